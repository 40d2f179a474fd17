"""What is asked: a case, and the hierarchies of bodies and products that it is read with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Self, TypeVar

from policytrack import dates, places
from policytrack.errors import InvalidRecordError
from policytrack.model import Actor, Restriction, Target
from policytrack.vocabulary import Audience, Setting, Surface, TargetKind, Term

__all__ = ["Case", "Facts", "Hierarchy", "facts_of"]

_TermT = TypeVar("_TermT", bound=Term)
_NOTHING_SAID = frozenset({"unspecified", "any", "whole_territory"})
_VENDOR_RUN = frozenset({Surface.hosted_app, Surface.website, Surface.hosted_api})
_ALL_SURFACES = frozenset(Surface) - {Surface.any, Surface.unspecified}

OWN_SURFACES: Mapping[TargetKind | None, frozenset[Surface]] = {
    TargetKind.app: frozenset({Surface.hosted_app}),
    TargetKind.website: frozenset({Surface.website}),
    TargetKind.service: _VENDOR_RUN,
}
"""The ways by which a target of a kind is reached as it is offered: who uses an app uses the app."""

RELATIVE = frozenset(
    {
        Audience.government_employees,
        Audience.specific_agency_staff,
        Audience.military_personnel,
        Audience.legislators_and_staff,
        Audience.contractors_and_suppliers,
        Audience.employees_of_issuer,
        Audience.customers_or_account_holders,
    }
)
"""Audiences that are those of some body: the staff, soldiers, contractors or customers of whom?"""

PRIVATE = frozenset({Audience.general_public, Audience.minors})
"""Audiences of people who are asked about as private persons, and belong to no body in that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A situation, as far as it is known; what is left out stays open.

    Attributes:
        target: Ids of what is used. Of several each is asked about, and so is each product of a maker.
        actor: The id of an actor, to ask about the measures of that one alone.
        member_of: Ids of the bodies whose staff, member, student, contractor or customer the person is; they count as
            all of them. Empty where it is not known.
        audience: What sort of person it is.
        place: The code of the place in which the target is used.
        setting: On what device or network, or on what occasion.
        surface: By which way of reaching the target.
        on: The day in the world; None means today.
        known: The day of our knowledge; None means all that is recorded.

    Raises:
        InvalidRecordError: It has no target.
        UnknownNameError: The place is not the code of a place.

    Example:
        >>> case = Case.of(target="lemon8", audience="civil servants", place="US-TX", on="2025-03")
        >>> case.audience.code, case.on.isoformat(), case.open
        ('government_employees', '2025-03-31', ('member_of', 'setting', 'surface'))
    """

    target: tuple[str, ...]
    actor: str | None = None
    member_of: tuple[str, ...] = ()
    audience: Audience | None = None
    place: str | None = None
    setting: Setting | None = None
    surface: Surface | None = None
    on: date | None = None
    known: date | None = None

    def __post_init__(self) -> None:
        """Check what other code relies on."""
        if not self.target:
            raise InvalidRecordError("a case has no target: say what is used")
        for name in ("audience", "setting", "surface"):
            if getattr(self, name) in _NOTHING_SAID:
                object.__setattr__(self, name, None)
        if self.place is not None:
            places.get(self.place)

    @classmethod
    def of(  # noqa: PLR0913 - the questions that a case answers
        cls,
        *,
        target: str | Iterable[str],
        actor: str | None = None,
        member_of: str | Iterable[str] = (),
        audience: str | None = None,
        place: str | None = None,
        setting: str | None = None,
        surface: str | None = None,
        on: str | date | None = None,
        known: str | date | None = None,
    ) -> Self:
        """Make a case of ids, of words of the vocabularies as people write them, and of days.

        Raises:
            UnknownNameError: An audience, setting or surface has no such name, or no place that code.
            AmbiguousNameError: A name is that of several.
            DateFormatError: `on` or `known` is no day, month or year.
        """
        return cls(
            target=_several(target),
            actor=actor,
            member_of=_several(member_of),
            audience=_named(Audience, audience),
            place=place,
            setting=_named(Setting, setting),
            surface=_named(Surface, surface),
            on=None if on is None else dates.day(on),
            known=None if known is None else dates.day(known),
        )

    @property
    def open(self) -> tuple[str, ...]:
        """The facts that are left out."""
        return tuple(name for name in _FACTS if not getattr(self, name))

    @property
    def day(self) -> date:
        """The day in the world that is asked about."""
        return self.on or date.today()  # noqa: DTZ011 - "today" is the reader's own

    @property
    def place_label(self) -> str:
        """The name and code of the place, empty where it is open."""
        return "" if self.place is None else places.get(self.place).label

    def to_dict(self) -> dict[str, Any]:
        """The case as plain JSON values; what is left open is null, or an empty list."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self)} | {"on": self.day.isoformat()}


