"""A ruling in words, for a terminal."""

from collections.abc import Iterator, Sequence

from policytrack import places
from policytrack.verdicts.case import Case
from policytrack.verdicts.ruling import Finding, Ruling
from policytrack.vocabulary import Premise, PremiseState, Verdict

__all__ = ["asked", "lines", "reasons"]

_SHOWN = 5


def lines(ruling: Ruling, *, every: bool = False) -> list[str]:
    """A ruling in short lines: the verdict, what it rests on, what is pending and what would decide it.

    Args:
        ruling: The ruling.
        every: Whether to show every premise of every restriction, and not only what decides.

    Example:
        >>> from policytrack.verdicts import evaluate
        >>> for line in lines(evaluate(Case.of(target="lemon8", place="FR", on="2025-03-01"), [])):
        ...     print(line)
        unknown: lemon8, in France (FR), on 2025-03-01
          nobody with a say over this case has been looked at
    """
    return [
        f"{ruling.verdict.label}: {asked(ruling.case)}",
        *(f"  {line}" for line in reasons(ruling)),
        *_section("restrictions", _findings(ruling.restrictions, every=every)),
        *_section("pending", _findings(ruling.pending, every=every)),
        *_section("would decide", _first([str(turn) for turn in ruling.would_decide], every=every)),
    ]


def asked(case: Case) -> str:
    """A case in words."""
    told = [
        " or ".join(case.target),
        case.actor and f"by {case.actor}",
        case.audience and case.audience.label,
        case.member_of and f"of {' and '.join(case.member_of)}",
        case.place and f"in {places.get(case.place).label}",
        case.setting and case.setting.label,
        case.surface and case.surface.label,
        f"on {case.day}",
        case.known and f"as known on {case.known}",
    ]
    return ", ".join(one for one in told if one)


def reasons(ruling: Ruling) -> Iterator[str]:
    """What has to be said of the verdict as a whole."""
    if len(ruling.by_target) > 1:
        yield "; ".join(f"{target}: {verdict.label}" for target, verdict in ruling.by_target)
    if not ruling.looked_at and ruling.verdict is Verdict.unknown:
        yield "nobody with a say over this case has been looked at"
    if ruling.verdict is Verdict.no_known_restriction:
        yield f"looked at: {', '.join(ruling.looked_at)}"
    for condition in ruling.conditions:
        yield f"condition: {condition}"


def _findings(found: Sequence[Finding], *, every: bool) -> list[str]:
    if every:
        return [line for one in found for line in (_head(one), *_premises(one))]
    return _first([f"{_head(one)}{_because(one)}" for one in found], every=False)


def _head(one: Finding) -> str:
    said = one.status.label if one.verdict is Verdict.pending else one.verdict.label
    return f"{one.id}: {said}{' (country not known)' if one.is_unplaced else ''}"


def _because(one: Finding) -> str:
    """What decides, in brackets: "(setting not satisfied)"."""
    deciding = [f"{premise.label} {one.premises[premise].label}" for premise in one.deciding]
    return f" ({', '.join(deciding)})" if deciding else ""


def _premises(one: Finding) -> Iterator[str]:
    width = max(len(premise.label) for premise in Premise)
    for premise, state in one.premises.items():
        cited = "" if state is PremiseState.undecided else _cited(one, premise)
        yield f"  {premise.label:<{width}}  {state.label}{cited}"


def _cited(one: Finding, premise: Premise) -> str:
    passages = one.evidence(premise)
    return f"  [{passages[0].article} {passages[0].start}-{passages[0].end}]" if passages else ""


def _first(said: list[str], *, every: bool) -> list[str]:
    if every or len(said) <= _SHOWN:
        return said
    return [*said[:_SHOWN], f"and {len(said) - _SHOWN} more"]


def _section(title: str, said: Sequence[str]) -> list[str]:
    return [f"  {title}:", *(f"    {line}" for line in said)] if said else []
