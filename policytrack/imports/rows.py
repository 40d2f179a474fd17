"""The rows of a table, each with the place in the text where it stands, so that it can be quoted."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from policytrack.imports.faults import Faults
from policytrack.imports.mapping import Table

__all__ = ["Cell", "Row", "rows"]

Cell: TypeAlias = str | list[str]
"""What stands in a cell, as it is written; several values only where the format has lists."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Attributes:
        line: The line of the file on which it begins, from 1.
        start: Where it begins in the text, in code points.
        end: Where it ends, exclusive.
        cells: What stands in its columns.
    """

    line: int
    start: int
    end: int
    cells: dict[str, Cell]


def rows(text: str, table: Table, wrong: Faults) -> Iterator[Row]:
    """The rows of a text, in order; what cannot be read as a row is a fault."""
    if table.form == "csv":
        return _lines(text, table.delimiter, wrong)
    return _objects(text, wrong, in_array=table.form == "json")


def _lines(text: str, delimiter: str, wrong: Faults) -> Iterator[Row]:
    ends: list[int] = [0]
    reader = csv.reader(_counted(text, ends), delimiter=delimiter, strict=True)
    head: list[str] | None = None
    start, line = 0, 1
    try:
        for cells in reader:
            end = ends[-1]
            if head is None:
                head = cells
                _check_head(head, wrong)
            elif len(cells) != len(head) and cells:
                wrong.add(f"line {line}", f"{len(cells)} cells, and the first line names {len(head)} columns")
            elif cells:
                yield Row(line, start, start + len(text[start:end].rstrip("\r\n")), dict(zip(head, cells, strict=True)))
            start, line = end, reader.line_num + 1
    except csv.Error as error:
        wrong.add(f"line {line}", f"this is not CSV: {error}")


def _counted(text: str, ends: list[int]) -> Iterator[str]:
    """The lines of a text; where the last one that was given ends is noted, as a row may be several lines."""
    # Not splitlines, to which a form feed ends a line too.
    for line in io.StringIO(text, newline=""):
        ends.append(ends[-1] + len(line))
        yield line


def _check_head(head: list[str], wrong: Faults) -> None:
    twice = sorted({name for name in head if head.count(name) > 1 and name})
    for name in twice:
        wrong.add("line 1", f'two columns are called "{name}"')


def _objects(text: str, wrong: Faults, *, in_array: bool) -> Iterator[Row]:
    """The objects of a JSON array, which has to be whole, or those that follow each other."""
    decoder = json.JSONDecoder()
    position, line, counted = _after(text, 0), 1, 0
    if in_array:
        if text[position] != "[":
            wrong.add("line 1", "this is no JSON array of objects")
            return
        position = _after(text, position + 1)
    while not _is_over(text, position, in_array=in_array):
        line, counted = line + text.count("\n", counted, position), position
        try:
            found, end = decoder.raw_decode(text, position)
        except json.JSONDecodeError as error:
            wrong.add(f"line {error.lineno}", f"this is not JSON: {error.msg}")
            return
        if isinstance(found, dict):
            yield Row(line, position, end, dict(_cells(found)))
        else:
            wrong.add(f"line {line}", "this is no JSON object")
        position = _after(text, end)
        if in_array and not _is_over(text, position, in_array=True):
            if text[position : position + 1] != ",":
                wrong.add(f"line {line}", "this is not JSON: no comma and no end of the array follows it")
                return
            position = _after(text, position + 1)


def _is_over(text: str, position: int, *, in_array: bool) -> bool:
    rest = text[position : position + 1]
    return not text[position + 1 :].strip() and rest == "]" if in_array else not rest


def _after(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _cells(found: dict[str, Any], above: str = "") -> Iterator[tuple[str, Cell]]:
    for name, value in found.items():
        if isinstance(value, dict):
            yield from _cells(value, f"{above}{name}.")
        elif isinstance(value, list):
            yield f"{above}{name}", [_written(one) for one in value]
        elif value is not None:
            yield f"{above}{name}", _written(value)


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
