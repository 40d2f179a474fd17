"""The command that writes records out, with every filter of the questions as an option."""

import inspect
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from policytrack.cli.options import Articles, Db, opened
from policytrack.cli.questions import filter_parameters, keyword

__all__ = ["add_exporting"]


class Shape(StrEnum):
    """How records are exported: the names of `policytrack.export.FORMATS`, which would take longer to import."""

    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    datapackage = "datapackage"
    parquet = "parquet"
    xlsx = "xlsx"
    sqlite = "sqlite"
    followthemoney = "followthemoney"
    jsonld = "jsonld"
    datasette = "datasette"


def add_exporting(app: typer.Typer) -> None:
    """Add the command that writes records out."""

    def export(**given: Any) -> None:  # noqa: ANN401 - what typer read
        db, articles, shape, out = (given.pop(one) for one in ("db", "articles", "shape", "out"))
        filters = {one: value for one, value in given.items() if value}
        with opened(db, articles) as tracker:
            if out is None:
                for piece in tracker.export_text(shape or Shape.jsonl, **filters):
                    typer.echo(piece, nl=False)
            else:
                typer.echo(f"{tracker.export(out, shape, **filters)} written", err=True)

    export.__signature__ = inspect.Signature(list(_parameters()))  # type: ignore[attr-defined]  # typer reads it
    app.command("export", help="Write restrictions, complete; all of them, or those that satisfy the filters.")(export)


def _parameters() -> Iterator[inspect.Parameter]:
    how = typer.Option("--format", help="In which format; by default the one that the ending of the file means.")
    where = typer.Option("--out", "-o", metavar="FILE", help="The file to write; by default standard output.")
    yield keyword("shape", Annotated[Shape | None, how])
    yield keyword("out", Annotated[Path | None, where])
    yield from filter_parameters()
    yield from (keyword("db", Db), keyword("articles", Articles))
