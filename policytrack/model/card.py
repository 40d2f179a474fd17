"""A restriction as HTML for a notebook: its status, its parts, and the passage behind each."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from policytrack import places
from policytrack.dates import Certainty
from policytrack.lifecycle import Standing
from policytrack.markup import Markup, badge, card, joined, marked, note, source, table, tag
from policytrack.vocabulary import Stance, Status

if TYPE_CHECKING:
    from policytrack.model.described import Article
    from policytrack.model.evidence import Evidence
    from policytrack.model.parts import Exemption, Reach
    from policytrack.model.restriction import Restriction

__all__ = ["Sources", "restriction_card", "status_badge"]

_SHOWN = 3
"""How many pieces of evidence of a part are shown."""
_OVER = frozenset({Status.ended, Status.rejected, Status.suspended})


def restriction_card(one: "Restriction") -> str:
    """A restriction with everything that is known of it, as it stands today."""
    today = date.today()  # noqa: DTZ011 - "today" is the reader's own
    head = tag(
        "p",
        tag("b", f"{one.actor.name}: {one.target.name}, {one.measure.label}"),
        " ",
        status_badge(one.standing(today)),
    )
    rows = table(("", "", "source"), _rows(one))
    last = f"{one.id}; strength {one.strength.label}; {one.review.label}; status on {today}"
    return card(head, tag("p", one.summary), rows, note(last))


def status_badge(standing: Standing) -> Markup:
    """A status at a glance."""
    if standing.in_force is not Certainty.no:
        return badge(standing.words, "yes" if standing.in_force is Certainty.certain else "maybe")
    return badge(standing.words, "over" if standing.statuses[0] in _OVER else "no")


class Sources:
    """Where things were read, as links, with each passage that is at hand shown once.

    Args:
        articles: The articles that the evidence points into.
    """

    def __init__(self, articles: Iterable["Article"]) -> None:
        """Show nothing yet."""
        self._articles = {article.id: article for article in articles}
        self._quoted: set[tuple[str, int, int]] = set()

    def cited(self, evidence: Iterable["Evidence"]) -> Markup:
        """The sources of one thing that is said, the plainest first."""
        ordered = sorted(evidence, key=lambda piece: list(Stance).index(piece.stance))
        lines = [tag("div", self._piece(piece)) for piece in ordered[:_SHOWN]]
        if len(ordered) > _SHOWN:
            lines.append(tag("div", tag("small", f"and {len(ordered) - _SHOWN} more")))
        return tag("div", *lines, class_="wide")

    def _piece(self, piece: "Evidence") -> Markup:
        article = self._articles.get(piece.article)
        title = piece.article if article is None else ", ".join(filter(None, [article.title, article.publisher]))
        where = f"{piece.article} {piece.start}-{piece.end}"
        link = source(where, None if article is None else article.url, title, piece.quote)
        stance = "" if piece.stance.asserts else f" ({piece.stance.label})"
        return joined([tag("small", link, stance), *self._passage(piece)])

    def _passage(self, piece: "Evidence") -> Iterator[str]:
        place = (piece.article, piece.start, piece.end)
        if piece.quote and place not in self._quoted:
            self._quoted.add(place)
            yield " "
            yield marked(piece.quote)


def _rows(one: "Restriction") -> Iterator[tuple[str, str, str]]:
    cited = Sources(one.articles).cited
    for event in one.events:
        when = event.date.words if event.date else "date not said"
        yield event.kind.label, " \u2013 ".join(filter(None, [when, event.note])), cited(event.evidence)
    for scope in one.scopes:
        yield "applies to", "; ".join(filter(None, [_reach(scope), scope.condition])), cited(scope.evidence)
    for exemption in one.exemptions:
        yield "except", _left_out(exemption), cited(exemption.evidence)
    for reason in one.rationales:
        by = f" ({reason.attributed_to})" if reason.attributed_to else ""
        yield reason.category.label, f"{reason.statement}{by}", cited(reason.evidence)
    for relation in one.relations:
        yield relation.kind.label, relation.to, cited(relation.evidence)
    if not one.rationales:
        yield "reason", "not stated by any source", ""


def _reach(reach: "Reach") -> str:
    said = [term.label for term in (*reach.audience, *reach.setting, *reach.surface) if term != "unspecified"]
    place = places.get(reach.place).name if reach.place else "place not stated"
    return "; ".join([place, ", ".join(said) or "for whom is not stated"])


def _left_out(one: "Exemption") -> str:
    until = f"until {one.until.words}" if one.until else None
    return "; ".join(filter(None, [_reach(one.scope), one.condition, until]))
