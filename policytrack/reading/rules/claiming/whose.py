"""Whose measure a sentence goes on about, where it says so: "the Brazilian order also covers", "a Brazilian court"."""

from calendar import day_name
from collections.abc import Iterator, Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.claiming.placing import overlap
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.progress import Progress

__all__ = ["told_there"]

_COURTS = frozenset({"court", "judge", "courts", "judges"})
_MEASURES = words.listing("measures") | {"list", "blacklist"} | _COURTS
_NEW = frozenset({"new", "newest", "latest"})
_NEAR = 100  # claims among which it is looked for, so that a text takes no more than its share
_OF = frozenset({"'s", "\u2019s", "'", "\u2019"})
_DAYS = frozenset(one.casefold() for one in day_name)


def told_there(read: Progress, items: Sequence[Item]) -> list[Claim]:
    """What was told of a place that a sentence names, or first, if what was told last is of others."""
    if not read.claims:
        return []
    last = {_place(one) for one in read.latest}
    places = set(_named(items))
    if len(places) == 1 and not any(overlap(one, other) for one in places for other in last):
        place = next(iter(places))
        near = read.claims[-_NEAR:]
        return _sentence_of(near, next((one for one in reversed(near) if overlap(_place(one), place)), None))
    if not places and _is_of_lead(items) and read.claims[0].actor not in {one.actor for one in read.latest}:
        return _sentence_of(read.claims[:_NEAR], read.claims[0])
    return []


def _named(items: Sequence[Item]) -> Iterator[str]:
    """The places of which measures or courts are: "the [Brazilian] order", "[Brazil]'s ban", "in [Brazil] a court"."""
    for at, item in enumerate(items):
        mention = item.mention
        named = (mention.entity or mention.place) if mention is not None else None
        if named is None or named.place is None:
            continue
        behind = [one.low for one in items[at + 1 : at + 3] if one.low not in _OF]
        follows = behind[0] if behind else ""
        opens = (at == 1 and items[0].low == "in") or item.low in _COURTS  # "a Brazilian court" is one word by now
        if opens or follows in _MEASURES or (at > 1 and items[at - 1].low == "in" and items[at - 2].low in _MEASURES):
            yield named.place.code


def _is_of_lead(items: Sequence[Item]) -> bool:
    """Whether a sentence is about what is new, which a text tells of first: "the new rule", "Monday's order"."""
    lows = [one.low for one in items]
    return any(
        behind in _MEASURES and ((one in _DAYS and between in _OF) or (one == "the" and between in _NEW))
        for one, between, behind in zip(lows, lows[1:], lows[2:], strict=False)
    )


def _sentence_of(claims: Sequence[Claim], claim: Claim | None) -> list[Claim]:
    """All that the sentence of a claim told of those who act in it."""
    if claim is None:
        return []
    return [one for one in claims if one.actor is claim.actor and one.passages[0] == claim.passages[0]]


def _place(claim: Claim) -> str:
    return (claim.actor.actor.place or "") if claim.actor.actor is not None else ""
