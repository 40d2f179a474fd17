"""Forms in -ing and -ed: which are verbs, and which only describe a noun: "growing concern", "the proposed ban"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.tagging.context import Context, is_nominal, owns
from policytrack.reading.rules.tagging.tags import Form, Kind

__all__ = ["GERUND_NOUNS", "is_adjective", "is_gerund"]

_DESCRIBING_ENDINGS = ("al", "ly", "ic", "ous", "ive", "new")
_STOPPING = words.listing("stopping")
GERUND_NOUNS = words.listing("nouns_in_ing")
"""Words in -ing that are nouns mostly: "[training]"."""
_DEGREES = words.listing("degrees")
_TELLING = ("acts", "dealings", "turns")
_FOREMOST = frozenset({"leading", "remaining", "competing", "participating", "neighbouring", "neighboring"})
_BEFORE_NOUNS = frozenset({Kind.noun, Kind.that, Kind.have, Kind.verb, Kind.coord, Kind.prep, None})


def is_gerund(here: Context) -> bool:
    """Whether a form in -ing is a verb here, not a noun or adjective: "the blocking of", "growing concern"."""
    if here.before is Kind.det or here.low_after == "of" or _says_kind(here) or _is_picked(here) or _is_in_name(here):
        return False
    if here.low in _DONE_TO and _is_done_to(here):
        return False
    if here.before is Kind.verb and here.tags[here.at - 1].lemma in _STOPPING and here.after is not None:
        return True  # "stop offering services"
    if here.low in GERUND_NOUNS and here.before in _BEFORE_NOUNS:
        return here.before is Kind.prep and here.follows("det", "pron")
    after = here.after
    if here.low in _FOREMOST and here.before in {Kind.prep, None} and is_nominal(after):
        return False
    if here.before is Kind.noun and after is not None and after.tag in {"punct", "prep"} and not here.item.says("acts"):
        return after.tag == "prep" and after.low != "for" and here.items[here.at - 1].mention is None
    return True


_DONE_TO = frozenset({"blocking", "throttling", "filtering", "banning"})


def _is_done_to(here: Context) -> bool:
    """Whether the name before is of what is blocked, with no object behind: "Viber [blocking] in Guinea"."""
    thing = here.items[here.at - 1].mention if here.before is Kind.noun else None
    if thing is None or thing.possessive or (thing.entity is None and thing.target_role not in {"app", "service"}):
        return False
    acts = thing.entity is not None and (thing.entity.actor is not None or thing.entity.target is None)
    behind = here.after is None or here.after.tag in {"punct", "prep", "be", "have"} or here.low_after == "to"
    return not acts and behind


def _is_picked(here: Context) -> bool:
    """As in "the last [working] services", "the few [remaining] ones"."""
    picks = here.low_before in _PICKS and here.at > 1 and here.tags[here.at - 2].kind is Kind.det
    return picks and is_nominal(here.after)


def _is_in_name(here: Context) -> bool:
    """As in "the call [recording] app TapeIt", where what is called so stands right behind, without an article."""
    after, before = here.after, here.items[here.at - 1] if here.at else None
    if after is None or after.mention is None or before is None or before.mention is not None:
        return False
    led = here.before is Kind.noun and here.at > 1 and before.low[-1:] != "s"
    opened = led and any(one.kind is Kind.det for one in here.tags[max(0, here.at - 3) : here.at - 1])
    kind = after.mention.target_role or after.mention.entity is not None
    return opened and bool(kind) and after.start > here.item.end + 1  # "app" is taken up by the name


_PICKS = frozenset({"last", "few", "first", "only", "other", "many", "two", "three"})


def _says_kind(here: Context) -> bool:
    """Whether a form in -ing says of which kind the things behind it are: "may not use writing assistants"."""
    thing = here.after.mention if here.after is not None else None
    if thing is None:
        return False
    owned = here.before is Kind.noun and owns(here.items[here.at - 1])  # "ByteDance's editing app"
    if not owned and here.before not in {Kind.verb, Kind.prep, Kind.coord, Kind.comma}:
        return False
    plain = thing.target_role != "" or (thing.entity is not None and thing.entity.general)
    return plain and (here.low in words.listing("kinds_in_ing") or not any(here.item.says(one) for one in _TELLING))


def is_adjective(here: Context) -> bool:
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
        if owns(here.items[here.governing]) and not _is_named(after):
            return True  # "Chile's newly launched chatbot"
        return here.tags[here.governing].kind is Kind.prep
    if here.before is Kind.verb and here.tags[here.at - 1].forms & {Form.base, Form.third}:
        return True  # "does not offer paid accounts"
    return here.before is Kind.prep or (here.before is None and after is not None and after.mention is None)


def _is_named(item: Item | None) -> bool:
    """Whether it has a name of its own, which no kind of things has."""
    mention = item.mention if item is not None else None
    if mention is None:
        return False
    return mention.new != "" or (mention.entity is not None and not mention.entity.general)


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
