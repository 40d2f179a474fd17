"""What a text has spoken of so far: the memory from which "the ministry", "the app" and "both firms" get a meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from policytrack.places import PlaceKind
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.mentions.bodies import Said
from policytrack.reading.rules.names import Entity, Names, Way

__all__ = ["Story", "is_common"]


@dataclass(slots=True)
class Story:
    """What was spoken of, the latest last.

    Attributes:
        names: All names that are known.
        home: The country or state that the text speaks of most.
        city: The city that it speaks of most.
        town: The town that it is reported from, as its dateline says.
        main: The thing that it speaks of most.
        titled: The thing that its title names.
        theme: The kind of technology that it is about.
        callings: The role and the noun by which it calls names that nobody knows, and the nouns of its products.
        towns: The capitals that it speaks of as cities.
        issuer: Who says "we" in it.
        letterhead: Who stands alone in its first line, as at the head of rules.
        writer: Who writes it, if it is a letter that says so, and does what nobody else is said to do.
        named: Every body that it names somewhere.
        products: The products that it names anywhere, by their makers.
        at: The number of the sentence being read.
        leaders: The governments and bodies of those whom it may name by a surname, or by a title and a surname.
        people: The persons met, with the body or role that each speaks for.
        bodies: What the text says of other names that are not known.
        met: The first body met that no register knows.
        made: What was met that no register knows, by a key.
        short: The names that it shortens by their letters, by what it shortens them to.
        whole_names: The key of the first such body whose name has a word, by which a text may call it later.
        actors: Who was named.
        subjects: Who sentences were about.
        places: The places named.
        targets: The things named.
        groups: The things named together.
        together: The things that a sentence listed, whatever it says of them.
        restricted: The things said to be restricted, as each act names them.
        just: The things that the last sentence named, with its number.
        topics: What sentences began with that can be restricted, with the numbers of the sentences.
        spoke: Who sentences without a measure were about, with the numbers of the sentences.
        acting: Who acted in the last sentence with a measure.
        person: For whom the person acts who was named last.
        two: Those who may act whom the last sentence named.
        pair: Those whom the last sentence was about together: "Kuwait and Qatar".
        crowd: The number of the last sentence about people who act for nobody.
        spared: The number of the last sentence on what a measure leaves alone.
        beside: The things that the sentence named before what only stands for one.
        headed_actor: Whom a heading or an opening word makes the rest be about.
        headed_target: What one does.
        here: What the last act was done to, with the number of its sentence.
        draft: The number of the last sentence that was about a bill, with whose it is.
        enacted: Whose bills are told to be law by now; none where that is not said.
        terms: Whose terms a sentence spoke of, with its number.
        lead: Whose measure the text told of first, which is what it calls new.
        paper: Whose order or law a sentence spoke of, with its number.
        listing: Whose measures a list goes through, as the sentence before it said.
        coined: The last name met that no register knows and that is spelled as no word is: "FrostMap".
    """

    names: Names
    home: Entity | None = None
    city: Entity | None = None
    town: Entity | None = None
    main: Entity | None = None
    titled: Entity | None = None
    theme: Entity | None = None
    callings: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    towns: frozenset[str] = frozenset()
    issuer: Entity | None = None
    writer: Entity | None = None
    letterhead: Entity | None = None
    named: tuple[Entity, ...] = ()
    products: Mapping[str, tuple[Entity, ...]] = field(default_factory=dict)
    at: int = 0
    leaders: Mapping[str, Entity] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, Said] = field(default_factory=dict)
    met: Entity | None = None
    made: dict[str, Entity] = field(default_factory=dict)
    short: Mapping[str, str] = field(default_factory=dict)
    whole_names: dict[str, str] = field(default_factory=dict)
    actors: list[Entity] = field(default_factory=list)
    subjects: list[Entity] = field(default_factory=list)
    places: list[Entity] = field(default_factory=list)
    targets: list[Entity] = field(default_factory=list)
    groups: list[tuple[Entity, ...]] = field(default_factory=list)
    together: list[tuple[Entity, ...]] = field(default_factory=list)
    restricted: list[tuple[Entity, ...]] = field(default_factory=list)
    just: tuple[int, tuple[Entity, ...]] = (0, ())
    topics: list[tuple[int, Entity]] = field(default_factory=list)
    spoke: list[tuple[int, Entity]] = field(default_factory=list)
    acting: tuple[Entity, ...] = ()
    person: Entity | None = None
    two: tuple[Entity, ...] = ()
    pair: tuple[Entity, ...] = ()
    crowd: int = -1
    spared: int = -1
    beside: tuple[Entity, ...] = ()
    headed_actor: Entity | None = None
    headed_target: Entity | None = None
    here: tuple[int, tuple[Entity, ...]] = (0, ())
    draft: tuple[int, Entity | None] = (-1, None)
    enacted: set[Entity | None] = field(default_factory=set)
    terms: tuple[int, Entity | None] = (0, None)
    lead: Entity | None = None
    paper: tuple[int, Entity | None] = (0, None)
    listing: Entity | None = None
    coined: Mention | None = None

    @property
    def speaker(self) -> Entity | None:
        """Who says "we": who writes, or whoever is named most, or else the first body met that nobody knows."""
        return self.writer or self.issuer or self.met

    def hear(self, entity: Entity, meanings: Sequence[Entity] = ()) -> None:
        """A name that was met anywhere in a sentence; that of a firm may be of a product too."""
        if entity.is_company:
            self.targets += [one for one in meanings if one.actor is None and one.target is not None][:1]
        if entity.actor is not None:
            self.actors.append(entity)
        if entity.target is not None and not entity.setting and not entity.press:
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
        return entities[0] if mention.way == Way.capital else (countries or list(entities))[0]


_FEW = 4


def is_common(entities: Sequence[Entity]) -> bool:
    """Whether a name is that of bodies of so many countries that it tells of none: "the Ministry of Education"."""
    return len({one.actor.place for one in entities if one.actor is not None}) > _FEW
