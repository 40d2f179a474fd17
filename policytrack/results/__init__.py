"""Answers: immutable sequences that can be counted, tabulated and taken elsewhere, and are tied to no database."""

from policytrack.results.frames import FLAT, flat_row
from policytrack.results.groups import ByActor, ByPlace, ByTarget, Reason
from policytrack.results.sequence import Results
from policytrack.results.wording import shown, status_shown

__all__ = ["FLAT", "ByActor", "ByPlace", "ByTarget", "Reason", "Results", "flat_row", "shown", "status_shown"]
