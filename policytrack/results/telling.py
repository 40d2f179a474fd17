"""The parts of a restriction in words, whole: who, what, each step, scope, exemption, reason and relation."""

from typing import TypeAlias

from policytrack import places
from policytrack.model import (
    Actor,
    Article,
    Event,
    Evidenced,
    Exemption,
    Rationale,
    Reach,
    Relation,
    Scope,
    Target,
)
from policytrack.results.wording import shown

__all__ = ["Part", "provenance", "told", "what", "who"]

Part: TypeAlias = Evidenced | Relation
"""What hangs on a restriction."""


def told(part: Part) -> tuple[str, str, str | None]:
    """What sort of part it is, what it says, and what else there is to say of it."""
    match part:
        case Event():
            when = shown(part.date) if part.date else "date not said"
            return "event", f"{part.kind.label}, {when}", part.note
        case Scope():
            return "scope", _reach(part), part.condition
        case Exemption():
            return "except", _left_out(part), part.condition
        case Rationale():
            return "reason", f"{part.category.label}: {part.statement}", _given_by(part)
        case Relation():
            return "relation", f"{part.kind.label} {part.to}", None
        case _:
            raise TypeError(f"{type(part).__name__} is no part of a restriction")


def who(one: Actor) -> str:
    """An actor in a line."""
    place = f"place not resolved: {one.place_note or 'no source says'}" if one.place is None else _place(one.place)
    return f"{one.name} ({one.kind.label}; {place}{f'; part of {one.part_of}' if one.part_of else ''})"


def what(one: Target) -> str:
    """A target in a line."""
    said = [one.kind.label, one.maker and f"made by {one.maker}", one.origin and f"from {_place(one.origin)}"]
    return f"{one.name} ({'; '.join(filter(None, said))})"


def provenance(one: Article) -> str:
    """Who published an article and when, in a line."""
    published = f"published {shown(one.published)}" if one.published else "no date of publication"
    return "; ".join(filter(None, [one.publisher, one.tier.label, published, f"recorded {one.recorded}"]))


def _place(code: str) -> str:
    return f"{places.get(code).name}, {code}"


def _reach(reach: Reach) -> str:
    terms = (("audience", reach.audience), ("setting", reach.setting), ("surface", reach.surface))
    said = [f"{name}: {' or '.join(term.label for term in each)}" for name, each in terms]
    return "; ".join([places.get(reach.place).name if reach.place else "place not stated", *said])


def _left_out(one: Exemption) -> str:
    return _reach(one.scope) + (f"; until {shown(one.until)}" if one.until else "")


def _given_by(one: Rationale) -> str:
    return f"given by {one.attributed_to}" if one.attributed_to else "no source says who gave it"
