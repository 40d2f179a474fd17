"""Measures on what is no technology, which say nothing of those told of: "the ban on public protests was lifted"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Scene
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = ["has_told_another", "is_on_another"]

_ON = ("on", "of", "against")
_NEUTRAL = words.listing("no_objects")
_TRADE = frozenset({"export", "exports", "import", "imports", "sales", "trade", "shipments"})
_TRADED = frozenset({"technology", "tech", "food", "arms", "weapons", "oil", "gas", "grain", "steel", "military"})
_FORBIDDING = frozenset({"ban", "block", "limit", "exclude"})
_SAYING_MORE = frozenset({"dealings", "audience", "setting", "acts"})


def is_on_another(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a noun says itself that it is on something else: "a ban on plastic bags", "imports of cheap toys"."""
    behind = syntax.after(phrase, *_ON)
    if behind is None or syntax.is_time(behind):
        return False
    if syntax.head(behind).says("dealings") is not None and (carried := syntax.after(behind, "of")) is not None:
        behind = carried
    return _is_something(syntax, behind) or _is_other_trade(syntax, behind)


def _is_other_trade(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it is trade in what has no name here: "curbs on technology exports", "on food imports"."""
    before = {syntax.items[at].low for at in range(phrase.start, phrase.head)}
    return syntax.head(phrase).low in _TRADE and not before.isdisjoint(_TRADED)


def _is_something(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of something that has a plain name: no pronoun, no reason and nobody who is bound."""
    head = syntax.head(phrase)
    if head.mention is not None or syntax.tags[phrase.head].kind is not Kind.noun or syntax.is_time(phrase):
        return False
    low = head.low.split()[-1]
    if not low.isalpha() or low in _NEUTRAL or syntax.mentions(phrase):
        return False
    return not any(word.file in _SAYING_MORE or (word.file == "turns" and word.key != "call") for word in head.words)


def has_told_another(scene: Scene, one: Predicate) -> bool:
    """Whether a sentence before a verb bans something else: "the code banned such acts, but this [was repealed]"."""
    syntax = scene.syntax
    for other in syntax.predicates[: one.number]:
        word = syntax.word(other, "acts") if other.number not in scene.used else None
        if word is None or word.key not in _FORBIDDING or not other.finite:
            continue
        done_to = other.subjects if other.passive else other.objects
        if any(_is_something(syntax, each) for each in done_to):
            return True
    return False
