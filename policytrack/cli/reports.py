"""The command that writes a report into a folder."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from policytrack.cli.options import Articles, Db, opened
from policytrack.cli.questions import filter_parameters, keyword

__all__ = ["add_reports"]

_SAID = "Write a page of HTML with map, timeline, matrix, a table to search, and each restriction with its evidence."
_EPILOG = "The page is index.html in the folder; it needs no server and no network. All filters have to be met."


def add_reports(app: typer.Typer) -> None:
    """Add the command that writes reports."""

    def report(out: Path, **given: Any) -> None:  # noqa: ANN401 - what typer read
        db, articles, title = (given.pop(name) for name in ("db", "articles", "title"))
        filters = {name: value for name, value in given.items() if value}
        with opened(db, articles) as tracker:
            typer.echo(f"{tracker.report(out, title=title, **filters)} written")

    report.__signature__ = inspect.Signature(list(_parameters()))  # type: ignore[attr-defined]  # typer reads it
    app.command("report", help=_SAID, epilog=_EPILOG)(report)


def _parameters() -> Iterator[inspect.Parameter]:
    where = typer.Option("--out", "-o", metavar="DIR", help="The folder for the page.", show_default=False)
    named = typer.Option(metavar="TEXT", help="A title of your own.")
    yield keyword("out", Annotated[Path, where], inspect.Parameter.empty)
    yield from filter_parameters()
    yield keyword("title", Annotated[str | None, named])
    yield from (keyword("db", Db), keyword("articles", Articles))
