"""The words around an act that tell of its reach: for whom, where, on what, and whether goods go out or come in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Way

__all__ = [
    "ABROAD",
    "FOR_YOUNG",
    "INWARD",
    "NOWHERE",
    "ON_DEVICES",
    "OWN_PEOPLE",
    "PLACES_OF_WORK",
    "STORE_OWNERS",
    "Circumstances",
    "at_work",
    "circumstances",
    "is_in_networks",
]

OWN_PEOPLE = frozenset(
    {
        "government_employees",
        "specific_agency_staff",
        "military_personnel",
        "legislators_and_staff",
        "employees_of_issuer",
        "students",
        "faculty_and_researchers",
    }
)
"""Those who are told what to do by whoever employs or teaches them."""
PLACES_OF_WORK = frozenset(
    {
        "issuer_owned_device",
        "personal_device",
        "personal_device_for_work",
        "internal_network",
        "public_premises",
        "academic_assessment",
        "work_accounts_and_services",
    }
)
_NETWORKS = frozenset({"telecom_core", "telecom_access_edge"})
_GENERATIONS = frozenset({"3g", "4g", "5g", "6g", "lte"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the words around an act say of its reach, as codes of the vocabularies."""

    audience: frozenset[str]
    setting: frozenset[str]
    dealings: frozenset[str]
    words: frozenset[str]

    def also(self, other: "Circumstances") -> "Circumstances":
        """What both say together."""
        return Circumstances(
            self.audience | other.audience,
            self.setting | other.setting,
            self.dealings | other.dealings,
            self.words | other.words,
        )


NOWHERE = Circumstances(frozenset(), frozenset(), frozenset(), frozenset())
"""What says nothing of any reach."""


def circumstances(items: Sequence[Item]) -> Circumstances:
    """What the items of a clause say of the reach of an act in it."""
    said = [one for item in items for one in item.words]
    return Circumstances(
        frozenset(one.key for one in said if one.file == "audience"),
        frozenset(one.key for one in said if one.file == "setting") | _own_network(items),
        frozenset(one.key for one in said if one.file == "dealings" and one.part == "noun"),
        _words(items),
    )


_HOUSES = frozenset(
    {"government", "state", "local", "ministry", "agency", "school", "legislature", "military", "police"}
)
_OWN_NETWORKS = frozenset({"network", "networks"})


def _own_network(items: Sequence[Item]) -> frozenset[str]:
    """As in "on the ministry's network", which is no more than its own."""
    named = [before.mention for before, item in pairwise(items) if item.low in _OWN_NETWORKS]
    owned = any(one is not None and one.possessive and one.actor_role in _HOUSES for one in named)
    return frozenset({"internal_network"}) if owned else frozenset()


ABROAD = "(abroad)"
_REGIONS = frozenset({"gulf", "africa", "asia", "caucasus", "balkans", "middle east", "east"})
ON_DEVICES = "(on devices)"
_DEVICES = words.listing("devices")
_ON = frozenset({"on", "from", "off", "onto"})
_UP_TO_DEVICE = 6


def _words(items: Sequence[Item]) -> frozenset[str]:
    """The words of a clause, and in brackets what several of them say together."""
    said = frozenset(" ".join([item.low for item in items]).split())
    together = [whole for whole, needed, is_said in _TOGETHER if not needed.isdisjoint(said) and is_said(items)]
    together += [FOR_YOUNG] if _is_for_young(items) else []
    together += [] if _PLACING.isdisjoint(said) else [*_within(items), *_whither(items)]
    return said.union(together)


INWARD = "(into the country)"
FOR_YOUNG = "(for the young)"
STORE_OWNERS = "(who keeps a store)"
_HARMING = frozenset({"of", "to", "over", "against", "protect", "protecting", "by", "on"})
_ENTERING = frozenset({"into", "enter", "entering", "entered", "enters"})
_COUNTRIES = frozenset({"country", "nation", "kingdom", "republic", "bloc", "union"})
_STORE_OWNERS = frozenset({"apple", "google"})
_PLACING = frozenset({"in", "from", "out", "to", "for"})
"""The words without one of which nothing is said to be done in a country, kept from it or to go there."""


def _names_stores(items: Sequence[Item]) -> bool:
    """Whether a firm is named that keeps a store for apps, and not another product of it: "Google", "Google Meet"."""
    for item in items:
        entity = item.mention.entity if item.mention is not None else None
        product = entity is not None and entity.actor is None and "app store" not in entity.roles
        if not product and not _STORE_OWNERS.isdisjoint(item.low.split()):
            return True
    return False


def _comes_in(items: Sequence[Item]) -> bool:
    """Whether something is taken "into the country", "into India"."""
    for at, item in enumerate(items):
        inward = at + 1 < len(items) and (item.low in _ENTERING or item.low.endswith(" into"))
        behind = items[at + 1 : at + 3] if inward else ()
        for one in behind if inward and behind[0].low in {"the", "our", "its"} else behind[:1]:
            mention = one.mention
            place = mention is not None and mention.entity is not None and mention.entity.is_place
            if (
                (one.low in _COUNTRIES or place)
                and mention is not None
                and not (mention.possessive or mention.modifies)
            ):
                return True
    return False


