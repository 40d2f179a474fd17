"""What people get to by a detour only: "opens only through a VPN", "has been reachable only by tunnels"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.accidents import tells_accident
from policytrack.reading.rules.acts.act import Act, Scene, around, named_or_told
from policytrack.reading.rules.acts.doings import dealing_of
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["by_detours"]

_ONLY = frozenset({"only", "solely", "exclusively"})
_DETOURS = frozenset({"vpn", "vpns", "tunnel", "tunnels", "proxy", "proxies"})
_BY = frozenset({"through", "via", "with", "over", "by", "using"})
_OPENING = frozenset({"open", "work", "load", "function", "run"})
_AT_HAND = words.listing("at_hand")


def by_detours(scene: Scene) -> None:
    """Add what can be reached by a detour only, which is kept from everybody else."""
    syntax = scene.syntax
    if _ONLY.isdisjoint(syntax.spoken) or tells_accident(syntax):
        return
    for phrase in syntax.phrases:
        if phrase.prep not in _BY or _DETOURS.isdisjoint(syntax.head(phrase).low.split()):
            continue
        one, role = syntax.governing(phrase)
        if (
            one is None
            or role != "prep"
            or one.negated
            or one.number in scene.used
            or not _is_only(syntax, one, phrase)
        ):
            continue
        detour = syntax.mentions(phrase)
        targets = [each for each in _opened(syntax, one) if each not in detour]
        if targets:
            _add(scene, one, targets)


def _add(scene: Scene, one: Predicate, targets: list[Mention]) -> None:
    syntax = scene.syntax
    act = Act("block", "", mood_of_verb(syntax, one), one.at, noun=False, targets=targets, says="only")
    if one.modal in {"", "can"}:
        act.turn.mood = Mood.holds
    act.around = around(syntax, one)
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn, done_to=True)
    scene.add(act, one)


def _is_only(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """Whether "only" stands with the verb or right before the detour."""
    return any(syntax.items[at].low in _ONLY for at in range(one.start, phrase.prep_at))


def _opened(syntax: Syntax, one: Predicate) -> list[Mention]:
    """What is said to open, to be at hand or to be reached."""
    if one.copula:
        at_hand = any(syntax.items[at].low in _AT_HAND for each in one.objects for at in range(each.start, each.end))
        return named_or_told(syntax, one.subjects) if at_hand else []
    if one.passive or (one.lemma in _OPENING and not one.objects):
        reached = one.lemma in _OPENING or dealing_of(syntax, one) in {"use", "reach"}
        return named_or_told(syntax, one.subjects) if reached else []
    return named_or_told(syntax, one.objects) if one.modal and dealing_of(syntax, one) in {"use", "reach"} else []
