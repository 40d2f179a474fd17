"""Results as data frames, with the same columns and types whatever they hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from policytrack import places
from policytrack.errors import MissingExtraError
from policytrack.model import Restriction
from policytrack.query import FIELDS, Query
from policytrack.results.groups import ByPlace, Item, Reason, behind

__all__ = ["DAY", "FLAT", "TEXT", "Frame", "flat_row", "frame", "framed"]

TEXT, DAY = "string", "datetime64[s]"
"""The types of columns: words, and days."""

Frame: TypeAlias = Any
"""A data frame of pandas, which brings no types."""

FLAT = {
    "id": TEXT,
    "actor_id": TEXT,
    "actor": TEXT,
    "actor_kind": TEXT,
    "actor_place": TEXT,
    "actor_place_alpha3": TEXT,
    "target_id": TEXT,
    "target": TEXT,
    "target_kind": TEXT,
    "maker": TEXT,
    "origin": TEXT,
    "measure": TEXT,
    "strength": TEXT,
    "status": TEXT,
    "in_force": TEXT,
    "places": TEXT,
    "places_alpha3": TEXT,
    "audience": TEXT,
    "setting": TEXT,
    "surface": TEXT,
    "rationales": TEXT,
    "first_earliest": DAY,
    "last_latest": DAY,
    "articles": TEXT,
    "summary": TEXT,
    "review": TEXT,
}
"""The columns of a flat table of restrictions, with their types in a frame."""
_ADDED: Mapping[type[Item], tuple[str, ...]] = {
    ByPlace: ("place", "place_alpha3", "place_name"),
    Reason: ("reason", "statement", "attributed_to", "reason_articles"),
}


def frame(items: Iterable[Item], kind: type[Item], query: Query) -> Frame:
    """A row for each restriction; for places one for each restriction in each, for reasons one for each reason.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    rows = [row for item in items for row in _rows(item, query)]
    return framed(rows, dict.fromkeys(_ADDED.get(kind, ()), TEXT) | FLAT)


def framed(rows: Sequence[Mapping[str, object]], columns: Mapping[str, str]) -> Frame:
    """A data frame of rows, whose columns have these types also when there are no rows.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    try:
        import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415 - only a frame needs it
    except ImportError as error:
        raise MissingExtraError("a data frame", "notebook") from error
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=type_) for name, type_ in columns.items()})


def _rows(item: Item, query: Query) -> Iterator[dict[str, object]]:
    added = _added(item)
    for one in behind(item):
        yield {**added, **flat_row(one, query)}


def _added(item: Item) -> dict[str, object]:
    if isinstance(item, ByPlace):
        alpha3 = None if item.place is None else item.place.alpha3
        return {"place": item.id, "place_alpha3": alpha3, "place_name": item.name}
    if isinstance(item, Reason):
        reason = item.rationale
        return {
            "reason": reason.category.value,
            "statement": reason.statement,
            "attributed_to": reason.attributed_to,
            "reason_articles": _listed(one.article for one in reason.evidence),
        }
    return {}


def flat_row(one: Restriction, query: Query) -> dict[str, object]:
    """A restriction as a row of texts and days, with the columns of `FLAT`; of several values each is in one text."""
    dates = [event.date for event in one.events if event.date is not None]
    return {
        "id": one.id,
        "actor_id": one.actor.id,
        "actor": one.actor.name,
        "actor_kind": one.actor.kind.value,
        "actor_place": one.actor.place,
        "actor_place_alpha3": one.actor.place and places.get(one.actor.place).alpha3,
        "target_id": one.target.id,
        "target": one.target.name,
        "target_kind": one.target.kind.value,
        "maker": one.target.maker,
        "origin": one.target.origin,
        "measure": one.measure.value,
        "strength": one.strength.value,
        "status": one.status(query.day, query.known).value,
        "in_force": one.in_force(query.day, query.known).value,
        "places": _listed(one.places),
        "places_alpha3": _listed(filter(None, (places.get(code).alpha3 for code in one.places))),
        **{name: _listed(FIELDS[name](one, query)) for name in ("audience", "setting", "surface")},
        "rationales": _listed(FIELDS["rationale"](one, query)),
        "first_earliest": min((when.earliest for when in dates if when.earliest), default=None),
        "last_latest": max((when.latest for when in dates if when.latest), default=None),
        "articles": _listed(article.id for article in one.articles),
        "summary": one.summary,
        "review": one.review.value,
    }


def _listed(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(map(str, values)))
