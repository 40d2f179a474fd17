"""A form of a verb behind a noun: its verb, as in "Italy bans it", or part of the phrase, as in "the new rules"."""

import re

from policytrack.reading.rules import words
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.tagging.candidates import Candidate
from policytrack.reading.rules.tagging.context import Context, is_plural, owns
from policytrack.reading.rules.tagging.objects import takes_object
from policytrack.reading.rules.tagging.subjects import (
    PHRASE_LENGTH,
    agrees,
    agrees_further,
    is_demanded,
    is_said_of_first,
)
from policytrack.reading.rules.tagging.tags import Form, Kind, Tag
from policytrack.reading.rules.tagging.that import is_finite
from policytrack.reading.rules.tagging.verbs import also_nouns, forms_of

__all__ = ["behind_noun"]

_ADJECTIVAL = re.compile(
    r"(?<!execut)(?<!representat)(?<!gener)(?<!offici)(?<!princip)(?<!direct)(?<!initiat)(?<!object)(?:al|ive|ous|ic|able|ible|ful|less)$"
)
_DESCRIBING = words.listing("describing")
_BEFORE_PREPS = {
    "from": frozenset({"ranges", "reaches", "extends", "stretches"}),
    "as": frozenset({"counts", "ranks", "serves", "qualifies"}),
}
_NO_LONGER = frozenset({"longer", "no longer"})
_NEVER_FRONTED = frozenset({"from", "off", "onto", "into", "on"})


def behind_noun(word: Candidate, before: Tag) -> bool:
    """As in "Italy bans it", "staff also use it", and not "the new rules", "Italy's use", "expose client details"."""
    del before
    here, number = word.here, word.here.governing
    third = Form.third in word.forms
    if third and number == here.at - 1 and here.items[number].mention is None and _ADJECTIVAL.search(here.low_before):
        return False
    if _ends_relative_clause(word, number) or (third and _is_of_neither(here)) or _befalls(word):
        return True
    if third and (_is_of_compound(here) or _is_none(word)):
        return False
    if third and (word.head in _BEFORE_PREPS.get(here.low_after, ()) or _is_only_verb(here, number)):
        return True  # "the list ranges from Viber to Imo", "use of it counts as plagiarism"
    if number == here.at - 1 and owns(here.items[number]) and (Form.base in word.forms or word.head in also_nouns()):
        return False
    if not word.is_also_noun or here.low_after == "being" or (third and here.low_before in _NO_LONGER):
        return True  # "the app faces being blocked", "it no longer works there"
    if third and here.items[number].low in words.verb_listing("times") and here.follows("det"):
        return True  # "the rule signed on Friday bans the app"
    if number == here.at - 1 and number and here.items[number - 1].low in _NEVER_FRONTED:
        return False  # "banned from US Army bases"
    if _is_owned_or_described(here, number) or (third and _is_object(here, number)):
        return False
    beside = number < here.at - 1 and here.before is Kind.adv  # "also block"
    listed = Form.base in word.forms and number > 0 and here.tags[number - 1].kind is Kind.coord
    fits = (
        agrees(here.items[number], word.forms)
        or agrees_further(here, number, word.forms)
        or (Form.base in word.forms and (is_demanded(here, number) or is_said_of_first(here)))
    )
    return (beside or listed or fits) and takes_object(here)


_NO = frozenset({"no", "no more", "any", "any more"})


def _is_none(word: Candidate) -> bool:
    """Whether it is what a verb says that somebody does none of: "will sign no new [contracts] with the firm"."""
    here, at = word.here, word.here.at - 1
    if word.head not in also_nouns():
        return False
    first = max(0, at - PHRASE_LENGTH)
    while at > first and here.items[at].low not in _NO and here.tags[at].kind is Kind.noun:
        at -= 1
    return at > 0 and here.items[at].low in _NO and here.tags[at - 1].kind is Kind.verb


_FINITE = frozenset({Kind.verb, Kind.be, Kind.have, Kind.do, Kind.modal})


def _is_only_verb(here: Context, number: int) -> bool:
    """Whether nothing else in a sentence can be what somebody does: "Kyoto University [worries] about its secrets"."""
    mention = here.items[number].mention
    if number != here.at - 1 or mention is None or mention.plural or mention.way == Way.demonym:
        return False
    acts = mention.new == "body" or (mention.entity is not None and mention.entity.actor is not None)
    if not acts or here.after is None or here.after.tag != "prep" or any(map(here.item.says, ("acts", "dealings"))):
        return False
    earlier = any(tag.kind in _FINITE for tag in here.tags[: here.at])
    later = here.items[here.at + 1 :]
    verbal = any(is_finite(one) or (forms_of(one) and one.low not in also_nouns()) for one in later)
    return here.low_after != "of" and not earlier and not verbal


