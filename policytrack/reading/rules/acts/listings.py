"""Names that stand for what a sentence speaks of: "two chatbots: Ernie and Qwen", "apps such as Lemon8"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import TAKING_OFF, Act
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.things import can_be_restricted, is_general, things_of

__all__ = [
    "ROSTERS",
    "Forbidden",
    "actors_listed",
    "add_those_beside",
    "leaves_list",
    "list_of_forbidden",
    "widened_with",
]

ROSTERS = frozenset({"list", "lists", "register", "registry", "roster", "catalogue", "catalog", "index"})
"""Nouns for what names those that are forbidden or approved."""
_SITES = frozenset({"site", "sites", "website", "websites", "resource", "resources", "domains", "pages"})
_FORBIDDING = {
    **dict.fromkeys(("banned", "prohibited", "forbidden", "outlawed", "barred", "disallowed", "proscribed"), "ban"),
    **dict.fromkeys(("unauthorized", "unauthorised", "unapproved", "impermissible", "excluded", "off-limits"), "ban"),
    **dict.fromkeys(("a no-go", "no-go", "red", "unwanted"), "ban"),
    "blocked": "block",
    "controlled": "control",
}


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What being on a list means.

    Attributes:
        key: The act.
        verbs: The verbs that say it: of "apps that must not be used".
    """

    key: str
    verbs: list[Predicate] = field(default_factory=list)


def list_of_forbidden(syntax: Syntax, phrase: Phrase) -> Forbidden | None:
    """What being on a list means, if it is of things that are forbidden: "its list of apps that must not be used"."""
    behind = syntax.after(phrase, "of")
    for part in (phrase, *(behind.listed if behind is not None else ())):
        verbs = [one for one in syntax.predicates if _is_forbidden(one) and _is_told_of(syntax, one, part)]
        verbs += [one for one in syntax.predicates if one.noun is part and _bars(one, part)]
        said = [syntax.items[at].low for at in range(part.start, part.end)]
        key = next((_FORBIDDING[low] for low in said if low in _FORBIDDING), "ban" if verbs else "")
        if key and not _SITES.isdisjoint(said):  # "its register of banned sites"
            return Forbidden("block", verbs)
        if key:
            return Forbidden(key, verbs)
    return None


_COMING_OFF = frozenset({"come", "get", "go", "drop", "fall", "be"})


def leaves_list(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """As in "was taken off the list", "came off its blacklist", "is no longer on the list"."""
    if one.lemma in TAKING_OFF:
        return True
    if phrase.prep == "off" or syntax.items[one.at].low.endswith(" off"):
        return one.copula or one.lemma in _COMING_OFF
    return one.copula and one.longer and phrase.prep == "on"


_WIDENING = frozenset({"expand", "widen", "extend", "update", "broaden", "lengthen"})


def widened_with(syntax: Syntax, one: Predicate, phrase: Phrase) -> list[Phrase]:
    """What is put on a list by making it longer: "updated its list of banned apps to include [Temu]"."""
    if one.lemma not in _WIDENING or phrase not in (one.subjects if one.passive else one.objects):
        return []
    behind = syntax.predicates[one.number + 1 :]
    including = (each for each in behind if each.lemma == "include" and each.to)
    return [thing for each in including if each.governor is one or each.noun is phrase for thing in each.objects]


def _is_forbidden(one: Predicate) -> bool:
    """As in "must not be used", "are not allowed"."""
    return one.negated and bool(one.modal or (one.passive and one.lemma in _ALLOWING))


def _bars(one: Predicate, roster: Phrase | None) -> bool:
    """As in "a list that bars Americans from owning its shares"."""
    return one.lemma in _BARRING and not one.passive and any(each is roster for each in one.subjects)


_BARRING = frozenset({"bar", "ban", "forbid", "prohibit", "block"})
_ALLOWING = words.listing("authorising")


def _is_told_of(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """Whether a verb tells more of a phrase: "apps that staff may not use"."""
    after = syntax.items[phrase.end].low if phrase.end < len(syntax.items) else ""
    opens = min([one.start, *(each.start for each in one.subjects if each.end <= one.start)])
    return one.noun is phrase or (after in {"that", "which"} and opens == phrase.end + 1)


def add_those_beside(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Add what is named beside what an act is done to: "generative AI, ChatGPT included"."""
    more = _named(things_of(syntax, list(_included(syntax, one))))
    act.targets += [each for each in more if each not in act.targets]
    if _named(act.targets):
        act.targets += [each for each in _another_time(syntax, one) if each not in act.targets]


def _another_time(syntax: Syntax, one: Predicate) -> Iterator[Mention]:
    """What the same was done to at another time: "blocked Signal in August, and Viber in December"."""
    finite = [each.at for each in syntax.predicates[one.number + 1 :] if each.finite]
    end = finite[0] if finite else len(syntax.items)
    for phrase in syntax.phrases:
        before = syntax.previous(phrase.start)
        if not one.at < before < end or syntax.tags[before].kind is not Kind.coord:
            continue
        after = syntax.phrases[phrase.number + 1] if phrase.number + 1 < len(syntax.phrases) else None
        dated = after is not None and after.prep and after.prep_at == phrase.end and syntax.is_time(after)
        own = any(phrase in each.subjects for each in syntax.predicates)
        beside = phrase.listed[0].prep and syntax.mentions(phrase.listed[0])  # "from the stores of Apple and Google"
        if dated and not own and not beside:
            yield from _named([each for each in syntax.mentions(phrase) if can_be_restricted(each)])


def _named(mentions: Sequence[Mention]) -> list[Mention]:
    return [each for each in mentions if each.entities and not is_general(each)]


def actors_listed(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Those whom a colon lists: "Already barred from state devices: Nebraska, South Dakota and Utah"."""
    start = _start_of_list(syntax, one, frozenset({":"}))
    if start is None or any(one.at < each.at < start for each in syntax.predicates):
        return []
    found = []
    for phrase in syntax.phrases:
        if phrase.start > start:
            if any(start < each.at < phrase.start and each.finite for each in syntax.predicates):
                break
            found += [each for each in syntax.mentions(phrase) if can_act(each) and each.entities and not phrase.prep]
    return found


def _start_of_list(syntax: Syntax, one: Predicate, marks: frozenset[str]) -> int | None:
    return next((at for at in range(one.at + 1, len(syntax.items)) if syntax.items[at].low in marks), None)


def _included(syntax: Syntax, one: Predicate) -> Iterator[Phrase]:
    """What an "included" beside a verb names: "blocked AI tools, Qwen included", "AI tools, Qwen included, were"."""
    for each in syntax.predicates[max(0, one.number - 1) : one.number + 2]:
        phrase = syntax.phrase_of(each.at - 1)
        if each.lemma != "include" or each.objects or each.start != each.at:
            continue
        if each.number > one.number:
            yield from each.subjects
        elif phrase is not None and phrase not in each.subjects:
            yield phrase
