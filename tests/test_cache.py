"""The bundled records are built once, and then open at once: offline, for many processes, wherever there is room."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

import policytrack as pt
from policytrack import cache, seeds
from policytrack.bundle import bundled
from policytrack.errors import DatabaseError

ROOT = Path(pt.__file__).parents[1]
IS_ROOT = hasattr(os, "getuid") and os.getuid() == 0


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, in which nothing is yet."""
    path = tmp_path / "cache"
    monkeypatch.setenv("POLICYTRACK_CACHE", str(path))
    return path


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, where the cache can be neither made nor written."""
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("POLICYTRACK_CACHE", str(tmp_path / "file" / "cache"))
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return temporary


def test_the_database_holds_the_seeds(folder: Path) -> None:
    """Every record of the seed files comes back equal, and the cache holds one file and nothing beside it."""
    records = seeds.read(bundled("seeds"))
    with pt.open() as tracker:
        assert tuple(sorted(tracker.restrictions(), key=lambda one: one.id)) == records.restrictions
        assert (tracker.actors(), tracker.targets(), tracker.articles()) == (
            records.actors,
            records.targets,
            records.articles,
        )
    assert [file.name for file in folder.iterdir()] == [cache.records().name]


def test_it_is_built_once(folder: Path) -> None:
    """The second time the file is taken as it is: it is not built again, nor read against the seeds."""
    file = cache.records()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE actor SET name = 'Lone Star State' WHERE id = 'us-tx'")
        connection.commit()
    assert cache.records() == file
    with pt.open() as tracker:
        assert {one.actor.name for one in tracker.restrictions(actor="us-tx")} == {"Lone Star State"}
    assert [one.name for one in folder.iterdir()] == [file.name]


@pytest.mark.usefixtures("folder", "socket_disabled")
def test_no_network_is_needed() -> None:
    """Neither the first time nor later is any connection made."""
    for _ in range(2):
        with pt.open() as tracker:
            assert tracker.who("DeepSeek", within="Texas")[0].name == "Texas"


def test_nothing_can_be_written_to_it(folder: Path) -> None:
    """The connection is for reading only, so that no question can change what is bundled."""
    with pt.open() as tracker, pytest.raises(DatabaseError):
        tracker.add(tracker.restrictions())
    before = cache.records().read_bytes()
    with pt.open() as tracker:
        tracker.who("DeepSeek")
    assert cache.records().read_bytes() == before
    assert len(list(folder.iterdir())) == 1


_ASK = "import policytrack as pt; print(pt.__file__); print(pt.open().get('us-tx/lemon8/use_ban').summary)"


def _ask(checkout: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _ASK], cwd=checkout, capture_output=True, text=True, check=False
    )


def test_a_changed_seed_file_builds_another(folder: Path, tmp_path: Path) -> None:
    """In a copy of the project a changed record is answered at once, a broken one named, an old file found again."""
    checkout = tmp_path / "checkout"
    for name in ("policytrack", "seeds", "migrations"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    seed = checkout / "seeds/restrictions/us-tx/lemon8--use_ban.toml"
    text = seed.read_text("utf-8")

    where, before = _ask(checkout).stdout.splitlines()
    assert Path(where).parents[1] == checkout
    assert len(list(folder.iterdir())) == 1

    seed.write_text(text.replace(before, "Another summary."), "utf-8")
    assert _ask(checkout).stdout.splitlines()[1] == "Another summary."
    assert len(list(folder.iterdir())) == 2

    seed.write_text("strength = ", "utf-8")
    broken = _ask(checkout)
    assert broken.returncode != 0
    assert "SeedError" in broken.stderr
    assert "lemon8--use_ban.toml" in broken.stderr

    seed.write_text(text, "utf-8")
    assert _ask(checkout).stdout.splitlines()[1] == before
    assert len(list(folder.iterdir())) == 2

    program = checkout / "policytrack/names.py"
    program.write_text(f"{program.read_text('utf-8')}\n# changed\n", "utf-8")
    assert _ask(checkout).stdout.splitlines()[1] == before
    assert len(list(folder.iterdir())) == 3


def test_several_processes_may_build_it_at_once(folder: Path) -> None:
    """Four that start together in an empty cache all answer the same, and leave one file."""
    command = [
        sys.executable,
        "-c",
        "from policytrack.cli import main; main(['who', 'Lemon8', '--on', '2026-01-01', '--json'])",
    ]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own program
        for _ in range(4)
    ]
    said = {(one.communicate()[0], one.returncode) for one in running}
    assert len(said) == 1
    output, status = said.pop()
    assert status == 0
    assert '"us-tx/lemon8/use_ban"' in output
    assert len(list(folder.iterdir())) == 1


def test_the_temporary_folder_serves_where_the_cache_cannot_be_written(nowhere: Path) -> None:
    """A place of one's own in it, which nobody else can read or write."""
    file = cache.records()
    assert file.is_relative_to(nowhere)
    assert file.parent.stat().st_mode & 0o077 == 0
    with pt.open() as tracker:
        assert tracker.who("Lemon8")[0].id == "us-tx"
    assert cache.records() == file


@pytest.mark.skipif(IS_ROOT, reason="root may write anywhere")
def test_a_cache_without_permission_is_passed_over(nowhere: Path, folder: Path) -> None:
    """A folder that is there but may not be written is as good as none."""
    folder.mkdir(mode=0o500)
    assert cache.records().is_relative_to(nowhere)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="folders have no owners here")
@pytest.mark.parametrize("is_link", [False, True])
def test_a_folder_that_others_can_write_to_is_refused(nowhere: Path, tmp_path: Path, *, is_link: bool) -> None:
    """In a folder that all share, somebody else could have put other records there before."""
    theirs = nowhere / f"policytrack-{os.getuid()}"
    if is_link:
        (tmp_path / "elsewhere").mkdir()
        theirs.symlink_to(tmp_path / "elsewhere")
    else:
        theirs.mkdir()
        theirs.chmod(0o777)
    with pytest.raises(DatabaseError, match="others can write there: set POLICYTRACK_CACHE to a folder of your own"):
        pt.open()


@pytest.mark.usefixtures("nowhere")
def test_where_nothing_can_be_written_the_error_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no folder at all, it is named what to set."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
    with pytest.raises(DatabaseError, match="set POLICYTRACK_CACHE to a folder to write to"):
        pt.open()


def test_only_the_latest_files_are_kept(folder: Path) -> None:
    """What other versions built is forgotten after a while, and nothing but that."""
    folder.mkdir()
    for number in range(12):
        file = folder / f"records-{number:020}.db"
        file.touch()
        os.utime(file, (number, number))
    (folder / "notes.txt").touch()
    built = cache.records()
    kept = {file.name for file in folder.iterdir()}
    assert kept == {built.name, "notes.txt", *(f"records-{number:020}.db" for number in range(5, 12))}
