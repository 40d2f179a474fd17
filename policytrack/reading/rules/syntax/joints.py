"""Where a predicate joins what stands before it."""

from dataclasses import dataclass, field

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.syntax.tree import MARKERS, Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Form, Kind
from policytrack.reading.rules.words import Part

__all__ = ["RUMOURS", "Joint", "Linked", "is_saying", "share", "takes_infinitive"]

_HANGING_ON_NOUNS = frozenset({Link.relative, Link.reduced, Link.infinitive})
_INFINITIVE_NOUNS = words.verb_listing("to_infinitive_nouns")
RUMOURS = words.listing("rumours")
"""Nouns for what is told and need not be so."""
_SAYING = words.verb_listing("saying")


@dataclass(slots=True)
class Linked:
    """A sentence whose predicates are tied to each other from left to right, and what those already tied tell."""

    syntax: Syntax
    _waiting: dict[int, list[Phrase] | None] = field(default_factory=dict)
    _listed: dict[int, Predicate] = field(default_factory=dict)
    _finite: list[Predicate | None] = field(default_factory=list)

    def next(self, one: Predicate) -> "Joint":
        """The joint of the next predicate."""
        before = self.syntax.predicates[one.number - 1] if one.number else None
        if before is None:
            self._finite.append(None)
        else:
            self._finite.append(before if before.finite else self._finite[-1])
        return Joint(self, one, before)

    def finite_before(self, one: Predicate) -> Predicate | None:
        """The last finite predicate before another."""
        return self._finite[one.number]

    def first_listed(self, one: Predicate) -> Predicate:
        """The first of the predicates that are listed: of "removed, banned and fined", "removed"."""
        passed: list[Predicate] = []
        while one.number not in self._listed and one.link == Link.same and one.governor is not None:
            passed.append(one)
            one = one.governor
        first = self._listed.get(one.number, one)
        for each in passed:
            self._listed[each.number] = first
        return first

    def pending(self, before: Predicate) -> list[Phrase]:
        """The subject that still waits for its verb, or else that of the verb before.

        "The ministry, which runs schools, [banned] the app": the ministry. "It said so and [banned] the app": it.
        """
        passed: list[Predicate] = []
        one: Predicate | None = before
        found: list[Phrase] | None = None
        while one is not None and found is None:
            if one.number in self._waiting:
                found = self._waiting[one.number]
                break
            passed.append(one)
            found = self._waiting_at(one)
            one = one.governor if one.noun is None else self.syntax.predicate_before(one.noun.start)
        self._waiting |= dict.fromkeys((each.number for each in passed), found)
        return list(before.subjects if found is None else found)

    def _waiting_at(self, one: Predicate) -> list[Phrase] | None:
        """What a predicate describes or tells the content of, if no finite verb before governs it."""
        noun = one.noun
        if one.link not in _HANGING_ON_NOUNS or noun is None:
            return None
        governed = any(
            each.finite
            and each.at < noun.start
            and not any(phrase is noun for phrase in each.subjects)
            and not self._is_told(each, noun)
            for each in self.syntax.predicates[: one.number]
        )
        return None if governed else self._told_of(noun)

    def _is_told(self, one: Predicate, noun: Phrase) -> bool:
        """Whether a clause begins between a verb and a noun: "said [that] apps made abroad", "[but] a plan to ban"."""
        first = noun.listed[0]
        opener = self.syntax.previous(first.start)
        if opener >= 0 and self.syntax.tags[opener].kind in {Kind.that, Kind.sub}:
            return True
        if not is_saying(one):
            return False
        behind = first.start - one.at <= 1 and not one.passive and len(noun.listed) > 1  # "said A and apps made abroad"
        return behind or Kind.that in self.syntax.kinds[one.at + 1 : first.start]

    def _told_of(self, noun: Phrase) -> list[Phrase]:
        """What a described noun is only a part of: "the ministry, in a note sent out, [bans]"."""
        phrases = self.syntax.phrases
        first = noun
        while first.number and (first.prep or phrases[first.number - 1].apposed is first):
            first = phrases[first.number - 1]
        if self.syntax.items[first.start].low == "one" and first.number and self._stands_before(first):
            first = phrases[first.number - 1]  # "Kenya, one of the first countries where it ran, [suspended] it"
        return first.listed if not first.prep else noun.listed

    def _stands_before(self, phrase: Phrase) -> bool:
        """Whether a comma alone parts a phrase from the one before it, which is no circumstance."""
        before = self.syntax.phrases[phrase.number - 1]
        parted = before.end == phrase.start - 1 and self.syntax.tags[before.end].kind is Kind.comma
        return parted and not before.prep


