"""The command that writes records out, whole, with every filter of the questions as an option."""

import inspect
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policytrack.cli.options import Articles, Db, opened, write_json
from policytrack.cli.questions import filter_parameters, keyword

if TYPE_CHECKING:
    from policytrack.model import Restriction
    from policytrack.results import Results

__all__ = ["add_exporting"]


class Shape(StrEnum):
    """How records are exported."""

    jsonl = "jsonl"
    json = "json"


def add_exporting(app: typer.Typer) -> None:
    """Add the command that writes records out."""

    def export(**given: Any) -> None:  # noqa: ANN401 - what typer read
        db, articles, shape = (given.pop(one) for one in ("db", "articles", "shape"))
        filters = {one: value for one, value in given.items() if value}
        with opened(db, articles) as tracker:
            found = tracker.restrictions(**filters)
        _write(found, shape)

    export.__signature__ = inspect.Signature(list(_parameters()))  # type: ignore[attr-defined]  # typer reads it
    app.command("export", help="Write restrictions, complete; all of them, or those that satisfy the filters.")(export)


def _parameters() -> Iterator[inspect.Parameter]:
    how = typer.Option("--format", help="One JSON object a line, or one JSON array.")
    yield keyword("shape", Annotated[Shape, how], Shape.jsonl)
    yield from filter_parameters()
    yield from (keyword("db", Db), keyword("articles", Articles))


def _write(found: "Results[Restriction]", shape: Shape) -> None:
    if shape is Shape.json:
        write_json(found.to_dicts())
        return
    for one in found:
        typer.echo(json.dumps(one.to_dict(found.query.day, found.query.known), ensure_ascii=False))
