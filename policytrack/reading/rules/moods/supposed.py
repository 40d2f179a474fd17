"""A measure that is only thought of, by what it would bring or by who would like it: "a ban would hurt farmers"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["is_only_supposed", "is_step_supposed"]

_ANY = frozenset({"a", "an", "any"})
_HOPEFUL = frozenset({"hopeful", "optimistic", "confident", "convinced"})
_INSTEAD = (("instead of",), ("rather than",), ("short of",), ("instead", "of"), ("rather", "than"), ("short", "of"))
_WOULD = frozenset({"would", "could", "might", "'d"})
_DRAFTING = words.verb_listing("drafting")
_OPINING = words.listing("opining")
_AWAITING = frozenset({"brace", "fear", "dread", "worry"})


def is_only_supposed(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a measure that was not told of is only thought of.

    As in "a ban would hurt farmers" and "supporters of a ban", but not as in "a ban would take effect in May", which
    tells what is planned.
    """
    if phrase.start and syntax.items[phrase.start - 1].low in _HOPEFUL:
        return True
    governor, _ = syntax.governing(phrase)
    if governor is not None and governor.gerund and _is_instead(syntax, governor):
        return True
    if syntax.items[phrase.start].low not in _ANY:
        return False
    before = syntax.phrases[phrase.number - 1] if phrase.number and phrase.prep in {"of", "for", "to"} else None
    if before is not None and before.end == phrase.prep_at and syntax.head(before).low in _OPINING:
        return True
    governor, role = syntax.governing(phrase)
    if governor is None:
        return "if" in syntax.spoken and _is_put_in_doubt(syntax, phrase)
    if role == "subject":
        return governor.modal in _WOULD and not governor.passive and not _drafts(syntax, governor)
    return governor.lemma in _AWAITING and not governor.passive


_SUPPOSED_STEPS = frozenset({"action", "move", "step", "decision", "attempt", "effort", "order"})


def is_step_supposed(syntax: Syntax, noun: Phrase) -> bool:
    """Whether a step that nobody is said to take is only thought of: "a move to block it would be unprecedented"."""
    bare = noun.start == noun.head
    if syntax.head(noun).low not in _SUPPOSED_STEPS or not (bare or syntax.items[noun.start].low in _ANY):
        return False
    governor, role = syntax.governing(noun)
    if governor is None or role != "subject":
        return False
    return governor.modal in _WOULD and not governor.passive and not _drafts(syntax, governor)


def _is_instead(syntax: Syntax, one: Predicate) -> bool:
    """Whether something else is done than a verb says: "instead of [enforcing] a ban"."""
    before = tuple(item.low for item in syntax.items[max(0, one.start - 2) : one.start])
    return before[-1:] in _INSTEAD or before in _INSTEAD


def _drafts(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb tells what a measure would be like: "would take effect in May", "would be in force by then"."""
    placed = one.copula and one.at + 1 < len(syntax.items) and syntax.items[one.at + 1].low == "in"
    return placed or one.lemma in _DRAFTING


def _is_put_in_doubt(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "a ban on the app, if it comes, could help others"."""
    after = next((one for one in syntax.predicates if one.at > phrase.end), None)
    if after is None or after.link is not Link.condition or len(after.subjects) != 1:
        return False
    return syntax.head(after.subjects[0]).low in {"it", "one"}
