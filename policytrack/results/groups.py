"""What an answer consists of: restrictions, or what they are gathered under, or the reasons for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from policytrack import places
from policytrack.model import Actor, Rationale, Restriction, Target

__all__ = ["PLURALS", "ByActor", "ByPlace", "ByTarget", "Item", "Reason", "behind", "heading"]


@dataclass(frozen=True, slots=True)
class ByActor:
    """An actor and what it restricts."""

    actor: Actor
    restrictions: tuple[Restriction, ...]

    @property
    def id(self) -> str:
        """The id of the actor."""
        return self.actor.id

    @property
    def name(self) -> str:
        """The name of the actor."""
        return self.actor.name


@dataclass(frozen=True, slots=True)
class ByTarget:
    """A target and the restrictions on it."""

    target: Target
    restrictions: tuple[Restriction, ...]

    @property
    def id(self) -> str:
        """The id of the target."""
        return self.target.id

    @property
    def name(self) -> str:
        """The name of the target."""
        return self.target.name


@dataclass(frozen=True, slots=True)
class ByPlace:
    """A place and the restrictions that apply in it; the place is None for those whose place no source says."""

    place: places.Place | None
    restrictions: tuple[Restriction, ...]

    @property
    def id(self) -> str | None:
        """The code of the place."""
        return None if self.place is None else self.place.code

    @property
    def name(self) -> str:
        """The name of the place."""
        return "place not stated" if self.place is None else self.place.name


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason, and the restriction it is given for."""

    rationale: Rationale
    restriction: Restriction

    @property
    def id(self) -> str:
        """The id of the restriction."""
        return self.restriction.id

    @property
    def name(self) -> str:
        """The category of the reason, in words."""
        return self.rationale.category.label

    @property
    def actor(self) -> Actor:
        """Whose reason it is."""
        return self.restriction.actor

    @property
    def restrictions(self) -> tuple[Restriction, ...]:
        """The restriction it is given for."""
        return (self.restriction,)


Item: TypeAlias = Restriction | ByActor | ByTarget | ByPlace | Reason

PLURALS: Mapping[type[Item], str] = {
    Restriction: "restrictions",
    ByActor: "actors",
    ByTarget: "targets",
    ByPlace: "places",
    Reason: "reasons",
}
"""What several items of each kind are called, in a JSON document too."""


def behind(item: Item) -> tuple[Restriction, ...]:
    """The restrictions of an item."""
    return (item,) if isinstance(item, Restriction) else item.restrictions


def heading(item: Item) -> dict[str, Any]:
    """What an item adds to its restrictions, as plain JSON values."""
    if isinstance(item, ByActor):
        return item.actor.model_dump(mode="json")
    if isinstance(item, ByTarget):
        return item.target.model_dump(mode="json")
    if isinstance(item, ByPlace):
        return {"code": item.id, "name": item.name, "alpha3": None if item.place is None else item.place.alpha3}
    if isinstance(item, Reason):
        return {**item.rationale.model_dump(mode="json"), "actor": item.actor.id, "restriction": item.id}
    return {"id": item.id}
