"""Two fields against each other: in each cell the strongest restriction, and how many there are."""

import datetime as dt
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import altair as alt

from policytrack import places
from policytrack.errors import UnknownNameError
from policytrack.model import Restriction
from policytrack.names import nearest
from policytrack.plots.face import Part, colour_key, data, faced, legible, shade_scale
from policytrack.plots.figure import Figure, Theme, figure_of
from policytrack.plots.selection import Given, Selection, Shown, many, selected
from policytrack.plots.shades import Palette, Shade
from policytrack.query import FIELDS, Query
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    Measure,
    RationaleCategory,
    ReviewState,
    Setting,
    Status,
    Strength,
    Surface,
    TargetKind,
    Term,
)

__all__ = ["labelled", "matrix"]

_TERMS: Mapping[str, type[Term]] = {
    "actor_kind": ActorKind,
    "target_kind": TargetKind,
    "measure": Measure,
    "strength": Strength,
    "status": Status,
    "audience": Audience,
    "setting": Setting,
    "surface": Surface,
    "rationale": RationaleCategory,
    "review": ReviewState,
}
_SAID = 40
_NOT_STATED = "not stated"
_SILENT = frozenset({"unspecified", "unstated"})
"""The values that say that no source says."""
_WORDED_COLUMNS = 10
"""Up to how many columns a cell says its measure; with more it has its number alone."""
_MOST_ROWS, _MOST_COLUMNS = 50, 36
_WORDED, _PLAIN = (112.0, 34.0), (28.0, 20.0)
"""How wide and high a cell is."""
_LINE, _LEADING = 17, 12
"""How many letters a line of a cell holds, and how far lines are apart."""


def matrix(  # noqa: PLR0913 - what a chart can be told
    restrictions: Given,
    *,
    rows: str = "actor",
    columns: str = "target",
    on: dt.date | str | None = None,
    known: dt.date | str | None = None,
    title: str | None = None,
    theme: Theme = "light",
) -> Figure:
    """Draw actors against targets, or any two fields: in each cell the strongest measure in force, and how many.

    Of those in force the one that covers most comes first, then what may be in force, then what is not. A restriction
    that has several values of a field is counted in each. The busiest rows and columns are shown, and what is left
    out is said.

    Args:
        restrictions: Restrictions, or what a question found.
        rows: The field of the rows: what `Results.count_by` takes.
        columns: The field of the columns.
        on: The day whose status is shown; by default that of the question, or today.
        known: The day of our knowledge; by default that of the question, or all that is recorded.
        title: The title, if not the usual one.
        theme: Light or dark.

    Raises:
        UnknownNameError: There is no such field.
        DateFormatError: `on` or `known` is no day, month or year.

    Example:
        >>> import policytrack as pt
        >>> chart = matrix(pt.open().what("Texas", on="2025-03-01"))
        >>> chart.alt.partition(". ")[2].partition(";")[0]
        'Texas, DeepSeek app: use ban (1 restriction, in force, for some people, devices or uses)'
    """
    for field in (rows, columns):
        if field not in FIELDS:
            raise UnknownNameError("field of a matrix", field, nearest(field, FIELDS) or tuple(FIELDS))
    selection = selected(restrictions, on, known)
    table = _Table.of(selection, rows, columns)
    palette = figure_of(theme).palette
    width = max(560, int(len(table.columns) * table.cell[0]))
    return faced(
        [_drawing(table, palette)] if table.cells else [],
        replace(selection, left_out=(*selection.left_out, *table.left_out)),
        title=title or f"Matrix: {_plain(rows)} and {_plain(columns)}",
        said=_said(table),
        notes=[_note(table)] if table.cells else [],
        theme=theme,
        width=width,
    )


