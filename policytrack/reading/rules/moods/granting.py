"""What becomes of a measure that somebody asked for: "a court granted the regulator's request to block it"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["answering", "grants", "turns_down"]

_REQUESTS = words.listing("requests")
_GRANTING = words.listing("granting")
_TURNING_DOWN = frozenset({"reject", "dismiss", "deny", "refuse", "decline", "rebuff"})


def grants(syntax: Syntax, one: Predicate) -> bool:
    """Whether somebody lets others have what they asked for: "granted the request", "the plea was allowed"."""
    return one.lemma in _GRANTING and _is_of_request(syntax, one)


def turns_down(syntax: Syntax, one: Predicate) -> bool:
    """Whether somebody does not let others have what they asked for: "dismissed the application"."""
    return one.lemma in _TURNING_DOWN and _is_of_request(syntax, one)


def answering(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """Who answers a request: whose act it then is what was asked for, done or refused."""
    if not (grants(syntax, one) or turns_down(syntax, one)):
        return []
    return [each for each in one.preps if each.prep == "by"] if one.passive else one.subjects


def _is_of_request(syntax: Syntax, one: Predicate) -> bool:
    slots = one.subjects if one.passive else one.objects
    return any(syntax.head(each).low.split()[-1] in _REQUESTS for each in slots)
