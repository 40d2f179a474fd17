"""An answer as HTML for a notebook."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from policytrack.markup import Markup, card, note, tag
from policytrack.results.cards import restrictions_table

if TYPE_CHECKING:
    from policytrack.questions.answers import Answer

__all__ = ["answer_card"]

_SHOWN = 10


def answer_card(answer: "Answer") -> str:
    """The answer, how the question was understood, what was not, and the restrictions behind it."""
    return card(*_parts(answer))


def _parts(answer: "Answer") -> Iterator[Markup]:
    yield tag("p", tag("b", answer.understood.question))
    yield from (tag("p", line) for line in answer.text.splitlines() if line)
    if not answer.understood.stops:
        yield note(f"Understood as: {answer.understood.words}")
    if answer.not_understood:
        yield tag("p", tag("b", "Not understood: ", class_="status no"), ", ".join(answer.not_understood))
    results = answer.results
    if results:
        rows = islice(zip(results.rows(), results, strict=True), _SHOWN)
        yield restrictions_table(results.heads, rows, results.query)
        more = f"; {len(results) - _SHOWN} more in .results" if len(results) > _SHOWN else ""
        yield note(f"{results.footer().removesuffix('.')}{more}.")
