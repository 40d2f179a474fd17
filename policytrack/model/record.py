"""What every record is: a frozen, validated value, whose tuples are kept in one order."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    StringConstraints,
    ValidationError,
)
from sqlalchemy import MetaData
from sqlalchemy.orm import registry
from sqlmodel import SQLModel

from policytrack import places
from policytrack.errors import InvalidRecordError
from policytrack.vocabulary import (
    Term,
)

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = [
    "NUMBER",
    "SLUG",
    "PlaceCode",
    "Record",
    "Slug",
    "TermT",
    "Words",
    "faults",
    "stated",
    "unique",
    "values",
]


_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
NUMBER = r"(?:~(?:[2-9]|[1-9][0-9]+))?"
_T = TypeVar("_T")
TermT = TypeVar("TermT", bound=Term)


def known_place(code: str) -> str:
    if not places.exists(code):
        raise InvalidRecordError(f'"{code}" is no place code: use ISO 3166 (US, US-TX) or a bloc that is listed (EU)')
    return code


def unique(values: Iterable[_T], key: Callable[[_T], Any]) -> tuple[_T, ...]:
    """The values sorted and without repeats, so that records that say the same in another order are equal."""
    return tuple(sorted(dict.fromkeys(values), key=key))


def stated(values: tuple[TermT, ...]) -> tuple[TermT, ...]:
    """The words of a list, of which "unspecified" stands alone.

    Raises:
        InvalidRecordError: The list is empty, or holds "unspecified" beside words that are stated.
    """
    kept = unique(values, key=str)
    if not kept:
        raise InvalidRecordError('an empty list says nothing: write "unspecified"')
    if len(kept) > 1 and "unspecified" in kept:
        raise InvalidRecordError('"unspecified" stands alone: leave it out beside values that are stated')
    return kept


Slug = Annotated[str, StringConstraints(pattern=f"^{SLUG}$", max_length=80)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PlaceCode = Annotated[str, AfterValidator(known_place)]


@cache
def _fields(kind: type[SQLModel]) -> set[str]:
    # One set for all records of a kind: they are frozen, and it would take more memory than what they say.
    return set(kind.model_fields)


class Record(SQLModel, registry=registry(metadata=MetaData(naming_convention=_NAMING))):
    """A frozen value that is validated when it is made; its tables have a registry and MetaData of their own."""

    # Validators are built when a record is first validated, and who only reads what is kept never needs them.
    model_config = {"frozen": True, "extra": "forbid", "defer_build": True}

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """Make a record of all its values, which were validated before they were stored; nothing is checked again."""
        made = object.__new__(cls)
        set_slot = object.__setattr__
        set_slot(made, "__dict__", values)
        set_slot(made, "__pydantic_fields_set__", _fields(cls))
        set_slot(made, "__pydantic_extra__", None)
        set_slot(made, "__pydantic_private__", None)
        return made


def values(record: Record) -> dict[str, Any]:
    """The fields of a record with their values, as `Record.trusted` takes them."""
    return {name: getattr(record, name) for name in type(record).model_fields}


def faults(error: ValidationError) -> str:
    """What is wrong with a record, one clause for each field, without the library's own words around it.

    >>> from policytrack.model import Actor
    >>> try:
    ...     Actor(id="Texas", name="Texas", kind="state")
    ... except ValidationError as error:
    ...     print(faults(error).partition(";")[0])
    id: String should match pattern '^[a-z0-9]+(?:-[a-z0-9]+)*$', not 'Texas'
    """
    every = error.errors(include_url=False)
    # What is wrong with its only part leaves a list empty, and that is not said besides.
    follow = {
        one["loc"]
        for one in every
        if _is_empty(one) and any(one["loc"] == each["loc"][: len(one["loc"])] for each in every if each is not one)
    }
    return "; ".join(_fault(one) for one in every if one["loc"] not in follow)


def _is_empty(one: "ErrorDetails") -> bool:
    return one["type"] == "too_short" and one["ctx"]["min_length"] == 1


def _fault(one: "ErrorDetails") -> str:
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in one["loc"]).lstrip(".")
    message = one["msg"].removeprefix("Value error, ")
    if _is_empty(one):
        message = "there has to be one at least"
    shown = isinstance(one["input"], str | int | float) and one["type"] != "value_error"
    return f"{where + ': ' if where else ''}{message}" + (f", not {one['input']!r}" if shown else "")
