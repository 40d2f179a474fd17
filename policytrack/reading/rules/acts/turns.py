"""What becomes of a measure that was told of: "parliament repealed the law", "the order was annulled"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.moods import Mood, mood_of_noun
from policytrack.reading.rules.parties import owners_of
from policytrack.reading.rules.syntax import Phrase, Syntax
from policytrack.reading.rules.things import things_of
from policytrack.reading.rules.words import Part

__all__ = ["by_turns"]

_MEASURES = words.listing("measures")


def by_turns(scene: Scene) -> None:
    """Add what becomes of a measure that was told of."""
    syntax = scene.syntax
    for one in syntax.predicates:
        keys = {word.key for word in syntax.items[one.at].words if word.file == "turns"}
        if one.number in scene.used or not keys & {"end", "pause"}:
            continue
        for phrase in one.subjects if one.passive else one.objects:
            if not _is_measure_told_of(syntax, phrase):
                continue
            turn = mood_of_noun(syntax, phrase)
            if turn.mood not in {Mood.ended, Mood.paused, Mood.refused}:
                continue
            act = Act("turn", "", turn, one.at, noun=True, around=around(syntax, one), says=syntax.items[one.at].low)
            act.actors, act.weak_actor = owners_of(syntax, phrase, turn)
            scene.add(act)


def _is_measure_told_of(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase only points at a measure: "the law", not "a law" or "the ban on the app"."""
    head = syntax.head(phrase)
    if head.mention is not None or head.says("acts", Part.noun) or syntax.items[phrase.start].low in {"a", "an"}:
        return False
    planned = any(
        word.key in {"plan", "weigh"} for word in head.words if word.file == "turns" and word.part is Part.noun
    )
    if not planned and not _MEASURES.intersection(head.low.split()[-1:]):
        return False
    return not things_of(syntax, [phrase])
