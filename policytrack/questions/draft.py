"""A question that is being read: its phrases, what each was taken as, and what is understood so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from policytrack.questions.catalogue import Catalogue
from policytrack.questions.gathering import Gathering
from policytrack.questions.lexicon import Kind, Reading
from policytrack.questions.meaning import Meaning
from policytrack.questions.spotting import Span

__all__ = ["AUXILIARIES", "NAMES", "Draft"]

NAMES = ("actor", "target", "place", "demonym")
AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "can",
        "may",
        "will",
        "would",
        "should",
        "could",
        "must",
        "be",
    ]
)


@dataclass(slots=True)
class Draft:
    """What has been understood so far.

    Attributes:
        spans: The phrases.
        catalogue: What names may mean.
        today: What dates are relative to.
        taken: What each phrase was taken as, by its position.
        left_out: The phrases that name what is left out, by their position: in which way, and by which word.
        excepted: What these phrases were taken as.
        gathering: What is asked of all restrictions together.
        meaning: The filters.
        kinds: What is asked for, the main kind first.
        of: What is counted, for "how many".
        ambiguous: Names that mean several things, with the choices.
        unknown: The words that were not understood.
        beyond: Why the question is out of reach, if it is.
        asks: Whether it ends in a question mark.
        follows: Whether it follows up another one.
    """

    spans: tuple[Span, ...]
    catalogue: Catalogue
    today: date
    taken: dict[int, str] = field(default_factory=dict)
    left_out: dict[int, tuple[str, int]] = field(default_factory=dict)
    excepted: list[tuple[int, str, Reading]] = field(default_factory=list)
    meaning: Meaning = field(default_factory=Meaning)
    gathering: Gathering = field(default_factory=Gathering)
    kinds: list[Kind] = field(default_factory=list)
    of: str | None = None
    ambiguous: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    beyond: str | None = None
    asks: bool = False
    follows: bool = False

    def left(self, *roles: str) -> Iterator[tuple[int, Span]]:
        """The phrases that may play one of these parts and are not taken yet."""
        return ((at, one) for at, one in enumerate(self.spans) if at not in self.taken and one.may_be(*roles))

    def take(self, at: int, role: str) -> None:
        """Take a phrase as something."""
        self.taken[at] = role

    def add(self, at: int, name: str, reading: Reading) -> None:
        """Take a phrase as values of a filter."""
        self.take(at, name)
        if at in self.left_out:
            self.excepted.append((at, name, reading))
        else:
            self.meaning = self.meaning.with_(name, reading.values, reading.said)

    def at(self, place: int) -> Span:
        """The phrase at a position, or one without words beyond the ends."""
        return self.spans[place] if 0 <= place < len(self.spans) else Span("")

    def before(self, at: int) -> int:
        """The position of the last phrase before one that is more than an article or pronoun."""
        return next((back for back in range(at - 1, -1, -1) if not self._is_plain(back)), -1)

    def after(self, at: int) -> int:
        """The position of the next phrase that is more than an article or pronoun."""
        return next((on for on in range(at + 1, len(self.spans)) if not self._is_plain(on)), len(self.spans))

    def has(self, role: str) -> bool:
        """Whether a phrase may play this part."""
        return any(one.may_be(role) for one in self.spans)

    def _is_plain(self, at: int) -> bool:
        return all(one.role == "function" for one in self.spans[at].readings) and bool(self.spans[at].readings)
