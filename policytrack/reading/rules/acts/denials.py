"""What forbids a dealing: "may not be sold", "is unable to buy", "was told to stop using"."""

from itertools import pairwise

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import is_audience, is_by_company
from policytrack.reading.rules.acts.doings import dealing_of
from policytrack.reading.rules.parties import is_nobody
from policytrack.reading.rules.parties.bound import lacks_access
from policytrack.reading.rules.parties.who import can_act
from policytrack.reading.rules.syntax import Link, Predicate, Syntax
from policytrack.reading.rules.tagging import Form, Kind
from policytrack.reading.rules.words import Part

__all__ = ["MEANT", "goes_on", "is_command", "is_denied", "is_open", "stopped"]

_STOPPING = words.listing("stopping")
_KEEPING_FROM = frozenset({"prevent", "keep", "stop", "discourage", "dissuade"})
_CAUTIONING = frozenset({"caution", "warn"})
_MODALS = words.listing("forbidding_modals")
_WISHING = words.listing("subjunctive")
_NOTHING = frozenset({"nothing", "no", "little"})
MEANT = frozenset({"suppose", "supposed", "mean"})
"""Verbs that forbid what somebody is not said to be meant to do: "staff are not supposed to use it"."""
_PROVING = frozenset({"show", "prove", "demonstrate"})
_REFUSING = frozenset(
    {"wouldn't", "won't", "doesn't", "don't", "wouldn\u2019t", "won\u2019t", "doesn\u2019t", "don\u2019t"}
)
_CANNOT = words.listing("able")
_DECIDING = frozenset({"decide", "determine", "settle"})
_PASTS = frozenset({"did", "had", "has", "have"})


_END_TO = ("end to", "stop to", "halt to")


_LETTING = frozenset({"let", "allow", "permit", "enable"})


def stopped(syntax: Syntax, one: Predicate) -> Predicate | None:
    """The verb that stops a dealing: "told to stop using", "will cease buying"."""
    governor = one.governor
    if (lost := _lost_right(syntax, one)) is not None:
        return lost
    if one.link == Link.infinitive and governor is not None and governor.gerund and governor.lemma in _LETTING:
        return stopped(syntax, governor)  # "stop letting pupils use it"
    if one.link != Link.gerund or governor is None:
        return None
    kept_from = governor.lemma in _KEEPING_FROM and syntax.items[one.start - 1].low == "from"
    beside = one.start == governor.at + 1 or governor.lemma == "refrain"
    said = syntax.items[governor.at].low
    held = governor.to and said.startswith("hold off")  # "asked them to hold off using it"
    ends = held or governor.lemma in _STOPPING or said.endswith(_END_TO)  # "put an end to buying it"
    if not kept_from and not (ends and beside):
        return None
    nothing = any(syntax.items[each.start].low in _NOTHING for each in governor.subjects)  # "no law stops them"
    return governor if not governor.negated and not nothing else None


_LOSING = frozenset({"lose", "forfeit"})
_RIGHTS = frozenset({"right", "rights", "permission", "freedom", "privilege", "authority"})


def _lost_right(syntax: Syntax, one: Predicate) -> Predicate | None:
    """The verb by which people no longer have the right to do something: "officials [lost] the right to use it"."""
    if one.noun is None or not one.to or syntax.head(one.noun).low not in _RIGHTS:
        return None
    above, role = syntax.governing(one.noun)
    if above is None or above.lemma not in _LOSING or role != "object" or above.negated:
        return None
    return above if is_audience(syntax, above.subjects) and not is_by_company(syntax, above) else None


