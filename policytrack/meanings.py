"""What the docstrings of a class say of its fields, so that a meaning is written once and shown everywhere."""

import inspect
import re

__all__ = ["meanings", "sentence"]


def meanings(kind: type) -> dict[str, str]:
    """What the docstrings of a class, and of those that it inherits, say of each attribute.

    >>> from policytrack.model import Event
    >>> meanings(Event)["kind"]
    'What happened.'
    """
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        _, _, attributes = (inspect.getdoc(base) or "").partition("Attributes:\n")
        attributes = re.split(r"\n\S", attributes)[0]
        for name, meaning in re.findall(r"^    (\w+): ((?:.|\n     )*)", attributes, flags=re.MULTILINE):
            found[name] = " ".join(meaning.split())
    return found


def sentence(kind: type) -> str:
    """The first line of the docstring of a class."""
    return (inspect.getdoc(kind) or "").partition("\n")[0]
