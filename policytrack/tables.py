"""The rows: a record plus its keys, as SQLite stores it.

Rows declare the tables and nothing else; the store reads and writes them through SQLAlchemy Core. Parts of a
restriction are kept under its key and their number, so that all of a restriction lies together. Words of a vocabulary
are stored as their codes, without a CHECK, so that a new word needs no migration. Where a record has a list of words,
the row has a JSON array, which SQLite and Datasette can look into.
"""
# Annotations are read when the classes are made, so this module has no "from __future__ import annotations".

import datetime as dt
import json

from sqlalchemy import Dialect, Index, String, Text, UniqueConstraint
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field

from policytrack.dates import UncertainDate
from policytrack.errors import NewerDatabaseError
from policytrack.model import (
    Actor,
    Article,
    EventTerms,
    EvidenceTerms,
    ExemptionTerms,
    RationaleTerms,
    Reach,
    Record,
    RelationTerms,
    RestrictionTerms,
    ScopeTerms,
    Target,
)
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    DecisionKind,
    EventKind,
    Measure,
    RationaleCategory,
    RelationKind,
    ReviewState,
    Setting,
    SourceTier,
    Stance,
    Status,
    Strength,
    Surface,
    TargetKind,
    Term,
)

__all__ = [
    "ActorNameRow",
    "ActorRow",
    "ArticleRow",
    "ArticleTextRow",
    "CandidateRow",
    "DecisionRow",
    "EventRow",
    "EvidenceRow",
    "ExemptionRow",
    "PlaceRow",
    "RationaleRow",
    "ReadTextRow",
    "ReadingRow",
    "RelationRow",
    "RestrictionRow",
    "Row",
    "ScopeRow",
    "StandingRow",
    "TargetNameRow",
    "TargetRow",
    "metadata",
]

_CODE = 64


def _term(vocabulary: type[Term], code: str) -> Term:
    try:
        return vocabulary(code)
    except ValueError as error:
        # A new word needs no migration, so the revision of the file does not tell.
        raise NewerDatabaseError(
            f'"{code}" is no {vocabulary.noun()} that this version of policytrack knows: upgrade policytrack to read it'
        ) from error


class Code(TypeDecorator[Term]):
    """A word of a vocabulary, stored as its code."""

    impl = String(_CODE)
    cache_ok = True

    def __init__(self, vocabulary: type[Term]) -> None:
        """Say which vocabulary the codes belong to."""
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: Term | str | None, _dialect: Dialect) -> str | None:
        """Store the code."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Term | None:
        """Give back the word."""
        return None if value is None else _term(self.vocabulary, value)


class Codes(TypeDecorator[tuple[Term, ...]]):
    """Several words of a vocabulary, stored as a JSON array of their codes."""

    impl = Text
    cache_ok = True

    def __init__(self, vocabulary: type[Term]) -> None:
        """Say which vocabulary the codes belong to."""
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: tuple[Term, ...] | None, _dialect: Dialect) -> str | None:
        """Store the codes."""
        return None if value is None else json.dumps(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> tuple[Term, ...] | None:
        """Give back the words."""
        return None if value is None else tuple(_term(self.vocabulary, code) for code in json.loads(value))


class Names(TypeDecorator[tuple[str, ...]]):
    """Several names, stored as a JSON array."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _dialect: Dialect) -> str | None:
        """Store the names."""
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> tuple[str, ...] | None:
        """Give back the names."""
        return None if value is None else tuple(json.loads(value))


class Edtf(TypeDecorator[UncertainDate]):
    """A date as precise as its source, stored as its text in EDTF."""

    impl = String(_CODE)
    cache_ok = True

    def process_bind_param(self, value: UncertainDate | None, _dialect: Dialect) -> str | None:
        """Store the text."""
        return None if value is None else value.text

    def process_result_value(self, value: str | None, _dialect: Dialect) -> UncertainDate | None:
        """Give back the date."""
        return None if value is None else UncertainDate(value)


