"""What SQL finds and counts is what the same question finds in Python, in a fixed number of statements."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from itertools import product
from typing import TypeVar

from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from policytrack.dates import Certainty, UncertainDate
from policytrack.model import Actor, Event, Evidence, Restriction
from policytrack.query import Query, counted_by, words
from policytrack.store.finding import COUNTED, by_id, count, count_by, find
from policytrack.store.saving import save
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    EventKind,
    Measure,
    RationaleCategory,
    ReviewState,
    Setting,
    Status,
    Strength,
    Surface,
    TargetKind,
)
from tests.databases import curated, database, fill, plain, rows
from tests.strategies import ACTORS, ARTICLES, TARGETS, restrictions

_T = TypeVar("_T")

FIRST, LAST = date(2025, 1, 27), date(2025, 2, 7)
"""All that is drawn happens and becomes known between these days."""
PLACES = ("US", "US-TX", "US-CA", "IT", "KR", "EU", "XK", "CN", "G7")
WORDS = (
    "deepseek",
    "Deep",
    "seek",
    "DEEPSEEK us",
    "a",
    "two words",
    "wor",
    "it's",
    "so",
    "e",
    "\u00c9",
    "\u6f22",
    "%",
    '"',
)
OPERATORS = (
    "NOT",
    "deep OR texas",
    "near(us)",
    "us-*",
    "names:us",
    "^us",
    "use_ban",
    "--",
    "",
    "\U0001f642",
    "null",
    "x;y",
)


def some(values: Sequence[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    """A filter: any of a few values, or of none."""
    return st.lists(st.sampled_from(values), max_size=3).map(tuple)


def of(terms: type[Enum]) -> st.SearchStrategy[tuple[Enum, ...]]:
    return some(list(terms))


FILTERS: dict[str, st.SearchStrategy[object]] = {
    "actor": some([*(one.id for one in ACTORS), "nobody"]),
    "part_of": some([*(one.id for one in ACTORS), "nobody"]),
    "actor_kind": of(ActorKind),
    "target": some([*(one.id for one in TARGETS), "nothing"]),
    "target_kind": of(TargetKind),
    "measure": some([Measure.use_ban, Measure.advisory, Measure.other]),
    "strength": of(Strength),
    "place": some(PLACES),
    "within": some(PLACES),
    "status": of(Status),
    "audience": of(Audience),
    "setting": of(Setting),
    "surface": of(Surface),
    "rationale": of(RationaleCategory),
    "review": of(ReviewState),
    "text": st.sampled_from(WORDS + OPERATORS),
    "on": st.dates(FIRST, LAST),
    "known": st.dates(FIRST, LAST),
}
NAMES = sorted(FILTERS)


def any_day() -> st.SearchStrategy[date]:
    """A day near those on which things happen, or any other before the last that a calendar has."""
    return st.dates(FIRST, LAST) | st.dates(max_value=date(9999, 12, 30)) | st.just(date.min)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Questions with none, some or many filters set."""
    chosen = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=4))
    return Query(**{name: draw(FILTERS[name]) for name in chosen})  # type: ignore[arg-type]  # each value is of its field


@contextmanager
def stored(records: Sequence[Restriction]) -> Iterator[tuple[Engine, tuple[Restriction, ...]]]:
    """A database of records of the pool, and all of its restrictions in their order."""
    with database() as engine:
        save(engine, records, actors=ACTORS, targets=TARGETS)
        yield engine, find(engine, Query())


def parts_of(ids: Sequence[str]) -> set[str]:
    """These actors and all that are part of them, by going up from each."""
    by_id = {one.id: one for one in ACTORS}

    def above(one: Actor) -> Iterator[str]:
        yield one.id
        if one.part_of is not None:
            yield from above(by_id[one.part_of])

    return {one.id for one in ACTORS if not set(ids).isdisjoint(above(one))}


def meant(query: Query, records: Sequence[Restriction]) -> list[Restriction]:
    """The same question asked of each restriction in Python."""
    parts = parts_of(query.part_of or ())
    matching = [one for one in records if query.matches(one, parts) is not Certainty.no]
    return [then for one in matching if (then := one.as_known(query.known)) is not None]


@given(st.lists(restrictions(pooled=True), max_size=6), st.lists(queries(), min_size=1, max_size=20))
def test_sql_finds_what_python_finds(records: list[Restriction], asked: list[Query]) -> None:
    """For any records and any filters together, SQL finds the restrictions that match in Python, in a fixed order."""
    with stored(records) as (engine, every):
        assert list(every) == sorted(every, key=lambda one: (one.actor.id, one.target.id, one.measure, one.id))
        for query in asked:
            expected = meant(query, every)
            assert list(find(engine, query)) == expected, query
            assert count(engine, query) == len(expected), query


