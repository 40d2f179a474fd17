"""Which part the names of a question play: who restricts, what is restricted, and where."""

from policytrack import places
from policytrack.questions.draft import AUXILIARIES, NAMES, Draft
from policytrack.questions.lexicon import Kind, Reading, out_of_reach
from policytrack.questions.spotting import Span
from policytrack.vocabulary import ActorKind

__all__ = ["WITH_PLACES", "read_federal", "read_names"]

WITH_PLACES = frozenset({"national_government", "subnational_government", "local_government", "supranational_body"})
"""Kinds of bodies whose name is that of a place as well ("in EU countries")."""
_FACING = {"face", "faces", "faced", "facing"}
_ORGANS = ("government", "administration")
"""Ends of names that mean the body and not its place: what lies in it is part of it."""


def read_names(draft: Draft) -> None:
    """Take every name as the part that it plays."""
    for at, span in list(draft.left(*NAMES)):
        following = draft.at(at + 1)
        if at in draft.taken or (following.may_be("rationale") and not following.may_be("measure", "audience", "kind")):
            continue  # as in "Chinese meddling": whose reason it is about is not recorded
        if _is_told_again(draft, at):
            draft.take(at, "place")
            continue
        name = _part_of_name(draft, at, span)
        reading = _reading_of_name(draft, at, span, name)
        if reading is None:
            continue
        role, value = reading
        if role == "absent" and at not in draft.left_out:
            draft.meaning = draft.meaning.with_("actor", (), value.said)
        draft.add(at, role, value)


def _is_told_again(draft: Draft, at: int) -> bool:
    """As in "the US federal government": the place of the body that is named next."""
    place, actor = draft.spans[at].reading("place", "demonym"), draft.at(at + 1).reading("actor")
    if place is None or actor is None or draft.at(at + 1).may_be("place", "target"):
        return False
    within = draft.catalogue.actor_by_id[actor.values[0]].place
    return within is not None and any(places.contains(code, within) for code in place.values)


def _reading_of_name(draft: Draft, at: int, span: Span, role: str) -> tuple[str, Reading] | None:
    """The one thing that a name means in a part, or nothing where it has to be asked back."""
    sort = "actor" if role == "part_of" else role
    if role == "within" and not span.may_be("place", "demonym"):
        place = places.get(_place_of_government(draft, span) or "")
        return role, Reading("place", (place.code,), place.name)
    found = span.all(sort) if sort in {"actor", "target"} else ()
    if not found and span.may_be("place", "demonym"):
        return _reading_of_place(draft, at, span, role)
    if len(found) > 1:
        labels = tuple(f"{one.said} ({one.values[0]})" for one in found)
        _ask_back(draft, at, span, labels)
        return None
    return role, found[0]


def _reading_of_place(draft: Draft, at: int, span: Span, role: str) -> tuple[str, Reading] | None:
    found = tuple({one.values: one for one in (*span.all("place"), *span.all("demonym"))}.values())
    if len(found) > 1:
        told = tuple(one for one in found if _is_told(draft, at, one.values[0]))
        if not told:
            _ask_back(draft, at, span, tuple(places.get(one.values[0]).label for one in found))
            return None
        found = told
    place = found[0]
    if role not in {"actor", "part_of"}:
        return role, place
    government = draft.catalogue.government_of.get(place.values[0]) if len(place.values) == 1 else None
    if government is not None:
        return role, Reading("actor", (government,), draft.catalogue.shown["actor", government])
    return ("within" if len(place.values) > 1 else "absent"), place


def _is_told(draft: Draft, at: int, code: str) -> bool:
    """Whether the code of a place stands behind its name, as in "Georgia (US-GA)"."""
    parts = code.split("-")
    there = range(at + 1, at + 1 + len(parts))
    if [draft.at(one).text for one in there] != parts:
        return False
    for one in there:
        draft.take(one, "place")
    return True


def _ask_back(draft: Draft, at: int, span: Span, choices: tuple[str, ...]) -> None:
    draft.take(at, "ambiguous")
    draft.ambiguous[span.text] = choices


