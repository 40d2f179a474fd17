"""Who is meant by a mention: by its name, its place, its role ("the ministry"), or as a body met for the first time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from policytrack.places import PlaceKind
from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Entity, Way
from policytrack.reading.rules.names.roles import COMPANIES
from policytrack.reading.rules.names.topics import topics_in, topics_of
from policytrack.reading.rules.story.made import made, newly_met
from policytrack.reading.rules.story.namesakes import generic
from policytrack.reading.rules.story.story import Story

__all__ = ["kinds_of", "of_the_same", "who_is_meant"]

_KINDS: dict[str, frozenset[str]] = {
    "government": frozenset({"national_government", "supranational_body"}),
    "state": frozenset({"subnational_government"}),
    "local": frozenset({"local_government"}),
    "ministry": frozenset({"ministry_or_department"}),
    "agency": frozenset({"agency", "regulator", "police_or_intelligence"}),
    "regulator": frozenset({"regulator", "agency", "supranational_body"}),
    "legislature": frozenset({"legislature"}),
    "court": frozenset({"court"}),
    "military": frozenset({"military"}),
    "police": frozenset({"police_or_intelligence", "agency"}),
    "company": COMPANIES,
    "school": frozenset({"educational_institution"}),
    "body": frozenset(
        {
            "civil_society",
            "supranational_body",
            "intergovernmental_org",
            "healthcare_or_public_service",
            "educational_institution",
            "legislature",
            "agency",
        }
    ),
}


_PLAIN = words.listing("plain_roles")
_OWN_MAKER = words.listing("makers")
_ANY_COURT = frozenset(
    {"judge", "court", "justice", "magistrate", "federal judge", "federal court", "tribunal", "district judge"}
)


def who_is_meant(story: Story, mention: Mention) -> Entity | None:
    """Who is meant by a mention of somebody who acts."""
    if mention.entities:
        entity = story.of_name(mention)
        if mention.way == Way.generic and entity is not None:
            return generic(story, mention)
        return entity
    if mention.new:
        return newly_met(story, mention)
    if not mention.actor_role or mention.actor_role == "pronoun":
        return None  # of whom the sentences before tell, and no role
    if mention.counted > 1 and mention.actor_role == "company":
        return None  # "Rwanda's two largest banks", of which it is not told here which they are
    if mention.place is not None and mention.noun == "counterpart":
        return _counterpart(story, mention, mention.place)
    if mention.place is not None:
        found = _firm_of_heading(story, mention) or _body_of_place(story, mention, mention.place)
    else:
        found = _office_of(story, mention) or _by_role(story, mention)
    return _country_of(story, found) if mention.noun in _OF_COUNTRIES else found


def _counterpart(story: Story, mention: Mention, place: Entity, peer: Entity | None = None) -> Entity:
    """The body of a place that is there what whoever acted or was spoken of last is elsewhere."""
    spoken = (*story.acting[-1:], *reversed(story.subjects[-2:]))
    last = peer or next((one for one in spoken if not one.is_place), None)
    code = place.place.code if place.place is not None else ""
    if last is None or last.actor is None or last.is_company:
        return place
    kind = last.actor.kind
    role = next((role for role, entry in words.load("roles")["actor"].items() if entry["kind"] == kind), "agency")
    nouns = sorted(last.roles, key=lambda one: (not topics_in(one), one))
    known = (story.names.body(code, noun, frozenset({kind})) for noun in nouns)
    found = next((one for one in known if one is not None), None)
    noun = nouns[0] if nouns else role
    return found or made(story, replace(mention, actor_role=role, noun=noun, place=place), place)


def _firm_of_heading(story: Story, mention: Mention) -> Entity | None:
    """The firm whose name stands above, as "the Swedish carmaker" is below "Volvo"."""
    firm, place = story.headed_actor, mention.place
    if mention.actor_role != "company" or place is None or not _is_of_kind(firm, _KINDS["company"]) or firm is None:
        return None
    of = firm.actor.place if firm.actor is not None else None
    lies = of is None or place.place is None or of.partition("-")[0] == place.place.code.partition("-")[0]
    return firm if lies else None


_OFFICES = frozenset({"office", "agency", "department", "ministry", "bureau", "regulator", "authority"})


def of_the_same(story: Story, items: Sequence[Item], mention: Mention) -> Entity | None:
    """Whoever acted last, where a role is said to be the same: "the same office has shut out others"."""
    before = next((one for one in reversed(items) if one.end <= mention.start), None)
    if before is None or before.low != "same" or mention.entities or not mention.actor_role:
        return None
    if not story.acting:
        last = story.subjects[-1] if story.subjects and mention.actor_role in _KINDS else None
        return last if _is_of_kind(last, kinds_of(mention)) else None
    kinds = _KINDS["ministry"] | _KINDS["agency"] | _KINDS["regulator"] | _KINDS["legislature"]
    spoken = (*story.acting, *reversed(story.actors[-24:])) if mention.noun in _OFFICES else story.acting[-1:]
    return next((one for one in spoken if mention.noun not in _OFFICES or _is_of_kind(one, kinds)), story.acting[-1])


def _firm_of_place(story: Story, code: str, kinds: frozenset[str]) -> Entity | None:
    """The firm of a country that was spoken of last, by its name or by what it makes: "the Chinese company"."""
    spoken = [*story.actors[-_FAR:], *story.subjects[-2:], *story.targets[-_FAR:]]
    makers = (story.names.by_key.get(one.target.maker or "") if one.target is not None else None for one in spoken)
    pairs = [(one, maker) for one, maker in zip(spoken, makers, strict=True)]
    firms = (one for pair in reversed(pairs) for one in pair if _is_of_kind(one, kinds))
    return next((one for one in firms if one is not None and _lies_in(one, code)), None)


def _lies_in(entity: Entity, code: str) -> bool:
    return entity.actor is not None and (entity.actor.place or "").split("-")[0] == code


_FAR = 24


def _body_of_place(story: Story, mention: Mention, place: Entity) -> Entity | None:
    code = place.place.code if place.place is not None else ""
    if mention.noun in {"congressman", "congresswoman"} and code.startswith("US"):
        return story.names.by_key["us-congress"]
    if mention.actor_role in {"government", "state", "legislature"} and place.is_place:
        return _legislature(story, mention, place) or place
    if mention.actor_role == "local" and _is_city(place) and not topics_in(mention.noun):
        return place
    of_all = mention.plural and mention.actor_role in {"school", "police"}
    if place.is_place and (of_all or mention.noun in _NETWORKS):
        return place  # "Queensland's state schools": whoever runs them all
    if (mention.noun == "voters" and place.is_place) or mention.noun == "office":  # "the mayor's office", by name
        return place
    kinds = kinds_of(mention)
    if mention.actor_role == "company" and place.is_place:
        spoken = _firm_spoken_of(story, mention.noun, code, kinds)
        if spoken is not None or mention.noun not in _OWN_MAKER:
            return spoken or _only_of_trade(story, code, mention.noun) or made(story, mention, place)
        return _firm_of_place(story, code, kinds)
    if mention.actor_role == "court" and mention.noun in _ANY_COURT:
        return _only_named(story, code, "", kinds) or made(story, mention, place)
    found = (
        _part_of(story, mention, place)
        or _known_as(story, code, mention.noun, kinds)
        or _only_named(story, code, mention.noun, kinds)
    )
    return found or _of_same_field(story, mention, place) or made(story, mention, place)


_FIELDLESS = frozenset({"authority", "regulator", "watchdog", "agency", "ministry"})
_NEAR = 6


def _of_same_field(story: Story, mention: Mention, place: Entity) -> Entity | None:
    """The body that deals with what one elsewhere does: "Ireland's privacy watchdog waits. [Italy's regulator]"."""
    if mention.noun not in _FIELDLESS or not place.is_place or mention.plural:
        return None
    kinds = _KINDS["ministry"] if mention.actor_role == "ministry" else _KINDS["regulator"]
    spoken = (*reversed(story.subjects[-2:]), *reversed(story.actors[-_NEAR:]))
    peer = next((one for one in spoken if _is_of_kind(one, kinds) and not one.is_place), None)
    return _counterpart(story, mention, place, peer) if peer is not None and any(map(topics_in, peer.roles)) else None


def _firm_spoken_of(story: Story, noun: str, code: str, kinds: frozenset[str]) -> Entity | None:
    """The firm of a country that was spoken of, by its trade or alone: "the German lender", behind Deutsche Bank."""
    spoken = (*reversed(story.subjects[-2:]), *reversed(story.actors[-_FAR:]), *story.named)
    firms = [one for one in spoken if _is_of_kind(one, kinds) and _lies_in(one, code)]
    return next((one for one in firms if noun in one.roles), firms[0] if firms else None)


def _only_of_trade(story: Story, code: str, noun: str) -> Entity | None:
    """The one firm of a country that a trade may name there: "Germany's rail operator"."""
    firms = [one for one in story.names.by_place.get(code, ()) if noun in one.roles]
    return firms[0] if len(firms) == 1 else None


def _is_city(entity: Entity) -> bool:
    return entity.actor is not None and entity.actor.kind == "local_government"


def _only_named(story: Story, code: str, noun: str, kinds: frozenset[str]) -> Entity | None:
    """The one body of a place and kind that the text names, where a role tells no more: "the Italian regulator"."""
    if topics_in(noun):
        return None
    fitting = [
        one for one in story.named if one.actor is not None and one.actor.place == code and one.actor.kind in kinds
    ]
    return fitting[0] if len(fitting) == 1 else None


def _part_of(story: Story, mention: Mention, owner: Entity) -> Entity | None:
    """The body of a city that a role names there: "Seattle's schools"."""
    if owner.is_place:
        return None
    for one in story.names.by_place.get(owner.actor.place or "" if owner.actor is not None else "", ()):
        if (
            one.actor is not None
            and one.actor.part_of == owner.key
            and (mention.noun in one.roles or mention.noun in one.actor.name.casefold())
        ):
            return one
    return None


def _legislature(story: Story, mention: Mention, place: Entity) -> Entity | None:
    """The parliament itself, if it is named as such; its members act for the country."""
    code = place.place.code if place.place is not None else ""
    if mention.noun in {
        "parliament",
        "national parliament",
        "congress",
        "national assembly",
        "legislature",
        "lower house",
        "upper house",
        "lower chamber",
        "upper chamber",
        "senate",
        "assembly",
        "state legislature",
    }:
        return story.names.body(code, mention.noun, _KINDS["legislature"])
    return None


_PARLIAMENTS = frozenset({"parliament", "legislature", "congress", "committee", "national assembly", "assembly"})


def _seat_of(story: Story, role: str, place: Entity | None) -> Entity | None:
    """Where a body that a role names is: an army is its country's."""
    if role == "military" and place is not None and place.place is not None:
        return story.names.by_key.get(f"place:{place.place.code.split('-')[0]}", place)
    return place


