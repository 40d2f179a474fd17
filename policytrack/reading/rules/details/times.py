"""Times as texts write them, and the dates they stand for, no more precise than they are.

What a text leaves out is taken from the day on which it was published: "on Tuesday" is the last Tuesday before it.
Where that is not known, or a time may mean two days, there is no date.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from policytrack.reading.rules import words

__all__ = ["Anchor", "Role", "Time", "dated", "times_in"]

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name} | {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sept": 9,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_DAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)}
_WEEK = timedelta(days=7)
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>19[5-9]\d|20\d\d)"
_PART = r"(?:the (?P<part>end|close|beginning|start|middle) of |(?P<about>early|mid|late)[ -])?"
_SEASON = (
    r"(?P<season>spring|summer|autumn|winter|new year|weekend|school year|academic year|Easter|Christmas|Ramadan|"
    r"(?<=last )fall|(?<=next )fall|(?<=this )fall|(?<=the )fall|(?<=last )term|(?<=next )term|(?<=this )term|"
    r"(?<=new )term|(?<=last )semester|(?<=next )semester|(?<=this )semester|(?<=new )semester)\b"
)
"""Times of a year that have no dates of their own."""
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>19[5-9]\d|20\d\d)-(?P<two>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR}(?!\d)|(?: of)? (?P<unit>(?:this|last|next) year))?(?!\w)",
        rf"{_MONTH} {_DAY}(?!\d|[:.]\d)(?:,? {_YEAR}(?!\d))?(?!\w)",
        rf"{_PART}{_MONTH}(?: of)?,? {_YEAR}(?!\d)",
        rf"{_PART}{_MONTH},?(?: of)? (?P<unit>(?:this|last|next) year)\b",
        rf"{_PART}(?:(?P<which>last|next|this) )?{_MONTH}(?!\w)",
        rf"{_PART}{_YEAR}(?!\d)",
        r"(?P<part>end|close|beginning|start|middle) of (?P<unit>(?:this|next|last|the) (?:year|month))\b",
        r"(?:(?P<when>earlier|later) )?(?P<unit>(?:this|last|next) (?:week|month|year))\b",
        r"(?:(?P<which>last|next|this) )?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?!\w)",
        rf"(?:(?:the )?(?:start|beginning|end) of )?(?:the )?(?:(?P<which>last|next|this|coming|new) )?{_SEASON}",
        r"(?P<today>today|yesterday|tomorrow)\b",
        r"(?P<count>two|three|four|five|six|[2-6]) days (?P<ago>ago)\b",
    )
)
_OPENS = re.compile(
    r"\b(?:the (?=\d|end |close |beginning |start |middle |spring|summer|autumn|fall|winter|new |coming |next |school |"
    r"academic |weekend)|early|mid|late|last|next|this|earlier|later|"
    r"spring|summer|autumn|winter|Easter|Christmas|Ramadan|"
    r"(?:end|close|beginning|start|middle) of|today|yesterday|tomorrow|(?:two|three|four|five|six) days|\d|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_BEHIND = re.compile(
    r"['\u2019]s\b|-|\s(?:election|elections|law|act|ruling|deadline|poll|vote|budget|report|games|olympics)\b",
    re.IGNORECASE,
)
_BEFORE = 32
_MOST_WORDS = 4
"""How many words the longest preposition has."""
_MODIFYING = (" its", " the", " their", " his", " her", " a", "'s", "\u2019s")
"""Words before a time that belongs to a noun behind it: "its 3 March order"."""


class Role(StrEnum):
    """How a time stands to what is told of."""

    on = "on"
    from_ = "from"
    until = "until"
    by = "by"


@dataclass(frozen=True, slots=True)
class Anchor:
    """When a text was published, as far as that is known.

    Attributes:
        day: The day, or the last one that it can be.
        exact: Whether it is that very day.
    """

    day: date | None = None
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a text names.

    Attributes:
        start: Where the words for it begin, with the preposition.
        at: Where the time itself begins.
        end: Where it ends.
        role: How it stands to what is told of.
        said: The parts of it: year, month, day, weekday, unit ...
    """

    start: int
    at: int
    end: int
    role: Role
    said: tuple[tuple[str, str], ...]


@cache
def _roles() -> dict[str, Role | None]:
    file = words.load("times")
    known: dict[str, Role | None] = {
        "from": Role.from_,
        "until": Role.until,
        "by": Role.by,
        "on": Role.on,
        "passing": None,
    }
    return {phrase: role for name, role in known.items() for phrase in words.listed(file[name]["phrases"])}


def times_in(text: str, start: int, end: int) -> Iterator[Time]:
    """The times that a piece of a text names, in their order.

    Example:
        >>> text = "From 1 May staff may not use it, the ministry said on Tuesday."
        >>> [(one.role.value, text[one.at : one.end]) for one in times_in(text, 0, len(text))]
        [('from', '1 May'), ('on', 'Tuesday')]
    """
    at = start
    while (opening := _OPENS.search(text, at, end)) is not None:
        match = next((one for shape in _SHAPES if (one := shape.match(text, opening.start(), end))), None)
        if match is None:
            at = opening.end() if opening.end() > opening.start() else opening.start() + 1
            continue
        at = match.end()
        if _BEHIND.match(text, match.end(), end):
            continue
        found = _with_role(text, start, match)
        if found is not None:
            yield found


