"""The words of a question, in the form in which they are compared."""

import re
from dataclasses import dataclass

from policytrack.names import fold

__all__ = ["LONGEST", "Token", "keys", "stem", "tokens"]

LONGEST = 2000
"""How many characters of a question are read; what a person asks is shorter."""

_SPELLING = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'"})
_NOT = re.compile(r"\b(?:(can)(?:'t|not)|(wo)n't|(sha)n't|(\w+)n't)\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:(what|who|where|when|why|how|it|that|there)'s|(what|who|where|when|how)s)\b", re.IGNORECASE)
_FULL = {"wo": "will", "sha": "shall"}
_WORD = re.compile(r"(?<=\w)'s(?!\w)|(?<=s)'(?=\s)|(?:[^\W\d_]\.){2,}|[^\W_]+", re.IGNORECASE)
_ES = ("ches", "shes", "sses", "xes")
_KEPT = ("ss", "us", "is")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it was written, and the forms that it is compared in.

    Attributes:
        text: As it was written.
        folded: Without case, accents and dots, as names are compared.
        stem: Without the ending of a plural or of a verb in the present, as phrases are compared.
        start: Where it stands in the question, once short forms such as "don't" are written out.
    """

    text: str
    folded: str
    stem: str
    start: int


def tokens(question: str) -> tuple[str, tuple[Token, ...]]:
    """The question with short forms written out, and its words.

    >>> text, found = tokens("Which U.S. agencies haven't banned it?")
    >>> [one.stem for one in found]
    ['which', 'us', 'agency', 'have', 'not', 'banned', 'it']
    """
    text = _IS.sub(r"\1\2 is", _NOT.sub(_written_out, question[:LONGEST].translate(_SPELLING)))
    found = []
    for match in _WORD.finditer(text):
        folded = "'s" if match[0].startswith("'") else fold(match[0])
        found.append(Token(match[0], folded, stem(folded), match.start()))
    return text, tuple(found)


def keys(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(one.folded for one in tokens(name)[1] if one.folded != "'s")


def stem(word: str) -> str:
    """A word without the ending of a plural.

    >>> [stem(word) for word in ("agencies", "branches", "rules", "has", "less")]
    ['agency', 'branch', 'rule', 'has', 'less']
    """
    if len(word) <= _SHORT or word.endswith(_KEPT) or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_ES) else word[:-1]


def _written_out(match: re.Match[str]) -> str:
    can, will, shall, other = match.groups()
    short = (can or will or shall or other).casefold()
    return f"{_FULL.get(short, can or other)} not"
