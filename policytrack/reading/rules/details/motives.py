"""Words that may give a reason, by category, and words that tie them to a measure: data of the lexicon.

`reasons.toml` holds the categories with their phrases and shapes of phrases, `ties.toml` what ties them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from policytrack.reading.rules import words
from policytrack.reading.rules.names.roles import PUBLIC_POWER
from policytrack.reading.rules.phrasing import any_of, keywords, openings_of, ways_of, words_in

__all__ = ["Motive", "bare_security", "meant", "motives_in", "needed_for", "statement_of", "tie_words", "ties"]

_WORD = re.compile(r"[^\W_]+(?:[-'\u2019.][^\W_]+)*")
_FIRST = re.compile(r"\w+")
_BODY_BEHIND = re.compile(
    r"(?:['\u2019]s)?\s+(?:(?!the|an?|this|that|its|his|whose|which)\w+\s)?(?:agency|authority|watchdog|commission(?:er)?|regulator|office|act|bill|advis[eo]r|council|committee|"
    r"ministry|minister|chief|supervisor|directorate|bureau|centre|center|secretary|department|experts?|firm|company|"
    r"board|law)\b",
    re.IGNORECASE,
)
_GAP = r"\s[\"'\u201c\u2018]?"
_ONE_WORD = r"(?:(?!because |since |citing |after |over |which |who |but |while )[\w.'\u2019-]+ )"
"""A word within a shape: none that opens another clause."""
_SECURITY = re.compile(
    r"\bsecurity\b(?!\s(?:experts?|software|cameras?|researchers?|services?|forces?|guards?|features?|adviser|clearance|officers?|officials?|chiefs?))",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"(?:\b(?:data|information|cyber|network|it|national|state|social|job|food|system|computer|public|homeland|digital)|"
    r"cyber-)\W$",
    re.IGNORECASE,
)
_ABSORBED_BY = {
    "security": ("cybersecurity", "confidentiality_or_data_leak", "non_cooperation"),
    "foreign_government_access": ("non_cooperation",),
    "public_order_or_morality": ("content_or_child_safety",),
    "confidentiality_or_data_leak": ("academic_integrity",),
}
"""Words of the one category that mean nothing more where they are a part of words of the others."""


@dataclass(frozen=True, slots=True)
class Motive:
    """Words of a category of reasons, and where they stand."""

    category: str
    start: int
    end: int


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of all categories by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for category, entry in words.load("reasons").items():
        for phrase in words.listed(entry["phrases"]):
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), category))
    return {first: tuple(sorted(ways, key=lambda one: -len(one[0]))) for first, ways in found.items()}


@dataclass(frozen=True, slots=True)
class _Shape:
    """A shape of phrases of a category, in small letters, and what the first word of such a phrase begins with."""

    category: str
    written: str
    openings: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Its pattern, which most texts do not ask for."""
        return _compiled(self.written)


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(rf"\b{shape.replace('~', _ONE_WORD)}")


@cache
def _shapes() -> tuple[_Shape, ...]:
    return tuple(
        _Shape(category, shape, tuple(openings_of(shape)))
        for category, entry in words.load("reasons").items()
        for pattern in entry.get("patterns", ())
        for shape in ways_of(pattern)
    )


@cache
def _by_letters() -> Mapping[str, frozenset[int]]:
    """Which of the shapes a word may open, by the letters that it begins with, at most three."""
    found: dict[str, set[int]] = {}
    for number, shape in enumerate(_shapes()):
        for opening in shape.openings:
            found.setdefault(opening[:3], set()).add(number)
    return {letters: frozenset(numbers) for letters, numbers in found.items()}


@lru_cache(maxsize=1 << 14)
def _opened_by(word: str, shortest: int) -> tuple[_Shape, ...]:
    """The shapes that a word may open, in their order, by that many letters at least; most open none.

    Those that any word may open, by no letter, are of owners: "users' data".
    """
    known, shapes, whole = _by_letters(), _shapes(), f"{word} "
    numbers = frozenset[int]().union(*(known.get(whole[:length], ()) for length in range(shortest, 4)))
    return tuple(shapes[one] for one in sorted(numbers) if whole.startswith(shapes[one].openings))