def _with_role(text: str, start: int, match: re.Match[str]) -> Time | None:
    said = tuple((name, value) for name, value in match.groupdict().items() if value)
    before = text[max(start, match.start() - _BEFORE) : match.start()].casefold()
    stripped = before.rstrip()
    part = stripped.removesuffix(" the")
    for tail in (stripped, part) if {"part", "unit"} & {name for name, _ in said} else (stripped,):
        last = tail.split()[-_MOST_WORDS:]
        for number in range(len(last)):  # the longest first
            phrase = " ".join(last[number:])
            if phrase in _roles():
                role = _roles()[phrase]
                begins = match.start() - len(before) + len(tail) - len(phrase)
                return Time(begins, match.start(), match.end(), role, said) if role is not None else None
    names = {name for name, _ in said}
    bare = names in ({"year"}, {"month"}, {"season"}) or "part" in names or stripped.endswith(_MODIFYING)
    return None if bare else Time(match.start(), match.start(), match.end(), Role.on, said)


# Dates


def dated(time: Time, anchor: Anchor, *, ahead: bool) -> str | None:
    """The date of a time, in EDTF; None where it may be another.

    Args:
        time: The time.
        anchor: When the text was published.
        ahead: Whether what is told of then lies ahead of that.
    """
    said = dict(time.said)
    bounds = _bounds(said, anchor, ahead=ahead)
    if bounds is None:
        return None
    first, last = bounds
    if time.role in {Role.until, Role.by} and "part" in said and said["part"] in {"end", "close"}:
        first = last
    if not ahead and anchor.day is not None and last > anchor.day:
        if first > anchor.day:
            return None
        last = anchor.day
    return _written(first, last)


def _written(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1] and first.year == last.year:
        if first.month == last.month:
            return f"{first.year:04}-{first.month:02}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year:04}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _bounds(said: dict[str, str], anchor: Anchor, *, ahead: bool) -> tuple[date, date] | None:
    if "season" in said:  # no day begins it everywhere
        return None
    if "two" in said:
        return _of_day(int(said["year"]), int(said["two"]), int(said["day"]))
    month = _MONTHS[said["month"].casefold().rstrip(".")] if "month" in said else 0
    if "year" in said:
        year = int(said["year"])
        return (
            _of_day(year, month, int(said["day"]))
            if "day" in said
            else _of_month(year, month)
            if month
            else _of_year(year)
        )
    day = anchor.day
    if month and "unit" in said and day is not None:
        year = day.year + {"last": -1, "next": 1}.get(said["unit"].split()[0], 0)
        return _of_day(year, month, int(said["day"])) if "day" in said else _of_month(year, month)
    if day is None or not anchor.exact:
        return None
    if month and "day" in said:
        return _nearest_day(month, int(said["day"]), day, ahead=ahead)
    if month:
        return _nearest_month(month, said.get("which", ""), day, ahead=ahead)
    return _relative(said, day, ahead=ahead)


def _of_day(year: int, month: int, day: int) -> tuple[date, date] | None:
    if day > calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day), date(year, month, day)


def _of_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _of_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _nearest_day(month: int, of_month: int, day: date, *, ahead: bool) -> tuple[date, date] | None:
    """The last such day up to the publication, or the first from it on."""
    for year in (day.year, day.year + (1 if ahead else -1)):
        found = _of_day(year, month, of_month)
        if found is not None and (found[0] >= day if ahead else found[0] <= day):
            return found
    return None


def _nearest_month(month: int, which: str, day: date, *, ahead: bool) -> tuple[date, date] | None:
    if which in {"last", "next"} and month == day.month:
        return None
    if which == "this":
        return _of_month(day.year, month)
    ahead = which == "next" or (ahead and which != "last")
    passed = month < day.month
    year = day.year + (1 if ahead and passed else -1 if not ahead and month > day.month else 0)
    return _of_month(year, month)


def _relative(said: dict[str, str], day: date, *, ahead: bool) -> tuple[date, date] | None:
    if "today" in said:
        found = day + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[said["today"]])
        return found, found
    if "ago" in said:
        count = said["count"]
        found = day - timedelta(days=_COUNTS.get(count) or int(count))
        return found, found
    if "weekday" in said:
        if said.get("which") in {"last", "next"}:
            return None  # which week that is differs by country
        step = (_DAYS[said["weekday"].casefold()] - day.weekday()) % 7
        found = day + timedelta(days=step or 7) if ahead else day - timedelta(days=-step % 7)
        return found, found
    return _of_unit(said, day, ahead=ahead)


def _of_unit(said: dict[str, str], day: date, *, ahead: bool) -> tuple[date, date] | None:
    which, unit = said["unit"].split()
    step = {"last": -1, "next": 1}.get(which, 0)
    later = said.get("when") == "later" or (ahead and step == 0 and "when" not in said)
    if unit == "year":
        first, last = _of_year(day.year + step)
    elif unit == "month":
        months = day.year * 12 + day.month - 1 + step
        first, last = _of_month(months // 12, months % 12 + 1)
    else:  # a week begins on Sunday or on Monday, so both are in it
        monday = day - timedelta(days=day.weekday()) + step * _WEEK
        first, last = monday - timedelta(days=1), monday + timedelta(days=6)
    if step or "part" in said:
        return first, last
    if later and not ahead:
        return None
    return (day, last) if later else (first, min(last, day))
