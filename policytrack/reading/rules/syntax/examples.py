"""Names for some of what a phrase is of: "apps such as TikTok", "two rivals: Ernie and Qwen", "Temu among them"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.syntax.tree import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = ["give_examples"]

_INTRODUCING = words.listing("introducing")
_LIKENING = frozenset({"just", "much", "exactly", "more", "rather", "looks", "sounds", "works"})
_AMONG = frozenset({"them", "others", "these", "those", "which"})
_OPENING = frozenset({":", "(", "[", "\u2014", "\u2013", "--"})
_CLOSING = _OPENING | {")", "]"}
_TELLING = _INTRODUCING | _OPENING | {"such", "among", "other", "two", "both", "three", "four", "five", "six"}
"""Without one of these words no phrase opens examples."""
_NUMBERS = words.listing("numbers") | {"following"}
_PLACING = words.listing("placing")
_REACH = 6
_NAMING = frozenset({"include", "range", "comprise"})
_IDENTIFYING = frozenset({"name", "identify", "list", "specify"})
_LISTS = frozenset(
    {
        "list",
        "lists",
        "register",
        "registry",
        "catalogue",
        "catalog",
        "roster",
        "inventory",
        "among",
        "added",
        "include",
        "comprise",
        "one",
    }
)
_PORTIONS = frozenset({"one", "two", "three", "some", "part", "several"})
_PUTTING = words.listing("putting_on_lists")
_LATEST = frozenset({"latest", "newest", "last", "first"})
_JOINING = frozenset({"join", "appear", "figure", "feature", "land", "stand"})


def give_examples(syntax: Syntax) -> None:
    """Tell which phrases name some of what another phrase is of, wherever it stands before them."""
    for one in syntax.phrases if not _TELLING.isdisjoint(syntax.spoken) else ():
        opens = _opened_at(syntax, one)
        if opens >= 0 and (whole := _whole(syntax, one, opens)) is not None:
            whole.examples += [each for each in _named_with(syntax, one, opens) if each is not whole]
        if one.listed[0] is one and _says_how_many(syntax, one):
            one.examples += one.listed[1:]  # "two other products, Instagram and Threads, were"
        if one.listed[-1] is one and len(one.listed) > 1 and _is_of_others(syntax, one):
            one.examples += one.listed[:-1]  # "Temu, Shein and other apps"
    _give_in_clauses(syntax)
    if syntax.spoken.issuperset({"from", "to"}):
        _give_range(syntax)
    _give_told(syntax)
    if "one" in syntax.spoken:
        _give_one_of(syntax)
    _give_latest(syntax)
    if not _LISTS.isdisjoint(syntax.spoken) and any(item.low.split()[-1] in _LISTS for item in syntax.items):
        _give_listed(syntax)


def _give_in_clauses(syntax: Syntax) -> None:
    """Tell what a clause names of what it describes: "apps, which [include TikTok]", "apps [named as TikTok]"."""
    for verb in syntax.predicates:
        if verb.lemma == "include" and verb.link == Link.relative and verb.noun is not None and not verb.passive:
            _kept_there(syntax, verb.noun).examples += verb.objects
        elif verb.lemma in _IDENTIFYING and verb.link == Link.reduced and verb.noun is not None:
            verb.noun.examples += [each for each in verb.preps if each.prep == "as"]


def _give_range(syntax: Syntax) -> None:
    """Tell what names the ends of a range: "blocked 26 platforms, [from Facebook to Reddit]", "all from A to B"."""
    for one in syntax.phrases:
        start = one.prep_at
        if one.prep != "from" or one.listed[0] is not one or start < 1:
            continue
        after = syntax.phrases[one.listed[-1].number + 1 : one.listed[-1].number + 2]
        if not after or after[0].prep != "to" or not (_names_thing(syntax, one) and _names_thing(syntax, after[0])):
            continue
        parted = syntax.tags[start - 1].kind is Kind.comma
        before = syntax.phrase_of(start - 1)
        whole = _whole(syntax, one, start) if parted else before if _is_all(syntax, before) else None
        if whole is not None:
            whole.examples += [*one.listed, *after[0].listed]


def _is_all(syntax: Syntax, phrase: Phrase | None) -> bool:
    """Whether a phrase is of all that a range behind it spans: "[everything] from A to B", "[services] from A to B"."""
    if phrase is None:
        return False
    head = syntax.head(phrase)
    return head.low in _ALL or (head.low.endswith("s") and _is_of_things(head))


_ALL = frozenset({"everything", "anything", "all"})


def _kept_there(syntax: Syntax, place: Phrase) -> Phrase:
    """What a clause says is in a place, if the phrase is of one: "the [apps] blocked in the country, which include"."""
    if _is_of_things(syntax.head(place)):
        return place
    told = (each.noun for each in syntax.predicates if each.link == Link.reduced and place in each.preps)
    return next((each for each in told if each is not None and _is_of_things(syntax.head(each))), place)


def _is_of_others(syntax: Syntax, one: Phrase) -> bool:
    """As in "Temu and [other apps]", "Temu and [20 other apps]"."""
    first = syntax.items[one.start].low
    counted = first.isdigit() or first in _NUMBERS
    return first == "other" or (counted and one.start < one.head and syntax.items[one.start + 1].low == "other")


_HOW_MANY = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def _says_how_many(syntax: Syntax, one: Phrase) -> bool:
    """Whether a phrase tells how many are named behind it: "two other products, Instagram and Threads".

    The number may stand before it: "two of the Big Four, Deloitte and KPMG".
    """
    of_some = one.prep == "of" and one.prep_at > 0 and syntax.items[one.prep_at - 1].low in _HOW_MANY
    told = range(one.prep_at - 1, one.prep_at) if of_some else range(one.start, one.head)
    counts = (_HOW_MANY.get(syntax.items[at].low, 0) for at in told)
    many = next((count for count in counts if count), 0)
    named = [syntax.head(each).mention for each in one.listed[1:]]
    return many > 1 and len(named) == many and all(each is not None and (each.entities or each.new) for each in named)


def _give_told(syntax: Syntax) -> None:
    """Tell which things those are of which a clause tells more: "the apps [that Ohio banned] are TikTok and QQ"."""
    for one in syntax.predicates[1:]:
        if not (one.copula or one.lemma in _NAMING) or one.negated or not one.finite or not one.objects:
            continue
        named = one.lemma in _NAMING or _is_named(syntax.head(one.objects[0])) or _is_those_of(syntax, one.objects[0])
        for subject in one.subjects if named else ():
            each = (syntax.after(subject, "of") if syntax.head(subject).low in _LISTS else None) or subject
            if _is_told_more(syntax, each) and (one.lemma in _NAMING or _is_of_things(syntax.head(each))):
                each.examples += one.objects


def _give_latest(syntax: Syntax) -> None:
    """Tell who is said to be the last of many: "30 states bar it; the latest is [Kentucky]"."""
    if _LATEST.isdisjoint(syntax.spoken):
        return
    for one in syntax.predicates[1:]:
        last = one.copula and any(syntax.head(each).low in _LATEST for each in one.subjects)
        if last and one.objects and _is_named(syntax.head(one.objects[0])):
            for whole in syntax.predicates[0].subjects:
                whole.examples += one.objects


def _is_named(item: Item) -> bool:
    """Whether it is a name."""
    mention = item.mention
    known = mention is not None and mention.entity is not None and not mention.entity.general
    return known or (mention is not None and mention.new == "name")


def _is_those_of(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "[those] of Huawei and ZTE"."""
    return syntax.head(phrase).low == "those" and syntax.after(phrase, "of", "by", "from") is not None


