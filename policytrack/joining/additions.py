"""What a candidate would change: what it adds to what is known, what stays, and where the two disagree.

Parts and their evidence join as in `join`, whatever the order. Of the single values, the known ones stay: a candidate's
strength is taken only where none is known, and a difference is shown, for a person to decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from policytrack.conflicts import Conflict, conflicts
from policytrack.dates import Certainty, UncertainDate
from policytrack.errors import ConflictingRecordError
from policytrack.joining.records import KEYS, union
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
from policytrack.vocabulary import ReviewState, Strength

__all__ = ["Addition", "Difference", "Grown", "addition"]

Part = Evidenced | Relation


@dataclass(frozen=True, slots=True)
class Difference:
    """A single value in which a candidate differs from what is known.

    Attributes:
        field: The field, such as `strength`, or `actor.place` of the actor.
        known: What is recorded.
        offered: What the candidate says.
        blocks: Whether the candidate cannot be joined while they differ; otherwise the known value stays.
    """

    field: str
    known: str
    offered: str
    blocks: bool = False

    def __str__(self) -> str:
        """The difference in a line."""
        return f'{self.field}: "{self.known}" is recorded, "{self.offered}" is offered'


@dataclass(frozen=True, slots=True)
class Grown:
    """A known part for which a candidate brings further evidence.

    Attributes:
        name: The field that the part belongs to, such as `events`.
        part: The part as it is known.
        evidence: What is added to its evidence.
    """

    name: str
    part: Part
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Addition:
    """What a candidate would change.

    Attributes:
        known: The restriction as it is recorded, if it is.
        offered: The candidate.
    """

    known: Restriction | None
    offered: Restriction

    @property
    def is_new(self) -> bool:
        """Whether nothing is recorded of this actor, target and measure."""
        return self.known is None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing that is not recorded already."""
        return self.known is not None and not any(self.parts.values()) and not self.grown

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that would be added."""
        return self.parts["events"]

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The scopes that would be added."""
        return self.parts["scopes"]

    @property
    def exemptions(self) -> tuple[Exemption, ...]:
        """The exemptions that would be added."""
        return self.parts["exemptions"]

    @property
    def rationales(self) -> tuple[Rationale, ...]:
        """The reasons that would be added."""
        return self.parts["rationales"]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations that would be added."""
        return self.parts["relations"]

    @cached_property
    def parts(self) -> Mapping[str, tuple[Any, ...]]:
        """The parts that would be added, by the field they belong to."""
        return {name: tuple(part for part, before in self._offered(name) if before is None) for name in KEYS}

    @cached_property
    def grown(self) -> tuple[Grown, ...]:
        """The known parts that would have further evidence."""
        return tuple(
            Grown(name, before, more)
            for name in KEYS
            for part, before in self._offered(name)
            if before is not None and (more := _further(before, part))
        )

    @cached_property
    def repeated(self) -> Mapping[str, tuple[Any, ...]]:
        """The parts of the candidate that are recorded with all of its evidence, by the field they belong to."""
        return {
            name: tuple(part for part, before in self._offered(name) if before and not _further(before, part))
            for name in KEYS
        }

    @cached_property
    def stays(self) -> Mapping[str, tuple[Any, ...]]:
        """The known parts, all of which stay."""
        return {name: () if self.known is None else getattr(self.known, name) for name in KEYS}

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The contradictions between sources that would come in; both sides are kept."""
        if self.known is None:
            return conflicts(self.offered)
        if any(one.blocks for one in self.differences):
            return ()
        before = set(map(str, conflicts(self.known)))
        return tuple(one for one in conflicts(self.joined()) if str(one) not in before)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """The single values in which it differs from what is recorded."""
        return () if self.known is None else tuple(_differences(self.known, self.offered))

    def like(self, part: Part) -> Part | None:
        """The known part that a part to be added most likely repeats in other words, if there is one.

        That is an event of the same kind whose date may be the same, a scope of the same reach, a reason of the same
        category. It is a hint for the reviewer: two records of one thing are kept side by side until a person says so.
        """
        if self.known is None:
            return None
        alike = (one for name in KEYS for one in getattr(self.known, name) if _alike(one, part))
        return next(alike, None)

    def joined(self, review: ReviewState | None = None, **terms: object) -> Restriction:
        """What would be recorded.

        Args:
            review: Who has looked at it, if that changes.
            terms: Single values that were decided on: `strength`, `summary`.

        Raises:
            ConflictingRecordError: The actor, target or an article is described differently.
        """
        given = terms if review is None else {"review": review, **terms}
        if self.known is None:
            return Restriction(**{**values(self.offered), **given})
        strength = self.known.strength
        if strength is Strength.unknown:
            strength = self.offered.strength
        return union(self.known, self.offered.unquoted(), **{"strength": strength, **given})

    def to_dict(self) -> dict[str, Any]:
        """It as plain JSON values."""
        return {
            "is_new": self.is_new,
            "adds": {name: [one.model_dump(mode="json") for one in parts] for name, parts in self.parts.items()},
            "evidence": [
                {
                    "field": one.name,
                    "part": one.part.model_dump(mode="json"),
                    "added": [piece.model_dump(mode="json") for piece in one.evidence],
                }
                for one in self.grown
            ],
            "stays": {name: len(parts) for name, parts in self.stays.items()},
            "differences": [
                {"field": one.field, "known": one.known, "offered": one.offered, "blocks": one.blocks}
                for one in self.differences
            ],
            "conflicts": [str(one) for one in self.conflicts],
        }

    def _offered(self, name: str) -> Iterator[tuple[Any, Any]]:
        """Each part of the candidate, with the known part that says the same."""
        key = KEYS[name]
        known, offered = self._merged
        there = {} if known is None else {key(part): part for part in getattr(known, name)}
        for part in getattr(offered, name):
            yield part, there.get(key(part))

    @cached_property
    def _merged(self) -> tuple[Restriction | None, Restriction]:
        """Both with parts that differ in evidence alone made one."""
        known = None if self.known is None else union(self.known, self.known)
        return known, union(self.offered, self.offered)


