"""Nouns that are left out behind an owner: "Denmark's army banned it, and Norway's [army] followed"."""

from collections.abc import Sequence
from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.mentions.kinds import is_place
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.words import Part

__all__ = ["say_again"]

_AUXILIARIES = frozenset({"be", "have", "do", "modal", "prep", "sub", "adv", "neg"})
_ENDS = frozenset({".", ";", ")", "!", "\u2014", "--"})
_VERBS = words.listing("behind_owners")
_OWN = frozenset({"its", "their"})
_LAWS = frozenset({"law", "act", "statute", "bill", "order", "rule", "ordinance", "decree"})
_ENDING_LAWS = _AUXILIARIES | {"and", "punct"}
_STANDING = frozenset({"those", "that", "one"})
_ABOUT = frozenset({"of", "at"})
_DEVICES = words.listing("devices") | {"network", "networks", "servers"}
_BETWEEN = 3


def say_again(items: list[Item]) -> list[Item]:
    """Put the noun behind a place that owns what is named before: "lifted its ban, but Togo's [ban] remains"."""
    owned = any(_is_owner(one) for one in items if one.mention is not None)
    if not owned and _STANDING.isdisjoint([one.low for one in items]):
        return items
    kept: list[Item] = []
    for at, item in enumerate(items):
        if item.low in _STANDING and (meant := _meant_by(items, at)) is not None:
            kept.append(_again(meant, item))
            continue
        kept.append(item)
        if item.mention is not None and _owns_nothing(items, at):
            kept += [_again(one, item) for one in _noun_before(items, at)]
    return kept


def _meant_by(items: Sequence[Item], at: int) -> Item | None:
    """What stands for a noun: "NASA laptops and [those] of the army", "the Danish court and the Norwegian [one]"."""
    if items[at].low == "one":
        before = items[at - 1].mention if at else None
        described = before is not None and before.way == Way.demonym
        return next((one for one in reversed(items[:at]) if _is_body(one)), None) if described else None
    behind = items[at + 1].low if at + 1 < len(items) else ""
    if behind not in _ABOUT or not at or items[at - 1].tag not in {"prep", "and"}:
        return None
    return next((one for one in reversed(items[: at - 1]) if _is_of_house(one)), None)


def _is_of_house(item: Item) -> bool:
    """Whether a noun is for people somewhere or for what they work with."""
    return item.low in _DEVICES or item.says("setting") is not None or item.says("audience") is not None


def _owns_nothing(items: Sequence[Item], at: int) -> bool:
    """Whether what a place owns is not said: "Utah's until trial", "Norway's followed", "overturned Utah's."."""
    if not at or not _is_owner(items[at]) or items[at - 1].low == "than":
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or after.low in _ENDS or after.tag in _AUXILIARIES or after.low in _VERBS:
        return True
    if after.tag != "and" and after.low != ",":
        return False
    behind = at + 2 < len(items) and _is_owner(items[at + 2])
    return not behind or _owns_nothing(items, at + 2)  # not "Apple's and Google's stores"


def _is_owner(item: Item) -> bool:
    return item.mention is not None and item.mention.possessive and is_place(item.mention)


def _noun_before(items: Sequence[Item], at: int) -> Sequence[Item]:
    """The last body or measure that is told of before with its owner: "Denmark's [army]", "Ohio's [law banning it]"."""
    for back in range(at - 1, 0, -1):
        if _is_owner(items[back]) and not _owns_nothing(items, back):
            break  # "France's Greens and Germany's"
        if _is_owned(items, back):
            if _is_noun(items[back]):
                return items[back : back + 1]
            banning = items[back].low in _LAWS and items[back + 1].says("acts", Part.gerund) is not None
            if banning and (items[at - 1].tag != "and" or any(map(_is_verb, items[at + 1 : at + 2]))):
                behind = range(back + 2, at)
                return items[back : next((each for each in behind if items[each].tag in _ENDING_LAWS), at)]
    return ()


def _is_verb(item: Item) -> bool:
    return item.low in _VERBS or item.tag in {"be", "have", "do", "modal"}


def _is_noun(item: Item) -> bool:
    return _is_body(item) if item.mention is not None else item.says("acts", Part.noun) is not None


def _is_body(item: Item) -> bool:
    mention = item.mention
    plain = mention is not None and not (mention.entities or mention.new or mention.plural)
    return plain and mention is not None and mention.actor_role != ""


def _is_owned(items: Sequence[Item], at: int) -> bool:
    """Whether a place or "its" stands before a noun, or a place behind it: "Denmark's army", "the army of Denmark"."""
    for one in reversed(items[max(0, at - _BETWEEN) : at]):
        if one.low in _OWN:
            return items[at].mention is None
        if one.mention is not None:
            return is_place(one.mention) and (one.mention.possessive or one.mention.way == Way.demonym)
        if one.tag:
            break
    if items[at].mention is None:
        return False
    behind = items[at + 2].mention if at + 2 < len(items) and items[at + 1].low == "of" else None
    return behind is not None and is_place(behind) and behind.way != Way.demonym


def _again(noun: Item, owner: Item) -> Item:
    """A noun once more, where its owner ends."""
    said = None if noun.mention is None else replace(noun.mention, start=owner.end, end=owner.end, possessive=False)
    return replace(noun, start=owner.end, end=owner.end, mention=said)
