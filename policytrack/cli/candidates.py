"""A candidate on the terminal: what it says, what it would change, and its passages in their context."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from rich.console import Console
from rich.table import Table
from rich.text import Text

from policytrack.cli.signs import printable
from policytrack.joining import Addition
from policytrack.model import Evidence, Restriction
from policytrack.passages import around
from policytrack.results import shown
from policytrack.results.telling import told, what, who
from policytrack.review import Candidate
from policytrack.vocabulary import CandidateState

__all__ = ["console", "one_line", "write_candidate"]

_CONTEXT, _SHORT = 90, 50
_PASSAGE, _NEW, _WARNING, _QUIET = "bold underline yellow", "green", "bold red", "dim"
_COUNTED = {
    "events": ("event", "events"),
    "scopes": ("scope", "scopes"),
    "exemptions": ("exemption", "exemptions"),
    "rationales": ("reason", "reasons"),
    "relations": ("relation", "relations"),
}
_Line: TypeAlias = tuple[str, Text]
"""A head, and the text at its right."""


def console() -> Console:
    """Where candidates are written: in colours on a terminal that shows them and is not asked not to."""
    return Console(highlight=False, markup=False, emoji=False)


def one_line(one: Candidate) -> str:
    """A candidate in a line: number, state, restriction, what it would change or what was decided, article."""
    decided = one.decision and not one.is_open and f"{one.decision.kind.label} by {printable(one.decision.by)}"
    return "\t".join((str(one.number), one.state.label, one.id, decided or _change(one.addition), one.article.id))


def write_candidate(to: Console, one: Candidate, place: str = "") -> None:
    """Write a candidate; where nothing can be underlined, its passages stand between >> and <<."""
    marked = not to.is_terminal or to.is_dumb_terminal or (to.color_system is None and not to.no_color)
    to.print(Text.assemble((f"Candidate {one.number}", "bold"), f", {one.state.label}{place}"))
    to.print(Text(_change(one.addition)))
    to.print(Text(one.id, style="bold"), Text(printable(one.restriction.summary)), sep="\n")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=8)
    grid.add_column(ratio=1, overflow="fold")
    for head, text in _lines(one, marked=marked):
        grid.add_row(Text(head, style=text.style), text)
    to.print(grid)


def _change(one: Addition) -> str:
    if one.is_new:
        return "a new restriction"
    if one.is_empty:
        return "says nothing that is not recorded"
    added = [_counted(name, len(parts)) for name, parts in one.parts.items() if parts]
    added += ["evidence"] if one.grown else []
    return f"adds {', '.join(added)} to a known restriction"


def _counted(name: str, many: int) -> str:
    return f"{many} {_COUNTED[name][many != 1]}"


def _lines(one: Candidate, *, marked: bool) -> Iterator[_Line]:
    record, change = one.restriction, one.addition
    passages = _Passages(one, marked=marked)
    yield from _head(record, change)
    for parts in change.parts.values():
        for part in parts:
            yield from _part(part, change, passages)
    for grown in change.grown:
        head, said, _ = told(grown.part)
        yield "", Text()
        yield f"= {head}", Text(f"{said}, with further evidence", style=_NEW)
        yield from passages.of(grown.evidence)
    for parts in change.repeated.values() if change.is_empty else ():
        for part in parts:
            head, said, _ = told(part)
            yield "", Text()
            yield f"= {head}", Text(printable(said))
            yield from passages.of(part.evidence)
    yield "", Text()
    if not change.is_new:
        stays = [_counted(name, len(parts)) for name, parts in change.stays.items() if parts]
        yield "stays", Text(", ".join(stays), style=_QUIET)
    for each in change.differences:
        said = f"{each}; amend it" if each.blocks else f"{each}; what is recorded stays"
        yield "differs", Text(printable(said), style=_WARNING if each.blocks else "")
    for conflict in change.conflicts:
        yield "conflict", Text(str(conflict), style=_WARNING)
    yield from _article(one)


def _head(record: Restriction, change: Addition) -> Iterator[_Line]:
    yield "", Text()
    yield "who", Text(printable(who(record.actor)))
    yield "what", Text(printable(what(record.target)))
    yield "measure", Text(f"{record.measure.label}; strength {record.strength.label}")
    if change.known is not None:
        yield "recorded", Text(f"{printable(change.known.summary)} ({change.known.review.label})", style=_QUIET)


def _part(part: Any, change: Addition, passages: "_Passages") -> Iterator[_Line]:  # noqa: ANN401 - any part
    head, said, more = told(part)
    yield "", Text()
    yield f"+ {head}", Text(printable(said), style=_NEW)
    if more:
        yield "", Text(printable(more))
    like = change.like(part)
    if like is not None:
        yield "", Text(f"perhaps the same as what is recorded: {printable(told(like)[1])}", style=_WARNING)
    yield from passages.of(part.evidence)


class _Passages:
    """The passages of a candidate, each shown in its context once, and by its first words where it comes again."""

    def __init__(self, one: Candidate, *, marked: bool) -> None:
        self._text = one.text
        self._marked = marked
        self._seen: set[tuple[int, int]] = set()

    def of(self, evidence: tuple[Evidence, ...]) -> Iterator[_Line]:
        for piece in evidence:
            where = (piece.start, piece.end)
            yield "", self._again(piece) if where in self._seen else self._in_context(piece)
            self._seen.add(where)
            if piece.stance != "supports":
                yield "", Text(f"({piece.stance.label})", style=_QUIET)

    def _in_context(self, piece: Evidence) -> Text:
        before, found, after = map(_signs, around(self._text, piece.passage, _CONTEXT))
        cut = piece.start > _CONTEXT, piece.end + _CONTEXT < len(self._text)
        passage = f">>{found}<<" if self._marked else found
        return Text.assemble(("..." if cut[0] else "") + before, (passage, _PASSAGE), after + ("..." if cut[1] else ""))

    def _again(self, piece: Evidence) -> Text:
        words = printable(self._text[piece.start : piece.end])
        short = words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}..."
        return Text(f'as above: "{short}"', style=_QUIET)


def _signs(text: str) -> str:
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _article(one: Candidate) -> Iterator[_Line]:
    article = one.article
    published = f"published {shown(article.published)}" if article.published else "no date of publication"
    yield (
        "article",
        Text(printable("; ".join(filter(None, (article.title, article.publisher, published, article.url))))),
    )
    yield "", Text(f"{article.id}, read by {one.reader}", style=_QUIET)
    for decision in one.decisions:
        why = f": {decision.reason}" if decision.reason else ""
        yield "decided", Text(printable(f"{decision.kind.label} by {decision.by}, {decision.at:%Y-%m-%d}{why}"))
    if one.state is CandidateState.stale:
        said = "accepted, but its text, the reading of it or the record changed since"
        yield "stale", Text(f"{said}: accept it if it still holds, reject it to take it back", style=_WARNING)
        if one.instead:
            numbers = ", ".join(map(str, one.instead))
            yield "", Text(f"now read in its place: candidate {numbers}", style=_WARNING)
