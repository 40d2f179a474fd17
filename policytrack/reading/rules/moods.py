"""How an act is meant: done, planned, weighed, asked for, advised, refused, stopped or ended.

The mood of an act begins as done. Going up from its verb or noun to whatever governs it, each step may weaken or turn
it: "would", "plans to", "a bill that", "lifted", "denied".
"""

from dataclasses import dataclass, field
from enum import StrEnum

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.words import Part

__all__ = ["Mood", "Turn", "mood_of_noun", "mood_of_verb", "outer_noun"]

_STEPS = 7
_NOBODY = frozenset({"nobody", "none", "nothing"})
_AIMS = frozenset({"goal", "aim", "purpose", "intention", "point", "idea"})
_OWN_ENDS = frozenset({"expire", "lapse", "end", "fail", "last", "collapse", "fall"})
_SEEMING = frozenset({"seem", "appear", "look"})
_MADE_LAW = frozenset({"sign", "enact", "promulgate"})
_WILL = frozenset({"will", "'ll", "shall", "wo", "won't"})
_PLANNED_HEDGES = words.listing("planned_hedges")
_OPEN_HEDGES = words.listing("open_hedges")
_DENYING_HEDGES = words.listing("denying_hedges")
_PARTS = words.listing("parts")
_RESOLVED = words.listing("resolved")
_PAUSING = words.listing("pausing")
_CALLING = words.listing("calling")
_SAYING = words.listing("saying")
_ASKING = words.listing("asking")
_SPEAKING = words.listing("speaking")
_POSSESSIVES = words.listing("possessives")


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
    """How an act is meant, and by what it was turned.

    Attributes:
        mood: How it is meant.
        governors: The predicates above it, the outermost last.
        keys: The turns met on the way.
        orderer: The outermost predicate that makes others do it.
    """

    mood: Mood
    governors: list[Predicate] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    orderer: Predicate | None = None

    @property
    def ordered(self) -> bool:
        """Whether somebody makes others do it."""
        return self.orderer is not None


def mood_of_verb(syntax: Syntax, one: Predicate, *, forbids: bool = False) -> Turn:
    """How a verb is meant.

    Args:
        syntax: The sentence.
        one: The verb.
        forbids: Its negation is what makes it a measure ("may not use"), so it denies nothing.
    """
    turn = Turn(Mood.holds)
    _apply_auxiliaries(turn, syntax, one, denies=not forbids)
    if not forbids and any(syntax.items[each.start].low in _NOBODY for each in one.subjects):
        _deny(turn)
    _climb(turn, syntax, one)
    _apply_conditions(turn, syntax, one)
    return turn


def mood_of_noun(syntax: Syntax, phrase: Phrase) -> Turn:
    """How a noun is meant, by the verb that it is the subject or object of and the noun that it hangs on."""
    turn = Turn(Mood.holds)
    if _is_denied(syntax, phrase):
        turn.mood = Mood.denied
        if phrase.prep == "without":
            return turn
    _climb_noun(turn, syntax, phrase, own=_is_of_measure(syntax, phrase))
    _apply_descriptions(turn, syntax, phrase)
    governor, _ = syntax.governing(phrase)
    if turn.mood is Mood.denied and governor is not None and governor.modal in {"will", "would", "'ll"}:
        turn.mood = Mood.refused  # "there will be no ban"
    if governor is not None:
        _apply_conditions(turn, syntax, governor)
    return turn


def _apply_descriptions(turn: Turn, syntax: Syntax, phrase: Phrase) -> None:
    """What a clause about a measure says became of it: "the ban that Chile lifted", "a ban, which was lifted, hit"."""
    if turn.mood is not Mood.holds or "start" in turn.keys:
        return
    for one in syntax.predicates:
        slots = one.subjects if one.passive else one.objects
        if one.link not in {Link.relative, Link.reduced} or not any(each is phrase for each in slots):
            continue
        if _key_for_noun(syntax, one, phrase) in {"end", "pause"}:
            _apply_to_noun(turn, syntax, one, phrase)
            _apply_auxiliaries(turn, syntax, one, denies=True)


def _apply_conditions(turn: Turn, syntax: Syntax, one: Predicate) -> None:
    """What is planned if something happens is only weighed: "will ban it unless it is sold"."""
    if turn.mood is Mood.planned and any(_depends(syntax, one, each) for each in syntax.predicates):
        turn.mood = Mood.weighed


