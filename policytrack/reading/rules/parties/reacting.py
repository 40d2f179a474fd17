"""What others do about a measure, which is not theirs: "challenged a decision to ban its gear", "lost its appeal"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["is_reaction", "reacts"]

_REACTING = words.listing("reacting")
_CONTESTING = words.listing("contesting")


def is_reaction(syntax: Syntax, one: Predicate, measure: Phrase) -> bool:
    """Whether a verb only tells what others do about a measure that hangs on it."""
    before = syntax.phrases[measure.number - 1] if measure.prep and measure.number else None
    contested = before is not None and before.end == measure.prep_at and _is_contest(syntax, before)
    return contested or reacts(syntax, one)


def reacts(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb only tells what others do about a measure: "welcomed", "has lost its appeal", "went to court"."""
    if one.passive or one.lemma in _REACTING:
        return not one.passive
    to_court = one.lemma == "go" and any(syntax.head(each).low == "court" for each in one.preps)
    return to_court or any(_is_contest(syntax, each) for each in one.objects)


def _is_contest(syntax: Syntax, phrase: Phrase) -> bool:
    return syntax.head(phrase).low.split()[-1].removesuffix("s") in _CONTESTING