class Row(Record):
    """A record that a table holds; not frozen, as SQLAlchemy sets its attributes."""

    model_config = {"frozen": False}  # noqa: RUF012 - pydantic reads it once, when the class is made


class PartRow(Row):
    """What hangs on a restriction and goes with it.

    Attributes:
        restriction_key: The key of the restriction.
    """

    restriction_key: int = Field(primary_key=True, foreign_key="restriction.key", ondelete="CASCADE")


_CLUSTERED = {"sqlite_with_rowid": False}


class ActorRow(Actor, Row, table=True):
    """Who restricts: a government, ministry, agency, court, military service, company, school ..."""

    __tablename__ = "actor"

    id: str = Field(primary_key=True)
    kind: ActorKind = Field(sa_type=Code(ActorKind))
    part_of: str | None = Field(default=None, foreign_key="actor.id", index=True)
    aliases: tuple[str, ...] = Field(sa_type=Names)


class TargetRow(Target, Row, table=True):
    """What is restricted: an app, model, company, product line, technology or activity."""

    __tablename__ = "target"

    id: str = Field(primary_key=True)
    kind: TargetKind = Field(sa_type=Code(TargetKind))
    maker: str | None = Field(default=None, foreign_key="target.id", index=True)
    aliases: tuple[str, ...] = Field(sa_type=Names)


class ActorNameRow(Row, table=True):
    """A name by which an actor is found.

    Attributes:
        folded: The name in the form in which names are compared: no case, accents, dots, dashes, leading article.
        actor: The id of the actor.
    """

    __tablename__ = "actor_name"
    __table_args__ = (_CLUSTERED,)

    folded: str = Field(primary_key=True)
    actor: str = Field(primary_key=True, foreign_key="actor.id", ondelete="CASCADE", index=True)


class TargetNameRow(Row, table=True):
    """A name by which a target is found.

    Attributes:
        folded: The name in the form in which names are compared: no case, accents, dots, dashes, leading article.
        target: The id of the target.
    """

    __tablename__ = "target_name"
    __table_args__ = (_CLUSTERED,)

    folded: str = Field(primary_key=True)
    target: str = Field(primary_key=True, foreign_key="target.id", ondelete="CASCADE", index=True)


class ArticleRow(Article, Row, table=True):
    """A source: a document whose text is known by its SHA-256."""

    __tablename__ = "article"

    id: str = Field(primary_key=True)
    published: UncertainDate | None = Field(default=None, sa_type=Edtf)
    tier: SourceTier = Field(sa_type=Code(SourceTier))


class ArticleTextRow(Row, table=True):
    """The text of an article that a user added; the bundled records have none.

    Attributes:
        article: The id of the article.
        text: Its text, exactly as it was digested.
    """

    __tablename__ = "article_text"

    article: str = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    text: str = Field(sa_type=Text)


class RestrictionRow(RestrictionTerms, Row, table=True):
    """One actor restricts one target by one measure.

    Attributes:
        key: The number by which its parts refer to it; it says nothing, and differs from file to file.
        name: The id again, as the column that Datasette takes for a label.
        actor_id: The id of the actor.
        target_id: The id of the target.
        names: The names of actor and target, repeated for full-text search.
        statements: The statements of its reasons, repeated for full-text search.
    """

    __tablename__ = "restriction"
    __table_args__ = (
        # Both end in what orders restrictions, so that a page is found without a look at the rows before it.
        Index(None, "target_id", "actor_id", "measure", "id"),
        Index(None, "actor_id", "target_id", "measure", "id"),
        Index(None, "measure"),
    )

    key: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    name: str
    actor_id: str = Field(foreign_key="actor.id")
    target_id: str = Field(foreign_key="target.id")
    measure: Measure = Field(sa_type=Code(Measure))
    strength: Strength = Field(sa_type=Code(Strength))
    review: ReviewState = Field(sa_type=Code(ReviewState))
    names: str = Field(sa_type=Text)
    statements: str = Field(sa_type=Text)


