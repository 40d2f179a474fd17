"""Acts that are nobody's measure: what only tells of trade, of outages, or of what people want who decide nothing."""

import re
from collections.abc import Sequence
from itertools import pairwise

from policytrack.reading.proposals import Span
from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.circumstances import OWN_PEOPLE, Circumstances
from policytrack.reading.rules.claiming.standing import is_chamber, is_committee
from policytrack.reading.rules.details.goods import takes_off_sale
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.names.products import ONLINE
from policytrack.reading.rules.names.roles import PRIVATE
from policytrack.reading.rules.progress import Awaiting, Progress
from policytrack.reading.rules.structure import neighbourhood

__all__ = [
    "ends_outage",
    "is_far_off",
    "is_meant_to_act",
    "is_of_people",
    "is_only_dropped",
    "is_only_trade",
    "is_own",
    "only_complies",
    "only_obeys",
]

_SERVING = frozenset({"healthcare_or_public_service", "civil_society"})
_TRADING = frozenset(
    {"company", "technology_provider", "platform_operator", "educational_institution", "healthcare_or_public_service"}
)
_CLOSING = frozenset({"block", "halt", "remove"})
_ENDING = ("switch", "shut", "clos", "discontinu", "retir", "scrap", "wind", "wound", "terminat", "end")
_KEEPING = ("keep", "kept", "shut out", "rul", "lock", "bar")
_STORE_OWNERS = frozenset({"apple", "google"})
_SWAPPING = ("replac", "swap", "exchang")
_OF_STATES = frozenset({"local_government", "police_or_intelligence", "healthcare_or_public_service"})


def is_own(actors: Sequence[Entity], targets: Sequence[Entity]) -> bool:
    """Whether one of the actors makes one of the things, or is one."""
    return any(
        one is actor or (one.target is not None and one.target.maker == actor.key)
        for actor in actors
        for one in targets
    )


def is_of_people(items: Sequence[Item], act: Act) -> bool:
    """Whether somebody does it who is no body: "a professor at Oxford advises against it", "users who do not want"."""
    if act.noun or act.actors or act.key == "block":  # what carriers block, the country does
        return False
    before = items[act.around[0] : act.at]
    told = any(one.mention is not None and all(one.mention is not each for each in act.targets) for one in before)
    return told and all(one.tag != "be" for one in before)


def only_complies(read: Progress, act: Act, actor: Entity, target: Entity) -> bool:
    """Whether a town only parts with what its state has banned: "Ohio banned them. Dayton's police grounded 25"."""
    if act.turn.ordered or act.turn.mood is not Mood.holds or actor.actor is None or actor.actor.kind not in _OF_STATES:
        return False
    told = (one.actor.actor for one in read.claims if one.target is target and one.mood is Mood.holds)
    return any(one is not None and one.kind == "subnational_government" for one in told)


_OPEN = frozenset({Mood.weighed, Mood.planned, Mood.called})
_DISMISSING = ("turn", "thr")
_POSSIBLY = words.listing("possible")


_BANNED = frozenset(
    {"excluded", "shut out", "kept out", "locked out", "banned", "outlawed", "prohibited", "barred", "forbidden"}
)


