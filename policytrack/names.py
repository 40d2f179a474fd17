"""Names as people write them, brought to one form, and the nearest of those that are known."""

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["fold", "nearest"]

_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc`", "''''")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_NOT_WORD = re.compile(r"[^\w]+")
_SIMILAR = 65


def fold(name: str) -> str:
    """Bring a name to the form in which names are compared: no case, accents, dots, dashes, leading article.

    Example:
        >>> fold("The  U.S. Navy"), fold("Côte-d\u2019Ivoire"), fold("DeepSeek-R1")
        ('us navy', 'cote d ivoire', 'deepseek r1')
    """
    plain = name.translate(_APOSTROPHES)
    if not plain.isascii():
        plain = "".join([one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one)])
    plain = plain.casefold()
    if "." in plain:
        plain = _DOTTED.sub(lambda match: match[0].replace(".", ""), plain)
    words = _NOT_WORD.sub(" ", plain.replace("_", " ")).split()
    if not words:  # a name of signs alone is no other name of signs
        return plain.strip()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def nearest(name: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The known names that are most like a name, best first; none if none is like it.

    Example:
        >>> nearest("DeepSeak", ["DeepSeek", "TikTok", "Lemon8"])
        ('DeepSeek',)
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - needed only after a miss

    found = process.extract(
        name, sorted(set(known)), scorer=fuzz.WRatio, processor=fold, limit=limit, score_cutoff=_SIMILAR
    )
    return tuple(one for one, _, _ in found)
