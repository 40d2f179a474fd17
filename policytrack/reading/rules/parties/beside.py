"""Whose a noun is by the words beside it: "Italy's ban", "the Italian order", "a ban by Italy"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.parties.who import (
    AROUND_PLACES,
    as_firm,
    in_phrase,
    in_phrases,
    is_court,
    is_private,
    legislates,
    placed_in,
)
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.words import Part

__all__ = ["imposed_by", "imposed_in", "named_behind", "owned_by", "owns", "put_to", "undergone_by"]

_PRONOUNS = frozenset({"it", "they", "he", "she"})
_COUNSEL = frozenset({"advice", "recommendation", "request", "behest", "urging", "suggestion", "insistence", "warning"})
_BILLS = frozenset({"bill", "bills", "legislation", "act", "motion", "law"})
_PAPERS = words.listing("papers") | {"direction", "directions"}
_RULES = _PAPERS | words.listing("measures") | {"policy", "policies", "rule", "rules", "regulation", "regulations"}
_ABOUT = frozenset({"on", "of"})
_MAKING_GOODS = words.listing("making")
_MAKING_RULES = words.listing("making_rules")
_POWERLESS = words.listing("powerless")
_UNDERGONE = words.listing("undergone")
_SPEAKING = words.listing("talking") | {
    "repeat",
    "defend",
    "present",
    "justify",
    "praise",
    "discuss",
    "restate",
    "outline",
}


def owned_by(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who is named before a noun as its owner: "Italy's ban", "the Italian order"."""
    if undergone_by(syntax, phrase):
        return []
    return [one for one in syntax.mentions(phrase) if owns(one, syntax, phrase)][-1:]


