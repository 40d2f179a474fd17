"""The formats there are, and writing one of them to a file that is there whole or not at all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from policytrack.collection import Collection
from policytrack.errors import ExportError, UnknownNameError
from policytrack.export.files import replacing
from policytrack.names import nearest
from policytrack.query import Query
from policytrack.store.catalogue import Database

__all__ = ["FORMATS", "Export", "Format", "format_of", "named", "text", "write"]


@dataclass(frozen=True, slots=True)
class Export:
    """What is taken elsewhere.

    Attributes:
        collection: The records.
        query: What was asked; its days are those that statuses are given for.
        database: Where the records are kept.
        bundled: Whether they are the records that policytrack brings along, whose licence is known.
    """

    collection: Collection
    query: Query
    database: Database
    bundled: bool


@dataclass(frozen=True, slots=True)
class Format:
    """A format that records can be written in.

    Attributes:
        name: Its name.
        said: What it is, in one line.
        module: The module that writes it, imported when it is asked for.
        suffixes: The endings of file names that mean it.
        is_text: Whether it can be written to a terminal or a pipe.
        has_passages: Whether it can quote the passages, where texts are at hand.
    """

    name: str
    said: str
    module: str
    suffixes: tuple[str, ...]
    is_text: bool = True
    has_passages: bool = False


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("jsonl", "one JSON object a line", "documents", (".jsonl", ".ndjson"), has_passages=True),
        Format("json", "one JSON array", "documents", (".json",), has_passages=True),
        Format("csv", "a flat table, one row a restriction", "flat", (".csv",)),
        Format("datapackage", "a Frictionless data package, a folder or .zip", "packages", (".zip", ""), is_text=False),
        Format("parquet", "one nested row a restriction", "parquet", (".parquet",), is_text=False),
        Format("xlsx", "a workbook with a sheet for each table", "workbooks", (".xlsx",), is_text=False),
        Format("sqlite", "a database file of its own", "databases", (".db", ".sqlite"), is_text=False),
        Format("followthemoney", "FollowTheMoney entities, one a line", "ftm", (".ftm",)),
        Format("jsonld", "JSON-LD with terms of ODRL and Web Annotation", "linked", (".jsonld",)),
        Format("datasette", "the metadata that Datasette reads beside a database", "datasette", ()),
    )
}
"""The formats, by name."""


def format_of(file: Path) -> Format:
    """The format that the ending of a file name means.

    Raises:
        ExportError: No format has that ending.

    Example:
        >>> format_of(Path("bans.csv")).name
        'csv'
    """
    for one in FORMATS.values():
        if file.suffix.casefold() in one.suffixes:
            return one
    raise ExportError(f"{file}: no format goes by that ending: name one of {', '.join(FORMATS)}")


def text(form: Format, what: Export) -> Iterator[str]:
    """The records in a format that is text, piece by piece.

    Raises:
        ExportError: The format is none that can be written to a terminal or a pipe.
    """
    if not form.is_text:
        raise ExportError(f"{form.name} is no text: name the file to write (--out FILE)")
    written = cast("Callable[[Export], Iterator[str]]", _writer(form))
    return written(what)


def write(form: Format, what: Export, file: Path) -> None:
    """Write records to a file; if that fails, what was there before stays as it was.

    Raises:
        ExportError: The file cannot be written.
        MissingExtraError: The format needs a package that is not installed.
    """
    with replacing(file) as draft:
        if form.is_text:
            with draft.open("w", encoding="utf-8", newline="") as written:
                written.writelines(text(form, what))
        else:
            cast("Callable[[Export, Path], None]", _writer(form))(what, draft)


def named(name: str) -> Format:
    """The format with a name.

    Raises:
        UnknownNameError: There is none.
    """
    if name not in FORMATS:
        raise UnknownNameError("format", name, nearest(name, FORMATS) or tuple(FORMATS))
    return FORMATS[name]


def _writer(form: Format) -> object:
    module = import_module(f"policytrack.export.{form.module}")
    return getattr(module, form.name.replace("-", "_"))
