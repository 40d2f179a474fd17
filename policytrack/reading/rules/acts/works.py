"""Work that nobody takes because of the tool it was made with: "accepts no essays written with the chatbot"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_works"]

_TAKING = words.listing("taking_work")
_TURNING_DOWN = words.listing("turning_down_work")
_MADE = words.listing("made_work")
_WORKS = words.listing("works_handed_in")
_WITH = frozenset({"with", "by", "using", "through", "via", "in"})
_PARTS = frozenset({"with", "containing", "including"})
_FORBIDS = frozenset({"ban", "exclude"})


def by_works(scene: Scene) -> None:
    """Add the tools with which work may not be made that is handed in, published or sold."""
    syntax = scene.syntax
    if syntax.lemmas.isdisjoint(_MADE):
        return
    for made in syntax.predicates:
        if made.lemma not in _MADE or made.noun is None or made.link not in {Link.reduced, Link.relative}:
            continue
        taking, forbids = _taken(syntax, made.noun)
        if taking is None or any(act.at == taking.at and _is_named(act) for act in scene.acts):
            continue
        targets = _tools(syntax, made)
        turn = mood_of_verb(syntax, taking, forbids=forbids)
        if not targets or turn.mood is Mood.denied:
            continue
        scene.acts[:] = [each for each in scene.acts if each.at != taking.at]
        act = Act("deal", "use", turn, taking.at, noun=False, targets=targets, says=syntax.items[taking.at].low)
        act.around = around(syntax, taking)[0], around(syntax, made)[1]
        act.actors, act.weak_actor = agents_of(syntax, taking, turn)
        scene.add(act, taking, made)


def _taken(syntax: Syntax, work: Phrase) -> tuple[Predicate | None, bool]:
    """The verb by which work is not taken, and whether it says so by a negation."""
    if syntax.head(work).low.split()[-1] not in _WORKS:
        return None, False
    one, role = syntax.governing(work)
    if one is not None and role == "prep" and work.prep in _PARTS and one.objects and not one.passive:
        work, role = one.objects[-1], "object"  # "papers with images made by it"
    if one is None or role == "prep" or (role == "subject") != one.passive:
        return None, False
    if one.link == Link.same and one.governor is not None and one.governor.lemma in _TAKING:
        one = one.governor
    above = one.governor if one.link in {Link.infinitive, Link.gerund} else None
    if above is not None and _forbids(syntax, above) and not one.passive:  # "forbids pupils to hand in essays"
        return above, False
    if one.lemma in _TAKING:
        none = syntax.items[work.start].low == "no" or one.negated or one.longer
        return (one, True) if none else (None, False)
    turned_down = one.lemma in _TURNING_DOWN or _forbids(syntax, one)
    return (one, False) if turned_down and not one.negated else (None, False)


def _forbids(syntax: Syntax, one: Predicate) -> bool:
    word = syntax.word(one, "acts")
    return word is not None and word.key in _FORBIDS and not one.negated


def _is_named(act: Act) -> bool:
    return any(each.entities for each in act.targets)


def _tools(syntax: Syntax, made: Predicate) -> list[Mention]:
    """The products and kinds of technology with which it was made, also "with the help of" them."""
    found = things_of(syntax, [each for each in made.preps if each.prep in _WITH or each.prep == "of"])
    return [each for each in found if each.target_role or any(one.target is not None for one in each.entities)]
