"""Pages of the documentation that are made from the code are fresh.

Some of them show what draws charts, so that these tests run where that is installed: `uv run --group lint pytest ...`.
"""

import subprocess
import sys
from pathlib import Path

import pytest

GENERATE = Path(__file__).parents[1] / "docs" / "generate.py"
pytest.importorskip("altair", reason="the pages show the interface of charts: uv run --group lint")


def _generate(script: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(script), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script


def test_generated_pages_are_fresh() -> None:
    """The pages in docs say what the code says."""
    finished = _generate(GENERATE, "--check")
    assert (finished.returncode, finished.stderr) == (0, "")


def test_stale_pages_are_noticed_and_written_anew(tmp_path: Path) -> None:
    """A missing or altered page fails the check, which names it and writes nothing; a run repairs it."""
    for one in GENERATE.parent.glob("*.py"):  # it takes some of the pages from its neighbours
        (tmp_path / one.name).write_bytes(one.read_bytes())
    script = tmp_path / GENERATE.name
    page = tmp_path / "reference" / "vocabulary.md"

    missing = _generate(script, "--check")
    assert (missing.returncode, page.exists()) == (1, False)
    assert "reference/vocabulary.md" in missing.stderr

    assert _generate(script).returncode == 0
    assert _generate(script, "--check").returncode == 0

    page.write_text(page.read_text("utf-8") + "altered\n", "utf-8")
    assert _generate(script, "--check").returncode == 1
