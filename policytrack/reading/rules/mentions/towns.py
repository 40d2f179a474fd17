"""Cities, counties and towns that no list knows: "the mayor of Springfield", "Ljubljana's city council".

They act for themselves, and not for the country whose capital they may be.
"""

import re
from collections.abc import Sequence

from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Way

__all__ = ["name_towns"]

_COUNCIL = re.compile(
    r"^(?P<town>.+?)(?: (?:City|Town|Municipal|Borough|District|Village))? (?:Council|City Hall|Board of Supervisors)$"
)
_OF_TOWNS = frozenset({"local", "school", "police"})
_MANY = frozenset({"voters", "schools", "public schools", "city officials", "county officials", "school officials"})
"""Roles that towns have; what they are called with a town is their name."""
_TITLED = re.compile(r"^(?:City|Town|Municipality|Borough|Village) of (?P<town>.+)$")


def name_towns(items: list[Item]) -> list[Item]:
    """Make what a town's role and its name say together one mention, which is called by the name."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        mention = item.mention
        if mention is not None and mention.new == "body" and mention.actor_role in {"body", "local"}:
            named = _TITLED.match(mention.text) or _COUNCIL.match(mention.text)
            if named is not None:
                mention.text, mention.actor_role, mention.noun = named["town"], "local", mention.noun or "city"
        elif mention is not None and _is_role(mention):
            if kept and _is_town(kept[-1].mention, possessive=True):
                kept[-1] = _town(item, kept[-1], kept[-1].start, item.end)
                kept[-1].mention.possessive = mention.possessive  # type: ignore[union-attr] # just made
                at += 1
                continue
            if (
                mention.actor_role == "local"
                and at + 2 < len(items)
                and items[at + 1].low == "of"
                and _is_town(items[at + 2].mention)
            ):
                kept.append(_town(item, items[at + 2], item.start, items[at + 2].end))
                kept[-1].mention.possessive = items[at + 2].mention.possessive  # type: ignore[union-attr]
                at += 3
                continue
        kept.append(item)
        at += 1
    _seats(kept)
    return kept


def _is_role(mention: Mention) -> bool:
    plain = not mention.entities and not mention.new
    return plain and (mention.noun in _MANY or (mention.actor_role in _OF_TOWNS and not mention.plural))


def _is_town(mention: Mention | None, *, possessive: bool = False) -> bool:
    """Whether a name may be a town's: one that is not known, or that of a capital."""
    if mention is None or (possessive and not mention.possessive and mention.new != "name"):
        return False
    if mention.new == "name" or (mention.new == "body" and mention.actor_role == "local"):
        return True
    entity = mention.entity
    return entity is not None and entity.is_place and mention.way == Way.capital and len(mention.entities) == 1


def _town(role: Item, name: Item, start: int, end: int) -> Item:
    of = name.mention
    entity = of.entity if of is not None else None
    text = of.text if of is not None else name.text
    noun = role.mention.noun if role.mention is not None else "city"
    kind = role.mention.actor_role if role.mention is not None else "local"
    if kind != "local":  # "Riverside's school board"
        text = f"{text} {noun}"
    mention = Mention(start, end, text, actor_role=kind, new="body", noun=noun, place=entity)
    return Item(text, text.casefold(), start, end, "name", (), mention)


def _seats(items: Sequence[Item]) -> None:
    """Where a town is: "the city of Springfield, Illinois, has"."""
    for at, item in enumerate(items[:-2]):
        mention, place = item.mention, items[at + 2].mention
        if mention is not None and mention.new == "name" and _is_state(place) and _is_closed(items, at):
            mention.new, mention.actor_role, mention.noun = "body", "local", "city"  # "Chengdu, Sichuan, barred"
        if mention is None or mention.new != "body" or mention.actor_role != "local" or items[at + 1].low != ",":
            continue
        if place is not None and place.entity is not None and place.entity.is_place and not place.possessive:
            mention.place = mention.place or place.entity


def _is_state(place: Mention | None) -> bool:
    entity = place.entity if place is not None else None
    return entity is not None and entity.place is not None and "-" in entity.place.code


def _is_closed(items: Sequence[Item], at: int) -> bool:
    """Whether commas stand on both sides of what follows a name."""
    return items[at + 1].low == "," and at + 3 < len(items) and items[at + 3].low == ","
