"""What the dated events of a restriction say of its status, on both clocks.

`on` is the day in the world, `known` the day of our knowledge: an event counts from the day on which an article that
asserts it was published. Both are only partly known, so an answer is the set of statuses that are possible; where that
is a single one it is certain.

The stronger event wins, in the order rejected > struck down, lifted, expired, superseded > stayed, suspended > took
effect > adopted > announced > considered > advocated. One event turns others round: `reinstated` undoes every ending
and suspension that lies before it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from policytrack.dates import Certainty, UncertainDate
from policytrack.vocabulary import EventKind, Status

__all__ = ["FOREVER", "Span", "Standing", "Step", "spans", "standing"]

FOREVER = dt.date.max
"""The end of a span that nothing ends; the days that are asked about lie before it."""

_STRONGEST_FIRST = (
    Status.rejected,
    Status.ended,
    Status.suspended,
    Status.in_force,
    Status.adopted_not_in_force,
    Status.announced,
    Status.under_consideration,
    Status.advocated_only,
)
_What = TypeVar("_What")
_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()
_NEVER = _LAST + 1
_UNDONE_BY_REINSTATEMENT = frozenset({Status.ended, Status.suspended})


class Step(NamedTuple):
    """An event as far as status goes.

    Attributes:
        kind: What happened.
        date: When, or None where no source says: then it had happened when the first article asserted it.
        asserted: When the articles that assert it became known.
        refuted: When the articles that deny it became known.
    """

    kind: EventKind
    date: UncertainDate | None
    asserted: tuple[UncertainDate, ...]
    refuted: tuple[UncertainDate, ...] = ()

    @property
    def when(self) -> UncertainDate | None:
        """The date, or what the articles that assert an undated event say of it by their own dates."""
        if self.date is not None or not self.asserted:
            return self.date
        latest = [one.latest for one in self.asserted if one.latest is not None]
        return UncertainDate.between(None, min(latest)) if latest else None


@dataclass(frozen=True, slots=True)
class Standing:
    """The statuses that are possible on a day, the strongest first.

    >>> Standing((Status.in_force,)).status.value, Standing((Status.in_force,)).in_force.value
    ('in_force', 'certain')
    >>> Standing((Status.in_force, Status.no_event)).status.value
    'indeterminate'
    """

    statuses: tuple[Status, ...]

    @property
    def status(self) -> Status:
        """The status, if only one is possible; otherwise indeterminate."""
        return self.statuses[0] if len(self.statuses) == 1 else Status.indeterminate

    @property
    def words(self) -> str:
        """The status in words, with what is possible where it is not certain.

        >>> Standing((Status.in_force, Status.no_event)).words
        'possibly in force'
        """
        if self.status is not Status.indeterminate:
            return self.status.label
        return "possibly " + " or ".join(one.label for one in self.statuses if one is not Status.no_event)

    def holds(self, status: Status) -> Certainty:
        """Whether that is the status: certain, possible or no."""
        if status is self.status:
            return Certainty.certain
        return Certainty.possible if status in self.statuses else Certainty.no

    @property
    def in_force(self) -> Certainty:
        """Whether it is in force."""
        return self.holds(Status.in_force)


class Span(NamedTuple):
    """A stretch of both clocks over which the standing stays the same; the `until` days are exclusive."""

    known_from: dt.date
    known_until: dt.date
    on_from: dt.date
    on_until: dt.date
    standing: Standing


def standing(steps: Sequence[Step], on: dt.date, known: dt.date = dt.date.max) -> Standing:
    """The standing on a day, as far as was known on a day (by default, all that is recorded).

    Example:
        >>> seen = (UncertainDate("2025-02-07"),)
        >>> ban = Step(EventKind.took_effect, UncertainDate("../2025-02-06"), seen)
        >>> standing([ban], on=dt.date(2025, 2, 10)).status.value
        'in_force'
        >>> standing([ban], on=dt.date(2025, 2, 10), known=dt.date(2025, 2, 1)).status.value
        'no_event'
    """
    return _standing([_turns(step) for step in steps], on.toordinal(), known.toordinal())


def spans(steps: Sequence[Step]) -> tuple[Span, ...]:
    """All the stretches of both clocks on which something had, or may have, happened.

    They do not overlap; outside all of them the standing is `no_event`.
    """
    turns = [_turns(step) for step in steps]
    days = _breaks(_FIRST, _LAST, [day for one in turns for day in (*one.on_days, *one.known_days)])
    # The standing depends on the order of the days alone, and most lives share a few orders: the spans of each are
    # worked out once, with the place of a day in the order for the day.
    places = {day: place for place, day in enumerate(days)} | {_NEVER: _NEVER}
    order = tuple([(one.kind, *[places[day] for day in one[1:]]) for one in turns])
    dates = [*map(dt.date.fromordinal, days)]
    return tuple(
        [
            Span(dates[known_from], dates[known_until], dates[on_from], dates[on_until], what)
            for known_from, known_until, on_from, on_until, what in _spans(order, len(days) - 1)
        ]
    )


class _Turns(NamedTuple):
    """The days from which on a step may have happened, certainly had, may have been told, certainly was, was denied.

    The days are numbers, as only their order matters.
    """

    kind: EventKind
    possible: int
    certain: int
    told: int
    confirmed: int
    denied: int

    @property
    def on_days(self) -> tuple[int, ...]:
        """The days in the world on which what it says changes."""
        if self.kind is EventKind.reinstated:
            # An ending that may lie on the first day of a reinstatement is undone; on the next day it need not be.
            return (self.possible, self.possible + 1, self.certain)
        return (self.possible, self.certain)

    @property
    def known_days(self) -> tuple[int, ...]:
        """The days of our knowledge on which what it says changes."""
        return (self.told, self.confirmed, self.denied)

    def held(self, on: int, known: int) -> Certainty:
        """Whether it had happened by the one day, as far as was known on the other."""
        if on < self.possible or known < self.told:
            return Certainty.no
        if on >= self.certain and self.confirmed <= known < self.denied:
            return Certainty.certain
        return Certainty.possible

    def undoes(self, ended: "_Turns", on: int) -> Certainty:
        """Whether a reinstatement lies on or after the step, given that neither lies after the day asked about."""
        if self.possible >= min(ended.certain, on):
            return Certainty.certain
        return Certainty.no if self.certain < ended.possible else Certainty.possible


def _turns(step: Step) -> _Turns:
    when = step.when
    happened = (_FIRST, _NEVER) if when is None else _bounds((when,))
    return _Turns(step.kind, *happened, *_bounds(step.asserted), _bounds(step.refuted)[0])


def _bounds(dates: Iterable[UncertainDate]) -> tuple[int, int]:
    """The day from which on one of these may have come, and that from which on one certainly had."""
    possible = certain = _NEVER
    for one in dates:
        possible = min(possible, _FIRST if one.earliest is None else one.earliest.toordinal())
        certain = min(certain, _NEVER if one.latest is None else one.latest.toordinal())
    return possible, certain


@lru_cache(maxsize=8192)
def _spans(order: Sequence[tuple[EventKind | int, ...]], end: int) -> tuple[tuple[int, int, int, int, Standing], ...]:
    turns = [_Turns._make(one) for one in order]
    days = _breaks(0, end, [day for one in turns for day in one.on_days])
    columns = [
        (known_from, known_until, tuple(_merged([(*on, _standing(turns, on[0], known_from)) for on in pairwise(days)])))
        for known_from, known_until in pairwise(_breaks(0, end, [day for one in turns for day in one.known_days]))
    ]
    return tuple(
        (known_from, known_until, on_from, on_until, what)
        for known_from, known_until, column in _merged(columns)
        for on_from, on_until, what in column
        if what.statuses != (Status.no_event,)
    )


def _standing(turns: Sequence[_Turns], on: int, known: int) -> Standing:
    at_least, at_most = set(), set()
    for one in turns:
        status = one.kind.status
        if status is None:
            continue
        held = _active(one, status, turns, on, known)
        if held is not Certainty.no:
            at_most.add(status)
        if held is Certainty.certain:
            at_least.add(status)
    return _strongest(frozenset(at_least), frozenset(at_most))


def _active(one: _Turns, status: Status, turns: Sequence[_Turns], on: int, known: int) -> Certainty:
    held = one.held(on, known)
    if held is Certainty.no or status not in _UNDONE_BY_REINSTATEMENT:
        return held
    for other in turns:
        if other.kind is EventKind.reinstated:
            undone = other.held(on, known) & other.undoes(one, on)
            if undone is Certainty.certain:
                return Certainty.no
            if undone is Certainty.possible:
                held = Certainty.possible
    return held


@lru_cache(maxsize=1024)
def _strongest(at_least: frozenset[Status], at_most: frozenset[Status]) -> Standing:
    possible = []
    for status in _STRONGEST_FIRST:
        if status in at_most:
            possible.append(status)
        if status in at_least:
            return Standing(tuple(possible))
    return Standing((*possible, Status.no_event))


def _breaks(first: int, last: int, days: Iterable[int]) -> list[int]:
    return sorted({first, last, *[day for day in days if day <= last]})


def _merged(stretches: Sequence[tuple[int, int, _What]]) -> Iterator[tuple[int, int, _What]]:
    """Join neighbours over which nothing changes."""
    first, last, what = stretches[0]
    for start, end, now in stretches[1:]:
        if now != what:
            yield first, last, what
            first, what = start, now
        last = end
    yield first, last, what
