"""Lists, tables, questions, letters and newsletters: who and what each part is of is handed on, and only there."""

from typing import Any

import pytest

from policytrack.reading import read
from tests.sentences import load

TEXTS = [
    pytest.param(case, id=f"{group}: {case['text']}")
    for group, table in load("genres").items()
    for case in table["texts"]
]


@pytest.mark.parametrize("case", TEXTS)
def test_a_text_gives_what_the_table_says(case: dict[str, Any]) -> None:
    """Each text of tests/cases/reading/genres.toml gives the candidates that stand there, and no others."""
    found = [
        f"{one.actor.name} | {one.target.name} | {one.measure} | {one.status().value}"
        for one in read(case["text"]).restrictions
    ]
    assert sorted(found) == sorted(case["gives"])
