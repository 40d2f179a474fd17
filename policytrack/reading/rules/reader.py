"""Read a text by rules, from its blocks to proposals.

Each act ("banned", "may not use", "a ban on") is given its mood, its actor and its target, with what was spoken of
before to tell what "the ministry" and "the app" mean; what several sentences say of one thing is put together.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policytrack.reading.proposals import (
    Draft,
    Known,
    Proposal,
    ProposedActor,
    ProposedEvent,
    ProposedReason,
    ProposedScope,
    ProposedTarget,
    Span,
    Unread,
)
from policytrack.reading.rules import reasons, structure, words
from policytrack.reading.rules.acts import Act, acts_of
from policytrack.reading.rules.claims import Claim, joined
from policytrack.reading.rules.clauses import can_act, can_be_restricted
from policytrack.reading.rules.items import Item, Mention, itemise
from policytrack.reading.rules.measures import Circumstances, circumstances, measure_of
from policytrack.reading.rules.mentions import settle
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity, Found, Names, Way
from policytrack.reading.rules.story import Story

__all__ = ["read_by_rules"]

_EVENTS = {
    Mood.holds: "took_effect",
    Mood.planned: "announced",
    Mood.weighed: "considered",
    Mood.advised: "took_effect",
    Mood.refused: "rejected",
    Mood.paused: "suspended",
    Mood.ended: "lifted",
}
_SAME = re.compile(
    r"\b(?:did (?:the same|so|likewise)|done (?:the same|so|likewise)|follow(?:ed|ing)? suit|do(?:ing)? the same|"
    r"(?:the )?same (?:step|course|move|decision)|followed|act(?:ed)? (?:earlier|before|already|likewise)|"
    r"similar (?:step|measure|ban|rule|order|directive|move|restriction|polic)\w*|(?:all|already) acted|"
    r"copy (?:it|them)|in place too|went (?:further|the same way)|too)\b"
)
_NOT_THINGS = words.listing("not_things")
_AGAIN = frozenset({"again", "reimposed", "reinstated", "reimpose", "reinstate", "re-imposed"})
_WEAK_ACTS = frozenset({"limit", "halt", "serve", "control"})


@dataclass(slots=True)
class _Read:
    text: str
    story: Story
    found: list[Found]
    starts: list[int]
    claims: list[Claim] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    latest: list[Claim] = field(default_factory=list)


def read_by_rules(text: str, known: Known) -> Draft:
    """Read a text by rules; see the module."""
    names = Names.of(tuple(known.actors), tuple(known.targets))
    found = names.find(text)
    read = _Read(text, Story(names), found, [one.start for one in found])
    read.story.home = _home(read, known.title)
    for block in structure.blocks(text):
        _read_block(read, block)
    return Draft(tuple(_proposal(one) for one in joined(read.claims) if one.mood in _EVENTS), tuple(read.unread))


def _home(read: _Read, title: str | None) -> Entity | None:
    """The country or state that a text speaks of most, apart from those where things come from."""
    count: dict[Entity, float] = {}
    del title
    for number, one in enumerate(read.found):
        entity = one.entities[0] if one.entities else None
        if entity is None:
            continue
        if not entity.is_place:
            code = entity.actor.place if entity.actor is not None and not entity.is_company else None
            if code is None or f"place:{code}" not in read.story.names.by_key:
                continue
            entity = read.story.names.government(code)
        if entity.place is None or entity.place.kind == "bloc":
            continue
        follows = read.found[number + 1] if number + 1 < len(read.found) else None
        origin = (
            follows is not None
            and follows.start - one.end < 24
            and any(each.target is not None for each in follows.entities)
        )
        after = read.text[one.end : one.end + 40].casefold()
        weight = 0.2 if origin or _MADE.match(after) else 1.0
        count[entity] = count.get(entity, 0.0) + weight + (0.5 if number < 3 else 0.0)
    return max(count, key=lambda one: count[one]) if count else None


_MADE = re.compile(
    r"(?:-|'s|\u2019s)?\s*(?:made|owned|based|built|linked|backed|run)?\s*(?:\w+\s){0,2}"
    rf"(?:{'|'.join(sorted(words.listing('made')))})\b"
)


def _read_block(read: _Read, block: structure.Block) -> None:
    if block.kind is structure.BlockKind.heading:
        read.story.headed_actor = read.story.headed_target = None
    start = block.start
    lead = structure.lead(read.text, block) if block.kind is not structure.BlockKind.row else None
    if lead is not None and (headed := _only_name(read, lead.start, lead.end)):
        _head(read, headed)
        start = lead.end + 1
    elif block.kind is structure.BlockKind.heading and (headed := _only_name(read, block.start, block.end)):
        _head(read, headed)
        return
    for sentence in structure.sentences(read.text, start, block.end):
        _read_sentence(read, sentence)
    if lead is not None:
        read.story.headed_actor = None


def _only_name(read: _Read, start: int, end: int) -> Entity | None:
    """The name that a heading consists of."""
    found = _within(read, start, end)
    named = sum(one.end - one.start for one in found)
    if not found or named < 0.6 * len(read.text[start:end].strip()):  # a word or two may stand beside it
        return None
    mention = Mention(found[0].start, found[0].end, "", found[0].entities, found[0].way)
    return read.story.of_name(mention)


def _head(read: _Read, entity: Entity) -> None:
    read.story.hear(entity)
    if entity.actor is not None:
        read.story.headed_actor = entity
        read.story.subjects.append(entity)
    elif entity.target is not None:
        read.story.headed_target = entity


def _within(read: _Read, start: int, end: int) -> list[Found]:
    return read.found[bisect_left(read.starts, start) : bisect_left(read.starts, end)]


def _read_sentence(read: _Read, sentence: Span) -> None:
    story = read.story
    story.at += 1
    if read.text[sentence.end - 1] == "?":
        return
    found = _within(read, sentence.start, sentence.end)
    items = settle(itemise(read.text, sentence.start, sentence.end, found), story.people)
    _take_up(read, items)
    acts = [one for one in acts_of(items) if not _is_of_something_else(items, one)]
    claims = [claim for act in acts for claim in _claims(read, items, act, sentence)]
    if not claims:
        claims = list(_same_again(read, items, sentence)) or list(_more_things(read, items, sentence))
    _remember(read, items, claims)
    reasons_found = reasons.given(read.text, sentence, items, own=bool(claims))
    for claim in claims or read.latest:
        claim.reasons.extend(reasons_found)
    if claims:
        read.claims.extend(claims)
        read.latest = claims
    elif acts:
        read.unread.append(Unread(sentence, _why(acts)))


def _take_up(read: _Read, items: Sequence[Item]) -> None:
    """What a sentence begins with is what it and the next one are about."""
    story = read.story
    for one in items[:8]:
        mention = one.mention
        if mention is None:
            continue
        if mention.entities and can_be_restricted(mention) and not mention.possessive:
            products = [each for each in mention.entities if each.target is not None and each.actor is None]
            if products:
                story.topics.append((story.at, products[0]))
            return
        if can_act(mention):
            return


def _why(acts: Sequence[Act]) -> str:
    said = ", ".join(dict.fromkeys(one.says for one in acts))
    return f'"{said}" was read, but not who does it or to what'


def _is_of_something_else(items: Sequence[Item], act: Act) -> bool:
    """Whether what is blocked or removed is a post, a deal or a bill rather than a technology."""
    for item in items[act.at + 1 : act.at + 5]:
        if can_be_restricted(item.mention) and item.mention is not None and item.mention.entities:
            return False
        if item.low in _NOT_THINGS:
            return True
    return False


def _claims(read: _Read, items: Sequence[Item], act: Act, sentence: Span) -> Iterator[Claim]:
    story = read.story
    own_targets = bool(act.targets)
    targets = [one for mention in act.targets for one in story.target(mention)]
    actors = _actors(read, act)
    if not targets and (act.noun or act.dealing or act.key in {"ban", "block", "deal", "avoid"}):
        targets = list(story.groups[-1]) if story.groups else [one for one in [story.headed_target] if one]
    targets = [one for one in dict.fromkeys(targets) if one not in actors]
    for target in targets:
        story.hear(target)
    if targets and own_targets:
        story.groups.append(tuple(targets))
        story.restricted.append(tuple(targets))
    around = circumstances(_around(items, act))
    named = any(one.entities or one.new for one in act.targets)
    for actor in actors:
        if actor.actor is None or (actor.actor.kind == "unknown" and act.weak_actor):
            continue
        for target in targets:
            if target.target is None:
                continue
            mood = _mood(act, actor)
            vague = (
                act.key == "restore"
                or (act.noun and not act.dealing)
                or (act.key in {"ban", "halt"} and not act.dealing and not around.audience and not around.setting)
            )
            only_adds = (
                (act.noun and not own_targets and act.weak_actor)
                or (act.key in _WEAK_ACTS and (act.weak_actor or not named))
                or (act.weak_actor and not own_targets)
            )
            yield Claim(
                actor,
                target,
                measure_of(act, actor, target, around),
                mood,
                [sentence],
                around,
                vague,
                only_adds,
                bool(around.words & _AGAIN),
            )


_PUBLIC_POWER = frozenset(
    {
        "national_government",
        "ministry_or_department",
        "regulator",
        "legislature",
        "agency",
        "subnational_government",
        "local_government",
        "supranational_body",
        "military",
        "police_or_intelligence",
    }
)


def _mood(act: Act, actor: Entity) -> Mood:
    mood = act.turn.mood
    if act.key == "restore":
        return {Mood.holds: Mood.ended, Mood.planned: Mood.ended}.get(mood, Mood.denied)
    if mood is Mood.called and actor.actor is not None and actor.actor.kind in _PUBLIC_POWER and "ask" in act.turn.keys:
        return Mood.weighed
    return mood


def _around(items: Sequence[Item], act: Act) -> Sequence[Item]:
    """The items that tell of the reach of an act: its clause, and what hangs on it."""
    return items if len(items) < 45 else items[max(0, act.clause[0] - 8) : act.clause[1] + 12]


def _actors(read: _Read, act: Act) -> list[Entity]:
    story = read.story
    found = [
        entity for entity in (story.actor(one) for one in act.actors) if entity is not None and entity.actor is not None
    ]
    if act.weak_actor and act.key == "serve" and (makers := _makers(read, act)):
        return makers
    if act.weak_actor and act.noun and story.acting and not act.says.startswith("export"):
        return list(story.acting)
    if found and not (act.weak_actor and story.headed_actor is not None):
        return list(dict.fromkeys(found))
    if story.headed_actor is not None:
        return [story.headed_actor]
    if found:
        return list(dict.fromkeys(found))
    act.weak_actor = True
    if story.acting:
        return list(story.acting)
    return [one for one in story.subjects[-1:] if one.actor is not None]


def _makers(read: _Read, act: Act) -> list[Entity]:
    """Who makes what is not offered: nobody else can withhold it."""
    targets = [one for mention in act.targets for one in read.story.target(mention)]
    keys = dict.fromkeys(one.target.maker for one in targets if one.target is not None and one.target.maker is not None)
    return [read.story.names.by_key[key] for key in keys if key in read.story.names.by_key]


_TOO = re.compile(
    r"\b(?:too|also|likewise|as well|on the list|same fate|was next|were next|so (?:was|were|is|are)|among them)\b"
)


def _more_things(read: _Read, items: Sequence[Item], sentence: Span) -> Iterator[Claim]:
    """Further things under the measure just told of: "WhatsApp and Signal were on the list too"."""
    if not read.latest or _TOO.search(read.text, sentence.start, sentence.end) is None:
        return
    if {one.low for one in items} & {"not", "n't", "unlike", "except", "never"} or any(
        one.tag == "modal" for one in items
    ):
        return
    first = next((one for one in items if one.mention is not None and not one.mention.modifies), None)
    if first is None or not can_be_restricted(first.mention) or first.start - sentence.start > 24:
        return
    pattern = read.latest[-1]
    targets = [
        one
        for item in items
        if item.mention is not None and item.mention.entities and can_be_restricted(item.mention)
        for one in read.story.target(item.mention)
    ]
    for target in dict.fromkeys(targets):
        if target is not pattern.target and target is not pattern.actor:
            yield Claim(
                pattern.actor, target, pattern.measure, pattern.mood, [sentence, *pattern.passages[:1]], pattern.around
            )


def _same_again(read: _Read, items: Sequence[Item], sentence: Span) -> Iterator[Claim]:
    """Others who did the same: "Italy followed suit"."""
    story = read.story
    match = _SAME.search(read.text, sentence.start, sentence.end)
    if match is None or not read.latest:
        return
    things = [
        one.mention
        for one in items
        if one.mention is not None
        and one.start > match.start()
        and one.mention.entities
        and can_be_restricted(one.mention)
        and not one.mention.possessive
    ]
    others = [target for one in things for target in story.target(one)]
    if others and match[0].startswith("similar"):
        pattern = read.latest[-1]
        for target in others:
            yield Claim(pattern.actor, target, pattern.measure, Mood.holds, [sentence], pattern.around)
        return
    mentions = [
        one.mention
        for one in items
        if one.mention is not None and one.start < match.start() and can_act(one.mention) and not one.mention.possessive
    ]
    actors = [
        entity
        for entity in (story.actor(one) for one in mentions)
        if entity is not None and entity.actor is not None and entity.actor.kind != "unknown"
    ]
    low = {one.low for one in items}
    if low & {"not", "n't", "yet", "no", "whether"} or not actors:
        return
    weighed = bool(low & {"could", "may", "might", "would"}) or any(
        word.file == "turns" and word.key == "weigh" for one in items for word in one.words
    )
    pattern = read.latest[-1]
    targets = dict.fromkeys(one.target for one in read.latest)
    for actor in dict.fromkeys(actors):
        for target in targets:
            if actor is not pattern.actor:
                yield Claim(
                    actor,
                    target,
                    pattern.measure,
                    Mood.weighed if weighed else Mood.holds,
                    [sentence, *pattern.passages[:1]],
                    Circumstances(frozenset(), frozenset(), frozenset(), frozenset()),
                )


def _remember(read: _Read, items: Sequence[Item], claims: Sequence[Claim]) -> None:
    """Who and what a sentence was about, for those that follow."""
    story = read.story
    subject = next((one.mention for one in items if can_act(one.mention)), None)
    if subject is not None and (subject.entities or subject.new == "body" or subject.place):
        entity = story.actor(subject)
        if entity is not None and entity.actor is not None:
            story.subjects.append(entity)
            story.actors.append(entity)
    for one in items:
        mention = one.mention
        if mention is not None and mention.entities and not mention.modifies:
            entity = story.of_name(mention)
            if entity is not None:
                story.hear(entity)
                if entity.target is not None and entity.actor is None and not claims:
                    story.groups.append((entity,))
    if claims:
        story.acting = tuple(dict.fromkeys(one.actor for one in claims))


# From claims to proposals


def _proposal(claim: Claim) -> Proposal:
    actor = claim.actor.actor or ProposedActor("unknown")
    target = claim.target.target or ProposedTarget("unknown")
    measure = claim.measure
    passages = tuple(dict.fromkeys(claim.passages))
    return Proposal(
        actor,
        target,
        measure,
        (ProposedEvent(_EVENTS[claim.mood], passages),),
        (_scope(claim, passages[:1]),),
        (),
        tuple(_reasons(claim)),
        summary=_summary(actor, target, measure, claim.mood),
    )


def _scope(claim: Claim, passages: tuple[Span, ...]) -> ProposedScope:
    place = claim.actor.place.code if claim.actor.place is not None else None
    return ProposedScope(
        passages,
        place,
        tuple(sorted(claim.around.audience)) or ("unspecified",),
        tuple(sorted(claim.around.setting)) or ("unspecified",),
    )


def _reasons(claim: Claim) -> Iterator[ProposedReason]:
    by_category: dict[str, list[Span]] = {}
    statements: dict[str, str] = {}
    for one in claim.reasons:
        by_category.setdefault(one.category, []).append(one.passage)
        statements[one.category] = one.statement
    for category, passages in by_category.items():
        yield ProposedReason(category, statements[category], tuple(dict.fromkeys(passages)))


def _summary(actor: ProposedActor, target: ProposedTarget, measure: str, mood: Mood) -> str:
    return f"{actor.name}: {measure.replace('_', ' ')} of {target.name} ({mood.value}), as read from one article."


_ = Way
