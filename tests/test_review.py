"""The queue keeps every candidate and every decision, and only a person can say that a person looked."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import policytrack as pt
from policytrack.errors import (
    ArticleTextError,
    ConflictingRecordError,
    DatabaseError,
    InvalidRecordError,
    PassageError,
    ReviewError,
    UnknownNameError,
)
from policytrack.model import Restriction, values
from policytrack.vocabulary import CandidateState, ReviewState
from tests.counting import lines_run
from tests.databases import assert_sound, contents, empty_file, plain
from tests.readings import BOLIVIA, NEWS, TEXAS, ByHand, article, news, reading
from tests.samples import filled

TEXAS_BAN, BOLIVIAN = "us-tx/acme-chat/use_ban", "bo/tock/access_block"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return filled(tmp_path_factory.mktemp("review") / "sample.db").read_bytes()


@pytest.fixture
def tracker(sample: bytes, tmp_path: Path) -> Iterator[pt.Tracker]:
    """The sample, with the two candidates of the news in its queue: 1 adds to a known restriction, 2 is a new one."""
    (tmp_path / "own.db").write_bytes(sample)
    with pt.open(tmp_path / "own.db") as opened:
        opened.queue(news())
        yield opened
    assert_sound(tmp_path / "own.db")


def states(tracker: pt.Tracker) -> dict[int, str]:
    return {one.number: one.state.value for one in tracker.review.candidates()}


def records(tracker: pt.Tracker) -> dict[str, list[tuple[object, ...]]]:
    """All rows but those of the queue."""
    found = contents(Path(str(tracker._database.url.database)))  # noqa: SLF001 - to look at the file beneath
    return {name: rows for name, rows in found.items() if name not in {"read_text", "reading", "candidate", "decision"}}


def changed(one: Restriction, **fields: object) -> Restriction:
    return Restriction.model_validate({**values(one), **fields})


# Queueing


def test_what_is_queued_is_not_recorded(tracker: pt.Tracker) -> None:
    """Candidates wait, each with what it would change; no question finds them."""
    first, second = tracker.review.queue()
    assert (first.number, first.id, first.state) == (1, TEXAS_BAN, CandidateState.pending)
    assert [one.kind.code for one in first.addition.events] == ["extended"]
    assert (second.id, second.addition.is_new, second.text, second.article.id) == (BOLIVIAN, True, NEWS, "103-news")
    assert len(tracker.get(TEXAS_BAN).events) == 1
    with pytest.raises(UnknownNameError):
        tracker.get(BOLIVIAN)


def test_the_same_text_read_again_queues_nothing(tracker: pt.Tracker) -> None:
    """Whatever the article is called and whenever it is read: the text is the same, and so are the candidates."""
    before = states(tracker)
    for again in (news(), news(recorded="2025-09-09"), news(id="another-name", title="Another title")):
        assert (queued := tracker.queue(again)).unchanged == (1, 2)
        assert (queued.added, queued.superseded, queued.stale, queued.article.id) == ((), (), (), "103-news")
    assert states(tracker) == before
    assert tracker.review.queue()[0].article.title == "Another title"
    assert str(queued) == "103-news: 2 queued before"


def test_another_extraction_supersedes(tracker: pt.Tracker) -> None:
    """A pending candidate that the same reader now reads otherwise, or no more, waits no longer, and is still there."""
    queued = tracker.queue(reading(NEWS, {**TEXAS, "scopes": []}))
    assert (queued.added, queued.superseded) == ((3,), (1, 2))
    assert states(tracker) == {1: "superseded", 2: "superseded", 3: "pending"}
    assert tracker.queue(news()).superseded == (3,)
    assert states(tracker) == {1: "pending", 2: "pending", 3: "superseded"}


def test_to_queue_is_no_more_work_with_many_texts_before(tracker: pt.Tracker) -> None:
    """A folder of articles is queued in a time that grows with their number, and no faster."""
    work = []
    for number in range(60):
        one = reading(f"{NEWS}Page {number}.\n", TEXAS, BOLIVIA, id=f"page-{number}")
        with lines_run(tuple(str(Path(pt.__file__).parent / folder) for folder in ("review", "store"))) as lines:
            tracker.queue(one)
        work.append(lines.total())
    assert work[-1] < 1.1 * work[1]


def test_readers_stand_side_by_side(tracker: pt.Tracker) -> None:
    """What one reader finds does not supersede what another did in the same text."""
    tracker.queue(reading(NEWS, {**TEXAS, "scopes": []}), reader="model")
    assert states(tracker) == {1: "pending", 2: "pending", 3: "pending"}
    assert tracker.review.get(3).reader == "model"


def test_how_it_is_described_is_no_other_extraction(tracker: pt.Tracker) -> None:
    """Another summary alone does not undo what was decided."""
    tracker.review.accept(1, by="Ann")
    tracker.queue(reading(NEWS, {**TEXAS, "summary": "In other words."}, BOLIVIA))
    assert states(tracker) == {1: "accepted", 2: "pending"}


WRONG: dict[str, tuple[ByHand, type[Exception], str]] = {
    "another text": (ByHand(article(NEWS), NEWS + " ", ()), ArticleTextError, "103-news: this is another text"),
    "another article": (
        ByHand(article(NEWS), NEWS, tuple(news(id="104-other"))),
        ReviewError,
        r"events\[0\].evidence\[0\]: it is evidence from 104-other, not from 103-news",
    ),
    "twice": (ByHand(article(NEWS), NEWS, (*news(), *news())), ReviewError, "the same restriction comes twice"),
    "a passage that is not there": (
        ByHand(article("T" + NEWS[1:-1]), "T" + NEWS[1:-1], tuple(news("x" + NEWS))),
        PassageError,
        r"use_ban: events\[0\].evidence\[0\]: 103-news: another passage",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_not_grounded_is_not_queued(wrong: str, tracker: pt.Tracker) -> None:
    """A reading whose evidence does not stand in its text is refused as a whole."""
    given, error, complaint = WRONG[wrong]
    before = states(tracker)
    with pytest.raises(error, match=complaint):
        tracker.queue(given)
    assert states(tracker) == before


def test_candidates_come_with_their_article_and_text(tracker: pt.Tracker) -> None:
    """Without them nothing is queued; the bundled records have no queue."""
    with pytest.raises(ArticleTextError, match="give the article that the candidates were read in, and its text"):
        tracker.queue(tuple(news()))
    assert tracker.queue(tuple(news()), article=article(NEWS), text=NEWS).unchanged == (1, 2)
    with pt.open() as bundled, pytest.raises(DatabaseError, match="for reading only"):
        bundled.queue(news())


# Accepting


def test_a_person_accepts(tracker: pt.Tracker) -> None:
    """What is known grows, is human-reviewed, and the text is kept and quoted; the decision says who, when and what."""
    decision = tracker.review.accept(1, by="  Ann  Lee", reason="Read it twice.")
    one = tracker.get(TEXAS_BAN)
    assert one.review is ReviewState.human_reviewed
    assert [event.kind.code for event in one.events] == ["took_effect", "extended"]
    assert one.summary == "Texas restricts Acme Chat."
    assert {piece.quote for piece in one.events[1].evidence} == {"From 1 March 2025"}
    assert all(check.fault is None for check in tracker.verify() if check.evidence.article == "103-news")
    assert (decision.kind.code, decision.by, decision.reason) == ("accept", "Ann Lee", "Read it twice.")
    assert decision.after == one.unquoted()
    assert decision.before is not None
    assert len(decision.before.events) == 1
    assert tracker.review.decisions() == (decision,)
    assert states(tracker) == {1: "accepted", 2: "pending"}


def test_a_new_restriction_is_found_at_once(tracker: pt.Tracker) -> None:
    """Its actor, unknown before, answers to its name."""
    tracker.review.accept(2, by="Ann")
    assert [one.id for one in tracker.what("Bolivia")] == ["tock"]
    assert tracker.get(BOLIVIAN).review is ReviewState.human_reviewed


@pytest.mark.parametrize("by", ["agent:checker", "Agent: checker", " agent:checker "])
def test_a_program_never_says_that_a_person_looked(by: str, tracker: pt.Tracker) -> None:
    """Its acceptance is agent-reviewed, also of what a person had confirmed, unless it adds nothing to that."""
    tracker.review.accept(2, by=by)
    assert tracker.get(BOLIVIAN).review is ReviewState.agent_reviewed
    tracker.review.accept(1, by="Ann")
    tracker.queue(reading(NEWS, TEXAS, BOLIVIA), reader="model")
    tracker.review.accept(3, by=by)
    assert tracker.get(TEXAS_BAN).review is ReviewState.human_reviewed
    tracker.queue(reading("Acme Chat is out.", {**TEXAS, **OUT}, id="104-other"))
    tracker.review.accept(5, by=by)
    assert tracker.get(TEXAS_BAN).review is ReviewState.agent_reviewed
    assert {one.by for one in tracker.review.decisions()} == {"agent:checker", "Ann"}


OUT: dict[str, Any] = {"events": [{"kind": "enforced", "quotes": "is out"}], "scopes": [], "rationales": []}


@pytest.mark.parametrize("by", ["", "  ", "agent:", "agent: "])
def test_nobody_decides_nothing(by: str, tracker: pt.Tracker) -> None:
    """A person is never guessed."""
    for decide in (tracker.review.accept, tracker.review.undo):
        with pytest.raises(ReviewError, match="say who decides"):
            decide(candidate=1, by=by)
    assert tracker.review.decisions() == ()


def test_a_candidate_is_decided_on_once(tracker: pt.Tracker) -> None:
    """A second decision asks for the first to be undone; a number that is not there is named."""
    tracker.review.accept(1, by="Ann")
    tracker.review.reject(2, by="Ben", reason="No ban.")
    with pytest.raises(ReviewError, match=r"candidate 1 was accepted by Ann on \d{4}-\d\d-\d\d: undo that first"):
        tracker.review.reject(1, by="Ben", reason="No.")
    with pytest.raises(ReviewError, match="candidate 2 was rejected by Ben"):
        tracker.review.accept(2, by="Ann")
    with pytest.raises(ReviewError, match="there is no candidate 9"):
        tracker.review.accept(9, by="Ann")
    assert len(tracker.review.decisions()) == 2


def test_a_rejection_has_a_reason_and_stays(tracker: pt.Tracker) -> None:
    """The same text read again does not bring it back, and nothing of it is recorded."""
    with pytest.raises(ReviewError, match="candidate 2: say why it is rejected"):
        tracker.review.reject(2, by="Ann", reason=" ")
    before = records(tracker)
    tracker.review.reject(2, by="Ann", reason="They advise, they do not block.")
    tracker.queue(news())
    assert states(tracker) == {1: "pending", 2: "rejected"}
    assert records(tracker) == before
    [decision] = tracker.review.get(2).decisions
    assert decision.reason == "They advise, they do not block."


def test_another_description_is_kept_out_until_it_is_amended(tracker: pt.Tracker) -> None:
    """An actor that is recorded elsewhere is shown as a difference; accepting it changes nothing; naming it does."""
    elsewhere = TEXAS["actor"].model_copy(update={"place": "MX"})
    tracker.queue(reading(NEWS, {**TEXAS, "actor": elsewhere}), reader="model")
    assert [one.field for one in tracker.review.get(3).addition.differences if one.blocks] == ["actor.place"]
    with pytest.raises(ConflictingRecordError, match="actor us-tx: place is"):
        tracker.review.accept(3, by="Ann")
    assert tracker.review.decisions() == ()
    tracker.review.amend(3, {"actor": "us-tx"}, by="Ann")
    assert tracker.get(TEXAS_BAN).actor.place == "US-TX"


def test_a_body_comes_with_what_it_is_part_of(tmp_path: Path) -> None:
    """In a file without it, the bundled records tell what an actor is part of and who makes a target."""
    with pt.open() as bundled, pt.open(empty_file(tmp_path / "new.db")) as own:
        ban = bundled.get("us-navy/deepseek-app/use_ban")
        barred = {"actor": ban.actor, "target": ban.target, "measure": "use_ban", "events": [BARRED]}
        own.queue(reading("The Navy bars it.", barred))
        own.review.accept(1, by="Ann")
        assert {"us-navy", "us-dod", "us"} == {one.id for one in own.actors()}
        assert {"deepseek", "deepseek-app"} == {one.id for one in own.targets()}


BARRED = {"kind": "took_effect", "quotes": "bars it"}


# Amending


def test_an_amendment_is_recorded_as_such(tracker: pt.Tracker) -> None:
    """What the person changed is what is recorded, summary and strength too, and a quote alone is looked up."""
    changes = {
        "summary": "Texas also binds its contractors.",
        "strength": "full",
        "events": [{"kind": "strengthened", "date": "2025-03-01", "evidence": [{"quote": "Texas widens its ban"}]}],
        "rationales": [],
    }
    decision = tracker.review.amend(1, changes, by="Ann")
    one = tracker.get(TEXAS_BAN)
    assert decision.kind.code == "amend"
    assert (one.summary, one.strength.code, one.review.code) == (changes["summary"], "full", "human_reviewed")
    assert [event.kind.code for event in one.events] == ["took_effect", "strengthened"]
    assert len(one.rationales) == 2
    assert tracker.review.get(1).restriction.events[0].kind.code == "extended"
    assert tracker.queue(news()).unchanged == (1, 2)
    assert states(tracker)[1] == "accepted"


def test_an_amendment_may_make_it_another_restriction(tracker: pt.Tracker) -> None:
    """Another measure or target makes another id, known or new."""
    seen = tracker.review.preview(2, {"measure": "use_ban", "target": "acme-chat"})
    assert (seen.id, seen.addition.is_new) == ("bo/acme-chat/use_ban", True)
    assert tracker.review.decisions() == ()
    tracker.review.amend(
        2, {"measure": "use_ban", "actor": {"id": "bo", "name": "Bolivia", "kind": "unknown"}}, by="Ann"
    )
    assert tracker.get("bo/tock/use_ban").actor.kind.code == "unknown"


def test_a_quote_may_be_copied_from_a_screen(tracker: pt.Tracker) -> None:
    """With its lines broken elsewhere; what is kept is the passage as it stands in the text."""
    event = {"kind": "extended", "evidence": [{"quote": "work phone either. Governor\n   Doe"}]}
    [found] = tracker.review.preview(1, {"events": [event]}).restriction.events
    assert NEWS[found.evidence[0].start : found.evidence[0].end] == "work phone either.\nGovernor Doe"


def test_a_summary_says_what_was_accepted(tracker: pt.Tracker) -> None:
    """What the reader wrote of another measure or step is not kept; what the reviewer wrote is, and what is known."""
    measure, step = {"measure": "use_ban"}, {"events": [{"kind": "announced", "evidence": [{"quote": "Bolivia"}]}]}
    read = tracker.review.get(2).restriction.summary
    assert tracker.review.preview(2, {"strength": "full", "summary": read}).restriction.summary == read
    assert tracker.review.preview(2, {**measure, "summary": read}).restriction.summary == ("Bolivia: use ban of Tock.")
    assert tracker.review.preview(2, step).restriction.summary == "Bolivia: access block of Tock."
    assert tracker.review.preview(2, {**step, "summary": "Soon."}).restriction.summary == "Soon."
    tracker.review.amend(2, measure, by="Ann")
    assert tracker.get("bo/tock/use_ban").summary == "Bolivia: use ban of Tock."
    changed_step = [{"kind": "strengthened", "evidence": [{"quote": "Texas widens its ban"}]}]
    tracker.review.amend(1, {"events": changed_step}, by="Ann")
    assert tracker.get(TEXAS_BAN).summary == "Texas restricts Acme Chat."


def test_a_reason_of_another_category_is_told_anew(tracker: pt.Tracker) -> None:
    """Where the reader only put its category into a sentence, that sentence goes with it; other words stay."""
    said = {"category": "data_privacy", "statement": "The protection of personal data is given as the reason."}
    tracker.queue(reading(NEWS, {**TEXAS, "rationales": [{**said, "quotes": "fears spies"}]}, BOLIVIA), reader="model")
    evidence = [{"quote": "fears spies"}]
    anew = "Weaknesses that attackers could use are given as the reason."
    for number, statement, told in (3, said["statement"], anew), (1, "It may spy.", "It may spy."):
        changed_reason = {"category": "cybersecurity", "statement": statement, "evidence": evidence}
        [reason] = tracker.review.preview(number, {"rationales": [changed_reason]}).restriction.rationales
        assert reason.statement == told


BAD: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "a field that is not there": ({"opinion": "bad"}, InvalidRecordError, "opinion: this field cannot be amended"),
    "who looked": ({"review": "human_reviewed"}, InvalidRecordError, "review: this field cannot be amended"),
    "a wrong code": ({"measure": "ban"}, InvalidRecordError, "measure: Input should be"),
    "an unknown actor": (
        {"actor": "us-texas"},
        UnknownNameError,
        'no actor id is known as "us-texas"; did you mean us,',
    ),
    "no event": ({"events": []}, InvalidRecordError, "events: there has to be one at least"),
    "a quote that is not there": (
        {"events": [{"kind": "adopted", "evidence": [{"quote": "It is banned."}]}]},
        PassageError,
        r'events\[0\]: "It is banned." does not stand in the text',
    ),
    "a date that is none": (
        {"events": [{"kind": "adopted", "date": "soon", "evidence": [{"quote": "Texas widens its ban"}]}]},
        InvalidRecordError,
        r"^events\[0\].date: \"soon\" is not a date: [^;]*$",
    ),
    "a quote that is no text": (
        {"events": [{"kind": "adopted", "evidence": [{"quote": ["It is banned."]}]}]},
        InvalidRecordError,
        r"events\[0\].evidence\[0\].quote: Input should be a valid string",
    ),
    "no changes at all": (None, InvalidRecordError, "give what changes as a dictionary of fields"),  # type: ignore[dict-item]
    "a passage that is another": (
        {"events": [{"kind": "adopted", "evidence": [{"start": 0, "end": 5, "digest": "sha256:" + "0" * 16}]}]},
        PassageError,
        r"events\[0\].evidence\[0\]: another passage stands at 0 to 5",
    ),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_amendment_changes_nothing(bad: str, tracker: pt.Tracker) -> None:
    """The error names the field; neither the records nor the decisions change."""
    changes, error, complaint = BAD[bad]
    before = records(tracker)
    with pytest.raises(error, match=complaint):
        tracker.review.amend(1, changes, by="Ann")
    assert (records(tracker), tracker.review.decisions()) == (before, ())


# Stale


def test_a_changed_text_makes_an_acceptance_stale(tracker: pt.Tracker) -> None:
    """The page says more than it did: what was accepted from it asks to be looked at again, and says so."""
    tracker.review.accept(1, by="Ann")
    queued = tracker.queue(news(NEWS + "An update.\n"))
    assert (queued.article.id, queued.added, queued.stale, queued.superseded) == ("103-news-text-2", (3, 4), (1,), (2,))
    assert tracker.get(TEXAS_BAN).review is ReviewState.stale
    assert [one.number for one in tracker.review.queue()] == [1, 3, 4]
    tracker.review.accept(3, by="Ben")
    assert tracker.get(TEXAS_BAN).review is ReviewState.human_reviewed
    assert states(tracker) == {1: "superseded", 2: "superseded", 3: "accepted", 4: "pending"}
    assert len(tracker.get(TEXAS_BAN).articles) == 4


def test_the_same_address_is_the_same_article(tracker: pt.Tracker) -> None:
    """Whatever they are called, texts of one address are one article; of two addresses, two, even of one id."""
    page, other = "https://example.org/news", "https://example.org/other"
    tracker.queue(reading("Tock is out.", {**BOLIVIA, "events": [OUT["events"][0]]}, id="200", url=page))
    tracker.review.accept(3, by="Ann")
    second = {**BOLIVIA, "events": [{"kind": "enforced", "quotes": "still out"}]}
    assert tracker.queue(reading("Tock is still out.", second, id="200", url=other)).stale == ()
    assert tracker.queue(reading("Tock is still out?", second, id="201", url=page)).stale == (3,)


OTHER = "Bolivia has let Tock back on every network since Monday, as its courts had told it to."


def test_a_file_of_the_same_name_is_another_article(tracker: pt.Tracker) -> None:
    """Two reports may lie in two folders under one name: what waits of the one is not lost when the other is read."""
    other = {**BOLIVIA, "events": [{"kind": "lifted", "quotes": "has let Tock back"}]}
    queued = tracker.queue(reading(OTHER, other))
    assert (queued.article.id, queued.added, queued.superseded) == ("103-news-text-2", (3,), ())
    assert states(tracker) == {1: "pending", 2: "pending", 3: "pending"}
    edited = OTHER.replace("Monday", "Tuesday")
    queued = tracker.queue(reading(edited, other))
    assert (queued.article.id, queued.added, queued.superseded) == ("103-news-text-3", (4,), (3,))
    assert states(tracker) == {1: "pending", 2: "pending", 3: "superseded", 4: "pending"}


def test_a_file_that_was_edited_is_the_same_article(tracker: pt.Tracker, tmp_path: Path) -> None:
    """Without an address, a changed text is known by its name and by what stands in it still."""
    page = tmp_path / "report.txt"
    page.write_text("Italy has blocked the DeepSeek app since 30 January 2025. It cited privacy.", "utf-8")
    queued = tracker.queue(tracker.read(page))
    assert (queued.article.id, queued.added) == ("report", (3,))
    tracker.review.accept(3, by="Ann")
    for day in "29", "28":
        page.write_text(page.read_text("utf-8").replace(" 30 ", f" {day} ").replace(" 29 ", f" {day} "), "utf-8")
        queued = tracker.queue(tracker.read(page))
        assert queued.article.id.startswith("report-")
    assert states(tracker) == {1: "pending", 2: "pending", 3: "stale", 4: "superseded", 5: "pending"}
    page.write_text("India has blocked the TikTok app since June 2020.", "utf-8")
    queued = tracker.queue(tracker.read(page))
    assert (queued.stale, queued.superseded) == ((), ())
    assert states(tracker)[5] == "pending"


def test_another_extraction_makes_an_acceptance_stale(tracker: pt.Tracker) -> None:
    """A person confirms the old one, or accepts the new one; to reject the new one confirms the old one too."""
    tracker.review.accept(1, by="Ann")
    other = reading(NEWS, {**TEXAS, "scopes": []}, BOLIVIA)
    assert tracker.queue(other).stale == (1,)
    assert tracker.get(TEXAS_BAN).review is ReviewState.stale
    tracker.review.accept(1, by="Ben", reason="It still says so.")
    assert tracker.get(TEXAS_BAN).review is ReviewState.human_reviewed
    assert states(tracker) == {1: "accepted", 2: "pending", 3: "pending"}
    tracker.review.undo(by="Ben")
    assert states(tracker)[1] == "stale"
    tracker.review.reject(3, by="Ben", reason="The scope is stated.")
    assert states(tracker) == {1: "accepted", 2: "pending", 3: "rejected"}
    assert tracker.get(TEXAS_BAN).review is ReviewState.human_reviewed


def test_what_is_read_as_before_is_fresh_again(tracker: pt.Tracker) -> None:
    """When the reader finds again what was accepted, the acceptance holds."""
    tracker.review.accept(1, by="agent:checker")
    tracker.queue(reading(NEWS, BOLIVIA))
    assert (states(tracker)[1], tracker.get(TEXAS_BAN).review.code) == ("stale", "stale")
    tracker.queue(news())
    assert (states(tracker)[1], tracker.get(TEXAS_BAN).review.code) == ("accepted", "agent_reviewed")


def test_a_stale_acceptance_can_be_rejected(tracker: pt.Tracker) -> None:
    """Then what it had brought is taken back."""
    before = records(tracker)
    tracker.review.accept(1, by="Ann")
    tracker.queue(reading(NEWS, BOLIVIA))
    tracker.review.reject(1, by="Ben", reason="The page said something else.")
    assert records(tracker) == before
    assert states(tracker)[1] == "rejected"


def test_a_record_that_was_changed_makes_its_acceptance_stale(tracker: pt.Tracker) -> None:
    """Somebody took the accepted event out of the file: the list says so, and accepting again brings it back."""
    tracker.review.accept(1, by="Ann")
    with plain(Path(str(tracker._database.url.database))) as file:  # noqa: SLF001 - another program writes
        file.execute("DELETE FROM evidence WHERE part = 'event' AND number = 1")
        file.execute("DELETE FROM event WHERE number = 1")
    assert states(tracker)[1] == "stale"
    tracker.review.accept(1, by="Ann")
    assert [one.kind.code for one in tracker.get(TEXAS_BAN).events] == ["took_effect", "extended"]


def test_what_joins_is_the_same_in_any_order(tmp_path: Path) -> None:
    """A ban, its end and another article on both: one record, whose summary is right whatever came last."""
    texts = (
        "Kenya has banned TikTok on government devices since 1 March 2024, citing national security.",
        "Kenya lifted its ban on TikTok on government devices on 5 May 2025.",
        "Kenya banned TikTok on government devices on 1 March 2024, citing privacy.",
    )
    found: list[Restriction] = []
    for order in permutations(texts):
        with pt.open(tmp_path / f"{len(found)}.db") as tracker:
            for text in (*order, order[0]):
                for number in tracker.queue(tracker.read(text)).added:
                    tracker.review.accept(number, by="Ann")
            found.append(tracker.get("ke/tiktok/use_ban"))
    assert [event.kind.code for event in found[0].events] == ["took_effect", "lifted"]
    assert found[0].summary == "Kenya: use ban of TikTok."
    assert found == [found[0]] * 6


# Undoing


@pytest.mark.parametrize("candidate", [1, 2])
def test_an_acceptance_is_undone(candidate: int, tracker: pt.Tracker) -> None:
    """The records are as they were to the row, actors, article and text too; both decisions stay."""
    before = records(tracker)
    first = tracker.review.accept(candidate, by="Ann")
    second = tracker.review.undo(by="Ann", reason="Too soon.")
    assert records(tracker) == before
    assert states(tracker) == {1: "pending", 2: "pending"}
    assert (second.kind.code, second.undoes, second.reason) == ("undo", first.number, "Too soon.")
    assert [one.number for one in tracker.review.decisions()] == [first.number, second.number]
    tracker.review.accept(candidate, by="Ann")


def test_undoing_takes_back_only_what_it_brought(tracker: pt.Tracker) -> None:
    """What another acceptance says too, or brought later, stays."""
    other = reading(NEWS, {**TEXAS, "rationales": []}, BOLIVIA)
    tracker.queue(other, reader="model")
    tracker.queue(reading("Acme Chat is out.", {**TEXAS, **OUT}, id="104-other"))
    for number in (1, 3, 5):
        tracker.review.accept(number, by="Ann")
    tracker.review.undo(by="Ben", candidate=1)
    one = tracker.get(TEXAS_BAN)
    assert [event.kind.code for event in one.events] == ["took_effect", "extended", "enforced"]
    assert len(one.rationales) == 2
    tracker.review.undo(by="Ben", candidate=3)
    assert [event.kind.code for event in tracker.get(TEXAS_BAN).events] == ["took_effect", "enforced"]
    tracker.review.undo(by="Ben", candidate=5)
    one = tracker.get(TEXAS_BAN)
    assert (len(one.events), one.review, len(one.articles)) == (1, ReviewState.agent_reviewed, 2)


def test_only_what_stands_is_undone(tracker: pt.Tracker) -> None:
    """Without a number it is this reviewer's own last decision; what was undone is not undone again."""
    tracker.review.accept(1, by="Ann")
    tracker.review.reject(2, by="Ben", reason="No ban.")
    assert tracker.review.undo(by="Ann").candidate == 1
    with pytest.raises(ReviewError, match="Ann has made no decision that stands"):
        tracker.review.undo(by="Ann")
    with pytest.raises(ReviewError, match="candidate 1: nothing was decided on it"):
        tracker.review.undo(by="Ann", candidate=1)
    assert tracker.review.undo(by="Ann", candidate=2).undoes == 2


