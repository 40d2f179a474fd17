"""Writing a report: whole, or not at all."""

from pathlib import Path
from typing import Any

from policytrack.errors import ExportError
from policytrack.export import replacing
from policytrack.report.facts import GENERATOR, Origin
from policytrack.report.page import page
from policytrack.results import Results

__all__ = ["write"]

_NAME = "index.html"
_HEAD = 4096
"""How much of a page is read to see who made it."""


def write(folder: Path, found: Results[Any], origin: Origin, *, title: str | None = None, later: int = 0) -> Path:
    """Write the report on what a question found into a folder, and say where the page is.

    Args:
        folder: The folder, which is made if only it is missing; another report in it is replaced.
        found: What a question found.
        origin: Where the records come from.
        title: The title, if not the usual one.
        later: How many restrictions were not found for the days alone, which came later.

    Raises:
        ExportError: There is nothing to report, the folder cannot be written to, or holds a page of somebody else.
    """
    file = folder / _NAME
    _check(file)
    # A title from a command line may hold signs that no text can.
    whole = page(found, origin, title=title, later=later).encode("utf-8", "backslashreplace")
    made = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder}: this folder cannot be made: {error.strerror}") from error
    try:
        with replacing(file) as draft:
            draft.write_bytes(whole)
    except BaseException:
        if made:
            folder.rmdir()
        raise
    return file


def _check(file: Path) -> None:
    """Find out what is in the way before anything is drawn, which takes seconds."""
    folder = file.parent
    try:
        if folder.exists() and not folder.is_dir():
            raise ExportError(f"{folder}: this is a file: give the name of a folder")
        if not folder.parent.is_dir():
            raise ExportError(f"{folder}: the folder {folder.parent} does not exist: create it, or give another name")
        if not file.exists():
            return
        with file.open("rb") as page_there:
            ours = GENERATOR.encode() in page_there.read(_HEAD)
    except OSError as error:
        raise ExportError(f"{folder}: this folder cannot be used: {error.strerror}") from error
    if not ours:
        raise ExportError(f"{file}: this page is no report of policytrack: give another folder, or move it away")
