"""Deciding on a candidate: each decision changes the records and is appended, in one transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import TypeVar

from policytrack import seeds
from policytrack.bundle import bundled
from policytrack.errors import ReviewError
from policytrack.joining import addition, union, withdrawn
from policytrack.model import Actor, Article, Restriction, Target, values
from policytrack.reading.makers import company
from policytrack.review.candidates import state_at
from policytrack.review.reviewers import is_agent, reviewed
from policytrack.review.settling import settle
from policytrack.review.states import Standings
from policytrack.seeds import Seeds
from policytrack.store.reviewing import Decision, Desk, Entry, ReadText
from policytrack.vocabulary import CandidateState, DecisionKind, ReviewState

__all__ = ["Call", "accept", "bundle", "found", "reject", "undo"]

_TERMS = ("strength", "summary")
_PartyT = TypeVar("_PartyT", Actor, Target)


@dataclass(frozen=True, slots=True)
class Call:
    """What a reviewer says of a candidate: which, by whom, and why."""

    candidate: int
    by: str
    reason: str | None = None

    def decision(self, kind: DecisionKind, **more: object) -> Decision:
        """The decision, made now."""
        made = Decision(0, self.candidate, kind, self.by, datetime.now(UTC), self.reason)
        return replace(made, **more)  # type: ignore[arg-type]  # the fields of a decision


def found(standings: Standings, number: int) -> Entry:
    """The candidate with this number.

    Raises:
        ReviewError: There is none.
    """
    entry = standings.entries.get(number)
    if entry is None:
        raise ReviewError(f"there is no candidate {number}: policytrack review list has their numbers")
    return entry


def accept(desk: Desk, call: Call, record: Restriction, **terms: object) -> Decision:
    """Let a candidate join the records, as it was read or as it was amended.

    Args:
        desk: The desk.
        call: Who accepts which candidate.
        record: What is accepted.
        terms: The single values that the reviewer decided on, which then hold for the record too.

    Raises:
        ReviewError: It was decided on before.
        ConflictingRecordError: Its actor, target or article is recorded with another description.
    """
    text = desk.read_text(_open(desk, Standings(desk.ledger()), call.candidate).text)
    known = desk.known([record.id]).get(record.id)
    change = addition(known, record)
    review = reviewed(call.by, known, adds=not change.is_empty)
    after = change.joined(review, **terms)
    _keep(desk, after, text)
    as_read = record == desk.candidate(call.candidate)
    kind = DecisionKind.accept if as_read else DecisionKind.amend
    decision = desk.append(call.decision(kind, record=record, before=known, after=desk.known([after.id])[after.id]))
    settle(desk, Standings(desk.ledger()))
    return decision


def reject(desk: Desk, call: Call) -> Decision:
    """Refuse a candidate; if it had been accepted and went stale since, what it brought is taken back.

    Raises:
        ReviewError: It was decided on before, or no reason is given.
    """
    if not (call.reason or "").strip():
        raise ReviewError(f"candidate {call.candidate}: say why it is rejected: the reason is kept with the decision")
    standings = Standings(desk.ledger())
    _open(desk, standings, call.candidate)
    accepted = standings.decided.get(call.candidate)
    decision = desk.append(call.decision(DecisionKind.reject))
    if accepted is not None:
        _take_back(desk, Standings(desk.ledger()), desk.decision(accepted.number))
    settle(desk, Standings(desk.ledger()))
    return decision


def undo(desk: Desk, by: str, candidate: int | None, reason: str | None) -> Decision:
    """Reverse the decision that stands on a candidate, or the last one of this reviewer that stands.

    Raises:
        ReviewError: No such decision stands.
    """
    standings = Standings(desk.ledger())
    if candidate is None:
        own = [one for one in standings.decided.values() if one.by == by]
        if not own:
            raise ReviewError(f"{by} has made no decision that stands: there is nothing to undo")
        last = max(own, key=lambda one: one.number)
    else:
        entry = found(standings, candidate)
        if entry.number not in standings.decided:
            raise ReviewError(f"candidate {candidate}: nothing was decided on it: there is nothing to undo")
        last = standings.decided[entry.number]
    undone = Call(last.candidate, by, reason).decision(DecisionKind.undo, undoes=last.number)
    decision = desk.append(undone)
    now = Standings(desk.ledger())
    if last.kind.accepts:
        _take_back(desk, now, desk.decision(last.number))
    settle(desk, now)
    return decision


def _open(desk: Desk, standings: Standings, number: int) -> Entry:
    """A candidate that can be decided on.

    Raises:
        ReviewError: There is none, or it was decided on before.
    """
    entry = found(standings, number)
    if state_at(desk, standings, number) in {CandidateState.accepted, CandidateState.rejected}:
        before = standings.decided[number]
        done = "rejected" if before.kind is DecisionKind.reject else "accepted"
        raise ReviewError(f"candidate {number} was {done} by {before.by} on {before.at:%Y-%m-%d}: undo that first")
    return entry


def _keep(desk: Desk, record: Restriction, text: ReadText) -> None:
    """Keep a record with the text it was read in, and whatever its actor is part of and its target made by."""
    saving = desk.saving
    saving.describe(_missing_wholes(desk, record.actor), (), ())
    saving.put(record)
    saving.describe_makers(company)
    if text.article.id in {one.id for one in record.articles}:
        saving.texts[text.article.id] = text.text


def _missing_wholes(desk: Desk, actor: Actor) -> Iterator[Actor]:
    bundled_actors = {one.id: one for one in bundle().actors} if actor.part_of else {}
    above = actor.part_of
    while above is not None and above in bundled_actors and desk.recorded(Actor, above) is None:
        yield bundled_actors[above]
        above = bundled_actors[above].part_of


@cache
def bundle() -> Seeds:
    """The bundled records, in which a body that is not recorded yet may be described."""
    return seeds.read(bundled("seeds"))


def _take_back(desk: Desk, standings: Standings, undone: Decision) -> None:
    """Take out of the records what an acceptance brought, but for what another acceptance that stands says too."""
    if undone.record is None or undone.after is None:
        return
    known = desk.known([undone.after.id]).get(undone.after.id)
    if known is None:
        return
    others = [desk.decision(one.number) for _, one, _ in standings.accepted(known.id)]
    left = _without(known, undone, _brought_by_others(desk, undone))
    for one in others:
        if one.record is not None:
            left = one.record if left is None else union(left, one.record)
    if left is None:
        desk.saving.remove(known.id)
    else:
        desk.saving.put(Restriction.trusted({**values(left), "review": _review(desk, undone, others)}))
    _forget(desk, Actor, known.actor.id, "part_of")
    _forget(desk, Target, known.target.id, "maker")
    for article in known.articles:
        desk.forget_unused(Article, article.id)


def _forget(desk: Desk, kind: type[_PartyT], one_id: str, link: str) -> None:
    """Take out of the records who or what nothing refers to any more, and what stands above it likewise."""
    one = desk.recorded(kind, one_id)
    desk.forget_unused(kind, one_id)
    above = getattr(one, link, None)
    if above is not None and desk.recorded(kind, one_id) is None:
        _forget(desk, kind, above, link)


def _brought_by_others(desk: Desk, undone: Decision) -> Restriction | None:
    """What was recorded before an acceptance, but for what earlier acceptances of the review had brought.

    Those that stand say it again; of those that do not, nothing is to stay.
    """
    first, *later = _acceptances(desk, undone)
    left, given = undone.before, first.before
    for one in (first, *later):
        if one.number < undone.number and left is not None and one.record is not None:
            left = withdrawn(left, one.record, given)
    return left


def _acceptances(desk: Desk, like: Decision) -> list[Decision]:
    """All acceptances of the same restriction, undone or not, in their order."""
    made = (one for one in desk.ledger().decisions if one.kind.accepts and one.restriction == like.restriction)
    return [desk.decision(one.number) for one in made]


def _without(known: Restriction, undone: Decision, kept: Restriction | None) -> Restriction | None:
    """What is recorded, without what an acceptance says, and with the single values from before if it set them."""
    left = withdrawn(known, undone.record or known, kept)
    before, after = undone.before, undone.after
    if left is None or before is None:
        return left
    terms = {name: getattr(before, name) for name in _TERMS if getattr(known, name) == getattr(after, name)}
    return Restriction.trusted({**values(left), **terms})


def _review(desk: Desk, undone: Decision, others: Sequence[Decision]) -> ReviewState:
    """Who has looked at what is left: the last whose acceptance stands, or who had before the first acceptance."""
    if others:
        return ReviewState.agent_reviewed if is_agent(others[-1].by) else ReviewState.human_reviewed
    before = _acceptances(desk, undone)[0].before
    return ReviewState.needs_review if before is None else before.review
