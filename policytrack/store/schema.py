"""The schema of a database: which revision it has, and bringing it up to date without losing a row."""

import re
import sqlite3
import time

from sqlalchemy import Connection, Engine, inspect

from policytrack.bundle import bundled
from policytrack.errors import DatabaseError, NewerDatabaseError
from policytrack.store import derived
from policytrack.store.connection import BUSY_SECONDS, driver, explained, reading, transaction

__all__ = ["current", "head", "revisions", "seal", "upgrade"]

_REVISION = re.compile(r"(\d{4})_\w+\.py")
_VERSION_TABLE = "alembic_version"
_OURS = "restriction"
"""Other programs keep their revision in a table of the same name; this one only we have."""
_RETRY_SECONDS = 0.02


def revisions() -> tuple[str, ...]:
    """The revisions this version knows, oldest first, read from the names of the migrations."""
    found = (_REVISION.fullmatch(path.name) for path in (bundled("migrations") / "versions").iterdir())
    return tuple(sorted(match[1] for match in found if match))


def head() -> str:
    """The newest revision this version knows."""
    return revisions()[-1]


def current(engine: Engine) -> str | None:
    """The revision of a database, or None if it is empty.

    Raises:
        DatabaseError: It is no SQLite database, or one with tables of another program.
    """
    with reading(engine) as connection:
        return _current(connection)


def upgrade(engine: Engine, to: str | None = None) -> None:
    """Bring a database up to a revision (by default the newest), in one transaction that keeps every row.

    Several processes may do so at once: the first migrates, the others find it done.

    Raises:
        NewerDatabaseError: It was written by a newer version.
        DatabaseError: It is not a database of ours, there is no such revision, or a migration would leave a reference
            to nothing.
    """
    wanted = to or head()
    if wanted not in revisions():
        raise DatabaseError(
            f"there is no revision {wanted}: this version of policytrack knows {', '.join(revisions())}"
        )
    found = current(engine)
    _check_known(engine, found)
    if found != wanted:
        _migrate(engine, wanted)


def seal(engine: Engine) -> None:
    """Fold the write-ahead log into the file, so that one file is all there is and readers write nothing beside it.

    Raises:
        DatabaseError: Another program is using the file.
    """
    with explained(engine), engine.connect() as connection:
        _set_journal(connection, "DELETE")
    engine.dispose()


def _current(connection: Connection) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if {_VERSION_TABLE, _OURS} <= tables:
        return str(connection.exec_driver_sql(f"SELECT version_num FROM {_VERSION_TABLE}").scalar_one())  # noqa: S608 - a constant
    if tables:
        raise DatabaseError(
            f"{connection.engine.url.database}: this database holds other tables ({', '.join(sorted(tables)[:3])}) and"
            " no records of policytrack: give another file name"
        )
    return None


def _check_known(engine: Engine, found: str | None) -> None:
    if found is not None and found not in revisions():
        raise NewerDatabaseError(
            f"{engine.url.database}: this file has revision {found}, and this version of policytrack knows revisions"
            f" up to {head()}: upgrade policytrack to open it"
        )


def _migrate(engine: Engine, wanted: str) -> None:
    # Batch migrations replace a table by a copy; with foreign keys on, dropping the old one would delete the rows that
    # refer to it. SQLite ignores the switch inside a transaction, so it comes first, on the same connection.
    with explained(engine), engine.connect() as connection:
        # Lets readers go on beside a writer; the file keeps it once it is set.
        _set_journal(connection, "WAL")
        driver(connection).execute("PRAGMA foreign_keys = OFF")
        try:
            with transaction(connection, writing=True):
                found = _current(connection)
                _check_known(engine, found)
                if found != wanted:
                    _run_migrations(connection, wanted)
                    _check_references(connection)
        finally:
            driver(connection).execute("PRAGMA foreign_keys = ON")


def _run_migrations(connection: Connection, wanted: str) -> None:
    # Alembic takes a fifth of a second to import, and is needed only by a file that is behind.
    from alembic.command import downgrade  # noqa: PLC0415
    from alembic.command import upgrade as forward  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    derived.drop(connection)
    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    (forward if (_current(connection) or "") < wanted else downgrade)(config, wanted)
    if wanted == head():
        derived.make(connection)


def _check_references(connection: Connection) -> None:
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if dangling is not None:
        raise DatabaseError(
            f"{connection.engine.url.database}: the migration would leave a row of {dangling[0]} that refers to nothing"
            f" in {dangling[2]}; nothing was changed"
        )


def _set_journal(connection: Connection, mode: str) -> None:
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            driver(connection).execute(f"PRAGMA journal_mode = {mode}")
        except sqlite3.OperationalError as error:
            # SQLite does not wait for others here, whatever the busy timeout.
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return
