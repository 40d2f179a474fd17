"""Words that open or join clauses, or belong to a phrase: "since it was banned", "since Monday"."""

from collections.abc import Mapping

from policytrack.reading.rules import words
from policytrack.reading.rules.tagging.context import Context, Rule
from policytrack.reading.rules.tagging.fronted import is_fronted, opens_time
from policytrack.reading.rules.tagging.tags import Form, Kind, Tag
from policytrack.reading.rules.tagging.that import clause_follows
from policytrack.reading.rules.tagging.verbs import forms_of
from policytrack.reading.rules.words import Part

__all__ = ["OPENERS"]

_BEFORE_STARTS = frozenset({"on", "in", "from", "next", "with", "this", "at", "as"})
_CLASSED_WITHIN = 8


_ONLY = frozenset({"only", "just", "merely", "solely", "simply"})
_ADDING = frozenset({"also", "even", "too"})
_REACH = 12
_EVERY = frozenset({"all", "every", "any", "anything", "everything", "no", "nothing", "none", "everyone", "nobody"})
_NEAR = 5


def _but(here: Context) -> Tag | None:
    """As in "blocked not only X but also Bluesky", where it joins what was done to both.

    Before what is left out it is a preposition: "allows Signal but not Viber", "all messengers but Signal".
    """
    if here.low_after == "not":
        return Tag(Kind.prep) if _is_name(here, 2) else None
    every = any(one.low in _EVERY for one in here.items[max(0, here.at - _NEAR) : here.at])
    if every and here.before is Kind.noun and _is_name(here, 1):
        return Tag(Kind.prep)
    before = [one.low for one in here.items[max(0, here.at - _REACH) : here.at]]
    if not any(low in _ONLY and before[at - 1] == "not" for at, low in enumerate(before) if at):
        return None
    after = here.items[here.at + 2] if here.low_after in _ADDING and here.at + 2 < len(here.items) else here.after
    return Tag(Kind.coord) if after is not None and (after.mention is not None or after.tag == "det") else None


def _not(here: Context) -> Tag | None:
    """As in "allows Signal but [not] Viber", which is no verb's."""
    excepted = here.before is Kind.prep and here.at and here.items[here.at - 1].low == "but"
    return Tag(Kind.adv) if excepted else None


def _is_name(here: Context, ahead: int) -> bool:
    """Whether a name or a kind of thing stands some items ahead."""
    if here.at + ahead >= len(here.items):
        return False
    item = here.items[here.at + ahead]
    mention = item.mention
    return mention is not None and (bool(mention.entities) or mention.new == "name" or mention.target_role != "")


def _once(here: Context) -> Tag | None:
    """As in "let it back, once the firm had paid", where it opens a clause."""
    opens = here.at == 0 or here.before in {Kind.comma, Kind.noun, Kind.adv, Kind.verb}
    return Tag(Kind.sub) if opens and here.low_after != "again" and clause_follows(here) else None


def _since(here: Context) -> Tag:
    """As in "has since been lifted", where it stands inside the verb; else as "after" does."""
    after = here.after
    inside = here.before in {Kind.have, Kind.be} and after is not None
    if _is_date(here):
        return Tag(Kind.prep)  # "in force since 3 February"
    told = inside and after is not None and (after.tag == "be" or Form.participle in forms_of(after))
    return Tag(Kind.adv) if told else _preposition_or_opener(here)


_YEAR = 4  # digits


def _is_date(here: Context) -> bool:
    """Whether a day or a year follows: "since 3 February", "since 2023"; not "since 3 ministers resigned"."""
    after, beyond = here.after, here.items[here.at + 2] if here.at + 2 < len(here.items) else None
    if after is None or not after.text.isdigit():
        return False
    return len(after.text) == _YEAR or (beyond is not None and beyond.is_capital)


def _beginning(here: Context) -> Tag | None:
    """As in "beginning on 1 May, shops may not", where it only says from when."""
    opens = here.at == 0 or here.before in {Kind.comma, Kind.noun, Kind.pron}
    return Tag(Kind.prep) if opens and here.low_after in _BEFORE_STARTS else None


