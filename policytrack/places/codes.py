"""Which places there are, by code, and which contains which."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from policytrack.bundle import bundled
from policytrack.errors import UnknownNameError
from policytrack.names import fold

if TYPE_CHECKING:
    from pycountry import SubdivisionHierarchy

__all__ = [
    "Entry",
    "Place",
    "PlaceKind",
    "by_alpha3",
    "claimants",
    "contains",
    "entries",
    "exists",
    "expand",
    "get",
    "iso_subdivisions",
    "known",
    "members",
    "own_code",
    "seeded",
    "type_of",
]

_SUBDIVISION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


class PlaceKind(StrEnum):
    """What sort of place it is, by the list that has its code."""

    country = "country"  # ISO 3166-1, whatever the status of the place (HK, PR, TW), and XK
    subdivision = "subdivision"  # ISO 3166-2
    bloc = "bloc"  # a group of countries, our own list


class Entry(TypedDict):
    """A place as the seed has it."""

    name: str
    alpha3: NotRequired[str]
    type: NotRequired[str]
    aliases: NotRequired[list[str]]
    demonyms: NotRequired[list[str]]
    capitals: NotRequired[list[str]]
    members: NotRequired[list[str]]
    same_as: NotRequired[list[str]]
    nested: NotRequired[bool]
    claimed_by: NotRequired[list[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """A country, a subdivision of one, or a bloc of several.

    Attributes:
        code: ISO 3166-1 alpha-2, ISO 3166-2, or the code of a bloc.
        name: The common display name.
        kind: Country, subdivision or bloc.
        alpha3: ISO 3166-1 alpha-3, for countries.
        parent: The code of the place that it is a part of, for subdivisions.
    """

    code: str
    name: str
    kind: PlaceKind
    alpha3: str | None = None
    parent: str | None = None

    @property
    def label(self) -> str:
        """The name with the code, which no other place has."""
        return f"{self.name} ({self.code})"

    def contains(self, other: "Place | str") -> bool:
        """Whether the other place, or the place with that code, is this one or lies in it.

        Raises:
            UnknownNameError: no place has that code.

        Example:
            >>> get("US").contains("US-TX"), get("EU").contains(get("DE-BY")), get("US-TX").contains("US")
            (True, True, False)
        """
        return self.code in _around(other.code if isinstance(other, Place) else other)


def get(code: str) -> Place:
    """The place with exactly this code.

    Raises:
        UnknownNameError: no place has this code; the error suggests the codes that may have been meant.

    Example:
        >>> get("US-TX").name, get("US-TX").parent, get("KR").name
        ('Texas', 'US', 'South Korea')
    """
    place = known(code)
    if place is None:
        raise UnknownNameError("place", code, _codes_like(code))
    return place


def exists(code: str) -> bool:
    """Whether a place has exactly this code.

    Example:
        >>> exists("DE-BY"), exists("EU"), exists("Germany"), exists("us-tx")
        (True, True, False, False)
    """
    return known(code) is not None


def contains(outer: str, inner: str) -> bool:
    """Whether the place with the inner code is, or lies in, the place with the outer code.

    Raises:
        UnknownNameError: one of them is not the code of a place.

    Example:
        >>> contains("EU", "DE"), contains("EU", "GB"), contains("US", "US")
        (True, False, True)
    """
    return get(outer).contains(inner)


def members(code: str) -> frozenset[str]:
    """The codes of the countries that are members of a bloc; none for any other place.

    Raises:
        UnknownNameError: no place has this code.

    Example:
        >>> sorted(members("AUKUS")), members("US")
        (['AU', 'GB', 'US'], frozenset())
    """
    return _memberships().get(get(code).code, frozenset())


@lru_cache(maxsize=1024)
def expand(code: str) -> tuple[str, ...]:
    """The codes of countries and subdivisions that make up a place.

    Another country or subdivision lies in the place if its code is one of these, or begins with one of these and a
    hyphen. The code of a bloc itself is not among them.

    Raises:
        UnknownNameError: no place has this code.

    Example:
        >>> expand("US"), expand("US-TX"), expand("BENELUX")
        (('US',), ('US-TX',), ('BE', 'LU', 'NL'))
    """
    place = get(code)
    if place.kind is PlaceKind.bloc:
        return tuple(sorted(part for member in members(code) for part in expand(member)))
    if place.kind is PlaceKind.country:
        return (code, *entries(PlaceKind.country)[code].get("same_as", ()))
    return (code, *_parts(code))


def claimants(code: str) -> tuple[str, ...]:
    """The codes of the countries that claim all or part of a place, as far as the seed records it. It decides nothing.

    Raises:
        UnknownNameError: no place has this code.

    Example:
        >>> claimants("EH"), claimants("FR")
        (('MA',), ())
    """
    entry = entries(get(code).kind).get(code)
    return tuple(entry.get("claimed_by", ())) if entry else ()


@lru_cache(maxsize=8192)
def known(code: str) -> Place | None:
    """The place with exactly this code, if there is one."""
    if code.partition("-")[0] == code:
        return seeded(PlaceKind.country).get(code) or seeded(PlaceKind.bloc).get(code)
    return seeded(PlaceKind.subdivision).get(code) or seeded(PlaceKind.bloc).get(code) or _iso_subdivision(code)


@cache
def seeded(kind: PlaceKind) -> Mapping[str, Place]:
    """The places of one kind that the seed has, by code."""
    parted = kind is PlaceKind.subdivision
    return {
        code: Place(code, entry["name"], kind, entry.get("alpha3"), code.partition("-")[0] if parted else None)
        for code, entry in entries(kind).items()
    }


@cache
def entries(kind: PlaceKind) -> Mapping[str, Entry]:
    """What the seed says of the places of one kind, by code."""
    if kind is PlaceKind.country:
        return _seed("countries")
    if kind is PlaceKind.bloc:
        return _seed("blocs")
    return {
        f"{country}-{part}": entry
        for country, section in _seed("subdivisions").items()
        for part, entry in section.items()
        if part != "type"
    }


@cache
def by_alpha3() -> Mapping[str, Place]:
    """The countries by their alpha-3 code."""
    return {place.alpha3: place for place in seeded(PlaceKind.country).values() if place.alpha3}


def own_code(place: Place) -> Place:
    """The place under the country code of its own, if ISO lists it as a part of another country as well."""
    return get(_same_as().get(place.code, place.code))


def type_of(code: str) -> str:
    """What ISO 3166-2 calls a subdivision of this kind, in lower case: "state", "autonomous region"."""
    if entry := entries(PlaceKind.subdivision).get(code):
        usual: str = _seed("subdivisions")[code.partition("-")[0]]["type"]
        return entry.get("type", usual)
    found = _iso().get(code)
    return found.type.casefold() if found else ""


def iso_subdivisions() -> Iterator[tuple[Place, str]]:
    """Every subdivision in ISO 3166-2, each with the name it has there."""
    return ((get(code), one.name) for code, one in _iso().items())


# The rest is how they are found.


@cache
def _seed(name: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - not before a name needs it

    return tomllib.loads((bundled("seeds") / "places" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _iso() -> Mapping[str, "SubdivisionHierarchy"]:
    from pycountry import subdivisions  # noqa: PLC0415 - a tenth of a second, and most names do without

    return {one.code: one for one in subdivisions}


def _iso_subdivision(code: str) -> Place | None:
    one = _iso().get(code) if _SUBDIVISION.fullmatch(code) else None
    if one is None:
        return None
    return Place(code, one.name, PlaceKind.subdivision, parent=one.parent_code or one.country_code)


@cache
def _memberships() -> Mapping[str, frozenset[str]]:
    return {code: frozenset(entry["members"]) for code, entry in entries(PlaceKind.bloc).items()}


@cache
def _same_as() -> Mapping[str, str]:
    countries = entries(PlaceKind.country)
    return {other: code for code, entry in countries.items() for other in entry.get("same_as", ())}


@lru_cache(maxsize=8192)
def _around(code: str) -> frozenset[str]:
    """The codes of every place that contains this one, which is the first of them."""
    if get(code).kind is PlaceKind.bloc:
        inside = _memberships()[code]
        return frozenset(bloc for bloc, all_members in _memberships().items() if inside <= all_members)
    line = _lineage(code)
    return line | {bloc for bloc, all_members in _memberships().items() if not all_members.isdisjoint(line)}


def _lineage(code: str) -> frozenset[str]:
    line = {code, own_code(get(code)).code}
    above = get(code).parent
    while above is not None:
        line.add(above)
        above = get(above).parent
    return frozenset(line)


def _parts(code: str) -> list[str]:
    country = code.partition("-")[0]
    if not entries(PlaceKind.country)[country].get("nested"):
        return []
    return sorted(part for part in _iso() if part.startswith(f"{country}-") and part != code and contains(code, part))


def _codes_like(text: str) -> list[str]:
    alike = {text.upper()} if known(text.upper()) else set()
    if text in by_alpha3():
        alike.add(by_alpha3()[text].code)
    named = fold(text)
    for kind in PlaceKind:
        alike.update(code for code, place in seeded(kind).items() if fold(place.name) == named)
    return sorted(alike)
