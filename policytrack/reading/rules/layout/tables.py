"""Tables: which column names who acts, which what is restricted, and what the other cells of a row say of both."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from policytrack.reading.proposals import Span
from policytrack.reading.rules import structure, words
from policytrack.reading.rules.acts import Act, acts_in
from policytrack.reading.rules.circumstances import NOWHERE, Circumstances, circumstances
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.details.measures import measure_of
from policytrack.reading.rules.items import itemise
from policytrack.reading.rules.layout.headings import head, named_by, newly_named
from policytrack.reading.rules.layout.openings import alike, is_name_like
from policytrack.reading.rules.mentions import settle
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story.who import who_is_meant
from policytrack.reading.rules.syntax import parse
from policytrack.reading.rules.words import Part

__all__ = ["read_table"]

_MOSTLY = 0.5
_CAPTION = 160  # as long as what stands above or below a table may be to be of it

Row = Sequence[Span]
ReadSentence = Callable[[Progress, Span], None]


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns of a table are of.

    Attributes:
        actors: The column that names who acts; -1 if none does, so that all rows are of whoever the table is of.
        things: The column that names what is restricted, if one does.
        heads: What each column is of, by the first row.
        role: What unknown names in the first of these columns are of.
    """

    actors: int
    things: int | None
    heads: tuple[Entity | None, ...]
    role: str


def read_table(
    read: Progress, rows: Sequence[structure.Block], around: Sequence[structure.Block], read_sentence: ReadSentence
) -> None:
    """Read a table row by row; what stands right above or below says of which measures it is, if its cells do not."""
    cells = [structure.cells(read.text, one) for one in rows]
    read.gap = None
    columns, body = _columns(read, cells)
    said = [*cells[0], *(Span(one.start, one.end) for one in around if one.end - one.start < _CAPTION)]
    implied = next((found for one in said if (found := _measure_in(read.text, one)) is not None), None)
    holder = _holder(read, around) if columns.actors < 0 else None
    for row in body:
        for actor in _actors(read, columns, row) if columns.actors >= 0 else [holder]:
            told = len(read.claims)
            _read_row(read, columns, row, actor, read_sentence)
            if len(read.claims) == told and actor is not None:
                read.add(_not_let(read, cells[0], columns, row, actor))
                read.add(_implied(read, columns, row, actor, implied) if implied is not None else ())


def _holder(read: Progress, around: Sequence[structure.Block]) -> Entity | None:
    """Of whom a table of things is: who writes, or whom the line beside it names: "AI tools at Acme Bank"."""
    if read.story.writer is not None:
        return read.story.writer
    for block in around:
        items = settle(itemise(read.text, block.start, block.end, read.within(block.start, block.end)), {})
        for mention in (one.mention for one in items if one.mention is not None and can_act(one.mention)):
            entity = who_is_meant(read.story, mention) if mention.entities or mention.new else None
            if entity is not None and entity.actor is not None and entity.target is None and not entity.press:
                return entity
    return None


def _not_let(read: Progress, heads: Row, columns: _Columns, row: Row, actor: Entity) -> Iterator[Claim]:
    """What may not be used by a cell that says no to its column: "No" below "Allowed?"."""
    for top, cell in zip(heads, row, strict=False):
        asked = [one.low for one in itemise(read.text, top.start, top.end, [])]
        if not _LETTING.isdisjoint(asked) and _DENYING.isdisjoint(asked) and _says_no(read.text, cell):
            for thing in _of_row(read, columns, row, actor):
                if thing.target is not None and thing is not actor:
                    yield Claim(actor, thing, "use_ban", Mood.holds, [Span(row[0].start, row[-1].end)], NOWHERE)


def _says_no(text: str, cell: Span) -> bool:
    """Whether a cell begins with "no", and not "no decision yet"."""
    said = itemise(text, cell.start, cell.end, [])
    return said[0].low == "no" and (len(said) == 1 or not said[1].low[0].isalpha())


def _measure_in(text: str, said: Span) -> tuple[Act, Circumstances] | None:
    """The measure that a table is of, as its head or caption names it: "TikTok bans by country"."""
    items = itemise(text, said.start, said.end, [])
    for item in items:
        word = item.says("acts", Part.noun, Part.verb, Part.participle)
        if word is not None and word.key in _PLAIN:
            return Act(word.key, "", Turn(Mood.holds), 0, noun=True), circumstances(items)
    return None


