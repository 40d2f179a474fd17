"""Verbs that say an act: "Ruritania blocked the app", "was barred from supplying routers"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import (
    Act,
    Scene,
    around,
    is_audience,
    is_by_company,
)
from policytrack.reading.rules.acts.deprived import aim_at_deprived
from policytrack.reading.rules.acts.doers import name_actors, take_advice
from policytrack.reading.rules.acts.doings import (
    PERMITTING,
    add_second_dealing,
)
from policytrack.reading.rules.acts.harmless import restricts_nothing
from policytrack.reading.rules.acts.lasting import is_over
from policytrack.reading.rules.acts.listings import add_those_beside
from policytrack.reading.rules.acts.objects import aim_verb
from policytrack.reading.rules.acts.partings import parts_with
from policytrack.reading.rules.acts.withheld import who_withholds
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_verb
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.names.roles import RULING
from policytrack.reading.rules.parties import is_by_others
from policytrack.reading.rules.parties.orders import WISE, is_wiser
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of
from policytrack.reading.rules.words import Part, Word

__all__ = ["by_verb"]

_URGING = frozenset({"urge", "ask", "request", "encourage", "call", "petition", "lobby"})
_OWN = frozenset({"its", "their"})
_PRESENT = frozenset({"is", "are"})
_VERBS = frozenset({Part.verb, Part.participle, Part.gerund})


def by_verb(scene: Scene, one: Predicate) -> None:
    """Add the act that a verb says."""
    syntax = scene.syntax
    if _is_by_petition(syntax, one):
        scene.used.add(one.number)
        return
    for word in _words(syntax, one) if syntax.items[one.at].words else ():
        if word.key != "serve" and _is_withheld(syntax, one):
            continue
        act = _act_of_verb(scene, one, word)
        if act is not None:
            scene.add(act, one)
            add_second_dealing(scene, one, act)
            return


def _words(syntax: Syntax, one: Predicate) -> list[Word]:
    """The acts that a verb may say; one whose particle stands behind its object first."""
    said = [word for word in syntax.items[one.at].words if word.file == "acts" and word.part in _VERBS]
    parted = [word for word in said if word.particle and syntax.particle_at(one, word.particle)]
    if one.lemma == "take" and not any(each.prep == "from" and _has_software(syntax, each) for each in one.preps):
        parted = [word for word in parted if word.particle != "from"]
    if one.lemma in _LAYING and _is_laid_by(syntax, one):
        parted.append(_LAID_BY)
    if one.lemma == "send" and _is_sent_out(syntax, one):
        parted.append(_SENT_OUT)
    return [*parted, *(word for word in said if not word.particle)]


_DEVICES = words.listing("devices")
_LAYING = frozenset(
    {"leave", "put", "keep", "lock", "store", "deposit", "place", "stow", "lay", "drop", "check", "seal"}
)
_LAID = words.listing("put_by")
_LAID_BY = Word("acts", "avoid", Part.verb)
_SENT_OUT = Word("acts", "remove", Part.verb)


def _has_software(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of what people have software on: "had it taken from their laptops"."""
    head = syntax.head(phrase)
    return head.low.split()[-1] in _DEVICES or head.says("setting") is not None


def _is_laid_by(syntax: Syntax, one: Predicate) -> bool:
    """Whether devices are where nobody uses them: "must leave their watches in lockers", "are locked in pouches"."""
    where = (each for each in one.preps if each.prep in {"in", "inside", "at", "into", "with"})
    if not any(syntax.head(each).low in _LAID for each in where):
        return False
    heads = [syntax.head(each).mention for each in (one.subjects if one.passive else one.objects)]
    return bool(heads) and all(each is not None and _is_device(each) for each in heads)


def _is_sent_out(syntax: Syntax, one: Predicate) -> bool:
    """Whether devices may not be where people learn or work: "has sent phones out of the classroom"."""
    out = (each for each in one.preps if each.prep == "of" and syntax.items[each.prep_at - 1].low == "out")
    if not any(syntax.head(each).says("setting") or syntax.head(each).low in _ROOMS for each in out):
        return False
    heads = [syntax.head(each).mention for each in (one.subjects if one.passive else one.objects)]
    return bool(heads) and all(each is not None and _is_device(each) for each in heads)


_ROOMS = frozenset({"classroom", "classrooms", "school", "schools", "lessons", "class"})


def _is_device(mention: Mention) -> bool:
    if mention.entity is None:
        return mention.target_role == "device" and not mention.actor_role
    return mention.entity.target is not None and mention.entity.target.kind == "device"


