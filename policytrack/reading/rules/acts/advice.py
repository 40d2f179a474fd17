"""What people are warned of without a verb for it: "urged caution", "warned against the chatbot"."""

from policytrack.reading.rules.acts.act import Act, Scene, around, named_or_told
from policytrack.reading.rules.acts.doings import carried, dealing_of
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_noun, mood_of_verb
from policytrack.reading.rules.parties import agents_of, owners_of
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of
from policytrack.reading.rules.words import Part

__all__ = ["by_advice"]

_DISCOURAGING = frozenset({"discourage"})
_RECOMMENDING = frozenset({"recommend", "advise", "encourage", "endorse"})
_STOPPING = frozenset({"stop", "cease", "quit"})
_CAUTION = frozenset({"caution", "vigilance", "restraint", "care"})


def by_advice(scene: Scene) -> None:
    """Add what people are warned of."""
    syntax = scene.syntax
    if "twice" in syntax.spoken:
        _add_second_thoughts(scene)
    if ("turns", "advise") not in syntax.cues:
        return
    for one in syntax.predicates:
        if one.negated and not one.longer and one.lemma in _RECOMMENDING and one.number not in scene.used:
            _add_not_recommended(scene, one)
        advises = any(word.file == "turns" and word.key == "advise" for word in syntax.items[one.at].words)
        if one.number in scene.used or not advises or (one.negated and not one.longer):
            continue
        targets = _warned_of(syntax, one)
        if not targets and not any(syntax.head(each).low in _CAUTION for each in one.objects):
            continue
        turn = mood_of_verb(syntax, one)
        turn.mood = Mood.advised if turn.mood in {Mood.holds, Mood.called} else turn.mood
        if one.longer or _is_given_up(one):  # "no longer advises against it"
            turn.mood, turn.keys = Mood.ended, [*turn.keys, "advised"]
        act = Act("avoid", "use", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
        act.open_object = not targets
        act.around = around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, one, Turn(turn.mood))
        scene.add(act)
    for phrase in syntax.phrases:
        warning = _warning(syntax, phrase) if phrase.number not in scene.read else None
        if warning is not None:
            scene.add(warning)


def _add_not_recommended(scene: Scene, one: Predicate) -> None:
    """As in "does not recommend the use of the app", "use of it is not advised", "not recommended for use"."""
    syntax = scene.syntax
    done = (one.subjects if one.passive else one.objects)[:1]
    used = any(each.prep == "for" and syntax.head(each).says("dealings") for each in one.preps)
    targets = named_or_told(syntax, done) if carried(syntax, done) or (one.passive and used) else []
    for child in syntax.predicates[one.number + 1 : one.number + 2]:
        if child.governor is one and dealing_of(syntax, child) and not child.negated and not targets:
            targets = named_or_told(syntax, child.subjects if child.passive else child.objects)
    if targets:
        _add_advice(scene, one, targets)


def _is_given_up(one: Predicate) -> bool:
    """As in "has stopped advising officials against it"."""
    above = one.governor if one.gerund else None
    return above is not None and above.lemma in _STOPPING and not above.negated


def _add_second_thoughts(scene: Scene) -> None:
    """As in "should think twice about the app", "asked staff to think twice before using it"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        after = syntax.items[one.at + 1].low if one.at + 1 < len(syntax.items) else ""
        if one.lemma != "think" or after != "twice" or not (one.to or one.modal == "should"):
            continue
        things = [each for each in one.preps if each.prep == "about"]
        for child in syntax.predicates[one.number + 1 : one.number + 2]:
            things += child.objects if child.gerund and dealing_of(syntax, child) else []
        if targets := named_or_told(syntax, things):
            _add_advice(scene, one, targets)


def _add_advice(scene: Scene, one: Predicate, targets: list[Mention]) -> None:
    syntax = scene.syntax
    act = Act("avoid", "use", Turn(Mood.advised), one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
    act.around = around(syntax, one)
    turn = mood_of_verb(syntax, one, forbids=True)
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=one.modal == "should")
    scene.add(act, one)


def _warning(syntax: Syntax, phrase: Phrase) -> Act | None:
    """What a noun warns of: "issued a warning against the use of the app"."""
    said = [word for word in syntax.head(phrase).words if word.file == "turns" and word.part is Part.noun]
    behind = syntax.after(phrase, "against")
    if behind is None and (giver := syntax.after(phrase, "from", "by", "of")) is not None:
        behind = syntax.after(giver, "against")  # "a warning from the agency against the app"
    if behind is None or all(word.key != "advise" for word in said):
        return None
    targets = [each for one in behind.listed for each in things_of(syntax, [one])]
    governor, _ = syntax.governing(phrase)
    if not targets or governor is None or any(each.noun is phrase for each in syntax.predicates):
        return None
    turn = mood_of_noun(syntax, phrase)
    if turn.mood is Mood.weighed and turn.keys == ["weigh"]:  # "a warning", which may be of what is to come
        turn.mood = Mood.advised
    turn.mood = Mood.advised if turn.mood in {Mood.holds, Mood.called} else turn.mood
    turn.keys.append("advised")
    act = Act("avoid", "use", turn, phrase.head, noun=True, targets=targets, says=syntax.head(phrase).low)
    act.around = around(syntax, governor)
    act.actors, act.weak_actor = owners_of(syntax, phrase, turn)
    return act


def _warned_of(syntax: Syntax, one: Predicate) -> list[Mention]:
    if one.lemma in _DISCOURAGING:  # "discouraged the use of the app", "use of the app is discouraged"
        done = one.subjects if one.passive else one.objects
        return things_of(syntax, done[:1]) if carried(syntax, done[:1]) else []
    against = [each for each in one.preps if each.prep == "against"]
    if syntax.items[one.at].low.endswith(("against", " off")):
        against = [*one.objects, *against]
    if one.lemma == "warn":  # "warned its clerks off the app"
        against += [each for each in one.preps if each.prep == "off"]
    if len(against) > 1:  # one by one, as things_of leaves out what is less plain beside a name
        return [each for phrase in against for each in things_of(syntax, [phrase])]
    return things_of(syntax, against)
