"""What verbs share that a conjunction joins: "told shops to drop it but called that off"."""

from policytrack.reading.rules.syntax.joints import Joint, share
from policytrack.reading.rules.syntax.relatives import BEHIND_OBJECTS, ORDERING
from policytrack.reading.rules.syntax.tree import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Form, Kind

__all__ = ["CLAUSES_BACK", "list_with"]

_DEPENDENT = frozenset({Link.infinitive, Link.gerund, Link.purpose})


def list_with(joint: Joint, before: Predicate) -> None:
    """Give a verb behind "and" or a comma the subject of the one before it, and what that hangs on if it is no clause.

    "told to remove the app and [ban] it" tells of two things to do, "ordered to pay, it [appealed]" of one.
    """
    one = joint.one
    base = joint.syntax.items[one.start].low == "be" or (Form.base in joint.forms and not one.passive)
    bare = base and not one.modal
    goes_on = (bare and before.to) or not one.finite or (before.finite and not _differs(joint, before))
    source = before if goes_on else joint.linked.finite_before(before) or before
    source = _told_like(joint, source) or source
    if source.link in _DEPENDENT and not source.finite:
        share(one, source)
        one.to, one.finite = source.to, source.finite
        return
    if _goes_back(joint, source):
        source = source.governor or source
    one.link, one.governor = Link.same, source
    one.subjects = list(source.subjects)
    one.passive = one.passive or _shares_copula(joint, source)


CLAUSES_BACK = 4


def _told_like(joint: Joint, source: Predicate) -> Predicate | None:
    """What a past goes on with, which "could" does not: "took it, as it could end up there, and [dropped] it"."""
    one = joint.one
    past = one.start == one.at and Form.past in joint.forms and Form.base not in joint.forms and not one.passive
    if not past or not source.modal or source.passive or source.perfect or joint.kind is not Kind.coord:
        return None
    behind = joint.syntax.predicates[max(0, source.number - CLAUSES_BACK) : source.number]
    told = (each for each in reversed(behind) if each.finite and not each.modal and not each.perfect)
    return next((each for each in told if Form.past in joint.syntax.tags[each.at].forms and each.subjects), None)


def _shares_copula(joint: Joint, source: Predicate) -> bool:
    """As in "is popular but [banned] at work", where what is said of both stands once."""
    bare = joint.one.start == joint.one.at or joint.syntax.items[joint.one.start].low == "not"
    said = source.copula or (source.passive and source.finite)
    if not (said and bare and _is_joined(joint) and Form.participle in joint.forms):
        return False
    return joint.kind_after in BEHIND_OBJECTS or joint.after is None or joint.after.low in {".", "!", "?"}


def _is_joined(joint: Joint) -> bool:
    """Whether a conjunction stands before a verb, there or past what is put in: "and, until then, [not cleared]"."""
    if joint.kind is Kind.coord:
        return True
    return joint.kind is Kind.comma and any(
        joint.syntax.tags[at].kind is Kind.coord for at in range(joint.left, joint.one.start)
    )


def _goes_back(joint: Joint, before: Predicate) -> bool:
    """Whether who said something goes on to do something about it: "found that the app spies and [banned] it"."""
    if before.link != Link.said or before.governor is None or not before.governor.finite or not before.subjects:
        return False
    one, syntax = joint.one, joint.syntax
    orders = one.lemma in ORDERING
    bare = one.start == one.at or (one.perfect and not one.modal and not one.passive)
    if not bare or not (orders or syntax.word(one, "acts") is not None):
        return False
    return not any(_may_do(syntax, each, orders=orders) for each in before.subjects)


def _may_do(syntax: Syntax, phrase: Phrase, *, orders: bool) -> bool:
    """Whether a subject may itself be who does something: a body, a person or "it"; a firm that orders nothing."""
    mention = syntax.head(phrase).mention
    if mention is None:
        return syntax.tags[phrase.head].kind is Kind.pron
    if mention.entities:
        return any(each.actor is not None and not (orders and each.target is not None) for each in mention.entities)
    return mention.actor_role not in {"", "company"} or mention.new != ""


def _differs(joint: Joint, before: Predicate) -> bool:
    """Whether a verb has another subject than the relative clause before: "buys apps that spy, and [sells] them"."""
    bare = before.start == before.at and Form.base in joint.syntax.tags[before.at].forms
    return before.link == Link.relative and bare and joint.one.start == joint.one.at and Form.third in joint.forms
