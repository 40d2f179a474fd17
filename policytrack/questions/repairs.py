"""Misspelt words: what they were meant as, if that is beyond doubt."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from policytrack import places
from policytrack.questions.catalogue import Catalogue
from policytrack.questions.lexicon import wordlist
from policytrack.questions.spotting import Span, spans
from policytrack.questions.tokens import keys, stem

__all__ = ["alike", "repaired"]

_MOST = 6
"""How many words of a question are repaired; one with more is in another language, or no question."""
_SHORTEST = 5
_LONG = 8
_LETTERS = 6
_MOST_APART = 2
_ENDINGS = {"s", "r", "d", "er", "ed", "y", "ly", "n", "al", "or", "es"}
_ASKING = {
    "wich": "which",
    "whihc": "which",
    "waht": "what",
    "wat": "what",
    "whos": "who",
    "wehn": "when",
    "wher": "where",
}
"""Question words that are often misspelt, and are too short to be told by their letters."""
_VOWELS = "aeiouy"
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PAIR = 2
_ALIKE = 80
_LONG_ENOUGH = 4


def repaired(question: str, catalogue: Catalogue, today: date) -> tuple[tuple[Span, ...], tuple[tuple[str, str], ...]]:
    """The phrases of a question, its misspelt words as what they are taken for, and what was taken for what.

    A word is taken for another one that begins with the same letter and differs in one letter, or in two if it is long;
    if several are as near, it stays as it is.
    """
    found = spans(question, catalogue, today)
    known = _known(catalogue)
    unknown = list(dict.fromkeys(one.text for one in found if not one.readings))
    names = _place_words() | _only_words(catalogue.names)
    meant = {}
    for word in unknown if len(unknown) <= _MOST else ():
        named = word.istitle() and not question.lstrip().startswith(word)  # "Apple" is a name, and no "apply"
        if nearest := _mended(word, names if named else known):
            meant[word] = nearest
    if meant:
        words = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, meant))})(?!\w)")
        found = spans(words.sub(lambda match: meant[match[0]], question), catalogue, today)
    capitals = ((one.text, one.repaired) for one in found if one.repaired)
    return found, (*((word, _said(nearest, catalogue, today)) for word, nearest in meant.items()), *capitals)


def _said(word: str, catalogue: Catalogue, today: date) -> str:
    alone = spans(word, catalogue, today)
    named = alone[0].reading("actor", "target", "place", "demonym") if len(alone) == 1 else None
    return named.said if named else word


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


def _mended(word: str, known: frozenset[str]) -> str | None:
    """What a misspelt word is taken for, if that is beyond doubt."""
    written = word.casefold()
    if written in known or stem(written) in known:
        return None
    nearest = [_ASKING[written]] if written in _ASKING else _nearest(written, known)
    return nearest[0] if len(nearest) == 1 else None


def _nearest(word: str, known: frozenset[str]) -> list[str]:
    if len(word) < _SHORTEST or not word.isalpha():
        return []
    allowed = 2 if len(word) >= _LONG else 1
    near: dict[float, list[str]] = {}
    for other in known:
        if other[0] == word[0] and abs(len(other) - len(word)) <= _MOST_APART and not _is_ending(word, other):
            distance = min(_distance(form, other, allowed) for form in {word, stem(word)})
            if distance <= allowed:
                near.setdefault(distance, []).append(other)
    return sorted(near[min(near)]) if near else []


def _distance(word: str, other: str, allowed: int) -> float:
    """How far apart two words are; a letter written once or twice, or in another place, is the slightest fault."""
    if _squeezed(word) == _squeezed(other) or (len(word) >= _LETTERS and sorted(word) == sorted(other)):
        return 0.5
    distance = OSA.distance(word, other, score_cutoff=allowed)
    return distance if distance > 1 or _is_slip(word, other) else allowed + 1


def _is_slip(word: str, other: str) -> bool:
    """Whether one letter is missing, one too many or struck beside the right one; "precise" is not "premise"."""
    wrong = [(one, right) for one, right in zip(word, other, strict=False) if one != right]
    return len(word) != len(other) or len(wrong) > 1 or all(_are_near(one, right) for one, right in wrong)


def _are_near(one: str, other: str) -> bool:
    if one in _VOWELS and other in _VOWELS:
        return True
    rows = [(row, line.index(letter)) for letter in (one, other) for row, line in enumerate(_KEYS) if letter in line]
    if len(rows) < _PAIR:
        return False
    (row, column), (other_row, other_column) = rows
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1


def _squeezed(word: str) -> str:
    return "".join(one for one, before in zip(word, f" {word}", strict=False) if one != before)


def _is_ending(word: str, other: str) -> bool:
    """Whether one is the other with an ending: another word, such as "trade" and "trader", and no misspelt one."""
    short, long = sorted((word, other), key=len)
    return long.startswith(short) and long[len(short) :] in _ENDINGS


def _known(catalogue: Catalogue) -> frozenset[str]:
    """The words that one can be meant as: names of one word, and the words of phrases."""
    return wordlist() | _place_words() | _only_words(catalogue.names)


@cache
def _place_words() -> frozenset[str]:
    return _only_words(map(keys, _place_spellings()))


def _only_words(names: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(key[0] for key in names if len(key) == 1 and len(key[0]) >= _SHORTEST)
