"""Firms that may not do business, and orders they lose: "must stop trading here", "cancelled its contract with it"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, named_or_told
from policytrack.reading.rules.acts.denials import is_denied, stopped
from policytrack.reading.rules.acts.doings import PATRONS, PERMITTING, VERBS_OF_BUSINESS, is_business
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.makers import is_public
from policytrack.reading.rules.parties.who import in_phrases, placed_in
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_business", "by_cancelling"]

_STOPPING = words.listing("ceasing")
_BUSINESS = frozenset({"business", "trading"}) | PATRONS
_CANCELLING = frozenset({"cancel", "annul", "rescind", "suspend", "halt", "pause", "freeze", "stop"})
_LEAVING_CONTRACTS = frozenset({"cancel", "annul", "rescind", "scrap", "axe", "void", "nix", "drop", "ditch"})
_CONTRACTS = frozenset({"contract", "contracts"})
_ORDERED = frozenset({"order", "orders", "contract", "contracts", "purchase", "purchases"})


def by_business(scene: Scene) -> None:
    """Add firms that may not do business: "has to stop doing business in the country"."""
    syntax = scene.syntax
    _read_leaving(scene)
    if _BUSINESS.isdisjoint(syntax.spoken) and VERBS_OF_BUSINESS.isdisjoint(syntax.lemmas):
        return
    for one in syntax.predicates:
        if one.number in scene.used:
            continue
        ended = stopped(syntax, one) if is_business(syntax, one) else _stopped_trading(syntax, one)
        if ended is None and not (is_business(syntax, one) and is_denied(syntax, one)):
            continue
        targets = named_or_told(syntax, one.subjects)
        turn = mood_of_verb(syntax, ended or one, forbids=True)
        if not targets or not (turn.ordered or (ended or one).modal):
            continue
        act = Act("halt", "operate", turn, one.at, noun=False, targets=targets, says="operate")
        act.around = around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, ended or one, turn, done_to=True)
        if not act.actors and (places := _places(syntax, one) or placed_in(syntax, one.preps)):
            act.actors, act.weak_actor = places, False
        scene.add(act, one)


def _read_leaving(scene: Scene) -> None:
    """Add firms that are sent away: "told the firm to leave", "must leave Kenya"."""
    syntax = scene.syntax
    if _LEAVING.isdisjoint(syntax.lemmas):
        return
    for one in syntax.predicates:
        if one.lemma not in _LEAVING or one.number in scene.used or one.negated or one.passive:
            continue
        turn = mood_of_verb(syntax, one)
        if any(each.lemma in PERMITTING for each in turn.governors):
            continue  # "is allowed to leave Japan"
        told = [each for each in named_or_told(syntax, one.subjects) if not each.possessive]
        targets = [each for each in told if each.entities or each.target_role]
        if not targets or not (turn.ordered or one.modal == "must" or one.obliged) or not _leaves_land(syntax, one):
            continue
        act = Act("halt", "operate", turn, one.at, noun=False, targets=targets, says="operate")
        act.around = around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
        lands = in_phrases(syntax, one.objects)
        if lands and (act.weak_actor or not act.actors):
            act.actors, act.weak_actor = lands, False
        scene.add(act, one)


def _leaves_land(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb says that somebody leaves a country, or leaves and no more: "pack up", "leave by Friday"."""
    if one.lemma == "pack":
        behind = syntax.items[one.at + 1].low if one.at + 1 < len(syntax.items) else ""
        return not one.objects and (syntax.items[one.at].low.endswith(" up") or behind == "up")
    lands = [each for phrase in one.objects for each in syntax.mentions(phrase)]
    if one.objects:
        return all(each.entity is not None and each.entity.is_place and not each.possessive for each in lands) and (
            len(lands) == len(one.objects)
        )
    return all(syntax.is_time(each) for each in one.preps)


_LEAVING = frozenset({"leave", "quit", "exit", "pack"})


def _stopped_trading(syntax: Syntax, one: Predicate) -> Predicate | None:
    """The verb that stops a business which is its object: "must stop trading"."""
    trading = [syntax.head(each).low for each in one.objects] == ["trading"]
    return one if trading and one.lemma in _STOPPING and not one.negated and not one.passive else None


def _places(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The country behind "do business in", which is one cue."""
    if not syntax.items[one.at].low.endswith(" in"):
        return []
    mentions = (each for phrase in one.objects for each in syntax.mentions(phrase))
    return [each for each in mentions if each.entity is not None and each.entity.is_place]


def by_cancelling(scene: Scene) -> None:
    """Add what may no longer be bought: "told them to cancel their orders for the chip"."""
    syntax = scene.syntax
    if _ORDERED.isdisjoint(syntax.spoken):
        return
    for one in syntax.predicates:
        if one.number in scene.used or one.negated or _add_contract_left(scene, one):
            continue
        if one.lemma not in _CANCELLING:
            continue
        turn = mood_of_verb(syntax, one)
        orders = [
            each for each in one.objects if _is_order(syntax, each) and (turn.ordered or _are_several(syntax, each))
        ]
        if not orders:
            continue
        targets = things_of(syntax, [each for each in one.preps if each.prep in {"for", "of", "with"}])
        targets = targets or things_of(syntax, orders)
        if not targets or not (turn.ordered or one.finite):
            continue
        act = Act("deal", "buy", turn, one.at, noun=False, targets=targets, around=around(syntax, one), says="cancel")
        act.actors, act.weak_actor = agents_of(syntax, one, turn)
        scene.add(act, one)


def _add_contract_left(scene: Scene, one: Predicate) -> bool:
    """Add what a public body will use no more: "the council cancelled its contract with the firm"."""
    syntax = scene.syntax
    slots = one.subjects if one.passive else one.objects
    left = next((each for each in slots if syntax.head(each).low.split()[0] in _CONTRACTS), None)
    if one.lemma not in _LEAVING_CONTRACTS or left is None or syntax.items[left.start].low in {"a", "an", "another"}:
        return False  # "cancelled a contract with the firm", which may have others
    behind = syntax.after(left, "for", "of", "with")
    targets = things_of(syntax, [behind] if behind is not None else []) or things_of(syntax, [left])
    turn = mood_of_verb(syntax, one)
    actors, weak = agents_of(syntax, one, turn)
    if not targets or turn.ordered or not any(is_public(each) or each.actor_role == "local" for each in actors):
        return False
    key, dealing = ("deal", "buy") if syntax.head(left).low.split()[0] == "contracts" else ("halt", "")
    act = Act(key, dealing, turn, one.at, noun=False, targets=targets, around=around(syntax, one), says="cancel")
    act.actors, act.weak_actor = actors, weak
    scene.add(act, one)
    return True


def _are_several(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether they are "contracts", as to end one is the end of a single deal."""
    return any(each.low.split()[0] in {"orders", "contracts"} for each in syntax.items[phrase.start : phrase.end])


def _is_order(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "orders" and "its contracts with the firm", where "contracts with" is one cue."""
    return any(_ORDERED.intersection(syntax.items[at].low.split()[:1]) for at in range(phrase.start, phrase.end))
