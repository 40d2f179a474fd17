"""What those who measure tell of a thing that is blocked: "connections to the app fail on every network"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.accidents import tells_accident
from policytrack.reading.rules.acts.act import Act, Scene, around, named
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["by_probes", "without_networks"]

_CONNECTIONS = words.listing("connections")
_NETWORKS = frozenset({"network", "networks", "provider", "providers", "isp", "isps", "operators", "carriers"})
_FAILING = frozenset({"fail", "reset", "drop", "refuse", "hijack", "intercept", "break", "disrupt"})
_ON = frozenset({"on", "across"})
_REACHED = frozenset({"to", "for", "with"})


def by_probes(scene: Scene) -> None:
    """Add what is out of reach, since what should come through to it does not."""
    syntax = scene.syntax
    if _CONNECTIONS.isdisjoint(syntax.spoken) or tells_accident(syntax):
        return
    for one in syntax.predicates:
        if one.number in scene.used or one.lemma not in _FAILING or one.negated or one.modal:
            continue
        reached = _reached(syntax, one) if one.passive or one.lemma == "fail" else []
        targets = named(syntax, reached)
        if targets and (one.passive or one.finite):
            turn = Turn(Mood.holds)
            act = Act("block", "", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
            act.around = around(syntax, one)
            act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
            if not act.weak_actor or any(
                item.low in _NETWORKS for item in syntax.items
            ):  # else it may have broken down
                scene.add(act, one)


def without_networks(syntax: Syntax, acts: list[Act]) -> list[Act]:
    """The acts without those that only tell on whose networks something is blocked: "saw blocking on MTN"."""
    if _ON.isdisjoint(syntax.spoken) or all(one.key != "block" for one in acts):
        return acts
    return [one for one in acts if one.key != "block" or not _are_networks(syntax, one.targets)]


def _are_networks(syntax: Syntax, targets: Sequence[Mention]) -> bool:
    """Whether all of those behind "on" are carriers."""
    if not targets or not all(one.entity is not None and "carrier" in one.entity.roles for one in targets):
        return False
    at = next((at for at, item in enumerate(syntax.items) if item.mention is targets[0]), 0)
    return any(item.low in _ON for item in syntax.items[max(0, at - 2) : at])


def _reached(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """What the connections are to that a verb says something of."""
    made = [each for each in one.subjects if syntax.head(each).low in _CONNECTIONS]
    behind = [syntax.after(each, *_REACHED) for each in made]
    return [phrase for each in behind if each is not None for phrase in each.listed]
