"""Names that stand for what a sentence speaks of: "two chatbots: Ernie and Qwen", "apps such as Lemon8"."""

from collections.abc import Iterator

from policytrack.reading.rules.acts.act import Act
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import can_be_restricted, is_general, things_of

__all__ = ["actors_listed", "name_examples"]

_DASHES = frozenset({"\u2014", "--", "\u2013"})


def name_examples(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Make the named examples what is meant: "AI tools such as ChatGPT"."""
    if any(each.entities and not is_general(each) for each in act.targets):
        beside = things_of(syntax, [each for each in one.preps if _is_along_with(syntax, each)])
        more = [*_listed_to_the_end(syntax, one), *(each for each in beside if each.entities and not is_general(each))]
        act.targets += [each for each in more if each not in act.targets]
        return
    if listed := _listed(syntax, one):
        act.targets = listed
        return
    included = things_of(syntax, list(_included(syntax, one)))
    if any(each.entities for each in included):  # "generative AI, ChatGPT included"
        act.targets = [*act.targets, *included]
        return
    if among := list(_among_them(syntax, one)):
        act.targets = among
        return
    examples = [each for each in one.preps if each.prep in {"including", "like"} or _is_such_as(syntax, each)]
    act.targets = [each for each in things_of(syntax, examples) if each.entities] or act.targets


def _is_along_with(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "blocked it together with Viber"."""
    first = phrase.listed[0]
    before = syntax.items[first.prep_at - 1].low if first.prep_at > 0 else ""
    return first.prep == "alongside" or (first.prep == "with" and before in {"along", "together"})


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


def _listed(syntax: Syntax, one: Predicate) -> list[Mention]:
    """What a colon or dash is followed by, if it is a list of names: "six products: DeepSeek; RedNote ..."."""
    start = _start_of_list(syntax, one, _DASHES | {":"})
    return [] if start is None else list(_names_from(syntax, start + 1))


def _listed_to_the_end(syntax: Syntax, one: Predicate) -> list[Mention]:
    """What a colon is followed by, if no other clause comes behind it."""
    start = _start_of_list(syntax, one, _DASHES | {":"})
    if start is None or syntax.items[start].low != ":" or any(each.at > start for each in syntax.predicates):
        return []
    return list(_names_from(syntax, start + 1))


def _names_from(syntax: Syntax, start: int) -> Iterator[Mention]:
    """The names of restrictable things up to the next dash or clause."""
    clauses = [(each.start, each.at) for each in syntax.predicates if each.finite]
    for at in range(start, len(syntax.items)):
        item = syntax.items[at]
        if item.low in _DASHES or any(first <= at <= last for first, last in clauses):
            return
        mention = item.mention
        if mention is None or mention.possessive or not can_be_restricted(mention):
            continue
        if mention.entities or mention.new == "name":
            yield mention


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


def _among_them(syntax: Syntax, one: Predicate) -> Iterator[Mention]:
    """The names behind "among them" or before it: "119 apps, among them Blom", "several apps, Blom among them"."""
    for phrase in syntax.phrases:
        if phrase.prep != "among" or syntax.head(phrase).low not in {"them", "which", "these", "those"}:
            continue
        if phrase.start < one.at:
            continue
        at = phrase.number + 1
        beside = [syntax.phrases[at]] if at < len(syntax.phrases) and syntax.phrases[at].start == phrase.end else []
        for each in beside or syntax.phrases[phrase.number - 1 : phrase.number]:
            for listed in each.listed:
                yield from (found for found in syntax.mentions(listed) if can_be_restricted(found) and _is_name(found))


def _is_name(mention: Mention) -> bool:
    return mention.new == "name" or (bool(mention.entities) and not is_general(mention))


def _is_such_as(syntax: Syntax, phrase: Phrase) -> bool:
    first = phrase.listed[0]
    return first.prep == "as" and first.prep_at > 0 and syntax.items[first.prep_at - 1].low == "such"
