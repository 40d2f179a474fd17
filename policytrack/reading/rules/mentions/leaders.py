"""Heads of governments, who act for them: "Russian President Vladimir Putin", "Gov. Abbott", "Abbott" after that."""

from collections.abc import Mapping, Sequence

from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.mentions.kinds import is_name, is_place
from policytrack.reading.rules.names import Entity, Way
from policytrack.reading.rules.names.leaders import TITLE_ENDS, title_of

__all__ = ["take_leaders"]


def take_leaders(items: list[Item], leaders: Mapping[str, Entity]) -> list[Item]:
    """Make one mention of a head of government, the title and the country before the name.

    `leaders` has whom a text may mean by a surname, and by what a title says with a surname ("states abbott").
    """
    kept: list[Item] = []
    for at, item in enumerate(items):
        if (item.mention is None and not item.is_capital) or not _may_be_leader(item):
            kept.append(item)
            continue
        title = _title_before(kept)
        found = _leader_at(items, at, kept, title, leaders)
        title = title or (_office_before(kept) if " " in item.text else ())
        kept.append(item)
        if found is not None:
            _stand_for(kept, found, len(title))
        elif item.mention is not None and item.mention.way == Way.leader:
            item.mention, item.tag = None, ""  # "Melania Trump", "Trump Tower"
    return kept


def _may_be_leader(item: Item) -> bool:
    if item.mention is not None:
        return item.mention.way == Way.leader
    return item.is_capital and not item.words and " " not in item.text


def _title_before(kept: Sequence[Item]) -> Sequence[Item]:
    """The title that stands last: "Gov.", "President"."""
    upto = len(kept) - (1 if kept and kept[-1].low == "." else 0)
    if not upto or kept[upto - 1].low not in TITLE_ENDS:
        return ()
    for length in (2, 1):
        words = kept[max(0, upto - length) : upto]
        if len(words) == length and title_of(" ".join(one.low for one in words)) is not None:
            return kept[upto - length :]
    return ()


_OFFICES = frozenset({"minister", "secretary"})
_LINKS = frozenset({"and", "for", "of", "&"})
_LONGEST = 6


def _office_before(kept: Sequence[Item]) -> Sequence[Item]:
    """The office that stands last: "Technology Secretary", "Minister for Media"."""
    if not kept or kept[-1].low.split()[-1] not in _OFFICES or not kept[-1].is_capital:
        return ()
    start = len(kept) - 1
    while start and len(kept) - start < _LONGEST and kept[start - 1].mention is None and _is_of_office(kept[start - 1]):
        start -= 1
    return kept[start:]


def _is_of_office(item: Item) -> bool:
    return item.is_capital or item.low in _LINKS


def _leader_at(
    items: Sequence[Item], at: int, kept: Sequence[Item], title: Sequence[Item], leaders: Mapping[str, Entity]
) -> Entity | None:
    """Whose head the name at this place is of; none if it is somebody else's, or part of a longer name."""
    item = items[at]
    mention = item.mention
    single = " " not in item.text
    if mention is None:
        said = " ".join(one.low for one in title if one.low != ".")
        known = leaders.get(f"{title_of(said)} {item.low}") or leaders.get(item.low)
    else:
        known = mention.entity
    if known is None or (single and _is_part_of_name(items, at, kept, titled=bool(title))):
        return None
    return known


def _is_part_of_name(items: Sequence[Item], at: int, kept: Sequence[Item], *, titled: bool) -> bool:
    """Whether a surname belongs to a longer name: "Melania Trump", "Trump Tower"."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.mention is None and is_name(after) and not after.words:
        return True
    before = kept[-1] if kept else None
    return not titled and before is not None and before.mention is None and is_name(before) and not before.words


def _stand_for(kept: list[Item], entity: Entity, title: int) -> None:
    """Make the last item stand for a government, and take the title and the place before it away."""
    item = kept[-1]
    possessive = item.mention is not None and item.mention.possessive
    start = kept[-1 - title].start
    del kept[len(kept) - 1 - title : -1]
    before = kept[-2].mention if len(kept) > 1 else None
    if before is not None and is_place(before) and before.entity is entity and before.way != Way.leader:
        start = kept[-2].start
        del kept[-2]
    mention = Mention(start, item.end, item.text, (entity,), Way.leader, possessive=possessive)
    kept[-1] = Item(item.text, item.low, start, item.end, "name", (), mention)
