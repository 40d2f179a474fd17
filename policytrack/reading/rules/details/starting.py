"""Whether a measure binds at once or later, where a sentence says so without a date that could be told."""

import calendar
import re
from collections.abc import Iterable, Sequence

from policytrack.reading.proposals import Span
from policytrack.reading.rules import words
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.details.dating import is_about_measure, names_measure
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.phrasing import any_of, keywords, words_in
from policytrack.reading.rules.syntax import Link, Syntax

__all__ = ["hold_up", "tell_start"]


def _phrases(name: str) -> list[str]:
    return list(words.listed(words.load("times")[name]["phrases"]))


_AT_ONCE = re.compile(rf"\b(?:{any_of(_phrases('at_once'))})\b", re.IGNORECASE)
_LATER = re.compile(
    rf"\b(?<!not )(?<!n't )(?<!never )(?<!since )(?<!after )(?<!following )(?:{any_of(_phrases('starts_later'))})\b"
    r"(?! (?:immediately|at once|today|now|straight away|since|upon|on signature|on publication|with)\b)",
    re.IGNORECASE,
)


_SEASONS = r"(?:spring|summer|autumn|fall|winter|term|semester|school year|academic year|season)"
_FROM_THEN = re.compile(
    r"(?<!since )\b(?:from|as of|as from|starting|starting in|starting with|beginning|beginning in|beginning with) "
    rf"(?:the )?(?:(?:next|coming|new|winter|summer|autumn|spring|fall) (?:\w+ )?|this ){_SEASONS}\b(?!['\u2019]s)",
    re.IGNORECASE,
)
"""As in "are barred from this autumn", which is no date that could be told."""
_SEASONAL = frozenset({"spring", "summer", "autumn", "fall", "winter", "term", "semester", "year", "season"})
_NO_MORE = frozenset({"longer", "not", "won't"})
_MONTHS = frozenset(map(str.casefold, calendar.month_name[1:]))
_FROM_MONTH = re.compile(
    r"\b(?:from|as of|as from|starting|starting in|starting on|beginning|beginning in|beginning on|effective) "
    r"(?:the (?:end|start|beginning) of |early |late |mid-)?"
    rf"(?:{any_of(calendar.month_name[1:])})\b(?! (?:\d{{1,2}}, )?\d{{4}})"
)
"""As in "voted to forbid phones, starting in January"."""
_NO_MORE_THEN = re.compile(
    r"\b(?:will (?:no longer|not)|won['\u2019]t|(?:may|can) no longer)\b[^\n;]{1,120}?"
    rf"\b(?:after|past|beyond) (?:the end of |\d{{1,2}} )?(?:{any_of(calendar.month_name[1:])})\b(?! \d{{4}})|"
    r"\bwill no longer\b[^\n;]{1,120}?\b(?:once|as soon as|after the end of)\b"
)
"""As in "will no longer fly them after June", "will no longer load once the new term begins"."""
_FEASTS = r"(?:easter|christmas|new year(?:['\u2019]s)?|ramadan|eid|carnival|passover|diwali|half-term)"
_BREAKS = rf"(?:(?:{_FEASTS}|summer|autumn|winter|spring|school|mid-term) )?(?:holidays|vacations?|break|recess)"
_AFTER_THEN = re.compile(rf"\bafter (?:the )?(?:{_BREAKS}|{_FEASTS})\b(?!['\u2019])", re.IGNORECASE)
"""As in "after Easter pupils may not use phones"."""
_ONCE_BINDING = re.compile(
    r"\b(?:once|when|as soon as)\b[^\n;.]{1,60}?\b(?:is|are) (?:in (?:force|effect|place)|law|binding)\b", re.IGNORECASE
)
"""As in "once the rule is in force, staff must not use it"."""
_BINDING = r"(?:into (?:legal )?force|into effect|effect|force|live)"
_NOT_YET = re.compile(
    r"(?:\b(?:has|have|is|are)(?: not|n['\u2019]t)(?: yet)?|\b(?:has|have) yet to|\byet to) "
    rf"(?:(?:come|gone|go|entered|enter|taken|take|been put) {_BINDING}|been enforced|yet in (?:force|effect)|"
    r"begun|started|begin|start|kicked in|kick in)\b|"
    r"\b(?:will|does|do|would|is|are|was|were)(?: not|n['\u2019]t) (?:(?:expected|due|set|scheduled|likely|going) to )?"
    rf"(?:apply|start|begin|kick in|bind|be enforced|(?:come|go|enter|take) {_BINDING}) "
    r"(?:until|till|before|for (?:at least |another |about |some |several |a few |up to )*"
    r"(?:an? |\d+ |one |two |three |six |twelve |eighteen )?(?:days?|weeks?|months?|years?)\b)",
    re.IGNORECASE,
)
"""As in "has not yet taken effect", "is not expected to apply for at least a year"."""
_NOT = frozenset({"not", "yet", "isn't", "hasn't", "won't", "doesn't"})
_WAITING = frozenset({"after", "once", "when", "soon"})
_STILL_TO_BIND = frozenset({"may", "must", "can", "ca", "cannot", "can't", "will", "wo", "won't", "shall"})
_DECIDING = frozenset({"vote", "decide", "agree", "approve", "resolve"})
_UNSIGNED = re.compile(rf"\b(?:{any_of(_phrases('unsigned'))})\b(?! off\b)", re.IGNORECASE)
_NEEDED = {name: keywords(_phrases(name)) for name in ("at_once", "starts_later", "unsigned")}
"""The words without which a sentence has none of the phrases of a list."""
_IMPOSING = frozenset({"impose", "introduce", "implement", "enact"})
_NOW = frozenset({"is", "are", "being"})
_TOLD = frozenset({"the", "this", "that"})
_BANS = frozenset({"ban", "block", "restriction", "restrictions", "suspension", "curbs", "measure", "blockade"})
_DETERMINED = 2  # words
_DRAFT = re.compile(r"\b(?:it|bill|law|measure|legislation|act)\b", re.IGNORECASE)


