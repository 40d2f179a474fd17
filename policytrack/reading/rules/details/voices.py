"""Who speaks in a sentence, and whether for whoever takes a measure or for somebody else."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.codes import Code
from policytrack.reading.rules.details.motives import tie_words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.names.roles import EXECUTIVE
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["Side", "Told", "Voice", "Voices"]

_REMEMBERED = 24
"""How many measures back somebody may speak of their own."""
_SAID_BY = frozenset({"according", "words", "statement", "view"})
"""Without one of these words nobody is named as below."""
_ACCORDING = re.compile(r"\b(?:according to|in the words of|in a statement by|in the view of)\s+", re.IGNORECASE)
_INTERJECTED = frozenset(
    {"said", "says", "wrote", "added", "argued", "argues", "claimed", "claims", "warned", "explained"}
)
_HELD = frozenset({"held", "holds", "found", "finds", "ruled", "rules", "noted", "concluded", "reasoned", "maintained"})
"""Verbs of saying where nothing follows them: "the app, it held, was used to ..."."""
_OF_SOMEBODY = frozenset({"accuse", "blame", "charge", "suspect"})
"""Verbs that need somebody who is meant: without one, it is the subject."""
_SAYING = frozenset({"say", "write", "add", "tell", "warn", "explain", "argue"})
_QUOTES = frozenset({'"', "\u201d", "\u2019", "'", "''"})
_STOPS = frozenset({",", ".", ";"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "who", "which", "that"})
_WRITERS = frozenset({"author", "authors", "drafter", "drafters", "initiator", "initiators", "text"})
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


class Side(Code):
    """For whom somebody speaks."""

    measure: ClassVar["Side"]  # for whoever takes it
    other: ClassVar["Side"]
    open: ClassVar["Side"]  # not said


@dataclass(frozen=True, slots=True)
class Told:
    """What a text told of before a sentence.

    Attributes:
        claims: All its measures.
        latest: Those that the last sentence with a measure told of.
        idle: Whether this sentence tells of something done that is no measure of anybody.
    """

    claims: Sequence[Claim]
    latest: Sequence[Claim]
    idle: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks.

    Attributes:
        at: Where the words for it stand.
        side: For whom.
        claims: Whose measures are meant.
        name: Who it is, as the text says.
        is_motive: Whether it is a motive itself: "The aim is to protect pupils".
    """

    at: int
    side: Side
    claims: tuple[Claim, ...] = ()
    name: str = ""
    is_motive: bool = False


