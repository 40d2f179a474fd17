"""What a text is made of: headings, paragraphs, items of lists, rows of tables, and their sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from policytrack.reading.proposals import Span
from policytrack.reading.rules import words
from policytrack.reading.rules.codes import Code

__all__ = [
    "LONGEST_SENTENCE",
    "Block",
    "BlockKind",
    "behind_lead",
    "blocks",
    "cells",
    "field",
    "lead",
    "neighbourhood",
    "sentences",
]

_HEADING_LENGTH = 90
_NOTED_LENGTH = 50
LONGEST_SENTENCE = 2000  # what is longer is no sentence that anybody wrote
_LEAD_LENGTH = 60
_WRAPPED, _WIDEST = 55, 130
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-*\u2022\u2013\u2014\u25aa\u25cf]|\(?\d{1,2}[.)])\s+")
_HASHES = re.compile(r"\s*#{1,6}\s+")
_BYLINE = re.compile(r"\s*(?:BY|By)(?: (?:[A-Z]\S*|and|of|the|for|de|van)){1,12}\s*")
_FIELD = re.compile(r"\s*(?P<label>From|To|Cc|Date|Sent|Subject|Re)\s*:[ \t]+(?=\S)", re.IGNORECASE)
_CELLS = re.compile(r"\t|\s\|\s|^\||\|$| {3,}")
_PARTING = ("|", "\t", "   ")
"""The signs without one of which a line has no cells."""
_ALIGNED = re.compile(r"\t|\s\|\s|^\||\|$| {2,}")
_RULE = re.compile(r"[\s|:=+-]*")
_END = re.compile(r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u201d\u2019)\]]*+(?=\s)")
_GLUED = re.compile(r"(?<=[a-z]{3})\.\u201d?(?=[\"\u201c]?(?P<first>[A-Z][a-z]*),?\s)")
_STARTS = re.compile(r"\s+[\"'\u201c\u2018(\[]*(?:[^\W\d_]|\d)")
_NO_END = words.listing("abbreviations")
_WORD_BEFORE = re.compile(r"[^\s(\"'\u201c]+$")
_LEAD = re.compile(
    r"(?P<name>[^.:!?\n]{2,60}?)(?:\s\([^)\n]{1,40}\))?(?:[:.]|(?P<dash>\s(?:--?|\u2013|\u2014)))\s+(?=\S)"
)


class BlockKind(Code):
    """How a block stands in the text."""

    paragraph: ClassVar["BlockKind"]
    heading: ClassVar["BlockKind"]
    item: ClassVar["BlockKind"]
    row: ClassVar["BlockKind"]
    field: ClassVar["BlockKind"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text that stands by itself, and where."""

    kind: BlockKind
    start: int
    end: int


def blocks(text: str) -> Iterator[Block]:
    r"""The blocks of a text in their order.

    Example:
        >>> [one.kind.value for one in blocks("Italy\n\nThe app is banned there.\n\n- Ruritania: no ban")]
        ['heading', 'paragraph', 'item']
    """
    lines = list(_unwrapped(text))
    listed = _opened_alike(text, lines)
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        if _RULE.fullmatch(line):
            continue
        if _FIELD.match(line):
            yield Block(BlockKind.field, start, end)
        elif bullet := _BULLET.match(line):
            yield Block(BlockKind.item, start + bullet.end(), end)
        elif any(sign in line for sign in _PARTING) and _CELLS.search(line.strip()) and len(_cells(line)) > 1:
            yield Block(BlockKind.row, start, end)
        elif hashes := _HASHES.match(line):
            yield Block(BlockKind.heading, start + hashes.end(), end)
        elif start in listed:
            yield Block(BlockKind.item, start, end)
        else:
            kind = BlockKind.heading if _is_heading(line, number + 1 < len(lines)) else BlockKind.paragraph
            yield Block(kind, start, end)


_OPENED = re.compile(r"(?P<name>[A-Z][^.:!?,\n\u2014\u2013]{1,40})\s[\u2014\u2013]\s(?=\S)")
_SERIES = 3


