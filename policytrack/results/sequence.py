"""Results: what a question found, as an immutable sequence that knows the question."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Generic, TypeVar, overload

from policytrack.errors import UnknownNameError
from policytrack.model import Restriction
from policytrack.names import nearest
from policytrack.query import FIELDS, Query, counted_by
from policytrack.results import cards, frames, parts, wording
from policytrack.results.grids import aligned
from policytrack.results.groups import PLURALS, Item, Reason, behind, heading

__all__ = ["Results"]

_ItemT = TypeVar("_ItemT", bound=Item)
_SHOWN = 20


@dataclass(frozen=True, repr=False)
class Results(Sequence[_ItemT], Generic[_ItemT]):
    """What a question found, with the question.

    Attributes:
        items: What was found, in order.
        kind: What sort of items they are, which is known also where there is none.
        query: What was asked.
        total: How many restrictions match, also where a limit gave fewer.
        searched: How many restrictions were looked through where none matches; else as many as match.
    """

    items: tuple[_ItemT, ...]
    kind: type[Item]
    query: Query = field(compare=False)
    total: int = field(compare=False)
    searched: int = field(compare=False)

    @overload
    def __getitem__(self, index: int) -> _ItemT: ...
    @overload
    def __getitem__(self, index: slice) -> "Results[_ItemT]": ...
    def __getitem__(self, index: int | slice) -> "_ItemT | Results[_ItemT]":
        """One result, or a part of them as results again."""
        if isinstance(index, slice):
            return replace(self, items=self.items[index])
        return self.items[index]

    def __len__(self) -> int:
        """How many results there are."""
        return len(self.items)

    def __repr__(self) -> str:
        """The results as aligned text, with what was asked."""
        if not self.items:
            return self.nothing()
        rows = list(islice(self.brief_rows(), _SHOWN))
        return "\n".join([*aligned(rows), *self._more(), self.footer()])

    def _repr_html_(self) -> str:
        """The results as an HTML table, for a notebook."""
        if not self.items:
            return f"<p>{html.escape(self.nothing())}</p>"
        return cards.results_card(self.heads, islice(self._shown(), _SHOWN), (*self._more(), self.footer()), self.query)

    @property
    def restrictions(self) -> tuple[Restriction, ...]:
        """The restrictions behind the results, each once."""
        return tuple({one.id: one for item in self.items for one in behind(item)}.values())

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the columns of `rows`."""
        return wording.HEADS[self.kind]

    def rows(self) -> Iterator[dict[str, str]]:
        """The results as rows of words, for a table."""
        return (row for item in self.items for row in wording.rows(item, self.query))

    def brief_rows(self) -> Iterator[dict[str, str]]:
        """The results as rows of fewer and shorter words, for a table on a terminal."""
        return (row for item in self.items for row in wording.brief_rows(item, self.query))

    def nothing(self) -> str:
        """What to say when nothing was found: what was searched."""
        if not self.total:
            return f"Nothing found: {self.query.describe()} ({_many(self.searched)} searched)."
        if self.kind is Reason and self._is_whole():
            return f"No source gives a reason: {_many(self.total)}{self._described()}."
        return f"None of {_many(self.total)}{self._described()}: a limit or an offset left all of them out."

    def footer(self) -> str:
        """What the results are of, in one line."""
        given = len(self.restrictions)
        many = _many(given) if given == self.total else f"{given} of {_many(self.total)}"
        if self.kind is Reason:
            many = f"{len(self)} reason{'' if len(self) == 1 else 's'} for {many}"
        known = f", as known on {self.query.known}" if self.query.known else ""
        return f"{many}{self._described()}; status on {self.query.day}{known}."

    def count_by(self, field: str) -> dict[str, int]:
        """How many of the restrictions have each value of a field, the most frequent first.

        A restriction that has several values counts for each of them, and one that has none for none.

        Args:
            field: actor, actor_kind, target, target_kind, maker, origin, measure, strength, status, in_force, place,
                audience, setting, surface, rationale, article or review.

        Raises:
            UnknownNameError: There is no such field.
        """
        if field not in FIELDS:
            raise UnknownNameError("field to count by", field, nearest(field, FIELDS) or tuple(FIELDS))
        return counted_by(field, self.restrictions, self.query)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The results as plain JSON values; `Restriction.from_dict` reads those of restrictions back."""
        return [self._plain(item) for item in self.items]

    def to_document(self) -> dict[str, Any]:
        """One JSON document: the query, what the results are grouped by, and every restriction once and whole."""
        listed = [heading(item) | self._listed(item) for item in self.items]
        document = {"query": self._query(), "total": self.total, PLURALS[self.kind]: listed}
        return document | {"restrictions": [self._whole(one) for one in self.restrictions]}

    def to_frame(self, *, long: bool = False) -> frames.Frame:
        """The results as a data frame, with the same columns and types whatever they hold, also when there are none.

        It has a row for each restriction; for places one for each restriction in each of them, for reasons one for
        each reason.

        Args:
            long: Whether to have a row for each piece of evidence of each event, scope, exemption, reason and relation
                instead, with ISO 3166 codes (alpha-2, alpha-3 and those of subdivisions) of the places.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        if long:
            return parts.long_frame(self.restrictions)
        return frames.frame(self.items, self.kind, self.query)

    def _shown(self) -> Iterator[tuple[dict[str, str], Restriction]]:
        """The rows of words, each with its restriction."""
        for item in self.items:
            yield from zip(wording.rows(item, self.query), behind(item), strict=True)

    def _more(self) -> Iterator[str]:
        more = sum(1 if isinstance(item, Reason) else len(behind(item)) for item in self.items) - _SHOWN
        if more > 0:
            yield f"... and {more:,} more"

    def _is_whole(self) -> bool:
        return self.query.limit is None and not self.query.offset

    def _described(self) -> str:
        """The question without the days, which are said apart."""
        asked = tuple(one for one in self.query.asked if one[0] not in {"on", "known"})
        said = replace(self.query, asked=asked, on=None, known=None, limit=None).describe()
        return said.removeprefix("restrictions") if said != "all restrictions" else ""

    def _query(self) -> dict[str, Any]:
        known = None if self.query.known is None else self.query.known.isoformat()
        return {**dict(self.query.asked), "on": self.query.day.isoformat(), "known": known}

    def _listed(self, item: Item) -> dict[str, Any]:
        return {} if isinstance(item, Restriction | Reason) else {"restrictions": [one.id for one in behind(item)]}

    def _plain(self, item: Item) -> dict[str, Any]:
        if isinstance(item, Restriction):
            return self._whole(item)
        if isinstance(item, Reason):
            return heading(item)
        return heading(item) | {"restrictions": [self._whole(one) for one in item.restrictions]}

    def _whole(self, one: Restriction) -> dict[str, Any]:
        return one.to_dict(self.query.day, self.query.known)


def _many(number: int) -> str:
    return f"{number:,} restriction{'' if number == 1 else 's'}"