@dataclass(frozen=True)
class _Table:
    """What is in each cell.

    Attributes:
        fields: What the rows and the columns are.
        rows: The names of the rows, from the top.
        columns: The names of the columns, from the left.
        cells: The restrictions of each cell that has any, the strongest first.
        left_out: What does not fit, in words.
    """

    fields: tuple[str, str]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[Shown, ...]]
    left_out: tuple[str, ...]

    @classmethod
    def of(cls, selection: Selection, rows: str, columns: str) -> "_Table":
        query = Query(on=selection.on, known=selection.known)
        found: dict[tuple[str, str], list[Shown]] = {}
        row_names, column_names = (labelled(selection.shown, field, query) for field in (rows, columns))
        for one in selection.shown:
            for row in row_names[one.restriction.id]:
                for column in column_names[one.restriction.id]:
                    found.setdefault((row, column), []).append(one)
        kept_rows, more_rows = _busiest(found, 0, _MOST_ROWS)
        kept_columns, more_columns = _busiest(found, 1, _MOST_COLUMNS)
        cells = {
            key: tuple(sorted(ones, key=_strength))
            for key, ones in found.items()
            if key[0] in kept_rows and key[1] in kept_columns
        }
        left_out = [
            f"the {many(number, _plain(field))} with the fewest restrictions"
            for number, field in ((more_rows, rows), (more_columns, columns))
            if number
        ]
        return cls((rows, columns), kept_rows, kept_columns, cells, tuple(left_out))

    @property
    def is_worded(self) -> bool:
        return len(self.columns) <= _WORDED_COLUMNS

    @property
    def cell(self) -> tuple[float, float]:
        return _WORDED if self.is_worded else _PLAIN


def labelled(shown: Iterable[Shown], field: str, query: Query) -> dict[str, tuple[str, ...]]:
    """For each restriction the values of a field, in words that tell any two values apart."""
    values = {one.restriction.id: tuple(dict.fromkeys(FIELDS[field](one.restriction, query))) for one in shown}
    names = {one: _name(field, one) for ones in values.values() for one in ones}
    if field in {"actor", "target"}:
        names |= {each.id: each.name for one in shown for each in (getattr(one.restriction, field),)}
    twice = {name for name, number in Counter(names.values()).items() if number > 1}
    names = {value: f"{name} ({value})" if name in twice else name for value, name in names.items()}
    names |= dict.fromkeys(_SILENT & names.keys(), _NOT_STATED)
    return {key: tuple(names[one] for one in ones) or (_NOT_STATED,) for key, ones in values.items()}


def _name(field: str, value: str) -> str:
    if field in _TERMS:
        return _TERMS[field](value).label
    return places.get(value).name if field in {"place", "origin"} else value


def _strength(one: Shown) -> tuple[int, int, str]:
    """What the strongest comes first by; of those that stand alike, the order of the vocabulary decides."""
    return one.shade.rank, list(Measure).index(one.restriction.measure), one.restriction.id


def _busiest(found: Mapping[tuple[str, str], Sequence[Shown]], side: int, most: int) -> tuple[tuple[str, ...], int]:
    counted: Counter[str] = Counter()
    for key, ones in found.items():
        counted[key[side]] += len(ones)
    best = {key[side]: Shade.ended.rank for key in found}
    for key, ones in found.items():
        best[key[side]] = min(best[key[side]], *(one.shade.rank for one in ones))
    names = sorted(counted, key=lambda name: (name == _NOT_STATED, -counted[name], best[name], name))
    return tuple(names[:most]), max(0, len(names) - most)


