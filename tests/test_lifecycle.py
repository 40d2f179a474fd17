"""The status that follows from dated events is what every world that the sources allow has in common."""

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policytrack.dates import Certainty, UncertainDate, day
from policytrack.lifecycle import FOREVER, Span, Standing, Step, spans, standing
from policytrack.vocabulary import EventKind, Status
from tests.strategies import near_days, uncertain_dates

CASES = tomllib.loads((Path(__file__).parent / "cases" / "status.toml").read_text("utf-8"))["case"]
QUESTIONS = [
    pytest.param(case["events"], question, id=f"{case['name']} ({number})")
    for case in CASES
    for number, question in enumerate(case["questions"], start=1)
]

# Rule 3 of the domain, written out once more: the kinds of each status, the strongest first.
ORDER = (
    (Status.rejected, {"rejected"}),
    (Status.ended, {"struck_down", "lifted", "expired", "superseded"}),
    (Status.suspended, {"stayed", "suspended"}),
    (Status.in_force, {"took_effect", "enforced", "reinstated"}),
    (Status.adopted_not_in_force, {"adopted"}),
    (Status.announced, {"announced"}),
    (Status.under_consideration, {"considered", "introduced", "passed_stage"}),
    (Status.advocated_only, {"advocated", "reported"}),
)
STRENGTH = [Status.no_event, *(status for status, _ in reversed(ORDER))]
ENDINGS = {"rejected", "struck_down", "lifted", "expired", "superseded", "stayed", "suspended"}
KINDS_WITH_A_STATUS = [EventKind(kind) for _, kinds in ORDER for kind in sorted(kinds)]
WITHOUT_A_STATUS = {kind for kind in EventKind if kind not in KINDS_WITH_A_STATUS}

SEEN = (UncertainDate("2025-06"),)
ENDED_ONCE = [
    Step(EventKind.took_effect, UncertainDate("2025-01"), SEEN),
    Step(EventKind.lifted, UncertainDate("2025-03/2025-05"), SEEN),
    Step(EventKind.reinstated, UncertainDate("2025-04-01"), SEEN),
]

WINDOW = [dt.date(2025, 1, 31) + dt.timedelta(number) for number in range(6)]
"""Days that are near enough to try all of them; what is open begins on the first and ends on the last."""


@dataclass(frozen=True)
class Told:
    """An event as articles tell it, which are named by their places in a list."""

    kind: EventKind
    date: UncertainDate | None
    asserted: tuple[int, ...]
    refuted: tuple[int, ...]

    def step(self, articles: Sequence[UncertainDate]) -> Step:
        return Step(
            self.kind,
            self.date,
            tuple(articles[number] for number in self.asserted),
            tuple(articles[number] for number in self.refuted),
        )


@dataclass(frozen=True)
class History:
    """Events, and when the articles were published that tell of them."""

    articles: tuple[UncertainDate, ...]
    events: tuple[Told, ...]

    @property
    def steps(self) -> list[Step]:
        return [event.step(self.articles) for event in self.events]


def _days(one: UncertainDate) -> list[dt.date]:
    return [each for each in WINDOW if (one.earliest or dt.date.min) <= each <= (one.latest or dt.date.max)]


def _fates(event: Told, published: Sequence[dt.date], on: dt.date, known: dt.date) -> set[dt.date | None]:
    """The days on which it may have happened by the day asked about, None for not at all or not that we knew."""
    if min(published[number] for number in event.asserted) > known:
        return {None}
    first_told = min(published[number] for number in event.asserted)
    days = _days(event.date) if event.date else [each for each in WINDOW if each <= first_told]
    fates = {each if each <= on else None for each in days}
    denied = any(published[number] <= known for number in event.refuted)
    return fates | {None} if denied else fates


def _status_of_a_world(happened: Iterable[tuple[EventKind, dt.date]]) -> Status:
    """The strongest status, where a reinstatement undoes every ending and suspension up to its day."""
    happened = list(happened)
    again = [each for kind, each in happened if kind == "reinstated"]
    for status, kinds in ORDER:
        days = [each for kind, each in happened if kind in kinds]
        if status in {Status.ended, Status.suspended}:
            days = [each for each in days if not any(each <= other for other in again)]
        if days:
            return status
    return Status.no_event


