"""Migrations make the declared schema and lose no row, in one step that happens wholly or not at all."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent, indent

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from policytrack import bundle
from policytrack.errors import DatabaseError, NewerDatabaseError
from policytrack.model import Exemption, Relation
from policytrack.query import Query
from policytrack.store import schema
from policytrack.store.connection import connect, reading, writing
from policytrack.store.finding import count, find
from policytrack.store.saving import save
from policytrack.tables import metadata
from policytrack.vocabulary import RelationKind
from tests.databases import Rows, assert_sound, curated, database, empty_file, fill, location, plain, rows

Make = Callable[[Path], None]

LISTED = tomllib.loads((Path(__file__).parent / "cases" / "schema.toml").read_text("utf-8"))


QUEUED = [
    "INSERT INTO read_text VALUES (1, 1, 'a-page', NULL, 'digest', '{}', 'the text')",
    "INSERT INTO reading VALUES (1, 1, 'rules', '2025-03-01T12:00:00Z')",
    "INSERT INTO candidate VALUES (1, 'us/lemon8/advisory', 1, 'rules', 1, 'digest', '{}')",
    "INSERT INTO decision VALUES (1, 1, 'reject', 'Ann', '2025-03-01T12:00:00Z', 'why', 1, NULL, NULL, NULL, NULL)",
    "INSERT INTO decision VALUES (2, 1, 'undo', 'Ann', '2025-03-01T12:01:00Z', 'why', 1, NULL, NULL, NULL, 1)",
]
"""A row in each table of the review queue, as the file holds it."""
SINCE = {"0002": ("read_text", "reading", "candidate", "decision")}
"""The tables that a revision brought, whose rows are gone below it."""


def filled(file: Path) -> Path:
    """A database with rows in every table: the bundled records, and what none of them has."""
    one, other, *_ = curated().restrictions
    more = one.model_copy(
        update={
            "exemptions": (Exemption(condition="for research", evidence=one.events[0].evidence),),
            "relations": (Relation(kind=RelationKind.implements, to=other.id),),
        }
    )
    with database(file) as engine:
        fill(engine)
        save(engine, [more])
        with writing(engine) as connection:
            connection.exec_driver_sql("INSERT INTO article_text SELECT id, 'the text of ' || id FROM article")
            for statement in QUEUED:
                connection.exec_driver_sql(statement)
    return file


# What a new database is


def structure(file: Path) -> dict[str, dict[str, object]]:
    """The tables as they are listed: columns, keys and indexes, and whether they lie in the order of their key."""
    with plain(file) as connection:
        return {table: dict(_structure(connection, table)) for table in LISTED}


def _structure(connection: sqlite3.Connection, table: str) -> Iterator[tuple[str, object]]:
    columns = connection.execute('SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?)', (table,)).fetchall()
    yield "columns", [f"{name} {kind}{' NOT NULL' if required else ''}" for name, kind, required, _ in columns]
    yield "primary_key", [name for _, name in sorted((pk, name) for name, _, _, pk in columns if pk)]
    references = 'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)'
    yield "foreign_keys", sorted(_reference(*one) for one in connection.execute(references, (table,)))
    indexes = "SELECT name, \"unique\" FROM pragma_index_list(?) WHERE origin <> 'pk'"
    yield "indexes", sorted(_index(connection, *one) for one in connection.execute(indexes, (table,)).fetchall())
    if connection.execute("SELECT wr FROM pragma_table_list WHERE name = ?", (table,)).fetchone() == (1,):
        yield "without_rowid", True


def _reference(column: str, other: str, there: str, on_delete: str) -> str:
    return f"{column} -> {other}.{there}{' ON DELETE CASCADE' if on_delete == 'CASCADE' else ''}"


def _index(connection: sqlite3.Connection, name: str, unique: int) -> str:
    columns = connection.execute("SELECT name FROM pragma_index_info(?)", (name,))
    return ("UNIQUE " if unique else "") + ", ".join(column for (column,) in columns)


@pytest.mark.parametrize("table", LISTED)
def test_a_new_database_has_the_listed_tables(table: str, tmp_path: Path) -> None:
    """Columns, keys and indexes are literally those that are listed: nobody changes them by accident."""
    assert structure(empty_file(tmp_path / "new.db"))[table] == LISTED[table]


def test_a_new_database_has_no_other_tables(tmp_path: Path) -> None:
    """Besides the listed tables there are the revision, the view and full-text search, and nothing else."""
    found = rows(empty_file(tmp_path / "new.db"), "SELECT type, name FROM pragma_table_list WHERE schema = 'main'")
    others = {(kind, name) for kind, name in found if not str(name).startswith("sqlite_")}
    assert others - {("table", name) for name in LISTED} == {
        ("table", "alembic_version"),
        ("view", "restriction_overview"),
        ("virtual", "restriction_fts"),
        *(("shadow", f"restriction_fts_{part}") for part in ("config", "data", "docsize", "idx")),
    }


def test_migrations_reach_the_metadata(tmp_path: Path) -> None:
    """Alembic finds nothing to do between a migrated file and the rows as they are declared."""

    def is_ours(_item: object, name: str | None, _kind: str, *_others: object) -> bool:
        return not str(name).startswith("restriction_fts")

    with database(tmp_path / "new.db") as engine, reading(engine) as connection:
        compared = MigrationContext.configure(
            connection, opts={"include_object": is_ours, "compare_server_default": True, "compare_type": True}
        )
        assert compare_metadata(compared, metadata) == []


def test_every_index_of_children_begins_with_their_foreign_key(tmp_path: Path) -> None:
    """What refers to another row is found without a scan, when that row is deleted or looked up."""
    with plain(empty_file(tmp_path / "new.db")) as connection:
        for table, listed in LISTED.items():
            first = {
                listed["primary_key"][0],
                *(one.removeprefix("UNIQUE ").split(", ")[0] for one in listed["indexes"]),
            }
            references = connection.execute('SELECT "from" FROM pragma_foreign_key_list(?)', (table,))
            assert {column for (column,) in references} <= first, table


def test_a_file_is_upgraded_once(tmp_path: Path) -> None:
    """An empty file gets the newest revision; asked again, nothing happens, and Alembic is not even imported."""
    engine = connect(tmp_path / "new.db")
    assert schema.current(engine) is None
    schema.upgrade(engine)
    assert schema.current(engine) == schema.head() == schema.revisions()[-1]
    again = (
        "import sys; from policytrack.store import connection, schema;"
        "schema.upgrade(connection.connect(sys.argv[1])); assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", again, str(location(engine))], check=True)  # noqa: S603 - our own code


def test_a_database_in_memory_is_upgraded() -> None:
    """Without a file there is a database too, for as long as the engine lives."""
    engine = connect("sqlite://")
    schema.upgrade(engine)
    fill(engine)
    assert set(find(engine, Query())) == set(curated().restrictions)
    engine.dispose()


def test_the_environment_takes_an_engine(tmp_path: Path) -> None:
    """Alembic's own commands and test tools hand over an engine; the result is the same schema."""
    engine = create_engine(f"sqlite:///{tmp_path / 'by-engine.db'}")
    config = Config()
    config.set_main_option("script_location", str(bundle.bundled("migrations")))
    config.attributes["connection"] = engine
    command.upgrade(config, "head")
    command.check(config)
    tables = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%fts%' ORDER BY name"
    assert rows(tmp_path / "by-engine.db", tables) == rows(empty_file(tmp_path / "new.db"), tables)
    command.downgrade(config, "base")
    engine.dispose()
    assert rows(tmp_path / "by-engine.db", tables.replace("sql ", "1 ")) == [("alembic_version", 1)]


