"""Records as plain tables that refer to each other, and records made of such tables again; nothing is lost."""

import types
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from policytrack.collection import Collection
from policytrack.dates import UncertainDate
from policytrack.meanings import meanings, sentence
from policytrack.model import (
    Actor,
    Article,
    Event,
    EventTerms,
    Evidence,
    EvidenceTerms,
    Exemption,
    ExemptionTerms,
    Rationale,
    RationaleTerms,
    Reach,
    Record,
    Relation,
    RelationTerms,
    Restriction,
    RestrictionTerms,
    Scope,
    ScopeTerms,
    Target,
)
from policytrack.query import Query
from policytrack.vocabulary import Status, Term

__all__ = ["SHEETS", "Column", "Rows", "Sheet", "rows_of", "shapes_of"]

Rows: TypeAlias = Mapping[str, list[dict[str, Any]]]
"""The rows of each table, with plain JSON values."""

_PARTS: Mapping[str, type[Record]] = {
    "events": Event,
    "scopes": Scope,
    "exemptions": Exemption,
    "rationales": Rationale,
    "relations": Relation,
}
_LINKS = {"actor": "actors", "target": "targets", "part_of": "actors", "maker": "targets", "article": "articles"}
_DERIVED = ("status", "in_force", "places")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its name.
        meaning: What it holds.
        kind: text, integer, date, edtf (a date with precision) or list.
        required: Whether it is never empty.
        terms: The vocabulary that its codes are from, if it holds any.
        refers: The table whose ids it holds, if it refers to one.
    """

    name: str
    meaning: str
    kind: str = "text"
    required: bool = True
    terms: type[Term] | None = None
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, what a row of it is, its columns, and those that tell one row from another."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


def rows_of(collection: Collection, query: Query) -> Rows:
    """The rows of every table, in a fixed order."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in SHEETS}
    for name in ("actors", "targets", "articles"):
        found[name] = [one.model_dump(mode="json") for one in getattr(collection, name)]
    for one in collection.restrictions:
        whole = one.to_dict(query.day, query.known)
        parts = {name: whole.pop(name) for name in _PARTS}
        del whole["articles"]
        ids = {"actor": one.actor.id, "target": one.target.id, "places": list(one.places)}
        found["restrictions"].append(_in_order("restrictions", whole | ids))
        for name, those in parts.items():
            for number, part in enumerate(those):
                _add_part(found, name, {"restriction": one.id, "number": number}, part)
    return found


def shapes_of(rows: Rows) -> Iterator[dict[str, Any]]:
    """Each restriction in the shape that `Restriction.from_dict` reads, put together from the rows of the tables.

    Raises:
        KeyError: A row refers to one that is not there; the error holds the table and the id.
    """
    known = {name: {row["id"]: row for row in rows[name]} for name in ("actors", "targets", "articles")}
    evidence = _grouped(rows["evidence"], "restriction", "part", "number")
    parts = {name: _grouped(rows[name], "restriction") for name in _PARTS}
    for row in rows["restrictions"]:
        own = {name: value for name, value in row.items() if name not in _DERIVED}
        whole = own | {"actor": _get(known, "actors", row["actor"]), "target": _get(known, "targets", row["target"])}
        cited: dict[str, None] = {}
        for name in _PARTS:
            whole[name] = []
            for part in parts[name].get((row["id"],), []):
                pieces = evidence.get((row["id"], name, part["number"]), [])
                cited |= dict.fromkeys(piece["article"] for piece in pieces)
                whole[name].append(_part(name, part, pieces))
        yield whole | {"articles": [_get(known, "articles", one) for one in cited]}


def _add_part(
    found: dict[str, list[dict[str, Any]]], name: str, key: Mapping[str, object], part: dict[str, Any]
) -> None:
    pieces = part.pop("evidence")
    found[name].append(_in_order(name, {**key, **part.pop("scope", {}), **part}))
    for nth, piece in enumerate(pieces):
        del piece["quote"]
        found["evidence"].append(
            {"restriction": key["restriction"], "part": name, "number": key["number"]} | {"nth": nth} | piece
        )


