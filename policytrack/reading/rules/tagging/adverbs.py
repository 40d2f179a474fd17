"""Particles of verbs and other adverbs, and what else they are: "taken down", "down the street"."""

from collections.abc import Mapping

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.tagging.context import Context, Rule, is_nominal
from policytrack.reading.rules.tagging.tags import Kind, Tag
from policytrack.reading.rules.tagging.verbs import verb_of
from policytrack.reading.rules.words import Part

__all__ = ["ADVERBS"]

_WHOLE = frozenset({"all", "both", "most", "many", "some", "several"})  # "off all phones"


_FINDINGS = frozenset({"confirmed", "found", "reported", "believed", "considered", "deemed"})


def _included(here: Context) -> Tag | None:
    """As in "employees, police officers [included], may not use it", which is no verb of its own."""
    before = here.items[here.at - 1] if here.at else None
    people = before is not None and (before.says("audience") is not None or _is_body(before.mention))
    parted = any(one.low == "," for one in here.items[max(0, here.at - _SHORT) : here.at])
    return Tag(Kind.adv) if people and parted and here.low_after in {",", ".", ")"} else None


def _is_body(mention: Mention | None) -> bool:
    return mention is not None and mention.actor_role != "" and mention.target_role == ""


_SHORT = 5


def _found_to_be(here: Context) -> Tag | None:
    """What only says that somebody found it so: "was [confirmed] blocked on all networks"."""
    after = here.after
    blocked = after is not None and after.mention is None and after.says("acts", Part.participle) is not None
    opens = here.before in {None, Kind.be, Kind.stop, Kind.comma, Kind.adv}
    opens = opens or (here.low == "confirmed" and here.before is Kind.noun)  # "consider the site confirmed blocked"
    return Tag(Kind.adv) if blocked and opens else None


_BEFORE_BASES = frozenset({Kind.modal, Kind.to, Kind.do, Kind.rel})


def _back(here: Context) -> Tag | None:
    """As in "would [back] a ban", where it is a verb, and not as in "brought back a ban"."""
    titled = here.item.text == "Back" and here.before is Kind.noun and here.after is not None and here.after.is_capital
    if titled and here.at:  # "Senators Back Bid to Ban It"
        return Tag(Kind.verb, *verb_of("back"))
    verbal = here.before in _BEFORE_BASES or here.low_before in {"they", "we", "you"}
    return Tag(Kind.verb, *verb_of("back")) if verbal and here.follows("det") else _particle(here)


def _here(here: Context) -> Tag | None:
    """As in "city employees here may not", where it tells where they are."""
    return Tag(Kind.adv) if here.before is Kind.noun else None


def _further(here: Context) -> Tag | None:
    """As in "has gone further and banned it", where no noun follows that it describes."""
    return Tag(Kind.adv) if here.before is Kind.verb and not is_nominal(here.after) else None


def _more(here: Context) -> Tag | None:
    """As in "more recently"."""
    return Tag(Kind.adv) if here.low_after.endswith("ly") else None


def _no(here: Context) -> Tag | None:
    return Tag(Kind.neg) if here.low_after == "longer" else None


def _between_adverbs(here: Context) -> Tag | None:
    """As in "from directly [or] indirectly selling it", where it joins no clauses."""
    return Tag(Kind.adv) if here.before is Kind.adv and here.low_before[-2:] == here.low_after[-2:] == "ly" else None


def _longer(here: Context) -> Tag | None:
    return Tag(Kind.neg) if here.low_before == "no" else None


def _particle(here: Context) -> Tag:
    """A particle of the verb before, as in "taken down", or a preposition: "down the street", "off phones"."""
    after = here.after
    where = after is not None and (after.says("setting") or after.says("audience"))  # "off teachers' laptops"
    leads = here.follows("det", "pron") or bool(where)
    leads = leads or (here.low == "off" and after is not None and (after.mention is not None or after.low in _WHOLE))
    return Tag(Kind.prep if leads and here.low in words.listing("particles_or_prepositions") else Kind.adv)


def _beside_noun(here: Context) -> Tag:
    """As in "an outright ban", where it describes a noun, or "banned it outright"."""
    describes = here.before is Kind.det or (here.before is Kind.noun and is_nominal(here.after))
    return Tag(Kind.noun if describes else Kind.adv)


def _there(here: Context) -> Tag | None:
    """As in "There the ministry blocked it", where it is no subject as in "there is"."""
    after = here.after
    leads = here.follows("det", "pron") or (after is not None and (after.mention is not None or after.low == ","))
    return Tag(Kind.adv) if leads or here.before in {Kind.verb, Kind.noun, Kind.prep} else None


def _due(here: Context) -> Tag | None:
    """As in "blocked the app due to concerns", where it belongs to "to"; "is due to ban it" is another."""
    reason = here.low_after == "to" and here.before is Kind.noun
    return Tag(Kind.adv) if reason else None


ADVERBS: Mapping[str, Rule] = {
    **dict.fromkeys(words.listing("verb_particles"), _particle),
    **dict.fromkeys(words.listing("beside_nouns"), _beside_noun),
    **dict.fromkeys(_FINDINGS, _found_to_be),
    **dict.fromkeys(("included", "excepted"), _included),
    **dict.fromkeys(("and", "or"), _between_adverbs),
    "more": _more,
    "no": _no,
    "longer": _longer,
    "back": _back,
    "further": _further,
    "here": _here,
    "there": _there,
    "due": _due,
}
"""The words that may be particles of a verb or other adverbs; the later of two rules holds."""
