"""Cases held against the restrictions of a database, each of which is loaded once, in batches that fit in memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
    many = reaching.counts(database, {target for group in groups for target in group.reached})
    totals = {group: sum(many.get(target, 0) for target in group.reached) for group in groups}
    # A few are loaded whole, so that a ruling lists them all.
    few = [group for group in groups if totals[group] <= MOST]
    where = reaching.places(database) if len(few) < len(groups) else []
    ruled: dict[Case, Ruling] = {}
    for batch in (*_batches(few, totals), *_batches(set(groups).difference(few), totals)):
        near = None if totals[batch[0]] <= MOST else vicinity(_cases(batch), hierarchy, where)
        loaded = quoted(reaching.may_matter(database, {target for group in batch for target in group.reached}, near))
        on_target = _by_target(loaded)
        for group in batch:
            found = [one for target in group.reached for one in on_target.get(target, ())]
            ruled.update(rule_group(group, found, hierarchy, total=totals[group]))
    return Rulings(tuple(ruled[case] for case in cases))


def _batches(groups: Iterable[Group], totals: Mapping[Group, int]) -> Iterator[list[Group]]:
    batch: list[Group] = []
    # Those with the same makers come together, so that what is on those is seldom loaded twice.
    for group in sorted(groups, key=lambda one: one.reached):
        if batch and sum(totals[one] for one in (*batch, group)) > _AT_ONCE:
            yield batch
            batch = []
        batch.append(group)
    if batch:
        yield batch


def _cases(groups: Iterable[Group]) -> Iterator[Case]:
    return (case for group in groups for case in group.cases)


def _by_target(restrictions: Iterable[Restriction]) -> dict[str, list[Restriction]]:
    found: dict[str, list[Restriction]] = {}
    for one in restrictions:
        found.setdefault(one.target.id, []).append(one)
    return found
