"""Makers that go by what they make: "Zoom said that it blocks accounts in Iran"."""

from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.syntax import Link, Predicate, Syntax

__all__ = ["called_maker"]


def called_maker(syntax: Syntax, one: Predicate) -> Mention | None:
    """The product as which a firm acts, or tells what it does: "Zoom said that it blocks them"."""
    if one.passive or one.link is Link.condition or len(one.subjects) != 1:
        return None
    subject = one.subjects[0]
    if syntax.head(subject).low == "it":
        above: Predicate | None = one
        while above is not None and above.link is Link.same:
            above = above.governor
        teller = above.governor if above is not None and above.link is Link.said else None
        return called_maker(syntax, teller) if teller is not None and teller.subjects != one.subjects else None
    mention = syntax.head(subject).mention
    return mention if mention is not None and _is_called_maker(mention) else None


def _is_called_maker(mention: Mention) -> bool:
    """Whether it is a product with a maker, and no firm itself."""
    entity = mention.entity
    if mention.possessive or mention.modifies or entity is None or entity.target is None or entity.general:
        return False
    return entity.actor is None and entity.target.maker is not None
