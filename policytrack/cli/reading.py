"""The command that reads articles: candidates on standard output, and what became of the rest on standard error."""

import json
import shlex
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policytrack.cli.options import file_of, write_json
from policytrack.cli.signs import printable
from policytrack.errors import ArticleTextError, PolicytrackError

if TYPE_CHECKING:
    from policytrack.reading import Particulars, Reading
    from policytrack.tracker import Tracker

__all__ = ["add_reading"]

_FAILED, _WRONG_USE = 1, 2
_STANDARD_INPUT = "-"
_COUNTED = ("candidates", "unread", "refused", "queued", "queued before", "superseded", "stale")


class _Shape(StrEnum):
    """How candidates are written."""

    table = "table"
    jsonl = "jsonl"
    json = "json"


def add_reading(app: typer.Typer) -> None:
    """Add the command that reads articles."""
    app.command("read", help="Read articles: candidate restrictions, each with the passages it was read from.")(_read)


def _read(  # noqa: PLR0913 - what may be said of a document
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Texts, Markdown files or pages; a folder for all in it; - for the input."
        ),
    ],
    *,
    shape: Annotated[
        _Shape | None, typer.Option("--format", help="A table on a terminal; else one JSON object a line.")
    ] = None,
    show_unread: Annotated[
        bool, typer.Option("--unread", help="Show the passages that speak of a restriction and gave no candidate.")
    ] = False,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="The title of the one article.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where the one article was found.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When it was published.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    tier: Annotated[str | None, typer.Option(metavar="NAME", help="What sort of source it is.")] = None,
    reader: Annotated[
        str, typer.Option(metavar="NAME", help="What reads: rules, llm, or package.module:callable.")
    ] = "rules",
    model: Annotated[
        str | None,
        typer.Option(metavar="PROVIDER:NAME", help="With --reader llm: the model, which the text is sent to."),
    ] = None,
    db: Annotated[
        str | None,
        typer.Option(
            "--db",
            envvar="POLICYTRACK_DB",
            metavar="FILE",
            help="A database of your own, made if it is not there: the candidates wait in it for review.",
        ),
    ] = None,
) -> None:
    how = shape or (_Shape.table if sys.stdout.isatty() else _Shape.jsonl)
    report = _Report(how, show_unread=show_unread, db=db)
    sources = list(_sources(files, report))
    if len(sources) > 1 and (title or url):
        raise typer.BadParameter("--title and --url are those of one article: read it by itself")
    said: Particulars = {"title": title, "url": url, "published": published, "publisher": publisher, "tier": tier}
    report.expect(len(sources))
    with _tracker(db) as tracker:
        found = _readings(tracker, sources, reader, model, said)
        for name, reading in _with_progress(found, len(sources), how):
            report.add(name, reading)
            if db is not None and not isinstance(reading, PolicytrackError):
                report.queued(tracker.queue(reading, reader=reader if model is None else f"{reader}:{model}"))
    report.end()


def _sources(files: Sequence[str], report: "_Report") -> Iterator[str]:
    """The files, and those in the folders; a folder that has none stops no other."""
    from policytrack.reading.many import files_in, left_in  # noqa: PLC0415 - help needs none of it

    for file in dict.fromkeys(files):
        if not file:  # as of a variable of a shell that is not set; it would mean the folder one works in
            raise typer.BadParameter('"": give the name of a file')
        if file == _STANDARD_INPUT or not Path(file).is_dir():
            yield file
            continue
        try:
            yield from map(str, files_in(Path(file)))
        except ArticleTextError as error:
            report.fail(file, error)
        else:
            _tell_left(file, left_in(Path(file)))


def _tell_left(folder: str, left: Mapping[str, int]) -> None:
    many = sum(left.values())
    if many:
        are = "file is no text or page, and is" if many == 1 else "files are no texts or pages, and are"
        _say(f"{folder}: {many:,} {are} left out ({', '.join(ending or 'no ending' for ending in left)})")


@contextmanager
def _tracker(db: str | None) -> Iterator["Tracker"]:
    """The bundled records or, with a file that is made if it is not there, those of one's own."""
    from policytrack.tracker import open as open_tracker  # noqa: PLC0415 - as above

    if db is not None:
        file_of(db)
    with open_tracker(db) as tracker:
        if db is not None:
            tracker.check_writable()
        yield tracker


def _readings(
    tracker: "Tracker", sources: Sequence[str], reader: str, model: str | None, said: "Particulars"
) -> Iterator[tuple[str, "Reading | PolicytrackError"]]:
    from policytrack.reading.many import attempted, read_files  # noqa: PLC0415 - as above
    from policytrack.reading.readers import reader_named  # noqa: PLC0415 - as above

    if ":" in reader:  # one's own lies where one works, and an installed program does not look there by itself
        sys.path.append(str(Path.cwd()))
    named = reader_named(reader, model)
    if _STANDARD_INPUT in sources:
        if len(sources) > 1:
            raise typer.BadParameter("- is the standard input: read it by itself")
        told: Particulars = {**said, "name": "standard input"}
        text = sys.stdin.buffer.read()
        yield "standard input", attempted(lambda: tracker.read(text, reader=named, **told), "standard input")
        return
    known, articles = tracker.known(), tracker.articles()
    for path, reading in read_files(sources, reader=named, known=known, articles=articles, **said):
        yield str(path), reading


