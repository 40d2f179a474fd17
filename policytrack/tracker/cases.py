"""Cases as a caller tells them, one or many, with names as people write them, and the cases that they mean."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, TypeAlias, TypedDict, cast

from policytrack import dates
from policytrack.errors import CasesError, PolicytrackError
from policytrack.names import nearest
from policytrack.store.catalogue import Database
from policytrack.tracker import resolving
from policytrack.tracker.case_files import rows_of_file
from policytrack.verdicts import Case
from policytrack.vocabulary import Audience, Setting, Surface

__all__ = ["FACTS", "Cases", "Reader", "Told"]

FACTS = tuple(one.name for one in fields(Case))
"""What may be told of a case, which are the columns of a table of cases."""

Cases: TypeAlias = Any
"""A data frame or a CSV file with columns of these names, or an iterable of cases and of mappings with these keys."""

_Read: TypeAlias = Callable[[str], Any]
_SEVERAL = frozenset({"target", "member_of"})


class Told(TypedDict, total=False):
    """What is told of a case; what is left out stays open."""

    target: str | Iterable[str] | None
    actor: str | None
    member_of: str | Iterable[str] | None
    audience: str | None
    place: str | None
    setting: str | None
    surface: str | None
    on: str | date | None
    known: str | date | None


class Reader:
    """Reads cases, and looks each name up once."""

    def __init__(self, database: Database) -> None:
        """Read names by what that database knows."""
        self._read: Mapping[str, _Read] = {
            "target": lambda name: resolving.target(database, name)[0],
            "actor": lambda name: resolving.actor(database, name)[0],
            "member_of": lambda name: resolving.actor(database, name)[0],
            "audience": Audience.named,
            "place": lambda name: resolving.place(name)[0],
            "setting": Setting.named,
            "surface": Surface.named,
            "on": dates.day,
            "known": dates.day,
        }
        self._met: dict[tuple[str, str], Any] = {}

    def case(self, told: Mapping[str, object]) -> Case:
        """The case that is meant.

        Raises:
            UnknownNameError: A name matches nothing.
            AmbiguousNameError: A name matches several things.
            DateFormatError: `on` or `known` is no day, month or year.
            InvalidRecordError: It has no target.
        """
        return Case(
            **{"target": (), **{name: self._fact(name, value) for name, value in told.items() if _is_told(value)}}
        )

    def cases(self, cases: Cases, same: Mapping[str, object]) -> list[Case]:
        """The cases that are meant, all of them read before any is given.

        Args:
            cases: What is told of each.
            same: What is told of all of them.

        Raises:
            CasesError: Something about some of them cannot be read; every place is named, with what is wrong there.
        """
        found = []
        faults: dict[str, str] = {}
        for where, told in _rows(cases, same):
            said = list(self._faults(told, same))
            # The same fault in many rows, such as a column of another name, is said of the first.
            faults = dict.fromkeys(said, where) | faults
            if not said:
                found.append(self.case({**told, **same}))
        if faults:
            raise CasesError([f"{where}, {one}" for one, where in faults.items()])
        return found

    def _faults(self, told: Mapping[str, object], same: Mapping[str, object]) -> Iterator[str]:
        for name in told:
            if name not in FACTS:
                yield f"column {name}: {_no_fact(name)}"
            elif name in same and _is_told(told[name]):
                yield f"column {name}: it is told of all cases already; leave one of the two out"
        both = {**told, **same}
        if not _is_told(both.get("target")):
            yield "column target: it is empty, so nothing says what is used"
        for name in FACTS:
            fault = self._fault(name, both.get(name))
            if fault:
                yield f"column {name}: {fault}"

    def _fault(self, name: str, value: object) -> str | None:
        if not _is_told(value):
            return None
        try:
            self._fact(name, value)
        except PolicytrackError as error:
            return str(error)
        return None

    def _fact(self, name: str, value: object) -> Any:  # noqa: ANN401 - a term, an id, a code or a day
        if name in _SEVERAL and not isinstance(value, str):
            return tuple(self._one(name, each) for each in cast("Iterable[object]", value))
        return (self._one(name, value),) if name in _SEVERAL else self._one(name, value)

    def _one(self, name: str, value: object) -> Any:  # noqa: ANN401 - as above
        if isinstance(value, date):
            return dates.day(value)
        key = (name, str(value).strip())
        if key not in self._met:
            self._met[key] = self._read[name](key[1])
        return self._met[key]


def _rows(cases: Cases, same: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """What is told of each case, with where that stands."""
    if hasattr(cases, "columns") and hasattr(cases, "itertuples"):
        yield from _numbered(_rows_of_frame(cases, same))
    elif isinstance(cases, str | os.PathLike):
        for where, told in rows_of_file(cases):
            yield where, _named(told)
    elif isinstance(cases, Iterable) and not isinstance(cases, Mapping):
        yield from _numbered(map(_told, cases))
    else:
        raise CasesError([f"cases are a data frame, a file or a list, and this is a {type(cases).__name__}"])


def _numbered(rows: Iterable[Mapping[str, object]]) -> Iterator[tuple[str, Mapping[str, object]]]:
    return ((f"row {number}", told) for number, told in enumerate(rows, 1))


def _told(one: object) -> Mapping[str, object]:
    if isinstance(one, Case):
        return {name: value for name in FACTS if (value := getattr(one, name)) is not None}
    if isinstance(one, Mapping):
        return _named(one)
    raise CasesError([f"a case is a Case or a mapping, and this is a {type(one).__name__}: {one!r}"])


def _named(told: Mapping[Any, object]) -> Mapping[str, object]:
    return {_column(name): value for name, value in told.items()}


def _rows_of_frame(frame: Any, same: Mapping[str, object]) -> Iterator[dict[str, object]]:  # noqa: ANN401 - a data frame
    columns = [_column(name) for name in frame.columns]
    faults = [f"column {name}: {_no_fact(name)}" for name in columns if name not in FACTS]
    faults += [f"column {name}: it stands there twice" for name in dict.fromkeys(columns) if columns.count(name) > 1]
    if "target" not in {*columns, *same}:
        faults.append("there is no column target, which says what is used")
    if faults:
        raise CasesError(faults)
    # Whatever a frame writes for a value that is missing becomes None.
    for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None):
        yield dict(zip(columns, row, strict=True))


def _column(name: object) -> str:
    return "_".join(str(name).replace("-", " ").replace("_", " ").casefold().split())


def _is_told(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Sequence):
        return bool(value)
    return value is not None and value == value  # noqa: PLR0124 - NaN, a missing number, is not equal to itself


def _no_fact(name: str) -> str:
    near = nearest(name, FACTS, limit=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"that is nothing a case tells{hint} The columns are {', '.join(FACTS)}"
