"""What the auxiliaries of a verb make of it: "will ban", "has not banned", "has yet to ban"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.moods.cues import turn_noun
from policytrack.reading.rules.moods.mood import Mood, Turn
from policytrack.reading.rules.syntax import Link, Predicate, Syntax

__all__ = ["apply_auxiliaries"]

_WILL = frozenset({"will", "'ll", "shall", "wo", "won't"})
_RESOLVED = words.listing("resolved")


def apply_auxiliaries(turn: Turn, syntax: Syntax, one: Predicate, *, denies: bool) -> None:
    """What its own auxiliaries make of it: "will ban", "has not banned", "has yet to ban", "should ban"."""
    if one.negated and denies:
        turn.end_if(no_longer=one.longer)
        if not one.longer:
            turn.deny(by_body=one.modal in _RESOLVED)
    if denies and "yet" in one.adverbs and one.perfect and not one.negated:  # "has yet to"
        turn.deny()
    modal = one.modal
    begun = one.longer and modal in {"will", "would", "'ll", "could", "can"}  # "will no longer buy" begins now
    if begun or _is_rule(syntax, one) or (modal in {"may", "can"} and _goes_on(syntax, one)):
        return
    if modal in _WILL:
        turn.weaken(Mood.planned)
    elif modal in {"would", "'d"} and "rather" in one.adverbs:
        turn.weaken(Mood.called)  # "would rather block it"
    elif modal in {"would", "'d"}:
        turn.weaken(Mood.planned if _is_reported(syntax, one) else Mood.weighed)
    elif (modal in {"could", "might", "couldn't"} and (denies or not one.negated)) or (
        modal in {"may", "can", "ca"} and denies
    ):
        turn.weaken(Mood.weighed)
    elif modal == "should" and denies:
        turn.weaken(Mood.weighed if one.marker == "whether" else Mood.called)  # "to decide whether it should be banned"


def _is_rule(syntax: Syntax, one: Predicate) -> bool:
    """As rules have it: "employees shall not use it", and not "we shall ban it"."""
    return one.modal == "shall" and all(syntax.head(each).low not in {"we", "i"} for each in one.subjects)


def _goes_on(syntax: Syntax, one: Predicate) -> bool:
    """As in "may go on blocking it", "can keep warning of it", as it does; not "can keep teenagers off it"."""
    behind = [item.low for item in syntax.items[one.at + 1 : one.at + 3]]
    if one.lemma in {"go", "carry"}:
        return behind[:1] == ["on"]
    return one.lemma == "continue" or (one.lemma == "keep" and bool(behind) and behind[0].endswith("ing"))


def _is_reported(syntax: Syntax, one: Predicate) -> bool:
    """Whether "would" is what somebody said they will do, or what a law that was made does."""
    if one.link == Link.said and one.governor is not None:
        return True
    if one.link == Link.same and one.governor is not None:
        return _is_reported(syntax, one.governor)
    return one.noun is not None and turn_noun(syntax, one.noun) in {"start", "plan"}
