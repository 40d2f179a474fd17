"""From acts to claims: who and what is meant, which measure it is, and how it is meant."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from policytrack.reading.proposals import Span
from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.circumstances import Circumstances, circumstances
from policytrack.reading.rules.claiming.actors import actors_of, firm_of
from policytrack.reading.rules.claiming.further import likewise, turned
from policytrack.reading.rules.claiming.nobodys import (
    ends_outage,
    is_far_off,
    is_meant_to_act,
    is_of_people,
    is_only_dropped,
    is_only_trade,
    is_own,
    only_complies,
    only_obeys,
)
from policytrack.reading.rules.claiming.standing import (
    is_all_of_it,
    is_committee,
    is_delisting,
    is_not_over,
    is_plain_pronoun,
    is_told_back,
    is_unreal,
    just_restricted,
    mood_of,
    mood_of_nobody,
    returns_untold,
    stays_away,
    stopped_by_court,
    whose_it_was,
)
from policytrack.reading.rules.claiming.youth import LAWS, meant_for_the_young
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.details.measures import measure_of
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.progress import Awaiting, Loose, Progress
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.story.what import own_product, topic_of, what_is_meant
from policytrack.reading.rules.things import can_be_restricted

__all__ = ["claims_by", "claims_of"]


_ONCE_MORE = frozenset({"again", "once more", "once again", "anew"})
_CLAUSE_ENDS = frozenset({",", ";", "but", "after", "when", "until", "before", "and"})
_BESIDE = 6
_AGAIN = frozenset({"again", "reimposed", "reinstated", "reimpose", "reinstate", "re-imposed"})
_STILL = frozenset({"still", "remain", "remains", "stays"})


_WEAK_ACTS = frozenset({"limit", "halt", "serve", "control"})


def claims_of(read: Progress, items: Sequence[Item], act: Act, sentence: Span) -> Iterator[Claim]:
    """The claims that an act of a sentence makes, one for each actor and each thing; the story goes on with them."""
    if act.key == "same":
        yield from likewise(read, items, act, sentence)
        return
    if act.key in {"turn", "relent"}:
        _keep_turn(read, items, act, sentence)
        yield from turned(read, items, act, sentence)
        return
    if act.if_had:
        _keep_let(read, items, act, sentence)
        return
    around = circumstances(_around(items, act))
    actors, targets = _parties(read, items, act, technical=_is_technical(act, around))
    if act.weak_actor and act.key == "block":
        actors = [one for one in actors if not _only_reports(one)]
    if stopped := stopped_by_court(read, act, actors, targets):
        for one in stopped:
            yield Claim(one.actor, one.target, one.measure, Mood.paused, [sentence], around, only_adds=True)
        return
    if is_delisting(read, act, actors, targets):
        act.turn.mood = Mood.ended
    _tell(read.story, act, targets)
    if mood_of_nobody(act) in {Mood.ended, Mood.paused} and (not actors or returns_untold(read, act, targets)):
        only_back = act.if_told or (bool(actors) and act.key != "restore")
        letting = tuple(actors_of(read, items, act)) if act.if_told and act.actors and not act.weak_actor else ()
        loose = Loose(
            mood_of_nobody(act), sentence, only_back=only_back, let=act.if_told, actors=letting, guessed=bool(actors)
        )
        read.loose.update(dict.fromkeys(targets, loose))
    told = Awaiting(items, act, targets, sentence, read.story.at)
    if targets and not actors:
        _await(read, told)
    yield from claims_by(read, told, actors)


def _keep_turn(read: Progress, items: Sequence[Item], act: Act, sentence: Span) -> None:
    """Remember what became of a measure of which nothing is told yet: "has made a U-turn on the app"."""
    relents = act.key == "relent"
    if read.claims or not (relents or act.turn.mood is Mood.refused):
        return
    if (thing := _last_named(read.story, items)) is not None:  # "has dropped the plan"
        actors = tuple(actors_of(read, items, act)) if relents else ()
        read.loose[thing] = Loose(act.turn.mood, sentence, only_back=True, let=relents, actors=actors)


def _keep_let(read: Progress, items: Sequence[Item], act: Act, sentence: Span) -> None:
    """Remember what somebody lets people use, which they may be told to have forbidden before."""
    targets = [one for mention in act.targets for one in what_is_meant(read.story, mention)]
    if any(one.target in targets for one in read.claims):
        return
    actors = tuple(actors_of(read, items, act)) if act.actors else ()
    loose = Loose(Mood.ended, sentence, only_back=True, let=True, actors=actors)
    read.loose.update(dict.fromkeys(targets, loose))


def _await(read: Progress, told: Awaiting) -> None:
    """Remember what is told of nobody, or of some who are not named, for sentences behind that say who it was."""
    act = told.act
    some = any(one.some for one in act.actors) or is_of_people(told.items, act)  # is said, so nobody is awaited
    if some:
        read.of_some = told if act.turn.mood is Mood.holds else read.of_some
    elif act.targets and not act.if_told and act.turn.mood not in {Mood.called, Mood.ended, Mood.paused}:
        read.awaiting.append(told)


_PARLIAMENTS = frozenset({"us-congress"})


def _parliament_of(story: Story, actor: Entity) -> Entity:
    """The parliament for which a committee prepares what it cannot decide: "a bill before the Judiciary Committee"."""
    if not is_committee(actor) or actor.actor is None:
        return actor
    house = story.names.by_key.get(actor.actor.part_of or "", actor)
    above = house.actor.part_of if house.actor is not None else None
    return story.names.by_key.get(above or "", house) if above in _PARLIAMENTS else house


def _only_reports(actor: Entity) -> bool:
    """Whether somebody was spoken of who tells of what others block: a newspaper, or a group for digital rights."""
    return actor.press or actor.key in _OBSERVERS or (actor.actor is not None and actor.actor.kind == "civil_society")


_OBSERVERS = frozenset({"cloudflare"})  # firms that see what networks let through


def _last_named(story: Story, items: Sequence[Item]) -> Entity | None:
    """What the text named last of what can be restricted, in a sentence or before it."""
    here = [one.mention.entity for one in items if one.mention is not None and one.mention.entity is not None]
    things = (one for one in reversed([*story.targets[-_FAR:], *here]) if one.target is not None)
    return next((one for one in things if not one.general and not one.is_place), None)


_REPORTS = frozenset({"according", "report", "reports"})


def _are_its_staff(read: Progress, act: Act, actor: Entity, around: Circumstances) -> bool:
    """Whether the people bound are those of whom the sentence before was about: "Samsung is wary. Staff may not"."""
    last = read.story.subjects[-1:] == [actor]
    return last and act.dealing == "use" and not act.noun and "employees_of_issuer" in around.audience


def _was_just_judged(read: Progress, act: Act, actor: Entity) -> bool:
    """Whether somebody spoke of "them" just before: "The agency said that toys spy. They may not be sold"."""
    at, spoke = read.story.spoke[-1] if read.story.spoke else (0, None)
    pronouns = bool(act.targets) and all(one.target_role == "pronoun" for one in act.targets)
    return act.key == "deal" and pronouns and at == read.story.at - 1 and spoke is actor


def claims_by(read: Progress, told: Awaiting, actors: Sequence[Entity]) -> Iterator[Claim]:
    """The claims that an act makes of those whose it is."""
    act, items = told.act, told.items
    around = circumstances(_around(items, act)).also(read.beside)
    away, reported = stays_away(items, act), not _REPORTS.isdisjoint(one.low for one in items)
    for actor in actors:
        newsrooms = any(one.actor.press for one in read.latest) and not (act.weak_actor or act.noun)
        if not is_meant_to_act(act, actor, around, newsrooms=newsrooms):
            continue
        mood = Mood.holds if away else mood_of(act, actor, around)
        doer = _parliament_of(read.story, actor) if mood is Mood.weighed else actor
        for target in _respective(items, actors, told.targets, actor):
            sure = not act.weak_actor or act.told_next or read.story.headed_actor is not None
            sure = sure or _are_its_staff(read, act, actor, around) or _was_just_judged(read, act, actor)
            if target.press and reported and any(not one.press for one in told.targets):
                continue  # "according to reports by Bloomberg"
            if target.target is None or (target.general and not (sure or _was_told(read, items, act, actor, target))):
                continue
            if ends_outage(read, act, actor, target) or is_far_off(act, actor) or _only_carries(actor, around):
                continue
            if (act.own_goods or act.kept or act.says == "want") and is_own([actor], [target]) is not act.own_goods:
                continue
            traded = is_only_trade(read.text, act, actor, target, around) or only_obeys(items, act, actor, target)
            if traded or is_only_dropped(items, act, actor, target, around):
                continue
            if act.key in _TAKING_AWAY and _is_counted(items, act) and only_complies(read, act, actor, target):
                continue
            yield Claim(
                doer,
                target,
                "advisory"
                if mood is Mood.advised or _was_advice(act, mood)
                else _measure(read, act, actor, target, around),
                mood,
                [told.sentence],
                around,
                _is_vague(act, around),
                away or _only_adds(act, around),
                _is_again(items, act, around),
                is_unreal(items, act),
                is_told_back(items, act),
                listed=any(one.listed and one.entity is target for one in act.targets),
                counted=_is_counted(items, act) if target.general else target.is_company and _is_one_of(items, act),
            )


def _was_advice(act: Act, mood: Mood) -> bool:
    """Whether it was advice that has ended: "no longer asks its staff to avoid it"."""
    return mood is Mood.ended and "advised" in act.turn.keys


def _only_carries(actor: Entity, around: Circumstances) -> bool:
    """Whether somebody only carries what its customers cannot open: "Airtel customers cannot open it"."""
    return "carrier" in actor.roles and "customers_or_account_holders" in around.audience


_TAKING_AWAY = frozenset({"remove", "exclude", "ban", "halt"})


def _was_told(read: Progress, items: Sequence[Item], act: Act, actor: Entity, target: Entity) -> bool:
    """Whether "the blocks" are those of which the sentence with a measure before tells, or on a kind as that was."""
    done_to = bool(act.targets) and not act.noun and act.targets[0].start < items[act.at].start
    passive = done_to and any(one.low in {"been", "are", "is", "were"} for one in items[max(0, act.at - 3) : act.at])
    if passive and any(one.actor is actor and one.target.general and one.target is not target for one in read.latest):
        return True  # "Riga's pupils must leave watches at home. Phones have been banned since May"
    return act.noun and act.open_object and any(one.actor is actor and one.target is target for one in read.latest)


def _is_again(items: Sequence[Item], act: Act, around: Circumstances) -> bool:
    """Whether it holds again or still, whatever was told of it before: "the ban is still in force"."""
    if act.noun and any(one.low in _PAST_OF for one in items[max(0, act.at - _SHORTLY) : act.at]):
        return is_not_over(act)  # "is reachable again after a day-long block"
    still = bool(around.words & _STILL) and all(one.low != "had" for one in items)  # "had said it would remain"
    return still or bool(around.words & _AGAIN) or _is_done_again(items, act) or is_not_over(act)


_PAST_OF = frozenset({"after", "following"})
_SHORTLY = 4


def _is_done_again(items: Sequence[Item], act: Act) -> bool:
    """Whether "again" stands beside what is done: "blocked it again", "has been off limits once more"."""
    if act.key == "restore":
        return False
    lows = [one.low for one in items[max(0, act.at - 3) : act.at + _BESIDE]]
    end = next((at for at, low in enumerate(lows) if at > _BESIDE - 2 and low in _CLAUSE_ENDS), len(lows))
    said = f" {' '.join(lows[:end])} "
    return any(f" {each} " in said for each in _ONCE_MORE)


_NUMBERS = words.listing("numbers")


def _is_counted(items: Sequence[Item], act: Act) -> bool:
    """Whether an act is done to some of a kind, as many as are told: "two Chinese programs"."""
    starts = {one.start for one in act.targets}
    before = (each for at, one in enumerate(items) if one.start in starts for each in items[max(0, at - 2) : at])
    return any(one.low.isdigit() or one.low in _NUMBERS for one in before)


def _is_one_of(items: Sequence[Item], act: Act) -> bool:
    """Whether an act is done to one product of a maker, which is not named there: "an Nvidia processor"."""
    starts = {one.start for one in act.targets}
    return any(one.low in {"a", "an"} and after.start in starts for one, after in pairwise(items))


def _respective(
    items: Sequence[Item], actors: Sequence[Entity], targets: Sequence[Entity], actor: Entity
) -> Sequence[Entity]:
    """What each does it to: of "Oslo and Riga banned TikTok and Temu respectively", one each."""
    if len(actors) != len(targets) or len(actors) < 2 or all(one.low != "respectively" for one in items):
        return targets
    at = actors.index(actor)
    return targets[at : at + 1]


def _parties(read: Progress, items: Sequence[Item], act: Act, *, technical: bool) -> tuple[list[Entity], list[Entity]]:
    """Who does it, and to what."""
    story = read.story
    if act.own_goods and not act.targets:
        named = [one.entity for one in act.actors if one.entity is not None] or actors_of(read, items, act)
        firms = [firm for one in named if (firm := firm_of(story, one)) is not None]
        spoken = [
            one for firm in firms if act.key == "deal" and (one := _known_product(story, items, firm)) is not None
        ]
        return firms, spoken or named
    story.beside = _named_before(read, items, act)
    targets = [one for mention in act.targets for one in what_is_meant(story, mention, technical=technical)]
    if act.key == "restore":  # "came back to app stores"
        targets = [one for one in targets if not one.setting or one.key == "social-media"]
    if act.targets and not story.beside and all(is_plain_pronoun(one) for one in act.targets):
        targets = _of_this_sentence(story) or targets
    story.beside = ()
    actors = actors_of(read, items, act, targets)
    withheld = act.says == "cut off" and act.weak_actor and any(one.is_company for one in actors)  # "users are cut off"
    if (withheld or "serve" in {act.key, act.dealing}) and not act.targets and not is_own(actors, targets):
        targets = []  # a maker withholds its own
        act.open_object = act.open_object and not withheld
    if own := _own_product(story, items, act, actors):
        targets = [own]
    if story.terms == (story.at, *actors) and all(one.general for one in targets):
        targets = [one for one in [_known_product(story, items, actors[0])] if one is not None] or targets
    if act.key == "restore" and act.weak_actor and is_all_of_it(items, act):
        targets = just_restricted(read) or targets
    targets = _left_out(read, items, act, targets)
    if act.turn.mood in {Mood.ended, Mood.paused} or act.key == "restore":
        actors = whose_it_was(read, items, act, actors, targets)
    if not act.targets and _is_supply(story, items, act, actors) and len(actors) == 1 and _makes_things(actors[0]):
        return actors, [actors[0]]  # "stopped selling to China"
    return actors, [one for one in dict.fromkeys(targets) if one not in actors]


_HYPOTHETICAL = frozenset({Mood.weighed, Mood.refused, Mood.denied})


def _is_whichever(mention: Mention) -> bool:
    """Whether a plain noun with "a" stands for any of a kind, and none that the text names later."""
    return mention.any_one and not (mention.entities or mention.new or mention.origin)


def _left_out(read: Progress, items: Sequence[Item], act: Act, targets: list[Entity]) -> list[Entity]:
    """What an act is done to where its sentence does not say it."""
    if (meant := meant_for_the_young(read, items, act)) is not None:
        return [meant]
    if act.turn.mood in _HYPOTHETICAL and act.targets and all(map(_is_whichever, act.targets)):
        return []  # "the law would let a court block a service", whichever that is
    if targets or not act.open_object:
        return targets
    found = _left_open(read.story, items, act)
    ended = just_restricted(read) if act.turn.mood in {Mood.ended, Mood.paused} else []
    if found and set(found) <= set(ended):
        return ended  # "the restriction was lifted", of all of them
    restricted = {one.target for one in read.claims}
    spared = act.noun and restricted.isdisjoint(found)  # "TikTok had complied. Then the ban was lifted."
    return ended if ended and spared else found


def _of_this_sentence(story: Story) -> list[Entity]:
    """What an act before in the sentence was done to: "stopped downloads, only to permit them again"."""
    at, told = story.here
    return list(told) if at == story.at else []


def _left_open(story: Story, items: Sequence[Item], act: Act) -> list[Entity]:
    """What is meant where the sentence does not say it: what the one before was about, or was told of last."""
    topic = topic_of(story)
    if topic is not None:
        act.targets = [Mention(items[act.at].start, items[act.at].end, "", (topic,))]
        return [topic]
    at, told = story.here
    if act.noun and at == story.at - 1 and told and all(one.general for one in told):
        return list(told)  # "paused generative AI. The ministry imposed a ban the month after"
    return list(next(iter(story.groups[-1:]), ())) or _spoken_of(story, act)


def _spoken_of(story: Story, act: Act) -> list[Entity]:
    """What "a ban" is of that says nothing of it, where the text has named nothing but kinds of technology."""
    if story.headed_target is not None or not act.noun:
        return [one for one in [story.headed_target] if one]
    return [story.theme] if story.theme is not None else list(next(iter(story.restricted[-1:]), ()))


_SHUTTING = ("block", "unblock", "shut off", "stop dealing with", "cut ties with")


def _is_technical(act: Act, around: Circumstances) -> bool:
    """Whether an act is done to nothing but technology: "may not be installed", "banned from app stores"."""
    shut = act.key == "restore" or (not act.noun and act.says.startswith(_SHUTTING))
    return shut or bool(around.setting) or (bool(act.dealing) and act.dealing != "operate")


def _is_supply(story: Story, items: Sequence[Item], act: Act, actors: Sequence[Entity]) -> bool:
    """Whether a maker's goods are meant that are not named: "stopped selling to China", "stopped serving clients"."""
    if act.dealing != "serve":
        return act.dealing == "sell"
    stopped = act.says.endswith("ing") and any(one.entities for one in act.actors) and len(actors) == 1
    return stopped and _known_product(story, items, actors[0]) is None


