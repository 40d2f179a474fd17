"""The days that a question names, and how many articles it asks for."""

from dataclasses import replace
from datetime import date, timedelta

from policytrack.questions.draft import Draft
from policytrack.questions.lexicon import Kind
from policytrack.questions.moments import Moment
from policytrack.questions.spotting import Span
from policytrack.vocabulary import Status

__all__ = ["number_of", "read_dates", "read_evidence"]

_NEAR = 3
_VERB = 6
"""How many phrases its auxiliary can stand before a verb."""
_KNEW = ("did", "knew", "was", "were", "we knew")
_DURING = {"in", "during", "within", "at", "throughout", "on"}
_HELD = {"has", "have", "had", "is", "are", "was", "were", "be", "been", "by"}
_PAST = ("ed", "forbade", "put")
_STEPS_ONLY = {"announced", "under_consideration", "advocated_only", "adopted_not_in_force", "ended", "rejected"}
"""Statuses whose words tell of a step, as in "announced in March"."""


def read_dates(draft: Draft) -> None:
    """Take every date as the day in the world, the day of our knowledge, or an end of a stretch."""
    for at, span in draft.left("moment"):
        if span.moment is not None and at not in draft.taken:
            _read_date(draft, at, span.moment)
    if draft.meaning.on is None and any(draft.left("today")):
        draft.meaning = replace(draft.meaning, on=draft.today)
    if Kind.changed in draft.kinds:
        _read_change(draft)
    elif draft.meaning.since is not None and draft.has("taking_effect"):
        draft.meaning = replace(draft.meaning, begun=(Status.in_force,))


_UP_TO = frozenset({"until", "till", "up to", "up to and including", "no later than", "not later than", "on or before"})


def _read_date(draft: Draft, at: int, moment: Moment) -> None:
    back = draft.before(at)
    cue = draft.at(back)
    last = draft.after(at + 1)
    second = draft.at(last) if draft.at(at + 1).may_be("until") else None
    known = any(draft.at(near).may_be("known") for near in range(max(0, at - _NEAR), at + 1 + _NEAR))
    known = known or _is_what_was_known(draft, at)
    draft.take(at, "moment")
    if (known and draft.meaning.known) or (not known and draft.meaning.since):
        draft.unknown.append(draft.spans[at].text)  # two stretches, or two days of knowledge, cannot both be meant
        return
    if cue.may_be("by_then") and not cue.may_be("before", "after"):
        draft.take(back, "by_then")
    if second is not None and second.moment is not None and cue.may_be("between", "after"):
        _take_all(draft, back, last)
        begin = _begin(draft, moment)
        draft.meaning = replace(draft.meaning, since=begin, until=second.moment.last)
    elif moment.whole and not cue.may_be("before", "by_then", "known") | known:
        draft.take(back, "between") if cue.may_be("between", "after") else None
        draft.meaning = replace(draft.meaning, since=_begin(draft, moment), until=moment.last)
    elif cue.may_be("before"):
        draft.take(back, "before")
        _set_on(draft, at, _day_before(moment.first))
    elif known:
        draft.meaning = replace(draft.meaning, known=moment.last)
    elif _is_of_steps(draft, cue, moment):
        if cue.text.casefold() in _UP_TO:
            draft.unknown.append(cue.text)  # from when on is not said
        draft.meaning = replace(draft.meaning, since=moment.first, until=moment.last)
    elif cue.may_be("after") or moment.reaching:
        draft.take(back, "after")
        later = cue.text.casefold() == "after" and moment.last < date.max
        draft.meaning = replace(draft.meaning, since=moment.last + timedelta(days=1) if later else moment.first)
    else:
        _set_on(draft, at, moment.last)


def _is_what_was_known(draft: Draft, at: int) -> bool:
    """As in "what did we know about the bans of Texas on 1 March": of one day only, however far from the verb."""
    days = sum(one.moment is not None for one in draft.spans)
    return days == 1 and any(one.may_be("known") and one.text.casefold().startswith(_KNEW) for one in draft.spans[:at])


