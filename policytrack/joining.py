"""Joining two records of the same thing: what each says is kept, and the order does not matter.

Same actor, target and measure is the same restriction. Its events, scopes, exemptions, reasons and relations are a
union, in which equal ones share their evidence; nothing is overwritten. Of the single values that differ, the ones
from the record that more people have looked at are kept.
"""

from collections.abc import Callable, Iterable
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

__all__ = ["join", "same"]

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
    return Restriction(
        id=one.id,
        measure=one.measure,
        strength=terms.strength,
        summary=terms.summary,
        review=terms.review,
        actor=same(one.actor, other.actor),
        target=same(one.target, other.target),
        events=_union(one.events, other.events, _event_key),
        scopes=_union(one.scopes, other.scopes, _scope_key),
        exemptions=_union(one.exemptions, other.exemptions, _exemption_key),
        rationales=_union(one.rationales, other.rationales, _rationale_key),
        relations=_union(one.relations, other.relations, _relation_key),
        articles=_articles(one.articles, other.articles),
    )


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
    joined = {**values(part), "evidence": tuple(found.values())}
    return cast("_PartT", type(part).model_validate(joined))


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


def _articles(ones: Iterable[Article], others: Iterable[Article]) -> tuple[Article, ...]:
    found: dict[str, Article] = {}
    for article in (*ones, *others):
        found[article.id] = same(found[article.id], article) if article.id in found else article
    return tuple(found.values())
