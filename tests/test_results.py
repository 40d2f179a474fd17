"""Results are immutable sequences that say what was asked, and lose nothing on the way into other forms."""

import io
import json
import pickle
import sys
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]  # pandas brings no types
import pytest

import policytrack as pt
from policytrack.errors import MissingExtraError, UnknownNameError
from policytrack.model import Restriction
from policytrack.query import Query
from policytrack.results import shown, status_shown
from tests.samples import RESTRICTIONS, SCRIPT, filled, ids

Ask = Callable[[pt.Tracker], pt.Results]  # type: ignore[type-arg]  # of whatever kind

KINDS: dict[str, tuple[Ask, Ask]] = {
    "restrictions": (lambda one: one.restrictions(), lambda one: one.restrictions(actor="Acme")),
    "actors": (lambda one: one.who("Acme"), lambda one: one.who("Acme One")),
    "targets": (lambda one: one.what(["Texas", "Namibia"]), lambda one: one.what("Acme")),
    "places": (lambda one: one.where(["Acme", "Tock"]), lambda one: one.where("Acme One")),
    "reasons": (lambda one: one.why(target="Acme"), lambda one: one.why("Acme One")),
}
"""For each kind of result, a question that has answers and one that has none."""

every_kind = pytest.mark.parametrize("kind", KINDS)

RESTRICTION_KEYS = [
    *("id", "actor", "target", "measure", "strength", "status", "in_force", "summary"),
    *("events", "scopes", "exemptions", "rationales", "relations", "review", "articles"),
]
EVIDENCE_KEYS = ["article", "digest", "end", "quote", "stance", "start"]
PART_KEYS = {
    "events": ["date", "evidence", "kind", "note"],
    "scopes": ["audience", "condition", "evidence", "place", "setting", "surface"],
    "exemptions": ["condition", "evidence", "scope", "until"],
    "rationales": ["attributed_to", "category", "evidence", "statement"],
}
ACTOR_KEYS = ["aliases", "id", "kind", "name", "part_of", "place", "place_note"]
TARGET_KEYS = ["aliases", "id", "kind", "maker", "name", "origin"]


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pt.Tracker]:
    with pt.open(filled(tmp_path_factory.mktemp("results") / "sample.db")) as opened:
        yield opened


@every_kind
def test_results_are_sequences(tracker: pt.Tracker, kind: str) -> None:
    """They have a length, an order, slices that are results again, and ends to count from."""
    found = KINDS[kind][0](tracker)
    items = list(found)
    assert len(found) == len(items) > 1
    assert found[0] == items[0]
    assert found[-1] == items[-1]
    assert list(reversed(found)) == items[::-1]
    assert items[1] in found
    assert found.index(items[1]) == 1
    assert list(found[1:]) == items[1:]
    assert type(found[1:]) is pt.Results
    assert (found[:1].query, found[:1].total, found[:1].kind) == (found.query, found.total, found.kind)
    with pytest.raises(IndexError):
        found[len(found)]


@every_kind
def test_results_are_immutable_values(tracker: pt.Tracker, kind: str) -> None:
    """Nothing about them can be changed; equal questions give equal results, with the same hash."""
    found, again = KINDS[kind][0](tracker), KINDS[kind][0](tracker)
    assert found == again
    assert hash(found) == hash(again)
    assert found != found[1:]
    for name in ("items", "query", "total", "anything"):
        with pytest.raises(AttributeError):
            setattr(found, name, ())
    with pytest.raises(TypeError):
        found[0] = found[1]  # type: ignore[index]  # that it cannot is what is shown


@every_kind
def test_results_outlive_the_tracker(tmp_path: Path, kind: str) -> None:
    """They are tied to no session or file: after both are gone they can be pickled, read back equal, and used."""
    file = filled(tmp_path / "gone.db", texts=True)
    with pt.open(file) as opened:
        found = KINDS[kind][0](opened)
    file.unlink()
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - what was just pickled
    assert again == found
    assert hash(again) == hash(found)
    assert (again.query, again.total, again.searched) == (found.query, found.total, found.searched)
    assert repr(again) == repr(found)
    assert again.to_document() == found.to_document()
    assert next(again.restrictions[0].evidence())[1].quote is not None


