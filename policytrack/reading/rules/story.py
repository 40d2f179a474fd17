"""What a text has spoken of so far, and so what "the ministry", "the app" and "both firms" mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from policytrack.places import PlaceKind
from policytrack.reading.proposals import ProposedActor, ProposedTarget
from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names import Entity, Names, Way

__all__ = ["Story"]

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
    "company": frozenset(
        {"company", "financial_institution", "platform_operator", "technology_provider", "state_owned_enterprise"}
    ),
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
_PLURALS = frozenset({"both", "two", "three", "four", "five", "these", "those", "all"})
_OWN = {"country": "national_government", "state": "subnational_government"}


@dataclass(slots=True)
class Story:
    """What was spoken of, the latest last."""

    names: Names
    actors: list[Entity] = field(default_factory=list)
    subjects: list[Entity] = field(default_factory=list)
    targets: list[Entity] = field(default_factory=list)
    groups: list[tuple[Entity, ...]] = field(default_factory=list)
    places: list[Entity] = field(default_factory=list)
    acting: tuple[Entity, ...] = ()
    topics: list[tuple[int, Entity]] = field(default_factory=list)
    restricted: list[tuple[Entity, ...]] = field(default_factory=list)
    at: int = 0
    home: Entity | None = None
    headed_actor: Entity | None = None
    headed_target: Entity | None = None
    people: dict[str, str] = field(default_factory=dict)
    made: dict[str, Entity] = field(default_factory=dict)

    def hear(self, entity: Entity) -> None:
        """A name that was met, in whatever part of a sentence."""
        if entity.actor is not None:
            self.actors.append(entity)
        if entity.target is not None:
            self.targets.append(entity)
        if entity.is_place:
            self.places.append(entity)

    def of_name(self, mention: Mention) -> Entity | None:
        """Which of the meanings of a name is meant."""
        entities = mention.entities
        if len(entities) < 2:
            return entities[0] if entities else None
        if all(one.is_place for one in entities):
            return self._place_meant(entities, mention)
        around = {one.actor.place for one in self.places[-6:] if one.actor is not None}
        for one in entities:
            if one.actor is not None and one.actor.place in around:
                return one
        return next((one for one in entities if one.actor is not None), entities[0])

    def _place_meant(self, entities: Sequence[Entity], mention: Mention) -> Entity:
        """An American state if such states were spoken of, and the capital of a country for its government."""
        american = any(one.place is not None and one.place.code.startswith("US-") for one in self.places[-8:])
        states = [one for one in entities if one.place is not None and one.place.kind is PlaceKind.subdivision]
        countries = [one for one in entities if one.place is not None and one.place.kind is not PlaceKind.subdivision]
        if mention.text == "Washington":
            us = self.names.government("US")
            return (
                next((one for one in states if american and one.place is not None and one.place.code == "US-WA"), us)
                if american
                else us
            )
        if american and states:
            return states[0]
        return (countries or list(entities))[0]

    # Who acts

    def actor(self, mention: Mention) -> Entity | None:
        """Who is meant by a mention of somebody who acts."""
        if mention.entities:
            entity = self.of_name(mention)
            if mention.way == Way.generic and entity is not None:
                return self._generic(mention) or entity
            return entity
        if mention.new:
            return self._new_actor(mention)
        if not mention.actor_role:
            return None
        if mention.place is not None:
            return self._body_of_place(mention, mention.place)
        return self._by_role(mention)

    def _generic(self, mention: Mention) -> Entity | None:
        place = mention.place or (self.places[-1] if self.places else None)
        for one in mention.entities:
            if (
                one.actor is not None
                and place is not None
                and place.actor is not None
                and one.actor.place == place.actor.place
            ):
                return one
        return None

    def _body_of_place(self, mention: Mention, place: Entity) -> Entity:
        code = place.place.code if place.place is not None else ""
        if mention.actor_role in {"government", "state", "legislature"} and place.is_place:
            return self._legislature(mention, place) or place
        found = self._part_of(mention, place) or self.names.body(code, mention.noun, _KINDS[mention.actor_role])
        return found or self._make(mention, place)

    def _part_of(self, mention: Mention, owner: Entity) -> Entity | None:
        """The body of a city that a role names there: "Seattle's schools"."""
        if owner.is_place:
            return None
        for one in self.names.by_place.get(owner.actor.place or "" if owner.actor is not None else "", ()):
            if (
                one.actor is not None
                and one.actor.part_of == owner.key
                and (mention.noun in one.roles or mention.noun in one.actor.name.casefold())
            ):
                return one
        return None

    def _legislature(self, mention: Mention, place: Entity) -> Entity | None:
        """The parliament itself, if it is named as such; its members act for the country."""
        code = place.place.code if place.place is not None else ""
        if mention.noun in {
            "parliament",
            "congress",
            "national assembly",
            "legislature",
            "lower house",
            "upper house",
            "senate",
            "assembly",
            "state legislature",
        }:
            return self.names.body(code, mention.noun, _KINDS["legislature"])
        return None

    def _by_role(self, mention: Mention) -> Entity | None:
        role = mention.actor_role
        kinds = _KINDS[role]
        recent = [*self.actors[-24:], *self.subjects[-6:]]
        if mention.noun == "person" or role in {"government", "state"}:
            return self._government(kinds, recent)
        if role == "legislature" and mention.noun not in {
            "parliament",
            "legislature",
            "congress",
            "committee",
            "national assembly",
            "assembly",
        }:
            return self._government(_KINDS["government"], recent)
        if role == "company":
            recent = [one for one in recent if all(one not in group for group in self.restricted[-3:])]
        for one in reversed(recent):
            if mention.noun in one.roles or (
                one.actor is not None and mention.noun in one.actor.name.casefold() and one.actor.kind in kinds
            ):
                return one
        for one in reversed(recent):
            if one.actor is not None and one.actor.kind in kinds:
                return one
        if role in {"company", "body"}:
            return None
        place = self._here()
        if place is None:
            return self._make(mention, None) if len(mention.noun.split()) > 1 else None
        found = self.names.body(place.place.code if place.place else "", mention.noun)
        return found or self._make(mention, place)

    def _government(self, kinds: Iterable[str], recent: Sequence[Entity]) -> Entity | None:
        for one in reversed(recent):
            if one.actor is not None and one.actor.kind in kinds:
                return one
        if self.home is not None and self.home.actor is not None and self.home.actor.kind in kinds:
            return self.home
        for one in reversed(recent):  # the country of a body that was spoken of
            if one.actor is not None and one.actor.place in self.names_of_places:
                return self.names.government(one.actor.place or "")
        return self.places[-1] if self.places else None

    @property
    def names_of_places(self) -> set[str | None]:
        """The codes of all places that are known."""
        return {key.removeprefix("place:") for key in self.names.by_key if key.startswith("place:")}

    def _here(self) -> Entity | None:
        """The place that the text is about: the one last spoken of as acting, else the one met most."""
        for one in reversed(self.subjects[-3:]):
            code = one.actor.place if one.actor is not None else None
            if code is not None and f"place:{code}" in self.names.by_key and not one.is_company:
                return self.names.government(code)
        return self.home

    def _make(self, mention: Mention, place: Entity | None) -> Entity:
        kind = words.load("roles")["actor"][mention.actor_role]["kind"]
        of = place.place if place is not None else None
        if of is None and place is not None and place.actor is not None:
            key = f"made:{place.key}:{mention.noun}"
            name = f"{place.actor.name} {mention.noun}"
            self.made.setdefault(
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
            return self.made[key]
        demonym = _adjective(of.name if of else "", self.names)
        noun = mention.noun
        name = f"{demonym} {noun}".strip() if of else noun[:1].upper() + noun[1:]
        key = f"made:{of.code if of else ''}:{noun}"
        if key not in self.made:
            aliases = _other_names(noun, demonym, of.name) if of else ()
            self.made[key] = Entity(
                key, ProposedActor(name, kind, of.code if of else None, aliases=aliases), roles=frozenset({noun})
            )
        return self.made[key]

    def _new_actor(self, mention: Mention) -> Entity | None:
        key = f"new:{mention.text.casefold()}"
        if key in self.made and self.made[key].actor is not None:
            return self.made[key]
        for other, entity in self.made.items():  # a shorter form of a name that was met whole
            if (
                other.startswith("new:")
                and entity.actor is not None
                and mention.text.casefold() in other.removeprefix("new:").split(" ")
            ):
                return entity
        kind = words.load("roles")["actor"][mention.actor_role]["kind"] if mention.actor_role else "unknown"
        code = mention.place.place.code if mention.place is not None and mention.place.place is not None else None
        known = self.made.get(key)
        entity = Entity(
            key,
            ProposedActor(mention.text, kind, code),
            known.target if known else None,
            frozenset({mention.noun} if mention.noun else ()),
        )
        self.made[key] = entity
        return entity

    # What is restricted

    def target(self, mention: Mention) -> tuple[Entity, ...]:
        """What is meant by a mention of something restricted; several for "both firms"."""
        if mention.entities:
            products = [one for one in mention.entities if one.target is not None and one.actor is None]
            return tuple(products[:1] or [one for one in mention.entities if one.target is not None][:1])
        if mention.new == "name":
            return (self._new_target(mention),)
        if mention.target_role == "pronoun":
            return self._focus(several=mention.plural)
        if mention.target_role:
            return self._by_target_role(mention)
        return ()

    def _focus(self, *, several: bool) -> tuple[Entity, ...]:
        topic = self._topic()
        if topic is not None and not several:
            return (topic,)
        if not self.groups:
            return (self.headed_target,) if self.headed_target else tuple(self.targets[-1:])
        if several:
            return next((one for one in reversed(self.groups) if len(one) > 1), self.groups[-1])
        return self.groups[-1][:1] if len(self.groups[-1]) > 1 else self.groups[-1]

    def _topic(self, kinds: frozenset[str] = frozenset()) -> Entity | None:
        """What the sentence before was about, if it began with something that can be restricted."""
        for at, one in reversed(self.topics[-3:]):
            if at >= self.at - 1 and one.target is not None and (not kinds or one.target.kind in kinds):
                return one
        return None

    def _by_target_role(self, mention: Mention) -> tuple[Entity, ...]:
        kinds = frozenset(words.load("roles")["target"][mention.target_role]["kinds"])
        if mention.general and not mention.counted:
            return mention.general[:1]
        return (
            (mention.plural and self._group_of(kinds))
            or tuple(filter(None, [self._topic(kinds)]))
            or self._restricted_of(kinds, several=mention.plural)
            or self._spoken_of(mention.noun.removesuffix("s"), kinds)
            or mention.general[:1]
            or tuple(filter(None, [self.headed_target]))
        )

    def _group_of(self, kinds: frozenset[str]) -> tuple[Entity, ...]:
        """The last things named together that are of some kinds."""
        for group in reversed(self.groups):
            fitting = tuple(one for one in group if one.target is not None and one.target.kind in kinds)
            if len(fitting) > 1:
                return fitting
        return ()

    def _restricted_of(self, kinds: frozenset[str], *, several: bool) -> tuple[Entity, ...]:
        """What was last said to be restricted, of some kinds."""
        for group in reversed(self.restricted):
            fitting = tuple(
                one for one in group if one.target is not None and one.target.kind in kinds and not _is_general(one)
            )
            if fitting:
                return fitting if several else fitting[:1]
        return ()

    def _spoken_of(self, noun: str, kinds: frozenset[str]) -> tuple[Entity, ...]:
        """What was last spoken of that the noun calls by name, or else of some kinds."""
        for one in reversed(self.targets):
            if noun in one.roles:
                return (one,)
        for one in reversed(self.targets):
            if one.target is not None and one.target.kind in kinds and not _is_general(one):
                return (one,)
        return ()

    def _new_target(self, mention: Mention) -> Entity:
        key = f"new:{mention.text.casefold()}"
        known = self.made.get(key)
        if known is not None and known.target is not None:
            return known
        kind = {"app": "app", "model": "app", "company": "company", "device": "device"}.get(
            mention.target_role, "unknown"
        )
        entity = Entity(
            key,
            known.actor if known else None,
            ProposedTarget(mention.text, kind),
            frozenset({mention.noun} if mention.noun else ()),
        )
        self.made[key] = entity
        return entity


def _is_general(one: Entity) -> bool:
    return one.target is not None and one.target.kind in {"technology", "activity", "data"}


def _adjective(place: str, names: Names) -> str:
    """The word for what belongs to a place: "Italian"; its name where there is none."""
    if not place:
        return ""
    found = names.adjectives.get(place)
    return found or place


def _other_names(noun: str, demonym: str, place: str) -> tuple[str, ...]:
    """Other ways to name a body of a place, by which it may be found."""
    titled = noun.title()
    found = [f"{place} {noun}", f"{titled} of {place}", f"{demonym} {titled}", f"{place}'s {noun}"]
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