def test_a_revision_can_be_drafted(tmp_path: Path, migrations: Path) -> None:
    """Alembic drafts a migration from what the tables lack, which runs as it is and brings them to the metadata."""
    file = empty_file(tmp_path / "behind.db")
    with plain(file) as connection:
        connection.execute("DROP TABLE standing")
        connection.execute("DROP INDEX ix_relation_to")
    with database(file) as engine:
        config = Config()
        config.set_main_option("script_location", str(migrations))
        config.attributes["connection"] = engine
        before = schema.revisions()
        command.revision(config, "what was lacking", autogenerate=True, rev_id="9000")
        assert schema.revisions() == (*before, "9000")
        assert "policytrack" not in (migrations / "versions" / "9000_what_was_lacking.py").read_text("utf-8")
        schema.upgrade(engine)
        assert structure(file) == LISTED


# Rows survive


def kept(file: Path) -> dict[str, Rows]:
    """All rows, as far as the listed columns go, with the keys that SQLite gave them."""
    found = {}
    for table, listed in LISTED.items():
        columns = ", ".join(f'"{column.split()[0]}"' for column in listed["columns"])
        found[table] = sorted(rows(file, f"SELECT {columns} FROM {table}"), key=repr)  # noqa: S608 - our tables
    return found


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations, to which a test adds."""
    folder = tmp_path / "migrations"
    shutil.copytree(bundle.bundled("migrations"), folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "bundled", lambda _name: folder)
    return folder


def add_revision(folder: Path, upgrade: str, downgrade: str = "pass") -> str:
    """Write a migration after the newest."""
    last = schema.head()
    number = f"{int(last) + 1:04}"
    body = REVISION.format(number, last, indent(dedent(upgrade), "    "), indent(dedent(downgrade), "    "))
    (folder / "versions" / f"{number}_invented.py").write_text(body, "utf-8")
    return number


REVISION = """
from alembic import op
import os
import sqlalchemy as sa

