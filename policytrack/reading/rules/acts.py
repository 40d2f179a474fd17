"""What is done in a sentence: each act with its mood, and the mentions that may be its actor and its target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policytrack.reading.rules import words
from policytrack.reading.rules.clauses import (
    Clause,
    Scene,
    can_be_restricted,
    clauses_of,
    is_passive,
    is_verb,
)
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_noun, mood_of_verb
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.objects import (
    earlier_targets,
    has_object,
    left_targets,
    noun_targets,
    particle_at,
    right_targets,
    targets_around,
    targets_in,
)
from policytrack.reading.rules.subjects import (
    CAUSING,
    active_actors,
    can_act_here,
    causer,
    noun_actors,
    orderer,
    passive_actors,
)
from policytrack.reading.rules.words import Part, Word

__all__ = ["Act", "acts_of"]

_VERBAL = (Part.verb, Part.participle, Part.gerund)
_REACH = 14
_DENIERS = frozenset(
    {
        "stop",
        "stopped",
        "stopping",
        "avoid",
        "avoiding",
        "cease",
        "ceased",
        "quit",
        "without",
        "refrain",
        "against",
        "from",
        "off",
        "forgo",
    }
)
_NEGATIONS = words.listing("negations")


@dataclass(slots=True)
class Act:
    """Something done to something by somebody, as a sentence says it."""

    key: str  # an act of acts.toml; "deal" for what people may no longer do
    dealing: str  # use, buy, sell, export, download, process, share, serve; empty if none is named
    turn: Turn
    at: int
    noun: bool
    actors: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    weak_actor: bool = False
    clause: tuple[int, int] = (0, 0)
    says: str = ""


def acts_of(items: Sequence[Item]) -> list[Act]:
    """The acts of a sentence, in their order."""
    scene = Scene(items, clauses_of(items))
    found = [*_by_verbs(scene), *_by_dealings(scene), *_by_states(scene), *_by_nouns(scene)]
    return sorted(found, key=lambda one: one.at)


# Finding the acts


def _by_verbs(scene: Scene) -> Iterator[Act]:
    items = scene.items
    for at, item in enumerate(items):
        if item.mention is not None and item.tag != "role":
            continue
        word = _verb_at(scene, at)
        if (
            word is None
            or _is_noun_here(scene, at, word)
            or _is_described(items, at, word)
            or _turns_a_measure(scene, at)
        ):
            continue
        act = _act_of_verb(scene, at, word)
        if act is not None:
            scene.used.add(at)
            yield act


def _verb_at(scene: Scene, at: int) -> Word | None:
    """The act that a verb says here; one whose particle stands behind its object only if it does."""
    items = scene.items
    for word in items[at].words:
        if (
            word.file == "acts"
            and word.part in _VERBAL
            and word.particle
            and (behind := particle_at(scene, at, word.particle))
        ):
            scene.used.add(behind)
            return word
    plain = [one for one in items[at].words if one.file == "acts" and one.part in _VERBAL and not one.particle]
    return plain[0] if plain else None


def _is_described(items: Sequence[Item], at: int, word: Word) -> bool:
    """Whether an article or adjective before a base form shows that it is no verb: "a high bar"."""
    if word.part is not Part.verb or at == 0:
        return False
    before = items[at - 1]
    if before.tag == "det":
        return True
    return before.tag == "" and before.mention is None and at > 1 and items[at - 2].tag == "det" and not is_verb(before)


_MEASURES = words.listing("measures")


def _turns_a_measure(scene: Scene, at: int) -> bool:
    """Whether what is stopped or removed is a measure, which makes the verb a turn: "blocked the ban"."""
    items = scene.items
    if not items[at].says("turns") and not items[at].says("acts", *_VERBAL):
        return False
    for item in items[at + 1 : at + 9]:
        if item.low in _MEASURES or (item.says("acts", Part.noun) and item.low.split()[-1] in _MEASURES):
            return items[at].says("turns") is not None
        if (
            item.mention is not None
            and item.mention.entities
            and can_be_restricted(item.mention)
            and item.mention.entities[0].actor is None
        ):
            return False
        if item.low in {";", "on", "that", ":"}:
            return False
    return False


def _is_noun_here(scene: Scene, at: int, word: Word) -> bool:
    """Whether a word that is a verb or a noun ("ban", "block", "limits") is a noun here."""
    item = scene.items[at]
    if not any(one.part is Part.noun for one in item.words if one.file == "acts"):
        return False
    before = scene.items[at - 1] if at else None
    if word.part in {Part.participle, Part.gerund} and not (
        word.part is Part.gerund and before is not None and before.tag == "det"
    ):
        return False
    if before is None:
        return not (scene.items[at + 1].mention is not None if at + 1 < len(scene.items) else False)
    if before.tag in {"to", "modal", "pron", "adv"} or before.low in {"not", "do", "does", "did", "n't"}:
        return False
    if before.tag in {"det", "prep", "be"}:
        return True
    after = scene.items[at + 1] if at + 1 < len(scene.items) else None
    if before.mention is not None:
        if before.mention.possessive or before.mention.modifies or before.mention.way == Way.demonym:
            return True
        takes_object = (
            after is not None and (after.mention is not None or after.tag == "det") and after.low not in {"on", "in"}
        )
        return not takes_object
    return not (after is not None and (after.mention is not None or after.tag == "det"))


def _act_of_verb(scene: Scene, at: int, word: Word) -> Act | None:
    items, clauses = scene.items, scene.clauses
    clause = clauses.at(at)
    passive = word.part is Part.participle and (is_passive(items, at, clause.start) or _reduced(scene, at, clause))
    if (
        word.key in {"halt", "limit", "serve", "store", "remove", "exclude"}
        and not passive
        and not has_object(scene, at, clause)
    ) and (word.key != "serve" or not any(one.says("dealings") for one in items[at + 1 : at + 3])):
        return None
    turn = mood_of_verb(items, at, clauses)
    if word.key == "avoid" and not _is_told(turn):
        return None
    act = Act(word.key, "", turn, at, noun=False, clause=(clause.start, clause.end), says=items[at].low)
    _refine(scene, act, clause)
    if word.particle and not passive:
        act.targets = targets_around(scene, at, word.particle, clause)
        act.actors, act.weak_actor = active_actors(scene, at, clause, turn)
    elif _is_caused(scene, at, clause, word):
        act.targets = targets_in(scene, max(clause.start, at - 8), at)
        act.actors, act.weak_actor = causer(scene, at, clause)
    elif word.key == "restore" and not has_object(scene, at, clause):
        act.targets = left_targets(scene, at, clause)
        act.actors, act.weak_actor = passive_actors(scene, at, clause, turn)
    elif passive:
        act.targets = left_targets(scene, at, clause) or right_targets(scene, at, clause)
        act.actors, act.weak_actor = passive_actors(scene, at, clause, turn)
    else:
        act.targets = right_targets(scene, at, clause)
        act.actors, act.weak_actor = active_actors(scene, at, clause, turn)
        act.targets = act.targets or earlier_targets(scene, at, clause)
    if found := orderer(scene, at):
        act.actors, act.weak_actor = found, False
    act.targets = [one for one in act.targets if all(one is not other for other in act.actors)]
    return act


def _is_caused(scene: Scene, at: int, clause: Clause, word: Word) -> bool:
    """As in "had the app pulled": whoever has it done is the actor."""
    if word.part is not Part.participle or at < 2:
        return False
    items = scene.items
    back = at - 1
    while back > clause.start and (
        can_be_restricted(items[back].mention)
        or items[back].low in {"it", "them", "and", ",", "the"}
        or items[back].tag == "and"
    ):
        back -= 1
    return back < at - 1 and items[back].low in CAUSING


def _is_told(turn: Turn) -> bool:
    """Whether people are told or asked to keep away, which makes it a measure."""
    if turn.mood is Mood.called:
        turn.mood = Mood.advised
    return turn.ordered or turn.mood is Mood.advised


def _reduced(scene: Scene, at: int, clause: Clause) -> bool:
    """As in "apps banned in Ruritania": a participle right behind what it is said of."""
    before = scene.items[at - 1] if at > clause.start else None
    after = scene.items[at + 1] if at + 1 < len(scene.items) else None
    if before is None:
        return after is not None and after.low in {"by", "in"}
    if before.mention is not None or before.tag == "":
        return (
            after is not None
            and after.low in {"by", "in", "from", "on", "under", "since"}
            and not can_act_here(before.mention)
            and not is_verb(before)
        )
    return False


def _by_dealings(scene: Scene) -> Iterator[Act]:
    """What people may no longer do: "may not use", "told not to buy", "stop processing"."""
    items = scene.items
    for at, item in enumerate(items):
        word = item.says("dealings", *_VERBAL)
        if word is None or item.mention is not None or at in scene.used:
            continue
        if not _is_denied(scene, at):
            continue
        clause = scene.clauses.at(at)
        turn = mood_of_denied(scene, at)
        act = Act("deal", word.key, turn, at, noun=False, clause=(clause.start, clause.end), says=item.low)
        if is_passive(items, at, clause.start):
            act.targets = left_targets(scene, at, clause)
        act.targets = act.targets or right_targets(scene, at, clause) or left_targets(scene, at, clause)
        act.actors, act.weak_actor = active_actors(scene, at, clause, turn)
        act.targets = [one for one in act.targets if all(one is not other for other in act.actors)]
        scene.used.add(at)
        yield act


def _is_denied(scene: Scene, at: int) -> bool:
    items = scene.items
    start = max(scene.clauses.at(at).start, at - 6)
    for number in range(at - 1, start - 1, -1):
        item = items[number]
        if item.low in {"cannot", "can't", "mustn't", "no longer"} or item.low in _NEGATIONS:
            return _forbids(scene, number, at)
        if item.low.split()[0] in _DENIERS and at - number <= 3:
            return item.low.split()[0] not in {"from", "off", "against"} or _denying_verb(scene, number)
        if item.says("dealings") and at - number > 1 and items[at - 1].tag != "and":
            return False
        if (
            item.low in {"allowed", "permitted", "able", "supposed", "to", "use", "be", "using", "or", ","}
            or item.tag in {"be", "adv", "modal", "and", "to"}
            or item.says("dealings")
            or item.says("turns")
            or item.mention is not None
            or item.tag == "det"
        ):
            continue
        if item.tag == "":
            continue
        return False
    return False


def _denying_verb(scene: Scene, number: int) -> bool:
    return any(one.says("turns") or one.says("acts") for one in scene.items[max(0, number - 8) : number])


_ALLOWED = words.listing("allowances")


def _forbids(scene: Scene, number: int, at: int) -> bool:
    """Whether a negation forbids ("may not use", "told not to use"), instead of telling what is not done."""
    around = {word for one in scene.items[max(0, number - 3) : at] for word in one.low.split()}
    beside = {one.low for one in scene.items[max(0, number - 1) : number + 1]}
    if scene.items[number + 1].tag == "to":
        return True
    if scene.items[number].low in {"nobody", "none", "neither"}:
        return _denying_verb(scene, number) or bool(around & {"may", "can", "must", "should"})
    if beside & {
        "did",
        "does",
        "do",
        "didn't",
        "doesn't",
        "don't",
        "have",
        "has",
        "had",
        "hasn't",
        "haven't",
    } and not around & {"allowed", "permitted", "longer", "able"}:
        return False
    return bool(around & _ALLOWED)


def mood_of_denied(scene: Scene, at: int) -> Turn:
    """How a denied dealing is meant: the negation that forbids it does not deny that it is forbidden."""
    items, clauses = scene.items, scene.clauses
    clause = clauses.at(at)
    turn = mood_of_verb(items, at, clauses)
    window = [word for one in items[max(clause.start, at - 8) : at] for word in one.low.split()]
    if turn.mood in {Mood.denied, Mood.refused, Mood.ended, Mood.paused}:
        turn.mood = Mood.holds
    if turn.mood is Mood.weighed and not ({"would", "could", "might"} & set(window)) and not {"weigh"} & set(turn.keys):
        turn.mood = Mood.holds
    if {"will", "'ll", "wo", "won't"} & set(window) and turn.mood is Mood.holds:
        turn.mood = Mood.planned
    if turn.mood is Mood.called and "advise" not in turn.keys:
        turn.mood = Mood.advised
    return turn


def _by_states(scene: Scene) -> Iterator[Act]:
    """What is said of the thing itself: "is off limits", "became unreachable"."""
    items = scene.items
    for at, item in enumerate(items):
        word = item.says("acts", Part.state)
        if word is None or item.mention is not None or at in scene.used:
            continue
        clause = scene.clauses.at(at)
        targets = left_targets(scene, at, clause)
        if not targets and not any(
            one.low in {"declared", "made", "declare", "make", "declares"} for one in items[clause.start : at]
        ):
            continue
        turn = mood_of_verb(items, at, scene.clauses)
        if turn.mood in {Mood.denied, Mood.ended} and _is_negative_state(item.low):
            turn.mood = Mood.holds
        act = Act(word.key, "", turn, at, noun=False, clause=(clause.start, clause.end), says=item.low)
        act.targets = targets or right_targets(scene, at, clause)
        act.actors, act.weak_actor = passive_actors(scene, at, clause, turn)
        scene.used.add(at)
        yield act


def _is_negative_state(low: str) -> bool:
    return low.startswith(("no longer", "not "))


def _by_nouns(scene: Scene) -> Iterator[Act]:
    items = scene.items
    for at, item in enumerate(items):
        if at in scene.used or (item.mention is not None and item.tag != "role"):
            continue
        word = item.says("acts", Part.noun)
        if word is None or (
            item.says("acts", *_VERBAL)
            and not _is_noun_here(scene, at, Word("acts", word.key, Part.verb))
            and word.part is not Part.noun
        ):
            continue
        clause = scene.clauses.at(at)
        turn = mood_of_noun(items, at, scene.clauses)
        act = Act(word.key, "", turn, at, noun=True, clause=(clause.start, clause.end), says=item.low)
        _refine(scene, act, clause)
        act.targets = noun_targets(scene, at, clause)
        act.actors, act.weak_actor = noun_actors(scene, at, clause, turn)
        act.targets = [one for one in act.targets if all(one is not other for other in act.actors)]
        yield act


# What it is done with


def _refine(scene: Scene, act: Act, clause: Clause) -> None:
    """What people are banned from doing: "barred from buying", "a ban on the sale of"."""
    items = scene.items
    for number in range(act.at + 1, min(len(items), act.at + _REACH)):
        item = items[number]
        if item.low in {";", "but", "while"}:
            return
        word = item.says("dealings")
        if word is None or (item.mention is not None and item.tag != "role"):
            continue
        word = item.says("dealings", Part.noun) or word
        before = items[number - 1].low if number else ""
        if (
            word.part is Part.gerund
            or before in {"from", "on", "of", "to", "the", "any", "for", "new", "further", "all"}
            or word.part is Part.noun
        ):
            act.dealing = word.key
            scene.used.add(number)
            _use_alike(scene, number)
            return
    del clause


def _use_alike(scene: Scene, at: int) -> None:
    """What is listed with a dealing belongs to the same act: "from downloading or using"."""
    for number in range(at + 1, min(len(scene.items), at + 6)):
        item = scene.items[number]
        if item.says("dealings") and item.mention is None:
            scene.used.add(number)
        elif item.tag != "and" and item.low != ",":
            return


# To what it is done


# By whom it is done
