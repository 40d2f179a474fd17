"""A question on its way to an answer: what was found, parted by how surely it holds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from policytrack.dates import Certainty
from policytrack.model import Restriction
from policytrack.query import Query
from policytrack.questions.catalogue import Catalogue
from policytrack.questions.exceptions import Exceptions
from policytrack.questions.understanding import Understood
from policytrack.results import Results
from policytrack.vocabulary import Status

__all__ = ["Finder", "Inquiry", "Parted", "cited", "listed", "names_of", "parted", "standing_label"]

Finder: TypeAlias = Callable[[Query], Results[Restriction]]
"""What finds the restrictions that a query means."""

_PAST = frozenset({Status.ended, Status.rejected, Status.suspended})
_SHOWN = 12
_CITED = 3


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question that was understood, with what is needed to answer it.

    Attributes:
        understood: How it was understood.
        catalogue: The actors and targets that are known.
        find: What finds restrictions.
        found: What each of its queries found.
    """

    understood: Understood
    catalogue: Catalogue
    find: Finder
    found: tuple[tuple[Restriction, ...], ...]

    @property
    def query(self) -> Query:
        """The query, the first where there are two."""
        return self.understood.query

    def counts(self, one: Restriction) -> bool:
        """Whether a restriction that a query finds satisfies what no query says, and is not left out."""
        return self.understood.meaning.counts(one) and not self.exceptions.cover(one)

    @property
    def exceptions(self) -> Exceptions:
        """What the question leaves out."""
        return Exceptions(self.understood.meaning, self.catalogue, self.query)

    @property
    def restrictions(self) -> tuple[Restriction, ...]:
        """What the first query found."""
        return self.found[0]


@dataclass(frozen=True, slots=True)
class Parted:
    """Restrictions, parted by how surely they are in force on the day asked about.

    Attributes:
        certain: In force.
        possible: In force or not, as their dates leave it open.
        proposed: Not in force: adopted, announced, considered or called for.
        past: Ended, suspended, or rejected before they ever were in force.
    """

    certain: tuple[Restriction, ...]
    possible: tuple[Restriction, ...]
    proposed: tuple[Restriction, ...]
    past: tuple[Restriction, ...]

    def groups(self) -> Iterator[tuple[str, tuple[Restriction, ...]]]:
        """The parts that are not empty, with what to say of them."""
        named = (
            ("in force", self.certain),
            ("possibly in force, as the dates leave it open", self.possible),
            ("not in force but adopted, announced, considered or called for", self.proposed),
            ("ended, suspended or rejected", self.past),
        )
        return ((said, ones) for said, ones in named if ones)


def parted(ones: Iterable[Restriction], query: Query) -> Parted:
    """Part restrictions by how surely they are in force on the day of the query."""
    parts: dict[str, list[Restriction]] = {name: [] for name in ("certain", "possible", "proposed", "past")}
    for one in ones:
        standing = one.standing(query.day, query.known)
        if standing.in_force is not Certainty.no:
            parts["certain" if standing.in_force is Certainty.certain else "possible"].append(one)
        else:
            parts["past" if standing.statuses[0] in _PAST else "proposed"].append(one)
    return Parted(**{name: tuple(part) for name, part in parts.items()})


def names_of(ones: Iterable[Restriction], name: Callable[[Restriction], str]) -> str:
    """The names of some restrictions, each once."""
    return listed(sorted(dict.fromkeys(map(name, ones)), key=str.casefold))


def listed(names: Iterable[str]) -> str:
    """Some names in a sentence.

    >>> listed(["Italy", "Taiwan", "Texas"]), listed([])
    ('Italy, Taiwan and Texas', '')
    """
    every = list(names)
    if len(every) > _SHOWN:
        every = [*every[:_SHOWN], f"{len(every) - _SHOWN} more"]
    *rest, last = every or [""]
    return f"{', '.join(rest)} and {last}" if rest else last


def standing_label(status: Status) -> str:
    """What to call a status on a day."""
    return "nothing yet" if status is Status.no_event else status.label


def cited(ones: Iterable[Restriction], query: Query) -> str:
    """The articles that restrictions rest on, those that more of them rest on first."""
    counts: dict[str, int] = {}
    for one in ones:
        then = one.as_known(query.known) or one
        for article in {piece.article for _, piece in then.evidence() if piece.stance.asserts}:
            counts[article] = counts.get(article, 0) + 1
    ids = sorted(counts, key=lambda article: (-counts[article], article))
    more = f" and {len(ids) - _CITED} more" if len(ids) > _CITED else ""
    return f" [{', '.join(ids[:_CITED])}{more}]" if ids else ""
