"""Firms that goods would go to: "may not sell chips to Ruritel", "no chips may be sold to it"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, is_by_company, named
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import is_general, things_in

__all__ = ["MAKING", "SALES", "aim_at_buyers", "buyers_in", "buyers_of", "firms_served", "wares_of"]

MAKING = frozenset({"make", "manufacture", "produce", "build"})
SALES = frozenset({"sale", "sales"})
_SELLING = words.listing("supplying") | {"sell", "ship", "export", "deliver", "send"}
_DELIVERING = frozenset({"sell", "export", "serve"})


def aim_at_buyers(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Take the firm for what is restricted that may no longer be sold anything: "may not ship chips to Ruritel"."""
    if act.dealing not in _DELIVERING or (is_by_company(syntax, one) and not act.turn.governors):
        return
    firms = buyers_of(syntax, one)
    if firms and not any(each in act.actors for each in firms):
        act.targets, act.dealing = firms, "export"


def buyers_of(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The firms that a verb of delivering has goods go to: "sell chips to Ruritel", "supply Ruritel"."""
    supplied = named(syntax, one.objects) if one.lemma == "supply" and not one.passive else []
    served = firms_served(syntax, one) if one.lemma in _SELLING else []
    return served or [each for each in supplied if _sells(each)]


def firms_served(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The firms that goods would go to: "stopped makers from selling chips to Ruritel"."""
    goods = one.subjects if one.passive else one.objects
    if not goods or any(syntax.head(each).says("dealings") for each in goods):
        return []
    if _wares(syntax, goods):
        return []  # "from selling the B20 chip to Ruritel"
    to = "for" if one.lemma in MAKING else "to"
    return [each for each in named(syntax, [each for each in one.preps if each.prep == to]) if _sells(each)]


def buyers_in(syntax: Syntax, one: Predicate, phrases: Sequence[Phrase]) -> list[Mention]:
    """The firms to which sales may no longer go: "banned the sale of chips to Ruritel", not "of its phones to"."""
    sales = [each for each in phrases if syntax.head(each).low in SALES]
    goods = [*sales, *(each for sale in sales if (each := syntax.after(sale, "of")) is not None)]
    if not sales or _wares(syntax, goods):
        return []
    return [each for each in named(syntax, [each for each in one.preps if each.prep == "to"]) if _sells(each)]


def wares_of(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The products that are the objects of a verb by name."""
    return _wares(syntax, one.objects)


def _wares(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    return [each for phrase in phrases for each in things_in(syntax, phrase.start, phrase.end) if _is_ware(each)]


def _is_ware(mention: Mention) -> bool:
    """Whether it is of one product or service, known or not."""
    if mention.entities:
        return mention.entities[0].target is not None and not is_general(mention)
    return bool(mention.new)


def _sells(mention: Mention) -> bool:
    entity = mention.entities[0]
    return entity.is_company and entity.target is not None
