"""Relative clauses, and the nouns that they are about: "the app, which was banned", "tools that pupils may not use"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax.contact import is_measure
from policytrack.reading.rules.syntax.joints import Joint, is_saying, takes_infinitive
from policytrack.reading.rules.syntax.participles import measure_before
from policytrack.reading.rules.syntax.tree import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.words import Part

__all__ = [
    "BEHIND_OBJECTS",
    "ORDERING",
    "is_relative",
    "leaves_out_object",
    "link_relative",
]

BEHIND_OBJECTS = frozenset({Kind.adv, Kind.prep, Kind.comma, Kind.verb, Kind.be, Kind.have, Kind.modal, Kind.do})
"""What may stand behind a verb whose object stands before it."""
ORDERING = frozenset({"order", "ban", "prohibit", "forbid", "instruct", "direct", "fine", "urge", "warn", "advise"})
_PERMITTING = words.listing("permitting")
_GOODS = words.listing("goods") | {"items", "things", "objects", "articles", "gadgets", "materials", "belongings"}
_FIRMS = frozenset({"organisations", "organizations", "entities", "groups", "institutes", "institutions", "bodies"})
_LISTING = frozenset({"add", "put", "place", "include", "name", "write", "enter"})
_LISTS = frozenset({"list", "lists", "blacklist", "blacklists", "register", "roster"})
_ONTO = frozenset({"on", "onto", "to", "in"})
_REACH = 8
_COUNTS = frozenset({"all", "both", "most", "many", "none", "each", "two", "three", "four", "five", "six", "several"})
_GOODS_ROLES = frozenset({"app", "model", "device", "equipment", "component"})


def is_relative(joint: Joint, marker: int, own: Sequence[Phrase]) -> bool:
    """Whether "that" ties a clause without an object to a noun whose verb follows: "the app that [schools use] was"."""
    number, syntax = joint.one.number + 1, joint.syntax
    if syntax.tags[marker].kind is not Kind.that or not own:
        return False
    if _lacks_object(joint, marker):
        return True
    if len(own) != 1 or number >= len(syntax.predicates):
        return False
    later = syntax.predicates[number]
    told = joint.before is not None and is_saying(joint.before)
    behind = syntax.phrase_of(marker - 1) is not None and not told
    return behind and later.finite and syntax.previous(later.start) == joint.one.at


def _lacks_object(joint: Joint, marker: int) -> bool:
    """Whether a clause behind goods and "that" lacks the object that they are: "apps that [pupils may not use]"."""
    one, syntax, before = joint.one, joint.syntax, joint.before
    goods = syntax.phrase_of(marker - 1)
    if goods is None or not _are_goods(syntax, goods) or (before is not None and _says_that(joint, before, goods)):
        return False
    verb = one
    for each in syntax.predicates[one.number + 1 :]:  # "are not allowed to use"
        if not (each.to or each.gerund) or syntax.free(verb.at + 1, each.start):
            break
        verb = each
    if verb.passive or verb.copula:
        return False
    if _lists(syntax, verb):
        return True
    if syntax.word(verb, "dealings", "acts") is None and verb.lemma not in _PERMITTING:
        return False
    return _ends_at(syntax, verb)


def _lists(syntax: Syntax, verb: Predicate) -> bool:
    """As in "firms that the ministry [added] to its list", "has [put on] its blacklist"."""
    if verb.lemma not in _LISTING:
        return False
    low = syntax.items[verb.at].low.split()[-1]
    at = verb.at + (low in _ONTO)
    if low not in _ONTO and (at + 1 >= len(syntax.items) or syntax.items[at + 1].low not in _ONTO):
        return False
    return any(item.low.split()[-1] in _LISTS for item in syntax.items[at + 1 : at + _REACH])


def _ends_at(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb has no object behind it."""
    after = one.at + 1
    if after >= len(syntax.items) or syntax.items[after].low in {".", "!", "?"}:
        return True
    behind = syntax.phrase_of(after)
    if syntax.tags[after].kind in BEHIND_OBJECTS or (behind is not None and syntax.is_time(behind)):
        return True
    return _is_kept_off(syntax, one, behind)


