"""Copies of a database: one file without a log, and without the texts of articles."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Engine

from policytrack.model import Actor, Restriction, Target
from policytrack.store import schema
from policytrack.store.connection import connect, driver, explained
from policytrack.store.saving import save

__all__ = ["copy", "copy_of"]


def copy(engine: Engine, file: Path) -> None:
    """Copy a database as it is at this moment, also while others write to it.

    Raises:
        DatabaseError: It cannot be read, or the file cannot be written.
    """
    with explained(engine), engine.connect() as connection:
        driver(connection).execute("VACUUM INTO ?", (str(file),))
    copied = connect(file)
    with explained(copied), copied.connect() as connection:
        # Emptied and vacuumed, so that nothing of the texts is left in pages that are free.
        driver(connection).execute("DELETE FROM article_text")
        driver(connection).execute("VACUUM")
    schema.seal(copied)


def copy_of(
    restrictions: Iterable[Restriction], file: Path, *, actors: Iterable[Actor] = (), targets: Iterable[Target] = ()
) -> None:
    """Make a database of these records alone.

    Raises:
        DatabaseError: The file cannot be written.
    """
    engine = connect(file)
    schema.upgrade(engine)
    save(engine, restrictions, actors=actors, targets=targets)
    schema.seal(engine)
