"""A passage is found only where it stands once, and whatever else stands there is noticed."""

import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from policytrack.errors import PassageError, PolicytrackError
from policytrack.passages import DIGEST, Passage, around, digest, locate, sha256, verify

# Anything that UTF-8 can write; astral characters, combining marks and line ends more often than by chance.
_CHARACTERS = st.sampled_from("aab  \n\r\t.é\u0301\u200d\ufeff漢\U0001f1f9\U0001f1fc\U00010348") | st.characters(
    exclude_categories=["Cs"]
)
texts = st.text(_CHARACTERS, min_size=1, max_size=60)


@st.composite
def texts_with_a_passage(draw: st.DrawFn) -> tuple[str, Passage]:
    """A text and a passage of it, with its true digest."""
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, Passage(start, end, digest(text[start:end]))


@given(texts, texts, texts)
def test_a_located_quote_verifies(before: str, quote: str, after: str) -> None:
    """What `locate` finds, `verify` gives back character by character, wherever it stands."""
    text = before + quote + after
    assume(quote.strip())
    assume(text.find(quote) == len(before))
    assume(text.find(quote, len(before) + 1) < 0)
    passage = locate(text, quote)
    assert (passage.start, passage.end) == (len(before), len(before) + len(quote))
    assert verify(text, passage) == quote


@pytest.mark.parametrize(
    ("text", "quote", "start", "end"),
    [
        ("\U0001f1f9\U0001f1fc bans it", "bans", 3, 7),
        ("\U00010348\U00010348 bans it", "bans", 3, 7),
        ("cafe\u0301 bans it", "bans", 6, 10),
        ("caf\u00e9 bans it", "bans", 5, 9),
        ("one\r\ntwo", "two", 5, 8),
    ],
)
def test_positions_count_code_points(text: str, quote: str, start: int, end: int) -> None:
    """An astral character counts one, and a combining mark counts for itself: no units of UTF-16, no graphemes."""
    assert locate(text, quote) == Passage(start, end, digest(quote))


@given(texts_with_a_passage(), st.data())
def test_any_changed_character_is_noticed(found: tuple[str, Passage], data: st.DataObject) -> None:
    """Another character anywhere within the passage makes it fail; one outside does not."""
    text, passage = found
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(_CHARACTERS.filter(lambda one: one != text[place]))
    changed = text[:place] + other + text[place + 1 :]
    if passage.start <= place < passage.end:
        with pytest.raises(PassageError, match="another passage stands at"):
            verify(changed, passage)
    else:
        assert verify(changed, passage) == text[passage.start : passage.end]


@given(texts_with_a_passage(), st.integers(-3, 3), st.integers(-3, 3))
def test_any_shifted_position_is_noticed(found: tuple[str, Passage], first: int, last: int) -> None:
    """Positions that are off by some are refused, unless the very same words stand there too."""
    text, passage = found
    start, end = passage.start + first, passage.end + last
    same = 0 <= start < end <= len(text) and text[start:end] == text[passage.start : passage.end]
    shifted = Passage(start, end, passage.digest)
    if same:
        assert verify(text, shifted) == verify(text, passage)
    else:
        with pytest.raises(PassageError):
            verify(text, shifted)


@given(texts_with_a_passage(), texts)
def test_text_put_in_front_is_noticed(found: tuple[str, Passage], front: str) -> None:
    """A text that grew before the passage no longer has it where it was."""
    text, passage = found
    grown = front + text
    assume(grown[passage.start : passage.end] != text[passage.start : passage.end])
    with pytest.raises(PassageError):
        verify(grown, passage)


