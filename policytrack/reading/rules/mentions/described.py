"""Things and what they are called: "social media platforms", "the messaging app Pinghive"."""

from collections.abc import Sequence

from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.mentions.kinds import is_told_of
from policytrack.reading.rules.names import Way

_CALLED = frozenset({"called", "named", "dubbed", "known", "titled", "nicknamed", "branded"})
_APPS = frozenset({"chatbot", "ai chatbot", "ai assistant", "messaging app", "messenger", "video app", "game", "vpn"})
_QUOTES = frozenset({'"', "\u201c", "\u2018", "'"})

__all__ = ["say_kinds", "say_names"]


def say_kinds(items: list[Item]) -> list[Item]:
    """As in "social media platforms", "the software maker": a kind of technology that says what a role is."""
    kept: list[Item] = []
    for item in items:
        mention = item.mention
        before = kept[-1].mention if mention is not None and kept else None
        if mention is None or before is None or not _is_kind_of(before, mention):
            kept.append(item)
        elif mention.target_role == "company" and (mention.actor_role == "company" or not mention.plural):
            item.start = mention.start = kept[-1].start
            kept[-1] = item
        elif mention.target_role in {"app", "model", "product"}:
            item.start = mention.start = kept[-1].start
            told = not mention.plural and len(kept) > 1 and is_told_of(kept, len(kept) - 2)  # "the AI bot"
            mention.general = () if told else before.entities
            kept[-1] = item
        else:
            before.end = kept[-1].end = item.end
    return kept


def _is_kind_of(before: Mention, mention: Mention) -> bool:
    plain = mention.target_role != "" and not mention.entities
    general = before.entity is not None and before.entity.general and not mention.plural  # "the social media giant"
    return plain and (general or _is_technology(before)) and not before.possessive


_OF_TECHNOLOGY = frozenset({"technology", "activity", "component", "equipment", "device", "data"})


def _is_technology(mention: Mention) -> bool:
    entity = mention.entity
    return (
        entity is not None
        and entity.actor is None
        and entity.target is not None
        and entity.target.kind in _OF_TECHNOLOGY
    )


def say_names(items: list[Item]) -> list[Item]:
    """As in "the messaging app Pinghive": the role says what the name is, and falls away."""
    kept: list[Item] = []
    for item in items:
        mention = item.mention
        at = _role_at(kept) if mention is not None else len(kept)
        before = kept[at].mention if at < len(kept) else None
        if before is not None and mention is not None and _is_plain_role(before) and _says_name(before, mention):
            del kept[at:]
        elif mention is not None and kept and _is_kind_before(kept[-1].mention, mention):
            del kept[-1]
        elif mention is not None and kept and _is_kind_behind(kept[-1].mention, mention):
            kept[-1].end = item.end
            continue
        elif mention is not None and mention.new == "name":
            _drop_calling(kept)
        kept.append(item)
    return kept


def _is_kind_before(kind: Mention | None, name: Mention) -> bool:
    """Whether a kind only says what the name behind it is: "dating app [Tinder] is back"."""
    if kind is None or kind.plural or kind.possessive or not kind.entities or not name.entities:
        return False
    thing = name.entities[0]
    known = thing.target is not None and thing.actor is None and not (thing.general or thing.is_place)
    return known and all(one.general for one in kind.entities) and kind.text.casefold().split()[-1] in _PROGRAMS


_PROGRAMS = frozenset({"app", "chatbot", "messenger", "platform", "site", "game", "assistant", "network", "bot"})


def _is_kind_behind(name: Mention | None, role: Mention) -> bool:
    """Whether a role behind a name that nobody knows says what it is, as it then does: "the [Pinghive] app"."""
    if name is None or name.new != "name" or name.possessive or name.target_role or name.actor_role:
        return False
    kind = role.text.casefold()
    if kind in _APPS and all(one.general for one in role.entities):
        name.target_role, name.noun, name.end = "app", kind, role.end
        return True
    if role.target_role not in {"app", "model"} or role.plural or role.actor_role or role.entities or role.new:
        return False
    name.target_role, name.noun, name.end = role.target_role, role.noun, role.end
    return True


def _role_at(kept: Sequence[Item]) -> int:
    """Where a role stands before a name: "the app Zello", "an app called Zello", "a site, known as "Kick""."""
    at = len(kept) - 1
    while at > 0 and kept[at].low in _QUOTES:
        at -= 1
    if at > 1 and kept[at].low == "as" and kept[at - 1].low in _CALLED:
        at -= 1
    if at > 0 and kept[at].low in _CALLED:
        at -= 1 + (kept[at - 1].low == ",")
    elif [one.low for one in kept[at - 3 : at + 1]] == ["by", "the", "name", "of"]:
        at -= 4
    else:
        return at if at >= 0 else len(kept)
    thing = kept[at].mention if at >= 0 else None
    return at if thing is not None and thing.target_role else len(kept)


def _drop_calling(kept: list[Item]) -> None:
    """Leave out that a noun is called by the name behind it, where nobody knows what it is: "a clone [called] Zibo"."""
    if len(kept) < 3 or kept[-1].low not in _CALLED or kept[-3].low not in {"a", "an"}:
        return
    if kept[-2].mention is None and kept[-2].tag == "" and kept[-2].low.isalpha():
        del kept[-1]


def _is_plain_role(mention: Mention) -> bool:
    role = mention.target_role or mention.actor_role
    return bool(role) and not (mention.entities or mention.new or mention.possessive)


def _says_name(role: Mention, mention: Mention) -> bool:
    """Whether the role before a name is of it; a name that is not known becomes what the role says."""
    if mention.entities:
        entity = mention.entities[0]
        owned = not role.target_role and entity.actor is None  # "ministry drones", "parliament phones"
        return not (owned or entity.is_place or mention.way == Way.demonym)
    if mention.new != "name":
        return False
    mention.target_role = role.target_role
    firm = (
        role.actor_role == "company" and role.noun != "group"
    )  # "the phone maker Palmo", not "the rights group Palmo"
    if firm or not role.target_role or role.actor_role in {"school", "agency", "regulator", "ministry"}:
        mention.actor_role = role.actor_role
    mention.place = mention.place or role.place
    mention.noun = role.noun
    return True
