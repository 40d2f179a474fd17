"""What makes a service unreachable though nobody restricts it: "unreachable after an outage", "a software failure"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax import Predicate, Syntax

__all__ = ["is_by_accident", "is_for_some", "tells_accident"]

_ACCIDENTS = words.listing("accidents")
_FAILURES = frozenset({"failure", "failures", "breakage"})
_OWNED = frozenset({"its", "their", "his", "her", "'s", "\u2019s", "repeated", "alleged"})
_TECHNICAL = frozenset({"technical", "power", "electricity", "software", "hardware", "server", "servers", "network"})
_TROUBLE = frozenset({"problem", "problems", "issue", "issues", "difficulty", "difficulties", "error", "errors"})
_TROUBLE |= {"cut", "cuts", "trouble", "troubles", "upgrade", "loss"}
_BREAKING = frozenset({"failed", "collapsed", "broke", "crashed", "failing"})
_PARTS = frozenset(
    {"tower", "towers", "mast", "masts", "server", "servers", "network", "networks", "system", "systems"}
)
_PARTS |= {"power", "grid", "cable", "cables", "link", "links", "station", "stations", "equipment", "hardware"}
_PARTS |= {"batteries", "generators"}
_CUES = _ACCIDENTS | _FAILURES | _TROUBLE | _BREAKING
_SOME = frozenset({"some", "thousands", "hundreds", "dozens", "several"})
_USERS = frozenset({"users", "customers", "subscribers", "people", "accounts"})
_FEW_WORDS = 4


def tells_accident(syntax: Syntax) -> bool:
    """Whether a sentence names what has broken: not of "its failure to register", which is no accident."""
    if _CUES.isdisjoint(syntax.spoken):
        return False
    return any(_is_accident(syntax, at) for at in range(len(syntax.items)))


def _is_accident(syntax: Syntax, at: int) -> bool:
    low = syntax.items[at].low
    if not _ACCIDENTS.isdisjoint(low.split()):  # "Hurricane Melissa"
        return True
    before = syntax.items[at - 1].low if at else ""
    if low in _FAILURES:
        after = syntax.items[at + 1].low if at + 1 < len(syntax.items) else ""
        return after not in {"to", "of"} and before not in _OWNED
    return (low in _TROUBLE and before in _TECHNICAL) or (low in _BREAKING and before in _PARTS)


def is_by_accident(syntax: Syntax, one: Predicate) -> bool:
    """As in "a cable was cut, slowing the internet", "a power cut took it offline", "was cut by an outage"."""
    if _CUES.isdisjoint(syntax.spoken):
        return False
    if one.passive:
        by = (each for each in one.preps if each.prep == "by")
        return any(_is_accident(syntax, at) for each in by for at in range(each.start, each.end))
    return any(_is_accident(syntax, at) for each in one.subjects for at in (each.head, each.end - 1)) or any(
        syntax.items[each.head].low in _TROUBLE and any(_is_accident(syntax, at) for at in range(each.start, each.head))
        for each in one.subjects
    )


def is_for_some(syntax: Syntax, at: int) -> bool:
    """Whether it is so only for a part of those who use it, as it is where something broke: "for some users"."""
    behind = " ".join(one.low for one in syntax.items[at + 1 : at + 1 + _FEW_WORDS]).split()
    if behind[:1] != ["for"] or behind[1:2] == [] or behind[1] not in _SOME:
        return False
    return not _USERS.isdisjoint(behind[2:])
