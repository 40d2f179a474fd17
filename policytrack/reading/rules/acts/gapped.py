"""Who did the same at another time, where the verb is left out: "Italy banned it in May, [Spain] in June"."""

from policytrack.reading.rules.acts.act import Act, Scene
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = ["share_verbs"]

_NO_PATTERNS = frozenset({"turn", "relent"})
_IN = frozenset({"in", "on", "since"})


def share_verbs(scene: Scene) -> None:
    """Let those do what a sentence tells of whom it names behind it with a time alone."""
    syntax = scene.syntax
    for act in [one for one in scene.acts if one.actors and one.key not in _NO_PATTERNS]:
        verb = next((one for one in reversed(syntax.predicates) if one.at <= act.at and one.finite), None)
        if verb is None or verb.passive or not verb.subjects:
            continue
        others = [each for phrase in syntax.phrases if (each := _gapped(syntax, verb, phrase)) is not None]
        if others:
            act.targets = [one for one in act.targets if one not in others]
            scene.add(Act("same", "", act.turn, act.at, noun=False, actors=others, open_object=True, says="likewise"))


def _gapped(syntax: Syntax, verb: Predicate, phrase: Phrase) -> Mention | None:
    """Who stands alone between a comma and a time, in a sentence that has told of another time."""
    if phrase.prep or phrase.start < verb.at or syntax.tags[phrase.start - 1].kind not in {Kind.comma, Kind.coord}:
        return None
    mention = syntax.head(phrase).mention
    end = _past_clause(syntax, phrase)
    behind = next((each for each in syntax.phrases[phrase.number + 1 :] if each.prep_at >= end), None)
    if mention is None or not can_act(mention) or behind is None or behind.prep not in _IN:
        return None
    if behind.prep_at != end or not syntax.is_time(behind) or not _is_like(syntax, verb, mention):
        return None
    told = any(syntax.is_time(one) for one in syntax.within(verb.at + 1, phrase.start))
    follows = any(phrase in one.subjects for one in syntax.predicates)
    return mention if told and not follows else None


def _past_clause(syntax: Syntax, phrase: Phrase) -> int:
    """Where a phrase ends with what a clause between commas tells of it: "Spain[, which came later,] in June"."""
    clause = next((one for one in syntax.predicates if one.link is Link.relative and one.noun is phrase), None)
    if clause is None or syntax.tags[phrase.end].kind is not Kind.comma:
        return phrase.end
    commas = (at for at in range(clause.at, len(syntax.items)) if syntax.tags[at].kind is Kind.comma)
    return next(commas, phrase.end - 1) + 1


def _is_like(syntax: Syntax, verb: Predicate, mention: Mention) -> bool:
    """Whether somebody is of the sort of those who act: a firm beside a firm."""
    sort = _is_firm(mention)
    doers = [head for one in verb.subjects if (head := syntax.head(one).mention) is not None]
    known = [each for one in doers if (each := _is_firm(one)) is not None]
    return sort is not None and bool(known) and all(one is sort for one in known)


def _is_firm(mention: Mention) -> bool | None:
    """Whether it is a firm; None if that is not told: "Romania's regulator" is none."""
    if mention.entity is not None:
        return mention.entity.is_company
    return mention.actor_role == "company" if mention.actor_role and mention.place is not None else None
