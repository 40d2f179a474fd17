"""Claims: what single sentences say, and how several say one thing together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from policytrack.reading.proposals import Span
from policytrack.reading.rules.measures import Circumstances
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity

__all__ = ["Claim", "Reach", "Reason", "Step", "joined"]

_ANY = "restored"
"""What is let in again was kept away by whatever measure was told of."""
_FAMILIES = (
    frozenset({"use_ban", "installation_ban", "removal_order", "data_input_restriction"}),
    frozenset({"network_rollout_exclusion", "rip_and_replace", "equipment_authorisation_denial", "import_restriction"}),
    frozenset({"app_store_removal", "listing_declined"}),
)
_TURNING = frozenset({Mood.ended, Mood.paused, Mood.refused})


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that a sentence gives."""

    category: str
    statement: str
    passage: Span
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """For whom, on what and where: codes of the vocabularies, and the passage that says so."""

    audience: frozenset[str]
    setting: frozenset[str]
    places: tuple[str, ...]
    passage: Span


@dataclass(frozen=True, slots=True)
class Step:
    """A dated step in the life of a measure: a code of `EventKind`, the date in EDTF, and the passage that says so."""

    kind: str
    date: str
    passage: Span


@dataclass(slots=True)
class Claim:
    """That somebody restricts something, as a sentence says it."""

    actor: Entity
    target: Entity
    measure: str
    mood: Mood
    passages: list[Span]
    around: Circumstances
    vague: bool = False
    only_adds: bool = False
    again: bool = False
    unreal: bool = False  # told as what would have been
    reasons: list[Reason] = field(default_factory=list)
    heads: bool = False  # as a headline says it, which the text below tells again
    site: tuple[int, int] = (-1, -1)  # where its sentence begins to tell of it, and where the act itself stands
    steps: list[Step] = field(default_factory=list)
    reaches: list[Reach] = field(default_factory=list)
    left_out: list[tuple[Reach, str]] = field(default_factory=list)  # with the condition, in words of our own
    of_kind: bool = False  # named by a later sentence as one of the kind that an act was done to


def joined(claims: Iterable[Claim]) -> list[Claim]:
    """Claims with those that say the same thing, or what became of it, put together."""
    found: list[Claim] = []
    of_target: defaultdict[Entity, list[Claim]] = defaultdict(list)
    for claim in claims:
        known = of_target[claim.target]
        before = _told_before([one for one in known if one.actor is claim.actor], claim) or _by_its_body(known, claim)
        before = before or _just_told(known, claim) or _of_headline(known, claim)
        if before is not None:
            _add(before, claim)
        elif not claim.only_adds and claim.mood not in {Mood.denied, Mood.called}:
            found.append(claim)
            known.append(claim)
    found = [one for one in found if not _is_only_the_kind(one, found)]
    for claim in found:
        _say_once(claim)
    for claim in found:
        if not claim.reasons and claim.mood in {Mood.paused, Mood.ended}:
            claim.reasons = _reasons_of_taken(of_target[claim.target], claim)
    return found


def _is_only_the_kind(claim: Claim, found: Iterable[Claim]) -> bool:
    """Whether those of a kind are named, there or in the next sentences: "59 Chinese apps, WeChat among them"."""
    return claim.target.general and any(
        one.actor is claim.actor
        and one.measure == claim.measure
        and not one.target.general
        and (one.of_kind or claim.passages[0] in one.passages)
        for one in found
    )


def _reasons_of_taken(known: Iterable[Claim], claim: Claim) -> list[Reason]:
    """What ended or is paused had been taken for the reasons of what the same body is told to have done to it."""
    return next((one.reasons for one in known if one.actor is claim.actor and one.reasons), [])


def _told_before(same: list[Claim], claim: Claim) -> Claim | None:
    if not same:
        return None
    for one in reversed(same):
        if one.measure == claim.measure or _alike(one.measure, claim.measure):
            return one
    if claim.vague or claim.only_adds or claim.mood in _TURNING:
        return same[-1]
    for one in reversed(same):
        if one.vague and one.mood not in {Mood.ended, Mood.paused, Mood.refused}:
            return one
    if claim.mood is Mood.denied:
        return same[-1]
    return None


