"""Days, months and years as people write them, and relative to today."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

__all__ = ["Moment", "moments"]

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_NUMBERS = {word: number for number, word in enumerate(("a", "two", "three", "four", "five", "six"), start=1)}
_NUMBERS |= {"an": 1, "one": 1, "couple of": 2}
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WORDS = {"may", "mar", "march"}
_BEFORE_A_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|of|before|after|during|and|to|from|between|on)\s+$", re.IGNORECASE
)
_NEAR = 20
_JOINED = re.compile(
    r"\s*(?:,?\s*(?:and|or|to|until|till|up\s+to|through)|-|\u2013)\s*(?:the\s+)?(?:(?:end|start|beginning)\s+of\s+)?",
    re.IGNORECASE,
)
"""What stands between the two ends of a stretch."""
_UNIT_DAYS = {"day": 1, "week": 7}
_LAST_OF_YEAR = 12
_WEEKDAYS = [name.casefold() for name in calendar.day_name]
_PARTS = {"early": (1, 10), "mid": (11, 20), "middle of": (11, 20), "late": (21, None)}


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of days that a question names.

    Attributes:
        first: Its first day.
        last: Its last day, which stands for it where one day is asked about.
        start: Where it stands in the question.
        end: Where it ends there, exclusive.
        reaching: Whether it is a stretch up to today ("in the last three months").
        whole: Whether it is a stretch of which both ends are said ("1 to 10 February").
        is_yearless: Whether its year is not said, and the last such day or month before today is meant.
    """

    first: date
    last: date
    start: int
    end: int
    reaching: bool = False
    whole: bool = False
    is_yearless: bool = False


def moments(text: str, today: date) -> tuple[Moment, ...]:
    """Every day, month or year that a text names, in order.

    Example:
        >>> [str(one.last) for one in moments("from 1 March 2025 to last month", date(2025, 6, 15))]
        ['2025-03-01', '2025-05-31']
        >>> moments("on 2025-02-31, may it be", date(2025, 6, 15))
        ()
        >>> [str(one.first) for one in moments("between 5 December and 1 March 2025", date(2026, 6, 15))]
        ['2024-12-05', '2025-03-01']
    """
    found = list(_without_overlaps(sorted(_found(text, today), key=lambda one: (one.start, -one.end))))
    for at, (one, other) in enumerate(pairwise(found)):
        if _JOINED.fullmatch(text[one.end : other.start]):
            found[at : at + 2] = _in_order(text, one, other)
    return tuple(found)


def _in_order(text: str, one: Moment, other: Moment) -> tuple[Moment, Moment]:
    """Two ends of a stretch; where a year is not said, it is the one in which they lie nearest to each other."""
    if one.is_yearless:
        return _as_of(text, one, other.last), other
    if other.is_yearless and one.first.year < date.max.year:
        return one, _as_of(text, other, one.first.replace(year=one.first.year + 1, day=1) - timedelta(days=1))
    return one, other


def _as_of(text: str, one: Moment, today: date) -> Moment:
    """What the same words name on another day."""
    found = (each for each in _found(text, today) if (each.start, each.end) == (one.start, one.end))
    moved = next(found, one)
    return replace(one, first=moved.first, last=moved.last)


def _found(text: str, today: date) -> Iterator[Moment]:
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            try:
                first, last, reaching = read(match, today)
                whole = read in {_of_days, _of_months}
            except (ValueError, OverflowError):  # no such day, or no month: not understood as one
                continue
            yield Moment(first, last, match.start(), match.end(), reaching, whole, _is_yearless(match, read))


def _is_yearless(match: re.Match[str], read: "_Reader") -> bool:
    return read in {_written, _of_month, _part_of_month} and not (match["year"] or match.groupdict().get("before"))


def _without_overlaps(found: list[Moment]) -> Iterator[Moment]:
    end = 0
    for one in found:
        if one.start >= end:
            yield one
            end = one.end


_Stretch = tuple[date, date, bool]