def _depends(syntax: Syntax, one: Predicate, condition: Predicate) -> bool:
    """Whether a clause with "if" or "unless" says on what it depends that a verb is done; "even if" says nothing."""
    if condition.link != Link.condition or condition.marker not in {"if", "unless"}:
        return False
    opener = next((at for at in range(condition.start, -1, -1) if syntax.items[at].low == condition.marker), 0)
    if opener and syntax.items[opener - 1].low == "even":
        return False
    if condition.governor is None:
        return condition.number < one.number
    below: Predicate | None = condition.governor
    for _ in range(_STEPS):
        if below is None or below is one:
            break
        below = below.governor
    return below is one


# The steps upward


def _climb(turn: Turn, syntax: Syntax, one: Predicate) -> None:
    """Turn the mood by every predicate above one."""
    for _ in range(_STEPS):
        above = _above(turn, syntax, one)
        if above is None or above in turn.governors:
            return
        turn.governors.append(above)
        one = above


def _above(turn: Turn, syntax: Syntax, one: Predicate) -> Predicate | None:
    """Turn the mood by what governs a predicate, which is given."""
    if one.link == Link.condition:
        _weaken(turn, Mood.weighed)
        return None
    if one.to and one.start > 0 and syntax.items[one.start - 1].low == "whether":  # "has not decided whether to ban"
        _weaken(turn, Mood.weighed)
        return one.governor
    if one.link == Link.purpose and one.to:
        _weaken(turn, Mood.weighed)
        return None
    if one.noun is not None and one.link in {Link.infinitive, Link.gerund, Link.relative, Link.reduced, Link.said}:
        _climb_noun(turn, syntax, one.noun, only_instruments=one.link in {Link.relative, Link.reduced})
        return None
    governor = one.governor
    if governor is None or one.link in {Link.aside, Link.purpose, Link.relative, Link.reduced, Link.root}:
        return None
    if one.link == Link.said:
        _apply_said(turn, governor)
    elif one.link == Link.same:
        if not one.modal and one.at == one.start:
            _apply_auxiliaries(turn, syntax, governor, denies=False)
    else:
        _apply_governor(turn, syntax, governor, one)
    return governor


def _apply_governor(turn: Turn, syntax: Syntax, governor: Predicate, one: Predicate) -> None:
    """What the verb above makes of it: "plans to ban", "was urged to ban", "failed to ban", "halted selling"."""
    if governor.copula or _is_hedge(syntax, governor):
        _apply_hedge(turn, syntax, governor, one)
    else:
        word = syntax.word(governor, "turns")
        if governor.lemma in {"expect", "like"} and governor.passive:
            _weaken(turn, Mood.weighed)
        elif governor.lemma in {"have", "had", "has", "having"}:  # "had carriers block it"
            turn.orderer = governor
        elif governor.lemma in {"fail", "hesitate"}:
            _deny(turn)
        elif word is not None:
            _apply_key(turn, syntax, governor, kept_from=_kept_from(syntax, one))
    _apply_auxiliaries(turn, syntax, governor, denies=True)


def _is_hedge(syntax: Syntax, governor: Predicate) -> bool:
    """Whether a verb says how what follows is meant as "to be" does: "was set to ban", "seems ready to ban"."""
    going = governor.lemma == "go" and governor.start < governor.at
    told = governor.at + 1 if governor.lemma in _SEEMING else governor.at if governor.passive or going else -1
    hedges = _PLANNED_HEDGES | _OPEN_HEDGES | _DENYING_HEDGES
    return 0 <= told < len(syntax.items) and syntax.items[told].low in hedges


def _kept_from(syntax: Syntax, one: Predicate) -> bool:
    """Whether somebody else is kept from doing it: "stopped Montana from carrying out its ban"."""
    return one.link == Link.gerund and one.start > 0 and syntax.items[one.start - 1].low == "from"


def _apply_hedge(turn: Turn, syntax: Syntax, governor: Predicate, one: Predicate) -> None:
    """As in "is set to ban", "is likely to ban", "is to be banned"."""
    between = {word for at in range(governor.start, one.start) for word in syntax.items[at].low.split()}
    if any(syntax.head(each).low in _AIMS for each in governor.subjects):
        turn.mood = Mood.called  # what is meant to be reached is not said to be done
        return
    if between & _DENYING_HEDGES:
        _deny(turn)
    elif between & _OPEN_HEDGES:
        _weaken(turn, Mood.weighed)
    elif between & _PLANNED_HEDGES or one.start == governor.at + 1:
        _weaken(turn, Mood.planned)


