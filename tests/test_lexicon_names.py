"""The names that the reader of articles knows are in order: known kinds and places, no loose ends, no name twice."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policytrack import places
from policytrack.vocabulary import ActorKind, TargetKind

ROOT = Path(__file__).parents[1]
LEXICON = ROOT / "policytrack" / "reading" / "lexicon"
FILES = ("bodies", "companies", "products", "technologies")

Entry = dict[str, Any]


def load(name: str) -> dict[str, Entry]:
    return tomllib.loads((LEXICON / f"{name}.toml").read_text(encoding="utf-8"))


BODIES, COMPANIES, PRODUCTS, TECHNOLOGIES = (load(name) for name in FILES)
FAMILIES = load("families")
ENTRIES = {"bodies": BODIES, "companies": COMPANIES, "products": PRODUCTS, "technologies": TECHNOLOGIES}
FIELDS: dict[str, dict[str, type]] = {
    "bodies": {
        "kind": str,
        "place": str,
        "part_of": str,
        "aliases": list,
        "generic": list,
        "roles": list,
        "families": list,
        "risky": bool,
        "press": bool,
    },
    "companies": {
        "kind": str,
        "place": str,
        "origin": str,
        "target_kind": str,
        "aliases": list,
        "roles": list,
        "risky": bool,
        "press": bool,
    },
    "products": {"kind": str, "maker": str, "origin": str, "aliases": list, "roles": list, "risky": bool},
    "technologies": {"kind": str, "aliases": list, "setting": bool},
}

every_file = pytest.mark.parametrize("file", FILES)


def seeded(folder: str) -> dict[str, Entry]:
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "seeds" / folder).glob("*.toml")
    }


def names(entry: Entry) -> Iterator[str]:
    yield entry["name"]
    yield from entry.get("aliases", ())


@every_file
def test_entries_have_known_fields_of_the_right_type(file: str) -> None:
    """A misspelt field, a string in the place of a list and a blank value are noticed."""
    known = FIELDS[file] | {"name": str}
    for slug, entry in ENTRIES[file].items():
        assert {"name", "kind"} <= set(entry) <= set(known), slug
        for field, value in entry.items():
            assert isinstance(value, known[field]), (slug, field)
            assert value, (slug, field)
            assert all(isinstance(one, str) and one == " ".join(one.split()) for one in _texts(value)), (slug, field)


@every_file
def test_entries_stand_in_the_order_of_their_slugs(file: str) -> None:
    """An entry is where an editor looks for it, and two people who add one do not meet at the end of the file."""
    slugs = list(ENTRIES[file])
    assert slugs == sorted(slugs)


def test_a_slug_stands_in_one_file() -> None:
    """Slugs become ids, so no two names share one."""
    assert [
        slug for slug, times in Counter(slug for file in FILES for slug in ENTRIES[file]).items() if times > 1
    ] == []


def test_kinds_are_codes_of_the_vocabulary() -> None:
    """Actors have a code of ActorKind, targets one of TargetKind."""
    actors, targets = set(ActorKind), set(TargetKind)
    assert {entry["kind"] for entry in (*BODIES.values(), *COMPANIES.values())} <= actors
    assert {entry["kind"] for entry in (*PRODUCTS.values(), *TECHNOLOGIES.values())} <= targets
    assert {entry["target_kind"] for entry in COMPANIES.values()} <= {TargetKind.company, TargetKind.product_line}


def test_places_are_known_and_no_slug_is_another_places() -> None:
    """Every code of a place exists, and no body or company takes the id that a country has as an actor."""
    for file in ("bodies", "companies", "products"):
        for slug, entry in ENTRIES[file].items():
            for field in ("place", "origin"):
                assert field not in entry or places.exists(entry[field]), (slug, field)
            assert not places.exists(slug.upper()) or entry.get("place") == slug.upper(), slug


def test_what_entries_point_at_exists() -> None:
    """The body above is another entry, an actor of the seeds or a place; the maker is a company here."""
    actors = seeded("actors")
    for slug, entry in BODIES.items():
        above = entry.get("part_of")
        assert above is None or above in BODIES or above in actors or places.exists(above.upper()), slug
    assert {entry["maker"] for entry in PRODUCTS.values() if "maker" in entry} <= set(COMPANIES)


def test_no_body_is_part_of_itself() -> None:
    """Going up from body to body ends."""
    for slug in BODIES:
        passed, above = {slug}, BODIES[slug].get("part_of")
        while above in BODIES:
            assert above not in passed, slug
            passed.add(above)
            above = BODIES[above].get("part_of")


def test_families_are_known_and_not_repeated() -> None:
    """A body names families that there are, and does not say again what they say."""
    for slug, entry in BODIES.items():
        assert set(entry.get("families", ())) <= set(FAMILIES), slug
        for field in ("generic", "roles"):
            shared = {name for one in entry.get("families", ()) for name in FAMILIES[one].get(field, ())}
            assert not shared & set(entry.get(field, ())), (slug, field)
    assert list(FAMILIES) == sorted(FAMILIES)
    assert {name for entry in BODIES.values() for name in entry.get("families", ())} == set(FAMILIES)


def test_each_family_has_a_meaning_an_example_and_roles() -> None:
    """Roles are common nouns, generic names are names, and what a family is can be read there."""
    for slug, family in FAMILIES.items():
        assert {"means", "example", "roles"} <= set(family) <= {"means", "example", "roles", "generic"}, slug
        assert all(role == role.lower() for role in family["roles"]), slug
        assert all(name != name.lower() for name in family.get("generic", ())), slug


@every_file
def test_a_name_means_one_entry(file: str) -> None:
    """No name or alias stands twice, within an entry or under two; what several bodies are called is `generic`."""
    times = Counter(name for entry in ENTRIES[file].values() for name in names(entry))
    assert [name for name, count in times.items() if count > 1] == []
    generic = {name for entry in (*ENTRIES[file].values(), *FAMILIES.values()) for name in entry.get("generic", ())}
    assert not generic & set(times)


def test_products_and_bodies_share_no_name() -> None:
    """A word that is both a body and a product, or a product and its kind, would be read at random."""
    of = {file: {name for entry in ENTRIES[file].values() for name in names(entry)} for file in FILES}
    assert not of["bodies"] & of["companies"]
    assert not of["bodies"] & of["products"]
    assert not of["companies"] & of["products"]
    assert not of["products"] & of["technologies"]


def test_no_name_is_a_place() -> None:
    """Places are known from seeds/places and stand for their governments; only blocs are entries too, by their code."""
    known = {spelling for spelling, _ in places.spellings()}
    for file in FILES:
        for slug, entry in ENTRIES[file].items():
            assert not known & set(names(entry)) or entry.get("place") == slug.upper(), slug


@every_file
def test_roles_are_lower_case_and_generic_names_are_not(file: str) -> None:
    """A role is a common noun, which any text may have in any case; a generic name is a name."""
    for slug, entry in ENTRIES[file].items():
        for role in entry.get("roles", ()):
            assert role == role.lower(), (slug, role)
        for name in entry.get("generic", ()):
            assert name != name.lower(), (slug, name)


def test_short_names_in_lower_case_are_kinds_only() -> None:
    """A proper name of one plain lower-case word would be found in any case, inside any sentence."""
    short = {
        name
        for file in ("bodies", "companies")
        for entry in ENTRIES[file].values()
        for name in names(entry)
        if name.isalpha() and name == name.lower()
    }
    assert short <= {"noyb"}


def test_slugs_agree_with_the_seeds() -> None:
    """What the seeds record under a name has the same id here, so that a reading joins what is recorded."""
    actors = {entry["name"]: slug for slug, entry in seeded("actors").items()}
    targets = {entry["name"]: slug for slug, entry in seeded("targets").items()}
    for slug, entry in (*BODIES.items(), *COMPANIES.items()):
        assert actors.get(entry["name"], slug) == slug
    for slug, entry in COMPANIES.items():
        assert targets.get(entry["name"], slug) in {slug, f"{slug}-company"}
    for slug, entry in (*PRODUCTS.items(), *TECHNOLOGIES.items()):
        assert targets.get(entry["name"], slug) == slug


def test_ids_of_the_seeds_mean_the_same_here() -> None:
    """A slug that is an id of the seeds is the same thing under another spelling at most."""
    recorded = seeded("actors") | seeded("targets")
    for file in FILES:
        for slug in set(ENTRIES[file]) & set(recorded):
            assert set(names(recorded[slug])) & set(names(ENTRIES[file][slug])), slug


def _texts(value: object) -> Iterator[object]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from value
