"""The parts of restrictions as rows: each event, scope, exemption, reason and relation, with each piece of evidence."""

from collections.abc import Iterable, Iterator, Mapping

from policytrack import places
from policytrack.dates import UncertainDate
from policytrack.model import Article, Event, Evidence, Exemption, Rationale, Reach, Relation, Restriction, Scope
from policytrack.results.frames import DAY, TEXT, Frame, framed

__all__ = ["LONG", "long_frame"]

_NUMBER = "Int64"
LONG = {
    "id": TEXT,
    "actor_id": TEXT,
    "actor_alpha2": TEXT,
    "actor_alpha3": TEXT,
    "actor_3166_2": TEXT,
    "target_id": TEXT,
    "measure": TEXT,
    "part": TEXT,
    "number": _NUMBER,
    "code": TEXT,
    "statement": TEXT,
    "attributed_to": TEXT,
    "place": TEXT,
    "place_alpha2": TEXT,
    "place_alpha3": TEXT,
    "place_3166_2": TEXT,
    "audience": TEXT,
    "setting": TEXT,
    "surface": TEXT,
    "date": TEXT,
    "earliest": DAY,
    "latest": DAY,
    "article": TEXT,
    "start": _NUMBER,
    "end": _NUMBER,
    "stance": TEXT,
    "url": TEXT,
    "quote": TEXT,
}
"""The columns of the long form, with their types in a frame."""
Row = dict[str, object]
Part = Event | Scope | Exemption | Rationale | Relation


def long_frame(restrictions: Iterable[Restriction]) -> Frame:
    """A row for each piece of evidence of each part; a relation without evidence has one row.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    blank = dict.fromkeys(LONG)
    return framed([{**blank, **row} for one in restrictions for row in _rows(one)], LONG)


def _rows(one: Restriction) -> Iterator[Row]:
    articles = {article.id: article for article in one.articles}
    whole: Row = {"id": one.id, "actor_id": one.actor.id, "target_id": one.target.id, "measure": one.measure.value}
    whole |= _keys("actor", one.actor.place)
    named: tuple[tuple[str, tuple[Part, ...]], ...] = (
        ("event", one.events),
        ("scope", one.scopes),
        ("exemption", one.exemptions),
        ("rationale", one.rationales),
        ("relation", one.relations),
    )
    for name, parts in named:
        for number, part in enumerate(parts):
            said = whole | {"part": name, "number": number} | _said(part)
            yield from (said | _cited(piece, articles) for piece in part.evidence)
            if not part.evidence:
                yield said


def _said(part: Part) -> Row:
    if isinstance(part, Event):
        return {"code": part.kind.value, "statement": part.note, **_dated(part.date)}
    if isinstance(part, Scope):
        return {"statement": part.condition, **_reach(part)}
    if isinstance(part, Exemption):
        return {"statement": part.condition, **_reach(part.scope), **_dated(part.until)}
    if isinstance(part, Rationale):
        return {"code": part.category.value, "statement": part.statement, "attributed_to": part.attributed_to}
    return {"code": part.kind.value, "statement": part.to}


def _dated(when: UncertainDate | None) -> Row:
    return {} if when is None else {"date": when.text, "earliest": when.earliest, "latest": when.latest}


def _reach(reach: Reach) -> Row:
    terms = {
        name: "; ".join(term.value for term in getattr(reach, name)) for name in ("audience", "setting", "surface")
    }
    return {"place": reach.place, **_keys("place", reach.place), **terms}


def _keys(name: str, code: str | None) -> Row:
    """The codes that others join by: those of the country, and of its part; a bloc has none."""
    place = None if code is None else places.get(code)
    if place is None or place.kind is places.PlaceKind.bloc:
        return {}
    country = places.get(place.code.partition("-")[0])
    part = place.code if place.kind is places.PlaceKind.subdivision else None
    return {f"{name}_alpha2": country.code, f"{name}_alpha3": country.alpha3, f"{name}_3166_2": part}


def _cited(piece: Evidence, articles: Mapping[str, Article]) -> Row:
    return {
        "article": piece.article,
        "start": piece.start,
        "end": piece.end,
        "stance": piece.stance.value,
        "url": articles[piece.article].url,
        "quote": piece.quote,
    }
