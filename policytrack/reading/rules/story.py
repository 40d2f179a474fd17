"""What a text has spoken of so far, and so what "the ministry", "the app" and "both firms" mean."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from policytrack.places import PlaceKind
from policytrack.reading.proposals import ProposedActor, ProposedTarget
from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names import Entity, Names, Way
from policytrack.reading.rules.topics import topics_in, topics_of

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
_MADE_BY_COMPANIES = frozenset({"app", "model", "service", "website"})
_TELLING = frozenset({"chipmaker", "dronemaker", "messenger", "marketplace", "chatbot", "carmaker", "encyclopedia"})
_ANY_COURT = frozenset({"judge", "court", "justice", "magistrate", "federal judge", "federal court", "tribunal", "district judge"})
_COURTS = re.compile(r"\b(?:judges?|justices?|magistrates?|panel of judges|bench|panel)\b")
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
    beside: tuple[Entity, ...] = ()  # the things that the sentence named before
    spoke: list[tuple[int, Entity]] = field(default_factory=list)  # who a sentence without a measure was about
    listing: Entity | None = None  # whose measures a list goes through, as the sentence before it said
    city: Entity | None = None  # that the text speaks of most
    main: Entity | None = None  # the thing that the text speaks of most
    theme: Entity | None = None  # the kind of technology that the text is about
    named: tuple[Entity, ...] = ()  # every body that the text names somewhere

    def hear(self, entity: Entity) -> None:
        """A name that was met, in whatever part of a sentence."""
        if entity.actor is not None:
            self.actors.append(entity)
        if entity.target is not None and not entity.setting:
            self.targets.append(entity)
        if entity.is_place:
            self.places.append(entity)

    def of_name(self, mention: Mention) -> Entity | None:
        """Which of the meanings of a name is meant."""
        entities = mention.entities
        if len(entities) < 2:
            return entities[0] if entities else None
        spoken = next((one for one in reversed(self.actors[-12:]) if one in entities and not one.is_place), None)
        if spoken is not None:
            return spoken
        if all(one.is_place for one in entities):
            return self._place_meant(entities, mention)
        around = {one.actor.place for one in self.places[-6:] if one.actor is not None}
        for one in entities:
            if one.actor is not None and one.actor.place in around:
                return one
        return next((one for one in entities if one.actor is not None), entities[0])

    def _place_meant(self, entities: Sequence[Entity], mention: Mention) -> Entity:
        """A state of a country that was spoken of before a place elsewhere; a capital stands for its government."""
        spoken = [
            one.place.code.split("-")[0]
            for one in (*self.places[-8:], *([self.home] if self.home else []))
            if one.place
        ]
        american = any(one.place is not None and one.place.code.startswith("US-") for one in self.places[-8:])
        states = [one for one in entities if one.place is not None and one.place.kind is PlaceKind.subdivision]
        countries = [one for one in entities if one.place is not None and one.place.kind is not PlaceKind.subdivision]
        if mention.text == "Washington" and not american:
            return self.names.government("US")
        known = [one for one in countries if one.place is not None and one.place.code in spoken]
        if known:
            return known[0]
        near = [one for one in states if one.place is not None and one.place.code.split("-")[0] in spoken]
        if near and not (countries and countries[0].place is not None and countries[0].place.code in spoken):
            return near[0]
        return (countries or list(entities))[0]

    # Who acts

    def actor(self, mention: Mention) -> Entity | None:
        """Who is meant by a mention of somebody who acts."""
        if mention.entities:
            entity = self.of_name(mention)
            if mention.way == Way.generic and entity is not None:
                return self._generic(mention)
            return entity
        if mention.new:
            return self._new_actor(mention)
        if not mention.actor_role:
            return None
        if mention.place is not None:
            return self._body_of_place(mention, mention.place)
        return self._by_role(mention)

    def _generic(self, mention: Mention) -> Entity | None:
        """Which of the bodies of that name: of the place beside it, of the heading, or of a place spoken of."""
        if len(mention.entities) == 1:
            return mention.entities[0]
        places = [
            mention.place,
            self.headed_actor,
            *reversed(self.subjects[-3:]),
            self.home,
            *reversed(self.places[-6:]),
        ]
        for place in places:
            code = place.actor.place if place is not None and place.actor is not None else None
            for one in mention.entities:
                if code is not None and one.actor is not None and one.actor.place == code:
                    return one
        return None

    def _body_of_place(self, mention: Mention, place: Entity) -> Entity:
        code = place.place.code if place.place is not None else ""
        if mention.actor_role in {"government", "state", "legislature"} and place.is_place:
            return self._legislature(mention, place) or place
        kinds = _kinds_of(mention)
        if mention.actor_role == "court" and mention.noun in _ANY_COURT:
            return self._only_named(code, "", kinds) or self._make(mention, place)
        found = (
            self._part_of(mention, place)
            or self.names.body(code, mention.noun, kinds)
            or self._only_named(code, mention.noun, kinds)
        )
        return found or self._make(mention, place)

    def _only_named(self, code: str, noun: str, kinds: frozenset[str]) -> Entity | None:
        """The one body of a place and kind that the text names, where a role tells no more: "the Italian regulator"."""
        if topics_in(noun):
            return None
        fitting = [
            one for one in self.named if one.actor is not None and one.actor.place == code and one.actor.kind in kinds
        ]
        return fitting[0] if len(fitting) == 1 else None

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
        kinds = _kinds_of(mention)
        recent = [*self.actors[-24:], *self.subjects[-6:]]
        if mention.noun == "person" or role in {"government", "state"}:
            minister = mention.noun.split()[-1] in {"minister", "government", "premier", "person"}
            return self._government(kinds, recent, minister=minister)
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
        headed = self.headed_actor if self.headed_actor is not None and self.headed_actor.is_place else None
        if headed is not None and headed.actor is not None:  # under a heading, its bodies are meant
            recent = [one for one in recent if one.actor is not None and one.actor.place == headed.actor.place]
        found = self._spoken_of_as(mention.noun, kinds, recent, headed or self._here())
        if found is not None:
            return found
        if role == "local" and self.city is not None and not topics_in(mention.noun):
            return self.city
        if role in {"company", "body"}:
            maker = self.main.target.maker if role == "company" and self.main is not None and self.main.target else None
            return self.names.by_key.get(maker or "")
        place = headed or self._here()
        if role == "military" and place is not None and place.place is not None:
            country = f"place:{place.place.code.split('-')[0]}"
            place = self.names.by_key.get(country, place)
        if place is None:
            return self._make(mention, None) if len(mention.noun.split()) > 1 else None
        code = place.place.code if place.place else ""
        known = self.names.body(code, mention.noun, kinds) or self._only_named(code, mention.noun, kinds)
        return known or self._make(mention, place)

    @staticmethod
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
        return next((one for one in reversed(recent) if one.actor is not None and one.actor.kind in kinds), None)

    def _government(self, kinds: Iterable[str], recent: Sequence[Entity], *, minister: bool = False) -> Entity | None:
        headed = self.headed_actor
        if headed is not None and headed.actor is not None and headed.actor.kind in kinds:
            return headed
        last = self.subjects[-1] if self.subjects else None
        if minister and last is not None and last.place is not None and last.place.kind is PlaceKind.subdivision:
            return last
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
        if mention.actor_role == "court":
            noun = _COURTS.sub("court", noun).replace("court court", "court")
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
            known = self.made.get(f"new:{mention.text.casefold()}")
            told = mention.target_role or (known is not None and known.target is not None)
            return (self._new_target(mention),) if told else ()
        if mention.target_role == "pronoun":
            return self._focus(several=mention.plural)
        if mention.target_role:
            return self._by_target_role(mention)
        return ()

    def _focus(self, *, several: bool) -> tuple[Entity, ...]:
        if self.beside:
            return self.beside if several else self.beside[-1:]
        if self.headed_target is not None and not several:
            return (self.headed_target,)
        topic = self._topic()
        if topic is not None and not several:
            return (topic,)
        if not self.groups:
            return (self.headed_target,) if self.headed_target else tuple(self.targets[-1:])
        if several:
            return next((one for one in reversed(self.groups) if len(one) > 1), self.groups[-1])
        last = self.groups[-1]
        return last if all(one.is_company for one in last) else last[:1]  # "it" is the equipment of both makers

    def _topic(self, kinds: frozenset[str] = frozenset()) -> Entity | None:
        """What the sentence before was about, if it began with something that can be restricted."""
        for at, one in reversed(self.topics[-3:]):
            if at == self.at - 1 and one.target is not None and (not kinds or one.target.kind in kinds):
                return one
        return None

    def _by_target_role(self, mention: Mention) -> tuple[Entity, ...]:
        kinds = frozenset(words.load("roles")["target"][mention.target_role]["kinds"])
        if mention.general and not mention.counted and mention.noun != mention.text.casefold():
            return mention.general[:1]
        beside = [one for one in self.beside if one.target is not None and one.target.kind in kinds]
        if beside and not mention.plural:
            return tuple(beside[-1:])
        if mention.target_role == "company":
            kinds |= _MADE_BY_COMPANIES
        return (
            (mention.plural and self._group_of(kinds))
            or tuple(filter(None, [self._topic(kinds)]))
            or self._called(mention.noun.removesuffix("s"), kinds)
            or (() if mention.plural else self._main_of(kinds))
            or self._restricted_of(kinds, several=mention.plural)
            or self._spoken_of(mention.noun.removesuffix("s"), kinds)
            or mention.general[:1]
            or tuple(filter(None, [self.headed_target or self.theme]))
        )

    def _called(self, noun: str, kinds: frozenset[str]) -> tuple[Entity, ...]:
        """What was last spoken of that a noun calls by what it is: "the drone maker"."""
        if " " not in noun and noun not in _TELLING:
            return ()
        return next(((one,) for one in reversed(self.targets) if noun in one.roles), ())

    def _main_of(self, kinds: frozenset[str]) -> tuple[Entity, ...]:
        """What the text is about, if the last sentences did not turn to anything else of the kind."""
        main = self.main
        if main is None or main.target is None or main.target.kind not in kinds:
            return ()
        last = next((one for group in reversed(self.restricted[-1:]) for one in group), None)
        if (
            last is not None
            and last is not main
            and last in self.targets[-2:]
            and last.target is not None
            and last.target.kind in kinds
        ):
            return ()
        return (main,)

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

    def own_product(self, actor: Entity, noun: str) -> Entity:
        """What "its API" or "its software" is of a maker: what the text is about, if it is of that kind, or a product of its own."""
        if self.theme is not None and noun in {"software", "technology", "system", "systems", "tool", "tools"}:
            return self.theme
        name = actor.actor.name if actor.actor is not None else ""
        key = f"made:{actor.key}:{noun}"
        if key not in self.made:
            spelled = noun.upper() if noun in {"api", "apis"} else noun
            product = ProposedTarget(f"{name} {spelled}", "service", actor.key, None, None, (name,))
            self.made[key] = Entity(key, None, product, frozenset({noun}))
        return self.made[key]

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


def _kinds_of(mention: Mention) -> frozenset[str]:
    """What kinds of actors a role may stand for; a council that deals with something is no town's."""
    if mention.actor_role in {"local", "body"} and topics_in(mention.noun):
        return _KINDS["regulator"] | _KINDS["agency"]
    return _KINDS[mention.actor_role]


def _is_general(one: Entity) -> bool:
    return one.general


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
