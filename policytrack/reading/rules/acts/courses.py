"""Nouns for what is done with a thing, and how that goes: "its use must end", "its removal is under way"."""

from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.who import in_phrases
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_in

__all__ = ["by_courses"]

_USES = frozenset({"use", "usage", "deployment"})
_REMOVALS = frozenset({"removal", "dismantling", "uninstallation", "deletion", "withdrawal", "replacement"})
_ENDING = frozenset({"end", "stop", "cease"})
_BEGINNING = frozenset({"begin", "start", "continue", "proceed"})
_GOING_ON = (["under", "way"], ["underway"], ["in", "full", "swing"])
_HOSTS = frozenset({"at", "in", "by", "from", "on"})
_SURE = frozenset({Mood.holds, Mood.planned, Mood.weighed})


def by_courses(scene: Scene) -> None:
    """Add what is told to go on, or to end."""
    syntax = scene.syntax
    if syntax.spoken.isdisjoint(_USES | _REMOVALS):
        return
    for one in syntax.predicates:
        if one.number in scene.used or one.negated or one.passive or one.objects or not one.subjects:
            continue
        noun = one.subjects[0]
        head = syntax.head(noun).low.removesuffix(" of")
        if head in _USES and _ends(syntax, one):
            act = Act("ban", "use", mood_of_verb(syntax, one), one.at, noun=False, says=head)
        elif head in _REMOVALS and _goes_on(syntax, one):
            act = Act("remove", "", mood_of_verb(syntax, one), one.at, noun=False, says=head)
        else:
            continue
        behind = _behind(syntax, noun, one)
        of = next((each for each in behind if each.prep == "of"), None)
        act.targets = [] if of is None else [each for it in of.listed for each in _things(syntax, it)]
        placed = head in _USES or any(each.prep == "from" and _is_place(syntax, each) for each in behind)
        if not act.targets or not placed or act.turn.mood not in _SURE:
            continue
        start, end = around(syntax, one)
        act.around = min(start, noun.start), end
        act.actors, act.weak_actor = agents_of(syntax, one, act.turn, done_to=True)
        slots = [each for each in (*behind, *one.preps) if each.prep in _HOSTS]
        hosts = in_phrases(syntax, slots) or [each for slot in slots for each in _owners(syntax, slot)]
        if (act.weak_actor or not act.actors) and hosts:
            act.actors, act.weak_actor = hosts[:1], False
        scene.read.add(noun.number)
        scene.add(act, one)


def _ends(syntax: Syntax, one: Predicate) -> bool:
    """As in "its use must end", "has ended", "ends on Friday"."""
    after = next((each for each in syntax.phrases if each.start > one.at), None)
    timed = after is not None and syntax.is_time(after)
    return one.lemma in _ENDING and (one.modal in {"must", "will"} or one.obliged or one.perfect or timed)


def _goes_on(syntax: Syntax, one: Predicate) -> bool:
    """As in "the removal has begun", "is under way"."""
    after = [item.low for item in syntax.items[one.at + 1 : one.at + 4]]
    return one.lemma in _BEGINNING or (one.copula and any(after[: len(each)] == each for each in _GOING_ON))


def _behind(syntax: Syntax, noun: Phrase, one: Predicate) -> list[Phrase]:
    """The phrases that hang on a noun before its verb."""
    return [each for each in syntax.phrases[noun.number + 1 :] if each.prep and each.end <= one.start]


def _things(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    return [each for each in things_in(syntax, phrase.start, phrase.end) if each.entities or each.target_role]


def _owners(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Whose networks or phones they are: "from [Austria]'s networks"."""
    named = [each for each in syntax.mentions(phrase) if each.entity is not None]
    return [each for each in named if each.entity is not None and each.entity.actor and not each.entity.target]


def _is_place(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of where something is used: "from its networks", "from official phones"."""
    said = syntax.items[phrase.start : phrase.end]
    return any(each.says("setting") is not None or each.low.split()[-1] in {"network", "networks"} for each in said)
