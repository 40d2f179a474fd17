"""Why: reasons that a sentence gives for a measure."""

import re
from collections.abc import Sequence
from functools import cache

from policytrack.reading.proposals import Span
from policytrack.reading.rules import words
from policytrack.reading.rules.claims import Reason
from policytrack.reading.rules.items import Item

__all__ = ["given"]


def _any_of(name: str) -> str:
    """A pattern for any phrase of a list; one that ends in a star may go on."""
    return "|".join(re.escape(one).replace(r"\*", r"\w*") for one in sorted(words.listing(name)))


_CAUSE = re.compile(rf"\b(?:{_any_of('causes')})\b", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:(?:{_any_of('goes_on')})\b|[\"\u201c])", re.IGNORECASE)


@cache
def _finder() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    said: dict[str, tuple[str, str]] = {}
    for category, entry in words.load("reasons").items():
        for phrase in words.listed(entry["phrases"]):
            said.setdefault(phrase, (category, entry["statement"]))
    listed = sorted(said, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(one) for one in listed) + r")\b", re.IGNORECASE), said


def given(text: str, sentence: Span, items: Sequence[Item], *, own: bool) -> list[Reason]:
    """The reasons that a sentence gives; one that follows the measure counts only if it goes on about it."""
    part = text[sentence.start : sentence.end]
    if not _CAUSE.search(part) or not (own or _GOES_ON.match(part)):
        return []
    finder, said = _finder()
    found: dict[str, Reason] = {}
    for match in finder.finditer(part):
        category, statement = said[match[0].casefold()]
        found.setdefault(category, Reason(category, statement, sentence))
    del items
    return list(found.values())
