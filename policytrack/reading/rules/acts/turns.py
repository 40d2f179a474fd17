"""What becomes of a measure that was told of: "parliament repealed the law", "the order expired", "it backed down"."""

from collections.abc import Set as AbstractSet

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import (
    RULING,
    STARTS,
    Act,
    Scene,
    are_measures,
    around,
    is_ruled,
    is_start,
    named,
    takes_effect,
)
from policytrack.reading.rules.acts.others import has_told_another
from policytrack.reading.rules.moods import Mood, Turn, keys_of, mood_of_noun, mood_of_verb
from policytrack.reading.rules.parties import agents_of, owners_of
from policytrack.reading.rules.parties.who import is_court
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax, sums_up
from policytrack.reading.rules.tagging import Form
from policytrack.reading.rules.things import things_of
from policytrack.reading.rules.words import Part

__all__ = ["by_turns"]

_MEASURES = words.listing("measures") | {"step", "steps", "listing", "designation"}
_PUTTING = frozenset({"put", "place", "take"})  # "put the order on hold"
_DONE_TO_MEASURES = words.listing("done_to_measures")
_ENACTING = frozenset({"sign", "enact", "promulgate", "ratify"})
_ADVICE = frozenset({"advice", "advisory", "recommendation", "guidance", "guidelines", "warning"})
_TOLD_OF = _ADVICE | _MEASURES | STARTS
_ABOUT = frozenset({"on", "from", "over", "about"})
_CUES = frozenset({("turns", "relent"), ("turns", "plan"), ("turns", "weigh")})
_TURNS = frozenset({("turns", "end"), ("turns", "pause"), ("turns", "refuse"), ("turns", "start")})
_TURNS_AND_CUES = _TURNS | _CUES
_HALTS = words.listing("halting_orders")
_HALTING = frozenset(one.split()[-1] for one in _HALTS)
_GRANTING = frozenset({"grant", "issue", "order", "hand", "win", "obtain", "secure", "get", "enter", "give"})
_DONE_BY_MEASURES = frozenset({"prevent", "block", "bar", "forbid", "prohibit", "hinder", "restrict", "curb"})
_PORTIONS = words.listing("portions") | {"part", "parts", "much", "rest", "bulk", "half", "all"}
_GIVING_UP = frozenset({"give up", "gives up", "gave up", "given up"})
_HOLDING = frozenset({"apply", "hold", "stand", "bind", "exist"})
_CAN = words.listing("able")
_MAY = frozenset({"may", "might", "must", "will", "would", "shall"})
_ENFORCING = words.listing("enforcing")
_COURTS = frozenset({"judge", "judges", "court", "courts", "tribunal", "justices", "injunction"})
_AGREEING = frozenset({"agree", "promise", "pledge", "undertake", "decide", "vow", "choose"})
_CASES = frozenset({"appeal", "case", "challenge", "lawsuit", "suit", "battle", "fight", "action"})
_CONTESTING = frozenset({"challenge", "contest", "fight", "appeal", "dispute"})
_OTHERWISE = frozenset({"longer", "changed", "case", "true"})
_SO = frozenset({"case", "so", "true"})
_REVERSALS = words.listing("reversals")
_COMEBACKS = words.listing("comebacks")
_COMING = frozenset({"announce", "come", "follow", "confirm"})
_REVERSING = _REVERSALS | _COMEBACKS | {"won", "wins"}
_STEPPING = frozenset({"step", "intervene"})
_DECLINING = frozenset({"refuse", "decline"})
_VOTING = frozenset({"vote", "shoot"})
_POINTING = frozenset({"it", "this", "that", "so"})
_DEFINITE = frozenset({"the", "its", "their", "this", "that", "his", "her"})
_TURNED = frozenset({Mood.ended, Mood.paused, Mood.refused})


