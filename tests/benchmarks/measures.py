"""What is measured: each question to policytrack beside the same question by hand, in turns and in one process."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from sqlite3 import Connection
from statistics import median
from time import perf_counter
from typing import Any, TypeAlias

import policytrack
from policytrack import places
from policytrack.names import fold
from policytrack.query import Query
from policytrack.store import connection as store
from policytrack.store import finding, naming
from policytrack.vocabulary import Audience, Setting, Status
from tests.benchmarks.baselines import Key, Row, ask, connect, page
from tests.benchmarks.generate import World

__all__ = ["Ask", "Measured", "counts", "first_page", "names", "rulings", "side_by_side"]

_PAGE = 50
_DAY = date(2024, 6, 30)
_ORDER = "ORDER BY actor_id, target_id, measure, id"
_ABOUT = "target_id = ?"
_IN_US = "key IN (SELECT restriction_key FROM restriction_place WHERE place BETWEEN 'US' AND 'US-~')"
_ABOUT_IN_US = f"{_ABOUT} AND {_IN_US[:-1]} AND target_id = ?)"
_ABOUT_IN_WYOMING = (
    f"{_ABOUT} AND key IN (SELECT restriction_key FROM restriction_place WHERE place = 'US-WY' AND target_id = ?)"
)
_IN_FORCE = (
    f"EXISTS (SELECT 1 FROM standing WHERE restriction_key = key AND known_until = '9999-12-31' AND on_from <= '{_DAY}'"
    f" AND on_until > '{_DAY}' AND (status = 'in_force' OR instr(possible, '\"in_force\"') > 0))"
)
_FOR_STAFF = (
    "EXISTS (SELECT 1 FROM scope WHERE restriction_key = key AND instr(audience, '\"government_employees\"') > 0)"
)
_TEXT = ("balaba", "bameno")
_MATCH = " ".join(f'"{word}"*' for word in _TEXT)
_WORDED = "key IN (SELECT rowid FROM restriction_fts WHERE restriction_fts MATCH ?)"
_NAMED = "SELECT id, name FROM target WHERE id IN (SELECT target FROM target_name WHERE folded = ?) ORDER BY id"
_OFFICES, _TOOLS, _ALONE = 50, 50, 20
_PEOPLE = (Audience.government_employees, Audience.general_public)
_DEVICES = (Setting.issuer_owned_device, Setting.personal_device)
_COUNTS = {
    "actor": "SELECT actor_id, count(*) FROM restriction GROUP BY 1 ORDER BY 2 DESC, 1",
    "place": "SELECT place, count(*) FROM restriction_place GROUP BY 1 ORDER BY 2 DESC, 1",
    "measure": "SELECT measure, count(*) FROM restriction GROUP BY 1 ORDER BY 2 DESC, 1",
    "rationale": "SELECT category, count(DISTINCT restriction_key) FROM rationale GROUP BY 1 ORDER BY 2 DESC, 1",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """How long something takes, in seconds, and how long it takes by hand."""

    what: str
    ours: float
    by_hand: float | None = None
    goal: float | None = None
    limit: float | None = None


Ask: TypeAlias = Callable[[Path, World, int], Iterator[Measured]]
"""Ask all of one group of a file, so often."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A question to policytrack, and the same as a condition by hand."""

    what: str
    query: Query
    where: str
    values: tuple[Key, ...] = ()
    limit: float | None = None

    def by_hand(self, file: Path) -> dict[str, list[Row]]:
        """The answer, with a connection for this question alone, as policytrack leaves none open."""
        with closing(connect(file)) as connection:
            return self.over(connection)

    def over(self, connection: Connection) -> dict[str, list[Row]]:
        """The answer over that connection."""
        limit = self.query.limit or -1
        keys = ask(connection, f"SELECT key FROM restriction WHERE {self.where} {_ORDER} LIMIT ?", *self.values, limit)
        return page(connection, keys)


def _questions(world: World) -> Iterator[_Question]:
    common, middling, busy = (world.most_common_target,), (world.middling_target,), (world.busy_actor,)
    us, wyoming, staff, in_force = ("US",), ("US-WY",), (Audience.government_employees,), (Status.in_force,)
    yield _Question("who restricts the most common target", Query(target=common, limit=_PAGE), _ABOUT, common, 0.05)
    yield _Question("who restricts a middling target", Query(target=middling, limit=_PAGE), _ABOUT, middling)
    both = (*common, world.targets[1].id)
    yield _Question("who restricts the two most common", Query(target=both, limit=_PAGE), "target_id IN (?, ?)", both)
    yield _Question("what a busy actor restricts", Query(actor=busy, limit=_PAGE), "actor_id = ?", busy)
    yield _Question(
        "the most common target within the US",
        Query(target=common, within=us, limit=_PAGE),
        _ABOUT_IN_US,
        common * 2,
    )
    yield _Question(
        "the most common target within Wyoming",
        Query(target=common, within=wyoming, limit=_PAGE),
        _ABOUT_IN_WYOMING,
        common * 2,
    )
    yield _Question("everything within the US", Query(within=us, limit=_PAGE), _IN_US)
    yield _Question(
        "everything in force on a day for government staff",
        Query(status=in_force, on=_DAY, audience=staff, limit=_PAGE),
        f"{_IN_FORCE} AND {_FOR_STAFF}",
    )
    yield _Question(
        "the same of the most common target",
        Query(target=common, status=in_force, on=_DAY, audience=staff, limit=_PAGE),
        f"{_ABOUT} AND {_IN_FORCE} AND {_FOR_STAFF}",
        common,
    )
    yield _Question("text with two words", Query(text=" ".join(_TEXT), limit=_PAGE), _WORDED, (_MATCH,))
    yield _Question("all on a middling target, not a page", Query(target=middling), _ABOUT, middling)


