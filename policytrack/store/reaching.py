"""Finding what may matter for cases: the restrictions on what they use that may hold where they are."""

import json
from collections.abc import Iterable

from sqlalchemy import Engine

from policytrack.model import Restriction
from policytrack.store.connection import reading
from policytrack.store.loading import load

__all__ = ["counts", "may_matter", "places"]

_ON_TARGETS = "SELECT key FROM restriction WHERE target_id IN (SELECT value FROM json_each(?))"
_IN_ORDER = " ORDER BY actor_id, target_id, measure, id"
# One without a scope, or with a scope that states no place, may hold anywhere; one that replaces another counts
# wherever that other holds.
_NEAR = """ AND (
    key IN (SELECT restriction_key FROM restriction_place
            WHERE target_id IN (SELECT value FROM json_each(?)) AND place IN (SELECT value FROM json_each(?)))
    OR actor_id IN (SELECT value FROM json_each(?))
    OR NOT EXISTS (SELECT 1 FROM scope WHERE restriction_key = key)
    OR EXISTS (SELECT 1 FROM scope WHERE restriction_key = key AND place IS NULL)
    OR EXISTS (SELECT 1 FROM relation WHERE restriction_key = key AND kind = 'supersedes'))"""


def counts(engine: Engine, targets: Iterable[str]) -> dict[str, int]:
    """How many restrictions there are on each of these targets that has any."""
    statement = (
        "SELECT target_id, count(*) FROM restriction WHERE target_id IN (SELECT value FROM json_each(?)) GROUP BY 1"
    )
    with reading(engine) as connection:
        return {row[0]: row[1] for row in connection.exec_driver_sql(statement, (json.dumps(sorted(targets)),))}


def places(engine: Engine) -> list[str]:
    """The codes of all places in which a restriction applies."""
    with reading(engine) as connection:
        return list(connection.exec_driver_sql("SELECT DISTINCT place FROM restriction_place ORDER BY 1").scalars())


def may_matter(
    engine: Engine, targets: Iterable[str], near: tuple[Iterable[str], Iterable[str]] | None = None
) -> list[Restriction]:
    """The restrictions on targets, all or those that may reach a case near by, by actor, target, measure and id.

    Args:
        engine: The database.
        targets: Ids of targets.
        near: The codes of the places that cases may lie in, and the ids of the bodies whose people the persons may be.
            What is then left out reaches none of the cases, and its actor has no say over them.
    """
    wanted = json.dumps(sorted(targets))
    statement = _ON_TARGETS
    values: tuple[str, ...] = (wanted,)
    if near is not None:
        statement, values = statement + _NEAR, (wanted, wanted, *(json.dumps(sorted(each)) for each in near))
    with reading(engine) as connection:
        keys = list(connection.exec_driver_sql(statement + _IN_ORDER, values).scalars())
        found = load(connection, keys)
        return [found[key] for key in keys]
