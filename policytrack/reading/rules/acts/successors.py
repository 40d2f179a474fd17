"""Who did next what was told of, or was told the same: "Riga banned it. Vilnius was next"."""

from policytrack.reading.rules.acts.act import Act, Scene
from policytrack.reading.rules.acts.similar import is_similar
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.parties.beside import owned_by
from policytrack.reading.rules.parties.who import behind, in_phrases
from policytrack.reading.rules.syntax import Predicate

__all__ = ["by_successors"]


def by_successors(scene: Scene) -> None:
    """Add those who did next what was told of, and those whose people were told the same."""
    for one in scene.syntax.predicates:
        if not _add_told_the_same(scene, one) and one.copula:
            _add_next(scene, one)


_GETTING = frozenset({"get", "receive", "face", "obtain"})
_INSTRUCTIONS = frozenset(
    {"order", "instruction", "ban", "rule", "advice", "notice", "restriction", "directive", "memo"}
)


def _add_told_the_same(scene: Scene, one: Predicate) -> bool:
    """Add whose people are told the same: "employees at Sberbank got the same order"; tells whether it is so."""
    syntax = scene.syntax
    if one.lemma not in _GETTING or one.negated or one.modal:
        return False
    told = [each for each in one.objects if is_similar(syntax, each)]
    if not any(syntax.head(each).low.removesuffix("s") in _INSTRUCTIONS for each in told):
        return False
    people = [each for each in one.subjects if syntax.head(each).says("audience") is not None]
    actors = [each for phrase in people for each in (owned_by(syntax, phrase) or behind(syntax, phrase, "of", "at"))]
    if actors:
        scene.add(Act("same", "", Turn(Mood.holds), one.at, noun=False, actors=actors, open_object=True, says="same"))
    return bool(actors)


_ORDER = frozenset({"next", "second", "third", "fourth", "last"})


def _add_next(scene: Scene, one: Predicate) -> None:
    """Add who did it next: "Riga banned it. [Vilnius was next]", "[Next was Oslo]"."""
    syntax = scene.syntax
    if _ORDER.isdisjoint(syntax.spoken) or one.negated or one.modal or not one.finite:
        return
    if any(not syntax.is_time(each) for each in one.preps):
        return  # "was second in the ranking"
    first, last = syntax.items[0].low, [syntax.head(each).low for each in one.objects]
    inverted = first in _ORDER and one.start == 1
    if not (inverted or (len(last) == 1 and last[0] in _ORDER and one.objects[0].end - one.objects[0].start == 1)):
        return
    actors = in_phrases(syntax, one.objects if inverted else one.subjects)
    if not actors or not all(_may_follow(each) for each in actors):
        return
    scene.add(Act("same", "", Turn(Mood.holds), one.at, noun=False, actors=actors, open_object=True, says="next"))


def _may_follow(mention: Mention) -> bool:
    """Whether it names a state or body."""
    entity = mention.entity
    return mention.new == "body" or mention.place is not None or (entity is not None and entity.target is None)
