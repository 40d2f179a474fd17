"""Who and what a sentence speaks of: mentions put together from what stands side by side.

"Italy's privacy watchdog", "the Ministry of Trade of Ruritania", "the messaging app Pinghive" and "Gov. Jane Doe" are
each one mention in the end. Every step takes the items of a sentence and gives the items that are left.
"""

import re
from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.topics import is_topic, topics_in

__all__ = ["settle"]

_TITLES = words.groups("titles")
_HEADS = words.groups("heads")
_OFFICE = re.compile(r"office|officer|bureau|department|board|committee|administrator|council|administration")
_BETWEEN = re.compile(r"(?:" + "|".join(sorted(words.listing("between"))) + r"|[a-z]+-run|[a-z]+est)$")
_NOT_NAMES = words.listing("not_names")


def settle(items: Sequence[Item], people: dict[str, str]) -> list[Item]:
    """Put together what stands side by side; who is met by title and name is remembered in `people`."""
    found = _titles(_shared_heads(_possessives(list(items))), people)
    for step in (
        _qualified,
        _names_of_bodies,
        _places_with_roles,
        _roles_of_places,
        _kinds_of_things,
        _appositions,
        _people_of_bodies,
    ):
        found = step(found)
    _counts(found)
    _modifiers(found)
    _definites(found)
    _share_roles(found)
    return found


_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_MODELS = re.compile(r"chatbot|bot$|assistant|model|tool|generator")


def _share_roles(items: Sequence[Item]) -> None:
    """Give new names the role of the first of a list: "the apps Kento, Palmo and Monira"."""
    role = ""
    for item in items:
        mention = item.mention
        if mention is not None and mention.new == "name":
            mention.target_role = mention.target_role or role
            role = mention.target_role
        elif item.low not in {",", "and", "or"}:
            role = ""


def _definites(items: Sequence[Item]) -> None:
    """As in "the chatbot", which is one that was told of rather than all of its kind."""
    for at, item in enumerate(items):
        mention = item.mention
        if mention is None or not mention.entities or not mention.entities[0].general or at == 0:
            continue
        described = items[at - 1].mention
        origin = described is not None and described.way == Way.demonym and at > 1  # "the Chinese chatbot"
        first = at - 2 if origin else at - 1
        counted = items[first].low in _COUNTS and first > 0 and items[first - 1].low in {"the", "these", "those"}
        single = items[first].low in _POINTING and " " not in mention.text
        if not (counted or single):
            continue
        mention.plural = mention.text.endswith("s")
        mention.general, mention.entities = mention.entities, ()
        mention.target_role = "model" if _MODELS.search(mention.text.casefold()) else "device"
        mention.noun = mention.text.casefold()


def _possessives(items: list[Item]) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        if item.low in {"'s", "'"} and kept and (kept[-1].mention is not None):
            kept[-1].mention.possessive = True
            kept[-1].end = item.end
            continue
        kept.append(item)
    return kept


