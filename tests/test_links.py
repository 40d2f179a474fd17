"""The links of the pages, as a reader follows them in the repository."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(path for path in ROOT.glob("docs/**/*.md") if "site" not in path.parts)]

_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z]+:")


def links(page: Path) -> list[str]:
    text = _CODE.sub(lambda found: "" if found[0].startswith("```") else "`code`", page.read_text("utf-8"))
    return [one or other for one, other in _LINK.findall(text)]


def anchors(page: Path) -> set[str]:
    """The anchors of the headings, as forges and the site make them."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    seen: Counter[str] = Counter()
    found = set()
    for heading in _HEADING.findall(text):
        plain = re.sub(r"[^\w\- ]", "", heading.replace("`", "").strip().lower()).replace(" ", "-")
        found.add(plain if not seen[plain] else f"{plain}-{seen[plain]}")
        seen[plain] += 1
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """Each link to a file of the repository leads to one that is there, and to a heading that is on it."""
    for link in links(page):
        if _ELSEWHERE.match(link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{link}: there is no such file"
        assert not anchor or anchor in anchors(target), f"{link}: there is no such heading"


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page.is_relative_to(ROOT / "docs")],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_the_documentation_stays_in_its_folder(page: Path) -> None:
    """No page of docs/ links out of it, as the site has only what is inside."""
    outside = [one for one in links(page) if not _ELSEWHERE.match(one)]
    outside = [one for one in outside if not (page.parent / one).resolve().is_relative_to(ROOT / "docs")]
    assert not outside


def test_pages_and_links_are_found() -> None:
    """There is something to follow, and a link that leads nowhere would be noticed."""
    followed = [link for page in PAGES for link in links(page) if not _ELSEWHERE.match(link)]
    assert len(PAGES) > 20
    assert len(followed) > 100
    assert "two-clocks" in anchors(ROOT / "docs" / "concepts.md")
    assert "nowhere" not in anchors(ROOT / "docs" / "concepts.md")
