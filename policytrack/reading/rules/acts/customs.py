"""Goods that are not let in or out: "may no longer go to China", "customs detained consignments of its drones"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, named_or_told
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.who import in_phrases
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["by_customs"]

_HOLDING = words.listing("holding_goods")
_STOPPING = frozenset({"stop", "halt", "suspend", "refuse", "deny", "withhold"})
_GOODS = words.listing("goods_under_way")
_BORDERS = words.listing("borders")


def by_customs(scene: Scene) -> None:
    """Add goods that are held or sent back at a border."""
    syntax = scene.syntax
    if "go" in syntax.lemmas:
        _read_going(scene)
    if _GOODS.isdisjoint(syntax.spoken):
        return
    for one in syntax.predicates:
        if one.number in scene.used or one.negated:
            continue
        goods = _held(syntax, one)
        if not goods:
            continue
        turn = mood_of_verb(syntax, one)
        act = Act("ban", "sell", turn, one.at, noun=False, targets=goods, says="imports")
        act.around = around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, one, turn)
        scene.add(act, one)


def _read_going(scene: Scene) -> None:
    """Add goods that may not leave: "the chips may not go to China without a licence"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        if one.lemma != "go" or not one.negated or one.modal not in _MAY or one.number in scene.used or one.objects:
            continue
        abroad = [each for each in one.preps if each.prep == "to"]
        lands = [each for phrase in abroad for each in syntax.mentions(phrase) if not each.possessive]
        targets = [each for each in named_or_told(syntax, one.subjects) if _are_goods(each)]
        if not targets or not any(each.entity is not None and each.entity.is_place for each in lands):
            continue
        turn = mood_of_verb(syntax, one, forbids=True)
        act = Act("deal", "export", turn, one.at, noun=False, targets=targets, says="go", around=around(syntax, one))
        act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
        if act.weak_actor:
            act.actors = in_phrases(syntax, [each for each in syntax.phrases if each.prep == "from"]) or act.actors
        scene.add(act, one)


def _are_goods(mention: Mention) -> bool:
    entity = mention.entity
    return entity is not None and entity.target is not None and not (entity.is_company or mention.possessive)


_MAY = frozenset({"may", "can", "must", "shall"})


def _held(syntax: Syntax, one: Predicate) -> list[Mention]:
    """What is not let in by a verb."""
    slots = one.subjects if one.passive else one.objects
    if not slots or (one.lemma == "turn" and not _is_turned_away(syntax, one)):
        return []
    head = syntax.head(slots[0]).low.split()[-1]
    if head == "clearance":
        return named_or_told(syntax, [*slots, *one.preps]) if one.lemma in _STOPPING else []
    held = one.lemma in _HOLDING and (head in _GOODS or _at_border(syntax, one))
    return [each for each in named_or_told(syntax, slots) if each.entities or each.target_role] if held else []


def _is_turned_away(syntax: Syntax, one: Predicate) -> bool:
    """As in "turned back consignments", not "the cameras turned out to be safe"."""
    said = " ".join(syntax.lows[one.at : one.at + 2]).split()
    return not {"back", "away"}.isdisjoint(said)


def _at_border(syntax: Syntax, one: Predicate) -> bool:
    phrases: list[Phrase] = [*one.subjects, *one.preps] if not one.passive else one.preps
    return any(
        part in _BORDERS
        for each in phrases
        for item in syntax.items[each.start : each.end]
        for part in item.low.split()
    )
