"""The review at a terminal and as commands: every decision is kept at once, and nobody's name is guessed."""

import json
import os
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import policytrack as pt
from policytrack import seeds
from policytrack.cli import editing, main
from tests.readings import BOLIVIA, NEWS, TEXAS, news, reading
from tests.samples import RESTRICTIONS, filled
from tests.terminals import terminal

Run = Callable[..., tuple[int, str, str]]

TEXAS_BAN, BOLIVIAN = "us-tx/acme-chat/use_ban", "bo/tock/access_block"


@pytest.fixture(autouse=True)
def _nobodys_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "POLICYTRACK_DB",
        "POLICYTRACK_FORMAT",
        "POLICYTRACK_REVIEWER",
        "COLUMNS",
        "NO_COLOR",
        "EDITOR",
        "VISUAL",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = filled(tmp_path_factory.mktemp("reviewing") / "sample.db")
    with pt.open(file) as tracker:
        tracker.queue(news())
    return file.read_bytes()


@pytest.fixture
def own(sample: bytes, tmp_path: Path) -> Path:
    (tmp_path / "own.db").write_bytes(sample)
    return tmp_path / "own.db"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], own: Path) -> Run:
    """Run a command on the sample as the program does, in this process."""

    def run_command(*arguments: object) -> tuple[int, str, str]:
        capfd.readouterr()
        status = 0
        try:
            main(["review", *map(str, arguments), "--db", str(own)])
        except SystemExit as end:
            status = int(str(end.code))
        return status, *capfd.readouterr()

    return run_command


def decided(file: Path) -> list[tuple[str, str, int, str | None]]:
    with pt.open(file) as tracker:
        return [(one.by, one.kind.code, one.candidate, one.reason) for one in tracker.review.decisions()]


# At a terminal


def test_a_sitting(own: Path) -> None:
    """Accept, undo, edit, reject and quit, each by its key; what was decided is in the file."""
    with terminal("review", "--db", own, "--by", "Ann Lee") as sitting:
        shown = sitting.wait_for("q quit ? help")
        assert "Candidate 1, pending; 2 left adds 1 event, 1 scope, 1 reason to a known restriction" in shown
        assert "extended, 2025-03-01 Texas widens its ban. From 1 March 2025 its contractors" in shown
        assert "stays 1 event, 2 scopes, 1 exemption, 2 reasons" in shown
        assert re.search(r"\x1b\[[0-9;]*4[;m][^\x1b]*\x1b?[^a-z]*From 1 March 2025", sitting.raw)
        sitting.press("a")
        sitting.wait_for("Candidate 1: us-tx/acme-chat/use_ban is in the records.")
        assert decided(own) == [("Ann Lee", "accept", 1, None)]
        sitting.wait_for("q quit ? help")
        sitting.press("u")
        sitting.wait_for("Undone: accept of candidate 1")
        sitting.wait_for("q quit ? help")
        sitting.press("?")
        sitting.wait_for("undo: reverse your last decision")
        sitting.press("e")
        sitting.wait_for("Enter when done:")
        for choice, value, answer in [
            ("6", "no such step", 'no event kind is known as "no such step"'),
            ("6", "strengthened", "event 1 kind: strengthened"),
            ("10", "Mexico", "scope 1 place: MX"),
            ("7", "soon", '"soon" is not a date'),
            ("9", "Rome", '"Rome" does not stand in the text'),
            ("99", "", '"99" is no number of a field'),
        ]:
            sitting.type(choice)
            if value:
                sitting.wait_for("]:")
                sitting.type(value)
            sitting.wait_for(answer)
            sitting.wait_for("Enter when done:")
        sitting.type("-16")
        sitting.wait_for("Enter when done:")
        sitting.type("")
        assert "amended but not accepted yet" in sitting.wait_for("q quit ? help")
        sitting.press("a")
        sitting.wait_for("Candidate 2, pending; 1 left a new restriction")
        sitting.press("r")
        sitting.wait_for("Why (Enter to go back):")
        sitting.type("Not a block.")
        sitting.wait_for("That was the last one. u undo q quit")
        sitting.press("q")
        sitting.wait_for("1 undone, 1 amended, 1 rejected; 0 left in the queue.")
        assert sitting.end() == 0
    assert decided(own)[2:] == [("Ann Lee", "amend", 1, None), ("Ann Lee", "reject", 2, "Not a block.")]
    with pt.open(own) as tracker:
        one = tracker.get(TEXAS_BAN)
        assert (one.events[-1].kind.code, one.scopes[0].place, len(one.rationales)) == ("strengthened", "MX", 2)


