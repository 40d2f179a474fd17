"""Three kinds of nothing: known not to restrict, looked at without a find, and never looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from policytrack import places
from policytrack.model import Restriction
from policytrack.places import PlaceKind
from policytrack.query import Query
from policytrack.questions.inquiry import Inquiry, cited, listed, names_of, parted, standing_label
from policytrack.questions.lexicon import Kind
from policytrack.vocabulary import ActorKind, Measure, Strength

__all__ = ["not_restricting", "nothing", "telling"]

_FEW = 6
_CALLED = {"rationale": "reason", "review": "review state"}
_NARROWING = ("audience", "setting", "surface", "rationale", "status", "strength", "review")


def nothing(inquiry: Inquiry) -> str:
    """What to say where a question finds nothing: the nearest that there is, and which kind of nothing it is."""
    return " ".join(
        (f"Nothing is recorded of: {inquiry.understood.words}.", *_nearest(inquiry), *_why_nothing(inquiry))
    )


def not_restricting(inquiry: Inquiry) -> str:
    """Who does not restrict, as three kinds of nothing."""
    asked, certain, possible, silent, denied, proposed = _parted(inquiry)
    parts = (
        ("Known not to, or no longer", _described(denied, asked)),
        ("Only proposed", _described(proposed, asked)),
        ("In the records, but nothing of the kind was found, which is no proof", silent),
        ("Never looked at, so nothing is known", _never_looked_at(inquiry)),
        ("Left out, as it is possibly in force", names_of(possible, _actor)),
    )
    said = [f"{head}: {names}." for head, names in parts if names]
    doing = names_of(certain, _actor)
    if doing and not (denied or proposed or silent):
        sure = all(map(inquiry.understood.meaning.surely_began, certain))
        do = "do" if sure else "do, or may, as the dates leave it open"
        said.insert(0, f"All in the records that are asked about {do}: {doing}{cited(certain, asked)}.")
    return " ".join(said)


def telling(inquiry: Inquiry) -> tuple[Restriction, ...]:
    """The restrictions that tell who does not restrict: those that ended or were rejected, and proposals."""
    *_, denied, proposed = _parted(inquiry)
    return (*denied, *(one for one in proposed if one not in denied))


_Ones: TypeAlias = tuple[Restriction, ...]


def _parted(inquiry: Inquiry) -> tuple[Query, _Ones, _Ones, str, _Ones, _Ones]:
    """The query without a status, what is in force or possibly is, who is silent, what is denied, what is proposed."""
    asked = replace(inquiry.query, status=None)
    positive = parted(filter(inquiry.counts, inquiry.find(asked)), asked)
    doing = {one.actor.id for one in (*positive.certain, *positive.possible)}
    about = inquiry.find(replace(asked, measure=None, actor_kind=None, actor=None, within=None, part_of=None))
    asked_about = [one for one in _asked_about(inquiry) if one not in doing]
    concerned = [one for one in about if one.actor.id in asked_about]
    denied = tuple(one for one in concerned if _is_denied(one, asked))
    proposed = parted(concerned, asked).proposed
    silent = _silent(inquiry, asked_about, {one.actor.id for one in (*denied, *proposed)})
    return asked, positive.certain, positive.possible, silent, denied, proposed


def _actor(one: Restriction) -> str:
    return one.actor.name


def _described(ones: Iterable[Restriction], query: Query) -> str:
    every = tuple(ones)
    names = names_of(
        every, lambda one: f"{one.actor.name} ({one.measure.label} of {one.target.name}: {_standing(one, query)})"
    )
    return names + cited(every, query)


def _silent(inquiry: Inquiry, asked_about: Iterable[str], told: set[str]) -> str:
    return listed(inquiry.catalogue.actor_by_id[one].name for one in asked_about if one not in told)


def _nearest(inquiry: Inquiry) -> Iterator[str]:
    """What there is if one filter less is asked for."""
    query, meaning = inquiry.query, inquiry.understood.meaning
    for said, looser in (
        ("Whenever it began", replace(meaning, since=None, until=None)),
        ("However many articles tell of it", replace(meaning, at_least=None, at_most=None)),
    ):
        found = [one for one in inquiry.find(query) if looser.counts(one) and not inquiry.exceptions.cover(one)]
        if found:
            yield f"{said}: {_few(found, query)}"
            return
    for name in ("measure", *_NARROWING):
        if getattr(query, name) is None:
            continue
        wider = replace(query, **{name: None})  # type: ignore[arg-type]  # name is a filter that may be unset
        found = [one for one in inquiry.find(wider) if inquiry.counts(one)]
        if found:
            yield f"Whatever the {_CALLED.get(name, name)}: {_few(found, wider)}"
            return


def _few(found: list[Restriction], query: Query) -> str:
    more = f" {len(found) - _FEW} more are found without it." if len(found) > _FEW else ""
    return f"{_described(found[:_FEW], query)}.{more}"


def _standing(one: Restriction, query: Query) -> str:
    return " or ".join(standing_label(each) for each in one.standing(query.day, query.known).statuses)


def _why_nothing(inquiry: Inquiry) -> Iterator[str]:
    meaning = inquiry.understood.meaning
    if meaning.absent:
        names = listed(places.get(code).name for code in meaning.absent)
        yield f"No record is about a government of {names}: it was never looked at, so nothing is known of it."
    if meaning.actor:
        names = listed(inquiry.catalogue.actor_by_id[one].name for one in meaning.actor)
        yield f"{names} can be found in the records, but that nothing of the kind was found is no proof."
    if not meaning.absent and not meaning.actor:
        yield "That nothing was found is no proof that there is nothing."


def _is_denied(one: Restriction, query: Query) -> bool:
    """Whether a record says that there is none: it ended or was rejected, use is allowed, or nothing was found."""
    ended = bool(parted((one,), query).past)
    return ended or one.measure is Measure.permission or one.strength is Strength.none


def _asked_about(inquiry: Inquiry) -> list[str]:
    meaning, catalogue = inquiry.understood.meaning, inquiry.catalogue
    ids: Iterable[str] = [one.id for one in catalogue.actors]
    if inquiry.query.actor is not None:
        ids = inquiry.query.actor
    kinds = meaning.actor_kind
    parts = catalogue.parts_of(meaning.part_of) if meaning.part_of else None
    return [
        one
        for one in ids
        if (not kinds or catalogue.actor_by_id[one].kind in kinds)
        and (parts is None or one in parts)
        and _is_there(catalogue.actor_by_id[one].place, meaning.within)
        and not inquiry.exceptions.cover_actor(one)
    ]


def _countries() -> list[str]:
    every = {named.place.code for _, named in places.spellings() if named.place.kind is PlaceKind.country}
    return sorted(every)


def _is_there(place: str | None, within: tuple[str, ...]) -> bool:
    return not within or (place is not None and any(places.contains(outer, place) for outer in within))


def _never_looked_at(inquiry: Inquiry) -> str:
    """Countries that are asked about and that no record is about."""
    meaning, catalogue = inquiry.understood.meaning, inquiry.catalogue
    if meaning.absent:
        return listed(places.get(code).name for code in meaning.absent)
    if meaning.actor_kind != (ActorKind.national_government,) or meaning.actor:
        return "any body that is not in the records" if inquiry.understood.kind is Kind.who else ""
    around = meaning.actor_within or meaning.within
    codes = [part for code in around for part in places.expand(code)] if around else _countries()
    missing = [code for code in dict.fromkeys(codes) if code not in catalogue.government_of]
    if not around:
        return f"the {len(missing)} countries and territories that no record is about"
    return listed(places.get(code).name for code in missing)
