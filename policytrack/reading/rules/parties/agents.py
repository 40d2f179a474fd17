"""Who does what a verb says: whoever orders it, its subject, or by whom or where it is done."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.moods.granting import answering
from policytrack.reading.rules.parties.beside import imposed_by, named_behind, owned_by
from policytrack.reading.rules.parties.bound import bound_people, is_kept_from, whose
from policytrack.reading.rules.parties.laws import bound_by_law
from policytrack.reading.rules.parties.makers import (
    any_around,
    doers_of,
    is_public,
    may_own,
    owner_of,
    subject_of,
    who_says,
)
from policytrack.reading.rules.parties.orders import (
    advised,
    complied_with,
    decided,
    has_time_to,
    pronounced,
    speaking_maker,
)
from policytrack.reading.rules.parties.reacting import reacts
from policytrack.reading.rules.parties.who import (
    Agents,
    as_firm,
    can_act,
    first_found,
    in_phrases,
    is_told,
    placed_in,
)
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = ["agents_of"]

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
            return any_around(syntax, turn.orderer)
        if _are_firms(in_phrases(syntax, turn.orderer.subjects)):
            return [], True  # "the carriers were told not to use it": by whom is not said
    ordered = complied_with(syntax, one) or decided(syntax, one) or _of_order(syntax, one)
    ordered = ordered or pronounced(syntax, one) or advised(syntax, one) or speaking_maker(syntax, one)
    if ordered:
        return ordered, False
    if one.link == Link.said and one.governor is not None and is_told(one.governor):
        return doers_of(syntax, one.governor, turn)  # "staff were told they may not"
    if one.passive or done_to or one.obliged or has_time_to(syntax, one):  # the subject of "must" is who is bound
        return doers_of(syntax, one, turn)
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
        return doers_of(syntax, one, None)
    found = subject_of(syntax, one)
    if found[0]:
        return found
    if any(syntax.head(each).low in _PAPERS for each in one.subjects):  # "a memo told the bank's staff"
        staff = [each for each in one.objects if syntax.head(each).says("audience") is not None]
        whose = [each for phrase in staff for each in syntax.mentions(phrase) if may_own(each) and each.entities]
        theirs = whose[:1] or placed_in(syntax, one.preps)  # "a law tells schools across Hungary"
        return theirs, not theirs
    if one.link in {Link.infinitive, Link.gerund} and one.governor is not None:
        return _orderer(syntax, one.governor)
    if one.noun is not None:
        return owner_of(syntax, one.noun)
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
        around = any_around(syntax, one)
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
    bound = _where_tabled(syntax, one) or bound_by_law(syntax, one)
    return (bound, False) if bound else any_around(syntax, one)


def _where_tabled(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Where a bill is told of that would do it: "a bill to ban it died in [Virginia]"."""
    if one.noun is None or one.link not in {Link.infinitive, Link.relative}:
        return []
    head = syntax.head(one.noun).low.split()[-1]
    governor, role = syntax.governing(one.noun)
    if head not in _BILLS or governor is None or role != "subject":
        return []
    if not all(governor.copula and syntax.head(each).says("turns") for each in governor.objects):
        return []  # "is before parliament", not "the bill to ban it caused anger in China"
    if not governor.copula and governor.lemma != "pending" and syntax.word(governor, "turns") is None:
        return []
    return placed_in(syntax, [each for each in governor.preps if each.prep in {"in", "across"}])


_BILLS = frozenset({"bill", "law", "motion", "ordinance", "proposal", "plan", "draft", "amendment", "legislation"})


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
    for each in _rules_for(syntax, one):  # "under a ruling by the court, police may not use it"
        if ruled := _ruling(syntax, each):
            return ruled, False
    for each in one.preps:
        if each.prep == "at" and each.prep_at == 0 and (house := _house_at(syntax, each, one)):
            return house, False  # "At Ruritel, engineers may not use it, the company said"
    if people := bound_people(syntax, one):
        return people, False
    bound = in_phrases(syntax, one.subjects)
    if any(each.entities or each.new for each in bound):
        return [], True
    source = who_says(syntax, one)
    if source and (bound or is_public(source[0])):
        return source, False
    if not bound:
        return [], True
    return first_found(
        [
            (placed_in(syntax, one.preps), False),
            ([whose(each) for each in bound if each.place], False),
            any_around(syntax, one),
        ]
    )


def _rules_for(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """Under what a verb stands, also behind the clause that ends it: "sell cars that spy, [under a rule] of"."""
    apart = [
        each
        for each in syntax.phrases
        if each.prep == "under" and each.prep_at > one.at and syntax.tags[each.prep_at - 1].kind is Kind.comma
    ]
    return [*(each for each in one.preps if each.prep == "under"), *(apart if one.link is Link.root else ())]


def _ruling(syntax: Syntax, rule: Phrase) -> list[Mention]:
    """Whose a rule is: "[Peru]'s decree", "a ruling by [the court]", "a rule [Ruritel] adopted", not "the bank"."""
    named = [each for each in imposed_by(syntax, rule) if each.entities or each.new]
    return owned_by(syntax, rule) or named_behind(syntax, rule, places=False) or named


def _house_at(syntax: Syntax, at: Phrase, one: Predicate) -> list[Mention]:
    """Whose house it is where people may not do something: "At Ruritel, [engineers may not use it]"."""
    mentions = syntax.mentions(at)
    if any(syntax.head(each).says("audience") for each in one.subjects):
        mentions = [as_firm(each) if each.new == "name" and not each.target_role else each for each in mentions]
    return [each for each in mentions if each.new == "body" or (each.entity is not None and _has_rooms(each))][-1:]


def _has_rooms(mention: Mention) -> bool:
    return can_act(mention) and mention.entity is not None and not mention.entity.is_place
