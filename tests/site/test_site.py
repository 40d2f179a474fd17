"""The site of the documentation, built as it is published, and followed from page to page.

Run on demand, as it needs what builds it: `uv run --group docs pytest tests/site`.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_LOADING = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}

pytestmark = pytest.mark.skipif(find_spec("zensical") is None, reason="zensical is not installed: uv run --group docs")


class Page(HTMLParser):
    """What a page offers to link to, what it links to and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.anchors.update(filter(None, (given.get("id"), given.get("name"))))
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if tag in _LOADING and given.get(_LOADING[tag]):
            self.loaded.append(str(given[_LOADING[tag]]))


def build(docs: Path) -> tuple[int, str]:
    """Build the site strictly, and say how that ended."""
    done = subprocess.run(  # noqa: S603 - a command written in this file
        [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(docs / "mkdocs.yml")],
        cwd=docs,
        env=os.environ | {"NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, _COLOUR.sub("", done.stdout + done.stderr)


def copied(to: Path) -> Path:
    return shutil.copytree(ROOT / "docs", to / "docs", ignore=shutil.ignore_patterns("site", ".cache", "__pycache__"))


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation with its site built beside it."""
    folder = copied(tmp_path_factory.mktemp("built"))
    status, said = build(folder)
    assert status == 0, said
    assert "Warning" not in said, said
    return folder


def pages(docs: Path) -> Iterator[tuple[Path, Page]]:
    for path in sorted((docs / "site").rglob("*.html")):
        yield path, Page(path.read_text("utf-8"))


def test_every_page_is_built_and_in_the_navigation(docs: Path) -> None:
    """No page of the documentation is missing in the site, or can only be found by its address."""
    settings = (docs / "mkdocs.yml").read_text("utf-8")
    listed = set(re.findall(r": (\S+\.md)$", settings, re.MULTILINE))
    written = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    assert written == listed
    assert {path.removesuffix(".md") + ".html" for path in written} <= {
        path.relative_to(docs / "site").as_posix() for path, _ in pages(docs)
    }


def test_every_link_leads_somewhere(docs: Path) -> None:
    """Each link inside the site leads to a file that is there and, where it names one, to an anchor on it."""
    found = dict(pages(docs))
    broken = [
        f"{path.relative_to(docs / 'site')}: {link}"
        for path, page in found.items()
        if path.name != "404.html"  # which is served at any address
        for link in (*page.links, *page.loaded)
        if not _leads_somewhere(path, link, found)
    ]
    assert not broken
    assert sum(len(page.links) for page in found.values()) > 1000


def _leads_somewhere(path: Path, link: str, found: dict[Path, Page]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return parts.scheme in {"https", "http", "mailto"}
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if target.is_dir():
        target /= "index.html"
    return target.is_file() and (not parts.fragment or parts.fragment in found[target].anchors | {"__skip", ""})


def test_nothing_is_loaded_from_elsewhere(docs: Path) -> None:
    """A page needs no network: no font, script, style or picture of another host."""
    elsewhere = [
        f"{path.name}: {one}" for path, page in pages(docs) for one in page.loaded if one.startswith(("http", "//"))
    ]
    assert not elsewhere
    styles = "".join(path.read_text("utf-8") for path in (docs / "site").rglob("*.css"))
    assert not re.search(r"url\([\"']?(?:https?:)?//", styles)


def test_scripts_are_not_published(docs: Path) -> None:
    """What makes the pages stays out of the site; what is to be downloaded is in it."""
    site = docs / "site"
    assert not list(site.rglob("*.py"))
    assert {path.name for path in site.rglob("*.ipynb")} == {path.name for path in docs.glob("notebooks/*.ipynb")}
    assert (site / "reference" / "restriction.schema.json").is_file()


def test_a_broken_link_stops_the_build(tmp_path: Path) -> None:
    """The build is as strict as the tests above rely on: a page or an anchor that is missing ends it with an error."""
    for link in ("nowhere.md", "concepts.md#nowhere"):
        folder = copied(tmp_path / str(len(link)))
        with (folder / "glossary.md").open("a", encoding="utf-8") as page:
            page.write(f"\n[broken]({link})\n")
        status, said = build(folder)
        assert status != 0
        assert "does not exist" in said