revision = "{}"
down_revision = "{}"


def upgrade():
{}

def downgrade():
{}
"""
ALTER = """
for table in ("restriction", "actor", "target", "article"):
    with op.batch_alter_table(table, recreate="always") as batch:
        batch.add_column(sa.Column("invented", sa.Text(), nullable=True))
with op.batch_alter_table("event", recreate="always", table_kwargs={"sqlite_with_rowid": False}) as batch:
    batch.add_column(sa.Column("invented", sa.Text(), nullable=True))
op.execute("UPDATE restriction SET invented = 'by ' || actor_id")
"""
UNDO = """
with op.batch_alter_table("event", recreate="always", table_kwargs={"sqlite_with_rowid": False}) as batch:
    batch.drop_column("invented")
for table in ("restriction", "actor", "target", "article"):
    with op.batch_alter_table(table, recreate="always") as batch:
        batch.drop_column("invented")
"""
DERIVED = "SELECT type, name, sql FROM sqlite_schema WHERE name LIKE 'restriction_%' AND type IN ('view', 'trigger')"


def test_a_row_of_every_table_is_there(tmp_path: Path) -> None:
    """The tests below would not notice the loss of rows that never were."""
    assert [table for table, those in kept(filled(tmp_path / "filled.db")).items() if not those] == []


def test_replacing_parents_loses_no_child(tmp_path: Path, migrations: Path) -> None:
    """A migration that replaces the tables that others refer to keeps every row of all; search and view go on."""
    file = filled(tmp_path / "filled.db")
    before, derived, overview = kept(file), rows(file, DERIVED), rows(file, "SELECT * FROM restriction_overview")
    newest = add_revision(migrations, ALTER, UNDO)
    with database(file) as engine:
        named = count(engine, Query(text="deepseek"))
        schema.upgrade(engine)
        assert schema.current(engine) == newest
        assert kept(file) == before
        assert rows(file, "SELECT DISTINCT invented = 'by ' || actor_id FROM restriction") == [(1,)]
        assert sorted(rows(file, DERIVED)) == sorted(derived)
        assert rows(file, "SELECT * FROM restriction_overview") == overview
        assert count(engine, Query(text="deepseek")) == named > 0
        assert_sound(file)


def test_search_goes_on_after_a_migration(tmp_path: Path, migrations: Path) -> None:
    """The triggers that keep the index of words are there again: what is changed or deleted then is found so."""
    file = filled(tmp_path / "filled.db")
    add_revision(migrations, ALTER)
    with database(file) as engine:
        schema.upgrade(engine)
        with plain(file) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("UPDATE restriction SET summary = 'Zyzzyva' WHERE id = 'us-tx/lemon8/use_ban'")
            connection.execute("DELETE FROM restriction WHERE id = 'us-tx/rednote/use_ban'")
        assert [one.id for one in find(engine, Query(text="zyzzyva"))] == ["us-tx/lemon8/use_ban"]
        assert count(engine, Query(text="rednote")) == 0
        assert_sound(file)


def test_rows_survive_every_revision(tmp_path: Path, migrations: Path) -> None:
    """Down to the oldest revision and up again, one by one, every row of the tables that all revisions have is kept."""
    file = filled(tmp_path / "filled.db")
    before = kept(file)
    newest = schema.head()
    lasting = set(LISTED) - {table for tables in SINCE.values() for table in tables}
    add_revision(migrations, ALTER, UNDO)
    with database(file) as engine:
        for there in (*schema.revisions(), *reversed(schema.revisions()), *schema.revisions(), newest):
            schema.upgrade(engine, there)
            assert schema.current(engine) == there
            assert rows(file, "PRAGMA foreign_key_check") == []
            if there >= newest:
                found = kept(file)
                assert {table: found[table] for table in lasting} == {table: before[table] for table in lasting}
    assert structure(file) == LISTED


BREAKS = {
    "an error of Python": (RuntimeError, 'raise RuntimeError("half done")'),
    "an error of SQL": (DatabaseError, 'op.execute("INSERT INTO nowhere VALUES (1)")'),
    "a reference to nothing": (DatabaseError, 'op.execute("DELETE FROM article")'),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_a_migration_that_fails_changes_nothing(broken: str, tmp_path: Path, migrations: Path) -> None:
    """Whatever breaks it half way, the file is the same to the byte, without a half-made table."""
    file = filled(tmp_path / "filled.db")
    before = file.read_bytes()
    error, statement = BREAKS[broken]
    newest = schema.head()
    add_revision(migrations, f"{ALTER}\n{statement}")
    with database(file) as engine:
        with pytest.raises(error):
            schema.upgrade(engine)
        assert file.read_bytes() == before
        assert rows(file, "SELECT name FROM sqlite_schema WHERE name LIKE '_alembic_tmp_%'") == []
        assert schema.current(engine) == newest
        assert_sound(file)


def test_a_reference_to_nothing_is_named(tmp_path: Path, migrations: Path) -> None:
    """The error says which table would refer to nothing in which other, and that nothing was changed."""
    file = filled(tmp_path / "filled.db")
    add_revision(migrations, "op.execute(\"DELETE FROM target WHERE id = 'lemon8'\")")
    with database(file) as engine, pytest.raises(DatabaseError, match=r"filled.db: the migration would leave a row of"):
        schema.upgrade(engine)


def test_a_migration_that_is_killed_changes_nothing(tmp_path: Path, migrations: Path) -> None:
    """The process is gone in the middle of a migration; the next one finds the rows as they were, and migrates."""
    file = filled(tmp_path / "filled.db")
    before = kept(file)
    newest = schema.head()
    invented = add_revision(migrations, f"{ALTER}\nif 'KILLED' in os.environ: os._exit(9)")
    script = (
        "import sys, pathlib; from policytrack.store import connection, schema;"
        "schema.bundled = lambda _name: pathlib.Path(sys.argv[2]);"
        "schema.upgrade(connection.connect(sys.argv[1]))"
    )
    command = [sys.executable, "-c", script, str(file), str(migrations)]
    killed = subprocess.run(command, env={**os.environ, "KILLED": "yes"}, check=False)  # noqa: S603 - our own code
    assert killed.returncode == 9
    assert kept(file) == before
    with database(file) as engine:
        assert schema.current(engine) == newest
        schema.upgrade(engine)
        assert schema.current(engine) == invented
        assert kept(file) == before


# What is no database of ours


def no_database(file: Path) -> None:
    file.write_text("This is a text, and longer than the header of a database: " + "so " * 50, "utf-8")


def another_program(file: Path) -> None:
    with plain(file) as connection:
        connection.execute("CREATE TABLE customer (id INTEGER PRIMARY KEY)")


def another_program_with_alembic(file: Path) -> None:
    another_program(file)
    with plain(file) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('27c6a30d7c24')")


def newer(file: Path) -> None:
    with plain(empty_file(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def damaged(file: Path) -> None:
    whole = filled(file).read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * 8192 + whole[12288:])


@pytest.mark.parametrize(
    ("make", "error", "complaint"),
    [
        (no_database, DatabaseError, "this file is not an SQLite database: give another file name"),
        (another_program, DatabaseError, r"holds other tables \(customer\) and no records of policytrack"),
        (another_program_with_alembic, DatabaseError, r"holds other tables \(alembic_version, customer\)"),
        (
            newer,
            NewerDatabaseError,
            "has revision 9999, and this version of policytrack knows revisions up to " + schema.head(),
        ),
        (Path.mkdir, DatabaseError, "this is a folder: give the name of a file"),
        (damaged, DatabaseError, "this file is damaged: replace it by a copy that is not"),
    ],
)
def test_what_is_no_database_of_ours_is_refused(
    make: Make, error: type[DatabaseError], complaint: str, tmp_path: Path
) -> None:
    """The error names the file and says what it is and what to do; the file is left as it is."""
    file = tmp_path / "given.db"
    make(file)
    before = None if file.is_dir() else file.read_bytes()
    with pytest.raises(error, match=f"given.db: .*{complaint}") as caught:
        schema.upgrade(connect(file))
    assert type(caught.value) is error
    assert before is None or file.read_bytes() == before


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A file in a folder that is not there is refused before anything is opened, and nothing is made."""
    with pytest.raises(DatabaseError, match=r"the folder .*nowhere does not exist: create it"):
        connect(tmp_path / "nowhere" / "new.db")
    assert list(tmp_path.iterdir()) == []


def test_a_revision_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A file is brought only to a revision that there is."""
    with database(tmp_path / "new.db") as engine, pytest.raises(DatabaseError, match="there is no revision 0099"):
        schema.upgrade(engine, "0099")
