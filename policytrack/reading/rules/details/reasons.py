"""Why: the reasons that a text gives for a measure.

A reason counts where the text ties it to the measure: by a word that does so ("because", "citing"), or by somebody who
speaks for whoever takes it. What critics and those who are restricted say is none of its reasons.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policytrack.reading.proposals import Span
from policytrack.reading.rules.claims import Claim, Reason
from policytrack.reading.rules.details.motives import (
    Motive,
    bare_security,
    meant,
    motives_in,
    needed_for,
    statement_of,
    tie_words,
    ties,
)
from policytrack.reading.rules.details.voices import Side, Told, Voice, Voices
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.phrasing import words_in
from policytrack.reading.rules.syntax import Syntax

__all__ = ["Reasons"]

_LONGEST = 1500
"""No sentence of prose is longer; what is, is a list or no prose, and is left aside so that time stays linear."""
_OPENING = 30
"""How far from its beginning a sentence may tie a reason to a measure that it tells of later."""
_FAR = 4
"""How many sentences after a measure one may still go on about it."""
_BESIDE = 40
"""How far behind a reason the word that ties it to a measure may stand: "security fears led ..."."""
_TURNED = frozenset({Mood.refused, Mood.ended, Mood.paused, Mood.denied})
_ZONE_ENDS = re.compile(r";|\s(?:\u2014|\u2013|--)\s|,? \b(?:but|while|whereas|although|though|even though|unlike)\b")
_BEHIND_IT = re.compile(r"[;:\u2014\u2013]|, (?:which|who|whose|as|since|because|it|they)\b")
_CUT = re.compile(r"[,;:.]")
_TIMES = (
    r"\d|then|last|early|late|mid|at|before|after|being|when|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:the )?(?:first|second|third|latest|previous|start|beginning|end|week|day|month|year|launch|election|invasion|"
    r"outbreak|war|coup|summer|spring|autumn|fall|winter)|"
    r"january|february|march|april|may\s|june|july|august|september|october|november|december"
)
_BEHIND_WEAK = re.compile(
    rf"\b(?:{ties('behind_weak').pattern}|which had\b|for\s(?:\w+ly\s)?\w+ing\b|"
    rf"(?<!have )(?<!has )(?<!had )(?<!ever )(?<!long )since\s(?!{_TIMES})|"
    r"as\s(?!well|long|soon|far|of|part|many|much|if|though|usual|such|saying|before))|"
    r":\s|;\s(?:[\w'\u2019]+\s){1,5}had\b|,\s(?:in part |partly )?to\s(?!be\b|the\b|an?\b)(?=[a-z])",
    re.IGNORECASE,
)
"""What may tie a reason: words of the lexicon, what was so before ("which had failed"), "since" that tells no time, a
clause behind a colon, an aim."""
_TAKEN = re.compile(
    r"\b(?:imposed|introduced|ordered|kept|blocked|banned|barred|prohibited|forbade|shut|cut|pulled|took|outlawed|suspended|"
    r"had (?:\w+ )?(?:argued|said|cited|claimed|complained|justified|explained|accused|warned|contended|maintained))\b"
)
_COURT = re.compile(r"\b(?:judges?|court|magistrate|justice|tribunal)\b", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s(?:[\w'\u2019-]+\s)?\Z")
_DEEDS = frozenset(
    {"non_cooperation", "influence_or_disinformation", "public_order_or_morality", "export_control_or_ip"}
)
_HAD = re.compile(r"\bhad (?:\w+ ){0,2}?\w+(?:ed|en|wn|pt|nt|ld|ught|t)\b")
_FAULTS = frozenset({"non_cooperation", "cybersecurity", "confidentiality_or_data_leak", "quality_or_accuracy"})
"""What a target is faulted for."""
_RELATIVE = re.compile(r"\b(?:which|that|who|whose)\b")
_FEW = 7
"""How many words a relative clause may have in front of what it tells."""
_OTHER_DEED = re.compile(
    r"\b(?:fined|sued|charged|arrested|raided|indicted|convicted|jailed|summoned|subpoenaed|prosecuted|penali[sz]ed)\b"
)


@dataclass(slots=True)
class Reasons:
    """The reasons of the measures of a text, gathered sentence by sentence.

    Attributes:
        text: The text.
        voices: Who speaks in it.
    """

    text: str
    voices: Voices
    _since: int = 0
    _before: Span | None = None
    _taking: bool = False  # whether it was told meanwhile how a measure that has ended had been taken

    def read(self, syntax: Syntax, sentence: Span, claims: Sequence[Claim], told: Told) -> None:
        """Note the reasons that a sentence gives, for the measures that it tells of or for those told of before."""
        before, self._before = self._before, sentence
        if sentence.end - sentence.start > _LONGEST:
            self._before = None
            return
        claims = [one for one in claims if one.mood is not Mood.denied]
        if not claims:
            self._since += 1
            if told.latest and self._since <= _FAR and not _is_elsewhere(syntax, told.latest):
                self._of_following(syntax, sentence, told)
            return
        self._since, self._taking, self.voices.side = 0, False, Side.measure
        self._of_own(syntax, sentence, claims)
        if before is not None and self._has("backwards", sentence):
            self._note(motives_in(self.text, before.start, before.end), claims, before)
        if self._has("same", sentence):
            for one in claims:
                one.reasons += [each for each in _last_reasons(told.claims) if each not in one.reasons]

    def _has(self, name: str, sentence: Span) -> bool:
        """Whether a sentence has a phrase of a list of ties."""
        may = not needed_for(name).isdisjoint(words_in(self.text, sentence.start, sentence.end))
        return may and ties(name).search(self.text, sentence.start, sentence.end) is not None

    # A sentence that tells of the measure

    def _of_own(self, syntax: Syntax, sentence: Span, claims: Sequence[Claim]) -> None:
        found = self._motives(syntax, sentence, claims)
        if not found:
            return
        sites = sorted({_since(one, sentence) for one in claims})
        acts = sorted(one.site[1] for one in claims if one.site[1] >= 0)
        advised = claims[0].mood is Mood.advised
        voices = self.voices.speaking(syntax, Told(claims, claims))
        for motive in found:
            tie = self._tie(sentence, motive, sites, acts)
            if tie >= 0 and _OTHER_DEED.search(self.text, sites[0], tie):
                continue
            if tie < 0 and acts:
                tie = self._by_itself(motive, acts[0])
            voice = _voice_of(voices, motive, self.text, tie)
            if voice is not None and voice.side is Side.other:
                continue
            if tie < 0 and voice is not None and acts and self._goes_on(voice, motive, acts[0] - advised):
                tie = motive.start
            if tie >= 0:
                for one in self._meant(claims, sites, sentence, tie):
                    _give(one, motive, sentence, voice.name if voice is not None else "")

    def _goes_on(self, voice: Voice, motive: Motive, act: int) -> bool:
        """Whether somebody speaks of a measure behind it: "...; its minister said that it spreads hate"."""
        if voice.at < motive.start:
            return act < voice.at
        if voice.at < act:
            return True  # "It spreads hate, the minister said when he banned it"
        return act < motive.start and _BEHIND_IT.search(self.text, act, motive.start) is not None

    def _tie(self, sentence: Span, motive: Motive, sites: Sequence[int], acts: Sequence[int]) -> int:
        """Where the word stands that ties words to a measure; -1 where none does."""
        begins = max([sentence.start, *(one for one in (*sites, *acts[:1]) if one <= motive.start)])
        for match in reversed(list(ties("behind").finditer(self.text, begins, motive.end))):
            if match.start() > motive.start:
                continue  # "for failing to register" ties what it is a part of
            if motive.start < sites[0] and match.start() - sentence.start > _OPENING:
                break
            if _ZONE_ENDS.search(self.text, match.end(), motive.start) is None:
                return match.start()
        if self.text[motive.start : motive.end].casefold().split()[-1] not in tie_words("happenings"):
            for match in reversed(list(_BEHIND_WEAK.finditer(self.text, begins, motive.start))):
                if _ZONE_ENDS.search(self.text, match.end(), motive.start) is None:
                    return match.start()
        return motive.start if self._is_before_tie(sentence, motive) else -1

    def _by_itself(self, motive: Motive, act: int) -> int:
        """Where words behind an act stand that give a reason by what they are; or -1.

        What the target did is one, "for breaches of the law", what it did not, "apps that have not registered", and
        retaliation.
        """
        if motive.category == "reciprocity_or_retaliation":
            return motive.start if motive.start > act else -1
        for_it = _FOR.search(self.text, act, motive.start) if motive.category in _DEEDS else None
        if for_it is not None:
            return for_it.start()
        found = list(_RELATIVE.finditer(self.text, act, motive.start)) if motive.category == "non_cooperation" else []
        return found[-1].start() if found and len(self.text[found[-1].end() : motive.start].split()) < _FEW else -1

    def _is_before_tie(self, sentence: Span, motive: Motive) -> bool:
        follows = ties("before").search(self.text, motive.start, min(sentence.end, motive.end + _BESIDE))
        return follows is not None and _CUT.search(self.text, motive.end, max(follows.start(), motive.end)) is None

    def _meant(self, claims: Sequence[Claim], sites: Sequence[int], sentence: Span, tie: int) -> list[Claim]:
        """The measures that a reason is given for: those told of last before it, and others by the same actors."""
        site = sites[max(bisect_right(sites, tie) - 1, 0)]
        actors = {id(one.actor) for one in claims if _since(one, sentence) == site}
        fronted = tie < sites[0]
        return [
            one
            for one in claims
            if id(one.actor) in actors
            and (fronted or max(one.site[1], _since(one, sentence)) <= tie)
            and (one.mood not in _TURNED or _TAKEN.search(self.text, max(one.site[0], sentence.start), tie))
        ]

    # A sentence that goes on about it

    def _of_following(self, syntax: Syntax, sentence: Span, told: Told) -> None:
        opening = self.voices.opening(syntax, told)
        if opening.side is not Side.open:
            self.voices.side = opening.side
        voices = self.voices.speaking(syntax, told)
        if opening.side is not Side.measure and all(one.side is not Side.measure for one in voices):
            if self._since == 1 and not voices and not told.idle:
                self._of_what_was(syntax, sentence, told.latest)
            return
        taking = self._taking
        self._taking = taking or _TAKEN.search(self.text, sentence.start, sentence.end) is not None
        others = _first_other(syntax, told.latest)
        for motive in self._motives(syntax, sentence, told.latest):
            if others is not None and others < motive.start:
                continue
            taken = _TAKEN.search(self.text, sentence.start, motive.start) is not None
            voice = _voice_of(voices, motive, self.text)
            if voice is None and (taken or not told.idle) and self._is_tied(sentence, opening, motive):
                voice = opening
            for one in self._of_voice(voice, sentence, motive):
                if one.mood not in _TURNED or taken or taking or (voice and _is_paused_by_another(one, voice)):
                    _give(one, motive, sentence, voice.name if voice else "")

    def _of_voice(self, voice: Voice | None, sentence: Span, motive: Motive) -> Sequence[Claim]:
        """The measures for which somebody who speaks gives a reason."""
        if voice is None or voice.side is not Side.measure or motive.start <= voice.at < motive.end:
            return ()  # "a spokesperson did not answer" is no reason
        return () if self._is_of_other_deed(sentence, motive) else voice.claims

    def _of_what_was(self, syntax: Syntax, sentence: Span, claims: Sequence[Claim]) -> None:
        """What had happened before a measure that was just told of, and is told as a reason: "It had failed a test"."""
        had = _HAD.search(self.text, sentence.start, sentence.end)
        for motive in self._motives(syntax, sentence, claims) if had is not None else ():
            if motive.category in _FAULTS and had is not None and had.start() < motive.end:
                for one in claims:
                    if one.mood not in _TURNED:
                        _give(one, motive, sentence, "")

    def _is_tied(self, sentence: Span, opening: Voice, motive: Motive) -> bool:
        if opening.side is not Side.measure or opening.at >= motive.start:
            return False
        tied = (ties(name).search(self.text, sentence.start, motive.start) for name in ("prompting", "behind"))
        return opening.is_motive or any(one is not None for one in tied) or self._is_before_tie(sentence, motive)

    def _is_of_other_deed(self, sentence: Span, motive: Motive) -> bool:
        """Whether what stands before a reason is a penalty or an inquiry, which has reasons of its own."""
        return _OTHER_DEED.search(self.text, sentence.start, motive.start) is not None

    # Small steps

    def _motives(self, syntax: Syntax, sentence: Span, claims: Sequence[Claim]) -> list[Motive]:
        actor = claims[0].actor.actor
        found = motives_in(self.text, sentence.start, sentence.end)
        found += bare_security(self.text, sentence.start, sentence.end, actor.kind if actor is not None else "")
        return [one for one in meant(found) if not _in_name(syntax, one, claims) and not self._is_denied(sentence, one)]

    def _is_denied(self, sentence: Span, motive: Motive) -> bool:
        return any(
            _ZONE_ENDS.search(self.text, match.end(), motive.start) is None
            and "," not in self.text[match.end() : motive.start]
            for match in self._denials(sentence, motive)
        )

    def _denials(self, sentence: Span, motive: Motive) -> Iterator[re.Match[str]]:
        """The words before a reason that may deny it."""
        if not needed_for("denying").isdisjoint(words_in(self.text, sentence.start, sentence.end)):
            yield from ties("denying").finditer(self.text, sentence.start, motive.start)

    @staticmethod
    def _note(found: Iterable[Motive], claims: Iterable[Claim], passage: Span) -> None:
        listed = list(found)
        for one in claims:
            if one.mood not in _TURNED and not one.reasons:
                for motive in listed:
                    _give(one, motive, passage, "")


def _give(claim: Claim, motive: Motive, passage: Span, name: str) -> None:
    if all((one.category, one.passage) != (motive.category, passage) for one in claim.reasons):
        claim.reasons.append(Reason(motive.category, statement_of(motive.category), passage, name))


def _is_paused_by_another(claim: Claim, voice: Voice) -> bool:
    """Whether a measure was put on hold, and not whoever did that speaks: courts do, of measures of others."""
    return claim.mood is Mood.paused and _COURT.search(voice.name) is None


def _is_elsewhere(syntax: Syntax, claims: Sequence[Claim]) -> bool:
    """Whether a sentence begins in another country: "In Beijing, a spokesperson said ..."."""
    mention = syntax.items[1].mention if len(syntax.items) > 1 and syntax.items[0].low == "in" else None
    if mention is None:
        return False
    here = {one.actor.actor.place.split("-")[0] for one in claims if one.actor.actor and one.actor.actor.place}
    there = {one.place.code.split("-")[0] for one in mention.entities if one.place is not None}
    return bool(here and there) and not here & there


def _first_other(syntax: Syntax, claims: Sequence[Claim]) -> int | None:
    """Where a sentence names a thing that none of the measures is about, unless it names one of theirs before."""
    things = [one.target.target for one in claims if one.target.target is not None]
    about = {one.target.key for one in claims} | {one.maker for one in things if one.maker}
    for item in syntax.items:
        named = [one for one in item.mention.entities if one.target and not one.general] if item.mention else []
        if any(one.key in about or (one.target and one.target.maker in about) for one in named):
            return None
        if named:
            return item.start
    return None


def _last_reasons(told: Sequence[Claim]) -> list[Reason]:
    return next((one.reasons for one in reversed(told) if one.reasons), [])


def _since(claim: Claim, sentence: Span) -> int:
    return claim.site[0] if claim.site[0] >= 0 else sentence.start


def _voice_of(voices: Sequence[Voice], motive: Motive, text: str, tie: int = -1) -> Voice | None:
    """Who says some words: whoever spoke last before them, or the first behind them in the same part.

    What is told behind a word that ties the words to a measure is said by whoever gives that reason.
    """
    told = [one for one in voices if one.side is not Side.open]
    before = [
        one
        for one in told
        if one.at <= motive.start and not 0 <= tie < one.at and _ZONE_ENDS.search(text, one.at, motive.start) is None
    ]
    if before:
        return before[-1]
    behind = [one for one in told if one.at > motive.start and _ZONE_ENDS.search(text, motive.end, one.at) is None]
    return behind[0] if behind and tie < 0 else None


def _in_name(syntax: Syntax, motive: Motive, claims: Sequence[Claim]) -> bool:
    """Whether words are only part of a name or role, "the privacy regulator", or of what is restricted."""
    return any(
        item.start <= motive.start
        and motive.end <= item.end
        and len(item.text) > motive.end - motive.start
        and item.mention is not None
        and (item.mention.actor_role != "" or any(_is_named(one, claims) for one in item.mention.entities))
        for item in syntax.items
    )


def _is_named(entity: Entity, claims: Sequence[Claim]) -> bool:
    restricted = any(one.target is entity for one in claims)
    return bool(entity.actor) or restricted or (entity.target is not None and not entity.general)
