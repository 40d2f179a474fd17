"""Bodies by their place: "Italy's main privacy watchdog", "the government of Ruritania"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from policytrack.places import PlaceKind
from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.mentions.kinds import HEADS, has_head, is_place, is_somewhere, one_of
from policytrack.reading.rules.names import Entity, Way
from policytrack.reading.rules.names.topics import is_topic, topics_in

__all__ = ["join_places", "place_roles"]

_OFFICE = re.compile(r"office|officer|bureau|department|board|committee|administrator|council|administration")
_BETWEEN = re.compile(r"(?:" + "|".join(sorted(words.listing("between"))) + r"|[a-z]+-run|[a-z]+est)$")

_LOCAL = frozenset({"school", "police", "local", "legislature", "body", "court"})
_REGIONS = words.listing("regions")
_PARTS = frozenset({"agency", "body", "ministry"})


def place_roles(items: list[Item]) -> list[Item]:
    """As in "Italian regulator", "Italy's main privacy watchdog", "Texas governor"."""
    kept: list[Item] = []
    for at, item in enumerate(items):
        if item.mention is None or _is_of_state(items, at):
            kept.append(item)
            continue
        if bloc := _bloc_of_some_member(kept, item.mention):
            del kept[bloc:]
            kept.append(item)
            continue
        if _is_of_own_state(kept, item):
            state = kept.pop()
            kept.append(_of_state(state, item))
            continue
        if _sits_in_town(kept, item.mention):
            town = kept.pop()
            item.mention.text, item.mention.new = f"{item.mention.noun} in {town.text.removesuffix('-based')}", "body"
            item.start = item.mention.start = town.start
            kept.append(item)
            continue
        owner = _owner(kept, item)
        before = None if owner is None else kept[owner].mention
        mention = item.mention
        if owner is None or before is None or mention is None:
            kept.append(item)
        elif before.entity is None or not is_somewhere(before):  # the office of a body is the body, and so is its head
            kept[owner].tag = "person" if mention.noun in HEADS else kept[owner].tag
            before.possessive = mention.possessive
            before.end = kept[owner].end = item.end
            del kept[owner + 1 :]
        elif mention.actor_role == "court" and before.way == Way.capital and not mention.new:
            mention.text, mention.new, mention.place = f"{mention.noun} in {before.text}", "body", before.entity
            item.start = mention.start = kept[owner].start
            del kept[owner:]
            kept.append(item)
        else:
            mention.place = _place_of(before, mention)
            topic = [one.low for one in kept[owner + 1 :] if _may_qualify(one, mention, 1)]
            if topic and len(topic) == len(kept) - owner - 1:
                mention.noun = " ".join([*(one for one in topic if not _BETWEEN.match(one)), mention.noun])
            item.start = mention.start = kept[owner].start
            del kept[owner:]
            kept.append(item)
    return kept


_MEMBERS = frozenset({"country", "nation", "state"})
_SOME = frozenset({"a", "an", "another", "one", "any"})


def _bloc_of_some_member(kept: Sequence[Item], member: Mention) -> int:
    """Where the bloc stands of which one of its members is told, that is not the bloc: "in an [EU] member state"."""
    at = len(kept) - 1 - (bool(kept) and kept[-1].low == "member")
    if at < 1 or member.noun not in _MEMBERS or kept[at - 1].low not in _SOME:
        return 0
    mention = kept[at].mention
    bloc = mention.entity.place if mention is not None and mention.entity is not None else None
    return at if bloc is not None and bloc.kind == "bloc" else 0


_DEPARTMENTS = ("department of ", "department for ", "office of ", "bureau of ", "division of ")


def _is_of_own_state(kept: Sequence[Item], body: Item) -> bool:
    """Whether a body is called as one of the country is, and is of the state before it: "Ohio Department of Labor"."""
    state = kept[-1].mention if kept else None
    if state is None or state.way == Way.demonym or state.entity is None or state.entity.place is None:
        return False
    known = body.mention is not None and body.mention.entities != () and body.low.startswith(_DEPARTMENTS)
    return known and state.entity.place.kind is PlaceKind.subdivision


def _of_state(state: Item, body: Item) -> Item:
    """A department with the state that has it as one item."""
    text = f"{state.mention.text if state.mention is not None else state.text} {body.text}"
    place = state.mention.entity if state.mention is not None else None
    owns = body.mention is not None and body.mention.possessive
    mention = Mention(
        state.start, body.end, text, actor_role="ministry", noun="department", new="body", place=place, possessive=owns
    )
    return replace(body, text=text, low=text.casefold(), start=state.start, tag="name", mention=mention)


def _sits_in_town(kept: Sequence[Item], court: Mention) -> bool:
    """Whether a court stands behind the name of a town that nobody knows: "a Springfield court", "Izmir's court"."""
    before = kept[-1].mention if kept and kept[-1].is_capital else None
    if before is None or before.new != "name" or before.actor_role or before.target_role:
        return False
    return court.actor_role == "court" and not (court.entities or court.new or court.plural)


def _is_of_state(items: Sequence[Item], at: int) -> bool:
    """Whether the state that a word stands for is named behind it: "the German [state] of Saxony"."""
    mention, behind = items[at].mention, items[at + 2].mention if at + 2 < len(items) else None
    if mention is None or mention.noun not in _REGIONS or behind is None or items[at + 1].low != "of":
        return False
    return is_place(behind) and behind.way != Way.demonym


def _place_of(owner: Mention, mention: Mention) -> Entity | None:
    """Which of the places of one name is meant: a governor is of the state of Georgia, and Victoria is no capital."""
    if mention.actor_role == "state" and mention.noun.endswith(("governor", "state government", "state officials")):
        states = [one for one in owner.entities if one.place is not None and one.place.kind is PlaceKind.subdivision]
        return states[0] if states else owner.entity
    called = (one for one in owner.entities if one.place is not None and one.place.name == owner.text)
    return next(called, owner.entity)


def _owner(kept: Sequence[Item], item: Item) -> int | None:
    """Where the place stands that a role belongs to, if one does."""
    mention = item.mention
    if mention is None or not mention.actor_role or (mention.new and mention.place is not None):
        return None
    for back in range(1, min(4, len(kept)) + 1):
        before = kept[-back]
        if before.mention is not None:
            return len(kept) - back if _has(before.mention, mention, back) else None
        plain = before.says("circumstance") is None and not before.low.endswith("al") and not is_topic(before.low)
        if plain and not _BETWEEN.match(before.low) and not _may_qualify(before, mention, back):
            return None
    return None


def _may_qualify(word: Item, mention: Mention, back: int) -> bool:
    """Whether a word may be of what a body deals with: "Ghana's cocoa agency"; nothing that says more itself."""
    public = mention.actor_role in {"ministry", "agency", "regulator", "body"} and not mention.plural
    return public and back <= 2 and word.tag == "" and not word.words and word.text.isalpha() and word.text.islower()


def _has(owner: Mention, mention: Mention, back: int) -> bool:
    """Whether somebody or a place so many items before has what a role names."""
    entity = owner.entity
    if entity is not None and entity.is_place and (back == 1 or owner.possessive or owner.way == Way.demonym):
        return True
    if mention.actor_role in _LOCAL and is_somewhere(owner) and (back == 1 or owner.possessive):
        return True
    if owner.possessive and mention.noun in HEADS and not mention.new:
        return has_head(owner)
    if not owner.possessive or mention.actor_role not in _PARTS or not _OFFICE.search(mention.noun):
        return False
    public = owner.actor_role in {"government", "state", "local"} and bool(topics_in(mention.noun))
    return bool(owner.actor_role or entity) and not public


def join_places(items: list[Item]) -> list[Item]:
    """As in "the government of Ruritania", "the University of Texas" said in lower case."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        kept.append(item)
        at += 1
        if item.mention is None or item.mention.place or at + 1 >= len(items):
            continue
        if _is_bank_of(items, at - 1):
            item.mention = _bank(item, items[at + 1])
            item.end = item.mention.end
            at += 2
            continue
        if not item.mention.actor_role and item.mention.way != Way.generic:
            continue
        joint = _past_topic(items, at, item.mention)
        place_at = _place_at(items, joint + 1, item.mention)
        place = items[place_at].mention if place_at < len(items) else None
        if place is not None and _join(item, items[joint].low, place):
            item.end = item.mention.end = items[place_at].end
            at = place_at + 1
            if item.mention.plural and item.mention.place is not None:
                _share(item.mention, items, at)
    return kept


