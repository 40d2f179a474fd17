"""Newspapers and cases that no register has, whose names hold those of others: "the Korea Times", "Schrems v. Meta"."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from policytrack.reading.rules import words
from policytrack.reading.rules.names import Entity, Found, Way

__all__ = ["with_newspapers"]

_TITLE = re.compile(rf"\b(?:{'|'.join(sorted(one.title() for one in words.listing('newspaper_words')))})\b(?! [A-Z])")
_BEFORE = re.compile(r"(?:[A-Z][\w'&-]{1,20} (?:of |and )?){1,4}$")
_STATION = re.compile(r"\bRadio(?: [A-Z][\w'&-]{1,20}){1,3}")
_TELLS = re.compile(
    r",? (?:(?:has |had |first |also |later |newspaper |daily |website |magazine )*"
    rf"(?:{'|'.join(sorted(words.listing('newspaper_verbs')))})|newspaper|daily|website|magazine)\b"
)
_ASKED = re.compile(
    r"\b(?:according to|told|reported (?:by|in)|report (?:by|in|from)|seen by|wrote in)(?: the)? $", re.IGNORECASE
)
_AGENCIES = re.compile(r"\b(?:AFP|AP|PA|DPA|EFE|ANSA)\b")
"""News agencies, of which some are called like other bodies."""
_CASE = re.compile(r"\b(?:[A-Z][\w'&-]{0,20} (?:of |and )?){1,4}vs?\. [A-Z][\w'&-]{0,20}(?: [A-Z][\w'&-]{0,20}){0,3}")
"""What a case is called by those who go to court against each other."""
_FAR = 60
"""Characters before the last word of a name within which it and what asks for it begin."""


def with_newspapers(text: str, found: Sequence[Found]) -> list[Found]:
    """The names in a text, with those of newspapers in place of what is only part of them.

    Example:
        >>> from policytrack.reading.rules.names import Names
        >>> text = "It was banned, the Korea Times reported."
        >>> [text[one.start : one.end] for one in with_newspapers(text, Names.of((), ()).find(text))]
        ['Korea Times']
    """
    papers = [one for one in _newspapers(text) if not any(_is_press(each, one) for each in found)]
    papers += _cases(text)
    if not papers:
        return list(found)
    kept = (one for one in found if not any(paper.start < one.end and one.start < paper.end for paper in papers))
    return sorted(chain(kept, papers), key=lambda one: one.start)


def _newspapers(text: str) -> Iterator[Found]:
    upto = 0
    for start, end in _named(text):
        if start < upto or not (_TELLS.match(text, end) or _ASKED.search(text, max(0, start - _FAR), start)):
            continue
        yield Found(start, end, Way.name, (Entity(f"paper:{text[start:end].casefold()}", press=True),))
        upto = end


def _cases(text: str) -> Iterator[Found]:
    for case in _CASE.finditer(text) if " v. " in text or " vs. " in text else ():
        yield Found(case.start(), case.end(), Way.name, (Entity(f"case:{case[0].casefold()}", press=True),))


def _named(text: str) -> Iterator[tuple[int, int]]:
    """Where what may be the name of a newspaper begins and ends: the words with a capital before "Times"."""
    for title in _TITLE.finditer(text):
        before = _BEFORE.search(text, max(0, title.start() - _FAR), title.start())
        if before is not None:
            yield before.start() + len("The ") * before[0].startswith("The "), title.end()
    stations = _STATION.finditer(text) if "Radio" in text else ()
    yield from (one.span() for one in chain(stations, _AGENCIES.finditer(text)))


def _is_press(one: Found, paper: Found) -> bool:
    """Whether a name that is known is that of a newspaper, and no other begins there."""
    return one.start <= paper.start and one.end >= paper.end and any(each.press for each in one.entities[:1])
