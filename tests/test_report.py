"""A report holds what was found with its evidence, says what it is, loads nothing, and is whole or not there."""

import base64
import re
import runpy
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytrack as pt
from policytrack.cli import main
from policytrack.errors import ExportError, UnknownNameError
from policytrack.model import Relation, Restriction, values
from policytrack.query import Query
from policytrack.results import Results
from policytrack.vocabulary import RelationKind
from tests import strategies
from tests.samples import ARTICLES, LATE, RESTRICTIONS, SCRIPT, filled, write_texts

pytest.importorskip("altair", reason="a report needs the extra notebook: uv run --group plots pytest")
pytest.importorskip("vl_convert", reason="a report needs the extra notebook: uv run --group plots pytest")

from policytrack.plots.selection import Given, Shown, selected
from policytrack.report import Origin, files, page
from policytrack.report.cards import card
from policytrack.report.facts import facts as about

ROOT = Path(__file__).parents[1]
ON = "2025-07-15"
TEXAS = "us-tx/acme-chat/use_ban"
_VOID = {"meta", "input"}
_IN_A_CARD = {"article", "h3", "a", "p", "b", "small", "code", "dl", "div", "dt", "dd", "ul", "li"}


class Page(HTMLParser):
    """The elements of a page, each closed where it has to be, with their attributes and texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [given for name, given in self.elements if name == tag]

    def text(self, *tags: str) -> str:
        return "".join(said for tag, said in self.texts if not tags or tag in tags)

    @property
    def ids(self) -> list[str]:
        return [str(given["id"]) for _, given in self.elements if "id" in given]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report on all of the sample, with the texts at hand."""
    folder = tmp_path_factory.mktemp("report")
    with pt.open(filled(folder / "sample.db", texts=True)) as tracker:
        return tracker.report(folder / "out", on=ON).read_text("utf-8")


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pt.Tracker]:
    with pt.open(filled(tmp_path_factory.mktemp("reports") / "sample.db")) as opened:
        yield opened


def described(given: Given) -> Iterator[tuple[str, str]]:
    """What a report says of itself, without drawing it."""
    return about(selected(given, ON, None), Origin("sample"), date(2026, 1, 1), is_asked=True, later=0)


def facts(text: str) -> dict[str, str]:
    """What a report says of itself."""
    found = re.search(r'<dl class="facts">(.*?)</dl>', text)
    assert found
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", found[1])
    return {head: re.sub("<.*?>", "", said) for head, said in rows}


def card_of(text: str, restriction: str) -> str:
    """What a report shows of one restriction."""
    found = re.search(rf'<article class="card" id="{re.escape(restriction)}">(.*?)</article>', text)
    assert found
    return found[1]


def test_it_has_every_part_and_every_restriction(written: str) -> None:
    """Map, timeline and matrix in both themes, a row and an anchor for each restriction, and each source."""
    found = Page(written)
    sections = [given["id"] for given in found.all("section")]
    assert sections == ["map", "timeline", "matrix", "table", "restrictions", "sources"]
    themes = [str(given["class"]) for given in found.all("svg")]
    assert themes == ["marks light", "marks dark"] * 3
    ids = sorted(one.id for one in RESTRICTIONS)
    assert sorted(str(given["id"]) for given in found.all("article")) == ids
    assert sorted(str(given["data-id"]) for given in found.all("tr") if "data-id" in given) == ids
    assert [one for one in found.ids if one.startswith("source/")] == [f"source/{one.id}" for one in ARTICLES]
    assert written.count("; no address is recorded") == len(ARTICLES)


def test_every_piece_of_evidence_is_there_with_its_position_and_digest(written: str) -> None:
    """So that whoever has the text can look, and nothing is said that rests on nothing."""
    for one in RESTRICTIONS:
        shown = card_of(written, one.id)
        said = Counter(
            re.findall(r'">([^<>]+)</a>, characters (\d+)\N{EN DASH}(\d+), <code>(sha256:\w+)</code>', shown)
        )
        pieces = [(piece.article, str(piece.start), str(piece.end), piece.digest) for _, piece in one.evidence()]
        assert said == Counter(pieces)


