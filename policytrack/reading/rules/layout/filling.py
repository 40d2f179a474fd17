"""What a question or the sentence before a list leaves open, and the answers and items that say it.

"Which countries have blocked it?" and "These apps are banned from state phones:" say what is done, but not by whom or
to what; the names that follow do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policytrack.reading.proposals import Span
from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.circumstances import NOWHERE, circumstances
from policytrack.reading.rules.claiming import claims_of
from policytrack.reading.rules.claiming.covering import members
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.layout.headings import newly_named
from policytrack.reading.rules.layout.openings import is_name_like
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity, Way
from policytrack.reading.rules.progress import Awaiting, Gap, Progress
from policytrack.reading.rules.syntax import Syntax
from policytrack.reading.rules.things import can_be_restricted

__all__ = ["answered", "ask", "end_list", "filled", "is_open", "leave_members_open", "leave_open", "leave_some_open"]

_WHO = frozenset({"which", "who", "what", "where", "whose"})
_TURNS = frozenset({"turn", "relent"})
_PRESUPPOSING = frozenset({"why", "when", "how"})
_YES = words.listing("assenting")
_LISTING = frozenset({",", "and", "or", "&", "the", "as", "well"})
_LINKS = words.listing("links") | words.listing("counts")
_ANSWER_LENGTH = 2
_LIKE = frozenset({"follow", "followed", "follows", "else", "others", "same", "similar", "alone", "similarly"})


def ask(read: Progress, syntax: Syntax, acts: Sequence[Act], sentence: Span) -> list[Claim]:
    """Remember what a question leaves open; gives what it takes for granted: "Why did Ruritania ban the app?"."""
    read.gap = None
    opening = next((one.low for one in syntax.items if one.low not in _LINKS and one.low[0].isalpha()), "")
    asked = next(iter(acts), None)
    if asked is None:
        if read.latest and any(one.low in _LIKE for one in syntax.items):
            read.gap = Gap(syntax.items, None, sentence, read.story.at + _ANSWER_LENGTH)
        return []
    if opening in _PRESUPPOSING:
        if any(one.modal for one in syntax.predicates):
            return []
        told = [one for one in acts if one.key not in _TURNS]
        return [claim for act in told for claim in claims_of(read, syntax.items, act, sentence)]
    who = opening in _WHO and (not _names(asked.actors) or (_asks_what(asked) and not _names(asked.targets)))
    read.gap = Gap(syntax.items, asked, sentence, read.story.at + _ANSWER_LENGTH, whether=opening not in _WHO)
    if opening in _WHO and not who:
        read.gap = None
    return []


def answered(read: Progress, items: Sequence[Item], acts: Sequence[Act], sentence: Span) -> list[Claim]:
    """What a sentence says by answering the question before it: "Yes, since May", "So far, Ruritania and Elbonia"."""
    gap = read.gap
    if gap is None or gap.in_list:
        return []
    if read.story.at > gap.until:
        read.gap = None
        return []
    if gap.act is None:
        return list(_too(read, gap, items, sentence)) if not acts and _only_names(items) else []
    if gap.whether:
        read.gap = None
        opening = next((one.low for one in items if one.low[0].isalpha()), "")
        read.beside = circumstances(items)  # "Yes, on government phones"
        said = _claims(read, gap, gap.act) if opening in _YES else []
        read.beside = NOWHERE
        return [_with(one, sentence) for one in said]
    if any(one.says != "first" for one in acts) or not _only_names(items):  # "Ruritania was the first, in May"
        return []
    if found := _fill(read, gap, gap.act, items, sentence):
        gap.until = read.story.at + _ANSWER_LENGTH  # line by line
    return found


def _too(read: Progress, gap: Gap, items: Sequence[Item], sentence: Span) -> Iterator[Claim]:
    """Others who did what was told of, as was asked: "Have others followed? Ruritania and Elbonia have."."""
    pattern = read.latest[-1]
    for mention in _listed(items):
        entity = read.story.of_name(mention) if mention.entities else None
        if entity is None or entity.actor is None or entity is pattern.actor:
            continue
        for target in dict.fromkeys(one.target for one in read.latest):
            yield Claim(entity, target, pattern.measure, Mood.holds, [gap.sentence, sentence], NOWHERE)


def is_open(acts: Sequence[Act]) -> bool:
    """Whether an act leaves open who does it or to what, but for a word for several: "these apps", "the countries"."""
    return any(not _names(one.targets) or not _names(one.actors) for one in acts)


def leave_open(read: Progress, items: Sequence[Item], acts: Sequence[Act], sentence: Span) -> None:
    """Remember what the sentence before a list leaves open."""
    left = next(one for one in acts if is_open([one]))
    read.gap = Gap(items, left, sentence, 0, in_list=True)


def leave_members_open(read: Progress) -> None:
    """Remember that the items of a list name some of the kind that was told of last."""
    if read.kind is not None:
        read.gap = replace(read.kind, in_list=True, filled=True, of_kind=True)


def leave_some_open(read: Progress, told: Awaiting) -> None:
    """Remember that the items of a list name those of whom it was told last that some of them did it."""
    read.gap = Gap(told.items, told.act, told.sentence, 0, in_list=True, filled=True)


def filled(read: Progress, items: Sequence[Item], acts: Sequence[Act], sentence: Span) -> list[Claim]:
    """What an item of a list says by naming what the sentence before the list left open."""
    gap = read.gap
    if gap is None or gap.act is None or not gap.in_list or acts:
        return []
    if gap.of_kind:
        return list(members(read, gap, list(_listed(items)), sentence))
    found = _fill(read, gap, gap.act, items, sentence)
    return found if found or not _says_only_when(items) else _by_headed(read, gap, gap.act, sentence)


_WHEN = words.verb_listing("times") | _LINKS | words.listing("before_times") | words.listing("numbers")
_WHEN |= {
    "first",
    "second",
    "third",
    "last",
    "act",
    "to",
    "on",
    "in",
    "since",
    "from",
    "later",
    "after",
    "at",
    "the",
    "a",
}
_SHORT_ITEM = 9


def _says_only_when(items: Sequence[Item]) -> bool:
    """As in "first to act, on 10 January", "a day later", behind the name that an item opens with."""
    said = [one for one in items if one.low[0].isalnum()]
    short = 0 < len(said) <= _SHORT_ITEM and all(one.mention is None for one in said)
    return short and all(one.low in _WHEN or one.low[0].isdigit() for one in said)


def _by_headed(read: Progress, gap: Gap, act: Act, sentence: Span) -> list[Claim]:
    """What the one does with whose name an item opens."""
    headed = read.story.headed_actor
    if headed is None or not _names(act.targets) or _names(act.actors):
        return []
    found = _claims_by(read, gap, act, headed)
    gap.filled = gap.filled or bool(found)
    return [_with(one, sentence) for one in found]


def end_list(read: Progress) -> list[Claim]:
    """Close what no item of a list has filled; gives what the sentence before it says alone."""
    gap = read.gap
    if gap is None or gap.act is None or not gap.in_list:
        return []
    read.gap = None
    return [] if gap.filled else _claims(read, gap, gap.act)


def _fill(read: Progress, gap: Gap, act: Act, items: Sequence[Item], sentence: Span) -> list[Claim]:
    found: list[Claim] = []
    for mention in _listed(items):
        entity = read.story.of_name(mention) if mention.entities else None
        is_thing = can_be_restricted(mention) and not (entity is not None and entity.is_place)
        may_act = entity is not None and entity.actor is not None
        if is_thing and not _names(act.targets) and (_asks_what(act) or _names(act.actors) or not may_act):
            read.beside = circumstances(items)
            found += _claims(read, gap, replace(act, targets=[mention], open_object=False))
            read.beside = NOWHERE
        elif entity is not None and may_act and not _names(act.actors):
            found += _claims_by(read, gap, act, entity)
    if not found and gap.in_list and _names(act.targets) and not _names(act.actors):
        found = _by_unknown(read, gap, act, sentence)
    gap.filled = gap.filled or bool(found)
    return [_with(one, sentence) for one in found]


def _asks_what(act: Act) -> bool:
    """Whether it is asked what is restricted: "Which apps are banned in Ruritania?"."""
    return bool(act.targets) and all(one.unnamed or not one.entities for one in act.targets)


def _by_unknown(read: Progress, gap: Gap, act: Act, item: Span) -> list[Claim]:
    """What an item says that is nothing but a name nobody knows, in a list of those who act."""
    if not is_name_like(read.text[item.start : item.end]):
        return []
    return _claims_by(read, gap, act, newly_named(read, item, "actor"))


def _claims_by(read: Progress, gap: Gap, act: Act, entity: Entity) -> list[Claim]:
    """What somebody is said to have done by being named where that was left open."""
    story = read.story
    above, before = story.headed_actor, story.acting
    story.headed_actor, story.acting = entity, ()
    found = _claims(read, gap, replace(act, actors=[], weak_actor=True))
    story.headed_actor, story.acting = above, before
    return found


def _claims(read: Progress, gap: Gap, act: Act) -> list[Claim]:
    return list(claims_of(read, gap.items, act, gap.sentence))


def _with(claim: Claim, sentence: Span) -> Claim:
    claim.passages = [*claim.passages, sentence]
    return claim


def _names(mentions: Sequence[Mention]) -> bool:
    """Whether any mention names somebody or something, or stands for one that was named."""
    return any(one.entities or one.new or not one.plural for one in mentions)


def _listed(items: Sequence[Item]) -> Iterator[Mention]:
    """The names that words begin with: "Ruritania, Elbonia and, since May, Graustark"."""
    begun = False
    for one in items:
        mention = one.mention
        if mention is not None and (mention.entities or mention.new) and mention.way != Way.demonym:
            begun = True
            yield mention
        elif begun and one.low not in _LISTING:
            return


def _only_names(items: Sequence[Item]) -> bool:
    """Whether an answer says nothing but names, or that somebody was the first or did."""
    first = next((at for at, one in enumerate(items) if one.mention is not None), None)
    if first is None or any(one.low[0].isalpha() and one.low not in _LINKS for one in items[:first]):
        return False
    ends = next((at for at, one in enumerate(items) if at > first and one.low in _CIRCUMSTANTIAL), len(items))
    return not any(one.tag == "" and one.says("turns") for one in items[:ends]) and _verb(items) in _SHORT


_CIRCUMSTANTIAL = frozenset({"on", "from", "for", "in"})
_SHORT = frozenset({"", "is", "was", "are", "were", "did", "does", "do", "has", "have"})


def _verb(items: Sequence[Item]) -> str:
    """The first word that may be a verb of a short answer."""
    return next((one.low for one in items if one.tag in {"be", "have", "do", "modal"}), "")
