"""From acts to claims: who and what is meant, which measure it is, and how it is meant."""

import re
from collections.abc import Iterator, Sequence

from policytrack.reading.proposals import Span
from policytrack.reading.rules.actors import PUBLIC_POWER, actors_of, countries_of, firm_of
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.further import likewise, turned
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.measures import OWN_PEOPLE, Circumstances, circumstances, measure_of
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.progress import Awaiting, Progress
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.things import can_be_restricted
from policytrack.reading.rules.what import own_product, topic_of, what_is_meant
from policytrack.reading.rules.youth import LAWS, meant_for_the_young

__all__ = ["claims_by", "claims_of", "loosened"]


_LETTING_BACK = ("unban", "unblock", "un-ban", "restor")
_AGAIN = frozenset({"again", "reimposed", "reinstated", "reimpose", "reinstate", "re-imposed"})


_TRADING = frozenset(
    {"company", "technology_provider", "platform_operator", "educational_institution", "healthcare_or_public_service"}
)
_CLOSING = frozenset({"block", "halt", "remove"})
_ENDING = ("shut", "clos", "discontinu", "retir", "scrap", "wind", "wound", "terminat", "end")
_FIRMS = frozenset({"company", "technology_provider", "platform_operator", "financial_institution", "civil_society"})
_KEEPING = ("keep", "kept", "shut out", "rul", "lock", "bar")
_STORE_OWNERS = frozenset({"apple", "google"})
_SWAPPING = ("replac", "swap", "exchang")
_WEAK_ACTS = frozenset({"limit", "halt", "serve", "control"})


def claims_of(read: Progress, items: Sequence[Item], act: Act, sentence: Span) -> Iterator[Claim]:
    """The claims that an act of a sentence makes, one for each actor and each thing; the story goes on with them."""
    if act.key == "same":
        yield from likewise(read, items, act, sentence)
        return
    if act.key in {"turn", "relent"}:
        yield from turned(read, items, act, sentence)
        return
    around = circumstances(_around(items, act))
    actors, targets = _parties(read, items, act, technical=_is_technical(act, around))
    if stopped := _stopped_by_court(read, act, actors, targets):
        for one in stopped:
            yield Claim(one.actor, one.target, one.measure, Mood.paused, [sentence], around, only_adds=True)
        return
    _tell(read.story, act, targets)
    if not actors and _mood_of_nobody(act) in {Mood.ended, Mood.paused}:
        read.loose.update(dict.fromkeys(targets, (_mood_of_nobody(act), sentence)))
    told = Awaiting(items, act, targets, sentence, read.story.at)
    if not actors and targets and act.targets and act.turn.mood not in {Mood.called, Mood.ended, Mood.paused}:
        read.awaiting.append(told)
    yield from claims_by(read, told, actors)


def claims_by(read: Progress, told: Awaiting, actors: Sequence[Entity]) -> Iterator[Claim]:
    """The claims that an act makes of those whose it is."""
    act, items = told.act, told.items
    around = circumstances(_around(items, act)).also(read.beside)
    for actor in actors:
        if not _is_meant_to_act(act, actor, around):
            continue
        mood = _mood(act, actor, around)
        for target in _respective(items, actors, told.targets, actor):
            if target.target is None or (target.general and act.weak_actor and read.story.headed_actor is None):
                continue
            if (act.own_goods or act.kept) and _is_own([actor], [target]) is act.kept:
                continue
            if _is_only_trade(act, actor, target, around) or _is_only_dropped(items, act, actor, target, around):
                continue
            yield Claim(
                actor,
                target,
                "advisory" if mood is Mood.advised else _measure(read, act, actor, target, around),
                mood,
                [told.sentence],
                around,
                _is_vague(act, around),
                _only_adds(act, around),
                bool(around.words & _AGAIN) or _is_not_over(act),
                _is_unreal(items, act),
                _is_told_back(items, act),
            )


