"""How what several restrictions say of a case becomes one verdict.

Each restriction is decided by itself. Where some are undecided, the verdict is what all combinations of what they may
say have in common, and unknown if they have nothing in common.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from policytrack.model import Restriction
from policytrack.verdicts.case import Hierarchy
from policytrack.verdicts.effects import Effect
from policytrack.verdicts.premises import NO, YES
from policytrack.vocabulary import Measure, PremiseState, RelationKind, Verdict

__all__ = ["Say", "settled", "verdict_of", "weigh"]

_SILENT = Effect.silent
_IF = Effect.conditions | Effect.exempts_if
_FREES = Effect.allows | Effect.exempts
_PERMISSION = Effect.allows | Effect.conditions


@dataclass(frozen=True, slots=True)
class Say:
    """What a restriction may say of a case.

    Attributes:
        restriction: The restriction.
        effects: The effects that are possible; if it is one, that is certain.
        in_force: Whether it is in force.
    """

    restriction: Restriction
    effects: Effect
    in_force: PremiseState

    @property
    def permits(self) -> bool:
        """Whether it is a permission that reaches the case, or may."""
        return self.restriction.measure is Measure.permission and bool(self.effects & _PERMISSION)

    def surely(self, effects: Effect) -> bool:
        """Whether it certainly says one of these."""
        return not self.effects & ~effects


def verdict_of(verdicts: Collection[Verdict]) -> Verdict:
    """What all that is possible have in common.

    >>> verdict_of({Verdict.prohibited, Verdict.permitted}).value
    'unknown'
    """
    (one,) = verdicts if len(verdicts) == 1 else (Verdict.unknown,)
    return one


def settled(says: Sequence[Say]) -> list[Say]:
    """What restrictions say once those are left out whose successor is in force."""
    replaced: dict[str, PremiseState] = {}
    for one in says:
        for relation in one.restriction.relations:
            if relation.kind is RelationKind.supersedes and one.in_force is not NO:
                known = replaced.get(relation.to)
                replaced[relation.to] = YES if YES in {known, one.in_force} else one.in_force
    return [_without(one, replaced.get(one.restriction.id, NO)) for one in says] if replaced else list(says)


def _without(one: Say, gone: PremiseState) -> Say:
    if gone is NO:
        return one
    return replace(one, effects=_SILENT if gone is YES else one.effects | _SILENT)


def weigh(says: Sequence[Say], baseline: Verdict, hierarchy: Hierarchy) -> set[Verdict]:
    """The verdicts that are possible, given what each restriction may say and what holds if all are silent."""
    says = [one for one in says if one.effects is not _SILENT]
    bans = [one for one in says if one.effects & Effect.forbids]
    permissions = [one for one in says if one.permits]
    found: set[Verdict] = set()
    may_be_free = True
    for ban in bans:
        against = _Against.of(ban, permissions, hierarchy)
        found |= against.verdicts
        if ban.surely(Effect.forbids) and not against.exceptions:
            if not against.collisions:
                return {Verdict.prohibited}
            may_be_free = False
    return found.union(_without_bans(says, baseline)) if may_be_free else found


@dataclass(frozen=True, slots=True)
class _Against:
    """The permissions that stand against a ban: exceptions that beat it, and others that collide with it."""

    exceptions: tuple[Say, ...]
    collisions: tuple[Say, ...]

    @classmethod
    def of(cls, ban: Say, permissions: Sequence[Say], hierarchy: Hierarchy) -> "_Against":
        exceptions = tuple(one for one in permissions if _related(one, ban, RelationKind.exception_to))
        others = (one for one in permissions if one not in exceptions)
        return cls(exceptions, tuple(one for one in others if _collide(one, ban, hierarchy)))

    @property
    def verdicts(self) -> set[Verdict]:
        """The verdicts that the ban can lead to."""
        if any(one.surely(_PERMISSION) for one in self.exceptions):
            return set()
        found = {Verdict.conflict} if self.collisions else set[Verdict]()
        if not any(one.surely(_PERMISSION) for one in self.collisions):
            found.add(Verdict.prohibited)
        return found


def _related(one: Say, other: Say, kind: RelationKind) -> bool:
    return any(relation.kind is kind and relation.to == other.restriction.id for relation in one.restriction.relations)


def _collide(permission: Say, ban: Say, hierarchy: Hierarchy) -> bool:
    """Whether both cannot hold: nobody can permit what another authority forbids, but one cannot do both."""
    kind = RelationKind.conflicts_with
    if _related(permission, ban, kind) or _related(ban, permission, kind):
        return True
    return hierarchy.in_line(permission.restriction.actor.id, ban.restriction.actor.id)


def _without_bans(says: Sequence[Say], baseline: Verdict) -> Iterator[Verdict]:
    """The verdicts that are possible where no ban holds, from the strictest to the first that is certain."""
    for verdict, effects in (
        (Verdict.permitted_with_conditions, _IF),
        (Verdict.discouraged, Effect.advises),
        (Verdict.permitted, _FREES),
    ):
        # That something undecided may not even have to exempt the case frees nobody of it.
        visible = effects & ~Effect.exempts
        if any(one.surely(effects) for one in says):
            yield verdict
            return
        if any(one.effects & visible for one in says):
            yield verdict
    yield baseline
