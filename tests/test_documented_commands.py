"""The commands in the README and in docs/ print what the page says.

A block of the language `console` holds commands after `$ ` and what they print on a terminal of 100 columns. A `...`
stands for any text, as in a doctest. The blocks of a page run one after another in a folder of their own, in which
`examples` leads to docs/examples, and `articles` to the texts of the articles where they are at hand.

After a change that is meant, `python tests/test_documented_commands.py` writes what the commands print now.
"""

import datetime as dt
import io
import os
import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from doctest import ELLIPSIS, OutputChecker
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from policytrack.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (policytrack\b.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_ARTICLES = "POLICYTRACK_ARTICLES"
_DRAWS = find_spec("altair") is not None and find_spec("vl_convert") is not None
# A terminal that shows no colours, and none of the reader's own settings.
_TERMINAL = {"COLUMNS": "100", "LINES": "40", "TERM": "dumb", "NO_COLOR": "1"}


class Terminal(io.StringIO):
    """What a command writes to when nothing is piped."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True)
class Example:
    """A command on a page: where its output stands there, and what it says."""

    page: Path
    line: int
    start: int
    end: int
    command: str
    printed: str

    @property
    def needs_articles(self) -> bool:
        return "--articles" in self.command


def examples(page: Path) -> Iterator[Example]:
    text = page.read_text("utf-8")
    for block in _BLOCK.finditer(text):
        for found in _COMMAND.finditer(text, block.start(1), block.end(1)):
            line = text.count("\n", 0, found.start()) + 1
            yield Example(page, line, found.start(2), found.end(2), found[1], found[2])


def run(command: str) -> str:
    """What a command writes to the terminal; with `> FILE` at its end what it prints goes there, as in a shell."""
    command, _, file = command.partition(" > ")
    terminal, piped = Terminal(), io.StringIO()
    with redirect_stdout(piped if file else terminal), redirect_stderr(terminal), suppress(SystemExit):
        main(shlex.split(command)[1:])
    if file:
        Path(file).write_text(piped.getvalue(), "utf-8")
    return "".join(f"{line.rstrip()}\n" for line in terminal.getvalue().splitlines())


def agrees(one: Example, got: str) -> bool:
    want = "".join(f"{line.rstrip()}\n" for line in one.printed.splitlines())
    return OutputChecker().check_output(want, got, ELLIPSIS)


def prepare(folder: Path, environment: Mapping[str, str]) -> None:
    (folder / "examples").symlink_to(ROOT / "docs" / "examples", target_is_directory=True)
    if environment.get(_ARTICLES):
        (folder / "articles").symlink_to(Path(environment[_ARTICLES]).resolve(), target_is_directory=True)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_print_what_the_page_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of the page prints what stands under it, so that no reader is shown what does not happen."""
    prepare(tmp_path, os.environ)
    monkeypatch.chdir(tmp_path)
    for name in ("POLICYTRACK_DB", "POLICYTRACK_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in _TERMINAL.items():
        monkeypatch.setenv(name, value)
    for one in examples(page):
        if _cannot_run(one):
            continue
        got = run(one.command)
        assert agrees(one, got), f"{page.name}:{one.line}: $ {one.command}\nprints\n{got}"


def test_a_changed_output_is_noticed(tmp_path: Path) -> None:
    """The comparison can fail: another word, a missing line and a line too many are each noticed."""
    page = tmp_path / "page.md"
    page.write_text("```console\n$ policytrack --version\npolicytrack ...\n$ policytrack db\n```\n", "utf-8")
    version, database = examples(page)
    assert (version.command, version.printed) == ("policytrack --version", "policytrack ...\n")
    assert (database.command, database.printed) == ("policytrack db", "")
    assert agrees(version, "policytrack 1.2.3\n")
    assert not agrees(version, "other 1.2.3\n")
    assert not agrees(version, "")
    assert not agrees(database, "a line too many\n")


def test_the_readme_shows_its_first_command() -> None:
    """The README opens with a real answer, to the question that it tells a newcomer to ask."""
    assert "policytrack who DeepSeek" in [one.command for one in examples(ROOT / "README.md")]


def rewrite(page: Path) -> None:
    """Replace what no longer agrees, from the end of the page so that positions stay right."""
    text = page.read_text("utf-8")
    with TemporaryDirectory() as folder, chdir(folder):
        prepare(Path(folder), os.environ)
        printed = [(one, one.printed if _cannot_run(one) else run(one.command)) for one in examples(page)]
    for one, got in reversed(printed):
        if not agrees(one, got):
            # What is said of today would be another tomorrow.
            today = dt.date.today().isoformat()  # noqa: DTZ011 - as the commands say it
            lasting = re.sub(rf"{today}(?:T[\d:.+-]+)?", "...", got)
            text = text[: one.start] + lasting + text[one.end :]
            sys.stdout.write(f"{page.relative_to(ROOT)}:{one.line}: {one.command}\n")
    page.write_text(text, "utf-8")


def _cannot_run(one: Example) -> bool:
    draws = one.command.startswith(("policytrack plot ", "policytrack report "))
    books = one.command.endswith(".xlsx")
    return (
        (one.needs_articles and not os.environ.get(_ARTICLES))
        or (draws and not _DRAWS)
        or (books and find_spec("xlsxwriter") is None)
    )


if __name__ == "__main__":
    os.environ.update(_TERMINAL)
    for documented in PAGES:
        rewrite(documented)