def _give_listed(syntax: Syntax) -> None:
    """Tell what is put among others: "added the app to its list of tools [that staff may not use]"."""
    for one in syntax.predicates:
        if one.lemma in _NAMING:
            continue
        things = one.subjects if one.passive or one.copula or one.lemma in _JOINING else one.objects
        if one.negated or not things or not (one.copula or one.lemma in _PUTTING or one.lemma in _JOINING):
            continue
        for phrase in (*one.preps, *(one.objects if one.copula or one.lemma in _JOINING else ())):
            others = _listed_there(syntax, one, phrase)
            if others is not None and _is_told_more(syntax, others):
                others.examples += things


def _give_one_of(syntax: Syntax) -> None:
    """Tell who one of many is: "SMIC, one of 60 firms that it put on the list, said"."""
    for before, one in pairwise(syntax.phrases):
        if syntax.head(one).low != "one" or one.prep or not _is_named(syntax.head(before)):
            continue
        whole = syntax.after(one, "of")
        parted = one.start - before.end == 1 and syntax.tags[before.end].kind is Kind.comma
        if whole is not None and parted and _is_told_more(syntax, whole):
            whole.examples.append(before)


def _is_told_more(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a clause tells what phrase is meant: "the tools [that pupils may not use]"."""
    return any(each.noun is phrase for each in syntax.predicates)


def _listed_there(syntax: Syntax, one: Predicate, phrase: Phrase) -> Phrase | None:
    """What a list is of, or those to which something is added: "a register of software", "among the apps"."""
    beside = phrase.prep == "to" and one.lemma == "add"
    joined = not phrase.prep and one.lemma == "join"  # "joins the services that are banned there"
    if phrase.prep == "among" or ((beside or joined) and _is_of_things(syntax.head(phrase))):
        return phrase
    if one.copula and phrase in one.objects:  # "is one of 59 apps that India banned"
        return syntax.after(phrase, "of") if syntax.head(phrase).low in _PORTIONS else None
    return syntax.after(phrase, "of", "with") if syntax.head(phrase).low.split()[-1] in _LISTS else None


def _opened_at(syntax: Syntax, one: Phrase) -> int:
    """Where the word or mark stands that makes a phrase an example; -1 if none does."""
    start = one.prep_at if one.prep_at >= 0 else one.start
    if one.listed[0] is not one and not _is_between_commas(syntax, one):
        return -1
    low = syntax.items[start].low
    if low == "like" and start and syntax.items[start - 1].low in _LIKENING:  # "leaked, just like Samsung"
        return -1
    if low in _INTRODUCING or (low == "as" and _is_such_as(syntax, one)):
        return start
    if start and syntax.items[start - 1].low in _INTRODUCING:  # "including from Huawei"
        return start - 1
    before = syntax.phrases[one.number - 1] if one.number else None
    if before is not None and _is_among(syntax, before) and start - before.end < 2:
        return before.prep_at
    if _is_closed_by_among(syntax, one):
        return start
    at = syntax.previous(start)
    return at if at >= 0 and syntax.items[at].low in _OPENING else -1


def _is_between_commas(syntax: Syntax, one: Phrase) -> bool:
    return one.number > 0 and one.prep_at < 0 and syntax.tags[one.start - 1].kind is not Kind.coord


def _is_such_as(syntax: Syntax, one: Phrase) -> bool:
    """As in "apps such as Signal", "such apps as Signal"."""
    before = syntax.phrases[one.number - 1] if one.number else None
    return before is not None and "such" in {syntax.items[before.start].low, syntax.items[one.prep_at - 1].low}


def _is_among(syntax: Syntax, one: Phrase) -> bool:
    return one.prep == "among" and syntax.head(one).low in _AMONG


def _is_closed_by_among(syntax: Syntax, one: Phrase) -> bool:
    """As in "Signal and Viber among them"."""
    mention = syntax.head(one).mention
    if mention is None or not (mention.entities or mention.new):
        return False
    last = one.listed[-1]
    after = syntax.phrases[last.number + 1] if last.number + 1 < len(syntax.phrases) else None
    return after is not None and after.prep_at == last.end and _is_among(syntax, after)


def _whole(syntax: Syntax, one: Phrase, opens: int) -> Phrase | None:
    """What a phrase is an example of: things, behind a colon those that are counted, or else what is right before."""
    before = [each for each in syntax.phrases[max(0, one.number - _REACH) : one.number] if each.end <= opens]
    things: list[Phrase] = []
    names_place = any(_names_place(syntax, each) for each in one.listed)
    names_thing = _names_thing(syntax, one)
    if syntax.items[opens].low in _OPENING and (counted := _counted_things(syntax, before)):
        return counted[-1]
    for each in reversed(before):
        if any(syntax.items[at].low in {";", ":"} for at in range(each.end, opens)):
            break
        if _is_of_things(syntax.head(each)) and not (names_place or _is_place(syntax, each)):
            things.append(each)
        elif not things and _is_of_people(syntax.head(each)) and not (names_thing and each.prep == "in"):
            return _located(syntax, each)
    last = before[-1] if before and opens - before[-1].end < 2 else None
    return things[0] if things else last


def _names_place(syntax: Syntax, one: Phrase) -> bool:
    """Whether an example is one of those who did it: "states banned it on phones, [Ohio] among them"."""
    mention = syntax.head(one).mention
    entity = mention.entity if mention is not None else None
    return entity is not None and (entity.is_place or (entity.actor is not None and entity.target is None))


def _names_thing(syntax: Syntax, one: Phrase) -> bool:
    """Whether an example is a product, and so none of those in whose country it is banned."""
    mention = syntax.head(one).mention
    return mention is not None and any(each.target is not None and each.actor is None for each in mention.entities)


def _located(syntax: Syntax, one: Phrase) -> Phrase:
    """Those of whom a phrase only tells where they are: "several cities in the [state] of Gujarat"."""
    before = syntax.phrases[one.number - 1] if one.number else None
    mention, many = syntax.head(one).mention, syntax.head(before).mention if before is not None else None
    if before is None or mention is None or many is None or one.prep != "in" or before.end != one.prep_at:
        return one
    return before if many.plural and many.actor_role and not mention.plural else one


def _counted_things(syntax: Syntax, before: Sequence[Phrase]) -> list[Phrase]:
    """Those of some phrases that are of things by their number: "three programs are out of reach there: [...]"."""
    return [
        each
        for each in before
        if _is_counted(syntax, each) and _is_of_things(syntax.head(each)) and not _is_place(syntax, each)
    ]


def _is_counted(syntax: Syntax, one: Phrase) -> bool:
    """As in "five products", "the following apps"."""
    lows = {syntax.items[at].low for at in range(one.start, one.end)}
    return any(low in _NUMBERS or low.isdigit() for low in lows)


def _is_place(syntax: Syntax, one: Phrase) -> bool:
    """Whether it tells where something must not be: "on state devices"."""
    mention = syntax.head(one).mention
    return one.prep in _PLACING and mention is not None and mention.target_role == "device"


def _is_of_people(item: Item) -> bool:
    mention = item.mention
    return item.says("audience") is not None or (mention is not None and mention.actor_role != "")


def _is_of_things(item: Item) -> bool:
    """Whether it is a plain noun for things: "platforms", "AI tools"."""
    mention = item.mention
    if mention is None:
        return item.low.split()[-1] in words.listing("goods")
    return mention.target_role != "" or (mention.entity is not None and mention.entity.general)


_MENTIONING = frozenset({"mention", "name", "list", "affect", "include", "single"})  # "X and Y are mentioned"


def _named_with(syntax: Syntax, one: Phrase, opens: int) -> Iterator[Phrase]:
    """The examples that a phrase begins; those behind a mark go on to the next, if they are no clause."""
    if syntax.items[opens].low not in _OPENING:
        yield from (each for each in one.listed if each.number >= one.number)
        return
    at = range(opens + 1, len(syntax.items))
    end = next((each for each in at if syntax.items[each].low in _CLOSING), len(syntax.items))
    if any(opens < each.at < end and each.finite and each.lemma not in _MENTIONING for each in syntax.predicates):
        return
    yield from (each for each in syntax.within(opens + 1, end) if each.prep == one.prep)
