"""The review of a database: its queue, and the decisions that are made there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from policytrack.errors import AmbiguousNameError, InvalidRecordError, ReviewError, UnknownNameError
from policytrack.joining import union
from policytrack.model import Actor, Restriction, Target
from policytrack.names import fold, nearest
from policytrack.review import deciding
from policytrack.review.amending import AMENDABLE, amended
from policytrack.review.candidates import Candidate, candidate_at
from policytrack.review.deciding import Call, bundle
from policytrack.review.reviewers import named
from policytrack.review.states import Standings
from policytrack.store import reviewing
from policytrack.store.catalogue import Database
from policytrack.store.reviewing import Decision, Desk
from policytrack.vocabulary import CandidateState

__all__ = ["Review"]

_DescribedT = TypeVar("_DescribedT", Actor, Target)
_OPEN = (CandidateState.pending, CandidateState.stale)


class Review:
    """The review queue of a database.

    Every decision is one transaction that changes the records and is appended to the decisions, or neither. Who
    decides is the name of a person, or `agent:NAME` for a program: a person's acceptance makes a record
    `human_reviewed`, a program's at most `agent_reviewed`.
    """

    def __init__(self, database: Database) -> None:
        """Use `Tracker.review` instead."""
        self._database = database

    def queue(self) -> tuple[Candidate, ...]:
        """The candidates that somebody should decide on: the pending ones, and the acceptances that went stale."""
        return self.candidates(_OPEN)

    def candidates(self, states: Iterable[CandidateState | str] | None = None) -> tuple[Candidate, ...]:
        """The candidates in the order of their numbers, all or those in some states.

        Raises:
            UnknownNameError: There is no such state.
        """
        wanted = set(CandidateState) if states is None else {CandidateState.named(one) for one in states}
        with reviewing.ledger(self._database) as desk:
            standings = Standings(desk.ledger())
            found = (candidate_at(desk, standings, number) for number in standings.entries)
            return tuple(one for one in found if one.state in wanted)

    def get(self, candidate: int) -> Candidate:
        """One candidate by its number.

        Raises:
            ReviewError: There is none.
        """
        with reviewing.ledger(self._database) as desk:
            standings = Standings(desk.ledger())
            return candidate_at(desk, standings, deciding.found(standings, candidate).number)

    def waiting(self, name: str) -> tuple[int, ...]:
        """The numbers of the candidates that somebody should decide on, and that name somebody or something so."""
        wanted = fold(name)
        with reviewing.ledger(self._database) as desk:
            states = Standings(desk.ledger()).states
            return tuple(
                number for number, names in desk.names() if states[number] in _OPEN and wanted in map(fold, names)
            )

    def accepted(self) -> tuple[Restriction, ...]:
        """What was accepted here and stands, as it was accepted, by id: the coding of whoever reviewed.

        What was recorded otherwise is no part of it, so it can be compared with another's (`policytrack.agreement`).
        """
        with reviewing.ledger(self._database) as desk:
            standings = Standings(desk.ledger())
            stands = (
                desk.decision(one.number).record
                for number, one in sorted(standings.decided.items())
                if one.kind.accepts and standings.states[number] is not CandidateState.superseded
            )
            found: dict[str, Restriction] = {}
            for one in filter(None, stands):
                found[one.id] = union(found[one.id], one) if one.id in found else one
            return tuple(found[one_id] for one_id in sorted(found))

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, in the order in which they were made."""
        with reviewing.ledger(self._database) as desk:
            return tuple(desk.decision(one.number) for one in desk.ledger().decisions)

    def accept(self, candidate: int, *, by: str, reason: str | None = None) -> Decision:
        """Let a candidate join the records as it was read.

        Args:
            candidate: Its number.
            by: Who accepts it.
            reason: Why, if there is something to say.

        Raises:
            ReviewError: There is no such candidate, it was decided on before, or nobody is named.
            ConflictingRecordError: Its actor, target or article is recorded with another description: amend it.
        """
        call = Call(candidate, named(by), _said(reason))
        with reviewing.desk(self._database) as desk:
            return deciding.accept(desk, call, _as_read(desk, candidate))

    def amend(
        self, candidate: int, changes: Mapping[str, Any] | Restriction, *, by: str, reason: str | None = None
    ) -> Decision:
        """Let a candidate join the records with some fields changed.

        Args:
            candidate: Its number.
            changes: The new values of the fields that change, in the shape of `Restriction.to_dict`. An actor or target
                may be given by id or name, and evidence as `{"quote": "..."}`, which is looked up in the text.
            by: Who accepts it so.
            reason: Why, if there is something to say.

        Raises:
            InvalidRecordError: A new value breaks a rule; the message names the field.
            PassageError: A passage does not stand in the text.
            ReviewError: There is no such candidate, it was decided on before, or nobody is named.
            ConflictingRecordError: Its actor, target or article is recorded with another description.
        """
        call = Call(candidate, named(by), _said(reason))
        with reviewing.desk(self._database) as desk:
            said = _said_in(changes)
            record = _amended(desk, candidate, said)
            read = _as_read(desk, candidate)
            terms = {
                name: getattr(record, name)
                for name in ("strength", "summary")
                if name in said and said[name] != getattr(read, name)
            }
            return deciding.accept(desk, call, record, **terms)

    def preview(self, candidate: int, changes: Mapping[str, Any] | Restriction) -> Candidate:
        """A candidate as it would be with some fields changed, with what it would change then; nothing is kept.

        Takes and raises what `amend` does, but for the reviewer.
        """
        with reviewing.ledger(self._database) as desk:
            record = _amended(desk, candidate, _said_in(changes))
            whole = candidate_at(desk, Standings(desk.ledger()), candidate)
            return replace(whole, restriction=record, known=desk.known([record.id]).get(record.id))

    def reject(self, candidate: int, *, reason: str, by: str) -> Decision:
        """Refuse a candidate; it stays refused when the same text is read again.

        Raises:
            ReviewError: There is no such candidate, it was decided on before, or no reason or nobody is named.
        """
        call = Call(candidate, named(by), _said(reason))
        with reviewing.desk(self._database) as desk:
            return deciding.reject(desk, call)

    def undo(self, *, by: str, candidate: int | None = None, reason: str | None = None) -> Decision:
        """Reverse a decision, by appending that it is reversed; what an acceptance had added is taken back.

        Args:
            by: Who reverses it.
            candidate: The candidate on which the decision stands; without it, the last one of this reviewer's own.
            reason: Why, if there is something to say.

        Raises:
            ReviewError: No such decision stands.
        """
        with reviewing.desk(self._database) as desk:
            return deciding.undo(desk, named(by), candidate, _said(reason))


