"""Letters and memos: who writes them, to whose people, and of what, as the lines at their head say."""

import re
from collections.abc import Iterator, Sequence

from policytrack.reading.proposals import Span
from policytrack.reading.rules import structure, words
from policytrack.reading.rules.items import Mention, itemise
from policytrack.reading.rules.mentions import settle
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story.who import who_is_meant
from policytrack.reading.rules.tagging import Kind, tags_of

__all__ = ["begin_letter", "read_field", "take_signature"]

_GREETING = re.compile(r"\s*Dear [^.:\n]{2,60}[,:]?\s*")

_OF = frozenset({"of", "at"})


def begin_letter(read: Progress, block: structure.Block) -> None:
    """Take who writes from what a text named before it greets somebody."""
    if read.story.writer is not None:
        return
    if _GREETING.fullmatch(read.text, block.start, block.end):
        read.story.writer = read.story.speaker
    elif read.story.at == 0 and block.end - block.start < _TITLE_LENGTH:
        read.story.writer = _whose_rules(read, Span(block.start, block.end))


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
        _written_by(read, _bodies(read, Span(one.start, one.end)))


_TITLE_LENGTH = 90
_RULES = words.listing("house_rules")
_VERBAL = frozenset({Kind.verb, Kind.be, Kind.have, Kind.do, Kind.modal})


def _whose_rules(read: Progress, title: Span) -> Entity | None:
    """Whose policy a text is, as its title says without a verb: "Acme Robotics: acceptable use policy"."""
    items = settle(itemise(read.text, title.start, title.end, read.within(title.start, title.end)), {})
    if not any(one.low.split()[-1] in _RULES for one in items) or any(tag.kind in _VERBAL for tag in tags_of(items)):
        return None
    first = next((one.mention for one in items if one.mention is not None), None)
    if first is None or not (first.entities or first.new) or (first.entity is not None and first.entity.is_place):
        return None
    entity = who_is_meant(read.story, first)
    return entity if entity is not None and entity.actor is not None and not entity.press else None


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
