"""Read a text by rules, from its blocks to proposals.

Each act ("banned", "may not use", "a ban on") is given its mood, its actor and its target, with what was spoken of
before to tell what "the ministry" and "the app" mean; what several sentences say of one thing is put together.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise, zip_longest

from policytrack.reading.proposals import Draft, Known, Span, Unread
from policytrack.reading.rules import structure
from policytrack.reading.rules.acts import Act, acts_in
from policytrack.reading.rules.claiming import claims_of
from policytrack.reading.rules.claiming.awaiting import found_out, left_over, those_named
from policytrack.reading.rules.claiming.covering import added, covered, leave_kind_open
from policytrack.reading.rules.claiming.drafts import take_draft
from policytrack.reading.rules.claiming.further import more_things, ordered, same_again
from policytrack.reading.rules.claiming.introduced import introduce, name_introduced
from policytrack.reading.rules.claiming.listed_there import listed_there
from policytrack.reading.rules.claiming.named_there import named_there
from policytrack.reading.rules.claiming.papers import tell_paper
from policytrack.reading.rules.claiming.placing import placed
from policytrack.reading.rules.claiming.standing import loosened
from policytrack.reading.rules.claiming.terms import tell_terms
from policytrack.reading.rules.claiming.widening import followed, shared
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.details import Details
from policytrack.reading.rules.details.starting import hold_up, tell_start
from policytrack.reading.rules.details.voices import Told
from policytrack.reading.rules.items import Item, Mention, itemise
from policytrack.reading.rules.joining import joined
from policytrack.reading.rules.joining.proposing import proposal_of
from policytrack.reading.rules.layout.filling import answered, ask, end_list, filled, is_open, leave_open
from policytrack.reading.rules.layout.fragments import completed, says_no, stated
from policytrack.reading.rules.layout.headings import head, read_lead, take_asker, turns_to
from policytrack.reading.rules.layout.letters import begin_letter, read_field, take_signature
from policytrack.reading.rules.layout.openings import take_openings
from policytrack.reading.rules.layout.tables import read_table
from policytrack.reading.rules.mentions import settle
from policytrack.reading.rules.names import Entity, Names, Way
from policytrack.reading.rules.names.topics import topics_in
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.parties.who import is_private
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.story.doubtful import without_doubtful
from policytrack.reading.rules.story.forces import take_for_last
from policytrack.reading.rules.story.newspapers import with_newspapers
from policytrack.reading.rules.story.survey import surveyed
from policytrack.reading.rules.story.who import of_the_same, who_is_meant
from policytrack.reading.rules.syntax import Link, Predicate, Syntax, parse
from policytrack.reading.rules.things import can_be_restricted
from policytrack.reading.rules.typography import plainly

__all__ = ["read_by_rules"]


def read_by_rules(text: str, known: Known) -> Draft:
    """Read a text by rules; see the module."""
    names = Names.of(tuple(known.actors), tuple(known.targets))
    blocks = list(structure.blocks(text))
    text = plainly(text)
    found = with_newspapers(text, without_doubtful(text, names.find(_in_title_case(text))))
    story = surveyed(text, names, found)
    read = Progress(text, story, found, [one.start for one in found], Details(text, known, story))
    take_openings(read, blocks)
    take_signature(read, blocks)
    above, end = None, 0
    for is_table, run in groupby(blocks, key=lambda one: one.kind is structure.BlockKind.row):
        beside = list(run)
        end += len(beside)
        if is_table:
            caption = [*([above] if above else []), *blocks[end : end + 1]]
            read_table(read, beside, caption, partial(_read_sentence, may_be_fragment=True))
        else:
            for block, follows in zip_longest(beside, beside[1:]):
                if block.kind is structure.BlockKind.field:
                    _read_field(read, block)
                elif not _is_rumour(text, block):
                    _read_block(read, block, follows)
            above = beside[-1]
    read.add(end_list(read))
    _add_awaited(read, left_over(read))
    hold_up(text, read.claims)
    proposals = (proposal_of(one, read.details.calendar) for one in joined(read.claims))
    return Draft(tuple(one for one in proposals if one is not None), tuple(read.unread))


_CAPITALS = re.compile(r"^[^a-z\n]*[A-Z]{3}[^a-z\n]*$", re.MULTILINE)


_DATELINED = re.compile(
    r"^[A-Z][A-Z'/ ]{3,40}(?=(?:,[^\n\u2014\u2013-]{0,30})?(?:\s?\([^)\n]{1,20}\))?\s+(?:\u2014|\u2013|--?)\s)",
    re.MULTILINE,
)
_CAPITAL_LEAD = re.compile(r"^[A-Z][A-Z'/ ]{3,40}(?=[.:]\s)", re.MULTILINE)


def _in_title_case(text: str) -> str:
    """The text with lines that are all capitals, as headings are, and capital datelines, written as names are."""

    def written(match: re.Match[str]) -> str:
        title = match[0].title()
        return title if len(title) == len(match[0]) else match[0]

    return _CAPITAL_LEAD.sub(written, _DATELINED.sub(written, _CAPITALS.sub(written, text)))


def _read_field(read: Progress, block: structure.Block) -> None:
    subject = read_field(read, block)
    if subject is not None:
        _read_sentence(read, subject)


def _read_block(read: Progress, block: structure.Block, follows: structure.Block | None) -> None:
    story = read.story
    is_item = block.kind is structure.BlockKind.item
    if block.kind is structure.BlockKind.heading:
        story.headed_actor = story.headed_target = None
    if not is_item:
        story.listing = None
        _end_list(read)
    begin_letter(read, block)
    start, told = read_lead(read, block), len(read.claims)
    if start == block.end:
        return
    _read_sentences(read, block, start, opens_list=_opens_list(read.text, block, follows))
    if block.kind is structure.BlockKind.heading and not told:
        for claim in read.claims:
            claim.heads = True
    filled = read.gap is not None and read.gap.in_list  # what the sentence before the list left open
    if is_item and (filled or len(read.claims) == told):
        read.itemised += [thing for one in read.within(block.start, block.end) if (thing := _thing(one.entities))]
    if start != block.start:
        story.headed_actor = None
        if is_item:
            story.headed_target = None
    take_asker(read, block, follows)
    if not is_item and read.text[block.end - 1] == ":":
        story.listing = next((one for at, one in reversed(story.spoke) if at == story.at), None)


_RUMOUR = re.compile(
    r"(?:the |viral |false )?(?:claim|myth|rumou?r|fiction|misconception)(?: \d{1,2}|s)?\s?[:.\u2013\u2014-]\s",
    re.IGNORECASE,
)


def _is_rumour(text: str, block: structure.Block) -> bool:
    """Whether a block only tells what is wrongly said, as those do who check facts: "Claim: Spain has blocked it"."""
    return _RUMOUR.match(text, block.start, block.end) is not None


def _opens_list(text: str, block: structure.Block, follows: structure.Block | None) -> bool:
    """Whether the items of a list say what a block leaves open."""
    if follows is None or follows.kind is not structure.BlockKind.item or block.kind is follows.kind:
        return False
    return block.kind is structure.BlockKind.heading or text[block.start : block.end].rstrip().endswith(":")


def _read_sentences(read: Progress, block: structure.Block, start: int, *, opens_list: bool) -> None:
    headed = read.story.headed_actor
    found = list(structure.sentences(read.text, start, block.end))
    for number, whole in enumerate(found):
        sentence = _behind_name(read, whole) if start != block.start and number else whole
        _read_sentence(
            read,
            sentence,
            may_be_fragment=(number == 0 and start != block.start) or sentence is not whole,
            opens_list=opens_list and number == len(found) - 1,
            is_item=block.kind is structure.BlockKind.item,
        )
    if len(found) > 1:  # whom a sentence turned to, the paragraph is about
        read.story.headed_actor = headed


def _behind_name(read: Progress, sentence: Span) -> Span:
    """A sentence without the name that opens it, which it is of: "Ruritania: banned. Elbonia: no rule."."""
    begins = read_lead(read, structure.Block(structure.BlockKind.item, sentence.start, sentence.end))
    return sentence if begins in {sentence.start, sentence.end} else Span(begins, sentence.end)


def _end_list(read: Progress) -> None:
    """Take what a list named together, as "any of their products" behind it does."""
    if len(read.itemised) > 1:
        read.story.groups.append(tuple(dict.fromkeys(read.itemised)))
    read.itemised = []
    read.add(end_list(read))


def _thing(entities: Sequence[Entity]) -> Entity | None:
    """The named thing that a name may mean."""
    return next((one for one in entities if one.target is not None and not one.general and not one.setting), None)


def _read_sentence(
    read: Progress,
    sentence: Span,
    *,
    may_be_fragment: bool = False,
    opens_list: bool = False,
    is_item: bool = False,
) -> None:
    story = read.story
    story.at += 1
    found = read.within(sentence.start, sentence.end)
    said = itemise(read.text, sentence.start, sentence.end, found)
    items: Sequence[Item] = settle(said, story.people, story.bodies, story.leaders, story.callings)
    items = take_for_last(story, items)
    if may_be_fragment:
        items = completed(items, of_several=len(next(iter(story.groups[-1:]), ())) > 1)
    if read.text[sentence.end - 1] == "?":
        _hear_question(read, parse(stated(items)), sentence)
        return
    syntax, details = parse(items), read.details
    acts = acts_in(syntax) if not (may_be_fragment and says_no(items)) else []
    take_draft(story, syntax, acts)
    claims = read.add(filled(read, items, acts, sentence) if is_item else answered(read, items, acts, sentence))
    if not claims and (entity := turns_to(read, items)) is not None:
        head(read, entity)
        return
    if opens_list and is_open(acts):
        leave_open(read, items, acts, sentence)
        _remember(read, syntax, (), says=bool(syntax.predicates))
        return
    _take_up(read, items)
    acts, before = _without_obeyed(read, syntax, acts, sentence), read.latest
    named = read.add(_named_more(read, syntax, sentence)) if all(one.weak_actor for one in acts) else []
    for act in (
        acts if not named else ()
    ):  # one may be of a measure that the sentence told of before: "weighed a ban but dropped it"
        claims += read.add(details.of_act(syntax, act, claims_of(read, items, act, sentence), sentence))
    claims += named or read.add(covered(read, syntax, sentence)) or read.add(those_named(read, syntax))
    claims += read.add(named_there(read, syntax, claims, sentence))
    claims += read.add(listed_there(read, syntax, claims, sentence))
    claims += read.add(more_things(read, syntax, sentence))
    claims += read.add(followed(read, syntax, sentence))
    claims += read.add(same_again(read, syntax, sentence) if may_be_fragment and not claims else ())
    leave_kind_open(read, items, acts, sentence)
    if read.loose:
        claims += read.add(loosened(read, claims))
    if not claims:
        ordered(read, syntax, sentence)
    name_introduced(read, items, _subject_of(syntax), sentence)
    introduce(read, items, acts, claims)
    _remember(read, syntax, claims, says=bool(syntax.predicates))
    _add_awaited(read, found_out(read, claims))
    tell_start(read.text, syntax, sentence, claims, before if claims else read.latest)
    details.of_sentence(syntax, sentence, claims, Told(read.claims, read.latest, idle=bool(acts)))
    if claims:
        read.latest = claims
    elif any(not (one.if_had or one.if_told) for one in acts):
        read.unread.append(Unread(sentence, _why(acts)))


def _without_obeyed(read: Progress, syntax: Syntax, acts: list[Act], sentence: Span) -> list[Act]:
    """The acts of a sentence, if it does not only tell whom a firm obeyed: "The ministry had told it to do so"."""
    tells = bool(read.latest) and all(one.key == "same" for one in acts)
    return [] if tells and ordered(read, syntax, sentence) else acts


def _add_awaited(read: Progress, claims: Iterator[Claim]) -> None:
    """Add what was told of nobody, with its end if that was told before: "It works again. It was blocked in May"."""
    added = read.add(claims)
    if added and read.loose:
        read.add(loosened(read, added))


def _named_more(read: Progress, syntax: Syntax, sentence: Span) -> list[Claim]:
    """What a sentence only names as under the measure told of before it, whoever it may seem to tell of."""
    return (
        list(covered(read, syntax, sentence))
        or list(added(read, syntax, sentence))
        or list(shared(read, syntax, sentence))
    )


def _hear_question(read: Progress, syntax: Syntax, sentence: Span) -> None:
    """Take of whom a question speaks, and what it leaves open, for the answer behind it."""
    entity = turns_to(read, syntax.items)
    read.add(ask(read, syntax, acts_in(syntax), sentence))
    _remember(read, syntax, (), says=True)
    if entity is not None:
        head(read, entity)


_FEW = 4


def _take_up(read: Progress, items: Sequence[Item]) -> None:
    """What a sentence begins with is what it and the next one are about."""
    story = read.story
    maker: Entity | None = None
    for one in items[:4]:
        mention = one.mention
        if mention is None:
            continue
        if mention.possessive and mention.entity is not None and mention.entity.is_company:
            maker = mention.entity
        alone = len(items) <= _FEW  # "Telegram's turn."
        if mention.entities and can_be_restricted(mention) and (alone or not mention.possessive):
            products = [each for each in mention.entities if each.target is not None and each.actor is None]
            if maker is not None and maker.target is not None and products and products[0].general:
                products = [maker]  # "OpenAI's chatbot"
            if products and not products[0].setting:
                story.topics.append((story.at, products[0]))
            return
        if can_act(mention):
            return


def _why(acts: Sequence[Act]) -> str:
    said = ", ".join(dict.fromkeys(one.says for one in acts))
    return f'"{said}" was read, but not who does it or to what'


_BESIDE = frozenset({",", "and", "or", "its", "the", "rival", "competitor", "fellow", "smaller", "compatriot", "both"})


def _listed(read: Progress, items: Sequence[Item]) -> Iterator[tuple[Entity, ...]]:
    """The things that stand together in a sentence: "cameras of Hikvision and its rival Dahua"."""
    group: list[Entity] = []
    for before, item in zip((None, *items), items, strict=False):
        mention = item.mention
        entity = read.story.of_name(mention) if mention is not None and mention.entities else None
        told = before.mention.entities if before is not None and before.mention is not None else ()
        if group and entity is not None and entity.target is not None and group[-1] in told:
            group = group[:-1] if entity.target.maker == group[-1].key else group  # "Google Chromebooks"
        if entity is not None and entity.target is not None and not entity.general and not entity.is_place:
            group = [*group, entity] if entity not in group else group
        elif group and item.low not in _BESIDE:
            yield tuple(group)
            group = []
    yield tuple(group)


def _any_thing(entities: Sequence[Entity]) -> Entity | None:
    """What a name may mean that can be restricted, a product before its maker."""
    things = [one for one in entities if one.target is not None]
    return next((one for one in things if one.actor is None), things[0] if things else None)


def _subject(story: Story, items: Sequence[Item], mention: Mention) -> Entity | None:
    """Who a sentence is about; a role alone only if it fits somebody who was spoken of."""
    entity = of_the_same(story, items, mention)
    if entity is not None:
        return entity
    if mention.entities or mention.new == "body" or mention.place:
        return who_is_meant(story, placed(items, mention) if mention.entities else mention)
    if mention.new or not mention.actor_role or mention.actor_role in {"pronoun", "company", "body"}:
        return None
    entity = who_is_meant(story, mention)
    return entity if _tells_which(mention) or entity in story.actors else None


def _meet(story: Story, mention: Mention) -> None:
    """Remember a body that no register knows, or that is named by what it deals with."""
    met = who_is_meant(story, mention)
    if met is not None:
        story.actors.append(met)
        story.met = story.met or (met if mention.new else None)


def _tells_which(mention: Mention) -> bool:
    """Whether a role says what a body deals with, and so which "the ministry" behind it is: "the health ministry"."""
    plain = mention.actor_role and not (mention.entities or mention.new or mention.modifies)
    return bool(plain) and not mention.plural and bool(topics_in(mention.noun))


_ASKING = frozenset({"know", "wonder", "wonders", "wondered", "wondering", "asks", "asked", "ask"})
_ASKED = frozenset({"where", "whether", "if", "why", "how", "what", "which"})


def _asks(items: Sequence[Item]) -> bool:
    """Whether a sentence only tells what somebody asks: "She wants to know where she can use it"."""
    return any(one.low in _ASKING and other.low in _ASKED for one, other in pairwise(items))


def _is_question(text: str, items: Sequence[Item]) -> bool:
    return text[items[-1].end - 1 : items[-1].end] == "?" or _asks(items)


def _person(story: Story, items: Sequence[Item]) -> Entity | None:
    """For whom the last person named in a sentence acts, as "she" in the next one does; the one before if none is."""
    named = [one.mention for one in items if one.mention is not None and one.mention.way == Way.leader]
    return story.of_name(named[-1]) if named else story.person


def _bodies_named(story: Story, items: Sequence[Item]) -> tuple[Entity, ...]:
    """The governments and bodies that a sentence names, of which "the latter" is one."""
    named = [one.mention for one in items if one.mention is not None and can_act(one.mention) and one.mention.entities]
    found = dict.fromkeys(one for each in named if (one := story.of_name(each)) is not None and one.target is None)
    return tuple(found)


def _together(story: Story, syntax: Syntax) -> tuple[Entity, ...]:
    """Those whom a sentence is about together: "Kuwait and Qatar are strict"."""
    first = next((one for one in syntax.predicates if one.finite and one.subjects), None)
    if first is None or first.link is not Link.root or len(first.subjects) < _PAIR:
        return ()
    named = [one for phrase in first.subjects for one in syntax.mentions(phrase)[-1:] if one.entities and can_act(one)]
    found = dict.fromkeys(one for each in named if (one := story.of_name(each)) is not None)
    return tuple(found) if len(found) == len(first.subjects) else ()


_PAIR = 2
_STANDING = frozenset({"it", "they", "he", "she"})
_SIDE_CLAUSES = frozenset({Link.aside, Link.condition, Link.relative})


def _subject_of(syntax: Syntax) -> Mention | None:
    """Whom a sentence is about; not who acts only in a clause beside "it": "it relented once [the firm] had paid"."""
    named = (one.mention for one in syntax.items if can_act(one.mention))
    first = next((one for one in syntax.predicates if one.finite and one.subjects), None)
    if first is None or first.link is not Link.root or syntax.head(first.subjects[0]).low not in _STANDING:
        found = next(named, None)
        return None if found is not None and _only_places(syntax, first, found) else found
    clauses = (each for one in syntax.predicates if one.link in _SIDE_CLAUSES for each in one.subjects)
    beside = [one for phrase in clauses for one in syntax.mentions(phrase)]
    found = next((one for one in named if all(one is not each for each in beside)), None)
    return None if found is not None and _is_whither(syntax, found) else found


def _is_whither(syntax: Syntax, mention: Mention) -> bool:
    """Whether a place is only where something goes or comes from: "it says data goes [to China]"."""
    phrase = next((each for each in syntax.phrases if any(one is mention for one in syntax.mentions(each))), None)
    return phrase is not None and phrase.prep in {"to", "from", "into"}


_WHERE = frozenset({"in", "at", "near", "through", "from", "around", "outside", "across", "to", "into"})


def _only_places(syntax: Syntax, first: Predicate | None, mention: Mention) -> bool:
    """Whether somebody only tells where something is: "the site opened in [Milan]", "users in [Texas] found"."""
    if first is None or not first.subjects:
        return False
    if mention.start < syntax.items[first.subjects[0].start].start:
        return False
    private = is_private(syntax, first.subjects[0]) and not first.passive  # not "doctors at the clinic were told"
    if mention.start < syntax.items[first.at].start and not private:
        return False
    phrase = next((each for each in syntax.phrases if any(one is mention for one in syntax.mentions(each))), None)
    return phrase is not None and phrase.prep in _WHERE


def _is_namesake(story: Story, entity: Entity) -> bool:
    """Whether a sentence is about another body of the same name: "the Danish Patent Office", not America's."""
    last = story.subjects[-1] if story.subjects else None
    if last is None or last.actor is None or entity.actor is None or entity.is_place:
        return False
    return last is not entity and last.actor.kind == entity.actor.kind and last.actor.place != entity.actor.place


