"""Which restrictions and actors a question leaves out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from policytrack import places
from policytrack.dates import Certainty
from policytrack.model import Restriction
from policytrack.query import Query
from policytrack.questions.catalogue import Catalogue
from policytrack.questions.meaning import LeftOut, Meaning

__all__ = ["Exceptions"]

_OF_ACTORS = frozenset({"actor", "part_of", "actor_kind", "actor_within"})


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What a question leaves out.

    "Other than" leaves a restriction out where all that it states is named, "not" where any of it is; what it does not
    state is never taken to be what is left out.

    Attributes:
        meaning: What the question means.
        catalogue: What names mean.
        query: The query, whose days statuses are told for.
    """

    meaning: Meaning
    catalogue: Catalogue
    query: Query

    def cover(self, one: Restriction) -> bool:
        """Whether a restriction is left out."""
        return any(
            all(self._covers(name, values, one, quantifier) for name, values in left_out)
            for phrases, quantifier in ((self.meaning.other_than, all), (self.meaning.lacking, any))
            for left_out in phrases
        )

    def cover_actor(self, actor: str) -> bool:
        """Whether an actor is left out, whatever it restricts."""
        phrases = (*self.meaning.other_than, *self.meaning.lacking)
        return any(self._names(actor, one) for one in phrases if {name for name, _ in one} <= _OF_ACTORS)

    def leave_open(self, one: Restriction) -> bool:
        """Whether a restriction is kept although it states nothing of what is left out."""
        phrases = (*self.meaning.other_than, *self.meaning.lacking)
        return any(_stated(name, one) == [] for left_out in phrases for name, _ in left_out)

    def _names(self, actor: str, left_out: LeftOut) -> bool:
        query = Meaning(**dict(left_out)).query(self.catalogue)  # type: ignore[arg-type]  # filters of several values
        return (
            (query.actor is None or actor in query.actor)
            and (query.part_of is None or actor in self.catalogue.parts_of(query.part_of))
            and (query.actor_kind is None or self.catalogue.actor_by_id[actor].kind in query.actor_kind)
        )

    def _covers(
        self, name: str, values: tuple[str, ...], one: Restriction, quantifier: Callable[[Iterable[bool]], bool]
    ) -> bool:
        if name == "status":
            standing = one.standing(self.query.day, self.query.known)
            held = (status for status in standing.statuses if status in values)
            return any(standing.holds(status) is Certainty.certain for status in held)
        stated = _stated(name, one)
        if stated is not None:
            return bool(stated) and quantifier(_is_one_of(name, value, values) for value in stated)
        alone = Meaning(**{name: values}).query(self.catalogue)  # type: ignore[arg-type]  # a filter of several values
        return alone.matches(one, self.catalogue.parts_of(alone.part_of or ())) is Certainty.certain


def _stated(name: str, one: Restriction) -> list[str] | None:
    """What a restriction states of a filter of which it can have several values; None for the other filters."""
    if name == "within":
        return list(one.places)
    if name == "rationale":
        return [reason.category.value for reason in one.rationales]
    if name in {"audience", "setting", "surface"}:
        return [term.value for scope in one.scopes for term in getattr(scope, name) if term != "unspecified"]
    return None


def _is_one_of(name: str, value: str, values: tuple[str, ...]) -> bool:
    return any(places.contains(outer, value) for outer in values) if name == "within" else value in values
