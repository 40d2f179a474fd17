"""Patterns for lists of phrases, and the words of a piece of a text without which none of them can stand in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from string import ascii_letters, digits

__all__ = ["any_of", "keywords", "openings_of", "ways_of", "words_in"]

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"(\w*)\W.*")
_PLAIN = re.compile(r"[^\\()\[\]|?*+{}.^$~]+(?![?*+{])|[^\\()\[\]|?*+{}.^$~]")
"""Signs that stand for themselves, up to the one that a quantifier is of."""
_SOME = re.compile(r"\\.|\[\^?[^\]]+\]|[.~]")
_EVERYWHERE = frozenset({"the", "for", "and", "that", "was", "has", "with", "from"})
_OPEN = "\0"
"""Stands behind letters that may go on in several ways."""
_SIGNS = f"{ascii_letters}{digits}_"
_GROUP = re.compile(r"\(\?(?::|<?[!=])")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})\??")


@dataclass(slots=True)
class _Branch:
    """Phrases that begin alike: how they may go on, and whether one of them ends here."""

    further: dict[str, "_Branch"] = field(default_factory=dict)
    ends: bool = False

    def pattern(self, gap: str) -> str:
        ways = [_sign(sign, gap) + branch.pattern(gap) for sign, branch in self._longest_first()]
        if not ways:
            return ""
        one = ways[0] if len(ways) == 1 and not self.ends else f"(?:{'|'.join(ways)})"
        return f"{one}?" if self.ends else one

    def _longest_first(self) -> list[tuple[str, "_Branch"]]:
        return sorted(self.further.items(), key=lambda one: one[0] == "*")


def _sign(sign: str, gap: str) -> str:
    return gap if sign == " " else r"\w*" if sign == "*" else re.escape(sign)


def any_of(phrases: Iterable[str], gap: str = " ") -> str:
    r"""A pattern for any of some phrases, the longest that fits; what several begin with is tried once for them all.

    Args:
        phrases: The phrases; where one ends in a star, its last word may go on.
        gap: The pattern for what parts their words.

    Example:
        >>> any_of(["as a risk", "as a threat", "as harmful", "as it fear*"])
        'as (?:a (?:risk|threat)|harmful|it fear\\w*)'
    """
    root = _Branch()
    for phrase in phrases:
        at = root
        for sign in phrase:
            at = at.further.setdefault(sign, _Branch())
        at.ends = True
    return root.pattern(gap)


def ways_of(pattern: str) -> list[str]:
    """The ways that a pattern may be found, which bars part that stand in no group.

    Example:
        >>> ways_of("trojan horse|(?:spy|secret) services")
        ['trojan horse', '(?:spy|secret) services']
    """
    found, begin, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            found.append(pattern[begin:at])
            begin = at = at + 1
        else:
            _, at = _piece(pattern, at)
            quantifier = _QUANTIFIER.match(pattern, at)
            at = quantifier.end() if quantifier is not None else at
    return [*found, pattern[begin:]]


def openings_of(pattern: str) -> frozenset[str]:
    r"""Letters with one of which the first word begins of whatever a pattern finds; empty where that may be any word.

    Where a blank follows, they are the whole word.

    Example:
        >>> sorted(openings_of(r"(?:gather|collect)\w* data|servers? in|(?:hostile|rival) states"))
        ['collect', 'gather', 'hostile ', 'rival ', 'server']
    """
    found, _ = _openings(pattern, 0)
    return frozenset(_LETTERS.sub(r"\1 ", one.removesuffix(_OPEN)) for one in found)


def _openings(pattern: str, at: int) -> tuple[set[str], int]:
    """The letters that each way through a group begins with, and where the group ends that begins at a place."""
    found: set[str] = set()
    begun = {""}
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            found |= begun
            begun, at = {""}, at + 1
            continue
        inside, at = _piece(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        at = quantifier.end() if quantifier is not None else at
        if inside is not None and (quantifier is None or quantifier[0][0] == "+"):
            begun = {one if one.endswith(_OPEN) else one + letters for one in begun for letters in inside}
        if inside is not None and quantifier is not None:
            begun = {one if one.endswith(_OPEN) else one + _OPEN for one in begun}
    return found | begun, at


def _piece(pattern: str, at: int) -> tuple[set[str] | None, int]:
    """The letters that a piece of a pattern begins with, and where it ends; nothing for what it looks ahead to."""
    if (sign := _PLAIN.match(pattern, at)) is not None:
        return {sign[0]}, sign.end()
    if (some := _SOME.match(pattern, at)) is not None:
        return {_OPEN if _may_be_letter(some[0]) else f" {_OPEN}"}, some.end()
    group = _GROUP.match(pattern, at)
    if group is None:
        raise ValueError(f"{pattern}: not understood from {at} on")
    inside, end = _openings(pattern, group.end())
    return (inside if group[0] == "(?:" else None), end + 1


def _may_be_letter(some: str) -> bool:
    """Whether a set of signs has one that words are made of, as an apostrophe is not."""
    return some == "~" or any(re.fullmatch(some, sign) for sign in _SIGNS)


def keywords(phrases: Iterable[str]) -> frozenset[str]:
    """Of each phrase the word that tells most: where none of these stands, none of the phrases does.

    Example:
        >>> sorted(keywords(["takes effect", "be phased in", "so the"]))
        ['effect', 'phased', 'so']
    """
    return frozenset(max(_WORD.findall(one), key=lambda word: (word not in _EVERYWHERE, len(word))) for one in phrases)


@lru_cache(maxsize=8)
def words_in(text: str, start: int, end: int) -> frozenset[str]:
    """The words of a piece of a text in small letters.

    Example:
        >>> sorted(words_in("The ban takes effect.", 4, 20))
        ['ban', 'effect', 'takes']
    """
    return frozenset(_WORD.findall(text[start:end].casefold()))
