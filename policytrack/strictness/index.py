"""The index of an actor and a target on a day, with what it is made of.

The formula is that of the Oxford Covid-19 Government Response Tracker for one indicator (Hale et al. 2021, Nature Human
Behaviour 5:529, https://doi.org/10.1038/s41562-021-01079-8): `100 * (v - 0.5 * (1 - f)) / N`, where v is the grade of
the measure, N the highest grade, and f is 1 where everybody is reached and 0 where only some are; 0 where v is 0. Of
several restrictions the strictest counts, as a ban takes nothing more away for being said twice.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from policytrack.dates import Certainty, UncertainDate
from policytrack.dates import day as day_of
from policytrack.errors import DateFormatError
from policytrack.model import Actor, Restriction, Target
from policytrack.strictness.grades import LARGEST, VERSION, Breadth, breadth, grade
from policytrack.vocabulary import Measure

__all__ = ["Component", "Strictness", "over_time", "strictness"]

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Component:
    """What one restriction adds to an index.

    Attributes:
        restriction: Its id.
        measure: The measure.
        grade: What the measure takes away, from 0 to 4, or None where no code says.
        breadth: Whom it reaches.
        in_force: Whether it is in force on the day: certain or possible.
        low: The least that it can amount to, from 0 to 100, or None where there is no grade.
        high: The most that it can amount to.
    """

    restriction: str
    measure: Measure
    grade: int | None
    breadth: Breadth
    in_force: Certainty
    low: float | None
    high: float | None

    def __str__(self) -> str:
        """The component in words.

        >>> from policytrack.vocabulary import Measure
        >>> print(Component("a/b/use_ban", Measure.use_ban, 4, Breadth.targeted, Certainty.certain, 87.5, 87.5))
        use ban: grade 4 of 4, targeted, in force
        """
        said = "no grade" if self.grade is None else f"grade {self.grade} of {LARGEST}"
        force = "in force" if self.in_force is Certainty.certain else "possibly in force"
        reached = "reach unknown" if self.breadth is Breadth.unknown else self.breadth.value
        return f"{self.measure.label}: {said}, {reached}, {force}"


@dataclass(frozen=True, slots=True)
class Strictness:
    """How much an actor takes away from a target on a day.

    Attributes:
        actor: The actor.
        target: The target.
        day: The day.
        low: The least that the index can be, from 0 to 100; None where nothing that is in force has a grade.
        high: The most that it can be. Where the sources leave nothing open both are the same.
        components: What it is made of: each restriction that is, or may be, in force.
        version: The version of the scales and the formula.
    """

    actor: Actor
    target: Target
    day: dt.date
    low: float | None
    high: float | None
    components: tuple[Component, ...]
    version: str = VERSION

    @property
    def not_graded(self) -> int:
        """How many restrictions in force have no grade, and are in the index not at all."""
        return sum(one.grade is None for one in self.components)

    @property
    def shown(self) -> str:
        """The index in words: a number, a range, or that it is not known."""
        if self.low is None or self.high is None:
            return "not known"
        return f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"

    def __str__(self) -> str:
        """The index with its components, without which it says little."""
        made_of = "; ".join(map(str, self.components)) or "nothing in force"
        return f"{self.actor.name}, {self.target.name}, {self.day}: {self.shown} of 100 ({made_of})"

    def to_dict(self) -> dict[str, Any]:
        """The index as plain JSON values."""
        return {
            "version": self.version,
            "actor": self.actor.id,
            "target": self.target.id,
            "day": self.day.isoformat(),
            "low": self.low,
            "high": self.high,
            "not_graded": self.not_graded,
            "components": [
                {
                    "restriction": one.restriction,
                    "measure": one.measure.value,
                    "grade": one.grade,
                    "breadth": one.breadth.value,
                    "in_force": one.in_force.value,
                    "low": one.low,
                    "high": one.high,
                }
                for one in self.components
            ],
        }


def strictness(
    restrictions: Iterable[Restriction], day: dt.date, known: dt.date | None = None
) -> tuple[Strictness, ...]:
    """The index of each actor and target of these restrictions on a day, in the order of their ids.

    Args:
        restrictions: The restrictions; what is on the target's maker is not on the target.
        day: The day in the world.
        known: The day of our knowledge; all that is recorded if there is none.

    Example:
        >>> import policytrack as pt
        >>> print(strictness(pt.open().restrictions(actor="Texas", target="Lemon8"), dt.date(2025, 3, 1))[0])
        Texas, Lemon8, 2025-03-01: 87.5 of 100 (use ban: grade 4 of 4, targeted, in force)
    """
    return tuple(_index(those, day, known) for those in _pairs(restrictions))


def over_time(
    restrictions: Iterable[Restriction], since: str | dt.date, until: str | dt.date, known: dt.date | None = None
) -> tuple[Strictness, ...]:
    """The index of each actor and target on the first day, and on every day on which it, or a component, changed.

    Args:
        restrictions: As `strictness` takes them.
        since: The first day; a month or a year means its first.
        until: The last day; a month or a year means its last.
        known: As `strictness` takes it.

    Raises:
        DateFormatError: One of them is no day, month or year, or the last is before the first.
    """
    first, last = UncertainDate.of(since).earliest, day_of(until)
    if first is None or last < first:
        raise DateFormatError(f"there is no day from {since} until {until}: give the earlier one first")
    return tuple(one for those in _pairs(restrictions) for one in _series(those, first, last, known))


def _series(
    those: tuple[Restriction, ...], first: dt.date, last: dt.date, known: dt.date | None
) -> Iterator[Strictness]:
    before = None
    for day in _days(those, first, last):
        one = _index(those, day, known)
        if before is None or one.components != before.components:
            yield one
            before = one


def _days(those: Iterable[Restriction], first: dt.date, last: dt.date) -> list[dt.date]:
    """The days on which the standing of a restriction can change: the bounds of its events, and the days after."""
    whens = [step.when for one in those for step in one.steps]
    bounds = [day for when in whens if when is not None for day in (when.earliest, when.latest) if day is not None]
    after = [day + _ONE_DAY for day in bounds if day < dt.date.max]
    return sorted({first, *(day for day in (*bounds, *after) if first < day <= last)})


def _pairs(restrictions: Iterable[Restriction]) -> Iterator[tuple[Restriction, ...]]:
    found: dict[tuple[str, str], list[Restriction]] = {}
    for one in restrictions:
        found.setdefault((one.actor.id, one.target.id), []).append(one)
    return (tuple(found[pair]) for pair in sorted(found))


def _index(those: tuple[Restriction, ...], day: dt.date, known: dt.date | None) -> Strictness:
    components = tuple(one for each in those if (one := _component(each, day, known)) is not None)
    lows = [one.low for one in components if one.low is not None]
    highs = [one.high for one in components if one.high is not None]
    is_known = bool(lows) or not components
    low, high = (max(lows, default=0.0), max(highs, default=0.0)) if is_known else (None, None)
    return Strictness(those[0].actor, those[0].target, day, low, high, components)


def _component(whole: Restriction, day: dt.date, known: dt.date | None) -> Component | None:
    # What was learnt later takes its scopes with it.
    one = whole.as_known(known)
    force = Certainty.no if one is None else one.in_force(day, known)
    if one is None or force is Certainty.no:
        return None
    level, reach = grade(one.measure), breadth(one)
    if level is None:
        return Component(one.id, one.measure, None, reach, force, None, None)
    low = 0.0 if force is Certainty.possible else _formula(level, general=reach is Breadth.general)
    high = _formula(level, general=reach is not Breadth.targeted)
    return Component(one.id, one.measure, level, reach, force, low, high)


def _formula(level: int, *, general: bool) -> float:
    return 0.0 if level == 0 else 100 * (level - 0.5 * (0 if general else 1)) / LARGEST
