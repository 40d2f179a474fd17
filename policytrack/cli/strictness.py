"""The command that gives the strictness index, never without its components."""

import inspect
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policytrack.cli.options import AsJson, Db, opened, write_json
from policytrack.cli.questions import filter_parameters, keyword

if TYPE_CHECKING:
    from policytrack.strictness import Strictness

__all__ = ["add_strictness"]

_HELP = "How much each actor takes away from each target, from 0 to 100, with what that is made of."


def add_strictness(app: typer.Typer) -> None:
    """Add the command that gives the strictness index."""

    def strictness(**given: Any) -> None:  # noqa: ANN401 - what typer read
        db, as_json = given.pop("db"), given.pop("as_json")
        with opened(db) as tracker:
            found = tracker.strictness(**{one: value for one, value in given.items() if value})
        if as_json:
            write_json([one.to_dict() for one in found])
        else:
            _write(found)

    strictness.__signature__ = inspect.Signature(list(_parameters()))  # type: ignore[attr-defined]  # typer reads it
    app.command("strictness", help=_HELP)(strictness)


def _parameters() -> Iterator[inspect.Parameter]:
    since = typer.Option("--since", metavar="DATE", help="The index on this day, and on each on which it changed.")
    until = typer.Option("--until", metavar="DATE", help="The last of these days.")
    yield keyword("since", Annotated[str | None, since])
    yield keyword("until", Annotated[str | None, until])
    yield from filter_parameters()
    yield keyword("db", Db)
    yield keyword("as_json", AsJson, default=False)


def _write(found: "tuple[Strictness, ...]") -> None:
    from policytrack.strictness import VERSION  # noqa: PLC0415 - help needs none of it

    rows = [
        {
            "day": one.day.isoformat(),
            "who": one.actor.name,
            "what": one.target.name,
            "strictness": one.shown,
            "made of": "; ".join(map(str, one.components)) or "nothing in force",
        }
        for one in found
    ]
    if sys.stdout.isatty() and rows:
        from policytrack.cli.layout import write_rows  # noqa: PLC0415 - only a table needs rich

        write_rows(rows)
        typer.echo(f"\nIndex version {VERSION}, from 0 to 100; an ordinal scale: see docs/strictness.md.")
        return
    for values in (("day", "who", "what", "strictness", "made of"), *(row.values() for row in rows)):
        typer.echo("\t".join(values))