def _statuses_of_all_worlds(history: History, on: dt.date, known: dt.date) -> set[Status]:
    """Every status that comes out of some choice of all days: slow, and obviously right."""
    kinds = [event.kind for event in history.events]
    tried = {
        tuple(frozenset(_fates(event, published, on, known)) for event in history.events)
        for published in product(*map(_days, history.articles))
    }
    return {
        _status_of_a_world((kind, each) for kind, each in zip(kinds, world, strict=True) if each is not None)
        for fates in tried
        for world in product(*fates)
    }


def few_dates() -> st.SearchStrategy[UncertainDate]:
    """Dates of at most four days within the window, or open on one side."""
    inner = WINDOW[1:-1]
    closed = [UncertainDate.between(a, b) for a, b in product(inner, inner) if a <= b]
    half_open = [UncertainDate.between(None, each) for each in inner] + [
        UncertainDate.between(each, None) for each in inner
    ]
    return st.sampled_from(closed + half_open)


@st.composite
def histories(draw: st.DrawFn, kinds: Sequence[EventKind] = tuple(EventKind), *, shared: bool = False) -> History:
    """Up to three events; their articles are their own unless shared."""
    number = draw(st.integers(1, 3))
    articles = list(draw(st.lists(few_dates(), min_size=1, max_size=2))) if shared else []
    events = []
    for _ in range(number):
        told = _told_by(draw, articles, shared=shared), _told_by(draw, articles, shared=shared, at_least=0)
        events.append(Told(draw(st.sampled_from(kinds)), draw(st.none() | few_dates()), *told))
    return History(tuple(articles), tuple(events))


def _told_by(draw: st.DrawFn, articles: list[UncertainDate], *, shared: bool, at_least: int = 1) -> tuple[int, ...]:
    if shared:
        numbers = st.integers(0, len(articles) - 1)
        return tuple(draw(st.lists(numbers, min_size=at_least, max_size=2, unique=True)))
    own = draw(st.lists(few_dates(), min_size=at_least, max_size=at_least + 1))
    articles.extend(own)
    return tuple(range(len(articles) - len(own), len(articles)))


def steps(kinds: Sequence[EventKind] = tuple(EventKind), *, refuted: bool = True) -> st.SearchStrategy[Step]:
    """Steps with dates of any precision."""
    published = st.lists(uncertain_dates(), min_size=1, max_size=2).map(tuple)
    denied = st.lists(uncertain_dates(), max_size=1).map(tuple) if refuted else st.just(())
    return st.builds(Step, st.sampled_from(kinds), st.none() | uncertain_dates(), published, denied)


def lives(kinds: Sequence[EventKind] = tuple(EventKind), *, refuted: bool = True) -> st.SearchStrategy[list[Step]]:
    """Up to four steps."""
    return st.lists(steps(kinds, refuted=refuted), max_size=4)


def _except(*kinds: str) -> list[EventKind]:
    return [kind for kind in EventKind if kind not in kinds]


@pytest.mark.parametrize(("events", "question"), QUESTIONS)
def test_the_cases_of_the_table(events: list[dict[str, Any]], question: dict[str, str]) -> None:
    """Each question of tests/cases/status.toml is answered as the table says."""
    life = [_step(event) for event in events]
    known = question.get("known")
    found = standing(life, day(question["on"]), dt.date.max if known is None else day(known))
    assert (found.status, found.in_force) == (Status(question["status"]), Certainty(question["in_force"]))


def _step(event: dict[str, Any]) -> Step:
    date = event.get("date")
    return Step(
        EventKind(event["kind"]),
        None if date is None else UncertainDate(date),
        tuple(map(UncertainDate, event["published"])),
        tuple(map(UncertainDate, event.get("denied", ()))),
    )


def test_every_kind_stands_in_the_order_or_has_no_status() -> None:
    """The order of rule 3, as written out here, gives each kind of event the status that the vocabulary gives it."""
    for status, kinds in ORDER:
        assert {EventKind(kind).status for kind in kinds} == {status}
    assert {kind.status for kind in WITHOUT_A_STATUS} == {None}
    assert set(STRENGTH) == set(Status) - {Status.indeterminate}


@pytest.mark.parametrize("weaker", KINDS_WITH_A_STATUS)
@pytest.mark.parametrize("stronger", KINDS_WITH_A_STATUS)
def test_the_stronger_event_wins(stronger: EventKind, weaker: EventKind) -> None:
    """For any two events that surely happened, on whichever days, the status of the stronger kind stands alone.

    The one exception is a reinstatement on or after an ending or suspension, which undoes it.
    """
    expected = max(_status(stronger), _status(weaker), key=STRENGTH.index)
    seen = (UncertainDate("2025-01-20"),)
    for first, second in (("2025-01-01", "2025-01-10"), ("2025-01-10", "2025-01-01")):
        life = [Step(stronger, UncertainDate(first), seen), Step(weaker, UncertainDate(second), seen)]
        undone = _undone_by_the_later(*(step.kind for step in sorted(life, key=_begin)))
        found = standing(life, dt.date(2025, 2, 1))
        assert found == Standing((Status.in_force if undone else expected,))


