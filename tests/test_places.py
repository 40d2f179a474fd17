"""Names of places mean what news means by them or nothing, and places contain what ISO 3166 says they contain."""

import pickle
import subprocess
import sys
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack import places
from policytrack.bundle import bundled
from policytrack.errors import AmbiguousNameError, UnknownNameError
from policytrack.places import NameKind, PlaceKind

CASES = tomllib.loads((Path(__file__).parent / "cases" / "places.toml").read_text(encoding="utf-8"))
SEED = {
    name: tomllib.loads((bundled("seeds") / "places" / f"{name}.toml").read_text(encoding="utf-8"))
    for name in ("countries", "subdivisions", "blocs")
}
PARTS = {
    f"{country}-{part}": {"type": section["type"], **entry}
    for country, section in SEED["subdivisions"].items()
    for part, entry in section.items()
    if part != "type"
}
COUNTRIES = sorted(SEED["countries"])
ISO_PARTS = {one.code: one for one in pycountry.subdivisions}
COUNTRY_CODES = st.sampled_from(COUNTRIES)
BLOC_CODES = st.sampled_from(sorted(SEED["blocs"]))
# Parts of countries that ISO nests are drawn more often than their number gives, as containment is at risk there.
PART_CODES = st.sampled_from(sorted(ISO_PARTS)) | st.sampled_from(
    sorted(code for code, one in ISO_PARTS.items() if one.parent_code)
)
CODES = COUNTRY_CODES | PART_CODES | BLOC_CODES
SPELLINGS = st.sampled_from([spelling for spelling, _ in places.spellings()])

# Where the common display name is neither ISO's nor pycountry's common one.
OWN_DISPLAY_NAMES = {
    "AX": "Åland",
    "BN": "Brunei",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "FK": "Falkland Islands",
    "FM": "Micronesia",
    "MF": "Saint Martin",
    "MO": "Macau",
    "PS": "Palestine",
    "RU": "Russia",
    "ST": "São Tomé and Príncipe",
    "SX": "Sint Maarten",
    "VA": "Vatican City",
    "VG": "British Virgin Islands",
    "VI": "U.S. Virgin Islands",
}


def codes_for(name: str) -> list[str]:
    return [one.place.code for one in places.find(name)]


@pytest.mark.parametrize(("name", "code"), CASES["one"].items())
def test_a_name_that_news_writes_means_one_place(name: str, code: str) -> None:
    """The name is found as exactly this place, and resolves to it."""
    assert codes_for(name) == [code]
    assert places.resolve(name).code == code


@pytest.mark.parametrize(("name", "codes"), CASES["several"].items())
def test_an_ambiguous_name_gives_its_choices(name: str, codes: list[str]) -> None:
    """Every candidate is found, none is preferred, and each choice that the error offers resolves to its place."""
    assert codes_for(name) == codes
    with pytest.raises(AmbiguousNameError) as caught:
        places.resolve(name)
    assert [places.resolve(choice).code for choice in caught.value.choices] == codes


@pytest.mark.parametrize("name", CASES["none"]["names"])
def test_what_is_no_name_of_a_place_means_nothing(name: str) -> None:
    """Words, bodies, cities and parts of the world without a code are never taken for a place."""
    assert places.find(name) == ()
    with pytest.raises(UnknownNameError):
        places.resolve(name)


