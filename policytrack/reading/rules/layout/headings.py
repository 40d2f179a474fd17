"""What headings, the opening words of a block and the first cell of a row are of: who or what the rest is about."""

import re
from collections.abc import Sequence

from policytrack.reading.proposals import Span
from policytrack.reading.rules import structure, words
from policytrack.reading.rules.items import Item, Mention, itemise
from policytrack.reading.rules.mentions import settle
from policytrack.reading.rules.names import Entity, Way
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story.what import what_is_meant
from policytrack.reading.rules.story.who import who_is_meant
from policytrack.reading.rules.tagging import Kind, tags_of

__all__ = ["head", "named_by", "newly_named", "read_lead", "take_asker", "turns_to"]


_DATELINE = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2} \([^)\n]{2,30}\)|"
    r"[A-Z][A-Z.'/ ]{2,40}(?:,[^\u2014\u2013\n-]{0,30})?(?:\([^)\n]{1,20}\)\s*)?)\s*(?:\u2014|\u2013|--?)\s+"
)


def read_lead(read: Progress, block: structure.Block) -> int:
    """What a block opens with, a name or a place and date; gives where its sentences begin."""
    lead = structure.lead(read.text, block)
    if lead is not None and _is_headed(read, block, lead):
        return structure.behind_lead(read.text, block)
    if block.kind is structure.BlockKind.heading and not _says_something(read, block):
        whole = Span(block.start, block.end)
        headed = named_by(read, block.start, block.end) or _unknown(read, whole)
        if headed is not None:
            head(read, headed, is_thing=read.story.at == 0 and headed.target is not None)
            return block.end
    if (spoken := _SPOKEN.match(read.text, block.start, block.end)) is not None:
        return spoken.end()
    return _behind_dateline(read, block)


def _says_something(read: Progress, block: structure.Block) -> bool:
    """Whether a heading is a sentence of its own, however short: "Kenya blocks Viber", not "Viber in Kenya"."""
    found = read.within(block.start, block.end)
    if len(found) < 2:
        return False
    said = settle(itemise(read.text, block.start, block.end, found), {})
    return any(tag.kind in _VERBAL for tag in tags_of(said)) and any(
        one.says("acts") or one.says("turns") for one in said
    )


def _behind_dateline(read: Progress, block: structure.Block) -> int:
    """Behind the place and date of a report; of several, each is of its place: "GERMANY - ...", "ITALY - ..."."""
    dateline = _DATELINE.match(read.text, block.start, block.end)
    if dateline is None or block.kind is not structure.BlockKind.paragraph:
        return block.start
    places = [entity for one in read.within(block.start, dateline.end()) for entity in one.entities[:1]]
    read.datelines += 1 if places else 0
    for entity in places:
        read.story.hear(entity)
    if places and places[-1].is_place and (read.datelines > 1 or _is_followed(read, block.end)):
        head(read, places[-1])
    return dateline.end()


def _is_followed(read: Progress, end: int) -> bool:
    """Whether the next paragraph opens with a place and date too."""
    begins = next((at for at in range(end, len(read.text)) if not read.text[at].isspace()), end)
    return _DATELINE.match(read.text, begins) is not None


_SPOKEN = re.compile(r"(?:Q|A|Question|Answer)(?:\s?\d{1,2})?\s?[:.]\s+(?=\S)")


def _is_headed(read: Progress, block: structure.Block, lead: Span) -> bool:
    """Whether the opening of a block names whom or what the rest is about, which it then is."""
    if not read.within(lead.start, lead.end) and lead.start not in read.openings:
        return False
    said = settle(itemise(read.text, lead.start, lead.end, read.within(lead.start, lead.end)), {})
    if any(tag.kind in _VERBAL for tag in tags_of(said)):
        return False
    few = block.kind is structure.BlockKind.item and read.text[lead.end : lead.end + 1] != "."
    headed = named_by(read, lead.start, lead.end, share=0.3 if few else _MOSTLY)
    if headed is None:
        turned = turns_to(read, said)
        linked = turned is not None and said[0].low in _LINKS  # "First, Ruritania."
        if (new := (None if linked else _unknown(read, lead)) or turned) is not None:
            head(read, new)
        return new is not None
    is_title = block.kind is structure.BlockKind.heading and read.story.at == 0 and headed.target is not None
    head(read, headed, is_thing=is_title or _is_dealt_with(read, headed, lead.end, block.end))
    names = (one for found in read.within(lead.start, lead.end) for one in [_thing_named(found.entities)] if one)
    if len(several := tuple(dict.fromkeys(names))) > 1:
        read.story.groups.append(several)
    return True


def _unknown(read: Progress, span: Span) -> Entity | None:
    """Whoever or whatever an opening names that nobody knows, by what those beside it name."""
    role = read.openings.get(span.start)
    return newly_named(read, span, role) if role else None


_ASKING = re.compile(
    r"[\"\u201c]?(?:(?:I|We)(?:['\u2019](?:m|re|ve|d|ll))?|(?:My|Our) [\w-]+(?: and [\w-]+)?|As an?)\s"
)
_ASKED_LENGTH = 120


