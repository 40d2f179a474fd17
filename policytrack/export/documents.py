"""Restrictions as JSON: each complete, with those that its actor is part of and who makes its target."""

import json as json_
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policytrack.export.formats import Export

__all__ = ["documents", "json", "jsonl"]


def documents(what: "Export") -> Iterator[dict[str, Any]]:
    """Each restriction as plain JSON values, so complete that an empty database can take it.

    `above` is there only where something stands above: the actors that its actor is part of, the makers of its target.
    """
    for one, actors, targets in what.collection.above():
        above = {
            name: [each.model_dump(mode="json") for each in those]
            for name, those in (("actors", actors), ("targets", targets))
        }
        whole = one.to_dict(what.query.day, what.query.known)
        yield whole | ({"above": above} if actors or targets else {})


def jsonl(what: "Export") -> Iterator[str]:
    """One object a line."""
    for one in documents(what):
        yield json_.dumps(one, ensure_ascii=False) + "\n"


def json(what: "Export") -> Iterator[str]:
    """One array."""
    yield json_.dumps(list(documents(what)), ensure_ascii=False, indent=2) + "\n"
