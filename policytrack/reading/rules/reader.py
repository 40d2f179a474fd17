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
from policytrack.reading.rules.items import Item, Mention, itemise
from policytrack.reading.rules.measures import Circumstances, circumstances, measure_of
from policytrack.reading.rules.mentions import settle
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity, Found, Names, Way
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.things import can_be_restricted

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
_AT_ONCE = re.compile(
    r"\b(?:effective (?:immediately|today|at once)|with immediate effect|(?:takes?|took) effect (?:immediately|at once)|as of today)\b",
    re.IGNORECASE,
)
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
    columns: tuple[Entity | None, ...] = ()  # what the columns of a table are of, from its first row


def read_by_rules(text: str, known: Known) -> Draft:
    """Read a text by rules; see the module."""
    names = Names.of(tuple(known.actors), tuple(known.targets))
    found = names.find(_in_title_case(text))
    read = _Read(text, Story(names), found, [one.start for one in found])
    read.story.home = _home(read, known.title)
    read.story.theme = _theme(read)
    read.story.city = _city(read)
    read.story.main = _main(read)
    read.story.named = tuple(
        dict.fromkeys(
            entity
            for one in found
            if one.way != Way.risky
            for entity in one.entities
            if not entity.is_place and entity.target is None
        )
    )
    for block in structure.blocks(text):
        _read_block(read, block)
    return Draft(tuple(_proposal(one) for one in joined(read.claims) if one.mood in _EVENTS), tuple(read.unread))


_DATELINE = re.compile(
    r"[A-Z][A-Z.'/ ]{2,40}(?:,[^\u2014\u2013\n-]{0,30})?(?:\([^)\n]{1,20}\)\s*)?\s*(?:\u2014|\u2013|--?)\s+"
)
_CAPITALS = re.compile(r"^[^a-z\n]*[A-Z]{3}[^a-z\n]*$", re.MULTILINE)


def _in_title_case(text: str) -> str:
    """The text with lines that are all capitals, as headings are, written as names are written."""

    def written(match: re.Match[str]) -> str:
        title = match[0].title()
        return title if len(title) == len(match[0]) else match[0]

    return _CAPITALS.sub(written, text)


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


def _main(read: _Read) -> Entity | None:
    """The named thing that a text speaks of most, if it is clear which: apps before their makers."""
    count: dict[Entity, float] = {}
    for number, one in enumerate(read.found):
        targets = [each for each in one.entities if each.target is not None and not each.general]
        if not targets or one.way == Way.risky:
            continue
        entity = next((each for each in targets if each.actor is None), targets[0])
        count[entity] = count.get(entity, 0.0) + (1.5 if number < 4 else 1.0)
    ranked = sorted(count, key=lambda one: -count[one])
    if not ranked or count[ranked[0]] < 2.5:
        return None
    clear = len(ranked) == 1 or count[ranked[0]] >= count[ranked[1]] + 1
    return ranked[0] if clear else None


def _city(read: _Read) -> Entity | None:
    """The city that a text speaks of most."""
    count: dict[Entity, int] = {}
    for one in read.found:
        for entity in one.entities[:1]:
            if entity.actor is not None and entity.actor.kind == "local_government":
                count[entity] = count.get(entity, 0) + 1
    return max(count, key=lambda one: count[one]) if count else None


def _theme(read: _Read) -> Entity | None:
    """The kind of technology that a text speaks of most, if it does so more than once."""
    count: dict[Entity, int] = {}
    for one in read.found:
        for entity in one.entities[:1]:
            if entity.general and not entity.setting:
                count[entity] = count.get(entity, 0) + 1
    best = max(count, key=lambda one: count[one]) if count else None
    return best if best is not None and count[best] > 1 else None


_MADE = re.compile(
    r"(?:-|'s|\u2019s)?\s*(?:made|owned|based|built|linked|backed|run)?\s*(?:\w+\s){0,2}"
    rf"(?:{'|'.join(sorted(words.listing('made')))})\b"
)


