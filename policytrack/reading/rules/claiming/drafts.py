"""Sentences behind one about a bill, which say what "it" does as if it did: "It bans the app."."""

from collections.abc import Sequence
from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity, Way
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.syntax import Link, Phrase, Syntax

__all__ = ["take_draft"]

_DRAFTS = words.listing("drafts")
_DRAFTED = frozenset({"draft", "proposed", "planned", "pending", "bipartisan"})
_RULES = frozenset({"law", "rule", "regulation", "order", "decree", "ordinance", "act", "plan", "legislation"})
_MADE_LAW = frozenset({"sign", "enact", "promulgate", "veto", "reject", "defeat"})
_LAWFUL = frozenset({"law", "effect", "force", "statute"})
_STANDING = frozenset({"it", "this"})


def take_draft(story: Story, syntax: Syntax, acts: Sequence[Act]) -> None:
    """Take what "it" does for what is weighed, if the sentence before was about a bill; remember if this one is."""
    _weigh_under(story, syntax, acts)
    if _enacts(syntax):
        story.enacted.add(_whose(story, syntax))
    elif (draft := _drafted_by(syntax)) is not None and not _is_enacted(story, syntax, draft):
        for act in acts:  # "A bill prohibits phones in class"
            act.turn.mood = Mood.weighed if act.turn.mood is Mood.holds and not act.noun else act.turn.mood
    _take_on(story, syntax, acts)


def _weigh_under(story: Story, syntax: Syntax, acts: Sequence[Act]) -> None:
    """Weigh what is said to be so under a bill, a plan or a proposal."""
    if _is_under_draft(syntax):
        _take_for_weighed(story, syntax, acts)
    elif _is_under_plan(syntax):
        supposed = {one.at for one in syntax.predicates if one.modal}  # not "under the plan, China banned it"
        for act in (one for one in acts if one.at in supposed):
            act.turn.weaken(Mood.planned)
    elif acts and "under" in syntax.spoken and _MADE_LAW.isdisjoint(syntax.lemmas):
        _weigh_drafted(syntax, acts)


def _take_on(story: Story, syntax: Syntax, acts: Sequence[Act]) -> None:
    """Weigh what "it" does behind a sentence about a bill, and remember if this one is."""
    stands = bool(syntax.items) and syntax.items[0].low in _STANDING
    at, whose = story.draft
    goes_on = stands and at == story.at - 1
    for act in acts if goes_on else ():
        if act.turn.mood in {Mood.holds, Mood.weighed} and all(one.actor_role == "pronoun" for one in act.actors):
            act.turn.mood = Mood.weighed
            if act.actors and whose is not None:
                act.actors = [replace(act.actors[0], actor_role="", entities=(whose,))]
    if goes_on:
        story.draft = (story.at, whose)
    elif _is_of_draft(syntax):
        story.draft = (story.at, _whose(story, syntax))


_ENACTING = words.listing("making_law")


def _enacts(syntax: Syntax) -> bool:
    """Whether a sentence tells that a bill was made law: "Gov. Doe signed it", "House Bill 5 took effect"."""
    enacting = not _ENACTING.isdisjoint(syntax.lemmas)
    if enacting and any(
        one.lemma in _ENACTING and not (one.negated or one.modal or one.to) for one in syntax.predicates
    ):
        return True
    lawful = not _LAWFUL.isdisjoint(syntax.spoken) and not _DRAFTS.isdisjoint(syntax.spoken)
    return lawful and any(one.lemma in {"become", "take", "be"} and not one.modal for one in syntax.predicates)


def _drafted_by(syntax: Syntax) -> Phrase | None:
    """The bill that does what a sentence tells first: "[A bill] prohibits phones in class"."""
    first = next((one for one in syntax.predicates if one.finite and one.link is Link.root), None)
    if first is None or not first.subjects or first.modal or first.passive:
        return None
    draft = first.subjects[0]
    return draft if syntax.head(draft).low in _DRAFTS and _MADE_LAW.isdisjoint(syntax.lemmas) else None


