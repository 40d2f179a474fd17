"""Whether what stands behind a form of a verb may be its object."""

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.tagging.context import Context
from policytrack.reading.rules.tagging.verbs import VERBAL, verb_of

__all__ = ["SUBJUNCTIVE", "takes_object"]

SUBJUNCTIVE = words.listing("subjunctive")
"""Verbs of asking, behind which a clause tells what others are to do."""


def takes_object(here: Context) -> bool:
    """Whether what stands behind may be an object: "ban the app", "plans to ban", "use only phones"."""
    after = here.after
    if after is None or (" " in after.low and any(one.part in VERBAL for one in after.words)):
        return False
    if after.tag == "to" and verb_of(here.low.split(maxsplit=1)[0])[0] in words.verb_listing("to_infinitive"):
        return True
    if after.low == "that" and verb_of(here.low)[0] in SUBJUNCTIVE:
        return True
    if after.tag == "adv":
        return after.low not in {"later", "too"}
    return here.follows("det", "pron") or after.low in words.listing("before_objects") or _is_bare_object(here, after)


def _is_bare_object(here: Context, after: Item) -> bool:
    """Whether a noun without an article stands behind, that is no subject: "ban under-16s", not "use phones are"."""
    plain = after.tag == "" and after.low[:1].isalpha() and after.low.replace(" ", "").replace("-", "").isalnum()
    behind = here.items[here.at + 2 : here.at + 3]
    return plain and all(each.tag not in {"be", "have", "modal"} for each in behind)
