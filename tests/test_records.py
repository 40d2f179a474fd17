"""The bundled records say what the five articles say, and nothing that they don't."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from policytrack import seeds
from policytrack.bundle import bundled
from policytrack.model import Restriction
from policytrack.vocabulary import ReviewState, Stance, Status

CASES = tomllib.loads((Path(__file__).parent / "cases" / "records.toml").read_text(encoding="utf-8"))["record"]
RECORDS = {one.id: one for one in seeds.read(bundled("seeds")).restrictions}
TODAY = "2026-11-22"
"""The day the answer key was written for; a status may change as days pass."""


def _scoped(one: Restriction, name: str) -> list[str]:
    return sorted({str(term) for scope in one.scopes for term in getattr(scope, name)})


def _key(one: Restriction) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.actor.kind,
        "place": one.actor.place or "",
        "strength": one.strength,
        "events": [f"{event.kind} {event.date or 'undated'}" for event in one.events],
        "today": one.status(TODAY),
        "february": one.status("2025-02-10", known="2025-03"),
        "places": list(one.places),
        "audience": _scoped(one, "audience"),
        "setting": _scoped(one, "setting"),
        "surface": _scoped(one, "surface"),
        "reasons": [f"{reason.category} by {reason.attributed_to or 'nobody named'}" for reason in one.rationales],
        "articles": [article.id[:3] for article in one.articles],
    }


def test_no_restriction_is_missing_and_none_is_made_up() -> None:
    """The records are exactly those of the answer key."""
    assert sorted(RECORDS) == sorted(case["id"] for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_the_record_says_what_the_answer_key_says(case: dict[str, Any]) -> None:
    """Kind, place, dates, status on both clocks, scopes, reasons and sources are those read from the articles."""
    assert _key(RECORDS[case["id"]]) == case


@pytest.mark.parametrize("one", RECORDS.values(), ids=lambda one: str(one.id))
def test_a_record_claims_no_more_than_it_shows(one: Restriction) -> None:
    """No person has reviewed it and none is said to have; what binds rests on a passage that says so."""
    assert one.review is ReviewState.agent_reviewed
    for event in one.events:
        if event.kind.status in {Status.in_force, Status.adopted_not_in_force}:
            assert any(
                piece.stance in {Stance.supports, Stance.partially_supports, Stance.relays} for piece in event.evidence
            )
    for part in (*one.scopes, *one.rationales):
        assert any(piece.stance.asserts for piece in part.evidence)
    assert all(piece.quote is None for _, piece in one.evidence())


@pytest.mark.parametrize("actor", ["finance-ministry-unresolved", "eu-members-unnamed"])
def test_what_the_article_leaves_open_stays_open(actor: str) -> None:
    """A ministry without a country, and members that are not named, have no place, and the record says why."""
    one = RECORDS[f"{actor}/deepseek-app/use_ban"]
    assert one.actor.place is None
    assert one.actor.place_note
    assert one.places == ()


@pytest.mark.parametrize("name", ["gb", "ie", "eu-members-unnamed"])
def test_weighing_is_no_ban(name: str) -> None:
    """Countries that only weigh a measure are never in force, on any day."""
    one = RECORDS[f"{name}/deepseek-app/use_ban"]
    assert {one.in_force(day).value for day in ("2024-01-01", "2025-02-10", TODAY)} == {"no"}


def test_south_korea_is_a_change_over_time_and_no_contradiction() -> None:
    """It was weighing as known in February, and excludes the app as known later; each event has its own article."""
    one = RECORDS["kr/deepseek-app/app_store_removal"]
    assert one.status("2025-02-20", known="2025-02-28") is Status.under_consideration
    assert one.status("2026-01-01") is Status.in_force
    asserting = [{piece.article[:3] for piece in event.evidence if event.asserts(piece)} for event in one.events]
    assert asserting == [{"002"}, {"001"}]


def test_the_two_wordings_of_australia_are_kept_apart() -> None:
    """One article speaks of the app, the other of government systems: two scopes, each with its own article."""
    scopes = RECORDS["au/deepseek-app/use_ban"].scopes
    assert {(scope.setting[0].value, scope.evidence[0].article[:3]) for scope in scopes} == {
        ("unspecified", "002"),
        ("issuer_owned_device", "001"),
    }


def test_one_proclamation_of_texas_reaches_three_apps_for_the_same_reasons() -> None:
    """The three records of Texas rest on the same passage and give the same reasons, which the governor gave."""
    three = [RECORDS[f"us-tx/{target}/use_ban"] for target in ("deepseek-app", "rednote", "lemon8")]
    assert len({one.scopes for one in three}) == 1
    assert len({one.rationales for one in three}) == 1
    assert {reason.attributed_to for one in three for reason in one.rationales} == {"Governor Greg Abbott"}


def test_the_model_on_azure_is_allowed_under_conditions() -> None:
    """Microsoft's permission of R1 names its conditions, and is about the model and not the app."""
    one = RECORDS["microsoft/deepseek-r1/permission"]
    assert one.target.kind == "model"
    assert [scope.surface[0] for scope in one.scopes if scope.condition] == ["third_party_hosted"]


def test_articles_without_a_printed_date_say_how_theirs_is_known() -> None:
    """Each date of publication has a basis, and only the printed one is a day."""
    articles = seeds.read(bundled("seeds")).articles
    assert all(one.published_basis for one in articles)
    assert [one.id[:3] for one in articles if one.published and one.published.precision == "day"] == ["003"]


@pytest.mark.parametrize(
    "absent",
    [
        "qwen",
        "chrome",
        "gemini",
        "copilot",
        "perplexity",
        "alibaba",
        "hawley",
        "schmitt",
        "sacks",
        "nvidia",
        "bloomberg",
    ],
)
def test_what_is_no_restriction_is_not_recorded(absent: str) -> None:
    """Products not found in a store, a denied investment, an investigation and criticism leave no record."""
    told = seeds.read(bundled("seeds"))
    ids = [one.id for one in told.actors] + [one.id for one in told.targets] + [one.id for one in told.restrictions]
    assert not [each for each in ids if absent in each]
