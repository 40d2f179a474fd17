"""What a verb is done to, and where the sentence says so: "took the app off its shelves"."""

from collections.abc import Sequence
from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, is_audience, named, named_or_told
from policytrack.reading.rules.acts.buyers import MAKING, SALES, buyers_in, firms_served, wares_of
from policytrack.reading.rules.acts.doings import (
    BUSINESS,
    OWN_DOINGS,
    addressed,
    carried,
    complement_of,
    dealing_of,
    is_business,
    is_own_data,
    means_of,
    own_dealing,
    products_of,
    things_dealt_with,
)
from policytrack.reading.rules.acts.takeovers import is_takeover, takes_over
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import is_general, things_in, things_of
from policytrack.reading.rules.words import Word

__all__ = ["aim_verb"]

_NOT_THINGS = words.listing("not_things")
_KEEPING_AWAY = frozenset({"ban", "store", "remove", "exclude", "halt"})
_LEAVING = frozenset({"its bags", "their bags", "up shop", "the country", "the market"})  # "told to pack its bags"
_USE = frozenset({"use", "service"})
_OTHER_DOINGS = words.listing("conduct")
_PORTIONS = words.listing("portions")
_RESTRICTING = frozenset({"block", "remove", "exclude"})
_SOME = frozenset({"one", "two", "three", "some", "several", "most", "all", "part", "many"})
_CONTAINING = frozenset({"contain", "include", "incorporate", "use", "carry", "comprise"})
_STOPPING = frozenset({"halt", "limit", "ban"})
_PREPS = frozenset({"from", "to", "off", "on", "of", "against"})
# Acts of acts.toml that mean much else, so what they are done to has to be said.
_NEEDING_TARGETS = frozenset({"halt", "limit", "serve", "store", "remove", "exclude", "control", "restore", "divest"})


def aim_verb(scene: Scene, one: Predicate, word: Word, act: Act) -> bool:
    """Say what an act is done to; whether the sentence says it, or leaves it to one before."""
    syntax = scene.syntax
    complement = complement_of(scene, one)
    slots = _slots(syntax, one, word)
    if complement is None and (kept_from := _kept_clear_of(syntax, one, word)):
        act.targets, act.dealing = kept_from, "share"
        return True
    no_things = bool(slots) and _are_no_things(syntax, slots)
    if _is_no_measure(syntax, complement, word) if complement is not None else is_takeover(syntax, slots):
        return False
    if complement is None and no_things and not (one.passive and is_audience(syntax, slots)):
        return _aim_at_lost(syntax, one, word, act)
    if complement is not None:
        _aim_at_doing(syntax, complement, act, [] if word.particle else named(syntax, slots))
        _aim_at_kept(syntax, complement, act, slots)
        _aim_at_bots(syntax, complement, act, slots)
    if not act.targets and (_aim_at_lost(syntax, one, word, act) or _aim_at_closed(syntax, one, word, act)):
        return True
    if not act.targets:
        _aim_at_slots(syntax, one, act, slots)
    if not act.targets and not one.passive:
        _aim_at_doer(syntax, one, act, slots, stops_doing=complement is not None)
    if word.particle and complement is None and not one.passive and (behind := syntax.particle_at(one, word.particle)):
        before = [each for each in one.objects if each.end <= behind]
        inside = [each for each in things_in(syntax, one.at + 1, behind) if not _is_any_firms(each)]
        act.targets = things_of(syntax, before) or inside
    back = act.key == "restore" and not slots and things_of(syntax, one.subjects)  # "X came back to phones"
    if not act.targets and not back and (not slots or is_audience(syntax, slots) or _are_dealings(syntax, slots)):
        act.targets = things_of(syntax, [each for each in one.preps if each.prep in _PREPS])
        act.open_object = not act.targets and not _says_of_what(syntax, one)
    return _aim_elsewhere(syntax, one, act, slots)


_ENTERING = frozenset({"join", "enter", "attend", "record", "transcribe"})  # what helpers do in calls
_BOTS = words.listing("helpers_in_programs")
_OWN = frozenset({"its", "their", "the", "this", "these", "those", "all", "any", "such", "both"})


