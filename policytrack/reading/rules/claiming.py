"""From acts to claims: who and what is meant, which measure it is, and what it says of earlier claims."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policytrack.reading.proposals import Span
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.measures import Circumstances, circumstances, measure_of
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity, Way
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.things import can_be_restricted
from policytrack.reading.rules.what import own_product, what_is_meant
from policytrack.reading.rules.who import who_is_meant

__all__ = ["claims_of", "more_things"]


_AGAIN = frozenset({"again", "reimposed", "reinstated", "reimpose", "reinstate", "re-imposed"})


_WEAK_ACTS = frozenset({"limit", "halt", "serve", "control"})


_NOTHING_MORE = Circumstances(frozenset(), frozenset(), frozenset(), frozenset())


def claims_of(read: Progress, items: Sequence[Item], act: Act, sentence: Span) -> Iterator[Claim]:
    """The claims that an act of a sentence makes, one for each actor and each thing; the story goes on with them."""
    if act.key == "same":
        yield from _same(read, items, act, sentence)
        return
    if act.key == "turn":
        yield from _turned(read, items, act, sentence)
        return
    actors, targets = _parties(read, items, act)
    _tell(read.story, act, targets)
    around = circumstances(_around(items, act))
    for actor in actors:
        if not _is_meant_to_act(act, actor, around):
            continue
        for target in targets:
            if target.target is None or (target.general and act.weak_actor and read.story.headed_actor is None):
                continue
            yield Claim(
                actor,
                target,
                _measure(read, act, actor, target, around),
                _mood(act, actor, around),
                [sentence],
                around,
                _is_vague(act, around),
                _only_adds(act),
                bool(around.words & _AGAIN),
            )


def _parties(read: Progress, items: Sequence[Item], act: Act) -> tuple[list[Entity], list[Entity]]:
    """Who does it, and to what."""
    story = read.story
    story.beside = _named_before(read, items, act)
    targets = [one for mention in act.targets for one in what_is_meant(story, mention)]
    story.beside = ()
    actors = _actors(read, items, act, targets)
    if "serve" in {act.key, act.dealing} and not act.targets and not _is_own(actors, targets):
        targets = []  # a maker withholds its own
    if own := _own_product(story, act, actors):
        targets = [own]
    if act.weak_actor and (act.turn.mood in {Mood.ended, Mood.paused} or act.key == "restore"):
        told = [one.actor for one in read.claims if one.target in targets]
        actors = told[-1:] or actors
    if not targets and act.open_object:
        targets = list(story.groups[-1]) if story.groups else [one for one in [story.headed_target] if one]
    return actors, [one for one in dict.fromkeys(targets) if one not in actors]


def _is_own(actors: Sequence[Entity], targets: Sequence[Entity]) -> bool:
    """Whether one of the actors makes one of the things."""
    return any(one.target is not None and one.target.maker == actor.key for actor in actors for one in targets)


def _own_product(story: Story, act: Act, actors: Sequence[Entity]) -> Entity | None:
    """What a maker keeps from others: "cut developers off from its API"."""
    withheld = act.key in {"serve", "block"} or act.dealing in {"serve", "sell"}
    if not withheld or len(actors) != 1 or not actors[0].is_company:
        return None
    for one in act.targets:
        if one.target_role == "pronoun" and one.noun == "its" and one.text != one.noun:
            return own_product(story, actors[0], one.text)
    return None


def _tell(story: Story, act: Act, targets: Sequence[Entity]) -> None:
    """Remember what is restricted, for "it" and "both apps" in what follows."""
    for target in targets:
        story.hear(target)
    if targets and act.targets:
        told_of = tuple(one for one in targets if not one.general or one is story.theme)
        story.groups += [told_of] if told_of else []
        story.restricted.append(tuple(targets))


def _is_meant_to_act(act: Act, actor: Entity, around: Circumstances) -> bool:
    if actor.actor is None or (actor.actor.kind == "unknown" and act.weak_actor):
        return False
    return not actor.press or bool(around.audience & {"employees_of_issuer"})


def _is_vague(act: Act, around: Circumstances) -> bool:
    """Whether an act does not tell which measure it is, so that another sentence may."""
    if act.key == "restore":
        return True
    if act.noun and not act.dealing and act.key != "control" and not around.audience & {"general_public"}:
        return True
    return act.key in {"ban", "halt"} and not act.dealing and not around.audience and not around.setting


def _only_adds(act: Act) -> bool:
    """Whether an act only adds to what was told of, and is too weak to make a claim alone."""
    named = any(one.entities or one.new for one in act.targets)
    told = named or bool(act.targets) or (act.open_object and not act.noun)
    if act.key in _WEAK_ACTS and (act.weak_actor or not told):
        return True
    return act.weak_actor and (not act.targets or act.key == "restore")


def _measure(read: Progress, act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    """Which measure it is; the one told of, where "theirs" or "the ban" means that."""
    bare = not (around.audience or around.setting or act.targets)
    means_it = act.noun and act.key in {"ban", "limit"} and _is_vague(act, around) and bare
    if ("theirs" in around.words or means_it) and (told := _told_of(read, target)):
        return told
    return measure_of(act, actor, target, around)


def _named_before(read: Progress, items: Sequence[Item], act: Act) -> tuple[Entity, ...]:
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


def _told_of(read: Progress, target: Entity) -> str:
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
    if mood is Mood.planned and actor.is_company and act.dealing in {"sell", "serve"} and not act.turn.ordered:
        return Mood.holds  # "will not sell it to the police"
    if mood is Mood.holds and "vote" in act.turn.keys and _is_chamber(actor):
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


_CHAMBERS = re.compile(r"\b(?:House|Senate|Chamber|Committee|Lok Sabha|Rajya Sabha|Bundesrat|European Parliament)\b")


def _is_chamber(actor: Entity) -> bool:
    """Whether a body is only a part of a parliament, whose vote makes no law."""
    legislates = actor.actor is not None and actor.actor.kind == "legislature"
    return legislates and actor.actor is not None and _CHAMBERS.search(actor.actor.name) is not None


def _around(items: Sequence[Item], act: Act) -> Sequence[Item]:
    """The items that tell of the reach of an act: its clause, and what hangs on it."""
    return items[act.around[0] : act.around[1]]


def _actors(read: Progress, items: Sequence[Item], act: Act, targets: Sequence[Entity] = ()) -> list[Entity]:
    story = read.story
    if act.owner and (act.weak_actor or not act.actors) and act.owner in story.names.by_key:
        return [story.names.by_key[act.owner]]
    found = [
        entity
        for entity in (_who(read, _placed(items, one)) for one in act.actors)
        if entity is not None and entity.actor is not None
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


_OPENERS = frozenset({",", ";", ":", "and", "while", "but", "as", "where"})
_PLACELESS = frozenset({"", "company", "pronoun", "body"})


def _placed(items: Sequence[Item], mention: Mention) -> Mention:
    """With the place that the sentence set before: "In Brazil, the Supreme Court", "Kenya goes on: the minister"."""
    named = bool(mention.entities) and mention.way != Way.generic
    if named or mention.new or mention.place is not None or mention.actor_role in _PLACELESS:
        return mention
    place = None
    for at, item in enumerate(items):
        if item.start >= mention.start:
            place = _owner(items[max(0, at - 3) : at]) or place
            break
        place = _place_set(items, at) or place
    return mention if place is None else replace(mention, place=place)


def _owner(before: Sequence[Item]) -> Entity | None:
    """The place that owns what follows: "Britain's technology department"."""
    for item in reversed(before):
        mention = item.mention
        if mention is not None and mention.entity is not None and mention.entity.is_place:
            return mention.entity if mention.possessive or mention.way == Way.demonym else None
    return None


def _place_set(items: Sequence[Item], at: int) -> Entity | None:
    """The place that a clause opens with, or whose body it speaks of: "in Brazil", "Venezuela's regulator"."""
    mention = items[at].mention
    if mention is None:
        return None
    if mention.place is not None and mention.place.is_place:
        return mention.place
    entity = mention.entity
    if entity is None or not entity.is_place or mention.modifies or mention.way == Way.demonym or mention.possessive:
        return None
    opens = at == 0 or (items[at - 1].low == "in" and (at == 1 or items[at - 2].low in _OPENERS))
    return entity if opens else None


def _countries(story: Story, acting: Sequence[Entity]) -> list[Entity]:
    """The countries of those who acted last: what nobody is said to have done there is the country's."""
    found = []
    for one in acting:
        code = one.actor.place if one.actor is not None and not one.is_place and not one.is_company else None
        found.append(story.names.by_key.get(f"place:{code}", one))
    return list(dict.fromkeys(found))


