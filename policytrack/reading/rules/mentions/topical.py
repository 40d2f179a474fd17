"""Bodies by what they deal with: "the data protection agency", "the defence and trade ministries"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.topics import is_topic

__all__ = ["qualify", "share_heads"]

_MINISTRIES = {noun for noun, kind in words.roles("actor") if kind == "ministry"}
_QUALIFIED = frozenset({"ministry", "agency", "regulator", "police", "body", "local"})


def share_heads(items: list[Item]) -> list[Item]:
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


def qualify(items: list[Item]) -> list[Item]:
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
