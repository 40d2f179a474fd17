"""Candidates of one actor, target and measure: one restriction, or several for different people or places."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from policytrack import places
from policytrack.joining import KEYS
from policytrack.model import Evidence, Reach, Restriction, in_order, values

__all__ = ["told_apart"]


def told_apart(candidates: Iterable[Restriction]) -> tuple[Restriction, ...]:
    """One restriction for each actor, target and measure, and a further one for people or places that it cannot mean.

    All candidates are of one article. Those that may bind the same people in the same place are joined: equal parts
    share their evidence, and nothing is lost. Where nothing says whom a candidate binds, nothing tells it apart.
    """
    groups: dict[str, list[_Group]] = {}
    order: list[_Group] = []
    for one in candidates:
        alike = groups.setdefault(one.id, [])
        group = next((each for each in alike if each.takes(one)), None)
        if group is None:
            group = _Group(one.id if not alike else f"{one.id}~{len(alike) + 1}")
            alike.append(group)
            order.append(group)
        group.add(one)
    return tuple(group.joined() for group in order)


class _Group:
    """Candidates that are one restriction, as far as their scopes go."""

    def __init__(self, one_id: str) -> None:
        self._id = one_id
        self._members: list[Restriction] = []
        self._reaches: dict[Any, Reach] = {}
        self._is_open = False

    def takes(self, one: Restriction) -> bool:
        """Whether nothing says that it binds other people, or in another place."""
        if self._is_open or not one.scopes:
            return True
        return any(_meet(reach, scope) for reach in self._reaches.values() for scope in one.scopes)

    def add(self, one: Restriction) -> None:
        self._members.append(one)
        self._reaches.update((scope.reach_key(), scope) for scope in one.scopes)
        self._is_open = self._is_open or not one.scopes

    def joined(self) -> Restriction:
        """All of them as one; of single values that differ, the same ones are kept in whatever order they came."""
        first = self._members[0]
        if len(self._members) == 1:
            return first if first.id == self._id else Restriction.trusted({**values(first), "id": self._id})
        terms = max(self._members, key=lambda one: (one.summary, one.strength))
        parts = {name: _union(name, [part for one in self._members for part in getattr(one, name)]) for name in KEYS}
        single = {"id": self._id, "strength": terms.strength, "summary": terms.summary}
        # Parts of valid restrictions, with more evidence than before, break no rule that they did not break before.
        return Restriction.trusted({**values(first), **single, **parts})


def _union(name: str, parts: Sequence[Any]) -> tuple[Any, ...]:
    """The parts of one kind, of which those that say the same are one with the evidence of all."""
    found: dict[Any, list[Any]] = {}
    for part in parts:
        found.setdefault(KEYS[name](part), []).append(part)
    return in_order(name, [ones[0] if len(ones) == 1 else _with_all_evidence(ones) for ones in found.values()])


def _with_all_evidence(ones: Sequence[Any]) -> Any:  # noqa: ANN401 - a part of the kind they are
    pieces = sorted({piece for one in ones for piece in one.evidence}, key=_order)
    return type(ones[0]).trusted({**values(ones[0]), "evidence": tuple(pieces)})


def _order(one: Evidence) -> tuple[int, int, str]:
    return one.start, one.end, one.stance


def _meet(one: Reach, other: Reach) -> bool:
    """Whether two reaches may have somebody in common."""
    first, second = one.place, other.place
    apart = first and second and not (places.contains(first, second) or places.contains(second, first))
    named = ((one.audience, other.audience), (one.setting, other.setting), (one.surface, other.surface))
    return not apart and all(_overlap(ours, theirs) for ours, theirs in named)


def _overlap(ours: Sequence[StrEnum], theirs: Sequence[StrEnum]) -> bool:
    return "unspecified" in ours or "unspecified" in theirs or not set(ours).isdisjoint(theirs)