def is_meant_to_act(act: Act, actor: Entity, around: Circumstances, *, newsrooms: bool) -> bool:
    """Whether it is somebody's measure; a newspaper mostly tells of others, but not among newsrooms with theirs."""
    if actor.actor is None or (act.weak_actor and (actor.actor.kind == "unknown" or _is_let_out(act, actor))):
        return False
    if "petition" in act.turn.keys and not act.turn.still:
        return False
    if actor.actor.kind == "court" and act.key == "exclude" and act.says.startswith(_DISMISSING):
        return False  # who sues, and loses: "an appeals court turned them away"
    if act.weak_actor and (is_committee(actor) or (is_chamber(actor) and act.turn.mood in _OPEN)):
        return False  # who leads a committee only speaks: "'A ban is a first step,' its chair said"
    own = around.audience & {"employees_of_issuer"} or around.setting & {"issuer_owned_device", "internal_network"}
    wishes = act.turn.mood is Mood.weighed and not act.turn.keys  # "the union wants it out of exams"
    if actor.actor.kind == "civil_society" and (_is_said(act, around) or (wishes and not own)):
        return False  # who is against what others would do, or says what they should not do
    if actor.actor.kind == "civil_society" and "call" in act.turn.keys and not act.own_people:
        return bool(around.audience & {"employees_of_issuer"})  # a demand of others, who may do as they like
    if actor.actor.kind == "civil_society" and act.key == "block" and (act.noun or act.weak_actor) and not own:
        return False  # who reports what others make unreachable
    if actor.is_company and act.turn.mood is Mood.weighed and not _POSSIBLY.isdisjoint(around.words):
        return bool(own)  # what a product "can block", what a firm "might have to close"
    guessed = act.weak_actor and not (act.noun or act.told_next) and act.turn.mood is Mood.holds and act.says in _BANNED
    if guessed and actor.is_company and not (around.audience or around.setting):
        return False  # "more apps were banned" is not of the firm last spoken of, which bans at its own work
    does = act.key == "ban" and not act.noun and not act.weak_actor  # "the BBC has banned DeepSeek"
    return not actor.press or bool(own) or newsrooms or does


def _is_let_out(act: Act, actor: Entity) -> bool:
    """Whether goods are meant that a state does not let out, not its maker: "its machines cannot be exported"."""
    return actor.is_company and act.dealing == "export"


def _is_said(act: Act, around: Circumstances) -> bool:
    return act.turn.mood is Mood.refused or (act.turn.mood is Mood.advised and "should" in around.words)


def is_far_off(act: Act, actor: Entity) -> bool:
    """Whether who does it is only guessed to, and has no power over what went away: "the app was unreachable"."""
    blocked = act.key == "block" and act.weak_actor and not act.noun
    return blocked and actor.actor is not None and actor.actor.kind in _SERVING


def ends_outage(read: Progress, act: Act, actor: Entity, target: Entity) -> bool:
    """Whether a firm only repairs its own, which nobody is told to have kept away: "restored the service"."""
    repairs = act.key == "restore" and actor.is_company and not act.turn.ordered and is_own([actor], [target])
    return repairs and all(one.target is not target for one in read.claims)


_WHITHER = frozenset({"to", "in", "for"})
_PLAIN = frozenset({"technology", "technologies", "tools", "services", "products", "software", "equipment"})


def _is_on_principle(act: Act, actor: Entity, target: Entity) -> bool:
    """Whether a firm only says what it does on principle: "we do not provide technology to spy on people"."""
    said = act.dealing == "serve" and target.general and bool(act.targets)
    feature = act.dealing == "export" and act.open_object  # "images cannot be sent in its chat"
    return actor.is_company and (
        feature or (said and all((one.text or one.noun).casefold() in _PLAIN for one in act.targets))
    )


_SUPPLYING = frozenset({"sell", "serve", "export"})
_RULES = words.listing("rules_of_states")


def only_obeys(items: Sequence[Item], act: Act, actor: Entity, target: Entity) -> bool:
    """Whether a firm drops a customer for a state's rules: "stopped supplying it under new American rules"."""
    if act.dealing not in _SUPPLYING or not (actor.is_company and target.is_company) or is_own([actor], [target]):
        return False
    others = (one.mention.entity for one in items if one.mention is not None and one.mention.entity is not None)
    public = any(one.actor is not None and one.target is None and not one.press for one in others)
    return public and any(not _RULES.isdisjoint(one.low.split()) for one in items)


_SUSPICION = re.compile(
    r"\b(?:security|privacy|human rights|forced labour|(?:spy|spie|surveil|espionage|hack|sanction|blacklist)\w*|"
    r"(?:ban|bans|outlawed|banned|banning|illegal|crime|criminals?|army|military|troops|Uyghurs?|unsafe|dangerous|"
    r"vulnerab\w+|warn(?:ed|s|ing|ings)?))\b"
)
"""Why shops may not want to sell something, besides that it does not sell well."""