@pytest.mark.parametrize("way", ["\x03", "\x04", "kill"])
def test_a_sitting_that_is_broken_off_loses_nothing(way: str, own: Path) -> None:
    """Ctrl-C, Ctrl-D, or the window is gone: the first decision is kept, and the rest waits."""
    with terminal("review", "--db", own, POLICYTRACK_REVIEWER="Ann") as sitting:
        sitting.wait_for("q quit ? help")
        sitting.press("a")
        sitting.wait_for("Candidate 2, pending")
        if way == "kill":
            sitting.running.kill()
            sitting.end()
        else:
            sitting.press(way)
            sitting.wait_for("1 accepted; 1 left in the queue.")
            assert sitting.end() == 0
    assert decided(own) == [("Ann", "accept", 1, None)]
    with pt.open(own) as tracker:
        assert [one.number for one in tracker.review.queue()] == [2]


def test_the_editor(own: Path, tmp_path: Path) -> None:
    """An edit that is not valid is complained of and kept; edited again it is shown, and accepted."""
    script = tmp_path / "editor"
    # The first edit spoils a quote, the second mends it and the measure.
    script.write_text(
        "#!/bin/sh\n"
        'if grep -q spoilt "$1"; then sed -i "s/spoilt/fears/; s/^measure = .*/measure = \\"advisory\\"/" "$1"\n'
        'else sed -i "s/\\"fears spies/\\"spoilt spies/" "$1"; fi\n'
    )
    script.chmod(0o755)
    with terminal(
        "review", "--db", own, "--by", "Ann", EDITOR=str(script), NO_COLOR="1", TMPDIR=str(tmp_path)
    ) as sitting:
        sitting.wait_for("q quit ? help")
        sitting.press("o")
        sitting.wait_for('rationales[0]: "spoilt spies" does not stand in the text')
        sitting.wait_for("x to give up:")
        assert [tomllib.loads(file.read_text())["measure"] for file in tmp_path.glob("policytrack-*/*")] == ["use_ban"]
        sitting.type("")
        shown = sitting.wait_for("q quit ? help")
        assert "us-tx/acme-chat/advisory" in shown
        assert "a new restriction" in shown
        assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", sitting.raw)
        sitting.press("a")
        sitting.wait_for("Candidate 2, pending")
    with pt.open(own) as tracker:
        assert tracker.get("us-tx/acme-chat/advisory").rationales[0].evidence[0].quote == "fears spies"
    assert not list(tmp_path.glob("policytrack-*"))


def test_fields_are_listed_once(own: Path) -> None:
    """After that only what changed: a complaint, or the new value, is not pushed off the screen by all the rest."""
    with terminal("review", "--db", own, "--by", "Ann") as sitting:
        sitting.wait_for("q quit ? help")
        sitting.press("e")
        assert "1 actor: us-tx" in sitting.wait_for("Enter when done:")
        for choice, value, answer in [
            ("7", "soon", '"soon" is not a date'),
            ("1", "Nobody", "one that is new is described in full, in the editor"),
            ("1", "Namibia", "1 actor: Namibia"),
        ]:
            sitting.type(choice)
            sitting.wait_for("]:")
            sitting.type(value)
            assert answer in (shown := sitting.wait_for("Enter when done:"))
            assert "2 target" not in shown
        sitting.type("?")
        assert "2 target: acme-chat" in sitting.wait_for("Enter when done:")
        sitting.type("")
        assert "na/acme-chat/use_ban" in sitting.wait_for("q quit ? help")


