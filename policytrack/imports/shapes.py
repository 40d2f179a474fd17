"""Reading the shapes that policytrack itself writes: JSON, JSON lines, Parquet, data packages, databases and seeds."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from policytrack import seeds
from policytrack.collection import Collection
from policytrack.errors import DatabaseError, ImportFileError, MissingExtraError
from policytrack.imports import packages
from policytrack.imports.faults import Faults
from policytrack.imports.texts import bytes_of, text_of
from policytrack.model import Actor, Restriction, Target, faults
from policytrack.query import Query
from policytrack.store import catalogue, finding, schema
from policytrack.store.connection import connect

__all__ = ["is_database", "read"]

_SQLITE = b"SQLite format 3\0"
_PARQUET = b"PAR1"
_ZIP = b"PK\x03\x04"
_BESIDE = {"first_earliest", "last_latest"}
_Placed = Iterator[tuple[str, Any]]
"""Restrictions in their JSON shape, each with the place in the file where it stands."""


def read(path: Path) -> Collection:
    """The records in a file or folder that policytrack wrote, all or none.

    What it is, is told by what is in it: JSON, JSON lines, Parquet, a data package (a folder or .zip), a database, or a
    folder of seed files.

    Raises:
        ImportFileError: There is no such file, or something is wrong with it; the message lists what and where.
        SeedError: A seed file cannot be used.
        DatabaseError: The database cannot be opened.
        MissingExtraError: Parquet needs an extra that is not installed.
    """
    if path.is_dir():
        return packages.read(path) if (path / packages.DESCRIPTOR).is_file() else _seeds(path)
    start = bytes_of(path)[: len(_SQLITE)]
    for sign, reader in _READERS.items():
        if start.startswith(sign):
            return reader(path)
    return _json(path)


def is_database(path: Path) -> bool:
    """Whether this is a database file."""
    return path.is_file() and bytes_of(path).startswith(_SQLITE)


def _seeds(path: Path) -> Collection:
    found = seeds.read(path)
    return Collection(found.restrictions, found.actors, found.targets, found.articles)


def _database(path: Path) -> Collection:
    engine = connect(path, read_only=True)
    if schema.current(engine) != schema.head():
        raise DatabaseError(
            f'{path}: this file is of an older version: "policytrack db upgrade --db {path}" updates it'
        )
    restrictions = finding.find(engine, Query())
    actors, targets = catalogue.described(engine, Actor), catalogue.described(engine, Target)
    return Collection.of(restrictions, actors, targets)


def _parquet(path: Path) -> Collection:
    try:
        import pyarrow as pa  # noqa: PLC0415 - only Parquet needs it
        from pyarrow import parquet as pq  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtraError("Parquet", "parquet") from error
    try:
        rows = pq.read_table(path).to_pylist()
    except pa.ArrowException as error:
        raise ImportFileError(f"{path}: this Parquet file cannot be read: {error}") from error
    plain = ({name: value for name, value in row.items() if name not in _BESIDE} for row in rows)
    return _collected(path, ((f"row {number}", row) for number, row in enumerate(plain, 1)))


_READERS: Mapping[bytes, Callable[[Path], Collection]] = {
    _SQLITE: _database,
    _PARQUET: _parquet,
    _ZIP: packages.read,
}


def _json(path: Path) -> Collection:
    text = text_of(path)
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        if "\n" not in text.strip() or not text.lstrip().startswith("{"):
            raise ImportFileError(f"{path}: line {error.lineno}: this is not JSON: {error.msg}") from error
        return _lines(path, text)
    if isinstance(whole, dict):
        # One restriction, a line of many of which this is the only one, or an answer with its restrictions.
        whole = whole.get("restrictions", [whole])
    if not isinstance(whole, list):
        raise ImportFileError(f"{path}: this is no list of restrictions")
    return _collected(path, ((f"restriction {number}", one) for number, one in enumerate(whole, 1)))


def _lines(path: Path, text: str) -> Collection:
    found, wrong = [], Faults(path)
    # Not splitlines: a text in JSON may hold the other signs that end a line to Python.
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line.strip():
                found.append((f"line {number}", json.loads(line)))
        except json.JSONDecodeError as error:
            wrong.add(f"line {number}", f"this is not JSON: {error.msg}")
    wrong.check()
    return _collected(path, iter(found))


def _collected(path: Path, placed: _Placed) -> Collection:
    restrictions: list[Restriction] = []
    actors: dict[str, Actor] = {}
    targets: dict[str, Target] = {}
    wrong = Faults(path)
    for where, values in placed:
        if not isinstance(values, dict):
            wrong.add(where, "this is no restriction")
            continue
        above = values.get("above") or {}
        try:
            restrictions.append(Restriction.from_dict(values))
            actors |= {one.id: one for one in map(Actor.model_validate, above.get("actors", []))}
            targets |= {one.id: one for one in map(Target.model_validate, above.get("targets", []))}
        except ValidationError as error:
            wrong.add(where, faults(error))
    wrong.check()
    if not restrictions:
        raise ImportFileError(
            f"{path}: there is no restriction in it, which says nothing: get it again, or leave it out"
        )
    return Collection.of(restrictions, actors.values(), targets.values())
