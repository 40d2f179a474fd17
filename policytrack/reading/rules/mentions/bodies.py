"""Names that nobody knows, and what the text says they are: "Rennholm, a Swedish forestry group".

What is said of a name once holds for the rest of the text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.mentions.kinds import is_staff
from policytrack.reading.rules.names import Entity

__all__ = ["Said", "describe"]

_ARTICLES = words.listing("describing_articles")
_PERSONS = words.listing("persons_acting")
_OPENERS = frozenset({",", "(", "\u2014", "\u2013", "-", "--"})
_CLOSERS = frozenset({",", ".", ")", ";", ":", "\u2014", "\u2013", "--", "and"})
_BINDING = frozenset({"order", "advise", "ban"})
"""What is said of those who are told something."""
_SAYING = {"said", "says", "wrote"} | {
    f"{verb}{end}"
    for verb in words.verb_listing("told_behind") | words.verb_listing("decided_behind")
    for end in ("d", "ed")
}
_CHIEFS = frozenset({"chief", "ceo", "chairman", "chairwoman", "founder", "management", "headquarters", "shareholders"})
"""What firms have, so that whoever has it is one."""
_FORBIDDING = frozenset({"ban", "block"})
_NOT = frozenset({"not", "n't", "no", "cannot", "never"})
_ALLOWED = frozenset({"allowed", "permitted", "welcome", "used", "opened", "installed", "accessed", "reached", "run"})
_JUST_BEFORE = 5  # "may no longer be used at Rennholm"
_OWNED = frozenset({"network", "networks", "systems", "premises", "servers", "offices"})
_SORTS_OF_STAFF = words.listing("sorts_of_staff")
_AT_WORK = 12
_COMPANY = ("company ", "company-", "corporate ", "work ")
_AMONG = {"one": "of", "among": "the"}
_LONGEST = 10  # words of "a fast-growing Swedish maker of batteries" before its noun


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says somebody is: the kind of actor, its word, and where it sits."""

    role: str
    noun: str
    place: Entity | None


def describe(items: Sequence[Item], people: dict[str, str], bodies: dict[str, Said]) -> None:
    """Give new names the role that the sentence or one before it says they have, and remember it."""
    for at, item in enumerate(items):
        mention = item.mention
        if mention is None or not mention.new:
            continue
        if mention.new == "name" and mention.actor_role and _of_person(mention.noun):
            people.setdefault(mention.text.casefold().split()[-1], mention.actor_role)  # "culture secretary Jane Doe"
            mention.new, mention.text = "", mention.noun
            continue
        if mention.new == "name" and not mention.actor_role and not mention.target_role:
            said = _said_behind(items, at) or _said_to_be(items, at) or _said_before(items, at) or _employs(items, at)
            said = said or (_rules_at_work(items, at) if mention.text.casefold() not in people else None)
            if said is not None and _of_person(said.noun):
                people.setdefault(mention.text.casefold().split()[-1], said.role)
                noun = said.noun if said.role == "court" and said.place is not None else "person"
                mention.new, mention.actor_role, mention.noun, mention.place = "", said.role, noun, said.place
                continue
            said = said or _known(bodies, mention)
            if said is not None:
                mention.new, mention.actor_role, mention.noun = "body", said.role, said.noun
                mention.place = mention.place or said.place
        if mention.new == "body" and mention.actor_role:
            said = Said(mention.actor_role, mention.noun, mention.place)
            low = mention.text.casefold()
            bodies.setdefault(low, said)
            bodies.setdefault(low.split()[0], said)  # "Mitsui" later on


def _of_person(noun: str) -> bool:
    """Whether a noun says what a person is: "culture secretary"; of some names none is told."""
    head = noun.partition(" of ")[0]  # "secretary of state"
    return noun.rpartition(" ")[2] in _PERSONS or head.rpartition(" ")[2] in _PERSONS


def _known(bodies: Mapping[str, Said], mention: Mention) -> Said | None:
    """What was said of a name, or of the longer one that it is the first word of."""
    return bodies.get(mention.text.casefold())