def test_who_is_new_is_described_field_by_field(own: Path) -> None:
    """What a reader could not know of a body; who is recorded is only named."""
    with terminal("review", "--db", own, "--by", "Ann") as sitting:
        sitting.wait_for("q quit ? help")
        sitting.press("s")
        sitting.wait_for("Candidate 2, pending")
        sitting.wait_for("q quit ? help")
        sitting.press("e")
        assert "4 actor place: BO 5 target: tock 6 measure" in sitting.wait_for("Enter when done:")
        for choice, value, answer in [
            ("3", "took_effect", 'no actor kind is known as "took_effect"'),
            ("3", "regulator", "3 actor kind: regulator"),
            ("4", "Peru", "4 actor place: PE"),
            ("-4", "", "4 actor place: -"),
            ("-3", "", "actor kind: a restriction has one"),
        ]:
            sitting.type(choice)
            if value:
                sitting.wait_for("]:")
                sitting.type(value)
            assert answer in sitting.wait_for("Enter when done:")
        sitting.type("")
        sitting.wait_for("q quit ? help")
        sitting.press("a")
        sitting.wait_for("is in the records")
    with pt.open(own) as tracker:
        assert (tracker.get(BOLIVIAN).actor.kind.code, tracker.get(BOLIVIAN).actor.place) == ("regulator", None)


@pytest.mark.parametrize("leaving", ["q", "\x03"])
def test_an_amendment_that_was_not_accepted_is_kept(leaving: str, own: Path, tmp_path: Path, run: Run) -> None:
    """While others are looked at, and in a file when the sitting ends, which can be given back."""
    with terminal("review", "--db", own, "--by", "Ann", TMPDIR=str(tmp_path)) as sitting:
        sitting.wait_for("q quit ? help")
        sitting.press("e")
        sitting.wait_for("Enter when done:")
        sitting.type("4")
        sitting.wait_for("]:")
        sitting.type("full")
        sitting.wait_for("Enter when done:")
        sitting.type("")
        assert "amended but not accepted yet" in sitting.wait_for("q quit ? help")
        sitting.press("s")
        sitting.wait_for("Candidate 2, pending")
        sitting.wait_for("q quit ? help")
        sitting.press("s")
        sitting.wait_for("That was the last one.")
        sitting.press("s")
        assert "Candidate 1, pending, amended but not accepted yet" in sitting.wait_for("q quit ? help")
        sitting.press(leaving)
        sitting.wait_for("Candidate 1 was amended and not accepted: policytrack review amend 1")
        assert sitting.end() == 0
    [file] = tmp_path.glob("policytrack-*/candidate-1.toml")
    assert run("amend", 1, file, "--by", "Ann")[1] == f"candidate 1: amend by Ann ({TEXAS_BAN})\n"
    with pt.open(own) as tracker:
        assert tracker.get(TEXAS_BAN).strength.code == "full"


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ('rm "$1"', "the editor left no file"),
        ('printf "\\351" > "$1"', "the editor left no text in UTF-8"),
        ("true", "Nothing was changed."),
    ],
)
def test_an_editor_that_leaves_nothing_of_use(does: str, told: str, own: Path, tmp_path: Path) -> None:
    """The sitting goes on, and the candidate is as it was."""
    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\n{does}\n")
    script.chmod(0o755)
    with terminal("review", "--db", own, "--by", "Ann", EDITOR=str(script), TMPDIR=str(tmp_path)) as sitting:
        sitting.wait_for("q quit ? help")
        sitting.press("o")
        sitting.wait_for(told)
        if does != "true":
            sitting.wait_for("x to give up:")
            sitting.type("x")
        sitting.wait_for("q quit ? help")
        sitting.press("q")
        sitting.wait_for("Nothing decided; 2 left in the queue.")


def test_signs_that_a_terminal_obeys_are_not_shown(own: Path) -> None:
    """What a page says cannot move the cursor or change colours."""
    text = "Tock is \x1b[2J\x1b]0;owned\x07out.\n"
    with pt.open(own) as tracker:
        tracker.queue(reading(text, {**BOLIVIA, "events": [{"kind": "enforced", "quotes": "out"}]}, id="106-odd"))
    with terminal("review", "--db", own, "--by", "Ann") as sitting:
        sitting.wait_for("q quit ? help")
        for number in (2, 3):
            sitting.press("s")
            sitting.wait_for(f"Candidate {number}, pending")
            sitting.wait_for("q quit ? help")
    assert "\x1b[2J" not in sitting.raw
    assert "\x1b]0" not in sitting.raw


