"""Vehicles that are not let in somewhere: "Chinese cars may no longer enter Polish bases"."""

from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import mood_of_verb
from policytrack.reading.rules.parties import agents_of, can_act
from policytrack.reading.rules.parties.who import placed_in
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_vehicles"]

_ENTERING = frozenset({"enter", "drive", "park", "cross", "access", "pass"})
_LETTING = frozenset({"allow", "permit", "let"})
_DENYING = frozenset({"may", "can", "cannot", "can't", "could", "will", "would", "must", "shall"})
_VEHICLES = frozenset({"car", "cars", "vehicle", "vehicles", "ev", "evs", "trucks", "buses", "automobiles", "teslas"})
_GATES = frozenset({"gate", "gates", "threshold", "perimeter", "entrance"})
_AT = frozenset({"into", "onto", "on", "in", "at", "through", "past", "inside"})


def by_vehicles(scene: Scene) -> None:
    """Add the vehicles that may not go where somebody keeps them out."""
    syntax = scene.syntax
    if syntax.lemmas.isdisjoint(_ENTERING):
        return
    for one in syntax.predicates:
        denied = _denied(one) if one.lemma in _ENTERING and not one.passive else None
        where = _where(syntax, one) if denied is not None else None
        vehicles = _vehicles(syntax, one) if where is not None else []
        if denied is None or where is None or not vehicles:
            continue
        act = Act("deal", "use", mood_of_verb(syntax, denied, forbids=True), one.at, noun=False, targets=vehicles)
        act.says, act.around = syntax.items[one.at].low, around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, denied, act.turn, done_to=True)
        if act.weak_actor or not act.actors:
            keepers = [each for each in syntax.mentions(where) if can_act(each)] or placed_in(syntax, one.preps)
            act.actors, act.weak_actor = keepers or act.actors, not keepers
        scene.add(act, one, denied)


def _denied(one: Predicate) -> Predicate | None:
    """The verb by which they may not: "may not [enter]", "will not be [allowed] to enter"."""
    if one.negated and one.modal in _DENYING:
        return one
    above = one.governor if one.to else None
    return above if above is not None and above.negated and above.passive and above.lemma in _LETTING else None


def _where(syntax: Syntax, one: Predicate) -> Phrase | None:
    """Where they would go, if it is somebody's premises: "bases", "the gates of a barracks"."""
    for phrase in (*one.objects, *(each for each in one.preps if each.prep in _AT)):
        inner = syntax.after(phrase, "of", "to") if syntax.head(phrase).low in _GATES else phrase
        if inner is not None and syntax.head(inner).says("setting") is not None:
            return inner
    return None


def _vehicles(syntax: Syntax, one: Predicate) -> list[Mention]:
    heads = [syntax.head(each) for each in one.subjects]
    if not any(head.low.split()[-1] in _VEHICLES for head in heads):
        return []
    return [each for each in things_of(syntax, one.subjects) if each.entities or each.kind_from or each.new]