def first_page(file: Path, world: World, repeats: int) -> Iterator[Measured]:
    """The commonest questions, each for its first page of complete restrictions."""
    engine = store.connect(file)
    for question in _questions(world):
        ask_us, ask_by_hand = partial(finding.find, engine, question.query), partial(question.by_hand, file)
        found = {one.id for one in ask_us()}
        if found != {row[1] for row in ask_by_hand()["restriction"]}:
            raise ValueError(f"{question.what}: the two find different restrictions")
        ours, by_hand = side_by_side(ask_us, ask_by_hand, repeats)
        yield Measured(f"{question.what} ({len(found)} found)", ours, by_hand, 3.0, question.limit)
    question, name = next(_questions(world)), world.targets[0].name
    with closing(connect(file)) as connection:
        ours, by_hand = side_by_side(
            partial(finding.find, engine, question.query), partial(question.over, connection), repeats
        )
    yield Measured(f"{question.what}, by hand over a connection that stays open", ours, by_hand)
    with policytrack.open(file) as tracker:
        ours, by_hand = side_by_side(
            partial(tracker.restrictions, target=name, limit=_PAGE), partial(_named_and_counted, file, name), repeats
        )
    yield Measured(f"{question.what}, by its name, with their number", ours, by_hand)


def _named_and_counted(file: Path, name: str) -> None:
    with closing(connect(file)) as connection:
        ((found, _),) = ask(connection, _NAMED, fold(name))
        keys = ask(connection, f"SELECT key FROM restriction WHERE target_id = ? {_ORDER} LIMIT {_PAGE}", str(found))
        page(connection, keys)
        ask(connection, "SELECT count(*) FROM restriction WHERE target_id = ?", str(found))


def counts(file: Path, _world: World, repeats: int) -> Iterator[Measured]:
    """How many restrictions there are for each value, over all."""
    engine = store.connect(file)
    for field, statement in _COUNTS.items():
        count, count_by_hand = partial(finding.count_by, engine, Query(), field), partial(_ask_alone, file, statement)
        found = count()
        if list(found.items()) != count_by_hand():
            raise ValueError(f"by {field}: the two count differently")
        ours, by_hand = side_by_side(count, count_by_hand, repeats)
        yield Measured(f"counts by {field} ({len(found)} values)", ours, by_hand, 1.2)


def names(file: Path, world: World, repeats: int) -> Iterator[Measured]:
    """What a name means: a target in the database, and places, which are tables in memory."""
    engine, name = store.connect(file), world.targets[len(world.targets) // 2].name
    ours, by_hand = side_by_side(
        partial(naming.named, engine, "target", name), lambda: _ask_alone(file, _NAMED, fold(name)), repeats
    )
    yield Measured("a target by its name", ours, by_hand)
    for place in ("South Korea", "US-TX", "Osaka Prefecture", "nowhere at all"):
        ours, _ = side_by_side(partial(_found_anew, place), lambda: None, repeats)
        yield Measured(f'the place "{place}", met first', ours)


def rulings(file: Path, world: World, repeats: int) -> Iterator[Measured]:
    """Many cases at once, the most common targets in as many places, beside as many times one that is asked alone."""
    cases: list[dict[str, Any]] = [
        {"target": tool.id, "place": office, "audience": audience, "setting": device, "on": _DAY}
        for tool, office, audience, device in product(
            world.targets[:_TOOLS], world.offices[:_OFFICES], _PEOPLE, _DEVICES
        )
    ]
    some = cases[:: max(1, len(cases) // _ALONE)]
    with policytrack.open(file) as tracker:
        alone = [tracker.check(**case).verdict for case in some]
        if [ruling.verdict for ruling in tracker.check_all(some)] != alone:
            raise ValueError("the same cases have other verdicts at once than alone")
        ours, by_hand = side_by_side(
            partial(tracker.check_all, cases), lambda: [tracker.check(**case) for case in some], min(repeats, 3)
        )
    yield Measured(f"{len(cases):,} cases at once, beside each alone", ours, by_hand * len(cases) / len(some))


def _found_anew(place: str) -> None:
    places.find.cache_clear()
    places.find(place)


def _ask_alone(file: Path, statement: str, *values: Key) -> list[Row]:
    with closing(connect(file)) as connection:
        return ask(connection, statement, *values)


def side_by_side(ours: Callable[[], object], by_hand: Callable[[], object], repeats: int) -> tuple[float, float]:
    """The median seconds of two things, done in turns so that both meet the same machine."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(repeats):
        for what, taken in zip((ours, by_hand), times, strict=True):
            began = perf_counter()
            what()
            taken.append(perf_counter() - began)
    return median(times[0]), median(times[1])
