"""What a language model is asked to answer: a restriction as it is proposed, with quotes in place of positions."""

from typing import Annotated

from pydantic import BaseModel, Field

from policytrack.dates import UncertainDate
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    EventKind,
    Measure,
    RationaleCategory,
    Setting,
    Stance,
    Strength,
    Surface,
    TargetKind,
)

__all__ = [
    "Told",
    "ToldActor",
    "ToldEvent",
    "ToldExemption",
    "ToldReason",
    "ToldRestriction",
    "ToldScope",
    "ToldTarget",
    "ToldUnread",
]

Quotes = Annotated[list[str], Field(min_length=1, description="Sentences or clauses, word for word from the article.")]
PlaceOf = Annotated[str | None, Field(description="ISO 3166-1 alpha-2 (IT), ISO 3166-2 (US-TX), EU or NATO.")]
Names = Annotated[list[str], Field(description="Other names that the article uses.")]
OneId = Annotated[str | None, Field(description="The id, if it is one of those that are known.")]


class ToldActor(BaseModel):
    """Who restricts."""

    name: str
    kind: ActorKind = ActorKind.unknown
    place: PlaceOf = None
    id: OneId = None
    aliases: Names = []


class ToldTarget(BaseModel):
    """What is restricted."""

    name: str
    kind: TargetKind = TargetKind.unknown
    origin: PlaceOf = None
    id: OneId = None
    aliases: Names = []


class ToldEvent(BaseModel):
    """A step in its life, with the passages that tell of it."""

    kind: EventKind
    quotes: Quotes
    date: Annotated[UncertainDate | None, Field(description="Only if the article gives it.")] = None
    stance: Stance = Stance.supports


class ToldScope(BaseModel):
    """Where and for whom it applies."""

    quotes: Quotes
    place: PlaceOf = None
    audience: list[Audience] = [Audience.unspecified]
    setting: list[Setting] = [Setting.unspecified]
    surface: list[Surface] = [Surface.unspecified]
    condition: str | None = None


class ToldExemption(BaseModel):
    """What it leaves out."""

    scope: ToldScope
    condition: str | None = None
    until: UncertainDate | None = None


class ToldReason(BaseModel):
    """A reason that the article gives for this actor's measure."""

    category: RationaleCategory
    statement: Annotated[str, Field(min_length=1, description="In other words than those of the article.")]
    quotes: Quotes
    attributed_to: str | None = None


class ToldRestriction(BaseModel):
    """One actor, one target, one measure."""

    actor: ToldActor
    target: ToldTarget
    measure: Measure
    strength: Strength = Strength.unknown
    events: Annotated[list[ToldEvent], Field(min_length=1)]
    scopes: list[ToldScope] = []
    exemptions: list[ToldExemption] = []
    reasons: list[ToldReason] = []


class ToldUnread(BaseModel):
    """A passage that speaks of a restriction which cannot be told for certain."""

    quote: str
    why: str


class Told(BaseModel):
    """All that a model makes of an article."""

    restrictions: list[ToldRestriction]
    unread: list[ToldUnread] = []
