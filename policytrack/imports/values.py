"""What the cells of a column mean."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from policytrack import places
from policytrack.dates import UncertainDate
from policytrack.errors import AmbiguousNameError, DateFormatError, UnknownNameError
from policytrack.imports.mapping import Column
from policytrack.names import nearest

__all__ = ["CellError", "Reader", "Value"]


class CellError(Exception):
    """A cell does not say what its column should; the message says why."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell means: a text, or nothing where it is empty, and the fields that go by other names."""

    text: str | None
    fields: Mapping[str, str] = field(default_factory=dict)
    when: UncertainDate | None = None


_NOTHING = Value(None)


class Reader:
    """Reads the cells of one column; each different text is read once, as most repeat."""

    def __init__(self, column: Column) -> None:
        """Take the column as the mapping describes it."""
        self._column = column
        self._seen: dict[str, Value] = {}
        self._read = {"text": Value, "place": self._place, "date": self._date}[column.read]
        self._bounds = [UncertainDate(one) for one in column.between or ()]

    def values(self, cell: str | list[str] | None) -> tuple[Value, ...]:
        """What a cell means, in one value or, where it holds several, in each of them.

        Raises:
            CellError: It is empty and must not be, or holds a value that is not known.
        """
        pieces = cell if isinstance(cell, list) else [cell or ""]
        if self._column.split is not None:
            pieces = [one for piece in pieces for one in piece.split(self._column.split)]
        stripped = [one.strip() for one in pieces]
        if len(stripped) > 1:
            stripped = [one for one in stripped if one]
        return tuple(self._value(one) for one in stripped) or (self._value(""),)

    def _value(self, text: str) -> Value:
        if text not in self._seen:
            self._seen[text] = self._first(text)
        return self._seen[text]

    def _first(self, text: str) -> Value:
        known = self._column.values
        if known is not None and text in known:
            meant = known[text]
            if isinstance(meant, str):
                return self._read(meant) if meant else _NOTHING
            return Value(text, meant)
        if not text:
            if self._column.default is not None:
                return self._read(self._column.default)
            if self._column.empty:
                return _NOTHING
            raise CellError("it is empty: say what that means (default), or that it may be (empty = true)")
        if known is not None and self._column.read == "text":
            near = nearest(text, known)
            raise CellError(f'"{text}" is no value of the mapping' + (f"; did you mean {near[0]}?" if near else ""))
        return self._read(text)

    def _place(self, text: str) -> Value:
        within = self._column.within
        try:
            inside = places.resolve(text if within is None or places.exists(text) else f"{text}, {within}")
        except AmbiguousNameError as error:
            raise CellError(str(AmbiguousNameError("place", text, error.choices))) from error
        except UnknownNameError as error:
            where = "" if within is None else f" in {within}"
            raise CellError(f'no place{where} is known as "{text}"') from error
        place = places.get(inside.code)
        return Value(place.code, {"name": place.name})

    def _date(self, text: str) -> Value:
        when = self._written(text)
        if self._bounds and not self._is_within(when):
            raise CellError(f'"{text}" lies outside {self._bounds[0]} to {self._bounds[1]}')
        return Value(when.text, when=when)

    def _is_within(self, when: UncertainDate) -> bool:
        first, last = self._bounds[0].earliest or dt.date.min, self._bounds[1].latest or dt.date.max
        return (when.earliest or dt.date.min) >= first and (when.latest or dt.date.max) <= last

    def _written(self, text: str) -> UncertainDate:
        for form in self._column.formats:
            try:
                day = dt.datetime.strptime(text, form).date()  # noqa: DTZ007 - a date alone has no zone
            except ValueError:
                continue
            return UncertainDate(day.isoformat()[: _length(form)])
        try:
            # What a correction says is written in EDTF, whatever the table writes.
            return UncertainDate(text)
        except DateFormatError as error:
            how = f"no date of the form {' or '.join(self._column.formats)}" if self._column.formats else str(error)
            raise CellError(f'"{text}" is {how}' if self._column.formats else how) from error


def _length(form: str) -> int:
    """How much of an ISO date a form tells: the day, the month or the year."""
    if any(sign in form for sign in ("%d", "%j", "%x", "%c")):
        return 10
    return 7 if any(sign in form for sign in ("%m", "%b", "%B")) else 4
