"""Synthetic restrictions as a stream: the same for the same size and seed, and as skewed as real ones.

A few targets have very many restrictions (the most common one a fiftieth of all, by two in three of the actors), most
have a handful; a few actors are busy, most are not; half of the places lie in the US. A restriction has about six parts
and pieces of evidence. Nothing here stands for a fact: names and sentences are made of syllables.
"""

from array import array
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, count, product
from random import Random
from typing import Generic, TypeVar

from policytrack.dates import UncertainDate
from policytrack.model import Actor, Article, Event, Evidence, Rationale, Restriction, Scope, Target
from policytrack.passages import sha256
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    EventKind,
    Measure,
    RationaleCategory,
    ReviewState,
    Setting,
    SourceTier,
    Stance,
    Strength,
    TargetKind,
)

__all__ = ["World"]

_T = TypeVar("_T")

_FOR_EACH_ACTOR = 40
_FOR_EACH_ARTICLE = 50
_MOST_COMMON = 50
_FIRST_DAY = date(2016, 1, 1)
_DAYS = 3650
_RECORDED = date(2026, 1, 31)
_STATES = (
    "CA TX FL NY PA IL OH GA NC MI NJ VA WA AZ TN MA IN MD MO WI CO MN SC AL LA KY OR OK CT UT IA NV AR KS MS NM ID NE"
    " WV HI NH ME MT RI DE SD ND AK VT WY"
)
_COUNTRIES = (
    "IT KR AU TW GB IE DE FR NL CA JP IN BR ES PL SE NO DK FI BE AT CH PT CZ RO GR HU IL SG MY TH VN PH ID NZ MX AR CL"
    " CO PE ZA KE NG EG MA TR UA AE SA QA EU"
)
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "no", "ri", "tu")
_KINDS = (
    EventKind.adopted,
    EventKind.took_effect,
    EventKind.announced,
    EventKind.considered,
    EventKind.enforced,
    EventKind.introduced,
    EventKind.lifted,
    EventKind.suspended,
    EventKind.reinstated,
)
_AUDIENCES = (
    (Audience.government_employees,),
    (Audience.unspecified,),
    (Audience.general_public,),
    (Audience.government_employees, Audience.contractors_and_suppliers),
    (Audience.military_personnel,),
)
_SETTINGS = (
    (Setting.unspecified,),
    (Setting.issuer_owned_device,),
    (Setting.issuer_owned_device, Setting.internal_network),
)
_ACTOR_KINDS = (ActorKind.agency, ActorKind.subnational_government, ActorKind.company, ActorKind.regulator)


class _Drawn(Generic[_T]):
    """Values drawn again and again, the first ones most often."""

    def __init__(self, values: Sequence[_T], random: Random, steepness: float = 1.0) -> None:
        self._values, self._choices = values, random.choices
        self._weights = list(accumulate((rank + 1) ** -steepness for rank in range(len(values))))

    def one(self) -> _T:
        return self._choices(self._values, cum_weights=self._weights)[0]

    def some(self, number: int) -> list[_T]:
        return self._choices(self._values, cum_weights=self._weights, k=number)


