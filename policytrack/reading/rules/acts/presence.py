"""What is to be there no longer, or is there again: "must be rid of its cameras", "is back in the stores"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.accidents import tells_accident
from policytrack.reading.rules.acts.act import Act, Scene, around, is_audience, is_by_company, named, named_or_told
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_verb
from policytrack.reading.rules.moods.governors import are_members
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.who import behind, in_phrases, placed_in
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import is_general, things_in

__all__ = ["by_presence"]

_CLEARING = frozenset({"clear", "cleared", "rid", "free", "cleanse", "purge", "strip"})
_PARTS = frozenset({"all", "most", "any", "both"})
_AWAY = frozenset({"out", "off", "down", "gone"})
_TELLING = _AWAY | words.listing("presence")
_VANISHING = frozenset({"disappear", "vanish"})
_WORKING = frozenset({"work", "load", "function"})
_DEVICES = words.listing("devices")
_RUNNING = frozenset({"work", "run", "function"})
_VERBS = _CLEARING | _VANISHING | _RUNNING | {"find", "leave"}
_GONE = frozenset({"gone", "missing"})
_NONE = frozenset({"no", "none", "neither"})
_WILL = words.listing("later")
_MAYBE = words.listing("possible") | {"would"}
_REMAINING = frozenset({"remain", "stay"})
_AT_HAND = words.listing("at_hand")
_OUTSIDE = frozenset({"off", "out", "away", "outside"})
_PUT_BY = words.listing("put_by")
_NO_PLACE = (["no", "place"], ["no", "business"], ["no", "room"])
_PLACE = (["place"], ["room"])
_HAVING_PLACE = frozenset({"have", "belong", "leave"})
_NETWORKS = frozenset({"network", "networks"})
_REACHABLE = frozenset({"reachable", "accessible", "usable"})
_WRITING = frozenset({"time", "writing"})
_NOW = frozenset({"now", "today", "currently", "present", "writing"})
_PLACES = words.listing("outlets")


def by_presence(scene: Scene) -> None:
    """Add what is to go, has gone or is back."""
    if _TELLING.isdisjoint(scene.syntax.spoken) and _VERBS.isdisjoint(scene.syntax.lemmas):
        return
    if tells_accident(scene.syntax):
        return
    for one in scene.syntax.predicates:
        if one.number in scene.used:
            continue
        readings = (read(scene.syntax, one) for read in (_READINGS if not one.negated else _DENIED_READINGS))
        act = next((each for each in readings if each is not None), None)
        if act is not None:
            start, end = around(scene.syntax, one)
            act.around = start, max(end, act.around[1])
            scene.add(act, one)


def _cleared(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "is to be cleared of its gear", "must be rid of its cameras"."""
    first = one.objects[0] if one.copula and one.objects else None
    if first is not None and syntax.items[first.start].low == "rid of":
        targets = things_in(syntax, first.start, first.end) or named(syntax, one.preps)
    elif one.lemma in _CLEARING and _clears_of_it(syntax, one):
        targets = named(syntax, [each for each in one.preps if each.prep == "of"])
    else:
        return None
    turn = mood_of_verb(syntax, one)
    if not targets or turn.mood not in {Mood.holds, Mood.planned, Mood.weighed}:
        return None
    act = Act("remove", "", turn, one.at, noun=False, targets=targets, says="rid")
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=one.copula or one.passive)
    return act


def _clears_of_it(syntax: Syntax, one: Predicate) -> bool:
    """Whether what is cleared is no thing of its own: "rid their networks of its gear"."""
    heads = [syntax.head(each).mention for each in (one.subjects if one.passive else one.objects)]
    return all(each is None or not each.entities or is_general(each) for each in heads)


