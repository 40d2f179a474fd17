"""What every chart has around it: a title, the day and the sources, notes, and what to say when there is nothing."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import altair as alt

from policytrack.plots.figure import Figure, Theme, figure_of
from policytrack.plots.selection import Selection
from policytrack.plots.shades import Palette, Shade

__all__ = ["Part", "Rows", "colour_key", "data", "faced", "key", "legible", "listed", "shade_scale", "words"]

Rows: TypeAlias = Sequence[Mapping[str, Any]]
Part: TypeAlias = Any
"""A part of a chart: what Altair's methods give has no type that can be followed."""
_SIGN = 5.4
"""About how wide a letter of a note is; notes are broken for the width, as a drawing breaks no lines."""
_LINE, _NOTE = 15, 11
_NAMED = 12
_MIDDLE = 0.2
"""The luminance from which on black reads better than white."""


def faced(  # noqa: PLR0913 - what every chart says
    parts: Sequence[Part],
    selection: Selection,
    *,
    title: str,
    said: str,
    notes: Iterable[str],
    theme: Theme,
    width: int,
    nothing: str | None = None,
) -> Figure:
    """The parts of a chart, one below the other, with the title above and the notes below.

    Args:
        parts: The parts; none where there is nothing to show.
        selection: What is shown.
        title: The title.
        said: The chart in words, after its title.
        notes: What has to be said of how to read it; what is left out follows.
        theme: Light or dark.
        width: How wide the notes may be.
        nothing: What to say where there is nothing to show, if it is not that there are no restrictions.
    """
    kind = figure_of(theme)
    left_out = (
        f"Left out: {'; '.join(selection.left_out)}." if selection.left_out else "Nothing that was given is left out."
    )
    below = [*notes, left_out]
    subtitle = [*([f"Restrictions {selection.asked}"] if selection.asked else []), f"{selection.counted}."]
    figure: Figure = kind(
        vconcat=[
            *(parts or [_nothing(nothing or _no_restrictions(selection), kind.palette, width)]),
            _notes(below, kind.palette, width),
        ],
        title=alt.TitleParams(text=title, subtitle=[line for one in subtitle for line in _wrapped(one, width)]),
        description=f"{title.partition(':')[0]} of {selection.subject}. {said} {' '.join(below)}",
        spacing=12,
    ).resolve_scale(
        color="independent",
        x="independent",
        y="independent",
        shape="independent",
        fill="independent",
        size="independent",
        strokeDash="independent",
    )
    return figure


def data(rows: Rows) -> alt.InlineData:
    """Rows as the data of a chart, which it carries with it."""
    return alt.InlineData(values=[dict(row) for row in rows])


def shade_scale(palette: Palette, shades: Iterable[Shade], nothing: str | None = None) -> alt.Scale:
    """The colours of the shades that are shown, in the order of the legend.

    Args:
        palette: The colours.
        shades: The shades that are shown.
        nothing: What the legend says of the colour of nothing, if that is shown.
    """
    found = sorted(set(shades), key=lambda one: one.rank)
    domain, colours = [one.value for one in found], [palette.shades[one] for one in found]
    if nothing is not None:
        domain, colours = [*domain, nothing], [*colours, palette.nothing]
    return alt.Scale(domain=domain, range=colours)


def key(title: str, columns: int, **more: Any) -> alt.Legend:  # noqa: ANN401 - properties of a legend
    """A legend below the chart, with its title whole."""
    return alt.Legend(title=title, columns=columns, orient="bottom", titleLimit=0, **more)


def colour_key(title: str) -> alt.Legend:
    """A legend of colours that fill something."""
    return key(title, 2, symbolType="square", symbolSize=160)


def words(rows: Rows, palette: Palette, height: float, at: float = 0, **mark: Any) -> Part:  # noqa: ANN401 - properties of the mark
    """The text of each row at its `y`, in pixels from the top, and `at` so many from the left."""
    looks: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": _NOTE, "color": palette.ink} | mark
    return (
        alt.Chart(data(rows))
        .mark_text(**looks)
        .encode(
            x=alt.value(at),
            y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, height], range=[0, height], nice=False)),
            text="text:N",
        )
    )


def legible(colour: str) -> str:
    """Black or white, whichever reads better on a colour.

    >>> legible("#f2c530"), legible("#10336b")
    ('#1d2126', '#ffffff')
    """
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    light = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
    return "#1d2126" if light > _MIDDLE else "#ffffff"


def listed(names: Iterable[str], most: int = _NAMED, between: str = ", ") -> str:
    """Names in a row, the first of them where they are many.

    >>> listed(["Italy", "Taiwan"]), listed(["a", "b", "c"], most=2)
    ('Italy, Taiwan', 'a, b and 1 more')
    """
    found = list(dict.fromkeys(names))
    more = len(found) - most
    return between.join(found[:most]) + (f" and {more:,} more" if more > 0 else "")


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, max(40, int(width / _SIGN)), break_long_words=False, break_on_hyphens=False)


def _notes(lines: Iterable[str], palette: Palette, width: int) -> Part:
    broken = [line for one in lines for line in _wrapped(one, width)]
    height = _LINE * len(broken)
    rows = [{"y": _LINE * number + _LINE / 2, "text": line} for number, line in enumerate(broken)]
    return words(rows, palette, height, color=palette.quiet).properties(width=width, height=height)


def _no_restrictions(selection: Selection) -> str:
    asked = f" {selection.asked}" if selection.asked else ""
    return f"Nothing to show: no restrictions{asked}, {selection.days}."


def _nothing(text: str, palette: Palette, width: int) -> Part:
    rows = [{"y": 30 + _LINE * number, "text": line} for number, line in enumerate(_wrapped(text, width))]
    height = 60 + _LINE * len(rows)
    return words(rows, palette, height, fontSize=13).properties(width=width, height=height)
