"""The gate: whatever a reader proposes is checked here, in the same way for every reader.

What passes is a `Restriction` whose every passage lies in the text, whose names are resolved or marked as new, whose
codes are known and whose dates are possible. What does not comes back whole, with all that is wrong with it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache, partial
from typing import Any, TypeVar

from pydantic import ValidationError

from policytrack import places
from policytrack.dates import UncertainDate
from policytrack.errors import PolicytrackError
from policytrack.model import (
    Actor,
    Event,
    Evidence,
    Evidenced,
    Exemption,
    Rationale,
    Reach,
    Record,
    Restriction,
    Scope,
    Target,
    faults,
    in_order,
)
from policytrack.model.record import stated
from policytrack.passages import digest
from policytrack.reading.alike import told_apart
from policytrack.reading.document import Document
from policytrack.reading.naming import Naming, coded
from policytrack.reading.proposals import (
    Draft,
    Known,
    Proposal,
    ProposedEvent,
    ProposedExemption,
    ProposedReason,
    ProposedScope,
    Span,
    Unread,
)
from policytrack.reading.shape import shaped, shaped_unread
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    EventKind,
    Measure,
    RationaleCategory,
    ReviewState,
    Setting,
    Stance,
    Strength,
    Surface,
    Term,
)

__all__ = ["Admitted", "Gate", "Refused", "UnreadPassage", "summary_of"]

_FIRST_YEAR = 1950
"""No technology that is tracked here is older."""
_FARTHEST = timedelta(days=365 * 50)
_CAN_BE_SET_AHEAD = frozenset(
    {
        EventKind.took_effect,
        EventKind.compliance_deadline,
        EventKind.expired,
        EventKind.lifted,
        EventKind.suspended,
        EventKind.reinstated,
        EventKind.superseded,
        EventKind.strengthened,
        EventKind.relaxed,
    }
)
"""What a decision can fix for a later day; everything else has happened when an article tells of it."""
_RecordT = TypeVar("_RecordT", bound=Record)
_TermT = TypeVar("_TermT", bound=Term)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Refused:
    """What did not pass the gate.

    Attributes:
        proposal: What was proposed: a restriction, or a passage that was said to be unread.
        why: All that is wrong with it, each with the field.
    """

    proposal: Proposal | Unread
    why: str

    def __str__(self) -> str:
        """One line: what was proposed, and why it was refused."""
        one = self.proposal
        if isinstance(one, Unread):
            return f"unread passage: {self.why}"
        named = [getattr(getattr(one, part, None), "name", None) for part in ("actor", "target")]
        if None in named:  # of no shape that a proposal has
            return self.why
        return f"{' / '.join(map(str, named))} / {one.measure}: {self.why}"


@dataclass(frozen=True, slots=True)
class UnreadPassage:
    """A passage that speaks of a restriction and gave no candidate.

    Attributes:
        start: Where it starts, in code points.
        end: Where it ends, exclusive.
        text: The passage itself.
        why: Why nothing was made of it.
    """

    start: int
    end: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """What the gate made of a draft."""

    restrictions: tuple[Restriction, ...]
    unread: tuple[UnreadPassage, ...]
    refused: tuple[Refused, ...]
    new_actors: tuple[Actor, ...]
    new_targets: tuple[Target, ...]


class _FaultError(Exception):
    """What is wrong with one part; it ends up in a `Refused`, and is never raised to a caller."""


class Gate:
    """The gate of one document."""

    def __init__(self, document: Document, known: Known) -> None:
        """Let nothing through that does not stand in this document, or contradicts what is known by its names."""
        self._document = document
        self._naming = Naming(known)
        self._evidence: dict[tuple[Span, str], Evidence] = {}

    def admit(self, draft: Draft) -> Admitted:
        """Check all that a reader made of the document."""
        passed: list[Restriction] = []
        refused: list[Refused] = []
        proposals: list[Proposal] = []
        for given in draft.proposals:
            wrong: list[str] = []
            proposal = _noting(wrong, "", shaped, given)
            if proposal is None:
                refused.append(Refused(given, wrong[0]))
            else:
                proposals.append(proposal)
        self._naming.gather((one.actor for one in proposals), (one.target for one in proposals))
        for proposal in proposals:
            restriction, wrong = self._restriction(proposal)
            if restriction is None:
                refused.append(Refused(proposal, "; ".join(wrong)))
            else:
                passed.append(restriction)
        joined = told_apart(passed)
        unread, misplaced = self._unread(draft.unread)
        return Admitted(
            joined,
            unread,
            (*refused, *misplaced),
            tuple({one.actor.id: one.actor for one in joined if self._naming.is_new(one.actor)}.values()),
            tuple({one.target.id: one.target for one in joined if self._naming.is_new(one.target)}.values()),
        )

    def _restriction(self, proposal: Proposal) -> tuple[Restriction | None, list[str]]:
        """The restriction that is proposed, or all that is wrong with it."""
        wrong: list[str] = []
        actor = _noting(wrong, "actor", self._naming.actor, proposal.actor)
        target = _noting(wrong, "target", self._naming.target, proposal.target)
        measure = _noting(wrong, "measure", partial(coded, Measure), proposal.measure)
        strength = _noting(wrong, "strength", partial(coded, Strength), proposal.strength)
        events = in_order("events", _each(wrong, "events", self._event, proposal.events))
        parts: dict[str, tuple[Evidenced, ...]] = {
            "events": events,
            "scopes": in_order("scopes", _each(wrong, "scopes", self._scope, proposal.scopes)),
            "exemptions": in_order("exemptions", _each(wrong, "exemptions", self._exemption, proposal.exemptions)),
            "rationales": in_order("rationales", _each(wrong, "reasons", self._reason, proposal.reasons)),
        }
        if wrong or actor is None or target is None or measure is None:
            return None, wrong
        terms: dict[str, Any] = {
            "id": f"{actor.id}/{target.id}/{measure}",
            "measure": measure,
            "strength": strength,
            "summary": (proposal.summary or "").strip() or summary_of(actor, target, measure),
            "review": ReviewState.machine_candidate,
        }
        said = {**terms, **parts, "actor": actor, "target": target, "relations": ()}
        said["articles"] = (self._document.article,)
        if events and actor.kind is not ActorKind.political_figure:
            return Restriction.trusted(said), wrong
        return _noting(wrong, "", partial(_made, Restriction), said), wrong

    # What follows makes parts of what was looked up and checked one by one, which is all that validation would do.
    # Where a rule of the records says more than that, the part is validated. That the two agree is a test.

    def _event(self, proposed: ProposedEvent) -> Event:
        kind = coded(EventKind, proposed.kind)
        when = None if proposed.date is None else self._plausible(proposed.date, kind)
        evidence = self._pieces(proposed.passages, proposed.stance)
        said = {"kind": kind, "date": when, "note": _words("note", proposed.note), "evidence": evidence}
        event = Event.trusted(said)
        return event if event.is_asserted() else _made(Event, said)

    def _scope(self, proposed: ProposedScope) -> Scope:
        said = {**_reach(proposed), "condition": _words("condition", proposed.condition)}
        return Scope.trusted({**said, "evidence": self._pieces(proposed.passages)})

    def _exemption(self, proposed: ProposedExemption) -> Exemption:
        until = None if proposed.until is None else _within_reason(UncertainDate(proposed.until), self._document)
        # A condition may be told with the scope that is left out, or beside it.
        condition = _words("condition", proposed.condition or proposed.scope.condition)
        said = {"scope": Reach.trusted(_reach(proposed.scope)), "until": until, "condition": condition}
        return Exemption.trusted({**said, "evidence": self._pieces(proposed.scope.passages)})

    def _reason(self, proposed: ProposedReason) -> Rationale:
        category = coded(RationaleCategory, proposed.category)
        statement = _words("statement", proposed.statement)
        if statement is None:
            raise _FaultError("statement: it is missing")
        by = _words("attributed_to", proposed.attributed_to)
        said = {"category": category, "statement": statement, "attributed_to": by}
        return Rationale.trusted({**said, "evidence": self._pieces(proposed.passages)})

    def _plausible(self, text: str, kind: EventKind) -> UncertainDate:
        """The date of an event.

        Raises:
            DateFormatError: The text is no date.
            _FaultError: No event of this kind can have happened then.
        """
        when = _within_reason(UncertainDate(text), self._document)
        last = self._document.day
        if kind not in _CAN_BE_SET_AHEAD and when.earliest is not None and when.earliest > last:
            raise _FaultError(f"{kind.label} on {when} lies after the article, which is of {last} at the latest")
        return when

    def _pieces(self, spans: Sequence[Span], stance: str = "supports") -> tuple[Evidence, ...]:
        if not spans:
            raise _FaultError("no passage says so")
        if len(spans) == 1:
            return (self._piece(spans[0], stance),)
        return tuple(sorted({self._piece(span, stance) for span in spans}, key=_position))

    def _piece(self, span: Span, stance: str) -> Evidence:
        """The evidence at a passage, made once for all that rests on it."""
        found = self._evidence.get((span, stance))
        if found is None:
            quote = self._passage(span)
            found = self._evidence[span, stance] = Evidence.trusted(
                {
                    "article": self._document.article.id,
                    "start": span.start,
                    "end": span.end,
                    "digest": digest(quote),
                    "stance": coded(Stance, stance),
                    "quote": quote,
                }
            )
        return found

    def _passage(self, span: Span) -> str:
        text = self._document.text
        if not (isinstance(span.start, int) and isinstance(span.end, int) and 0 <= span.start < span.end <= len(text)):
            raise _FaultError(
                f"{span.start} to {span.end} is no passage of the text, which has {len(text)} code points"
            )
        passage = text[span.start : span.end]
        if not any(map(str.isalnum, passage)):
            raise _FaultError(f"the passage at {span.start} to {span.end} has no word in it")
        return passage

    def _unread(self, passages: Iterable[Unread]) -> tuple[tuple[UnreadPassage, ...], tuple[Refused, ...]]:
        found: list[UnreadPassage] = []
        misplaced: list[Refused] = []
        for given in passages:
            wrong: list[str] = []
            one = _noting(wrong, "", shaped_unread, given)
            text = None if one is None else _noting(wrong, "passage", self._passage, one.passage)
            if one is None or text is None:
                misplaced.append(Refused(given, wrong[0]))
            else:
                found.append(UnreadPassage(one.passage.start, one.passage.end, text, one.why))
        return tuple(found), tuple(misplaced)


def _noting(wrong: list[str], field: str, make: Callable[[Any], _T], proposed: object) -> _T | None:
    """What is made of a part, or nothing and a note of what is wrong with it."""
    try:
        return make(proposed)
    except (_FaultError, PolicytrackError) as fault:
        wrong.append(f"{field}: {fault}" if field else str(fault))
        return None


def _each(wrong: list[str], field: str, make: Callable[[Any], _T], proposed: Iterable[object]) -> tuple[_T, ...]:
    made = [_noting(wrong, f"{field}[{number}]", make, one) for number, one in enumerate(proposed)]
    return tuple([one for one in made if one is not None])


def _made(kind: type[_RecordT], said: dict[str, Any]) -> _RecordT:
    try:
        return kind.model_validate(said)
    except ValidationError as error:
        raise _FaultError(faults(error)) from error


def _within_reason(when: UncertainDate, document: Document) -> UncertainDate:
    if when.latest is not None and when.latest.year < _FIRST_YEAR:
        raise _FaultError(f"{when} lies before {_FIRST_YEAR}")
    if when.earliest is not None and when.earliest > document.day + _FARTHEST:
        raise _FaultError(f"{when} lies more than 50 years after the article")
    return when


def _words(field: str, words: str | None) -> str | None:
    if words is None:
        return None
    stripped = words.strip()
    if not stripped:
        raise _FaultError(f"{field}: it says nothing")
    return stripped


def _reach(proposed: ProposedScope) -> dict[str, Any]:
    if proposed.place is not None and not places.exists(proposed.place):
        raise _FaultError(
            f'"{proposed.place}" is no place code: use ISO 3166 (US, US-TX) or a bloc that is listed (EU)'
        )
    return {
        "place": proposed.place,
        "audience": _stated(Audience, proposed.audience),
        "setting": _stated(Setting, proposed.setting),
        "surface": _stated(Surface, proposed.surface),
    }


@lru_cache(maxsize=4096)
def _stated(vocabulary: type[_TermT], codes: tuple[str, ...]) -> tuple[_TermT, ...]:
    return stated(tuple(coded(vocabulary, code) for code in codes))


def _position(one: Evidence) -> tuple[int, int]:
    return one.start, one.end


def summary_of(actor: Actor, target: Target, measure: Measure) -> str:
    """What it is, put together from what was read: no sentence of the text goes into a record.

    How it stands is no part of it: that changes with what is read later, and a summary stays.

    >>> from policytrack.vocabulary import ActorKind, TargetKind
    >>> texas = Actor(id="us-tx", name="Texas", kind=ActorKind.subnational_government, place="US-TX")
    >>> summary_of(texas, Target(id="tock", name="Tock", kind=TargetKind.app), Measure.use_ban)
    'Texas: use ban of Tock.'
    """
    return f"{actor.name}: {measure.label} of {target.name}."
