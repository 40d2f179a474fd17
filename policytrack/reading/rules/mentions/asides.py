"""What is put into a sentence and says only whence a thing is, or who says so: "DeepSeek (China) and Kaspersky"."""

from collections.abc import Sequence

from policytrack.reading.rules.items import Item

__all__ = ["leave_asides"]

_CLOSING = {"(": ")", "[": "]", "\u2013": "\u2013", "\u2014": "\u2014", "--": "--"}
_ONLY_ADDS = frozenset(
    {"also", "both", "all", "each", "again", "from", "of", "in", "the", "and", ",", "likewise", "too"}
)
_OWNED = frozenset({"owned", "made", "run", "operated", "developed", "built", "produced", "backed", "controlled"})
_LONGEST = 9
_SAID = frozenset({"said", "say", "says", "reported", "reports", "write", "wrote", "writes", "report"})
_SPEAKERS = frozenset(
    {"officials", "people", "sources", "insiders", "experts", "reports", "media", "he", "she", "they"}
)
_NAMING = frozenset({"names", "named", "lists", "listed", "mentions", "covers", "includes", "cites", "identifies"})
_GOING_ON = _NAMING | {"also", "now", "already", "further", "applies", "extends", "bars", "bans", "forbids"}


def leave_asides(items: Sequence[Item]) -> list[Item]:
    """The items without brackets and dashes that tell only from where, or whose, the thing before them is.

    A list goes on behind them as if they were not there: "Telegram (Dubai), WeChat (also China) and VK", "from TikTok
    \u2013 owned by ByteDance \u2013 and Temu".
    """
    found = _without_sayings(items)
    if _CLOSING.keys().isdisjoint([one.low for one in found]):
        return found
    kept: list[Item] = []
    at = 0
    while at < len(found):
        end = _end_of_aside(found, at) if found[at].low in _CLOSING and kept and _is_thing(kept[-1]) else 0
        if not end:
            kept.append(found[at])
        at = end + 1 if end else at + 1
    return kept


def _without_sayings(items: Sequence[Item]) -> list[Item]:
    """The items without what only tells who says so in the middle: "The order[, officials said,] also names X"."""
    found = list(items)
    lows = [one.low for one in found]
    if "," not in lows or (_SAID.isdisjoint(lows) and "according" not in lows):
        return found
    at = 1
    while at < len(found):
        end = _end_of_saying(found, at) if found[at].low == "," else 0
        if end:
            del found[at : end + 1]
        at += 1
    return found


def _end_of_saying(items: Sequence[Item], at: int) -> int:
    """The comma behind what is only said in the middle of a sentence by somebody whose measure it is not; else 0."""
    ahead = range(at + 2, min(len(items) - 1, at + 2 + _LONGEST))
    end = next((each for each in ahead if items[each].low == ","), 0)
    inside = items[at + 1 : end]
    if len(inside) < 2 or any(_can_order(one) for one in inside):
        return 0
    if inside[0].low == "according":
        return end if items[at - 1].low in _NAMING else 0
    first, last = inside[-2], inside[-1]
    speaks = last.low in _SAID and (first.low in _SPEAKERS or (first.mention is not None and _is_press(first)))
    return end if speaks and items[end + 1].low in _GOING_ON else 0


def _can_order(item: Item) -> bool:
    """Whether an item is of somebody who may be whose measure it is."""
    mention = item.mention
    return mention is not None and not _is_press(item) and item.low not in _SPEAKERS


def _is_press(item: Item) -> bool:
    return item.mention is not None and any(one.press for one in item.mention.entities)


def _is_thing(item: Item) -> bool:
    """Whether an item names a maker or what is made."""
    mention = item.mention
    if mention is None or mention.possessive:
        return False
    return mention.new == "name" or any(one.target is not None or one.is_company for one in mention.entities)


def _end_of_aside(items: Sequence[Item], at: int) -> int:
    """Where an aside closes that begins at an item, if it says only whence something is; else 0."""
    close = _CLOSING[items[at].low]
    ahead = range(at + 2, min(len(items), at + 2 + _LONGEST))
    end = next((each for each in ahead if items[each].low == close), 0)
    inside = items[at + 1 : end]
    if not inside:
        return 0
    owned = len(inside) > 2 and inside[0].low in _OWNED and inside[1].low in {"by", "in"}
    return end if owned or all(_is_place(one) or one.low in _ONLY_ADDS for one in inside) else 0


def _is_place(item: Item) -> bool:
    """Whether an item only names a place, or is of one: "China", "Russian"."""
    mention = item.mention
    return mention is not None and bool(mention.entities) and mention.entities[0].is_place and not mention.possessive
