"""What lists, tables and headings open their lines with: whoever acts, or what is restricted, as most of them name it.

"Wired: ..., The Straits Courier: ..., CNN: ..." are all of publishers, though not all of them are known.
"""

import re
from collections.abc import Iterator, Sequence

from policytrack.reading.proposals import Span
from policytrack.reading.rules import structure, words
from policytrack.reading.rules.items import itemise
from policytrack.reading.rules.layout.headings import named_by
from policytrack.reading.rules.mentions import settle
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.structure import Block, BlockKind

__all__ = ["alike", "is_name_like", "take_openings"]

_SMALL = frozenset({"of", "the", "and", "&", "for", "de", "du", "des", "la", "le", "van", "von", "di", "da", "der"})
_NOT_NAMES = words.listing("not_names") | words.verb_listing("times")
_LONGEST = 7
_WORDS = re.compile(r"[^\s,]+")
_KNOWN = 0.2
_FEW = 2
_NAMED = 0.4  # "The NFL"


def take_openings(read: Progress, blocks: Sequence[Block]) -> None:
    """Tell of every line that opens with an unknown name what it is of, by the lines beside it."""
    for spans, above in _series(read.text, blocks):
        role = alike(read, spans) or _announced(read, spans, above)
        if role:
            read.openings |= {one.start: role for one in spans if is_name_like(read.text[one.start : one.end])}


def alike(read: Progress, spans: Sequence[Span]) -> str:
    """What unknown names among some are of, "actor" or "thing": what the known ones are; empty if there are few."""
    actors = things = 0.0
    for one in spans:
        entity = named_by(read, one.start, one.end, share=_NAMED)
        if entity is None:
            actors += _is_body(read, one)
            continue
        actors += 1 if entity.target is None or entity.is_place else 0.6 if entity.actor is not None else 0
        things += 0 if entity.target is None or entity.is_place else 0.4 if entity.actor is not None else 1
    unknown = sum(is_name_like(read.text[one.start : one.end]) for one in spans) - actors - things
    if not actors + things or actors + things < _KNOWN * (actors + things + max(0.0, unknown)):
        return ""
    return "actor" if actors >= things else "thing"


def _announced(read: Progress, spans: Sequence[Span], above: Span | None) -> str:
    """What names are of that nobody knows, as the line above them says: "What the districts do about it"."""
    names = sum(is_name_like(read.text[one.start : one.end]) for one in spans)
    if above is None or names < _FEW:
        return ""
    items = settle(itemise(read.text, above.start, above.end, read.within(above.start, above.end)), {})
    roles = [
        one.mention for one in items if one.mention is not None and one.mention.plural and not one.mention.entities
    ]
    if any(one.actor_role and one.actor_role != "pronoun" for one in roles):
        return "actor"
    return "thing" if any(one.target_role and one.target_role != "pronoun" for one in roles) else ""


def _is_body(read: Progress, span: Span) -> bool:
    """Whether an unknown name says itself that it is a body's: "Ruritania Racing Association"."""
    found = settle(itemise(read.text, span.start, span.end, read.within(span.start, span.end)), {})
    return any(one.mention is not None and one.mention.new == "body" for one in found)


def is_name_like(text: str) -> bool:
    """Whether a line's opening is written as names are.

    Example:
        >>> is_name_like("Bank of Ruritania"), is_name_like("What happens next"), is_name_like("March 2024")
        (True, False, False)
    """
    found = _WORDS.findall(text)
    if not 0 < len(found) <= _LONGEST or not found[0][0].isupper():
        return False
    if any(one.casefold() in _NOT_NAMES or one[0].isdigit() for one in found[:1]):
        return False
    return all(one[0].isupper() or one[0].isdigit() or one in _SMALL or one[0] == "(" for one in found)


def _series(text: str, blocks: Sequence[Block]) -> Iterator[tuple[list[Span], Span | None]]:
    """The openings that belong together: of a list, of all headings, and of all paragraphs that open with a name.

    Each has the line that stands above it, if one does.
    """
    title = Span(blocks[0].start, blocks[0].end) if blocks else None
    yield [Span(one.start, one.end) for one in blocks[1:] if one.kind is BlockKind.heading], title
    yield [lead for one in blocks if one.kind is BlockKind.paragraph and (lead := structure.lead(text, one))], title
    items: list[Span] = []
    above: Span | None = None
    for one in blocks:
        if one.kind is BlockKind.item:
            items += [lead] if (lead := structure.lead(text, one)) else []
            continue
        if items:
            yield items, above
            items = []
        above = Span(one.start, one.end)
    yield items, above
