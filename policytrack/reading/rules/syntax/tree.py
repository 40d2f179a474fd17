"""A sentence taken apart: its noun phrases, its predicates, and what hangs on what."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from policytrack.reading.rules import words
from policytrack.reading.rules.codes import Code
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.tagging import Kind, Tag
from policytrack.reading.rules.tagging.verbs import VERBAL
from policytrack.reading.rules.words import Word

__all__ = ["MARKERS", "Link", "Phrase", "Predicate", "Syntax"]

MARKERS = frozenset({Kind.sub, Kind.rel, Kind.that, Kind.stop})
"""What opens a clause, or parts it from what stands before."""
_CUT = MARKERS | {Kind.comma, Kind.coord}
_YEAR = 4  # digits
_TIMES = words.verb_listing("times")
_POINTS = frozenset({"start", "date", "deadline"})
_PASSED = frozenset({Kind.adv, Kind.quote, Kind.neg})


class Link(Code):
    """How a predicate hangs on what governs it."""

    root: ClassVar["Link"]
    infinitive: ClassVar["Link"]  # "ordered to remove", "a bill to ban"
    gerund: ClassVar["Link"]  # "barred from using", "a ban on using", "considers banning"
    said: ClassVar["Link"]  # "said it would ban"
    relative: ClassVar["Link"]  # "a law that bans", "the app, which was banned"
    reduced: ClassVar["Link"]  # "apps banned in Texas", "an order barring"
    same: ClassVar["Link"]  # listed with another, whose subject it has: "removed the app and banned it"
    purpose: ClassVar["Link"]  # "acted to protect", "by blocking"
    aside: ClassVar["Link"]  # "after banning", "while it weighs", "Citing ..."
    condition: ClassVar["Link"]  # "if it were banned", "unless it sells"


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase: its items, the preposition before it, and those that are listed with it."""

    start: int
    end: int
    number: int
    prep: str = ""
    prep_at: int = -1
    listed: list["Phrase"] = field(default_factory=list)  # with itself, in their order
    apposed: "Phrase | None" = None  # which says what it is: "the watchdog, the Garante,"
    examples: list["Phrase"] = field(default_factory=list)  # which name some of what it is of: "apps such as TikTok"

    @property
    def head(self) -> int:
        """Its last item, which says what it is."""
        return self.end - 1


@dataclass(slots=True, eq=False)
class Predicate:
    """A verb with its auxiliaries, and what it is tied to.

    Attributes:
        at: The item that is the verb.
        start: The first item of the auxiliaries, or the verb itself.
        lemma: The base form of the verb, or what is written if that is not known.
        number: Which predicate of its sentence it is.
        passive: Whether something is done to its subjects: "was banned", "apps banned in Texas".
        negated: Whether it is denied: "did not ban".
        longer: Whether it is so no longer.
        modal: The modal verb: "would" of "would ban", "must" of "has to ban".
        obliged: Whether its subject is bound: "must ban", "will have to ban".
        perfect: As in "has banned".
        to: Whether it is an infinitive: "to ban".
        gerund: Whether it is a form in -ing without an auxiliary: "banning".
        copula: Whether its verb is a form of to be: "is illegal".
        finite: Whether it is none of infinitive, gerund and participle.
        adverbs: The adverbs among its auxiliaries.
        link: How it hangs on what governs it.
        governor: The predicate that governs it, which stands before it.
        noun: The phrase that governs it: "an order to ban", "apps banned in Texas".
        marker: The word that opens its clause, or the preposition before a gerund: "after", "by".
        subjects: Who does it, or to what it is done.
        objects: The phrases behind it that have no preposition.
        preps: The phrases behind it, and before its subject, that have one.
    """

    at: int
    start: int
    lemma: str
    number: int
    passive: bool = False
    negated: bool = False
    longer: bool = False
    modal: str = ""
    obliged: bool = False
    perfect: bool = False
    to: bool = False
    gerund: bool = False
    copula: bool = False
    finite: bool = True
    adverbs: frozenset[str] = frozenset()
    link: Link = Link.root
    governor: "Predicate | None" = None
    noun: Phrase | None = None
    marker: str = ""
    subjects: list[Phrase] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    preps: list[Phrase] = field(default_factory=list)


