"""The benchmarks compare like with like: both sides keep the same rows and find the same restrictions.

How long that takes is measured on demand only, by `tests/benchmarks/run.py`.
"""

from itertools import islice
from pathlib import Path

import pytest

from policytrack.store.saving import save
from tests.benchmarks import measures
from tests.benchmarks.baselines import copy
from tests.benchmarks.generate import World
from tests.databases import assert_sound, contents, database, empty_file, location

SIZE = 300


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a small world."""
    with database(tmp_path_factory.mktemp("benchmarks") / "records.db") as engine:
        save(engine, World(SIZE).restrictions())
        return location(engine)


def test_a_world_is_the_same_each_time() -> None:
    """The same size gives the same restrictions, each with an id of its own."""
    one, other = (list(World(SIZE).restrictions()) for _ in range(2))
    assert one == other
    assert len({each.id for each in one}) == SIZE


def test_a_world_is_skewed() -> None:
    """The most common target has one restriction in fifty, and the busy actor more than its share."""
    world = World(2000)
    found = list(world.restrictions())
    assert sum(one.target.id == world.most_common_target for one in found) == len(found) / 50
    assert sum(one.actor.id == world.busy_actor for one in found) > len(found) / len(world.actors)


@pytest.mark.parametrize("tuned", [False, True])
def test_by_hand_the_same_rows_are_kept(file: Path, tmp_path: Path, *, tuned: bool) -> None:
    """What is copied by hand is sound, and is what policytrack has written."""
    other = empty_file(tmp_path / "by-hand.db")
    copy(file, other, tuned=tuned)
    assert_sound(other)
    assert contents(other) == contents(file)


@pytest.mark.parametrize("ask", [measures.first_page, measures.counts, measures.names, measures.rulings])
def test_by_hand_the_same_is_found(ask: measures.Ask, file: Path) -> None:
    """Each measure compares what the two sides find before it takes their time, and fails if they differ."""
    assert all(one.ours > 0 for one in ask(file, World(SIZE), 1))


def test_a_stream_can_be_broken_off() -> None:
    """Nothing is made before it is asked for."""
    assert len(list(islice(World(20_000).restrictions(), 3))) == 3
