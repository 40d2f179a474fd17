"""The open words of a sentence: which of them are verbs or adverbs at the place where they stand.

A word that the list of verbs does not have is told by its ending. One that it has may still be a noun ("the use") or
describe one ("the proposed ban", "growing concern"): what stands beside it tells.
"""

from collections.abc import Callable, Mapping

from policytrack.reading.rules import words
from policytrack.reading.rules.tagging.candidates import Candidate
from policytrack.reading.rules.tagging.context import Context, is_nominal, is_plural
from policytrack.reading.rules.tagging.nouns import behind_noun
from policytrack.reading.rules.tagging.objects import takes_object
from policytrack.reading.rules.tagging.participles import GERUND_NOUNS, is_adjective, is_gerund
from policytrack.reading.rules.tagging.subjects import PHRASE_LENGTH, agrees_before_aside, is_awaited
from policytrack.reading.rules.tagging.tags import Form, Kind, Tag
from policytrack.reading.rules.tagging.that import is_finite
from policytrack.reading.rules.tagging.verbs import also_nouns, heading_verb, is_base, may_be_verb, verb_of
from policytrack.reading.rules.words import Part

__all__ = ["may_be_open", "may_stop", "open_word", "stopping", "unlisted_verb"]

_OPEN_ENDINGS = ("ly", "ed", "ing")
_LIST_LENGTH = 14
_TURNS = frozenset({"but", "yet"})
_ADJECTIVES = words.listing("adjectives_like_verbs")
_OVER = frozenset({"is over", "was over"})
_BEFORE_PLAIN_VERBS = frozenset({Kind.to, Kind.modal, Kind.do, Kind.rel, Kind.pron})  # "users who open it"
_TIMES = words.verb_listing("times")
_SUBJECTS = words.listing("subject_pronouns") | {"these", "those"}
_HELPING = words.verb_listing("helping")
_SAYING = words.verb_listing("saying") | {"confirm", "claim", "insist", "note", "argue", "add", "think", "believe"}


def open_word(here: Context) -> Tag | None:
    """The tag of a verb or adverb, and none of what is part of a noun phrase."""
    item = here.item
    low = item.low
    if low in _OVER:
        return Tag(Kind.be)
    if not low or not low[0].isalpha() or not may_be_verb(item):
        return None
    if low == "last" and here.after is not None and here.after.low in _TIMES:
        return None  # "did so last year"
    head = low.split(maxsplit=1)[0]
    lemma, forms = heading_verb(low)
    if not forms:
        return _unknown(here)
    word = Candidate(here, head, forms)
    if head in _ADJECTIVES and not (word.before is not None and word.before.kind in _BEFORE_PLAIN_VERBS):
        return None
    return Tag(Kind.verb, lemma, forms) if _is_verb(word) else None


def may_stop(low: str) -> bool:
    """Whether a word is a form of "stay" or says that something is over, which its place tells."""
    return low.startswith("stay") or low in _OVER


def stopping(here: Context) -> Tag | None:
    """The tag of "stay" where it stops something: "was stayed by a judge", "stayed the ban", not "stays in force"."""
    lemma, forms = verb_of(here.low)
    if lemma != "stay" or here.item.mention is not None or not (here.item.tag == "be" or Form.gerund in forms):
        return None
    after = here.after
    if here.before is Kind.det:  # "a stay that had kept it from acting"
        return None
    owner = after is not None and after.mention is not None and after.mention.possessive
    stopped = here.before is Kind.be and here.low == "stayed"
    return Tag(Kind.verb, lemma, forms) if stopped or owner or here.follows("det") else None


def unlisted_verb(here: Context) -> Tag | None:
    """What no list has is a verb behind "may" or "must no longer", if no verb follows: "may not geofence"."""
    number = here.governing
    if number <= 0 or here.tags[number].kind is not Kind.modal or not here.low.isalpha() or here.item.is_capital:
        return None
    if here.item.words or here.item.tag or (here.after is not None and is_base(here.after)):
        return None
    ends = here.after is None or here.after.tag in {"det", "pron", "prep", "adv", "to", "and", "punct"}
    return Tag(Kind.verb, here.low, frozenset({Form.base})) if ends or is_nominal(here.after) else None


