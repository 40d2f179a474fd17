"""What some do who are not named, and those named beside them: "five more states have banned it, joining Texas"."""

from collections.abc import Sequence

from policytrack.reading.rules.acts.act import Act, Scene
from policytrack.reading.rules.moods import Mood, Turn

__all__ = ["name_unnamed"]

_SHARING = frozenset({"likewise", "joining"})


def name_unnamed(scene: Scene) -> None:
    """Give what some do who are not named to those of whom the sentence says that they do it too."""
    for act in [one for one in scene.acts if one.key == "same" and one.says in _SHARING and one.open_object]:
        done = _by_some(scene.acts)
        if done is None or not any(each.entities or each.new for each in act.actors):
            continue
        if done.turn.mood in {Mood.planned, Mood.weighed}:  # "may ban it, joining Texas", which did
            done.turn = Turn(Mood.holds)
        done.actors = list({id(each): each for each in act.actors}.values())
        scene.acts.remove(act)


def _by_some(acts: Sequence[Act]) -> Act | None:
    """What is done by those who are only counted: "several states", "two other countries"."""
    return next((one for one in acts if one.key != "same" and one.actors and all(e.some for e in one.actors)), None)
