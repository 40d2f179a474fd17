"""Words that are only quoted inside a noun phrase, which reads as if they were not: its "entity list"."""

from collections.abc import Sequence

from policytrack.reading.rules.items import Item

__all__ = ["leave_quotes"]

_CLOSING = {'"': '"', "\u201c": "\u201d"}
_BEFORE = frozenset({"det", "prep"})
_LONGEST = 4  # words


def leave_quotes(items: Sequence[Item]) -> list[Item]:
    """The items without quotation marks around a few words that a determiner, an owner or a preposition opens."""
    if _CLOSING.keys().isdisjoint([one.low for one in items]):
        return list(items)
    left: set[int] = set()
    for at in range(1, len(items) - 1):
        end = _end(items, at) if items[at].low in _CLOSING and at not in left and _opens(items[at - 1]) else 0
        if end:
            left |= {at, end}
    return [one for at, one in enumerate(items) if at not in left]


def _opens(before: Item) -> bool:
    mention = before.mention
    return mention.possessive if mention is not None else before.tag in _BEFORE or before.low in {"its", "their", "'s"}


def _end(items: Sequence[Item], at: int) -> int:
    """Where the quoted words end, if they are few and no clause; else 0."""
    close = _CLOSING[items[at].low]
    ahead = range(at + 2, min(len(items), at + 2 + _LONGEST))
    end = next((each for each in ahead if items[each].low == close), 0)
    return end if end and all(one.tag != "punct" for one in items[at + 1 : end]) else 0
