"""The commands answer as the tracker does, readably for people, plainly for programs, and end as they should."""

import json
import os
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import policytrack as pt
from policytrack.cli import main
from policytrack.model import Restriction
from policytrack.results import Results
from policytrack.store import schema
from policytrack.tracker import Filters
from tests.samples import RESTRICTIONS, SCRIPT, TEXTS, filled, ids, write_texts

PROGRAM = [sys.executable, "-c", "from policytrack.cli import main; main()"]
HEADS = ["who", "what", "measure", "status", "since", "for whom", "why", "source", "id"]


def _today() -> date:
    """The reader's own day, asked for behind each command: a run of the tests may go past midnight."""
    return date.today()  # noqa: DTZ011 - as the commands say it


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it wrote."""

    status: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture(autouse=True)
def _nobodys_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("POLICYTRACK_DB", "POLICYTRACK_FORMAT", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("cli") / "sample.db")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command as the program does, in this process."""

    def run_command(*arguments: str | Path) -> Ended:
        capfd.readouterr()
        try:
            main([str(one) for one in arguments])
        except SystemExit as end:
            status = end.code
        else:
            status = 0
        assert isinstance(status, int)
        return Ended(status, *capfd.readouterr())

    return run_command


@pytest.fixture
def own(run: Run, sample: Path) -> Run:
    """Run a command on the sample."""
    return lambda *arguments: run(*arguments, "--db", sample)


@pytest.fixture
def tracker(sample: Path) -> Iterator[pt.Tracker]:
    with pt.open(sample) as opened:
        yield opened


# Answers

QUESTIONS: dict[str, tuple[list[str], Callable[[pt.Tracker], Results[Any]]]] = {
    "actors": (["who", "Acme"], lambda one: one.who("Acme")),
    "targets": (["what", "Texas"], lambda one: one.what("Texas")),
    "places": (["where", "Tock"], lambda one: one.where("Tock")),
    "reasons": (["why", "Texas", "--target", "Acme"], lambda one: one.why("Texas", target="Acme")),
    "restrictions": (["list"], lambda one: one.restrictions()),
}
every_question = pytest.mark.parametrize("kind", QUESTIONS)


@every_question
def test_a_program_reads_lines(own: Run, tracker: pt.Tracker, kind: str) -> None:
    """Where nothing is a terminal: a head and a line for each row, parted by tabs, and nothing else."""
    command, ask = QUESTIONS[kind]
    ended = own(*command)
    assert (ended.status, ended.err) == (0, "")
    head, *lines = [line.split("\t") for line in ended.out.splitlines()]
    found = ask(tracker)
    assert tuple(head) == found.heads
    assert lines == [[" ".join(value.split()) for value in row.values()] for row in found.rows()]


@every_question
def test_a_program_reads_one_document(own: Run, tracker: pt.Tracker, kind: str) -> None:
    """With --json, and with --format json: what the tracker gives, under the keys that programs rely on."""
    command, ask = QUESTIONS[kind]
    for form in (["--json"], ["--format", "json"], ["--format", "table", "--json"]):
        ended = own(*command, *form)
        assert (ended.status, ended.err) == (0, "")
        document = json.loads(ended.out)
        assert document == ask(tracker).to_document()
        assert {"query", kind, "restrictions"} <= set(document)


def test_possible_is_told_from_certain(own: Run) -> None:
    """In the table it is said, in JSON it is a value of its own."""
    asked = ["who", "Tock", "--actor", "Namibia", "--on"]
    assert "\tpossibly in force\t" in own(*asked, "2025-01-05").out
    assert "\tin force\t" in own(*asked, "2025-01-31").out
    document = json.loads(own(*asked, "2025-01-05", "--json").out)
    assert [(one["status"], one["in_force"]) for one in document["restrictions"]] == [("indeterminate", "possible")]
    assert document["query"] == {"target": "Tock", "actor": "Namibia", "on": "2025-01-05", "known": None}


