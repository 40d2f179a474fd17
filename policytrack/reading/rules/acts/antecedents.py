"""What "it" is within a sentence: "fined DJI and banned it", "those who own its phones should throw them away"."""

from collections.abc import Sequence

from policytrack.reading.rules.acts.act import Act, Scene
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import is_general, things_of

__all__ = ["name_antecedents"]

_SAME = "same"
_PRONOUNS = frozenset({"it", "them"})
_HAVING = frozenset({"have", "own", "use", "buy", "run", "install", "keep", "possess", "carry"})


def name_antecedents(scene: Scene) -> None:
    """Name what the pronoun stands for that a verb is done to."""
    syntax = scene.syntax
    if _PRONOUNS.isdisjoint(syntax.spoken):
        return
    for act in scene.acts:
        pronoun = act.targets[0] if len(act.targets) == 1 and act.key != _SAME else None
        if pronoun is None or pronoun.target_role != "pronoun" or pronoun.text not in _PRONOUNS:
            continue
        one = next((each for each in syntax.predicates if each.at == act.at), None)
        if one is not None and (had := _had_by_subject(syntax, one)):
            act.targets = had
            continue
        if pronoun.text != "it":
            continue
        firm = _done_to_before(syntax, one) if one is not None else None
        if firm is not None and not any(_names(each, firm) for each in scene.acts):
            act.targets = [firm]


def _had_by_subject(syntax: Syntax, one: Predicate) -> list[Mention]:
    """What those have who are to do something with it: "people who own [a phone by Xiaomi] should throw it away"."""
    told = [each for each in syntax.predicates[: one.number] if any(each.noun is whose for whose in one.subjects)]
    first = next((each for each in told if each.lemma in _HAVING and not each.negated and not each.passive), None)
    found = [each for each in things_of(syntax, first.objects) if each.entities] if first is not None else []
    return found if first is not None and len(first.objects) == 1 and len(found) == 1 else []


def _names(act: Act, firm: Mention) -> bool:
    """Whether an act is of a firm already: "put DJI on the list, and removed it"."""
    return any(each.entity is firm.entity for each in (*act.actors, *act.targets))


def _done_to_before(syntax: Syntax, one: Predicate) -> Mention | None:
    """The one firm to which the verb before is done, or of which its clause tells: "said DJI lied and banned it"."""
    above = one.governor
    if one.link is not Link.same or above is None or above.passive:
        return None
    before = syntax.predicates[one.number - 1]
    told = before.subjects if before.governor is above and before.link is Link.said else ()
    firms = [*_firms(syntax, above.objects), *_firms(syntax, told)]
    return firms[0] if len(firms) == 1 else None


def _firms(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    heads = [syntax.head(each).mention for each in phrases]
    return [each for each in heads if each is not None and _is_firm(each)]


def _is_firm(mention: Mention) -> bool:
    """Whether it names a firm whose goods may be restricted."""
    entity = mention.entity
    named = entity is not None and entity.is_company and entity.target is not None
    return named and not (is_general(mention) or mention.possessive or mention.modifies)
