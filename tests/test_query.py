"""A question is a value: it says what it means in words, and tells of any restriction whether it is meant."""

import pickle
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.dates import Certainty
from policytrack.model import Restriction
from policytrack.query import FIELDS, Query, counted_by, searched, words
from policytrack.vocabulary import ActorKind, Audience, Measure, Status, Strength
from tests.samples import RESTRICTIONS
from tests.strategies import near_days, restrictions

BY_ID = {one.id: one for one in RESTRICTIONS}
_SOME = st.lists(restrictions(pooled=True), max_size=6, unique_by=lambda one: one.id)


def _matching(query: Query, parts: tuple[str, ...] = ()) -> list[str]:
    return [one.id for one in RESTRICTIONS if query.matches(one, parts) is not Certainty.no]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (Query(), "all restrictions"),
        (Query(within=("US",), status=(Status.in_force,)), "restrictions within US, status in_force"),
        (Query(actor=("de", "na"), text="ban"), "restrictions with actor de or na, text ban"),
        (Query(actor_kind=(ActorKind.military,)), "restrictions with actor kind military"),
        (Query(on=date(2025, 2, 1)), "restrictions on 2025-02-01"),
        (Query(target=("tock",), asked=(("target", "Tock"),)), "restrictions with target Tock"),
    ],
)
def test_a_question_is_said_in_words(query: Query, said: str) -> None:
    """Every filter that is set is said, as it was asked where that is known."""
    assert query.describe() == said


def test_a_question_is_a_value() -> None:
    """It can be compared, hashed and pickled, and how it was worded makes no other question."""
    one = Query(actor=("us",), on=date(2025, 2, 1))
    worded = Query(actor=("us",), on=date(2025, 2, 1), asked=(("actor", "the United States"),))
    assert one == worded
    assert hash(one) == hash(worded)
    assert pickle.loads(pickle.dumps(worded)).asked == worded.asked  # noqa: S301 - what was just pickled
    with pytest.raises(AttributeError):
        one.actor = ("de",)  # type: ignore[misc]  # that it cannot is what is shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(actor=("de", "na")), ["de/acme-chat/app_store_removal", "na/tock/use_ban"]),
        (Query(actor=()), []),
        (Query(measure=(Measure.advisory,)), ["us-dod/acme-chat/advisory"]),
        (Query(strength=(Strength.full,)), ["na/tock/use_ban"]),
        (Query(place=("JP",)), ["us-navy/acme-chat/use_ban"]),
        (Query(place=("US",)), ["us-dod/acme-chat/advisory"]),
        (Query(within=("US",)), ["us-dod/acme-chat/advisory", "us-tx/acme-chat/use_ban"]),
        (Query(within=("EU",)), ["de/acme-chat/app_store_removal", "eu/tock/app_store_removal"]),
        (Query(within=("JP", "NA")), ["na/tock/use_ban", "us-navy/acme-chat/use_ban"]),
        (Query(audience=(Audience.general_public,)), ["na/tock/use_ban"]),
        (Query(text="nation"), ["us-tx/acme-chat/use_ban"]),
        (Query(text="texas ACME"), ["us-tx/acme-chat/use_ban"]),
        (
            Query(text="clock"),
            ["eu/tock/app_store_removal", "ge/tock/use_ban", "ministry/tock/use_ban", "na/tock/use_ban"],
        ),
        (Query(text="lock"), []),
        (Query(status=(Status.announced,)), ["ge/tock/use_ban"]),
        (
            Query(target=("tock",), on=date(2025, 1, 10)),
            ["eu/tock/app_store_removal", "ministry/tock/use_ban", "na/tock/use_ban"],
        ),
    ],
)
def test_filters_mean_what_they_say(query: Query, found: list[str]) -> None:
    """Values of a filter are alternatives, filters add up, an empty one matches nothing, words match at their start."""
    assert _matching(query) == found


def test_a_filter_on_bodies_takes_in_their_parts() -> None:
    """Those who are part of an actor are told beside the question, as a restriction cannot tell."""
    query = Query(part_of=("us-dod",))
    assert _matching(query) == ["us-dod/acme-chat/advisory"]
    assert _matching(query, ("us-navy",)) == ["us-dod/acme-chat/advisory", "us-navy/acme-chat/use_ban"]


@pytest.mark.parametrize(
    ("on", "certainty"),
    [("2025-01-09", Certainty.no), ("2025-01-10", Certainty.certain), ("2025-06-30", Certainty.certain)],
)
def test_an_exact_date_decides(on: str, certainty: Certainty) -> None:
    """Before the day nothing is in force, from it on it certainly is."""
    query = Query(status=(Status.in_force,), on=date.fromisoformat(on))
    assert query.matches(BY_ID["us-tx/acme-chat/use_ban"]) is certainty


@pytest.mark.parametrize(
    ("on", "certainty"),
    [("2024-12-31", Certainty.no), ("2025-01-01", Certainty.possible), ("2025-01-31", Certainty.certain)],
)
def test_a_vague_date_leaves_open(on: str, certainty: Certainty) -> None:
    """What took effect at some time in January may be in force within it, and is at its end."""
    query = Query(status=(Status.in_force,), on=date.fromisoformat(on))
    assert query.matches(BY_ID["na/tock/use_ban"]) is certainty


@pytest.mark.parametrize(
    ("query", "certainty"),
    [
        (Query(known=date(2025, 1, 19)), Certainty.no),
        (Query(known=date(2025, 1, 20)), Certainty.certain),
        (Query(known=date(2025, 3, 1), audience=(Audience.government_employees,)), Certainty.certain),
        (Query(known=date(2025, 3, 1), audience=(Audience.contractors_and_suppliers,)), Certainty.no),
        (Query(known=date(2025, 3, 1), text="nation"), Certainty.no),
        (Query(known=date(2025, 6, 15), audience=(Audience.contractors_and_suppliers,)), Certainty.certain),
        (Query(known=date(2025, 6, 15), text="nation"), Certainty.certain),
    ],
)
def test_what_was_published_later_does_not_match(query: Query, certainty: Certainty) -> None:
    """As known on a day, a scope or a reason that a later article brought is not there to be found."""
    assert query.matches(BY_ID["us-tx/acme-chat/use_ban"]) is certainty


@given(_SOME, st.sampled_from(sorted(FIELDS)), st.none() | near_days(), st.none() | near_days())
def test_counting_agrees_with_looking(
    records: list[Restriction], field: str, on: date | None, known: date | None
) -> None:
    """Each value has the number of restrictions that have it, once each, and the most frequent stands first."""
    query = Query(on=on, known=known)
    counted = counted_by(field, records, query)
    assert counted == Counter(value for one in records for value in set(FIELDS[field](one, query)))
    assert list(counted.items()) == sorted(counted.items(), key=lambda item: (-item[1], item[0]))


@given(restrictions())
def test_every_word_of_a_restriction_finds_it(one: Restriction) -> None:
    """Whatever stands in its names, summary and reasons, a search for it finds it, and with any sign around it."""
    for text in searched(one):
        assert Query(text=f'"{text}" *').matches(one) is Certainty.certain
    assert Query(text=" ".join([*words(" ".join(searched(one))), "zzyzx"])).matches(one) is Certainty.no
