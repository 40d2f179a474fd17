"""The nouns: Actor, Target, Restriction and what hangs on a restriction, as frozen and validated records.

A `Restriction` is one actor, one target, one measure. It is complete in itself: it carries its actor and target, the
articles its evidence points into, and every event, scope, exemption and rationale with that evidence.
"""

from policytrack.model.described import Actor, Article, Target
from policytrack.model.evidence import Evidence, Evidenced, EvidenceTerms
from policytrack.model.parts import (
    Event,
    EventTerms,
    Exemption,
    ExemptionTerms,
    Rationale,
    RationaleTerms,
    Reach,
    Relation,
    RelationTerms,
    Scope,
    ScopeTerms,
)
from policytrack.model.record import Record, faults, values
from policytrack.model.restriction import Restriction, RestrictionTerms, in_order

__all__ = [
    "Actor",
    "Article",
    "Event",
    "EventTerms",
    "Evidence",
    "EvidenceTerms",
    "Evidenced",
    "Exemption",
    "ExemptionTerms",
    "Rationale",
    "RationaleTerms",
    "Reach",
    "Record",
    "Relation",
    "RelationTerms",
    "Restriction",
    "RestrictionTerms",
    "Scope",
    "ScopeTerms",
    "Target",
    "faults",
    "in_order",
    "values",
]
