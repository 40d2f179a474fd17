"""How far two people agree who coded the same articles, field by field, and where they do not.

**Units.** A unit is an actor, target and measure that either of them recorded, whatever the number in its id. Whether
both found it is told by `found`: the number of pairs where neither found anything has no meaning, so no coefficient
that needs it is given, but the positive agreement 2a / (2a + b + c), which is F1, and which kappa comes near as that
number grows (Hripcsak and Rothschild, 2005).

**Items.** The other fields are compared over the units that both have. A field with one value (strength, status) gives
an item a unit. A field with several (steps, places, audience, setting, surface, reasons, exemptions) gives an item for
each unit and each value that either of them used anywhere: recorded or not. The date of a step is compared where both
recorded the step.

**Coefficients.** Cohen's kappa (1960) and Krippendorff's alpha for nominal data (2011), as NLTK computes them. Where
all labels of a field are the same, chance would agree as well, and neither is defined. Free text is not compared.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from policytrack.errors import MissingExtraError
from policytrack.model import Restriction

__all__ = ["Agreement", "Comparison", "Discrepancy", "compare"]

_Unit = tuple[str, str, str]
_Item = tuple[object, str, str]
"""What is labelled, and the label that each of the two gave it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two codings agree in one field.

    Attributes:
        field: The field.
        items: How many things were labelled by both.
        agreed: How many of them got the same label.
        kappa: Cohen's kappa; None where it is not defined.
        alpha: Krippendorff's alpha for nominal data; None where it is not defined.
    """

    field: str
    items: int
    agreed: int
    kappa: float | None
    alpha: float | None

    @property
    def observed(self) -> float | None:
        """The share of items with the same label; None if there is no item."""
        return self.agreed / self.items if self.items else None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Where two codings differ: the unit as `actor/target/measure`, the field, and what each recorded."""

    unit: str
    field: str
    first: tuple[str, ...]
    second: tuple[str, ...]

    def __str__(self) -> str:
        """It in a line."""
        first, second = (", ".join(one) or "nothing" for one in (self.first, self.second))
        return f"{self.unit}: {self.field}: {first} | {second}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two codings compared.

    Attributes:
        both: The units that both recorded, as `actor/target/measure`.
        only_first: Those that only the first did.
        only_second: Those that only the second did.
        fields: How far they agree in each field, by its name.
        discrepancies: Where they differ.
    """

    both: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    fields: Mapping[str, Agreement]
    discrepancies: tuple[Discrepancy, ...]

    @property
    def found(self) -> float | None:
        """The positive agreement on which restrictions there are (F1); None if neither recorded any."""
        twice = 2 * len(self.both)
        every = twice + len(self.only_first) + len(self.only_second)
        return twice / every if every else None

    def to_dict(self) -> dict[str, Any]:
        """It as plain JSON values."""
        return {
            "both": list(self.both),
            "only_first": list(self.only_first),
            "only_second": list(self.only_second),
            "found": self.found,
            "fields": {
                name: {
                    "items": one.items,
                    "agreed": one.agreed,
                    "observed": one.observed,
                    "kappa": one.kappa,
                    "alpha": one.alpha,
                }
                for name, one in self.fields.items()
            },
            "discrepancies": [
                {"unit": one.unit, "field": one.field, "first": list(one.first), "second": list(one.second)}
                for one in self.discrepancies
            ],
        }


def compare(first: Iterable[Restriction], second: Iterable[Restriction], on: date | str | None = None) -> Comparison:
    """Compare two codings of the same articles.

    Args:
        first: The restrictions that the one recorded.
        second: Those that the other did.
        on: The day on which statuses are compared; today if there is none.

    Raises:
        MissingExtraError: The extra "agreement" is not installed.

    Example:
        >>> import policytrack as pt
        >>> every = pt.open().restrictions()
        >>> seen = compare(every, [one for one in every if one.actor.id != "us-tx"])
        >>> len(seen.only_first), seen.fields["reasons"].kappa
        (3, 1.0)
    """
    one, other = _units(first), _units(second)
    both = sorted(one.keys() & other.keys())
    fields, discrepancies = {}, [*_missing(one, other)]
    for name, said in _SINGLE.items():
        labels = [(unit, (said(one[unit], on),), (said(other[unit], on),)) for unit in both]
        fields[name] = _agreement(name, [(unit, *a, *b) for unit, a, b in labels])
        discrepancies += _differing(name, labels)
    for name, all_said in _SEVERAL.items():
        sets = [(unit, _every(one[unit], all_said), _every(other[unit], all_said)) for unit in both]
        fields[name] = _agreement(name, list(_recorded_or_not(sets)))
        discrepancies += _differing(name, sets)
    dates = [each for unit in both for each in _dates(unit, one[unit], other[unit])]
    fields["dates"] = _agreement("dates", [((unit, kind), a, b) for unit, kind, a, b in dates])
    discrepancies += _differing("dates", [(unit, (f"{kind} {a}",), (f"{kind} {b}",)) for unit, kind, a, b in dates])
    only_first, only_second = one.keys() - other.keys(), other.keys() - one.keys()
    return Comparison(
        tuple(map("/".join, both)),
        tuple(sorted(map("/".join, only_first))),
        tuple(sorted(map("/".join, only_second))),
        fields,
        tuple(sorted(discrepancies, key=lambda each: (each.unit, each.field))),
    )


def _units(coding: Iterable[Restriction]) -> dict[_Unit, list[Restriction]]:
    found: dict[_Unit, list[Restriction]] = {}
    for one in coding:
        found.setdefault((one.actor.id, one.target.id, str(one.measure)), []).append(one)
    return found


def _missing(one: Iterable[_Unit], other: Iterable[_Unit]) -> Iterator[Discrepancy]:
    mine, theirs = set(one), set(other)
    for unit in mine - theirs:
        yield Discrepancy("/".join(unit), "found", ("yes",), ())
    for unit in theirs - mine:
        yield Discrepancy("/".join(unit), "found", (), ("yes",))


_SINGLE: Mapping[str, Callable[[Sequence[Restriction], date | str | None], str]] = {
    "strength": lambda those, _: " and ".join(sorted({str(one.strength) for one in those})),
    "status": lambda those, on: " and ".join(sorted({str(one.status(on)) for one in those})),
}
_SEVERAL: Mapping[str, Callable[[Restriction], Iterable[str]]] = {
    "events": lambda one: [event.kind for event in one.events],
    "places": lambda one: [scope.place for scope in one.scopes if scope.place],
    "audience": lambda one: [term for scope in one.scopes for term in scope.audience],
    "setting": lambda one: [term for scope in one.scopes for term in scope.setting],
    "surface": lambda one: [term for scope in one.scopes for term in scope.surface],
    "reasons": lambda one: [reason.category for reason in one.rationales],
    "exemptions": lambda one: ["exempts"] if one.exemptions else [],
}


def _every(those: Iterable[Restriction], said: Callable[[Restriction], Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({str(value) for one in those for value in said(one)}))


def _recorded_or_not(sets: Sequence[tuple[_Unit, tuple[str, ...], tuple[str, ...]]]) -> Iterator[_Item]:
    used = sorted({value for _, one, other in sets for value in (*one, *other)})
    for unit, one, other in sets:
        for value in used:
            yield (unit, value), str(value in one), str(value in other)


def _dates(
    unit: _Unit, one: Sequence[Restriction], other: Sequence[Restriction]
) -> Iterator[tuple[_Unit, str, str, str]]:
    """The dates that each gave to the steps that both recorded."""
    mine, theirs = _dated(one), _dated(other)
    for kind in sorted(mine.keys() & theirs.keys()):
        yield unit, kind, " and ".join(sorted(mine[kind])), " and ".join(sorted(theirs[kind]))


def _dated(those: Iterable[Restriction]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in those:
        for event in one.events:
            found.setdefault(str(event.kind), set()).add("not said" if event.date is None else event.date.text)
    return found


def _differing(field: str, sets: Iterable[tuple[_Unit, tuple[str, ...], tuple[str, ...]]]) -> Iterator[Discrepancy]:
    return (Discrepancy("/".join(unit), field, one, other) for unit, one, other in sets if one != other)


def _agreement(field: str, items: Sequence[_Item]) -> Agreement:
    agreed = sum(one == other for _, one, other in items)
    if len({label for _, *labels in items for label in labels}) <= 1:
        return Agreement(field, len(items), agreed, None, None)
    task = _task([(who, item, label) for item, *labels in items for who, label in zip("12", labels, strict=True)])
    return Agreement(field, len(items), agreed, float(task.kappa()), float(task.alpha()))


def _task(labelled: list[tuple[str, object, str]]) -> Any:  # noqa: ANN401 - NLTK has no types
    try:
        from nltk.metrics.agreement import AnnotationTask  # noqa: PLC0415 - only a comparison needs it
    except ImportError as error:
        raise MissingExtraError("Comparing two codings", "agreement") from error
    return AnnotationTask(data=labelled)