def _titles(items: list[Item], people: dict[str, str]) -> list[Item]:
    """As in "Gov. Jane Doe", and "Doe" later on."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if not item.is_capital:
            kept.append(item)
            at += 1
            continue
        begins = at
        at = _office_ends(items, at)  # "Justice Minister Jane Doe"
        whole = at > begins or (item.mention is not None and item.mention.actor_role == "government")
        role = _TITLES.get(items[at].low.rstrip(".").split()[-1] if whole else item.low.rstrip("."))
        if at > begins and role is None:
            at = begins
            role = _TITLES.get(item.low.rstrip("."))
        follows = at + 1
        if role and follows < len(items) and items[follows].low == ".":
            follows += 1
        upto = follows
        while (
            role
            and upto < len(items)
            and upto - follows < 5
            and (
                _is_name(items[upto])
                or (
                    upto > follows
                    and items[upto].low in _PARTICLES
                    and upto + 1 < len(items)
                    and _is_name(items[upto + 1])
                )
            )
        ):
            upto += 1
        if role and upto > follows and item.is_capital:
            people[items[upto - 1].low] = role
            kept.append(_role_item(items[begins:upto], role, items[at].low.split()[-1]))
            at = upto
            continue
        at = begins
        known = people.get(item.low)
        if known and item.is_capital and item.mention is None:
            kept.append(_role_item([item], known, "person"))
        else:
            kept.append(item)
        at += 1
    return kept


def _ministries_of(items: list[Item], at: int) -> list[Item]:
    """As in "the ministries of foreign affairs, trade and defence": each is one of its own."""
    made: list[Item] = []
    number = at + 2
    topic: list[str] = []
    while number < len(items) and number < at + 14:
        item = items[number]
        closes = item.low in {",", "and"}
        if not closes and not (item.mention is None and all(is_topic(word) for word in item.low.split())):
            break
        if closes and topic and item.low == "and" and number + 1 < len(items) and not is_topic(items[number + 1].low):
            break
        if closes:
            made, topic = _with_ministry(made, topic, items[at], items[number - 1]), []
            made.append(item)
        else:
            topic.append(item.low)
        number += 1
    made = _with_ministry(made, topic, items[at], items[number - 1])
    if sum(one.mention is not None for one in made) < 2:
        return items
    return [*items[:at], *made, *items[number:]]


def _with_ministry(made: list[Item], topic: Sequence[str], role: Item, last: Item) -> list[Item]:
    if not topic:
        return made
    noun = f"{' '.join(topic)} ministry"
    mention = Mention(role.start, last.end, noun, actor_role="ministry", noun=noun)
    return [*made, Item(noun, noun, role.start, last.end, "role", (), mention)]


def _office_ends(items: Sequence[Item], at: int) -> int:
    """Where the title stands that words with capitals lead to: of "Home Affairs Minister" the last."""
    upto = at
    while (
        upto < len(items)
        and upto - at < 6
        and (items[upto].is_capital or items[upto].low in {"and", "for", "of", "&"})
        and items[upto].mention is None
    ):
        upto += 1
        if (
            upto < len(items)
            and items[upto].low.split()[-1:] in (["minister"], ["secretary"])
            and items[upto].is_capital
        ):
            return upto
    return at


_PARTICLES = words.listing("particles")
_MINISTRIES = {noun for noun, kind in words.roles("actor") if kind == "ministry"}


def _shared_heads(items: list[Item]) -> list[Item]:
    """As in "the defence, foreign and trade ministries": each is one of its own."""
    for at, item in enumerate(items):
        mention = item.mention
        if mention is None or not mention.plural or mention.actor_role != "ministry":
            continue
        if mention.noun in {"ministries", "departments"} and at + 2 < len(items) and items[at + 1].low == "of":
            return _ministries_of(items, at)
        if " " not in mention.noun:
            continue
        back = at - 1
        while back >= 1 and (items[back].tag == "and" or items[back].low == ","):
            noun = f"{items[back - 1].low} ministry"
            if items[back - 1].mention is not None or noun not in _MINISTRIES:
                break
            mention.plural = False
            mention.noun = f"{mention.noun.split()[0]} ministry"
            one = items[back - 1]
            one.mention = Mention(one.start, one.end, one.text, actor_role="ministry", noun=noun)
            one.tag, one.words = "role", ()
            back -= 2
    return items


def _role_item(parts: Sequence[Item], role: str, noun: str) -> Item:
    text = " ".join(one.text for one in parts)
    mention = Mention(parts[0].start, parts[-1].end, text, actor_role=role, noun=noun)
    owner = parts[-1].mention
    if owner is not None and owner.possessive:
        mention.possessive = True
    return Item(text, text.casefold(), parts[0].start, parts[-1].end, "person", (), mention)


def _is_name(item: Item) -> bool:
    """Whether it may be part of a name that is not known."""
    if item.mention is not None and not (item.mention.actor_role or item.mention.target_role):
        return False
    coined = item.text[0].isdigit() and item.text[1:2].isalpha() and item.text[1:2].isupper()  # "1XBet"
    if not coined and (not item.is_capital or item.low in _NOT_NAMES or not item.text[0].isalpha()):
        return False
    if " " in item.low and item.mention is None and item.says("acts"):  # "Entity List" is a cue
        return False
    return item.tag == "" or (item.tag == "role" and (item.mention is None or item.mention.noun == item.low))


def _names_of_bodies(items: list[Item]) -> list[Item]:
    """Names that are not known: of a body, if one of the words says so, or of anything."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        first = items[at]
        upto = at if first.mention is None and first.text[0].islower() else _name_ends(items, at)
        if upto == at:
            kept.append(items[at])
            at += 1
            continue
        kept.append(_new(items[at:upto]))
        at = upto
    return kept


