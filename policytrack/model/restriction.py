"""The restriction: one actor, one target, one measure, and all that is known of it."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    ValidationInfo,
    field_validator,
    model_validator,
)
from sqlmodel import Field

from policytrack import lifecycle
from policytrack.dates import Certainty, UncertainDate, day
from policytrack.errors import InvalidRecordError
from policytrack.model.described import Actor, Article, Target
from policytrack.model.evidence import Evidence, Evidenced, evidence_key
from policytrack.model.parts import Event, Exemption, Rationale, Relation, Scope
from policytrack.model.record import NUMBER, Record, Words, unique, values
from policytrack.vocabulary import (
    ActorKind,
    Measure,
    ReviewState,
    Stance,
    Status,
    Strength,
)

__all__ = [
    "Restriction",
    "RestrictionTerms",
    "in_order",
]


_PartT = TypeVar("_PartT", Event, Scope, Exemption, Rationale, Relation)


class RestrictionTerms(Record):
    """What a restriction says of itself in single values.

    Attributes:
        id: `<actor>/<target>/<measure>`, with a suffix (`~2`) only if the same triple stands twice.
        measure: What is done.
        strength: How much of what the actor controls it covers.
        summary: What it is, in our own words.
        review: Who has looked at this record.
    """

    id: str
    measure: Measure
    strength: Strength = Strength.unknown
    summary: Words
    review: ReviewState = ReviewState.machine_candidate


class Restriction(RestrictionTerms):
    """One actor restricts one target by one measure, with everything that is known of it.

    Attributes:
        actor: Who.
        target: What.
        events: When: the dated steps, at least one.
        scopes: Where and for whom; none where no source says.
        exemptions: What is left out.
        rationales: Why.
        relations: How it stands to other restrictions.
        articles: The articles that the evidence points into; any other is left out.
    """

    actor: Actor
    target: Target
    events: Annotated[tuple[Event, ...], Field(min_length=1)]
    scopes: tuple[Scope, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    rationales: tuple[Rationale, ...] = ()
    relations: tuple[Relation, ...] = ()
    articles: tuple[Article, ...]

    @field_validator("events", "scopes", "exemptions", "rationales", "relations")
    @classmethod
    def _sort_parts(cls, value: tuple[Any, ...], info: ValidationInfo) -> tuple[Any, ...]:
        return in_order(str(info.field_name), value)

    @field_validator("articles")
    @classmethod
    def _sort_articles(cls, value: tuple[Article, ...], info: ValidationInfo) -> tuple[Article, ...]:
        cited = {one.article for name in _PARTS for part in info.data.get(name, ()) for one in part.evidence}
        return unique((one for one in value if one.id in cited), key=lambda one: one.id)

    @model_validator(mode="after")
    def _id_is_the_triple(self) -> Self:
        expected = f"{self.actor.id}/{self.target.id}/{self.measure}"
        if not self.id.startswith(expected) or not re.fullmatch(NUMBER, self.id[len(expected) :]):
            raise InvalidRecordError(f'restriction "{self.id}": its id has to be "{expected}", or that with ~2, ~3 ...')
        return self

    @model_validator(mode="after")
    def _articles_are_at_hand(self) -> Self:
        ids = [one.id for one in self.articles]
        if len(set(ids)) < len(ids):
            raise InvalidRecordError(f"restriction {self.id}: two different articles have the same id")
        missing = sorted({one.article for _, one in self.evidence()} - set(ids))
        if missing:
            raise InvalidRecordError(f"restriction {self.id}: evidence from an article that is not given: {missing[0]}")
        return self

    @model_validator(mode="after")
    def _a_person_imposes_nothing(self) -> Self:
        if self.actor.kind is ActorKind.political_figure:
            for event in self.events:
                if event.kind.status not in {None, Status.advocated_only}:
                    raise InvalidRecordError(
                        f"restriction {self.id}: {self.actor.name} can call for a measure but not impose one, so"
                        f' "{event.kind}" is no event of theirs'
                    )
        return self

    def __repr__(self) -> str:
        """Which restriction it is, and how it stands today."""
        return f"<Restriction {self.id}: {self.standing().words}>"

    def __str__(self) -> str:
        """The same."""
        return repr(self)

    def _repr_html_(self) -> str:
        """The restriction with its parts and the passages behind them, for a notebook."""
        from policytrack.model.card import restriction_card  # noqa: PLC0415 - only a notebook shows it

        return restriction_card(self)

    @cached_property
    def steps(self) -> tuple[lifecycle.Step, ...]:
        """The events as far as status goes, with the days on which they became known."""
        known = {article.id: article.known for article in self.articles}
        return tuple(
            [
                lifecycle.Step(
                    event.kind,
                    event.date,
                    tuple([known[one.article] for one in event.evidence if event.asserts(one)]),
                    tuple([known[one.article] for one in event.evidence if one.stance is Stance.refutes]),
                )
                for event in self.events
            ]
        )

    def standing(self, on: date | str | None = None, known: date | str | None = None) -> lifecycle.Standing:
        """The statuses that are possible on a day, as far as was known on a day.

        Args:
            on: The day in the world; a month or a year means its last day, None means today.
            known: The day of our knowledge; None means all that is recorded.

        Raises:
            DateFormatError: One of them is no day, month or year.
        """
        asked = date.today() if on is None else day(on)  # noqa: DTZ011 - "today" is the reader's own
        return lifecycle.standing(self.steps, asked, date.max if known is None else day(known))

    def status(self, on: date | str | None = None, known: date | str | None = None) -> Status:
        """The status on a day; `indeterminate` where the dates allow more than one.

        Takes what `standing` takes.
        """
        return self.standing(on, known).status

    def in_force(self, on: date | str | None = None, known: date | str | None = None) -> Certainty:
        """Whether it is in force on a day: certain, possible or no.

        Takes what `standing` takes.
        """
        return self.standing(on, known).in_force

    @property
    def places(self) -> tuple[str, ...]:
        """The codes of the places it applies in, sorted.

        These are the places that its scopes state. Where none is stated, a public body's restriction applies in the
        body's own place; that of a company, which may have staff and customers anywhere, in no place that is known.
        """
        stated = sorted({scope.place for scope in self.scopes if scope.place is not None})
        if stated or self.actor.place is None or not self.actor.kind.is_public:
            return tuple(stated)
        return (self.actor.place,)

    def as_known(self, known: date | str | None = None) -> "Restriction | None":
        """The restriction as far as it was, or may have been, known on a day, or None if nothing of it was.

        Only evidence from articles published by then counts. A scope, exemption or reason of which no evidence is left
        was not known, nor was an event that nothing left asserts. The summary and the single values are those of today.

        Args:
            known: The day of our knowledge; a month or a year means its last day, None means all that is recorded.
        """
        if known is None:
            return self
        published = {one.id for one in self.articles if one.known.by(day(known)) is not Certainty.no}
        if len(published) == len(self.articles):
            return self
        parts = {name: _published(getattr(self, name), published) for name in _PARTS}
        parts["events"] = tuple(event for event in parts["events"] if event.is_asserted())
        if not parts["events"]:
            return None
        articles = tuple(one for one in self.articles if one.id in published)
        # Validated, as parts that differed in evidence alone may now be the same, and stand in another order.
        return Restriction.model_validate({**values(self), **parts, "articles": articles})

    def unquoted(self) -> "Restriction":
        """The restriction as it is kept: without the passages that its evidence points at."""
        if all(one.quote is None for _, one in self.evidence()):
            return self
        return Restriction.trusted({**values(self), **{name: _unquoted(getattr(self, name)) for name in _PARTS}})

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """Every piece of evidence, with the field it belongs to, such as `events[0]`."""
        for name in _PARTS:
            for number, part in enumerate(getattr(self, name)):
                for each, one in enumerate(part.evidence):
                    yield f"{name}[{number}].evidence[{each}]", one

    def to_dict(self, on: date | str | None = None, known: date | str | None = None) -> dict[str, Any]:
        """The restriction as plain JSON values, with its status on a day.

        Takes what `standing` takes. `from_dict` reads it back.
        """
        standing = self.standing(on, known)
        dumped = self.model_dump(mode="json")
        dumped |= {"status": standing.status.value, "in_force": standing.in_force.value}
        return {name: dumped[name] for name in _SHAPE}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """Make a restriction of what `to_dict` gave.

        The derived status is left out, as it is derived again, and so is what an export adds about who stands above.

        Raises:
            pydantic.ValidationError: A value is missing, unknown or breaks a rule.
        """
        return cls.model_validate({name: value for name, value in values.items() if name not in _DERIVED})


_ORDER: Mapping[str, Callable[[Any], Any]] = {
    "events": lambda one: (*_chronological(one.date), one.kind, one.note or "", _passages(one)),
    "scopes": lambda one: (one.reach_key(), one.condition or "", _passages(one)),
    "exemptions": lambda one: (one.scope.reach_key(), one.condition or "", str(one.until or ""), _passages(one)),
    "rationales": lambda one: (one.category, one.statement, one.attributed_to or "", _passages(one)),
    "relations": lambda one: (one.kind, one.to, _passages(one)),
}


def in_order(name: str, parts: Collection[_PartT]) -> tuple[_PartT, ...]:
    """The parts of one kind in the order in which a restriction keeps them, without repeats.

    Args:
        name: The field: events, scopes, exemptions, rationales or relations.
        parts: The parts.
    """
    return tuple(parts) if len(parts) <= 1 else unique(parts, key=_ORDER[name])


_PARTS = ("events", "scopes", "exemptions", "rationales", "relations")
_STANDING = ("status", "in_force")
_DERIVED = (*_STANDING, "above")
_SHAPE = (
    "id",
    "actor",
    "target",
    "measure",
    "strength",
    *_STANDING,
    "summary",
    "events",
    "scopes",
    "exemptions",
    "rationales",
    "relations",
    "review",
    "articles",
)


def _published(parts: tuple[_PartT, ...], published: set[str]) -> tuple[_PartT, ...]:
    """The parts with the evidence that was published; a part that rests on evidence goes with the last of it."""
    kept = []
    for part in parts:
        left = tuple(one for one in part.evidence if one.article in published)
        if left or not part.evidence:
            kept.append(
                part if len(left) == len(part.evidence) else type(part).trusted({**values(part), "evidence": left})
            )
    return tuple(kept)


def _unquoted(parts: tuple[_PartT, ...]) -> tuple[_PartT, ...]:
    bare = [tuple(dict.fromkeys(one.unquoted() for one in part.evidence)) for part in parts]
    return tuple(type(part).trusted({**values(part), "evidence": left}) for part, left in zip(parts, bare, strict=True))


def _chronological(when: UncertainDate | None) -> tuple[date, date, str]:
    return (date.max, date.max, "") if when is None else when.sort_key()


def _passages(part: Evidenced | Relation) -> list[tuple[str, int, int, str, str, str]]:
    return [evidence_key(one) for one in part.evidence]