def _read_block(read: _Read, block: structure.Block) -> None:
    if block.kind is structure.BlockKind.row:
        _read_row(read, block)
        return
    read.columns = ()
    story = read.story
    if block.kind is structure.BlockKind.heading:
        story.headed_actor = story.headed_target = None
    if block.kind is not structure.BlockKind.item:
        story.listing = None
    start = _read_lead(read, block)
    if start == block.end:
        return
    for sentence in structure.sentences(read.text, start, block.end):
        _read_sentence(read, sentence)
    if start != block.start:
        story.headed_actor = None
        if block.kind is structure.BlockKind.item:
            story.headed_target = None
    if block.kind is not structure.BlockKind.item and read.text[block.end - 1] == ":":
        story.listing = next((one for at, one in reversed(story.spoke) if at == story.at), None)


def _read_lead(read: _Read, block: structure.Block) -> int:
    """What a block opens with, a name or a place and date; gives where its sentences begin."""
    story = read.story
    is_item = block.kind is structure.BlockKind.item
    lead = structure.lead(read.text, block)
    if lead is not None:
        few = is_item and read.text[lead.end : lead.end + 1] == ":"
        headed = _only_name(read, lead.start, lead.end, share=0.3 if few else _MOSTLY)
        if headed is not None:
            _head(read, headed, is_thing=_is_dealt_with(read, headed, lead.end, block.end))
            names = (one for found in _within(read, lead.start, lead.end) for one in [_thing_named(found.entities)] if one)
            if len(several := tuple(dict.fromkeys(names))) > 1:
                story.groups.append(several)
            return lead.end + 1
    if block.kind is structure.BlockKind.heading and (headed := _only_name(read, block.start, block.end)):
        _head(read, headed)
        return block.end
    dateline = _DATELINE.match(read.text, block.start, block.end)
    if dateline is not None and block.kind is structure.BlockKind.paragraph:
        for one in _within(read, block.start, dateline.end()):
            for entity in one.entities[:1]:
                story.hear(entity)
        return dateline.end()
    return block.start


def _thing_named(entities: Sequence[Entity]) -> Entity | None:
    """The thing that a name may mean, a product before its maker."""
    things = [one for one in entities if one.target is not None]
    return next((one for one in things if one.actor is None), things[0] if things else None)


def _read_row(read: _Read, row: structure.Block) -> None:
    """A row of a table: what its first cell names does what the other cells say to what their columns are of."""
    cells = structure.cells(read.text, row)
    story = read.story
    if not read.columns:
        read.columns = tuple(_only_name(read, one.start, one.end) for one in cells)
        if sum(one is not None for one in read.columns[1:]) or not _only_name(read, cells[0].start, cells[0].end):
            return
    first = _only_name(read, cells[0].start, cells[0].end)
    if first is None:
        return
    _head(read, first)
    before = story.headed_target
    rest = cells[1:]
    headed = read.columns[1 : len(cells)] if len(read.columns) == len(cells) else ()
    if any(headed):
        for cell, column in zip(rest, headed, strict=True):
            if column is not None:
                story.headed_target = column
                story.groups.append((column,))
            _read_sentence(read, cell)
    else:
        for cell in rest:
            _read_sentence(read, cell)
    story.headed_actor, story.headed_target = None, before


_MOSTLY = 0.6
_PUBLIC_WORDS = re.compile(
    r"\b(?:public|governments?|agenc(?:y|ies)|ministr(?:y|ies)|minister|schools?|officials?|state-owned|operators|"
    r"carriers|regulators?|parliament|laws?|contracts)\b",
    re.IGNORECASE,
)
_STAFF_WORDS = re.compile(r"\b(?:employees?|staff|workers?|engineers?|lawyers?|colleagues)\b", re.IGNORECASE)


def _only_name(read: _Read, start: int, end: int, share: float = _MOSTLY) -> Entity | None:
    """The name that a heading consists of."""
    found = _within(read, start, end)
    named = sum(one.end - one.start for one in found)
    if not found or named < share * len(read.text[start:end].strip()):  # a word or two may stand beside it
        return None
    mention = Mention(found[0].start, found[0].end, "", found[0].entities, found[0].way)
    return read.story.of_name(mention)


