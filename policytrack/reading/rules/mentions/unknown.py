"""Names that are not known: "the Anglian Transport Board", "Pinghive"."""

import re
from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.mentions.kinds import is_name, is_somewhere, is_staff, may_be_first_name
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.words import Part

__all__ = ["name_the_unknown"]

_OF_TOWNS = frozenset({"local", "school", "police"})
_PLAIN = words.listing("between") | words.listing("describing") | words.listing("not_names")
_MEASURES = words.listing("measures")
_BANKS = ("bank", "banken", "sparkasse", "kassen")
_SHORTEST_BANK = 6
_LONGEST_FIRM = 5
_SITE = re.compile(
    r"(?:[A-Za-z0-9-]+\.)+(?:com|org|net|info|io|me|tv|app|dev|ai|gg|xyz|co|live|site|online|social|[a-z]{2})"
)
_SCHOOLS = frozenset({"university", "college", "institute", "academy", "polytechnic"})
_TAKING_PLACES = _SCHOOLS | {"court", "tribunal", "circuit", "district", "port", "diocese", "archdiocese"}
_HOUSES = frozenset({"hospital", "college", "school", "university", "church", "cathedral", "club", "infirmary"})
_BUILT = frozenset(
    {"hospital", "airport", "clinic", "museum", "library", "zoo", "theatre", "prison", "university", "college"}
)
"""What is called by a name before it, and written small."""
_PROGRAMS = frozenset({"talk", "chat", "messenger", "meet", "hangouts", "assistant", "wallet", "store"})
"""What programs of a firm are called, with its name: "Google Talk"."""
_LAWS = frozenset({"act", "bill", "law", "code", "directive"})
_OTHER_BODIES = frozenset(
    {"bank", "cruises", "airlines", "airways", "hotels", "foundation", "museum", "university", "stadium", "arena"}
)
_HOLDING = frozenset({"organiser", "organisers", "organizer", "organizers"})
_SERVING = frozenset({"ministry", "agency"})
_OWN_KIND = frozenset({"police", "school", "military"})
_NUMBERED = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_OWNING = frozenset({"'s", "'"})
_SHORT = frozenset({"st", "mt", "ft", "ste"})
_INTRODUCING = frozenset({"a", "an", "the", "who", "whose"})
_BEFORE_NAMES = frozenset({"the", "of", "at", "for", "by", "from", "to", "with", ",", '"', "\u201c"})
_TOPICS = frozenset({"administration", "technology", "customs", "police", "space", "immigration", "treasury"})
"""Roles that are also what a ministry may be of."""
_HEADS = words.groups("heads")
_NAME_ENDS = frozenset({"VPN", "AI", "App", "Chat", "Messenger", "Democrats"})
_SORTS_OF_STAFF = words.listing("sorts_of_staff")
_SMALL = words.listing("particles_of_towns")


def name_the_unknown(items: list[Item]) -> list[Item]:
    """Names that are not known: of a body, if one of the words says so, or of anything."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        first = items[at]
        if first.mention is None and "." in first.text and _SITE.fullmatch(first.text):
            mention = Mention(first.start, first.end, first.text, target_role="app", noun="site", new="name")
            kept.append(Item(first.text, first.low, first.start, first.end, "name", (), mention))
            at += 1
            continue
        if first.mention is None and first.text[0].islower():
            kept.append(first)
            at += 1
            continue
        upto = _name_ends(items, at)
        if upto == at and first.low in _NUMBERED and first.is_capital:
            upto = _numbered_ends(items, at)
        if upto == at and first.mention is not None and _is_named_after_firm(items, at, first.mention):
            upto += 2
        if upto == at:
            kept.append(items[at])
            at += 1
            continue
        if kept and _is_version(kept[-1], items[at:upto]):
            kept[-1].end, at = items[upto - 1].end, upto
            continue
        if upto < len(items) and items[upto].text in _NAME_ENDS:  # "Red Shield VPN"
            upto += 1
        kept.append(_new(items[at:upto]))
        at = upto
        owner = kept[-1].mention
        if owner is not None and at < len(items) and items[at].low in {"'s", "'"}:
            owner.possessive, kept[-1].end, at = True, items[at].end, at + 1
    return kept


def _numbered_ends(items: Sequence[Item], at: int) -> int:
    """Where the name of a body ends that a number begins: "the First Judicial District"; here if none does."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or not is_name(after):
        return at
    upto = _extended(items, at + 1)
    return upto if any(word in _HEADS for one in items[at + 1 : upto] for word in one.low.split()) else at


