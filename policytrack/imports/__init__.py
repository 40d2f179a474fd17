"""Records that come from elsewhere: files in our own shapes, and the tables of others through a mapping."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policytrack.imports.incoming import Incoming, LeftOut
from policytrack.imports.shapes import is_database, read
from policytrack.imports.tables import read_table

if TYPE_CHECKING:
    from policytrack.store.saving import Saved

__all__ = ["Imported", "Incoming", "LeftOut", "is_database", "read", "read_table"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import.

    Attributes:
        saved: How many restrictions were added, joined with what was there, or there already.
        left_out: The rows that the mapping leaves out, by the reason that it gives.
    """

    saved: "Saved"
    left_out: tuple[LeftOut, ...] = field(default=())
