"""What a chart shows: the restrictions as far as they were known, with the day, the sources and what is left out."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from policytrack.dates import day
from policytrack.lifecycle import Standing
from policytrack.model import Restriction
from policytrack.plots.shades import Shade, shade
from policytrack.query import in_words
from policytrack.results import Results
from policytrack.vocabulary import Status

__all__ = ["Given", "Selection", "Shown", "many", "selected"]

_DAYS = frozenset({"on", "known"})
"""What is said of the days anyway, and not only where they were asked for."""
Given: TypeAlias = Iterable[Restriction] | Results[Any]
"""Restrictions, or what a question found, of whatever kind."""


@dataclass(frozen=True)
class Shown:
    """A restriction with its standing on the day."""

    restriction: Restriction
    standing: Standing

    @property
    def shade(self) -> Shade:
        """How it stands, in the steps that a colour can tell."""
        return shade(self.restriction, self.standing)

    @property
    def name(self) -> str:
        """What is restricted, and how."""
        return f"{self.restriction.target.name}: {self.restriction.measure.label}"

    @property
    def status(self) -> str:
        """The status in words."""
        return self.standing.words


@dataclass(frozen=True)
class Selection:
    """The restrictions that a chart is of.

    Attributes:
        shown: Those of which something had, or may have, happened by the day, in the order of their ids.
        on: The day in the world.
        known: The day of our knowledge; None means all that is recorded.
        asked: What was asked, as a phrase that follows a noun, if a question found them.
        left_out: What is not shown of what was given, in words.
    """

    shown: tuple[Shown, ...]
    on: dt.date
    known: dt.date | None
    asked: str
    left_out: tuple[str, ...]

    def __len__(self) -> int:
        """How many restrictions are shown."""
        return len(self.shown)

    @property
    def days(self) -> str:
        """The days of both clocks, in words."""
        return f"on {self.on}" + (f", as known on {self.known}" if self.known else "")

    @property
    def counted(self) -> str:
        """How many restrictions are shown, from how many sources, as they stand on which day."""
        sources = len({article.id for one in self.shown for article in one.restriction.articles})
        return f"{many(len(self), 'restriction')} from {many(sources, 'article')}; status {self.days}"

    @property
    def subject(self) -> str:
        """How many restrictions, of which sort, and on which day."""
        return f"{many(len(self), 'restriction')}{f' {self.asked}' if self.asked else ''}, {self.days}"


def selected(restrictions: Given, on: dt.date | str | None, known: dt.date | str | None) -> Selection:
    """The restrictions to show, as they stand on a day as far as was known on a day.

    Args:
        restrictions: Restrictions, or what a question found, whose days then are the ones unless others are given.
        on: The day in the world; a month or a year means its last day, None means today.
        known: The day of our knowledge; None means all that is recorded.

    Raises:
        DateFormatError: One of them is no day, month or year.
    """
    asked, left_out = "", []
    if isinstance(restrictions, Results):
        query = restrictions.query
        on, known = on or query.on, known or query.known
        asked = in_words(one for one in query.asked if one[0] not in _DAYS)
        given: tuple[Restriction, ...] = restrictions.restrictions
        if len(given) < restrictions.total:
            left_out.append(f"{restrictions.total - len(given)} more that match, by a limit or a slice")
    else:
        given = tuple({one.id: one for one in restrictions}.values())
    today = dt.date.today() if on is None else day(on)  # noqa: DTZ011 - "today" is the reader's own
    then = None if known is None else day(known)
    shown = [Shown(one, one.standing(today, then)) for each in given if (one := each.as_known(then)) is not None]
    had = tuple(sorted((one for one in shown if _happened(one)), key=lambda one: one.restriction.id))
    if len(had) < len(given):
        left_out.append(f"{many(len(given) - len(had), 'restriction')} of which nothing had happened or was known then")
    return Selection(had, today, then, asked, tuple(left_out))


def many(number: int, name: str) -> str:
    """A number of things.

    >>> many(1, "article"), many(1200, "body"), many(2, "country")
    ('1 article', '1,200 bodies', '2 countries')
    """
    plural = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return f"{number:,} {name if number == 1 else plural}"


def _happened(one: Shown) -> bool:
    return one.standing.statuses != (Status.no_event,)
