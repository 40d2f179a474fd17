"""How several claims say one thing together: what is told twice, and what became of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from policytrack.reading.proposals import ProposedActor
from policytrack.reading.rules.circumstances import at_work
from policytrack.reading.rules.claims import Claim, Reason
from policytrack.reading.rules.joining.retelling import alike, measure_of_both, tell_alike
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.names.kinds import are_one_kind, is_of_kind

__all__ = ["joined"]

_FOREIGN = ("chinese-", "foreign-")
_DECIDED = frozenset({Mood.holds, Mood.planned})
_TURNING = frozenset({Mood.ended, Mood.paused, Mood.refused})


def joined(claims: Iterable[Claim]) -> list[Claim]:
    """Claims with those that say the same thing, or what became of it, put together."""
    found: list[Claim] = []
    of_target: defaultdict[Entity, list[Claim]] = defaultdict(list)
    of_both: defaultdict[tuple[Entity, Entity], list[Claim]] = defaultdict(list)
    told = list(claims)
    _take_for_products(told)
    for claim in told:
        known, both = of_target[claim.target], (claim.target, claim.actor)
        before = _told_before([one for one in of_both[both] if one.actor is claim.actor], claim)
        before = before or _by_its_body(known, claim)
        before = before or _just_told(known, claim) or _of_headline(known, claim) or _undone(known, claim)
        if before is not None:
            _add(before, claim)
            if before.actor is claim.actor and not any(one is before for one in of_both[both]):  # it was another's
                of_both[both] = [one for one in known if one.actor is claim.actor]
        elif not claim.only_adds and claim.mood not in {Mood.denied, Mood.called}:
            found.append(claim)
            known.append(claim)
            of_both[both].append(claim)
    for claim in found:
        if claim.target.general and claim.mood in {Mood.ended, Mood.paused}:
            _end_those_of_kind(claim, found)
    found = [one for one in found if not (_is_only_the_kind(one, found) or _is_only_the_firm(one, found))]
    tell_alike(found)
    for claim in found:
        _say_once(claim)
    for claim in found:
        if not claim.reasons and claim.mood in {Mood.paused, Mood.ended}:
            claim.reasons = _reasons_of_taken(of_target[claim.target], claim)
    return found


def _take_for_products(claims: Sequence[Claim]) -> None:
    """Take a firm for its product of the same name where both are told of: "DeepSeek" for the app DeepSeek."""
    products = {maker: one.target for one in claims if (maker := _maker_of_app(one.target))}
    for one in claims:
        if one.target.is_company and one.target.key in products:
            one.target = products[one.target.key]


def _maker_of_app(entity: Entity) -> str:
    """Who makes an app that is named after its maker: "DeepSeek app"."""
    made = entity.target
    return made.maker or "" if made is not None and entity.actor is None and made.name.endswith(" app") else ""


def _end_those_of_kind(kind: Claim, found: Iterable[Claim]) -> None:
    """End those of a kind with it: "lifted its ban on social media", of apps that "had been blocked" or were before."""
    for one in found:
        before = one.back or one.passages[-1].start < kind.passages[-1].start
        named = one is not kind and not one.target.general and one.mood is Mood.holds and before
        if named and _act_as_one(one.actor, kind.actor) and alike(one.measure, kind.measure):
            one.mood = kind.mood if is_of_kind(one.target, kind.target) else one.mood


def _is_only_the_firm(claim: Claim, found: Sequence[Claim]) -> bool:
    """Whether a firm keeps its own from others, or one product of it is told of, and elsewhere which that is."""
    return (claim.counted or claim.target is claim.actor) and any(
        one.actor is claim.actor
        and (claim.counted or one.measure == claim.measure)
        and one.target.target is not None
        and one.target.target.maker == claim.target.key
        for one in found
    )


def _is_only_the_kind(claim: Claim, found: Sequence[Claim]) -> bool:
    """Whether those of a kind are named, or the kind by a closer name: "cut off social media", "WhatsApp is gone"."""
    return (
        claim.target.general
        and not claim.listed
        and any(
            one is not claim
            and _act_as_one(one.actor, claim.actor)
            and (claim.counted or alike(one.measure, claim.measure))
            and _says_more(one, claim)
            for one in found
        )
    )


def _act_as_one(one: Entity, other: Entity) -> bool:
    return one is other or _is_its_body(one, other)


def _says_more(one: Claim, kind: Claim) -> bool:
    """Whether what one claim is of belongs to the kind that another is of, and makes that needless."""
    if not one.target.general:
        same_kind = one.mood is kind.mood and is_of_kind(one.target, kind.target)
        return same_kind or one.of_kind or kind.passages[0] in one.passages
    if one.mood is not kind.mood or not are_one_kind(one.target, kind.target):
        return False
    foreign, abroad = (each.target.key.startswith(_FOREIGN) for each in (one, kind))
    return foreign if foreign != abroad else one.passages[0].start < kind.passages[0].start


def _reasons_of_taken(known: Iterable[Claim], claim: Claim) -> list[Reason]:
    """What ended or is paused had been taken for the reasons of what the same body is told to have done to it."""
    return next((one.reasons for one in known if one.actor is claim.actor and one.reasons), [])


def _told_before(same: list[Claim], claim: Claim) -> Claim | None:
    if not same:
        return None
    for one in reversed(same):
        if alike(one.measure, claim.measure):
            return one
    for one in reversed(same):
        if measure_of_both(one, claim):
            return one
    if claim.vague or claim.only_adds or claim.mood in _TURNING:
        return same[-1]
    for one in reversed(same):
        open_yet = one.mood not in _TURNING or (claim.back and one.mood is not Mood.refused)
        if one.vague and open_yet and not _only_advised_beside(one, claim):
            return one  # "dropped its ban a year after it blocked the app"
    if claim.mood is Mood.denied:
        return same[-1]
    return None


def _only_advised_beside(ban: Claim, claim: Claim) -> bool:
    """Whether somebody bans something at work and advises more: "a ban on work phones. It also advises"."""
    decided = ban.mood in _DECIDED and at_work(ban.around)
    return decided and claim.measure == "advisory" and ban.passages[-1] != claim.passages[0]


_FOR_ALL = frozenset(
    {"national_government", "ministry_or_department", "regulator", "agency", "police_or_intelligence", "court"}
)
_GOVERNMENTS = frozenset({"national_government", "subnational_government"})
_SERVANTS = frozenset({"government_employees", "public_institutions"})
_OFFICIAL = frozenset({"government", "official", "federal", "state", "public"})
_OF_ONE_BODY = frozenset(
    {"employees_of_issuer", "specific_agency_staff", "military_personnel", "legislators_and_staff"}
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
        "other",
    }
)


def _by_its_body(known: list[Claim], claim: Claim) -> Claim | None:
    """What a country and a body of it are both said to do to the same thing is one measure, told twice."""
    if claim.actor.actor is None or claim.actor.actor.place is None:
        return None
    for one in reversed(known):
        if _is_its_office(one.actor, claim.actor) and alike(one.measure, claim.measure):
            return one
        other = one.actor is not claim.actor and one.mood is Mood.refused and claim.mood is Mood.holds
        if other or not _is_its_body(one.actor, claim.actor):
            continue
        nation = claim.actor.actor is not None and claim.actor.actor.kind == "national_government"
        again = claim.vague and claim.mood is Mood.holds and nation  # "repeated the ban"
        if (one.measure == claim.measure and claim.measure in _BINDING_ALL) or (
            (claim.vague or one.vague) and ({one.measure, claim.measure} & _BINDING_ALL or again)
        ):
            return one
        denied = claim.mood is Mood.refused and alike(one.measure, claim.measure)
        if denied or _bind_the_service(one, claim):
            return one
    return None


def _is_its_body(one: Entity, other: Entity) -> bool:
    """Whether one is a country or state and the other a body of it."""
    first, second = one.actor, other.actor
    if first is None or second is None or first.place is None or not _of_one_place(first, second):
        return False
    kinds = {first.kind, second.kind}
    if kinds <= _FOR_ALL:
        return "national_government" in kinds
    return "subnational_government" in kinds and len(kinds) > 1 and kinds <= _FOR_ALL | _GOVERNMENTS


def _is_its_office(one: Entity, other: Entity) -> bool:
    """Whether one is a parliament and the other an office of it, which speaks for it: "the House's administrator"."""
    first, second = one.actor, other.actor
    if first is None or second is None or {first.kind, second.kind} != {"legislature"}:
        return False
    return first.part_of == other.key or second.part_of == one.key


def _of_one_place(first: ProposedActor, second: ProposedActor) -> bool:
    """Whether two are of one place: a court of a town or province blocks what it blocks in all of its country."""
    if first.place is None or second.place is None or "court" not in {first.kind, second.kind}:
        return first.place == second.place
    return first.place.partition("-")[0] == second.place.partition("-")[0]


def _bind_the_service(one: Claim, other: Claim) -> bool:
    """Whether two claims bind the whole public service, which a country and a body of it are both said to do."""
    if not (alike(one.measure, other.measure) or measure_of_both(one, other)):
        return False
    both = (one, other)
    audiences = [_bound(each) for each in both]
    if one.mood in _TURNING or any(each & _OF_ONE_BODY for each in audiences):
        return False
    return any(each & _SERVANTS for each in audiences) and all(
        bound & _SERVANTS or (at_work(each.around) and each.around.words & _OFFICIAL)
        for each, bound in zip(both, audiences, strict=True)
    )


def _bound(claim: Claim) -> frozenset[str]:
    """Whom a claim binds; the employees of a government are those of all its bodies."""
    audience, actor = frozenset(claim.around.audience), claim.actor.actor
    if actor is None or actor.kind not in _GOVERNMENTS or "employees_of_issuer" not in audience:
        return audience
    return audience - {"employees_of_issuer"} | {"government_employees"}


def _of_headline(known: list[Claim], claim: Claim) -> Claim | None:
    """What a headline says of a country and the text of a body of it: the body's measure, told twice."""
    heads = () if claim.heads else (one for one in known if one.heads)
    for one in heads:
        first, second = one.actor.actor, claim.actor.actor
        if first is None or second is None:
            continue
        if not _of_one_place(first, second) and not (second.kind == "court" and second.place is None):
            continue  # "an Adana court", where the headline tells of Turkey
        same = alike(one.measure, claim.measure) or one.vague
        if same and first.kind == "national_government" and not claim.only_adds and claim.mood is not Mood.denied:
            if claim.mood is not Mood.weighed or one.mood is Mood.weighed:  # not of whom the headline tells less
                one.actor, one.heads = claim.actor, False
            return one
    return None


