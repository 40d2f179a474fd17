"""What the commands have in common: options, opening a database, writing JSON."""

import json
from enum import Enum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policytrack.errors import DatabaseError

if TYPE_CHECKING:
    from policytrack.tracker import Tracker

__all__ = [
    "Articles",
    "AsJson",
    "Db",
    "Format",
    "Output",
    "OwnDb",
    "OwnDbIfAny",
    "as_typed",
    "check_exists",
    "file_of",
    "opened",
    "write_json",
]


class Output(StrEnum):
    """How answers are written."""

    table = "table"
    tsv = "tsv"
    json = "json"


def as_typed(context: typer.Context, parameter: typer.CallbackParam, value: str | None) -> str | None:
    """What was typed for an option, behind the command or behind its group, before what a variable says."""
    group, name = context.parent, str(parameter.name)
    if group is None or _is_typed(context.get_parameter_source(name)):
        return value
    typed: str | None = group.params[name] if _is_typed(group.get_parameter_source(name)) else value
    return typed


def _is_typed(source: Enum | None) -> bool:
    """Whether a value was typed, and does not come from a variable or by default."""
    return source is not None and source.name == "COMMANDLINE"


Db = Annotated[
    str | None,
    typer.Option(
        "--db", envvar="POLICYTRACK_DB", metavar="FILE", help="A database of your own, instead of the bundled records."
    ),
]
_OWN_DB = typer.Option(
    "--db",
    envvar="POLICYTRACK_DB",
    metavar="FILE",
    help="The database: a file, or sqlite:///FILE.",
    callback=as_typed,
)
OwnDb = Annotated[str, _OWN_DB]
OwnDbIfAny = Annotated[str | None, _OWN_DB]
Articles = Annotated[
    Path | None, typer.Option("--articles", metavar="DIR", help="A folder with the texts, to show the passages.")
]
Format = Annotated[
    Output | None,
    typer.Option(
        "--format",
        envvar="POLICYTRACK_FORMAT",
        help="How to write the answer; a table on a terminal, else tab-separated.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write one JSON document.")]


def opened(db: str | None, articles: Path | None = None) -> "Tracker":
    """The bundled records, or a database that is there: to ask makes no file.

    Raises:
        DatabaseError: There is no such file, or it cannot be opened.
    """
    from policytrack.tracker import open as open_tracker  # noqa: PLC0415 - help and --version need no database

    if db is not None:
        check_exists(db)
    return open_tracker(db, articles=articles)


def file_of(db: str) -> Path:
    """The file of a database, whether it is there or not.

    Raises:
        DatabaseError: It would have none, but be gone with the command.
    """
    from policytrack.store.connection import file_url  # noqa: PLC0415 - as above

    file = file_url(db).database
    if file in {None, "", ":memory:"}:
        raise DatabaseError(f'"{db}": give the name of a file')
    return Path(str(file))


def check_exists(db: str) -> None:
    """Check that a database file is there.

    Raises:
        DatabaseError: It is not.
    """
    if not file_of(db).exists():
        raise DatabaseError(f'{db}: there is no such file: "policytrack db upgrade --db {db}" makes one')


def write_json(value: object) -> None:
    """Write a JSON document."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