def _is_named_after_firm(items: Sequence[Item], at: int, mention: Mention) -> bool:
    """Whether a firm's name begins that of another body: "Tesco Bank", "the Ford Foundation"."""
    after = items[at + 1] if at + 1 < len(items) else None
    if mention.entity is None or mention.possessive or mention.entity.actor is None:
        return False
    if mention.entity.actor.kind == "educational_institution":
        return after is not None and after.text == "System"
    if not mention.entity.is_company:
        return False
    plain = after is not None and after.is_capital and not (after.mention is not None and after.mention.entities)
    return plain and after is not None and after.low in _OTHER_BODIES | _PROGRAMS


def _is_version(before: Item, name: Sequence[Item]) -> bool:
    """Whether one word behind the name of a product is part of it: "Apple Watch Series 9", "iPhone Pro"."""
    entity = before.mention.entity if before.mention is not None else None
    product = entity is not None and entity.target is not None and entity.actor is None and not entity.general
    plain = len(name) == 1 and name[0].mention is None and name[0].low not in _HEADS
    return product and plain and before.mention is not None and not before.mention.possessive


def _name_ends(items: Sequence[Item], at: int) -> int:
    """Where a name that begins here ends; where it begins if there is none."""
    first = items[at]
    if first.low in _BEFORE_TOWNS and first.is_capital and (upto := _town_ends(items, at)):
        return upto
    if first.low in _FIELDS and first.is_capital and _is_field_of(items, at):
        return at + 2
    if first.mention is not None and is_somewhere(first.mention):
        return _placed_name_ends(items, at)
    if at and _is_turn_in_title(items, at):
        return at
    if not is_name(first) or (at == 0 and not (_stands_for_name(items, at) or _is_headed_of(items, at))):
        return at
    if first.mention is not None and not _joins(items, at):
        return at
    if first.words and first.mention is None and len(first.low.split()) == 1 and not _joins(items, at):
        return at
    return _extended(items, at)


def _is_turn_in_title(items: Sequence[Item], at: int) -> bool:
    """Whether two words with capitals tell what somebody does: "Norway [Considers Ban]", "Peru [Weighs] Blocking"."""
    first, after = items[at], items[at + 1] if at + 1 < len(items) else None
    told = first.mention is None and first.low.endswith("s") and first.says("turns", Part.verb) is not None
    return told and after is not None and after.mention is None and after.says("acts") is not None


def _is_done_in_title(items: Sequence[Item], at: int) -> bool:
    """Whether a word behind a role tells what it does to what is named: "Czech Government [Bans] DeepSeek"."""
    verb, named = items[at + 1], items[at + 2].mention if at + 2 < len(items) else None
    told = verb.low.endswith("s") and verb.says("acts", Part.verb) is not None
    return told and items[at].mention is not None and named is not None and bool(named.entities)


_BEFORE_TOWNS = frozenset({"north", "south", "east", "west", "new", "long", "great", "upper", "lower"})


_FIELDS = words.groups("fields")


def _is_field_of(items: Sequence[Item], at: int) -> bool:
    """Whether what a body is for and a place are its name: "Cricket Australia", "Radio Slovenia"."""
    place = items[at + 1].mention if at + 1 < len(items) else None
    if place is None or not is_somewhere(place) or place.way == Way.demonym:
        return False
    before, after = items[at - 1] if at else None, items[at + 2] if at + 2 < len(items) else None
    alone = before is None or before.low == "." or before.low.endswith("day") or not before.is_capital
    return alone and not (after is not None and after.is_capital and after.mention is None and is_name(after))


