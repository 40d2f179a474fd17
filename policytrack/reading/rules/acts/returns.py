"""What works again, as those tell who use or measure it: "users can log in again", "staff may now use it"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.accidents import tells_accident
from policytrack.reading.rules.acts.act import Act, Scene, adverbs_of, around, is_audience, named, named_or_told
from policytrack.reading.rules.acts.doings import OWN_DOINGS, dealing_of
from policytrack.reading.rules.acts.lasting import let_by, let_to
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_verb
from policytrack.reading.rules.names import Entity, Way
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.who import Agents, in_phrases, placed_in
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Form
from policytrack.reading.rules.tagging.context import is_plural
from policytrack.reading.rules.things import is_general, things_of
from policytrack.reading.rules.words import Part

__all__ = ["by_returns"]

_AGAIN = frozenset({"again", "anew"})
_NORMALLY = frozenset({"normally", "normal", "back to normal"})
_ONCE_MORE = (("once", "more"), ("as", "before"), ("after", "all"))
_WORKING = words.listing("working")
_REACHING = words.listing("reaching")
_SERVICES = words.listing("services")
_LICENCES = words.listing("licences")
_GRANTING = frozenset({"grant", "issue", "approve", "give", "award"})
_ABLE = frozenset({"able", "free", "allowed", "permitted"})
_DETOURS = frozenset({"vpn", "vpns", "tunnel", "tunnels", "proxy", "proxies", "detour", "detours", "workaround"})
_DETOURS |= {"trouble", "problem", "problems", "difficulty", "difficulties", "hitch", "hindrance", "error"}
_NEAR = 6
_NOW = frozenset({"now"})
_MAY = frozenset({"may", "can"})
_MAY_DO = _MAY | {"could"}
_DEALINGS = frozenset({"use", "buy", "sell", "export", "serve"})
_STILL = frozenset({"still", "remain", "remains", "remained"})
_ONCE_MORE_DONE = frozenset({"reinstall", "redownload", "reconnect"})
_EMBRACING = frozenset(
    {"use", "recommend", "embrace", "endorse", "encourage", "promote", "adopt", "favour", "favor", "employ"}
)
_COMEBACKS = words.listing("comebacks")
_READMITTING = frozenset(
    {"approve", "authorise", "authorize", "allow", "permit", "clear", "order", "announce", "decree"}
)
_PERIODS = words.listing("long_periods") | words.listing("short_periods")
_SERVED = frozenset({"customers", "subscribers", "clients", "users", "consumers", "passengers"})
_NOBODY = words.listing("nobody")
_FIRST_TIME = frozenset({"first", "time"})
_CAN = frozenset({"can", "could", "may", ""})
_PEOPLE = frozenset({"they", "we", "you", "everyone", "anyone", "people", "many", "most", "who"})


def by_returns(scene: Scene) -> None:
    """Add what is said to work again, of what was told of before unless the sentence names it."""
    syntax = scene.syntax
    said = syntax.spoken
    if not _RETURNING.isdisjoint(syntax.lemmas):
        _place_returns(scene)
    again = not (_AGAIN.isdisjoint(said) and _NORMALLY.isdisjoint(said))
    again = again or any(map(said.issuperset, _ONCE_MORE))
    again = again or (said.issuperset(_FIRST_TIME) and _STILL.isdisjoint(said))
    again = again or ("without" in said and not _DETOURS.isdisjoint(said))
    now = not (_MAY.isdisjoint(said) and _EMBRACING.isdisjoint(syntax.lemmas)) and not (
        _NOW.isdisjoint(said) and _ONCE_MORE_DONE.isdisjoint(syntax.lemmas)
    )
    comeback = not (_COMEBACKS.isdisjoint(said) or _READMITTING.isdisjoint(syntax.lemmas))
    comeback = comeback or not (_LICENCES.isdisjoint(said) or _GRANTING.isdisjoint(syntax.lemmas))
    if not (again or "back" in said or now or comeback):
        return
    if tells_accident(syntax):
        return
    for one in syntax.predicates:
        if one.number in scene.used or one.negated:
            continue
        if again and _is_again(syntax, one):
            readings = (read(syntax, one) for read in (_works, _reaches, _licensed, _deals))
            act = next((each for each in readings if each is not None), None)
        else:
            readings = (read(syntax, one) for read in (_goes_back, _may_now, _readmits, _admits))
            act = next((each for each in readings if each is not None), None)
        if act is not None:
            act.around = around(syntax, one)
            act.open_object = not act.targets
            scene.add(act, one)


def _place_returns(scene: Scene) -> None:
    """Give what came back after a measure to the country where it did: "returned to Italy's stores after a ban"."""
    syntax = scene.syntax
    for act in scene.acts:
        one = next((each for each in syntax.predicates if each.at == act.at), None)
        if act.key != "restore" or one is None or one.lemma not in _RETURNING or one.negated or one.modal:
            continue
        back = things_of(syntax, one.subjects)
        if act.turn.mood is Mood.holds and back and _is_after_measure(syntax, one) and (where := _whither(syntax, one)):
            act.targets, act.actors, act.weak_actor = back, where, False


_RETURNING = frozenset({"return", "reappear", "resurface", "come", "come back"})


def _is_after_measure(syntax: Syntax, one: Predicate) -> bool:
    """Whether a measure is told to have gone before: "returned [after a suspension]"."""
    behind = (each for each in syntax.phrases if each.prep in {"after", "following"} and each.start > one.at)
    return any(syntax.head(each).says("acts", Part.noun) is not None for each in behind)


def _whither(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The country where something came back: "to [Italy]", "to [Vietnam]'s app stores", "to [Korean] stores"."""
    for phrase in one.preps:
        if phrase.prep in {"to", "in", "on"}:
            places = [each for each in syntax.mentions(phrase) if each.entity is not None and each.entity.is_place]
            if len(places) == 1:
                return [replace(places[0], way=Way.name, modifies=False, possessive=False)]
    return []


