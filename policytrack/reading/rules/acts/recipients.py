"""To whom goods go that need a licence: "a licence to sell anything to the firm"."""

from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.syntax import Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["customers", "does_business"]


def customers(syntax: Syntax, shipping: Predicate) -> list[Mention]:
    """Whom nothing may be sent without a licence: "for anything they sell to the firm"."""
    phrases = [*shipping.preps, *(shipping.objects if does_business(syntax, shipping) else ())]
    return [each for each in things_of(syntax, phrases) if _is_firm(each)]


def does_business(syntax: Syntax, one: Predicate) -> bool:
    """As in "a licence to do business with the firm", "to trade with it"."""
    low = syntax.items[one.at].low
    return low.startswith(("do business", "doing business")) or (one.lemma in {"trade", "deal"} and not one.objects)


def _is_firm(mention: Mention) -> bool:
    """Whether it is a firm, or stands for one that was told of."""
    if mention.entity is not None:
        return mention.entity.is_company
    return mention.target_role == "pronoun" or (mention.new == "body" and mention.actor_role == "company")
