"""What is not granted: "withheld a permit to ship the machines", "turned down Huawei's application to supply them"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.acts.doings import carried, dealing_of
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of, can_act
from policytrack.reading.rules.parties.who import in_phrases, is_court
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_withholding"]

_LICENCES = words.listing("licences") - {"clearance"}
_WITHHOLDING = frozenset({"withhold", "refuse", "deny", "reject", "decline", "suspend", "block", "freeze", "halt"})
_GRANTING = frozenset({"grant", "give", "issue", "renew", "award", "approve"})
_LICENSING = frozenset({"license", "clear", "approve", "authorise", "authorize", "licence"})
_SENDING = frozenset({"export", "sell"})
_TURNING_DOWN = frozenset({"turn", "reject", "refuse", "deny", "decline", "dismiss"})
_APPLICATIONS = frozenset({"application", "applications", "request", "requests"})  # whose bid loses may bid again
_SUPPLYING = frozenset({"supply", "build", "equip", "deliver", "sell", "operate", "install"})
_VERBS = _WITHHOLDING | _GRANTING | _LICENSING | _TURNING_DOWN


def by_withholding(scene: Scene) -> None:
    """Add what may not leave the country, or come into it, because nobody gives leave."""
    syntax = scene.syntax
    if syntax.lemmas.isdisjoint(_VERBS):
        return
    for one in syntax.predicates:
        if one.number in scene.used or one.lemma not in _VERBS:
            continue
        act = _not_given(syntax, one) or _not_cleared(syntax, one) or _turned_down(syntax, one)
        if act is not None:
            scene.add(act, one)


def _not_given(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "refused a licence to ship the scanners", "has not granted export licences for them"."""
    kept = one.lemma in _WITHHOLDING and not one.negated
    if not kept and not (one.lemma in _GRANTING and one.negated):
        return None
    leave = _leave(syntax, one)
    targets = _shipped(syntax, one, leave) if leave is not None else []
    if not targets:
        return None
    turn = mood_of_verb(syntax, one, forbids=one.negated)
    if turn.mood in {Mood.refused, Mood.paused, Mood.ended, Mood.denied}:
        turn.mood = Mood.holds
    act = Act("control", "export", turn, one.at, noun=False, targets=targets, says="licence")
    act.around = around(syntax, one)
    act.actors, act.weak_actor = agents_of(syntax, one, turn)
    return act


def _leave(syntax: Syntax, one: Predicate) -> Phrase | None:
    """The licence that a verb speaks of, or the applications for one."""
    for each in one.subjects if one.passive else one.objects:
        head = syntax.head(each).low.split()[-1]
        if head in _LICENCES:
            return each
        behind = syntax.after(each, "for") if head in {"application", "applications", "request", "requests"} else None
        if behind is not None and syntax.head(behind).low.split()[-1] in _LICENCES:
            return behind
    return None


def _shipped(syntax: Syntax, one: Predicate, leave: Phrase) -> list[Mention]:
    """What the licence would be for: "to ship scanners", "for exports of scanners", "export licences for scanners"."""
    for each in syntax.predicates:
        if each.start >= leave.end and each.to and (each.noun is leave or each.governor is one):
            return things_of(syntax, each.objects) if dealing_of(syntax, each) in _SENDING else []
    behind = [each for each in one.preps if each.prep in {"for", "on", "of"} and each.start >= leave.end]
    named = {item.low for item in syntax.items[leave.start : leave.end]}
    if carried(syntax, behind) in _SENDING or any(each.startswith("export") for each in named):
        return things_of(syntax, behind)
    return []


def _not_cleared(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "its scanners have never been licensed for shipment to Chad"."""
    if one.lemma not in _LICENSING or not one.negated or not one.passive:
        return None
    leaving = [each for each in one.preps if each.prep == "for"]
    targets = things_of(syntax, one.subjects)
    if carried(syntax, leaving) != "export" or not targets:
        return None
    turn = mood_of_verb(syntax, one, forbids=True)
    turn.mood = Mood.holds
    act = Act(
        "control", "export", turn, one.at, noun=False, targets=targets, around=around(syntax, one), says="licence"
    )
    act.actors, act.weak_actor = _withholding(syntax, one), False
    if not act.actors:
        act.actors, act.weak_actor = agents_of(syntax, one, turn)
        act.actors = [each for each in act.actors if each.entity is None or not each.entity.is_place]
        act.weak_actor = True
    return act


def _withholding(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who is said behind not to have given the licence: "were never cleared for export; the ministry withheld it"."""
    for other in syntax.predicates[one.number + 1 :]:
        if other.link is Link.root and other.lemma in _WITHHOLDING and _leave(syntax, other) is not None:
            return [each for each in in_phrases(syntax, other.subjects) if can_act(each)][:1]
    return []


def _turned_down(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "turned down Huawei's application to supply 5G networks"; what a court turns down is another thing."""
    if one.lemma not in _TURNING_DOWN or one.negated:
        return None
    if one.lemma == "turn" and not syntax.items[one.at].low.endswith("down"):
        return None
    asked = next((each for each in (one.subjects if one.passive else one.objects) if _applies(syntax, each)), None)
    makers = _applicants(syntax, asked) if asked is not None else []
    actors, weak = agents_of(syntax, one, turn := mood_of_verb(syntax, one))
    if not makers or weak or is_court(actors):
        return None
    act = Act("exclude", "", turn, one.at, noun=False, targets=makers, says="turned down", around=around(syntax, one))
    act.actors, act.weak_actor = actors, weak
    return act


def _applies(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of an application to supply something."""
    if syntax.head(phrase).low not in _APPLICATIONS:
        return False
    to = (each for each in syntax.predicates if each.to and phrase.end <= each.start)
    first = next(to, None)
    return first is not None and first.lemma in _SUPPLYING


def _applicants(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """The makers that apply: "[Huawei]'s application", "a request by [Huawei]"."""
    behind = syntax.after(phrase, "by", "from", "of")
    own = [each for each in syntax.mentions(phrase) if each.possessive]
    named = own or (syntax.mentions(behind) if behind is not None else [])
    return [each for each in named if each.entity is not None and each.entity.target is not None]
