"""A ruling in words, for a terminal."""

from collections.abc import Iterator, Sequence

from policytrack import places
from policytrack.verdicts.case import Case
from policytrack.verdicts.ruling import Finding, Ruling
from policytrack.vocabulary import Premise, PremiseState, Stance, Verdict

__all__ = ["asked", "lines", "reasons"]

_SHOWN = 5


def lines(ruling: Ruling, *, premises: bool = False, every: bool = False) -> list[str]:
    """A ruling in short lines: the verdict, what it rests on, what is pending and what would decide it.

    Args:
        ruling: The ruling.
        premises: Whether to show each premise with the passage it rests on, and not only what decides.
        every: Whether to show every restriction, and not only the first few.

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
        *_section("restrictions", _findings(ruling.restrictions, premises=premises, every=every)),
        *_section("pending", _findings(ruling.pending, premises=premises, every=every)),
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


def _findings(found: Sequence[Finding], *, premises: bool, every: bool) -> list[str]:
    shown = found if every or len(found) <= _SHOWN else found[:_SHOWN]
    said = [line for one in shown for line in (f"{_head(one)}{_because(one)}", *(_premises(one) if premises else ()))]
    return said if len(shown) == len(found) else [*said, f"and {len(found) - len(shown)} more"]


def _head(one: Finding) -> str:
    said = one.status.label if one.verdict is Verdict.pending else one.verdict.label
    return f"{one.id}: {said}{' (country not known)' if one.is_unplaced else ''}"


def _because(one: Finding) -> str:
    """What decides, in brackets: "(setting not satisfied)"."""
    deciding = [f"{premise.label} {one.premises[premise].label}" for premise in one.deciding]
    return f" ({', '.join(deciding)})" if deciding else ""


def _premises(one: Finding) -> Iterator[str]:
    """The premises by what became of them, those that rest on the same passage together."""
    for state in PremiseState:
        together: dict[str, list[str]] = {}
        for premise, became in one.premises.items():
            if became is state and (premise is not Premise.exemption or one.restriction.exemptions):
                cited = "" if state is PremiseState.undecided else _cited(one, premise)
                together.setdefault(cited, []).append(premise.label)
        if together:
            said = (f"{', '.join(names)}{cited}" for cited, names in together.items())
            yield f"  {state.label}: {'; '.join(said)}"


def _cited(one: Finding, premise: Premise) -> str:
    passages = sorted(one.evidence(premise), key=lambda each: each.stance is not Stance.supports)
    more = f" +{len(passages) - 1}" if len(passages) > 1 else ""
    return f" [{passages[0].article} {passages[0].start}-{passages[0].end}{more}]" if passages else ""


def _first(said: list[str], *, every: bool) -> list[str]:
    if every or len(said) <= _SHOWN:
        return said
    return [*said[:_SHOWN], f"and {len(said) - _SHOWN} more"]


def _section(title: str, said: Sequence[str]) -> list[str]:
    return [f"  {title}:", *(f"    {line}" for line in said)] if said else []
