"""Read a text by rules, from its blocks to proposals.

Each act ("banned", "may not use", "a ban on") is given its mood, its actor and its target, with what was spoken of
before to tell what "the ministry" and "the app" mean; what several sentences say of one thing is put together.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, zip_longest

from policytrack.reading.proposals import Draft, Known, Span, Unread
from policytrack.reading.rules import structure
from policytrack.reading.rules.acts import Act, acts_in
from policytrack.reading.rules.claiming import claims_of
from policytrack.reading.rules.claiming.awaiting import found_out, left_over, points_at_some, those_named
from policytrack.reading.rules.claiming.covering import added, covered, leave_kind_open, points_behind
from policytrack.reading.rules.claiming.drafts import take_draft
from policytrack.reading.rules.claiming.further import more_things, ordered, same_again
from policytrack.reading.rules.claiming.introduced import introduce, name_introduced
from policytrack.reading.rules.claiming.listed_there import listed_there
from policytrack.reading.rules.claiming.named_there import named_there
from policytrack.reading.rules.claiming.refocusing import refocus, tell_spared
from policytrack.reading.rules.claiming.standing import loosened
from policytrack.reading.rules.claiming.widening import followed, shared
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.details import Details
from policytrack.reading.rules.details.starting import hold_up, tell_start
from policytrack.reading.rules.details.voices import Told
from policytrack.reading.rules.items import Item, itemise
from policytrack.reading.rules.joining import joined
from policytrack.reading.rules.joining.proposing import proposal_of
from policytrack.reading.rules.layout.filling import (
    answered,
    ask,
    end_list,
    filled,
    is_open,
    leave_members_open,
    leave_open,
    leave_some_open,
)
from policytrack.reading.rules.layout.fragments import completed, says_no, stated
from policytrack.reading.rules.layout.headings import head, read_lead, take_asker, turns_to
from policytrack.reading.rules.layout.letters import begin_letter, read_field, take_signature
from policytrack.reading.rules.layout.openings import take_openings
from policytrack.reading.rules.layout.tables import read_table
from policytrack.reading.rules.mentions import name_capitals, settle
from policytrack.reading.rules.names import Entity, Names
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.remembering import remember, subject_of, take_up
from policytrack.reading.rules.story.abbreviations import shortened, with_abbreviations
from policytrack.reading.rules.story.doubtful import without_doubtful
from policytrack.reading.rules.story.forces import take_for_last
from policytrack.reading.rules.story.newspapers import with_newspapers
from policytrack.reading.rules.story.survey import surveyed
from policytrack.reading.rules.syntax import Syntax, parse
from policytrack.reading.rules.typography import plainly

__all__ = ["read_by_rules"]


def read_by_rules(text: str, known: Known) -> Draft:
    """Read a text by rules; see the module."""
    names = Names.of(tuple(known.actors), tuple(known.targets))
    blocks = list(structure.blocks(text))
    written, text = text, plainly(text)
    found = with_newspapers(text, without_doubtful(text, names.find(_in_title_case(text))))
    found = with_abbreviations(written, text, found)
    story = surveyed(text, names, found)
    story.short = shortened(written)
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
    titled, told = begin_letter(read, block), len(read.claims)
    start = block.end if titled else read_lead(read, block)
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
    name_capitals(items, story.towns)
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
    if opens_list and _leaves_open(read, syntax, acts, sentence):
        return
    told_last = read.latest
    refocus(read, items)
    take_up(read, items)
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
        read.latest = told_last
        ordered(read, syntax, sentence)
    subject = subject_of(syntax)
    name_introduced(read, items, subject, sentence)
    introduce(read, items, acts, claims)
    remember(read, syntax, subject, claims)
    _add_awaited(read, found_out(read, claims))
    tell_start(read.text, syntax, sentence, claims, before if claims else read.latest)
    details.of_sentence(syntax, sentence, claims, Told(read.claims, read.latest, idle=bool(acts)))
    if claims:
        read.latest = claims
        return
    tell_spared(read, sentence)
    if any(not (one.if_had or one.if_told) for one in acts):
        read.unread.append(Unread(sentence, _why(acts)))


def _leaves_open(read: Progress, syntax: Syntax, acts: list[Act], sentence: Span) -> bool:
    """Whether what a sentence says is told by the items of the list behind it, or names some of a kind told of."""
    if is_open(acts):
        leave_open(read, syntax.items, acts, sentence)
        remember(read, syntax, subject_of(syntax), ())
        return True
    if not acts and points_behind(read, syntax.items):
        leave_members_open(read)
    elif not acts and (told := points_at_some(read, syntax)) is not None:
        leave_some_open(read, told)
    return False


def _without_obeyed(read: Progress, syntax: Syntax, acts: list[Act], sentence: Span) -> list[Act]:
    """The acts of a sentence, if it does not only tell whom a firm obeyed: "The ministry had told it to do so".

    And so of "The ministry ordered the removal of the app".
    """
    tells = bool(read.latest) and all(one.key == "same" or (one.noun and one.key == "remove") for one in acts)
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
    remember(read, syntax, subject_of(syntax), (), asks=True)
    if entity is not None:
        head(read, entity)


def _why(acts: Sequence[Act]) -> str:
    said = ", ".join(dict.fromkeys(one.says for one in acts))
    return f'"{said}" was read, but not who does it or to what'
