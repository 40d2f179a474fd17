"""What is to have no part in something: "will play no role in its 5G network", "exams must be written without it"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, is_by_company, named
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.who import behind, in_phrases
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_in

__all__ = ["by_apart"]

_PARTS = frozenset({"part", "role", "share", "say"})
_TAKING_PART = frozenset({"have", "play", "take", "get"})
_BUILDING = frozenset({"build", "construct", "develop", "roll", "set", "equip", "operate", "run", "expand", "upgrade"})
_WRITING = words.listing("exam_verbs")
_NETWORKS = frozenset({"network", "networks", "infrastructure", "grid", "rollout", "roll-out"})
_DONE_WITH = frozenset({"help", "aid", "use", "assistance", "support"})
_SURE = frozenset({Mood.holds, Mood.planned, Mood.weighed, Mood.refused, Mood.denied})


def by_apart(scene: Scene) -> None:
    """Add what is to have no part in something, and without what something is to be done."""
    syntax = scene.syntax
    if _PARTS.isdisjoint(syntax.spoken) and "without" not in syntax.spoken:
        return
    for one in syntax.predicates:
        act = _takes_no_part(syntax, one) or _built_without(syntax, one) or _written_without(syntax, one)
        if act is not None:
            act.around = around(syntax, one)
            scene.add(act, one)


def _takes_no_part(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "will play no role in its 5G network", "will not be part of it", "there is no role for it there"."""
    if not (one.copula or one.lemma in _TAKING_PART) or one.passive:
        return None
    part = next((each for each in one.objects if syntax.head(each).low in _PARTS), None)
    none = part is not None and (one.negated or syntax.items[part.start].low == "no")
    there = [syntax.head(each).low for each in one.subjects] == ["there"]
    if part is None or not none or not any(_is_inside(syntax, each, part) for each in one.preps):
        return None
    for_it = [each for each in one.preps if each.prep == "for"]
    targets = named(syntax, for_it if there else one.subjects)
    turn = mood_of_verb(syntax, one, forbids=True)
    if not targets or turn.mood not in _SURE:
        return None
    turn.mood = Mood.holds if turn.mood in {Mood.refused, Mood.denied} else turn.mood
    act = Act("exclude", "", turn, one.at, noun=False, targets=targets, says="part")
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
    whose = in_phrases(syntax, [each for each in one.preps if each.prep in {"in", "of"}])
    if act.weak_actor and whose:
        act.actors, act.weak_actor = whose, False
    return act


def _is_inside(syntax: Syntax, phrase: Phrase, part: Phrase) -> bool:
    """As in "no role [in its network]", "part [of the rollout]", not "no part in the failure of its network"."""
    near = phrase.prep == "in" or (phrase.prep == "of" and phrase.prep_at == part.end)
    return near and _is_network(syntax, phrase)


def _is_network(syntax: Syntax, phrase: Phrase) -> bool:
    return syntax.head(phrase).low.split()[-1] in _NETWORKS


def _built_without(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "Austria's network must be built without its gear", which firms say of their own only."""
    if one.lemma not in _BUILDING or one.negated or not (one.modal or one.obliged or one.to):
        return None
    built = one.subjects if one.passive else one.objects
    targets = _left_out(syntax, one)
    if not targets or not any(_is_network(syntax, each) for each in built) or is_by_company(syntax, one):
        return None
    turn = mood_of_verb(syntax, one)
    if turn.mood not in _SURE:
        return None
    act = Act("exclude", "", turn, one.at, noun=False, targets=targets, says="without")
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=one.passive)
    return act


def _written_without(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "essays must be written without the chatbot", "must write their essays without its help"."""
    bound = one.modal == "must" or one.obliged
    if one.lemma not in _WRITING or one.negated or not (bound or (one.to and one.governor is not None)):
        return None
    targets = [each for each in _left_out(syntax, one) if each.entity is None or not each.entity.is_company]
    turn = mood_of_verb(syntax, one)
    if not targets or turn.mood not in _SURE or not (bound or turn.ordered):
        return None
    act = Act("deal", "use", turn, one.at, noun=False, targets=targets, says="without")
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
    hosts = [each for phrase in one.subjects for each in behind(syntax, phrase, "at", "of", "in")]
    if act.weak_actor and hosts:
        act.actors, act.weak_actor = hosts[:1], False
    return act


def _left_out(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The things without which it is done: "without [the chatbot]", "without the help of [the chatbot]"."""
    without = next((each for each in syntax.phrases if each.prep == "without" and each.start > one.at), None)
    if without is None or any(one.at < each.at < without.start for each in syntax.predicates):
        return []
    helped = syntax.after(without, "of", "from") if syntax.head(without).low in _DONE_WITH else None
    slots = (helped or without).listed
    return [each for phrase in slots for each in things_in(syntax, phrase.start, phrase.end)]
