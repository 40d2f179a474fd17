"""The index follows its scales and its formula, states what is not known, and is never shown without its components."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given

import policytrack as pt
from policytrack.cli import main
from policytrack.dates import Certainty
from policytrack.errors import DateFormatError
from policytrack.model import Restriction
from policytrack.strictness import GRADES, VERSION, Breadth, breadth, grade, over_time, strictness
from policytrack.vocabulary import Measure
from tests.samples import RESTRICTIONS
from tests.strategies import restrictions

TEXAS = next(one for one in RESTRICTIONS if one.actor.id == "us-tx")
DAY = date(2025, 8, 1)


def reaching(audience: str, setting: str = "unspecified", measure: str = "use_ban") -> Restriction:
    """A restriction of Texas, in force, that reaches these."""
    values = TEXAS.to_dict()
    evidence = values["events"][0]["evidence"]
    scope = {"place": "US-TX", "audience": [audience], "setting": [setting], "evidence": evidence}
    took_effect = {"kind": "took_effect", "date": "2025-02-01", "evidence": evidence}
    name = f"{TEXAS.actor.id}/{TEXAS.target.id}/{measure}"
    more = {"id": name, "measure": measure, "scopes": [scope], "events": [took_effect], "exemptions": []}
    return Restriction.from_dict(values | more)


def test_every_measure_has_one_grade_or_none() -> None:
    """No measure is forgotten or graded twice; the only one without a grade is that which no code describes."""
    graded = [measure for _, measures in GRADES.values() for measure in measures]
    assert len(graded) == len(set(graded))
    assert set(Measure) - set(graded) == {Measure.other}
    assert all(grade(one) in {0, 1} for one in Measure if not one.binding)


def test_the_page_shows_the_scale() -> None:
    """The documentation lists every grade with its measures, as the code has them."""
    page = (Path(__file__).parents[1] / "docs" / "strictness.md").read_text("utf-8")
    for number, (said, measures) in GRADES.items():
        assert f"| {number} | {said} | {', '.join(sorted(one.label for one in measures))} |" in page
    assert f"describes\nversion {VERSION}" in page


@pytest.mark.parametrize(
    ("audience", "setting", "measure", "expected"),
    [
        ("general_public", "whole_territory", "use_ban", (100, 100)),
        ("general_public", "issuer_owned_device", "use_ban", (87.5, 87.5)),
        ("government_employees", "whole_territory", "use_ban", (87.5, 87.5)),
        ("unspecified", "unspecified", "use_ban", (87.5, 100)),
        ("general_public", "unspecified", "use_ban", (87.5, 100)),
        ("unspecified", "issuer_owned_device", "use_ban", (87.5, 87.5)),
        ("app_stores_and_distributors", "app_store", "app_store_removal", (75, 75)),
        ("government_employees", "unspecified", "advisory", (12.5, 12.5)),
        ("general_public", "whole_territory", "permission", (0, 0)),
        ("general_public", "whole_territory", "other", (None, None)),
    ],
)
def test_the_formula(audience: str, setting: str, measure: str, expected: tuple[float | None, float | None]) -> None:
    """The index is 100 (v - 0.5 (1 - f)) / 4, a range where it is not known who is reached, nothing without a grade."""
    one = strictness([reaching(audience, setting, measure)], DAY)[0]
    assert (one.low, one.high) == expected
    assert one.not_graded == (measure == "other")
    assert one.version == VERSION


def test_the_strictest_counts_and_the_rest_is_shown() -> None:
    """Of several restrictions the strictest makes the index, and one without a grade is named beside it."""
    several = [reaching("general_public", "whole_territory", one) for one in ("advisory", "procurement_ban", "other")]
    one = strictness(several, DAY)[0]
    assert (one.low, one.high, one.not_graded) == (75, 75, 1)
    assert [each.grade for each in one.components] == [1, 3, None]
    assert all(each in str(one) for each in ("advisory: grade 1 of 4", "other measure: no grade"))


def test_what_may_be_in_force_makes_a_range() -> None:
    """A restriction whose dates leave open whether it binds yet counts from nothing to all."""
    values = reaching("general_public", "whole_territory").to_dict()
    open_ = Restriction.from_dict(values | {"events": [{**values["events"][0], "date": "2025-02-01/2025-12-31"}]})
    one = strictness([open_], DAY)[0]
    assert (one.low, one.high, one.shown) == (0, 100, "0 to 100")
    assert one.components[0].in_force is Certainty.possible
    assert strictness([open_], date(2025, 1, 1))[0].shown == "0"


def test_what_was_not_known_is_not_counted() -> None:
    """As of an earlier day of knowledge, only what was published by then makes the index."""
    assert strictness([TEXAS], DAY, date(2025, 1, 1))[0].components == ()


@given(one=restrictions(pooled=True))
def test_a_series_tells_every_change(one: Restriction) -> None:
    """On any day the index is that of the last day before it in the series."""
    first, last = date(2025, 1, 25), date(2025, 2, 10)
    series = {each.day: each for each in over_time([one], first, last)}
    assert first in series
    for number in range((last - first).days + 1):
        day = first + timedelta(number)
        newest = series[max(each for each in series if each <= day)]
        now = strictness([one], day)[0]
        assert (now.low, now.high, now.components) == (newest.low, newest.high, newest.components)


@given(one=restrictions(pooled=True))
def test_the_index_stays_within_its_bounds(one: Restriction) -> None:
    """The least is never above the most, both lie between 0 and 100, and what is not in force adds nothing."""
    index = strictness([one], DAY)[0]
    assert (index.low is None) == (index.high is None)
    if index.low is not None and index.high is not None:
        assert 0 <= index.low <= index.high <= 100
    assert bool(index.components) == (one.in_force(DAY) is not Certainty.no)
    assert breadth(one) in Breadth


def test_the_command_never_shows_a_number_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Every line has its components, JSON has the version too, and days the wrong way round are an error."""
    main(["strictness", "--actor", "Texas", "--target", "DeepSeek", "--since", "2025", "--until", "2025-06"])
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split("\t") == ["day", "who", "what", "strictness", "made of"]
    assert [line.split("\t")[0] for line in lines] == ["2025-01-01", "2025-01-10", "2025-02-06"]
    assert all(line.split("\t")[4] for line in lines)
    main(["strictness", "--target", "DeepSeek", "--on", "2025-03-01", "--json"])
    document = json.loads(capsys.readouterr().out)
    assert all(one["version"] == VERSION for one in document)
    assert all(one["components"] for one in document if one["high"])
    with pt.open() as tracker, pytest.raises(DateFormatError, match="give the earlier one first"):
        tracker.strictness(actor="Texas", since="2025", until="2024")
