"""Dates as precise as their source, and what can be said of a day with them.

A date is written in a part of the Extended Date/Time Format (EDTF, ISO 8601-2:2019, levels 0 and 1): a year, a month,
a day, or an interval of those with `..` for an end that is open. It stands for *one* day that lies somewhere between
its `earliest` and its `latest` day; nothing is said of which. Questions about it are answered `certain`, `possible`
or `no`.
"""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

from policytrack.errors import DateFormatError

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

__all__ = ["Certainty", "Precision", "UncertainDate", "day"]

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_OPEN = ".."
_HOW = "write a year, a month or a day (2025, 2025-01, 2025-01-31) or an interval (2025-01-20/2025-02, ../2025-02-07)"


class Certainty(StrEnum):
    """How surely something holds, given dates that are only partly known."""

    certain = "certain"
    possible = "possible"
    no = "no"

    @property
    def rank(self) -> int:
        """0 for no, 1 for possible, 2 for certain."""
        return _RANKS[self]

    def __and__(self, other: "Certainty") -> "Certainty":
        """Both hold: the weaker of the two.

        >>> Certainty.certain & Certainty.possible
        <Certainty.possible: 'possible'>
        """
        return self if self.rank <= other.rank else other

    def __or__(self, other: "Certainty") -> "Certainty":
        """At least one holds: the stronger of the two."""
        return self if self.rank >= other.rank else other


_RANKS = {Certainty.no: 0, Certainty.possible: 1, Certainty.certain: 2}


