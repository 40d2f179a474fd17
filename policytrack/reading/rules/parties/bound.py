"""Whose people, devices or firms a measure binds: "banned from House phones", "Harvard students may not use it"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.names.topics import topics_in
from policytrack.reading.rules.parties.who import as_firm, behind, in_phrases
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Form, Kind

__all__ = [
    "FORBIDDING",
    "bound_by",
    "bound_people",
    "country_of_bound",
    "house_of",
    "is_kept_from",
    "is_nobody",
    "is_under",
    "lacks_access",
    "whose",
]

FORBIDDING = frozenset({"may", "can", "must", "shall", "cannot", "should", "can't", "ca", "mustn't"})
_PROPOSING = frozenset({"could", "would"})
_ALL = frozenset({"faculty"})
_OF_HOUSES = words.listing("members")
_SYSTEMS = frozenset({"network", "networks", "computers", "systems", "premises"})
"""What a firm has for its own people, and sells to nobody."""
_DEVICES = words.listing("devices") | {"network", "networks", "system", "systems", "servers"}
_INTO = frozenset({"on", "from", "in", "off", "at", "of", "into", "over", "across"})
_NUMBERS = frozenset(
    {"most", "many", "some", "all", "none", "thousands", "hundreds", "dozens", "tens", "majority", "half"}
)
_GIVEN = words.listing("given_by")
_TOWNS = frozenset({"city", "county", "town"})
_SEVERAL = 2
_NOBODY = frozenset({"no", "no more", "no one", "nobody", "none", "neither", "nothing"})
_MEMBERS = frozenset({"legislature", "court", "school", "police", "military"})
_OWN_RULES = frozenset({"agency", "regulator", "ministry"})
_BINDING_OWN = frozenset({"military", "police", "school", "legislature"})
_WITH_STAFF = _BINDING_OWN | {"agency", "ministry", "government"}


def is_kept_from(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb says what its subject may not do: "students may no longer use it", "no bureau may buy it"."""
    if not one.passive and one.lemma == "lose":
        return not one.negated and any(_are_people(syntax, each) for each in one.subjects)  # "staff will lose access"
    if _is_unable(syntax, one) or lacks_access(syntax, one):
        return True
    if one.passive or not (one.modal in FORBIDDING or (one.modal in _PROPOSING and is_under(syntax, one))):
        return False
    return one.negated or any(is_nobody(syntax, each) for each in one.subjects)


def is_under(syntax: Syntax, one: Predicate) -> bool:
    """Whether a clause tells what a paper demands: "a law under which schools must"."""
    if one.link is not Link.relative:
        return False
    start = one.subjects[0].start if one.subjects else one.start
    return start > 1 and syntax.items[start - 1].low == "which" and syntax.items[start - 2].low == "under"


def lacks_access(syntax: Syntax, one: Predicate) -> bool:
    """Whether somebody has no access to something: "staff have no access to it", "no longer have access to it"."""
    has = syntax.tags[one.at].kind is Kind.have or syntax.items[one.at].low in {"get", "gets", "got"}
    if not has or one.modal or not one.objects:
        return False
    first = one.objects[0]
    none = syntax.items[first.start].low == "no" or one.longer or one.negated
    return none and syntax.head(first).low == "access" and syntax.after(first, "to") is not None


def _is_unable(syntax: Syntax, one: Predicate) -> bool:
    """As in "will no longer be able to open it"."""
    above = one.governor if one.to and one.start and syntax.items[one.start - 1].low == "able" else None
    return above is not None and above.copula and above.negated


