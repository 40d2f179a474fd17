"""A database file of its own: a clean copy, one file without a log, that any program that reads SQLite can open."""

from pathlib import Path
from typing import TYPE_CHECKING

from policytrack.store import copying

if TYPE_CHECKING:
    from policytrack.export.formats import Export

__all__ = ["sqlite"]


def sqlite(what: "Export", draft: Path) -> None:
    """Write the copy: of the whole database, or of the restrictions that were asked for with all that they need.

    The texts of articles stay behind, as they belong to their publishers; their digests come along.
    """
    if what.query.asked or what.query.limit is not None:
        those = what.collection
        copying.copy_of(those.restrictions, draft, actors=those.actors, targets=those.targets)
    else:
        copying.copy(what.database, draft)