def take_asker(read: Progress, block: structure.Block, follows: structure.Block | None) -> None:
    """Of whom somebody asks, or whose they are: "I'm in the Air Force.", "And Iran?"; the answer is about them."""
    if block.end - block.start > _ASKED_LENGTH or follows is None or follows.kind is not structure.BlockKind.paragraph:
        return
    of_self = _ASKING.match(read.text, block.start, block.end) is not None
    if not of_self and "?" not in read.text[block.start : block.end]:
        return
    read.story.headed_actor = read.story.headed_target = None
    said = settle(itemise(read.text, block.start, block.end, read.within(block.start, block.end)), {})
    named = [one.mention for one in said if one.mention is not None and can_act(one.mention)]
    told = [one for one in named if one.entities or one.place is not None]
    found = [entity for one in told if (entity := who_is_meant(read.story, one)) is not None and entity.actor]
    bodies = [one for one in found if not one.is_place]
    if found and (of_self or (len(found) == 1 and not bodies)):
        head(read, (bodies or found)[-1])


_MOSTLY = 0.6


def named_by(read: Progress, start: int, end: int, share: float = _MOSTLY) -> Entity | None:
    """The name that a heading consists of."""
    found = read.within(start, end)
    named = sum(one.end - one.start for one in found)
    if not found or named < share * len(read.text[start:end].strip()):  # a word or two may stand beside it
        return None
    if found[0].way == Way.generic and len(found) > 1:  # "Supreme Court of Ruritania"
        said = settle(itemise(read.text, start, end, found), {})
        body = next((one.mention for one in said if one.mention is not None and one.mention.way == Way.generic), None)
        if body is not None and body.place is not None:
            return who_is_meant(read.story, body)
    mention = Mention(found[0].start, found[0].end, "", found[0].entities, found[0].way)
    return read.story.of_name(mention)


_WHOLE = 0.8
_LINKS = words.listing("links")


def turns_to(read: Progress, items: Sequence[Item]) -> Entity | None:
    """Whom a sentence without a verb names, and nothing else, as the next that a text turns to: "First, Wisconsin."."""
    named = [one.mention for one in items if one.mention is not None and one.mention.entities]
    if len(named) != 1 or named[0].way == Way.demonym or named[0].possessive or named[0].modifies:
        return None
    others = [one for one in items if one.mention is not named[0] and one.low[0].isalpha() and one.low not in _LINKS]
    entity = read.story.of_name(named[0])
    if others and not _only_places(items, others, entity):
        return None
    if entity is None or entity.general or entity.setting:
        return None
    return None if entity.actor is not None and entity.target is not None and not entity.is_place else entity


_FEW = 5


def _only_places(items: Sequence[Item], others: Sequence[Item], entity: Entity | None) -> bool:
    """Whether a few words without a verb only say where it goes on: "One to watch: Ruritania."."""
    if entity is None or not entity.is_place or len(others) > _FEW or items[-1].low != ".":
        return False
    return not any(tag.kind in _VERBAL for tag in tags_of(items)) and not any(one.says("acts") for one in others)


_VERBAL = frozenset({Kind.verb, Kind.be, Kind.have, Kind.do, Kind.modal})


def newly_named(read: Progress, span: Span, role: str) -> Entity:
    """Somebody or something whose name nobody knows, an "actor" or a "thing"."""
    text = read.text[span.start : span.end]
    if role == "actor" and "," in text:  # "Clark County, Nevada"
        text = text[: text.index(",")]
    span = Span(span.start, span.start + len(text))
    found = settle(itemise(read.text, span.start, span.end, []), {})
    own = next((one.mention for one in found if one.mention is not None and one.mention.new), None)
    if own is None or len(own.text) < _WHOLE * len(text):
        own = Mention(span.start, span.end, text, new="name")
    if role == "thing":
        own.new, own.target_role = "name", own.target_role or "name"  # whatever its last word is: "Zibo Court"
        return what_is_meant(read.story, own)[0]
    entity = who_is_meant(read.story, own)
    return entity if entity is not None else Entity(f"new:{text.casefold()}")


def head(read: Progress, entity: Entity, *, is_thing: bool = False) -> None:
    """Make somebody or something what the lines that follow are about."""
    story = read.story
    if not is_thing and entity.actor is not None:
        story.actors.append(entity)
        story.places += [entity] if entity.is_place else []
        story.headed_actor = entity
        story.subjects.append(entity)
        story.acting = ()
        return
    story.hear(entity)
    if is_thing:
        products = [one for one in read.found if entity in one.entities]
        entity = _thing_named(products[0].entities if products else ()) or entity
        story.groups.append((entity,))
    if entity.target is not None:
        story.headed_target = entity


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
    titled = read.story.titled
    if titled is not None and titled.target is not None and titled.target.maker != entity.key:
        return False  # in a list of those who do something to one thing
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
