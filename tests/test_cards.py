"""What a notebook and a console show of one thing: small, escaped, linked, and at home on any ground."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import policytrack as pt
from policytrack.markup import marked, source, tag
from policytrack.model import Article, Restriction, values
from policytrack.results.parts import LONG
from policytrack.verdicts import lines
from tests.samples import LATE, RESTRICTIONS, SCRIPT, filled

URL = "https://example.org/a?b=1&c=2"
TEXAS = "us-tx/acme-chat/use_ban"


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pt.Tracker]:
    with pt.open(filled(tmp_path_factory.mktemp("cards") / "sample.db", texts=True)) as opened:
        yield opened


class Page(HTMLParser):
    """The elements of a piece of HTML, each closed where it has to be, with their attributes and texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.attributes.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1], []).append(data)

    @property
    def links(self) -> list[str | None]:
        return [given.get("href") for name, given in self.attributes if name == "a"]


def everything(tracker: pt.Tracker) -> dict[str, str]:
    """What a notebook shows of one thing of each kind."""
    case = {"target": "Acme Chat", "audience": "government employees", "place": "US-TX", "on": "2025-03-01"}
    return {
        "restriction": tracker.get(TEXAS)._repr_html_(),
        "script": tracker.get("ministry/tock/use_ban")._repr_html_(),
        "results": tracker.who("Acme Chat")._repr_html_(),
        "answer": tracker.ask("Who restricts Acme Chat, and why?")._repr_html_(),
        "no answer": tracker.ask("Who flurbs <b>Acme Chat</b>?")._repr_html_(),
        "ruling": tracker.check(**case)._repr_html_(),
    }


def test_each_is_small_well_formed_and_needs_nothing_from_elsewhere(tracker: pt.Tracker) -> None:
    """A page of a notebook holds many of them, and is published."""
    for name, text in everything(tracker).items():
        page = Page(text)
        assert len(text) < 12_000, name
        assert {one for one, _ in page.attributes}.isdisjoint({"script", "img", "link", "iframe"}), name
        assert not [key for _, given in page.attributes for key in given if key.startswith("on")], name
        assert "http" not in "".join(page.texts["style"])


def test_nothing_in_a_record_or_a_question_is_taken_for_html(tracker: pt.Tracker) -> None:
    """Names and questions with signs that mean something to HTML are shown as they are."""
    shown = everything(tracker)
    assert SCRIPT in "".join(Page(shown["script"]).texts["b"])
    assert "<b>Acme Chat</b>" in "".join(Page(shown["no answer"]).texts["b"])


def test_it_follows_the_theme_of_the_notebook_and_else_of_the_system(tracker: pt.Tracker) -> None:
    """Every colour of words is that of the notebook where it has one, and else fits the system's light or dark."""
    style = "".join(Page(tracker.get(TEXAS)._repr_html_()).texts["style"])
    assert "@media (prefers-color-scheme:dark)" in style
    assert '[data-jp-theme-light="false"]' in style
    assert all("var(--jp-" in one for one in re.findall(r"--(?:ink|quiet|line|link):([^;}]*)", style))


def test_a_passage_is_highlighted_once_where_its_text_is_at_hand(tracker: pt.Tracker) -> None:
    """With the text there is the passage, and without it the position alone."""
    with_text = Page(tracker.get(TEXAS)._repr_html_())
    passages = with_text.texts["mark"]
    assert "for the privacy of Texans" in passages
    assert len(passages) == len(set(passages))
    bare = Page(tracker.get(TEXAS).unquoted()._repr_html_())
    assert "mark" not in bare.texts
    assert any("100-early" in one for one in bare.texts["span"])


def test_a_source_is_linked_at_the_passage() -> None:
    """A browser that knows text fragments goes to the passage; the address itself stays what it was."""
    quoted = pt.Restriction.from_dict(RESTRICTIONS[-1].to_dict())
    articles = tuple(Article.model_validate({**values(one), "url": URL}) for one in quoted.articles)
    linked = Restriction.model_validate({**values(quoted), "articles": articles})
    assert set(Page(linked._repr_html_()).links) == {URL}
    link = Page(source("there", URL, "An article", "kept off, they say")).links
    assert link == [f"{URL}#:~:text=kept%20off%2C%20they%20say"]
    long = Page(source("there", URL, "An article", LATE)).links[0]
    assert str(long).count(",") == 1, "the first words and the last"


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "data:text/html,x", " https://example.org", "ftp://x"])
def test_only_pages_of_the_web_are_linked(url: str | None) -> None:
    """An address in a record is somebody else's text, and may be made to run."""
    assert Page(source("there", url, "An article")).links == []


def test_a_long_passage_is_cut_between_words() -> None:
    """So that a card stays small."""
    assert marked("word " * 200) == tag("mark", "word " * 63 + "word \u2026")


def test_a_console_shows_a_line(tracker: pt.Tracker) -> None:
    """A restriction says which it is and how it stands, a ruling what the command says."""
    texas = tracker.get(TEXAS)
    assert repr(texas) == str(texas) == f"<Restriction {TEXAS}: in force>"
    ruling = tracker.check(target="Tock", place="Namibia", on="2025-03-01")
    assert repr(ruling) == "\n".join(lines(ruling))


def test_the_long_form_has_a_row_for_each_piece_of_evidence(tracker: pt.Tracker) -> None:
    """None is lost or told twice, and the codes of places are those that others join by."""
    found = tracker.restrictions()
    long = found.to_frame(long=True)
    assert list(long.columns) == list(LONG)
    assert len(long) == sum(len(list(one.evidence())) for one in found)
    keys = {
        row.place: (row.place_alpha2, row.place_alpha3, row.place_3166_2)
        for row in long[long["place"].notna()].itertuples()
    }
    assert keys["NA"][:2] == ("NA", "NAM")
    assert keys["US-TX"] == ("US", "USA", "US-TX")
    texas = long[(long["id"] == TEXAS) & (long["part"] == "exemption")].iloc[0]
    assert (texas["date"], str(texas["latest"].date()), texas["audience"]) == (
        "2025-07",
        "2025-07-31",
        "contractors_and_suppliers",
    )


def test_the_long_form_has_its_columns_and_types_when_empty(tracker: pt.Tracker) -> None:
    """What is computed with it works on no rows as well."""
    full = tracker.restrictions().to_frame(long=True)
    empty = tracker.restrictions(actor="Germany", target="Tock").to_frame(long=True)
    assert len(empty) == 0
    assert dict(full.dtypes) == dict(empty.dtypes)


def test_the_long_form_survives_a_table_of_text(tracker: pt.Tracker, tmp_path: Path) -> None:
    """Namibia is not missing where it is read back: alpha-3 stands beside it."""
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415 - this test alone needs it

    tracker.restrictions(actor="Namibia").to_frame(long=True).to_csv(tmp_path / "long.csv", index=False)
    assert pd.read_csv(tmp_path / "long.csv")["actor_alpha3"].unique().tolist() == ["NAM"]
