"""A candidate as a reviewer sees it: what it says, in which text, what it would change, and what was decided."""

from dataclasses import dataclass
from typing import Any

from policytrack.errors import ReviewError
from policytrack.joining import Addition, addition
from policytrack.model import Actor, Article, Restriction, Target
from policytrack.review.states import Standings
from policytrack.store.reviewing import Decision, Desk
from policytrack.vocabulary import CandidateState

__all__ = ["Candidate", "candidate_at", "state_at"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate in the review queue.

    Attributes:
        number: Its number, by which it is called.
        state: Where it stands.
        restriction: What it says, as it was read.
        article: The article it was read in.
        text: The text of the article.
        reader: The name of the reader that found it.
        known: The restriction of the same id as it is recorded now, if it is.
        decision: The decision that stands on it, if one does.
        decisions: All decisions on it, in the order in which they were made.
        instead: The numbers of the candidates that are read in its place now, if it is stale.
        actor: Its actor as it is recorded, if it is.
        target: Its target likewise.
    """

    number: int
    state: CandidateState
    restriction: Restriction
    article: Article
    text: str
    reader: str
    known: Restriction | None = None
    decision: Decision | None = None
    decisions: tuple[Decision, ...] = ()
    instead: tuple[int, ...] = ()
    actor: Actor | None = None
    target: Target | None = None

    @property
    def id(self) -> str:
        """The id of the restriction that it is, or would be joined with."""
        return self.restriction.id

    @property
    def addition(self) -> Addition:
        """What it would change if it were accepted as it is."""
        return addition(self.known, self.restriction)

    @property
    def is_open(self) -> bool:
        """Whether somebody should decide on it."""
        return self.state in {CandidateState.pending, CandidateState.stale}

    def to_dict(self) -> dict[str, Any]:
        """It as plain JSON values."""
        return {
            "number": self.number,
            "state": self.state.value,
            "reader": self.reader,
            "article": self.article.model_dump(mode="json"),
            "restriction": self.restriction.to_dict(),
            "change": self.addition.to_dict(),
            "decisions": [one.to_dict() for one in self.decisions],
            "instead": list(self.instead),
        }


def candidate_at(desk: Desk, standings: Standings, number: int) -> Candidate:
    """The candidate with this number, which there has to be."""
    entry = standings.entries[number]
    text, record = desk.read_text(entry.text), desk.candidate(number)
    if record is None:
        raise ReviewError(f"there is no candidate {number}")
    state = state_at(desk, standings, number)
    return Candidate(
        number,
        state,
        record,
        text.article,
        text.text,
        entry.reader,
        desk.known([record.id]).get(record.id),
        standings.decided.get(number),
        tuple(one for one in standings.decisions if one.candidate == number),
        standings.instead(number) if state is CandidateState.stale else (),
        desk.recorded(Actor, record.actor.id),
        desk.recorded(Target, record.target.id),
    )


def state_at(desk: Desk, standings: Standings, number: int) -> CandidateState:
    """Where a candidate stands; an acceptance is stale too if the record says no longer what was accepted."""
    state = standings.states[number]
    if state is not CandidateState.accepted:
        return state
    accepted = desk.decision(standings.decided[number].number).record
    if accepted is None:
        return state
    known = desk.known([accepted.id]).get(accepted.id)
    return state if known is not None and addition(known, accepted).is_empty else CandidateState.stale
