"""Where a report is from, as the place and date at its head say: "SPRINGFIELD, Mo. - The school board voted ..."."""

import re
from collections.abc import Mapping
from functools import cache

from policytrack.reading.proposals import ProposedActor
from policytrack.reading.rules import words
from policytrack.reading.rules.names import Entity, Names

__all__ = ["reported_from"]

_DATELINE = re.compile(
    r"^(?P<town>[A-Z][A-Z.'\u2019 -]{2,30}?[A-Z])(?:, (?P<state>[A-Z][\w.]{1,14}(?: [A-Z][\w.]{1,12})?))?"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?))?(?: ?\([^)\n]{1,30}\))?"
    r"(?::? ?(?:\u2014|\u2013|--?) |: (?=[A-Z\"\u201c]))",
    re.MULTILINE,
)
_NO_TOWNS = words.listing("no_towns")
_OPENING = 600
"""Characters within which a report says where it is from."""


def reported_from(text: str, names: Names) -> tuple[Entity | None, Entity | None]:
    """The town that a report is from, if it is no capital, and its state or country, if that is said."""
    found = _DATELINE.search(text, 0, _OPENING)
    if found is None or not _NO_TOWNS.isdisjoint(found["town"].casefold().split()):
        return None, None
    state = _state(found["state"], names)
    meant = [one for each in names.find(found["town"].title()) for one in each.entities]
    if any(one.is_place for one in meant) and state is None:
        return None, None
    code = state.actor.place if state is not None and state.actor is not None else None
    known = [one for one in meant if _is_town(one, code)]
    if meant and not known and state is None:  # the name of a firm
        return None, None
    town = known[0] if known else _new(found["town"].title(), code)
    return town, state


def _state(said: str | None, names: Names) -> Entity | None:
    """The state or country that stands behind a town: "Miss.", "Idaho", "Kenya"."""
    if said is None:
        return None
    code = _shortened().get(said.casefold())
    if code is not None:
        return names.by_key.get(f"place:{code}")
    places = (one for each in names.find(said) for one in each.entities if one.is_place)
    return next(places, None)


def _is_town(entity: Entity, code: str | None) -> bool:
    """Whether somebody is the government of a town, in a state if that is said."""
    if entity.actor is None or entity.actor.kind != "local_government":
        return False
    return code is None or (entity.actor.place or "").startswith(code)


def _new(name: str, code: str | None) -> Entity:
    """A town that no register has."""
    return Entity(f"town:{name.casefold()}", ProposedActor(name, "local_government", code))


@cache
def _shortened() -> Mapping[str, str]:
    """The codes of states by how agencies shorten them."""
    pairs = (one.partition(":") for one in words.listing("dateline_states"))
    return {short: code for short, _, code in pairs}
