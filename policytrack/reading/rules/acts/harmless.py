"""Verbs that may tell of an act and tell of none: "the chips could be switched off", "deleted the posts of others"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.accidents import is_by_accident, tells_accident
from policytrack.reading.rules.acts.act import (
    TAKING_OFF,
    are_measures,
    is_audience,
    is_by_company,
    is_list,
    is_start,
    takes_effect,
)
from policytrack.reading.rules.acts.deprived import loses_goods
from policytrack.reading.rules.acts.doings import (
    dealing_of,
    is_business,
)
from policytrack.reading.rules.acts.listings import list_of_forbidden
from policytrack.reading.rules.acts.partings import drops_own_part, is_among_firms
from policytrack.reading.rules.acts.takeovers import takes_over
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names.products import ONLINE
from policytrack.reading.rules.parties.who import in_phrases, is_court
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of
from policytrack.reading.rules.words import Part, Word

__all__ = ["restricts_nothing"]

_PAYING = frozenset({"pay", "cost", "spend", "fund", "reimburse", "compensate", "finance", "budget"})
_COSTS = frozenset({"cost", "costs", "price", "expense", "expenses", "funds", "funding"})
_BUSINESS = frozenset({"advertising", "ads", "advertisements", "spending", "talks", "investment", "production"})
_MEMBERS = words.listing("members")
_OWN = frozenset({"its", "their"})
_SERVICES = frozenset(
    {"service", "services", "operation", "operations", "business", "production", "deliveries", "rides"}
)
_DANGERS = words.listing("dangers_on_lists")
_WORKING = words.listing("working")


def _is_only_judged(syntax: Syntax, one: Predicate) -> bool:
    """As in "found that blocking it had hurt trade", which tells what is thought of it."""
    return one.gerund and not one.to and one.start > 0 and syntax.items[one.start - 1].low == "that"


def _is_of_what_is_against(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is what goes against a thing that comes back: "brought the fight against the app back to life"."""
    return any(syntax.after(each, "against") is not None for each in one.objects)


def _is_on_own_phone(syntax: Syntax, one: Predicate) -> bool:
    """Whether a person only does it on a phone of theirs: "the premier has deleted it from [his own phone]"."""
    return any(syntax.items[each.start].low in _HIS for each in one.preps) and not one.passive


_HIS = frozenset({"his", "her", "my"})
_PARTS_OF_PROGRAMS = frozenset({"update", "updates", "upgrade", "upgrades", "version", "versions", "release", "post"})
_PARTS_OF_PROGRAMS |= {"posts", "tweet", "tweets", "thread", "threads", "hashtag", "hashtags", "comment", "comments"}


