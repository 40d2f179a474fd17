"""What is answered: the verdict, and how each restriction and each premise led to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from policytrack.model import Evidence, Restriction
from policytrack.verdicts.case import Case
from policytrack.verdicts.effects import Effect
from policytrack.verdicts.premises import NO, OPEN, YES
from policytrack.verdicts.reading import Strand
from policytrack.vocabulary import Measure, Premise, PremiseState, Status, Verdict

__all__ = ["Finding", "Ruling", "Turn", "verdict_by"]

_VERDICTS = {
    Effect.forbids: Verdict.prohibited,
    Effect.conditions: Verdict.permitted_with_conditions,
    Effect.exempts_if: Verdict.permitted_with_conditions,
    Effect.advises: Verdict.discouraged,
    Effect.allows: Verdict.permitted,
    Effect.exempts: Verdict.permitted,
    Effect.silent: Verdict.no_known_restriction,
    Effect.silent | Effect.exempts: Verdict.no_known_restriction,
}


def verdict_by(effects: Effect) -> Verdict:
    """The verdict of a restriction by itself, given the effects that it may have."""
    return _VERDICTS.get(effects, Verdict.unknown)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one restriction says of a case, premise by premise.

    Attributes:
        restriction: The restriction, as far as it was known on the day of our knowledge.
        verdict: What it says by itself; `pending` if it is not in force but may come to be.
        premises: What became of each premise, by the scope that comes nearest to the case. For `exemption`, satisfied
            means that one covers the case.
        status: Its status on the day in the world.
        effects: The effects that are possible.
        strand: The scope and audience that come nearest.
        is_unplaced: Whether nothing says in which country its actor is, so that it decides nothing.
        is_coming: Whether a body with the power has, or may have, taken a step towards a restriction not in force yet.
    """

    restriction: Restriction
    verdict: Verdict
    premises: dict[Premise, PremiseState]
    status: Status
    effects: Effect
    strand: Strand
    is_unplaced: bool
    is_coming: bool = False

    @property
    def id(self) -> str:
        """The id of the restriction."""
        return self.restriction.id

    @property
    def deciding(self) -> tuple[Premise, ...]:
        """The premises that decide: those that fail or are open, or the exemption that covers the case."""
        if self.effects & (Effect.exempts | Effect.exempts_if) and self.premises[Premise.exemption] is YES:
            return (Premise.exemption,)
        wanted = NO if self.verdict is Verdict.no_known_restriction else OPEN
        failed = tuple(one for one, state in self.premises.items() if state is wanted and one is not Premise.exemption)
        if self.premises[Premise.exemption] is OPEN and wanted is OPEN:
            return (*failed, Premise.exemption)
        return failed

    @property
    def conditions(self) -> tuple[str, ...]:
        """What has to be met, where it is permitted with conditions."""
        if self.verdict is not Verdict.permitted_with_conditions:
            return ()
        if self.strand.exemption is not None and self.strand.exemption.condition is not None:
            return (self.strand.exemption.condition,)
        stated = None if self.strand.scope is None else self.strand.scope.condition
        return (stated or self.restriction.summary,)

    def evidence(self, premise: Premise) -> tuple[Evidence, ...]:
        """The passages that a premise rests on."""
        if premise is Premise.exemption:
            return self.strand.exemption.evidence if self.strand.exemption else ()
        if premise not in _OF_THE_EVENTS and self.strand.scope is not None:
            return self.strand.scope.evidence
        return tuple(dict.fromkeys(one for event in self.restriction.events for one in event.evidence))

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain JSON values."""
        premises = {premise.value: state.value for premise, state in self.premises.items()}
        rests_on = {
            premise.value: [one.model_dump(mode="json") for one in self.evidence(premise)]
            for premise, state in self.premises.items()
            if state is not OPEN
        }
        return {"id": self.id, "verdict": self.verdict.value, "premises": premises, "evidence": rests_on}


_PERMITTED = frozenset({Verdict.permitted, Verdict.permitted_with_conditions})
_OF_THE_EVENTS = frozenset({Premise.target, Premise.measure, Premise.date})


@dataclass(frozen=True, slots=True)
class Turn:
    """One more fact that would decide the case, and to what.

    Attributes:
        premise: The premise that it is about.
        value: What would be known: a code or an id. None where it is the record that is silent.
        restriction: The id of the restriction whose record is silent, if it is not the case that leaves the fact open.
        verdict: What the verdict would be.
        text: The same in words.
    """

    premise: Premise
    value: str | None
    restriction: str | None
    verdict: Verdict
    text: str

    def __str__(self) -> str:
        """The turn in words."""
        return self.text

    def to_dict(self) -> dict[str, Any]:
        """The turn as plain JSON values."""
        return {
            "premise": self.premise.value,
            "value": self.value,
            "restriction": self.restriction,
            "verdict": self.verdict.value,
            "text": self.text,
        }


@dataclass(frozen=True, repr=False)
class Ruling:
    """The verdict on a case, and what led to it.

    Attributes:
        verdict: What the records say.
        case: What was asked.
        restrictions: What each restriction on the target says, those that decide first.
        pending: What may come to be a restriction and may reach the case: proposals, announcements, calls, inquiries.
        by_target: The verdict on each thing that the case may mean, where it names a maker or several.
        looked_at: The ids of the actors with a say over the case whose records on the target were looked at.
        lists_all: Whether every restriction on the target is listed; on one of many cases only the nearest are.
    """

    verdict: Verdict
    case: Case
    restrictions: tuple[Finding, ...]
    pending: tuple[Finding, ...]
    by_target: tuple[tuple[str, Verdict], ...]
    looked_at: tuple[str, ...]
    lists_all: bool = True
    _turns: Callable[[], tuple[Turn, ...]] = field(default=tuple, repr=False, compare=False)

    def __repr__(self) -> str:
        """The verdict and what it rests on, in short lines."""
        from policytrack.verdicts.wording import lines  # noqa: PLC0415 - that module says what this one holds

        return "\n".join(lines(self))

    def _repr_html_(self) -> str:
        """The verdict, and each restriction with the premises that decide and their passages, for a notebook."""
        from policytrack.verdicts.card import ruling_card  # noqa: PLC0415 - only a notebook shows it

        return ruling_card(self)

    @cached_property
    def would_decide(self) -> tuple[Turn, ...]:
        """Each single fact that would decide the case if it were known; none where it is decided."""
        return self._turns() if self.verdict is Verdict.unknown else ()

    @property
    def deciding(self) -> tuple[Finding, ...]:
        """The restrictions that the verdict rests on; in a conflict the bans and the permissions that collide."""
        return tuple(one for one in self.restrictions if self._rests_on(one) and not one.is_unplaced)

    def _rests_on(self, one: Finding) -> bool:
        if self.verdict is not Verdict.conflict:
            return one.verdict is self.verdict
        permits = one.restriction.measure is Measure.permission and one.verdict in _PERMITTED
        return permits or one.verdict is Verdict.prohibited

    @property
    def conditions(self) -> tuple[str, ...]:
        """What has to be met, where it is permitted with conditions."""
        return tuple(dict.fromkeys(condition for one in self.deciding for condition in one.conditions))

    def to_dict(self) -> dict[str, Any]:
        """The ruling as plain JSON values."""
        return {
            "verdict": self.verdict.value,
            "case": self.case.to_dict(),
            "restrictions": [one.to_dict() for one in self.restrictions],
            "pending": [one.to_dict() for one in self.pending],
            "would_decide": [one.to_dict() for one in self.would_decide],
        }
