"""Results as HTML for a notebook: the rows, with the status at a glance and a link to each source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from policytrack.markup import Markup, card, source, table, tag
from policytrack.model import Restriction
from policytrack.model.card import status_badge
from policytrack.query import Query

__all__ = ["restrictions_table", "results_card"]

Row = Mapping[str, str]


def results_card(
    heads: Sequence[str], rows: Iterable[tuple[Row, Restriction]], notes: Iterable[str], query: Query
) -> str:
    """Rows of words, each with its restriction, and notes below them.

    Args:
        heads: The names of the columns.
        rows: The rows.
        notes: What has to be said of them.
        query: The days that the status is given for.
    """
    return card(restrictions_table(heads, rows, query), *(tag("p", line) for line in notes))


def restrictions_table(heads: Sequence[str], rows: Iterable[tuple[Row, Restriction]], query: Query) -> Markup:
    """Rows of words as a table, in which the status has a colour and the source a link."""
    return table(heads, (list(_cells(row, one, query)) for row, one in rows))


def _cells(row: Row, one: Restriction, query: Query) -> Iterator[str]:
    for name, said in row.items():
        if name == "status":
            yield status_badge(one.standing(query.day, query.known))
        elif name == "source":
            article = next(each for each in one.articles if each.id == said.partition(" ")[0])
            yield tag("div", tag("small", source(said, article.url, article.title)), class_="wide")
        elif name in {"since", "in our words"}:
            yield tag("div", said, class_="wide")
        elif name == "id":
            yield tag("small", said)
        else:
            yield said
