"""Answers: immutable sequences that can be counted, tabulated and taken elsewhere, and are tied to no database."""

from policytrack.results.groups import ByActor, ByPlace, ByTarget, Reason
from policytrack.results.sequence import Results
from policytrack.results.wording import shown, status_shown

__all__ = ["ByActor", "ByPlace", "ByTarget", "Reason", "Results", "shown", "status_shown"]
