"""Who does it that makes no measures: shops, users, friends, those who only wish, and any government there might be."""

from collections.abc import Sequence

from policytrack.places import PlaceKind
from policytrack.reading.rules import words
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.names.roles import EXECUTIVE
from policytrack.reading.rules.parties.makers import subject_of
from policytrack.reading.rules.parties.who import (
    BANNING,
    are_told_what_to_do,
    behind,
    in_phrases,
    is_private,
    speaks,
)
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["is_by_others", "is_wish_of_others"]

_PRONOUNS = words.listing("acting_pronouns")
_WISHED = frozenset({"should", "must", "would", "can", "could", "might", "may"})
_ANY = frozenset({"a", "an", "any", "every"})
_DEMANDING = frozenset({"must", "should", "shall"})
_PEERS = words.listing("peers")
_ABLE = words.listing("possible")
_PAPERS = words.listing("papers")


def is_by_others(syntax: Syntax, one: Predicate, turn: Turn) -> bool:
    """Whether the sentence says who does it, and that is nobody whose measure it could be: "shops have dropped it"."""
    doer = turn.orderer or one
    if is_wish_of_others(syntax, one) or _is_asked_of_states(syntax, turn):
        return True
    if doer.modal in _ABLE and not doer.negated and not doer.passive and _are_users(syntax, doer.subjects):
        return True
    told = doer.modal == "should" or (doer.to and doer is one)  # "doctors should avoid it", "would do well to avoid it"
    if turn.mood is Mood.advised and not (doer.passive or told) and _are_private(syntax, doer.subjects):
        return True
    if doer.passive or not doer.subjects or doer.obliged or turn.mood in {Mood.called, Mood.advised}:
        return False
    if subject_of(syntax, doer)[0]:
        return False
    if in_phrases(syntax, [each for each in doer.preps if each.prep in {"at", "in"}]):
        return False
    forbids = doer.lemma in BANNING and turn.mood is not Mood.denied  # "nobody banned it"
    return all((forbids and _are_bound(syntax, each)) or _is_other(syntax, each) for each in doer.subjects)


_ASKED = frozenset({Mood.called, Mood.advised})
_STATES = frozenset(
    {"allies", "partners", "countries", "nations", "governments", "capitals", "neighbours", "neighbors"}
)


def _is_asked_of_states(syntax: Syntax, turn: Turn) -> bool:
    """Whether one country only asks others for it, over which it has no power: "Washington pressed Oslo to ban it"."""
    if turn.mood not in _ASKED or turn.orderer is None or turn.orderer.passive:
        return False
    asking = [each.entity for phrase in turn.orderer.subjects for each in syntax.mentions(phrase)]
    asked = turn.orderer.objects
    states = [each.entity for phrase in asked for each in syntax.mentions(phrase) if each.entity is not None]
    named = any(_is_country(each) and each not in asking for each in states)
    return any(map(_is_country, asking)) and (named or any(syntax.head(each).low in _STATES for each in asked))


def _is_country(entity: Entity | None) -> bool:
    return entity is not None and entity.place is not None and entity.place.kind is PlaceKind.country


def _are_bound(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it is of people who are told what to do, and not of those who tell them: "teachers", "their boss"."""
    plain = syntax.head(phrase).mention is None and not syntax.mentions(phrase)
    return plain and are_told_what_to_do(syntax, phrase)


def is_wish_of_others(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is what others must do as somebody without power over them wishes: "the NGO said police must not"."""
    if any(_is_of_any(syntax, each) for each in (one, one.governor) if each is not None):
        return True
    if one.modal not in _DEMANDING or one.link != Link.said:
        return False
    sayers = [each for phrase in (one.governor.subjects if one.governor else []) for each in syntax.mentions(phrase)]
    kinds = {each.entity.actor.kind for each in sayers if each.entity is not None and each.entity.actor is not None}
    return kinds == {"civil_society"} and bool(one.subjects) and all(syntax.mentions(each) for each in one.subjects)


def _is_of_any(syntax: Syntax, one: Predicate) -> bool:
    """As in "a government that values its secrets should forbid it", which is of none that there is."""
    if one.modal not in _WISHED or not one.subjects:
        return False
    head = syntax.head(one.subjects[0]).mention
    of_any = syntax.items[one.subjects[0].start].low in _ANY and head is not None and not head.entities
    return of_any and head is not None and head.actor_role in EXECUTIVE


def _are_users(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether all are people who use a thing as it lets them: "parents can block it on the child's tablet"."""
    return bool(phrases) and all(
        syntax.head(each).says("audience") is not None and not syntax.mentions(each) for each in phrases
    )


def _are_private(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether all are persons who act for nobody, as lawyers at a firm do for it."""
    return bool(phrases) and all(
        is_private(syntax, each) and not behind(syntax, each, "at", "of", "for", "in") and not _employer(syntax, each)
        for each in phrases
    )


def _employer(syntax: Syntax, phrase: Phrase) -> bool:
    return any(each.entity is not None and not each.entity.is_place for each in syntax.mentions(phrase))


def _is_unknown(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it is of a longer name that nobody knows, and the text says nothing of: "Jane Doe deleted it"."""
    mention = syntax.head(phrase).mention
    if mention is None or mention.new != "name" or " " not in mention.text:
        return False
    return not mention.actor_role and not mention.target_role


def _is_other(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a subject is of people or things that make no measures: "shops", "customers"."""
    if _are_private(syntax, [phrase]):
        return True
    head = syntax.head(phrase)
    low = head.low.split()[-1] if head.low.split() else ""
    if low in _PEERS or _is_unknown(syntax, phrase):
        return True
    if head.mention is not None or low in _PRONOUNS or low in _PAPERS or head.says("audience") or not low.isalpha():
        return False
    if speaks(syntax, phrase) or low in words.listing("measures"):
        return False
    return not any(word.file in {"turns", "acts"} for word in head.words)
