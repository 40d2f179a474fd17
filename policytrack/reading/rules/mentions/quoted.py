"""Words that are only quoted inside a phrase or a verb, which read as if they were not: its "entity list"."""

from collections.abc import Sequence

from policytrack.reading.rules.items import Item

__all__ = ["leave_quotes"]

_CLOSING = {'"': '"', "\u201c": "\u201d"}
_SINGLE = {"'": "'", "\u2018": "\u2019"}
_MARKS = frozenset({*_CLOSING, *_SINGLE})
_NOMINAL = frozenset({"det", "prep"})
_VERBAL = frozenset({"modal", "be", "do", "have"})
_BETWEEN = frozenset({"also", "now", "soon", "then", "still", "only", "again", "first"})
_DENYING = frozenset({"not", "never"})
_LONGEST = 4  # words of a noun phrase
_FAR = 16


def leave_quotes(items: Sequence[Item]) -> list[Item]:
    """The items without quotation marks behind what opens a noun phrase or a verb, where they part nothing.

    As in its "entity list", on the 'blacklist', must "immediately ban it", has not "banned" it.
    """
    if _MARKS.isdisjoint([one.low for one in items]):
        return list(items)
    left: set[int] = set()
    for at in range(1, len(items) - 1):
        if items[at].low not in _MARKS:
            continue
        verbal = _is_verbal(_auxiliary_before(items, at))
        closing = _CLOSING.get(items[at].low) or (_SINGLE.get(items[at].low) if verbal else None)
        if closing is not None and at not in left:
            left |= _verbal(items, at, closing) if verbal else _nominal(items, at, closing)
    return [one for at, one in enumerate(items) if at not in left]


def _is_verbal(before: Item) -> bool:
    return before.mention is None and (before.tag in _VERBAL or before.low in _DENYING)


def _auxiliary_before(items: Sequence[Item], at: int) -> Item:
    """The word before a mark, or the one before an adverb there: [would] also "restrict" it."""
    low = items[at - 1].low
    adverb = items[at - 1].mention is None and (low in _BETWEEN or low.endswith("ly"))
    return items[at - 2] if adverb and at > 1 else items[at - 1]


def _verbal(items: Sequence[Item], at: int, closing: str) -> set[int]:
    """The marks around a verb behind its auxiliary, however far what is quoted goes on."""
    end = next((each for each in range(at + 2, min(len(items), at + _FAR)) if items[each].low == closing), at)
    return {at, end}


def _nominal(items: Sequence[Item], at: int, closing: str) -> set[int]:
    """The marks around a few words that a determiner, an owner or a preposition opens, if they are no clause."""
    before = items[at - 1]
    owns = before.mention.possessive if before.mention is not None else before.low in {"its", "their", "'s"}
    if not owns and (before.mention is not None or before.tag not in _NOMINAL):
        return set()
    ahead = range(at + 2, min(len(items), at + 2 + _LONGEST))
    end = next((each for each in ahead if items[each].low == closing), 0)
    return {at, end} if end and all(one.tag != "punct" for one in items[at + 1 : end]) else set()
