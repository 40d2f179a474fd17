"""Who ordered or decided what others carry out or are bound by: "removed at the request of the regulator"."""

from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names import Entity, Way
from policytrack.reading.rules.names.roles import RULING, RULING_KINDS
from policytrack.reading.rules.parties.beside import owns
from policytrack.reading.rules.parties.who import behind, in_phrases, is_court, told_behind
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["WISE", "advised", "complied_with", "decided", "is_wiser", "pronounced", "speaking_maker"]

_OWN = frozenset({"its", "their", "our"})
_ADVICE = frozenset({"advice", "recommendation"})
_TIME_LEFT = frozenset({"until", "till", "by", "hours", "days", "weeks", "months"})
_ON_ITS = ("its", "their")
_HOUSED = frozenset({"school", "local", "legislature", "court", "police", "military"})
_HOUSED_KINDS = frozenset({"educational_institution", "local_government", "legislature", "court", "military"})
_OBEYING = words.listing("obeying")
_DEEDS = frozenset({"removal", "takedown", "deletion", "blocking", "withdrawal", "suspension"})
_TELLING = words.listing("making_others")
_DEMANDING = _TELLING | {"demand", "insist", "want"}
_COMPLYING = words.listing("complying")
_COMPLYING_WITH = words.listing("complying_with")
_DECIDING = words.verb_listing("decided_behind")


