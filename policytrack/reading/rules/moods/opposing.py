"""Who is against a measure without the power to refuse it: "retailers oppose the plan", "the lobby rejected it"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods.cues import outer_noun
from policytrack.reading.rules.names.roles import PRIVATE
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["is_opposed_by_others"]

_POWERLESS = words.listing("powerless") | {"lobby", "association", "associations", "industry", "federation", "groups"}
_FEELING = frozenset({"oppose", "resist"})


def is_opposed_by_others(syntax: Syntax, governor: Predicate, phrase: Phrase) -> bool:
    """Whether those who are against a measure are not whose it is, and cannot refuse it."""
    if governor.passive or not governor.subjects:
        return False
    if all(_is_powerless(syntax, each) for each in governor.subjects):
        return True
    if governor.lemma.split()[0] in _SPEAKING and all(_is_private(syntax, each) for each in governor.subjects):
        return True  # "Amnesty spoke out against Chad's ban"
    owners = [each for each in _owners(syntax, phrase) if not _stands_in(each, syntax, governor)]
    return governor.lemma in _FEELING and bool(owners)


def _is_powerless(syntax: Syntax, phrase: Phrase) -> bool:
    return syntax.head(phrase).low.split()[-1] in _POWERLESS


_SPEAKING = frozenset({"speak", "come"})


def _is_private(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase names groups or firms only."""
    named = [each.entity.actor for each in syntax.mentions(phrase) if each.entity is not None]
    return bool(named) and all(one is not None and one.kind in PRIVATE for one in named)


def _owners(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Whose a measure is by its own words, or those of the noun it hangs on: "Berlin's plan for a ban"."""
    outer = outer_noun(syntax, phrase)
    named = [one for each in (phrase, outer) if each is not None for one in syntax.mentions(each)]
    return [one for one in named if one.entity is not None and one.entity.is_place]


def _stands_in(owner: Mention, syntax: Syntax, governor: Predicate) -> bool:
    mentions = [one for each in governor.subjects for one in syntax.mentions(each)]
    return any(one.entity is owner.entity or one.place is owner.entity for one in mentions)
