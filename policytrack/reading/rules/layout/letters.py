"""Letters and memos: who writes them, to whose people, and of what, as the lines at their head say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policytrack.reading.proposals import Span
from policytrack.reading.rules import structure, words
from policytrack.reading.rules.items import Item, Mention, itemise
from policytrack.reading.rules.mentions import settle
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story.who import who_is_meant
from policytrack.reading.rules.tagging import Kind, tags_of

__all__ = ["begin_letter", "read_field", "take_signature"]

_GREETING = re.compile(r"\s*Dear [^.:\n]{2,60}[,:]?\s*")

_OF = frozenset({"of", "at"})


def begin_letter(read: Progress, block: structure.Block) -> bool:
    """Take who writes from what a text named before it greets somebody; whether a block is no more than a title."""
    story = read.story
    if story.writer is not None:
        return False
    if _GREETING.fullmatch(read.text, block.start, block.end):
        named = {each for one in read.within(0, block.start) for each in one.entities}
        story.writer = story.letterhead or (story.speaker if story.speaker in named else story.met)
        story.issuer = story.writer  # and not the maker of what a letter is about
    elif story.at <= 1 and block.end - block.start < _TITLE_LENGTH:
        items = settle(itemise(read.text, block.start, block.end, read.within(block.start, block.end)), {})
        ruled, above = _are_rules(items), story.letterhead
        story.letterhead = _alone(read, items) if above is None and story.at == 0 else None
        story.writer = (above or _whose_rules(read, items)) if ruled else None
        return story.writer is not None
    return False


_CLOSING = re.compile(
    r"\s*(?:(?:kind|best|warm|many|with kind|with best)\s)?(?:regards|wishes|thanks)[,.]?\s*|"
    r"\s*(?:yours|sincerely|respectfully)(?:\s(?:sincerely|faithfully|truly|yours))?[,.]?\s*|\s*signed[,:]?\s*",
    re.IGNORECASE,
)
_SIGNATURE = 6


def take_signature(read: Progress, blocks: Sequence[structure.Block]) -> None:
    """Take who writes from below the closing of a letter."""
    last = list(blocks[-_SIGNATURE:])
    closing = next((at for at, one in enumerate(last) if _CLOSING.fullmatch(read.text, one.start, one.end)), None)
    for one in last[closing + 1 :] if closing is not None else ():
        line = Span(one.start, one.end)
        _written_by(read, _bodies(read, line))
        if read.story.writer is None and (firm := _office_of(read, line)) is not None:
            read.story.writer = read.story.issuer = firm


_OFFICES = frozenset({"officer", "director", "manager", "president", "head", "chief", "ceo", "cio", "ciso", "cto"})


def _office_of(read: Progress, line: Span) -> Entity | None:
    """The firm, by a name that nobody knows, in whose office somebody signs: "Chief Information Officer, Contoso"."""
    items = settle(itemise(read.text, line.start, line.end, read.within(line.start, line.end)), {})
    last = items[-1].mention if items else None
    office = any(word in _OFFICES for one in items[:-2] for word in one.low.split())
    if last is None or last.new != "name" or len(items) < 3 or items[-2].low != "," or not office:
        return None
    return who_is_meant(read.story, replace(last, new="body", actor_role="company"))


_TITLE_LENGTH = 90
_LETTERHEAD = 4
_RULES = words.listing("house_rules")
_VERBAL = frozenset({Kind.verb, Kind.be, Kind.have, Kind.do, Kind.modal})


def _are_rules(items: Sequence[Item]) -> bool:
    """Whether a line without a verb is the title of the rules of a house: "Acceptable use policy"."""
    ruled = any(one.low.split()[-1] in _RULES for one in items)
    return ruled and not any(tag.kind in _VERBAL for tag in tags_of(items))


def _alone(read: Progress, items: Sequence[Item]) -> Entity | None:
    """The firm or school whose name is all of a line, as at the head of its rules."""
    named = [one.mention for one in items if one.mention is not None]
    if len(named) != 1 or len(items) > _LETTERHEAD or any(tag.kind in _VERBAL for tag in tags_of(items)):
        return None
    return _house(read, named[0])


def _house(read: Progress, mention: Mention) -> Entity | None:
    """Who may give rules to a house, by name; no state or newspaper."""
    if not (mention.entities or mention.new) or (mention.entity is not None and mention.entity.is_place):
        return None
    entity = who_is_meant(read.story, mention)
    return entity if entity is not None and entity.actor is not None and not entity.press else None


def _whose_rules(read: Progress, items: Sequence[Item]) -> Entity | None:
    """Whose policy a text is, as its title says: "Acme Robotics: acceptable use policy"."""
    first = next((one.mention for one in items if one.mention is not None), None)
    return _house(read, first) if first is not None else None


def read_field(read: Progress, block: structure.Block) -> Span | None:
    """Take who writes a letter and what it is about; gives what is left to be read, which is its subject."""
    label, said = structure.field(read.text, block)
    if label == "from":
        _written_by(read, _bodies(read, said))
    elif label in {"to", "cc"}:
        _written_by(read, _bodies(read, said, whose=True))
    elif label in {"subject", "re"}:
        for one in read.within(said.start, said.end):
            thing = next((each for each in one.entities if each.target is not None), None)
            if thing is not None:
                read.story.hear(thing)
                read.story.groups.append((thing,))
        return said
    return None


def _written_by(read: Progress, bodies: Iterator[Mention]) -> None:
    """Whoever stands last is the whole of what stands before: "Office of Safety, Ruritania State University"."""
    for mention in bodies:
        entity = who_is_meant(read.story, mention)
        if entity is not None and entity.actor is not None:
            read.story.writer = read.story.issuer = entity


def _bodies(read: Progress, said: Span, *, whose: bool = False) -> Iterator[Mention]:
    """The bodies named in a line, or those whose people it names: "to all staff of the bank"."""
    found = read.within(said.start, said.end)
    items = settle(itemise(read.text, said.start, said.end, found), {})
    for at, item in enumerate(items):
        mention = item.mention
        if mention is None or not (can_act(mention) or mention.possessive):
            continue
        behind = {each.low for each in items[max(0, at - 2) : at]} & _OF
        named = bool(mention.entities or mention.new)
        if named and (not whose or behind or mention.possessive):
            yield mention
