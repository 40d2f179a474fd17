"""Hypothesis strategies for the nouns of the domain: everything they draw is valid.

Dates lie within a few days of each other, so that every order of events, publications and questions comes up. With
`pooled=True` actors, targets and articles come from a few fixed ones, so that records share them and ids collide.
"""

from datetime import date, timedelta
from functools import cache
from itertools import combinations, combinations_with_replacement, product
from typing import TypeVar

from hypothesis import strategies as st

from policytrack.dates import UncertainDate
from policytrack.model import (
    Actor,
    Article,
    Event,
    Evidence,
    Exemption,
    Rationale,
    Reach,
    Relation,
    Restriction,
    Scope,
    Target,
)
from policytrack.passages import sha256
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    EventKind,
    Measure,
    RationaleCategory,
    RelationKind,
    ReviewState,
    Setting,
    SourceTier,
    Stance,
    Status,
    Strength,
    Surface,
    TargetKind,
    Term,
)

__all__ = [
    "ACTORS",
    "ARTICLES",
    "TARGETS",
    "actors",
    "articles",
    "distant_dates",
    "events",
    "evidence",
    "exemptions",
    "near_days",
    "rationales",
    "reaches",
    "relations",
    "restrictions",
    "scopes",
    "slugs",
    "targets",
    "uncertain_dates",
    "words",
]

_T = TypeVar("_T")
_TermT = TypeVar("_TermT", bound=Term)

_FIRST, _LAST = date(2025, 1, 29), date(2025, 2, 4)
"""The days that are drawn lie on both sides of the end of a month."""

_RECORDED = date(2025, 2, 6)
_PLACES = ("US", "US-TX", "IT", "KR", "EU", "XK")
_CALLS = tuple(kind for kind in EventKind if kind.status in {None, Status.advocated_only})
_PASSAGES = [
    (start, start + length, f"sha256:{sha256(f'{start} {length}')[:digits]}")
    for start, length, digits in product((0, 1, 40), (1, 7), (16, 64))
]


_WORDS = (
    "a",
    "A",
    "two words",
    'it\'s "so"',
    "100%_\\",
    "x,y;z",
    "<b>&amp;",
    "=1+1",
    "one\ntwo",
    "e\u0301",
    "\u6f22\u5b57",
    "\U0001f642",
    "NULL",
    "--",
)
"""What a person may write: quotes, signs that mean something to SQL, HTML or a spreadsheet, other scripts."""


def _near_dates() -> tuple[UncertainDate, ...]:
    days = [_FIRST + timedelta(number) for number in range((_LAST - _FIRST).days + 1)]
    closed = [UncertainDate.between(first, last) for first, last in combinations_with_replacement(days, 2)]
    begun = [UncertainDate.between(day, None) for day in days]
    ended = [UncertainDate.between(None, day) for day in days]
    # Those known to the day stand twice: they are what most sources give.
    coarse = map(UncertainDate, ("2025-01", "2025-02", "2025", "2025-01/2025-02-02", "2025-02-03/2025"))
    return (*map(UncertainDate.of, days), *closed, *begun, *ended, *coarse)


_DATES = _near_dates()


def _article(slug: str, published: str | None, recorded: date = _RECORDED) -> Article:
    when = None if published is None else UncertainDate(published)
    return Article(
        id=slug, title=slug, published=when, recorded=recorded, sha256=sha256(slug), tier=SourceTier.other_press
    )


ACTORS = (
    Actor(id="us", name="United States", kind=ActorKind.national_government, place="US", aliases=("USA", "America")),
    Actor(id="us-dod", name="US Department of Defense", kind=ActorKind.agency, place="US", part_of="us"),
    Actor(id="us-navy", name="US Navy", kind=ActorKind.military, place="US", part_of="us-dod"),
    Actor(id="us-tx", name="Texas", kind=ActorKind.subnational_government, place="US-TX"),
    Actor(id="it", name="Italy", kind=ActorKind.national_government, place="IT"),
    Actor(id="ministry", name="Finance Ministry", kind=ActorKind.ministry_or_department, place_note="no country named"),
    Actor(id="senator", name="A senator", kind=ActorKind.political_figure, place="US"),
)
TARGETS = (
    Target(id="deepseek", name="DeepSeek", kind=TargetKind.company, origin="CN"),
    Target(id="deepseek-app", name="DeepSeek", kind=TargetKind.app, maker="deepseek", origin="CN", aliases=("DS",)),
    Target(id="lemon8", name="Lemon8", kind=TargetKind.app),
)
ARTICLES = (
    _article("000-dated", "2025-01-31"),
    _article("001-vague", "2025-01-30/2025-02-03"),
    _article("002-by-then", "../2025-02-02"),
    _article("003-undated", None, date(2025, 2, 3)),
)
_ODD_ARTICLES = tuple(
    Article(
        id=f"odd-{number}",
        title=word,
        publisher=word,
        url=f"https://example.org/?q={number}&r='%_",
        published=published,
        published_basis=word,
        recorded=_RECORDED,
        sha256=sha256(word),
        tier=SourceTier.official_primary,
    )
    for number, (word, published) in enumerate(zip(_WORDS[3:8], _DATES[::9], strict=False))
)
_SINGLE_VALUES = st.tuples(st.sampled_from(Strength), st.sampled_from(ReviewState))