def _status(kind: EventKind) -> Status:
    assert kind.status is not None
    return kind.status


def _begin(step: Step) -> dt.date:
    assert step.date is not None
    assert step.date.earliest is not None
    return step.date.earliest


def _undone_by_the_later(first: EventKind, second: EventKind) -> bool:
    return second == "reinstated" and first in ENDINGS - {"rejected"}


@given(histories(_except("reinstated")), st.sampled_from(WINDOW[1:-1]), st.sampled_from(WINDOW[1:-1]))
def test_it_is_exactly_what_all_worlds_say(history: History, on: dt.date, known: dt.date) -> None:
    """Without reinstatements, a status is possible if and only if it comes out of some choice of all days."""
    assert set(standing(history.steps, on, known).statuses) == _statuses_of_all_worlds(history, on, known)


@given(histories() | histories(shared=True), st.sampled_from(WINDOW[1:-1]), st.sampled_from(WINDOW[1:-1]))
def test_it_leaves_no_world_out(history: History, on: dt.date, known: dt.date) -> None:
    """With reinstatements, and with articles that tell of several events, nothing is ever certain that need not be."""
    assert set(standing(history.steps, on, known).statuses) >= _statuses_of_all_worlds(history, on, known)


@given(
    histories([EventKind.took_effect, EventKind.stayed, EventKind.lifted, EventKind.reinstated]),
    st.sampled_from(WINDOW[1:-1]),
    st.sampled_from(WINDOW[1:-1]),
)
def test_it_leaves_no_world_out_of_reinstatements(history: History, on: dt.date, known: dt.date) -> None:
    """The same where most histories end and begin again."""
    assert set(standing(history.steps, on, known).statuses) >= _statuses_of_all_worlds(history, on, known)


@given(lives(), near_days(), near_days())
def test_statuses_are_those_of_the_events(life: list[Step], on: dt.date, known: dt.date) -> None:
    """Only statuses of events that are told of, or that nothing happened, are ever possible; the strongest first."""
    found = standing(life, on, known)
    assert set(found.statuses) <= {step.kind.status for step in life} | {Status.no_event}
    assert list(found.statuses) == sorted(set(found.statuses), key=STRENGTH.index, reverse=True)
    assert found.statuses


@given(lives(), near_days(), near_days())
def test_the_order_of_steps_does_not_matter(life: list[Step], on: dt.date, known: dt.date) -> None:
    """Turned round, or each told twice, a history says the same."""
    assert standing(life[::-1], on, known) == standing(life + life, on, known) == standing(life, on, known)


@given(lives([EventKind.advocated, EventKind.reported, *sorted(WITHOUT_A_STATUS)]), near_days(), near_days())
def test_a_call_never_becomes_in_force(life: list[Step], on: dt.date, known: dt.date) -> None:
    """However many call for it or report it, and whatever else is looked up or clarified, nothing binds."""
    assert set(standing(life, on, known).statuses) <= {Status.advocated_only, Status.no_event}
    assert standing(life, on, known).in_force is Certainty.no


@given(lives(_except("took_effect", "enforced", "reinstated")), near_days(), near_days())
def test_nothing_is_in_force_that_never_took_effect(life: list[Step], on: dt.date, known: dt.date) -> None:
    """Neither a bill, nor a law, nor its end makes anything bind."""
    assert standing(life, on, known).in_force is Certainty.no


@given(lives(refuted=False), st.lists(uncertain_dates(), min_size=1, max_size=2).map(tuple), near_days(), near_days())
def test_what_is_denied_is_only_possible(
    life: list[Step], denied: tuple[UncertainDate, ...], on: dt.date, known: dt.date
) -> None:
    """Once a denial may be known, no event of it is certain, and what was certain without it is still possible."""
    contested = [Step(step.kind, step.date, step.asserted, denied) for step in life]
    statuses = standing(contested, on, known).statuses
    if any(one.by(known) is not Certainty.no for one in denied):
        assert Status.no_event in statuses
    else:
        assert statuses == standing(life, on, known).statuses


