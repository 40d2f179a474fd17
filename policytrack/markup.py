"""HTML for a notebook: escaped unless it is known to be HTML, small, and at home on a light and on a dark ground."""

import html
from collections.abc import Iterable, Sequence
from urllib.parse import quote

__all__ = ["Markup", "badge", "card", "joined", "marked", "note", "source", "table", "tag"]

_STYLE = """
.policytrack{--ink:var(--jp-content-font-color1,var(--vscode-editor-foreground,#1d2126));\
--quiet:var(--jp-content-font-color2,var(--vscode-descriptionForeground,#565c64));\
--line:var(--jp-border-color2,#c4c8cc);--mark:#fff0a8;--link:var(--jp-content-link-color,#0b57a4);\
color:var(--ink);font-size:13px;line-height:1.45}
.policytrack table{border-collapse:collapse;margin:.4em 0;color:inherit;font-size:inherit}
.policytrack .wide{min-width:11em}
.policytrack :is(th,td){text-align:left!important;vertical-align:top;padding:.2em .8em .2em 0;border:0;\
white-space:normal;background:none;color:inherit}
.policytrack tr{border-bottom:1px solid var(--line);background:none!important}
.policytrack th{font-weight:600;color:var(--quiet)}
.policytrack :is(p,ul){margin:.3em 0;max-width:75em}
.policytrack a{color:var(--link)}
.policytrack small{color:var(--quiet);font-size:11px}
.policytrack mark{background:var(--mark);color:inherit;padding:0 .15em}
.policytrack b.status{font-weight:600;border-left:.4em solid var(--line);padding-left:.4em}
.policytrack b.yes{border-color:#3b82c9}.policytrack b.maybe{border-color:#f2c530}
.policytrack b.no{border-color:#d5640b}.policytrack b.over{border-color:#8a8a85}
"""
# A notebook's own theme decides where there is one, and else that of the reader's system.
_DARK = """--mark:#5f4d00;--link:var(--jp-content-link-color,#8ab8f0)"""
_ALONE = """--ink:var(--jp-content-font-color1,var(--vscode-editor-foreground,#eceef0));\
--quiet:var(--jp-content-font-color2,var(--vscode-descriptionForeground,#a9b0b8));--line:var(--jp-border-color2,#4a4f56)"""
_LIGHT = "--mark:#fff0a8;--link:var(--jp-content-link-color,#0b57a4)"
_CSS = (
    f"{_STYLE}@media (prefers-color-scheme:dark){{.policytrack{{{_ALONE};{_DARK}}}}}\n"
    f':is([data-jp-theme-light="false"],.vscode-dark) .policytrack{{{_DARK}}}\n'
    f':is([data-jp-theme-light="true"],.vscode-light) .policytrack{{{_LIGHT}}}\n'
)
_LONGEST = 320
"""How much of a passage is shown."""
_FRAGMENT_WORDS = 8


class Markup(str):
    """Text that is HTML already, and is not escaped again."""

    __slots__ = ()


def tag(name: str, *content: str, **attributes: str | None) -> Markup:
    """An element; what is no `Markup` is escaped, `class_` is the attribute class, and None leaves one out.

    >>> print(tag("td", "R&D", tag("small", "<1>"), class_="cell", title=None))
    <td class="cell">R&amp;D<small>&lt;1&gt;</small></td>
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{said}>{joined(content)}</{name}>")


def joined(content: Iterable[str]) -> Markup:
    """Pieces one after the other, escaped where they are not HTML."""
    return Markup("".join(one if isinstance(one, Markup) else html.escape(one) for one in content))


def card(*content: str) -> str:
    """All that one output shows, with its own style."""
    return str(tag("div", Markup(f"<style>{_CSS}</style>"), *content, class_="policytrack"))


def note(text: str) -> Markup:
    """A quiet line."""
    return tag("p", tag("small", text))


def badge(text: str, tone: str, title: str | None = None) -> Markup:
    """A status at a glance.

    Args:
        text: The status in words.
        tone: yes (it binds), maybe, no (it does not, or not yet) or over.
        title: What else to say to who points at it.
    """
    return tag("b", text, class_=f"status {tone}", title=title)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """A table with a head; cells are text or `Markup`."""
    head = tag("thead", tag("tr", *(tag("th", one) for one in heads)))
    return tag("table", head, tag("tbody", *(tag("tr", *(tag("td", cell) for cell in row)) for row in rows)))


def marked(passage: str) -> Markup:
    """A passage, highlighted, and shortened where it is long."""
    plain = " ".join(passage.split())
    short = plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rsplit(' ', 1)[0]} \u2026"
    return tag("mark", short)


def source(text: str, url: str | None, title: str, passage: str | None = None) -> Markup:
    """A link to where something was read, at the passage where it is known; only to a page of the web.

    >>> print(source("here", "javascript:alert(1)", "An article"))
    <span title="An article">here</span>
    >>> print(source("here", "https://example.org/a", "An article", "so it is said"))
    <a href="https://example.org/a#:~:text=so%20it%20is%20said" title="An article" rel="noopener">here</a>
    """
    if url is None or not url.lower().startswith(("https://", "http://")):
        return tag("span", text, title=title)
    return tag("a", text, href=url + _fragment(url, passage), title=title, rel="noopener")


def _fragment(url: str, passage: str | None) -> str:
    """What leads a browser to a passage: its first and last words."""
    words = (passage or "").split()
    if not words or "#" in url:
        return ""
    ends = [words] if len(words) <= 2 * _FRAGMENT_WORDS else [words[:_FRAGMENT_WORDS], words[-_FRAGMENT_WORDS:]]
    # A hyphen and a comma mean something in a fragment, and quote leaves the hyphen.
    return "#:~:text=" + ",".join(quote(" ".join(one), safe="").replace("-", "%2D") for one in ends)