# Keeping


def test_decisions_cannot_be_changed(tracker: pt.Tracker) -> None:
    """The file itself refuses, whatever program writes."""
    tracker.review.accept(1, by="Ann")
    file = Path(str(tracker._database.url.database))  # noqa: SLF001 - another program writes
    for statement in ("UPDATE decision SET decided_by = 'Ben'", "DELETE FROM decision"):
        with plain(file) as connection, pytest.raises(sqlite3.IntegrityError, match="decisions are appended"):
            connection.execute(statement)
    assert tracker.review.decisions()[0].by == "Ann"


def test_a_decision_that_fails_leaves_nothing(tracker: pt.Tracker) -> None:
    """The record is written before the decision is appended; when that fails, the record is as it was."""
    file = Path(str(tracker._database.url.database))  # noqa: SLF001 - to make writing fail
    with plain(file) as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON decision BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        )
    before = records(tracker)
    with pytest.raises(DatabaseError, match="the disk is full"):
        tracker.review.accept(1, by="Ann")
    assert records(tracker) == before
    with plain(file) as connection:
        connection.execute("DROP TRIGGER full")
    tracker.review.accept(1, by="Ann")


def test_candidates_are_plain_values(tracker: pt.Tracker) -> None:
    """They go into JSON, and do not need the database any more."""
    tracker.review.accept(1, by="Ann")
    candidates = tracker.review.candidates(["accepted", "open"])
    tracker.close()
    first, second = json.loads(json.dumps([one.to_dict() for one in candidates]))
    assert (first["state"], first["decisions"][0]["by"], first["change"]["is_new"]) == ("accepted", "Ann", False)
    assert second["restriction"]["id"] == BOLIVIAN