def _climb_noun(
    turn: Turn, syntax: Syntax, phrase: Phrase, *, only_instruments: bool = False, own: bool = True
) -> None:
    """Turn the mood by a noun such as "bill", by the nouns it hangs on, and by its verb."""
    for step in range(3):
        word = _turn_noun(syntax, phrase) if own or step else None
        if only_instruments and word is None and not _is_measure(syntax, phrase):
            return
        if word is not None:
            _apply_noun(turn, word)
            if _is_denied(syntax, phrase):
                _deny(turn, by_body=True)
        outer = outer_noun(syntax, phrase)
        if outer is None:
            break
        phrase = outer
    governor, role = syntax.governing(phrase)
    if governor is None or governor in turn.governors:
        return
    if role == "prep" and not _tells_of(syntax, governor, phrase):
        _apply_stance(turn, syntax, governor, phrase)
        return
    turn.governors.append(governor)
    if role == "object" or (role == "subject" and (governor.passive or _is_own(syntax, governor))) or role == "prep":
        _apply_to_noun(turn, syntax, governor, phrase)
    _apply_auxiliaries(turn, syntax, governor, denies=True)
    _climb(turn, syntax, governor)


def _is_own(syntax: Syntax, governor: Predicate) -> bool:
    """Whether what a noun does tells how it stands: "the ban expired"."""
    return governor.lemma in _OWN_ENDS or syntax.word(governor, "turns") is None


def _tells_of(syntax: Syntax, governor: Predicate, phrase: Phrase) -> bool:
    """Whether a verb and a preposition say what becomes of a noun: "called for a ban", "backed down from"."""
    word = syntax.word(governor, "turns")
    if word is None:
        return False
    free = [each for each in governor.objects if each.start < phrase.start]
    return not free


def _apply_stance(turn: Turn, syntax: Syntax, governor: Predicate, phrase: Phrase) -> None:
    """What somebody is about a measure: "is undecided on a ban", "is against a ban"."""
    if not (governor.copula or governor.passive):
        return
    if governor.copula and phrase.prep == "against":
        _deny(turn, by_body=True)
    elif any(syntax.items[at].low in _OPEN_HEDGES for at in range(governor.at, phrase.start)):
        _weaken(turn, Mood.weighed)
    else:
        return
    turn.governors.append(governor)
    _apply_auxiliaries(turn, syntax, governor, denies=True)


def outer_noun(syntax: Syntax, phrase: Phrase) -> Phrase | None:
    """The noun that a phrase hangs on: "a bill for a ban", "the lifting of the ban", "a call by Italy for a ban"."""
    first = phrase.listed[0]
    if not first.prep or not first.number:
        return None
    before = syntax.phrases[first.number - 1]
    if before.end != first.prep_at:
        return None
    if before.prep in {"by", "from"} and before.number and syntax.phrases[before.number - 1].end == before.prep_at:
        before = syntax.phrases[before.number - 1]
    return before if syntax.head(before).low in _PARTS or _turn_noun(syntax, before) is not None else None


def _turn_noun(syntax: Syntax, phrase: Phrase) -> str | None:
    """The turn that a noun says, itself or by the word before it: "plan", "suspension order"."""
    for at in (phrase.head, max(phrase.start, phrase.head - 1)):
        item = syntax.items[at]
        for one in item.words:
            if one.file == "turns" and (one.part is Part.noun or " " in item.low):  # "calls for" is no verb here
                return one.key
    return None


