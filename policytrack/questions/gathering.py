"""What a question wants of the restrictions together: counted by something, the most of something, or enough of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from policytrack.model import Restriction
from policytrack.query import FIELDS, Query

__all__ = ["COUNTED", "GROUPS", "Gathering", "Ranked", "Threshold", "many", "plural", "singular"]


class Ranked(StrEnum):
    """Which end of an order is asked for."""

    most = "most"
    fewest = "fewest"
    first = "first"
    last = "last"


@dataclass(frozen=True, slots=True)
class Threshold:
    """How many different ones of something there have to be.

    Attributes:
        of: What is counted, one of `GROUPS`.
        at_least: The smallest number that is enough.
        at_most: The largest number that is not too much.
    """

    of: str
    at_least: int | None = None
    at_most: int | None = None

    def met(self, number: int) -> bool:
        """Whether a number lies between the two."""
        return (self.at_least is None or number >= self.at_least) and (self.at_most is None or number <= self.at_most)

    def __str__(self) -> str:
        """The threshold in words: "at least 3 targets"."""
        if self.at_least == self.at_most:
            return f"exactly {many(self.at_least or 0, self.of)}"
        bounds = (("at least", self.at_least), ("at most", self.at_most))
        return " and ".join(f"{said} {many(number, self.of)}" for said, number in bounds if number is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """What is asked of all restrictions that a query finds, together.

    Attributes:
        by: What they are counted by, one of `GROUPS`.
        ranked: Which end of an order is asked for.
        counted: What the most or the fewest are of, one of `GROUPS`.
        threshold: How many of something each has to have.
        every: The filter of which each has to have all values ("both").
    """

    by: str | None = None
    ranked: Ranked | None = None
    counted: str | None = None
    threshold: Threshold | None = None
    every: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is asked of them together."""
        return self != Gathering()

    def describe(self, subject: str | None) -> list[str]:
        """The gathering in words, for an answer about some subject; yes and no are about none."""
        each = f"of each {singular(subject)} with " if subject else ""
        whose = f"of the {singular(subject or 'restriction')}"
        counted = plural(self.counted or "restriction")
        ranked = {
            Ranked.most: f"{whose} with the most {counted}",
            Ranked.fewest: f"{whose} with the fewest {counted}",
            Ranked.first: "the first",
            Ranked.last: "the latest",
        }
        return [
            *([f"counted by {singular(self.by)}"] if self.by else []),
            *([ranked[self.ranked]] if self.ranked else []),
            *([f"{each}{self.threshold}"] if self.threshold else []),
            *([f"{each}all of them"] if self.every else []),
        ]

    def to_dict(self) -> dict[str, Any]:
        """What is set, as plain JSON values."""
        threshold = {"of": self.threshold.of, **_bounds(self.threshold)} if self.threshold else None
        said = {"by": self.by, "ranked": self.ranked and self.ranked.value, "counted": self.counted}
        every = {**said, "threshold": threshold, "every": self.every}
        return {name: value for name, value in every.items() if value is not None}


def _bounds(threshold: Threshold) -> dict[str, int]:
    bounds = {"at_least": threshold.at_least, "at_most": threshold.at_most}
    return {name: value for name, value in bounds.items() if value is not None}


def many(number: int, noun: str) -> str:
    """A number of things in words: "1 actor", "2 countries"."""
    return f"{number} {singular(noun) if number == 1 else plural(noun)}"


def singular(noun: str) -> str:
    """What a group is called in words: "reason", "kind of actor"."""
    return _CALLED.get(noun, noun)


def plural(noun: str) -> str:
    """What there are several of: "countries", "reasons"."""
    head, space, rest = singular(noun).partition(" ")
    return f"{_PLURALS.get(head, f'{head}s')}{space}{rest}"


_CALLED = {"rationale": "reason", "actor_kind": "kind of actor", "target_kind": "kind of target"}
_PLURALS = {"country": "countries", "status": "statuses"}


def _countries(one: Restriction, _query: Query) -> list[str]:
    """The country that the actor belongs to, of which a state is part."""
    return [one.actor.place.partition("-")[0]] if one.actor.place else []


GROUPS: Mapping[str, Callable[[Restriction, Query], Iterable[str]]] = {
    **FIELDS,
    "country": _countries,
    "restriction": lambda one, _query: [one.id],
}
"""What restrictions can be counted by, and the values that one has of it."""

COUNTED: Mapping[str, str] = {
    "actor": "actor",
    "target": "target",
    "place": "place",
    "restriction": "restriction",
    "reason": "rationale",
    "article": "article",
}
"""What "how many" counts, and the group that holds it."""
