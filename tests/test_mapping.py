"""Tables of others are read through a mapping: strictly, with every fault in its place, and quoted row by row."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import policytrack as pt
from policytrack.cli import main
from policytrack.errors import ImportFileError, MappingError
from policytrack.imports import Incoming, read_table
from policytrack.imports.faults import Faults
from policytrack.imports.mapping import Table
from policytrack.imports.rows import rows
from policytrack.passages import verify
from policytrack.vocabulary import ReviewState, SourceTier

MAPPINGS = Path(__file__).parent / "cases" / "mappings"
MAPPING = """
[article]
id = "ban-list"
title = "A list of bans"
published = "2025-05"
recorded = 2025-06-01

[columns.Country]
read = "place"
values = { "Holland" = "NL" }

[columns.App]

[columns.Kind.values]
banned = "use_ban"
warned = "advisory"

[columns.From]
read = "date"
formats = ["%d.%m.%Y", "%m/%Y", "%Y"]
between = ["2020", "2025"]

[columns.To]
read = "date"
formats = ["%d.%m.%Y"]
not_before = "From"
empty = true
values = { "open" = "" }

[columns.Why]
split = ";"
empty = true
values = { "security" = "national_security", "privacy" = "data_privacy" }

[actor]
id = "{Country}"
name = "{Country.name}"
kind = "national_government"
place = "{Country}"

[target]
id = "{App}"
name = "{App}"
kind = "app"

[restriction]
measure = "{Kind}"
summary = "{Country.name} on {App}."

[[events]]
kind = "took_effect"
date = "{From}"

[[events]]
if = "To"
kind = "lifted"
date = "{To}"

[[rationales]]
each = "Why"
category = "{Why}"
statement = "The list names it."
"""
HEAD = "Country,App,Kind,From,To,Why\n"
RIGHT = 'Italy,Tock,banned,30.01.2025,,privacy; security\nHolland,"Acme, Inc.\nChat",warned,02/2025,open,\n'

Reading = Callable[..., Incoming]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Read a table, under the head of the list, through its mapping with some words replaced."""

    def read(table: str | bytes, *, head: str = HEAD, **replaced: str) -> Incoming:
        mapping = MAPPING
        for old, new in replaced.items():
            assert old in mapping
            mapping = mapping.replace(old, new)
        (tmp_path / "mapping.toml").write_text(mapping)
        content = table if isinstance(table, bytes) else (head + table).encode()
        (tmp_path / "list.csv").write_bytes(content)
        return read_table(tmp_path / "list.csv", tmp_path / "mapping.toml")

    return read


def fault(reading: Reading, row: str, **more: str) -> str:
    """What is told of a row with a fault that stands after two that are right."""
    with pytest.raises(ImportFileError) as error:
        reading(RIGHT + row, **more)
    head, *lines = str(error.value).splitlines()
    assert head.endswith("nothing was imported")
    return lines[0].strip()


def test_a_table_says_what_its_mapping_says(reading: Reading) -> None:
    """Codes, places, dates of several forms, lists and empty cells become the fields of restrictions."""
    italy, holland = reading(RIGHT).collection.restrictions
    assert (italy.id, italy.summary, italy.places) == ("it/tock/use_ban", "Italy on Tock.", ("IT",))
    assert [str(one.date) for one in italy.events] == ["2025-01-30"]
    assert [one.category.value for one in italy.rationales] == ["data_privacy", "national_security"]
    assert (holland.actor.name, holland.target.name) == ("Netherlands", "Acme, Inc.\nChat")
    assert (holland.id, str(holland.events[0].date)) == ("nl/acme-inc-chat/advisory", "2025-02")
    assert holland.rationales == ()
    assert [one.kind.value for one in holland.events] == ["took_effect"]


def test_a_row_is_evidence_as_a_passage_of_a_list(reading: Reading) -> None:
    """Each part rests on the text of its row, in an article of the tier that counts as no independent source."""
    incoming = reading(RIGHT)
    italy, holland = incoming.collection.restrictions
    text = incoming.texts["ban-list"]
    assert [one.tier for one in incoming.collection.articles] == [SourceTier.aggregator_or_list]
    assert {verify(text, one.passage) for _, one in italy.evidence()} == {RIGHT.splitlines()[0]}
    assert {verify(text, one.passage) for _, one in holland.evidence()} == {"\n".join(RIGHT.splitlines()[1:])}
    assert {one.review for one in (italy, holland)} == {ReviewState.machine_candidate}