@dataclass(slots=True)
class Voices:
    """Who speaks in the sentences of a text, one after the other.

    Attributes:
        text: The text.
        who: Tells who a mention means.
        side: For whom the one that "it" and "they" mean speaks.
    """

    text: str
    who: Callable[[Mention], Entity | None]
    side: Side = Side.measure

    def opening(self, syntax: Syntax, told: Told) -> Voice:
        """What a sentence begins with: the measure, a motive, whoever takes it, or somebody else."""
        subject = next((one.subjects[0] for one in syntax.predicates if one.finite and one.subjects), None)
        if subject is None:
            return Voice(0, Side.open, tuple(told.latest))
        head = syntax.head(subject)
        low = _last_word(head)
        if low in tie_words("motive") or low in tie_words("measure"):
            return Voice(head.start, Side.measure, tuple(told.latest), is_motive=low in tie_words("motive"))
        return self._voice(syntax, subject, head.start, told)

    def speaking(self, syntax: Syntax, told: Told) -> list[Voice]:
        """All who speak in a sentence, in their order."""
        found = [self._voice(syntax, phrase, at, told) for phrase, at in self._speakers(syntax)]
        return sorted(found, key=lambda one: one.at)

    def _speakers(self, syntax: Syntax) -> Iterator[tuple[Phrase, int]]:
        for one in syntax.predicates:
            phrase = _speaker(syntax, one) if one.lemma in tie_words("speaking") else None
            if phrase is not None:
                yield phrase, syntax.items[one.at].start
        yield from self._interjected(syntax)
        if _SAID_BY.isdisjoint(syntax.spoken):
            return
        for match in _ACCORDING.finditer(self.text, syntax.items[0].start, syntax.items[-1].end):
            named = next((number for number, item in enumerate(syntax.items) if item.start >= match.end()), None)
            phrase = syntax.phrase_of(named) if named is not None else None
            if phrase is not None:
                yield phrase, match.start()

    @staticmethod
    def _interjected(syntax: Syntax) -> Iterator[tuple[Phrase, int]]:
        """Those of "All three, he said, are dangerous"."""
        spoken = {one.at for one in syntax.predicates}
        last = len(syntax.items) - 1
        for at, item in enumerate(syntax.items):
            said = item.low in _INTERJECTED and at not in spoken
            held = item.low in _HELD and (at == last or syntax.items[at + 1].low in _STOPS)
            phrase = syntax.phrase_of(at - 1) if at and (said or held) else None
            if phrase is not None:
                yield phrase, item.start

    def _voice(self, syntax: Syntax, phrase: Phrase, at: int, told: Told) -> Voice:
        head = syntax.head(phrase)
        if _last_word(head) in _PRONOUNS:
            return Voice(at, self.side, tuple(told.latest))
        new = head.mention is None or head.mention.new != ""
        if phrase.apposed is not None and head.is_capital and new:  # "Jane Doe, the minister, said"
            return self._voice(syntax, phrase.apposed, at, told)
        name = _ARTICLE.sub("", self.text[syntax.items[phrase.start].start : head.end])
        return self._by_name(syntax, phrase, at, told, name) or self._by_kind(syntax, phrase, at, told, name)

    def _by_name(self, syntax: Syntax, phrase: Phrase, at: int, told: Told, name: str) -> Voice | None:
        """Somebody who takes a measure or acts for who does, or somebody else who is named."""
        of = syntax.after(phrase, "for", "of", "at", "from")
        behind = next(iter(syntax.mentions(of)), None) if of is not None else None
        for one in (_named(syntax, phrase), behind):
            entity = self.who(one) if one is not None and (one.entities or one.actor_role or one.new) else None
            if one is None or entity is None:
                continue
            own = _measures_of(told, entity)
            if own:
                return Voice(at, Side.measure, own, name)
            if entity.actor is None:
                continue
            placed = entity.actor.place is not None and bool(one.entities or one.place)
            foreign = placed or (not entity.is_place and (entity.is_company or entity.target is not None))
            if foreign:
                return Voice(at, Side.other)
        return None

    def _by_kind(self, syntax: Syntax, phrase: Phrase, at: int, told: Told, name: str) -> Voice:
        """Critics, officials, people of whom only a name is told."""
        head, latest = syntax.head(phrase), tuple(told.latest)
        low = _last_word(head)
        critics = tie_words("critics")
        words = {_bare(syntax.items[each].low) for each in _all_of(phrase)}
        if low in _WRITERS and words & (tie_words("measure") | {"its", "their"}):
            return Voice(at, Side.measure, latest, name)  # "the bill's authors"
        if low in critics or any(syntax.items[each].low in critics for each in _all_of(phrase)):
            return Voice(at, Side.other)
        mention = _named(syntax, phrase)
        titled = head.low.split()[0] if head.low.split() else ""  # "Supervisor Jane Doe"
        if {low, titled} & tie_words("siding") or (
            mention is not None and mention.actor_role in EXECUTIVE and not mention.plural
        ):
            return Voice(at, Side.measure, latest, name)
        if any(one.target is not None for one in (head.mention.entities if head.mention is not None else ())):
            return Voice(at, Side.other)
        capitals = sum(syntax.items[each].is_capital * len(syntax.items[each].low.split()) for each in _all_of(phrase))
        person = head.is_capital and not (mention is not None and mention.entities)
        if person and (phrase.start > 0 or capitals > 1):
            return Voice(at, self.side, latest, name)
        return Voice(at, Side.open, latest)


def _all_of(phrase: Phrase) -> range:
    return range(phrase.start, phrase.end)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("\u2019s").removesuffix("'")


def _last_word(item: Item) -> str:
    return item.low.split()[-1] if item.low.split() else ""


def _named(syntax: Syntax, phrase: Phrase) -> Mention | None:
    named = (one for one in reversed(syntax.mentions(phrase)) if one.entities or one.actor_role or one.new)
    return next(named, None)


def _speaker(syntax: Syntax, one: Predicate) -> Phrase | None:
    """The phrase for who says what a verb says."""
    if one.passive or (one.lemma in _OF_SOMEBODY and not one.objects):
        return None  # "banned TikTok, accused of ..."
    beside = syntax.phrase_of(one.start - 1) if one.start else None
    if beside is not None and not beside.prep:
        return beside  # "All three, he said, are dangerous"
    if one.gerund and one.link is Link.aside:
        return _subject_above(one)
    behind = next((each for each in one.objects if each.start == one.at + 1), None) if one.lemma in _SAYING else None
    quoted = one.start > 0 and syntax.items[one.start - 1].low in _QUOTES
    if behind is not None and (quoted or not one.subjects):
        return behind  # "..." said Doe
    if one.subjects:
        return one.subjects[-1]
    return None if one.finite else _subject_above(one)


def _subject_above(one: Predicate) -> Phrase | None:
    """Whoever does what a participle goes with: "ordered it to stop after finding ..." is found by who ordered."""
    above = one.governor
    while above is not None and not above.finite:
        above = above.governor
    return above.subjects[-1] if above is not None and above.subjects and not above.passive else None


def _measures_of(told: Told, entity: Entity) -> tuple[Claim, ...]:
    """The measures of somebody, or of the country that they act for: the latest of them."""
    own = [one for one in told.latest if _acts_for(entity, one.actor)]
    if own:
        return tuple(own)
    earlier = [one for one in told.claims[-_REMEMBERED:] if _acts_for(entity, one.actor)]
    return tuple(one for one in earlier if one.passages[0] == earlier[-1].passages[0])


def _acts_for(entity: Entity, actor: Entity) -> bool:
    if entity is actor:
        return True
    first, second = entity.actor, actor.actor
    if first is None or second is None or entity.is_company or actor.is_company:
        return False
    return first.place is not None and first.place == second.place