def test_passages_are_quoted_only_where_the_text_is_at_hand(written: str, tmp_path: Path) -> None:
    """A passage is highlighted in its card, once; without texts there is none, and the page says why."""
    assert card_of(written, TEXAS).count("<mark>Texas forbids its staff to use Acme Chat</mark>") == 1
    assert facts(written)["Passages"] == "Quoted for 19 of 19 pieces of evidence."
    assert dict(described(RESTRICTIONS))["Passages"].startswith("Not quoted, as no text was at hand")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "102.txt").write_bytes(LATE.encode())
    with pt.open(filled(tmp_path / "sample.db"), articles=tmp_path / "texts") as some:
        found = some.restrictions(on=ON)
    assert dict(described(found))["Passages"].startswith("Quoted for 6 of 19 pieces of evidence. The others are given")
    cards = [card(one, {}) for one in selected(found, None, None).shown]
    assert sum(text.count("<mark>") for text in cards) == 6
    assert all(text.count("<mark>") == 0 for text in cards if "102-late" not in text)


def test_nothing_is_asked_of_anybody(written: str) -> None:
    """No element loads anything, and the page's own policy forbids all that does not stand in it."""
    found = Page(written)
    loading = {"src", "srcset", "data", "poster", "action", "background"}
    assert [(name, key) for name, given in found.elements for key in given if key in loading] == []
    assert {name for name, given in found.elements if "href" in given or "xlink:href" in given} == {"a"}
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", written)
    assert "@import" not in written
    policy = next(given["content"] for given in found.all("meta") if "http-equiv" in given)
    expected = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
    for name in ("style", "script"):
        content = re.findall(rf"<{name}>(.*?)</{name}>", written, re.DOTALL)
        assert len(content) == 1
        digest = base64.b64encode(sha256(content[0].encode()).digest()).decode()
        expected.append(f"{name}-src 'sha256-{digest}'")
    assert sorted(str(policy).split("; ")) == sorted(expected)


def test_every_name_is_given_once_and_every_link_leads_somewhere(written: str) -> None:
    """Anchors, and what drawings refer to, are told apart; links lead to an anchor, or to the web."""
    found = Page(written)
    assert [name for name, number in Counter(found.ids).items() if number > 1] == []
    links = [str(given["href"]) for given in found.all("a")]
    assert {link for link in links if not link.startswith("#")} == set()
    assert {link[1:] for link in links} <= set(found.ids)
    assert set(re.findall(r"url\(#([\w-]+)\)", written)) <= set(found.ids)


def test_what_sources_and_users_say_is_escaped(written: str, tracker: pt.Tracker) -> None:
    """A name that is a script stays a name, wherever it stands; so does a title."""
    assert SCRIPT not in written
    assert len(Page(written).all("script")) == 1
    assert Page(written).text("h3").count(SCRIPT) == 1
    pages = [page(tracker.restrictions(on=ON), Origin(SCRIPT), title=SCRIPT, made=date(2026, 1, 1)) for _ in range(2)]
    assert Page(pages[0]).text("h1") == SCRIPT
    assert SCRIPT not in pages[0]
    assert pages[0] == pages[1], "the same records make the same page"


def test_it_says_what_it_is(written: str) -> None:
    """The days, how much is shown, what is left out, who looked at it and how it was made stand on its face."""
    said = facts(written)
    assert said["Asked for"] == "All restrictions."
    assert said["Status on"] == "2025-07-15."
    assert said["As known on"] == "All that is recorded, most lately on 2025-07-01."
    assert said["Shown"] == "8 restrictions by 8 actors on 2 targets, from 3 articles, with 19 pieces of evidence."
    assert said["Left out"] == "Nothing of what was asked for."
    assert "7 agent-reviewed: a second automated pass agreed" in said["Reviewed"]
    assert "1 human-reviewed: a named person" in said["Reviewed"]
    made = rf"On {date.today()}, by policytrack {re.escape(pt.__version__)} \(policytrack report\), from sample\.db\."  # noqa: DTZ011 - as the page says it
    assert re.fullmatch(made, said["Made"])
    assert "Licence" not in said
    assert "no more" in Page(written).text("p")


def test_the_bundled_records_come_with_their_licence(tmp_path: Path) -> None:
    """Who passes the page on passes on whom to credit; records of one's own have no licence that is known."""
    with pt.open() as bundled:
        said = facts(bundled.report(tmp_path / "out", actor="Texas", on=ON).read_text("utf-8"))
    assert "CC BY 4.0" in said["Licence"]
    assert said["Made"].endswith("from the records that policytrack brings along.")
    assert said["Asked for"] == "Restrictions with actor Texas."


