"""Reading a data package that policytrack wrote, from its folder or archive."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from policytrack.collection import Collection
from policytrack.errors import ImportFileError
from policytrack.imports.faults import Faults
from policytrack.imports.texts import text_of
from policytrack.model import Actor, Restriction, Target, faults
from policytrack.sheets import SHEETS, Column, Sheet, shapes_of

__all__ = ["DESCRIPTOR", "read"]

DESCRIPTOR = "datapackage.json"
_PartT = TypeVar("_PartT", Actor, Target)
_READERS: Mapping[str, Callable[[str], Any]] = {"integer": int, "list": json.loads}


def read(path: Path) -> Collection:
    """The records of a package, all or none.

    Raises:
        ImportFileError: A file or column is missing, or a value is wrong; the message lists what and where.
    """
    wrong = Faults(path)
    files = _unpacked(path) if path.is_file() else {name: text_of(path / name) for name in _names(path)}
    rows = {name: list(_rows(sheet, files, wrong)) for name, sheet in SHEETS.items()}
    wrong.check()
    restrictions = _restrictions(rows, wrong)
    actors = list(_described(Actor, "actors", rows, wrong))
    targets = list(_described(Target, "targets", rows, wrong))
    wrong.check()
    return Collection.of(restrictions, actors, targets)


def _names(folder: Path) -> list[str]:
    return [f"{name}.csv" for name in SHEETS if (folder / f"{name}.csv").is_file()]


def _unpacked(path: Path) -> dict[str, str]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {f"{name}.csv" for name in SHEETS}.intersection(archive.namelist())
            return {name: archive.read(name).decode("utf-8") for name in names}
    except (zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise ImportFileError(f"{path}: this archive cannot be read: {error}") from error


def _rows(sheet: Sheet, files: Mapping[str, str], wrong: Faults) -> Iterator[dict[str, Any]]:
    name = f"{sheet.name}.csv"
    if name not in files:
        wrong.add(name, "this file of the package is missing")
        return
    lines = csv.DictReader(io.StringIO(files[name], newline=""), strict=True)
    missing = [column.name for column in sheet.columns if column.name not in (lines.fieldnames or ())]
    if missing:
        wrong.add(name, f"there is no column {', '.join(missing)}")
        return
    try:
        for number, row in enumerate(lines, 1):
            where = f"{name}: row {number}"
            yield {one.name: _value(one, row[one.name], where, wrong) for one in sheet.columns}
    except csv.Error as error:
        wrong.add(f"{name}: line {lines.line_num}", f"this is not CSV: {error}")


def _value(column: Column, cell: str | None, where: str, wrong: Faults) -> Any:  # noqa: ANN401 - a JSON value
    if not cell:
        return None
    try:
        return _READERS.get(column.kind, str)(cell)
    except ValueError:
        wrong.add(where, f'{column.name}: "{cell}" is no {column.kind}')
        return None


def _restrictions(rows: Mapping[str, list[dict[str, Any]]], wrong: Faults) -> list[Restriction]:
    found = []
    try:
        for number, shape in enumerate(shapes_of(rows), 1):
            try:
                found.append(Restriction.from_dict(shape))
            except ValidationError as error:
                wrong.add(f"restrictions.csv: row {number}: {shape['id']}", faults(error))
    except KeyError as error:
        sheet, name = error.args
        wrong.add(f"{sheet}.csv", f"{name} is not there, and another file refers to it")
    return found


def _described(
    kind: type[_PartT], name: str, rows: Mapping[str, list[dict[str, Any]]], wrong: Faults
) -> Iterator[_PartT]:
    for number, row in enumerate(rows[name], 1):
        try:
            yield kind.model_validate(row)
        except ValidationError as error:
            wrong.add(f"{name}.csv: row {number}", faults(error))
