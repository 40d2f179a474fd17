"""When, for whom, where and why: what a sentence tells of a measure besides who takes it against what."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytrack.reading
from policytrack.dates import UncertainDate
from policytrack.model import Restriction
from policytrack.reading.rules.details.times import Anchor, Role, dated, times_in

CASES = tomllib.loads((Path(__file__).parent / "cases" / "reading_details.toml").read_text(encoding="utf-8"))
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
TIMES = st.sampled_from(
    [
        "on 3 March",
        "on 29 February",
        "on March 3, 2025",
        "in March 2025",
        "in November",
        "since 2019",
        "on Tuesday",
        "yesterday",
        "last week",
        "this month",
        "earlier this year",
        "later this year",
        "next month",
        "last March",
        "from 1 May",
        "until the end of 2027",
        "by the end of the year",
        "in early 2024",
        "two days ago",
        "in March last year",
    ]
)


def case(one: dict[str, Any]) -> Any:  # noqa: ANN401 - pytest's own type is private
    """A case named by its text."""
    return pytest.param(one, id=one["text"][:70])


def only(one: dict[str, Any]) -> Restriction:
    """The one candidate of a text, or that of the actor asked for."""
    read = policytrack.reading.read(one["text"], published=one.get("published"))
    assert not read.refused
    found = [each for each in read if one.get("actor") in {None, each.actor.name}]
    assert len(found) == 1, [each.id for each in read]
    return found[0]


@pytest.mark.parametrize("one", [case(each) for each in CASES["date"]])
def test_steps_are_dated_by_the_times_of_their_own_clause(one: dict[str, Any]) -> None:
    """Each text has these events, with these dates or none, and no other."""
    candidate = only(one)
    events = {str(each.kind): each.date.text if each.date else "" for each in candidate.events}
    assert events == one["events"]
    assert len(candidate.events) == len(events)
    assert [each.note for each in candidate.events if each.note] == ([one["note"]] if "note" in one else [])


@pytest.mark.parametrize("one", [case(each) for each in CASES["scope"]])
def test_a_measure_reaches_as_far_as_its_clause_says(one: dict[str, Any]) -> None:
    """Each text has these places, those bound and settings, and leaves out what it says that it leaves out."""
    candidate = only(one)
    assert sorted(each.place or "" for each in candidate.scopes) == sorted(one["place"])
    for scope in candidate.scopes:
        assert sorted(map(str, scope.audience)) == one.get("audience", sorted(map(str, scope.audience)))
        assert sorted(map(str, scope.setting)) == one.get("setting", sorted(map(str, scope.setting)))
    left_out = [
        {
            name: value
            for name, value in (
                ("audience", [str(item) for item in each.scope.audience if item != "unspecified"]),
                ("setting", [str(item) for item in each.scope.setting if item != "unspecified"]),
                ("condition", each.condition),
            )
            if value
        }
        for each in candidate.exemptions
    ]
    assert left_out == one.get("left_out", [])


@pytest.mark.parametrize("one", [case(each) for each in CASES["reason"]])
def test_reasons_are_those_of_whoever_takes_the_measure(one: dict[str, Any]) -> None:
    """Each text gives these reasons for the measure; what critics, the restricted and names say is none."""
    candidate = only(one)
    assert sorted({str(each.category) for each in candidate.rationales}) == one["reasons"]
    if "said_by" in one:
        assert {each.attributed_to for each in candidate.rationales} == {one["said_by"]}
    text = one["text"]
    assert all(text[piece.start : piece.end] == piece.quote for each in candidate.rationales for piece in each.evidence)


@given(said=TIMES, day=DAYS, ahead=st.booleans())
def test_a_time_gives_a_date_on_its_side_of_the_publication(said: str, day: date, *, ahead: bool) -> None:
    """What happened lies no later than the publication; what is read is a date, whatever the day."""
    (time,) = times_in(said, 0, len(said))
    when = dated(time, Anchor(day), ahead=ahead)
    if when is None:
        return
    found = UncertainDate(when)
    assert found.text == when
    if not ahead:
        assert found.latest is not None
        assert found.latest <= day


@given(day=DAYS, ahead=st.booleans())
def test_a_weekday_is_the_nearest_one(day: date, *, ahead: bool) -> None:
    """A weekday is at most a week away; told of the past it may be the day of publication itself."""
    (time,) = times_in("on Tuesday", 0, 10)
    found = UncertainDate(dated(time, Anchor(day), ahead=ahead) or "").earliest
    assert found is not None
    assert found.strftime("%A") == "Tuesday"
    away = (found - day) if ahead else (day - found)
    assert timedelta(days=1 if ahead else 0) <= away <= timedelta(days=7)


@given(said=TIMES, day=DAYS)
def test_what_the_text_leaves_out_is_not_guessed(said: str, day: date) -> None:
    """Where the day of publication is not known, or only roughly, a time that counts from it has no date."""
    (time,) = times_in(said, 0, len(said))
    named = {name for name, _ in time.said}
    if "year" not in named:
        assert dated(time, Anchor(None), ahead=False) is None
        if "month" not in named or "unit" not in named:
            assert dated(time, Anchor(day, exact=False), ahead=False) is None


@given(
    clauses=st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "Italy banned DeepSeek",
                    "Texas will ban RedNote from state devices",
                    "Parliament in Kenya may ban TikTok",
                    "Nepal lifted its ban on TikTok",
                    "Norway suspended its ban on Telegram",
                    "The ban takes effect",
                    "Staff have to remove it",
                    "the ministry said",
                ]
            ),
            TIMES,
            st.sampled_from([". ", ", ", "; ", " because it spies ", ", except for police, "]),
        ),
        min_size=1,
        max_size=5,
    ),
    day=st.none() | st.dates(date(2018, 1, 1), date(2026, 1, 1)),
)
def test_whatever_times_a_text_names_the_gate_lets_its_candidates_pass(
    clauses: list[tuple[str, str, str]], day: date | None
) -> None:
    """However times, ties and clauses are mixed, no candidate is refused for a date or passage that cannot be."""
    text = "".join(f"{clause} {time}{end}" for clause, time, end in clauses)
    assert not policytrack.reading.read(text, published=day).refused


def test_the_roles_of_times() -> None:
    """A preposition tells whether something happened then, holds from then, until then, or is due by then."""
    text = "on 3 March 2025, since May 2024, until June 2026, by 2027, after 1 April 2025, in the 2021 election"
    found = [(one.role, text[one.at : one.end]) for one in times_in(text, 0, len(text))]
    assert found == [
        (Role.on, "3 March 2025"),
        (Role.from_, "May 2024"),
        (Role.until, "June 2026"),
        (Role.by, "2027"),
    ]
