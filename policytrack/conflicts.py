"""Where sources contradict each other about a restriction: both sides are kept, and the contradiction is shown.

Most seeming contradictions are a change over time or in scope. Events of different kinds, or of one kind that an ending
or a return lies between, are such a change and no conflict.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from policytrack.dates import Certainty
from policytrack.model import Event, Restriction
from policytrack.vocabulary import EventKind, Stance, Status

__all__ = ["Conflict", "Disagreement", "conflicts"]

_ONCE = frozenset(
    {EventKind.introduced, EventKind.rejected, EventKind.announced, EventKind.adopted, EventKind.took_effect}
)
_TURNS = frozenset({Status.ended, Status.suspended, Status.rejected})


class Disagreement(StrEnum):
    """What sources disagree about."""

    happened = "happened"
    date = "date"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction between sources.

    Attributes:
        about: Whether they disagree that something happened, or when.
        events: The events, one that is also denied or two that cannot both be dated right.
    """

    about: Disagreement
    events: tuple[Event, ...]

    def __str__(self) -> str:
        """The contradiction in a line."""
        first = self.events[0]
        if self.about is Disagreement.happened:
            return f"{first.kind.label}: asserted by {_articles(first)}, denied by {_articles(first, denying=True)}"
        return " but ".join(f"{one.kind.label} {one.date} by {_articles(one)}" for one in self.events)


def conflicts(one: Restriction) -> tuple[Conflict, ...]:
    """The contradictions between the sources of a restriction, in the order of its events.

    An event that one passage asserts and another refutes is in conflict; so are two events that can happen only once,
    of the same kind and certainly on different days, unless the restriction ended, was suspended or came back between.
    """
    return (*_denied(one), *_dated_differently(one))


def _denied(one: Restriction) -> Iterator[Conflict]:
    for event in one.events:
        if any(piece.stance is Stance.refutes for piece in event.evidence):
            yield Conflict(Disagreement.happened, (event,))


def _dated_differently(one: Restriction) -> Iterator[Conflict]:
    turns = [event for event in one.events if event.kind is EventKind.reinstated or event.kind.status in _TURNS]
    for first, second in combinations(one.events, 2):
        if first.kind is second.kind and first.kind in _ONCE and _apart(first, second):
            early, late = (first, second) if _is_before(first, second) else (second, first)
            if not any(_may_lie_between(turn, early, late) for turn in turns):
                yield Conflict(Disagreement.date, (first, second))


def _may_lie_between(turn: Event, early: Event, late: Event) -> bool:
    return not (_is_before(turn, early) or _is_before(late, turn))


def _apart(first: Event, second: Event) -> bool:
    return _is_before(first, second) or _is_before(second, first)


def _is_before(first: Event, second: Event) -> bool:
    """Whether one certainly was before the other."""
    if first.date is None or second.date is None:
        return False
    return first.date.before(second.date) is Certainty.certain


def _articles(event: Event, *, denying: bool = False) -> str:
    named = {piece.article for piece in event.evidence if (piece.stance is Stance.refutes) is denying}
    return " and ".join(sorted(named))