def _who(read: Progress, mention: Mention) -> Entity | None:
    """Who is meant; a pronoun means who the sentence before was about."""
    if mention.actor_role == "pronoun" and mention.noun == "we" and read.story.issuer is not None:
        return read.story.issuer
    if mention.actor_role == "pronoun":
        return next((one for one in reversed(read.story.subjects[-2:]) if one.actor is not None), None)
    return who_is_meant(read.story, mention)


def _makers(read: Progress, act: Act) -> list[Entity]:
    """Who makes what is not offered: nobody else can withhold it."""
    targets = [one for mention in act.targets for one in what_is_meant(read.story, mention)]
    keys = dict.fromkeys(one.target.maker for one in targets if one.target is not None and one.target.maker is not None)
    return [read.story.names.by_key[key] for key in keys if key in read.story.names.by_key]


_TOO = re.compile(
    r"\b(?:too|also|likewise|as well|affected|covered|included|(?:was|were) added|on the list|same fate|"
    r"was next|were next|among them)\b"
)
_SO = re.compile(r"\b(?:so|as) (?:was|were|is|are)\b")
_UNLIKE = frozenset({"not", "n't", "unlike", "except", "never"})
_OPENING_LENGTH = 24


def more_things(read: Progress, items: Sequence[Item], sentence: Span) -> Iterator[Claim]:
    """Further things under the measure just told of: "Signal was on the list too", "and so are Signal and Viber"."""
    start = _begins_more(read, items, sentence)
    if not read.latest or start is None:
        return
    pattern = read.latest[-1]
    named = [one.mention for one in items if one.start >= start and one.mention is not None and one.mention.entities]
    targets = [each for one in named if can_be_restricted(one) for each in what_is_meant(read.story, one)]
    for target in dict.fromkeys(targets):
        if target is not pattern.target and target is not pattern.actor:
            passages = [sentence, *(one for one in pattern.passages[:1] if one != sentence)]
            yield Claim(pattern.actor, target, pattern.measure, pattern.mood, passages, pattern.around)