_LETTING = frozenset({"allowed", "permitted", "approved", "may", "ok", "okay", "authorised", "authorized"})
_DENYING = frozenset({"not", "banned", "no"})
_PLAIN = frozenset({"ban", "block", "limit", "exclude"})
_UNRESTRICTED = words.listing("unrestricted")


def _implied(
    read: Progress, columns: _Columns, row: Row, actor: Entity, implied: tuple[Act, Circumstances]
) -> Iterator[Claim]:
    """What a row says by standing in a table of measures, unless one of its cells says that there is none."""
    for cell in row:
        opening = itemise(read.text, cell.start, cell.end, [])[:1]
        if any(one.low.split()[0] in _UNRESTRICTED for one in opening) or _says_its_own(read, cell):
            return
    act, said = implied
    around = _reach(read, columns, row).also(said)
    for thing in _of_row(read, columns, row, actor):
        if thing.target is not None and thing is not actor:
            dealing = "buy" if "buy" in around.dealings else ""
            measure = measure_of(replace(act, dealing=dealing), actor, thing, around)
            yield Claim(actor, thing, measure, Mood.holds, [Span(row[0].start, row[-1].end)], around, vague=True)


def _says_its_own(read: Progress, cell: Span) -> bool:
    """Whether a cell is a sentence of something else: "Regulators questioned the firm", not "Took effect in May"."""
    items = settle(itemise(read.text, cell.start, cell.end, read.within(cell.start, cell.end)), {})
    syntax = parse(items)
    main = next((one for one in syntax.predicates if one.finite), None)
    if main is None or acts_in(syntax):
        return False
    return bool(main.subjects) or syntax.word(main, "acts", "turns") is None


def _of_row(read: Progress, columns: _Columns, row: Row, actor: Entity) -> tuple[Entity, ...]:
    own = _things(read, row[columns.things]) if columns.things is not None and columns.things < len(row) else ()
    return own or _subject(read, read.story.headed_target, actor)


def _reach(read: Progress, columns: _Columns, row: Row) -> Circumstances:
    """What the cells of a row that name nobody and nothing say together of a reach."""
    rest = [cell for at, cell in enumerate(row) if at not in {columns.actors, columns.things}]
    return circumstances([item for one in rest for item in settle(itemise(read.text, one.start, one.end, []), {})])


def _columns(read: Progress, cells: Sequence[Row]) -> tuple[_Columns, Sequence[Row]]:
    """What the columns are of, and the rows without the one that says so."""
    width = max(len(row) for row in cells)
    body = cells[1:] or cells
    of = [[row[at] for row in body if at < len(row)] for at in range(width)]
    things = next((at for at in range(width) if at and _share(read, of[at], thing=True) > _MOSTLY), None)
    if things is None and width > 1 and _share(read, of[0], thing=True) > _MOSTLY and _share(read, of[1]) > _MOSTLY:
        things = 0
    places = [0.0 if at == things else _share(read, of[at]) for at in range(width)]
    best = max(range(width), key=lambda at: places[at])
    actors = best if places[best] > _MOSTLY else 1 if things == 0 and width > 1 else 0
    if things is None and places[best] <= _MOSTLY < _share(read, of[0], thing=True):
        things, actors = 0, -1  # "ChatGPT | not allowed"
    heads = tuple(named_by(read, one.start, one.end) for one in cells[0])
    first = cells[0][0]
    titled = not heads[0] or any(one is not None for at, one in enumerate(heads) if at and at != things)
    role = alike(read, of[actors]) if actors >= 0 else ""
    role = role or (_role_of(read, cells[0], actors) if titled and 0 <= actors < len(cells[0]) else "")
    if not titled or (len(cells) == 1 and first):
        return _Columns(actors, things, (), role), cells
    return _Columns(actors, things, heads, role), body


def _share(read: Progress, column: Sequence[Span], *, thing: bool = False) -> float:
    """How many of the cells of a column name a thing, or somebody who acts."""
    named = 0
    for one in column:
        entity = named_by(read, one.start, one.end)
        if entity is not None:
            named += (entity.target is not None and not entity.is_place) if thing else entity.actor is not None
    return named / len(column) if column else 0.0


_OF_ACTORS = words.listing("actor_columns")


