"""How a case is held against restrictions."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from policytrack.dates import Certainty
from policytrack.lifecycle import Standing
from policytrack.model import Restriction
from policytrack.verdicts import turning
from policytrack.verdicts.case import Case, Facts, Hierarchy, facts_of
from policytrack.verdicts.effects import Effect, effect_of, is_clear
from policytrack.verdicts.premises import NO, OPEN, YES, has_a_say, is_unplaced
from policytrack.verdicts.reading import read, strands
from policytrack.verdicts.ruling import Finding, Ruling, Turn, verdict_by
from policytrack.verdicts.weighing import Say, settled, verdict_of, weigh
from policytrack.vocabulary import Measure, Premise, PremiseState, Status, Verdict

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Evaluator", "evaluate"]

_PROPOSED = frozenset({Status.adopted_not_in_force, Status.announced, Status.under_consideration})
_WANTED = _PROPOSED | {Status.advocated_only}
_INQUIRIES = frozenset({Measure.investigation, Measure.lawsuit})
_RESTRICTS = Effect.forbids | Effect.conditions | Effect.advises
_IN_FORCE = {Certainty.certain: YES, Certainty.possible: OPEN, Certainty.no: NO}
_STRICTNESS = {verdict: number for number, verdict in enumerate(Verdict)}


def evaluate(case: Case, restrictions: Iterable[Restriction], hierarchy: Hierarchy | None = None) -> Ruling:
    """Hold a case against restrictions.

    Args:
        case: What is asked.
        restrictions: All that may matter; those on other targets, or by other actors than the case names, do not.
        hierarchy: Which body is part of which, and who makes what; by default as far as the restrictions tell it.

    Example:
        >>> from policytrack.bundle import bundled
        >>> from policytrack import seeds
        >>> records = seeds.read(bundled("seeds"))
        >>> case = Case.of(target="lemon8", audience="government_employees", place="US-TX", on="2025-03-01",
        ...                setting="issuer_owned_device")
        >>> ruling = evaluate(case, records.restrictions, Hierarchy.of(records.actors, records.targets))
        >>> ruling.verdict.value, [one.id for one in ruling.deciding]
        ('prohibited', ['us-tx/lemon8/use_ban'])
    """
    listed = tuple(restrictions)
    return Evaluator(hierarchy or Hierarchy.within(listed)).rule(case, listed)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What came of a case on one target."""

    target: str
    findings: list[Finding]
    pending: list[Finding]
    looked_at: tuple[str, ...]
    baseline: Verdict
    verdicts: frozenset[Verdict]

    @property
    def verdict(self) -> Verdict:
        return verdict_of(self.verdicts)

    @property
    def was_looked_at(self) -> bool:
        """Whether there is anything to go by: a body with a say that has a record, or a restriction that may reach."""
        return bool(self.looked_at) or self.verdicts != {Verdict.unknown}


