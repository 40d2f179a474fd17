"""What people are kept from doing, and with what: "using the chatbot", "imports of routers"."""

from collections.abc import Sequence
from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.parties.bound import lacks_access
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import is_data, things_of
from policytrack.reading.rules.words import Part

__all__ = [
    "BUSINESS",
    "OWN_DOINGS",
    "PATRONS",
    "PERMITTING",
    "VERBS_OF_BUSINESS",
    "add_second_dealing",
    "addressed",
    "carried",
    "complement_of",
    "connected_to",
    "contracted_with",
    "dealing_of",
    "is_business",
    "is_of_data",
    "is_own_data",
    "lacks_licence",
    "means_of",
    "own_dealing",
    "products_of",
    "spent_on",
    "things_dealt_with",
]

BUSINESS = words.listing("business")
PERMITTING = words.listing("permitting")
_SUPPLYING = words.listing("supplying")
OWN_DOINGS = _SUPPLYING | words.listing("own_doings")
"""Verbs for what a firm does itself: kept from it, the firm or its goods are what is restricted."""
VERBS_OF_BUSINESS = frozenset({"operate", "trade"})
"""Verbs that say without an object that a firm does business."""
_TAKING_ON = frozenset({"take", "accept", "onboard", "enrol", "enroll", "sign", "add", "admit", "register", "recruit"})
PATRONS = frozenset({"customers", "clients", "users", "subscribers", "accounts", "members", "orders", "passengers"})
_TRADING = words.listing("trading")
_HOLDING = frozenset({"hold", "own", "create", "maintain", "register", "make", "start", "set"})
_ACCOUNTS = words.listing("accounts")
_PLACING = frozenset({"put"})
_FORBIDDING = frozenset({"forbid", "prohibit", "ban", "bar", "block", "disallow"})


_HANDLED = frozenset(
    {"payment", "payments", "transactions", "orders", "applications", "refunds", "withdrawals", "deposits", "trades"}
)
"""What is processed that are no data: "stopped processing payments"."""


def dealing_of(syntax: Syntax, one: Predicate) -> str:
    """The dealing that a verb says: a key of dealings.toml, empty if it says none."""
    bought = spent_on(syntax, one)
    if bought is not None or money_on(syntax, one):
        return "buy" if bought is None or dealing_of(syntax, bought) == "buy" else ""
    if syntax.items[one.at].words:
        said = {word.key for word in syntax.items[one.at].words if word.file == "dealings"}
        if "process" in said and (len(said) == 1 or is_of_data(syntax, one.objects)):
            return "" if any(syntax.head(each).low in _HANDLED for each in one.objects) else "process"
    if one.lemma == "make" and any(syntax.head(each).low == "available" for each in one.objects):
        return "serve"
    if one.lemma == "order" and (one.gerund or one.longer or (one.modal and (one.negated or _is_none(syntax, one)))):
        return "buy" if _orders_goods(syntax, one) else ""
    word = syntax.word(one, "dealings")
    if one.lemma in _PLACING and word is not None and word.key == "share" and not _enters(syntax, one):
        return "use"  # "refrain from putting it on their phones"
    if one.lemma == "trade" and not (one.passive or one.objects):
        return ""  # "the exchange stopped trading"
    if word is not None and word.key == "export" and not one.passive and is_of_data(syntax, one.objects):
        return "process"  # "must stop sending patient data"
    return _dealing_of_word(syntax, one, word.key) if word is not None else _dealing_without_word(syntax, one)


def _is_none(syntax: Syntax, one: Predicate) -> bool:
    """As in "may order [no more] drones"."""
    return any(syntax.items[each.start].low in {"no", "no more"} for each in one.objects[:1])


def _dealing_of_word(syntax: Syntax, one: Predicate, key: str) -> str:
    if one.lemma == "list" and key == "download" and _is_named_as(syntax, one):
        return ""  # "to list the firm as one that aids the army"
    if one.lemma == "register" and any(syntax.head(each).low.split()[-1] in _ACCOUNTS for each in one.objects):
        return "use"  # "cannot register an account"
    return "use" if key in _OF_CONTENT and means_of(syntax, one) else key


