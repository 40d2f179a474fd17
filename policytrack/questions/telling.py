"""Answers in a sentence or two, one way of telling for each kind of question."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from policytrack import places
from policytrack.dates import UncertainDate
from policytrack.model import Reach, Restriction
from policytrack.query import Query
from policytrack.questions.inquiry import Inquiry, cited, listed, names_of, parted, standing_label
from policytrack.questions.lexicon import Kind
from policytrack.questions.nothing import not_restricting, nothing
from policytrack.results import shown
from policytrack.vocabulary import Audience, Measure, Status, Strength, Term

__all__ = ["changed", "tell"]

_FEW = 4
_NOWHERE = "places that no source states"
_ENDING = frozenset({Status.ended, Status.rejected, Status.suspended})


def tell(inquiry: Inquiry) -> str:
    """The answer in words, with the articles it rests on."""
    kinds = (inquiry.understood.kind, *inquiry.understood.also)
    if inquiry.understood.meaning.negated and kinds[0] is not Kind.whether:
        return not_restricting(inquiry)
    if not any(inquiry.found):
        return nothing(inquiry)
    return " ".join(
        (
            *(_TELLING[kind](inquiry) for kind in kinds),
            *_perhaps_outside(inquiry),
            *_left_open(inquiry),
            *_not_counted(inquiry),
        )
    )


def _perhaps_outside(inquiry: Inquiry) -> Iterator[str]:
    """Restrictions that may have begun outside the stretch that is asked about."""
    meaning = inquiry.understood.meaning
    if inquiry.understood.kind is Kind.changed:
        return
    names = names_of((one for one in inquiry.restrictions if not meaning.surely_began(one)), _described)
    if names:
        yield f"Their dates leave open whether they lie in that time: {names}."


def _left_open(inquiry: Inquiry) -> Iterator[str]:
    """Restrictions of which no source says whether they are of what is left out."""
    names = names_of(filter(inquiry.exceptions.leave_open, inquiry.restrictions), _described)
    if names:
        yield f"Kept, though no source says whether they are of what is left out: {names}."


def _not_counted(inquiry: Inquiry) -> Iterator[str]:
    """Actors that may belong to the places asked about, as no source says where they belong."""
    if not inquiry.understood.meaning.actor_within:
        return
    found = inquiry.find(replace(inquiry.query, actor=None))
    names = names_of((one for one in found if one.actor.place is None), lambda one: one.actor.name)
    if names:
        yield f"Not counted, as no source says where they belong: {names}."


def _who(inquiry: Inquiry) -> str:
    """The actors, with what is proposed or past where that is not all of theirs."""
    parts = parted(inquiry.restrictions, inquiry.query)
    doing = {one.actor.id for one in (*parts.certain, *parts.possible)}
    more = {one.id for one in (*parts.proposed, *parts.past) if one.actor.id in doing}
    return _grouped(inquiry, lambda one: [_described(one) if one.id in more else one.actor.name])


def _what(inquiry: Inquiry) -> str:
    named = inquiry.understood.meaning.target  # whoever names it asks what is done about it
    return _grouped(inquiry, lambda one: [_described(one) if named else one.target.name])


def _where(inquiry: Inquiry) -> str:
    return _grouped(inquiry, lambda one: _places_of(one, inquiry.query))


def _list(inquiry: Inquiry) -> str:
    return _grouped(inquiry, lambda one: [_described(one)])


def _grouped(inquiry: Inquiry, names: Callable[[Restriction], Iterable[str]]) -> str:
    """The names under each standing, and a warning where most are limited."""
    parts = list(parted(inquiry.restrictions, inquiry.query).groups())
    said = [f"{head[0].upper()}{head[1:]}: {_names(ones, names)}{cited(ones, inquiry.query)}." for head, ones in parts]
    return " ".join((*said, *_limited(parts[0][1])))


def _names(ones: Iterable[Restriction], names: Callable[[Restriction], Iterable[str]]) -> str:
    every = {name for one in ones for name in names(one)}
    return listed(sorted(every, key=lambda name: (name == _NOWHERE, name.casefold())))


def _limited(ones: tuple[Restriction, ...]) -> Iterator[str]:
    if len(ones) == 1:
        yield f"{_for_whom(ones[0])}."
        return
    limited = sum(_stated(one) != [] for one in ones)
    unsaid = sum(not _stated(one) and not _is_for_all(one) for one in ones)
    if limited:
        are = "is" if limited == 1 else "are"
        yield f"{limited} of {len(ones)} {are} limited to some people, devices or ways of use."
    if unsaid:
        yield f"For {unsaid} of {len(ones)} no source says for whom."


def _stated(one: Restriction) -> list[str]:
    """To what people, devices and ways of use it is limited."""
    return [*_labels(term for scope in one.scopes for term in scope.audience), *_stated_ways(one)]


def _stated_people(one: Restriction) -> list[str]:
    everyone = ["everyone"] if _is_for_all(one) else []
    return [*everyone, *_labels(term for scope in one.scopes for term in scope.audience)]


def _is_for_all(one: Restriction) -> bool:
    return any(Audience.general_public in scope.audience for scope in one.scopes)


def _stated_ways(one: Restriction) -> list[str]:
    """On what, and by which way it is used."""
    return _labels(term for scope in one.scopes for term in (*scope.setting, *scope.surface))


def _labels(terms: Iterable[Term]) -> list[str]:
    return list(dict.fromkeys(term.label for term in terms if term not in {"unspecified", "any", "general_public"}))


def _for_whom(one: Restriction) -> str:
    whom, ways = _stated_people(one), _stated_ways(one)
    said = f"For whom: {listed(whom)}" if whom else "No source says for whom"
    return f"{said}; on what: {listed(ways)}" if ways else said


def _places_of(one: Restriction, query: Query) -> list[str]:
    codes = [code for code in one.places if not query.within or any(places.contains(out, code) for out in query.within)]
    return [places.get(code).name for code in codes] or [_NOWHERE]


def _whether(inquiry: Inquiry) -> str:
    return " ".join((_whether_any(inquiry), *_others(inquiry)))


def _others(inquiry: Inquiry) -> Iterator[str]:
    """Of several that are named, those of which no such restriction is in force."""
    meaning, parts = inquiry.understood.meaning, parted(inquiry.restrictions, inquiry.query)
    if 1 < len(meaning.target) == len(meaning.said.get("target", ())):
        on = {one.target.id for one in (*parts.certain, *parts.possible)}
        without = [one for one in meaning.target if on.isdisjoint(inquiry.catalogue.made_by((one,)))]
        if without:
            names = listed(inquiry.catalogue.shown["target", one] for one in without)
            yield f"Nothing of the kind is recorded as in force on {names}."
    if len(meaning.actor) + len(meaning.absent) < len(("one", "other")):
        return
    restricting = {one.actor.id for one in (*parts.certain, *parts.possible)}
    others = [inquiry.catalogue.actor_by_id[one].name for one in meaning.actor if one not in restricting]
    if others:
        yield f"Nothing of the kind is recorded as in force for {listed(others)}."
    if meaning.absent:
        yield f"No record is about {listed(places.get(code).name for code in meaning.absent)}."


def _whether_any(inquiry: Inquiry) -> str:
    parts = parted(inquiry.restrictions, inquiry.query)
    known = inquiry.understood.meaning.negated
    if inquiry.query.status is not None and Status.in_force not in inquiry.query.status:
        return f"Recorded: {_each(inquiry.restrictions, inquiry.query)}"
    if parts.certain:
        return f"{'Recorded' if known else _yes(parts.certain, inquiry)}: {_each(parts.certain, inquiry.query)}"
    if parts.possible:
        return f"Possibly, as the dates leave it open: {_each(parts.possible, inquiry.query)}"
    ones = parts.past or parts.proposed
    head = "Not any more, or never in force" if parts.past else "Not in force, as far as the records go"
    return f"{head}: {_each(ones, inquiry.query)}"


def _yes(ones: tuple[Restriction, ...], inquiry: Inquiry) -> str:
    """Yes, but no more of it than is recorded: a rule for some is not a rule for all."""
    if any(one.strength is Strength.full for one in ones):
        return "Yes"
    governments = {inquiry.catalogue.government_of.get(code) for code in inquiry.understood.meaning.within}
    if governments and any(one.actor.id not in governments for one in ones):
        return "Yes, by some bodies"
    return "Yes, for some" if all(_stated(one) for one in ones) else "Yes, though not all sources say how far"


def _each(ones: tuple[Restriction, ...], query: Query) -> str:
    """What each of a few restrictions is, or who they are of."""
    if len(ones) > _FEW:
        return f"{names_of(ones, lambda one: one.actor.name)}{cited(ones, query)}. {' '.join(_limited(ones))}"
    return " ".join(f"{_one(one, query)}." for one in ones)


def _one(one: Restriction, query: Query) -> str:
    status = _status(one, query)
    where = f"; {_for_whom(one)[0].lower()}{_for_whom(one)[1:]}"
    return f"{one.actor.name}, {one.measure.label} of {one.target.name}, {status}{where}{cited((one,), query)}"


def _why(inquiry: Inquiry) -> str:
    parts = parted(inquiry.restrictions, inquiry.query)
    said = [_reasons((*parts.certain, *parts.possible, *parts.past), inquiry.query, "Reasons")]
    said += [_reasons(parts.proposed, inquiry.query, "Reasons for what is only proposed")]
    if not any(said):
        return f"No source gives a reason{cited(inquiry.restrictions, inquiry.query)}."
    silent = names_of((one for one in inquiry.restrictions if not one.rationales), _described)
    return " ".join(filter(None, (*said, silent and f"No reason is recorded for {silent}.")))


def _described(one: Restriction) -> str:
    return f"{one.actor.name} ({one.measure.label} of {one.target.name})"


def _reasons(ones: tuple[Restriction, ...], query: Query, head: str) -> str:
    given = [(reason, one) for one in ones for reason in one.rationales]
    if not given:
        return ""
    by_category: dict[str, dict[str, None]] = {}
    for reason, one in given:
        by_category.setdefault(reason.category.label, {})[one.actor.name] = None
    said = "; ".join(f"{category} ({listed(actors)})" for category, actors in by_category.items())
    who = listed(dict.fromkeys(reason.attributed_to for reason, _ in given if reason.attributed_to))
    told = f" Given by {who}." if who else ""
    return f"{head}: {said}{cited((one for _, one in given), query)}.{told}"


def _when(inquiry: Inquiry) -> str:
    return _dated(inquiry, lambda _status: True)


def _since_when(inquiry: Inquiry) -> str:
    return _dated(inquiry, lambda status: status is Status.in_force)


def _until_when(inquiry: Inquiry) -> str:
    ended = [one for one in inquiry.restrictions if any(event.kind.status in _ENDING for event in one.events)]
    if not ended:
        return f"No end is recorded for {_subjects(inquiry)}{cited(inquiry.restrictions, inquiry.query)}."
    return _dated(inquiry, lambda status: status in _ENDING)


def _dated(inquiry: Inquiry, wanted: Callable[[Status | None], bool]) -> str:
    said = []
    for one in inquiry.restrictions[:_FEW]:
        events = [event for event in one.events if wanted(event.kind.status)]
        dates = listed(f"{event.kind.label} {_day(event.date)}" for event in events) or "no date is recorded"
        said.append(
            f"{one.actor.name}, {one.measure.label} of {one.target.name}: {dates}{cited((one,), inquiry.query)}."
        )
    more = len(inquiry.restrictions) - _FEW
    return " ".join((*said, *([f"{more} more are in the table."] if more > 0 else [])))


def _day(when: UncertainDate | None) -> str:
    return "on a day that no source states" if when is None else shown(when)


def _how_many(inquiry: Inquiry) -> str:
    counted = _COUNTED[inquiry.understood.of or "restriction"]
    parts = [
        f"{len({name for one in ones for name in counted(one)})} {head}{cited(ones, inquiry.query)}"
        for head, ones in parted(inquiry.restrictions, inquiry.query).groups()
    ]
    return f"Counting {inquiry.understood.of or 'restriction'}s as far as the records go: {'; '.join(parts)}."


_COUNTED: Mapping[str, Callable[[Restriction], Iterable[str]]] = {
    "actor": lambda one: (one.actor.id,),
    "target": lambda one: (one.target.id,),
    "place": lambda one: one.places or ("",),
    "restriction": lambda one: (one.id,),
    "reason": lambda one: [reason.category.value for reason in one.rationales],
    "article": lambda one: [article.id for article in one.articles],
}


def _how(inquiry: Inquiry) -> str:
    return _each(inquiry.restrictions, inquiry.query)


def _whom(inquiry: Inquiry) -> str:
    """For whom, and on what, those of which a source says it first."""
    telling = [one for one in inquiry.restrictions if _stated_people(one) or _stated_ways(one)]
    others = (one for one in inquiry.restrictions if one not in telling)
    silent = names_of(others, lambda one: _whose(one, inquiry.query))
    said = [f"{_whose(one, inquiry.query)}: {_for_whom(one)[0].lower()}{_for_whom(one)[1:]}" for one in telling[:_FEW]]
    told = "; ".join(said) + cited(telling, inquiry.query) + "." if said else ""
    more = f"{len(telling) - _FEW} more are in the table." if len(telling) > _FEW else ""
    open_ = f"No source says for whom: {silent}{'' if said else cited(inquiry.restrictions, inquiry.query)}."
    return " ".join(filter(None, (told, more, open_ if silent else "")))


def _whose(one: Restriction, query: Query) -> str:
    status = _status(one, query)
    what = f"{one.measure.label} of {one.target.name}"
    return f"{one.actor.name} ({what}{'' if status == Status.in_force.label else f', {status}'})"


def _sources(inquiry: Inquiry) -> str:
    titles: dict[str, str] = {article.id: article.title for one in inquiry.restrictions for article in one.articles}
    said = "; ".join(f"{article}: {title}" for article, title in sorted(titles.items()))
    return f"{len(titles)} article{'' if len(titles) == 1 else 's'}: {said}."


def _differ(inquiry: Inquiry) -> str:
    said = []
    for query, ones in zip(inquiry.understood.queries, inquiry.found, strict=True):
        name = dict(query.asked).get(inquiry.understood.compared or "", inquiry.understood.words)
        said.append(f"{name}: {_traits(ones, query)}")
    return " ".join(said)


def _traits(ones: tuple[Restriction, ...], query: Query) -> str:
    if not ones:
        return "nothing is recorded."
    measures = names_of(ones, lambda one: f"{_described(one)}: {_status(one, query)}")
    reasons = listed(sorted({reason.category.label for one in ones for reason in one.rationales})) or "none recorded"
    whom = listed(dict.fromkeys(term for one in ones for term in _stated(one))) or "not stated"
    return f"{measures}; for whom: {whom}; reasons: {reasons}{cited(ones, query)}."


def _status(one: Restriction, query: Query) -> str:
    return " or ".join(standing_label(each) for each in one.standing(query.day, query.known).statuses)


def changed(ones: Iterable[Restriction], first: Query, last: Query) -> tuple[Restriction, ...]:
    """Those whose status, as far as it is known, is another one on the day of the second query."""
    return tuple(one for one in sorted(ones, key=lambda one: one.id) if _status(one, first) != _status(one, last))


def _changed(inquiry: Inquiry) -> str:
    first, last = inquiry.understood.query, inquiry.understood.queries[-1]
    every = {one.id: one for ones in inquiry.found for one in ones}
    moved = changed(every.values(), first, last)
    if not moved:
        return f"Nothing is recorded as changed from {first.day} to {last.day}."
    steps: dict[str, list[Restriction]] = {}
    for one in moved:
        steps.setdefault(f"{_status(one, first)} → {_status(one, last)}", []).append(one)
    said = "; ".join(f"{step}: {names_of(ones, _described)}" for step, ones in sorted(steps.items()))
    return f"From {first.day} to {last.day}: {said}{cited(moved, last)}."


def _unknown(inquiry: Inquiry) -> str:
    ones = inquiry.restrictions
    gaps = {gap: [one for one in ones if lacks(one)] for gap, lacks in _GAPS.items()}
    said = [
        f"{gap}: {names_of(lacking, lambda one: f'{one.actor.name} ({one.measure.label})')}"
        for gap, lacking in gaps.items()
        if lacking
    ]
    many = f"{len(ones)} restriction{'' if len(ones) == 1 else 's'}"
    return f"Not known, of {many}: {'; '.join(said) or 'nothing that is looked for here'}{cited(ones, inquiry.query)}."


_GAPS: Mapping[str, Callable[[Restriction], bool]] = {
    "the day": lambda one: all(event.date is None or event.date.precision != "day" for event in one.events),
    "the place": lambda one: not any(scope.place for scope in one.scopes),
    "for whom": lambda one: not _stated_people(one),
    "on what": lambda one: not _stated_ways(one),
    "why": lambda one: not one.rationales,
    "how far it goes": lambda one: one.strength == "unknown",
    "a second source": lambda one: len(one.articles) < len(("one", "other")),
    "until when": lambda one: (
        one.measure is not Measure.other and not any(event.kind.status in _ENDING for event in one.events)
    ),
}


def _exempt(inquiry: Inquiry) -> str:
    given = [(each, one) for one in inquiry.restrictions for each in one.exemptions]
    if not given:
        return f"No exemption is recorded for {_subjects(inquiry)}{cited(inquiry.restrictions, inquiry.query)}."
    said = "; ".join(f"{one.actor.name}: {_exempted(each.scope, each.condition, each.until)}" for each, one in given)
    return f"Exempt: {said}{cited((one for _, one in given), inquiry.query)}."


def _exempted(scope: Reach, condition: str | None, until: UncertainDate | None) -> str:
    whom = listed(_labels((*scope.audience, *scope.setting, *scope.surface)))
    return (
        ", ".join(filter(None, (whom, condition, f"until {shown(until)}" if until else None))) or "not stated for whom"
    )


def _subjects(inquiry: Inquiry) -> str:
    return names_of(inquiry.restrictions, lambda one: f"{one.actor.name}'s {one.measure.label} of {one.target.name}")


_TELLING: Mapping[Kind, Callable[[Inquiry], str]] = {
    Kind.who: _who,
    Kind.what: _what,
    Kind.where: _where,
    Kind.why: _why,
    Kind.when: _when,
    Kind.since_when: _since_when,
    Kind.until_when: _until_when,
    Kind.how_many: _how_many,
    Kind.how: _how,
    Kind.whom: _whom,
    Kind.whether: _whether,
    Kind.list: _list,
    Kind.sources: _sources,
    Kind.differ: _differ,
    Kind.changed: _changed,
    Kind.unknown: _unknown,
    Kind.exempt: _exempt,
}
