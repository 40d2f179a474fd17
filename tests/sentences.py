"""Sentences as the parser gets them: taken apart into words and mentions, as reading does."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from policytrack.reading.rules.items import Item, itemise
from policytrack.reading.rules.mentions import settle
from policytrack.reading.rules.names import Names

__all__ = ["CASES", "items_of", "sentences"]

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "syntax.toml").read_text(encoding="utf-8")
)
_WORDS = sorted({word for case in (*CASES["tags"], *CASES["sentence"]) for word in case["text"].rstrip(".").split()})
_MARKS = (",", ".", ";", ":", "\u2014", "(", ")", '"', "\u201c", "'", "that", "which", "to", "and", "not", "if", "by")


@cache
def _names() -> Names:
    return Names.of((), ())


def items_of(text: str) -> list[Item]:
    """The items of a text, taken as one sentence."""
    return settle(itemise(text, 0, len(text), _names().find(text)), {})


def sentences() -> st.SearchStrategy[str]:
    """The words of the cases and what ties them, in any order."""
    return st.lists(st.sampled_from([*_WORDS, *_MARKS * 8]), max_size=40).map(" ".join)
