"""The closed words of a sentence, punctuation among them: what they are at the place where they stand.

Most are one thing wherever they stand, which the lexicon says (`grammar.toml`, tags). Those that may be several things
have a rule each, here or where all of their sort stand.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from policytrack.reading.rules import words
from policytrack.reading.rules.tagging.adverbs import ADVERBS
from policytrack.reading.rules.tagging.context import Context, Rule, is_nominal
from policytrack.reading.rules.tagging.counting import COUNTING, counts
from policytrack.reading.rules.tagging.determiners import DETERMINERS
from policytrack.reading.rules.tagging.infinitives import to_word
from policytrack.reading.rules.tagging.openers import OPENERS
from policytrack.reading.rules.tagging.tags import Form, Kind, Tag
from policytrack.reading.rules.tagging.that import that_word
from policytrack.reading.rules.tagging.verbs import is_base, verb_of
from policytrack.reading.rules.words import Part

__all__ = ["always_closed", "closed_word", "is_ambiguous"]

_STOPS = (";", ":", "\u2014", "\u2013", "--", "(", ")", "[", "]")
_QUOTES = ('"', "\u201c", "\u201d", "\u2018", "\u2019")
_KINDS = {"and": Kind.coord} | {
    kind.value: kind for kind in Kind.members() if kind.value in words.load("grammar")["tags"]
}
_STATE_OPENERS = frozenset({"on", "off", "under", "in", "out", "up"})
_CLOSING = frozenset({'"', "\u201d"})
_OPENING_QUOTES = frozenset({'"', "\u201c"})
_QUOTED = 40
_INFLECTED = frozenset({Kind.be, Kind.have, Kind.do})
_TIMED = frozenset({"earlier", "later", "early"})
_NOTHING: frozenset[str] = frozenset()


def _beside(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """Words with all that may stand beside each."""
    found: dict[str, set[str]] = {}
    for word, beside in pairs:
        found.setdefault(word, set()).add(beside)
    return {word: frozenset(beside) for word, beside in found.items()}


_ADVERBIAL = words.listing("adverbial_phrases")
_BEHIND_FIRST = _beside((first, rest) for first, _, rest in (one.partition(" ") for one in _ADVERBIAL))
_BEFORE_LAST = _beside((last, rest) for rest, _, last in (one.rpartition(" ") for one in _ADVERBIAL))
_PHRASE_WORDS = frozenset({*_BEHIND_FIRST, *_BEFORE_LAST})


def closed_word(here: Context) -> Tag | None:
    """The tag of a closed word, and none of any other word."""
    item = here.item
    if item.low in _PHRASE_WORDS and _is_adverbial(here):
        return Tag(Kind.adv)
    if item.low in COUNTING and counts(here):
        return Tag(Kind.adv)
    if item.low in _TIMED and here.before is Kind.det and is_nominal(here.after):
        return Tag(Kind.noun)  # "an earlier ban"
    rule = _rules().get(item.low)
    tag = rule(here) if rule is not None else None
    return tag if tag is not None else always_closed(item.low, item.tag)


def is_ambiguous(low: str) -> bool:
    """Whether it is told by its place what a closed word is."""
    return low in _PHRASE_WORDS or low in COUNTING or low in _TIMED or low in _rules()


@lru_cache(maxsize=1 << 12)
def always_closed(low: str, tag: str) -> Tag | None:
    """The tag of a closed word, by its spelling and what the lexicon says, if its place does not tell."""
    fixed = _fixed().get(low)
    if fixed is not None:
        return fixed
    if low.endswith("n't"):
        return Tag(Kind.modal)
    if low in _states():
        return Tag(Kind.adv)
    kind = _KINDS.get(tag)
    if kind is None:
        return None
    return Tag(kind, *verb_of(low)) if kind in _INFLECTED else Tag(kind)


@cache
def _states() -> frozenset[str]:
    """What says how a measure stands without describing a noun: "put the order [on hold]"."""
    said = (phrase for phrase, word in words.phrases("turns") if word.part is Part.state)
    return frozenset(one for one in said if " " in one and one.split()[0] in _STATE_OPENERS)


def _is_adverbial(here: Context) -> bool:
    """Whether a word makes an adverb with one beside it: "once more banned it", and not "in part of the country"."""
    low, after = here.low, here.low_after
    if here.low_before in _BEFORE_LAST.get(low, _NOTHING):
        return after != "of"
    if after not in _BEHIND_FIRST.get(low, _NOTHING):
        return False
    return here.at + 2 >= len(here.items) or here.items[here.at + 2].low != "of"


@cache
def _rules() -> Mapping[str, Rule]:
    """The words that are not always the same, with what tells what they are."""
    verbs = {"had": _had, "got": _had, "stay": _stay, "may": _may, "being": _being, "ca": _initials, "wo": _initials}
    return {**ADVERBS, **OPENERS, **DETERMINERS, **verbs, ",": _comma, "that": that_word, "to": to_word}


@cache
def _fixed() -> Mapping[str, Tag]:
    """The words that the lexicon lists as something else than what they always are, and punctuation."""
    kinds: tuple[tuple[Kind, Iterable[str]], ...] = (
        (Kind.det, words.listing("possessives")),
        (Kind.be, words.listing("negated_be")),
        (Kind.have, words.listing("negated_have")),
        (Kind.stop, _STOPS),
        (Kind.quote, _QUOTES),
        (Kind.comma, (",",)),
        (Kind.neg, ("not", "never", "no longer")),
        (Kind.modal, ("cannot",)),
        (Kind.noun, ("headquarters",)),
    )
    return {low: Tag(kind) for kind, lows in kinds for low in lows}


def _may(here: Context) -> Tag | None:
    """The month: "in May the app was banned", not "staff may use it"."""
    is_month = here.item.text == "May" and here.at and not (here.after is not None and is_base(here.after))
    return Tag(Kind.noun) if is_month else None


def _initials(here: Context) -> Tag | None:
    """As in "Kenya's CA", which is no part of "can't"."""
    return None if here.low_after in {"n't", "not"} else Tag(Kind.noun)


def _being(here: Context) -> Tag | None:
    """As in "for the time being"."""
    return Tag(Kind.noun) if here.low_before == "time" else None


def _had(here: Context) -> Tag | None:
    """As in "can no longer be [had]", "was to be [got] there", where it is no auxiliary."""
    done = here.before is Kind.be and (here.after is None or here.after.tag in {"prep", "punct"})
    return Tag(Kind.verb, _GOT[here.low], frozenset({Form.past, Form.participle})) if done else None


_GOT = {"had": "have", "got": "get"}


def _stay(here: Context) -> Tag | None:
    """As in "a judge granted a stay", where it is no verb."""
    return Tag(Kind.noun) if here.before is Kind.det else None


def _comma(here: Context) -> Tag | None:
    """The end of what is quoted: "it is banned," said the minister; a clause of its own follows."""
    quoted = here.low_after in _CLOSING and here.at + 2 < len(here.items)
    opened = quoted and any(item.low in _OPENING_QUOTES for item in here.items[max(0, here.at - _QUOTED) : here.at])
    if not opened or here.items[here.at + 2].low in {",", "."}:
        return None
    before, after = here.items[here.at - 1], here.items[here.at + 2]
    listed = before.low in _CLOSING and after.mention is not None  # '"Roblox", "Minecraft" and'
    return None if listed else Tag(Kind.stop)
