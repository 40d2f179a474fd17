"""SQLite answers the commonest questions from the indexes that are there for them, and never looks through a table.

This is the shape of what it does, not how long it takes: `tests/benchmarks` measures that.
"""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from policytrack.query import Query
from policytrack.store.connection import connect
from policytrack.store.finding import count, count_by, find
from policytrack.store.naming import made_by, named
from policytrack.vocabulary import Audience, RationaleCategory, Status
from tests.databases import database, fill, location

BY_TARGET = "SEARCH restriction USING COVERING INDEX ix_restriction_target_id_actor_id_measure_id (target_id=?)"
BY_ACTOR = "SEARCH restriction USING COVERING INDEX ix_restriction_actor_id_target_id_measure_id (actor_id=?)"
IN_ORDER = "SCAN restriction USING COVERING INDEX ix_restriction_actor_id_target_id_measure_id"
BY_KEY = "SEARCH restriction USING INTEGER PRIMARY KEY (rowid=?)"
TARGET_IN_PLACE = (
    "SEARCH restriction_place USING COVERING INDEX ix_restriction_place_target_id_place_restriction_key"
    " (target_id=? AND place>? AND place<?)"
)
IN_PLACE = (
    "SEARCH restriction_place USING COVERING INDEX ix_restriction_place_place_restriction_key (place>? AND place<?)"
)
SORTED = "USE TEMP B-TREE FOR ORDER BY"
OF_ITS_OWN = ("VIRTUAL TABLE", "restriction_fts_", "SCAN made")
IN_FORCE = {"status": (Status.in_force,), "on": date(2025, 3, 1)}
STAFF = (Audience.government_employees,)

PAGES = [
    pytest.param(Query(target=("deepseek-app",)), {BY_TARGET}, id="who restricts X"),
    pytest.param(Query(actor=("us-tx",)), {BY_ACTOR}, id="what does A restrict"),
    pytest.param(
        Query(target=("deepseek-app",), within=("US",)), {BY_TARGET, TARGET_IN_PLACE}, id="where within a place"
    ),
    pytest.param(Query(within=("US",)), {BY_KEY, IN_PLACE}, id="everything within a place"),
    pytest.param(
        Query(target=("deepseek-app",), audience=STAFF, **IN_FORCE),  # type: ignore[arg-type]  # a status and a day
        {
            BY_TARGET,
            "SEARCH scope USING PRIMARY KEY (restriction_key=?)",
            "SEARCH standing USING PRIMARY KEY (restriction_key=? AND known_from<?)",
        },
        id="in force on a day, for an audience",
    ),
    pytest.param(Query(audience=STAFF), {IN_ORDER}, id="a list in its order, as far as the page goes"),
    pytest.param(Query(text="data privacy"), {BY_KEY}, id="full-text search"),
    pytest.param(
        Query(rationale=(RationaleCategory.data_privacy,)),
        {BY_KEY, "SEARCH rationale USING COVERING INDEX ix_rationale_category_restriction_key (category=?)"},
        id="for a reason",
    ),
]
COUNTS = {
    "actor": IN_ORDER,
    "place": "SCAN its_place USING COVERING INDEX ix_restriction_place_place_restriction_key",
    "measure": "SCAN restriction USING COVERING INDEX ix_restriction_measure",
    "rationale": "SCAN its_rationale USING COVERING INDEX ix_rationale_category_restriction_key",
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the bundled records; what SQLite does with it does not depend on how many they are."""
    with database(tmp_path_factory.mktemp("plans") / "records.db") as engine:
        fill(engine)
        return location(engine)


@pytest.mark.parametrize(("query", "wanted"), PAGES)
def test_a_page_is_found_by_its_index(query: Query, wanted: set[str], file: Path) -> None:
    """The keys of a page come from the indexes meant for it, in their order, and nothing else is looked through."""
    plan = _plan(file, lambda engine: find(engine, replace(query, limit=50)))
    assert wanted <= set(plan)
    assert _looked_through(plan) <= wanted
    assert (SORTED in plan) == (BY_KEY in wanted)


def test_several_targets_are_sorted_by_the_index_alone(file: Path) -> None:
    """Of a company's products, no row is read before the page is known."""
    plan = _plan(file, lambda engine: find(engine, Query(target=("deepseek-app", "deepseek-r1"), limit=50)))
    assert BY_TARGET in plan
    assert _looked_through(plan) == set()


def test_a_page_is_completed_by_primary_keys(file: Path) -> None:
    """All that hangs on the restrictions of a page is found by their keys, each table once, and comes in order."""
    plan = _plan(file, lambda engine: find(engine, Query(limit=50)))
    tables = ("event", "scope", "exemption", "rationale", "relation", "evidence")
    assert [step for step in plan if step.startswith(tuple(f"SEARCH {table} " for table in tables))] == [
        f"SEARCH {table} USING PRIMARY KEY (restriction_key=?)" for table in ("evidence", *tables[:-1])
    ]
    assert _looked_through(plan) == {IN_ORDER}
    assert SORTED not in plan


@pytest.mark.parametrize(("by", "wanted"), COUNTS.items())
def test_counts_are_read_from_an_index(by: str, wanted: str, file: Path) -> None:
    """Counting over all reads one index, and no restriction."""
    assert _looked_through(_plan(file, lambda engine: count_by(engine, Query(), by))) == {wanted}


def test_counting_one_target_reads_an_index(file: Path) -> None:
    assert _plan(file, lambda engine: count(engine, Query(target=("deepseek-app",)))) == [BY_TARGET]


def test_a_name_is_found_by_its_index(file: Path) -> None:
    """A name, and what belongs to what it names, are searched for."""
    plan = _plan(file, lambda engine: (named(engine, "target", "DeepSeek"), made_by(engine, ["deepseek"])))
    assert "SEARCH target_name USING PRIMARY KEY (folded=?)" in plan
    assert "SEARCH target USING INDEX ix_target_maker (maker=?)" in plan
    assert _looked_through(plan) == set()


def _plan(file: Path, ask: Callable[[Engine], object]) -> list[str]:
    """What SQLite does for each statement that asking takes, in its own words."""
    engine, statements = connect(file), list[str]()
    event.listen(engine, "connect", lambda driver, _: driver.set_trace_callback(statements.append))
    ask(engine)
    with closing(sqlite3.connect(file)) as connection:
        return [
            detail
            for statement in statements
            if statement.startswith(("SELECT", "WITH"))
            for _, _, _, detail in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
        ]


def _looked_through(plan: Iterable[str]) -> set[str]:
    """What is read from beginning to end, besides the lists that were asked for and the inside of full-text search."""
    return {step for step in plan if step.startswith("SCAN") and not any(sign in step for sign in OF_ITS_OWN)}
