"""The reference of the Python interface: public names with their signatures and docstrings, which griffe reads."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from importlib import import_module

import griffe
from cells import cell, code

import policytrack
from policytrack.meanings import meanings

__all__ = ["names_page"]

_LONGEST = 100
"""A longer signature is broken, with a parameter on each line."""

_INTRO = """\
# Python

What `import policytrack as pt` offers, and what else of the package has a use of its own. Names that are not here may
change with any version. Every example is run by the tests.

All records are frozen pydantic models: they are validated when they are made, compare by value and have `model_dump`,
`model_copy` and the rest of pydantic's methods, which are not repeated here.
"""

_SECTIONS: dict[str, tuple[str, ...]] = {
    "Opening and asking": ("open", "Tracker", "tracker.filters.Filters"),
    "Answers": ("Results", "results.Reason", "questions.Answer", "verdicts.Ruling", "verdicts.Rulings"),
    "Records": (
        "Restriction",
        "Actor",
        "Target",
        "Event",
        "Scope",
        "Reach",
        "Exemption",
        "Rationale",
        "Relation",
        "Evidence",
        "Article",
    ),
    "Days": ("UncertainDate", "Certainty"),
    "Reading articles": ("read", "Reading", "Reader", "Draft", "Known", "passages.Passage", "passages.locate"),
    "Reviewing": ("review.Review", "review.Candidate"),
    "Charts": ("plots.timeline", "plots.map", "plots.matrix", "plots.network", "plots.reasons", "plots.Figure"),
    "Comparing": ("changes.compare", "changes.Changes", "conflicts.conflicts", "conflicts.Conflict", "Query"),
    "Places": ("places.resolve", "places.find", "places.get", "places.contains", "places.members", "places.Place"),
    "The strictness index": ("strictness.Strictness", "strictness.Component"),
    "Errors": (
        "PolicytrackError",
        *(
            f"errors.{name}" if name not in policytrack.__all__ else name
            for name in import_module("policytrack.errors").__all__
            if name != "PolicytrackError"
        ),
    ),
}


def names_page() -> str:
    """Describe every public name.

    Raises:
        ValueError: A public name has no section.
    """
    told = {path for paths in _SECTIONS.values() for path in paths}
    if untold := sorted(set(policytrack.__all__) - told - {"__version__"}):
        raise ValueError(f"docs/python_names.py: no section has {', '.join(untold)}")
    package = griffe.load("policytrack", docstring_parser="google", resolve_aliases=True)
    parts = [_INTRO]
    for title, paths in _SECTIONS.items():
        names = ", ".join(f"[`{_last(path)}`](#{_last(path).lower()})" for path in paths)
        parts.append(f"- [{title}](#{title.lower().replace(' ', '-')}): {names}")
    for title, paths in _SECTIONS.items():
        parts.append(f"\n## {title}")
        for path in paths:
            parts.extend(_described(package, path))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(parts))


def _described(package: griffe.Object | griffe.Alias, path: str) -> Iterator[str]:
    module, _, name = f"policytrack.{path}".rpartition(".")
    thing = getattr(import_module(module), name)
    shown = f"from {module} import {name}" if module != "policytrack" else f"pt.{name}"
    yield f"\n### {name}\n\n`{shown}`\n"
    # Where it is defined, as a module and what it holds may have the same name.
    one = package[f"{thing.__module__}.{thing.__qualname__}".removeprefix("policytrack.")]
    match one:
        case griffe.Function():
            yield from _function(one)
        case griffe.Class():
            yield from _class(one, thing)


def _function(one: griffe.Function) -> Iterator[str]:
    yield _code("py", _signature(one))
    yield from _docstring(one)


def _class(one: griffe.Class, kind: type) -> Iterator[str]:
    yield from _docstring(one)
    if issubclass(kind, Exception):
        yield f"Bases: {', '.join(f'`{base.__name__}`' for base in kind.__bases__)}.\n"
    if issubclass(kind, Enum):
        yield f"Values: {', '.join(f'`{member.value}`' for member in kind)}.\n"
    members, known = list(_members(one)), meanings(kind)
    rows = [row for member in members if isinstance(member, griffe.Attribute) and (row := _attribute(member, known))]
    if rows:
        yield "\n".join(["| attribute | type | meaning |", "| --- | --- | --- |", *rows, ""])
    for member in members:
        if isinstance(member, griffe.Function):
            yield f"\n#### {one.name}.{member.name}\n"
            yield from _function(member)


def _members(one: griffe.Class) -> Iterator[griffe.Object]:
    for name, member in one.all_members.items():
        if not name.startswith("_"):
            yield member.final_target if isinstance(member, griffe.Alias) else member


def _attribute(one: griffe.Attribute, known: Mapping[str, str]) -> str | None:
    """A row of the table, or None for what is no field, such as a value of an enumeration."""
    if one.annotation is None or one.name == "model_config":
        return None
    meaning = one.docstring.value.partition("\n")[0] if one.docstring else known.get(one.name, "")
    return f"| `{one.name}` | {code(_type(one.annotation))} | {cell(meaning)} |"


def _signature(one: griffe.Function) -> str:
    parameters = [part for part in _parameters(one) if part not in {"self", "cls"}]
    returns = f" -> {_type(one.returns)}" if one.returns else ""
    whole = f"{one.name}({', '.join(parameters)}){returns}"
    if len(whole) <= _LONGEST:
        return whole
    return "\n".join([f"{one.name}(", *(f"    {part}," for part in parameters), f"){returns}"])


def _parameters(one: griffe.Function) -> Iterator[str]:
    before: griffe.ParameterKind | None = None
    for each in one.parameters:
        kind = each.kind
        if before is griffe.ParameterKind.positional_only and kind is not before:
            yield "/"
        if kind is griffe.ParameterKind.keyword_only and before not in {kind, griffe.ParameterKind.var_positional}:
            yield "*"
        before = kind
        default = "" if each.default is None or kind in _STARS else f" = {_shown(each.default)}"
        yield f"{_STARS.get(kind, '')}{each.name}{f': {_type(each.annotation)}' if each.annotation else ''}{default}"
    if before is griffe.ParameterKind.positional_only:
        yield "/"


_STARS = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}


def _shown(default: str | griffe.Expr) -> str:
    # A private name would tell nothing.
    return "..." if str(default).startswith("_") else str(default)


def _type(annotation: str | griffe.Expr | None) -> str:
    """A type as it is written, without what only pydantic is told."""
    if isinstance(annotation, griffe.ExprSubscript) and str(annotation.left) == "Annotated":
        return str(annotation.slice.elements[0]) if isinstance(annotation.slice, griffe.ExprTuple) else ""
    return str(annotation or "").replace('"', "")


def _docstring(one: griffe.Object) -> Iterator[str]:
    for section in one.docstring.parsed if one.docstring else ():
        yield from _part(section)


def _part(section: griffe.DocstringSection) -> Iterator[str]:
    match section:
        case griffe.DocstringSectionText():
            yield from _prose(section.value)
        case griffe.DocstringSectionAdmonition():
            yield from _prose(section.value.contents)
        case griffe.DocstringSectionParameters():
            yield "\n".join([*(f"- `{item.name}`: {_line(item.description)}" for item in section.value), ""])
        case griffe.DocstringSectionReturns():
            yield f"Returns: {' '.join(_line(item.description) for item in section.value)}\n"
        case griffe.DocstringSectionRaises():
            errors = (f"- `{item.annotation}`: {_line(item.description)}" for item in section.value)
            yield "\n".join(["Raises:\n", *errors, ""])


def _prose(text: str) -> Iterator[str]:
    """Paragraphs, with the examples among them as code."""
    for paragraph in text.split("\n\n"):
        yield _code("pycon", paragraph) if paragraph.lstrip().startswith(">>>") else f"{paragraph}\n"


def _code(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```\n"


def _line(text: str) -> str:
    return " ".join(text.split())


def _last(path: str) -> str:
    return path.rpartition(".")[2]
