"""Who does what a sentence tells of: its subject, whoever orders it, or whose measure it is; a guess is called one."""

from typing import Any

import pytest

from policytrack.reading.rules.acts import acts_of
from tests.sentences import acts_in, items_of, load, name_of

CASES = load("parties")
SENTENCES = [
    pytest.param(case, id=f"{group}: {case['text']}") for group, table in CASES.items() for case in table["sentences"]
]


@pytest.mark.parametrize("case", SENTENCES)
def test_who_acts_is_read_as_the_table_says(case: dict[str, Any]) -> None:
    """Each sentence of tests/cases/reading/parties.toml has one act, of those who are named there, or guessed."""
    (act,) = acts_in(case["text"])
    assert [name_of(mention) for mention in act.actors] == case["actors"]
    assert act.weak_actor == case.get("guessed", False)


def test_no_sentence_stands_twice() -> None:
    """Each shows something of its own."""
    texts = [case["text"] for table in CASES.values() for case in table["sentences"]]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        ("Denmark banned Temu.", "Temu was banned by Denmark."),
        ("Denmark will ban Temu.", "Temu will be banned by Denmark."),
        ("The Danish regulator blocked Temu.", "Temu was blocked by the Danish regulator."),
        ("Denmark and Sweden blocked Temu.", "Temu was blocked by Denmark and Sweden."),
        ("Denmark lifted the ban on Temu.", "The ban on Temu was lifted by Denmark."),
    ],
)
def test_a_passive_has_the_actors_and_the_mood_of_its_active(active: str, passive: str) -> None:
    """Turning a sentence round changes neither who acts nor how it is meant."""
    (one,), (other,) = acts_in(active), acts_in(passive)
    assert [name_of(mention) for mention in one.actors] == [name_of(mention) for mention in other.actors]
    assert (one.turn.mood, one.weak_actor) == (other.turn.mood, other.weak_actor)


@pytest.mark.parametrize(
    "sentence", ["In Brazil, a judge blocked Telegram.", "In Italy a court ordered TikTok blocked."]
)
def test_asking_who_acts_changes_nothing(sentence: str) -> None:
    """The place of a body is said of whoever acts and not written to the sentence, so all readings are the same."""
    items = items_of(sentence)
    before = [item.mention.place if item.mention is not None else None for item in items]
    readings = [[name_of(mention) for act in acts_of(items) for mention in act.actors] for _ in range(2)]
    assert readings[0] == readings[1]
    assert [item.mention.place if item.mention is not None else None for item in items] == before