class Evaluator:
    """Holds cases against restrictions, and remembers where each of those stood on a day."""

    def __init__(self, hierarchy: Hierarchy) -> None:
        """Hold cases against restrictions by these hierarchies."""
        self._hierarchy = hierarchy
        self._standings: dict[tuple[str, date, date | None], Standing] = {}
        self._known: dict[tuple[str, date], Restriction | None] = {}

    def rule(self, case: Case, listed: Sequence[Restriction]) -> Ruling:
        """Hold a case against restrictions; see `evaluate`."""
        parts = self._weigh_all(case, listed)
        return self._ruling(case, listed, parts, partial(self._turns, case, listed, parts))

    def rule_briefly(self, case: Case, near: Sequence[Restriction], most: int, *, of_all: bool) -> Ruling:
        """Hold a case against restrictions, of which no more than so many stay listed and in memory.

        Args:
            case: What is asked.
            near: All restrictions that may reach it, and all of those whose actor has a say over it.
            most: How many are listed, those that decide first.
            of_all: Whether these are all on what is used.
        """
        parts = self._weigh_all(case, near)
        ruling = self._ruling(case, near, parts, tuple)
        kept, pending = ruling.restrictions[:most], ruling.pending[:most]
        missing = (*ruling.restrictions[most:], *ruling.pending[most:])
        tells = all(one.effects is Effect.silent and one.verdict is not Verdict.pending for one in missing)
        return replace(
            ruling,
            restrictions=kept,
            pending=pending,
            lists_all=of_all and not missing,
            # What does not reach the case does not, whatever else is told of it, so what is kept is enough.
            _turns=partial(_turns_anew, case, (*kept, *pending), self._hierarchy) if tells else tuple,
        )

    def _ruling(
        self,
        case: Case,
        listed: Sequence[Restriction],
        parts: Sequence[_Weighed],
        turns: Callable[[], tuple[Turn, ...]],
    ) -> Ruling:
        beside = self._beside(case, listed)
        return Ruling(
            verdict=_overall(part.verdict for part in _telling(parts)),
            case=case,
            restrictions=_strictest_first([*(one for part in parts for one in part.findings), *beside]),
            pending=_strictest_first(one for part in parts for one in part.pending),
            by_target=tuple((part.target, part.verdict) for part in parts),
            looked_at=tuple(sorted({actor for part in parts for actor in part.looked_at})),
            _turns=turns,
        )

    def _verdict(self, listed: Sequence[Restriction], case: Case) -> Verdict:
        return _overall(part.verdict for part in _telling(self._weigh_all(case, listed)))

    def _turns(self, case: Case, listed: Sequence[Restriction], parts: Sequence[_Weighed]) -> tuple[Turn, ...]:
        undecided = [one for part in parts for one in part.findings if one.verdict is Verdict.unknown]
        return (
            *turning.by_the_case(case, undecided, self._hierarchy, partial(self._verdict, listed)),
            *turning.by_the_record(case, undecided, partial(self._supposing, parts)),
        )

    def _supposing(self, parts: Sequence[_Weighed], finding: Finding, effects: Effect) -> Verdict:
        """The verdict, supposing that a restriction says this."""
        supposed = (
            verdict_of(self._weigh([_saying(one, effects) if one is finding else one for one in part.findings], part))
            for part in _telling(parts)
        )
        return _overall(supposed)

    def _weigh(self, findings: Sequence[Finding], part: _Weighed) -> set[Verdict]:
        return _weighed(findings, part.baseline, self._hierarchy)

    def _weigh_all(self, case: Case, listed: Sequence[Restriction]) -> list[_Weighed]:
        return [
            self._weigh_one(facts_of(case, target, self._hierarchy), listed)
            for target in self._hierarchy.used(case.target)
        ]

    def _weigh_one(self, facts: Facts, listed: Sequence[Restriction]) -> _Weighed:
        known = self._concerning(facts.made_by, facts.case, listed)
        found = [self._finding(one, facts) for one in known]
        pending = [one for one in found if one.verdict is Verdict.pending]
        findings = _settled([one for one in found if one.verdict is not Verdict.pending])
        looked_at = tuple(dict.fromkeys(one.actor.id for one in known if has_a_say(one, facts)))
        baseline = _baseline(pending, looked_at)
        verdicts = frozenset(_weighed(findings, baseline, self._hierarchy))
        return _Weighed(facts.target, findings, pending, looked_at, baseline, verdicts)

    def _beside(self, case: Case, listed: Sequence[Restriction]) -> list[Finding]:
        """What would bind, or might, if it were not on something else of the same maker."""
        others = frozenset(self._hierarchy.beside(case.target))
        found = []
        for one in self._concerning(others, case, listed) if others else ():
            finding = self._finding(one, facts_of(case, one.target.id, self._hierarchy))
            failed = {premise for premise, state in finding.premises.items() if state is NO}
            if finding.verdict is not Verdict.pending and failed <= {Premise.surface, Premise.exemption}:
                found.append(_on_something_else(finding))
        return found

    def _concerning(self, targets: AbstractSet[str], case: Case, listed: Sequence[Restriction]) -> list[Restriction]:
        """The restrictions on these that the case asks about, as far as they were known."""
        concerned = (one for one in listed if one.target.id in targets and case.actor in {None, one.actor.id})
        return [then for one in concerned if (then := self._as_known(one, case)) is not None]

    def _finding(self, one: Restriction, facts: Facts) -> Finding:
        standing, found = self._standing(one, facts.case), strands(one, facts)
        nearest, says, date_state, measure = found[0], read(found), _IN_FORCE[standing.in_force], _measure(one)
        premises = {Premise.target: YES, Premise.measure: measure, Premise.date: date_state, **nearest.states}
        unplaced = is_unplaced(one, facts)
        if nearest.reaches is not NO and _is_proposal(one, date_state, standing):
            coming = bool(says & _RESTRICTS) and not _PROPOSED.isdisjoint(standing.statuses)
            return Finding(one, Verdict.pending, premises, standing.status, says, nearest, unplaced, coming)
        if date_state is NO or measure is NO:
            says = Effect.silent
        elif OPEN in {date_state, measure}:
            says |= Effect.silent
        return Finding(one, verdict_by(says), premises, standing.status, says, nearest, unplaced)

    def _standing(self, one: Restriction, case: Case) -> Standing:
        key = (one.id, case.day, case.known)
        if key not in self._standings:
            self._standings[key] = one.standing(case.day, case.known)
        return self._standings[key]

    def _as_known(self, one: Restriction, case: Case) -> Restriction | None:
        if case.known is None:
            return one
        key = (one.id, case.known)
        if key not in self._known:
            self._known[key] = one.as_known(case.known)
        return self._known[key]