_FACTS = ("place", "member_of", "audience", "setting", "surface")


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Which body is part of which, and which product is made by whom.

    Attributes:
        actors: The actors by id; one that is not among them is taken to be part of nothing.
        targets: The targets by id.
    """

    actors: Mapping[str, Actor] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    _above: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _makers: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _products: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note what each maker makes."""
        for one in self.targets.values():
            if one.maker is not None:
                self._products.setdefault(one.maker, []).append(one.id)

    @classmethod
    def of(cls, actors: Iterable[Actor] = (), targets: Iterable[Target] = ()) -> Self:
        """The hierarchies of these actors and targets."""
        return cls({one.id: one for one in actors}, {one.id: one for one in targets})

    @classmethod
    def within(cls, restrictions: Iterable[Restriction]) -> Self:
        """The hierarchies as far as the restrictions themselves tell them, for want of more."""
        listed = tuple(restrictions)
        return cls.of((one.actor for one in listed), (one.target for one in listed))

    def above(self, actor: str) -> frozenset[str]:
        """The actor and every body that it is part of, directly or not.

        >>> navy = Actor(id="us-navy", name="Navy", kind="military", part_of="us-dod")
        >>> sorted(Hierarchy.of([navy]).above("us-navy"))
        ['us-dod', 'us-navy']
        """
        if actor not in self._above:
            self._above[actor] = _chain(actor, lambda one: self.actors[one].part_of if one in self.actors else None)
        return self._above[actor]

    def makers(self, target: str) -> frozenset[str]:
        """The target, its maker and whoever made that: a rule on any of them is a rule on the target."""
        if target not in self._makers:
            self._makers[target] = _chain(target, lambda one: self.targets[one].maker if one in self.targets else None)
        return self._makers[target]

    def used(self, targets: Iterable[str]) -> tuple[str, ...]:
        """What is used, if these are named: a maker stands for all that it makes.

        >>> app = Target(id="deepseek-app", name="DeepSeek app", kind="app", maker="deepseek")
        >>> Hierarchy.of(targets=[app]).used(["deepseek"])
        ('deepseek-app',)
        """
        waiting = list(targets)
        for one in waiting:  # it grows while it is gone through
            waiting.extend(product for product in self._products.get(one, ()) if product not in waiting)
        return tuple(dict.fromkeys(one for one in waiting if one not in self._products)) or tuple(waiting)

    def reached(self, targets: Iterable[str]) -> tuple[str, ...]:
        """The things a rule on any of which may reach who uses these: what is used, and its makers."""
        return tuple(dict.fromkeys(made for one in self.used(targets) for made in sorted(self.makers(one))))

    def beside(self, targets: Iterable[str]) -> tuple[str, ...]:
        """What else the makers of these make: a rule on any of that is none on these, and easily taken for one.

        >>> app, model = (Target(id=name, name=name, kind=name, maker="deepseek") for name in ("app", "model"))
        >>> Hierarchy.of(targets=[app, model]).beside(["model"])
        ('app',)
        """
        reached = self.reached(targets)
        return tuple(one for one in self.used(reached) if one not in reached)

    def in_line(self, one: str, other: str) -> bool:
        """Whether one of two actors is, or is part of, the other."""
        return one in self.above(other) or other in self.above(one)


def _chain(start: str, following: Callable[[str], str | None]) -> frozenset[str]:
    found: set[str] = set()
    at: str | None = start
    while at is not None and at not in found:
        found.add(at)
        at = following(at)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Facts:
    """A case on one target, as it is read.

    Attributes:
        case: The case.
        hierarchy: Which body is part of which, and who makes what.
        target: The id of what is used.
        made_by: That id, its maker's, and so on.
        kind: What sort of thing is used, if that is known.
        surfaces: The ways of reaching it that are possible.
        member_of: The bodies the person is of, as they are named or follow from the audience; empty if open.
        bodies: Those bodies and all that they are part of.
        government: The place whose government the person works for, if it is only known by its place.
    """

    case: Case
    hierarchy: Hierarchy
    target: str
    made_by: frozenset[str]
    kind: TargetKind | None
    surfaces: frozenset[Surface]
    member_of: frozenset[str]
    bodies: frozenset[str]
    government: str | None

    @property
    def is_private(self) -> bool:
        """Whether the person is asked about as one who belongs to no body."""
        return not self.member_of and self.case.audience in PRIVATE


def facts_of(case: Case, target: str, hierarchy: Hierarchy) -> Facts:
    """Read a case on one of its targets, by these conventions.

    - Government employees in a place are those of that place's own government, unless `member_of` says otherwise.
    - The general public and minors belong to no body, unless `member_of` says otherwise.
    - Staff, soldiers, contractors or customers are those of the actor, if the case names one and not theirs.
    - An app, a website or a service that is used is used as such, unless the surface says otherwise.
    """
    known = hierarchy.targets.get(target)
    kind = None if known is None else known.kind
    members = frozenset(case.member_of or _of_the_actor(case, hierarchy))
    return Facts(
        case=case,
        hierarchy=hierarchy,
        target=target,
        made_by=hierarchy.makers(target),
        kind=kind,
        surfaces=frozenset({case.surface}) if case.surface else OWN_SURFACES.get(kind, _ALL_SURFACES),
        member_of=members,
        bodies=frozenset[str]().union(*map(hierarchy.above, members)),
        government=None if members else _own_government(case),
    )


def _of_the_actor(case: Case, hierarchy: Hierarchy) -> tuple[str, ...]:
    if case.actor is None or case.audience not in RELATIVE:
        return ()
    if case.audience is Audience.government_employees and case.place is not None:
        # "A government employee in Texas" is Texan: only of the actor's own place is it one of the actor's.
        actor = hierarchy.actors.get(case.actor)
        return (case.actor,) if actor is not None and actor.place == case.place else ()
    return (case.actor,)


def _own_government(case: Case) -> str | None:
    return case.place if case.audience is Audience.government_employees else None


def _several(names: str | Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _named(vocabulary: type[_TermT], name: str | None) -> _TermT | None:
    return None if name is None else vocabulary.named(name)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