TOGETHER = [("status", "on"), ("status", "on", "known"), ("target", "within"), ("place", "known"), ("part_of", "known")]
"""Filters that bear on one another, as SQL takes them."""


@given(st.lists(restrictions(pooled=True), min_size=1, max_size=6), st.data())
def test_every_filter_agrees(records: list[Restriction], data: st.DataObject) -> None:
    """Each filter by itself, in several values, lets through in SQL what it lets through in Python."""
    with stored(records) as (engine, every):
        for names in (*((name,) for name in NAMES), *TOGETHER, *TOGETHER):
            query = Query(**{name: data.draw(FILTERS[name]) for name in names})  # type: ignore[arg-type]  # each of its field
            assert list(find(engine, query)) == meant(query, every), query


LIFE = {
    EventKind.announced: "2025-01-28",
    EventKind.adopted: "2025-01-29/2025-01-31",
    EventKind.took_effect: "2025-02-01",
    EventKind.suspended: "2025-02-03",
}


def test_each_day_has_its_status() -> None:
    """On every day of a life with several events, also on the very days on which they lie, a status finds it or not."""
    early, late = ARTICLES[0], ARTICLES[3]
    said = [Evidence(article=one.id, start=0, end=1, digest="sha256:" + "0" * 16) for one in (early, late)]
    one = Restriction(
        id="it/lemon8/use_ban",
        actor=next(one for one in ACTORS if one.id == "it"),
        target=next(one for one in TARGETS if one.id == "lemon8"),
        measure=Measure.use_ban,
        summary="A life.",
        events=tuple(Event(kind=kind, date=UncertainDate(when), evidence=tuple(said)) for kind, when in LIFE.items()),
        articles=(early, late),
    )
    days = [FIRST + timedelta(number) for number in range((LAST - FIRST).days + 1)]
    with stored([one]) as (engine, every):
        for on, status in product(days, Status):
            query = Query(on=on, status=(status,))
            assert list(find(engine, query)) == meant(query, every), query
        for on, known in product(days, days):
            for query in (Query(on=on, known=known), Query(known=known, status=(one.status(on, known),), on=on)):
                assert list(find(engine, query)) == meant(query, every), query
        assert [count_by(engine, Query(on=on), "status") for on in days] == [
            {} if one.status(on) is Status.no_event else {one.status(on).value: 1} for on in days
        ]


def test_restrictions_of_one_kind_are_in_the_order_of_their_ids() -> None:
    """Of the same actor, target and measure the suffix decides, not which was stored first."""
    one = curated().restrictions[0]
    with database() as engine:
        fill(engine)
        save(engine, [one.model_copy(update={"id": f"{one.id}~{number}"}) for number in (3, 10, 2)])
        found = [each.id for each in find(engine, Query()) if each.id.startswith(one.id)]
        assert found == [one.id, f"{one.id}~10", f"{one.id}~2", f"{one.id}~3"]


@given(st.lists(restrictions(pooled=True), max_size=6), st.lists(queries(), min_size=1, max_size=3))
def test_sql_counts_what_was_found(records: list[Restriction], asked: list[Query]) -> None:
    """Counting by any field in SQL gives the numbers that counting the found restrictions gives, in the same order."""
    with stored(records) as (engine, _):
        for query in asked:
            found = find(engine, query)
            for by in COUNTED:
                counts = count_by(engine, query, by)
                assert list(counts.items()) == list(counted_by(by, found, query).items()), (query, by)


@given(st.lists(restrictions(pooled=True), max_size=6), queries(), st.integers(1, 3), st.integers(0, 7))
def test_pages_follow_each_other(records: list[Restriction], query: Query, size: int, start: int) -> None:
    """Pages do not overlap and leave nothing out, and the count is that of all pages."""
    with stored(records) as (engine, _):
        found = find(engine, query)
        pages = [
            find(engine, replace(query, limit=size, offset=offset)) for offset in range(0, len(found) + size, size)
        ]
        assert [one for page in pages for one in page] == list(found)
        assert all(len(page) <= size for page in pages)
        assert find(engine, replace(query, limit=None, offset=start)) == found[start:]
        assert find(engine, replace(query, limit=0, offset=start)) == ()
        assert count(engine, replace(query, limit=size, offset=start)) == len(found)