@cache
def near_days() -> st.SearchStrategy[date]:
    """Days that are near each other."""
    return st.dates(_FIRST, _LAST)


@cache
def uncertain_dates() -> st.SearchStrategy[UncertainDate]:
    """Dates of any precision that can lie on days near each other."""
    return st.sampled_from(_DATES)


@st.composite
def distant_dates(draw: st.DrawFn) -> UncertainDate:
    """A date of any precision, in any year."""
    begins, ends = sorted((draw(st.dates()), draw(st.dates())))
    # A day's text cut short is its month, then its year; so cut, two days in order still are.
    digits = st.sampled_from((10, 7, 4))
    begun, ended = begins.isoformat()[: draw(digits)], ends.isoformat()[: draw(digits)]
    return UncertainDate(draw(st.sampled_from((begun, f"{begun}/{ended}", f"{begun}/..", f"../{ended}"))))


@cache
def slugs() -> st.SearchStrategy[str]:
    """Ids of actors, targets and articles."""
    return st.lists(st.sampled_from(("a", "b2", "us", "0", "longer")), min_size=1, max_size=3).map("-".join)


@cache
def words() -> st.SearchStrategy[str]:
    """What a person may write."""
    return st.sampled_from(_WORDS)


def actors(*, pooled: bool = False, part_of: st.SearchStrategy[str | None] | None = None) -> st.SearchStrategy[Actor]:
    """Actors; unless pooled they are part of nothing, as what they are part of is not drawn with them."""
    if pooled:
        return st.sampled_from(ACTORS)
    return st.builds(
        Actor,
        id=slugs(),
        name=words(),
        kind=st.sampled_from(ActorKind),
        place=_optional(st.sampled_from(_PLACES)),
        place_note=_optional(words()),
        part_of=st.none() if part_of is None else part_of,
        aliases=_some(words()),
    )


def targets(*, pooled: bool = False, maker: st.SearchStrategy[str | None] | None = None) -> st.SearchStrategy[Target]:
    """Targets; unless pooled they have no maker, as it is not drawn with them."""
    if pooled:
        return st.sampled_from(TARGETS)
    return st.builds(
        Target,
        id=slugs(),
        name=words(),
        kind=st.sampled_from(TargetKind),
        maker=st.none() if maker is None else maker,
        origin=_optional(st.sampled_from(_PLACES)),
        aliases=_some(words()),
    )


def articles(*, pooled: bool = False) -> st.SearchStrategy[Article]:
    """Articles, recorded after the last day that others are drawn from."""
    if pooled:
        return st.sampled_from(ARTICLES)
    return st.builds(
        Article,
        id=slugs(),
        title=words(),
        publisher=_optional(words()),
        url=_optional(words()),
        published=_optional(uncertain_dates()),
        published_basis=_optional(words()),
        recorded=st.dates(_LAST, _RECORDED),
        sha256=words().map(sha256),
        tier=st.sampled_from(SourceTier),
    )


@cache
def evidence(sources: tuple[Article, ...] = ARTICLES, *, asserting: bool = False) -> st.SearchStrategy[Evidence]:
    """Evidence from one of the articles; asserting evidence says that something happened."""
    stances = [stance for stance in Stance if stance.asserts or not asserting]
    said = list(product(_PASSAGES, stances))
    return st.builds(_evidence, st.sampled_from(sources), st.sampled_from(said))


def _evidence(source: Article, said: tuple[tuple[int, int, str], Stance]) -> Evidence:
    (start, end, digest), stance = said
    return Evidence(article=source.id, start=start, end=end, digest=digest, stance=stance)


