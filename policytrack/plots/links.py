"""Who implements or follows whom: restrictions that are recorded to stand in a relation to another."""

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import altair as alt

from policytrack.plots.face import Part, colour_key, data, faced, key, legible, listed, shade_scale
from policytrack.plots.figure import Figure, Theme, figure_of
from policytrack.plots.selection import Given, Selection, Shown, many, selected
from policytrack.plots.shades import Palette
from policytrack.vocabulary import RelationKind

__all__ = ["network"]

_WIDE, _HIGH = 190, 36
_ACROSS, _DOWN = 120, 12
_LETTERS = 31
_NOTHING = "No source states that one of these restrictions implements, follows, amends or answers another."
_ELSEWHERE = "not among the restrictions that are shown"
_DASHES = ([1, 0], [6, 3], [2, 3], [8, 3, 2, 3])


def network(
    restrictions: Given,
    *,
    on: dt.date | str | None = None,
    known: dt.date | str | None = None,
    title: str | None = None,
    theme: Theme = "light",
) -> Figure:
    """Draw which restrictions implement, follow, amend or answer which: an arrow leads from the one to what it names.

    What is followed stands at the left. A restriction that is in no relation is left out, and one that a relation names
    but that was not given is drawn without a colour.

    Args:
        restrictions: Restrictions, or what a question found.
        on: The day whose status is shown; by default that of the question, or today.
        known: The day of our knowledge; by default that of the question, or all that is recorded.
        title: The title, if not the usual one.
        theme: Light or dark.

    Raises:
        DateFormatError: `on` or `known` is no day, month or year.
    """
    selection = selected(restrictions, on, known)
    graph = _Graph.of(selection)
    apart = len(selection) - sum(one.shown is not None for one in graph.nodes.values())
    if apart:
        left_out = (*selection.left_out, f"{many(apart, 'restriction')} that no relation is recorded of")
        selection = replace(selection, left_out=left_out)
    palette = figure_of(theme).palette
    return faced(
        [_drawing(graph, palette)] if graph.nodes else [],
        selection,
        title=title or "Network: who implements or follows whom",
        said=_said(graph),
        notes=_notes(graph),
        theme=theme,
        width=max(640, int(graph.width)),
        nothing=_NOTHING if selection.shown else None,
    )


@dataclass(frozen=True)
class _Node:
    """A restriction in the drawing.

    Attributes:
        id: Its id.
        shown: The restriction, if it is among those given.
        x: Where its left side is.
        y: Where its middle is.
    """

    id: str
    shown: Shown | None
    x: float
    y: float


@dataclass(frozen=True)
class _Graph:
    nodes: Mapping[str, _Node]
    edges: tuple[tuple[str, str, RelationKind], ...]

    @classmethod
    def of(cls, selection: Selection) -> "_Graph":
        shown = {one.restriction.id: one for one in selection.shown}
        edges = tuple(
            dict.fromkeys(
                (one.restriction.id, each.to, each.kind)
                for one in selection.shown
                for each in one.restriction.relations
            )
        )
        nodes = {
            key: _Node(key, shown.get(key), column * (_WIDE + _ACROSS), _HIGH / 2 + row * (_HIGH + _DOWN))
            for key, (column, row) in _laid_out(edges).items()
        }
        return cls(nodes, edges)

    @property
    def width(self) -> float:
        return max((one.x + _WIDE for one in self.nodes.values()), default=0)

    @property
    def height(self) -> float:
        return max((one.y + _HIGH / 2 for one in self.nodes.values()), default=0)


def _laid_out(edges: Iterable[tuple[str, str, RelationKind]]) -> dict[str, tuple[int, float]]:
    """The column of each restriction, right of all that it follows, and its row, near what it follows."""
    follows: dict[str, list[str]] = {}
    for start, end, _ in edges:
        follows.setdefault(start, []).append(end)
        follows.setdefault(end, [])
    columns: dict[str, list[str]] = {}
    depth = {one: _depth(one, follows, ()) for one in follows}
    for one in sorted(follows, key=lambda one: (depth[one], one)):
        columns.setdefault(str(depth[one]), []).append(one)
    rows: dict[str, float] = {}
    for column in columns.values():
        wanted = {one: _mean([rows[end] for end in follows[one] if end in rows]) for one in column}
        free = 0.0
        for one in sorted(column, key=lambda one: (wanted[one], one)):
            rows[one] = free
            free += 1
    tallest = max((len(column) for column in columns.values()), default=0)
    lift = {one: (tallest - len(column)) / 2 for column in columns.values() for one in column}
    return {one: (depth[one], rows[one] + lift[one]) for one in follows}


