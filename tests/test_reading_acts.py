"""What is done in a sentence, how it is meant, by whom and to what, as the rules of reading find it."""

import tomllib
from collections import Counter
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.reading.rules import acts
from policytrack.reading.rules.acts import Act, acts_in, acts_of
from policytrack.reading.rules.items import Item, Mention, itemise
from policytrack.reading.rules.mentions import settle
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Names
from policytrack.reading.rules.syntax import parse

SENTENCES = tomllib.loads((Path(__file__).parent / "cases" / "reading" / "acts.toml").read_text("utf-8"))["sentence"]
MODULES = {path.stem for path in Path(acts.__file__).parent.glob("*.py")} - {"__init__", "act", "doings", "denials"}
WORDS = sorted({word for one in SENTENCES for word in one["text"].split()})
NAMES = Names.of((), ())


def settled(text: str) -> list[Item]:
    return settle(itemise(text, 0, len(text), NAMES.find(text)), {})


def described(text: str, act: Act) -> dict[str, Any]:
    """An act as the table describes it."""

    def said(mentions: list[Mention]) -> list[str]:
        return [text[one.start : one.end] for one in mentions]

    fields = {
        "key": act.key,
        "dealing": act.dealing,
        "mood": act.turn.mood.value,
        "actors": said(act.actors),
        "targets": said(act.targets),
        "open": act.open_object and not act.targets,
        "owner": act.owner,
    }
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: f"{one['kind']}: {one['text']}")
def test_the_acts_of_a_sentence_are_found(sentence: dict[str, Any]) -> None:
    """All of them and no other, each with its key, dealing, mood, actors and targets."""
    text = sentence["text"]
    assert [described(text, one) for one in acts_of(settled(text))] == sentence["acts"]


@cache
def all_told() -> tuple[frozenset[str], frozenset[str], frozenset[tuple[str, str]]]:
    """All the words, verbs and cues that any sentence of the table has."""
    taken = [parse(settled(one["text"])) for one in SENTENCES]
    return (
        frozenset(chain.from_iterable(one.spoken for one in taken)),
        frozenset(chain.from_iterable(one.lemmas for one in taken)),
        frozenset(chain.from_iterable(one.cues for one in taken)),
    )


@pytest.mark.parametrize("part", range(8))
def test_a_step_that_a_sentence_is_spared_would_have_found_nothing(part: int) -> None:
    """Taken for sentences that have every word of all, so that no step is left out, they have the same acts."""
    spoken, lemmas, cues = all_told()
    for one in SENTENCES[part::8]:
        text = one["text"]
        syntax = parse(settled(text))
        syntax.spoken, syntax.lemmas, syntax.cues = spoken, lemmas, cues
        assert [described(text, each) for each in acts_in(syntax)] == one["acts"]


def test_every_kind_of_sentence_and_every_mood_has_its_cases() -> None:
    """A module that reads a kind of sentence, or a mood, without a case in the table is noticed."""
    kinds = Counter(one["kind"] for one in SENTENCES)
    assert set(kinds) == MODULES
    assert {act["mood"] for one in SENTENCES for act in one["acts"]} == {mood.value for mood in Mood.members()}


@given(text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
def test_any_words_are_read(text: str) -> None:
    """Words in any order give acts in the order of the text, within it, and the same ones when read again.

    Who acts is never what is acted on, and what says an act is one of the items.
    """
    items = settled(text)
    found = acts_of(items)
    assert [one.at for one in found] == sorted(one.at for one in found)
    for one in found:
        start, end = one.around
        assert 0 <= one.at < len(items)
        assert 0 <= start <= end <= len(items)
        assert not {id(each) for each in one.actors} & {id(each) for each in one.targets}
    assert [described(text, one) for one in acts_of(items)] == [described(text, one) for one in found]
