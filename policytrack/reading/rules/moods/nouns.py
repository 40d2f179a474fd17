"""What becomes of a measure that a noun names: "a plan to ban", "lifted the ban", "is against a ban"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.moods.auxiliaries import apply_auxiliaries
from policytrack.reading.rules.moods.cues import key_for_noun, turn_noun
from policytrack.reading.rules.moods.governors import WEAKER
from policytrack.reading.rules.moods.mood import Mood, Turn
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.words import Part

__all__ = ["apply_descriptions", "apply_noun", "apply_stance", "apply_to_noun", "is_own", "tells_of"]

_OWN_ENDS = frozenset({"expire", "lapse", "end", "fail", "last", "collapse", "fall"})
_MADE_LAW = frozenset({"sign", "enact", "promulgate"})
_OPEN_HEDGES = words.listing("open_hedges")


def apply_noun(turn: Turn, key: str) -> None:
    """What a noun around it makes of it: "a plan to ban", "the suspension of the ban"."""
    turn.keys.append(key)
    if key in WEAKER:
        turn.weaken(WEAKER[key])
    elif key == "refuse":
        turn.deny(by_body=True)
    elif key in {"end", "pause"}:
        turn.mood = Mood.ended if key == "end" else Mood.paused


def apply_to_noun(turn: Turn, syntax: Syntax, governor: Predicate, phrase: Phrase) -> None:
    """What a verb does with a measure: "lifted the ban", "the bill was signed", "dropped plans for a ban"."""
    if _has_run_out(syntax, governor):
        turn.mood = Mood.ended
        return
    key = key_for_noun(syntax, governor, phrase)
    if key:
        turn.keys.append(key)
    if governor.lemma in _MADE_LAW and turn.mood is Mood.weighed and not governor.negated and key:
        turn.mood = Mood.holds  # a bill that was signed
    elif key in WEAKER:
        turn.weaken(WEAKER[key])
    elif key == "refuse":
        turn.deny(by_body=True)
    elif key in {"end", "pause"}:
        if turn_noun(syntax, phrase) in {"plan", "weigh"}:  # plans that are dropped
            turn.mood = Mood.refused
        else:
            turn.mood = Mood.paused if key == "pause" else Mood.ended


def _has_run_out(syntax: Syntax, governor: Predicate) -> bool:
    """As in "the ban lasted a month", "the restriction is gone"."""
    if governor.lemma == "last" and not governor.perfect and not governor.modal and not governor.negated:
        return True
    last = min(len(syntax.items), governor.at + 4) if governor.copula else governor.at + 1
    return any(syntax.items[at].says("turns", Part.state) is not None for at in range(governor.at, last))


def is_own(syntax: Syntax, governor: Predicate) -> bool:
    """Whether what a noun does tells how it stands: "the ban expired"."""
    return governor.lemma in _OWN_ENDS or syntax.word(governor, "turns") is None


def tells_of(syntax: Syntax, governor: Predicate, phrase: Phrase) -> bool:
    """Whether a verb and a preposition say what becomes of a noun: "called for a ban", "backed down from"."""
    word = syntax.word(governor, "turns")
    if word is None:
        return False
    free = [each for each in governor.objects if each.start < phrase.start]
    return not free


def apply_stance(turn: Turn, syntax: Syntax, governor: Predicate, phrase: Phrase) -> None:
    """What somebody is about a measure: "is undecided on a ban", "is against a ban"."""
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


def apply_descriptions(turn: Turn, syntax: Syntax, phrase: Phrase) -> None:
    """What a clause about a measure says became of it: "the ban that Chile lifted", "a ban, which was lifted, hit"."""
    if turn.mood is not Mood.holds or "start" in turn.keys:
        return
    for one in syntax.predicates:
        slots = one.subjects if one.passive else one.objects
        if one.link not in {Link.relative, Link.reduced} or not any(each is phrase for each in slots):
            continue
        if key_for_noun(syntax, one, phrase) in {"end", "pause"}:
            apply_to_noun(turn, syntax, one, phrase)
            apply_auxiliaries(turn, syntax, one, denies=True)
