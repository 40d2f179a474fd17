"""Cases in a file as a spreadsheet writes it: a line of column names, and a line for each case."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

from policytrack.errors import CasesError

__all__ = ["rows_of_file"]

_SEPARATORS = ("\t", ";", ",")


def rows_of_file(location: str | os.PathLike[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The lines of a file that are not empty, with where each stands; between cells are commas, semicolons or tabs.

    Raises:
        CasesError: There is no such file, it is no text, or a line has more or fewer cells than the line of names.
    """
    file = Path(location)
    lines = csv.reader(text := _text(file).splitlines(), delimiter=_separator(text), strict=True)
    try:
        heads = next(lines, [])
        twice = sorted({one for one in heads if heads.count(one) > 1})
        if twice:
            raise CasesError([f"{file}, line 1, column {twice[0]}: it stands there twice"])
        for cells in lines:
            where = f"{file}, line {lines.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(heads):
                raise CasesError([f"{where}: it has {len(cells)} cells, and the line of names has {len(heads)}"])
            yield where, dict(zip(heads, cells, strict=True))
    except csv.Error as error:
        raise CasesError([f"{file}, line {lines.line_num}: {error}"]) from error


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise CasesError([f"{file} is no UTF-8 text: save the sheet as CSV (UTF-8)"]) from None
    except OSError as error:
        raise CasesError([f"{file} cannot be read: {(error.strerror or str(error)).casefold()}"]) from None


def _separator(lines: list[str]) -> str:
    """What stands most often between the names of the columns."""
    return max(_SEPARATORS, key=lambda one: lines[0].count(one) if lines else 0)
