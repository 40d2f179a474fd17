"""Restrictions taken together: those of groups that have enough, all or the most of something."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from policytrack import places
from policytrack.dates import Certainty, UncertainDate
from policytrack.model import Restriction
from policytrack.questions.gathering import GROUPS, Ranked, Threshold, many, plural, singular
from policytrack.questions.inquiry import Inquiry, cited, listed, parted
from policytrack.questions.lexicon import Kind
from policytrack.questions.meaning import Meaning
from policytrack.results import shown
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    Measure,
    RationaleCategory,
    Setting,
    Status,
    Strength,
    Surface,
    TargetKind,
    Term,
)

__all__ = ["gathered", "tell_gathered"]

_Groups = dict[str, tuple[Restriction, ...]]
_TERMS: Mapping[str, type[Term]] = {
    "actor_kind": ActorKind,
    "target_kind": TargetKind,
    "measure": Measure,
    "strength": Strength,
    "status": Status,
    "audience": Audience,
    "setting": Setting,
    "surface": Surface,
    "rationale": RationaleCategory,
}
_PLACES = frozenset({"place", "country", "origin"})
_NEXT = 3
_STANDINGS = {"certain": "in force", "possible": "possibly in force", "proposed": "only proposed", "past": "past"}
"""What is said of the parts of a count; "only proposed" is all that is not in force yet."""


def gathered(inquiry: Inquiry) -> tuple[Restriction, ...]:
    """The restrictions that remain of those found, once they are compared; where nothing is compared, all of them."""
    gathering, subject = inquiry.understood.gathering, inquiry.understood.subject
    ones = inquiry.restrictions
    if gathering.ranked in {Ranked.first, Ranked.last}:
        return tuple(one for one, _ in _at_the_end(inquiry, _standing(inquiry)))
    if subject is None or not (gathering.every or gathering.threshold or gathering.ranked):
        return ones
    ones = _standing(inquiry)
    if gathering.every is not None:
        ones = _of(group for group in _groups(inquiry, subject, ones).values() if _has_all(inquiry, group))
    if gathering.threshold is not None:
        ones = _of(group for group in _groups(inquiry, subject, ones).values() if _has_enough(inquiry, group))
    if gathering.ranked is not None:
        return _of(ones for _, ones in _best(inquiry, ones))
    return ones


def tell_gathered(inquiry: Inquiry) -> str | None:
    """What is said of them together; nothing where they are told as any others."""
    gathering, kind = inquiry.understood.gathering, inquiry.understood.kind
    if not inquiry.restrictions or not gathering:
        return None
    if gathering.by is not None:
        return _by(inquiry, gathering.by)
    if kind is Kind.whether:
        return _whether(inquiry)
    if gathering.ranked in {Ranked.first, Ranked.last}:
        return _order(inquiry, gathering.ranked)
    if not gathered(inquiry):
        return _none(inquiry)
    return _ranking(inquiry) if gathering.ranked is not None else None


def _whether(inquiry: Inquiry) -> str | None:
    gathering = inquiry.understood.gathering
    if gathering.threshold is not None:
        return _enough(inquiry, gathering.threshold)
    return " ".join(_each_value(inquiry, gathering.every)) if gathering.every is not None else None


def _standing(inquiry: Inquiry) -> tuple[Restriction, ...]:
    """Those that are, or may be, in force, unless a status is asked about: a proposal does not count as one."""
    if inquiry.query.status is not None:
        return inquiry.restrictions
    parts = parted(inquiry.restrictions, inquiry.query)
    return (*parts.certain, *parts.possible)


def _groups(inquiry: Inquiry, group: str, ones: Iterable[Restriction]) -> _Groups:
    found: dict[str, list[Restriction]] = {}
    for one in ones:
        for value in dict.fromkeys(GROUPS[group](one, inquiry.query)):
            found.setdefault(value, []).append(one)
    return {value: tuple(each) for value, each in found.items()}


def _of(groups: Iterable[tuple[Restriction, ...]]) -> tuple[Restriction, ...]:
    return tuple({one.id: one for group in groups for one in group}.values())


def _number(inquiry: Inquiry, of: str, ones: Iterable[Restriction]) -> int:
    return len({value for one in ones for value in GROUPS[of](one, inquiry.query)})


def _has_enough(inquiry: Inquiry, ones: tuple[Restriction, ...]) -> bool:
    threshold = inquiry.understood.gathering.threshold
    return threshold is None or threshold.met(_number(inquiry, threshold.of, ones))


def _has_all(inquiry: Inquiry, ones: tuple[Restriction, ...]) -> bool:
    return all(any(_is_of(inquiry, one, value) for one in ones) for value in _values(inquiry))


def _values(inquiry: Inquiry) -> tuple[str, ...]:
    values: tuple[str, ...] = getattr(inquiry.understood.meaning, inquiry.understood.gathering.every or "")
    return values


def _is_of(inquiry: Inquiry, one: Restriction, value: str) -> bool:
    alone = Meaning(**{inquiry.understood.gathering.every or "": (value,)})  # type: ignore[arg-type]  # a filter of several values
    return alone.query(inquiry.catalogue).matches(one) is not Certainty.no


def _best(inquiry: Inquiry, ones: Iterable[Restriction]) -> list[tuple[str, tuple[Restriction, ...]]]:
    """The groups that have the most, or the fewest, with the restrictions of each."""
    ranked = _ranked(inquiry, ones)
    return [(name, group) for name, group, number in ranked if number == ranked[0][2]]


def _ranked(inquiry: Inquiry, ones: Iterable[Restriction]) -> list[tuple[str, tuple[Restriction, ...], int]]:
    gathering, subject = inquiry.understood.gathering, inquiry.understood.subject or "restriction"
    groups = _groups(inquiry, subject, ones)
    counted = [
        (value, each, _number(inquiry, gathering.counted or "restriction", each)) for value, each in groups.items()
    ]
    sign = 1 if gathering.ranked is Ranked.fewest else -1
    return sorted(counted, key=lambda one: (sign * one[2], one[0]))


def _begun(inquiry: Inquiry, one: Restriction) -> UncertainDate | None:
    """The day of its first step to a status that is asked about, or to force."""
    wanted = inquiry.query.status or (Status.in_force, Status.adopted_not_in_force)
    days = [step.when for step in one.steps if step.kind.status in wanted and step.when is not None]
    return min(days, key=UncertainDate.sort_key, default=None)


def _at_the_end(inquiry: Inquiry, ones: Iterable[Restriction]) -> list[tuple[Restriction, UncertainDate]]:
    """Those that may be the first, or the last, as far as their dates tell."""
    dated = [(one, when) for one in ones if (when := _begun(inquiry, one)) is not None]
    last = inquiry.understood.gathering.ranked is Ranked.last

    def is_beaten(when: UncertainDate) -> bool:
        pairs = ((when, other) if last else (other, when) for _, other in dated)
        return any(first.before(second) is Certainty.certain for first, second in pairs)

    return [(one, when) for one, when in dated if not is_beaten(when)]


def _order(inquiry: Inquiry, end: Ranked) -> str:
    found = _at_the_end(inquiry, _standing(inquiry))
    which = "first" if end is Ranked.first else "latest"
    if not found:
        return f"No date is recorded by which to tell the {which}."
    days: dict[str, list[Restriction]] = {}
    for one, when in sorted(found, key=lambda pair: pair[1].sort_key()):
        days.setdefault(shown(when), []).append(one)
    subject = inquiry.understood.subject or "restriction"
    named = "; ".join(f"{day}: {_names(inquiry, subject, tuple(ones))}" for day, ones in days.items())
    source = cited((one for one, _ in found), inquiry.query)
    if len(found) == 1:
        return f"The {which}, as far as the records go: {named}{source}."
    return f"The dates leave open which was the {which}; it may have been any of {len(found)}: {named}{source}."


def _one(one: Restriction) -> str:
    return f"{one.actor.name} ({one.measure.label} of {one.target.name})"


def _ranking(inquiry: Inquiry) -> str:
    gathering, subject = inquiry.understood.gathering, inquiry.understood.subject or "restriction"
    ranked = _ranked(inquiry, _standing(inquiry))
    best = [one for one in ranked if one[2] == ranked[0][2]]
    counted = gathering.counted or "restriction"
    names = listed(label_of(subject, value, ones) for value, ones, _ in best)
    which = "fewest" if gathering.ranked is Ranked.fewest else "most"
    said = f"The {which}, counting what is in force as far as the records go: {names}, with {many(best[0][2], counted)}"
    others = [f"{label_of(subject, value, ones)} ({number})" for value, ones, number in ranked[len(best) :][:_NEXT]]
    after = f" Next: {listed(others)}." if others else ""
    return f"{said}{cited(_of(ones for _, ones, _ in best), inquiry.query)}.{after}"


def _none(inquiry: Inquiry) -> str:
    """That none has enough or all of it, with the nearest."""
    understood = inquiry.understood
    wanted = understood.gathering.threshold or "all of them"
    counted = understood.gathering.threshold.of if understood.gathering.threshold else understood.gathering.every
    nearest = replace(understood, gathering=replace(understood.gathering, ranked=Ranked.most, counted=counted))
    ranked = _ranked(replace(inquiry, understood=nearest), _standing(inquiry))
    subject = singular(understood.subject or "restriction")
    said = f"No {subject} is recorded with {wanted}, counting what is in force, which is no proof that there is none."
    if not ranked or counted is None or counted not in GROUPS:
        return said
    value, ones, number = ranked[0]
    name = label_of(understood.subject or "restriction", value, ones)
    return f"{said} The nearest is {name}, with {many(number, counted)}{cited(ones, inquiry.query)}."


def _by(inquiry: Inquiry, by: str) -> str:
    """How many there are, or which, for each value of what they are counted by."""
    groups = _groups(inquiry, by, inquiry.restrictions)
    subject = inquiry.understood.subject or "restriction"
    counts = inquiry.understood.kind in {Kind.how_many, Kind.list}
    order = sorted(groups, key=lambda value: (-_number(inquiry, subject, groups[value]), value))
    tell = _counts if counts else _names
    said = "; ".join(
        f"{label_of(by, value, groups[value])}: {tell(inquiry, subject, groups[value])}" for value in order
    )
    placed = {one.id for ones in groups.values() for one in ones}
    left = tuple(one for one in inquiry.restrictions if one.id not in placed)
    unsaid = f"; not stated: {tell(inquiry, subject, left)}" if left else ""
    head = f"{plural(subject).capitalize()} by {singular(by)}, as far as the records go"
    return f"{head}: {said}{unsaid}{cited(inquiry.restrictions, inquiry.query)}."


def _counts(inquiry: Inquiry, subject: str, ones: tuple[Restriction, ...]) -> str:
    parts = parted(ones, inquiry.query)
    numbers = ((said, _number(inquiry, subject, getattr(parts, part))) for part, said in _STANDINGS.items())
    return ", ".join(f"{number} {said}" for said, number in numbers if number)


def _names(inquiry: Inquiry, subject: str, ones: tuple[Restriction, ...]) -> str:
    names = {label_of(subject, value, each) for value, each in _groups(inquiry, subject, ones).items()}
    return listed(sorted(names, key=str.casefold))


def _enough(inquiry: Inquiry, threshold: Threshold) -> str:
    """Whether there are enough of something: for certain, possibly or not."""
    parts = parted(inquiry.restrictions, inquiry.query)
    surely = _number(inquiry, threshold.of, parts.certain)
    perhaps = _number(inquiry, threshold.of, (*parts.certain, *parts.possible))
    head = "Not as far as the records go"
    if threshold.met(surely) and threshold.met(perhaps):
        head = "Yes"
    elif threshold.met(surely) or threshold.met(perhaps):
        head = "Possibly, as the dates leave it open"
    names = _names(inquiry, threshold.of, (*parts.certain, *parts.possible))
    told = f": {names}" if names else ""
    return f"{head}: {many(perhaps, threshold.of)} in force{told}{cited(inquiry.restrictions, inquiry.query)}."


def _each_value(inquiry: Inquiry, every: str) -> Iterator[str]:
    """Yes or no for each of the values that are asked about together."""
    for value, said in zip(_values(inquiry), inquiry.understood.meaning.said.get(every, ()), strict=False):
        ones = tuple(one for one in inquiry.restrictions if _is_of(inquiry, one, value))
        counts = _counts(inquiry, "restriction", ones)
        what = (
            f"{counts}: {listed(sorted(map(_one, ones)))}{cited(ones, inquiry.query)}"
            if ones
            else "nothing is recorded"
        )
        yield f"{said}: {what}."


def label_of(group: str, value: str, ones: Iterable[Restriction]) -> str:
    """How to show a value of a group, as one of the restrictions that have it names it."""
    if group in _PLACES:
        return places.get(value).name
    if group in _TERMS:
        return _TERMS[group](value).label
    one = next(iter(ones))
    if group == "restriction":
        return _one(one)
    named = {"actor": one.actor.name, "target": one.target.name}
    return named.get(group, value)