def _said_behind(items: Sequence[Item], at: int) -> Said | None:
    """As in "Dalbit, an online retailer based in Busan,"; a noun behind a preposition says something else."""
    if at + 3 >= len(items) or items[at + 1].low not in _OPENERS:
        return None
    if items[at + 2].low not in _ARTICLES | _AMONG.keys():
        return _said_by_place(items, at)
    return _said_from(items, at)


def _said_to_be(items: Sequence[Item], at: int) -> Said | None:
    """As in "Dalbit is the largest bank in Busan", "Dalbit was the first airline to"."""
    if at + 3 >= len(items) or items[at + 1].tag != "be" or items[at + 2].low not in _ARTICLES | _AMONG.keys():
        return None
    said = _said_from(items, at)
    return said if said is not None and said.role in _HOUSES and said.noun != "person" else None


def _said_from(items: Sequence[Item], at: int) -> Said | None:
    """What the noun group says that begins two items behind a name."""
    place: Entity | None = None
    first = at + 3 + (_AMONG.get(items[at + 2].low) == items[at + 3].low)  # "one of the largest banks in Oslo"
    for number in range(first, min(len(items) - 1, at + 3 + _LONGEST)):
        item, after = items[number], items[number + 1]
        mention = item.mention
        if mention is not None and mention.entity is not None and mention.entity.is_place:
            place = place or mention.entity
        elif mention is not None and mention.actor_role and not mention.possessive and not mention.entities:
            if after.mention is None and _ends(after) and not _tells(items, number + 1):
                noun = "person" if item.tag == "person" else mention.noun  # "Jane Doe, the company's president"
                return Said(mention.actor_role, noun, mention.place or place)
        elif mention is not None and mention.entity is not None and mention.entity.actor is not None:
            return None  # "Jane Doe, the Cabinet Office minister": the name of the body tells
        if item.tag in {"prep", "rel", "be", "have", "modal", "pron"} or item.low in _CLOSERS:
            return None
    return None


def _said_by_place(items: Sequence[Item], at: int) -> Said | None:
    """As in "Dalbit, Korea's biggest bank, has"."""
    mention, after = items[at + 2].mention, items[at + 3]
    plain = mention is not None and not (mention.entities or mention.new or mention.plural or mention.possessive)
    if mention is None or not plain or mention.place is None or after.low not in {",", ")"}:
        return None
    return Said(mention.actor_role, mention.noun, mention.place) if mention.actor_role in _HOUSES else None


_HOUSES = frozenset({"company", "body", "school"})


def _tells(items: Sequence[Item], at: int) -> bool:
    """Whether somebody behind a comma only tells what stands before it: "dropped Heidi, the ministry in Oslo said."."""
    if at + 1 < len(items) and items[at].tag == "prep":
        at += 2 + (items[at + 1].low == "the")
    last = at + 1 >= len(items) or items[at + 1].low in {".", "on", "in", "this", "last", "late"}
    return at < len(items) and last and items[at].low in _SAYING


def _said_before(items: Sequence[Item], at: int) -> Said | None:
    """As in "The airline, Lumaria Air, has"."""
    if at < 2 or items[at - 1].low != "," or at + 1 >= len(items) or items[at + 1].low != ",":
        return None
    mention = items[at - 2].mention
    if mention is None or mention.entities or mention.new or mention.plural or not mention.actor_role:
        return None
    return Said(mention.actor_role, "person" if items[at - 2].tag == "person" else mention.noun, mention.place)


def _ends(item: Item) -> bool:
    """Whether a noun group ends before an item: "retailer based in", "bank that", "group,"."""
    if item.tag in {"prep", "rel", "be", "have", "modal", "punct", "and", "sub", "to"} or item.low in _CLOSERS | {
        "that"
    }:
        return True
    return item.low.endswith("ed") or item.low in {"run", "owned", "held", "known", "set", "built"}


