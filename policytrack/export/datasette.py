"""The metadata that Datasette reads beside a database file: what each table and column holds, facets, search, licence.

`datasette bans.db --metadata metadata.json`, as https://docs.datasette.io/en/stable/metadata.html describes it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policytrack import tables
from policytrack.licence import CREDIT, LICENCE_TITLE, LICENCE_URL
from policytrack.meanings import meanings, sentence
from policytrack.store.derived import OVERVIEW

if TYPE_CHECKING:
    from policytrack.export.formats import Export

__all__ = ["datasette"]

_NAME = "policytrack"
"""What the file of the records that policytrack brings along is taken to be called, without its ending."""
_FACETS = ["measure", "strength", "status_today", {"array": "places"}, {"array": "rationales"}]


def datasette(what: "Export") -> Iterator[str]:
    """The metadata of the file that the records are kept in, which Datasette knows by its name without the ending."""
    location = what.database.url.database
    name = _NAME if what.bundled or not location else Path(location).stem
    licence = {"license": LICENCE_TITLE, "license_url": LICENCE_URL, "source": CREDIT} if what.bundled else {}
    said = {
        "title": "Restrictions of technology",
        "description": "Who restricts what technology, where, for whom, since when and why, with verified evidence.",
        **licence,
        "databases": {name: {"tables": dict(_tables())}},
    }
    yield json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _tables() -> Iterator[tuple[str, dict[str, Any]]]:
    yield (
        "restriction_overview",
        {
            "description": "Each restriction in one row, as of today.",
            "columns": dict(OVERVIEW),
            "facets": _FACETS,
            # Without these Datasette offers no search in a view.
            "fts_table": "restriction_fts",
            "fts_pk": "key",
        },
    )
    for row in (getattr(tables, name) for name in tables.__all__):
        if hasattr(row, "__table__"):
            said = meanings(row)
            columns = {column.name: said[column.name] for column in row.__table__.columns}
            yield row.__tablename__, {"description": sentence(row), "columns": columns}