@pytest.mark.parametrize(
    ("name", "code", "how"),
    [
        ("South Korea", "KR", NameKind.name),
        ("US", "US", NameKind.alias),
        ("Republic of Korea", "KR", NameKind.alias),
        ("South Korean", "KR", NameKind.demonym),
        ("Seoul", "KR", NameKind.capital),
        ("Washington", "US", NameKind.capital),
        ("Washington", "US-WA", NameKind.name),
        ("KR", "KR", NameKind.code),
        ("KOR", "KR", NameKind.code),
        ("US-TX", "US-TX", NameKind.code),
        ("State of Georgia", "US-GA", NameKind.name),
    ],
)
def test_find_says_in_what_way_a_name_stands_for_a_place(name: str, code: str, how: NameKind) -> None:
    """A metonym can be told from a name, and a bare code from both."""
    assert {one.place.code: one.how for one in places.find(name)}[code] is how


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("us", "United States (US)"),
        ("g7", "G7 (G7)"),
        ("Germny", "Germany (DE)"),
        ("Acre", "Acre (BR-AC)"),
        ("Amazonas", "Amazonas (CO-AMA)"),
        ("Europe", "European Union (EU)"),
        ("New York City", "New York (US-NY)"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(name: str, suggestion: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        places.resolve(name)
    assert suggestion in caught.value.suggestions
    assert all(places.exists(places.resolve(one).code) for one in caught.value.suggestions)


@pytest.mark.parametrize(
    ("text", "suggestions"), [("us-tx", ("US-TX",)), ("USA", ("US",)), ("Texas", ("US-TX",)), ("XX", ()), ("", ())]
)
def test_get_takes_codes_only_and_suggests_what_was_meant(text: str, suggestions: tuple[str, ...]) -> None:
    """A name, an alpha-3 code and a code in small letters are not the code of a place."""
    assert not places.exists(text)
    with pytest.raises(UnknownNameError) as caught:
        places.get(text)
    assert caught.value.suggestions == suggestions


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda country: str(country.alpha_2))
def test_every_country_of_iso_is_known_by_code_and_names(country: pycountry.db.Country) -> None:
    """The seed agrees with pycountry on codes and names; display names that differ are listed, and are needed."""
    place = places.get(country.alpha_2)
    common = getattr(country, "common_name", country.name)
    assert (place.kind, place.alpha3, place.parent) == (PlaceKind.country, country.alpha_3, None)
    assert place.name == OWN_DISPLAY_NAMES.get(country.alpha_2, common)
    assert (country.alpha_2 in OWN_DISPLAY_NAMES) == (place.name != common)
    for name in (country.alpha_2, country.alpha_3, country.name, common, getattr(country, "official_name", common)):
        assert country.alpha_2 in codes_for(name), name


def test_the_seed_has_no_country_but_those_of_iso_and_kosovo() -> None:
    assert set(COUNTRIES) == {country.alpha_2 for country in pycountry.countries} | {"XK"}
    assert (places.get("XK").name, places.get("XK").alpha3) == ("Kosovo", "XKX")


def test_every_subdivision_of_iso_is_known_by_code_and_by_name_with_its_country() -> None:
    """Each resolves by its code, has ISO's parent, and is found with its country, under its own country code if any."""
    other = {part: code for code, entry in SEED["countries"].items() for part in entry.get("same_as", ())}
    for code, one in ISO_PARTS.items():
        place, parent = places.resolve(code), one.parent_code or one.country_code
        assert (place.code, place.kind, place.alpha3) == (code, PlaceKind.subdivision, None)
        assert place.parent == parent
        assert places.contains(parent, code)
        country = places.get(one.country_code).name
        full = f"{one.name} ({country})" if "," in country else f"{one.name}, {country}"
        # A province that is a whole region ("Navarra, Spain") is found as the region.
        assert ({other.get(code, code), parent} - {one.country_code}) & set(codes_for(full)), full


@pytest.mark.parametrize("code", PARTS)
def test_a_subdivision_of_the_seed_agrees_with_iso(code: str) -> None:
    assert PARTS[code]["type"] == ISO_PARTS[code].type.casefold()
    assert places.get(code).name == PARTS[code]["name"]


def test_a_bare_name_has_no_rival_among_the_subdivisions() -> None:
    """No name of a subdivision in the seed is, in ISO, that of another one it neither contains nor competes with."""
    iso = {code: one.name.partition("[")[0].strip().casefold() for code, one in ISO_PARTS.items()}
    for spelling, one in places.spellings():
        if one.place.kind is PlaceKind.subdivision and not one.place.code.startswith("US-"):
            found = codes_for(spelling)
            rivals = [code for code, name in iso.items() if name == spelling.casefold() and code not in found]
            assert not [code for code in rivals if not one.place.contains(code)], spelling


@pytest.mark.parametrize("name", SEED)
def test_seed_files_hold_known_fields_and_codes_only(name: str) -> None:
    """A misspelt field or a code that does not exist would otherwise go unnoticed."""
    entries = PARTS if name == "subdivisions" else SEED[name]
    own = {"countries": {"alpha3", "nested", "same_as"}, "subdivisions": {"type"}, "blocs": {"as_of", "members"}}
    for code, entry in entries.items():
        assert set(entry) <= {"name", "aliases", "demonyms", "capitals", "claimed_by"} | own[name], code
        assert all(other in COUNTRIES for other in (*entry.get("claimed_by", ()), *entry.get("members", ()))), code
        assert all(other in ISO_PARTS for other in entry.get("same_as", ())), code


def test_the_seed_knows_which_countries_have_nested_subdivisions() -> None:
    """Where the seed does not say so, `expand` never asks ISO, so it has to be right."""
    nested = {one.country_code for one in ISO_PARTS.values() if one.parent_code}
    assert nested <= {code for code, entry in SEED["countries"].items() if entry.get("nested")}


@pytest.mark.parametrize(
    ("bloc", "count", "inside", "outside"),
    [
        ("EU", 27, "IE", "GB"),
        ("EEA", 30, "NO", "CH"),
        ("EFTA", 4, "CH", "SE"),
        ("NATO", 32, "TR", "IE"),
        ("UN", 193, "KP", "TW"),
        ("G7", 7, "JP", "CN"),
        ("G20", 19, "ZA", "ES"),
        ("OECD", 38, "KR", "CN"),
        ("ASEAN", 11, "TL", "PG"),
        ("AUKUS", 3, "AU", "NZ"),
        ("FIVE-EYES", 5, "NZ", "JP"),
        ("QUAD", 4, "IN", "KR"),
        ("BRICS", 10, "ID", "AR"),
        ("GCC", 6, "QA", "YE"),
        ("AFRICAN-UNION", 55, "EH", "YE"),
        ("ARAB-LEAGUE", 22, "PS", "IR"),
        ("APEC", 21, "HK", "IN"),
        ("COUNCIL-OF-EUROPE", 46, "TR", "RU"),
        ("ECOWAS", 12, "NG", "ML"),
        ("MERCOSUR", 6, "BO", "CL"),
        ("EAEU", 5, "AM", "UZ"),
        ("SCO", 10, "BY", "TR"),
        ("BENELUX", 3, "LU", "FR"),
    ],
)
def test_blocs_have_their_members(bloc: str, count: int, inside: str, outside: str) -> None:
    members = places.members(bloc)
    assert (len(members), inside in members, outside in members) == (count, True, False)
    assert set(places.expand(bloc)) == members | {part for one in members for part in places.expand(one)}
    assert places.get(bloc).kind is PlaceKind.bloc
    assert date(2025, 1, 1) <= SEED["blocs"][bloc]["as_of"] <= date.today()  # noqa: DTZ011 - a day, anywhere


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("US", "US-TX", True),
        ("US-TX", "US", False),
        ("US-TX", "US-CA", False),
        ("EU", "EU", True),
        ("EU", "DE", True),
        ("EU", "DE-BY", True),
        ("EU", "GB-ENG", False),
        ("EEA", "EU", True),
        ("EU", "EEA", False),
        ("UN", "US-TX", True),
        ("GB", "GB-LND", True),
        ("GB-ENG", "GB-LND", True),
        ("GB-SCT", "GB-LND", False),
        ("FR-IDF", "FR-75C", True),
        ("GN", "GN-B", True),
        ("PR", "US-PR", True),
        ("US", "US-PR", True),
        ("US", "PR", False),
        ("CN", "HK", False),
        ("CN", "TW", False),
        ("UA", "UA-43", True),
        ("RU", "UA-43", False),
    ],
)
def test_which_place_contains_which(outer: str, inner: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert places.contains(outer, inner) is expected
    assert places.get(outer).contains(inner) is expected
    assert places.get(outer).contains(places.get(inner)) is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("US", ("US",)),
        ("US-TX", ("US-TX",)),
        ("EU", tuple(sorted(SEED["blocs"]["EU"]["members"]))),
        ("PR", ("PR", "US-PR")),
        ("ES-CT", ("ES-CT", "ES-B", "ES-GI", "ES-L", "ES-T")),
    ],
)
def test_expand_gives_the_codes_that_make_up_a_place(code: str, expected: tuple[str, ...]) -> None:
    assert places.expand(code) == expected


