"""Claims: what single sentences say."""

from dataclasses import dataclass, field

from policytrack.reading.proposals import Span
from policytrack.reading.rules.circumstances import Circumstances
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity

__all__ = ["Claim", "Reach", "Reason", "Step"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that a sentence gives."""

    category: str
    statement: str
    passage: Span
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """For whom, on what and where: codes of the vocabularies, and the passage that says so."""

    audience: frozenset[str]
    setting: frozenset[str]
    places: tuple[str, ...]
    passage: Span


@dataclass(frozen=True, slots=True)
class Step:
    """A dated step in the life of a measure: a code of `EventKind`, the date in EDTF, and the passage that says so."""

    kind: str
    date: str
    passage: Span


@dataclass(slots=True)
class Claim:
    """That somebody restricts something, as a sentence says it."""

    actor: Entity
    target: Entity
    measure: str
    mood: Mood
    passages: list[Span]
    around: Circumstances
    vague: bool = False
    only_adds: bool = False
    again: bool = False
    unreal: bool = False  # told as what would have been
    back: bool = False  # told as what had been
    reasons: list[Reason] = field(default_factory=list)
    heads: bool = False  # as a headline says it, which the text below tells again
    site: tuple[int, int] = (-1, -1)  # where its sentence begins to tell of it, and where the act itself stands
    steps: list[Step] = field(default_factory=list)
    reaches: list[Reach] = field(default_factory=list)
    left_out: list[tuple[Reach, str]] = field(default_factory=list)  # with the condition, in words of our own
    listed: bool = False  # of a kind that stands in a list with names
    counted: bool = False  # of some of a kind, as many as are told: "two Chinese programs"
    of_kind: bool = False  # named by a later sentence as one of the kind that an act was done to
