"""What is told as over, by how long it lasted: "blocked it for two weeks in 2023", "from 2012 until 2016"."""

import re
from calendar import month_name
from collections.abc import Sequence
from itertools import pairwise

from policytrack.places import PlaceKind
from policytrack.reading.rules import words
from policytrack.reading.rules.acts.accidents import tells_accident
from policytrack.reading.rules.acts.act import adverbs_of, is_audience
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.parties.bound import whose
from policytrack.reading.rules.parties.who import behind, in_phrases, placed_in
from policytrack.reading.rules.syntax import Link, Predicate, Syntax
from policytrack.reading.rules.tagging import Form, Kind

__all__ = ["is_over", "let_by", "let_to", "was_passing"]

_SHORT = words.listing("short_periods")
_LONG = words.listing("long_periods")
_COUNTING = words.listing("counting_periods") | words.listing("numbers")
_SPANS = {"between": frozenset({"and"}), "from": frozenset({"to", "until", "till", "through"})}
_THROUGH = frozenset({"during", "throughout"})
_OPENING = frozenset({"for", "between", "from"}) | _THROUGH
_OCCASIONS = words.listing("occasions")
_LENGTHS = frozenset({"duration", "length", "time", "weekend", "day", "days", "week", "weeks", "hours", "period"})
_ONCE = frozenset({"earlier", "ago", "once"})
_PAST_YEARS = frozenset({"last", "this"})
_LATE = frozenset({"year", "month", "week", "summer", "winter", "spring", "autumn", "fall"})
_HOURS = frozenset({"hour", "hours", "minutes"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today"})
_LATEST = frozenset({"recently", "last", "lately"})
_MONTHS = frozenset(one.casefold() for one in month_name if one)
_PAST_STATES = ("went ", "fell ")
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?")
_KEEPING = frozenset({"keep", "leave", "hold"})
_LASTING = _KEEPING | {"stay", "remain", "lie", "sit"}
_STAYED = frozenset({"stayed", "remained"})
_PAST = _STAYED | {"was", "were", "had"}
_DID = frozenset({"did", "didn't"})
_NO_MORE_THAN = frozenset({"only", "just", "barely", "all"})
_SEASONAL = frozenset({"\u2013", "-", "/", "school", "academic", "season"})  # "for the 2024-25 school year"
_FAR = 16
_COUNT = 5
_SPAN = 9


def is_over(syntax: Syntax, one: Predicate) -> bool:
    """Whether the clause of a verb tells of the past, and of a while that ended there."""
    if one.finite and not one.modal and _ended_last(syntax):
        return True
    if not _tells_back(syntax, one):
        return False
    if "briefly" in syntax.spoken and ("briefly" in adverbs_of(syntax, one) or _is_brief(syntax, one)):
        return True
    if syntax.spoken.isdisjoint(_OPENING):
        return False
    lows = [item.low for item in syntax.items]
    dated = _is_dated(syntax)
    lasting = dated or _is_state(syntax, one)
    openings = _openings(syntax, one, lows)
    return any(_is_past(lows, at, dated=lasting) or (dated and _is_occasion(lows, at)) for at in openings)


def _is_past(lows: Sequence[str], at: int, *, dated: bool) -> bool:
    """Whether a word opens a while that is over, by its length or its end; a war or a year may go on behind it."""
    if lows[at] in _THROUGH:
        return False
    return _is_span(lows, at) if lows[at] in _SPANS else _is_while(lows, at, dated=dated)


def _is_state(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb tells how something stood, which a while behind it ends: "stayed dark for five months".

    Not so of "banned it for 30 days", which is set before, nor of "had been off limits for a year".
    """
    held = one.governor if one.passive and not one.finite and one.governor is not None else one
    state = one.copula or held.lemma in _LASTING or syntax.items[one.start].low in _STAYED
    return state and syntax.items[held.at].low != "been"


def was_passing(syntax: Syntax, at: int) -> bool:
    """Whether a state that holds its verb lasted a while: "went dark for some hours in 2016"."""
    if not syntax.items[at].low.startswith(_PAST_STATES):
        return False
    lows, dated = [item.low for item in syntax.items], _is_dated(syntax)
    end = min(len(lows), at + _FAR)
    found = (here for here in range(at + 1, end) if lows[here] in _OPENING)
    return any(_is_past(lows, here, dated=dated) for here in found)


def _tells_back(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb tells of the past: "blocked", "was blocked", "had been off limits", not "has blocked"."""
    if one.passive and not one.finite and one.governor is not None and one.governor.lemma in _KEEPING:
        return _tells_back(syntax, one.governor)  # "kept it blocked for 16 months"
    could_not = one.modal == "could" and one.negated  # "users could not open it for six hours"
    if not one.finite or (one.modal and not could_not) or one.to:
        return False
    if could_not:
        return True
    if one.passive or one.copula:
        return any(syntax.items[at].low in _PAST for at in range(one.start, one.at + 1))
    if one.perfect:
        return any(syntax.items[at].low == "had" for at in range(one.start, one.at + 1))
    did = one.negated and any(syntax.items[at].low in _DID for at in range(one.start, one.at))  # "did not load"
    return did or Form.past in syntax.tags[one.at].forms


def _ended_last(syntax: Syntax) -> bool:
    """As in "blocked it several times, most recently until November 2021"."""
    lows = [item.low for item in syntax.items]
    return "until" in syntax.spoken and any(
        lows[at] in _LATEST and lows[at + 1] == "until" for at in range(len(lows) - 1)
    )


def _is_brief(syntax: Syntax, one: Predicate) -> bool:
    """As in "was briefly unavailable", "blocked the app briefly in May"."""
    if one.copula:
        return one.at + 1 < len(syntax.items) and syntax.items[one.at + 1].low == "briefly"
    later = (each.start for each in syntax.predicates[one.number + 1 :])
    end = min(next(later, len(syntax.items)), one.at + _FAR)
    return any(syntax.items[at].low == "briefly" for at in range(one.at + 1, end))


def _openings(syntax: Syntax, one: Predicate, lows: Sequence[str]) -> list[int]:
    """Where a while may be named: behind the verb up to the next one, or where its clause begins."""
    later = (each.start for each in syntax.predicates[one.number + 1 :] if each.link not in {Link.reduced, Link.gerund})
    end = min(next(later, len(lows)), one.at + _FAR)
    found = [at for at in range(one.at + 1, end) if lows[at] in _OPENING]
    begins = next((at for at in range(one.start - 1, -1, -1) if syntax.tags[at].kind is Kind.stop), -1) + 1
    first = begins < one.start and lows[begins] in _OPENING and one is _first_from(syntax, begins)
    return [begins, *found] if first else found


def _first_from(syntax: Syntax, at: int) -> Predicate | None:
    return next((each for each in syntax.predicates if each.at > at), None)


def _is_span(lows: Sequence[str], at: int) -> bool:
    """As in "between 2012 and 2016", "from April 2024 until this summer", "from 8 to 9 February"."""
    upto = next((end for end in range(at + 2, min(len(lows), at + _SPAN)) if lows[end] in _SPANS[lows[at]]), 0)
    if not upto:
        return False
    first, second = lows[at + 1 : upto], lows[upto + 1 : upto + 4]
    if _is_day(first) and _is_day(second) and not _MONTHS.isdisjoint([*first, *second]):
        return True
    return any(_is_year(one) for one in first) and _ends_in_past(second)


def _is_day(lows: Sequence[str]) -> bool:
    """As in "8", "8th", "8 February", "February 8"."""
    return any(_DAY.fullmatch(one) for one in lows[:2])


def _ends_in_past(lows: Sequence[str]) -> bool:
    return any(_is_year(one) for one in lows) or (len(lows) > 1 and lows[0] in _PAST_YEARS and lows[1] in _LATE)


def _is_while(lows: Sequence[str], at: int, *, dated: bool) -> bool:
    """As in "for three hours", "for a few days in March", and where a year is named, "for about nine months"."""
    for end in range(at + 1, min(len(lows), at + _COUNT + 1)):
        low = lows[end]
        if (low in _SHORT or low in _LONG) and not _NO_MORE_THAN.isdisjoint(lows[at + 1 : end]):
            return True  # "for just two days"
        if low in _SHORT:
            told = not any(one.isdigit() or one == "up" for one in lows[at + 1 : end])  # "for 30 days" is set before
            bare = low == "day" and _WEEKDAYS.isdisjoint(lows)  # on no day is it said to begin
            return dated or low in _HOURS or (told and (bare or not _MONTHS.isdisjoint(lows)))
        if low in _LONG or _is_year(low):
            return dated and _SEASONAL.isdisjoint(lows[end + 1 : end + 2])
        if low not in _COUNTING and not low.isdigit():
            return False
    return False


def _is_occasion(lows: Sequence[str], at: int) -> bool:
    """As in "during the school exams", "for the weekend of the vote", which end when they end; unrest may not."""
    if lows[at] in _THROUGH:
        start = at + 1
    elif lows[at] == "for":
        of = next((end for end in range(at + 2, min(len(lows), at + _COUNT)) if lows[end] == "of"), 0)
        start = of + 1 if of and lows[of - 1] in _LENGTHS else 0
    else:
        return False
    return bool(start) and any(low.split()[-1] in _OCCASIONS for low in lows[start : start + _COUNT])


def _is_dated(syntax: Syntax) -> bool:
    """Whether a sentence names a time gone by: "in 2023", "two years ago", "last year"."""
    lows = [item.low for item in syntax.items]
    if any(_is_year(one) for one in lows) or not _ONCE.isdisjoint(lows):
        return True
    return any(first in _PAST_YEARS and second == "year" for first, second in pairwise(lows))


def _is_year(low: str) -> bool:
    return len(low) == 4 and low.isdigit() and low[:2] in {"19", "20"}


_BEFORE = frozenset({"after", "since", "when", "once", "as", "because"})
_LETTING = frozenset({"end", "relent", "restore"})


def let_by(syntax: Syntax) -> list[Mention]:
    """Who let something back by what is said to have come before: "can sell it again after Oslo dropped its rule"."""
    for one in syntax.predicates:
        if one.link is not Link.aside or one.marker not in _BEFORE or one.negated or one.modal:
            continue
        if any(word.key in _LETTING for word in syntax.items[one.at].words):
            found = in_phrases(syntax, one.subjects)
            return [each for each in found if each.entity is None or not each.entity.is_company]
    return []


def let_to(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Whose people may use something again: "staff at the bank may use it again", "users in Chad could open it"."""
    if not is_audience(syntax, one.subjects) or tells_accident(syntax):
        return []
    owners = [each for phrase in one.subjects for each in behind(syntax, phrase, "at", "of")]
    placed = placed_in(syntax, [*one.preps, *(after for each in one.subjects if (after := syntax.after(each, "in")))])
    countries = [each for each in placed if each.entity is not None and _is_country(each.entity)]
    return [whose(each) for each in owners] or countries


def _is_country(entity: Entity) -> bool:
    return entity.place is not None and entity.place.kind is PlaceKind.country