def _past_topic(items: Sequence[Item], at: int, role: Mention) -> int:
    """Past what a body deals with and before where it is: "the ministry [of electronics] in New Delhi"."""
    if role.actor_role not in _PARTS or role.entities or items[at].low not in {"of", "for"}:
        return at
    end = at + 1
    while end < len(items) - 1 and items[end].mention is None and items[end].text.islower() and items[end].low != "in":
        if items[end].words or items[end].tag not in {"", "and"}:
            return at
        end += 1
    return end if end > at + 1 and items[end].low == "in" else at


def _bank(item: Item, place: Item) -> Mention:
    """A bank that is named by where it is from."""
    owns, text = place.mention is not None and place.mention.possessive, f"{item.text} of {place.text}"
    return Mention(item.start, place.end, text, actor_role="company", noun="bank", new="body", possessive=owns)


def _is_bank_of(items: Sequence[Item], at: int) -> bool:
    """Whether a bank is named by where it is from: "Bank of Ireland", not "the bank of the state"."""
    if items[at].text != "Bank" or items[at].mention is None or items[at + 1].low != "of":
        return False
    place = items[at + 2].mention if at + 2 < len(items) else None
    return place is not None and is_place(place) and place.way != Way.demonym


_IN_TOWNS = frozenset(
    {"hospital", "clinic", "museum", "library", "theatre", "theater", "zoo", "nursery", "kindergarten"}
)
_FAR_IN = 3  # "the southern port of Izmir", where a town's kind and name are one item already


