"""What is put on a list of things that are forbidden: "added the app to its list of banned services"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import TAKING_OFF, Act, Scene, around, named_or_told
from policytrack.reading.rules.acts.doings import dealing_of
from policytrack.reading.rules.acts.listings import ROSTERS, Forbidden, leaves_list, list_of_forbidden, widened_with
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.beside import owned_by
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["by_lists"]

_CUES = ROSTERS | {"among", "add", "adds", "added", "adding"}
_ENTERING = frozenset(
    {"join", "enter", "land", "go", "appear", "figure", "sit", "stand", "stay", "remain", "head", "top", "lead"}
)
_PUTTING = words.listing("putting_on_lists") | {"keep"}
_NAMING = frozenset({"include", "name", "contain", "comprise", "cover", "encompass"})
_ONTO = words.listing("onto_lists")


def by_lists(scene: Scene) -> None:
    """Add what is put on a list of forbidden things, stands on one, or is taken off it."""
    syntax = scene.syntax
    if _CUES.isdisjoint(syntax.spoken):
        return
    for one in syntax.predicates:
        if one.number in scene.used or (one.negated and not one.longer):
            continue
        subjects = one.subjects if one.passive or one.lemma in _NAMING else ()
        for phrase in (*one.preps, *one.objects, *subjects):
            roster = syntax.head(phrase).low.split()[-1] in ROSTERS or _is_among_them(one, phrase)
            forbidden = list_of_forbidden(syntax, phrase) if roster else None
            targets = _entered(syntax, one, phrase) if forbidden is not None else []
            if forbidden is not None and targets:
                _add(scene, one, phrase, forbidden, targets)
                break


def _is_among_them(one: Predicate, phrase: Phrase) -> bool:
    """As in "lists them among items that guests cannot use", "added the app to the programs that staff may not use"."""
    return phrase.prep == "among" or (phrase.prep == "to" and one.lemma == "add")


def _add(scene: Scene, one: Predicate, phrase: Phrase, forbidden: Forbidden, targets: list[Mention]) -> None:
    syntax = scene.syntax
    act = Act(forbidden.key, "", mood_of_verb(syntax, one), one.at, noun=False, targets=targets, says="list")
    if act.key == "ban":
        act.dealing = next((dealing_of(syntax, each) for each in forbidden.verbs), "") or "use"
    if leaves_list(syntax, one, phrase) and (act.turn.mood is Mood.holds or one.longer):
        act.turn.mood = Mood.ended
    start, end = around(syntax, one)
    act.around = (start, max([end, *(each.at + 1 for each in forbidden.verbs)]))
    act.actors, act.weak_actor = owned_by(syntax, phrase), False
    puts = one.lemma in _PUTTING and not one.passive  # "the governor put it on the state's list"
    if not act.actors or (puts and all(_is_bare(each) for each in act.actors)):
        act.actors, act.weak_actor = agents_of(syntax, one, act.turn, done_to=_is_entered(one, phrase) or one.copula)
    if act.weak_actor and not act.actors and forbidden.verbs:  # "on the list of apps that Finnish soldiers may not use"
        act.actors, act.weak_actor = agents_of(syntax, forbidden.verbs[0], Turn(Mood.holds))
    scene.add(act, one, *forbidden.verbs)


def _is_bare(mention: Mention) -> bool:
    """Whether a mention is only of a role that the sentence tells more of elsewhere: "the state"."""
    return not mention.entities and not mention.new and mention.place is None


def _entered(syntax: Syntax, one: Predicate, phrase: Phrase) -> list[Mention]:
    """What is put on a list, stands on it, or is taken off it by a verb."""
    if longer := widened_with(syntax, one, phrase):
        return named_or_told(syntax, longer)
    if one.lemma in TAKING_OFF and phrase.prep in {"from", "off"}:
        return named_or_told(syntax, one.subjects if one.passive else one.objects)
    if one.lemma in _NAMING and phrase in one.subjects and not one.passive:  # "its list of banned apps names Temu"
        return named_or_told(syntax, one.objects)
    if one.lemma == "join" and phrase.prep == "on" and not one.passive:  # "joined Webull on its list of banned apps"
        return named_or_told(syntax, [*one.subjects, *one.objects])
    if leaves_list(syntax, one, phrase) and one.copula:
        return named_or_told(syntax, one.subjects)
    if one.negated:
        return []
    if phrase.prep not in _ONTO and not (one.lemma in _ENTERING and phrase in one.objects):
        return []
    if one.copula or one.passive or _is_entered(one, phrase):
        return named_or_told(syntax, one.subjects)
    return named_or_told(syntax, one.objects) if one.lemma in _PUTTING else []


def _is_entered(one: Predicate, phrase: Phrase) -> bool:
    """Whether the subject stands on a list or comes on it: "joined the list", and not "entered it in the list"."""
    return one.lemma in _ENTERING and (not one.objects or phrase in one.objects)