def may_be_open(low: str) -> bool:
    """Whether a word may be a verb or adverb at some place, by its spelling."""
    if not low or not low[0].isalpha():
        return False
    return bool(heading_verb(low)[1]) or low.endswith(_OPEN_ENDINGS)


def _unknown(here: Context) -> Tag | None:
    """What an unlisted word is by its ending: "swiftly", "was geofenced", "by geofencing"; "undecided" is no verb."""
    low = here.low
    if low.endswith("ly") and len(low) > 4:
        return Tag(Kind.adv) if here.before is not Kind.det or here.follows("adv") else None  # "its weekly meeting"
    if "-" in low or here.item.is_capital or " " in low or low.startswith("un") or low in GERUND_NOUNS:
        return None
    if low.endswith("ed") and len(low) > 4 and _takes_past(here):
        return Tag(Kind.verb, low, frozenset({Form.past, Form.participle}))
    if low.endswith("ing") and len(low) > 5 and here.before in {Kind.be, Kind.prep, Kind.comma, Kind.sub}:
        return Tag(Kind.verb, low, frozenset({Form.gerund}))
    return None


def _takes_past(here: Context) -> bool:
    """Whether a past form may stand here: behind an auxiliary or pronoun, or between a noun and an object."""
    if here.before is Kind.noun:
        return here.follows("det", "pron", "to")
    return here.before in {Kind.be, Kind.have, Kind.pron, Kind.adv, Kind.neg}


def _is_verb(word: Candidate) -> bool:
    """Whether a form of a verb is one here."""
    if Form.gerund in word.forms:
        return is_gerund(word.here)
    if word.here.low == "results" and word.here.low_after not in _RESULTING:
        return False  # "the election results"
    is_base_of_noun = Form.base in word.forms and word.head in also_nouns()
    if word.forms & {Form.past, Form.participle} and not is_base_of_noun:
        return not is_adjective(word.here)
    if is_base_of_noun and (_is_listed(word.here) or _is_let(word.here)):
        return True
    before = word.before
    if before is None:
        if word.head in also_nouns() and (Form.third in word.forms or word.here.low_after == "for"):
            return False  # "Calls for a ban grew", "Pressure for it grew"
        return not word.is_also_noun or (Form.base in word.forms and takes_object(word.here))
    return _BEHIND.get(before.kind, _behind_other)(word, before)


_RESULTING = frozenset({"in", "from"})


def _is_listed(here: Context) -> bool:
    """Whether a form stands in a list of verbs: "may not install, [download], or use it"."""
    before = here.tags[here.at - 2] if here.at > 1 and here.before is Kind.comma else None
    if before is None or before.kind is not Kind.verb or Form.base not in before.forms:
        return False
    ahead = [one for one in here.items[here.at + 1 : here.at + 4] if one.low not in {",", "and", "or"}]
    between = here.after is not None and here.after.low in {",", "and", "or"}
    return between and any(is_base(one) for one in ahead[:1])


def _behind_auxiliary(word: Candidate, before: Tag) -> bool:
    """As in "has cut", "is put", where a noun would need an article; not "is close to"."""
    if before.kind is Kind.be and word.forms <= {Form.base}:
        return False
    return Form.participle in word.forms or not word.is_also_noun


def _behind_verb(word: Candidate, before: Tag) -> bool:
    """As in "helped ban it", and not "faces bans", "suspend transfers"."""
    if Form.third in word.forms and Form.base not in word.forms and word.here.before is Kind.verb:
        return False
    return not word.is_also_noun or (before.lemma in _HELPING and Form.base in word.forms)


def _behind_article(word: Candidate, before: Tag) -> bool:
    """As in "the use", "of access"."""
    del word, before
    return False


def _behind_modal(word: Candidate, before: Tag) -> bool:
    """As in "may use", "told to block", "does not ban"."""
    return Form.base in word.forms or _behind_other(word, before)


def _behind_pronoun(word: Candidate, before: Tag) -> bool:
    """As in "they use", "it bans", "let them access it", and not "gave them access"."""
    here, number = word.here, word.here.governing
    low = here.items[number].low
    if number and here.tags[number - 1].kind is Kind.verb and low in {"it", "them", "us"}:
        helped = Form.base in word.forms and here.tags[number - 1].lemma in _HELPING
        if low == "it" and Form.third in word.forms and here.tags[number - 1].lemma in _SAYING:
            return True  # "the school said it blocks the app"
        if helped or word.is_also_noun:
            return helped
        if Form.base in word.forms and any(one.kind is Kind.rel for one in here.tags[:number]):
            return True  # "states that have banned it include Iowa"
    del before
    return bool(word.forms & {Form.third, Form.past}) or low in _SUBJECTS


