"""From claims to proposals: the records that a reader hands on."""

from collections.abc import Iterator

from policytrack.reading.proposals import (
    Proposal,
    ProposedActor,
    ProposedReason,
    ProposedTarget,
    Span,
)
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.details.dating import Calendar, events_of
from policytrack.reading.rules.details.reaching import exemptions_of, scopes_of
from policytrack.reading.rules.moods import Mood

__all__ = ["proposal_of"]


_EVENTS = {
    Mood.holds: "took_effect",
    Mood.planned: "announced",
    Mood.weighed: "considered",
    Mood.advised: "took_effect",
    Mood.refused: "rejected",
    Mood.paused: "suspended",
    Mood.ended: "lifted",
}


def proposal_of(claim: Claim, calendar: Calendar) -> Proposal | None:
    """The proposal that a claim makes; none of what is only called for, or denied."""
    if claim.mood not in _EVENTS:
        return None
    actor = claim.actor.actor or ProposedActor("unknown")
    target = claim.target.target or ProposedTarget("unknown")
    measure = claim.measure
    passages = tuple(dict.fromkeys(claim.passages))
    return Proposal(
        actor,
        target,
        measure,
        events_of(claim, _EVENTS[claim.mood], passages, calendar),
        scopes_of(claim, passages),
        exemptions_of(claim),
        tuple(_reasons(claim)),
    )


def _reasons(claim: Claim) -> Iterator[ProposedReason]:
    by_category: dict[str, list[Span]] = {}
    statements: dict[str, str] = {}
    said_by: dict[str, str] = {}
    for one in claim.reasons:
        by_category.setdefault(one.category, []).append(one.passage)
        statements[one.category] = one.statement
        said_by[one.category] = said_by.get(one.category) or one.said_by
    for category, passages in by_category.items():
        spans = tuple(dict.fromkeys(passages))
        yield ProposedReason(category, statements[category], spans, said_by[category] or None)
