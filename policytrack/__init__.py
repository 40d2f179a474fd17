"""Who restricts what technology, where, for whom, since when and why, with verified evidence.

>>> import policytrack as pt
>>> tracker = pt.open()  # the bundled records
>>> [one.name for one in tracker.who("DeepSeek", within="Texas")]
['Texas']
>>> tracker.get("us-tx/deepseek-app/use_ban").in_force("2025-03-01").value
'certain'
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policytrack.dates import Certainty, UncertainDate
    from policytrack.errors import AmbiguousNameError, PolicytrackError, UnknownNameError
    from policytrack.model import (
        Actor,
        Article,
        Event,
        Evidence,
        Exemption,
        Rationale,
        Reach,
        Relation,
        Restriction,
        Scope,
        Target,
    )
    from policytrack.query import Query
    from policytrack.reading import Draft, Known, Reader, Reading, read
    from policytrack.results import Results
    from policytrack.tracker import Tracker, open  # noqa: A004 - read as policytrack.open

__version__ = "0.1.0"

_HOME = {
    "policytrack.dates": ("Certainty", "UncertainDate"),
    "policytrack.errors": ("AmbiguousNameError", "PolicytrackError", "UnknownNameError"),
    "policytrack.model": (
        "Actor",
        "Article",
        "Event",
        "Evidence",
        "Exemption",
        "Rationale",
        "Reach",
        "Relation",
        "Restriction",
        "Scope",
        "Target",
    ),
    "policytrack.query": ("Query",),
    "policytrack.reading": ("Draft", "Known", "Reader", "Reading", "read"),
    "policytrack.results": ("Results",),
    "policytrack.tracker": ("Tracker", "open"),
}
_MODULE = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Actor",
    "AmbiguousNameError",
    "Article",
    "Certainty",
    "Draft",
    "Event",
    "Evidence",
    "Exemption",
    "Known",
    "PolicytrackError",
    "Query",
    "Rationale",
    "Reach",
    "Reader",
    "Reading",
    "Relation",
    "Restriction",
    "Results",
    "Scope",
    "Target",
    "Tracker",
    "UncertainDate",
    "UnknownNameError",
    "__version__",
    "open",
    "read",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, as most of the time to start is the import of sqlmodel."""
    if name not in _MODULE:
        # With these two, Python itself suggests the name that was meant.
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=sys.modules[__name__])
    value = getattr(import_module(_MODULE[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, for completion."""
    return sorted(__all__)
