"""What is on no list of the approved: "struck the app from its list of approved programs"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import TAKING_OFF, Act, Scene, around, named_or_told
from policytrack.reading.rules.acts.listings import ROSTERS
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of, owners_of
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["by_rosters"]

_APPROVED = words.listing("approved_on_lists")
_VENDORS = words.listing("vendors_on_lists")
_ONTO = words.listing("onto_lists")
_OFF = frozenset({"from", "off", "off of"})
_LEAVING_OFF = TAKING_OFF | {"leave", "keep", "cut", "purge", "expunge", "pull", "cross", "erase", "miss", "disappear"}
_ABSENT = frozenset({"missing", "absent", "gone"})
_STANDING = frozenset({"join", "make", "appear", "figure", "feature"})
_USING = words.listing("permitting_on_lists")
_LETTING = frozenset({"may", "can"})
_SURE = frozenset({Mood.holds, Mood.denied, Mood.refused})


def by_rosters(scene: Scene) -> None:
    """Add what a list leaves out of what may be used or bought."""
    syntax = scene.syntax
    if syntax.spoken.isdisjoint(ROSTERS) or (
        syntax.spoken.isdisjoint(_APPROVED) and _LETTING.isdisjoint(syntax.spoken)
    ):
        return
    for phrase in syntax.phrases:
        if syntax.head(phrase).low.split()[-1] not in ROSTERS:
            continue
        said = _said_of_those_on(syntax, phrase)
        if said.isdisjoint(_APPROVED) and not _may_be_used(syntax, phrase):
            continue
        governor, role = syntax.governing(phrase)
        act = _left_out(syntax, phrase, governor, role) if governor is not None else None
        if act is None or governor is None:
            continue
        act.key, act.dealing = ("exclude", "buy") if said & _VENDORS else ("ban", "use")
        act.around = around(syntax, governor)
        _name_actors(syntax, phrase, governor, act)
        scene.read.add(phrase.number)
        scene.add(act, governor)


def _said_of_those_on(syntax: Syntax, phrase: Phrase) -> frozenset[str]:
    """The words that tell what a list is of: of "its list of approved apps", all."""
    behind = syntax.after(phrase, "of")
    end = behind.end if behind is not None else phrase.end
    return frozenset(part for item in syntax.items[phrase.start : end] for part in item.low.split())


def _may_be_used(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a list is of what people may use, as told behind it: "the list of channels that its bankers may use"."""
    behind = syntax.after(phrase, "of")
    if behind is None or behind.end >= len(syntax.items) or syntax.items[behind.end].low not in {"that", "which"}:
        return False
    told = next((each for each in syntax.predicates if each.start > behind.end), None)
    return told is not None and told.lemma in _USING and told.modal in _LETTING and not (told.negated or told.longer)


def _left_out(syntax: Syntax, phrase: Phrase, one: Predicate, role: str) -> Act | None:
    """What is taken off a list or not put on it."""
    off = role == "prep" and phrase.prep in _OFF and (one.lemma in _LEAVING_OFF or _are_absent(syntax, one))
    joined = role == "object" and (one.lemma in _STANDING or syntax.items[one.at].low.endswith((" on", " onto")))
    onto = joined or (role == "prep" and phrase.prep in _ONTO)
    if not (off or (onto and one.negated)):
        return None
    stands = one.passive or one.copula or not one.objects or one.lemma in _STANDING
    targets = named_or_told(syntax, [each for each in (one.subjects if stands else one.objects) if each is not phrase])
    turn = mood_of_verb(syntax, one)
    if turn.mood not in _SURE or not targets:
        return None
    turn.mood = Mood.holds
    return Act("ban", "", turn, phrase.head, noun=False, targets=targets, says=syntax.head(phrase).low)


def _are_absent(syntax: Syntax, one: Predicate) -> bool:
    """As in "is missing from the list"."""
    return one.copula and any(syntax.head(each).low in _ABSENT for each in one.objects)


def _name_actors(syntax: Syntax, phrase: Phrase, one: Predicate, act: Act) -> None:
    """Whose list it is, if the sentence tells, else whoever leaves it out."""
    owners, weak = owners_of(syntax, phrase, act.turn)
    moves = not one.copula and not one.passive and bool(one.objects)
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn, done_to=not moves)
    if owners and not weak and (act.weak_actor or not moves):
        act.actors, act.weak_actor = owners, False