@dataclass(slots=True)
class Joint:
    """A predicate, the one before it, and what stands between them."""

    linked: Linked
    one: Predicate
    before: Predicate | None
    syntax: Syntax = field(init=False)
    """The sentence."""
    at: int = field(init=False)
    """The item before the predicate, past adverbs, negations and quotation marks; -1 if there is none."""

    def __post_init__(self) -> None:
        """Look at what stands before the predicate."""
        self.syntax = self.linked.syntax
        self.at = self._past_time(self.syntax.previous(self.one.start))

    def _past_time(self, at: int) -> int:
        """Past a time between a conjunction and the predicate: "banned it and [in 2021] banned another"."""
        phrase = self.syntax.phrase_of(at)
        if phrase is None or not self.syntax.is_time(phrase):
            return at
        before = self.syntax.previous(phrase.prep_at if phrase.prep else phrase.start)
        joined = before >= 0 and self.syntax.tags[before].kind is Kind.coord
        return before if joined else at

    @property
    def left(self) -> int:
        """Where what stands between the two predicates begins."""
        return self.before.at + 1 if self.before is not None else 0

    @property
    def kind(self) -> Kind | None:
        """The part of speech of the item before."""
        return self.syntax.tags[self.at].kind if self.at >= 0 else None

    @property
    def low(self) -> str:
        """The item before in lower case."""
        return self.syntax.items[self.at].low if self.at >= 0 else ""

    @property
    def forms(self) -> frozenset[Form]:
        """What forms the verb may be."""
        return self.syntax.tags[self.one.at].forms

    @property
    def after(self) -> Item | None:
        """The item behind the verb."""
        return self.syntax.items[self.one.at + 1] if self.one.at + 1 < len(self.syntax.items) else None

    @property
    def kind_after(self) -> Kind | None:
        """The part of speech of the item behind the verb."""
        return self.syntax.tags[self.one.at + 1].kind if self.one.at + 1 < len(self.syntax.tags) else None

    @property
    def marker(self) -> int | None:
        """The last word between the two predicates that opens a clause: "because", "which", a colon."""
        kinds = self.syntax.kinds
        for at in range(self.one.start - 1, self.left - 1, -1):
            if kinds[at] in MARKERS:
                return at
        return None

    def free(self) -> list[Phrase]:
        """The phrases between the two predicates that may be an object of the first or the subject of the second."""
        return self.syntax.free(self.left, self.one.start)

    def subjects_before(self) -> list[Phrase]:
        """The subjects of the predicate before."""
        return list(self.before.subjects) if self.before is not None else []


def share(one: Predicate, before: Predicate) -> None:
    """Tie a predicate to what the one before it is tied to: "told to remove the app and [block] it"."""
    one.link, one.governor, one.noun = before.link, before.governor, before.noun
    one.subjects, one.marker = list(before.subjects), before.marker


def is_saying(one: Predicate) -> bool:
    """Whether a predicate tells what somebody says or thinks: "said", "added", "fears"."""
    return one.lemma in {"say", "add"} or (one.lemma in _SAYING and not one.gerund)


def takes_infinitive(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether an infinitive behind a phrase tells what it is about: "an order to remove", "plans to ban"."""
    head = syntax.head(phrase)
    if head.low.endswith(" of"):  # "have until the end of 2026 to remove it"
        return False
    if any(one.file in {"turns", "acts"} and one.part is Part.noun for one in head.words):
        return True
    if head.mention is not None and head.mention.actor_role:  # "told the telecoms authority to restore it"
        return False
    low = head.low.split()[-1] if head.low else ""
    return not _INFINITIVE_NOUNS.isdisjoint({low, low.removesuffix("s")})
