"""Who a phrase is: the mentions in it that may act, or whoever a person in it speaks for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.mentions.kinds import one_of
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = [
    "AROUND_PLACES",
    "BANNING",
    "REGIONS",
    "Agents",
    "are_told_what_to_do",
    "as_firm",
    "behind",
    "can_act",
    "chamber_of",
    "examples_of",
    "first_found",
    "in_phrase",
    "in_phrases",
    "is_court",
    "is_person",
    "is_private",
    "is_told",
    "is_unless",
    "legislates",
    "placed_in",
    "source_of",
    "speaks",
    "told_behind",
    "unnamed_in",
]

AROUND_PLACES = frozenset({"in", "across", "throughout", "within", "inside"})
_HEADS_OF_STATES = frozenset({"governors", "presidents", "governments", "parliaments", "legislatures"})
REGIONS = words.listing("regions")
_ACTING_TOGETHER = words.listing("acting_together")
_COUNTERPARTS = frozenset({"those", "counterpart", "counterparts"})
_STANDING_FOR = _COUNTERPARTS | {"one"}
_MANY = words.listing("many") | {"two", "three", "four", "five", "six"}
_OFFICIALS = frozenset({"officials", "administrators", "leaders", "commanders", "prosecutors"})
_PARTS = words.listing("parts_of_firms")
_SEATS = frozenset({"headquarters", "office", "offices", "branch", "branches", "plant", "plants", "campus", "seat"})
_FELLOWS = frozenset({"neighbour", "neighbor", "ally", "rival", "country", "state", "province", "city", "town"})
_PRIVATE = words.listing("private_persons")
_SPEAKING = words.listing("speaking")
_TELLING_WHOM = words.verb_listing("telling_whom")
_TELLING = words.verb_listing("told_behind") | words.verb_listing("decided_behind")

Agents = tuple[list[Mention], bool]
"""Who does it, and whether that is only guessed."""


def first_found(candidates: Iterable[Agents]) -> Agents:
    """The first answer that names anybody; those behind it are never looked for."""
    return next((one for one in candidates if one[0]), ([], True))


def can_act(mention: Mention | None) -> bool:
    """Whether a mention may be of somebody who restricts."""
    if mention is None or mention.modifies or mention.some:
        return False
    if mention.entities:
        return mention.way != Way.demonym and any(one.actor is not None for one in mention.entities)
    if mention.new:
        return mention.actor_role != ""
    if mention.place is not None and mention.noun in _HEADS_OF_STATES:  # "the governors of Texas and Ohio"
        return True
    return mention.actor_role != "" and not (
        mention.plural and not mention.counted and mention.noun not in _ACTING_TOGETHER
    )


def in_phrases(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """Who some phrases are."""
    found = [(phrase, examples_of(syntax, phrase) or in_phrase(syntax, phrase)) for phrase in phrases]
    named = [one for _, each in found for one in each]
    like = as_firm if any(_is_firm(one) for one in named) else _as_town if _are_towns(named) else None
    return [one for phrase, each in found for one in each or _fellow(syntax, phrase, like)]


def _is_firm(mention: Mention) -> bool:
    new = mention.new == "body" and mention.actor_role == "company"
    return new or (mention.entity is not None and mention.entity.is_company)


def _are_towns(named: Sequence[Mention]) -> bool:
    kinds = [one.entity.actor.kind for one in named if one.entity is not None and one.entity.actor is not None]
    return len(kinds) == len(named) > 0 and set(kinds) == {"local_government"}


def _fellow(syntax: Syntax, phrase: Phrase, like: Callable[[Mention], Mention] | None) -> list[Mention]:
    """Who is not known but listed with companies or towns: "Hyundai and its rival Kia", "Oakland and Northfield"."""
    mention = syntax.head(phrase).mention
    if like is None or mention is None or mention.new != "name" or mention.target_role not in {"", "company"}:
        return []
    return [like(mention)]


def _as_town(mention: Mention) -> Mention:
    """A name that nobody knows as one of a town."""
    return replace(mention, new="body", actor_role="local", noun="city", modifies=False)


def as_firm(mention: Mention) -> Mention:
    """A name that nobody knows as one of a firm."""
    return replace(mention, new="body", actor_role="company", noun="company", modifies=False)


def _is_of_place(before: Sequence[Mention]) -> bool:
    last = before[-1].entity if before else None
    return last is not None and last.is_place and before[-1].possessive


def examples_of(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who is named of many: "several states, including Texas and Ohio", "banks (among them Citigroup)"."""
    mention = syntax.head(phrase).mention
    many = syntax.head(phrase).low.split()[-1:]
    if many and many[0] in _MANY and (behind_it := syntax.after(phrase, "of")) is not None:
        return examples_of(syntax, behind_it)
    role = mention is not None and mention.plural and mention.actor_role != "" and not mention.entities
    if not role and not (many and many[0] in _MANY):
        return []
    named = [_of_kind(one, mention) for each in phrase.examples for one in syntax.mentions(each)]
    named = [one for one in named if can_act(one)]
    return [one for one in named if one.entities or one.new]


