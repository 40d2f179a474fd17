"""The objects of predicates, and what hangs on them by a preposition."""

from collections.abc import Mapping

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax.contact import sums_up
from policytrack.reading.rules.syntax.predicates import is_inverted
from policytrack.reading.rules.syntax.tree import MARKERS, Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = ["give_objects"]


def give_objects(syntax: Syntax) -> None:
    """Give predicates the phrases behind them, and those with a preposition before their subjects.

    "In Italy the ministry banned the app on phones": the app is an object, "on phones" and "in Italy" hang on the verb.
    """
    described = _described(syntax)
    for one in syntax.predicates:
        behind = syntax.within(one.at + 1, _reach(syntax, one))
        taken, own = (_taken(syntax, one), _of_main_verbs(syntax, one)) if behind else (set(), set())
        for phrase in behind:
            if (
                syntax.is_time(phrase)
                or _is_source(syntax, phrase)
                or _is_apposed(syntax, phrase)
                or _is_set_in(syntax, phrase)
                or phrase.number in own
                or _is_inverted(syntax, phrase)
            ):
                continue
            if one.objects and (sums_up(syntax, phrase) or _counts_doers(syntax, phrase)):
                continue
            if phrase.number not in taken or described.get(phrase.number, -1) > one.number:
                (one.preps if phrase.prep or _is_place_kept_clear(syntax, one) else one.objects).append(phrase)
        fronted = _fronted(syntax, one) or _fronted_behind_and(syntax, one)
        one.preps += fronted
        if fronted and one.number:
            before = syntax.predicates[one.number - 1]
            before.preps = [each for each in before.preps if each not in fronted]
    _move_objects(syntax)


