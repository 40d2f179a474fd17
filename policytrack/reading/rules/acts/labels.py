"""What a line lists behind a label: "Prohibited: ChatGPT, Temu", "Not allowed: Temu"."""

from policytrack.reading.rules.acts.act import Act, Scene
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.syntax import Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.things import things_in
from policytrack.reading.rules.words import Part

__all__ = ["by_labels"]

_RESTRICTING = frozenset({"ban", "block"})
_NOT = frozenset({"not", "never"})
_LET = frozenset({"allowed", "permitted", "approved", "authorised", "authorized"})
_LISTED = frozenset({Kind.noun, Kind.comma, Kind.coord, Kind.stop, Kind.det})
_LONGEST = 3


def by_labels(scene: Scene) -> None:
    """Add what stands behind a label, if the line is nothing but a list."""
    syntax = scene.syntax
    colon = next((at for at, one in enumerate(syntax.items[: _LONGEST + 1]) if one.low == ":"), 0)
    key = _label(syntax, colon) if colon else ""
    if not key or any(each not in _LISTED for each in syntax.kinds[colon:]):
        return
    targets = [one for one in things_in(syntax, colon + 1, len(syntax.items)) if one.entities]
    if not targets:
        return
    says = syntax.items[colon - 1].low
    act = Act(key, "", Turn(Mood.holds), colon - 1, noun=False, targets=targets, weak_actor=True, says=says)
    act.around = 0, len(syntax.items)
    scene.add(act, *syntax.predicates)


def _label(syntax: Syntax, colon: int) -> str:
    """What a label says is done to what is listed: "Banned", "Not allowed", "Strictly prohibited"; none for others."""
    label, before = syntax.items[colon - 1], [one.low for one in syntax.items[: colon - 1]]
    word = label.says("acts", Part.participle, Part.verb, Part.state)
    if word is not None and word.key in _RESTRICTING and _NOT.isdisjoint(before):
        return word.key
    return "ban" if label.low in _LET and not _NOT.isdisjoint(before) else ""
