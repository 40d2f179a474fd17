"""What was read and is not kept yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from policytrack.collection import Collection

__all__ = ["Incoming", "LeftOut"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that a mapping leaves out: why, how many, and the line of the first."""

    because: str
    rows: int
    first: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """Records that were read, with the texts that their evidence points into, and the rows that were left out."""

    collection: Collection
    texts: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
