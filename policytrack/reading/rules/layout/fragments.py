"""Sentences that are none: fragments, which leave out of what they tell, and questions, which turn the words round."""

from collections.abc import Sequence
from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, itemise
from policytrack.reading.rules.tagging import Form, Kind, tags_of
from policytrack.reading.rules.words import Part

__all__ = ["completed", "says_no", "stated"]

_WHICH = "which apps"
_IT, _IT_IS, _THESE_ARE, _ARTICLE = "it", "it is", "these are", "the"
_STATES = words.listing("fragment_openers")


def completed(items: Sequence[Item], *, of_several: bool = False) -> Sequence[Item]:
    """The items of a fragment with the "it is" or "the" that it leaves out; those of anything else as they are."""
    if not items:
        return items
    state = (_THESE_ARE if of_several else _IT_IS) if _says_state(items) else ""
    said = _ARTICLE if _names_measure(items) else _IT if _says_deed(items) else state
    at = items[0].start
    return [*(replace(one, start=at, end=at) for one in itemise(said, 0, len(said), ())), *items]


def _names_measure(items: Sequence[Item]) -> bool:
    """As in "ban lifted in May"."""
    turn = items[1].says("turns", Part.verb, Part.participle) if len(items) > 1 else None
    return items[0].says("acts", Part.noun) is not None and turn is not None


def _says_deed(items: Sequence[Item]) -> bool:
    """As in "bans AI therapists", which without a subject looks like a noun."""
    verb = items[0].says("acts", Part.verb)
    after = items[1] if len(items) > 1 else None
    if verb is None or after is None or not items[0].low.endswith("s") or after.says("turns", Part.verb):
        return False
    return after.tag in {"det", "name", "role", ""} and after.low[0].isalpha()


def _says_state(items: Sequence[Item]) -> bool:
    """Whether words begin with what is said of something, and have no verb of their own."""
    tags = tags_of(items)
    if any(tag.kind in _FINITE for tag in tags):
        return False
    first = next((at for at, tag in enumerate(tags) if tag.kind is not Kind.adv), 0)
    item, tag = items[first], tags[first]
    if item.mention is not None:
        return False
    if tag.kind is Kind.neg or item.low.split()[0] in _STATES or item.says("acts", Part.state):
        return True
    after = tags[first + 1].kind if first + 1 < len(items) else Kind.stop
    bare = after in {Kind.prep, Kind.adv, Kind.stop, Kind.comma, Kind.sub, Kind.noun} and items[first + 1 :][:1] != []
    done = tag.kind is Kind.verb and Form.participle in tag.forms
    return done and (first + 1 == len(items) or (bare and (after is not Kind.noun or " " in item.low)))


_NONE = frozenset({"no", "none", "nothing"})


def says_no(items: Sequence[Item]) -> bool:
    """Whether a fragment says that there is nothing: "no evidence of blocking"."""
    return items[0].low in _NONE and not any(tag.kind in _FINITE for tag in tags_of(items))


_FINITE = frozenset({Kind.be, Kind.have, Kind.modal, Kind.do})
_AUXILIARIES = frozenset({"be", "have", "do", "modal"})
_OPENING_LENGTH = 4
_SUBJECT_LENGTH = 6


def stated(items: Sequence[Item]) -> Sequence[Item]:
    """The items of a question in the order of a statement: "did Ruritania ban it" is "Ruritania did ban it".

    Example:
        >>> text = "is it banned?"
        >>> [one.low for one in stated(itemise(text, 0, len(text), ()))]
        ['it', 'is', 'banned', '?']
    """
    at = next((at for at, one in enumerate(items[:_OPENING_LENGTH]) if one.tag in _AUXILIARIES), None)
    if at is None:
        return items
    if at == 1 and items[0].low == "what" and items[at].tag == "be":  # "What is banned?"
        start = items[0].start
        which = itemise(_WHICH, 0, len(_WHICH), ())
        return [*(replace(one, start=start, end=items[0].end) for one in which), *items[1:]]
    behind = items[at + 1 : at + 1 + _SUBJECT_LENGTH]
    subject = next((number for number, one in enumerate(behind) if one.mention is not None or one.tag == "pron"), None)
    if subject is not None and behind[subject].mention is not None:
        first = behind[subject].mention
        subject = None if first is not None and (first.possessive or first.modifies) else subject
    if subject is None or any(one.words or one.tag not in {"", "det"} for one in behind[:subject]):
        return items
    end = at + subject + 2
    return [*items[:at], *items[at + 1 : end], items[at], *items[end:]]
