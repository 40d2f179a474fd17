"""For whom and where: how far a measure reaches, and what it leaves out.

A reach is told in the clause of an act, or in whom somebody tells to do it; what stands in a reason, or behind
"except for", is none of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from policytrack.reading.proposals import ProposedExemption, ProposedScope, Span
from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.claims import Claim, Reach
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names.roles import COMPANIES
from policytrack.reading.rules.phrasing import any_of, keywords, words_in
from policytrack.reading.rules.syntax import Syntax

__all__ = ["Reaches", "exemptions_of", "scopes_of"]

_LONGEST = 1500
"""No sentence of prose is longer; what is, is a list or no prose."""
_LEFT_OUT = 160
"""How far behind its opening what is left out may go."""
_CLAUSE_ENDS = re.compile(r"[;:.]|,\s(?:and|but|which|while|the)\b")
_GOODS_AND_LINES = frozenset(
    {
        "network_rollout_exclusion",
        "rip_and_replace",
        "equipment_authorisation_denial",
        "import_restriction",
        "export_control",
        "app_store_removal",
        "data_processing_block",
    }
)
"""Measures that say nothing of the devices of whoever takes them: "equipment" there is what is restricted."""
_OWN_THINGS = frozenset({"issuer_owned_device", "personal_device", "work_accounts_and_services", "internal_network"})
_WHERE = frozenset({"in", "across", "throughout", "within"})
_WHITHER = frozenset({"to", "for"})
_LISTING = frozenset({",", "and", "or", "as", "well"})
_GONE = frozenset({Mood.ended, Mood.refused, Mood.denied})


def _phrases(name: str) -> list[str]:
    return list(words.listed(words.load("exemptions")[name]["phrases"]))


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(_phrases(name))})\b", re.IGNORECASE)


@cache
def _keywords(name: str) -> frozenset[str]:
    return keywords(_phrases(name))


@cache
def _purposes() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (
            re.compile(
                r"\b(?:" + "|".join(re.escape(one) for one in words.listed(entry["phrases"])) + r")\b", re.IGNORECASE
            ),
            str(entry["condition"]),
        )
        for entry in words.load("exemptions")["purposes"].values()
    )


class Reaches:
    """How far the measures of a text reach."""

    def __init__(self, text: str) -> None:
        """Begin with nothing told."""
        self._text = text

    def of_act(self, syntax: Syntax, act: Act, claim: Claim, sentence: Span) -> None:
        """Note how far an act reaches, and what its sentence leaves out."""
        if sentence.end - sentence.start > _LONGEST:
            return
        after = syntax.items[act.at].end
        ends = next(self._found("reach_ends", after, sentence), None)
        leaves_out = next(self._found("opening", after, sentence), None)
        limit = (
            min(one.start() for one in (ends, leaves_out) if one is not None) if ends or leaves_out else sentence.end
        )
        items = [one for one in _items_around(syntax, act) if one.start < limit]
        claim.reaches.append(
            Reach(
                _said(items, "audience"),
                _said(items, "setting") - (_OWN_THINGS if claim.measure in _GOODS_AND_LINES else frozenset()),
                tuple(_places(items, claim)),
                sentence,
            )
        )
        if claim.mood not in _GONE:
            claim.left_out += self._left_out(syntax.items, after, sentence)

    def follow(self, syntax: Syntax, sentence: Span, latest: Iterable[Claim]) -> None:
        """Note what a sentence leaves out of the measure told of before it: "Personal phones are not affected."."""
        if sentence.end - sentence.start > _LONGEST:
            return
        found = self._left_out(syntax.items, sentence.start, sentence)
        for one in latest:
            if one.mood not in _GONE:
                one.left_out += found

    def _found(self, name: str, start: int, sentence: Span) -> Iterator[re.Match[str]]:
        """The phrases of a list in the rest of a sentence, which most sentences have no word of."""
        if not _keywords(name).isdisjoint(words_in(self._text, sentence.start, sentence.end)):
            yield from _any_of(name).finditer(self._text, start, sentence.end)

    def _left_out(self, items: Sequence[Item], start: int, sentence: Span) -> list[tuple[Reach, str]]:
        found: list[tuple[Reach, str]] = []
        for match in self._found("opening", start, sentence):
            cut = _CLAUSE_ENDS.search(self._text, match.end(), sentence.end)
            end = min(cut.start() if cut is not None else sentence.end, match.end() + _LEFT_OUT)
            found += self._reach(items, match.end(), end, sentence)
        for match in self._found("closing", start, sentence):
            cuts = [one.end() for one in _CLAUSE_ENDS.finditer(self._text, start, match.start())]
            begin = max([start, *cuts])
            cut = _CLAUSE_ENDS.search(self._text, match.end(), sentence.end)
            found += self._reach(items, begin, cut.start() if cut is not None else sentence.end, sentence)
        return found

    def _reach(self, items: Sequence[Item], start: int, end: int, sentence: Span) -> Iterator[tuple[Reach, str]]:
        """What is left out in a part of a sentence, where it can be said in the words of the vocabularies."""
        inside = [one for one in items if start <= one.start and one.end <= end]
        audience, setting = _said(inside, "audience"), _said(inside, "setting") - {"app_store"}
        purposes = [
            (match, condition)
            for pattern, condition in _purposes()
            if (match := pattern.search(self._text, start, end))
        ]
        conditions = [condition for _, condition in purposes]
        if any(
            one.start < match.end() and match.start() < one.end
            for one in inside
            if one.says("audience")
            for match, _ in purposes
        ):
            audience = frozenset()  # a purpose says it better
        if _any_of("by_permission").search(self._text, start, end):
            conditions.append(str(words.load("exemptions")["by_permission"]["condition"]))
        if audience or setting or conditions:
            yield Reach(audience, setting, (), sentence), "; ".join(conditions[:2])


def _items_around(syntax: Syntax, act: Act) -> list[Item]:
    """The items of the clause of an act, and those told to do it: "told employees that they may not use it"."""
    spans = [act.around]
    for one in act.turn.governors:
        if one.link in {"infinitive", "root", "same"} or one is act.turn.orderer:
            spans += [(each.start, each.end) for each in (one.subjects if one.passive else one.objects)]
    spans += [
        (phrase.start, phrase.listed[-1].end)
        for phrase in syntax.phrases
        if any(start <= phrase.start < end for start, end in spans)
    ]
    taken = {at for start, end in spans for at in range(start, end)}
    things = {one.start for one in act.targets}  # phones that are banned are not what something is banned on
    return [item for at, item in enumerate(syntax.items) if at in taken and item.start not in things]


def _said(items: Iterable[Item], file: str) -> frozenset[str]:
    return frozenset(word.key for item in items for word in item.words if word.file == file)


def _places(items: Sequence[Item], claim: Claim) -> Iterator[str]:
    """The places that a measure holds in: of an export where it goes to, of a company where its clause says so."""
    actor = claim.actor.actor
    away = claim.measure == "export_control"
    if not away and (actor is None or actor.kind not in COMPANIES):
        return
    leading, listing = _WHITHER if away else _WHERE, False
    for item in items:
        entity = item.mention.entity if item.mention is not None else None
        place = entity.place if entity is not None and entity.is_place else None
        if place is None:
            listing = item.low in leading or (listing and item.low in _LISTING)
        elif listing and item.mention is not None and not item.mention.possessive and not item.mention.modifies:
            yield place.code


# In a proposal


def scopes_of(claim: Claim, passages: tuple[Span, ...]) -> tuple[ProposedScope, ...]:
    """The scopes of a claim, one for each place."""
    audience = sorted(
        {key for one in claim.reaches for key in one.audience} if claim.reaches else claim.around.audience
    )
    setting = sorted({key for one in claim.reaches for key in one.setting} if claim.reaches else claim.around.setting)
    told = [one.passage for one in claim.reaches if one.audience or one.setting or one.places]
    spans = tuple(dict.fromkeys(told)) or passages[:1]
    return tuple(
        ProposedScope(spans, place, tuple(audience) or ("unspecified",), tuple(setting) or ("unspecified",))
        for place in _places_of(claim)
    )


def _places_of(claim: Claim) -> tuple[str | None, ...]:
    actor = claim.actor.actor
    told = tuple(dict.fromkeys(place for one in claim.reaches for place in one.places))
    if told:
        return told
    if actor is None or actor.kind in COMPANIES or claim.measure == "export_control":
        return (None,)
    return (actor.place,)


def exemptions_of(claim: Claim) -> tuple[ProposedExemption, ...]:
    """What a claim leaves out."""
    found = {
        (reach.audience, reach.setting, condition): ProposedExemption(
            ProposedScope(
                (reach.passage,),
                None,
                tuple(sorted(reach.audience)) or ("unspecified",),
                tuple(sorted(reach.setting)) or ("unspecified",),
            ),
            condition or None,
        )
        for reach, condition in claim.left_out
    }
    return tuple(found.values())