def is_nobody(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase says that none does it: "no bureau", "neither police nor schools", "nobody under 16"."""
    start = phrase.start
    before = syntax.items[start - 1].low if start else ""
    if before == "not" and syntax.items[start].low in {"a", "one"}:  # "not a single officer"
        return True
    young = before == "nobody" and syntax.items[start].says("audience") is not None
    return young or syntax.items[start].low in _NOBODY or before == "neither"


def bound_people(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Whose staff or devices are bound: "banned from House-managed phones", "American agencies are barred"."""
    subjects = [_of_whom(syntax, phrase) for phrase in one.subjects]
    staff = [phrase for phrase in subjects if _are_people(syntax, phrase)]
    staff += [each for each in one.preps if each.prep == "for" and _are_people(syntax, each)]
    employers = [each for phrase in staff for each in _employers(syntax, phrase)] or _work_for(syntax, subjects)
    named = employers or [each for phrase in staff for each in behind(syntax, phrase, "at", "of", "in")]
    named = named or [each for one_of in staff if _visit(syntax, one_of) for each in behind(syntax, one_of, "to")]
    named = named or [each for phrase in staff for each in _firm_of_nobody(syntax, phrase)]
    named = named or [each for phrase in one.preps for each in _housed(syntax, phrase)]
    if named:  # "staff at the ministry may not", "not permitted on the network of the university"
        several = [each for phrase in staff[:1] for each in behind(syntax, phrase, "at", "of")]
        several = [each for phrase in staff[:1] for each in _with_unknown(syntax, phrase, several)]
        each_has = [behind(syntax, phrase, "at", "of")[:1] for phrase in staff if phrase in one.subjects]
        several = [each for found in each_has for each in found] if all(each_has[1:]) and each_has[1:] else several
        return [whose(each) for each in (several if _are_houses(several) else named[:1])]
    if is_kept_from(syntax, one) and not all(_is_thing(syntax.head(each).mention) for each in one.subjects):
        found = [
            whose(each) for phrase in staff for each in syntax.mentions(phrase) if _tells_whose(syntax, phrase, each)
        ]
        return found or [each for phrase in staff[:1] for each in _of_town(syntax, phrase)]
    hanging = [each for each in one.preps if each.prep in _INTO]
    listed = [each for each in hanging if each.prep == "of" and not _is_out_of(syntax, each)]
    things = {"of"} if any(_is_thing(syntax.head(each).mention) for each in listed) else set()
    places = [each for each in hanging if each.prep not in things]  # not as in "a list of Chinese products"
    places += [each for each in one.preps if _is_used_on(syntax, each) or each in staff]
    bound = [*(each for each in subjects if not _is_thing(syntax.head(each).mention)), *places]
    mentions = [(phrase, each) for phrase in bound for each in syntax.mentions(phrase)]
    bodies = [whose(each) for phrase, each in mentions if _tells_whose(syntax, phrase, each)][:1]
    return bodies or [each for phrase in staff[:1] for each in _of_town(syntax, phrase)]


def _employers(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Whose people are told of by name, wherever they work: "Siemens engineers in India"."""
    if syntax.head(phrase).mention is not None or syntax.after(phrase, "in") is None:
        return []
    named = [one for one in syntax.mentions(phrase) if one.entity is not None and one.entity.actor is not None]
    return [one for one in named if one.entity is not None and not one.entity.is_place][:1]


def _work_for(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """Who employs those who are told of by that: "people who work for [Siemens] may not use it"."""
    working = (
        one
        for one in syntax.predicates
        if one.link is Link.relative and one.lemma == "work" and not (one.negated or one.modal or one.objects)
    )
    where = [
        each
        for one in working
        if one.noun in phrases and Form.past not in syntax.tags[one.at].forms
        for each in one.preps
        if each.prep in {"for", "at", "in"}
    ]
    return in_phrases(syntax, where)[:1]


def _visit(syntax: Syntax, phrase: Phrase) -> bool:
    return syntax.head(phrase).low in {"visitors", "visitor", "guests"}


def _firm_of_nobody(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Where nobody may do something, by a name that nobody knows: "nobody at Rennhalla may use it"."""
    if syntax.head(phrase).low not in _NOBODY or (at := syntax.after(phrase, "at")) is None:
        return []
    head = syntax.head(at).mention
    return [as_firm(head)] if head is not None and head.new == "name" and not head.target_role else []


def _of_town(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """The town whose people are bound, which a report from there need not name: "city employees may not use it"."""
    head = syntax.head(phrase)
    town = head.low.partition(" ")[0]
    if town not in _TOWNS or head.mention is not None:
        return []
    return [Mention(head.start, head.start + len(town), head.text[: len(town)], actor_role="local", noun=town)]


def _of_whom(syntax: Syntax, phrase: Phrase) -> Phrase:
    """The people of whom only a number is a subject: "most of [Hong Kong's civil servants] may no longer"."""
    behind_it = syntax.after(phrase, "of") if syntax.head(phrase).low in _NUMBERS else None
    return behind_it if behind_it is not None and _are_people(syntax, behind_it) else phrase


def _with_unknown(syntax: Syntax, phrase: Phrase, known: list[Mention]) -> list[Mention]:
    """The employers that a list names with those that nobody knows: "employees of Swedbank, LHV and Luminor"."""
    listed = syntax.after(phrase, "at", "of")
    if listed is None or len(listed.listed) < _SEVERAL or not any(each.entities for each in known):
        return known
    heads = [syntax.head(each).mention for each in listed.listed]
    named = [each for each in heads if each is not None and (each.new == "name" or each in known)]
    return [as_firm(each) if each.new == "name" else each for each in named] if len(named) == len(heads) else known


def _are_houses(mentions: Sequence[Mention]) -> bool:
    """Whether several are named each of which binds its own: "employees of Wells Fargo and Citigroup"."""
    return len(mentions) > 1 and all(one.entities or one.new == "body" or one.place for one in mentions)


def _is_house(mention: Mention) -> bool:
    """Whether it is of somebody who is named, and no country: "Keele University", "the Cabinet Office"."""
    entity = mention.entity
    if entity is None:
        return mention.new == "body"
    return entity.actor is not None and entity.target is None and not entity.is_place


def bound_by(syntax: Syntax, measure: Phrase) -> list[Mention]:
    """Whose devices or networks a measure is about that a noun names: "a ban on TikTok on Kenya's phones"."""
    found: list[Mention] = []
    end = measure.end
    for phrase in syntax.phrases[measure.number + 1 : measure.number + 3]:
        if phrase.prep_at != end or phrase.prep not in _INTO:
            break
        end = phrase.end
        if not _is_thing(syntax.head(phrase).mention) or phrase.prep in {"in", "from"}:
            owners = [each for each in syntax.mentions(phrase) if phrase.prep != "from" or not _is_origin(each)]
            found += [whose(each) for each in owners if _tells_whose(syntax, phrase, each)]
    return found[:1]


def _is_origin(mention: Mention) -> bool:
    """Whether a place is where something is from: "drones from China", not "from China's networks"."""
    return mention.entity is not None and not (mention.possessive or mention.modifies)


def _is_out_of(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "kept out of Britain's networks", where "kept out" is one cue."""
    return phrase.prep_at > 0 and syntax.items[phrase.prep_at - 1].low.split()[-1:] == ["out"]


def _housed(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Whose devices or network a place is, as told behind it: "on the network of the university"."""
    if phrase.prep not in _INTO - {"of"} and not _is_used_on(syntax, phrase):
        return []
    if given := _given_by(syntax, phrase):
        return given
    if syntax.head(phrase).low.split()[-1] in _DEVICES:
        found = behind(syntax, phrase, "of", "at")
        found = [each for each in found if each.noun != "office" or each.place is not None]  # where people work
        return [each for each in found if each.entity is None or not (each.entity.press or each.entity.is_company)]
    if syntax.head(phrase).says("setting") is None:
        return []
    return [
        each for each in behind(syntax, phrase, "of", "at") if _is_house(each)
    ]  # "on the Wi-Fi of Keele University"


def house_of(syntax: Syntax, place: Phrase) -> Mention | None:
    """Whose people or devices a phrase is of, or in whose house: "from NASA laptops", "at NASA", "by staff of NASA"."""
    own = [each for each in syntax.mentions(place) if _tells_whose(syntax, place, each)]
    head = syntax.head(place)
    if not own and (_are_people(syntax, place) or head.says("setting") or head.low.split()[-1] in _DEVICES):
        own = behind(syntax, place, "of", "at")
    if not own and place.prep in {"at", "by"}:
        own = [each for each in syntax.mentions(place) if each.entity is not None and not each.entity.is_place]
        own = [each for each in own if each.entity is not None and each.entity.actor is not None]
    return whose(own[0]) if own else None


def _given_by(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Whose devices they are by whoever gives or runs them: "on phones issued by the state", "paid for by the city"."""
    own = [each for each in syntax.predicates if each.link is Link.reduced and each.noun is phrase and each.passive]
    given = [each for each in own if syntax.items[each.at].low.partition(" ")[0] in _GIVEN]
    return in_phrases(syntax, [each for one in given for each in one.preps if each.prep == "by"])


def _is_used_on(syntax: Syntax, phrase: Phrase) -> bool:
    return phrase.prep == "for" and syntax.head(phrase).low == "use"


def _are_people(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of people who work or learn somewhere: "staff", "lawmakers in", "faculty at"."""
    head = syntax.head(phrase)
    if head.says("audience") is not None or head.low in _OF_HOUSES:
        return True
    mention = head.mention
    if mention is not None and mention.way == Way.demonym:  # "Russians cannot reach it"
        return True
    plain = mention is not None and not mention.entities and not mention.new and mention.place is None
    return plain and mention is not None and mention.actor_role in _MEMBERS and (mention.plural or mention.noun in _ALL)


def _is_thing(mention: Mention | None) -> bool:
    """Whether it names or stands for what is restricted, which tells where that comes from: "the Chinese app"."""
    if mention is None:
        return False
    entity = mention.entity
    if entity is None:
        return mention.target_role != "" and mention.actor_role == ""
    return entity.target is not None and entity.actor is None


_NETWORKS = words.listing("networks")


def country_of_bound(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The country whose firms are bound, which is likely to bind them: "Brazilian carriers were ordered".

    What is done to them is no more theirs than what is done to one of them: "the Chinese firm has been excluded".
    """
    firms = [each for phrase in one.subjects for each in syntax.mentions(phrase) if each.actor_role == "company"]
    done_to = one.passive and syntax.word(one, "acts") is not None
    firms = [each for each in firms if each.new or each.noun in _NETWORKS or (each.plural and not done_to)]
    return [_country_of(each) for each in firms if each.place is not None][:1]


def _country_of(firm: Mention) -> Mention:
    """The country a firm is called after or told to be of, or the firm that is named and told what it is."""
    if firm.place is None or (firm.new == "body" and firm.noun != ""):
        return whose(firm)
    return Mention(firm.start, firm.end, firm.text, entities=(firm.place,))


def _tells_whose(syntax: Syntax, phrase: Phrase, mention: Mention) -> bool:
    """Whether a mention says whose staff or devices a phrase is of: "House phones"."""
    entity = mention.entity
    houses = mention.possessive and phrase.prep == "on" and syntax.head(phrase).low in _SYSTEMS
    if entity is None:
        owns = houses or (syntax.head(phrase).mention is not mention and syntax.head(phrase).low in _DEVICES)
        if owns and mention.new == "body":
            return True  # "is blocked on Rennholm's network", "is banned from Rennholm phones"
        if mention.new == "body" and syntax.head(phrase).says("audience") is not None:
            return syntax.head(phrase).mention is None  # "Kent Police officers", "Tartu University students"
        told = (
            mention.possessive and " " in mention.noun
        )  # "on the interior ministry's phones", of a country told before
        return (mention.place is not None or told) and mention.actor_role in _WITH_STAFF
    beside = syntax.head(phrase).mention is not mention
    employs = beside and syntax.head(phrase).says("audience") is not None  # "Microsoft employees"
    if entity.actor is None or entity.press or (entity.target is not None and not (employs or houses)):
        return False
    return beside or mention.modifies or mention.possessive or mention.way == Way.demonym


def whose(mention: Mention) -> Mention:
    """The government whose ministries or schools are bound; an army binds its own."""
    named = mention.new == "body" or (
        mention.actor_role in _OWN_RULES and not mention.plural and bool(topics_in(mention.noun))
    )
    if mention.place is None or named or mention.actor_role in _BINDING_OWN:
        return mention
    return Mention(mention.start, mention.end, mention.text, entities=(mention.place,))
