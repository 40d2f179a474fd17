"""The table of a report, and what it can be searched and filtered by."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from policytrack import places
from policytrack.dates import UncertainDate
from policytrack.markup import Markup, tag
from policytrack.plots.selection import Selection, Shown, many
from policytrack.plots.shades import Shade
from policytrack.query import Query
from policytrack.report.cards import badge, full_name
from policytrack.report.facts import passages
from policytrack.results.wording import rows, since_when

__all__ = ["find", "listing"]

_HEADS = ("who", "what", "measure", "how it stands", "since", "for whom", "why", "evidence")
_UNSTATED = "-"
"""The value of what no source states, which can be asked for as well."""
_LONG = 30
"""From how many rows on the table has a frame of its own, in which its heads stay in sight."""
_DATE = re.compile(r"\d{4}(?:-\d\d)+")
_EXTENTS = frozenset({Shade.whole, Shade.part, Shade.unstated})
Values: TypeAlias = Mapping[str, str]
"""The values of a restriction that a filter asks for, with the name of each."""


@dataclass(frozen=True, slots=True)
class _Filter:
    """A choice that narrows the table.

    Attributes:
        name: What it is called in the page.
        label: What is chosen.
        values: The values of a restriction; the places of all are given, as one contains another.
        order: What the choices are sorted by, if not by their names.
    """

    name: str
    label: str
    values: Callable[[Shown, Sequence[str]], Values]
    order: Sequence[str] = ()


def _within(one: Shown, named: Sequence[str]) -> Values:
    """The places it applies in, and those of the others that contain one of them."""
    own = one.restriction.places
    found = {outer: places.get(outer).name for outer in named if any(places.contains(outer, code) for code in own)}
    return found or {_UNSTATED: "place not stated"}


_FILTERS = (
    _Filter(
        "stands", "How it stands", lambda one, _: {one.shade.name: one.shade.value}, [shade.name for shade in Shade]
    ),
    _Filter("target", "What", lambda one, _: {one.restriction.target.id: one.restriction.target.name}),
    _Filter("measure", "Measure", lambda one, _: {one.restriction.measure.value: one.restriction.measure.label}),
    _Filter("kind", "Kind of actor", lambda one, _: {one.restriction.actor.kind: one.restriction.actor.kind.label}),
    _Filter("place", "In or within", _within),
    _Filter(
        "reason",
        "Why",
        lambda one, _: (
            {each.category.value: each.category.label for each in one.restriction.rationales}
            or {_UNSTATED: "no reason stated"}
        ),
    ),
)


def find(selection: Selection) -> Markup:
    """What the table is searched and filtered with; hidden until a script makes it work."""
    field = tag(
        "label",
        tag("span", "Search"),
        Markup('<input type="search" name="words" autocomplete="off" spellcheck="false">'),
    )
    choices = [chosen for one in _FILTERS if (chosen := _choice(one, selection)) is not None]
    clear = tag("button", "Show all", type="reset")
    return tag(
        "form",
        field,
        *choices,
        clear,
        id="find",
        role="search",
        aria_label="Narrow the table",
        hidden="",
    )


def listing(selection: Selection) -> Markup:
    """A row for each restriction, which leads to all that is known of it."""
    query = Query(on=selection.on, known=selection.known)
    named = _named_places(selection.shown)
    sorted_by, *others = _HEADS
    first = tag("th", sorted_by, scope="col", role="columnheader", aria_sort="ascending")
    head = tag("tr", first, *(tag("th", name, scope="col", role="columnheader") for name in others), role="row")
    body = [_row(one, query, named) for one in selection.shown]
    caption = tag("caption", f"Status {selection.days}")
    table = tag(
        "table",
        caption,
        tag("thead", head, role="rowgroup"),
        tag("tbody", *body, role="rowgroup"),
        role="table",
    )
    looks = "wide long" if len(selection) > _LONG else "wide"
    return tag("div", table, class_=looks, role="region", aria_label="Table of restrictions", tabindex="0")


def _choice(one: _Filter, selection: Selection) -> Markup | None:
    """The choices of a filter with the number of restrictions of each, if there is anything to choose."""
    counted: Counter[str] = Counter()
    names: dict[str, str] = {}
    named = _named_places(selection.shown)
    for shown in selection.shown:
        values = one.values(shown, named)
        counted.update(values.keys())
        names |= values
    if len(names) == 1:
        return None
    options = [
        tag("option", f"{names[value]} ({counted[value]:,})", value=value) for value in _in_order(one.order, names)
    ]
    chosen = tag("select", tag("option", "any", value=""), *options, name_=one.name)
    return tag("label", tag("span", one.label), chosen)


def _in_order(order: Sequence[str], names: Mapping[str, str]) -> Iterable[str]:
    if order:
        return [value for value in order if value in names]
    return sorted(names, key=lambda value: (value == _UNSTATED, names[value].casefold()))


def _named_places(shown: Iterable[Shown]) -> tuple[str, ...]:
    """The places that any of them applies in, and the countries of those that are parts of one."""
    own = {code for one in shown for code in one.restriction.places}
    return tuple(sorted(own | {code.partition("-")[0] for code in own}))


def _row(one: Shown, query: Query, named: Sequence[str]) -> Markup:
    known = one.restriction
    values = {f"data_{each.name}": " ".join(each.values(one, named)) for each in _FILTERS}
    return tag("tr", *_cells(one, query), role="row", data_id=known.id, **values)


def _cells(one: Shown, query: Query) -> Iterator[Markup]:
    known = one.restriction
    words = next(rows(known, query))
    number = many(passages(known.evidence()), "passage")
    link = tag("a", number, href=f"#{known.id}", aria_label=f"{number}: {full_name(known)} ({known.id})")
    extent = tag("small", f", {one.shade.value.partition(', ')[2]}") if one.shade in _EXTENTS else Markup("")
    yield tag("th", words["who"], scope="row", role="rowheader")
    yield _cell("what", words["what"])
    yield _cell("measure", words["measure"])
    yield _cell("how it stands", badge(one), extent, sort=f"{one.shade.rank}")
    yield _cell("since", _unbroken(words["since"]), sort=_sorted(since_when(known, query)))
    yield _cell("for whom", words["for whom"])
    yield _cell("why", words["why"])
    yield _cell("evidence", link, sort=f"{passages(known.evidence()):05}")


def _cell(head: str, *content: str, sort: str | None = None) -> Markup:
    # Where the window is too narrow for a table, each cell is told by its head.
    return tag("td", tag("div", *content), role="cell", data_head=head, data_sort=sort)


def _unbroken(words: str) -> Markup:
    """Words in which no date is broken at the end of a line."""
    return Markup(_DATE.sub(lambda found: f'<span class="date">{found[0]}</span>', html.escape(words)))


def _sorted(when: UncertainDate | None) -> str:
    """What dates are sorted by: the day by which it had come for certain, and what is not known last."""
    if when is None:
        return "9999"
    return "/".join("9999" if bound is None else bound.isoformat() for bound in (when.latest, when.earliest))
