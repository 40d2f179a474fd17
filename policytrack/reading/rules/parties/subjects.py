"""Who the subject of a verb names: the one told behind it, who has guests there, the firm whose service it is."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.parties.who import (
    REGIONS,
    as_firm,
    behind,
    can_act,
    in_phrase,
    in_phrases,
    is_person,
    told_behind,
)
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = [
    "are_foreign",
    "are_members",
    "asked_why",
    "both_of",
    "house_of",
    "named_subject",
    "tells_staff",
    "two_before",
]

_GUESTS = words.listing("guests")
_ONTO = frozenset({"from", "on", "in", "at", "over", "across", "throughout", "aboard", "inside", "near"})
_FEW_WORDS = 3
_ACRONYM = 3  # letters of the shortest name that is no person's initials
_MEMBERS = frozenset({"members", "trustees", "directors", "commissioners", "supervisors"})
_WHY = frozenset({"why", "how", "whether"})
_TWO = 2  # "the latter"
_SIDE_BY_SIDE = frozenset({Link.root, Link.same})


def named_subject(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who is named as the subject, or as what it is one of: "Oxford is among the universities that banned it"."""
    found = _one_of_them(syntax, one) or in_phrases(syntax, one.subjects)
    if found and one.link == Link.said and one.governor is not None and _is_own_country(syntax, one, found[0]):
        speaking = in_phrases(syntax, one.governor.subjects)  # "the minister said his country would not"
        return found if not speaking or _speaks_of_state(speaking[0]) else speaking
    return _own_firm(syntax, one, found) or _called_behind(syntax, one, found) or found or _with_premises(syntax, one)


def _called_behind(syntax: Syntax, one: Predicate, found: Sequence[Mention]) -> list[Mention]:
    """Who a role is, by whoever tells it behind: "the bank has blocked it, [UBS] said"."""
    if len(found) != 1 or one.link != Link.root or found[0].actor_role not in {"company", "body", "school"}:
        return []
    if found[0].entities or found[0].new or found[0].place is not None or found[0].plural:
        return []
    told = told_behind(syntax, one, words.verb_listing("told_behind"))
    return [each for each in told if each.new or (each.entity is not None and not each.entity.is_place)]


def _with_premises(syntax: Syntax, one: Predicate) -> list[Mention]:
    """A name that nobody knows, of somebody with rooms or guests: "Rennhalla banned cameras from its rides"."""
    if len(one.subjects) != 1 or one.passive:
        return []
    phrase = one.subjects[0]
    named = syntax.head(phrase).mention
    if named is None or named.new != "name" or named.actor_role or named.target_role or named.modifies:
        return []
    if named.text.isupper() and len(named.text) >= _ACRONYM and named.text.isalpha():
        return [as_firm(named)]  # "RMIT forbids it", which is no person
    own = any(each.prep in _ONTO and _is_its_own(syntax, each) for each in one.preps)
    return [as_firm(named)] if own or any(syntax.head(each).low in _GUESTS for each in one.objects) else []