def _respective(
    items: Sequence[Item], actors: Sequence[Entity], targets: Sequence[Entity], actor: Entity
) -> Sequence[Entity]:
    """What each does it to: of "Oslo and Riga banned TikTok and Temu respectively", one each."""
    if len(actors) != len(targets) or len(actors) < 2 or all(one.low != "respectively" for one in items):
        return targets
    at = actors.index(actor)
    return targets[at : at + 1]


def _is_not_over(act: Act) -> bool:
    """Whether it is said that a measure has not ended: "the ban has not been lifted"."""
    return act.noun and act.turn.mood is Mood.holds and "end" in act.turn.keys


def _mood_of_nobody(act: Act) -> Mood:
    """How a measure stands of which it is not yet told whose it is."""
    return _mood_of_return(act) if act.key == "restore" else act.turn.mood


def loosened(read: Progress, claims: Sequence[Claim]) -> Iterator[Claim]:
    """What was said to have ended before it was told whose it was: "The ban was lifted. Oslo had imposed it"."""
    for claim in claims:
        loose = read.loose.pop(claim.target, None)
        if loose is not None and claim.mood is Mood.holds and not claim.only_adds and not claim.again:
            mood, sentence = loose
            yield Claim(claim.actor, claim.target, claim.measure, mood, [sentence], claim.around, only_adds=True)


def _is_unreal(items: Sequence[Item], act: Act) -> bool:
    """Whether it is told as what would have been: "the order would have barred downloads"."""
    if any(one.modal == "would" and one.perfect for one in act.turn.governors):
        return True
    low = [one.low for one in items[act.around[0] : act.at + 1]]
    pairs = zip(low, low[1:], low[2:], strict=False)
    return any(first == "would" and second == "have" and third != "to" for first, second, third in pairs)


def _is_told_back(items: Sequence[Item], act: Act) -> bool:
    """Whether it is told as what had been: "operators had been told to block it"."""
    spans = [(act.around[0], act.at), *((one.start, one.at) for one in act.turn.governors)]
    return any(items[at].low == "had" for start, end in spans for at in range(start, end))


def _parties(read: Progress, items: Sequence[Item], act: Act, *, technical: bool) -> tuple[list[Entity], list[Entity]]:
    """Who does it, and to what."""
    story = read.story
    if act.own_goods:
        named = [one.entity for one in act.actors if one.entity is not None]
        return [firm for one in named if (firm := firm_of(story, one)) is not None], named
    story.beside = _named_before(read, items, act)
    targets = [one for mention in act.targets for one in what_is_meant(story, mention, technical=technical)]
    if act.key == "restore":  # "came back to app stores"
        targets = [one for one in targets if not one.setting]
    if act.targets and not story.beside and all(_is_plain_pronoun(one) for one in act.targets):
        targets = _of_this_sentence(story) or targets
    story.beside = ()
    actors = actors_of(read, items, act, targets)
    if "serve" in {act.key, act.dealing} and not act.targets and not _is_own(actors, targets):
        targets = []  # a maker withholds its own
    if own := _own_product(story, items, act, actors):
        targets = [own]
    if story.terms == (story.at, *actors) and all(one.general for one in targets):
        targets = [one for one in [_known_product(story, items, actors[0])] if one is not None] or targets
    if act.key == "restore" and act.weak_actor and _is_all_of_it(items, act):
        targets = _just_restricted(read) or targets
    targets = _left_out(read, items, act, targets)
    if act.turn.mood in {Mood.ended, Mood.paused} or act.key == "restore":
        actors = _whose_it_was(read, act, actors, targets)
    if not act.targets and _is_supply(story, items, act, actors) and len(actors) == 1 and _makes_things(actors[0]):
        return actors, [actors[0]]  # "stopped selling to China"
    return actors, [one for one in dict.fromkeys(targets) if one not in actors]


