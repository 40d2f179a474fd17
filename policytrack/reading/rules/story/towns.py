"""Capitals and other names of which a text speaks as of cities, so that they are no country: "the mayor of Paris"."""

import re
from collections.abc import Sequence

from policytrack.reading.rules.names import Found, Way

__all__ = ["told_as_towns"]

_BEFORE = re.compile(
    r"\b(?:[Mm]ayor(?:ess)?|[Cc]ity|[Mm]unicipality|[Cc]ity [Cc]ouncil|[Cc]ity [Hh]all|[Tt]own [Hh]all"
    r"|[Cc]ouncill?ors|[Ss]treets|[Cc]ity officials) (?:of|in) $"
)
_NAMED = r"[A-Z\u00c0-\u00de][\w'-]+(?: [A-Z][\w'-]+)?"
_LISTED = re.compile(
    rf"\b[Cc]ities,? (?:including|like|such as|from) (?:{_NAMED}(?:, and |, | and | to |, or | or ))*$"
)
_BECOMING = re.compile(
    r"\b(?P<name>[A-Z][a-z\u00df-\u00ff]+(?: [A-Z][a-z\u00df-\u00ff]+)?) (?:has |have |will |could |may )?"
    r"(?:become|became|becomes|is|was) (?:the|another|one of the) (?:[\w-]+ ){0,4}(?:city|cities) (?:to|that|which)\b"
)
_BEHIND = re.compile(
    r"(?:'s|\u2019s)? (?:[Mm]ayor|[Cc]ity (?:[Cc]ouncil|[Hh]all|officials)|[Tt]own [Hh]all|[Mm]unicipality)\b"
    r"|,? [^.\n,]{0,20}\b(?:the|another|one of the) (?:[\w-]+ ){1,5}(?:city|cities|capitals?) (?:to|that|which)\b"
)
_FAR = 30
_FAR_BEHIND = 90


def told_as_towns(text: str, found: Sequence[Found]) -> frozenset[str]:
    """The capitals, and names that nobody knows, that a text tells of as cities somewhere, in lower case.

    Example:
        >>> from policytrack.reading.rules.names import Names
        >>> text = "The mayor of Paris held a vote. Then Paris banned it, but Berlin said nothing."
        >>> sorted(told_as_towns(text, Names.of((), ()).find(text)))
        ['paris']
    """
    capitals = (one for one in found if one.way == Way.capital)
    told = {text[one.start : one.end].casefold() for one in capitals if _is_told(text, one)}
    return frozenset(told | {one["name"].casefold() for one in _BECOMING.finditer(text)})


def _is_told(text: str, one: Found) -> bool:
    before = _BEFORE.search(text, max(0, one.start - _FAR), one.start)
    before = before or _LISTED.search(text, max(0, one.start - _FAR_BEHIND), one.start)
    return before is not None or _BEHIND.match(text, one.end, one.end + _FAR_BEHIND) is not None
