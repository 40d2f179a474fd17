"""Who and what a text may name: known records, the lexicon of names and the places, found in one pass."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from policytrack import places
from policytrack.model import Actor, Target
from policytrack.names import fold
from policytrack.places import Place, PlaceKind
from policytrack.reading.proposals import ProposedActor, ProposedTarget
from policytrack.reading.rules import words
from policytrack.reading.rules.names import leaders
from policytrack.reading.rules.names.products import GOODS, ONLINE, PROGRAMS
from policytrack.reading.rules.names.roles import COMPANIES
from policytrack.reading.rules.names.topics import topics_in, topics_of

__all__ = ["Entity", "Found", "Names", "Way"]

_GOVERNMENTS = ("national_government", "subnational_government")


class Way:
    """In what way a name stands for what it names."""

    name = "name"
    demonym = "demonym"
    capital = "capital"
    generic = "generic"  # names one of several, as the text around it tells
    risky = "risky"  # is often something else
    leader = "leader"  # somebody who acts for it


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """Somebody who may restrict, something that may be restricted, or both."""

    key: str
    actor: ProposedActor | None = None
    target: ProposedTarget | None = None
    roles: frozenset[str] = frozenset()
    place: Place | None = None
    general: bool = False  # a kind of technology, not one maker's product
    setting: bool = False  # as often where something else is restricted: "on phones"
    press: bool = False  # mostly the source of news, not who acts; what is blocked of it is its site

    @property
    def is_place(self) -> bool:
        """Whether it is a country, state or bloc, which acts through its government."""
        return self.place is not None

    @property
    def is_company(self) -> bool:
        """Whether it is a company, which may act and be restricted; a central bank is none."""
        return self.actor is not None and self.actor.kind in COMPANIES and "central bank" not in self.roles

    def may_be_of_country_of(self, other: "Entity") -> bool:
        """Whether nothing tells that two who act are of different countries."""
        first, second = (each.actor.place if each.actor is not None else None for each in (self, other))
        return not first or not second or first[:2] == second[:2]


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: where, in what way, and what it may mean, the likeliest first."""

    start: int
    end: int
    way: str
    entities: tuple[Entity, ...]


@dataclass(slots=True)
class Names:
    """Every name that is looked for, as one automaton."""

    patterns: list[str] = field(default_factory=list)
    meanings: list[tuple[str, tuple[Entity, ...]]] = field(default_factory=list)
    by_place_role: dict[tuple[str, str], Entity] = field(default_factory=dict)
    by_key: dict[str, Entity] = field(default_factory=dict)
    by_place: dict[str, list[Entity]] = field(default_factory=dict)
    adjectives: dict[str, list[str]] = field(default_factory=dict)
    titled: dict[str, Entity] = field(default_factory=dict)
    sites: dict[str, Entity] = field(default_factory=dict)
    surnames: dict[str, str] = field(default_factory=dict)
    heads: dict[str, list[leaders.Leader]] = field(default_factory=dict)
    automaton: AhoCorasick | None = None

    @classmethod
    def of(cls, actors: Sequence[Actor] = (), targets: Sequence[Target] = ()) -> "Names":
        """The names of the lexicon and of places, with those of records that are known."""
        return _names(tuple(actors), tuple(targets))

    def find(self, text: str) -> list[Found]:
        """Every name in a text, in its order; of two that overlap the longer one that begins first."""
        matches = [] if self.automaton is None else self.automaton.find_matches_as_indexes(text, overlapping=True)
        whole = [(start, -end, index) for index, start, end in matches if not _inside_a_word(text, start, end)]
        found: list[Found] = []
        upto = 0
        longest: dict[int, int] = {}
        for start, negative_end, _ in whole:
            longest[start] = max(longest.get(start, 0), -negative_end)
        for start, negative_end, index in sorted(whole):
            bare = start + len("the ")
            if longest.get(bare, 0) > -negative_end and text[start:bare].casefold() == "the ":
                continue  # "the House" in "the House of Commons"
            way, entities = self.meanings[index]
            if way == Way.risky and entities[0].is_company and text[-negative_end : 1 - negative_end] == "s":
                continue  # "Costa Cruises"
            if start >= upto:
                upto = -negative_end
                found.append(Found(start, upto, way, entities))
        return found

    def of_site(self, domain: str) -> Entity | None:
        """The product whose name a domain has: "tiktok.com"."""
        return self.sites.get(domain.casefold().removeprefix("www.").partition(".")[0])

    def government(self, code: str) -> Entity:
        """The country, state or bloc itself, as an actor."""
        return self.by_key[f"place:{code}"]

    def body(self, code: str, role: str, kinds: frozenset[str] = frozenset()) -> Entity | None:
        """The body of a place that a role names there, by its roles or by the words of its name."""
        exact = self.by_place_role.get((code, role))
        if exact is not None:
            return exact
        wanted = {_stem(word) for word in role.split()} - {"of", "the", "and"}
        if len(wanted) > 1:
            for entity in self.by_place.get(code, ()):
                if (
                    entity.actor is not None
                    and entity.actor.kind in kinds
                    and wanted <= {_stem(word) for word in fold(entity.actor.name).split()}
                ):
                    return entity
        return self._by_topic(code, role, kinds)

    def _by_topic(self, code: str, role: str, kinds: frozenset[str]) -> Entity | None:
        """The only body of a place that deals with what a role tells of."""
        topics = topics_in(role)
        if not topics:
            return None
        fitting: dict[int, list[Entity]] = {}
        for entity in self.by_place.get(code, ()):
            if entity.actor is None or entity.actor.kind not in kinds:
                continue
            said = topics_of((entity.actor.name, *entity.actor.aliases, *entity.roles))
            close = [one for one in said if topics & one]
            if close:
                fitting.setdefault(min(len(one ^ topics) for one in close), []).append(entity)
        best = fitting[min(fitting)] if fitting else []
        return best[0] if len(best) == 1 else None


