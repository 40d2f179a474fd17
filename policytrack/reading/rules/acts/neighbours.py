"""Goods that no register knows, in a list with some that it knows: "exports of drones and [thermal imagers]"."""

from collections.abc import Iterator

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Scene
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.syntax import Phrase, Syntax

__all__ = ["join_neighbours"]

_TRADED = frozenset({"sell", "export", "buy"})
_LONGEST = 3
_OPENING = frozenset({"certain", "some", "other", "any", "all", "many", "most", "new", "several", "various"})
_NO_GOODS = words.listing("measures") | words.listing("people") | words.listing("collectives")
_NUMBERS = words.listing("numbers")
_GOODS = words.listing("goods")
_NO_GOODS |= {"parts", "components", "supplies", "goods", "materials", "toys", "clothes", "drinks", "foods", "weapons"}
_NO_GOODS |= {"drugs", "medicines", "exports", "imports", "sales", "purchases", "cigarettes", "services", "others"}


def join_neighbours(scene: Scene) -> None:
    """Add goods that nobody has listed to what acts of trade are done to, where they stand with others that are."""
    for act in scene.acts:
        if act.dealing not in _TRADED or not act.targets or not all(_is_kind(one) for one in act.targets):
            continue
        known = list(act.targets)
        for phrase in scene.syntax.phrases:
            if len(phrase.listed) > 1 and any(scene.syntax.head(phrase).mention is one for one in known):
                act.targets += [one for one in _unknown(scene.syntax, phrase) if one not in act.targets]
                break


def _is_kind(mention: Mention) -> bool:
    """Whether it is of goods of some kind."""
    entity = mention.entity
    return entity is not None and entity.general and entity.target is not None and entity.target.kind != "activity"


def _unknown(syntax: Syntax, phrase: Phrase) -> Iterator[Mention]:
    """The goods that a list names beside those that an act is done to."""
    for one in phrase.listed:
        head = syntax.head(one)
        if head.mention is not None and _is_kind(head.mention):
            yield head.mention
            continue
        told = [item for item in syntax.items[one.start : one.head + 1] if not _only_opens(item)]
        if not 0 < len(told) <= _LONGEST or not head.low.endswith("s") or head.low.split()[-1] in _NO_GOODS:
            continue
        if (len(told) == 1 and head.low in _GOODS) or any(item.low in _NUMBERS for item in told):
            continue  # "drones and devices", "two metals, gallium and germanium"
        if all(item.low.replace("-", "").isalpha() and not item.is_capital and _is_plain(item) for item in told):
            called = " ".join(item.low for item in told)
            yield Mention(head.start, head.end, head.text, target_role="device", plural=True, kind_called=called)


def _only_opens(item: Item) -> bool:
    """Whether a word only says of how many a phrase is: "[certain] lasers"."""
    return item.low in _OPENING or item.tag == "det"


def _is_plain(item: Item) -> bool:
    """Whether a word is no name, and tells of nothing but goods."""
    mention = item.mention
    if mention is not None:
        return mention.target_role == "device" and not (mention.entities or mention.new or mention.place)
    return not item.words and item.tag == ""