@pytest.mark.parametrize("ask", [places.get, places.members, places.expand, places.claimants])
def test_what_takes_a_code_refuses_what_is_none(ask: "object") -> None:
    """A question about a place that does not exist is an error, not an empty answer."""
    assert callable(ask)
    with pytest.raises(UnknownNameError, match='no place is known as "Atlantis"'):
        ask("Atlantis")
    with pytest.raises(UnknownNameError):
        places.contains("US", "Atlantis")


@pytest.mark.parametrize(
    ("code", "claimants"),
    [("TW", ("CN",)), ("XK", ("RS",)), ("EH", ("MA",)), ("UA-43", ("RU",)), ("HK", ()), ("EU", ())],
)
def test_claims_are_recorded(code: str, claimants: tuple[str, ...]) -> None:
    assert places.claimants(code) == claimants


@given(COUNTRY_CODES | PART_CODES)
def test_a_claim_decides_nothing(code: str) -> None:
    """No claimant contains what it claims, and the place keeps the code and the parent that ISO gives it."""
    assert not any(places.contains(claimant, code) for claimant in places.claimants(code))


@given(CODES)
def test_a_place_contains_itself(code: str) -> None:
    assert places.contains(code, code)


@given(CODES, CODES, CODES)
def test_containment_is_transitive(first: str, second: str, third: str) -> None:
    """Also along every line of places that really lie in each other, which three codes at random seldom do."""
    if places.contains(first, second) and places.contains(second, third):
        assert places.contains(first, third)
    around = [outer for outer in (*SEED["blocs"], *COUNTRIES) if places.contains(outer, third)]
    for middle in around:
        for outer in around:
            if places.contains(outer, middle):
                assert places.contains(outer, third)


