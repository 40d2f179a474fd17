"""Amending a candidate by hand: as a document in an editor, or field by field."""

import os
import shlex
import subprocess
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policytrack import places
from policytrack.errors import InvalidRecordError, PolicytrackError, ReviewError
from policytrack.joining import KEYS
from policytrack.review import Candidate
from policytrack.seeds import document
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    EventKind,
    Measure,
    RationaleCategory,
    Setting,
    Strength,
    Surface,
    TargetKind,
    Term,
)

__all__ = ["Field", "as_toml", "draft_of", "edited", "fields", "kept", "of_toml", "removed", "with_value"]

Draft = dict[str, Any]
"""The fields of a candidate that can be amended, in the shape that `Review.amend` takes."""

_TERMS: Mapping[str, type[Term]] = {
    "measure": Measure,
    "strength": Strength,
    "kind": EventKind,
    "category": RationaleCategory,
}
_LISTS: Mapping[str, type[Term]] = {"audience": Audience, "setting": Setting, "surface": Surface}
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "events": ("kind", "date", "note", "passage"),
    "scopes": ("place", "audience", "setting", "surface", "condition", "passage"),
    "exemptions": ("condition", "until", "passage"),
    "rationales": ("category", "statement", "attributed_to", "passage"),
}
_DESCRIBED: Mapping[str, tuple[str, ...]] = {"actor": ("name", "kind", "place"), "target": ("name", "kind", "maker")}
_KINDS: Mapping[str, type[Term]] = {"actor": ActorKind, "target": TargetKind}
_SINGULAR = {"events": "event", "scopes": "scope", "exemptions": "except", "rationales": "reason"}
_CANNOT_BE_EMPTY = {
    *("actor", "target", "measure", "strength", "summary"),
    *("actor name", "actor kind", "target name", "target kind"),
}
_HEAD = """\
Candidate {number}, {restriction}, from {article}.
Change what is wrong, save and close; what is not changed stays as it was read.
Where a quote of the evidence is changed, its position is looked up in the text: it has to stand there, and once.
An actor or target that is known can be named by its id alone: actor = "us-tx".
"""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be changed by itself.

    Attributes:
        label: What it is called.
        path: Where it stands in the draft.
        value: Its value, as a person would write it.
    """

    label: str
    path: tuple[str | int, ...]
    value: str


def draft_of(one: Candidate) -> Draft:
    """A candidate as what can be amended of it: each piece of evidence with its passage, who is recorded by the id."""
    record = one.restriction.unquoted().model_dump(mode="json", exclude={"articles", "review", "id"})
    for kind, known in (("actor", one.actor), ("target", one.target)):
        if known and record[kind] == known.model_dump(mode="json"):
            record[kind] = known.id
    for name in KEYS:
        for part in record[name]:
            for piece in part["evidence"]:
                piece["quote"] = one.text[piece["start"] : piece["end"]]
    return record


def as_toml(one: Candidate, draft: Draft) -> str:
    """A draft as a TOML document to edit."""
    return document(draft, _HEAD.format(number=one.number, restriction=one.id, article=one.article.id))


def of_toml(text: str) -> Draft:
    """The draft that a TOML document holds.

    Raises:
        InvalidRecordError: It is not TOML.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidRecordError(f"this is not TOML: {error}") from error
    for name in KEYS:
        found.setdefault(name, [])
    return found


def kept(text: str, number: int) -> Path:
    """The file in which an amendment of a candidate is kept until somebody takes it."""
    file = Path(tempfile.mkdtemp(prefix="policytrack-")) / f"candidate-{number}.toml"
    file.write_text(text, "utf-8")
    return file


def edited(
    text: str, number: int, check: Callable[[str], None], again: Callable[[Exception, Path], bool]
) -> str | None:
    """A text as somebody left it in their editor, or None if they gave up.

    Args:
        text: What is edited.
        number: The number of the candidate, which the file is called by.
        check: What the result has to pass; raises an error of ours if it does not.
        again: Asked with the error and the file whether to go on editing; if not, the file is left where it is.

    Raises:
        ReviewError: There is no editor, or it failed.
    """
    file = kept(text, number)
    while True:
        _run_editor(file)
        try:
            result = _left_in(file)
            check(result)
        except PolicytrackError as error:
            if again(error, file):
                continue
            return None
        file.unlink()
        file.parent.rmdir()
        return result


def _left_in(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidRecordError(f"the editor left no text in UTF-8 in {file}") from error
    except FileNotFoundError:
        raise InvalidRecordError(f"the editor left no file {file}") from None


def _run_editor(file: Path) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise ReviewError("no editor is named: set EDITOR, or amend field by field")
    try:
        done = subprocess.run([*shlex.split(editor), str(file)], check=False)  # noqa: S603 - the user's own editor
    except OSError as error:
        raise ReviewError(f"{editor}: this editor cannot be started: {error.strerror}") from error
    if done.returncode:
        raise ReviewError(f"{editor}: the editor ended with status {done.returncode}; {file} has what it left")


def fields(draft: Draft) -> Iterator[Field]:
    """The fields of a draft that can be changed one by one, in the order in which they are shown."""
    for name in ("actor", "target", "measure", "strength", "summary"):
        value = draft[name]
        yield Field(name, (name,), value.get("id", "") if isinstance(value, dict) else str(value))
        if isinstance(value, dict):
            for field in _DESCRIBED[name]:
                yield Field(f"{name} {field}", (name, field), str(value.get(field) or ""))
    for name, parts in _FIELDS.items():
        for number, part in enumerate(draft[name]):
            for field in parts:
                yield Field(f"{_SINGULAR[name]} {number + 1} {field}", (name, number, field), _shown(part, field))


def with_value(draft: Draft, field: Field, value: str) -> Draft:
    """The draft with another value in a field, as a person writes it: names of terms and places are understood.

    Raises:
        UnknownNameError: The list has no such term, or there is no such place.
        AmbiguousNameError: It may mean several.
    """
    changed = deepcopy(draft)
    name = str(field.path[-1])
    *way, _ = field.path
    inner: Any = changed
    for step in way:
        inner = inner[step]
    if way and way[0] in _KINDS and name == "kind":
        inner[name] = _KINDS[str(way[0])].named(value).code
    else:
        inner["evidence" if name == "passage" else name] = _meant(name, value)
    return changed


def removed(draft: Draft, field: Field) -> Draft:
    """The draft without the value of a field or, where the field makes the part what it is, without the whole part.

    Raises:
        ReviewError: It cannot be without it.
    """
    if field.label in _CANNOT_BE_EMPTY:
        raise ReviewError(f"{field.label}: a restriction has one: give another value, or reject the candidate")
    changed = deepcopy(draft)
    if field.path[0] in _DESCRIBED:
        kind, said = field.path
        changed[str(kind)][said] = None
        return changed
    name, number, inner = field.path
    parts: Any = changed[str(name)]
    if inner in {"kind", "category", "statement", "passage"}:
        del parts[number]
    else:
        parts[number][inner] = ["unspecified"] if inner in _LISTS else None
    return changed


def _meant(name: str, value: str) -> object:
    if name in _TERMS:
        return _TERMS[name].named(value).code
    if name in _LISTS:
        return [_LISTS[name].named(one).code for one in value.split(",") if one.strip()]
    if name == "place":
        return places.resolve(value).code
    if name == "passage":
        return [{"quote": value}]
    return value


def _shown(part: Mapping[str, Any], field: str) -> str:
    if field == "passage":
        return " / ".join(piece.get("quote", "") for piece in part["evidence"])
    value = part[field]
    return ", ".join(value) if isinstance(value, list) else str(value or "")
