"""Records are written in formats that others read: whole, valid by the others' own rules, and never half-written."""

import csv
import json
import sqlite3
import warnings
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import policytrack as pt
from policytrack.cli.exporting import Shape
from policytrack.errors import ExportError, MissingExtraError, UnknownNameError
from policytrack.export import FORMATS
from policytrack.export.schemas import json_schema
from policytrack.sheets import SHEETS
from policytrack.vocabulary import Status
from tests.databases import contents
from tests.samples import RESTRICTIONS, TEXTS, filled

Exported = Callable[..., Path]


@pytest.fixture
def exported(tmp_path: Path) -> Exported:
    """Export the sample, or the bundled records, to a file in an empty folder."""
    filled(tmp_path / "sample.db")
    (tmp_path / "out").mkdir()

    def export(name: str, form: str | None = None, *, bundled: bool = False, **filters: Any) -> Path:  # noqa: ANN401 - filters
        with pt.open() if bundled else pt.open(tmp_path / "sample.db") as tracker:
            return tracker.export(tmp_path / "out" / name, form, **filters)

    return export


def listed(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def graph(file: Path) -> Any:  # noqa: ANN401 - rdflib is not always installed
    rdflib = pytest.importorskip("rdflib", reason="rdflib reads JSON-LD: uv sync --group interchange")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own parser uses what rdflib deprecates
        return rdflib.Graph().parse(file, format="json-ld")


def test_the_command_names_every_format() -> None:
    """The options of the command, which are written apart to start fast, are the formats that there are, and seeds."""
    assert [one.value for one in Shape] == [*FORMATS, "seeds"]


def test_the_ending_of_a_file_tells_its_format(exported: Exported) -> None:
    """What is not named is known by the ending; an ending that means nothing is an error that names the formats."""
    assert json.loads(exported("a.json").read_text("utf-8"))[0] == json.loads(
        exported("a.jsonl").read_text("utf-8").splitlines()[0]
    )
    assert exported("a.txt", "csv").read_text("utf-8") == exported("a.csv").read_text("utf-8")
    with pytest.raises(ExportError, match="no format goes by that ending: name one of jsonl, json, csv"):
        exported("a.doc")
    with pytest.raises(UnknownNameError, match='no format is known as "exel"'):
        exported("a.doc", "exel")


def test_a_flat_table_has_the_columns_of_a_frame(exported: Exported) -> None:
    """The CSV file has a row for each restriction, Namibia is no missing value, and filters apply."""
    rows = listed(exported("a.csv"))
    with pt.open() as tracker:
        assert list(rows[0]) == list(tracker.restrictions().to_frame().columns)
    assert {row["id"] for row in rows} == {one.id for one in RESTRICTIONS}
    assert next(row for row in rows if row["actor_id"] == "na")["actor_place"] == "NA"
    assert [row["actor"] for row in listed(exported("b.csv", actor="Namibia"))] == ["Namibia"]


def test_statuses_are_those_of_the_day_asked_about(exported: Exported) -> None:
    """An export as of a day says what held on that day, in every format that says it."""
    before = listed(exported("a.csv", on="2025-01-21", target="Acme"))
    assert {row["id"]: row["status"] for row in before} == {
        one["id"]: one["status"] for one in json.loads(exported("a.json", on="2025-01-21", target="Acme").read_text())
    }
    assert {row["status"] for row in before} != {row["status"] for row in listed(exported("b.csv", target="Acme"))}


def test_a_data_package_is_valid(exported: Exported) -> None:
    """Frictionless finds no fault with the package, its tables and their references; the licence is named."""
    frictionless = pytest.importorskip(
        "frictionless", reason="frictionless is not installed: uv sync --group interchange"
    )
    folder = exported("package", bundled=True)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    assert report.stats["tasks"] == len(SHEETS)
    assert json.loads((folder / "datapackage.json").read_text())["licenses"][0]["name"] == "CC-BY-4.0"
    (folder / "scopes.csv").write_text(
        (folder / "scopes.csv").read_text().replace("us-tx/lemon8/use_ban", "no/such/ban")
    )
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_a_data_package_of_ones_own_claims_no_licence(exported: Exported) -> None:
    """Whose records they are is not for policytrack to say."""
    assert "licenses" not in json.loads((exported("package") / "datapackage.json").read_text())


def test_a_zipped_data_package_is_the_same_each_time(exported: Exported) -> None:
    """An archive holds the files of the folder, and the same records give the same bytes."""
    archive, folder = exported("a.zip"), exported("package")
    with zipfile.ZipFile(archive) as files:
        assert {name: files.read(name) for name in files.namelist()} == {
            one.name: one.read_bytes() for one in folder.iterdir()
        }
    assert exported("b.zip").read_bytes() == archive.read_bytes()


def test_a_folder_with_other_files_is_left_alone(exported: Exported) -> None:
    """A data package replaces one that is there, and nothing else."""
    folder = exported("package")
    (folder / "events.csv").write_text("old")
    assert (exported("package") / "events.csv").read_text() != "old"
    (folder / "datapackage.json").rename(folder / "thesis.txt")
    with pytest.raises(ExportError, match="this folder holds other files"):
        exported("package")
    assert (folder / "thesis.txt").exists()
    assert [one.name for one in folder.parent.iterdir()] == ["package"]


def test_parquet_has_typed_columns(exported: Exported) -> None:
    """Another program reads the parts as nested columns and the days as days, also where there is no row."""
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: the extra parquet brings it")
    pa = pytest.importorskip("pyarrow")
    table = pq.read_table(exported("a.parquet", bundled=True))
    assert table.schema.field("first_earliest").type == pa.date32()
    assert (
        table.schema.field("events").type.value_type.field("evidence").type.value_type.field("start").type == pa.int64()
    )
    assert b"CC BY 4.0" in table.schema.metadata[b"licence"]
    nothing = pq.read_table(exported("b.parquet", bundled=True, text="nothing like this"))
    assert (nothing.num_rows, nothing.schema.types) == (0, table.schema.types)


def test_a_workbook_never_runs_a_text(exported: Exported, tmp_path: Path) -> None:
    """Each table has a sheet; a summary that begins like a formula is a text; a licence that is known is named."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: uv sync --group interchange")
    pytest.importorskip("xlsxwriter", reason="XlsxWriter is not installed: the extra xlsx brings it")
    with pt.open(tmp_path / "sample.db") as tracker:
        one = next(one for one in RESTRICTIONS if one.actor.id == "na")
        tracker.add([pt.Restriction.from_dict(one.to_dict() | {"id": f"{one.id}~2", "summary": "=1+1"})])
    book = openpyxl.load_workbook(exported("a.xlsx"))
    assert book.sheetnames == ["overview", *SHEETS, "about"]
    head, *rows = book["restrictions"].iter_rows()
    summaries = [row[[cell.value for cell in head].index("summary")] for row in rows]
    assert [cell.data_type for cell in summaries if cell.value == "=1+1"] == ["s"]
    assert len(rows) == len(RESTRICTIONS) + 1
    about = dict(openpyxl.load_workbook(exported("b.xlsx", bundled=True))["about"].iter_rows(values_only=True))
    assert "CC BY 4.0" in about["licence"]
    assert about["events.kind"] == "What happened."


def test_a_copy_of_a_database_is_one_clean_file(tmp_path: Path) -> None:
    """The copy has every row but the texts of articles, of which nothing is left in it, and no log lies beside it."""
    source = filled(tmp_path / "texts.db", texts=True)
    with pt.open(source) as tracker:
        (tmp_path / "out").mkdir()
        file = tracker.export(tmp_path / "out" / "copy.db")
    assert [one.name for one in file.parent.iterdir()] == ["copy.db"]
    assert b"Contractors of Texas are exempt" in source.read_bytes()
    assert b"Contractors of Texas are exempt" not in file.read_bytes()
    expected = contents(source) | {"article_text": []}
    assert contents(file) == expected
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(TEXTS) > 0


def test_a_part_of_a_database_has_all_it_needs(exported: Exported) -> None:
    """A copy narrowed by a filter holds those restrictions, with whom their actors are part of."""
    with pt.open(exported("navy.db", actor="US Navy")) as copy, pt.open() as bundled:
        assert [one.actor.id for one in copy.restrictions()] == ["us-navy"]
        assert "us-dod" in {one.id for one in copy.actors()}
        assert len(copy.articles()) < len(bundled.articles())


def test_followthemoney_takes_every_entity(exported: Exported) -> None:
    """FollowTheMoney finds each entity valid, keeps every value, and finds every entity that another refers to."""
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed: uv sync --group interchange")
    for bundled in (True, False):
        entities = [json.loads(line) for line in exported("a.ftm", bundled=bundled).read_text("utf-8").splitlines()]
        ids = {one["id"] for one in entities}
        assert len(ids) == len(entities)
        for one in entities:
            ftm.model.get(one["schema"]).validate(one)
            proxy = ftm.model.get_proxy(one)
            assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {
                name: sorted(values) for name, values in one["properties"].items()
            }
            assert {value for prop, value in proxy.itervalues() if prop.type.name == "entity"} <= ids


def test_only_what_binds_is_a_sanction(exported: Exported) -> None:
    """A call, a bill, a warning and a plan are links between actor and target, and no sanctions."""
    entities = [json.loads(line) for line in exported("a.ftm").read_text("utf-8").splitlines()]
    sanctions = {one["properties"]["recordId"][0] for one in entities if one["schema"] == "Sanction"}
    links = {one["properties"]["recordId"][0] for one in entities if one["id"].startswith("policytrack-link-")}
    made = {Status.in_force, Status.adopted_not_in_force, Status.suspended, Status.ended}
    assert links == {one.id for one in RESTRICTIONS}
    assert sanctions == {one.id for one in RESTRICTIONS if one.measure.binding and one.status() in made}
    assert sanctions < links


def test_linked_data_says_what_the_records_say(exported: Exported) -> None:
    """Read as RDF without a network, the rules of ODRL are those in force, and every passage is an annotation."""
    read = graph(exported("a.jsonld", bundled=True))
    sets = [one for one in read.subjects(object=_odrl("Set")) if _odrl("use") in _actions(read, one)]
    with pt.open() as tracker:
        found = tracker.restrictions()
    bans = {"use_ban", "terms_of_service_restriction"}
    expected = {one.id for one in found if one.measure in bans and one.in_force() == "certain"}
    assert {str(one).removeprefix("urn:policytrack:restriction:") for one in sets} == expected
    passages = {
        (str(source), int(start), int(end))
        for target, source in read.subject_objects(_oa("hasSource"))
        for position in read.objects(target, _oa("hasSelector"))
        for start in read.objects(position, _oa("start"))
        for end in read.objects(position, _oa("end"))
    }
    pieces = [piece for one in found for _, piece in one.evidence()]
    assert passages == {(f"urn:policytrack:article:{one.article}", one.start, one.end) for one in pieces}
    bodies = list(read.objects(predicate=_oa("hasBody")))
    assert len(bodies) == len(pieces)
    assert all((None, None, body) in read and (body, None, None) in read for body in bodies)


def test_what_is_not_in_force_is_no_rule(exported: Exported) -> None:
    """Nothing but what is certainly in force, and binds or permits, is a policy to a reader of ODRL."""
    read = graph(exported("a.jsonld"))
    policies = {str(one).removeprefix("urn:policytrack:restriction:") for one in read.subjects(object=_odrl("Set"))}
    assert policies <= {one.id for one in RESTRICTIONS if one.in_force() == "certain" and one.measure.binding}
    assert policies
    assert set(read.objects(predicate=_odrl("assignee"))), "no rule is left without whom it binds"


def _actions(read: Any, policy: Any) -> set[Any]:  # noqa: ANN401 - as above
    rules = read.objects(policy, _odrl("prohibition"))
    return {action for rule in rules for action in read.objects(rule, _odrl("action"))}


def _odrl(name: str) -> Any:  # noqa: ANN401 - as above
    return _iri(f"http://www.w3.org/ns/odrl/2/{name}")


def _oa(name: str) -> Any:  # noqa: ANN401 - as above
    return _iri(f"http://www.w3.org/ns/oa#{name}")


def _iri(name: str) -> Any:  # noqa: ANN401 - as above
    from rdflib import URIRef  # noqa: PLC0415 - skipped where it is missing

    return URIRef(name)


def test_an_exemption_is_a_permission_that_prevails(exported: Exported) -> None:
    """What a restriction leaves out is allowed in its policy, and the permission prevails over the prohibition."""
    document = json.loads(exported("a.jsonld", actor="Texas", on="2025-02-01").read_text("utf-8"))
    policy = next(one for one in document["@graph"] if "odrl:Set" in one["@type"])
    assert policy["odrl:conflict"] == {"@id": "odrl:perm"}
    assert [one["odrl:assignee"] for one in policy["odrl:permission"]] == [
        [{"@id": "pt:audience:contractors_and_suppliers"}]
    ]


def test_every_exported_restriction_satisfies_the_schema(exported: Exported) -> None:
    """The published JSON Schema accepts what is exported, and nothing with a code or a field that is unknown."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed: uv sync --group interchange")
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    for bundled in (True, False):
        for one in json.loads(exported("a.json", bundled=bundled).read_text("utf-8")):
            assert not list(check.iter_errors(one))
    assert list(check.iter_errors(one | {"measure": "banned"}))
    assert list(check.iter_errors(one | {"extra": 1}))
    assert list(check.iter_errors({name: value for name, value in one.items() if name != "events"}))