class EventRow(EventTerms, PartRow, table=True):
    """A dated step in the life of a restriction.

    Attributes:
        number: Which of its events, counted from 0 in the order of time.
        earliest: The first day it can have been; none if that is open or there is no date.
        latest: The last day it can have been; none if that is open or there is no date.
    """

    __tablename__ = "event"
    __table_args__ = (_CLUSTERED,)

    number: int = Field(primary_key=True)
    kind: EventKind = Field(sa_type=Code(EventKind))
    date: UncertainDate | None = Field(default=None, sa_type=Edtf)
    earliest: dt.date | None = None
    latest: dt.date | None = None


class ScopeRow(ScopeTerms, PartRow, table=True):
    """Where a restriction applies and to whom; several scopes are a union.

    Attributes:
        number: Which of its scopes, counted from 0.
    """

    __tablename__ = "scope"
    __table_args__ = (_CLUSTERED,)

    number: int = Field(primary_key=True)
    audience: tuple[Audience, ...] = Field(sa_type=Codes(Audience))
    setting: tuple[Setting, ...] = Field(sa_type=Codes(Setting))
    surface: tuple[Surface, ...] = Field(sa_type=Codes(Surface))


class ExemptionRow(ExemptionTerms, Reach, PartRow, table=True):
    """What a restriction leaves out.

    Attributes:
        number: Which of its exemptions, counted from 0.
    """

    __tablename__ = "exemption"
    __table_args__ = (_CLUSTERED,)

    number: int = Field(primary_key=True)
    audience: tuple[Audience, ...] = Field(sa_type=Codes(Audience))
    setting: tuple[Setting, ...] = Field(sa_type=Codes(Setting))
    surface: tuple[Surface, ...] = Field(sa_type=Codes(Surface))
    until: UncertainDate | None = Field(default=None, sa_type=Edtf)


class RationaleRow(RationaleTerms, PartRow, table=True):
    """A reason for this actor's measure.

    Attributes:
        number: Which of its reasons, counted from 0.
    """

    __tablename__ = "rationale"
    __table_args__ = (Index(None, "category", "restriction_key"), _CLUSTERED)

    number: int = Field(primary_key=True)
    category: RationaleCategory = Field(sa_type=Code(RationaleCategory))


class RelationRow(RelationTerms, PartRow, table=True):
    """How a restriction stands to another one.

    Attributes:
        number: Which of its relations, counted from 0.
        kind: How it stands to the other one.
        to: The id of the other one, which may be added later and so is no foreign key.
    """

    __tablename__ = "relation"
    __table_args__ = (_CLUSTERED,)

    number: int = Field(primary_key=True)
    kind: RelationKind = Field(sa_type=Code(RelationKind))
    to: str = Field(index=True)


class EvidenceRow(EvidenceTerms, PartRow, table=True):
    """A passage that speaks for or against what a part of a restriction says, as a position and a digest.

    Attributes:
        part: The table of that part: event, scope, exemption, rationale or relation.
        number: The number of that part.
        nth: Which of the part's pieces of evidence, counted from 0.
    """

    __tablename__ = "evidence"
    __table_args__ = (_CLUSTERED,)

    part: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    nth: int = Field(primary_key=True)
    article: str = Field(foreign_key="article.id", index=True)
    stance: Stance = Field(sa_type=Code(Stance))


class PlaceRow(PartRow, table=True):
    """A place in which a restriction applies; derived from its scopes and its actor, never written by hand.

    Attributes:
        place: The code of a place that a scope states; if none does, that of the actor's place.
        target_id: The target of the restriction, repeated for fast answers to what is restricted within a place.
    """

    __tablename__ = "restriction_place"
    __table_args__ = (
        Index(None, "target_id", "place", "restriction_key"),
        Index(None, "place", "restriction_key"),
        _CLUSTERED,
    )

    place: str = Field(primary_key=True)
    target_id: str = Field(foreign_key="target.id")


