"""Sales and purchases of firms and plants, which restrict no technology: "blocked the sale of the chip plant"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["is_takeover", "takes_over"]

_WORKS = words.listing("works")
_ACQUIRING = frozenset({"acquire", "merge", "take over"})
_TRADES = frozenset({"purchase", "sale", "takeover", "acquisition", "buyout"})


def is_takeover(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether some phrases are of a firm or plant that changes hands: "the sale of the plant"."""
    return any(_is_trade_in_firm(syntax, each) for each in phrases[:1])


def _is_trade_in_firm(syntax: Syntax, phrase: Phrase) -> bool:
    if syntax.head(phrase).low.split()[-1] not in _TRADES:
        return False
    owned = any(each.possessive and _is_firm(each) for each in syntax.mentions(phrase))
    of = syntax.after(phrase, "of")
    to = syntax.after(of or phrase, "to")
    sold = to is not None and _names_firm(syntax, to)
    if of is None:
        return owned and sold  # "prohibited Magnachip's sale to Wise Road"
    firm = _names_firm(syntax, of) or _is_one_buyer(syntax, of)  # "the sale of a chip firm to Huawei"
    return _is_works(syntax, of) or ((owned or sold) and firm)


def takes_over(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb is of a firm or plant that changes hands: "from buying Arm", "to sell the plant"."""
    traded = one.subjects if one.passive else one.objects
    after = syntax.items[one.at + 1].low if one.at + 1 < len(syntax.items) else ""
    if syntax.items[one.at].low.startswith(_GIVING_UP):  # "ordered a Chinese group to give up the maker it bought"
        owners = (*one.subjects, *(one.governor.subjects if one.governor is not None else []))
        owned = any(_names_firm(syntax, each) for each in traded)
        return owned and any(_names_firm(syntax, each) or _is_one_buyer(syntax, each) for each in owners)
    if one.lemma == "acquire" and traded and all(_are_wares(syntax, each) for each in traded):
        return False
    if one.lemma == "merge" and any(syntax.head(each).low in {"data", "records", "information"} for each in traded):
        return False
    if one.lemma in _ACQUIRING or (one.lemma == "take" and after in {"over", "control"}):
        return True
    if one.lemma not in {"buy", "sell"} or not traded or " " in syntax.items[one.at].low:
        return False  # "buying shares in it" takes over nothing
    if all(_is_works(syntax, each) for each in traded):
        return True
    buyers = [] if one.passive or one.lemma == "sell" else one.subjects
    firms = any(_names_firm(syntax, each) or _is_one_buyer(syntax, each) for each in buyers)
    return firms and any(_names_firm(syntax, each) for each in traded)


_BUYERS = frozenset({"fund", "investor", "investors", "buyer", "bidder", "consortium", "group", "suitor"})


def _is_one_buyer(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of one firm or of those who invest: "an investment firm", not "American firms"."""
    head = syntax.head(phrase)
    mention = head.mention
    firm = mention is not None and mention.actor_role == "company" and not (mention.plural or mention.entities)
    return firm or head.low.split()[-1] in _BUYERS


_GIVING_UP = ("give up", "giving up", "gave up", "part with", "parting with", "relinquish")


def _are_wares(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of goods or a technology, which bodies acquire to use them."""
    mention = syntax.head(phrase).mention
    if mention is None or mention.target_role == "company":
        return False
    return mention.target_role != "" or (
        mention.entity is not None and mention.entity.target is not None and mention.entity.actor is None
    )


def _is_works(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of a plant, or of a firm by what it is: "the satellite firm Exaion"."""
    head = syntax.head(phrase)
    mention = head.mention
    called = mention is not None and mention.target_role == "company" and not mention.possessive and not mention.plural
    described = {syntax.items[at].low for at in range(phrase.start, phrase.head)}
    works = head.low.split()[-1] in _WORKS or (bool(head.is_capital) and not _WORKS.isdisjoint(described))
    return works or (called and mention is not None and bool(mention.new and mention.noun))


def _names_firm(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is the name of one firm, not of its goods: "Arm", not "Micron chips"."""
    mention = syntax.head(phrase).mention
    return mention is not None and _is_firm(mention) and mention.text.split()[-1][:1].isupper()


def _is_firm(mention: Mention) -> bool:
    if mention.entities:
        return mention.entities[0].is_company
    return mention.new == "name" or (mention.new == "body" and mention.actor_role == "company")
