"""How far a text was read: its names, its story, and the claims found."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from policytrack.reading.proposals import Unread
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.details import Details
from policytrack.reading.rules.names import Entity, Found
from policytrack.reading.rules.story import Story

__all__ = ["Progress"]


@dataclass(slots=True)
class Progress:
    """What was read of a text so far.

    Attributes:
        text: The text.
        story: What it spoke of.
        found: The names in it, in their order.
        starts: Where each of them begins.
        details: When, for whom and why.
        claims: What its sentences say.
        unread: The sentences that say something which could not be read.
        latest: The claims of the sentence that last made any.
        itemised: The things that a list names, item by item, without saying anything of them.
        columns: What the columns of a table are of, from its first row.
    """

    text: str
    story: Story
    found: list[Found]
    starts: list[int]
    details: Details
    claims: list[Claim] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    latest: list[Claim] = field(default_factory=list)
    itemised: list[Entity] = field(default_factory=list)
    columns: tuple[Entity | None, ...] = ()

    def add(self, claims: Iterable[Claim]) -> list[Claim]:
        """Add claims, and give them."""
        added = list(claims)
        if added:
            self.claims += added
            self.latest = added
        return added

    def within(self, start: int, end: int) -> list[Found]:
        """The names in a part of the text."""
        return self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