def _had_out(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "will have its cameras out by July"."""
    ordered = one.to and one.link == Link.infinitive  # "told to have all gear out by May"
    if one.lemma != "have" or not one.objects or not (one.modal or ordered):
        return None
    end = one.objects[-1].end
    targets = named_or_told(syntax, one.objects)
    if not targets or end >= len(syntax.items) or syntax.items[end].low not in _AWAY:
        return None
    turn = mood_of_verb(syntax, one)
    act = Act("remove", "", turn, one.at, noun=False, targets=targets, says=syntax.items[end].low)
    act.actors, act.weak_actor = agents_of(syntax, one, turn)
    return act


def _wanted_out(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "wants all of the gear taken out by 2027", where a deadline makes the wish an order."""
    wants = one.governor if one.passive and one.lemma == "take" and one.link == Link.infinitive else None
    if wants is None or wants.lemma != "want" or _after(syntax, one) not in _AWAY:
        return None
    parts = [syntax.after(each, "of") if syntax.head(each).low in _PARTS else each for each in one.subjects]
    targets = named_or_told(syntax, [each for each in parts if each is not None])
    if not targets:
        return None
    turn = mood_of_verb(syntax, one)
    dated = any(item.low == "by" for item in syntax.items[one.at : one.at + 4])
    turn.mood = Mood.holds if dated and turn.mood is Mood.called else turn.mood
    act = Act("remove", "", turn, one.at, noun=False, targets=targets, says="out")
    act.actors, act.weak_actor = agents_of(syntax, one, turn)
    return act


def _may_not_remain(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "no parts from the firm may remain in core networks", "may not stay on state phones"."""
    if not one.modal or _REMAINING.isdisjoint(syntax.lows[one.start : one.at + 1]):
        return None
    if not (one.negated or (one.subjects and syntax.items[one.subjects[0].start].low in _NONE)):
        return None
    targets = named_or_told(syntax, one.subjects)
    if not targets or not any(_is_outlet(syntax, each) for each in one.preps if each.prep in {"in", "on", "at"}):
        return None
    turn = mood_of_verb(syntax, one, forbids=True)
    turn.mood = Mood.holds if turn.mood not in {Mood.planned, Mood.weighed} else turn.mood
    act = Act("remove", "", turn, one.at, noun=False, targets=targets, says="remain")
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
    return act


def _must_stay_away(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "must stay off official phones", "has to stay out of the classroom", "phones must stay at home"."""
    if one.negated or not (one.obliged or one.modal in _WILL):
        return None
    said = syntax.items[one.at].low.split()
    if said[0] not in _REMAINING or is_audience(syntax, one.subjects):
        return None
    targets = named_or_told(syntax, one.subjects)
    where = said[1] if len(said) > 1 else _after(syntax, one)
    slots = [*one.objects, *one.preps]
    away = where in _OUTSIDE and any(_is_outlet(syntax, each) for each in slots)
    put_by = where in {"at", "in", "on"} and any(syntax.head(each).low in _PUT_BY for each in one.preps)
    if not targets or not (away or (put_by and one.obliged)):
        return None
    turn = mood_of_verb(syntax, one)
    if turn.mood is Mood.planned and away:
        turn.mood = Mood.holds  # "will stay off officials' phones"
    act = Act("ban", "use", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
    return act


def _has_no_place(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "has no place on state computers", "does not belong on office phones", "leaves no room for it there"."""
    if not (one.copula or one.lemma in _HAVING_PLACE):
        return None
    leaves = one.lemma == "leave"
    there = one.copula and [syntax.head(each).low for each in one.subjects] == ["there"]
    there_will_be = there and one.modal in _WILL - {"would"}
    plain = not one.modal or there_will_be
    first = one.objects[0] if (one.lemma == "have" or leaves or there) and one.objects and plain else None
    said = [syntax.items[at].low for at in range(first.start, first.end)] if first is not None else []
    belongs = one.lemma == "belong" and (one.negated or _is_neither(syntax, one))
    none_there = first is not None and there_will_be and _is_none_of_it(syntax, one, first)
    room = said in _NO_PLACE or (one.longer and said[-1:] in _PLACE)
    if not (belongs or room or none_there):
        return None
    for_it = [each for each in one.preps if each.prep == "for"]
    room_for = (one.objects if none_there else for_it) if there or leaves else one.subjects
    targets = named_or_told(syntax, room_for)
    places = [each for each in one.preps if each.prep in {"in", "on", "at"} and _is_outlet(syntax, each)]
    if not targets or not places or "store" in syntax.head(places[0]).low:  # which somebody says to its keeper
        return None
    turn = mood_of_verb(syntax, one, forbids=True)
    turn.mood = Mood.holds if turn.mood in {Mood.denied, Mood.refused} else turn.mood
    act = Act("ban", "", turn, one.at, noun=False, targets=targets, says="place")
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
    return None if none_there and any(_is_company(each) for each in act.actors) else act


def _is_none_of_it(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """As in "there will be no chatbot in classrooms", not "no party", and not "in the next phones" of a maker."""
    head = syntax.head(phrase).mention
    if syntax.items[phrase.start].low != "no" or head is None or not (head.entities or head.target_role):
        return False
    heads = [syntax.head(each) for each in one.preps]
    return any(each.says("setting") is not None or each.low.split()[-1] in _NETWORKS for each in heads)


def _runs_no_more(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "no longer works on office laptops", "will not run on its network"."""
    if one.lemma not in _RUNNING or one.objects or one.passive or not (one.longer or one.modal in _WILL):
        return None
    targets = named_or_told(syntax, one.subjects)
    places = [each for each in one.preps if each.prep in {"in", "on", "across"}]
    if not targets or not (any(_is_outlet(syntax, each) for each in places) or placed_in(syntax, places)):
        return None
    turn = mood_of_verb(syntax, one, forbids=True)
    act = Act("block", "", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
    return act


def _cannot_be_had(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "has not been reachable in the country since May"; what is "not yet" accessible is only new."""
    if not one.copula or _after(syntax, one) not in _REACHABLE or "yet" in one.adverbs or one.modal in _MAYBE:
        return None
    targets = named_or_told(syntax, one.subjects)
    turn = mood_of_verb(syntax, one, forbids=True)
    if not targets or turn.mood not in {Mood.holds, Mood.ended}:
        return None
    act = Act("block", "", turn, one.at, noun=False, targets=targets, says=_after(syntax, one))
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
    return act


def _cannot_be_found(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "is no longer to be found in the Play Store", "cannot be found in the shop"."""
    above = one.governor if one.to else None
    if one.lemma != "find" or not one.passive or not (one.negated or (above is not None and above.negated)):
        return None
    stores = [each for each in one.preps if each.prep in {"in", "on"} and _is_outlet(syntax, each)]
    targets = named_or_told(syntax, one.subjects) if stores else []
    turn = mood_of_verb(syntax, above or one, forbids=True)
    if not targets or turn.mood not in {Mood.holds, Mood.ended}:
        return None
    act = Act("remove", "", Turn(Mood.holds), one.at, noun=False, targets=targets, says="gone")
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn, done_to=True)
    return act


def _are_without(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "customers in Senegal have been without the app since May", "left users without it"."""
    left = one.lemma == "leave" and not one.modal
    if not (one.copula or left) or one.negated or "without" not in syntax.spoken:
        return None
    whom = one.objects if left and not one.passive else one.subjects
    users = [each for each in whom if _are_users(syntax, each)]
    targets = [each for phrase in one.preps if phrase.prep == "without" for each in named(syntax, [phrase])]
    turn = mood_of_verb(syntax, one)
    if not users or not targets or turn.mood not in {Mood.holds, Mood.ended}:
        return None
    act = Act("block", "", turn, one.at, noun=False, targets=targets, says="without")
    hosts = [
        each for phrase in users for each in behind(syntax, phrase, "in", "of", "across") if each.place or each.entities
    ]
    act.actors, act.weak_actor = hosts or [each for each in in_phrases(syntax, users) if each.entities], not hosts
    return act


def _are_users(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of a country or of people who use something: "Customers", "the whole of Gabon"."""
    mention = syntax.head(phrase).mention
    place = mention is not None and mention.entity is not None and mention.entity.is_place and not mention.possessive
    return place or is_audience(syntax, [phrase])


def _is_neither(syntax: Syntax, one: Predicate) -> bool:
    start = one.subjects[0].start if one.subjects else 0
    return start > 0 and syntax.items[start - 1].low == "neither"


def _wanted_away(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "wants the app off phones", "wants it gone from state computers"."""
    targets = named_or_told(syntax, one.objects) if one.lemma == "want" and len(one.objects) == 1 else []
    if not targets or are_members(syntax, one):
        return None
    end = one.objects[-1].end
    low = syntax.items[end].low if end < len(syntax.items) else ""
    gone = low in _AWAY and any(
        item.says("setting") is not None or item.low.split()[-1] in _PLACES for item in syntax.items[end : end + 7]
    )
    if not gone:
        return None
    turn = mood_of_verb(syntax, one)
    if turn.mood in {Mood.holds, Mood.called}:
        dated = any(item.low == "by" for item in syntax.items[end : end + 8])
        turn.mood = Mood.holds if dated else Mood.weighed
    act = Act("remove", "", turn, one.at, noun=False, targets=targets, says=low)
    act.actors, act.weak_actor = agents_of(syntax, one, turn)
    act.around = one.start, min(end + 7, len(syntax.items))
    return act


def _gone_or_back(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "is gone from the stores", "is back in the stores", "works again"."""
    key = _presence(syntax, one)
    targets = named_or_told(syntax, one.subjects) if key else []
    if not targets:
        return None
    turn = mood_of_verb(syntax, one)
    act = Act(key, "", turn, one.at, noun=False, targets=targets, says="gone" if key == "remove" else "back")
    if key == "remove" and any(_is_on_sale(syntax, each) for each in one.preps):
        act.dealing = "sell"
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
    if key == "restore" and one.copula and _is_by_now(syntax, one):
        act.weak_actor = True  # it need not have been away
    act.if_told = (
        key == "restore" and _after(syntax, one) == "back" and any(_is_land(syntax, each) for each in one.preps)
    )
    if act.weak_actor:  # whose it is does not do away with it: "Microsoft's browser disappeared from their computers"
        act.actors = [each for each in act.actors if not each.possessive]
    if act.weak_actor and (hosts := in_phrases(syntax, [each for each in one.preps if each.prep == "at"])):
        act.actors, act.weak_actor = hosts, False  # "at the university the app is gone from the network"
    if act.weak_actor and key == "restore":  # "is reachable from Chad again"
        placed = in_phrases(syntax, [each for each in one.preps if each.prep == "from"])
        act.actors, act.weak_actor = placed or act.actors, not placed
    return act


def _presence(syntax: Syntax, one: Predicate) -> str:
    """Whether a verb says that something is away, as "remove", or there again, as "restore"."""
    after = _after(syntax, one)
    if (syntax.items[one.at].low in _GONE and one.finite) or (one.lemma in _VANISHING and one.modal not in _MAYBE):
        return "remove" if any(each.prep == "from" and _is_outlet(syntax, each) for each in one.preps) else ""
    if one.copula and after == "off" and any(each.prep == "off" and _is_on_sale(syntax, each) for each in one.preps):
        return "remove"
    if one.copula and after == "out" and not (one.obliged or one.modal in _MAYBE):  # "are out of the network"
        return "remove" if any(each.prep == "of" and _is_outlet(syntax, each) for each in one.preps) else ""
    if one.copula and _is_at_hand_again(syntax, one):
        return "restore"
    if one.copula and _is_back(syntax, one):
        return "restore"
    if one.copula and after == "back" and not is_by_company(syntax, one):
        behind = [each for each in one.preps if each.prep in {"in", "on"}]
        there = any(_is_outlet(syntax, each) or _is_both(syntax, each) or _is_land(syntax, each) for each in behind)
        return "restore" if there else ""
    return "restore" if one.lemma in _WORKING and after == "again" and not one.modal else ""


def _is_both(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase only points at the stores told of: "was back in [both]", "is back in the two"."""
    return syntax.items[phrase.end - 1].low in _BOTH


def _is_land(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of a place and nothing in it: "is back in [Nepal]", "is back in [the country]"."""
    head = syntax.head(phrase)
    place = head.mention is not None and head.mention.entity is not None and head.mention.entity.is_place
    return place or head.low in _LANDS


_LANDS = frozenset({"country", "state", "kingdom", "republic", "nation", "islands"})
_BOTH = frozenset({"both", "them", "each", "two"})


def _is_at_hand_again(syntax: Syntax, one: Predicate) -> bool:
    """As in "became available for download again", "is once more accessible"."""
    later = (each.start for each in syntax.predicates[one.number + 1 :])
    lows = [syntax.items[at].low for at in range(one.start, min(next(later, len(syntax.items)), one.at + 9))]
    again = "again" in lows or "once more" in " ".join(lows)
    return (again or _is_by_now(syntax, one)) and not _AT_HAND.isdisjoint(lows)


def _is_by_now(syntax: Syntax, one: Predicate) -> bool:
    """As in "is now accessible there", "at the time of writing, both are reachable"."""
    if (
        syntax.items[one.at].low not in {"is", "are", "be"}
        or one.negated
        or one.modal
        or _NOW.isdisjoint(syntax.spoken)
    ):
        return False
    return not syntax.spoken.isdisjoint({"now", "today", "currently", "present"}) or syntax.spoken >= _WRITING


def _is_back(syntax: Syntax, one: Predicate) -> bool:
    """As in "is now back.", "were back by Friday": what is back in the news is not let in again."""
    at = next((at for at in range(one.at + 1, min(one.at + 4, len(syntax.items))) if syntax.items[at].low == "back"), 0)
    things = named_or_told(syntax, one.subjects)
    if not at or all(is_general(each) for each in things) or any(_is_company(each) for each in things):
        return False
    behind = syntax.items[at + 1].low if at + 1 < len(syntax.items) else "."
    ends = behind in {".", ",", ";", "!", "and", "but", "after"} or _is_counted(syntax, at + 1)
    timed = any(each.prep and syntax.is_time(each) and each.prep_at == at + 1 for each in syntax.phrases)
    return ends or timed


def _is_counted(syntax: Syntax, at: int) -> bool:
    """Whether a time stands there that is counted from what was told: "was back [a week later]"."""
    phrase = syntax.phrase_of(at)
    return (
        phrase is not None
        and phrase.end < len(syntax.items)
        and syntax.items[phrase.end].low in {"later", "afterwards"}
    )


def _is_company(mention: Mention) -> bool:
    return bool(mention.entities) and mention.entities[0].is_company


def _after(syntax: Syntax, one: Predicate) -> str:
    return syntax.items[one.at + 1].low if one.at + 1 < len(syntax.items) else ""


def _is_on_sale(syntax: Syntax, phrase: Phrase) -> bool:
    return syntax.head(phrase).low in {"shelves", "shops"}


def _is_outlet(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of where something is had: "in the stores", "from the network"."""
    said = [syntax.items[at] for at in range(phrase.start, phrase.end)]
    named = (one for each in said if each.mention is not None for one in each.mention.entities)
    return any(each.says("setting") is not None or each.low.split()[-1] in _PLACES | _DEVICES for each in said) or any(
        one.setting for one in named
    )


_DENIED_READINGS = (_may_not_remain, _has_no_place, _runs_no_more, _cannot_be_had, _cannot_be_found)
_READINGS = (
    _must_stay_away,
    _cleared,
    _are_without,
    _had_out,
    _wanted_out,
    _wanted_away,
    _may_not_remain,
    _has_no_place,
    _cannot_be_found,
    _gone_or_back,
)
