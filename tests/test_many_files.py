"""Many files are read in order, on one core or on all, and one that cannot be read stops no other."""

from pathlib import Path

import pytest

from policytrack.errors import ArticleTextError, PolicytrackError
from policytrack.reading import Draft, Known, Reading
from policytrack.reading.many import files_in, read_files
from tests.readers import TEXT, read_tock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/b.txt", "sub/c.markdown", ".hidden/d.txt", "sub/.e.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{TEXT}\nIn {name}.\n", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0")
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    return tmp_path


def break_at_b(text: str, known: Known) -> Draft:
    """A reader with a fault."""
    if "In b.txt" in text:
        raise KeyError("b")
    return read_tock(text, known)


def test_a_folder_holds_what_is_below_it(folder: Path) -> None:
    """Texts, Markdown and pages, in the order of their paths; nothing that is hidden or something else."""
    names = [path.relative_to(folder).as_posix() for path in files_in(folder)]
    assert names == ["a.md", "b.txt", "bad.txt", "sub/b.txt", "sub/c.markdown"]
    (folder / "empty").mkdir()
    with pytest.raises(ArticleTextError, match=r"empty: there is no file to read in this folder, none that ends in"):
        files_in(folder / "empty")


@pytest.mark.parametrize("processes", [1, 2])
def test_files_are_read_in_order_and_a_bad_one_stops_no_other(folder: Path, processes: int) -> None:
    """In one process or in several, the readings are the same; an error comes in the place of its file."""
    files = files_in(folder)
    found = list(read_files(files, reader=break_at_b, processes=processes, published="2025-02-07"))
    assert [path for path, _ in found] == list(files)
    a, b, bad, sub, c = (reading for _, reading in found)
    assert isinstance(b, PolicytrackError)
    assert str(b) == f"{folder / 'b.txt'}: the reader failed: KeyError: 'b'"
    assert isinstance(bad, ArticleTextError)
    for reading, text in ((a, "In a.md"), (sub, "In sub/b.txt"), (c, "In sub/c.markdown")):
        assert isinstance(reading, Reading)
        assert text in reading.text
        assert [one.id for one in reading] == ["ruritania/tock/use_ban"]
        assert str(reading.article.published) == "2025-02-07"


@pytest.mark.parametrize(
    ("files", "ids"),
    [
        (["a.txt", "b.txt"], ["a", "b"]),
        (["x/a.txt", "y/a.txt", "b.txt"], ["x-a", "y-a", "b"]),
        (["x/z/a.txt", "y/z/a.txt"], ["x-z-a", "y-z-a"]),
        (["x/a.txt", "x/a.md"], ["x-a-txt", "x-a-md"]),
    ],
)
def test_files_of_one_name_are_articles_of_different_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: list[str], ids: list[str]
) -> None:
    """As much of the path goes into the id as tells them apart."""
    monkeypatch.chdir(tmp_path)
    for name in files:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(f"Tock, in {name}.", "utf-8")
    found = [reading for _, reading in read_files(files, reader=read_tock)]
    assert [reading.article.id for reading in found if isinstance(reading, Reading)] == ids


def test_a_reader_that_cannot_be_sent_reads_here(folder: Path) -> None:
    """However much there is to read, a function of the moment stays in its process."""
    (folder / "long.txt").write_text(f"{TEXT}{'x ' * 2_000_000}", "utf-8")
    seen: list[int] = []

    def count(text: str, _known: Known) -> Draft:
        seen.append(len(text))
        return Draft(())

    assert len(list(read_files(files_in(folder), reader=count))) == 6
    assert len(seen) == 5