class World:
    """Actors, targets and articles, and the restrictions that tie them together."""

    def __init__(self, size: int, seed: int = 1) -> None:
        self.size = size
        self._random = Random(seed)  # noqa: S311 - repeatable on purpose, and nothing is kept secret with it
        self._vocabulary = _Drawn(["".join(one) for one in product(_SYLLABLES, repeat=3)], self._random)
        self._places = _Drawn(self._all_places(), self._random, 0.5)
        self._kinds, self._reasons = _Drawn(_KINDS, self._random), _Drawn(tuple(RationaleCategory), self._random)
        self._audiences, self._settings = _Drawn(_AUDIENCES, self._random), _Drawn(_SETTINGS, self._random)
        self._measures = _Drawn(tuple(Measure), self._random, 1.5)
        self.actors = [self._actor(number) for number in range(max(20, size // _FOR_EACH_ACTOR))]
        self.articles = [self._article(number) for number in range(max(20, size // _FOR_EACH_ARTICLE))]
        self._shares = list(_shares(size))
        self.targets = [self._target(number) for number in range(len(self._shares))]

    def restrictions(self) -> Iterator[Restriction]:
        """Every restriction once, in no order."""
        for actor, target, measure in self._triples():
            yield self._restriction(self.actors[actor], self.targets[target], measure)

    @property
    def most_common_target(self) -> str:
        """The id of the target with most restrictions."""
        return self.targets[0].id

    @cached_property
    def middling_target(self) -> str:
        """The id of a target with one restriction in two thousand."""
        share = next(number for number, share in enumerate(self._shares) if share <= max(2, self.size // 2000))
        return self.targets[share].id

    @property
    def busy_actor(self) -> str:
        """The id of an actor that is busier than nine in ten."""
        return self.actors[len(self.actors) // 50].id

    @property
    def offices(self) -> list[str]:
        """Places in which something may be restricted, each once, in the order in which an actor has them first."""
        return list(dict.fromkeys(str(one.place) for one in self.actors))

    def _triples(self) -> Iterator[tuple[int, int, Measure]]:
        """Which actor restricts which target by which measure; kept as numbers, as there may be millions."""
        codes = array("Q")
        for target, share in enumerate(self._shares):
            pairs: dict[tuple[int, Measure], None] = {}
            while len(pairs) < share:
                pairs[int(len(self.actors) * self._random.random() ** 1.5), self._measures.one()] = None
            codes.extend((target << 32) + (actor << 8) + _MEASURES.index(measure) for actor, measure in pairs)
        self._random.shuffle(codes)
        for code in codes:
            yield (code >> 8) & 0xFFFFFF, code >> 32, _MEASURES[code & 0xFF]

    def _restriction(self, actor: Actor, target: Target, measure: Measure) -> Restriction:
        random = self._random
        articles = random.sample(self.articles, 1 + (random.random() < 0.3))
        return Restriction(
            id=f"{actor.id}/{target.id}/{measure}",
            actor=actor,
            target=target,
            measure=measure,
            strength=random.choice(_STRENGTHS),
            summary=self._sentence(12),
            review=random.choice(_REVIEWS),
            events=tuple(self._event(articles) for _ in range(1 + (random.random() < 0.4))),
            scopes=(self._scope(actor, articles),),
            rationales=(self._rationale(articles),) if random.random() < 0.8 else (),
            articles=tuple(articles),
        )

    def _event(self, articles: Sequence[Article]) -> Event:
        article = self._random.choice(articles)
        published = article.known.latest or _RECORDED
        happened = published - timedelta(self._random.randrange(60))
        return Event(kind=self._kinds.one(), date=self._date(happened), evidence=(self._evidence(article),))

    def _date(self, happened: date) -> UncertainDate | None:
        """The day, most often exactly, sometimes roughly or not at all."""
        chance, day = self._random.random(), happened.isoformat()
        if chance < 0.7:
            return UncertainDate(day)
        if chance < 0.8:
            return UncertainDate(day[:7])
        if chance < 0.9:
            return UncertainDate(f"../{day}")
        return None if chance < 0.95 else UncertainDate(f"{happened - timedelta(9)}/{day}")

    def _scope(self, actor: Actor, articles: Sequence[Article]) -> Scope:
        return Scope(
            place=actor.place if self._random.random() < 0.8 else self._places.one(),
            audience=self._audiences.one(),
            setting=self._settings.one(),
            evidence=(self._evidence(self._random.choice(articles)),),
        )

    def _rationale(self, articles: Sequence[Article]) -> Rationale:
        return Rationale(
            category=self._reasons.one(),
            statement=self._sentence(9),
            evidence=(self._evidence(self._random.choice(articles)),),
        )

    def _evidence(self, article: Article) -> Evidence:
        start = self._random.randrange(6000)
        digest = f"sha256:{self._random.getrandbits(64):016x}"
        return Evidence(article=article.id, start=start, end=start + 120, digest=digest, stance=Stance.supports)

    def _actor(self, number: int) -> Actor:
        place = self._places.one()
        return Actor(
            id=f"{place.lower()}-{number}",
            name=f"{self._sentence(3)} {number}",
            kind=_ACTOR_KINDS[number % len(_ACTOR_KINDS)],
            place=place,
            aliases=(self._sentence(2),) if number % 3 == 0 else (),
        )

    def _target(self, number: int) -> Target:
        kind = TargetKind.model if number % 4 == 3 else TargetKind.app
        return Target(id=f"target-{number}", name=f"{self._sentence(1)} {number}", kind=kind, origin="CN")

    def _article(self, number: int) -> Article:
        published = _FIRST_DAY + timedelta(self._random.randrange(_DAYS))
        return Article(
            id=f"article-{number}",
            title=self._sentence(8),
            publisher=self._sentence(2),
            published=self._date(published),
            recorded=_RECORDED,
            sha256=sha256(str(number)),
            tier=SourceTier.other_press,
        )

    def _all_places(self) -> list[str]:
        others = iter(_COUNTRIES.split())
        return ["US", *(place for state in _STATES.split() for place in (f"US-{state}", next(others)))]

    def _sentence(self, number: int) -> str:
        return " ".join(self._vocabulary.some(number)).capitalize()


_MEASURES = tuple(Measure)
_STRENGTHS = (Strength.partial, Strength.full, Strength.unknown)
_REVIEWS = (ReviewState.agent_reviewed, ReviewState.human_reviewed, ReviewState.machine_candidate)


def _shares(size: int) -> Iterator[int]:
    """How many restrictions each target has, the most common one first."""
    left = size
    for rank in count(1):
        share = min(left, max(1, round(size / _MOST_COMMON * rank**-0.7)))
        yield share
        left -= share
        if not left:
            return
