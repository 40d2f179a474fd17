"""What was exported is imported equal, and a file that is not what it seems is refused with every fault in it."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import policytrack as pt
from policytrack.collection import Collection
from policytrack.errors import ImportFileError
from policytrack.export import Export, named, write
from policytrack.imports import read
from policytrack.model import Restriction
from policytrack.query import Query
from policytrack.store.connection import connect
from tests.samples import RESTRICTIONS, filled
from tests.strategies import restrictions

SHAPES = {"json": "a.json", "jsonl": "a.jsonl", "datapackage": "a", "datapackage.zip": "a.zip", "parquet": "a.parquet"}


def written(collection: Collection, name: str, folder: Path) -> Path:
    """A file of these records in one of the shapes that are read back."""
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: the extra parquet brings it")
    file = folder / SHAPES[name]
    write(named(name.partition(".")[0]), Export(collection, Query(), connect("sqlite://"), bundled=False), file)
    return file


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=st.lists(restrictions(pooled=True), min_size=1, max_size=3, unique_by=lambda one: one.id))
def test_what_was_exported_is_imported_equal(
    shape: str, records: list[Restriction], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every shape that is read back keeps every field of any record."""
    collection = Collection.of([one.unquoted() for one in records])
    assert read(written(collection, shape, tmp_path_factory.mktemp("round"))) == collection


@pytest.mark.parametrize("shape", [*SHAPES, "sqlite"])
def test_an_empty_database_takes_what_was_exported(shape: str, tmp_path: Path) -> None:
    """The bundled records come through, with all that their actors are part of, and nothing else has to be there."""
    file = tmp_path / SHAPES.get(shape, "a.db")
    if shape == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: the extra parquet brings it")
    with pt.open() as bundled, pt.open(tmp_path / "new.db") as new:
        bundled.export(file)
        assert new.import_(file).saved.added == len(bundled.restrictions())
        assert new.restrictions() == bundled.restrictions()
        assert {one.id for one in new.actors()} <= {one.id for one in bundled.actors()}
        assert new.import_(file).saved.unchanged == len(bundled.restrictions())


def test_seeds_and_answers_are_read_too(tmp_path: Path) -> None:
    """A folder of seed files is a collection, and so is the JSON document of an answer."""
    assert read(Path(__file__).parent.parent / "seeds").restrictions
    with pt.open() as bundled:
        answer = bundled.who("Lemon8")
        (tmp_path / "answer.json").write_text(json.dumps(answer.to_document()))
        assert read(tmp_path / "answer.json").restrictions == answer.restrictions


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", b"", "this file is empty, which says nothing: get it again"),
        ("a.json", b" \n", "this file is empty"),
        ("a.json", b"[]", "there is no restriction in it, which says nothing"),
        ("a.csv", b"<!DOCTYPE html>\n<html><body>Log in</body></html>", "this is a web page, and no data"),
        ("a.json", b"<!-- made by hand -->\n<html lang='en'>", "this is a web page"),
        ("a.json", b"{", "line 1: this is not JSON"),
        ("a.json", b"7", "this is no list of restrictions"),
        ("a.json", b"[7]", "restriction 1: this is no restriction"),
        ("a.jsonl", b'{"id": 1}\n{"id":\n', "line 2: this is not JSON"),
        ("a.json", b'[{"id": "\xff"}]', "line 1: the byte 0xff is not utf-8"),
        ("a.parquet", b"PAR1 and no more", "this Parquet file cannot be read|needs the extra"),
        ("a.zip", b"PK\x03\x04 and no more", "this archive cannot be read"),
    ],
)
def test_what_is_not_what_it_seems_is_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """An empty file, a web page, a broken file and another encoding are each refused, with what to do."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises((ImportFileError, pt.PolicytrackError), match=said):
        read(tmp_path / name)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A misspelt name says so."""
    with pytest.raises(ImportFileError, match=r"nothing\.json: it cannot be read: No such file"):
        read(tmp_path / "nothing.json")


def test_every_fault_is_told_and_nothing_is_kept(tmp_path: Path) -> None:
    """A file with faults changes nothing: each is told with its line and field, also beside records that are right."""
    lines = [json.dumps(one.to_dict()) for one in RESTRICTIONS]
    lines[1] = lines[1].replace('"measure": "', '"measure": "no_')
    lines[3] = lines[3].replace('"actor": {', '"actor": {"colour": "red", ')
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    with pt.open(tmp_path / "new.db") as new:
        with pytest.raises(ImportFileError) as error:
            new.import_(tmp_path / "a.jsonl")
        told = str(error.value).splitlines()
        assert told[0].endswith("a.jsonl: 2 faults; nothing was imported")
        assert [line.strip().split(": ")[0] for line in told[1:]] == ["line 2", "line 4"]
        assert "measure: " in told[1]
        assert "actor.colour: Extra inputs are not permitted" in told[2]
        assert not new.restrictions()
        assert not new.actors()


def test_the_faults_of_a_package_are_told_with_file_and_row(tmp_path: Path) -> None:
    """A missing column, a value of another kind, and a row that another refers to are named."""
    with pt.open(filled(tmp_path / "sample.db")) as tracker:
        folder = tracker.export(tmp_path / "package")
    evidence = folder / "evidence.csv"
    right = evidence.read_text()
    evidence.write_text(right.replace(",0,0,", ",0,first,", 1))
    with pytest.raises(ImportFileError, match=r'evidence\.csv: row \d+: nth: "first" is no integer'):
        read(folder)
    evidence.write_text(right.replace("digest", "hash", 1))
    with pytest.raises(ImportFileError, match=r"evidence\.csv: there is no column digest"):
        read(folder)
    evidence.write_text(right)
    actors = folder / "actors.csv"
    actors.write_text("\n".join(line for line in actors.read_text().splitlines() if not line.startswith("na,")))
    with pytest.raises(ImportFileError, match=r"actors\.csv: na is not there, and another file refers to it"):
        read(folder)
    actors.unlink()
    with pytest.raises(ImportFileError, match=r"actors\.csv: this file of the package is missing"):
        read(folder)
