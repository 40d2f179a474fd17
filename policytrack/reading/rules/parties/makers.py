"""Whose a verb or a noun is, which lead to each other: its subject, by whom it is done, whose order it hangs on."""

from collections.abc import Iterator
from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Turn
from policytrack.reading.rules.moods.governors import undergoes
from policytrack.reading.rules.names.roles import EXECUTIVE
from policytrack.reading.rules.parties.beside import imposed_by, named_behind, owned_by, put_to
from policytrack.reading.rules.parties.bound import FORBIDDING, bound_people, country_of_bound, is_kept_from, is_under
from policytrack.reading.rules.parties.homes import home_of, some_where, where_it_began
from policytrack.reading.rules.parties.laws import HOUSED, barred_from, ruled_by
from policytrack.reading.rules.parties.reacting import is_reaction, reacts
from policytrack.reading.rules.parties.subjects import (
    are_foreign,
    are_members,
    asked_why,
    both_of,
    house_of,
    named_subject,
    tells_staff,
    two_before,
)
from policytrack.reading.rules.parties.who import (
    BANNING,
    Agents,
    are_told_what_to_do,
    chamber_of,
    first_found,
    in_phrase,
    in_phrases,
    is_court,
    is_private,
    is_unless,
    placed_in,
    source_of,
    unnamed_in,
)
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.words import Part

__all__ = ["REVIEWING", "any_around", "doers_of", "is_public", "may_own", "owner_of", "subject_of", "who_says"]

REVIEWING = words.listing("reviewing")
_PRONOUNS = words.listing("acting_pronouns")
_PEERS = words.listing("peers")
_OF_TWO = frozenset({"former", "latter"})
_TWO = 2  # "the latter"
_RECEIVING = frozenset({"receive", "get", "obey", "follow", "implement", "execute"})
_EXCEPTING = frozenset({"unless", "until", "till"})
_HANGING = words.listing("hanging")
_TITLES = words.groups("titles")
_APPLYING = frozenset(
    {"take", "come", "enter", "go", "apply", "begin", "start", "stand", "remain", "stay", "continue", "last", "end"}
    | {"expire", "lapse"}
)


def subject_of(syntax: Syntax, one: Predicate) -> Agents:
    """Who the subject of a verb is, or whose the noun is that it hangs on: "Oslo banned it", "Oslo's bill to ban"."""
    if one.link in {Link.infinitive, Link.gerund} and one.noun is not None and not one.subjects:
        governor, role = syntax.governing(one.noun)
        pressed = syntax.head(one.noun).low.split()[-1:] == ["pressure"] and role == "object" and governor is not None
        if pressed and governor is not None:  # "Seoul has resisted American pressure to ban it"
            return subject_of(syntax, governor)
        if role == "subject" and governor is not None and governor.copula and not governor.negated:
            named = [each for each in in_phrases(syntax, governor.objects) if each.entities or each.new == "body"]
            if named:  # "The first city to ban it was San Francisco"
                return named, False
        received = governor is not None and governor.lemma in _RECEIVING and role == "object"
        bound = country_of_bound(syntax, governor) if received and governor is not None else []
        return (bound, False) if bound else owner_of(syntax, one.noun)  # "Zambian carriers got an order to block it"
    found = named_subject(syntax, one)
    if found:
        return [_placed(syntax, one, each) for each in found], False
    return _unnamed_subject(syntax, one)


def _unnamed_subject(syntax: Syntax, one: Predicate) -> Agents:
    """Who a subject stands for that names nobody: "it banned", "Oslo's decision bans", "its board banned"."""
    if not (one.obliged or is_kept_from(syntax, one)) and (some := unnamed_in(syntax, one.subjects)):
        return some, False
    for phrase in one.subjects:
        if syntax.head(phrase).low in _OF_TWO and phrase.end - phrase.start == _TWO:
            item = syntax.head(phrase)
            return [Mention(item.start, item.end, item.text, actor_role="pronoun", noun=item.low)], False
        if syntax.head(phrase).low in _PRONOUNS and syntax.head(phrase).mention is None:
            asked = asked_why(syntax, phrase) if syntax.head(phrase).low == "it" else []
            return (asked, False) if asked else _pronoun(syntax, one, phrase)
        if syntax.head(phrase).low == "both" and syntax.head(phrase).mention is None:
            return two_before(syntax, one) or [both_of(syntax, phrase)], False
        if are_members(syntax, phrase):
            item = syntax.head(phrase)
            return [Mention(item.start, item.end, item.text, actor_role="pronoun", noun="members")], False
        head = syntax.head(phrase).mention
        anybody = (
            (head is not None and head.new == "name")
            or syntax.head(phrase).low in _PEERS
            or is_private(syntax, phrase)
            or are_foreign(syntax, phrase)
        )
        owner = owner_of(syntax, phrase) if not anybody else ([], True)
        if owner[0]:
            return owner
        if _is_owned_body(syntax, one, phrase):
            return _pronoun(syntax, one, phrase)
    ruled = ruled_by(syntax, one)
    return ruled, not ruled


