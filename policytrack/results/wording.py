"""Results in words: rows for a table, whole for files and notebooks, brief for the width of a terminal."""

from collections.abc import Iterable, Iterator, Mapping

from policytrack.dates import UncertainDate
from policytrack.model import Evidence, Restriction
from policytrack.query import Query
from policytrack.results.groups import ByActor, ByPlace, ByTarget, Item, Reason, behind
from policytrack.vocabulary import Stance

__all__ = ["HEADS", "brief_rows", "rows", "shown", "since_when", "status_shown"]

Row = dict[str, str]

_OF_RESTRICTIONS = ("who", "what", "measure", "status", "since", "for whom", "why", "source", "id")
HEADS: Mapping[type[Item], tuple[str, ...]] = {
    Restriction: _OF_RESTRICTIONS,
    ByActor: _OF_RESTRICTIONS,
    ByTarget: _OF_RESTRICTIONS,
    ByPlace: ("where", *_OF_RESTRICTIONS),
    Reason: ("who", "what", "measure", "status", "reason", "in our words", "given by", "source", "id"),
}
"""The columns of the rows of each kind of item, which are the same where there is no row."""

_SHORT = 11


def rows(item: Item, query: Query) -> Iterator[Row]:
    """The rows of an item, with all that `HEADS` says."""
    if isinstance(item, Reason):
        yield _reason_row(item, query)
        return
    for one in behind(item):
        yield {**_where(item, one), **_row(one, query)}


def brief_rows(item: Item, query: Query) -> Iterator[Row]:
    """The rows of an item with fewer and narrower columns."""
    for row, one in zip(rows(item, query), behind(item), strict=True):
        measure = f"{row['what']}: {row['measure']}"
        source = {"source": _shortened(row["source"])}
        if isinstance(item, Reason):
            reason = f"{row['reason']}: {row['in our words']}"
            what = f"{measure} ({row['status']})"
            yield {"who": row["who"], "what": what, "why": reason, "given by": row["given by"], **source}
            continue
        status = f"{row['status']} ({_shown_briefly(since_when(one, query))})"
        more = {"status": status, "for whom": row["for whom"], "why": row["why"], **source}
        if isinstance(item, Restriction):
            yield {"id": one.id, **more}
        else:
            yield {**_where(item, one), "who": row["who"], "what": measure, **more}


def status_shown(one: Restriction, query: Query) -> str:
    """The status on the day asked about, in words, with what is possible where it is not certain."""
    return one.standing(query.day, query.known).words


def shown(when: UncertainDate) -> str:
    """A date in words.

    >>> shown(UncertainDate("../2025-02-07")), shown(UncertainDate("2025-01/2025-02")), shown(UncertainDate("2025"))
    ('by 2025-02-07', 'between 2025-01 and 2025-02', '2025')
    """
    return when.words


def _row(one: Restriction, query: Query) -> Row:
    since = since_when(one, query)
    return {
        "who": one.actor.name,
        "what": one.target.name,
        "measure": one.measure.label,
        "status": status_shown(one, query),
        "since": "not said" if since is None else shown(since),
        "for whom": _for_whom(one),
        "why": ", ".join(dict.fromkeys(reason.category.label for reason in one.rationales)) or "no reason stated",
        "source": _source([*_telling(one, query), *(piece for _, piece in one.evidence())]),
        "id": one.id,
    }


def _reason_row(item: Reason, query: Query) -> Row:
    one, reason = item.restriction, item.rationale
    return {
        "who": one.actor.name,
        "what": one.target.name,
        "measure": one.measure.label,
        "status": status_shown(one, query),
        "reason": reason.category.label,
        "in our words": reason.statement,
        "given by": reason.attributed_to or "not said",
        "source": _source(reason.evidence),
        "id": one.id,
    }


def _where(item: Item, one: Restriction) -> Row:
    if not isinstance(item, ByPlace):
        return {}
    stated = item.place is None or any(scope.place for scope in one.scopes)
    # No source states the place then: that of the actor is the best that can be said, and is not passed off as more.
    return {"where": item.name if stated else f"{item.name} (place of the actor)"}


def since_when(one: Restriction, query: Query) -> UncertainDate | None:
    """When the event happened that gives the status, if anything says."""
    status = one.standing(query.day, query.known).statuses[0]
    dates = [step.when for step in one.steps if step.kind.status is status]
    return min((when for when in dates if when is not None), key=UncertainDate.sort_key, default=None)


def _shown_briefly(when: UncertainDate | None) -> str:
    """A date in a few signs: of two bounds, the day by which it had come for certain."""
    if when is None:
        return "date not said"
    _first, slash, last = when.text.partition("/")
    return f"by {last}" if slash and last != ".." else shown(when)


def _for_whom(one: Restriction) -> str:
    said = dict.fromkeys(
        term.label for scope in one.scopes for term in (*scope.audience, *scope.setting) if term != "unspecified"
    )
    return ", ".join(said) or "not stated"


def _telling(one: Restriction, query: Query) -> list[Evidence]:
    """The evidence of the events that give the status, the plainest first."""
    status = one.standing(query.day, query.known).statuses[0]
    pieces = [piece for event in one.events if event.kind.status is status for piece in event.evidence]
    # The stances are declared from the plainest support to none.
    return sorted(pieces, key=lambda piece: list(Stance).index(piece.stance))


def _source(evidence: Iterable[Evidence]) -> str:
    pieces = list(dict.fromkeys((piece.article, piece.start, piece.end) for piece in evidence))
    article, start, end = pieces[0]
    more = f" +{len(pieces) - 1}" if len(pieces) > 1 else ""
    return f"{article} {start}-{end}{more}"


def _shortened(source: str) -> str:
    """A source with the beginning of the article's id.

    >>> _shortened("002-alibaba-denies-deepseek-investment 4038-4312 +2"), _shortened("reuters 0-20")
    ('002-alibaba… 4038-4312 +2', 'reuters 0-20')
    """
    article, _, rest = source.partition(" ")
    short = article if len(article) <= _SHORT + 1 else f"{article[:_SHORT]}\u2026"
    return f"{short} {rest}"
