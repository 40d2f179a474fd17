"""How a verb or a noun is meant in all: by its own words, by what governs it, and by conditions."""

from calendar import month_abbr, month_name
from collections.abc import Iterator

from policytrack.reading.rules import words
from policytrack.reading.rules.moods.auxiliaries import apply_auxiliaries
from policytrack.reading.rules.moods.climbing import PROLONGING, STEPS, climb, climb_noun
from policytrack.reading.rules.moods.cues import is_denied_noun, is_of_measure, key_behind, key_of_adjectives, keys_of
from policytrack.reading.rules.moods.mood import Mood, Turn
from policytrack.reading.rules.moods.nouns import apply_descriptions, apply_noun, apply_to_noun
from policytrack.reading.rules.moods.supposed import is_only_supposed
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Form
from policytrack.reading.rules.words import Part

__all__ = ["has_deadline", "mood_of_noun", "mood_of_verb"]

_LATER = frozenset({"will", "'ll", "would", "shall", "could", "can", "may", "might"})
_NEAR = 4  # how many verbs away a condition may be
_WAITING = frozenset({"once", "when", "until"})
_SOON = frozenset({"soon"})
_THEORY = frozenset({"theory", "principle"})
_STAYING = frozenset({"stay", "remain", "stand"})
_KEEPING = _STAYING | {"keep", "continue"}
_EFFECT = frozenset({"effect", "force"})
_MONTHS = frozenset(one.casefold() for one in (*month_name, *month_abbr) if one)
_ON_DAY = frozenset({"on", "from", "as of", "as from", "starting", "beginning"})
_BY_WHEN = frozenset({"by", "until", "before", "within"})
_NOBODY = frozenset({"nobody", "none", "nothing"})
_NONE = _NOBODY | {"no"}


def mood_of_verb(syntax: Syntax, one: Predicate, *, forbids: bool = False) -> Turn:
    """How a verb is meant.

    Args:
        syntax: The sentence.
        one: The verb.
        forbids: Its negation is what makes it a measure ("may not use"), so it denies nothing.
    """
    turn = Turn(Mood.holds)
    apply_auxiliaries(turn, syntax, one, denies=not forbids)
    if not forbids and not _NONE.isdisjoint(syntax.spoken) and _is_nobody(syntax, one):
        turn.deny()
    climb(turn, syntax, one)
    if not forbids and not _NOBODY.isdisjoint(syntax.spoken) and _is_of_nobody(syntax, one, turn):
        turn.deny()
    if _is_or_else(syntax, one):
        turn.weaken(Mood.planned if has_deadline(syntax) else Mood.weighed)
    apply_conditions(turn, syntax, one)
    if turn.mood is Mood.planned and _goes_on(syntax, one):
        turn.mood = Mood.holds
    return turn


def _goes_on(syntax: Syntax, one: Predicate) -> bool:
    """Whether what will be so is so already: "will remain unreachable", "will continue to be blocked"."""
    if one.copula:
        return one.lemma in _STAYING
    if any(syntax.items[at].low in _STAYING for at in range(one.start, one.at)):
        return True  # "is to stay blocked"
    above = one.governor if one.link is Link.infinitive else None
    kept = above is not None and above.lemma in _KEEPING and (above.lemma == "continue" or one.passive)
    return kept and not (above is not None and above.negated)


def _is_nobody(syntax: Syntax, one: Predicate) -> bool:
    """As in "nobody blocks it", "none of the three has been let back"."""
    if any(syntax.items[each.start].low in (_NONE if one.finite else _NOBODY) for each in one.subjects):
        return True
    opener = next((each for each in syntax.phrases if each.end == one.start), None)
    at = opener.prep_at - 1 if opener is not None and opener.prep == "of" else -1
    return not one.subjects and at >= 0 and syntax.items[at].low in _NOBODY


def _is_of_nobody(syntax: Syntax, one: Predicate, turn: Turn) -> bool:
    """As in "it blocks nobody", "nobody has told shops to remove it"."""
    done_to = [] if one.passive else one.objects
    told = [each for above in turn.governors if above is turn.orderer for each in above.subjects]
    return any(syntax.items[each.start].low in _NOBODY for each in (*done_to, *told))


_BELIEVING = words.listing("believing")


