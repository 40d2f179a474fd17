"""Which measure a sentence tells of, and that what is no restriction gives none."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from policytrack.reading import read

SENTENCES = tomllib.loads((Path(__file__).parent / "cases" / "reading" / "measures.toml").read_text("utf-8"))[
    "sentence"
]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: str(one["text"]))
def test_a_sentence_gives_its_measures(sentence: dict[str, Any]) -> None:
    """Each with its measure, and no other; the circumstances around "banned" tell which one it is."""
    assert [one.measure for one in read(sentence["text"]).restrictions] == sentence["measures"]