def _is_dealt_with(read: _Read, entity: Entity, start: int, end: int) -> bool:
    """Whether a maker that opens a paragraph is what others in it restrict, rather than who does."""
    if entity.actor is None or entity.target is None:
        return False
    if _STAFF_WORDS.search(read.text, start, end):
        return False
    if _PUBLIC_WORDS.search(read.text, start, end):
        return True
    return any(
        each.is_place or (each.actor is not None and each.target is None and not each.press)
        for one in _within(read, start, end)
        for each in one.entities[:1]
    )


def _head(read: _Read, entity: Entity, *, is_thing: bool = False) -> None:
    read.story.hear(entity)
    if is_thing:
        products = [one for one in read.found if entity in one.entities]
        entity = _thing_named(products[0].entities if products else ()) or entity
        read.story.headed_target = entity
        read.story.groups.append((entity,))
    elif entity.actor is not None:
        read.story.headed_actor = entity
        read.story.subjects.append(entity)
    elif entity.target is not None:
        read.story.headed_target = entity


def _within(read: _Read, start: int, end: int) -> list[Found]:
    return read.found[bisect_left(read.starts, start) : bisect_left(read.starts, end)]


def _read_sentence(read: _Read, sentence: Span) -> None:
    story = read.story
    story.at += 1
    found = _within(read, sentence.start, sentence.end)
    items = settle(itemise(read.text, sentence.start, sentence.end, found), story.people)
    if read.text[sentence.end - 1] == "?":  # says nothing, but tells of whom the answer speaks
        _remember(read, items, ())
        return
    _take_up(read, items)
    acts = acts_of(items)
    claims = [claim for act in acts for claim in _claims(read, items, act, sentence)]
    if not claims:
        claims = list(_more_things(read, items, sentence))
    _remember(read, items, claims)
    if _AT_ONCE.search(read.text, sentence.start, sentence.end):
        for claim in claims or read.latest:
            claim.mood = Mood.holds if claim.mood is Mood.planned else claim.mood
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
    for one in items[:4]:
        mention = one.mention
        if mention is None:
            continue
        if mention.entities and can_be_restricted(mention) and not mention.possessive:
            products = [each for each in mention.entities if each.target is not None and each.actor is None]
            if products and not products[0].setting:
                story.topics.append((story.at, products[0]))
            return
        if can_act(mention):
            return


def _why(acts: Sequence[Act]) -> str:
    said = ", ".join(dict.fromkeys(one.says for one in acts))
    return f'"{said}" was read, but not who does it or to what'


def _claims(read: _Read, items: Sequence[Item], act: Act, sentence: Span) -> Iterator[Claim]:
    story = read.story
    if act.key == "same":
        yield from _same(read, act, sentence)
        return
    if act.key == "turn":
        yield from _turned(read, act, sentence)
        return
    own_targets = bool(act.targets)
    story.beside = _named_before(read, items, act)
    targets = [one for mention in act.targets for one in story.target(mention)]
    story.beside = ()
    actors = _actors(read, act, targets)
    own = [one for one in act.targets if one.target_role == "pronoun" and one.noun == "its" and one.text != one.noun]
    if "serve" in {act.key, act.dealing} and not own_targets and not any(
        one.target is not None and one.target.maker == actor.key for actor in actors for one in targets
    ):
        targets = []  # a maker withholds its own
    if own and len(actors) == 1 and actors[0].is_company and (act.key in {"serve", "block"} or act.dealing in {"serve", "sell"}):
        targets = [story.own_product(actors[0], own[0].text)]
    if act.weak_actor and act.turn.mood in {Mood.ended, Mood.paused} | (
        {act.turn.mood} if act.key == "restore" else set()
    ):
        told = [one.actor for one in read.claims if one.target in targets]
        actors = told[-1:] or actors
    if not targets and act.open_object:
        targets = list(story.groups[-1]) if story.groups else [one for one in [story.headed_target] if one]
    targets = [one for one in dict.fromkeys(targets) if one not in actors]
    for target in targets:
        story.hear(target)
    if targets and own_targets:
        told_of = tuple(one for one in targets if not one.general or one is story.theme)
        story.groups += [told_of] if told_of else []
        story.restricted.append(tuple(targets))
    around = circumstances(_around(items, act))
    named = any(one.entities or one.new for one in act.targets)
    for actor in actors:
        if actor.actor is None or (actor.actor.kind == "unknown" and act.weak_actor):
            continue
        if actor.press and not around.audience & {"employees_of_issuer"}:
            continue
        for target in targets:
            if target.target is None or (target.general and act.weak_actor and story.headed_actor is None):
                continue
            mood = _mood(act, actor, around)
            vague = (
                act.key == "restore"
                or (act.noun and not act.dealing and act.key != "control" and not around.audience & {"general_public"})
                or (act.key in {"ban", "halt"} and not act.dealing and not around.audience and not around.setting)
            )
            only_adds = (
                (act.noun and not own_targets and act.weak_actor)
                or (act.key in _WEAK_ACTS and (act.weak_actor or not (named or act.open_object or act.targets)))
                or (act.weak_actor and not own_targets)
                or (act.weak_actor and act.key == "restore")
            )
            measure = measure_of(act, actor, target, around)
            if "theirs" in around.words and (told_of := _told_of(read, target)):
                measure = told_of
            plain = not (around.audience or around.setting)
            if (
                act.noun
                and act.key in {"ban", "limit"}
                and vague
                and plain
                and not own_targets
                and (told := _told_of(read, target))
            ):
                measure = told
            yield Claim(
                actor,
                target,
                measure,
                mood,
                [sentence],
                around,
                vague,
                only_adds,
                bool(around.words & _AGAIN),
            )


