"""Who does what a verb says: whoever orders it, its subject, or by whom or where it is done."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.moods.governors import undergoes
from policytrack.reading.rules.moods.granting import answering
from policytrack.reading.rules.names.roles import EXECUTIVE
from policytrack.reading.rules.parties.beside import imposed_by, named_behind, owned_by, put_to
from policytrack.reading.rules.parties.bound import FORBIDDING, bound_people, country_of_bound, is_kept_from, whose
from policytrack.reading.rules.parties.orders import (
    advised,
    complied_with,
    decided,
    has_time_to,
    pronounced,
    speaking_maker,
)
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
    Agents,
    as_firm,
    can_act,
    chamber_of,
    first_found,
    in_phrase,
    in_phrases,
    is_court,
    is_private,
    is_told,
    is_unless,
    placed_in,
    source_of,
    unnamed_in,
)
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.words import Part

__all__ = ["REVIEWING", "agents_of", "subject_of"]

REVIEWING = words.listing("reviewing")
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "who", "which"})
_PEERS = words.listing("peers")
_OF_TWO = frozenset({"former", "latter"})
_TWO = 2  # "the latter"
_HOUSED = frozenset(
    {"local", "military", "police", "school", "legislature", "ministry", "agency", "regulator", "court"}
)
_RECEIVING = frozenset({"receive", "get", "obey", "follow", "implement", "execute"})
_EXCEPTING = frozenset({"unless", "until", "till"})
_HANGING = words.listing("hanging")
_TITLES = words.groups("titles")
_APPLYING = frozenset(
    {"take", "come", "enter", "go", "apply", "begin", "start", "stand", "remain", "stay", "continue", "last", "end"}
    | {"expire", "lapse"}
)
_PAPERS = words.listing("papers")


def agents_of(syntax: Syntax, one: Predicate, turn: Turn, *, done_to: bool = False) -> Agents:
    """Who does what a verb says: whoever orders it, else its subject, else by whom or where it is done."""
    for above in turn.governors:
        if answers := in_phrases(syntax, answering(syntax, above)):
            return answers, False
    if turn.orderer is not None:
        found = _orderer(syntax, turn.orderer)
        if found[0]:
            return found
        if not turn.orderer.passive:
            return _around(syntax, turn.orderer)
        if _are_firms(in_phrases(syntax, turn.orderer.subjects)):
            return [], True  # "the carriers were told not to use it": by whom is not said
    ordered = complied_with(syntax, one) or decided(syntax, one) or _of_order(syntax, one)
    ordered = ordered or pronounced(syntax, one) or advised(syntax, one) or speaking_maker(syntax, one)
    if ordered:
        return ordered, False
    if one.link == Link.said and one.governor is not None and is_told(one.governor):
        return _of_passive(syntax, one.governor, turn)  # "staff were told they may not"
    if one.passive or done_to or one.obliged or has_time_to(syntax, one):  # the subject of "must" is who is bound
        return _of_passive(syntax, one, turn)
    doers, guessed = _of_active(syntax, one, turn)
    kept = [each for each in doers if turn.orderer is None or not _is_addressed(syntax, turn.orderer, each)]
    return kept, guessed or not kept


def _of_order(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Whose order it is that tells others what to do: "[Italy]'s order that shops stop selling it"."""
    above: Predicate | None = one
    while above is not None and above.noun is None and above.link in {Link.infinitive, Link.gerund}:
        above = above.governor
    if above is None or above.link is not Link.said or above.noun is None or above.marker != "that":
        return []
    return [each for each in owned_by(syntax, above.noun) if each.possessive or each.modifies]


def _is_addressed(syntax: Syntax, orderer: Predicate, mention: Mention) -> bool:
    """Whether somebody is only who is told: "officials were asked not to use it"."""
    if not is_told(orderer) or mention.entities or mention.place is not None:
        return False
    return any(mention is each for phrase in orderer.subjects for each in syntax.mentions(phrase))


def _are_firms(found: list[Mention]) -> bool:
    return any(one.actor_role == "company" or (one.entity is not None and one.entity.is_company) for one in found)


# Who orders it