@dataclass(slots=True)
class Syntax:
    """A sentence taken apart.

    Attributes:
        items: Its items.
        tags: Their tags.
        lows: What is written, in lower case, item by item.
        kinds: Their parts of speech.
        phrases: Its noun phrases.
        predicates: Its predicates.
        spoken: Its words, so that a step may pass over a sentence that has none of those it needs.
        lemmas: The base forms of its verbs, for the same end.
        cues: The lists of the lexicon that its words stand in, by file and key, for the same end.
        files: The files of these lists.
        asked: The numbers of the phrases of which somebody asks what they are of, none of which leads back to itself.
    """

    items: Sequence[Item]
    tags: Sequence[Tag]
    phrases: list[Phrase]
    predicates: list[Predicate]
    lows: list[str] = field(init=False, repr=False)
    kinds: list[Kind] = field(init=False, repr=False)
    kinds_count: bool = False  # whether those that are told of by a plain noun only may be restricted: "26 services"
    spoken: frozenset[str] = field(init=False, repr=False)
    lemmas: frozenset[str] = field(init=False, repr=False)
    cues: frozenset[tuple[str, str]] = field(init=False, repr=False)
    files: frozenset[str] = field(init=False, repr=False)
    asked: set[int] = field(init=False, repr=False, default_factory=set)
    _starts: list[int] = field(init=False, repr=False)
    _groups: list[int] = field(init=False, repr=False)
    _verbs: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Remember where phrases and predicates begin, and what there is, so that much is found without a search."""
        self._starts = [one.start for one in self.phrases]
        self._groups = [one.start for one in self.predicates]
        self._verbs = [one.at for one in self.predicates]
        self.lows = [one.low for one in self.items]
        self.kinds = [one.kind for one in self.tags]
        self.spoken = frozenset(" ".join(self.lows).split())
        self.lemmas = frozenset([one.lemma for one in self.predicates])
        self.cues = frozenset([(word.file, word.key) for one in self.items for word in one.words])
        self.files = frozenset([file for file, _ in self.cues])

    def mentions(self, phrase: Phrase) -> list[Mention]:
        """Who or what a phrase mentions, in its order."""
        return [one.mention for one in self.items[phrase.start : phrase.end] if one.mention is not None]

    def word(self, predicate: Predicate, *files: str) -> Word | None:
        """What the verb of a predicate says in one of some lists."""
        for one in self.items[predicate.at].words:
            if one.file in files and one.part in VERBAL and not one.particle:
                return one
        return None

    def particle_at(self, one: Predicate, particle: str) -> int:
        """Where the particle of a verb stands behind its object, as in "took the app down"; 0 where it does not."""
        parts = particle.split()
        if not self.spoken.issuperset(parts):
            return 0
        after = (each for each in self.predicates[one.number + 1 :] if each.link not in {Link.reduced, Link.relative})
        end = next((each.start for each in after if self.items[each.at].low != particle), len(self.items))
        seen = one.passive or (one.noun is not None and one.noun in one.objects)  # "which Chad took offline"
        for at in range(one.at + 1, end):
            if seen and (self.lows[at] == particle or self.lows[at : at + len(parts)] == parts):
                return at
            if seen and self.lows[at] == f"{particle} on":  # "gave it back on Monday"
                return at
            if self.kinds[at] is Kind.stop:
                return 0
            seen = seen or self.kinds[at] in {Kind.noun, Kind.pron}
        return 0

    def head(self, phrase: Phrase) -> Item:
        """The item that says what a phrase is."""
        return self.items[phrase.end - 1]

    def phrase_of(self, at: int) -> Phrase | None:
        """The phrase that an item stands in; none of what stands before the first item."""
        number = bisect_right(self._starts, at) - 1
        return self.phrases[number] if number >= 0 and at < self.phrases[number].end else None

    def within(self, start: int, end: int) -> list[Phrase]:
        """The phrases that lie between two items, in their order."""
        found = self.phrases[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return found[:-1] if found and found[-1].end > end else found

    def free(self, start: int, end: int) -> list[Phrase]:
        """The phrases between two items that may be subjects or objects: without preposition, and no times."""
        return [one for one in self.within(start, end) if not one.prep and not self.is_time(one)]

    def is_time(self, phrase: Phrase) -> bool:
        """Whether a phrase says when: "last week", "2025"; not "the start" in "put the start back"."""
        head = self.items[phrase.end - 1]
        if head.mention is not None:
            return False
        if head.low.isdigit() and len(head.low) < _YEAR and self._is_numbered(phrase):
            return False  # "the iPhone 7"
        last = head.low.rpartition(" ")[2]
        if last in _POINTS and not phrase.prep:
            return False
        return last in _TIMES or head.low.isdigit()  # not "children under 16"

    def _is_numbered(self, phrase: Phrase) -> bool:
        """Whether a name stands before the number that a phrase ends with."""
        return phrase.end - 2 >= phrase.start and self.items[phrase.end - 2].mention is not None

    def previous(self, at: int) -> int:
        """The item before, past adverbs, negations and quotation marks; -1 if there is none."""
        at -= 1
        while at >= 0 and self.kinds[at] in _PASSED:
            at -= 1
        return at

    def is_cut(self, start: int, end: int) -> bool:
        """Whether a comma, a conjunction or a word that opens a clause stands between two items."""
        return not _CUT.isdisjoint(self.kinds[start + 1 : end])

    def predicate_before(self, at: int) -> Predicate | None:
        """The last predicate whose verb stands before an item."""
        number = bisect_left(self._verbs, at)
        return self.predicates[number - 1] if number else None

    def predicate_from(self, at: int) -> Predicate | None:
        """The first predicate that begins at an item or behind it."""
        number = bisect_left(self._groups, at)
        return self.predicates[number] if number < len(self.predicates) else None

    def after(self, phrase: Phrase, *preps: str) -> Phrase | None:
        """What hangs right behind a phrase on one of some prepositions: of "the use of the app", the app."""
        for one in self.phrases[phrase.number + 1 : phrase.number + 2]:
            if one.prep in preps and one.prep_at == phrase.end:
                return one
        return None

    def governing(self, phrase: Phrase) -> tuple[Predicate | None, str]:
        """The predicate that a phrase is the subject or object of, or hangs on by a preposition, and as which."""
        outside = [one for one in self.predicates if not _tells_more(one, phrase)]
        for one in outside:
            if phrase in one.subjects:
                return one, "subject"
            if phrase in one.objects:
                return one, "object"
        return next(((one, "prep") for one in outside if phrase in one.preps), (None, ""))

    def children(self, predicate: Predicate, *links: str) -> list[Predicate]:
        """The predicates that hang on a predicate."""
        return [one for one in self.predicates if one.governor is predicate and one.link in links]


_DEEP = 4  # how many verbs a clause about a noun may hold above one


def _tells_more(one: Predicate, phrase: Phrase) -> bool:
    """Whether a verb stands in a clause about a phrase: of "the order that sought [to ban] it", the order."""
    above: Predicate | None = one
    for _ in range(_DEEP):
        if above is None:
            return False
        if above.noun is not None:
            return phrase in above.noun.listed
        above = above.governor if above.link in {Link.infinitive, Link.gerund, Link.same} else None
    return False
