"""Places that are to be without something: "phone-free schools", "must keep its networks free of its gear"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, is_by_company, named
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_noun, mood_of_verb, outer_noun
from policytrack.reading.rules.parties import agents_of, owners_of
from policytrack.reading.rules.parties.who import behind, in_phrases
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["by_freedom"]

_MAKING = frozenset({"make", "declare", "keep", "render", "turn"})
_WANTING = frozenset({"want"})
_BECOMING = frozenset({"go", "turn", "fall"})
_PLACES = words.listing("outlets") | words.listing("devices") | words.listing("places_kept_free")
_HOLDING = frozenset({Mood.holds, Mood.planned, Mood.weighed, Mood.ended})


def by_freedom(scene: Scene) -> None:
    """Add what a place is to be without."""
    syntax = scene.syntax
    if "free" in syntax.spoken:
        for one in syntax.predicates:
            if one.number not in scene.used and not one.negated:
                _read_free_of(scene, one)
    if not any(item.mention.lacking for item in syntax.items if item.mention is not None):
        return
    for one in syntax.predicates:
        if one.number not in scene.used and not one.negated:
            _read_without(scene, one)
    for phrase in syntax.phrases:
        if phrase.number not in scene.read:
            _read_noun(scene, phrase)


def _is_lacking(mention: Mention | None) -> bool:
    return mention is not None and mention.lacking and mention.entity is not None and mention.entity.target is not None


def _lacked(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    return [each for each in syntax.mentions(phrase) if _is_lacking(each)]


def _read_free_of(scene: Scene, one: Predicate) -> None:
    """As in "must be free of its gear", "keeps its classrooms free of chatbots"; what only is so, need not."""
    syntax = scene.syntax
    of = next((each for each in one.preps if each.prep in {"of", "from"} and _is_behind_free(syntax, each)), None)
    if of is None or not (one.copula or one.lemma in _MAKING | _WANTING):
        return
    wanted = one.obliged or one.to or one.modal in {"must", "will"}
    if one.copula and not wanted:
        return
    kept = one.subjects if one.copula or one.passive else one.objects
    targets = named(syntax, [of])
    if targets and not is_by_company(syntax, one) and any(_is_kept(syntax, each, of.prep_at) for each in kept):
        _add(scene, one, targets, done_to=one.copula or one.passive)


def _is_behind_free(syntax: Syntax, phrase: Phrase) -> bool:
    return phrase.prep_at > 0 and syntax.items[phrase.prep_at - 1].low == "free"


def _is_kept(syntax: Syntax, phrase: Phrase, upto: int) -> bool:
    """Whether a phrase is of a place or device with rules of its own: "core networks", "government phones"."""
    said = syntax.items[phrase.start : min(phrase.end, upto)]
    return any(each.says("setting") is not None or each.low.split()[-1] in _PLACES for each in said)


def _read_without(scene: Scene, one: Predicate) -> None:
    """As in "schools become phone-free zones", "declared its schools phone-free", "went phone-free"."""
    syntax = scene.syntax
    becomes = one.copula or (one.lemma in _BECOMING and not one.objects[1:])
    slots = [each for each in one.objects if _lacked(syntax, each)]
    if not slots or not (becomes or one.lemma in _MAKING | _WANTING):
        return
    head = syntax.head(slots[0])
    if not (_is_lacking(head.mention) or head.low.split()[-1] in _PLACES):
        return
    _add(scene, one, _lacked(syntax, slots[0]), done_to=becomes or one.passive)


def _read_noun(scene: Scene, phrase: Phrase) -> None:
    """As in "introduced phone-free classrooms", "a bill for phone-free schools"."""
    syntax = scene.syntax
    targets = _lacked(syntax, phrase)
    if not targets or syntax.head(phrase).low.split()[-1] not in _PLACES:
        return
    governor, role = syntax.governing(phrase)
    done = governor is not None and role == ("subject" if governor.passive else "object")
    turned = done and governor is not None and syntax.word(governor, "turns") is not None
    if (outer_noun(syntax, phrase) is None and not turned) or (governor is not None and governor.number in scene.used):
        return
    turn = mood_of_noun(syntax, phrase)
    if turn.mood in _HOLDING:
        act = Act("ban", "use", turn, phrase.head, noun=True, targets=targets, says="free")
        act.around = phrase.start, phrase.end
        act.actors, act.weak_actor = owners_of(syntax, phrase, turn)
        scene.add(act, *([governor] if governor is not None else []))


def _add(scene: Scene, one: Predicate, targets: list[Mention], *, done_to: bool) -> None:
    syntax = scene.syntax
    turn = _mood(syntax, one)
    if turn.mood not in _HOLDING:
        return
    act = Act("ban", "use", turn, one.at, noun=False, targets=targets, says="free", around=around(syntax, one))
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=done_to)
    if act.weak_actor and done_to and (whose := _whose(syntax, one)):
        act.actors, act.weak_actor = whose, False
    scene.add(act, one)


def _whose(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who is to be without it: "[the university] went phone-free", "exams at [the university] must be free of it"."""
    hosts = [each for phrase in one.subjects for each in behind(syntax, phrase, "at", "of")]
    return [each for each in (*in_phrases(syntax, one.subjects), *hosts) if each.entities or each.new][:1]


def _mood(syntax: Syntax, one: Predicate) -> Turn:
    turn = mood_of_verb(syntax, one)
    if one.lemma in _WANTING and turn.mood in {Mood.holds, Mood.called}:
        turn.mood = Mood.weighed  # "wants its schools phone-free"
    return turn
