"""Records out of rows: the texts of a mapping with the values of a row in the place of its braces."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from policytrack.imports.mapping import Fields, Part
from policytrack.imports.values import CellError, Value

__all__ = ["Values", "filled", "parts", "slug"]

Values: TypeAlias = Mapping[str, tuple[Value, ...]]
"""What each column of a row means."""
_PLACEHOLDER = re.compile(r"\{([^{}.]+)(?:\.([^{}]+))?\}")
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def filled(fields: Fields, values: Values) -> dict[str, Any]:
    """The fields of a record; one whose only column is empty is left out.

    Raises:
        CellError: A column that stands among other words is empty, or has no field of that name.
    """
    found = {name: _fill(value, values) for name, value in fields.items()}
    return {name: value for name, value in found.items() if value is not None}


def parts(part: Part, values: Values) -> Iterator[dict[str, Any]]:
    """The fields of each record that a part of a mapping makes of a row: of none, one, or each of several values."""
    if part.if_ is not None and not _says(values, part.if_):
        return
    if part.unless is not None and _says(values, part.unless):
        return
    if part.each is None:
        yield filled(part.fields, values)
        return
    for one in values[part.each]:
        if one.text is not None:
            yield filled(part.fields, {**values, part.each: (one,)})


def slug(text: str) -> str:
    """A readable id made of a text.

    >>> slug("St. Louis, Missouri")
    'st-louis-missouri'
    """
    return _NO_SLUG.sub("-", text.casefold()).strip("-")


def _says(values: Values, column: str) -> bool:
    return values[column][0].text is not None


def _fill(value: object, values: Values) -> object:
    if isinstance(value, dict):
        return filled(value, values)
    if isinstance(value, list):
        return [one for each in value for one in _listed(_fill(each, values))]
    if not isinstance(value, str):
        return value
    alone = _PLACEHOLDER.fullmatch(value)
    if alone is not None:
        found = [_named(one, alone[2], alone[1]) for one in values[alone[1]]]
        return found[0] if len(found) == 1 else found
    return _PLACEHOLDER.sub(lambda match: _word(values, match[1], match[2]), value)


def _listed(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _word(values: Values, column: str, name: str | None) -> str:
    found = [_named(one, name, column) for one in values[column]]
    if None in found:
        raise CellError(f"{column}: it is empty, and the mapping writes it among other words")
    return ", ".join(map(str, found))


def _named(value: Value, name: str | None, column: str) -> str | None:
    if name is None or value.text is None:
        return value.text
    if name not in value.fields:
        raise CellError(f'{column}: "{value.text}" has no field "{name}" in the mapping')
    return value.fields[name]