@cache
def events(
    sources: tuple[Article, ...] = ARTICLES, kinds: tuple[EventKind, ...] = tuple(EventKind)
) -> st.SearchStrategy[Event]:
    """Events that at least one of the articles asserts."""
    others = st.lists(evidence(sources), max_size=2)
    return st.builds(
        Event,
        kind=st.sampled_from(kinds),
        date=_optional(uncertain_dates()),
        note=_optional(words()),
        evidence=st.builds(lambda one, more: (one, *more), evidence(sources, asserting=True), others),
    )


@cache
def reaches() -> st.SearchStrategy[Reach]:
    """Reaches, most parts of which are stated."""
    return st.builds(Reach, **_reach())


@cache
def scopes(sources: tuple[Article, ...] = ARTICLES) -> st.SearchStrategy[Scope]:
    """Scopes that one or two passages state."""
    return st.builds(Scope, condition=_optional(words()), evidence=_passages(sources), **_reach())


@cache
def exemptions(sources: tuple[Article, ...] = ARTICLES) -> st.SearchStrategy[Exemption]:
    """Exemptions that one or two passages state."""
    return st.builds(
        Exemption,
        scope=reaches(),
        condition=_optional(words()),
        until=_optional(uncertain_dates()),
        evidence=_passages(sources),
    )


@cache
def rationales(sources: tuple[Article, ...] = ARTICLES) -> st.SearchStrategy[Rationale]:
    """Reasons that one or two passages give."""
    return st.builds(
        Rationale,
        category=st.sampled_from(RationaleCategory),
        statement=words(),
        attributed_to=_optional(words()),
        evidence=_passages(sources),
    )


@cache
def relations(sources: tuple[Article, ...] = ARTICLES) -> st.SearchStrategy[Relation]:
    """Relations to restrictions that are not drawn with them, with or without evidence."""
    others = ("us/deepseek-app/use_ban", "it/lemon8/advisory~2", "us-tx/deepseek/procurement_ban~10")
    return st.builds(
        Relation,
        kind=st.sampled_from(RelationKind),
        to=st.sampled_from(others),
        evidence=st.lists(evidence(sources), max_size=1).map(tuple),
    )


@st.composite
def restrictions(draw: st.DrawFn, *, pooled: bool = False) -> Restriction:
    """Complete restrictions, with up to three articles."""
    actor, target, measure, number, sources = draw(_subjects(pooled=pooled))
    kinds = _CALLS if actor.kind is ActorKind.political_figure else tuple(EventKind)
    strength, review = draw(_SINGLE_VALUES)
    return Restriction(
        id=f"{actor.id}/{target.id}/{measure}{number}",
        actor=actor,
        target=target,
        measure=measure,
        strength=strength,
        summary=draw(words()),
        review=review,
        events=(draw(events(sources, kinds)), *draw(_some(events(sources, kinds)))),
        scopes=draw(_some(scopes(sources))),
        exemptions=draw(_some(exemptions(sources))),
        rationales=draw(_some(rationales(sources))),
        relations=draw(_some(relations(sources))),
        articles=sources,
    )


@cache
def _subjects(*, pooled: bool) -> st.SearchStrategy[tuple[Actor, Target, Measure, str, tuple[Article, ...]]]:
    measures = (Measure.use_ban, Measure.advisory) if pooled else tuple(Measure)
    library = ARTICLES if pooled else _ODD_ARTICLES
    return st.tuples(
        actors(pooled=pooled),
        targets(pooled=pooled),
        st.sampled_from(measures),
        st.sampled_from(("", "", "~2", "~10")),
        st.sampled_from([few for size in (1, 2, 3) for few in combinations(library, size)]),
    )


def _reach() -> dict[str, st.SearchStrategy[object]]:
    return {
        "place": _optional(st.sampled_from(_PLACES)),
        "audience": _stated(Audience),
        "setting": _stated(Setting),
        "surface": _stated(Surface),
    }


def _stated(terms: type[_TermT]) -> st.SearchStrategy[tuple[_TermT, ...]]:
    unspecified = terms("unspecified")
    stated = st.lists(st.sampled_from([term for term in terms if term is not unspecified]), min_size=1, max_size=3)
    return st.just((unspecified,)) | stated.map(tuple)


def _passages(sources: tuple[Article, ...]) -> st.SearchStrategy[tuple[Evidence, ...]]:
    return st.lists(evidence(sources), min_size=1, max_size=2).map(tuple)


def _optional(values: st.SearchStrategy[_T]) -> st.SearchStrategy[_T | None]:
    return st.none() | values


def _some(values: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(values, max_size=2).map(tuple)
