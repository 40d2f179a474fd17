"""Who and what a sentence speaks of: mentions put together from what stands side by side.

"Italy's privacy watchdog", "the Ministry of Trade of Ruritania", "the messaging app Pinghive" and "Gov. Jane Doe" are
each one mention in the end. Every step takes the items of a sentence and gives the items that are left:

- `titles`: bills that say in their title what they ban
- `fields`: bodies that are called by all they are for
- `leaders`: heads of governments
- `people`: titles, and people of bodies
- `parts`: parts of firms, which are not what they deal with, and whose a product is
- `topical`: bodies by what they deal with
- `unknown`: names that are not known
- `towns`: cities, counties and towns
- `several`: bodies of several places, told together
- `elided`: bodies and measures that only their owners are named of
- `placed`: bodies by their place
- `described`: things and what they are called
- `asides`: what only says whence a thing is, between it and the next
- `quoted`: words that are only quoted inside a noun phrase
- `bodies`: what a text says of names that nobody knows
- `unnamed`: several who are not named
- `marks`: what the mentions that are left are in their sentence
- `kinds`: what an item may be, for all of them
"""

from collections.abc import Mapping, Sequence

from policytrack.reading.rules.items import Item
from policytrack.reading.rules.mentions.asides import leave_asides
from policytrack.reading.rules.mentions.bodies import Said, describe
from policytrack.reading.rules.mentions.described import say_kinds, say_names
from policytrack.reading.rules.mentions.elided import say_again
from policytrack.reading.rules.mentions.fields import join_fields
from policytrack.reading.rules.mentions.leaders import take_leaders
from policytrack.reading.rules.mentions.marks import (
    call,
    count,
    mark_any,
    mark_modifiers,
    own_what_follows,
    point_back,
    share_roles,
    tell_origins,
)
from policytrack.reading.rules.mentions.parts import leave_makers, leave_parts
from policytrack.reading.rules.mentions.people import seat_people, take_people, take_titles
from policytrack.reading.rules.mentions.placed import join_places, place_roles
from policytrack.reading.rules.mentions.quoted import leave_quotes
from policytrack.reading.rules.mentions.several import share_places
from policytrack.reading.rules.mentions.titles import read_titles
from policytrack.reading.rules.mentions.topical import qualify, share_heads
from policytrack.reading.rules.mentions.towns import name_capitals, name_towns
from policytrack.reading.rules.mentions.unknown import name_the_unknown
from policytrack.reading.rules.mentions.unnamed import mark_some
from policytrack.reading.rules.names import Entity

__all__ = ["name_capitals", "settle"]

_STEPS = (
    qualify,
    name_the_unknown,
    leave_makers,
    name_towns,
    say_again,
    place_roles,
    share_places,
    join_places,
    say_kinds,
    say_names,
    take_people,
    leave_parts,
    leave_asides,
    leave_quotes,
)
_MARKS = (count, mark_modifiers, mark_any, point_back, mark_some)


def settle(
    items: Sequence[Item],
    people: dict[str, str],
    bodies: dict[str, Said] | None = None,
    leaders: Mapping[str, Entity] | None = None,
    callings: Mapping[str, tuple[str, str]] | None = None,
) -> list[Item]:
    """Put together what stands side by side; whom the text names is remembered in `people` and `bodies`."""
    found = take_leaders(share_heads(own_what_follows(join_fields(read_titles(list(items))))), leaders or {})
    found = take_titles(found, people)
    for step in _STEPS:
        found = step(found)
    for mark in _MARKS:
        mark(found)
    seat_people(found)
    describe(found, people, {} if bodies is None else bodies)
    call(found, callings or {})
    share_roles(found)
    tell_origins(found)
    return found
