"""What is not allowed, or allowed again: "does not allow the camera", "shops may stock the game again"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from policytrack.reading.rules.acts.act import Act, Scene, adverbs_of, are_measures, around, is_audience, named
from policytrack.reading.rules.acts.buyers import buyers_of
from policytrack.reading.rules.acts.denials import is_open
from policytrack.reading.rules.acts.doings import (
    OWN_DOINGS,
    PERMITTING,
    add_second_dealing,
    complement_of,
    dealing_of,
    lacks_licence,
    own_dealing,
    things_dealt_with,
)
from policytrack.reading.rules.acts.listings import add_those_beside
from policytrack.reading.rules.acts.takeovers import takes_over
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of, can_act
from policytrack.reading.rules.parties.who import placed_in
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.things import things_of

__all__ = ["by_permission"]

_NOBODY = frozenset({"no", "no one", "nobody", "none"})
_LETTING = frozenset({"let", "allow", "permit", "admit", "tolerate", "accept", "want"})
_AGAIN = frozenset({"again", "back", "once more"})
_NOW = frozenset({"now", "since", "later", "eventually", "subsequently"})
_BOUNDS = frozenset({"only", "except", "unless", "still", "licence", "licences", "license", "licenses"})
_BOUNDS |= {"waiver", "waivers", "exemption", "exemptions", "exception", "exceptions"}
_TURNED = frozenset({"u-turn", "climbdown", "about-face", "about-turn", "volte-face", "turnaround", "reversal"})
_AFTER_ALL = frozenset({"after", "all"})
_REACH = 12


def by_permission(scene: Scene, one: Predicate) -> bool:
    """Add what a verb does not allow or allows again; whether it does either."""
    syntax = scene.syntax
    if one.lemma not in PERMITTING or lacks_licence(one) or _lets_off(syntax, one) or _is_of_people(syntax, one):
        return False
    refused = any(each.lemma in {"refuse", "decline"} for each in _verbs_above(one))
    nobody = _told_nobody(syntax, one) or any(syntax.items[each.start].low in _NOBODY for each in one.subjects)
    not_yet = one.perfect and "yet" in one.adverbs and _is_again(syntax, one)  # "has yet to let it back in"
    forbids = one.negated or refused or nobody or not_yet
    forbids = forbids or (not _is_again(syntax, one) and is_open(syntax, one))
    again = forbids or _is_again(syntax, one) or _is_to_go_on(syntax, one)
    if not (again or _is_by_now(syntax, one)) or _is_only_taken(syntax, one):
        return False
    turn = mood_of_verb(syntax, one, forbids=forbids)
    if refused:
        turn.mood = Mood.holds
    act = Act("ban" if forbids else "restore", "", turn, one.at, noun=False, says=syntax.items[one.at].low)
    act.around, act.if_told = around(syntax, one), not again
    complement = complement_of(scene, one)
    if complement is not None:
        if takes_over(syntax, complement):
            return True
        if forbids and (_restricts(syntax, complement) or _is_own_wish(one, complement)):
            return False
        _aim_at_doing(syntax, one, act, complement)
    act.targets = act.targets or _not_allowed(syntax, one)
    _tell_leaving(syntax, one, act)
    if not act.targets and not act.open_object:
        return False
    if act.key == "restore" and turn.mood not in {Mood.planned, Mood.weighed}:
        turn.mood = Mood.holds
    add_those_beside(syntax, complement or one, act)
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=_is_headline(syntax, one))
    if complement is not None and act.weak_actor and one.passive:  # "is not allowed to operate in Chad"
        beside = [behind for each in one.subjects if (behind := syntax.after(each, "in")) is not None]
        placed = placed_in(syntax, [*complement.preps, *beside])
        act.actors, act.weak_actor = placed or act.actors, not placed
    scene.add(act, one)
    add_second_dealing(scene, one, act)
    return True


def _aim_at_doing(syntax: Syntax, one: Predicate, act: Act, complement: Predicate) -> None:
    """Say what is not to be done and with what, or which firm may not do its trade."""
    act.key = "deal" if act.key == "ban" else "restore"
    act.around = (act.around[0], max(act.around[1], around(syntax, complement)[1]))
    own = named(syntax, one.subjects if one.passive else one.objects)
    if act.key == "deal" and (buyers := buyers_of(syntax, complement)):
        act.dealing, act.targets = "export", buyers  # "does not let makers sell chips to the firm"
        return
    things = things_dealt_with(syntax, complement)
    if own and complement.lemma in OWN_DOINGS and not _are_its_goods(own, things):
        act.dealing, act.targets = own_dealing(syntax, complement), own
    else:
        act.dealing = dealing_of(syntax, complement)
        if not act.dealing and _may_be_way(complement):
            things = things_of(syntax, complement.objects)
        if not (act.dealing or complement.objects or one.passive):  # "lets no foreign cars park near the base"
            things = things_of(syntax, one.objects) or things
        act.targets = things
        if not act.dealing and not things and not one.passive:
            return  # "nobody wanted to comment"
    act.open_object = not complement.objects


def _may_be_way(complement: Predicate) -> bool:
    """Whether a thing may only be the way to what is not allowed: "will not let spies reach us through apps"."""
    return bool(complement.objects) or any(each.prep in {"through", "via"} for each in complement.preps)


def _are_its_goods(own: Sequence[Mention], things: Sequence[Mention]) -> bool:
    """Whether a firm is let or not let sell some of its goods, which are named: "to sell its H20 chips to China"."""
    makers = {one.entity.key for one in own if one.entity is not None}
    goods = [one.entity for one in things if one.entity is not None and not one.entity.general]
    return any(one.target is not None and one.target.maker in makers and one.actor is None for one in goods)


def _is_only_taken(syntax: Syntax, one: Predicate) -> bool:
    """As in "shops no longer accept it"."""
    return one.lemma == "accept" and not one.passive and not any(_decides(syntax, each) for each in one.subjects)


def _not_allowed(syntax: Syntax, one: Predicate) -> list[Mention]:
    """What a verb does not allow, or on what it does not allow people: "staff are not allowed on the chatbot"."""
    if one.passive and is_audience(syntax, one.subjects):
        behind = named(syntax, [each for each in one.preps if each.prep in {"on", "onto", "into"}])
        if behind:
            return behind
    return things_of(syntax, one.subjects if one.passive or _is_headline(syntax, one) else one.objects)


def _tell_leaving(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Take exports for what is forbidden where goods are let out of no country: "lets no chips out"."""
    done_to = [] if one.passive else one.objects
    end = done_to[-1].end if one.lemma == "let" and done_to else one.at + 1
    if act.key != "ban" or end >= len(syntax.items) or syntax.items[end].low != "out":
        return
    whence = next((each for each in syntax.phrases if each.prep_at == end + 1), None)
    lands = [] if whence is None else [each.entity for each in syntax.mentions(whence) if each.entity is not None]
    if whence is None or syntax.head(whence).low == "country" or any(each.is_place for each in lands):
        act.key, act.dealing = "deal", "export"


