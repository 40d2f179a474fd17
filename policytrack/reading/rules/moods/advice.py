"""What people are only advised to do: "a recommendation not to install it", "called on citizens to delete it"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["calls_on_people", "is_advised", "is_done_by_people", "is_taken_back"]

_MEMBERS = words.listing("members")


def is_advised(syntax: Syntax, one: Predicate, noun: Phrase) -> bool:
    """Whether people are only advised to do it: "a recommendation that staff delete it", "advice not to install it"."""
    if one.link == Link.said:
        for_people = any(_is_people(syntax.head(each)) for each in one.subjects)
    else:
        for_people = one.link == Link.infinitive and one.lemma in _DONE_BY_PEOPLE
        for_people = for_people or (_is_advised_against(syntax, one) and _is_given(syntax, noun))
    return for_people and any(word.file == "turns" and word.key == "advise" for word in syntax.head(noun).words)


def is_taken_back(syntax: Syntax, one: Predicate, noun: Phrase) -> bool:
    """Whether advice against something is no longer given: "withdrew its recommendation not to install it"."""
    against = _is_advised_against(syntax, one) or (one.link is Link.infinitive and one.lemma in _DONE_BY_PEOPLE)
    return against and _ends(syntax, noun) and _is_real(syntax, noun)


def _is_advised_against(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is what people are not to do: "a recommendation not to install it", "guidance against using it"."""
    word = syntax.word(one, "dealings")
    if word is None or word.key not in _DEALINGS_OF_PEOPLE:
        return False
    against = one.link is Link.gerund and one.start > 0 and syntax.items[one.start - 1].low == "against"
    return against or (one.link is Link.infinitive and one.negated)


def _is_given(syntax: Syntax, noun: Phrase) -> bool:
    """Whether there is such advice, and nobody only thinks of it or takes it back: "issued a recommendation"."""
    governor, role = syntax.governing(noun)
    if governor is None or role == "prep":
        return governor is None
    if _ends(syntax, noun):
        return not _is_real(syntax, noun)  # "may withdraw its advice not to use it"
    return _is_real(syntax, noun) and (governor.copula or (role == "object" and governor.lemma in _GIVING))


def _ends(syntax: Syntax, noun: Phrase) -> bool:
    """Whether a verb says of advice that it ends: "withdrew its recommendation"."""
    governor, _ = syntax.governing(noun)
    word = syntax.word(governor, "turns") if governor is not None else None
    return word is not None and word.key == "end" and any(one.key == "advise" for one in syntax.head(noun).words)


def _is_real(syntax: Syntax, noun: Phrase) -> bool:
    """Whether what is told of a noun is so, and not only meant or denied."""
    governor, _ = syntax.governing(noun)
    return governor is not None and not (governor.negated or governor.modal or governor.to)


_GIVING = words.listing("giving_out") | frozenset({"have", "make", "repeat", "renew", "receive", "get", "follow"})
_DEALINGS_OF_PEOPLE = frozenset({"use", "reach", "share", "buy"})
_DONE_BY_PEOPLE = frozenset({"delete", "uninstall", "avoid", "refrain", "stay", "steer", "switch"})


def calls_on_people(syntax: Syntax, one: Predicate, asked: Predicate) -> bool:
    """Whether people are asked for what they do themselves: "called on citizens to delete it", not "on shops"."""
    if one.lemma not in {"call", "appeal"} or one.passive or asked.link is not Link.infinitive:
        return False
    people = bool(one.objects) and all(_is_of_public(syntax.head(each)) for each in one.objects)
    return people and asked.lemma in _DONE_BY_PEOPLE | {"remove"}


def is_done_by_people(syntax: Syntax, one: Predicate) -> bool:
    """Whether people do it with what they have themselves: "that [staff delete] it", not "that stores remove it"."""
    people = bool(one.subjects) and all(_is_people(syntax.head(each)) for each in one.subjects)
    return people and one.lemma in _DONE_BY_PEOPLE


def _is_of_public(item: Item) -> bool:
    """As in "the public", "residents", "Lithuanians"."""
    mention, said = item.mention, item.says("audience")
    if mention is not None:
        return mention.way == Way.demonym and mention.plural
    return (said is not None and said.key == "general_public") or item.low in _PUBLIC


_PUBLIC = frozenset({"people", "customers", "voters", "parents", "students", "owners"})


def _is_people(item: Item) -> bool:
    return item.says("audience") is not None or item.low in _MEMBERS
