"""What becomes of a measure that was told of: "parliament repealed the law", "the order expired", "it backed down"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.moods import Mood, keys_of, mood_of_noun, mood_of_verb
from policytrack.reading.rules.parties import agents_of, owners_of
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of
from policytrack.reading.rules.words import Part

__all__ = ["by_turns"]

_MEASURES = words.listing("measures")
_PUTTING = frozenset({"put", "place", "take"})  # "put the order on hold"
_ADVICE = frozenset({"advice", "advisory", "recommendation", "guidance", "guidelines", "warning"})
_TOLD_OF = _ADVICE | _MEASURES
_CUES = frozenset({("turns", "relent"), ("turns", "plan"), ("turns", "weigh")})
_POINTING = frozenset({"it", "this", "that", "so"})
_DEFINITE = frozenset({"the", "its", "their", "this", "that", "his", "her"})
_TURNED = frozenset({Mood.ended, Mood.paused, Mood.refused})


def by_turns(scene: Scene) -> None:
    """Add what becomes of a measure that was told of."""
    syntax = scene.syntax
    if _TOLD_OF.isdisjoint(syntax.spoken) and _CUES.isdisjoint(syntax.cues):
        return
    for one in syntax.predicates:
        if one.number in scene.used:
            continue
        keys = set(keys_of(syntax, one))
        pointed = keys.isdisjoint({"end", "refuse"}) or _is_of_it(syntax, one)
        if "relent" in keys and not one.passive and pointed:
            _add_relenting(scene, one)
        for phrase in _told_of(one, keys):
            told = any(
                each.noun is phrase and each.number in scene.used for each in syntax.predicates
            )  # "a bill to ban"
            if not told and _is_measure_told_of(syntax, phrase):
                _add_turn(scene, one, phrase)


def _told_of(one: Predicate, keys: set[str]) -> list[Phrase]:
    """What a verb may say something became of: "repealed the law", "the law was repealed", "the law expired"."""
    turns = not keys.isdisjoint({"end", "pause", "refuse"}) or one.lemma in _PUTTING
    if not one.passive and turns and one.objects:
        return one.objects
    return one.subjects if one.passive or not one.objects or one.copula else []


def _add_turn(scene: Scene, one: Predicate, phrase: Phrase) -> None:
    syntax = scene.syntax
    turn = mood_of_noun(syntax, phrase)
    if turn.mood not in _TURNED or syntax.governing(phrase)[0] is not one:
        return
    act = Act("turn", "", turn, one.at, noun=True, around=around(syntax, one), says=syntax.items[one.at].low)
    act.actors, act.weak_actor = owners_of(syntax, phrase, turn)
    scene.add(act)


def _add_relenting(scene: Scene, one: Predicate) -> None:
    """As in "a day later it backed down", of a measure that the sentence does not name."""
    syntax = scene.syntax
    turn = mood_of_verb(syntax, one)
    named = not _is_of_it(syntax, one) and (one.objects or any(each.prep in {"on", "from"} for each in one.preps))
    if turn.mood is not Mood.holds or named:
        return
    turn.mood = Mood.ended
    act = Act("relent", "", turn, one.at, noun=False, around=around(syntax, one), says=syntax.items[one.at].low)
    act.actors, act.weak_actor = agents_of(syntax, one, turn)
    scene.add(act)


def _is_of_it(syntax: Syntax, one: Predicate) -> bool:
    """Whether what is dropped is what was told of: "weighed a ban but decided against it"."""
    following = syntax.predicates[one.number + 1 : one.number + 2]
    if any(each.governor is one and syntax.items[each.at].low == "doing" for each in following):
        return True
    said = [syntax.items[each.start].low for each in one.objects if each.end - each.start == 1]
    return bool(said) and len(said) == len(one.objects) and _POINTING.issuperset(said)


def _is_measure_told_of(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase only points at a measure: "the law", not "a law" or "the ban on the app"."""
    head = syntax.head(phrase)
    if head.mention is not None or head.says("acts", Part.noun) or syntax.items[phrase.start].low in {"a", "an"}:
        return False
    planned = any(
        word.key in {"plan", "weigh"} for word in head.words if word.file == "turns" and word.part is Part.noun
    )
    if (
        planned
        and syntax.items[phrase.start].low not in _DEFINITE
        and head.mention is None
        and not syntax.mentions(phrase)
    ):
        return False
    if head.low in _ADVICE:
        return syntax.items[phrase.start].low in _DEFINITE
    if not planned and not _MEASURES.intersection(head.low.split()[-1:]):
        return False
    return not things_of(syntax, [phrase])
