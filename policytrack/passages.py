"""Positions in a text, and the proof that a passage stands there.

A passage is what the W3C Web Annotation Data Model calls a TextPositionSelector: `start` and `end` count Unicode code
points, `end` exclusive. Its digest is the SHA-256 of exactly the UTF-8 bytes of that passage, so a position can be
published and verified without the text.
"""

import hashlib
import re
from dataclasses import dataclass

from policytrack.errors import PassageError

__all__ = ["DIGEST", "Passage", "around", "digest", "locate", "sha256", "verify"]

DIGEST = re.compile(r"sha256:[0-9a-f]{16,64}")
"""A digest: `sha256:` and at least the first 16 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a text: code points from `start` up to `end`, and the digest of what stands there."""

    start: int
    end: int
    digest: str


def sha256(text: str) -> str:
    """The whole SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits.

    >>> sha256("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def digest(passage: str) -> str:
    """The digest of a passage: `sha256:` and the first 16 hexadecimal digits of its SHA-256.

    >>> digest("The app is banned.")
    'sha256:d375b2ac6092f9cd'
    """
    return f"sha256:{sha256(passage)[:16]}"


def locate(text: str, quote: str) -> Passage:
    """Find the only place where a quote stands in a text.

    Raises:
        PassageError: The quote is empty, is not in the text, or stands in it more than once.

    Example:
        >>> locate("Rome banned it. Oslo did not.", "Oslo did not")
        Passage(start=16, end=28, digest='sha256:52c3aaa2740ccba0')
    """
    if not quote.strip():
        raise PassageError("an empty quote has no place in a text")
    start = text.find(quote)
    if start < 0:
        raise PassageError(f'"{_short(quote)}" does not stand in the text')
    if text.find(quote, start + 1) >= 0:
        raise PassageError(f'"{_short(quote)}" stands in the text more than once: quote more of it')
    return Passage(start, start + len(quote), digest(quote))


def verify(text: str, passage: Passage) -> str:
    """Give the passage if it stands in the text as its digest says.

    Raises:
        PassageError: The positions lie outside the text, or something else stands there.

    Example:
        >>> verify("Rome banned it.", Passage(5, 11, digest("banned")))
        'banned'
    """
    if not 0 <= passage.start < passage.end:
        raise PassageError(
            f"{passage.start} to {passage.end} is no position: start lies before end, and neither below 0"
        )
    if passage.end > len(text):
        raise PassageError(f"{passage.start} to {passage.end} lies outside the text, which has {len(text)} code points")
    found = text[passage.start : passage.end]
    if not _matches(found, passage.digest):
        raise PassageError(
            f"another passage stands at {passage.start} to {passage.end}: {digest(found)}, not {passage.digest}"
        )
    return found


def around(text: str, passage: Passage, context: int = 60) -> tuple[str, str, str]:
    """The passage with up to `context` code points before and after it, each on one line.

    >>> around("It is said that Rome banned it.", Passage(21, 27, digest("banned")), context=5)
    ('Rome ', 'banned', ' it.')
    """
    found = verify(text, passage)
    before = text[max(0, passage.start - context) : passage.start]
    after = text[passage.end : passage.end + context]
    return _one_line(before), _one_line(found), _one_line(after)


def _matches(found: str, expected: str) -> bool:
    return DIGEST.fullmatch(expected) is not None and sha256(found).startswith(expected.removeprefix("sha256:"))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else f"{quote[:57]}..."  # noqa: PLR2004 - fits a line of an error