def addition(known: Restriction | None, offered: Restriction) -> Addition:
    """What a candidate would add to a recorded restriction of the same actor, target and measure, or as a new one.

    Raises:
        ConflictingRecordError: They have different ids.

    Example:
        >>> import policytrack as pt
        >>> one = pt.open().get("us-tx/lemon8/use_ban")
        >>> addition(None, one).is_new, addition(one, one).is_empty
        (True, True)
    """
    if known is not None and known.id != offered.id:
        raise ConflictingRecordError(f"{known.id} and {offered.id} are two restrictions: neither adds to the other")
    return Addition(known, offered)


def _further(known: Part, offered: Part) -> tuple[Evidence, ...]:
    there = {piece.unquoted() for piece in known.evidence}
    return tuple(piece for piece in offered.evidence if piece.unquoted() not in there)


def _differences(known: Restriction, offered: Restriction) -> Iterator[Difference]:
    if Strength.unknown not in {known.strength, offered.strength} and known.strength is not offered.strength:
        yield Difference("strength", known.strength.label, offered.strength.label)
    if known.summary != offered.summary:
        yield Difference("summary", known.summary, offered.summary)
    yield from _described("actor", known.actor, offered.actor)
    yield from _described("target", known.target, offered.target)
    articles = {one.id: one for one in known.articles}
    for one in offered.articles:
        if one.id in articles:
            yield from _described("article", articles[one.id], one)


def _described(name: str, known: Actor | Target | Article, offered: Actor | Target | Article) -> Iterator[Difference]:
    for field in type(known).model_fields:
        before, now = getattr(known, field), getattr(offered, field)
        if field != "aliases" and before != now:
            yield Difference(f"{name}.{field}", str(before), str(now), blocks=True)


def _alike(known: Part, offered: Part) -> bool:
    match known, offered:
        case Event(kind=before), Event(kind=now):
            return before is now and _may_be_one_day(known.date, offered.date)
        case Scope(), Scope():
            return known.reach_key() == offered.reach_key()
        case Exemption(), Exemption():
            return known.scope.reach_key() == offered.scope.reach_key()
        case Rationale(category=before), Rationale(category=now):
            return before is now
        case _:
            return False


def _may_be_one_day(one: UncertainDate | None, other: UncertainDate | None) -> bool:
    if one is None or other is None:
        return True
    return Certainty.certain not in {one.before(other), other.before(one)}