def _role_of(read: Progress, heads: Row, at: int) -> str:
    """What a column is of whose head only says what kind of actor it names, as "Employer", or beside named things."""
    head_cell = heads[at]
    if {one.casefold() for one in read.text[head_cell.start : head_cell.end].split()} & _OF_ACTORS:
        return "actor"
    named = [named_by(read, one.start, one.end) for one in heads]
    if any(one is not None and one.target is not None for number, one in enumerate(named) if number != at):
        return "actor"
    for item in settle(itemise(read.text, head_cell.start, head_cell.end, []), {}):
        if item.mention is not None and item.mention.actor_role:
            return "actor"
    return ""


def _actors(read: Progress, columns: _Columns, row: Row) -> Iterator[Entity]:
    """Whoever the row is of: several in "Texas, Ohio and Maine"."""
    if columns.actors >= len(row):
        return
    cell = row[columns.actors]
    first = named_by(read, cell.start, cell.end)
    if first is None:
        if columns.role and is_name_like(read.text[cell.start : cell.end]):
            yield newly_named(read, cell, columns.role)
        return
    yield first
    for one in read.within(cell.start, cell.end)[1:]:
        entity = one.entities[0] if one.entities else None
        if entity is not None and entity is not first and entity.is_place and first.is_place:
            yield entity


def _read_row(read: Progress, columns: _Columns, row: Row, actor: Entity | None, read_sentence: ReadSentence) -> None:
    """What the cells of a row say of whoever it is of, and of what it, its column or the text is about."""
    story = read.story
    if actor is not None:
        head(read, actor)
    before = story.headed_target
    rest = [at for at in range(len(row)) if at not in {columns.actors, columns.things}]
    read.beside = _reach(read, columns, row)
    own = _things(read, row[columns.things]) if columns.things is not None and columns.things < len(row) else ()
    fits, begun = len(columns.heads) == len(row), len(read.claims)
    for at in rest:
        headed = columns.heads[at] if fits else None
        of_column = (headed,) if headed is not None and headed.target is not None else ()
        things = own or of_column or _subject(read, before, actor)
        _about(read, things)
        told = len(read.claims)
        for sentence in structure.sentences(read.text, row[at].start, row[at].end):
            read_sentence(read, sentence)
        if len(read.claims) == told and actor is not None:
            read.add(_standing(read, row[at], actor, things, read.claims[begun:]))
    read.beside = NOWHERE
    story.headed_actor, story.headed_target = None, before


_STANDING = {
    "weigh": Mood.weighed,
    "plan": Mood.planned,
    "end": Mood.ended,
    "pause": Mood.paused,
    "refuse": Mood.refused,
}
_NEAR = 100
_BEFORE = 2  # "under review", "still under review"


def _standing(
    read: Progress, cell: Span, actor: Entity, things: Sequence[Entity], own: Sequence[Claim]
) -> Iterator[Claim]:
    """How what a row is of stands, where a cell says no more: "under review", "repealed in May"."""
    items = itemise(read.text, cell.start, cell.end, [])
    opening = items[: _BEFORE + 1 if items[0].tag == "adv" else _BEFORE]
    turns = [word.key for item in opening for word in item.words if word.file == "turns" and word.key in _STANDING]
    if not turns or any(item.tag in {"neg", "det"} for item in opening):
        return
    for one in own:
        one.mood, one.passages = _STANDING[turns[0]], [*one.passages, cell]
    for thing in things if not own else ():
        near = (one for one in read.claims[-_NEAR:] if one.target is thing and one.mood is not Mood.advised)
        told = Counter(one.measure for one in near)
        if told and thing.target is not None:
            [(measure, _)] = told.most_common(1)
            yield Claim(actor, thing, measure, _STANDING[turns[0]], [cell], NOWHERE, vague=True)


def _things(read: Progress, cell: Span) -> tuple[Entity, ...]:
    found = (
        next((each for each in one.entities if each.target is not None and each.actor is None), None)
        or next((each for each in one.entities if each.target is not None), None)
        for one in read.within(cell.start, cell.end)
    )
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _subject(read: Progress, before: Entity | None, actor: Entity | None) -> tuple[Entity, ...]:
    """What the table is of, which its cells need not say."""
    story = read.story
    subject = before or story.main or story.theme or next((one for group in story.groups[-1:] for one in group), None)
    return (subject,) if subject is not None and subject is not actor else ()


def _about(read: Progress, things: tuple[Entity, ...]) -> None:
    if things:
        read.story.headed_target = things[0]
        read.story.groups.append(things)
