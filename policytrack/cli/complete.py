"""One restriction, complete, in words."""

from collections.abc import Iterator
from typing import TypeAlias

from policytrack import places
from policytrack.cli.layout import indented
from policytrack.conflicts import conflicts
from policytrack.model import (
    Actor,
    Article,
    Event,
    Evidence,
    Evidenced,
    Exemption,
    Rationale,
    Reach,
    Relation,
    Restriction,
    Scope,
    Target,
)
from policytrack.query import Query
from policytrack.results import shown, status_shown

__all__ = ["complete", "told", "what", "who"]

_INDENT = 10
Part: TypeAlias = Evidenced | Relation
"""What hangs on a restriction."""
_Lines: TypeAlias = Iterator[tuple[str, str]]
"""Texts with the heads at their left; a text without a head belongs to the one above, and no text parts sections."""


def complete(one: Restriction, width: int) -> Iterator[str]:
    """Everything that is known of a restriction, in lines of at most that width."""
    yield one.id
    yield from indented("", one.summary, width, 0)
    for head, text in _lines(one):
        yield from indented(head, text, width, _INDENT) if text else [""]


def _lines(one: Restriction) -> _Lines:
    query = Query()
    yield "", ""
    yield "who", who(one.actor)
    yield "what", what(one.target)
    yield "measure", f"{one.measure.label}; strength {one.strength.label}"
    yield "status", f"{status_shown(one, query)}, on {query.day}"
    yield "review", one.review.label
    parts: tuple[Part, ...] = (*one.events, *one.scopes, *one.exemptions, *one.rationales, *one.relations)
    for part in parts:
        yield from _part(*told(part), part.evidence)
    for each in conflicts(one):
        yield from _part("conflict", str(each), None, ())
    for name, parts in (("scope", one.scopes), ("reason", one.rationales)):
        if not parts:
            yield from _part(name, "not stated by any source", None, ())
    for article in one.articles:
        yield from _article(article)


def _part(head: str, said: str, more: str | None, evidence: tuple[Evidence, ...]) -> _Lines:
    yield "", ""
    yield head, said
    if more:
        yield "", more
    for piece in evidence:
        yield "", f"[{piece.stance.label}: {piece.article} {piece.start}-{piece.end} {piece.digest}]"
        if piece.quote:
            yield "", f"\u201c{piece.quote}\u201d"


def told(part: Part) -> tuple[str, str, str | None]:
    """What sort of part it is, what it says, and what else there is to say of it."""
    match part:
        case Event():
            when = shown(part.date) if part.date else "date not said"
            return "event", f"{part.kind.label}, {when}", part.note
        case Scope():
            return "scope", _reach(part), part.condition
        case Exemption():
            return "except", _left_out(part), part.condition
        case Rationale():
            return "reason", f"{part.category.label}: {part.statement}", _given_by(part)
        case Relation():
            return "relation", f"{part.kind.label} {part.to}", None
        case _:
            raise TypeError(f"{type(part).__name__} is no part of a restriction")


def who(one: Actor) -> str:
    """An actor in a line."""
    place = f"place not resolved: {one.place_note or 'no source says'}" if one.place is None else _place(one.place)
    return f"{one.name} ({one.kind.label}; {place}{f'; part of {one.part_of}' if one.part_of else ''})"


def what(one: Target) -> str:
    """A target in a line."""
    said = [one.kind.label, one.maker and f"made by {one.maker}", one.origin and f"from {_place(one.origin)}"]
    return f"{one.name} ({'; '.join(filter(None, said))})"


def _place(code: str) -> str:
    return f"{places.get(code).name}, {code}"


def _reach(reach: Reach) -> str:
    terms = (("audience", reach.audience), ("setting", reach.setting), ("surface", reach.surface))
    said = [f"{name}: {' or '.join(term.label for term in each)}" for name, each in terms]
    return "; ".join([places.get(reach.place).name if reach.place else "place not stated", *said])


def _left_out(one: Exemption) -> str:
    return _reach(one.scope) + (f"; until {shown(one.until)}" if one.until else "")


def _given_by(one: Rationale) -> str:
    return f"given by {one.attributed_to}" if one.attributed_to else "no source says who gave it"


def _article(one: Article) -> _Lines:
    yield "", ""
    yield "article", f"{one.id}: {one.title}"
    published = f"published {shown(one.published)}" if one.published else "no date of publication"
    yield "", "; ".join(filter(None, [one.publisher, one.tier.label, published, f"recorded {one.recorded}"]))
    if one.published_basis:
        yield "", one.published_basis
    if one.url:
        yield "", one.url
    yield "", f"sha256:{one.sha256}"
