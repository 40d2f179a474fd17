"""Dates are read as EDTF says, keep their precision, and answer for every day they can be."""

import copy
import pickle
from datetime import UTC, date, datetime, timedelta
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from policytrack.dates import Certainty, Precision, UncertainDate, day
from policytrack.errors import DateFormatError, PolicytrackError
from tests.strategies import distant_dates, near_days, uncertain_dates

ADAPTER = TypeAdapter(UncertainDate)

READABLE = [
    # text, canonical text, earliest, latest, precision
    ("2025", "2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
    ("2025-01", "2025-01", date(2025, 1, 1), date(2025, 1, 31), "month"),
    ("2025-04", "2025-04", date(2025, 4, 1), date(2025, 4, 30), "month"),
    ("2025-01-31", "2025-01-31", date(2025, 1, 31), date(2025, 1, 31), "day"),
    ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
    ("1900-02", "1900-02", date(1900, 2, 1), date(1900, 2, 28), "month"),
    ("2000-02-29", "2000-02-29", date(2000, 2, 29), date(2000, 2, 29), "day"),
    ("0001", "0001", date(1, 1, 1), date(1, 12, 31), "year"),
    ("9999", "9999", date(9999, 1, 1), date(9999, 12, 31), "year"),
    ("9999-12", "9999-12", date(9999, 12, 1), date(9999, 12, 31), "month"),
    ("2025-01-20/..", "2025-01-20/..", date(2025, 1, 20), None, "interval"),
    ("../2025-02-07", "../2025-02-07", None, date(2025, 2, 7), "interval"),
    ("2025-01-20/", "2025-01-20/..", date(2025, 1, 20), None, "interval"),
    ("/2025", "../2025", None, date(2025, 12, 31), "interval"),
    ("2025-01/2025-02-03", "2025-01/2025-02-03", date(2025, 1, 1), date(2025, 2, 3), "interval"),
    ("2024-12-30/2025", "2024-12-30/2025", date(2024, 12, 30), date(2025, 12, 31), "interval"),
    ("2025-03-01/2025-03", "2025-03-01/2025-03", date(2025, 3, 1), date(2025, 3, 31), "interval"),
    ("2025/2025", "2025/2025", date(2025, 1, 1), date(2025, 12, 31), "interval"),
    (" 2025-01\n", "2025-01", date(2025, 1, 1), date(2025, 1, 31), "month"),
]

UNREADABLE = [
    # text, what the error has to say of it
    ("", "write a year, a month or a day"),
    ("unknown", "write a year, a month or a day"),
    ("..", "write a year, a month or a day"),
    ("31.01.2025", "write a year, a month or a day"),
    ("2025-1-31", "write a year, a month or a day"),
    ("25-01-31", "write a year, a month or a day"),
    ("2025-01-31T12:00", "write a year, a month or a day"),
    ("20250131", "write a year, a month or a day"),
    ("2025-Q1", "write a year, a month or a day"),
    ("2025?", "write a year, a month or a day"),
    ("-2025", "write a year, a month or a day"),
    ("２０２５", "write a year, a month or a day"),  # noqa: RUF001 - digits, but not those of EDTF
    ("2025/2026/2027", "write a year, a month or a day"),
    ("2025 / 2026", "write a year, a month or a day"),
    ("2025-02-30", "a day that does not exist"),
    ("2025-02-29", "a day that does not exist"),
    ("1900-02-29", "a day that does not exist"),
    ("2025-13", "a day that does not exist"),
    ("2025-00", "a day that does not exist"),
    ("2025-01-00", "a day that does not exist"),
    ("0000", "a day that does not exist"),
    ("2025-01-01/2025-02-30", "a day that does not exist"),
    ("../..", "leave the date out"),
    ("/", "leave the date out"),
    ("2025-02/2025-01", "ends before it begins"),
    ("2025-01-02/2025-01-01", "ends before it begins"),
]


def _days_it_can_be(one: UncertainDate, window: list[date]) -> list[date]:
    """All of them, by trying every day of the window."""
    return [each for each in window if (one.earliest or date.min) <= each <= (one.latest or date.max)]


def _certainty(answers: list[bool]) -> Certainty:
    if all(answers):
        return Certainty.certain
    return Certainty.possible if any(answers) else Certainty.no


@pytest.mark.parametrize(("text", "canonical", "earliest", "latest", "precision"), READABLE)
def test_a_date_is_read(text: str, canonical: str, earliest: date | None, latest: date | None, precision: str) -> None:
    """Each form of EDTF that is read has the bounds, the precision and the canonical text of the standard."""
    read = UncertainDate(text)
    assert (read.text, read.earliest, read.latest) == (canonical, earliest, latest)
    assert read.precision is Precision(precision)
    assert str(read) == canonical


@pytest.mark.parametrize(("text", "complaint"), UNREADABLE)
def test_what_is_no_date_is_refused(text: str, complaint: str) -> None:
    """Nothing is guessed: the error repeats the text and says what is wrong with it or what to write."""
    with pytest.raises(DateFormatError) as caught:
        UncertainDate(text)
    assert f'"{text}"' in str(caught.value)
    assert complaint in str(caught.value)
    assert isinstance(caught.value, PolicytrackError)
    assert isinstance(caught.value, ValueError)


@given(distant_dates() | uncertain_dates())
def test_the_canonical_text_says_everything(one: UncertainDate) -> None:
    """A date made of its own text is the same date, with the same bounds and the same text."""
    again = UncertainDate(one.text)
    assert (again, again.text, again.earliest, again.latest) == (one, one.text, one.earliest, one.latest)
    assert hash(again) == hash(one)


@given(distant_dates() | uncertain_dates())
def test_the_bounds_are_in_order(one: UncertainDate) -> None:
    """At least one end is known, and the earliest day is never after the latest."""
    assert one.earliest is not None or one.latest is not None
    assert (one.earliest or date.min) <= (one.latest or date.max)
    if one.precision is Precision.day:
        assert one.earliest == one.latest


@given(st.none() | st.dates(), st.none() | st.dates())
def test_between_keeps_the_two_ends(one: date | None, other: date | None) -> None:
    """A date made of two days has exactly these as its bounds; without any, or turned round, it is refused."""
    in_order = one is None or other is None or one <= other
    if (one is None and other is None) or not in_order:
        with pytest.raises(DateFormatError):
            UncertainDate.between(one, other)
    else:
        made = UncertainDate.between(one, other)
        assert (made.earliest, made.latest) == (one, other)
        assert (made.precision is Precision.day) is (one == other)


def test_the_same_bounds_written_otherwise_are_another_date() -> None:
    """The precision of the source is part of a date, so a month is not the interval of its days, and sorts apart."""
    month, interval = UncertainDate("2025-01"), UncertainDate("2025-01-01/2025-01-31")
    assert (month.earliest, month.latest) == (interval.earliest, interval.latest)
    assert month != interval
    assert month.sort_key() < interval.sort_key()
    assert UncertainDate("2025-01") == UncertainDate(" 2025-01 ")


@pytest.mark.parametrize(
    "value", ["2025-01-31", date(2025, 1, 31), datetime(2025, 1, 31, 23, 59, tzinfo=UTC), UncertainDate("2025-01-31")]
)
def test_a_date_is_made_of_what_stands_for_a_day(value: str | date | UncertainDate) -> None:
    """A text, a day, a moment and a date that is uncertain already all give the same."""
    assert UncertainDate.of(value) == UncertainDate("2025-01-31")
    assert ADAPTER.validate_python(value) == UncertainDate("2025-01-31")


@given(uncertain_dates(), near_days(), near_days())
def test_by_is_monotone(one: UncertainDate, first: date, second: date) -> None:
    """What had come by a day had come by every later day at least as surely."""
    early, late = sorted((first, second))
    assert one.by(early).rank <= one.by(late).rank


@given(uncertain_dates(), near_days(), st.data())
def test_by_agrees_with_every_day_it_can_be(one: UncertainDate, asked: date, data: st.DataObject) -> None:
    """Certain means on each of its days, no means on none: tried at the bounds and between."""
    edges = [one.earliest or date.min, one.latest or date.max]
    tried = [*edges, data.draw(st.dates(edges[0], edges[1]))]
    answer = one.by(asked)
    assert answer is _certainty([each <= asked for each in tried])


def test_before_agrees_with_all_pairs_of_days() -> None:
    """For all dates within a few days, open ends included, `before` says what trying each pair of days says."""
    inner = [date(2024, 12, 30) + timedelta(number) for number in range(5)]
    window = [inner[0] - timedelta(1), *inner, inner[-1] + timedelta(1)]
    ends = [None, *inner]
    dates = [
        UncertainDate.between(first, last)
        for first, last in product(ends, ends)
        if (first or last) and (first is None or last is None or first <= last)
    ]
    dates += [UncertainDate("2024-12-31/2025-01-01"), UncertainDate("2024-12-30/2024-12")]
    for one, other in product(dates, dates):
        pairs = product(_days_it_can_be(one, window), _days_it_can_be(other, window))
        assert one.before(other) is _certainty([first < second for first, second in pairs]), (one, other)


@given(uncertain_dates(), uncertain_dates())
def test_before_is_never_certain_both_ways(one: UncertainDate, other: UncertainDate) -> None:
    """If one date surely lies before another, that one surely does not lie before the first."""
    if one.before(other) is Certainty.certain:
        assert other.before(one) is Certainty.no


@given(st.lists(uncertain_dates(), max_size=6), st.randoms(use_true_random=False))
def test_the_order_is_total(dates: list[UncertainDate], chance: Random) -> None:
    """Only equal dates have equal sort keys, so sorting gives the same list whatever the order before."""
    shuffled = dates.copy()
    chance.shuffle(shuffled)
    assert sorted(shuffled, key=UncertainDate.sort_key) == sorted(dates, key=UncertainDate.sort_key)
    assert len({one.sort_key() for one in dates}) == len(set(dates))


def test_the_order_is_by_earliest_day_then_latest() -> None:
    """Open beginnings come first; of dates that begin together the one that ends first comes first."""
    in_order = ["../2025-02", "../2025-03", "2024", "2025-01-01", "2025-01", "2025", "2025-01-01/..", "2025-01-02"]
    assert [str(one) for one in sorted(map(UncertainDate, reversed(in_order)), key=UncertainDate.sort_key)] == in_order


@given(uncertain_dates())
def test_a_date_passes_through_pydantic_as_text(one: UncertainDate) -> None:
    """It is validated from, and serialised to, its text, in Python as in JSON."""
    assert ADAPTER.dump_python(one) == one.text
    assert ADAPTER.validate_python(ADAPTER.dump_python(one)) == one
    assert ADAPTER.validate_json(ADAPTER.dump_json(one)) == one


@pytest.mark.parametrize("value", [2025, 20250131.0, True, ["2025"], "2025-02-30"])
def test_pydantic_reports_what_is_no_date(value: object) -> None:
    """A value that is no date is a validation error with our own sentence in it."""
    with pytest.raises(ValidationError, match=r"write a year|does not exist"):
        ADAPTER.validate_python(value)


def test_the_json_schema_is_a_string_in_edtf() -> None:
    """A reader of the schema learns that a date is a string, how to write one, and sees examples that are valid."""
    schema = ADAPTER.json_schema()
    assert schema["type"] == "string"
    assert "EDTF" in schema["description"]
    assert [UncertainDate(each).text for each in schema["examples"]] == schema["examples"]


@given(uncertain_dates())
def test_a_date_can_be_pickled_and_copied(one: UncertainDate) -> None:
    """Copies, through any protocol, are equal and have the same bounds."""
    copies = [pickle.loads(pickle.dumps(one, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]  # noqa: S301 - our own
    for each in (*copies, copy.copy(one), copy.deepcopy(one)):
        assert (each, each.earliest, each.latest) == (one, one.earliest, one.latest)


def test_a_date_cannot_be_changed() -> None:
    """A date is a value: neither its text nor a bound can be set."""
    for name in ("text", "earliest", "latest"):
        with pytest.raises(AttributeError):
            setattr(UncertainDate("2025"), name, None)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("2025-03", date(2025, 3, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2025", date(2025, 12, 31)),
        ("2025-03-05", date(2025, 3, 5)),
        (date(2025, 3, 5), date(2025, 3, 5)),
        (datetime(2025, 3, 5, 12, tzinfo=UTC), date(2025, 3, 5)),
    ],
)
def test_a_question_means_the_last_day(asked: str | date, meant: date) -> None:
    """A month or a year in a question stands for its last day, and a moment for its day."""
    assert day(asked) == meant
    assert type(day(asked)) is date


@pytest.mark.parametrize("asked", ["2025-01/2025-03", "2025-01-01/..", "../2025", "2025/2025", "soon", ""])
def test_a_question_needs_one_day(asked: str) -> None:
    """An interval names no single day to ask about, and neither does a word."""
    with pytest.raises(DateFormatError, match=f'"{asked}"'):
        day(asked)


def test_certainties_join_as_and_and_or() -> None:
    """Both hold as surely as the weaker, one of them as surely as the stronger: the whole table."""
    ranked = [Certainty.no, Certainty.possible, Certainty.certain]
    for one, other in product(range(3), range(3)):
        assert ranked[one] & ranked[other] is ranked[min(one, other)]
        assert ranked[one] | ranked[other] is ranked[max(one, other)]
        assert ranked[one].rank == one