def _works(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "the app has been working normally since June", "connections succeeded again"."""
    said = " ".join(item.low for item in syntax.items[one.at : one.at + _NEAR])
    stands = (one.copula and "back to normal" in said) or (one.lemma == "return" and " to normal" in said)
    works = stands or (one.lemma in _WORKING and not one.objects)
    if not works or one.modal or one.passive or not one.subjects:
        return None
    named = named_or_told(syntax, one.subjects)
    head = syntax.head(one.subjects[0])
    if not named and head.low.split()[-1] not in _SERVICES:
        return None
    return _restored(syntax, one, Act("restore", "", mood_of_verb(syntax, one), one.at, noun=False, targets=named))


def _reaches(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "users were able to log in again", "people can once more reach the site"."""
    able = one.governor if one.to and one.governor is not None and _is_able(syntax, one) else None
    telling = able or one
    dealing = "buy" if one.lemma == "order" else dealing_of(syntax, one)
    deals = bool(telling.modal) and dealing in _DEALINGS  # "clients can order its chips again"
    if not (one.lemma in _REACHING or deals) or telling.modal not in _CAN:
        return None
    if able is None and not (one.modal or one.finite):
        return None
    people = telling.subjects
    told = is_audience(syntax, people) or any(_are_people(syntax, each) for each in people)
    if not (told or (one.passive and one.modal)):
        return None
    turn = mood_of_verb(syntax, one)
    if turn.mood is Mood.weighed and telling.modal:  # "could use it again" tells of what they did
        turn.mood = Mood.holds
    things = people if one.passive else one.objects  # "can be reached again"
    targets = named_or_told(syntax, things) or ([] if one.passive else named_or_told(syntax, one.preps))
    targets = [each for each in targets if not (each.entities and _is_own(syntax, each) and not is_general(each))]
    if one.passive and not targets:
        return None
    bought = "buy" if dealing == "buy" else ""
    return _restored(syntax, one, Act("restore", bought, turn, one.at, noun=False, targets=targets))


def _are_people(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "people", "many", "players", "Kenyans"."""
    head = syntax.head(phrase)
    if head.mention is not None:
        return head.mention.way == Way.demonym
    return head.low in _PEOPLE or is_plural(head)


def _deals(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "the firm may sell its phones again", "the army will once more use its cameras"."""
    able = one.governor if one.to and one.governor is not None and _is_able(syntax, one) else None
    telling = able or one
    if one.passive or not telling.finite or any(each.link is Link.condition for each in syntax.predicates):
        return None
    if any(syntax.items[each.start].low in _NOBODY for each in telling.subjects):
        return None  # "so that nobody can install it again"
    doers = [each for phrase in telling.subjects for each in syntax.mentions(phrase)]
    own = [each for each in doers if any(one.is_company for one in each.entities)]
    slots = [*one.objects, *(each for each in one.preps if each.prep == "from")]
    goods = [
        each
        for each in named_or_told(syntax, slots)
        if not (is_general(each) or (_is_own(syntax, each) and not each.entities))
    ]
    dealing = dealing_of(syntax, one)
    act = Act("restore", "", Turn(Mood.holds), one.at, noun=False, says=f"{syntax.items[one.at].low} again")
    act.dealing = dealing if dealing in {"sell", "export", "buy"} else ""
    turn = mood_of_verb(syntax, one)
    if "waits" in turn.keys:  # "will be able to when safeguards are in place"
        return None
    if own or (doers and all(each.target_role for each in doers)) or _is_pronoun(syntax, telling.subjects):
        may = telling.modal in _MAY_DO or (able is not None and telling.modal in {"", "will", "would"})
        trades = one.lemma in OWN_DOINGS or bool(goods and dealing in _DEALINGS)
        firm = own or named_or_told(syntax, telling.subjects)
        act.targets = (goods or firm) if may and trades else []
        act.actors, act.weak_actor = _letting(syntax, one, own, act.targets, turn)
    elif telling.modal in {"will", *_MAY_DO} and dealing in {"use", "buy"}:
        act.actors = in_phrases(syntax, telling.subjects)
        act.weak_actor = telling.modal in _MAY_DO  # "the army may use it again", whoever had forbidden it
        act.targets = goods if act.actors else []
    return act if act.targets else None


def _is_chip(entity: Entity) -> bool:
    return entity.target is not None and entity.target.kind == "component"


def _is_own(syntax: Syntax, mention: Mention) -> bool:
    """Whether a thing is only whoever's it is: "[its] phones"."""
    at = next((at for at, item in enumerate(syntax.items) if item.mention is mention), 0)
    whole = syntax.phrase_of(at)
    return whole is not None and syntax.items[whole.start].low in {"its", "their"}


def _is_pronoun(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    return bool(phrases) and all(syntax.head(each).low in {"it", "they"} for each in phrases)


def _letting(syntax: Syntax, one: Predicate, own: Sequence[Mention], goods: Sequence[Mention], turn: Turn) -> Agents:
    """Who lets a firm do what it may do again, or where it may; chips are kept from abroad by those who make them."""
    found, weak = agents_of(syntax, one, turn, done_to=True)
    found = [each for each in found if all(each is not other for other in own)]
    if any(each.entity is not None and _is_chip(each.entity) for each in goods):
        found = [each for each in found if each.entity is None or not each.entity.is_place]
    into = placed_in(syntax, [each for each in one.preps if each.prep == "into"], to=True)
    if found and not weak:
        return found, False
    return (let_by(syntax) or into, False) if let_by(syntax) or into else (found, True)


def _goes_back(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "doctors may go back to using it", "staff went back to the app", whoever had kept them from it."""
    above = one.governor if one.gerund and one.lemma in _REACHING else one
    if above is None or above.lemma != "go" or above.negated or not is_audience(syntax, above.subjects):
        return None
    behind = [syntax.items[at].low for at in range(above.at + 1, min(len(syntax.items), above.at + 3))]
    if behind[:2] != ["back", "to"] or (above is one and any(each.governor is one for each in syntax.predicates)):
        return None
    things = one.objects if above is not one else [each for each in one.preps if each.prep == "to"]
    targets = named_or_told(syntax, things)
    turn = mood_of_verb(syntax, above)
    if not targets or turn.mood is Mood.denied:
        return None
    turn.mood = Mood.holds if above.modal in _MAY else turn.mood
    act = _restored(syntax, above, Act("restore", "", turn, one.at, noun=False, targets=targets))
    act.if_told = True
    return act


def _may_now(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "staff may now use it", "may reinstall it", which ends what they were told not to do, and nothing else."""
    if one.lemma in _EMBRACING and not one.modal:
        return _embraces(syntax, one)
    once_more = one.lemma in _ONCE_MORE_DONE
    now = once_more or (one.lemma in _REACHING and not _NOW.isdisjoint(one.adverbs))
    if not now or one.modal not in _MAY or one.passive:
        return None
    targets = named(syntax, one.objects) if is_audience(syntax, one.subjects) else []
    if not targets:
        return None
    act = _restored(syntax, one, Act("restore", "", Turn(Mood.holds), one.at, noun=False, targets=targets))
    act.says, act.if_told = f"may now {one.lemma}", True
    return act


def _embraces(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "now recommends the program", "now encourages its use", which whoever does it had forbidden."""
    if _NOW.isdisjoint(adverbs_of(syntax, one)) or one.modal or one.passive or not one.finite or one.negated:
        return None
    targets = named_or_told(syntax, one.objects)
    act = Act("restore", "", Turn(Mood.holds), one.at, noun=False, targets=targets, says=f"now {one.lemma}")
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn)
    act.if_told = True
    return act if targets and not act.weak_actor else None


def _readmits(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "has approved the app's return to its store", "ordered the reinstatement of the network"."""
    if one.lemma not in _READMITTING or one.negated:
        return None
    let = one.subjects if one.passive else one.objects
    back = next((each for each in let if syntax.head(each).low in _COMEBACKS), None)
    if back is None:
        return None
    behind = syntax.after(back, "of", "to")
    owners = [each for each in things_of(syntax, [back]) if each.possessive]
    targets = owners or (named_or_told(syntax, [behind]) if behind is not None else [])
    act = Act("restore", "", mood_of_verb(syntax, one), one.at, noun=False, targets=targets, says="return")
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn)
    own = all(each.entities and each.entities == other.entities for each in act.actors for other in targets)
    return act if targets and act.actors and not own else None


def _licensed(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "will grant licences for the chip again", "has approved permits to export it once more"."""
    given = one.subjects if one.passive else one.objects
    if one.lemma not in _GRANTING or not any(syntax.head(each).low.split()[-1] in _LICENCES for each in given):
        return None
    behind = [each for each in syntax.predicates[one.number + 1 :] if each.noun in given and each.to]
    things = [
        *(each for each in one.preps if each.prep in {"for", "of"}),
        *(o for each in behind for o in each.objects),
    ]
    targets = named_or_told(syntax, things)
    if not targets:
        return None
    act = Act("restore", "export", Turn(Mood.holds), one.at, noun=False, targets=targets, says="licences again")
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn)
    return act


def _admits(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "granted the firm a licence", which ends what whoever grants it had forbidden, and nothing else."""
    if one.lemma not in _GRANTING or one.negated or one.modal or one.to:
        return None
    given = one.objects[-1] if one.objects else None
    if given is None or syntax.head(given).low.split()[-1] not in _LICENCES or syntax.after(given, "to", "for"):
        return None
    if any(each.noun is given for each in syntax.predicates):  # "a licence to ship chips to it"
        return None
    targets = named_or_told(syntax, one.subjects if one.passive else one.objects[:-1])
    turn = mood_of_verb(syntax, one)
    act = Act("restore", "", turn, one.at, noun=False, targets=targets, says="licence", if_told=True)
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=one.passive)
    return act if targets and act.actors and not act.weak_actor and turn.mood is Mood.holds else None


def _restored(syntax: Syntax, one: Predicate, act: Act) -> Act:
    act.says = f"{syntax.items[one.at].low} again"
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn, done_to=True)
    if any(map(_is_firm, act.actors)) and _are_served(syntax, one.subjects):
        act.actors, act.weak_actor = [each for each in act.actors if not _is_firm(each)], True
    if by := let_by(syntax) or (let_to(syntax, one) if act.weak_actor else []):
        act.actors, act.weak_actor = by, False
    elif act.weak_actor or not _NORMALLY.isdisjoint(syntax.items[at].low for at in range(one.at, len(syntax.items))):
        act.actors, act.weak_actor = [], True  # what runs normally need never have been blocked
    return act


def _are_served(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether people are only served by the firm that they are told with: "Vodacom [customers]", not "its staff"."""
    return any(syntax.head(each).low in _SERVED for each in phrases)


def _is_firm(mention: Mention) -> bool:
    return mention.entity is not None and mention.entity.is_company


def _is_able(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb says what people are able to do: "were able [to log in]"."""
    above = one.governor
    return (
        above is not None
        and not above.negated
        and not _ABLE.isdisjoint(syntax.items[at].low for at in range(above.at, one.start))
    )


def _is_again(syntax: Syntax, one: Predicate) -> bool:
    """Whether the clause of a verb says that it is so once more: "again", "once more", "has worked normally since"."""
    behind = (each.start for each in syntax.predicates[one.number + 1 :] if each.link != Link.infinitive)
    able = one.governor if one.to and one.governor is not None and _is_able(syntax, one) else None
    start = able.start if able is not None else one.start  # "were once again able to open it"
    lows = [syntax.items[at].low for at in range(start, next(behind, len(syntax.items)))]
    if not _AGAIN.isdisjoint(lows) or any(each in _ONCE_MORE for each in pairwise(lows)):
        return True
    if _is_first_since(lows):
        return True
    if _needs_no_detour(syntax, one):
        return True
    told_back = one.perfect or one.copula or Form.past in syntax.tags[one.at].forms
    return told_back and not _NORMALLY.isdisjoint(lows)


def _needs_no_detour(syntax: Syntax, one: Predicate) -> bool:
    """As in "works [without a VPN]", "can be reached without a tunnel"; what is negated was asked about before."""
    return one.finite and any(
        each.prep == "without" and not _DETOURS.isdisjoint(syntax.head(each).low.split()) for each in one.preps
    )


def _is_first_since(lows: Sequence[str]) -> bool:
    """As in "for the first time since February", "for the first time in two years"."""
    at = next((at for at in range(len(lows) - 2) if lows[at] == "first" and lows[at + 1] == "time"), None)
    if at is None:
        return False
    behind = lows[at + 3 : at + 8]
    return lows[at + 2] == "since" or (lows[at + 2] == "in" and not _PERIODS.isdisjoint(behind))
