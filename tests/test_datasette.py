"""Datasette opens a file as it is: pages, search, facets and readable references work without any settings."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from policytrack.query import Query
from policytrack.store.connection import writing
from policytrack.store.finding import count, count_by, find
from tests.databases import curated, database, fill, plain, rows
from tests.processes import Process, process

TABLES = (
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view') AND name NOT LIKE 'sqlite%'"
)


# In a process of its own, as it leaves threads and connections behind.
DATASETTE = """
import asyncio, json
from datasette.app import Datasette

async def serve():
    site = Datasette([], immutables=sys.argv[1:2]) if "immutable" in sys.argv else Datasette(sys.argv[1:2])
    await site.invoke_startup()
    for path in sys.stdin:
        response = await site.client.get(path.strip())
        print(json.dumps([response.status_code, response.text]), flush=True)

asyncio.run(serve())
"""


@dataclass(frozen=True)
class Site:
    """A file opened in Datasette."""

    file: Path
    datasette: Process

    def page(self, path: str) -> str:
        """The HTML page at a path below that of the database."""
        self.datasette.go_on(f"/{self.file.stem}{path and '/'}{path}")
        status, text = json.loads(self.datasette.hear())
        assert status == 200, text
        return str(text)

    def data(self, table: str, **asked: str) -> Any:  # noqa: ANN401 - JSON
        """What Datasette says of a table, as JSON."""
        query = "&".join(f"{name}={value}" for name, value in {"_shape": "objects", **asked}.items())
        return json.loads(self.page(f"{table}.json?{query}"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The bundled records, in a file as `policytrack` leaves it."""
    file = tmp_path_factory.mktemp("datasette") / "bans.db"
    with database(file) as engine:
        fill(engine)
    with process(DATASETTE, file) as datasette:
        yield Site(file, datasette)


@pytest.fixture
def published(site: Site, tmp_path: Path) -> Iterator[Site]:
    """A copy made to be published."""
    file = tmp_path / "copy.db"
    with plain(site.file) as connection:
        connection.execute("VACUUM INTO ?", (str(file),))
    with process(DATASETTE, file, "immutable") as datasette:
        yield Site(file, datasette)


def test_every_table_has_a_page(site: Site) -> None:
    """The front page lists the tables and the view, and each of them is shown."""
    front = site.page("")
    for (name,) in rows(site.file, TABLES):
        assert f"/bans/{name}" in front
        assert "<table" in site.page(str(name)) or rows(site.file, f"SELECT 1 FROM {name}") == []  # noqa: S608 - our tables


@pytest.mark.parametrize("text", ["deepseek", "propaganda", "Texas privacy", "nothing-of-the-sort"])
def test_search_finds_what_we_find(site: Site, text: str) -> None:
    """The page of restrictions has a search box, and whole words find there what they find here."""
    assert 'name="_search"' in site.page("restriction")
    found = site.data("restriction", _search=text.replace(" ", "+"))["rows"]
    with database(site.file) as engine:
        assert {one["id"] for one in found} == {one.id for one in find(engine, Query(text=text))}


@pytest.mark.parametrize("text", ["a:b", "us-*", "(", "NOT", "names:us", "''"])
def test_search_takes_whatever_is_typed(site: Site, text: str) -> None:
    """Signs that mean something to the index do not break the page."""
    assert isinstance(site.data("restriction", _search=text)["rows"], list)


def test_the_view_can_be_searched(site: Site) -> None:
    """Datasette cannot tell which index belongs to a view, but it can be told in the address."""
    found = site.data("restriction_overview", _search="propaganda", _fts_table="restriction_fts", _fts_pk="key")["rows"]
    with database(site.file) as engine:
        assert [one["id"] for one in found] == [one.id for one in find(engine, Query(text="propaganda"))] != []


def facets(data: Any, name: str) -> dict[str, int]:  # noqa: ANN401 - JSON
    return {one["value"]: one["count"] for one in data["facet_results"][name]["results"]}


@pytest.mark.parametrize("name", ["measure", "strength", "review", "actor_id", "target_id"])
def test_facets_count_as_we_count(site: Site, name: str) -> None:
    """A facet of a column counts the restrictions with each of its values."""
    shown = facets(site.data("restriction", _facet=name, _facet_size="max"), name)
    with database(site.file) as engine:
        assert shown == count_by(engine, Query(), name.removesuffix("_id"))


@pytest.mark.parametrize(("column", "field"), [("places", "place"), ("rationales", "rationale")])
def test_lists_are_facets_too(site: Site, column: str, field: str) -> None:
    """A column of the view that holds a JSON array counts each of its values, and filters by them."""
    data = site.data("restriction_overview", _facet_array=column, _facet_size="max", _facet="status_today")
    with database(site.file) as engine:
        assert facets(data, column) == count_by(engine, Query(), field)
        assert facets(data, "status_today") == count_by(engine, Query(), "status")
    value, number = next(iter(facets(data, column).items()))
    assert (
        site.data("restriction_overview", **{f"{column}__arraycontains": value})["filtered_table_rows_count"] == number
    )


def test_references_are_readable(site: Site) -> None:
    """What refers to something shows its name or title and leads to it; a restriction shows its id."""
    restrictions = {one.id: one for one in curated().restrictions}
    for row in site.data("restriction", _labels="on")["rows"]:
        one = restrictions[row["id"]]
        assert row["actor_id"] == {"value": one.actor.id, "label": one.actor.name}
        assert row["target_id"] == {"value": one.target.id, "label": one.target.name}
    for table in ("event", "scope", "rationale", "evidence", "standing", "restriction_place"):
        for row in site.data(table, _labels="on")["rows"]:
            assert row["restriction_key"]["label"] in restrictions
    titles = {article.id: article.title for article in curated().articles}
    for row in site.data("evidence", _labels="on")["rows"]:
        label = row["article"]["label"]
        assert titles[row["article"]["value"]].startswith(label.removesuffix("\u2026").rstrip())
    assert '<a href="/bans/actor/us-tx">Texas</a>' in site.page("restriction")


def test_a_row_leads_to_what_refers_to_it(site: Site) -> None:
    """The page of a restriction links to its events, scopes, reasons and evidence."""
    page = site.page("restriction/1")
    for table in ("event", "scope", "rationale", "evidence", "standing"):
        assert f"/bans/{table}?restriction_key=1" in page


def test_a_file_in_use_is_shown(site: Site) -> None:
    """While somebody writes to the file, Datasette shows what was there before."""
    with database(site.file) as engine:
        before = count(engine, Query())
        with suppress(ZeroDivisionError), writing(engine) as connection:
            connection.exec_driver_sql("DELETE FROM restriction")
            assert site.data("restriction")["filtered_table_rows_count"] == before
            raise ZeroDivisionError


def test_a_copy_can_be_published(published: Site) -> None:
    """A copy made with VACUUM INTO is one file without a log, which Datasette may take for unchangeable."""
    assert rows(published.file, "PRAGMA journal_mode") == [("delete",)]
    assert [one.name for one in published.file.parent.iterdir()] == ["copy.db"]
    assert len(published.data("restriction", _search="deepseek")["rows"]) > 5
    assert facets(published.data("restriction_overview", _facet_array="places"), "places")["US"] > 5
    assert [one.name for one in published.file.parent.iterdir()] == ["copy.db"]