def _name_ends(items: Sequence[Item], at: int) -> int:
    """Where a name that begins here ends; where it begins if there is none."""
    first = items[at]
    if first.mention is not None and _is_somewhere(first.mention):
        return _placed_name_ends(items, at)
    if not _is_name(first) or (at == 0 and not _stands_for_name(items, at)):
        return at
    if first.mention is not None and not _joins(items, at):
        return at
    if first.words and first.mention is None and len(first.low.split()) == 1 and not _joins(items, at):
        return at
    return _extended(items, at)


def _is_somewhere(mention: Mention) -> bool:
    entity = mention.entity
    return entity is not None and (
        entity.is_place or (entity.actor is not None and entity.actor.kind == "local_government")
    )


def _placed_name_ends(items: Sequence[Item], at: int) -> int:
    """As in "Delhi University": a place that is part of a name."""
    if items[at].mention.possessive or at + 1 >= len(items):  # type: ignore[union-attr] # asked for a place only
        return at
    upto = at + 1
    while upto < len(items) and _is_name(items[upto]):
        upto += 1
    heads = [one.low for one in items[at + 1 : upto]]
    if not heads or not any(word in _HEADS for low in heads for word in low.split()):
        return at
    return _extended(items, at)


def _joins(items: Sequence[Item], at: int) -> bool:
    """Whether a role or cue with a capital begins a longer name: "Department of Trade", "Block Inc"."""
    if at + 1 >= len(items):
        return False
    after = items[at + 1]
    if after.low in {"of", "for"} and at + 2 < len(items):
        beyond = items[at + 2]
        return _is_name(beyond) and (beyond.mention is None)
    return _is_name(after) and after.mention is None