def by_turns(scene: Scene) -> None:
    """Add what becomes of a measure that was told of."""
    syntax = scene.syntax
    _add_changes(scene)
    turns = not _TURNS_AND_CUES.isdisjoint(syntax.cues) or not RULING.isdisjoint(syntax.lemmas)
    pointed = turns and not _POINTING.isdisjoint(syntax.spoken)
    if not _HALTING.isdisjoint(syntax.spoken):
        _add_halts(scene)
    if _TOLD_OF.isdisjoint(syntax.spoken) and _CUES.isdisjoint(syntax.cues) and not pointed:
        return
    for one in syntax.predicates:
        if one.number in scene.used:
            continue
        if _is_unenforceable(syntax, one):
            _add_untold(scene, one, Mood.paused)
            continue
        keys = set(keys_of(syntax, one))
        pointed = keys.isdisjoint({"end", "refuse"}) or _is_of_it(syntax, one) or _gives_in(syntax, one)
        if "relent" in keys and not one.passive and pointed:
            _add_relenting(scene, one)
        for phrase in _told_of(syntax, one, keys):
            pointed = _points_at_measure(syntax, one, phrase) or (one.noun is phrase and sums_up(syntax, phrase))
            if not (pointed or _is_measure_told_of(syntax, phrase, keys)):
                continue
            told = any(
                each.noun is phrase and each.number in scene.used for each in syntax.predicates
            )  # "a bill to ban"
            if not (told or (pointed and has_told_another(scene, one))):
                _add_turn(scene, one, phrase, enacts=_enacts(syntax, one))


def _add_changes(scene: Scene) -> None:
    """Add that what was told right before is so no longer, or that somebody turned back."""
    syntax = scene.syntax
    if not _OTHERWISE.isdisjoint(syntax.spoken) and not _POINTING.isdisjoint(syntax.spoken):
        for one in syntax.predicates[:1]:
            if _is_otherwise_now(syntax, one):
                _add_untold(scene, one, Mood.ended)
    if not _REVERSING.isdisjoint(syntax.spoken):
        for one in syntax.predicates:
            if one.number not in scene.used and (_is_reversal(syntax, one) or _is_won(syntax, one)):
                _add_untold(scene, one, Mood.ended)
    if not _COURTS.isdisjoint(syntax.spoken) and not _STEPPING.isdisjoint(syntax.lemmas):
        for one in syntax.predicates:
            if one.number not in scene.used and _is_by_court(syntax, one):
                _add_untold(scene, one, Mood.paused)


def _is_unenforceable(syntax: Syntax, one: Predicate) -> bool:
    """As in "the state may not enforce the law, a judge ruled", "said it could not be enforced until the trial"."""
    if takes_effect(syntax, one):
        return _is_kept_from(syntax, one) and any(syntax.items[each.end - 1].low in _POINTING for each in one.subjects)
    if one.lemma not in _ENFORCING:
        return False
    waived = one.negated and one.governor is not None and one.governor.lemma in _AGREEING
    if not (waived or _is_kept_from(syntax, one) or (one.negated and one.modal in _CAN | _MAY)):
        return False
    enforced = one.subjects if one.passive else one.objects
    told = any(_is_measure_told_of(syntax, each) or syntax.items[each.start].low in _POINTING for each in enforced)
    return told and (waived or not _COURTS.isdisjoint(syntax.spoken))


def _is_by_court(syntax: Syntax, one: Predicate) -> bool:
    """As in "but a judge stepped in", "the High Court intervened"."""
    after = syntax.items[one.at + 1].low if one.at + 1 < len(syntax.items) else ""
    if not ((one.lemma == "step" and after == "in") or one.lemma == "intervene") or one.negated or one.modal or one.to:
        return False
    return is_court([mention for each in one.subjects for mention in syntax.mentions(each)])


def _is_won(syntax: Syntax, one: Predicate) -> bool:
    """As in "the company challenged the ban in court and won", "won its appeal against the order"."""
    if one.lemma != "win" or one.negated or one.modal or one.to or one.passive or not one.finite:
        return False
    if one.objects:
        against = syntax.after(one.objects[0], "against")
        told = against is not None and (_is_measure_told_of(syntax, against) or are_measures(syntax, [against]))
        return syntax.head(one.objects[0]).low in _CASES and told
    above = one.governor if one.link is Link.same else None
    if above is None:
        return False
    contested = above.lemma in _CONTESTING and are_measures(syntax, above.objects)
    return contested or (above.lemma == "take" and are_measures(syntax, above.objects) and "court" in syntax.spoken)


def _is_kept_from(syntax: Syntax, one: Predicate) -> bool:
    """As in "barred the state from enforcing it"."""
    above = one.governor if one.gerund and one.start > 0 and syntax.items[one.start - 1].low == "from" else None
    return above is not None and not (above.negated or above.modal or above.to)


def _add_untold(scene: Scene, one: Predicate, mood: Mood) -> None:
    """Add what became of a measure by a verb that does not say whose it is."""
    act = Act("turn", "", Turn(mood, keys=["end"]), one.at, noun=True, weak_actor=True)
    act.around, act.says = around(scene.syntax, one), scene.syntax.items[one.at].low
    scene.add(act, one)


