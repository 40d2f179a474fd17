"""Further houses whose people or devices a measure binds: "banned from NASA laptops and from those of the Senate"."""

from collections.abc import Iterator

from policytrack.reading.rules.acts.act import Act, Scene
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.parties.bound import house_of
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = ["join_houses"]

_NO_PATTERNS = frozenset({"turn", "relent", "same", "serve", "store"})
_AUXILIARIES = frozenset({Kind.modal, Kind.have, Kind.do, Kind.be})
_BINDING = frozenset({"on", "from", "in", "off", "at", "by", "to"})
_INVERTING = frozenset({"nor", "neither"})


def join_houses(scene: Scene) -> None:
    """Let a measure be that of each house that its sentence joins to the one that it is taken for."""
    syntax = scene.syntax
    for act in scene.acts:
        if act.noun or act.key in _NO_PATTERNS or not act.actors or act.weak_actor or act.turn.orderer is not None:
            continue
        verb = next((one for one in reversed(syntax.predicates) if one.start <= act.at), None)
        if verb is None:
            continue
        found = [*_joined(syntax, verb, act), *_turned_round(syntax, verb, act)]
        known = {each.text for each in act.actors}
        act.actors = [*act.actors, *(each for each in found if each.text not in known)]
        act.targets = [one for one in act.targets if one not in found]


def _joined(syntax: Syntax, verb: Predicate, act: Act) -> list[Mention]:
    """The houses of the places that "and", "or" or "nor" joins, if that which acts is one of them."""
    groups = list(_groups(syntax, verb))
    if len(groups) == 1:
        return []
    houses = [_house(syntax, group) for group in groups]
    if not any(_is_of(syntax, one, group, act.actors[0]) for one, group in zip(houses, groups, strict=True)):
        return []
    return [one for one in houses if one is not None and one not in act.targets]


def _is_of(syntax: Syntax, house: Mention | None, group: list[Phrase], actor: Mention) -> bool:
    """Whether who acts was taken from a place: as the house there, or as where it is."""
    if house is not None:
        return house.start == actor.start
    spans = ((syntax.items[one.start].start, syntax.items[one.head].end) for one in group)
    return any(start <= actor.start < end for start, end in spans)


def _house(syntax: Syntax, group: list[Phrase]) -> Mention | None:
    if not group or group[0].prep not in _BINDING:
        return None
    return next((each for one in group if (each := house_of(syntax, one)) is not None), None)


def _groups(syntax: Syntax, verb: Predicate) -> Iterator[list[Phrase]]:
    """What hangs on a verb by prepositions, parted where a conjunction stands before one of them."""
    group: list[Phrase] = []
    for one in verb.preps:
        if one.prep_at < verb.at:
            continue
        if group and syntax.tags[one.prep_at - 1].kind is Kind.coord:
            yield group
            group = []
        group.append(one)
    yield group


def _turned_round(syntax: Syntax, verb: Predicate, act: Act) -> list[Mention]:
    """Whose people may not do it either: "soldiers may not use it, [nor may staff of the navy]"."""
    if _INVERTING.isdisjoint(syntax.spoken) or not verb.negated:
        return []
    for one in syntax.phrases:
        before = [one.start - 2, one.start - 1]
        if before[0] < verb.at or syntax.items[before[0]].low not in _INVERTING:
            continue
        if syntax.tags[before[1]].kind not in _AUXILIARIES or syntax.predicate_from(one.end) is not None:
            continue
        head = syntax.head(one).mention
        house = head if head is not None and can_act(head) and head not in act.targets else house_of(syntax, one)
        return [] if house is None else [house]
    return []
