"""The program: its commands, and how it ends."""

import gc
import io
import shutil
import sys
import traceback
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from policytrack import __version__
from policytrack.cli.charts import add_charts
from policytrack.cli.checking import check
from policytrack.cli.comparing import add_comparing
from policytrack.cli.databases import database
from policytrack.cli.exporting import add_exporting
from policytrack.cli.importing import add_importing
from policytrack.cli.options import Articles, AsJson, Db, opened, write_json
from policytrack.cli.questions import add_questions
from policytrack.cli.reading import add_reading
from policytrack.cli.reports import add_reports
from policytrack.cli.reviewing import reviewing
from policytrack.cli.strictness import add_strictness
from policytrack.errors import PolicytrackError

if TYPE_CHECKING:
    from policytrack.evidence import Check

__all__ = ["app", "main"]

_FAILED, _WRONG_USE, _INTERRUPTED = 1, 2, 130
_OBJECTS_BETWEEN_COLLECTIONS = 200_000
_FILE_WIDTH = 1_000_000
"""Lines that are written to a file are not broken."""
# typer shows its exceptions, but not what those for wrong use have in common.
_UsageError = cast("type[Exception]", typer.BadParameter.__base__)

app = typer.Typer(
    name="policytrack",
    help="Who restricts what technology, where, for whom, since when and why.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
add_questions(app)
app.command()(check)
add_charts(app)
add_reports(app)


@app.command()
def show(
    restriction: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a restriction, as `policytrack list` prints it.")
    ],
    db: Db = None,
    articles: Articles = None,
    *,
    as_json: AsJson = False,
) -> None:
    """One restriction, complete: events, scopes, exemptions, reasons and the evidence of each."""
    with opened(db, articles) as tracker:
        one = tracker.get(restriction)
    if as_json:
        write_json(one.to_dict())
        return
    from policytrack.cli.complete import complete  # noqa: PLC0415 - help needs none of it

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _FILE_WIDTH
    typer.echo("\n".join(complete(one, width)))


@app.command()
def verify(
    articles: Articles = None,
    db: Db = None,
    *,
    quiet: Annotated[bool, typer.Option("--quiet", help="Only what fails, and the count.")] = False,
    as_json: AsJson = False,
) -> None:
    """Check every piece of evidence against the texts, by SHA-256, and show the passages; exit 1 if one fails.

    The texts are those in the folder, and those that the database keeps.
    """
    with opened(db) as tracker:
        checks = tracker.verify(articles)
    failed = [one for one in checks if one.fault]
    if as_json:
        write_json({"passages": len(checks), "failed": len(failed), "checks": [_plain(one) for one in checks]})
    else:
        for one in failed if quiet else checks:
            typer.echo(str(one), err=one.fault is not None)
        sources = len({one.evidence.article for one in checks})
        typer.echo(f"{len(checks) - len(failed)} of {len(checks)} passages stand as recorded, in {sources} articles.")
    if failed:
        raise typer.Exit(_FAILED)


add_reading(app)
add_exporting(app)
add_importing(app)
app.add_typer(reviewing, name="review")
add_comparing(app)
add_strictness(app)
app.add_typer(database, name="db")


@app.callback(invoke_without_command=True)
def root(
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")] = False,  # noqa: ARG001 - main looks for it
) -> None:
    """Who restricts what technology, where, for whom, since when and why."""
    if version:
        typer.echo(f"policytrack {__version__}")
        raise typer.Exit


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; an error that a caller can fix is said in a line, and ends with status 2."""
    given = sys.argv[1:] if arguments is None else arguments
    _write_in_any_encoding()
    # Most of a short run is imports, whose objects stay: looking through them for garbage takes a tenth of the time.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        # An option of the whole program, but who has just seen an error adds it at the end.
        status = app([one for one in given if one != "--debug"], prog_name="policytrack", standalone_mode=False)
    except PolicytrackError as error:
        if "--debug" in given:
            traceback.print_exc()
        _end("\n".join([str(error), *getattr(error, "__notes__", ())]))
    except _UsageError as error:
        _end(_wrong_use(error))
    except typer.Abort:
        raise SystemExit(_INTERRUPTED) from None
    if status:
        raise SystemExit(status)


def _end(said: str) -> None:
    if said:
        typer.echo(f"policytrack: {said}", err=True)
    raise SystemExit(_WRONG_USE) from None


def _wrong_use(error: Any) -> str:  # noqa: ANN401 - typer does not show its type
    """What typer found wrong, and where to read on; nothing if it has printed the help already."""
    said = error.format_message().replace("Value error, ", "").strip()
    command = error.ctx.command_path if error.ctx else "policytrack"
    return f'{said}\n"{command} --help" tells how to use it.' if said else ""


def _write_in_any_encoding() -> None:
    # A sign that a terminal or file cannot hold is written as its code, instead of ending the program.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _plain(one: "Check") -> dict[str, Any]:
    piece = one.evidence
    where = {"restriction": one.restriction, "field": one.field, "article": piece.article}
    return (
        where
        | {"start": piece.start, "end": piece.end, "digest": piece.digest}
        | {"file": one.file, "passage": one.passage, "fault": one.fault}
    )