_COINED = re.compile(
    r"(?!(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O)[A-Z])(?:[A-Za-z]*[a-z][A-Z]|[A-Z]{2,}[a-z])[A-Za-z]*"
)
"""Names that are spelled as no word or person is: "FrostMap", "HKmap"."""


def _coined(items: Sequence[Item]) -> Mention | None:
    """The last name that nobody knows and that is spelled as no word is."""
    new = (one.mention for one in reversed(items) if one.mention is not None and one.mention.new)
    return next((one for one in new if _COINED.fullmatch(one.text)), None)


def _remember(read: Progress, syntax: Syntax, claims: Sequence[Claim], *, says: bool) -> None:
    """Who and what a sentence was about, for those that follow; names without a verb are about nobody."""
    story, items = read.story, syntax.items
    subject = _subject_of(syntax)
    if says and subject is not None:
        entity = _subject(story, items, subject)
        if entity is not None and entity.actor is not None:
            story.subjects.append(entity)
            story.actors.append(entity)
            if not claims:
                story.spoke.append((story.at, entity))
    tell_paper(story, syntax)
    tell_terms(story, syntax)
    story.pair = _together(story, syntax)
    first = next((one.subjects[0] for one in syntax.predicates if one.finite and one.subjects), None)
    story.crowd = story.at if first is not None and is_private(syntax, first) else story.crowd
    story.person, story.two = _person(story, items), _bodies_named(story, items)
    story.coined = _coined(items) or story.coined
    for one in items:
        mention = one.mention
        if mention is not None and (mention.new == "body" or (mention is not subject and _tells_which(mention))):
            _meet(story, mention)
        if mention is not None and mention.entities and not mention.modifies:
            entity = story.of_name(mention)
            if entity is not None and not (mention is subject and _is_namesake(story, entity)):
                story.hear(entity, mention.entities)
                told = bool(claims) or story.here[0] == story.at  # "staff of the bank may now use it"
                restrictable = entity.target is not None and not told and not entity.general
                if restrictable and (entity is story.main or _is_question(read.text, items)):
                    story.groups.append((entity,))
    named = [one.mention.entities for one in items if one.mention is not None and not one.mention.modifies]
    things = dict.fromkeys(thing for one in named if (thing := _any_thing(one)) is not None and not thing.press)
    story.just = (story.at, () if claims else tuple(things))
    story.together += [one for one in _listed(read, items) if len(one) > 1]
    if claims:
        story.lead = story.lead or next((one.actor for one in claims if not one.actor.is_company), None)
        story.acting = tuple(dict.fromkeys(one.actor for one in claims))
