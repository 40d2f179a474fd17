"""By whom something is done: the subjects of an act."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.clauses import Clause, Scene, can_act, can_be_restricted, is_passive, is_verb
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.moods import Turn
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.words import Part

CAUSING = frozenset(["had", "have", "has", "get", "got", "getting", "having", "wants", "want", "wanted"])
"""Verbs whose subject has something done: "had the app pulled"."""

__all__ = [
    "CAUSING",
    "active_actors",
    "can_act_here",
    "causer",
    "nearby_actors",
    "noun_actors",
    "orderer",
    "passive_actors",
]


def active_actors(scene: Scene, at: int, clause: Clause, turn: Turn) -> tuple[list[Mention], bool]:
    """The subject of a verb, or of the verb that governs it."""
    outer = _outermost(scene, at, turn)
    own = scene.clauses.at(outer)
    found = _subject(scene, outer, own)
    if not found and outer != at and not turn.ordered:
        found = _subject(scene, at, clause)
    if found:
        return found, False
    return nearby_actors(scene, outer, own)


def _outermost(scene: Scene, at: int, turn: Turn) -> int:
    verbs = [one for one in turn.governors if is_verb(scene.items[one])]
    return min([at, *verbs])


def _subject(scene: Scene, at: int, clause: Clause) -> list[Mention]:
    """The subject of the verb here: who stands right before it, or else first in its clause."""
    items = scene.items
    found = _chain_before(scene, at, clause.start)
    if found:
        return found
    for number in range(clause.start, at):
        if can_act(items[number].mention) and not _in_phrase(items, number, clause.start):
            return _chain_from(scene, number, at)
    before = scene.clauses.before(clause)
    if clause.coordinated and before is not None:
        return _subject(scene, before.end - 1, before) or _subject_of_first_verb(scene, before)
    if clause.opener in {"which", "who", "that"} and before is not None:
        return _antecedent_subject(scene, before)
    return _in_instrument(scene, at, clause.start)


def _antecedent_subject(scene: Scene, before: Clause) -> list[Mention]:
    """Who stands right before a relative clause, or who made the bill or plan that does."""
    items = scene.items
    last = _last_actor(scene, before)
    if last is not None and before.end - last <= 2:
        return [items[last].mention]  # type: ignore[list-item] # it can act, so it is one
    for number in range(before.end - 1, max(before.start, before.end - 7) - 1, -1):
        if items[number].says("turns", Part.noun):
            owner = items[number - 1].mention if number > before.start else None
            if can_act(owner) and owner is not None:
                return [owner]
            return _subject_of_first_verb(scene, before) or _in_instrument(scene, before.end, before.start)
    return [items[last].mention] if last is not None and before.end - last <= 5 else []  # type: ignore[list-item]


def _in_instrument(scene: Scene, at: int, start: int) -> list[Mention]:
    """Whose order or memo it is that speaks: "a proclamation by the governor tells"."""
    items = scene.items
    for number in range(start, at):
        mention = items[number].mention
        before = [one.low for one in items[max(start, number - 3) : number]]
        if (
            can_act(mention)
            and mention is not None
            and (set(before) & {"by", "of", "from", "at"} or mention.possessive)
        ):
            return [mention]
    return []


def _subject_of_first_verb(scene: Scene, clause: Clause) -> list[Mention]:
    for number in range(clause.start, clause.end):
        if is_verb(scene.items[number]) and scene.items[number].mention is None:
            return _subject(scene, number, clause)
    return []


def _last_actor(scene: Scene, clause: Clause) -> int | None:
    for number in range(clause.end - 1, clause.start - 1, -1):
        if can_act(scene.items[number].mention):
            return number
    return None


def _chain_before(scene: Scene, at: int, start: int) -> list[Mention]:
    """Who stands right before a verb and its auxiliaries, with those listed beside it."""
    items = scene.items
    number = at - 1
    while (
        number >= start
        and items[number].mention is None
        and (
            items[number].tag in {"be", "have", "do", "modal", "neg", "adv"}
            or (is_verb(items[number]) and at - number < _NEAR)
        )
    ):
        number -= 1
    if number < start or not can_act(items[number].mention) or _in_phrase(items, number, start):
        return []
    return _chain_to(scene, number, start)


def _chain_to(scene: Scene, last: int, start: int) -> list[Mention]:
    items = scene.items
    found = [items[last].mention]
    number = last - 1
    joined = False
    while number >= start:
        item = items[number]
        if item.tag == "and" or item.low == ",":
            joined = joined or item.tag == "and" or len(found) > 1
        elif (
            can_act(item.mention)
            and (joined or items[number + 1].tag == "and")
            and items[number + 1].low in {",", "and", "or", "the", "&"} | {"of"}
        ):
            found.append(item.mention)
        elif item.tag != "det" and not (item.mention is not None and item.mention.modifies):
            break
        number -= 1
    return (
        [one for one in reversed(found) if one is not None] if joined else [one for one in found[:1] if one is not None]
    )


def _chain_from(scene: Scene, first: int, end: int) -> list[Mention]:
    items = scene.items
    found = [items[first].mention]
    number = first + 1
    while number < end:
        item = items[number]
        if can_act(item.mention) and items[number - 1].low in {",", "and", "or", "the", "&"}:
            found.append(item.mention)
        elif (
            item.tag not in {"and", "det"}
            and item.low not in {",", "both", "as", "well"}
            and not (item.mention is not None and item.mention.modifies)
        ):
            break
        number += 1
    listed = any(one.tag == "and" for one in items[first:number])
    return [one for one in found if one is not None] if listed else [one for one in found[:1] if one is not None]


_NEAR = 3
_PHRASES = words.listing("phrases")


def _describes(mention: Mention | None) -> bool:
    return mention is not None and mention.modifies


def _in_phrase(items: Sequence[Item], number: int, start: int) -> bool:
    """Whether a mention hangs on a preposition: "of Italy", "in Texas", "according to the ministry"."""
    back = number - 1
    while back >= start and (
        items[back].tag == "det" or (items[back].tag == "" and back > number - 4) or _describes(items[back].mention)
    ):
        back -= 1
    return back >= start and items[back].low in _PHRASES


def passive_actors(scene: Scene, at: int, clause: Clause, turn: Turn) -> tuple[list[Mention], bool]:
    """By whom something is done: "banned by Italy", "blocked in Iran", or who governs it."""
    items = scene.items
    end = min(clause.end, at + 18)
    for number in range(at + 1, end):
        if items[number].low in {"by", "under", "following", "per"} or items[number].low.endswith(" by"):
            for ahead in range(number + 1, min(end, number + 6)):
                if can_act(items[ahead].mention):
                    return _chain_from(scene, ahead, end), False
    placed = _places_in(scene, at + 1, end) or _places_in(scene, clause.start, at)
    if placed:
        return placed, False
    verbs = [one for one in turn.governors if is_verb(items[one])]
    if verbs:
        found = _subject(scene, min(verbs), scene.clauses.at(min(verbs)))
        if found:
            return found, True
    owner = _possessor_before(scene, at, clause)
    if owner:
        return owner, True
    return nearby_actors(scene, at, clause)


def _places_in(scene: Scene, start: int, end: int) -> list[Mention]:
    """Countries and states that something is said to be banned in."""
    items = scene.items
    for number in range(start, end):
        if items[number].low in {"in", "across", "throughout", "within", "inside", "on"}:
            ahead = number + 1
            while ahead < end and (
                items[ahead].low in {"the", "both", "all", "much", "of"} or items[ahead].tag == "adv"
            ):
                ahead += 1
            mention = items[ahead].mention if ahead < end else None
            if (
                mention is not None
                and mention.entity is not None
                and mention.entity.is_place
                and mention.way != Way.demonym
                and not mention.possessive
            ):
                return _chain_from(scene, ahead, len(items))
            if (
                mention is not None
                and mention.actor_role
                and mention.entity is None
                and mention.noun
                in {"country", "city", "state", "island", "province", "nation", "kingdom", "region", "territory"}
            ):
                return [mention]
    return []


def _possessor_before(scene: Scene, at: int, clause: Clause) -> list[Mention]:
    return [
        one.mention
        for one in scene.items[clause.start : at]
        if one.mention is not None and one.mention.possessive and _may_own(one.mention)
    ]


def _may_own(mention: Mention) -> bool:
    return bool(mention.entities and mention.entities[0].actor is not None) or mention.actor_role != ""


def nearby_actors(scene: Scene, at: int, clause: Clause) -> tuple[list[Mention], bool]:
    """Anybody else whom the sentence names as acting; the measure may still be of somebody else."""
    items = scene.items
    inside = [
        one.mention for one in items[clause.start : at] if can_act(one.mention) and not _is_target_only(one.mention)
    ]
    organisations = [one for one in inside if one is not None]
    if organisations:
        return organisations[:1], True
    before = scene.clauses.before(clause)
    while before is not None:
        for number in range(before.start, before.end):
            if (
                can_act(items[number].mention)
                and not _in_phrase(items, number, before.start)
                and not _is_target_only(items[number].mention)
            ):
                return _chain_from(scene, number, before.end), True
        before = scene.clauses.before(before)
    return [], True


def _is_target_only(mention: Mention | None) -> bool:
    return mention is not None and bool(mention.target_role) and not mention.actor_role


def noun_actors(scene: Scene, at: int, clause: Clause, turn: Turn) -> tuple[list[Mention], bool]:
    """Whose ban it is: "Italy's ban", "the Italian ban", "the ban in Italy", or who imposes or lifts it."""
    placed = _places_in(scene, at + 1, clause.end)
    is_block = scene.items[at].low in {"blocking", "block", "blockade", "blackout", "shutdown"}
    for found in (
        _owners_before(scene, at, clause),
        _named_behind(scene, at, clause),
        placed if is_block else [],
        _stopped(scene, at, turn),
        _subject_of_governors(scene, at, clause, turn),
        placed,
    ):
        if found:
            return found, False
    owned = _possessor_before(scene, at, clause)
    if owned and not _is_court(owned):
        return owned[-1:], True
    return nearby_actors(scene, at, clause)


def _owners_before(scene: Scene, at: int, clause: Clause) -> list[Mention]:
    """Who owns the noun right here: "Italy's ban", "the Italian ban", "Italy has a ban"."""
    items = scene.items
    for number in range(at - 1, max(clause.start, at - 6) - 1, -1):
        mention = items[number].mention
        if mention is not None and mention.noun in {"nation", "country", "world"} and mention.possessive:
            continue
        if items[number].tag == "have" and number > clause.start and (found := _subject(scene, number, clause)):
            return found
        if mention is not None and _owns(mention):
            return [mention]
        if items[number].tag == "prep" and mention is None:
            break
    return []


def _owns(mention: Mention) -> bool:
    entity = mention.entity
    if entity is None:
        return mention.possessive and mention.actor_role != ""
    owner = mention.possessive or mention.way == Way.demonym or entity.is_place
    return owner and entity.actor is not None and entity.target is None


def _named_behind(scene: Scene, at: int, clause: Clause) -> list[Mention]:
    """Who is named with "by" behind a noun: "a ban by Italy"."""
    items = scene.items
    for number in range(at + 1, min(clause.end, at + 12)):
        if items[number].low == "by":
            for ahead in range(number + 1, min(clause.end, number + 5)):
                if can_act(items[ahead].mention):
                    return _chain_from(scene, ahead, clause.end)
    return []


def _stopped(scene: Scene, at: int, turn: Turn) -> list[Mention]:
    """Who is stopped from a measure: it is theirs, as in "a judge stopped Montana from enforcing its ban"."""
    items = scene.items
    for number in turn.governors:
        mention = items[number + 1].mention if number + 1 < at else None
        pauses = any(one.file == "turns" and one.key == "pause" for one in items[number].words)
        if pauses and mention is not None and can_act(mention):
            return [mention]
    return []


def _subject_of_governors(scene: Scene, at: int, clause: Clause, turn: Turn) -> list[Mention]:
    verbs = [one for one in turn.governors if is_verb(scene.items[one]) and one < at]
    if not verbs or is_passive(scene.items, verbs[0], clause.start):
        return []
    found = _subject(scene, min(verbs), scene.clauses.at(min(verbs)))
    return [] if _is_court(found) else found


def _is_court(found: Sequence[Mention]) -> bool:
    return any(
        one.actor_role == "court"
        or (one.entity is not None and one.entity.actor is not None and one.entity.actor.kind == "court")
        for one in found
    )


def orderer(scene: Scene, at: int) -> list[Mention]:
    """Who ordered what somebody else carried out: "removed at the request of the regulator"."""
    items = scene.items
    for number in range(at + 1, len(items)):
        if _is_compliance(items, number):
            around = [*range(number + 1, min(len(items), number + 8)), *range(number - 1, max(at, number - 5), -1)]
            found = (items[one].mention for one in around)
            return [one for one in found if one is not None and (can_act(one) or one.possessive)][:1]
    return []


def _is_compliance(items: Sequence[Item], number: int) -> bool:
    before = items[number - 1].low if number else ""
    if items[number].low in _COMPLYING:
        return before in {"the", "an", "on", "at", "a", "under", "after", "following", "government"}
    return items[number].low in {"comply", "complying"}


_COMPLYING = words.listing("complying")


def causer(scene: Scene, at: int, clause: Clause) -> tuple[list[Mention], bool]:
    """Who has something done: "had the app pulled"."""
    for number in range(at - 1, clause.start - 1, -1):
        if scene.items[number].low in CAUSING:
            found = _subject(scene, number, clause)
            return (found, False) if found else nearby_actors(scene, at, clause)
    return nearby_actors(scene, at, clause)


def can_act_here(mention: Mention | None) -> bool:
    """Whether the mention before a participle may be its subject: "Italy banned", not "apps banned"."""
    return can_act(mention) and not (mention is not None and can_be_restricted(mention) and not mention.actor_role)
