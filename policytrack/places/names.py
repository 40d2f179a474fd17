"""Which places a name may mean, as people write it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from policytrack.errors import AmbiguousNameError, UnknownNameError
from policytrack.names import fold, nearest
from policytrack.places import codes
from policytrack.places.codes import Place, PlaceKind

__all__ = ["NameKind", "PlaceName", "find", "resolve", "spellings"]

_SHORT = 3
_SUGGESTIONS = 3
_KINDS = "state|province|territory|canton|prefecture|emirate|governorate|republic"
_KIND_FIRST = re.compile(rf"(?:(?P<within>.+)\s)?(?P<kind>{_KINDS})\sof\s(?P<name>.+)", re.IGNORECASE)
_KIND_LAST = re.compile(rf"(?P<name>.+)\s(?P<kind>{_KINDS})(?P<within>)", re.IGNORECASE)
_CALLED = {"land": "state"}
_BRACKETED = re.compile(r"(?P<name>.+?)\s*\((?P<within>[^()]+)\)")
_AFTER_COMMA = re.compile(r"(?P<name>.+?),\s*(?P<within>[^,]+)")
_POSSESSIVE = re.compile(r"(?<=[\w.)])'+s?$", re.IGNORECASE)
_ARTICLE = re.compile(r"^the\s", re.IGNORECASE)
_LOCAL_NAMES = re.compile(r"\s*[\[\]()/]\s*")
_SPELLING = str.maketrans({"&": " and ", "\u2018": "'", "\u2019": "'", "\u02bb": "'", "\u02bc": "'"})


class NameKind(StrEnum):
    """In what way a name stands for a place."""

    name = "name"  # the common display name
    alias = "alias"  # another name of the same place
    demonym = "demonym"  # the word for its people and bodies
    capital = "capital"  # the seat of government, used for the government
    code = "code"  # a code that is not among the names


_PROPER = frozenset({NameKind.name, NameKind.alias})


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place that a name may mean, and in what way."""

    place: Place
    how: NameKind


@lru_cache(maxsize=4096)
def find(name: str) -> tuple[PlaceName, ...]:
    """Every place that a name may mean, countries first; none if no place is known by it.

    Example:
        >>> [one.place.code for one in find("Georgia")], find("Taiwanese")[0].how.value, find("NASA")
        (['GE', 'US-GA'], 'demonym', ())
    """
    text = _tidy(name)
    for reading in _READINGS:
        if found := tuple(reading(text)):
            return tuple(sorted(found, key=_rank))
    return ()


def resolve(name: str) -> Place:
    """The one place that a name means.

    Raises:
        UnknownNameError: no place is known by it; the error has the nearest names.
        AmbiguousNameError: several places are; the error has the choices, each of which resolves.

    Example:
        >>> resolve("the U.S.").code, resolve("State of Texas").code, resolve("Georgia (US-GA)").code
        ('US', 'US-TX', 'US-GA')
    """
    found = find(name)
    if not found:
        raise UnknownNameError("place", name, _suggestions(name))
    if len(found) > 1:
        raise AmbiguousNameError("place", name, [one.place.label for one in found])
    return found[0].place


def spellings() -> Iterator[tuple[str, PlaceName]]:
    """Every name in the seed as it is written there, with the place that it may mean: what to look for in a text.

    Example:
        >>> [spelling for spelling, one in spellings() if one.place.code == "US-TX"]
        ['Texas', 'Texan']
    """
    for kind in PlaceKind:
        for code, place in codes.seeded(kind).items():
            for how, names in _names_in(codes.entries(kind)[code]):
                yield from ((name, PlaceName(place, how)) for name in names)


def _names_in(entry: codes.Entry) -> Iterator[tuple[NameKind, Iterable[str]]]:
    yield NameKind.name, (entry["name"],)
    yield NameKind.alias, entry.get("aliases", ())
    yield NameKind.demonym, entry.get("demonyms", ())
    yield NameKind.capital, entry.get("capitals", ())


# A reading takes a name in one way, and gives the places it then means. The first that gives any is right.


def _plain(name: str) -> Iterable[PlaceName]:
    """A name or a code without anything around it."""
    text = _tidy(name)
    return _named(text) or _coded(text)


def _named(text: str) -> Iterable[PlaceName]:
    return _index().get(_key(text), ())


def _coded(text: str) -> Iterable[PlaceName]:
    place = codes.known(text) or codes.by_alpha3().get(text)
    if place is None:  # "us-tx", but not "so-so", which is a region of Somalia: only what the seed has
        place = codes.seeded(PlaceKind.subdivision).get(text.upper())
    return (PlaceName(place, NameKind.code),) if place else ()


