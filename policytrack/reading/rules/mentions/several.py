"""Bodies of several places told together: "the Austrian and French watchdogs", "the cities of Lyon and Nantes"."""

from collections.abc import Sequence
from dataclasses import replace

from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.mentions.kinds import is_place, one_of
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.names.topics import topics_in

__all__ = ["share_places"]

_AND = frozenset({"and", "&"})
_BEFORE_PLACES = frozenset({"in", "to", "from", "of", "at", "with", "for", "by", "like"})
_ONE_EACH = frozenset({"legislature", "military", "government", "state", "regulator"})
"""Roles of which a country has one; which of its ministries is meant, only what it deals with tells."""
_CALLED = {
    "cities": "city",
    "towns": "town",
    "counties": "county",
    "municipalities": "municipality",
    "districts": "district",
    "boroughs": "borough",
    "universities": "university",
}
"""Roles behind which names stand, and what each is called."""


def share_places(items: list[Item]) -> list[Item]:
    """Give each place or name of a list a body of its own, of the kind that stands once for all."""
    for at, item in enumerate(items):
        if item.mention is not None and item.mention.plural and _is_placed(item.mention):
            _share_back(items, at, item.mention)
    if _CALLED.keys().isdisjoint([item.low for item in items]):
        return items
    kept: list[Item] = []
    at = 0
    while at < len(items):
        behind = _named_behind(items, at)
        for named in behind:
            items[named].mention = _called(items[at].low, items[named])
        at += 2 if behind else 0
        kept.append(items[at])
        at += 1
    return kept


def _is_placed(mention: Mention) -> bool:
    plain = mention.actor_role and not (mention.entities or mention.new)
    return bool(plain) and mention.place is not None and mention.actor_role not in {"company", "pronoun"}


def _share_back(items: Sequence[Item], at: int, role: Mention) -> None:
    """Give the places listed before a role and its place bodies of their own: "the [Austrian] and French watchdogs"."""
    places: list[int] = []
    before = _place_before(items, at, _AND)
    while before >= 0:
        places.append(before)
        before = _place_before(items, before, frozenset({","}))
    if not places or (places[-1] and items[places[-1] - 1].low in _BEFORE_PLACES):
        return
    if not (role.actor_role in _ONE_EACH or topics_in(role.noun)):
        _take_for_places(items, [*places, at])
        return
    role.plural, role.noun = False, one_of(role.noun)
    for one in places:
        mention = items[one].mention
        if mention is not None:
            items[one].mention = replace(
                role, start=mention.start, end=mention.end, text=mention.text, place=mention.entity, possessive=False
            )
            items[one].tag = "role"


def _take_for_places(items: Sequence[Item], of_places: Sequence[int]) -> None:
    """Take those for their countries of which a country has many: "Dutch and Danish [ministries] have told staff"."""
    for one in of_places:
        mention = items[one].mention
        place = mention.entity or mention.place if mention is not None else None
        if mention is not None and place is not None:
            items[one].mention = Mention(mention.start, mention.end, mention.text, entities=(place,))
            items[one].tag = "name"


def _place_before(items: Sequence[Item], at: int, joints: frozenset[str]) -> int:
    """Where the place stands that a list names before another one; -1 if none does."""
    joint = at - 1 - (at > 1 and items[at - 1].low == "the")
    before = joint - 1 - (joint > 1 and items[joint - 1].low == ",")  # "Austrian, French, and Italian"
    mention = items[before].mention if before >= 0 and items[joint].low in joints else None
    if mention is None or not is_place(mention) or mention.possessive or mention.way in {Way.leader, Way.capital}:
        return -1
    return before


def _named_behind(items: Sequence[Item], at: int) -> list[int]:
    """Where the names stand of several bodies that a role tells of: "the cities of [Lyon] and [Nantes]"."""
    if items[at].low not in _CALLED or at + 2 >= len(items) or items[at + 1].low != "of":
        return []
    found, number = [], at + 2
    while number < len(items):
        mention = items[number].mention
        if mention is None or mention.possessive or not (mention.new == "name" or _is_local(mention)):
            break
        found.append(number)
        if number + 1 >= len(items) or items[number + 1].low not in {",", *_AND}:
            break
        number += 2
    return found if len(found) > 1 else []


def _is_local(mention: Mention) -> bool:
    entity = mention.entity
    known = entity is not None and entity.actor is not None and entity.actor.kind == "local_government"
    return known or (mention.new == "body" and mention.actor_role == "local")


def _called(role: str, item: Item) -> Mention:
    """The body that one of the names behind a role is of."""
    mention, noun = item.mention, _CALLED[role]
    if mention is not None and mention.entities and noun != "university":
        return mention
    text = f"University of {item.text}" if noun == "university" else item.text
    kind = "school" if noun == "university" else "local"
    return Mention(item.start, item.end, text, actor_role=kind, new="body", noun=noun)