class Precision(StrEnum):
    """How precisely a date is known."""

    day = "day"
    month = "month"
    year = "year"
    interval = "interval"


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """One day, known as precisely as its source gives it.

    Attributes:
        text: The date in EDTF, in canonical form.
        earliest: The first day it can be, or None where nothing bounds it.
        latest: The last day it can be, or None where nothing bounds it.

    Raises:
        DateFormatError: The text is not in the part of EDTF that is read here, or names a day that does not exist.

    Example:
        >>> hearing = UncertainDate("2025-05")
        >>> hearing.earliest, hearing.latest
        (datetime.date(2025, 5, 1), datetime.date(2025, 5, 31))
        >>> hearing.by(date(2025, 5, 8)).value
        'possible'
        >>> UncertainDate("../2025-02-07").by(date(2025, 2, 7)).value
        'certain'
    """

    text: str
    earliest: date | None = field(init=False, compare=False)
    latest: date | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Read the text, and set the bounds and the canonical form."""
        text, earliest, latest = _read(self.text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", latest)

    @classmethod
    def of(cls, value: "str | date | UncertainDate") -> Self:
        """Make one of a text, a day or another such date.

        >>> UncertainDate.of(date(2025, 1, 31)).text
        '2025-01-31'
        """
        if isinstance(value, UncertainDate):
            return cls(value.text)
        return cls(value if isinstance(value, str) else _day_of(value).isoformat())

    @classmethod
    def between(cls, earliest: date | None, latest: date | None) -> Self:
        """Make the date that lies between two days, either of which may be open.

        >>> UncertainDate.between(None, date(2025, 2, 7)).text
        '../2025-02-07'
        """
        first, last = (_OPEN if one is None else one.isoformat() for one in (earliest, latest))
        return cls(first if first == last and first != _OPEN else f"{first}/{last}")

    @property
    def precision(self) -> Precision:
        """How precisely the date is known: to the day, month, year, or only between two ends.

        >>> UncertainDate("2025-01").precision.value
        'month'
        """
        if "/" in self.text:
            return Precision.interval
        return (Precision.year, Precision.month, Precision.day)[self.text.count("-")]

    def by(self, day: date) -> Certainty:
        """Whether it had come by the end of that day."""
        if self.latest is not None and self.latest <= day:
            return Certainty.certain
        if self.earliest is None or self.earliest <= day:
            return Certainty.possible
        return Certainty.no

    def before(self, other: "UncertainDate") -> Certainty:
        """Whether it lies before the other date; the same day is not before.

        >>> UncertainDate("2024").before(UncertainDate("2025-01")).value
        'certain'
        """
        if self.latest is not None and other.earliest is not None and self.latest < other.earliest:
            return Certainty.certain
        if self.earliest is not None and other.latest is not None and self.earliest >= other.latest:
            return Certainty.no
        return Certainty.possible

    @property
    def words(self) -> str:
        """The date in words.

        >>> UncertainDate("../2025-02-07").words, UncertainDate("2025-01/2025-02").words, UncertainDate("2025").words
        ('by 2025-02-07', 'between 2025-01 and 2025-02', '2025')
        """
        first, slash, last = self.text.partition("/")
        if not slash:
            return self.text
        if first == _OPEN:
            return f"by {last}"
        return f"from {first}" if last == _OPEN else f"between {first} and {last}"

    def sort_key(self) -> tuple[date, date, str]:
        """Order by the earliest day, then the latest; open ends come first and last."""
        return (self.earliest or date.min, self.latest or date.max, self.text)

    def __str__(self) -> str:
        """The date in EDTF."""
        return self.text

    def __reduce__(self) -> tuple[type["UncertainDate"], tuple[str]]:
        """Pickle by the text, from which the bounds follow."""
        return type(self), (self.text,)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: "GetCoreSchemaHandler") -> "CoreSchema":  # noqa: ANN401 - pydantic's signature
        """Validate from text, day or itself; serialise as the text."""
        from pydantic_core import core_schema  # noqa: PLC0415 - a date alone should not cost pydantic's start

        return core_schema.no_info_plain_validator_function(
            cls._validated, serialization=core_schema.plain_serializer_function_ser_schema(str, when_used="always")
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: "CoreSchema", _handler: "GetJsonSchemaHandler") -> "JsonSchemaValue":
        """In JSON a date is a string in EDTF."""
        return {"type": "string", "description": f"A date in EDTF: {_HOW}.", "examples": ["2025-01-31", "../2025-02"]}

    @classmethod
    def _validated(cls, value: object) -> Self:
        if isinstance(value, str | date | UncertainDate):
            return cls.of(value)
        raise DateFormatError(f"{value!r} is not a date: {_HOW}")


def day(value: str | date) -> date:
    """The day that a question means: the last one of a month or a year.

    "As known in 2025-03" counts all that was published in that month, so the last day stands for it.

    Raises:
        DateFormatError: The text is no date, or is an interval, which names no single day to ask about.

    Example:
        >>> day("2025-03")
        datetime.date(2025, 3, 31)
    """
    if isinstance(value, date):
        return _day_of(value)
    asked = UncertainDate(value)
    if asked.latest is None or asked.precision is Precision.interval:
        raise DateFormatError(f'"{value}" is an interval; ask about one day, month or year')
    return asked.latest


def _day_of(value: date) -> date:
    # A datetime is a date to isinstance, but its text has a time, and times have zones: only its day is meant.
    return date(value.year, value.month, value.day)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[str, date | None, date | None]:
    text = text.strip()
    first, slash, last = text.partition("/")
    if not slash:
        return text, *_point(text, text)
    earliest, latest = _end(first, text)[0], _end(last, text)[1]
    if earliest is None and latest is None:
        raise DateFormatError(f'"{text}" has no end that is known: leave the date out')
    if earliest is not None and latest is not None and latest < earliest:
        raise DateFormatError(f'"{text}" ends before it begins')
    return f"{first or _OPEN}/{last or _OPEN}", earliest, latest


def _end(text: str, whole: str) -> tuple[date | None, date | None]:
    return (None, None) if text in {_OPEN, ""} else _point(text, whole)


def _point(text: str, whole: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise DateFormatError(f'"{whole}" is not a date: {_HOW}')
    year, month, of_month = (int(part) if part else None for part in match.groups())
    try:
        return _bounds(year or 0, month, of_month)
    except ValueError:
        raise DateFormatError(f'"{whole}" names a day that does not exist') from None


def _bounds(year: int, month: int | None, of_month: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if of_month is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, of_month), date(year, month, of_month)
