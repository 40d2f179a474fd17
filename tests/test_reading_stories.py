"""What several sentences say together: whoever and whatever the later ones mean, and what became of a measure."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import policytrack.reading

_TABLES = tomllib.loads((Path(__file__).parent / "cases" / "reading" / "stories.toml").read_text("utf-8"))
_STORIES = [story for table in _TABLES.values() for story in table["stories"]]
_TEXTS = [story["text"] for story in _STORIES]


@pytest.mark.parametrize("story", _STORIES, ids=lambda story: story["text"])
def test_a_text_gives_what_the_table_says(story: dict[str, Any]) -> None:
    """Exactly these restrictions are read, each once, with the status that the text tells last."""
    found = policytrack.reading.read(story["text"]).to_dicts()
    read = [" | ".join((one["actor"]["name"], one["target"]["name"], one["measure"], one["status"])) for one in found]
    assert sorted(read) == sorted(story["records"])


def test_no_story_stands_twice() -> None:
    """Each text is told once."""
    assert len({story["text"] for story in _STORIES}) == len(_STORIES)


@given(
    st.lists(st.tuples(st.sampled_from(_TEXTS), st.floats(0, 1), st.sampled_from(_TEXTS), st.floats(0, 1)), min_size=1)
)
@example(
    [
        (
            "It tells of a lack of tools, the absence of encryption for data and other security against the rules.",
            1,
            "",
            0,
        )
    ]
)
@example([("Norway should unblock TikTok.", 1, "", 0)])
@example([("Telegram Court. Chad blocked it.", 1, "", 0)])
def test_no_text_is_too_odd_to_read(spliced: list[tuple[str, float, str, float]]) -> None:
    """Halves of texts put together at any word, which no newspaper writes, are read without an error."""
    halves = [(first.split(), cut, second.split(), end) for first, cut, second, end in spliced]
    parts = [[*one[: round(len(one) * cut)], *two[round(len(two) * end) :]] for one, cut, two, end in halves]
    if text := " ".join(word for part in parts for word in part):
        policytrack.reading.read(text)
