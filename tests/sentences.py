"""Single sentences, taken apart as the rules of reading take those of an article, and the tables of them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from policytrack.reading.rules.acts import Act, acts_of
from policytrack.reading.rules.items import Item, Mention, itemise
from policytrack.reading.rules.mentions import settle
from policytrack.reading.rules.names import Names

__all__ = ["acts_in", "items_of", "load", "name_of", "sentences"]

_FOLDER = Path(__file__).parent / "cases" / "reading"
_MARKS = (",", ".", ";", ":", "\u2014", "(", ")", '"', "\u201c", "'", "that", "which", "to", "and", "not", "if", "by")


def load(name: str) -> dict[str, Any]:
    """A table of sentences."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _names() -> Names:
    return Names.of((), ())


def items_of(sentence: str) -> list[Item]:
    """The words and mentions of a sentence, with nothing before it."""
    return settle(itemise(sentence, 0, len(sentence), _names().find(sentence)), {})


def acts_in(sentence: str) -> list[Act]:
    """What is done in a sentence, with nothing before it."""
    return acts_of(items_of(sentence))


def sentences() -> st.SearchStrategy[str]:
    """The words of the table of constructions and what ties them, in any order."""
    table = load("syntax")
    words = sorted({word for case in (*table["tags"], *table["sentence"]) for word in case["text"].rstrip(".").split()})
    return st.lists(st.sampled_from([*words, *_MARKS * 8]), max_size=40).map(" ".join)


def name_of(mention: Mention) -> str:
    """The name of an actor, or the words that stand for one: "Italy", "ministry", "judge of Brazil"."""
    entity = mention.entity
    if entity is not None:
        assert entity.actor is not None, mention
        return entity.actor.name
    if mention.place is None:
        return mention.noun
    assert mention.place.actor is not None, mention
    return f"{mention.noun} of {mention.place.actor.name}"
