"""Databases to test with: files of the newest revision, and what is in one as plain values."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from policytrack import seeds
from policytrack.bundle import bundled
from policytrack.seeds import Seeds
from policytrack.store import schema
from policytrack.store.connection import connect
from policytrack.store.saving import Saved, save

__all__ = ["Rows", "assert_sound", "contents", "curated", "database", "empty_file", "fill", "location", "plain", "rows"]

Rows = list[tuple[object, ...]]


def empty_file(file: Path) -> Path:
    """Make a database of the newest revision with nothing in it."""
    file.write_bytes(_empty())
    return file


@contextmanager
def database(file: Path | None = None) -> Iterator[Engine]:
    """A database of the newest revision: that file, made if it is not there, or one that is gone in the end."""
    with TemporaryDirectory() as folder:
        path = file or Path(folder) / "new.db"
        engine = connect(path if path.exists() else empty_file(path))
        try:
            yield engine
        finally:
            engine.dispose()


@cache
def curated() -> Seeds:
    """The bundled records."""
    return seeds.read(bundled("seeds"))


def fill(engine: Engine) -> Saved:
    """Save the bundled records."""
    every = curated()
    return save(engine, every.restrictions, actors=every.actors, targets=every.targets, articles=every.articles)


def location(engine: Engine) -> Path:
    """The file of a database."""
    return Path(str(engine.url.database))


@contextmanager
def plain(file: Path | Engine) -> Iterator[sqlite3.Connection]:
    """A connection without any part of policytrack in it; what it writes is kept."""
    with closing(sqlite3.connect(location(file) if isinstance(file, Engine) else file)) as connection, connection:
        yield connection


def rows(file: Path | Engine, statement: str) -> Rows:
    """What a statement finds."""
    with plain(file) as connection:
        return [tuple(row) for row in connection.execute(statement)]


def contents(file: Path | Engine) -> dict[str, Rows]:
    """All rows of all tables in a fixed order, restrictions by their id instead of the key that SQLite gave them."""
    with plain(file) as connection:
        tables = connection.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
        return {name: _sorted_rows(connection, name) for (name,) in sorted(tables)}


def assert_sound(file: Path | Engine) -> None:
    """Check that nothing refers to nothing, and that the file and the index of its words are in order."""
    with plain(file) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO restriction_fts(restriction_fts, rank) VALUES ('integrity-check', 1)")


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        engine = connect(Path(folder) / "empty.db")
        schema.upgrade(engine)
        engine.dispose()
        return location(engine).read_bytes()


def _sorted_rows(connection: sqlite3.Connection, table: str) -> Rows:
    columns = connection.execute("SELECT name FROM pragma_table_xinfo(?) WHERE name <> 'key'", (table,))
    shown = [_KEY if name == "restriction_key" else f'"{name}"' for (name,) in columns]
    return sorted(connection.execute(f"SELECT {', '.join(shown)} FROM {table}"), key=repr)  # noqa: S608 - our tables


_KEY = "(SELECT id FROM restriction WHERE key = restriction_key)"
