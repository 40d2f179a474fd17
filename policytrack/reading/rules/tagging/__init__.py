"""What part of speech each item of a sentence is.

Closed words are listed (`closed`), and those that may be several things are told by their place: what opens a clause
(`openers`, `that`, `fronted`), begins a noun phrase (`determiners`, `counting`), or belongs to a verb (`adverbs`,
`infinitives`). Of the others the list of verbs (`verbs`) and what stands beside them tell which are verbs (`open`):
whether they may be said of a noun before (`subjects`, `nouns`) or of one behind (`objects`), or only describe one
(`participles`). All that is neither, names and other mentions above all, is part of a noun phrase.
"""

from collections.abc import Sequence
from functools import lru_cache

from policytrack.reading.rules.items import Item
from policytrack.reading.rules.tagging.closed import always_closed, closed_word, is_ambiguous
from policytrack.reading.rules.tagging.context import Context
from policytrack.reading.rules.tagging.open import may_be_open, may_stop, open_word, stopping, unlisted_verb
from policytrack.reading.rules.tagging.tags import Form, Kind, Tag

__all__ = ["Form", "Kind", "Tag", "tags_of"]

_NOUN = Tag(Kind.noun)
_BEFORE_VERBS = frozenset({Kind.modal, Kind.neg, Kind.adv})


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
        tag = _NOUN if item.mention is not None else _settled(item.low, item.tag)
        if tag is _NOUN and item.mention is None and at > 1 and tags[-1].kind in _BEFORE_VERBS:
            tag = unlisted_verb(Context(items, tags, at)) or tag
        tags.append(tag or _tag(Context(items, tags, at)))
    return tags


def _tag(here: Context) -> Tag:
    stops = stopping(here) if here.item.low.startswith("stay") else None
    return stops or closed_word(here) or open_word(here) or _NOUN


@lru_cache(maxsize=1 << 14)
def _settled(low: str, tag: str) -> Tag | None:
    """The tag of a word that is the same wherever it stands; none if its place tells."""
    if is_ambiguous(low) or may_stop(low):
        return None
    closed = always_closed(low, tag)
    return closed or (None if may_be_open(low) else _NOUN)
