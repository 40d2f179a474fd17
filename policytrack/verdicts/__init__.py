"""A case (person, device, place, day) and the verdict of the records on it, with every premise.

A `Case` says what is known of a situation, and what it leaves out stays open. `evaluate` holds it against restrictions
and gives a `Ruling`: a verdict, what each restriction says premise by premise, what is pending, and which one more fact
would decide. Nothing is ever permitted because nothing is recorded.

>>> from policytrack.verdicts import Case
>>> Case.of(target="deepseek-app", place="IT").open
('member_of', 'audience', 'setting', 'surface')
"""

from policytrack.verdicts.case import Case, Hierarchy
from policytrack.verdicts.evaluating import evaluate
from policytrack.verdicts.many import MOST, Group, check_all, grouped, rule_group
from policytrack.verdicts.nearby import vicinity
from policytrack.verdicts.ruling import Finding, Ruling, Turn
from policytrack.verdicts.rulings import Rulings
from policytrack.verdicts.wording import lines

__all__ = [
    "MOST",
    "Case",
    "Finding",
    "Group",
    "Hierarchy",
    "Ruling",
    "Rulings",
    "Turn",
    "check_all",
    "evaluate",
    "grouped",
    "lines",
    "rule_group",
    "vicinity",
]
