"""Others who did it before or after: "Tennessee moved a few days earlier", "Texas was first", "Virginia came next"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.parties.who import in_phrases
from policytrack.reading.rules.syntax import Link, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = ["by_firsts"]

_RANKS = words.listing("ranks_in_time")
_STARTING = frozenset({"make"})
_BEGINNING = frozenset({"start", "beginning"})
_MOVING = frozenset({"act", "move", "go", "come", "start", "begin", "get"})
_PLAIN = frozenset({"go", "come", "get"})
"""Verbs that say nothing of a measure without a rank of their own: "went first", and not "went earlier"."""
_DOING = frozenset({"act", "acted", "acts"})
"""Verbs that need no rank, but only a time: "Texas acted in January"."""
_EARLY = frozenset({"first", "next", "second", "third", "last"})
_TIMES = words.verb_listing("times")
_OF_TIME = words.listing("before_times") | words.listing("numbers") | _TIMES | {"a", "an", "the", "few", "couple"}
_BESIDE_TIME = frozenset(
    {"on", "in", "by", "of", "ahead", "there", "and", "it", "them", "back", "even", "much", "ago", "same"}
)
_FAR = 9


def by_firsts(scene: Scene) -> None:
    """Add those who did what was told of before at another time, where the time is said and what they did is not."""
    syntax = scene.syntax
    for one in syntax.predicates:
        if _went_before(syntax, one) and (actors := in_phrases(syntax, one.subjects)):
            act = Act("same", "", Turn(Mood.holds), one.at, noun=False, actors=actors, open_object=True, says="before")
            scene.add(act, one)
    untimed = _TIMES.isdisjoint(syntax.spoken) and "first" not in syntax.spoken
    unranked = _RANKS.isdisjoint(syntax.spoken) and _DOING.isdisjoint(syntax.spoken)
    if (untimed or unranked) and _BEGINNING.isdisjoint(syntax.spoken):
        return
    for one in syntax.predicates:
        if one.number in scene.used or not (one.copula or one.lemma in _MOVING | _STARTING):
            continue
        actors = _public(syntax, one) if _only_says_when(syntax, one) else _first_to_act(syntax, one)
        if actors and all(act.at < one.at or act.key == "same" for act in scene.acts):
            act = Act("same", "", Turn(Mood.holds), one.at, noun=False, open_object=True, says="first")
            act.actors = [*actors, *_gapped(syntax, one)]
            scene.add(act, one)


def _went_before(syntax: Syntax, one: Predicate) -> bool:
    """As in "the foreign ministry had preceded it", "Flanders had gone before"."""
    if one.passive or one.negated or not one.finite or one.link is not Link.root:
        return False
    if one.lemma == "precede":
        return [syntax.head(each).low for each in one.objects] in (["it"], ["them"], ["her"], ["him"])
    behind = syntax.lows[one.at + 1 : one.at + 3] if one.lemma == "go" else []
    return (
        one.lemma == "go"
        and syntax.items[one.start].low == "had"
        and behind[:1] == ["before"]
        and behind[1:] in ([], ["."])
    )


def _first_to_act(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who was the first of several to do it: "The first city to act was Rome", "Texas was the first to act"."""
    if not one.to or one.lemma != "act" or one.objects or "first" not in syntax.spoken:
        return []
    copula = one.governor if one.noun is None else syntax.governing(one.noun)[0]
    if copula is None or not copula.copula or copula.negated:
        return []
    told = copula.objects if one.noun is not None and one.noun in copula.subjects else copula.subjects
    return [each for each in in_phrases(syntax, told) if each.entities]


def _gapped(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who is named behind with a time alone: "Denmark acted two weeks ago, [Norway] in March and [Latvia] in May"."""
    found: list[Mention] = []
    later = [each for each in syntax.phrases if each.start > one.at and not each.prep]
    for phrase in later:
        mention, behind = syntax.head(phrase).mention, syntax.after(phrase, "in", "on")
        if (
            mention is None
            or not mention.entities
            or mention.possessive
            or behind is None
            or not syntax.is_time(behind)
        ):
            continue
        opened = syntax.tags[phrase.start - 1].kind in {Kind.comma, Kind.coord}
        if opened and all(each.actor and not each.target for each in mention.entities):
            found.append(mention)
    return found


def _public(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The governments and bodies that are its subject, if nobody else is."""
    told = one.noun.listed[0].listed if one.link is Link.relative and one.noun is not None else one.subjects
    named = in_phrases(syntax, told)
    public = all(each.entities and all(own.actor and not own.target for own in each.entities) for each in named)
    return named if public and len(named) == len(told) else []


def _begins(syntax: Syntax, one: Predicate) -> bool:
    """As in "Texas made the start in January"; not "made a start on talks"."""
    starts = one.lemma == "make" and [syntax.head(each).low in _BEGINNING for each in one.objects] == [True]
    plain = one.finite and not (one.passive or one.negated or one.modal)
    return starts and plain and all(syntax.is_time(each) or each.prep == "among" for each in one.preps)


def _only_says_when(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb has nothing behind it but a rank in time: "moved a few days earlier", not "moved first to sue"."""
    if _begins(syntax, one):
        return True
    plain = (
        one.finite
        and not (one.negated or one.passive or one.modal)
        and one.link in {Link.root, Link.same, Link.relative}
    )
    if not plain or any(each.governor is one and each.link is Link.infinitive for each in syntax.predicates):
        return False
    ranked = timed = False
    for at in range(one.at + 1, min(len(syntax.items), one.at + 1 + _FAR)):
        item, kind = syntax.items[at], syntax.tags[at].kind
        if kind in {Kind.comma, Kind.stop, Kind.coord} or item.low in {".", ";", ":"}:
            break
        if item.low in _RANKS:
            sure = item.low in _EARLY or one.lemma not in _PLAIN or syntax.items[one.at + 1].low == "there"
            ranked = ranked or (sure and (one.lemma != "be" or item.low in _EARLY | {"ahead", "quicker", "faster"}))
        timed = timed or item.low in _TIMES
        if item.low not in _RANKS and not (item.low in _OF_TIME or item.low in _BESIDE_TIME or item.low.isdigit()):
            return False
    return ranked or (timed and one.lemma == "act")