def test_every_filter_is_an_option(own: Run, tracker: pt.Tracker) -> None:
    """Whatever Python can be asked, the command line can be, but for paging."""
    ended = own("list", "--help")
    offered = set(re.findall(r"--([a-z-]+)", ended.out))
    assert {name.replace("_", "-") for name in Filters.__annotations__} - {"offset"} <= offered
    filters = {
        "actor": ["Texas", "Namibia"],
        "within": ["US", "NA"],
        "status": ["in force"],
        "audience": ["civil servants", "general public"],
        "on": "2025-03",
        "known": "2025-04",
    }
    options = [each for name, values in filters.items() for one in _listed(values) for each in (f"--{name}", one)]
    assert json.loads(own("list", *options, "--json").out) == tracker.restrictions(**filters).to_document()  # type: ignore[arg-type]  # names of filters
    assert ids(tracker.restrictions(**filters)) == ["na/tock/use_ban", "us-tx/acme-chat/use_ban"]  # type: ignore[arg-type]  # as above
    assert own("list", "--reason", "national security").out == own("list", "--rationale", "national_security").out


def _listed(values: str | Sequence[str]) -> Sequence[str]:
    return [values] if isinstance(values, str) else values


def test_nothing_found_says_what_was_searched(own: Run) -> None:
    """That is no failure; the lines for a program stay clean, with their head alone."""
    asked = ["who", "Acme One", "--within", "Germany"]
    said = "Nothing found: restrictions with target Acme One, within Germany (8 restrictions searched).\n"
    assert own(*asked) == Ended(0, "\t".join(HEADS) + "\n", said)
    assert own(*asked, "--format", "table") == Ended(0, said, "")
    document = json.loads(own(*asked, "--json").out)
    assert (document["total"], document["actors"], document["restrictions"]) == (0, [], [])
    said = "No source gives a reason: 1 restriction with actor Namibia.\n"
    assert own("why", "Namibia", "--format", "table") == Ended(0, said, "")


def test_the_bundled_records_answer(run: Run) -> None:
    """Without --db, the three questions that the issue shows are answered from the bundled records."""
    texas = run("why", "Texas", "--target", "DeepSeek")
    assert texas.status == 0
    assert "Governor Greg Abbott" in texas.out
    within = run("who", "DeepSeek", "--within", "US", "--status", "in_force")
    assert "\nTexas\tDeepSeek app\tuse ban\tin force\t" in within.out
    assert "\nItaly\t" not in within.out
    early = run("who", "DeepSeek", "--on", "2025-02-10", "--known", "2025-03")
    assert "\nSouth Korea\tDeepSeek app\tapp store removal\tunder consideration\t" in early.out
    assert "001-" not in early.out
    assert run("why", "DeepSeek", "--actor", "Texas").out == texas.out


