"""What others do about a measure, which is not theirs: "challenged a decision to ban its gear", "lost its appeal"."""

from collections.abc import Iterator

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.parties.who import can_act, in_phrases
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["blamed_for", "is_reaction", "reacts"]

_REACTING = words.listing("reacting")
_CONTESTING = words.listing("contesting")
_BLAMING = words.listing("blaming")
_LASHING = words.listing("lashing")
_LASHED = frozenset({"at", "against"})
_FOR = frozenset({"for", "over", "about"})
_THEIRS = frozenset({"its", "their", "his", "her"})
_TOLD = frozenset({"the", "this", "that"})


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


def blamed_for(syntax: Syntax, measure: Phrase) -> list[Mention]:
    """Who somebody blames for a measure: "criticised [India] over its ban", "hit out at [Oslo] and called the ban"."""
    governor, role = syntax.governing(measure)
    first = syntax.items[measure.start].low
    if governor is None:
        return []
    if role == "prep" and measure.prep in _FOR:
        found = _blamed(syntax, governor)
        theirs = first in _THEIRS
        return [one for one in found if theirs or one.entity is None or not one.entity.is_company]
    if first not in _TOLD:
        return []
    return next((found for one in _before(governor) if (found := _blamed(syntax, one))), [])


def _before(one: Predicate) -> Iterator[Predicate]:
    """The verbs of the same speaker that a verb goes on from: "[attacked] Oslo and said the ban was"."""
    above = one.governor
    while above is not None and one.link in {Link.same, Link.said, Link.reduced, Link.aside}:
        yield above
        one, above = above, above.governor


def _blamed(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who is praised or blamed: "criticised [Sweden]", "lashed out at [Sweden]"."""
    if one.passive:
        return []
    lashed = [each for each in one.preps if each.prep in _LASHED] if one.lemma in _LASHING else []
    objects = one.objects if one.lemma in _BLAMING else lashed
    return [each for each in in_phrases(syntax, objects) if can_act(each)]
