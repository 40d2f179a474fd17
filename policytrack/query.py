"""A question as a value: which restrictions are meant, on which day, as known on which day."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache

from policytrack import places
from policytrack.dates import Certainty
from policytrack.model import Restriction
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    Measure,
    RationaleCategory,
    ReviewState,
    Setting,
    Status,
    Strength,
    Surface,
    TargetKind,
)

__all__ = ["FIELDS", "Query", "counted_by", "in_words", "searched", "words"]

_PREPOSITIONS = ("within ", "on ")
_MARKS = range(0x300, 0x332)
"""The accents that full-text search passes over where they stand apart from their letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which restrictions are meant: a restriction has to satisfy every filter that is set, in any of its values.

    Attributes:
        actor: Ids of actors.
        part_of: Ids of actors, with all that are part of them.
        actor_kind: Kinds of actors.
        target: Ids of targets.
        target_kind: Kinds of targets.
        measure: Measures.
        strength: Strengths.
        place: Codes of places in which it applies, exactly these.
        within: Codes of places that contain one in which it applies.
        status: Statuses it has, or may have, on the day asked about.
        audience: Audiences that a scope names.
        setting: Settings that a scope names.
        surface: Surfaces that a scope names.
        rationale: Categories of its reasons.
        review: Review states.
        text: Words that its names, summary and reasons hold, each as the beginning of a word.
        on: The day in the world; with none, today where a status is asked for.
        known: The day of our knowledge; with none, all that is recorded.
        limit: How many restrictions to give at most; with none, all.
        offset: How many to pass over first.
        asked: The filters as they were asked for, to show.

    A filter that is None is not set; one that is empty matches nothing.

    Example:
        >>> Query(within=("US",), status=(Status.in_force,)).describe()
        'restrictions within US, status in_force'
        >>> Query(target=("tiktok",), asked=(("target", "TikTok"), ("within", "United States"))).describe()
        'restrictions with target TikTok, within United States'
    """

    actor: tuple[str, ...] | None = None
    part_of: tuple[str, ...] | None = None
    actor_kind: tuple[ActorKind, ...] | None = None
    target: tuple[str, ...] | None = None
    target_kind: tuple[TargetKind, ...] | None = None
    measure: tuple[Measure, ...] | None = None
    strength: tuple[Strength, ...] | None = None
    place: tuple[str, ...] | None = None
    within: tuple[str, ...] | None = None
    status: tuple[Status, ...] | None = None
    audience: tuple[Audience, ...] | None = None
    setting: tuple[Setting, ...] | None = None
    surface: tuple[Surface, ...] | None = None
    rationale: tuple[RationaleCategory, ...] | None = None
    review: tuple[ReviewState, ...] | None = None
    text: str | None = None
    on: date | None = None
    known: date | None = None
    limit: int | None = None
    offset: int = 0
    asked: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def day(self) -> date:
        """The day in the world that statuses are given for."""
        return self.on or date.today()  # noqa: DTZ011 - "today" is the reader's own

    @property
    def asks_status(self) -> bool:
        """Whether the answer depends on a day: then only what had, or may have, happened by then counts."""
        return self.status is not None or self.on is not None or self.known is not None

    def matches(self, one: Restriction, parts: Iterable[str] = ()) -> Certainty:
        """Whether a restriction is meant: certainly, possibly (its dates leave it open) or not.

        Args:
            one: The restriction.
            parts: The ids of all actors that are part of those in `part_of`, which a restriction alone cannot tell.
        """
        then = one.as_known(self.known)
        return self._status_of(then) if then and self._is_about(then, frozenset(parts)) else Certainty.no

    def describe(self) -> str:
        """The question in words, as it was asked."""
        said = in_words(self.asked or self._set())
        return f"restrictions {said}" if said else "all restrictions"

    def _set(self) -> Iterator[tuple[str, str]]:
        for one in fields(self):
            value = getattr(self, one.name)
            if one.name not in {"asked", "offset"} and value is not None:
                yield one.name, " or ".join(map(str, value)) if isinstance(value, tuple) else str(value)

    def _is_about(self, one: Restriction, parts: frozenset[str]) -> bool:
        return (
            _any(self.actor, (one.actor.id,))
            and (self.part_of is None or one.actor.id in parts.union(self.part_of))
            and _any(self.actor_kind, (one.actor.kind,))
            and _any(self.target, (one.target.id,))
            and _any(self.target_kind, (one.target.kind,))
            and _any(self.measure, (one.measure,))
            and _any(self.strength, (one.strength,))
            and _any(self.place, one.places)
            and self._is_within(one)
            and _any(self.audience, [each for scope in one.scopes for each in scope.audience])
            and _any(self.setting, [each for scope in one.scopes for each in scope.setting])
            and _any(self.surface, [each for scope in one.scopes for each in scope.surface])
            and _any(self.rationale, [each.category for each in one.rationales])
            and _any(self.review, (one.review,))
            and self._is_worded(one)
        )

    def _is_within(self, one: Restriction) -> bool:
        return self.within is None or any(places.contains(outer, code) for outer in self.within for code in one.places)

    def _is_worded(self, one: Restriction) -> bool:
        if self.text is None:
            return True
        said = words(" ".join(searched(one)))
        return all(any(word.startswith(wanted) for word in said) for wanted in words(self.text))

    def _status_of(self, one: Restriction) -> Certainty:
        if not self.asks_status:
            return Certainty.certain
        standing = one.standing(self.day, self.known)
        if self.status is None:
            return Certainty.no if standing.statuses == (Status.no_event,) else Certainty.certain
        held = Certainty.no
        for status in self.status:
            held |= standing.holds(status)
        return held


def searched(one: Restriction) -> tuple[str, str, str]:
    """What full-text search looks into: the names, the summary and the reasons of a restriction."""
    names = (one.actor.name, *one.actor.aliases, one.target.name, *one.target.aliases)
    return "; ".join(names), one.summary, " ".join(reason.statement for reason in one.rationales)


def words(text: str) -> list[str]:
    """The words of a text as full-text search compares them: letters and digits, without case or Latin accents.

    >>> words("Côte d'Ivoire, R1, Китай")
    ['cote', 'd', 'ivoire', 'r1', 'китай']
    """
    return "".join(map(_compared, text)).split()


@lru_cache(maxsize=4096)
def _compared(sign: str) -> str:
    # What SQLite's unicode61 does with a sign: other scripts keep their accents, and their vowel signs part words.
    if ord(sign) in _MARKS:
        return ""
    if unicodedata.category(sign)[0] not in "LN":
        return " "
    base = unicodedata.normalize("NFD", sign)[0]
    letter = base if base.isascii() else sign
    folded = letter.casefold()
    return folded if len(folded) == 1 else letter.lower()


def _any(wanted: Iterable[object] | None, found: Iterable[object]) -> bool:
    return wanted is None or not set(wanted).isdisjoint(found)


def _scope_terms(name: str) -> Callable[[Restriction, Query], list[str]]:
    return lambda one, _query: [str(term) for scope in one.scopes for term in getattr(scope, name)]


FIELDS: Mapping[str, Callable[[Restriction, Query], Iterable[str]]] = {
    "actor": lambda one, _query: [one.actor.id],
    "actor_kind": lambda one, _query: [one.actor.kind.value],
    "target": lambda one, _query: [one.target.id],
    "target_kind": lambda one, _query: [one.target.kind.value],
    "maker": lambda one, _query: [one.target.maker] if one.target.maker else [],
    "origin": lambda one, _query: [one.target.origin] if one.target.origin else [],
    "measure": lambda one, _query: [one.measure.value],
    "strength": lambda one, _query: [one.strength.value],
    "status": lambda one, query: [one.status(query.day, query.known).value],
    "in_force": lambda one, query: [one.in_force(query.day, query.known).value],
    "place": lambda one, _query: one.places,
    "audience": _scope_terms("audience"),
    "setting": _scope_terms("setting"),
    "surface": _scope_terms("surface"),
    "rationale": lambda one, _query: [reason.category.value for reason in one.rationales],
    "article": lambda one, _query: [article.id for article in one.articles],
    "review": lambda one, _query: [one.review.value],
}
"""What restrictions can be counted by, and the values that one has of it."""


def in_words(asked: Iterable[tuple[str, str]]) -> str:
    """Filters as a phrase that follows a noun.

    >>> in_words([("target", "TikTok"), ("within", "France")])
    'with target TikTok, within France'
    >>> in_words([("within", "France"), ("actor_kind", "company")])
    'within France, actor kind company'
    """
    said = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in asked)
    return said if not said or said.startswith(_PREPOSITIONS) else f"with {said}"


def counted_by(field: str, restrictions: Iterable[Restriction], query: Query) -> dict[str, int]:
    """How many restrictions have each value of a field, the most frequent first."""
    counted = Counter(value for one in restrictions for value in dict.fromkeys(FIELDS[field](one, query)))
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
