"""`policytrack read`: candidates on standard output, the rest on standard error, and the status it ends with."""

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import policytrack as pt
from policytrack.cli import main
from policytrack.errors import DatabaseError
from policytrack.model import Restriction
from policytrack.passages import verify
from tests.readers import TEXT

READER = ("--reader", "tests.readers:read_tock")
PROGRAM = [sys.executable, "-c", "from policytrack.cli import main; main()"]


@pytest.fixture(autouse=True)
def _nobodys_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("POLICYTRACK_DB", "POLICYTRACK_FORMAT", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    Path("tock.txt").write_text(TEXT, "utf-8")


def _read(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capfd.readouterr()
    try:
        main(["read", *arguments])
    except SystemExit as end:
        return int(str(end.code)), *capfd.readouterr()
    return 0, *capfd.readouterr()


def _lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_candidate_a_line_where_nobody_looks(capfd: pytest.CaptureFixture[str]) -> None:
    """Each is a whole restriction with its status, whose passages stand in the file; the count is no part of it."""
    status, out, err = _read(capfd, "tock.txt", *READER, "--published", "2025-02-07")
    (line,) = _lines(out)
    one = Restriction.from_dict(line)
    assert (status, line["status"], one.id) == (0, "in_force", "ruritania/tock/use_ban")
    assert all(verify(TEXT, piece.passage) == piece.quote for _, piece in one.evidence())
    assert err == "1 candidate, 1 unread (--unread shows them)\n"


def test_what_was_not_understood_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    """On standard error, with the place and the reason, so that what is piped stays what it is."""
    _, out, err = _read(capfd, "tock.txt", *READER, "--unread")
    assert len(_lines(out)) == 1
    assert "tock.txt: unread at 155-268: " in err
    assert "Freedonia is weighing the same step." in err
    assert "(no target)" in err


def test_what_the_gate_refused_is_always_said(capfd: pytest.CaptureFixture[str]) -> None:
    """With the file and all that is wrong."""
    Path("mine.py").write_text(
        "from dataclasses import replace\n"
        "from tests.readers import ban, proposing\n"
        "wrong = proposing(replace(ban(), measure='bann', strength='very'))\n",
        "utf-8",
    )
    status, out, err = _read(capfd, "tock.txt", "--reader", "mine:wrong")
    assert (status, out) == (0, "")
    assert 'tock.txt: refused: Ruritania / Tock / bann: measure: "bann" is no measure; did you mean' in err
    assert 'strength: "very" is no strength' in err
    assert err.endswith("0 candidates, 1 refused\n")


def test_one_document_has_it_all(capfd: pytest.CaptureFixture[str]) -> None:
    """Articles, restrictions, what was not understood and what could not be read."""
    _, out, _ = _read(capfd, "tock.txt", "none.txt", *READER, "--format", "json")
    document = json.loads(out)
    assert [one["file"] for one in document["articles"]] == ["tock.txt"]
    assert [one["id"] for one in document["restrictions"]] == ["ruritania/tock/use_ban"]
    assert [one["why"] for one in document["unread"]] == ["no target"]
    assert document["failed"] == [{"file": "none.txt", "why": "none.txt: there is no such file"}]


def test_the_standard_input_is_read(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """As bytes, so that line ends and encodings are those of what was sent."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.replace("\n", "\r\n").encode())))
    status, out, _ = _read(capfd, "-", *READER, "--title", "A ban", "--publisher", "The Daily Sample")
    (article,) = _lines(out)[0]["articles"]
    assert (status, article["title"], article["publisher"]) == (0, "A ban", "The Daily Sample")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert _read(capfd, "-", *READER)[::2] == (2, "policytrack: standard input: there is no text in it\n")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ([""], 2, '"": give the name of a file'),
        (["none.txt"], 2, "policytrack: none.txt: there is no such file"),
        (["none.txt", "tock.txt"], 1, "policytrack: none.txt: there is no such file"),
        (["none.txt", "neither.txt"], 2, "policytrack: neither.txt: there is no such file"),
        (["tock.txt", "--published", "soon"], 2, 'policytrack: "soon" is not a date'),
        (["tock.txt", "--published", "2999"], 2, "policytrack: article tock: published 2999, after it was recorded"),
        (["tock.txt", "--tier", "gossip"], 2, 'policytrack: no source tier is known as "gossip"'),
        (["tock.txt", "more.txt", "--title", "A ban"], 2, "--title and --url are those of one article"),
        (["tock.txt", "-"], 2, "- is the standard input: read it by itself"),
        (["https://sample.example/tock"], 2, "nothing is fetched: save the page, and read the file"),
        ([], 2, "Missing argument 'FILE...'"),
    ],
)
def test_wrong_use_ends_with_a_sentence(
    capfd: pytest.CaptureFixture[str], arguments: list[str], status: int, said: str
) -> None:
    """Status 1 if some files could be read, 2 if nothing could; never a traceback."""
    ended, _, err = _read(capfd, *arguments, *READER)
    assert ended == status
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        (["--reader", "ruls"], 'no reader is known as "ruls"; did you mean rules, llm or package.module:callable?'),
        (["--reader", "nowhere:read"], "reader nowhere:read: nowhere cannot be imported"),
        (["--reader", "tests.readers:TEXT"], 'reader tests.readers:TEXT: the module has no "TEXT" to call'),
        (["--reader", "llm"], "name it as PROVIDER:NAME, as there is no default"),
        (["--reader", ":read"], 'reader :read: "" cannot be imported: ValueError: Empty module name'),
        (["--reader", "tests.nobody.:read"], "reader tests.nobody.:read: "),
        (["--model", "provider:name"], 'a language model reads with the reader "llm", not "rules"'),
    ],
)
def test_a_reader_that_there_is_not(capfd: pytest.CaptureFixture[str], reader: list[str], said: str) -> None:
    """The error says which there are, and nothing is read."""
    status, out, err = _read(capfd, "tock.txt", *reader)
    assert (status, out) == (2, "")
    assert said in err


def test_a_folder_is_read_and_queued(capfd: pytest.CaptureFixture[str]) -> None:
    """With --db the candidates wait for review in that file, which is made; read again, they are known again."""
    Path("news").mkdir()
    for number in range(3):
        Path(f"news/{number}.txt").write_text(f"{TEXT}\nPage {number}.\n", "utf-8")
    status, out, err = _read(capfd, "news", *READER, "--db", "mine.db")
    assert (status, len(_lines(out))) == (0, 3)
    assert err == (
        "3 files: 3 candidates, 3 unread (--unread shows them),"
        " 3 queued (policytrack review list --db mine.db shows them)\n"
    )
    assert _read(capfd, "news", *READER, "--db", "mine.db")[2].endswith("3 queued before\n")
    with pt.open("mine.db") as tracker:
        assert len(tracker.review.queue()) == 3
        assert not tracker.restrictions()


def test_what_becomes_of_earlier_candidates_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """What a changed text supersedes or makes stale, so that nobody misses it."""
    _read(capfd, "tock.txt", *READER, "--db", "mine.db")
    Path("tock.txt").write_text(TEXT.replace("3 February", "4 February"), "utf-8")
    assert _read(capfd, "tock.txt", *READER, "--db", "mine.db")[2].endswith(", 1 superseded by what is read now\n")
    with pt.open("mine.db") as tracker:
        tracker.review.accept(2, by="Ann")
    Path("tock.txt").write_text(TEXT.replace("3 February", "5 February"), "utf-8")
    told = _read(capfd, "tock.txt", *READER, "--db", "mine.db")[2]
    assert told.endswith(", 1 accepted before and stale now (look at them again)\n")


def test_a_folder_without_texts_stops_no_other(capfd: pytest.CaptureFixture[str]) -> None:
    """It counts as one that could not be read; alone it is an error."""
    Path("empty").mkdir()
    status, out, err = _read(capfd, "empty", "tock.txt", *READER)
    assert (status, len(_lines(out))) == (1, 1)
    assert err.startswith("policytrack: empty: there is no file to read in this folder")
    assert err.endswith("2 files: 1 candidate, 1 unread (--unread shows them), 1 could not be read\n")
    assert _read(capfd, "empty", *READER)[:2] == (2, "")


def test_what_is_left_out_of_a_folder_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """Nobody is to think that a scan was read; what is hidden is nobody's article."""
    Path("news").mkdir()
    for name in "a.txt", "b.PDF", "c.docx", "d.pdf", "README", ".hidden.pdf":
        Path("news", name).write_text(TEXT, "utf-8")
    status, _, err = _read(capfd, "news", *READER)
    assert (status, err.splitlines()[0]) == (
        0,
        "news: 4 files are no texts or pages, and are left out (no ending, .docx, .pdf)",
    )


def test_signs_that_a_terminal_obeys_are_not_written(capfd: pytest.CaptureFixture[str]) -> None:
    """What a page says cannot move the cursor, in what was not understood either."""
    odd = TEXT.replace("Freedonia is", "Freedonia \x1b]0;owned\x07is\x9b2J")
    Path("odd.txt").write_text(odd, "utf-8")
    for shape in "jsonl", "table":
        _, out, err = _read(capfd, "odd.txt", *READER, "--unread", "--format", shape)
        assert "owned" in out + err
        assert not {"\x1b", "\x07", "\x9b"} & set(out + err)


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        ("nothing", "tock: the reader gave nothing, and has to give a Draft"),
        ("listed", "tock: the reader gave an object of the class list, and has to give a Draft"),
        ("broken", "the reader failed: ZeroDivisionError: division by zero"),
    ],
)
def test_a_reader_that_fails_is_no_traceback(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, reader: str, said: str
) -> None:
    """Neither for a file nor for the standard input."""
    Path("failing.py").write_text(
        "nothing = lambda text, known: None\nlisted = lambda text, known: []\nbroken = lambda text, known: 1 / 0\n",
        "utf-8",
    )
    assert said in _read(capfd, "tock.txt", "--reader", f"failing:{reader}")[2]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    status, _, err = _read(capfd, "-", "--reader", f"failing:{reader}")
    assert (status, said.removeprefix("tock") in err) == (2, True)


def test_nothing_is_read_for_a_database_that_cannot_keep_it(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading many articles takes a while, and what cannot be kept is not printed as if it had been."""

    def refuse(self: pt.Tracker) -> None:
        raise DatabaseError(f"{self!r} is for reading only")

    monkeypatch.setattr(pt.Tracker, "check_writable", refuse)
    status, out, err = _read(capfd, "tock.txt", *READER, "--db", "own.db")
    assert (status, out, "for reading only" in err) == (2, "", True)


def test_a_person_sees_a_table_and_a_bar() -> None:
    """On a terminal: rows with the status on the day of the article, the bar gone when it is done."""
    Path("second.txt").write_text(f"{TEXT}\nMore.\n", "utf-8")
    leader, follower = pty.openpty()
    command = [*PROGRAM, "read", "tock.txt", "second.txt", *READER, "--unread", "--published", "2025-02-07"]
    env = os.environ | {"COLUMNS": "120", "TERM": "xterm", "PYTHONPATH": str(Path(__file__).parents[1])}
    running = subprocess.Popen(command, stdout=follower, stderr=follower, env=env)  # noqa: S603 - our own program
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    assert running.wait() == 0
    text = shown.decode()
    assert "Reading" in text
    assert "ruritania/tock/use_ban" in text
    assert "no target" in text
    assert text.rstrip().endswith("2 files: 2 candidates, 2 unread")


def test_to_read_imports_only_what_it_needs() -> None:
    """A text is read without HTML, language models, frames, migrations and tables."""
    code = f"from policytrack.cli import main; main(['read', 'tock.txt', *{READER!r}])\nimport sys; print(*sys.modules)"
    root = str(Path(__file__).parents[1])
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": root},
    )
    imported = set(done.stdout.splitlines()[-1].split())
    assert (
        not {"trafilatura", "lxml", "pydantic_ai", "pandas", "alembic", "rapidfuzz", "multiprocessing.pool"} & imported
    )
