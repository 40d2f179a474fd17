"""A workbook for Excel and its like: a flat sheet to look at, a sheet for each table, and one that says what it is."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policytrack import __version__
from policytrack.errors import ExportError, MissingExtraError
from policytrack.licence import CREDIT
from policytrack.results import FLAT, flat_row
from policytrack.sheets import SHEETS, rows_of

if TYPE_CHECKING:
    from policytrack.export.formats import Export

__all__ = ["xlsx"]

_LONGEST = 32_767
"""As many characters as a cell of a workbook can hold."""
_ROWS = 1_048_576
_WIDEST = 60
_MADE = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - the same in every workbook, so that the same records give the same file


def xlsx(what: "Export", draft: Path) -> None:
    """Write the workbook; a text is always a text, also where it begins like a formula.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        ExportError: There are more rows, or longer texts, than a workbook can hold.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - only a workbook needs it
    except ImportError as error:
        raise MissingExtraError("a workbook", "xlsx") from error
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(draft, plain) as book:
        book.set_properties({"title": "Restrictions of technology", "created": _MADE})
        flat = [list(flat_row(one, what.query).values()) for one in what.collection.restrictions]
        _write(book, "overview", [list(FLAT), *flat])
        for name, rows in rows_of(what.collection, what.query).items():
            head = [column.name for column in SHEETS[name].columns]
            _write(book, name, [head, *(list(map(_cell, row.values())) for row in rows)])
        _write(book, "about", _about(what))


def _write(book: Any, name: str, rows: Sequence[Sequence[object]]) -> None:  # noqa: ANN401 - a library without types
    if len(rows) > _ROWS:
        raise ExportError(f"{name}: {len(rows):,} rows are more than a workbook can hold: export csv or sqlite")
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for number, row in enumerate(rows):
        _check_length(name, row)
        sheet.write_row(number, 0, row, None if number else bold)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows) - 1, 0), len(rows[0]) - 1)
    for column, width in enumerate(_widths(rows)):
        sheet.set_column(column, column, width)


def _check_length(name: str, row: Iterable[object]) -> None:
    longest = max(len(value) if isinstance(value, str) else 0 for value in row)
    if longest > _LONGEST:
        raise ExportError(f"{name}: a text of {longest:,} characters is more than a cell can hold: export json")


def _widths(rows: Sequence[Sequence[object]]) -> list[int]:
    return [min(_WIDEST, 2 + max(len(str(value or "")) for value in column)) for column in zip(*rows, strict=True)]


def _cell(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _about(what: "Export") -> list[tuple[str, str]]:
    said = [
        ("restrictions", what.query.describe()),
        ("status on", what.query.day.isoformat()),
        ("written by", f"policytrack {__version__}"),
        *([("licence", CREDIT)] if what.bundled else []),
    ]
    columns = [(f"{sheet.name}.{column.name}", column.meaning) for sheet in SHEETS.values() for column in sheet.columns]
    return [("what", "meaning"), *said, *columns]
