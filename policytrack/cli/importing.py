"""The command that takes records in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policytrack.cli.options import OwnDb, file_of

if TYPE_CHECKING:
    from policytrack import imports

__all__ = ["add_importing"]


def add_importing(app: typer.Typer) -> None:
    """Add the command that takes records in."""
    app.command("import")(_import)


def _import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What policytrack exported, or a table of others.")],
    db: OwnDb,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="TOML", help="What the columns of a table of others mean.")
    ] = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="Only look for faults, and keep nothing.")] = False,
) -> None:
    """Add the records of a file to a database of your own, all or none; what is there already is joined."""
    from policytrack import imports  # noqa: PLC0415 - help needs none of it
    from policytrack.tracker import open as open_tracker  # noqa: PLC0415 - as above

    file_of(db)
    if check:
        incoming = imports.Incoming(imports.read(file)) if mapping is None else imports.read_table(file, mapping)
        typer.echo(f"{file}: no fault in {len(incoming.collection.restrictions):,} restrictions")
        _tell(incoming.left_out)
        return
    with open_tracker(db) as tracker:
        done = tracker.import_(file, mapping)
    saved = done.saved
    typer.echo(f"{db}: {saved.added} restrictions added, {saved.joined} joined, {saved.unchanged} unchanged")
    _tell(done.left_out)


def _tell(left_out: "tuple[imports.LeftOut, ...]") -> None:
    for one in left_out:
        rows = f"{one.rows:,} row{'' if one.rows == 1 else 's'}"
        typer.echo(f"left out, by the mapping: {rows}, the first on line {one.first}: {one.because}")
