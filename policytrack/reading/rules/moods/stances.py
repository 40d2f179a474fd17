"""What somebody is about a measure: "is undecided on a ban", "has cooled on a ban", "threatened it with a ban"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.moods.auxiliaries import apply_auxiliaries
from policytrack.reading.rules.moods.cues import is_there
from policytrack.reading.rules.moods.mood import Mood, Turn
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["apply_stance"]

_OPEN_HEDGES = words.listing("open_hedges")
_OVER_WHAT = frozenset({"on", "about", "over", "of", "towards", "toward"})
_COOLING = frozenset({"cool", "sour", "waver", "hesitate"})
_GROWING = frozenset({"go", "grow", "turn", "get"})
_DOUBTFUL = words.listing("doubtful")


def apply_stance(turn: Turn, syntax: Syntax, governor: Predicate, phrase: Phrase) -> None:
    """What somebody is about a measure: "is undecided on a ban", "is against a ban", "has cooled on a ban"."""
    if governor.lemma == "threaten" and phrase.prep == "with":
        turn.weaken(Mood.weighed)  # "threatened the app with a ban"
        turn.governors.append(governor)
        apply_auxiliaries(turn, syntax, governor, denies=True)
        return
    if phrase.prep in _OVER_WHAT and not is_there(syntax, phrase) and _doubts(syntax, governor, phrase):
        turn.deny()
        return
    if governor.lemma == "work" and phrase.prep in {"on", "towards", "toward"} and not governor.passive:
        turn.weaken(Mood.weighed)  # "is working on a ban"
        return
    if not (governor.copula or governor.passive):
        return
    if governor.copula and phrase.prep == "against":
        turn.deny(by_body=True)
    elif any(syntax.items[at].low in _OPEN_HEDGES for at in range(governor.at, phrase.start)):
        turn.weaken(Mood.weighed)
    else:
        return
    turn.governors.append(governor)
    apply_auxiliaries(turn, syntax, governor, denies=True)


def _doubts(syntax: Syntax, governor: Predicate, phrase: Phrase) -> bool:
    """Whether somebody does not think much of a measure: "is lukewarm about a ban", "soured on a ban"."""
    between = {syntax.items[at].low for at in range(governor.at, phrase.start)}
    described = governor.copula or governor.lemma in _GROWING
    return governor.lemma in _COOLING or (described and not between.isdisjoint(_DOUBTFUL))
