"""People who act for a body: "Gov. Jane Doe", "Justice Jane Doe of the Supreme Court"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.mentions.kinds import HEADS, has_head, is_name, is_place, may_be_first_name
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.words import Part

__all__ = ["seat_people", "take_people", "take_titles"]

_TITLES = words.groups("titles")
_RANKS = words.listing("police_ranks")
_RANKED = words.listing("police_titles")
_SITTING = frozenset({"of", "at", "in", "on", "with", "from"})
_BODIES = frozenset(words.groups("heads"))
_NTH = re.compile(r"\d+(?:st|nd|rd|th)$")  # "of the 3rd Criminal Court"
_PARTICLES = words.listing("particles")


def take_titles(items: list[Item], people: dict[str, str]) -> list[Item]:
    """As in "Gov. Jane Doe", and "Doe" later on."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if not item.is_capital:
            kept.append(item)
            at += 1
            continue
        title_at, role = _title(items, at)
        upto = _person_ends(items, title_at + 1) if role else at
        if role and upto > at:
            people[items[upto - 1].low] = role
            noun = items[title_at].low.split()[-1]
            kept.append(_role_item(items[at:upto], role, noun if title_at == at else "person"))
            at = upto
            continue
        known = people.get(item.low) if item.mention is None else None
        if known and kept and may_be_first_name(kept[-1].mention):  # "Paris Moreira", who is known as a judge
            item.start = kept.pop().start
        kept.append(_role_item([item], known, "person") if known else item)
        at += 1
    return kept


def _title(items: Sequence[Item], at: int) -> tuple[int, str | None]:
    """Where the title stands that may begin here, and for which kind of body who has it acts."""
    if (rank := _rank_ends(items, at)) > at:  # "Detective Superintendent Jane Doe"
        return rank, "police"
    last = _office_ends(items, at)  # "Justice Minister Jane Doe"
    mention = items[at].mention
    whole = last > at or (mention is not None and mention.actor_role in {"government", "court"})
    low = items[last].low.rstrip(".")
    role = _TITLES.get(low.split()[-1] if whole else low)
    if role is None and last > at:
        return at, _TITLES.get(items[at].low.rstrip("."))
    return last, role


def _rank_ends(items: Sequence[Item], at: int) -> int:
    """Where the rank of an officer of the police ends that begins here: "Detective Chief [Inspector] Jane Doe"."""
    upto = at
    while upto + 1 < len(items) and items[upto].low in _RANKS and items[upto].is_capital:
        upto += 1
    return upto if items[upto].low in _RANKED and items[upto].is_capital else at


def _person_ends(items: Sequence[Item], start: int) -> int:
    """Where the name ends that follows a title; 0 if none does."""
    if start < len(items) and items[start].low == ".":
        start += 1
    if start < len(items) and items[start].low in _BODIES:  # "General Directorate"
        return 0
    if start < len(items) and _is_done(items, start):
        return 0
    upto = start
    while upto < len(items) and upto - start < 5 and _is_part(items, upto, start):
        upto += 1
    return upto if upto > start else 0


def _is_done(items: Sequence[Item], at: int) -> bool:
    """Whether a word with a capital is what whoever has a title does: "Texas Governor [Bans] TikTok"."""
    item, after = items[at], items[at + 1] if at + 1 < len(items) else None
    if item.mention is not None or not item.low.endswith("s") or after is None:
        return False
    told = item.says("acts", Part.verb) or item.says("turns", Part.verb)
    return told is not None and (after.mention is not None or bool(after.words) or after.low in {"to", "on"})


def _is_part(items: Sequence[Item], at: int, start: int) -> bool:
    return _is_name_at(items, at) or _is_first_name(items, at) or _joins(items, at, start)


def _is_first_name(items: Sequence[Item], at: int) -> bool:
    """Whether a place is called like somebody: "Judge Santiago Pedraz"."""
    mention, after = items[at].mention, items[at + 1] if at + 1 < len(items) else None
    if mention is None or not is_place(mention) or " " in mention.text or mention.possessive:
        return False
    plain = after is not None and after.mention is None and after.tag == "" and not after.words
    return plain and mention.way != Way.demonym and _is_name_at(items, at + 1)


