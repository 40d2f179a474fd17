"""Articles with the records that a careful reader finds in them: what reading is measured with.

Two forms are read. Ours is a pair of files, NAME.txt and NAME.toml, with the names that several articles share in
names.toml beside the sets (tests/cases/reading/README.md describes it). The other is pairs of NAME.txt and NAME.json.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

__all__ = ["SETS", "AnnotatedArticle", "AnnotatedRecord", "AnnotationError", "Measure", "Rationale", "Span", "load"]

_CASES = Path(__file__).parents[1] / "cases" / "reading"
SETS = {name: _CASES / name for name in ("development", "kept_aside", "unseen")}
"""The folders of our own articles: those a reader is written with, and those it is only measured with."""

ActorKind = Literal[
    "country",
    "subdivision",
    "city",
    "government_body",
    "legislature",
    "court",
    "supranational",
    "company",
    "school",
    "organisation",
]
Measure = Literal[
    "use_ban",
    "access_block",
    "app_store_removal",
    "procurement_ban",
    "data_processing_ban",
    "export_control",
    "advisory",
    "terms_restriction",
    "sale_or_equipment_ban",
    "other_restriction",
]
Status = Literal["in_force", "announced", "under_consideration", "lifted", "suspended", "denied"]
Rationale = Literal[
    "national_security",
    "foreign_government_access",
    "data_privacy",
    "data_security",
    "disinformation_or_propaganda",
    "content_morality_or_youth",
    "election_or_public_order",
    "legal_noncompliance",
    "ip_protection",
    "safety_or_accuracy",
    "human_rights",
    "economic_or_trade",
    "other",
]
_CODED = {"country", "subdivision"}
NOWHERE = "none"
"""The territory of a record whose actor belongs to a place, but whose measure applies to no place that has a code."""


class AnnotationError(ValueError):
    """An annotated article cannot be used; the message names the file and what to mend."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(_Strict):
    """A place in the text: code points from `start` up to `end`."""

    start: int
    end: int


class AnnotatedRecord(_Strict):
    """One restriction that the text states; the `*_alt` values are as right as the ones they stand beside."""

    actor: str
    actor_alt: tuple[str, ...] = ()
    actor_code: str | None = None
    actor_kind: ActorKind
    subject: str
    subject_alt: tuple[str, ...] = ()
    measure: Measure
    measure_alt: tuple[Measure, ...] = ()
    status: Status
    status_alt: tuple[Status, ...] = ()
    audience: str | None = None
    setting: str | None = None
    territory: str | None = None
    territories: tuple[str, ...] | None = None
    rationales: tuple[Rationale, ...] = ()
    rationales_alt: tuple[Rationale, ...] = ()
    evidence: tuple[Span, ...]
    optional: bool = False
    note: str | None = None

    def __str__(self) -> str:
        """Who, what, how and how far, on one line."""
        return f"{self.actor} / {self.subject} / {self.measure} / {self.status}"


class AnnotatedArticle(_Strict):
    """A text, what is known of it, and every record that it states."""

    name: str
    title: str
    date: date
    text: str
    records: tuple[AnnotatedRecord, ...]


class _Name(_Strict):
    """An actor or a subject, described once for every record that names it."""

    alt: tuple[str, ...] = ()
    kind: ActorKind | None = None
    place: str | None = None


class _Names(_Strict):
    actor: dict[str, _Name] = {}
    subject: dict[str, _Name] = {}


class _Quote(_Strict):
    """A quote that stands more than once in its text, and which of them is meant, counted from 1."""

    quote: str
    nth: int


class _WrittenRecord(_Strict):
    """A record as people write it: several actors and subjects stand for one record of each with each."""

    actor: str | tuple[str, ...]
    actor_alt: tuple[str, ...] = ()
    actor_kind: ActorKind | None = None
    actor_code: str | None = None
    subject: str | tuple[str, ...]
    subject_alt: tuple[str, ...] = ()
    measure: Measure
    measure_alt: tuple[Measure, ...] = ()
    status: Status
    status_alt: tuple[Status, ...] = ()
    audience: str | None = None
    setting: str | None = None
    territory: str | None = None
    territories: tuple[str, ...] | None = None
    rationales: tuple[Rationale, ...] = ()
    rationales_alt: tuple[Rationale, ...] = ()
    evidence: tuple[str | _Quote, ...]
    optional: bool = False
    note: str | None = None


class _WrittenArticle(_Names):
    title: str
    date: date
    record: tuple[_WrittenRecord, ...] = ()


