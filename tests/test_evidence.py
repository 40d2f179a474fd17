"""Passages are shown where their text is at hand, and whatever no longer stands as recorded is reported."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import policytrack as pt
from policytrack.errors import ArticleTextError, PassageError
from policytrack.evidence import Check, Texts, check, quoted
from policytrack.model import Restriction, values
from policytrack.passages import digest
from tests.samples import ARTICLES, RESTRICTIONS, TEXTS, write_texts

BY_ID = {one.id: one for one in RESTRICTIONS}
TEXAS = BY_ID["us-tx/acme-chat/use_ban"]
PIECES = [(one.id, where, piece) for one in RESTRICTIONS for where, piece in one.evidence()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "articles")


def _failed(folder: Path) -> list[Check]:
    return [one for one in check(RESTRICTIONS, Texts.of_folder(folder)) if one.fault]


def _change(folder: Path, number: str, change: Callable[[str], str]) -> Path:
    file = folder / f"{number}_text.txt"
    file.write_bytes(change(file.read_bytes().decode()).encode())
    return file


def test_texts_are_found_by_what_they_are(folder: Path) -> None:
    """Whatever the files are called, each article has its own text, and one that is not there has none."""
    for number, file in enumerate(sorted(folder.iterdir())):
        file.rename(folder / f"{9 - number}.anything")
    texts = Texts.of_folder(folder)
    assert {article.id: texts.of(article) for article in ARTICLES} == TEXTS
    (folder / "9.anything").unlink()
    assert Texts.of_folder(folder).of(ARTICLES[0]) is None


def test_a_text_is_what_its_bytes_say(tmp_path: Path) -> None:
    """Line ends and a byte order mark belong to what was digested: nothing is translated on the way in."""
    (tmp_path / "crlf.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\r")
    assert list(Texts.of_folder(tmp_path).files.values()) == ["\ufeffone\r\ntwo\r"]


def test_what_is_no_text_is_passed_over(folder: Path) -> None:
    """Images and folders among the texts do no harm."""
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (folder / "more").mkdir()
    assert sorted(Texts.of_folder(folder).by_digest) == sorted(one.sha256 for one in ARTICLES)


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda _: None, "there is no such folder of articles"),
        (lambda path: path.write_text("text"), "there is no such folder of articles"),
        (lambda path: path.mkdir(), "there is no text in this folder of articles"),
    ],
)
def test_a_folder_without_texts_is_an_error(tmp_path: Path, make: Callable[[Path], object], complaint: str) -> None:
    """A folder that is misspelt, a file or empty is named, instead of leaving all passages out silently."""
    path = tmp_path / "texts"
    make(path)
    with pytest.raises(ArticleTextError) as caught:
        Texts.of_folder(path)
    assert str(caught.value) == f"{path}: {complaint}"


def test_all_evidence_verifies(folder: Path) -> None:
    """Each piece is checked once, with the field it belongs to, the file, and the very passage."""
    checks = list(check(RESTRICTIONS, Texts.of_folder(folder)))
    assert [(one.restriction, one.field, one.evidence) for one in checks] == PIECES
    for one in checks:
        assert one.fault is None
        assert one.file == str(folder / f"{one.evidence.article[:3]}_text.txt")
        assert one.passage == TEXTS[one.evidence.article][one.evidence.start : one.evidence.end]
        assert digest(one.passage) == one.evidence.digest


def test_a_check_is_one_line(folder: Path) -> None:
    """A passage that runs over several lines is shown on one."""
    shown = {str(one) for one in check([BY_ID["us-dod/acme-chat/advisory"]], Texts.of_folder(folder))}
    assert shown == {"us-dod/acme-chat/advisory: events[0].evidence[0]: 100-early 90-114: The Pentagon warns of it"}


def test_a_changed_character_is_reported(folder: Path) -> None:
    """Every piece of that article fails, as its text is not the recorded one; the passage that changed says so too."""
    file = _change(folder, "102", lambda text: text.replace("endangers", "endangerZ"))
    failed = _failed(folder)
    assert [(one.restriction, one.field) for one in failed] == [
        (one, where) for one, where, piece in PIECES if piece.article == "102-late"
    ]
    for one in failed:
        altered = one.field == "rationales[1].evidence[0]" and one.restriction == TEXAS.id
        assert one.file == str(file)
        assert one.fault is not None
        assert one.fault.startswith(f"{file}: not the recorded text of 102-late, as its SHA-256 differs")
        assert ("another passage stands at" in one.fault) is altered
        assert (one.passage is None) is altered


def test_a_character_put_in_front_is_reported(folder: Path) -> None:
    """A text that grew at its beginning has no passage where it was, and each piece says what stands there now."""
    _change(folder, "101", lambda text: f" {text}")
    failed = _failed(folder)
    assert {one.evidence.article for one in failed} == {"101-vague"}
    assert all("SHA-256 differs: another passage stands at" in (one.fault or "") for one in failed)


def test_a_missing_article_is_reported(folder: Path) -> None:
    """Each piece of its evidence fails with its field, and no other does."""
    (folder / "100_text.txt").unlink()
    failed = _failed(folder)
    assert [(one.restriction, one.field) for one in failed] == [
        (one, where) for one, where, piece in PIECES if piece.article == "100-early"
    ]
    assert {(one.file, one.passage) for one in failed} == {(None, None)}
    assert str(failed[0]).endswith(": no file has the recorded SHA-256 of 100-early")


@pytest.mark.parametrize(("first", "last"), [(1, 0), (0, -1), (5, 5), (-1, -1), (10_000, 10_000)])
def test_a_shifted_offset_is_reported(folder: Path, first: int, last: int) -> None:
    """In the right text, a position that is off fails alone, with its file and field; the others still stand."""
    reason = TEXAS.rationales[0]
    piece = reason.evidence[0]
    moved = type(piece).trusted({**values(piece), "start": piece.start + first, "end": piece.end + last})
    wrong = type(reason).trusted({**values(reason), "evidence": (moved,)})
    altered = Restriction.trusted({**values(TEXAS), "rationales": (wrong, TEXAS.rationales[1])})
    failed = [one for one in check([altered], Texts.of_folder(folder)) if one.fault]
    assert [(one.field, one.file, one.passage) for one in failed] == [
        ("rationales[0].evidence[0]", str(folder / "100_text.txt"), None)
    ]
    assert failed[0].fault is not None
    assert failed[0].fault.startswith(f"{folder / '100_text.txt'}: ")


def test_two_files_of_one_number_are_no_altered_copy(folder: Path) -> None:
    """Which of two files the article was is not guessed: then its text is missing."""
    _change(folder, "101", lambda text: f"{text} ")
    (folder / "101-other.txt").write_text("Something else.")
    assert {one.file for one in _failed(folder)} == {None}


def test_passages_are_shown_where_the_text_is_at_hand(folder: Path) -> None:
    """Every piece of an article at hand has its quote, the others none, and nothing else is another."""
    (folder / "102_text.txt").unlink()
    found = quoted(TEXAS, Texts.of_folder(folder))
    for _, piece in found.evidence():
        at_hand = piece.article != "102-late"
        assert piece.quote == (TEXTS[piece.article][piece.start : piece.end] if at_hand else None)
    assert [(where, piece.unquoted()) for where, piece in found.evidence()] == list(TEXAS.evidence())
    assert found != TEXAS
    assert quoted(TEXAS, Texts()) == TEXAS


def test_a_quoted_restriction_is_a_valid_record(folder: Path) -> None:
    """Making it again through the checks of a record changes nothing."""
    found = quoted(TEXAS, Texts.of_folder(folder))
    assert Restriction.from_dict(found.to_dict()) == found


def test_a_passage_that_is_not_there_is_never_shown(folder: Path) -> None:
    """In the recorded text something else stands at that position: an error that names the restriction, no guess."""
    event = TEXAS.events[0]
    piece = event.evidence[0]
    moved = type(piece).trusted({**values(piece), "start": piece.start + 1})
    wrong = type(event).trusted({**values(event), "evidence": (moved,)})
    altered = Restriction.trusted({**values(TEXAS), "events": (wrong,)})
    with pytest.raises(PassageError, match="us-tx/acme-chat/use_ban: another passage stands at"):
        quoted(altered, Texts.of_folder(folder))


def test_the_given_articles_back_every_bundled_record(articles_folder: Path) -> None:
    """All evidence of the bundled records stands in the source articles, and each passage is shown."""
    with pt.open(articles=articles_folder) as tracker:
        checks = tracker.verify()
        found = tracker.restrictions()
    assert [one for one in checks if one.fault] == []
    assert len(checks) == sum(len(list(one.evidence())) for one in found)
    assert {one.evidence.article for one in checks} == {article.id for one in found for article in one.articles}
    for one in found:
        for _, piece in one.evidence():
            assert piece.quote is not None
            assert digest(piece.quote).startswith(piece.digest[:23])


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_any_change_of_a_given_article_is_noticed(articles_folder: Path, tmp_path: Path, number: str) -> None:
    """One character more at the end of one article, outside all passages: its evidence fails, the rest stands."""
    copied = Path(shutil.copytree(articles_folder, tmp_path / "articles"))
    file = next(path for path in copied.iterdir() if path.name.startswith(number))
    file.write_bytes(file.read_bytes() + b" ")
    with pt.open() as tracker:
        checks = tracker.verify(copied)
    assert {(one.evidence.article[:3], one.file) for one in checks if one.fault} == {(number, str(file))}
    assert all(one.passage for one in checks)
