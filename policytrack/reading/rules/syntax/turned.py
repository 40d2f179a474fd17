"""What is said the other way round: "neither Ghana nor Togo has", "nor may they", "blocked in Chad are X and Y"."""

from policytrack.reading.rules.syntax.tree import MARKERS, Link, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = ["deny", "give_inverted", "share_impersonal"]

_TURNING = frozenset({"neither", "nor"})
_DENYING = _TURNING | {"not"}
_ONE = frozenset({"a", "an", "one"})
_AUXILIARY = frozenset({Kind.modal, Kind.have, Kind.do, Kind.be})
_FORBIDDING = frozenset({"forbid", "prohibit", "ban", "bar", "allow", "permit"})
_WITH_COPULA = 2  # predicates


def deny(syntax: Syntax) -> None:
    """Take what is done by none or to none for not done.

    "[Neither] Ghana nor Togo has blocked it", "may use [neither]", "[not one] camera may", "[not even] ministers".
    """
    if _DENYING.isdisjoint(syntax.spoken):
        return
    for one in syntax.predicates:
        first = one.subjects[0].listed[0].start if one.subjects and one.finite else 0
        denied = first > 0 and one.link is not Link.relative and _is_denied(syntax, first)
        if denied or _is_on_neither(syntax, one):
            one.negated = True
    _deny_turned_round(syntax)


def _is_on_neither(syntax: Syntax, one: Predicate) -> bool:
    """As in "may use [neither] one nor the other", "allows it [neither] on servers nor on phones"."""
    following = syntax.predicates[one.number + 1 : one.number + 2]
    end = following[0].start if following else len(syntax.items)
    at = next((at for at in range(one.at + 1, end) if syntax.items[at].low == "neither"), None)
    if at is None or any(each.listed[0].start == at + 1 for other in following for each in other.subjects):
        return False  # "decided that [neither] pupils nor teachers may"
    return any(item.low == "nor" for item in syntax.items[at:end])


def _is_denied(syntax: Syntax, first: int) -> bool:
    """Whether what stands before a subject says that there is none: "[not even] ministers", "[not] one camera"."""
    before = [item.low for item in syntax.items[syntax.previous(first) + 1 : first]]
    if before[:1] == ["neither"] or before == ["not", "even"]:
        return True
    return before == ["not"] and syntax.items[first].low in _ONE


def _deny_turned_round(syntax: Syntax) -> None:
    """Take what stands behind "nor" with its auxiliary first for not done: "[Nor may] they buy it"."""
    for at, item in enumerate(syntax.items[:-2]):
        kind = syntax.tags[at + 1].kind
        if item.low not in _TURNING or kind not in _AUXILIARY:
            continue
        verb = syntax.predicate_from(at + 2)
        if verb is not None and any(each.listed[0].start == at + 2 for each in verb.subjects):
            verb.negated = True
            verb.modal = verb.modal or (syntax.items[at + 1].low if kind is Kind.modal else "")


def give_inverted(syntax: Syntax) -> None:
    """Give a participle that opens a sentence the subject behind it: "[Blocked] in Chad are Viber and Line"."""
    if len(syntax.predicates) < _WITH_COPULA:
        return
    first, copula = syntax.predicates[:_WITH_COPULA]
    if first.start or not first.passive or first.finite or not copula.copula or copula.start != copula.at:
        return
    if not (MARKERS | {Kind.comma}).isdisjoint(syntax.kinds[first.at : copula.at]):
        return
    behind = syntax.free(copula.at + 1, len(syntax.items))
    if behind and syntax.previous(behind[0].start) == copula.at:
        first.subjects, first.finite, first.link = list(behind[0].listed), True, Link.root


def share_impersonal(syntax: Syntax) -> None:
    """Give "it is forbidden" what hangs on the infinitive behind it: "it is forbidden to use it [at the school]"."""
    for one in syntax.predicates:
        above = one.governor
        if not one.to or above is None or not ((above.lemma in _FORBIDDING and above.passive) or above.copula):
            continue
        impersonal = len(above.subjects) == 1 and syntax.head(above.subjects[0]).low == "it"
        if impersonal and one.link is Link.infinitive:
            above.preps += [each for each in one.preps if each not in above.preps]