@every_kind
def test_a_document_has_the_same_keys_whatever_was_found(tracker: pt.Tracker, kind: str) -> None:
    """The query, the number of matches, what the question asked for, and every restriction once and whole."""
    for ask in KINDS[kind]:
        found = ask(tracker)
        document = json.loads(json.dumps(found.to_document()))
        assert list(document) == list(dict.fromkeys(["query", "total", kind, "restrictions"]))
        assert len(document[kind]) == len(found)
        assert [one["id"] for one in document["restrictions"]] == ids(found.restrictions)
        assert {"on", "known"} <= set(document["query"])


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("actors", [*ACTOR_KEYS, "restrictions"]),
        ("targets", [*TARGET_KEYS, "restrictions"]),
        ("places", ["alpha3", "code", "name", "restrictions"]),
        ("reasons", ["actor", "attributed_to", "category", "evidence", "restriction", "statement"]),
    ],
)
def test_what_restrictions_are_listed_under_has_its_own_keys(tracker: pt.Tracker, kind: str, keys: list[str]) -> None:
    """An actor, a target, a place or a reason, naming its restrictions by their ids; whole as a plain value."""
    found = KINDS[kind][0](tracker)
    known = set(ids(found.restrictions))
    for entry in found.to_document()[kind]:
        assert sorted(entry) == sorted(keys)
        assert {entry["restriction"]} if kind == "reasons" else set(entry["restrictions"]) <= known
    plain = found.to_dicts()
    assert [sorted(one) for one in plain] == [sorted(keys)] * len(found)
    if kind != "reasons":
        assert {one["id"] for each in plain for one in each["restrictions"]} == known


def test_a_restriction_has_the_keys_that_programs_rely_on(tracker: pt.Tracker) -> None:
    """The shape of one restriction is the same from every door, to the last key of its evidence."""
    plain = {one["id"]: one for one in tracker.restrictions().to_dicts()}
    texas = plain["us-tx/acme-chat/use_ban"]
    assert list(texas) == RESTRICTION_KEYS
    assert sorted(texas["actor"]) == ACTOR_KEYS
    assert sorted(texas["target"]) == TARGET_KEYS
    for name, keys in PART_KEYS.items():
        for part in texas[name]:
            assert sorted(part) == keys
            assert [sorted(one) for one in part["evidence"]] == [EVIDENCE_KEYS] * len(part["evidence"])
    assert sorted(texas["exemptions"][0]["scope"]) == ["audience", "place", "setting", "surface"]
    assert texas["events"][0]["date"] == "2025-01-10"
    assert (texas["status"], texas["in_force"]) == ("in_force", "certain")


def test_plain_restrictions_are_read_back_equal(tracker: pt.Tracker) -> None:
    """What was written as JSON is the same record again."""
    written = json.loads(json.dumps(tracker.restrictions().to_dicts()))
    assert tuple(Restriction.from_dict(one) for one in written) == RESTRICTIONS


def test_the_days_that_were_asked_about_decide_the_status(tracker: pt.Tracker) -> None:
    """Words, JSON and frames give the status on the day of the question, and tell possible from certain."""
    found = tracker.who("Tock", on="2025-01-05", actor="Namibia")
    plain = found.to_document()["restrictions"][0]
    assert (plain["status"], plain["in_force"]) == ("indeterminate", "possible")
    assert next(found.rows())["status"] == "possibly in force"
    assert "possibly in force (2025-01)" in repr(found)
    assert found.to_frame()[["status", "in_force"]].iloc[0].tolist() == ["indeterminate", "possible"]
    assert found.count_by("in_force") == {"possible": 1}
    later = tracker.who("Tock", on="2025-02", actor="Namibia")
    assert next(later.rows())["status"] == "in force"