def _just_told(known: list[Claim], claim: Claim) -> Claim | None:
    """What is said to have ended in the sentence that told of it, whoever says so: "the restriction is gone"."""
    if not claim.only_adds or claim.mood not in {Mood.ended, Mood.paused} or not claim.vague:
        return None
    told = [one for one in known if one.passages[-1] == claim.passages[0]]
    return told[0] if len(told) == 1 else None


def _undone(known: list[Claim], claim: Claim) -> Claim | None:
    """What somebody let back that another had kept away: "Chad unblocked it after a court in Moundou had cut it"."""
    if claim.mood is not Mood.holds or claim.only_adds:
        return None
    ended = (one for one in known if one.vague and one.mood is Mood.ended)
    for one in ended:
        if not (one.passages[-1] == claim.passages[0] or _had_been_by_court(one, claim)):
            continue
        if one.actor is claim.actor:
            return one
        if not (one.actor.is_company or claim.actor.is_company) and one.actor.may_be_of_country_of(claim.actor):
            one.actor = claim.actor
            return one
    return None


def _had_been_by_court(one: Claim, claim: Claim) -> bool:
    """Whether a court had kept away what the users of its country have again: "A court had had it blocked"."""
    first, second = one.actor.actor, claim.actor.actor
    court = second is not None and second.kind == "court" and claim.back
    return court and first is not None and first.kind == "national_government"


