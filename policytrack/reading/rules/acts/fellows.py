"""Others who share the measure of a sentence: "joining Italy", "like Italy", "following similar bans in Norway"."""

from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene
from policytrack.reading.rules.acts.similar import is_similar
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_noun
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.parties.beside import named_behind, owned_by
from policytrack.reading.rules.parties.who import in_phrases, placed_in
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = ["by_fellows"]

_ALIKE = words.listing("alike")
_FOLLOWING = words.verb_listing("following")
_RESEMBLING = words.verb_listing("resembling")
_TIMES = words.verb_listing("times")
_WITH = frozenset({"along", "together"})
_STANDING = frozenset({"those", "that", "one", "ones"})
_FIRST = frozenset({"second", "third", "fourth", "fifth", "sixth", "latest", "next", "last", "first"})
_FAILING = frozenset({"fail", "stall", "die", "founder", "collapse"})
_SAME_OF = frozenset({"go", "apply", "hold", "be"})
_BODIES = frozenset({"government", "military", "ministry", "agency", "regulator", "police", "legislature"})
_TAKING = frozenset({"take", "make", "adopt", "introduce", "impose"})
_VERBS = _FOLLOWING | _RESEMBLING | _SAME_OF | _TAKING
_BEFORE = frozenset({"earlier", "already", "later", "before", "too", "also", "previously", "since"})


def by_fellows(scene: Scene) -> None:
    """Add those who share a measure, as the sentence says beside it."""
    syntax = scene.syntax
    for phrase in syntax.phrases:
        if phrase.number not in scene.read and is_similar(syntax, phrase):
            _add(scene, _of_similar(syntax, phrase), _turn_of_similar(syntax, phrase))
        elif scene.acts and (_is_beside(syntax, phrase) or _is_time_after(syntax, phrase)):
            _add(scene, _public(syntax, phrase), Turn(Mood.holds))
    for one in syntax.predicates:
        if one.lemma == "follow" and one.passive and one.link == Link.reduced and scene.acts:
            _add(scene, in_phrases(syntax, [each for each in one.preps if each.prep == "by"]), Turn(Mood.holds))
        if one.negated or one.passive or not (one.copula or one.lemma in _VERBS):
            continue
        _add(scene, _followed(scene, one), Turn(Mood.holds), one)


def _add(scene: Scene, actors: list[Mention], turn: Turn, one: Predicate | None = None) -> None:
    told = [one for act in scene.acts for one in act.actors]
    others = [one for one in actors if not any(one is each for each in told)]
    called = next((act for act in scene.acts if act.turn.mood is Mood.called and act.targets), None)
    if others and called is not None:  # "urged the cabinet to follow Italy in banning it", which Italy has done
        scene.add(replace(called, actors=others, turn=turn))
    elif others:
        at = max((act.at for act in scene.acts), default=0)
        if one is not None:  # "joined Italy in [banning] it after Athens had blocked it"
            at = next((act.at for act in scene.acts if _is_done_by(scene.syntax, act, one)), at)
        scene.add(Act("same", "", turn, at, noun=False, actors=others, open_object=True, says="likewise"))


def _is_done_by(syntax: Syntax, act: Act, one: Predicate) -> bool:
    """Whether an act is what a verb says that somebody does as others do: "followed Italy in [banning] it"."""
    return any(each.at == act.at and each.governor is one for each in syntax.predicates)