def test_several_statuses_that_are_possible_are_all_said(tracker: pt.Tracker) -> None:
    """Where what is known leaves two statuses open, the words name both."""
    one = tracker.get("ge/tock/use_ban")
    assert status_shown(one, Query(on=date(2025, 6, 10))) == "possibly announced"
    vague = tracker.get("de/acme-chat/app_store_removal").to_dict()
    vague["events"][0]["date"] = "2025-06"
    both = Restriction.from_dict(vague)
    assert status_shown(both, Query(on=date(2025, 6, 10))) == "possibly in force or under consideration"


def test_counting(tracker: pt.Tracker) -> None:
    """Results are counted by any of their fields, each restriction once, also where it stands under two places."""
    places = tracker.where(["Acme", "Tock"])
    assert places.count_by("target") == {"acme-chat": 4, "tock": 4}
    assert places.count_by("place") == {"DE": 1, "EU": 1, "GE": 1, "JP": 1, "NA": 1, "US": 1, "US-TX": 1}
    assert places.count_by("rationale") == {"data_privacy": 2, "national_security": 1}
    assert KINDS["actors"][1](tracker).count_by("status") == {}
    with pytest.raises(UnknownNameError, match="did you mean measure"):
        places.count_by("mesure")


@every_kind
def test_frames_are_the_same_when_empty(tracker: pt.Tracker, kind: str) -> None:
    """Columns and types never depend on what was found."""
    some, none = (ask(tracker).to_frame() for ask in KINDS[kind])
    assert len(some) > 0
    assert len(none) == 0
    assert list(some.columns) == list(none.columns)
    assert some.dtypes.tolist() == none.dtypes.tolist()
    pd.testing.assert_frame_equal(some.iloc[:0], none, check_index_type=False)


@every_kind
def test_frames_have_a_row_for_each_line_of_the_table(tracker: pt.Tracker, kind: str) -> None:
    """A restriction, a restriction in a place, or a reason: as many rows as the table has, in its order."""
    found = KINDS[kind][0](tracker)
    assert found.to_frame()["id"].tolist() == [row["id"] for row in found.rows()]


def test_frames_hold_dates_as_dates_and_lists_in_words(tracker: pt.Tracker) -> None:
    """The first and last days are days, and what has several values lists them."""
    frame = tracker.restrictions().to_frame().set_index("id")
    texas = frame.loc["us-tx/acme-chat/use_ban"]
    assert texas["first_earliest"] == pd.Timestamp(2025, 1, 10)
    assert texas["audience"] == "contractors_and_suppliers; government_employees"
    assert texas["articles"] == "100-early; 102-late"
    assert frame.loc["na/tock/use_ban", ["first_earliest", "last_latest"]].tolist() == [
        pd.Timestamp(2025, 1, 1),
        pd.Timestamp(2025, 1, 31),
    ]
    assert pd.isna(frame.loc["us-dod/acme-chat/advisory", "first_earliest"])


def test_reasons_are_in_their_frame(tracker: pt.Tracker) -> None:
    """Somebody who asks why gets the reasons, who gave them, and an empty cell where nobody is named."""
    frame = tracker.why("Texas", target="Acme").to_frame()
    assert frame["reason"].tolist() == ["data_privacy", "national_security"]
    assert frame["statement"].tolist() == ["The data of Texans are at risk.", "It endangers the nation."]
    assert frame["attributed_to"].tolist()[0] == "Governor Doe"
    assert frame["attributed_to"].isna().tolist() == [False, True]