def _employs(items: Sequence[Item], at: int) -> Said | None:
    """Whoever has employees is a body: "Rennholm told its staff", "Rennholm's engineers", "employees of Rennholm"."""
    company = Said("company", "company", None)
    mention = items[at].mention
    if mention is not None and mention.possessive and at + 1 < len(items) and is_staff(items[at + 1]):
        return company
    if at > 1 and items[at - 1].low in {"of", "at", "for"} and is_staff(items[at - 2]):
        return company
    if _is_before_staff(items, at) or _is_where_banned(items, at):
        return company
    clause = items[at + 2].tag == "rel" if at + 2 < len(items) else False  # "Rennholm, which fells trees, told its"
    for number in range(at + 1, min(len(items) - 1, at + (20 if clause else 8))):
        item = items[number]
        if item.low.startswith(("its ", "their ")) and is_staff(item):
            return company
        told = any(one.key in _BINDING for one in items[number - 1].words)
        if item.low in {"its", "their"} and (told or any(is_staff(one) for one in items[number + 1 : number + 4])):
            return company
        if item.low == "," and _has_chief(items[number + 1 : number + 3]):
            return company
        if _may_employ(item.mention) or (item.low in _CLOSERS and not clause):
            return None
    return None


def _is_before_staff(items: Sequence[Item], at: int) -> bool:
    """As in "[Rennholm] employees may not use it", and not "temporary employees"."""
    after = items[at + 1] if at + 1 < len(items) else None
    return after is not None and is_staff(after) and after.text.islower() and items[at].low not in _SORTS_OF_STAFF


def _is_where_banned(items: Sequence[Item], at: int) -> bool:
    """As in "is banned at [Rennholm]", "at [Rennholm] it is banned", "cannot be opened on [Rennholm]'s computers"."""
    mention, before = items[at].mention, items[at - 1].low if at else ""
    if mention is not None and mention.possessive:
        behind = items[at + 1] if at + 1 < len(items) else None
        owned = behind is not None and (behind.says("setting") is not None or behind.low in _OWNED)
        return before in {"on", "from"} and owned and _forbids(items[:at])
    if before != "at":
        return False
    return _forbids(items[max(0, at - _JUST_BEFORE) : at - 1]) or (at == 1 and _forbids(items[at:]))


def _forbids(items: Sequence[Item]) -> bool:
    """Whether words are of something that is not allowed: "banned", "off limits", "not permitted"."""
    if any(one.key in _FORBIDDING for item in items for one in item.words):
        return True
    lows = {one.low for one in items}
    return not (lows.isdisjoint(_NOT) or lows.isdisjoint(_ALLOWED))


def _has_chief(behind: Sequence[Item]) -> bool:
    """Whether a firm is told of by whoever leads it: "Rennholm blocked it, [its chief] executive said"."""
    return len(behind) > 1 and behind[0].low == "its" and behind[1].low in _CHIEFS


def _rules_at_work(items: Sequence[Item], at: int) -> Said | None:
    """Whoever tells staff something, or bans it on company phones, is an employer: "Rennholm told staff not to".

    Of full names only those who are no person's are known elsewhere: "Jane Doe told staff" is not of a firm.
    """
    mention = items[at].mention
    opens = at == 0 or items[at - 1].low in {",", ":", ";", "and", "but", "while"}
    if mention is None or " " in mention.text or mention.possessive or not opens:
        return None
    for number in range(at + 1, min(len(items), at + _AT_WORK)):
        item = items[number]
        told = is_staff(item) and any(one.key in {"order", "advise"} for one in items[number - 1].words)
        owned = item.low.startswith(_COMPANY) and item.says("setting") is not None
        if told or owned:
            return Said("company", "company", None)
        if item.low in _CLOSERS or _may_employ(item.mention):
            return None
    return None


def _may_employ(mention: Mention | None) -> bool:
    """Whether somebody else is named, whose staff may be meant; no app is: "Rennholm blocked ChatGPT for its staff"."""
    if mention is None:
        return False
    return mention.new != "" or mention.actor_role != "" or any(one.actor is not None for one in mention.entities)