def _is_enacted(story: Story, syntax: Syntax, draft: Phrase) -> bool:
    """Whether a bill is one that is law by now: "Utah's governor signed it. [The bill] bans phones"."""
    named = _place_in(story, syntax)
    if named is None and syntax.items[draft.start].low not in _INDEFINITE:
        return bool(story.enacted)
    return (named or story.home) in story.enacted


_INDEFINITE = words.listing("indefinite")


def _weigh_drafted(syntax: Syntax, acts: Sequence[Act]) -> None:
    """Weigh what will or may not be done under a proposal: "carriers will replace it under a draft law"."""
    for phrase in syntax.phrases:
        if phrase.prep == "under" and any(syntax.items[at].low in _DRAFTS for at in range(phrase.start, phrase.end)):
            for act in acts:
                told = act.turn.mood is Mood.planned or (act.turn.mood is Mood.holds and act.key == "deal")
                act.turn.mood = Mood.weighed if told and act.at < phrase.start else act.turn.mood


def _is_under_draft(syntax: Syntax) -> bool:
    """Whether a sentence begins with what a bill would do: "Under the bill, agencies could not buy it"."""
    if not syntax.items or syntax.items[0].low != "under" or not syntax.phrases:
        return False
    first = syntax.phrases[0]
    head = syntax.head(first)
    if any(one.noun is first and one.passive and one.lemma in _ENACTING for one in syntax.predicates):
        return False
    drafted = any(syntax.items[at].low in _DRAFTED for at in range(first.start, first.end))
    return first.prep_at == 0 and (head.low in _DRAFTS or (drafted and head.low.removesuffix("s") in _RULES))


def _is_under_plan(syntax: Syntax) -> bool:
    """Whether a sentence begins with what is only planned: "Under the government's plan, phones could not be used"."""
    if not syntax.items or syntax.items[0].low != "under" or not syntax.phrases:
        return False
    first = syntax.phrases[0]
    return first.prep_at == 0 and syntax.head(first).low in _PLANS


_PLANS = frozenset({"plan", "plans", "blueprint", "scheme"})


def _take_for_weighed(story: Story, syntax: Syntax, acts: Sequence[Act]) -> None:
    """Take all a sentence says for weighed, and for the state's or country's, whoever of it would be bound."""
    whose = _whose(story, syntax)
    for act in acts:
        if act.turn.mood not in {Mood.holds, Mood.planned, Mood.weighed}:
            continue
        act.turn.mood = Mood.weighed
        bound = [one for one in act.actors if one.entity is None or not one.entity.is_place]
        if whose is None or act.turn.ordered or len(bound) != len(act.actors):
            continue
        first = syntax.items[0]
        named = Mention(first.start, first.end, first.text, entities=(whose,))
        act.actors, act.weak_actor = [named], False


def _whose(story: Story, syntax: Syntax) -> Entity | None:
    """The country or state whose bill a sentence is about: the one it names, else that of the text."""
    return _place_in(story, syntax) or story.home


def _place_in(story: Story, syntax: Syntax) -> Entity | None:
    """The country or state that a sentence about a bill names, or has a body named of."""
    for item in syntax.items:
        mention = item.mention
        entity = mention.entity if mention is not None and mention.way != Way.generic else None
        entity = entity or (mention.place if mention is not None else None)
        if entity is None or entity.actor is None or entity.is_company or not entity.actor.place:
            continue
        place = story.names.by_key.get(f"place:{entity.actor.place}")
        if place is not None:
            return place
    return None


def _is_of_draft(syntax: Syntax) -> bool:
    """Whether a sentence begins with a bill, and does not tell that it was made law."""
    if _DRAFTS.isdisjoint(syntax.spoken) or not _MADE_LAW.isdisjoint(syntax.lemmas):
        return False
    first = next((one.start for one in syntax.predicates if one.finite), 0)
    named = any(item.low in _DRAFTS for item in syntax.items[:first])
    return named and _LAWFUL.isdisjoint(item.low for item in syntax.items[first:])