def test_the_records_are_kept_and_quoted(reading: Reading, tmp_path: Path) -> None:
    """What is imported is quoted from then on, verifies, and importing it again changes nothing."""
    reading(RIGHT)
    with pt.open(tmp_path / "own.db") as tracker:
        done = tracker.import_(tmp_path / "list.csv", tmp_path / "mapping.toml")
        assert (done.saved.added, done.left_out) == (2, ())
        assert not [one for one in tracker.verify() if one.fault]
        assert "privacy; security" in str(tracker.get("it/tock/use_ban").events[0].evidence[0].quote)
        assert tracker.import_(tmp_path / "list.csv", tmp_path / "mapping.toml").saved.unchanged == 2


def test_absence_lifts_nothing(reading: Reading, tmp_path: Path) -> None:
    """A later list without a row takes nothing away: its restriction stays in force as it was."""
    reading(RIGHT)
    with pt.open(tmp_path / "own.db") as tracker:
        tracker.import_(tmp_path / "list.csv", tmp_path / "mapping.toml")
        mapping = (tmp_path / "mapping.toml").read_text().replace('"ban-list"', '"ban-list-of-june"')
        (tmp_path / "june.toml").write_text(mapping)
        (tmp_path / "june.csv").write_text(HEAD + RIGHT.partition("\n")[2])
        assert tracker.import_(tmp_path / "june.csv", tmp_path / "june.toml").saved.joined == 1
        assert [one.in_force().value for one in tracker.restrictions()] == ["certain", "certain"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Atlantis,X,banned,2025,,", 'line 5: Country: no place is known as "Atlantis"'),
        ("Georgia,X,banned,2025,,", 'line 5: Country: "Georgia" is more than one place: choose Georgia (GE)'),
        ("Italy,X,baned,2025,,", 'line 5: Kind: "baned" is no value of the mapping; did you mean banned?'),
        ("Italy,X,banned,soon,,", 'line 5: From: "soon" is no date of the form %d.%m.%Y or %m/%Y or %Y'),
        ("Italy,X,banned,31.02.2025,,", 'line 5: From: "31.02.2025" is no date of the form'),
        ("Italy,X,banned,1925,,", 'line 5: From: "1925" lies outside 2020 to 2025'),
        ("Italy,X,banned,2025,01.03.2024,", "line 5: To: 2024-03-01 is before From, which is 2025"),
        ("Italy,X,banned,,,", "line 5: From: it is empty: say what that means (default)"),
        ("Italy,,banned,2025,,", "line 5: App: it is empty"),
        ("Italy,X,banned,2025,,privacy;fun", 'line 5: Why: "fun" is no value of the mapping'),
        ("Italy,X,banned,2025,", "line 5: 5 cells, and the first line names 6 columns"),
        ('Italy,X,banned,2025,,"privacy', "line 5: this is not CSV: unexpected end of data"),
        ("Italy,Tock,banned,2025,,", "line 5: the same actor, target and measure as line 2: it/tock/use_ban"),
        (f"Italy,{'X' * 90},banned,2025,,", "line 5: id: String should have at most 80 characters"),
    ],
)
def test_a_fault_is_told_with_line_and_column(reading: Reading, row: str, said: str) -> None:
    """Whatever a cell says that the mapping does not know is an error in its place, and no guess."""
    assert fault(reading, row).startswith(said)