def test_a_database_can_be_set_for_all_commands(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """POLICYTRACK_DB stands for --db, which goes before it; a URL is as good as a file."""
    monkeypatch.setenv("POLICYTRACK_DB", str(sample))
    assert run("list").out == run("list", "--db", f"sqlite:///{sample}").out
    assert "acme-chat" in run("list").out
    monkeypatch.setenv("POLICYTRACK_DB", str(sample.with_name("missing.db")))
    assert run("list").status == 2
    assert run("list", "--db", sample).status == 0


# Tables


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
@every_question
def test_a_table_fits_the_terminal(
    own: Run, tracker: pt.Tracker, monkeypatch: pytest.MonkeyPatch, kind: str, width: int
) -> None:
    """No line is longer than the terminal is wide, no word is broken, and nothing is left out."""
    monkeypatch.setenv("COLUMNS", str(width))
    command, ask = QUESTIONS[kind]
    ended = own(*command, "--format", "table")
    assert (ended.status, ended.err) == (0, "")
    table, _, below = ended.out.partition(f"\n{ask(tracker).footer()}\n")
    assert below == '"policytrack show ID" tells more of one, "policytrack list" has the ids.\n'
    assert max(map(len, table.splitlines())) <= width
    printed = table.split()
    for row in ask(tracker).brief_rows():
        for name, value in row.items():
            assert set(value.split()) <= set(printed), (name, value)
            assert set(name.split()) <= set(printed) or "\u2500" not in table  # blocks need no name of the first


def test_a_wide_table_has_a_line_for_each_row(own: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room enough every column is aligned under its head."""
    monkeypatch.setenv("COLUMNS", "200")
    head, rule, *rows = own("where", "Tock", "--format", "table").out.splitlines()[:6]
    assert [re.split(r" {2,}", row.strip())[:5] for row in (head, *rows)] == [
        ["where", "who", "what", "status", "for whom"],
        ["European Union", "European Union", "Tock: app store removal", "in force (by 2025-02-28)", "app store"],
        ["Georgia (place of the actor)", "Republic of Georgia", "Tock: use ban", "announced (2025-06)", "not stated"],
        ["Namibia", "Namibia", "Tock: use ban", "in force (2025-01)", "general public"],
        ["place not stated", SCRIPT, "Tock: use ban", "in force (by 2025-01-20)", "not stated"],
    ]
    assert [re.split(r" {2,}", row.strip())[5:] for row in (head, *rows)] == [
        ["why", "source"],
        ["no reason stated", "101-vague 60-89 +1"],
        ["no reason stated", "102-late 205-238"],
        ["no reason stated", "100-early 236-266 +1"],
        ["no reason stated", "100-early 188-234"],
    ]
    assert set(rule) == {"\u2500"}
    for name in ("who", "what", "status", "for whom", "why", "source"):
        start = head.index(f" {name} ") + 1
        assert all(row[start - 1] == " " and row[start] != " " for row in rows)


def test_a_narrow_terminal_gets_one_thing_below_the_other(own: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a table would break words, each row is a block of its own."""
    monkeypatch.setenv("COLUMNS", "40")
    printed = own("why", "Texas", "--format", "table", "--limit", "1").out
    assert printed.startswith(
        "Texas\n"
        "  what      Acme Chat: use ban (in\n"
        "            force)\n"
        "  why       data privacy: The data of\n"
        "            Texans are at risk.\n"
        "  given by  Governor Doe\n"
        "  source    100-early 43-68\n"
        "\n"
        "Texas\n"
    )
    assert "\n\n\n" not in printed


def _on_a_terminal(arguments: list[str], columns: int, **settings: str) -> tuple[int, str]:
    """Run the program on a terminal of its own."""
    import pty  # noqa: PLC0415 - not everywhere
    import termios  # noqa: PLC0415 - as above
    from fcntl import ioctl  # noqa: PLC0415 - as above

    ours, its = pty.openpty()
    ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS"}}
    running = subprocess.Popen(  # noqa: S603 - our own program
        [*PROGRAM, *arguments], stdout=its, stderr=its, stdin=its, env={**environment, "TERM": "xterm", **settings}
    )
    os.close(its)
    written = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # how a terminal ends on Linux
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    return running.wait(), written.decode().replace("\r\n", "\n")


on_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")


@on_a_terminal
def test_a_person_gets_a_table(sample: Path) -> None:
    """On a terminal the answer is a table of its width, with no colours where NO_COLOR asks for none."""
    status, printed = _on_a_terminal(["who", "Acme", "--db", str(sample)], 100, NO_COLOR="1")
    assert status == 0
    assert printed.startswith(("who ", "\x1b[1mwho"))
    assert re.findall(r"\x1b\[[0-9;]*3[0-9]", printed) == []
    plain = re.sub(r"\x1b\[[0-9;]*m", "", printed)
    assert max(map(len, plain.splitlines())) <= 100
    assert f"\n4 restrictions with target Acme; status on {_today()}.\n" in plain
    assert "\t" not in plain


@on_a_terminal
def test_one_restriction_is_wrapped_on_a_terminal(sample: Path) -> None:
    """Long lines break between words, under the column that they stand in."""
    status, printed = _on_a_terminal(["show", "us-tx/acme-chat/use_ban", "--db", str(sample)], 50)
    assert status == 0
    assert max(map(len, printed.splitlines())) <= 10 + len("sha256:") + 64
    assert (
        "scope     Texas; audience: government employees;\n          setting: issuer-owned device; surface:\n"
        in printed
    )


# One restriction


def test_show_is_complete(own: Run, tmp_path: Path) -> None:
    """Every part of the record is there, and each piece of its evidence; with the texts, each passage too."""
    one = next(one for one in RESTRICTIONS if one.id == "us-tx/acme-chat/use_ban")
    bare = own("show", one.id)
    assert (bare.status, bare.err) == (0, "")
    quoted = own("show", one.id, "--articles", write_texts(tmp_path / "articles"))
    for said in (
        f"{one.id}\n{one.summary}\n",
        "who       Texas (subnational government; Texas, US-TX)\n",
        "what      Acme Chat (app; made by acme; from Namibia, NA)\n",
        "measure   use ban; strength partial\n",
        f"status    in force, on {_today()}\n",
        "review    agent-reviewed\n",
        "event     took effect, 2025-01-10\n",
        "scope     Texas; audience: government employees; setting: issuer-owned device; surface: unspecified\n",
        "except    place not stated; audience: contractors and suppliers; ",
        "; until 2025-07\n",
        "reason    data privacy: The data of Texans are at risk.\n          given by Governor Doe\n",
        "reason    national security: It endangers the nation.\n          no source says who gave it\n",
        "article   100-early: The 100-early article\n",
        "          other press; published 2025-01-20; recorded 2025-07-01\n",
    ):
        assert said in bare.out
        assert said in quoted.out
    for _, piece in one.evidence():
        where = f"[{piece.stance.label}: {piece.article} {piece.start}-{piece.end} {piece.digest}]\n"
        passage = TEXTS[piece.article][piece.start : piece.end]
        assert f"          {where}" in bare.out
        assert f"          {where}          \u201c{passage}\u201d\n" in quoted.out
        assert passage not in bare.out


def test_show_says_what_is_not_known(own: Run) -> None:
    """A place that is unresolved, a scope and a reason that no source gives, are said to be so."""
    printed = own("show", "ministry/tock/use_ban").out
    assert "place not resolved: no country is named" in printed
    assert "\nscope     not stated by any source\n" in printed
    assert "\nreason    not stated by any source\n" in printed
    assert "\nevent     took effect, date not said\n" in printed


def test_show_as_json_is_the_record(own: Run) -> None:
    """One object, which reads back equal."""
    for one in RESTRICTIONS:
        assert Restriction.from_dict(json.loads(own("show", one.id, "--json").out)) == one


# Export


def test_exported_records_are_read_back_equal(own: Run) -> None:
    """One object a line, or one list: the same records, complete, and in the same order."""
    lines = own("export")
    assert (lines.status, lines.err) == (0, "")
    assert lines.out == own("export", "--format", "jsonl").out
    assert tuple(Restriction.from_dict(json.loads(line)) for line in lines.out.splitlines()) == RESTRICTIONS
    listed = json.loads(own("export", "--format", "json").out)
    assert tuple(map(Restriction.from_dict, listed)) == RESTRICTIONS


def test_the_bundled_records_are_exported(run: Run) -> None:
    """All of them, each equal to what the tracker gives."""
    with pt.open() as bundled:
        found = tuple(bundled.restrictions())
    assert tuple(Restriction.from_dict(json.loads(line)) for line in run("export").out.splitlines()) == found


def test_nothing_is_exported_from_an_empty_database(run: Run, tmp_path: Path) -> None:
    """An empty list is a list, and no line is no line."""
    run("db", "upgrade", "--db", tmp_path / "new.db")
    assert run("export", "--db", tmp_path / "new.db") == Ended(0, "", "")
    assert run("export", "--format", "json", "--db", tmp_path / "new.db").out == "[]\n"


def test_a_reader_who_has_seen_enough(sample: Path) -> None:
    """A pipe that is closed early ends the program quietly."""
    running = subprocess.Popen(  # noqa: S603 - our own program
        [*PROGRAM, "export", "--db", sample], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    assert running.stderr.read() == ""
    running.stderr.close()
    assert running.wait() in {0, 1}


def test_a_terminal_without_the_signs(tmp_path: Path) -> None:
    """What the encoding of the output cannot hold ends no program, and JSON stays JSON."""
    plain = RESTRICTIONS[-1].to_dict()
    plain["actor"]["name"] = "T\u00e9xas \u5317"
    file = tmp_path / "signs.db"
    with pt.open(file) as tracker:
        tracker.add([Restriction.from_dict({**plain, "target": {**plain["target"], "maker": None}})])
    for form in ("tsv", "table", "json"):
        done = subprocess.run(  # noqa: S603 - our own program
            [*PROGRAM, "list", "--db", file, "--format", form],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert form != "json" or json.loads(done.stdout)["restrictions"][0]["actor"]["name"] == "T\u00e9xas \u5317"


# Verify


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "articles")


PIECES = sum(len(list(one.evidence())) for one in RESTRICTIONS)


def test_verify_shows_every_passage(own: Run, texts: Path) -> None:
    """All evidence stands: each passage is shown with its field, and the status is 0."""
    ended = own("verify", "--articles", texts)
    assert (ended.status, ended.err) == (0, "")
    *lines, last = ended.out.splitlines()
    assert last == f"{PIECES} of {PIECES} passages stand as recorded, in 3 articles."
    assert len(lines) == PIECES
    assert "us-dod/acme-chat/advisory: events[0].evidence[0]: 100-early 90-114: The Pentagon warns of it" in lines
    assert own("verify", "--articles", texts, "--quiet").out == f"{last}\n"


def test_verify_reports_a_changed_character(own: Run, texts: Path) -> None:
    """Each piece of that article is named with file and field, on standard error, and the status is 1."""
    file = texts / "101_text.txt"
    file.write_text(file.read_text().replace("Germany", "Germanx"))
    ended = own("verify", "--articles", texts, "--quiet")
    assert ended.status == 1
    assert ended.out == f"{PIECES - 2} of {PIECES} passages stand as recorded, in 3 articles.\n"
    assert [line.split(": ")[:4] for line in ended.err.splitlines()] == [
        ["eu/tock/app_store_removal", field, where, str(file)]
        for field, where in (
            ("events[0].evidence[0]", "101-vague 60-89"),
            ("scopes[0].evidence[0]", "101-vague 75-99"),
        )
    ]


def test_verify_reports_a_missing_article(own: Run, texts: Path) -> None:
    """Without its text, each piece of its evidence fails, and says whose text is missing."""
    (texts / "101_text.txt").unlink()
    ended = own("verify", "--articles", texts, "--quiet")
    assert ended.status == 1
    assert ended.err.splitlines() == [
        f"eu/tock/app_store_removal: {piece}: no file has the recorded SHA-256 of 101-vague"
        for piece in ("events[0].evidence[0]: 101-vague 60-89", "scopes[0].evidence[0]: 101-vague 75-99")
    ]


@pytest.mark.parametrize("change", ["start = start + 1", '"end" = "end" - 1', 'start = start + 1, "end" = "end" + 1'])
def test_verify_reports_a_shifted_offset(run: Run, texts: Path, tmp_path: Path, change: str) -> None:
    """Positions that somebody altered in the database fail alone, with the file they were looked for in."""
    file = filled(tmp_path / "altered.db")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"UPDATE evidence SET {change} WHERE article = '101-vague' AND part = 'scope'")  # noqa: S608 - ours
        connection.commit()
    ended = run("verify", "--articles", texts, "--db", file)
    assert ended.status == 1
    (line,) = ended.err.splitlines()
    assert line.startswith("eu/tock/app_store_removal: scopes[0].evidence[0]: 101-vague ")
    assert f": {texts / '101_text.txt'}: another passage stands at " in line
    assert f"{PIECES - 1} of {PIECES} passages stand as recorded" in ended.out


def test_verify_as_json(own: Run, texts: Path) -> None:
    """A program gets every check with its parts, and the same status."""
    (texts / "101_text.txt").unlink()
    ended = own("verify", "--articles", texts, "--json")
    assert (ended.status, ended.err) == (1, "")
    document = json.loads(ended.out)
    assert (document["passages"], document["failed"], len(document["checks"])) == (PIECES, 2, PIECES)
    for one in document["checks"]:
        assert list(one) == [
            *("restriction", "field", "article", "start", "end", "digest"),
            *("file", "passage", "fault"),
        ]
        assert (one["passage"] is None) == (one["fault"] is not None) == (one["article"] == "101-vague")


def test_verify_needs_no_folder_where_the_texts_are_kept(run: Run, tmp_path: Path) -> None:
    """Texts that were added are checked against as they are kept; where there are none, the folder is asked for."""
    assert run("verify", "--db", filled(tmp_path / "kept.db", texts=True)).status == 0
    ended = run("verify", "--db", filled(tmp_path / "bare.db"))
    assert ended.status == 2
    assert "name the folder that has them (--articles DIR)" in ended.err


def test_the_given_articles_verify(run: Run, articles_folder: Path, tmp_path: Path) -> None:
    """The bundled records stand on the source articles; a changed character, or a missing article, is noticed."""
    assert run("verify", "--articles", articles_folder, "--quiet").status == 0
    copied = Path(shutil.copytree(articles_folder, tmp_path / "articles"))
    first, second, *_ = sorted(copied.iterdir())
    text = first.read_bytes()
    first.write_bytes(text[:100] + b"#" + text[101:])
    second.unlink()
    ended = run("verify", "--articles", copied, "--quiet")
    assert ended.status == 1
    faults = ended.err.splitlines()
    assert {re.split(r"[: ]+", line)[2].partition("-")[0] for line in faults} == {"000", "001"}
    assert all(
        re.match(r"\S+: (events|scopes|exemptions|rationales|relations)\[\d+\]\.evidence", one) for one in faults
    )
    assert any(str(first) in line and "another passage stands at" in line for line in faults)


# A database of one's own


def test_a_database_is_made_filled_and_asked(run: Run, tmp_path: Path) -> None:
    """It is made once, filled with the bundled records, not filled twice, and then answers as those do."""
    file = tmp_path / "mine.db"
    made = run("db", "upgrade", "--db", file)
    assert (made.status, made.out) == (0, f"{file}: revision {schema.head()}\n")
    assert run("db", "upgrade", "--db", file).out.endswith(" (was up to date)\n")
    assert run("db", "current", "--db", file).out == f"{file}: revision {schema.head()}; newest {schema.head()}\n"
    loaded = run("db", "load", "--db", file)
    assert re.fullmatch(rf"{file}: [1-9]\d* restrictions added, 0 joined, 0 unchanged\n", loaded.out)
    again = run("db", "load", "--db", file)
    assert re.fullmatch(rf"{file}: 0 restrictions added, 0 joined, [1-9]\d* unchanged\n", again.out)
    assert run("who", "DeepSeek", "--db", file).out == run("who", "DeepSeek").out


def test_to_ask_makes_no_file(run: Run, tmp_path: Path) -> None:
    """A misspelt file name is an error, and not an empty database."""
    file = tmp_path / "msispelt.db"
    for command in (["who", "Acme"], ["list"], ["show", "x"], ["verify"], ["export"], ["db", "current"]):
        ended = run(*command, "--db", file)
        assert ended.status == 2
        assert ended.err.startswith(f'policytrack: {file}: there is no such file: "policytrack db upgrade --db')
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("location", ["", ":memory:", "sqlite://"])
def test_a_database_of_a_command_is_a_file(run: Run, location: str) -> None:
    """One in memory would be gone with the command, and an empty name is one that somebody forgot to set."""
    for command in (["list"], ["db", "upgrade"], ["db", "load"], ["db", "current"]):
        assert run(*command, "--db", location) == Ended(2, "", f'policytrack: "{location}": give the name of a file\n')


def test_an_empty_file_has_no_revision(run: Run, tmp_path: Path) -> None:
    """To look at it does not change it."""
    (tmp_path / "empty.db").touch()
    ended = run("db", "current", "--db", tmp_path / "empty.db")
    assert ended.out.endswith(f"revision none, the file is empty; newest {schema.head()}\n")
    assert (tmp_path / "empty.db").stat().st_size == 0


# Errors


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["who", "Acmee"], 'no target is known as "Acmee"; did you mean Acme'),
        (["what", "Ruritania"], 'no actor is known as "Ruritania"'),
        (["who", "Texas"], 'no target is known as "Texas"\n"Texas" is known as an actor: ask what it restricts\n'),
        (["what", "Georgia"], '"Georgia" is more than one actor: choose Georgia (GE) or Georgia (US-GA)'),
        (["why", "Acme"], 'choose actor="Acme" or target="Acme"'),
        (["who", "Acme", "--within", "Texsas"], "did you mean Texas (US-TX)?"),
        (["who", "Acme", "--status", "inforce!"], 'no status is known as "inforce!"'),
        (["who", "Acme", "--on", "soon"], '"soon"'),
        (["show", "us-tx/acme-chat/useban"], "did you mean us-tx/acme-chat/use_ban"),
        (["show", "us-tx/acme-chat/use_ban", "--articles", "nowhere"], "nowhere: there is no such folder of articles"),
        (["verify", "--articles", "nowhere"], "nowhere: there is no such folder of articles"),
        (["who"], "Missing argument 'TARGET'.\n\"policytrack who --help\" tells how to use it."),
        (["who", "Acme", "Tock"], "Got unexpected extra argument"),
        (["who", "Acme", "--colour", "red"], "No such option: --colour"),
        (["who", "Acme", "--target", "Tock"], "No such option: --target"),
        (["who", "Acme", "--limit", "0"], "Invalid value for '--limit'"),
        (["who", "Acme", "--limit", "many"], "Invalid value for '--limit'"),
        (["who", "Acme", "--format", "xml"], "'xml' is not one of 'table', 'tsv', 'json'"),
        (["export", "--format", "xml"], "'xml' is not one of 'jsonl', 'json', 'csv'"),
        (["whom", "Acme"], "No such command 'whom'."),
        (["db", "downgrade"], "No such command 'downgrade'."),
    ],
)
def test_an_error_is_said_in_a_line_or_two(own: Run, run: Run, command: list[str], said: str) -> None:
    """It says what was wrong and what to do, on standard error alone, with no trace of the program; the status is 2."""
    ended = run(*command) if command[0] in {"whom", "db"} else own(*command)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.startswith("policytrack: ")
    assert len(ended.err.splitlines()) <= 2
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda path: path.mkdir(), "this is a folder: give the name of a file"),
        (lambda path: path.write_text("no database" * 99), "not an SQLite database: give another file name"),
        (lambda path: _run_sql(path, "CREATE TABLE diary (day)"), "holds other tables (diary) and no records"),
        (lambda path: _run_sql(filled(path), "UPDATE alembic_version SET version_num = '9999'"), "upgrade policytrack"),
    ],
)
def test_a_file_that_is_no_database_of_ours(
    run: Run, tmp_path: Path, prepare: Callable[[Path], object], said: str
) -> None:
    """Every command that opens it says so in a line, with the name of the file."""
    path = tmp_path / "other.db"
    prepare(path)
    for command in (["who", "Acme"], ["export"], ["db", "upgrade"], ["db", "current"], ["db", "load"]):
        if command == ["db", "current"] and "upgrade policytrack" in said:
            continue  # that is how one finds out
        ended = run(*command, "--db", path)
        assert (ended.status, ended.out) == (2, "")
        assert said in ended.err
        assert str(path) in ended.err
        assert len(ended.err.splitlines()) == 1