def _is_owned_body(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """Whether it is part of whoever was told of: "its board", not "their teachers have banned it"."""
    if syntax.items[phrase.start].low not in {"its", "their"} or syntax.mentions(phrase):
        return False
    return one.lemma not in BANNING or not are_told_what_to_do(syntax, phrase)


def _placed(syntax: Syntax, one: Predicate, mention: Mention) -> Mention:
    """As in "In Brazil a federal judge", "Brazil, where a judge": the place is that of the body."""
    if mention.entities or mention.new or mention.place is not None or mention.actor_role in {"", "company", "pronoun"}:
        return mention
    if mention.noun in _TITLES and (body := house_of(syntax, one)) is not None:
        return body
    rules = mention.actor_role == "government" and mention.noun in {"government", "authorities"}
    placed = placed_in(syntax, [each for each in one.preps if rules or each.start < one.start])
    placed = placed or (where_it_began(syntax, one) if mention.actor_role == "government" else [])
    placed = placed or [each for each in _antecedent_place(syntax, one) if each.entities and each.entities[0].is_place]
    return replace(mention, place=placed[0].entities[0]) if placed and placed[0].entities else mention


def _pronoun(syntax: Syntax, one: Predicate, phrase: Phrase) -> Agents:
    """Who "it" or "they" is: whoever said so, else who acts in the clause before, else one of a sentence before."""
    item = syntax.head(phrase)
    above: Predicate | None = one
    while above is not None:
        if above.link == Link.said and above.governor is not None and above.governor is not one:
            found = in_phrases(syntax, above.governor.subjects)
            if found:
                return found, False
            if item.low == "they" and tells_staff(syntax, above.governor):  # "it tells employees that they may not"
                return subject_of(syntax, above.governor)
        above = above.governor
        if above is not None and one.link == Link.aside and (found := in_phrases(syntax, above.subjects)):
            return found, False  # "held that Turkey breached it when it blocked the site"
    if item.low == "we" and (source := source_of(syntax, one)):
        return source, False
    for other in reversed(syntax.predicates[: one.number]):
        found = in_phrases(syntax, other.subjects)
        if found and other.number < one.number and item.low != "we":
            return found, False
        if item.low == "they" and other.subjects and syntax.head(other.subjects[0]).low == "both":
            return [both_of(syntax, other.subjects[0])], False
    plain = [Mention(item.start, item.end, item.text, actor_role="pronoun", noun=item.low)]
    return (_named_behind(syntax, one) if item.low in {"it", "they"} else []) or plain, False


def _named_behind(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Whom the main clause names behind the first one: "A year after [it] blocked the app, Italy let it back"."""
    if one.link is not Link.aside or one.governor is not None:
        return []
    main = next((each for each in syntax.predicates[one.number + 1 :] if each.link is Link.root and each.finite), None)
    if main is None or main.passive or main.copula:
        return []
    named = in_phrases(syntax, main.subjects)
    return named if all(each.entities or each.new == "body" or each.place for each in named) else []


# By whom it is done


def doers_of(syntax: Syntax, one: Predicate, turn: Turn | None) -> Agents:
    """By whom something is done: "banned by Italy", "blocked in Iran"; else whoever is said to make others do it."""
    found = first_found(_doers(syntax, one, turn))
    return found if found[0] else any_around(syntax, one)


def _out_of(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The country that something is put out of: "was shut out of Nepal", "an app barred from Nepal"."""
    if not (one.passive and syntax.items[one.at].low.endswith(" out")) or one.lemma.startswith("squeeze"):
        return barred_from(syntax, one) if one.passive else []
    of = [each for each in one.preps if each.prep == "of"]
    return [
        each for phrase in of for each in syntax.mentions(phrase) if each.entity is not None and each.entity.is_place
    ][:1]


def _doers(syntax: Syntax, one: Predicate, turn: Turn | None) -> Iterator[Agents]:
    """By whom something may be done, the surest first."""
    caused = one.link == Link.infinitive and one.governor is not None and one.governor.at < one.at and not one.to
    if caused and one.governor is not None and not undergoes(syntax, one.governor, one):
        yield subject_of(syntax, one.governor)  # "had it pulled"
        yield bound_people(syntax, one.governor), False  # "workers in Chad had it taken from their phones"
    by = [each for each in one.preps if each.prep in {"by", "under"} or each.prep.endswith(" by")]
    by = by or _by_behind(syntax, one) or _under_before(one)
    kept = one.negated and one.modal in FORBIDDING  # "must not be used by judges" tells who is bound
    yield [each for each in in_phrases(syntax, by) if not kept or each.entities or each.new or each.place], False
    yield [] if kept else unnamed_in(syntax, by), False
    if one.noun is not None and is_under(syntax, one):
        yield owner_of(syntax, one.noun)  # "a Florida law under which schools must"
    if by:
        yield owner_of(syntax, by[0])  # "under Italy's order"
    source = who_says(syntax, one)
    there = _antecedent_place(syntax, one)
    placed = there or placed_in(syntax, one.preps) or _out_of(syntax, one)
    if placed and source and is_public(source[0]) and _is_of(source[0], placed[0]):
        yield source, False  # "the FCC said that it may not be sold in the United States"
    yield placed, False
    yield _antecedent_place(syntax, one) or some_where(syntax, one), False
    for above in turn.governors if turn is not None else ():
        if _makes_done(one, above):
            yield subject_of(syntax, above)
        yield placed_in(syntax, above.preps), False
    for phrase in one.preps:
        if phrase.prep in {"in", "at"}:  # "at the defence ministry access is blocked"
            housed = HOUSED if phrase.prep == "at" else frozenset()
            found = in_phrase(syntax, phrase)
            yield (
                [each for each in found if each.entities or each.actor_role in housed or _is_house(each, phrase)][:1],
                False,
            )
    yield from _by_saying(syntax, one, source)
    yield bound_people(syntax, one), False
    yield country_of_bound(syntax, one), True
    owned = [each for phrase in one.subjects for each in syntax.mentions(phrase) if each.possessive and may_own(each)]
    yield owned[:1], True
    yield source, True


def _by_saying(syntax: Syntax, one: Predicate, source: list[Mention]) -> Iterator[Agents]:
    """Who does it by saying that it is so; not officials who speak for a place that is named."""
    if source and source[0].noun in _SPEAKERS and not (source[0].entities or source[0].place):
        yield bound_people(syntax, one), False  # "employees in Florida may not use it, officials said"
    if source and (is_public(source[0]) or _is_decided(one) or (one.obliged and _is_school(source[0]))):
        yield source, False


_SPEAKERS = frozenset({"official", "officials", "authorities"})
_DECIDING = words.verb_listing("decided_behind")


def _is_decided(one: Predicate) -> bool:
    """Whether it is what somebody decides: "the board decided that it may not be bought"."""
    return one.link is Link.said and one.governor is not None and one.governor.lemma in _DECIDING


def _is_school(mention: Mention) -> bool:
    """Whether it is a school, which says what is to be done there: "Hill School says phones must be put away"."""
    actor = mention.entity.actor if mention.entity is not None else None
    return mention.actor_role == "school" or (actor is not None and actor.kind == "educational_institution")


def _is_of(body: Mention, place: Mention) -> bool:
    """Whether a body is one of a country."""
    home = body.entity.actor.place if body.entity is not None and body.entity.actor is not None else None
    return home is not None and place.entity is not None and place.entity.key == f"place:{home}"


def _by_behind(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """By whom it is done, behind what is to be done: "was told to stop operating by the regulator"."""
    above = one
    for other in syntax.predicates[one.number + 1 :]:
        meant = other.link is Link.aside and other.gerund and other.marker == "for"  # "barred for teaching by"
        if other.governor is not above or other.passive or not (meant or other.link in {Link.infinitive, Link.gerund}):
            return []
        by = [each for each in other.preps if each.prep == "by"]
        if by:
            return by[-1:]
        above = other
    return []


def _under_before(one: Predicate) -> list[Phrase]:
    """Whose order a sentence begins with: "under a directive of the Treasury, the app is not to be installed"."""
    above = one.governor if one.to else None
    return [each for each in above.preps if each.prep == "under"] if above is not None and above.copula else []


def _antecedent_place(syntax: Syntax, one: Predicate) -> list[Mention]:
    """As in "Spain, where it was banned"; what "had been banned" there need not be any longer."""
    if one.link != Link.relative or one.marker != "where" or one.noun is None or syntax.items[one.start].low == "had":
        return []
    return in_phrases(syntax, one.noun.listed)


def who_says(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who says so, but for those who only watch and report; or whose law or rule says so."""
    found = [each for each in source_of(syntax, one) if each.entity is None or not each.entity.press]
    return found or _of_rule(syntax, one)


def _of_rule(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Whose a rule is that says so: "a law in [Arkansas] says that they may not be used"."""
    above = one.governor if one.link == Link.said else None
    for phrase in above.subjects if above is not None and not above.passive else ():
        if syntax.head(phrase).says("turns", Part.noun) is not None:
            return owner_of(syntax, phrase)[0]
    return []


def _is_house(mention: Mention, phrase: Phrase) -> bool:
    """As in "forbidden at the Max Planck Society", of which nothing is known."""
    return phrase.prep == "at" and mention.new == "body"


def _makes_done(one: Predicate, above: Predicate) -> bool:
    """Whether the subject of a verb above has it done: "Oslo wants it banned"; not one who only says that it is."""
    if above is one.governor:
        return one.link != Link.said and not above.passive and not above.copula
    return above.link != Link.said and not above.passive and not is_unless(above)


def is_public(mention: Mention) -> bool:
    """Whether it is of a government or one of its bodies."""
    if mention.entities:
        entity = mention.entities[0]
        return entity.actor is not None and entity.target is None and not entity.press
    return mention.actor_role in EXECUTIVE or mention.noun.endswith("ministry")


def may_own(mention: Mention) -> bool:
    """Whether somebody can have an order or staff: "[Italy]'s order"."""
    return bool(mention.entities and mention.entities[0].actor is not None) or mention.actor_role != ""


# Whose a noun is that a verb hangs on


def owner_of(syntax: Syntax, phrase: Phrase) -> Agents:
    """Whose a bill, an order or a ban is: "Italy's", "Italian", "by Italy", or whoever made it."""
    return first_found(_makers(syntax, phrase))


def _makers(syntax: Syntax, phrase: Phrase) -> Iterator[Agents]:
    """Whose it may be, the surest first."""
    yield owned_by(syntax, phrase), False
    yield named_behind(syntax, phrase), False
    yield imposed_by(syntax, phrase), False
    yield put_to(syntax, phrase), False
    governor, role = syntax.governing(phrase)
    if governor is None or (role != "subject" and is_reaction(syntax, governor, phrase)):
        return
    if role == "subject" and governor.lemma in _APPLYING and not governor.passive:
        yield placed_in(syntax, governor.preps), False  # "a ban on phones takes effect in Brazil"
        yield bound_people(syntax, governor), False  # "in Brazilian schools", "in Brazil's schools"
    if role == "subject" and governor.lemma == "come":  # "the order came from Denmark"
        yield in_phrases(syntax, [each for each in governor.preps if each.prep == "from"]), False
    if governor.passive:
        if role == "subject":
            yield doers_of(syntax, governor, None)
    elif role == "object":
        found, weak = subject_of(syntax, governor)
        if not (is_court(found) and _is_reviewed(syntax, governor)):
            yield found, weak
    elif role == "prep" and phrase.prep in _HANGING:
        yield subject_of(syntax, governor)
    yield chamber_of(syntax, phrase)


def _is_reviewed(syntax: Syntax, one: Predicate) -> bool:
    """Whether a court upholds or stops what others decided: "stayed an order"."""
    turns = (word.key for word in syntax.items[one.at].words if word.file == "turns" and not word.particle)
    return one.lemma in REVIEWING or not {"end", "pause"}.isdisjoint(turns)


# Whoever is near


def any_around(syntax: Syntax, one: Predicate) -> Agents:
    """Anybody else whom the sentence names as acting; the measure may still be of somebody else."""
    source = who_says(syntax, one)
    if source:
        return source, True
    above: Predicate | None = one
    while above is not None:
        within = (in_phrase(syntax, each) for each in above.preps if each.prep in {"in", "at"})
        found = next((named for each in within if (named := [one for one in each if one.entities])), [])
        if found:
            return found, False
        above = above.governor if above.link not in {Link.aside, Link.relative, Link.reduced} else None
    for other in reversed(syntax.predicates[: one.number]):
        if _is_by_others(syntax, one, other):
            continue
        found = in_phrases(syntax, other.subjects)
        if found:
            return found, True
        placed = placed_in(syntax, [each for each in other.preps if each.start < other.start])
        if placed:  # "in Brazil X is blocked, and Y is banned"
            return placed, False
        if home := home_of(syntax, [*other.subjects, *(each for each in other.preps if each.prep == "for")]):
            return home, True
    return [], True


def _is_by_others(syntax: Syntax, one: Predicate, other: Predicate) -> bool:
    """Whether the subject of a verb before cannot be who does what another one tells of."""
    if other.to and other.governor is not None and not other.governor.passive:
        return True  # who is told to see to it: "ordered the office to ensure that it is blocked"
    if other.marker in _EXCEPTING:
        return True  # "unless an agency clears it, its next models will be refused"
    if other is one.governor and other.copula and one.passive and one.to:
        return True  # what it is done to: "DeepSeek is not to be used"
    return reacts(syntax, other)
