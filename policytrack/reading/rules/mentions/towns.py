"""Cities, counties and towns that no list knows: "the mayor of Springfield", "Ljubljana's city council".

They act for themselves, and not for the country whose capital they may be.
"""

import re
from collections.abc import Sequence

from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Entity, Way

__all__ = ["name_capitals", "name_towns"]

_COUNCIL = re.compile(
    r"^(?P<town>.+?)(?: (?:City|Town|Municipal|Borough|District|Village))? (?:Council|City Hall|Board of Supervisors)$"
)
_BOARD = re.compile(r"^(?P<town>.+?) (?:(?:City|Town) Commission|(?:Town|Village) Board)$")
_OF_TOWNS = frozenset({"local", "school", "police"})
_SEVERAL = frozenset({"supervisors", "aldermen", "councillors", "councilors", "council members", "city commissioners"})
"""Those who decide together in one town."""
_REGIONS = frozenset({"province", "canton", "prefecture", "oblast", "emirate", "governorate", "voivodeship"})
_SERVICES = frozenset(
    {"port authority", "transit authority", "housing authority", "airport authority", "fire department", "library"}
    | {"health department", "transport authority", "hospital", "university hospital", "library board", "public library"}
)
"""Bodies that are told by their town: "the port authority of Gorton", "Gorton's library"."""
_LOCAL_NOUNS = _REGIONS | _SERVICES
_MANY = frozenset({"voters", "schools", "public schools", "city officials", "county officials", "school officials"})
"""Roles that towns have; what they are called with a town is their name."""
_DECIDING = frozenset(
    {"commissioners", "supervisors", "officials", "leaders", "councillors", "councilors", "aldermen", "legislators"}
    | {"city officials", "county officials", "council members", "city councillors", "county commissioners"}
)
_CITY = ("city ", "county ", "municipal ", "town ", "council ")
_ENDS = (" county", " city", " township", " parish", " borough")
_CALLED = frozenset(
    {"city", "cities", "municipality", "municipalities", "town", "towns", "borough", "boroughs", "capital city"}
)
_TOWNS = frozenset({"cities", "towns", "municipalities", "boroughs", "counties"})
_TOWN_THINGS = frozenset(
    {
        "trams",
        "buses",
        "metro",
        "subway",
        "streets",
        "parks",
        "libraries",
        "boroughs",
        "districts",
        "taxis",
        "kindergartens",
    }
    | {"neighbourhoods", "neighborhoods", "playgrounds", "markets", "council", "councillors"}
)
_CIVIC = _CALLED | _TOWN_THINGS
_NEAR = 8
_OF_TOWN = ("municipal ", "metropolitan ", "city ", "regional ")
_BESIDE_CAPITALS = frozenset({"municipality", "city hall", "city council", "police", "town hall"})
_TITLED = re.compile(r"^(?:City|Town|Municipality|Borough|Village) of (?P<town>.+)$")


