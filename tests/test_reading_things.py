"""What is restricted is read from names, from what stands for them, and from examples of what is spoken of."""

from typing import Any

import pytest

from policytrack.reading import read
from tests.sentences import load

CASES = load("things")
TEXTS = [pytest.param(case, id=f"{group}: {case['text']}") for group, table in CASES.items() for case in table["texts"]]


@pytest.mark.parametrize("case", TEXTS)
def test_what_is_restricted_is_read_as_the_table_says(case: dict[str, Any]) -> None:
    """Each text of tests/cases/reading/things.toml gives candidates for the things named there, and for no others."""
    found = [candidate["target"]["name"] for candidate in read(f"{case['text']}\n").to_dicts()]
    assert sorted(found) == sorted(case["targets"])


def test_no_text_stands_twice() -> None:
    """Each shows something of its own."""
    texts = [case["text"] for table in CASES.values() for case in table["texts"]]
    assert len(texts) == len(set(texts))