def test_datasette_metadata_describe_every_column(exported: Exported, tmp_path: Path) -> None:
    """Each table and column of the file is described, under the name by which Datasette knows the file."""
    said = json.loads(exported("metadata.json", "datasette").read_text("utf-8"))
    described = said["databases"]["sample"]["tables"]
    with closing(sqlite3.connect(tmp_path / "sample.db")) as database:
        for table, one in described.items():
            columns = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
            assert set(one["columns"]) == columns, table
            assert all(one["columns"].values())
    assert {"restriction_overview", "restriction", "event", "evidence", "actor"} <= set(described)
    assert "license" not in said
    assert json.loads(exported("b.json", "datasette", bundled=True).read_text())["license"].startswith("Creative")


@pytest.mark.parametrize("form", ["json", "csv", "datapackage", "parquet", "xlsx", "sqlite"])
def test_a_file_is_there_whole_or_not_at_all(exported: Exported, tmp_path: Path, form: str) -> None:
    """Where writing fails, what was there before stays, and no draft is left."""
    before = tmp_path / "out" / "there"
    before.mkdir()
    (before / "mine.txt").write_text("mine")
    with pytest.raises((ExportError, MissingExtraError)):
        exported("there", form)
    assert [one.name for one in before.parent.iterdir()] == ["there"]
    assert (before / "mine.txt").read_text() == "mine"
    with pytest.raises((ExportError, MissingExtraError), match=r"does not exist: create it|needs the extra"):
        exported("no/such/folder", form)


