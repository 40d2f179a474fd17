"""A query as the conditions that SQL finds restrictions by."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, false, func, not_, or_, select, text, true

from policytrack import places
from policytrack.lifecycle import FOREVER
from policytrack.query import Query, words
from policytrack.tables import metadata
from policytrack.vocabulary import Status, Term

__all__ = ["conditions", "stands"]

_RESTRICTION = metadata.tables["restriction"]
_ACTOR = metadata.tables["actor"]
_TARGET = metadata.tables["target"]
_SCOPE = metadata.tables["scope"]
_STANDING = metadata.tables["standing"]
_PLACE = metadata.tables["restriction_place"]
_RATIONALE = metadata.tables["rationale"]
_LAST_DAY = FOREVER - timedelta(days=1)


def conditions(query: Query) -> Iterator[ColumnElement[bool]]:
    """What a restriction has to satisfy, as far as all that is known now can tell."""
    yield from _of_its_own(query)
    yield from _of_actor_and_target(query)
    yield from _of_its_parts(query)
    if query.place is not None:
        yield _in_places(query, _PLACE.c.place.in_(query.place))
    if query.within is not None:
        yield _in_places(query, or_(false(), *(_inside(code) for code in _expanded(query.within))))
    if query.text is not None:
        yield from _worded(query.text)
    if query.asks_status:
        yield _has_status(query)


def stands(standing: FromClause, query: Query) -> ColumnElement[bool]:
    """Whether a row of that table is the one that holds for a restriction on the days asked about."""
    known = _LAST_DAY if query.known is None else min(query.known, _LAST_DAY)
    on = min(query.day, _LAST_DAY)
    columns = standing.c
    return and_(
        columns.restriction_key == _RESTRICTION.c.key,
        columns.known_from <= known,
        columns.known_until > known,
        columns.on_from <= on,
        columns.on_until > on,
    )


def _of_its_own(query: Query) -> Iterator[ColumnElement[bool]]:
    table = _RESTRICTION.c
    for column, values in (
        (table.actor_id, query.actor),
        (table.target_id, query.target),
        (table.measure, query.measure),
        (table.strength, query.strength),
        (table.review, query.review),
    ):
        if values is not None:
            yield column.in_(values)


def _of_actor_and_target(query: Query) -> Iterator[ColumnElement[bool]]:
    table = _RESTRICTION.c
    if query.part_of is not None:
        yield table.actor_id.in_(_parts_of(query.part_of))
    if query.actor_kind is not None:
        yield table.actor_id.in_(select(_ACTOR.c.id).where(_ACTOR.c.kind.in_(query.actor_kind)))
    if query.target_kind is not None:
        yield table.target_id.in_(select(_TARGET.c.id).where(_TARGET.c.kind.in_(query.target_kind)))


def _of_its_parts(query: Query) -> Iterator[ColumnElement[bool]]:
    key = _RESTRICTION.c.key
    if query.rationale is not None:
        yield key.in_(select(_RATIONALE.c.restriction_key).where(_RATIONALE.c.category.in_(query.rationale)))
    for listed, terms in (
        (_SCOPE.c.audience, query.audience),
        (_SCOPE.c.setting, query.setting),
        (_SCOPE.c.surface, query.surface),
    ):
        if terms is not None:
            yield exists().where(_SCOPE.c.restriction_key == key, _lists_any(listed, terms))


def _parts_of(ids: Sequence[str]) -> Select[tuple[str]]:
    parts = select(_ACTOR.c.id).where(_ACTOR.c.id.in_(ids)).cte("parts", recursive=True)
    parts = parts.union(select(_ACTOR.c.id).where(_ACTOR.c.part_of == parts.c.id))
    return select(parts.c.id)


def _in_places(query: Query, where: ColumnElement[bool]) -> ColumnElement[bool]:
    if query.known is not None:
        # The place that a scope states may have been known later than the restriction; then that of the actor counted.
        return true()
    found = select(_PLACE.c.restriction_key).where(where)
    if query.target is not None:
        # The index begins with the target, so that a common place does not have to be read as a whole.
        found = found.where(_PLACE.c.target_id.in_(query.target))
    return _RESTRICTION.c.key.in_(found)


def _expanded(codes: Iterable[str]) -> list[str]:
    return sorted({inner for code in codes for inner in (code, *places.expand(code))})


def _inside(code: str) -> ColumnElement[bool]:
    # ISO 3166-2 codes begin with that of their country and a hyphen, which sorts before letters and digits: the country
    # and all that lies inside is one range of the index, with no other country in it.
    return _PLACE.c.place.between(code, f"{code}-~")


def _lists_any(column: ColumnElement[Any], terms: Iterable[Term]) -> ColumnElement[bool]:
    return or_(false(), *(func.instr(column, f'"{term}"') > 0 for term in terms))


def _worded(said: str) -> Iterator[ColumnElement[bool]]:
    # Each word is quoted, so that nothing a reader types is taken for the syntax of the index.
    match = " ".join(f'"{word}"*' for word in words(said))
    if match:
        found = text("SELECT rowid FROM restriction_fts WHERE restriction_fts MATCH :match").bindparams(match=match)
        yield _RESTRICTION.c.key.in_(found)


def _has_status(query: Query) -> ColumnElement[bool]:
    now = stands(_STANDING, query)
    if query.status is None:
        return exists().where(now)
    held = or_(_STANDING.c.status.in_(query.status), _lists_any(_STANDING.c.possible, query.status))
    found = exists().where(now, held)
    # A day on which nothing had happened yet has no row.
    return or_(found, not_(exists().where(now))) if Status.no_event in query.status else found
