"""Whether each premise of a restriction holds in a case: place, membership, audience, setting and surface.

A premise is satisfied or not satisfied only if that follows from what the case and the record state. What either leaves
out leaves it undecided; "unspecified" is never read as everyone, everywhere or any.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from policytrack import places
from policytrack.model import Actor, Reach, Restriction
from policytrack.verdicts.case import OWN_SURFACES, RELATIVE, Facts
from policytrack.verdicts.effects import ADDRESSEES, SETTINGS, SURFACES
from policytrack.vocabulary import ActorKind, Audience, PremiseState, Setting, Surface, TargetKind

__all__ = [
    "NO",
    "OPEN",
    "YES",
    "alike",
    "all_of",
    "any_of",
    "audience_of",
    "belonging",
    "has_a_say",
    "inside",
    "is_its_own",
    "is_unplaced",
    "membership_of",
    "place_of",
    "setting_among",
    "settings_of",
    "surface_of",
    "surface_options",
    "surfaces_of",
    "terms_of",
]

YES, NO, OPEN = PremiseState.satisfied, PremiseState.not_satisfied, PremiseState.undecided

_GOVERNMENTS = frozenset(
    {
        ActorKind.supranational_body,
        ActorKind.national_government,
        ActorKind.subnational_government,
        ActorKind.local_government,
    }
)
_OWN_PEOPLE_ONLY = frozenset(
    {
        ActorKind.agency,
        ActorKind.civil_society,
        ActorKind.company,
        ActorKind.educational_institution,
        ActorKind.financial_institution,
        ActorKind.healthcare_or_public_service,
        ActorKind.military,
        ActorKind.police_or_intelligence,
        ActorKind.state_owned_enterprise,
    }
)
"""Bodies that have a say over their own people alone, unless a source says whom else they bind."""

_THEIR_OWN = frozenset({Audience.students, Audience.faculty_and_researchers})
_WIDER = frozenset({Audience.government_employees, Audience.military_personnel, Audience.contractors_and_suppliers})

_STAFF = frozenset(
    {
        Audience.government_employees,
        Audience.specific_agency_staff,
        Audience.military_personnel,
        Audience.legislators_and_staff,
        Audience.employees_of_issuer,
        Audience.faculty_and_researchers,
    }
)
_EMPLOYED = frozenset({Audience.specific_agency_staff, Audience.employees_of_issuer})
_PERSONS = _STAFF | {
    Audience.general_public,
    Audience.contractors_and_suppliers,
    Audience.customers_or_account_holders,
    Audience.foreign_nationals_or_territories,
    Audience.minors,
    Audience.students,
}
_NONE = frozenset[Audience]()

_COVERED: Mapping[Audience, frozenset[Audience]] = {
    Audience.general_public: frozenset(Audience),
    Audience.employees_of_issuer: _STAFF,
    Audience.specific_agency_staff: _STAFF,
    Audience.government_employees: _EMPLOYED | {Audience.government_employees},
}
"""Whom an audience takes in besides those of its own name; whose staff they are is a premise of its own."""

_PERHAPS: Mapping[Audience, frozenset[Audience]] = {
    Audience.government_employees: _STAFF | {Audience.public_institutions},
    Audience.military_personnel: _EMPLOYED,
    Audience.legislators_and_staff: _EMPLOYED | {Audience.government_employees},
    Audience.faculty_and_researchers: _EMPLOYED | {Audience.government_employees},
    Audience.public_institutions: _STAFF,
    Audience.critical_infrastructure_operators: _EMPLOYED
    | {Audience.government_employees, Audience.contractors_and_suppliers},
    Audience.students: frozenset({Audience.minors}),
    Audience.minors: _PERSONS - _STAFF - {Audience.contractors_and_suppliers},
    Audience.customers_or_account_holders: _PERSONS,
    Audience.foreign_nationals_or_territories: _PERSONS,
}
"""Who may be among an audience as well, as the one name does not rule out the other."""

_DEVICES = frozenset(
    {
        Setting.issuer_owned_device,
        Setting.personal_device,
        Setting.personal_device_for_work,
        Setting.grant_or_project_funded_device,
    }
)
_CIRCUMSTANCES = frozenset(
    {
        Setting.internal_network,
        Setting.work_accounts_and_services,
        Setting.classified_or_sensitive_system,
        Setting.public_network,
        Setting.public_premises,
        Setting.funded_project_activity,
        Setting.academic_assessment,
    }
)
_AT_WORK = frozenset(
    {Setting.work_accounts_and_services, Setting.classified_or_sensitive_system, Setting.funded_project_activity}
)

_RUN_BY_OTHERS = frozenset({Surface.third_party_hosted, Surface.self_hosted_weights, Surface.derivative_or_embedded})
_WITHOUT_SURFACE = frozenset(
    {TargetKind.device, TargetKind.equipment, TargetKind.component, TargetKind.technology, TargetKind.activity}
    | {TargetKind.data}
)


def all_of(states: Iterable[PremiseState]) -> PremiseState:
    """Whether all hold: not if one does not, undecided if one is.

    >>> all_of([PremiseState.satisfied, PremiseState.undecided]).value
    'undecided'
    """
    found = set(states)
    return NO if NO in found else OPEN if OPEN in found else YES


def any_of(states: Iterable[PremiseState]) -> PremiseState:
    """Whether one holds: not if none does, undecided if that is not sure."""
    found = set(states)
    return YES if YES in found else OPEN if OPEN in found else NO


def alike(states: Iterable[PremiseState]) -> PremiseState:
    """What holds in every one of several possibilities; undecided if they differ."""
    found = set(states)
    return found.pop() if len(found) == 1 else OPEN


@lru_cache(maxsize=65536)
def inside(outer: str, inner: str | None) -> PremiseState:
    """Whether a place lies in another; undecided if it is not known, or is the wider or an overlapping one.

    >>> inside("US", "US-TX").value, inside("US-TX", "US").value, inside("IT", "US").value
    ('satisfied', 'undecided', 'not_satisfied')
    """
    if inner is None:
        return OPEN
    if places.contains(outer, inner):
        return YES
    shared = any(places.contains(inner, part) for part in places.expand(outer))
    return OPEN if shared or any(places.contains(outer, part) for part in places.expand(inner)) else NO


def belonging(actor: Actor, facts: Facts) -> PremiseState:
    """Whether the person is one of that body's own people."""
    if facts.member_of:
        if actor.id in facts.bodies:
            return YES
        return NO if facts.member_of.isdisjoint(facts.hierarchy.above(actor.id)) else OPEN
    if facts.government is not None:
        return _serves(actor, facts.government)
    return NO if facts.is_private else OPEN


