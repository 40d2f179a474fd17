"""One restriction, complete, in words."""

from collections.abc import Iterator
from typing import TypeAlias

from policytrack.cli.layout import indented
from policytrack.conflicts import conflicts
from policytrack.model import Article, Evidence, Restriction
from policytrack.query import Query
from policytrack.results import status_shown
from policytrack.results.telling import Part, provenance, told, what, who

__all__ = ["complete"]

_INDENT = 10
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


def _article(one: Article) -> _Lines:
    yield "", ""
    yield "article", f"{one.id}: {one.title}"
    yield "", provenance(one)
    if one.published_basis:
        yield "", one.published_basis
    if one.url:
        yield "", one.url
    yield "", f"sha256:{one.sha256}"