def _bracketed(text: str) -> Iterable[PlaceName]:
    """As in "Georgia (US-GA)", which is how the choices of an ambiguous name are written."""
    match = _BRACKETED.fullmatch(text)
    place = codes.known(match["within"]) if match else None
    if match is None or place is None:
        return ()
    if _key(match["name"]) == _key(place.name):
        return (PlaceName(place, NameKind.name),)
    return (one for one in _plain(match["name"]) if one.place == place)


def _within_another(text: str) -> Iterable[PlaceName]:
    """As in "Punjab, Pakistan", "Georgia (USA)", "Lima, Peru"."""
    match = _BRACKETED.fullmatch(text) or _AFTER_COMMA.fullmatch(text)
    if match is None:
        return ()
    seeded = (one for one in _plain(match["name"]) if one.how in _PROPER)
    return list(_inside(seeded, match["within"])) or _inside(_in_iso(match["name"]), match["within"])


def _inverted(text: str) -> Iterable[PlaceName]:
    """As in "Korea, Republic of"."""
    return _named(_turned(text))


def _of_a_kind(text: str) -> Iterable[PlaceName]:
    """As in "State of Georgia", "Osaka Prefecture", "the Indian state of Punjab"."""
    match = _KIND_FIRST.fullmatch(text) or _KIND_LAST.fullmatch(text)
    if match is None:
        return ()
    seeded = (one for one in _named(match["name"]) if one.how in _PROPER)
    found = list(_only(match["kind"], seeded)) or list(_only(match["kind"], _in_iso(match["name"])))
    return _inside(found, match["within"]) if match["within"] else found


def _people(text: str) -> Iterable[PlaceName]:
    """As in "Texans"."""
    return (one for one in _named(text[:-1]) if one.how is NameKind.demonym) if text.endswith("s") else ()


_READINGS: tuple[Callable[[str], Iterable[PlaceName]], ...] = (
    _named,
    _coded,
    _bracketed,
    _within_another,
    _inverted,
    _of_a_kind,
    _people,
)


def _inside(found: Iterable[PlaceName], within: str) -> Iterator[PlaceName]:
    around = [one.place for one in _plain(within)]
    for one in found:
        if any(place != one.place and place.contains(one.place) for place in around):
            yield PlaceName(codes.own_code(one.place), one.how)


def _only(kind: str, found: Iterable[PlaceName]) -> Iterator[PlaceName]:
    for one in found:
        called = codes.type_of(one.place.code) if one.place.kind is PlaceKind.subdivision else ""
        if _CALLED.get(called, called).endswith(kind.casefold()):
            yield one


def _tidy(name: str) -> str:
    text = " ".join(name.translate(_SPELLING).split()).strip(' ,;:!?"\u201c\u201d')
    return _ARTICLE.sub("", _POSSESSIVE.sub("", text))


def _turned(text: str) -> str:
    name, _, before = text.partition(", ")
    return f"{before} {name}"


def _key(text: str) -> str:
    """What names are compared by. One of three letters or fewer keeps its capitals: "US" is no "us"."""
    folded = " ".join("saint" if word == "st" else word for word in fold(text.translate(_SPELLING)).split())
    return folded if len(folded.replace(" ", "")) > _SHORT else text.replace(".", "").replace(" ", "")


@cache
def _index() -> Mapping[str, tuple[PlaceName, ...]]:
    found: dict[str, dict[str, PlaceName]] = {}
    for spelling, one in spellings():
        found.setdefault(_key(spelling), {}).setdefault(one.place.code, one)
    return {key: tuple(ones.values()) for key, ones in found.items()}


@cache
def _iso_index() -> Mapping[str, tuple[PlaceName, ...]]:
    found: dict[str, dict[str, PlaceName]] = {}
    for place, name in codes.iso_subdivisions():
        for spelling in filter(None, (name, *_LOCAL_NAMES.split(name))):
            for key in (_key(spelling), _key(_turned(spelling))):
                found.setdefault(key, {})[place.code] = PlaceName(place, NameKind.name)
    return {key: tuple(ones.values()) for key, ones in found.items()}


def _in_iso(name: str) -> Iterable[PlaceName]:
    return _iso_index().get(_key(name), ())


def _rank(one: PlaceName) -> tuple[int, bool, str]:
    order = (PlaceKind.country, PlaceKind.bloc, PlaceKind.subdivision)
    return order.index(one.place.kind), not one.place.code.startswith("US-"), one.place.code


def _suggestions(name: str) -> list[str]:
    meant = find(name.upper()) if len(name) <= _SHORT else _in_iso(_tidy(name))
    if not meant:
        labels = {spelling: one.place.label for spelling, one in spellings()}
        return list(dict.fromkeys(labels[one] for one in nearest(name, labels)))
    return [one.place.label for one in meant][:_SUGGESTIONS]
