"""How far a text was read: its names, its story, and the claims found."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from policytrack.reading.proposals import Span, Unread
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.circumstances import NOWHERE, Circumstances
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.details import Details
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity, Found
from policytrack.reading.rules.story import Story

__all__ = ["Awaiting", "Gap", "Introduced", "Loose", "Progress"]


@dataclass(slots=True)
class Gap:
    """What a question, or the sentence before a list, leaves open.

    Attributes:
        items: Its items.
        act: What it tells of; nothing if it asks who else did what was told of.
        sentence: Where it stands.
        until: The number of the last sentence that may answer it.
        whether: Whether it only asks whether it is so.
        in_list: Whether the items of a list say what is open.
        filled: Whether any did.
        of_kind: Whether they only name some of the kind that it tells of: "They include:".
    """

    items: Sequence[Item]
    act: Act | None
    sentence: Span
    until: int
    whether: bool = False
    in_list: bool = False
    filled: bool = False
    of_kind: bool = False


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A measure of which it is not told yet whose it is.

    Attributes:
        items: The items of its sentence.
        act: What it tells of.
        targets: To what it is done.
        sentence: Where it stands.
        at: Its number.
    """

    items: Sequence[Item]
    act: Act
    targets: Sequence[Entity]
    sentence: Span
    at: int


@dataclass(frozen=True, slots=True)
class Loose:
    """That a measure has ended of which it is not told yet whose it was.

    Attributes:
        mood: How it stands.
        sentence: Where that is said.
        only_back: Whether it may only be one that is told as what had been.
        let: Whether it is only said that people may do now what they may have been kept from.
        actors: Who ended it, if that is said.
        guessed: Whether there was somebody to be taken for who ended it.
    """

    mood: Mood
    sentence: Span
    only_back: bool
    let: bool = False
    actors: tuple[Entity, ...] = ()
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Introduced:
    """Somebody whose measures are told of before their name.

    Attributes:
        at: The number of the sentence.
        mention: What it says they are: "a Spanish judge".
        entity: Whom they were taken for.
        claims: What it tells of them.
        part: Whether a state is meant that has no name yet, and not its country: "a US state".
    """

    at: int
    mention: Mention
    entity: Entity
    claims: Sequence[Claim]
    part: bool = False


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
        loose: The things whose restriction is said to have ended, before it was told whose it was.
        awaiting: The measures of which it is not told yet whose they are.
        introduced: Who was told of last without a name.
        of_some: The last measure that was told of some who are not named: "several states have banned it".
        itemised: The things that a list names, item by item, without saying anything of them.
        openings: What the unknown names are of that lines open with, by where they begin: an "actor" or a "thing".
        datelines: How many paragraphs opened with a place and date.
        gap: What was left open.
        kind: What was told of a kind of thing, of which the next sentences may name some.
        beside: What the other cells of a row say of the reach of what one of them tells.
        named: How often each name may be meant, by its key.
        first_told: What the first sentence with a measure of somebody told of them, by their key.
    """

    text: str
    story: Story
    found: list[Found]
    starts: list[int]
    details: Details
    claims: list[Claim] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    latest: list[Claim] = field(default_factory=list)
    loose: dict[Entity, Loose] = field(default_factory=dict)
    awaiting: list[Awaiting] = field(default_factory=list)
    introduced: Introduced | None = None
    of_some: Awaiting | None = None
    itemised: list[Entity] = field(default_factory=list)
    openings: dict[int, str] = field(default_factory=dict)
    datelines: int = 0
    gap: Gap | None = None
    kind: Gap | None = None
    beside: Circumstances = NOWHERE
    named: Counter[str] = field(init=False)
    first_told: dict[str, list[Claim]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Count the names."""
        self.named = Counter(each.key for one in self.found for each in one.entities)

    def add(self, claims: Iterable[Claim]) -> list[Claim]:
        """Add claims, and give them."""
        added = list(claims)
        for one in added:
            first = self.first_told.setdefault(one.actor.key, [one])
            if first[0].passages[0] == one.passages[0] and all(one is not each for each in first):
                first.append(one)
        if added:
            self.claims += added
            self.latest = added
        return added

    def mood_now(self, claim: Claim) -> Mood:
        """How what a claim tells stands: as over, if the text has told that it is.

        What others only say of a measure ("critics want it lifted") leaves it as it was told before.
        """
        same = [one for one in self.claims if one.actor is claim.actor and one.target is claim.target]
        over = next((one.mood for one in same if one.mood in {Mood.ended, Mood.paused}), None)
        if over is not None or not (claim.only_adds and claim.mood is Mood.called):
            return over or claim.mood
        return next((one.mood for one in same if not one.only_adds), claim.mood)

    def within(self, start: int, end: int) -> list[Found]:
        """The names in a part of the text."""
        return self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
