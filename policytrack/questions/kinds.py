"""What sort of answer a question wants, by its question words and the nouns that follow them."""

from policytrack.questions.draft import AUXILIARIES, NAMES, Draft
from policytrack.questions.lexicon import Kind

__all__ = ["read_kind"]

_OVERRIDING = (Kind.differ, Kind.changed, Kind.unknown, Kind.exempt, Kind.sources)
"""Kinds that make the question whatever other question word stands in it."""
_AHEAD = 5
_ANYBODY = {"everyone", "everybody", "anyone", "anybody", "those"}
_NAMED = {"actor": Kind.who, "place": Kind.where, "restriction": Kind.list, "reason": Kind.why, "article": Kind.sources}
"""What "and which" asks for after "how many"."""
_BETWEEN = ("function", "every", "federal", "status", "strength", "review")
"""What can stand between a question word and its noun, besides names."""


def read_kind(draft: Draft) -> None:
    """Find out what is asked for."""
    for at, span in list(draft.left("kind", "which")):
        asked = span.reading("kind")
        if _is_relative(draft, at):
            draft.take(at, "relative")
            continue
        if span.may_be("function") and (draft.kinds not in ([], [Kind.what]) or _follows(draft, at, "for")):
            continue
        draft.take(at, "kind")
        if _asks_for_bound(draft, at):
            draft.kinds.append(Kind.whom)
            continue
        if span.text.casefold() == "what" and draft.at(at + 1).may_be("known"):
            draft.kinds.append(Kind.list)  # as in "what did we know about the bans"
            continue
        if draft.kinds == [Kind.what] and asked and not _follows(draft, at, "and"):
            draft.kinds.clear()  # as in "what is Italy's reason": the noun says what is wanted
        draft.kinds.append(_kind_by_noun(draft, at, Kind(asked.values[0]) if asked else Kind.what))
    _order_kinds(draft)


def _is_relative(draft: Draft, at: int) -> bool:
    """As in "officials who use it": who is said of those before it, and not asked for."""
    before = draft.at(at - 1)
    return (
        bool(draft.kinds or at)
        and draft.spans[at].text.casefold() in {"who", "which"}
        and (before.may_be("audience", "body", "thing", "target") or before.text.casefold() in _ANYBODY)
    )


def _asks_for_bound(draft: Draft, at: int) -> bool:
    """As in "who does the ban apply to", "who does Texas restrict" and "who is barred from using it"."""
    asks = draft.at(at + 1).text.casefold()
    if draft.spans[at].text.casefold() != "who":
        return False
    if asks not in {"do", "does", "did"}:
        return _is_passive(draft, at + 1)
    last = len(draft.spans) - 1
    verb = draft.at(last - (draft.at(last).text.casefold() in {"to", "on"}))
    names = any(one.may_be(*NAMES) for one in draft.spans[at + 2 : last])
    return verb.may_be("binding") or (names and verb.may_be("measure", "restricting"))


def _is_passive(draft: Draft, at: int) -> bool:
    """As in "is barred from using it", "has been banned from it" and "may not use it"."""
    first, on = draft.at(at).text.casefold(), at + 1
    if first in {"may", "can"}:
        return draft.at(on).may_be("negation") or draft.at(on).text.casefold().startswith("not ")
    if first in {"has", "have"} and draft.at(on).text.casefold() == "been":
        on += 1
    elif first not in {"is", "are", "was", "were"}:
        return False
    while draft.at(on).may_be("status", "negation", "ever") and not draft.at(on).may_be("measure"):
        on += 1
    said = draft.at(on).text.casefold().partition(" from")[0]
    active = draft.at(on + 1).may_be(*NAMES)  # as in "who's banned it", which is "who has"
    return draft.at(on).may_be("measure", "restricting") and said.endswith(("ed", "en")) and not active


def _follows(draft: Draft, at: int, word: str) -> bool:
    return draft.at(at - 1).text.casefold() == word


def _order_kinds(draft: Draft) -> None:
    overriding = [kind for kind in _OVERRIDING if kind in draft.kinds]
    if not draft.kinds:
        asks = any(one.text.casefold() in AUXILIARIES for one in (draft.spans if draft.asks else draft.spans[:1]))
        draft.kinds.append(Kind.whether if asks else _kind_of_fragment(draft))
    if draft.kinds[:1] == [Kind.how_many] and Kind.what in draft.kinds and draft.of in _NAMED:
        draft.kinds[draft.kinds.index(Kind.what)] = _NAMED[draft.of]  # as in "how many countries, and which"
    found = overriding[:1] or list(dict.fromkeys(draft.kinds))
    if found[0] is Kind.list and len(found) > 1:
        del found[0]
    draft.kinds = found


