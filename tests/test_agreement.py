"""Agreement between two codings is what the published coefficients say, and every difference is listed."""

import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytrack.agreement import Comparison, compare
from policytrack.errors import MissingExtraError
from policytrack.model import Restriction, values
from tests.samples import RESTRICTIONS
from tests.strategies import restrictions

BY_ID = {one.id: one for one in RESTRICTIONS}


def changed(restriction: str, **fields: object) -> list[Restriction]:
    """The sample with one restriction coded otherwise."""
    other = Restriction.model_validate({**values(BY_ID[restriction]), **fields})
    return [other if one.id == restriction else one for one in RESTRICTIONS]


def by_hand(seen: Comparison, field: str, table: dict[tuple[str, str], int]) -> None:
    """Check a field against the coefficients worked out from the table of pairs of labels."""
    total = sum(table.values())
    agreed = sum(many for (one, other), many in table.items() if one == other)
    first: dict[str, int] = {}
    second: dict[str, int] = {}
    for (one, other), many in table.items():
        first[one] = first.get(one, 0) + many
        second[other] = second.get(other, 0) + many
    labels = first.keys() | second.keys()
    by_chance = sum(first.get(label, 0) * second.get(label, 0) for label in labels) / total**2
    pooled = {label: first.get(label, 0) + second.get(label, 0) for label in labels}
    expected = sum(many * (2 * total - many) for many in pooled.values()) / (2 * total * (2 * total - 1))
    found = seen.fields[field]
    assert (found.items, found.agreed) == (total, agreed)
    assert found.kappa == pytest.approx((agreed / total - by_chance) / (1 - by_chance))
    assert found.alpha == pytest.approx(1 - (1 - agreed / total) / expected)


def test_coefficients_are_the_published_ones() -> None:
    """Cohen's kappa and Krippendorff's alpha of one differing strength, worked out by hand from their formulas."""
    seen = compare(RESTRICTIONS, changed("de/acme-chat/app_store_removal", strength="full"))
    by_hand(seen, "strength", {("partial", "partial"): 6, ("full", "full"): 1, ("partial", "full"): 1})
    assert [str(one) for one in seen.discrepancies] == ["de/acme-chat/app_store_removal: strength: partial | full"]


def test_several_values_are_items_of_their_own() -> None:
    """Each unit and each reason that anybody gave anywhere is an item: given or not."""
    texas = BY_ID["us-tx/acme-chat/use_ban"]
    seen = compare(RESTRICTIONS, changed(texas.id, rationales=texas.rationales[:1]))
    by_hand(seen, "reasons", {("yes", "yes"): 2, ("no", "no"): 13, ("yes", "no"): 1})
    [difference] = seen.discrepancies
    assert (difference.field, difference.first, difference.second) == (
        "reasons",
        ("data_privacy", "national_security"),
        ("data_privacy",),
    )


def test_dates_are_compared_where_both_have_the_step() -> None:
    """A step that only one recorded differs as a step, and has no date to differ in."""
    germany = BY_ID["de/acme-chat/app_store_removal"]
    [removed] = [one for one in germany.events if one.kind == "took_effect"]
    other_day = removed.model_validate({**values(removed), "date": "2025-06-02"})
    seen = compare(RESTRICTIONS, changed(germany.id, events=(other_day,)))
    assert [str(one) for one in seen.discrepancies] == [
        f"{germany.id}: dates: took_effect 2025-06-01 | took_effect 2025-06-02",
        f"{germany.id}: events: considered, took_effect | took_effect",
    ]
    assert seen.fields["dates"].items == len(RESTRICTIONS)


def test_what_only_one_found_is_listed() -> None:
    """It counts for the agreement on what there is (F1), and for nothing else."""
    seen = compare(RESTRICTIONS[:6], RESTRICTIONS[2:])
    assert (len(seen.both), len(seen.only_first), len(seen.only_second)) == (4, 2, 2)
    assert seen.found == pytest.approx(8 / 12)
    assert {one.field for one in seen.discrepancies} == {"found"}
    assert len(seen.discrepancies) == 4


def test_what_does_not_vary_has_no_coefficient() -> None:
    """Where everybody always says the same, or nobody says anything, chance would agree as well."""
    [one] = [each for each in RESTRICTIONS if each.id == "na/tock/use_ban"]
    alone = compare([one], [one])
    assert (alone.fields["strength"].observed, alone.fields["strength"].kappa) == (1.0, None)
    nothing = compare([], [])
    assert (nothing.found, nothing.fields["events"].observed, nothing.fields["events"].alpha) == (None, None, None)


def test_the_number_in_an_id_tells_no_units_apart() -> None:
    """Two records of one actor, target and measure are one unit, whichever of them has the ~2."""
    [one] = [each for each in RESTRICTIONS if each.id == "na/tock/use_ban"]
    second = Restriction.model_validate({**values(one), "id": f"{one.id}~2"})
    assert compare([one], [second]).discrepancies == compare([one, second], [one]).discrepancies == ()


@settings(settings.get_profile("brief"))
@given(st.lists(restrictions(pooled=True), max_size=4), st.lists(restrictions(pooled=True), max_size=4))
def test_it_is_the_same_from_either_side(one: list[Restriction], other: list[Restriction]) -> None:
    """The coefficients do not depend on who is called the first, and differences are turned round."""
    seen, turned = compare(one, other, on="2025-03"), compare(other, one, on="2025-03")
    assert (seen.found, seen.only_first) == (turned.found, turned.only_second)
    for name, each in seen.fields.items():
        assert each.kappa == pytest.approx(turned.fields[name].kappa) or each.kappa is None
        assert each.alpha == pytest.approx(turned.fields[name].alpha) or each.alpha is None
    assert [(each.unit, each.first, each.second) for each in seen.discrepancies] == [
        (each.unit, each.second, each.first) for each in turned.discrepancies
    ]
    assert json.loads(json.dumps(seen.to_dict()))["both"] == list(seen.both)
    assert compare(one, one, on="2025-03").discrepancies == ()


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "nltk.metrics.agreement", None)
    with pytest.raises(MissingExtraError, match=r'Comparing two codings needs the extra "agreement"'):
        compare(RESTRICTIONS, RESTRICTIONS)
