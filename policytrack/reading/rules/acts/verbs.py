"""Verbs that say an act: "Ruritania blocked the app", "was barred from supplying routers"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.accidents import is_by_accident, tells_accident
from policytrack.reading.rules.acts.act import (
    STARTS,
    TAKING_OFF,
    Act,
    Scene,
    are_measures,
    around,
    is_audience,
    is_by_company,
    is_list,
    named_or_told,
    of_users,
)
from policytrack.reading.rules.acts.deprived import aim_at_deprived, loses_goods
from policytrack.reading.rules.acts.doings import (
    PERMITTING,
    add_second_dealing,
    dealing_of,
    is_business,
)
from policytrack.reading.rules.acts.lasting import is_over
from policytrack.reading.rules.acts.listings import actors_listed, add_those_beside, list_of_forbidden
from policytrack.reading.rules.acts.objects import aim_verb
from policytrack.reading.rules.acts.partings import drops_own_part, parts_with
from policytrack.reading.rules.acts.takeovers import takes_over
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_verb
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.names.roles import RULING
from policytrack.reading.rules.parties import agents_of, can_act, is_by_others
from policytrack.reading.rules.parties.agents import subject_of
from policytrack.reading.rules.parties.who import Agents, in_phrases, is_court, placed_in
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of
from policytrack.reading.rules.words import Part, Word

__all__ = ["by_verb"]

_PAYING = frozenset({"pay", "cost", "spend", "fund", "reimburse", "compensate", "finance", "budget"})
_COSTS = frozenset({"cost", "costs", "price", "expense", "expenses", "funds", "funding"})
_BUSINESS = frozenset({"advertising", "ads", "advertisements", "spending", "talks", "investment", "production"})
_MEMBERS = words.listing("members")
_URGING = frozenset({"urge", "ask", "request", "encourage", "call", "petition", "lobby"})
_RETURNING = frozenset({"return", "come", "reappear", "resurface"})
_OWN = frozenset({"its", "their"})
_SERVICES = frozenset(
    {"service", "services", "operation", "operations", "business", "production", "deliveries", "rides"}
)
_DANGERS = words.listing("dangers_on_lists")
_WISE = frozenset({"well", "wise", "wiser", "advised", "well-advised", "better", "best", "prudent", "advisable"})
_PRESENT = frozenset({"is", "are"})
_VERBS = frozenset({Part.verb, Part.participle, Part.gerund})
_WORKING = words.listing("working")


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
    return [*parted, *(word for word in said if not word.particle)]


_DEVICES = words.listing("devices")
_LAYING = frozenset(
    {"leave", "put", "keep", "lock", "store", "deposit", "place", "stow", "lay", "drop", "check", "seal"}
)
_LAID = words.listing("put_by")
_LAID_BY = Word("acts", "avoid", Part.verb)


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


def _is_device(mention: Mention) -> bool:
    if mention.entity is None:
        return mention.target_role == "device" and not mention.actor_role
    return mention.entity.target is not None and mention.entity.target.kind == "device"


def _is_withheld(syntax: Syntax, one: Predicate) -> bool:
    """Whether a maker keeps its own product from others: "is cutting developers off from its API"."""
    if not any(word.file == "acts" and word.key == "serve" for word in syntax.items[one.at].words):
        return False
    own = any(syntax.items[each.start].low in _OWN for each in (*one.objects, *one.preps))
    return own and is_by_company(syntax, one)


def _is_only_judged(syntax: Syntax, one: Predicate) -> bool:
    """As in "found that blocking it had hurt trade", which tells what is thought of it."""
    return one.gerund and not one.to and one.start > 0 and syntax.items[one.start - 1].low == "that"


def _is_compared(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is what somebody does not do: "throttles it rather than blocking it", "instead of blocking it"."""
    if one.start < 2 or one.finite:
        return False
    first, second = (syntax.items[one.start - step].low for step in (2, 1))
    return second in {"than", "instead of"} or (first, second) == ("instead", "of")


def _is_own_service(syntax: Syntax, one: Predicate) -> bool:
    """Whether a firm stops or takes up its own business, wherever that is: "the company suspended its service"."""
    bound = one.passive or one.to or one.obliged or one.modal or one.link not in {Link.root, Link.same}
    if bound or not one.objects or not _is_by_firm(syntax, one):
        return False
    own = all(syntax.items[each.start].low in _OWN and syntax.head(each).low in _SERVICES for each in one.objects)
    own = own or (one.lemma == "resume" and all(syntax.head(each).low == "it" for each in one.objects))
    named = any(each.entity is not None for phrase in one.preps for each in syntax.mentions(phrase))
    aimed = named or any(syntax.head(each).says("audience") for each in one.preps)
    return own and not aimed