@given(lives(refuted=False), near_days(), near_days())
def test_a_denial_takes_nothing_away(life: list[Step], on: dt.date, known: dt.date) -> None:
    """Contradictions are kept: a denial adds possible statuses and removes none."""
    denial = (UncertainDate.of(known),)
    contested = [Step(step.kind, step.date, step.asserted, denial) for step in life]
    assert set(standing(contested, on, known).statuses) >= set(standing(life, on, known).statuses)


@given(lives(_except("reinstated"), refuted=False), near_days(), near_days(), near_days())
def test_knowing_more_only_strengthens(life: list[Step], on: dt.date, first: dt.date, second: dt.date) -> None:
    """Without denials and reinstatements, both the least and the most that is possible only rise with what is known."""
    early, late = sorted((first, second))
    before, after = standing(life, on, early), standing(life, on, late)
    assert STRENGTH.index(before.statuses[-1]) <= STRENGTH.index(after.statuses[-1])
    assert STRENGTH.index(before.statuses[0]) <= STRENGTH.index(after.statuses[0])


@given(lives(_except("reinstated")), near_days(), near_days(), near_days())
def test_time_only_strengthens(life: list[Step], known: dt.date, first: dt.date, second: dt.date) -> None:
    """Without reinstatements, the same holds of the days in the world, denials or not."""
    early, late = sorted((first, second))
    before, after = standing(life, early, known), standing(life, late, known)
    assert STRENGTH.index(before.statuses[-1]) <= STRENGTH.index(after.statuses[-1])
    assert STRENGTH.index(before.statuses[0]) <= STRENGTH.index(after.statuses[0])


@given(lives(_except(*ENDINGS), refuted=False), near_days(), near_days(), near_days(), near_days())
def test_what_is_certainly_in_force_stays_so(
    life: list[Step], on: dt.date, later: dt.date, known: dt.date, known_later: dt.date
) -> None:
    """Without endings, suspensions and denials, what surely binds still does later, and when more is known."""
    if standing(life, on, known).in_force is Certainty.certain:
        assert standing(life, max(on, later), max(known, known_later)).in_force is Certainty.certain


def test_knowing_more_can_take_certainty_away() -> None:
    """The limits of the rule above: a later article may tell of an end, or deny that it ever began."""
    began = Step(EventKind.took_effect, UncertainDate("2025-01-01"), (UncertainDate("2025-01-02"),))
    ended = Step(EventKind.lifted, UncertainDate("2025-01-05/2025-02"), (UncertainDate("2025-02-10"),))
    denied = Step(began.kind, began.date, began.asserted, (UncertainDate("2025-02-10"),))
    early, late, on = dt.date(2025, 2, 9), dt.date(2025, 2, 10), dt.date(2025, 1, 10)
    for life in ([began, ended], [denied]):
        assert standing(life, on, early).in_force is Certainty.certain
        assert standing(life, on, late).in_force is Certainty.possible


@given(lives())
@example(ENDED_ONCE)
def test_spans_agree_with_standing_on_every_day(life: list[Step]) -> None:
    """Around all bounds of both clocks, at most one span holds the two days, and it says what `standing` says."""
    found = spans(life)
    for on, known in product(_around_the_bounds(step.when for step in life), _around_the_bounds(_publications(life))):
        holding = [span for span in found if _holds(span, on, known)]
        assert len(holding) <= 1
        expected = standing(life, on, known)
        assert (holding[0].standing if holding else Standing((Status.no_event,))) == expected


def _publications(life: Iterable[Step]) -> Iterator[UncertainDate]:
    for step in life:
        yield from (*step.asserted, *step.refuted)


def _around_the_bounds(dates: Iterable[UncertainDate | None]) -> list[dt.date]:
    bounds = {bound for one in dates if one for bound in (one.earliest, one.latest) if bound}
    nearby = {bound + dt.timedelta(days) for bound in bounds for days in (-1, 0, 1, 2)}
    return sorted(nearby | {dt.date.min, FOREVER - dt.timedelta(1)})


def _holds(span: Span, on: dt.date, known: dt.date) -> bool:
    return span.on_from <= on < span.on_until and span.known_from <= known < span.known_until


@given(lives())
def test_spans_are_few_and_say_something(life: list[Step]) -> None:
    """No span is empty or says that nothing happened, and of spans that follow each other none could be one."""
    found = spans(life)
    for span in found:
        assert span.known_from < span.known_until <= FOREVER
        assert span.on_from < span.on_until <= FOREVER
        assert span.standing.statuses != (Status.no_event,)
    for one, following in pairwise(found):
        if (one.known_from, one.on_until) == (following.known_from, following.on_from):
            assert one.standing != following.standing


