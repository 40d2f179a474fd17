"""What a person would write by hand: the standard sqlite3 module, SQL for just this question, rows left as tuples."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

__all__ = ["Key", "ask", "connect", "copy", "page"]

Key = str | int
Row = tuple[Key | None, ...]

_BATCH = 5000
_DESCRIBED = {
    "actor": "id, name, kind, place, place_note, part_of, aliases",
    "target": "id, name, kind, maker, origin, aliases",
    "article": "id, title, publisher, url, published, published_basis, recorded, sha256, tier",
}
_NAMES = {"actor_name": "folded, actor", "target_name": "folded, target"}
_RESTRICTION = "key, id, measure, strength, summary, review, actor_id, target_id"
_PARTS = {
    "event": "restriction_key, number, kind, date, note",
    "scope": "restriction_key, number, place, audience, setting, surface, condition",
    "exemption": "restriction_key, number, place, audience, setting, surface, condition, until",
    "rationale": "restriction_key, number, category, statement, attributed_to",
    "relation": 'restriction_key, number, kind, "to"',
    "evidence": 'restriction_key, part, number, nth, article, start, "end", digest, stance',
}
_ORDER = {"evidence": "1, 2, 3, 4"} | dict.fromkeys(("event", "scope", "exemption", "rationale", "relation"), "1, 2")
_WRITTEN = {
    "restriction": f"{_RESTRICTION}, name, names, statements",
    **_PARTS,
    "event": f"{_PARTS['event']}, earliest, latest",
    "restriction_place": "restriction_key, place, target_id",
    "standing": "restriction_key, known_from, on_from, known_until, on_until, status, possible",
}


def connect(file: Path) -> sqlite3.Connection:
    """A connection that keeps what policytrack's connections keep."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def ask(connection: sqlite3.Connection, statement: str, *values: Key) -> list[Row]:
    """What a statement finds."""
    return connection.execute(statement, values).fetchall()


def page(connection: sqlite3.Connection, keys: Iterable[Row]) -> dict[str, list[Row]]:
    """Everything about the restrictions with these keys, as rows of each table."""
    wanted = [key for (key,) in keys]
    found = {table: _some(connection, table, columns, wanted) for table, columns in _PARTS.items()}
    found["restriction"] = _some(connection, "restriction", _RESTRICTION, wanted)
    for table, cited in (
        ("actor", {row[6] for row in found["restriction"]}),
        ("target", {row[7] for row in found["restriction"]}),
        ("article", {row[4] for row in found["evidence"]}),
    ):
        found[table] = _some(connection, table, _DESCRIBED[table], cited)
    return found


def _some(connection: sqlite3.Connection, table: str, columns: str, keys: Collection[Key | None]) -> list[Row]:
    key, order = columns.partition(",")[0], _ORDER.get(table, "1")
    marks = ",".join("?" * len(keys))
    statement = f"SELECT {columns} FROM {table} WHERE {key} IN ({marks}) ORDER BY {order}"
    return connection.execute(statement, list(keys)).fetchall()


def copy(source: Path, target: Path, *, tuned: bool = False) -> float:
    """Put all rows of one database into another that has the schema alone; give the seconds that writing takes.

    It is one transaction of large batches, with full-text search built at the end; tuned, the indexes are built and the
    foreign keys are checked at the end too.
    """
    with closing(connect(source)) as read, closing(connect(target)) as write:
        clock = _Clock()
        made_anew: list[str] = []
        if tuned:
            clock.time(lambda: write.execute("PRAGMA foreign_keys = OFF"))
        clock.time(lambda: write.execute("BEGIN IMMEDIATE"))
        clock.time(lambda: made_anew.extend(_drop(write, ("trigger", "index") if tuned else ("trigger",))))
        for statement, rows in _batches(read):
            clock.time(lambda statement=statement, rows=rows: write.executemany(statement, rows))  # type: ignore[misc]  # bound at once
        clock.time(lambda: _finish(write, made_anew, check=tuned))
        return clock.seconds


@dataclass
class _Clock:
    """Time spent on some things and not on those between them."""

    seconds: float = 0.0

    def time(self, what: Callable[[], object]) -> None:
        began = perf_counter()
        what()
        self.seconds += perf_counter() - began


def _drop(connection: sqlite3.Connection, kinds: tuple[str, ...]) -> Iterator[str]:
    for kind in kinds:
        made = ask(connection, "SELECT name, sql FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL", kind)
        for name, sql in made:
            connection.execute(f"DROP {kind} {name}")
            yield str(sql)


def _finish(connection: sqlite3.Connection, made_anew: list[str], *, check: bool) -> None:
    connection.execute("INSERT INTO restriction_fts(restriction_fts) VALUES ('rebuild')")
    for sql in made_anew:
        connection.execute(sql)
    if check and ask(connection, "PRAGMA foreign_key_check"):
        raise ValueError("a row refers to nothing")
    connection.execute("COMMIT")


def _batches(read: sqlite3.Connection) -> Iterator[tuple[str, list[Row]]]:
    for table, columns in (_DESCRIBED | _NAMES).items():
        yield _insert(table, columns), ask(read, f"SELECT {columns} FROM {table}")
    ((last,),) = read.execute("SELECT max(key) FROM restriction").fetchall()
    for first in range(1, last + 1, _BATCH):
        for table, columns in _WRITTEN.items():
            key = columns.partition(",")[0]
            statement = f"SELECT {columns} FROM {table} WHERE {key} >= ? AND {key} < ?"
            yield _insert(table, columns), ask(read, statement, first, first + _BATCH)


def _insert(table: str, columns: str) -> str:
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(columns.split(',')))})"