def _with_progress(
    found: Iterator[tuple[str, "Reading | PolicytrackError"]], total: int, how: _Shape
) -> Iterable[tuple[str, "Reading | PolicytrackError"]]:
    """The same, with a bar on a terminal where nothing else is written in the meantime."""
    if total == 1 or not sys.stderr.isatty() or (how is _Shape.jsonl and sys.stdout.isatty()):
        return found
    from rich.console import Console  # noqa: PLC0415 - only a bar needs it
    from rich.progress import track  # noqa: PLC0415 - as above

    return track(found, "Reading", total, console=Console(stderr=True), transient=True)


class _Report:
    """What was read, written as it comes where the shape allows it."""

    def __init__(self, how: _Shape, *, show_unread: bool, db: str | None) -> None:
        self._how = how
        self._db = db
        self._show_unread = show_unread
        self._total = 0
        self._readings: list[tuple[str, Reading]] = []
        self._failed: list[tuple[str, PolicytrackError]] = []
        self._counts = dict.fromkeys(_COUNTED, 0)

    def expect(self, many: int) -> None:
        """Know how many files there will be, besides what failed already; if there is none, that was all there was.

        Raises:
            PolicytrackError: The only one cannot be read.
        """
        self._total = many + len(self._failed)
        if self._total == 1 and self._failed:
            raise self._failed[0][1]
        for _, error in self._failed:
            _say(f"policytrack: {error}")

    def fail(self, name: str, error: PolicytrackError) -> None:
        """Keep what cannot be read, and why."""
        self._failed.append((name, error))

    def add(self, name: str, reading: "Reading | PolicytrackError") -> None:
        """Write the candidates of one file, or say why it could not be read."""
        if isinstance(reading, PolicytrackError):
            if self._total == 1:
                raise reading
            self.fail(name, reading)
            _say(f"policytrack: {reading}")
            return
        for what, found in (("candidates", reading), ("unread", reading.unread), ("refused", reading.refused)):
            self._counts[what] += len(found)
        for refused in reading.refused:
            _say(f"{name}: refused: {refused}")
        if self._how is _Shape.jsonl:
            for one in reading.to_dicts():
                typer.echo(json.dumps(one, ensure_ascii=False))
            self._tell_unread(name, reading)
        else:
            self._readings.append((name, reading))

    def queued(self, queued: Any) -> None:  # noqa: ANN401 - what the queue says
        """Count what is new in the queue, what was there, and what is no longer as it was."""
        self._counts["queued"] += len(queued.added)
        self._counts["queued before"] += len(queued.unchanged)
        self._counts["superseded"] += len(queued.superseded)
        self._counts["stale"] += len(queued.stale)

    def end(self) -> None:
        """Write what had to wait, say how much there was, and end with the status for it."""
        if self._how is _Shape.json:
            write_json(self._document())
        elif self._how is _Shape.table:
            self._tables()
        _say(self._summary())
        if self._failed:
            raise typer.Exit(_FAILED if len(self._failed) < self._total else _WRONG_USE)

    def _tell_unread(self, name: str, reading: "Reading") -> None:
        if self._show_unread:
            for one in reading.unread:
                _say(f'{name}: unread at {one.start}-{one.end}: "{one.text}" ({one.why})')

    def _document(self) -> dict[str, Any]:
        return {
            "articles": [{"file": name, **reading.article.model_dump(mode="json")} for name, reading in self._readings],
            "restrictions": [one for _, reading in self._readings for one in reading.to_dicts()],
            "unread": [
                {"article": reading.article.id, "start": one.start, "end": one.end, "text": one.text, "why": one.why}
                for _, reading in self._readings
                for one in reading.unread
            ],
            "refused": [
                {"article": reading.article.id, "what": str(one)}
                for _, reading in self._readings
                for one in reading.refused
            ],
            "failed": [{"file": name, "why": str(error)} for name, error in self._failed],
        }

    def _tables(self) -> None:
        from policytrack.cli.layout import write_rows  # noqa: PLC0415 - only a table needs rich

        rows = [row for _, reading in self._readings for row in reading.results.brief_rows()]
        if rows:
            write_rows(rows)
        elif len(self._readings) == 1:
            typer.echo(printable(self._readings[0][1].nothing()))
        unread = [
            {
                "unread": one.text,
                "why": one.why,
                "source": f"{reading.article.id} {one.start}-{one.end}",
            }
            for _, reading in self._readings
            for one in reading.unread
        ]
        if unread and self._show_unread:
            typer.echo()
            write_rows(unread)

    def _summary(self) -> str:
        said = {what: many for what, many in self._counts.items() if many or what == "candidates"}
        if self._failed:
            said["could not be read"] = len(self._failed)
        words = {"candidates": "candidate"} if said["candidates"] == 1 else {}
        if not self._show_unread:
            words["unread"] = "unread (--unread shows them)"
        words["queued"] = f"queued (policytrack review list --db {shlex.quote(str(self._db))} shows them)"
        words["superseded"] = "superseded by what is read now"
        words["stale"] = "accepted before and stale now (look at them again)"
        listed = ", ".join(f"{many:,} {words.get(what, what)}" for what, many in said.items())
        return f"{self._total:,} files: {listed}" if self._total > 1 else listed


def _say(line: str) -> None:
    typer.echo(printable(line), err=True)