def mood_of_noun(syntax: Syntax, phrase: Phrase) -> Turn:
    """How a noun is meant, by the verb that it is the subject or object of and the noun that it hangs on."""
    turn = Turn(Mood.holds)
    if is_only_supposed(syntax, phrase):
        turn.mood = Mood.called
        return turn
    if is_denied_noun(syntax, phrase):
        turn.mood = Mood.denied
        if phrase.prep == "without":
            return turn
    _apply_own(turn, syntax, phrase)
    climb_noun(turn, syntax, phrase, own=is_of_measure(syntax, phrase))
    apply_descriptions(turn, syntax, phrase)
    governor, role = syntax.governing(phrase)
    if governor is not None:
        _apply_governing(turn, syntax, governor, phrase, subject=role == "subject")
    return turn


def _apply_own(turn: Turn, syntax: Syntax, phrase: Phrase) -> None:
    """What the words of a noun itself, and what is to be done to it, make of it."""
    if (key := key_of_adjectives(syntax, phrase)) or (key := _key_of_head(syntax, phrase)):
        apply_noun(turn, key)
    if _is_to_be_stopped(syntax, phrase):
        apply_noun(turn, "end")
    if key := key_behind(syntax, phrase):
        apply_noun(turn, key)


def _is_to_be_stopped(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether somebody would have a measure ended: "called for the ban to be lifted", "wants it lifted"."""
    governor, _ = syntax.governing(phrase)
    if governor is not None and _only_expects(syntax, governor):
        return False
    for one in syntax.predicates:
        told = one.noun is phrase or any(each is phrase for each in one.subjects)
        if told and one.passive and one.link is Link.infinitive and not one.finite:
            return not {"end", "pause"}.isdisjoint(keys_of(syntax, one))
    return False


def _only_expects(syntax: Syntax, governor: Predicate) -> bool:
    """Whether a verb tells what somebody thinks who does not decide: "DJI expects the ban to be lifted"."""
    if governor.lemma not in _BELIEVING or governor.passive:
        return False
    who = [each.entity for phrase in governor.subjects for each in syntax.mentions(phrase)]
    return not any(each is not None and each.is_place for each in who)


def _apply_governing(turn: Turn, syntax: Syntax, governor: Predicate, phrase: Phrase, *, subject: bool) -> None:
    """What the verb that a noun belongs to, and those that go on with it, make of it in the end."""
    for other in _going_on(syntax, governor, phrase) if subject else ():
        if other.negated and other.lemma in PROLONGING:  # "ran for 90 days and was not renewed"
            turn.mood = turn.mood if other.modal else Mood.ended
            continue
        if keys_of(syntax, other) and turn.mood in {Mood.paused, Mood.ended}:
            turn.mood = Mood.holds  # "was blocked by a judge and upheld on appeal"
        apply_to_noun(turn, syntax, other, phrase)
    if turn.mood is Mood.denied and governor.modal in {"will", "would", "'ll"}:
        turn.mood = Mood.refused  # "there will be no ban"
    apply_conditions(turn, syntax, governor)
    _apply_staying(turn, syntax, governor)


def _apply_staying(turn: Turn, syntax: Syntax, governor: Predicate) -> None:
    """What will stay is in force, and what never took effect is held up."""
    if turn.mood is Mood.planned and syntax.items[governor.at].low in _STAYING:
        turn.mood = Mood.holds
    effect = any(syntax.head(each).low in _EFFECT for each in (*governor.objects, *governor.preps))
    if turn.mood is Mood.denied and effect and syntax.items[governor.at - 1].low == "never":
        turn.mood = Mood.paused


def _going_on(syntax: Syntax, governor: Predicate, phrase: Phrase) -> Iterator[Predicate]:
    """The verbs that go on with the subject of another: "was imposed in May and [lifted] in June"."""
    for one in syntax.predicates[governor.number + 1 :]:
        done_to = one.passive or one.copula or not one.objects  # not "the order ... and [removes] a risk"
        if one.link is Link.same and done_to and any(each is phrase for each in one.subjects):
            yield one


def _key_of_head(syntax: Syntax, phrase: Phrase) -> str:
    """What a noun behind that of a measure makes of it: "the TikTok ban bill", "a ban proposal"."""
    head = syntax.head(phrase)
    said = head.says("turns", Part.noun) if head.says("acts") is None else None
    return said.key if said is not None and said.key in {"weigh", "plan"} else ""


def apply_conditions(turn: Turn, syntax: Syntax, one: Predicate) -> None:
    """What is planned if something happens is only weighed: "will ban it unless it is sold"."""
    if turn.mood is Mood.weighed and _THEORY & syntax.spoken and "in" in syntax.spoken:
        turn.weaken(Mood.called)  # "would be possible in principle"
    if turn.mood is Mood.planned and any(_depends(syntax, one, each) for each in syntax.predicates):
        turn.mood = Mood.planned if has_deadline(syntax) else Mood.weighed
    if not (_WAITING | _SOON | _AFTER).isdisjoint(syntax.spoken) and _is_put_off(syntax, one, turn):
        turn.keys.append("waits")
    if turn.mood in {Mood.ended, Mood.paused} and any(each.modal in _LATER for each in (one, *turn.governors)):
        near = syntax.predicates[max(0, one.number - _NEAR) : one.number + _NEAR]
        if "waits" in turn.keys or any(_depends(syntax, one, each) for each in near):
            turn.mood = Mood.holds  # "will lift the ban once it complies"


def has_deadline(syntax: Syntax) -> bool:
    """Whether a sentence says by when a condition has to be met: "unless it is sold by 19 January"."""
    dated = (each for each in syntax.phrases if each.prep in _ON_DAY and syntax.is_time(each))
    day = any(syntax.items[each.start].low in _MONTHS or syntax.items[each.head].low in _MONTHS for each in dated)
    return day or any(each.prep in _BY_WHEN and syntax.is_time(each) for each in syntax.phrases)


def _is_or_else(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is what happens to those who do not do as told: "must register or [be blocked]"."""
    opener = syntax.items[one.start - 1].low if one.start else ""
    bare = one.passive and syntax.items[one.start].low == "be"
    return bare and opener in {"or", "otherwise", "else"}


_AFTER = frozenset({"after"})


def _is_put_off(syntax: Syntax, one: Predicate, turn: Turn) -> bool:
    """Whether something has to happen before: "will lift it [once it complies]", "[Once it has], it will"."""
    if any(_waits(syntax, one, each) for each in syntax.predicates[one.number + 1 : one.number + _NEAR]):
        return True
    first = syntax.predicates[0]
    fronted = syntax.items[0].low in {"once", "when"} and first is not one and first.finite and not first.modal
    if fronted and one.modal in _LATER and one.number < _NEAR and one.link is Link.root:
        return True
    behind = syntax.predicates[one.number + 1 : one.number + _NEAR]
    modal = next((each.modal for each in (one, *turn.governors) if each.modal), "")
    return any(_comes_after(syntax, modal, each) for each in behind)


def _comes_after(syntax: Syntax, modal: str, other: Predicate) -> bool:
    """Whether a verb tells what has to come first: "will resume [after changes are made]", not "after it paid"."""
    if other.marker != "after" or not other.finite or modal not in {"will", "'ll", "shall", "would"}:
        return False
    if Form.past in syntax.tags[other.at].forms and not (other.passive or other.perfect):
        return False
    told = {item.low for item in syntax.items[other.start : other.at + 1]} & {"was", "were", "had"}
    return modal == "would" or not told


def _waits(syntax: Syntax, one: Predicate, other: Predicate) -> bool:
    """Whether a verb is done only after another: "will lift it [once it complies]"."""
    if other is one or not other.finite or not other.subjects:
        return False
    at = other.subjects[0].start - 1
    soon = other.marker == "as" and at > 1 and syntax.items[at - 1].low == "soon"
    waits = soon or other.marker in _WAITING or (at > 0 and syntax.items[at].low in _WAITING)
    return waits and other.at > one.at


_CONTAINING = frozenset({"contain", "carry", "incorporate", "include", "exceed", "feature"})
"""Verbs that tell which goods are meant: "will be banned if they contain Chinese chips"."""


def _depends(syntax: Syntax, one: Predicate, condition: Predicate) -> bool:
    """Whether a clause with "if" or "unless" says on what it depends that a verb is done; "even if" says nothing."""
    if condition.link != Link.condition or condition.marker not in {"if", "unless"} or condition.lemma in _CONTAINING:
        return False
    opener = next((at for at in range(condition.start, -1, -1) if syntax.items[at].low == condition.marker), 0)
    if opener and syntax.items[opener - 1].low == "even":
        return False
    if condition.governor is None:
        return condition.number < one.number
    below: Predicate | None = condition.governor
    for _ in range(STEPS):
        if below is None or below is one:
            break
        below = below.governor
    return below is one