def _of_similar(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Whose a similar measure is: "a similar move by Spain", "similar bans are in place in Spain"."""
    governor, role = syntax.governing(phrase)
    found = owned_by(syntax, phrase) or named_behind(syntax, phrase)
    if governor is not None and role == "subject" and governor.lemma in _FAILING:
        return []
    if not found and governor is not None and role == "subject":
        found = placed_in(syntax, governor.preps)
    return found


def _turn_of_similar(syntax: Syntax, phrase: Phrase) -> Turn:
    """How a similar measure is meant; what somebody means to follow is there: "will follow similar bans in Togo"."""
    governor, role = syntax.governing(phrase)
    followed = governor is not None and role == "object" and governor.lemma in _FOLLOWING
    planned = "turns" in {word.file for word in syntax.head(phrase).words if word.key in {"plan", "weigh"}}
    return Turn(Mood.holds) if followed and not planned else mood_of_noun(syntax, phrase)


def _is_beside(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "Like Italy, it bans the app", "after Italy, Spain has banned it", "has banned it, like Italy"."""
    if phrase.prep_at <= 1 and (phrase.prep == "like" or _is_with(syntax, phrase)):
        return True
    if _is_with(syntax, phrase) and _is_behind_subject(syntax, phrase):
        return True
    if phrase.prep == "in" and phrase.prep_at and syntax.items[phrase.prep_at - 1].low == "as":
        return phrase.prep_at == 1 or syntax.items[phrase.prep_at - 2].low == ","  # "as in Spain, it is banned"
    if not phrase.prep or phrase.listed[0] is not phrase:
        return False
    end = phrase.listed[-1].end
    if not phrase.prep_at and phrase.prep == "after":
        main = next((one for one in syntax.predicates if one.finite), None)
        acts = main is not None and syntax.word(main, "acts", "turns") is not None
        return acts and end < len(syntax.items) and syntax.items[end].low == ","  # not "after Kyiv, they flew to Rome"
    last = end >= len(syntax.items) - 1 and syntax.tags[phrase.prep_at - 1].kind is Kind.comma
    return last and (phrase.prep == "like" or (phrase.prep == "before" and "first" in syntax.spoken))


def _is_with(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "along with Italy"."""
    return phrase.prep == "with" and phrase.prep_at > 0 and syntax.items[phrase.prep_at - 1].low in _WITH


def _is_behind_subject(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase stands between commas right behind who acts: "Ohio, along [with Utah], has banned it"."""
    end = phrase.listed[-1].end
    if phrase.prep_at < 3 or end >= len(syntax.items) or syntax.items[end].low != ",":
        return False
    if syntax.items[phrase.prep_at - 2].low != ",":
        return False
    return any(each.end == phrase.prep_at - 2 for one in syntax.predicates for each in one.subjects)


def _is_time_after(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "blocked it, a day after Indonesia", which says nothing else of Indonesia."""
    if phrase.prep != "after":
        return False
    at, end = phrase.prep_at - 1, phrase.listed[-1].end
    ends = end >= len(syntax.items) or syntax.tags[end].kind in {Kind.comma, Kind.stop} or syntax.items[end].low == "."
    return ends and at > 0 and syntax.items[at].low in _TIMES and can_act(syntax.head(phrase).mention)


def _public(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who may take measures in a phrase and its list, but nobody whose goods may be restricted."""
    named = [one for each in phrase.listed for one in syntax.mentions(each) if can_act(one) and not one.possessive]
    return [
        one for one in named if (one.entity.target is None if one.entity is not None else one.actor_role in _BODIES)
    ]


def _themselves(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who is followed by name, and not what somebody did: "followed [Italy]", not "followed a parliament request"."""
    return _public(syntax, phrase) if can_act(syntax.head(phrase).mention) else []


def _followed(scene: Scene, one: Predicate) -> list[Mention]:
    """Whom the subject of a verb follows in what it does."""
    syntax = scene.syntax
    acts = any(act.key != "same" for act in scene.acts[:1])
    if one.lemma in _FOLLOWING and acts:
        if one.lemma == "join" and _is_in_doing(scene, one):
            return in_phrases(syntax, one.objects)
        return [each for phrase in one.objects for each in _whose(syntax, phrase) or _themselves(syntax, phrase)]
    if one.lemma in _RESEMBLING:
        standing = (phrase for phrase in one.objects if syntax.head(phrase).low in _STANDING)
        return [each for phrase in standing for each in named_behind(syntax, phrase)]
    if _SAME_OF & {one.lemma} and [syntax.head(each).low for each in one.subjects] == ["same"]:
        placed = [phrase for phrase in one.preps if phrase.prep in {"for", "to", "in", "of"}]
        return [each for phrase in placed for each in _public(syntax, phrase)]
    if one.copula and acts and any(_is_counted(syntax, phrase) for phrase in one.objects):
        return [each for phrase in one.preps if phrase.prep == "after" for each in _public(syntax, phrase)]
    if one.link == Link.relative and one.lemma in _TAKING and one.noun is not None and _is_taken_too(syntax, one):
        return [each for phrase in one.subjects for each in _public(syntax, phrase)]
    return []


def _is_in_doing(scene: Scene, one: Predicate) -> bool:
    """Whether all of those named do what is told: "UBS joined Citigroup in [barring] it", whatever else they sell."""
    doing = (each for each in scene.syntax.predicates if each.governor is one and each.gerund and each.marker == "in")
    return any(act.at == each.at for each in doing for act in scene.acts)


_EXAMPLES = frozenset({"example", "lead", "footsteps", "model"})


def _whose(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who set an example: "Kenya's example", "the lead of Kenya"."""
    if syntax.head(phrase).low not in _EXAMPLES:
        return []
    found = owned_by(syntax, phrase) or named_behind(syntax, phrase)
    return [one for one in found if one.entity is not None and one.entity.target is None]


def _is_counted(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "the second country"."""
    mention = syntax.head(phrase).mention
    counted = any(syntax.items[at].low in _FIRST for at in range(phrase.start, phrase.end))
    return counted and mention is not None and mention.actor_role != ""


def _is_taken_too(syntax: Syntax, one: Predicate) -> bool:
    """As in "a step that Sweden took a week later"."""
    noun = one.noun
    if noun is None or syntax.head(noun).low not in _ALIKE or syntax.items[noun.start].low not in {"a", "an"}:
        return False
    near = {item.low for item in syntax.items[one.start : one.at + 6]}
    return bool(near & _BEFORE)