def _aim_at_bots(syntax: Syntax, complement: Predicate, act: Act, slots: Sequence[Phrase]) -> None:
    """As in "blocked several [bots] from joining its Zoom calls, among them Gong", which are not blocked."""
    bots = bool(slots) and all(syntax.head(each).low.split()[-1] in _BOTS for each in slots)
    if complement.lemma not in _ENTERING or not bots:
        return
    behind = [each for each in syntax.phrases if each.start > complement.at and each.examples]
    including = [each for each in complement.preps if each.prep == "including"]
    examples = [*complement.objects[1:], *including, *(one for each in behind for one in each.examples)]
    told = [each for phrase in examples for each in syntax.mentions(phrase)]
    unknown = [replace(each, target_role="app") for each in told if each.new == "name"]
    act.targets = things_of(syntax, slots) or [*named(syntax, examples), *unknown]
    act.dealing, act.open_object = "use", False


def _says_of_what(syntax: Syntax, one: Predicate) -> bool:
    """Whether sales are said to be of something else: "ended sales of some toys", and not "of its products"."""
    of = next((each for each in one.preps if each.prep == "of"), None)
    if of is None or syntax.items[of.prep_at - 1].low not in SALES:
        return False
    return syntax.items[of.start].low not in _OWN and syntax.head(of).tag != "pron"


def _is_any_firms(mention: Mention) -> bool:
    """As in "kept rival firms from advertising", which stands for none that was named."""
    return mention.plural and mention.target_role == "company" and not (mention.entities or mention.counted)


def _kept_clear_of(syntax: Syntax, one: Predicate, word: Word) -> list[Mention]:
    """As in "told researchers to keep unpublished results out of the chatbot", into which they may not put them."""
    if one.lemma != "keep" or word.particle != "out of" or one.passive or things_of(syntax, one.objects[:1]):
        return []
    return [each for each in named(syntax, [one for one in one.preps if one.prep == "of"]) if not _is_firm(each)]


def _aim_at_closed(syntax: Syntax, one: Predicate, word: Word, act: Act) -> bool:
    """As in "told providers to keep people off all social networks": what people are kept off is blocked to them."""
    if one.lemma != "keep" or word.particle != "off" or one.passive or not is_audience(syntax, one.objects[:1]):
        return False
    act.targets = things_of(syntax, [each for each in one.preps if each.prep == "off"])
    return bool(act.targets)


def _is_firm(mention: Mention) -> bool:
    return mention.entity is not None and mention.entity.actor is not None


def _is_no_measure(syntax: Syntax, complement: Predicate, word: Word) -> bool:
    """Whether what is not done is no dealing with a thing: "barred Apple from charging fees", "from buying Arm".

    Nor is it one to block something: "forbade the regulator to block it".
    """
    said = syntax.word(complement, "acts")
    shuts = word.key == "ban" and said is not None and said.key in _RESTRICTING and not dealing_of(syntax, complement)
    return shuts or complement.lemma in _OTHER_DOINGS or takes_over(syntax, complement)


def _are_no_things(syntax: Syntax, slots: Sequence[Phrase]) -> bool:
    """Whether phrases are of posts, deals or the like, and of nothing else: "a million channels, most of them"."""
    heads = [syntax.head(_whole(syntax, each)).low for each in slots]
    return heads[0] in _NOT_THINGS and all(each in _NOT_THINGS | _PORTIONS for each in heads)


def _whole(syntax: Syntax, phrase: Phrase) -> Phrase:
    """Of what a phrase names one or some: of "one of its findings", the findings."""
    of = syntax.after(phrase, "of") if syntax.head(phrase).low in _SOME else None
    return phrase if of is None else of


def _aim_at_lost(syntax: Syntax, one: Predicate, word: Word, act: Act) -> bool:
    """As in "cut users off from the app", where what they no longer have stands behind."""
    off = "off" in syntax.items[one.at].low.split() or word.particle.endswith("off")
    if not off or word.key not in {"block", "serve"}:
        return False
    behind = [each for each in one.preps if each.prep == "from"]
    lost = things_of(syntax, behind) or [each for phrase in behind for each in syntax.mentions(phrase)]
    act.targets = [each for each in lost if each.new or any(one.target is not None for one in each.entities)]
    return bool(act.targets)


def _aim_at_doer(syntax: Syntax, one: Predicate, act: Act, slots: Sequence[Phrase], *, stops_doing: bool) -> None:
    """As in "told the firm to halt its iris scans", "to close its offices": whoever has them is restricted."""
    told = addressed(syntax, one)
    if act.key in _STOPPING and is_own_data(syntax, slots, told=act.turn.ordered or one.obliged or bool(told)):
        act.targets = named_or_told(syntax, one.subjects or told)
        act.dealing = "process"
    elif not slots and act.turn.ordered and syntax.items[one.at].low.partition(" ")[2] in _LEAVING:
        firms = [
            each for each in one.subjects or told if syntax.head(each).mention is not None
        ]  # not "the firm's boss"
        act.targets, act.dealing = named_or_told(syntax, firms), "operate"
    elif not stops_doing and _is_own_business(syntax, slots):
        act.targets = named_or_told(syntax, one.subjects)
        act.dealing = "operate"


