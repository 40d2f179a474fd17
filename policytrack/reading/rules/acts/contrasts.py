"""What is not allowed beside what is: "allows Signal but not Viber", "Copilot is allowed but Claude is not"."""

from collections.abc import Iterator

from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.acts.doings import PERMITTING
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.bound import bound_people
from policytrack.reading.rules.syntax import Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_contrast"]

_MAY = frozenset({"may", "can"})


def by_contrast(scene: Scene) -> None:
    """Add what somebody does not allow, where a sentence tells what they allow."""
    syntax = scene.syntax
    if not syntax.spoken.issuperset({"but", "not"}):
        return
    for verb, targets in _left_out(syntax):
        permits = _permitting(syntax, verb)
        if permits is None or permits.number in scene.used or not targets:
            continue
        turn = mood_of_verb(syntax, permits, forbids=True)
        if turn.mood is not Mood.holds:
            continue
        act = Act("ban", "use", turn, permits.at, noun=False, targets=targets, says=syntax.items[permits.at].low)
        act.around = around(syntax, permits)
        act.actors, act.weak_actor = agents_of(syntax, permits, turn)
        if not act.actors and (people := bound_people(syntax, permits)):
            act.actors, act.weak_actor = people, False
        scene.add(act, permits)


def _left_out(syntax: Syntax) -> Iterator[tuple[Predicate, list[Mention]]]:
    """What a sentence excepts, with the verb before it: "but not Viber", "but Viber is not"."""
    for phrase in syntax.phrases:
        verb = syntax.predicate_before(phrase.prep_at) if phrase.prep == "but" else None
        if verb is not None and syntax.items[phrase.prep_at + 1].low == "not" and phrase.listed[0] is phrase:
            yield verb, things_of(syntax, phrase.listed)
    for one in syntax.predicates[1:]:
        bare = one.negated and not one.objects and not one.preps and one.at + 1 >= one.start
        if bare and one.copula and one.subjects and syntax.items[one.subjects[0].listed[0].start - 1].low == "but":
            yield syntax.predicates[one.number - 1], things_of(syntax, one.subjects)


def _permitting(syntax: Syntax, verb: Predicate) -> Predicate | None:
    """The verb that allows something: "allows", "lets [staff use]", "[may] use"."""
    above: Predicate | None = verb
    while above is not None:
        if above.lemma in PERMITTING and not above.negated:
            return above
        if above.modal in _MAY and not above.negated and syntax.word(above, "dealings") is not None:
            return above
        above = above.governor
    return None
