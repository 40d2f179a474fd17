"""The charts of a report: each drawn into the page on a light and on a dark ground, with its words below it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from policytrack import plots
from policytrack.markup import Markup, tag
from policytrack.results import Results

__all__ = ["CHARTS", "Chart", "drawn"]

_THEMES: tuple[plots.Theme, ...] = ("light", "dark")
_SIZE = re.compile(r' width="(\d+)" height="(\d+)"')
_NAME = re.compile(r'\bid="([^"]+)"')
_LEAST = 0.9
"""How small a chart may become, beside its own size; its words are small as they are."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a report.

    Attributes:
        name: Its name, which is its anchor.
        title: The title of its section.
        draw: What draws it.
    """

    name: str
    title: str
    draw: Callable[..., plots.Figure]


CHARTS = (
    Chart("map", "Where", plots.map),
    Chart("timeline", "Since when", plots.timeline),
    Chart("matrix", "Who and what", plots.matrix),
)


def drawn(chart: Chart, found: Results[Any]) -> tuple[Markup, str]:
    """The section of a chart, and the style that it needs."""
    figures = [chart.draw(found, theme=theme) for theme in _THEMES]
    pictures = [
        _inline(figure.rendered("svg").decode(), theme, f"{chart.name}-{theme}")
        for theme, figure in zip(_THEMES, figures, strict=True)
    ]
    # Wider than a narrow window it can be scrolled, by keyboard as well.
    pane = tag("div", *pictures, class_="wide", role="region", aria_label=f"{chart.title}: chart", tabindex="0")
    hint = tag("p", tag("small", "Wider than the window: it can be moved sideways."), class_="hint")
    words = tag("details", tag("summary", "The chart in words"), tag("p", figures[0].alt))
    section = tag(
        "section", tag("h2", chart.title), hint, pane, words, id=chart.name, class_="chart", aria_label=chart.title
    )
    return section, f"#{chart.name} svg{{min-width:{_least(pictures)}px}}"


def _inline(drawing: str, theme: str, name: str) -> Markup:
    """A drawing as part of a page, where no two things have the same name."""
    names = {old: f"{name}-{number}" for number, old in enumerate(dict.fromkeys(_NAME.findall(drawing)))}
    renamed = _NAME.sub(lambda found: f'id="{names[found[1]]}"', drawing)
    renamed = re.sub(r"url\(#([^)]+)\)", lambda found: f"url(#{names[found[1]]})", renamed)
    return Markup(renamed.replace('class="marks"', f'class="marks {theme}"', 1))


def _least(pictures: list[Markup]) -> int:
    return min(round(int(width) * _LEAST) for width, _ in _sizes(pictures))


def _sizes(pictures: list[Markup]) -> Iterator[tuple[str, str]]:
    for picture in pictures:
        yield from _SIZE.findall(picture)[:1]
