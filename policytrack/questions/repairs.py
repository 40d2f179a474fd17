"""Misspelt words: what they were meant as, if that is beyond doubt."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from policytrack import places
from policytrack.questions.catalogue import Catalogue
from policytrack.questions.lexicon import wordlist
from policytrack.questions.spotting import Span, spans
from policytrack.questions.tokens import keys

__all__ = ["alike", "repaired"]

_MOST = 6
"""How many words of a question are repaired; one with more is in another language, or no question."""
_SHORTEST = 5
_LONG = 8
_ALIKE = 80
_LONG_ENOUGH = 5


def repaired(found: tuple[Span, ...], catalogue: Catalogue, today: date) -> tuple[Span, ...]:
    """The phrases of a question, those that are misspelt as what they are taken for.

    A word is taken for another one that begins with the same letter and differs in one letter, or in two if it is long;
    if several are as near, it stays as it is. What was taken for what is kept, to be shown.
    """
    unknown = [one for one in found if not one.readings]
    if not unknown or len(unknown) > _MOST:
        return found
    known = _known(catalogue)
    mended = {one.text: _mended(one, known, catalogue, today) for one in unknown}
    return tuple(mended.get(one.text, one) if not one.readings else one for one in found)


def alike(word: str, catalogue: Catalogue) -> list[str]:
    """Names that a word that was not understood may be a spelling of, the nearest first."""
    if len(word) < _LONG_ENOUGH:
        return []
    known = sorted({*catalogue.spellings, *_place_spellings()})
    found = process.extract(word, known, scorer=fuzz.ratio, processor=str.casefold, limit=2, score_cutoff=_ALIKE)
    return [name for name, _, _ in found]


@cache
def _place_spellings() -> frozenset[str]:
    return frozenset(spelling for spelling, _ in places.spellings())


def _mended(span: Span, known: frozenset[str], catalogue: Catalogue, today: date) -> Span:
    nearest = _nearest(span.text.casefold(), known)
    if len(nearest) != 1:
        return span
    meant = spans(nearest[0], catalogue, today)
    if len(meant) != 1 or not meant[0].readings:
        return span
    named = meant[0].reading("actor", "target", "place", "demonym")
    return replace(meant[0], text=span.text, repaired=named.said if named else nearest[0])


def _nearest(word: str, known: frozenset[str]) -> list[str]:
    if len(word) < _SHORTEST or not word.isalpha():
        return []
    allowed = 2 if len(word) >= _LONG else 1
    near: dict[int, list[str]] = {}
    for other in known:
        if other[0] == word[0] and abs(len(other) - len(word)) <= allowed:
            distance = OSA.distance(word, other, score_cutoff=allowed)
            if distance <= allowed:
                near.setdefault(distance, []).append(other)
    return sorted(near[min(near)]) if near else []


def _known(catalogue: Catalogue) -> frozenset[str]:
    """The words that one can be meant as: names of one word, and the words of phrases."""
    return wordlist() | _place_words() | _only_words(catalogue.names)


@cache
def _place_words() -> frozenset[str]:
    return _only_words(map(keys, _place_spellings()))


def _only_words(names: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(key[0] for key in names if len(key) == 1 and len(key[0]) >= _SHORTEST)