def _inside_a_word(text: str, start: int, end: int) -> bool:
    if start and (text[start - 1].isalnum() or (text[start - 1] in "-_@" and text[start].islower())):
        return True
    if end >= len(text):
        return False
    after = text[end]
    if after == "s" and (end + 1 == len(text) or not text[end + 1].isalnum()):
        return False
    domain = after == "." and text[end + 1 : end + 3].isalpha() and text[end + 1].islower()  # "Bolt.new" is no Bolt
    return after.isalnum() or after == "_" or domain


_ONLINE = ONLINE | {"company"}


@cache
def _names(actors: tuple[Actor, ...], targets: tuple[Target, ...]) -> Names:
    entities = dict(_entities(actors, targets))
    governments = dict(_places({one.place: one for one in actors if one.kind in _GOVERNMENTS}))
    spelled = _Spelled()
    names = Names(by_key={**entities, **{f"place:{code}": one for code, one in governments.items()}})
    for spelling, entity in _listed(governments, "seats"):
        spelled.add(spelling, Way.capital, entity)
    for spelling, one in places.spellings():
        if one.how.value == "demonym":
            names.adjectives.setdefault(one.place.name, []).append(spelling)
        way = one.how.value if one.how.value in {"demonym", "capital"} else Way.name
        spelled.add(spelling, way, governments[one.place.code])
    for spelling, entity in (*_products_of_makers(entities), *_governments(governments, actors)):
        spelled.add(spelling, Way.name, entity)
    makers = _goods_by_their_maker(entities)
    for named, way, aliases in _spelled(entities, actors, targets):
        entity = makers.get(named.key, named)
        for pattern in (each for alias in aliases for each in _variants(alias)):
            spelled.add(pattern, way, entity)
    _add_leaders(names, spelled)
    for entity in entities.values():
        _place(names, entity)
        if entity.target is not None and not entity.general and entity.target.kind in _ONLINE:
            names.sites.setdefault(entity.target.name.casefold(), entity)
    names.patterns = list(spelled.known)
    names.meanings = [
        (way, _likeliest_first(meant.values()) if way in _OF_SEVERAL else tuple(meant.values()))
        for way, meant in spelled.known.values()
    ]
    names.automaton = AhoCorasick(names.patterns, matchkind=MatchKind.Standard)
    return names


_OF_SEVERAL = frozenset({Way.generic, Way.capital, Way.demonym})


@cache
def _rank() -> Mapping[str, int]:
    """How much news in English speaks of the bodies of a place, the most first."""
    return {code: number for number, code in enumerate(words.load("governments")["known"]["places"].split())}


def _likeliest_first(meant: Iterable[Entity]) -> tuple[Entity, ...]:
    """Those that have one name, first whose country news in English speaks of most, then that with more names."""
    rank = _rank()

    def order(one: Entity) -> tuple[int, bool, int]:
        country, part, _ = ((one.actor.place if one.actor is not None else None) or "").partition("-")
        return rank.get(country, len(rank)), bool(part), -len(one.actor.aliases if one.actor is not None else ())

    return tuple(sorted(meant, key=order))


