"""What somebody lets people use: "schools may keep using the laptops", "the bank will let its traders use the chatbot".

That restricts nothing, and ends what the text goes on to tell of as what they had forbidden.
"""

from policytrack.reading.rules.acts.act import Act, Scene, around, is_audience, named_or_told
from policytrack.reading.rules.acts.doings import dealing_of
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["by_letting"]

_LETTING = frozenset({"let", "allow", "permit", "authorise", "authorize", "approve", "clear", "welcome", "embrace"})
_GOING_ON = frozenset({"keep", "continue", "carry", "go"})
_FREE = frozenset({"may", "can"})
_MAY = frozenset({"may", "can", "could", "will"})
_DONE = frozenset({"use", "buy", "sell", "reach", "download", "install"})
_BOUNDS = frozenset({"only", "except", "unless", "still", "until", "but", "if", "others", "other"})


def by_letting(scene: Scene) -> None:
    """Add what somebody lets people use, to be taken for an end if it had been forbidden."""
    syntax = scene.syntax
    if (_LETTING | _GOING_ON).isdisjoint(syntax.lemmas) and _FREE.isdisjoint(syntax.spoken):
        return
    lows = syntax.lows
    if not _BOUNDS.isdisjoint(lows) or (scene.acts and "had" not in lows):
        return
    for one in syntax.predicates:
        targets = [] if one.negated or one.number in scene.used else named_or_told(syntax, _let(syntax, one))
        if not targets:
            continue
        act = Act("restore", "", Turn(Mood.holds), one.at, noun=False, targets=targets, around=around(syntax, one))
        if one.lemma in _LETTING:
            act.actors, _ = agents_of(syntax, one, act.turn)
        act.weak_actor, act.if_had, act.says = True, True, syntax.items[one.at].low
        scene.add(act, one)


def _let(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """What may be used: "let pupils use [it]", "will allow [tablets]", "may keep using [the laptops]"."""
    if one.lemma not in _LETTING | _GOING_ON:
        may = one.modal in _FREE and is_audience(syntax, one.subjects)
        return one.objects if may and dealing_of(syntax, one) in _DONE else []  # "[may] use it"
    below = next((each for each in syntax.predicates[one.number + 1 :] if each.governor is one), None)
    done = below is not None and dealing_of(syntax, below) in _DONE
    if one.lemma in _GOING_ON:
        return below.objects if done and one.modal in _MAY and below is not None else []
    if one.lemma not in _LETTING or one.to:
        return []
    if below is not None:
        return below.objects if done else []
    return one.subjects if one.passive else one.objects
