"""What "that" is, and whether a clause follows: "said [that] Italy", "the law [that] bans", "[that] app"."""

from itertools import pairwise

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.tagging.context import Context, is_nominal, is_plural
from policytrack.reading.rules.tagging.tags import Form, Kind, Tag
from policytrack.reading.rules.tagging.verbs import also_nouns, forms_of, is_base, may_be_verb

__all__ = ["clause_follows", "is_finite", "that_word"]

_SUBJUNCTIVE = words.listing("subjunctive")
_CLAUSE_LENGTH = 14
_POINTS = frozenset({"point", "stage", "moment", "time", "date", "day", "week", "month", "year", "case", "sense"})
_DOERS = frozenset({"they", "he", "she", "we", "i"})


def clause_follows(here: Context) -> bool:
    """Whether a subject and a finite verb follow before the next comma: "after [Italy banned] it"."""
    if here.low_after in _DOERS and any(forms_of(one) for one in here.items[here.at + 2 : here.at + 3]):
        return True  # "before [they open] accounts"
    seen = False
    ahead = here.items[here.at + 1 : here.at + 2 + _CLAUSE_LENGTH]
    people = False  # "before [minors download] apps"
    for item, after in pairwise(ahead):
        if item.low in {",", ";", ":"}:
            return False
        if people and Form.base in forms_of(item) and (item.low not in also_nouns() or is_nominal(after)):
            return True
        people = item.says("audience") is not None and item.mention is None
        if seen and (is_finite(item) or (Form.third in forms_of(item) and after.tag in {"det", "pron"})):
            return True
        seen = seen or is_nominal(item) or item.tag == "pron" or item.low in {"neither", "none", "nobody"}
        if not seen and Form.gerund in forms_of(item):
            return False
    return False


def is_finite(item: Item) -> bool:
    """Whether an item may be the verb of a clause: "is", "banned", not "to be" or "been"."""
    if item.tag == "be":
        return item.low not in {"be", "been", "being"}
    if item.tag in {"have", "modal", "do"}:
        return True
    return bool(forms_of(item) & {Form.past, Form.third}) and item.low not in also_nouns()


def that_word(here: Context) -> Tag:
    """What "that" is: of "said [that] Italy", "the law [that] bans", "[that] app", "[that] is banned"."""
    after = here.after
    if after is None:
        return Tag(Kind.pron)
    if _points(here, after) or _is_owners(here, after):
        return Tag(Kind.det)
    if here.before is Kind.verb and after.low in words.listing("verb_particles"):  # "took that back"
        return Tag(Kind.pron)
    if here.before is Kind.verb and here.tags[here.at - 1].lemma in _SUBJUNCTIVE and is_nominal(after):
        return Tag(Kind.that)  # "recommended that public bodies remove it"
    if here.before is Kind.verb and (here.follows("det", "pron") or after.low in words.listing("subjects_after_that")):
        return Tag(Kind.that)
    if here.before in {Kind.verb, Kind.noun} and _opens_clause(here, after):
        return Tag(Kind.that)
    if here.before is Kind.noun and (after.tag == "det" or _is_several(after)):
        return Tag(Kind.that)
    if (here.before is Kind.noun and _is_named(after)) or _is_noun_there(here, after):
        return Tag(Kind.that)  # "an order that TikTok stop sending data"
    if _is_verbal(after) or _is_said_of_several(here):
        tells_more = here.before in {Kind.noun, Kind.comma} or here.low_before == "those"
        return Tag(Kind.rel if tells_more else Kind.pron)
    return Tag(Kind.that if clause_follows(here) else Kind.det)


def _is_owners(here: Context, after: Item) -> bool:
    """Whether it points at an owner in a clause that a comma parts: ", but [that country's] court stayed it"."""
    if here.low_before not in _TURNING or here.at < 2 or here.items[here.at - 2].low != ",":
        return False
    owned = after.mention is not None and after.mention.possessive
    return not (after.mention is not None and after.mention.entities) and (
        owned or any(one.low == "'s" for one in here.items[here.at + 2 : here.at + 3])
    )


_TURNING = frozenset({"but", "and", "while", "though", "although", "yet"})


def _is_ended(verb: Item) -> bool:
    """Whether a verb ends or halts what follows, and tells nothing: "revoked", "suspended"."""
    return any(word.file == "turns" and word.key in _STOPPING for word in verb.words) and not verb.says("acts")


_STOPPING = frozenset({"end", "pause"})


def _opens_clause(here: Context, after: Item) -> bool:
    """As in "ruled on Monday that neither may be used", "made clear that using it is out"."""
    return after.low in {"neither", "either"} or (here.before is Kind.verb and Form.gerund in forms_of(after))


def _is_noun_there(here: Context, after: Item) -> bool:
    """Whether what looks like a verb behind "that" is a noun: "told it that exports of the chip need a licence"."""
    if after.low not in also_nouns() or here.at + 2 >= len(here.items):
        return False
    if after.low == "use" and here.items[here.at + 2].low == "of":
        return True  # "told staff that use of it is banned"
    return here.items[here.at + 2].low in {"of", "from"} and Form.third in forms_of(after)


def _points(here: Context, after: Item) -> bool:
    """As in "That app was banned", "at that point they also blocked it", "vacated that order"."""
    if here.before is Kind.verb and is_nominal(after) and _is_ended(here.items[here.at - 1]):
        return True
    if here.at and here.before is not Kind.prep:
        return False
    ranked = here.at > 0 and after.low in words.listing("ordinals")  # "during that first block"
    return ranked or (here.at > 0 and after.low in _POINTS) or _is_pointed_at(after)


def _is_named(item: Item) -> bool:
    """Whether an item is a name by itself, at which nothing points."""
    mention = item.mention
    named = mention is not None and (bool(mention.entities) or mention.new != "")
    return named and mention is not None and not mention.modifies and item.is_capital


def _is_pointed_at(item: Item) -> bool:
    """Whether "that" at the beginning of a sentence points at what follows: "That app", "That same week"."""
    name = item.mention is not None and bool(item.mention.entities or item.mention.plural)
    return is_nominal(item) and not name and not forms_of(item)


def _is_several(item: Item) -> bool:
    """Whether an item stands for several, which "that" does not point at: "an order that shops remove it"."""
    if item.mention is not None:
        return item.mention.plural or (not item.is_capital and is_plural(item))
    if item.tag in {"be", "have", "do", "modal"}:
        return False
    return item.low in words.listing("subjects_after_that") or (
        is_plural(item) and not (may_be_verb(item) and forms_of(item))
    )


def _is_said_of_several(here: Context) -> bool:
    """Whether the form without an ending behind "that" is said of what stands before: "firms that use the app"."""
    if here.before is not Kind.noun or not is_plural(here.items[here.at - 1]):
        return False
    verb = Context(here.items, here.tags, here.at + 1)
    if not (is_base(verb.item) and may_be_verb(verb.item)):
        return False
    after = verb.after
    named = after is not None and after.mention is not None and bool(after.mention.entities)
    return verb.low not in also_nouns() or named or (after is not None and after.tag in {"det", "pron"})


def _is_verbal(item: Item) -> bool:
    """Whether an item begins what is said of "that": an auxiliary, an adverb or a form of a verb with an ending."""
    if item.tag in {"be", "have", "modal", "do", "neg", "adv"}:
        return True
    forms = forms_of(item)
    return bool(forms) and Form.base not in forms
