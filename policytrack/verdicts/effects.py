"""What each measure does to somebody who uses its target, and what it says by itself of whom and on what it holds."""

from collections.abc import Mapping
from enum import Flag, auto
from functools import cache

from policytrack.model import Restriction
from policytrack.vocabulary import Audience, Measure, Setting, Strength, Surface

__all__ = ["ADDRESSEES", "SETTINGS", "SURFACES", "Effect", "effect_of", "is_clear"]


class Effect(Flag):
    """What a restriction says of a case; several stand for what it may say."""

    silent = auto()
    forbids = auto()
    conditions = auto()
    advises = auto()
    allows = auto()
    exempts = auto()
    exempts_if = auto()


_EFFECTS: Mapping[Measure, Effect] = {
    Measure.permission: Effect.allows,
    Measure.advisory: Effect.advises,
    Measure.investigation: Effect.silent,
    Measure.lawsuit: Effect.silent,
    Measure.approval_requirement: Effect.conditions,
    Measure.data_input_restriction: Effect.conditions,
    Measure.disclosure_or_reporting_duty: Effect.conditions,
    Measure.divestiture_requirement: Effect.conditions,
    Measure.export_control: Effect.conditions,
    Measure.monitoring_or_audit_duty: Effect.conditions,
}
_BY_STRENGTH: Mapping[Strength, Effect] = {
    Strength.none: Effect.silent,
    Strength.advisory: Effect.advises,
    Strength.conditional: Effect.conditions,
}
_TARGET_ITSELF = frozenset({Audience.the_target_itself})
_STORES_AND_HOSTS = frozenset({Audience.app_stores_and_distributors, Audience.hosting_and_network_providers})

ADDRESSEES: Mapping[Measure, frozenset[Audience]] = {
    Measure.asset_freeze: frozenset({Audience.investors, Audience.exporters_or_importers}),
    Measure.data_processing_block: _TARGET_ITSELF,
    Measure.divestiture_requirement: _TARGET_ITSELF,
    Measure.equipment_authorisation_denial: _TARGET_ITSELF | {Audience.exporters_or_importers},
    Measure.financial_or_sectoral_sanction: frozenset({Audience.investors, Audience.exporters_or_importers}),
    Measure.investment_restriction: frozenset({Audience.investors}),
    Measure.licence_revocation: _TARGET_ITSELF,
    # Whoever pays a fine that says no more is not the one who uses the target.
    Measure.penalty: _TARGET_ITSELF,
    Measure.service_withdrawal: _TARGET_ITSELF,
    Measure.services_ban: _STORES_AND_HOSTS | {Audience.contractors_and_suppliers},
}
"""Whom a measure addresses by what it is, where no source says whom."""

_STORE = frozenset({Setting.app_store})
_BORDER = frozenset({Setting.cross_border_channel})
_TELECOM = frozenset({Setting.telecom_core, Setting.telecom_access_edge})

SETTINGS: Mapping[Measure, frozenset[Setting]] = {
    Measure.account_or_integration_restriction: frozenset({Setting.work_accounts_and_services}),
    Measure.app_store_removal: _STORE,
    Measure.app_store_suspension: _STORE,
    Measure.listing_declined: _STORE,
    Measure.data_transfer_ban: _BORDER,
    Measure.export_control: _BORDER,
    Measure.import_restriction: _BORDER,
    Measure.network_rollout_exclusion: _TELECOM,
    Measure.procurement_ban: frozenset({Setting.procurement_and_contracts}),
    Measure.rip_and_replace: _TELECOM,
}
"""On what a measure holds by what it is, where no source says on what."""

_INSTALLED = frozenset({Surface.hosted_app, Surface.self_hosted_weights})

SURFACES: Mapping[Measure, frozenset[Surface]] = {
    Measure.installation_ban: _INSTALLED,
    Measure.removal_order: _INSTALLED,
}
"""Which ways of reaching the target a measure concerns by what it is, where no source says which."""


def effect_of(one: Restriction) -> Effect:
    """What a restriction says of a case that it reaches.

    A permission that is conditional sets conditions; a ban whose strength is that of advice only advises.
    """
    return _effect(one.measure, one.strength)


@cache
def _effect(measure: Measure, strength: Strength) -> Effect:
    plain = _EFFECTS.get(measure, Effect.forbids)
    if plain is Effect.allows and strength is Strength.conditional:
        return Effect.conditions
    return _BY_STRENGTH.get(strength, plain) if plain in Effect.forbids | Effect.conditions else plain


def is_clear(one: Restriction) -> bool:
    """Whether the measure tells what it does; of "other" only the summary does."""
    return one.measure is not Measure.other
