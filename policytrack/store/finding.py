"""Finding records: what a query means, as complete restrictions in a fixed number of statements, or counted in SQL."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, FromClause, func, select

from policytrack.dates import Certainty
from policytrack.model import Restriction
from policytrack.query import Query, counted_by
from policytrack.store.conditions import conditions, stands
from policytrack.store.connection import reading
from policytrack.store.loading import load
from policytrack.tables import metadata
from policytrack.vocabulary import Status

__all__ = ["COUNTED", "by_id", "count", "count_by", "find"]

_RESTRICTION = metadata.tables["restriction"]

# What is counted goes by another name, as a filter may look into the same table.
_ITS_ACTOR = metadata.tables["actor"].alias("its_actor")
_ITS_TARGET = metadata.tables["target"].alias("its_target")
_ITS_PLACE = metadata.tables["restriction_place"].alias("its_place")
_ITS_RATIONALE = metadata.tables["rationale"].alias("its_rationale")
_ITS_STANDING = metadata.tables["standing"].alias("its_standing")
_JOINED: Mapping[FromClause, ColumnElement[bool]] = {
    _ITS_ACTOR: _ITS_ACTOR.c.id == _RESTRICTION.c.actor_id,
    _ITS_TARGET: _ITS_TARGET.c.id == _RESTRICTION.c.target_id,
    _ITS_PLACE: _ITS_PLACE.c.restriction_key == _RESTRICTION.c.key,
    _ITS_RATIONALE: _ITS_RATIONALE.c.restriction_key == _RESTRICTION.c.key,
}
_ALONE = {_ITS_PLACE, _ITS_RATIONALE}
"""Each of their rows belongs to a restriction, so where all restrictions count there is no need to look at those."""

COUNTED: Mapping[str, tuple[FromClause, ColumnElement[Any]]] = {
    "actor": (_RESTRICTION, _RESTRICTION.c.actor_id),
    "target": (_RESTRICTION, _RESTRICTION.c.target_id),
    "measure": (_RESTRICTION, _RESTRICTION.c.measure),
    "strength": (_RESTRICTION, _RESTRICTION.c.strength),
    "review": (_RESTRICTION, _RESTRICTION.c.review),
    "actor_kind": (_ITS_ACTOR, _ITS_ACTOR.c.kind),
    "target_kind": (_ITS_TARGET, _ITS_TARGET.c.kind),
    "place": (_ITS_PLACE, _ITS_PLACE.c.place),
    "rationale": (_ITS_RATIONALE, _ITS_RATIONALE.c.category),
    # A day on which nothing had happened yet has no row.
    "status": (_ITS_STANDING, func.coalesce(_ITS_STANDING.c.status, Status.no_event)),
}
"""What restrictions can be counted by: the table and the column that tell."""


def find(engine: Engine, query: Query) -> tuple[Restriction, ...]:
    """The restrictions that a query means, in the order of actor, target, measure and id."""
    if query.known is not None:
        last = None if query.limit is None else query.offset + query.limit
        return _as_known(engine, query)[query.offset : last]
    with reading(engine) as connection:
        return _page(connection, query)


def count(engine: Engine, query: Query) -> int:
    """How many restrictions a query means, whatever its limit."""
    if query.known is not None:
        return len(_as_known(engine, query))
    with reading(engine) as connection:
        return connection.execute(select(func.count()).select_from(_RESTRICTION).where(*conditions(query))).scalar_one()


def count_by(engine: Engine, query: Query, by: str) -> dict[str, int]:
    """How many restrictions a query means for each value of a field, the most frequent first, counted in SQL.

    A restriction that has several values of the field counts for each of them, and one that has none for none.
    """
    if query.known is not None:
        return counted_by(by, _as_known(engine, query), query)
    table, value = COUNTED[by]
    number = (func.count(table.c.restriction_key.distinct()) if table is _ITS_RATIONALE else func.count()).label(
        "number"
    )
    wanted = list(conditions(query))
    source = _joined(table, query) if wanted or table not in _ALONE else table
    counted = select(value, number).select_from(source).where(*wanted).group_by(value)
    with reading(engine) as connection:
        return {str(one): many for one, many in connection.execute(counted.order_by(number.desc(), value))}


def by_id(engine: Engine, restriction: str) -> Restriction | None:
    """The restriction with this id, if there is one."""
    with reading(engine) as connection:
        key = connection.execute(select(_RESTRICTION.c.key).where(_RESTRICTION.c.id == restriction)).scalar()
        return None if key is None else load(connection, [key])[key]


def _page(connection: Connection, query: Query) -> tuple[Restriction, ...]:
    table = _RESTRICTION.c
    wanted = (
        select(table.key)
        .where(*conditions(query))
        .order_by(table.actor_id, table.target_id, table.measure, table.id)
        .limit(query.limit)
        .offset(query.offset or None)
    )
    keys = list(connection.execute(wanted).scalars())
    found = load(connection, keys)
    return tuple(found[key] for key in keys)


def _as_known(engine: Engine, query: Query) -> tuple[Restriction, ...]:
    """All that a query means on an earlier day of our knowledge, each restriction as far as it was known then.

    SQL finds those that match with all that is known now, which are never fewer; what rests on evidence of a later
    day is taken away and the rest asked again.
    """
    # Who is part of whom cannot be told from a restriction alone, and does not depend on what was known.
    again = replace(query, part_of=None)
    with reading(engine) as connection:
        candidates = _page(connection, replace(query, limit=None, offset=0))
    known = ((one, one.as_known(query.known)) for one in candidates)
    return tuple(then for one, then in known if then is not None and again.matches(one) is not Certainty.no)


def _joined(table: FromClause, query: Query) -> FromClause:
    """The restrictions, with the table that holds what they are counted by."""
    if table is _RESTRICTION:
        return _RESTRICTION
    if table is _ITS_STANDING:
        return _RESTRICTION.outerjoin(table, stands(table, query))
    return _RESTRICTION.join(table, _JOINED[table])
