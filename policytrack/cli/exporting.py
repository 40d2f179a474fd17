"""The command that writes records out, with every filter of the questions as an option."""

import inspect
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from policytrack.cli.options import Articles, Db, opened
from policytrack.cli.questions import filter_parameters, keyword
from policytrack.errors import ExportError

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
    seeds = "seeds"


def add_exporting(app: typer.Typer) -> None:
    """Add the command that writes records out."""

    def export(**given: Any) -> None:  # noqa: ANN401 - what typer read
        db, articles, shape, out = (given.pop(one) for one in ("db", "articles", "shape", "out"))
        replace = given.pop("replace")
        filters = {one: value for one, value in given.items() if value}
        if shape is Shape.seeds:
            _seeds(db, articles, out, filters, replace=replace)
            return
        with opened(db, articles) as tracker:
            if out is None:
                for piece in tracker.export_text(shape or Shape.jsonl, **filters):
                    typer.echo(piece, nl=False)
            else:
                typer.echo(f"{tracker.export(out, shape, **filters)} written", err=True)

    export.__signature__ = inspect.Signature(list(_parameters()))  # type: ignore[attr-defined]  # typer reads it
    app.command("export", help="Write restrictions, complete; all of them, or those that satisfy the filters.")(export)


def _seeds(db: str | None, articles: Path | None, out: Path | None, filters: Any, *, replace: bool) -> None:  # noqa: ANN401 - what typer read
    if out is None:
        raise ExportError("seeds are a folder of files: name it (--out DIR)")
    with opened(db, articles) as tracker:
        written = tracker.export_seeds(out, replace=replace, **filters)
        left_out = len(tracker.restrictions(**filters)) - sum(_is_restriction(one) for one in written.files)
    said = [(len(written.added), "added"), (len(written.replaced), "replaced"), (len(written.unchanged), "unchanged")]
    typer.echo(f"{out}: {', '.join(f'{many} {what}' for many, what in said)}", err=True)
    if left_out:
        typer.echo(f"{left_out} restrictions were left out, as they are not accepted, or stale", err=True)


def _is_restriction(file: Path) -> bool:
    return file.parent.parent.name == "restrictions"


def _parameters() -> Iterator[inspect.Parameter]:
    how = typer.Option("--format", help="In which format; by default the one that the ending of the file means.")
    where = typer.Option("--out", "-o", metavar="FILE", help="The file to write; by default standard output.")
    yield keyword("shape", Annotated[Shape | None, how])
    yield keyword("out", Annotated[Path | None, where])
    over = typer.Option("--replace", help="Replace seed files that say something else.")
    yield keyword("replace", Annotated[bool, over], default=False)
    yield from filter_parameters()
    yield from (keyword("db", Db), keyword("articles", Articles))
