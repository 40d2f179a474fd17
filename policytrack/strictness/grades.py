"""The ordinal scales of the index: what a measure takes away, and whether everybody or only some are reached."""

from collections.abc import Mapping
from enum import StrEnum

from policytrack.model import Restriction, Scope
from policytrack.vocabulary import Audience, Measure, Setting

__all__ = ["GRADES", "LARGEST", "VERSION", "Breadth", "breadth", "grade"]

VERSION = "1"
"""The version of scales and formula; an index of another version is another index."""

LARGEST = 4
"""The highest grade of a measure."""

GRADES: Mapping[int, tuple[str, frozenset[Measure]]] = {
    0: (
        "takes nothing away by itself",
        frozenset({Measure.permission, Measure.investigation, Measure.lawsuit}),
    ),
    1: ("advises against", frozenset({Measure.advisory})),
    2: (
        "allows under a burden or a condition",
        frozenset(
            {
                Measure.approval_requirement,
                Measure.disclosure_or_reporting_duty,
                Measure.monitoring_or_audit_duty,
                Measure.data_input_restriction,
                Measure.account_or_integration_restriction,
                Measure.penalty,
            }
        ),
    ),
    3: (
        "takes one way of getting or using it away",
        frozenset(
            {
                Measure.installation_ban,
                Measure.app_store_removal,
                Measure.app_store_suspension,
                Measure.listing_declined,
                Measure.terms_of_service_restriction,
                Measure.data_transfer_ban,
                Measure.procurement_ban,
                Measure.equipment_authorisation_denial,
                Measure.network_rollout_exclusion,
                Measure.export_control,
                Measure.import_restriction,
                Measure.investment_restriction,
                Measure.financial_or_sectoral_sanction,
            }
        ),
    ),
    4: (
        "takes it away, or makes it go",
        frozenset(
            {
                Measure.use_ban,
                Measure.removal_order,
                Measure.access_block,
                Measure.service_withdrawal,
                Measure.data_processing_block,
                Measure.rip_and_replace,
                Measure.services_ban,
                Measure.asset_freeze,
                Measure.divestiture_requirement,
                Measure.licence_revocation,
            }
        ),
    ),
}
"""What each grade means, and the measures that have it. A measure that no code describes has none."""

_OF_MEASURE = {measure: number for number, (_, measures) in GRADES.items() for measure in measures}


class Breadth(StrEnum):
    """Whom a restriction reaches."""

    general = "general"
    targeted = "targeted"
    unknown = "unknown"


_EVERYBODY = {
    Audience.general_public,
    # Through these the public is reached, whoever has to comply.
    Audience.the_target_itself,
    Audience.app_stores_and_distributors,
    Audience.hosting_and_network_providers,
}
_ANYWHERE = {Setting.whole_territory, Setting.public_network, Setting.app_store, Setting.personal_device}


def grade(measure: Measure) -> int | None:
    """What a measure takes away, from 0 to 4, or None where no code says what it does.

    >>> grade(Measure.use_ban), grade(Measure.advisory), grade(Measure.other)
    (4, 1, None)
    """
    return _OF_MEASURE.get(measure)


def breadth(one: Restriction) -> Breadth:
    """Whom a restriction reaches by its scopes: the broadest counts, and what no source states is unknown."""
    found = {_of_scope(scope) for scope in one.scopes}
    if Breadth.general in found:
        return Breadth.general
    return Breadth.unknown if Breadth.unknown in found or not found else Breadth.targeted


def _of_scope(scope: Scope) -> Breadth:
    audience, setting = set(scope.audience), set(scope.setting)
    if not audience & (_EVERYBODY | {Audience.unspecified}):
        return Breadth.targeted
    if not setting & (_ANYWHERE | {Setting.unspecified}):
        return Breadth.targeted
    if Audience.unspecified in audience or Setting.unspecified in setting:
        return Breadth.unknown
    return Breadth.general