def _depth(one: str, follows: Mapping[str, list[str]], above: tuple[str, ...]) -> int:
    """How many steps lie between it and one that follows nothing; relations in a circle are walked once."""
    if one in above:
        return 0
    return max((1 + _depth(end, follows, (*above, one)) for end in follows[one] if end not in (*above, one)), default=0)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _drawing(graph: _Graph, palette: Palette) -> Part:
    # In pixels, from the top left, as boxes and words are.
    size = {"x": graph.width, "y": graph.height}
    scale = {name: alt.Scale(domain=[0, end], range=[0, end], nice=False, zero=False) for name, end in size.items()}
    x, y = (alt.X("x:Q", scale=scale["x"], axis=None), alt.Y("y:Q", scale=scale["y"], axis=None))
    shades = [one.shown.shade for one in graph.nodes.values() if one.shown is not None]
    elsewhere = _ELSEWHERE if any(one.shown is None for one in graph.nodes.values()) else None
    boxes = [_box(one, palette) for one in graph.nodes.values()]
    kinds = list(dict.fromkeys(kind.label for _, _, kind in graph.edges))
    lines = list(_lines(graph))
    drawn = [
        alt.Chart(data(lines))
        .mark_line(color=palette.quiet, strokeWidth=1.3, interpolate="monotone")
        .encode(
            x=x,
            y=y,
            detail="edge:N",
            order="step:Q",
            strokeDash=alt.StrokeDash(
                "kind:N",
                scale=alt.Scale(domain=kinds, range=[list(_DASHES[at % len(_DASHES)]) for at in range(len(kinds))]),
                legend=key("Arrow: from a restriction to the one that it ...", 3),
            ),
        ),
        alt.Chart(data([line for line in lines if line["step"] == _STEPS]))
        .mark_point(shape="triangle-left", filled=True, size=60, color=palette.quiet, opacity=1, xOffset=4)
        .encode(x=x, y=y),
        alt.Chart(data(boxes))
        .mark_rect(cornerRadius=3, stroke=palette.line)
        .encode(
            x=x,
            x2="right:Q",
            y=alt.Y("top:Q", scale=scale["y"], axis=None),
            y2="bottom:Q",
            color=alt.Color(
                "shade:N",
                scale=shade_scale(palette, shades, elsewhere),
                legend=colour_key("Colour: how it stands"),
            ),
            tooltip=["id:N", "shade:N"],
        ),
    ]
    for ink in sorted({str(box["ink"]) for box in boxes}):
        rows = [box for box in boxes if box["ink"] == ink]
        named = alt.Chart(data(rows)).encode(x=alt.X("text_x:Q", scale=scale["x"], axis=None))
        for field, weight, dy in _WORDS:
            drawn.append(
                named.mark_text(
                    align="left", baseline="middle", fontSize=10, fontWeight=weight, color=ink, dy=dy
                ).encode(y=y, text=f"{field}:N")
            )
    return alt.layer(*drawn, width=graph.width, height=graph.height).resolve_scale(color="shared")


_STEPS = 3
"""The last of the points of an arrow."""
_WORDS: tuple[tuple[str, Any, int], ...] = (("who", "bold", -7), ("what", "normal", 7))
"""The two lines of a box: the field, its weight and how far it is from the middle."""


def _lines(graph: _Graph) -> Iterator[dict[str, Any]]:
    """Each arrow as a line in a few steps, level where it leaves and where it arrives."""
    for number, (start, end, kind) in enumerate(graph.edges):
        first, last = graph.nodes[start], graph.nodes[end]
        x0, x1 = (first.x, last.x + _WIDE) if first.x > last.x else (first.x + _WIDE, last.x + _WIDE)
        bend = _ACROSS / 4 if first.x > last.x else -_ACROSS / 3
        course = ((x0, first.y), (x0 - bend, first.y), (x1 + bend if bend > 0 else x1 - bend, last.y), (x1, last.y))
        for step, (x, y) in enumerate(course):
            yield {"edge": number, "step": step, "x": x, "y": y, "kind": kind.label}


def _box(one: _Node, palette: Palette) -> dict[str, Any]:
    who, what = _named(one)
    colour = palette.nothing if one.shown is None else palette.shades[one.shown.shade]
    return {
        "id": one.id,
        "who": textwrap.shorten(who, _LETTERS, placeholder="\u2026"),
        "what": textwrap.shorten(what, _LETTERS, placeholder="\u2026"),
        "shade": _ELSEWHERE if one.shown is None else one.shown.shade.value,
        "x": one.x,
        "text_x": one.x + 7,
        "right": one.x + _WIDE,
        "y": one.y,
        "top": one.y - _HIGH / 2,
        "bottom": one.y + _HIGH / 2,
        "ink": legible(colour),
    }


def _named(one: _Node) -> tuple[str, str]:
    if one.shown is not None:
        return one.shown.restriction.actor.name, one.shown.name
    actor, _, rest = one.id.partition("/")
    return actor, rest


def _said(graph: _Graph) -> str:
    told = [f"{_told(graph, start)} {kind.label} {_told(graph, end)}" for start, end, kind in graph.edges]
    return f"{listed(told, 40)}." if told else "No relation between restrictions is recorded."


def _told(graph: _Graph, key: str) -> str:
    who, what = _named(graph.nodes[key])
    return f"{who} ({what})"


def _notes(graph: _Graph) -> Iterator[str]:
    if graph.edges:
        yield f"{many(len(graph.edges), 'relation')} that the sources state; what is followed stands at the left."
