"""From acts to claims: who and what is meant, which measure it is, and how it is meant."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from policytrack.reading.proposals import Span
from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.circumstances import Circumstances, circumstances
from policytrack.reading.rules.claiming.actors import actors_of
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
    is_committee,
    is_delisting,
    is_told_back,
    is_unreal,
    mood_of,
    mood_of_nobody,
    returns_untold,
    stays_away,
    stopped_by_court,
)
from policytrack.reading.rules.claiming.targets import is_technical, last_named, parties_of
from policytrack.reading.rules.claiming.weight import is_again, is_vague, only_adds
from policytrack.reading.rules.claiming.youth import LAWS
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.details.measures import measure_of
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.progress import Awaiting, Loose, Progress
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.story.what import what_is_meant

__all__ = ["claims_by", "claims_of"]


def claims_of(read: Progress, items: Sequence[Item], act: Act, sentence: Span) -> Iterator[Claim]:
    """The claims that an act of a sentence makes, one for each actor and each thing; the story goes on with them."""
    if act.key == "same":
        yield from _some_by_name(read, items, act, sentence) or likewise(read, items, act, sentence)
        return
    if act.key in {"turn", "relent"}:
        _keep_turn(read, items, act, sentence)
        yield from turned(read, items, act, sentence)
        return
    if act.if_had:
        _keep_let(read, items, act, sentence)
        return
    around = circumstances(_around(items, act))
    actors, targets = parties_of(read, items, act, technical=is_technical(act, around))
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


def _some_by_name(read: Progress, items: Sequence[Item], act: Act, sentence: Span) -> list[Claim]:
    """Who is named of some told of right before: "Several states have banned it. [Ohio and Utah did so in March]"."""
    told = read.of_some
    if told is None or told.at != read.story.at - 1 or act.targets or act.turn.mood is not Mood.holds:
        return []
    named = [one for one in actors_of(read, items, act) if one.actor is not None and one.target is None]
    found = list(claims_by(read, told, named))
    for one in found:
        one.passages = [*one.passages, sentence]
    return found


def _keep_turn(read: Progress, items: Sequence[Item], act: Act, sentence: Span) -> None:
    """Remember what became of a measure of which nothing is told yet: "has made a U-turn on the app"."""
    relents = act.key == "relent"
    if read.claims or not (relents or act.turn.mood is Mood.refused):
        return
    if (thing := last_named(read.story, items)) is not None:  # "has dropped the plan"
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
    away, reported = stays_away(items, act), not _REPORTS.isdisjoint([one.low for one in items])
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
            traded = is_only_trade(read.text, told, actor, target, around) or only_obeys(items, act, actor, target)
            if traded or _only_picks(read, act, target, mood) or is_only_dropped(items, act, actor, target, around):
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
                is_vague(act, around),
                away or only_adds(act, around),
                is_again(items, act, around),
                is_unreal(items, act),
                is_told_back(items, act),
                listed=any(one.listed and one.entity is target for one in act.targets),
                counted=_is_counted(items, act) if target.general else target.is_company and _is_one_of(items, act),
            )


def _was_advice(act: Act, mood: Mood) -> bool:
    """Whether it was advice that has ended: "no longer asks its staff to avoid it"."""
    return mood is Mood.ended and "advised" in act.turn.keys


def _only_picks(read: Progress, act: Act, target: Entity, mood: Mood) -> bool:
    """Whether a clause only tells of which things it speaks, of which that was told before."""
    return act.picks and any(one.target is target and one.mood is mood for one in read.claims)


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


def _tell(story: Story, act: Act, targets: Sequence[Entity]) -> None:
    """Remember what is restricted, for "it" and "both apps" in what follows."""
    for target in targets:
        story.hear(target)
    story.here = (story.at, tuple(targets)) if targets else story.here
    if targets and act.targets:
        told_of = tuple(one for one in targets if not one.general or one is story.theme)
        story.groups += [told_of] if told_of else []
        story.restricted.append(tuple(targets))


def _measure(read: Progress, act: Act, actor: Entity, target: Entity, around: Circumstances) -> str:
    """Which measure it is; the one told of, where "theirs" or "the ban" means that."""
    bare = not (around.audience or around.setting or act.targets or act.says.startswith(LAWS))
    means_it = act.noun and act.key in {"ban", "limit"} and is_vague(act, around) and bare
    last = read.latest[-1] if read.latest and act.targets and act.says == "go" else None
    apart = last is not None and last.actor is actor and last.passages[-1].end < act.targets[0].start
    if last is not None and apart and not (around.audience or around.setting):
        return last.measure  # "Staff were told to delete one app. Another had to go last year"
    if ("theirs" in around.words or means_it) and (told := _told_of(read, target)):
        return told
    return measure_of(act, actor, target, around)


def _told_of(read: Progress, target: Entity) -> str:
    """The measure last told of against something, which "a ban of its own" means; a ban is no advice."""
    binding = (one.measure for one in reversed(read.claims) if one.target is target and one.mood is not Mood.advised)
    return next(binding, "")


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
