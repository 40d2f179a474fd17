"""What "it" is that a verb behind "and" is done to, where one before was done to a firm: "fined DJI and banned it"."""

from collections.abc import Sequence

from policytrack.reading.rules.acts.act import Act, Scene
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import is_general

__all__ = ["name_antecedents"]

_SAME = "same"


def name_antecedents(scene: Scene) -> None:
    """Name what the pronoun stands for that a verb is done to."""
    syntax = scene.syntax
    if "it" not in syntax.spoken:
        return
    for act in scene.acts:
        pronoun = act.targets[0] if len(act.targets) == 1 and act.key != _SAME else None
        if pronoun is None or pronoun.target_role != "pronoun" or pronoun.text != "it":
            continue
        one = next((each for each in syntax.predicates if each.at == act.at), None)
        firm = _done_to_before(syntax, one) if one is not None else None
        if firm is not None and not any(_names(each, firm) for each in scene.acts):
            act.targets = [firm]


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
