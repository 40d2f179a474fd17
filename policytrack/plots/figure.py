"""A chart that is saved and shown without a network, and says what it shows to those who can't see it."""

import html
import io
import json
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, ClassVar, Literal, TypeAlias

import altair as alt
import vl_convert

from policytrack.errors import PolicytrackError
from policytrack.plots.shades import DARK, LIGHT, Palette

__all__ = ["Figure", "Theme", "figure_of"]

Theme: TypeAlias = Literal["light", "dark"]
FORMATS = ("png", "svg", "html", "pdf", "json")
_VERSION = alt.SCHEMA_VERSION.removeprefix("v").rpartition(".")[0]
_SHARP = 2.0
"""The pixels of a PNG for each unit of the chart, as screens have."""
_PATH, _DECIMALS = re.compile(r' d="[^"]+"'), re.compile(r"(\.\d)\d+")
"""The paths of a drawing, and what of their numbers is finer than can be seen."""
_ELEMENT = re.compile(r"<(?:g|path|text) [^>]*>")
_ROLE = re.compile(r' (?:role="graphics-\w+"|aria-(?:roledescription|label|hidden)="[^"]*")')
"""What a drawing says of its marks, which are no images of their own."""
_SIGNATURE, _HEADER = 8, 25
"""Where the first chunk of a PNG starts, and how long it is."""