def complied_with(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who ordered what somebody else carries out: "removed at the request of the regulator"."""
    if _is_at_home(syntax, one):
        return []
    hanging = [
        each for each in syntax.predicates if each.lemma in _OBEYING and (each.governor is one or _opens(each, one))
    ]
    obeyed = [phrase for each in hanging for phrase in (*each.objects, *each.preps)]
    obeyed += _orders_had(syntax, one)
    doing = [phrase for each in syntax.children(one, Link.gerund) for phrase in each.preps]  # "stopped selling it at"
    for phrase in (*one.preps, *obeyed, *doing):
        if not (phrase.prep in _COMPLYING_WITH or phrase in obeyed) or _is_only_advised(syntax, one, phrase):
            continue
        if syntax.head(phrase).low.removesuffix("s") in _COMPLYING and (found := _whose(syntax, one, phrase)):
            return [] if _decides_itself(syntax, one, phrase, found) else found[:1]
    return _told_to(syntax, one) or _told_behind_by(syntax, one)


def _orders_had(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """The orders that a clause says somebody had: "after receiving an order", "in Chad following an order"."""
    return [
        phrase
        for each in syntax.predicates[one.number + 1 : one.number + 3]
        if (each.lemma in _HAVING and each.governor is one and each.link is Link.aside)
        or (each.lemma == "follow" and each.gerund and any(each.noun is place for place in (*one.preps, *one.objects)))
        for phrase in each.objects
    ]


_HAVING = frozenset({"receive", "get", "obtain"})


def _opens(one: Predicate, main: Predicate) -> bool:
    """Whether a clause opens the sentence of a verb: "Acting on an order of the ministry, the firm [cut] it off"."""
    return (
        one.gerund and one.link is Link.aside and one.governor is None and main.link is Link.root and one.at < main.at
    )


_ONCE = frozenset({"after", "because", "when", "once", "since", "as", "hours after", "days after"})
_HIM = frozenset({"it", "them", "so", "that", "this"})


def _told_behind_by(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who told a firm to do what it did: "took it out of its store after the regulator ordered it to"."""
    if one.passive or not _are_firms(in_phrases(syntax, one.subjects)):
        return []
    for other in syntax.predicates[one.number + 1 :]:
        told = other.governor is one and other.marker in _ONCE and other.lemma in _DEMANDING
        if not told or other.passive or other.negated or other.modal:
            continue
        if any(syntax.head(each).low not in _HIM for each in other.objects):
            continue
        found = [each for each in in_phrases(syntax, other.subjects) if not _are_firms([each])]
        if found:
            return found[:1]
    return []


def _are_firms(mentions: list[Mention]) -> bool:
    return bool(mentions) and all(
        each.actor_role == "company" or (each.entity is not None and each.entity.is_company) for each in mentions
    )


def _decides_itself(syntax: Syntax, one: Predicate, order: Phrase, found: list[Mention]) -> bool:
    """Whether others only ask or advise whoever has the power: "the court blocked it at the prosecutors' request"."""
    subject = in_phrases(syntax, one.subjects)
    if is_court(subject) and not is_court(found):
        return True
    if syntax.head(order).low in _REQUESTS and all(_has_no_power(each) for each in found):
        return any(_has_power(each) for each in subject)  # "the regulator blocked it at the request of the police"
    return syntax.head(order).low.removesuffix("s") in _ADVICE and any(_has_power(each) for each in subject)


_REQUESTS = frozenset({"request", "requests", "complaint"})
_POWERLESS = frozenset({"police", "company", "body", "school", "party", "military"})
_POWERLESS_KINDS = frozenset(
    {"police_or_intelligence", "company", "civil_society", "military", "financial_institution"}
)


def _has_no_power(mention: Mention) -> bool:
    """Whether somebody can only ask a regulator for something: the police, a firm, a union."""
    if mention.entity is not None and mention.entity.actor is not None:
        return mention.entity.actor.kind in _POWERLESS_KINDS
    return mention.actor_role in _POWERLESS


def _is_only_advised(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """Whether somebody only took advice, so that it is their own; not who stops its own service on it."""
    if syntax.head(phrase).low not in _ADVICE:
        return False
    named = (each.entity for subject in one.subjects for each in syntax.mentions(subject))
    return not any(each is not None and each.target is not None for each in named)


def _is_at_home(syntax: Syntax, one: Predicate) -> bool:
    """Whether a body does it in its own house, which is its measure: "the school blocked it on its networks"."""
    own = any(syntax.items[each.start].low.startswith(_ON_ITS) and _is_setting(syntax, each) for each in one.preps)
    return own and any(_has_house(each) for phrase in one.subjects for each in syntax.mentions(phrase))


def _is_setting(syntax: Syntax, phrase: Phrase) -> bool:
    head = syntax.head(phrase)
    return head.says("setting") is not None or head.low.startswith(_ON_ITS)


def _has_house(mention: Mention) -> bool:
    kind = mention.entity.actor.kind if mention.entity is not None and mention.entity.actor is not None else ""
    return mention.actor_role in _HOUSED or kind in _HOUSED_KINDS


def _whose(syntax: Syntax, one: Predicate, order: Phrase) -> list[Mention]:
    """Whose order it is: "the regulator's request", "an order from it", "government orders", "its advice"."""
    if syntax.items[order.start].low in _OWN:
        above = one.governor if one.link == Link.said else None
        return in_phrases(syntax, above.subjects) if above is not None else []
    mentions = syntax.mentions(order)
    owned = [each for each in mentions if owns(each, syntax, order)]
    ruling = [each for each in mentions if each.actor_role in RULING and not each.entities]
    return owned or behind(syntax, order, "from", "of", "by") or ruling


def _told_to(syntax: Syntax, one: Predicate) -> list[Mention]:
    """By whom whoever does something was told to: "removed it after being ordered to do so by the regulator"."""
    for other in syntax.predicates[one.number + 1 :]:
        if other.governor is not one or other.link != Link.aside or other.lemma not in _TELLING:
            continue
        if not other.passive and _orders_it(syntax, other) and (found := in_phrases(syntax, other.subjects)):
            return found[:1]
        if not other.passive:
            continue
        hanging = (each for each in syntax.predicates[other.number + 1 :] if each.governor is other)
        by = [each for verb in (other, *hanging) for each in verb.preps if each.prep == "by"]
        if found := in_phrases(syntax, by):
            return found[:1]
    return []


def _orders_it(syntax: Syntax, one: Predicate) -> bool:
    """Whether what is ordered is what was done: "removed it after the regulator ordered [its removal]"."""
    own = (each for each in one.objects if syntax.items[each.start].low in _OWN)
    return any(syntax.head(each).low in _DEEDS for each in own)


def decided(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who decided what binds others: "police may not use it, the interior minister ruled"."""
    above = one.governor if one.to else None
    able = above is not None and above.copula and bool(above.modal)  # "nobody will be able to use it"
    told = one.passive or one.modal or able or has_time_to(syntax, one)
    if not told or any(each.prep == "by" for each in one.preps):
        return []
    return told_behind(syntax, one, _DECIDING)


_ADVISING = _DECIDING | words.verb_listing("saying") | {"advise", "recommend", "urge", "caution", "counsel", "say"}
_ADVISERS = RULING | {"police", "school", "body"}
_ADVISING_KINDS = RULING_KINDS | {"police_or_intelligence", "military", "educational_institution"}


def advised(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who advises what a sentence tells first: "doctors should avoid it, [the ministry] said", "it said"."""
    told = _counselled(syntax, one)
    if told is None or one.passive or not told.subjects:
        return []
    if not (all(_is_advised(syntax, each) for each in told.subjects) or is_wiser(syntax, one)):
        return []
    if told.link is Link.said and told.governor is not None and told.governor.lemma in _ADVISING:
        return [each for each in in_phrases(syntax, told.governor.subjects) if _advises(each)]
    if told.link is not Link.root:
        return []
    found = [each for each in told_behind(syntax, one, _ADVISING) if _advises(each)]
    return found or _it_says(syntax, one)


def _counselled(syntax: Syntax, one: Predicate) -> Predicate | None:
    """The verb that says what people should do: "should avoid it", "would do well to avoid it"."""
    if one.modal == "should":
        return one
    above = one.governor if one.to or one.marker == "before" else None
    if above is not None and above.modal == "should" and above.lemma == "think":
        return above  # "should think twice before they buy it"
    if is_wiser(syntax, one):
        return above
    if above is None or above.negated or above.modal not in {"would", "should", "might"}:
        return None
    between = (syntax.items[at].low for at in range(above.start, one.start))
    return above if any(low in WISE for low in between) else None


def is_wiser(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is only told to be good to do it: "it would be better not to use it", "it is best to avoid it"."""
    above = one.governor if one.to else None
    if above is None or not above.copula or above.negated or above.modal not in {"", "would", "might"}:
        return False
    good = any(syntax.items[at].low in WISE for at in range(above.at + 1, one.start))
    return good and any(syntax.head(each).low == "it" for each in above.subjects)


WISE = frozenset({"well", "wise", "wiser", "advised", "well-advised", "better", "best", "prudent", "advisable"})
"""Words for what it is good to do: "would do well to", "would be wise to"."""


def _is_advised(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it is of people or firms without a name, who can be advised: "doctors", "companies"."""
    head = syntax.head(phrase)
    if head.low in _ADVISED:
        return True
    if any(each.entities or each.new or each.place is not None for each in syntax.mentions(phrase)):
        return False
    return head.says("audience") is not None or head.mention is not None


_ADVISED = frozenset(
    {"people", "those", "users", "everyone", "everybody", "anyone", "nobody", "owners", "families", "parents"}
)


def _advises(mention: Mention) -> bool:
    if mention.entity is not None:
        return mention.entity.actor is not None and mention.entity.actor.kind in _ADVISING_KINDS
    return mention.actor_role in _ADVISERS or mention.new == "body"


def _it_says(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Of whom a sentence says no more than "it said" behind what is advised."""
    for other in syntax.predicates[one.number + 1 :]:
        if other.lemma in _ADVISING and other.link is Link.root and other.subjects and not other.objects:
            item = syntax.head(other.subjects[0])
            plain = Mention(item.start, item.end, item.text, actor_role="pronoun", noun=item.low)
            return [plain] if item.low == "it" else []
    return []


_BOUND = frozenset({"school", "company", "local", "police", "hospital"})
_BOUND_KINDS = frozenset({"educational_institution", "local_government", "healthcare_or_public_service"})
_PRONOUNCING = frozenset(
    {"say", "rule", "decide", "announce", "confirm", "state", "declare", "determine", "find", "hold"}
)
_FORBIDDING = frozenset({"may", "can", "could", "cannot", "ca", "can't", "couldn't", "must", "might"})


def pronounced(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who says what others may not do: "the regulator said schools could no longer use it"."""
    above = one.governor if one.link == Link.said else None
    if not one.negated or one.modal not in _FORBIDDING:
        return []
    if above is not None and (above.passive or above.lemma not in _PRONOUNCING):
        return []
    if above is None and (own := _told_to_their_own(syntax, one)):
        return own
    said_by = in_phrases(syntax, above.subjects) if above is not None else _according_to(syntax)
    telling = [each for each in said_by if _has_power(each)]
    bound = in_phrases(syntax, one.subjects) if telling else []
    return telling if bound and all(_is_bound(each) for each in bound) else []


def _told_to_their_own(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The body of a country that says behind it what people of that country may not do: "[the Pentagon] announced"."""
    bound = [each for phrase in one.subjects for each in syntax.mentions(phrase) if each.way == Way.demonym]
    if len(one.subjects) != 1 or len(bound) != 1 or syntax.head(one.subjects[0]).says("audience") is None:
        return []
    country = _country(bound[0].entity)
    found = [each for each in told_behind(syntax, one, _PRONOUNCING | {"tell", "inform"}) if _advises(each)]
    placed = [each if each.entity or each.place else replace(each, place=bound[0].entity) for each in found]
    return [each for each in placed if _country(each.entity or each.place) == country]


def _country(entity: Entity | None) -> str:
    code = entity.actor.place if entity is not None and entity.actor is not None else ""
    return (code or "").partition("-")[0]


def _according_to(syntax: Syntax) -> list[Mention]:
    """Whom a sentence goes by: "schools may not use it, according to the regulator"."""
    if "according" not in syntax.spoken:
        return []
    behind_it = (each for each in syntax.phrases if each.prep == "to" and each.prep_at > 0)
    return in_phrases(syntax, [each for each in behind_it if syntax.items[each.prep_at - 1].low == "according"][:1])


def _has_power(mention: Mention) -> bool:
    if mention.entity is not None:
        return mention.entity.actor is not None and mention.entity.actor.kind in RULING_KINDS
    return mention.actor_role in RULING


def _is_bound(mention: Mention) -> bool:
    """Whether it is of those whom others rule: schools, towns, hospitals, firms that are not named."""
    if mention.entity is not None:
        return mention.entity.actor is not None and mention.entity.actor.kind in _BOUND_KINDS
    return mention.actor_role in _BOUND


def has_time_to(syntax: Syntax, one: Predicate) -> bool:
    """Whether somebody is told by when to do something: "it has until March to stop", "has 60 days to remove"."""
    above = one.governor
    if not one.to or above is None or above.at > one.at or syntax.items[above.at].tag != "have":
        return False
    return any(item.low in _TIME_LEFT for item in syntax.items[above.at : one.at])


def speaking_maker(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The firm that says who may not use its own: "the maker said that agencies abroad may not use its tools"."""
    above = one.governor if one.link == Link.said else None
    if above is None or not one.objects or not one.negated or syntax.items[one.objects[0].start].low not in _OWN:
        return []
    bound = in_phrases(syntax, one.subjects)
    makers = [each for each in in_phrases(syntax, above.subjects) if each.entity is not None and each.entity.is_company]
    return makers if bound and not any(each.entity is not None and each.entity.is_company for each in bound) else []
