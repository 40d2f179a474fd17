#!/usr/bin/env python
"""Write the reference pages that are generated from the code, or check that they are fresh.

Run `uv run --group lint python docs/generate.py` after a change, and the same with `--check` to fail if a page is
stale. The notebooks' pages are made of what `docs/notebooks.py` stored.
"""

import argparse
import inspect
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from commands import commands_page
from notebook_pages import notebook_pages
from python_names import names_page
from sqlalchemy import Column, Connection, Date, Integer
from sqlalchemy.schema import Table

from policytrack import tables
from policytrack.export import schemas
from policytrack.meanings import meanings
from policytrack.store import schema
from policytrack.store.connection import connect, reading
from policytrack.store.derived import OVERVIEW
from policytrack.tables import Code, Codes, Edtf, Names, Row, metadata
from policytrack.vocabulary import VOCABULARIES, Term

DOCS = Path(__file__).parent

VOCABULARY_INTRO = """\
# Vocabulary

Every coded field of a record takes its value from one of these lists. Files, databases and JSON hold the *code*; people
read the *label*, and may write the code, the label or one of the *other names*, in any case and with spaces, hyphens or
underscores. A name in italics belongs to several terms of its list and is never guessed: the error lists the choices.
Codes are stable: one may be added, none is renamed without a deprecation.

The lists were reconciled with those of [ODRL](https://www.w3.org/TR/odrl-model/),
[FollowTheMoney and OpenSanctions](https://www.opensanctions.org/), [Open States](https://openstates.org/) (Popolo),
the [Digital Policy Alert](https://digitalpolicyalert.org/), the [Global Trade Alert](https://globaltradealert.org/),
CoronaNet, the Oxford Covid-19 Government Response Tracker (OxCGRT) and AGORA.
"""


def vocabulary_page() -> str:
    """Describe every term of every vocabulary."""
    contents = "\n".join(f"- [{_title(terms)}](#{_anchor(terms)}): {_question(terms)}" for terms in VOCABULARIES)
    return "\n".join([VOCABULARY_INTRO, contents, *map(_vocabulary_section, VOCABULARIES)])


def _vocabulary_section(terms: type[Term]) -> str:
    facts = _facts(terms)
    rows = [
        [f"`{term}`", term.label, term.definition, _other_names(term), *(_shown(getattr(term, fact)) for fact in facts)]
        for term in terms
    ]
    table = _table(["code", "label", "definition", "other names", *facts], rows)
    legend = [f"\n*{name}*: {meaning}" for name, meaning in facts.items()]
    return "\n".join([f"\n## {_title(terms)}\n", f"{_doc(terms)}\n", *table, *legend])


def _facts(terms: type[Term]) -> dict[str, str]:
    """What this vocabulary alone knows of its terms: each property that it defines, and the first line about it."""
    return {name: _doc(value).splitlines()[0] for name, value in vars(terms).items() if isinstance(value, property)}


def _other_names(term: Term) -> str:
    shared = Counter(name for other in type(term) for name in other.synonyms)
    return ", ".join(f"*{name}*" if shared[name] > 1 else name for name in term.synonyms)


def _doc(thing: object) -> str:
    return inspect.getdoc(thing) or ""


def _title(terms: type[Term]) -> str:
    return terms.noun().capitalize()


def _anchor(terms: type[Term]) -> str:
    return terms.noun().replace(" ", "-")


def _question(terms: type[Term]) -> str:
    return _doc(terms).splitlines()[0]


def _shown(fact: object) -> str:
    match fact:
        case None:
            return ""
        case bool():
            return "yes" if fact else "no"
        case Term():
            return f"`{fact}`"
        case _:
            return str(fact)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cells)} |"


DATABASE_INTRO = """\
# The database

Everything is kept in one SQLite file. It is an interface of its own: any program that reads SQLite can use it, and
what this page lists changes only with a migration and an entry in the changelog. `policytrack db load --db bans.db`
makes such a file with the bundled records; `policytrack db upgrade --db bans.db` brings an older one up to date, which
opening it does too, in one step that keeps every row or changes nothing. A file of a newer version is refused by name.

- Words of a [vocabulary](vocabulary.md) are stored as their codes; where there are several, as a JSON array.
- Dates with precision are stored as they are written, in EDTF (`2025`, `2025-01`, `2025-01-20/..`); an event has the
  first and last day beside it. Plain dates are ISO 8601.
- Places are ISO 3166 codes (`US`, `US-TX`) or [blocs](../places.md); all that lies in a country begins with its code.
- References are declared as foreign keys. Deleting a restriction deletes what hangs on it; an actor, target or article
  cannot be deleted while a restriction needs it. SQLite enforces this on a connection only after
  `PRAGMA foreign_keys = ON`, so say so before you write with another program.
- What is *derived* is written by policytrack from the rest, so records are best added through it.

## Reading it with other programs

`restriction_overview` is the view to begin with: one row for each restriction, with its status as of today.

```python
import sqlite3
from contextlib import closing

import policytrack as pt

with pt.open() as bundled, pt.open("bans.db") as mine:
    mine.add(bundled.restrictions(), actors=bundled.actors(), targets=bundled.targets())

with closing(sqlite3.connect("bans.db")) as database:
    in_force = database.execute(
        "SELECT actor, target FROM restriction_overview"
        " WHERE in_force_today = 'certain' AND EXISTS (SELECT 1 FROM json_each(places) WHERE value = 'US-TX')"
        " ORDER BY target"
    )
    assert in_force.fetchall() == [("Texas", "DeepSeek app"), ("Texas", "Lemon8"), ("Texas", "RedNote")]
```

`restriction_fts` is a full-text index (FTS5) over the names of actor and target, the summary and the statements of the
reasons. Case and Latin accents do not matter; `*` after a word finds all that begin with it.

```python
with closing(sqlite3.connect("bans.db")) as database:
    found = database.execute(
        "SELECT id FROM restriction WHERE key IN (SELECT rowid FROM restriction_fts WHERE restriction_fts MATCH ?)",
        ('"texas" "lemon"*',),
    )
    assert found.fetchall() == [("us-tx/lemon8/use_ban",)]
```

The status on any other day, as known on any day, is the one row of `standing` that holds both days:

```python
with closing(sqlite3.connect("bans.db")) as database:
    status = database.execute(
        "SELECT status FROM standing JOIN restriction ON key = restriction_key WHERE id = 'us-tx/lemon8/use_ban'"
        " AND on_from <= :on AND on_until > :on AND known_from <= :known AND known_until > :known",
        {"on": "2025-02-10", "known": "2025-12-31"},
    )
    assert status.fetchall() == [("in_force",)]
```

## Exploring it with Datasette

`datasette bans.db` shows the tables with search and facets, without any settings: full-text search is on the page of
`restriction`, references show names, and `?_facet=measure` or, for a JSON array, `?_facet_array=places` counts. To
search in the view, add `?_fts_table=restriction_fts&_fts_pk=key` to its address.

To publish a file, publish a copy: while a file is in use a part of it lies in a log beside it.

```python
with closing(sqlite3.connect("bans.db")) as database:
    database.execute("VACUUM INTO 'published.db'")
```

## Several programs at once

Readers and one writer work at the same time: a reader sees the file as it was when it began. Writers wait for each
other for up to half a minute. A writer that is killed leaves the file as it was. All this needs a local disk; network
file systems are not safe for SQLite.

## Tables and columns

The columns of the primary key are in bold; a column may be null only where that is said.
"""


