"""Companies that make what is restricted, as they are known before anybody recorded them.

The maker of a product is told by an id alone, so whoever records the product has to find the maker described: in the
records that come with policytrack or, where they have none of it, in the lexicon.
"""

from collections.abc import Mapping
from functools import cache

from policytrack import seeds
from policytrack.bundle import bundled
from policytrack.model import Target
from policytrack.reading.lexicon import load
from policytrack.vocabulary import TargetKind

__all__ = ["company"]


@cache
def company(one_id: str) -> Target | None:
    """The company of this id, by which the lexicon calls it or under which it is recorded.

    Example:
        >>> company("tencent").name, company("microsoft").id, company("acme-nobody")
        ('Tencent', 'microsoft-company', None)
    """
    recorded = _recorded()
    found = recorded.get(one_id) or recorded.get(f"{one_id}-company")
    entry = load("companies").get(one_id)
    if found is not None or entry is None:
        return found
    said = {"name": entry["name"], "origin": entry.get("origin"), "aliases": entry.get("aliases", ())}
    return Target.model_validate({"id": one_id, "kind": TargetKind.company, **said})


@cache
def _recorded() -> Mapping[str, Target]:
    return {one.id: one for one in seeds.read(bundled("seeds")).targets if one.kind is TargetKind.company}
