"""Many cases at once: read whole before any is answered, and answered as each would be by itself."""

import json
import pickle
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from typing import Any

import pandas as pd  # type: ignore[import-untyped]  # pandas brings no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytrack as pt
from policytrack.cli import main
from policytrack.errors import CasesError
from policytrack.model import Restriction
from policytrack.store.saving import save
from policytrack.verdicts import Case, Ruling, Rulings, check_all, evaluate
from policytrack.vocabulary import Verdict
from tests.benchmarks.generate import World
from tests.databases import database, location
from tests.test_verdicts import EVERYTHING, HIERARCHY, cases

SIZE = 2000
DAY = "2025-03-01"
SHEET = (
    "Target;Place;Audience;Setting;Member of\nRedNote;Texas;civil servants;issuer-owned device;\n\nLemon 8;France;;;\n"
)
COLUMNS = [
    *("target", "actor", "member_of", "audience", "place", "setting", "surface", "on", "known", "verdict", "because"),
    *("premises", "conditions", "pending", "would_decide", "looked_at"),
]


@pytest.fixture(scope="module")
def bundled() -> Iterator[pt.Tracker]:
    with pt.open() as tracker:
        yield tracker


def situations() -> list[dict[str, Any]]:
    """A company's tools in its offices, and some that tell little."""
    people: list[dict[str, Any]] = [
        {"audience": "own staff", "member_of": "Microsoft", "setting": "issuer-owned device"},
        {"audience": "civil servants", "setting": "private phone"},
        {"audience": "the public", "known": "2025-02-08"},
        {"actor": "us-tx"},
        {},
    ]
    offices, tools = ("Texas", "Italy", "UK", "USA", None), ("DeepSeek", "R1", "RedNote", "TikTok")
    return [{"target": tool, "place": place, **told} for place, tool, told in product(offices, tools, people)]


def test_each_is_answered_as_by_itself(bundled: pt.Tracker) -> None:
    """The ruling on each of many cases is the one that `check` gives, whole and with what would decide."""
    asked = situations()
    rulings = bundled.check_all(asked, on=DAY)
    for told, ruling in zip(asked, rulings, strict=True):
        alone = bundled.check(**told, on=DAY)
        assert ruling == alone
        assert ruling.to_dict() == alone.to_dict()