def _is_of_kind(entity: Entity | None, kinds: Iterable[str]) -> bool:
    return entity is not None and entity.actor is not None and entity.actor.kind in kinds


_ONE_CHAMBER = re.compile(r"\b(?:House|Senate|Commons|Lords|Chamber|Sabha|Assembly|Bundesrat|Diet)\b")


def _chamber(story: Story, mention: Mention) -> Entity | None:
    """The chamber that a text names first, where it says "the chamber"."""
    if mention.noun not in {"chamber", "house", "lower house", "upper house"}:
        return None
    named = [one for one in story.named if one.actor is not None and one.actor.kind == "legislature"]
    acted = next((one for one in reversed(story.acting) if _is_of_kind(one, _KINDS["legislature"])), None)
    return acted or next((one for one in named if one.actor is not None and _ONE_CHAMBER.search(one.actor.name)), None)


_FIRMS = frozenset({"company", "body"})
_NETWORKS = words.listing("networks")


def _by_role(story: Story, mention: Mention) -> Entity | None:
    role = mention.actor_role
    kinds = kinds_of(mention)
    recent = [*story.actors[-24:], *story.subjects[-6:]]
    if (mention.noun == "person" and role not in _FIRMS) or role in {"government", "state"}:
        minister = mention.noun.split()[-1] in {"minister", "government", "premier", "person", "state"}
        return _government(story, kinds, recent, minister=minister)
    if role == "legislature" and mention.noun not in _PARLIAMENTS:
        found = _chamber(story, mention) or _government(story, _KINDS["government"], recent)
        return _american(story, found) if mention.noun in _AMERICAN else found
    if role in {"company", "court", "school"} and _is_of_kind(story.headed_actor, kinds):
        return story.headed_actor
    if mention.noun in _NETWORKS:
        return _here(story)  # "operators have begun to block it"
    if role == "company":
        recent = [one for one in recent if all(one not in group for group in story.restricted[-3:])]
    headed = story.headed_actor if story.headed_actor is not None and story.headed_actor.is_place else None
    if headed is not None and headed.actor is not None:  # under a heading, its bodies are meant
        recent = [one for one in recent if one.actor is not None and one.actor.place == headed.actor.place]
    found = _spoken_of_as(mention.noun, kinds, recent, headed or _here(story))
    if found is not None:
        return found
    if (town := _of_town(story, mention)) is not None:
        return town
    if role in {"company", "body"}:
        main = story.main.target if story.main is not None and mention.noun in _OWN_MAKER else None
        return story.names.by_key.get((main.maker if main is not None else None) or "")
    return _body_of_here(story, mention, headed)