def name_towns(items: list[Item]) -> list[Item]:
    """Make what a town's role and its name say together one mention, which is called by the name."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        mention = item.mention
        if item.low in _DECIDING and _speaks_for_town(items, at):
            kept.append(_begun_at(items[at + 2], item.start))
            at += 3
            continue
        if mention is not None and mention.new == "body" and mention.actor_role:
            council = _COUNCIL.match(mention.text) if mention.actor_role in {"body", "local"} else None
            named = council or _TITLED.match(mention.text) or _BOARD.match(mention.text)
            if named is not None:
                mention.text, mention.actor_role, mention.noun = named["town"], "local", mention.noun or "city"
        elif mention is not None and _is_role(mention):
            if kept and (_is_town(kept[-1].mention, possessive=True) or _is_seat(kept[-1].mention, mention)):
                kept[-1] = _town(item, kept[-1], kept[-1].start, item.end)
                kept[-1].mention.possessive = mention.possessive  # type: ignore[union-attr] # just made
                at += 1
                continue
            if (mention.actor_role in _OF_TOWNS or mention.noun in _LOCAL_NOUNS) and _is_of_town(items, at):
                kept.append(_town(item, items[at + 2], item.start, items[at + 2].end))
                kept[-1].mention.possessive = items[at + 2].mention.possessive  # type: ignore[union-attr]
                at += 3
                continue
        kept.append(item)
        at += 1
    kept = _seats(kept)
    _call_towns(kept)
    return kept


def name_capitals(items: Sequence[Item], towns: frozenset[str]) -> None:
    """Make towns of the names that the text speaks of as such: "the mayor of Paris" makes all its "Paris" one."""
    for item in items if towns else ():
        mention = item.mention
        if mention is None or mention.text.casefold() not in towns:
            continue
        if mention.way == Way.capital:
            item.mention = _as_town(mention, item.text)
        elif mention.new == "name" and not mention.actor_role and not mention.target_role:
            mention.new, mention.actor_role, mention.noun = "body", "local", "city"


def _as_town(mention: Mention, name: str) -> Mention:
    return Mention(
        mention.start,
        mention.end,
        name,
        actor_role="local",
        new="body",
        noun="city",
        place=mention.entity,
        possessive=mention.possessive,
    )


def _begun_at(item: Item, start: int) -> Item:
    """An item that begins where somebody who speaks for it is named."""
    item.start = start
    if item.mention is not None:
        item.mention.start = start
    return item


def _speaks_for_town(items: Sequence[Item], at: int) -> bool:
    """As in "commissioners in Clark County": whoever decides there."""
    if at + 2 >= len(items) or items[at + 1].low not in {"of", "in", "for"}:
        return False
    town = items[at + 2].mention
    if town is None or town.possessive:
        return False
    entity = town.entity
    known = entity is not None and entity.actor is not None and entity.actor.kind == "local_government"
    return known or (town.new == "body" and town.actor_role == "local")


def _is_of_town(items: Sequence[Item], at: int) -> bool:
    """As in "the mayor of Springfield", "aldermen in Peoria"."""
    if at + 2 >= len(items) or items[at + 1].low not in {"of", "in"}:
        return False
    town = items[at + 2].mention
    return _is_town(town) and (
        items[at + 1].low == "of" or (town is not None and town.new != "" and not town.possessive)
    )


def _call_towns(items: Sequence[Item]) -> None:
    """Make towns of names that the sentence speaks of so: "city staff in Boise", "Oslo and Bergen, two cities,"."""
    lows = [item.low for item in items]
    if _CIVIC.isdisjoint(lows) and not any(low.startswith(_CITY) for low in lows if " " in low):
        return
    for at, item in enumerate(items):
        mention = item.mention
        if mention is None or mention.possessive or mention.modifies:
            continue
        staff = at > 1 and items[at - 1].low in {"in", "of", "at"} and items[at - 2].low.startswith(_CITY)
        if mention.new == "name" and not mention.actor_role and not mention.target_role:
            if staff or _is_called_town(items, at) or _is_one_of_towns(items, at):
                mention.new, mention.actor_role, mention.noun = "body", "local", "city"
        elif _is_town(mention) and mention.entity is not None and (_is_called_town(items, at) or _has_trams(items, at)):
            item.mention = _as_town(mention, item.text)


def _is_called_town(items: Sequence[Item], at: int) -> bool:
    """Whether what stands behind a name, or those listed with it, says it is a town: "X and Y, two cities,"."""
    end = at + 1
    while end < len(items) and (
        items[end].low == "and" or (items[end].mention is not None and items[end - 1].low == "and")
    ):
        end += 1
    if end >= len(items) or items[end].low not in {",", "(", "\u2014", "\u2013"}:
        return False
    for item in items[end + 1 : end + 1 + _NEAR]:
        if item.low in _CALLED:
            return True
        if item.tag in {"be", "have", "modal", "rel", "pron"} or item.low in {
            ",",
            ";",
            ")",
            "his",
            "her",
            "says",
            "said",
        }:
            return False
    return False


def _is_one_of_towns(items: Sequence[Item], at: int) -> bool:
    """Whether a name stands behind a word for towns that says what it is: "two cities, Malmo and Lund,"."""
    for item in items[at - 1 : max(0, at - _NEAR) : -1]:
        if item.low in _TOWNS:
            return True
        if item.mention is None and item.low not in {",", "and", "including"}:
            return False
    return False


def _has_trams(items: Sequence[Item], at: int) -> bool:
    """Whether a capital that begins a sentence has what only towns have: "Tallinn took them out of its trams"."""
    if at > 1 or (at == 1 and items[0].low != "the"):
        return False
    own = (items[number + 1 : number + 3] for number, one in enumerate(items) if one.low == "its")
    return any(each.low.split()[-1] in _TOWN_THINGS for pair in own for each in pair)


def _is_role(mention: Mention) -> bool:
    plain = not mention.entities and not mention.new
    several = mention.plural and mention.noun not in _SEVERAL
    return plain and (
        mention.noun in _MANY
        or mention.noun in _LOCAL_NOUNS
        or mention.noun.startswith(_OF_TOWN)
        or (mention.actor_role in _OF_TOWNS and not several)
    )


def _is_town(mention: Mention | None, *, possessive: bool = False) -> bool:
    """Whether a name may be a town's: one that is not known, or that of a capital."""
    if mention is None:
        return False
    beside = mention.new == "name" or (mention.new == "body" and mention.text.casefold().endswith(_ENDS))
    if possessive and not mention.possessive and not beside:  # "Springfield police", "the Clark County sheriff"
        return False
    if mention.new == "name" or (mention.new == "body" and mention.actor_role == "local"):
        return True
    entity = mention.entity
    return entity is not None and entity.is_place and mention.way == Way.capital and len(mention.entities) == 1


