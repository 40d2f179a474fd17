"""Names in the database: who and what is known by a name, and what belongs to it."""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Engine

from policytrack.names import fold
from policytrack.store.connection import reading

__all__ = ["acting_for", "made_by", "named", "names"]


def named(engine: Engine, kind: str, name: str) -> list[tuple[str, str]]:
    """The ids and names of the actors or targets that are known by a name or, if none is, by one with other spaces."""
    chosen = f"SELECT id, name FROM {kind} WHERE id IN (SELECT {kind} FROM {kind}_name WHERE %s = ?)"  # noqa: S608 - our tables
    folded = fold(name)
    with reading(engine) as connection:
        return _pairs(connection, chosen % "folded", folded) or _pairs(
            connection, chosen % "replace(folded, ' ', '')", folded.replace(" ", "")
        )


def names(engine: Engine, kind: str) -> list[tuple[str, str]]:
    """All names by which actors or targets are known, their ids among them, each with the id of what it names."""
    with reading(engine) as connection:
        rows = connection.exec_driver_sql(f"SELECT id, name, aliases FROM {kind} ORDER BY id")  # noqa: S608 - our tables
        return [(each, one_id) for one_id, name, aliases in rows for each in (one_id, name, *json.loads(aliases))]


def acting_for(engine: Engine, codes: Iterable[str], kinds: Sequence[str]) -> list[tuple[str, str]]:
    """The ids and names of the actors of these kinds whose place is one of these."""
    with reading(engine) as connection:
        return _pairs(
            connection,
            "SELECT id, name FROM actor WHERE place IN (SELECT value FROM json_each(?))"
            " AND kind IN (SELECT value FROM json_each(?))",
            json.dumps(list(codes)),
            json.dumps([str(kind) for kind in kinds]),
        )


def made_by(engine: Engine, ids: Sequence[str]) -> tuple[str, ...]:
    """These targets and all that they make, directly or not."""
    with reading(engine) as connection:
        found = connection.exec_driver_sql(
            "WITH RECURSIVE made(id) AS (SELECT value FROM json_each(?)"
            " UNION SELECT target.id FROM target JOIN made ON target.maker = made.id) SELECT id FROM made ORDER BY id",
            (json.dumps(list(ids)),),
        )
        return tuple(found.scalars())


def _pairs(connection: Connection, statement: str, *values: str) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in connection.exec_driver_sql(f"{statement} ORDER BY id", values)]