def _left_out(read: Progress, items: Sequence[Item], act: Act, targets: list[Entity]) -> list[Entity]:
    """What an act is done to where its sentence does not say it."""
    if (meant := meant_for_the_young(read, items, act)) is not None:
        return [meant]
    return _left_open(read.story, items, act) if act.open_object and not targets else targets


def _whose_it_was(read: Progress, act: Act, actors: list[Entity], targets: Sequence[Entity]) -> list[Entity]:
    """Whose measure has ended: of "the ban" that was told of, whoever of the same place may have lifted it."""
    if act.weak_actor:
        told = [one.actor for one in read.claims if one.target in targets]
        return told[-1:] or _without_courts(read.story, actors)
    if not (act.noun and act.open_object) or len(actors) != 1:
        return actors
    known = [one.actor for one in read.latest if one.target in targets and one.mood is Mood.holds]
    same = actors[0].actor is not None and all(
        one.actor is not None and one.actor.place == actors[0].actor.place for one in known
    )
    return known[-1:] if known and same and actors[0] not in known else actors


def _stopped_by_court(read: Progress, act: Act, actors: Sequence[Entity], targets: Sequence[Entity]) -> list[Claim]:
    """The measures just told of which a court stops: "A judge blocked it a week before it was to take effect"."""
    if act.key not in {"halt", "block"} or act.turn.mood is not Mood.holds or act.dealing or not act.targets:
        return []
    pointed = all(one.target_role == "pronoun" and not one.plural for one in act.targets)
    if not pointed or not actors or not all(one.actor is not None and one.actor.kind == "court" for one in actors):
        return []
    others = [one for one in read.latest if (one.target in targets or not targets) and one.actor not in actors]
    return [one for one in others if one.mood in {Mood.holds, Mood.planned, Mood.weighed} and _rules(one.actor)]


def _rules(actor: Entity) -> bool:
    return actor.actor is not None and actor.actor.kind in PUBLIC_POWER


def _is_plain_pronoun(mention: Mention) -> bool:
    return mention.target_role == "pronoun" and mention.text in {"it", "them"}


def _of_this_sentence(story: Story) -> list[Entity]:
    """What an act before in the sentence was done to: "stopped downloads, only to permit them again"."""
    at, told = story.here
    return list(told) if at == story.at else []


_WHOLE = frozenset({"service", "access", "connectivity"})


def _is_all_of_it(items: Sequence[Item], act: Act) -> bool:
    """Whether all is meant that was kept away: "Service resumed", "users could log in again"."""
    if not act.targets:
        return act.open_object
    first = act.targets[0]
    at = next((at for at, item in enumerate(items) if item.mention is first), 0)
    bare = at == 0 or items[at - 1].tag != "det"
    return bare and first.noun in _WHOLE and not first.entities and len(act.targets) == 1


def _just_restricted(read: Progress) -> list[Entity]:
    """What the last sentence with a measure told of as restricted."""
    return list(dict.fromkeys(one.target for one in read.latest if one.mood is Mood.holds))


def _left_open(story: Story, items: Sequence[Item], act: Act) -> list[Entity]:
    """What is meant where the sentence does not say it: what the one before was about, or was told of last."""
    topic = topic_of(story)
    if topic is not None:
        act.targets = [Mention(items[act.at].start, items[act.at].end, "", (topic,))]
        return [topic]
    return list(next(iter(story.groups[-1:]), ())) or _spoken_of(story, act)


def _without_courts(story: Story, actors: Sequence[Entity]) -> list[Entity]:
    """The countries of courts that stop what is not said to be anybody's."""
    courts = [one for one in actors if one.actor is not None and one.actor.kind == "court"]
    return [one for each in actors for one in (countries_of(story, [each]) if each in courts else [each])]


def _spoken_of(story: Story, act: Act) -> list[Entity]:
    """What "a ban" is of that says nothing of it, where the text has named nothing but kinds of technology."""
    if story.headed_target is not None or not act.noun:
        return [one for one in [story.headed_target] if one]
    return [story.theme] if story.theme is not None else list(next(iter(story.restricted[-1:]), ()))


