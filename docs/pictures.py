#!/usr/bin/env python
"""Draw the pictures of the documentation, or check that they are those that the charts would be now.

`python docs/pictures.py` draws those that have changed, on a light and on a dark ground; with `--check` it draws none,
and fails if there are any. A chart is told from another by the digest of its specification, which costs far less than
drawing it; the digests stand beside the pictures.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import policytrack as pt
from policytrack import plots

FOLDER = Path(__file__).parent / "pictures"
DIGESTS = FOLDER / "digests.json"
ON = "2025-06-01"
THEMES: tuple[plots.Theme, ...] = ("light", "dark")

PICTURES: dict[str, Callable[[pt.Tracker, plots.Theme], plots.Figure]] = {
    "timeline": lambda tracker, theme: plots.timeline(tracker.who("DeepSeek", on=ON), theme=theme),
    "map": lambda tracker, theme: plots.map(tracker.who("DeepSeek", on=ON), theme=theme),
    "matrix": lambda tracker, theme: plots.matrix(
        tracker.restrictions(on=ON), rows="actor_kind", columns="measure", theme=theme
    ),
    "reasons": lambda tracker, theme: plots.reasons(tracker.restrictions(on=ON), theme=theme),
}


def main(*, check: bool) -> int:
    """Draw, or say what would be drawn."""
    was = json.loads(DIGESTS.read_text("utf-8")) if DIGESTS.exists() else {}
    digests = {}
    for name, figure in figures():
        digests[name] = digest(figure)
        if digests[name] != was.get(name) or not (FOLDER / name).exists():
            sys.stdout.write(f"docs/pictures/{name} {'is not current' if check else 'drawn'}\n")
            if not check:
                figure.save(FOLDER / name)
    if not check:
        DIGESTS.write_text(json.dumps(digests, indent=2) + "\n", "utf-8")
    return int(check and digests != was)


def figures() -> Iterator[tuple[str, plots.Figure]]:
    """Every picture with the name of its file."""
    with pt.open() as tracker:
        for name, draw in PICTURES.items():
            for theme in THEMES:
                yield f"{name}-{theme}.svg", draw(tracker, theme)


def digest(figure: plots.Figure) -> str:
    """What tells a chart from another, whatever the version of the library that draws it."""
    spec = figure.to_dict()
    del spec["$schema"]
    return hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