_AMERICAN = frozenset({"rep", "reps", "congressman", "congresswoman"})
"""Titles of members of parliament that they have in the United States alone."""


def _american(story: Story, found: Entity | None) -> Entity | None:
    """The United States for the country of which an American member of parliament would be, if the text is of there."""
    code = found.actor.place or "" if found is not None and found.actor is not None else ""
    if found is None or code.startswith("US") or not found.is_place:
        return found
    spoken = (*story.places[-_FAR:], *([story.home] if story.home is not None else []))
    american = any(one.place is not None and one.place.code.startswith("US") for one in spoken)
    return story.names.government("US") if american else None


_OF_COUNTRIES = frozenset({"federal government", "national government", "central government"})


def _country_of(story: Story, entity: Entity | None) -> Entity | None:
    """The country itself, where one of its states was found: "Ohio and [the federal government]"."""
    place = entity.place if entity is not None else None
    if place is None or place.kind is not PlaceKind.subdivision:
        return entity
    return story.names.government(place.code.split("-")[0])


def _office_of(story: Story, mention: Mention) -> Entity | None:
    """Whose "the office" is: of the one body that acted last, for which an officer may have spoken."""
    last = story.acting[-1] if mention.noun == "office" and len(story.acting) == 1 else None
    if last is None or last.is_company:
        return None
    return last if not last.is_place or _is_of_kind(last, _KINDS["state"]) else None  # "his office": the governor's