_SHUTTING = ("block", "unblock", "shut off", "stop dealing with", "cut ties with")


def _is_technical(act: Act, around: Circumstances) -> bool:
    """Whether an act is done to nothing but technology: "may not be installed", "banned from app stores"."""
    shut = not act.noun and act.says.startswith(_SHUTTING)
    return shut or bool(around.setting) or (bool(act.dealing) and act.dealing != "operate")


def _is_supply(story: Story, items: Sequence[Item], act: Act, actors: Sequence[Entity]) -> bool:
    """Whether a maker's goods are meant that are not named: "stopped selling to China", "stopped serving clients"."""
    if act.dealing != "serve":
        return act.dealing == "sell"
    stopped = act.says.endswith("ing") and any(one.entities for one in act.actors) and len(actors) == 1
    return stopped and _known_product(story, items, actors[0]) is None


def _makes_things(actor: Entity) -> bool:
    return actor.target is not None and actor.is_company


def _is_own(actors: Sequence[Entity], targets: Sequence[Entity]) -> bool:
    """Whether one of the actors makes one of the things, or is one."""
    return any(
        one is actor or (one.target is not None and one.target.maker == actor.key)
        for actor in actors
        for one in targets
    )


def _own_product(story: Story, items: Sequence[Item], act: Act, actors: Sequence[Entity]) -> Entity | None:
    """What a maker keeps from others: "cut developers off from its API", "you may not use the Services"."""
    if len(actors) != 1 or not actors[0].is_company:
        return None
    withheld = act.key in {"serve", "block"} or act.dealing in {"serve", "sell"}
    told = act.dealing == "use" and any(one.low == "you" for one in items)
    for one in act.targets:
        owned = one.target_role == "pronoun" and one.noun == "its" and one.text not in {"its", "use", "usage"}
        if withheld and (owned or (one.new and one.text.split()[0] in {"API", "APIs"})):
            return own_product(story, actors[0], one.text if owned else "api")
        if (told and one.target_role in {"app", "model"} and not one.entities) or (owned and act.dealing == "use"):
            return _known_product(story, items, actors[0]) or own_product(
                story, actors[0], one.text if owned else one.noun
            )
    return None


_FAR = 60


def _known_product(story: Story, items: Sequence[Item], maker: Entity) -> Entity | None:
    """What was last spoken of that a maker makes."""
    here = [one.mention.entity for one in items if one.mention is not None and one.mention.entity is not None]
    named = [*story.targets[-_FAR:], *here]
    made = (one for one in reversed(named) if one.target is not None and one.target.maker == maker.key)
    return next((one for one in made if one.actor is None), None)


def _tell(story: Story, act: Act, targets: Sequence[Entity]) -> None:
    """Remember what is restricted, for "it" and "both apps" in what follows."""
    for target in targets:
        story.hear(target)
    story.here = (story.at, tuple(targets)) if targets else story.here
    if targets and act.targets:
        told_of = tuple(one for one in targets if not one.general or one is story.theme)
        story.groups += [told_of] if told_of else []
        story.restricted.append(tuple(targets))


def _is_meant_to_act(act: Act, actor: Entity, around: Circumstances) -> bool:
    if actor.actor is None or (actor.actor.kind == "unknown" and act.weak_actor):
        return False
    own = around.audience & {"employees_of_issuer"} or around.setting & {"issuer_owned_device", "internal_network"}
    if actor.actor.kind == "civil_society" and "call" in act.turn.keys and not act.own_people:
        return bool(around.audience & {"employees_of_issuer"})  # a demand of others, who may do as they like
    return not actor.press or bool(own)


