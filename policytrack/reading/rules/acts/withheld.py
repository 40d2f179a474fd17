"""Who keeps what it makes from others: "OpenAI said that customers in China could no longer use its API"."""

from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["who_withholds"]

_STAFF = frozenset({"staff", "employees", "workers", "engineers", "employee", "contractors"})
_GETTING = frozenset({"use", "buy", "purchase", "have", "get", "license", "deploy"})


def who_withholds(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The maker that says who can no longer have its product: "OpenAI said that customers could not use its API"."""
    if makers := _who_is_why(syntax, one):
        return makers
    without = syntax.items[one.at].low.endswith(" without")  # "told the police that they had to do without it"
    said = one if one.lemma in _GETTING or without else None  # "could not open it" may be another's doing
    while said is not None and said.link is not Link.said:
        said = said.governor
    above = said.governor if said is not None else None
    if above is None or above.passive or one.passive or any(syntax.head(each).low in _STAFF for each in one.subjects):
        return []
    makers = [each for phrase in above.subjects for each in syntax.mentions(phrase) if each.entity is not None]
    if len(makers) != 1 or makers[0].entity is None or not makers[0].entity.is_company:
        return []
    own = all(_is_its(syntax, each, makers[0].entity) for each in one.objects)
    told = above.lemma == "tell" and bool(above.objects)  # "told the police that they", who are not the firm
    speaks = any(_is_its_own(syntax, each) and not (told and syntax.head(each).low == "they") for each in one.subjects)
    return makers if own and one.objects and not speaks else []


_BECAUSE = frozenset({"as", "because", "since", "after"})
_ENDING = frozenset({"end", "stop", "halt", "cease", "suspend", "cut", "block", "quit", "withdraw", "pull", "bar"})


def _who_is_why(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The maker for whose doing people cannot have its product: "cannot buy Photoshop, as [Adobe] has ended sales"."""
    if one.passive or not one.negated or any(syntax.head(each).low in _STAFF for each in one.subjects):
        return []
    things = [mention.entity for each in one.objects if (mention := syntax.head(each).mention) and mention.entity]
    for why in syntax.predicates[one.number + 1 :]:
        if why.governor is one and why.marker in _BECAUSE and why.lemma in _ENDING and not (why.passive or why.negated):
            who = [each for phrase in why.subjects for each in syntax.mentions(phrase) if each.entity is not None]
            keys = {each.entity.key for each in who if each.entity is not None}
            makers = {each.target.maker for each in things if each.target is not None}
            return who if things and len(who) == 1 and makers == keys else []
    return []


def _is_its(syntax: Syntax, phrase: Phrase, maker: Entity) -> bool:
    """Whether a phrase is of what a maker makes: "its API", "Rekognition"."""
    if syntax.items[phrase.start].low == "its":
        return True
    thing = syntax.head(phrase).mention
    return thing is not None and any(each.target and each.target.maker == maker.key for each in thing.entities)


def _is_its_own(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of whoever speaks: "it", "the company"."""
    head = syntax.head(phrase)
    plain = head.mention is not None and not head.mention.entities and head.mention.actor_role == "company"
    return head.low in {"it", "they", "we"} or (plain and head.mention is not None and not head.mention.plural)
