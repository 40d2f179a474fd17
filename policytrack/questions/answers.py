"""Answers: a sentence or two, how the question was understood, and the restrictions behind it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from policytrack.model import Restriction
from policytrack.query import Query
from policytrack.questions.catalogue import Catalogue
from policytrack.questions.grouping import gathered, tell_gathered
from policytrack.questions.inquiry import Finder, Inquiry
from policytrack.questions.lexicon import Kind
from policytrack.questions.nothing import telling
from policytrack.questions.telling import changed as moved
from policytrack.questions.telling import tell
from policytrack.questions.understanding import Understood, understand
from policytrack.results import Results

__all__ = ["Answer", "answer", "ask"]


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """An answer in words, with all that it rests on.

    Attributes:
        text: The answer, or the question back where the question could not be understood.
        understood: How the question was understood.
        results: The restrictions behind it; for a comparison, those on either side.
    """

    text: str
    understood: Understood
    results: Results[Restriction]
    _again: Callable[[str, Understood], "Answer"] = field(compare=False)

    def __repr__(self) -> str:
        """How the question was understood, the answer, and how many restrictions are behind it."""
        head = f"Understood as: {self.understood.words}." if not self.understood.stops else "Not answered."
        many = len(self.results)
        return f"{head}\n{self.text}\n({many} restriction{'' if many == 1 else 's'} in .results)"

    def _repr_html_(self) -> str:
        """The answer with how the question was understood and the restrictions behind it, for a notebook."""
        from policytrack.questions.card import answer_card  # noqa: PLC0415 - only a notebook shows it

        return answer_card(self)

    @property
    def query(self) -> Query:
        """The query that was asked, the first where there are two."""
        return self.understood.query

    @property
    def not_understood(self) -> tuple[str, ...]:
        """The words that were not understood; where there are any, nothing was answered."""
        return self.understood.not_understood

    def ask(self, follow_up: str) -> "Answer":
        """Ask on: what the follow-up names replaces what the question named ("and in Asia?", "why?")."""
        return self._again(follow_up, self.understood)

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain JSON values."""
        return {
            "question": self.understood.question,
            "understood": self.understood.words,
            "query": self.understood.to_dict(),
            "not_understood": list(self.not_understood),
            "answer": self.text,
            "restrictions": self.results.to_dicts(),
        }


def ask(question: str, catalogue: Catalogue, find: Finder, today: date, previous: Understood | None = None) -> Answer:
    """Understand a question and answer it.

    Args:
        question: An English question.
        catalogue: The actors and targets that it can name.
        find: What finds the restrictions that a query means.
        today: The day that "last month" is relative to.
        previous: The question before, if this one follows it up.
    """
    return answer(understand(question, catalogue, today, previous), catalogue, find, today)


def answer(understood: Understood, catalogue: Catalogue, find: Finder, today: date) -> Answer:
    """Answer a question that was understood; one that was not is asked back about, and nothing is looked up."""

    def again(question: str, previous: Understood) -> Answer:
        return ask(question, catalogue, find, today, previous)

    if understood.stops:
        nothing = Results[Restriction]((), Restriction, understood.query, 0, 0)
        return Answer(_joined(understood.taken_for, understood.asked_back), understood, nothing, again)
    find = _as_known(find)
    asked = [find(query) for query in understood.queries]
    changed = understood.kind is Kind.changed
    about = Inquiry(understood, catalogue, find, ())
    found = tuple(
        tuple(one for one in sorted(results, key=_order) if changed or about.counts(one)) for results in asked
    )
    inquiry = replace(about, found=found)
    if understood.meaning.negated and understood.kind is not Kind.whether:
        found = (telling(inquiry),)
    text = tell_gathered(inquiry)
    if understood.gathering:
        found = (gathered(inquiry),)
    if changed and len(understood.queries) > 1:
        found = (moved({one.id: one for ones in found for one in ones}.values(), *understood.queries),)
    items = {one.id: one for ones in found for one in ones}
    results = Results(tuple(items.values()), Restriction, understood.query, len(items), asked[0].searched)
    text = text or tell(replace(inquiry, found=found) if understood.gathering else inquiry)
    return Answer(_joined(understood.taken_for, text), understood, results, again)


def _as_known(find: Finder) -> Finder:
    """What finds restrictions as far as they were known on the day that is asked about."""

    def found(query: Query) -> Results[Restriction]:
        results = find(query)
        return replace(results, items=tuple(then for one in results if (then := one.as_known(query.known))))

    return found


def _order(one: Restriction) -> tuple[str, str, str, str]:
    # That of the tracker, so that an answer does not depend on what found its restrictions.
    return (one.actor.id, one.target.id, one.measure, one.id)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
