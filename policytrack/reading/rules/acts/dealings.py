"""What people may no longer do with a thing, or may do again: "staff may not use the chatbot"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.accidents import tells_accident
from policytrack.reading.rules.acts.act import (
    Act,
    Scene,
    are_measures,
    around,
    is_audience,
    is_by_company,
    named,
    named_or_told,
    of_users,
)
from policytrack.reading.rules.acts.buyers import aim_at_buyers
from policytrack.reading.rules.acts.denials import goes_on, is_command, is_denied, stopped
from policytrack.reading.rules.acts.deprived import tell_deprived, tell_exports
from policytrack.reading.rules.acts.doings import (
    PERMITTING,
    VERBS_OF_BUSINESS,
    addressed,
    carried,
    connected_to,
    contracted_with,
    dealing_of,
    is_of_data,
    lacks_licence,
    spent_on,
    things_dealt_with,
)
from policytrack.reading.rules.acts.kept import is_kept_from_selling, keepers_of
from policytrack.reading.rules.acts.lasting import is_over
from policytrack.reading.rules.acts.listings import add_those_beside
from policytrack.reading.rules.acts.takeovers import takes_over
from policytrack.reading.rules.acts.withheld import who_withholds
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_verb
from policytrack.reading.rules.parties import agents_of, can_act, is_wish_of_others
from policytrack.reading.rules.parties.bound import bound_people, lacks_access
from policytrack.reading.rules.parties.orders import is_wiser
from policytrack.reading.rules.parties.who import placed_in
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.things import can_be_restricted, things_of

__all__ = ["by_dealing"]

_TRADES = frozenset({"buy", "sell", "export", "download", "process"})  # dealings that a noun says better than "use"
_NOT_THINGS = words.listing("not_things")
_REACHING = frozenset({"open", "access", "reach", "load", "visit", "use"})
_FOR_COMMENT = frozenset({"comment", "replied", "reply", "respond", "responded", "question", "questions", "spokesman"})
_WHENCE = frozenset({"from", "in", "inside", "within", "through", "over", "via", "on", "without", "across"})
_TOOLS = frozenset({"with", "through", "via", "using", "to", "into"})
_MOVING = frozenset({"enter", "drive", "park", "fly", "operate", "run"})
_WORKING = frozenset({"work", "respond", "function"})
_STOPPING = words.listing("ceasing")
_DATA = frozenset({"data", "information", "records", "recordings", "photos", "images"})
_GIVEN = frozenset({"posts", "photos", "pictures", "images", "messages", "conversations", "faces", "voices"})
_GIVING = frozenset({"give", "grant", "show"})
_CAN = words.listing("able")
_ASKING = frozenset({"know", "ask", "wonder", "learn", "tell", "say", "check", "see", "find", "explain"})
_NOBODY = words.listing("nobody")
_ADVISING = frozenset({"warn", "advise", "urge", "recommend", "caution", "counsel"})
_WILL = words.listing("later")


def by_dealing(scene: Scene, one: Predicate) -> None:
    """Add what people may no longer do: "may not use", "told not to buy", "stop processing"."""
    dealing = dealing_of(scene.syntax, one) or ("reach" if one.lemma in _WORKING else "")
    renews = dealing == "buy" and are_measures(scene.syntax, one.subjects if one.passive else one.objects)
    found = one.lemma == "find" and one.passive  # which tells where something is, not what is done with it
    if not dealing or found or renews or _is_asked(scene.syntax, one) or is_wish_of_others(scene.syntax, one):
        return
    if lacks_licence(one) or (one.modal == "should" and one.perfect):  # "it should never have bought them"
        return
    if dealing in {"process", "share"} and _says_of_itself(scene.syntax, one):
        return
    if lacks_access(scene.syntax, one) and tells_accident(scene.syntax):
        return
    act = (
        _forced_sale(scene, one, dealing)
        or _let_back(scene, one, dealing)
        or _unloading(scene, one)
        or (None if one.lemma in _WORKING else _forbidden(scene, one, dealing))
    )
    if act is not None:
        if act.dealing == "serve":  # "cannot buy Photoshop, as Adobe has ended sales"
            scene.acts = [each for each in scene.acts if each.targets or not _is_by_same(each, act)]
        scene.add(act, one)


def _is_by_same(one: Act, other: Act) -> bool:
    """Whether those who act are named once for two acts."""
    return bool(one.actors) and all(any(each is by for by in other.actors) for each in one.actors)


def _says_of_itself(syntax: Syntax, one: Predicate) -> bool:
    """Whether a firm says what it cannot do: "Hikvision said that it cannot pass data on"."""
    above = one.governor if one.link == Link.said else None
    if above is None or one.modal not in {"can", "cannot", "could"} or not one.negated or one.passive:
        return False
    own = any(syntax.head(each).low == "it" for each in one.subjects)
    firms = [each.entity for phrase in above.subjects for each in syntax.mentions(phrase)]
    return own and any(each is not None and each.is_company for each in firms)


def _is_asked(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is only asked where people may not: "wants to know where she can't use it"."""
    above = one.governor
    if one.marker != "where" or one.noun is not None:
        return False
    before = above if above is not None else next(iter(reversed(syntax.predicates[: one.number])), None)
    return before is not None and before.lemma in _ASKING


