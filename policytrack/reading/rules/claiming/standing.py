"""How a measure stands: how an act is meant by who does it, whose measure has ended, and what a court stops."""

import re
from collections.abc import Iterator, Sequence

from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.circumstances import OWN_PEOPLE, Circumstances
from policytrack.reading.rules.claiming.actors import countries_of
from policytrack.reading.rules.claiming.placing import is_elsewhere, placed
from policytrack.reading.rules.claiming.whose import told_there
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.details.goods import is_shop
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.names.kinds import is_of_kind
from policytrack.reading.rules.names.roles import PUBLIC_POWER
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.progress import Loose, Progress
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.story.who import who_is_meant

__all__ = [
    "is_all_of_it",
    "is_chamber",
    "is_committee",
    "is_delisting",
    "is_not_over",
    "is_told_back",
    "is_unreal",
    "just_restricted",
    "loosened",
    "mood_of",
    "mood_of_nobody",
    "returns_untold",
    "stays_away",
    "stopped_by_court",
    "whose_it_was",
]

_LETTING_BACK = ("unban", "unblock", "un-ban", "restor")
_UPHOLDING = frozenset({"uphold", "reinstate", "restore", "reimpose", "revive", "affirm"})
_WHOLE = frozenset({"service", "access", "connectivity"})
_MEANT = frozenset({Mood.holds, Mood.planned, Mood.weighed})
_MAKING_LAW = frozenset({"pass", "approve", "adopt", "enact"})
_PASSING = frozenset({"vote", "pass", "approve", "adopt", "back", "endorse", "clear"})
_POSSIBLE = frozenset({"can", "could", "might"})
_WISHING = frozenset({"want", "like", "seek", "hope"})
_CHAMBERS = re.compile(r"\b(?:House|Senate|Chamber|Committee|Lok Sabha|Rajya Sabha|Bundesrat|European Parliament)\b")

_OF_PARLIAMENTS = re.compile(r"-[a-z]{4,}$")  # "fr-parliament", which no place is called


def is_not_over(act: Act) -> bool:
    """Whether it is said that a measure has not ended, or holds again: "the ban has not been lifted", "was upheld"."""
    if act.key == "restore":  # "the site never came back", "will come back only when its owner agrees"
        return act.turn.mood is Mood.denied or "waits" in act.turn.keys
    if not act.noun or act.turn.mood is not Mood.holds:
        return False
    if any(one.modal in _POSSIBLE for one in act.turn.governors):
        return False  # "gave it a day to comply so that the ban could be lifted", which may be over by now
    return "end" in act.turn.keys or any(one.lemma in _UPHOLDING for one in act.turn.governors)


def mood_of_nobody(act: Act) -> Mood:
    """How a measure stands of which it is not yet told whose it is."""
    return _mood_of_return(act) if act.key == "restore" else act.turn.mood


def loosened(read: Progress, claims: Sequence[Claim]) -> Iterator[Claim]:
    """What was said to have ended before it was told whose it was: "The ban was lifted. Oslo had imposed it"."""
    for claim in claims:
        loose = read.loose.get(claim.target) or _loose_kind(read, claim)
        if loose is None or (claim.again and not claim.only_adds) or not _may_be_theirs(loose, claim):
            continue
        if claim.only_adds and (loose.only_back or loose.guessed or {claim.mood, loose.mood} != {Mood.ended}):
            continue
        if claim.only_adds:  # "may ship it again, which reverses curbs that Washington imposed"
            claim.only_adds = False
            continue
        if loose.mood is Mood.refused and claim.mood in _MEANT and (claim.back or claim.mood is not Mood.holds):
            claim.mood = Mood.refused  # "has dropped the plan. In May it had agreed to block the app"
            continue
        if claim.mood is not Mood.holds or loose.mood is Mood.refused:
            continue
        read.loose.pop(claim.target, None)
        long_ago = loose.let and _is_long_ago(read.text, claim)
        if claim.back or long_ago or not (loose.only_back or _opens_with_time(read.text, claim)):
            passages = [loose.sentence]
            yield Claim(
                claim.actor, claim.target, claim.measure, loose.mood, passages, claim.around, vague=True, only_adds=True
            )


def _may_be_theirs(loose: Loose, claim: Claim) -> bool:
    """Whether a measure is one that those who are said to have ended one could end."""
    places = {one.actor.place for one in (*loose.actors, claim.actor) if one.actor is not None}
    return not loose.actors or claim.actor in loose.actors or (len(places) == 1 and None not in places)