def _kind_of_fragment(draft: Draft) -> Kind:
    """What a question without a question word names first: bodies, things, or restrictions."""
    for at, span in enumerate(draft.spans):
        following = draft.at(at + 1)
        if span.may_be("body") and not span.may_be("thing") and not following.may_be("measure", "restricting"):
            return Kind.who
        if span.may_be("thing") and not span.may_be("body", "surface") and not following.may_be("restricting"):
            return Kind.what
        if span.readings and not span.may_be("demonym", "place", "federal", "except", "every", "function"):
            break
    return Kind.list


def _kind_by_noun(draft: Draft, at: int, kind: Kind) -> Kind:
    """What "which", "how many" and "list" ask for, by the noun that follows."""
    if kind not in {Kind.what, Kind.how_many, Kind.list}:
        return kind
    plain = kind is Kind.what and not draft.at(at).may_be("which")
    if draft.at(at + 1).may_be("member") and draft.at(at + 2).text.casefold() == "of" and not plain:
        draft.of = "actor"
        return kind if kind is Kind.how_many else Kind.who  # as in "which branches of the military"
    asks = draft.at(at).text.casefold() == "what" and draft.at(at + 1).text.casefold() in AUXILIARIES
    if asks and (noun := _noun_named(draft, at + 1)):
        draft.of = "restriction"
        return noun
    ahead = () if plain or asks else range(at + 1, min(at + _AHEAD, len(draft.spans)))
    if ahead and draft.at(at + 1).text.casefold() == "of" and draft.at(draft.after(at + 1)).may_be("place"):
        return Kind.who  # as in "which of the G7"
    for on in ahead:
        told = _kind_told_by(draft, at, on, kind)
        if told is not None:
            return told
        span = draft.spans[on]
        if span.readings and not span.may_be(*NAMES, *_BETWEEN) and span.text.casefold() != "of":
            break
    return kind


def _noun_named(draft: Draft, at: int) -> Kind | None:
    """As in "what is the latest restriction": restrictions are asked for where a noun for them follows "is"."""
    if draft.at(at).text.casefold() not in {"is", "are", "was", "were"}:
        return None
    on = draft.after(at)
    while draft.at(on).may_be("latest", "first", "status", "strength"):
        on = draft.after(on)
    noun = any(one.said == "nouns" for one in draft.at(on).all("restricting"))
    return Kind.list if noun else None


def _kind_told_by(draft: Draft, at: int, on: int, kind: Kind) -> Kind | None:
    """What a noun after a question word makes of it, or nothing if it says nothing."""
    span = draft.spans[on]
    if kind is Kind.how_many and _is_counted_otherwise(draft, on):
        return kind
    if kind is Kind.list and span.text.casefold() in _ANYBODY:
        return Kind.who
    undergoes = span.may_be("body") and span.may_be("thing") and _undergoes(draft, on)
    if (span.may_be("body") or span.text.casefold() in {"place", "places"}) and not undergoes:
        return _kind_of_body(draft, at, on, kind)
    thing = span.may_be("thing") and not span.may_be("surface")
    if undergoes or thing or span.text.casefold() in {"app", "apps"}:
        draft.of = "target"
        return kind if kind is Kind.how_many else Kind.what
    if span.may_be("restricting", "measure"):
        draft.of = "restriction"
        return Kind.list if kind is Kind.what and _is_noun(draft, on) else kind
    return None


def _undergoes(draft: Draft, at: int) -> bool:
    """As in "which companies are banned": what is named is restricted."""
    verb = draft.at(at + 2)
    return draft.at(at + 1).text.casefold() in {"is", "are", "was", "were"} and verb.may_be("measure", "restricting")


def _is_counted_otherwise(draft: Draft, on: int) -> bool:
    """Whether it is articles or reasons that are counted."""
    span = draft.spans[on]
    if not span.may_be("source", "kind"):
        return False
    draft.take(on, "counted")
    draft.of = "article" if span.may_be("source") else "reason"
    return True


def _is_noun(draft: Draft, at: int) -> bool:
    """Whether a word such as "ban" is a noun here: nothing between it and the question word is a verb or a subject."""
    between = (draft.at(back).text.casefold() for back in range(max(0, at - 2), at))
    return not AUXILIARIES.intersection(between)


def _kind_of_body(draft: Draft, at: int, on: int, kind: Kind) -> Kind:
    body = draft.spans[on].may_be("body")
    where = not body or draft.at(at - 1).may_be("inside") or _ends_in(draft) or _where_follows(draft, on)
    if where and body:
        draft.take(on, "where")
    draft.of = "place" if where else "actor"
    if kind is Kind.how_many:
        return kind
    return Kind.where if where else Kind.who


def _ends_in(draft: Draft) -> bool:
    return draft.at(len(draft.spans) - 1).text.casefold() == "in"


def _where_follows(draft: Draft, on: int) -> bool:
    return draft.at(on + 1).text.casefold() == "where"
