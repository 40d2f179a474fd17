"""What mentions are in their sentence: whose, for how many, told of before, or only describing another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.mentions.kinds import is_place, is_told_of
from policytrack.reading.rules.names import Way

__all__ = [
    "call",
    "count",
    "mark_any",
    "mark_modifiers",
    "own_what_follows",
    "point_back",
    "share_roles",
    "tell_origins",
]

_COUNTS = words.listing("counts")
_NUMBERS = {"both": 2, "either": 2, "neither": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_SEVERAL = -1
_HELD = frozenset({"managed", "owned", "controlled", "run", "funded"})
_ROLES = dict(words.roles("target"))
_COORDINATING = frozenset({"and", "or", "nor"})
_JOINTS = _COORDINATING | {","}
_SINGULAR = frozenset(role for role, kind in _ROLES.items() if kind in {"app", "model"} and not role.endswith("s"))
_PROGRAMS = frozenset(f"{role}s" for role in _SINGULAR)
_MASS = words.listing("mass_goods") | {"ai"}
_PEERS = frozenset(
    {"its", "their", "the", "rival", "competitor", "counterpart", "smaller", "bigger", "lesser", "local"}
)
"""Words that may stand before another thing of the kind in a list."""
_ARTICLES = frozenset({"a", "an"})
_PAIRS = frozenset({"both", "either", "neither"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_MODELS = re.compile(r"chatbot|bot$|assistant|model|tool|generator")


def own_what_follows(items: list[Item]) -> list[Item]:
    """Mark what owns what follows, as "Italy's" does."""
    kept: list[Item] = []
    for item in items:
        if item.low in {"'s", "'"} and kept and (kept[-1].mention is not None):
            kept[-1].mention.possessive = True
            kept[-1].end = item.end
            continue
        kept.append(item)
    return kept


def _leads(items: Sequence[Item], at: int) -> bool:
    """Whether a noun follows, as in "House managed devices"."""
    return at < len(items) and (items[at].mention is not None or (items[at].tag == "" and items[at].low.isalpha()))


def count(items: Sequence[Item]) -> None:
    """Mark what stands for several that were named: "both firms", "the two Chinese suppliers"."""
    for at, item in enumerate(items):
        mention = item.mention
        if mention is None or not (mention.target_role or mention.actor_role) or mention.entities:
            continue
        counts = [one.low for one in items[max(0, at - 2) : at] if one.low in _COUNTS]
        if counts:
            mention.plural, mention.counted = True, _NUMBERS.get(counts[-1], _SEVERAL)
            mention.some = mention.some or (counts[-1] == "neither" and mention.actor_role != "")  # nobody does it


def mark_any(items: Sequence[Item]) -> None:
    """Mark what stands for one that is not named there, or for a kind: "a popular Chinese chatbot", "such tools"."""
    waiting = False
    for before, item in zip((None, *items), items, strict=False):
        mention = item.mention
        if mention is not None and before is not None and before.low == "such":
            mention.such = mention.plural and mention.target_role != "" and not mention.entities
        if item.low in _ARTICLES:
            waiting = True
        elif mention is None:
            waiting = waiting and item.tag == ""
        elif waiting and not mention.modifies:
            general = mention.entity is not None and mention.entity.general
            mention.any_one = (general or not (mention.entities or mention.new)) and not mention.plural
            waiting = False


def mark_modifiers(items: Sequence[Item]) -> None:
    """Mark what only describes what follows: "Chinese apps", "ByteDance's TikTok", "Beijing-based"."""
    for at, item in enumerate(items):
        mention = item.mention
        if mention is None:
            continue
        after = items[at + 1] if at + 1 < len(items) else None
        if mention.way == Way.demonym:
            mention.modifies = True
        elif after is None:
            continue
        elif after.low == "-" or after.low.startswith("-") or (after.low in _HELD and _leads(items, at + 2)):
            mention.modifies = True
        elif after.mention is not None and (mention.possessive or is_place(mention)) and not after.mention.actor_role:
            mention.modifies = mention.possessive or (
                after.mention.target_role != "" and after.mention.way != Way.demonym
            )


def call(items: Sequence[Item], callings: Mapping[str, tuple[str, str]]) -> None:
    """Give names that nobody knows, and nouns that stand for nothing else, the role by which the text calls them.

    The nouns are those by which products are called that the text names: "took [the network] back".
    """
    for at, item in enumerate(items):
        mention = item.mention
        if mention is None and item.low in callings and _stands_alone(items, at):
            role, noun = callings[item.low]
            item.mention, item.tag = Mention(item.start, item.end, item.text, target_role=role, noun=noun), "role"
        elif mention is not None and _is_kind(mention) and item.low in callings and _stands_alone(items, at):
            mention.target_role, mention.noun = callings[item.low]  # "Polymarket ... [the prediction market]"
            mention.general, mention.entities = mention.entities, ()
        elif mention is not None and mention.new == "name" and not mention.target_role:
            mention.target_role, mention.noun = callings.get(mention.text.casefold(), ("", mention.noun))


def _is_kind(mention: Mention) -> bool:
    """Whether it is a kind of technology, told of as one."""
    return mention.entity is not None and mention.entity.general and not mention.text.endswith("s")


def _stands_alone(items: Sequence[Item], at: int) -> bool:
    """Whether a noun that was told of stands here without another that it describes, or that it is of."""
    after = items[at + 1] if at + 1 < len(items) else None
    goes_on = after is not None and (after.mention is not None or after.tag == "" or after.low in {"of", "'s", "'"})
    return not items[at].is_capital and is_told_of(items, at - 1) and not goes_on


def tell_origins(items: Sequence[Item]) -> None:
    """Mark where what only stands for a thing is from: "the Chinese app", "the Chinese-owned service"."""
    for before, item in pairwise(items):
        origin, mention = before.mention, item.mention
        if origin is None or mention is None or origin.way != Way.demonym or origin.entity is None:
            continue
        if mention.any_one or (mention.target_role and not mention.entities):
            mention.origin = origin.entity


def _is_its(items: Sequence[Item], at: int) -> bool:
    """As in "Huawei is suing Romania, which barred [its] 5G equipment", behind a firm that may own it."""
    before = (one.mention for one in items[:at]) if items[at].low in {"its", "their"} else ()
    firms = (one for one in before if one is not None and one.entity is not None and one.entity.is_company)
    return any(not one.possessive for one in firms)


_SUPPLIED = frozenset({"equipment", "gear", "kit", "hardware", "components"})


def point_back(items: Sequence[Item]) -> None:
    """As in "the chatbot", which is one that was told of rather than all of its kind."""
    for at, item in enumerate(items):
        mention = item.mention
        if mention is None or not mention.entities or not mention.entities[0].general or at == 0:
            continue
        described = items[at - 1].mention
        origin = described is not None and described.way == Way.demonym and at > 1  # "the Chinese chatbot"
        first = at - 2 if origin else at - 1
        counted = items[first].low in _PAIRS or (
            items[first].low in _COUNTS and first > 0 and items[first - 1].low in _POINTING | {"all"}
        )
        last = mention.text.casefold().split()[-1]
        if items[first].low == "that" and (last.endswith("s") or last not in _ROLES or last in _MASS):
            continue  # "said that laptops need a permit"
        single = items[first].low in _POINTING and " " not in mention.text
        single = single or (is_told_of(items, first) and last in _SINGULAR)  # "the AI tool"
        single = single or (last in _SUPPLIED and _is_its(items, first))
        these = items[first].low == "these" and last in _PROGRAMS  # "ChatGPT and DeepSeek ... these AI tools"
        if not (counted or single or these):
            continue
        mention.plural = mention.text.endswith("s")
        mention.general, mention.entities = mention.entities, ()
        mention.noun = mention.text.casefold()
        mention.target_role = (
            _ROLES.get(mention.noun) or _ROLES.get(last) or ("model" if _MODELS.search(mention.noun) else "device")
        )


def share_roles(items: Sequence[Item]) -> None:
    """Give new names the role of those they are listed with: "the apps Kento and Palmo", "TikTok, Kento and Palmo"."""
    if _COORDINATING.isdisjoint([one.low for one in items]):
        return
    for run in _lists(items):
        known = [role for one in run if (role := _role(one))]
        for one in run:
            if known and one.new == "name" and not one.target_role:
                one.target_role = known[0]


def _lists(items: Sequence[Item]) -> Iterator[list[Mention]]:
    """The names that "and" or "or" joins, in their order."""
    run: list[Mention] = []
    joined = False
    before = None
    for item in items:
        mention = item.mention
        beside = run and before is not None and before.low in _JOINTS
        if beside and (item.low in _PEERS or (mention is not None and mention.way == Way.demonym)):
            continue  # "and its Chinese rival Zibo"
        if mention is not None and (mention.entities or mention.new) and (before is None or before.low in _JOINTS):
            run.append(mention)
        elif mention is not None or item.low not in _JOINTS:
            if joined and len(run) > 1:
                yield run
            run = [mention] if mention is not None and (mention.entities or mention.new) else []
            joined = False
        joined = joined or item.low in _COORDINATING
        before = item
    if joined and len(run) > 1:
        yield run


def _role(mention: Mention) -> str:
    """As what a name is known: an app or a company; nothing of places, bodies and kinds of technology."""
    entity = mention.entity
    if entity is None or entity.target is None or entity.general:
        return mention.target_role
    return "company" if entity.is_company else "app"