def _iso(match: re.Match[str], _today: date) -> _Stretch:
    year, month, of_month = (int(part) if part else None for part in match.group("year", "month", "day"))
    if of_month is None:
        return _month(year or 0, month or 0)
    return _only(date(year or 0, month or 0, of_month))


def _written(match: re.Match[str], today: date) -> _Stretch:
    month, of_month = _MONTHS[match["month"].casefold()], int(match["day"])
    year = int(match["year"]) if match["year"] else today.year
    one = date(year, month, of_month)
    return _only(one if match["year"] or one <= today else date(year - 1, month, of_month))


def _of_month(match: re.Match[str], today: date) -> _Stretch:
    groups = match.groupdict()
    if not (groups["year"] or groups["before"]) and _is_a_word(match):
        raise ValueError(match[0])
    month, written, before = _MONTHS[match["month"].casefold()], groups.get("year"), groups.get("before")
    if written:
        return _month(int(written), month)
    passed = month < today.month or (month == today.month and before != "last")
    return _month(today.year if passed else today.year - 1, month)


def _is_a_word(match: re.Match[str]) -> bool:
    """Whether "may" and "march" are the words, as nothing before them says that they are months."""
    return match["month"].casefold() in _WORDS and not _BEFORE_A_MONTH.search(match.string[: match.start()][-_NEAR:])


def _of_year(match: re.Match[str], _today: date) -> _Stretch:
    year = int(match["year"])
    return date(year, 1, 1), date(year, _LAST_OF_YEAR, 31), False


def _of_quarter(match: re.Match[str], today: date) -> _Stretch:
    quarter, year = _QUARTERS[match["quarter"].casefold()], int(match["year"] or today.year)
    return _month(year, 3 * quarter - 2)[0], _month(year, 3 * quarter)[1], False


def _of_half(match: re.Match[str], today: date) -> _Stretch:
    second, year = match["half"].casefold() in {"second", "2"}, int(match["year"] or today.year)
    return date(year, 7 if second else 1, 1), date(year, _LAST_OF_YEAR if second else 6, 31 if second else 30), False


def _of_days(match: re.Match[str], today: date) -> _Stretch:
    """As in "between 1 and 10 February 2025": the month of the second day is that of the first."""
    last, _, _ = _written(match, today)
    first = last.replace(day=int(match["from"]))
    if first > last:
        raise ValueError(match[0])
    return first, last, False


def _of_months(match: re.Match[str], _today: date) -> _Stretch:
    """As in "from January to March 2025": the first month is the last of its name before the second."""
    year, first, last = int(match["year"]), _MONTHS[match["from"].casefold()], _MONTHS[match["month"].casefold()]
    return _month(year - (first > last), first)[0], _month(year, last)[1], False


def _part_of_month(match: re.Match[str], today: date) -> _Stretch:
    """The first or second ten days of a month, or what is left of it."""
    first, last, _ = _of_month(match, today)
    begin, end = _PARTS[match["part"].casefold()]
    return first.replace(day=begin), last if end is None else first.replace(day=end), False


def _edge(match: re.Match[str], today: date) -> _Stretch:
    """The first day of a month or year."""
    first, _, _ = (_of_month if match["month"] else _of_year)(match, today)
    return _only(first)


def _weekday(match: re.Match[str], today: date) -> _Stretch:
    """The last such day before today."""
    back = (today.weekday() - _WEEKDAYS.index(match["weekday"].casefold())) % 7 or 7
    return _only(today - timedelta(days=back))


def _before_this(match: re.Match[str], today: date) -> _Stretch:
    unit, this = match["unit"].casefold(), match["before"].casefold() == "this"
    if unit == "year":
        first, last = date(today.year - (not this), 1, 1), date(today.year - (not this), _LAST_OF_YEAR, 31)
    elif unit == "month":
        first, last, _ = _month(*_months_ago(today, 0 if this else 1))
    else:
        first = today - timedelta(days=today.weekday() + (0 if this else 7))
        last = first + timedelta(days=6)
    return first, min(last, today), False


