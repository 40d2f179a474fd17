"""Parts of speech, and the forms of verbs."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Form", "Kind", "Tag"]


class Kind(StrEnum):
    """Parts of speech, as far as finding who does what to what needs them."""

    noun = "noun"  # whatever a noun phrase is made of: nouns, names, adjectives, numbers; the point of a sentence too
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
