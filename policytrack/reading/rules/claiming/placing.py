"""Whose a body is that has no name of its own, by the places its sentence sets: "in Brazil, the Supreme Court"."""

from collections.abc import Sequence
from dataclasses import replace

from policytrack import places
from policytrack.places import PlaceKind
from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Entity, Way

__all__ = ["PLACELESS", "is_elsewhere", "overlap", "place_set", "placed"]


_OPENERS = frozenset({",", ";", ":", "and", "while", "but", "as", "where"})


_ROLES_OF_KINDS = {
    "ministry_or_department": "ministry",
    "regulator": "regulator",
    "agency": "agency",
    "court": "court",
    "legislature": "legislature",
    "military": "military",
    "civil_society": "body",
}


_OF_STATES = frozenset({"regulator", "ministry"})


PLACELESS = frozenset({"", "company", "pronoun", "body"})


def placed(items: Sequence[Item], mention: Mention) -> Mention:
    """With the place that the sentence set before: "In Brazil, the Supreme Court", "Kenya goes on: the minister"."""
    elsewhere = _of_another(items, mention)
    if elsewhere is not None:
        return elsewhere
    generic = bool(mention.entities) and mention.way == Way.generic
    placeless = not generic and (bool(mention.entities) or mention.actor_role in PLACELESS)
    named = mention.new and mention.actor_role not in _OF_STATES  # "In Kuwait, the Postal and Media Authority"
    if placeless or named or mention.place is not None:
        return mention
    place = None
    for at, item in enumerate(items):
        if item.start >= mention.start:
            place = _owner(items[max(0, at - 3) : at]) or place or _named_before(items[:at], mention)
            break
        place = place_set(items, at) or place
    if place is None or place.place is None:
        place = _town_set(items, mention) or place
    return mention if place is None else replace(mention, place=place)


def _of_another(items: Sequence[Item], mention: Mention) -> Mention | None:
    """As in "Peru's Congress": a name that means one country's body by itself, and here another's."""
    entity, low = mention.entity, mention.text.casefold().removeprefix("the ")
    if entity is None or entity.is_place or entity.actor is None:
        return None
    role = words.role_of(low) or (_ROLES_OF_KINDS.get(entity.actor.kind) if " " in low else None)
    at = next((at for at, item in enumerate(items) if item.start >= mention.start), 0)
    place = _owner(items[max(0, at - 1) : at])
    if not role or place is None or place.place is None or place.place.kind is PlaceKind.bloc:
        return None
    if _lies_in(entity.actor.place or "", place.place.code):
        return None
    if mention.way == Way.generic and place.place.code.startswith(f"{entity.actor.place}-"):
        return replace(mention, place=place)  # "Oregon's House"
    return Mention(mention.start, mention.end, "", actor_role=role, noun=low, place=place)


def _lies_in(code: str, around: str) -> bool:
    """Whether a body of one place may be called that of another: Delhi's police is India's, and a bloc's anybody's."""
    if not places.exists(code) or places.get(code).kind is PlaceKind.bloc:
        return True
    return code.partition("-")[0] == around.partition("-")[0] and len(code) >= len(around)


def _named_before(before: Sequence[Item], mention: Mention) -> Entity | None:
    """The last place named before a body whose name is that of several: "in Korea at the request of the Commission"."""
    if mention.noun == "state" and before and before[-1].low == "the":
        return _state_before(before)
    if not mention.entities:
        return None
    named = [one.mention for one in before if one.mention is not None and not one.mention.modifies]
    places = (one.entity for one in reversed(named) if one.entity is not None and one.way != Way.demonym)
    return next((one for one in places if one.is_place), None)


def _state_before(before: Sequence[Item]) -> Entity | None:
    """The state that "the state" is in a sentence that has named one: "fire crews in Florida [...] in the state"."""
    found = (one.mention.entity for one in reversed(before) if one.mention is not None and one.mention.entity)
    return next((one for one in found if one.place is not None and one.place.kind is PlaceKind.subdivision), None)


def _owner(before: Sequence[Item]) -> Entity | None:
    """The place that owns what follows: "Britain's technology department"."""
    for item in reversed(before):
        mention = item.mention
        if item.low == ",":
            return None
        if mention is not None and mention.entity is not None and mention.entity.is_place:
            return mention.entity if mention.possessive or mention.way == Way.demonym else None
    return None


_OF_TOWNS = frozenset({"police", "school"})
_IN_TOWNS = ("port", "transit", "airport", "fire", "harbour", "harbor", "water", "housing")


def _town_set(items: Sequence[Item], mention: Mention) -> Entity | None:
    """The town that a sentence opens with, for what towns have: "In Antwerp [the port authority] grounded them"."""
    if not (mention.actor_role in _OF_TOWNS or mention.noun.startswith(_IN_TOWNS)) or len(items) < _FEW:
        return None
    town = items[1].mention.entity if items[0].low == "in" and items[1].mention is not None else None
    known = town is not None and town.actor is not None and town.actor.kind == "local_government"
    return town if known and items[1].end <= mention.start else None


_FEW = 3


def place_set(items: Sequence[Item], at: int) -> Entity | None:
    """The place that a clause opens with, or whose body it speaks of: "in Brazil", "Venezuela's regulator"."""
    mention = items[at].mention
    if mention is None:
        return None
    if mention.place is not None and mention.place.is_place and mention.actor_role != "company":
        return mention.place
    entity = mention.entity
    if entity is None or not entity.is_place or mention.modifies or mention.way == Way.demonym:
        return None
    if mention.way == Way.leader:  # "Keir Starmer said that the government may block it"
        return entity if at == 0 and not mention.possessive else None
    if mention.possessive:  # "Ukraine's Rada parted with it on the order of the cyber centre"
        return entity if at == 0 and items[1].mention is not None and items[1].mention.actor_role == "" else None
    before = at - 1 - (at > 1 and items[at - 1].low in _BESIDE_PLACES)
    opens = at == 0 or (items[before].low == "in" and (before == 0 or items[before - 1].low in _OPENERS))
    return entity if opens else None


def is_elsewhere(items: Sequence[Item], actor: Entity) -> bool:
    """Whether a sentence first says that it tells of another place than somebody's: "In Arkansas, a judge blocked"."""
    first = place_set(items, 1) if len(items) > 1 and items[0].low == "in" else None
    there = first.place.code if first is not None and first.place is not None else ""
    home = actor.actor.place or "" if actor.actor is not None else ""
    return bool(there and home) and not overlap(there, home)


def overlap(one: str, other: str) -> bool:
    """Whether two places are the same, or one is a part of the other, by their codes: "US" and "US-TX"."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


_BESIDE_PLACES = frozenset({"the", "neighbouring", "neighboring", "nearby", "mainland"})