def test_all_faults_are_told_at_once(reading: Reading) -> None:
    """Faults are gathered over the file; one that comes again is told once, with how often."""
    rows_ = "".join(f"Atlantis,X{number},banned,soon{number % 2},,\n" for number in range(40))
    with pytest.raises(ImportFileError) as error:
        reading(rows_)
    head, *lines = str(error.value).splitlines()
    assert head.endswith("list.csv: 80 faults; nothing was imported")
    assert [line.strip().partition(": ")[0] for line in lines] == [
        "line 2 and 39 more",
        "line 2 and 19 more",
        "line 3 and 19 more",
    ]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"", "this file is empty, which says nothing"),
        (HEAD.encode(), "the table has no rows, which says nothing"),
        (b"<html><body>Sign in", "this is a web page, and no data"),
        (b"Country;App\nItaly;Tock\n", "line 1: there is no column Country, App, Kind, From, To, Why"),
        (b"App,App\nTock,Tock\n", 'line 1: two columns are called "App"'),
        ("Country,App\nCôte,X".encode("latin-1"), "line 2: the byte 0xf4 is not utf-8: name the encoding"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(reading: Reading, table: bytes, said: str) -> None:
    """An empty table, a page of HTML, other columns and another encoding are each refused."""
    with pytest.raises(ImportFileError, match=said):
        reading(table)


def test_rows_are_left_out_and_corrected_by_name_only(reading: Reading) -> None:
    """A row is left out, or a cell corrected, where the mapping says so; one that no longer fits is a fault."""
    reasoned = """
    [[leave_out]]
    column = "Country"
    values = ["Atlantis"]
    because = "It is a legend."

    [[corrections]]
    line = 5
    column = "From"
    was = "soon"
    now = "2025-03"
    because = "So says their errata page."

    [actor]"""
    more = {"\n[actor]": reasoned}
    table = RIGHT + "Malta,X,banned,soon,,\nAtlantis,Y,banned,never,,\n"
    incoming = reading(table, **more)
    assert [str(one.events[0].date) for one in incoming.collection.restrictions if one.actor.id == "mt"] == ["2025-03"]
    assert [(one.because, one.rows, one.first) for one in incoming.left_out] == [("It is a legend.", 1, 6)]
    with pytest.raises(ImportFileError, match='line 5: From: "2025" is not "soon", which the mapping corrects'):
        reading(RIGHT + "Malta,X,banned,2025,,\n", **more)
    with pytest.raises(ImportFileError, match="line 5: the mapping corrects this line, and no row begins on it"):
        reading(RIGHT, **more)


def test_the_same_triple_twice_is_what_the_mapping_says(reading: Reading) -> None:
    """Two rows of one actor, target and measure are joined, or numbered, if the mapping says so."""
    table = "Italy,Tock,banned,2024,,\nItaly,Tock,banned,2025,,\n"
    joined = reading(table, **{"[article]": '[table]\nsame = "join"\n[article]'}).collection.restrictions
    assert [(one.id, len(one.events)) for one in joined] == [("it/tock/use_ban", 2)]
    numbered = reading(table, **{"[article]": '[table]\nsame = "number"\n[article]'}).collection.restrictions
    assert [one.id for one in numbered] == ["it/tock/use_ban", "it/tock/use_ban~2"]


def test_objects_are_rows_too(reading: Reading) -> None:
    """A JSON array and JSON lines are read as tables are, with nested names, lists and the text of each object."""
    objects = [
        {"Country": "Italy", "App": "Tock", "Kind": "banned", "From": "2025", "Why": ["privacy", "security"]},
        {"Country": "Malta", "App": "Tock", "Kind": "warned", "From": 2025, "To": None},
    ]
    for form, text in (("json", json.dumps(objects, indent=1)), ("jsonl", "\n".join(map(json.dumps, objects)))):
        incoming = reading(text.encode(), **{"[article]": f'[table]\nform = "{form}"\n[article]'})
        italy, malta = incoming.collection.restrictions
        assert len(italy.rationales) == 2
        quote = verify(incoming.texts["ban-list"], malta.events[0].evidence[0].passage)
        assert json.loads(quote) == objects[1]
    whole = json.dumps(objects)
    for broken in (whole[:-1], whole[:-20], whole.replace("}, {", "} {"), whole + "]", whole[:-1] + ", 7]"):
        with pytest.raises(ImportFileError, match="line 1: this is no"):
            reading(broken.encode(), **{"[article]": '[table]\nform = "json"\n[article]'})
    with pytest.raises(ImportFileError, match="line 12: Country: it is empty"):
        reading(json.dumps([objects[0], {}], indent=1).encode(), **{"[article]": '[table]\nform = "json"\n[article]'})


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[columns.App]", '[columns.App]\nreed = "text"', r"columns\.App\.reed: Extra inputs are not permitted"),
        ('"{App}"\nkind', '"{Ap}"\nkind', r'target: there is no section \[columns\."Ap"\]'),
        ('kind = "took_effect"', "kind = took_effect", "this is not TOML"),
        ('title = "A list of bans"', "", "article: title: Field required"),
        ('if = "To"', 'if = "Until"', r'events: there is no section \[columns\."Until"\]'),
    ],
)  # fmt: skip
def test_a_mapping_with_a_mistake_is_refused(reading: Reading, old: str, new: str, said: str) -> None:
    """A misspelt setting, column or table of a mapping is an error of its own, before a row is read."""
    with pytest.raises(MappingError, match=said):
        reading(RIGHT, **{old: new})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.lists(
        st.lists(st.text(st.sampled_from('ab,;"\n\r é\u2028'), max_size=5), min_size=3, max_size=3),
        min_size=1,
        max_size=5,
    )
)
def test_every_row_stands_where_it_is_said_to(cells: list[list[str]], tmp_path: Path) -> None:
    """Whatever a CSV file holds, the passage of a row is its text: read alone, it gives the same cells."""
    import csv  # noqa: PLC0415 - the oracle
    import io  # noqa: PLC0415 - as above

    written = io.StringIO()
    csv.writer(written).writerows([["a", "b", "c"], *cells])
    text = written.getvalue()
    found = list(rows(text, Table(), Faults(tmp_path)))
    assert [list(one.cells.values()) for one in found] == cells
    for one in found:
        assert next(csv.reader(io.StringIO(text[one.start : one.end], newline=""))) == list(one.cells.values())
        assert text[: one.start].count("\r\n") >= found.index(one) + 1


