"""Whose a measure is that a noun names: its owner, or whoever imposes, weighs or lifts it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, outer_noun
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.parties.beside import imposed_by, imposed_in, named_behind, owned_by, put_to
from policytrack.reading.rules.parties.bound import bound_by
from policytrack.reading.rules.parties.makers import REVIEWING, subject_of
from policytrack.reading.rules.parties.reacting import blamed_for
from policytrack.reading.rules.parties.who import (
    Agents,
    chamber_of,
    first_found,
    in_phrases,
    is_court,
    placed_in,
    source_of,
)
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["owners_of"]

_AGAINST = frozenset({Mood.paused, Mood.ended, Mood.refused})
_TOLD = frozenset({"the", "this", "that"})
_EXECUTING = frozenset({"enforce", "implement", "carry out", "confirm", "administer", "execute"})
"""What is mostly done to the measures of others."""
_COPYING = frozenset({"copy", "mirror", "replicate", "emulate", "match"})
_TALKING = words.listing("talking")
_WISHES = words.listing("wishes")
_OBSERVATIONS = words.listing("observations")


def owners_of(syntax: Syntax, phrase: Phrase, turn: Turn) -> Agents:
    """Whose a measure is that a noun names: its owner, or whoever imposes, weighs or lifts it."""
    return first_found(_candidates(syntax, phrase, turn))


def _candidates(syntax: Syntax, phrase: Phrase, turn: Turn) -> Iterator[Agents]:
    """Whose it may be, the surest first."""
    yield _some_with(syntax, phrase), False
    if turn.still:
        yield [one for one in owned_by(syntax, phrase) if one.entities], False  # "asked a judge to lift Brazil's ban"
        yield _asked_to_end(syntax, turn), False
    if turn.orderer is not None and not turn.orderer.passive:
        found, weak = subject_of(syntax, turn.orderer)
        if is_court(found) and turn.mood in _AGAINST:  # "a court told Oslo to lift its ban"
            yield in_phrases(syntax, turn.orderer.objects), False
        elif not weak:
            yield found, False
    yield owned_by(syntax, phrase), False
    yield named_behind(syntax, phrase, places=False), False
    yield blamed_for(syntax, phrase), False
    yield _of_subject(syntax, phrase), False
    imposed = imposed_by(syntax, phrase)
    if not (is_court(imposed) and turn.mood in _AGAINST):
        yield imposed, False
    yield _of_outer(syntax, phrase), False
    yield _stopped(syntax, phrase), False
    yield _where_meant(syntax, phrase), False
    for above in turn.governors:
        ended = not {"end", "pause"}.isdisjoint(turn.keys)
        if ended and above.to and above.noun is not None and syntax.head(above.noun).low in _WISHES:
            continue  # "granted the company's request to lift the ban", which is not the company's
        yield from _of_passive(syntax, above, turn) if above.passive else _of_active(syntax, above, phrase, turn)
    yield named_behind(syntax, phrase), False
    yield imposed_in(syntax, phrase), False
    yield put_to(syntax, phrase), False
    yield bound_by(syntax, phrase), False
    yield chamber_of(syntax, phrase)
    governor, _ = syntax.governing(phrase)
    if governor is not None:
        yield source_of(syntax, governor), True


def _some_with(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Those of whom no more is said than that they have a measure: "[countries] with a total ban on the app"."""
    before = syntax.phrases[phrase.number - 1] if phrase.prep == "with" and phrase.number else None
    head = syntax.head(before).mention if before is not None and before.end == phrase.prep_at else None
    if head is None or not head.plural or head.actor_role == "" or head.entities or head.new or head.place is not None:
        return []
    return [replace(head, some=True)]


def _asked_to_end(syntax: Syntax, turn: Turn) -> list[Mention]:
    """Who is asked to end a measure, which is theirs: "pressed Oslo to lift the ban", "demanded that Oslo lift it"."""
    for one, above in pairwise(turn.governors):
        others = one.subjects and not one.passive and one.subjects != above.subjects
        if others and one.link in {Link.infinitive, Link.said}:
            return in_phrases(syntax, one.subjects)
    return []


