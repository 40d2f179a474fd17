"""The commands that look after a database file."""

from pathlib import Path
from typing import Annotated

import typer

from policytrack.cli.options import OwnDb, check_exists, file_of

__all__ = ["database"]

database = typer.Typer(help="Look after a database file of your own.", no_args_is_help=True)


@database.command()
def upgrade(db: OwnDb) -> None:
    """Bring a database file up to this version; a file that is not there is made, empty."""
    from policytrack.store import connection, schema  # noqa: PLC0415 - not needed to print help

    file_of(db)
    engine = connection.connect(db)
    before = schema.current(engine)
    schema.upgrade(engine)
    typer.echo(f"{db}: revision {schema.current(engine)}" + (" (was up to date)" if before == schema.head() else ""))


@database.command()
def current(db: OwnDb) -> None:
    """Print the revision of a database file, and the newest one that this version knows."""
    from policytrack.store import connection, schema  # noqa: PLC0415 - not needed to print help

    check_exists(db)
    found = schema.current(connection.connect(db))
    typer.echo(f"{db}: revision {found or 'none, the file is empty'}; newest {schema.head()}")


@database.command()
def load(
    db: OwnDb,
    folder: Annotated[
        Path | None, typer.Argument(metavar="SEEDS", help="A folder of seed files; the bundled ones by default.")
    ] = None,
) -> None:
    """Add the records of a folder of seed files to a database file; what is there already is joined."""
    from policytrack import seeds  # noqa: PLC0415 - not needed to print help
    from policytrack.bundle import bundled  # noqa: PLC0415 - as above
    from policytrack.tracker import open as open_tracker  # noqa: PLC0415 - as above

    file_of(db)
    records = seeds.read(folder or bundled("seeds"))
    with open_tracker(db) as tracker:
        saved = tracker.add(
            records.restrictions, actors=records.actors, targets=records.targets, articles=records.articles
        )
    typer.echo(f"{db}: {saved.added} restrictions added, {saved.joined} joined, {saved.unchanged} unchanged")