def _drawing(table: _Table, palette: Palette) -> Part:
    cells = [_cell(key, ones, palette, worded=table.is_worded) for key, ones in table.cells.items()]
    width, height = table.cell
    headed = {name: _broken(name) if table.is_worded else name for name in table.columns}
    for cell in cells:
        cell["column"] = headed[cell["column"]]
    deepest = 1 + max(name.count("\n") for name in headed.values())
    x = alt.X(
        "column:N",
        sort=list(headed.values()),
        scale=alt.Scale(domain=list(headed.values()), paddingInner=0.04, paddingOuter=0.02),
        axis=alt.Axis(
            title=None,
            orient="top",
            labelAngle=0 if table.is_worded else -45,
            labelExpr="split(datum.value, '\\n')",
            labelLimit=220,
            labelBaseline="bottom" if table.is_worded else "middle",
            # Lines of a label are set downwards from the first.
            labelPadding=4 + _LEADING * (deepest - 1),
            labelLineHeight=_LEADING,
            ticks=False,
            domain=False,
        ),
    )
    y = alt.Y(
        "row:N",
        sort=list(table.rows),
        scale=alt.Scale(domain=list(table.rows), paddingInner=0.06, paddingOuter=0.03),
        axis=alt.Axis(title=None, labelLimit=260, ticks=False, domain=False, grid=False),
    )
    legend = colour_key("Colour: how the strongest stands")
    scale = shade_scale(palette, [ones[0].shade for ones in table.cells.values()])
    base = alt.Chart(data(cells)).encode(x=x, y=y)
    drawn = [
        base.mark_rect(cornerRadius=2).encode(
            color=alt.Color("shade:N", scale=scale, legend=legend),
            tooltip=["row:N", "column:N", "measure:N", "shade:N", "number:Q", "restrictions:N"],
        ),
        *_texts(base, cells),
    ]
    return alt.layer(*drawn, width=width * len(table.columns), height=height * len(table.rows)).resolve_scale(
        color="shared"
    )


def _texts(base: Part, cells: Sequence[Mapping[str, Any]]) -> Iterable[Part]:
    for ink, lines in sorted({(str(cell["ink"]), int(cell["lines"])) for cell in cells}):
        alike = base.transform_filter(alt.FieldEqualPredicate(field="ink", equal=ink)).transform_filter(
            alt.FieldEqualPredicate(field="lines", equal=lines)
        )
        text = {
            "color": ink,
            "fontSize": 10,
            "lineBreak": "\n",
            "lineHeight": _LEADING,
            "dy": -_LEADING / 2 * (lines - 1),
        }
        yield alike.mark_text(**text).encode(text="text:N")


def _cell(key: tuple[str, str], ones: Sequence[Shown], palette: Palette, *, worded: bool) -> dict[str, Any]:
    first = ones[0]
    label = first.restriction.measure.label
    number = f"{len(ones)}" if not worded else f" \u00d7{len(ones)}" if len(ones) > 1 else ""
    text = _short(label, len(number)) + number if worded else number
    return {
        "row": key[0],
        "column": key[1],
        "measure": label,
        "shade": first.shade.value,
        "number": len(ones),
        "text": text,
        "lines": 1 + text.count("\n"),
        "ink": legible(palette.shades[first.shade]),
        "restrictions": "; ".join(_told(one.restriction, one) for one in ones[:12]),
    }


def _short(label: str, taken: int) -> str:
    lines = textwrap.wrap(label, _LINE, max_lines=2, placeholder="\u2026")
    return "\n".join(lines) if len(lines[-1]) + taken <= _LINE + 3 else f"{lines[0]}\u2026"


def _told(restriction: Restriction, one: Shown) -> str:
    return f"{restriction.actor.name}: {one.name}, {one.status}"


def _broken(name: str) -> str:
    return "\n".join(textwrap.wrap(name, _LINE, max_lines=4, placeholder="\u2026"))


def _plain(field: str) -> str:
    return field.replace("_", " ")


def _said(table: _Table) -> str:
    told = [
        f"{row}, {column}: {ones[0].restriction.measure.label}"
        f" ({many(len(ones), 'restriction')}, {ones[0].shade.value})"
        for (row, column), ones in sorted(table.cells.items(), key=lambda cell: _place(table, cell[0]))
    ]
    more = f"; and {len(told) - _SAID:,} more cells" if len(told) > _SAID else ""
    return f"{'; '.join(told[:_SAID])}{more}." if told else ""


def _place(table: _Table, key: tuple[str, str]) -> tuple[int, int]:
    return table.rows.index(key[0]), table.columns.index(key[1])


def _note(table: _Table) -> str:
    what = (
        "A cell names the strongest measure, \u00d72 where there are two"
        if table.is_worded
        else "A cell has the number of restrictions"
    )
    return f"{what}; an empty one means that nothing is recorded, not that nothing is in force."
