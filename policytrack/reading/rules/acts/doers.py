"""Who does what a verb says, who lets a thing in again, and who only advises it."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import (
    Act,
    is_audience,
    named_or_told,
    of_users,
)
from policytrack.reading.rules.acts.doings import (
    PERMITTING,
)
from policytrack.reading.rules.acts.listings import actors_listed
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.parties import agents_of, can_act
from policytrack.reading.rules.parties.makers import subject_of
from policytrack.reading.rules.parties.subjects import tells_staff
from policytrack.reading.rules.parties.who import Agents, in_phrases, placed_in
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["name_actors", "take_advice"]

_MEMBERS = words.listing("members")
_RETURNING = frozenset({"return", "come", "reappear", "resurface"})


def _where(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Where something came back: "in Chad it came back", "in Chad, where it came back"."""
    of_place = one.marker == "where" and one.link is Link.relative and one.noun is not None
    return placed_in(syntax, one.preps) or (in_phrases(syntax, [one.noun]) if of_place and one.noun else [])


def name_actors(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Say who does what a verb says, or whoever lets it in again."""
    act.actors, act.weak_actor = _owners_of_network(syntax, one) or agents_of(syntax, one, act.turn)
    if act.key == "restore":
        if asked := _asked_to(syntax, one, act.turn):
            act.actors, act.weak_actor, act.turn.still = asked, False, True
            return
        _name_restorers(syntax, one, act)
    if (
        act.key == "serve" and one.passive and not act.turn.ordered
    ):  # where it is not offered says nothing of who withholds it
        act.actors, act.weak_actor = [], True
    if act.key == "halt" and act.weak_actor and one.obliged:  # "must close its Canadian business"
        places = [each for phrase in one.objects for each in syntax.mentions(phrase) if each.way == Way.demonym]
        act.actors, act.weak_actor = (places[:1], False) if places else (act.actors, act.weak_actor)
    if one.passive and (act.weak_actor or not act.actors) and (listed := actors_listed(syntax, one)):
        act.actors, act.weak_actor, act.open_object = listed, False, not act.targets
    if act.key == "avoid" and act.weak_actor and (teller := _told_by(syntax, one)):
        act.actors, act.weak_actor = teller, False
    elif act.key == "avoid" and act.weak_actor and one.obliged:  # whoever has to do without keeps it away
        found = in_phrases(syntax, one.subjects) if len(one.subjects) == 1 else []
        act.actors = [each for each in found if not each.plural]
        act.weak_actor = not act.actors
    if act.weak_actor and not act.actors and act.key not in {"serve", "restore"}:
        lost = of_users(syntax, one.subjects) if one.lemma == "lose" else []  # "Cuban users lost access to it"
        act.actors, act.weak_actor = lost or placed_in(syntax, _where_kept_from(syntax, one)), not lost
    act.own_people = _tells_members(syntax, act.turn)


def _told_by(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who tells its own people that they have to: "[the bank] told its staff that they must do without it"."""
    above = one.governor if one.link is Link.said else None
    if above is None or not tells_staff(syntax, above) or any(syntax.head(each).low != "they" for each in one.subjects):
        return []
    own = all(syntax.items[each.start].low.startswith(("its", "their")) for each in above.objects)
    return subject_of(syntax, above)[0] if own and one.subjects else []


def _name_restorers(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Say who let something back, or where it came back."""
    above = one.governor if one.to else None
    if above is not None and above.lemma in PERMITTING and not above.passive and (by := subject_of(syntax, above)[0]):
        act.actors, act.weak_actor = by, False  # "the judge allowed it to come back online"
        return
    if not one.objects and (placed := _where(syntax, one)):
        act.actors, act.weak_actor = placed, False  # "in Chad it came back to stores"
    elif not one.objects and not one.passive and (things := _returned(syntax, one)):
        act.actors, act.weak_actor, act.targets = _let_in_by(syntax, one), True, things
    elif one.lemma in _RETURNING and not one.objects:
        act.actors, act.weak_actor = _without_origin(syntax, one, act)
    if one.finite and one.objects and not one.passive and (own := subject_of(syntax, one)[0]):
        act.actors, act.weak_actor = own, False  # "unblocked it on the orders of a court"


def _asked_to(syntax: Syntax, one: Predicate, turn: Turn) -> list[Mention]:
    """Who is only asked to let something back: "Meta is lobbying Oslo to unblock its app"."""
    if turn.mood is not Mood.called or one.passive:
        return []
    if any(one.subjects == each.subjects for each in turn.governors[:1]):  # who asks to do it
        return []
    return in_phrases(syntax, one.subjects)


def _where_kept_from(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """Where people are kept from something: "the bill would stop children from using it [in Texas]"."""
    later = syntax.predicates[one.number + 1 :]
    return [phrase for each in later if each.governor is one and each.link is Link.gerund for phrase in each.preps]


def _owners_of_network(syntax: Syntax, one: Predicate) -> Agents | None:
    """Whose gear it is that other vendors come in for: "Nokia will replace Huawei in [Vodafone]'s core network"."""
    if one.lemma not in _COMING_IN or one.passive or any(each.prep in {"with", "by"} for each in one.preps):
        return None
    heads = [syntax.head(each).mention for each in one.subjects]
    vendors = [each.entity for each in heads if each is not None and each.entity is not None]
    if not vendors or len(vendors) != len(heads) or not all(each.is_company for each in vendors):
        return None
    places = [each for each in one.preps if each.prep in {"in", "at", "across", "throughout"}]
    found = [each for phrase in places for each in syntax.mentions(phrase) if can_act(each)]
    firms = [each for each in found if each.entity is not None and each.entity.is_company]
    return (firms[:1], False) if firms else None


_COMING_IN = frozenset({"replace", "supplant", "displace"})


def _returned(syntax: Syntax, one: Predicate) -> list[Mention]:
    """What came back to where it is used, by itself: "Spotify has returned to Iraq", not "has returned to profit"."""
    towards = [each for each in one.preps if each.prep == "to"]
    if one.lemma not in _RETURNING or not all(placed_in(syntax, [each], to=True) for each in towards):
        return []
    return [each for each in named_or_told(syntax, one.subjects) if each.entities]


def _without_origin(syntax: Syntax, one: Predicate, act: Act) -> Agents:
    """Who let something back, not where it is from: "the [Chinese] app returned to stores"."""
    own = [each for phrase in one.subjects for each in syntax.mentions(phrase) if each.modifies]
    found = [each for each in act.actors if all(each is not other for other in own)]
    return found, act.weak_actor or not found


def _let_in_by(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The places that something came back to."""
    return placed_in(syntax, one.preps, to=True)


def take_advice(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Take what people are told they should do for advice: "told staff they should delete it", "users should"."""
    if (
        act.turn.mood is not Mood.called
        or act.key != "remove"
        or not act.actors
        or one.modal != "should"
        or one.passive
    ):
        return
    told = one.governor if one.link == Link.said else None
    they = bool(one.subjects) and syntax.head(one.subjects[0]).low in {"they", "you"}
    if is_audience(syntax, told.objects if they and told is not None else one.subjects):
        act.turn.mood = Mood.advised


def _tells_members(syntax: Syntax, turn: Turn) -> bool:
    """Whether a body orders it of its own people: "told its members to delete the app"."""
    orderer = turn.orderer
    if orderer is None:
        return False
    told = orderer.subjects if orderer.passive else orderer.objects
    return any(syntax.head(each).low in _MEMBERS for each in told)
