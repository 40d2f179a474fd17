"""What a text shortens names to, in brackets behind them: "the Department of the Interior (DOI)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from policytrack.reading.rules.names import Found, Way

__all__ = ["shortened", "with_abbreviations"]

_SHORT = r"[A-Z](?:[A-Za-z]?[A-Z&-])[A-Za-z&-]{0,6}"
_IN_BRACKETS = re.compile(rf"(?:'s|\u2019s)? \((?:the )?[\"\u201c\u2018]?(?P<short>{_SHORT})[\"\u201d\u2019]?\)")
_SPELT_OUT = re.compile(
    r"(?<![\w'-])(?P<name>[A-Z][\w'-]*+(?: (?:[A-Z][\w'-]*+|of|for|and|the|on|de|du)){1,8}) "
    rf"\((?P<short>{_SHORT})\)"
)


def with_abbreviations(written: str, text: str, found: Sequence[Found]) -> list[Found]:
    """The names in a text, and what it shortens those of bodies to, wherever that stands; as written and as read.

    Example:
        >>> from policytrack.reading.rules.names import Names
        >>> text = "The Department of the Interior (DOI) banned it. The DOI said so."
        >>> [text[one.start : one.end] for one in with_abbreviations(text, text, Names.of((), ()).find(text))]
        ['Department of the Interior', 'DOI', 'DOI']
    """
    whole = dict(_shortened(written, found))
    if not whole:
        return list(found)
    short = [
        Found(match.start(), match.end(), Way.name, whole[match[0]].entities)
        for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, whole))})\b", text)
    ]
    kept = (one for one in found if not any(each.start < one.end and one.start < each.end for each in short))
    return sorted(chain(kept, short), key=lambda one: one.start)


def _shortened(text: str, found: Sequence[Found]) -> Iterator[tuple[str, Found]]:
    """What each name of a body is shortened to, unless that is the known name of something else."""
    known = {text[one.start : one.end] for one in found}
    for one in found:
        entity = one.entities[0] if one.entities and one.way == Way.name else None
        if entity is None or entity.actor is None or entity.is_place or entity.press:
            continue
        match = _IN_BRACKETS.match(text, one.end)
        if match is None:
            continue
        spelt = _spells(text[one.start : one.end], match["short"])
        if spelt or not (entity.is_company or match["short"] in known):
            yield match["short"], one


def _spells(name: str, short: str) -> bool:
    """Whether the letters of a short form open words of a name: "DOI" of "Department of the Interior"."""
    opening = iter(word[0].casefold() for word in re.findall(r"\w+", name))
    return all(letter in opening for letter in short.casefold() if letter.isalpha())


def shortened(text: str) -> Mapping[str, str]:
    """Names that a text shortens by their letters, whoever they are of, by what it shortens them to.

    Example:
        >>> shortened("The Zamora Media Council (ZMC) blocked it.")
        {'zmc': 'zamora media council'}
    """
    found = ((one["short"].casefold(), one["name"].removeprefix("The ")) for one in _SPELT_OUT.finditer(text))
    return {short: name.casefold() for short, name in found if _spells(name, short)}
