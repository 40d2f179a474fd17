"""Quotes that a language model gives, found in the text: exactly one place, or the reason why it is none."""

import re

from policytrack.errors import PassageError
from policytrack.reading.proposals import Span

__all__ = ["find_quote"]

_LEAST = 12
"""A quote of fewer signs proves nothing: it may stand anywhere."""
_SHOWN = 60
# One sign for one sign, so that positions stay what they are.
_ALIKE = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u00a0": " "}
)


def find_quote(text: str, quote: str) -> Span:
    r"""The only place where a quote stands in a text, as whole words.

    Typographic quotation marks and dashes are taken for plain ones, and any white space for any other, as models write
    them anew; nothing else may differ.

    Raises:
        PassageError: It is too short, does not stand in the text, or stands there more than once.

    Example:
        >>> find_quote("Rome banned the\napp. Oslo\u2019s council did not.", "Oslo's council")
        Span(start=21, end=35)
        >>> find_quote("Rome banned the app.", "banned the apps")
        Traceback (most recent call last):
        ...
        policytrack.errors.PassageError: "banned the apps" does not stand in the text: copy it word for word
    """
    words = quote.translate(_ALIKE).split()
    if len("".join(words)) < _LEAST:
        raise PassageError(
            f'"{_short(quote)}" is too short: quote at least {_LEAST} letters, with the words around them'
        )
    before, after = (
        edge if sign.isalnum() else "" for edge, sign in ((r"(?<!\w)", words[0][0]), (r"(?!\w)", words[-1][-1]))
    )
    pattern = re.compile(before + r"\s+".join(map(re.escape, words)) + after)
    found = pattern.finditer(text.translate(_ALIKE))
    first, second = next(found, None), next(found, None)
    if first is None:
        raise PassageError(f'"{_short(quote)}" does not stand in the text: copy it word for word')
    if second is not None:
        raise PassageError(f'"{_short(quote)}" stands in the text more than once: quote more of it')
    return Span(first.start(), first.end())


def _short(quote: str) -> str:
    plain = " ".join(quote.split())
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}\u2026"
