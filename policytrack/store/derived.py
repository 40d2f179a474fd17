"""What a database derives from its tables: the flat view and full-text search, made anew whenever they may be stale."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection

__all__ = ["OVERVIEW", "drop", "make", "without_indexes"]


def _listed(values: str) -> str:
    """A JSON array of the different values that a subquery gives as `v`."""
    return f"(SELECT json_group_array(v) FROM (SELECT DISTINCT {values} ORDER BY v))"  # noqa: S608 - parts of ours


def _scope_terms(name: str) -> str:
    return _listed(f"j.value AS v FROM scope s, json_each(s.{name}) j WHERE s.restriction_key = r.key")


_TODAY = "date('now', 'localtime')"
_STANDING_TODAY = (
    "FROM standing s WHERE s.restriction_key = r.key AND s.known_until = '9999-12-31'"
    f" AND s.on_from <= {_TODAY} AND s.on_until > {_TODAY}"
)
_IN_FORCE = "CASE WHEN s.status = 'in_force' THEN 'certain' WHEN instr(s.possible, '\"in_force\"') THEN 'possible' END"
_COLUMNS: Mapping[str, tuple[str, str]] = {
    "id": ("r.id", "The id of the restriction."),
    "actor_id": ("r.actor_id", "The id of the actor."),
    "actor": ("a.name", "Its name."),
    "actor_kind": ("a.kind", "What sort of body it is."),
    "actor_place": ("a.place", "The code of the place it belongs to."),
    "target_id": ("r.target_id", "The id of the target."),
    "target": ("t.name", "Its name."),
    "target_kind": ("t.kind", "What sort of thing it is."),
    "maker": ("t.maker", "The id of the target that makes it."),
    "origin": ("t.origin", "The code of the country it comes from."),
    "measure": ("r.measure", "What is done."),
    "strength": ("r.strength", "How much of what the actor controls it covers."),
    "status_today": (
        f"coalesce((SELECT s.status {_STANDING_TODAY}), 'no_event')",
        "The status on the day on which you look, by all that is recorded.",
    ),
    "in_force_today": (
        f"coalesce((SELECT {_IN_FORCE} {_STANDING_TODAY}), 'no')",
        "Whether it is in force on that day: certain, possible (its dates leave it open) or no.",
    ),
    "places": (
        _listed("p.place AS v FROM restriction_place p WHERE p.restriction_key = r.key"),
        "The codes of the places in which it applies, as a JSON array.",
    ),
    "audience": (_scope_terms("audience"), "Who is bound, in any of its scopes, as a JSON array."),
    "setting": (_scope_terms("setting"), "On what, in any of its scopes, as a JSON array."),
    "surface": (_scope_terms("surface"), "By which way of reaching the target, in any of its scopes, as a JSON array."),
    "rationales": (
        _listed("c.category AS v FROM rationale c WHERE c.restriction_key = r.key"),
        "The categories of its reasons, as a JSON array.",
    ),
    "first_earliest": (
        "(SELECT min(e.earliest) FROM event e WHERE e.restriction_key = r.key)",
        "The first day on which any of its events can lie.",
    ),
    "last_latest": (
        "(SELECT max(e.latest) FROM event e WHERE e.restriction_key = r.key)",
        "The last day on which any of its events can lie.",
    ),
    "articles": (
        _listed("v.article AS v FROM evidence v WHERE v.restriction_key = r.key"),
        "The ids of the articles that its evidence points into, as a JSON array.",
    ),
    "summary": ("r.summary", "What it is, in our own words."),
    "review": ("r.review", "Who has looked at this record."),
    "key": ("r.key", "The key of the restriction, which full-text search and the other tables refer to."),
}
OVERVIEW: Mapping[str, str] = {name: meaning for name, (_, meaning) in _COLUMNS.items()}
"""The columns of the view `restriction_overview`, and what they mean."""


def make(connection: Connection) -> None:
    """Make all that is derived, for tables that have none of it."""
    _execute(connection, (_create_overview(), *_create_search(), *_create_append_only()))


def drop(connection: Connection) -> None:
    """Take away all that is derived, as it would stand in the way of a change of the tables."""
    _execute(connection, ("DROP VIEW IF EXISTS restriction_overview", *_drop_search(), *_drop_append_only()))


@contextmanager
def without_indexes(connection: Connection) -> Iterator[None]:
    """A while without indexes and full-text search, in which many rows are added faster; then they are made anew."""
    indexes = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).all()
    _execute(connection, (*_drop_search(), *(f"DROP INDEX {index.name}" for index in indexes)))
    yield
    _execute(connection, (*(index.sql for index in indexes), *_create_search()))


def _execute(connection: Connection, statements: tuple[str, ...]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


def _create_overview() -> str:
    columns = ",\n  ".join(f"{expression} AS {name}" for name, (expression, _) in _COLUMNS.items())
    return (
        f"CREATE VIEW restriction_overview AS SELECT\n  {columns}\nFROM restriction r"
        " JOIN actor a ON a.id = r.actor_id JOIN target t ON t.id = r.target_id"
    )


def _drop_search() -> Iterator[str]:
    for name in ("insert", "update", "delete"):
        yield f"DROP TRIGGER IF EXISTS restriction_fts_{name}"
    yield "DROP TABLE IF EXISTS restriction_fts"


def _create_search() -> Iterator[str]:
    # Datasette finds the index of a table by its content option, and only in double quotes.
    yield (
        'CREATE VIRTUAL TABLE restriction_fts USING fts5(names, summary, statements, content="restriction",'
        " content_rowid=\"key\", tokenize='unicode61 remove_diacritics 2')"
    )
    add = (
        "INSERT INTO restriction_fts(rowid, names, summary, statements)"
        " VALUES (new.key, new.names, new.summary, new.statements)"
    )
    take = (
        "INSERT INTO restriction_fts(restriction_fts, rowid, names, summary, statements)"
        " VALUES ('delete', old.key, old.names, old.summary, old.statements)"
    )
    yield "INSERT INTO restriction_fts(restriction_fts) VALUES ('rebuild')"
    yield f"CREATE TRIGGER restriction_fts_insert AFTER INSERT ON restriction BEGIN {add}; END"
    yield f"CREATE TRIGGER restriction_fts_delete AFTER DELETE ON restriction BEGIN {take}; END"
    yield f"CREATE TRIGGER restriction_fts_update AFTER UPDATE ON restriction BEGIN {take}; {add}; END"


def _create_append_only() -> Iterator[str]:
    for verb in ("update", "delete"):
        yield (
            f"CREATE TRIGGER decision_append_only_{verb} BEFORE {verb} ON decision"
            " BEGIN SELECT RAISE(ABORT, 'decisions are appended, never changed or deleted'); END"
        )


def _drop_append_only() -> Iterator[str]:
    for verb in ("update", "delete"):
        yield f"DROP TRIGGER IF EXISTS decision_append_only_{verb}"
