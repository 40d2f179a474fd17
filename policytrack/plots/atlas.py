"""Restrictions on a map: a place is filled where it restricts as a whole, and bodies inside it are marks."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

import altair as alt

from policytrack import places
from policytrack.errors import PolicytrackError
from policytrack.plots.face import Part, colour_key, data, faced, legible, listed, shade_scale
from policytrack.plots.figure import Figure, Theme, figure_of
from policytrack.plots.selection import Given, Selection, Shown, many, selected
from policytrack.plots.shades import Palette, Shade
from policytrack.vocabulary import ActorKind

__all__ = ["Region", "map", "spread"]

Region: TypeAlias = Literal["auto", "world", "europe", "us"]
_REGIONS = ("auto", "world", "europe", "us")
_NOTHING = "nothing recorded, which does not mean that nothing is in force"
_DOT, _CIRCLE, _DIGIT = 40, 180, 60
"""The area of a dot, of a circle with a number of one digit, and what another digit adds."""
_NAMED, _BODIES = 12, 8
"""How many places, and how many bodies of each, are named below a map."""
_KEY = "Fill: the government acts for the whole place. Circle: bodies inside it, and the number of restrictions."
_US_WIDTH, _US_HEIGHT = 975, 610
"""The size of the map of the United States, which is drawn already."""
_RATIO = {"world": 0.47, "europe": 1.06, "us": _US_HEIGHT / _US_WIDTH}
"""How high each map is for its width."""
_DETAIL, _GAP = {"europe": 0.37, "us": 0.63}, 20
"""How much of the width a map has below the world."""
_CROWD = 3
"""From how many countries of Europe on it is drawn larger as well: there are too many to tell apart in the world."""
_EUROPE = {"west": -12, "east": 42, "south": 34.5, "north": 66}
_WHOLE = {
    ActorKind.national_government: places.PlaceKind.country,
    ActorKind.subnational_government: places.PlaceKind.subdivision,
    ActorKind.supranational_body: places.PlaceKind.bloc,
}
"""Who acts for a place as a whole, and what sort of place that is."""


def map(  # noqa: A001, PLR0913 - read as plots.map; what a chart can be told
    restrictions: Given,
    *,
    on: dt.date | str | None = None,
    known: dt.date | str | None = None,
    region: Region = "auto",
    title: str | None = None,
    theme: Theme = "light",
    width: int = 860,
) -> Figure:
    """Draw where restrictions apply: a place is filled only where its government acts for it as a whole.

    The colour is that of the restriction that most can be said of. Ministries, agencies, armies, parliaments and
    companies are circles where their restrictions apply, with their number; so is a part of a country that has no shape
    here. Of a bloc that restricts itself, the members have a border in its colour, and keep the fill of what they do
    themselves.

    Args:
        restrictions: Restrictions, or what a question found.
        on: The day whose status is shown; by default that of the question, or today.
        known: The day of our knowledge; by default that of the question, or all that is recorded.
        region: world, europe, us, or auto: the world, and below it Europe and the United States where there is much to
            tell apart.
        title: The title, if not the usual one.
        theme: Light or dark.
        width: How wide it is, in pixels.

    Raises:
        DateFormatError: `on` or `known` is no day, month or year.
        PolicytrackError: There is no such region.

    Example:
        >>> import policytrack as pt
        >>> chart = map(pt.open().who("DeepSeek", on="2025-06-01"))
        >>> chart.alt.partition(". ")[2].partition(";")[0]
        'Filled: in force, for some people, devices or uses: Australia, Texas'
    """
    if region not in _REGIONS:
        raise PolicytrackError(f'a map is of {", ".join(_REGIONS)}, not of "{region}"')
    selection = selected(restrictions, on, known)
    found = spread(selection.shown)
    palette = figure_of(theme).palette
    parts = list(_panels(found, region, palette, width)) if selection.shown else []
    selection = _without_a_place(selection, found)
    return faced(
        parts,
        selection,
        title=title or "Map: who restricts where",
        said=_said(found),
        notes=_notes(found, _panel_names(found, region)) if selection.shown else (),
        theme=theme,
        width=width,
    )


@dataclass(frozen=True)
class Spread:
    """Where the restrictions are on a map.

    Attributes:
        whole: By the code of a place, those of its own government for all of it, and of a bloc for all of it.
        inside: By the code of a place, those that apply there but are nobody's who acts for all of it.
        nowhere: Those of which no source says where they apply.
    """

    whole: Mapping[str, tuple[Shown, ...]]
    inside: Mapping[str, tuple[Shown, ...]]
    nowhere: tuple[Shown, ...]


def spread(shown: Iterable[Shown]) -> Spread:
    """Tell the restrictions of a place as a whole from those of bodies inside it."""
    whole: dict[str, list[Shown]] = {}
    inside: dict[str, list[Shown]] = {}
    nowhere = []
    for one in shown:
        if not one.restriction.places:
            nowhere.append(one)
        for code in one.restriction.places:
            own = places.own_code(places.get(code)).code
            (whole if _is_whole(one, code) else inside).setdefault(own, []).append(one)
    return Spread(_strongest_first(whole), _strongest_first(inside), tuple(nowhere))


def _is_whole(one: Shown, code: str) -> bool:
    actor = one.restriction.actor
    return actor.place == code and _WHOLE.get(actor.kind) is places.get(code).kind


def _strongest_first(found: Mapping[str, list[Shown]]) -> dict[str, tuple[Shown, ...]]:
    return {code: tuple(sorted(ones, key=lambda one: one.shade.rank)) for code, ones in sorted(found.items())}


def _panels(found: Spread, region: Region, palette: Palette, width: int) -> Iterator[Part]:
    names = _panel_names(found, region)
    rows = [names] if len(names) == 1 else [names[:1], names[1:]]
    drawn = [ones[0].shade for name in names for group in _drawn(name, found) for ones in group.values()]
    scale = shade_scale(palette, drawn, _NOTHING)
    for row in rows:
        panels = []
        for name in row:
            # Beside the world, the others are details.
            part = width if name == names[0] else (width - _GAP) * _DETAIL[name]
            panels.append(_panel(name, found, palette, scale, part, with_legend=name == names[0], names=names))
        yield panels[0] if len(panels) == 1 else alt.hconcat(*panels, spacing=_GAP).resolve_scale(color="independent")


def _panel_names(found: Spread, region: Region) -> tuple[str, ...]:
    if region != "auto":
        return (region,)
    here = {code for one in (*found.whole, *found.inside) for code in (one, *places.members(one))}
    return (
        "world",
        *(["europe"] if len(here & set(_points()["europe"])) >= _CROWD else []),
        *(["us"] if here & set(_points()["us"]) else []),
    )


def _drawn(name: str, found: Spread) -> tuple[Mapping[str, tuple[Shown, ...]], ...]:
    """What fills places of a map, what is marked inside them, and which blocs are bordered."""
    fills = {code: ones for code, ones in found.whole.items() if code in _points()[name]}
    return fills, _marked(name, found), _blocs(name, found)


def _panel(  # noqa: PLR0913 - what a map is made of
    name: str,
    found: Spread,
    palette: Palette,
    scale: alt.Scale,
    width: float,
    *,
    with_legend: bool,
    names: Sequence[str],
) -> Part:
    points, height = _points()[name], width * _RATIO[name]
    fills, marked, blocs = _drawn(name, found)
    legend = colour_key(_KEY)
    projection = _projection(name, width)
    shown_larger = set(_points()["europe"]) if name == "world" and "europe" in names else set()
    layers = [
        _land(name, fills, palette, scale, legend if with_legend else None),
        *_borders(name, blocs, scale),
        *_small(points, fills, palette, scale),
        *_circles(points, marked, palette, scale, shown_larger),
    ]
    drawn = [layer.properties(projection=projection) for layer in layers]
    return alt.layer(*drawn, width=width, height=height).resolve_scale(color="shared")


def _projection(name: str, width: float) -> alt.Projection:
    if name == "us":
        return alt.Projection(type="identity", scale=width / _US_WIDTH, translate=[0, 0])
    if name == "world":
        return alt.Projection(type="equalEarth")
    middle = [(_EUROPE["west"] + _EUROPE["east"]) / 2, 52.5]
    # A conic at these parallels is as wide as this at the middle of Europe.
    return alt.Projection(
        type="azimuthalEqualArea",
        rotate=[-middle[0], -middle[1], 0],
        scale=width * 1.62,
        translate=[width / 2, width * _RATIO[name] / 2],
    )


def _land(
    name: str, fills: Mapping[str, tuple[Shown, ...]], palette: Palette, scale: alt.Scale, legend: alt.Legend | None
) -> Part:
    told: dict[str | None, dict[str, Any]] = {}
    for code in _codes(name):
        named = {"code": code, "name": None if code is None else places.get(code).name, "shade": _NOTHING}
        told[code] = named if code is None or code not in fills else _described(code, fills[code])
    land = _with(name, told)
    return (
        alt.Chart(land)
        .mark_geoshape(stroke=palette.paper, strokeWidth=0.6, clip=True)
        .encode(
            color=alt.Color("properties.shade:N", scale=scale, legend=legend),
            tooltip=[
                alt.Tooltip(f"properties.{one}:N", title=one) for one in ("name", "code", "shade", "restrictions")
            ],
        )
    )


def _borders(name: str, blocs: Mapping[str, tuple[Shown, ...]], scale: alt.Scale) -> Iterator[Part]:
    """The members of a bloc that restricts itself, each with a border in its colour."""
    for code, ones in blocs.items():
        land = _with(name, dict.fromkeys(places.members(code), _described(code, ones)))
        yield (
            alt.Chart(land)
            .mark_geoshape(filled=False, strokeWidth=1.8, clip=True)
            .encode(stroke=alt.Stroke("properties.shade:N", scale=scale, legend=None))
        )


def _small(
    points: Mapping[str, list[float]], fills: Mapping[str, tuple[Shown, ...]], palette: Palette, scale: alt.Scale
) -> Iterator[Part]:
    """A square for each filled place that is too small to be seen."""
    rows = [_described(code, ones) | _at(points[code]) for code, ones in fills.items() if points[code][2]]
    if rows:
        yield (
            alt.Chart(data(rows))
            .mark_square(size=70, stroke=palette.ink, strokeWidth=0.8, opacity=1)
            .encode(
                longitude="x:Q",
                latitude="y:Q",
                color=alt.Color("shade:N", scale=scale),
                tooltip=["name:N", "code:N", "shade:N", "restrictions:N"],
            )
        )


def _circles(
    points: Mapping[str, list[float]],
    marked: Mapping[str, tuple[Shown, ...]],
    palette: Palette,
    scale: alt.Scale,
    shown_larger: AbstractSet[str],
) -> Iterator[Part]:
    """A circle with a number for the restrictions of bodies inside a place; a dot where another map has it larger."""
    rows: list[dict[str, Any]] = [
        _described(code, ones)
        | _at(points[code])
        | {
            "number": None if code in shown_larger else len(ones),
            "ink": legible(palette.shades[ones[0].shade]),
            "size": _DOT if code in shown_larger else _CIRCLE + _DIGIT * (len(str(len(ones))) - 1),
        }
        for code, ones in marked.items()
    ]
    if rows:
        drawn = alt.Chart(data(rows)).encode(longitude="x:Q", latitude="y:Q")
        yield drawn.mark_circle(stroke=palette.paper, strokeWidth=1.2, opacity=1).encode(
            size=alt.Size("size:Q", scale=None, legend=None),
            color=alt.Color("shade:N", scale=scale),
            tooltip=["name:N", "code:N", "shade:N", "restrictions:N"],
        )
        for ink in sorted({row["ink"] for row in rows}):
            numbered = [row for row in rows if row["ink"] == ink and row["number"] is not None]
            yield (
                alt.Chart(data(numbered))
                .mark_text(fontSize=9.5, fontWeight="bold", color=ink)
                .encode(longitude="x:Q", latitude="y:Q", text="number:Q")
            )


def _marked(name: str, found: Spread) -> dict[str, tuple[Shown, ...]]:
    """The bodies inside each place that has a point on this map; a part without one is marked in its country."""
    points, marked = _points()[name], dict[str, list[Shown]]()
    for code, ones in _parts(name, found):
        at = code if code in points else code.partition("-")[0]
        if at in points:
            marked.setdefault(at, []).extend(ones)
    return _strongest_first(marked)


def _parts(name: str, found: Spread) -> Iterator[tuple[str, tuple[Shown, ...]]]:
    yield from found.inside.items()
    # What fills a part of a country where that has a shape is something inside it where only the country has one.
    yield from ((code, ones) for code, ones in found.whole.items() if "-" in code and code not in _points()[name])


def _blocs(name: str, found: Spread) -> dict[str, tuple[Shown, ...]]:
    return {code: ones for code, ones in found.whole.items() if name != "us" and places.members(code)}


def _at(point: list[float]) -> dict[str, float]:
    return {"x": point[0], "y": point[1]}


def _described(code: str, ones: tuple[Shown, ...]) -> dict[str, Any]:
    told = [f"{one.restriction.actor.name}: {one.name}, {one.status}" for one in ones]
    return {"name": places.get(code).name, "code": code, "shade": ones[0].shade.value, "restrictions": "; ".join(told)}


def _without_a_place(selection: Selection, found: Spread) -> Selection:
    left_out = list(selection.left_out)
    if found.nowhere:
        who = listed(one.restriction.actor.name for one in found.nowhere)
        left_out.append(f"{many(len(found.nowhere), 'restriction')} that no source gives a place for ({who})")
    return replace(selection, left_out=tuple(left_out))


def _said(found: Spread) -> str:
    return f"Filled: {_by_shade(found.whole)}. Marked inside: {_by_shade(_marked('world', found))}."


def _by_shade(found: Mapping[str, tuple[Shown, ...]]) -> str:
    by: dict[Shade, list[str]] = {}
    for code, ones in found.items():
        by.setdefault(ones[0].shade, []).append(places.get(code).name)
    return "; ".join(f"{one.value}: {listed(by[one], _NAMED)}" for one in Shade if one in by) or "none"


def _notes(found: Spread, names: Sequence[str]) -> Iterator[str]:
    fills = {code: ones for name in names for code, ones in _drawn(name, found)[0].items()}
    yield f"Filled, for whomever it binds: {_by_shade(fills)}."
    if any(_points()[name][code][2] for name in names for code in _drawn(name, found)[0]):
        yield "A square stands for a place that is too small to be seen."
    for code, ones in _blocs(names[0], found).items():
        yield f"A border in the colour of {places.get(code).name} is around its members ({ones[0].shade.value})."
    marked = _marked(names[0], found)
    if marked:
        inside = [
            f"{places.get(code).name}: {listed((one.restriction.actor.name for one in ones), _BODIES)}"
            for code, ones in marked.items()
        ]
        yield f"Circles, for what applies in a place and is not of all of it: {listed(inside, _NAMED, '; ')}."


def _with(name: str, told: Mapping[str | None, Mapping[str, Any]]) -> alt.InlineData:
    """The shapes of the places that something is told of, with what is told, as the data of a chart."""
    shapes = _shapes(name)
    geometries = [
        {**one, "properties": told[code]}
        for one in shapes["objects"]["places"]["geometries"]
        if (code := one["properties"]["code"]) in told
    ]
    objects = {"places": {"type": "GeometryCollection", "geometries": geometries}}
    # As a text, which Altair copies and checks at once: as objects that takes seconds.
    text = json.dumps({**shapes, "objects": objects}, separators=(",", ":"), ensure_ascii=False)
    return alt.InlineData(values=text, format=alt.TopoDataFormat(type="topojson", feature="places"))


def _codes(name: str) -> list[str | None]:
    return [one["properties"]["code"] for one in _shapes(name)["objects"]["places"]["geometries"]]


@cache
def _shapes(name: str) -> dict[str, Any]:
    name = "world" if name == "europe" else name
    text = (Path(__file__).parent / "shapes" / f"{name}.json").read_text("utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


@cache
def _points() -> dict[str, dict[str, list[float]]]:
    text = (Path(__file__).parent / "shapes" / "points.json").read_text("utf-8")
    read: dict[str, dict[str, list[float]]] = json.loads(text)
    west, east, south, north = (_EUROPE[side] for side in ("west", "east", "south", "north"))
    inside = {code: at for code, at in read["world"].items() if west < at[0] < east and south < at[1] < north}
    return {**read, "europe": inside}
