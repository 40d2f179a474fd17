"""Bodies that are called by all they are for: "the Ministry of Transport, Communications and High Technologies"."""

from dataclasses import replace

from policytrack.reading.rules.items import Item, Mention

__all__ = ["join_fields"]

_FOR = (" of ", " for ")
_MINISTRY = ("ministry of ", "department of ", "department for ")
_LOCAL = "local government"
_LONGEST = 4  # words of one field, as in "New and High Technologies"


def join_fields(items: list[Item]) -> list[Item]:
    """The items with such a body as one: what is written large behind "Ministry of Transport," is no name."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        end = _end(items, at) if item.is_capital and item.mention is not None else at + 1
        kept.append(item if end == at + 1 else _joined(item, items[at + 1 : end]))
        at = end
    return kept


def _end(items: list[Item], at: int) -> int:
    """Where what a mention with a capital is called ends."""
    end = _end_of_fields(items, at + 1) if _is_body(items[at]) else _end_of_government(items, at)
    return at + 1 if end is None else end


def _is_body(item: Item) -> bool:
    """Whether it is called a ministry of something; a longer name is another body than the one that is known."""
    mention = item.mention
    if mention is None or not any(one in item.text for one in _FOR):
        return False
    return mention.actor_role == "ministry" or (mention.entities != () and item.low.startswith(_MINISTRY))


_MINISTRIES = frozenset({"ministry", "department"})


def _end_of_government(items: list[Item], at: int) -> int | None:
    """Where a ministry nobody knows ends that is of several fields, or of one that is no government.

    As in "the Ministry of [Housing, Communities and Local Government]", "the Ministry of [Local Government]".
    """
    if items[at].low not in _MINISTRIES or at + 2 >= len(items) or items[at + 1].low not in {"of", "for"}:
        return None
    end = at + 2
    while end < min(len(items), at + 2 + _LONGEST) and _is_field(items[end]):
        end += 1
    if end == at + 2:
        return None
    several = _end_of_fields(items, end) if end < len(items) else None
    if several is not None and (items[end].low == "," or _is_local(items[several - 1])):
        return several
    return at + 3 if _is_local(items[at + 2]) else None


def _is_local(item: Item) -> bool:
    return item.mention is not None and item.mention.noun == _LOCAL


def _end_of_fields(items: list[Item], end: int) -> int | None:
    """Where the fields of a body end, which is behind the one that "and" stands before."""
    while end < len(items) and items[end].low in {",", "and"}:
        last = items[end].low == "and" or (items[end + 1 : end + 2] and items[end + 1].low == "and")
        first = end + 2 if items[end].low == "," and last else end + 1
        first += items[first : first + 1] != [] and items[first].low == "the"
        end = first
        while end < min(len(items), first + _LONGEST) and _is_field(items[end]):
            end += 1
        if end == first:
            break
        if last:
            return end
    return None


def _is_field(item: Item) -> bool:
    mention = item.mention
    plain = mention is None or not (mention.entities or mention.actor_role) or _is_local(item)
    return item.is_capital and plain


def _joined(head: Item, fields: list[Item]) -> Item:
    """A body with the rest of its name."""
    rest = "".join(one.text if one.low == "," else f" {one.text}" for one in fields)
    text, end = head.text + rest, fields[-1].end
    mention = Mention(head.start, end, text, actor_role="ministry", noun=text.casefold())
    return replace(head, text=text, low=text.casefold(), end=end, tag="role", mention=mention)