@given(PART_CODES)
def test_what_contains_the_parent_contains_the_part(code: str) -> None:
    parent = places.get(code).parent
    assert parent is not None
    for outer in (*SEED["blocs"], code.partition("-")[0], parent):
        if places.contains(outer, parent):
            assert places.contains(outer, code)


@given(CODES, COUNTRY_CODES | PART_CODES)
def test_expand_and_contains_agree(outer: str, inner: str) -> None:
    """A database that only knows ranges of codes finds exactly what the hierarchy contains."""
    parent = places.get(inner).parent or inner
    for place in (outer, parent, inner):
        found = any(inner == code or inner.startswith(f"{code}-") for code in places.expand(place))
        assert found == places.contains(place, inner)


@given(SPELLINGS)
def test_every_spelling_of_the_seed_is_found(spelling: str) -> None:
    """Nothing in the seed is out of reach, hidden by another rule for reading names."""
    expected = {one.place.code for name, one in places.spellings() if name == spelling}
    assert expected <= set(codes_for(spelling))


@given(
    SPELLINGS, st.sampled_from(["{}", "the {}", "{}'s", "{}\u2019s", " {} ", "\u201c{}\u201d", "{},", "The {}\u2019s"])
)
def test_what_surrounds_a_name_does_not_change_it(spelling: str, around: str) -> None:
    assert codes_for(around.format(spelling)) == codes_for(spelling)


@given(
    SPELLINGS.filter(lambda spelling: len(spelling.replace(".", "")) > 5), st.sampled_from(["upper", "lower", "title"])
)
def test_longer_names_are_read_in_any_case_and_without_accents(spelling: str, case: str) -> None:
    plain = "".join(one for one in unicodedata.normalize("NFKD", spelling) if not unicodedata.combining(one))
    assert codes_for(getattr(plain, case)()) == codes_for(spelling)


@given(st.from_regex(r"[A-Za-z]{1,3}", fullmatch=True).filter(lambda text: not text.isupper()))
def test_short_strings_are_no_codes_unless_in_capitals(text: str) -> None:
    """What is found for them stands in the seed letter by letter, such as "Goa"."""
    assert {one.how for one in places.find(text)} <= {NameKind.name, NameKind.alias, NameKind.demonym}
    assert not places.find(text) or text in {spelling for spelling, _ in places.spellings()}


@given(st.text(max_size=40) | SPELLINGS | CODES | st.tuples(SPELLINGS, SPELLINGS).map(", ".join))
def test_resolve_never_gives_what_find_does_not(name: str) -> None:
    """Any text is found, ambiguous or unknown: never another error, never a guess."""
    found = places.find(name)
    assert len({one.place for one in found}) == len(found)
    try:
        assert [places.resolve(name)] == [one.place for one in found]
    except AmbiguousNameError:
        assert len(found) > 1
    except UnknownNameError:
        assert not found


@given(CODES)
def test_a_place_survives_pickling_and_resolves_by_its_label(code: str) -> None:
    place = places.get(code)
    assert pickle.loads(pickle.dumps(place)) == place  # noqa: S301 - made on this very line
    assert places.resolve(place.label) == place


@pytest.mark.parametrize(
    ("statement", "loaded"),
    [
        ("", set()),
        ("places.get('US').name", {"tomllib"}),
        ("places.find('the South Korean')", {"tomllib"}),
        ("places.find('the Pentagon')", {"tomllib"}),
        ("places.contains('EU', 'DE'), places.expand('US-TX'), places.get('DE-BY')", {"tomllib"}),
        ("places.get('FR-75C')", {"tomllib", "pycountry"}),
    ],
)
def test_nothing_is_loaded_before_it_is_needed(statement: str, loaded: set[str]) -> None:
    """Naming countries and the subdivisions of the seed takes no pycountry, importing the module not even the seed."""
    code = f"from policytrack import places; import sys; {statement or 'pass'}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)  # noqa: S603 - ours
    assert {"tomllib", "pycountry", "rapidfuzz"} & set(done.stdout.split()) == loaded
