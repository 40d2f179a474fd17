"""Filters as a caller writes them, and the query that they mean."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, TypeAlias, TypedDict, TypeVar

from policytrack.dates import day
from policytrack.errors import UnknownNameError
from policytrack.names import nearest
from policytrack.query import Query
from policytrack.store import naming
from policytrack.store.catalogue import Database
from policytrack.tracker import resolving
from policytrack.tracker.resolving import Named
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    Measure,
    RationaleCategory,
    ReviewState,
    Setting,
    Status,
    Strength,
    Surface,
    TargetKind,
    Term,
)

__all__ = ["Filters", "Names", "query_of"]

Names: TypeAlias = str | Sequence[str]
"""A name as people write it, a code or an id; several are alternatives."""
_T = TypeVar("_T")
_TermT = TypeVar("_TermT", bound=Term)


class Filters(TypedDict, total=False):
    """What restrictions can be narrowed by; several values of one filter are alternatives.

    Every name is taken as people write it, as a code or as an id.

    Attributes:
        actor: Who restricts.
        part_of: A body and all that are part of it.
        actor_kind: What sort of body restricts.
        target: What is restricted; a maker stands for all it makes.
        target_kind: What sort of thing is restricted.
        measure: How it is restricted.
        strength: How much of what the actor controls is covered.
        place: Applies in exactly this place.
        within: Applies in this place or inside it.
        status: Has, or may have, this status on the day.
        audience: Who is bound.
        setting: On what device, network or occasion.
        surface: By which way of reaching the target.
        rationale: For a reason of this sort.
        review: Who has looked at the record.
        text: Words in names, summaries and reasons.
        on: The day in the world; today if there is none.
        known: The day of our knowledge; all that is recorded if there is none.
        limit: At most so many restrictions.
        offset: So many of the first are left out.
    """

    actor: Names | None
    part_of: Names | None
    actor_kind: Names | None
    target: Names | None
    target_kind: Names | None
    measure: Names | None
    strength: Names | None
    place: Names | None
    within: Names | None
    status: Names | None
    audience: Names | None
    setting: Names | None
    surface: Names | None
    rationale: Names | None
    review: Names | None
    text: str | None
    on: str | date | None
    known: str | date | None
    limit: int | None
    offset: int


def query_of(database: Database, filters: Filters) -> Query:
    """The query that filters mean, with every name resolved.

    Raises:
        UnknownNameError: There is no such filter, or a name matches nothing.
        AmbiguousNameError: A name matches several things.
        DateFormatError: `on` or `known` is no day, month or year.
        ValueError: `limit` or `offset` is below 0.
    """
    _check(filters)
    asked = _Asked(filters)
    actor, place = partial(resolving.actor, database), resolving.place
    query = Query(
        actor=asked.names("actor", actor),
        part_of=asked.names("part_of", actor),
        actor_kind=asked.terms("actor_kind", ActorKind),
        target=_with_products(database, asked.names("target", partial(resolving.target, database))),
        target_kind=asked.terms("target_kind", TargetKind),
        measure=asked.terms("measure", Measure),
        strength=asked.terms("strength", Strength),
        place=asked.names("place", place),
        within=asked.names("within", place),
        status=asked.terms("status", Status),
        audience=asked.terms("audience", Audience),
        setting=asked.terms("setting", Setting),
        surface=asked.terms("surface", Surface),
        rationale=asked.terms("rationale", RationaleCategory),
        review=asked.terms("review", ReviewState),
        text=asked.one("text", str),
        on=asked.one("on", day),
        known=asked.one("known", day),
        limit=filters.get("limit"),
        offset=filters.get("offset") or 0,
    )
    return replace(query, asked=tuple(asked.said))


def _check(filters: Filters) -> None:
    unknown = sorted(set(filters) - set(Filters.__annotations__))
    if unknown:
        raise UnknownNameError("filter", unknown[0], nearest(unknown[0], Filters.__annotations__))
    if min(filters.get("limit") or 0, filters.get("offset") or 0) < 0:
        raise ValueError("limit and offset count restrictions: give 0 or more")


def _with_products(database: Database, ids: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return None if ids is None else naming.made_by(database, ids)


class _Asked:
    """What was asked, gathered in words while the names are resolved."""

    def __init__(self, filters: Filters) -> None:
        self._given: dict[str, Any] = {name: value for name, value in filters.items() if value is not None}
        self.said: list[tuple[str, str]] = []

    def names(self, name: str, resolve: Callable[[str], Named]) -> tuple[str, ...] | None:
        if name not in self._given:
            return None
        found = [resolve(value) for value in self._values(name)]
        self._say(name, [shown for _, shown in found])
        return tuple(dict.fromkeys(one for one, _ in found))

    def terms(self, name: str, vocabulary: type[_TermT]) -> tuple[_TermT, ...] | None:
        if name not in self._given:
            return None
        found = [vocabulary.named(value) for value in self._values(name)]
        self._say(name, [term.label for term in found])
        return tuple(dict.fromkeys(found))

    def one(self, name: str, read: Callable[[Any], _T]) -> _T | None:
        if name not in self._given:
            return None
        found = read(self._given[name])
        self._say(name, [str(found)])
        return found

    def _values(self, name: str) -> Sequence[str]:
        value = self._given[name]
        return [value] if isinstance(value, str) else value

    def _say(self, name: str, values: Sequence[str]) -> None:
        self.said.append((name, " or ".join(dict.fromkeys(values)) or "none of an empty list"))
