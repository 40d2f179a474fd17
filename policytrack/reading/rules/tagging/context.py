"""What stands beside an item whose part of speech is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from policytrack.reading.rules.items import Item
from policytrack.reading.rules.tagging.tags import Kind, Tag
from policytrack.reading.rules.words import Part

__all__ = ["Context", "Rule", "is_nominal", "is_plural", "owns"]

_PLURALS = frozenset({"staff", "people", "police", "personnel", "faculty"})
_SINGULAR_ENDINGS = ("ss", "us", "is")
_HELD_OVER = frozenset({Kind.adv, Kind.neg, Kind.quote})


@dataclass(slots=True)
class Context:
    """An item in its sentence: those before it have their tags, those behind it have none yet."""

    items: Sequence[Item]
    tags: Sequence[Tag]
    at: int

    @property
    def item(self) -> Item:
        """The item itself."""
        return self.items[self.at]

    @property
    def low(self) -> str:
        """The item in lower case."""
        return self.items[self.at].low

    @property
    def before(self) -> Kind | None:
        """The part of speech of the item before; of the first item none."""
        return self.tags[self.at - 1].kind if self.at else None

    @property
    def low_before(self) -> str:
        """The item before in lower case, or nothing."""
        return self.items[self.at - 1].low if self.at else ""

    @property
    def after(self) -> Item | None:
        """The item behind; of the last item none."""
        return self.items[self.at + 1] if self.at + 1 < len(self.items) else None

    @property
    def low_after(self) -> str:
        """The item behind in lower case, or nothing."""
        return self.items[self.at + 1].low if self.at + 1 < len(self.items) else ""

    @property
    def governing(self) -> int:
        """Where the word stands that tells most, before adverbs, negations and quotation marks; -1 if there is none."""
        number = self.at - 1
        while number >= 0 and self.tags[number].kind in _HELD_OVER:
            number -= 1
        return number

    def follows(self, *tags: str) -> bool:
        """Whether a mention stands behind, or a closed word of some kinds: "told [the] firm", "told [TikTok]"."""
        after = self.after
        return after is not None and (after.mention is not None or after.tag in tags)


Rule = Callable[[Context], Tag | None]
"""What tells the part of speech of a word by its place, or leaves it to others."""


def is_nominal(item: Item | None) -> bool:
    """Whether an item may stand in a noun phrase: a mention, or a word that is no closed one."""
    if item is None or item.mention is not None:
        return item is not None
    circumstance = item.says("setting") or item.says("audience")  # "their work phones"
    noun = " " in item.low and any(one.part is Part.noun for one in item.words)  # "source code"
    return item.tag == "" and (noun or item.low.isalpha() or circumstance is not None)


def is_plural(item: Item) -> bool:
    """Whether an item stands for several, by its mention or its spelling."""
    if item.mention is not None and (item.mention.plural or item.is_capital):
        return item.mention.plural or item.mention.actor_role == "police"  # "the police keep it"
    if item.low in _PLURALS:
        return True
    return item.low.endswith("s") and not item.low.endswith(_SINGULAR_ENDINGS)


def owns(item: Item) -> bool:
    """As in "Sweden's call for a ban"."""
    return item.mention is not None and item.mention.possessive