def _turns_anew(case: Case, found: Sequence[Finding], hierarchy: Hierarchy) -> tuple[Turn, ...]:
    """What would decide a case, worked out without anything that was remembered of other cases."""
    return evaluate(case, [one.restriction for one in found], hierarchy).would_decide


def _measure(one: Restriction) -> PremiseState:
    """Whether what it does says anything of use; of "other" only its summary tells."""
    if effect_of(one) is Effect.silent:
        return NO
    return YES if is_clear(one) else OPEN


def _is_proposal(one: Restriction, in_force: PremiseState, standing: Standing) -> bool:
    """Whether it is on the way to bind: a proposal of any sort, or an inquiry that goes on."""
    if one.measure in _INQUIRIES:
        return in_force is not NO
    return in_force is NO and not _WANTED.isdisjoint(standing.statuses)


def _baseline(pending: Sequence[Finding], looked_at: Sequence[str]) -> Verdict:
    """The verdict where nothing in force reaches the case: a call or an inquiry alone makes nothing pending."""
    if not looked_at:
        return Verdict.unknown
    coming = any(one.is_coming and not one.is_unplaced for one in pending)
    return Verdict.pending if coming else Verdict.no_known_restriction


def _saying(one: Finding, effects: Effect) -> Finding:
    return replace(one, effects=effects, verdict=verdict_by(effects))


def _on_something_else(one: Finding) -> Finding:
    return replace(_saying(one, Effect.silent), premises={**one.premises, Premise.target: NO})


def _say(one: Finding) -> Say:
    return Say(one.restriction, one.effects, one.premises[Premise.date])


def _settled(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, once what was replaced is left out of account."""
    says = settled([_say(one) for one in findings])
    return [
        one if one.effects == say.effects else _saying(one, say.effects)
        for one, say in zip(findings, says, strict=True)
    ]


def _weighed(findings: Sequence[Finding], baseline: Verdict, hierarchy: Hierarchy) -> set[Verdict]:
    return weigh([_say(one) for one in findings if not one.is_unplaced], baseline, hierarchy)


def _telling(parts: Sequence[_Weighed]) -> Sequence[_Weighed]:
    """Of several products those of which anything is recorded; if there is none, all."""
    return [one for one in parts if one.was_looked_at] or parts


def _overall(verdicts: Iterable[Verdict]) -> Verdict:
    """The strictest: who asks about several products asks whether any may not be used."""
    return min(verdicts, key=lambda verdict: _STRICTNESS[verdict])


def _strictest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each restriction once, by what it says of the product that it says the strictest of."""
    ordered = sorted(
        findings,
        key=lambda one: (_STRICTNESS[one.verdict], one.premises[Premise.target] is NO, *one.strand.nearness, one.id),
    )
    return tuple({one.id: one for one in reversed(ordered)}.values())[::-1]