class StandingRow(PartRow, table=True):
    """A stretch of both clocks on which a restriction has a status; derived from its events, never written by hand.

    Attributes:
        known_from: The first day of our knowledge.
        on_from: The first day in the world.
        known_until: The day of our knowledge before which it ends; 9999-12-31 if nothing ends it.
        on_until: The day in the world before which it ends; 9999-12-31 if nothing ends it.
        status: The status that is certain, or indeterminate. Outside all stretches it is no_event.
        possible: The statuses that are possible, strongest first.
    """

    __tablename__ = "standing"
    __table_args__ = (_CLUSTERED,)

    known_from: dt.date = Field(primary_key=True)
    on_from: dt.date = Field(primary_key=True)
    known_until: dt.date
    on_until: dt.date
    status: Status = Field(sa_type=Code(Status))
    possible: tuple[Status, ...] = Field(sa_type=Codes(Status))


class ReadTextRow(Row, table=True):
    """A text that was read for candidates, kept whether or not one of them is accepted.

    Attributes:
        number: Its number; those of later texts are higher.
        lineage: The number of the first text of the same article, which a later one is a changed text of.
        article: The id of the article.
        url: Where it was found, if known.
        sha256: The SHA-256 of the text, 64 hexadecimal digits.
        description: The article as a JSON object.
        text: The text, exactly as it was digested.
    """

    __tablename__ = "read_text"

    number: int | None = Field(default=None, primary_key=True)
    lineage: int = Field(foreign_key="read_text.number", index=True)
    article: str
    url: str | None = None
    sha256: str = Field(unique=True)
    description: str = Field(sa_type=Text)
    text: str = Field(sa_type=Text)


class ReadingRow(Row, table=True):
    """One reading of a text: what a reader found in it then.

    Attributes:
        number: Its number; those of later readings are higher.
        text_number: The text that was read.
        reader: The name of the reader.
        read_at: When, in UTC.
    """

    __tablename__ = "reading"

    number: int | None = Field(default=None, primary_key=True)
    text_number: int = Field(foreign_key="read_text.number", index=True)
    reader: str
    read_at: str


class CandidateRow(Row, table=True):
    """A restriction as a reader found it in a text; whether it was accepted follows from the decisions.

    Attributes:
        number: Its number, by which it is called.
        restriction: The id of the restriction that it would be, or be joined with.
        text_number: The text that it was read in.
        reader: The name of the reader.
        seen: The last reading that found it.
        digest: The digest of what it says; the same candidate read again has the same.
        record: The restriction as a JSON object.
    """

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("text_number", "reader", "restriction", "digest"),)

    number: int | None = Field(default=None, primary_key=True)
    restriction: str
    text_number: int = Field(foreign_key="read_text.number")
    reader: str
    seen: int = Field(foreign_key="reading.number", index=True)
    digest: str
    record: str = Field(sa_type=Text)


class DecisionRow(Row, table=True):
    """What somebody decided on a candidate; decisions are appended, and never changed or deleted.

    Attributes:
        number: Its number; those of later decisions are higher.
        candidate: The candidate.
        kind: What was decided.
        decided_by: Who decided: the name of a person, or of a program after `agent:`.
        decided_at: When, in UTC.
        reason: Why, if they said so.
        reading: The last reading that there was.
        record: What was accepted, as a JSON object.
        before: The restriction as it was recorded before, as a JSON object, if it was.
        after: The restriction as it was recorded by the decision, as a JSON object.
        undoes: The decision that this one reverses.
    """

    __tablename__ = "decision"

    number: int | None = Field(default=None, primary_key=True)
    candidate: int = Field(foreign_key="candidate.number", index=True)
    kind: DecisionKind = Field(sa_type=Code(DecisionKind))
    decided_by: str
    decided_at: str
    reason: str | None = None
    reading: int = Field(foreign_key="reading.number", index=True)
    record: str | None = Field(default=None, sa_type=Text)
    before: str | None = Field(default=None, sa_type=Text)
    after: str | None = Field(default=None, sa_type=Text)
    undoes: int | None = Field(default=None, foreign_key="decision.number", unique=True)


metadata = Record.metadata
