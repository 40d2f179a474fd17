"""The open words of a sentence: which of them are verbs or adverbs at the place where they stand.

A word that the list of verbs does not have is told by its ending. One that it has may still be a noun ("the use") or
describe one ("the proposed ban", "growing concern"): what stands beside it tells.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.tagging.context import Context, is_nominal, is_plural
from policytrack.reading.rules.tagging.tags import Form, Kind, Tag
from policytrack.reading.rules.tagging.that import is_finite
from policytrack.reading.rules.tagging.verbs import (
    VERBAL,
    also_nouns,
    forms_of,
    heading_verb,
    is_base,
    may_be_verb,
    verb_of,
)
from policytrack.reading.rules.words import Part

__all__ = ["may_be_open", "may_stop", "open_word", "stopping", "unlisted_verb"]

_ADJECTIVAL = re.compile(
    r"(?<!execut)(?<!representat)(?<!gener)(?<!offici)(?<!princip)(?<!direct)(?<!initiat)(?<!object)(?:al|ive|ous|ic|able|ible|ful|less)$"
)
_DESCRIBING_ENDINGS = ("al", "ly", "ic", "ous", "ive", "new")
_OPEN_ENDINGS = ("ly", "ed", "ing")
_LIST_LENGTH = 14
_PHRASE_LENGTH = 30
_SUBJUNCTIVE = words.listing("subjunctive")
_STOPPING = words.listing("stopping")
_ADJECTIVES = words.listing("adjectives_like_verbs")
_GERUND_NOUNS = words.listing("nouns_in_ing")
_DESCRIBING = words.listing("describing")
_DEGREES = words.listing("degrees")
_TELLING = ("acts", "dealings", "turns")
_OVER = frozenset({"is over", "was over"})
_BEFORE_PLAIN_VERBS = frozenset({Kind.to, Kind.modal, Kind.do, Kind.rel, Kind.pron})  # "users who open it"
_TIMES = words.verb_listing("times")
_SUBJECTS = words.listing("subject_pronouns")
_FOREMOST = frozenset({"leading", "remaining", "competing", "participating", "neighbouring", "neighboring"})
_HELPING = words.verb_listing("helping")


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
    word = _Word(here, head, forms)
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


@dataclass(slots=True)
class _Word:
    """A form of a verb in its sentence."""

    here: Context
    head: str
    forms: frozenset[Form]

    @property
    def is_also_noun(self) -> bool:
        """Whether the same word is a noun as often: "use", but not the cue "use up"."""
        return self.head in also_nouns() and " " not in self.here.low

    @property
    def before(self) -> Tag | None:
        """The tag of the word that tells most, before adverbs; at the beginning none."""
        number = self.here.governing
        return self.here.tags[number] if number >= 0 else None


def _unknown(here: Context) -> Tag | None:
    """What an unlisted word is by its ending: "swiftly", "was geofenced", "by geofencing"; "undecided" is no verb."""
    low = here.low
    if low.endswith("ly") and len(low) > 4:
        return Tag(Kind.adv) if here.before is not Kind.det or here.follows("adv") else None  # "its weekly meeting"
    if "-" in low or here.item.is_capital or " " in low or low.startswith("un") or low in _GERUND_NOUNS:
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


def _is_verb(word: _Word) -> bool:
    """Whether a form of a verb is one here."""
    if Form.gerund in word.forms:
        return _is_gerund(word.here)
    is_base_of_noun = Form.base in word.forms and word.head in also_nouns()
    if word.forms & {Form.past, Form.participle} and not is_base_of_noun:
        return not _is_adjective(word.here)
    if is_base_of_noun and (_is_listed(word.here) or _is_let(word.here)):
        return True
    before = word.before
    if before is None:
        if word.head in also_nouns() and (Form.third in word.forms or word.here.low_after == "for"):
            return False  # "Calls for a ban grew", "Pressure for it grew"
        return not word.is_also_noun or (Form.base in word.forms and _takes_object(word.here))
    return _BEHIND.get(before.kind, _behind_other)(word, before)


def _is_listed(here: Context) -> bool:
    """Whether a form stands in a list of verbs: "may not install, [download], or use it"."""
    before = here.tags[here.at - 2] if here.at > 1 and here.before is Kind.comma else None
    if before is None or before.kind is not Kind.verb or Form.base not in before.forms:
        return False
    ahead = [one for one in here.items[here.at + 1 : here.at + 4] if one.low not in {",", "and", "or"}]
    between = here.after is not None and here.after.low in {",", "and", "or"}
    return between and any(is_base(one) for one in ahead[:1])


def _is_gerund(here: Context) -> bool:
    """Whether a form in -ing is a verb here, not a noun or adjective: "the blocking of", "growing concern"."""
    if here.before is Kind.det or here.low_after == "of" or _says_kind(here) or _is_picked(here):
        return False
    if here.before is Kind.verb and here.tags[here.at - 1].lemma in _STOPPING and here.after is not None:
        return True  # "stop offering services"
    if here.low in _GERUND_NOUNS and here.before in {
        Kind.noun,
        Kind.that,
        Kind.have,
        Kind.verb,
        None,
        Kind.coord,
        Kind.prep,
    }:
        return here.before is Kind.prep and here.follows("det", "pron")
    after = here.after
    if here.low in _FOREMOST and here.before in {Kind.prep, None} and is_nominal(after):
        return False
    if here.before is Kind.noun and after is not None and after.tag in {"punct", "prep"} and not here.item.says("acts"):
        return after.tag == "prep" and after.low != "for" and here.items[here.at - 1].mention is None
    return True


def _is_picked(here: Context) -> bool:
    """As in "the last [working] services", "the few [remaining] ones"."""
    picks = here.low_before in _PICKS and here.at > 1 and here.tags[here.at - 2].kind is Kind.det
    return picks and is_nominal(here.after)


_PICKS = frozenset({"last", "few", "first", "only", "other", "many", "two", "three"})


def _says_kind(here: Context) -> bool:
    """Whether a form in -ing says of which kind the things behind it are: "may not use writing assistants"."""
    thing = here.after.mention if here.after is not None else None
    if thing is None:
        return False
    owned = here.before is Kind.noun and _owns(here.items[here.at - 1])  # "ByteDance's editing app"
    if not owned and here.before not in {Kind.verb, Kind.prep, Kind.coord, Kind.comma}:
        return False
    plain = thing.target_role != "" or (thing.entity is not None and thing.entity.general)
    return plain and (here.low in words.listing("kinds_in_ing") or not any(here.item.says(one) for one in _TELLING))


def _is_adjective(here: Context) -> bool:
    """Whether a form in -ed only describes the noun behind it: "the proposed ban", "on banned apps"."""
    after = here.after
    leads = after is not None and is_nominal(after) and (after.mention is not None or not after.low.endswith("ly"))
    if leads and (here.low_before in _DEGREES or _is_counted(here)):
        return True
    if here.low == "advanced" and leads and here.before is Kind.coord:
        return True  # "quantum computers and advanced chips"
    if here.before is Kind.det:
        return leads or here.low_before not in {"all", "both", "each"}
    if not leads:
        return False
    if here.before is Kind.noun:
        owner = here.items[here.at - 1].mention
        owned = owner is not None and owner.possessive and after is not None and after.mention is None
        return owned or _is_described(here)  # "Chile's planned ban"
    if here.before is Kind.adv and here.low_before.endswith("ly") and here.governing >= 0:
        return here.tags[here.governing].kind is Kind.prep
    if here.before is Kind.verb and here.tags[here.at - 1].forms & {Form.base, Form.third}:
        return True  # "does not offer paid accounts"
    return here.before is Kind.prep or (here.before is None and after is not None and after.mention is None)


def _is_counted(here: Context) -> bool:
    """As in "a list of 12 blocked sites", and not "on 12 May blocked sites"."""
    return here.low_before.isdigit() and here.at > 1 and here.items[here.at - 2].low in _COUNTED_BEHIND


_COUNTED_BEHIND = frozenset({"of", "the", "all", "some", "about", "than", "these", "those"})


def _is_described(here: Context) -> bool:
    """Whether an adjective behind a determiner stands before: "a national proposed ban"."""
    return (
        here.at >= 2
        and here.items[here.at - 1].mention is None
        and here.tags[here.at - 2].kind is Kind.det
        and here.low_before.endswith(_DESCRIBING_ENDINGS)
    )


def _behind_auxiliary(word: _Word, before: Tag) -> bool:
    """As in "has cut", "is put", where a noun would need an article; not "is close to"."""
    if before.kind is Kind.be and word.forms <= {Form.base}:
        return False
    return Form.participle in word.forms or not word.is_also_noun


def _behind_verb(word: _Word, before: Tag) -> bool:
    """As in "helped ban it", and not "faces bans", "suspend transfers"."""
    if Form.third in word.forms and Form.base not in word.forms and word.here.before is Kind.verb:
        return False
    return not word.is_also_noun or (before.lemma in _HELPING and Form.base in word.forms)


def _behind_article(word: _Word, before: Tag) -> bool:
    """As in "the use", "of access"."""
    del word, before
    return False


def _behind_modal(word: _Word, before: Tag) -> bool:
    """As in "may use", "told to block", "does not ban"."""
    return Form.base in word.forms or _behind_other(word, before)


def _behind_pronoun(word: _Word, before: Tag) -> bool:
    """As in "they use", "it bans", "let them access it", and not "gave them access"."""
    here, number = word.here, word.here.governing
    low = here.items[number].low
    if number and here.tags[number - 1].kind is Kind.verb and low in {"it", "them", "us"}:
        helped = Form.base in word.forms and here.tags[number - 1].lemma in _HELPING
        if helped or word.is_also_noun:
            return helped
    del before
    return bool(word.forms & {Form.third, Form.past}) or low in _SUBJECTS


def _behind_relative(word: _Word, before: Tag) -> bool:
    """As in "the firms which use it", and not "the firm whose use", "told them that exports of it"."""
    del before
    if word.is_also_noun and word.here.low_after in {"of", "by"}:
        return False
    return not (word.is_also_noun and word.here.low_before == "whose")


def _behind_conjunction(word: _Word, before: Tag) -> bool:
    """As in "download or use it", and not "fines and bans"."""
    if before.kind is Kind.comma and _agrees_before_aside(word) and _is_awaited(word.here):
        return True
    takes = _has_form_before(word) and _takes_object(word.here)
    return not word.is_also_noun or takes or (before.kind is Kind.coord and _goes_on_to(word))


def _goes_on_to(word: _Word) -> bool:
    """As in "banned the app last year and [plans] to ban another", and not "announced goals and plans to ban it"."""
    here = word.here
    if Form.third not in word.forms or here.low_after != "to" or here.at < 2:
        return False
    joined = here.items[here.at - 2]
    named = joined.mention is not None or joined.low in words.verb_listing("times") or joined.low.isdigit()
    return named or not is_plural(joined)


def _agrees_before_aside(word: _Word) -> bool:
    """Whether a form fits what a sentence opens with: "The law, made by Italy, [bans]", "States, as Oman, [block]"."""
    if Form.third in word.forms:
        return True
    if Form.base not in word.forms:
        return False
    comma = next((at for at, tag in enumerate(word.here.tags) if tag.kind is Kind.comma), 0)
    return 0 < comma < word.here.at - 1 and is_plural(word.here.items[comma - 1])


def _is_awaited(here: Context) -> bool:
    """Whether a sentence lacks its verb behind what stands between commas: "The law, made by Italy, [bans] it"."""
    if not (here.follows("det", "pron") or (here.low_after == "to" and here.before is Kind.comma)):
        return False
    opened = max((at for at, tag in enumerate(here.tags[: here.at]) if tag.kind is Kind.rel), default=-1)
    if 0 <= opened < here.at - 1 and here.tags[opened + 1].kind is Kind.comma:
        return True  # "a law which, among other things, [bans] the app"
    finite = {Kind.be, Kind.have, Kind.do, Kind.modal}
    return all(
        tag.kind not in finite and (tag.kind is not Kind.verb or _is_beside(here, at))
        for at, tag in enumerate(here.tags[: here.at])
    )


def _is_beside(here: Context, at: int) -> bool:
    """Whether a verb only tells more of a noun: "The law, [made] by Italy,", "The law, which [begins] in May,"."""
    before = here.tags[at - 1].kind if at else None
    if before is Kind.to or (Form.gerund in here.tags[at].forms and before is Kind.noun):
        return True  # "firms [exporting] chips", "that want to [export] chips"
    if before is Kind.comma:
        return Form.participle in here.tags[at].forms
    start = at - 1
    while start > 0 and here.tags[start].kind in {Kind.noun, Kind.det, Kind.pron, Kind.adv}:
        start -= 1
    return start >= 0 and here.tags[start].kind is Kind.rel


def _behind_other(word: _Word, before: Tag) -> bool:
    del before
    return not word.is_also_noun


_BEFORE_PREPS = {
    "from": frozenset({"ranges", "reaches", "extends", "stretches"}),
    "as": frozenset({"counts", "ranks", "serves", "qualifies"}),
}
_NO_LONGER = frozenset({"longer", "no longer"})
_NEVER_FRONTED = frozenset({"from", "off", "onto", "into", "on"})


def _behind_noun(word: _Word, before: Tag) -> bool:
    """As in "Italy bans it", "staff also use it", and not "the new rules", "Italy's use", "expose client details"."""
    del before
    here, number = word.here, word.here.governing
    third = Form.third in word.forms
    if third and number == here.at - 1 and here.items[number].mention is None and _ADJECTIVAL.search(here.low_before):
        return False
    if _ends_relative_clause(word, number):
        return True
    if third and _is_of_compound(here):
        return False
    if third and (word.head in _BEFORE_PREPS.get(here.low_after, ()) or _is_only_verb(here, number)):
        return True  # "the list ranges from Viber to Imo", "use of it counts as plagiarism"
    if number == here.at - 1 and _owns(here.items[number]) and (Form.base in word.forms or word.head in also_nouns()):
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
    agrees = (
        _agrees(here.items[number], word.forms)
        or _agrees_further(here, number, word.forms)
        or (Form.base in word.forms and (_is_demanded(here, number) or _is_said_of_first(here)))
    )
    return (beside or listed or agrees) and _takes_object(here)


_BEHIND: Mapping[Kind, Callable[[_Word, Tag], bool]] = {
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
    Kind.noun: _behind_noun,
}


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


def _owns(item: Item) -> bool:
    """As in "Sweden's call for a ban"."""
    return item.mention is not None and item.mention.possessive


def _is_owned_or_described(here: Context, number: int) -> bool:
    """Whether the word before owns, counts or describes a noun: "Chinese exports", "23 types", "the new rules"."""
    item = here.items[number]
    if item.mention is not None:
        people = item.mention.plural  # "Canadians"
        return (item.mention.way == Way.demonym and not people) or item.mention.possessive
    if not (item.low.replace(",", "").isdigit() or item.low in _DESCRIBING or item.low.endswith("ed")):
        return False
    stands_alone = number > 0 and here.items[number - 1].low == "the" and item.low in words.listing("ordinals")
    return not (stands_alone and _takes_object(here))  # "the first bans the app, the second its maker"


def _ends_relative_clause(word: _Word, number: int) -> bool:
    """Whether a verb follows that is said of what stands before "that": "the app that students [use] was banned"."""
    here = word.here
    closes = here.after is not None and (here.after.tag in {"be", "have", "modal"} or here.after.low == ",")
    if not closes or not here.at:
        return False
    start = number - 1
    while start > 0 and here.tags[start].kind is Kind.det:
        start -= 1
    relative = start > 0 and here.tags[start].kind in {Kind.that, Kind.rel} and here.tags[start - 1].kind is Kind.noun
    return relative and _agrees(here.items[number], word.forms)


def _is_object(here: Context, number: int) -> bool:
    """Whether the noun before is itself the object of a verb: "expose client details"."""
    first = max(0, number - _PHRASE_LENGTH)
    while number > first and here.tags[number].kind in {Kind.noun, Kind.det}:
        number -= 1
    return here.tags[number].kind is Kind.verb and here.tags[number].lemma not in words.verb_listing("saying")


def _is_let(here: Context) -> bool:
    """Whether the noun before is let do something: "let the project [resume]", "let its ban on the app [lapse]"."""
    if here.item.says("acts", Part.noun) is not None:  # "let the TikTok ban lapse"
        return False
    at, first = here.at - 1, max(0, here.at - 2 * _PHRASE_LENGTH)
    while at > first and here.tags[at].kind in {Kind.noun, Kind.det, Kind.prep, Kind.coord, Kind.comma}:
        at -= 1
    let = at >= 0 and here.tags[at].kind is Kind.verb and here.tags[at].lemma == "let"
    named = here.after is not None and is_base(here.after)  # "let its TikTok ban lapse"
    return let and at + 1 < here.at and here.before is Kind.noun and here.low_after not in {"of", "on"} and not named


_WITH_SHELVES = frozenset({"store", "shop", "supermarket", "retail", "pharmacy", "warehouse", "library"})


def _is_of_compound(here: Context) -> bool:
    """As in "told to paste case files", where a bare singular noun behind an infinitive can only describe another."""
    if here.low == "shelves" and here.before is Kind.noun and here.low_before in _WITH_SHELVES:
        return True
    if here.at < 3 or here.before is not Kind.noun or here.tags[here.at - 2].kind is not Kind.verb:
        return False
    noun, verb = here.items[here.at - 1], here.tags[here.at - 2]
    bare = noun.mention is None and not noun.is_capital and not is_plural(noun) and not noun.words
    return bare and Form.base in verb.forms and here.tags[here.at - 3].kind in {Kind.to, Kind.modal, Kind.neg}


def _takes_object(here: Context) -> bool:
    """Whether what stands behind may be an object: "ban the app", "plans to ban", "use only phones"."""
    after = here.after
    if after is None or (" " in after.low and any(one.part in VERBAL for one in after.words)):
        return False
    if after.tag == "to" and verb_of(here.low.split(maxsplit=1)[0])[0] in words.verb_listing("to_infinitive"):
        return True
    if after.low == "that" and verb_of(here.low)[0] in _SUBJUNCTIVE:
        return True
    if after.tag == "adv":
        return after.low not in {"later", "too"}
    return here.follows("det", "pron") or after.low in words.listing("before_objects") or _is_bare_object(here, after)


def _is_bare_object(here: Context, after: Item) -> bool:
    """Whether a noun without an article stands behind, that is no subject: "ban phones", not "use phones are"."""
    plain = after.tag == "" and after.low.replace(" ", "").replace("-", "").isalpha()
    return plain and here.at + 2 < len(here.items) and here.items[here.at + 2].tag not in {"be", "have", "modal"}


def _has_form_before(word: _Word) -> bool:
    """Whether the verb before a conjunction is of the same form: "download or use", not "banned and fines"."""
    number = word.here.governing
    for back in range(number - 1, max(-1, number - _LIST_LENGTH), -1):
        if word.here.tags[back].kind is Kind.verb:
            return bool(word.here.tags[back].forms & word.forms)
    return False


def _is_said_of_first(here: Context) -> bool:
    """Whether a sentence begins with several and lacks its verb: "Firms exporting chips to China [need] a permit"."""
    if here.at > _PHRASE_LENGTH:
        return False
    first = next((at for at, tag in enumerate(here.tags) if tag.kind is Kind.noun), here.at)
    ends = first + 1 < here.at and here.tags[first + 1].kind is not Kind.noun
    return ends and first <= 1 and is_plural(here.items[first]) and _is_awaited(here)


def _is_demanded(here: Context, number: int) -> bool:
    """Whether a base form is what is asked for: "demands that Chile [ban] it"."""
    first = max(1, number - _PHRASE_LENGTH)
    while number > first and here.tags[number].kind in {Kind.noun, Kind.det}:
        number -= 1
    return here.tags[number].kind is Kind.that and here.tags[number - 1].lemma in _SUBJUNCTIVE


def _agrees_further(here: Context, number: int, forms: frozenset[Form]) -> bool:
    """Whether the first noun, past "in Chile" and the like, may be the subject: "New rules in Chile [keep]"."""
    if number > _PHRASE_LENGTH:
        return False
    while number > 0 and here.tags[number].kind in {Kind.noun, Kind.det}:
        number -= 1
    if number < 1 or here.tags[number].kind is not Kind.prep or here.tags[number - 1].kind is not Kind.noun:
        return False
    first = number - 1
    while first > 0 and here.tags[first].kind in {Kind.noun, Kind.det}:
        first -= 1
    return first == 0 and here.tags[0].kind in {Kind.noun, Kind.det} and _agrees(here.items[number - 1], forms)


def _agrees(item: Item, forms: frozenset[Form]) -> bool:
    """Whether the noun before may be the subject: one thing "plans", several "plan", either "cut"."""
    mention = item.mention
    if mention is not None and (mention.possessive or (mention.modifies and not mention.plural)):
        return False
    if Form.third not in forms and Form.past in forms:
        return True
    return is_plural(item) != (Form.third in forms)