class Figure(alt.VConcatChart):
    """An Altair chart, to be joined with others (`&`, `|`) or changed like any, that needs no network to be seen.

    Attributes:
        alt: The chart in words.
    """

    palette: ClassVar[Palette] = LIGHT

    @property
    def alt(self) -> str:
        """The chart in words, for those who can't see it."""
        return "" if self.description is alt.Undefined else str(self.description)

    def to_dict(self, *args: Any, context: dict[str, Any] | None = None, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - Altair's signature
        """The specification of the chart in Vega-Lite."""
        made = super().to_dict(*args, context=context, **options)
        if (context or {}).get("top_level", True) and "vconcat" in made:
            made["config"] = _merged(_config(self.palette), made.get("config", {}))
            made.setdefault("background", self.palette.paper)
        return made

    def save(  # type: ignore[override]  # what only concerns the network is left out
        self,
        fp: str | Path | IO[Any],
        format: Literal["json", "html", "png", "svg", "pdf"] | None = None,  # noqa: A002 - Altair's name
        scale_factor: float = _SHARP,
        **options: Any,  # noqa: ANN401 - Altair's signature
    ) -> None:
        """Save the chart; a page of HTML holds all that it needs.

        Args:
            fp: Where to: a path, or a file that is open.
            format: png, svg, html, pdf or json; by default what the name of the file ends with.
            scale_factor: The pixels of a PNG for each unit of the chart.
            options: Nothing else is taken.

        Raises:
            PolicytrackError: It is no such format, or the file cannot be written.
        """
        if options:
            raise TypeError(f"a chart is saved without {', '.join(options)}")
        wanted = (format or Path(str(getattr(fp, "name", fp))).suffix.removeprefix(".")).lower()
        if wanted not in FORMATS:
            raise PolicytrackError(f'{fp}: a chart is saved as {", ".join(FORMATS)}, not as "{wanted}"')
        content = self.rendered(wanted, scale_factor)
        if isinstance(fp, str | Path):
            _write(Path(fp), content)
        else:
            fp.write(content.decode("utf-8") if isinstance(fp, io.TextIOBase) else content)

    def rendered(self, form: str, scale_factor: float = _SHARP) -> bytes:
        """The chart as the content of a file of one of the formats."""
        spec = self.to_dict()
        if form == "png":
            made = vl_convert.vegalite_to_png(spec, vl_version=_VERSION, scale=scale_factor)
            return _described(made, self.alt)
        if form == "pdf":
            return bytes(vl_convert.vegalite_to_pdf(spec, vl_version=_VERSION))
        if form == "json":
            return json.dumps(spec, ensure_ascii=False, indent=1).encode()
        return (self._page(spec) if form == "html" else self._drawing(spec)).encode()

    def _repr_mimebundle_(self, *_args: Any, **_options: Any) -> Any:  # noqa: ANN401 - Jupyter's signature
        """A picture for a notebook, with the chart in words beside it; what others publish shows it too."""
        picture = self.rendered("png")
        width, height = struct.unpack(">II", picture[16:24])
        size = {"width": round(width / _SHARP), "height": round(height / _SHARP), "alt": self.alt}
        return {"image/png": picture, "text/plain": self.alt}, {"image/png": size}

    def __repr__(self) -> str:
        """The chart in words, for a console."""
        return self.alt

    def _drawing(self, spec: dict[str, Any]) -> str:
        drawing: str = vl_convert.vegalite_to_svg(spec, vl_version=_VERSION)
        title, words = html.escape(_title(spec)), html.escape(self.alt)
        _, _, rest = drawing.partition("<svg")
        attributes, _, content = rest.partition(">")
        named = f'<svg role="img" aria-label="{title}"{attributes}>'
        return f"{named}<title>{title}</title><desc>{words}</desc>{_PATH.sub(_rounded, _plain(content))}"

    def _page(self, spec: dict[str, Any]) -> str:
        title, words = html.escape(_title(spec)), html.escape(self.alt)
        script = vl_convert.javascript_bundle(_EMBED.replace("SPEC", _in_a_script(spec)), vl_version=_VERSION)
        return _PAGE.format(title=title, words=words, paper=self.palette.paper, ink=self.palette.ink, script=script)


class DarkFigure(Figure):
    """The same on a dark ground."""

    palette: ClassVar[Palette] = DARK


def figure_of(theme: Theme) -> type[Figure]:
    """The sort of figure that a theme asks for.

    Raises:
        PolicytrackError: There is no such theme.
    """
    if theme not in {"light", "dark"}:
        raise PolicytrackError(f'a chart is light or dark, not "{theme}"')
    return DarkFigure if theme == "dark" else Figure


_EMBED = """
vegaEmbed("#chart", SPEC, {renderer: "svg", actions: false}).then((view) => {
  const drawing = document.querySelector("#chart svg");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", document.title);
  document.body.dataset.ready = "yes";
});
"""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body {{ margin: 1rem; background: {paper}; color: {ink}; font: 14px sans-serif; }}</style>
</head>
<body>
<main>
<div id="chart"></div>
<details><summary>The chart in words</summary><p>{words}</p></details>
</main>
<script type="module">{script}</script>
</body>
</html>
"""


def _plain(drawing: str) -> str:
    return _ELEMENT.sub(lambda element: _ROLE.sub("", element[0]), drawing)


def _rounded(path: re.Match[str]) -> str:
    return _DECIMALS.sub(r"\1", path[0])


def _in_a_script(spec: dict[str, Any]) -> str:
    # Inside a script only its end would be read as HTML.
    return json.dumps(spec, ensure_ascii=False).replace("<", "\\u003c")


def _title(spec: dict[str, Any]) -> str:
    title = spec.get("title", "")
    return str(title.get("text", "") if isinstance(title, dict) else title)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise PolicytrackError(f"{path}: the chart cannot be written: {error.strerror}") from error


def _described(picture: bytes, words: str) -> bytes:
    """The PNG with the chart in words, where the format has a place for them, and packed more tightly."""
    start = _SIGNATURE + _HEADER
    told = _chunk(b"iTXt", b"Description\0\0\0en\0\0" + words.encode())
    chunks = list(_chunks(picture, start))
    # What draws it packs in a hurry: the same pixels take a third to a half of the room.
    pixels = zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT"))
    others = b"".join(_chunk(kind, body) for kind, body in chunks if kind not in {b"IDAT", b"IEND"})
    return picture[:start] + told + others + _chunk(b"IDAT", zlib.compress(pixels)) + _chunk(b"IEND", b"")


def _chunks(picture: bytes, start: int) -> Iterator[tuple[bytes, bytes]]:
    while start < len(picture):
        (length,) = struct.unpack(">I", picture[start : start + 4])
        yield picture[start + 4 : start + 8], picture[start + 8 : start + 8 + length]
        start += length + 12


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _merged(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """A configuration in which what was set by hand stands."""
    both = ours | theirs
    for name in ours.keys() & theirs.keys():
        if isinstance(ours[name], dict) and isinstance(theirs[name], dict):
            both[name] = _merged(ours[name], theirs[name])
    return both


def _config(palette: Palette) -> dict[str, Any]:
    text = {"labelColor": palette.quiet, "titleColor": palette.quiet, "labelFontSize": 11, "titleFontSize": 11}
    return {
        # The whole chart is one image with its words: a reader of the screen is not led through each mark.
        "aria": False,
        "font": "Arial, Helvetica, sans-serif",
        "view": {"stroke": None},
        "axis": {**text, "gridColor": palette.line, "domainColor": palette.line, "tickColor": palette.line},
        "legend": {
            **text,
            "labelColor": palette.ink,
            "labelLimit": 0,
            "titleFontWeight": "normal",
            "layout": {"bottom": {"direction": "vertical", "anchor": "start", "margin": 10}},
        },
        "text": {"color": palette.ink},
        "title": {
            "color": palette.ink,
            "subtitleColor": palette.quiet,
            "anchor": "start",
            "fontSize": 15,
            "offset": 14,
        },
    }
