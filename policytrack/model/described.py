"""Who restricts, what is restricted, and the articles that say so."""

from datetime import date
from functools import cached_property
from typing import Annotated, Self

from pydantic import (
    StringConstraints,
    field_validator,
    model_validator,
)

from policytrack.dates import UncertainDate
from policytrack.errors import InvalidRecordError
from policytrack.model.record import PlaceCode, Record, Slug, Words, unique
from policytrack.vocabulary import (
    ActorKind,
    SourceTier,
    TargetKind,
)

__all__ = [
    "Actor",
    "Article",
    "Target",
]


class Actor(Record):
    """Who restricts: a government, ministry, agency, court, military service, company, school ...

    Attributes:
        id: A readable slug, stable for ever.
        name: The name to show.
        kind: What sort of body it is.
        place: The code of the place it belongs to, or None where no source says which.
        place_note: What is known of a place that could not be resolved, in our own words.
        part_of: The id of the actor it is part of. Places contain places, actors are part of actors.
        aliases: Other names it is found under.

    Example:
        >>> Actor(id="us-navy", name="US Navy", kind="military", place="US", part_of="us-dod").kind.label
        'military'
    """

    id: Slug
    name: Words
    kind: ActorKind
    place: PlaceCode | None = None
    place_note: Words | None = None
    part_of: Slug | None = None
    aliases: tuple[Words, ...] = ()

    @field_validator("aliases")
    @classmethod
    def _sort_aliases(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return unique(value, key=str)


class Target(Record):
    """What is restricted: an app, model, company, product line, technology or activity.

    Attributes:
        id: A readable slug, stable for ever.
        name: The name to show.
        kind: What sort of thing it is.
        maker: The id of the target (a company) that makes it.
        origin: The code of the country it comes from.
        aliases: Other names it is found under.
    """

    id: Slug
    name: Words
    kind: TargetKind
    maker: Slug | None = None
    origin: PlaceCode | None = None
    aliases: tuple[Words, ...] = ()

    @field_validator("aliases")
    @classmethod
    def _sort_aliases(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return unique(value, key=str)


class Article(Record):
    """A source: a document whose text is known by its SHA-256.

    Attributes:
        id: A readable slug.
        title: Its title, or a short description in our own words where it has none.
        publisher: Who published it, if known.
        url: Where it was found, if known.
        published: When it was published, as precisely as can be said.
        published_basis: How that date is known.
        recorded: The day it entered these records; nothing it says was known here later than that.
        sha256: The SHA-256 of its text, 64 hexadecimal digits.
        tier: What sort of source it is.
    """

    id: Slug
    title: Words
    publisher: Words | None = None
    url: Words | None = None
    published: UncertainDate | None = None
    published_basis: Words | None = None
    recorded: date
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    tier: SourceTier

    @cached_property
    def known(self) -> UncertainDate:
        """When what it says became known: when it was published or, where that is unknown, recorded here."""
        if self.published is None:
            return UncertainDate.of(self.recorded)
        latest = self.published.latest
        return UncertainDate.between(
            self.published.earliest, self.recorded if latest is None else min(latest, self.recorded)
        )

    @model_validator(mode="after")
    def _published_before_recorded(self) -> Self:
        earliest = None if self.published is None else self.published.earliest
        if earliest is not None and earliest > self.recorded:
            raise InvalidRecordError(f"article {self.id}: published {self.published}, after it was recorded")
        return self
