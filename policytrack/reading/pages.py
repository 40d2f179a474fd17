"""Pages in HTML: the text of the article without what stands around it, and what the page says of itself.

The text is what trafilatura makes of the page; nothing is fetched. A date is taken from where pages declare theirs, and
it is kept where that was: a date guessed out of the running text is worse than none.
"""

import codecs
import logging
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from policytrack.dates import UncertainDate
from policytrack.errors import ArticleTextError, MissingExtraError

__all__ = ["Page", "decoded", "extract"]

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_WHOLE = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
"""What a page has; a part of one, as it is copied, is put into these first, as trafilatura takes it for no HTML."""
_HEAD = 4096
_BOM = b"\xef\xbb\xbf"
_WITHOUT_GUESSES = {"extensive_search": False, "original_date": True}
"""Where a page declares no date, htmldate takes the year of a copyright line for one, unless it is told not to."""
_LIBRARIES = ("trafilatura", "htmldate", "courlan")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says.

    Attributes:
        text: The text of the article.
        title: Its title.
        publisher: The name of the site.
        url: The address that the page gives as its own.
        published: The day it gives as that of its publication.
        basis: Where in the page that day stands, or why a day that it gives was not taken.
    """

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: UncertainDate | None
    basis: str | None


def decoded(data: bytes, name: str) -> str:
    r"""The HTML in the encoding that it declares, or in UTF-8.

    Raises:
        ArticleTextError: There is no such encoding, or it is not in it.

    Example:
        >>> decoded(b'<meta charset="latin-1"><p>caf\xe9', "menu.html")
        '<meta charset="latin-1"><p>café'
    """
    declared = None if data.startswith(_BOM) else _CHARSET.search(data[:_HEAD])
    encoding = declared[1].decode("ascii") if declared else "utf-8"
    try:
        return data.removeprefix(_BOM).decode(codecs.lookup(encoding).name)
    except LookupError:
        raise ArticleTextError(f'{name}: it says that it is in "{encoding}", which is no known encoding') from None
    except UnicodeDecodeError as error:
        said = "says that it is" if declared else "declares no encoding and is not"
        raise ArticleTextError(
            f"{name}: it {said} {encoding}, but for byte {error.start}: save the page as UTF-8"
        ) from None


def extract(html: str, name: str, today: date) -> Page:
    """The article of a page.

    Args:
        html: The page.
        name: What to call it in an error.
        today: The day it is read; it was published no later.

    Raises:
        ArticleTextError: No text of an article is found in it.
        MissingExtraError: The extra `reading` is not installed.
    """
    tree, found = _extracted(html)
    if found is None or not (found.text or "").strip():
        raise ArticleTextError(f"{name}: no text of an article is found in this page: save its text, and read that")
    published, basis = _published(found.date, html, tree, today)
    return Page(found.text, found.title or None, found.sitename or None, found.url or None, published, basis)


def _extracted(html: str) -> tuple[Any, Any]:
    try:
        import trafilatura  # noqa: PLC0415 - only a page needs it
    except ImportError as error:
        raise MissingExtraError("reading a page in HTML", "reading") from error
    for library in _LIBRARIES:  # what they find odd in a page is nothing that who reads it can mend
        logging.getLogger(library).addHandler(logging.NullHandler())
    if not _WHOLE.search(html[:_HEAD]):
        html = f"<html><body>{html}</body></html>"
    tree = trafilatura.load_html(html)
    if tree is None:
        return None, None
    found = trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, date_extraction_params=dict(_WITHOUT_GUESSES)
    )
    return tree, found


def _published(text: str | None, html: str, tree: Any, today: date) -> tuple[UncertainDate | None, str | None]:  # noqa: ANN401 - of lxml
    if not text:
        return None, None
    where = _declared(text, html, tree)
    day = UncertainDate(text)
    if day.earliest is not None and day.earliest > today:
        return None, f"not taken from the page, which gives {text} in {where}, a day that has not come"
    return day, f"from the page: {where}"


def _declared(day: str, html: str, tree: Any) -> str:  # noqa: ANN401 - of lxml
    """Where in a page a day is given, a place that is meant for it before any other."""
    metas = [
        (one.get("property") or one.get("name") or one.get("itemprop") or "", one.get("content") or "")
        for one in tree.iter("meta")
    ]
    named = [name for name, content in metas if name and content.startswith(day)]
    if named:
        return f"meta {min(named, key=lambda name: 'publ' not in name.lower())}"
    linked = re.search(rf'"(date\w+)"\s*:\s*"{re.escape(day)}', html)
    if linked:
        return f"JSON-LD {linked[1]}"
    if any((one.get("datetime") or "").startswith(day) for one in tree.iter("time")):
        return "a time element"
    return "as htmldate found it in the markup or the address"