def _said(reason: str | None) -> str | None:
    return " ".join((reason or "").split()) or None


def _as_read(desk: Desk, number: int) -> Restriction:
    record = desk.candidate(number)
    if record is None:
        raise ReviewError(f"there is no candidate {number}: policytrack review list has their numbers")
    return record


def _said_in(changes: Mapping[str, Any] | Restriction) -> Mapping[str, Any]:
    """The changes as plain values.

    Raises:
        InvalidRecordError: They are none.
    """
    if isinstance(changes, Restriction):
        return changes.model_dump(mode="json", include=set(AMENDABLE))
    if not isinstance(changes, Mapping):
        raise InvalidRecordError("give what changes as a dictionary of fields, or as a restriction")
    return changes


def _amended(desk: Desk, number: int, changes: Mapping[str, Any]) -> Restriction:
    read = _as_read(desk, number)
    text = desk.read_text(Standings(desk.ledger()).entries[number].text)

    def lookup(kind: str, one_id: str) -> Mapping[str, Any]:
        return _described(desk, read, kind, one_id).model_dump(mode="json")

    return amended(read, changes, text.text, lookup)


def _described(desk: Desk, read: Restriction, kind: str, one_id: str) -> Actor | Target:
    """An actor or target by its id or name: as it is recorded, as the candidate has it, or as it is bundled."""
    if kind == "actor":
        return _named(desk, Actor, (*bundle().actors, read.actor), one_id)
    return _named(desk, Target, (*bundle().targets, read.target), one_id)


def _named(desk: Desk, kind: type[_DescribedT], others: Iterable[_DescribedT], name: str) -> _DescribedT:
    what = kind.__name__.lower()
    offered: dict[str, _DescribedT] = {one.id: one for one in others}
    found = desk.recorded(kind, name) or offered.get(name)
    if found is not None:
        return found
    called = {*desk.called(kind, name), *(one.id for one in offered.values() if _is_called(one, name))}
    if len(called) > 1:
        raise AmbiguousNameError(what, name, sorted(called))
    if called:
        return _named(desk, kind, offered.values(), called.pop())
    error = UnknownNameError(f"{what} id", name, nearest(name, {*desk.ids(kind), *offered}))
    error.add_note("one that is new is described in full, in the editor or in what review show --toml prints")
    raise error


def _is_called(one: Actor | Target, name: str) -> bool:
    return fold(name) in map(fold, (one.name, *one.aliases))
