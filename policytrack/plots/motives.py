"""Why: which reasons are given, by what kind of actor, and for restrictions that began when."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

import altair as alt

from policytrack.model import Restriction
from policytrack.plots.face import Part, data, faced
from policytrack.plots.figure import Figure, Theme, figure_of
from policytrack.plots.selection import Given, Selection, many, selected
from policytrack.plots.shades import Palette, Shade
from policytrack.vocabulary import ActorKind

__all__ = ["reasons"]

_NONE = "no reason stated"
_UNDATED = "period unclear"
_ROW, _COLUMN = 25, 40
_QUARTERS = 3 * 366


def reasons(
    restrictions: Given,
    *,
    on: dt.date | str | None = None,
    known: dt.date | str | None = None,
    title: str | None = None,
    theme: Theme = "light",
) -> Figure:
    """Draw why restrictions are made: how many are given each reason, by kind of actor, and by when they began.

    A restriction is counted once for each sort of reason. Where its first step cannot be put into one period, because
    the source is vague, it stands in a column of its own.

    Args:
        restrictions: Restrictions, or what a question found.
        on: The day up to which is counted; by default that of the question, or today.
        known: The day of our knowledge; by default that of the question, or all that is recorded.
        title: The title, if not the usual one.
        theme: Light or dark.

    Raises:
        DateFormatError: `on` or `known` is no day, month or year.

    Example:
        >>> import policytrack as pt
        >>> chart = reasons(pt.open().who("DeepSeek", on="2025-06-01"))
        >>> chart.alt.partition(". ")[2].partition(";")[0]
        'data privacy: 9'
    """
    selection = selected(restrictions, on, known)
    given = {one.restriction.id: _given(one.restriction) for one in selection.shown}
    counted = Counter(reason for found in given.values() for reason in found)
    order = sorted(counted, key=lambda one: (one == _NONE, -counted[one], one))
    palette = figure_of(theme).palette
    parts = [_drawing(selection, given, order, palette)] if order else []
    return faced(
        parts,
        selection,
        title=title or "Reasons: why, by kind of actor and over time",
        said="; ".join(f"{one}: {counted[one]}" for one in order) + "." if order else "",
        notes=_notes(selection) if order else [],
        theme=theme,
        width=760,
    )


def _given(one: Restriction) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.category.label for reason in one.rationales)) or (_NONE,)


def _drawing(selection: Selection, given: Mapping[str, Sequence[str]], order: Sequence[str], palette: Palette) -> Part:
    kinds = {one.restriction.id: one.restriction.actor.kind.label for one in selection.shown}
    by_kind = [kind.label for kind in ActorKind if kind.label in kinds.values()]
    periods = _periods(selection)
    by_period = sorted(set(periods.values()), key=lambda one: (one == _UNDATED, one))
    biggest = max(
        (number for column in (kinds, periods) for number in _cells(given, column).values()),
        default=1,
    )
    return alt.hconcat(
        _grid(_cells(given, kinds), order, by_kind, "by kind of actor", biggest=biggest, palette=palette, named=True),
        _grid(
            _cells(given, periods),
            order,
            by_period,
            "by when they began",
            biggest=biggest,
            palette=palette,
            named=False,
        ),
        spacing=48,
    ).resolve_scale(color="independent", y="shared")


def _cells(given: Mapping[str, Sequence[str]], column: Mapping[str, str]) -> Counter[tuple[str, str]]:
    return Counter((reason, column[key]) for key, found in given.items() for reason in found)


def _grid(  # noqa: PLR0913 - what a grid is made of
    cells: Mapping[tuple[str, str], int],
    order: Sequence[str],
    columns: Sequence[str],
    title: str,
    *,
    biggest: int,
    palette: Palette,
    named: bool,
) -> Part:
    """A cell for each number, the darker the higher it is, with the number in it."""
    most = palette.shades[Shade.unstated]
    rows = [
        {"reason": reason, "column": column, "number": number, "colour": _mixed(palette.paper, most, number / biggest)}
        for (reason, column), number in cells.items()
    ]
    axis = alt.Axis(title=None, labels=named, ticks=False, domain=False, grid=False, labelLimit=260)
    headed = alt.Axis(
        title=title,
        orient="top",
        labelAngle=-45,
        labelLimit=170,
        ticks=False,
        domain=False,
        titlePadding=8,
        minExtent=115,
    )
    base = alt.Chart(data(rows)).encode(
        x=alt.X("column:N", scale=alt.Scale(domain=list(columns), paddingInner=0.05), axis=headed),
        y=alt.Y("reason:N", scale=alt.Scale(domain=list(order), paddingInner=0.08), axis=axis),
    )
    drawn: list[Part] = [
        base.mark_rect(cornerRadius=2, stroke=palette.line, strokeWidth=0.5).encode(
            color=alt.Color("colour:N", scale=None), tooltip=["reason:N", "column:N", "number:Q"]
        ),
        base.mark_text(fontSize=11, color=palette.ink).encode(text="number:Q"),
    ]
    return alt.layer(*drawn, width=_COLUMN * len(columns), height=_ROW * len(order))


def _mixed(one: str, other: str, share: float) -> str:
    """A colour between two, so much of it the other."""
    parts = [round(int(one[at : at + 2], 16) * (1 - share) + int(other[at : at + 2], 16) * share) for at in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def _periods(selection: Selection) -> dict[str, str]:
    """The period in which each restriction began: quarters, or years where there are many quarters."""
    first = {one.restriction.id: _began(one.restriction, selection.on) for one in selection.shown}
    days = [day for bounds in first.values() if bounds is not None for day in bounds]
    fine = bool(days) and (max(days) - min(days)).days < _QUARTERS
    return {key: _period(bounds, fine=fine) for key, bounds in first.items()}


def _began(one: Restriction, on: dt.date) -> tuple[dt.date, dt.date] | None:
    """The span in which the first step lies, if both its ends are known."""
    spans = [(when.earliest, min(when.latest or on, on)) for step in one.steps if (when := step.when) is not None]
    first = min(spans, key=lambda span: (span[1], span[0] or dt.date.min), default=None)
    if first is None or first[0] is None:
        return None
    return first[0], first[1]


def _period(bounds: tuple[dt.date, dt.date] | None, *, fine: bool) -> str:
    if bounds is None:
        return _UNDATED
    names = {f"{day.year} Q{(day.month + 2) // 3}" if fine else str(day.year) for day in bounds}
    years = {str(day.year) for day in bounds}
    if len(names) == 1:
        return names.pop()
    return f"{years.pop()}, no quarter" if len(years) == 1 else _UNDATED


def _notes(selection: Selection) -> list[str]:
    without = sum(not one.restriction.rationales for one in selection.shown)
    return [
        (
            "Each number counts restrictions; one that has several reasons is counted for each, and none is stated for"
            f" {many(without, 'restriction')}."
        ),
        f'"{_UNDATED}": the source is too vague, or says nothing of when it began.',
    ]
