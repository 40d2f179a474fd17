"""Measures that are told to be like those told of before: "a similar step", "the same rules"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax import Phrase, Syntax

__all__ = ["is_similar"]

_ALIKE = words.listing("alike")
_SIMILAR = words.listing("likening")


def is_similar(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "a similar step", "the same rules"."""
    if _SIMILAR.isdisjoint(syntax.spoken):
        return False
    head = syntax.head(phrase).low.split()[-1:] or [""]
    return (head[0].removesuffix("s") in _ALIKE or head[0] == "one") and any(
        syntax.items[at].low in _SIMILAR for at in range(phrase.start, phrase.end)
    )
