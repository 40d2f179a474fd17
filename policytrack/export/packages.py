"""A Frictionless data package (Data Package v1): a CSV file for each table, and a description of all of them.

The description is `datapackage.json`, in the terms of https://specs.frictionlessdata.io/data-package/ and
https://specs.frictionlessdata.io/table-schema/. Lists are JSON arrays; what is not known is an empty cell.
"""

import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policytrack import __version__
from policytrack.export.flat import lines
from policytrack.licence import CREDIT, LICENCE, LICENCE_TITLE, LICENCE_URL
from policytrack.sheets import SHEETS, Column, Sheet, rows_of

if TYPE_CHECKING:
    from policytrack.export.formats import Export

__all__ = ["datapackage", "descriptor"]

_TYPES = {"text": "string", "edtf": "string", "integer": "integer", "date": "date", "list": "array"}
_SAME_TIME = (1980, 1, 1, 0, 0, 0)
"""Every file of an archive has this time, so that the same records give the same archive."""


def datapackage(what: "Export", draft: Path) -> None:
    """Write the package: as an archive if the name ends in .zip, else as a folder."""
    if draft.suffix == ".zip":
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in _files(what):
                archive.writestr(zipfile.ZipInfo(name, _SAME_TIME), text, zipfile.ZIP_DEFLATED)
        return
    draft.mkdir()
    for name, text in _files(what):
        (draft / name).write_text(text, encoding="utf-8", newline="")


def descriptor(what: "Export") -> dict[str, Any]:
    """The description of the package."""
    named = {
        "profile": "tabular-data-package",
        "name": "policytrack",
        "title": "Restrictions of technology: who restricts what, where, for whom, since when and why",
        "description": f"{what.query.describe()}; status on {what.query.day}. Written by policytrack {__version__}.",
        "version": __version__,
    }
    licence = {
        "licenses": [{"name": LICENCE, "path": LICENCE_URL, "title": LICENCE_TITLE}],
        "sources": [{"title": CREDIT}],
    }
    return named | (licence if what.bundled else {}) | {"resources": [_resource(one) for one in SHEETS.values()]}


def _files(what: "Export") -> Iterator[tuple[str, str]]:
    yield "datapackage.json", json.dumps(descriptor(what), ensure_ascii=False, indent=2) + "\n"
    for name, rows in rows_of(what.collection, what.query).items():
        head = [column.name for column in SHEETS[name].columns]
        yield f"{name}.csv", "".join(lines([head, *(_cells(row.values()) for row in rows)]))


def _cells(values: Iterable[object]) -> Iterator[object]:
    for value in values:
        yield json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _resource(sheet: Sheet) -> dict[str, Any]:
    keys = [_foreign_key(column) for column in sheet.columns if column.refers and column.refers != sheet.name]
    own = [_foreign_key(column, to="") for column in sheet.columns if column.refers == sheet.name]
    schema = {
        "fields": [_field(column) for column in sheet.columns],
        "primaryKey": list(sheet.key),
        "foreignKeys": [*keys, *own],
        "missingValues": [""],
    }
    return {
        "profile": "tabular-data-resource",
        "name": sheet.name,
        "description": sheet.meaning,
        "path": f"{sheet.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> Mapping[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.terms is not None and column.kind == "text":
        limits["enum"] = [term.code for term in column.terms]
    said = {"name": column.name, "type": _TYPES[column.kind], "description": column.meaning}
    return said | ({"constraints": limits} if limits else {})


def _foreign_key(column: Column, to: str | None = None) -> dict[str, Any]:
    sheet = column.refers if to is None else to
    return {"fields": [column.name], "reference": {"resource": sheet, "fields": ["id"]}}
