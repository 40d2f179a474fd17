"""A strictness index: how much an actor takes away from a target, on a documented ordinal scale, with its components.

What it can and cannot tell is in docs/strictness.md.
"""

from policytrack.strictness.grades import GRADES, LARGEST, VERSION, Breadth, breadth, grade
from policytrack.strictness.index import Component, Strictness, over_time, strictness

__all__ = [
    "GRADES",
    "LARGEST",
    "VERSION",
    "Breadth",
    "Component",
    "Strictness",
    "breadth",
    "grade",
    "over_time",
    "strictness",
]