def _is_by_firm(syntax: Syntax, one: Predicate) -> bool:
    """Whether the subject of a verb is a firm by its role: "the company", "the carrier"."""
    heads = [syntax.head(each).mention for each in one.subjects]
    return bool(heads) and all(
        each is not None and (each.actor_role == "company" or (each.entity is not None and each.entity.is_company))
        for each in heads
    )


def _is_tool(item: Item) -> bool:
    """Whether it is a program that does something: "the filter can block chatbots for a class"."""
    mention = item.mention
    if mention is None:
        return item.low.split()[-1] in _TOOLS
    if mention.entities:
        return mention.entities[0].target is not None and mention.entities[0].actor is None
    return not mention.actor_role and mention.target_role in {"app", "model", "device"}


_TOOLS = frozenset({"filter", "filters", "program", "software", "tool", "tools", "plugin", "extension", "feature"})


_TESTING = frozenset(
    {"examine", "test", "check", "find", "show", "prove", "discover", "reveal", "investigate", "learn"}
)


def _can_be_done(syntax: Syntax, one: Predicate, word: Word) -> bool:
    """As in "the assistant can be switched off for minors", by whoever likes."""
    if not one.passive and one.modal in {"can", "could"} and word.key in {"block", "remove", "limit"}:
        return any(_is_tool(syntax.head(each)) for each in one.subjects)
    above = one.governor if one.link is Link.said else None
    tried = one.modal == "could" and above is not None and above.lemma in _TESTING
    able = one.modal == "can" or tried  # "examined whether the chips could be switched off from afar"
    return one.passive and able and not one.negated and word.key in {"block", "remove", "halt"}


def _says_another(syntax: Syntax, one: Predicate) -> bool:
    """As in "denied giving data to others", and of a device that "will lose access"."""
    if one.lemma == "resume" and any(syntax.head(each).low in _BUSINESS for each in one.objects):
        return True  # "resumed advertising on it"
    above = one.governor if one.to and one.link is Link.infinitive else None
    if above is not None and above.lemma == "make" and not above.passive:  # "would make it the only city to ban it"
        return True
    if (
        one.lemma == "swap"
        and " " not in syntax.items[one.at].low
        and not any(each.prep == "for" for each in one.preps)
    ):
        return True  # batteries, or roles
    if _makes_no_more(syntax, one):
        return True
    if one.lemma in _SEIZING and not one.modal and _is_counted(syntax, one):
        return True  # "customs seized 200 Nvidia processors"
    if one.lemma == "lose":
        people = is_audience(syntax, one.subjects) or any(syntax.head(each).low in _MEMBERS for each in one.subjects)
        return (_is_by_firm(syntax, one) or not people) and not loses_goods(syntax, one)  # by a fault or a thief
    if one.lemma != "deny":
        return False
    kept = any(each.prep == "to" for each in one.preps)  # "denies it to shops"
    told = not kept and any(syntax.items[each.start].low in {"it", "this", "that"} for each in one.objects)
    return told or any(each.governor is one and each.gerund for each in syntax.predicates)


_MAKING = frozenset({"production", "manufacture", "manufacturing", "assembly", "development", "output"})


def _makes_no_more(syntax: Syntax, one: Predicate) -> bool:
    """Whether a maker only stops making something: "stopped production of its small car"."""
    made = any(syntax.head(each).low in _MAKING for each in one.objects)
    return made and not one.obliged and one.link is not Link.infinitive and is_by_company(syntax, one)


_SEIZING = frozenset({"seize", "confiscate", "impound", "intercept"})


def _is_counted(syntax: Syntax, one: Predicate) -> bool:
    """Whether so many pieces of something are meant, as thieves and smugglers have."""
    things = one.subjects if one.passive else one.objects
    return any(syntax.items[at].text[:1].isdigit() for each in things for at in range(each.start, each.end))


_ALSO_OF_OTHERS = frozenset({"cut", "filter"})
_ONLINE = frozenset({"app", "website", "service"})


