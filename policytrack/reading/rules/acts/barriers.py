"""What those who open a thing get to see instead: "staff who open the chatbot are sent to a warning page"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.accidents import tells_accident
from policytrack.reading.rules.acts.act import Act, Scene, around, named_or_told
from policytrack.reading.rules.acts.doings import dealing_of, things_dealt_with
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.bound import bound_people, whose
from policytrack.reading.rules.parties.who import placed_in
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax

__all__ = ["by_barriers"]

_SHOWN = words.listing("shown_instead")
_SURE = words.listing("shown_when_blocked")
_SEEING = frozenset({"see", "get", "receive", "encounter", "find", "meet", "face", "hit", "view"})
_LED = frozenset({"greet", "meet", "show", "redirect", "send", "direct", "present", "confront", "forward", "refer"})
_LED |= {"route", "return", "serve", "give"}
_ENDING = frozenset({"end", "lead", "return", "bring", "result", "produce", "trigger", "yield", "show", "display"})
_ENDING |= {"land", "finish", "give", "open", "call", "pull"}
_OPENING = frozenset({"open", "visit", "access", "reach", "load", "use", "launch", "start", "try", "enter", "view"})
_OPENING |= {"tap", "click", "log", "sign", "connect", "go", "watch", "browse", "type", "call"}
_ATTEMPTS = frozenset({"attempts", "attempt", "visits", "logins", "visitors", "requests", "links", "access"})
_REACHED = frozenset({"to", "on", "at", "of"})
_PLAIN = frozenset({"instead"})
_HELD = frozenset({Mood.holds, Mood.planned})


def by_barriers(scene: Scene) -> None:
    """Add what people cannot open, since they see something else instead."""
    syntax = scene.syntax
    if _SHOWN.isdisjoint(syntax.spoken) or _SURE.isdisjoint(syntax.spoken) or tells_accident(syntax):
        return
    sure = {part for item in syntax.items for part in item.low.split()} & _SURE
    if not sure:
        return
    for shown in syntax.predicates:
        if shown.number in scene.used or shown.negated or shown.modal or not _shows(syntax, shown):
            continue
        opening = _opening(syntax, shown)
        targets = _visited(syntax, shown) if opening is None else _opened(syntax, opening)
        if not targets or any(each in act.targets for act in scene.acts for each in targets):
            continue
        turn = mood_of_verb(syntax, shown)
        if turn.mood not in _HELD:
            continue
        act = Act("block", "", Turn(turn.mood), shown.at, noun=False, targets=targets, says="see")
        act.around = around(syntax, shown)
        if opening is not None:
            act.around = min(act.around[0], around(syntax, opening)[0]), max(act.around[1], around(syntax, opening)[1])
        act.actors, act.weak_actor = _actors(syntax, shown, opening, plain=sure == _PLAIN)
        scene.add(act, *([shown] if opening is None else [shown, opening]))


def _shows(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb tells what is seen: "get an error", "are sent to a page", "leads to a warning"."""
    if one.passive:
        behind = [*one.objects, *one.preps] if one.lemma in _LED else []
    elif one.lemma in _SEEING:
        behind = one.objects
    else:
        behind = [*one.objects, *one.preps] if one.lemma in _ENDING else []
    return any(syntax.head(each).low.split()[-1] in _SHOWN for each in behind)


def _opening(syntax: Syntax, shown: Predicate) -> Predicate | None:
    """The verb by which people would open something: "who [open] it", "when they try to [open] it"."""
    for one in syntax.predicates:
        opens = one.lemma.split()[0] in _OPENING or dealing_of(syntax, one) in {"use", "reach"}
        if one is not shown and opens and not one.negated and not one.passive and _opened(syntax, one):
            return one
    return None


def _opened(syntax: Syntax, one: Predicate) -> list[Mention]:
    found = things_dealt_with(syntax, one)
    return [each for each in found if each.entities or each.target_role or each.new == "name"]


def _visited(syntax: Syntax, shown: Predicate) -> list[Mention]:
    """What a noun says that people would open: "visitors to the site", "attempts to get to it"."""
    made = [each for each in shown.subjects if syntax.head(each).low.split()[-1] in _ATTEMPTS]
    behind = [each for one in made if (each := syntax.after(one, *_REACHED)) is not None]
    return named_or_told(syntax, [each for one in behind for each in one.listed])


def _actors(syntax: Syntax, shown: Predicate, opening: Predicate | None, *, plain: bool) -> tuple[list[Mention], bool]:
    """Whose people they are, or where they are; else by whom it may be.

    What is plainly shown "instead" may be what a maker shows to those of a place.
    """
    above = opening.governor if opening is not None else None
    both = [one for one in (shown, opening, above) if one is not None]
    people = [each for one in both for each in one.subjects]
    for one in both:
        if found := bound_people(syntax, one):
            return ([], True) if plain and _is_place(found[0]) else (found, False)
    beside = [each for one in people if (each := _from(syntax, one)) is not None]
    if plain:
        return [], True
    if placed := placed_in(syntax, [*beside, *(each for one in both for each in one.preps)]):
        return placed, False
    if origin := [whose(each) for one in beside for each in syntax.mentions(one) if _is_place(each)]:
        return origin, False
    return agents_of(syntax, shown, Turn(Mood.holds), done_to=True)


def _from(syntax: Syntax, people: Phrase) -> Phrase | None:
    """Where people are: "users in Jordan", "visitors to the site from Jordan"."""
    if (found := syntax.after(people, "in", "from", "across")) is not None:
        return found
    to = syntax.after(people, *_REACHED)
    return syntax.after(to, "in", "from") if to is not None else None


def _is_place(mention: Mention) -> bool:
    return mention.entity is not None and mention.entity.is_place
