"""Run the migrations on the connection that is handed over, in the transaction that it is in.

An engine will do as well: then they run in a transaction of their own, and what is derived from the tables (the flat
view and full-text search) is left to `policytrack.store.schema`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Engine
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

from policytrack.store.connection import driver
from policytrack.tables import metadata

_DERIVED = "restriction_fts"
"""Full-text search keeps tables of its own beside the one that is declared; they are remade, never migrated."""


def _is_ours(_item: SchemaItem, name: str | None, kind: str, _reflected: bool, _other: SchemaItem | None) -> bool:  # noqa: FBT001 - Alembic's signature
    return not (kind == "table" and (name or "").startswith(_DERIVED))


def _as_stored(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write a type of ours in a migration as what the file holds: the type may change, the migration may not."""
    return f"sa.{item.impl_instance!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


@contextmanager
def _connected(given: Connection | Engine) -> Iterator[Connection]:
    if isinstance(given, Connection):
        yield given
        return
    with given.connect() as connection:
        # Dropping a table that a batch migration has copied would delete the rows that refer to it.
        driver(connection).execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            yield connection


def run() -> None:
    """Migrate."""
    with _connected(context.config.attributes["connection"]) as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            include_object=_is_ours,
            render_item=_as_stored,
            compare_server_default=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