def _add(before: Claim, claim: Claim) -> None:
    if both := measure_of_both(before, claim):
        before.measure, before.vague = both, before.vague and claim.vague
    elif before.vague and not claim.vague and not (claim.only_adds and claim.measure == "other"):
        in_stores = {before.measure, claim.measure} == {"app_store_removal", "access_block"}  # "returned to the stores"
        before.measure, before.vague = "app_store_removal" if in_stores else claim.measure, False
    refused = before.mood is Mood.refused and not (claim.back or claim.vague or claim.only_adds)
    apart = claim.mood is Mood.holds and claim.passages[0] not in before.passages  # "voted it down. An order bars it"
    anew = refused and (apart or (before.back and claim.mood in _DECIDED))
    earlier = before.again and claim.back and claim.mood in _TURNING  # "reinstated it after having dropped it"
    if not earlier:
        before.mood = claim.mood if anew else _later(before.mood, claim)
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
    if now in {Mood.denied, Mood.called, Mood.advised} or (now is Mood.refused and claim.back):
        return before
    if before is Mood.paused and now is Mood.ended and claim.only_adds and claim.vague:
        return before  # what works again because a court stopped its block
    if before is Mood.refused and now in {Mood.ended, Mood.paused}:
        return before
    if claim.back and before is Mood.planned and now in {Mood.ended, Mood.paused}:
        return before  # "will block it from Monday. In 2023 it had cut it off for a week"
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