def is_denied(syntax: Syntax, one: Predicate) -> bool:
    """Whether a dealing is forbidden by a negation, a refusal or a warning."""
    nobody = any(is_nobody(syntax, each) for each in one.subjects)
    if nobody and (one.modal or _is_wished(one)) and (one.link != Link.relative or _is_by_rule(syntax, one)):
        return True
    if (one.modal or one.to) and not one.passive and any(_is_none(syntax, each.start) for each in one.objects[:1]):
        return True  # "may buy no drones", "will supply no more software"
    if one.governor is not None and goes_on(syntax, one):
        return is_denied(syntax, one.governor)  # "may neither buy nor use", "may not buy or use"
    if is_open(syntax, one) or lacks_access(syntax, one) or _is_doubtful(syntax, one) or _is_no_more(syntax, one):
        return True
    if one.negated:
        return _is_forbidden(syntax, one) and not _is_lacking(one)
    if one.governor is not None and one.to:
        refuses = one.governor.lemma in {"refuse", "decline"}
        if refuses and dealing_of(syntax, one) in {"sell", "serve", "buy"}:
            return not one.governor.negated
        if one.governor.lemma in MEANT and one.governor.passive and one.governor.negated:
            return True  # "staff are not supposed to use it"
        if one.governor.copula:
            return _is_unable(syntax, one, one.governor)
    return one.gerund and one.link in {Link.gerund, Link.reduced} and _is_warned_against(syntax, one)


_RULING = frozenset({"under", "by", "to"})


def _is_by_rule(syntax: Syntax, one: Predicate) -> bool:
    """As in "an order under which no agency may use it", not "data that nobody may see"."""
    behind = one.noun.end if one.noun is not None else len(syntax.items)
    return any(
        first.low.split()[-1] in _RULING and second.low == "which"
        for first, second in pairwise(syntax.items[behind : behind + 3])
    )


def _is_doubtful(syntax: Syntax, one: Predicate) -> bool:
    """As in "urged them to think twice before they use it"."""
    above = one.governor if one.marker == "before" and one.finite else None
    if above is None or above.lemma != "think":
        return False
    return any(item.low in {"twice", "hard", "carefully"} for item in syntax.items[above.at : one.start])


def _is_wished(one: Predicate) -> bool:
    """As in "asked that nobody use it"."""
    return one.link == Link.said and one.governor is not None and one.governor.lemma in _WISHING


def _is_bare(syntax: Syntax, one: Predicate) -> bool:
    """Whether "not" stands before a verb alone: "recommended that staff not install it"."""
    return syntax.items[one.start].low == "not" and one.at == one.start + 1


def _is_recommended(one: Predicate) -> bool:
    """As in "recommended to members that they [do not install] it"."""
    above = one.governor
    return above is not None and above.lemma in {"recommend", "advise", "urge"} and not (above.negated or above.modal)


