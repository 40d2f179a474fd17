"""Amending a candidate: what a reviewer changes is put in its place and validated again, evidence and all.

Changes are in the shape of `Restriction.to_dict`, with two things made easier for people: an actor or target may be
named by its id or name, and evidence may be given as a quote alone, whose position and digest are then looked up in the
text.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from policytrack.errors import InvalidRecordError, PassageError
from policytrack.joining import KEYS
from policytrack.model import Restriction, faults, values
from policytrack.passages import Passage, digest, locate, verify
from policytrack.reading.gate import summary_of
from policytrack.reading.quotes import find_quote
from policytrack.reading.rules.details.motives import statement_of

__all__ = ["AMENDABLE", "Lookup", "amended"]

AMENDABLE = ("id", "actor", "target", "measure", "strength", "summary", *KEYS)
"""The fields that a reviewer can change; who has looked at a record follows from the decisions."""

Lookup = Callable[[str, str], Mapping[str, Any]]
"""What describes an actor or target ("actor", "target"), by its id; raises UnknownNameError."""


def amended(one: Restriction, changes: Mapping[str, Any], text: str, lookup: Lookup) -> Restriction:
    """A candidate with some fields changed.

    Args:
        one: The candidate, all of whose evidence is from one article.
        changes: The fields that change, with their new values; a list replaces the whole list.
        text: The text of the article.
        lookup: Where actors and targets are found by their ids.

    Raises:
        InvalidRecordError: A field cannot be changed, or its new value breaks a rule; the message names the field.
        PassageError: A passage does not stand in the text, or a quote stands there more than once.
        UnknownNameError: No actor or target has such an id.
    """
    unknown = sorted(set(changes) - set(AMENDABLE))
    if unknown:
        raise InvalidRecordError(f"{unknown[0]}: this field cannot be amended: change {', '.join(AMENDABLE)}")
    made = {**one.unquoted().model_dump(mode="json"), **changes}
    made["rationales"] = _reasons(made["rationales"], one)
    for kind in ("actor", "target"):
        if isinstance(made[kind], str):
            made[kind] = lookup(kind, made[kind])
    triple = "/".join(str(part) for part in (_id(made["actor"]), _id(made["target"]), made["measure"]))
    if "id" not in changes and triple != f"{one.actor.id}/{one.target.id}/{one.measure}":
        made["id"] = triple
    article = one.articles[0]
    for name in KEYS:
        made[name] = _located(name, made[name], text, article.id)
    try:
        found = Restriction.model_validate({**made, "articles": one.articles})
    except ValidationError as error:
        raise InvalidRecordError(faults(error)) from error
    _verify(found, text, article.id)
    return _told_anew(found, one)


def _told_anew(amended: Restriction, one: Restriction) -> Restriction:
    """The amended candidate with a summary of its own, if that of the reader tells of another measure or step."""
    told = [(each.actor.id, each.target.id, each.measure, _steps(each)) for each in (amended, one)]
    if amended.summary != one.summary or told[0] == told[1]:
        return amended
    summary = summary_of(amended.actor, amended.target, amended.measure)
    return Restriction.trusted({**values(amended), "summary": summary})


def _steps(one: Restriction) -> list[str]:
    return [str(event.kind) for event in one.events]


def _reasons(reasons: object, one: Restriction) -> object:
    """The reasons, whose statement goes with the category where the reader only put its category into a sentence."""
    if not isinstance(reasons, list | tuple):
        return reasons
    plain = {statement_of(each.category): str(each.category) for each in one.rationales}
    return [_reason(each, plain) for each in reasons]


def _reason(reason: object, plain: Mapping[str, str]) -> object:
    if not isinstance(reason, Mapping):
        return reason
    category, statement = reason.get("category"), reason.get("statement")
    if not isinstance(category, str) or not isinstance(statement, str) or plain.get(statement, category) == category:
        return reason
    return {**reason, "statement": statement_of(category)}


def _id(described: object) -> object:
    return described.get("id") if isinstance(described, Mapping) else getattr(described, "id", described)


def _located(name: str, parts: object, text: str, article: str) -> object:
    """The parts, with the evidence that is only quoted found in the text; anything else is left to validation."""
    if not isinstance(parts, list | tuple):
        return parts
    return [
        {**part, "evidence": [_piece(f"{name}[{number}]", each, text, article) for each in part["evidence"]]}
        if isinstance(part, Mapping) and isinstance(part.get("evidence"), list | tuple)
        else part
        for number, part in enumerate(parts)
    ]


def _piece(where: str, piece: object, text: str, article: str) -> object:
    if not isinstance(piece, Mapping):
        return piece
    said = {"article": article, **piece}
    quote = said.pop("quote", None)
    if quote is None or _stands(quote, said, text):
        return said
    if not isinstance(quote, str):
        return piece
    try:
        found = _place(text, quote)
    except PassageError as error:
        raise PassageError(f"{where}: {error}") from error
    return {**said, "start": found.start, "end": found.end, "digest": found.digest}


def _place(text: str, quote: str) -> Passage:
    """Where a quote stands, also if it was copied from a screen with other breaks of lines or quotation marks.

    Raises:
        PassageError: It does not stand there, or more than once.
    """
    try:
        return locate(text, quote)
    except PassageError:
        if quote in text:
            raise
        try:
            span = find_quote(text, quote)
        except PassageError:
            pass
        else:
            return Passage(span.start, span.end, digest(text[span.start : span.end]))
        raise


def _stands(quote: str, piece: Mapping[str, Any], text: str) -> bool:
    """Whether a quote is what stands at the position that is given with it; if not, the quote is what is meant."""
    start, end = piece.get("start"), piece.get("end")
    return isinstance(start, int) and isinstance(end, int) and text[start:end] == quote


def _verify(one: Restriction, text: str, article: str) -> None:
    for where, piece in one.evidence():
        if piece.article != article:
            raise PassageError(f"{where}: the evidence of a candidate is from {article}, not from {piece.article}")
        try:
            verify(text, piece.passage)
        except PassageError as error:
            raise PassageError(f"{where}: {error}") from error