def test_the_days_and_what_came_later_are_said(tracker: pt.Tracker, tmp_path: Path) -> None:
    """As known on a day, nothing of later articles is shown, and the number of what is missing is."""
    text = tracker.report(tmp_path / "out", on="2025-02-01", known="2025-01-31").read_text("utf-8")
    said = facts(text)
    assert said["As known on"].startswith("2025-01-31: later articles do not count.")
    left = len(RESTRICTIONS) - len(Page(text).all("article"))
    assert left
    assert said["Left out"] == f"{left} restrictions of which nothing had happened or was known then."
    assert "102-late" not in text


def test_a_limit_is_said(tracker: pt.Tracker) -> None:
    """What a limit cuts off is counted."""
    assert dict(described(tracker.restrictions(limit=3)))["Left out"] == "5 more that match, by a limit or a slice."


def test_what_is_unknown_is_shown_as_unknown(written: str) -> None:
    """A scope, a reason, a place that no source states is said to be not stated, and can be asked for."""
    unresolved = card_of(written, "ministry/tock/use_ban")
    assert "place not resolved: no country is named" in unresolved
    for name in ("scope", "reason"):
        assert f"<dt>{name}</dt><dd>not stated by any source</dd>" in unresolved
    row = next(given for given in Page(written).all("tr") if given.get("data-id") == "ministry/tock/use_ban")
    assert (row["data-place"], row["data-reason"]) == ("-", "-")
    assert '<option value="-">place not stated (1)</option>' in written


def test_places_are_found_in_what_contains_them(written: str) -> None:
    """Who chooses the United States finds Texas, and who chooses the European Union finds Germany."""
    rows = {str(given["data-id"]): given for given in Page(written).all("tr") if "data-id" in given}
    assert rows[TEXAS]["data-place"] == "US US-TX"
    assert rows["de/acme-chat/app_store_removal"]["data-place"] == "DE EU"


def test_relations_lead_to_what_is_on_the_page_and_name_what_is_not() -> None:
    """A link to another restriction works, or is no link."""
    texas = next(one for one in RESTRICTIONS if one.id == TEXAS)
    for to in ("de/acme-chat/app_store_removal", "fr/acme-chat/use_ban"):
        linked = Restriction.model_validate(
            {**values(texas), "relations": (Relation(kind=RelationKind.implements, to=to),)}
        )
        shown = card(Shown(linked, linked.standing(ON)), {"de/acme-chat/app_store_removal": "Germany"})
        if to.startswith("de"):
            assert f'implements <a href="#{to}">Germany</a>' in shown
        else:
            assert f"implements {to}, which is not on this page" in shown


