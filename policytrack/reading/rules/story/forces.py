"""What is called "the force" or "the service": "Slovenian police had drones. [The force] sold them"."""

from collections.abc import Sequence

from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.story.story import Story

__all__ = ["take_for_last"]

_CALLED = frozenset({"service", "force", "corps", "watchdog"})
_UNIFORMED = frozenset({"police_or_intelligence", "military"})
_STANDING = frozenset({"be", "prep", "punct", "rel"})
_FAR = 2


def take_for_last(story: Story, items: Sequence[Item]) -> Sequence[Item]:
    """The items, with "the force" and "the service" as the body that sentences were about, if one is called so."""
    for at, item in enumerate(items[1:], 1):
        if item.low not in _CALLED or items[at - 1].low != "the" or at + 1 == len(items):
            continue
        entity = next((one for one in reversed(story.subjects[-_FAR:]) if _is_called(one, item.low)), None)
        if entity is None or (item.low == "service" and not _acts(items, at)):
            continue
        item.mention = Mention(item.start, item.end, item.text, entities=(entity,))
        item.tag, item.words = "name", ()
    return items


def _is_called(entity: Entity, noun: str) -> bool:
    """Whether a body may be called a force or a service: the police, a coast guard, a fire service."""
    actor = entity.actor
    if actor is None or entity.is_place:
        return False
    named = noun in actor.name.casefold().split() or any(noun in one.split() for one in entity.roles)
    return named or (noun in {"service", "force"} and actor.kind in _UNIFORMED)


def _acts(items: Sequence[Item], at: int) -> bool:
    """Whether a service does something, and is not an app that is blocked: "the service grounded them"."""
    after, beyond = items[at + 1], items[at + 2] if at + 2 < len(items) else None
    been = after.tag == "have" and beyond is not None and beyond.low == "been"
    return after.tag not in _STANDING and after.low not in {"'s", "'"} and not been
