"""What happens to a candidate in the review queue."""

from policytrack.vocabulary.term import Term

__all__ = ["CandidateState", "DecisionKind"]


class DecisionKind(Term):
    """What did the reviewer decide?"""

    accept = "accept", "The candidate is right as it is, and goes into the records."
    amend = "amend", "The candidate goes into the records as the reviewer changed it."
    reject = "reject", "The candidate is refused, and stays so when the same text is read again."
    undo = "undo", "An earlier decision is reversed; both stay on record."

    @property
    def accepts(self) -> bool:
        """Whether the candidate goes into the records by it."""
        return self in {DecisionKind.accept, DecisionKind.amend}


class CandidateState(Term):
    """Where does a candidate stand?

    It is derived from the decisions and the readings, and stored nowhere.
    """

    pending = "pending", "Nobody has decided on it.", "pending; open; undecided"
    accepted = "accepted", "It is in the records, as it was read or as it was amended."
    rejected = "rejected", "It was refused.", "rejected; refused"
    stale = (
        "stale",
        "It was accepted, and since then its text, what is read in it or the record has changed.",
        "stale; outdated",
    )
    superseded = (
        "superseded",
        "A later reading of the article has another candidate in its place, or none.",
        "superseded; replaced",
    )
