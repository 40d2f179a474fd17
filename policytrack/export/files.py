"""Files that are there whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from policytrack.errors import ExportError

__all__ = ["replacing"]


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """A draft that becomes the file when all is written; the draft may be a file or a folder.

    Raises:
        ExportError: The folder does not exist or cannot be written to, or something else has the name.
    """
    if not file.parent.is_dir():
        raise ExportError(f"{file}: the folder {file.parent} does not exist: create it, or give another name")
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as folder:
            draft = Path(folder) / file.name
            yield draft
            _move(draft, file)
    except OSError as error:
        raise ExportError(f"{file}: it cannot be written: {error.strerror or error}") from error


def _move(draft: Path, file: Path) -> None:
    if draft.is_dir() and file.is_dir():
        if any(file.iterdir()) and not (file / "datapackage.json").is_file():
            raise ExportError(f"{file}: this folder holds other files: give the name of a new one")
        # A folder cannot take the place of another in one step: the old one stays until the new one is whole.
        old = draft.with_name("old")
        file.rename(old)
        draft.rename(file)
        shutil.rmtree(old)
    elif file.is_dir():
        raise ExportError(f"{file}: this is a folder: give the name of a file")
    elif draft.is_dir() and file.exists():
        raise ExportError(f"{file}: this is a file: give the name of a folder")
    else:
        draft.replace(file)
