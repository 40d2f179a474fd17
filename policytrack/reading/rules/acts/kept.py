"""Firms that may not sell what they would sell, and who keeps them from it: "can no longer sell it under US rules"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import is_by_company
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.names.roles import RULING
from policytrack.reading.rules.parties.who import in_phrases, placed_in
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["is_kept_from_selling", "keepers_of"]

_SELLING = words.listing("supplying") | {"export", "ship", "sell", "deliver", "offer", "send"}
_MAY = frozenset({"can", "could", "cannot", "ca", "can't", "couldn't", "may", "might"})
_RULES = frozenset(
    {"rule", "rules", "law", "laws", "curbs", "controls", "restrictions", "regulations", "order", "sanctions", "ban"}
)


def is_kept_from_selling(syntax: Syntax, one: Predicate) -> bool:
    """Whether a firm would sell what it is not let sell: "has been unable to sell the chip", "can no longer sell"."""
    if one.lemma not in _SELLING or one.passive:
        return False
    above = one.governor if one.to else None
    if above is not None:
        between = {syntax.items[at].low for at in range(above.at, one.start)}
        unable = "unable" in between or ("able" in between and above.negated and _is_firms(syntax, above))
        return above.copula and unable
    return one.negated and one.modal in _MAY and _is_firms(syntax, one)


def _is_firms(syntax: Syntax, one: Predicate) -> bool:
    """Whether a firm is the subject, or the "it" of what one says."""
    if is_by_company(syntax, one):
        return True
    own = any(syntax.items[each.start].low == "it" for each in one.subjects)
    return own and one.link == Link.said and one.governor is not None and is_by_company(syntax, one.governor)


def keepers_of(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who keeps a firm from selling: whose rules the sentence names, a body in it, or the place where it may not."""
    own = [*one.subjects, *(one.governor.subjects if one.governor is not None else [])]
    others = [each for each in syntax.phrases if not any(each is mine for mine in own)]
    return (
        next((found for each in others if (found := _whose_rules(syntax, each))), [])
        or [each for each in in_phrases(syntax, others) if _is_public(each)][:1]
        or next((found for each in syntax.predicates[: one.number] if (found := _acting_place(syntax, each))), [])
        or placed_in(syntax, [each for each in one.preps if each.prep == "in"])
    )


def _acting_place(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The country that a clause before is about: "The United States has a list of them, and the firm cannot sell"."""
    return [each for each in in_phrases(syntax, one.subjects) if each.entity is not None and each.entity.is_place][:1]


def _whose_rules(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """As in "Dutch export rules"."""
    if syntax.head(phrase).low.split()[-1] not in _RULES:
        return []
    named = [each for each in syntax.mentions(phrase) if each.entity is not None and each.entity.is_place]
    return [Mention(each.start, each.end, each.text, entities=each.entities) for each in named if _owns(each)][:1]


def _owns(mention: Mention) -> bool:
    return mention.possessive or mention.modifies or mention.way in {Way.demonym, Way.name}


def _is_public(mention: Mention) -> bool:
    """Whether it is of a body of some government, which a place that goods go to is not."""
    if mention.entities:
        entity = mention.entities[0]
        return entity.actor is not None and entity.target is None and not entity.is_place and not entity.press
    return mention.actor_role in RULING and mention.place is not None
