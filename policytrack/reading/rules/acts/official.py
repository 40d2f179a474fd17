"""What a body itself says that it does not do: "it has not blocked the app, the ministry said"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names.roles import RULING
from policytrack.reading.rules.parties.who import source_of
from policytrack.reading.rules.syntax import Syntax

__all__ = ["tell_denials"]

_SAYING = words.verb_listing("saying")
_OF_THEMSELVES = RULING - {"court"}  # a court speaks of others


def tell_denials(syntax: Syntax, act: Act) -> None:
    """Take what is denied by whoever could do it as refused; what only a text denies is no measure at all."""
    refused = act.turn.mood is Mood.refused or (act.noun and act.turn.mood is Mood.denied)
    if act.targets and act.weak_actor and refused:
        _take_sayer(syntax, act)
        return
    if act.turn.mood is not Mood.denied or not act.targets or act.weak_actor:
        return
    one = next((each for each in syntax.predicates if each.at == act.at), None)
    if one is None and act.noun and (phrase := syntax.phrase_of(act.at)) is not None:
        one = syntax.governing(phrase)[0]
    source = source_of(syntax, one) if one is not None else []
    if any(_has_power(each, act) for each in source):
        act.turn.mood = Mood.refused


def _take_sayer(syntax: Syntax, act: Act) -> None:
    """Take for theirs what a body at the end says it will not do: "No ban on the app, Kremlin says", "says Berlin"."""
    one = next((each for each in syntax.predicates if each.at > act.at and each.lemma in _SAYING), None)
    comma = max((at for at in range(act.at, one.at) if syntax.items[at].low == ","), default=-1) if one else -1
    if one is None or one.negated or comma < 0:
        return
    before, behind = syntax.items[comma + 1 : one.at], syntax.items[one.at + 1 : one.at + 3]
    sayers = [each.mention for each in before or behind if each.mention is not None]
    if len(sayers) != 1 or any(each.tag == "prep" for each in before):
        return
    sayer = sayers[0]
    ruling = sayer.entities and sayer.entities[0].actor is not None and not sayer.entities[0].is_company
    if (ruling and not sayer.entities[0].press) or sayer.actor_role in _OF_THEMSELVES:
        act.actors, act.weak_actor, act.turn.mood = [sayer], False, Mood.refused


def _has_power(source: Mention, act: Act) -> bool:
    """Whether whoever says so acts too, or is a public body."""
    if any(source is each for each in act.actors) or source.actor_role in _OF_THEMSELVES:
        return True
    if source.actor_role == "company":  # "Apple is not banning it, the company said"
        return any(each.entities and each.entities[0].is_company for each in act.actors)
    entity = source.entities[0] if source.entities else None
    if entity is None or entity.actor is None or entity.target is not None or entity.press:
        return any(source.entities and source.entities == each.entities for each in act.actors)
    return not entity.is_company
