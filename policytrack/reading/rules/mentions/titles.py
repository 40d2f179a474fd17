"""Bills by their titles: "the No TikTok on Campus Act" is a bill for a ban of TikTok, "Senate Bill 17" a bill."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.words import Word

__all__ = ["read_titles"]

_ENDS = frozenset({"Act", "Bill"})
_BANNING = frozenset({"no", "stop", "stopping", "ban", "banning", "block", "blocking", "prohibiting", "ending"})
_SMALL = frozenset({"on", "of", "in", "for", "from", "at", "to", "and", "our", "the"})
_CHAMBERS = frozenset({"senate", "house", "assembly", "substitute"})
_FILED = frozenset({"bill", "file", "resolution", "act"})
_FILED_AS = frozenset({"SB", "HB", "AB", "LB", "LD", "HF", "SF", "HR", "H.R.", "S.B.", "H.B.", "A.B."})
_BILL = "draft bill"  # which is no verb, as "bill" is
_TITLED = 3
_LONGEST = 12
_DESCRIBED = 3


def read_titles(items: list[Item]) -> list[Item]:
    """The items with the titles of bills as what they stand for: "the [TikTok ban bill] on campus devices"."""
    return _by_purpose(_by_number(items))


def _by_number(items: list[Item]) -> list[Item]:
    """With bills that are told by their number as such: "[Senate Bill 17] bans it", "the sponsor of [AB 1064]"."""
    found: list[Item] = []
    for item in items:
        found.append(item)
        if item.text[:1].isdigit() and len(found) > 1 and (start := _filed(found)) is not None:
            first = found[start]
            found[start:] = [Item(_BILL, _BILL, first.start, item.end, "", _said("bill"))]
    return found


def _filed(items: Sequence[Item]) -> int | None:
    """Where the title of a bill begins whose number stands last."""
    if items[-2].text in _FILED_AS:
        return len(items) - 2
    chambered = len(items) >= _TITLED and items[-2].low in _FILED and items[-3].low.split()[-1] in _CHAMBERS
    return len(items) - _TITLED if chambered and items[-2].is_capital else None


def _by_purpose(items: list[Item]) -> list[Item]:
    for at, item in enumerate(items):
        if item.text in _ENDS and at > 1 and (start := _start_of_title(items, at)) is not None:
            return [*items[:start], *_stated(items[start : at + 1]), *_by_purpose(items[at + 1 :])]
    return items


def _start_of_title(items: Sequence[Item], end: int) -> int | None:
    """Where a title begins that says it is of a ban of something named."""
    for at in range(end - 1, max(-1, end - _LONGEST), -1):
        item = items[at]
        if not (item.is_capital or item.low in _SMALL):
            return None
        if item.low in _BANNING and item.is_capital:
            return at if _thing_in(items[at:end]) is not None else None
    return None


def _thing_in(title: Sequence[Item]) -> int | None:
    """Where a title names what is banned: "No [DeepSeek]", "No Chinese [Drones]", "Stop [Smartphones]"."""
    for at, item in enumerate(title[: 1 + _DESCRIBED]):
        mention = item.mention
        if mention is None or mention.way == Way.demonym:
            continue
        return at if mention.target_role or any(one.target is not None for one in mention.entities) else None
    return None


def _stated(title: Sequence[Item]) -> list[Item]:
    """The items of a title in the order in which a sentence would have them."""
    first, last = title[0], title[-1]
    behind = (_thing_in(title) or 0) + 1
    ban = Item("prohibition", "prohibition", first.start, first.end, "", _said("prohibition"))
    bill = Item("bill", "bill", last.start, last.end, "", _said("bill"))
    return [*title[1:behind], ban, bill, *(_in_small(one) for one in title[behind:-1])]


def _in_small(item: Item) -> Item:
    """A word of a title as it would stand in a sentence, where it is no name."""
    return item if item.mention is not None else replace(item, text=item.low)


@cache
def _said(low: str) -> tuple[Word, ...]:
    """What a word says by itself."""
    return next((said for rest, said in words.trie().get(low, ()) if not rest), ())