def _forced_sale(scene: Scene, one: Predicate, dealing: str) -> Act | None:
    """An owner that is made to sell: "would force ByteDance to sell TikTok"."""
    syntax = scene.syntax
    if one.lemma != "sell" or dealing not in {"sell", "serve"} or stopped(syntax, one) is not None:
        return None
    turn = mood_of_verb(syntax, one)
    let = any(each.lemma in PERMITTING for each in turn.governors)  # "allowed the maker to sell it"
    forced = turn.ordered and turn.mood not in {Mood.advised, Mood.called} and not one.negated and not let
    if not forced and one.modal != "must":
        return None
    owners = named_or_told(syntax, one.subjects)
    targets = named(syntax, one.objects) or _owned(owners) or things_of(syntax, one.objects)
    if not targets or not owners:
        return None
    act = Act("divest", "sell", turn, one.at, noun=False, targets=targets[:1], around=around(syntax, one), says="sell")
    act.actors, act.weak_actor = agents_of(syntax, one, turn)
    return act


def _owned(owners: Sequence[Mention]) -> list[Mention]:
    """What is sold by its owner: of "forced Grindr's owner to sell the app", Grindr."""
    return [each for each in owners if each.possessive and each.entities]


def _let_back(scene: Scene, one: Predicate, dealing: str) -> Act | None:
    """What can be had again: "could also be downloaded again"."""
    syntax = scene.syntax
    if not one.passive or one.negated or one.modal not in {"can", "could", "may"}:
        return None
    if all(item.low != "again" for item in syntax.items[one.start : one.at + 4]):
        return None
    if any(syntax.items[each.start].low in _NOBODY for each in one.subjects):  # "so that none can be installed again"
        return None
    targets = things_of(syntax, one.subjects)
    if not targets:
        return None
    act = Act("restore", dealing, Turn(Mood.holds), one.at, noun=False, targets=targets, says="again")
    act.around = around(syntax, one)
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn)
    return act


def _unloading(scene: Scene, one: Predicate) -> Act | None:
    """What does not come up any more by itself: "the forum no longer loaded", "stopped working on every network"."""
    syntax = scene.syntax
    above = one.governor if one.governor is not None and not one.governor.negated else None
    fails = above if above is not None and above.lemma in ({"fail"} if one.to else _STOPPING) else None
    if one.lemma not in {"load", "open", "connect"} | _WORKING or one.passive or one.objects:
        return None
    if fails is None and (not one.negated or one.lemma in _WORKING):
        return None
    said_of = things_of(syntax, one.subjects if fails is None else fails.subjects)
    targets = [each for each in said_of if each.entities or each.target_role or each.new]
    if not targets or any(item.low == "what" for item in syntax.items[max(0, one.start - 3) : one.start]):
        return None
    for each in targets:
        each.target_role = each.target_role or ("app" if each.new else "")
    act = Act("block", "", mood_of_verb(syntax, one, forbids=True), one.at, noun=False, targets=targets, says="load")
    act.turn.mood = Mood.ended if fails is None and is_over(syntax, one) else Mood.holds
    act.around = around(syntax, one)
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn, done_to=True)
    if fails is not None and act.weak_actor:
        act.actors, act.weak_actor = agents_of(syntax, fails, act.turn, done_to=True)
    if act.weak_actor and one.link is Link.said and one.governor is not None:
        people = bound_people(syntax, one.governor)  # "workers at Ruritel found that it no longer opened"
        act.actors, act.weak_actor = people or act.actors, not people
    if one.lemma in _WORKING and act.weak_actor:  # what breaks down need not be blocked
        return None
    scene.used.update([] if fails is None else [fails.number])
    return act


