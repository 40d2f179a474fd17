"""What hangs on a restriction: events, scopes, exemptions, reasons and relations."""

from typing import Annotated, Self

from pydantic import (
    StringConstraints,
    field_validator,
    model_validator,
)

from policytrack.dates import UncertainDate
from policytrack.errors import InvalidRecordError
from policytrack.model.evidence import Evidence, Evidenced, evidence_key
from policytrack.model.record import NUMBER, SLUG, PlaceCode, Record, TermT, Words, stated, unique
from policytrack.vocabulary import (
    Audience,
    EventKind,
    RationaleCategory,
    RelationKind,
    Setting,
    Stance,
    Status,
    Surface,
)

__all__ = [
    "Event",
    "EventTerms",
    "Exemption",
    "ExemptionTerms",
    "Rationale",
    "RationaleTerms",
    "Reach",
    "Relation",
    "RelationTerms",
    "Scope",
    "ScopeTerms",
]


_HAPPENED = frozenset(
    kind
    for kind in EventKind
    if kind.status not in {None, Status.advocated_only, Status.under_consideration, Status.announced}
)


class EventTerms(Record):
    """What is said of an event.

    Attributes:
        kind: What happened.
        date: When, as precisely as the source says, or None where it does not say.
        note: What else there is to say, in our own words.
    """

    kind: EventKind
    date: UncertainDate | None = None
    note: Words | None = None


class Event(Evidenced, EventTerms):
    """A dated step in the life of a restriction, with the passages that say so."""

    def asserts(self, one: Evidence) -> bool:
        """Whether that evidence says that this event happened.

        A passage that only predicts or advocates can show that something is wanted, never that it binds.
        """
        return one.stance.asserts or (one.stance is Stance.predicts_or_advocates and self.kind not in _HAPPENED)

    def is_asserted(self) -> bool:
        """Whether any of its evidence says that it happened."""
        return any(self.asserts(one) for one in self.evidence)

    @model_validator(mode="after")
    def _has_been_asserted(self) -> Self:
        if not self.is_asserted():
            raise InvalidRecordError(
                f"event {self.kind}: none of its evidence says that it happened; a call or a forecast is no such event"
            )
        return self


class Reach(Record):
    """Where something applies and to whom; the four parts narrow each other.

    Attributes:
        place: The code of the place, or None where it is not stated.
        audience: Who is bound. "unspecified" is never read as everyone.
        setting: On what, or in which circumstances.
        surface: By which way of reaching the target.
    """

    place: PlaceCode | None = None
    audience: tuple[Audience, ...] = (Audience.unspecified,)
    setting: tuple[Setting, ...] = (Setting.unspecified,)
    surface: tuple[Surface, ...] = (Surface.unspecified,)

    @field_validator("audience", "setting", "surface")
    @classmethod
    def _sort_terms(cls, value: tuple[TermT, ...]) -> tuple[TermT, ...]:
        return stated(value)

    def reach_key(self) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """What tells one reach from another, in a fixed order."""
        return (self.place or "", self.audience, self.setting, self.surface)


class ScopeTerms(Reach):
    """What is said of a scope.

    Attributes:
        condition: On what condition it applies, in our own words, if on any.
    """

    condition: Words | None = None


class Scope(Evidenced, ScopeTerms):
    """A reach of a restriction, with the passages that state it; several scopes are a union."""


class ExemptionTerms(Record):
    """What is said of an exemption, besides its reach.

    Attributes:
        condition: On what condition, in our own words.
        until: Until when, if it ends.
    """

    condition: Words | None = None
    until: UncertainDate | None = None


class Exemption(Evidenced, ExemptionTerms):
    """A reach that a restriction leaves out, with the passages that say so.

    Attributes:
        scope: What is left out.
    """

    scope: Reach = Reach()


class RationaleTerms(Record):
    """What is said of a reason.

    Attributes:
        category: What sort of reason it is.
        statement: The reason in our own words.
        attributed_to: Who gave it, as the source names them.
    """

    category: RationaleCategory
    statement: Words
    attributed_to: Words | None = None


class Rationale(Evidenced, RationaleTerms):
    """A reason for this actor's measure, with the passages that give it."""


class RelationTerms(Record):
    """What is said of a relation: how a restriction stands to another one.

    Attributes:
        kind: How it stands to the other one.
        to: The id of the other one.
    """

    kind: RelationKind
    to: Annotated[str, StringConstraints(pattern=f"^{SLUG}/{SLUG}/[a-z_]+{NUMBER}$")]


class Relation(RelationTerms):
    """How a restriction stands to another one, with the passages that say so, if any do."""

    evidence: tuple[Evidence, ...] = ()

    @field_validator("evidence")
    @classmethod
    def _sort_evidence(cls, value: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return unique(value, key=evidence_key)