def _is_of_steps(draft: Draft, cue: Span, moment: Moment) -> bool:
    """Whether it is asked what happened in a stretch of days, and not what held on its last day."""
    if cue.may_be("after") or Kind.changed in draft.kinds or moment.reaching:
        return False
    if draft.has("beginning") or draft.has("taking_effect"):
        return True
    inside = not cue.may_be("by_then") or cue.text.casefold() in _DURING
    return inside and moment.first < moment.last and any(_happened(draft, verb) for verb in range(len(draft.spans)))


def _happened(draft: Draft, at: int) -> bool:
    """Whether a verb tells of a step in the past: "banned", "did ... ban", "was announced", but not "had banned"."""
    span = draft.spans[at]
    words = [draft.at(near).text.casefold() for near in range(max(0, at - _VERB), at)]
    if span.may_be("status") and not span.may_be("today"):
        return span.reading("status").values[0] in _STEPS_ONLY  # type: ignore[union-attr]  # it may be one
    if not span.may_be("measure", "restricting"):
        return False
    past = span.text.casefold().partition(" ")[0].endswith(_PAST) and not _HELD.intersection(words)
    return past or "did" in words


def _begin(draft: Draft, moment: Moment) -> date:
    """The first day of a stretch; of a change the day that it is compared with, which is the one before a month."""
    if Kind.changed in draft.kinds and moment.first < moment.last:
        return _day_before(moment.first)
    return moment.first


def _take_all(draft: Draft, first: int, last: int) -> None:
    for at in range(first, last + 1):
        draft.take(at, "moment")


def _day_before(one: date) -> date:
    return one - timedelta(days=1) if one > date.min else one


def _set_on(draft: Draft, at: int, day: date) -> None:
    if draft.meaning.on is None:
        draft.meaning = replace(draft.meaning, on=day)
    else:
        draft.unknown.append(draft.spans[at].text)


def _read_change(draft: Draft) -> None:
    """The two days of a change: the last one is today, the first one that before the stretch that is named."""
    meaning = draft.meaning
    if meaning.on is not None and meaning.since is None:
        span = next(one for one in draft.spans if one.moment is not None or one.may_be("today"))
        first = span.moment.first if span.moment is not None else draft.today
        meaning = replace(meaning, on=None, since=_day_before(first), until=meaning.on)
    draft.meaning = replace(meaning, until=meaning.until or draft.today)


def read_evidence(draft: Draft) -> None:
    """Take every number of articles that is asked for."""
    for at, _ in draft.left("source"):
        back = at - 1
        more = draft.at(back).may_be("or_more")
        number = number_of(draft.at(back - more))
        first = back - more - (number is not None)
        if number is None and not draft.at(first).text.casefold().endswith("single"):
            continue
        _take_all(draft, back if number is None else first + 1, at)
        at_least, at_most = _bounds(draft, first, number or 1)
        draft.meaning = replace(draft.meaning, at_least=at_least, at_most=at_most)


def number_of(span: Span) -> int | None:
    """The number that a phrase is, in digits or words."""
    if span.text.isdecimal():
        return int(span.text[:6])
    reading = span.reading("number")
    return None if reading is None else int(reading.values[0])


def _bounds(draft: Draft, at: int, number: int) -> tuple[int | None, int | None]:
    """How many articles it rests on at least and at most, by the words before the number."""
    cue = draft.at(at)
    if cue.may_be("more_than", "at_least", "at_most", "exactly"):
        draft.take(at, "number")
    if cue.may_be("more_than"):
        return number + 1, None
    if cue.may_be("at_most"):
        return None, number
    if cue.may_be("exactly") and not cue.may_be("at_least"):
        return (None if number == 1 else number), number
    if number == 1 and not cue.may_be("at_least") and not draft.at(at + 2).may_be("or_more"):
        return None, 1  # every restriction rests on one at least, so that a single one is meant
    return number, None