@given(strategies.restrictions(), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_any_restriction_makes_sound_html(one: Restriction, on: date) -> None:
    """Whatever a record says, its card is closed, names it once, and has all its evidence."""
    shown = card(Shown(one, one.standing(on)), {}) if selected([one], on, None).shown else None
    if shown is None:
        return
    found = Page(shown)
    assert [given.get("id") for given in found.all("article")] == [one.id]
    assert {name for name, _ in found.elements} <= _IN_A_CARD
    pieces = len(list(one.evidence()))
    assert len([1 for tag, said in found.texts if tag == "code" and said.startswith("sha256:")]) == pieces


def test_the_filters_are_those_of_every_question(tracker: pt.Tracker, tmp_path: Path) -> None:
    """What is asked for is what `restrictions` finds, named as people write it."""
    text = tracker.report(tmp_path / "out", target="TickTock", within="EU", on=ON).read_text("utf-8")
    expected = {one.id for one in tracker.restrictions(target="TickTock", within="EU", on=ON)}
    assert {given["id"] for given in Page(text).all("article")} == expected == {"eu/tock/app_store_removal"}
    assert Page(text).text("h1") == "Restrictions with target Tock, within European Union"
    with pytest.raises(UnknownNameError, match="no target"):
        tracker.report(tmp_path / "other", target="Nothing like it")
    assert not (tmp_path / "other").exists()


WRONG: dict[str, tuple[str, dict[str, Any], str]] = {
    "a file": ("file", {}, "file: this is a file: give the name of a folder"),
    "below a file": ("file/out", {}, "does not exist: create it"),
    "no parent": ("missing/out", {}, "does not exist: create it"),
    "too long": ("x" * 300, {}, "this folder cannot be used: File name too long"),
    "a page of others": ("site", {}, "this page is no report of policytrack"),
    "nothing": ("out", {"actor": "Germany", "target": "Tock"}, "there is nothing to report. Nothing found: "),
    "too early": ("out", {"known": "2019"}, "there is nothing to report. Nothing found: "),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_done_is_said_in_a_sentence_and_nothing_is_left(
    case: str, tracker: pt.Tracker, tmp_path: Path
) -> None:
    """A wrong folder, or nothing to report: one sentence, and the disk is as it was."""
    (tmp_path / "file").write_text("mine")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<title>My site</title>")
    before = {path: path.is_file() and path.read_text() for path in tmp_path.rglob("*")}
    name, filters, said = WRONG[case]
    with pytest.raises(ExportError) as raised:
        tracker.report(tmp_path / name, **filters)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert {path: path.is_file() and path.read_text() for path in tmp_path.rglob("*")} == before


def test_a_full_disk_leaves_nothing_behind(
    tracker: pt.Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the page cannot be written, the folder that was made for it is gone again, and an earlier page still there."""

    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    old = tracker.report(tmp_path / "old", actor="Texas", on=ON)
    monkeypatch.setattr(files, "page", lambda *_, **__: "a page")
    monkeypatch.setattr(Path, "write_bytes", full)
    for folder in ("old", "new"):
        with pytest.raises(ExportError, match="cannot be written: No space left on device"):
            tracker.report(tmp_path / folder, actor="Germany", on=ON)
    assert [path.name for path in sorted(tmp_path.rglob("*"))] == ["old", "index.html"]
    assert "Restrictions with actor Texas" in old.read_text("utf-8")


def test_a_folder_that_cannot_be_made_is_said(
    tracker: pt.Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing may be written, the sentence names the folder and why."""

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "page", lambda *_, **__: "a page")
    monkeypatch.setattr(Path, "mkdir", forbidden)
    with pytest.raises(ExportError, match="new: this folder cannot be made: Permission denied"):
        tracker.report(tmp_path / "new", actor="Texas", on=ON)


def test_a_title_with_signs_that_no_text_can_hold_is_written(tracker: pt.Tracker, tmp_path: Path) -> None:
    """What a shell passes on of a broken name does not stop the page, nor leave half of it."""
    text = tracker.report(tmp_path / "out", title="Caf\udce9", actor="Texas", on=ON).read_text("utf-8")
    assert Page(text).text("h1") == "Caf\\udce9"


def test_a_report_replaces_an_earlier_one(tracker: pt.Tracker, tmp_path: Path) -> None:
    """The same folder can be written again, and what else lies in it stays."""
    folder = tmp_path / "out"
    tracker.report(folder, actor="Texas", on=ON)
    (folder / "notes.txt").write_text("mine")
    text = tracker.report(folder, actor="Namibia", on=ON).read_text("utf-8")
    assert "Restrictions with actor Namibia" in text
    assert sorted(path.name for path in folder.iterdir()) == ["index.html", "notes.txt"]


def test_the_pictures_of_the_documentation_are_current() -> None:
    """They show what a browser would show now, by the digests of what is seen on them."""
    sys_path = [*sys.path]
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        script = runpy.run_path(str(ROOT / "docs" / "screenshots.py"))
    finally:
        sys.path[:] = sys_path
    assert script["main"](check=True) == 0, "uv run --group browser python docs/screenshots.py takes them anew"


def test_results_of_none_are_refused() -> None:
    """A page of nothing would look like an answer."""
    with pytest.raises(ExportError, match="nothing to report"):
        page(Results((), Restriction, Query(), 0, 8), Origin("sample"))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`policytrack report` takes the filters, a database and the texts, and says where the page is."""
    file, texts, out = filled(tmp_path / "sample.db"), write_texts(tmp_path / "texts"), tmp_path / "out"
    main(["report", "--db", str(file), "--articles", str(texts), "--actor", "Texas", "--on", ON, "-o", str(out)])
    assert capsys.readouterr().out == f"{out / 'index.html'} written\n"
    text = (out / "index.html").read_text("utf-8")
    assert "<mark>" in text
    assert str(tmp_path) not in text
    for arguments, said in (
        (["--out", str(file)], "this is a file"),
        (["--actor", "Texas"], "--out"),
        (["--out", str(tmp_path / "none"), "--actor", "Germany", "--target", "Tock"], "nothing to report"),
    ):
        with pytest.raises(SystemExit) as ended:
            main(["report", "--db", str(file), *arguments])
        assert ended.value.code == 2
        assert said in capsys.readouterr().err
