"""What part of speech each item of a sentence is.

Closed words are listed (`closed`); of the others the list of verbs and what stands beside them tell which are verbs
(`verbs`, `open`). All that is neither, names and other mentions above all, is part of a noun phrase.
"""

from collections.abc import Sequence

from policytrack.reading.rules.items import Item
from policytrack.reading.rules.tagging.closed import closed_word
from policytrack.reading.rules.tagging.context import Context
from policytrack.reading.rules.tagging.open import open_word, stopping
from policytrack.reading.rules.tagging.tags import Form, Kind, Tag

__all__ = ["Form", "Kind", "Tag", "tags_of"]


def tags_of(items: Sequence[Item]) -> list[Tag]:
    """The tags of the items of a sentence, in their order.

    Example:
        >>> from policytrack.reading.rules.items import itemise
        >>> text = "it bans the use of apps"
        >>> [tag.kind.value for tag in tags_of(itemise(text, 0, len(text), ()))]
        ['pron', 'verb', 'det', 'noun', 'prep', 'noun']
    """
    tags: list[Tag] = []
    for at, item in enumerate(items):
        tags.append(_tag(Context(items, tags, at)) if item.mention is None else Tag(Kind.noun))
    return tags


def _tag(here: Context) -> Tag:
    return stopping(here) or closed_word(here) or open_word(here) or Tag(Kind.noun)
