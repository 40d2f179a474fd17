"""What an item or a mention may be: part of a name, or somewhere."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.names.roles import GOVERNMENTS

__all__ = [
    "HEADS",
    "has_head",
    "is_name",
    "is_place",
    "is_somewhere",
    "is_staff",
    "is_told_of",
    "may_be_first_name",
    "one_of",
]

HEADS = words.listing("heads_of_bodies")
_GOVERNED = frozenset({"", "government", "state", "local", "pronoun"})
_NOT_NAMES = words.listing("not_names")
_PICKING = words.listing("ordinals") | {"only", "best", "most", "latest", "leading", "new"}
"""Words with which "the" picks one of a kind that nobody told of: "the first chatbot to do so"."""


_TIED = frozenset(
    {"controlled", "linked", "backed", "owned", "based", "made", "run", "led", "affiliated", "sponsored", "connected"}
)
"""What is said of things behind whoever has to do with them."""


def is_name(item: Item) -> bool:
    """Whether it may be part of a name that is not known."""
    if item.mention is not None and not (item.mention.actor_role or item.mention.target_role):
        return False
    if item.low.rpartition("-")[2] in _TIED and "-" in item.low:  # "CCP-controlled drones"
        return False
    coined = item.text[0].isdigit() and item.text[1:2].isalpha() and item.text[1:2].isupper()  # "1XBet"
    if not coined and (not item.is_capital or item.low in _NOT_NAMES or not item.text[0].isalpha()):
        return False
    if " " in item.low and item.mention is None and any(item.says(one) for one in ("acts", "audience", "setting")):
        return False  # "Entity List", "Civil servants", "Play store" are cues
    return item.tag == "" or (
        item.tag == "role" and (item.mention is None or item.mention.noun in {item.low, item.low.removesuffix("s")})
    )


def is_place(mention: Mention) -> bool:
    """Whether it names a country, state or bloc."""
    return mention.entity is not None and mention.entity.is_place


def is_somewhere(mention: Mention) -> bool:
    """Whether it names a country, state, bloc or town."""
    entity = mention.entity
    return entity is not None and (
        entity.is_place or (entity.actor is not None and entity.actor.kind == "local_government")
    )


def has_head(mention: Mention) -> bool:
    """Whether it is of somebody whose president speaks for nobody else: a firm, a bank, a university, and no state."""
    entity = mention.entity
    if entity is not None:
        return entity.actor is not None and entity.actor.kind not in GOVERNMENTS and not entity.is_place
    return mention.actor_role not in _GOVERNED and not mention.plural


def may_be_first_name(mention: Mention | None) -> bool:
    """Whether a place has a name of one word, as people may be called: "Paris", not "American" or "South Korea"."""
    if mention is None or not is_somewhere(mention) or mention.possessive:
        return False
    return mention.way != Way.demonym and " " not in mention.text and not mention.text.isupper()


def is_told_of(items: Sequence[Item], at: int) -> bool:
    """Whether "the" stands here, or before a word or two that describe: "the [popular] chatbot"."""
    for number in range(at, max(-1, at - 3), -1):
        item = items[number]
        if item.low in {"the", "this", "that"}:
            return True
        demonym = item.mention is not None and item.mention.way == Way.demonym
        if not demonym and (item.tag or item.mention is not None or not item.text.islower() or item.low in _PICKING):
            return False
    return False


def one_of(noun: str) -> str:
    """What one of several bodies is called: "ministries" are each a "ministry"."""
    return f"{noun.removesuffix('ies')}y" if noun.endswith("ies") else noun.removesuffix("s")


def is_staff(item: Item) -> bool:
    """Whether a word is of people who work for somebody: "staff", "employees"."""
    return any(one.file == "audience" and one.key == "employees_of_issuer" for one in item.words)
