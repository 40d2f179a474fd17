"""What a report says of itself: the days, how much it shows, what it leaves out, and how it was made."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from policytrack import __version__
from policytrack.licence import CREDIT, LICENCE_URL
from policytrack.markup import Markup, joined, source
from policytrack.model import Evidence
from policytrack.plots.selection import Selection, many

__all__ = ["CAUTION", "GENERATOR", "Origin", "facts", "passages"]

GENERATOR = '<meta name="generator" content="policytrack '
"""What tells a report from the page of somebody else."""
CAUTION = (
    "This page shows what is recorded, and no more. An unfilled place, an empty cell or a missing line says nothing of"
    " whether something is in force there. \u201cNot stated\u201d means that no source says it, and never that it is"
    " everybody or everywhere."
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the records of a report come from.

    Attributes:
        name: The name to show.
        bundled: Whether they are the records that policytrack brings along, whose licence is known.
    """

    name: str
    bundled: bool = False


def facts(
    selection: Selection, origin: Origin, made: dt.date, *, is_asked: bool, later: int
) -> Iterator[tuple[str, str]]:
    """What a report says of itself, each with a head.

    Args:
        selection: What is shown.
        origin: Where the records come from.
        made: The day on which it is made.
        is_asked: Whether the day of the status was asked for.
        later: How many restrictions were not found for the days alone, which came later.
    """
    yield "Asked for", f"Restrictions {selection.asked}." if selection.asked else "All restrictions."
    yield "Status on", f"{selection.on}{'' if is_asked else ', the day this page was made'}."
    yield "As known on", _known(selection)
    yield "Shown", _shown(selection)
    yield "Left out", _left_out(selection, later)
    yield "Reviewed", _reviewed(selection)
    yield "Passages", _quoted(selection)
    yield "Made", f"On {made}, by policytrack {__version__} (policytrack report), from {origin.name}."
    if origin.bundled:
        credit, _, _ = CREDIT.partition(" (")
        yield "Licence", joined([source(credit, LICENCE_URL, "The licence"), "."])


def passages(evidence: Iterator[tuple[str, Evidence]]) -> int:
    """How many passages pieces of evidence point at, each counted once."""
    return len({(piece.article, piece.start, piece.end) for _, piece in evidence})


def _known(selection: Selection) -> str:
    if selection.known is not None:
        return f"{selection.known}: later articles do not count. Summaries, strength and review are those of today."
    latest = max(article.recorded for one in selection.shown for article in one.restriction.articles)
    return f"All that is recorded, most lately on {latest}."


def _shown(selection: Selection) -> str:
    shown = [one.restriction for one in selection.shown]
    actors, targets = len({one.actor.id for one in shown}), len({one.target.id for one in shown})
    articles = len({article.id for one in shown for article in one.articles})
    pieces = sum(1 for one in shown for _ in one.evidence())
    return (
        f"{many(len(shown), 'restriction')} by {many(actors, 'actor')} on {many(targets, 'target')}, from"
        f" {many(articles, 'article')}, with {pieces:,} pieces of evidence."
    )


def _left_out(selection: Selection, later: int) -> str:
    came_later = [f"{many(later, 'restriction')} of which nothing had happened or was known then"] if later else []
    left_out = [*selection.left_out, *came_later]
    return f"{'; '.join(left_out)}." if left_out else "Nothing of what was asked for."


def _reviewed(selection: Selection) -> str:
    counted = Counter(one.restriction.review for one in selection.shown)
    return " ".join(f"{number:,} {state.label}: {_small(state.definition)}" for state, number in counted.most_common())


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _quoted(selection: Selection) -> Markup | str:
    pieces = [piece for one in selection.shown for _, piece in one.restriction.evidence()]
    quoted = sum(piece.quote is not None for piece in pieces)
    if not quoted:
        return "Not quoted, as no text was at hand: the position and digest say which passage is meant."
    rest = " The others are given by position and digest, as their texts were not at hand."
    return f"Quoted for {quoted:,} of {len(pieces):,} pieces of evidence.{rest if quoted < len(pieces) else ''}"
