"""What came of reading a document: the candidates, and all that did not become one."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, overload

from policytrack.model import Actor, Article, Restriction, Target
from policytrack.query import Query
from policytrack.reading.gate import Refused, UnreadPassage
from policytrack.results import Results

__all__ = ["Reading"]


@dataclass(frozen=True, repr=False)
class Reading(Sequence[Restriction]):
    """The candidate restrictions of one document, each with the passages it was read from.

    Attributes:
        restrictions: The candidates, in the order of the text; `len`, iteration and slices are those of these.
        article: The document as it is recorded.
        text: Its text, in which the positions count.
        unread: The passages that speak of a restriction and gave no candidate, with the reason.
        refused: What the reader proposed and the gate did not let through, with the reason.
        new_actors: The actors of the candidates that nobody knew before.
        new_targets: The targets of the candidates that nobody knew before.
    """

    restrictions: tuple[Restriction, ...]
    article: Article
    text: str = field(compare=False)
    unread: tuple[UnreadPassage, ...] = ()
    refused: tuple[Refused, ...] = ()
    new_actors: tuple[Actor, ...] = ()
    new_targets: tuple[Target, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Restriction: ...
    @overload
    def __getitem__(self, index: slice) -> "Reading": ...
    def __getitem__(self, index: int | slice) -> "Restriction | Reading":
        """One candidate, or a part of them as a reading again."""
        if isinstance(index, slice):
            return replace(self, restrictions=self.restrictions[index])
        return self.restrictions[index]

    def __len__(self) -> int:
        """How many candidates there are."""
        return len(self.restrictions)

    def __repr__(self) -> str:
        """The document, and how much was read, in one line."""
        return f"<Reading of {self.article.id}: {self.counts}>"

    def __str__(self) -> str:
        """The candidates as aligned text, with what was not understood."""
        table = [repr(self.results)] if self.restrictions else [self.nothing()]
        return "\n".join([*table, *self._left()])

    def _repr_html_(self) -> str:
        """The candidates as an HTML table, for a notebook."""
        table = self.results._repr_html_() if self.restrictions else f"<p>{html.escape(self.nothing())}</p>"
        return table + "".join(f"<p>{html.escape(line)}</p>" for line in self._left())

    @property
    def counts(self) -> str:
        """How many candidates there are, and how much was not understood."""
        many = f"{len(self)} candidate{'' if len(self) == 1 else 's'}"
        return ", ".join([many, *(f"{len(what)} {name}" for name, what in self._rest() if what)])

    @cached_property
    def results(self) -> Results[Restriction]:
        """The candidates as the results of a question, with their status on the day of the article.

        That is the last day on which it can have been published or, where nothing says when that was, the day it was
        read.
        """
        published = self.article.published
        day = self.article.recorded if published is None or published.latest is None else published.latest
        return Results(self.restrictions, Restriction, Query(on=day), len(self), len(self))

    def nothing(self) -> str:
        """What to say when there is no candidate."""
        return f'No restriction was read in "{self.article.title}" ({len(self.text):,} characters).'

    def to_dicts(self) -> list[dict[str, Any]]:
        """The candidates as plain JSON values, with their status as `results` has it."""
        return self.results.to_dicts()

    def _rest(self) -> Iterator[tuple[str, Sequence[object]]]:
        yield "unread", self.unread
        yield "refused", self.refused

    def _left(self) -> Iterator[str]:
        for one in self.unread:
            yield f'Unread at {one.start}-{one.end}: "{" ".join(one.text.split())}" ({one.why})'
        for each in self.refused:
            yield f"Refused: {each}"