def _body_of_here(story: Story, mention: Mention, headed: Entity | None) -> Entity | None:
    """The body of the place that a heading or the text is of, which a role names there."""
    if mention.noun in _PERSONS:
        return story.city  # whose superintendent or principal somebody is, the text will say
    place, kinds = _seat_of(story, mention.actor_role, headed or _here(story)), kinds_of(mention)
    if mention.noun.endswith(" officer"):
        return place  # for whose government "the state's chief information officer" acts
    if place is None:
        return made(story, mention, None) if len(mention.noun.split()) > 1 else None
    code = place.place.code if place.place else ""
    any_court = mention.noun in _ANY_COURT and mention.actor_role == "court"
    known = None if any_court else _known_as(story, code, mention.noun, kinds)
    known = known or _only_named(story, code, mention.noun, kinds)
    if known is None and code.startswith("US-") and mention.noun.endswith("ministry"):
        return None  # of some country, as the states there have none
    if known is None and mention.noun in _ANY_MINISTRY and place.is_place:
        return place  # which of them it is, nobody has said
    return known or _ministry_that_regulates(story, mention, code) or made(story, mention, place)


def _ministry_that_regulates(story: Story, mention: Mention, code: str) -> Entity | None:
    """The ministry that acted last, where "the regulator" is nobody else: "Kominfo threatened to block it"."""
    if mention.actor_role not in {"regulator", "agency"} or mention.noun not in _PLAIN:
        return None
    ministries = [one for one in story.acting if _is_of_kind(one, _KINDS["ministry"]) and _lies_in(one, code)]
    return ministries[0] if len(ministries) == 1 else None


_OF_MANY = words.listing("roles_of_many")


def _known_as(story: Story, code: str, noun: str, kinds: frozenset[str]) -> Entity | None:
    """The body that a role names in a place; of many such ones only that which was spoken of: "the US agency"."""
    if noun in _OF_MANY and (noun in _EVERYWHERE or _are_several(story, code, noun)):
        spoken = (*reversed(story.subjects[-3:]), *reversed(story.actors[-_FAR:]))
        return next((one for one in spoken if _is_of_kind(one, kinds) and _is_in(one, code)), None)
    return story.names.body(code, noun, kinds)


_EVERYWHERE = frozenset({"school", "university", "college", "department", "agency", "office", "watchdog", "bureau"})
_EVERYWHERE |= {"district", "school district", "school board", "board", "school system"}