def _is_named_as(syntax: Syntax, one: Predicate) -> bool:
    """Whether something is only called what stands behind "as" or put on what is behind "on" and "among"."""
    ahead = [item.low for item in syntax.items[one.at + 1 : one.at + _NEAR]]
    return not _AS.isdisjoint(ahead)


_AS = frozenset({"as", "among", "on"})
_NEAR = 6


_ORDERED = frozenset({Link.infinitive, Link.said, Link.gerund})
_MAKING = frozenset({"make", "build", "produce", "manufacture", "supply"})


def _orders_goods(syntax: Syntax, one: Predicate) -> bool:
    """As in "no longer orders parts", and not "ordering it to leave"."""
    told = (each for each in syntax.predicates if each.governor is one)
    orders = any(each.link in _ORDERED and each.lemma not in _MAKING for each in told)
    return bool(one.objects) and not orders


def _dealing_without_word(syntax: Syntax, one: Predicate) -> str:
    """What a verb says that is no cue by itself: "will not launch it in the bloc", "may not have it on phones"."""
    if one.negated and one.lemma in _LAUNCHING and _is_where(syntax, one):
        return "serve"
    if taking_part(syntax, one):
        return "use"
    if one.lemma in _HOLDING and any(syntax.head(each).low.split()[-1] in _ACCOUNTS for each in one.objects):
        return "use"  # "may not hold accounts on it"
    if contracted_with(syntax, one):
        return "buy"
    if one.passive and one.lemma in _OBTAINING and _is_from_shops(syntax, one):
        return "sell"
    return "use" if syntax.tags[one.at].kind == "have" or lacks_access(syntax, one) else ""


_CONTRACTING = frozenset({"sign", "award", "conclude", "place"})
_CONTRACTS = frozenset({"contract", "contracts", "order", "orders"})


