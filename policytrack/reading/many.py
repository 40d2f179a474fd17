"""Many files at once: a folder is read on all cores, in order, and a file that cannot be read stops no other."""

import os
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Unpack

from policytrack.errors import ArticleTextError, PolicytrackError
from policytrack.model import Article
from policytrack.reading import Particulars, Reading, read
from policytrack.reading.naming import slug
from policytrack.reading.proposals import Known, Reader

__all__ = ["SUFFIXES", "attempted", "files_in", "left_in", "read_files"]

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
"""The endings of the files that are read of a folder."""

_WORTH_PROCESSES = 2_000_000
"""So many bytes take longer to read than it takes to start the processes that share them."""
_AT_A_TIME = 16


def files_in(folder: Path) -> tuple[Path, ...]:
    """The texts, Markdown files and pages in a folder and the folders in it, in the order of their names.

    Raises:
        ArticleTextError: There is none.
    """
    found = sorted(path for path in _files(folder) if path.suffix.lower() in SUFFIXES)
    if not found:
        endings = ", ".join(sorted(SUFFIXES))
        raise ArticleTextError(f"{folder}: there is no file to read in this folder, none that ends in {endings}")
    return tuple(found)


def left_in(folder: Path) -> Mapping[str, int]:
    """The endings of the other files in a folder and the folders in it, and how many files have each.

    Hidden files are nobody's articles, and are not counted.
    """
    others = (path.suffix.lower() for path in _files(folder) if path.suffix.lower() not in SUFFIXES)
    return dict(sorted(Counter(others).items()))


def _files(folder: Path) -> Iterator[Path]:
    return (
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def read_files(
    paths: Iterable[str | os.PathLike[str]],
    *,
    reader: Reader | None = None,
    known: Known = Known(),  # noqa: B008 - frozen
    articles: Sequence[Article] = (),
    processes: int | None = None,
    **said: Unpack[Particulars],
) -> Iterator[tuple[Path, Reading | PolicytrackError]]:
    """Read files, and give for each in turn its path and the reading, or why it could not be read.

    Much to read is shared among processes, so a script that calls this needs the usual
    `if __name__ == "__main__":` around what it does. A reader that cannot be sent to another process reads in this one.
    Files of one name get the names of their folders into the ids of their articles.

    Args:
        paths: The files.
        reader: What reads; by rules if there is none.
        known: The actors and targets that are known.
        articles: The articles that are recorded.
        processes: Among how many processes to share the work; by default one for each core, if there is enough of it.
        said: What is said of every one of them, as `read` takes it.

    Example:
        >>> from policytrack.reading import Draft
        >>> [(str(path), str(error)) for path, error in read_files(["none.txt"], reader=lambda text, known: Draft(()))]
        [('none.txt', 'none.txt: there is no such file')]
    """
    files = [Path(path) for path in paths]
    work = _Work(reader, known, tuple(articles), said)
    ids = _ids(files)
    count = min(_processes(files, work) if processes is None else processes, len(files))
    if count > 1:
        yield from _shared(work, files, ids, count)
    else:
        yield from zip(files, map(work.read, files, ids), strict=True)


@dataclass(frozen=True)
class _Work:
    """What is the same for every file."""

    reader: Reader | None
    known: Known
    articles: tuple[Article, ...]
    said: Particulars

    def read(self, path: Path, one_id: str | None) -> Reading | PolicytrackError:
        said: Particulars = {"article": one_id, **self.said}
        with_all = partial(read, path, reader=self.reader, known=self.known, articles=self.articles, **said)
        return attempted(with_all, str(path))


def attempted(reading: Callable[[], Reading], name: str) -> Reading | PolicytrackError:
    """What is read, or why it could not be: a reader may be anybody's, and its fault is that of one file."""
    try:
        return reading()
    except PolicytrackError as error:
        return error
    except Exception as error:  # noqa: BLE001 - as above
        return PolicytrackError(f"{name}: the reader failed: {type(error).__name__}: {error}")


_work: _Work


def _begin(work: _Work) -> None:
    global _work  # noqa: PLW0603 - how an initializer hands something to its process
    _work = work


def _read(path: Path, one_id: str | None) -> Reading | PolicytrackError:
    return _work.read(path, one_id)


def _shared(
    work: _Work, files: Sequence[Path], ids: Sequence[str | None], count: int
) -> Iterator[tuple[Path, Reading | PolicytrackError]]:
    # Started afresh everywhere: a copy of a process that has threads may hang.
    pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (work,))
    try:
        at_a_time = max(1, min(_AT_A_TIME, len(files) // (4 * count)))
        yield from zip(files, pool.map(_read, files, ids, chunksize=at_a_time), strict=True)
    except BrokenProcessPool:
        raise PolicytrackError("a process that read was ended from outside, maybe for want of memory") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _processes(files: Sequence[Path], work: _Work) -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores if cores > 1 and sum(map(_size, files)) >= _WORTH_PROCESSES and _can_be_sent(work.reader) else 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # said when it is read
        return 0


def _can_be_sent(reader: Reader | None) -> bool:
    try:
        pickle.dumps(reader)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True


def _ids(files: Sequence[Path]) -> list[str | None]:
    """The ids of the articles: the name of the file, and as much more of its path as tells it from the others."""
    ids = [slug(path.stem) for path in files]
    longest = max((len(path.parts) for path in files), default=0)
    for depth in range(2, longest + 2):
        counts = Counter(one for one in ids if one is not None)
        if counts.total() == len(counts):
            break
        ids = [
            one if one is None or counts[one] == 1 else slug(_end_of(path, depth))
            for path, one in zip(files, ids, strict=True)
        ]
    return ids


def _end_of(path: Path, depth: int) -> str:
    """So many parts of a path; if there are less, all of it with the ending, which tells two files apart."""
    parts = path.with_suffix("").parts[-depth:] if depth <= len(path.parts) else path.parts
    return "-".join(parts)
