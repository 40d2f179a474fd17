"""Lists of phrases as patterns, and what lets a step of reading pass over a sentence: a gate never hides a match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytrack.reading.rules import words
from policytrack.reading.rules.claiming import further
from policytrack.reading.rules.details import voices
from policytrack.reading.rules.details.motives import _ONE_WORD, _shaped
from policytrack.reading.rules.phrasing import any_of, keywords, openings_of, ways_of, words_in

WORDS = st.sampled_from(["in", "into", "force", "forces", "effect", "at", "once", "a", "case-by-case"])
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
SHAPED = {name: entry["patterns"] for name, entry in words.load("reasons").items() if "patterns" in entry}
PATTERNS = [one for patterns in SHAPED.values() for one in patterns]
FIRST_WORD = re.compile(r"\w*")
PLAIN = st.characters(max_codepoint=127, include_characters="\u2019")


@given(st.lists(PHRASES, min_size=1), st.lists(PHRASES))
def test_one_pattern_finds_what_the_phrases_would_find_one_by_one(phrases: list[str], text: list[str]) -> None:
    """The phrases found in a text are those that an alternation of them all finds, the longest first."""
    plain = "|".join(re.escape(one) for one in sorted(phrases, key=len, reverse=True))
    shared = re.compile(rf"\b(?:{any_of(phrases)})\b")
    said = " ".join(text)
    assert [one.span() for one in shared.finditer(said)] == [
        one.span() for one in re.finditer(rf"\b(?:{plain})\b", said)
    ]


@given(st.lists(PHRASES, min_size=1), st.data())
def test_a_text_with_a_phrase_has_one_of_the_keywords(phrases: list[str], data: st.DataObject) -> None:
    """Wherever one of the phrases stands, one of their keywords stands."""
    said = f"It is, {data.draw(st.sampled_from(phrases))}, said so."
    assert not keywords(phrases).isdisjoint(words_in(said, 0, len(said)))


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=3)
@given(data=st.data())
def test_a_shape_of_a_reason_begins_as_its_openings_say(pattern: str, data: st.DataObject) -> None:
    """Whatever a pattern of the lexicon finds begins with one of the openings that are read from the pattern."""
    for way in ways_of(pattern):
        found = data.draw(st.from_regex(way.replace("~", "word "), fullmatch=True, alphabet=PLAIN))
        first = FIRST_WORD.match(found)
        assert first is not None
        assert f"{first[0]} ".startswith(tuple(openings_of(way)))


def test_what_any_word_may_open_is_of_owners() -> None:
    """The shapes that are left out where nobody owns anything all have an owner."""
    for pattern in PATTERNS:
        for way in ways_of(pattern):
            assert "" not in openings_of(way) or "s['\\u2019]" in way


def test_the_ways_of_a_pattern_are_the_pattern() -> None:
    """The ways put together again are what they were taken from."""
    assert ["|".join(ways_of(one)) for one in PATTERNS] == PATTERNS


def test_a_pattern_that_is_not_understood_is_refused() -> None:
    """A group that captures, whose openings nobody told how to read, is an error that names it."""
    with pytest.raises(ValueError, match="not understood from 4 on"):
        openings_of("spy (agency)")


@settings(max_examples=30)
@given(category=st.sampled_from(sorted(SHAPED)), data=st.data())
def test_the_shapes_of_a_category_are_found_as_one_pattern_would_find_them(category: str, data: st.DataObject) -> None:
    """Trying at each word only the shapes that it may open finds what all the patterns find as one, and no more."""
    some = st.sampled_from([way for one in SHAPED[category] for way in ways_of(one)]).flatmap(
        lambda way: st.from_regex(way.replace("~", "word "), fullmatch=True, alphabet=PLAIN)
    )
    text = " ".join(data.draw(st.lists(some, max_size=3)))
    whole = re.compile(rf"\b(?:{'|'.join(SHAPED[category]).replace('~', _ONE_WORD)})")
    found = [(one.start, one.end) for one in _shaped(text, 0, len(text)) if one.category == category]
    assert found == [one.span() for one in whole.finditer(text.lower())]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [(further._TOO, further._TOLD_TOO), (further._SO, further._TOLD_SO), (voices._ACCORDING, voices._SAID_BY)],  # noqa: SLF001
)
@settings(max_examples=50)
@given(data=st.data())
def test_a_pattern_finds_nothing_where_none_of_its_words_stands(
    pattern: re.Pattern[str], needed: frozenset[str], data: st.DataObject
) -> None:
    """Whatever one of these patterns finds has one of the words that it is looked for with."""
    found = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=PLAIN))
    assert not needed.isdisjoint(words_in(found, 0, len(found)))