def _lets_off(syntax: Syntax, one: Predicate) -> bool:
    """As in "did not let the firm off", "will not let the ban lapse", which forbid nothing."""
    if are_measures(syntax, one.subjects if one.passive else one.objects):
        return True
    end = one.objects[-1].end if one.lemma == "let" and one.objects else len(syntax.items)
    return end < len(syntax.items) and syntax.items[end].low == "off"


def _restricts(syntax: Syntax, one: Predicate) -> bool:
    """As in "was not entitled to block it"."""
    return syntax.word(one, "acts") is not None and not dealing_of(syntax, one)


def _is_of_people(syntax: Syntax, one: Predicate) -> bool:
    """As in "users who do not want the firm to read along", who cannot forbid it."""
    return one.lemma == "want" and not one.passive and not any(_decides(syntax, each) for each in one.subjects)


def _is_own_wish(one: Predicate, complement: Predicate) -> bool:
    """As in "nobody wanted to comment", which is not of what others may do."""
    return one.lemma == "want" and not one.passive and not one.objects and complement.start == one.at + 1


def _decides(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a subject is a body, or a pronoun for one, not "shops"."""
    return can_act(syntax.head(phrase).mention) or syntax.tags[phrase.head].kind is Kind.pron


def _told_nobody(syntax: Syntax, one: Predicate) -> bool:
    """As in "lets nobody use the app", "allows no phones", "lets no soldier use it"."""
    if one.negated or not one.objects or one.lemma not in _LETTING:
        return False
    first = syntax.items[one.objects[0].start].low
    doings = syntax.children(one, Link.infinitive) if first == "no" else []
    if doings and not any(dealing_of(syntax, each) for each in doings):  # "allows no time to reply"
        return False
    return first in _NOBODY and not syntax.is_time(one.objects[0])


def _is_headline(syntax: Syntax, one: Predicate) -> bool:
    """As in "Firm not admitted to the tender", where the auxiliary is left out."""
    return one.negated and syntax.items[one.start].low == "not" and one.at == one.start + 1 and not one.objects


def _is_again(syntax: Syntax, one: Predicate) -> bool:
    if one.lemma == "want":  # "wants to bring the brand back"
        return False
    if one.adverbs & {"again", "once"}:
        return True
    if syntax.items[one.at].low.endswith(" back"):  # "will be let back in"
        return True
    lows = [item.low for item in syntax.items[one.at : one.at + _REACH]]
    return any(low in _AGAIN or low == "back on" for low in lows) or ("once", "more") in pairwise(lows)


def _is_to_go_on(syntax: Syntax, one: Predicate) -> bool:
    """As in "let the project resume", "allowed sales to restart", which had been stopped."""
    behind = syntax.predicates[one.number + 1 : one.number + 2]
    return any(
        each.governor is one and (each.lemma in _GOING_ON or (each.lemma == "go" and syntax.particle_at(each, "on")))
        for each in behind
    )


_GOING_ON = frozenset({"resume", "restart", "reopen", "return", "reappear", "relaunch"})
_GOING_ON |= {"reinstall", "redownload", "reconnect"}


def _is_by_now(syntax: Syntax, one: Predicate) -> bool:
    """As in "now allows staff to use it", "has since changed its rules to allow it"; not "now allows only a few"."""
    if not _BOUNDS.isdisjoint(syntax.spoken) or one.modal not in {"", "will"}:
        return False
    if _is_turned(syntax):
        return True
    if _NOW.isdisjoint(syntax.spoken):
        return False
    above = one.noun is not None and any(
        not _NOW.isdisjoint(adverbs_of(syntax, each)) for each in syntax.predicates if one.noun in each.objects
    )
    return above or not _NOW.isdisjoint(adverbs_of(syntax, one))


def _is_turned(syntax: Syntax) -> bool:
    """As in "in a U-turn, will let pupils use it", "will be allowed after all"."""
    if _TURNED.isdisjoint(syntax.spoken) and not syntax.spoken.issuperset(_AFTER_ALL):
        return False
    lows = [item.low for item in syntax.items]
    return not _TURNED.isdisjoint(lows) or ("after", "all") in pairwise(lows)


def _verbs_above(one: Predicate) -> Iterator[Predicate]:
    for _ in range(4):
        if one.governor is None or one.link not in {Link.infinitive, Link.gerund}:
            return
        one = one.governor
        yield one