_STATUS = (
    "SELECT s.status, s.possible FROM standing s JOIN restriction r ON r.key = s.restriction_key WHERE r.id = :id"
    " AND s.known_from <= :known AND s.known_until > :known AND s.on_from <= :on AND s.on_until > :on"
)


@given(st.lists(restrictions(pooled=True), min_size=1, max_size=3), st.lists(st.tuples(any_day(), any_day())))
def test_the_stored_status_is_the_derived_one(records: list[Restriction], days: list[tuple[date, date]]) -> None:
    """On any day of either clock the one stretch that holds both says what the events say; without one, nothing."""
    with stored(records) as (engine, every), plain(engine) as connection:
        for one, (on, known) in product(every, days):
            then = one.standing(on, known)
            expected = [] if then.statuses == (Status.no_event,) else [(then.status, list(then.statuses))]
            asked = {"id": one.id, "on": on.isoformat(), "known": known.isoformat()}
            held = connection.execute(_STATUS, asked).fetchall()
            assert [(status, json.loads(possible)) for status, possible in held] == expected


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """The statements that are executed meanwhile, by SQLAlchemy or directly on the driver's connection."""
    seen: list[str] = []

    def watch(connection: sqlite3.Connection, _entry: object) -> None:
        connection.set_trace_callback(seen.append)

    event.listen(engine, "connect", watch)
    yield seen
    event.remove(engine, "connect", watch)


def test_the_number_of_statements_is_constant() -> None:
    """Finding and counting take as many statements for one restriction as for all of them, and only a few."""
    with database() as engine:
        fill(engine)
        for query in (Query(), Query(known=date(2025, 12, 31)), Query(within=("US",), text="deepseek")):
            with statements(engine) as for_one:
                assert len(find(engine, replace(query, limit=1))) == 1
            with statements(engine) as for_all:
                assert len(find(engine, query)) > 5
            assert len(for_one) == len(for_all) < 20
        with statements(engine) as counting:
            assert count(engine, Query()) == len(curated().restrictions)
        with statements(engine) as counting_by:
            assert len(count_by(engine, Query(), "actor")) > 5
        assert len(counting) == len(counting_by) < 8


def test_one_is_found_by_its_id() -> None:
    """The id finds the complete restriction, and an id that is not there none."""
    with database() as engine:
        fill(engine)
        for one in curated().restrictions:
            assert by_id(engine, one.id) == one
        assert by_id(engine, "us-tx/deepseek-app") is None


SCRIPTS = st.characters(max_codepoint=0x17F, exclude_categories=["Cc", "Cs"]) | st.sampled_from(
    "\u0300\u0301\u0308\u030a\u0327\u0328"  # accents that stand apart
    "\u0391\u03a3\u03c2\u03c3\u03ac\u1f41"  # Greek
    "\u0416\u0439\u0457\u0451\u042f"  # Cyrillic
    "\u05e9\u05b8\u05c1\u0644\u064e\u0629"  # Hebrew and Arabic, with points
    "\u0939\u093f\u0928\u094d\u0926\u0940"  # Devanagari, with vowel signs
    "\u1100\u1161\ud55c\uad6d\u6f22\u5b57\u304b\u306a\u0e44\u0e17\u0e22"  # Hangul, Han, Kana, Thai
    "\u1e9e\ufb01\u2167\u2019\u2014\u3000\u00a0"  # a capital sharp s, a ligature, a numeral, signs, spaces
)


@given(st.text(SCRIPTS, max_size=12))
@example("C\u00f4te d'Ivoire")
@example("\u041a\u0438\u0442\u0430\u0439 \ud55c\uad6d")
@example("\u0130stanbul STRASSE stra\u00dfe \u039f\u0394\u039f\u03a3")
def test_words_are_those_of_the_index(text: str) -> None:
    """Python takes a text apart into the very words that SQLite keeps in the index."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE said USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
        connection.execute("CREATE VIRTUAL TABLE word USING fts5vocab(said, instance)")
        connection.execute("INSERT INTO said VALUES (?)", (text,))
        assert words(text) == [word for (word,) in connection.execute('SELECT term FROM word ORDER BY "offset"')]


def test_the_index_is_made_as_that_test_supposes() -> None:
    """The full-text index of the records takes words apart in that way, and looks into no other columns."""
    with database() as engine:
        [(declared,)] = rows(engine, "SELECT sql FROM sqlite_schema WHERE name = 'restriction_fts'")
        assert "fts5(names, summary, statements, " in str(declared)
        assert "tokenize='unicode61 remove_diacritics 2'" in str(declared)
