"""The word "to": the particle of an infinitive, as in "told to delete it", or a preposition: "sales to China"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.tagging.context import Context
from policytrack.reading.rules.tagging.tags import Kind, Tag
from policytrack.reading.rules.tagging.verbs import also_nouns, is_base

__all__ = ["to_word"]


def to_word(here: Context) -> Tag:
    """The particle of an infinitive, as in "told to delete it", or a preposition: "sales to China"."""
    told = here.before is Kind.be or (
        here.before is Kind.verb and here.tags[here.at - 1].lemma in words.verb_listing("to_infinitive")
    )
    told = told or here.low_before == "yet"  # "has yet to rule"
    leads = _begins_infinitive(here) or (told and here.after is not None and is_base(here.after))
    return Tag(Kind.to if leads else Kind.prep)


def _begins_infinitive(here: Context) -> bool:
    """Whether a verb follows, past adverbs: "to be banned", "to immediately remove"."""
    at = here.at + 1
    while at < len(here.items) and _parts_infinitive(here.items[at]):
        at += 1
    if at >= len(here.items):
        return False
    if here.items[at].low in words.verb_listing("always_infinitive"):
        return True
    return is_base(here.items[at]) and not _is_noun_after_to(Context(here.items, here.tags, at))


def _parts_infinitive(item: Item) -> bool:
    """Whether a word may stand inside an infinitive: "to [no longer] use", "to [immediately] remove"."""
    return item.low in {"no", "longer", "no longer"} or (item.tag in {"adv", "neg"} and not is_base(item))


def _is_noun_after_to(here: Context) -> bool:
    """As in "subject to review", "subject to review by the court"; not in "told not to download, install or use it"."""
    if here.low not in also_nouns() or here.low in words.verb_listing("verbs_after_to"):
        return False
    if here.at > 1 and (here.items[here.at - 2].tag == "neg" or here.items[here.at - 1].low.endswith("ly")):
        return False  # "to quickly move"
    goes_on = here.after is not None and here.after.low in {",", "and", "or"}
    if goes_on and any(is_base(one) for one in here.items[here.at + 2 : here.at + 3]):
        return False
    return here.after is None or here.after.tag in {"prep", "punct", "and"}