def _stands_for_name(items: Sequence[Item], at: int) -> bool:
    """Whether the first word of a sentence is a name: something follows that only follows names."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or items[at].low.endswith(("ing", "ly")):
        return False
    return (
        _is_name(after)
        or after.tag in {"have", "modal"}
        or after.low in {"'s", "is", "was", ","}
        or bool(after.says("turns") or after.says("acts"))
    )


def _extended(items: Sequence[Item], at: int) -> int:
    upto = at + 1
    while upto < len(items):
        item = items[upto]
        if _is_name(item) or (item.mention is not None and item.mention.way == Way.demonym and item.is_capital):
            upto += 1
        elif item.low in {"of", "for", "and", "&"} and _goes_on(items, at, upto):
            upto += 2
        else:
            break
    return upto


def _goes_on(items: Sequence[Item], at: int, upto: int) -> bool:
    """Whether "of Trade" or "and Industry" belongs to a name that has begun."""
    after = items[upto + 1] if upto + 1 < len(items) else None
    headed = any(word in _HEADS for one in items[at:upto] for word in one.low.split())
    if after is None or not headed or not after.is_capital:
        return False
    if items[upto].low in {"and", "&"}:
        return any(one.low in {"of", "for"} for one in items[at:upto]) and _is_name(after) and after.mention is None
    return _is_name(after) and after.mention is None


def _new(parts: Sequence[Item]) -> Item:
    text = " ".join(one.text for one in parts)
    words = [word for one in parts for word in one.low.split()]
    heads = [_HEADS[word] for word in words if word in _HEADS]
    role = heads[0] if heads and words[0] in _HEADS else heads[-1] if heads else ""
    if role == "party":
        return Item(text, text.casefold(), parts[0].start, parts[-1].end, "other", ())
    mention = Mention(parts[0].start, parts[-1].end, text, actor_role=role, new="body" if role else "name")
    first = parts[0].mention
    if first is not None and _is_somewhere(first):
        mention.place = first.entity
    last = parts[-1].mention
    mention.possessive = last is not None and last.possessive
    return Item(text, text.casefold(), parts[0].start, parts[-1].end, "name", (), mention)


_QUALIFIED = frozenset({"ministry", "agency", "regulator", "police", "body", "local"})


def _qualified(items: list[Item]) -> list[Item]:
    """As in "the data protection agency": what a body deals with is part of the role."""
    kept: list[Item] = []
    for item in items:
        mention = item.mention
        if mention is not None and mention.actor_role in _QUALIFIED and not mention.entities and not mention.new:
            begins = len(kept)
            while begins and _is_topic(kept[begins - 1], kept, begins - 1):
                begins -= 1
            if begins < len(kept) and kept[begins].low not in {"and", "&"}:
                mention.noun = " ".join([*(one.low for one in kept[begins:]), mention.noun])
                item.start = mention.start = kept[begins].start
                del kept[begins:]
        kept.append(item)
    return kept


def _is_topic(item: Item, kept: Sequence[Item], at: int) -> bool:
    if item.mention is not None and not (item.mention.entities and item.mention.entities[0].general):
        return False
    if item.low in {"and", "&"}:
        return at > 0 and kept[at - 1].mention is None and is_topic(kept[at - 1].low)
    return item.text.isalpha() and all(is_topic(word) for word in item.low.split())


def _places_with_roles(items: list[Item]) -> list[Item]:
    """As in "Italian regulator", "Italy's main privacy watchdog", "Texas governor"."""
    kept: list[Item] = []
    for item in items:
        if item.mention is None:
            kept.append(item)
            continue
        owner = _owner(kept, item)
        before = None if owner is None else kept[owner].mention
        mention = item.mention
        if owner is None or before is None or mention is None:
            kept.append(item)
        elif before.entity is None or not _is_somewhere(before):  # the office of a body is the body
            before.possessive = mention.possessive
            before.end = kept[owner].end = item.end
            del kept[owner + 1 :]
        else:
            mention.place = before.entity
            item.start = mention.start = kept[owner].start
            del kept[owner:]
            kept.append(item)
    return kept


def _owner(kept: Sequence[Item], item: Item) -> int | None:
    """Where the place stands that a role belongs to, if one does."""
    mention = item.mention
    if mention is None or not mention.actor_role or (mention.new and mention.place is not None):
        return None
    for back in range(1, 5):
        if back > len(kept):
            return None
        before = kept[-back]
        if before.mention is not None:
            entity = before.mention.entity
            if (
                entity is not None
                and entity.is_place
                and (back == 1 or before.mention.possessive or before.mention.way == Way.demonym)
            ):
                return len(kept) - back
            local = mention.actor_role in {"school", "police", "local", "legislature", "body", "court"}
            if (
                entity is not None
                and local
                and _is_somewhere(before.mention)
                and (back == 1 or before.mention.possessive)
            ):
                return len(kept) - back
            if (
                before.mention.possessive
                and mention.actor_role in {"agency", "body", "ministry"}
                and _OFFICE.search(mention.noun)
                and (before.mention.actor_role or entity)
                and not (before.mention.actor_role in {"government", "state", "local"} and topics_in(mention.noun))
            ):
                return len(kept) - back
            return None
        if (
            not _BETWEEN.match(before.low)
            and before.says("circumstance") is None
            and not before.low.endswith(("al", "ial"))
        ):
            return None
    return None


def _roles_of_places(items: list[Item]) -> list[Item]:
    """As in "the government of Ruritania", "the University of Texas" said in lower case."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item.mention is not None and item.mention.actor_role and not item.mention.place and at + 2 < len(items):
            place_at = at + 2 + (items[at + 2].low == "the")
            place = items[place_at].mention if place_at < len(items) else None
            if (
                items[at + 1].low in {"of", "in"}
                and place is not None
                and place.entity is not None
                and place.entity.is_place
                and place.way != Way.demonym
                and not (item.mention.actor_role == "court" and place.way == Way.capital)
            ):
                item.mention.place = place.entity
                if items[at + 1].low == "of":
                    item.end = item.mention.end = items[place_at].end
                    item.mention.possessive = place.possessive
                    kept.append(item)
                    at = place_at + 1
                    continue
            elif (
                items[at + 1].low in {"in", "at"}
                and place is not None
                and item.mention.actor_role in {"court", "school"}
                and not item.mention.entities
                and (place.new == "name" or (place.entity is not None and _is_somewhere(place)))
            ):
                item.mention.text = f"{item.mention.noun} in {place.text}"
                item.mention.new = "body"
                item.end = item.mention.end = items[place_at].end
                kept.append(item)
                at = place_at + 1
                continue
        kept.append(item)
        at += 1
    return kept


