"""Comparing restrictions one by one, each with the one of the same id."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from policytrack.model import Actor, Restriction, Target
from policytrack.vocabulary import Status

__all__ = ["Change", "Changed", "Changes", "Ended", "compare"]

_TERMS = ("measure", "strength", "summary", "review")
_OVER = {Status.ended, Status.rejected}
_Part = Mapping[str, Any]
_NAMED_BY: Mapping[str, Callable[[_Part], str]] = {
    # What two versions of one part have in common, so that the rest can be compared field by field.
    "events": lambda one: one["kind"],
    "scopes": lambda one: one["place"] or "no place",
    "exemptions": lambda one: one["scope"]["place"] or "no place",
    "rationales": lambda one: one["category"],
    "relations": lambda one: f"{one['kind']} {one['to']}",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A field that says something else: what it said and what it says, either of which may be nothing."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A restriction of which something changed: as it is now, and each change."""

    restriction: Restriction
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """A restriction that is over now and was not before: as it is now, and both statuses."""

    restriction: Restriction
    before: Status
    after: Status


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between an older and a newer collection.

    Attributes:
        day: The day for which statuses are given.
        added: What only the newer one has.
        changed: What both have and say differently, those that ended included.
        ended: What was not over by the older one, and is by the newer one.
        unlisted: What only the older one has. That a list no longer has it does not tell that it was lifted.
    """

    day: dt.date
    added: tuple[Restriction, ...]
    changed: tuple[Changed, ...]
    ended: tuple[Ended, ...]
    unlisted: tuple[Restriction, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.changed or self.unlisted)

    def to_dict(self) -> dict[str, Any]:
        """The changes as plain JSON values."""
        return {
            "day": self.day.isoformat(),
            "added": [one.to_dict(self.day) for one in self.added],
            "changed": [
                {"id": one.restriction.id, "changes": [asdict(each) for each in one.changes]} for one in self.changed
            ],
            "ended": [
                {"id": one.restriction.id, "before": one.before.value, "after": one.after.value} for one in self.ended
            ],
            "no_longer_listed": [one.id for one in self.unlisted],
        }


def compare(old: Iterable[Restriction], new: Iterable[Restriction], day: dt.date | None = None) -> Changes:
    """What differs between two collections of restrictions.

    Args:
        old: The older ones.
        new: The newer ones.
        day: The day for which statuses are compared; today if there is none.
    """
    on = day or dt.date.today()  # noqa: DTZ011 - "today" is the reader's own
    before = {one.id: one.unquoted() for one in old}
    after = {one.id: one.unquoted() for one in new}
    both = [(before[name], after[name]) for name in sorted(before.keys() & after.keys())]
    changed = [Changed(now, tuple(_changes(then, now))) for then, now in both if then != now]
    return Changes(
        on,
        tuple(after[name] for name in sorted(after.keys() - before.keys())),
        tuple(one for one in changed if one.changes),
        tuple(_ended(both, on)),
        tuple(before[name] for name in sorted(before.keys() - after.keys())),
    )


def _ended(both: Iterable[tuple[Restriction, Restriction]], day: dt.date) -> Iterator[Ended]:
    for then, now in both:
        if now.status(day) in _OVER and then.status(day) not in _OVER:
            yield Ended(now, then.status(day), now.status(day))


def _changes(then: Restriction, now: Restriction) -> Iterator[Change]:
    yield from _of_fields("", _plain(then, _TERMS), _plain(now, _TERMS))
    for name in ("actor", "target"):
        fields = tuple((Actor if name == "actor" else Target).model_fields)
        yield from _of_fields(f"{name}.", _plain(getattr(then, name), fields), _plain(getattr(now, name), fields))
    for name in _NAMED_BY:
        yield from _of_parts(name, _parts(then, name), _parts(now, name))
    yield from _of_articles(then, now)


def _plain(one: Restriction | Actor | Target, fields: tuple[str, ...]) -> _Part:
    return one.model_dump(mode="json", include=set(fields))


def _parts(one: Restriction, name: str) -> list[_Part]:
    return [part.model_dump(mode="json") for part in getattr(one, name)]


def _of_parts(name: str, then: list[_Part], now: list[_Part]) -> Iterator[Change]:
    """The changes of the events, scopes ... of a restriction: those that say the same are passed over."""
    left = [one for one in then if one not in now]
    come = [one for one in now if one not in then]
    names = _NAMED_BY[name]
    for called in dict.fromkeys(names(one) for one in (*left, *come)):
        olds = [one for one in left if names(one) == called]
        news = [one for one in come if names(one) == called]
        where = f"{name}[{called}]"
        if len(olds) == len(news) == 1:
            yield from _of_fields(f"{where}.", _flat(olds[0]), _flat(news[0]))
            continue
        yield from (Change(where, _said(one), None) for one in olds)
        yield from (Change(where, None, _said(one)) for one in news)


def _of_articles(then: Restriction, now: Restriction) -> Iterator[Change]:
    known = {one.id: one for one in then.articles}
    for article in now.articles:
        before = known.get(article.id)
        if before is not None and before != article:
            yield from _of_fields(
                f"articles[{article.id}].", before.model_dump(mode="json"), article.model_dump(mode="json")
            )


def _of_fields(where: str, then: _Part, now: _Part) -> Iterator[Change]:
    for name in dict.fromkeys((*then, *now)):
        before, after = _written(then.get(name)), _written(now.get(name))
        if before != after:
            yield Change(f"{where}{name}", before, after)


def _flat(part: _Part) -> _Part:
    return {**part, **{f"scope.{name}": value for name, value in part.get("scope", {}).items()}, "scope": None}


def _said(part: _Part) -> str:
    said = {name: value for name, value in _flat(part).items() if value not in (None, [], ["unspecified"])}
    return "; ".join(f"{name}: {_written(value)}" for name, value in said.items())


def _written(value: object) -> str | None:
    if isinstance(value, dict):
        return f"{value['article']} {value['start']}-{value['end']} ({value['stance']}, {value['digest']})"
    if isinstance(value, list):
        return ", ".join(str(_written(one)) for one in value) or None
    return None if value is None else str(value)