def _behind_relative(word: Candidate, before: Tag) -> bool:
    """As in "the firms which use it", and not "the firm whose use", "told them that exports of it"."""
    del before
    if word.is_also_noun and word.here.low_after in {"of", "by"}:
        return False
    return not (word.is_also_noun and word.here.low_before == "whose")


def _behind_conjunction(word: Candidate, before: Tag) -> bool:
    """As in "download or use it", and not "fines and bans"."""
    if before.kind is Kind.comma and agrees_before_aside(word) and is_awaited(word.here):
        return True
    if word.here.before is Kind.adv and before.kind is Kind.coord and word.here.follows("det", "pron"):
        return True  # "banned it in May and now uses it"
    takes = (_has_form_before(word) and takes_object(word.here)) or _has_object(word)
    return not word.is_also_noun or takes or (before.kind is Kind.coord and _goes_on_to(word))


def _goes_on_to(word: Candidate) -> bool:
    """As in "banned the app last year and [plans] to ban another", and not "announced goals and plans to ban it"."""
    here = word.here
    if Form.third not in word.forms or here.low_after != "to" or here.at < 2:
        return False
    joined = here.items[here.at - 2]
    named = joined.mention is not None or joined.low in words.verb_listing("times") or joined.low.isdigit()
    return named or not is_plural(joined)


def _behind_turn(word: Candidate, before: Tag) -> bool:
    """As in "lifted its ban but [blocks] another", and not "if bans", "but blocks of it"."""
    del before
    return not word.is_also_noun or (word.here.items[word.here.governing].low in _TURNS and _has_object(word))


def _has_object(word: Candidate) -> bool:
    """Whether a name or article follows, as behind no noun: "and [keeps] it offline", not "and curbs Beijing set"."""
    here = word.here
    if Form.third not in word.forms or Form.base in word.forms or not here.follows("det", "pron"):
        return False
    if here.low_after == "that":
        return False  # "devices and [networks] that belong to it"
    named = here.after is not None and here.after.mention is not None
    behind = here.items[here.at + 2 :][:1] if named else here.items[here.at + 3 :][:1]
    return not any(map(is_finite, behind))


def _behind_other(word: Candidate, before: Tag) -> bool:
    del before
    return not word.is_also_noun


_BEHIND: Mapping[Kind, Callable[[Candidate, Tag], bool]] = {
    Kind.be: _behind_auxiliary,
    Kind.have: _behind_auxiliary,
    Kind.verb: _behind_verb,
    Kind.det: _behind_article,
    Kind.prep: _behind_article,
    Kind.to: _behind_modal,
    Kind.modal: _behind_modal,
    Kind.do: _behind_modal,
    Kind.pron: _behind_pronoun,
    Kind.rel: _behind_relative,
    Kind.coord: _behind_conjunction,
    Kind.comma: _behind_conjunction,
    Kind.sub: _behind_turn,
    Kind.noun: behind_noun,
}


def _is_let(here: Context) -> bool:
    """Whether the noun before is let do something: "let the project [resume]", "let its ban on the app [lapse]"."""
    if here.item.says("acts", Part.noun) is not None:  # "let the TikTok ban lapse"
        return False
    at, first = here.at - 1, max(0, here.at - 2 * PHRASE_LENGTH)
    while at > first and here.tags[at].kind in {Kind.noun, Kind.det, Kind.prep, Kind.coord, Kind.comma}:
        at -= 1
    let = at >= 0 and here.tags[at].kind is Kind.verb and here.tags[at].lemma == "let"
    named = here.after is not None and is_base(here.after)  # "let its TikTok ban lapse"
    return let and at + 1 < here.at and here.before is Kind.noun and here.low_after not in {"of", "on"} and not named


def _has_form_before(word: Candidate) -> bool:
    """Whether the verb before a conjunction is of the same form: "download or use", not "banned and fines"."""
    number = word.here.governing
    for back in range(number - 1, max(-1, number - _LIST_LENGTH), -1):
        if word.here.tags[back].kind is Kind.verb:
            return bool(word.here.tags[back].forms & word.forms)
    return False