def _stretch(match: re.Match[str], today: date) -> _Stretch:
    return _ago(_number(match), match["unit"].casefold(), today), today, True


def _days_ago(match: re.Match[str], today: date) -> _Stretch:
    return _only(_ago(_number(match), match["unit"].casefold(), today))


def _by_word(match: re.Match[str], today: date) -> _Stretch:
    return _only(today - timedelta(days=match[0].casefold() == "yesterday"))


def _only(one: date) -> _Stretch:
    return one, one, False


def _month(year: int, month: int) -> _Stretch:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), False


def _months_ago(today: date, number: int) -> tuple[int, int]:
    months = today.year * 12 + today.month - 1 - number
    return months // 12, months % 12 + 1


def _ago(number: int, unit: str, today: date) -> date:
    if unit in _UNIT_DAYS:
        return today - timedelta(days=number * _UNIT_DAYS[unit])
    year, month = _months_ago(today, number * (12 if unit == "year" else 1))
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _number(match: re.Match[str]) -> int:
    said = match["number"] or "a"
    return int(said) if said.isdecimal() else _NUMBERS[said.casefold()]


_Reader = Callable[[re.Match[str], date], _Stretch]
_WRITTEN: tuple[tuple[str, _Reader], ...] = (
    (r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", _iso),
    (
        rf"(?:the\s+)?(?P<from>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:and|to|until|till|through|-|\u2013)\s*(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
        _of_days,
    ),
    (rf"(?P<from>{'|'.join(_MONTHS)})\s*(?:and|to|until|till|through|-|\u2013)\s*{_MONTH}(?:,?\s+{_YEAR})", _of_months),
    (rf"(?:the\s+)?(?P<part>early|mid|middle\s+of|late)[\s-]+(?P<before>)?{_MONTH}(?:,?\s+{_YEAR})?", _part_of_month),
    (rf"(?:the\s+)?(?:start|beginning)\s+of\s+(?:(?P<before>last|this)\s+)?{_MONTH}(?:,?\s+{_YEAR})?", _edge),
    (rf"(?:the\s+)?(?:start|beginning)\s+of\s+(?P<month>)?{_YEAR}", _edge),
    (rf"(?:the\s+)?(?P<half>first|second)\s+half(?:\s+of)?(?:\s+{_YEAR})?", _of_half),
    (rf"H(?P<half>[12])(?:\s+(?:of\s+)?{_YEAR})?", _of_half),
    (rf"(?:last|on)\s+(?P<weekday>{'|'.join(_WEEKDAYS)})", _weekday),
    (rf"(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?", _written),
    (rf"{_MONTH}\s+{_DAY}\b(?:,?\s+{_YEAR})?", _written),
    (rf"(?:(?P<before>last|this|past)\s+)?{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR})?", _of_month),
    (rf"(?:the\s+)?(?P<quarter>first|second|third|fourth)\s+quarter(?:\s+of)?(?:\s+{_YEAR})?", _of_quarter),
    (rf"Q(?P<quarter>[1-4])(?:\s+(?:of\s+)?{_YEAR})?", _of_quarter),
    (r"(?P<before>last|this|past|previous)\s+(?P<unit>year|month|week)", _before_this),
    (rf"(?:the\s+)?(?:last|past)\s+(?:{_NUMBER}\s+)(?P<unit>day|week|month|year)s?", _stretch),
    (r"(?:the\s+)(?:last|past)\s+(?P<number>)(?P<unit>day|week|month|year)", _stretch),
    (rf"{_NUMBER}\s+(?P<unit>day|week|month|year)s?\s+ago", _days_ago),
    (r"today|yesterday", _by_word),
    (_YEAR, _of_year),
)
_PATTERNS = tuple(
    (re.compile(rf"(?<!\w){pattern}(?!\w|-\d)", re.IGNORECASE | re.ASCII), read) for pattern, read in _WRITTEN
)
