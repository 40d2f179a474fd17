"""What a reader proposes: restrictions as it understood them, before anything is checked.

Names and codes are plain strings here, and passages plain positions: a reader may be wrong, and the gate
(`policytrack.reading.gate`) is where that shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from policytrack.model import Actor, Target

__all__ = [
    "Draft",
    "Known",
    "Proposal",
    "ProposedActor",
    "ProposedEvent",
    "ProposedExemption",
    "ProposedReason",
    "ProposedScope",
    "ProposedTarget",
    "Reader",
    "Span",
    "Unread",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A passage by its position: Unicode code points from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProposedActor:
    """Who restricts, as a reader understood it.

    Attributes:
        name: The name, as canonical as the reader can make it.
        kind: A code of `ActorKind`.
        place: The code of the place it belongs to, if the text or common knowledge of the body tells.
        part_of: The id of the body it is part of.
        id: Its id, where the reader took it from what is known.
        aliases: Other names, those in the text among them.
    """

    name: str
    kind: str = "unknown"
    place: str | None = None
    part_of: str | None = None
    id: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedTarget:
    """What is restricted, as a reader understood it.

    Attributes:
        name: The name, as canonical as the reader can make it.
        kind: A code of `TargetKind`.
        maker: The id of the company that makes it.
        origin: The code of the country it comes from.
        id: Its id, where the reader took it from what is known.
        aliases: Other names, those in the text among them.
    """

    name: str
    kind: str = "unknown"
    maker: str | None = None
    origin: str | None = None
    id: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedEvent:
    """A step in its life: a code of `EventKind`, a date in EDTF if the text gives one, and where it is said."""

    kind: str
    passages: tuple[Span, ...]
    date: str | None = None
    note: str | None = None
    stance: str = "supports"


@dataclass(frozen=True, slots=True)
class ProposedScope:
    """Where and for whom: a place code, codes of `Audience`, `Setting` and `Surface`, and where it is said."""

    passages: tuple[Span, ...]
    place: str | None = None
    audience: tuple[str, ...] = ("unspecified",)
    setting: tuple[str, ...] = ("unspecified",)
    surface: tuple[str, ...] = ("unspecified",)
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedExemption:
    """What is left out, on what condition, and where it is said."""

    scope: ProposedScope
    condition: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedReason:
    """Why: a code of `RationaleCategory`, a statement in other words than the text's, and where it is said."""

    category: str
    statement: str
    passages: tuple[Span, ...]
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One restriction as a reader understood it."""

    actor: ProposedActor
    target: ProposedTarget
    measure: str
    events: tuple[ProposedEvent, ...]
    scopes: tuple[ProposedScope, ...] = ()
    exemptions: tuple[ProposedExemption, ...] = ()
    reasons: tuple[ProposedReason, ...] = ()
    strength: str = "unknown"
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A passage that speaks of a restriction and gave no proposal, and why."""

    passage: Span
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a reader made of a text."""

    proposals: tuple[Proposal, ...]
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before a text is read: who and what is recorded, and of the text what is known besides.

    Attributes:
        actors: The actors that are recorded.
        targets: The targets that are recorded.
        published: When the text was published, or the last day on which it can have been; None where nothing says.
        title: Its title.
        exact: Whether it was published on that very day.
        no_later: The last day on which what the text tells of can have happened.
    """

    actors: Sequence[Actor] = ()
    targets: Sequence[Target] = ()
    published: date | None = None
    title: str | None = None
    exact: bool = True
    no_later: date | None = None


class Reader(Protocol):
    """Anything that makes proposals of a text."""

    def __call__(self, text: str, known: Known, /) -> Draft:
        """Read a text; what is proposed still has to pass the gate."""
        ...