def _of_subject(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """As in "Boston has stood by its ban": of the subject."""
    governor, role = syntax.governing(phrase)
    if governor is None or role == "subject" or syntax.items[phrase.start].low not in {"its", "their", "his", "her"}:
        return []
    return [] if governor.passive else in_phrases(syntax, governor.subjects)


def _of_outer(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Whose the noun is that a measure hangs on: "Greece's plan for a ban", "Nepal's lifting of the ban"."""
    outer = outer_noun(syntax, phrase)
    if outer is None:
        return []
    found = owned_by(syntax, outer) or named_behind(syntax, outer, places=False)
    return [] if is_court(found) else found


def _where_meant(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Where it is that a measure is to bring something about: "blocking to silence protesters in [Guinea]"."""
    meant = (one for one in syntax.predicates if one.noun is phrase and one.to and one.start == phrase.end)
    return next((found for one in meant if (found := placed_in(syntax, one.preps))), [])


def _stopped(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who is stopped from a measure: it is theirs, as in "a judge stopped Montana from enforcing its ban"."""
    governor, _ = syntax.governing(phrase)
    if governor is None or governor.link != Link.gerund or governor.governor is None:
        return []
    word = syntax.word(governor.governor, "turns")
    return in_phrases(syntax, governor.governor.objects) if word is not None and word.key == "pause" else []


def _of_passive(syntax: Syntax, above: Predicate, turn: Turn) -> Iterator[Agents]:
    """By whom or where it is imposed or lifted: "a ban was imposed by Oslo"; a court that stops one does not own it.

    Nor does whoever has another part in it: "the ban was welcomed by Oslo".
    """
    turns = syntax.word(above, "turns") is not None
    found = in_phrases(syntax, [each for each in above.preps if each.prep == "by"]) if turns else []
    if not (is_court(found) and (turn.mood in _AGAINST or above.lemma in REVIEWING)):
        yield found, above.lemma in _EXECUTING
    yield [one for each in above.preps if each.prep == "under" for one in owned_by(syntax, each)], False
    yield placed_in(syntax, above.preps), False


_UNDERGOING = frozenset({"face", "risk", "suffer", "undergo"})
"""What is done to a firm's goods, and not by it: "Meta's WhatsApp faces a ban"."""


def _of_active(syntax: Syntax, above: Predicate, phrase: Phrase, turn: Turn) -> Iterator[Agents]:
    """Who imposes, weighs or lifts it: "Oslo weighs a ban"; not who talks of it, nor the court that hears of it."""
    if above.lemma in _UNDERGOING:
        yield named_behind(syntax, phrase) or placed_in(syntax, above.preps), False
        return
    found, weak = subject_of(syntax, above)
    left = "refuse" in turn.keys and not {"pause", "end"}.isdisjoint(turn.keys)  # "refused to suspend it"
    heard = is_court(found) and (
        left or turn.mood in _AGAINST or above.lemma in REVIEWING or _only_says_of(syntax, above, phrase)
    )
    if heard:
        yield _of_place(found, syntax, phrase), True
    if not heard and not _talks(syntax, above) and not _observes(syntax, above, found):
        yield found, weak or _is_of_another(syntax, above, phrase) or _is_spoken_of(syntax, above, phrase)
    yield named_behind(syntax, phrase) or placed_in(syntax, above.preps), False


def _is_of_another(syntax: Syntax, above: Predicate, phrase: Phrase) -> bool:
    """Whether somebody may speak of a measure that was told of before: "Oslo [praised] the ban"."""
    governor, role = syntax.governing(phrase)
    if governor is not above or role != "object" or syntax.items[phrase.start].low not in _TOLD:
        return False
    if any(word.file == "acts" and word.key == "limit" for word in syntax.head(phrase).words):
        return False  # "will raise the minimum age"
    if above.lemma in _EXECUTING:
        return True
    made = above.lemma in _COPYING or any(word.file in {"turns", "acts"} for word in syntax.items[above.at].words)
    return not made


def _is_spoken_of(syntax: Syntax, above: Predicate, phrase: Phrase) -> bool:
    """Whether somebody only says something of "the ban": "Beijing said the ban was unfair", "the firm said it came"."""
    says = above.lemma in _SAYING and syntax.items[phrase.start].low in _TOLD
    return says and _only_says_of(syntax, above, phrase)


_SAYING = words.verb_listing("saying")


def _only_says_of(syntax: Syntax, above: Predicate, phrase: Phrase) -> bool:
    """Whether a verb tells what a measure is, as in "found that the ban was a reasonable way to protect data"."""
    governor, _ = syntax.governing(phrase)
    return governor is not None and governor.link == Link.said and governor.governor is above


def _of_place(court: Sequence[Mention], syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """The country of a court that stops a measure, unless the measure says whose it is itself."""
    first = court[0]
    if any(one.entities and one.entities[0].is_place for one in syntax.mentions(phrase)):
        return []
    place = first.place or _place_beside(first, syntax)
    return [Mention(first.start, first.end, first.text, entities=(place,))] if place is not None else []


def _place_beside(court: Mention, syntax: Syntax) -> Entity | None:
    """The place that a court is of by the words beside its name: "Chile's Supreme Court", "a court in Chile"."""
    at = next((number for number, item in enumerate(syntax.items) if item.mention is court), -1)
    own = syntax.phrase_of(at) if at >= 0 else None
    if own is None:
        return None
    beside = [own, *(each for each in [syntax.after(own, "in", "of")] if each is not None)]
    places = (one for each in beside for one in syntax.mentions(each) if one is not court and one.entities)
    return next((one.entities[0] for one in places if one.entities[0].is_place), None)


def _observes(syntax: Syntax, one: Predicate, found: Sequence[Mention]) -> bool:
    """Whether somebody only sees a measure of others: "OONI data confirm a block", "NetBlocks confirmed it"."""
    if any(syntax.head(each).low in _OBSERVATIONS for each in one.subjects):
        return True
    kinds = {each.entity.actor.kind for each in found if each.entity is not None and each.entity.actor is not None}
    return one.lemma == "confirm" and kinds == {"civil_society"}


def _talks(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb only talks of a measure: "the firm criticised the ban"; to call for one does more."""
    if one.lemma in _TALKING and not syntax.items[one.at].low.endswith(("for", "on")):
        return True
    return one.lemma in _SAYING and syntax.word(one, "turns") is None