def _loose_kind(read: Progress, claim: Claim) -> Loose | None:
    """What became of a kind of which a thing "had been" away: "restored social media. WhatsApp had been blocked"."""
    if not claim.back or claim.target.general:
        return None
    return next((loose for kind, loose in read.loose.items() if kind.general and is_of_kind(claim.target, kind)), None)


_LONG_AGO = re.compile(
    r"\b(?:ago|earlier|previously|originally|initially|at first|(?:last|the previous|the year before) "
    r"(?:year|month|spring|summer|autumn|winter|fall)|(?:in|since|from) (?:\w+ )?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def _is_long_ago(text: str, claim: Claim) -> bool:
    """Whether a sentence tells of what was done before: "A year ago the city made them delete it"."""
    passage = claim.passages[0]
    return _LONG_AGO.search(text, passage.start, passage.end) is not None


_OPENING = frozenset(
    {"in", "on", "by", "then", "now", "later", "but", "since", "from", "last", "this", "next", "after", "days", "weeks"}
)


def _opens_with_time(text: str, claim: Claim) -> bool:
    """Whether a sentence goes on in time: "On Friday the ministry blocked it", not "The ministry blocked it in May"."""
    start = claim.passages[0].start
    return text[start : start + 12].split(" ", 1)[0].casefold() in _OPENING


def returns_untold(read: Progress, act: Act, targets: Sequence[Entity]) -> bool:
    """Whether something came back of which it is not told yet that it was away: "Spotify has returned to Iraq"."""
    kinds = bool(targets) and all(one.general for one in targets)  # "Senegal restored access to social media"
    untold = act.weak_actor or kinds
    return act.key == "restore" and untold and all(one.target not in targets for one in read.claims)


_BACK = frozenset({"again", "back", "restored", "unblocked", "returned", "reinstated", "reopened"})
_OPENED = frozenset({"access_block", "app_store_removal"})


def _of_neighbour(read: Progress, items: Sequence[Item], act: Act, targets: Sequence[Entity]) -> list[Entity]:
    """Who kept away what is back, if the sentence before tells who did so with another: "Iran blocked X. Y is back"."""
    if act.key != "restore" or act.turn.mood is not Mood.holds or any(not one.entities for one in act.targets):
        return []
    if not targets or any(one.general for one in targets) or _BACK.isdisjoint(one.low for one in items):
        return []  # "Signal is reachable there", which it may always have been
    told = [one for one in read.latest if one.mood is Mood.holds and one.measure in _OPENED and not one.vague]
    if not told or any(one.is_company for one in targets) or read.claims[-1] is not read.latest[-1]:
        return []
    named = (one.mention for one in items if one.mention is not None and one.mention.entities)
    others = any(each.actor is not None and each not in targets for one in named for each in one.entities[:1])
    if others:
        return []
    act.weak_actor = False
    return [told[-1].actor]


def is_unreal(items: Sequence[Item], act: Act) -> bool:
    """Whether it is told as what would have been: "the order would have barred downloads"."""
    if any(one.modal == "would" and one.perfect for one in act.turn.governors):
        return True
    low = [one.low for one in items[act.around[0] : act.at + 1]]
    pairs = zip(low, low[1:], low[2:], strict=False)
    return any(first == "would" and second == "have" and third != "to" for first, second, third in pairs)


_SOON_BEHIND = 7  # "blocked the app on its network two years ago"


def is_told_back(items: Sequence[Item], act: Act) -> bool:
    """Whether it is told as what had been: "operators had been told to block it", "a year after it blocked it"."""
    if act.around[0] and items[act.around[0] - 1].low == "after":
        return True
    if any(one.low in {"ago", "earlier"} for one in items[act.at : act.at + _SOON_BEHIND]):
        return True
    spans = [(act.around[0], act.at), *((one.start, one.at) for one in act.turn.governors)]
    return any(items[at].low in {"had", "having"} for start, end in spans for at in range(start, end))


def whose_it_was(
    read: Progress, items: Sequence[Item], act: Act, actors: list[Entity], targets: Sequence[Entity]
) -> list[Entity]:
    """Whose measure has ended: of "the ban" that was told of, whoever of the same place may have lifted it."""
    turned = not (act.noun or {"end", "pause"}.isdisjoint(act.turn.keys))
    undone = act.key == "restore" or (turned and _OWNING.isdisjoint(one.low for one in items[: act.at]))
    if undone and actors and all(map(_is_court, actors)):  # a court undoes what others did
        told = [one for one in _last_told(read, items, targets) if not is_elsewhere(items, one)]
        return told or _without_courts(read.story, actors)
    if act.key == "restore" and not act.weak_actor and targets and len(actors) == 1 and _makes(actors[0], targets):
        return _last_told(read, items, targets)  # "its maker switched it on again"
    if act.if_told:
        return _those_told(read, actors, targets)
    if act.weak_actor:
        return (
            _last_told(read, items, targets)
            or _of_neighbour(read, items, act, targets)
            or _without_courts(read.story, actors or _courts_in(read, items, act))
        )
    if not (act.noun and act.open_object) or len(actors) != 1:
        return actors
    known = [one.actor for one in read.latest if one.target in targets and one.mood is Mood.holds]
    same = actors[0].actor is not None and all(
        one.actor is not None and one.actor.place == actors[0].actor.place for one in known
    )
    return known[-1:] if known and same and actors[0] not in known else actors


def _makes(actor: Entity, targets: Sequence[Entity]) -> bool:
    """Whether somebody makes all of what is back, which others had kept away."""
    return actor.is_company and all(one.target is not None and one.target.maker == actor.key for one in targets)


_REAL = frozenset({Mood.holds, Mood.planned, Mood.advised, Mood.paused})


def _last_told(read: Progress, items: Sequence[Item], targets: Sequence[Entity]) -> list[Entity]:
    """Who was last told to restrict something, there if a place is named; who only thinks of it has nothing to end."""
    there = [one for one in told_there(read, items) if one.target in targets]
    told = there or [one for one in read.claims if one.target in targets]
    real = [one for one in told if one.mood in _REAL]
    return [one.actor for one in (real or told)[-1:]]


_OWNING = frozenset({"its", "his", "her", "their", "own"})


def _those_told(read: Progress, actors: Sequence[Entity], targets: Sequence[Entity]) -> list[Entity]:
    """Those who were told to restrict what they let people use now: "banned it in 2023 and now allows it"."""
    known = [one.actor for one in read.claims if one.target in targets and one.mood is Mood.holds]
    return [one for one in actors if one in known] if actors else known[-1:]


def stays_away(items: Sequence[Item], act: Act) -> bool:
    """Whether what was kept away is so still: "never came back", and not "did not come back until June"."""
    if act.key != "restore" or act.turn.mood is not Mood.denied:
        return False
    return all(one.low not in {"until", "till", "before"} for one in items[act.at :])


def stopped_by_court(read: Progress, act: Act, actors: Sequence[Entity], targets: Sequence[Entity]) -> list[Claim]:
    """The measures just told of which a court stops: "A judge blocked it a week before it was to take effect"."""
    if act.key not in {"halt", "block"} or act.turn.mood is not Mood.holds or act.dealing or not act.targets:
        return []
    pointed = all(one.target_role == "pronoun" and not one.plural for one in act.targets)
    if not pointed or not actors or not all(map(_is_court, actors)):
        return []
    others = [one for one in read.latest if (one.target in targets or not targets) and one.actor not in actors]
    return [one for one in others if one.mood in {Mood.holds, Mood.planned, Mood.weighed} and _rules(one.actor)]


def _rules(actor: Entity) -> bool:
    return actor.actor is not None and actor.actor.kind in PUBLIC_POWER


def is_plain_pronoun(mention: Mention) -> bool:
    """Whether a mention is no more than "it" or "them"."""
    return mention.target_role == "pronoun" and mention.text in {"it", "them"}


def is_all_of_it(items: Sequence[Item], act: Act) -> bool:
    """Whether all is meant that was kept away: "Service resumed", "users could log in again"."""
    if not act.targets:
        return act.open_object
    first = act.targets[0]
    at = next((at for at, item in enumerate(items) if item.mention is first), 0)
    bare = at == 0 or items[at - 1].tag != "det"
    return bare and first.noun in _WHOLE and not first.entities and len(act.targets) == 1


def is_delisting(read: Progress, act: Act, actors: Sequence[Entity], targets: Sequence[Entity]) -> bool:
    """Whether who put a firm on a list of exports takes it off: "put it on the Entity List, then removed it in May"."""
    pointed = act.key == "remove" and not act.dealing and act.targets and all(map(is_plain_pronoun, act.targets))
    listed = [one for one in read.latest if one.measure == "export_control" and one.mood is Mood.holds]
    return bool(pointed) and any(one.actor in actors and one.target in targets for one in listed)


def just_restricted(read: Progress) -> list[Entity]:
    """What the last sentence with a measure told of as restricted."""
    return list(dict.fromkeys(one.target for one in read.latest if one.mood is Mood.holds))


def _without_courts(story: Story, actors: Sequence[Entity]) -> list[Entity]:
    """The countries of courts that stop what is not said to be anybody's."""
    named = [one for each in actors for one in (countries_of(story, [each]) if _is_court(each) else [each])]
    return [one for one in named if not _is_court(one)]


def _courts_in(read: Progress, items: Sequence[Item], act: Act) -> list[Entity]:
    """The courts that a sentence names before what became of a measure: "Brazil's Supreme Court lifted the ban"."""
    if act.turn.mood is not Mood.ended or not act.noun:
        return []
    named = [one.mention for one in items[: act.at] if one.mention is not None and can_act(one.mention)]
    told = [one for one in (placed(items, each) for each in named) if one.entities or one.place is not None]
    found = [who_is_meant(read.story, one) for one in told]
    return [one for one in found if one is not None and _is_court(one)]


def _is_court(actor: Entity) -> bool:
    return actor.actor is not None and actor.actor.kind == "court"


def _mood_of_return(act: Act) -> Mood:
    """How a measure stands whose end is told of; what only may come back is still kept away."""
    mood = act.turn.mood
    if mood is Mood.holds or (mood is Mood.planned and not {"waits", "plan"} & set(act.turn.keys)):
        return Mood.ended
    if mood in {Mood.planned, Mood.weighed, Mood.refused} or act.says.startswith(_LETTING_BACK):
        return Mood.holds  # "may come back", "has no plans to unban it"
    return Mood.denied


def mood_of(act: Act, actor: Entity, around: Circumstances) -> Mood:
    """How an act is meant by whoever does it: one chamber's vote is no law, a wish of those in power is weighed."""
    mood = act.turn.mood
    if act.key == "restore":
        return _mood_of_return(act)
    if (
        mood is Mood.planned
        and actor.is_company
        and act.dealing in {"sell", "serve"}
        and not (act.turn.ordered or is_shop(actor))
    ):
        return Mood.holds  # "will not sell it to the police"
    if mood is Mood.holds and is_chamber(actor) and _is_passed(act):
        return Mood.weighed  # one chamber's vote
    if mood is Mood.weighed and _is_made_law(act, actor):
        return Mood.holds
    if mood is Mood.called and "ask" in act.turn.keys:
        if any(one.lemma in _WISHING for one in act.turn.governors):
            return Mood.weighed if _has_power(actor) else mood
        own = act.own_people or act.dealing == "share"  # "asked people to keep secrets out of the chatbot"
        if own or (around.audience & OWN_PEOPLE and "rulers" not in act.turn.keys):
            return Mood.advised
        if _has_power(actor):
            return Mood.weighed
    return mood


def _is_made_law(act: Act, actor: Entity) -> bool:
    """Whether a town passed a bill, which has one chamber: "the city council passed legislation that bans it"."""
    town = actor.actor is not None and actor.actor.kind == "local_government"
    return town and any(one.lemma in _MAKING_LAW and not one.modal for one in act.turn.governors)


def _is_passed(act: Act) -> bool:
    """Whether a vote is told of: "voted to ban it", "approved a ban"."""
    return "vote" in act.turn.keys or any(one.lemma in _PASSING for one in act.turn.governors)


def _has_power(actor: Entity) -> bool:
    return actor.actor is not None and actor.actor.kind in PUBLIC_POWER


def is_committee(actor: Entity) -> bool:
    """Whether a body only prepares what a parliament decides."""
    return is_chamber(actor) and actor.actor is not None and "Committee" in actor.actor.name


def is_chamber(actor: Entity) -> bool:
    """Whether a body is only a part of a parliament, whose vote makes no law."""
    if actor.actor is None or actor.actor.kind != "legislature":
        return False
    return bool(_CHAMBERS.search(actor.actor.name) or _OF_PARLIAMENTS.search(actor.actor.part_of or ""))
