"""Names that news gives to those who act: each is read as whoever is meant, and resolves in whatever text it stands."""

from typing import Any

import pytest

from policytrack.reading import read
from policytrack.reading.rules import words
from policytrack.reading.rules.names import Names
from policytrack.reading.rules.names.leaders import leaders
from policytrack.reading.rules.story.doubtful import without_doubtful
from tests.sentences import load

CALLED = [
    pytest.param(form, entry["name"], place, id=f"{group}: {form}")
    for group, table in load("called").items()
    for place, entry in table.items()
    for form in entry["forms"]
]

RESTRICTED = [
    pytest.param(form, name, id=f"{group}: {form}")
    for group, table in load("restricted").items()
    for name, forms in table.items()
    for form in forms
]


def actors_of(text: str) -> list[tuple[str, str | None]]:
    """Who restricts something in a text, with the place."""
    found: list[dict[str, Any]] = [one["actor"] for one in read(text).to_dicts()]
    return [(one["name"], one["place"]) for one in found]


@pytest.mark.parametrize(("form", "name", "place"), CALLED)
def test_a_form_of_a_name_is_read_as_whoever_is_meant(form: str, name: str, place: str) -> None:
    """Each form of tests/cases/reading/called.toml names its actor, alone in a sentence."""
    assert actors_of(f"{form} banned TikTok.") == ([(name, place)] if name else [])


@pytest.mark.parametrize(("form", "name"), RESTRICTED)
def test_a_form_of_a_name_is_read_as_what_is_meant(form: str, name: str) -> None:
    """Each form of tests/cases/reading/restricted.toml names its target, alone in a sentence."""
    found = [one["target"]["name"] for one in read(f"Texas banned {form} on government devices.").to_dicts()]
    assert found == [name]


@pytest.mark.parametrize(
    "name", ["House of Representatives", "Ministry of Defence", "Ministry of Education", "Supreme Court"]
)
def test_a_name_of_many_countries_is_of_that_which_the_text_names(name: str) -> None:
    """Where a text names no country it is a body that has to be looked up, and not the best known of that name."""
    assert actors_of(f"The {name} banned TikTok.") == [(name, None)]
    [(_, place)] = actors_of(f"The {name} banned TikTok. It is the first such rule in Nigeria.")
    assert place == "NG"


def test_a_surname_stands_for_whom_the_text_names_in_full() -> None:
    """Alone it may be anybody's; with the whole name somewhere in the text it is that of the governor."""
    assert actors_of("Abbott banned TikTok.") == []
    both = "Abbott banned TikTok. Greg Abbott, the governor of Texas, spoke of spies."
    assert actors_of(both) == [("Texas", "US-TX")]


def test_whoever_heads_a_body_heads_one_that_is_known() -> None:
    """Each leader of the lexicon is of a place or body that exists, and who stands alone is one of them."""
    names = Names.of()
    for one in leaders():
        assert f"place:{one.of}" in names.by_key or one.of in names.by_key, one.name
    known = {name for one in leaders() for name in (one.name, one.surname)}
    assert set(words.listed(words.load("leaders")["alone"]["words"])) <= known


def test_no_leader_is_called_as_a_place_or_product_is() -> None:
    """The name of a person is no other name, so that none is read at random."""
    names = Names.of()
    meant = dict(zip(names.patterns, names.meanings, strict=True))
    for one in leaders():
        assert meant[one.name][0] == "leader", one.name
        assert len(meant[one.name][1]) == 1, one.name


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Iran blocked Signal.", ["Signal"]),
        ("Signal was blocked in Iran.", ["Signal"]),
        ("Target told staff to stay off the app.", ["Target"]),
        ("Line, the messaging app, is off limits.", ["Line"]),
        ("Iran Blocks Signal As Protests Grow\n\nThe app went dark on Monday.", ["Signal"]),
        ("Line managers told staff to stay off the app.", []),
        ("Signal strength fell. Iran had blocked Signal.", ["Signal", "Signal"]),
        ("Max Schrems went to court.", []),
        ("The court heard Max Schrems.", []),
        ("On Monday Signal went dark.", ["Signal"]),
    ],
)
def test_an_ordinary_word_is_a_name_only_where_it_stands_as_one(text: str, named: list[str]) -> None:
    """Not beside an unknown word with a capital; at the beginning of a sentence only as a subject, or if met again."""
    found = without_doubtful(text, Names.of().find(text))
    doubtful = {"Signal", "Target", "Line", "Max"}
    assert [text[one.start : one.end] for one in found if text[one.start : one.end] in doubtful] == named