def database_page() -> str:
    """Describe every table, column and view of a database."""
    engine = connect("sqlite://")
    schema.upgrade(engine)
    with reading(engine) as connection:
        sections = [_table_section(connection, row) for row in _rows_of_tables()]
    engine.dispose()
    columns = _table(["column", "meaning"], [[f"`{name}`", meaning] for name, meaning in OVERVIEW.items()])
    view = ["\n### restriction_overview\n", "A view: each restriction in one row, as of today.\n", *columns]
    return "\n".join([DATABASE_INTRO, *view, *sections])


def _rows_of_tables() -> Iterator[type[Row]]:
    rows = [getattr(tables, name) for name in tables.__all__]
    by_table = {row.__tablename__: row for row in rows if hasattr(row, "__table__")}
    yield from (by_table[name] for name in metadata.tables)


def _table_section(connection: Connection, row: type[Row]) -> str:
    table = metadata.tables[str(row.__tablename__)]
    order = connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table.name,)).scalars()
    known = meanings(row)
    cells = [_column_cells(table.columns[name], known[name]) for name in order]
    title = f"\n### {table.name}\n\n{_doc(row).splitlines()[0]}\n"
    return "\n".join([title, *_table(["column", "type", "null", "refers to", "meaning"], cells), *_indexed(table)])


def _column_cells(column: Column[object], meaning: str) -> list[str]:
    refers = ", ".join(f"`{key.target_fullname}`" for key in column.foreign_keys)
    name = f"**`{column.name}`**" if column.primary_key else f"`{column.name}`"
    return [name, _type(column), "yes" if column.nullable else "", refers, meaning]


def _indexed(table: Table) -> Iterator[str]:
    indexes = sorted(", ".join(column.name for column in index.columns) for index in table.indexes)
    if indexes:
        yield f"\nIndexes: {', '.join(f'`({columns})`' for columns in indexes)}."


def _type(column: Column[object]) -> str:
    match column.type:
        case Code(vocabulary=terms):
            return f"[code](vocabulary.md#{_anchor(terms)})"
        case Codes(vocabulary=terms):
            return f"JSON array of [codes](vocabulary.md#{_anchor(terms)})"
        case other:
            return next((name for kind, name in _PLAIN.items() if isinstance(other, kind)), "text")


_PLAIN: dict[type, str] = {Names: "JSON array", Edtf: "EDTF", Integer: "integer", Date: "date"}


def json_schema() -> str:
    """The JSON Schema of a restriction."""
    return json.dumps(schemas.json_schema(), ensure_ascii=False, indent=2)


PAGES: dict[str, Callable[[], str]] = {
    "reference/api.md": names_page,
    "reference/cli.md": commands_page,
    "reference/database.md": database_page,
    "reference/restriction.schema.json": json_schema,
    "reference/vocabulary.md": vocabulary_page,
}


def main() -> None:
    """Write the pages, or with `--check` only compare them."""
    parser = argparse.ArgumentParser(description="Write the reference pages that are generated from the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is stale")
    check = parser.parse_args().check
    written = {path: render() for path, render in PAGES.items()} | notebook_pages(DOCS)
    files = {DOCS / path: _encoded(content) for path, content in written.items()}
    left_over = [path for path in DOCS.glob("notebooks/figures/*") if path not in files]
    stale = {path: content for path, content in files.items() if not path.exists() or path.read_bytes() != content}
    if check and (stale or left_over):
        names = ", ".join(path.relative_to(DOCS).as_posix() for path in (*stale, *left_over))
        parser.exit(1, f"stale: {names}; run python docs/generate.py\n")
    for path, content in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for path in left_over:
        path.unlink()


def _encoded(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else f"{content.rstrip()}\n".encode()


if __name__ == "__main__":
    main()