def test_a_missing_extra_is_named(exported: Exported, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package that a format needs, the error names the extra that brings it."""
    for package, form in (("pyarrow", "parquet"), ("xlsxwriter", "xlsx")):
        monkeypatch.setitem(__import__("sys").modules, package, None)
        with pytest.raises(MissingExtraError, match=f"policytrack\\[{form}\\]"):
            exported("a", form)


def test_passages_go_into_json_alone(tmp_path: Path) -> None:
    """Passages belong to the publishers: JSON quotes them where texts are at hand, other formats never."""
    with pt.open(filled(tmp_path / "texts.db", texts=True)) as tracker:
        assert any("Contractors of Texas are exempt" in piece for piece in tracker.export_text("json"))
        for form in ("csv", "followthemoney", "jsonld"):
            assert not any("Contractors of Texas are exempt" in piece for piece in tracker.export_text(form))
        folder = tracker.export(tmp_path / "package", "datapackage")
    assert not any("Contractors of Texas are exempt" in one.read_text() for one in folder.iterdir())


def test_what_is_no_text_needs_a_file() -> None:
    """A binary format is never written to a terminal."""
    with pt.open() as tracker, pytest.raises(ExportError, match="parquet is no text: name the file to write"):
        next(tracker.export_text("parquet"))
