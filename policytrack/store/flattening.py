"""A restriction as the rows that hold it, made of plain values, as the driver takes those fastest."""

import json
from datetime import date
from functools import lru_cache

from policytrack import lifecycle
from policytrack.dates import UncertainDate
from policytrack.model import Evidenced, Reach, Relation, Restriction
from policytrack.query import searched

__all__ = ["INSERT", "Rows", "add_rows"]

_Row = tuple[str | int | None, ...]
Rows = dict[str, list[_Row]]
"""The rows of each table."""

_COLUMNS = {
    "restriction": "key id name measure strength summary review actor_id target_id names statements",
    "event": "restriction_key number kind date note earliest latest",
    "scope": "restriction_key number place audience setting surface condition",
    "exemption": "restriction_key number place audience setting surface condition until",
    "rationale": "restriction_key number category statement attributed_to",
    "relation": 'restriction_key number kind "to"',
    "evidence": 'restriction_key part number nth article start "end" digest stance',
    "restriction_place": "restriction_key place target_id",
    "standing": "restriction_key known_from on_from known_until on_until status possible",
}
"""The columns that are written, in the order of the values in the rows below."""

INSERT = {
    table: f"INSERT INTO {table} ({', '.join(columns.split())}) VALUES ({', '.join('?' * len(columns.split()))})"  # noqa: S608 - our tables
    for table, columns in _COLUMNS.items()
}
"""How the rows of each table are written."""


def add_rows(rows: Rows, key: int, one: Restriction) -> None:
    """Add the rows of a restriction to those of each table."""
    names, summary, statements = searched(one)
    terms = str(one.measure), str(one.strength), summary, str(one.review)
    rows["restriction"].append((key, one.id, one.id, *terms, one.actor.id, one.target.id, names, statements))
    for number, event in enumerate(one.events):
        rows["event"].append((key, number, str(event.kind), *_dated(event.date, event.note)))
    for number, scope in enumerate(one.scopes):
        rows["scope"].append((key, number, *_reach(scope), scope.condition))
    for number, left_out in enumerate(one.exemptions):
        rows["exemption"].append((key, number, *_reach(left_out.scope), left_out.condition, _text(left_out.until)))
    for number, reason in enumerate(one.rationales):
        rows["rationale"].append((key, number, str(reason.category), reason.statement, reason.attributed_to))
    for number, relation in enumerate(one.relations):
        rows["relation"].append((key, number, str(relation.kind), relation.to))
    rows["evidence"] += _evidence_rows(key, one)
    rows["restriction_place"] += [(key, place, one.target.id) for place in one.places]
    rows["standing"] += _standing_rows(key, one)


def _dated(when: UncertainDate | None, note: str | None) -> tuple[str | None, ...]:
    if when is None:
        return None, note, None, None
    return when.text, note, _iso(when.earliest), _iso(when.latest)


def _text(when: UncertainDate | None) -> str | None:
    return None if when is None else when.text


def _reach(reach: Reach) -> tuple[str | None, ...]:
    return reach.place, _codes(reach.audience), _codes(reach.setting), _codes(reach.surface)


def _evidence_rows(key: int, one: Restriction) -> list[_Row]:
    kinds: tuple[tuple[str, tuple[Evidenced | Relation, ...]], ...] = (
        ("event", one.events),
        ("scope", one.scopes),
        ("exemption", one.exemptions),
        ("rationale", one.rationales),
        ("relation", one.relations),
    )
    return [
        (key, part, number, nth, said.article, said.start, said.end, said.digest, str(said.stance))
        for part, parts in kinds
        for number, each in enumerate(parts)
        for nth, said in enumerate(each.evidence)
    ]


def _standing_rows(key: int, one: Restriction) -> list[_Row]:
    return [
        (
            key,
            _iso(known_from),
            _iso(on_from),
            _iso(known_until),
            _iso(on_until),
            str(what.status),
            _codes(what.statuses),
        )
        for known_from, known_until, on_from, on_until, what in lifecycle.spans(one.steps)
    ]


@lru_cache(maxsize=4096)
def _codes(terms: tuple[str, ...]) -> str:
    return json.dumps(terms)


@lru_cache(maxsize=65536)
def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