@pytest.mark.parametrize(
    ("text", "quote", "complaint"),
    [
        ("Rome banned it.", "Oslo", '"Oslo" does not stand in the text'),
        ("Rome banned it.", "rome", '"rome" does not stand in the text'),
        ("", "Rome", "does not stand in the text"),
        ("no and no", "no", '"no" stands in the text more than once: quote more of it'),
        ("aaa", "aa", "more than once"),
        ("Rome banned it.", "", "an empty quote"),
        ("Rome banned it.", " \n", "an empty quote"),
        ("Rome banned it.", "x" * 61, f'"{"x" * 57}..." does not stand'),
        ("Rome banned it.", "x" * 60, f'"{"x" * 60}" does not stand'),
    ],
)
def test_a_quote_has_to_stand_once(text: str, quote: str, complaint: str) -> None:
    """A quote that is absent, empty or there twice (overlapping too) is an error, never a guess."""
    with pytest.raises(PassageError) as caught:
        locate(text, quote)
    assert complaint in str(caught.value)
    assert isinstance(caught.value, PolicytrackError)


@pytest.mark.parametrize(
    ("start", "end", "complaint"),
    [
        (5, 16, "5 to 16 lies outside the text, which has 15 code points"),
        (90, 99, "lies outside the text"),
        (-3, 3, "-3 to 3 is no position"),
        (-3, -1, "is no position"),
        (5, 5, "is no position"),
        (6, 5, "is no position"),
    ],
)
def test_positions_have_to_lie_in_the_text(start: int, end: int, complaint: str) -> None:
    """Positions are never read as Python reads slices: no counting from the end, no cutting short, nothing empty."""
    text = "Rome banned it."
    with pytest.raises(PassageError) as caught:
        verify(text, Passage(start, end, digest(text[start:end])))
    assert complaint in str(caught.value)


def test_the_error_shows_both_digests() -> None:
    """Somebody who repairs a position sees what stands there now and what was expected."""
    with pytest.raises(PassageError) as caught:
        verify("Rome banned it.", Passage(0, 4, digest("Oslo")))
    assert digest("Rome") in str(caught.value)
    assert digest("Oslo") in str(caught.value)


@pytest.mark.parametrize("length", [16, 17, 40, 64])
def test_a_longer_digest_is_checked_whole(length: int) -> None:
    """From 16 to all 64 hexadecimal digits are read, and each of them counts."""
    digits = sha256("Rome")[:length]
    assert verify("Rome", Passage(0, 4, f"sha256:{digits}")) == "Rome"
    wrong = digits[:-1] + ("0" if digits[-1] != "0" else "1")
    with pytest.raises(PassageError):
        verify("Rome", Passage(0, 4, f"sha256:{wrong}"))


@pytest.mark.parametrize(
    "written",
    [
        "",
        "sha256:",
        sha256("Rome"),
        f"sha256:{sha256('Rome')[:15]}",
        f"sha256:{sha256('Rome').upper()}",
        "md5:0123456789abcdef",
    ],
)
def test_what_is_no_digest_proves_nothing(written: str) -> None:
    """A digest that is short, empty or of another kind does not match, though its digits may."""
    assert DIGEST.fullmatch(written) is None
    with pytest.raises(PassageError):
        verify("Rome", Passage(0, 4, written))


@given(texts)
def test_digests_are_those_of_the_utf_8_bytes(text: str) -> None:
    """The digests are what any other program computes of the bytes."""
    whole = hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert sha256(text) == whole
    assert digest(text) == f"sha256:{whole[:16]}"
    assert DIGEST.fullmatch(digest(text))


@given(texts_with_a_passage(), st.integers(0, 20))
def test_around_shows_the_neighbourhood_on_one_line(found: tuple[str, Passage], context: int) -> None:
    """The three parts are what stands there, white space aside, and what is shown has no line end."""
    text, passage = found
    before, words, after = around(text, passage, context=context)
    assert words.split() == verify(text, passage).split()
    assert before.split() == text[max(0, passage.start - context) : passage.start].split()
    assert after.split() == text[passage.end : passage.end + context].split()
    assert len((before + words + after).splitlines()) <= 1


def test_around_refuses_what_does_not_verify() -> None:
    """No neighbourhood is shown of a passage that is not there."""
    with pytest.raises(PassageError):
        around("Rome banned it.", Passage(0, 4, digest("Oslo")))
