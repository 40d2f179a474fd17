"""How an act is meant: done, planned, weighed, asked for, advised, refused, stopped or ended."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from policytrack.reading.rules import words
from policytrack.reading.rules.clauses import Clause, Clauses
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.words import Part

__all__ = ["Mood", "Turn", "mood_of_noun", "mood_of_verb"]

_FAR = 16
_LIFTED_MODALS = frozenset({"will", "'ll", "shall", "wo"})
_OPEN_MODALS = frozenset({"would", "could", "may", "might", "can", "should", "'d", "couldn't", "mayn't"})
_DENIED = words.listing("denials")
_VERBAL = (Part.verb, Part.participle, Part.gerund)


class Mood(StrEnum):
    """How an act is meant."""

    holds = "holds"
    planned = "planned"
    weighed = "weighed"
    called = "called"
    advised = "advised"
    refused = "refused"
    paused = "paused"
    ended = "ended"
    denied = "denied"  # the text itself says that it is not so


@dataclass(slots=True)
class Turn:
    """How an act is meant, and the items that say so, the outermost last."""

    mood: Mood
    governors: list[int] = field(default_factory=list)
    ordered: bool = False
    keys: list[str] = field(default_factory=list)


def mood_of_verb(items: Sequence[Item], at: int, clauses: Clauses) -> Turn:
    """How a verb that is an act is meant."""
    turn = Turn(Mood.holds)
    _climb(items, at, clauses, turn)
    clause = clauses.at(at)
    outer = min([at, *turn.governors])
    if turn.mood is Mood.holds and items[outer].low.endswith("ing") and _is_open(items, outer, clauses.at(outer)):
        turn.mood = Mood.weighed
    if clause.is_conditional and turn.mood in {Mood.holds, Mood.planned}:
        turn.mood = Mood.weighed
    return turn


def _is_open(items: Sequence[Item], at: int, clause: Clause) -> bool:
    """Whether a clause tells of what could be, before a verb that hangs on it: "could act, also by blocking"."""
    return any(one.low in {"could", "might", "would"} for one in items[clause.start : at])


def _climb(items: Sequence[Item], at: int, clauses: Clauses, turn: Turn) -> None:
    """Go from a verb to the verbs and nouns that govern it, and turn the mood as each says."""
    for _ in range(5):
        clause = clauses.at(at)
        number, seen = _auxiliaries(items, at, clause.start)
        _apply_auxiliaries(turn, seen, items, at)
        governor = _governor(items, at, number, clause, clauses)
        if governor is None:
            return
        turn.governors.append(governor)
        _apply(turn, items, governor)
        at = governor


def _auxiliaries(items: Sequence[Item], at: int, start: int) -> tuple[int, list[Item]]:
    number, seen = at - 1, []
    while number >= start and items[number].tag in {"be", "have", "do", "modal", "neg", "adv"}:
        if items[number].mention is not None:
            break
        seen.append(items[number])
        number -= 1
    return number, seen


def _apply_auxiliaries(turn: Turn, seen: Sequence[Item], items: Sequence[Item], at: int) -> None:
    lows = {one.low for one in seen}
    if lows & {"yet", "stopped short"} and lows & {"have", "has"}:  # "has yet to"
        _set(turn, Mood.denied)
    if "may" in lows and lows & {"not", "longer", "no"}:  # "may no longer" forbids; it does not deny
        return
    if lows & _DENIED and "longer" not in lows:
        _deny(turn)
    elif "longer" in lows:
        _set(turn, Mood.ended)
    elif lows & _OPEN_MODALS:
        _weaken(turn, Mood.weighed)
    elif lows & _LIFTED_MODALS or ("be" in lows and _to_be(items, at)):
        _weaken(turn, Mood.planned)


def _to_be(items: Sequence[Item], at: int) -> bool:
    """As in "is to be banned"."""
    window = [one.low for one in items[max(0, at - 4) : at]]
    return window[-2:] == ["to", "be"] and any(one in {"is", "are", "was", "were"} for one in window[:-2])


def _governor(items: Sequence[Item], at: int, number: int, clause: Clause, clauses: Clauses) -> int | None:
    """The verb or noun that governs a verb: "plans to ban", "a bill that would ban", "consider banning"."""
    if number < clause.start or (number == clause.start and items[number].low in {"that", "which", "who"}):
        return _antecedent(items, clause, clauses)
    before = items[number]
    if before.tag == "to":
        return _behind(items, number - 1, _start(clause, clauses), far=_FAR)
    if (
        items[at].says("acts", Part.gerund)
        or items[at].says("dealings", Part.gerund)
        or items[at].says("turns", Part.gerund)
    ):
        low = before.low
        if (
            low in {"from", "of", "for", "on", "against", "about", "to", "by", "at", "into", "with", "in"}
            or before.words
            or before.tag == ""
        ):
            return _behind(
                items,
                number if before.words else number - 1,
                _start(clause, clauses),
                far=4 if before.tag != "prep" else 8,
            )
        return None
    if before.says("turns", *_VERBAL) and before.mention is None and at - number <= 1:
        return number
    return None


def _start(clause: Clause, clauses: Clauses) -> int:
    """Where to stop looking: a clause that goes on with another's subject may hang on that one's verbs."""
    before = clauses.before(clause) if clause.coordinated else None
    return before.start if before is not None else clause.start


def _behind(items: Sequence[Item], number: int, start: int, far: int) -> int | None:
    stop = max(start, number - far)
    while number >= stop:
        item = items[number]
        if item.mention is None and (
            item.says("turns")
            or item.low
            in {
                "expected",
                "likely",
                "able",
                "free",
                "unlikely",
                "power",
                "powers",
                "right",
                "yet",
                "failed",
                "unwilling",
            }
        ):
            return number
        if item.says("acts", Part.verb, Part.participle) and item.mention is None and number != stop:
            return None
        number -= 1
    return None


def _antecedent(items: Sequence[Item], clause: Clause, clauses: Clauses) -> int | None:
    """What a clause hangs on: "a bill that would ban", "said that it would ban"."""
    if not (clause.is_relative or clause.opener in {"that", "whether"}):
        return None
    before = clauses.before(clause)
    if before is None:
        return None
    for number in range(clause.start - 1, max(before.start, clause.start - 9) - 1, -1):
        if items[number].says("turns") and items[number].mention is None:
            return number
    return None


def _apply(turn: Turn, items: Sequence[Item], at: int) -> None:
    item = items[at]
    if item.low in {"expected", "likely", "able", "free", "power", "powers", "right"}:
        return _weaken(turn, Mood.weighed)
    if item.low in {"unlikely", "yet", "failed", "unwilling"}:
        return _deny(turn)
    keys = [one.key for one in item.words if one.file == "turns"]
    turn.keys.extend(keys[:1])
    return _apply_key(turn, _chosen(keys), items, at)


_ORDER_OF_KEYS = ("order", "advise", "start", "plan", "weigh", "refuse", "pause", "end", "call")


def _chosen(keys: Sequence[str]) -> str:
    return min(keys, key=_ORDER_OF_KEYS.index) if keys else ""


_SAYING = words.listing("saying")
_ASKING = words.listing("asking")


def _apply_key(turn: Turn, key: str, items: Sequence[Item], at: int) -> None:
    low = items[at].low.split()[0]
    if key == "order":
        _order(turn, low)
    elif key == "advise":
        _weaken(turn, Mood.called if low in {"urge", "urged", "urges", "urging"} else Mood.advised)
    elif key in _WEAKER:
        _weaken(turn, _WEAKER[key])
    elif key == "refuse":
        _deny(turn, by_body=True)
    elif key in {"pause", "end"}:
        _set(turn, Mood.paused if key == "pause" else Mood.ended)


_WEAKER = {"plan": Mood.planned, "weigh": Mood.weighed, "call": Mood.called}


def _order(turn: Turn, low: str) -> None:
    if low in _ASKING:
        turn.keys.append("ask")
        _weaken(turn, Mood.called)
    elif low not in _SAYING:
        turn.ordered = True


def _set(turn: Turn, mood: Mood) -> None:
    turn.mood = mood


def _weaken(turn: Turn, mood: Mood) -> None:
    """A weaker mood takes the place of a stronger one; what is ended or refused only in thought is still there."""
    if turn.mood in {Mood.ended, Mood.paused}:
        turn.mood = Mood.holds if mood in {Mood.weighed, Mood.called} else turn.mood
        return
    strength = (Mood.denied, Mood.refused, Mood.called, Mood.advised, Mood.weighed, Mood.planned, Mood.holds)
    if strength.index(mood) < strength.index(turn.mood):
        turn.mood = mood


def _deny(turn: Turn, *, by_body: bool = False) -> None:
    if turn.mood in {Mood.ended, Mood.paused}:
        turn.mood = Mood.holds
    elif turn.mood in {Mood.refused, Mood.denied} and by_body:
        turn.mood = Mood.refused
    else:
        turn.mood = Mood.refused if by_body or turn.mood in {Mood.planned, Mood.weighed} else Mood.denied


def mood_of_noun(items: Sequence[Item], at: int, clauses: Clauses) -> Turn:
    """How a noun that is an act is meant, by the verb it is the object or subject of."""
    clause = clauses.at(at)
    turn = Turn(Mood.holds)
    if _denied_noun(items, at, clause):
        turn.mood = Mood.denied
    governor = _governing(items, at, clause, clauses)
    if governor is not None:
        turn.governors.append(governor)
        _apply_to_noun(turn, items, governor, at)
        _climb_on(items, governor, clauses, turn)
    elif clause.is_conditional or any(one.low in _OPEN_MODALS for one in items[clause.start : clause.end]):
        _weaken(turn, Mood.weighed)
    if clause.is_conditional:
        _weaken(turn, Mood.weighed)
    return turn


def _climb_on(items: Sequence[Item], governor: int, clauses: Clauses, turn: Turn) -> None:
    if items[governor].says("turns", *_VERBAL) or items[governor].says("acts", *_VERBAL):
        _climb(items, governor, clauses, turn)


def _denied_noun(items: Sequence[Item], at: int, clause: Clause) -> bool:
    window = [one.low for one in items[max(clause.start, at - 4) : at]]
    return any(one in {"no", "without", "neither", "never"} for one in window) or window[-2:] in (
        ["not", "a"],
        ["n't", "a"],
        ["than", "a"],
    )


def _governing(items: Sequence[Item], at: int, clause: Clause, clauses: Clauses) -> int | None:
    """The verb or noun that a noun hangs on; a verb before it first, then one behind it."""
    for number in range(at - 1, max(_start(clause, clauses), at - 12) - 1, -1):
        item = items[number]
        if item.mention is None and (
            item.says("turns", *_VERBAL) or (item.says("turns", Part.noun) and _leads_to(items, number, at))
        ):
            return number
        if item.low in {",", ";"} and number < at - 6:
            break
    for number in range(at + 1, min(clause.end, at + 16)):
        item = items[number]
        if (
            item.mention is None
            and (item.says("turns", *_VERBAL) or item.says("turns", Part.state))
            and not _inside_reduced(items, number, at)
        ):
            return number
    return None


def _leads_to(items: Sequence[Item], number: int, at: int) -> bool:
    """Whether a noun such as "bill" or "calls" is followed by what it is for: "calls for a ban", "plan for a ban"."""
    between = [one.low for one in items[number + 1 : at]]
    return (
        bool(between)
        and between[0] in {"for", "of", "to", "on", "about", "towards", "against", "over"}
        and len(between) <= 6
    )


def _inside_reduced(items: Sequence[Item], number: int, at: int) -> bool:
    """Whether a participle behind a noun describes something else: "a ban on apps made in ..."."""
    if not items[number].says("turns", Part.participle):
        return False
    before = items[number - 1]
    return number - 1 > at and before.tag not in {"be", "have", "adv", "neg"} and before.mention is not None


def _apply_to_noun(turn: Turn, items: Sequence[Item], governor: int, at: int) -> None:
    item = items[governor]
    keys = [one.key for one in item.words if one.file == "turns"]
    low = item.low.split()[0]
    order = ("end", "pause", "refuse", "start", "plan", "weigh", "call", "order", "advise")
    key = min(keys, key=order.index)
    if (
        low
        in {
            "suspend",
            "suspended",
            "suspends",
            "suspending",
            "halt",
            "halted",
            "halts",
            "stop",
            "stopped",
            "freeze",
            "froze",
            "frozen",
            "block",
            "blocked",
            "blocks",
            "delay",
            "delayed",
            "postpone",
            "postponed",
            "stay",
            "stayed",
            "paused",
            "pauses",
        }
        and "pause" in keys
    ):
        key = "pause"
    turn.keys.append(key)
    if (
        key == "start"
        and low in {"introduce", "introduced", "introduces", "introducing"}
        and _is_bill(items, governor, at)
    ):
        key = "weigh"
    if key == "call" and low in {
        "call",
        "calls",
        "demand",
        "demands",
        "support",
        "supports",
        "supported",
        "favour",
        "favor",
        "ask",
        "asked",
        "urge",
        "urged",
        "want",
        "wants",
        "wanted",
    }:
        _weaken(turn, Mood.called)
    elif key in {"start", "order"}:
        return
    else:
        _apply_key(turn, key, items, governor)


def _is_bill(items: Sequence[Item], governor: int, at: int) -> bool:
    return any(
        one.low in {"bill", "draft", "motion", "legislation", "amendment", "bills", "proposal"}
        for one in items[governor + 1 : at + 1]
    )