def _place_at(items: Sequence[Item], at: int, role: Mention) -> int:
    """Where the place may stand behind a role's preposition: "in Italy", "in the southern city of Izmir"."""
    if items[at].low != "the":
        return at
    at += 1
    if (behind := _state_at(items, at)) < len(items):
        return behind
    far = at + _FAR_IN if role.actor_role in {"court", "school"} or role.noun in _IN_TOWNS else at
    while at < min(far, len(items)) and items[at].mention is None and items[at].tag == "" and items[at].text.islower():
        at += 1
    return at


def _state_at(items: Sequence[Item], at: int) -> int:
    """Where the state stands of which a country's adjective only tells more: "the Australian state of [Victoria]"."""
    adjective = items[at].mention if at + 3 < len(items) else None
    region = items[at + 1].mention if adjective is not None else None
    if adjective is None or adjective.way != Way.demonym or region is None or region.noun not in _REGIONS:
        return len(items)
    return at + 3 if items[at + 2].low == "of" else len(items)


def _share(role: Mention, items: Sequence[Item], at: int) -> None:
    """Give each place that a list goes on with a body of its own: "the privacy regulators of Ruritania and Elbonia"."""
    while at + 1 < len(items) and items[at].low in {",", "and", "&"}:
        mention = items[at + 1].mention
        if mention is None or mention.possessive or not is_place(mention) or mention.way == Way.demonym:
            return
        role.plural = False
        role.noun = one_of(role.noun)
        own = replace(role, start=mention.start, end=mention.end, text=mention.text, place=mention.entity)
        items[at + 1].mention, items[at + 1].tag = own, "role"
        at += 2


def _join(item: Item, joint: str, place: Mention) -> bool:
    """Take a place behind a role for where it acts; whether it is part of its name."""
    mention = item.mention
    if mention is None:
        return False
    if joint in {"of", "in"} and _is_country(place, mention):
        mention.place = place.entity
        mention.possessive = place.possessive if joint == "of" else mention.possessive
        return joint == "of"
    if joint == "of" and mention.way == Way.generic and place.new == "name":  # of a country that nobody knows
        role = next((one for one in ("ministry", "court") if one in mention.text.casefold()), "agency")
        mention.entities, mention.actor_role, mention.new, mention.way = (), role, "body", Way.name
        mention.text = f"{mention.text} of {place.text}"
        return True
    if joint in {"in", "of"} and _is_of_county(mention) and is_somewhere(place):
        mention.place = place.entity  # "the sheriff's office in Orange County"
        return True
    if joint in {"in", "of"} and _is_of_county(mention) and place.new == "body":
        same = place.actor_role == mention.actor_role  # "Superintendent Jane Doe of Kent Police"
        mention.text, mention.new = place.text if same else f"{place.text} {mention.noun}", "body"
        return True  # "the sheriff's office in Clark County"
    sits = mention.actor_role in {"court", "school"} or mention.noun in _IN_TOWNS
    if joint not in {"in", "at"} or not sits or mention.entities or mention.new:
        return False
    town = place.new == "name" or (place.new == "body" and place.actor_role == "local") or is_somewhere(place)
    town = town and place.way != Way.demonym
    if not town or not mention.noun:
        return False
    mention.text = f"{mention.noun} in {place.text}"
    mention.new = "body"
    return True


def _is_of_county(mention: Mention) -> bool:
    """Whether it is of a body that counties and towns have: "the sheriff's office", "the district attorney"."""
    return not mention.entities and (mention.actor_role == "police" or "attorney" in mention.noun)


def _is_country(place: Mention, mention: Mention) -> bool:
    """Whether it is a place that has the body; a court in a capital is one of the town."""
    seat = mention.actor_role == "court" and place.way == Way.capital
    return is_place(place) and place.way != Way.demonym and not seat
