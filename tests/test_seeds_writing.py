"""Records written as seed files are the same when they are read, and no file is lost to them."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytrack import seeds
from policytrack.bundle import bundled
from policytrack.errors import SeedError
from policytrack.model import Restriction, values
from policytrack.seeds import Seeds
from tests.samples import ACTORS, ARTICLES, RESTRICTIONS, TARGETS
from tests.strategies import ACTORS as POOLED_ACTORS
from tests.strategies import ARTICLES as POOLED_ARTICLES
from tests.strategies import TARGETS as POOLED_TARGETS
from tests.strategies import restrictions

SAMPLE = Seeds(
    tuple(sorted(ACTORS, key=lambda one: one.id)),
    tuple(sorted(TARGETS, key=lambda one: one.id)),
    tuple(sorted(ARTICLES, key=lambda one: one.id)),
    tuple(sorted(RESTRICTIONS, key=lambda one: one.id)),
)
BAN = "restrictions/us-tx/acme-chat--use_ban.toml"


def _different(records: list[Restriction]) -> tuple[Restriction, ...]:
    """One of each id, related to nothing that is not among them."""
    alone = {one.id: Restriction(**{**values(one), "relations": ()}) for one in records}
    return tuple(alone[name] for name in sorted(alone))


@settings(settings.get_profile("brief"))
@given(st.lists(restrictions(pooled=True), max_size=3))
def test_restrictions_come_back_equal(records: list[Restriction]) -> None:
    """Whatever a restriction says, its file says too, and nothing else."""
    given_records = Seeds(
        tuple(sorted(POOLED_ACTORS, key=lambda one: one.id)),
        tuple(sorted(POOLED_TARGETS, key=lambda one: one.id)),
        tuple(sorted(POOLED_ARTICLES, key=lambda one: one.id)),
        _different(records),
    )
    with TemporaryDirectory() as folder:
        seeds.write(Path(folder), given_records)
        assert seeds.read(Path(folder)) == given_records


@settings(settings.get_profile("brief"))
@given(restrictions())
def test_odd_words_come_back_equal(one: Restriction) -> None:
    """Quotes, other scripts and what else people write survive in every kind of file."""
    [kept] = _different([one])
    records = Seeds((kept.actor,), (kept.target,), kept.articles, (kept,))
    with TemporaryDirectory() as folder:
        seeds.write(Path(folder), records)
        assert seeds.read(Path(folder)) == records


def test_the_bundled_files_say_what_would_be_written(tmp_path: Path) -> None:
    """Written over a copy of the curated files, every one of them stays as it is, to the byte."""
    folder = bundled("seeds")
    copied = {}
    for file in seeds.files(folder):
        copy = tmp_path / file.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copied[copy] = file.read_bytes()
        copy.write_bytes(copied[copy])
    written = seeds.write(tmp_path, seeds.read(folder))
    assert (written.added, written.replaced, set(written.unchanged)) == ((), (), set(copied))
    assert {path: path.read_bytes() for path in copied} == copied


@pytest.mark.parametrize(("changed", "told"), [(2, ", and so does one other: "), (3, ", and so do 2 others: ")])
def test_further_files_that_say_something_else_are_counted(tmp_path: Path, changed: int, told: str) -> None:
    """Only the first is named, and how many there are beside it."""
    seeds.write(tmp_path, SAMPLE)
    for path in sorted(tmp_path.glob("restrictions/**/*.toml"))[:changed]:
        path.write_text(path.read_text().replace("restricts", "forbids"))
    with pytest.raises(SeedError, match=told):
        seeds.write(tmp_path, SAMPLE)


def test_a_file_that_says_something_else_is_not_replaced(tmp_path: Path) -> None:
    """The error names it, and nothing is written, not even what is new; asked to replace, only that file changes."""
    seeds.write(tmp_path, SAMPLE)
    (tmp_path / BAN).write_text((tmp_path / BAN).read_text().replace("restricts", "forbids"))
    (tmp_path / "actors/na.toml").write_text("# Namibia\n" + (tmp_path / "actors/na.toml").read_text())
    (tmp_path / "restrictions/na/tock--use_ban.toml").unlink()
    before = {path: path.read_bytes() for path in seeds.files(tmp_path)}
    with pytest.raises(SeedError, match=rf"{BAN}: this file says something else: write elsewhere, or replace it"):
        seeds.write(tmp_path, SAMPLE)
    assert {path: path.read_bytes() for path in seeds.files(tmp_path)} == before
    written = seeds.write(tmp_path, SAMPLE, replace=True)
    assert written.replaced == (tmp_path / BAN,)
    assert written.added == (tmp_path / "restrictions/na/tock--use_ban.toml",)
    assert (tmp_path / "actors/na.toml").read_text().startswith("# Namibia")
    assert seeds.read(tmp_path) == SAMPLE


def test_what_refers_to_nothing_is_not_written(tmp_path: Path) -> None:
    """A relation to a restriction that no file describes is named by the file that would have it."""
    one = RESTRICTIONS[-1]
    related = Restriction(**{**values(one), "relations": [{"kind": "implements", "to": "us/acme-chat/use_ban"}]})
    records = Seeds(SAMPLE.actors, SAMPLE.targets, SAMPLE.articles, (related,))
    with pytest.raises(SeedError, match=rf"{tmp_path}/new/{BAN}: relations: no file describes us/acme-chat/use_ban"):
        seeds.write(tmp_path / "new", records)
    assert not (tmp_path / "new").exists()


def test_a_folder_that_is_broken_is_left_alone(tmp_path: Path) -> None:
    """What is there has to be sound before anything is added, and the error names the file there."""
    seeds.write(tmp_path, SAMPLE)
    (tmp_path / "targets/tock.toml").write_text("name = ")
    with pytest.raises(SeedError, match=rf"{tmp_path}/targets/tock.toml: this is not TOML"):
        seeds.write(tmp_path, SAMPLE, replace=True)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A file where the folder should be is an error of ours."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SeedError, match=r"file/restrictions: it cannot be written"):
        seeds.write(tmp_path / "file", SAMPLE)
