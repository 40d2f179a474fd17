"""A word that may be a form of a verb, in its sentence."""

from dataclasses import dataclass

from policytrack.reading.rules.tagging.context import Context
from policytrack.reading.rules.tagging.tags import Form, Tag
from policytrack.reading.rules.tagging.verbs import also_nouns

__all__ = ["Candidate"]


@dataclass(slots=True)
class Candidate:
    """A form of a verb in its sentence."""

    here: Context
    head: str
    forms: frozenset[Form]

    @property
    def is_also_noun(self) -> bool:
        """Whether the same word is a noun as often: "use", but not the cue "use up"."""
        return self.head in also_nouns() and " " not in self.here.low

    @property
    def before(self) -> Tag | None:
        """The tag of the word that tells most, before adverbs; at the beginning none."""
        number = self.here.governing
        return self.here.tags[number] if number >= 0 else None
