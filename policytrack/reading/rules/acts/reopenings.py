"""What somebody lets in again or uses again, who was told to have shut it out: "cleared the app", "opened it up".

It says nothing by itself: whoever "cleared the app" need never have forbidden it.
"""

from policytrack.reading.rules.acts.act import Act, Scene, adverbs_of, around, is_audience, named_or_told
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["by_reopenings"]

_AGAIN = frozenset({"again", "anew"})
_NOW = frozenset({"now"})
_NEAR = 6
_OPENING = frozenset({"open", "give"})
_LETTING_IN = frozenset({"clear", "approve", "greenlight"}) | _OPENING
_DOORS = frozenset({"door", "doors", "gate", "gates", "access"})


def by_reopenings(scene: Scene) -> None:
    """Add what somebody lets in or uses again, to be taken for an end of what the same body was told to have done."""
    syntax = scene.syntax
    uses = "use" in syntax.lemmas and not (_AGAIN | _NOW).isdisjoint(syntax.spoken)
    if not uses and _LETTING_IN.isdisjoint(syntax.lemmas):
        return
    for one in syntax.predicates:
        told = one.finite and not (one.negated or one.modal or one.passive or one.to)
        if one.number in scene.used or not told or not one.objects:
            continue
        act = _lets_in(syntax, one) or _uses_again(syntax, one)
        if act is not None:
            act.around = around(syntax, one)
            scene.add(act, one)


def _lets_in(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "cleared the app", "opened it up", "opened the door to it again", of what it was told to have shut out."""
    if one.lemma not in _LETTING_IN:
        return None
    let = _let_in(syntax, one)
    targets = named_or_told(syntax, let)
    whole = all(each.end - each.start == len(each.text) for each in map(syntax.head, let))  # not "the firm's offices"
    act = Act("restore", "", mood_of_verb(syntax, one), one.at, noun=False, targets=targets, if_told=True)
    act.says = syntax.items[one.at].low
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn)
    sure = bool(act.actors) and not any(each.some for each in act.actors)
    return act if targets and sure and whole and act.turn.mood is Mood.holds else None


def _let_in(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """What a verb lets in: "opened [it] up", "opened the door to [it]", "gave people access to [it]"."""
    first = one.objects[0]
    said = syntax.items[one.at].low
    if one.lemma not in _OPENING or (one.lemma == "open" and said.endswith((" up", " to"))):
        return [first]
    if syntax.head(first).low in _DOORS:
        behind = syntax.after(first, "to")
        return [behind] if behind is not None else []
    after = syntax.items[first.end].low if first.end < len(syntax.items) else ""
    return [first] if one.lemma == "open" and after in {"up", "up again"} else []


def _uses_again(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "has used it again since May", "now uses it every day", of what whoever does had forbidden."""
    if one.lemma != "use":
        return None
    again = not (_AGAIN | _NOW).isdisjoint(syntax.lows[one.start : one.at + _NEAR])
    again = again or not _NOW.isdisjoint(adverbs_of(syntax, one))
    if not again or is_audience(syntax, one.subjects):
        return None
    targets = named_or_told(syntax, one.objects)
    act = Act("restore", "", mood_of_verb(syntax, one), one.at, noun=False, targets=targets, if_told=True)
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn)
    act.says = syntax.items[one.at].low
    return act if targets and act.actors and not act.weak_actor and act.turn.mood is Mood.holds else None