def _named_before(read: _Read, items: Sequence[Item], act: Act) -> tuple[Entity, ...]:
    """The things that the sentence names before what only stands for one."""
    stand = min((one.start for one in act.targets if not one.entities and not one.new), default=0)
    found = []
    for item in items:
        mention = item.mention
        if mention is None or item.start >= stand or not mention.entities or not can_be_restricted(mention):
            continue
        entity = read.story.of_name(mention)
        if entity is not None and entity.target is not None and entity.actor is None and not entity.general:
            found.append(entity)
    return tuple(found)


def _told_of(read: _Read, target: Entity) -> str:
    """The measure last told of against something, which "a ban of its own" means."""
    return next((one.measure for one in reversed(read.claims) if one.target is target), "")


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


def _mood(act: Act, actor: Entity, around: Circumstances) -> Mood:
    mood = act.turn.mood
    if act.key == "restore":
        return {Mood.holds: Mood.ended, Mood.planned: Mood.ended}.get(mood, Mood.denied)
    if mood is Mood.holds and "vote" in act.turn.keys and actor.actor is not None and actor.actor.kind == "legislature":
        return Mood.weighed  # one chamber's vote
    if mood is Mood.called and "ask" in act.turn.keys:
        if act.own_people or around.audience & _OWN_PEOPLE:
            return Mood.advised
        if actor.actor is not None and actor.actor.kind in _PUBLIC_POWER:
            return Mood.weighed
    return mood


_OWN_PEOPLE = frozenset(
    {
        "government_employees",
        "specific_agency_staff",
        "military_personnel",
        "legislators_and_staff",
        "employees_of_issuer",
        "students",
        "faculty_and_researchers",
    }
)


def _around(items: Sequence[Item], act: Act) -> Sequence[Item]:
    """The items that tell of the reach of an act: its clause, and what hangs on it."""
    return items[act.around[0] : act.around[1]]


def _actors(read: _Read, act: Act, targets: Sequence[Entity] = ()) -> list[Entity]:
    story = read.story
    if act.owner and (act.weak_actor or not act.actors) and act.owner in story.names.by_key:
        return [story.names.by_key[act.owner]]
    found = [
        entity for entity in (_who(read, one) for one in act.actors) if entity is not None and entity.actor is not None
    ]
    if "serve" in {act.key, act.dealing} and act.weak_actor and (makers := _makers(read, act)):
        return makers
    if act.weak_actor and act.noun and story.acting and not act.says.startswith("export"):
        return list(story.acting)
    if found and not (act.weak_actor and story.headed_actor is not None):
        return list(dict.fromkeys(found))
    if story.headed_actor is not None:
        act.weak_actor = False
        return [story.headed_actor]
    if found:
        return list(dict.fromkeys(found))
    if story.listing is not None:
        act.weak_actor = False
        return [story.listing]
    act.weak_actor = True
    at, spoken = story.spoke[-1] if story.spoke else (0, None)
    if at == story.at - 1 and spoken is not None and spoken.actor is not None and spoken.actor.kind in _PUBLIC_POWER:
        return [spoken]
    if story.acting:
        told = any(one.actor in story.acting and one.target in targets for one in read.claims)
        return list(story.acting) if told or act.noun or act.open_object else _countries(story, story.acting)
    return [one for one in story.subjects[-1:] if one.actor is not None]


