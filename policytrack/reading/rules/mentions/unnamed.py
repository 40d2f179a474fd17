"""Several who act and of whom a text does not say who they are: "many schools have banned it"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.mentions.kinds import one_of

__all__ = ["mark_some"]

_COUNTING = words.listing("counting_words")
_INSTITUTIONS = words.listing("institutions")
_KNOWN = frozenset({"the", "these", "those", "both", "all", "its", "their", "our", "his", "her", "your"})
_NETWORKS = words.listing("networks")  # which do what the state says: "several operators in Iraq"
_PARTS = frozenset({"city", "town", "municipality", "state", "province", "region", "canton", "prefecture", "county"})
_PARTS |= {"university", "village", "borough"}
_MORE = frozenset({"more", "other", "additional", "further", "another"})
_BACK = 5


def mark_some(items: Sequence[Item]) -> None:
    """Mark what stands for some of a kind: "many schools", "other countries", "half of the states".

    "The two states" and "its regulators" are those of whom the text told, "Dutch schools" those of a place, and
    "lawmakers" those of the place that it is about; "several Texas lawmakers" are some.
    """
    for at, item in enumerate(items):
        mention = item.mention
        if mention is not None and _is_role(mention, items[at + 1 : at + 3]):
            mention.some = _is_counted(items, at, mention) if mention.plural else _is_every(items, at)
        elif mention is not None and mention.counted and _is_more(items, at, mention):
            mention.some = True
        if mention is not None and item.low in _OF_A_WORLD and _stands_alone(items, at, mention):
            mention.some = True


_OF_A_WORLD = frozenset({"states", "countries", "nations"})


def _stands_alone(items: Sequence[Item], at: int, mention: Mention) -> bool:
    """Whether states or countries are told of that no name follows, which are no one country: "all the states"."""
    named = mention.entities or mention.new or mention.counted > 0 or mention.place is not None
    behind = items[at + 1 : at + 3]
    listed = len(behind) > 1 and (behind[0].mention or (behind[0].low in {"of", ",", ":"} and behind[1].mention))
    pointed = any(one.low in {"these", "those"} for one in items[max(0, at - 2) : at])
    return not (named or listed or pointed)


def _is_more(items: Sequence[Item], at: int, mention: Mention) -> bool:
    """Whether those counted are others than those told of: "five more states", "two other ministries"."""
    before = {one.low for one in items[max(0, at - 3) : at]}
    told = len(items) > at + 2 and items[at + 1].low in {",", ":"} and items[at + 2].mention is not None
    role = mention.actor_role not in {"", "pronoun"} and not (mention.entities or mention.new)
    return role and not told and bool(before & _MORE) and before.isdisjoint(_KNOWN)


def _is_every(items: Sequence[Item], at: int) -> bool:
    """Whether each of a kind is meant, as in "nearly every school"."""
    return at > 0 and items[at - 1].low in {"every", "each"}


def _is_role(mention: Mention, behind: Sequence[Item]) -> bool:
    told = len(behind) > 1 and behind[0].low == "," and behind[1].mention is not None  # "two cities, Lyon and Nice"
    of_place = mention.place is not None and one_of(mention.noun) in _PARTS and not told
    counted = mention.counted > 0 and not of_place  # "the two states", but "five French towns"
    named = mention.entities or mention.new or counted or mention.noun in _NETWORKS
    return not named and mention.actor_role not in {"", "pronoun"}


def _is_counted(items: Sequence[Item], at: int, mention: Mention) -> bool:
    for number in range(at - 1, max(-1, at - 1 - _BACK), -1):
        item = items[number]
        if item.low in _KNOWN:
            return number > 1 and items[number - 1].low == "of" and items[number - 2].low in _COUNTING
        if item.low in _COUNTING or item.low.isdigit():
            return number == 0 or items[number - 1].low not in _KNOWN
        if item.low == "and":  # "many countries and US states"
            break
        if item.mention is not None:  # "Queensland's state schools"
            return item.mention.possessive and _is_part(items, number)
        if item.low != "of" and (not item.low.isalpha() or item.words):
            break
    if mention.place is not None:
        return one_of(mention.noun) in _PARTS  # "French cities", which France is not
    return mention.noun in _INSTITUTIONS


_SHARES = frozenset({"percent", "cent", "%", "third", "thirds", "quarter", "quarters", "fifth", "fifths"}) | _COUNTING


def _is_part(items: Sequence[Item], owner: int) -> bool:
    """Whether some of what somebody has are meant: "half of the state's schools", "most of Brazil's banks"."""
    of = owner - 1 if items[owner - 1].low == "of" else owner - 2
    return of > 0 and items[of].low == "of" and items[of - 1].low in _SHARES
