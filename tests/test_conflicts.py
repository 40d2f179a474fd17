"""Sources that contradict each other are told apart from restrictions that changed."""

from collections.abc import Sequence

import pytest

from policytrack.conflicts import Disagreement, conflicts
from policytrack.model import Event, Evidence, Restriction
from policytrack.vocabulary import Stance
from tests.strategies import ACTORS, ARTICLES, TARGETS


def _event(kind: str, date: str | None, *stances: tuple[int, str]) -> Event:
    pieces = [
        Evidence(article=ARTICLES[number].id, start=0, end=4, digest="sha256:" + "0" * 16, stance=Stance(stance))
        for number, stance in stances or ((0, "supports"),)
    ]
    return Event.model_validate({"kind": kind, "date": date, "evidence": pieces})


def _restriction(events: Sequence[Event]) -> Restriction:
    actor, target = ACTORS[0], TARGETS[0]
    return Restriction.model_validate(
        {
            "id": f"{actor.id}/{target.id}/use_ban",
            "actor": actor,
            "target": target,
            "measure": "use_ban",
            "summary": "A ban.",
            "events": events,
            "articles": ARTICLES[:2],
        }
    )


@pytest.mark.parametrize(
    ("events", "about"),
    [
        ([_event("took_effect", "2025-01-10")], []),
        ([_event("took_effect", "2025-01-10", (0, "supports"), (1, "refutes"))], ["happened"]),
        ([_event("took_effect", "2025-01-10"), _event("took_effect", "2025-02-10")], ["date"]),
        ([_event("took_effect", "2025-01"), _event("took_effect", "2025-01-10")], []),
        ([_event("took_effect", None), _event("took_effect", "2025-01-10")], []),
        ([_event("considered", "2025-01-10"), _event("considered", "2025-02-10")], []),
        ([_event("considered", "2025-01-10"), _event("took_effect", "2025-02-10")], []),
        (
            [_event("took_effect", "2025-01-10"), _event("lifted", "2025-01-20"), _event("took_effect", "2025-02-10")],
            [],
        ),
        (
            [_event("took_effect", "2025-01-10"), _event("took_effect", "2025-02-10"), _event("lifted", "2025-03")],
            ["date"],
        ),
        (
            [_event("suspended", "2024"), _event("took_effect", "2025-01-10"), _event("took_effect", "2025-02-10")],
            ["date"],
        ),
        (
            [_event("took_effect", "2025-01-10"), _event("took_effect", "2025-02-10"), _event("lifted", None)],
            [],
        ),
    ],
)
def test_a_change_over_time_is_no_conflict(events: list[Event], about: list[str]) -> None:
    """Only a denial, or two days for what happens once, contradicts; a vaguer date or an ending between does not."""
    assert [one.about.value for one in conflicts(_restriction(events))] == about


def test_a_conflict_names_who_says_what() -> None:
    """Its line names both sides by their articles."""
    denied = _restriction([_event("took_effect", "2025-01-10", (0, "supports"), (1, "refutes"))])
    (conflict,) = conflicts(denied)
    assert conflict.about is Disagreement.happened
    assert str(conflict) == f"took effect: asserted by {ARTICLES[0].id}, denied by {ARTICLES[1].id}"
