"""Evidence: a passage as a position and a digest, and what rests on it."""

from typing import Annotated, Self

from pydantic import (
    StringConstraints,
    field_validator,
    model_validator,
)
from sqlmodel import Field

from policytrack.errors import InvalidRecordError
from policytrack.model.record import Record, Slug, unique, values
from policytrack.passages import DIGEST, Passage
from policytrack.vocabulary import (
    Stance,
)

__all__ = [
    "Evidence",
    "EvidenceTerms",
    "Evidenced",
    "evidence_key",
]


class EvidenceTerms(Record):
    """What is kept of a piece of evidence: where the passage stands, and how it bears on what is said.

    Attributes:
        article: The id of the article.
        start: Where the passage starts, in Unicode code points.
        end: Where it ends, exclusive.
        digest: `sha256:` and at least the first 16 hexadecimal digits of the passage's SHA-256.
        stance: How it bears on what it is evidence of.
    """

    article: Slug
    start: Annotated[int, Field(ge=0)]
    end: int
    digest: Annotated[str, StringConstraints(pattern=f"^{DIGEST.pattern}$")]
    stance: Stance = Stance.supports

    @property
    def passage(self) -> Passage:
        """The position and digest alone."""
        return Passage(self.start, self.end, self.digest)

    @model_validator(mode="after")
    def _has_length(self) -> Self:
        if self.end <= self.start:
            raise InvalidRecordError(
                f"a passage of {self.article} ends at {self.end}, not after its start {self.start}"
            )
        return self


class Evidence(EvidenceTerms):
    """A passage that speaks for or against something, as a position and a digest.

    Attributes:
        quote: The passage itself, where the text is at hand; never kept in a record of ours.
    """

    quote: Annotated[str, StringConstraints(min_length=1)] | None = None

    def unquoted(self) -> "Evidence":
        """The evidence as it is kept: without the passage itself."""
        return self if self.quote is None else Evidence.trusted({**values(self), "quote": None})


def evidence_key(one: Evidence) -> tuple[str, int, int, str, str, str]:
    """What pieces of evidence are sorted by."""
    return (one.article, one.start, one.end, one.digest, one.stance, one.quote or "")


class Evidenced(Record):
    """Something that is only said because a passage says it."""

    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]

    @field_validator("evidence")
    @classmethod
    def _sort_evidence(cls, value: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return unique(value, key=evidence_key)