def test_without_a_terminal_it_says_what_to_do(run: Run) -> None:
    """Piped, nothing is asked that nobody could answer."""
    status, out, err = run("--by", "Ann")
    assert (status, out) == (2, "")
    assert err.startswith('policytrack: this is no terminal to review at: use "policytrack review list"')


# As commands


def test_the_queue_is_listed(run: Run) -> None:
    """A line for each candidate, or one JSON document; of those that wait, of a state, or of all."""
    status, out, _ = run("list")
    assert status == 0
    assert [line.split("\t") for line in out.splitlines()] == [
        ["1", "pending", TEXAS_BAN, "adds 1 event, 1 scope, 1 reason to a known restriction", "103-news"],
        ["2", "pending", BOLIVIAN, "a new restriction", "103-news"],
    ]
    run("reject", 2, "--by", "Ann", "--reason", "No.")
    assert [one["number"] for one in json.loads(run("list", "--json")[1])] == [1]
    assert run("list", "--state", "rejected")[1] == f"2\trejected\t{BOLIVIAN}\treject by Ann\t103-news\n"
    assert len(run("list", "--state", "all")[1].splitlines()) == 2
    assert run("list", "--state", "lost")[0] == 2


def test_a_candidate_is_shown(run: Run) -> None:
    """By number or by the id of its restriction; plain, its passages stand between marks."""
    status, out, _ = run("show", BOLIVIAN)
    assert status == 0
    assert ">>has taken Tock off its ministries' networks<<." in " ".join(out.split())
    assert "\x1b" not in out
    assert json.loads(run("show", 1, "--json")[1])["change"]["adds"]["events"][0]["kind"] == "extended"
    assert run("show", "no/such/thing")[2].startswith(
        'policytrack: "no/such/thing": no candidate has this number or id'
    )


def test_what_is_recorded_already_is_shown_with_its_passages(run: Run, own: Path) -> None:
    """Who looks at a stale acceptance sees what was accepted, and which candidate is read in its place."""
    run("accept", 1, "--by", "Ann")
    with pt.open(own) as tracker:
        tracker.queue(reading(NEWS, {**TEXAS, "scopes": []}, BOLIVIA))
    shown = " ".join(run("show", 1)[1].split())
    assert "= event extended, 2025-03-01 Texas widens its ban. >>From 1 March 2025<< its contractors" in shown
    assert "reject it to take it back now read in its place: candidate 3" in shown
    assert json.loads(run("show", 1, "--json")[1])["instead"] == [3]


def test_a_passage_is_shown_once(run: Run, own: Path) -> None:
    """Where it comes again it is named by its first words, so that a candidate fits on a screen."""
    quotes = BOLIVIA["events"][0]["quotes"]
    with pt.open(own) as tracker:
        tracker.queue(reading(NEWS, {**BOLIVIA, "scopes": [{"place": "BO", "quotes": quotes}]}), reader="model")
    shown = run("show", 3)[1]
    assert shown.count(">>") == 1
    assert 'as above: "has taken Tock off its ministries\' networks"' in shown


def test_scripts_decide(run: Run, own: Path) -> None:
    """Several at once, by number or id; an unknown one stops all; what was done is said."""
    assert run("accept", 1, 7, "--by", "Ann")[0] == 2
    assert decided(own) == []
    status, out, _ = run("accept", 1, BOLIVIAN, "--by", "agent:checker", "--reason", "Two readers agree.")
    assert (status, out.splitlines()[0]) == (0, f"candidate 1: accept by agent:checker ({TEXAS_BAN})")
    assert decided(own) == [
        ("agent:checker", "accept", 1, "Two readers agree."),
        ("agent:checker", "accept", 2, "Two readers agree."),
    ]
    undone = json.loads(run("undo", 2, "--by", "Ann", "--json")[1])
    assert (undone[0]["kind"], undone[0]["undoes"]) == ("undo", 2)
    assert len(run("log")[1].splitlines()) == len(json.loads(run("log", "--json")[1])) == 3


