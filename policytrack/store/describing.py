"""Keeping actors, targets and articles, each joined with what is kept of it already."""

from collections.abc import Collection, Iterable
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert

from policytrack.joining import same
from policytrack.model import Actor, Article, Target
from policytrack.names import fold
from policytrack.store.loading import described
from policytrack.tables import metadata

__all__ = ["Described"]

_DIALECT = sqlite.dialect()
_RecordT = TypeVar("_RecordT", Actor, Target, Article)


class Described(Generic[_RecordT]):
    """The actors, targets or articles that one transaction has come across, as they are kept.

    Attributes:
        renamed: The ids of those that were kept before and have other names now.
    """

    def __init__(self, connection: Connection, kind: type[_RecordT]) -> None:
        """Begin with none."""
        self._connection = connection
        self._kind: type[_RecordT] = kind
        self._table = kind.__name__.lower()
        columns = metadata.tables[self._table].columns
        self._writers = [
            (column.name, column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)) for column in columns
        ]
        adding = insert(metadata.tables[self._table])
        changes = {column.name: column for column in adding.excluded if not column.primary_key}
        self._insert = str(adding.on_conflict_do_update(set_=changes).compile(dialect=_DIALECT))
        self._there: dict[str, _RecordT] = {}
        self.renamed: set[str] = set()

    def add(self, records: Iterable[_RecordT]) -> None:
        """Keep these as well.

        Raises:
            ConflictingRecordError: One is there already and is described differently.
        """
        coming = [one for one in records if self._there.get(one.id) is not one]
        self._recall({one.id for one in coming})
        changed: dict[str, _RecordT] = {}
        for one in coming:
            before = self._there.get(one.id)
            if before != one:
                whole = one if before is None else same(before, one)
                if whole != before:
                    changed[one.id] = self._there[one.id] = whole
                    if before is not None:
                        self.renamed.add(one.id)
        if changed:
            self._write(changed.values())

    def get(self, one_id: str) -> _RecordT | None:
        """The one with this id, if there is one."""
        if one_id not in self._there:
            self._recall({one_id})
        return self._there.get(one_id)

    def _recall(self, ids: set[str]) -> None:
        unknown = ids - self._there.keys()
        if unknown:
            self._there |= described(self._connection, self._kind, unknown)

    def _write(self, records: Collection[_RecordT]) -> None:
        self._connection.exec_driver_sql(self._insert, [self._row(one) for one in records])
        names = [(fold(name), one.id) for one in records for name in _names(one)]
        if names:
            self._connection.exec_driver_sql(
                f"INSERT OR IGNORE INTO {self._table}_name (folded, {self._table}) VALUES (?, ?)",  # noqa: S608 - a table of ours
                names,
            )

    def _row(self, one: _RecordT) -> tuple[Any, ...]:
        """What the driver stores of one."""
        return tuple(
            [getattr(one, name) if write is None else write(getattr(one, name)) for name, write in self._writers]
        )


def _names(one: _RecordT) -> tuple[str, ...]:
    """The names that something is found under; articles are found by their id alone."""
    return () if isinstance(one, Article) else (one.id, one.name, *one.aliases)
