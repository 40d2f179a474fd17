"""Mapping files: what the columns and values of another's table mean in our terms, in TOML.

The tables of such a file are described, with examples, in docs/interchange.md.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from policytrack.errors import MappingError
from policytrack.model import faults

__all__ = ["Column", "Correction", "Fields", "LeaveOut", "Mapping", "Part", "load"]

Fields = dict[str, Any]
"""The fields of a record, as texts with the names of columns in braces."""
_PLACEHOLDER = re.compile(r"\{([^{}.]+)(?:\.[^{}]+)?\}")


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Table(_Section):
    """What sort of file it is.

    Attributes:
        form: csv, json (an array of objects) or jsonl.
        delimiter: What parts the cells of a CSV file.
        encoding: The encoding of the file.
        same: What to do with a second row of the same actor, target and measure: an error, join them as one
            restriction, or number them as several.
    """

    form: Literal["csv", "json", "jsonl"] = "csv"
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    encoding: str = "utf-8"
    same: Literal["error", "join", "number"] = "error"


class Column(_Section):
    """How a column is read.

    Attributes:
        read: text, place (a name or code of a place) or date.
        within: The code of the place in which its places lie.
        formats: How its dates are written, as `strptime` reads them; EDTF if none is given.
        between: The first and the last day that its dates can be.
        not_before: The column whose date cannot be after that of this one.
        split: What parts several values in a cell.
        empty: Whether a cell may be empty.
        default: What an empty cell means.
        values: What each value means: a code, several fields, or nothing (an empty text). In a column of text another
            value is an error.
    """

    read: Literal["text", "place", "date"] = "text"
    within: str | None = None
    formats: tuple[str, ...] = ()
    between: tuple[str, str] | None = None
    not_before: str | None = None
    split: str | None = None
    empty: bool = False
    default: str | None = None
    values: dict[str, str | dict[str, str]] | None = None


class Correction(_Section):
    """A cell that is wrong, and what is meant; if the cell no longer says what it did, that is an error."""

    line: int
    column: str
    was: str
    now: str
    because: Annotated[str, Field(min_length=1)]


class LeaveOut(_Section):
    """Rows that are not taken: those with one of these values in a column, or on these lines."""

    because: Annotated[str, Field(min_length=1)]
    column: str | None = None
    values: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


class Part(_Section):
    """A record, or a part of one, made of a row.

    Attributes:
        if_: The column that has to say something, or there is no such part.
        unless: The column that has to be empty.
        each: The column with several values, each of which gives such a part.
        fields: The fields.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    if_: Annotated[str | None, Field(alias="if")] = None
    unless: str | None = None
    each: str | None = None
    fields: Fields


class Mapping(_Section):
    """A whole mapping file."""

    table: Table = Table()
    article: Fields
    columns: dict[str, Column]
    corrections: tuple[Correction, ...] = ()
    leave_out: tuple[LeaveOut, ...] = ()
    actors: tuple[Fields, ...] = ()
    targets: tuple[Fields, ...] = ()
    actor: Annotated[tuple[Part, ...], Field(min_length=1)]
    target: Annotated[tuple[Part, ...], Field(min_length=1)]
    restriction: Fields
    events: Annotated[tuple[Part, ...], Field(min_length=1)]
    scopes: tuple[Part, ...] = ()
    exemptions: tuple[Part, ...] = ()
    rationales: tuple[Part, ...] = ()

    @field_validator("actor", "target", "events", "scopes", "exemptions", "rationales", mode="before")
    @classmethod
    def _parts(cls, value: object) -> object:
        ones = [value] if isinstance(value, dict) else value
        return [_part(one) if isinstance(one, dict) else one for one in ones] if isinstance(ones, list) else ones

    def names(self) -> Iterator[tuple[str, str]]:
        """Every column that is named somewhere, with the place in the mapping file where it is."""
        for name, column in self.columns.items():
            if column.not_before is not None:
                yield f"columns.{name}.not_before", column.not_before
        yield from ((f"corrections: line {one.line}", one.column) for one in self.corrections)
        yield from (("leave_out", one.column) for one in self.leave_out if one.column is not None)
        yield from (("restriction", name) for name in _named(self.restriction))
        for section in ("actor", "target", "events", "scopes", "exemptions", "rationales"):
            for part in getattr(self, section):
                conditions = filter(None, (part.if_, part.unless, part.each))
                yield from ((section, name) for name in (*conditions, *_named(part.fields)))


def load(file: Path) -> Mapping:
    """Read a mapping file.

    Raises:
        MappingError: It is not there, is no TOML, or says something that no mapping does; the message names the field.
    """
    try:
        mapping = Mapping.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise MappingError(f"{file}: it cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MappingError(f"{file}: this is not TOML: {error}") from error
    except ValidationError as error:
        raise MappingError(f"{file}: {faults(error)}") from error
    for where, name in mapping.names():
        if name not in mapping.columns:
            raise MappingError(f'{file}: {where}: there is no section [columns."{name}"] that says how to read it')
    return mapping


def _part(values: Fields) -> Fields:
    conditions = {name: values[name] for name in ("if", "unless", "each") if name in values}
    return conditions | {"fields": {name: value for name, value in values.items() if name not in conditions}}


def _named(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from _PLACEHOLDER.findall(value)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _named(one)
    elif isinstance(value, list):
        for one in value:
            yield from _named(one)
