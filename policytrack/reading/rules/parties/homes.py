"""Whose country it is that a clause beside tells of: where something broke out, whose citizens may do something."""

from collections.abc import Sequence
from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.parties.who import placed_in
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["home_of", "some_where", "where_it_began"]

_AT_HOME = words.listing("events_at_home")


def where_it_began(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Where something broke out at home before a government acted: "after a coup in [Niger], the rulers blocked it"."""
    if one.link is not Link.root:
        return []
    for before in syntax.predicates[: one.number]:
        if before.link is not Link.aside or before.governor is not None or not before.finite:
            continue
        told = (*before.subjects, *before.objects)
        if any(syntax.head(each).low.split()[-1] in _AT_HOME for each in told):
            return placed_in(syntax, before.preps)
    return []


_STATES = frozenset({"government", "state", "local"})


def some_where(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Countries of which nothing more is said: "a list of the countries where it is banned"."""
    if one.link != Link.relative or one.marker != "where" or one.noun is None:
        return []
    head = syntax.head(one.noun).mention
    if head is None or not head.plural or head.entities or head.new or head.place is not None:
        return []
    return [replace(head, some=True)] if head.actor_role in _STATES else []


_CITIZENS = frozenset({"citizens", "residents", "nationals"})


def home_of(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """The country whose people are told of: "Belgium's citizens may use it, but it is banned from state phones"."""
    people = [each for each in phrases if syntax.head(each).low in _CITIZENS]
    told = [one for each in people for one in (*syntax.mentions(each), *_behind_people(syntax, each))]
    home = next((one for one in told if one.entity is not None and one.entity.is_place), None)
    return [replace(home, way=Way.name, possessive=False, modifies=False)] if home is not None else []


def _behind_people(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    behind = syntax.after(phrase, "of", "in")
    return syntax.mentions(behind) if behind is not None else []
