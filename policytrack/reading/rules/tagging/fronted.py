"""Whether "after" only opens a phrase at the beginning of a sentence: "After an audit in May the city banned it"."""

from collections.abc import Sequence
from itertools import pairwise

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.tagging.that import is_finite

__all__ = ["is_fronted", "opens_time"]

_MONTHS = frozenset({"May", "March"})
_FRONTED = 9  # how many words such a phrase may have


def is_fronted(items: Sequence[Item]) -> bool:
    """Whether the first word only opens the phrase behind it, and a subject follows: "After an outcry [it relented]".

    Two phrases side by side with one verb behind them, and no comma, are that: "After an audit in May [the city] did".
    """
    at = _nouns_end(items, 1)
    while at < len(items) and items[at].tag == "prep":
        at = _nouns_end(items, at + 1)
    if not 2 < at < min(len(items), _FRONTED) or items[at].tag not in {"det", "pron"} or items[at].low == "that":
        return False
    behind = items[at:]
    verbs = [one for before, one in pairwise(behind) if is_finite(one) and before.tag not in _AUXILIARIES]
    return all(one.low not in {",", ";"} for one in behind) and len(verbs) == 1


_AUXILIARIES = frozenset({"have", "be", "modal"})


def opens_time(items: Sequence[Item]) -> bool:
    """Whether it only says when, and people or a name follow: "Until the autumn [pupils] may", "After Lent [Malta]"."""
    at = 1 + (len(items) > 1 and items[1].tag == "det")
    while at < len(items) and (items[at].low in _BEFORE_TIMES or items[at].low == "new"):
        at += 1
    if at + 1 >= len(items) or items[at].low not in words.verb_listing("times"):
        return False
    behind = items[at + 1]
    return behind.mention is not None or behind.says("audience") is not None


_BEFORE_TIMES = words.listing("before_times")


def _nouns_end(items: Sequence[Item], at: int) -> int:
    """Where a phrase of plain words ends that may begin here; behind "the" no word is a verb."""
    determined = at < len(items) and items[at].tag == "det"
    at += determined
    first = at
    while at < len(items) and items[at].mention is None and (items[at].tag == "" or items[at].text in _MONTHS):
        if is_finite(items[at]) and items[at].text not in _MONTHS and not (determined and at == first):
            break
        at += 1
    return at
