"""Bodies told of without a name, which the next sentence tells: "A lender banned it. [Zuger Bank] fears leaks"."""

from collections.abc import Sequence
from dataclasses import replace

from policytrack.places import PlaceKind
from policytrack.reading.proposals import Span
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.names.topics import topics_in
from policytrack.reading.rules.progress import Introduced, Progress
from policytrack.reading.rules.story.who import kinds_of, who_is_meant

__all__ = ["introduce", "name_introduced"]

_INDEFINITE = frozenset({"a", "an", "another", "one"})
_BEFORE_ROLES = 3
_PATIENCE = 2
"""How many sentences behind it may tell who somebody is."""
_NOBODY = frozenset({"", "pronoun", "government"})
_PARTS = frozenset({"state", "province", "region", "canton", "prefecture", "territory", "county"})


def introduce(read: Progress, items: Sequence[Item], acts: Sequence[Act], claims: Sequence[Claim]) -> None:
    """Remember whose measures are told who has no name yet; those of "a US state" are nobody's till then."""
    for act in acts if claims else ():
        for mention in act.actors:
            if not _has_no_name(items, mention):
                continue
            entity = who_is_meant(read.story, mention)
            theirs = [one for one in claims if one.actor is entity]
            if entity is None or not theirs:
                continue
            if part := _is_part(entity, mention):
                for one in theirs:
                    one.only_adds = True
            read.introduced = Introduced(read.story.at, mention, entity, theirs, part=part)
            return


def _has_no_name(items: Sequence[Item], mention: Mention) -> bool:
    """Whether somebody is only told by what they are: "a Spanish judge", "another big US city"."""
    plain = not (mention.entities or mention.new or mention.plural)
    if not plain or (mention.actor_role in _NOBODY and mention.noun not in _PARTS):
        return False
    before = [one.low for one in items if one.end <= mention.start][-_BEFORE_ROLES:]
    return not _INDEFINITE.isdisjoint(before[-1:]) or (len(before) > 1 and before[-2] in _INDEFINITE)


def _is_part(entity: Entity, mention: Mention) -> bool:
    """Whether a state of a country is meant that has no name, which is not the country: "a US state"."""
    return mention.noun in _PARTS and entity.place is not None and entity.place.kind is PlaceKind.country


def name_introduced(read: Progress, items: Sequence[Item], subject: Mention | None, sentence: Span) -> None:
    """Give the measures of somebody without a name to whom the sentence behind is about, if that may be them."""
    told = read.introduced
    if told is None or told.at == read.story.at:
        return
    if read.story.at - told.at > _PATIENCE:
        read.introduced = None
        return
    subject = _unknown(read, told, items) or subject
    entity = who_is_meant(read.story, subject) if subject is not None else None
    if subject is None or entity is None or not _may_be(told, subject, entity):
        return
    read.introduced = None
    for one in told.claims:
        one.actor, one.only_adds = entity, False
        one.passages = [*one.passages, sentence]
    story = read.story
    story.acting = tuple(entity if one is told.entity else one for one in story.acting)
    if not told.part:
        story.actors = [entity if one is told.entity else one for one in story.actors]
        story.subjects = [entity if one is told.entity else one for one in story.subjects]


def _unknown(read: Progress, told: Introduced, items: Sequence[Item]) -> Mention | None:
    """A name of one word that nobody knows, at the beginning of a sentence: "A clinic banned it. [Nodheim] saw"."""
    first = items[0].mention
    if first is None or first.new != "name" or " " in first.text or first.target_role or first.modifies:
        return None
    after = items[1].low if len(items) > 1 else ""
    person = first.text.casefold() in read.story.people or after in {"'s", "said", "says"}
    if person or read.story.at != told.at + 1 or told.part or any(one.target.general for one in told.claims):
        return None
    return replace(first, new="body", actor_role=told.mention.actor_role, noun=told.mention.noun)


def _may_be(told: Introduced, subject: Mention, entity: Entity) -> bool:
    """Whether somebody named may be who was told of: of that kind and country, and not who makes what is banned."""
    actor, restricted = entity.actor, [one.target for one in told.claims]
    if actor is None or entity is told.entity or entity in restricted or entity.press:
        return False
    if any(one.target is not None and one.target.maker == entity.key for one in restricted):
        return False
    if not _lies_there(told.mention, actor.place):
        return False
    if told.part:
        return entity.place is not None and entity.place.kind is PlaceKind.subdivision
    kinds = kinds_of(told.mention)
    if subject.new == "body" or subject.entities:
        return actor.kind in kinds
    named = subject.actor_role == told.mention.actor_role and bool(topics_in(subject.noun) or subject.place is not None)
    return named and actor.kind in kinds


def _lies_there(mention: Mention, code: str | None) -> bool:
    """Whether a body may be where somebody was said to be."""
    place = mention.place.place if mention.place is not None else None
    if place is None or not code:
        return True
    return code.partition("-")[0] == place.code.partition("-")[0]