def _is_withheld(syntax: Syntax, one: Predicate) -> bool:
    """Whether a maker keeps its own product from others: "is cutting developers off from its API"."""
    if not any(word.file == "acts" and word.key == "serve" for word in syntax.items[one.at].words):
        return False
    kept = (*one.objects, *one.preps)
    own = any(_is_its(syntax, each) or _is_made_by(syntax, one, each) for each in kept)
    return own and is_by_company(syntax, one)


def _is_its(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase opens with whose it is: "its API"."""
    return syntax.items[phrase.start].low in _OWN


def _is_made_by(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """Whether the subject of a verb makes what a phrase names: "[Amazon] shut the police out of [Rekognition]"."""
    makers = {each.entity.key for by in one.subjects for each in syntax.mentions(by) if each.entity is not None}
    thing = syntax.head(phrase).mention
    targets = [] if thing is None else [each.target for each in thing.entities if each.actor is None]
    return any(each is not None and each.maker in makers for each in targets)


def _is_let_go(one: Predicate, word: Word) -> bool:
    """As in "will let the machines leave the country"."""
    above = one.governor if one.lemma == "leave" and word.key == "halt" else None
    return above is not None and above.lemma in PERMITTING


def _act_of_verb(scene: Scene, one: Predicate, word: Word) -> Act | None:
    """The act that a word says here, if it says one."""
    syntax = scene.syntax
    if restricts_nothing(syntax, one, word) or _is_let_go(one, word):
        return None
    act = Act(word.key, "", mood_of_verb(syntax, one), one.at, noun=False, says=syntax.items[one.at].low)
    if act.key == "restore" and act.turn.ordered and one.lemma in {"hand", "give"}:
        act.key = "remove"  # "ordered units to hand back their cars"
    if _is_stopped(syntax, one):
        ordered = act.turn.ordered and not _are_carriers(syntax, act.turn)
        if ordered or act.turn.mood is not Mood.holds:  # "told the firm to stop blocking others"
            return None
        act.turn.mood = Mood.ended
    act.around = around(syntax, one)
    if not aim_verb(scene, one, word, act):
        return None
    if act.key == "serve" and _is_withheld(syntax, one):  # those it is kept from are no target
        own = things_of(syntax, [each for each in one.preps if _is_its(syntax, each) or _is_made_by(syntax, one, each)])
        act.targets = own or [each for each in act.targets if each.entities or each.noun in _OWN]
        act.open_object = not act.targets
    if act.key == "avoid" and not _keeps_away(syntax, one, act):
        return None
    add_those_beside(syntax, one, act)
    act.turn.mood = _mood_meant(syntax, one, act)
    name_actors(syntax, one, act)
    _withhold(syntax, one, act)
    aim_at_deprived(syntax, one, act)
    if _are_only_customers(syntax, one, act):
        return None
    if act.key != "restore" and one.lemma != "lose" and is_by_others(syntax, one, act.turn):
        return None
    take_advice(syntax, one, act)
    act.picks = act.weak_actor and _picks(syntax, one, act)
    return act


def _are_only_customers(syntax: Syntax, one: Predicate, act: Act) -> bool:
    """Whether firms lose what is not said, and by whom: "firms like Tencent are now cut off"."""
    off = one.passive and syntax.items[one.at].low.endswith((" off", " out")) and act.key in {"block", "serve"}
    if not off or not act.weak_actor or any(each.prep in {"from", "of"} for each in one.preps):
        return False
    return bool(act.targets) and all(each.entity is not None and each.entity.is_company for each in act.targets)


def _withhold(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Take what a maker tells others to do without for withheld: "told the police to do without [its] cloud"."""
    if act.key == "avoid" and (maker := who_withholds(syntax, one)):
        act.key, act.dealing, act.actors, act.weak_actor, act.own_goods = "deal", "serve", maker, False, True
        act.turn.mood = Mood.holds if one.modal == "would" else act.turn.mood


_POINTING = words.listing("definite") | {"both", "all", "these", "those"}


def _picks(syntax: Syntax, one: Predicate, act: Act) -> bool:
    """Whether a clause only tells which things are meant: "the two apps [that were removed] remain available"."""
    if (
        one.link is not Link.relative
        or not one.passive
        or one.noun is None
        or any(each.entities for each in act.targets)
    ):
        return False
    return syntax.items[one.noun.start].low in _POINTING


def _keeps_away(syntax: Syntax, one: Predicate, act: Act) -> bool:
    """Whether people have to keep away from something, or are told that they should; says how it is meant."""
    act.dealing = "" if act.dealing == "operate" else act.dealing  # "cloud services are to be avoided"
    without = one.modal == "will" and syntax.items[one.at].low.endswith(" without")  # "schools will go without phones"
    without = without or _are_put_away(syntax, one, act)
    if one.passive and any(item.low == "'s" for each in one.subjects for item in syntax.items[each.start : each.end]):
        return False  # "the suspect's phone must be handed over"
    if _is_of_maker(syntax, one, act) or (one.lemma == "work" and is_by_company(syntax, one)):
        return False  # "Google must give up Chrome", "Ericsson has to work without Huawei"
    if act.turn.ordered or act.turn.mood is Mood.advised or one.obliged or without or _needs_to(one):
        return True
    if parts_with(syntax, one, act.targets):
        return True
    if _is_to_be(syntax, one) or _is_instructed(syntax, one):
        act.turn.mood = Mood.holds
        return True
    should = (one.modal == "should" and is_audience(syntax, one.subjects)) or _is_wise(syntax, one)
    act.turn.mood = Mood.advised if should else act.turn.mood  # "officials should avoid it, the ministry said"
    return should


def _is_of_maker(syntax: Syntax, one: Predicate, act: Act) -> bool:
    """Whether a verb tells what a maker does with its own: "ByteDance has to part with TikTok"."""
    makers = {mention.entity.key for each in one.subjects if (mention := syntax.head(each).mention) and mention.entity}
    targets = [each.entity.target for each in act.targets if each.entity is not None]
    return any(each is not None and each.maker in makers for each in targets)


def _needs_to(one: Predicate) -> bool:
    """As in "visitors need to hand over their phones"."""
    above = one.governor if one.to else None
    return above is not None and above.lemma == "need" and not above.negated and not above.modal


def _are_put_away(syntax: Syntax, one: Predicate, act: Act) -> bool:
    """Whether it is told of devices that people part with: "phones would be put away", not "old phones will be"."""
    devices = all(_is_device(each) for each in act.targets) and bool(act.targets)
    plain = all(each.end - each.start <= 2 and syntax.items[each.start].low not in _WORN for each in one.subjects)
    daily = not one.modal and not one.perfect and syntax.items[one.start].low in _PRESENT and _is_laid_by(syntax, one)
    return one.passive and (one.modal in {"will", "would", "shall"} or daily) and devices and plain


_WORN = frozenset({"old", "used", "broken", "stolen", "lost"})


def _is_wise(syntax: Syntax, one: Predicate) -> bool:
    """As in "users would do well to avoid it", "its advice was to avoid it"."""
    above = one.governor if one.to else None
    if above is None or above.negated or any(syntax.head(each).low in _INVESTING for each in above.subjects):
        return False
    between = {syntax.items[at].low for at in range(above.start, one.start)}
    wise = (above.modal in {"would", "should", "might"} and not between.isdisjoint(WISE)) or is_wiser(syntax, one)
    said = (word for each in above.subjects for word in syntax.head(each).words if word.part is Part.noun)
    return wise or (above.copula and any(word.file == "turns" and word.key == "advise" for word in said))


_INVESTING = frozenset({"investors", "shareholders", "traders"})  # who are advised on shares


def _is_instructed(syntax: Syntax, one: Predicate) -> bool:
    """As in "are under instructions to stay off the app", "there is an order to avoid it"."""
    noun = syntax.head(one.noun).says("turns", Part.noun) if one.to and one.noun is not None else None
    return noun is not None and noun.key in {"start", "order"}


def _is_to_be(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb tells what people are to do or what is to be done: "such tools are to be avoided"."""
    above = one.governor if one.to and one.link == Link.infinitive else None
    if above is None or not above.copula or above.negated or above.modal:
        return False
    return one.start == above.at + 1 and syntax.items[above.at].low in _PRESENT


def _is_stopped(syntax: Syntax, one: Predicate) -> bool:
    """Whether a measure is no longer taken: "has stopped blocking the app", not "stopped Ohio from blocking it"."""
    kept = syntax.items[one.start - 1].low == "from" if one.start else False
    above = one.governor if one.link == Link.gerund and not kept else None
    return above is not None and above.lemma in {"stop", "cease", "quit"} and not above.negated


def _are_carriers(syntax: Syntax, turn: Turn) -> bool:
    """Whether those are told by whose networks others block: "told [carriers] to stop blocking it"."""
    orderer = turn.orderer
    told = [] if orderer is None else orderer.subjects if orderer.passive else orderer.objects
    return bool(told) and all(syntax.head(each).low in _NETWORKS for each in told)


_NETWORKS = words.listing("networks")


def _is_by_petition(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is the measure told of before that somebody would have stopped: "a plea to have it suspended".

    Or "a plea to end it".
    """
    told = [one.noun] if one.noun is not None else one.subjects  # "a plea by two firms to end it"
    if one.to and one.objects and any(syntax.head(each).low in _PLEAS for each in told):
        ends = any(word.file == "turns" and word.key in {"end", "pause"} for word in syntax.items[one.at].words)
        granted = any(each.lemma in _GRANTING and not each.negated for each in syntax.predicates[: one.number])
        return ends and not granted and all(syntax.items[each.start].low in _IT for each in one.objects)
    above = one.governor if one.passive and not one.finite else None
    if above is None or above.lemma not in {"have", "get"} or not (above.to and above.noun is not None):
        return False
    pointed = all(syntax.items[each.start].low in _IT for each in one.subjects)
    return pointed and syntax.head(above.noun).low in _PLEAS


_GRANTING = frozenset({"grant", "uphold", "accept", "approve", "win", "allow"})
_PLEAS = words.listing("wishes") | {"plea", "petition", "motion", "request", "attempt"}


_IT = frozenset({"it", "that", "this"})


def _mood_meant(syntax: Syntax, one: Predicate, act: Act) -> Mood:
    mood = act.turn.mood
    if mood in {Mood.called, Mood.advised} and one.lemma in _BY_PEOPLE and _are_people_told(syntax, act.turn):
        return Mood.advised
    if mood is Mood.called and one.modal == "should" and one.lemma in _BY_PEOPLE and is_audience(syntax, one.subjects):
        return Mood.advised  # "people should delete the app, it said"
    asked = mood is Mood.weighed and "ask" in act.turn.keys
    if (asked or mood in {Mood.called, Mood.advised}) and _advises_below(syntax, act.turn):
        return Mood.advised
    if mood is Mood.called and _is_up_to_told(syntax, act.turn):
        act.turn.keys.append("rulers")
    if act.key == "avoid" and mood is Mood.called and all(each.lemma != "want" for each in act.turn.governors):
        return Mood.advised
    if mood is Mood.advised and act.key != "avoid" and _is_up_to_told(syntax, act.turn):
        return Mood.called
    if mood is Mood.holds and one.marker == "after" and one.governor is not None and _lets_in(syntax, one.governor):
        return Mood.ended  # "licensed it after blocking it"
    lasts = act.key not in {"restore", "divest", "avoid"} and not act.turn.ordered
    return Mood.ended if mood is Mood.holds and lasts and is_over(syntax, one) else mood


def _lets_in(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb lets in again what was kept out before."""
    if one.negated or one.modal:
        return False
    word = syntax.word(one, "acts")
    return one.lemma in PERMITTING or (word is not None and word.key == "restore")


_BY_PEOPLE = frozenset({"delete", "uninstall"})


def _are_people_told(syntax: Syntax, turn: Turn) -> bool:
    """Whether the people of a country are urged to do what only people do: "urged Iranians to delete it"."""
    orderer = turn.orderer
    told = [] if orderer is None else orderer.subjects if orderer.passive else orderer.objects
    mentions = [mention for each in told for mention in syntax.mentions(each)]
    return any(one.way == Way.demonym for one in mentions[-1:])


def _advises_below(syntax: Syntax, turn: Turn) -> bool:
    """Whether it is advice to those who ask it for some: "the EU urged member states to ban it", "to ministries"."""
    orderer = turn.orderer
    if orderer is None or orderer.lemma not in _URGING or orderer.passive:
        return False
    told = [each for phrase in orderer.objects for each in syntax.mentions(phrase)[-1:]]
    askers = [each for phrase in orderer.subjects for each in syntax.mentions(phrase)[-1:]]
    below = bool(told) and all(each.plural and not each.entities for each in told)
    union = bool(askers) and all(_is_kind(each, "supranational_body") for each in askers)
    agency = bool(askers) and all(each.actor_role == "agency" or _is_kind(each, "agency") for each in askers)
    offices = all(each.actor_role in {"ministry", "agency"} for each in told)
    return below and (union or (agency and offices))


def _is_kind(mention: Mention, kind: str) -> bool:
    entity = mention.entity
    return entity is not None and entity.actor is not None and entity.actor.kind == kind


def _is_up_to_told(syntax: Syntax, turn: Turn) -> bool:
    """Whether those who are urged have the power to do it: "urged parliament to ban the app"."""
    orderer = turn.orderer
    if orderer is None or orderer.lemma not in _URGING:
        return False
    told = orderer.subjects if orderer.passive else orderer.objects
    mentions = [mention for each in told for mention in syntax.mentions(each)]
    return any(one.actor_role in RULING or (one.entity is not None and one.entity.is_place) for one in mentions[-1:])