def _is_seat(town: Mention | None, role: Mention) -> bool:
    """Whether a capital stands right before what only towns have: "Copenhagen municipality", "Ottawa police"."""
    local = role.noun in _BESIDE_CAPITALS or role.noun.startswith(_OF_TOWN)
    return local and town is not None and town.way == Way.capital


def _town(role: Item, name: Item, start: int, end: int) -> Item:
    of = name.mention
    entity = of.entity if of is not None else None
    text = of.text if of is not None else name.text
    noun = role.mention.noun if role.mention is not None else "city"
    kind = role.mention.actor_role if role.mention is not None else "local"
    if noun in _REGIONS or (kind in {"government", "state"} and noun.startswith(_OF_TOWN)):
        kind = "local"
    elif kind != "local":  # "Riverside's school board"
        text = f"{text} {noun}"
    mention = Mention(start, end, text, actor_role=kind, new="body", noun=noun, place=entity)
    return Item(text, text.casefold(), start, end, "name", (), mention)


def _seats(items: Sequence[Item]) -> list[Item]:
    """Where a town is: "the city of Springfield, Illinois, has"; a state between commas is part of its name."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        kept.append(item)
        at += 1
        if item.mention is None or at + 1 >= len(items) or items[at].low != ",":
            continue
        if _is_local(item.mention) and ", " in item.mention.text and not items[at + 1].is_capital:
            at += items[at + 1].low not in {"and", "or", "which", "where"}  # "Portland, Maine, [followed]"
            continue
        mention, place = item.mention, items[at + 1].mention
        if mention.new == "name" and _is_state(place) and _is_closed(items, at - 1):
            mention.new, mention.actor_role, mention.noun = "body", "local", "city"  # "Chengdu, Sichuan, barred"
        if (
            not _is_local(mention)
            or place is None
            or place.possessive
            or place.entity is None
            or not place.entity.is_place
        ):
            continue
        if mention.entity is not None and not _lies_in(mention.entity, place.entity):
            item.mention = mention = Mention(
                mention.start, mention.end, item.text, actor_role="local", new="body", noun="city"
            )
        if not mention.entities:
            mention.place = mention.place or place.entity
        joined = items[at + 3].low in {"and", "or"} if at + 3 < len(items) else False
        joined = joined and not (mention.entity is not None and _lies_in(mention.entity, place.entity))
        if _is_state(place) and _is_closed(items, at - 1) and not (joined and mention.entities):
            item.end = mention.end = items[at + 1].end
            at += 3
    return kept


def _is_local(mention: Mention) -> bool:
    """Whether it names a town or county."""
    entity = mention.entity
    if entity is not None:
        return entity.actor is not None and entity.actor.kind == "local_government"
    return mention.new == "body" and mention.actor_role == "local"


def _lies_in(town: Entity, place: Entity) -> bool:
    """Whether a town that is known is the one of that name there: not "Orange County, Florida"."""
    code = place.place.code if place.place is not None else ""
    own = (town.actor.place if town.actor is not None else None) or ""
    return "-" not in code or "-" not in own or code == own


def _is_state(place: Mention | None) -> bool:
    entity = place.entity if place is not None else None
    return entity is not None and entity.place is not None and "-" in entity.place.code


def _is_closed(items: Sequence[Item], at: int) -> bool:
    """Whether commas stand on both sides of what follows a name."""
    return items[at + 1].low == "," and at + 4 < len(items) and items[at + 3].low == ","
