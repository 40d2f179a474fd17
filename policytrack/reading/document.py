"""A document to be read: its text, exactly as positions count it, and what is known of where it comes from."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from policytrack.dates import UncertainDate
from policytrack.errors import ArticleTextError, InvalidRecordError, PolicytrackError
from policytrack.model import Article
from policytrack.passages import sha256
from policytrack.reading.naming import slug
from policytrack.vocabulary import SourceTier

__all__ = ["Described", "Document", "Source", "opened"]

Source: TypeAlias = str | bytes | os.PathLike[str]
"""A text, the bytes of a file, a page in HTML, or the path of a file."""

GIVEN = "given by whoever had it read"
"""The basis of a date that came with the request."""

_PAGE = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b", re.IGNORECASE
)
_PAGE_FILES = frozenset({".html", ".htm", ".xhtml"})
_FILE = re.compile(
    r"(?:\S*[/\\]\S*|~\S+|\.{1,2}[/\\].*|.*\.(?:txt|text|md|markdown|x?html?|pdf|docx?|odt|rtf|epub|csv|json|xml))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?|ftp):/{1,2}\S+", re.IGNORECASE)  # of two slashes a Path keeps one
_KINDS_OF_FILE = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "an office document or an archive"),
    (b"{\\rtf", "an RTF file"),
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_PATH = 1000
_LONGEST_HEADING = 160
_LONGEST_NAME, _SHORT = 70, 8
_MARKS = "#*_ \t\ufeff"


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of a document besides its text.

    Attributes:
        id: The id of the article.
        title: Its title.
        publisher: Who published it.
        url: Where it was found.
        published: When it was published.
        basis: How that date is known.
        tier: What sort of source it is, a code of `SourceTier`.
    """

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: UncertainDate | None = None
    basis: str | None = None
    tier: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the article it is.

    Attributes:
        text: The text that positions count in; nothing in it is changed but that HTML is no longer HTML.
        article: The article, known by the SHA-256 of the text.
        title: The title that the text or its page has, or that was given; None where it has none.
    """

    text: str
    article: Article
    title: str | None

    @property
    def day(self) -> date:
        """The last day on which it can have been published: what it says happened had happened by then."""
        published = self.article.published
        return self.article.recorded if published is None or published.latest is None else published.latest


def opened(
    source: Source,
    given: Described = Described(),
    *,
    name: str | None = None,
    recorded: date | None = None,
    articles: Iterable[Article] = (),
) -> Document:
    r"""Make a document of a text, a page or a file.

    A string that begins as HTML does is a page. One that is the path of a file stands for that file, and one that looks
    like a path or an address but is no file is an error, never read as a text. Everything else is the text itself.

    The title is the one given, that of the page, or the first line of a text that looks like a heading: short, with
    more below it, and without a full stop at its end. The id of the article is the one given or made of the name of the
    file, else of the title and the digest; that of another text is not used again, and a recorded text keeps its own.

    Args:
        source: A text, a page, the bytes of either, or the path of a file (text, Markdown or HTML, in UTF-8).
        given: What is known of it already, which goes before what a page says of itself.
        name: What to call it in errors, where it has no path.
        recorded: The day it enters the records; today if there is none.
        articles: The articles that are recorded: a text that is one of these, by its SHA-256, is that article.

    Raises:
        ArticleTextError: There is no such file, it cannot be read or decoded, or there is no text in it.
        InvalidRecordError: What is given breaks a rule of the records, or is not what is recorded of that article.
        MissingExtraError: It is a page, and the extra that reads HTML is not installed.

    Example:
        >>> made = opened("Ruritania bans Tock\n\nThe app is banned on official phones.")
        >>> made.article.title, made.article.id, made.article.published
        ('Ruritania bans Tock', 'ruritania-bans-tock-89e7f455', None)
    """
    today = recorded or date.today()  # noqa: DTZ011 - the reader's own day
    text, described, path = _content(source, today, name)
    digest = _digest(text, name or path)
    whole = _over(described, given)
    known = tuple(articles)
    for one in known:
        if one.sha256 == digest:
            return Document(text, _recorded(one, given), given.title or described.title or one.title)
    stem = Path(path).stem if path is not None else None
    one_id = _id(given.id or slug(stem or ""), whole.title, digest, {one.id for one in known})
    return Document(text, _article(replace(whole, id=one_id), stem, digest, today), whole.title)


def _content(source: Source, today: date, name: str | None) -> tuple[str, Described, str | None]:
    """The text, what it says of itself, and the path of its file if it has one."""
    if isinstance(source, bytes):
        return *_decoded(source, name or "the bytes", today, is_page=False), None
    if isinstance(source, os.PathLike):
        return _file(os.fspath(source), today)
    if _PAGE.match(source):
        return *_page(source, name or "the page", today), None
    if _is_one_line(source) and (_exists(source) or _looks_like_a_path(source)):
        return _file(source, today)
    return source, Described(title=_heading(source)), None


def _file(path: str, today: date) -> tuple[str, Described, str]:
    if _ADDRESS.fullmatch(path):
        raise ArticleTextError(f"{path}: nothing is fetched: save the page, and read the file")
    if Path(path).is_dir():
        raise ArticleTextError(f'{path}: this is a folder: "policytrack read {path}" reads the files in it')
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise ArticleTextError(f"{path}: there is no such file") from None
    except (OSError, ValueError) as error:
        raise ArticleTextError(f"{path}: this file cannot be read: {getattr(error, 'strerror', error)}") from error
    return *_decoded(data, path, today, is_page=Path(path).suffix.lower() in _PAGE_FILES), path


def _decoded(data: bytes, name: str, today: date, *, is_page: bool) -> tuple[str, Described]:
    for start, kind in _KINDS_OF_FILE:
        if data.startswith(start):
            raise ArticleTextError(f"{name}: this is {kind}: save its text in a file in UTF-8, and read that")
    if data.startswith(_UTF_16):
        raise ArticleTextError(f"{name}: this is UTF-16: save it as UTF-8 (iconv -f UTF-16 -t UTF-8 does)")
    if b"\0" in data:
        raise ArticleTextError(f"{name}: this is no text, but binary: save its text in a file in UTF-8, and read that")
    if is_page or _PAGE.match(data[:200].decode("latin-1").removeprefix("\xef\xbb\xbf")):
        from policytrack.reading import pages  # noqa: PLC0415 - most documents are no pages

        return _page(pages.decoded(data, name), name, today)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleTextError(
            f"{name}: this is not UTF-8, from byte {error.start} on: save it as UTF-8"
            " (iconv -f WINDOWS-1252 -t UTF-8 does, if that is what it is)"
        ) from None
    return text, Described(title=_heading(text))


def _page(html: str, name: str, today: date) -> tuple[str, Described]:
    from policytrack.reading import pages  # noqa: PLC0415 - most documents are no pages

    page = pages.extract(html, name, today)
    return page.text, Described(None, page.title, page.publisher, page.url, page.published, page.basis)


def _digest(text: str, name: str | None) -> str:
    what = f"{name}: " if name else ""
    if not text.strip().strip("\ufeff"):
        raise ArticleTextError(f"{what}there is no text in it")
    try:
        return sha256(text)
    except UnicodeEncodeError as error:
        raise ArticleTextError(
            f"{what}code point {error.start} is half of a character (a lone surrogate): decode the text as UTF-8"
        ) from None


def _is_one_line(text: str) -> bool:
    return len(text) <= _LONGEST_PATH and "\n" not in text and bool(text.strip())


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # too long for a name, or with a NUL in it
        return False


def _looks_like_a_path(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text) or _FILE.fullmatch(text))


def _heading(text: str) -> str | None:
    """The first line, if it is short, has more below it and does not end as a sentence does."""
    first, _, rest = text.lstrip("\ufeff \t\r\n").partition("\n")
    title = " ".join(first.strip(_MARKS).split())
    if not title or len(title) > _LONGEST_HEADING or not rest.strip():
        return None
    return None if title.endswith((".", ";", ",", ":")) and not first.startswith("#") else title


def _over(described: Described, given: Described) -> Described:
    """What is given, and where nothing is, what the document says of itself."""
    if given.published is not None:
        described = replace(described, published=given.published, basis=given.basis or GIVEN)
    return replace(
        described,
        title=given.title or described.title,
        publisher=given.publisher or described.publisher,
        url=given.url or described.url,
        tier=given.tier,
    )


def _article(said: Described, name: str | None, digest: str, today: date) -> Article:
    values = {
        "id": said.id,
        "title": said.title or name or "Text without a title",
        "publisher": said.publisher,
        "url": said.url,
        "published": said.published,
        "published_basis": said.basis,
        "recorded": today,
        "sha256": digest,
        "tier": SourceTier.named(said.tier) if said.tier else SourceTier.other_press,
    }
    try:
        return Article.model_validate(values)
    except PolicytrackError:
        raise
    except ValueError as error:
        fault = _said(error)
        raise InvalidRecordError(fault if fault.startswith("article ") else f"article {said.id}: {fault}") from error


def _said(error: ValueError) -> str:
    from pydantic import ValidationError  # noqa: PLC0415 - only a fault needs it

    from policytrack.model import faults  # noqa: PLC0415 - as above

    return faults(error) if isinstance(error, ValidationError) else str(error)


def _id(wanted: str | None, title: str | None, digest: str, taken: set[str]) -> str:
    """The id that is wanted, unless another text has it; else the title and the digest, as one title may have many."""
    if wanted and wanted not in taken:
        return wanted
    made = (wanted or slug(title or "") or "text")[:_LONGEST_NAME].rstrip("-")
    return f"{made}-{digest[:_SHORT]}"


def _recorded(one: Article, given: Described) -> Article:
    """The article as it is recorded, unless something else is said of it now.

    Raises:
        InvalidRecordError: What is given differs from what is recorded.
    """
    for name in ("title", "publisher", "url", "published"):
        said, kept = getattr(given, name), getattr(one, name)
        if said is not None and said != kept:
            raise InvalidRecordError(
                f'this text is recorded as article {one.id}: its {name} is "{kept}" there, not "{said}":'
                " leave it out, or amend the record"
            )
    return one
