"""Records that are taken elsewhere or come from there: restrictions, with everything that they refer to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from policytrack.model import Actor, Article, Restriction, Target

__all__ = ["Collection"]

_PartT = TypeVar("_PartT", Actor, Target)


@dataclass(frozen=True, slots=True)
class Collection:
    """Restrictions, and the actors, targets and articles that they need, each kind in the order of its ids.

    Attributes:
        restrictions: The restrictions.
        actors: Theirs, and those that these are part of.
        targets: Theirs, and those that make these.
        articles: Those that their evidence points into.
    """

    restrictions: tuple[Restriction, ...]
    actors: tuple[Actor, ...]
    targets: tuple[Target, ...]
    articles: tuple[Article, ...]

    @classmethod
    def of(
        cls, restrictions: Iterable[Restriction], actors: Iterable[Actor] = (), targets: Iterable[Target] = ()
    ) -> "Collection":
        """Gather restrictions with what they need, found among actors and targets that are known besides theirs.

        Example:
            >>> import policytrack as pt
            >>> tracker = pt.open()
            >>> found = Collection.of(tracker.restrictions(actor="NASA"), tracker.actors(), tracker.targets())
            >>> [one.id for one in found.actors]
            ['nasa', 'us']
        """
        kept = tuple(restrictions)
        own_actors = {one.actor.id: one.actor for one in kept}
        own_targets = {one.target.id: one.target for one in kept}
        articles = {article.id: article for one in kept for article in one.articles}
        return cls(
            kept,
            _with_those_above(own_actors, {one.id: one for one in actors}, "part_of"),
            _with_those_above(own_targets, {one.id: one for one in targets}, "maker"),
            tuple(articles[one] for one in sorted(articles)),
        )

    def above(self) -> Iterator[tuple[Restriction, tuple[Actor, ...], tuple[Target, ...]]]:
        """Each restriction, the actors that its actor is part of, and the makers of its target, the nearest first."""
        actors = {each.id: each for each in self.actors}
        targets = {each.id: each for each in self.targets}
        for one in self.restrictions:
            yield one, _line(one.actor, actors, "part_of"), _line(one.target, targets, "maker")


def _with_those_above(own: Mapping[str, _PartT], known: Mapping[str, _PartT], link: str) -> tuple[_PartT, ...]:
    found, everybody = dict(own), {**known, **own}
    for one in own.values():
        found |= {above.id: above for above in _line(one, everybody, link)}
    return tuple(found[one] for one in sorted(found))


def _line(one: _PartT, known: Mapping[str, _PartT], link: str) -> tuple[_PartT, ...]:
    found: dict[str, _PartT] = {}
    above = known.get(getattr(one, link) or "")
    while above is not None and above.id not in found:
        found[above.id] = above
        above = known.get(getattr(above, link) or "")
    return tuple(found.values())
