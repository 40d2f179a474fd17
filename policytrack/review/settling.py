"""Keeping the review state of the records true to the acceptances that they rest on."""

from policytrack.model import Restriction, values
from policytrack.review.reviewers import is_agent
from policytrack.review.states import Standings
from policytrack.store.reviewing import Desk
from policytrack.vocabulary import CandidateState, ReviewState

__all__ = ["settle"]

_ACCEPTED = frozenset({ReviewState.agent_reviewed, ReviewState.human_reviewed})


def settle(desk: Desk, standings: Standings, lineage: int | None = None) -> None:
    """Let records that rest on an acceptance that is stale be stale, and those that no longer do be what they were.

    Args:
        desk: The desk at which the records are kept.
        standings: The states of the candidates.
        lineage: Only the records that rest on texts of this article, by the number of the first of them.
    """
    concerned = {
        decision.restriction
        for number, decision in standings.decided.items()
        if decision.restriction and lineage in {None, standings.entries[number].lineage}
    }
    for one in desk.known(concerned).values():
        review = _review(one, standings)
        if review is not one.review:
            desk.saving.put(Restriction.trusted({**values(one), "review": review}))


def _review(one: Restriction, standings: Standings) -> ReviewState:
    accepted = standings.accepted(one.id)
    if any(state is CandidateState.stale for _, _, state in accepted):
        return ReviewState.stale if one.review in _ACCEPTED else one.review
    if one.review is not ReviewState.stale or not accepted:
        return one.review
    # What was accepted is read again as it was then.
    _, last, _ = accepted[-1]
    return ReviewState.agent_reviewed if is_agent(last.by) else ReviewState.human_reviewed
