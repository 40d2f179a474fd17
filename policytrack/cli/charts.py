"""The command that draws a chart into a file."""

import inspect
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from policytrack.cli.options import Db, opened
from policytrack.cli.questions import filter_parameters, keyword

__all__ = ["add_charts"]

_EPILOG = (
    "The kind of file follows from its name: .png, .svg, .html, .pdf or .json (Vega-Lite). All filters have to be met."
)


class Chart(StrEnum):
    """What is drawn."""

    timeline = "timeline"
    map = "map"
    matrix = "matrix"
    network = "network"
    reasons = "reasons"


class Shade(StrEnum):
    """The ground of a chart."""

    light = "light"
    dark = "dark"


_OWN: dict[str, tuple[set[Chart], object]] = {
    "by": (
        {Chart.timeline},
        Annotated[str | None, typer.Option(metavar="FIELD", help="timeline: group by actor, target or measure.")],
    ),
    "region": (
        {Chart.map},
        Annotated[str | None, typer.Option(metavar="NAME", help="map: auto, world, europe or us.")],
    ),
    "rows": (
        {Chart.matrix},
        Annotated[str | None, typer.Option(metavar="FIELD", help="matrix: the field of the rows; actor by default.")],
    ),
    "columns": (
        {Chart.matrix},
        Annotated[str | None, typer.Option(metavar="FIELD", help="matrix: that of the columns; target by default.")],
    ),
    "width": (
        {Chart.timeline, Chart.map},
        Annotated[int | None, typer.Option(min=200, max=4000, metavar="N", help="timeline, map: the width in pixels.")],
    ),
    "title": (set(Chart), Annotated[str | None, typer.Option(metavar="TEXT", help="A title of your own.")]),
}
"""What a chart can be told beside the filters, and which charts take it."""


def add_charts(app: typer.Typer) -> None:
    """Add the command that draws charts."""

    def plot(chart: Chart, out: Path, **given: Any) -> None:  # noqa: ANN401 - what typer read
        own = {name: given.pop(name) for name in _OWN}
        db, theme, scale = (given.pop(name) for name in ("db", "theme", "scale"))
        _check(chart, own)
        filters = {name: value for name, value in given.items() if value}
        from policytrack import plots  # noqa: PLC0415 - only a chart needs Altair

        with opened(db) as tracker:
            found = tracker.restrictions(**filters)
        told = {name: value for name, value in own.items() if value is not None}
        figure = getattr(plots, chart.value)(found, theme=theme.value, **told)
        figure.save(out, scale_factor=scale)
        typer.echo(f"{out}: {figure.alt.partition('. ')[0]}.")

    plot.__signature__ = inspect.Signature(_parameters())  # type: ignore[attr-defined]  # typer reads it
    said = "Draw restrictions into a file: over time, on a map, against each other, by relation, or why."
    app.command("plot", help=said, epilog=_EPILOG)(plot)


def _check(chart: Chart, own: dict[str, Any]) -> None:
    for name, (charts, _) in _OWN.items():
        if own[name] is not None and chart not in charts:
            raise typer.BadParameter(f"--{name} is for {' and '.join(sorted(charts))}, not for {chart}")


def _parameters() -> list[inspect.Parameter]:
    out = typer.Option("--output", "-o", metavar="FILE", help="Where to write the chart.", show_default=False)
    theme = typer.Option(help="On a light or a dark ground.")
    scale = typer.Option(min=0.5, max=8, metavar="N", help="The pixels of a PNG for each unit of the chart.")
    what = typer.Argument(metavar="CHART", help="timeline, map, matrix, network or reasons.", show_default=False)
    return [
        keyword("chart", Annotated[Chart, what], inspect.Parameter.empty),
        keyword("out", Annotated[Path, out], inspect.Parameter.empty),
        *filter_parameters(),
        *(keyword(name, annotation) for name, (_, annotation) in _OWN.items()),
        keyword("theme", Annotated[Shade, theme], Shade.light),
        keyword("scale", Annotated[float, scale], 2.0),
        keyword("db", Db),
    ]
