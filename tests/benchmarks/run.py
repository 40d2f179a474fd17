"""Measure policytrack beside what a person would write by hand, and print the ratios as a table.

python tests/benchmarks/run.py --size 10000 --size 1000000 --only load,first_page
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

_ROOT = Path(__file__).parents[2]
_MANY = 100_000
_HEAD = "| measure | policytrack | by hand | ratio | goal | |\n|---|---:|---:|---:|---:|---|"


class Line(NamedTuple):
    """A line of the table: seconds, megabytes or nothing by hand, and the goal as a ratio or a limit."""

    what: str
    ours: float
    by_hand: float | None = None
    goal: float | None = None
    limit: float | None = None
    unit: str = "s"

    def __str__(self) -> str:
        ratio = None if self.by_hand is None else self.ours / self.by_hand
        reached = [ratio <= self.goal] if ratio is not None and self.goal is not None else []
        reached += [self.ours <= self.limit] if self.limit is not None else []
        goals = [f"{self.goal:g} x"] if self.goal is not None else []
        goals += [_shown(self.limit, self.unit)] if self.limit is not None else []
        cells = (
            self.what,
            _shown(self.ours, self.unit),
            "" if self.by_hand is None else _shown(self.by_hand, self.unit),
            "" if ratio is None else f"{ratio:.2f}",
            ", ".join(goals),
            "" if not reached else "reached" if all(reached) else "**missed**",
        )
        return f"| {' | '.join(cells)} |"


def main() -> None:
    """Read the command line, measure, print."""
    options = _options()
    groups = options.only.split(",")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.folder or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in options.size or [10_000]:
            _say(f"\n{size:,} restrictions, medians of {options.repeats} in turns\n\n{_HEAD}")
            for group in groups:
                for line in _GROUPS[group](size, folder, options.repeats):
                    _say(str(line))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, action="append", help="how many restrictions (default 10000); repeatable")
    parser.add_argument("--only", default=",".join(_GROUPS), help="some of the groups: %(default)s")
    parser.add_argument(
        "--repeats", type=int, default=15, help="how often each question is asked (default %(default)s)"
    )
    parser.add_argument("--folder", help="where the databases are kept, to be used again; else they are removed")
    return parser.parse_args()


def _load(size: int, folder: Path, _repeats: int) -> Iterator[Line]:
    """Loading in one transaction, each time in processes of their own."""
    contenders = ("load", "by_hand", "by_hand_tuned")
    rounds = [{name: _child(name, size, folder) for name in contenders} for _ in range(1 if size > _MANY else 3)]
    took = {name: median(one[name]["found"] for one in rounds) for name in contenders}
    peak = {name: median(one[name]["peak"] for one in rounds) for name in contenders}
    stream = _child("stream", size, folder)
    yield Line("load, beside executemany into the same schema", took["load"], took["by_hand"], goal=1.5)
    yield Line("load, beside the same with indexes and checks at the end", took["load"], took["by_hand_tuned"])
    yield Line("load: peak memory, beside the stream of records alone", peak["load"], stream["peak"], unit="MB")
    yield Line("validation of one record (not part of the load)", _child("validation", size, folder, 5)["found"])


def _asked(group: str) -> Callable[[int, Path, int], Iterator[Line]]:
    def measure(size: int, folder: Path, repeats: int) -> Iterator[Line]:
        if not (folder / f"records-{size}.db").exists():
            _child("load", size, folder)
        for one in _child(group, size, folder, repeats)["found"]:
            yield Line(**one)

    return measure


def _start(_size: int, folder: Path, repeats: int) -> Iterator[Line]:
    """Starting, in a process of its own each time, when the bundled records have been built."""
    import_alone, nothing, who, sqlmodel = (
        ("-c", "import policytrack"),
        ("-c", "pass"),
        ("-c", "from policytrack.cli import main; main()", "who", "DeepSeek"),
        ("-c", "import sqlmodel"),
    )
    for what, ours, other, goal, limit in (
        ("import policytrack, beside nothing", import_alone, nothing, None, 0.15),
        ("policytrack who DeepSeek, beside import sqlmodel", who, sqlmodel, 1.5, None),
    ):
        runs = [(_seconds(ours, folder), _seconds(other, folder)) for _ in range(repeats + 1)][1:]
        yield Line(what, median(one for one, _ in runs), median(one for _, one in runs), goal, limit)


def _seconds(arguments: Sequence[str], folder: Path) -> float:
    began = perf_counter()
    environment = {**os.environ, "POLICYTRACK_CACHE": str(folder.resolve() / "cache")}
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=folder, env=environment)  # noqa: S603 - this Python
    return perf_counter() - began


def _child(name: str, size: int, folder: Path, repeats: int = 1) -> dict[str, Any]:
    arguments = [sys.executable, "-m", "tests.benchmarks.child", name, str(size), str(folder.resolve()), str(repeats)]
    done = subprocess.run(arguments, check=True, stdout=subprocess.PIPE, cwd=_ROOT)  # noqa: S603 - this Python, our module
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _shown(value: float, unit: str) -> str:
    if unit != "s":
        return f"{value:,.0f} {unit}"
    if value >= 1:
        return f"{value:,.1f} s"
    return f"{value * 1e3:,.2f} ms" if value >= 1e-3 else f"{value * 1e6:,.0f} µs"


_GROUPS: Mapping[str, Callable[[int, Path, int], Iterator[Line]]] = {
    "load": _load,
    "first_page": _asked("first_page"),
    "counts": _asked("counts"),
    "names": _asked("names"),
    "rulings": _asked("rulings"),
    "start": _start,
}

if __name__ == "__main__":
    main()
