"""Which one more fact would decide a case, and to what: told of the case, or known of a record that is silent."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from policytrack import places
from policytrack.model import Reach, Restriction
from policytrack.verdicts.case import Case, Hierarchy
from policytrack.verdicts.effects import Effect, effect_of
from policytrack.verdicts.premises import OPEN, settings_of, surfaces_of, terms_of
from policytrack.verdicts.ruling import Finding, Turn
from policytrack.vocabulary import Audience, Premise, Setting, Surface, Term, Verdict

__all__ = ["by_the_case", "by_the_record"]

_MOST = 25
"""How many values of one fact are tried: those that most of the undecided restrictions name."""

_UNSTATED = frozenset({Audience.unspecified, Setting.unspecified, Setting.whole_territory, Surface.unspecified})
_PREMISE_OF: Mapping[str, Premise] = {
    "place": Premise.place,
    "member_of": Premise.membership,
    "audience": Premise.audience,
    "setting": Premise.setting,
    "surface": Premise.surface,
}
_BY_THE_MEASURE: Mapping[str, Callable[[Reach, Restriction], Iterable[Term]]] = {
    "audience": terms_of,
    "setting": settings_of,
    "surface": surfaces_of,
}
_NO_REACH = Reach()
_FACT_OF = {premise: fact for fact, premise in _PREMISE_OF.items()}


def by_the_case(
    case: Case, undecided: Sequence[Finding], hierarchy: Hierarchy, ask: Callable[[Case], Verdict]
) -> Iterator[Turn]:
    """What would decide the case if it were told, or told more narrowly, among what the undecided restrictions name."""
    for fact in _PREMISE_OF:
        named = Counter(value for one in undecided for value in dict.fromkeys(_named(one, fact)))
        for value in dict.fromkeys((*(value for value, _ in named.most_common(_MOST)), *_ordinary(fact, case))):
            told = _told(case, fact, value, hierarchy)
            verdict = Verdict.unknown if told is None else ask(told)
            if verdict is not Verdict.unknown:
                yield Turn(_PREMISE_OF[fact], value, None, verdict, f"{_supposed(fact, value)}: {verdict.label}")


def _told(case: Case, fact: str, value: Any, hierarchy: Hierarchy) -> Case | None:  # noqa: ANN401 - a term, a place's code or an actor's id
    """The case with one more fact, or with one that is told more narrowly; None if it tells otherwise already."""
    if fact == "member_of":
        wider = [body for body in case.member_of if body in hierarchy.above(value)]
        if value in case.member_of or (case.member_of and not wider):
            return None
        return replace(case, member_of=(*(body for body in case.member_of if body not in wider), value))
    if fact == "place":
        is_narrower = case.place is None or (case.place != value and places.contains(case.place, value))
        return replace(case, place=value) if is_narrower else None
    return replace(case, **{fact: value}) if getattr(case, fact) is None else None


def _ordinary(fact: str, case: Case) -> Iterator[Term]:
    """What is most often so where it is not what a restriction names: a private person, and a phone of their own."""
    if fact == "audience" and not case.member_of:
        yield Audience.general_public
    if fact == "setting":
        yield Setting.personal_device


def by_the_record(
    case: Case, undecided: Sequence[Finding], suppose: Callable[[Finding, Effect], Verdict]
) -> Iterator[Turn]:
    """What would decide the case if one record said more, where all else about it is decided."""
    for one in undecided:
        open_premises = [premise for premise, state in one.premises.items() if state is OPEN]
        if len(open_premises) != 1 or one.is_unplaced or _FACT_OF.get(open_premises[0]) in case.open:
            continue
        (premise,) = open_premises
        verdict = suppose(one, effect_of(one.restriction) if premise is Premise.exemption else one.strand.effects)
        if verdict is not Verdict.unknown:
            yield Turn(premise, None, one.id, verdict, f"{_unsaid(premise, one, case)}: {verdict.label}")


def _named(one: Finding, fact: str) -> Iterator[Any]:
    """The values of a fact that a restriction names, or that it holds for by what it is."""
    restriction = one.restriction
    scopes: Sequence[Reach] = restriction.scopes or (_NO_REACH,)
    cut = [each.scope for each in restriction.exemptions]
    if fact == "member_of":
        yield restriction.actor.id
    elif fact == "place":
        yield from restriction.places
        yield from (reach.place for reach in (*scopes, *cut) if reach.place is not None)
    else:
        held = (value for reach in scopes for value in _BY_THE_MEASURE[fact](reach, restriction))
        yield from (value for value in held if _is_stated(value))
        yield from (value for reach in cut for value in getattr(reach, fact) if _is_stated(value))


def _is_stated(value: str) -> bool:
    return value not in _UNSTATED and value is not Surface.any


def _supposed(fact: str, value: Any) -> str:  # noqa: ANN401 - a term, a place's code or an actor's id
    if fact == "member_of":
        return f"if the person belonged to {value}"
    shown = places.get(value).label if fact == "place" else value.label
    return f"if the {fact} were {shown}"


def _unsaid(premise: Premise, one: Finding, case: Case) -> str:
    asked = getattr(case, _FACT_OF.get(premise, ""), None)
    if premise is Premise.place and asked is not None:
        asked = places.get(asked).label
    elif premise is Premise.membership:
        asked = " and ".join(case.member_of)
    stated = [term.label for term in _stated(premise, one)]
    if stated:  # what is asked about and what is named do not rule each other out
        return f"if the {premise.label} is also {' or '.join(stated)}"
    shown = getattr(asked, "label", asked) or f"the {premise.label} of the case"
    return _UNSAID.get(premise, "if {id} holds for {shown}").format(id=one.id, day=case.day, shown=shown)


def _stated(premise: Premise, one: Finding) -> list[Term]:
    """What the scope names, for a premise that is about a term."""
    if premise not in _TERMS or one.strand.scope is None:
        return []
    return [term for term in getattr(one.strand.scope, premise.value) if _is_stated(term)]


_TERMS = frozenset({Premise.audience, Premise.setting, Premise.surface})
_UNSAID: Mapping[Premise, str] = {
    Premise.date: "if {id} was in force on {day}",
    Premise.measure: "if what {id} does is a ban",
    Premise.condition: "if the condition of {id} is met",
    Premise.exemption: "if no exemption of {id} covers the case",
    Premise.membership: "if {id} binds the people of {shown}",
    Premise.place: "if {id} holds in {shown}",
}
