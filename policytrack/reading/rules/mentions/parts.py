"""Parts of a firm or body: "Samsung's chip division", "the phone unit of Samsung", "the bank's London office".

And whose a product is, where brackets alone say it: "Instagram (Meta)".
"""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Way

__all__ = ["leave_makers", "leave_parts"]

_PARTS = words.listing("parts_of_firms")


def leave_parts(items: Sequence[Item]) -> list[Item]:
    """Take what a part of a firm deals with, or where it sits, for a plain word: nobody and nothing is named by it."""
    found = list(items)
    for at, item in enumerate(found):
        before = found[at - 1].mention if at and item.low in _PARTS else None
        if before is None:
            continue
        owner = found[at - 2].mention if at > 1 else None
        behind = found[at + 2].mention if at + 2 < len(found) and found[at + 1].low == "of" else None
        owned = _is_owner(owner, possessive=True) or (before.way == Way.demonym and _is_named(owner))
        if owned or (_is_thing(before) and _is_owner(behind)):
            found[at - 1] = _as_word(found[at - 1])
        if owned:
            found[at] = _as_word(item)
    return found


def leave_makers(items: Sequence[Item]) -> list[Item]:
    """Leave out the firm that brackets name as whose a product is: "WhatsApp (Meta), Snapchat (Snap) and YouTube"."""
    found = list(items)
    for at in [at for at, item in enumerate(found) if item.low == "("][::-1]:
        product, inside = found[at - 1].mention if at else None, found[at + 1 : at + 3]
        if len(inside) == 2 and inside[1].low == ")" and _is_product(product) and _is_maker(inside[0].mention, product):
            del found[at : at + 3]
    return found


def _is_product(mention: Mention | None) -> bool:
    if mention is None or mention.entity is None:
        return mention is not None and mention.new == "name"
    return mention.entity.target is not None and not mention.entity.general


def _is_maker(mention: Mention | None, product: Mention | None) -> bool:
    """Whether a firm, or a name that nobody knows behind a product that is known, is named."""
    if mention is None or mention.entity is None:
        known = product is not None and product.entity is not None
        return mention is not None and mention.new == "name" and known
    return mention.entity.is_company


def _as_word(item: Item) -> Item:
    return Item(item.text, item.low, item.start, item.end)


def _is_owner(mention: Mention | None, *, possessive: bool = False) -> bool:
    """Whether a firm is meant, by name or by what it is: "Samsung's", "the bank's"."""
    if mention is None or (possessive and not mention.possessive):
        return False
    entity = mention.entity
    return entity.is_company if entity is not None else mention.actor_role == "company"


def _is_named(owner: Mention | None) -> bool:
    """Whether somebody who is no country is named as the owner: "[Greenpeace's] Dutch branch"."""
    if owner is None or not owner.possessive:
        return False
    entity = owner.entity
    return owner.new != "" if entity is None else entity.actor is not None and not entity.is_place


def _is_thing(mention: Mention | None) -> bool:
    return mention is not None and mention.target_role != "" and not mention.entities
