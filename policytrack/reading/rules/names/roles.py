"""Families of bodies: by the role that a word gives them ("ministry", "watchdog"), and by the kind that names have."""

__all__ = ["COMPANIES", "EXECUTIVE", "GOVERNMENTS", "PRIVATE", "PUBLIC_POWER", "RULING", "RULING_KINDS"]

EXECUTIVE = frozenset({"government", "state", "ministry", "regulator", "agency"})
"""Roles of those who carry out what is decided, and may decide themselves."""

RULING = EXECUTIVE | {"legislature", "court", "local", "military"}
"""Roles of those who may bind others."""

GOVERNMENTS = frozenset({"national_government", "subnational_government", "local_government"})
"""Kinds of governments, which go by the name of their place."""

RULING_KINDS = GOVERNMENTS | {
    "supranational_body",
    "ministry_or_department",
    "regulator",
    "agency",
    "legislature",
    "court",
}
"""Kinds of those who may bind others."""

PUBLIC_POWER = RULING_KINDS - {"court"} | {"military", "police_or_intelligence"}
"""Kinds of those who act for a state without having to be asked, as a court has to be."""

COMPANIES = frozenset(
    {"company", "financial_institution", "platform_operator", "technology_provider", "state_owned_enterprise"}
)
"""Kinds of companies."""

PRIVATE = COMPANIES - {"state_owned_enterprise"} | {"civil_society"}
"""Kinds of those who have no state behind them, and bind only their own."""