def _slots(syntax: Syntax, one: Predicate, word: Word) -> list[Phrase]:
    """Where a verb says what it is done to."""
    slots = one.subjects if one.passive else one.objects
    if not slots and word.key == "halt" and one.to and any(syntax.head(each).says("dealings") for each in one.subjects):
        return one.subjects  # "ordered sales to stop"
    return slots


def _aim_at_doing(syntax: Syntax, complement: Predicate, act: Act, kept: list[Mention]) -> None:
    """What people are kept from dealing with, or those named who are kept from a trade of their own."""
    act.around = (act.around[0], max(act.around[1], around(syntax, complement)[1]))
    if kept and complement.passive and (done := dealing_of(syntax, complement)):
        act.targets, act.dealing = kept, done  # "barred the chips from being exported"
        return
    if kept and complement.lemma in OWN_DOINGS:
        act.targets = products_of(syntax, complement, kept)
        if act.targets or not _aim_at_supplied(syntax, complement, act, kept):
            act.targets = act.targets or kept
            act.dealing = own_dealing(syntax, complement)
        return
    if is_business(syntax, complement):  # "barred from doing business"
        act.dealing = "operate"
        return
    act.targets = things_dealt_with(syntax, complement)
    act.dealing = dealing_of(syntax, complement)
    of_data = any(syntax.head(each).low.endswith("data") for each in complement.objects)
    if act.dealing == "process" and not of_data and any(each in act.targets for each in means_of(syntax, complement)):
        act.dealing = "use"  # "from recording meetings with the app"
    delivers = act.dealing in _DELIVERING or complement.lemma in MAKING
    if delivers and (to := firms_served(syntax, complement)):
        act.targets, act.dealing = to, "export"
    if act.dealing == "buy" and is_own_data(syntax, complement.objects, told=True):
        act.dealing = "operate"  # "forbade it to pay for iris scans"
    act.open_object = not complement.objects


_DELIVERING = frozenset({"sell", "export", "serve"})


def _aim_at_supplied(syntax: Syntax, complement: Predicate, act: Act, kept: Sequence[Mention]) -> bool:
    """Whether it is what a firm delivers, or to whom: "barred Apple from offering the app", "from arming the firm"."""
    dealing = dealing_of(syntax, complement)
    if dealing not in _DELIVERING or complement.passive:
        return False
    things = wares_of(syntax, complement)
    if firms := firms_served(syntax, complement):
        act.targets, act.dealing = firms, "export"
        return True
    if not things and carried(syntax, complement.objects):  # "from providing access to the site"
        things = named(syntax, [each for each in complement.preps if each.prep == "to"])
        act.key = "block"
    act.targets = [each for each in things if each not in kept]
    act.dealing = "" if complement.lemma in {"offer", "provide"} else dealing
    return bool(act.targets)


def _aim_at_kept(syntax: Syntax, complement: Predicate, act: Act, slots: Sequence[Phrase]) -> None:
    """As in "barred delivery robots from using video calls": it is the things that are kept from it."""
    if any(each.entities and not is_general(each) for each in act.targets) or is_audience(syntax, slots):
        return
    kept = [each for each in things_of(syntax, slots) if _is_tool(each)]
    if kept:
        act.targets, act.open_object = kept, False
        act.dealing = dealing_of(syntax, complement) if complement.passive else "use"


_TOOLS = frozenset({"technology", "device", "equipment", "component"})


def _is_tool(mention: Mention) -> bool:
    """Whether it is a technology or goods, that nobody may use for something, and no firm or platform."""
    entity = mention.entity
    return entity is not None and entity.actor is None and entity.target is not None and entity.target.kind in _TOOLS