def _part_of_name(draft: Draft, at: int, span: Span) -> str:
    """Which part a name plays: the filter that it belongs to."""
    back = draft.before(at)
    joined = _joined_to(draft, at, back)
    if joined in {"actor", "target", "within", "part_of", "actor_within", "origin", "absent"} and (
        span.may_be(joined) or (joined != "target" and span.may_be("place", "demonym"))
    ):
        return "actor" if joined == "absent" else joined
    if draft.at(at + 1).text.casefold() in _FACING and not span.may_be("target"):
        draft.unknown.append(draft.at(at + 1).text)  # as in "the restrictions that Texas faces": no body restricts it
        draft.take(at + 1, "unknown")
    if span.may_be("place", "demonym"):
        return _part_of_place(draft, at, span, back)
    if span.may_be("actor") and span.may_be("target"):
        return _part_of_both(draft, at, back)
    return _part_of_actor(draft, at, span, back) if span.may_be("actor") else "target"


def _part_of_both(draft: Draft, at: int, back: int) -> str:
    """Whether a company that can restrict and be restricted does the one or undergoes the other."""
    if at in draft.left_out:
        return "target" if draft.kinds[0] is Kind.what else "actor"
    cue, after = draft.at(back), at + 1 + draft.at(at + 1).text.startswith("'")
    if draft.at(after).text.casefold() in _FACING:
        return "target"
    if cue.text.casefold() == "of" and _is_whose(draft.at(draft.before(back))):
        return "actor"
    undergoes = cue.may_be("about", "restricting", "measure", "using", "maker", "binding") and not cue.may_be("by")
    asks = any(draft.at(near).text.casefold() in AUXILIARIES for near in range(back + 1, at))
    does = draft.at(after).may_be("measure", "restricting")  # as in "the Microsoft ban"
    return "target" if undergoes and not asks and not does else "actor"


def _is_whose(span: Span) -> bool:
    """As in "the employees of Microsoft" and "the rules of Microsoft", but not in "the removal of Microsoft"."""
    return span.may_be("audience", "setting") or (span.may_be("restricting") and not span.may_be("measure"))


def _part_of_actor(draft: Draft, at: int, span: Span, back: int) -> str:
    inside = draft.at(back).may_be("inside")
    if inside and not span.text.casefold().endswith(_ORGANS) and _place_of_government(draft, span) is not None:
        return "within"
    return "part_of" if _has_parts(draft, at) or inside or _is_of_bodies(draft, back) else "actor"


def _place_of_government(draft: Draft, span: Span) -> str | None:
    """The place of a government that is named ("in the State of Texas")."""
    government = span.reading("actor")
    actor = None if government is None else draft.catalogue.actor_by_id[government.values[0]]
    place = None if actor is None else actor.place
    return (
        place if place is not None and draft.catalogue.government_of.get(place) == getattr(actor, "id", None) else None
    )


def _joined_to(draft: Draft, at: int, back: int) -> str | None:
    """What the name before was taken as, if this one is joined to it by "and" or "or"."""
    between = {draft.at(near).text.casefold() for near in range(back + 1, at)}
    joined = bool(between & {"and", "or"}) or (at == back + 1 and _is_listed(draft, at))
    return draft.taken.get(back) if joined else None


def _is_listed(draft: Draft, at: int) -> bool:
    """Whether a name stands in a list ("Italy, Taiwan and Texas"): one follows that is joined to it."""
    following = draft.after(at)
    return following < len(draft.spans) and draft.at(following).may_be(*NAMES) and following > at + 1


def _has_parts(draft: Draft, at: int) -> bool:
    on = at + 1
    if draft.at(on).may_be("parts"):
        draft.take(on, "parts")
        return True
    return False


def _is_of_bodies(draft: Draft, back: int) -> bool:
    of = draft.at(back).text.casefold() == "of"
    return of and draft.at(draft.before(back)).may_be("body", "member")


def _part_of_place(draft: Draft, at: int, span: Span, back: int) -> str:
    following, cue = draft.at(at + 1), draft.at(back)
    if following.may_be("body") and cue.may_be("maker") and " " in cue.text:
        draft.unknown.append(following.text)  # as in "owned by Chinese companies": makers are known by name alone
        draft.take(at + 1, "unknown")
        return "origin"
    if _has_parts(draft, at):
        return "part_of"
    if following.text.casefold() == "government" and not cue.may_be("inside"):
        draft.take(at + 1, "government")
        return "actor"
    federal = following.may_be("federal") and draft.at(at + 2).may_be("body", "member")  # as in "US federal agencies"
    if federal or following.may_be("body", "thing", "member"):
        return _part_before_noun(draft, at, following, back)
    if following.may_be("audience", "setting"):
        return "within"
    return _part_by_cue(draft, at, span, following)