def _is_of_part(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is done to one state of a program or to what stands in it: "held up an update of the app"."""
    done_to = one.subjects if one.passive else one.objects
    heads = [syntax.head(each) for each in done_to]
    return bool(heads) and all(each.low.split()[0] in _PARTS_OF_PROGRAMS for each in heads)


_ASKING = frozenset({"whether", "if"})
_UNCLEAR = frozenset({"unclear", "uncertain", "unknown"})
_CLEAR = frozenset({"clear", "certain", "known", "sure", "obvious"})


def _is_unclear(syntax: Syntax, one: Predicate) -> bool:
    """Whether nobody is told to plan it or to decide on it: "it is not clear whether schools will ban it"."""
    above = one.governor if one.marker in _ASKING and one.link is Link.said else None
    if above is None or not above.copula:
        return False
    said = {syntax.head(each).low for each in above.objects}
    return not said.isdisjoint(_CLEAR if above.negated else _UNCLEAR)


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


_HOUSES = frozenset({"office", "offices", "plant", "plants", "factory", "factories", "headquarters", "campus", "store"})
_HOUSES |= {"stores", "warehouse", "warehouses", "showroom", "showrooms", "shop", "shops", "bureau", "centre", "center"}


def _is_of_house(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is a house of a firm that opens or works again: "its office in Oslo reopened after a strike"."""
    heads = [syntax.head(each) for each in (one.subjects if one.passive or not one.objects else one.objects)]
    return bool(heads) and all(each.low.split()[-1] in _HOUSES or _is_part_of_firm(each) for each in heads)


def _is_part_of_firm(item: Item) -> bool:
    """Whether a mention takes in a noun behind the name of what it is part of: "TikTok's office"."""
    return item.mention is not None and item.mention.end - item.mention.start > len(item.mention.text)


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
    return platform or mention.entity.target.kind in ONLINE


def restricts_nothing(syntax: Syntax, one: Predicate, word: Word) -> bool:
    """Whether a verb that may tell of an act tells of none here."""
    return (
        _says_another(syntax, one)
        or (not word.particle and _is_of_no_service(syntax, one))
        or is_by_accident(syntax, one)
        or (word.key == "restore" and (tells_accident(syntax) or _is_of_what_is_against(syntax, one)))
        or (one.lemma == "reopen" and _is_of_house(syntax, one))
        or _is_only_judged(syntax, one)
        or _is_unclear(syntax, one)
        or (word.key in {"block", "halt", "remove"} and _is_of_part(syntax, one))
        or (word.key == "avoid" and takes_over(syntax, one))
        or _is_compared(syntax, one)
        or (word.key == "remove" and _is_on_own_phone(syntax, one))
        or drops_own_part(syntax, one)
        or is_among_firms(syntax, one, word)
        or _can_be_done(syntax, one, word)
        or (word.key in {"halt", "restore"} and _is_own_service(syntax, one))
        or _turns_a_measure(syntax, one, word)
        or _keeps_from_measure(syntax, one)
        or _is_taken_off_list(syntax, one)
        or (word.key in {"halt", "avoid"} and _stops_doing(syntax, one))
        or (word.key == "remove" and _is_paid_for(syntax, one))
        or (one.lemma == "prevent" and not _prevents_dealing(syntax, one))
        or (word.key == "ban" and one.passive and _keeps_from_else(syntax, one))
    )


def _keeps_from_else(syntax: Syntax, one: Predicate) -> bool:
    """Whether people are kept from what has to do with no thing: "a Lebanese band was banned from performing"."""
    if things_of(syntax, one.subjects):
        return False
    kept = syntax.children(one, Link.gerund)
    return bool(kept) and all(
        not dealing_of(syntax, each) and not things_of(syntax, [*each.objects, *each.preps]) for each in kept
    )


def _prevents_dealing(syntax: Syntax, one: Predicate) -> bool:
    """Whether what is prevented is what people do with a thing, by somebody with a say: "prevented access to it"."""
    done = one.subjects if one.passive else one.objects
    purpose = any(each.prep in {"for", "by"} for each in one.preps) or (one.gerund and one.link is not Link.reduced)
    above = one.governor if one.to else None
    meant = above is not None and not above.objects and not above.passive  # "wants to prevent the use of drones"
    if purpose or meant or (above is None and one.to) or _is_by_firm(syntax, one):
        return False
    return any(syntax.head(each).says("dealings") is not None for each in done)


def _turns_a_measure(syntax: Syntax, one: Predicate, word: Word) -> bool:
    """Whether what is stopped or removed is a measure, which makes the verb a turn: "blocked the ban"."""
    done_to = one.subjects if one.passive else one.objects
    if _is_of_one_before(syntax, one) or _is_ruled_out(syntax, one):
        return True
    doers = [each for each in one.preps if each.prep == "by"] if one.passive else one.subjects
    if any(syntax.head(each).low in _LISTINGS for each in done_to) and is_court(in_phrases(syntax, doers)):
        return True
    if are_measures(syntax, done_to):
        return True
    return word.key != "ban" and any(is_start(syntax, each) for each in done_to)  # not "banned the application"


_LISTINGS = frozenset({"listing", "designation"})


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
        and ((syntax.word(each, "acts") is not None and not dealing_of(syntax, each)) or _enforces(syntax, each))
        for each in kept
    )


def _enforces(syntax: Syntax, one: Predicate) -> bool:
    """As in "barred it from enforcing the law"."""
    if takes_effect(syntax, one):
        return True
    pointed = all(syntax.items[each.start].low == "it" for each in one.objects)
    return one.lemma in _ENFORCING and bool(one.objects) and (pointed or are_measures(syntax, one.objects))


_ENFORCING = words.listing("enforcing") | {"impose"}


def _is_taken_off_list(syntax: Syntax, one: Predicate) -> bool:
    """As in "removed the firm from its blacklist", which restricts nothing."""
    off = (each for each in one.preps if each.prep in {"from", "off"} and is_list(syntax, each))
    return one.lemma in TAKING_OFF and any(
        syntax.head(each).says("acts", Part.noun)
        or list_of_forbidden(syntax, each)
        or _is_of_dangers(syntax, each)
        or _is_that_told_of(syntax, each)
        for each in off
    )


def _is_that_told_of(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it is the list that was told of, and so one of what is forbidden: "was taken off the list"."""
    return phrase.end - phrase.start == len(("the", "list")) and syntax.after(phrase, "of") is None


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
        and (
            dealing_of(syntax, each)
            or is_business(syntax, each)
            or syntax.word(each, "acts")
            or syntax.word(each, "turns")  # "stopped warning people of it"
            or _works(each)
        )
        for each in syntax.predicates[one.number + 1 :]
    )


def _works(one: Predicate) -> bool:
    """Whether a thing itself does what is said: "stopped [working] on every network"."""
    return one.lemma in _WORKING and not one.objects