def _is_otherwise_now(syntax: Syntax, one: Predicate) -> bool:
    """As in "That is no longer the case", "All that changed in June", right behind what was so."""
    if one.number or one.modal or len(one.subjects) != 1:
        return False
    subject = one.subjects[0]
    if syntax.items[subject.end - 1].low not in _POINTING or syntax.items[subject.start].low == "so":
        return False
    if one.copula:
        return one.longer and any(syntax.head(each).low in _SO for each in one.objects)
    past = one.perfect or Form.past in syntax.tags[one.at].forms
    return one.lemma == "change" and past and not (one.negated or one.passive or one.objects)


def _is_reversal(syntax: Syntax, one: Predicate) -> bool:
    """As in "The reversal came on Monday", "Its climbdown followed a week of protests", of no other's measure."""
    if one.modal or one.negated or not one.finite or not one.subjects:
        return False
    subject = one.subjects[0]
    head = syntax.head(subject).low
    back = head in _COMEBACKS and one.lemma in _COMING
    if not (back or head in _REVERSALS) or syntax.items[subject.start].low not in _DEFINITE:
        return False
    behind = syntax.after(subject, "of", "on", "over")
    return behind is None or syntax.is_time(behind) or _is_measure_told_of(syntax, behind)


def _told_of(syntax: Syntax, one: Predicate, keys: set[str]) -> list[Phrase]:
    """What a verb may say something became of: "repealed the law", "the law was repealed", "the law expired"."""
    if _ends_itself(syntax, one):
        return one.subjects
    turns = not keys.isdisjoint({"end", "pause", "refuse"}) or one.lemma in _PUTTING | _ENACTING
    if not one.passive and turns and one.objects:
        return one.objects
    does = one.lemma in _DONE_BY_MEASURES  # "the plan will prevent downloads"
    return one.subjects if one.passive or one.copula or not (one.objects or does) else []


def _ends_itself(syntax: Syntax, one: Predicate) -> bool:
    """As in "that ended in June", "the rule no longer applies"."""
    if one.passive or one.objects or one.copula:
        return False
    return (one.longer and one.lemma in _HOLDING) or (one.lemma == "end" and Form.past in syntax.tags[one.at].forms)


def _add_turn(scene: Scene, one: Predicate, phrase: Phrase, *, enacts: bool) -> None:
    syntax = scene.syntax
    if one.negated and one.modal in _CAN:  # "the deadline cannot be met"
        return
    turn = mood_of_noun(syntax, phrase)
    if turn.mood is Mood.denied and one.longer:
        turn.mood = Mood.ended  # "no longer applies"
    turned = turn.mood in _TURNED or (enacts and turn.mood in {Mood.holds, Mood.planned})
    if (
        syntax.items[one.at].low == "binding"
        or not turned
        or (one.noun is not phrase and syntax.governing(phrase)[0] is not one)
    ):
        return
    act = Act("turn", "", turn, one.at, noun=True, around=around(syntax, one), says=syntax.items[one.at].low)
    act.actors, act.weak_actor = owners_of(syntax, phrase, turn)
    points = syntax.items[phrase.end - 1].low in _POINTING
    act.of_sentence = points and any(other.at < one.at for other in scene.acts)
    scene.add(act)


