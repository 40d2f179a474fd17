"""A document is its text, unchanged, with what is known of where it comes from; what is no document is refused."""

import codecs
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.dates import UncertainDate
from policytrack.errors import ArticleTextError, InvalidRecordError
from policytrack.evidence import Texts
from policytrack.passages import sha256
from policytrack.reading.document import GIVEN, Described, opened

TODAY = date(2025, 3, 1)
PARAGRAPH = "Ruritania has forbidden its civil servants to use the video app Tock on official phones, a minister said."
HEAD = '<meta property="article:published_time" content="2025-02-07T08:00:00Z">'
PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>Ruritania bans Tock | The Daily Sample</title>
<meta property="og:site_name" content="The Daily Sample"><link rel="canonical" href="https://sample.example/tock">
{head}</head><body><nav><a href="/">Home</a></nav><article><h1>Ruritania bans Tock</h1><p>{paragraph}</p>
<p>Bürger dürfen die App weiter benutzen; the order reaches nobody else, and it ends in a year.</p></article>
<footer>\u00a9 2025 The Daily Sample</footer></body></html>"""


def _page(head: str = HEAD, charset: str = "utf-8") -> str:
    return PAGE.format(head=head, charset=charset, paragraph=PARAGRAPH)


def test_a_text_is_kept_as_it_is(tmp_path: Path) -> None:
    """Line ends, byte order mark, blanks: positions count in exactly what the file holds, as `verify` reads it."""
    text = "\ufeffRuritania bans Tock\r\n\r\n  It\u00a0is banned.\tSo \u212b it goes.\n\n\n"
    file = tmp_path / "tock.txt"
    file.write_bytes(text.encode())
    made = opened(file, recorded=TODAY)
    assert made.text == text
    assert made.article.sha256 == sha256(text)
    assert Texts.of_folder(tmp_path).of(made.article) == text
    assert (made.article.id, made.title, made.article.published) == ("tock", "Ruritania bans Tock", None)


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: text.strip().strip("\ufeff")))
def test_any_text_is_the_same_from_memory_and_from_bytes(text: str) -> None:
    """Nothing in a text is normalised, whatever it holds; with a NUL in them, bytes are no text."""
    text += "\nA last line."
    made = opened(text, recorded=TODAY) if not text.lstrip("\ufeff").lstrip().startswith("<") else None
    if made is not None:
        assert made.text == text
        if "\0" not in text and not text.encode().startswith((b"%PDF", b"PK\x03\x04", b"{\\rtf")):
            assert opened(text.encode(), recorded=TODAY) == made


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ruritania bans Tock\n\nIt is banned.", "Ruritania bans Tock"),
        ("\n# Ruritania  bans *Tock*\nIt is banned.", "Ruritania bans *Tock"),
        ("# It is banned.\n\nSince Monday.", "It is banned."),
        ("It is banned.\nSince Monday.", None),
        ("Ruritania bans Tock", None),
        ("Ruritania bans Tock\n\n  \n", None),
        (f"{PARAGRAPH} {PARAGRAPH}"[:-1] + "\nMore.", None),
    ],
)
def test_the_first_line_is_a_title_if_it_looks_like_one(text: str, title: str | None) -> None:
    """Short, with more below it, and no sentence; a Markdown heading is one anyway."""
    assert opened(text).title == title
    assert opened(text, Described(title="Another")).article.title == "Another"


def test_a_text_without_a_name_is_called_by_its_digest() -> None:
    """The id is the same each time, and that of no other text."""
    bare, titled = opened("It is banned."), opened("Ruritania bans Tock\n\nIt is banned.")
    assert bare.article.id == f"text-{bare.article.sha256[:8]}"
    assert titled.article.id == f"ruritania-bans-tock-{titled.article.sha256[:8]}"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("articles/tock.txt", "articles/tock.txt: there is no such file"),
        ("tock of today.pdf", "tock of today.pdf: there is no such file"),
        ("./tock today", "./tock today: there is no such file"),
        ("C:\\news\\tock", "C:\\news\\tock: there is no such file"),
        ("https://sample.example/tock", "nothing is fetched: save the page, and read the file"),
        (b"%PDF-1.7 \xff", "this is a PDF file"),
        (b"PK\x03\x04 word", "this is an office document or an archive"),
        (b"\x89PNG\r\n\0\0", "this is no text, but binary"),
        (codecs.BOM_UTF16_LE + "It is banned.".encode("utf-16-le"), "this is UTF-16: save it as UTF-8"),
        ("verbot für tock".encode("latin-1"), "this is not UTF-8, from byte 8 on: save it as UTF-8"),
        (b"", "there is no text in it"),
        ("\ufeff \n ", "there is no text in it"),
        ("It is \ud83d banned.", "code point 6 is half of a character"),
        (
            b"<html><meta charset=klingon><p>It is banned.",
            'it says that it is in "klingon", which is no known encoding',
        ),
        (b"<html><meta charset=utf-8><p>f\xfcr alle", "it says that it is utf-8, but for byte 30"),
        (b"<html><p>f\xfcr alle", "it declares no encoding and is not utf-8, but for byte 10"),
        ("<!doctype html><html><body></body></html>", "no text of an article is found in this page"),
    ],
)
def test_what_is_no_document_is_refused_in_a_sentence(source: str | bytes, said: str) -> None:
    """The sentence says what it is, and what to do; a path that leads nowhere is never read as a text."""
    with pytest.raises(ArticleTextError) as caught:
        opened(source)
    assert said in str(caught.value)


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    """The error names the command that reads folders."""
    with pytest.raises(ArticleTextError, match=r"this is a folder: \"policytrack read .* reads the files in it"):
        opened(str(tmp_path))


@pytest.mark.parametrize("text", ["Tock", "It was banned by sample.example", "Rome/Oslo: it is banned", "n" * 5000])
def test_a_short_text_is_a_text(text: str) -> None:
    """A line that is no path is what it says, however short or long."""
    assert opened(text).text == text


@pytest.mark.parametrize(
    "part",
    [
        "<p>Ruritania has banned Tock on official phones.</p>",
        "<div><h2>News</h2>\n<p>Ruritania has banned Tock on official phones.</p></div>",
        "<article><p>Ruritania has <b>banned</b> Tock on official phones.</p></article>",
    ],
)
def test_a_part_of_a_page_is_a_page(part: str) -> None:
    """As it is copied out of one."""
    assert opened(part).text.endswith("Ruritania has banned Tock on official phones.")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_page_is_its_article(tmp_path: Path, charset: str) -> None:
    """Navigation and footer are left out; title, site, address and date are the page's own, in any encoding."""
    file = tmp_path / "page.htm"
    file.write_bytes(_page(charset=charset).encode(charset))
    made = opened(str(file), recorded=TODAY)
    assert PARAGRAPH in made.text
    assert "Bürger" in made.text
    assert "Home" not in made.text
    assert "\u00a9" not in made.text
    article = made.article
    assert (article.id, article.title, article.publisher) == ("page", "Ruritania bans Tock", "The Daily Sample")
    assert (article.url, article.published) == ("https://sample.example/tock", UncertainDate("2025-02-07"))
    assert article.published_basis == "from the page: meta article:published_time"
    assert opened(_page(), recorded=TODAY).text == made.text


