"""Many cases at once: those that use the same are held together against what may matter for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policytrack.model import Restriction
from policytrack.verdicts.case import Case, Hierarchy
from policytrack.verdicts.evaluating import Evaluator
from policytrack.verdicts.nearby import Nearby
from policytrack.verdicts.ruling import Ruling
from policytrack.verdicts.rulings import Rulings

__all__ = ["MOST", "Group", "check_all", "grouped", "rule_group"]

MOST = 20
"""How many restrictions a ruling on one of many cases lists at most, so that those on all of them fit in memory."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that use the same.

    Attributes:
        reached: The ids of what is used and of its makers: a restriction on any of them may reach the cases.
        beside: The ids of what else these makers make, restrictions on which are listed where there is room.
        cases: The cases, each once.
    """

    reached: tuple[str, ...]
    beside: tuple[str, ...]
    cases: tuple[Case, ...]


def grouped(cases: Iterable[Case], hierarchy: Hierarchy) -> list[Group]:
    """The cases by what they use, in the order in which that is met first."""
    found: dict[tuple[str, ...], dict[Case, None]] = {}
    for case in cases:
        found.setdefault(case.target, {})[case] = None
    return [Group(hierarchy.reached(target), hierarchy.beside(target), tuple(alike)) for target, alike in found.items()]


def rule_group(
    group: Group,
    restrictions: Iterable[Restriction],
    hierarchy: Hierarchy,
    *,
    most: int = MOST,
    total: int | None = None,
) -> Iterator[tuple[Case, Ruling]]:
    """Hold each case of a group against restrictions on what it uses.

    Args:
        group: The cases.
        restrictions: Those that may matter; it may be more than those, and not fewer.
        hierarchy: Which body is part of which, and who makes what.
        most: How many restrictions a ruling lists; of more than these, only those near the case are looked at.
        total: How many restrictions there are on what is used, if it is more than are given.
    """
    evaluator, every = Evaluator(hierarchy), tuple(restrictions)
    near = Nearby(every, hierarchy) if len(every) > most else None
    for case in group.cases:
        found = every if near is None else near.of(case)
        yield case, evaluator.rule_briefly(case, found, most, of_all=len(found) == max(total or 0, len(every)))


def check_all(
    cases: Iterable[Case], restrictions: Iterable[Restriction], hierarchy: Hierarchy | None = None, *, most: int = MOST
) -> Rulings:
    """Hold many cases against restrictions in memory.

    Args:
        cases: What is asked.
        restrictions: All that may matter.
        hierarchy: Which body is part of which, and who makes what; by default as far as the restrictions tell it.
        most: How many restrictions a ruling lists at most; `lists_all` tells whether there are more.

    Example:
        >>> from policytrack.bundle import bundled
        >>> from policytrack import seeds
        >>> records = seeds.read(bundled("seeds"))
        >>> cases = [Case.of(target="lemon8", place=place, on="2025-03-01") for place in ("US-TX", "FR")]
        >>> [one.verdict.value for one in check_all(cases, records.restrictions)]
        ['unknown', 'unknown']
    """
    listed, asked = tuple(restrictions), tuple(cases)
    known = hierarchy or Hierarchy.within(listed)
    by_target: dict[str, list[Restriction]] = {}
    for one in listed:
        by_target.setdefault(one.target.id, []).append(one)
    ruled: dict[Case, Ruling] = {}
    for group in grouped(asked, known):
        found = [one for target in (*group.reached, *group.beside) for one in by_target.get(target, ())]
        ruled.update(rule_group(group, found, known, most=most))
    return Rulings(tuple(ruled[case] for case in asked))
