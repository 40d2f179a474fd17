"""What a mention or a phrase is of: something that can be restricted, a name that nobody knows, a kind, a setting."""

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.syntax import Phrase, Syntax

__all__ = [
    "can_be_restricted",
    "is_any_one",
    "is_data",
    "is_definite",
    "is_general",
    "is_named",
    "is_new_thing",
    "is_of_several",
    "is_product",
    "is_setting",
    "is_told_thing",
    "names_thing",
]

_DEFINITE = words.listing("definite")
_GOODS = words.listing("goods")
_PLACING = words.listing("placing")


_LAWS = (" law", " act", " code", " treaty", " constitution", " directive", " ordinance", " convention")


def can_be_restricted(mention: Mention | None) -> bool:
    """Whether a mention may be of something that is restricted."""
    if mention is None or mention.modifies:
        return False
    if mention.entities:
        return any(one.target is not None for one in mention.entities)
    return mention.target_role != "" or is_new_thing(mention)


def is_new_thing(mention: Mention) -> bool:
    """Whether it is a name that nobody knows, of a maker or of something else than a body or a law."""
    if mention.text.casefold().endswith(_LAWS):
        return False
    return mention.new == "name" or (mention.new == "body" and mention.actor_role == "company")


def is_told_thing(mention: Mention) -> bool:
    """Whether the text tells that a name that nobody knows is of a maker or thing."""
    return is_new_thing(mention) and (mention.target_role != "" or mention.new == "body")


def is_any_one(item: Item) -> bool:
    """Whether a plain noun is of one thing that is not named there: "a popular video app"."""
    mention = item.mention
    return mention is not None and mention.any_one and mention.target_role != "" and not mention.entities


def is_of_several(item: Item) -> bool:
    """Whether a plain noun is of several things: "services", "products", "companies"."""
    mention = item.mention
    if mention is None:
        return item.low.endswith("s") and item.low in _GOODS
    return item.low.endswith("s") and mention.target_role != "" and not (mention.entities or mention.new)


def is_named(mention: Mention) -> bool:
    """Whether it is a name that is known, and not of a kind of technology."""
    return bool(mention.entities) and not is_general(mention)


def is_data(mention: Mention) -> bool:
    """Whether it is data, which is what is taken, not what is restricted."""
    entity = mention.entity
    return entity is not None and entity.target is not None and entity.target.kind == "data" and entity.actor is None


def is_product(mention: Mention) -> bool:
    """Whether it names a thing, not its maker."""
    return any(one.target is not None and one.actor is None for one in mention.entities) and not is_general(mention)


def is_definite(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of what was told of: "the app", "its products"."""
    return syntax.items[phrase.start].low in _DEFINITE


def names_thing(mention: Mention) -> bool:
    """Whether it names something restrictable, even as what describes another word: "Huawei equipment"."""
    if mention.modifies and not mention.possessive:  # "Microsoft-owned"
        return False
    return (
        bool(mention.entities)
        and mention.way != Way.demonym
        and any(one.target is not None for one in mention.entities)
    )


def is_general(mention: Mention) -> bool:
    """Whether it names a kind of technology, not one product or maker."""
    return mention.entity is not None and mention.entity.general


def is_setting(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase tells where something must not be: "on phones", "from app stores"."""
    return phrase.prep in _PLACING and any(syntax.items[at].says("setting") for at in range(phrase.start, phrase.end))