def test_what_is_named_twice_is_decided_on_once(run: Run, own: Path) -> None:
    """By its number and by its id, say."""
    status, out, err = run("accept", 2, BOLIVIAN, 2, "--by", "Ann")
    assert (status, out, err) == (0, f"candidate 2: accept by Ann ({BOLIVIAN})\n", "")
    assert decided(own) == [("Ann", "accept", 2, None)]


def test_the_states_are_told(run: Run) -> None:
    """Who asks for a state that there is not is told which there are."""
    assert run("list", "--state", "foo")[2] == (
        'policytrack: no candidate state is known as "foo"\n'
        "what there is: pending, accepted, rejected, stale, superseded\n"
    )


@pytest.mark.parametrize("question", [["what", "Bolivia"], ["why", "bo"], ["show", BOLIVIAN]])
def test_what_waits_for_review_is_told(own: Path, capfd: pytest.CaptureFixture[str], question: list[str]) -> None:
    """Who asks for what was read and not accepted yet is told that it waits; what is rejected does not."""

    def asked() -> str:
        with pytest.raises(SystemExit):
            main([*question, "--db", str(own)])
        return capfd.readouterr().err

    told = f'"{question[-1]}" is named by candidate 2, which waits for review: policytrack review show 2\n'
    assert told in asked()
    with pt.open(own) as tracker:
        tracker.review.reject(2, by="Ann", reason="No.")
    assert "waits for review" not in asked()


@pytest.mark.parametrize("edited", ["", "summary = 'x'\nevents = []\n"])
def test_a_document_without_events_is_told_so(run: Run, tmp_path: Path, edited: str) -> None:
    """What is left out is left out, but something has to have happened."""
    (tmp_path / "candidate.toml").write_text(edited, "utf-8")
    assert run("amend", 2, tmp_path / "candidate.toml", "--by", "Ann")[2] == (
        "policytrack: events: there has to be one at least\n"
    )


def test_a_document_has_to_be_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "candidate.toml").write_bytes(b"\x89PNG\r\n")
    assert run("amend", 2, tmp_path / "candidate.toml", "--by", "Ann")[2] == (
        f"policytrack: {tmp_path}/candidate.toml: this is no text in UTF-8: give what review show --toml printed\n"
    )


@pytest.mark.parametrize("elsewhere", [False, True])
def test_options_may_stand_before_the_command(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, elsewhere: bool
) -> None:
    """The database and who decides may be told behind `review`, too; what is typed there wins over the environment."""
    if elsewhere:
        monkeypatch.setenv("POLICYTRACK_DB", str(tmp_path / "other.db"))
        monkeypatch.setenv("POLICYTRACK_REVIEWER", "Bob")
    main(["review", "--db", str(own), "--by", "Ann", "accept", "1"])
    main(["review", "--db", str(own), "--by", "Ann", "accept", "2", "--by", "Cleo"])
    assert [(by, kind) for by, kind, *_ in decided(own)] == [("Ann", "accept"), ("Cleo", "accept")]


