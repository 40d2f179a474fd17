"""What several sentences say together: whoever and whatever the later ones mean, and what became of a measure."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import policytrack.reading

_TABLES = tomllib.loads((Path(__file__).parent / "cases" / "reading" / "stories.toml").read_text("utf-8"))
_STORIES = [story for table in _TABLES.values() for story in table["stories"]]


@pytest.mark.parametrize("story", _STORIES, ids=lambda story: story["text"])
def test_a_text_gives_what_the_table_says(story: dict[str, Any]) -> None:
    """Exactly these restrictions are read, each once, with the status that the text tells last."""
    found = policytrack.reading.read(story["text"]).to_dicts()
    read = [" | ".join((one["actor"]["name"], one["target"]["name"], one["measure"], one["status"])) for one in found]
    assert sorted(read) == sorted(story["records"])


def test_no_story_stands_twice() -> None:
    """Each text is told once."""
    assert len({story["text"] for story in _STORIES}) == len(_STORIES)