def _serves(actor: Actor, government: str) -> PremiseState:
    """Whether somebody who works for the government of a place is one of that actor's people."""
    if actor.kind.is_public and actor.place is None:
        return OPEN
    if not actor.kind.is_public or actor.place != government:
        return NO
    return YES if actor.kind in _GOVERNMENTS else OPEN


def is_unplaced(one: Restriction, facts: Facts) -> bool:
    """Whether nothing says in which country the body is, and the case does not name it either."""
    if one.actor.place is not None or not one.actor.kind.is_public or any(scope.place for scope in one.scopes):
        return False
    return facts.case.actor != one.actor.id and facts.member_of.isdisjoint(facts.hierarchy.above(one.actor.id))


def has_a_say(one: Restriction, facts: Facts) -> bool:
    """Whether the actor certainly has a say over the case, so that it counts as having been looked at."""
    if belonging(one.actor, facts) is YES:
        return True
    if one.actor.kind in _OWN_PEOPLE_ONLY or not one.actor.kind.is_public:
        return False
    return any(inside(place, facts.case.place) is YES for place in one.places)


def terms_of(reach: Reach, one: Restriction) -> tuple[Audience, ...]:
    """The audiences of a reach, or whom the measure addresses by what it is."""
    if reach.audience != (Audience.unspecified,):
        return reach.audience
    return tuple(sorted(ADDRESSEES.get(one.measure, reach.audience)))


def is_its_own(term: Audience, actor: Actor) -> bool:
    """Whether an audience of a body's restriction is made of its own people."""
    return term in RELATIVE or (term in _THEIR_OWN and actor.kind in _OWN_PEOPLE_ONLY)


def membership_of(term: Audience, actor: Actor, facts: Facts) -> PremiseState:
    """Whether the person belongs to the body, where the audience is that of a body."""
    if term is Audience.unspecified:
        return belonging(actor, facts) if actor.kind in _OWN_PEOPLE_ONLY else YES
    if not is_its_own(term, actor):
        return YES
    state = belonging(actor, facts)
    if state is NO and term in _WIDER and actor.kind not in _OWN_PEOPLE_ONLY:
        # A ministry may bind all who serve its government, and the person serves another part of it.
        return NO if facts.bodies.isdisjoint(facts.hierarchy.above(actor.id)) else OPEN
    return state