def test_who_decides_is_never_guessed(run: Run, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name it is an error that says how to give one; the environment can."""
    for command in (["accept", 1], ["reject", 1, "--reason", "No."], ["undo"]):
        status, _, err = run(*command)
        assert status == 2
        assert err.startswith("policytrack: say who decides: --by NAME, or POLICYTRACK_REVIEWER")
    assert decided(own) == []
    monkeypatch.setenv("POLICYTRACK_REVIEWER", "Ann")
    assert run("accept", 1)[0] == 0
    assert decided(own) == [("Ann", "accept", 1, None)]


def test_a_document_amends(run: Run, tmp_path: Path) -> None:
    """What `show --toml` prints can be changed and given back; unchanged it is an acceptance."""
    document = tmp_path / "candidate.toml"
    document.write_text(run("show", 2, "--toml")[1], "utf-8")
    assert run("amend", 2, document, "--by", "Ann")[1] == f"candidate 2: accept by Ann ({BOLIVIAN})\n"
    run("undo", 2, "--by", "Ann")
    document.write_text(document.read_text("utf-8").replace('"access_block"', '"use_ban"'), "utf-8")
    assert run("amend", 2, document, "--by", "Ann")[1] == "candidate 2: amend by Ann (bo/tock/use_ban)\n"
    document.write_text("measure = ", "utf-8")
    status, _, err = run("amend", 1, document, "--by", "Ann")
    assert (status, err.startswith("policytrack: this is not TOML: ")) == (2, True)
    assert run("amend", 1, tmp_path / "nowhere", "--by", "Ann")[2].endswith(
        "it cannot be read: No such file or directory\n"
    )


def test_every_field_can_be_changed_by_itself(own: Path) -> None:
    """Each is listed with its value, and giving it the value that it has changes nothing."""
    with pt.open(own) as tracker:
        for one in tracker.review.queue():
            draft = editing.draft_of(one)
            assert editing.of_toml(editing.as_toml(one, draft)) is not None
            for field in editing.fields(draft):
                if field.value and field.label not in {"actor", "target"} and not field.label.endswith("passage"):
                    assert editing.with_value(draft, field, field.value) == draft
            assert tracker.review.preview(one.number, draft).restriction == one.restriction


# Seeds and agreement


def test_what_was_accepted_is_exported_as_seeds(
    run: Run, own: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Only what stands: a record that went stale is left out, and that is said."""
    run("accept", 1, 2, "--by", "Ann")
    with pt.open(own) as tracker:
        tracker.queue(reading(NEWS, TEXAS))
        kept = {one.unquoted() for one in tracker.restrictions() if one.review != "stale"}
    capfd.readouterr()
    main(["export", "--format", "seeds", "--out", str(tmp_path / "seeds"), "--db", str(own)])
    out, err = capfd.readouterr()
    assert out == ""
    assert "1 restrictions were left out" in err
    assert set(seeds.read(tmp_path / "seeds").restrictions) == kept
    (tmp_path / "seeds/actors/na.toml").write_text('name = "Namibia"\nkind = "unknown"\n')
    with pytest.raises(SystemExit):
        main(["export", "--format", "seeds", "--out", str(tmp_path / "seeds"), "--db", str(own)])
    assert re.search(r"actors/na.toml: this file says something else", capfd.readouterr().err)


def test_what_two_accepted_is_compared(own: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Not what was in their databases before, in which they cannot but agree; of a known record, what they added."""
    other = tmp_path / "other.db"
    other.write_bytes(own.read_bytes())
    with pt.open(own) as first, pt.open(other) as second:
        for each in first, second:
            each.review.accept(2, by="Ann")
        first.review.amend(1, {"rationales": []}, by="Ann")
        second.queue(reading(NEWS, {**TEXAS, "measure": "advisory"}), reader="model")
        second.review.accept(3, by="Ben")
        assert [one.id for one in first.review.accepted()] == [BOLIVIAN, TEXAS_BAN]
        assert [len(one.rationales) for one in first.review.accepted()] == [0, 0]
    main(["review", "agreement", str(own), str(other)])
    out, err = capfd.readouterr()
    assert out.splitlines()[0] == f"found by both 1, only in {own} 1, only in {other} 1: F1 0.50"
    assert err.splitlines() == [
        f"{own}: accepted 2, not decided on 0",
        f"{other}: accepted 2, not decided on 1",
    ]


def test_agreement_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A line for each field, then a line for each difference, or one JSON document."""
    for name, those in (("a.jsonl", RESTRICTIONS), ("b.jsonl", RESTRICTIONS[1:])):
        (tmp_path / name).write_text("".join(json.dumps(one.to_dict()) + "\n" for one in those), "utf-8")
    os.chdir(tmp_path)
    main(["review", "agreement", "a.jsonl", "b.jsonl"])
    out = capfd.readouterr().out.splitlines()
    assert out[0] == "found by both 7, only in a.jsonl 1, only in b.jsonl 0: F1 0.93"
    assert out[2].split() == ["field", "items", "agreed", "share", "kappa", "alpha"]
    assert out[4].split() == ["status", "7", "7", "1.00", "1.00", "1.00"]
    assert out[-1] == "de/acme-chat/app_store_removal: found: yes | nothing"
    main(["review", "agreement", "a.jsonl", "b.jsonl", "--json"])
    assert json.loads(capfd.readouterr().out)["only_first"] == ["de/acme-chat/app_store_removal"]