def _aim_at_slots(syntax: Syntax, one: Predicate, act: Act, slots: list[Phrase]) -> None:
    things = [each for each in slots if not _is_staff(syntax, each)]
    act.targets = things_of(syntax, things) or _contained(syntax, things)
    if one.passive and act.targets and act.targets[0].entities:  # "Signal was blocked in May and Viber in June"
        act.targets += [each for each in named(syntax, one.objects) if each not in act.targets]
    if act.key in _KEEPING_AWAY and any(syntax.head(each).low == "access" for each in slots):
        act.key = "block"  # "bar access to the site"
        return
    act.dealing = act.dealing or carried(syntax, slots) or _taken_from(syntax, one, act)
    if act.dealing == "sell" and (buyers := buyers_in(syntax, one, slots)):
        act.targets, act.dealing = buyers, "export"


def _is_staff(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether people are told by whose they are, who is no thing there: "[Nokia staff] are banned from the app"."""
    head = syntax.head(phrase)
    said = head.says("audience") if head.mention is None else None
    return said is not None and said.key in _STAFF  # not "WeChat users are blocked"


_STAFF = frozenset({"employees_of_issuer", "government_employees", "military_personnel", "students"})


def _contained(syntax: Syntax, slots: Sequence[Phrase]) -> list[Mention]:
    """What is in something that is banned for it: "bars bids that contain Chinese inverters"."""
    found = []
    goods = [*slots, *(each for slot in slots if (each := syntax.after(slot, "of")) is not None)]
    for one in syntax.predicates:
        if one.lemma in _CONTAINING and one.noun in goods and one.link in {Link.relative, Link.reduced}:
            found += [each for each in things_of(syntax, one.objects or one.preps) if each.entities]
    return found


def _taken_from(syntax: Syntax, one: Predicate, act: Act) -> str:
    """The dealing that goods are withdrawn from: "pulled the cameras from sale"."""
    if act.key not in {"remove", "exclude", "serve", "store"}:
        return ""
    away = [each for each in one.preps if each.prep in {"from", "off"}]
    if any(each.prep == "from" and syntax.head(each).low in _USE and each.end - each.start == 1 for each in away):
        act.key = "remove"
        return "use"  # "withdrew the software from use"
    away += [each for each in one.preps if each.prep == "of" and syntax.items[each.prep_at - 1].low == "out"]
    return "sell" if any(_is_sale(syntax, each) for each in away) else ""


def _is_sale(syntax: Syntax, phrase: Phrase) -> bool:
    low = syntax.head(phrase).low
    return (phrase.end - phrase.start == 1 and low == "sale") or low in {"market", "shelves", "shops", "showrooms"}


def _aim_elsewhere(syntax: Syntax, one: Predicate, act: Act, slots: list[Phrase]) -> bool:
    """Look for what an act is done to where it stands apart from its verb."""
    restored = act.key == "restore" and not one.objects  # "sales resumed"
    bearers = one.subjects if restored else slots
    used = bool(bearers) and _are_dealings(syntax, bearers) and not _says_of_what(syntax, one)
    act.open_object = act.open_object or (used and not act.targets)
    if not act.targets and restored:
        act.targets = things_of(syntax, one.subjects)
    if not act.targets and one.lemma == "close" and slots and syntax.head(slots[0]).says("setting"):
        act.targets = things_of(syntax, [each for each in one.preps if each.prep == "to"])  # "closed its bases to them"
        act.key = "ban" if act.targets else act.key
    if not act.targets and (topic := _topic(syntax, one)):
        act.targets, act.open_object = topic, False
    nameless = not act.targets and one.passive and not one.subjects
    act.open_object = act.open_object or nameless
    if act.targets:
        return True
    return act.open_object and (act.key not in _NEEDING_TARGETS or used or nameless)


def _are_dealings(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether it is what is done with a thing: "its services", not "many other services", which are others."""
    return all(syntax.head(each).says("dealings") and not _are_others(syntax, each) for each in phrases)


def _are_others(syntax: Syntax, phrase: Phrase) -> bool:
    return any(one.low in {"other", "unrelated"} for one in syntax.items[phrase.start : phrase.head])


def _is_own_business(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """As in "told the firm to close its offices": whoever has them is restricted."""
    return bool(phrases) and all(
        (syntax.items[each.start].low in {"its", "their", "all"} or each.end - each.start == 1)
        and syntax.head(each).low in BUSINESS
        for each in phrases
    )


def _topic(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The target of a verb whose object stands before it: "the app that Italy banned", "that staff have to avoid"."""
    above = one.governor if one.link == Link.infinitive and one.governor is not None else one
    if above.link == Link.relative and above.noun is not None and not one.passive and not one.objects:
        return things_of(syntax, [above.noun]) if above is one or above.objects == [above.noun] else []
    return []
