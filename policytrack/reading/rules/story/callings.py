"""What a text calls names that nobody knows, wherever it does so: "the chatbot Zibo", "Zibo, a messaging app,"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from policytrack.reading.rules import words
from policytrack.reading.rules.names.products import GOODS

__all__ = ["callings_in"]

_NAME = re.compile(r"[A-Z][\w+-]*(?:\.\w+)*(?: (?:[A-Z][\w+-]*|AI))*")
_BEFORE = re.compile(
    r"(?:^|[^\w'-])((?:[\w'-]+ ){0,3}[\w'-]+)(?:, ?| )?(?:(?:called|named|dubbed|known as) )?[\"\u201c\u2018]?$"
)
_BEHIND = re.compile(
    r"[\"\u201d\u2019]?(?:, | \(| \u2014 | is | was )(?:a|an|the|its|their|one|another|once)\b ?"
    r"((?:[\w'\u2019-]+ ){0,7}[\w'\u2019-]+)"
)
_ENDS = words.listing("ends_of_callings")
_LAST = re.compile(r"[ ,\"\u201c\u2018]*([\w'-]+)")
"""The last word of what is written backwards, which is several times as fast to find."""
_NAMING = frozenset({"called", "named", "dubbed", "as"})
_FAR = 60
_PERSONAL = words.listing("personal_callings")


def callings_in(text: str) -> Mapping[str, tuple[str, str]]:
    """The role and the noun by which a text calls each name, if it calls it by one that things have.

    Example:
        >>> dict(callings_in("Peru blocked Zibo. The chatbot Zibo is made by Krell, a drone maker."))
        {'zibo': ('model', 'chatbot'), 'krell': ('company', 'drone maker')}
    """
    found: dict[str, tuple[str, str]] = {}
    for match in _NAME.finditer(text):
        called = _before(text, match.start()) or _behind(text, match.end(), single=" " not in match[0])
        if called is not None:
            found.setdefault(match[0].casefold(), called)
    return found


def _before(text: str, start: int) -> tuple[str, str] | None:
    """As in "the messaging app Zibo", "an app called Zibo"."""
    last = _LAST.match(text[max(0, start - _FAR) : start][::-1])
    if last is None or not _may_call(last[1][::-1].casefold()):
        return None
    said = _BEFORE.search(text, max(0, start - _FAR), start)
    return _calling(said[1].casefold().split()) if said is not None else None


def _may_call(low: str) -> bool:
    """Whether a word may stand right before a name that the text calls something."""
    return low in _heads() or low.removesuffix("s") in _heads() or low in _NAMING


def _behind(text: str, end: int, *, single: bool) -> tuple[str, str] | None:
    """As in "Zibo, a popular messaging app made by Krell"; what people may be called too is left out for full names."""
    said = _BEHIND.match(text, end, end + 2 * _FAR)
    if said is None:
        return None
    lows = list(_up_to_end(said[1].casefold().replace("\u2019", "'").split()))
    called = _calling(lows)
    return None if called is None or (called[1] in _PERSONAL and not single) else called


def _up_to_end(lows: list[str]) -> Iterator[str]:
    for low in lows:
        if low in _ENDS or low.endswith("ed"):
            return
        yield low


def _calling(lows: list[str]) -> tuple[str, str] | None:
    """The longest noun for things that some words end with; a group may be one of anything."""
    if lows[-1:] == ["group"]:
        return None
    for start in range(max(0, len(lows) - 4), len(lows)):
        noun = " ".join(lows[start:])
        for one in (noun, noun.removesuffix("s")):
            if one in _nouns():
                return _nouns()[one], one
    return None


@cache
def _heads() -> frozenset[str]:
    """The last words of these nouns."""
    return frozenset(noun.split()[-1] for noun in _nouns())


@cache
def _nouns() -> Mapping[str, str]:
    """The nouns that things are called by, with their roles: kinds of technology, and roles."""
    kinds = {
        noun: "device" if entry["kind"] in GOODS else "app"
        for entry in words.load("technologies").values()
        for noun in entry.get("aliases", ())
        if noun.islower()
    }
    return kinds | dict(words.roles("target"))
