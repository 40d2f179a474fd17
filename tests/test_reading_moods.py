"""How an act is meant is read from its own words and from what governs it: done, planned, asked for, lifted, denied."""

import pytest

from policytrack.reading.rules.moods import Mood
from tests.sentences import acts_in, load

CASES = load("moods")
SENTENCES = [
    pytest.param(sentence, Mood(mood), id=f"{mood}: {name}")
    for mood, sentences in CASES.items()
    for name, sentence in sentences.items()
]


@pytest.mark.parametrize(("sentence", "mood"), SENTENCES)
def test_what_a_sentence_tells_of_is_meant_as_the_table_says(sentence: str, mood: Mood) -> None:
    """Each sentence of tests/cases/reading/moods.toml has an act, and none that is meant in another way."""
    assert {act.turn.mood for act in acts_in(sentence)} == {mood}


def test_every_mood_has_sentences() -> None:
    """A mood that is added to the rules is added to the table, and no sentence stands there twice."""
    assert set(CASES) == set(Mood.members())
    sentences = [sentence for group in CASES.values() for sentence in group.values()]
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Brazil ordered carriers to block Telegram.", "order"),
        ("A court told the regulator to order carriers to block Telegram.", "tell"),
        ("The senator called on Texas to ban DeepSeek.", "call"),
        ("The watchdog advised ministries not to use DeepSeek.", "advise"),
    ],
)
def test_the_outermost_order_is_kept(sentence: str, verb: str) -> None:
    """Whoever orders, calls for or advises something is found by the verb that says so."""
    (act,) = acts_in(sentence)
    assert act.turn.orderer is not None
    assert act.turn.orderer.lemma == verb


def test_a_plain_act_is_ordered_by_nobody() -> None:
    """Nor is one that somebody only plans or tells of."""
    for sentence in (
        "Italy banned TikTok.",
        "Spain plans to ban TikTok.",
        "India confirmed that it had blocked WeChat.",
    ):
        (act,) = acts_in(sentence)
        assert not act.turn.ordered


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("The ministry asked Apple to remove Telegram.", True),
        ("It wants shops to remove Telegram.", True),
        ("Apple was asked to remove Telegram.", True),
        ("Its chairman asked Apple to remove Telegram.", True),
        ("Many users want Apple to remove Telegram.", False),
        ("The opposition asked Latvia to ban TikTok.", False),
    ],
)
def test_only_those_who_may_have_a_say_make_a_request(sentence: str, *, asks: bool) -> None:
    """A request of a body is told from a wish of people who can do nothing about it."""
    (act,) = acts_in(sentence)
    assert act.turn.mood is Mood.called
    assert ("ask" in act.turn.keys) is asks