def _forbidden(scene: Scene, one: Predicate, dealing: str) -> Act | None:
    """What is no longer done, since it is denied or somebody stops it."""
    syntax = scene.syntax
    ended = stopped(syntax, one)
    if (ended is None and not is_denied(syntax, one)) or _is_not_out(syntax, one):
        return None
    slots = one.subjects if (one.passive and not _is_to_whom(syntax, one)) or _is_on(syntax, one) else one.objects
    trade = carried(syntax, slots)
    dealing = "reach" if dealing == "use" and _needs_vpn(syntax, one) else dealing
    meant = _dealing_meant(syntax, one, dealing, trade)
    if meant == "reach" and _is_of_somebody(syntax, one, slots):
        return None
    bearer = one.governor if one.governor is not None and goes_on(syntax, one) else one
    turn = mood_of_verb(syntax, ended or bearer, forbids=True)
    own = ended is not None and (_is_own_trade(one, ended, turn) or _handles_no_more(syntax, one, ended, dealing, turn))
    if own or _is_no_measure(scene, one, dealing, slots):
        return None
    act = Act("deal", meant, turn, one.at, noun=False, says=syntax.items[one.at].low)
    act.around = around(syntax, one)
    if turn.ordered and _is_handling(syntax, one, act, slots):
        act.dealing = "process"
    _aim(syntax, one, act, slots)
    moving = one.lemma in _MOVING and not one.passive and not act.targets  # "its cars may not enter barracks"
    if moving:
        act.targets = named(syntax, one.subjects) or [each for each in things_of(syntax, one.subjects) if each.new]
    add_those_beside(syntax, one, act)
    withheld = dealing == "serve" and is_by_company(syntax, one)
    if not act.targets and one.objects and not (is_audience(syntax, one.objects) or trade or withheld):
        return None
    act.open_object = not act.targets
    no_more_advised = turn.mood is Mood.ended and "advised" in turn.keys  # "no longer advises against using it"
    if not (no_more_advised or _is_of_turned_measure(syntax, ended or one, turn.mood)):
        turn.mood = Mood.advised if _is_advice(syntax, one) else _mood_meant(one, ended, turn.mood)
    if act.dealing == "reach" and ended is None and turn.mood is Mood.holds and is_over(syntax, one):
        turn.mood = Mood.ended
    _name_actors(syntax, one, act, ended or bearer, moving=moving)
    aim_at_buyers(syntax, one, act)
    tell_exports(syntax, one, act)
    tell_deprived(syntax, one, act)
    return act


_SELLING = frozenset({"sell", "offer", "supply"})


def _is_to_whom(syntax: Syntax, one: Predicate) -> bool:
    """Whether the subject of a passive is who would get it: "[the police] will not be sold the software"."""
    return one.lemma in _SELLING and bool(things_of(syntax, one.objects)) and is_audience(syntax, one.subjects)


def _not_sold(syntax: Syntax, one: Predicate) -> list[Mention]:
    """What those do not get whom a maker would sell it: "the police will not be sold [drones] by Ruritel"."""
    if not (one.passive and _is_to_whom(syntax, one) and any(each.prep == "by" for each in one.preps)):
        return []
    heads = [syntax.head(each).mention for each in one.objects]
    return [each for each in heads if each is not None and each.entity is not None and can_be_restricted(each)]


def _handles_no_more(syntax: Syntax, one: Predicate, ended: Predicate, dealing: str, turn: Turn) -> bool:
    """Whether a firm only tells what it does no more with data: "TikTok has stopped storing data in China"."""
    told = turn.ordered or turn.mood is not Mood.holds or ended.passive or ended.modal or ended.to
    if told or dealing not in {"process", "share", "export"} or not is_of_data(syntax, one.objects):
        return False
    heads = [syntax.head(each).mention for each in ended.subjects]
    return bool(heads) and all(
        each is not None and (each.entity is None or each.entity.target is not None) for each in heads
    )


