"""Cases held against the restrictions of a database, each of which is loaded once, in batches that fit in memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from policytrack.model import Restriction
from policytrack.store import reaching
from policytrack.store.catalogue import Database
from policytrack.verdicts import MOST, Case, Group, Hierarchy, Ruling, Rulings, grouped, rule_group, vicinity

__all__ = ["check_all"]

_AT_ONCE = 5000
"""About how many restrictions are in memory at once; those on one target are never parted."""


def check_all(
    database: Database,
    cases: Sequence[Case],
    hierarchy: Hierarchy,
    quoted: Callable[[Sequence[Restriction]], Sequence[Restriction]],
) -> Rulings:
    """Hold cases against the restrictions of a database.

    Args:
        database: The database.
        cases: What is asked.
        hierarchy: Which body is part of which, and who makes what.
        quoted: Adds passages to the evidence of restrictions where their texts are at hand.
    """
    groups = grouped(cases, hierarchy)
    many = reaching.counts(database, {target for group in groups for target in (*group.reached, *group.beside)})
    where = reaching.places(database) if sum(many.values()) > MOST else []
    ruled: dict[Case, Ruling] = {}
    for batch in _batches(_Wanted.by(group, many) for group in groups):
        targets = {target for one in batch for target in one.targets}
        near = None if batch[0].is_whole else vicinity(_cases(batch), hierarchy, where)
        on_target = _by_target(quoted(reaching.may_matter(database, targets, near)))
        for one in batch:
            found = [each for target in one.targets for each in on_target.get(target, ())]
            ruled.update(rule_group(one.group, found, hierarchy, total=one.total))
    return Rulings(tuple(ruled[case] for case in cases))


class _Wanted(NamedTuple):
    """What is loaded for cases that use the same.

    Attributes:
        is_whole: Whether it is all that could be listed, as there are few.
        targets: The ids of the targets on which restrictions are wanted.
        total: How many restrictions could be listed.
        group: The cases.
    """

    is_whole: bool
    targets: tuple[str, ...]
    total: int
    group: Group

    @classmethod
    def by(cls, group: Group, many: Mapping[str, int]) -> "_Wanted":
        every = (*group.reached, *group.beside)
        total = sum(many.get(target, 0) for target in every)
        return cls(total <= MOST, every if total <= MOST else group.reached, total, group)


def _batches(wanted: Iterable[_Wanted]) -> Iterator[list[_Wanted]]:
    batch: list[_Wanted] = []
    waiting = 0
    # Those with the same makers come together, so that what is on those is seldom loaded twice.
    for one in sorted(wanted, key=lambda one: one[:2]):
        if batch and (waiting + one.total > _AT_ONCE or one.is_whole is not batch[0].is_whole):
            yield batch
            batch, waiting = [], 0
        batch.append(one)
        waiting += one.total
    if batch:
        yield batch


def _cases(wanted: Iterable[_Wanted]) -> Iterator[Case]:
    return (case for one in wanted for case in one.group.cases)


def _by_target(restrictions: Iterable[Restriction]) -> dict[str, list[Restriction]]:
    found: dict[str, list[Restriction]] = {}
    for one in restrictions:
        found.setdefault(one.target.id, []).append(one)
    return found
