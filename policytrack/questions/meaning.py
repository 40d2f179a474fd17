"""What a question means: the filters it names, in the terms of a query, and what no query says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TypeAlias

from policytrack.dates import UncertainDate
from policytrack.model import Restriction
from policytrack.query import Query
from policytrack.questions.catalogue import Catalogue
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
    Term,
)

__all__ = ["LEFT_OUT", "PATTERNS", "Meaning"]

_VOCABULARY: dict[str, type[Term]] = {
    "actor_kind": ActorKind,
    "target_kind": TargetKind,
    "measure": Measure,
    "status": Status,
    "audience": Audience,
    "setting": Setting,
    "surface": Surface,
    "rationale": RationaleCategory,
    "strength": Strength,
    "review": ReviewState,
}
PATTERNS: Mapping[str, str] = {
    "strength": "{}",
    "measure": "{}",
    "target": "on {}",
    "target_kind": "on any {}",
    "origin": "from {}",
    "actor": "by {}",
    "part_of": "by {} and all that is part of it",
    "actor_kind": "by any {}",
    "actor_within": "belonging to {}",
    "within": "within {}",
    "audience": "binding {}",
    "setting": "on {}",
    "surface": "reached as {}",
    "rationale": "for {}",
    "review": "{}",
    "status": "{}",
}
"""How each filter is said, in the order in which they are."""
LEFT_OUT = ("other_than", "lacking")
"""The two ways of leaving something out."""
_PRELIMINARY = frozenset({"announced", "under_consideration", "advocated_only", "adopted_not_in_force"})
_WHO = ("actor", "part_of", "actor_kind", "actor_within")
_WHAT = ("target", "target_kind", "origin")


LeftOut: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""What one phrase leaves out: all of its filters with their values ("other than US agencies")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The filters that a question names; those that are empty are not set.

    Attributes:
        said: The filters that are set, in words, by name.
        actor: Ids of actors; a name of a government that no record has is in `absent`.
        absent: Codes of places whose governments are meant, of which no record has any.
        part_of: Ids of actors, with all that are part of them.
        actor_kind: Kinds of actors.
        actor_within: Codes of the places that the actors belong to.
        target: Ids of targets, before what they make is added.
        target_kind: Kinds of targets.
        origin: Codes of the places that the targets come from.
        measure: Measures.
        strength: Strengths.
        within: Codes of places that contain one in which it applies.
        status: Statuses.
        audience: Audiences.
        setting: Settings.
        surface: Surfaces.
        rationale: Categories of reasons.
        review: Review states.
        on: The day in the world.
        known: The day of our knowledge.
        since: The first day on which it began, or of a change.
        until: The last day on which it began, or of a change.
        begun: Statuses of the steps that lie in that stretch, where only these are meant ("took effect").
        at_least: How many articles it rests on, at least.
        at_most: How many articles it rests on, at most.
        other_than: What is left out, where that is all that a restriction is about.
        lacking: What is left out, where that is any of what a restriction is about.
        negated: Whether those are meant that do *not*.
    """

    said: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    actor: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    actor_kind: tuple[str, ...] = ()
    actor_within: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    target_kind: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    strength: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    surface: tuple[str, ...] = ()
    rationale: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    on: date | None = None
    known: date | None = None
    since: date | None = None
    until: date | None = None
    begun: tuple[str, ...] = ()
    at_least: int | None = None
    at_most: int | None = None
    other_than: tuple[LeftOut, ...] = ()
    lacking: tuple[LeftOut, ...] = ()
    negated: bool = False

    def with_(self, name: str, values: tuple[str, ...], said: str) -> "Meaning":
        """The meaning with more values of a filter, which are alternatives to those that it has."""
        before: tuple[str, ...] = getattr(self, name)
        joined = tuple(dict.fromkeys((*before, *values)))
        words = tuple(dict.fromkeys((*self.said.get(name, ()), said)))
        return replace(self, said={**self.said, name: words}, **{name: joined})  # type: ignore[arg-type]  # name is a filter of several values

    def leaving_out(self, how: str, left_out: LeftOut, said: str) -> "Meaning":
        """The meaning without the restrictions that one phrase names: those "other_than" it, or "lacking" it."""
        words = (*self.said.get(how, ()), said)
        return replace(self, said={**self.said, how: words}, **{how: (*getattr(self, how), left_out)})  # type: ignore[arg-type]  # how is one of two fields of one type

    def without(self, *names: str) -> "Meaning":
        """The meaning without some filters."""
        said = {name: words for name, words in self.said.items() if name not in names}
        empty = {one.name: one.default for one in fields(self) if one.name in names}
        return replace(self, said=said, **empty)  # type: ignore[arg-type]  # the defaults of these fields

    def filters(self) -> Iterator[tuple[str, object]]:
        """The filters that are set, by name."""
        for one in fields(self):
            value = getattr(self, one.name)
            if one.name not in {"said", *LEFT_OUT} and value not in ((), None, False):
                yield one.name, value

    def upon(self, previous: "Meaning") -> "Meaning":
        """What a follow-up means: the previous question, with what this one names instead."""
        named = {name for name, _ in self.filters()}
        replaced = set(named)
        if named & {*_WHO, "absent"}:
            replaced |= {*_WHO, "absent"}
        if "within" in named:
            replaced |= {"actor", "absent", "part_of", "actor_within"}
        if named & {"target", "origin"}:
            replaced |= set(_WHAT)
        if named & {"on", "since", "until"}:
            replaced |= {"on", "since", "until", "begun"}
        kept = previous.without(*replaced)
        for how in LEFT_OUT:
            if any(name in replaced for one in getattr(kept, how) for name, _ in one):
                kept = kept.without(how)  # what is named now is not narrowed by what was left out before
        left_out = {how: getattr(self, how) for how in LEFT_OUT if getattr(self, how)}
        return replace(kept, said={**kept.said, **self.said}, **dict(self.filters()), **left_out)  # type: ignore[arg-type]  # filters of the same class

    def query(self, catalogue: Catalogue) -> Query:
        """The query, with what only the catalogue can tell resolved to ids."""
        terms = {name: _terms(name, getattr(self, name)) for name in _VOCABULARY}
        if self.since is not None and _PRELIMINARY.issuperset(self.status):
            terms["status"] = None  # a step in that time is asked about, whatever followed
        return Query(
            actor=self._actors(catalogue),
            part_of=self.part_of or None,
            target=self._targets(catalogue),
            within=self.within or None,
            on=self.on,
            known=self.known,
            asked=tuple(self._asked()),
            **terms,  # type: ignore[arg-type]  # each vocabulary is that of its filter
        )

    def counts(self, one: Restriction) -> bool:
        """Whether a restriction that the query finds satisfies what no query says: beginning and number of articles."""
        articles = len({piece.article for _, piece in one.evidence()})
        return (
            (self.at_least is None or articles >= self.at_least)
            and (self.at_most is None or articles <= self.at_most)
            and (self.since is None or self._may_have_begun(one))
        )

    def surely_began(self, one: Restriction) -> bool:
        """Whether a step of its life lies in the stretch that is asked about for certain, not only perhaps."""
        if self.since is None:
            return True
        first, last = self._stretch()
        return any(_inside(when, first, last) for when in self._steps(one))

    def _may_have_begun(self, one: Restriction) -> bool:
        first, last = self._stretch()
        return any(not _outside(when, first, last) for when in self._steps(one))

    def _stretch(self) -> tuple[UncertainDate, UncertainDate]:
        return UncertainDate.of(self.since or date.min), UncertainDate.of(self.until or date.max)

    def _steps(self, one: Restriction) -> Iterator[UncertainDate]:
        """When it took the steps that are asked about: those to a status that is named, or any that gives it one."""
        named = self.begun or self.status
        for step in one.steps:
            wanted = step.kind.status in named if named else step.kind.status is not None
            if wanted and step.when is not None:
                yield step.when

    def _actors(self, catalogue: Catalogue) -> tuple[str, ...] | None:
        named = set(self.actor) if self.actor or self.absent else None
        if self.actor_within:
            there = set(catalogue.belonging_to(self.actor_within))
            named = there if named is None else named & there
        return None if named is None else tuple(sorted(named))

    def _targets(self, catalogue: Catalogue) -> tuple[str, ...] | None:
        named = set(catalogue.made_by(self.target)) if self.target else None
        if self.origin:
            there = set(catalogue.from_places(self.origin))
            named = there if named is None else named & there
        return None if named is None else tuple(sorted(named))

    def _asked(self) -> Iterator[tuple[str, str]]:
        for name, words in self.said.items():
            yield name, " or ".join(words)
        for name in ("on", "known", "since", "until"):
            if (day := getattr(self, name)) is not None:
                yield name, day.isoformat()


def _terms(name: str, codes: tuple[str, ...]) -> tuple[Term, ...] | None:
    return tuple(_VOCABULARY[name](code) for code in codes) or None


def _inside(when: UncertainDate, first: UncertainDate, last: UncertainDate) -> bool:
    return when.before(first) == "no" and last.before(when) == "no"


def _outside(when: UncertainDate, first: UncertainDate, last: UncertainDate) -> bool:
    return when.before(first) == "certain" or last.before(when) == "certain"
