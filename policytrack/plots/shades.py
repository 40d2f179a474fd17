"""How a restriction stands, in the few steps that a colour can tell apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from policytrack.dates import Certainty
from policytrack.lifecycle import Standing
from policytrack.model import Restriction
from policytrack.vocabulary import Status, Strength

__all__ = ["DARK", "LIGHT", "Palette", "Shade", "shade"]


class Shade(StrEnum):
    """How a restriction stands on a day, the most that can be said first; the values are what a legend says."""

    whole = "in force, for all that the actor controls"
    part = "in force, for some people, devices or uses"
    unstated = "in force, how far is not stated"
    maybe = "may be in force: the dates leave it open"
    proposed = "not in force: adopted, announced, proposed or called for"
    advice = "binds nobody: advice, inquiry, lawsuit or permission"
    ended = "ended, suspended or rejected"

    @property
    def rank(self) -> int:
        """The place in the legend: the lower, the more it restricts."""
        return list(Shade).index(self)


_OVER = frozenset({Status.ended, Status.suspended, Status.rejected})
_EXTENT = {Strength.full: Shade.whole, Strength.partial: Shade.part, Strength.conditional: Shade.part}
_SOFT = frozenset({Strength.none, Strength.advisory})


def shade(one: Restriction, standing: Standing) -> Shade:
    """The shade of a restriction whose standing on a day is given, and is not that nothing had happened.

    >>> import policytrack as pt
    >>> texas = pt.open().get("us-tx/lemon8/use_ban")
    >>> [shade(texas, texas.standing(day)).name for day in ("2025-01-20", "2025-03-01")]
    ['maybe', 'part']
    """
    live = standing.in_force
    strongest = standing.statuses[0]
    if strongest in _OVER and live is Certainty.no:
        return Shade.ended
    if not one.measure.binding or one.strength in _SOFT:
        return Shade.advice if live is not Certainty.no else Shade.proposed
    if live is Certainty.certain:
        return _EXTENT.get(one.strength, Shade.unstated)
    return Shade.maybe if live is Certainty.possible else Shade.proposed


@dataclass(frozen=True)
class Palette:
    """The colours of a theme; those of the shades stay apart for the colour-blind, which a test checks.

    Attributes:
        shades: The colour of each shade.
        nothing: That of a place or cell for which nothing is recorded.
        paper: That of the background.
        ink: That of what is read first.
        quiet: That of notes and labels.
        line: That of axes, borders and grids.
    """

    shades: Mapping[Shade, str]
    nothing: str
    paper: str
    ink: str
    quiet: str
    line: str


LIGHT = Palette(
    shades={
        Shade.whole: "#10336b",
        Shade.part: "#3b82c9",
        Shade.unstated: "#9ecbf0",
        Shade.maybe: "#f2c530",
        Shade.proposed: "#d5640b",
        Shade.advice: "#8a5a3c",
        Shade.ended: "#8a8a85",
    },
    nothing="#ececea",
    paper="#ffffff",
    ink="#1d2126",
    quiet="#565c64",
    line="#c4c8cc",
)
DARK = Palette(
    shades={
        Shade.whole: "#dcebfb",
        Shade.part: "#64a3e6",
        Shade.unstated: "#2f5f9a",
        Shade.maybe: "#f2c530",
        Shade.proposed: "#d9731f",
        Shade.advice: "#b4784b",
        Shade.ended: "#8b8b88",
    },
    nothing="#3a3d42",
    paper="#16181c",
    ink="#eceef0",
    quiet="#a9b0b8",
    line="#4a4f56",
)
