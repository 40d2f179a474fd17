"""Reading gives candidates with their passages, says what it did not understand, and saves or sends nothing."""

import html
import pickle
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytrack
from policytrack.errors import DateFormatError
from policytrack.model import Restriction
from policytrack.passages import verify
from policytrack.reading import Draft, Known, Reading, read
from policytrack.reading.rules import structure
from tests.counting import lines_run
from tests.pathological import TEXTS
from tests.readers import RURITANIA, TEXT, ban, proposing, read_tock


@pytest.fixture
def reading() -> Reading:
    return read(TEXT, reader=read_tock, published="2025-02-07", recorded=date(2025, 3, 1))


def test_a_reading_is_a_sequence_of_restrictions(reading: Reading) -> None:
    """It has a length, is iterated, indexed and sliced, and a slice is a reading of the same document."""
    assert [one.id for one in reading] == ["ruritania/tock/use_ban"]
    assert (len(reading), reading[0], reading[-1:].article) == (1, reading.restrictions[0], reading.article)
    assert len(reading[1:]) == 0
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301 - our own


def test_it_says_in_a_line_what_it_is(reading: Reading) -> None:
    """The short form has the article and the counts; what is not there is not counted."""
    assert repr(reading) == f"<Reading of {reading.article.id}: 1 candidate, 1 unread>"
    assert repr(reading[1:][:0]).endswith(": 0 candidates, 1 unread>")


def test_it_is_shown_with_what_was_not_understood(reading: Reading) -> None:
    """As aligned text and as a table for a notebook, in which nothing of the text is markup."""
    shown = str(reading)
    assert "ruritania/tock/use_ban" in shown
    assert f"Unread at {reading.unread[0].start}-" in shown
    assert "status on 2025-02-07" in shown
    risky = read("<Tock> & co\n\nFreedonia <b>weighs</b> it.", reader=read_tock)._repr_html_()
    assert "<b>" not in risky
    assert html.escape("<b>weighs</b>") in risky


def test_nothing_read_is_said_so() -> None:
    """With the title, and how much there was to read."""
    nothing = read("All is well\n\nNobody forbids anything.", reader=read_tock)
    assert str(nothing) == 'No restriction was read in "All is well" (37 characters).'
    assert nothing._repr_html_() == f"<p>{html.escape(str(nothing))}</p>"


def test_the_status_is_that_on_the_day_of_the_article() -> None:
    """What is fixed for a later day is not in force yet; without a date it is the day of reading that counts."""
    reader = proposing(ban(date="2025-06-01"), ban(kind="adopted", date="2025-02-01"))
    dated = read(TEXT, reader=reader, published="2025-02-07", recorded=date(2025, 7, 1))
    assert dated.to_dicts()[0]["status"] == "adopted_not_in_force"
    undated = read(TEXT, reader=reader, recorded=date(2025, 7, 1))
    assert undated.to_dicts()[0]["status"] == "in_force"


def test_a_candidate_as_json_is_read_back(reading: Reading) -> None:
    """The shape is that of every restriction, quotes included."""
    (plain,) = reading.to_dicts()
    assert Restriction.from_dict(plain) == reading[0]
    assert plain["review"] == "machine_candidate"
    assert plain["events"][0]["evidence"][0]["quote"] in TEXT


def test_a_reader_is_told_what_is_known() -> None:
    """The day and title of the document, beside the actors and targets that were given."""
    told: list[Known] = []

    def listen(_text: str, known: Known) -> Draft:
        told.append(known)
        return Draft(())

    read(TEXT, reader=listen, published="2025-02", recorded=date(2025, 3, 1))
    read("It is banned.", reader=listen)
    assert [(one.published, one.title) for one in told] == [
        (date(2025, 2, 28), "Ruritania bans Tock on official phones"),
        (None, None),
    ]


def test_what_is_said_of_a_document_is_kept() -> None:
    """Title, publisher, address and kind of source end up in the article."""
    article = read(
        TEXT, reader=read_tock, title="A ban", publisher="The Daily Sample", url="https://sample.example", tier="blog"
    ).article
    assert (article.title, article.publisher, article.url) == ("A ban", "The Daily Sample", "https://sample.example")
    with pytest.raises(DateFormatError):
        read(TEXT, reader=read_tock, published="last week")


@given(st.text(min_size=1).filter(lambda text: text.strip().strip("\ufeff")))
def test_the_evidence_of_any_text_verifies(text: str) -> None:
    """Whatever stands around a passage, its position is exact, and the reading has the text that it counts in."""
    reading = read(f"{text}\nTock is banned by {RURITANIA.name}.\n{text}", reader=read_tock, title="Any")
    assert reading
    for one in reading:
        for _, piece in one.evidence():
            assert verify(reading.text, piece.passage) == piece.quote


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_three_times_as_long_takes_three_times_the_work(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines that are run, with the comparisons that data classes make, grow with a text and not with its square."""
    monkeypatch.setattr(structure, "LONGEST_SENTENCE", 300)  # so that short texts are long ones
    read(TEXTS[name](500))  # what is loaded once is not counted
    work = []
    for length in (700, 2100):
        with lines_run((str(Path(policytrack.__file__).parent), "<string>")) as lines:
            read(TEXTS[name](length))
        work.append(lines.total())
    assert work[1] <= 3.6 * work[0] + 1000
