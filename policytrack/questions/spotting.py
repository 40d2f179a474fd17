"""Finding the phrases of a question that are known, longest first, and what is left."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from policytrack import places
from policytrack.questions.catalogue import Catalogue
from policytrack.questions.lexicon import Reading, lexicon, region_names, regions
from policytrack.questions.moments import Moment, moments
from policytrack.questions.tokens import Token, keys, tokens

__all__ = ["Span", "spans"]

_LONGEST = 10
"""How many words the longest phrase can have."""
_SHORT = 3
_SQUEEZED = 3
"""How many words a name that is one word may be written in ("Deep Seek")."""

_BEFORE_A_NAME = {"the", "in", "within", "inside", "across"}

_Names = Mapping[tuple[str, ...], tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring words and all that they may mean; none if they are not known.

    Attributes:
        text: The words as they were written.
        readings: What they may be.
        moment: The days they name, if they do.
        repaired: What they were taken for, if they were misspelt.
    """

    text: str
    readings: tuple[Reading, ...] = ()
    moment: Moment | None = None
    repaired: str | None = None

    def reading(self, *roles: str) -> Reading | None:
        """What it is in one of these roles, if it may be."""
        return next((one for role in roles for one in self.readings if one.role == role), None)

    def all(self, role: str) -> tuple[Reading, ...]:
        """Everything it may be in this role."""
        return tuple(one for one in self.readings if one.role == role)

    def may_be(self, *roles: str) -> bool:
        """Whether it may play one of these parts."""
        return self.reading(*roles) is not None


def spans(question: str, catalogue: Catalogue, today: date) -> tuple[Span, ...]:
    """The phrases of a question in order; of two that begin at one word, the longer.

    >>> [one.text for one in spans("Who bans it in South Korea since March?", Catalogue((), ()), date(2025, 6, 15))]
    ['Who', 'bans', 'it', 'in', 'South Korea', 'since', 'March']
    """
    text, words = tokens(question)
    dates = {one.start: one for one in moments(text, today)}
    return tuple(_spans(text, words, dates, catalogue))


def _spans(text: str, words: tuple[Token, ...], dates: Mapping[int, Moment], catalogue: Catalogue) -> Iterator[Span]:
    at = 0
    while at < len(words):
        moment = dates.get(words[at].start)
        if moment is not None:
            until = _after(words, at, moment.end)
            yield Span(text[moment.start : moment.end], (Reading("moment"),), moment)
        else:
            until, readings = _longest(words, at, catalogue, dates)
            written = " ".join(one.text for one in words[at:until])
            capitals = _in_capitals(words, at, catalogue) if until == at + 1 else ()
            yield Span(written, capitals or readings, repaired=capitals[0].said if capitals else None)
        at = until


def _after(words: tuple[Token, ...], at: int, end: int) -> int:
    while at < len(words) and words[at].start < end:
        at += 1
    return at


def _longest(
    words: tuple[Token, ...], at: int, catalogue: Catalogue, dates: Mapping[int, Moment]
) -> tuple[int, tuple[Reading, ...]]:
    for until in range(min(len(words), at + _LONGEST), at, -1):
        part = words[at:until]
        if any(one.start in dates for one in part[1:]):
            continue
        if readings := _readings(part, catalogue):
            return until, readings
    return at + 1, ()


def _readings(part: tuple[Token, ...], catalogue: Catalogue) -> tuple[Reading, ...]:
    named = _named(part, catalogue)
    said = lexicon().get(tuple(one.stem for one in part), ())
    return (*named, *(one for one in said if one not in named))


def _named(part: tuple[Token, ...], catalogue: Catalogue) -> tuple[Reading, ...]:
    key = tuple(one.folded for one in part)
    short = "".join(key)
    written = "".join(one.text for one in part).replace(".", "")
    if len(short) <= _SHORT and not written.isupper() and tuple(one.stem for one in part) in lexicon():
        return ()  # "it", "us", "in" are words, unless they are written in capitals
    found = {**dict.fromkeys(_catalogued(key, catalogue)), **dict.fromkeys(_places().get(key, ()))}
    if not found and len(part) <= _SQUEEZED:
        found = dict.fromkeys(one for one in _catalogued((short,), catalogue) if len(short) > _SHORT)
    return tuple(found) or _people(part)


def _in_capitals(words: tuple[Token, ...], at: int, catalogue: Catalogue) -> tuple[Reading, ...]:
    """As in "in the us": a short name that is a word as well, where no such word can stand."""
    one = words[at]
    if len(one.text) > _SHORT or not one.text.islower() or not at or words[at - 1].folded not in _BEFORE_A_NAME:
        return ()
    named = (*_catalogued((one.folded,), catalogue), *_places().get((one.folded,), ()))
    return named if (one.stem,) in lexicon() else ()


def _people(part: tuple[Token, ...]) -> tuple[Reading, ...]:
    """As in "Texans"."""
    key = tuple(one.folded for one in part)
    if not key[-1].endswith("s"):
        return ()
    return tuple(one for one in _places().get((*key[:-1], key[-1][:-1]), ()) if one.role == "demonym")


@cache
def _places() -> _Names:
    found: dict[tuple[str, ...], dict[Reading, None]] = {}
    for spelling, one in places.spellings():
        role = "demonym" if one.how is places.NameKind.demonym else "place"
        found.setdefault(keys(spelling), {})[Reading(role, (one.place.code,), one.place.name)] = None
    for name, region in region_names():
        shown, codes = regions()[region]
        role = "place" if name == shown else "demonym"
        found.setdefault(keys(name), {})[Reading(role, codes, shown)] = None
    return {key: tuple(readings) for key, readings in found.items()}


def _catalogued(key: tuple[str, ...], catalogue: Catalogue) -> tuple[Reading, ...]:
    things = catalogue.names.get(key, ())
    return tuple(Reading(role, (one_id,), catalogue.shown[role, one_id]) for role, one_id in things)
