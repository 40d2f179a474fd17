"""The page: its parts one below the other, with the style and the script that it needs, and nothing from elsewhere."""

import base64
import datetime as dt
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from typing import Any

from policytrack import __version__
from policytrack.errors import ExportError
from policytrack.markup import Markup, joined, tag
from policytrack.plots.selection import Selection, selected
from policytrack.plots.shades import DARK, LIGHT, Palette
from policytrack.report.cards import card, full_name, sources
from policytrack.report.charts import CHARTS, drawn
from policytrack.report.facts import CAUTION, GENERATOR, Origin, facts
from policytrack.report.listing import find, listing
from policytrack.results import Results

__all__ = ["page"]

_SECTIONS = {"table": "Table", "restrictions": "Each restriction", "sources": "Sources"}
_PARTS = {chart.name: chart.title for chart in CHARTS} | _SECTIONS
_UNMOVED = "The charts show all restrictions of this page, whatever is chosen here."
_NONE_FITS = "No restriction on this page fits, which says nothing of what is not recorded."


def page(
    found: Results[Any],
    origin: Origin,
    *,
    title: str | None = None,
    made: dt.date | None = None,
    later: int = 0,
) -> str:
    """The report on what a question found, as a page of HTML that holds all it needs.

    Args:
        found: What a question found.
        origin: Where the records come from.
        title: The title, if not the usual one.
        made: The day on which it is made; today if there is none.
        later: How many restrictions were not found for the days alone, which came later.

    Raises:
        ExportError: There is nothing to report.
    """
    selection = _by_name(selected(found, None, None))
    if not selection.shown:
        raise ExportError(f"there is nothing to report. {_nothing(found, selection)}")
    sections, styles = zip(*(drawn(chart, found) for chart in CHARTS), strict=True)
    style = Markup("\n".join([_file("page.css"), _themes(), *styles]))
    named = title or _title(selection)
    today = made or dt.date.today()  # noqa: DTZ011 - "today" is the reader's own
    told = facts(selection, origin, today, is_asked=found.query.on is not None, later=later)
    body = [
        tag("a", "Skip to the table", href="#table", class_="skip"),
        tag(
            "header",
            tag("h1", named),
            tag("dl", *(tag("div", tag("dt", head), tag("dd", said)) for head, said in told), class_="facts"),
            tag("p", CAUTION, class_="caution"),
        ),
        tag("nav", *(tag("a", said, href=f"#{name}") for name, said in _PARTS.items()), aria_label="Parts"),
        tag("main", *sections, _table(selection), _restrictions(selection), _sources(selection)),
    ]
    return _whole(named, style, Markup(_file("page.js")), joined(body))


def _by_name(selection: Selection) -> Selection:
    """The same in the order in which a reader looks for it."""
    ordered = sorted(selection.shown, key=lambda one: (full_name(one.restriction).casefold(), one.restriction.id))
    return replace(selection, shown=tuple(ordered))


def _title(selection: Selection) -> str:
    return f"Restrictions{f' {selection.asked}' if selection.asked else ' on technology'}"


def _nothing(found: Results[Any], selection: Selection) -> str:
    if not found.restrictions:
        return found.nothing()
    return f"Of {len(found.restrictions):,} restrictions nothing had happened or was known, {selection.days}."


def _table(selection: Selection) -> Markup:
    return _section(
        "table",
        find(selection),
        tag("p", id="found", role="status"),
        listing(selection),
        tag("p", _NONE_FITS, id="none", hidden=""),
        tag("p", tag("small", _UNMOVED)),
    )


def _restrictions(selection: Selection) -> Markup:
    names = {one.restriction.id: full_name(one.restriction) for one in selection.shown}
    return _section("restrictions", *(card(one, names) for one in selection.shown))


def _sources(selection: Selection) -> Markup:
    return _section("sources", sources(selection))


def _section(name: str, *content: str) -> Markup:
    return tag("section", tag("h2", _SECTIONS[name]), *content, id=name, aria_label=_SECTIONS[name])


def _whole(title: str, style: Markup, script: Markup, body: Markup) -> str:
    # Nothing but what stands in the page is allowed to it: no address is ever asked for anything.
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}';"
        " base-uri 'none'; form-action 'none'"
    )
    head = [
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="color-scheme" content="light dark">'),
        Markup(f'{GENERATOR}{__version__}">'),
        tag("title", title),
        tag("style", style),
    ]
    whole = tag("html", tag("head", *head), tag("body", body, tag("script", script)), lang="en")
    return f"<!doctype html>\n{whole}\n"


def _digest(content: str) -> str:
    return f"sha256-{base64.b64encode(sha256(content.encode()).digest()).decode()}"


def _file(name: str) -> str:
    return files("policytrack.report").joinpath(name).read_text("utf-8")


def _themes() -> str:
    """The colours of the charts as those of the page; a printed page is light."""
    light, dark = _colours(LIGHT), _colours(DARK)
    return f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def _colours(palette: Palette) -> str:
    plain = {name: getattr(palette, name) for name in ("nothing", "paper", "ink", "quiet", "line")}
    shades = {shade.name: colour for shade, colour in palette.shades.items()}
    return "".join(f"--{name}:{colour};" for name, colour in (plain | shades).items())
