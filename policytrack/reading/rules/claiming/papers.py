"""Whose order, law or memo a sentence speaks of, by which "it" in the next one binds somebody.

"The firm appealed against an order of the ministry. It bars the firm from selling phones": the order does, and so the
ministry. "Portland adopted two laws on face recognition. One law bars the police from using it": Portland does.
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

_SEVERAL = {f"{one}s" for one in words.listing("decrees")} - words.listing("decrees")
_DECREES = words.listing("decrees") | _SEVERAL
_MAKING = words.verb_listing("making_papers")
_ALSO_CALLED = frozenset({"document", "text", "paper"})
_RANKS = frozenset({"first", "second", "third", "other"})
_TELLING_WHICH = frozenset({"the", "that", "this", "these", "those", "one", "another", "both"})
_BETWEEN = frozenset({"first", "second", "third", "other", "final", "latest", "same", "new", "two", "three"})
_OPENING = 5
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
    if syntax.head(phrase).low.split()[-1] in _SEVERAL:  # not "one of the country's strictest laws"
        return next(iter(_drawn_up(syntax, phrase)), None)
    found = owned_by(syntax, phrase) or named_behind(syntax, phrase, places=False) or imposed_by(syntax, phrase)
    return next(iter(found or _drawn_up(syntax, phrase)), None)


def _drawn_up(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who made it, as a clause says: "the decision that the watchdog took", "the council voted to adopt two laws"."""
    for one in syntax.predicates:
        if one.lemma not in _MAKING:
            continue
        done_to = any(each is phrase for each in one.objects)
        if one.link in {Link.relative, Link.reduced} and (done_to or one.noun is phrase):
            by = [each for each in one.preps if each.prep == "by"] if one.passive else one.subjects
        elif done_to and one.link in {Link.root, Link.same, Link.infinitive}:
            by = one.subjects
        else:
            continue
        return [each for other in by for each in in_phrase(syntax, other)][-1:]
    return []


def by_its_paper(story: Story, items: Sequence[Item]) -> Entity | None:
    """Whose order it is by which "it" or "the order" at the beginning of a sentence binds somebody."""
    at, entity = story.paper
    low = [one.low for one in items[:_OPENING]]
    if low[:1] == ["under"]:
        del low[0]
    if low[:1] == ["it"]:
        return entity if story.at - at == 1 else None
    if low[:2] == ["the", "new"] and low[2:3] and low[2] in _DECREES:  # of whom the text told first
        return story.lead
    return entity if story.at - at <= _NEAR and _speaks_of_paper(low) else None


def _speaks_of_paper(low: Sequence[str]) -> bool:
    """Whether a sentence begins with an order or law told of: "the order", "one rule", "the second", "one of them"."""
    if low[:1] == ["the"] and low[1:2] and low[1] in _RANKS and low[2:3] != ["time"]:
        return True
    if low[:3] in (["one", "of", "them"], ["one", "of", "the"]):
        return low[2] == "them" or (low[3:4] != [] and low[3] in _DECREES)
    if low[:1] and low[0] not in _TELLING_WHICH:
        return False
    behind = next((at for at, word in enumerate(low[1:], 1) if word not in _BETWEEN), len(low))
    return behind < len(low) and (low[behind] in _DECREES or low[behind] in _ALSO_CALLED)
