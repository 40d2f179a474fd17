"""What one restriction says of one case: the state of each premise, and the effects that are possible."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from policytrack.dates import Certainty, UncertainDate
from policytrack.model import Exemption, Reach, Restriction, Scope
from policytrack.verdicts.case import Facts
from policytrack.verdicts.effects import Effect, effect_of
from policytrack.verdicts.premises import (
    NO,
    OPEN,
    YES,
    alike,
    all_of,
    any_of,
    audience_of,
    inside,
    is_its_own,
    membership_of,
    place_of,
    setting_among,
    settings_of,
    surface_of,
    surface_options,
    terms_of,
)
from policytrack.vocabulary import Audience, Measure, Premise, PremiseState, Setting, Surface

__all__ = ["Strand", "read", "strands"]

_EXEMPTIBLE = Effect.forbids | Effect.conditions
_NO_REACH = Reach()
_ANYBODY = frozenset({Audience.general_public, Audience.unspecified})
_ANY_SETTING = frozenset({Setting.whole_territory, Setting.unspecified})
_PASSED = {Certainty.certain: NO, Certainty.possible: OPEN, Certainty.no: YES}


@dataclass(frozen=True, slots=True)
class Strand:
    """One audience of one scope of a restriction, held against a case: a restriction reaches it if a strand does.

    Attributes:
        scope: The scope, if the restriction has any.
        term: The audience.
        states: What became of each premise.
        reaches: Whether all of them hold but the exemption, so that it reaches the case while it is in force.
        effects: What the restriction says, supposing that the strand reaches the case.
        exemption: The exemption that decides, if one covers the case or may.
    """

    scope: Scope | None
    term: Audience
    states: dict[Premise, PremiseState]
    reaches: PremiseState
    effects: Effect
    exemption: Exemption | None

    @property
    def nearness(self) -> tuple[int, int, int]:
        """The order in which strands explain a verdict: those that reach, those that may, those that almost do."""
        states = list(self.states.values())
        return (YES, OPEN, NO).index(self.reaches), states.count(NO), states.count(OPEN)


def strands(one: Restriction, facts: Facts) -> list[Strand]:
    """All the strands of a restriction, the one that explains most first."""
    found = [
        _strand(one, scope, term, facts)
        for scope in one.scopes or (None,)
        for term in terms_of(scope or _NO_REACH, one)
    ]
    return sorted(found, key=lambda strand: strand.nearness) if len(found) > 1 else found


def read(found: Sequence[Strand]) -> Effect:
    """What a restriction may say of a case, all its strands taken together.

    In every case that completes this one the restriction reaches it if one strand does. So what a strand says that
    certainly does is certain, and where there is none, what those say that may is possible.
    """
    certain = [one.effects for one in found if one.reaches is YES]
    possible = [one.effects for one in found if one.reaches is OPEN]
    if not certain:
        return reduce(or_, possible, Effect.silent)
    surest = max(certain, key=lambda effect: effect.value)
    if surest is Effect.conditions:  # by one scope of a permission, while by another it may be unconditional
        return surest | (reduce(or_, possible, surest) & Effect.allows)
    return surest


def _strand(one: Restriction, scope: Scope | None, term: Audience, facts: Facts) -> Strand:
    reach = scope or _NO_REACH
    effect, condition = _effect(one, scope)
    states = {
        Premise.place: place_of(reach, term, one.actor, facts),
        Premise.membership: membership_of(term, one.actor, facts),
        Premise.audience: audience_of(term, one.actor, facts.case.audience),
        Premise.setting: setting_among(settings_of(reach, one), facts.case.setting),
        Premise.surface: surface_of(reach, one, facts),
        **condition,
    }
    reaches = all_of(states.values())
    if not one.exemptions or reaches is NO:
        return Strand(scope, term, states | {Premise.exemption: NO}, reaches, effect, None)
    held = [(_exempts(each, reach, term, one, facts), each) for each in one.exemptions]
    states[Premise.exemption] = any_of(state for state, _ in held)
    return Strand(scope, term, states, reaches, _exempted(one, effect, held), _decider(held))


def _effect(one: Restriction, scope: Scope | None) -> tuple[Effect, dict[Premise, PremiseState]]:
    """What the scope does: a condition makes a permission conditional, and leaves open whether anything else binds."""
    effect = effect_of(one)
    if scope is None or scope.condition is None:
        return effect, {}
    if one.measure is Measure.permission:
        return Effect.conditions, {}
    return effect, {Premise.condition: OPEN}


def _exempted(one: Restriction, effect: Effect, held: list[tuple[PremiseState, Exemption]]) -> Effect:
    """What is left of an effect: an exemption makes room, if only on its condition, and beats what it belongs to."""
    left = effect
    for state, each in sorted(held, key=lambda pair: (pair[0] is not YES, pair[1].condition is None)):
        room = _room(one, effect, each)
        if state is YES:
            left = room
        elif state is OPEN and left is not Effect.exempts:
            left |= room
    return left


def _room(one: Restriction, effect: Effect, exemption: Exemption) -> Effect:
    if one.measure is Measure.permission or effect not in _EXEMPTIBLE:
        return Effect.silent
    return Effect.exempts if exemption.condition is None else Effect.exempts_if


def _decider(held: list[tuple[PremiseState, Exemption]]) -> Exemption | None:
    near = [(state is YES, each.condition is None, each) for state, each in held if state is not NO]
    return max(near, key=lambda found: found[:2])[2] if near else None


def _exempts(exemption: Exemption, reach: Reach, term: Audience, one: Restriction, facts: Facts) -> PremiseState:
    """Whether an exemption covers the case, supposing that the strand reaches it.

    It is cut out of the scope: what it does not state is as wide as that. One that states nothing but a condition is
    open to all who meet that; one that does not even state that leaves open whom it covers.
    """
    cut = exemption.scope
    parts = []
    if exemption.until is not None:
        parts.append(_PASSED[exemption.until.before(UncertainDate.of(facts.case.day))])
    if cut.place is not None:
        parts.append(_exempt_place(cut.place, reach, term, one, facts))
    if cut.audience != _NO_REACH.audience:
        asked = facts.case.audience or (None if term in _ANYBODY else term)
        parts.append(any_of(audience_of(each, one.actor, asked) for each in cut.audience))
    if cut.setting != _NO_REACH.setting:
        parts.append(alike(setting_among(cut.setting, each) for each in _settings(reach, one, facts)))
    if cut.surface != _NO_REACH.surface:
        ways = surface_options(reach, one, facts)
        parts.append(alike(YES if way in cut.surface or Surface.any in cut.surface else NO for way in ways))
    if cut == _NO_REACH and exemption.condition is None:
        parts.append(OPEN)
    return all_of(parts)


def _exempt_place(place: str, reach: Reach, term: Audience, one: Restriction, facts: Facts) -> PremiseState:
    there = inside(place, facts.case.place)
    if (
        there is OPEN
        and reach.place is not None
        and term is not Audience.unspecified
        and not is_its_own(term, one.actor)
    ):
        return inside(place, reach.place)
    return there


def _settings(reach: Reach, one: Restriction, facts: Facts) -> Iterable[Setting | None]:
    """The settings in which the strand reaches the case, as far as they are known."""
    if facts.case.setting is not None:
        return (facts.case.setting,)
    named = settings_of(reach, one)
    return (None,) if _ANY_SETTING.intersection(named) else named
