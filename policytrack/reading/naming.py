"""Who and what a reader named: one that is known, or a new one with an id of its own."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from policytrack import places
from policytrack.errors import AmbiguousNameError, InvalidRecordError
from policytrack.model import Actor, Target, faults
from policytrack.names import fold, nearest
from policytrack.reading.makers import company
from policytrack.reading.proposals import Known, ProposedActor, ProposedTarget
from policytrack.vocabulary import ActorKind, TargetKind, Term

__all__ = ["Naming", "coded", "slug"]

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
# Letters that no decomposition brings to ASCII.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "\u0131": "i", "þ": "th"})
_LONGEST = 80
_ROOM_FOR_NUMBER = 6
_OF_A_PLACE = frozenset({"national_government", "subnational_government"})
_RecordT = TypeVar("_RecordT", Actor, Target)
_ProposedT = TypeVar("_ProposedT", ProposedActor, ProposedTarget)
_TermT = TypeVar("_TermT", bound=Term)


_folded = lru_cache(maxsize=65_536)(fold)
"""The same names come again in every text."""


def slug(name: str) -> str | None:
    """A readable id made of a name; None if no letter or digit of it is Latin.

    >>> slug("Comisión Nacional (CNMC)"), slug("Роскомнадзор")
    ('comision-nacional-cnmc', None)
    """
    made = _NOT_SLUG.sub("-", _folded(name.casefold().translate(_LETTERS)).replace("'", "")).strip("-")
    return made[:_LONGEST].rstrip("-") or None


def coded(vocabulary: type[_TermT], code: str) -> _TermT:
    """The term with exactly this code.

    Raises:
        InvalidRecordError: There is none; the error suggests the nearest codes.
    """
    try:
        return vocabulary(code)
    except ValueError:
        near = nearest(str(code), [term.code for term in vocabulary])
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise InvalidRecordError(f'"{code}" is no {vocabulary.noun()}{hint}') from None


class Naming:
    """The actors and targets of one text: what is known by a name stays what it is, the rest is new."""

    def __init__(self, known: Known) -> None:
        """Begin with what is known, and nothing new."""
        self._actors: _Side[Actor, ProposedActor] = _Side("actor", _indexed(known.actors), _new_actor)
        self._targets: _Side[Target, ProposedTarget] = _Side("target", _indexed(known.targets), _new_target)

    def gather(self, actors: Iterable[ProposedActor], targets: Iterable[ProposedTarget]) -> None:
        """Look at all that is named before any is resolved: one mention may say more of a new name than another."""
        self._actors.gather([_canonical(one) for one in actors])
        self._targets.gather(list(targets))

    def actor(self, proposed: ProposedActor) -> Actor:
        """The actor that is meant.

        Raises:
            AmbiguousNameError: Several known actors have that name, and nothing tells which is meant.
            InvalidRecordError: It is new, and what is said of it breaks a rule of the records.
        """
        return self._actors.of(_canonical(proposed))

    def target(self, proposed: ProposedTarget) -> Target:
        """The target that is meant.

        Raises:
            AmbiguousNameError: Several known targets have that name, and nothing tells which is meant.
            InvalidRecordError: It is new, and what is said of it breaks a rule of the records.
        """
        return self._targets.of(proposed)

    def is_new(self, one: Actor | Target) -> bool:
        """Whether it is not among what is known."""
        return not (self._actors.knows(one) if isinstance(one, Actor) else self._targets.knows(one))


@dataclass(frozen=True, eq=False)
class _Records(Generic[_RecordT]):
    """What is known, by id and by name, and the governments by their places."""

    by_id: Mapping[str, _RecordT]
    by_name: Mapping[str, tuple[_RecordT, ...]]
    by_place: Mapping[tuple[str, str], tuple[_RecordT, ...]]


class _Same:
    """A value as a key that is equal to itself alone, so that a look-up need not go through all of it."""

    def __init__(self, value: Sequence[Any]) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


def _indexed(records: Sequence[_RecordT]) -> _Records[_RecordT]:
    """The index of what is known; that of a tuple, which nothing can change, is kept for the next text."""
    return _kept(_Same(records)) if isinstance(records, tuple) else _index(records)


@lru_cache(maxsize=8)
def _kept(records: _Same) -> _Records[Any]:
    return _index(records.value)


def _index(records: Sequence[Any]) -> _Records[Any]:
    by_name: dict[str, dict[str, Any]] = {}
    by_place: dict[tuple[str, str], list[Any]] = {}
    for one in records:
        for name in (one.name, *one.aliases):
            by_name.setdefault(_folded(name), {})[one.id] = one
        if isinstance(one, Actor) and one.place is not None and one.kind in _OF_A_PLACE:
            by_place.setdefault((one.kind.value, one.place), []).append(one)
    return _Records(
        {one.id: one for one in records},
        {name: tuple(found.values()) for name, found in by_name.items()},
        {place: tuple(found) for place, found in by_place.items()},
    )


class _Side(Generic[_RecordT, _ProposedT]):
    """Either the actors or the targets of one text."""

    def __init__(
        self,
        kind: str,
        known: _Records[_RecordT],
        make: Callable[[_ProposedT, str, "_Side[_RecordT, _ProposedT]"], _RecordT],
    ) -> None:
        self._kind = kind
        self._known: _Records[_RecordT] = known
        self._make: Callable[[_ProposedT, str, _Side[_RecordT, _ProposedT]], _RecordT] = make
        self._found: dict[_ProposedT, _RecordT] = {}
        self._new: list[_ProposedT] = []
        self._new_by_name: dict[str, list[int]] = {}
        self._made: dict[int, _RecordT] = {}
        self._ids: set[str] = set()

    def knows(self, one: _RecordT) -> bool:
        return self._known.by_id.get(one.id) is one

    def gather(self, proposed: Iterable[_ProposedT]) -> None:
        for one in dict.fromkeys(proposed):
            named = self._named(one)
            if not named:
                self._note(one)

    def of(self, proposed: _ProposedT) -> _RecordT:
        found = self._found.get(proposed)
        if found is None:
            found = self._found[proposed] = self._recorded(proposed) or self._record(self._note(proposed))
        return found

    def _recorded(self, proposed: _ProposedT) -> _RecordT | None:
        """The known one that is meant, if one is."""
        named = self._named(proposed)
        if len(named) > 1:
            raise AmbiguousNameError(self._kind, proposed.name, [one.id for one in named])
        return named[0] if named else None

    def _named(self, proposed: _ProposedT) -> Sequence[_RecordT]:
        """The known ones that may be meant: by id, as the government of a place, by name, by another name."""
        if proposed.id is not None and proposed.id in self._known.by_id:
            return (self._known.by_id[proposed.id],)
        if isinstance(proposed, ProposedActor) and proposed.place is not None:
            governing = self._known.by_place.get((proposed.kind, proposed.place), ())
            if governing:
                own = [one for one in governing if one.id == str(proposed.place).lower()]
                return own or governing
        named = [one for one in self._known.by_name.get(_folded(proposed.name), ()) if _may_be(one, proposed)]
        if len(named) > 1:
            named = [one for one in named if one.kind == proposed.kind] or named
        return named or self._by_alias(proposed)

    def _by_alias(self, proposed: _ProposedT) -> list[_RecordT]:
        """Those that are known by another of its names; a body is never taken for one of another kind."""
        found = {
            one.id: one
            for alias in proposed.aliases
            for one in self._known.by_name.get(_folded(alias), ())
            if _may_be(one, proposed) and one.kind == proposed.kind
        }
        return list(found.values())

    def _note(self, proposed: _ProposedT) -> int:
        """The number of the new one that is meant; what is said of it here is said of that one too."""
        names = dict.fromkeys(_folded(each) for each in (proposed.name, *proposed.aliases))
        for number in (number for name in names for number in self._new_by_name.get(name, ())):
            if not _differ(self._new[number], proposed):
                if number not in self._made:
                    self._new[number] = _merged(self._new[number], proposed)
                    self._enter(number, names)
                return number
        self._new.append(proposed)
        self._enter(len(self._new) - 1, names)
        return len(self._new) - 1

    def _enter(self, number: int, names: Iterable[str]) -> None:
        for name in names:
            numbers = self._new_by_name.setdefault(name, [])
            if number not in numbers:
                numbers.append(number)

    def _record(self, number: int) -> _RecordT:
        if number not in self._made:
            proposed = self._new[number]
            one_id = self._free(_wanted(proposed))
            try:
                self._made[number] = self._make(proposed, one_id, self)
            except (ValidationError, InvalidRecordError) as error:
                said = faults(error) if isinstance(error, ValidationError) else str(error)
                raise InvalidRecordError(f'new {self._kind} "{proposed.name}": {said}') from error
            self._ids.add(one_id)
        return self._made[number]

    def has(self, one_id: str | None) -> bool:
        return one_id is not None and (one_id in self._known.by_id or one_id in self._ids)

    def known_as(self, like: _RecordT) -> _RecordT | None:
        """The known one that has the name and the kind of another, if there is one alone."""
        named = [one for one in self._known.by_name.get(_folded(like.name), ()) if one.kind == like.kind]
        return named[0] if len(named) == 1 else None

    def _free(self, wanted: str) -> str:
        """An id that nothing has: the one that is wanted, or that with a number."""
        made, number = wanted, 1
        while self.has(made):
            number += 1
            made = f"{wanted[: _LONGEST - _ROOM_FOR_NUMBER].rstrip('-')}-{number}"
        return made


def _new_actor(proposed: ProposedActor, one_id: str, actors: _Side[Actor, ProposedActor]) -> Actor:
    # Of a body that nobody described nothing is known but an id, and a record cannot be part of that.
    part_of = proposed.part_of if proposed.part_of != one_id and actors.has(proposed.part_of) else None
    return _made_actor(proposed, one_id, part_of)


@lru_cache(maxsize=1 << 12)
def _made_actor(proposed: ProposedActor, one_id: str, part_of: str | None) -> Actor:
    """The record of an actor, which is checked once for all the texts that name it."""
    kind = coded(ActorKind, proposed.kind)
    said = {"id": one_id, "name": proposed.name, "kind": kind, "place": proposed.place, "part_of": part_of}
    return Actor.model_validate({**said, "aliases": _other_names(proposed)})


def _new_target(proposed: ProposedTarget, one_id: str, targets: _Side[Target, ProposedTarget]) -> Target:
    maker = _maker(proposed.maker, targets)
    return _made_target(proposed, one_id, None if maker == one_id else maker)


def _maker(named: str | None, targets: _Side[Target, ProposedTarget]) -> str | None:
    """The id of who makes it: as it is known, or else as it will be recorded; None of one that nobody described."""
    if named is None or targets.has(named):
        return named
    described = company(named)
    return None if described is None else (targets.known_as(described) or described).id


@lru_cache(maxsize=1 << 12)
def _made_target(proposed: ProposedTarget, one_id: str, maker: str | None) -> Target:
    """The record of a target, which is checked once for all the texts that name it."""
    kind = coded(TargetKind, proposed.kind)
    said = {"id": one_id, "name": proposed.name, "kind": kind, "maker": maker, "origin": proposed.origin}
    return Target.model_validate({**said, "aliases": _other_names(proposed)})


def _other_names(proposed: ProposedActor | ProposedTarget) -> tuple[str, ...]:
    return tuple(each for each in proposed.aliases if each.strip() and each.strip() != proposed.name.strip())


def _canonical(proposed: ProposedActor) -> ProposedActor:
    """A government under the name of its place, whatever the text calls it: "Rome", "the Italian government"."""
    if proposed.kind not in _OF_A_PLACE or proposed.place is None or not places.exists(proposed.place):
        return proposed
    name = places.get(proposed.place).name
    if name == proposed.name:
        return proposed
    return replace(proposed, name=name, aliases=tuple(dict.fromkeys((proposed.name, *proposed.aliases))))


def _wanted(proposed: ProposedActor | ProposedTarget) -> str:
    """The id of a new one: that of the place for a government, else its name; for a public body after its place."""
    if proposed.id is not None and slug(proposed.id) == proposed.id:
        return proposed.id
    made = slug(proposed.name) or f"unnamed-{hashlib.sha256(proposed.name.encode()).hexdigest()[:8]}"
    if isinstance(proposed, ProposedTarget) or proposed.place is None or not places.exists(proposed.place):
        return made
    code = proposed.place.lower()
    if proposed.kind in _OF_A_PLACE or made in _slugs().get(proposed.place, ()):
        return code
    if proposed.kind not in set(ActorKind) or not ActorKind(proposed.kind).is_public:
        return made
    return f"{code}-{_without_place(made, proposed.place)}"[:_LONGEST].rstrip("-")


def _without_place(made: str, code: str) -> str:
    """A name without the place before it: "us-navy" and "american-navy" are the navy of the United States."""
    first = [one for one in _slugs().get(code, ()) if made.startswith(f"{one}-")]
    return made[len(max(first, key=len)) + 1 :] if first else made


@cache
def _slugs() -> Mapping[str, frozenset[str]]:
    """How names, demonyms and codes of places look in an id, by the code of the place."""
    found: dict[str, set[str]] = {}
    for spelling, one in places.spellings():
        made = slug(spelling)
        if made and one.how is not places.NameKind.capital:
            found.setdefault(one.place.code, {one.place.code.lower()}).add(made)
    return {code: frozenset(slugs) for code, slugs in found.items()}


def _may_be(one: Actor | Target, proposed: ProposedActor | ProposedTarget) -> bool:
    """Whether nothing tells the two apart; bodies of one name in two places are two."""
    if isinstance(one, Actor) and isinstance(proposed, ProposedActor):
        return None in {one.place, proposed.place} or one.place == proposed.place
    return True


def _differ(one: ProposedActor | ProposedTarget, other: ProposedActor | ProposedTarget) -> bool:
    """Whether the two cannot be one new thing."""
    first, second = (each.place if isinstance(each, ProposedActor) else each.origin for each in (one, other))
    return first is not None and second is not None and first != second


def _merged(one: _ProposedT, other: _ProposedT) -> _ProposedT:
    """What both say of one new thing; of two answers the first stands."""
    fields = ("id", *(("place", "part_of") if isinstance(one, ProposedActor) else ("maker", "origin")))
    said: dict[str, Any] = {name: getattr(one, name) or getattr(other, name) for name in fields}
    said["kind"] = other.kind if one.kind == "unknown" else one.kind
    said["aliases"] = tuple(dict.fromkeys((*one.aliases, other.name, *other.aliases)))
    return replace(one, **said)
