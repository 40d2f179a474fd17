"""Reading a table of others through a mapping: all of it, or a list of what is wrong with it.

A row is no independent source: it becomes evidence as a passage of one article of the tier `aggregator_or_list`, the
table itself. What a table no longer lists is not lifted by that, so nothing is ever taken away.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from policytrack.collection import Collection
from policytrack.dates import Certainty, UncertainDate
from policytrack.errors import ImportFileError, MappingError
from policytrack.imports.faults import Faults
from policytrack.imports.filling import Values, filled, parts, slug
from policytrack.imports.incoming import Incoming, LeftOut
from policytrack.imports.mapping import Correction, Fields, LeaveOut, Mapping, Part, load
from policytrack.imports.rows import Row, rows
from policytrack.imports.texts import text_of
from policytrack.imports.values import CellError, Reader, Value
from policytrack.joining import join
from policytrack.model import Actor, Article, Evidence, Record, Restriction, Target, faults
from policytrack.passages import digest, sha256
from policytrack.vocabulary import ReviewState, SourceTier

__all__ = ["read_table"]

_DescribedT = TypeVar("_DescribedT", Actor, Target)
_RecordT = TypeVar("_RecordT", bound=Record)
_PARTS = ("events", "scopes", "exemptions", "rationales")


def read_table(file: Path, mapping: Path) -> Incoming:
    """The records of a table, all or none.

    Raises:
        MappingError: Something is wrong with the mapping file.
        ImportFileError: Something is wrong with the table: each fault is told with line and column.
    """
    return _Reading.of(file, mapping).incoming()


@dataclass
class _Reading:
    """One table while it is read."""

    mapping: Mapping
    wrong: Faults
    text: str
    article: Article
    readers: dict[str, Reader]
    corrections: dict[int, list[Correction]]
    seen: dict[tuple[object, ...], Actor | Target] = field(default_factory=dict)
    left_out: dict[int, list[int]] = field(default_factory=dict)
    found: dict[str, tuple[int, Restriction]] = field(default_factory=dict)

    @classmethod
    def of(cls, file: Path, mapping_file: Path) -> "_Reading":
        mapping = load(mapping_file)
        text = text_of(file, mapping.table.encoding)
        article = _article(mapping, text, mapping_file)
        corrections: dict[int, list[Correction]] = {}
        for one in mapping.corrections:
            corrections.setdefault(one.line, []).append(one)
        readers = {name: Reader(column) for name, column in mapping.columns.items()}
        return cls(mapping, Faults(file), text, article, readers, corrections)

    def incoming(self) -> Incoming:
        number = -1
        for number, row in enumerate(rows(self.text, self.mapping.table, self.wrong)):
            if number == 0:
                self._check_columns(row)
            self._take(row)
        for line in self.corrections:
            self.wrong.add(f"line {line}", "the mapping corrects this line, and no row begins on it")
        self.wrong.check()
        if number < 0:
            raise ImportFileError("the table has no rows, which says nothing: get it again, or leave it out")
        restrictions = sorted((one for _, one in self.found.values()), key=lambda one: one.id)
        actors, targets = _fixed(Actor, self.mapping.actors), _fixed(Target, self.mapping.targets)
        collection = Collection.of(restrictions, actors, targets)
        return Incoming(collection, {self.article.id: self.text}, tuple(self._told()))

    def _told(self) -> Iterator[LeftOut]:
        for number, lines in self.left_out.items():
            yield LeftOut(self.mapping.leave_out[number].because, len(lines), lines[0])

    def _check_columns(self, row: Row) -> None:
        if self.mapping.table.form == "csv":
            missing = [name for name in self.mapping.columns if name not in row.cells]
            if missing:
                self.wrong.add("line 1", f"there is no column {', '.join(missing)}")
                self.wrong.check()

    def _take(self, row: Row) -> None:
        self._correct(row)
        for number, one in enumerate(self.mapping.leave_out):
            if _leaves_out(one, row):
                self.left_out.setdefault(number, []).append(row.line)
                return
        values = self._values(row)
        if values is None:
            return
        try:
            self._keep(row, self._restriction(row, values))
        except CellError as error:
            self.wrong.add(f"line {row.line}", str(error))
        except ValidationError as error:
            self.wrong.add(f"line {row.line}", faults(error))

    def _correct(self, row: Row) -> None:
        for one in self.corrections.pop(row.line, ()):
            found = row.cells.get(one.column, "")
            if found == one.was:
                row.cells[one.column] = one.now
            else:
                said = f'"{found}" is not "{one.was}", which the mapping corrects'
                self.wrong.add(f"line {row.line}", f"{one.column}: {said}")

    def _values(self, row: Row) -> Values | None:
        values: dict[str, tuple[Value, ...]] = {}
        for name, reader in self.readers.items():
            try:
                values[name] = reader.values(row.cells.get(name))
            except CellError as error:
                self.wrong.add(f"line {row.line}", f"{name}: {error}")
        in_order = self._is_in_order(row, values)
        return values if in_order and len(values) == len(self.readers) else None

    def _is_in_order(self, row: Row, values: Values) -> bool:
        for name, column in self.mapping.columns.items():
            last, first = (_date(values, one) for one in (name, column.not_before))
            if first is not None and last is not None and last.before(first) is Certainty.certain:
                said = f"{name}: {last} is before {column.not_before}, which is {first}"
                self.wrong.add(f"line {row.line}", said)
                return False
        return True

    def _restriction(self, row: Row, values: Values) -> Restriction:
        actor = self._described(Actor, self.mapping.actor, values)
        target = self._described(Target, self.mapping.target, values)
        said = filled(self.mapping.restriction, values)
        whole = {
            "id": f"{actor.id}/{target.id}/{said.get('measure')}",
            "review": ReviewState.machine_candidate,
            "actor": actor,
            "target": target,
            "articles": (self.article,),
        }
        evidence = self._evidence(row)
        hanging = {name: list(self._hanging(name, values, evidence)) for name in _PARTS}
        if not hanging["events"]:
            raise CellError("the row tells of no event: leave it out by name (leave_out), or map one")
        return Restriction.model_validate({**said, **whole, **hanging})

    def _hanging(self, name: str, values: Values, evidence: Evidence) -> Iterator[dict[str, Any]]:
        for part in getattr(self.mapping, name):
            for made in parts(part, values):
                yield made | {"evidence": (evidence,)}

    def _evidence(self, row: Row) -> Evidence:
        passage = self.text[row.start : row.end]
        return Evidence(article=self.article.id, start=row.start, end=row.end, digest=digest(passage))

    def _described(self, kind: type[_DescribedT], choices: Sequence[Part], values: Values) -> _DescribedT:
        made: Fields = next((one for part in choices for one in parts(part, values)), {})
        if not made:
            raise CellError(f"no {kind.__name__.lower()} of the mapping fits the row")
        key = (kind, *(str(one) for one in made.items()))
        if key not in self.seen:
            self.seen[key] = _record(kind, made)
        return self.seen[key]  # type: ignore[return-value]  # of the kind that the key begins with

    def _keep(self, row: Row, one: Restriction) -> None:
        if one.id not in self.found:
            self.found[one.id] = row.line, one
            return
        line, before = self.found[one.id]
        if self.mapping.table.same == "join":
            self.found[one.id] = line, join(before, one)
        elif self.mapping.table.same == "number":
            free = next(number for number in range(2, len(self.found) + 3) if f"{one.id}~{number}" not in self.found)
            numbered = Restriction.model_validate({**one.model_dump(), "id": f"{one.id}~{free}"})
            self.found[numbered.id] = row.line, numbered
        else:
            said = f"the same actor, target and measure as line {line}: {one.id}"
            self.wrong.add(f"line {row.line}", f"{said}; leave one out, or say what that means (table.same)")


def _date(values: Values, column: str | None) -> UncertainDate | None:
    return values[column][0].when if column is not None and column in values else None


def _fixed(kind: type[_DescribedT], those: Sequence[Fields]) -> list[_DescribedT]:
    try:
        return [_record(kind, one) for one in those]
    except ValidationError as error:
        raise MappingError(f"{kind.__name__.lower()}s: {faults(error)}") from error


def _leaves_out(one: LeaveOut, row: Row) -> bool:
    if row.line in one.lines:
        return True
    if one.column is None:
        return False
    cell = row.cells.get(one.column, "")
    return any(each.strip() in one.values for each in (cell if isinstance(cell, list) else [cell]))


def _article(mapping: Mapping, text: str, file: Path) -> Article:
    fixed = {"sha256": sha256(text), "tier": SourceTier.aggregator_or_list}
    recorded = {"recorded": date.today()}  # noqa: DTZ011 - the reader's own day
    try:
        return Article.model_validate({**recorded, **mapping.article, **fixed})
    except ValidationError as error:
        raise MappingError(f"{file}: article: {faults(error)}") from error


def _record(kind: type[_RecordT], made: dict[str, Any]) -> _RecordT:
    return kind.model_validate({**made, "id": slug(str(made.get("id", "")))})