def _is_of_no_service(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb that is mostly said of something else is: "cut prices", "filter posts", but "cut Telegram"."""
    if one.lemma not in _ALSO_OF_OTHERS or " " in syntax.items[one.at].low:
        return False
    done_to = one.subjects if one.passive else one.objects
    if any(syntax.head(each).low == "access" for each in done_to):  # "access to the app was cut"
        return False
    heads = [syntax.head(each).mention for each in done_to]
    return not heads or not all(each is not None and _is_online(each) for each in heads)


def _is_online(mention: Mention) -> bool:
    """Whether a mention is of what people reach on the internet."""
    if mention.entity is None or mention.entity.target is None:
        return mention.target_role == "app"
    platform = mention.entity.actor is not None and mention.entity.actor.kind == "platform_operator"
    return platform or mention.entity.target.kind in _ONLINE


def _act_of_verb(scene: Scene, one: Predicate, word: Word) -> Act | None:
    """The act that a word says here, if it says one."""
    syntax = scene.syntax
    if (
        _says_another(syntax, one)
        or (not word.particle and _is_of_no_service(syntax, one))
        or is_by_accident(syntax, one)
        or (word.key == "restore" and tells_accident(syntax))
        or _is_only_judged(syntax, one)
        or (word.key == "avoid" and takes_over(syntax, one))
        or _is_compared(syntax, one)
        or drops_own_part(syntax, one)
        or _can_be_done(syntax, one, word)
        or (word.key in {"halt", "restore"} and _is_own_service(syntax, one))
        or _turns_a_measure(syntax, one)
        or _keeps_from_measure(syntax, one)
        or _is_taken_off_list(syntax, one)
        or (word.key in {"halt", "avoid"} and _stops_doing(syntax, one))
        or (word.key == "remove" and _is_paid_for(syntax, one))
    ):
        return None
    act = Act(word.key, "", mood_of_verb(syntax, one), one.at, noun=False, says=syntax.items[one.at].low)
    if act.key == "restore" and act.turn.ordered and one.lemma in {"hand", "give"}:
        act.key = "remove"  # "ordered units to hand back their cars"
    if _is_stopped(syntax, one):
        if act.turn.ordered or act.turn.mood is not Mood.holds:  # "told the firm to stop blocking others"
            return None
        act.turn.mood = Mood.ended
    act.around = around(syntax, one)
    if not aim_verb(scene, one, word, act):
        return None
    if act.key == "serve" and _is_withheld(syntax, one):  # those it is kept from are no target
        own = things_of(syntax, [each for each in one.preps if syntax.items[each.start].low in _OWN])
        act.targets = own or [each for each in act.targets if each.entities or each.noun in _OWN]
        act.open_object = not act.targets
    if act.key == "avoid" and not _keeps_away(syntax, one, act):
        return None
    add_those_beside(syntax, one, act)
    act.turn.mood = _mood_meant(syntax, one, act)
    _name_actors(syntax, one, act)
    aim_at_deprived(syntax, one, act)
    if act.key != "restore" and one.lemma != "lose" and is_by_others(syntax, one, act.turn):
        return None
    _take_advice(syntax, one, act)
    return act


def _keeps_away(syntax: Syntax, one: Predicate, act: Act) -> bool:
    """Whether people have to keep away from something, or are told that they should; says how it is meant."""
    act.dealing = "" if act.dealing == "operate" else act.dealing  # "cloud services are to be avoided"
    without = one.modal == "will" and syntax.items[one.at].low.endswith(" without")  # "schools will go without phones"
    without = without or _are_put_away(syntax, one, act)
    if one.passive and any(item.low == "'s" for each in one.subjects for item in syntax.items[each.start : each.end]):
        return False  # "the suspect's phone must be handed over"
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
    if above is None or above.negated:
        return False
    between = {syntax.items[at].low for at in range(above.start, one.start)}
    wise = above.modal in {"would", "should", "might"} and not between.isdisjoint(_WISE)
    said = (word for each in above.subjects for word in syntax.head(each).words if word.part is Part.noun)
    return wise or (above.copula and any(word.file == "turns" and word.key == "advise" for word in said))


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


def _turns_a_measure(syntax: Syntax, one: Predicate) -> bool:
    """Whether what is stopped or removed is a measure, which makes the verb a turn: "blocked the ban"."""
    done_to = one.subjects if one.passive else one.objects
    if _is_of_one_before(syntax, one) or _is_ruled_out(syntax, one):
        return True
    if any(syntax.head(each).low in _LISTINGS for each in done_to) and is_court(in_phrases(syntax, one.subjects)):
        return True
    return are_measures(syntax, done_to) or any(syntax.head(each).low in STARTS for each in done_to)


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
_LISTINGS = frozenset({"listing", "designation"})
_PLEAS = words.listing("wishes") | {"plea", "petition", "motion", "request", "attempt"}


def _is_ruled_out(syntax: Syntax, one: Predicate) -> bool:
    """As in "Fiji has ruled it out", of a step that was told of, and not "ruled it out of the tender"."""
    doings = [*one.subjects, *one.objects] if one.lemma == "rule" else ()
    if any(syntax.head(each).says("dealings") is not None for each in doings):
        return True  # "the terms rule out a sale"
    if one.lemma == "rule" and any(each.governor is one and each.gerund for each in syntax.predicates):
        return True  # "ruled out closing its tender to the firm"
    if one.lemma != "rule" or one.passive or not any(syntax.items[each.start].low in _IT for each in one.objects):
        return False
    return any(item.low == "out" for item in syntax.items[one.at : one.at + 3]) and not one.preps


_IT = frozenset({"it", "that", "this"})


def _is_of_one_before(syntax: Syntax, one: Predicate) -> bool:
    """Whether "it" is the measure that the verb before is of: "imposed a ban, then [withdrew] it"."""
    before = one.governor if one.link is Link.same else None
    if before is None or [syntax.items[each.start].low for each in one.objects] != ["it"]:
        return False
    ends = any(word.file == "turns" and word.key in {"end", "pause", "relent"} for word in syntax.items[one.at].words)
    return ends and are_measures(syntax, before.objects)


def _keeps_from_measure(syntax: Syntax, one: Predicate) -> bool:
    """Whether somebody is kept from a measure: "a judge blocked the government from banning the app"."""
    kept = (each for each in syntax.children(one, Link.gerund) if syntax.previous(each.start) > one.at)
    return any(
        syntax.items[syntax.previous(each.start)].low == "from"
        and syntax.word(each, "acts") is not None
        and not dealing_of(syntax, each)
        for each in kept
    )


def _is_taken_off_list(syntax: Syntax, one: Predicate) -> bool:
    """As in "removed the firm from its blacklist", which restricts nothing."""
    off = (each for each in one.preps if each.prep in {"from", "off"} and is_list(syntax, each))
    return one.lemma in TAKING_OFF and any(
        syntax.head(each).says("acts", Part.noun) or list_of_forbidden(syntax, each) or _is_of_dangers(syntax, each)
        for each in off
    )


def _is_of_dangers(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a list may not be one of what is approved: "its unverified list", "a list of military companies"."""
    behind = syntax.after(phrase, "of")
    said = syntax.items[phrase.start : behind.end if behind is not None else phrase.end]
    return any(not _DANGERS.isdisjoint(each.low.split()) for each in said)


def _is_paid_for(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is only told what something costs: "will have to pay to replace it", "the cost of replacing"."""
    above = one.governor
    if above is not None and above.lemma in _PAYING:
        return True
    return one.noun is not None and syntax.head(one.noun).low in _COSTS


def _stops_doing(syntax: Syntax, one: Predicate) -> bool:
    """Whether what is stopped is a dealing, which is then what is no longer done: "stop using"."""
    return any(
        each.governor is one
        and each.link == Link.gerund
        and each.start == one.at + 1
        and (dealing_of(syntax, each) or is_business(syntax, each) or syntax.word(each, "acts") or _works(each))
        for each in syntax.predicates[one.number + 1 :]
    )


def _works(one: Predicate) -> bool:
    """Whether a thing itself does what is said: "stopped [working] on every network"."""
    return one.lemma in _WORKING and not one.objects


def _mood_meant(syntax: Syntax, one: Predicate, act: Act) -> Mood:
    mood = act.turn.mood
    if mood in {Mood.called, Mood.advised} and one.lemma in _BY_PEOPLE and _are_people_told(syntax, act.turn):
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
    told = turn.orderer.objects if turn.orderer is not None and not turn.orderer.passive else []
    mentions = [mention for each in told for mention in syntax.mentions(each)]
    return any(one.way == Way.demonym for one in mentions[-1:])


def _is_up_to_told(syntax: Syntax, turn: Turn) -> bool:
    """Whether those who are urged have the power to do it: "urged parliament to ban the app"."""
    orderer = turn.orderer
    if orderer is None or orderer.lemma not in _URGING:
        return False
    told = orderer.subjects if orderer.passive else orderer.objects
    mentions = [mention for each in told for mention in syntax.mentions(each)]
    return any(one.actor_role in RULING or (one.entity is not None and one.entity.is_place) for one in mentions[-1:])


def _where(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Where something came back: "in Chad it came back", "in Chad, where it came back"."""
    of_place = one.marker == "where" and one.link is Link.relative and one.noun is not None
    return placed_in(syntax, one.preps) or (in_phrases(syntax, [one.noun]) if of_place and one.noun else [])


def _name_actors(syntax: Syntax, one: Predicate, act: Act) -> None:
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
    if act.key == "avoid" and act.weak_actor and one.obliged:  # whoever has to do without keeps it away
        found = in_phrases(syntax, one.subjects) if len(one.subjects) == 1 else []
        act.actors = [each for each in found if not each.plural]
        act.weak_actor = not act.actors
    if act.weak_actor and not act.actors and act.key not in {"serve", "restore"}:
        lost = of_users(syntax, one.subjects) if one.lemma == "lose" else []  # "Cuban users lost access to it"
        act.actors, act.weak_actor = lost or placed_in(syntax, _where_kept_from(syntax, one)), not lost
    act.own_people = _tells_members(syntax, act.turn)


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
    if turn.mood is not Mood.called or one.passive or not one.subjects or one.subjects == turn.governors[0].subjects:
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


def _take_advice(syntax: Syntax, one: Predicate, act: Act) -> None:
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