def _is_name_at(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and is_name(items[at])


def _joins(items: Sequence[Item], at: int, start: int) -> bool:
    """Whether a small word joins the parts of a name: "Alexandre de Moraes"."""
    return at > start and items[at].low in _PARTICLES and _is_name_at(items, at + 1)


def _office_ends(items: Sequence[Item], at: int) -> int:
    """Where the title stands that words with capitals lead to: of "Home Affairs Minister" the last."""
    upto = at
    while (
        upto < len(items)
        and upto - at < 6
        and (items[upto].is_capital or items[upto].low in {"and", "for", "of", "&"})
        and (items[upto].mention is None or _is_field(items[upto]))
    ):
        upto += 1
        if (
            upto < len(items)
            and items[upto].low.split()[-1:] in (["minister"], ["secretary"])
            and items[upto].is_capital
        ):
            return upto
    return at


def _is_field(item: Item) -> bool:
    """Whether a name is of what an office may deal with, and of nothing to be had: "[AI] Minister Jane Doe"."""
    entity = item.mention.entity if item.mention is not None else None
    return entity is not None and entity.general and entity.actor is None


def _role_item(parts: Sequence[Item], role: str, noun: str) -> Item:
    text = " ".join(one.text for one in parts)
    mention = Mention(parts[0].start, parts[-1].end, text, actor_role=role, noun=noun)
    owner = parts[-1].mention
    if owner is not None and owner.possessive:
        mention.possessive = True
    return Item(text, text.casefold(), parts[0].start, parts[-1].end, "person", (), mention)


def take_people(items: list[Item]) -> list[Item]:
    """As in "Justice Jane Doe of the Supreme Court": whoever speaks for a body is the body."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        person = items[at].mention
        if person is not None and person.actor_role:
            at = _body_of(items, at, person) or at
        kept.append(items[at])
        at += 1
    return kept


def _is_officer(person: Mention) -> bool:
    """Whether somebody has an office that firms have: "the chief information officer of Rennholm"."""
    return person.noun in HEADS and person.noun.endswith(" officer")


def _body_of(items: Sequence[Item], at: int, person: Mention) -> int:
    """Where the body stands that somebody speaks for; 0 if none does."""
    if person.entities or person.plural:
        return 0
    behind = at + 2 + (at + 2 < len(items) and items[at + 2].low == "the")
    behind += behind < len(items) and _NTH.match(items[behind].low) is not None
    sits = person.actor_role == "court" and behind < len(items) and items[at + 1].low in _SITTING
    if behind >= len(items) or not (sits or items[at + 1].low in {"of", "at"}):
        return 0
    body = items[behind].mention
    if body is not None and _is_officer(person) and body.new == "name" and not body.target_role:
        body.new, body.actor_role, body.noun = "body", "company", "company"
    if body is not None and person.noun in HEADS and not body.possessive and has_head(body):
        items[behind].tag = "person"
        return behind
    if body is not None and body.new == "body" and body.actor_role == person.actor_role and not body.possessive:
        return behind  # "Superintendent Jane Doe of Kent Police"
    entity = body.entity if body is not None else None
    if entity is None or entity.actor is None or entity.is_place:
        return 0
    return 0 if entity.is_company else behind


_AT_SEATS = frozenset({"of", "for", "in", "across", "at", "the"})


def seat_people(items: list[Item]) -> None:
    """Take a mayor or sheriff for the one town that the sentence tells: "[Mayor Jane Doe] of the city of Nod".

    So are officers and heads of schools for the one body of their kind: "[Inspector Jane Doe] told Kent Police staff".
    """
    people = [one.mention for one in items if one.tag == "person" and one.mention is not None]
    for one in people:
        _seat_in_body(items, one)
    heads = [one for one in people if _is_of_town(one)]
    towns = _towns(items) if heads else []
    if len({one.text for one in towns}) != 1:
        return
    town = towns[0]
    for one in heads:
        if one.actor_role == "local":
            one.entities, one.new, one.text = town.entities, town.new, town.text
        else:
            one.new, one.text = "body", f"{town.text} Sheriff"


def _seat_in_body(items: Sequence[Item], person: Mention) -> None:
    if person.actor_role not in _SEATED or not _is_plain(person):
        return
    others = [one.mention for one in items if one.mention is not None and one.mention is not person]
    bodies = [one for one in others if _is_body_of(one, person.actor_role)]
    if len({one.text for one in bodies}) == 1:
        person.new, person.text, person.noun = bodies[0].new, bodies[0].text, bodies[0].noun
        person.entities, person.place = bodies[0].entities, bodies[0].place


_SEATED = {"police": "police_or_intelligence", "school": "educational_institution"}


def _is_body_of(mention: Mention, role: str) -> bool:
    entity = mention.entity
    if entity is None:
        return mention.new == "body" and mention.actor_role == role
    return entity.actor is not None and entity.actor.kind == _SEATED[role]


def _is_plain(person: Mention) -> bool:
    return not (person.entities or person.new or person.plural) and person.place is None


def _is_of_town(mention: Mention) -> bool:
    """Whether somebody with a title acts for a town or county of which the title does not tell."""
    return _is_plain(mention) and (
        mention.actor_role == "local" or (mention.actor_role, mention.noun) == ("police", "sheriff")
    )


def _towns(items: Sequence[Item]) -> list[Mention]:
    """The towns that a sentence tells behind a preposition: "in the city of Nod", "In Nod, the mayor"."""
    found = []
    for before, one in pairwise(items):
        mention = one.mention
        if mention is None or before.low not in _AT_SEATS or mention.possessive:
            continue
        opens = before is items[0] and mention.new == "name" and items[2:3] != [] and items[2].low == ","
        if opens and not mention.actor_role:
            mention.new, mention.actor_role = "body", "local"
        entity = mention.entity
        known = entity is not None and entity.actor is not None and entity.actor.kind == "local_government"
        if known or (mention.new == "body" and mention.actor_role == "local"):
            found.append(mention)
    return found
