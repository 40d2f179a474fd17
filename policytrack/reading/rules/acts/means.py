"""With what people may not do their work: "reports may not be written with the chatbot"."""

from collections.abc import Sequence

from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.acts.denials import is_denied
from policytrack.reading.rules.acts.doings import PERMITTING
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_means"]

_MUST_NOT = frozenset({"may", "must", "shall", "should"})
_WITH = frozenset({"with", "by", "on", "in", "through", "via", "over"})
_WORK = frozenset(
    {
        "work",
        "business",
        "talks",
        "meeting",
        "meetings",
        "job",
        "jobs",
        "duties",
        "homework",
        "research",
        "calls",
        "interviews",
        "lessons",
        "exams",
    }
)


_TALKING = frozenset({"communicate", "chat", "talk", "correspond", "converse", "meet", "confer", "work"})


def by_means(scene: Scene) -> None:
    """Add the tools with which something may not be done."""
    syntax = scene.syntax
    for one in syntax.predicates:
        permits = one.governor if one.to and one.governor is not None and one.governor.lemma in PERMITTING else None
        if permits is None and not (one.to or one.modal in _MUST_NOT):
            continue
        said = {one.at, permits.at if permits is not None else one.at}
        if any(act.at in said for act in scene.acts) or not _is_work(syntax, one):
            continue
        if not (permits.negated if permits is not None else _must_not(syntax, one)):
            continue
        targets = _tools(syntax, [each for each in one.preps if each.prep in _WITH])
        if not targets:
            continue
        turn = mood_of_verb(syntax, permits or one, forbids=True)
        turn.mood = Mood.advised if turn.mood is Mood.called else turn.mood
        act = Act("deal", "use", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
        act.around = around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, permits or one, turn, done_to=True)
        scene.add(act, one)


def _is_work(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb tells of work that is done: "be written", "do their work", "communicate"."""
    return one.passive or one.lemma in _TALKING or any(syntax.head(each).low in _WORK for each in one.objects)


def _must_not(syntax: Syntax, one: Predicate) -> bool:
    return (one.modal in _MUST_NOT or one.to) and is_denied(syntax, one)


def _tools(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """The products and kinds of technology among things, not those who make them."""
    found = things_of(syntax, phrases)
    return [each for each in found if each.entity is not None and each.entity.target and each.entity.actor is None]