def undergone_by(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """To what it is done, of a noun that says it has that done to it: "[Huawei]'s exclusion from 5G networks"."""
    by_owner = syntax.after(phrase, "of") is not None  # "Apple's removal of the app"
    if by_owner or syntax.head(phrase).low.split()[0] not in _UNDERGONE:  # "removal from app stores" is one noun
        return []
    owners = [one for one in syntax.mentions(phrase) if one.possessive and one.entity is not None]
    return [one for one in owners if one.entity is not None and one.entity.target is not None]


def owns(mention: Mention, syntax: Syntax, phrase: Phrase) -> bool:
    """Whether somebody mentioned before a noun owns it."""
    entity = mention.entity
    if syntax.items[phrase.head].mention is mention or syntax.head(phrase).low in _POWERLESS:
        return False
    if entity is not None and entity.is_place and is_private(syntax, phrase):
        return False
    if entity is None:
        return mention.possessive and mention.actor_role != "" and mention.noun not in {"nation", "world"}
    return entity.actor is not None and (entity.target is None or mention.possessive)  # a maker owns only by "'s"


_WHEN = frozenset({"after", "during", "amid", "amidst", "despite", "following", "upon"})
"""What begins a phrase that tells when or why something is done, and no more of the noun before."""


def named_behind(syntax: Syntax, phrase: Phrase, *, places: bool = True) -> list[Mention]:
    """Who is named behind a noun: "a ban by Italy", "an order of the ministry", "the ban in Italy"."""
    end = phrase.end
    used = False
    for other in syntax.phrases[phrase.number + 1 : phrase.number + 5]:
        if not other.prep and other.start == end and syntax.items[end - 1].text.isdigit():  # "since 3 February"
            end = other.end
            continue
        if not other.prep or any(end <= each.at < other.start for each in syntax.predicates):
            return []
        if other.prep in _WHEN or syntax.head(other).low.removesuffix("s") in _COUNSEL:
            return []  # "a ban after its invasion of Ukraine", "adopted a ban on the advice of the cyber agency"
        used = used or syntax.head(other).says("dealings", Part.noun) is not None
        if used and other.prep == "by":  # "a ban on the use of cameras by the police"
            return []
        placed = places and other.prep in AROUND_PLACES and placed_in(syntax, [other])
        if placed or other.prep in {"by", "from", "of", "at", "in", "before"}:
            found = in_phrases(syntax, other.listed)
            if (
                other.prep in {"in", "before"} and not placed
            ):  # "a bill in Congress", not "confirmed the ban in Congress"
                beside = other.prep_at == end
                paper = syntax.head(phrase).low.split()[-1] in _PAPERS  # "a practice note in the Supreme Court"
                found = [
                    one for one in found if legislates(one) or (beside and _is_city(one)) or (paper and is_court([one]))
                ]
                found = found if not _is_spoken_of(syntax, phrase) else []
            if other.prep == "from" and other.number > phrase.number + 1:  # "the ban on drones from China"
                found = [one for one in found if not (one.entities and one.entities[0].is_place)]
            of_things = any(one.entities and one.entities[0].target is not None for one in found)
            makers = other.prep == "by" and syntax.phrases[other.listed[0].number - 1].prep in _ABOUT  # "drones by DJI"
            if found and not (of_things and (makers or other.prep in {"of", "from"})):
                return found
        end = other.end
    return []


def _is_city(mention: Mention) -> bool:
    """Whether it is a town, which has measures of its own: "the moratorium on it in Pittsburgh"."""
    entity = mention.entity
    return entity is not None and entity.actor is not None and entity.actor.kind == "local_government"


def put_to(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Before whom a bill is that others speak for: "wrote to congressional leaders in support of a bill"."""
    if syntax.head(phrase).low.split()[-1] not in _BILLS:
        return []
    governor, role = syntax.governing(phrase)
    own = governor.subjects if governor is not None and role == "object" else []  # "legislatures passed a bill"
    others = (other for other in syntax.phrases[: phrase.number] if not any(other is each for each in own))
    before = (one for other in others for one in syntax.mentions(other))
    return next(([one] for one in before if legislates(one) and (one.plural or one.entities)), [])


def _is_spoken_of(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether somebody only speaks of a measure: "repeated the ban in parliament", "defended it before lawmakers"."""
    governor, role = syntax.governing(phrase)
    if governor is None or role != "object":
        return False
    return governor.lemma in _SPEAKING or governor.lemma in words.verb_listing("saying")


def imposed_by(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who imposed a measure that is described so: "a ban on drones, introduced by New Delhi", "that Spain imposed"."""
    for one in syntax.predicates:
        if one.link == Link.relative and any(each is phrase for each in one.objects) and _is_imposing(syntax, one):
            found = [each for other in one.subjects for each in in_phrase(syntax, other) or _pronoun(syntax, other)]
            if is_court(found) and _is_stopping(syntax, one):
                continue
            return [_the_same(syntax, one, each) for each in found]
        if _describes(syntax, one, phrase):
            by = in_phrases(syntax, [other for other in one.preps if other.prep == "by"])
            by = by or _unknown_maker(syntax, one)
            found = by or [each for other in one.preps if other.prep == "under" for each in owned_by(syntax, other)]
            if found:
                return found
    return []


def imposed_in(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Where a measure was imposed that is described so: "the curbs placed on the app in Iraq are gone"."""
    described = (one for one in syntax.predicates if _describes(syntax, one, phrase) or _stands(syntax, one, phrase))
    return next((found for one in described if (found := placed_in(syntax, one.preps) or _housed(syntax, one))), [])


def _housed(syntax: Syntax, one: Predicate) -> list[Mention]:
    """In whose house a measure stands: "has been in place [in Boston]", "is in force [at the university]"."""
    where = [each for each in one.preps if one.copula and each.prep in {"in", "at"}]
    found = [each for phrase in where for each in in_phrase(syntax, phrase)]
    return [each for each in found if each.entity is not None or each.new == "body"][:1]


def _stands(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """As in "a ban on it has been in place in Chad since May"."""
    standing = one.copula and any(syntax.head(each).low in {"place", "force", "effect"} for each in one.preps)
    return standing and any(each is phrase for each in one.subjects)


def _unknown_maker(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who is not known but gives rules out: "a code of conduct released by the Rennhalla"."""
    if one.lemma not in _MAKING_RULES:
        return []
    named = [syntax.head(each).mention for each in one.preps if each.prep == "by"]
    return [as_firm(each) for each in named if each is not None and each.new == "name" and not each.target_role][:1]


def _pronoun(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who "the ban it imposed" is of: who acts in the sentence before that, or whom a sentence before is about."""
    item = syntax.head(phrase)
    if item.low not in _PRONOUNS:
        return []
    for other in reversed(syntax.predicates):
        if other.at < phrase.start and (found := [each for one in other.subjects for each in in_phrase(syntax, one)]):
            return found
    if any(each.subjects and syntax.head(each.subjects[0]).low == "members" for each in syntax.predicates):
        return []  # "members undid the ban they had adopted"
    return [Mention(item.start, item.end, item.text, actor_role="pronoun", noun=item.low)]


def _the_same(syntax: Syntax, one: Predicate, mention: Mention) -> Mention:
    """Whoever the sentence is about, where a role stands for them: "Oslo's schools dropped a ban the district made"."""
    if mention.entities or mention.new or mention.place is not None or not mention.actor_role:
        return mention
    before = next((each for each in syntax.predicates[: one.number] if each.subjects), None)
    own = [each for phrase in before.subjects for each in in_phrase(syntax, phrase)] if before is not None else []
    alike = [each for each in own if each.actor_role == mention.actor_role and (each.place is not None or each.new)]
    return alike[0] if len(alike) == 1 else mention


def _describes(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    near = (
        one.noun is not None
        and phrase.number <= one.noun.number <= phrase.number + 3
        and not any(phrase.end <= each.at < one.noun.start for each in syntax.predicates)
    )
    made = one.lemma in _MAKING_RULES and syntax.head(phrase).low.split()[-1] in _RULES  # "a rule published by Oslo"
    described = one.link in {Link.reduced, Link.relative} and one.passive
    if one.lemma in _MAKING_GOODS and one.noun is not phrase:  # "a ban on cameras made by the firm"
        return False
    return near and described and (made or _is_imposing(syntax, one))


def _is_stopping(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb says that others' measure is stopped: "the law, which a court has [blocked]"."""
    keys = {word.key for word in syntax.items[one.at].words if word.file == "turns" and not word.particle}
    return not keys.isdisjoint({"end", "pause"})


def _is_imposing(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb says what is done with a measure: "introduced", "lifted", "put"."""
    return syntax.word(one, "turns") is not None or one.lemma in words.verb_listing("making_measures")