def _town_ends(items: Sequence[Item], at: int) -> int:
    """Where a name ends that begins like a town's: "South Bend", "the South Wales Fire Service"; 0 if none does."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or not after.is_capital:
        return 0
    if after.mention is not None and is_somewhere(after.mention) and not after.mention.possessive:
        upto = _placed_name_ends(items, at + 1)
        return upto if upto > at + 2 else 0
    plain = after.mention is None and is_name(after) and not after.words
    return _extended(items, at + 1) if plain else 0


def _placed_name_ends(items: Sequence[Item], at: int) -> int:
    """As in "Delhi University", "Santiago Pedraz": a place that is part of a name."""
    if items[at].mention.possessive or at + 1 >= len(items):  # type: ignore[union-attr] # asked for a place only
        return at
    upto = at + 1
    while upto < len(items) and (is_name(items[upto]) or _is_head(items[upto])):
        upto += 1
    if upto == at + 1 and _joined_by_small(items, at):  # "Santiago de Compostela"
        return _extended(items, at)
    if upto < len(items) and _is_one_name(items, at, upto):
        return _extended(items, at)
    heads = [one.low for one in items[at + 1 : upto]]
    if any(word in _HEADS for low in heads for word in low.split()):
        return _extended(items, at)
    if not heads or not may_be_first_name(items[at].mention):
        return at
    while upto < len(items) and (small := _joined_by_small(items, upto - 1)):  # "Wellington Lopes da Silva"
        upto += small
    return upto if _is_introduced(items, upto) or _is_surname(items, at, upto) else at


def _is_head(item: Item) -> bool:
    """Whether a word says of what kind a body is, in its name: "Kenya Wildlife [Service]"."""
    whole = item.mention is None or item.mention.noun == item.low  # of "Revenue Authority" a part was taken already
    return item.is_capital and item.low in _HEADS and whole


def _is_introduced(items: Sequence[Item], at: int) -> bool:
    """Whether a name is told who it is of behind its end: "London Breed, the mayor of", "Jakarta Lee, 34, who"."""
    if at + 2 >= len(items) or items[at].low != ",":
        return False
    return items[at + 1].low in _INTRODUCING or items[at + 1].low.isdigit()


def _is_surname(items: Sequence[Item], at: int, upto: int) -> bool:
    """Whether one word that means nothing else follows a place that may be a first name: not "Texas Republicans"."""
    name = items[upto - 1]
    alone = upto == at + 2 and name.mention is None and not name.words and name.low.isalpha()
    return alone and not name.low.endswith(("s", "ed", "ing", "ly", "er")) and not name.text.isupper()


def _is_headed_of(items: Sequence[Item], at: int) -> bool:
    """Whether a sentence begins with a name like "University of Bergen", "Banco do Brasil"."""
    return items[at].low in _HEADS and (_joins(items, at) or _joined_by_small(items, at) > 0)


def _joins(items: Sequence[Item], at: int) -> bool:
    """Whether a role or cue with a capital begins a longer name: "Department of Trade", "Block Inc"."""
    if at + 1 >= len(items):
        return False
    after = items[at + 1]
    if after.low in {"of", "for"} and at + 2 < len(items):
        beyond = items[at + 2]
        if _is_school_of(items, at + 1):
            return True
        return is_name(beyond) and (beyond.mention is None)
    if is_name(after) and after.mention is None:
        return not _is_done_in_title(items, at)
    if _is_head(after) and _is_house(items[at]):  # "Hospital Authority"
        return True
    headed = after.is_capital and after.low in _HEADS and at + 3 < len(items)  # "National Office of Posts"
    return headed and items[at + 2].low in {"of", "for"} and _joins(items, at + 1)


def _is_house(item: Item) -> bool:
    """Whether a word is of a house that boards and agencies are named after: "hospital", "university"."""
    mention = item.mention
    return mention is not None and mention.actor_role in {"body", "school"} and mention.noun == item.low


def _stands_for_name(items: Sequence[Item], at: int) -> bool:
    """Whether the first word of a sentence is a name: something follows that only follows names."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or items[at].low.endswith(("ing", "ly")):
        return False
    if (items[at].low in _MEASURES or _is_abstract(items[at].low)) and not is_name(after):  # "Enforcement is paused"
        return False
    return (
        is_name(after)
        or after.tag in {"have", "modal", "person"}
        or after.low in {"'s", "is", "was", ",", "&"}
        or bool(after.says("turns") or after.says("acts"))
        or _is_listed(items, at)
        or (is_staff(after) and items[at].low not in _SORTS_OF_STAFF | _PLAIN)
        or ((_is_of_somebody(after) or after.low in _BUILT) and items[at].low not in _PLAIN)
    )


def _is_abstract(low: str) -> bool:
    """Whether a word is of what happens, as its ending tells: "implementation", "registration", and not "Notion"."""
    return len(low) > len("fraction") and low.endswith(("tion", "sion", "ment"))


def _is_of_somebody(after: Item) -> bool:
    """Whether whoever follows is named by whom they are of: "Springfield police", "Rennhalla organisers"."""
    mention = after.mention
    return mention is not None and (mention.actor_role in _OF_TOWNS or mention.noun in _HOLDING)