def _add_leaders(names: Names, spelled: "_Spelled") -> None:
    """The people who act for governments and bodies, by name; and what a title with a surname stands for."""

    def whose(of: str) -> Entity:
        return names.by_key.get(f"place:{of}") or names.by_key[of]

    for one in leaders.leaders():
        spelled.add(one.name, Way.leader, whose(one.of))
        names.surnames[one.name] = one.surname.casefold()
        if one.group != "bodies":
            names.heads.setdefault(whose(one.of).key, []).append(one)
    for surname, of in leaders.alone().items():
        spelled.add(surname, Way.leader, whose(of))
    for said, of in leaders.governing().items():
        spelled.add(said, Way.leader, whose(of))
    names.titled = {said: whose(of) for said, of in leaders.titled().items()}


@dataclass(slots=True)
class _Spelled:
    """Every spelling, with what it may mean and in what way."""

    known: dict[str, tuple[str, dict[str, Entity]]] = field(default_factory=dict)

    def add(self, pattern: str, way: str, entity: Entity) -> None:
        if len(pattern) < 2 and way != Way.risky:
            return
        known_way, entities = self.known.setdefault(pattern, (way, {}))
        entities.setdefault(entity.key, entity)
        if known_way != way and way == Way.name:
            self.known[pattern] = (Way.name if len(entities) == 1 else known_way, entities)


def _products_of_makers(entities: Mapping[str, Entity]) -> Iterator[tuple[str, Entity]]:
    """The name of a maker means its app, where both have it."""
    makers = {one.target.name for one in entities.values() if one.actor is not None and one.target is not None}
    for one in entities.values():
        if one.target is not None and one.actor is None and one.target.kind in PROGRAMS:
            name = one.target.name.removesuffix(" app").removesuffix(" chatbot")
            if name in makers:
                yield name, one


_PLAIN_GOODS = GOODS | {"product_line"}


def _goods_by_their_maker(entities: Mapping[str, Entity]) -> Mapping[str, Entity]:
    """Goods whose name is only their maker's and a plain noun, as "DJI drones": what is restricted is the maker."""
    found: dict[str, Entity] = {}
    for key, one in entities.items():
        if one.target is None or one.actor is not None or one.target.maker is None or one.target.id is not None:
            continue
        maker = entities.get(one.target.maker)
        if maker is None or maker.target is None or one.target.kind not in _PLAIN_GOODS:
            continue
        name, own = one.target.name, maker.target.name
        rest = name.removeprefix(f"{own} ").removeprefix("5G ")
        if name.startswith(f"{own} ") and rest.islower():
            found[key] = maker
    return found


def _governments(governments: Mapping[str, Entity], actors: Sequence[Actor]) -> Iterator[tuple[str, Entity]]:
    """Other names of governments: those of the lexicon, and those of records that are known."""
    yield from _listed(governments, "names")
    for actor in actors:
        entity = governments.get(actor.place or "")
        if actor.kind in _GOVERNMENTS and entity is not None:
            said = (one for one in actor.aliases if one != "federal government" and len(one) > len("USA"))
            yield from ((spelling, entity) for spelling in said)


def _listed(governments: Mapping[str, Entity], table: str) -> Iterator[tuple[str, Entity]]:
    """What a table of the lexicon lists for governments, by the code of their place."""
    for code, listed in words.load("governments")[table].items():
        if isinstance(listed, list):
            yield from ((spelling, governments[code]) for spelling in listed)


def _place(names: Names, entity: Entity) -> None:
    """Keep a body where it is looked for by its place."""
    if entity.actor is None or entity.actor.place is None:
        return
    names.by_place.setdefault(entity.actor.place, []).append(entity)
    for role in sorted(entity.roles):
        names.by_place_role.setdefault((entity.actor.place, role), entity)


def _stem(word: str) -> str:
    return word.rstrip("s").removesuffix("ie")


def _variants(alias: str) -> Iterator[str]:
    yield alias
    if alias[0].islower():
        yield alias[0].upper() + alias[1:]
    if alias.startswith("US "):
        yield f"U.S. {alias[3:]}"
    if "'" in alias:
        yield alias.replace("'", "\u2019")


def _places(known: Mapping[str | None, Actor]) -> Iterator[tuple[str, Entity]]:
    seen = set()
    for _, one in places.spellings():
        place = one.place
        if place.code in seen:
            continue
        seen.add(place.code)
        yield place.code, Entity(f"place:{place.code}", _government(place, known.get(place.code)), place=place)


