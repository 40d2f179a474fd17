"""Bodies by what they deal with: "the data protection agency", "the defence and trade ministries"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names.topics import is_topic

__all__ = ["qualify", "share_heads"]

_MINISTRIES = {noun for noun, kind in words.roles("actor") if kind == "ministry"}
_SEVERAL = frozenset({"ministries", "departments"})
_PLAIN = frozenset({"department", "ministry", "directorate", "secretariat"})
_OFFICES = frozenset({"agency", "office", "authority", "commission", "bureau"})
_FIELDS = words.listing("fields_of_ministries")
_SHORT = frozenset({"treasury", "state", "pentagon", "interior"})
_OPENING = frozenset({",", ":", "(", "\u2014", "--", "-"})
_CLOSING = frozenset({",", ")", "\u2014", "--", "-"})
_POINTING = frozenset({"those", "namely", "the", "responsible", "ones"})
_ABOUT = frozenset({"of", "for"})
_NUMBERS = words.listing("numbers")
_LONGEST = 18
_HEADS = frozenset(words.groups("heads"))
_QUALIFIED = frozenset({"ministry", "agency", "regulator", "police", "body", "local"})


def share_heads(items: list[Item]) -> list[Item]:
    """As in "the defence, foreign and trade ministries": each is one of its own."""
    for at, item in enumerate(items):
        mention = item.mention
        if mention is None or not mention.plural or mention.actor_role != "ministry":
            continue
        if mention.noun.split()[0] in _SEVERAL and (starts := _list_behind(items, at)):
            return _ministries_of(items, at, starts)
        if " " not in mention.noun:
            continue
        back = at - 1
        while back >= 1 and (items[back].tag == "and" or items[back].low == ","):
            noun = f"{items[back - 1].low} ministry"
            named = items[back - 1].mention
            if (named is not None and named.entities) or noun not in _MINISTRIES:
                break
            mention.plural = False
            mention.noun = f"{mention.noun.split()[0]} ministry"
            one = items[back - 1]
            one.mention = Mention(one.start, one.end, one.text, actor_role="ministry", noun=noun)
            one.tag, one.words = "role", ()
            back -= 2
    return items


def _list_behind(items: Sequence[Item], at: int) -> int:
    """Where what several bodies deal with begins behind them: "ministries [of]", "two ministries, [those for]"."""
    if " " in items[at].low:  # "ministries of trade, of finance"
        return at + 1
    start = _past_place(items, at) + 1
    opens = start < len(items) and items[start].low in _OPENING
    if opens:
        start += 1
        while start < len(items) and items[start].low in _POINTING:
            start += 1
    behind = start < len(items) and items[start].low in _ABOUT
    return start + 1 if behind else start if opens else 0


def _past_place(items: Sequence[Item], at: int) -> int:
    """The last item of several bodies and where they are: "two ministries in Seoul"."""
    placed = at + 2 < len(items) and items[at + 1].low == "in" and items[at + 2].mention is not None
    return at + 2 if placed else at


def _ministries_of(items: list[Item], at: int, starts: int) -> list[Item]:
    """As in "the ministries of foreign affairs, trade and defence": each is one of its own."""
    made: list[Item] = []
    number = starts
    topic = items[at].low.split()[2:]
    while number < len(items) and number < at + _LONGEST:
        item = items[number]
        closes = item.low in {",", "and"}
        if item.low in _ABOUT | {"the"} and not topic:
            number += 1
            continue
        if not closes and not _tells_topic(item):
            break
        if closes and topic and not _goes_on(items, number):
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
    where = _past_place(items, at) + 1
    opened = items[where].low in _OPENING and " " not in items[at].low
    closed = opened and number < len(items) and items[number].low in _CLOSING
    counted = opened and at > 0 and items[at - 1].low in _NUMBERS
    return [
        *items[: at - 1 if counted else at],
        *made,
        *items[at + 1 : where],
        *items[number + 1 if closed else number :],
    ]


def _tells_topic(item: Item) -> bool:
    """Whether an item is part of what a body deals with: "foreign affairs", "Treasury"."""
    if item.mention is None:
        return all(is_topic(word) for word in item.low.split())
    return item.low in _SHORT or f"{item.low} ministry" in _MINISTRIES


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Whether a list goes on behind a comma or "and": "trade [and] defence", "trade[,] and of defence"."""
    after = next((one for one in items[at + 1 :] if one.low not in _ABOUT | {"the", "and"}), None)
    return after is not None and _tells_topic(after)


