"""How a text is written that says nothing of what it tells: short forms in brackets, hyphens for dashes, note marks.

A text is read as if it were written plainly, letter for letter as long, so that every position stays what it is.
"""

import re

__all__ = ["plainly"]

_BRACKETED = re.compile(r"(?<=[\w.\"\u201d]) \((?:the )?([^()\n]{1,24})\)")
_SHORT = re.compile(r"(?=[^ ]*[A-Z][^ ]*[A-Z])[A-Za-z][A-Za-z0-9&-]{1,9}")
_TICKER = re.compile(r"[A-Z]{2,8}: ?[A-Z0-9.]{1,8}|[A-Z0-9]{2,6}\.[A-Z]{1,3}")
_DOMAIN = re.compile(r"(?:www\.)?([a-z0-9-]{2,})(?:\.[a-z]{2,})+")
_PARTY = re.compile(r"[DRI](?:-(?:[A-Z][A-Za-z.]+ ?){1,3})?")
_PARTY_BEHIND = re.compile(r", [DRI]-[A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?(?=,)")
_AGENCIES = frozenset({"AP", "AFP", "Reuters", "dpa", "ANSA", "UPI", "Yonhap"})
_FOREIGN = re.compile(r"[^\x00-\u024f\u2000-\u206f]+")
_NOTE = re.compile(r"(?<=[\w.,;:!?)\"\u201d]) ?\[(?:\d{1,3}|[a-z]|note \d+|citation needed|edit)\]")
_ADDED = re.compile(r"(?<=\w )\(((?:and|or|as well as) [^()\n]{1,120})\)")
_ASIDE = re.compile(
    r"(?<=[\w.\"\u201d]) \((?:\d{4}, )?(?:(?:commonly|better|also|widely|jointly|currently|since) )?"
    r"(?:known|referred|called|dubbed|nicknamed|owned|run|operated|developed|built|based|headquartered|launched|founded|"
    r"formerly|previously|originally|released|unblocked|lifted|repealed|rescinded|though|although|despite|albeit|see|read|pictured|see)\b[^()\n]{0,100}\)"
)
_SET_IN = re.compile(r"\[([,.;])\]")
_DASH = re.compile(r"(?<=[^\s-]) - (?=[^\s-])")
_INITIALS = re.compile(r"\b\w|(?<=[a-z])[A-Z]|(?<=[A-Z])[A-Z]")
_CITED = re.compile(r"(?<=[.!?\"\u201d]) \((?:www\.)?[a-z0-9-]{2,}(?:\.[a-z]{2,})+\)")
_JOINED = re.compile(r"(?<=\w)\u2013(?=[A-Z])")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w.']*$")
_FAR = 90


def plainly(text: str) -> str:
    """A text of the same length without short forms in brackets and marks of notes, and with dashes that are dashes.

    Example:
        >>> plainly("The Federal Trade Commission (FTC) - led by a chair - banned it.[3]")
        'The Federal Trade Commission       \u2013 led by a chair \u2013 banned it.   '
    """
    said = _DASH.sub(" \u2013 ", text.replace("\u00a0", " ").replace("\u2011", "-"))
    if "[" in said:
        said = _SET_IN.sub(r"\1  ", _NOTE.sub(_blank, said))
    if "(" not in said:
        return _PARTY_BEHIND.sub(_blank, _JOINED.sub(_hyphen, said))
    said = _ASIDE.sub(_blank, said)  # "TikTok (owned by a Chinese firm)"
    said = _CITED.sub(_blank, _JOINED.sub(_hyphen, said))
    said = _ADDED.sub(r" \1 ", _PARTY_BEHIND.sub(_blank, said))  # "of X (and of Y)"
    return _BRACKETED.sub(_without_short, said)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _hyphen(match: re.Match[str]) -> str:
    """A hyphen for the dash that joins two names to one: "the Lewis\u2013Clark School District"."""
    return "-" if _NAME_BEFORE.search(match.string, max(0, match.start() - _FAR), match.start()) else match[0]


def _without_short(match: re.Match[str]) -> str:
    """Spaces for a bracket that only says what was just named: "(FTC)", "(NVDA.O)", "(R-Texas)"; else the bracket."""
    said = match[1]
    noise = _TICKER.fullmatch(said) or _PARTY.fullmatch(said) or _FOREIGN.fullmatch(said) or said in _AGENCIES
    return (
        _blank(match)
        if noise or _repeats(said, match.string[max(0, match.start() - _FAR) : match.start()])
        else match[0]
    )


def _repeats(said: str, before: str) -> bool:
    """Whether a bracket is a short form of what stands before it, or its address: "Deutsche Welle (dw.com)"."""
    domain = _DOMAIN.fullmatch(said)
    if domain is None:
        return _shortens(said, before)
    return domain[1] in before.casefold().replace(" ", "") or _shortens(domain[1].upper(), before)


def _shortens(short: str, before: str) -> bool:
    """Whether a short form is made of first letters of what stands before it: "(FTC)", "(ISPs)"."""
    if _SHORT.fullmatch(short) is None:
        return False
    initials = iter(reversed(["".join(one).casefold() for one in _INITIALS.findall(before)]))
    letters = [one.casefold() for one in reversed(short.removesuffix("s")) if one.isalpha()]
    return all(letter in initials for letter in letters)
