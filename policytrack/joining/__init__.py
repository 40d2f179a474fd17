"""Joining what is known with what comes: nothing is overwritten, and what would change can be looked at first."""

from policytrack.joining.additions import Addition, Difference, Grown, addition
from policytrack.joining.records import KEYS, join, same, union, withdrawn

__all__ = ["KEYS", "Addition", "Difference", "Grown", "addition", "join", "same", "union", "withdrawn"]