def _orderer(syntax: Syntax, one: Predicate) -> Agents:
    """Who orders, going up from the verb of ordering: "moved to order carriers", "a bill to require shops"."""
    if one.passive:
        return _of_passive(syntax, one, None)
    found = subject_of(syntax, one)
    if found[0]:
        return found
    if any(syntax.head(each).low in _PAPERS for each in one.subjects):  # "a memo told the bank's staff"
        staff = [each for each in one.objects if syntax.head(each).says("audience") is not None]
        whose = [each for phrase in staff for each in syntax.mentions(phrase) if _may_own(each) and each.entities]
        theirs = whose[:1] or placed_in(syntax, one.preps)  # "a law tells schools across Hungary"
        return theirs, not theirs
    if one.link in {Link.infinitive, Link.gerund} and one.governor is not None:
        return _orderer(syntax, one.governor)
    if one.noun is not None:
        return _owner(syntax, one.noun)
    return [], True


# Who does it


def _of_active(syntax: Syntax, one: Predicate, turn: Turn) -> Agents:
    """Its subject, or that of a verb above it: "Oslo decided to ban it"; else anybody around."""
    if is_kept_from(syntax, one):
        found = _of_kept_from(syntax, one)
        if found[0]:
            return found
    found = _whom_it_took(syntax, one) or subject_of(syntax, one)
    if _are_networks(syntax, one, found[0]):
        around = _around(syntax, one)
        return found if around[1] else around
    if found[0]:
        return found
    for above in turn.governors:
        if (one.link == Link.said and above is one.governor) or reacts(syntax, above):
            continue
        found = subject_of(syntax, above)
        if found[0] and not above.passive:
            return found
    if one.link == Link.infinitive and one.noun is not None and (people := bound_people(syntax, one)):
        return people, False  # "a plan to keep it out of Italy's networks"
    denied = turn.mood in {Mood.refused, Mood.denied} and one.link == Link.infinitive and one.noun is not None
    if denied and (placed := placed_in(syntax, one.preps)):
        return placed, False  # "there are no plans to ban it in Britain"
    bound = _bound_by_law(syntax, one)
    return (bound, False) if bound else _around(syntax, one)


_LAWS = frozenset(
    {"law", "decree", "rule", "order", "ordinance", "regulation", "statute", "directive", "policy", "ban"}
)
_LAWS |= {"instruction", "circular", "rules", "laws", "act", "bill", "regulations", "measure", "clause"}