@pytest.mark.parametrize(
    ("head", "published", "basis"),
    [
        (HEAD, "2025-02-07", "from the page: meta article:published_time"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-02-06"}</script>',
            "2025-02-06",
            "from the page: JSON-LD datePublished",
        ),
        ('<time datetime="2025-02-05" pubdate>yesterday</time>', "2025-02-05", "from the page: a time element"),
        ("", None, None),
    ],
)
def test_where_the_date_of_a_page_stands_is_kept(head: str, published: str | None, basis: str | None) -> None:
    """A date is that which the page declares, and a year in its copyright line is none."""
    article = opened(_page(head), recorded=TODAY).article
    assert (article.published and article.published.text, article.published_basis) == (published, basis)


def test_a_date_that_has_not_come_is_not_taken() -> None:
    """What the page says is kept in words, as a person may know better."""
    article = opened(_page(), recorded=date(2025, 2, 1)).article
    assert article.published is None
    assert article.published_basis is not None
    assert article.published_basis.startswith("not taken from the page, which gives 2025-02-07 in meta")


def test_what_is_given_goes_before_what_the_page_says() -> None:
    """Each on its own: the rest is still the page's."""
    article = opened(_page(), Described(published=UncertainDate("2025-01"), tier="trade press")).article
    assert (article.published, article.published_basis) == (UncertainDate("2025-01"), GIVEN)
    assert (article.publisher, article.tier) == ("The Daily Sample", "other_press")


def test_a_date_of_publication_after_the_reading_is_refused() -> None:
    """Nobody reads today what appears tomorrow."""
    with pytest.raises(InvalidRecordError, match="published 2025-03-02, after it was recorded"):
        opened("It is banned.", Described(published=UncertainDate("2025-03-02")), recorded=TODAY)


def test_a_recorded_article_is_known_again(tmp_path: Path) -> None:
    """By its text alone; what is said of it now has to agree with the record, and another text gets another id."""
    first = opened("It is banned.", Described(id="tock", publisher="The Daily Sample"), recorded=date(2025, 1, 1))
    again = opened("It is banned.", Described(id="another"), recorded=TODAY, articles=[first.article])
    assert again.article is first.article
    file = tmp_path / "tock.txt"
    file.write_text("It is not banned.")
    other = opened(file, recorded=TODAY, articles=[first.article])
    assert other.article.id == f"tock-{other.article.sha256[:8]}"
    with pytest.raises(InvalidRecordError, match='recorded as article tock: its publisher is "The Daily Sample" there'):
        opened("It is banned.", Described(publisher="Another"), articles=[first.article])
