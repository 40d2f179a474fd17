"""The command that tells what differs between two files."""

from pathlib import Path
from typing import Annotated

import typer

from policytrack.cli.options import AsJson, write_json

__all__ = ["add_comparing"]


def add_comparing(app: typer.Typer) -> None:
    """Add the command that tells what differs between two files."""
    app.command("diff")(_diff)


def _diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A database, an export, a data package or seeds.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="As OLD; it need not be of the same sort.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day for which statuses are told.")] = None,
    atom: Annotated[
        Path | None, typer.Option("--atom", metavar="FILE", help="Write the changes as an Atom feed as well.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Tell what differs between two files: added, changed field by field, ended, no longer listed."""
    from policytrack import changes, imports  # noqa: PLC0415 - help needs none of it
    from policytrack.dates import day  # noqa: PLC0415 - as above

    before, after = imports.read(old), imports.read(new)
    found = changes.compare(before.restrictions, after.restrictions, None if on is None else day(on))
    if atom is not None:
        from policytrack.export import replacing  # noqa: PLC0415 - as above

        with replacing(atom) as draft:
            draft.write_text(changes.atom(found), encoding="utf-8")
    if as_json:
        write_json(found.to_dict())
    else:
        typer.echo("\n".join(changes.lines(found)))