class Desk(RuleBasedStateMachine):
    """Two people and a program at one queue, and readers that change their minds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.tracker = pt.open(filled(Path(self.folder.name) / "own.db"))
        self.before = records(self.tracker)
        self.tracker.queue(news())

    def teardown(self) -> None:
        self.tracker.close()
        self.folder.cleanup()

    @rule(reading=st.sampled_from([news(), reading(NEWS, {**TEXAS, "scopes": []}), news(NEWS + "An update.\n")]))
    def read(self, reading: ByHand) -> None:
        self.tracker.queue(reading)

    @rule(data=st.data(), by=st.sampled_from(["Ann", "agent:checker"]), accepts=st.booleans())
    def decide(self, data: st.DataObject, by: str, accepts: bool) -> None:  # noqa: FBT001 - drawn
        number = data.draw(st.sampled_from([one.number for one in self.tracker.review.candidates()]))
        before = len(self.tracker.review.decisions())
        state = self.tracker.review.get(number).state
        try:
            if accepts:
                self.tracker.review.accept(number, by=by)
            else:
                self.tracker.review.reject(number, by=by, reason="No.")
        except ReviewError:
            assert state in {CandidateState.accepted, CandidateState.rejected}
            assert len(self.tracker.review.decisions()) == before
        else:
            assert len(self.tracker.review.decisions()) == before + 1

    @precondition(lambda self: any(one.decision for one in self.tracker.review.candidates()))
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        decided = [one.number for one in self.tracker.review.candidates() if one.decision]
        self.tracker.review.undo(by="Ben", candidate=data.draw(st.sampled_from(decided)))

    @invariant()
    def nothing_is_claimed_that_nobody_accepted(self) -> None:
        accepted = [one for one in self.tracker.review.candidates() if one.decision and one.decision.kind.accepts]
        if not accepted:
            assert records(self.tracker) == self.before
        for one in self.tracker.restrictions(review="human_reviewed"):
            stands = [each for each in accepted if each.id == one.id]
            assert not stands or any(each.decision and each.decision.by == "Ann" for each in stands)
            assert all(each.state is not CandidateState.stale for each in stands)
        for each in accepted:
            assert each.addition.is_empty


Desk.TestCase.settings = settings(max_examples=5, stateful_step_count=8, deadline=None)
TestDesk = Desk.TestCase
