"""Measures told as doings, of which a sentence tells what becomes: "banning the app is not on the agenda"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.moods import Mood, Turn, mood_of_noun
from policytrack.reading.rules.moods.nouns import apply_to_noun
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.who import Agents, in_phrases, placed_in, source_of
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.syntax.tree import MARKERS
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.things import things_of
from policytrack.reading.rules.words import Part, Word

__all__ = ["by_options"]

_KEYS = frozenset({"ban", "block", "remove", "exclude", "limit", "store"})
_NO_OPTIONS = frozenset({"not an option", "no longer an option", "out of the question", "a no-go"})
_SAYING = words.verb_listing("saying")
_PASSED = frozenset({"det", "adv"})
_TOLD = frozenset({Mood.weighed, Mood.planned, Mood.refused, Mood.denied, Mood.called})


def by_options(scene: Scene) -> None:
    """Add what would be done to something, if the sentence tells what becomes of that; else it tells of no measure."""
    syntax = scene.syntax
    for one, after in zip(syntax.predicates, syntax.predicates[1:], strict=False):
        if not one.gerund or one.number in scene.used or not after.finite or not syntax.items[one.at].words:
            continue
        if after.link is Link.same and after.governor is one.governor is not None:
            continue  # "decided against banning it and leaves it to schools"
        word = _word(syntax, one)
        things = _done_to(syntax, one, after) if word is not None and word.key in _KEYS else None
        if word is None or things is None:
            continue
        scene.used.add(one.number)
        targets = things_of(syntax, things.listed)
        turn = mood_of_noun(syntax, things) if things in after.subjects else Turn(Mood.holds)
        if things not in after.subjects:
            apply_to_noun(turn, syntax, after, things)
        if after.copula and any(item.low in _NO_OPTIONS for item in syntax.items[after.at + 1 : after.at + 2]):
            turn.mood, turn.keys = Mood.refused, [*turn.keys, "refuse"]
        if not turn.keys or not targets or turn.mood not in _TOLD:
            continue
        turn.mood = Mood.weighed if turn.mood is Mood.called else turn.mood
        turn.mood = Mood.refused if turn.mood is Mood.denied else turn.mood
        act = Act(word.key, "", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
        act.around = one.start, max(around(syntax, one)[1], around(syntax, after)[1])
        act.actors, act.weak_actor = _actors(syntax, one, after, act)
        scene.add(act, after)


def _word(syntax: Syntax, one: Predicate) -> Word | None:
    """What the doing says, whose particle may stand behind: "[keeping] the app [off] phones"."""
    said = [each for each in syntax.items[one.at].words if each.file == "acts" and each.part is Part.gerund]
    parted = (each for each in said if each.particle and syntax.particle_at(one, each.particle))
    return next(parted, None) or next((each for each in said if not each.particle), None)


def _actors(syntax: Syntax, one: Predicate, after: Predicate, act: Act) -> Agents:
    """Who would do it: whoever says so, or where it would be done."""
    for each in (after, one):
        found, weak = agents_of(syntax, each, act.turn, done_to=True)
        found = [actor for actor in found if actor not in act.targets]
        if found and not weak:
            return found, False
    weighing = (each for each in syntax.predicates if each.noun is not None and each.noun in after.objects)
    who = in_phrases(syntax, [phrase for each in weighing for phrase in each.subjects])  # "an option that Oslo weighs"
    found = placed_in(syntax, [*one.preps, *after.preps]) or who or source_of(syntax, after)
    return found, not found


def _done_to(syntax: Syntax, one: Predicate, after: Predicate) -> Phrase | None:
    """What would be done to that, where the clause opens with the doing: "[banning] the app is"."""
    said = one.governor is not None and one.governor.lemma in _SAYING and one.start == one.governor.at + 1
    opens = one.start == 0 or syntax.tags[one.start - 1].kind in MARKERS or said
    opens = opens or (
        syntax.tags[one.start - 1].kind is Kind.coord and after.modal == "would" and one.link is Link.aside
    )
    behind = next((each for each in syntax.phrases if each.start > one.at), None)
    if not opens or behind is None or behind.prep or behind not in (*one.objects, *after.subjects):
        return None
    beside = all(syntax.tags[at].kind.value in _PASSED for at in range(one.at + 1, behind.start))
    parted = any(syntax.tags[at].kind.value in {"comma", "stop"} for at in range(behind.end, after.start))
    return behind if beside and not parted else None
