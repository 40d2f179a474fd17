"""How an act is meant, and how moods go together."""

from dataclasses import dataclass, field
from typing import ClassVar

from policytrack.reading.rules.codes import Code
from policytrack.reading.rules.syntax import Predicate

__all__ = ["Mood", "Turn"]


class Mood(Code):
    """How an act is meant."""

    holds: ClassVar["Mood"]
    planned: ClassVar["Mood"]
    weighed: ClassVar["Mood"]
    called: ClassVar["Mood"]
    advised: ClassVar["Mood"]
    refused: ClassVar["Mood"]
    paused: ClassVar["Mood"]
    ended: ClassVar["Mood"]
    denied: ClassVar["Mood"]  # the text itself says that it is not so


_STRENGTH = (Mood.denied, Mood.refused, Mood.called, Mood.advised, Mood.weighed, Mood.planned, Mood.holds)


@dataclass(slots=True)
class Turn:
    """How an act is meant, and by what it was turned.

    Attributes:
        mood: How it is meant.
        governors: The predicates above it, the outermost last.
        keys: The turns met on the way.
        orderer: The outermost predicate that makes others do it.
        still: Whether it is only thought of or denied that it ended, so that it holds whatever is said of that.
    """

    mood: Mood
    governors: list[Predicate] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    orderer: Predicate | None = None
    still: bool = False

    @property
    def ordered(self) -> bool:
        """Whether somebody makes others do it."""
        return self.orderer is not None

    def weaken(self, mood: Mood) -> None:
        """A weaker mood takes the place of a stronger one; what is ended or refused only in thought is still there."""
        if self.still:
            return
        if self.mood in {Mood.ended, Mood.paused}:
            self.still = mood in {Mood.weighed, Mood.called, Mood.advised}
            self.mood = Mood.holds if self.still else self.mood
            return
        if self.mood is Mood.advised and mood in {Mood.planned, Mood.called}:
            return
        if _STRENGTH.index(mood) < _STRENGTH.index(self.mood):
            self.mood = mood

    def end_if(self, *, no_longer: bool) -> None:
        """What is "no longer" so has ended, and so has what people are "no longer" asked or advised to do."""
        if not no_longer:
            return
        if self.mood is Mood.advised or (self.mood is Mood.called and "ask" in self.keys):
            self.keys.append("advised")
            self.mood = Mood.ended
        elif self.mood is Mood.holds:
            self.mood = Mood.ended

    def deny(self, *, by_body: bool = False) -> None:
        """Turn it round: what was "not lifted" holds, and what was "not ruled out" is open."""
        if self.mood in {Mood.ended, Mood.paused} or self.still:
            self.mood, self.still = Mood.holds, True
        elif self.mood in {Mood.refused, Mood.denied}:  # "did not rule out"
            self.mood = Mood.weighed
        else:
            self.mood = Mood.refused if by_body or self.mood in {Mood.planned, Mood.weighed} else Mood.denied