def _is_only_trade(act: Act, actor: Entity, target: Entity, around: Circumstances) -> bool:
    """Whether a firm or school only trades as it likes: "the shop stopped selling the phone of another maker"."""
    if actor.actor is None or actor.actor.kind not in _TRADING or act.turn.ordered or around.audience & OWN_PEOPLE:
        return False
    if act.key in _CLOSING and not act.dealing and act.says.startswith(_ENDING) and _is_own([actor], [target]):
        return not around.audience  # "will shut down its tool"
    withdrawn = act.key in {"remove", "exclude", "serve", "store"} and act.dealing == "sell"
    if not (withdrawn or act.key == "deal") or target.target is None or target.general:
        return False
    if act.dealing == "buy":
        return True
    goods = withdrawn or act.dealing == "sell" or (act.dealing == "serve" and target.actor is None)
    return goods and not _is_own([actor], [target])


def _is_only_dropped(items: Sequence[Item], act: Act, actor: Entity, target: Entity, around: Circumstances) -> bool:
    """Whether a firm only gives something up, for whoever: "replaced Teams with Zoom", "shut down its gadget"."""
    if actor.actor is None or actor.actor.kind not in _FIRMS or act.turn.ordered or act.dealing:
        return False
    own = _is_own([actor], [target])
    if own and act.key == "remove" and act.targets and all(one.target_role == "pronoun" for one in act.targets):
        return True  # posts and accounts: "it also removed smaller ones"
    setting = around.setting - {"issuer_owned_device"} if own else around.setting  # "from its cheaper phones"
    if not _drops(act, actor, target, own=own) or setting:
        return False
    if around.audience and not act.says.startswith(_SWAPPING):
        return False
    if target.target is None or (target.is_company and not own):
        return False  # a supplier that is shut out
    app = target.target.kind in {"app", "website", "service"}
    if app and actor.key in _STORE_OWNERS and not own:
        return False
    return not any(one.mention is not None and _is_of_place(one.mention) for one in items[act.at : act.around[1]])


def _drops(act: Act, actor: Entity, target: Entity, *, own: bool) -> bool:
    """Whether an act may only say that something is given up."""
    if act.noun:
        return own and act.key in _CLOSING
    made_by_others = target.target is not None and target.target.maker not in {None, actor.key}
    others = act.key == "block" and made_by_others  # which it cannot shut down but for its own people
    ends = act.key in _CLOSING and act.says.startswith(_ENDING) and not others
    return ends or (act.key in {"remove", "exclude"} and not act.says.startswith(_KEEPING))


def _is_of_place(mention: Mention) -> bool:
    return mention.place is not None or (mention.entity is not None and mention.entity.is_place)


def _is_vague(act: Act, around: Circumstances) -> bool:
    """Whether an act does not tell which measure it is, so that another sentence may."""
    if act.key == "restore":
        return True
    if act.noun and not act.dealing and act.key != "control" and not around.audience & {"general_public"}:
        return True
    return act.key in {"ban", "halt"} and not act.dealing and not around.audience and not around.setting


def _only_adds(act: Act, around: Circumstances) -> bool:
    """Whether an act only adds to what was told of, and is too weak to make a claim alone."""
    named = any(one.entities or one.new for one in act.targets)
    told = named or bool(act.targets) or (act.open_object and not act.noun)
    denied = act.key == "limit" and named and "access" in around.words  # "access to it was restricted"
    licensed = act.says == "licence" and named  # "exports to Huawei have needed a licence since"
    lawful = act.says.startswith(LAWS) and not act.weak_actor  # "Georgia's parental-consent law"
    if act.key in _WEAK_ACTS and (act.weak_actor or not told) and not (denied or licensed or lawful):
        return True
    return act.weak_actor and (not act.targets or act.key == "restore")


