"""The front door: open a database of restrictions and ask who restricts what, where, for whom, since when and why."""

from policytrack.tracker.door import Tracker, open  # noqa: A004 - read as policytrack.open
from policytrack.tracker.filters import Filters

__all__ = ["Filters", "Tracker", "open"]
