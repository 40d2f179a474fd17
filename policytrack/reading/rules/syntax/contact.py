"""Clauses behind the measure that they tell of: "the ban [it imposed] on the app was lifted"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.syntax.joints import Joint
from policytrack.reading.rules.syntax.tree import Link, Phrase, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.tagging.context import is_plural
from policytrack.reading.rules.words import Part

__all__ = ["contact_noun", "is_measure", "link_contact", "makes_measure", "sums_up"]

_MEASURES = words.listing("measures")
_MAKING = words.verb_listing("making_measures")
_ON_THINGS = frozenset({"on", "of", "against", "in", "for", "to"})
_INDEFINITE = frozenset({"a", "an"})
_STEPS = frozenset({"step", "move", "decision", "warning", "advisory", "recommendation"})
_ENDING = frozenset({"end", "pause", "refuse"})
_DEFINITE = frozenset({"the", "any", "every", "all", "this", "that", "these", "those"})


def is_measure(item: Item) -> bool:
    """Whether an item is a noun for a measure: "ban", "restrictions", "order"."""
    return item.mention is None and (item.says("acts", Part.noun) is not None or item.low in _MEASURES)


def sums_up(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase set off says what has been told: "blocked the app, [a measure] that was withdrawn in May"."""
    if phrase.prep or phrase.start == 0 or len(phrase.listed) > 1 or syntax.items[phrase.start].low not in _INDEFINITE:
        return False
    head = syntax.head(phrase)
    return syntax.tags[phrase.start - 1].kind is Kind.comma and (is_measure(head) or head.low in _STEPS)


def makes_measure(lemma: str) -> bool:
    """Whether a verb is one by which measures are taken: "impose", "introduce"."""
    return lemma in _MAKING


def contact_noun(joint: Joint) -> Phrase | None:
    """The measure right before the subject of a verb of which it is the object, if nothing parts them."""
    one, syntax = joint.one, joint.syntax
    if one.passive or one.copula or joint.kind_after is Kind.det:
        return None
    words_of_verb = syntax.items[one.at].words
    if not makes_measure(one.lemma) and all(word.file != "turns" or word.key not in _ENDING for word in words_of_verb):
        return None
    subject = syntax.phrase_of(syntax.previous(one.start))
    if subject is None or subject.prep or subject.listed[0] is not subject or not subject.number:
        return None
    before = syntax.phrases[subject.number - 1]
    opened = syntax.items[before.end].low in {"that", "which"}  # "the ban that it imposed"
    if not makes_measure(one.lemma):  # "forbade the app, [a rule] it has since dropped"
        return before if before.end + opened == subject.start and sums_up(syntax, before) else None
    noun = _what_hangs(syntax, before)
    definite = opened or syntax.items[noun.start].low in _DEFINITE or _are_bare(syntax, noun)
    adjoins = before.end + opened == subject.start and definite and is_measure(syntax.head(noun))
    return noun if adjoins else None


def _are_bare(syntax: Syntax, noun: Phrase) -> bool:
    """As in "[curbs] Washington imposed in April"."""
    return noun.head == noun.start and is_plural(syntax.head(noun))


def _what_hangs(syntax: Syntax, phrase: Phrase) -> Phrase:
    """The measure on which a phrase hangs, if one does: "a [ban] on exports of chips and tools that it imposed"."""
    noun = phrase
    for _ in range(_STEPS_UP):
        first = noun.listed[0] if noun.listed[-1] is noun else noun
        if is_measure(syntax.head(noun)) or first.prep not in _ON_THINGS or not first.number:
            break
        if syntax.phrases[first.number - 1].end != first.prep_at:
            break
        noun = syntax.phrases[first.number - 1]
    return noun


_STEPS_UP = 3


def link_contact(joint: Joint, noun: Phrase) -> None:
    """Tie the verb to the measure, with the subject between them."""
    one, syntax = joint.one, joint.syntax
    subject = syntax.phrase_of(syntax.previous(one.start))
    one.link, one.noun, one.objects = Link.relative, noun, [noun]
    one.subjects = [subject] if subject is not None else []
    one.marker = "" if subject is None or noun.end == subject.start else syntax.items[noun.end].low