def _measure(read: Progress, act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    """Which measure it is; the one told of, where "theirs" or "the ban" means that."""
    bare = not (around.audience or around.setting or act.targets or act.says.startswith(LAWS))
    means_it = act.noun and act.key in {"ban", "limit"} and _is_vague(act, around) and bare
    if ("theirs" in around.words or means_it) and (told := _told_of(read, target)):
        return told
    return measure_of(act, actor, target, around)


def _named_before(read: Progress, items: Sequence[Item], act: Act) -> tuple[Entity, ...]:
    """The things that the sentence names before what only stands for one; makers only for "they"."""
    stand = min((one.start for one in act.targets if not one.entities and not one.new), default=0)
    found: list[Entity] = []
    makers: list[Entity] = []
    for item in items:
        mention = item.mention
        if mention is None or item.start >= stand or not mention.entities or not can_be_restricted(mention):
            continue
        products = [one for one in mention.entities if one.target is not None and one.actor is None]
        acts = any(mention is each for each in act.actors)  # "DeepSeek", the firm
        entity = products[0] if products and not acts else read.story.of_name(mention)
        if entity is None or entity.target is None or entity.general:
            continue
        if entity.actor is None:
            found.append(entity)
        elif not acts and not mention.possessive:
            makers.append(entity)
    several = any(one.target_role == "pronoun" and one.plural for one in act.targets)
    return tuple(found) or (tuple(makers) if several and len(makers) > 1 else ())


def _told_of(read: Progress, target: Entity) -> str:
    """The measure last told of against something, which "a ban of its own" means."""
    return next((one.measure for one in reversed(read.claims) if one.target is target), "")


def _mood_of_return(act: Act) -> Mood:
    """How a measure stands whose end is told of; what only may come back is still kept away."""
    mood = act.turn.mood
    if mood is Mood.holds or (mood is Mood.planned and not {"waits", "plan"} & set(act.turn.keys)):
        return Mood.ended
    if mood in {Mood.planned, Mood.weighed} or act.says.startswith(_LETTING_BACK):
        return Mood.holds  # "may come back", "has no plans to unban it"
    return Mood.denied


def _mood(act: Act, actor: Entity, around: Circumstances) -> Mood:
    mood = act.turn.mood
    if act.key == "restore":
        return _mood_of_return(act)
    if mood is Mood.planned and actor.is_company and act.dealing in {"sell", "serve"} and not act.turn.ordered:
        return Mood.holds  # "will not sell it to the police"
    if mood is Mood.holds and _is_chamber(actor) and _is_passed(act):
        return Mood.weighed  # one chamber's vote
    if mood is Mood.called and "ask" in act.turn.keys:
        if any(one.lemma in _WISHING for one in act.turn.governors):
            return Mood.weighed if _has_power(actor) else mood
        own = act.own_people or act.dealing == "share"  # "asked people to keep secrets out of the chatbot"
        if own or (around.audience & OWN_PEOPLE and "rulers" not in act.turn.keys):
            return Mood.advised
        if _has_power(actor):
            return Mood.weighed
    return mood


_PASSING = frozenset({"vote", "pass", "approve", "adopt", "back", "endorse", "clear"})


def _is_passed(act: Act) -> bool:
    """Whether a vote is told of: "voted to ban it", "approved a ban"."""
    return "vote" in act.turn.keys or any(one.lemma in _PASSING for one in act.turn.governors)


_WISHING = frozenset({"want", "like", "seek", "hope"})


def _has_power(actor: Entity) -> bool:
    return actor.actor is not None and actor.actor.kind in PUBLIC_POWER


_CHAMBERS = re.compile(r"\b(?:House|Senate|Chamber|Committee|Lok Sabha|Rajya Sabha|Bundesrat|European Parliament)\b")


def _is_chamber(actor: Entity) -> bool:
    """Whether a body is only a part of a parliament, whose vote makes no law."""
    legislates = actor.actor is not None and actor.actor.kind == "legislature"
    return legislates and actor.actor is not None and _CHAMBERS.search(actor.actor.name) is not None


def _around(items: Sequence[Item], act: Act) -> Sequence[Item]:
    """The items that tell of the reach of an act: its clause, and what hangs on it, but not what it is done to."""
    return [
        one
        for one in items[act.around[0] : act.around[1]]
        if one.mention is None or all(one.mention is not each for each in act.targets)
    ]
