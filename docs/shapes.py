"""Make the shapes of the maps, from the npm packages world-atlas 2.0.2 and us-atlas 3.0.1.

`npm pack world-atlas@2.0.2 us-atlas@3.0.1`, unpack each into a folder of its name, and then
`python docs/shapes.py FOLDER`: it writes policytrack/plots/shapes/. Only a change of the borders that maps show needs
it.

Shapes are keyed by the codes of our places, and a point is kept for every place, also for those too small to have a
shape at the scale of a chart. Antarctica is left out: nobody restricts anything there, and it is a fifth of the map.
"""

import json
import math
import sys
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pycountry

from policytrack import places

HALF_TURN = 180
SHAPES = Path(__file__).parents[1] / "policytrack" / "plots" / "shapes"

# Drawn apart by Natural Earth, without a code of their own in ISO 3166, which counts them to these.
WITHOUT_A_CODE = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
LEFT_OUT = {"AQ"}
EARTH_RADIUS = 6371.0
SMALL_COUNTRY, SMALL_STATE = 40_000, 160
"""In square kilometres, and in square pixels of a map that is 975 wide: what is smaller is marked as well."""

Ring = list[tuple[float, float]]


def main(folder: Path) -> None:
    """Write the two maps and the points."""
    world = json.loads((folder / "world-atlas" / "countries-110m.json").read_text("utf-8"))
    fine = json.loads((folder / "world-atlas" / "countries-10m.json").read_text("utf-8"))
    states = json.loads((folder / "us-atlas" / "states-albers-10m.json").read_text("utf-8"))
    write("world.json", pruned(world, "countries", country))
    write("us.json", pruned(states, "states", state))
    points = {"world": dict(sorted(spots(fine, "countries", country, on_a_globe, SMALL_COUNTRY)))}
    write("points.json", points | {"us": dict(sorted(spots(states, "states", state, on_paper, SMALL_STATE)))})


def write(name: str, value: object) -> None:
    """Write a file without a space too many."""
    (SHAPES / name).write_text(json.dumps(value, separators=(",", ":")) + "\n", "utf-8")


def country(geometry: dict[str, Any]) -> str | None:
    """The code of a country, if it has one."""
    if "id" in geometry:
        found = pycountry.countries.get(numeric=geometry["id"])
        return None if found is None else str(found.alpha_2)
    return WITHOUT_A_CODE.get(geometry["properties"]["name"])


def state(geometry: dict[str, Any]) -> str | None:
    """The code of a state of the United States."""
    name = geometry["properties"]["name"]
    found: str = next(one.code for one in pycountry.subdivisions if one.country_code == "US" and one.name == name)
    return found


def pruned(topology: dict[str, Any], name: str, code_of: Any) -> dict[str, Any]:  # noqa: ANN401 - one of the two above
    """The topology of one object with our codes, and no arc that nothing uses."""
    kept = []
    for geometry in topology["objects"][name]["geometries"]:
        code = code_of(geometry)
        if code not in LEFT_OUT:
            kept.append({"type": geometry["type"], "arcs": geometry["arcs"], "properties": {"code": code}})
    used = sorted({arc if arc >= 0 else ~arc for one in kept for arc in flat(one["arcs"])})
    number = {arc: place for place, arc in enumerate(used)}
    for one in kept:
        one["arcs"] = renumbered(one["arcs"], number)
    return {
        "type": "Topology",
        "transform": topology["transform"],
        "objects": {"places": {"type": "GeometryCollection", "geometries": kept}},
        "arcs": [topology["arcs"][arc] for arc in used],
    }


def flat(arcs: Any) -> Iterator[int]:  # noqa: ANN401 - nested as deeply as the geometry is
    """The numbers of arcs, however they are nested."""
    if isinstance(arcs, int):
        yield arcs
    else:
        for one in arcs:
            yield from flat(one)


def renumbered(arcs: Any, number: dict[int, int]) -> Any:  # noqa: ANN401 - as above
    """The arcs with new numbers; one that is walked backwards stays so."""
    if isinstance(arcs, int):
        return number[arcs] if arcs >= 0 else ~number[~arcs]
    return [renumbered(one, number) for one in arcs]


def spots(
    topology: dict[str, Any],
    name: str,
    code_of: Any,  # noqa: ANN401 - as above
    measured: Any,  # noqa: ANN401 - on_a_globe or on_paper
    least: float,
) -> Iterator[tuple[str, list[float]]]:
    """For each place the middle of its largest part, and 1 if all of it is small."""
    found: dict[str, list[tuple[float, float, float]]] = {}
    for geometry in topology["objects"][name]["geometries"]:
        code = code_of(geometry)
        if code is None or code in LEFT_OUT or not places.exists(code):
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        found.setdefault(code, []).extend(measured(ring(topology, one[0])) for one in polygons)
    for code, parts in found.items():
        _, x, y = max(parts)
        yield code, [round(x, 2), round(y, 2), int(sum(area for area, _, _ in parts) < least)]


def ring(topology: dict[str, Any], arcs: list[int]) -> Ring:
    """The outline that arcs make up."""
    line: Ring = []
    for arc in arcs:
        part = points_of(topology, arc if arc >= 0 else ~arc)
        line.extend(part if arc >= 0 else reversed(part))
    return line


def points_of(topology: dict[str, Any], arc: int) -> Ring:
    """The points of an arc, which is kept as steps of a grid."""
    (scale_x, scale_y), (first_x, first_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    xs = accumulate(step[0] for step in topology["arcs"][arc])
    ys = accumulate(step[1] for step in topology["arcs"][arc])
    return [(x * scale_x + first_x, y * scale_y + first_y) for x, y in zip(xs, ys, strict=True)]


def on_paper(line: Ring) -> tuple[float, float, float]:
    """The area of an outline and its centre."""
    doubled = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise([*line, line[0]]):
        cross = x0 * y1 - x1 * y0
        doubled, x, y = doubled + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    if not doubled:
        return 0.0, *line[0]
    return abs(doubled) / 2, x / (3 * doubled), y / (3 * doubled)


def on_a_globe(line: Ring) -> tuple[float, float, float]:
    """The area of an outline in square kilometres and its centre, in degrees; the area by an equal-area cylinder."""
    line = unwrapped(line)
    _, x, y = on_paper(line)
    flat_line = [(math.radians(one) * EARTH_RADIUS, math.sin(math.radians(two)) * EARTH_RADIUS) for one, two in line]
    return on_paper(flat_line)[0], (x + HALF_TURN) % (2 * HALF_TURN) - HALF_TURN, y


def unwrapped(line: Ring) -> Ring:
    """The outline without its leaps from 180 degrees east to 180 degrees west."""
    turns, last, found = 0, line[0][0], []
    for x, y in line:
        turns += (last - x > HALF_TURN) - (x - last > HALF_TURN)
        last = x
        found.append((x + 2 * HALF_TURN * turns, y))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
