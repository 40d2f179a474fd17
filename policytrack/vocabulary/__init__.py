"""The controlled vocabularies: codes, labels, definitions, and what belongs to the knowledge of each word.

>>> from policytrack.vocabulary import Measure
>>> Measure.use_ban == "use_ban"
True
>>> Measure.named("delisting").definition
'The listing is taken out of an app store for a territory, while existing installations may keep working.'
"""

from policytrack.vocabulary.events import EventKind, Status
from policytrack.vocabulary.measures import Measure, RelationKind, Strength
from policytrack.vocabulary.parties import ActorKind, TargetKind
from policytrack.vocabulary.reasons import RationaleCategory
from policytrack.vocabulary.reviewing import CandidateState, DecisionKind
from policytrack.vocabulary.scopes import Audience, Setting, Surface
from policytrack.vocabulary.sources import ReviewState, SourceTier, Stance
from policytrack.vocabulary.term import Term
from policytrack.vocabulary.verdicts import Premise, PremiseState, Verdict

__all__ = [
    "VOCABULARIES",
    "ActorKind",
    "Audience",
    "CandidateState",
    "DecisionKind",
    "EventKind",
    "Measure",
    "Premise",
    "PremiseState",
    "RationaleCategory",
    "RelationKind",
    "ReviewState",
    "Setting",
    "SourceTier",
    "Stance",
    "Status",
    "Strength",
    "Surface",
    "TargetKind",
    "Term",
    "Verdict",
]

VOCABULARIES: tuple[type[Term], ...] = (
    ActorKind,
    TargetKind,
    Measure,
    Strength,
    EventKind,
    Status,
    Audience,
    Setting,
    Surface,
    RationaleCategory,
    Stance,
    SourceTier,
    ReviewState,
    RelationKind,
    Verdict,
    Premise,
    PremiseState,
    CandidateState,
    DecisionKind,
)
"""Every vocabulary, in the order in which the documentation shows them."""
