"""Whether a noun before a form of a verb may be its subject, right before it or further off."""

from policytrack.reading.rules.items import Item
from policytrack.reading.rules.tagging.candidates import Candidate
from policytrack.reading.rules.tagging.context import Context, is_plural
from policytrack.reading.rules.tagging.objects import SUBJUNCTIVE
from policytrack.reading.rules.tagging.tags import Form, Kind

__all__ = [
    "PHRASE_LENGTH",
    "agrees",
    "agrees_before_aside",
    "agrees_further",
    "is_awaited",
    "is_demanded",
    "is_said_of_first",
]

PHRASE_LENGTH = 30
"""How many words a phrase is looked through for what stands before it."""
_AUXILIARIES = frozenset({Kind.be, Kind.have, Kind.do, Kind.modal})
_FINITE = _AUXILIARIES | {Kind.verb}
_WITHIN_RELATIVES = frozenset({Kind.noun, Kind.det, Kind.pron, Kind.adv, Kind.neg}) | _AUXILIARIES


def agrees_before_aside(word: Candidate) -> bool:
    """Whether a form fits what a sentence opens with: "The law, made by Italy, [bans]", "States, as Oman, [block]"."""
    if Form.third in word.forms:
        return True
    if Form.base not in word.forms:
        return False
    comma = next((at for at, tag in enumerate(word.here.tags) if tag.kind is Kind.comma), 0)
    return 0 < comma < word.here.at - 1 and is_plural(word.here.items[comma - 1])


def is_awaited(here: Context) -> bool:
    """Whether a sentence lacks its verb behind what stands between commas: "The law, made by Italy, [bans] it"."""
    goes_on = here.before is Kind.comma and here.after is not None and here.after.tag in {"to", "adv"}
    if not (here.follows("det", "pron") or goes_on):  # "plans to", "works again"
        return False
    opened = max((at for at, tag in enumerate(here.tags[: here.at]) if tag.kind is Kind.rel), default=-1)
    if 0 <= opened < here.at - 1 and here.tags[opened + 1].kind is Kind.comma:
        return True  # "a law which, among other things, [bans] the app"
    return all(tag.kind not in _FINITE or _is_beside(here, at) for at, tag in enumerate(here.tags[: here.at]))


def _is_beside(here: Context, at: int) -> bool:
    """Whether a verb only tells more of a noun: "The law, [made] by Italy,", "The law, which [begins] in May,"."""
    before = here.tags[at - 1].kind if at else None
    if before is Kind.to or (Form.gerund in here.tags[at].forms and before is Kind.noun):
        return True  # "firms [exporting] chips", "that want to [export] chips"
    if before is Kind.comma:
        return Form.participle in here.tags[at].forms
    start = at - 1
    while start > 0 and here.tags[start].kind in _WITHIN_RELATIVES:
        start -= 1
    return start >= 0 and here.tags[start].kind is Kind.rel


def is_said_of_first(here: Context) -> bool:
    """Whether a sentence begins with several and lacks its verb: "Firms exporting chips to China [need] a permit"."""
    if here.at > PHRASE_LENGTH:
        return False
    first = next((at for at, tag in enumerate(here.tags) if tag.kind is Kind.noun), here.at)
    ends = first + 1 < here.at and here.tags[first + 1].kind is not Kind.noun
    return ends and first <= 1 and is_plural(here.items[first]) and is_awaited(here)


def is_demanded(here: Context, number: int) -> bool:
    """Whether a base form is what is asked for: "demands that Chile [ban] it"."""
    first = max(1, number - PHRASE_LENGTH)
    while number > first and here.tags[number].kind in {Kind.noun, Kind.det}:
        number -= 1
    return here.tags[number].kind is Kind.that and here.tags[number - 1].lemma in SUBJUNCTIVE


def agrees_further(here: Context, number: int, forms: frozenset[Form]) -> bool:
    """Whether the first noun, past "in Chile" and the like, may be the subject: "New rules in Chile [keep]"."""
    if number > PHRASE_LENGTH:
        return False
    while number > 0 and here.tags[number].kind in {Kind.noun, Kind.det}:
        number -= 1
    if number < 1 or here.tags[number].kind is not Kind.prep or here.tags[number - 1].kind is not Kind.noun:
        return False
    first = number - 1
    while first > 0 and here.tags[first].kind in {Kind.noun, Kind.det}:
        first -= 1
    return first == 0 and here.tags[0].kind in {Kind.noun, Kind.det} and agrees(here.items[number - 1], forms)


def agrees(item: Item, forms: frozenset[Form]) -> bool:
    """Whether the noun before may be the subject: one thing "plans", several "plan", either "cut"."""
    mention = item.mention
    if mention is not None and (mention.possessive or (mention.modifies and not mention.plural)):
        return False
    if Form.third not in forms and Form.past in forms:
        return True
    return is_plural(item) != (Form.third in forms)
