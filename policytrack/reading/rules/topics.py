"""What bodies deal with: "privacy watchdog" and "data protection authority" name the same body of a country."""

from collections.abc import Iterable, Mapping
from functools import cache

from policytrack.reading.rules import words

__all__ = ["is_topic", "topics_in", "topics_of"]


@cache
def _topics() -> Mapping[str, frozenset[str]]:
    """The topics that a phrase tells of."""
    found: dict[str, set[str]] = {}
    for topic, entry in words.load("topics").items():
        for phrase in words.listed(entry["words"]):
            found.setdefault(phrase, set()).add(topic)
    return {phrase: frozenset(topics) for phrase, topics in found.items()}


def is_topic(word: str) -> bool:
    """Whether a word may be part of what a body deals with."""
    return any(word in phrase.split() for phrase in _topics())


def topics_in(text: str) -> frozenset[str]:
    """The topics that a name or role tells of; of phrases that overlap the longest.

    Example:
        >>> topics_in("data protection authority") == topics_in("privacy watchdog")
        True
    """
    said = text.casefold().replace(",", " ").split()
    found: set[str] = set()
    at = 0
    while at < len(said):
        length = next((size for size in (4, 3, 2, 1) if " ".join(said[at : at + size]) in _topics()), 0)
        if length:
            found |= _topics()[" ".join(said[at : at + length])]
        at += length or 1
    return frozenset(found)


def topics_of(names: Iterable[str]) -> list[frozenset[str]]:
    """The topics of each of the names of a body, apart from names that tell of none."""
    return [found for found in map(topics_in, names) if found]
