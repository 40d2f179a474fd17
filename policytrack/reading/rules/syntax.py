"""Who does what to what in a sentence: noun phrases, and predicates with their subjects, objects and what governs them.

No more of English is parsed than finding measures needs. A predicate is a verb with its auxiliaries. It hangs on another
predicate ("ordered to remove"), on a noun ("an order to remove", "a ban on using") or on nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.tagging import Form, Kind, Tag, tags_of
from policytrack.reading.rules.words import Part, Word

__all__ = ["Link", "Phrase", "Predicate", "Syntax", "parse"]


class Link:
    """How a predicate hangs on what governs it."""

    root = "root"
    infinitive = "infinitive"  # "ordered to remove", "a bill to ban"
    gerund = "gerund"  # "barred from using", "a ban on using", "considers banning"
    said = "said"  # "said it would ban"
    relative = "relative"  # "a law that bans", "the app, which was banned"
    reduced = "reduced"  # "apps banned in Texas", "an order barring"
    same = "same"  # listed with another, whose subject it has: "removed the app and banned it"
    purpose = "purpose"  # "acted to protect", "by blocking"
    aside = "aside"  # "after banning", "while it weighs", "Citing ..."
    condition = "condition"  # "if it were banned", "unless it sells"


_AUXILIARIES = frozenset({Kind.modal, Kind.be, Kind.have, Kind.do, Kind.neg, Kind.adv, Kind.to, Kind.verb})
_NUMBERS = frozenset(
    {"a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "several", "some"}
)
_BEFORE_TO = frozenset({Kind.neg, Kind.adv})
_PHRASE = frozenset({Kind.noun, Kind.det, Kind.pron})
_MARKERS = frozenset({Kind.sub, Kind.rel, Kind.that, Kind.stop})
_CONDITIONS = frozenset({"if", "unless", "whether", "should", "until"})
_ASIDES = frozenset(
    {
        "until",
        "after",
        "before",
        "while",
        "when",
        "because",
        "as",
        "since",
        "although",
        "though",
        "whereas",
        "so",
        "once",
        "than",
    }
)
_HEDGES = frozenset(
    {
        "able",
        "likely",
        "unlikely",
        "set",
        "due",
        "ready",
        "poised",
        "expected",
        "free",
        "willing",
        "unwilling",
        "about",
        "yet",
        "illegal",
        "unlawful",
        "going",
        "keen",
        "reluctant",
        "right",
    }
)


_LETTING = frozenset({"have", "had", "has", "make", "let", "help", "see", "having"})
_CAUSING = frozenset({"have", "had", "has", "having", "get", "got", "order", "want"})


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

    @property
    def head(self) -> int:
        """Its last item, which says what it is."""
        return self.end - 1


@dataclass(slots=True, eq=False)
class Predicate:
    """A verb with its auxiliaries, and what it is tied to."""

    at: int
    start: int
    lemma: str
    number: int
    passive: bool = False
    negated: bool = False
    longer: bool = False  # "no longer"
    modal: str = ""
    perfect: bool = False
    to: bool = False
    gerund: bool = False
    copula: bool = False
    finite: bool = True
    adverbs: frozenset[str] = frozenset()
    link: str = Link.root
    governor: "Predicate | None" = None
    noun: Phrase | None = None  # the noun that governs it
    marker: str = ""
    subjects: list[Phrase] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    preps: list[Phrase] = field(default_factory=list)
    upto: int = 0


@dataclass(slots=True)
class Syntax:
    """A sentence taken apart."""

    items: Sequence[Item]
    tags: Sequence[Tag]
    phrases: list[Phrase]
    predicates: list[Predicate]

    def mentions(self, phrase: Phrase) -> list[Mention]:
        """Who or what a phrase mentions, in its order."""
        return [one for one in (self.items[at].mention for at in range(phrase.start, phrase.end)) if one is not None]

    def word(self, predicate: Predicate, *files: str) -> Word | None:
        """What the verb of a predicate says in one of some lists."""
        for one in self.items[predicate.at].words:
            if one.file in files and one.part in {Part.verb, Part.participle, Part.gerund} and not one.particle:
                return one
        return None

    def head(self, phrase: Phrase) -> Item:
        """The item that says what a phrase is."""
        return self.items[phrase.head]

    def phrase_of(self, at: int) -> Phrase | None:
        """The phrase that an item stands in."""
        return next((one for one in self.phrases if one.start <= at < one.end), None)

    def after(self, phrase: Phrase, *preps: str) -> Phrase | None:
        """What hangs right behind a phrase on one of some prepositions: of "the use of the app", the app."""
        for one in self.phrases[phrase.number + 1 : phrase.number + 2]:
            if one.prep in preps and one.prep_at == phrase.end:
                return one
        return None

    def governing(self, phrase: Phrase) -> tuple[Predicate | None, str]:
        """The predicate that a phrase is the subject or object of, or hangs on by a preposition, and as which."""
        outside = [
            one for one in self.predicates if one.noun is None or not any(each is phrase for each in one.noun.listed)
        ]
        for one in outside:
            if any(each is phrase for each in one.subjects):
                return one, "subject"
            if any(each is phrase for each in one.objects):
                return one, "object"
        for one in outside:
            if any(each is phrase for each in one.preps):
                return one, "prep"
        return None, ""

    def children(self, predicate: Predicate, *links: str) -> list[Predicate]:
        """The predicates that hang on a predicate."""
        return [one for one in self.predicates if one.governor is predicate and one.link in links]


def parse(items: Sequence[Item]) -> Syntax:
    """Take a sentence apart."""
    tags = tags_of(items)
    predicates = list(_predicates(items, tags))
    syntax = Syntax(items, tags, list(_phrases(items, tags, predicates)), predicates)
    _list(syntax)
    _appose(syntax)
    _link(syntax)
    _objects(syntax)
    return syntax


# Predicates


def _predicates(items: Sequence[Item], tags: Sequence[Tag]) -> Iterator[Predicate]:
    at, number = 0, 0
    while at < len(items):
        if tags[at].kind not in _AUXILIARIES:
            at += 1
            continue
        end = _group_end(tags, at)
        found = _predicate(items, tags, at, end, number)
        if found is not None:
            number += 1
            yield found
        at = max(end, at + 1)


def _group_end(tags: Sequence[Tag], at: int) -> int:
    """Where the auxiliaries and the verb that begin here end."""
    began = at
    while at < len(tags) and tags[at].kind in _AUXILIARIES:
        kind = tags[at].kind
        at += 1
        if kind is Kind.verb:
            return at
        if (
            at < len(tags)
            and tags[at].kind is Kind.to
            and kind is not Kind.have  # "has to" is one with the verb behind it
            and any(one.kind not in _BEFORE_TO for one in tags[began:at])
        ):
            return at
    return at


def _predicate(items: Sequence[Item], tags: Sequence[Tag], start: int, end: int, number: int) -> Predicate | None:
    kinds = [tags[one].kind for one in range(start, end)]
    main = end - 1
    while main >= start and tags[main].kind in {Kind.adv, Kind.neg}:
        main -= 1
    if main < start or tags[main].kind in {Kind.to, Kind.modal}:
        return None
    first = start
    while tags[first].kind is Kind.adv:
        first += 1
    tag = tags[main]
    before = [one for one in range(first, end) if one != main]
    auxiliaries = [tags[one].kind for one in before]
    last = next((one for one in reversed(before) if one < main and tags[one].kind not in {Kind.adv, Kind.neg}), None)
    found = Predicate(main, first, tag.lemma or items[main].low, number, upto=end)
    found.copula = tag.kind is Kind.be
    must = any(one is Kind.to and auxiliaries[:number].count(Kind.have) for number, one in enumerate(auxiliaries))
    found.to = Kind.to in auxiliaries and not must
    found.modal = next((items[one].low for one in before if tags[one].kind is Kind.modal), "must" if must else "")
    found.longer = any(items[one].low in {"longer", "no longer", "no-longer"} for one in before)
    found.negated = found.longer or any(tags[one].kind is Kind.neg for one in before)
    found.negated = found.negated or any(items[one].low.endswith(("n't", "cannot")) for one in before)
    found.perfect = Kind.have in auxiliaries and not must
    found.adverbs = frozenset(items[one].low for one in before if tags[one].kind is Kind.adv)
    participle = Form.participle in tag.forms
    found.passive = participle and last is not None and tags[last].kind is Kind.be
    found.gerund = Form.gerund in tag.forms and not (last is not None and tags[last].kind is Kind.be)
    found.finite = not found.to and not found.gerund
    if first == main and tag.forms and not tag.forms & {Form.past, Form.third, Form.base}:
        found.finite = False
    del kinds
    return found


# Noun phrases


def _phrases(items: Sequence[Item], tags: Sequence[Tag], predicates: Sequence[Predicate]) -> Iterator[Phrase]:
    taken = {one for each in predicates for one in range(each.start, each.at + 1)}
    at, number = 0, 0
    while at < len(items):
        if tags[at].kind not in _PHRASE or at in taken or items[at].low in {".", "!", "?", "\u2026"}:
            at += 1
            continue
        end = _phrase_end(items, tags, at, taken)
        prep_at = at - 1
        while prep_at >= 0 and tags[prep_at].kind is Kind.adv:
            prep_at -= 1
        prep = items[prep_at].low if prep_at >= 0 and tags[prep_at].kind is Kind.prep else ""
        yield Phrase(at, end, number, prep, prep_at if prep else -1)
        number += 1
        at = end


def _phrase_end(items: Sequence[Item], tags: Sequence[Tag], at: int, taken: set[int]) -> int:
    if tags[at].kind is Kind.pron:
        return at + 1
    end = at + 1
    while (
        end < len(items)
        and end not in taken
        and (tags[end].kind is Kind.noun or (tags[end].kind is Kind.det and _goes_on(items, tags, end)))
        and items[end].low not in {".", "!", "?", "\u2026"}
    ):
        if _is_apart(items, tags, end, at):
            break
        end += 1
    return end


def _goes_on(items: Sequence[Item], tags: Sequence[Tag], at: int) -> bool:
    """Whether a determiner only goes on with a phrase: "all the", "the other", "users' own"."""
    return items[at].low in {"'s", "'"} or tags[at - 1].kind is Kind.det or items[at].low in {"other", "such", "own"}


def _is_apart(items: Sequence[Item], tags: Sequence[Tag], at: int, start: int) -> bool:
    """Whether a noun of time begins a phrase of its own: "banned the app Tuesday"."""
    low = items[at].low
    dated = at > start + 1 and items[at - 1].low.isdigit() and items[start].low in words.verb_listing("times")
    if dated and (items[at].mention is not None or items[at].is_capital):  # "On March 24 France"
        return True
    if (
        at > start
        and low in {"last", "next", "this", "earlier", "late", "early"}
        and at + 1 < len(items)
        and items[at + 1].low in words.verb_listing("times")
    ):
        return True
    counted = (
        (low.isdigit() or low in _NUMBERS) and at + 1 < len(items) and items[at + 1].low in words.verb_listing("times")
    )
    if counted and at > start and any(one.mention is not None for one in items[start:at]):  # "Discord two months later"
        return True
    return (
        at > start
        and tags[at - 1].kind is not Kind.det
        and items[at].low in words.verb_listing("times")
        and items[at].is_capital
    )


def _list(syntax: Syntax) -> None:
    """Find the phrases that are listed with each other: "A, B and C"."""
    phrases = syntax.phrases
    for one in phrases:
        one.listed = [one]
    at = 0
    while at < len(phrases):
        chain = [phrases[at]]
        joined = False
        while chain[-1].number + 1 < len(phrases):
            after = phrases[chain[-1].number + 1]
            between = range(chain[-1].end, after.start)
            kinds = [syntax.tags[one].kind for one in between if syntax.tags[one].kind is not Kind.quote]
            again = after.prep and after.prep == chain[0].prep  # "access to the bot as well as to others"
            allowed = {Kind.comma, Kind.coord, Kind.adv, *({Kind.prep} if again else ())}
            if not kinds or not set(kinds) <= allowed or not set(kinds) & {Kind.comma, Kind.coord}:
                break
            if _is_time(syntax, chain[-1]) != _is_time(syntax, after):
                break
            if len(chain) == 1 and Kind.coord in kinds and _begins_clause(syntax, chain[0], after):
                break
            joined = joined or Kind.coord in kinds
            chain.append(after)
            if Kind.coord in kinds:
                follows = phrases[after.number + 1] if after.number + 1 < len(phrases) else None
                if (
                    follows is None
                    or syntax.tags[follows.start - 1].kind is not Kind.coord
                    or follows.start - after.end > 2
                ):
                    break
        if joined and len(chain) > 1:
            for one in chain:
                one.listed = chain
                one.prep = one.prep or chain[0].prep
            at = chain[-1].number
        at += 1


def _begins_clause(syntax: Syntax, first: Phrase, after: Phrase) -> bool:
    """Whether what stands behind "and" is the subject of a clause of its own: "banned the app and the firm sued"."""
    verb = next((each for each in syntax.predicates if each.start >= after.end), None)
    if (
        verb is None
        or not verb.finite
        or any(syntax.tags[at].kind not in {Kind.adv, Kind.quote} for at in range(after.end, verb.start))
    ):
        return False
    return any(each.at < first.start and not _cut(syntax, each.at, first.start) for each in syntax.predicates)


def _appose(syntax: Syntax) -> None:
    """Find the phrases that say what the one before them is: "the watchdog, the Garante, ordered"."""
    for one in syntax.phrases[:-1]:
        after = syntax.phrases[one.number + 1]
        if one.listed[-1] is not one or len(after.listed) > 1 or after.prep or after.start - one.end != 1:
            continue
        if syntax.tags[one.end].kind is not Kind.comma:
            continue
        closing = after.end < len(syntax.tags) and (
            syntax.tags[after.end].kind is Kind.comma
            or any(each.start == after.end for each in syntax.predicates)
            or syntax.items[after.end].low in {".", "!"}
        )
        if closing:
            one.apposed = after


# What hangs on what


def _link(syntax: Syntax) -> None:
    for one in syntax.predicates:
        before = syntax.predicates[one.number - 1] if one.number else None
        left = before.at + 1 if before is not None else 0
        if one.to:
            _link_infinitive(syntax, one, before)
        elif one.gerund:
            _link_gerund(syntax, one, before, left)
        else:
            _link_finite(syntax, one, before, left)


def _previous(syntax: Syntax, at: int) -> int:
    """The item before, past adverbs and quotation marks."""
    at -= 1
    while at >= 0 and syntax.tags[at].kind in {Kind.adv, Kind.quote, Kind.neg}:
        at -= 1
    return at


def _link_infinitive(syntax: Syntax, one: Predicate, before: Predicate | None) -> None:
    at = _previous(syntax, one.start)
    noun = syntax.phrase_of(at) if at >= 0 else None
    one.governor = before
    one.link = Link.infinitive
    if (
        at >= 0
        and syntax.tags[at].kind is Kind.coord
        and before is not None
        and (before.to or before.link == Link.infinitive)
    ):
        _share(one, before)
        return
    told = before is not None and _wants_infinitive(syntax, before)
    if noun is not None and _takes_infinitive(syntax, noun) and not (told and noun.prep):
        one.noun = noun
        one.governor = None
        one.subjects = []
        return
    if before is None:
        one.link = Link.purpose
        return
    if before.copula or before.passive or _wants_infinitive(syntax, before):
        between = [
            each for each in syntax.phrases if before.at < each.start and each.end <= one.start and not each.prep
        ]
        free = [each for each in between if not _is_time(syntax, each) and each.listed[0] is each]
        one.subjects = _controlled(syntax, before, free)
        return
    one.link = Link.purpose
    one.subjects = list(before.subjects)


def _controlled(syntax: Syntax, before: Predicate, free: Sequence[Phrase]) -> list[Phrase]:
    """Whose an infinitive is: of those told to, or else of who plans to."""
    if free and not before.copula and not before.passive:
        return list(free[-1].listed)
    del syntax
    return list(before.subjects)


def _takes_infinitive(syntax: Syntax, phrase: Phrase) -> bool:
    head = syntax.head(phrase)
    low = head.low.split()[-1] if head.low else ""
    singular = low.removesuffix("s")
    listed = words.verb_listing("to_infinitive_nouns")
    return (
        low in listed
        or singular in listed
        or any(one.file in {"turns", "acts"} and one.part is Part.noun for one in head.words)
    )


def _wants_infinitive(syntax: Syntax, before: Predicate) -> bool:
    if before.lemma in words.verb_listing("to_infinitive"):
        return True
    word = syntax.word(before, "turns")
    return word is not None and word.key in {"order", "plan", "weigh", "call", "refuse", "advise"}


def _link_gerund(syntax: Syntax, one: Predicate, before: Predicate | None, left: int) -> None:
    at = _previous(syntax, one.start)
    kind = syntax.tags[at].kind if at >= 0 else None
    low = syntax.items[at].low if at >= 0 else ""
    one.link, one.governor = Link.aside, before
    if kind is Kind.prep:
        noun_at = _previous(syntax, at)
        noun = syntax.phrase_of(noun_at) if noun_at >= left else None
        if noun is not None and _takes_gerund(syntax, noun, low):
            one.link, one.noun, one.governor = Link.gerund, noun, None
            return
        if low in {"from", "against", "on", "about", "of", "to", "off", "including"} and before is not None:
            one.link = Link.gerund
            free = _free_objects(syntax, before, one)
            one.subjects = list(free[-1].listed) if free and low == "from" else list(before.subjects)
            return
        if before is not None:
            one.link = Link.purpose if low in {"by", "without", "in"} else Link.aside
            one.subjects = list(before.subjects)
            one.marker = low
        return
    if kind is Kind.coord and before is not None and (before.gerund or before.link == Link.gerund):
        _share(one, before)
        return
    if kind is Kind.verb and before is not None and before.at == at:
        one.link = Link.gerund
        one.subjects = list(before.subjects)
        return
    if kind is Kind.sub:
        one.marker = low
        one.subjects = list(before.subjects) if before is not None else []
        return
    noun = syntax.phrase_of(at) if at >= left and kind in {Kind.noun, Kind.pron} else None
    if noun is not None and not (before is not None and before.lemma in {"keep", "stop", "find", "see"}):
        one.link, one.noun, one.governor = Link.reduced, noun, None
        one.subjects = [noun]
        return
    one.subjects = list(before.subjects) if before is not None else []


def _takes_gerund(syntax: Syntax, noun: Phrase, prep: str) -> bool:
    head = syntax.head(noun)
    if any(one.part is Part.noun and one.file in {"acts", "turns"} for one in head.words):
        return True
    return prep in {"of", "on", "against", "about"} and _takes_infinitive(syntax, noun)


def _free_objects(syntax: Syntax, before: Predicate, one: Predicate) -> list[Phrase]:
    return [
        each
        for each in syntax.phrases
        if before.at < each.start and each.end <= one.start and not each.prep and not _is_time(syntax, each)
    ]


def _share(one: Predicate, before: Predicate) -> None:
    one.link, one.governor, one.noun = before.link, before.governor, before.noun
    one.subjects, one.marker = list(before.subjects), before.marker


def _is_time(syntax: Syntax, phrase: Phrase) -> bool:
    head = syntax.head(phrase)
    if head.mention is not None:
        return False
    low = head.low.split()[-1] if head.low.split() else ""
    return low in words.verb_listing("times") or low.isdigit()


def _link_finite(syntax: Syntax, one: Predicate, before: Predicate | None, left: int) -> None:
    free = [
        each
        for each in syntax.phrases
        if left <= each.start and each.end <= one.start and not each.prep and not _is_time(syntax, each)
    ]
    marker = _marker(syntax, left, one.start)
    if marker is not None:
        kind, low = syntax.tags[marker].kind, syntax.items[marker].low
        own = [each for each in free if each.start > marker]
        if kind is Kind.rel:
            _link_relative(syntax, one, marker, own)
            return
        if kind is not Kind.stop:
            one.marker = low
            _hang(syntax, one, before, marker, low)
            one.subjects = list(own[0].listed) if own else (_pending(syntax, one, before) if before else [])
            return
        before = None if low in {";", "\u2014", "\u2013", "--"} and own else before
        free = own
        if own:
            one.subjects = list(own[0].listed)
            if low == ":" or before is None:
                return
    if before is None and not free and _is_bare_participle(syntax, one):
        one.passive, one.finite = True, False  # "Huawei: shut out of mobile networks"
        return
    if _is_reduced(syntax, one, before, free):
        _link_reduced(syntax, one, before)
        if before is not None and free and before.lemma in _CAUSING:
            one.link, one.governor, one.noun, one.subjects = Link.infinitive, before, None, list(free[0].listed)
        return
    at = _previous(syntax, one.start)
    kind_before = syntax.tags[at].kind if at >= 0 else None
    bare = one.start == one.at and Form.base in syntax.tags[one.at].forms and Form.past not in syntax.tags[one.at].forms
    if before is not None and free and bare and before.lemma in _LETTING and marker is None:
        one.link, one.governor, one.finite = Link.infinitive, before, False
        one.subjects = list(free[-1].listed)
        return
    if before is None:
        one.subjects = list(free[0].listed) if free else []
        return
    if _says(syntax, before) and free and kind_before is not Kind.coord:
        one.link, one.governor = Link.said, before
        one.subjects = list(_last_group(free))
        return
    if kind_before is Kind.coord or (kind_before is Kind.adv and not free):
        _link_same(syntax, one, before, at, free)
        return
    source = before
    while source.link == Link.same and source.governor is not None:
        source = source.governor
    if kind_before is Kind.comma and source.link in {Link.relative, Link.reduced} and not free:
        one.subjects = _pending(syntax, one, source)
        return
    if (
        kind_before is Kind.comma
        and source.link == Link.relative
        and free
        and free[-1].start > source.at
        and not _boundary(syntax, free[-1], source)
    ):
        one.subjects = _pending(syntax, one, source)
        return
    if kind_before is Kind.comma and not _comes_first(before):
        _link_same(syntax, one, _main_before(before), at, free)
        return
    if free and kind_before is not Kind.comma and not _belongs(syntax, before, free):
        one.subjects = list(_last_group(free))
        one.marker = ""
        return
    one.subjects = _pending(syntax, one, before)


def _is_bare_participle(syntax: Syntax, one: Predicate) -> bool:
    if one.start != one.at or Form.participle not in syntax.tags[one.at].forms or one.at + 1 >= len(syntax.tags):
        return False
    opens = all(syntax.tags[at].kind not in {Kind.noun, Kind.pron} or at < one.at and syntax.tags[one.at - 1].kind is Kind.stop for at in range(one.at))
    return opens and syntax.tags[one.at + 1].kind in {Kind.prep, Kind.adv}


def _comes_first(before: Predicate) -> bool:
    """Whether the predicate before opens the sentence beside it: "Citing risks, Italy banned"."""
    return before.link == Link.aside


def _main_before(before: Predicate) -> Predicate:
    while (
        before.link in {Link.relative, Link.reduced, Link.aside, Link.purpose, Link.infinitive, Link.gerund}
        and before.governor is not None
    ):
        before = before.governor
    return before


def _last_group(free: Sequence[Phrase]) -> list[Phrase]:
    return free[-1].listed


def _belongs(syntax: Syntax, before: Predicate, free: Sequence[Phrase]) -> bool:
    """Whether the only phrase between two verbs is the object of the first, a clause about the subject of the second."""
    if before.link in {Link.relative, Link.reduced, Link.infinitive, Link.gerund} and not _boundary(
        syntax, free[-1], before
    ):
        return not before.passive and not before.copula and len(free) == 1
    return False


def _boundary(syntax: Syntax, phrase: Phrase, before: Predicate) -> bool:
    return any(syntax.tags[one].kind in {Kind.comma, Kind.coord} for one in range(before.at + 1, phrase.start))


def _pending(syntax: Syntax, one: Predicate, before: Predicate) -> list[Phrase]:
    """The subject that still waits for its verb: "The ministry, which oversees it, banned"; else that of the verb before."""
    waiting: Predicate | None = before
    while waiting is not None:
        if waiting.link in {Link.relative, Link.reduced} and waiting.noun is not None:
            governed = any(
                each.at < waiting.noun.start
                and each.finite
                and waiting.noun.start > each.at
                and not _is_subject(waiting.noun, each)
                for each in syntax.predicates[: waiting.number]
            )
            if not governed or waiting.noun.prep == "":
                return list(waiting.noun.listed)
        waiting = waiting.governor
    del one
    return list(before.subjects)


def _is_subject(phrase: Phrase, predicate: Predicate) -> bool:
    return any(one is phrase for one in predicate.subjects)


def _link_same(syntax: Syntax, one: Predicate, before: Predicate, at: int, free: Sequence[Phrase]) -> None:
    """A verb behind "and" has the subject of the verb before it."""
    if (
        free
        and syntax.tags[_previous(syntax, free[-1].listed[0].start)].kind in {Kind.coord, Kind.comma}
        and free[-1].end > at
    ):
        one.subjects = list(free[-1].listed)
        return
    source = before
    bare = not one.modal and Form.base in syntax.tags[one.at].forms and not one.passive
    if not (bare and before.to) and (one.finite and not before.finite):
        source = _finite_before(syntax, before) or before
    if source.link in {Link.infinitive, Link.gerund, Link.purpose} and not source.finite:
        _share(one, source)
        one.to, one.finite = source.to, source.finite
        return
    one.link, one.governor = Link.same, source
    one.subjects = list(source.subjects)


def _finite_before(syntax: Syntax, before: Predicate) -> Predicate | None:
    return next((one for one in reversed(syntax.predicates[: before.number]) if one.finite), None)


def _marker(syntax: Syntax, left: int, start: int) -> int | None:
    """The word that opens the clause of a finite verb."""
    for at in range(start - 1, left - 1, -1):
        if syntax.tags[at].kind in _MARKERS:
            return at
    return None


def _hang(syntax: Syntax, one: Predicate, before: Predicate | None, marker: int, low: str) -> None:
    happened = low == "until" and Form.past in syntax.tags[one.at].forms and not one.modal
    if low in _CONDITIONS and not happened:
        one.link = Link.condition
        one.governor = before
        if low == "whether" and before is not None:
            one.link = Link.said
        return
    if low in _ASIDES:
        one.link, one.governor = Link.aside, before
        return
    if low == "that":
        at = _previous(syntax, marker)
        noun = syntax.phrase_of(at) if at >= 0 else None
        one.link, one.governor = Link.said, before
        if noun is not None and (before is None or noun.start > before.at) and _takes_infinitive(syntax, noun):
            one.noun = noun
        return
    one.governor = None  # "but"


def _link_relative(syntax: Syntax, one: Predicate, marker: int, own: Sequence[Phrase]) -> None:
    at = marker - 1
    while at >= 0 and syntax.tags[at].kind in {Kind.comma, Kind.quote, Kind.prep}:
        at -= 1
    noun = syntax.phrase_of(at) if at >= 0 else None
    while noun is not None and noun.prep and noun.number and _is_time(syntax, noun):
        noun = syntax.phrases[noun.number - 1]
    one.link, one.noun, one.marker = Link.relative, noun, syntax.items[marker].low
    if own:
        one.subjects = list(own[0].listed)
        if noun is not None and one.marker not in {"where", "when", "whose"}:
            one.objects = [noun]
        return
    if noun is not None:
        plural = syntax.items[one.start].low in {"are", "were", "have"}
        one.subjects = list(noun.listed) if plural else [noun]


def _says(syntax: Syntax, before: Predicate) -> bool:
    return (before.lemma in words.verb_listing("saying") and not before.gerund) or before.lemma in {"say", "add"}


def _is_reduced(syntax: Syntax, one: Predicate, before: Predicate | None, free: Sequence[Phrase]) -> bool:
    """Whether a participle without auxiliaries describes what stands before it: "apps made in China"."""
    forms = syntax.tags[one.at].forms
    if one.start != one.at or Form.participle not in forms or syntax.tags[one.at].kind is not Kind.verb:
        return False
    if Form.past not in forms:
        return True
    at = one.at - 1
    after = one.at + 1
    if one.lemma in {"say", "tell", "report"} and not (after < len(syntax.items) and syntax.items[after].low == "by"):
        return False
    follows = syntax.tags[after].kind if after < len(syntax.tags) else None
    if follows in {Kind.det, Kind.noun, Kind.pron, Kind.that, Kind.to} and not (
        after < len(syntax.items) and syntax.items[after].low in {".", "!", "?"}
    ):
        return False
    if at < 0:
        return True
    noun = syntax.phrase_of(at)
    by = follows is Kind.prep and syntax.items[after].low in {
        "by",
        "in",
        "from",
        "on",
        "under",
        "for",
        "to",
        "as",
        "with",
        "at",
    }
    later = any(
        each.finite and not _starts_clause(syntax, one, each)
        for each in syntax.predicates[one.number + 1 : one.number + 2]
    )
    if noun is not None and noun.end == at + 1:
        if noun.prep and noun not in free:
            return by or before is not None
        inside = before is not None and not _says(syntax, before) and not _cut(syntax, before.at, noun.start)
        return by and (inside or later)
    if syntax.tags[at].kind is Kind.comma:
        return (by and before is None) or (by and later)
    return False


def _cut(syntax: Syntax, start: int, end: int) -> bool:
    return any(syntax.tags[one].kind in {Kind.comma, Kind.coord, Kind.stop} | _MARKERS for one in range(start + 1, end))


def _starts_clause(syntax: Syntax, one: Predicate, later: Predicate) -> bool:
    return any(
        syntax.tags[at].kind in {Kind.coord, Kind.sub, Kind.stop, Kind.rel, Kind.that}
        for at in range(one.at + 1, later.start)
    ) or any(
        not each.prep and one.at < each.start and each.end <= later.start and not _is_time(syntax, each)
        for each in syntax.phrases
    )


def _link_reduced(syntax: Syntax, one: Predicate, before: Predicate | None) -> None:
    at = _previous(syntax, one.start)
    while at >= 0 and syntax.tags[at].kind is Kind.comma:
        at = _previous(syntax, at)
    noun = syntax.phrase_of(at) if at >= 0 else None
    one.link, one.noun, one.governor = Link.reduced, noun, None
    one.passive, one.finite = True, False
    if noun is None and before is None:  # "Asked about it, a spokesman said"
        one.link = Link.aside
    one.subjects = [noun] if noun is not None else list(before.subjects) if before is not None else []
    if noun is not None and noun.prep == "of" and noun.number and not syntax.mentions(noun):
        one.subjects = [syntax.phrases[noun.number - 1]]


# Objects


def _objects(syntax: Syntax) -> None:
    for one in syntax.predicates:
        end = _reach(syntax, one)
        taken = {
            each.number
            for other in syntax.predicates[one.number + 1 : one.number + 3]
            if other.finite or other.link == Link.relative
            for each in other.subjects
        }
        for phrase in syntax.phrases:
            if not one.at < phrase.start < end or _is_time(syntax, phrase) or _is_apposed(syntax, phrase):
                continue
            if phrase.number in taken and not _also_object(syntax, one, phrase):
                continue
            (one.preps if phrase.prep else one.objects).append(phrase)
        one.preps += _fronted(syntax, one)


def _fronted(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """What stands before the subject: "In Italy, the app was blocked"."""
    if not one.finite or not one.subjects:
        return []
    before = syntax.predicates[one.number - 1].at + 1 if one.number else 0
    opened = [at + 1 for at in range(before, one.subjects[0].start) if syntax.tags[at].kind in _MARKERS]
    if one.number and not opened:
        return []
    start = max([before, *opened])
    return [
        each
        for each in syntax.phrases
        if start <= each.start and each.end <= one.subjects[0].start and each.prep and not _is_time(syntax, each)
    ]


def _is_apposed(syntax: Syntax, phrase: Phrase) -> bool:
    return phrase.number > 0 and syntax.phrases[phrase.number - 1].apposed is phrase


def _also_object(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """Whether what a further verb is about is the object of this one too: "banned the app, which collects"."""
    return any(
        each.link in {Link.relative, Link.reduced} and any(phrase is other for other in each.subjects)
        for each in syntax.predicates[one.number + 1 :]
    )


def _reach(syntax: Syntax, one: Predicate) -> int:
    """How far the objects of a predicate may stand: up to the next one, or the word that opens its clause."""
    after = syntax.predicates[one.number + 1] if one.number + 1 < len(syntax.predicates) else None
    end = after.start if after is not None else len(syntax.items)
    for at in range(one.at + 1, end):
        if syntax.tags[at].kind in _MARKERS:
            return at
    return end
