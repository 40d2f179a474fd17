"""A flat table of restrictions, one row each, for a spreadsheet."""

import csv as csv_
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from policytrack.results import FLAT, flat_row

if TYPE_CHECKING:
    from policytrack.export.formats import Export

__all__ = ["csv", "lines"]


def csv(what: "Export") -> Iterator[str]:
    """The columns of `Results.to_frame()`, as comma-separated values."""
    return lines([FLAT, *(flat_row(one, what.query).values() for one in what.collection.restrictions)])


def lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Rows as comma-separated values; what is not known is left empty."""
    written = io.StringIO()
    writer = csv_.writer(written, lineterminator="\n")
    for row in rows:
        writer.writerow(["" if value is None else value for value in row])
        yield written.getvalue()
        written.seek(0)
        written.truncate()