def _makes_things(actor: Entity) -> bool:
    return actor.target is not None and actor.is_company


_ALL_OF_IT = frozenset({"database", "product", "products", "service", "services", "software", "technology"})


def _own_product(story: Story, items: Sequence[Item], act: Act, actors: Sequence[Entity]) -> Entity | None:
    """What a maker keeps from others: "cut developers off from its API", "you may not use the Services"."""
    if len(actors) != 1 or not actors[0].is_company:
        return None
    withheld = act.key in {"serve", "block"} or act.dealing in {"serve", "sell"}
    told = act.dealing == "use" and any(one.low == "you" for one in items)
    for one in act.targets:
        if any(one.start < each.start and each.entities for each in act.actors):
            continue  # "OpenAI came to Seoul. Its chatbot may not be used at Samsung"
        owned = one.target_role == "pronoun" and one.noun == "its" and one.text not in {"its", "use", "usage"}
        if withheld and owned and one.text.split()[-1].casefold() in _ALL_OF_IT:
            known = _known_product(story, items, actors[0])
            return known if known is not None else own_product(story, actors[0], one.text)
        if withheld and _are_its_goods(items, one):
            return _known_product(story, items, actors[0]) or own_product(story, actors[0], one.noun)
        if withheld and (owned or (one.new and one.text.split()[0] in {"API", "APIs"})):
            return own_product(story, actors[0], one.text if owned else "api")
        if (told and one.target_role in {"app", "model"} and not one.entities) or (owned and act.dealing == "use"):
            return _known_product(story, items, actors[0]) or own_product(
                story, actors[0], one.text if owned else one.noun
            )
    return None


