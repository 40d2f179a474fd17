"""Names are compared as people mean them, and a misspelt one finds its neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.names import fold, nearest

KNOWN = ["Texas", "DeepSeek", "DeepSeek app", "South Korea", "RedNote", "US Department of Defense", "TikTok"]
NAMES = st.sampled_from([*KNOWN, "Côte d'Ivoire", "São Tomé", "Åland", "the Pentagon", "U.S. Navy", "R1", "北京", "!?"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DeepSeek", "deepseek"),
        ("DeepSeek-R1", "deepseek r1"),
        ("us_navy", "US Navy"),
        ("U.S. Navy", "US Navy"),
        ("The Pentagon", "pentagon"),
        ("Côte d'Ivoire", "Cote d\u2019Ivoire"),
        ("São Tomé & Príncipe", "sao tome, principe"),
        ("  South\n Korea ", "South Korea"),
        ("\uff34\uff45\uff58\uff41\uff53", "Texas"),
        ("Stra\u00dfe", "STRASSE"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    """Case, accents, width, dots, dashes, apostrophes and a leading article make no other name."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("R1", "R2"),
        ("DeepSeek", "Deep Seek"),
        ("Korea", "South Korea"),
        ("US", "U S"),
        ("Theatre", "atre"),
        ("the", ""),
        ("\U0001f642", "\U0001f643"),
        ("\U0001f642", ""),
        ("北京", "北"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    """What is left out never makes two names one: no letter, digit or space within, and no sign that stands alone."""
    assert fold(one) != fold(other)


@given(NAMES, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]), st.sampled_from(["", " ", "\t", "."]))
def test_case_and_what_stands_around_do_not_matter(name: str, spelt: type[str], around: str) -> None:
    """A name shouted, whispered or followed by a full stop is the same name."""
    if name == "!?":
        around = around.strip(".")
    assert fold(f"{around}{spelt(name)}{around}") == fold(name)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Txas", "Texas"),
        ("DEEPSEAK", "DeepSeek"),
        ("Departement of Defence", "US Department of Defense"),
        ("South Corea", "South Korea"),
        ("red note", "RedNote"),
    ],
)
def test_a_misspelt_name_finds_the_one_that_is_meant(written: str, meant: str) -> None:
    """What a person meant comes first."""
    assert nearest(written, KNOWN)[0] == meant


@pytest.mark.parametrize("written", ["Zzyzx", "", "?", "qwertz uiop"])
def test_nothing_is_suggested_where_nothing_is_alike(written: str) -> None:
    """A far-fetched suggestion would be worse than none."""
    assert nearest(written, KNOWN) == ()


@given(NAMES, st.lists(NAMES, max_size=8), st.integers(1, 4))
def test_suggestions_are_known_names_each_once(name: str, known: list[str], limit: int) -> None:
    """They are some of the known names, no more than asked for, and the same whatever the order of those."""
    found = nearest(name, known, limit)
    assert len(found) == len(set(found)) <= limit
    assert set(found) <= set(known)
    assert found == nearest(name, reversed(known), limit)
