"""Parquet: one row a restriction, its parts nested as in JSON, with days and places beside it as flat columns."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from policytrack import __version__
from policytrack.errors import MissingExtraError
from policytrack.export.documents import documents
from policytrack.licence import CREDIT
from policytrack.results import flat_row
from policytrack.sheets import SHEETS, Column

if TYPE_CHECKING:
    import pyarrow as pa

    from policytrack.export.formats import Export

__all__ = ["parquet"]

_KEYS = {"restriction", "number", "part", "nth"}


def parquet(what: "Export", draft: Path) -> None:
    """Write the file.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - only Parquet needs it
        from pyarrow import parquet as pq  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtraError("Parquet", "parquet") from error
    days = (flat_row(one, what.query) for one in what.collection.restrictions)
    rows = [
        one | {name: day[name] for name in ("first_earliest", "last_latest")}
        for one, day in zip(documents(what), days, strict=True)
    ]
    said = {"policytrack": __version__, "status_on": what.query.day.isoformat()}
    schema = _schema(pa).with_metadata(said | ({"licence": CREDIT} if what.bundled else {}))
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), draft, compression="zstd")


def _schema(pa: Any) -> "pa.Schema":  # noqa: ANN401 - a module without types
    described = {name: pa.struct(_fields(pa, name)) for name in ("actors", "targets", "articles")}
    evidence = pa.list_(pa.struct(_fields(pa, "evidence")))
    reach = [one for one in _fields(pa, "exemptions") if one.name in {"place", "audience", "setting", "surface"}]
    except_reach = [one for one in _fields(pa, "exemptions") if one not in reach]
    parts = {name: _fields(pa, name) for name in ("events", "scopes", "rationales", "relations")}
    parts["exemptions"] = [pa.field("scope", pa.struct(reach)), *except_reach]
    above = pa.struct({name: pa.list_(described[name]) for name in ("actors", "targets")})
    own = [one for one in _fields(pa, "restrictions") if one.name not in {"actor", "target", "places"}]
    return pa.schema(
        [
            *own,
            pa.field("actor", described["actors"]),
            pa.field("target", described["targets"]),
            *(
                pa.field(name, pa.list_(pa.struct([*those, pa.field("evidence", evidence)])))
                for name, those in parts.items()
            ),
            pa.field("articles", pa.list_(described["articles"])),
            pa.field("above", above),
            *(pa.field(name, pa.date32()) for name in ("first_earliest", "last_latest")),
        ]
    )


def _fields(pa: Any, sheet: str) -> "list[pa.Field]":  # noqa: ANN401 - as above
    return [pa.field(one.name, _type(pa, one)) for one in SHEETS[sheet].columns if one.name not in _KEYS]


def _type(pa: Any, column: Column) -> "pa.DataType":  # noqa: ANN401 - as above
    # Dates of articles stay texts, as in JSON: what was exported is read back by the same code.
    return {"list": pa.list_(pa.string()), "integer": pa.int64()}.get(column.kind, pa.string())
