"""Whose order, law or memo a sentence speaks of, by which "it" in the next one binds somebody.

"The firm appealed against an order of the ministry. It bars the firm from selling phones": the order does, and so the
ministry.
"""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.parties.beside import imposed_by, named_behind, owned_by
from policytrack.reading.rules.parties.who import in_phrase
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.story.who import who_is_meant
from policytrack.reading.rules.syntax import Link, Phrase, Syntax

__all__ = ["by_its_paper", "tell_paper"]

_DECREES = words.listing("decrees")
_MAKING = words.verb_listing("making_papers")
_NEAR = 2
"""How many sentences behind it may speak of "the order"."""


def tell_paper(story: Story, syntax: Syntax) -> None:
    """Remember whose order or law a sentence speaks of."""
    if _DECREES.isdisjoint(syntax.spoken):
        return
    for phrase in syntax.phrases:
        if syntax.head(phrase).low.split()[-1] in _DECREES and (maker := _maker(syntax, phrase)) is not None:
            entity = who_is_meant(story, maker)
            if entity is not None and entity.actor is not None and not entity.press:
                story.paper = (story.at, entity)
                return


def _maker(syntax: Syntax, phrase: Phrase) -> Mention | None:
    """Whose it is: "the ministry's order", "an order of the ministry", "the law that Congress passed"."""
    found = owned_by(syntax, phrase) or named_behind(syntax, phrase, places=False) or imposed_by(syntax, phrase)
    return next(iter(found or _drawn_up(syntax, phrase)), None)


def _drawn_up(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who made it, as a clause behind it says: "the decision that the watchdog took"."""
    for one in syntax.predicates:
        if one.lemma not in _MAKING or one.link not in {Link.relative, Link.reduced}:
            continue
        if one.noun is phrase or any(each is phrase for each in one.objects):
            by = [each for each in one.preps if each.prep == "by"] if one.passive else one.subjects
            return [each for other in by for each in in_phrase(syntax, other)][-1:]
    return []


def by_its_paper(story: Story, items: Sequence[Item]) -> Entity | None:
    """Whose order it is by which "it" or "the order" at the beginning of a sentence binds somebody."""
    at, entity = story.paper
    low = [one.low for one in items[:4]]
    if low[:1] == ["under"]:
        del low[0]
    if low[:1] == ["it"]:
        return entity if story.at - at == 1 else None
    if low[:1] != ["the"] and low[:1] != ["that"] and low[:1] != ["this"]:
        return None
    if low[1:2] == ["new"] and low[2:3] and low[2] in _DECREES:  # of whom the text told first
        return story.lead
    return entity if low[1:2] and low[1] in _DECREES and story.at - at <= _NEAR else None