def _is_listed(items: Sequence[Item], at: int) -> bool:
    """Whether a word that means nothing else is joined with a name: "Lausanne and Geneva"."""
    first, last = items[at], items[at + 2] if at + 2 < len(items) else None
    alone = first.mention is None and not first.words and first.tag == "" and not first.low.endswith("s")
    named = last is not None and last.is_capital and (last.mention is not None or is_name(last))
    return alone and items[at + 1].low == "and" and named and first.low not in _PLAIN


def _extended(items: Sequence[Item], at: int) -> int:
    upto = at + 1
    while upto < len(items):
        item = items[upto]
        if (
            is_name(item)
            or _is_head(item)
            or (item.mention is not None and item.mention.way == Way.demonym and item.is_capital)
            or _is_inside(items, upto)
            or _is_namesake(items, at, upto)
            or (_is_part_of_title(item) and upto + 1 < len(items) and _is_head(items[upto + 1]))
        ):
            upto += 1
        elif (item.low in {"of", "for", "and", "&"} and _goes_on(items, at, upto)) or (
            item.low in _OWNING and _owns_inside(items, upto)
        ):
            upto += 2
        elif small := _joined_by_small(items, upto - 1):
            upto += small
        else:
            break
    if upto < len(items) and items[upto].text in _BUILT and items[upto - 1].mention is None:
        return upto + 1  # "Rennhalla hospital"
    return upto


def _owns_inside(items: Sequence[Item], at: int) -> bool:
    """Whether "'s" stands inside the name of a house: "St Mary['s Hospital]", "Queen[s' College]"."""
    after = items[at + 1] if at + 1 < len(items) else None
    return after is not None and after.is_capital and after.low in _HOUSES


def _joined_by_small(items: Sequence[Item], at: int) -> int:
    """How many items go on with a name by small words: of "Duque de Caxias", "Santa Cruz de la Sierra", 2 and 3."""
    upto = at + 1
    while upto < len(items) and upto <= at + 2 and items[upto].low in _SMALL and items[upto].text.islower():
        upto += 1
    mention = items[at].mention
    owned = mention is not None and (mention.possessive or mention.way == Way.demonym)
    if upto == at + 1 or upto >= len(items) or owned:
        return 0
    after, beyond = items[upto], items[upto].mention
    plain = is_name(after) if beyond is None else is_somewhere(beyond) and beyond.way != Way.demonym
    return upto - at if after.is_capital and plain else 0


def _begins_another(items: Sequence[Item], at: int) -> bool:
    """Whether a name begins here that says itself whose it is: "the University of Leeds and [Keele University]"."""
    upto = at
    while upto < len(items) and is_name(items[upto]):
        upto += 1
    return upto > at + 1 and any(word in _HEADS for one in items[at + 1 : upto] for word in one.low.split())


def _is_namesake(items: Sequence[Item], at: int, upto: int) -> bool:
    """Whether a place ends the name of whom a school is called after: "the University of Mary [Washington]"."""
    mention, before = items[upto].mention, items[upto - 1]
    if mention is None or not is_somewhere(mention) or mention.way == Way.demonym or mention.possessive:
        return False
    plain = upto > at and before.mention is None and before.is_capital and before.low not in _HEADS
    return plain and any(one.low in _SCHOOLS for one in items[at:upto])


def _is_school_of(items: Sequence[Item], at: int) -> bool:
    """Whether "of" and a place end the name of a school or court that is not known: "University of Bergen"."""
    place = items[at + 1].mention
    school = items[at].low == "of" and items[at - 1].is_capital and items[at - 1].low.split()[-1] in _TAKING_PLACES
    return school and place is not None and is_somewhere(place) and place.way != Way.demonym


def _is_one_name(items: Sequence[Item], at: int, joint: int) -> bool:
    """Whether "and" stands inside one name, whose end says what it is of: "Science Fiction and Fantasy Writers Guild".

    Nothing before it may say that already, as in "the Ford Foundation and Keele University".
    """
    if items[joint].low not in {"and", "&"} or (at and not _may_stand_before(items[at - 1])):
        return False
    if any(_says_what_it_is(word) for one in items[at:joint] for word in one.low.split()):
        return False
    upto = joint + 1
    while upto < len(items) and (is_name(items[upto]) or _is_part_of_title(items[upto])):
        upto += 1
    words = [word for one in items[joint + 1 : upto] for word in one.low.split()]
    return len(words) > 1 and words[-1] in _HEADS and not any(_says_what_it_is(word) for word in words[:-1])


_MATTERS = frozenset({"technology", "technologies", "telecommunications", "telecoms", "telecom", "media", "services"})
"""What firms are called, and what authorities deal with."""


def _says_what_it_is(word: str) -> bool:
    return word in _HEADS and word not in _MATTERS


