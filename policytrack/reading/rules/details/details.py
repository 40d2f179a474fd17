"""What is told of a measure besides who takes it against what: for whom and where, when, and why."""

from collections.abc import Iterable, Iterator, Sequence

from policytrack.reading.proposals import Known, Span
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.details.dating import Calendar
from policytrack.reading.rules.details.reaching import Reaches
from policytrack.reading.rules.details.reasons import Reasons
from policytrack.reading.rules.details.times import Anchor
from policytrack.reading.rules.details.voices import Told, Voices
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.story.who import who_is_meant
from policytrack.reading.rules.syntax import Syntax

__all__ = ["Details"]


class Details:
    """The details of the measures of one text."""

    def __init__(self, text: str, known: Known, story: Story) -> None:
        """Begin with nothing told."""
        self.calendar = Calendar(text, Anchor(known.published, known.exact), known.no_later)
        self._reaches = Reaches(text)
        self._reasons = Reasons(text, Voices(text, lambda mention: who_is_meant(story, mention)))

    def of_act(self, syntax: Syntax, act: Act, claims: Iterable[Claim], sentence: Span) -> Iterator[Claim]:
        """The claims of an act, with what its clause tells of them."""
        for claim in claims:
            claim.site = _site(syntax.items, act)
            if claim.mood is Mood.holds and self.calendar.starts_later(syntax, act, sentence):
                claim.mood = Mood.planned
            elif claim.mood is Mood.holds and not act.turn.ordered and self.calendar.is_over(syntax, act, sentence):
                claim.mood = Mood.ended
            self._reaches.of_act(syntax, act, claim, sentence)
            claim.steps += self.calendar.steps(syntax, act, claim.mood, sentence)
            yield claim

    def of_sentence(self, syntax: Syntax, sentence: Span, claims: Sequence[Claim], told: Told) -> None:
        """What a sentence tells of its own measures or, where it has none, of those told of before."""
        if not claims:
            self.calendar.follow(syntax, sentence, told.latest)
            if not told.idle:
                self._reaches.follow(syntax, sentence, told.latest)
        self._reasons.read(syntax, sentence, claims, told)


def _site(items: Sequence[Item], act: Act) -> tuple[int, int]:
    """Where a sentence begins to tell of an act, by the act itself or by who does it, and where the act stands."""
    at = items[act.at].start
    return min([at, *(one.start for one in act.actors if one.start < at)]), at
