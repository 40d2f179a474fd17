"""Goods and programs of a kind by where they are from: "buses made in China", "Russian software"."""

from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names.products import GOODS
from policytrack.reading.rules.syntax import Phrase, Syntax
from policytrack.reading.rules.things.origins import demonym_of, origin_of

__all__ = ["MADE_KINDS", "kind_from", "role_of"]

MADE_KINDS = frozenset({"app", "model", "device"})
"""The roles of what is made somewhere."""
_MASS = words.listing("mass_goods")
_WARES = words.listing("wares")
_DEFINITE = words.listing("definite")


def kind_from(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """As in "cameras made in China": goods or programs of a kind, by where they are from.

    Example:
        >>> from policytrack.reading.rules.items import itemise
        >>> from policytrack.reading.rules.names import Names
        >>> from policytrack.reading.rules.syntax import parse
        >>> text = "Oslo banned buses made in China."
        >>> sentence = parse(itemise(text, 0, len(text), Names.of((), ()).find(text)))
        >>> [one.kind_from for phrase in sentence.phrases for one in kind_from(sentence, phrase)]
        ['Chinese']
    """
    head = syntax.head(phrase)
    mention = head.mention
    if phrase.listed[-1] is not phrase and (origin := demonym_of(head)):  # "[Chinese] and Russian drones"
        return [
            replace(each, start=head.start, end=head.end, kind_from=origin)
            for each in kind_from(syntax, phrase.listed[-1])
        ]
    if mention is None and head.low in _WARES and (origin := origin_of(syntax, phrase)):
        return [_wares(head, origin)]
    if mention is None or mention.new or (mention.entities and not mention.entities[0].general):
        return []
    role = role_of(mention)
    several = mention.plural or head.low.endswith("s") or head.low.split()[-1] in _MASS
    if role not in MADE_KINDS or not several or syntax.items[phrase.start].low in _DEFINITE or mention.counted:
        return []
    origin = origin_of(syntax, phrase)
    return [replace(mention, target_role=role, noun=head.low, plural=True, kind_from=origin)] if origin else []


def _wares(head: Item, origin: str) -> Mention:
    """Goods of which the register knows no kind: "buses made in China"."""
    made = Mention(head.start, head.end, head.text, target_role="device", noun=head.low, plural=True)
    made.kind_from = origin
    return made


def role_of(mention: Mention) -> str:
    """As what it tells of things: a role, or what stands for a kind of technology."""
    entity = mention.entity
    if mention.target_role or entity is None or not entity.general or entity.target is None:
        return mention.target_role
    return "device" if entity.target.kind in GOODS else "app"
