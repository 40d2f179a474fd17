"""To what something is done: the objects of an act."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.clauses import Clause, Scene, can_be_restricted, is_verb
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.words import Part

__all__ = [
    "earlier_targets",
    "has_object",
    "left_targets",
    "noun_targets",
    "particle_at",
    "right_targets",
    "targets_around",
    "targets_in",
]

_FAR = 26
_SAID = words.listing("reporting")


def object_end(scene: Scene, at: int, clause: Clause) -> int:
    """Where the objects of a verb end: with its clause, or a clause that only goes on listing."""
    end = clause.end
    items = scene.items
    for number in range(at + 1, end):
        if items[number].low == "as" and number + 1 < end and items[number + 1].low in {"it", "part", "a", "they"}:
            return number
        if (
            number > at + 1
            and items[number].says("acts", Part.participle, Part.verb)
            and items[number].mention is None
            and not items[number].says("acts", Part.noun)
            and items[number - 1].tag in {"and", "be", "have"}
        ):
            return number
    return end


def right_targets(scene: Scene, at: int, clause: Clause) -> list[Mention]:
    """What stands behind a verb as its object, with what a colon or dash lists behind it."""
    end = object_end(scene, at, clause)
    object_at = at + 1
    if (
        object_at < len(scene.items)
        and scene.items[object_at].low in {"access", "use"}
        and object_at + 2 < len(scene.items)
    ):
        object_at += 2
    if object_at < len(scene.items) and scene.items[object_at].low in {"it", "them"}:
        return targets_in(scene, object_at - 1, object_at + 1)
    found = targets_in(scene, at + 1, end)
    if end < len(scene.items) and (scene.items[end - 1].low in {":", "\u2014", ";", "--", "(", "\u2013"}):
        found += [one for one in _listed(scene, end) if one not in found]
    return found


def _listed(scene: Scene, at: int) -> list[Mention]:
    """What a colon or dash is followed by, if it is a list of things."""
    found = []
    for number in range(at, len(scene.items)):
        item = scene.items[number]
        if can_be_restricted(item.mention) and item.mention is not None and (item.mention.entities or item.mention.new):
            found.append(item.mention)
        elif (is_verb(item) and item.says("acts")) or item.tag in {"be", "have", "modal"}:
            break
    return found


def left_targets(scene: Scene, at: int, clause: Clause) -> list[Mention]:
    """What stands before a verb that says something is done to it."""
    start = clause.start
    before = scene.clauses.before(clause)
    if (clause.coordinated or clause.is_relative) and before is not None and not targets_in(scene, start, at):
        return (
            targets_in(scene, before.start, start)[-1:]
            if clause.is_relative
            else targets_in(scene, before.start, start)
        )
    return targets_in(scene, start, at)


def earlier_targets(scene: Scene, at: int, clause: Clause) -> list[Mention]:
    """The targets before an act that has none behind it: "the app that Italy banned", a topic put first."""
    if clause.is_relative:
        before = scene.clauses.before(clause)
        if before is not None:
            return targets_in(scene, before.start, before.end)[-1:]
    return [one for one in targets_in(scene, clause.start, at) if not one.actor_role]


def targets_in(scene: Scene, start: int, end: int) -> list[Mention]:
    """What may be restricted among some items; named things before what only stands for something."""
    found: list[Mention] = []
    items = scene.items
    for number in range(start, end):
        mention = items[number].mention
        if mention is not None and not mention.entities and items[number].says("setting"):
            continue
        if mention is not None and number + 1 < len(items) and items[number + 1].low in _SAID:
            continue
        if mention is not None and _is_kind(mention) and _is_setting(items, number, start):
            continue
        if mention is None:
            if (
                items[number].low in {"it", "them", "both"}
                and number > start
                and not _is_subject_pronoun(items, number)
            ):
                found.append(
                    Mention(
                        items[number].start,
                        items[number].end,
                        items[number].text,
                        target_role="pronoun",
                        noun=items[number].low,
                        plural=items[number].low != "it",
                    )
                )
            continue
        if not can_be_restricted(mention) or (mention.possessive and mention.actor_role) or _is_owner(items, number):
            continue
        if mention.actor_role and not mention.target_role and not mention.new:
            continue
        found.append(mention)
    return _sharpened(found)


def _is_subject_pronoun(items: Sequence[Item], number: int) -> bool:
    after = items[number + 1] if number + 1 < len(items) else None
    return after is not None and (
        after.tag in {"be", "have", "modal", "do"} or (is_verb(after) and after.mention is None)
    )


def _sharpened(found: list[Mention]) -> list[Mention]:
    """Named things before those that only stand for something, and things before those that may act too."""
    named = [one for one in found if one.entities and not _is_kind(one)] + [
        one for one in found if one.new == "name" and one.target_role
    ]
    if named:
        return named
    kinds = [one for one in found if one.entities]
    standing = [one for one in found if one.target_role]
    return kinds or standing[:2] or found[:1]


def _is_setting(items: Sequence[Item], number: int, start: int) -> bool:
    """Whether a kind of thing tells where something is, instead of being it: "from 5G networks", "on phones"."""
    back = number - 1
    while back >= max(start, 0) and (
        items[back].tag in {"det", "and"}
        or (items[back].tag == "" and not is_verb(items[back]))
        or _only_describes(items[back].mention)
    ):
        back -= 1
    if back < 0 or items[back].low not in {
        "on",
        "from",
        "off",
        "in",
        "out of",
        "via",
        "through",
        "over",
        "onto",
        "into",
        "with",
    }:
        return False
    before = items[back - 1] if back else None
    return before is None or not (
        before.says("acts", Part.noun) or before.says("turns", Part.noun) or before.says("dealings", Part.noun)
    )


def _only_describes(mention: Mention | None) -> bool:
    return mention is not None and (mention.modifies or _is_kind(mention))


def _is_kind(mention: Mention) -> bool:
    entity = mention.entity
    return (
        entity is not None
        and entity.target is not None
        and entity.target.kind in {"technology", "activity", "data"}
        and entity.actor is None
    )


def _is_owner(items: Sequence[Item], number: int) -> bool:
    """Whether a name is only that of the maker: "TikTok, owned by ByteDance", "ByteDance's TikTok"."""
    before = " ".join(one.low for one in items[max(0, number - 3) : number])
    named = any(
        one.mention is not None and one.mention.entities and can_be_restricted(one.mention)
        for one in items[max(0, number - 8) : number - 1]
    )
    if named and any(
        before.endswith(one) or f"{one} " in f"{before} "
        for one in (
            "owned by",
            "made by",
            "developed by",
            "run by",
            "operated by",
            "built by",
            "belongs to",
            "owner",
            "controlled by",
            "created by",
            "owned by chinese",
            "parent",
        )
    ):
        return True
    mention = items[number].mention
    after = items[number + 1] if number + 1 < len(items) else None
    return bool(
        mention is not None
        and mention.possessive
        and after is not None
        and (after.mention is not None and can_be_restricted(after.mention))
    )


def noun_targets(scene: Scene, at: int, clause: Clause) -> list[Mention]:
    """Of "a ban on the app", "the app ban", "the ban, which hits the app"."""
    items = scene.items
    before = items[at - 1].mention if at > clause.start else None
    if before is not None and can_be_restricted(before) and not before.possessive:
        return [before]
    for number in range(at + 1, min(clause.end, at + 4)):
        if (
            items[number].low in {"on", "of", "against", "for", "from", "to", "over"}
            and items[at].low != "restrictions"
        ):
            found = targets_in(scene, number + 1, object_end(scene, number, clause))
            if found:
                return found
    found = targets_in(scene, at + 1, clause.end)
    if found:
        return found
    return [one for one in targets_in(scene, clause.start, at) if one.entities or one.target_role]


def particle_at(scene: Scene, at: int, particle: str) -> int:
    """Where the particle of a verb stands behind its object; 0 where it does not."""
    parts = particle.split()
    end = min(len(scene.items), at + _FAR)
    seen_object = False
    for number in range(at + 1, end):
        item = scene.items[number]
        if item.low == ";" or (item.low in {"but", "while"}):
            return 0
        if seen_object and [one.low for one in scene.items[number : number + len(parts)]] == parts:
            return number
        seen_object = (
            seen_object
            or item.mention is not None
            or item.tag == "pron"
            or can_be_restricted(item.mention)
            or item.tag == ""
        )
    return 0


def targets_around(scene: Scene, at: int, particle: str, clause: Clause) -> list[Mention]:
    """What stands between a verb and its particle, or is listed behind a colon."""
    behind = particle_at(scene, at, particle)
    found = targets_in(scene, at + 1, behind or clause.end)
    if any(one.entities or one.noun in {"it", "them"} for one in found) and scene.items[clause.end - 1].low not in {
        ":",
        "\u2014",
    }:
        return found
    end = next((number for number in range(behind, len(scene.items)) if scene.items[number].low in {":", "\u2014"}), 0)
    return (_listed(scene, end + 1) if end else []) or found or right_targets(scene, at, clause)


def has_object(scene: Scene, at: int, clause: Clause) -> bool:
    """Whether anything that may be restricted follows a verb."""
    return any(
        can_be_restricted(one.mention) or one.low in {"it", "them", "access", "use", "download", "downloads", "both"}
        for one in scene.items[at + 1 : object_end(scene, at, clause)]
    )
