"""Restrictions over time: what held when, what only may have, and each step with the span in which it lies."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from policytrack.dates import UncertainDate
from policytrack.errors import UnknownNameError
from policytrack.lifecycle import FOREVER, Step, spans
from policytrack.model import Restriction
from policytrack.names import nearest
from policytrack.plots.face import Part, data, faced, key, shade_scale, words
from policytrack.plots.figure import Figure, Theme, figure_of
from policytrack.plots.selection import Given, Selection, Shown, selected
from policytrack.plots.shades import Palette, Shade, shade
from policytrack.results import shown
from policytrack.vocabulary import EventKind, Status

__all__ = ["timeline"]

_GROUPS = ("actor", "target", "measure")
_MOST_ROWS = 60
"""How many restrictions have a row with a name each; more are drawn as thin lines under the name of their group."""
_SAID = 40
_BAR_KEY = "Bar: thick where it is certain, thin where it only may be so"
_GROUP_WIDTH, _LABEL_WIDTH = (110, 230), (270, 330)
"""How wide the columns of names are at least and at most."""
_SIGN, _BOLD_SIGN = 5.8, 6.6
"""About how wide a letter of a name is, and of that of a group."""
_FEW_DAYS, _FEW_YEARS = 62, 5 * 366
"""Up to how many days an axis is marked by days, and by months."""
_MARKS = 8
"""How many days, months or years an axis is marked with, at most."""

_PROPOSED, _MADE, _BINDS, _OVER, _OTHER = (
    "considered, proposed, called for or reported",
    "announced or adopted",
    "took effect, enforced or reinstated",
    "suspended, rejected or ended",
    "another step",
)
_SHAPES = {_PROPOSED: "diamond", _MADE: "square", _BINDS: "circle", _OVER: "cross", _OTHER: "triangle-up"}
_STEP_OF = {
    Status.in_force: _BINDS,
    Status.adopted_not_in_force: _MADE,
    Status.announced: _MADE,
    Status.under_consideration: _PROPOSED,
    Status.advocated_only: _PROPOSED,
    Status.suspended: _OVER,
    Status.ended: _OVER,
    Status.rejected: _OVER,
}


def timeline(  # noqa: PLR0913 - what a chart can be told
    restrictions: Given,
    *,
    on: dt.date | str | None = None,
    known: dt.date | str | None = None,
    by: str = "actor",
    title: str | None = None,
    theme: Theme = "light",
    width: int = 560,
) -> Figure:
    """Draw the lives of restrictions: a thick bar where a status is certain, a thin one where it only may hold.

    Rules stand apart from what binds nobody and from proposals. Up to 60 restrictions have a row each; more are drawn
    as thin lines under the names of their groups.

    Args:
        restrictions: Restrictions, or what a question found.
        on: The day up to which it is drawn; by default that of the question, or today.
        known: The day of our knowledge; by default that of the question, or all that is recorded.
        by: What they are grouped by: actor, target or measure.
        title: The title, if not the usual one.
        theme: Light or dark.
        width: How wide the drawing of time is, in pixels; names stand left of it.

    Raises:
        UnknownNameError: There is nothing of that name to group by.
        DateFormatError: `on` or `known` is no day, month or year.

    Example:
        >>> import policytrack as pt
        >>> chart = timeline(pt.open().what("Texas", on="2025-03-01"))
        >>> chart.alt.partition(" Texas: ")[2].partition(";")[0]
        'DeepSeek app: use ban, in force'
    """
    if by not in _GROUPS:
        raise UnknownNameError("field to group by", by, nearest(by, _GROUPS) or _GROUPS)
    selection = selected(restrictions, on, known)
    drawing = _Drawing(selection, by, figure_of(theme).palette, width)
    return faced(
        [drawing.chart()] if selection.shown else [],
        selection,
        title=title or "Timeline: what is restricted since when",
        said=_said(selection),
        notes=_notes(selection, drawing),
        theme=theme,
        width=int(drawing.whole),
    )


@dataclass
class _Drawing:
    """Where everything stands, in pixels from the top."""

    selection: Selection
    by: str
    palette: Palette
    width: int
    bars: list[dict[str, Any]] = field(default_factory=list)
    marks: list[dict[str, Any]] = field(default_factory=list)
    names: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    heads: list[dict[str, Any]] = field(default_factory=list)
    y: float = 0

    def __post_init__(self) -> None:
        """Lay out the sections, one below the other."""
        self.first = _first_day(self.selection)
        self.row = 22.0 if self.is_named else 5.0
        bold = [f"{_group_name(one.restriction, self.by)} (99)" for one in self.selection.shown]
        self.groups_width = _column(bold, _BOLD_SIGN, _GROUP_WIDTH)
        labels = [self._label(one) for one in self.selection.shown]
        self.left = self.groups_width + (_column(labels, _SIGN, _LABEL_WIDTH) if self.is_named else 0)
        for head, found in _sections(self.selection.shown):
            self._section(head, found)

    @property
    def is_named(self) -> bool:
        """Whether each restriction has a row with its name."""
        return len(self.selection) <= _MOST_ROWS

    def chart(self) -> Part:
        """The drawing."""
        ends = [_text(self.first), _text(self._last)]
        time = alt.Scale(type="utc", domain=ends, range=[self.left, self.whole], nice=False)
        axis = _axis((self._last - self.first).days)
        x, until = alt.X("from:T", scale=time, axis=axis), alt.X("until:T", scale=time, axis=axis)
        y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, self.y], range=[0, self.y], nice=False, zero=False))
        layers = [
            self._bars(x, y),
            *self._steps(x, until, y),
            *self._unknown_starts(x, y),
            self._today(x),
            words(self.heads, self.palette, self.y, fontWeight="bold", fontSize=12),
            words(self.groups, self.palette, self.y, fontWeight="bold", limit=self.groups_width - 10),
        ]
        if self.is_named:
            layers.append(
                words(self.names, self.palette, self.y, at=self.groups_width, limit=self.left - self.groups_width - 12)
            )
        return alt.layer(*layers, width=self.whole, height=self.y)

    @property
    def whole(self) -> float:
        """How wide it is with the names."""
        return self.left + self.width

    @property
    def _last(self) -> dt.date:
        return self.selection.on + dt.timedelta(max(2, (self.selection.on - self.first).days // 60))

    def _section(self, head: str, found: list[Shown]) -> None:
        self.y += 14 if self.y else 6
        self.heads.append({"y": self.y, "text": f"{head} ({len(found)})"})
        self.y += 14
        for name, group in _grouped(found, self.by):
            self._group(name, group)

    def _group(self, name: str, group: list[Shown]) -> None:
        counted = name if self.is_named else f"{name} ({len(group)})"
        self.groups.append({"y": self.y + max(self.row, 14) / 2, "text": counted})
        start = self.y
        for one in group:
            self._restriction(one)
        self.y = max(self.y, start + 16) + (2 if self.is_named else 4)

    def _restriction(self, one: Shown) -> None:
        middle = self.y + self.row / 2
        restriction = one.restriction
        what = {
            "id": restriction.id,
            "who": restriction.actor.name,
            "what": one.name,
            "status": one.status,
            "y": middle,
        }
        self.names.append({"y": middle, "text": self._label(one)})
        self.bars.extend(what | bar for bar in _bars(restriction, self.selection, self.first))
        self.marks.extend(what | mark for mark in _marks(restriction, self.selection, self.first))
        self.y += self.row

    def _label(self, one: Shown) -> str:
        """What a row says that the name of its group does not."""
        who, what, how = one.restriction.actor.name, one.restriction.target.name, one.restriction.measure.label
        return {"actor": f"{what}: {how}", "target": f"{who}: {how}", "measure": f"{who}: {what}"}[self.by]

    def _bars(self, x: alt.X, y: alt.Y) -> Part:
        shades = [Shade(bar["shade"]) for bar in self.bars]
        thick, thin = (12, 4) if self.is_named else (4, 1.5)
        legend = key(_BAR_KEY, 2, symbolType="stroke", symbolStrokeWidth=8)
        return (
            alt.Chart(data(self.bars))
            .mark_rule(strokeCap="butt")
            .encode(
                x=x,
                x2="until:T",
                y=y,
                color=alt.Color("shade:N", scale=shade_scale(self.palette, shades), legend=legend),
                strokeWidth=alt.condition("datum.certain", alt.value(thick), alt.value(thin)),
                tooltip=["who:N", "what:N", "shade:N", "certain:N", "from:T", "until:T", "id:N"],
            )
        )

    def _steps(self, x: alt.X, until: alt.X, y: alt.Y) -> Iterator[Part]:
        # Of a step that changes the status, the thin bar is the span.
        spread = [one for one in self.marks if one["kind"] == _OTHER and one["from"] != one["until"]]
        yield (
            alt.Chart(data(spread))
            .mark_rule(strokeWidth=1, color=self.palette.ink, opacity=0.75)
            .encode(x=x, x2="until:T", y=y)
        )
        steps = [one for one in self.marks if one["step"]]
        if not steps:
            return
        legend = key("Sign: the day by which a step had come for certain", 3)
        found = [name for name in _SHAPES if any(one["step"] == name for one in steps)]
        fills = [self.palette.paper if name == _PROPOSED else self.palette.ink for name in found]
        yield (
            alt.Chart(data(steps))
            .mark_point(
                filled=True, size=52 if self.is_named else 12, stroke=self.palette.ink, strokeWidth=1, opacity=1
            )
            .encode(
                x=until,
                y=y,
                shape=alt.Shape(
                    "step:N", scale=alt.Scale(domain=found, range=[_SHAPES[name] for name in found]), legend=legend
                ),
                fill=alt.Fill("step:N", scale=alt.Scale(domain=found, range=fills), legend=legend),
                tooltip=["who:N", "what:N", "event:N", "when:N", "id:N"],
            )
        )

    def _unknown_starts(self, x: alt.X, y: alt.Y) -> Iterator[Part]:
        rows = [one for one in self.bars if one["unknown_start"]]
        yield (
            alt.Chart(data(rows))
            .mark_text(text="\u2190", align="right", baseline="middle", fontSize=12 if self.is_named else 7, dx=-1)
            .encode(x=x, y=y, color=alt.value(self.palette.ink))
        )

    def _today(self, x: alt.X) -> Part:
        on = self.selection.on
        return (
            alt.Chart(data([{"from": _text(on + dt.timedelta(1))}]))
            .mark_rule(color=self.palette.ink, strokeDash=[3, 3], strokeWidth=1)
            .encode(x=x)
        )


def _sections(found: Iterable[Shown]) -> Iterator[tuple[str, list[Shown]]]:
    rest = list(found)
    for head, belongs in (
        ("Rules: in force, perhaps in force, or over", _is_rule),
        ("Binds nobody: advice, inquiries, lawsuits, permissions", lambda one: not one.restriction.measure.binding),
        ("Not in force: adopted, announced, proposed or called for", lambda _one: True),
    ):
        here = [one for one in rest if belongs(one)]
        rest = [one for one in rest if not belongs(one)]
        if here:
            yield head, here


def _is_rule(one: Shown) -> bool:
    over = one.shade is Shade.ended and Status.rejected not in one.standing.statuses
    return one.restriction.measure.binding and (over or one.shade not in {Shade.proposed, Shade.advice, Shade.ended})


def _grouped(found: list[Shown], by: str) -> list[tuple[str, list[Shown]]]:
    """The groups by the day of their first step, and in each the restrictions by theirs."""
    groups: dict[str, list[Shown]] = {}
    for one in sorted(found, key=lambda one: (_start(one.restriction), one.restriction.id)):
        groups.setdefault(_group_name(one.restriction, by), []).append(one)
    return list(groups.items())


def _group_name(one: Restriction, by: str) -> str:
    return one.measure.label if by == "measure" else one.actor.name if by == "actor" else one.target.name


def _start(one: Restriction) -> tuple[dt.date, dt.date]:
    """The first step: by when it had come, and then since when it may have, so that vague dates come last."""
    found = [when for step in one.steps if (when := step.when) is not None]
    return min(((when.latest or FOREVER, when.earliest or dt.date.min) for when in found), default=(FOREVER, FOREVER))


def _first_day(selection: Selection) -> dt.date:
    """The first day that is drawn: a little before the first that any source gives."""
    on = selection.on
    bounds = [
        bound
        for one in selection.shown
        for step in one.restriction.steps
        if (when := step.when) is not None and (bound := when.earliest or when.latest) is not None and bound <= on
    ]
    first = min(bounds, default=on)
    return first - dt.timedelta(max(14, (on - first).days // 25))


def _bars(one: Restriction, selection: Selection, first: dt.date) -> Iterator[dict[str, Any]]:
    then = selection.known or FOREVER - dt.timedelta(1)
    end = selection.on + dt.timedelta(1)
    for span in spans(one.steps):
        start, until = max(span.on_from, first), min(span.on_until, end)
        if span.known_from <= then < span.known_until and start < until:
            yield {
                "from": _text(start),
                "until": _text(until),
                "shade": shade(one, span.standing).value,
                "certain": len(span.standing.statuses) == 1,
                "unknown_start": span.on_from == dt.date.min,
            }


def _marks(one: Restriction, selection: Selection, first: dt.date) -> Iterator[dict[str, Any]]:
    """Each step: the span in which it lies, and a sign where it had come for certain."""
    for event, step in zip(one.events, one.steps, strict=True):
        when = step.when
        if when is None or (when.earliest is not None and when.earliest > selection.on):
            continue
        came = when.latest is not None and when.latest <= selection.on
        kind = _step(step)
        yield {
            "from": _text(max(when.earliest or first, first)),
            "until": _text(min(when.latest or selection.on, selection.on)),
            "step": kind if came else None,
            "kind": kind,
            "event": event.kind.label,
            "when": _when(event.date, when),
        }


def _step(step: Step) -> str:
    if step.kind is EventKind.reinstated:
        return _BINDS
    return _OTHER if step.kind.status is None else _STEP_OF[step.kind.status]


def _when(stated: UncertainDate | None, when: UncertainDate) -> str:
    return shown(when) if stated is not None else f"no date is said; reported {shown(when)}"


def _text(day: dt.date) -> str:
    return day.isoformat()


def _said(selection: Selection) -> str:
    every = [f"{one.restriction.actor.name}: {one.name}, {one.status}" for one in selection.shown]
    more = f"; and {len(every) - _SAID:,} more" if len(every) > _SAID else ""
    return f"{'; '.join(every[:_SAID])}{more}." if every else ""


def _notes(selection: Selection, drawing: _Drawing) -> Iterator[str]:
    if not selection.shown:
        return
    yield (
        "A thin bar is the span in which a step lies, its sign the last day it can be; a step that may not have come by"
        f" the dashed line ({selection.on}) has no sign."
    )
    if any(one["kind"] == _OTHER and one["from"] != one["until"] for one in drawing.marks):
        yield "A fine line is the span in which a step lies that changes no status."
    if any(bar["unknown_start"] for bar in drawing.bars):
        yield "\u2190 no source says since when: it may be older than the chart."
    if not drawing.is_named:
        yield f"More than {_MOST_ROWS} restrictions: each is a line under the name of its {drawing.by}."


def _axis(days: int) -> alt.Axis:
    """The axis of so many days, marked at the first of months or years wherever there are enough of them."""
    if days < _FEW_DAYS:
        # Every so many days would begin anew with each month.
        count: Any = _MARKS
        form = "%-d %b %Y"
    else:
        every, length, form = ("month", 30.4, "%b %Y") if days < _FEW_YEARS else ("year", 365.2, "%Y")
        step = next(one for one in (1, 2, 3, 6, 10, 20, 50, 100, 500, 1000) if one >= days / length / _MARKS)
        count = {"interval": every, "step": step}
    return alt.Axis(title=None, orient="top", grid=True, tickCount=count, format=form, labelOverlap=True)


def _column(names: Iterable[str], sign: float, bounds: tuple[int, int]) -> float:
    """How wide a column of names is."""
    least, most = bounds
    return min(most, max(least, sign * max(map(len, names), default=0) + 16))