def _is_not_out(syntax: Syntax, one: Predicate) -> bool:
    """Whether something is only not sold so far: "you cannot buy the glasses yet"."""
    yet = "yet" in syntax.spoken and one.negated and one.modal in _CAN
    return yet and any(item.low == "yet" for item in syntax.items[one.at :])


def _name_actors(syntax: Syntax, one: Predicate, act: Act, bearer: Predicate, *, moving: bool) -> None:
    """Say who does not let it be done, or where it is not done."""
    if maker := who_withholds(syntax, one):
        act.actors, act.weak_actor, act.dealing = maker, False, "serve"
        return
    if is_kept_from_selling(syntax, one):
        _name_keepers(syntax, one, act)
    else:
        act.actors, act.weak_actor = agents_of(syntax, bearer, act.turn, done_to=moving and bool(act.targets))
        if act.dealing == "process" and any(each in act.targets for each in act.actors):  # not who may not
            act.actors, act.weak_actor = agents_of(syntax, bearer, act.turn, done_to=True)
    if act.weak_actor and not act.actors:
        _place(syntax, one, act)


def _is_supposed(one: Predicate) -> bool:
    """Whether it is told for those who cannot: "if users are unable to open it, they can switch on a proxy"."""
    above = one.governor if one.to else None
    return above is not None and above.copula and above.link is Link.condition and above.marker == "if"


def _is_on(syntax: Syntax, one: Predicate) -> bool:
    """As in "the app should not be on officials' phones", and not "staff may not be on the app"."""
    return syntax.items[one.at].low.startswith("be ") and bool(named(syntax, one.subjects))