def _government(place: Place, known: Actor | None) -> ProposedActor:
    if known is not None:
        return ProposedActor(known.name, known.kind.value, known.place, known.part_of, known.id, known.aliases)
    kind = {
        PlaceKind.country: "national_government",
        PlaceKind.subdivision: "subnational_government",
        PlaceKind.bloc: "supranational_body",
    }[place.kind]
    part_of = place.code.split("-")[0].lower() if place.kind is PlaceKind.subdivision else None
    return ProposedActor(place.name, kind, place.code, part_of)


def _with_heads(roles: Sequence[str]) -> frozenset[str]:
    """What a product is called, and by the last word of it if nothing else is: a "social network" is "the network"."""
    return frozenset(roles).union({role.split()[-1] for role in roles} - _said_anyway())


@cache
def _said_anyway() -> frozenset[str]:
    """The nouns that stand for things of any name."""
    return frozenset(noun for noun, _ in words.roles("target"))


def _entities(actors: Sequence[Actor], targets: Sequence[Target]) -> Iterator[tuple[str, Entity]]:
    known_actors, known_targets = {one.id: one for one in actors}, _by_name(targets)
    made: dict[str, Entity] = {}
    for key, entry in words.names("bodies").items():
        made[key] = Entity(
            key,
            _actor(key, entry, known_actors),
            _target(entry, "website", known_targets) if entry.get("press") else None,
            frozenset(entry.get("roles", ())),
            press=bool(entry.get("press")),
        )
    for key, entry in words.names("companies").items():
        made[key] = Entity(
            key,
            _actor(key, entry, known_actors),
            _target(entry, "website" if entry.get("press") else entry.get("target_kind", "company"), known_targets),
            frozenset(entry.get("roles", ())),
            press=bool(entry.get("press")),
        )
    for file in ("products", "technologies"):
        for key, entry in words.names(file).items():
            made[key] = Entity(
                key,
                None,
                _target(entry, entry["kind"], known_targets),
                _with_heads(entry.get("roles", ())),
                general=file == "technologies",
                setting=bool(entry.get("setting")) or entry["kind"] == "data",
            )
    for one in actors:
        if one.kind not in _GOVERNMENTS and one.id not in made:
            made[one.id] = Entity(one.id, _of_actor(one))
    for target in targets:
        if target.id not in made and not any(_same(target, entity) for entity in made.values()):
            made[target.id] = Entity(target.id, None, _of_target(target))
    yield from made.items()


def _same(target: Target, entity: Entity) -> bool:
    return entity.target is not None and entity.target.id == target.id


def _by_name(targets: Sequence[Target]) -> dict[str, Target]:
    """Known targets by the names that news gives them; an app before the company that makes it."""
    found: dict[str, Target] = {}
    for one in sorted(targets, key=lambda one: (one.kind == "company", one.id)):
        for name in (one.name, *one.aliases):
            found.setdefault(fold(name), one)
            found.setdefault(fold(name).removesuffix(" app"), one)
    return found


def _actor(key: str, entry: Mapping[str, Any], known: Mapping[str, Actor]) -> ProposedActor:
    if key in known:
        return _of_actor(known[key])
    return ProposedActor(
        entry["name"], entry["kind"], entry.get("place"), entry.get("part_of"), None, tuple(entry.get("aliases", ()))
    )


def _target(entry: Mapping[str, Any], kind: str, known: Mapping[str, Target]) -> ProposedTarget:
    same = known.get(fold(entry["name"]))
    if same is not None and (kind == "company") == (same.kind == "company"):
        return _of_target(same)
    return ProposedTarget(
        entry["name"], kind, entry.get("maker"), entry.get("origin"), None, tuple(entry.get("aliases", ()))
    )


def _of_actor(one: Actor) -> ProposedActor:
    return ProposedActor(one.name, one.kind.value, one.place, one.part_of, one.id, one.aliases)


def _of_target(one: Target) -> ProposedTarget:
    return ProposedTarget(one.name, one.kind.value, one.maker, one.origin, one.id, one.aliases)


def _spelled(
    entities: Mapping[str, Entity], actors: Sequence[Actor], targets: Sequence[Target]
) -> Iterator[tuple[Entity, str, Iterable[str]]]:
    for file in ("bodies", "companies", "products", "technologies"):
        for key, entry in words.names(file).items():
            names = (entry["name"], *entry.get("aliases", ()))
            yield entities[key], Way.risky if entry.get("risky") else Way.name, names
            yield entities[key], Way.generic, entry.get("generic", ())
    for one in actors:
        if one.id in entities and one.kind not in _GOVERNMENTS:
            yield entities[one.id], Way.name, (one.name, *one.aliases)
    for target in targets:
        for entity in (one for one in entities.values() if _same(target, one)):
            yield entity, Way.name, (target.name, *target.aliases)
