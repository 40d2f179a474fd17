"""The JSON Schema of one restriction as it is exported (JSON Schema 2020-12)."""

from typing import Any

from policytrack import model
from policytrack.dates import Certainty
from policytrack.meanings import meanings, sentence
from policytrack.model import Restriction
from policytrack.vocabulary import Status

__all__ = ["json_schema"]


def json_schema() -> dict[str, Any]:
    """What a line of `policytrack export --format jsonl` satisfies.

    Example:
        >>> json_schema()["properties"]["measure"]["$ref"]
        '#/$defs/Measure'
    """
    schema = Restriction.model_json_schema(mode="serialization")
    schema["$defs"] = {name: _described(name, one) for name, one in schema["$defs"].items()}
    derived = {
        "status": {
            "description": "The status on the day of the export, derived from the events.",
            "enum": [one.value for one in Status],
        },
        "in_force": {
            "description": "Whether it is in force on that day.",
            "enum": [one.value for one in Certainty],
        },
        "above": {
            "description": "Who stands above: those that the actor is part of, and the makers of the target.",
            "type": "object",
            "properties": {
                "actors": {"type": "array", "items": {"$ref": "#/$defs/Actor"}},
                "targets": {"type": "array", "items": {"$ref": "#/$defs/Target"}},
            },
            "required": ["actors", "targets"],
            "additionalProperties": False,
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:policytrack:schema:restriction",
        **_described("Restriction", {**schema, "properties": schema["properties"] | derived}),
    }


def _described(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a record with the meaning of each field at that field, instead of all in one text."""
    kind = getattr(model, name, None)
    if kind is None:
        return schema
    said = meanings(kind)
    fields = {
        field: {**one, "description": said[field]} if field in said else one
        for field, one in schema["properties"].items()
    }
    return {**schema, "description": sentence(kind), "properties": fields}
