"""How a measure stands is what the last word on it says, however often a text comes back to it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from policytrack.reading import read

TEXTS = tomllib.loads((Path(__file__).parent / "cases" / "reading" / "story.toml").read_text("utf-8"))["text"]


@pytest.mark.parametrize("one", TEXTS, ids=lambda one: one["says"])
def test_a_text_tells_of_each_measure_once_and_how_it_stands_in_the_end(one: dict[str, Any]) -> None:
    """Each text of tests/cases/reading/story.toml gives the measures listed there, and no other."""
    found = read(one["says"] + "\n").to_dicts()
    told = [f"{each['actor']['name']} | {each['target']['name']} | {each['status']}" for each in found]
    assert sorted(told) == sorted(one["measures"])
