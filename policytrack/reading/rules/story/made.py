"""Bodies that nobody has listed: of a role and a place, or of a name that a text brings in."""

import re
from collections.abc import Iterator

from policytrack.reading.proposals import ProposedActor
from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.names.topics import topics_in
from policytrack.reading.rules.story.story import Story

__all__ = ["made", "newly_met"]

_COURTS = re.compile(r"\b(?:judges?|justices?|magistrates?|panel of judges|bench|panel)\b")


_OF_PERSONS = {"local": "council", "body": "institution", "agency": "agency", "state": "government"}
"""What whoever somebody speaks for is called, where it is not called as its kind is: "court", "ministry"."""


def made(story: Story, mention: Mention, place: Entity | None) -> Entity:
    """The body that a role names in a place, by its country's or its owner's name: "Italian cyber agency"."""
    kind = words.load("roles")["actor"][mention.actor_role]["kind"]
    if mention.actor_role in {"local", "body"} and topics_in(mention.noun):  # "the cybersecurity council"
        kind = "agency"
    of = place.place if place is not None else None
    if of is None and place is not None and place.actor is not None:
        key = f"made:{place.key}:{mention.noun}"
        name = f"{place.actor.name} {mention.noun}"
        story.made.setdefault(
            key,
            Entity(
                key,
                ProposedActor(
                    name,
                    kind,
                    place.actor.place,
                    aliases=_other_names(mention.noun, place.actor.name, place.actor.name),
                ),
                roles=frozenset({mention.noun}),
            ),
        )
        return story.made[key]
    demonyms = (story.names.adjectives.get(of.name) or [of.name]) if of else [""]
    if of is not None and (of.code.startswith("US-") or demonyms[0].endswith("er")):  # "Ohio", "Queensland police"
        demonyms = [of.name, *demonyms]
    noun = mention.noun if mention.noun != "person" else _OF_PERSONS.get(mention.actor_role, mention.actor_role)
    if mention.actor_role == "court":
        noun = _COURTS.sub("court", noun).replace("court court", "court")
    name = f"{demonyms[0]} {noun}".strip() if of else noun[:1].upper() + noun[1:]
    key = f"made:{of.code if of else ''}:{noun}"
    if key not in story.made:
        named = (_other_names(noun, one, of.name) for one in demonyms) if of else ()
        aliases = tuple(dict.fromkeys(alias for each in named for alias in each if alias != name))
        story.made[key] = Entity(
            key, ProposedActor(name, kind, of.code if of else None, aliases=aliases), roles=frozenset({noun})
        )
    return story.made[key]


def newly_met(story: Story, mention: Mention) -> Entity | None:
    """The body that a text calls by a name which nobody knows, or by a shorter form of it."""
    key = f"new:{mention.text.casefold()}"
    if (spelt := _spelt_out(story, mention)) is not None:
        return spelt
    if key in story.made and story.made[key].actor is not None:
        return story.made[key]
    if (whole := story.whole_names.get(mention.text.casefold())) is not None:
        return story.made[whole]
    kind = words.load("roles")["actor"][mention.actor_role]["kind"] if mention.actor_role else "unknown"
    code = mention.place.place.code if mention.place is not None and mention.place.place is not None else None
    code = code or (_place_of_court(story, mention) if mention.actor_role == "court" else None)
    known = story.made.get(key)
    entity = Entity(
        key,
        ProposedActor(mention.text, kind, code, aliases=_names_by_town(mention) or _names_by_place(story, mention)),
        known.target if known else None,
        frozenset({mention.noun} if mention.noun else ()),
    )
    story.made[key] = entity
    for word in mention.text.casefold().split(" "):
        story.whole_names.setdefault(word, key)
    return entity


def _spelt_out(story: Story, mention: Mention) -> Entity | None:
    """The body met by its whole name that a text shortens: "ZMC", of the "Zamora Media Council (ZMC)"."""
    whole = story.short.get(mention.text.casefold())
    if whole is None:
        return None
    bodies = (one for one in reversed(story.made.values()) if one.actor is not None)
    return next((one for one in bodies if any(whole.startswith(name) for name in _names_of(one))), None)


def _names_of(body: Entity) -> Iterator[str]:
    """The names of a body in lower case."""
    if body.actor is not None:
        yield from (name.casefold() for name in (body.actor.name, *body.actor.aliases))


def _place_of_court(story: Story, mention: Mention) -> str | None:
    """The country of a court by its town, if that is known: "a judge in Ankara"."""
    town = mention.text.partition(" in ")[2]
    found = [one for one in story.names.find(town) if one.end - one.start == len(town)] if town else []
    places = [one.place for each in found for one in each.entities if one.place is not None]
    return next((one.code for one in places), None)


_LED = re.compile(r"(?P<town>[A-Z].*?)(?:'s)? (?P<head>[Ss]heriff|[Pp]olice (?:[Cc]hief|[Cc]ommissioner))")


def _names_by_town(mention: Mention) -> tuple[str, ...]:
    """Other names of a court, school or police force by its town: "judge in Lima" is of the "Lima court"."""
    if mention.actor_role == "police" and (led := _LED.fullmatch(mention.text)) is not None:
        town, office = led["town"], "Sheriff's Office" if "heriff" in led["head"] else "Police Department"
        return (f"{town} {office}", f"{town} {office.casefold()}", f"{town} police")
    called, _, town = mention.text.partition(" in ")
    if not town or mention.actor_role not in {"court", "school"}:
        return ()
    body = _COURTS.sub("court", called).replace("court court", "court")
    found = [f"{town} {called}", f"{body} in {town}", f"{town} {body}"]
    if mention.actor_role == "court":
        found += [f"judge in {town}", f"{town} judge", f"court in {town}", f"{town} court"]
    return tuple(dict.fromkeys(one for one in found if one != mention.text))


def _names_by_place(story: Story, mention: Mention) -> tuple[str, ...]:
    """Other names of a public body that is called by its place: "Ohio's Department of Youth" is the "Ohio" one."""
    of = mention.place.place if mention.place is not None else None
    if of is None or mention.actor_role not in _PUBLIC or of.name in mention.text:
        return ()
    name = mention.text.removeprefix("the ").removeprefix("The ")
    demonyms = story.names.adjectives.get(of.name, [])
    return (f"{of.name} {name}", f"{name} of {of.name}", *(f"{one} {name}" for one in demonyms))


_PUBLIC = frozenset({"ministry", "agency", "regulator", "court", "school", "police", "military", "legislature"})


def _other_names(noun: str, demonym: str, place: str) -> tuple[str, ...]:
    """Other ways to name a body of a place, by which it may be found."""
    titled = noun.title()
    found = [titled] if " " in noun else []
    found += [
        f"{demonym} {noun}",
        f"{place} {noun}",
        f"{titled} of {place}",
        f"{demonym} {titled}",
        f"{place}'s {noun}",
    ]
    head, _, last = noun.rpartition(" ")
    if last == "ministry":
        found += [
            f"Ministry of {head.title()}",
            f"{demonym} Ministry of {head.title()}",
            f"Ministry of {head.title()} of {place}",
        ]
    elif noun.startswith("ministry of "):
        found += [f"{demonym} {noun.removeprefix('ministry of ').title()} Ministry", titled]
    return tuple(dict.fromkeys(found))