def _is_somebody(mention: Mention) -> bool:
    return mention.entity is not None and mention.entity.actor is not None and mention.way != Way.demonym


def _of_kind(example: Mention, many: Mention | None) -> Mention:
    """An example that nobody knows, which is what the many are: "several cities, among them Rajkot"."""
    if many is None or not many.actor_role or many.entities or example.new != "name":
        return example
    if example.target_role and example.target_role != many.actor_role:
        return example
    return replace(example, new="body", actor_role=many.actor_role, noun=many.noun, modifies=False)


def in_phrase(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who a phrase is: its last mention that may act, or whoever a spokesman or minister there speaks for."""
    if syntax.head(phrase).low in _STANDING_FOR and (meant := _those(syntax, phrase)):
        return meant
    mentions = syntax.mentions(phrase)
    last = mentions[-1] if mentions else None
    ends = last is not None and syntax.items[phrase.head].mention is last
    named = _apposed(syntax, phrase, mentions)
    if named:
        return named
    if last is not None and last.possessive and phrase.end - phrase.start == 1 and _is_of_place([last]):
        return [_counterpart(last)]  # "Greece's did the same"
    if last is not None and ends and last.noun in _OFFICIALS and (body := behind(syntax, phrase, "at", "with")):
        return body
    if last is not None and ends and can_act(last) and not last.possessive:
        return _branch(mentions) or _of_each_place(syntax, phrase, last) or _acting(last, mentions[:-1])
    if speaks(syntax, phrase):
        found = [one for one in mentions if can_act(one) or (one.possessive and (one.actor_role or _is_somebody(one)))]
        return found[-1:] or behind(syntax, phrase, "of", "for", "at", "from") or _led(syntax, phrase, mentions)
    if ends and last is not None and last.new == "name" and " " not in last.text and _is_of_place(mentions[:-1]):
        return [as_firm(last)]  # "Germany's Continental"
    if ends and last is not None and last.new == "name":  # a person, who speaks for whoever is named beside
        office = _office(syntax, phrase)
        if len(office) == 1 and office[0].actor_role == "company" and not (office[0].entities or office[0].new):
            return [as_firm(last)]  # "Grupo Lara, Mexico's second-largest retailer, has banned it"
        return [one for one in mentions[:-1] if can_act(one)][-1:] or office
    return [] if mentions else _leader_behind(syntax, phrase)


def _those(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who is only told as like others, or as one of some: "those in Turkey", "its counterpart in Oslo", "one of"."""
    if syntax.head(phrase).low == "one":
        return _one_of(syntax, phrase)
    return behind(syntax, phrase, "in", "of") or [
        _counterpart(one) if syntax.head(phrase).low == "counterpart" else replace(one, way=Way.name, modifies=False)
        for one in syntax.mentions(phrase)
        if one.entities
    ]


def _one_of(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """One of several of a kind: "one of Norway's largest hospitals" is a hospital there."""
    several = syntax.after(phrase, "of")
    mention = syntax.head(several).mention if several is not None else None
    plain = mention is not None and mention.plural and not (mention.entities or mention.new)
    if mention is None or not plain or not mention.actor_role or mention.place is None:
        return []
    return [replace(mention, plural=False, noun=one_of(mention.noun))]


def _led(syntax: Syntax, phrase: Phrase, mentions: Sequence[Mention]) -> list[Mention]:
    """Whose head somebody is whom nobody knows: "Rennhalla organisers", "management at Rennhalla"."""
    other = syntax.after(phrase, "of", "at")
    beside = mentions[:-1] if syntax.head(phrase).mention is not None else mentions
    named = [*(syntax.mentions(other) if other is not None else []), *beside]
    return [as_firm(one) for one in named if one.new == "name" and not one.target_role][:1]


def _counterpart(mention: Mention) -> Mention:
    """Who is to a country what whoever acted before is to theirs: "its Danish counterpart"."""
    if mention.entity is None or not mention.entity.is_place:
        return replace(mention, way=Way.name, modifies=False)
    return Mention(mention.start, mention.end, "", actor_role="agency", noun="counterpart", place=mention.entity)


def _leader_behind(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who holds an office at the head of somebody, by the name behind it: "the minister of the day, Jane Doe, took"."""
    if syntax.tags[phrase.head].kind is not Kind.noun:
        return []
    end, number = phrase.end, phrase.number + 1
    while number < len(syntax.phrases) and syntax.phrases[number].prep and syntax.phrases[number].prep_at == end:
        end, number = syntax.phrases[number].end, number + 1
    after = syntax.phrases[number] if number < len(syntax.phrases) else None
    if after is None or after.start != end + 1 or syntax.tags[end].kind is not Kind.comma or after.prep:
        return []
    return [one for one in syntax.mentions(after) if one.way == Way.leader][-1:]


def _office(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Whose office a person behind a comma is said to hold: "Jane Doe, a judge at the High Court, ordered"."""
    after = syntax.phrases[phrase.number + 1] if phrase.number + 1 < len(syntax.phrases) else None
    parted = after is not None and after.start == phrase.end + 1 and syntax.tags[phrase.end].kind is Kind.comma
    if after is None or not parted or after.prep or len(phrase.listed) > 1 or len(after.listed) > 1:
        return []
    return in_phrase(syntax, after) or behind(syntax, after, "of", "for", "at", "from")


def _of_each_place(syntax: Syntax, phrase: Phrase, mention: Mention) -> list[Mention]:
    """As in "lawmakers in Minnesota and Vermont": those of each place."""
    other = syntax.after(phrase, "in", "of", "from")
    if not mention.actor_role or mention.entities or other is None or len(other.listed) < 2:
        return []
    places = [one.entity for each in other.listed for one in syntax.mentions(each) if _is_where(one)]
    return (
        [replace(mention, place=one) for one in places if one is not None] if len(places) == len(other.listed) else []
    )


def _apposed(syntax: Syntax, phrase: Phrase, mentions: Sequence[Mention]) -> list[Mention]:
    """Who stands behind a role and says who that is: "the watchdog, the Garante, ordered"."""
    if phrase.apposed is None or any(one.entities and not one.possessive for one in mentions):
        return []
    if mentions and not mentions[-1].actor_role and syntax.head(phrase).mention is not None:  # not "its technology arm"
        return []
    found = [one for one in syntax.mentions(phrase.apposed) if can_act(one)]
    if mentions and mentions[-1].place is not None:  # "Gabon's media authority, the HAC", of which there are several
        found = [one for one in found if one.way != Way.generic]
    fellow = syntax.head(phrase).low in _FELLOWS  # "its neighbour, Luxembourg, did so too"
    return [one for one in found if one.new or (one.entities and (fellow or not one.entities[0].is_place))][-1:]


def _branch(mentions: Sequence[Mention]) -> list[Mention]:
    """The firm of which a phrase names a branch in a country: "Vodafone Germany"."""
    if len(mentions) < 2 or mentions[-2].end + 1 != mentions[-1].start:
        return []
    firm, place = mentions[-2], mentions[-1]
    named = bool(firm.entities and place.entities) and not firm.possessive and not firm.modifies
    return [firm] if named and firm.entities[0].is_company and place.entities[0].is_place else []


def _acting(last: Mention, before: Sequence[Mention]) -> list[Mention]:
    """The last mention of a phrase, or the body whose role or person it is: "Pentagon officials"."""
    if last.noun == "person" or (last.actor_role and not last.entities):
        named = [one for one in before if can_act(one) and _is_named(one)]
        return named[-1:] or [last]
    return [last]


def _is_named(mention: Mention) -> bool:
    """Whether it is of a body by name, known or not, and does not only tell where that sits."""
    if mention.entities:
        return not _is_seat(mention)
    return mention.new == "body" and mention.actor_role != "local"


def _is_seat(mention: Mention) -> bool:
    """Whether a name before a role only tells where it sits: "the San Francisco lab"."""
    entity = mention.entities[0]
    return entity.is_place or (entity.actor is not None and entity.actor.kind == "local_government")


def is_private(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of a person who acts for nobody else: "its Austrian inventor", "the researcher Jane Doe"."""
    head = syntax.head(phrase)
    named = head.mention is not None and head.mention.new == "name" and phrase.head > phrase.start
    low = (syntax.items[phrase.head - 1] if named else head).low.split()[-1:]
    return any({one, one.removesuffix("s")} & _PRIVATE for one in low)


BANNING = frozenset({"ban", "bar", "block", "forbid", "outlaw", "prohibit"})
"""Verbs for what only those do who tell others what to do."""
_SUPERIORS = words.listing("superiors")


def are_told_what_to_do(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of people who forbid nothing for a body: "teachers", "their boss", "the researcher"."""
    head = syntax.head(phrase)
    return head.low in _SUPERIORS or head.says("audience") is not None or is_private(syntax, phrase)


def speaks(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of somebody or something by which a body speaks: "the bank's head", "a memo of the board"."""
    low = syntax.head(phrase).low.split()
    return bool(low) and low[-1] in _SPEAKING


def is_person(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of one who speaks for somebody: "its president", "a spokesman for it", "Jane Doe, a head"."""
    head = syntax.head(phrase)
    return head.tag == "person" or speaks(syntax, phrase) or (head.mention is not None and head.mention.new == "name")


def behind(syntax: Syntax, phrase: Phrase, *preps: str) -> list[Mention]:
    """Who is named right behind a phrase on one of some prepositions: "the head of the Garante"."""
    other = syntax.after(phrase, *preps)
    if other is None:
        return []
    if syntax.head(other).low in _SEATS and (housed := behind(syntax, other, "of")):
        return housed  # "employees at the Warsaw headquarters of Acme"
    named = [one for each in other.listed for one in _branch(syntax.mentions(each)) or syntax.mentions(each)]
    found = [one for one in named if can_act(one)]
    if not found and other.apposed is not None:  # "a spokeswoman for its owner, Match Group"
        found = [one for one in syntax.mentions(other.apposed) if can_act(one)]
    if not found and syntax.head(other).low in _PARTS:  # "engineers at the phone division of Samsung"
        return behind(syntax, other, "of", "at")
    return found[-1:] if len(other.listed) == 1 else found


def placed_in(syntax: Syntax, phrases: Sequence[Phrase], *, to: bool = False) -> list[Mention]:
    """The countries and states that something is done in, or that it comes to: "blocked across Nepal"."""
    for phrase in phrases:
        if phrase.prep in AROUND_PLACES or (to and phrase.prep in {"to", "into"}):
            told = [each for each in phrase.listed if not _is_any(syntax, each)]
            found = [one for each in told for one in syntax.mentions(each) if _is_where(one)]
            found = found or [one for one in examples_of(syntax, phrase) if _is_where(one)]
            if found:
                return found
    return []


_ANY = frozenset({"a", "an", "another", "some", "several", "other", "one"})


def _is_any(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase tells of one of several places without its name: "in an EU country"."""
    head = syntax.head(phrase).mention
    return syntax.items[phrase.start].low in _ANY and not (head is not None and (head.entities or head.new))


def _is_where(mention: Mention) -> bool:
    if mention.possessive or mention.modifies:
        return False
    if mention.entities:
        return mention.entities[0].is_place and mention.way not in {Way.demonym, Way.leader}
    return mention.actor_role != "" and mention.noun in REGIONS


def is_unless(one: Predicate) -> bool:
    """Whether a verb only tells on what something depends: "unless an agency has checked it and found it safe"."""
    first = one.governor if one.link is Link.same and one.governor is not None else one
    return first.link is Link.condition and first.marker == "unless"


def source_of(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who says so, in the same sentence: "the ministry said the app was blocked"."""
    above: Predicate | None = one
    while above is not None:
        if above.link == Link.said and above.governor is not None:
            if is_unless(above.governor):
                return []
            if is_told(above.governor):  # "the firm was told by the ministry that"
                by = [each for each in above.governor.preps if each.prep in {"by", "from"}]
                return in_phrases(syntax, by)[:1]
            return _all_who_say(syntax, above.governor.subjects or _goes_before(syntax, above.governor))
        above = above.governor
    for phrase in syntax.phrases:
        if phrase.prep == "to" and phrase.prep_at > 0 and syntax.items[phrase.prep_at - 1].low == "according":
            return in_phrase(syntax, phrase)[:1]
    return told_behind(syntax, one, _TELLING)


def _goes_before(syntax: Syntax, one: Predicate) -> Sequence[Phrase]:
    """Of whom a clause is that stands before theirs: "A day after declaring that it was banned, Oslo put it off"."""
    if one.link != Link.aside or not one.gerund or one.governor is not None:
        return []
    return next((each.subjects for each in syntax.predicates[one.number + 1 :] if each.link == Link.root), [])


def _all_who_say(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """Who says something: all who are listed, if they are named, as in "Oslo and Bergen told staff that"."""
    found = in_phrases(syntax, phrases)
    listed = len(phrases) > 1 and len(found) == len(phrases) and all(one.entities or one.new for one in found)
    return found if listed else found[:1]


_PASSING = frozenset({"pass", "clear"})
_WAITING = frozenset({"in", "before", "through"})


def chamber_of(syntax: Syntax, draft: Phrase) -> Agents:
    """The chamber that a draft passed or lies before: "a bill to ban it cleared the Senate", "died in the House"."""
    governor, role = syntax.governing(draft)
    if governor is None or role not in {"subject", "object"} or governor.passive:
        return [], True
    if role == "object" and governor.lemma in _PASSING:  # "urged the Senate to pass a bill to ban it"
        found = [one for one in in_phrases(syntax, governor.subjects) if legislates(one)][:1]
        return found, any(one.way == Way.generic and one.place is None for one in found)
    if role == "object":
        return [], True
    places = [each for each in governor.preps if each.prep in _WAITING and each.start > governor.at]
    if governor.lemma in _PASSING:
        places = [*governor.objects, *places]
    found = [one for each in places for one in in_phrase(syntax, each) if legislates(one)][:1]
    return found, any(one.way == Way.generic and one.place is None for one in found)  # whose Senate is not said


def legislates(mention: Mention) -> bool:
    """Whether a mention is of a parliament or a chamber of one."""
    entity = mention.entity
    if entity is None:
        return mention.actor_role == "legislature"
    return entity.actor is not None and entity.actor.kind == "legislature"


def is_told(one: Predicate) -> bool:
    """Whether a verb says that somebody was told something: "staff were told that"."""
    return one.passive and one.lemma in _TELLING_WHOM


def told_behind(syntax: Syntax, one: Predicate, verbs: frozenset[str]) -> list[Mention]:
    """Who is said behind it to have told or decided it: "the app is banned, the ministry said"."""
    for other in syntax.predicates[one.number + 1 :]:
        told = other.lemma in _TELLING_WHOM and len(other.objects) == 1 and not other.passive  # "the bank told traders"
        if other.lemma not in verbs or other.link != Link.root or (other.objects and not told):
            continue
        if not _goes_on(syntax, other):
            return _all_who_say(syntax, other.subjects)
    return []


def _goes_on(syntax: Syntax, one: Predicate) -> bool:
    """Whether what is told stands behind the verb, and not before it."""
    return bool(syntax.children(one, Link.said, Link.infinitive))


def unnamed_in(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """The first of some who act and of whom nothing more is said: "more than half of state governments"."""
    heads = [phrase for each in phrases for phrase in (each, syntax.after(each, "of")) if phrase is not None]
    found = (syntax.head(each).mention for each in heads)
    return [one for one in found if one is not None and one.some][:1]


def is_court(found: Sequence[Mention]) -> bool:
    """Whether a court is among them."""
    return any(
        one.actor_role == "court"
        or (one.entity is not None and one.entity.actor is not None and one.entity.actor.kind == "court")
        for one in found
    )
