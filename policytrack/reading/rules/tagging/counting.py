"""Words that only say about how many there are of what a number counts: "more than 100 VPNs", "as many as 50 apps"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.tagging.context import Context
from policytrack.reading.rules.tagging.tags import Kind

__all__ = ["COUNTING", "counts"]

_NUMBERS = (words.listing("numbers") - {"a", "several", "some"}) | words.listing("round_numbers")
_TIMES = words.verb_listing("times")
_ALONE = frozenset({"over", "around", "about", "above"})
_COMPARING = frozenset({"more", "fewer", "less"})
_OPENING = frozenset({Kind.verb, Kind.prep, Kind.be, Kind.coord})
COUNTING = _ALONE | _COMPARING | {"than", "no", "as", "many", "few", "up", "to"}
"""The words that may say so."""
_LONGEST = 3


def counts(here: Context) -> bool:
    """Whether a word only says about how many things a number behind it counts."""
    for number in range(here.at + 1, min(len(here.items) - 1, here.at + _LONGEST + 1)):
        low = here.items[number].low
        if low == "half" and here.items[number + 1].low == "of":  # "more than half of the states"
            return here.at >= number - _length(here, number)
        if low in _NUMBERS or low[:1].isdigit():
            return _counts_things(here.items[number + 1]) and here.at >= number - _length(here, number)
    return False


def _counts_things(item: Item) -> bool:
    """Whether what is counted is no time, and no part of a whole: "for more than two weeks", "by over 40 %"."""
    return item.low not in _TIMES and (item.mention is not None or item.low[:1].isalpha())


def _length(here: Context, number: int) -> int:
    """How many words before a number say about how many."""
    before, second, third = (here.items[number - step].low if number >= step else "" for step in (1, 2, 3))
    if before == "than" and second in _COMPARING:
        return 3 if third == "no" else 2
    if before == "as" and second in {"many", "few"} and third == "as":
        return 3
    if before == "to" and second == "up":
        return 2
    return 1 if before in _ALONE and here.before in _OPENING else 0