def _countries(story: Story, acting: Sequence[Entity]) -> list[Entity]:
    """The countries of those who acted last: what nobody is said to have done there is the country's."""
    found = []
    for one in acting:
        code = one.actor.place if one.actor is not None and not one.is_place and not one.is_company else None
        found.append(story.names.by_key.get(f"place:{code}", one))
    return list(dict.fromkeys(found))


def _who(read: _Read, mention: Mention) -> Entity | None:
    """Who is meant; a pronoun means who the sentence before was about."""
    if mention.actor_role == "pronoun":
        return next((one for one in reversed(read.story.subjects[-2:]) if one.actor is not None), None)
    return read.story.actor(mention)


def _makers(read: _Read, act: Act) -> list[Entity]:
    """Who makes what is not offered: nobody else can withhold it."""
    targets = [one for mention in act.targets for one in read.story.target(mention)]
    keys = dict.fromkeys(one.target.maker for one in targets if one.target is not None and one.target.maker is not None)
    return [read.story.names.by_key[key] for key in keys if key in read.story.names.by_key]


_TOO = re.compile(
    r"\b(?:too|also|likewise|as well|affected|covered|included|on the list|same fate|was next|were next|so (?:was|were|is|are)|among them)\b"
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
    at = next((number for number, one in enumerate(items) if one is first), 0)
    acts_itself = first is not None and any(one.actor is not None for one in (first.mention.entities[:1] if first.mention else ()))
    if acts_itself and not any(one.tag in {"be", "and"} for one in items[at + 1 : at + 5]):
        return
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


def _turned(read: _Read, act: Act, sentence: Span) -> Iterator[Claim]:
    """What became of a measure told of before: "then repealed the law"."""
    actors = _actors(read, act)
    told = read.claims[-len(read.latest) - 4 :]
    own = [one for one in told if one.actor in actors]
    last = own or [one for one in read.latest if one in told]
    for one in last[-len(read.latest or last) :]:
        if one.mood in {Mood.holds, Mood.planned, Mood.weighed}:
            yield Claim(one.actor, one.target, one.measure, act.turn.mood, [sentence], _NOTHING_MORE, only_adds=True)


def _same(read: _Read, act: Act, sentence: Span) -> Iterator[Claim]:
    """Others who do what was told of: "Italy followed suit", "so did Spain"."""
    if not read.latest:
        return
    pattern = read.latest[-1]
    own = [one for mention in act.targets for one in read.story.target(mention)]
    targets = own or [one.target for one in read.latest]
    for actor in dict.fromkeys(_actors(read, act)):
        if actor is pattern.actor and not own:
            continue
        for target in dict.fromkeys(targets):
            yield Claim(actor, target, pattern.measure, act.turn.mood, [sentence, *pattern.passages[:1]], _NOTHING_MORE)


_NOTHING_MORE = Circumstances(frozenset(), frozenset(), frozenset(), frozenset())


def _remember(read: _Read, items: Sequence[Item], claims: Sequence[Claim]) -> None:
    """Who and what a sentence was about, for those that follow."""
    story = read.story
    subject = next((one.mention for one in items if can_act(one.mention)), None)
    if subject is not None and (subject.entities or subject.new == "body" or subject.place):
        entity = story.actor(subject)
        if entity is not None and entity.actor is not None:
            story.subjects.append(entity)
            story.actors.append(entity)
            if not claims:
                story.spoke.append((story.at, entity))
    for one in items:
        mention = one.mention
        if mention is not None and mention.entities and not mention.modifies:
            entity = story.of_name(mention)
            if entity is not None:
                story.hear(entity)
                asked = read.text[items[-1].end - 1 : items[-1].end] == "?"
                if entity.target is not None and not claims and not entity.general and (asked or entity is story.main):
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
