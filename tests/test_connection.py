"""Several programs use one file at once, each sees whole states, and what goes wrong is said in a sentence."""

import shutil
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from policytrack.errors import DatabaseError
from policytrack.query import Query
from policytrack.store import connection as connections
from policytrack.store import schema
from policytrack.store.connection import connect, reading, writing
from policytrack.store.finding import count, find
from policytrack.store.saving import save
from tests.databases import assert_sound, contents, curated, database, empty_file, fill, rows
from tests.processes import process

MANY = 4000
"""More restrictions than SQLite keeps in memory while a transaction lasts."""
HALFWAY = f"""
def stream():
    yield from numbered(100, {100 + MANY})
    wait("halfway")
    yield from numbered(50, 60)
save(engine, stream(), **described)
print("done", flush=True)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database of the bundled records."""
    with database(tmp_path / "records.db") as engine:
        fill(engine)
    return tmp_path / "records.db"


def number(file: Path) -> int:
    with database(file) as engine:
        return count(engine, Query())


# Several processes


def test_several_processes_open_and_fill_a_new_file(tmp_path: Path) -> None:
    """Whoever comes first migrates; all add the same records, and they are there once."""
    file = tmp_path / "new.db"
    script = """
    wait("ready")
    schema.upgrade(engine)
    save(engine, records.restrictions, **described)
    """
    with ExitStack() as stack:
        started = [stack.enter_context(process(script, file)) for _ in range(4)]
        assert [one.hear() for one in started] == ["ready"] * 4
        for one in started:
            one.go_on()
        assert [one.finish() for one in started] == [0] * 4
    with database(tmp_path / "alone.db") as engine:
        fill(engine)
        assert contents(file) == contents(engine)
    assert_sound(file)


def test_a_reader_sees_whole_states_beside_a_writer(file: Path) -> None:
    """While another process writes, reading does not wait and sees what was there; then it sees all that was added."""
    before = number(file)
    with database(file) as engine, process(HALFWAY, file) as writer:
        assert writer.hear() == "halfway"
        assert count(engine, Query()) == before
        with reading(engine) as held:
            [(seen,)] = held.exec_driver_sql("SELECT count(*) FROM restriction")
            writer.go_on()
            assert writer.hear() == "done"
            assert list(held.exec_driver_sql("SELECT count(*) FROM restriction")) == [(seen,)] == [(before,)]
        assert count(engine, Query()) == before + MANY + 10
        assert_sound(engine)


def test_a_killed_writer_leaves_the_file_as_it_was(file: Path) -> None:
    """A process is killed after it wrote thousands of rows: none is seen, and the next one writes as if nothing was."""
    before = contents(file)
    with process(HALFWAY, file) as writer:
        assert writer.hear() == "halfway"
        assert Path(f"{file}-wal").stat().st_size > 1_000_000, "the rows were written, though not committed"
        writer.kill()
    assert contents(file) == before
    with database(file) as engine:
        fill(engine)
        assert contents(file) == before
        with writing(engine) as connection:
            connection.exec_driver_sql("UPDATE restriction SET summary = 'after it'")
        assert count(engine, Query(text="after")) == len(before["restriction"])
    assert_sound(file)


def test_a_writer_waits_for_its_turn(file: Path) -> None:
    """Two processes write at the same time: the second waits until the first is done, and both are kept."""
    before = number(file)
    with database(file) as engine, process(HALFWAY, file) as writer:
        assert writer.hear() == "halfway"
        later = threading.Timer(0.3, writer.go_on)
        later.start()
        with writing(engine) as connection:
            assert list(connection.exec_driver_sql("SELECT count(*) FROM restriction")) == [(before + MANY + 10,)]
            connection.exec_driver_sql("UPDATE restriction SET summary = 'after it'")
        assert writer.hear() == "done"
        assert count(engine, Query(text="after")) == before + MANY + 10
        later.join()


def test_a_writer_gives_up_in_the_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that waited too long says that another program is using the file."""
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0)
    with database(file) as engine, database(file) as other, writing(engine):
        with pytest.raises(DatabaseError, match=r"records.db: another program has kept this file locked"):
            fill(other)
        assert find(other, Query()) != ()


def test_the_log_does_not_grow_for_ever(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With readers that come and go without a gap, a long series of transactions leaves a log of bounded length."""
    monkeypatch.setattr(connections, "_LOG_BYTES", 1_000_000)
    script = """
    print("reading", flush=True)
    while True:
        with reading(engine) as held:
            held.exec_driver_sql("SELECT count(*) FROM restriction").all()
            time.sleep(0.02)
    """
    log = Path(f"{file}-wal")
    longest = written = 0
    with database(file) as engine, process(script, file) as one, process(script, file) as another:
        assert (one.hear(), another.hear()) == ("reading", "reading")
        for _ in range(30):
            with writing(engine) as connection:
                connection.exec_driver_sql("UPDATE article SET title = hex(randomblob(100000))")
            length = log.stat().st_size
            longest, written = max(longest, length), written + 1_000_000
    assert longest < written / 3