def _opened_alike(text: str, lines: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Where lines begin that open with a name and a dash, as several do: "Chad \u2014 No ban."; no datelines."""
    opened = [(start, found["name"]) for start, end in lines if (found := _OPENED.match(text, start, end)) is not None]
    alike = [start for start, name in opened if not name.isupper() and len(name.split()) <= 5]
    return frozenset(alike) if len(alike) >= _SERIES else frozenset()


def _unwrapped(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text, where those that only wrap a paragraph are one."""
    begin = end = -1
    for match in _LINE.finditer(text):
        if not match[0].strip():
            continue
        if begin >= 0 and _goes_on(text[begin:end], match[0], text[end : match.start()]):
            end = match.end()
            continue
        if begin >= 0:
            yield begin, end
        begin, end = match.start(), match.end()
    if begin >= 0:
        yield begin, end


def _goes_on(before: str, line: str, between: str) -> bool:
    """Whether a line goes on with the one before, which is long, ends no sentence and stands right above it."""
    last = before.rsplit("\n", 1)[-1].rstrip()
    if _BYLINE.fullmatch(line):
        return False
    if between.count("\n") > 1 or len(last) < _WRAPPED or len(last) > _WIDEST or last[-1] in '.!?:;"\u201d':
        return False
    opens = any(pattern.match(line) for pattern in (_BULLET, _HASHES, _FIELD))
    return not (opens or _FIELD.match(last) or len(_cells(line)) > 1 or len(_cells(last)) > 1)


def cells(text: str, block: Block) -> list[Span]:
    """The cells of a row, in their order."""
    return [Span(block.start + start, block.start + end) for start, end in _cells(text[block.start : block.end])]


def field(text: str, block: Block) -> tuple[str, Span]:
    """What a line at the head of a letter says, "from" or "subject", and where what it says of that stands."""
    match = _FIELD.match(text, block.start, block.end)
    if match is None:
        return "", Span(block.start, block.end)
    return match["label"].casefold(), Span(match.end(), block.end)


def lead(text: str, block: Block) -> Span | None:
    """The name that opens a block and is set off by a colon or full stop, as in "Apple. Staff may not use it."."""
    found = _lead(text, block)
    return None if found is None else Span(found.start("name"), found.end("name"))


def behind_lead(text: str, block: Block) -> int:
    """Where a block goes on behind the name that opens it."""
    found = _lead(text, block)
    return block.start if found is None else found.end()


def _lead(text: str, block: Block) -> re.Match[str] | None:
    found = _LEAD.match(text, block.start, min(block.end, block.start + _LEAD_LENGTH + 40))
    if found is None or len(found["name"].split()) > 6 or (found["dash"] and block.kind is not BlockKind.item):
        return None
    last = found["name"].split()[-1].casefold()
    if last in _NO_END and text[found.end("name")] == ".":  # "Texas Gov. Jane Doe signed"
        return None
    return found


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a piece of a text.

    Example:
        >>> text = "The U.S. Navy acted. Gov. Smith did not."
        >>> [text[one.start : one.end] for one in sentences(text, 0, len(text))]
        ['The U.S. Navy acted.', 'Gov. Smith did not.']
    """
    begin = start
    for match in _END.finditer(text, start, end):
        if _ends(text, match, begin):
            yield from _glued(text, begin, match.end())
            begin = match.end()
    yield from _glued(text, begin, end)


def _glued(text: str, start: int, end: int) -> Iterator[Span]:
    """What stands between two plain ends, which may have lost the space between two sentences: "by law.The ban"."""
    for match in _GLUED.finditer(text, start, end):
        before = _WORD_BEFORE.search(text, max(start, match.start() - 20), match.start())
        if before is not None and (before[0].islower() or match["first"] in _OPENERS):  # no "Booking.Com said"
            yield from _pieces(text, start, match.end())
            start = match.end()
    yield from _pieces(text, start, end)


def neighbourhood(text: str, sentence: Span) -> Span:
    """A sentence with the one before and the one behind it, as far as they are not long.

    Example:
        >>> text = "It rained. Doubts grew. The shop dropped it. Nobody minded. It snowed."
        >>> beside = neighbourhood(text, Span(24, 44))
        >>> text[beside.start : beside.end]
        'Doubts grew. The shop dropped it. Nobody minded.'
    """
    before = list(sentences(text, max(0, sentence.start - _BESIDE), sentence.start))
    behind = next(sentences(text, sentence.end, min(len(text), sentence.end + _BESIDE)), sentence)
    return Span(before[-1].start if before else sentence.start, behind.end)


_BESIDE = 600  # characters


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, or what has no end for so long that its time would grow with its square, between two words."""
    while end - start > LONGEST_SENTENCE:
        last = start + LONGEST_SENTENCE
        cut = next((at for at in range(last, start + LONGEST_SENTENCE // 2, -1) if text[at].isspace()), last)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


_BEFORE_X = re.compile(r"(?:^|\s)[a-z][\w-]*,?\sX$")  # "blocked X. Users"


def _ends(text: str, match: re.Match[str], begin: int) -> bool:
    follows = _STARTS.match(text, match.end())
    if follows is None:
        return False
    first = text[follows.end() - 1]
    if match[0][0] != ".":
        return not first.islower()
    before = _WORD_BEFORE.search(text, max(begin, match.start() - 20), match.start())
    word = before[0].casefold() if before else ""
    if word == "no" and not first.isdigit():  # an answer, not a number
        return True
    if word == "x" and _BEFORE_X.search(text, max(begin, match.start() - 20), match.start()):  # it is no initial
        return True
    if word in _NO_END or (len(word) == 1 and word.isalpha()):
        return False
    if "." in word:  # "U.S. Navy" goes on, "in the U.S. The app" does not
        return first.isupper() and text[match.end() :].lstrip().split(maxsplit=1)[0] in _OPENERS
    return not first.islower()


_OPENERS = words.listing("openers")


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _cells(line: str) -> list[tuple[int, int]]:
    found, begin = [], 0
    pattern = _ALIGNED if "   " in line.strip() else _CELLS
    for match in [*pattern.finditer(line), None]:
        end = len(line) if match is None else match.start()
        plain = line[begin:end].strip(" |\t")
        if plain:
            first = line.index(plain, begin)
            found.append((first, first + len(plain)))
        if match is not None:
            begin = match.end()
    return found


def _is_heading(line: str, followed: bool) -> bool:  # noqa: FBT001 - whether anything follows
    plain = line.strip()
    noted = plain.endswith(")") and "(" in plain[1:] and len(plain) < _NOTED_LENGTH  # "Folketing (Denmark)"
    return followed and len(plain) < _HEADING_LENGTH and (noted or plain[-1] not in '.!?:;,"\u201d)')
