"""With what people may not do their work: "reports may not be written with the chatbot"."""

from collections.abc import Sequence

from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.acts.denials import MEANT, is_denied
from policytrack.reading.rules.acts.doings import PERMITTING, means_of
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_means"]

_MUST_NOT = frozenset({"may", "must", "shall", "should"})
_PASSIVE_WITH = frozenset({"with", "by", "on", "in", "through", "via", "over"})


def by_means(scene: Scene) -> None:
    """Add the tools with which something may not be done."""
    syntax = scene.syntax
    for one in syntax.predicates:
        teller, forbids = _teller(syntax, one)
        if teller is None or any(act.at in {one.at, teller.at} and act.targets for act in scene.acts):
            continue
        targets = means_of(syntax, one)
        if one.passive and not targets:  # "reports may not be written on it"
            targets = _tools(syntax, [each for each in one.preps if each.prep in _PASSIVE_WITH])
            targets = [each for each in targets if each.entity is None or "app store" not in each.entity.roles]
        if not targets or _is_way_of_others(syntax, teller, one):
            continue
        scene.acts[:] = [each for each in scene.acts if each.at not in {one.at, teller.at}]
        turn = mood_of_verb(syntax, teller, forbids=forbids)
        turn.mood = Mood.advised if turn.mood is Mood.called else turn.mood
        act = Act("deal", "use", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
        act.around = around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, teller, turn, done_to=forbids)
        scene.add(act, one)


_WAYS = frozenset({"through", "via"})


def _is_way_of_others(syntax: Syntax, teller: Predicate, one: Predicate) -> bool:
    """Whether those who are not let do it are no people told what to use: "will not let spies get in through apps"."""
    if teller.lemma not in PERMITTING or not any(each.prep in _WAYS for each in one.preps):
        return False
    heads = [syntax.head(each) for each in teller.objects]
    return bool(heads) and all(each.says("audience") is None and each.low not in _PERSONS for each in heads)


_PERSONS = frozenset({"us", "them", "people", "anybody", "anyone"})


def _teller(syntax: Syntax, one: Predicate) -> tuple[Predicate | None, bool]:
    """The verb that tells that something may not be done, and whether it does so by a negation."""
    above = one.governor if one.to or one.gerund or one.link is Link.infinitive else None
    if above is not None and not one.gerund and above.lemma in PERMITTING:
        return (above, True) if above.negated else (None, False)
    seen = one.passive and one.lemma == "find"  # "is not to be found in the store"
    if above is not None and above.negated and one.to and (above.copula or above.lemma in MEANT) and not seen:
        return above, True  # "soldiers are not (supposed) to send messages with it"
    if above is not None and one.link in {Link.infinitive, Link.gerund}:
        word = syntax.word(above, "acts")
        if word is not None and word.key == "ban" and not above.negated:
            return above, False
    must_not = one.modal in _MUST_NOT or one.to
    return (one, True) if must_not and is_denied(syntax, one) else (None, False)


def _tools(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """The products and kinds of technology among things, not those who make them."""
    found = things_of(syntax, phrases)
    return [each for each in found if each.entity is not None and each.entity.target and each.entity.actor is None]
