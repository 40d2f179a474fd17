"""What a caller tells of its actors and targets: their names, and what they are part of, made by and come from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from policytrack import places
from policytrack.model import Actor, Target
from policytrack.questions.tokens import keys
from policytrack.vocabulary import ActorKind

__all__ = ["Catalogue"]

_GOVERNMENTS = (
    ActorKind.national_government,
    ActorKind.subnational_government,
    ActorKind.supranational_body,
    ActorKind.local_government,
)
_SHORT = 3


@dataclass(frozen=True)
class Catalogue:
    """The actors and targets that questions can name.

    Attributes:
        actors: All actors that are known.
        targets: All targets that are known.
    """

    actors: tuple[Actor, ...]
    targets: tuple[Target, ...]

    @cached_property
    def names(self) -> Mapping[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """Every name by its folded words, with the things it names: "actor" or "target", and the id."""
        found: dict[tuple[str, ...], dict[tuple[str, str], None]] = {}
        for role, one in self._described():
            for name in (one.name, *one.aliases, *([one.id] if len(one.id) > _SHORT else [])):
                if key := keys(name):
                    found.setdefault(key, {})[role, one.id] = None
        return {key: tuple(things) for key, things in found.items()}

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Every name as it is written."""
        return tuple(name for _, one in self._described() for name in (one.name, *one.aliases))

    @cached_property
    def shown(self) -> Mapping[tuple[str, str], str]:
        """The name to show for each actor and target."""
        return {(role, one.id): one.name for role, one in self._described()}

    @cached_property
    def actor_by_id(self) -> Mapping[str, Actor]:
        """The actors by their ids."""
        return {one.id: one for one in self.actors}

    @cached_property
    def government_of(self) -> Mapping[str, str]:
        """The id of the government of each place that has one here."""
        ranked = [one for kind in reversed(_GOVERNMENTS) for one in self.actors if one.kind is kind and one.place]
        return {one.place: one.id for one in ranked if one.place}

    def made_by(self, ids: Iterable[str]) -> tuple[str, ...]:
        """These targets and all that they make, directly or not."""
        found, left = set(ids), list(ids)
        while left:
            made = [one for one in self._products.get(left.pop(), ()) if one not in found]
            found.update(made)
            left += made
        return tuple(sorted(found))

    def from_places(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The targets that come from these places."""
        wanted = tuple(codes)
        return tuple(one.id for one in self.targets if _lies_in(wanted, one.origin))

    def belonging_to(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The actors that belong to these places."""
        wanted = tuple(codes)
        return tuple(one.id for one in self.actors if _lies_in(wanted, one.place))

    def parts_of(self, ids: Iterable[str]) -> frozenset[str]:
        """These actors and all that are part of them, directly or not."""
        whole = set(ids)
        return frozenset(one.id for one in self.actors if not whole.isdisjoint(self._above(one)))

    @cached_property
    def _products(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in self.targets:
            if one.maker is not None:
                found.setdefault(one.maker, []).append(one.id)
        return found

    def _above(self, one: Actor) -> Iterator[str]:
        seen: set[str] = set()
        above: Actor | None = one
        while above is not None and above.id not in seen:
            yield above.id
            seen.add(above.id)
            above = self.actor_by_id.get(above.part_of or "")

    def _described(self) -> Iterator[tuple[str, Actor | Target]]:
        yield from (("actor", one) for one in self.actors)
        yield from (("target", one) for one in self.targets)


def _lies_in(wanted: tuple[str, ...], code: str | None) -> bool:
    return code is not None and any(places.contains(outer, code) for outer in wanted)
