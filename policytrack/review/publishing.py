"""Accepted records as seed files, ready to commit."""

from pathlib import Path

from policytrack import seeds
from policytrack.collection import Collection
from policytrack.errors import PassageError
from policytrack.evidence import Texts, check
from policytrack.seeds import Seeds, Written
from policytrack.vocabulary import ReviewState

__all__ = ["ACCEPTED", "publish"]

ACCEPTED = frozenset({ReviewState.agent_reviewed, ReviewState.human_reviewed, ReviewState.issuer_verified})
"""The review states of records that somebody accepted and that are not stale."""


def publish(folder: Path, records: Collection, texts: Texts, *, replace: bool = False) -> Written:
    """Write records as seed files, after their evidence was checked against the texts that are at hand.

    Raises:
        PassageError: A passage does not stand in the text of its article.
        SeedError: See `policytrack.seeds.write`.
    """
    for one in check(records.restrictions, texts):
        if one.fault and one.file is not None:
            raise PassageError(f"{one}; nothing was written")
    restrictions = tuple(sorted(records.restrictions, key=lambda one: one.id))
    return seeds.write(folder, Seeds(records.actors, records.targets, records.articles, restrictions), replace=replace)
