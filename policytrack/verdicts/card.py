"""A ruling as HTML for a notebook."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from policytrack.markup import Markup, badge, card, note, table, tag
from policytrack.model.card import Sources
from policytrack.verdicts.premises import NO
from policytrack.verdicts.wording import asked, reasons
from policytrack.vocabulary import Premise, PremiseState, Verdict

if TYPE_CHECKING:
    from policytrack.verdicts.ruling import Finding, Ruling

__all__ = ["ruling_card", "rulings_card"]

_SHOWN = 8
_TONES = {
    Verdict.prohibited: "yes",
    Verdict.conflict: "yes",
    Verdict.permitted_with_conditions: "maybe",
    Verdict.discouraged: "maybe",
    Verdict.unknown: "maybe",
    Verdict.pending: "no",
}
_SIGNS = {PremiseState.satisfied: "\u2713", PremiseState.not_satisfied: "\u2717", PremiseState.undecided: "?"}


def ruling_card(ruling: "Ruling") -> str:
    """The verdict, what each restriction says premise by premise, what is pending and what would decide it."""
    return card(*_parts(ruling))


def rulings_card(rows: Sequence[tuple[Mapping[str, str], Verdict]], notes: Iterable[str]) -> str:
    """Rows of words, each with its verdict, and notes below them; a column that is empty in all of them is left out."""
    heads = [name for name in rows[0][0] if any(row[name] for row, _ in rows)]
    cells = ([_badge(verdict) if name == "verdict" else row[name] for name in heads] for row, verdict in rows)
    return card(table(heads, cells), *(note(line) for line in notes))


def _badge(verdict: Verdict) -> Markup:
    return badge(verdict.label, _TONES.get(verdict, "over"))


def _parts(ruling: "Ruling") -> Iterator[Markup]:
    yield tag("p", _badge(ruling.verdict), " ", asked(ruling.case))
    yield from (tag("p", line) for line in reasons(ruling))
    every = (*ruling.restrictions, *ruling.pending)
    sources = Sources(article for one in every for article in one.restriction.articles)
    for head, found in (("restriction", ruling.restrictions), ("pending", ruling.pending)):
        if found:
            yield table((head, "says", "premises", "source"), [_row(one, sources) for one in found[:_SHOWN]])
            if len(found) > _SHOWN:
                yield note(f"and {len(found) - _SHOWN} more in .{'pending' if head == 'pending' else 'restrictions'}")
    if ruling.would_decide:
        yield tag("p", "What would decide it:")
        yield tag("ul", *(tag("li", str(turn)) for turn in ruling.would_decide[:_SHOWN]))


def _row(one: "Finding", sources: Sources) -> Sequence[str]:
    said = one.status.label if one.verdict is Verdict.pending else one.verdict.label
    unplaced = " (country not known)" if one.is_unplaced else ""
    # That no exemption covers the case is no premise that fails.
    told = [
        (premise, state)
        for premise, state in one.premises.items()
        if premise is not Premise.exemption or state is not NO
    ]
    premises = ", ".join(f"{_SIGNS[state]} {premise.label}" for premise, state in told)
    telling = [piece for premise in one.deciding for piece in one.evidence(premise)]
    evidence = telling or [piece for premise in one.premises for piece in one.evidence(premise)]
    restriction = one.restriction
    what = f"{restriction.actor.name}: {restriction.target.name}, {restriction.measure.label}{unplaced}"
    return (
        tag("span", what, title=restriction.id),
        badge(said, _TONES.get(one.verdict, "over")),
        tag("small", premises),
        sources.cited(dict.fromkeys(evidence)),
    )