def test_however_they_are_told_they_are_the_same(bundled: pt.Tracker, tmp_path: Path) -> None:
    """A data frame, mappings, cases and a file tell the same cases."""
    asked = situations()
    rulings = bundled.check_all(asked, on=DAY)
    frame = pd.DataFrame(asked)
    assert bundled.check_all(frame.assign(on=pd.Timestamp(DAY))) == rulings
    assert bundled.check_all([one.case for one in rulings]) == rulings
    for name, separator in (("cases.csv", ","), ("cases.tsv", "\t")):
        frame.to_csv(tmp_path / name, sep=separator, index=False)
        assert bundled.check_all(tmp_path / name, on=DAY) == rulings
        assert bundled.check_all(str(tmp_path / name), on=DAY) == rulings


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which more is recorded of some targets than a ruling lists."""
    with database(tmp_path_factory.mktemp("checking") / "records.db") as engine:
        save(engine, World(SIZE).restrictions())
        return location(engine)


def test_of_much_that_is_recorded_only_the_nearest_is_listed(large: Path) -> None:
    """On targets with many restrictions the verdict is that of `check`; what is left out does not reach the case."""
    world = World(SIZE)
    people: list[dict[str, Any]] = [
        {"audience": "government employees", "setting": "issuer-owned device"},
        {"audience": "own staff", "member_of": next(one.id for one in world.actors if one.kind == "company")},
        {"audience": "the public", "setting": "personal device"},
        {"audience": "civil servants", "member_of": world.busy_actor},
        {"actor": world.busy_actor},
        {},
    ]
    tools, places = [one.id for one in islice(world.targets, 2)], ("US", "US-TX", "IT", "EU", None)
    asked = [{"target": tool, "place": place, **told} for tool, place, told in product(tools, places, people)]
    with pt.open(large) as tracker:
        rulings = tracker.check_all(asked, on="2024-06-30")
        for told, ruling in zip(asked, rulings, strict=True):
            assert_agrees(ruling, tracker.check(**told, on="2024-06-30"))
    assert False in {one.lists_all for one in rulings}


def assert_agrees(brief: Ruling, whole: Ruling) -> None:
    """A ruling that lists the nearest alone says nothing else than the whole one."""
    assert (brief.verdict, brief.by_target, brief.looked_at) == (whole.verdict, whole.by_target, whole.looked_at)
    says = [one for one in whole.restrictions if one.verdict is not Verdict.no_known_restriction]
    assert list(brief.restrictions[: len(says)]) == says[: len(brief.restrictions)]
    assert brief.pending == whole.pending[: len(brief.pending)]
    if brief.lists_all:
        assert brief == whole


@given(st.lists(cases(), max_size=4), EVERYTHING, st.integers(0, 2))
def test_what_is_far_from_a_case_decides_nothing(asked: list[Case], found: list[Restriction], most: int) -> None:
    """However few restrictions a ruling lists, the verdict is that of all."""
    rulings = check_all(asked, found, HIERARCHY, most=most)
    assert [one.case for one in rulings] == asked
    for ruling in rulings:
        alone = evaluate(ruling.case, found, HIERARCHY)
        assert_agrees(ruling, alone)
        assert {str(one) for one in ruling.would_decide} <= {str(one) for one in alone.would_decide}


WRONG: list[tuple[Any, str]] = [
    ([{"target": "RedNote"}, {"target": "RedNot", "place": "Texs"}], 'row 2, column target: no target is known as "Re'),
    (
        [{"target": "RedNote"}, {"target": "RedNote", "place": "Texs"}],
        'row 2, column place: no place is known as "Texs"',
    ),
    ([{"target": "RedNote", "setting": "device"}], 'row 1, column setting: "device" is more than one setting: choose'),
    ([{"target": "RedNote", "on": "2025-13"}], "row 1, column on: "),
    ([{"target": "RedNote", "audiance": "x"}], "row 1, column audiance: .* did you mean audience"),
    ([{"target": " "}], "row 1, column target: it is empty"),
    ([Case(target=("RedNot",))], 'row 1, column target: no target is known as "RedNot"; did you mean RedNote'),
    ([Case(target=("rednote",)), "rednote"], "a case is a Case or a mapping, and this is a str: 'rednote'"),
    ({"target": "RedNote"}, "cases are a data frame, a file or a list, and this is a dict"),
    (3, "and this is a int"),
    (pd.DataFrame({"place": ["Texas"]}), "there is no column target"),
    (pd.DataFrame([["RedNote", "a"]], columns=["target", "audiance"]), "column audiance: .* did you mean audience"),
    (pd.DataFrame([["RedNote", "a"]], columns=["target", "Target"]), "column target: it stands there twice"),
    (pd.DataFrame({"target": ["RedNote", None]}), "row 2, column target: it is empty"),
]


@pytest.mark.parametrize(("told", "said"), WRONG)
def test_what_cannot_be_read_is_named(bundled: pt.Tracker, told: Any, said: str) -> None:  # noqa: ANN401 - anything may be told
    """The error names the row and the column of a bad value, and what is wrong with it."""
    with pytest.raises(CasesError, match=said):
        bundled.check_all(told)


def test_all_is_read_before_anything_is_answered(bundled: pt.Tracker) -> None:
    """Every fault is kept; the message shows the first five, and one that each row repeats once."""
    rows = [{"target": "RedNote", "place": f"nowhere {number}", "shoe_size": 9} for number in range(7)]
    with pytest.raises(CasesError) as caught:
        bundled.check_all(rows)
    assert len(caught.value.faults) == 8
    assert str(caught.value).splitlines()[-1] == "and 3 more"
    assert pickle.loads(pickle.dumps(caught.value)).faults == caught.value.faults  # noqa: S301 - our own


def test_what_is_told_of_all_is_told_once(bundled: pt.Tracker) -> None:
    """A fact that is told of all cases and of one is refused, where it stands."""
    with pytest.raises(CasesError, match="row 1, column place: it is told of all cases already"):
        bundled.check_all([{"target": "RedNote", "place": "Texas"}], place="Texas")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SHEET.replace("Texas", "Texs"), r"sheet\.csv, line 2, column place: no place is known"),
        (SHEET + "RedNote;Texas\n", r"sheet\.csv, line 5: it has 2 cells, and the line of names has 5"),
        (SHEET.replace("Setting", "Place"), r"sheet\.csv, line 1, column Place: it stands there twice"),
        ('target\n"RedNote', r"sheet\.csv, line 2: "),
    ],
)
def test_a_file_names_its_lines(bundled: pt.Tracker, tmp_path: Path, text: str, said: str) -> None:
    """What is wrong in a file is told with its line."""
    file = tmp_path / "sheet.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(CasesError, match=said):
        bundled.check_all(file)


def test_a_file_that_is_none(bundled: pt.Tracker, tmp_path: Path) -> None:
    """A file that is missing, no text or empty is no list of cases."""
    with pytest.raises(CasesError, match="cannot be read: no such file"):
        bundled.check_all(tmp_path / "none.csv")
    (tmp_path / "sheet.xlsx").write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(CasesError, match="save the sheet as CSV"):
        bundled.check_all(tmp_path / "sheet.xlsx")
    (tmp_path / "empty.csv").write_text("", "utf-8")
    assert len(bundled.check_all(tmp_path / "empty.csv")) == 0


def test_rulings_are_a_sequence(bundled: pt.Tracker) -> None:
    """They can be counted, cut, compared and pickled, and none of that needs the database."""
    rulings = bundled.check_all(situations(), on=DAY)
    assert isinstance(rulings[0], Ruling)
    assert isinstance(rulings[:3], Rulings)
    assert list(rulings[:3]) == list(rulings)[:3]
    assert sum(rulings.verdicts.values()) == len(rulings) == len(situations())
    assert pickle.loads(pickle.dumps(rulings)) == rulings  # noqa: S301 - our own


def test_a_frame_has_the_same_columns_and_types_whatever_it_holds(bundled: pt.Tracker) -> None:
    """Codes, days and what decides stand in columns that are there also when there are no rows."""
    rulings = bundled.check_all(situations(), on=DAY)
    frame, empty = rulings.to_frame(), rulings[:0].to_frame()
    assert list(frame.columns) == COLUMNS
    assert frame.dtypes.equals(empty.dtypes)
    assert frame["verdict"].tolist() == [one.verdict.value for one in rulings]
    assert str(frame["on"].dtype).startswith("datetime64")
    row = frame[(frame.target == "rednote") & (frame.place == "US-TX") & (frame.setting == "personal_device")].iloc[0]
    assert (row.because, row.premises) == ("us-tx/rednote/use_ban", "setting")


def test_tables_are_readable_and_escaped(bundled: pt.Tracker) -> None:
    """The text has a line for each of the first cases and a count of all; the HTML the same, escaped."""
    rulings = bundled.check_all(situations(), on=DAY)
    text = repr(rulings).splitlines()
    assert len(text) == 1 + 20 + 2
    assert text[0].split() == ["what", "who", "where", "on", "what", "when", "verdict", "because", "more"]
    assert text[-2:] == [f"... and {len(rulings) - 20} more", rulings.footer()]
    assert rulings._repr_html_().count("<tr>") == 21
    assert repr(rulings[:0]) == "0 cases."
    assert rulings[:0]._repr_html_() == "<p>0 cases.</p>"


def test_the_command_reads_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --cases` answers each line of a file, in a form for programs and in one for people."""
    file = tmp_path / "offices.csv"
    file.write_text(SHEET, "utf-8-sig")
    main(["check", "--cases", str(file), "--on", DAY])
    heads, first, second = capsys.readouterr().out.splitlines()
    assert heads.split("\t") == COLUMNS
    assert (dict(zip(COLUMNS, first.split("\t"), strict=True))["verdict"], second.split("\t")[9]) == (
        "prohibited",
        "unknown",
    )
    main(["check", "--cases", str(file), "--on", DAY, "--json"])
    document = json.loads(capsys.readouterr().out)
    assert document["verdicts"] == {"prohibited": 1, "unknown": 1}
    assert [one["case"]["place"] for one in document["rulings"]] == ["US-TX", "FR"]
    main(["check", "--cases", str(file), "--on", DAY, "--format", "table"])
    assert capsys.readouterr().out.splitlines()[-1] == "2 cases: 1 prohibited, 1 unknown"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say what is used"),
        (["--cases", "none.csv"], "none.csv cannot be read"),
        (["--target", "x"], "no target is"),
    ],
)
def test_the_command_says_what_is_missing(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use ends with status 2 and a line that says what to do."""
    with pytest.raises(SystemExit) as ended:
        main(["check", *arguments])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
