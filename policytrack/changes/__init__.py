"""What differs between two collections of records: added, changed field by field, ended, and no longer listed.

Example:
    >>> import policytrack as pt
    >>> with pt.open() as tracker:
    ...     changes = compare(tracker.restrictions(actor="Texas")[:2], tracker.restrictions(actor="Texas"))
    >>> [one.id for one in changes.added]
    ['us-tx/rednote/use_ban']
"""

from policytrack.changes.comparing import Change, Changed, Changes, Ended, compare
from policytrack.changes.feed import atom
from policytrack.changes.wording import lines

__all__ = ["Change", "Changed", "Changes", "Ended", "atom", "compare", "lines"]
