"""Which of the bodies that share a name is meant: "the Ministry of Education"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.story.made import made, newly_met
from policytrack.reading.rules.story.story import Story, is_common

__all__ = ["generic"]


def generic(story: Story, mention: Mention) -> Entity | None:
    """Which of the bodies of that name: of the place beside it, of the heading, or of a place spoken of."""
    places = [mention.place] if mention.place is not None else _places_spoken_of(story)
    if (chamber := _of_state(story, mention, places[:2])) is not None:
        return chamber
    for place in places:
        code = place.actor.place if place is not None and place.actor is not None else None
        for one in mention.entities:
            if code is not None and one.actor is not None and one.actor.place == code:
                return one
    if (
        len(mention.entities) == 1
        and mention.place is None
        and not _acts_elsewhere(story, mention.text, mention.entities[0])
    ):
        return mention.entities[0]
    place = next((one for one in places if one is not None), None)
    state = place is not None and place.place is not None and place.place.code.startswith("US-")
    if state and mention.text.endswith("Ministry"):
        return None  # of some country, as the states there have none
    return _unlisted(story, mention, place)


def _of_state(story: Story, mention: Mention, places: Iterable[Entity | None]) -> Entity | None:
    """The chamber of a state that was just spoken of: "Michigan goes further. A House bill would ban it"."""
    if mention.entities[0].key != "us-house":
        return None
    acting = (one.actor for one in places if one is not None and not one.is_company)
    code = next((one.place for one in acting if one is not None and one.place is not None), "")
    state = code.removeprefix("US-").casefold() if code.startswith("US-") else ""
    return story.names.by_key.get(f"us-{state}-house") or story.names.by_key.get(f"us-{state}-legislature")


_MINISTRY = re.compile(r"(?:Ministry|Department) (?:of|for) ")
"""What many countries call a body, even where only one of them is listed."""


def _acts_elsewhere(story: Story, text: str, body: Entity) -> bool:
    """Whether those who acted last belong to another country than the only body of a name: "the army", of Israel."""
    if body.actor is None or not (words.role_of(text.casefold()) or _MINISTRY.match(text)):
        return False
    spoken = (*reversed(story.subjects[-2:]), *([story.home] if story.home is not None else []))
    last = next((one.actor.place for one in spoken if one.actor and not one.is_company), None)
    country = (body.actor.place or "").split("-")[0]
    return last is not None and last.split("-")[0] != country


def _places_spoken_of(story: Story) -> list[Entity | None]:
    """Where a body may be, the likeliest first: the heading, who sentences were about, the text, what it named."""
    subjects = [one for one in reversed(story.subjects[-3:]) if not one.is_company]
    return [story.headed_actor, *subjects, story.home, *reversed(story.places[-6:])]


def _unlisted(story: Story, mention: Mention, near: Entity | None) -> Entity | None:
    """A body of a common name in a place where none of that name is known: the "Ministry of Posts" there."""
    code = near.actor.place if near is not None and near.actor is not None else None
    place = story.names.by_key.get(f"place:{code}")
    kind = mention.entities[0].actor.kind if mention.entities[0].actor is not None else ""
    role = next((role for role, entry in words.load("roles")["actor"].items() if entry["kind"] == kind), None)
    if kind == "local_government":  # there are Portlands that nobody has listed
        return newly_met(story, replace(mention, entities=(), new="body", actor_role="local", text=mention.text))
    if place is None and role is not None and is_common(mention.entities):  # whichever country's it is
        return newly_met(story, replace(mention, entities=(), new="body", actor_role=role))
    if place is None or role is None:
        return None
    known = story.names.body(code or "", mention.text.casefold(), frozenset({kind}))
    return known or made(
        story, Mention(mention.start, mention.end, "", actor_role=role, noun=mention.text.casefold()), place
    )