def test_one_transaction_writes_no_more_than_it_has_to(file: Path) -> None:
    """A long load makes the log about as long as what it adds to the file, and it is gone when all are done."""
    log = Path(f"{file}-wal")
    with process(HALFWAY, file) as writer:
        assert writer.hear() == "halfway"
        length = log.stat().st_size
        writer.go_on()
        assert writer.finish() == 0
    assert not log.exists()
    assert length < 2 * file.stat().st_size


# What is left behind


def test_nothing_is_left_open(file: Path) -> None:
    """After reading and writing no handle is open and nothing lies beside the file."""
    with database(file) as engine:
        fill(engine)
        find(engine, Query())
        for found in (reading, writing):
            with pytest.raises(ZeroDivisionError), found(engine):
                raise ZeroDivisionError
        assert [one.name for one in file.parent.iterdir()] == [file.name]
        if Path("/proc/self/fd").exists():
            assert str(file) not in {str(one.readlink()) for one in Path("/proc/self/fd").iterdir() if one.is_symlink()}


def test_a_sealed_file_stands_alone(file: Path, tmp_path: Path) -> None:
    """A sealed file can be read where nothing can be written, not even beside it."""
    with database(file) as engine:
        schema.seal(engine)
    before = file.read_bytes()
    with database(file) as engine, reading(engine):
        assert [one.name for one in tmp_path.iterdir()] == [file.name]
    assert rows(file, "PRAGMA journal_mode") == [("delete",)]
    assert file.read_bytes() == before


def test_a_file_in_use_cannot_be_sealed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sealing needs the file for itself, and says so."""
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0)
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0)
    with database(file) as engine, database(file) as other, reading(other) as held:
        held.exec_driver_sql("SELECT * FROM actor").first()
        with pytest.raises(DatabaseError, match="another program has kept this file locked"):
            schema.seal(engine)


# What may not be written


def test_a_file_opened_for_reading_is_not_written(file: Path) -> None:
    """Reading works, writing is refused with advice, and the file is the same to the byte."""
    before = file.read_bytes()
    engine = connect(file, read_only=True)
    assert len(find(engine, Query())) == number(file)
    with pytest.raises(
        DatabaseError, match=r"records.db: the records are open for reading only: open a file of your own"
    ):
        save(engine, [one.model_copy(update={"id": f"{one.id}~2"}) for one in find(engine, Query(limit=1))])
    assert file.read_bytes() == before


def test_a_missing_file_is_not_made_for_reading(tmp_path: Path) -> None:
    """Reading needs a file that is there; the error names it as it was given."""
    with pytest.raises(DatabaseError, match=f"^{tmp_path / 'no such.db'}: it cannot be opened"):
        count(connect(tmp_path / "no such.db", read_only=True), Query())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a b.db", "50%41.db", "what?.db", "no#1.db", "\u6f22\u5b57.db", "a&mode=rw.db"])
def test_any_file_name_will_do(name: str, tmp_path: Path) -> None:
    """Signs that mean something in a URL mean nothing in a file name."""
    if sys.platform == "win32" and "?" in name:
        pytest.skip("no file can be called that on this system")
    with database(tmp_path / name) as engine:
        fill(engine)
    assert len(find(connect(tmp_path / name, read_only=True), Query())) == number(tmp_path / name)
    assert [one.name for one in tmp_path.iterdir()] == [name]


UNPRIVILEGED = """
if hasattr(os, "setuid") and os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
for location in (connect(sys.argv[1], read_only=True), engine):
    try:
        print(count(location, Query()), flush=True)
        save(location, numbered(2, 3))
    except DatabaseError as error:
        print(error, flush=True)
"""


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that any user may look into, in which nothing may be written once it is locked."""
    with TemporaryDirectory() as folder:
        path = Path(folder)
        yield path
        path.chmod(0o755)


def lock(folder: Path) -> None:
    for one in folder.iterdir():
        one.chmod(0o444)
    folder.chmod(0o555)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions work otherwise on this system")
def test_a_sealed_file_is_read_where_nothing_may_be_written(file: Path, locked_folder: Path) -> None:
    """A file among installed programs, say: it is read either way, and adding to it is refused in a sentence."""
    with database(file) as engine:
        schema.seal(engine)
    kept = shutil.copy(file, locked_folder)
    lock(locked_folder)
    with process(UNPRIVILEGED, kept) as reader:
        for _ in range(2):
            assert reader.hear() == str(number(file))
            assert "records.db: the records are open for reading only: open a file of your own" in reader.hear()
        assert reader.finish() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="permissions work otherwise on this system")
