"""One measure that a sentence tells by several verbs: its aim, its threat, or what it is like."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, is_list
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax, sums_up

_ALIKE = words.listing("alike")
_MEASURES = words.listing("measures")
_DEPTH = 4
_ELABORATING = frozenset({"when", "as", "by", "in"})
_THEM = frozenset({"it", "them", "their", "its"})
_LISTING = frozenset({"control", "ban"})
_OWNING = frozenset({"own", "buy", "hold", "purchase", "acquire", "trade"})
_SHARES = frozenset({"share", "shares", "stock", "stocks", "securities", "stake", "stakes", "bonds"})
_KEEPING = frozenset({"keep", "prevent", "stop", "deter", "hinder", "discourage", "dissuade"})


def without_aims(syntax: Syntax, acts: list[Act]) -> list[Act]:
    """The acts but for what one is done for: "blocked it to keep criminals from using it" is one measure."""
    if len(acts) < 2:
        return acts
    acts = _without_efforts(syntax, acts)
    if _KEEPING.isdisjoint(one.lemma for one in syntax.predicates):
        return acts
    done = {one.at for one in acts}
    aims = {
        at
        for one in syntax.predicates
        if one.lemma in _KEEPING and (one.modal or not one.finite)
        for at in (one.at, *(each.at for each in syntax.children(one, Link.gerund)))
        if _is_aim(one, done)
    }
    return [one for one in acts if one.noun or one.at not in aims]


_EFFORTS = frozenset({"effort", "efforts", "bid", "push", "drive", "campaign", "attempt", "attempts", "strategy"})


def _without_efforts(syntax: Syntax, acts: list[Act]) -> list[Act]:
    """The acts but for what they are part of: "told Intel to stop, as part of [efforts to limit access to chips]"."""
    first = min(one.at for one in acts)
    wider = {
        one.at
        for one in syntax.predicates
        if one.to and one.noun is not None and one.noun.prep and one.noun.start > first
        if syntax.head(one.noun).low in _EFFORTS
    }
    return [one for one in acts if one.at not in wider]


def without_failing(syntax: Syntax, acts: list[Act]) -> list[Act]:
    """The acts but for what a measure fails to bring about: "the new policies won't stop them from using it"."""
    if _KEEPING.isdisjoint(syntax.lemmas):
        return acts
    failing = {
        at
        for one in syntax.predicates
        if one.lemma in _KEEPING and one.negated and not one.passive and _is_measure(syntax, one)
        for at in (one.at, *(each.at for each in syntax.children(one, Link.gerund)))
    }
    return [one for one in acts if one.noun or one.at not in failing]


def _is_measure(syntax: Syntax, one: Predicate) -> bool:
    """Whether the subject of a verb is a measure: "the ban", "the new rules"."""
    heads = [syntax.head(each) for each in one.subjects]
    return bool(heads) and all(
        each.mention is None and (each.low.removesuffix("s") in _ALIKE or each.low in _MEASURES) for each in heads
    )


def in_time(syntax: Syntax, acts: list[Act]) -> list[Act]:
    """The acts, but what somebody did likewise behind what came before it: "did the same after Jordan banned it"."""
    if "after" not in syntax.spoken or all(one.key != "same" for one in acts):
        return acts
    done = {one.at for one in acts if one.key != "same"}
    first = next((one.at for one in syntax.predicates if one.at in done and _is_behind_after(one)), None)
    if first is None:
        return acts
    later = [one for one in acts if one.key == "same" and one.at < first]
    return [one for one in acts if one not in later] + later


def _is_behind_after(one: Predicate) -> bool:
    """Whether a verb or one above it stands in a clause with "after": "after Oslo said that it would [ban] it"."""
    above: Predicate | None = one
    for _ in range(_DEPTH):
        if above is None or above.marker == "after":
            break
        above = above.governor
    return above is not None and above.marker == "after"


def _is_aim(one: Predicate, done: set[int]) -> bool:
    """Whether a verb says for what another act is done: "in order to keep", "saying it had to keep", "arguing that"."""
    aimed, above = one.link == Link.purpose, one
    while above.governor is not None:
        aimed = aimed or (above.link == Link.aside and above.gerund)
        above = above.governor
        if aimed and above.at in done:
            return True
    return False


def tell_once(scene: Scene) -> None:
    """Leave out that somebody did the like where it is told what: "took a similar step when it banned the app".

    And so of "New York followed on Monday, banning the app".
    """
    alike = {act.at: act for act in scene.acts if act.key == "same" and act.open_object}
    if not alike:
        return
    told = {act.at for act in scene.acts if act.targets and not act.noun and act.key != "same"}
    for one in scene.syntax.predicates:
        above = _clause_above(one) if one.at in told else None
        if above is not None and above.at in alike:
            scene.acts.remove(alike.pop(above.at))


def without_effects(syntax: Syntax, acts: list[Act]) -> list[Act]:
    """The acts but for what being listed means: "put them on the Entity List, restricting them from buying chips"."""
    listed = {one.at for one in acts if one.key == "control" and one.noun}
    if not listed:
        return acts
    effects = {
        each.at
        for one in syntax.predicates
        if ((one.gerund and one.link == Link.aside) or one.link == Link.relative)
        and (any(syntax.items[it.start].low in _THEM for it in one.objects) or _is_step(syntax, one))
        for each in (one, *syntax.children(one, Link.gerund, Link.infinitive))
        if min(listed) < one.at
    }
    return [one for one in acts if one.noun or one.at not in effects]


def _is_step(syntax: Syntax, one: Predicate) -> bool:
    """As in "put the firm on its list, [a step] that cuts it off from chips"."""
    noun = one.noun if one.link is Link.relative else None
    return noun is not None and sums_up(syntax, noun)


def without_uses(syntax: Syntax, acts: list[Act]) -> list[Act]:
    """The acts but for what a list is for: "struck it from a blacklist that kept Americans from owning its shares"."""
    listed = [one for one in acts if (one.noun or one.says == "list") and one.key in _LISTING and one.targets]
    uses: set[int] = set()
    for one in syntax.predicates if listed else ():
        noun = one.noun if one.link is Link.relative else None
        if noun is None or not is_list(syntax, noun):
            continue
        act = next((each for each in listed if _is_on(syntax, each, noun)), None)
        if act is None:
            continue
        doings = (one, *syntax.children(one, Link.gerund, Link.infinitive))
        uses.update(each.at for each in doings)
        if any(each.lemma == "invest" or _is_of_shares(syntax, each) for each in doings):
            act.key, act.dealing = "ban", "invest"
    return [one for one in acts if one.noun or one.at not in uses]


def _is_on(syntax: Syntax, act: Act, noun: Phrase) -> bool:
    """Whether an act is to put something on the list that a phrase names, or to take it off."""
    if act.noun:
        return noun.start <= act.at < noun.end
    governor = syntax.governing(noun)[0]
    return governor is not None and governor.at == act.at


def _is_of_shares(syntax: Syntax, one: Predicate) -> bool:
    return one.lemma in _OWNING and any(syntax.head(each).low in _SHARES for each in one.objects)


def without_earlier(syntax: Syntax, acts: list[Act]) -> list[Act]:
    """The acts but for the end of an earlier one: "blocked it again, years after it [lifted] a first ban"."""
    holding = {one.at for one in acts if one.turn.mood is Mood.holds and not one.noun and one.key != "restore"}
    if not holding or len(acts) < 2:
        return acts
    asides = (one for one in syntax.predicates if one.link is Link.aside and one.marker == "after")
    past = {one.number for one in asides if one.governor is not None and one.governor.at in holding}
    return [one for one in acts if not _is_end_told_in(syntax, one, past)]


def without_undone(syntax: Syntax, acts: list[Act]) -> list[Act]:
    """The acts but for what was undone, as whose it is told: "is back in Crimea, where Russia had blocked it"."""
    if "where" not in syntax.spoken:
        return acts
    clauses = {one.at for one in syntax.predicates if one.link is Link.relative and _is_where(syntax, one)}
    found: list[Act] = []
    for act in acts:
        back = found[-1] if found and found[-1].key == "restore" and found[-1].targets else None
        lands = [each for each in act.actors if each.entity is not None and each.entity.is_place]
        pointed = not any(each.entities for each in act.targets)
        if back is None or act.at not in clauses or not lands or not pointed or act.turn.mood is not Mood.holds:
            found.append(act)
        elif back.turn.mood is Mood.holds:
            back.actors, back.weak_actor, back.if_told, back.if_had = lands, False, False, False
    return found


def _is_where(syntax: Syntax, one: Predicate) -> bool:
    first = min([one.start, *(each.start for each in one.subjects)])
    return first > 0 and syntax.items[first - 1].low == "where"


def _is_end_told_in(syntax: Syntax, act: Act, past: set[int]) -> bool:
    """Whether an act is the end of a measure that the verb of one of some clauses tells of."""
    if not (act.noun and act.open_object and act.turn.mood in {Mood.ended, Mood.paused}):
        return False
    phrase = syntax.phrase_of(act.at)
    governor = syntax.governing(phrase)[0] if phrase is not None else None
    return governor is not None and governor.number in past


def _clause_above(one: Predicate) -> Predicate | None:
    """The verb that a clause with "when" or "by", or a form in -ing, hangs on, in which a verb stands."""
    for _ in range(_DEPTH):
        if one.governor is None or one.marker in _ELABORATING or (one.gerund and one.link == Link.aside):
            return one.governor
        one = one.governor
    return None


def without_threats(syntax: Syntax, acts: list[Act]) -> list[Act]:
    """The acts but for what happens unless an owner sells: "must sell the app or be banned" is one measure."""
    found: list[Act] = []
    for one in acts:
        sale = found[-1] if found and found[-1].key == "divest" else None
        if sale is None or all(item.low != "or" for item in syntax.items[sale.at : one.at]):
            found.append(one)
        elif sale.weak_actor and one.actors and not one.weak_actor:
            sale.actors, sale.weak_actor = one.actors, False
    return found