def _bound_by_law(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Whose people a law binds, which is theirs: "a law bars [Serbian] officials from using it"."""
    if one.passive or not one.subjects or any(syntax.head(each).low not in _LAWS for each in one.subjects):
        return []
    for phrase in one.objects:
        said = syntax.head(phrase).says("audience")
        serves = said is not None and said.key in _SERVING
        for each in syntax.mentions(phrase):
            rules = each.place is not None and not each.entities and each.actor_role not in {"", "company"}
            named = serves and each.entities and each.entities[0].actor is not None and not each.entities[0].is_company
            if rules or named:
                return [whose(each)]
    return []


_SERVING = frozenset(
    {"government_employees", "public_institutions", "military_personnel", "specific_agency_staff"}
    | {"legislators_and_staff", "law_enforcement", "faculty_and_researchers", "students"}
)


def _ruled(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Whose bodies a rule binds of which no more is said: "new rules bar [Welsh] councils from buying it"."""
    if not one.subjects or any(syntax.head(each).says("turns", Part.noun) is None for each in one.subjects):
        return []
    bound = [each for phrase in one.objects for each in syntax.mentions(phrase) if each.place is not None]
    return [whose(each) for each in bound if each.actor_role in _HOUSED][:1]


def _whom_it_took(syntax: Syntax, one: Predicate) -> Agents | None:
    """Who did something, by the time they took: "it took Ruritania nine days to unblock the app"."""
    above = one.governor if one.link is Link.purpose else None
    if above is None or above.lemma != "take" or all(syntax.head(each).low != "it" for each in above.subjects):
        return None
    taken = in_phrases(syntax, [each for each in above.objects if not syntax.is_time(each)])
    return (taken, False) if taken else None


_NETWORKS = words.listing("networks")


def _are_networks(syntax: Syntax, one: Predicate, found: Sequence[Mention]) -> bool:
    """Whether those who block something are only those through whom a country does: "[operators] in Iraq block it"."""
    word = syntax.word(one, "acts") if found else None
    if word is None or word.key != "block":
        return False
    return all(each.noun in _NETWORKS and each.place is None and not each.entities for each in found)


def _of_kept_from(syntax: Syntax, one: Predicate) -> Agents:
    """By whom those are bound who may not do something: "students may not", "the court held that police cannot"."""
    for each in one.preps:  # "under a ruling by the court, police may not use it"
        if each.prep == "under" and (ruled := owned_by(syntax, each) or named_behind(syntax, each, places=False)):
            return ruled, False
        if each.prep == "at" and each.prep_at == 0 and (house := _house_at(syntax, each, one)):
            return house, False  # "At Ruritel, engineers may not use it, the company said"
    if people := bound_people(syntax, one):
        return people, False
    bound = in_phrases(syntax, one.subjects)
    if any(each.entities or each.new for each in bound):
        return [], True
    source = _source(syntax, one)
    if source and (bound or _is_public(source[0])):
        return source, False
    if not bound:
        return [], True
    return first_found(
        [
            (placed_in(syntax, one.preps), False),
            ([whose(each) for each in bound if each.place], False),
            _around(syntax, one),
        ]
    )


def _house_at(syntax: Syntax, at: Phrase, one: Predicate) -> list[Mention]:
    """Whose house it is where people may not do something: "At Ruritel, [engineers may not use it]"."""
    mentions = syntax.mentions(at)
    if any(syntax.head(each).says("audience") for each in one.subjects):
        mentions = [as_firm(each) if each.new == "name" and not each.target_role else each for each in mentions]
    return [each for each in mentions if each.new == "body" or (each.entity is not None and _has_rooms(each))][-1:]


def _has_rooms(mention: Mention) -> bool:
    return can_act(mention) and mention.entity is not None and not mention.entity.is_place


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
        return (bound, False) if bound else _owner(syntax, one.noun)  # "Zambian carriers got an order to block it"
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
        owner = _owner(syntax, phrase) if not anybody else ([], True)
        if owner[0]:
            return owner
        if syntax.items[phrase.start].low in {"its", "their"} and not syntax.mentions(phrase):
            return _pronoun(syntax, one, phrase)
    ruled = _ruled(syntax, one)
    return ruled, not ruled


def _placed(syntax: Syntax, one: Predicate, mention: Mention) -> Mention:
    """As in "In Brazil a federal judge", "Brazil, where a judge": the place is that of the body."""
    if mention.entities or mention.new or mention.place is not None or mention.actor_role in {"", "company", "pronoun"}:
        return mention
    if mention.noun in _TITLES and (body := house_of(syntax, one)) is not None:
        return body
    rules = mention.actor_role == "government" and mention.noun in {"government", "authorities"}
    placed = placed_in(syntax, [each for each in one.preps if rules or each.start < one.start])
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


def _of_passive(syntax: Syntax, one: Predicate, turn: Turn | None) -> Agents:
    """By whom something is done: "banned by Italy", "blocked in Iran"; else whoever is said to make others do it."""
    found = first_found(_doers(syntax, one, turn))
    return found if found[0] else _around(syntax, one)


def _out_of(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The country that something is put out of: "was shut out of Nepal"."""
    if not (one.passive and syntax.items[one.at].low.endswith(" out")) or one.lemma.startswith("squeeze"):
        return []
    of = [each for each in one.preps if each.prep == "of"]
    return [
        each for phrase in of for each in syntax.mentions(phrase) if each.entity is not None and each.entity.is_place
    ][:1]


def _doers(syntax: Syntax, one: Predicate, turn: Turn | None) -> Iterator[Agents]:
    """By whom something may be done, the surest first."""
    caused = one.link == Link.infinitive and one.governor is not None and one.governor.at < one.at and not one.to
    if caused and one.governor is not None and not undergoes(syntax, one.governor):
        yield subject_of(syntax, one.governor)  # "had it pulled"
        yield bound_people(syntax, one.governor), False  # "workers in Chad had it taken from their phones"
    by = [each for each in one.preps if each.prep in {"by", "under"} or each.prep.endswith(" by")]
    by = by or _by_behind(syntax, one) or _under_before(one)
    kept = one.negated and one.modal in FORBIDDING  # "must not be used by judges" tells who is bound
    yield [each for each in in_phrases(syntax, by) if not kept or each.entities or each.new or each.place], False
    yield [] if kept else unnamed_in(syntax, by), False
    if one.link == Link.relative and one.noun is not None and _is_under(syntax, one):
        yield _owner(syntax, one.noun)  # "a Florida law under which schools must"
    if by:
        yield _owner(syntax, by[0])  # "under Italy's order"
    source = _source(syntax, one)
    placed = placed_in(syntax, one.preps) or _out_of(syntax, one)
    if placed and source and _is_public(source[0]) and _is_of(source[0], placed[0]):
        yield source, False  # "the FCC said that it may not be sold in the United States"
    yield placed, False
    yield _antecedent_place(syntax, one), False
    for above in turn.governors if turn is not None else ():
        if _makes_done(one, above):
            yield subject_of(syntax, above)
        yield placed_in(syntax, above.preps), False
    for phrase in one.preps:
        if phrase.prep in {"in", "at"}:  # "at the defence ministry access is blocked"
            housed = _HOUSED if phrase.prep == "at" else frozenset()
            found = in_phrase(syntax, phrase)
            yield (
                [each for each in found if each.entities or each.actor_role in housed or _is_house(each, phrase)][:1],
                False,
            )
    if source and (_is_public(source[0]) or _is_decided(one)):
        yield source, False
    yield bound_people(syntax, one), False
    yield country_of_bound(syntax, one), True
    owned = [each for phrase in one.subjects for each in syntax.mentions(phrase) if each.possessive and _may_own(each)]
    yield owned[:1], True
    yield source, True


_DECIDING = words.verb_listing("decided_behind")


def _is_decided(one: Predicate) -> bool:
    """Whether it is what somebody decides: "the board decided that it may not be bought"."""
    return one.link is Link.said and one.governor is not None and one.governor.lemma in _DECIDING


def _is_of(body: Mention, place: Mention) -> bool:
    """Whether a body is one of a country."""
    home = body.entity.actor.place if body.entity is not None and body.entity.actor is not None else None
    return home is not None and place.entity is not None and place.entity.key == f"place:{home}"


def _is_under(syntax: Syntax, one: Predicate) -> bool:
    """Whether a clause tells what a paper demands: "a law under which schools must"."""
    start = one.subjects[0].start if one.subjects else one.start
    return start > 1 and syntax.items[start - 1].low == "which" and syntax.items[start - 2].low == "under"


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


def _source(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who says so, but for those who only watch and report; or whose law or rule says so."""
    found = [each for each in source_of(syntax, one) if each.entity is None or not each.entity.press]
    return found or _of_rule(syntax, one)


def _of_rule(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Whose a rule is that says so: "a law in [Arkansas] says that they may not be used"."""
    above = one.governor if one.link == Link.said else None
    for phrase in above.subjects if above is not None and not above.passive else ():
        if syntax.head(phrase).says("turns", Part.noun) is not None:
            return _owner(syntax, phrase)[0]
    return []


def _is_house(mention: Mention, phrase: Phrase) -> bool:
    """As in "forbidden at the Max Planck Society", of which nothing is known."""
    return phrase.prep == "at" and mention.new == "body"


def _makes_done(one: Predicate, above: Predicate) -> bool:
    """Whether the subject of a verb above has it done: "Oslo wants it banned"; not one who only says that it is."""
    if above is one.governor:
        return one.link != Link.said and not above.passive and not above.copula
    return above.link != Link.said and not above.passive and not is_unless(above)


def _is_public(mention: Mention) -> bool:
    """Whether it is of a government or one of its bodies."""
    if mention.entities:
        entity = mention.entities[0]
        return entity.actor is not None and entity.target is None and not entity.press
    return mention.actor_role in EXECUTIVE or mention.noun.endswith("ministry")


def _may_own(mention: Mention) -> bool:
    return bool(mention.entities and mention.entities[0].actor is not None) or mention.actor_role != ""


# Whose a noun is that a verb hangs on


def _owner(syntax: Syntax, phrase: Phrase) -> Agents:
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
            yield _of_passive(syntax, governor, None)
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


def _around(syntax: Syntax, one: Predicate) -> Agents:
    """Anybody else whom the sentence names as acting; the measure may still be of somebody else."""
    source = _source(syntax, one)
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