def contracted_with(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """With whom contracts are signed: "will sign no more contracts for parts [with the firm]"."""
    if one.lemma not in _CONTRACTING or one.passive:
        return []
    if not any(not _CONTRACTS.isdisjoint(syntax.head(each).low.split()[:1]) for each in one.objects):
        return []
    return [each for each in one.preps if each.prep in {"with", "to", "from"}]


_OBTAINING = frozenset({"have", "get", "obtain", "find"})
_SHOPS = frozenset({"store", "stores", "shop", "shops", "retailer", "retailers", "supermarkets", "dealers"})


def _is_from_shops(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is shops in which something is to be had: "can no longer be had [in any app store]"."""
    where = (each for each in one.preps if each.prep in {"in", "from", "at", "on"})
    return any(syntax.head(each).low.split()[-1] in _SHOPS for each in where)


def taking_part(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """In what people take part, which a program makes: "may not take part [in Zoom calls]", "in calls [on Zoom]"."""
    if one.lemma != "take" or not any(syntax.head(each).low == "part" for each in one.objects):
        return []
    tools = [each for each in one.preps if each.prep in {"in", "on", "via", "over"}]
    named = [each for each in tools if any(_is_tool(mention) for mention in things_of(syntax, [each]))]
    return named[-1:]


_LAUNCHING = frozenset({"release", "launch", "roll", "introduce", "debut"})


def _is_where(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb says in which place: "will not release it in the European Union"."""
    mentions = (each for phrase in one.preps if phrase.prep == "in" for each in syntax.mentions(phrase))
    return any(each.entity is not None and each.entity.is_place for each in mentions)


_MONEY = frozenset(
    {"money", "fund", "funds", "funding", "subsidies", "subsidy", "grants", "grant", "dollars", "cash", "budget"}
)
_MONEY |= {"dollar", "cent", "cents", "euro", "euros", "pound", "penny", "rupee", "rupees"}


_SPENDING = frozenset({"use", "spend", "tap"})


def lacks_licence(one: Predicate) -> bool:
    """Whether a verb tells what somebody has not got: "warned it that it was not registered to do business there"."""
    return one.passive and one.negated and not one.modal and one.lemma in {"register", "license", "licence"}


def spent_on(syntax: Syntax, one: Predicate) -> Predicate | None:
    """What money may not be used for: "may not use federal funds [to buy] the cameras"."""
    if one.lemma not in _SPENDING or _MONEY.isdisjoint(syntax.spoken):
        return None
    spent = one.subjects if one.passive else one.objects
    if not any(syntax.head(each).low.split()[-1] in _MONEY for each in spent):
        return None
    return next((each for each in syntax.children(one, Link.purpose, Link.infinitive) if each.to), None)


def money_on(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """On what money may not be spent: "may not spend state money [on its laptops]"."""
    if one.lemma not in _SPENDING or _MONEY.isdisjoint(syntax.spoken):
        return []
    spent = one.subjects if one.passive else one.objects
    if not any(syntax.head(each).low.split()[-1] in _MONEY for each in spent):
        return []
    return [each for each in one.preps if each.prep in {"on", "for"}]


_OF_CONTENT = frozenset({"share", "export", "process"})
_THROUGH = frozenset({"via", "through", "over", "using"})
_SITES = frozenset({"on", "in"})
_ON_SITES = words.listing("done_on_sites")
_WITH = frozenset({"with"})
_RELATING = words.listing("done_with_others")
_TRADED = frozenset({"buy", "sell", "order", "purchase", "invest", "pay", "donate", "borrow", "lend"})
_HELP = frozenset({"help", "aid", "assistance", "use", "support"})


def means_of(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The tools with which people do something: "discuss deals [on WhatsApp]", "write stories [using AI]".

    Not what a firm does with what it has: "Meta may not share data over Messenger".
    """
    if not one.preps and "using" not in syntax.spoken:
        return []
    if one.lemma in _TRADED or any(_is_maker(syntax, each) for each in one.subjects):
        return []
    through = _THROUGH
    through |= _SITES if one.lemma in _ON_SITES else frozenset()
    through |= frozenset() if one.lemma in _RELATING else _WITH
    phrases = [each for each in one.preps if each.prep in through]
    phrases += [of for each in one.preps if _is_help(syntax, each) and (of := syntax.after(each, "of")) is not None]
    for child in syntax.predicates[one.number + 1 :]:
        beside = child.governor is one or (child.noun is not None and child.noun in one.objects)
        if beside and child.gerund and child.lemma == "use":
            phrases += child.objects
    found = things_of(syntax, phrases) if phrases else []
    return [each for each in found if _is_tool(each)]


def _is_help(syntax: Syntax, phrase: Phrase) -> bool:
    return phrase.prep == "with" and syntax.head(phrase).low in _HELP


def _is_maker(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of a firm or its product."""
    mention = syntax.head(phrase).mention
    if mention is None:
        return False
    named = mention.entity is not None and mention.entity.target is not None
    return named or mention.target_role not in {"", "pronoun"}


def _is_tool(mention: Mention) -> bool:
    """Whether it is a product or a kind of technology, not its maker."""
    entity = mention.entity
    if entity is None:
        return mention.new == "name" and mention.target_role in {"app", "model"}
    return entity.target is not None and entity.actor is None and not entity.setting


def _enters(syntax: Syntax, one: Predicate) -> bool:
    """Whether what is put somewhere is data, or goes into something: "put client data into the bot"."""
    if any(each.prep in {"into", "in", "through"} for each in one.preps):
        return True
    return is_of_data(syntax, one.objects or one.subjects)


def addressed(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """Whom an order is given to: "served the firm with an order to [stop] it", "sent it a notice to [stop]"."""
    if one.noun is None or not one.to or one.subjects:
        return []
    governor, _ = syntax.governing(one.noun)
    if governor is None or governor.passive:
        return []
    given = [each for each in governor.objects if each is not one.noun and each.end <= one.start]
    beside = [each for each in governor.preps if each.prep in {"on", "to", "against"} and each.end <= one.start]
    return [*given, *beside]


def own_dealing(syntax: Syntax, one: Predicate) -> str:
    """The dealing that a firm is kept from: to sell its goods, to do business, or to handle data."""
    if dealing_of(syntax, one) == "process":
        return "process"
    if one.lemma in _SUPPLYING:
        return "sell"  # "barred the firm from supplying equipment"
    return "operate" if one.lemma in _TRADING else ""


def products_of(syntax: Syntax, one: Predicate, kept: list[Mention]) -> list[Mention]:
    """The named products of a firm that it may not sell: "barred the maker from selling its B20 chips"."""
    makers = {one.key for each in kept for one in each.entities}
    return [
        each
        for each in things_of(syntax, one.objects)
        if any(one.target is not None and one.target.maker in makers for one in each.entities)
    ]


def is_business(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb says that a firm does business: "operate in", "trade", "do business in"."""
    if one.lemma in VERBS_OF_BUSINESS:
        return not one.objects and not one.passive
    if syntax.items[one.at].low.split()[-2:] == ["business", "in"]:  # "doing business in" is one cue
        return True
    if one.lemma in _TAKING_ON:
        taken = [*one.objects, *(each for each in one.preps if each.prep == "on")]
        return any(syntax.head(each).low in PATRONS and _is_new(syntax, each) for each in taken)
    return one.lemma == "do" and any(syntax.head(each).low == "business" for each in one.objects)


def _is_new(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "new customers", "any more users"."""
    return any(
        syntax.items[at].low in {"new", "more", "further", "additional"} for at in range(phrase.start, phrase.end)
    )


def carried(syntax: Syntax, phrases: Sequence[Phrase]) -> str:
    """The dealing that the head of an object names: "the use of", "imports of"."""
    for phrase in phrases:
        for at in range(phrase.end - 1, phrase.start - 1, -1):
            item = syntax.items[at]
            counted = syntax.items[at - 1].low.isdigit() or bool(phrase.examples)  # "blocked 26 services" is of apps
            if item.low in BUSINESS and not counted:
                return "operate"
            word = item.says("dealings", Part.noun)
            if word is None or word.key == "serve":
                continue
            if item.mention is None or not item.mention.entities:
                return word.key
    return ""


def complement_of(scene: Scene, one: Predicate) -> Predicate | None:
    """What people are kept from doing: "barred from buying", "forbidden to use"."""
    syntax = scene.syntax
    for child in syntax.predicates[one.number + 1 :]:
        if one.lemma == "want" and child.link == Link.reduced and any(child.noun is each for each in one.objects):
            scene.used.add(child.number)
            return child  # "does not want its staff [using] it"
        tells = child.link == Link.gerund or one.lemma in _FORBIDDING or one.lemma in PERMITTING
        if child.governor is one and child.link in {Link.gerund, Link.infinitive} and tells:
            if child.to and _is_of_relative(syntax, one, child):
                continue
            scene.used.add(child.number)
            lets = child.lemma in PERMITTING  # "barred from letting pupils wear them"
            goes_on = (lets or not child.objects) and dealing_of(syntax, child) == ""
            return (complement_of(scene, child) if goes_on else None) or child
    return None


def _is_of_relative(syntax: Syntax, one: Predicate, child: Predicate) -> bool:
    """Whether it tells what somebody else did something for: "banned a client who [used] the tool to write it"."""
    between = syntax.predicates[one.number + 1 : child.number]
    return any(
        each.link == Link.relative and any(phrase.end == child.start for phrase in each.objects) for each in between
    )


_ENTERING = frozenset({"enter", "type", "paste", "put", "key", "input", "upload", "place", "store", "save"})


def things_dealt_with(syntax: Syntax, one: Predicate) -> list[Mention]:
    """What people are kept from using: "using the app", "building networks with gear from Huawei"."""
    if (bought := spent_on(syntax, one)) is not None:
        return things_dealt_with(syntax, bought)
    if connected := connected_to(syntax, one):
        return connected
    if elsewhere := money_on(syntax, one) or taking_part(syntax, one):
        return things_of(syntax, elsewhere)
    things = one.subjects if one.passive else one.objects
    above = one.governor
    if not things and above is not None and above.link == Link.relative and above.noun is not None:
        things = [above.noun]  # "the app, which staff may not use"
    inside = {"into", "in"} if one.lemma in _ENTERING else {"into"}
    if is_of_data(syntax, things):
        into = things_of(syntax, [each for each in one.preps if each.prep in {"into", "with", "to"}])
        entered = things_of(syntax, [each for each in one.preps if each.prep in inside])
        if any(each.entities for each in entered):
            return entered
        taking = things_of(
            syntax, one.subjects
        )  # "told WhatsApp not to share data", "putting patient data into the bot"
        return taking if any(each.entities for each in taking) else into or taking
    if any(syntax.head(each).low.split()[-1] in _ACCOUNTS for each in things) and (
        places := things_of(syntax, [each for each in one.preps if each.prep in {"on", "with", "at", "for"}])
    ):
        return places  # "from opening an account on the platform"
    found = things_of(syntax, things)
    means = things_of(syntax, [each for each in one.preps if each.prep in inside]) or means_of(syntax, one)
    if means and means[0].entities and not any(each.entities for each in found):
        return means  # "running applications through AI tools"
    if found and (found[0].entities or found[0].target_role):
        return found
    return things_of(syntax, [each for each in one.preps if each.prep not in {"on", "in", "at", "for"}]) or found


_CONNECTING = frozenset({"connect", "pair", "plug", "link", "sync", "attach", "hook", "tether", "couple"})


def connected_to(syntax: Syntax, one: Predicate) -> list[Mention]:
    """To what people may not connect what they have: "may not connect [their phones] to Chinese cars"."""
    if one.lemma not in _CONNECTING or not one.objects or one.passive:
        return []
    devices = syntax.head(one.objects[0]).says("setting") is not None  # "connecting official phones to it"
    if not devices and syntax.items[one.objects[0].start].low not in {"their", "its", "his", "her", "your", "any"}:
        return []
    return things_of(syntax, [each for each in one.preps if each.prep in {"to", "with", "into"}])


def is_own_data(syntax: Syntax, phrases: Sequence[Phrase], *, told: bool) -> bool:
    """Whether somebody's own handling of data is meant: "its iris scans"; of one told to stop, any handling is."""
    own = [each for each in phrases if told or syntax.items[each.start].low in {"its", "their"}]
    return bool(own) and is_of_data(syntax, own)


def is_of_data(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether data are what is used: then whoever uses them is restricted."""
    return any(
        syntax.items[at].low in {"data", "information"}
        or any(word.file == "dealings" and word.key == "process" for word in syntax.items[at].words)
        or ((mention := syntax.items[at].mention) is not None and is_data(mention))
        for phrase in phrases
        for at in range(phrase.start, phrase.end)
    )


def add_second_dealing(scene: Scene, one: Predicate, act: Act) -> None:
    """Add a second thing that people are kept from: "forbidden to buy or use"."""
    syntax = scene.syntax
    doings = [
        each
        for each in syntax.predicates[one.number + 1 :]
        if each.governor is one and each.link in {Link.gerund, Link.infinitive}
    ]
    for other in doings[1:]:
        scene.used.add(other.number)
        dealing = dealing_of(syntax, other)
        if not dealing:
            continue
        named = things_dealt_with(syntax, other)
        further = [each for each in named if each.entities and each not in act.targets]
        if {dealing, act.dealing} == {"buy", "use"}:
            targets = named or act.targets
            act.targets = act.targets or targets
            act.open_object = not act.targets
            scene.acts.append(replace(act, dealing=dealing, targets=list(targets)))
        elif further and act.targets:  # "from posting on one and from carrying another"
            scene.acts.append(replace(act, dealing=dealing, targets=further))