def _add_halts(scene: Scene) -> None:
    """Add what a court stops for a time: "the High Court granted an injunction [against the order]"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        done = one.subjects if one.passive else one.objects
        halt = next((each for each in done if syntax.head(each).low in _HALTS), None)
        if halt is None or one.lemma not in _GRANTING or one.number in scene.used or not _is_of_measure(syntax, halt):
            continue
        turn = mood_of_verb(syntax, one)
        if turn.mood is Mood.holds:
            turn.mood = Mood.paused
            says = syntax.head(halt).low
            scene.add(
                Act("turn", "", turn, one.at, noun=True, weak_actor=True, around=around(syntax, one), says=says), one
            )


def _is_of_measure(syntax: Syntax, halt: Phrase) -> bool:
    """Whether an injunction is against a measure that was told of, and not said to forbid something itself."""
    if any(each.noun is halt for each in syntax.predicates):
        return False
    against = syntax.after(halt, "against", "of", "on")
    if against is None or syntax.is_time(against):
        return True
    return _is_measure_told_of(syntax, against) or syntax.items[against.start].low in _POINTING


def _add_relenting(scene: Scene, one: Predicate) -> None:
    """As in "a day later it backed down", of a measure that the sentence does not name."""
    syntax = scene.syntax
    turn = mood_of_verb(syntax, one)
    about = [*one.objects, *(each for each in one.preps if each.prep in _ABOUT and not syntax.is_time(each))]
    targets = [] if _is_of_it(syntax, one) else named(syntax, about)
    of_others = about and not (targets or _is_of_it(syntax, one))
    if turn.mood is not Mood.holds or of_others:
        return
    turn.mood = Mood.ended
    act = Act("relent", "", turn, one.at, noun=False, targets=targets, around=around(syntax, one))
    act.says = syntax.items[one.at].low
    act.actors, act.weak_actor = agents_of(syntax, one, turn)
    scene.add(act)


def _gives_in(syntax: Syntax, one: Predicate) -> bool:
    """As in "tried to block it and gave up two years later"."""
    return not one.objects and syntax.items[one.at].low in _GIVING_UP


def _is_of_it(syntax: Syntax, one: Predicate) -> bool:
    """Whether what is dropped is what was told of: "weighed a ban but decided against it"."""
    following = syntax.predicates[one.number + 1 : one.number + 2]
    if any(each.governor is one and syntax.items[each.at].low == "doing" for each in following):
        return True
    said = [syntax.items[each.start].low for each in one.objects if each.end - each.start == 1]
    return bool(said) and len(said) == len(one.objects) and _POINTING.issuperset(said)


def _gives_up(syntax: Syntax, one: Predicate) -> bool:
    """As in "gave it up", "voted it down": the verb and a particle behind its object say what became of a measure."""
    keys = {"end", "refuse"} if one.lemma in _VOTING else {"end"}
    said = (word for word in syntax.items[one.at].words if word.file == "turns" and word.key in keys and word.particle)
    return any(syntax.particle_at(one, word.particle) for word in said)


def _enacts(syntax: Syntax, one: Predicate) -> bool:
    """As in "signed the bill", "the bill became law", not "signed off on the idea"."""
    if one.to and one.governor is not None and one.governor.lemma in _DECLINING:  # "refused to sign it"
        return one.lemma in _ENACTING and not one.governor.negated
    if not one.finite or one.modal or one.negated:
        return False
    if one.copula:
        return one.lemma == "become" and any(
            syntax.head(each).low == "law" and each.end - each.start == 1 for each in one.objects
        )
    return one.lemma in _ENACTING and syntax.items[one.at].low.removesuffix(" into law").isalpha()


def _points_at_measure(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """Whether a pronoun is of a measure by what is done with it: "a court overturned it", "the governor signed it"."""
    if phrase.end - phrase.start != 1 or syntax.items[phrase.end - 1].low not in _POINTING:
        return False
    if one.lemma in _DONE_TO_MEASURES or _enacts(syntax, one) or _ends_itself(syntax, one) or _gives_up(syntax, one):
        return True
    if is_ruled(syntax, one):
        return True
    doers = [each for each in one.preps if each.prep == "by"] if one.passive else one.subjects
    return is_court([mention for each in doers for mention in syntax.mentions(each)])


def _is_measure_told_of(syntax: Syntax, phrase: Phrase, keys: AbstractSet[str] = frozenset()) -> bool:
    """Whether a phrase only points at a measure: "the law", not "a law" or "the ban on the app"."""
    head = syntax.head(phrase)
    if head.low in _PORTIONS and (whole := syntax.after(phrase, "of")) is not None:  # "undid most of the rule"
        pointed = whole.end - whole.start == 1 and syntax.items[whole.start].low in _POINTING
        return pointed or _is_measure_told_of(syntax, whole, keys)
    if "pause" in keys and is_start(syntax, phrase):
        return True
    pointed = phrase.start > 0 and syntax.items[phrase.start - 1].low in {"that", "this"}
    if head.low in {"order", "orders"} and phrase.end - phrase.start == 1 and not pointed:  # "once order returned"
        return False
    if head.mention is not None or head.says("acts", Part.noun) or syntax.items[phrase.start].low in {"a", "an"}:
        return False
    planned = any(
        word.key in {"plan", "weigh"} for word in head.words if word.file == "turns" and word.part is Part.noun
    )
    if (
        planned
        and syntax.items[phrase.start].low not in _DEFINITE
        and head.mention is None
        and not syntax.mentions(phrase)
    ):
        return False
    if head.low in _ADVICE:
        return syntax.items[phrase.start].low in _DEFINITE
    if not planned and not _MEASURES.intersection(head.low.split()[-1:]):
        return False
    return not things_of(syntax, [phrase])
