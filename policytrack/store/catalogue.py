"""What a database holds besides restrictions: actors, targets, articles and the texts that were kept."""

import json
from collections.abc import Iterable
from typing import TypeAlias, TypeVar

from sqlalchemy import Engine, select

from policytrack.model import Actor, Article, Target
from policytrack.store.connection import reading
from policytrack.tables import metadata

__all__ = ["Database", "described", "ids", "texts"]

Database: TypeAlias = Engine
"""A database as those who only hand it on see it."""

_DescribedT = TypeVar("_DescribedT", Actor, Target, Article)


def described(engine: Engine, kind: type[_DescribedT]) -> tuple[_DescribedT, ...]:
    """All actors, targets or articles, in the order of their ids."""
    table = metadata.tables[kind.__name__.lower()]
    with reading(engine) as connection:
        rows = connection.execute(select(table).order_by(table.c.id)).mappings()
        return tuple(kind.trusted({name: row[name] for name in kind.model_fields}) for row in rows)


def ids(engine: Engine) -> list[str]:
    """The ids of all restrictions."""
    with reading(engine) as connection:
        return list(connection.exec_driver_sql("SELECT id FROM restriction ORDER BY id").scalars())


def texts(engine: Engine, articles: Iterable[str]) -> dict[str, str]:
    """The texts that the database keeps of these articles, by their ids."""
    with reading(engine) as connection:
        found = connection.exec_driver_sql(
            "SELECT article, text FROM article_text WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article",
            (json.dumps(sorted(articles)),),
        )
        return {row[0]: row[1] for row in found}