def _is_owned_or_described(here: Context, number: int) -> bool:
    """Whether the word before owns, counts or describes a noun: "Chinese exports", "23 types", "the new rules"."""
    item = here.items[number]
    if item.mention is not None:
        people = item.mention.plural  # "Canadians"
        return (item.mention.way == Way.demonym and not people) or item.mention.possessive
    if not (item.low.replace(",", "").isdigit() or item.low in _DESCRIBING or item.low.endswith("ed")):
        return False
    stands_alone = number > 0 and here.items[number - 1].low == "the" and item.low in words.listing("ordinals")
    return not (stands_alone and takes_object(here))  # "the first bans the app, the second its maker"


def _ends_relative_clause(word: Candidate, number: int) -> bool:
    """Whether a verb follows that is said of what stands before "that": "the app that students [use] was banned"."""
    here = word.here
    closes = here.after is not None and (here.after.tag in {"be", "have", "modal"} or here.after.low == ",")
    if not closes or not here.at:
        return False
    start = number - 1
    while start > 0 and here.tags[start].kind is Kind.det:
        start -= 1
    relative = start > 0 and here.tags[start].kind in {Kind.that, Kind.rel} and here.tags[start - 1].kind is Kind.noun
    return relative and agrees(here.items[number], word.forms)


_BEFALLING = frozenset({"face", "faces", "risk", "risks"})


def _befalls(word: Candidate) -> bool:
    """Whether it is what comes upon those whom a clause told of: "anyone who uses it [faces] a fine"."""
    here = word.here
    if here.low not in _BEFALLING or not takes_object(here):
        return False
    opened = next((at for at in range(here.at - 1, -1, -1) if here.tags[at].kind is Kind.rel), 0)
    before = any(tag.kind in _FINITE for tag in here.tags[:opened])
    inside = here.tags[opened + 1 : here.at]
    verbs = sum(tag.kind is Kind.verb for tag in inside)
    return opened > 0 and not before and verbs == 1 and all(tag.kind is not Kind.comma for tag in inside)


def _is_object(here: Context, number: int) -> bool:
    """Whether the noun before is itself the object of a verb: "expose client details"."""
    first = max(0, number - PHRASE_LENGTH)
    while number > first and here.tags[number].kind in {Kind.noun, Kind.det}:
        number -= 1
    return here.tags[number].kind is Kind.verb and here.tags[number].lemma not in words.verb_listing("saying")


_WITH_SHELVES = frozenset({"store", "shop", "supermarket", "retail", "pharmacy", "warehouse", "library"})


def _is_of_shop(here: Context) -> bool:
    """Whether what stands there says whose shelves they are: "store shelves", "off American shelves"."""
    behind_place = here.at > 1 and here.items[here.at - 2].low in {"off", "on", "from"}
    return here.low_before in _WITH_SHELVES or (behind_place and here.items[here.at - 1].mention is not None)


def _is_of_neither(here: Context) -> bool:
    """Whether it is what two things do not do that a sentence opened with: "Neither Signal nor Viber [opens] there"."""
    if here.at < 4 or here.items[here.at - 1].mention is None:
        return False
    first = next((at for at in range(here.at - 1, -1, -1) if here.items[at].low == "neither"), here.at)
    between = here.tags[first + 1 : here.at]
    joined = any(one.low == "nor" for one in here.items[first : here.at])
    return joined and all(tag.kind in {Kind.noun, Kind.det, Kind.coord} for tag in between)


def _is_of_compound(here: Context) -> bool:
    """As in "told to paste case files", where a bare singular noun behind an infinitive can only describe another."""
    if here.low == "shelves" and here.before is Kind.noun and _is_of_shop(here):
        return True
    if here.at < 3 or here.before is not Kind.noun or here.tags[here.at - 2].kind is not Kind.verb:
        return False
    noun, verb = here.items[here.at - 1], here.tags[here.at - 2]
    bare = noun.mention is None and not noun.is_capital and not is_plural(noun) and not noun.words
    return bare and Form.base in verb.forms and here.tags[here.at - 3].kind in {Kind.to, Kind.modal, Kind.neg}
