"""Licences to export that are taken back: "revoked a licence for the shipment of its scanners"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.acts.doings import carried, dealing_of
from policytrack.reading.rules.acts.recipients import customers
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_revoking"]

_LICENCES = words.listing("licences")
_REVOKING = frozenset({"revoke", "withdraw", "cancel", "rescind", "suspend"})
_TRADES = frozenset({"export", "sell"})
_OF = frozenset({"for", "of"})


def by_revoking(scene: Scene) -> None:
    """Add what is no longer licensed to leave: "revoked the licences that let firms supply Huawei"."""
    syntax = scene.syntax
    if _LICENCES.isdisjoint(syntax.spoken) or _REVOKING.isdisjoint(syntax.lemmas):
        return
    for one in syntax.predicates:
        licences = one.subjects if one.passive else one.objects
        if one.lemma not in _REVOKING or one.number in scene.used or one.negated:
            continue
        phrase = next((each for each in licences if syntax.head(each).low.split()[-1] in _LICENCES), None)
        if phrase is None:
            continue
        selling = _selling_behind(syntax, phrase)
        targets = _sold(syntax, selling) if selling is not None else []
        targets = targets or _shipped(syntax, phrase) or _licensed(syntax, one, phrase)
        if targets:
            act = Act(
                "control", "export", mood_of_verb(syntax, one), one.at, noun=False, targets=targets, says="licence"
            )
            act.around = (around(syntax, one)[0], around(syntax, selling or one)[1])
            act.actors, act.weak_actor = agents_of(syntax, one, act.turn)
            scene.read.add(phrase.number)
            scene.add(act, one, *([selling] if selling is not None else []))


def _selling_behind(syntax: Syntax, phrase: Phrase) -> Predicate | None:
    """What a licence that is taken away let firms do: "licences to sell chips to Huawei"."""
    behind = [
        each for each in syntax.predicates if each.start >= phrase.end and not (each.finite and each.link is Link.root)
    ]
    return next((each for each in behind[:3] if dealing_of(syntax, each) in {*_TRADES, "serve"}), None)


def _sold(syntax: Syntax, selling: Predicate) -> list[Mention]:
    return customers(syntax, selling) or things_of(syntax, selling.objects)


def _shipped(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """What a licence was for: "a licence for the shipment [of the scanners]"."""
    behind = phrase
    while (further := syntax.after(behind, *_OF)) is not None:
        if carried(syntax, [further]) in _TRADES or _is_of_export(syntax, phrase):
            goods = further if syntax.mentions(further) else syntax.after(further, *_OF)
            return things_of(syntax, [goods]) if goods is not None else []
        behind = further
    return []


def _licensed(syntax: Syntax, one: Predicate, phrase: Phrase) -> list[Mention]:
    """Whose export licence it was: "Canon had its export licence revoked", "Canon's export licences"."""
    if not _is_of_export(syntax, phrase):
        return []
    above = one.governor if one.passive else None
    had = above.subjects if above is not None and above.lemma in {"have", "had", "see"} else []
    owners = [each for each in syntax.mentions(phrase)[:1] if each.possessive]
    return things_of(syntax, had) or [each for each in owners if each.entity is None or each.entity.is_company]


def _is_of_export(syntax: Syntax, phrase: Phrase) -> bool:
    return "export" in syntax.head(phrase).low or any(
        syntax.items[at].low == "export" for at in range(phrase.start, phrase.end)
    )
