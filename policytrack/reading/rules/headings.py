"""What headings, the opening words of a block and the first cell of a row are of: who or what the rest is about."""

import re
from collections.abc import Sequence

from policytrack.reading.rules import structure
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.progress import Progress

__all__ = ["head", "named_by", "read_lead"]


_DATELINE = re.compile(
    r"[A-Z][A-Z.'/ ]{2,40}(?:,[^\u2014\u2013\n-]{0,30})?(?:\([^)\n]{1,20}\)\s*)?\s*(?:\u2014|\u2013|--?)\s+"
)


def read_lead(read: Progress, block: structure.Block) -> int:
    """What a block opens with, a name or a place and date; gives where its sentences begin."""
    story = read.story
    is_item = block.kind is structure.BlockKind.item
    lead = structure.lead(read.text, block)
    if lead is not None:
        few = is_item and read.text[lead.end : lead.end + 1] == ":"
        headed = named_by(read, lead.start, lead.end, share=0.3 if few else _MOSTLY)
        if headed is not None:
            head(read, headed, is_thing=_is_dealt_with(read, headed, lead.end, block.end))
            names = (
                one for found in read.within(lead.start, lead.end) for one in [_thing_named(found.entities)] if one
            )
            if len(several := tuple(dict.fromkeys(names))) > 1:
                story.groups.append(several)
            return lead.end + 1
    if block.kind is structure.BlockKind.heading and (headed := named_by(read, block.start, block.end)):
        head(read, headed)
        return block.end
    dateline = _DATELINE.match(read.text, block.start, block.end)
    if dateline is not None and block.kind is structure.BlockKind.paragraph:
        for one in read.within(block.start, dateline.end()):
            for entity in one.entities[:1]:
                story.hear(entity)
        return dateline.end()
    return block.start


_MOSTLY = 0.6


def named_by(read: Progress, start: int, end: int, share: float = _MOSTLY) -> Entity | None:
    """The name that a heading consists of."""
    found = read.within(start, end)
    named = sum(one.end - one.start for one in found)
    if not found or named < share * len(read.text[start:end].strip()):  # a word or two may stand beside it
        return None
    mention = Mention(found[0].start, found[0].end, "", found[0].entities, found[0].way)
    return read.story.of_name(mention)


def head(read: Progress, entity: Entity, *, is_thing: bool = False) -> None:
    """Make somebody or something what the lines that follow are about."""
    read.story.hear(entity)
    if is_thing:
        products = [one for one in read.found if entity in one.entities]
        entity = _thing_named(products[0].entities if products else ()) or entity
        read.story.headed_target = entity
        read.story.groups.append((entity,))
    elif entity.actor is not None:
        read.story.headed_actor = entity
        read.story.subjects.append(entity)
    elif entity.target is not None:
        read.story.headed_target = entity


def _thing_named(entities: Sequence[Entity]) -> Entity | None:
    """The thing that a name may mean, a product before its maker."""
    things = [one for one in entities if one.target is not None]
    return next((one for one in things if one.actor is None), things[0] if things else None)


_PUBLIC_WORDS = re.compile(
    r"\b(?:public|governments?|agenc(?:y|ies)|ministr(?:y|ies)|minister|schools?|officials?|state-owned|operators|"
    r"carriers|regulators?|parliament|laws?|contracts)\b",
    re.IGNORECASE,
)


_STAFF_WORDS = re.compile(r"\b(?:employees?|staff|workers?|engineers?|lawyers?|colleagues)\b", re.IGNORECASE)


def _is_dealt_with(read: Progress, entity: Entity, start: int, end: int) -> bool:
    """Whether a maker that opens a paragraph is what others in it restrict, rather than who does."""
    if entity.actor is None or entity.target is None:
        return False
    above = read.story.headed_actor
    if above is not None and above is not entity and not above.is_company:  # an item under the name of a country
        return True
    if _STAFF_WORDS.search(read.text, start, end):
        return False
    if _PUBLIC_WORDS.search(read.text, start, end):
        return True
    return any(
        each.is_place or (each.actor is not None and each.target is None and not each.press)
        for one in read.within(start, end)
        for each in one.entities[:1]
    )
