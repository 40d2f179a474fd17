"""Charts hold what the records say, say what they leave out, and are saved and shown without a network."""

import io
import json
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from importlib.util import module_from_spec, spec_from_file_location
from itertools import combinations
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import pytest

import policytrack as pt
from policytrack import places
from policytrack.cli import main
from policytrack.errors import DateFormatError, PolicytrackError, UnknownNameError
from policytrack.model import Relation, Restriction, values
from policytrack.vocabulary import RelationKind
from tests.benchmarks.generate import World
from tests.samples import RESTRICTIONS, SCRIPT

pytest.importorskip("altair", reason="the charts need the extra notebook: uv run --group plots pytest")
pytest.importorskip("vl_convert", reason="the charts need the extra notebook: uv run --group plots pytest")

from policytrack import plots
from policytrack.plots.atlas import _codes, _points, spread
from policytrack.plots.selection import selected
from policytrack.plots.shades import DARK, LIGHT, Palette, Shade

ROOT = Path(__file__).parents[1]
ON = "2025-07-15"
Draw = Callable[..., plots.Figure]
CHARTS: dict[str, Draw] = {name: getattr(plots, name) for name in ("timeline", "map", "matrix", "network", "reasons")}
every_chart = pytest.mark.parametrize("name", CHARTS)
every_palette = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def sources(spec: Any) -> Iterator[Any]:  # noqa: ANN401 - a specification
    """The data of every part of a chart, in the order in which they are drawn."""
    if isinstance(spec, dict):
        if "values" in spec.get("data", {}):
            yield spec["data"]["values"]
        for name, value in spec.items():
            if name == "datasets":
                yield from value.values()
            elif name != "data":
                yield from sources(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from sources(value)


def shapes(figure: plots.Figure) -> list[list[dict[str, Any]]]:
    """What each map, or border, says of its places."""
    topologies = [json.loads(one) for one in sources(figure.to_dict()) if isinstance(one, str)]
    return [[one["properties"] for one in each["objects"]["places"]["geometries"]] for each in topologies]


def rows(figure: plots.Figure, *fields: str) -> list[dict[str, Any]]:
    """The rows of a chart that have all of these fields."""
    tables = [one for one in sources(figure.to_dict()) if isinstance(one, list)]
    return [row for table in tables for row in table if set(fields) <= row.keys()]


def face(figure: plots.Figure) -> str:
    """All that stands on the face of a chart in words."""
    spec = figure.to_dict()
    title = spec["title"]
    return " ".join([title["text"], *title["subtitle"], *(str(row["text"]) for row in rows(figure, "text"))])


def related() -> list[Restriction]:
    """The sample, in which Texas implements what Germany does, and Germany something that is not given."""
    links = {"us-tx": "de/acme-chat/app_store_removal", "de": "fr/acme-chat/use_ban"}
    return [
        Restriction.model_validate(
            {**values(one), "relations": (Relation(kind=RelationKind.implements, to=links[one.actor.id]),)}
        )
        if one.actor.id in links
        else one
        for one in RESTRICTIONS
    ]


@every_chart
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chart_says_its_day_its_sources_and_what_is_left_out(name: str, theme: plots.Theme) -> None:
    """So that a picture that is passed on alone claims no more than it shows."""
    figure = CHARTS[name](related(), on=ON, known="2025-07-01", theme=theme)
    said = face(figure)
    assert "8 restrictions from 3 articles; status on 2025-07-15, as known on 2025-07-01." in said
    assert re.search(r"Left out: |Nothing that was given is left out\.", said)
    assert figure.alt.startswith(f"{name.capitalize()} of 8 restrictions, on 2025-07-15, as known on 2025-07-01. ")
    assert repr(figure) == figure.alt


@every_chart
def test_a_chart_of_nothing_says_so(name: str) -> None:
    """An empty answer gives no empty axes, which would look like an answer."""
    said = face(CHARTS[name]((), on=ON))
    assert "Nothing to show: no restrictions, on 2025-07-15." in said
    assert "0 restrictions from 0 articles" in said


@every_chart
def test_what_was_not_known_is_left_out_and_said(name: str) -> None:
    """On the clock of knowledge, what articles said later is not there, and its number is."""
    assert "restrictions of which nothing had happened or was known then" in face(
        CHARTS[name](RESTRICTIONS, on=ON, known="2025-01-31")
    )


def test_what_a_question_found_brings_its_day_and_its_words() -> None:
    """The results of a question are drawn as they were asked for, whichever kind they are."""
    with pt.open() as tracker:
        found = tracker.who("DeepSeek", within="US", on="2025-03-01", limit=4)
        figure = plots.timeline(found)
        every = tracker.where("DeepSeek", on="2025-03-01")
    assert figure.alt.startswith(
        "Timeline of 4 restrictions with target DeepSeek, within United States, on 2025-03-01."
    )
    assert "Left out: 3 more that match, by a limit or a slice." in face(figure)
    assert len(selected(every, None, None)) == len(every.restrictions)
    assert selected(every, "2025-02", None).on == date(2025, 2, 28)


def test_a_timeline_tells_certain_from_possible() -> None:
    """A month is possible until it is over, and what no source dates reaches to the edge, with a sign of it."""
    bars = rows(plots.timeline(RESTRICTIONS, on=ON), "from", "until", "shade")
    namibia = [one for one in bars if one["id"] == "na/tock/use_ban"]
    assert [(one["from"], one["until"], one["certain"], one["shade"]) for one in namibia] == [
        ("2025-01-01", "2025-01-31", False, Shade.maybe.value),
        ("2025-01-31", "2025-07-16", True, Shade.whole.value),
    ]
    pentagon = next(one for one in bars if one["id"] == "us-dod/acme-chat/advisory")
    assert (pentagon["unknown_start"], pentagon["certain"]) == (True, False)


def test_a_timeline_keeps_proposals_apart_from_rules() -> None:
    """Neither a plan nor a warning stands among the rules."""
    figure = plots.timeline(RESTRICTIONS, on=ON)
    texts = sorted(rows(figure, "text", "y"), key=lambda one: one["y"])
    heads = {one["text"]: one["y"] for one in texts if "(" in str(one["text"])}
    rules, nobody, proposed = (
        next(y for head, y in heads.items() if head.startswith(start))
        for start in ("Rules", "Binds nobody", "Not in force")
    )
    at = {one["id"]: one["y"] for one in rows(figure, "from", "until", "shade")}
    assert rules < at["na/tock/use_ban"] < nobody < at["us-dod/acme-chat/advisory"] < proposed < at["ge/tock/use_ban"]


def test_a_step_that_may_not_have_come_has_no_sign() -> None:
    """A sign stands on the last day a step can be, and not before the day that is asked about has reached it."""
    marks = {
        on: [
            one["until"]
            for one in rows(plots.timeline(RESTRICTIONS, on=on), "step", "event")
            if one["id"] == "na/tock/use_ban" and one["step"]
        ]
        for on in ("2025-01-20", "2025-02-01")
    }
    assert marks == {"2025-01-20": [], "2025-02-01": ["2025-01-31"]}


def test_no_key_explains_signs_that_are_not_there() -> None:
    """Before any step is certain there is no sign, and none in the legend."""
    assert "Sign: " in str(plots.timeline(RESTRICTIONS, on=ON).to_dict())
    assert "Sign: " not in str(plots.timeline(RESTRICTIONS[:1], on="2025-01-10").to_dict())


def test_hundreds_of_restrictions_are_lines_under_their_groups() -> None:
    """A long timeline names its groups, with how many each has, and draws every restriction."""
    many = list(World(300).restrictions())
    figure = plots.timeline(many, on="2026-01-31")
    assert len({one["id"] for one in rows(figure, "from", "until", "shade")}) == 300
    counts = [int(found[1]) for one in rows(figure, "text") if (found := re.search(r" \((\d+)\)$", str(one["text"])))]
    assert sum(counts) == 600, "each restriction is counted by its section and by its group"


def test_a_place_is_filled_only_where_it_restricts_as_a_whole() -> None:
    """NASA does not paint the United States, nor the EU its members, nor a company the country it is in."""
    found = spread(selected(RESTRICTIONS, ON, None).shown)
    assert list(found.whole) == ["DE", "EU", "GE", "NA", "US-TX"]
    assert list(found.inside) == ["JP", "US"]
    assert [one.restriction.id for one in found.nowhere] == ["ministry/tock/use_ban"]
    maps = shapes(plots.map(RESTRICTIONS, on=ON))
    world, border, states = maps[0], maps[1], maps[-1]
    filled = {one["code"]: one["shade"] for one in world if not one["shade"].startswith("nothing recorded")}
    assert filled == {
        "DE": Shade.part.value,
        "GE": Shade.proposed.value,
        "NA": Shade.whole.value,
    }
    assert {one["code"] for one in border} == {"EU"}
    assert [one["code"] for one in states if not one["shade"].startswith("nothing recorded")] == ["US-TX"]


def test_bodies_inside_are_circles_with_their_number() -> None:
    """The Pentagon and, where the states have no shape, Texas are marked in the United States; the Navy in Japan."""
    circles = {(one["code"], one["number"]) for one in rows(plots.map(RESTRICTIONS, on=ON), "number", "x", "y")}
    assert circles == {("US", 2), ("JP", 1)}


def test_the_border_of_a_bloc_and_who_has_no_place_are_said() -> None:
    """What a map can't show by itself stands below it."""
    said = face(plots.map(RESTRICTIONS, on=ON))
    assert (
        "A border in the colour of European Union is around its members (in force, for some people, devices or uses)."
        in said
    )
    assert f"Left out: 1 restriction that no source gives a place for ({SCRIPT})." in said


@pytest.mark.parametrize("code", ["TW", "KR", "HK", "SG", "XK", "MO", "MT", "US-DC", "PS", "EH"])
def test_places_that_others_get_wrong_have_a_point_of_their_own(code: str) -> None:
    """Also where they are too small for a shape, or have none in a list of countries."""
    points = _points()["us" if "-" in code else "world"]
    assert code in points
    assert points[code][2] == (code not in {"KR", "EH"})


def test_every_shape_is_that_of_a_place() -> None:
    """A code that no place has would never be filled; what has none is no country in ISO 3166."""
    assert all(places.exists(code) for name in ("world", "us") for code in _codes(name) if code)
    missing = set(places.members("EU")) - set(_codes("world"))
    assert missing == {"MT"}, "too small for a shape, and marked"
    states = {code for code in _codes("us") if code}
    assert len(states) == 51
    assert {"TW", "KR", "XK", "PS", "EH"} <= set(_codes("world"))


def test_a_small_place_that_restricts_is_a_square() -> None:
    """Taiwan is filled, and has a square so that it is seen."""
    with pt.open() as tracker:
        figure = plots.map(tracker.restrictions(actor="Taiwan", on=ON))
    (square,) = rows(figure, "restrictions", "x", "y")
    assert (square["code"], square["shade"]) == ("TW", Shade.unstated.value)
    assert "A square stands for a place that is too small to be seen." in face(figure)


def test_a_matrix_names_the_strongest_in_force_and_counts() -> None:
    """Of two in a cell the one that can be said more of is named, with how many there are."""
    with pt.open() as tracker:
        figure = plots.matrix(
            tracker.restrictions(target="DeepSeek app", on="2025-06-01"), rows="actor", columns="target"
        )
        other = plots.matrix(tracker.restrictions(on="2025-06-01"), rows="place", columns="rationale")
    cells = {one["row"]: (one["measure"], one["number"], one["shade"]) for one in rows(figure, "row", "column")}
    assert cells["United States"] == ("use ban", 2, Shade.maybe.value)
    assert cells["Texas"] == ("use ban", 1, Shade.part.value)
    assert {"Italy", "not stated"} <= {one["row"] for one in rows(other, "row", "column")}
    assert "an empty one means that nothing is recorded, not that nothing is in force." in face(figure)


def test_what_no_source_states_is_one_column() -> None:
    """A scope that says nothing of whom it binds, and no scope at all, are the same silence."""
    with pt.open() as tracker:
        figure = plots.matrix(tracker.restrictions(on="2025-06-01"), columns="audience")
    assert {one["column"] for one in rows(figure, "row", "column")} == {
        "not stated",
        "government\nemployees",
        "employees of the\nissuer",
    }


def test_a_matrix_that_does_not_fit_says_what_is_missing() -> None:
    """The busiest columns are shown, and how many are not is said."""
    figure = plots.matrix(World(200).restrictions(), on="2026-01-31")
    columns = {one["column"] for one in rows(figure, "row", "column")}
    assert len(columns) == 36
    assert re.search(r"Left out: the \d+ targets with the fewest restrictions\.", face(figure))


def test_a_network_leads_from_who_follows_to_what_is_followed() -> None:
    """What is followed stands at the left, one that was not given has no colour, and the unrelated are left out."""
    figure = plots.network(related(), on=ON)
    boxes = {one["id"]: one for one in rows(figure, "id", "who")}
    texas, germany, france = "us-tx/acme-chat/use_ban", "de/acme-chat/app_store_removal", "fr/acme-chat/use_ban"
    assert boxes.keys() == {texas, germany, france}
    assert boxes[france]["x"] < boxes[germany]["x"] < boxes[texas]["x"]
    assert boxes[france]["shade"] == "not among the restrictions that are shown"
    assert {one["kind"] for one in rows(figure, "edge")} == {"implements"}
    assert "Left out: 6 restrictions that no relation is recorded of." in face(figure)
    assert "No source states that one of these" in face(plots.network(RESTRICTIONS, on=ON))


def test_relations_in_a_circle_are_drawn() -> None:
    """Records may contradict each other; a chart of them still comes to an end."""
    texas, germany = "us-tx/acme-chat/use_ban", "de/acme-chat/app_store_removal"
    ends = {"us-tx": germany, "de": texas}
    circle = [
        Restriction.model_validate(
            {**values(one), "relations": (Relation(kind=RelationKind.aligns_with, to=ends[one.actor.id]),)}
        )
        for one in RESTRICTIONS
        if one.actor.id in ends
    ]
    assert {one["id"] for one in rows(plots.network(circle, on=ON), "id", "who")} == {texas, germany}


def test_reasons_are_counted_by_actor_and_period() -> None:
    """Each restriction once for each reason, and in a column of its own where no period can be said."""
    figure = plots.reasons(RESTRICTIONS, on=ON)
    counted = {(one["reason"], one["column"]): one["number"] for one in rows(figure, "reason", "number")}
    assert counted["data privacy", "subnational government"] == 1
    assert counted["data privacy", "national government"] == 1
    assert counted["no reason stated", "2025 Q1"] == 1, "Namibia"
    assert counted["no reason stated", "period unclear"] == 4


@every_palette
def test_colours_stay_apart_for_the_colour_blind(palette: Palette) -> None:
    """Any two colours of a legend differ by far more than can just be seen (2.3), also for those who miss a cone."""
    colours = [*palette.shades.values(), palette.nothing]
    for matrix in _SEEN.values():
        assert min(_distance(one, other, matrix) for one, other in combinations(colours, 2)) > 20


@every_palette
def test_words_can_be_read(palette: Palette) -> None:
    """Text has the contrast that WCAG 2.2 asks for at level AA."""
    for colour in (palette.ink, palette.quiet):
        light, dark = sorted((_luminance(colour), _luminance(palette.paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) > 4.5


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One chart in every format."""
    folder = tmp_path_factory.mktemp("charts")
    figure = plots.matrix(RESTRICTIONS, on=ON, title=f"Acme {SCRIPT}")
    for form in ("png", "svg", "html", "json", "pdf"):
        figure.save(folder / f"chart.{form}")
    return folder


def test_an_svg_is_well_formed_and_says_what_it_shows(saved: Path) -> None:
    """Its title and description are those of the chart, and nothing of a title becomes markup."""
    root = ET.parse(saved / "chart.svg").getroot()  # noqa: S314 - written by this test
    spaced = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{spaced}svg"
    assert (root.get("role"), root.get("aria-label")) == ("img", f"Acme {SCRIPT}")
    assert str(root.findtext(f"{spaced}desc")).startswith("Acme <script>alert('&')</script> of 8 restrictions")
    assert root.find(f".//{spaced}script") is None


def test_a_page_needs_no_network(saved: Path) -> None:
    """Nothing in it is loaded from elsewhere, and what is in the records stays text."""
    text = (saved / "chart.html").read_text("utf-8")
    page = _Page()
    page.feed(text)
    assert page.loaded == []
    # What the library itself holds as text is no element of the page.
    assert len(re.findall(r"^<script", text, re.MULTILINE)) == 1
    assert "cdn" not in text
    assert "The chart in words" in text


def test_a_png_has_its_words(saved: Path) -> None:
    """The description stands in the chunk that the format has for it, with the right checksum."""
    chunks = dict(_chunks((saved / "chart.png").read_bytes()))
    assert chunks[b"iTXt"].startswith(b"Description\0\0\0en\0\0")
    assert b"of 8 restrictions" in chunks[b"iTXt"]


def test_the_other_formats(saved: Path) -> None:
    """A specification that can be read again, and a PDF."""
    assert json.loads((saved / "chart.json").read_text("utf-8"))["vconcat"]
    assert (saved / "chart.pdf").read_bytes().startswith(b"%PDF")


def test_a_notebook_gets_a_picture_and_words() -> None:
    """A picture that a page on the web shows too, with the words for those who can't see it."""
    bundle, size = plots.reasons(RESTRICTIONS, on=ON)._repr_mimebundle_()
    assert bundle["image/png"].startswith(b"\x89PNG")
    assert bundle["text/plain"] == size["image/png"]["alt"]
    width, _ = struct.unpack(">II", bundle["image/png"][16:24])
    assert size["image/png"]["width"] == width // 2


def test_charts_are_joined_and_changed_like_any() -> None:
    """They are Altair charts: side by side, one below the other, with other properties, also into an open file."""
    one, other = plots.matrix(RESTRICTIONS, on=ON), plots.reasons(RESTRICTIONS, on=ON)
    assert (one | other).to_dict()["hconcat"]
    assert isinstance(one & other, plots.Figure)
    dark = plots.matrix(RESTRICTIONS, on=ON, theme="dark").properties(title="Another")
    assert dark.to_dict()["background"] == DARK.paper
    written = io.StringIO()
    dark.save(written, format="json")
    assert json.loads(written.getvalue())["title"] == "Another"


@pytest.mark.parametrize(
    ("draw", "error", "said"),
    [
        (
            lambda: plots.timeline((), by="actr"),
            UnknownNameError,
            'no field to group by is known as "actr"; did you mean actor?',
        ),
        (lambda: plots.matrix((), rows="colour"), UnknownNameError, 'no field of a matrix is known as "colour"'),
        (
            lambda: plots.map((), region=cast("Any", "asia")),
            PolicytrackError,
            'a map is of auto, world, europe, us, not of "asia"',
        ),
        (lambda: plots.map((), theme=cast("Any", "pink")), PolicytrackError, 'a chart is light or dark, not "pink"'),
        (lambda: plots.reasons((), on="May"), DateFormatError, '"May" is not a date'),
        (
            lambda: plots.reasons(()).save("x.gif"),
            PolicytrackError,
            'x.gif: a chart is saved as png, svg, html, pdf, json, not as "gif"',
        ),
        (
            lambda: plots.reasons(()).save("/no/such/x.svg"),
            PolicytrackError,
            "/no/such/x.svg: the chart cannot be written",
        ),
    ],
)
def test_what_cannot_be_drawn_is_told(draw: Callable[[], object], error: type[Exception], said: str) -> None:
    """In a sentence that says what is possible."""
    with pytest.raises(error, match=f"^{re.escape(said)}"):
        draw()


def test_the_command_draws_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the filters that the questions have, and the chart in a line."""
    out = tmp_path / "texas.svg"
    main(
        [
            "plot",
            "timeline",
            "--actor",
            "Texas",
            "--on",
            "2025-03-01",
            "-o",
            str(out),
            "--theme",
            "dark",
            "--by",
            "target",
        ]
    )
    assert capsys.readouterr().out == f"{out}: Timeline of 3 restrictions with actor Texas, on 2025-03-01.\n"
    assert DARK.paper in out.read_text("utf-8")
    with pytest.raises(SystemExit):
        main(["plot", "map", "--by", "target", "-o", str(out)])
    assert "--by is for timeline, not for map" in capsys.readouterr().err


def test_the_pictures_of_the_documentation_are_current() -> None:
    """They are what the charts would be now, by the digests of their specifications."""
    script = ROOT / "docs" / "pictures.py"
    spec = spec_from_file_location("pictures", script)
    assert spec is not None
    assert spec.loader is not None
    pictures = module_from_spec(spec)
    spec.loader.exec_module(pictures)
    assert pictures.main(check=True) == 0, "python docs/pictures.py draws them anew"


class _Page(HTMLParser):
    """What a page loads from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.loaded.extend(f"{tag} {name}" for name, _ in attrs if name in {"src", "href", "srcset", "data"})


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        name, body = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        (checked,) = struct.unpack(">I", picture[at + 8 + length : at + 12 + length])
        assert zlib.crc32(name + body) == checked
        yield name, body
        at += 12 + length


# How those see who miss a cone: Machado, Oliveira and Fernandes 2009, severity 1.0.
_SEEN = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
_Matrix = tuple[tuple[float, ...], ...]


def _linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lab(colour: str, matrix: _Matrix) -> tuple[float, float, float]:
    seen = [min(1, max(0, sum(a * b for a, b in zip(row, _linear(colour), strict=True)))) for row in matrix]
    x = (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505
    y = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
    z = (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _distance(one: str, other: str, matrix: _Matrix) -> float:
    """How far two colours are apart, in the units of CIE 1976."""
    pairs = zip(_lab(one, matrix), _lab(other, matrix), strict=True)
    return cast("float", sum((a - b) ** 2 for a, b in pairs) ** 0.5)
