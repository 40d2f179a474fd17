"""What differs between two files is told field by field, in words, as JSON and as a feed; absence is no lifting."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytrack as pt
from policytrack.changes import Changes, atom, compare, lines
from policytrack.cli import main
from policytrack.model import Restriction
from tests.samples import RESTRICTIONS, filled
from tests.strategies import restrictions

TEXAS = next(one for one in RESTRICTIONS if one.actor.id == "us-tx")
DAY = date(2025, 8, 1)
MARKUP = "</content><b>A & B</b> \x00 ]]>"


def altered(one: Restriction, **values: object) -> Restriction:
    """The restriction with other values of some fields, in their JSON shape."""
    return Restriction.from_dict(one.to_dict() | values)


def told(changes: Changes) -> dict[str, tuple[str | None, str | None]]:
    return {one.field: (one.before, one.after) for each in changes.changed for one in each.changes}


def lifted(one: Restriction) -> Restriction:
    events = one.to_dict()["events"]
    evidence = events[0]["evidence"]
    return altered(one, events=[*events, {"kind": "lifted", "date": "2025-07-20", "evidence": evidence}])


@given(old=st.lists(restrictions(pooled=True), max_size=3), new=st.lists(restrictions(pooled=True), max_size=3))
def test_whatever_differs_is_told(old: list[Restriction], new: list[Restriction]) -> None:
    """Changes are told exactly where the collections differ, and turned round they are the same changes backwards."""
    before, after = ({one.id: one.unquoted() for one in those} for those in (old, new))
    changes, back = compare(before.values(), after.values(), DAY), compare(after.values(), before.values(), DAY)
    assert bool(changes) == (before != after)
    assert (changes.added, changes.unlisted) == (back.unlisted, back.added)
    assert [one.restriction.id for one in changes.changed] == [
        name for name in sorted(before.keys() & after.keys()) if before[name] != after[name]
    ]
    assert len(list(lines(changes))) > 0
    assert atom(changes) == atom(compare(before.values(), after.values(), DAY))


def test_a_field_is_told_with_what_it_said() -> None:
    """Single values, values of the actor, and the parts of one kind are compared field by field."""
    whole = TEXAS.to_dict()
    events = [{**one, "date": "2025-01-19"} if one["kind"] == "took_effect" else one for one in whole["events"]]
    now = altered(TEXAS, strength="full", actor={**whole["actor"], "name": "The Lone Star State"}, events=events)
    changes = told(compare([TEXAS], [now], DAY))
    assert changes["strength"] == (TEXAS.strength.value, "full")
    assert changes["actor.name"] == ("Texas", "The Lone Star State")
    assert changes["events[took_effect].date"][1] == "2025-01-19"
    assert len(changes) == 3


def test_a_part_that_came_or_went_is_told() -> None:
    """A reason that is gone is removed, and a new event is added with what it says and its evidence."""
    changes = told(compare([TEXAS], [altered(lifted(TEXAS), rationales=[])], DAY))
    gone = [field for field, (_, after) in changes.items() if after is None]
    assert gone == [f"rationales[{one.category}]" for one in TEXAS.rationales]
    before, after = changes["events[lifted]"]
    assert before is None
    assert after is not None
    assert after.startswith("kind: lifted; date: 2025-07-20; evidence: 1")


def test_what_ended_is_told_apart() -> None:
    """A restriction that was lifted has ended, on a day after that; before it, it only changed."""
    ended = compare([TEXAS], [lifted(TEXAS)], DAY).ended
    assert [(one.restriction.id, one.before.value, one.after.value) for one in ended] == [
        (TEXAS.id, "in_force", "ended")
    ]
    before = compare([TEXAS], [lifted(TEXAS)], date(2025, 7, 1))
    assert not before.ended
    assert before.changed


def test_absence_is_no_lifting() -> None:
    """What the newer file lacks is no longer listed: it has not ended, and the words say so."""
    changes = compare([TEXAS], [], DAY)
    assert changes.unlisted == (TEXAS,)
    assert not changes.ended
    assert any("does not tell that it was lifted" in line for line in lines(changes))


def test_the_feed_is_valid() -> None:
    """A feed reader finds every change, with an id of its own that stays, and no text breaks out of its element."""
    feedparser = pytest.importorskip("feedparser", reason="feedparser is not installed: uv sync --group interchange")
    changes = compare(RESTRICTIONS[:3], [altered(TEXAS, summary=MARKUP), *RESTRICTIONS[1:-1]], DAY)
    feed = feedparser.parse(atom(changes))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert all(feed.feed[name] for name in ("id", "title", "updated", "author"))
    ids = [one.id for one in feed.entries]
    assert len(set(ids)) == len(changes.added) + len(changes.changed) + len(changes.unlisted) == len(ids)
    assert all(one.title and one.updated == "2025-08-01T00:00:00Z" for one in feed.entries)
    assert sum(one.content[0].value.startswith(MARKUP.replace("\x00", "\ufffd")) for one in feed.entries) == 1


def test_files_of_different_sorts_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command compares a database with an export of it: nothing differs; JSON and a feed say what does."""
    old = filled(tmp_path / "old.db")
    with pt.open(old) as tracker:
        same = tracker.export(tmp_path / "same.jsonl")
        new = tracker.export(tmp_path / "new", "datapackage", target="Tock")
    main(["diff", str(old), str(same), "--on", "2025-08-01"])
    assert capsys.readouterr().out == "Nothing differs; status on 2025-08-01.\n"
    main(["diff", str(new), str(old), "--json", "--atom", str(tmp_path / "feed.xml")])
    document = json.loads(capsys.readouterr().out)
    added = {one.id for one in RESTRICTIONS if one.target.name != "Tock"}
    assert {one["id"] for one in document["added"]} == added
    assert document["no_longer_listed"] == []
    assert (tmp_path / "feed.xml").read_text().count("<entry>") == len(added)


def test_seeds_are_compared_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of seeds holds what the bundled database holds."""
    with pt.open() as bundled:
        file = bundled.export(tmp_path / "bundled.db")
    main(["diff", str(Path(__file__).parent.parent / "seeds"), str(file)])
    assert capsys.readouterr().out.startswith("Nothing differs")
