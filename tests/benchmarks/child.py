"""One measure in a process of its own, so that its peak of memory is its own too; `run.py` starts it.

python -m tests.benchmarks.child MEASURE SIZE FOLDER REPEATS
"""

import json
import resource
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from policytrack.model import Restriction
from policytrack.store import connection, saving, schema
from tests.benchmarks import baselines, measures
from tests.benchmarks.generate import World

_BATCH = 1000
_SAMPLE = 2000


def main() -> None:
    """Measure one thing and print what came out, as JSON."""
    name, size, folder, repeats = sys.argv[1:]
    found = _MEASURES[name](Path(folder), int(size), int(repeats))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"found": found, "peak": peak}))


def records(folder: Path, size: int) -> Path:
    """The file that policytrack loads the restrictions into."""
    return folder / f"records-{size}.db"


class _Apart:
    """A stream that keeps the time it takes itself, to be taken from that of its reader."""

    def __init__(self, stream: Iterable[Restriction]) -> None:
        self._stream = iter(stream)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Restriction]:
        while batch := self._batch():
            yield from batch

    def _batch(self) -> list[Restriction]:
        began = perf_counter()
        batch = list(islice(self._stream, _BATCH))
        self.seconds += perf_counter() - began
        return batch


def _stream(_folder: Path, size: int, _repeats: int) -> float:
    began = perf_counter()
    deque(World(size).restrictions(), maxlen=0)
    return perf_counter() - began


def _load(folder: Path, size: int, _repeats: int) -> float:
    file, stream = _empty(records(folder, size)), _Apart(World(size).restrictions())
    began = perf_counter()
    saving.save(connection.connect(file), stream)
    return perf_counter() - began - stream.seconds


def _by_hand(folder: Path, size: int, _repeats: int) -> float:
    return baselines.copy(records(folder, size), _empty(folder / "by-hand.db"))


def _by_hand_tuned(folder: Path, size: int, _repeats: int) -> float:
    return baselines.copy(records(folder, size), _empty(folder / "by-hand.db"), tuned=True)


def _validation(_folder: Path, size: int, repeats: int) -> float:
    """Seconds for one restriction out of plain values; its actor, target and articles are records already."""
    some = [
        {
            name: getattr(one, name) if name in {"actor", "target", "articles"} else value
            for name, value in plain.items()
        }
        for one in islice(World(size).restrictions(), _SAMPLE)
        for plain in [one.model_dump()]
    ]
    ours, _ = measures.side_by_side(
        lambda: deque(map(Restriction.model_validate, some), maxlen=0), lambda: None, repeats
    )
    return ours / len(some)


def _empty(file: Path) -> Path:
    for each in file.parent.glob(f"{file.name}*"):
        each.unlink()
    schema.upgrade(connection.connect(file))
    return file


def _asked(ask: measures.Ask) -> Callable[[Path, int, int], list[dict[str, Any]]]:
    def measure(folder: Path, size: int, repeats: int) -> list[dict[str, Any]]:
        return [asdict(one) for one in ask(records(folder, size), World(size), repeats)]

    return measure


_MEASURES: Mapping[str, Callable[[Path, int, int], object]] = {
    "stream": _stream,
    "load": _load,
    "by_hand": _by_hand,
    "by_hand_tuned": _by_hand_tuned,
    "validation": _validation,
    "first_page": _asked(measures.first_page),
    "counts": _asked(measures.counts),
    "names": _asked(measures.names),
    "rulings": _asked(measures.rulings),
}

if __name__ == "__main__":
    main()