def _are_its_goods(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a plain noun is of what a firm makes: "will not sell its new [sensors] to drone makers"."""
    if mention.target_role != "device" or mention.entities or mention.new:
        return False
    at = next((at for at, one in enumerate(items) if one.start >= mention.start), 0)
    return any(one.low == "its" for one in items[max(0, at - 4) : at])


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


def _is_vague(act: Act, around: Circumstances) -> bool:
    """Whether an act does not tell which measure it is, so that another sentence may."""
    if act.key == "restore":
        return True
    if act.noun and not act.dealing and act.key != "control" and not around.audience & {"general_public"}:
        return True
    return act.key in {"ban", "halt", "limit"} and not act.dealing and not around.audience and not around.setting


def _only_adds(act: Act, around: Circumstances) -> bool:
    """Whether an act only adds to what was told of, and is too weak to make a claim alone."""
    named = any(one.entities or one.new for one in act.targets)
    told = named or bool(act.targets) or (act.open_object and not act.noun)
    denied = act.key == "limit" and named and "access" in around.words  # "access to it was restricted"
    licensed = act.says == "licence" and named  # "exports to Huawei have needed a licence since"
    lawful = act.says.startswith(LAWS) and not act.weak_actor  # "Georgia's parental-consent law"
    if act.noun and act.weak_actor and act.turn.mood is Mood.ended and not act.turn.governors:
        return True  # "after the short-lived ban", which somebody else may have imposed
    stays = act.key == "halt" and named and not act.noun and bool(around.words & _STILL)  # "the app remains suspended"
    if act.key in _WEAK_ACTS and (act.weak_actor or not told) and not (denied or licensed or lawful or stays):
        return True
    several = act.noun and act.says == "bans"  # "similar bans on TikTok", whoever imposed them
    return act.weak_actor and (not act.targets or act.key == "restore" or several)


def _measure(read: Progress, act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    """Which measure it is; the one told of, where "theirs" or "the ban" means that."""
    bare = not (around.audience or around.setting or act.targets or act.says.startswith(LAWS))
    means_it = act.noun and act.key in {"ban", "limit"} and _is_vague(act, around) and bare
    last = read.latest[-1] if read.latest and act.targets and act.says == "go" else None
    apart = last is not None and last.actor is actor and last.passages[-1].end < act.targets[0].start
    if last is not None and apart and not (around.audience or around.setting):
        return last.measure  # "Staff were told to delete one app. Another had to go last year"
    if ("theirs" in around.words or means_it) and (told := _told_of(read, target)):
        return told
    return measure_of(act, actor, target, around)


_TOLD_OF = frozenset({"app", "model"})


_PRODUCTS = frozenset({"app", "model", "device"})


def _named_before(read: Progress, items: Sequence[Item], act: Act) -> tuple[Entity, ...]:
    """The things that the sentence names before what only stands for one; makers only for "they"."""
    stand = min((one.start for one in act.targets if not one.entities and not one.new), default=0)
    found: list[Entity] = []
    makers: list[Entity] = []
    for item in items:
        mention = item.mention
        if mention is None or item.start >= stand or not can_be_restricted(mention):
            continue
        if mention.target_role in _TOLD_OF and not (mention.entities or mention.new or mention.plural):
            found += [one for one in what_is_meant(read.story, mention)[:1] if not one.general]
        if mention.new == "name" and mention.target_role in _PRODUCTS:
            found += what_is_meant(read.story, mention)[:1]
        if not mention.entities:
            continue
        products = [one for one in mention.entities if one.target is not None and one.actor is None]
        acts = any(mention is each for each in act.actors)  # "DeepSeek", the firm
        entity = products[0] if products and not acts else read.story.of_name(mention)
        if entity is None or entity.target is None or entity.general or "app store" in entity.roles:
            continue
        if entity.actor is None:
            found.append(entity)
        elif not acts and not mention.possessive:
            makers.append(entity)
    several = any(one.target_role == "pronoun" and one.plural for one in act.targets)
    firm = len(makers) == 1 and any(one.target_role == "company" and not one.plural for one in act.targets)
    firm = firm or (len(makers) == 1 and any(one.noun == "its" and one.text != "its" for one in act.targets))
    return tuple(found) or (tuple(makers) if firm or (several and len(makers) > 1) else ())


def _told_of(read: Progress, target: Entity) -> str:
    """The measure last told of against something, which "a ban of its own" means."""
    return next((one.measure for one in reversed(read.claims) if one.target is target), "")


def _around(items: Sequence[Item], act: Act) -> Sequence[Item]:
    """The items that tell of the reach of an act: its clause, and what hangs on it, but not what it is done to."""
    return [
        one
        for one in items[act.around[0] : act.around[1]]
        if one.mention is None
        or (all(one.mention is not each for each in act.targets) and not _decides(items, act, one.mention))
    ]


def _decides(items: Sequence[Item], act: Act, mention: Mention) -> bool:
    """Whether ministers are those who take a measure, and not those it is for: "Nepal's ministers banned it"."""
    decided = act.turn.mood is Mood.holds and not (act.noun or act.dealing or act.turn.orderer)
    if mention.noun != "ministers" or not decided or mention.start > items[act.at].start:
        return False
    return all(one.tag != "be" for one in items[: act.at] if one.start > mention.start)
