"""Complete restrictions made of their rows, in a number of statements that does not depend on how many they are.

The statements are written once and the rows come from the driver as they are: what SQLAlchemy does for each statement
and each row would take several times as long as all else.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, select, text
from sqlalchemy.dialects import sqlite

from policytrack.model import (
    Actor,
    Article,
    Event,
    Evidence,
    EvidenceTerms,
    Exemption,
    Rationale,
    Reach,
    Record,
    Relation,
    Restriction,
    RestrictionTerms,
    Scope,
    Target,
)
from policytrack.store.connection import driver
from policytrack.tables import metadata

__all__ = ["described", "load"]

_DIALECT = sqlite.dialect()
_DIFFERENT = 8192
_DescribedT = TypeVar("_DescribedT", Actor, Target, Article)
_Row = Sequence[Any]


class _Fields:
    """Fields that stand in a table, and how they are read from its rows."""

    def __init__(self, table: str, names: Iterable[str], *keys: str) -> None:
        columns = metadata.tables[table].c
        self._names = [name for name in names if name in columns]
        self._readers = [(name, reader) for name in self._names if (reader := _reader(columns[name]))]
        chosen = select(*(columns[name] for name in (*self._names, *keys))).where(
            columns[keys[0]].in_(text("SELECT value FROM json_each(?)"))
        )
        self._statement = str(chosen.order_by(*metadata.tables[table].primary_key.columns).compile(dialect=_DIALECT))

    def rows(self, connection: Connection, keys: Iterable[int | str]) -> list[_Row]:
        """The rows with one of these as their first key, in the order of all keys, which come last in a row."""
        return driver(connection).execute(self._statement, (json.dumps(list(keys)),)).fetchall()

    def values(self, row: _Row) -> dict[str, Any]:
        """The values of the fields in a row."""
        values = dict(zip(self._names, row, strict=False))
        for name, read in self._readers:
            values[name] = read(values[name])
        return values


def _reader(column: Column[Any]) -> Callable[[Any], Any] | None:
    read = column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    # Words of vocabularies and dates repeat, so each is read once.
    return read and lru_cache(maxsize=_DIFFERENT)(read)


def _part(kind: type[Record], *others: type[Record]) -> _Fields:
    names = [name for one in (*others, kind) for name in one.model_fields]
    return _Fields(kind.__name__.lower(), names, "restriction_key", "number")


_DESCRIBED = {kind: _Fields(kind.__name__.lower(), kind.model_fields, "id") for kind in (Actor, Target, Article)}
_RESTRICTION = _Fields("restriction", RestrictionTerms.model_fields, "key", "actor_id", "target_id")
_EVIDENCE = _Fields("evidence", EvidenceTerms.model_fields, "restriction_key", "part", "number")
_PARTS: Mapping[str, tuple[type[Record], _Fields]] = {
    "events": (Event, _part(Event)),
    "scopes": (Scope, _part(Scope)),
    "exemptions": (Exemption, _part(Exemption, Reach)),
    "rationales": (Rationale, _part(Rationale)),
    "relations": (Relation, _part(Relation)),
}


def load(connection: Connection, keys: Sequence[int]) -> dict[int, Restriction]:
    """Complete restrictions by their keys."""
    if not keys:
        return {}
    rows = _RESTRICTION.rows(connection, keys)
    actors = described(connection, Actor, {row[-2] for row in rows})
    targets = described(connection, Target, {row[-1] for row in rows})
    hanging = _hanging(connection, keys)
    found = {}
    for row in rows:
        *_, key, actor, target = row
        values = _RESTRICTION.values(row)
        values["actor"], values["target"] = actors[actor], targets[target]
        found[key] = Restriction.trusted(values | hanging[key])
    return found


def described(connection: Connection, kind: type[_DescribedT], ids: Iterable[str]) -> dict[str, _DescribedT]:
    """Actors, targets or articles by their ids, as many as are there."""
    fields = _DESCRIBED[kind]
    return {row[-1]: kind.trusted(fields.values(row)) for row in fields.rows(connection, sorted(ids))}


def _hanging(connection: Connection, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The parts of restrictions and the articles that their evidence points into."""
    found: dict[int, dict[str, Any]] = {key: dict.fromkeys((*_PARTS, "articles"), ()) for key in keys}
    evidence = _evidence(connection, keys)
    for name, (kind, fields) in _PARTS.items():
        part = kind.__name__.lower()
        for row in fields.rows(connection, keys):
            key, number = row[-2:]
            values = fields.values(row)
            values["evidence"] = tuple(evidence.get((key, part, number), ()))
            if kind is Exemption:
                values["scope"] = Reach.trusted({field: values.pop(field) for field in Reach.model_fields})
            found[key][name] += (kind.trusted(values),)
    for key, articles in _cited(connection, evidence).items():
        found[key]["articles"] = articles
    return found


def _evidence(connection: Connection, keys: Sequence[int]) -> dict[tuple[int, str, int], list[Evidence]]:
    found = defaultdict(list)
    for row in _EVIDENCE.rows(connection, keys):
        key, part, number = row[-3:]
        values = _EVIDENCE.values(row)
        values["quote"] = None
        found[key, part, number].append(Evidence.trusted(values))
    return found


def _cited(
    connection: Connection, evidence: Mapping[tuple[int, str, int], Iterable[Evidence]]
) -> dict[int, tuple[Article, ...]]:
    cited = defaultdict(set)
    for (key, _, _), pieces in evidence.items():
        cited[key].update([one.article for one in pieces])
    articles = described(connection, Article, {one for ids in cited.values() for one in ids})
    return {key: tuple([articles[one] for one in sorted(ids)]) for key, ids in cited.items()}
