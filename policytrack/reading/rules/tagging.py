"""What part of speech each item of a sentence is, told from closed lists, a list of verbs, and what stands beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.words import Part

__all__ = ["Form", "Kind", "Tag", "tags_of"]


class Kind(StrEnum):
    """Parts of speech, as far as finding who does what to what needs them."""

    noun = "noun"  # whatever a noun phrase is made of: nouns, names, adjectives, numbers
    det = "det"
    pron = "pron"
    prep = "prep"
    coord = "coord"
    sub = "sub"
    rel = "rel"
    that = "that"
    to = "to"
    modal = "modal"
    be = "be"
    have = "have"
    do = "do"
    neg = "neg"
    adv = "adv"
    verb = "verb"
    comma = "comma"
    stop = "stop"
    quote = "quote"


class Form(StrEnum):
    """The forms of a verb."""

    base = "base"
    third = "third"
    past = "past"
    participle = "participle"
    gerund = "gerund"


@dataclass(frozen=True, slots=True)
class Tag:
    """The part of speech of an item; of a verb its base form and what forms it may be."""

    kind: Kind
    lemma: str = ""
    forms: frozenset[Form] = frozenset()


_CLOSED = {
    "det": Kind.det,
    "pron": Kind.pron,
    "prep": Kind.prep,
    "and": Kind.coord,
    "sub": Kind.sub,
    "rel": Kind.rel,
    "to": Kind.to,
    "modal": Kind.modal,
    "be": Kind.be,
    "have": Kind.have,
    "do": Kind.do,
    "neg": Kind.neg,
    "adv": Kind.adv,
}
_STOPS = frozenset({";", ":", "\u2014", "\u2013", "--", "(", ")", "[", "]"})
_QUOTES = frozenset({'"', "\u201c", "\u201d", "\u2018", "\u2019", "'"})
_NEGATING = frozenset({"not", "never", "n't"})
_OWNING = frozenset({"its", "their", "his", "her", "our", "my", "your"})
_PREP_OR_SUB = frozenset({"after", "before", "until", "since", "as", "than", "like"})
_ADJECTIVES = frozenset(
    {
        "last",
        "next",
        "past",
        "own",
        "due",
        "open",
        "right",
        "very",
        "same",
        "former",
        "live",
        "present",
        "secure",
        "clear",
        "long-term",
    }
)
_GERUND_NOUNS = frozenset(
    {
        "spending",
        "warning",
        "warnings",
        "ruling",
        "meeting",
        "filing",
        "hearing",
        "funding",
        "building",
        "finding",
        "findings",
        "briefing",
        "trading",
        "gaming",
        "streaming",
        "messaging",
        "computing",
        "advertising",
        "licensing",
        "marketing",
        "mining",
        "banking",
        "shopping",
        "learning",
        "engineering",
        "manufacturing",
        "testing",
        "nothing",
        "something",
        "anything",
        "everything",
        "beijing",
        "thing",
        "evening",
        "morning",
        "offering",
        "housing",
    }
)
_DESCRIBING = frozenset(
    {
        "new",
        "old",
        "same",
        "main",
        "first",
        "second",
        "third",
        "latest",
        "current",
        "other",
        "large",
        "small",
        "big",
        "more",
        "most",
        "several",
        "many",
        "few",
        "strict",
        "stricter",
        "tough",
        "tougher",
        "broad",
        "similar",
        "recent",
        "further",
        "foreign",
        "public",
        "private",
        "own",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "key",
        "certain",
        "various",
        "different",
    }
)
_PARTICLES = frozenset(
    {"off", "out", "down", "back", "away", "up", "aside", "apart", "ahead", "late", "early", "ago", "abroad", "anyway"}
)


_ADJECTIVAL = re.compile(r"(?:al|ive|ous|ic|able|ible|ful|less)$")


@cache
def _verbs() -> Mapping[str, tuple[str, frozenset[Form]]]:
    """Every form of every verb, with its base form."""
    found: dict[str, tuple[str, set[Form]]] = {}
    for form, lemma, kind in _listed_forms():
        found.setdefault(form, (lemma, set()))[1].add(kind)
    listed = frozenset(found)
    for form, lemma, kind in _cue_forms():
        if form not in listed:
            found.setdefault(form, (lemma, set()))[1].add(kind)
    return {form: (lemma, frozenset(kinds)) for form, (lemma, kinds) in found.items()}


def _listed_forms() -> Iterator[tuple[str, str, Form]]:
    listed = words.load("verbs")
    for entry in (*listed["plain"]["words"].split(), *listed["both"]["words"].split()):
        yield from _inflected(entry)


def _cue_forms() -> Iterator[tuple[str, str, Form]]:
    """The forms of the first words of cues, of which the list of verbs may lack some."""
    for file in ("acts", "turns", "dealings"):
        for group in words.load(file).values():
            for phrase in (*words.listed(group.get("verbs", "")), *words.listed(group.get("split", ""))):
                yield from _of_cue(phrase)


def _inflected(entry: str) -> Iterator[tuple[str, str, Form]]:
    base, *given = entry.split("/")
    regular = dict(zip((Form.base, Form.third, Form.past, Form.gerund), _regular(base), strict=True))
    plain = regular[Form.base]
    irregular = dict(zip((Form.third, Form.past, Form.participle, Form.gerund), given, strict=False))
    for form in Form:
        spelled = irregular.get(form) or regular.get(form) or irregular.get(Form.past) or regular[Form.past]
        yield spelled, plain, form


def _regular(base: str) -> tuple[str, str, str, str]:
    base, third, past, gerund = (form for form, _ in words.verb_forms(base))
    return base, third, past, gerund


def _of_cue(phrase: str) -> Iterator[tuple[str, str, Form]]:
    """The forms of the first word of a cue, which the list of verbs may lack."""
    for number, (form, part) in enumerate(words.verb_forms(phrase)):
        head = form.split()[0]
        lemma = next(words.verb_forms(phrase))[0].split()[0]
        if part is Part.gerund:
            yield head, lemma, Form.gerund
        elif part is Part.participle:
            yield head, lemma, Form.past
            yield head, lemma, Form.participle
        elif number == 0:
            yield head, lemma, Form.base
        elif head.endswith("s"):
            yield head, lemma, Form.third


@cache
def _also_nouns() -> frozenset[str]:
    """Verbs whose base form, or the form with -s, is a noun as often."""
    nouns = {
        form for entry in words.load("verbs")["both"]["words"].split() for form in _regular(entry.split("/")[0])[:2]
    }
    for file in ("acts", "turns", "dealings"):
        for group in words.load(file).values():
            nouns |= set(words.nouns(group.get("nouns", "")))
    return frozenset(nouns)


def tags_of(items: Sequence[Item]) -> list[Tag]:
    """The tags of the items of a sentence, in their order."""
    tags: list[Tag] = []
    for at in range(len(items)):
        tags.append(_tag(items, tags, at))
    return tags


def _tag(items: Sequence[Item], tags: Sequence[Tag], at: int) -> Tag:
    item = items[at]
    if item.mention is not None:
        return Tag(Kind.noun)
    plain = _closed(items, tags, at)
    if plain is not None:
        return plain
    found = _verb(items, tags, at)
    return found or Tag(Kind.noun)


def _closed(items: Sequence[Item], tags: Sequence[Tag], at: int) -> Tag | None:
    low = items[at].low
    if items[at].text == "May" and at and not (at + 1 < len(items) and _is_base(items[at + 1])):
        return Tag(Kind.noun)
    if low == "one" and _is_nominal(items, at + 1):
        return Tag(Kind.det)
    if low == ",":
        return Tag(Kind.comma)
    if low in _STOPS:
        return Tag(Kind.stop)
    if (
        low == "'"
        and at
        and tags[-1].kind is Kind.noun
        and items[at - 1].low.endswith("s")
        and _is_nominal(items, at + 1)
    ):
        return Tag(Kind.det)  # "employees' use"
    if low in _QUOTES:
        return Tag(Kind.quote)
    if low.endswith("n't") or low == "cannot":
        return Tag(
            Kind.be
            if low in {"isn't", "aren't", "wasn't", "weren't"}
            else Kind.have
            if low in {"hasn't", "haven't", "hadn't"}
            else Kind.modal
        )
    if low in _NEGATING:
        return Tag(Kind.neg)
    if low in _OWNING:
        return Tag(Kind.det)
    if low == "'s":
        return Tag(Kind.be if at and tags[at - 1].kind in {Kind.pron, Kind.that} else Kind.det)
    if low == "no" and _low(items, at + 1) == "longer":
        return Tag(Kind.neg)
    if low == "longer" and _low(items, at - 1) == "no":
        return Tag(Kind.neg)
    if low == "no longer":
        return Tag(Kind.neg)
    if low in {"as", "well"} and _is_as_well_as(items, at):
        return Tag(Kind.coord)
    if low == "that":
        return _that(items, tags, at)
    if low == "to":
        told = bool(tags) and tags[-1].kind is Kind.verb and tags[-1].lemma in words.verb_listing("to_infinitive")
        leads = _begins_infinitive(items, at + 1) or (told and at + 1 < len(items) and _is_base(items[at + 1]))
        return Tag(Kind.to if leads else Kind.prep)
    if low in {"because", "instead", "regardless"} and _low(items, at + 1) == "of":
        return Tag(Kind.prep)
    if low in _PREP_OR_SUB and _low(items, at + 1) in words.verb_listing("times"):
        return Tag(Kind.prep)
    if low in _PREP_OR_SUB:
        return Tag(Kind.sub if _clause_follows(items, at + 1) else Kind.prep)
    if low in _PARTICLES:
        after = items[at + 1] if at + 1 < len(items) else None
        leads = after is not None and (
            after.mention is not None or after.tag in {"det", "pron"} or after.says("setting")
        )
        return Tag(Kind.prep if leads and low in {"off", "down", "up", "out"} else Kind.adv)
    if low in {"outright", "nationwide"}:  # beside a noun they describe it
        return Tag(Kind.noun if at and tags[-1].kind in {Kind.det, Kind.noun} and at + 1 < len(items) else Kind.adv)
    kind = _CLOSED.get(items[at].tag)
    if kind is None:
        return None
    if kind in {Kind.have, Kind.do, Kind.be} or not items[at].words or kind in {Kind.modal, Kind.neg}:
        return Tag(kind, *_verb_entry(low))
    return Tag(kind)


def _is_as_well_as(items: Sequence[Item], at: int) -> bool:
    for start in range(max(0, at - 2), at + 1):
        if [one.low for one in items[start : start + 3]] == ["as", "well", "as"]:
            return True
    return False


def _is_nominal(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and (items[at].mention is not None or (items[at].tag == "" and items[at].low.isalpha()))


def _verb_entry(low: str) -> tuple[str, frozenset[Form]]:
    return _verbs().get(low, ("", frozenset()))


def _low(items: Sequence[Item], at: int) -> str:
    return items[at].low if 0 <= at < len(items) else ""


def _begins_infinitive(items: Sequence[Item], at: int) -> bool:
    while at < len(items) and items[at].tag in {"adv", "neg"} and not _is_base(items[at]):
        at += 1
    if at >= len(items):
        return False
    if items[at].low in {"be", "have", "do", "get", "become", "remain"}:
        return True
    return _is_base(items[at]) and not _is_noun_after_to(items, at)


def _is_base(item: Item) -> bool:
    entry = _verbs().get(item.low.split()[0]) if item.mention is None and item.low else None
    return entry is not None and Form.base in entry[1]


def _is_noun_after_to(items: Sequence[Item], at: int) -> bool:
    """As in "access to market data", "subject to review"."""
    low = items[at].low
    after = items[at + 1] if at + 1 < len(items) else None
    return (
        low in _also_nouns()
        and low not in {"use", "access", "block", "ban", "limit", "stop", "order"}
        and (after is None or after.tag in {"prep", "punct", "and"} or after.low in {",", "."})
    )


def _clause_follows(items: Sequence[Item], at: int) -> bool:
    """Whether a subject and a finite verb follow before the next comma."""
    seen = False
    for item in items[at : at + 14]:
        if item.low in {",", ";", ":"}:
            return False
        entry = _verbs().get(item.low.split()[0]) if item.mention is None and item.low else None
        if seen and (
            item.tag in {"have", "modal", "do"}
            or (item.tag == "be" and item.low not in {"be", "been", "being"})
            or (entry is not None and entry[1] & {Form.past, Form.third} and item.low not in _also_nouns())
        ):
            return True
        seen = seen or item.mention is not None or item.tag == "pron" or (item.tag == "" and item.low.isalpha())
        if not seen and entry is not None and Form.gerund in entry[1]:
            return False
    return False


def _that(items: Sequence[Item], tags: Sequence[Tag], at: int) -> Tag:
    before = tags[at - 1].kind if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None:
        return Tag(Kind.pron)
    if before is Kind.verb and (
        after.mention is not None or after.tag in {"det", "pron"} or after.low in {"anyone", "sales", "people"}
    ):
        return Tag(Kind.that)
    verbal = after.tag in {"be", "have", "modal", "do", "neg", "adv"} or (
        after.mention is None and bool(_verbs().get(after.low.split()[0] if after.low else "")) and not _is_base(after)
    )
    if verbal:
        return Tag(Kind.rel if before in {Kind.noun, Kind.comma} else Kind.pron)
    if before in {Kind.prep, None, Kind.comma, Kind.coord} and not _clause_follows(items, at + 1):
        return Tag(Kind.det)
    return Tag(Kind.that if _clause_follows(items, at + 1) else Kind.det)


def _verb(items: Sequence[Item], tags: Sequence[Tag], at: int) -> Tag | None:
    item = items[at]
    if not item.low or not item.low[0].isalpha():
        return None
    head = item.low.split()[0]
    entry = _verbs().get(head)
    if " " in item.low and not any(
        one.file in {"acts", "turns", "dealings"} and one.part in {Part.verb, Part.participle, Part.gerund}
        for one in item.words
    ):
        return None
    if entry is None:
        return _unknown(items, tags, at)
    if head in _ADJECTIVES and not (tags and tags[-1].kind in {Kind.to, Kind.modal}):
        return None
    lemma, forms = entry
    tag = Tag(Kind.verb, lemma, forms)
    if Form.gerund in forms:
        return tag if _is_gerund(items, tags, at) else None
    if forms & {Form.past, Form.participle} and not (forms & {Form.base} and head in _also_nouns()):
        return None if _is_adjective(items, tags, at) else tag
    if head in _also_nouns() or Form.base in forms or Form.third in forms:
        return tag if _is_verb_here(items, tags, at, forms, head) else None
    return tag


def _unknown(items: Sequence[Item], tags: Sequence[Tag], at: int) -> Tag | None:
    low = items[at].low
    if low.endswith("ly") and len(low) > 4:
        return Tag(Kind.adv)
    if "-" in low or items[at].is_capital or " " in low:
        return None
    after = items[at + 1] if at + 1 < len(items) else None
    takes = after is not None and (after.mention is not None or after.tag in {"det", "pron", "to"})
    if (
        low.endswith("ed")
        and len(low) > 4
        and tags
        and (
            tags[-1].kind in {Kind.be, Kind.have, Kind.pron, Kind.adv, Kind.neg}
            or (tags[-1].kind is Kind.noun and takes)
        )
    ):
        return Tag(Kind.verb, low, frozenset({Form.past, Form.participle}))
    if low.endswith("ing") and len(low) > 5 and tags and tags[-1].kind in {Kind.be, Kind.prep, Kind.comma, Kind.sub}:
        return Tag(Kind.verb, low, frozenset({Form.gerund}))
    return None


def _is_gerund(items: Sequence[Item], tags: Sequence[Tag], at: int) -> bool:
    """Whether a form in -ing is a verb here, not a noun or adjective: "the blocking of", "growing concern"."""
    before = tags[at - 1].kind if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if before is Kind.det:
        return False
    if after is not None and after.low == "of":
        return False
    if items[at].low in _GERUND_NOUNS and before in {
        Kind.noun,
        Kind.that,
        Kind.have,
        Kind.verb,
        None,
        Kind.coord,
        Kind.prep,
    }:
        return before is Kind.prep and after is not None and (after.mention is not None or after.tag in {"det", "pron"})
    if before is Kind.noun and after is not None and after.tag in {"punct", "prep"} and not items[at].says("acts"):
        return after.tag == "prep" and after.low not in {"of", "for"} and items[at - 1].mention is None
    return True


def _is_adjective(items: Sequence[Item], tags: Sequence[Tag], at: int) -> bool:
    """Whether a form in -ed only describes the noun behind it: "the proposed ban", "on banned apps"."""
    before = tags[at - 1].kind if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    noun_follows = after is not None and (
        after.mention is not None or (after.tag == "" and after.low.isalpha() and not after.low.endswith("ly"))
    )
    if at and items[at - 1].low in {"more", "most", "less", "very", "so", "highly", "too", "as"} and noun_follows:
        return True
    if before is Kind.det:
        return not (at >= 1 and items[at - 1].low in {"all", "both", "each"} and not noun_follows)
    if before is Kind.prep and noun_follows:
        return True
    if before is Kind.noun and at >= 2 and noun_follows and items[at - 1].mention is None:
        low = items[at - 1].low
        return tags[at - 2].kind is Kind.det and low.endswith(("al", "ly", "ic", "ous", "ive", "new"))
    return before is None and noun_follows and after is not None and after.mention is None


def _is_verb_here(items: Sequence[Item], tags: Sequence[Tag], at: int, forms: frozenset[Form], head: str) -> bool:
    """Whether a word that may be a noun too is a verb here: "to use", "may use", "Italy plans to"."""
    number = at - 1
    while number >= 0 and tags[number].kind in {Kind.adv, Kind.neg, Kind.quote}:
        number -= 1
    before = tags[number] if number >= 0 else None
    if before is not None and before.kind in {Kind.to, Kind.modal, Kind.do} and forms & {Form.base}:
        return True
    ambiguous = head in _also_nouns() and " " not in items[at].low
    if before is None or before.kind in {Kind.det, Kind.prep, Kind.be, Kind.verb} or (before.kind is Kind.have):
        verb_before = before is not None and before.kind is Kind.verb
        if Form.participle in forms and before is not None and before.kind in {Kind.be, Kind.have}:
            return True
        if before is None and Form.base in forms and _takes_object(items, at):
            return True
        return (
            (not ambiguous
            and not (before is not None and before.kind in {Kind.det, Kind.prep}))
            or (verb_before and before is not None and before.lemma in {"help", "let", "make"} and Form.base in forms)
        )
    if before.kind is Kind.verb and Form.third in forms and not forms & {Form.base}:
        return False
    if (
        before.kind is Kind.pron
        and ambiguous
        and number
        and tags[number - 1].kind is Kind.verb
        and items[number].low in {"it", "them", "us"}
    ):
        return Form.base in forms and tags[number - 1].lemma in {"let", "make", "help"}
    if before.kind is Kind.pron:
        return (
            Form.third in forms
            or Form.past in forms
            or items[number].low in {"we", "they", "i", "you", "them", "us", "him", "anyone", "everyone"}
        )
    if before.kind is Kind.rel:
        return True
    if before.kind in {Kind.coord, Kind.comma}:
        return (_same_form_before(tags, number, forms) and (not ambiguous or _takes_object(items, at))) or not ambiguous
    if before.kind is Kind.noun:
        owner = items[number].mention
        if ambiguous and owner is not None and (owner.way == Way.demonym or owner.possessive):
            return False
        ordinal = number > 0 and items[number - 1].low == "the" and items[number].low in {"first", "second", "third", "other"}
        if ambiguous and _is_counted_or_described(items, number) and not (ordinal and _takes_object(items, at)):
            return False
        if Form.third in forms and ambiguous and _is_object(items, tags, number):
            return False
        if (
            Form.third in forms
            and number == at - 1
            and items[number].mention is None
            and _ADJECTIVAL.search(items[number].low)
        ):
            return False
        if not ambiguous:
            return True
        beside = number < at - 1 and tags[at - 1].kind is Kind.adv  # "also block"
        listed = number > 0 and tags[number - 1].kind is Kind.coord and forms & {Form.base}
        return (_agrees(items, number, forms) or bool(listed) or beside) and _takes_object(items, at)
    return not ambiguous


def _is_counted_or_described(items: Sequence[Item], number: int) -> bool:
    """Whether a number or adjective stands before: "23 types", "the new rules"."""
    low = items[number].low
    return items[number].mention is None and (low.isdigit() or low in _DESCRIBING or low.endswith("ed"))


def _is_object(items: Sequence[Item], tags: Sequence[Tag], number: int) -> bool:
    """Whether the noun before is itself the object of a verb: "expose client details"."""
    while number > 0 and tags[number].kind in {Kind.noun, Kind.det}:
        number -= 1
    return tags[number].kind is Kind.verb and tags[number].lemma not in words.verb_listing("saying")


def _takes_object(items: Sequence[Item], at: int) -> bool:
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or any(one.part in {Part.verb, Part.participle, Part.gerund} for one in after.words if " " in after.low):
        return False
    return (
        after.mention is not None
        or after.tag in {"det", "pron"}
        or (after.tag == "to" and _verb_entry(items[at].low.split()[0])[0] in words.verb_listing("to_infinitive"))
        or after.low in {"that", "its", "their", "only", "against", "for"}
        or (after.tag == "adv" and after.low not in {"later", "too"})
        or (
            after.tag == ""
            and after.low.replace(" ", "").replace("-", "").isalpha()
            and at + 2 < len(items)
            and items[at + 2].tag not in {"be", "have", "modal"}
        )
    )


def _same_form_before(tags: Sequence[Tag], number: int, forms: frozenset[Form]) -> bool:
    """Whether the verb before a conjunction is of the same form: "download or use", "bans and fines"."""
    for back in range(number - 1, max(-1, number - 14), -1):
        if tags[back].kind is Kind.verb:
            return bool(tags[back].forms & forms)
    return False


def _agrees(items: Sequence[Item], number: int, forms: frozenset[Form]) -> bool:
    """Whether the noun before may be the subject: one thing "plans", several "plan"."""
    item = items[number]
    mention = item.mention
    if mention is not None and (mention.possessive or mention.modifies):
        return False
    plural = (mention.plural if mention is not None else False) or (
        mention is None and item.low.endswith("s") and not item.low.endswith(("ss", "us", "is"))
    )
    if Form.third in forms:
        return not plural
    if Form.past in forms:  # "cut", "put", "set"
        return True
    return plural or bool(mention is not None and mention.entities and mention.noun != "" and plural)