def _are_several(story: Story, code: str, noun: str) -> bool:
    return len([one for one in story.names.by_place.get(code, ()) if noun in one.roles]) > 1


def _is_in(entity: Entity, code: str) -> bool:
    return entity.actor is not None and entity.actor.place == code


_ANY_MINISTRY = frozenset({"ministry", "department"})


_PERSONS = frozenset(word for word, role in words.groups("titles").items() if role in {"school", "police"})


_TOWNS_OWN = words.listing("towns_own")


def _of_town(story: Story, mention: Mention) -> Entity | None:
    """The town that a text speaks of or is from, or the schools and police of one that a heading or dateline names."""
    if mention.actor_role == "local" and not topics_in(mention.noun) and (story.city or story.town) is not None:
        return story.city or story.town
    town = story.headed_actor or (story.town if mention.noun in _TOWNS_OWN else None)
    if mention.actor_role not in {"school", "police"} or town is None or not _is_city(town):
        return None
    return _part_of(story, mention, town) or made(story, mention, town)


def _spoken_of_as(noun: str, kinds: Iterable[str], recent: Sequence[Entity], here: Entity | None) -> Entity | None:
    """Who was last spoken of that a role fits: by its word, by what it deals with, or by its kind alone."""
    topics = topics_in(noun)
    code = (here.actor.place or "").split("-")[0] if here is not None and here.actor is not None else ""
    for one in reversed(recent):
        if one.actor is None:
            continue
        fits = noun in one.roles or (noun in one.actor.name.casefold() and one.actor.kind in kinds)
        deals = (
            topics
            and one.actor.kind in kinds
            and code in {"", one.actor.place}
            and any(topics & each for each in topics_of((one.actor.name, *one.roles)))
        )
        if fits or deals:
            return one
    if topics:
        return None
    plain = noun in _PLAIN  # "the navy" is no coast guard, and "the bank" no carrier
    return next(
        (
            one
            for one in reversed(recent)
            if one.actor is not None and one.actor.kind in kinds and (plain or not one.roles)
        ),
        None,
    )


def _government(
    story: Story, kinds: Iterable[str], recent: Sequence[Entity], *, minister: bool = False
) -> Entity | None:
    headed = story.headed_actor
    if headed is not None and headed.actor is not None and headed.actor.kind in kinds:
        return headed
    last = story.subjects[-1] if story.subjects else None
    if minister and last is not None and last.place is not None and last.place.kind is PlaceKind.subdivision:
        return last
    if (own := _of_last_subjects(story, kinds)) is not None:
        return own
    for one in reversed(recent):
        if one.actor is not None and one.actor.kind in kinds:
            return one
    if story.home is not None and story.home.actor is not None and story.home.actor.kind in kinds:
        return story.home
    for one in reversed(recent):  # the country of a body that was spoken of
        if one.actor is not None and not one.is_company and f"place:{one.actor.place}" in story.names.by_key:
            return story.names.government(one.actor.place or "")
    return story.places[-1] if story.places else None


_OF_GOVERNMENTS = frozenset(
    {"ministry_or_department", "agency", "regulator", "military", "police_or_intelligence", "court", "legislature"}
)


def _of_last_subjects(story: Story, kinds: Iterable[str]) -> Entity | None:
    """The government that sentences were about last, or that of a body they were about: "the ministry", of Italy."""
    for one in reversed(story.subjects[-3:]):
        if one.actor is not None and one.actor.kind in kinds:
            return one
        if "national_government" in kinds and one.actor is not None and one.actor.kind in _OF_GOVERNMENTS:
            place = story.names.by_key.get(f"place:{one.actor.place}")
            if place is not None:
                return place
    return None


def _here(story: Story) -> Entity | None:
    """The place that the text is about: the one last spoken of as acting, else the one met most."""
    for one in reversed(story.subjects[-3:]):
        code = one.actor.place if one.actor is not None else None
        if code is not None and f"place:{code}" in story.names.by_key and not one.is_company:
            return story.names.government(code)
    return story.home


def kinds_of(mention: Mention) -> frozenset[str]:
    """What kinds of actors a role may stand for; a council that deals with something is no town's."""
    if mention.actor_role in {"local", "body"} and topics_in(mention.noun):
        return _KINDS["regulator"] | _KINDS["agency"]
    return _KINDS[mention.actor_role]