def _kinds_of_things(items: list[Item]) -> list[Item]:
    """As in "social media platforms": a kind of technology that says what a role is."""
    kept: list[Item] = []
    for item in items:
        mention = item.mention
        before = kept[-1].mention if mention is not None and kept else None
        if mention is None or before is None or not _is_kind_of(before, mention):
            kept.append(item)
        elif mention.target_role in {"app", "model"}:
            item.start = mention.start = kept[-1].start
            mention.general = before.entities
            kept[-1] = item
        else:
            before.end = kept[-1].end = item.end
    return kept


def _is_kind_of(before: Mention, mention: Mention) -> bool:
    plain = mention.target_role != "" and not mention.entities
    return plain and _is_technology(before) and not before.possessive


def _is_technology(mention: Mention) -> bool:
    entity = mention.entity
    return (
        entity is not None
        and entity.actor is None
        and entity.target is not None
        and entity.target.kind in {"technology", "activity", "component", "equipment", "device", "data"}
    )


def _appositions(items: list[Item]) -> list[Item]:
    """As in "the messaging app Pinghive": the role says what the name is, and falls away."""
    kept: list[Item] = []
    for item in items:
        mention = item.mention
        before = kept[-1].mention if mention is not None and kept else None
        if (
            before is not None
            and mention is not None
            and (before.target_role or before.actor_role)
            and not before.entities
            and not before.new
            and not before.possessive
        ):
            if mention.entities and not mention.entities[0].is_place and mention.way != Way.demonym:
                before_item = kept.pop()
                if before_item.mention is not None and before_item.mention.plural:
                    pass
            elif mention.new == "name":
                mention.target_role = before.target_role
                if not before.target_role or before.actor_role in {"school", "agency", "regulator", "ministry"}:
                    mention.actor_role = before.actor_role
                mention.place = mention.place or before.place
                mention.noun = before.noun
                kept.pop()
        kept.append(item)
    return kept


def _people_of_bodies(items: list[Item]) -> list[Item]:
    """As in "Justice Jane Doe of the Supreme Court": whoever speaks for a body is the body."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item.mention is None or not item.mention.actor_role:
            kept.append(item)
            at += 1
            continue
        behind = at + 2 + (at + 2 < len(items) and items[at + 2].low == "the")
        body = items[behind].mention if behind < len(items) else None
        speaks = not item.mention.entities and not item.mention.plural
        if (
            speaks
            and items[at + 1 : at + 2]
            and items[at + 1].low in {"of", "at"}
            and body is not None
            and body.entity is not None
            and not body.entity.is_place
            and body.entity.actor is not None
            and not body.entity.is_company
        ):
            kept.append(items[behind])
            at = behind + 1
            continue
        kept.append(item)
        at += 1
    return kept


def _modifiers(items: Sequence[Item]) -> None:
    """Mark what only describes what follows: "Chinese apps", "ByteDance's TikTok", "Beijing-based"."""
    for at, item in enumerate(items):
        mention = item.mention
        if mention is None:
            continue
        after = items[at + 1] if at + 1 < len(items) else None
        if mention.way == Way.demonym:
            mention.modifies = True
        elif after is None:
            continue
        elif after.low == "-" or after.low.startswith("-"):
            mention.modifies = True
        elif after.mention is not None and (mention.possessive or _is_place(mention)) and not after.mention.actor_role:
            mention.modifies = mention.possessive or (
                after.mention.target_role != "" and after.mention.way != Way.demonym
            )


_COUNTS = words.listing("counts")
_NUMBERS = {"both": 2, "either": 2, "neither": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_SEVERAL = -1


def _counts(items: Sequence[Item]) -> None:
    """Mark what stands for several that were named: "both firms", "the two Chinese suppliers"."""
    for at, item in enumerate(items):
        mention = item.mention
        if mention is None or not (mention.target_role or mention.actor_role) or mention.entities:
            continue
        counts = [one.low for one in items[max(0, at - 2) : at] if one.low in _COUNTS]
        if counts:
            mention.plural, mention.counted = True, _NUMBERS.get(counts[-1], _SEVERAL)


def _is_place(mention: Mention) -> bool:
    return mention.entity is not None and mention.entity.is_place