def _run_sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("location", ["missing/folder/mine.db", "/proc/mine.db", "postgresql://host/bans"])
def test_a_place_where_no_database_can_be_made(run: Run, location: str) -> None:
    """A folder that is missing or closed, or another database system, is named in a line."""
    ended = run("db", "upgrade", "--db", location)
    assert (ended.status, ended.out) == (2, "")
    assert location.partition("://")[0] in ended.err
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize("before", [0, 1, 2])
def test_debug_shows_where_an_error_comes_from(run: Run, before: int) -> None:
    """Wherever it stands in the command, and the status stays what it is."""
    command = ["who", "Acmee"]
    command.insert(before, "--debug")
    ended = run(*command)
    assert ended.status == 2
    assert "Traceback (most recent call last)" in ended.err
    assert ended.err.splitlines()[-1].startswith('policytrack: no target is known as "Acmee"')


# The program itself


def test_the_version(run: Run) -> None:
    assert run("--version") == Ended(0, f"policytrack {pt.__version__}\n", "")


@pytest.mark.parametrize("command", [[], ["who"], ["why"], ["show"], ["verify"], ["export"], ["db"], ["db", "load"]])
def test_help(run: Run, command: list[str]) -> None:
    """Every command says what it does, in short and in long."""
    ended = run(*command, "--help")
    assert (ended.status, ended.err) == (0, "")
    assert f"Usage: {' '.join(['policytrack', *command])} " in ended.out
    assert run(*command, "-h").out == ended.out


@pytest.mark.parametrize("command", [[], ["db"]])
def test_no_command_gets_the_help(run: Run, command: list[str]) -> None:
    """Whoever types the name alone sees what there is to type next."""
    ended = run(*command)
    assert ended.status == 2
    assert ended.out.strip() == run(*command, "--help").out.strip()
    assert ended.err == ""


@pytest.mark.parametrize("arguments", [["--help"], ["who", "--help"], ["--version"], ["who"], ["db", "--help"]])
def test_help_comes_at_once(arguments: list[str]) -> None:
    """To print help, a version or a usage error, nothing of the records or their database is imported."""
    code = f"import sys\nfrom policytrack.cli import main\ntry:\n    main({arguments})\nexcept SystemExit:\n    pass\n"
    heavy = "{'sqlmodel', 'sqlalchemy', 'pycountry', 'pandas', 'alembic', 'policytrack.model'}"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", f"{code}sys.exit(str({heavy} & set(sys.modules) or ''))"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "{" not in done.stderr