def _within(items: Sequence[Item]) -> Iterator[str]:
    """The countries that something is done in or kept from: "(in CN)" of "sell it in China", "(off CN)" of "off it"."""
    for at, (before, item) in enumerate(pairwise(items)):
        if before.low.split()[-1:] == ["from"] or (before.low.endswith("of") and at and items[at - 1].low == "out"):
            yield from _kept_off(item.mention)
            continue
        mention = item.mention if before.low.split()[-1:] == ["in"] else None
        place = mention.entity if mention is not None and not mention.possessive else None
        if place is None and _of_buyers(items, at + 1):
            place = item.mention.entity if item.mention is not None else None
            yield ABROAD if place is None else f"(to {place.key.removeprefix('place:')})"
        if place is not None and place.is_place:
            yield f"(in {place.key.removeprefix('place:')})"


def _kept_off(mention: Mention | None) -> Iterator[str]:
    entity = mention.entity if mention is not None and not (mention.possessive or mention.modifies) else None
    if entity is not None and entity.is_place:
        yield f"(off {entity.key.removeprefix('place:')})"


def _is_for_young(items: Sequence[Item]) -> bool:
    """Whether the young are who may not use something, and not whom it harms: not "over the abuse of children"."""
    young = [at for at, item in enumerate(items) for one in item.words if one.key == "minors"]
    return any(at == 0 or items[at - 1].low not in _HARMING for at in young[:1])


def _is_on_devices(items: Sequence[Item]) -> bool:
    """Whether something is or may not be "on clerks' handsets", "off the city's laptops", whoever they belong to."""
    for at, item in enumerate(items):
        if item.low.split()[-1] in _DEVICES:
            before = [each.low for each in items[max(0, at - _UP_TO_DEVICE) : at]]
            if any(each in _ON and "," not in before[number:] for number, each in enumerate(before)):
                return True
    return False


def _is_at_house(items: Sequence[Item]) -> bool:
    """Whether something may not be had "at the ministry", "at the governor's office", so by those who work there."""
    for before, item in pairwise(one for one in items if one.tag != "det"):
        mention = item.mention
        if before.low == "at" and mention is not None and not mention.new and mention.actor_role in _HOUSES:
            return True
    return False


def is_in_networks(around: Circumstances) -> bool:
    """Whether it is about the networks of telephone companies: "out of its 5G network"."""
    return bool(around.setting & _NETWORKS or around.words & _GENERATIONS)


def at_work(around: Circumstances) -> bool:
    """Whether it binds people at their work or school: its staff, its devices, its network."""
    return bool(around.audience & OWN_PEOPLE or around.setting & PLACES_OF_WORK) or ON_DEVICES in around.words


def _goes_abroad(items: Sequence[Item]) -> bool:
    """Whether something goes "to China", "to Chinese firms", "abroad"."""
    return any(
        before.low == "to" and item.mention is not None and _is_abroad_there(item.mention)
        for before, item in pairwise(items)
    ) or any(
        item.low in {"abroad", "overseas"} or _is_region(items, at) or _is_to_plants(items, at)
        for at, item in enumerate(items)
    )


def _whither(items: Sequence[Item]) -> Iterator[str]:
    """The countries that something goes to, one of which may be home: "(to US)" of "to U.S. persons"."""
    for before, item in pairwise(items):
        if before.low == "to" and item.mention is not None and _is_abroad_there(item.mention):
            place = item.mention.entity or item.mention.place
            yield f"(to {place.key.removeprefix('place:')})" if place is not None else ABROAD


def _is_to_plants(items: Sequence[Item], at: int) -> bool:
    """As in "sales to advanced Chinese plants"."""
    mention = items[at].mention
    if mention is None or mention.way != Way.demonym or at + 1 >= len(items):
        return False
    to = any(each.low == "to" for each in items[max(0, at - 2) : at])
    return to and items[at + 1].mention is None and items[at + 1].low in _PREMISES


_PREMISES = frozenset({"plants", "factories", "fabs", "labs", "laboratories", "chipmakers", "universities", "mills"})


def _is_region(items: Sequence[Item], at: int) -> bool:
    """As in "to the Gulf", "to buyers in Africa"."""
    before = [each.low for each in items[max(0, at - 4) : at] if each.low != "the"]
    to_buyers = (
        before[-1:] == ["in"] and before[-3:-2] == ["to"] and before[-2] in _BUYERS
    )  # "to customers in the Gulf"
    return (before[-1:] == ["to"] or to_buyers) and items[at].low in _REGIONS


_BUYERS = frozenset({"buyers", "customers", "firms", "companies", "users", "clients", "entities", "makers", "groups"})


def _of_buyers(items: Sequence[Item], at: int) -> bool:
    """As in "off limits to Chinese buyers"."""
    mention = items[at].mention
    if at == 0 or mention is None or mention.way != Way.demonym or items[at - 1].low not in {"to", "for"}:
        return False
    return any(each.low in _BUYERS for each in items[at + 1 : at + 3])


def _is_abroad_there(mention: Mention) -> bool:
    if mention.entity is not None:
        return mention.entity.is_place and mention.way != Way.demonym
    return mention.actor_role == "company" and mention.plural and mention.place is not None


_TOGETHER: tuple[tuple[str, frozenset[str], Callable[[Sequence[Item]], bool]], ...] = (
    (ABROAD, frozenset({"to", "abroad", "overseas"}), _goes_abroad),
    (ON_DEVICES, _DEVICES, _is_on_devices),
    (ON_DEVICES, frozenset({"at"}), _is_at_house),
    (INWARD, _ENTERING, _comes_in),
    (STORE_OWNERS, _STORE_OWNERS, _names_stores),
)
"""What words say together, the words without one of which they do not, and what tells whether they do."""
