"""Connections to SQLite: foreign keys enforced, readers beside a writer, and transactions that say what they do."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.exc import DatabaseError as DriverError
from sqlalchemy.exc import TimeoutError as BusyError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, QueuePool

from policytrack.errors import DatabaseError

__all__ = ["BUSY_SECONDS", "connect", "driver", "explained", "file_url", "reading", "transaction", "writing"]

BUSY_SECONDS = 30
"""How long a writer waits for its turn."""
_LOG_BYTES = 16_000_000
"""How long the write-ahead log may be when a writer is done; one transaction can make it longer while it lasts."""
_LOG_PATIENCE = 1
"""How many seconds a writer then waits for readers; if they are not done, the next writer tries again."""
_DRIVERS = {"sqlite", "sqlite+pysqlite"}
_MEMORY = {None, "", ":memory:", "file::memory:"}


def file_url(location: str | os.PathLike[str]) -> URL:
    """The URL of a database that is given as a file or as a URL.

    Raises:
        DatabaseError: It is a URL that cannot be read, or of a database other than SQLite.
    """
    text = os.fspath(location)
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise DatabaseError(f'"{text}" is no database URL: write a file name, or sqlite:///FILE') from error
    if url.drivername not in _DRIVERS:
        raise DatabaseError(
            f'"{url.render_as_string()}": records are kept in SQLite: give a file name, or sqlite:///FILE'
        )
    return url


def connect(location: str | os.PathLike[str], *, read_only: bool = False) -> Engine:
    """An engine for a file or URL; nothing is opened yet.

    Raises:
        DatabaseError: The folder of the file does not exist, a folder has its name, or the location is not SQLite's.
    """
    url = file_url(location)
    if _is_in_memory(url):
        # The database lives as long as its one connection, which threads use one after the other.
        threads = {"check_same_thread": False}
        engine = create_engine(
            url, poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=BUSY_SECONDS, connect_args=threads
        )
    else:
        if "uri" not in url.query:
            _check_place(Path(str(url.database)))
        # A connection that is not kept cannot leak into another process or hold a file open.
        engine = create_engine(_read_only(url) if read_only else url, poolclass=NullPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database from beginning to end.

    Raises:
        DatabaseError: The file cannot be opened, or is not a database.
    """
    with explained(engine), engine.connect() as connection, transaction(connection):
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that waits for its turn to write, and is kept whole or not at all.

    Raises:
        DatabaseError: The file cannot be opened or written, or is not a database.
    """
    with explained(engine), engine.connect() as connection:
        with transaction(connection, writing=True):
            yield connection
        _shorten_log(connection)


@contextmanager
def transaction(connection: Connection, *, writing: bool = False) -> Iterator[None]:
    """A transaction on a connection that is at hand."""
    with connection.execution_options(writing=writing).begin():
        yield


def driver(connection: Connection) -> sqlite3.Connection:
    """Python's own connection beneath, for what SQLite does only outside a transaction."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise DatabaseError(f"{connection.engine.url}: records are kept in SQLite, through Python's own driver")
    return raw


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Say again in our words what the driver says of a failure.

    Raises:
        DatabaseError: The file cannot be opened, read or written, or is not a database.
    """
    try:
        yield
    except BusyError as error:
        raise DatabaseError(
            "a database in memory does one thing at a time, and this one was not done in time"
        ) from error
    except DriverError as error:
        raise DatabaseError(f"{_path(engine)}: {_reason(error.orig)}") from error
    except sqlite3.Error as error:
        raise DatabaseError(f"{_path(engine)}: {_reason(error)}") from error


def _path(engine: Engine) -> str:
    return unquote(str(engine.url.database).removeprefix("file://"))


def _reason(error: BaseException | None) -> str:
    said = f"{error} {getattr(error, 'sqlite_errorname', '')}"
    hints = {
        "file is not a database": "this file is not an SQLite database: give another file name",
        "malformed": "this file is damaged: replace it by a copy that is not",
        "READONLY_DIRECTORY": "it lies in a folder where nothing may be written, not even beside it: copy it elsewhere",
        "readonly": "the records are open for reading only: open a file of your own to add to it",
        "locked": "another program has kept this file locked for half a minute: try again when it is done",
        "unable to open": "it cannot be opened: check that the folder exists and that you may read and write there",
    }
    return next((hint for sign, hint in hints.items() if sign in said), str(error))


def _is_in_memory(url: URL) -> bool:
    return url.database in _MEMORY or url.query.get("mode") == "memory"


def _check_place(file: Path) -> None:
    if file.is_dir():
        raise DatabaseError(f"{file}: this is a folder: give the name of a file")
    if not file.parent.is_dir():
        raise DatabaseError(f"{file}: the folder {file.parent} does not exist: create it, or give another file name")


def _read_only(url: URL) -> URL:
    return url.set(database=Path(str(url.database)).resolve().as_uri(), query={"mode": "ro", "uri": "true"})


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # The driver must not open transactions by itself: _begin does, so that a writer asks for the lock at once.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    # A reader that later wants to write would fail at once if another one wrote meanwhile: a writer waits here instead.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")


def _shorten_log(connection: Connection) -> None:
    # SQLite empties the log only at a moment when nobody reads; with readers that come and go it would grow for ever.
    raw = driver(connection)
    [(file,)] = raw.execute("SELECT file FROM pragma_database_list WHERE name = 'main'")
    log = Path(f"{file}-wal")
    if log.exists() and log.stat().st_size > _LOG_BYTES:
        raw.execute(f"PRAGMA busy_timeout = {_LOG_PATIENCE * 1000}")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
