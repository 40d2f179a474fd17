"""Whether two claims of one actor and one target are one measure that was told twice, by different measures."""

from collections.abc import Sequence

from policytrack.reading.rules.circumstances import at_work
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names.roles import RULING_KINDS

__all__ = ["alike", "measure_of_both", "tell_alike"]

_FAMILIES = (
    frozenset({"use_ban", "installation_ban", "removal_order", "data_input_restriction"}),
    frozenset({"network_rollout_exclusion", "rip_and_replace", "equipment_authorisation_denial", "import_restriction"}),
    frozenset({"app_store_removal", "listing_declined"}),
)
_USE = _FAMILIES[0]
_TERMS = "terms_of_service_restriction"
_OWN = frozenset({"use_ban", "access_block", "other"})
_LASTING = frozenset({Mood.holds, Mood.planned})
_FOR_EVERYBODY = frozenset(
    {"national_government", "regulator", "ministry_or_department", "court", "supranational_body"}
)


def alike(first: str, second: str) -> bool:
    """Whether two measures are kinds of one."""
    return first == second or any(first in family and second in family for family in _FAMILIES)


def measure_of_both(one: Claim, other: Claim) -> str:
    """The measure that two claims of one actor and one target tell of in other words; empty if they are of two."""
    for rule in (_in_one_house, _by_an_employer, _by_the_maker, _of_data, _in_one_breath):
        if measure := rule(one, other) or rule(other, one):
            return measure
    return ""


def tell_alike(claims: Sequence[Claim]) -> None:
    """Give a ban that does not say of what the measure that the text tells of the same thing, or of the same actor.

    In a text on state phones, "Virginia became the third state to ban it" is a ban on those too.
    """
    for claim in claims:
        if not claim.vague or claim.measure != "access_block":
            continue
        if _kind_of(claim) in _FOR_EVERYBODY:
            claim.measure = "use_ban" if _said_beside(claim, claims) else claim.measure
            continue
        like = [one for one in claims if not one.vague and _kind_of(one) == _kind_of(claim)]
        like = [one for one in like if one.target is claim.target or one.actor is claim.actor]
        if any(one.target is claim.target and one.actor is claim.actor for one in like):
            continue  # a ban for everybody beside that on state phones
        told = {one.measure for one in like}
        if told == {"use_ban"}:
            claim.measure = "use_ban"


def _said_beside(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether its sentence tells of phones at work: "may bar it from work phones, which Canada has already banned"."""
    told = claim.passages[0]
    before = claims[: next(at for at, one in enumerate(claims) if one is claim)]
    beside = (one for one in before if one.target is claim.target and one.measure == "use_ban" and not one.vague)
    follows = bool(claim.around.words & _BEFORE)
    return follows and any(told in one.passages and at_work(one.around) for one in beside)


_BEFORE = frozenset({"already", "also"})


def _kind_of(claim: Claim) -> str:
    return claim.actor.actor.kind if claim.actor.actor is not None else ""


def _in_one_house(one: Claim, other: Claim) -> str:
    """What staff may not use is blocked at their work as well: "told staff to delete it, and blocked it there"."""
    if one.measure not in _USE or other.measure != "access_block" or not {one.mood, other.mood} <= _LASTING:
        return ""
    kind = other.actor.actor.kind if other.actor.actor is not None else ""
    bounds = other.around.audience | other.around.setting
    its_own = at_work(other.around) or not (bounds or kind in _FOR_EVERYBODY)
    return one.measure if its_own and "general_public" not in one.around.audience else ""


def _by_an_employer(one: Claim, other: Claim) -> str:
    """What a firm or school "restricted" its staff may not use: "has restricted AI. Staff may not use it"."""
    limits = other.measure == "other" and one.measure in _USE and {one.mood, other.mood} <= _LASTING
    return one.measure if limits and _kind_of(one) not in RULING_KINDS and one.actor is not other.target else ""


def _by_the_maker(one: Claim, other: Claim) -> str:
    """What a maker bans, blocks or ends of its own product are its terms."""
    made = one.target is one.actor or (one.target.target is not None and one.target.target.maker == one.actor.key)
    return _TERMS if made and one.measure == _TERMS and other.measure in _OWN else ""


def _of_data(one: Claim, other: Claim) -> str:
    """The "ban" of a body that guards data is what it orders to be done with them."""
    kind = one.actor.actor.kind if one.actor.actor is not None else ""
    data = one.measure == "data_processing_block" and other.measure in _USE | {"access_block"}
    return one.measure if data and kind == "regulator" else ""


def _in_one_breath(one: Claim, other: Claim) -> str:
    """As in "barred from sale to Chinese customers under export rules", which one sentence says twice.

    And in "issued a ban on it, becoming the first state to restrict the chatbot".
    """
    said_here = other.passages[-1] == one.passages[-1]
    if said_here and one.measure in _FAMILIES[1] and other.measure in _USE and {one.mood, other.mood} <= _LASTING:
        return one.measure  # "will phase out its cameras: those that hang there must be gone by May"
    same = one.mood is other.mood and said_here
    only_ended = one.vague and not other.vague and one.mood not in _LASTING  # "and let them resume"
    if same and one.measure in {"use_ban", "access_block"} and other.measure == "other" and not only_ended:
        return one.measure
    if same and one.measure == "app_store_removal" and other.vague:
        return one.measure  # "took it out of its store after the ministry ordered its removal"
    said = one.measure in {"export_control", "access_block"} and other.measure in _USE
    return one.measure if same and said and not at_work(other.around) else ""