def _is_measure(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a noun is of a measure: "law", "ban"."""
    low = syntax.head(phrase).low.split()[-1]
    return low in words.listing("measures") or syntax.head(phrase).says("acts", Part.noun) is not None


def _is_of_measure(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether what a noun says is done to a measure: "the suspension of the ban", not "of the app"."""
    behind = syntax.after(phrase, "of", "on")
    return behind is not None and syntax.head(behind).says("acts", Part.noun) is not None


def _is_denied(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether the words around a noun say that it is not there: "no ban", "without a ban", "rather than a ban"."""
    first = syntax.items[phrase.start].low
    before = [syntax.items[at].low for at in range(max(0, phrase.start - 2), phrase.start)]
    return first == "no" or phrase.prep == "without" or before[-1:] == ["than"] or before[-2:] == ["instead", "of"]


# What each step says


def _apply_auxiliaries(turn: Turn, syntax: Syntax, one: Predicate, *, denies: bool) -> None:
    """What its own auxiliaries make of it: "will ban", "has not banned", "has yet to ban", "should ban"."""
    if one.negated and denies:
        if one.longer:
            turn.mood = Mood.ended if turn.mood is Mood.holds else turn.mood
        else:
            _deny(turn, by_body=one.modal in _RESOLVED)
    if "yet" in one.adverbs and one.perfect and not one.negated:  # "has yet to"
        _deny(turn)
    modal = one.modal
    if one.longer and modal in {"will", "would", "'ll", "could", "can"}:  # "will no longer buy" begins now
        return
    if modal in _WILL:
        _weaken(turn, Mood.planned)
    elif modal in {"would", "'d"}:
        _weaken(turn, Mood.planned if _is_reported(syntax, one) else Mood.weighed)
    elif (modal in {"could", "might", "couldn't"} and (denies or not one.negated)) or (
        modal in {"may", "can", "ca"} and denies
    ):
        _weaken(turn, Mood.weighed)
    elif modal == "should" and denies:
        _weaken(turn, Mood.called)


def _is_reported(syntax: Syntax, one: Predicate) -> bool:
    """Whether "would" is what somebody said they will do, or what a law that was made does."""
    if one.link == Link.said and one.governor is not None:
        return True
    if one.link == Link.same and one.governor is not None:
        return _is_reported(syntax, one.governor)
    return one.noun is not None and _turn_noun(syntax, one.noun) in {"start", "plan"}


_ORDER_OF_KEYS = ("order", "advise", "start", "plan", "weigh", "refuse", "pause", "end", "call")
_ORDER_FOR_NOUNS = ("end", "pause", "refuse", "start", "plan", "weigh", "call", "order", "advise")
_WEAKER = {"plan": Mood.planned, "weigh": Mood.weighed, "call": Mood.called, "advise": Mood.advised}


def _keys(syntax: Syntax, one: Predicate) -> list[str]:
    """The turns that a verb may say."""
    return [
        word.key
        for word in syntax.items[one.at].words
        if word.file == "turns" and word.part in {Part.verb, Part.participle, Part.gerund}
    ]


def _key_of(syntax: Syntax, one: Predicate) -> str:
    """The turn that a verb says of another verb: of several, the one that changes least."""
    keys = _keys(syntax, one)
    if one.lemma == "urge":
        return "advise"
    if one.lemma in {"warn", "suggest", "ask", "request"} and "order" in keys:
        return "order"
    return min(keys, key=_ORDER_OF_KEYS.index) if keys else ""


def _apply_key(turn: Turn, syntax: Syntax, governor: Predicate, *, kept_from: bool = False) -> None:
    """What a turn above it makes of it: "was ordered to ban", "plans to ban", "refused to ban"."""
    key = _key_of(syntax, governor)
    if key:
        turn.keys.append("vote" if governor.lemma == "vote" else key)
    if key in {"start", "plan"} and turn.mood is Mood.denied:  # "chose not to ban"
        turn.mood = Mood.refused
    elif key == "order":
        _order(turn, syntax, governor)
    elif key in _WEAKER:
        if key in {"call", "advise"}:
            turn.orderer = governor
        _weaken(turn, _WEAKER[key])
    elif key == "refuse":
        _deny(turn, by_body=True)
    elif key in {"pause", "end"} and (kept_from or governor.lemma not in {"stop", "end", "cease"}):
        turn.mood = Mood.paused if key == "pause" else Mood.ended


def _order(turn: Turn, syntax: Syntax, governor: Predicate) -> None:
    """Somebody makes others do it, or only asks them to: "told carriers to block", "asked carriers to block".

    A wish of those who can do nothing about it is no more than that: "users want shops to drop it".
    """
    if governor.lemma in _ASKING:
        powerless = governor.subjects and all(_is_anybody(syntax, each) for each in governor.subjects)
        if governor.passive or not powerless:
            turn.keys.append("ask")
        turn.orderer = governor
        _weaken(turn, Mood.called)
    elif governor.lemma not in _SAYING:
        turn.orderer = governor


def _is_anybody(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of nobody who speaks for a body: "users", "a businessman", not "it", "its chairman"."""
    low = syntax.head(phrase).low
    speaks = low in _SPEAKING or syntax.items[phrase.start].low in _POSSESSIVES
    return not syntax.mentions(phrase) and not speaks and syntax.tags[phrase.head].kind is not Kind.pron


def _apply_said(turn: Turn, governor: Predicate) -> None:
    """What the verb that tells of it makes of it: "denied that it bans", "urged that it be banned"."""
    lemma = governor.lemma
    if lemma in {"deny", "dispute"}:
        _deny(turn)
    elif lemma in {"threaten", "propose", "hint", "suggest"} or (
        governor.negated and lemma in {"say", "decide", "know"}
    ):
        _weaken(turn, Mood.weighed)
    elif lemma in {"recommend", "advise", "urge"}:
        turn.orderer = governor
        turn.keys.append("advise")
        _weaken(turn, Mood.advised)
    elif lemma in {"demand", "call"}:
        turn.orderer = governor
        turn.keys.append("call")
        _weaken(turn, Mood.called)
    elif lemma in {"order", "require", "decree"}:
        turn.orderer = governor


def _apply_noun(turn: Turn, key: str) -> None:
    """What a noun around it makes of it: "a plan to ban", "the suspension of the ban"."""
    turn.keys.append(key)
    if key in _WEAKER:
        _weaken(turn, _WEAKER[key])
    elif key == "refuse":
        _deny(turn, by_body=True)
    elif key in {"end", "pause"}:
        turn.mood = Mood.ended if key == "end" else Mood.paused


def _apply_to_noun(turn: Turn, syntax: Syntax, governor: Predicate, phrase: Phrase) -> None:
    """What a verb does with a measure: "lifted the ban", "the bill was signed", "dropped plans for a ban"."""
    if _has_run_out(syntax, governor):
        turn.mood = Mood.ended
        return
    key = _key_for_noun(syntax, governor, phrase)
    if key:
        turn.keys.append(key)
    if governor.lemma in _MADE_LAW and turn.mood is Mood.weighed and not governor.negated and key:
        turn.mood = Mood.holds  # a bill that was signed
    elif key in _WEAKER:
        _weaken(turn, _WEAKER[key])
    elif key == "refuse":
        _deny(turn, by_body=True)
    elif key in {"end", "pause"}:
        if _turn_noun(syntax, phrase) in {"plan", "weigh"}:  # plans that are dropped
            turn.mood = Mood.refused
        else:
            turn.mood = Mood.paused if key == "pause" else Mood.ended


def _has_run_out(syntax: Syntax, governor: Predicate) -> bool:
    """As in "the ban lasted a month", "the restriction is gone"."""
    if governor.lemma == "last" and not governor.perfect and not governor.modal and not governor.negated:
        return True
    last = min(len(syntax.items), governor.at + 4) if governor.copula else governor.at + 1
    return any(syntax.items[at].says("turns", Part.state) is not None for at in range(governor.at, last))


def _key_for_noun(syntax: Syntax, governor: Predicate, phrase: Phrase) -> str:
    """The turn that a verb says of a measure, if any: "suspended the ban", "blocked the law", "backs a ban"."""
    keys = _keys(syntax, governor)
    if not keys and (word := syntax.word(governor, "acts")) is not None:
        keys = ["pause"] if word.key == "block" else ["end"] if word.key in {"remove", "restore", "halt"} else []
    if not keys:
        return ""
    if governor.lemma in _CALLING:
        return "call"
    key = min(keys, key=_ORDER_FOR_NOUNS.index)
    if "pause" in keys and governor.lemma in _PAUSING:
        key = "pause"
    if key == "start" and governor.lemma == "introduce" and _turn_noun(syntax, phrase) == "weigh":
        return "weigh"
    return key


# How moods go together


_STRENGTH = (Mood.denied, Mood.refused, Mood.called, Mood.advised, Mood.weighed, Mood.planned, Mood.holds)


def _weaken(turn: Turn, mood: Mood) -> None:
    """A weaker mood takes the place of a stronger one; what is ended or refused only in thought is still there."""
    if turn.mood in {Mood.ended, Mood.paused}:
        turn.mood = Mood.holds if mood in {Mood.weighed, Mood.called} else turn.mood
        return
    if turn.mood is Mood.advised and mood in {Mood.planned, Mood.called}:
        return
    if _STRENGTH.index(mood) < _STRENGTH.index(turn.mood):
        turn.mood = mood


def _deny(turn: Turn, *, by_body: bool = False) -> None:
    """Turn it round: what was "not lifted" holds, and what was "not ruled out" is open."""
    if turn.mood in {Mood.ended, Mood.paused}:
        turn.mood = Mood.holds
    elif turn.mood in {Mood.refused, Mood.denied}:  # "did not rule out"
        turn.mood = Mood.weighed
    else:
        turn.mood = Mood.refused if by_body or turn.mood in {Mood.planned, Mood.weighed} else Mood.denied
