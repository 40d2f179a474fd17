"""The names and codes of places, and which place contains which.

Codes are those of ISO 3166-1 (`US`) and ISO 3166-2 (`US-TX`), `XK` for Kosovo, and those of blocs (`EU`, `NATO`). Names
are data, in `seeds/places`; nothing is read before a name or code needs it, and pycountry only for the subdivisions
that are not in the seed.

Example:
    >>> from policytrack import places
    >>> places.resolve("the Republic of Korea").code, places.contains("EU", "DE-BY")
    ('KR', True)
"""

from policytrack.places.codes import (
    Place,
    PlaceKind,
    claimants,
    contains,
    exists,
    expand,
    get,
    members,
    own_code,
)
from policytrack.places.names import NameKind, PlaceName, find, resolve, spellings

__all__ = [
    "NameKind",
    "Place",
    "PlaceKind",
    "PlaceName",
    "claimants",
    "contains",
    "exists",
    "expand",
    "find",
    "get",
    "members",
    "own_code",
    "resolve",
    "spellings",
]
