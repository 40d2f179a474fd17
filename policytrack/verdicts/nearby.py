"""Restrictions arranged by where and for whose people they hold, so that those far from a case are passed over."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from policytrack.model import Reach, Restriction
from policytrack.verdicts.case import Case, Facts, Hierarchy, facts_of
from policytrack.verdicts.premises import NO, inside
from policytrack.vocabulary import RelationKind

__all__ = ["Nearby", "Vicinity", "vicinity"]

Vicinity: TypeAlias = tuple[frozenset[str], frozenset[str]]
"""Codes of places and ids of bodies."""

_NO_REACH = Reach()


def vicinity(cases: Iterable[Case], hierarchy: Hierarchy, places: Iterable[str]) -> Vicinity | None:
    """What is near any of some cases, among these places; None if one is too open to tell.

    >>> vicinity([Case.of(target="lemon8", audience="general_public", place="US-TX")], Hierarchy(), ["IT", "US"])
    (frozenset({'US'}), frozenset())
    """
    where, bodies, governments = set[str](), set[str](), set[str]()
    for case in set(cases):
        facts = facts_of(case, case.target[0], hierarchy)
        if is_open(facts):
            return None
        where.update(_here(facts, places))
        bodies |= facts.bodies
        governments.update(filter(None, [facts.government]))
    people = {
        one.id
        for one in hierarchy.actors.values()
        if one.place in governments or not bodies.isdisjoint(hierarchy.above(one.id))
    }
    return frozenset(where), frozenset(people)


def is_open(facts: Facts) -> bool:
    """Whether a case leaves open where it lies or whose people the person may be, so that nothing is far from it."""
    return facts.case.place is None or not (facts.member_of or facts.government is not None or facts.is_private)


class Nearby:
    """Restrictions on one thing, of which few hold in any one place.

    What is left out for a case certainly does not reach it, whatever else is true of the case, and its actor has no say
    over it.
    """

    def __init__(self, restrictions: Sequence[Restriction], hierarchy: Hierarchy) -> None:
        """Arrange the restrictions."""
        self._all, self._hierarchy = restrictions, hierarchy
        self._everywhere: list[int] = []
        self._in: dict[str, list[int]] = defaultdict(list)
        self._by_body: dict[str, list[int]] = defaultdict(list)
        self._by_home: dict[str | None, list[int]] = defaultdict(list)
        for number, one in enumerate(restrictions):
            self._arrange(number, one)

    def of(self, case: Case) -> Sequence[Restriction]:
        """The restrictions that may matter for a case, in their order."""
        if case.actor is not None:
            return [self._all[number] for number in self._by_body.get(case.actor, ())]
        facts = facts_of(case, case.target[0], self._hierarchy)
        if is_open(facts):
            return self._all
        found = {*self._everywhere, *self._of_its_people(facts)}
        for place in _here(facts, self._in):
            found.update(self._in[place])
        return [self._all[number] for number in sorted(found)]

    def _arrange(self, number: int, one: Restriction) -> None:
        for body in self._hierarchy.above(one.actor.id):
            self._by_body[body].append(number)
        if one.actor.kind.is_public:
            self._by_home[one.actor.place].append(number)
        where = {*one.places, *_territories(one)}
        # What replaces another does so wherever that other holds.
        if None in where or any(relation.kind is RelationKind.supersedes for relation in one.relations):
            self._everywhere.append(number)
        for place in where - {None}:
            self._in[str(place)].append(number)

    def _of_its_people(self, facts: Facts) -> Iterator[int]:
        for body in facts.bodies:
            yield from self._by_body.get(body, ())
        if facts.government is not None:
            yield from self._by_home.get(facts.government, ())


def _here(facts: Facts, places: Iterable[str]) -> list[str]:
    return [place for place in places if inside(place, facts.case.place) is not NO]


def _territories(one: Restriction) -> Iterator[str | None]:
    """The place of each scope; None where it may hold anywhere."""
    own = one.actor.place if one.actor.kind.is_public else None
    for scope in one.scopes or (_NO_REACH,):
        yield own if scope.place is None else scope.place