_OFF = frozenset({"off", "from"})
_OWNED = frozenset({"their", "its", "his", "her", "all", "any"})


def _is_kept_off(syntax: Syntax, one: Predicate, behind: Phrase | None) -> bool:
    """Whether a place stands behind a verb, not what is kept off it: "apps that staff must [keep off] their phones"."""
    parts = syntax.items[one.at].low.split()
    if behind is None or behind.start != one.at + 1 or len(parts) < 2 or parts[-1] not in _OFF:
        return False
    placed = any(syntax.items[at].says("setting") for at in range(behind.start, behind.end))
    return placed or syntax.items[behind.start].low in _OWNED


def _are_goods(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of goods or firms by their kind: "apps", "a list of software", "among 36 companies"."""
    mention = syntax.head(phrase).mention
    low = syntax.head(phrase).low.split()[-1]
    if mention is None or (low in _FIRMS and not mention.entities):
        return low in _GOODS or low in _FIRMS
    if mention.actor_role == "company" and mention.plural and not mention.entities:
        return True
    if mention.entity is not None:
        return mention.entity.general
    return mention.target_role in _GOODS_ROLES


def _says_that(joint: Joint, before: Predicate, goods: Phrase) -> bool:
    """Whether "that" opens what a verb tells: "told users of the app that ministers may not use"."""
    if before.lemma in {"add", "put"} and joint.syntax.free(before.at + 1, goods.end):
        return False
    return is_saying(before) or before.lemma in ORDERING


def leaves_out_object(joint: Joint, marker: int) -> bool:
    """Whether a clause behind a noun and "that" lacks the object that it is: "the ban that Spain imposed on it"."""
    one, syntax = joint.one, joint.syntax
    noun = syntax.phrase_of(marker - 1)
    if noun is None or one.passive or one.copula or one.lemma in words.verb_listing("to_infinitive"):
        return False
    if syntax.word(one, "turns", "acts") is None or not takes_infinitive(syntax, noun):
        return False
    return _ends_at(syntax, one)


def link_relative(joint: Joint, marker: int, own: Sequence[Phrase]) -> None:
    """Tie the verb of a relative clause to its noun: "the app, which [was banned]", "the app that staff [use]"."""
    one, noun = joint.one, _antecedent(joint, marker)
    one.link, one.noun, one.marker = Link.relative, noun, joint.syntax.items[marker].low
    if (none := _none_of_which(joint.syntax, marker)) is not None:
        _tie_to_none(one, own, none)
        return
    if own:
        one.subjects = list(own[0].listed)
        led = marker > 0 and joint.syntax.tags[marker - 1].kind is Kind.prep  # "a law under which schools [ban] it"
        if noun is not None and one.marker not in {"where", "whose"} and not led:
            one.objects = [noun]
    elif (counted := _counted_there(joint, marker)) is not None:
        one.noun, one.subjects = counted[-1], counted
    elif noun is not None:
        plural = joint.syntax.items[one.start].low in {"are", "were", "have"} or _is_last_named(noun)
        plural = plural or _are_named_alike(joint, marker, noun)
        whole = _counted_before(joint.syntax, noun, marker)
        one.subjects = whole or (list(noun.listed) if plural else [noun])


_SINGULAR = frozenset({"has", "is", "was", "does"})


def _are_named_alike(joint: Joint, marker: int, noun: Phrase) -> bool:
    """Whether a clause behind a comma is of all who are listed, by name: "joins Citi and Chase, which [cut it off]"."""
    syntax, one = joint.syntax, joint.one
    if len(noun.listed) == 1 or noun.listed[-1] is not noun or syntax.tags[marker - 1].kind is not Kind.comma:
        return False
    low = syntax.items[one.at].low.split()[0]
    if syntax.items[one.start].low in _SINGULAR or (low.endswith("s") and low != one.lemma and one.at == one.start):
        return False
    named = [each.entity for each in (syntax.head(other).mention for other in noun.listed) if each is not None]
    acting = [each for each in named if each is not None and each.actor is not None]
    return len(acting) == len(noun.listed) and len({each.is_company for each in acting}) == 1


_COUNTING = frozenset({"all", "both", "each", "either", "neither", "none", "most", "two", "three", "four", "five"})


def _counted_before(syntax: Syntax, noun: Phrase, marker: int) -> list[Phrase]:
    """Those that a number behind them stands for again: "Viber, Line and Imo, [all three] of which are blocked"."""
    counts = syntax.items[marker - 1].low == "of" and syntax.head(noun).low in _COUNTING
    if not counts or noun.start < 2 or syntax.tags[noun.start - 1].kind is not Kind.comma:
        return []
    before = [each for each in noun.listed if each.end < noun.start]
    named = before or list(syntax.phrases[noun.number - 1].listed if noun.number else [])
    return named if all(syntax.mentions(each) for each in named) else []


def _counted_there(joint: Joint, marker: int) -> list[Phrase] | None:
    """Those of whom a clause counts some or all: "to open [X and YouTube], both of which are blocked"."""
    syntax = joint.syntax
    if marker < 2 or syntax.items[marker - 1].low != "of" or syntax.items[marker].low not in {"which", "whom"}:
        return None
    count = syntax.phrase_of(marker - 2)
    if count is None or syntax.items[count.start].low not in _COUNTS or not count.number:
        return None
    listed = [each for each in count.listed if each is not count and each.start < count.start]
    last = syntax.phrases[count.number - 1]
    if len(last.listed) > 1 and all(syntax.mentions(each) for each in last.listed):
        return list(last.listed)  # "stakes in [SMIC and YMTC], both of which"
    before = next((each for each in reversed(syntax.phrases[: count.number]) if not each.prep), None)
    return listed or (list(before.listed) if before is not None else None)


_NONE = frozenset({"none", "neither"})


def _none_of_which(syntax: Syntax, marker: int) -> Phrase | None:
    """Those listed of which a clause tells what none is: "A, B and C, none [of which is allowed]"."""
    if marker < 4 or syntax.items[marker - 1].low != "of" or syntax.items[marker].low not in {"which", "whom"}:
        return None
    none = syntax.items[marker - 2].low in _NONE and syntax.tags[marker - 3].kind is Kind.comma
    return syntax.phrase_of(marker - 4) if none else None


def _tie_to_none(one: Predicate, own: Sequence[Phrase], noun: Phrase) -> None:
    """Deny what a clause tells of all that is listed: "none of which is allowed", "none of which staff may use"."""
    one.noun, one.negated = noun, True
    one.subjects, one.objects = (list(own[0].listed), list(noun.listed)) if own else (list(noun.listed), one.objects)


def _is_last_named(noun: Phrase) -> bool:
    """Whether a noun is the last of some that are named of many: "banks including Citi and Chase, which [ban] it"."""
    first = noun.listed[0]
    return first is not noun and noun.listed[-1] is noun and first.prep in words.listing("introducing")


def _antecedent(joint: Joint, marker: int) -> Phrase | None:
    """The noun that a relative clause is about, past times: of "signed an order Monday that", the order."""
    syntax, at = joint.syntax, marker - 1
    while at >= 0 and syntax.tags[at].kind in {Kind.comma, Kind.quote, Kind.prep, Kind.stop}:
        at -= 1
    noun = syntax.phrase_of(at)
    under = marker > 0 and syntax.items[marker - 1].low == "under"  # "a law in France under which"
    while noun is not None and noun.number and _is_passed(joint, marker, noun, under=under):
        noun = syntax.phrases[noun.number - 1]
    noun = measure_before(syntax, joint.one, noun)
    return _turned_before(joint, noun) or noun


def _turned_before(joint: Joint, noun: Phrase | None) -> Phrase | None:
    """The measure that a clause tells the end of: "A ban was imposed by Oslo on Friday, which [has been lifted]"."""
    one, before, syntax = joint.one, joint.before, joint.syntax
    if not one.passive or before is None or not before.passive or syntax.word(one, "turns") is None:
        return None
    if noun is not None and is_measure(syntax.head(noun)):
        return None
    return next((each for each in before.subjects if is_measure(syntax.head(each))), None)


def _is_passed(joint: Joint, marker: int, noun: Phrase, *, under: bool) -> bool:
    """Whether a clause is about what stands before a phrase, which has a preposition or is a bare time: "Monday"."""
    if noun.prep:
        rule = under and joint.syntax.head(noun).says("turns", Part.noun) is not None  # "a vote on a bill under which"
        return (under and not rule) or _is_put_in(joint, marker, noun)
    syntax, before = joint.syntax, joint.syntax.phrases[noun.number - 1]
    first = syntax.items[noun.start].low
    plain = (
        syntax.tags[noun.start].kind is not Kind.det or first in _NEAR
    )  # "a bill this year that", not "the day that"
    between = all(syntax.tags[at].kind is Kind.adv for at in range(before.end, noun.start))  # "later this year"
    return plain and between and syntax.is_time(noun)


_PASSING_STEPS = frozenset({"reading", "readings", "session", "sitting", "vote", "committee"})
_NEAR = frozenset({"this", "last", "next"})


def _is_put_in(joint: Joint, marker: int, noun: Phrase) -> bool:
    """Whether a phrase before a clause only tells when or where, and is not what the clause is about."""
    if noun.prep == "in" and joint.syntax.head(noun).low in _PASSING_STEPS:
        return True  # "passed a bill in third reading that"
    low = joint.syntax.items[marker].low
    if low == "who" and _is_beside_people(joint.syntax, noun):
        return True
    if low == "that" and marker == noun.end and _tells_which(joint.syntax, noun):
        return True
    return joint.syntax.is_time(noun) or _is_seat(joint, marker, noun) or _is_of_ban(joint, noun)


def _tells_which(syntax: Syntax, noun: Phrase) -> bool:
    """Whether a place only tells where one is of which more is said: "the first [state] in Brazil that banned it"."""
    before, mention = syntax.phrases[noun.number - 1], syntax.head(noun).mention
    if noun.prep not in {"in", "of"} or before.end != noun.prep_at or mention is None or mention.entity is None:
        return False
    return mention.entity.is_place and not mention.modifies and mention.entity.target is None


def _is_beside_people(syntax: Syntax, noun: Phrase) -> bool:
    """Whether a place, body or thing stands behind the people whom "who" is about: "[soldiers] in Chad who use it"."""
    mention = syntax.head(noun).mention
    no_people = mention is not None and (mention.entity is not None or mention.new == "body")
    if not no_people or syntax.phrases[noun.number - 1].end != noun.prep_at:
        return False
    head = syntax.head(syntax.phrases[noun.number - 1])
    return bool(head.says("audience")) or (head.mention is not None and head.mention.actor_role != "")


def _is_of_ban(joint: Joint, noun: Phrase) -> bool:
    """Whether a clause goes on with the ban that a phrase is of: "a ban of the app that [forbids] to install it"."""
    syntax, one = joint.syntax, joint.one
    before = syntax.phrases[noun.number - 1]
    if noun.prep not in {"of", "on", "against"} or before.end != noun.prep_at or one.passive:
        return False
    forbids = syntax.word(one, "acts") is not None or one.lemma in {"apply", "cover", "extend"}
    return forbids and syntax.head(before).says("acts") is not None


def _is_seat(joint: Joint, marker: int, noun: Phrase) -> bool:
    """Whether a phrase only tells where a body is: "Sciences Po in Paris, which bars the app"."""
    syntax = joint.syntax
    parted = syntax.items[marker].low == "which" and syntax.tags[marker - 1].kind is Kind.comma
    if noun.prep not in {"in", "at"} or not parted:
        return False
    body = syntax.phrases[noun.number - 1]
    place, mention = syntax.head(noun).mention, syntax.head(body).mention
    if body.end != noun.prep_at or mention is None or place is None:
        return False
    entity = mention.entity
    named = mention.new != "" or (entity is not None and entity.actor is not None and not entity.is_place)
    return named and (place.new == "name" or (place.entity is not None and place.entity.is_place))