def tell_start(text: str, syntax: Syntax, sentence: Span, claims: Sequence[Claim], latest: Iterable[Claim]) -> None:
    """Take a measure as planned where a sentence says that it takes effect later, and the reverse."""
    said = words_in(text, sentence.start, sentence.end)
    may = {name: not needed.isdisjoint(said) for name, needed in _NEEDED.items()}
    if may["at_once"] and _AT_ONCE.search(text, sentence.start, sentence.end):
        _turn(claims or latest, Mood.planned, Mood.holds)
        return
    if not _IMPOSING.isdisjoint(syntax.lemmas) and _is_imposed(syntax):
        _turn(_same(claims, latest) if claims else latest, Mood.planned, Mood.holds)
        return
    starts = may["starts_later"] and _LATER.search(text, sentence.start, sentence.end) is not None
    starts = starts or (not said.isdisjoint(_NOT) and _NOT_YET.search(text, sentence.start, sentence.end) is not None)
    starts = starts and (bool(claims) or is_about_measure(syntax) or names_measure(syntax))
    seasonal = claims and not _SEASONAL.isdisjoint(said) and _FROM_THEN.search(text, sentence.start, sentence.end)
    decided = claims and not _DECIDING.isdisjoint(syntax.lemmas) and not _MONTHS.isdisjoint(said)
    soon = decided and _FROM_MONTH.search(text, sentence.start, sentence.end)
    ending = claims and not _NO_MORE.isdisjoint(said) and _NO_MORE_THEN.search(text, sentence.start, sentence.end)
    awaited = bool(claims) and not _WAITING.isdisjoint(said) and _is_awaited(text, syntax, sentence)
    if starts and not claims:
        latest = [one for one in latest if not _is_of_others(syntax, one)]
    later = seasonal or soon or ending or awaited or starts
    unsigned = may["unsigned"] and _UNSIGNED.search(text, sentence.start, sentence.end)
    if later or (unsigned and (claims or _DRAFT.search(text, sentence.start, sentence.end))):
        told = [*claims, *_same(claims, latest)] if claims and is_about_measure(syntax) else claims or latest
        _turn(told, Mood.holds, Mood.planned)
    if unsigned:  # which only what was passed does
        _turn(claims or latest, Mood.weighed, Mood.planned)


def _is_imposed(syntax: Syntax) -> bool:
    """Whether the measure told of before is said to be there by now: "The ban was imposed to protect children"."""
    for one in syntax.predicates:
        if one.lemma not in _IMPOSING or not one.passive or not one.finite or one.modal or one.negated:
            continue
        subject = one.subjects[0] if one.subjects else None
        past = _NOW.isdisjoint(item.low for item in syntax.items[one.start : one.at])
        if past and subject is not None and one.link in {Link.root, Link.said}:
            told = [item.low for item in syntax.items[subject.start : subject.end]]
            return told[0] in _TOLD and told[-1] in _BANS and len(told) == _DETERMINED
    return False


def _is_of_others(syntax: Syntax, claim: Claim) -> bool:
    """Whether a sentence is about a measure of another country than that of a claim: "Nepal's law takes effect"."""
    subject = next((one.subjects[0] for one in syntax.predicates if one.finite and one.subjects), None)
    mentions = syntax.mentions(subject) if subject is not None else []
    places = {_land_of(one.entity) for one in mentions if one.entity is not None and one.entity.is_place}
    return bool(places) and _land_of(claim.actor) not in places | {""}


def _land_of(entity: Entity) -> str:
    return (entity.actor.place or "")[:2] if entity.actor is not None else ""


def _is_awaited(text: str, syntax: Syntax, sentence: Span) -> bool:
    """Whether what people may not do waits for a feast or for a rule: "after Easter pupils may not use phones"."""
    main = (one for one in syntax.predicates if one.finite and (one.link is Link.root or one.governor is None))
    binds = any(one.modal in _STILL_TO_BIND for one in main)
    return binds and any(one.search(text, sentence.start, sentence.end) for one in (_AFTER_THEN, _ONCE_BINDING))


def _same(claims: Sequence[Claim], latest: Iterable[Claim]) -> list[Claim]:
    """What was told before of the measure that a sentence goes on with: "The law takes effect in May and bars [it]"."""
    told = {(id(one.actor), id(one.target)) for one in claims}
    return [one for one in latest if (id(one.actor), id(one.target)) in told]


_HELD_UP = re.compile(
    r"\b(?:(?:preliminary|temporary|nationwide) injunction|restraining order|"
    r"(?:judge|court|magistrate)s?\b[^.\n]{0,60}\b(?:put (?:it )?on hold|halted|paused|blocked|stayed|enjoined))\b"
)


def hold_up(text: str, claims: Iterable[Claim]) -> None:
    """Take what would have been for paused, where a court is told to have stopped something."""
    unreal = [one for one in claims if one.unreal]
    if unreal and _HELD_UP.search(text) is not None:
        for mood in (Mood.weighed, Mood.planned):
            _turn(unreal, mood, Mood.paused)


def _turn(claims: Iterable[Claim], before: Mood, after: Mood) -> None:
    for claim in claims:
        claim.mood = after if claim.mood is before else claim.mood
