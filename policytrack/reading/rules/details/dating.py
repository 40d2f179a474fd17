"""When: the dated steps of a measure, each tied to the act in whose clause its time stands.

A time belongs to the verb before it in its clause, or to the one behind it where it opens a clause. Only times of the
act itself, of whoever orders it and of whoever announces it are taken; when in doubt there is no date.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from policytrack.dates import UncertainDate
from policytrack.reading.proposals import ProposedEvent, Span
from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.claims import Claim, Step
from policytrack.reading.rules.details.times import Anchor, Role, Time, dated, times_in
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.phrasing import any_of
from policytrack.reading.rules.syntax import Link, Predicate, Syntax
from policytrack.reading.rules.tagging import Form, Kind

__all__ = ["Calendar", "events_of", "is_about_measure", "names_measure"]

_LONGEST = 1500
"""No sentence of prose is longer; what is, is a list or no prose."""
_OPENING = frozenset({Kind.sub, Kind.rel, Kind.that, Kind.stop})
_DONE = frozenset({Mood.holds, Mood.advised})
_TURNED = {Mood.ended: "lifted", Mood.paused: "suspended", Mood.refused: "rejected"}
_WEAKER_THAN = {
    "took_effect": frozenset({"announced", "considered"}),
    "announced": frozenset({"considered"}),
    "lifted": frozenset({"took_effect", "announced", "considered"}),
    "suspended": frozenset({"took_effect", "announced", "considered"}),
    "rejected": frozenset({"considered", "announced"}),
}
"""What may have happened before and does not change how it stands."""
_BINDING = frozenset({"took_effect", "announced"})
_BEFORE = {"took_effect": "announced", "lifted": "took_effect", "suspended": "took_effect"}
"""How a measure stands until a step that lies ahead."""
_AHEAD = frozenset({"took_effect", "compliance_deadline", "expired", "lifted", "suspended"})
_EFFECTIVE = frozenset({"effective", "effect", "starting", "beginning"})
_LATEST_YEAR = 40


def _any_of(name: str) -> str:
    return any_of(words.listed(words.load("times")[name]["phrases"]))


_STARTS = re.compile(rf"\b(?:{_any_of('starts')})\s*(?:only |nationwide |immediately )?$", re.IGNORECASE)
_ENDS = re.compile(rf"\b(?:{_any_of('ends')})\s*$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:took|came|entered|went|started|began|applied|kicked|was|were|became|has|have|ran|expired|lasted|since)\b",
    re.IGNORECASE,
)
_COMPLYING = re.compile(rf"\b(?:{_any_of('complying')})\b", re.IGNORECASE)
_MEASURE = frozenset(words.listed(words.load("ties")["measure"]["phrases"])) | {"it", "they", "which", "that", "this"}


_DEFINITE = frozenset({"the", "its", "their", "this", "that"})


@dataclass(slots=True)
class Calendar:
    """The dates of a text.

    Attributes:
        text: The text.
        anchor: When it was published.
        no_later: The last day on which what it tells of can have happened.
    """

    text: str
    anchor: Anchor
    no_later: date | None = None
    _of: Span | None = None
    _times: list[tuple[Time, Predicate | None]] = field(default_factory=list)

    def steps(self, syntax: Syntax, act: Act, mood: Mood, sentence: Span) -> list[Step]:
        """The dated steps that a sentence tells of an act."""
        times = self._times_of(syntax, sentence)
        if not times:
            return []
        own, saying = _chains(syntax, act)
        found: list[Step] = []
        for time, predicate in times:
            if predicate is None or (mood in _TURNED and _is_of_clause_before(syntax, time, predicate, act)):
                continue
            if id(predicate) in own:
                runs_out = mood in _DONE and predicate.at != act.at and _ends_itself(syntax, predicate)
                kind, ahead = ("expired", True) if runs_out else self._of_act(time, predicate, act, mood)
                if ahead and mood in _DONE and time.role is Role.from_ and "year" not in dict(time.said):
                    kind = (
                        "" if _looks_back(syntax, predicate) else kind
                    )  # "banned it from 1 May": this year's or the last
            elif id(predicate) in saying and time.role is Role.on and mood in {Mood.planned, Mood.weighed}:
                kind, ahead = ("announced" if mood is Mood.planned else "considered"), False
            else:
                kind, ahead = self._of_start(time, syntax, act)
            sure = mood is Mood.planned and not _looks_back(syntax, predicate)
            found += self._step(kind, time, sentence, ahead=ahead, sure=sure)
        several = {one.kind for one in found for other in found if one.kind == other.kind and one.date != other.date}
        return [one for one in found if one.kind not in several]  # which of them is of which thing is not clear

    def starts_later(self, syntax: Syntax, act: Act, sentence: Span) -> bool:
        """Whether the clause of an act says that it holds from a day to come: "staff may not use it from 1 May"."""
        own: set[int] = set()
        for time, predicate in self._times_of(syntax, sentence):
            opening = self.text[time.start : time.at].casefold().split()
            now = dict(time.said).get("unit", "").startswith("this")  # "from this week"
            if time.role is not Role.from_ or predicate is None or now or "since" in opening:
                continue
            own = own or _chains(syntax, act)[0]
            back = _is_told_back(syntax, predicate, act) and not _is_set(syntax, time, predicate, opening)
            if id(predicate) in own and not back and self._may_be_ahead(time):
                return True
        return False

    def is_over(self, syntax: Syntax, act: Act, sentence: Span) -> bool:
        """Whether the clause of an act says until when it held: "was off limits until last August"."""
        times = self._times_of(syntax, sentence)
        for time, predicate in times:
            if time.role is not Role.until or predicate is None or not _looks_back(syntax, predicate):
                continue
            said = dict(time.said)
            past = said.get("which") == "last" or said.get("unit", "").startswith("last") or "year" in said
            plain = predicate.finite and not predicate.perfect and not predicate.modal and _is_bounding(predicate, act)
            if past and plain and id(predicate) in _chains(syntax, act)[0] and not self._is_to_come(time):
                return True
        return False

    def _is_to_come(self, time: Time) -> bool:
        """Whether a time lies behind the publication."""
        when, day = dated(time, self.anchor, ahead=False), self.anchor.day or self.no_later
        first = UncertainDate(when).earliest if when is not None else None
        return day is not None and first is not None and first > day

    def _may_be_ahead(self, time: Time) -> bool:
        """Whether a time need not lie before the publication."""
        when, day = dated(time, self.anchor, ahead=True), self.anchor.day
        last = UncertainDate(when).latest if when is not None else None
        return day is None or last is None or last > day

    def follow(self, syntax: Syntax, sentence: Span, latest: Iterable[Claim]) -> None:
        """Note what a sentence says of the measure told of before it: "The ban takes effect on 1 May."."""
        times = self._times_of(syntax, sentence) if is_about_measure(syntax) else []
        for time, _ in times:
            kind, ahead = self._of_start(time, syntax, None)
            if (
                not kind
                and time.role in {Role.until, Role.by}
                and _COMPLYING.search(self.text, sentence.start, sentence.end)
            ):
                kind, ahead = "compliance_deadline", True
            for step in self._step(kind, time, sentence, ahead=ahead):
                for claim in latest:
                    if claim.mood in {*_DONE, Mood.planned, Mood.weighed}:
                        claim.steps.append(step)

    def _times_of(self, syntax: Syntax, sentence: Span) -> list[tuple[Time, Predicate | None]]:
        if self._of != sentence:
            self._of = sentence
            short = sentence.end - sentence.start <= _LONGEST
            found = list(times_in(self.text, sentence.start, sentence.end)) if short else []
            self._times = [(one, _predicate_of(syntax, one)) for one in found]
        return self._times

    def _of_act(self, time: Time, predicate: Predicate, act: Act, mood: Mood) -> tuple[str, bool]:
        """What step a time of an act dates, and whether it lies ahead."""
        word = self.text[time.start : time.at].casefold()
        if time.role is Role.by:
            return (
                ("compliance_deadline", True)
                if mood in {*_DONE, Mood.planned} and not predicate.perfect
                else ("", False)
            )
        if time.role is Role.until:
            if not _is_bounding(predicate, act):
                return "compliance_deadline", True
            return ("expired", True) if mood in {*_DONE, Mood.planned} else ("", False)
        past = word.startswith(("since", "ever since")) or predicate.perfect
        above = predicate.governor
        if predicate.to and above is not None and above.copula and mood in _DONE:  # "is to go in October"
            return "", False
        if mood in _DONE:
            return "took_effect", time.role is Role.from_ and not past
        if mood is Mood.planned:
            return "took_effect", not past
        if mood in _TURNED:
            turned = act.key == "restore" or bool({"end", "pause", "refuse"} & {*act.turn.keys})
            return (_TURNED[mood], False) if turned and time.role is Role.on else ("", False)
        weighed = mood is Mood.weighed and time.role is Role.on and not predicate.modal and not predicate.to
        return ("considered", False) if weighed else ("", False)

    def _of_start(self, time: Time, syntax: Syntax, act: Act | None) -> tuple[str, bool]:
        """As in "a ban that takes effect on 1 May", "it expires in June"."""
        if act is not None and time.at < syntax.items[act.at].end:
            return "", False
        before = self.text[max(0, time.start - 40) : time.start]
        joined = self.text[max(0, time.start - 40) : time.at]
        if (match := _STARTS.search(before)) is not None and time.role in {Role.on, Role.from_}:
            return "took_effect", _PAST.search(match[0]) is None and "since" not in joined.casefold()[-12:]
        if (match := _ENDS.search(before) or _ENDS.search(joined)) is not None:
            return ("expired", True) if _PAST.search(match[0]) is None else ("", False)
        return "", False

    def _step(self, kind: str, time: Time, sentence: Span, *, ahead: bool, sure: bool = True) -> Iterator[Step]:
        if not kind:
            return
        said = dict(time.said)
        when = dated(time, self.anchor, ahead=ahead)
        if when is None or (not ahead and time.role is Role.from_ and "year" not in said and self.anchor.day is None):
            return
        first = UncertainDate(when).earliest
        if first is None or (ahead and not sure and self._is_nearer_before(time, first)):
            return
        last = self.no_later or self.anchor.day
        if last is not None and (first.year > last.year + _LATEST_YEAR or (kind not in _AHEAD and first > last)):
            return
        yield Step(kind, when, sentence)

    def _is_nearer_before(self, time: Time, ahead: date) -> bool:
        """Whether a time without a year, told of in the past, is as likely that of a day before the publication."""
        before, day = dated(time, self.anchor, ahead=False), self.anchor.day
        last = UncertainDate(before).latest if before is not None else None
        return day is not None and last is not None and last < ahead and day - last <= ahead - day


# Whose time it is


def _predicate_of(syntax: Syntax, time: Time) -> Predicate | None:
    """The verb that a time belongs to."""
    at = next((number for number, item in enumerate(syntax.items) if item.end > time.start), len(syntax.items))
    upto = next((number for number, item in enumerate(syntax.items) if item.start >= time.end), len(syntax.items))
    before = next((one for one in reversed(syntax.predicates) if one.at < at), None)
    behind = next((one for one in syntax.predicates if one.start >= upto), None)
    around = next((one for one in syntax.predicates if one.start < at < one.at), None)
    if around is not None:  # "will, as of May, no longer buy"
        return around
    if before is None:
        return behind
    if behind is None:
        return before
    opened = [one for one in range(before.at + 1, at) if syntax.tags[one].kind in _OPENING]
    if opened:
        return behind
    last = syntax.tags[at - 1].kind
    comma = upto < len(syntax.tags) and syntax.tags[upto].kind is Kind.comma
    if last is Kind.coord or (last is Kind.comma and comma):
        return behind if behind.finite else before
    subject = next((one for one in behind.subjects if before.at < one.start and one.end <= at), None)
    if subject is not None and behind.finite and not any(one is subject for one in before.objects):
        return behind
    return before


def _looks_back(syntax: Syntax, predicate: Predicate) -> bool:
    """Whether a verb, or the one that it hangs on, tells of the past."""
    one: Predicate | None = predicate
    while one is not None and one.link in {Link.infinitive, Link.gerund} and one.governor is not None:
        one = one.governor
    if one is None:
        return False
    if one.passive or one.copula:
        return any(syntax.items[at].low in {"was", "were", "been"} for at in range(one.start, one.at + 1))
    return Form.past in syntax.tags[one.at].forms or one.modal == "would" or one.perfect


def _ends_itself(syntax: Syntax, predicate: Predicate) -> bool:
    """Whether a verb says when a measure will be over: "the order that made it drop the tool [runs out] in 2028"."""
    ends = any(one.file == "turns" and one.key == "end" for one in syntax.items[predicate.at].words)
    return ends and not predicate.objects and not predicate.passive


def _is_told_back(syntax: Syntax, predicate: Predicate, act: Act) -> bool:
    """Whether a verb tells of what was done, and not of what others were told to do from then on."""
    told = act.turn.orderer is not None and predicate is not act.turn.orderer and predicate.to
    if predicate.finite and not predicate.modal:  # "are barred from July" may be told afterwards
        return True
    return not told and _looks_back(syntax, predicate)


def _is_set(syntax: Syntax, time: Time, predicate: Predicate, opening: Sequence[str]) -> bool:
    """Whether a time is one to come by its words or its verb: "from next week", "a law that bans it from September"."""
    said = dict(time.said)
    if said.get("which") == "next" or said.get("unit", "").startswith("next"):
        return True
    if "year" in said or predicate.passive or predicate.copula:
        return False
    forms = syntax.tags[predicate.at].forms
    plain = Form.base in forms and Form.past not in forms and predicate.finite and not predicate.modal
    plain = plain and "month" in said and "day" not in said
    present = (Form.third in forms or plain) and not predicate.perfect  # "from September firms need a licence"
    return present or (predicate.perfect and not _EFFECTIVE.isdisjoint(opening))


def _chains(syntax: Syntax, act: Act) -> tuple[set[int], set[int]]:
    """The verbs whose times are those of an act, and those whose times are when it was made known."""
    main = next((one for one in syntax.predicates if one.at == act.at), None)
    noun = None
    if main is None:
        phrase = syntax.phrase_of(act.at)
        noun = syntax.governing(phrase)[0] if phrase is not None else None
        inside = [
            one for one in syntax.predicates if phrase is not None and one.noun is phrase and one.link == Link.reduced
        ]
    else:
        inside = []
    stops = main.governor if main is not None and main.link == Link.gerund else None  # "must stop selling"
    own: list[Predicate] = [one for one in (main, stops, *inside) if one is not None]
    saying: list[Predicate] = []
    step = main
    for above in ([noun] if noun is not None else []) + list(act.turn.governors):
        said = step.link == Link.said if step is not None else above.lemma in words.verb_listing("saying")
        (saying if said or saying else own).append(above)
        step = above
    for one in syntax.predicates:
        governor = one.governor
        if (
            one.link in {Link.infinitive, Link.gerund}
            and governor is not None
            and any(governor is each for each in own)
        ):
            own.append(one)
    return {id(one) for one in own}, {id(one) for one in saying}


def _is_of_clause_before(syntax: Syntax, time: Time, predicate: Predicate, act: Act) -> bool:
    """Whether a time is that of a measure, and not of its end: "[banned it in 2023] and lifted the ban later"."""
    between = syntax.items[predicate.at].start < time.start and time.end <= syntax.items[act.at].start
    ended = syntax.phrase_of(act.at) if act.noun else None  # "suspended in May [the ban]", which is of its verb
    own = ended is not None and syntax.governing(ended)[0] is predicate
    return between and not own and syntax.word(predicate, "acts") is not None


def _is_bounding(predicate: Predicate, act: Act) -> bool:
    """Whether "until" says how long it holds, and not by when others comply: "have until June to comply"."""
    return predicate.lemma not in {"have", "had", "has", "give", "get"} or predicate.at == act.at


def is_about_measure(syntax: Syntax) -> bool:
    """Whether a sentence is about the measure told of before it."""
    for one in syntax.predicates:
        if one.finite and one.subjects:
            head = syntax.head(one.subjects[0])
            low = head.low.split()[-1] if head.low.split() else ""
            bound = head.says("audience") is not None or (head.mention is not None and head.mention.plural)
            return low in _MEASURE or bound
    return False


def names_measure(syntax: Syntax) -> bool:
    """Whether a clause of a sentence is about the measure: "Details are open, and [the law] could apply in May"."""
    for one in syntax.predicates:
        for subject in one.subjects[:1] if one.finite else ():
            head = syntax.head(subject)
            if syntax.items[subject.start].low in _DEFINITE and head.mention is None and head.low in _MEASURE:
                return True
    return False


# What becomes of it in a proposal


def events_of(claim: Claim, kind: str, passages: tuple[Span, ...], calendar: Calendar) -> tuple[ProposedEvent, ...]:
    """The events of a claim: how it stands at last, and the steps before and after that are dated.

    Where it is not known when a text was published, a step that it tells of as one to come is only a note: nothing says
    whether it has come since.
    """
    steps = list({(one.kind, one.date): one for one in claim.steps}.values())
    others = [one for one in steps if one.kind != kind and _may_stand_beside(one, kind, calendar.anchor.day)]
    found = [ProposedEvent(one.kind, (one.passage,), one.date) for one in others]
    note = "; ".join(_to_come(steps, kind)) or None if calendar.anchor.day is None else None
    last = [ProposedEvent(kind, (one.passage,), one.date, note) for one in steps if one.kind == kind]
    if not last:
        return (ProposedEvent(kind, passages, None, note), *found)
    now = calendar.anchor.day or calendar.no_later
    before = _BEFORE.get(kind)
    if now is not None and before is not None and all(_is_after(one.date, now) for one in last):
        found += [ProposedEvent(before, passages)] if all(one.kind != before for one in found) else []
    return (*last, *found)


def _may_stand_beside(step: Step, kind: str, day: date | None) -> bool:
    """Whether a step changes nothing of how a measure stands on the day of the publication."""
    if step.kind == "compliance_deadline":
        return kind in _BINDING
    if _is_to_come(step, kind):
        return day is not None and _is_after(step.date, day)
    return step.kind in _WEAKER_THAN.get(kind, ())


def _is_to_come(step: Step, kind: str) -> bool:
    return kind in _BINDING and (step.kind == "expired" or (step.kind == "took_effect" and kind == "announced"))


def _to_come(steps: Iterable[Step], kind: str) -> Iterator[str]:
    for one in steps:
        if _is_to_come(one, kind):
            yield ("to end " if one.kind == "expired" else "to take effect ") + UncertainDate(one.date).words


def _is_after(when: str | None, day: date) -> bool:
    first = UncertainDate(when).earliest if when is not None else None
    return first is not None and first > day
