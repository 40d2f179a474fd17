"""What a sentence leaves in memory: whom and what it was about, and whom it named, for those that follow."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from policytrack.reading.rules.claiming.papers import tell_paper
from policytrack.reading.rules.claiming.placing import placed
from policytrack.reading.rules.claiming.targets import is_where_said
from policytrack.reading.rules.claiming.terms import tell_terms
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Entity, Way
from policytrack.reading.rules.names.topics import topics_in
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.parties.who import is_private
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.story.who import of_the_same, who_is_meant
from policytrack.reading.rules.syntax import Link, Predicate, Syntax
from policytrack.reading.rules.things import can_be_restricted

__all__ = ["remember", "subject_of", "take_up"]

_FEW = 4


def take_up(read: Progress, items: Sequence[Item]) -> None:
    """What a sentence begins with is what it and the next one are about."""
    story = read.story
    maker: Entity | None = None
    for one in items[:4]:
        mention = one.mention
        if mention is None or is_where_said(items, mention):
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


_BESIDE = frozenset({",", "and", "or", "its", "the", "rival", "competitor", "fellow", "smaller", "compatriot", "both"})


def _listed(read: Progress, items: Sequence[Item]) -> Iterator[tuple[Entity, ...]]:
    """The things that stand together in a sentence: "cameras of Hikvision and its rival Dahua"."""
    if sum(one.mention is not None and one.mention.entities != () for one in items) < _PAIR:
        return
    group: list[Entity] = []
    products: dict[Entity, Entity] = {}
    for before, item in zip((None, *items), items, strict=False):
        mention = item.mention
        entity = read.story.of_name(mention) if mention is not None and mention.entities else None
        told = before.mention.entities if before is not None and before.mention is not None else ()
        if group and entity is not None and entity.target is not None and group[-1] in told:
            group = group[:-1] if entity.target.maker == group[-1].key else group  # "Google Chromebooks"
        if entity is not None and entity.target is not None and not entity.general and not entity.is_place:
            group = [*group, entity] if entity not in group else group
            products[entity] = (_any_thing(mention.entities) if mention is not None else None) or entity
        elif group and item.low not in _BESIDE:
            yield _of_a_kind(group, products)
            group = []
    yield _of_a_kind(group, products)


def _of_a_kind(group: Sequence[Entity], products: Mapping[Entity, Entity]) -> tuple[Entity, ...]:
    """Things named together, as products where one is: "ChatGPT and DeepSeek" are two chatbots."""
    return tuple(group if all(one.is_company for one in group) else [products[one] for one in group])


def _any_thing(entities: Sequence[Entity]) -> Entity | None:
    """What a name may mean that can be restricted, a product before its maker."""
    if not entities:
        return None
    things = [one for one in entities if one.target is not None]
    return next((one for one in things if one.actor is None), things[0] if things else None)


def _subject(story: Story, items: Sequence[Item], mention: Mention) -> Entity | None:
    """Who a sentence is about; a role alone only if it fits somebody who was spoken of."""
    entity = of_the_same(story, items, mention) or (mention.place if _are_of_place(mention) else None)
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
    lows = [one.low for one in items]
    return not _ASKING.isdisjoint(lows) and any(one in _ASKING and other in _ASKED for one, other in pairwise(lows))


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


def subject_of(syntax: Syntax) -> Mention | None:
    """Whom a sentence is about; not who acts only in a clause beside "it": "it relented once [the firm] had paid"."""
    named = (one.mention for one in syntax.items if one.mention is not None and _may_be_subject(one.mention))
    first = next((one for one in syntax.predicates if one.finite and one.subjects), None)
    if first is None or first.link is not Link.root or syntax.head(first.subjects[0]).low not in _STANDING:
        found = next(named, None)
        own = _body_there(syntax, first, found) if found is not None and first is not None else None
        return own or (None if found is not None and _only_places(syntax, first, found) else found)
    clauses = (each for one in syntax.predicates if one.link in _SIDE_CLAUSES for each in one.subjects)
    beside = [one for phrase in clauses for one in syntax.mentions(phrase)]
    found = next((one for one in named if all(one is not each for each in beside)), None)
    return None if found is not None and _is_whither(syntax, found) else found


def _body_there(syntax: Syntax, first: Predicate, found: Mention) -> Mention | None:
    """The body by name that acts behind the place that opens a sentence: "In Germany, [Deutsche Bank] has blocked"."""
    place = found.entity is not None and found.entity.is_place
    opens = first.subjects and found.end <= syntax.items[first.subjects[0].start].start
    if not (place and opens) or first.passive:
        return None
    bodies = (one for one in syntax.mentions(first.subjects[0]) if can_act(one) and not one.possessive)
    return next((one for one in bodies if one.entity is not None and not one.entity.is_place), None)


def _may_be_subject(mention: Mention) -> bool:
    """Whether a sentence may be about somebody, as all of a kind in a place who act for it: "Danish regulators"."""
    return can_act(mention) or (_are_of_place(mention) and not (mention.modifies or mention.some))


def _are_of_place(mention: Mention) -> bool:
    plain = not (mention.entities or mention.new)
    return plain and mention.plural and mention.place is not None and mention.actor_role in _FOR_PLACES


_FOR_PLACES = frozenset({"government", "state", "ministry", "regulator", "agency", "legislature"})


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


def remember(
    read: Progress, syntax: Syntax, subject: Mention | None, claims: Sequence[Claim], *, asks: bool = False
) -> None:
    """Who and what a sentence was about, for those that follow; names without a verb are about nobody."""
    story, items = read.story, syntax.items
    if subject is not None and (asks or syntax.predicates):
        entity = _subject(story, items, subject)
        if entity is not None and entity.actor is not None:
            story.subjects.append(entity)
            story.actors.append(entity)
            if not claims:
                story.spoke.append((story.at, entity))
    tell_paper(story, syntax, claims)
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
            shared = mention.way == Way.generic  # "the Peru Supreme Court" is not the American one
            entity = who_is_meant(story, placed(items, mention)) if shared else story.of_name(mention)
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