def test_namibia_is_not_lost(tracker: pt.Tracker) -> None:
    """Its code reads "not available" to some programs: the frame keeps it, and the longer code survives a CSV file."""
    frame = tracker.where("Tock").to_frame().set_index("id")
    assert frame.loc["na/tock/use_ban", ["place", "places", "actor_place"]].tolist() == ["NA", "NA", "NA"]
    written = io.StringIO()
    frame.to_csv(written)
    again = pd.read_csv(io.StringIO(written.getvalue()), index_col="id")
    assert pd.isna(again.loc["na/tock/use_ban", "place"])
    alpha3 = ["place_alpha3", "places_alpha3", "actor_place_alpha3"]
    assert again.loc["na/tock/use_ban", alpha3].tolist() == ["NAM", "NAM", "NAM"]


def test_a_frame_without_pandas_names_the_extra(tracker: pt.Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pandas is not installed, the error says what to install."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r'needs the extra "notebook": pip install "policytrack\[notebook\]"'):
        tracker.who("Acme").to_frame()


class _Cells(HTMLParser):
    """The cells of a table, and every tag that was met."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= {"class", "title", "href", "rel"}
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


@every_kind
def test_a_notebook_shows_the_rows_as_they_are(tracker: pt.Tracker, kind: str) -> None:
    """The HTML table has a head and every row, and nothing in a record is taken for HTML."""
    found = KINDS[kind][0](tracker)
    table = _Cells(found._repr_html_().partition("</table>")[0])
    assert table.rows == [list(found.heads), *(list(row.values()) for row in found.rows())]
    assert table.tags <= {"div", "style", "table", "thead", "tbody", "tr", "th", "td", "b", "small", "span", "a"}


def test_a_name_that_is_a_script_is_shown_and_not_run(tracker: pt.Tracker) -> None:
    """Signs that mean something to HTML are escaped, in cells and in the line below the table."""
    page = tracker.restrictions(target="Tock", text=SCRIPT)._repr_html_()
    assert "<script>" not in page
    assert page.count("&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;") == 2
    nothing = tracker.restrictions(target="Acme", text=SCRIPT)._repr_html_()
    assert nothing.startswith("<p>Nothing found: ")
    assert "<script>" not in nothing


@every_kind
def test_text_is_aligned(tracker: pt.Tracker, kind: str) -> None:
    """Every column starts at the same place in all rows, no line is ragged, and the last one says what was asked."""
    *lines, footer = repr(KINDS[kind][0](tracker)).splitlines()
    starts = [0, *(number + 2 for number in range(len(lines[0])) if lines[0].startswith("  ", number))]
    starts = [start for start in starts if lines[0][start : start + 1].strip()]
    assert len(starts) >= 5
    for line in lines:
        assert all(line[start].strip() for start in starts)
        assert all(line[start - 1] == " " for start in starts[1:])
        assert line == line.rstrip()
    assert footer.endswith(f"; status on {date.today()}.")  # noqa: DTZ011 - the reader's own day


def test_long_results_are_cut_short(tmp_path: Path, tracker: pt.Tracker) -> None:
    """After twenty rows the rest is counted, in text and in a notebook; in everything else it is all there."""
    model = tracker.get("ge/tock/use_ban").to_dict()
    many = [
        Restriction.from_dict({**model, "id": f"ge/tock/use_ban~{number}", "articles": model["articles"]})
        for number in range(2, 25)
    ]
    with pt.open(filled(tmp_path / "many.db")) as other:
        other.add(many)
        found = other.restrictions(actor="ge")
        assert repr(found).splitlines()[-2:] == [
            "... and 4 more",
            f"24 restrictions with actor Republic of Georgia; status on {found.query.day}.",
        ]
        assert len(_Cells(found._repr_html_()).rows) == 21
        assert "<p>... and 4 more</p>" in found._repr_html_()
        assert len(list(found.rows())) == len(found.to_frame()) == len(found.to_dicts()) == 24
        few = other.restrictions(actor="ge", limit=5)
        assert repr(few).endswith(f"\n5 of 24 restrictions with actor Republic of Georgia; status on {few.query.day}.")


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (
            lambda one: one.who("Acme One", within="Germany"),
            "Nothing found: restrictions with target Acme One, within Germany (8 restrictions searched).",
        ),
        (lambda one: one.what(["Acme", "USA"]), "Nothing found: restrictions with actor Acme or United States (8"),
        (lambda one: one.restrictions(actor=[]), "Nothing found: restrictions with actor none of an empty list (8"),
        (
            lambda one: one.who("Acme", status="ended", on="2024"),
            "Nothing found: restrictions with target Acme, status ended, on 2024-12-31 (8",
        ),
        (lambda one: one.why("Namibia"), "No source gives a reason: 1 restriction with actor Namibia."),
        (lambda one: one.why(target="Tock"), "No source gives a reason: 4 restrictions with target Tock."),
        (lambda one: one.restrictions(limit=0), "None of 8 restrictions: a limit or an offset left all of them out."),
        (lambda one: one.who("Tock", offset=4), "None of 4 restrictions with target Tock: a limit or an offset"),
        (lambda one: one.restrictions(actor="Texas")[1:], "None of 1 restriction"),
    ],
)
def test_an_empty_result_says_what_was_searched(tracker: pt.Tracker, ask: Ask, said: str) -> None:
    """What was asked, in how many records: so that nothing found is not taken for nothing there."""
    found = ask(tracker)
    assert not found
    assert repr(found).startswith(said)
    assert said.partition(" (")[0].replace("'", "&#x27;") in found._repr_html_()


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda one: one.who("Tock"), "4 restrictions with target Tock; status on TODAY."),
        (lambda one: one.restrictions(), "8 restrictions; status on TODAY."),
        (lambda one: one.restrictions(limit=3), "3 of 8 restrictions; status on TODAY."),
        (
            lambda one: one.who("Tock", known="2025-01", on="2025-02-03"),
            "2 restrictions with target Tock; status on 2025-02-03, as known on 2025-01-31.",
        ),
        (
            lambda one: one.why("Texas", target="Acme"),
            "2 reasons for 1 restriction with actor Texas, target Acme; status on TODAY.",
        ),
        (lambda one: one.why(target="Acme"), "3 reasons for 2 of 4 restrictions with target Acme; status on TODAY."),
    ],
)
def test_the_footer_says_what_the_results_are_of(tracker: pt.Tracker, ask: Ask, said: str) -> None:
    """How many of how many, what was asked, and for which days."""
    assert ask(tracker).footer() == said.replace("TODAY", date.today().isoformat())  # noqa: DTZ011 - the reader's own


def test_a_place_that_no_source_states_is_not_passed_off_as_stated(tracker: pt.Tracker) -> None:
    """Where only the actor's place is known the row says so, and where not even that is, it says that."""
    rows = {row["id"]: row["where"] for row in tracker.where(["Acme", "Tock"]).rows()}
    assert rows["us-tx/acme-chat/use_ban"] == "Texas"
    assert rows["us-dod/acme-chat/advisory"] == "United States (place of the actor)"
    assert rows["ministry/tock/use_ban"] == "place not stated"


def test_a_row_shows_the_evidence_of_its_status(tracker: pt.Tracker) -> None:
    """The source that is named is the one that gives the status on the day, with the number of further passages."""
    germany = [next(tracker.who("Acme", actor="Germany", on=on).rows()) for on in ("2025-02-01", "2025-06-01")]
    assert [row["since"] for row in germany] == ["by 2025-01-20", "2025-06-01"]
    assert [row["source"].split()[0] for row in germany] == ["100-early", "102-late"]
    assert germany[0]["source"].endswith(" +3")


def test_a_date_is_said_in_words() -> None:
    """An open end is no day, and a closed one is said with both."""
    said = {text: shown(pt.UncertainDate(text)) for text in ("2025", "2025-01/..", "../2025-01", "2025-01/2025-02")}
    assert said == {
        "2025": "2025",
        "2025-01/..": "from 2025-01",
        "../2025-01": "by 2025-01",
        "2025-01/2025-02": "between 2025-01 and 2025-02",
    }
