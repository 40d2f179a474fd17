"""What happens in the life of a restriction, and the status that follows from it."""

from policytrack.vocabulary.term import Term

__all__ = ["EventKind", "Status"]


class Status(Term):
    """Where did the restriction stand on a given day?

    The terms are declared in the order in which lists show them.
    """

    in_force = (
        "in_force",
        "It took effect by that day and had not ended.",
        "in force; active; in effect; effective; adopted; enacted",
    )
    suspended = (
        "suspended",
        "Its issuer or a court had stopped its application, and that still held on that day.",
        "suspended; stayed; paused; on hold",
    )
    adopted_not_in_force = (
        "adopted_not_in_force",
        "Legally made, and not known to have taken effect by that day.",
        "adopted, not known to be in force; adopted, not in force; adopted but not in force; adopted; enacted; pending",
    )
    announced = (
        "announced",
        "Publicly announced by the actor, and not known to be legally made by that day.",
        "announced; planned; pending",
    )
    under_consideration = (
        "under_consideration",
        "A body that can act was considering it, or a bill or draft was before it.",
        "under consideration; proposed; considered; being considered; under review; planned; pending",
    )
    advocated_only = (
        "advocated_only",
        "Somebody called for it or the press only reported it, and no act of a body with the power is known.",
        "advocated or reported only; advocated; called for",
    )
    indeterminate = (
        "indeterminate",
        "The dates or the evidence are insufficient for that day, or contradict each other.",
        "indeterminate; undetermined; unclear; unknown",
    )
    ended = (
        "ended",
        "Lifted, expired, struck down or superseded by that day.",
        "ended; lifted; expired; repealed; rescinded; struck down; superseded; no longer in force; withdrawn",
    )
    rejected = (
        "rejected",
        "Voted down, vetoed, withdrawn or lapsed before it ever took effect.",
        "rejected; voted down; vetoed; defeated; withdrawn",
    )
    no_event = (
        "no_event",
        "No event of this restriction had happened by that day, as far as was known.",
        "no event; unknown",
    )

    @property
    def precedence(self) -> int:
        """The place in a list that shows what holds first and what never did last.

        >>> Status.in_force.precedence < Status.announced.precedence < Status.ended.precedence
        True
        """
        return list(Status).index(self)


class EventKind(Term):
    """What happened on that day?"""

    advocated = (
        "advocated",
        "A person or body called for the measure, without the power to make it.",
        "advocated; called for; urged; proposed",
    )
    considered = (
        "considered",
        "The body that can act said that it is considering or reviewing the measure.",
        "considered; under consideration; under review; proposed",
    )
    introduced = (
        "introduced",
        "A bill or draft was filed, or a consultation was opened.",
        "introduced; tabled; filed; proposed",
    )
    passed_stage = (
        "passed_stage",
        "A committee or a chamber passed it, which is not final.",
        "passed a stage; passed committee; passed",
    )
    rejected = (
        "rejected",
        "It was voted down, vetoed or withdrawn, or it lapsed.",
        "rejected; voted down; vetoed; lapsed; withdrawn",
    )
    announced = "announced", "The actor announced a decision in public."
    adopted = (
        "adopted",
        "It was legally made: signed, enacted or ordered.",
        "adopted; enacted; signed; signed into law; passed",
    )
    took_effect = (
        "took_effect",
        "It began to bind.",
        "took effect; came into force; entered into force; came into effect",
    )
    enforced = "enforced", "It was applied in a concrete act: a block switched on, an app pulled, a fine."
    compliance_deadline = (
        "compliance_deadline",
        "The day came by which existing use has to end.",
        "compliance deadline; deadline",
    )
    strengthened = (
        "strengthened",
        "The same instrument was made stricter in a named respect.",
        "strengthened; tightened",
    )
    relaxed = "relaxed", "The same instrument was loosened in a named respect.", "relaxed; loosened; eased"
    extended = "extended", "Its end was moved later, or its period was renewed.", "extended; renewed; prolonged"
    clarified = "clarified", "Guidance explained it without a change of what it obliges to.", "clarified; explained"
    suspended = "suspended", "Its issuer stopped applying it for a time.", "suspended; paused"
    stayed = "stayed", "A court stopped its application for a time.", "stayed; stayed by a court; enjoined"
    reinstated = "reinstated", "A suspension or stay ended, and it binds again.", "reinstated; restored; reimposed"
    lifted = (
        "lifted",
        "Its issuer ended it before it would have expired.",
        "lifted; repealed; rescinded; revoked; withdrawn",
    )
    expired = "expired", "It ended by its own terms.", "expired; ran out"
    struck_down = "struck_down", "A court voided it.", "struck down; voided; annulled"
    superseded = "superseded", "A successor replaced it, to which a relation leads.", "superseded; replaced"
    reported = (
        "reported",
        "The press reported it, and no official act has been seen yet.",
        "reported; reported by the press",
    )
    checked_no_change = "checked_no_change", "A researcher looked and found nothing new.", "checked, no change; checked"

    @property
    def status(self) -> Status | None:
        """The status that the event gives while nothing stronger holds, or nothing where it changes none.

        >>> EventKind.lifted.status.label
        'ended'
        >>> EventKind.clarified.status is None
        True
        """
        return _STATUS_AFTER.get(self)


_STATUS_AFTER = {
    EventKind.rejected: Status.rejected,
    EventKind.struck_down: Status.ended,
    EventKind.lifted: Status.ended,
    EventKind.expired: Status.ended,
    EventKind.superseded: Status.ended,
    EventKind.stayed: Status.suspended,
    EventKind.suspended: Status.suspended,
    EventKind.took_effect: Status.in_force,
    EventKind.enforced: Status.in_force,
    EventKind.reinstated: Status.in_force,
    EventKind.adopted: Status.adopted_not_in_force,
    EventKind.announced: Status.announced,
    EventKind.considered: Status.under_consideration,
    EventKind.introduced: Status.under_consideration,
    EventKind.passed_stage: Status.under_consideration,
    EventKind.advocated: Status.advocated_only,
    EventKind.reported: Status.advocated_only,
}
