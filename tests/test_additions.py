"""What a candidate would change can be seen before it is changed, and is what changes then."""

from itertools import permutations

import pytest
from hypothesis import given, settings

from policytrack.errors import ConflictingRecordError
from policytrack.joining import KEYS, addition, join, union, withdrawn
from policytrack.model import Evidence, Restriction, values
from policytrack.vocabulary import ReviewState, Strength
from tests.readings import news
from tests.samples import RESTRICTIONS
from tests.test_joining import of_one_id

KNOWN = next(one for one in RESTRICTIONS if one.id == "us-tx/acme-chat/use_ban")


def _parts(one: Restriction) -> dict[tuple[str, object], set[Evidence]]:
    """Everything that a restriction says, with what each rests on."""
    said: dict[tuple[str, object], set[Evidence]] = {}
    for name, key in KEYS.items():
        for part in getattr(one, name):
            said.setdefault((name, key(part)), set()).update(part.evidence)
    return said


@given(of_one_id(2))
def test_an_addition_is_what_joining_changes(records: list[Restriction]) -> None:
    """What is new, what has further evidence and what stays together are the joined record, and nothing else is."""
    known, offered = records
    change = addition(known, offered)
    foreseen = _parts(known)
    for name, parts in change.parts.items():
        for part in parts:
            assert (name, KEYS[name](part)) not in foreseen
            foreseen[name, KEYS[name](part)] = set(part.evidence)
    for grown in change.grown:
        foreseen[grown.name, KEYS[grown.name](grown.part)] |= set(grown.evidence)
    assert _parts(change.joined()) == foreseen == _parts(join(known, offered))
    assert all(parts == getattr(known, name) for name, parts in change.stays.items())
    assert change.is_empty is (_parts(known) == foreseen)


@given(of_one_id(2))
def test_adding_again_adds_nothing(records: list[Restriction]) -> None:
    """Once it has joined, the same candidate is no addition any more."""
    known, offered = records
    whole = addition(known, offered).joined()
    assert addition(whole, offered).is_empty
    assert addition(whole, known).is_empty
    assert addition(whole, offered).joined() == whole


@settings(settings.get_profile("brief"))
@given(of_one_id(3))
def test_additions_come_in_any_order(records: list[Restriction]) -> None:
    """What is said in the end, and by which passages, does not depend on which candidate was accepted first."""
    known, *candidates = records
    ends = []
    for order in permutations(candidates):
        whole = known
        for one in order:
            whole = addition(whole, one).joined()
        ends.append((_parts(whole), whole.articles))
    assert all(end == ends[0] for end in ends)


@given(of_one_id(2))
def test_nothing_known_is_overwritten(records: list[Restriction]) -> None:
    """Every part of what is known stays with its evidence, and so do its summary, its review state and its strength."""
    known, offered = records
    whole = addition(known, offered).joined()
    for part, evidence in _parts(known).items():
        assert evidence <= _parts(whole)[part]
    assert (whole.summary, whole.review) == (known.summary, known.review)
    assert whole.strength is (offered.strength if known.strength is Strength.unknown else known.strength)


@settings(settings.get_profile("brief"))
@given(of_one_id(3))
def test_what_was_added_can_be_taken_back(records: list[Restriction]) -> None:
    """Without what one addition brought, the record says what it said before, and what came in between stays."""
    known, first, second = records
    after = addition(known, first).joined()
    assert _parts(withdrawn(after, first, known) or first) == _parts(known)
    later = addition(after, second).joined()
    left = withdrawn(later, first, known)
    assert left is not None
    for part, evidence in _parts(known).items():
        assert evidence <= _parts(left)[part]
    assert _parts(union(left, second)) == _parts(union(known, second))


def test_a_known_restriction_grows() -> None:
    """A new step and a new reason are additions; the known parts, the summary and the strength stay, and are shown."""
    (offered, _) = news()
    change = addition(KNOWN, offered)
    assert [one.kind.code for one in change.events] == ["extended"]
    assert [one.category.code for one in change.rationales] == ["foreign_government_access"]
    assert len(change.scopes) == 1
    assert [change.grown, change.relations, change.exemptions, change.conflicts] == [()] * 4
    assert [str(one) for one in change.differences] == [
        f'summary: "{KNOWN.summary}" is recorded, "{offered.summary}" is offered'
    ]
    assert not any(one.blocks for one in change.differences)
    assert change.joined(ReviewState.human_reviewed).review is ReviewState.human_reviewed


def test_further_evidence_is_no_new_part() -> None:
    """A passage for what is known already is added to it, and nothing stands twice."""
    (texas, _) = news()
    event = KNOWN.events[0].model_copy(update={"evidence": texas.events[0].evidence})
    offered = Restriction(**{**values(texas), "events": (event,), "scopes": (), "rationales": ()})
    change = addition(KNOWN, offered)
    assert change.events == ()
    [grown] = change.grown
    assert (grown.name, grown.part, grown.evidence) == ("events", KNOWN.events[0], texas.events[0].evidence)
    assert len(change.joined().events) == len(KNOWN.events)


def test_a_contradiction_comes_in_and_is_shown() -> None:
    """A ban that took effect on two days is a conflict; a later step of another kind is not."""
    (texas, _) = news()
    other_day = texas.events[0].model_validate({**values(texas.events[0]), "kind": "took_effect"})
    change = addition(KNOWN, Restriction(**{**values(texas), "events": (other_day,)}))
    assert [str(one) for one in change.conflicts] == [
        "took effect 2025-01-10 by 100-early but took effect 2025-03-01 by 103-news"
    ]
    assert set(KNOWN.events) | {other_day} == set(change.joined().events)


def test_what_only_repeats_is_pointed_out() -> None:
    """An event without a date is new, and is shown beside the dated one that it may be."""
    (texas, _) = news()
    undated = texas.events[0].model_validate({**values(texas.events[0]), "kind": "took_effect", "date": None})
    change = addition(KNOWN, Restriction(**{**values(texas), "events": (undated,)}))
    assert change.like(undated) == KNOWN.events[0]
    assert change.like(texas.events[0]) is None


def test_two_restrictions_do_not_add_to_each_other() -> None:
    """Only what has the same id joins."""
    (texas, bolivia) = news()
    assert addition(None, bolivia).is_new
    with pytest.raises(ConflictingRecordError, match="neither adds to the other"):
        addition(bolivia, texas)


def test_another_description_blocks() -> None:
    """An actor of the same id in another place cannot join before a person says which it is."""
    (texas, _) = news()
    elsewhere = texas.model_copy(update={"actor": texas.actor.model_copy(update={"place": "MX"})})
    [_, difference] = addition(KNOWN, elsewhere).differences
    assert (str(difference), difference.blocks) == ('actor.place: "US-TX" is recorded, "MX" is offered', True)
    with pytest.raises(ConflictingRecordError, match="actor us-tx: place is"):
        addition(KNOWN, elsewhere).joined()
