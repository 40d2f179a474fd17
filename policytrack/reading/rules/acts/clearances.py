"""What is let back in by leave that is told of: "got the green light to return", "was cleared to sell it there"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, named_or_told
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["by_clearances"]

_LEAVE = words.listing("clearances")
_GETTING = words.listing("gaining")
_GIVING = frozenset({"give", "grant", "hand", "issue", "award"})
_CLEARING = frozenset({"clear", "green-light", "greenlight", "okay"})
_COMING_BACK = frozenset({"return", "come", "resume", "reopen", "restart", "relaunch", "reinstate", "reactivate"})
_COMEBACKS = frozenset({"return", "comeback", "relaunch", "reopening", "sale", "export", "sales", "exports", "use"})
_TRADING = frozenset({"sell", "export", "ship", "supply", "deliver", "operate", "import", "use", "buy"})


def by_clearances(scene: Scene) -> None:
    """Add what may come back, or be sold again, by leave of whoever is told to have kept it away."""
    syntax = scene.syntax
    if _LEAVE.isdisjoint(syntax.spoken) and _CLEARING.isdisjoint(syntax.lemmas):
        return
    for one in syntax.predicates:
        if one.number in scene.used or one.negated or one.lemma not in _CLEARING | _GETTING | _GIVING:
            continue
        act = _cleared(syntax, one)
        if act is not None:
            act.around = around(syntax, one)
            scene.add(act, one, *_below(syntax, one)[:1])


def _cleared(syntax: Syntax, one: Predicate) -> Act | None:
    """The act of letting something back, where it is told what, and to do what."""
    leave = None if one.lemma in _CLEARING else next((each for each in one.objects if _says_leave(syntax, each)), None)
    if leave is None and one.lemma not in _CLEARING:
        return None
    turn = mood_of_verb(syntax, one)
    targets = _let(syntax, one, _whom(syntax, one, leave))
    if turn.mood is not Mood.holds or not targets:
        return None
    act = Act("restore", "", turn, one.at, noun=False, says="cleared", if_told=True)
    act.targets = named_or_told(syntax, targets)
    if one.lemma in _GETTING:
        act.weak_actor = True
    else:
        act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=one.passive)
    return act if act.targets else None


def _whom(syntax: Syntax, one: Predicate, leave: Phrase | None) -> list[Phrase]:
    """Who or what gets the leave: "gave [the app] permission", "gave permission to [the app]", "[the app] got it"."""
    if one.lemma in _GETTING or one.passive:
        return one.subjects
    others = [each for each in one.objects if each is not leave]
    behind = syntax.after(leave, "to", "for") if leave is not None else None
    return others or ([behind] if behind is not None else [])


def _let(syntax: Syntax, one: Predicate, whom: list[Phrase]) -> list[Phrase]:
    """What is let back: the goods that may be sold, or whoever may come back."""
    for below in _below(syntax, one):
        back = below.lemma in _COMING_BACK
        if back or below.lemma in _TRADING:
            goods = below.objects if named_or_told(syntax, below.objects) else []
            return goods or whom
    slots = [each for each in syntax.phrases if each.start > one.at and each.prep in {"to", "for"}]
    cleared = any(syntax.head(each).low in _COMEBACKS for each in slots[:2])
    return whom if cleared else []


def _below(syntax: Syntax, one: Predicate) -> list[Predicate]:
    """What may be done by the leave: "permission [to sell] the chip"."""
    return [each for each in syntax.predicates[one.number + 1 : one.number + 3] if each.to and not each.negated]


def _says_leave(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of leave: "the go-ahead", "the green light", "the company permission"."""
    last = syntax.items[phrase.end - 1].low
    return last in _LEAVE and (last != "light" or syntax.items[phrase.end - 2].low == "green")