def goes_on(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb shares the auxiliary of the one before it: "may not buy or [use] it"."""
    if one.link != Link.same or one.governor is None:
        return False
    return one.start == one.at and syntax.items[one.start - 1].low in {"or", "nor"} and not one.negated


def _is_lacking(one: Predicate) -> bool:
    """Whether it only cannot be done for want of something: "without its services you can't sell a phone there"."""
    if one.modal not in _CANNOT:
        return False
    first = one.subjects[0].start if one.subjects else one.start
    return any(each.prep == "without" and each.end <= first for each in one.preps)


def _is_none(syntax: Syntax, start: int) -> bool:
    """As in "may use [nothing] of the kind", and not "are to use [nothing but] iPhones"."""
    behind = syntax.items[start + 1].low if start + 1 < len(syntax.items) else ""
    return syntax.items[start].low in {"no", "no more", "none", "nothing"} and behind not in {"but", "except"}


def _is_no_more(syntax: Syntax, one: Predicate) -> bool:
    """Whether somebody does so no more, as told of now: "buys [no more] drones", "is not buying [any more]"."""
    first = one.objects[0] if one.objects and one.lemma in _BUYING and one.finite and not one.passive else None
    if first is None or "than" in syntax.spoken or Form.past in syntax.tags[one.at].forms:
        return False
    if not all(can_act(syntax.head(each).mention) for each in one.subjects):
        return False  # "shoppers buy no more phones"
    said = " ".join(item.low for item in syntax.items[first.start : first.start + 2])
    return said.startswith("any more") if one.negated else said.startswith("no more")


_BUYING = frozenset({"buy", "purchase", "procure", "order"})


def _is_forbidden(syntax: Syntax, one: Predicate) -> bool:
    """Whether a negation forbids instead of telling what is not done."""
    if one.governor is not None and one.link == Link.said and one.governor.lemma == "ensure":
        return True  # "ensure they do not have the app"
    if one.governor is not None and one.link == Link.said and one.governor.lemma in _PROVING:
        return False  # "unless they can show that it will not be used"
    if one.to and one.governor is not None and one.governor.lemma.split()[0] in _BEING and not one.governor.passive:
        return False  # "turned out not to have any", "claims not to use it"
    before = {syntax.items[at].low for at in range(one.start, one.at)}
    wished = _is_wished(one) and (_is_bare(syntax, one) or _is_recommended(one))
    if is_command(syntax, one) or _is_advised_against(syntax, one) or wished:
        return True
    if one.to or one.modal in _MODALS or before & _MODALS or one.longer:
        return True
    refuses = ("not" in before or bool(before & _REFUSING)) and one.link is not Link.condition  # "if it is not sold"
    if dealing_of(syntax, one) not in {"serve", "sell"} or not refuses:
        return False
    return not before & _PASTS or (one.lemma == "make" and _names_place(syntax, one))


_BEING = frozenset({"seem", "appear", "turn", "prove", "happen", "claim", "profess", "pretend", "tend", "admit"})


def is_open(syntax: Syntax, one: Predicate) -> bool:
    """Whether somebody has yet to decide if a thing is let in: "weighs whether to let Huawei bid", "it may be used"."""
    if "whether" not in syntax.spoken or one.negated or one.governor is None:
        return False
    if is_by_company(syntax, one.governor):
        return False
    asked = syntax.items[one.start - 1].low == "whether" if one.to else one.marker == "whether" and bool(one.modal)
    word = syntax.word(one.governor, "turns")
    return asked and (one.governor.lemma in _DECIDING or (word is not None and word.key == "weigh"))


def is_command(syntax: Syntax, one: Predicate) -> bool:
    """Whether people are told not to: "'Do not use it for work,' the bank told traders"."""
    if one.subjects or not one.negated or syntax.items[one.start].low not in {"do", "don't", "dont"}:
        return False
    return one.start == 0 or syntax.tags[one.start - 1].kind in {Kind.quote, Kind.stop}


def _is_advised_against(syntax: Syntax, one: Predicate) -> bool:
    """As in "recommends not buying them"."""
    above = one.governor if one.gerund and one.link is Link.gerund else None
    if above is None or above.negated or above.passive:
        return False
    return any(word.file == "turns" and word.key == "advise" for word in syntax.items[above.at].words)


def _names_place(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb says where: "did not make it available in the country"."""
    mentions = (each for phrase in one.preps if phrase.prep in {"in", "to"} for each in syntax.mentions(phrase))
    return any(each.entity is not None and each.entity.is_place for each in mentions)


def _is_unable(syntax: Syntax, one: Predicate, governor: Predicate) -> bool:
    """As in "is unable to buy", "are not free to use"."""
    between = {syntax.items[at].low for at in range(governor.at, one.start)}
    if governor.negated and governor.at + 1 >= one.start - 1 and between & {"not", "n't"}:
        return True  # "staff are not to use it"
    if "able" in between and any(is_nobody(syntax, each) for each in governor.subjects):
        return True  # "nobody in Gabon has been able to open it"
    return "unable" in between or (governor.negated and bool(between & {"able", "free", "allowed"}))


def _is_warned_against(syntax: Syntax, one: Predicate) -> bool:
    """As in "warned against using", "put staff off using", "advice against using"."""
    before = syntax.items[one.start - 1].low if one.start else ""
    if one.governor is not None:
        turns = (word.key for word in syntax.items[one.governor.at].words if word.file == "turns" and not word.particle)
        if before.split()[-1:] == ["about"] and one.governor.lemma in _CAUTIONING:
            return not one.governor.passive
        return before.split()[-1:] in (["against"], ["off"]) and not {"advise", "order"}.isdisjoint(turns)
    if one.noun is not None:
        return before.split()[-1:] == ["against"] and syntax.head(one.noun).says("turns", Part.noun) is not None
    return False