# Tables that others have published, which lie beside the checkout if they are here at all.


@pytest.fixture
def published() -> Path:
    folder = os.environ.get("POLICYTRACK_TABLES")
    if not folder:
        pytest.skip("the tables of others are not at hand: set POLICYTRACK_TABLES to their folder")
    return Path(folder)


def without(mapping: str, *sections: str) -> str:
    """A mapping as one would begin to write it, before these sections were found to be needed."""
    blocks = mapping.split("\n\n")
    return "\n\n".join(one for one in blocks if not one.lstrip("\n").startswith(sections))


def test_a_large_table_is_imported_with_its_real_faults(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """7,382 rows on measures against Covid-19: without corrections each fault is found, with them all is imported."""
    table = published / "covid19-intervention-data" / "complete_npis_raw_policies.csv"
    whole = (MAPPINGS / "covid19-interventions.toml").read_text()
    (tmp_path / "first.toml").write_text(
        without(whole, "[[leave_out]]", "[[corrections]]", "[columns.end_date.values]", "[columns.state.values]")
    )
    with pytest.raises(ImportFileError) as error:
        read_table(table, tmp_path / "first.toml")
    for said in (
        "line 7 and 5,132 more: start_date: it is empty",
        'line 1267: end_date: "4//24/20" is no date of the form',
        'line 1378: end_date: "4/27/2010" lies outside 2020-01-01 to 2020-12-31',
        'line 1652 and 142 more: state: "Washington" is more than one place',
        "line 1805: end_date: 2020-03-14 is before start_date, which is 2020-03-17",
        'line 4960: end_date: "https://www.dauphincounty.org/news_detail_T14_R288.php" is no date',
    ):
        assert said in str(error.value)
    (tmp_path / "utf8.toml").write_text(whole.replace("cp1252", "utf-8"))
    with pytest.raises(ImportFileError, match="line 912: the byte 0x85 is not utf-8"):
        read_table(table, tmp_path / "utf8.toml")
    command = ["import", str(table), "--mapping", str(MAPPINGS / "covid19-interventions.toml")]
    main([*command, "--db", str(tmp_path / "own.db")])
    assert capsys.readouterr().out.splitlines()[0].endswith("own.db: 2228 restrictions added, 0 joined, 0 unchanged")
    with pt.open(tmp_path / "own.db") as tracker:
        assert not [one for one in tracker.verify() if one.fault]
        assert len(tracker.restrictions(place="US-WA")) > 0
        assert {one.review for one in tracker.restrictions(actor="Texas")} == {ReviewState.machine_candidate}


def test_a_list_of_laws_is_imported_with_its_real_faults(published: Path, tmp_path: Path) -> None:
    """Ten laws on artificial intelligence: a city among the states is found, and a veto is no ban."""
    table = published / "ai-legislation-tracker" / "us_state_bills.json"
    whole = (MAPPINGS / "ai-state-bills.toml").read_text()
    (tmp_path / "first.toml").write_text(without(whole, "[[leave_out]]"))
    with pytest.raises(ImportFileError, match='line 112: state: no place in US is known as "New York City"'):
        read_table(table, tmp_path / "first.toml")
    incoming = read_table(table, MAPPINGS / "ai-state-bills.toml")
    status = {one.id: one.status("2026-03-01").value for one in incoming.collection.restrictions}
    assert status["us-ca/frontier-models/monitoring_or_audit_duty"] == "rejected"
    assert list(status.values()).count("in_force") == 6
    assert sum(one.rows for one in incoming.left_out) == 3
