"""The bundled records as a database: built once from the seed files, then opened as it is.

The file is named by what it was built from, so a changed seed file or another version builds another one, and several
processes may build it at once: each writes a file of its own and moves it into place.
"""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from policytrack import __version__, seeds
from policytrack.bundle import bundled
from policytrack.errors import DatabaseError
from policytrack.store import schema
from policytrack.store.connection import connect

__all__ = ["records"]

_KEPT = 8
"""How many files are kept, as other environments may use the same folder."""


def records() -> Path:
    """The database of the bundled records, built if it is not there yet.

    It is kept in the folder that `POLICYTRACK_CACHE` names, by default the user's cache; where that cannot be written,
    in the folder for temporary files.

    Raises:
        SeedError: A bundled seed file is broken.
        DatabaseError: The database cannot be built.
    """
    folder = _folder()
    file = folder / f"records-{_digest()}.db"
    if not file.exists():
        try:
            _build(file)
            _forget_all_but_the_latest(folder)
        except OSError as error:
            raise DatabaseError(f"{file}: the bundled records cannot be kept here: {error.strerror}") from error
    return file


def _folder() -> Path:
    named = os.environ.get("POLICYTRACK_CACHE")
    if named:
        folder = Path(named)
    else:
        from platformdirs import user_cache_path  # noqa: PLC0415 - not needed where the folder is named

        folder = user_cache_path("policytrack", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    return folder if writable else _private_folder()


def _private_folder() -> Path:
    """A folder that only this user can write to, as others could otherwise put records of their own there.

    Raises:
        DatabaseError: Somebody else made it, or it cannot be made.
    """
    user = f"-{os.getuid()}" if hasattr(os, "getuid") else ""  # elsewhere the folder around it is the user's own
    folder = Path(tempfile.gettempdir()) / f"policytrack{user}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError as error:
        raise DatabaseError(f"{folder}: {error.strerror}: set POLICYTRACK_CACHE to a folder to write to") from error
    if user and (found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o022 or stat.S_ISLNK(found.st_mode)):
        raise DatabaseError(f"{folder}: others can write there: set POLICYTRACK_CACHE to a folder of your own")
    return folder


def _digest() -> str:
    digest = hashlib.blake2b(__version__.encode(), digest_size=10)
    folder = bundled("seeds")
    for file in seeds.files(folder):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    # In a checkout the program changes without its version; whether it did is seen without reading it.
    for file in _program():
        seen = file.stat()
        digest.update(f"{file} {seen.st_size} {seen.st_mtime_ns}".encode())
    return digest.hexdigest()


def _program() -> Iterator[Path]:
    for folder in (Path(__file__).parent, bundled("migrations")):
        yield from sorted(folder.rglob("*.py"))


def _build(file: Path) -> None:
    from policytrack.store.saving import save  # noqa: PLC0415 - most runs find the database built

    bundle = seeds.read(bundled("seeds"))
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        draft = Path(folder) / file.name
        engine = connect(draft)
        schema.upgrade(engine)
        save(engine, bundle.restrictions, actors=bundle.actors, targets=bundle.targets, articles=bundle.articles)
        schema.seal(engine)
        draft.replace(file)


def _forget_all_but_the_latest(folder: Path) -> None:
    with suppress(OSError):  # another process has one open, or was faster
        files = sorted(folder.glob("records-*.db"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[_KEPT:]:
            file.unlink()