_FOR_ALL = frozenset(
    {"national_government", "ministry_or_department", "regulator", "agency", "police_or_intelligence", "court"}
)
_BINDING_ALL = frozenset(
    {
        "access_block",
        "app_store_removal",
        "export_control",
        "network_rollout_exclusion",
        "rip_and_replace",
        "equipment_authorisation_denial",
        "import_restriction",
        "data_processing_block",
        "advisory",
    }
)


def _by_its_body(known: list[Claim], claim: Claim) -> Claim | None:
    """What a country and a body of it are both said to do to the same thing is one measure, told twice."""
    for one in reversed(known):
        first, second = one.actor.actor, claim.actor.actor
        if first is None or second is None or first.place is None or first.place != second.place:
            continue
        if "national_government" not in {first.kind, second.kind} or not {first.kind, second.kind} <= _FOR_ALL:
            continue
        if (one.measure == claim.measure and claim.measure in _BINDING_ALL) or (
            (claim.vague or one.vague) and {one.measure, claim.measure} & _BINDING_ALL
        ):
            return one
    return None


def _of_headline(known: list[Claim], claim: Claim) -> Claim | None:
    """What a headline says of a country and the text of a body of it: the body's measure, told twice."""
    for one in known:
        first, second = one.actor.actor, claim.actor.actor
        if not one.heads or claim.heads or first is None or second is None or first.place != second.place:
            continue
        same = one.measure == claim.measure or _alike(one.measure, claim.measure) or one.vague
        if same and first.kind == "national_government" and not claim.only_adds and claim.mood is not Mood.denied:
            one.actor, one.heads = claim.actor, False
            return one
    return None


def _just_told(known: list[Claim], claim: Claim) -> Claim | None:
    """What is said to have ended in the sentence that told of it, whoever says so: "the restriction is gone"."""
    if not claim.only_adds or claim.mood not in {Mood.ended, Mood.paused} or not claim.vague:
        return None
    told = [one for one in known if one.passages[-1] == claim.passages[0]]
    return told[0] if len(told) == 1 else None


def _alike(first: str, second: str) -> bool:
    return any(first in family and second in family for family in _FAMILIES)


def _add(before: Claim, claim: Claim) -> None:
    if before.vague and not claim.vague:
        before.measure, before.vague = claim.measure, False
    before.mood = _later(before.mood, claim)
    before.passages += claim.passages
    before.reaches += claim.reaches
    before.left_out += claim.left_out
    before.steps += claim.steps
    before.reasons += claim.reasons
    before.around = before.around.also(claim.around)


def _say_once(claim: Claim) -> None:
    claim.passages = list(dict.fromkeys(claim.passages))
    claim.reaches = list(dict.fromkeys(claim.reaches))
    claim.left_out = list(dict.fromkeys(claim.left_out))
    claim.steps = list(dict.fromkeys(claim.steps))
    claim.reasons = list(dict.fromkeys(claim.reasons))


def _later(before: Mood, claim: Claim) -> Mood:
    """How it stands after a further sentence about it."""
    now = claim.mood
    if now in {Mood.denied, Mood.called, Mood.advised}:
        return before
    if before is Mood.paused and now is Mood.ended and claim.only_adds and claim.vague:
        return before  # what works again because a court stopped its block
    if now in _TURNING:
        return (
            Mood.refused
            if now is Mood.refused and before in {Mood.weighed, Mood.planned, Mood.refused}
            else before
            if now is Mood.refused
            else now
        )
    if before in {Mood.ended, Mood.paused, Mood.refused}:
        return now if claim.again and now is Mood.holds else before
    if now is Mood.holds:
        return before if claim.vague and before in {Mood.planned, Mood.weighed} else now
    return Mood.planned if now is Mood.planned and before is Mood.weighed and not claim.vague else before