def _part(name: str, row: Mapping[str, Any], pieces: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    said = {key: value for key, value in row.items() if key not in {"restriction", "number"}}
    if name == "exemptions":
        said["scope"] = {field: said.pop(field) for field in Reach.model_fields}
    keys = {"restriction", "part", "number", "nth"}
    return said | {"evidence": [{key: one for key, one in piece.items() if key not in keys} for piece in pieces]}


def _get(known: Mapping[str, Mapping[str, dict[str, Any]]], sheet: str, name: str) -> dict[str, Any]:
    if name not in known[sheet]:
        raise KeyError(sheet, name)
    return known[sheet][name]


def _grouped(rows: Iterable[dict[str, Any]], *by: str) -> dict[tuple[Any, ...], list[dict[str, Any]]]:
    found = defaultdict(list)
    for row in rows:
        found[tuple(row[name] for name in by)].append(row)
    return found


def _in_order(sheet: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {column.name: row[column.name] for column in SHEETS[sheet].columns}


# The rest says what the tables are, as the records themselves declare it.


def _columns(*kinds: type[Record]) -> Iterator[Column]:
    for kind in kinds:
        said = meanings(kind)
        for name, field in kind.model_fields.items():
            held, required = _held(field.annotation)
            terms = held if isinstance(held, type) and issubclass(held, Term) else None
            what = _list_or(field.annotation) or _PLAIN.get(held, "text")
            yield Column(name, said[name], what, required, terms, _LINKS.get(name))


_PLAIN: Mapping[object, str] = {int: "integer", date: "date", UncertainDate: "edtf"}


def _list_or(annotation: object) -> str | None:
    return "list" if get_origin(annotation) is tuple else None


def _held(annotation: object) -> tuple[object, bool]:
    """The type of a value that a field holds, without what is around it, and whether the field is never empty."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin in {Union, types.UnionType}:
        return _held(next(one for one in inside if one is not type(None)))[0], False
    if origin in {tuple, Annotated}:
        return _held(inside[0])
    return annotation, True


def _of_part(name: str, *kinds: type[Record]) -> Sheet:
    of = Column("restriction", "The id of the restriction.", refers="restrictions")
    number = Column("number", "Which of the restriction's it is, from 0.", "integer")
    return Sheet(name, sentence(_PARTS[name]), (of, number, *_columns(*kinds)), ("restriction", "number"))


def _restrictions() -> Sheet:
    who = (
        Column("actor", "The id of the actor.", refers="actors"),
        Column("target", "The id of the target.", refers="targets"),
    )
    derived = (
        Column("status", "The status on the day of the export, derived from the events.", terms=Status),
        Column("in_force", "Whether it is in force on that day: certain, possible or no."),
        Column("places", "The codes of the places in which it applies.", "list"),
    )
    return Sheet("restrictions", sentence(Restriction), (*_columns(RestrictionTerms), *who, *derived), ("id",))


def _evidence() -> Sheet:
    where = (
        Column("restriction", "The id of the restriction.", refers="restrictions"),
        Column("part", "The table of the part that it is evidence of."),
        Column("number", "The number of that part.", "integer"),
        Column("nth", "Which of the part's it is, from 0.", "integer"),
    )
    key = ("restriction", "part", "number", "nth")
    return Sheet("evidence", sentence(Evidence), (*where, *_columns(EvidenceTerms)), key)


SHEETS: Mapping[str, Sheet] = {
    one.name: one
    for one in (
        _restrictions(),
        _of_part("events", EventTerms),
        _of_part("scopes", ScopeTerms),
        _of_part("exemptions", Reach, ExemptionTerms),
        _of_part("rationales", RationaleTerms),
        _of_part("relations", RelationTerms),
        _evidence(),
        *(
            Sheet(name, sentence(kind), tuple(_columns(kind)), ("id",))
            for name, kind in (("actors", Actor), ("targets", Target), ("articles", Article))
        ),
    )
}
"""The tables, in the order in which a reader wants them."""