def _begins_more(read: Progress, items: Sequence[Item], sentence: Span) -> int | None:
    """Where further things are named in a sentence, if any are."""
    read_itself = any(claim.passages[0] == sentence for claim in read.latest)
    if not read_itself and _is_too(read, items, sentence):
        return sentence.start
    so = _SO.search(read.text, sentence.start, sentence.end)
    follows = next((one for one in items if one.start >= so.end()), None) if so is not None else None
    return follows.start if follows is not None and can_be_restricted(follows.mention) else None


def _is_too(read: Progress, items: Sequence[Item], sentence: Span) -> bool:
    """Whether a sentence says nothing but that the measure told of is one of its things too."""
    if _TOO.search(read.text, sentence.start, sentence.end) is None:
        return False
    if any(one.low in _UNLIKE or one.tag == "modal" for one in items):
        return False
    return _opens_with_thing(items, sentence)


def _opens_with_thing(items: Sequence[Item], sentence: Span) -> bool:
    """Whether a sentence begins with what can be restricted, which does nothing itself."""
    for at, one in enumerate(items):
        mention = one.mention
        if mention is None or mention.modifies:
            continue
        if not can_be_restricted(mention) or one.start - sentence.start > _OPENING_LENGTH:
            return False
        acts = mention.entity is not None and mention.entity.actor is not None
        return not acts or any(each.tag in {"be", "and"} for each in items[at + 1 : at + 5])
    return False


def _turned(read: Progress, items: Sequence[Item], act: Act, sentence: Span) -> Iterator[Claim]:
    """What became of a measure told of before: "then repealed the law"."""
    actors = _actors(read, items, act)
    told = read.claims[-len(read.latest) - 4 :]
    own = [one for one in told if one.actor in actors]
    last = own or [one for one in read.latest if one in told]
    for one in last[-len(read.latest or last) :]:
        if one.mood in {Mood.holds, Mood.planned, Mood.weighed}:
            yield Claim(one.actor, one.target, one.measure, act.turn.mood, [sentence], _NOTHING_MORE, only_adds=True)


def _same(read: Progress, items: Sequence[Item], act: Act, sentence: Span) -> Iterator[Claim]:
    """Others who do what was told of: "Italy followed suit", "so did Spain"."""
    if not read.latest:
        return
    pattern = read.latest[-1]
    own = [one for mention in act.targets for one in what_is_meant(read.story, mention)]
    targets = own or [one.target for one in read.latest]
    for actor in dict.fromkeys(_actors(read, items, act)):
        if actor is pattern.actor and not own:
            continue
        for target in dict.fromkeys(targets):
            yield Claim(actor, target, pattern.measure, act.turn.mood, [sentence, *pattern.passages[:1]], _NOTHING_MORE)
