"""Words that begin a noun phrase or stand for one: "all the apps", "they all block it"."""

from collections.abc import Mapping

from policytrack.reading.rules.tagging.context import Context, Rule, is_nominal, is_plural
from policytrack.reading.rules.tagging.tags import Form, Kind, Tag
from policytrack.reading.rules.tagging.verbs import forms_of, may_be_verb

__all__ = ["DETERMINERS"]

_NAMING = frozenset({"include", "included", "comprise", "comprised", "are", "were", "range", "ranged"})


def _half(here: Context) -> Tag | None:
    """As in "[half] a year earlier", whose noun follows."""
    return Tag(Kind.adv) if here.low_after in {"a", "an"} else None


def _one(here: Context) -> Tag | None:
    """As in "one ministry", "a similar one", where it is no pronoun."""
    if here.before is Kind.noun and here.at > 1 and here.tags[here.at - 2].kind is Kind.det:
        return Tag(Kind.noun)
    if (alone := _another(here)) is not None:
        return alone
    return Tag(Kind.det) if is_nominal(here.after) else None


def _another(here: Context) -> Tag | None:
    """As in "[one] bars the police from using it, [another] bans it in shops", where no noun is meant to follow."""
    after = here.after
    does = after is not None and after.mention is None and is_plural(after) and Form.third in forms_of(after)
    return Tag(Kind.pron) if does else None


def _all(here: Context) -> Tag | None:
    """As in "all its phones", where it belongs to the phrase, or in "Iran and Oman all block it", where it does not."""
    if here.before in {Kind.noun, Kind.pron} and here.after is not None and may_be_verb(here.after):
        return Tag(Kind.adv)
    if (inside := _both(here)) is not None:
        return inside
    return Tag(Kind.det) if here.after is not None and (here.after.tag == "det" or here.low_after in _OWN) else None


_OWN = frozenset({"its", "their", "his", "her", "our", "your", "my"})


def _each(here: Context) -> Tag | None:
    """As in "the ministries each banned it", "have each banned it"; not "each time"."""
    before = {Kind.noun, Kind.pron, Kind.have, Kind.be, Kind.modal}
    inflected = here.after is not None and not {Form.past, Form.participle}.isdisjoint(forms_of(here.after))
    return Tag(Kind.adv) if here.before in before and inflected else None


def _first(here: Context) -> Tag | None:
    """As in "the first bans the app", where it is what was told of first."""
    return Tag(Kind.noun) if here.before is Kind.det else None


def _those(here: Context) -> Tag | None:
    """As in "those still used in offices", "those that followed", where it stands for things or for somebody."""
    if here.low_after in {"that", "which", "who", "include"}:
        return Tag(Kind.pron)
    at = here.at + 1
    while at < len(here.items) and here.items[at].tag == "adv":
        at += 1
    described = at < len(here.items) and Form.participle in forms_of(here.items[at])
    return Tag(Kind.pron) if described and not is_nominal(Context(here.items, here.tags, at).after) else None


def _these(here: Context) -> Tag | None:
    """As in "These included Sophgo", where it stands for things."""
    after = here.after
    verbal = after is not None and after.mention is None and after.low in _NAMING
    return Tag(Kind.pron) if verbal else None


def _apostrophe(here: Context) -> Tag:
    """The genitive of a plural, as in "employees' use", or a quotation mark."""
    owns = here.before is Kind.noun and here.low_before.endswith("s") and is_nominal(here.after)
    return Tag(Kind.det if owns else Kind.quote)


def _apostrophe_s(here: Context) -> Tag:
    """The genitive of "Italy's app", or a short form of to be: "it's banned"."""
    return Tag(Kind.be if here.before in {Kind.pron, Kind.that} else Kind.det)


def _none(here: Context) -> Tag | None:
    """As in "none of its employees may use it", "lets none of them use it": it is who may not do something."""
    if here.low_after != "of":
        return None
    if here.at and here.items[here.at - 1].low in _LETTING:
        return Tag(Kind.pron)
    ahead = (one.low for one in here.items[here.at + 2 : here.at + _NONE_REACH])
    return Tag(Kind.pron) if any(low in _FORBIDDING for low in ahead) else None


_LETTING = frozenset({"let", "lets", "want", "wants", "wanted", "allow", "allows", "allowed", "permits", "permitted"})
_NONE_REACH = 10  # "none of the 5,000 employees of Telenor may"
_FORBIDDING = frozenset({"may", "can", "must", "shall"})


def _both(here: Context) -> Tag | None:
    """As in "have both banned it", where it stands inside the verb."""
    forms = forms_of(here.after) if here.after is not None else frozenset()
    inside = here.before in {Kind.have, Kind.be, Kind.modal} and bool(forms)
    behind = here.before is Kind.noun and Form.past in forms  # "Oslo and Riga both blocked it"
    if not behind and Form.past in forms and here.before in {None, Kind.stop, Kind.coord, Kind.sub}:
        done_to = here.items[here.at + 2] if here.at + 2 < len(here.items) else None  # "both blocked it"
        named = done_to is not None and done_to.mention is not None and bool(done_to.mention.entities)
        if named or (done_to is not None and done_to.tag in {"det", "pron"}):
            return Tag(Kind.pron)
    return Tag(Kind.adv) if inside or behind else None


DETERMINERS: Mapping[str, Rule] = {
    "one": _one,
    "another": _another,
    "none": _none,
    "'": _apostrophe,
    "'s": _apostrophe_s,
    "those": _those,
    "these": _these,
    "all": _all,
    "both": _both,
    "each": _each,
    "first": _first,
    "half": _half,
}
"""The words that may begin a noun phrase or stand for one."""
