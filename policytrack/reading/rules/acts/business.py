"""Firms that may not do business, and orders they lose: "must stop trading here", "told to cancel its orders"."""

from policytrack.reading.rules.acts.act import Act, Scene, around, named_or_told
from policytrack.reading.rules.acts.denials import is_denied, stopped
from policytrack.reading.rules.moods import mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_business", "by_cancelling"]

_ORDERED = frozenset({"order", "orders", "contract", "contracts", "purchase", "purchases"})


def by_business(scene: Scene) -> None:
    """Add firms that may not do business: "has to stop doing business in the country"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        if not _is_business(syntax, one):
            continue
        ended = stopped(syntax, one)
        if ended is None and not is_denied(syntax, one):
            continue
        targets = named_or_told(syntax, one.subjects)
        turn = mood_of_verb(syntax, ended or one, forbids=True)
        if not targets or not (turn.ordered or (ended or one).modal):
            continue
        act = Act("halt", "operate", turn, one.at, noun=False, targets=targets, says="operate")
        act.around = around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, ended or one, turn, done_to=True)
        scene.add(act, one)


def _is_business(syntax: Syntax, one: Predicate) -> bool:
    if one.lemma in {"operate", "trade"}:
        return not one.objects
    if syntax.items[one.at].low.split()[-2:-1] == ["business"]:  # "doing business in" is one cue
        return True
    return one.lemma == "do" and any(syntax.head(each).low == "business" for each in one.objects)


def by_cancelling(scene: Scene) -> None:
    """Add what may no longer be bought: "told them to cancel their orders for the chip"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        if one.lemma != "cancel" or not any(syntax.head(each).low in _ORDERED for each in one.objects):
            continue
        turn = mood_of_verb(syntax, one)
        targets = things_of(syntax, [each for each in one.preps if each.prep in {"for", "of", "with"}])
        if not targets or not (turn.ordered or one.finite):
            continue
        act = Act("deal", "buy", turn, one.at, noun=False, targets=targets, around=around(syntax, one), says="cancel")
        act.actors, act.weak_actor = agents_of(syntax, one, turn)
        scene.add(act, one)
