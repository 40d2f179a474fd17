"""Words have the part of speech that they have where they stand, and every word of any text has one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.reading.rules import words
from policytrack.reading.rules.tagging import Form, Kind, tags_of
from policytrack.reading.rules.tagging.verbs import also_nouns, verb_of
from tests.pathological import TEXTS
from tests.sentences import items_of, load, sentences

_CASES = load("syntax")


@pytest.mark.parametrize("case", _CASES["tags"], ids=lambda case: case["text"])
def test_a_word_is_what_its_place_makes_it(case: dict[str, Any]) -> None:
    """The words of a case have the parts of speech that it names."""
    items = items_of(case["text"])
    tagged = {item.text: tag.kind.value for item, tag in zip(items, tags_of(items), strict=True)}
    assert {word: tagged[word] for word in case["words"]} == case["words"]


def test_cases_show_every_part_of_speech() -> None:
    """No part of speech is without a case but the comma, which is one wherever it stands."""
    assert {kind for case in _CASES["tags"] for kind in case["words"].values()} == set(Kind.members()) - {Kind.comma}


@given(st.text() | sentences())
def test_every_item_of_any_text_has_one_tag(text: str) -> None:
    """A mention is part of a noun phrase; what is a verb has a base form and forms."""
    items = items_of(text)
    tags = tags_of(items)
    assert len(tags) == len(items)
    for item, tag in zip(items, tags, strict=True):
        assert item.mention is None or tag.kind is Kind.noun
        assert tag.kind is not Kind.verb or (tag.lemma and tag.forms)


@given(sentences(), st.integers(min_value=0, max_value=40))
def test_what_stands_behind_the_end_of_a_clause_changes_little(text: str, size: int) -> None:
    """Tags depend on those before and a few words behind: far in front of a cut they are what they were."""
    items = items_of(text)
    whole, cut = tags_of(items), tags_of(items[:size])
    kept = max(0, min(size, len(items)) - 20)
    assert whole[:kept] == cut[:kept]


@pytest.mark.parametrize("name", TEXTS)
def test_texts_that_nobody_writes_are_tagged(name: str) -> None:
    """Long runs of one thing are tagged to their end."""
    items = items_of(TEXTS[name](2000))
    assert len(tags_of(items)) == len(items)


@pytest.mark.parametrize(
    ("word", "lemma", "forms"),
    [
        ("ban", "ban", {Form.base}),
        ("banned", "ban", {Form.past, Form.participle}),
        ("banning", "ban", {Form.gerund}),
        ("forbade", "forbid", {Form.past}),
        ("forbidden", "forbid", {Form.participle}),
        ("put", "put", {Form.base, Form.past, Form.participle}),
        ("denies", "deny", {Form.third}),
        ("transferred", "transfer", {Form.past, Form.participle}),
        ("ministry", "", set()),
    ],
)
def test_the_forms_of_verbs_are_known(word: str, lemma: str, forms: set[Form]) -> None:
    """Regular forms are made from the base form, irregular ones are listed."""
    assert verb_of(word) == (lemma, frozenset(forms))


def test_a_verb_is_listed_once() -> None:
    """What is hardly ever a noun is not listed among what is one as often, and no word stands twice in a list."""
    listed = {
        name: [entry.split("/")[0] for entry in words.load("verbs")[name]["words"].split()]
        for name in words.load("verbs")
    }
    assert not set(listed["plain"]) & set(listed["both"])
    assert {name for name, entries in listed.items() if len(entries) > len(set(entries))} == set()
    assert not {"prohibit", "violates"} & also_nouns()


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        *words.load("verbs").items(),
        *words.load("topics").items(),
        *(
            (f"{group}.{name}", entry)
            for group, lists in words.load("grammar").items()
            for name, entry in lists.items()
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_list_says_what_it_is_for(name: str, entry: dict[str, str]) -> None:
    """A meaning that is a sentence, an example and words, all of them in lower case."""
    assert entry["means"].endswith("."), name
    assert entry["example"]
    assert entry["words"].split()
