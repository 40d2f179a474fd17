"""Joining two records of the same thing: what each says is kept, and the order does not matter.

Same actor, target and measure is the same restriction. Its events, scopes, exemptions, reasons and relations are a
union, in which equal ones share their evidence; nothing is overwritten. Of the single values that differ, the ones
from the record that more people have looked at are kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from policytrack.errors import ConflictingRecordError
from policytrack.model import (
    Actor,
    Article,
    Event,
    Evidence,
    Evidenced,
    Exemption,
    Rationale,
    Relation,
    Restriction,
    Scope,
    Target,
    values,
)
from policytrack.vocabulary import ReviewState

__all__ = ["KEYS", "join", "same", "union", "withdrawn"]

_PartT = TypeVar("_PartT", bound=Evidenced | Relation)
_DescribedT = TypeVar("_DescribedT", Actor, Target, Article)

# A rejected record is one that somebody examined; it yields to every record that stands.
_LEAST_REVIEWED_FIRST = (
    ReviewState.rejected,
    ReviewState.machine_candidate,
    ReviewState.stale,
    ReviewState.needs_review,
    ReviewState.agent_reviewed,
    ReviewState.human_reviewed,
    ReviewState.issuer_verified,
)


def join(one: Restriction, other: Restriction) -> Restriction:
    """Join two records of one restriction.

    Raises:
        ConflictingRecordError: They have different ids, or describe an actor, target or article of the same id
            differently.
    """
    if one == other:
        return one
    if one.id != other.id:
        raise ConflictingRecordError(
            f"{one.id} and {other.id} are two restrictions: only one of the same id can be joined"
        )
    terms = max(one, other, key=_authority)
    return union(one, other, strength=terms.strength, summary=terms.summary, review=terms.review)


def union(one: Restriction, other: Restriction, **terms: object) -> Restriction:
    """The first restriction with all parts and articles of the other as well, and perhaps with other single values.

    Args:
        one: Whose single values are kept.
        other: What is added.
        terms: Single values to set: `strength`, `summary`, `review`.

    Raises:
        ConflictingRecordError: They describe an actor, target or article of the same id differently.
    """
    parts = {name: _union(getattr(one, name), getattr(other, name), key) for name, key in KEYS.items()}
    described = {"actor": same(one.actor, other.actor), "target": same(one.target, other.target)}
    articles = _articles(one.articles, other.articles)
    return Restriction(**{**values(one), **terms, **described, **parts, "articles": articles})


def withdrawn(one: Restriction, other: Restriction, kept: Restriction | None = None) -> Restriction | None:
    """The restriction without the evidence of another, and without the parts that then rest on nothing.

    Args:
        one: From which it is taken.
        other: What is taken away.
        kept: What stays, even if the other one says it too.

    Returns:
        What is left, or None if no event is.
    """
    parts = {name: tuple(_left(name, one, other, kept)) for name in KEYS}
    return Restriction(**{**values(one), **parts}) if parts["events"] else None


def same(one: _DescribedT, other: _DescribedT) -> _DescribedT:
    """Join two descriptions of one actor, target or article: other names are a union, all else has to agree.

    Raises:
        ConflictingRecordError: A field with one value differs; the message names it.
    """
    if one == other:
        return one
    for field in type(one).model_fields:
        first, second = getattr(one, field), getattr(other, field)
        if field != "aliases" and first != second:
            raise ConflictingRecordError(
                f'{type(one).__name__.lower()} {one.id}: {field} is "{first}" in one record and "{second}" in another;'
                " make them agree, or give the one that is meant another id"
            )
    if isinstance(one, Article) or isinstance(other, Article):
        return one
    return type(one).model_validate({**one.model_dump(), "aliases": {*one.aliases, *other.aliases}})


def _authority(one: Restriction) -> tuple[int, str, str]:
    return (_LEAST_REVIEWED_FIRST.index(one.review), one.summary, one.strength)


def _union(ones: Iterable[_PartT], others: Iterable[_PartT], key: Callable[[_PartT], Any]) -> tuple[_PartT, ...]:
    found: dict[Any, _PartT] = {}
    for part in (*ones, *others):
        before = found.get(key(part))
        found[key(part)] = part if before is None else _with_evidence_of(before, part)
    return tuple(found.values())


def _with_evidence_of(part: _PartT, other: _PartT) -> _PartT:
    found: dict[Evidence, Evidence] = {}
    for one in (*part.evidence, *other.evidence):
        # A quote is no part of what is said: it comes and goes with the text.
        bare = one.unquoted()
        found[bare] = max(one, found.get(bare, one), key=lambda each: each.quote or "")
    return _with_evidence(part, tuple(found.values()))


def _left(name: str, one: Restriction, other: Restriction, kept: Restriction | None) -> Iterator[Evidenced | Relation]:
    taken, staying = _said(name, other), {} if kept is None else _said(name, kept)
    for part in getattr(one, name):
        key = KEYS[name](part)
        gone = taken.get(key, set()) - staying.get(key, set())
        left = tuple(piece for piece in part.evidence if piece.unquoted() not in gone)
        # A relation may rest on no evidence; then it goes with the one who said it.
        if key not in taken or key in staying or (left and _stands(part, left)):
            yield part if len(left) == len(part.evidence) else _with_evidence(part, left)


def _said(name: str, one: Restriction) -> dict[Any, set[Evidence]]:
    said: dict[Any, set[Evidence]] = {}
    for part in getattr(one, name):
        said.setdefault(KEYS[name](part), set()).update(piece.unquoted() for piece in part.evidence)
    return said


def _stands(part: Evidenced | Relation, left: tuple[Evidence, ...]) -> bool:
    return not isinstance(part, Event) or any(part.asserts(piece) for piece in left)


def _with_evidence(part: _PartT, evidence: tuple[Evidence, ...]) -> _PartT:
    return cast("_PartT", type(part).model_validate({**values(part), "evidence": evidence}))


def _event_key(one: Event) -> tuple[Any, ...]:
    return (one.kind, one.date, one.note)


def _scope_key(one: Scope) -> tuple[Any, ...]:
    return (one.reach_key(), one.condition)


def _exemption_key(one: Exemption) -> tuple[Any, ...]:
    return (one.scope.reach_key(), one.condition, one.until)


def _rationale_key(one: Rationale) -> tuple[Any, ...]:
    return (one.category, one.statement, one.attributed_to)


def _relation_key(one: Relation) -> tuple[Any, ...]:
    return (one.kind, one.to)


KEYS: Mapping[str, Callable[[Any], Any]] = {
    "events": _event_key,
    "scopes": _scope_key,
    "exemptions": _exemption_key,
    "rationales": _rationale_key,
    "relations": _relation_key,
}
"""The parts of a restriction, and what makes two of a kind the same but for their evidence."""


def _articles(ones: Iterable[Article], others: Iterable[Article]) -> tuple[Article, ...]:
    found: dict[str, Article] = {}
    for article in (*ones, *others):
        found[article.id] = same(found[article.id], article) if article.id in found else article
    return tuple(found.values())
