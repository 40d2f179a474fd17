"""People at the head of governments and bodies, as news calls them: "Greg Abbott", "Gov. Abbott", "Trump"."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from policytrack.reading.rules import words

__all__ = ["TITLE_ENDS", "Leader", "alone", "governing", "leaders", "title_of", "titled"]

_GROUPS = ("countries", "states", "bodies")
_TITLES = {
    "president": "countries",
    "prime minister": "countries",
    "pm": "countries",
    "chancellor": "countries",
    "taoiseach": "countries",
    "premier": "premiers",
    "governor": "states",
    "gov": "states",
    "chief minister": "states",
    "first minister": "states",
}
TITLE_ENDS = frozenset(" ".join(one.split()[at:]) for one in _TITLES for at in range(len(one.split())))
"""What titles end with, and they themselves: "minister", "prime minister"."""


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody, and the place or body whose measures are decided there.

    Attributes:
        name: The whole name.
        surname: By what the person is called after that.
        of: The code of the place, or the slug of the body.
        group: Whether it is of a country, of a state or of a body.
    """

    name: str
    surname: str
    of: str
    group: str


@cache
def leaders() -> tuple[Leader, ...]:
    """All of them.

    Example:
        >>> [one.of for one in leaders() if one.name == "Greg Abbott"]
        ['US-TX']
    """
    found = []
    for group in _GROUPS:
        for of, said in words.load("leaders")[group].items():
            if of in {"means", "example"}:
                continue
            for entry in words.listed(said):
                name, _, surname = entry.partition("/")
                found.append(Leader(name, surname or name.rsplit(" ", maxsplit=1)[-1], of, group))
    return tuple(found)


@cache
def alone() -> Mapping[str, str]:
    """Surnames that need no other word, with the code or slug."""
    known = frozenset(words.listed(words.load("leaders")["alone"]["words"]))
    return {name: one.of for one in leaders() for name in (one.surname, one.name) if name in known}


def title_of(word: str) -> str | None:
    """What a title says of whom the person heads; none if it is no title of theirs.

    Example:
        >>> title_of("Gov"), title_of("secretary")
        ('states', None)
    """
    return _TITLES.get(word.casefold())


@cache
def governing() -> Mapping[str, str]:
    """What governments are called by whoever heads them, where one alone has that surname.

    Example:
        >>> governing()["Morrison government"], governing()["Youngkin administration"], "Scott cabinet" in governing()
        ('AU', 'US-VA', False)
    """
    found: dict[str, set[str]] = {}
    for one in leaders():
        if one.group != "bodies":
            found.setdefault(one.surname, set()).add(one.of)
    said = ("government", "Government", "administration", "Administration", "cabinet")
    return {f"{surname} {word}": next(iter(of)) for surname, of in found.items() if len(of) == 1 for word in said}


@cache
def titled() -> Mapping[str, str]:
    """The code of the place by title and surname, where one place alone had such a head.

    Example:
        >>> titled()["states abbott"], titled()["countries abbott"], "states scott" in titled()
        ('US-TX', 'AU', False)
    """
    found: dict[str, set[str]] = {}
    for one in leaders():
        if one.group != "bodies":
            surname = one.surname.casefold()
            found.setdefault(f"{one.group} {surname}", set()).add(one.of)
            found.setdefault(f"premiers {surname}", set()).add(one.of)
    return {key: next(iter(of)) for key, of in found.items() if len(of) == 1}