def _is_inverted(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase only names who does so too: "France banned it, as did [Spain]"."""
    start = phrase.listed[0].start
    return start > 0 and is_inverted(syntax.items, syntax.tags, start - 1, start)


_COUNTING = frozenset({"all", "both", "each"})


def _counts_doers(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a word set off tells of those who do it: "banned the app, [all] similarly wary of spies"."""
    alone = phrase.end - phrase.start == 1 and len(phrase.listed) == 1 and not phrase.prep and phrase.start > 0
    set_off = alone and syntax.tags[phrase.start - 1].kind is Kind.comma
    return set_off and syntax.items[phrase.start].low in _COUNTING


def _move_objects(syntax: Syntax) -> None:
    """Give verbs what stands behind a clause about their object, or behind a verb they are listed with."""
    if "from" in syntax.spoken:
        for one in syntax.predicates:
            _give_back(syntax, one)
    for one in syntax.predicates[1:]:
        _give_listed(syntax, one)
    for one in reversed(syntax.predicates):
        _share_objects(syntax, one)


def _give_listed(syntax: Syntax, one: Predicate) -> None:
    """Give a verb what it lists behind a clause about the first of it: "banned X, which is owned by Y, [and Z]"."""
    behind = [*one.objects, *one.preps]
    first = next((each for each in behind if each.start > one.at and each.listed[0].end < one.start), None)
    first = first or _behind_aside(syntax, one)
    if first is None or one.link is Link.same:
        return
    told = one.noun if first.listed[0].start > one.at else first.listed[0]
    for other in reversed(syntax.predicates[: one.number]):
        if any(each is told for each in other.objects):
            other.objects += [each for each in one.objects if each.start >= first.start]
            other.preps += [each for each in one.preps if each.start >= first.start]
            one.objects = [each for each in one.objects if each.start < first.start]
            one.preps = [each for each in one.preps if each.start < first.start]
            return


def _behind_aside(syntax: Syntax, one: Predicate) -> Phrase | None:
    """What stands behind the comma that ends a clause between two: "put X, which makes chips, [on its list]"."""
    if one.link is not Link.relative or one.noun is None or syntax.tags[one.noun.end].kind is not Kind.comma:
        return None
    parted = (each for each in one.preps if each.prep_at > one.at and syntax.tags[each.prep_at - 1].kind is Kind.comma)
    return next((each for each in parted if each.listed[0] is each), None)


def _give_back(syntax: Syntax, one: Predicate) -> None:
    """Give a verb the place that a clause about its object stands before: "cut off firms owned by banks [from it]"."""
    said = " ".join([one.lemma.split()[0], *syntax.items[one.at].low.split()[1:]])
    if not one.objects or said not in _KEEPING_AWAY:
        return
    for other in syntax.predicates[one.number + 1 : one.number + 3]:
        inside = other.link in {Link.relative, Link.reduced, Link.aside} and (other.copula or not other.objects)
        described = other.noun in one.objects or (other.governor is not None and other.governor.noun in one.objects)
        if not inside or not described:
            return
        if other.lemma in _TAKING_FROM or not other.preps or other.preps[0].prep == "from":
            continue
        behind = [each for each in other.preps if each.prep == "from"]
        other.preps = [each for each in other.preps if each not in behind]
        one.preps += behind


_KEEPING_AWAY = words.verb_listing("keeping_away")
_TAKING_FROM = words.verb_listing("taking_from")


def _is_place_kept_clear(syntax: Syntax, one: Predicate) -> bool:
    """Whether what follows a verb is where something must not be: "apps that staff must [keep off] their phones"."""
    off = syntax.items[one.at].low.endswith((" off", " from"))
    return off and one.link is Link.relative and any(each is one.noun for each in one.objects)


_OWN_OBJECT = frozenset({"face", "risk"})
"""Verbs of what happens to those who do not do what the verb before "or" says: "to register or [face] a ban"."""


def _share_objects(syntax: Syntax, one: Predicate) -> None:
    """Give a verb the objects of the one behind "or": "may not [install] or use the app"."""
    if one.objects or one.passive or one.number + 1 >= len(syntax.predicates):
        return
    other = syntax.predicates[one.number + 1]
    if other.lemma in _OWN_OBJECT:
        return
    between = syntax.kinds[one.at + 1 : other.start]
    beside = between in ([Kind.coord], [Kind.comma], [Kind.comma, Kind.coord])
    listed = not one.finite and one.link == other.link and one.governor is other.governor
    shared = other.link == Link.same or listed
    if beside and shared and other.objects and not other.passive:
        one.objects, one.preps = list(other.objects), [*one.preps, *other.preps]


def _described(syntax: Syntax) -> Mapping[int, int]:
    """The phrases that a clause or participle describes, by the last such predicate.

    In "banned the app, which collects data" the app is the object of the first verb too, not only the second's subject.
    """
    return {
        phrase.number: one.number
        for one in syntax.predicates
        if one.link in {Link.relative, Link.reduced} and one.noun not in one.objects  # "the ban [it] imposed"
        for phrase in one.subjects
    }


def _taken(syntax: Syntax, one: Predicate) -> set[int]:
    """The phrases that are subjects of the next verbs: of "said the app was banned", the app."""
    return {
        phrase.number
        for other in syntax.predicates[one.number + 1 : one.number + 3]
        if other.finite or other.link == Link.relative
        for phrase in other.subjects
    }


def _of_main_verbs(syntax: Syntax, one: Predicate) -> set[int]:
    """The subjects of verbs behind a clause about them: of "said the app, which spied, was banned", the app."""
    return {
        phrase.number
        for other in syntax.predicates[one.number + 2 : one.number + 4]
        if other.finite and other.link not in {Link.relative, Link.reduced, Link.same}
        for phrase in other.subjects
        if phrase.start > one.at and phrase.listed[0] is phrase
    }


def _is_source(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase says who told it: "according to Reuters", which hangs on no verb."""
    return phrase.prep == "to" and phrase.prep_at > 0 and syntax.items[phrase.prep_at - 1].low == "according"


def _is_apposed(syntax: Syntax, phrase: Phrase) -> bool:
    return phrase.number > 0 and syntax.phrases[phrase.number - 1].apposed is phrase


def _reach(syntax: Syntax, one: Predicate) -> int:
    """Where the objects of a predicate end: at the next one, or at the word that opens its clause.

    A bracket ends none: "banned X (since May) and Y from phones".
    """
    following = syntax.predicates[one.number + 1 : one.number + 2]
    end = following[0].start if following else len(syntax.items)
    at = one.at + 1
    while at < end and (syntax.kinds[at] not in MARKERS or _is_bracket(syntax, at, end)):
        at += 1
    return at


def _is_bracket(syntax: Syntax, at: int, end: int) -> bool:
    """Whether a bracket closes at an item, or opens there and is closed before the next predicate."""
    low = syntax.items[at].low
    return low == ")" or (low == "(" and ")" in syntax.lows[at:end])


def _is_set_in(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase opens a bracket: "the messenger ([Telegram])"."""
    start = phrase.prep_at if phrase.prep else phrase.start
    return start > 0 and syntax.items[start - 1].low == "("


def _fronted_behind_and(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """As in "Oslo banned it, and [in Riga] the app came back", where the place is that of the second verb."""
    if not (one.number and one.finite and one.subjects) or one.link != Link.root:
        return []
    found: list[Phrase] = []
    start = one.subjects[0].start
    while (phrase := syntax.phrase_of(start - 1)) is not None and phrase.prep and phrase.end == start:
        found, start = [phrase, *found], phrase.prep_at
    return found if start > 0 and syntax.tags[start - 1].kind is Kind.coord else []


def _fronted(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """What stands before the subject: "[In Italy], the app was blocked", "said that [in Italy] the app was blocked"."""
    if not one.finite or not one.subjects:
        return []
    above = one.governor if one.link is Link.same else None
    if above is not None and above.at > one.subjects[0].start:  # its subject is that of the verb it is listed with
        return []
    end = one.subjects[0].start
    before = next((each for each in reversed(syntax.predicates[: one.number]) if each.start < end), None)
    start = before.at + 1 if before is not None else 0
    opened = next((at + 1 for at in range(end - 1, start - 1, -1) if syntax.kinds[at] in MARKERS), None)
    if before is not None and opened is None:
        return []
    return [each for each in syntax.within(opened or start, end) if each.prep and not syntax.is_time(each)]
