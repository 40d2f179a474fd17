"""What names mean in a database: the id or code of one thing, or an error that says what may have been meant."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from policytrack import places
from policytrack.errors import AmbiguousNameError, UnknownNameError
from policytrack.names import nearest
from policytrack.store import naming
from policytrack.store.catalogue import Database
from policytrack.vocabulary import ActorKind

__all__ = ["Named", "actor", "is_actor", "place", "target", "unknown", "waiting"]

Named: TypeAlias = tuple[str, str]
"""An id or code, and the name to show for it."""

_GOVERNMENTS = (ActorKind.national_government, ActorKind.subnational_government, ActorKind.supranational_body)
_SUGGESTIONS = 3


def actor(database: Database, name: str) -> Named:
    """The actor that is known by a name, or the government of the place that is.

    Raises:
        UnknownNameError: No actor is known by it.
        AmbiguousNameError: Several are, or several places whose governments may be meant.
    """
    return _only(database, "actor", name, _actors(database, name))


def target(database: Database, name: str) -> Named:
    """The target that is known by a name.

    Raises:
        UnknownNameError: No target is known by it.
        AmbiguousNameError: Several are.
    """
    return _only(database, "target", name, naming.named(database, "target", name))


def place(name: str) -> Named:
    """The place that is known by a name.

    Raises:
        UnknownNameError: No place is known by it.
        AmbiguousNameError: Several are.
    """
    found = places.resolve(name)
    return found.code, found.name


def is_actor(database: Database, name: str) -> bool:
    """Whether a name is that of an actor rather than of a target.

    Raises:
        UnknownNameError: It is that of neither.
        AmbiguousNameError: It is that of both.
    """
    is_target, acts = bool(naming.named(database, "target", name)), bool(_actors(database, name))
    if is_target and acts:
        raise AmbiguousNameError("actor or target", name, [f'actor="{name}"', f'target="{name}"'])
    if not is_target and not acts:
        raise unknown(database, "actor or target", name, _nearest(database, ("actor", "target"), name))
    return acts


def unknown(database: Database, kind: str, name: str, near: Sequence[str]) -> UnknownNameError:
    """The error that nothing is known by a name, which tells of the candidates that have it."""
    error = UnknownNameError(kind, name, near)
    for note in waiting(database, [name]):
        error.add_note(note)
    return error


def waiting(database: Database, names: Iterable[str]) -> Iterator[str]:
    """What is named by candidates that nobody accepted yet, since no question finds that."""
    from policytrack.review import Review  # noqa: PLC0415 - only what is not found may wait

    for name in names:
        numbers = Review(database).waiting(name)
        if numbers:
            more = f"{len(numbers):,} candidates, which wait" if numbers[1:] else f"candidate {numbers[0]}, which waits"
            yield f'"{name}" is named by {more} for review: policytrack review show {numbers[0]}'


def _actors(database: Database, name: str) -> list[Named]:
    found = naming.named(database, "actor", name)
    if found:
        return found
    meant = {one.place.code: one.place for one in places.find(name)}
    found = naming.acting_for(database, meant, _GOVERNMENTS)
    if found and len(meant) > 1:
        # That only one of these governments is in the records does not make it the one that is meant.
        raise AmbiguousNameError("actor", name, [one.label for one in meant.values()])
    return found or naming.acting_for(database, meant, (ActorKind.local_government,))


def _only(database: Database, kind: str, name: str, found: Sequence[Named]) -> Named:
    if not found:
        error = unknown(database, kind, name, _nearest(database, (kind,), name))
        for note in _other_uses(database, kind, name):
            error.add_note(note)
        raise error
    if len(found) > 1:
        raise AmbiguousNameError(kind, name, [one_id for one_id, _ in found])
    return found[0]


def _other_uses(database: Database, kind: str, name: str) -> Iterator[str]:
    """What else a name is known as, since who and what are easily confused."""
    if kind == "target" and naming.named(database, "actor", name):
        yield f'"{name}" is known as an actor: ask what it restricts'
    if kind == "actor" and naming.named(database, "target", name):
        yield f'"{name}" is known as a target: ask who restricts it'
    if kind == "actor" and places.find(name):
        yield f'"{name}" is known as a place, but no restriction of its government is recorded'


def _nearest(database: Database, kinds: Sequence[str], name: str) -> tuple[str, ...]:
    """The names most like this one, of several for the same thing the nearest."""
    known = {each: (kind, one_id) for kind in kinds for each, one_id in naming.names(database, kind)}
    near = nearest(name, known, limit=len(known))
    by_thing = {known[each]: each for each in reversed(near)}
    return tuple(each for each in near if by_thing[known[each]] == each)[:_SUGGESTIONS]
