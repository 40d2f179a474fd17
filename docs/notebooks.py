#!/usr/bin/env python
"""Run the notebooks of the documentation, or check that what they hold is what they would hold now.

`uv run --group notebooks python docs/notebooks.py` runs each in an empty folder and keeps what its cells print and
show; with `--check` it keeps nothing, and fails if a cell would show something else. Pictures are compared by their
words, as the same chart is drawn a little differently with other fonts, or by another version of what draws it.
"""

import os
import sys
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from traitlets.config import Config

FOLDER = Path(__file__).parent / "notebooks"
_PICTURE = "image/png"
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_BEFORE, _TOLD = 40, 120
"""How much of a line is told before what differs, and from there."""
_TODAY = date.today().isoformat()  # noqa: DTZ011 - as the cards say it


def main(*, check: bool) -> int:
    """Run all, and keep them or say what is not current."""
    failed = 0
    for path in sorted(FOLDER.glob("*.ipynb")):
        stored = nbformat.read(path, as_version=4)
        fresh = run(stored)
        changed = list(differences(stored, fresh))
        failed += bool(changed)
        for line in changed:
            sys.stdout.write(f"docs/notebooks/{path.name}: {line}\n")
        if changed and not check:
            nbformat.write(fresh, path)
    return int(check and bool(failed))


def run(stored: NotebookNode) -> NotebookNode:
    """The notebook with what its cells show now, and nothing of the machine that ran it.

    Raises:
        nbclient.exceptions.CellExecutionError: A cell fails.
        ValueError: A cell warns.
    """
    fresh = nbformat.from_dict(stored)
    for name in [name for name in os.environ if name.startswith("POLICYTRACK_")]:
        del os.environ[name]
    with TemporaryDirectory() as empty:
        # Over a socket file, as nothing here is for others on the network.
        quiet = Config({"AsyncKernelManager": {"transport": "ipc", "ip": f"{empty}/kernel"}})
        NotebookClient(fresh, config=quiet, timeout=120, resources={"metadata": {"path": empty}}).execute()
    # The day on which it was run, as some outputs tell the status of that day.
    fresh.metadata = nbformat.from_dict({"kernelspec": _KERNEL, "language_info": {"name": "python"}, "run": _TODAY})
    for cell in fresh.cells:
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            if output.get("name") == "stderr":
                raise ValueError(f"a cell warns: {output.text}")
    return fresh


def differences(stored: NotebookNode, fresh: NotebookNode) -> Iterator[str]:
    """What is not as it was stored: each cell, with the first line that differs."""
    run_on = stored.metadata.get("run", _TODAY)
    for number, (was, now) in enumerate(zip(stored.cells, fresh.cells, strict=True), start=1):
        before = list(_shown(was))
        after = [line.replace(_TODAY, run_on) for line in _shown(now)]
        if before != after:
            pairs = zip([*before, "nothing"], [*after, "nothing"], strict=False)
            one, other = next((pair for pair in pairs if pair[0] != pair[1]), ("that", "more"))
            same = sum(1 for _ in takewhile(lambda each: each[0] == each[1], zip(one, other, strict=False)))
            start = max(0, same - _BEFORE)
            yield f"cell {number}: {one[start:][:_TOLD]!r} is now {other[start:][:_TOLD]!r}"


def _shown(cell: NotebookNode) -> Iterator[str]:
    for output in cell.get("outputs", ()):
        data: dict[str, Any] = output.get("data", {"text/plain": output.get("text", "")})
        for kind, value in sorted(data.items()):
            if kind == _PICTURE:
                yield f"picture: {output.metadata[_PICTURE]['alt']}"
            else:
                yield from str(value).splitlines()


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