def load(folder: Path) -> tuple[AnnotatedArticle, ...]:
    """Read every annotated article of a folder, in the order of their names.

    Raises:
        AnnotationError: A file is missing, breaks the format, or quotes what its text does not say exactly once.
    """
    files = sorted(file for file in folder.glob("*") if file.suffix in {".toml", ".json"})
    if not files:
        raise AnnotationError(f"{folder} holds no annotated article: it needs pairs of NAME.txt and NAME.toml")
    alone = {one.stem for one in folder.glob("*.txt")} - {one.stem for one in files}
    if alone:
        raise AnnotationError(f"{folder}: {min(alone)}.txt has no annotation: write {min(alone)}.toml beside it")
    return tuple(_read(file) for file in files)


def _read(file: Path) -> AnnotatedArticle:
    try:
        text = file.with_suffix(".txt").read_bytes().decode("utf-8")
        return _from_json(file, text) if file.suffix == ".json" else _from_toml(file, text)
    except FileNotFoundError as error:
        raise AnnotationError(f"{file} annotates a text that is missing: write {file.stem}.txt beside it") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise AnnotationError(f"{file}: {field}: {first['msg']}") from error
    except (AnnotationError, tomllib.TOMLDecodeError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise AnnotationError(f"{file}: {error}") from error


def _from_json(file: Path, text: str) -> AnnotatedArticle:
    found = json.loads(file.read_text(encoding="utf-8"))
    records = [
        record | {"evidence": [{"start": one["start"], "end": one["end"]} for one in record["evidence"]]}
        for record in found["records"]
    ]
    return AnnotatedArticle(name=file.stem, title=found["title"], date=found["date"], text=text, records=records)


def _from_toml(file: Path, text: str) -> AnnotatedArticle:
    written = _WrittenArticle.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    shared = _shared_names(file.parent.parent / "names.toml")
    names = _Names(actor=shared.actor | written.actor, subject=shared.subject | written.subject)
    records = (record for one in written.record for record in _expand(one, names, text))
    return AnnotatedArticle(name=file.stem, title=written.title, date=written.date, text=text, records=tuple(records))


@cache
def _shared_names(file: Path) -> _Names:
    return _Names.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))) if file.exists() else _Names()


def _expand(written: _WrittenRecord, names: _Names, text: str) -> Iterable[AnnotatedRecord]:
    for names_of in ("actor", "subject"):
        if isinstance(getattr(written, names_of), tuple) and getattr(written, f"{names_of}_alt"):
            raise AnnotationError(
                f"{names_of}_alt would hold for every {names_of} of the list: describe each in a table"
            )
    shared = written.model_dump(exclude={"actor", "subject", "evidence", "territory"})
    shared["evidence"] = tuple(_find(quote, text) for quote in written.evidence)
    for actor, subject in product(_each(written.actor), _each(written.subject)):
        yield AnnotatedRecord.model_validate(
            shared
            | _about_actor(actor, written, names.actor)
            | {"subject": subject, "subject_alt": names.subject.get(subject, _Name()).alt + written.subject_alt}
        )


def _about_actor(actor: str, written: _WrittenRecord, names: Mapping[str, _Name]) -> dict[str, Any]:
    known = names.get(actor, _Name())
    kind = written.actor_kind or known.kind
    if kind is None:
        raise AnnotationError(f'"{actor}" has no kind: add actor_kind, or the name to names.toml')
    place = known.place if written.territories is None else None
    territory = written.territory or place
    return {
        "actor": actor,
        "actor_alt": known.alt + written.actor_alt,
        "actor_kind": kind,
        "actor_code": written.actor_code or (known.place if kind in _CODED else None),
        "territory": None if territory == NOWHERE else territory,
    }


def _each(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names


def _find(quote: str | _Quote, text: str) -> Span:
    words, nth = (quote, None) if isinstance(quote, str) else (quote.quote, quote.nth)
    starts = _starts(words, text)
    if not starts:
        raise AnnotationError(f'the text does not say "{words}": quote it letter by letter')
    times = f'the text says "{words}" {len(starts)} times'
    if nth is None and len(starts) > 1:
        raise AnnotationError(f"{times}: quote more of it, or say which with nth")
    if nth is not None and not 1 <= nth <= len(starts):
        raise AnnotationError(f"{times}, so there is no number {nth}")
    start = starts[0 if nth is None else nth - 1]
    return Span(start=start, end=start + len(words))


def _starts(words: str, text: str) -> list[int]:
    starts: list[int] = []
    at = text.find(words) if words.strip() else -1
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    return starts