def test_an_unsealed_file_needs_a_folder_that_may_be_written(file: Path, locked_folder: Path) -> None:
    """Readers beside a writer need a log beside the file; where it cannot be, the error says what to check."""
    kept = shutil.copy(file, locked_folder)
    lock(locked_folder)
    with process(UNPRIVILEGED, kept) as reader:
        for _ in range(2):
            assert "records.db: it lies in a folder where nothing may be written, not even beside it" in reader.hear()
        assert reader.finish() == 0


# Where a database is


@pytest.mark.parametrize(
    ("location", "complaint"),
    [
        (
            "postgresql://somebody:secret@host/bans",
            r"postgresql://somebody:\*\*\*@host/bans\": records are kept in SQLite",
        ),
        ("sqlite+aiosqlite:///bans.db", "records are kept in SQLite: give a file name, or sqlite:///FILE"),
        ("://", "is no database URL: write a file name, or sqlite:///FILE"),
    ],
)
def test_a_location_of_another_kind_is_refused(location: str, complaint: str) -> None:
    """Only SQLite's own URLs are taken; a password in the others is not shown."""
    with pytest.raises(DatabaseError, match=complaint):
        connect(location)


@pytest.mark.parametrize(
    "form", ["{}", "sqlite:///{}", "sqlite+pysqlite:///{}", "sqlite:///file:{}?uri=true", "sqlite:///{}?timeout=7"]
)
def test_a_file_is_named_in_several_ways(form: str, file: Path) -> None:
    """A path and all forms of SQLite's URLs lead to the same file."""
    assert count(connect(form.format(file)), Query()) == number(file)


def test_a_relative_path_is_that_of_the_beginning(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stays the same when the program goes to another folder."""
    monkeypatch.chdir(file.parent)
    engine = connect(file.name)
    monkeypatch.chdir("/")
    assert count(engine, Query()) == number(file)


MEMORY = [
    "sqlite://",
    "sqlite:///:memory:",
    ":memory:",
    "sqlite:///file::memory:?uri=true",
    "sqlite:///file:x?mode=memory&uri=true",
]


@pytest.mark.parametrize("location", MEMORY)
def test_a_database_in_memory_is_shared_by_threads(location: str) -> None:
    """It lasts as long as its engine, and threads that read and write it at once take turns."""
    engine = connect(location)
    schema.upgrade(engine)
    fill(engine)
    with ThreadPoolExecutor(4) as threads:
        adding = threads.map(lambda _: fill(engine).unchanged, range(4))
        counting = threads.map(lambda _: count(engine, Query()), range(40))
        assert {*adding, *counting} == {len(curated().restrictions)}
    engine.dispose()


def test_a_database_in_memory_does_one_thing_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing to it while it is being read would wait for itself; that ends with a sentence."""
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0)
    engine = connect("sqlite://")
    schema.upgrade(engine)
    with reading(engine), pytest.raises(DatabaseError, match="a database in memory does one thing at a time"):
        fill(engine)
    engine.dispose()


def test_only_the_newest_state_is_shown_to_a_new_reader(tmp_path: Path) -> None:
    """Engines of one file share nothing: what one has written the other reads."""
    empty_file(tmp_path / "shared.db")
    with database(tmp_path / "shared.db") as one, database(tmp_path / "shared.db") as other:
        assert count(other, Query()) == 0
        fill(one)
        assert count(other, Query()) == count(one, Query()) > 0


@pytest.mark.parametrize("table", ["actor", "restriction", "event", "evidence", "restriction_place", "actor_name"])
def test_a_reference_to_nothing_is_refused(table: str, file: Path) -> None:
    """SQLite itself refuses a row that refers to nothing, on every connection of ours."""
    columns = {
        "actor": ("part_of", "'nobody'"),
        "restriction": ("actor_id", "'nobody'"),
        "event": ("restriction_key", "-restriction_key"),
        "evidence": ("article", "'nowhere'"),
        "restriction_place": ("target_id", "'nothing'"),
        "actor_name": ("actor", "'nobody'"),
    }
    column, value = columns[table]
    before = contents(file)
    with database(file) as engine:
        with pytest.raises(DatabaseError, match="FOREIGN KEY constraint failed"), writing(engine) as connection:
            connection.exec_driver_sql(f"UPDATE {table} SET {column} = {value}")  # noqa: S608 - our tables
        assert contents(file) == before


def test_what_is_referred_to_is_not_deleted(file: Path) -> None:
    """A restriction takes its parts with it; an actor, target or article that it needs stays."""
    with database(file) as engine:
        for table in ("actor", "target", "article"):
            with pytest.raises(DatabaseError, match="FOREIGN KEY constraint failed"), writing(engine) as connection:
                connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - our tables
        with writing(engine) as connection:
            connection.exec_driver_sql("DELETE FROM restriction")
        left = {table for table, those in contents(file).items() if those}
        assert left == {"actor", "actor_name", "target", "target_name", "article", "alembic_version"}
        assert_sound(file)
