"""What bodies deal with: "privacy watchdog" and "data protection authority" name the same body of a country."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

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


@cache
def _words() -> frozenset[str]:
    return frozenset(word for phrase in _topics() for word in phrase.split())


@cache
def _longest() -> int:
    return max(len(phrase.split()) for phrase in _topics())


def is_topic(word: str) -> bool:
    """Whether a word may be part of what a body deals with.

    Example:
        >>> is_topic("personal"), is_topic("banned")
        (True, False)
    """
    return word in _words()


@lru_cache(maxsize=1 << 12)
def topics_in(text: str) -> frozenset[str]:
    """The topics that a name or role tells of; of phrases that overlap the longest.

    Example:
        >>> topics_in("data protection authority") == topics_in("privacy watchdog")
        True
        >>> sorted(topics_in("Ministry of Information Technology"))  # and not the media that "information" tells of
        ['digital']
    """
    said = text.casefold().replace(",", " ").split()
    found: set[str] = set()
    at = 0
    while at < len(said):
        ends = range(min(len(said), at + _longest()), at, -1)
        end = next((end for end in ends if " ".join(said[at:end]) in _topics()), None)
        if end is not None:
            found |= _topics()[" ".join(said[at:end])]
        at = end or at + 1
    return frozenset(found)


def topics_of(names: Iterable[str]) -> list[frozenset[str]]:
    """The topics of each of the names of a body, apart from names that tell of none.

    Example:
        >>> [sorted(topics) for topics in topics_of(["Garante", "Acme", "Data Protection Authority"])]
        [['privacy'], ['privacy']]
    """
    return [found for found in map(topics_in, names) if found]
