"""What people are warned of without a verb for it: "urged caution", "warned against the chatbot"."""

from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.acts.doings import carried
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_noun, mood_of_verb
from policytrack.reading.rules.parties import agents_of, owners_of
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of
from policytrack.reading.rules.words import Part

__all__ = ["by_advice"]

_DISCOURAGING = frozenset({"discourage"})
_CAUTION = frozenset({"caution", "vigilance", "restraint", "care"})


def by_advice(scene: Scene) -> None:
    """Add what people are warned of."""
    syntax = scene.syntax
    if ("turns", "advise") not in syntax.cues:
        return
    for one in syntax.predicates:
        advises = any(word.file == "turns" and word.key == "advise" for word in syntax.items[one.at].words)
        if one.number in scene.used or not advises or one.negated:
            continue
        targets = _warned_of(syntax, one)
        if not targets and not any(syntax.head(each).low in _CAUTION for each in one.objects):
            continue
        turn = mood_of_verb(syntax, one)
        turn.mood = Mood.advised if turn.mood in {Mood.holds, Mood.called} else turn.mood
        act = Act("avoid", "use", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
        act.open_object = not targets
        act.around = around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, one, Turn(turn.mood))
        scene.add(act)
    for phrase in syntax.phrases:
        warning = _warning(syntax, phrase) if phrase.number not in scene.read else None
        if warning is not None:
            scene.add(warning)


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
    act = Act("avoid", "use", turn, phrase.head, noun=True, targets=targets, says=syntax.head(phrase).low)
    act.around = around(syntax, governor)
    act.actors, act.weak_actor = owners_of(syntax, phrase, turn)
    return act


def _warned_of(syntax: Syntax, one: Predicate) -> list[Mention]:
    if one.lemma in _DISCOURAGING:  # "discouraged the use of the app", "use of the app is discouraged"
        done = one.subjects if one.passive else one.objects
        return things_of(syntax, done[:1]) if carried(syntax, done[:1]) else []
    against = [each for each in one.preps if each.prep == "against"]
    if syntax.items[one.at].low.endswith("against"):
        against = [*one.objects, *against]
    if one.lemma == "warn":  # "warned its clerks off the app"
        against += [each for each in one.preps if each.prep == "off"]
    if len(against) > 1:  # one by one, as things_of leaves out what is less plain beside a name
        return [each for phrase in against for each in things_of(syntax, [phrase])]
    return things_of(syntax, against)