def _with_ministry(made: list[Item], topic: Sequence[str], role: Item, last: Item) -> list[Item]:
    if not topic:
        return made
    kind = "department" if role.low.startswith("departments") else "ministry"
    noun = f"{' '.join(topic)} {kind}"
    mention = Mention(role.start, last.end, noun, actor_role="ministry", noun=noun)
    return [*made, Item(noun, noun, role.start, last.end, "role", (), mention)]


def qualify(items: list[Item]) -> list[Item]:
    """As in "the data protection agency": what a body deals with is part of the role."""
    kept: list[Item] = []
    taken = 0
    for at, item in enumerate(items):
        mention = item.mention
        if at < taken:
            continue
        if mention is not None and _may_have_fields(items, at) and (taken := _fields_end(items, at)) > at:
            mention.noun = " ".join(one.low for one in items[at:taken])
            item.end = mention.end = items[taken - 1].end
        if item.is_capital and _is_named_on(items, at):
            kept.append(item)
            continue
        if mention is not None and mention.actor_role in _QUALIFIED and not mention.entities and not mention.new:
            begins = len(kept)
            while begins and _is_topic(kept[begins - 1], kept, begins - 1):
                begins -= 1
            if item.is_capital and _is_part_of_name(kept, begins, items[at + 1 : at + 2]):
                begins = len(kept)
            if begins < len(kept) and kept[begins].low not in {"and", "&"}:
                mention.noun = " ".join([*(one.low for one in kept[begins:]), mention.noun])
                item.start = mention.start = kept[begins].start
                del kept[begins:]
        kept.append(item)
    return kept


def _is_part_of_name(kept: Sequence[Item], begins: int, after: Sequence[Item]) -> bool:
    """Whether a topic stands inside a longer name: "Food [Safety Authority]", "the [Tax and Customs] Board"."""
    if begins == len(kept) or not kept[begins].is_capital:
        return False
    goes_on = bool(after) and after[0].is_capital and after[0].low in _HEADS and " " not in after[0].low
    before = kept[begins - 1] if begins else None
    plain = before is not None and before.is_capital and before.mention is None and before.tag == "" and begins > 1
    return goes_on or (plain and before is not None and not before.words and before.text.isalpha())


def _may_have_fields(items: Sequence[Item], at: int) -> bool:
    """Whether it may be told behind a body what it is for: "the ministry of trade", "the agency for data"."""
    if items[at].text in _PLAIN:
        return True
    return items[at].text in _OFFICES and at + 1 < len(items) and items[at + 1].low == "for"


def _fields_end(items: Sequence[Item], at: int) -> int:
    """Where the fields end that tell which ministry is meant: "the department for [work and pensions]"; else here."""
    if at + 2 >= len(items) or items[at + 1].low not in _ABOUT:
        return at
    end = at + 2
    while end < len(items) and (_is_field(items[end]) or (_is_joined(items, end) and _is_field(items[end + 1]))):
        end += 1
    return end if end > at + 2 else at


def _is_joined(items: Sequence[Item], at: int) -> bool:
    return items[at].low == "and" and at + 1 < len(items)


def _is_field(item: Item) -> bool:
    if item.low == "government":  # "the agency for digital government"
        return True
    return item.mention is None and not item.is_capital and (is_topic(item.low) or item.low in _FIELDS)


def _is_named_on(items: Sequence[Item], at: int) -> bool:
    """Whether a name that began before goes on behind: "the National Office of Posts"."""
    if at == 0 or not items[at - 1].is_capital or at + 2 >= len(items) or items[at + 1].low not in _ABOUT:
        return False
    behind = items[at + 2]
    return behind.is_capital and behind.mention is None and items[at - 1].mention is None and " " not in items[at].low


def _is_topic(item: Item, kept: Sequence[Item], at: int) -> bool:
    if item.mention is not None and not (item.mention.entities and item.mention.entities[0].general):
        return False
    if item.low in {"and", "&"}:
        return at > 0 and kept[at - 1].mention is None and is_topic(kept[at - 1].low)
    return item.text.isalpha() and all(is_topic(word) for word in item.low.split())