def _is_part_of_title(item: Item) -> bool:
    """Whether a word that may be of things stands in the name of a body: "Digital [Services] Authority"."""
    mention = item.mention
    return item.is_capital and item.low in _MATTERS and mention is not None and not mention.entities


def _may_stand_before(item: Item) -> bool:
    """Whether a whole name may begin behind it: "the", "at", an adjective of a country, "Norway's"."""
    placed = item.mention is not None and (item.mention.way == Way.demonym or item.mention.possessive)
    return item.low in _BEFORE_NAMES | _BEFORE_TOWNS | _OWNING or placed


def _is_inside(items: Sequence[Item], at: int) -> bool:
    """Whether a full stop stands inside a name: "St. Gallen"."""
    plain = at + 1 < len(items) and items[at + 1].mention is None and is_name(items[at + 1])
    return plain and items[at].low == "." and items[at - 1].low in _SHORT


def _goes_on(items: Sequence[Item], at: int, upto: int) -> bool:
    """Whether "of Trade", "and Industry" or "& Co" belongs to a name that has begun."""
    after = items[upto + 1] if upto + 1 < len(items) else None
    if after is not None and items[upto].low == "&" and after.is_capital:
        return True
    if after is not None and _is_school_of(items, upto):
        return True
    if after is not None and _is_one_name(items, at, upto):
        return True
    headed = any(word in _HEADS for one in items[at:upto] for word in one.low.split())
    if after is None or not headed or not after.is_capital:
        return False
    if items[upto].low in {"and", "&"}:
        if _begins_another(items, upto + 1):
            return False
        return any(one.low in {"of", "for"} for one in items[at:upto]) and is_name(after) and _tells_topic(after)
    if _describes_name(items, upto + 1) or (after.mention is None and after.tag == "" and after.text.isalpha()):
        return True  # "of Teachers" is of them by their name
    return is_name(after) and (after.mention is None or (items[upto].low == "of" and after.tag == "role"))


def _tells_topic(item: Item) -> bool:
    """Whether a word behind "and" is of what a body deals with, and nobody else: "of Finance and Administration"."""
    return item.mention is None or (item.mention.noun in _TOPICS and not item.mention.plural)


def _describes_name(items: Sequence[Item], at: int) -> bool:
    """Whether an adjective of a country stands inside a name: "the Institute of [Dutch] Architects"."""
    mention = items[at].mention
    inside = at + 1 < len(items) and is_name(items[at + 1]) and items[at + 1].mention is None
    return inside and mention is not None and mention.way == Way.demonym


def _new(parts: Sequence[Item]) -> Item:
    text = " ".join(one.text for one in parts).replace(" .", ".").replace(" '", "'").replace(" \u2019", "\u2019")
    words = [word for one in parts for word in one.low.split()]
    end = next((at for at, word in enumerate(words) if word in {"of", "for"} and at), len(words))
    heads = [_HEADS[word] for word in words[:end] if word in _HEADS] or [
        _HEADS[word] for word in words if word in _HEADS
    ]
    if not heads and words[-1].endswith(_BANKS) and len(words[-1]) > _SHORTEST_BANK:
        heads = ["company"]  # "Zuger Kantonalbank"
    if not heads and (("&" in words[1:-1] and len(words) <= _LONGEST_FIRM) or (words[0] == "air" and len(words) == 2)):
        heads = ["company"]  # "Brennholm & Lowe", "Air Lumaria"
    if not heads and words[0] in _FIELDS and len(words) > 1:
        heads = [_FIELDS[words[0]]]  # "Cricket Australia"
    if words[-1] in _LAWS:
        heads = []
    role = heads[0] if heads and words[0] in _HEADS and end < len(words) else heads[-1] if heads else ""
    if role in _SERVING and (own := next((one for one in heads if one in _OWN_KIND), None)):
        role = own  # "Springfield Police Department", "Millbrook School Board"
    if role == "party" or (role == "company" and len(words) == 1):  # "Ltd"
        return Item(text, text.casefold(), parts[0].start, parts[-1].end, "other", ())
    mention = Mention(parts[0].start, parts[-1].end, text, actor_role=role, new="body" if role else "name")
    first = parts[0].mention
    if role and first is not None and is_somewhere(first):  # not of "Paris Jackson"
        mention.place = first.entity
    last = parts[-1].mention
    mention.possessive = last is not None and last.possessive
    return Item(text, text.casefold(), parts[0].start, parts[-1].end, "name", (), mention)
