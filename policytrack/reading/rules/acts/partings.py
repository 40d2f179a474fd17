"""What those who use a thing use no more, and what only firms do with it: "the bank walked away from Slack"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names.products import PROGRAMS
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.words import Word

__all__ = ["drops_own_part", "is_among_firms", "parts_with"]

_PARTING = words.listing("parting")
_FIGURATIVE = words.listing("figurative")
_OFFICES = words.listing("roles_of_houses")
_FIRMS = frozenset({"company"})
_MAKERS = frozenset({"technology_provider", "platform_operator"})
_OFFERS = words.listing("not_things") | words.listing("offers")
_FINITE = frozenset({Link.root, Link.same, Link.said, Link.relative, Link.aside})
_DROPPING = frozenset(
    {"leave", "omit", "drop", "ditch", "dump", "scrap", "remove", "replace", "eliminate", "pull", "strip", "phase"}
)
_OWN_GOODS = words.listing("goods_of_makers")
_FROM = frozenset({"from", "in", "on", "of"})
_OWNING = frozenset({"its", "their", "next", "new", "future"})


def parts_with(syntax: Syntax, one: Predicate, targets: list[Mention]) -> bool:
    """Whether somebody who is no maker says that they use something named no more."""
    item = syntax.items[one.at]
    if one.passive or one.negated or one.modal not in {"", "will"} or one.link not in _FINITE:
        return False
    if f"{one.lemma} {item.low.partition(' ')[2]}" not in _PARTING:
        return False
    named = [each.entity.target for each in targets if each.entity is not None and not each.entity.general]
    heads = [None if _has_name_before(syntax, each) else syntax.head(each).mention for each in one.subjects]
    if not heads or not named or None in named:
        return False
    online = all(each is not None and each.kind in PROGRAMS for each in named)
    return all(each is not None and _uses(each, online=online) for each in heads)


def _has_name_before(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a place only ends the name of somebody whom nobody knows: "Cricket Australia"."""
    before = syntax.items[phrase.head - 1] if phrase.head > phrase.start else None
    return before is not None and before.mention is None and before.is_capital and before.tag != "det"


def _uses(mention: Mention, *, online: bool) -> bool:
    """Whether somebody uses what others make: a public body, or a firm that makes no such things."""
    if mention.entity is None:
        return mention.actor_role in _OFFICES or (online and mention.actor_role in _FIRMS)
    actor = mention.entity.actor
    if actor is None or actor.kind in _MAKERS or (mention.entity.target is not None and not mention.entity.is_company):
        return False
    return online or actor.kind not in _FIRMS


def drops_own_part(syntax: Syntax, one: Predicate) -> bool:
    """Whether a maker only takes a part or feature out of what it makes: "dropped CarPlay from its next cars"."""
    if one.lemma not in _DROPPING or one.passive or one.modal == "must":
        return False
    makers = [syntax.head(each).mention for each in one.subjects]
    if not makers or not all(each is not None and _makes(each) for each in makers):
        return False
    return any(
        each.prep in _FROM
        and syntax.head(each).low.split()[-1] in _OWN_GOODS
        and not _are_of_staff(syntax, each)
        and (
            syntax.items[each.start].low in _OWNING
            or any(mention.possessive for mention in syntax.mentions(each))
            or syntax.items[each.start].mention is None
        )
        for each in one.preps
    )


_OWN = frozenset({"its", "their", "own"})
_HANDING_OUT = frozenset({"issue", "lend"})


def _are_of_staff(syntax: Syntax, goods: Phrase) -> bool:
    """Whether goods are those at work: "its work phones", "its employees' phones", "the phones it issues"."""
    for item in syntax.items[goods.start : goods.end]:
        said = item.says("setting") or item.says("audience")
        if set(item.low.split()[:-1]) <= _OWN and item is syntax.head(goods):  # "its phones" are those it sells
            continue
        if said is not None and said.key in {"issuer_owned_device", "employees_of_issuer"}:
            return True
    return any(one.noun is goods and one.lemma in _HANDING_OUT for one in syntax.predicates)


def is_among_firms(syntax: Syntax, one: Predicate, word: Word) -> bool:
    """Whether a figure of speech tells of rivals or deals: "Honda waved Tesla goodbye", "said no to Arm's offer".

    The same said by a public body, a school or a bank of what it uses restricts it.
    """
    said = f"{one.lemma} {word.particle or syntax.items[one.at].low.partition(' ')[2]}".strip()
    if said not in _FIGURATIVE:
        return False
    makers = [syntax.head(each).mention for each in one.subjects if not one.passive]
    done_to = one.subjects if one.passive else one.objects
    if any(syntax.head(each).low.split()[-1] in _OFFERS for each in done_to):
        return True
    return any(each is not None and _is_maker(each) for each in makers)


def _is_maker(mention: Mention) -> bool:
    """Whether it is a firm that makes what others use, or one that nobody knows."""
    if mention.entity is None:
        return mention.actor_role in _FIRMS or (mention.new == "name" and not mention.actor_role)
    actor, target = mention.entity.actor, mention.entity.target
    return mention.entity.is_company and (target is not None or actor is None or actor.kind in _MAKERS)


def _makes(mention: Mention) -> bool:
    if mention.entity is None:
        return mention.actor_role in _FIRMS or mention.new == "name"
    return mention.entity.is_company
