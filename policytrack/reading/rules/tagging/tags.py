"""Parts of speech, and the forms of verbs."""

from dataclasses import dataclass
from typing import ClassVar

from policytrack.reading.rules.codes import Code

__all__ = ["Form", "Kind", "Tag"]


class Kind(Code):
    """Parts of speech, as far as finding who does what to what needs them."""

    noun: ClassVar["Kind"]  # whatever a noun phrase is made of, adjectives and the point of a sentence too
    det: ClassVar["Kind"]
    pron: ClassVar["Kind"]
    prep: ClassVar["Kind"]
    coord: ClassVar["Kind"]
    sub: ClassVar["Kind"]
    rel: ClassVar["Kind"]
    that: ClassVar["Kind"]
    to: ClassVar["Kind"]
    modal: ClassVar["Kind"]
    be: ClassVar["Kind"]
    have: ClassVar["Kind"]
    do: ClassVar["Kind"]
    neg: ClassVar["Kind"]
    adv: ClassVar["Kind"]
    verb: ClassVar["Kind"]
    comma: ClassVar["Kind"]
    stop: ClassVar["Kind"]
    quote: ClassVar["Kind"]


class Form(Code):
    """The forms of a verb."""

    base: ClassVar["Form"]
    third: ClassVar["Form"]
    past: ClassVar["Form"]
    participle: ClassVar["Form"]
    gerund: ClassVar["Form"]


@dataclass(frozen=True, slots=True)
class Tag:
    """The part of speech of an item; of a verb its base form and what forms it may be."""

    kind: Kind
    lemma: str = ""
    forms: frozenset[Form] = frozenset()