def audience_of(term: Audience, actor: Actor, asked: Audience | None) -> PremiseState:
    """Whether somebody of the audience asked about is one of those whom a term names."""
    if term is Audience.general_public:
        return YES
    if term is Audience.unspecified or asked is None:
        return OPEN
    if term is Audience.specific_agency_staff and actor.kind in _GOVERNMENTS:
        return OPEN if asked in _STAFF else NO  # of which agency is not said
    if asked is term or asked in _COVERED.get(term, _NONE):
        return YES
    return OPEN if asked in _PERHAPS.get(term, _NONE) else NO


def place_of(reach: Reach, term: Audience, actor: Actor, facts: Facts) -> PremiseState:
    """Whether the case lies where the reach applies, or where it follows the body's own people."""
    mine = belonging(actor, facts)
    follows = is_its_own(term, actor) or (term is Audience.unspecified and actor.kind in _OWN_PEOPLE_ONLY)
    if reach.place is None:
        if follows:
            return YES
        by_territory = _territory(actor, facts.case.place)
        return any_of((by_territory, mine)) if term is Audience.unspecified else by_territory
    there = inside(reach.place, facts.case.place)
    may_follow = (follows or term is Audience.unspecified) and mine is not NO and _is_at_home(actor, reach.place)
    # A place that is the body's own may say whose people are bound, and not where they have to be.
    return OPEN if there is NO and may_follow else there


def _territory(actor: Actor, asked: str | None) -> PremiseState:
    if actor.place is None or not actor.kind.is_public:
        return OPEN
    return inside(actor.place, asked)


def _is_at_home(actor: Actor, place: str) -> bool:
    return actor.place is not None and inside(place, actor.place) is YES


def setting_among(named: Iterable[Setting], asked: Setting | None) -> PremiseState:
    """Whether the setting asked about is one of those named."""
    return any_of(_setting(one, asked) for one in named)


def _setting(named: Setting, asked: Setting | None) -> PremiseState:
    if named is Setting.whole_territory or named is asked:
        return YES
    if named is Setting.unspecified or asked is None:
        return OPEN
    return OPEN if _may_coincide(named, asked) else NO


def _may_coincide(named: Setting, asked: Setting) -> bool:
    """Whether what is used in one setting may be used in the other at the same time."""
    if asked is Setting.app_store:  # what is fetched from a store is fetched onto a device, on some network
        return named in _DEVICES | _CIRCUMSTANCES
    if Setting.personal_device in {named, asked} and not _AT_WORK.isdisjoint({named, asked}):
        return False  # as it is used privately
    return {named, asked} <= _DEVICES | _CIRCUMSTANCES and not {named, asked} <= _DEVICES


def settings_of(reach: Reach, one: Restriction) -> Iterable[Setting]:
    """The settings of a reach, or those that the measure holds in by what it is."""
    stated = reach.setting != (Setting.unspecified,)
    return reach.setting if stated else SETTINGS.get(one.measure, reach.setting)


def surfaces_of(reach: Reach, one: Restriction) -> Iterable[Surface]:
    """The ways of reaching the target that a reach names, or that the measure concerns by what it is."""
    stated = reach.surface != (Surface.unspecified,)
    return reach.surface if stated else SURFACES.get(one.measure, reach.surface)


def surface_of(reach: Reach, one: Restriction, facts: Facts) -> PremiseState:
    """Whether the way of reaching the target is one that the reach names, or is the target's own."""
    return alike(_surface(reach, one, facts.kind, way) for way in facts.surfaces)


def surface_options(reach: Reach, one: Restriction, facts: Facts) -> tuple[Surface, ...]:
    """The possible ways of reaching the target that the reach may cover, if it covers any."""
    return tuple(way for way in facts.surfaces if _surface(reach, one, facts.kind, way) is not NO)


def _surface(reach: Reach, one: Restriction, kind: TargetKind | None, way: Surface) -> PremiseState:
    if reach.surface != (Surface.unspecified,):
        return YES if way in reach.surface or Surface.any in reach.surface else NO
    if kind in _WITHOUT_SURFACE:
        return YES
    if kind in OWN_SURFACES and way in _RUN_BY_OTHERS:
        return NO
    if one.measure in SURFACES:
        return YES if way in SURFACES[one.measure] else NO
    return YES if way in OWN_SURFACES.get(kind, ()) else OPEN