def _beside(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Where those are who a verb is about: "teenagers in Denmark"."""
    return [behind for each in phrases if (behind := syntax.after(each, "in", "across")) is not None]


def _aim(syntax: Syntax, one: Predicate, act: Act, slots: list[Phrase]) -> None:
    """Say with what something is no longer done; whoever processes data is what is restricted."""
    if act.dealing == "process":
        above = one if one.noun is not None or one.governor is None else one.governor
        bearers = named_or_told(syntax, [*one.subjects, *addressed(syntax, above)])
        tools = named(syntax, [each for each in one.preps if each.prep in _TOOLS])
        act.targets = (bearers if any(each.entities for each in bearers) else []) or tools or bearers
        act.targets = act.targets or (_told_firms(syntax, one) if act.turn.ordered else [])
        return
    if (bought := spent_on(syntax, one)) is not None:
        act.targets = things_dealt_with(syntax, bought)
        return
    act.targets = (
        named(syntax, contracted_with(syntax, one))
        or connected_to(syntax, one)
        or _not_sold(syntax, one)
        or things_of(syntax, slots)
    )
    act.targets = act.targets or _neither(syntax, one)
    givers = _givers(syntax, one)
    if not act.targets and (others := things_of(syntax, givers)):
        act.targets = others
        if act.dealing == "sell" and is_by_company(syntax, one) and not act.turn.ordered:
            act.dealing = "serve"  # "stopped selling to the firm", which is a customer


def _neither(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The two that were told of: "neither may be used there"."""
    item = next((each for each in syntax.items[max(0, one.start - 1) : one.at] if each.low == "neither"), None)
    if item is None or not one.passive:
        return []
    return [Mention(item.start, item.end, item.text, target_role="pronoun", noun="neither", plural=True)]


def _told_firms(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Firms that nobody knows who are told not to process data: "ordered Luka to stop processing"."""
    heads = [syntax.head(each).mention for each in one.subjects]
    firms = [each for each in heads if each is not None and each.new == "name" and not each.actor_role]
    for each in firms:
        each.target_role = "company"
    return firms


def _name_keepers(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Say who keeps a firm from selling its goods, or what it has: "may no longer sell its software"."""
    act.actors, act.kept = keepers_of(syntax, one), True
    act.weak_actor = not act.actors
    if not any(each.entities or each.new for each in act.targets):
        act.targets = named(syntax, one.subjects) or act.targets


def _is_of_somebody(syntax: Syntax, one: Predicate, slots: Sequence[Phrase]) -> bool:
    """Whether somebody is not to be got hold of: who "cannot be reached on the app", "could not be reached"."""
    if not things_of(syntax, slots):
        return True
    if one.lemma != "reach" or not one.passive:
        return False
    heads = [syntax.head(each).mention for each in slots]
    firm = any(each is not None and (each.target_role == "company" or _is_firm(each)) for each in heads)
    asked = any(item.low in _FOR_COMMENT for item in syntax.items)
    return firm or asked or not any(each.prep in _WHENCE for each in one.preps)


def _is_firm(mention: Mention) -> bool:
    return any(one.is_company for one in mention.entities) and all(one.is_company for one in mention.entities)


def _is_no_measure(scene: Scene, one: Predicate, dealing: str, slots: Sequence[Phrase]) -> bool:
    """Whether what is not done or stopped is a favour, trade as shops like, a takeover, or only what an act is for."""
    syntax = scene.syntax
    favours = _is_favour(syntax, one, slots) or _is_shops(syntax, one, dealing)
    return favours or takes_over(syntax, one) or _is_aim(scene, one) or _is_supposed(one)


def _is_own_trade(one: Predicate, ended: Predicate, turn: Turn) -> bool:
    """Whether a firm only leaves a market: "Worldcoin has stopped operating in those countries"."""
    in_business = one.lemma in VERBS_OF_BUSINESS and not (one.objects or one.passive)
    return in_business and not (ended.modal or turn.ordered)


def _is_favour(syntax: Syntax, one: Predicate, slots: Sequence[Phrase]) -> bool:
    """Whether what is given is no data: "stop giving preference to its own services"."""
    if one.lemma not in _GIVING or not slots or things_of(syntax, slots):
        return False
    return not (_are_data(syntax, slots) or _is_of_people(syntax, slots))


def _is_shops(syntax: Syntax, one: Predicate, dealing: str) -> bool:
    """Whether those who trade as they like do so no longer: "shops no longer accept it"."""
    if dealing not in {"serve", "sell"} or not one.longer or one.modal or one.passive or not one.subjects:
        return False
    heads = [each.head for each in one.subjects]
    return not any(can_act(syntax.items[at].mention) or syntax.tags[at].kind is Kind.pron for at in heads)


def _is_aim(scene: Scene, one: Predicate) -> bool:
    """Whether it only tells what another act is for: "suspended sales so that its cameras would not be used"."""
    above, spoken = one.governor, scene.syntax.spoken
    if above is None or above.number not in scene.used or "so" not in spoken or "that" not in spoken:
        return False
    return any(scene.syntax.items[at].low == "so" for at in range(above.at + 1, one.start))


def _is_of_people(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether what is used is what people gave: "photos", "users' conversations"."""
    return any(syntax.head(each).low in _GIVEN for each in phrases)


def _is_handling(syntax: Syntax, one: Predicate, act: Act, slots: Sequence[Phrase]) -> bool:
    """Whether what people gave is dealt with: "stop using people's posts", "told WhatsApp not to share data"."""
    if act.dealing == "use":
        return not things_of(syntax, slots) and _is_of_people(syntax, slots)
    if act.dealing == "export" and not _are_data(syntax, slots):
        return False
    into = [each for each in one.preps if each.prep == "into" and syntax.items[each.start].low not in {"its", "their"}]
    entered = named(syntax, into)  # "putting client data into the bot", not "into its own"
    return act.dealing in {"share", "export"} and not entered and _are_named(syntax, one.subjects)


def _are_data(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether what is sent somewhere is data: "stop transferring data to China"."""
    heads = [syntax.head(each).low.split()[-1] for each in phrases]
    return bool(heads) and all(each in _DATA for each in heads)


def _are_named(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether phrases are names of things themselves, not of their people: "WhatsApp", not "Samsung engineers"."""
    mentions = [syntax.head(each).mention for each in phrases]
    return bool(mentions) and all(
        one is not None and any(each.target is not None for each in one.entities) for one in mentions
    )


def _givers(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """Where a verb may say whose goods are dealt with; nowhere if a stake or a plant is sold."""
    sold = bool(one.objects) and all(syntax.head(each).low in _NOT_THINGS for each in one.objects)
    return [] if sold else one.preps


def _place(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Say where something is no longer done: "pupils in Ohio cannot", "[Cuban] users have been unable to reach it"."""
    act.actors = placed_in(syntax, [*one.preps, *_beside(syntax, one.subjects)])
    if not act.actors and act.dealing == "reach":
        act.actors = of_users(syntax, one.subjects)
        act.weak_actor = not act.actors


def _needs_vpn(syntax: Syntax, one: Predicate) -> bool:
    """Whether something is used in a roundabout way only: "can no longer use it without a VPN"."""
    around = (each for each in one.preps if each.prep == "without")
    return any(
        mention.entity is not None and mention.entity.key == "vpns"
        for each in around
        for mention in syntax.mentions(each)
    )


_ENTERING = ("log", "sign", "connect", "open")


def _dealing_meant(syntax: Syntax, one: Predicate, dealing: str, trade: str) -> str:
    if lacks_access(syntax, one):
        return "reach"
    if _could_not_enter(one):
        return "reach"  # "nobody could log in to it"
    if one.lemma in _REACHING - {"use"} and one.modal in {"cannot", "can't", "ca"}:
        return "reach"  # "schools cannot access it"
    if one.passive and one.lemma in _REACHING and one.modal in _CAN and not _is_by_staff(syntax, one):
        return "reach"  # "cannot be opened there"
    if one.lemma in _REACHING - {"use"} and one.modal in {"could", "couldn't"} and one.negated:
        return "reach"  # "users could not open it"
    if one.lemma in _REACHING - {"use"} and one.to and one.governor is not None and one.governor.copula:
        return "reach"  # "have been unable to open it"
    if one.modal in _CAN and one.longer and one.lemma.startswith(("log", "sign", "connect")):
        return "reach"  # "can no longer log on to it"
    return trade if dealing == "use" and trade in _TRADES else dealing


def _could_not_enter(one: Predicate) -> bool:
    """As in "nobody could log in to it", and not "a bill under which nobody could open an account"."""
    entered = one.modal == "could" and not one.negated and one.lemma.startswith(_ENTERING)
    return entered and one.link is not Link.relative


def _is_by_staff(syntax: Syntax, one: Predicate) -> bool:
    """As in "cannot be used [by its employees]", who are told so, and find no site that does not open."""
    users = (syntax.items[at] for each in one.preps if each.prep == "by" for at in range(each.start, each.end))
    return any(word.key == "employees_of_issuer" for item in users for word in item.words if word.file == "audience")


def _is_of_turned_measure(syntax: Syntax, one: Predicate, mood: Mood) -> bool:
    """Whether a measure that says it ended or is held up: "paused the order that it stop sending data".

    Or, a step further, "overturned the ruling that had forced the firm to stop selling it".
    """
    if mood not in {Mood.ended, Mood.paused}:
        return False
    above: Predicate | None = one
    while above is not None and above.noun is None and above.link in {Link.infinitive, Link.gerund}:
        above = above.governor
    return above is not None and above.noun is not None and are_measures(syntax, [above.noun])


_SAYING = frozenset({"say", "tell", "write", "warn", "argue", "note", "add", "advise", "recommend", "state", "insist"})


def _is_advice(syntax: Syntax, one: Predicate) -> bool:
    """As in "'Do not use it for work,' the university warned", "staff should not use it, it said"."""
    if one.modal == "should" and not one.longer and not _SAYING.isdisjoint(syntax.lemmas):
        return True
    if is_wiser(syntax, one):
        return True
    if one.governor is not None and one.governor.lemma == "think":
        return True  # "should think twice before they use it"
    return is_command(syntax, one) and any(each.lemma in _ADVISING for each in syntax.predicates[one.number + 1 :])


def _mood_meant(one: Predicate, ended: Predicate | None, mood: Mood) -> Mood:
    """How a denial is meant: what turns an act the other way says here that it holds."""
    if mood is Mood.called or (ended is not None and ended.lemma in {"discourage", "dissuade"}):
        return Mood.advised
    if mood in {Mood.denied, Mood.refused, Mood.ended, Mood.paused}:
        above = one.governor if one.to else None
        later = _WILL & {one.modal, above.modal if above is not None else ""}
        longer = one.longer or (above is not None and above.longer)  # "will no longer be able to open it"
        return Mood.planned if later and not longer else Mood.holds
    if mood is Mood.weighed and _could_not_enter(one):
        return Mood.holds  # "nobody could log in to it"
    return mood