def _is_its_own(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of rooms or devices of whoever is told of: "from its rides", "on staff laptops"."""
    said = syntax.head(phrase).says("setting")
    return syntax.items[phrase.start].low in {"its", "their"} or (
        said is not None and said.key == "issuer_owned_device"
    )


def _own_firm(syntax: Syntax, one: Predicate, found: list[Mention]) -> list[Mention]:
    """The firm of who speaks of "the company": "the president of Ruritel said the company had cut it off"."""
    above = one.governor if one.link == Link.said else None
    if above is None or not found or found[0].actor_role != "company" or found[0].entities or found[0].place:
        return []
    if found[0].plural or found[0].noun != "company":
        speakers = [each for each in above.subjects if is_person(syntax, each)]
    else:
        speakers = above.subjects  # "Microsoft says that the company bars it"
    return [each for each in in_phrases(syntax, speakers) if each.entity is not None and each.entity.is_company][:1]


def _one_of_them(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who is among those of whom it is told: "Oxford is among the universities that banned it"."""
    if one.noun is None or one.link not in {Link.relative, Link.reduced}:
        return []
    if joining := _joining(syntax, one.noun):
        return joining
    if one.link is Link.reduced:
        return []
    if (ranked := _ranked(syntax, one.noun)) and any(each is one.noun for each in one.subjects):
        return ranked
    if one.noun.prep not in {"among", "of"}:
        return []
    noun = one.noun
    if any(each is noun for each in one.objects):
        return []  # "is among the firms that Oslo banned"
    if noun.prep == "of" and (noun.number == 0 or syntax.head(syntax.phrases[noun.number - 1]).low != "one"):
        return []
    governor = syntax.predicate_before(noun.start)
    if governor is None:  # "Among the agencies that have banned it are NASA and the Navy"
        later = next((each for each in syntax.predicates[one.number + 1 :] if each.copula), None)
        return in_phrases(syntax, later.objects) if later is not None else []
    return in_phrases(syntax, governor.subjects) if governor.copula else []


def _joining(syntax: Syntax, noun: Phrase) -> list[Mention]:
    """Who joins those of whom it is told: "Kenya joins the countries that have banned it"."""
    governor, role = syntax.governing(noun)
    joins = governor is not None and role == "object" and governor.lemma == "join" and not governor.negated
    heads = [syntax.head(one).mention for one in noun.listed]
    several = all(one is None or one.plural or not (one.entities or one.new) for one in heads)
    return in_phrases(syntax, governor.subjects) if governor is not None and joins and several else []


_RANKS = words.listing("ordinals") | {"only", "latest", "newest"}


def _ranked(syntax: Syntax, noun: Phrase) -> list[Mention]:
    """Who is said to be the first or only one: "Lyon became the only [town] that bans it"."""
    governor, role = syntax.governing(noun)
    if governor is None or role != "object" or not governor.copula or governor.negated:
        return []
    ranked = not _RANKS.isdisjoint(item.low for item in syntax.items[noun.start : noun.head])
    return [each for each in in_phrases(syntax, governor.subjects) if each.entities or each.new] if ranked else []


def two_before(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The two whom a clause before is about, or two clauses: "Oslo acted, and Bergen followed; [both] banned it"."""
    single: list[Mention] = []
    for each in reversed(syntax.predicates[: one.number]):
        found = in_phrases(syntax, each.subjects)
        if len(found) == _TWO:
            return found
        single = [*found, *single] if len(found) == 1 and each.finite and each.link in _SIDE_BY_SIDE else single
        if len(single) == _TWO:
            return single
    return []


def are_foreign(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether firms are only told by where they are from: "firms from China may not", which China does not say."""
    head = syntax.head(phrase).mention
    firms = head is not None and head.plural and head.actor_role == "company" and not head.entities
    return firms and phrase.end < len(syntax.items) and syntax.items[phrase.end].low == "from"


def both_of(syntax: Syntax, phrase: Phrase) -> Mention:
    """Those two whom the sentence before named: "Kuwait and Qatar are strict. [Both] have blocked the game"."""
    item = syntax.head(phrase)
    return Mention(item.start, item.end, item.text, actor_role="pronoun", noun="both", plural=True)


def are_members(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it is of those who decide in a body that was told of: "By six votes to two, members banned it"."""
    head = syntax.head(phrase)
    if head.low not in _MEMBERS or syntax.after(phrase, "of", "from", "in", "at") is not None:
        return False
    named = head.mention is not None and (head.mention.entities or head.mention.actor_role)
    return not named and phrase.end - phrase.start <= _FEW_WORDS


def _is_own_country(syntax: Syntax, one: Predicate, mention: Mention) -> bool:
    first = syntax.items[one.subjects[0].start].low
    return (
        mention.place is None
        and not mention.entities
        and mention.noun in REGIONS
        and first in {"his", "her", "their", "its", "the"}
    )


def _speaks_of_state(mention: Mention) -> bool:
    """Whether a parliament or agency speaks, which is not the state: "the Duma's speaker said the state slowed it"."""
    entity = mention.entity
    body = entity is not None and entity.actor is not None and not entity.is_place
    return body and entity is not None and entity.actor is not None and not entity.actor.kind.endswith("government")


def house_of(syntax: Syntax, one: Predicate) -> Mention | None:
    """Where somebody with a title decides: "Principal Jane Doe banned phones at Hill School", "told Hill's staff"."""
    at = [each for phrase in one.preps if phrase.prep == "at" for each in in_phrase(syntax, phrase)]
    objects = [phrase for phrase in one.objects if syntax.head(phrase).says("audience") is not None]
    staff = [
        each for phrase in objects for each in (*syntax.mentions(phrase), *behind(syntax, phrase, "of", "in", "at"))
    ]
    return next((each for each in (*at, *staff) if can_act(each) and (each.new or not _is_place(each))), None)


def _is_place(mention: Mention) -> bool:
    return mention.entity is None or mention.entity.is_place


def asked_why(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Whom somebody asks why it does something: "asked the White House why [it] eased the ban"."""
    at = phrase.start - 1
    if at < 1 or syntax.items[at].low not in _WHY:
        return []
    if syntax.tags[at - 1].kind is Kind.prep:  # "wants to hear from the White House on why it"
        at -= 1
    asked = syntax.phrase_of(at - 1)
    return in_phrase(syntax, asked) if asked is not None else []


def tells_staff(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb has people who work somewhere as its object: "it told [staff] not to use it"."""
    return not one.passive and any(syntax.head(each).says("audience") is not None for each in one.objects)