def _is_predicate(draft: Draft, at: int, span: Span) -> bool:
    """As in "which banned apps are Chinese"."""
    ends = at == len(draft.spans) - 1 and draft.at(at - 1).text.casefold() in {"is", "are", "was", "were"}
    return ends and span.may_be("demonym") and any(one.may_be("thing", "target") for one in draft.spans[:at])


def _part_by_cue(draft: Draft, at: int, span: Span, following: Span) -> str:
    back = draft.before(at)
    cue = draft.at(back)
    if cue.may_be("outside"):
        whose = draft.at(draft.before(back))
        return "actor_within" if whose.may_be("body", "member") or _asks_who(whose) else "within"
    if cue.may_be("origin") and not following.may_be("measure", "restricting"):
        return _part_after_from(draft, back, cue)
    if _is_predicate(draft, at, span):
        return "origin"
    if cue.may_be("inside") or cue.text.casefold() == "of":
        if draft.at(draft.before(back)).text.casefold() == "which":
            members = str(ActorKind.national_government)
            draft.meaning = draft.meaning.with_("actor_kind", (members,), ActorKind.national_government.label)
        whose = draft.at(draft.before(back))
        within = whose.may_be("body", "member") or whose.text.casefold() == "which"
        return "actor_within" if within else _after_in(cue)
    if span.may_be("demonym") and following.may_be("target"):
        return "origin" if _comes_from(draft, following, span) else "actor"
    return "actor"


def _asks_who(span: Span) -> bool:
    return any(one.values == ("who",) for one in span.all("kind"))


def _after_in(cue: Span) -> str:
    return "within" if cue.may_be("inside") else "actor"


def _is_inside(draft: Draft, at: int) -> bool:
    """Whether a word says that something is in a place, as "in" and "in which" do."""
    cue = draft.at(at)
    return cue.may_be("inside") or (cue.may_be("which") and draft.at(draft.before(at)).may_be("inside"))


def _part_before_noun(draft: Draft, at: int, following: Span, back: int) -> str:
    cue = draft.at(back)
    undergoes = cue.may_be("about", "restricting", "measure") or not following.may_be("body", "member", "federal")
    if following.may_be("thing") and undergoes:
        kinds = following.all("thing")[0]
        if draft.at(at + 2).may_be("body", "thing"):
            draft.unknown.append(following.text)  # as in "Chinese AI companies": which of the two is meant is not told
            draft.take(at + 1, "unknown")
        elif kinds.values:
            draft.add(at + 1, "target_kind", kinds)
        else:
            draft.take(at + 1, "thing")
        return "origin"
    if _is_inside(draft, back):
        draft.take(at + 1, "where")
        if following.may_be("body") and not WITH_PLACES.intersection(following.all("body")[0].values):
            draft.unknown.append(following.text)  # as in "in US agencies": who is bound there is no place
        return "within"
    return "actor_within"


def _part_after_from(draft: Draft, back: int, cue: Span) -> str:
    draft.take(back, "origin")
    noun = draft.at(draft.before(back))
    if draft.at(back - 1).text.casefold() in {"anything", "everything", "something", "things"}:
        return "origin"
    if noun.may_be("restricting", "measure", "kind"):
        return "actor"
    if noun.may_be("body") and not noun.may_be("thing"):
        return "actor_within"
    plain = not noun.may_be("thing", "target", "function") and cue.text.casefold() == "based in"
    return "actor_within" if plain else "origin"


def _comes_from(draft: Draft, following: Span, span: Span) -> bool:
    target, place = following.reading("target"), span.reading("demonym")
    return target is not None and place is not None and target.values[0] in draft.catalogue.from_places(place.values)


def read_federal(draft: Draft) -> None:
    """As in "federal agencies": those of the government that the records know as federal."""
    named = draft.catalogue.names.get(("federal", "government"), ())
    if len(named) != 1:
        return
    government = draft.catalogue.actor_by_id[named[0][1]]
    for at, _ in draft.left("federal"):
        if government.place is not None and draft.at(at + 1).may_be("body", "member"):
            draft.add(at, "actor_within", Reading("place", (government.place,), places.get(government.place).name))
    for at, span in enumerate(draft.spans):
        staff = span.may_be("audience") and span.text.casefold().startswith("federal ")
        if not staff or at in draft.left_out:
            continue
        if not draft.meaning.actor:
            draft.meaning = draft.meaning.with_("part_of", (government.id,), government.name)
        elif not draft.catalogue.parts_of((government.id,)).issuperset(draft.meaning.actor):
            draft.beyond = draft.beyond or out_of_reach("people")  # a state's rule and federal staff
