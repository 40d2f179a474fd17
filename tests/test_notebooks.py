"""The notebooks as they are stored; that they show what they would show now is checked by docs/notebooks.py."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted(ROOT.glob("docs/notebooks/*.ipynb"))
_OF_A_MACHINE = re.compile(r"(?:/(?:home|root|tmp|Users|mnt|work)/|[A-Z]:\\\\|site-packages|ipykernel)")

stored = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return notebook


def code(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def test_there_are_three() -> None:
    """A first look, a brief for a minister, and coding a new article."""
    assert [path.stem for path in NOTEBOOKS] == ["brief", "first-look", "new-article"]


@stored
def test_it_was_run_from_its_first_cell_to_its_last(path: Path) -> None:
    """Every cell of code was run, in the order in which it stands, and none failed or warned."""
    cells = code(read(path))
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert not [one for one in outputs if one["output_type"] == "error" or one.get("name") == "stderr"]


@stored
def test_it_tells_nothing_of_the_machine_that_ran_it(path: Path) -> None:
    """No path, no user and no version of what ran it is stored."""
    notebook = read(path)
    assert not _OF_A_MACHINE.search(json.dumps(notebook["cells"]))
    assert set(notebook["metadata"]) == {"kernelspec", "language_info", "run"}


@stored
def test_its_pictures_can_be_heard(path: Path) -> None:
    """Each picture comes with the chart in words, and as PNG, which every forge shows."""
    for cell in code(read(path)):
        for output in cell["outputs"]:
            if "image/png" in output.get("data", {}):
                assert output["metadata"]["image/png"]["alt"] == "".join(output["data"]["text/plain"])


@stored
def test_it_is_about_one_day(path: Path) -> None:
    """No output depends on the day on which it is run, but for the status that a card tells of that day."""
    notebook = read(path)
    shown = json.dumps([cell["outputs"] for cell in code(notebook)])
    told = shown.count(notebook["metadata"]["run"])
    assert told == shown.count(f"status on {notebook['metadata']['run']}")
