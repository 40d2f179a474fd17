"""What is done to goods: kept out of networks, not let into the country, no longer sold."""

import re

from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.circumstances import (
    INWARD,
    ON_DEVICES,
    OWN_PEOPLE,
    PLACES_OF_WORK,
    Circumstances,
    is_in_networks,
)
from policytrack.reading.rules.names import Entity, products
from policytrack.reading.rules.names.roles import RULING_KINDS

__all__ = ["GOODS", "IMPORTS", "STAFF", "STATES", "are_goods", "goods", "is_online_firm", "is_shop", "takes_off_sale"]

GOODS = products.GOODS | {"product_line", "company"}
STATES = RULING_KINDS - {"local_government"}
STAFF = OWN_PEOPLE | {"contractors_and_suppliers", "public_institutions"}
_ON_THE_WAY = words.listing("borders") | {"shipments"}
_SEIZING = ("seiz", "confiscat", "impound")
_BUILDERS = frozenset({"makers", "manufacturers", "producers", "builders", "carmakers", "shipyards", "assemblers"})
IMPORTS = frozenset({"import", "imports", "importing", "importation", "imported", "importers", "importer"})
_SOFTWARE = re.compile(
    r"antivirus|software|security|\bai\b|app\b|social|platform|internet|search|chatbot|network operator"
)


def _is_software(target: Entity) -> bool:
    """Whether a maker makes programs rather than goods, as its roles tell."""
    return any(_SOFTWARE.search(one) for one in target.roles)


def is_online_firm(target: Entity) -> bool:
    """Whether a firm is a service that people reach, and makes no goods: "blocked PayPal"."""
    return target.actor is not None and target.actor.kind in {"financial_institution", "platform_operator"}


def are_goods(target: Entity) -> bool:
    """Whether a thing, or what a firm makes, can be held in the hand."""
    kind = target.target.kind if target.target is not None else ""
    makes_none = kind in {"company", "product_line"} and (_is_software(target) or is_online_firm(target))
    return kind in GOODS and not makes_none


_SHOPS = re.compile(
    r"retail|supermarket|grocer|bookseller|stationer|marketplace|(?:games|department) store|"
    r"^chain|(?:drugstore|hardware|pharmacy|electronics) chain"
)
_NO_MORE = frozenset({"longer", "more", "anymore", "stop", "stopped", "stops", "stopping", "cease", "ceased", "quit"})
_STOCKING = ("carr", "stock")


def is_shop(actor: Entity) -> bool:
    """Whether a firm sells what others make."""
    return any(_SHOPS.search(one) for one in actor.roles)


def takes_off_sale(act: Act, actor: Entity, target: Entity, around: Circumstances) -> bool:
    """Whether a shop sells what others make no more: "Home Depot no longer carries the brand"."""
    if target.target is None or target.general or actor.key in {target.key, target.target.maker}:
        return False
    sells = act.dealing == "sell" or act.key == "store" or (act.dealing == "use" and act.says.startswith(_STOCKING))
    ends = act.key in {"halt", "ban", "store"} or (act.key == "deal" and not around.words.isdisjoint(_NO_MORE))
    return sells and ends and not act.own_people and is_shop(actor)


def _are_hardware(target: Entity, around: Circumstances) -> bool:
    technology = target.target is not None and target.target.kind == "technology"
    return are_goods(target) or (technology and is_in_networks(around))


def _is_of_sales(act: Act, actor: Entity, target: Entity, around: Circumstances) -> bool:
    """Whether goods are no longer sold or let in."""
    if takes_off_sale(act, actor, target, around):
        return True
    kind = target.target.kind if target.target is not None else ""
    state = actor.actor is not None and actor.actor.kind in STATES
    shelved = act.key in {"remove", "exclude"}  # "took it off its shelves"
    if shelved and kind in GOODS and state and around.audience & {"app_stores_and_distributors"}:
        return True
    sold = state or shelved or kind == "technology" or _are_hardware(target, around)
    return act.dealing == "sell" and sold


def goods(act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    """What states do about things rather than services."""
    kind = target.target.kind if target.target is not None else ""
    state = actor.actor is not None and actor.actor.kind in STATES
    if _is_of_sales(act, actor, target, around):
        return "import_restriction" if around.words & IMPORTS else "equipment_authorisation_denial"
    if state and act.says.startswith(_SEIZING) and around.words & _ON_THE_WAY:
        return "import_restriction"
    if not (state and _are_hardware(target, around)):
        return ""
    if act.dealing in {"use", "sell", "export"} and INWARD in around.words:
        return "import_restriction"
    if is_in_networks(around) or around.audience & {"critical_infrastructure_operators"}:
        return "rip_and_replace" if act.key == "remove" else "network_rollout_exclusion"
    at_work = around.setting & (PLACES_OF_WORK - {"issuer_owned_device"}) or ON_DEVICES in around.words
    if kind == "component" and act.dealing == "use" and around.words & _BUILDERS:
        return "equipment_authorisation_denial"  # "forbidden makers of drones to use Chinese parts"
    banned = act.key == "ban" and kind != "component" and _is_below_country(actor) and not _is_of_networks(target)
    grounded = act.says.startswith("ground")  # which is of those who fly them
    by_staff = act.dealing == "use" and around.audience & STAFF  # "restricted the use of the cars by staff"
    if (
        banned
        or grounded
        or by_staff
        or (act.key != "limit" and (act.dealing == "use" or around.audience & STAFF or at_work))
    ):
        return "use_ban"  # "Arkansas has banned DJI drones"
    if kind == "device" and not target.general and act.key == "ban" and not act.dealing and _is_country(actor):
        return "equipment_authorisation_denial"  # "Jakarta barred the iPhone 16"
    if act.key in {"exclude", "ban", "block", "deal", "limit", "halt"} and kind in {
        "company",
        "product_line",
        "equipment",
        "component",
    }:
        return "network_rollout_exclusion" if kind in {"company", "product_line", "equipment"} else "import_restriction"
    return ""


def _is_below_country(actor: Entity) -> bool:
    return actor.actor is not None and actor.actor.kind in {"subnational_government", "local_government"}


def _is_of_networks(target: Entity) -> bool:
    """Whether goods, or those of a maker, are built into networks, as its roles tell."""
    return any(_NETWORKED.search(one) for one in target.roles)


_NETWORKED = re.compile(r"telecom|network|5g|chip|equipment")


def _is_country(actor: Entity) -> bool:
    return actor.actor is not None and actor.actor.kind == "national_government"