def _such(here: Context) -> Tag | None:
    """As in "apps such as Signal", where it belongs to the preposition."""
    return Tag(Kind.prep) if here.low_after == "as" else None


def _as(here: Context) -> Tag:
    """As in "Italy as well as Spain", "as they spy", "as a precaution", "such as Viber", "labelled it as a threat"."""
    state = here.after is not None and here.after.mention is None and here.after.says("acts", Part.state) is not None
    dated = here.low_after in {"of", "from"}  # "as of that day"
    plain = here.low_before == "such" or state or dated or _is_classed(here)  # "reported it as unlawful"
    return _well(here) or (Tag(Kind.prep) if plain else _preposition_or_opener(here))


def _is_classed(here: Context) -> bool:
    """Whether a verb right before says as what something is taken: "classified it as a threat"."""
    for at in range(here.at - 1, max(-1, here.at - _CLASSED_WITHIN), -1):
        if here.tags[at].kind in {Kind.comma, Kind.stop, Kind.coord}:
            return False
        if here.tags[at].lemma in words.listing("classing"):
            return True
    return False


def _so(here: Context) -> Tag | None:
    """As in "ordered to do so", where it opens no clause."""
    return Tag(Kind.adv) if here.low_before in {"do", "did", "does", "done", "doing"} else None


def _well(here: Context) -> Tag | None:
    """The conjunction "as well as", or "as well" behind a verb, whichever of its words is asked for."""
    for start in range(max(0, here.at - 2), here.at + 1):
        lows = [one.low for one in here.items[start : start + 3]]
        if lows == ["as", "well", "as"]:
            return Tag(Kind.coord)
        if lows[:2] == ["as", "well"] and start >= here.at - 1:
            return Tag(Kind.adv)
    return None


def _opener_with_of(here: Context) -> Tag | None:
    """As in "because of fears"; without "of" it is what the lexicon says."""
    return Tag(Kind.prep) if here.low_after == "of" else None


def _is_day_in_may(here: Context) -> bool:
    """Whether a day and "May", which may be a verb, follow: "has until [12 May] to sign"."""
    names = [one.text for one in here.items[here.at + 1 : here.at + 3]]
    return len(names) > 1 and "May" in names and (names[0].isdigit() or names[1].isdigit())


def _preposition_or_opener(here: Context) -> Tag:
    """As in "since Monday", "after the ban", or before a clause: "after Italy banned it"."""
    if (
        here.low_after in words.verb_listing("times")
        or (here.at == 0 and (is_fronted(here.items) or opens_time(here.items)))
        or _is_day_in_may(here)
    ):
        return Tag(Kind.prep)
    return Tag(Kind.sub if clause_follows(here) else Kind.prep)


def _like(here: Context) -> Tag | None:
    """As in "companies [like] Meta closed accounts", where it gives an example of several."""
    several = here.items[here.at - 1].mention if here.at and here.before is Kind.noun else None
    role = several is not None and several.plural and (several.actor_role or several.target_role) != ""
    return Tag(Kind.prep) if role and _is_name(here, 1) else None


def _effective(here: Context) -> Tag | None:
    """As in "effective Monday", "effective as of 1 May", and not "an effective ban"."""
    dated = here.low_after in words.verb_listing("times") or here.low_after == "as" or here.low_after.isdigit()
    return Tag(Kind.prep) if dated and here.before is not Kind.det else None


OPENERS: Mapping[str, Rule] = {
    **dict.fromkeys(words.listing("prepositions_or_openers"), _preposition_or_opener),
    **dict.fromkeys(words.listing("openers_with_of"), _opener_with_of),
    "but": _but,
    "like": _like,
    "not": _not,
    "beginning": _beginning,
    "starting": _beginning,
    "effective": _effective,
    "as": _as,
    "so": _so,
    "such": _such,
    "well": _well,
    "once": _once,
    "since": _since,
}
"""The words that may open or join clauses; the later of two rules holds."""