def test_spans_at_the_ends_of_the_calendar() -> None:
    """The first and the last days there are need no day before or after them."""
    always = UncertainDate("0001-01-01")
    never = UncertainDate("9999-12-31")
    life = [
        Step(kind, when, (always,)) for kind in (EventKind.lifted, EventKind.reinstated) for when in (always, never)
    ]
    in_force = Standing((Status.in_force,))
    assert spans(life) == (Span(dt.date.min, FOREVER, dt.date.min, FOREVER, in_force),)
    assert spans([Step(EventKind.adopted, never, (never,))]) == ()
    assert spans([]) == ()


@pytest.mark.parametrize(
    ("reinstated", "status"),
    [
        ("2025-03-02", Status.in_force),
        ("2025-03-01", Status.in_force),  # on the day of the ending: it binds again
        ("2025-02-28", Status.ended),
        ("2025-02", Status.ended),
        ("2025-03", Status.in_force),
        ("2025-02/2025-03", Status.indeterminate),
        ("2025-02/2025-03-01", Status.indeterminate),
        ("../2025-03", Status.indeterminate),
        (None, Status.indeterminate),
    ],
)
@pytest.mark.parametrize("ending", sorted(ENDINGS - {"rejected"}))
def test_a_reinstatement_undoes_what_lies_before_it(reinstated: str | None, status: Status, ending: str) -> None:
    """What was lifted or suspended binds again after a reinstatement, and only where that surely lies after it."""
    again = None if reinstated is None else UncertainDate(reinstated)
    life = [
        Step(EventKind.took_effect, UncertainDate("2025-01-01"), SEEN),
        Step(EventKind(ending), UncertainDate("2025-03-01"), SEEN),
        Step(EventKind.reinstated, again, SEEN),
    ]
    expected = Status.suspended if status is Status.ended and ending in {"stayed", "suspended"} else status
    assert standing(life, dt.date(2025, 7, 1)).status is expected


def test_an_ending_that_may_come_later_is_undone_until_then() -> None:
    """On the day of a reinstatement an ending that has come is undone for certain; a day later there may be another."""
    assert standing(ENDED_ONCE, dt.date(2025, 3, 31)).status is Status.indeterminate
    assert standing(ENDED_ONCE, dt.date(2025, 4, 1)).status is Status.in_force
    assert standing(ENDED_ONCE, dt.date(2025, 4, 2)).status is Status.indeterminate


def test_an_undated_event_had_happened_when_it_was_told() -> None:
    """Without a date it is certain from the last day on which the first article can have been published."""
    ban = Step(EventKind.took_effect, None, (UncertainDate("2025-03"), UncertainDate("2025-02-10/2025-02-20")))
    assert ban.when == UncertainDate("../2025-02-20")
    assert standing([ban], dt.date(2025, 2, 20)).in_force is Certainty.certain
    assert standing([ban], dt.date(2025, 2, 19)).in_force is Certainty.possible
    assert standing([ban], dt.date(2025, 2, 20), known=dt.date(2025, 2, 15)).in_force is Certainty.possible
    assert standing([ban], dt.date(2025, 2, 20), known=dt.date(2025, 2, 9)).in_force is Certainty.no


def test_what_nobody_asserts_never_happened() -> None:
    """A step that no article asserts counts on no day; one told at an unknown time is never certain."""
    assert standing([Step(EventKind.took_effect, UncertainDate("2025"), ())], dt.date.max).status is Status.no_event
    untimed = Step(EventKind.took_effect, None, (UncertainDate("2025/.."),))
    assert untimed.when is None
    assert standing([untimed], dt.date(2025, 6, 1)).status is Status.indeterminate


def test_a_standing_says_what_holds() -> None:
    """A single status holds for certain, one of several possibly, and any other not."""
    one = Standing((Status.adopted_not_in_force,))
    several = Standing((Status.in_force, Status.announced))
    assert (one.status, one.in_force) == (Status.adopted_not_in_force, Certainty.no)
    assert one.holds(Status.adopted_not_in_force) is Certainty.certain
    assert (several.status, several.in_force) == (Status.indeterminate, Certainty.possible)
    assert several.holds(Status.announced) is Certainty.possible
    assert several.holds(Status.ended) is Certainty.no