def _tells_suspicion(text: str, sentence: Span) -> bool:
    """Whether a sentence or one beside it says that something is suspect: "Doubts grew. Shops dropped it"."""
    beside = neighbourhood(text, sentence)
    return _SUSPICION.search(text, beside.start, beside.end) is not None


def is_only_trade(text: str, told: Awaiting, actor: Entity, target: Entity, around: Circumstances) -> bool:
    """Whether a firm or school only trades as it likes: "the shop stopped selling the phone of another maker"."""
    act = told.act
    if _is_on_principle(act, actor, target):
        return True
    if actor.actor is None or actor.actor.kind not in _TRADING or act.turn.ordered or around.audience & OWN_PEOPLE:
        return False
    if act.key in _CLOSING and not act.dealing and act.says.startswith(_ENDING) and is_own([actor], [target]):
        return not around.audience  # "will shut down its tool"
    untold = act.key == "deal" and around.words.isdisjoint(_WHITHER) and not around.audience
    if act.dealing == "sell" and target.general and untold:
        return True  # "Lidl stopped selling a baby monitor"
    if target.target is None or target.general:
        return False
    if act.key != "deal":
        return False  # "took its products off the shelves"
    if act.dealing == "buy":
        return True
    if takes_off_sale(act, actor, target, around):  # "Home Depot stopped selling cameras that may spy on people"
        return not _tells_suspicion(text, told.sentence)
    if around.setting & {"app_store"} and target.target.kind in ONLINE:
        return False  # "no longer offers it in its app store"
    goods = act.dealing == "sell" or (act.dealing == "serve" and target.actor is None)
    return goods and not is_own([actor], [target])


def is_only_dropped(items: Sequence[Item], act: Act, actor: Entity, target: Entity, around: Circumstances) -> bool:
    """Whether a firm only gives something up, for whoever: "replaced Teams with Zoom", "shut down its gadget"."""
    if actor.actor is None or actor.actor.kind not in PRIVATE or act.turn.ordered or act.dealing:
        return False
    if act.key == "halt" and act.targets and all(one.target_role == "pronoun" for one in act.targets):
        return not (around.audience or around.setting)  # what it did: "it stopped that in June"
    own = is_own([actor], [target]) or _is_its(items, act)
    if own and act.key == "remove" and act.targets and all(one.target_role == "pronoun" for one in act.targets):
        return True  # posts and accounts: "it also removed smaller ones"
    setting = around.setting - {"issuer_owned_device"} if own else around.setting  # "from its cheaper phones"
    if not _drops(act, actor, target, own=own) or setting:
        return False
    staff = around.audience & {"employees_of_issuer"} and around.words & {"had", "must"}  # "staff had to swap it for"
    if staff or (around.audience and not act.says.startswith(_SWAPPING)):
        return False
    if target.target is None or (target.is_company and not own and not act.says.startswith(_SWAPPING)):
        return False  # a supplier that is shut out
    app = target.target.kind in ONLINE
    if app and actor.key in _STORE_OWNERS and not own:
        return False
    placed = any(one.mention is not None and _is_of_place(one.mention) for one in items[act.at : act.around[1]])
    return act.says.startswith(_SWAPPING) or not placed


def _is_its(items: Sequence[Item], act: Act) -> bool:
    """Whether an act is done to what a firm calls its own: "the discontinuation of its Mavic drone"."""
    starts = {one.start for one in act.targets}
    return any(one.low == "its" and after.start in starts for one, after in pairwise(items))


def _drops(act: Act, actor: Entity, target: Entity, *, own: bool) -> bool:
    """Whether an act may only say that something is given up."""
    if act.noun:
        return own and act.key in _CLOSING
    made_by_others = target.target is not None and target.target.maker not in {None, actor.key}
    others = act.key == "block" and made_by_others  # which it cannot shut down but for its own people
    ends = act.key in _CLOSING and act.says.startswith(_ENDING) and not others
    return ends or (act.key in {"remove", "exclude"} and not act.says.startswith(_KEEPING))


def _is_of_place(mention: Mention) -> bool:
    return mention.place is not None or (mention.entity is not None and mention.entity.is_place)