def statement_of(category: str) -> str:
    """A reason of a category in words of our own."""
    entry = words.load("reasons").get(category)
    if entry is None:
        return f"{category.replace('_', ' ').capitalize()} is given as the reason."
    return str(entry["statement"])


def motives_in(text: str, start: int, end: int) -> list[Motive]:
    """Words in a piece of a text that may give a reason, in their order; the names of bodies give none.

    Example:
        >>> text = "The privacy watchdog acted because the app had leaked source code."
        >>> [text[one.start : one.end] for one in motives_in(text, 0, len(text))]
        ['leaked source code', 'leaked', 'source code']
    """
    found = [*_listed(text, start, end), *_shaped(text, start, end)]
    return meant([one for one in found if _BODY_BEHIND.match(text, one.end, end) is None])


def meant(found: Iterable[Motive]) -> list[Motive]:
    """Motives in their order, without those that are only a part of another: "security" of "security flaws"."""
    kept: list[Motive] = []
    for one in sorted(set(found), key=lambda one: (one.start, -one.end)):
        absorbing = _ABSORBED_BY.get("security" if one.end - one.start == len("security") else one.category, ())
        if not any(each.category in absorbing and _is_within(one, each) for each in reversed(kept)):
            kept.append(one)
    return kept


def _is_within(one: Motive, other: Motive) -> bool:
    return other.start <= one.start and one.end <= other.end and one.end - one.start < other.end - other.start


def _listed(text: str, start: int, end: int) -> Iterator[Motive]:
    low = [word.casefold().replace("\u2019", "'") for word in _WORD.findall(text, start, end)]
    phrases = _phrases()
    found: list[tuple[str, int, int]] = []
    upto = 0
    for at, word in enumerate(low):
        if word not in phrases or at < upto:
            continue
        for rest, category in phrases[word]:
            last = at + len(rest)
            if tuple(low[at + 1 : last + 1]) == rest:
                found.append((category, at, last))
                upto = last + 1
                break
    tokens = [match.span() for match in _WORD.finditer(text, start, end)] if found else []
    for category, first, last in found:
        yield Motive(category, tokens[first][0], tokens[last][1])


def _shaped(text: str, start: int, end: int) -> Iterator[Motive]:
    low = text[start:end].lower()
    if len(low) != end - start:  # a few letters become two
        low = "".join(one.lower() if len(one.lower()) == 1 else one for one in text[start:end])
    ends: dict[str, int] = {}
    shortest = 0 if "s'" in low or "s\u2019" in low else 1
    for first in _FIRST.finditer(low):
        at = first.start()
        for shape in _opened_by(first[0], shortest):
            if at >= ends.get(shape.category, 0) and (match := shape.pattern.match(low, at)) is not None:
                ends[shape.category] = match.end()
                yield Motive(shape.category, start + at, start + match.end())


def bare_security(text: str, start: int, end: int, kind: str) -> Iterator[Motive]:
    """What "security" alone means: that of the country to a state, that of computers to others.

    What the same sentence says of weaknesses, and what "privacy" stands beside, is about computers, whoever says it.
    """
    if "security" not in words_in(text, start, end):
        return
    category = "national_security" if kind in PUBLIC_POWER else "cybersecurity"
    for match in _SECURITY.finditer(text, start, end):
        before = text[max(start, match.start() - 16) : match.start()]
        if _BODY_BEHIND.match(text, match.end()) is None and _OF_OTHERS.search(before) is None:
            yield Motive(category, match.start(), match.end())


@cache
def ties(name: str) -> re.Pattern[str]:
    """A pattern for any phrase of a list of ties; where one ends in a star, its last word may go on."""
    return re.compile(rf"\b(?:{any_of(tie_words(name), _GAP)})\b", re.IGNORECASE)


@cache
def needed_for(name: str) -> frozenset[str]:
    """The words without which none of the phrases of a list of ties stands."""
    return keywords(tie_words(name))


@cache
def tie_words(name: str) -> frozenset[str]:
    """The phrases of a list of ties."""
    return frozenset(words.listed(words.load("ties")[name]["phrases"]))
