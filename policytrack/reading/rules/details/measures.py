"""Which measure an act is: the sentence around it tells what "banned" means."""

import re
from dataclasses import replace

from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.circumstances import (
    ABROAD,
    FOR_YOUNG,
    ON_DEVICES,
    PLACES_OF_WORK,
    STORE_OWNERS,
    Circumstances,
    at_work,
    is_in_networks,
)
from policytrack.reading.rules.details.goods import (
    GOODS,
    IMPORTS,
    STAFF,
    STATES,
    are_goods,
    goods,
    is_online_firm,
    takes_off_sale,
)
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity, products
from policytrack.reading.rules.names.topics import topics_of

__all__ = ["measure_of"]

_ONLINE = products.PROGRAMS | {"unknown"}
_EMPLOYERS = frozenset(
    {
        "company",
        "financial_institution",
        "platform_operator",
        "technology_provider",
        "state_owned_enterprise",
        "educational_institution",
        "military",
        "civil_society",
        "healthcare_or_public_service",
        "police_or_intelligence",
        "local_government",
        "intergovernmental_org",
    }
)


def measure_of(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    """The code of the measure that an act is."""
    if _is_own_blacklist(act, actor, around):
        act = replace(act, key="ban")
    for rule in _RULES:
        found = rule(act, actor, target, around)
        if found:
            return found
    return "other"


def _is_own_blacklist(act: Act, actor: Entity, around: Circumstances) -> bool:
    """Whether a blacklist is of what may not be used, and none of firms to which nothing is exported."""
    told = act.key == "control" and act.says.startswith("blacklist")
    return told and actor.actor is not None and actor.actor.place != "US" and not around.words & _EXPORTING


_EXPORTING = frozenset({"export", "exports", "trade", "trading", "commerce", "sanctions", "entity", "military"})
_LICENSING = frozenset({"export", "exports", "shipments", "shipment", "licence", "licences", "license", "licenses"})


_ON_SHELVES = products.GOODS | {"vehicle"}
_SHELVES = frozenset({"shelves", "shops", "stores", "sale", "market", "showrooms", "retailers"})


def _restored(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    if act.key != "restore":
        return ""
    chips = target.target is not None and target.target.kind == "component"  # "may sell the chip in China again"
    abroad = ABROAD in around.words or bool(around.words & _LICENSING)
    if act.dealing == "export" or (act.dealing == "sell" and (chips or abroad)) or (chips and abroad):
        return "export_control"
    kind = target.target.kind if target.target is not None else ""
    if act.dealing == "buy":
        return "procurement_ban"
    if act.dealing == "sell" or (kind in _ON_SHELVES and around.words & _SHELVES):  # "is back on American shelves"
        return "equipment_authorisation_denial"
    if any(one.startswith("telecom") for one in around.setting) or kind == "equipment":
        return "network_rollout_exclusion"
    if around.setting & {"app_store"} or _is_had_from(actor, target, around):
        return "app_store_removal"
    if act.says.startswith(_OPENING) and _is_online(target):
        return "access_block"  # "the bank has unblocked the chatbot"
    held = target.target is not None and target.target.kind == "device"  # "pupils may bring phones again"
    staff = act.says.endswith(" again") and around.audience & STAFF  # "staff may use it again"
    if held or staff or (actor.actor is not None and actor.actor.kind in _EMPLOYERS):
        return "use_ban"
    return "access_block"


_OPENING = ("unblock", "un-block", "unfilter")


def _is_had_from(keeper: Entity, target: Entity, around: Circumstances) -> bool:
    """Whether a program of others stands or falls in the shop that a firm keeps, and not at its own desks."""
    inside = around.audience & STAFF or around.setting & PLACES_OF_WORK or ON_DEVICES in around.words
    others = target.target is not None and target.target.maker != keeper.key
    return keeper.key in {"apple", "google"} and others and _is_online(target) and not inside


def _is_online(target: Entity) -> bool:
    return target.target is not None and (target.target.kind in _ONLINE or target.key.startswith("new:"))


def _advisory(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:  # noqa: ARG001 - one form for all
    return "advisory" if act.turn.mood is Mood.advised else ""


def _divestiture(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:  # noqa: ARG001 - one form for all
    return "divestiture_requirement" if act.key == "divest" else ""


_CUSTOMERS = frozenset({"police", "enforcement", "customers", "developers", "governments", "buyers", "clients"})


def _own_product(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    """What a maker does not let others have."""
    if actor.actor is None or target.target is None or act.key == "store":
        return ""
    if not actor.is_company or actor.actor.kind == "state_owned_enterprise":
        return ""
    if act.says == "no" and target.general and around.words & _CUSTOMERS and not around.audience & STAFF:
        return "terms_of_service_restriction"  # "no face recognition for police"
    if act.key == "halt" and target.actor is not None and not act.dealing and not around.audience & STAFF:
        return "terms_of_service_restriction"  # "cut ties with the exchange"
    makers = {target.target.maker, target.key} - {None}
    own = actor.key in makers or (target.general and "its" in around.words and around.words & _CUSTOMERS)
    if own and (not around.audience & {"employees_of_issuer"} or around.words & _CUSTOMERS):
        return "terms_of_service_restriction"
    if around.setting & {"app_store"} and _is_online(target) and not own:
        return ""  # "no longer offers it in its app store"
    withdrawn = takes_off_sale(act, actor, target, around)
    withdrawn = withdrawn or (act.key in {"remove", "exclude"} and act.dealing == "sell")  # "took it off its shelves"
    if act.dealing in {"sell", "serve", "export"} and not withdrawn and not around.audience & {"employees_of_issuer"}:
        return "terms_of_service_restriction"  # what a firm does not sell to others
    inside = around.setting & PLACES_OF_WORK or ON_DEVICES in around.words
    if "serve" in {act.key, act.dealing} and act.dealing in {"", "serve"} and not inside:
        return "terms_of_service_restriction"
    return ""


def _denied_by_a_state(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    state = actor.actor is not None and actor.actor.kind in STATES
    if act.key != "serve" or not state or around.audience & STAFF:
        return ""
    parts = target.target is not None and target.target.kind in {"component", "equipment"}
    return "export_control" if parts else "access_block"  # "has withheld its best chips from Russia"


def _is_taken_down(act: Act) -> bool:
    return act.key in {"remove", "exclude", "serve"} or act.dealing == "serve"


_STORES = frozenset({"store", "stores", "storefront", "storefronts"})
_RUNNING = frozenset({"use", "open", "access", "install", "view", "visit", "run", "keep"})


def _is_kept_off(act: Act, around: Circumstances) -> bool:
    """Whether people may not have a program at all, and it is in the stores: "do not download or open the app"."""
    return act.key == "deal" and not around.words.isdisjoint(_RUNNING) and around.words.isdisjoint(_STORES)


def _stores(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    kind = target.target.kind if target.target is not None else ""
    if (act.key == "store" and kind not in GOODS) or act.dealing == "download":
        return "app_store_removal"
    online = _is_online(target)
    state = actor.actor is not None and actor.actor.kind in STATES
    if online and (act.turn.ordered or state) and STORE_OWNERS in around.words and _is_taken_down(act):
        return "app_store_removal"  # "ordered Apple and Google to remove the app", "Apple removed it on an order"
    if act.key in {"remove", "exclude"} and _is_had_from(actor, target, around):
        return "app_store_removal"  # "Apple removed it from its Chinese store", "Google took down a similar app"
    if act.key == "remove" and online and around.words & _STORES and ON_DEVICES not in around.words:
        return "app_store_removal"  # "ordered the removal of the app from the stores"
    kept_off = _is_kept_off(act, around)
    if around.setting & {"app_store"} and target.target is not None and target.target.kind in _ONLINE and not kept_off:
        return (
            "app_store_removal"
            if act.key in {"ban", "block", "remove", "exclude", "halt", "serve", "deal"} and not around.audience & STAFF
            else ""
        )
    return ""


def _is_maker(actor: Entity, target: Entity) -> bool:
    return target.target is not None and actor.key in {target.target.maker, target.key}


def _operations(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    """A firm that may not do business; a service for everybody that may not run is one that is blocked."""
    if act.dealing != "operate" or (_is_maker(actor, target) and around.words & {"service", "services"}):
        return ""
    housed = act.key == "ban" and around.audience & STAFF  # "banned its services in public offices"
    if ON_DEVICES in around.words or housed:  # "prohibits services from the firm on the state's devices"
        return ""
    online = target.target is not None and (target.target.kind in _ONLINE or is_online_firm(target))
    state = actor.actor is not None and actor.actor.kind in STATES
    return "access_block" if online and state and around.words & {"service", "services"} else "other"


def _is_abroad(actor: Entity, around: Circumstances) -> bool:
    """Whether something is sent to or sold in another country than that of who acts."""
    home = actor.actor.place if actor.actor is not None else None
    elsewhere = [one[4:6] for one in around.words if one.startswith("(in ")]
    if home is not None and f"(to {home[:2]})" in around.words:  # "to Canadian companies", which Canada forbids
        return False
    return ABROAD in around.words or (bool(elsewhere) and home is not None and home[:2] not in elsewhere)


def _is_import(around: Circumstances) -> bool:
    """Whether goods come in, rather than go out."""
    return bool(around.words & IMPORTS) and not around.words & {"export", "exports", "exporting", "exporters"}


def _is_held_at_home(act: Act, actor: Entity, target: Entity, around: Circumstances) -> bool:
    """Whether parts or goods that a state lets others have less of are its own: "rationed AI chips for the world"."""
    if target.target is None or _is_import(around) or act.dealing not in {"", "use"}:
        return False
    home = actor.actor.place if actor.actor is not None else None
    own = home is not None and target.target.origin == home[:2]
    goods = target.target.kind in {"component", "equipment"}
    to = {one[4:6] for one in around.words if one.startswith("(to ")} - {home[:2] if home else ""}
    off = {one[5:7] for one in around.words if one.startswith("(off ")} - {home[:2] if home else ""}
    if own and (off or to or ABROAD in around.words) and target.target.kind in GOODS:
        return True  # "the Dutch state has kept ASML's machines out of China"
    if own and target.target.kind == "component" and act.key == "ban" and not (around.audience | around.setting):
        return True  # "the U.S. has banned the H20 chip", which it does not keep out of its own country
    return goods and (ABROAD in around.words or bool(to) or act.key == "limit") and (own or target.general)


_KEPT = frozenset({"keep", "keeps", "kept", "keeping"})


def _is_kept_from_abroad(actor: Entity, target: Entity, around: Circumstances) -> bool:
    """Whether goods are kept from another country than that of who acts: "has kept advanced chips from Russia"."""
    home = (actor.actor.place or "")[:2] if actor.actor is not None else ""
    off = (one[5:7] for one in around.words if one.startswith("(off "))
    return are_goods(target) and any(one != home for one in off)


def _exports(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    if act.key == "control" and act.says not in {"sanction", "sanctions", "sanctioned"}:
        return "import_restriction" if _is_import(around) else "export_control"
    if _is_at_customs(actor, around):
        return ""
    state = actor.actor is not None and actor.actor.kind in STATES
    if state and _is_held_at_home(act, actor, target, around):
        return "export_control"
    abroad = state and _is_abroad(actor, around)
    if abroad and act.dealing in {"sell", "serve"} and target.target is not None and target.target.kind not in _ONLINE:
        return "export_control"
    if state and act.says in _KEPT and _is_kept_from_abroad(actor, target, around):
        return "export_control"
    if act.dealing == "export" or (
        around.setting & {"cross_border_channel"}
        and around.words & {"export", "exports", "shipments", "exporting", "export-control"}
    ):
        return "export_control"
    if (
        act.dealing in {"sell", "serve"}
        and around.words & {"licence", "license", "licences", "licenses"}
        and not _is_import(around)
        and target.target is not None
        and target.target.kind in GOODS | {"technology"}
    ):
        return "export_control"
    if act.says in {"blacklist", "blacklisted", "blacklisting", "blacklists"}:
        return "export_control" if actor.actor is not None and actor.actor.place == "US" else ""
    return ""


def _data(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    if act.dealing == "process" or (act.key in {"halt", "limit", "block", "ban"} and around.words & {"processing"}):
        return "data_processing_block"
    if act.dealing == "share":
        judge = actor.actor is not None and actor.actor.kind in {"regulator", "court"}
        own = judge and not around.audience & STAFF and target.target is not None and target.target.kind in _ONLINE
        return "data_processing_block" if own else "data_input_restriction"
    return ""


def _privacy(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    """What a privacy regulator stops is the handling of data, unless it says otherwise."""
    if (
        actor.actor is None
        or actor.actor.kind != "regulator"
        or act.key not in {"ban", "halt"}
        or act.dealing not in {"", "use"}
    ):
        return ""
    online = target.target is not None and target.target.kind in _ONLINE | {"company"}
    deals = any("privacy" in each for each in topics_of((actor.actor.name, *actor.roles)))
    return "data_processing_block" if online and deals and not around.audience & STAFF else ""


_BUYING = frozenset({"contracts", "purchases", "purchasing", "procurement", "tenders", "tender", "bids", "bidding"})
"""As in "bars it from contracts", "kept it out of tenders"."""


def _procurement(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    goods = target.target is not None and target.target.kind in GOODS | {"technology"}
    kept_out = act.key in {"ban", "exclude"} and "from" in around.words and not _BUYING.isdisjoint(around.words)
    contracts = kept_out or bool(around.setting & {"procurement_and_contracts"})
    if act.dealing == "buy" or (contracts and act.dealing in {"", "buy"}):
        if goods and is_in_networks(around) and actor.actor is not None and actor.actor.kind == "national_government":
            return "network_rollout_exclusion"
        return "procurement_ban"
    offered = act.key == "exclude" and act.says.startswith("rul") and not act.dealing  # "ruled out Chinese drones"
    return "procurement_ban" if offered and goods and not is_in_networks(around) else ""


def _listed(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:  # noqa: ARG001 - one form for all
    """What is on the Covered List is approved no more."""
    return "equipment_authorisation_denial" if act.says == "covered list" else ""


_MARKET = frozenset({"market", "markets"})


def _market(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    """What states do not let onto their market: "shut the cars out of its market"."""
    state = actor.actor is not None and actor.actor.kind in STATES
    kept_off = act.key in {"ban", "exclude", "block"} and act.dealing in {"", "sell"}
    outside = is_in_networks(around) or _MARKET.isdisjoint(around.words)
    return "equipment_authorisation_denial" if kept_off and state and not outside and are_goods(target) else ""


def _is_at_customs(actor: Entity, around: Circumstances) -> bool:
    return "customs" in _name(actor) or "customs" in around.words


def _name(actor: Entity) -> str:
    return actor.actor.name.casefold() if actor.actor is not None else ""


def _networks(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:  # noqa: ARG001 - one form for all
    return "access_block" if act.dealing == "reach" else ""


_SLOWING = ("throttl", "slow")


def _limits(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    if act.key != "limit":
        return ""
    if act.says.startswith(_SLOWING):
        return "other"
    if "access" in around.words and actor.actor is not None and actor.actor.kind in STATES:
        return "access_block"
    if "from" in around.words and (ON_DEVICES in around.words or around.setting & PLACES_OF_WORK):
        return "use_ban"  # "restricted the app from government phones"
    if act.dealing not in {"", "use"}:
        return ""
    online = target.target is not None and target.target.kind in _ONLINE
    return "access_block" if online and "internal_network" in around.setting else "other"


_GEAR = frozenset({"camera", "cameras", "drone", "drones", "scanner", "scanners"})
_SWITCHED_OFF = re.compile(r"recognition|camera|drone|scanner")  # what is there, and is no longer used


_GUARDING = frozenset({"national_government", "regulator", "police_or_intelligence"})


def _is_shut_to_all(act: Act, actor: Entity, target: Entity, around: Circumstances) -> bool:
    """Whether a service or site is shut by those who see to networks: "suspended Telegram during exams"."""
    online = target.target is not None and target.target.kind in products.ONLINE
    theirs = act.dealing or around.audience & STAFF or ON_DEVICES in around.words
    return online and not theirs and actor.actor is not None and actor.actor.kind in _GUARDING


_FORBIDDING = ("ban", "bar", "forbid", "prohibit")


def _blocks(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    if act.key == "halt" and _is_shut_to_all(act, actor, target, around):
        return "access_block"
    if act.key != "block":
        return ""
    if act.says.startswith(_FORBIDDING) and at_work(around):
        return "use_ban"  # "access to it is prohibited on all state devices"
    said = (word for one in act.targets for word in one.text.casefold().split())
    gear = target.is_company and not _GEAR.isdisjoint(said)  # "switched off Hikvision cameras"
    held = target.target is not None and target.target.kind == "device" and act.says.startswith(("switch", "turn"))
    return "use_ban" if gear or held or _SWITCHED_OFF.search(target.key) else "access_block"  # "switched off in bags"


def _gone(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    """What vanished from a country's networks, which are nobody's own: "is gone from Iraqi networks"."""
    state = actor.actor is not None and actor.actor.kind in {"national_government", "regulator"}
    online = target.target is not None and target.target.kind in _ONLINE
    theirs = around.audience & STAFF or around.setting - {"internal_network"} or ON_DEVICES in around.words
    taken = act.key == "remove" and act.says.startswith(_TAKING) and "networks" in around.words
    gone = (act.says == "gone" or taken) and not act.dealing
    return "access_block" if gone and state and online and not theirs else ""


_TAKING = ("take", "took", "taking")


def _shut_out(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:  # noqa: ARG001 - one form for all
    """What is kept off a network opens for nobody there: "shut the chatbot out of its network"."""
    out = act.key == "exclude" and act.says.startswith(_SHUTTING)
    out = (out or (act.key == "remove" and act.says.startswith(_TAKING))) and not act.dealing
    out = out and ON_DEVICES not in around.words
    return "access_block" if out and _is_online(target) and around.words & {"network", "networks"} else ""


_SHUTTING = ("shut", "lock", "keep", "kept")


def _work(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:  # noqa: ARG001 - one form for all
    """What binds staff, pupils or those in a place."""
    if act.key == "avoid" or act.dealing == "use" or around.audience & STAFF or around.setting & PLACES_OF_WORK:
        return "use_ban"
    if ON_DEVICES in around.words and act.key not in {"limit", "serve"}:
        return "use_ban"
    if actor.actor is not None and (actor.actor.kind in _EMPLOYERS):
        return "use_ban"
    return ""


_ONLINE_TOPICS = frozenset({"telecoms", "internet", "media", "digital"})


def _rules_networks(act: Act, actor: Entity) -> bool:
    """Whether a ministry keeps a service from everybody: it suspends it, or bans it and is for communications."""
    if actor.actor is None or actor.actor.kind != "ministry_or_department" or act.own_people:
        return False
    topics = topics_of((actor.actor.name, *actor.roles))
    return act.key == "halt" or (act.key == "ban" and any(each & _ONLINE_TOPICS for each in topics))


_GIVING_UP = (
    "drop",
    "ditch",
    "dump",
    "say",
    "said",
    "bid",
    "dispens",
    "replac",
    "retir",
    "scrap",
    "swap",
    "phas",
    "get",
    "got",
)  # what one uses no more oneself


_FOR_ALL = frozenset(
    {"state", "statewide", "outright", "blanket", "total", "complete", "nation", "residents", "everyone"}
)


def _is_american_state(actor: Entity) -> bool:
    """Whether it is a state that has no say over networks: what "Texas has banned" is banned for its own people."""
    return actor.actor is not None and (actor.actor.place or "").startswith("US-")


def _public(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    """A ban of a service for everybody makes it unreachable."""
    kind = target.target.kind if target.target is not None else ""
    state = actor.actor is not None and actor.actor.kind in {
        "national_government",
        "subnational_government",
        "regulator",
        "court",
        "supranational_body",
    }
    for_all = act.key == "halt" or not _FOR_ALL.isdisjoint(around.words)
    state = state and (for_all or not _is_american_state(actor))
    drafts = act.turn.mood in {Mood.weighed, Mood.planned} and act.key == "ban"  # parliaments, for everybody
    state = state or (drafts and actor.actor is not None and actor.actor.kind == "legislature")
    state = (state or _rules_networks(act, actor)) and not act.says.startswith(_GIVING_UP)
    if (
        act.key in {"ban", "halt", "exclude", "remove", "deal"}
        and state
        and kind in products.ONLINE
        and not act.dealing
        and not around.audience & STAFF
    ):
        return (
            "use_ban"
            if FOR_YOUNG in around.words and act.key in {"ban", "deal", "remove", "exclude", "avoid"}
            else "access_block"
        )
    return "other" if act.key == "halt" and act.dealing == "" else ""


def _otherwise(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:  # noqa: ARG001 - one form for all
    if act.key in {"ban", "remove", "deal", "exclude", "store", "avoid"}:
        return "use_ban"
    return "terms_of_service_restriction" if act.key == "serve" else "other"


def _money(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:  # noqa: ARG001 - one form for all
    """Money is neither bought for oneself as goods are, nor made unreachable: who may not buy it may not use it."""
    money = "cryptocurrency" in target.roles or target.key in _MONEY
    public = actor.actor is not None and actor.actor.kind in STATES
    return "use_ban" if money and public and act.key in {"ban", "deal", "exclude"} else ""


_MONEY = frozenset({"cryptocurrency", "cryptocurrency-mining", "cryptocurrency-trading", "stablecoins"})


def _investing(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:  # noqa: ARG001 - one form for all
    return "other" if act.dealing == "invest" else ""


_RULES = (
    _restored,
    _advisory,
    _divestiture,
    _investing,
    _money,
    _operations,
    _own_product,
    _stores,
    _denied_by_a_state,
    _exports,
    _data,
    _privacy,
    _procurement,
    _listed,
    _market,
    goods,
    _networks,
    _limits,
    _blocks,
    _gone,
    _shut_out,
    _work,
    _public,
    _otherwise,
)
