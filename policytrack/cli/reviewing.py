"""The review queue as commands: at a terminal one candidate after another, and one by one for scripts."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policytrack.cli.options import AsJson, OwnDb, OwnDbIfAny, as_typed, opened, write_json
from policytrack.cli.signs import printable
from policytrack.errors import AmbiguousNameError, InvalidRecordError, ReviewError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from policytrack.model import Restriction
    from policytrack.review import Candidate, Review
    from policytrack.store.reviewing import Decision

__all__ = ["reviewing"]


By = Annotated[
    str | None,
    typer.Option(
        "--by",
        envvar="POLICYTRACK_REVIEWER",
        metavar="NAME",
        help="Who decides: your name, or agent:NAME for a program.",
        callback=as_typed,
    ),
]
Why = Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="Why; kept with the decision.")]
Chosen = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...", help="Numbers of candidates, or ids of restrictions, as `review list` prints them."
    ),
]
One = Annotated[str, typer.Argument(metavar="ID", help="The number of a candidate, or the id of its restriction.")]

reviewing = typer.Typer(help="Go through the candidates that wait: accept, amend, reject.", invoke_without_command=True)


@reviewing.callback()
def review(
    context: typer.Context,
    db: OwnDbIfAny = None,
    by: By = None,
) -> None:
    """Go through the candidates that wait, one after another: accept, amend, reject with a key.

    Every decision is kept at once. Without a terminal, use the commands below.
    """
    if context.invoked_subcommand is not None:  # which takes what stands here for its own
        context.default_map = {context.invoked_subcommand: {"db": db, "by": by}}
        return
    if db is None:
        raise ReviewError("say which database to review: --db FILE, or POLICYTRACK_DB")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ReviewError(
            'this is no terminal to review at: use "policytrack review list", and accept, amend or reject by number'
        )
    from policytrack.cli.desk import Desk  # noqa: PLC0415 - only a sitting needs it

    reviewer = _reviewer(by)
    with opened(db) as tracker:
        Desk(tracker.review, reviewer).sit()


@reviewing.command("list")
def listed(
    db: OwnDb,
    state: Annotated[
        list[str] | None,
        typer.Option("--state", metavar="NAME", help="pending, stale, accepted, rejected, superseded, or all."),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """The candidates, by default those that wait: number, state, restriction, what it would change, article."""
    with opened(db) as tracker:
        review = tracker.review
        found = review.queue() if not state else review.candidates(None if "all" in state else state)
    if as_json:
        write_json([one.to_dict() for one in found])
        return
    from policytrack.cli.candidates import one_line  # noqa: PLC0415 - as above

    for one in found:
        typer.echo(one_line(one))
    if not found:
        typer.echo("nothing waits for review" if not state else "no candidate is in this state", err=True)


@reviewing.command("show")
def show(
    candidate: One,
    db: OwnDb,
    *,
    as_json: AsJson = False,
    as_toml: Annotated[bool, typer.Option("--toml", help="As the document that `review amend` takes.")] = False,
) -> None:
    """One candidate with its passages in their context, and what it would change."""
    with opened(db) as tracker:
        one = _find(tracker.review, candidate)
    if as_json:
        write_json(one.to_dict())
    elif as_toml:
        from policytrack.cli import editing  # noqa: PLC0415 - as above

        typer.echo(editing.as_toml(one, editing.draft_of(one)), nl=False)
    else:
        from policytrack.cli.candidates import console, write_candidate  # noqa: PLC0415 - as above

        write_candidate(console(), one)


@reviewing.command("accept")
def accept(candidates: Chosen, db: OwnDb, by: By = None, reason: Why = None, *, as_json: AsJson = False) -> None:
    """Let candidates join the records as they were read."""
    _decide(db, candidates, by, as_json, lambda review, one, who: review.accept(one.number, by=who, reason=reason))


@reviewing.command("amend")
def amend(  # noqa: PLR0913 - what a decision may tell
    candidate: One,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The document that `review show --toml` printed, changed; - for stdin."),
    ],
    db: OwnDb,
    by: By = None,
    reason: Why = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Let a candidate join the records as a document says; what the document leaves out is left out."""
    from policytrack.cli.editing import of_toml  # noqa: PLC0415 - as above

    draft = of_toml(_read(file))
    _decide(
        db, [candidate], by, as_json, lambda review, one, who: review.amend(one.number, draft, by=who, reason=reason)
    )


@reviewing.command("reject")
def reject(
    candidates: Chosen,
    db: OwnDb,
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; kept with the decision.")],
    by: By = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Refuse candidates; they stay refused when the same text is read again."""
    _decide(db, candidates, by, as_json, lambda review, one, who: review.reject(one.number, by=who, reason=reason))


@reviewing.command("undo")
def undo(
    db: OwnDb,
    candidate: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="The candidate; by default that of your last decision.")
    ] = None,
    by: By = None,
    reason: Why = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Reverse a decision: what it added to the records is taken back, and both decisions stay."""
    reviewer = _reviewer(by)
    with opened(db) as tracker:
        number = None if candidate is None else _find(tracker.review, candidate).number
        decision = tracker.review.undo(by=reviewer, candidate=number, reason=reason)
    _tell([decision], as_json=as_json)


@reviewing.command("log")
def log(db: OwnDb, *, as_json: AsJson = False) -> None:
    """All decisions, in the order in which they were made: when, who, what, on which candidate, why."""
    with opened(db) as tracker:
        decisions = tracker.review.decisions()
    if as_json:
        write_json([one.to_dict() for one in decisions])
        return
    for one in decisions:
        said = one.at.isoformat(), one.by, one.kind.label, str(one.candidate), one.reason or ""
        typer.echo("\t".join(map(printable, said)))


@reviewing.command("agreement")
def agreement(
    first: Annotated[
        Path, typer.Argument(metavar="A", help="What the one recorded: JSON lines, a database, seeds ...")
    ],
    second: Annotated[Path, typer.Argument(metavar="B", help="What the other did.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day on which statuses are compared.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """How far two people agree who coded the same articles, field by field, and every difference.

    Of a database with candidates, what was accepted is compared, and nothing that was recorded before.
    """
    from policytrack.agreement import compare  # noqa: PLC0415 - as above

    seen = compare(_coding(first), _coding(second), on)
    if as_json:
        write_json(seen.to_dict())
        return
    both, one, other = (len(those) for those in (seen.both, seen.only_first, seen.only_second))
    typer.echo(f"found by both {both}, only in {first} {one}, only in {second} {other}: F1 {_figure(seen.found)}\n")
    typer.echo(f"{'field':<12}{'items':>6}{'agreed':>8}{'share':>7}{'kappa':>7}{'alpha':>7}")
    for name, each in seen.fields.items():
        figures = "".join(f"{_figure(figure):>7}" for figure in (each.observed, each.kappa, each.alpha))
        typer.echo(f"{name:<12}{each.items:>6}{each.agreed:>8}{figures}")
    typer.echo("".join(f"\n{each}" for each in seen.discrepancies))


def _coding(path: Path) -> "Sequence[Restriction]":
    """What somebody recorded; in a database with candidates, what they accepted of them."""
    from policytrack.imports import is_database, read  # noqa: PLC0415 - as above

    found = read(path).restrictions
    if not is_database(path):
        return found
    with opened(str(path)) as tracker:
        candidates, accepted = tracker.review.candidates(), tracker.review.accepted()
    if not candidates:
        return found
    waiting = sum(one.is_open for one in candidates)
    typer.echo(f"{path}: accepted {len(accepted)}, not decided on {waiting}", err=True)
    return accepted


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _reviewer(by: str | None) -> str:
    if not (by or "").strip():
        raise ReviewError("say who decides: --by NAME, or POLICYTRACK_REVIEWER; a program is agent:NAME")
    return str(by)


def _decide(
    db: str,
    chosen: list[str],
    by: str | None,
    as_json: bool,  # noqa: FBT001 - as the commands have it
    decide: "Callable[[Review, Candidate, str], Decision]",
) -> None:
    reviewer = _reviewer(by)
    with opened(db) as tracker:
        # All are looked up before anything is decided: a misspelt one stops it.
        found = {one.number: one for one in (_find(tracker.review, each) for each in chosen)}
        decisions: list[Decision] = []
        try:
            decisions.extend(decide(tracker.review, one, reviewer) for one in found.values())
        finally:
            _tell(decisions, as_json=as_json)


def _tell(decisions: "list[Decision]", *, as_json: bool) -> None:
    if as_json:
        write_json([one.to_dict() for one in decisions])
        return
    for one in decisions:
        what = f" ({one.restriction})" if one.restriction else ""
        typer.echo(f"candidate {one.candidate}: {one.kind.label} by {one.by}{what}")


def _find(review: "Review", name: str) -> "Candidate":
    """The candidate with this number, or the open one, or the only one, of this restriction."""
    if name.isdecimal():
        return review.get(int(name))
    found = [one for one in review.candidates() if one.id == name]
    found = [one for one in found if one.is_open] or found
    if len(found) > 1:
        raise AmbiguousNameError("candidate", name, [str(one.number) for one in found])
    if not found:
        raise ReviewError(f'"{name}": no candidate has this number or id: policytrack review list prints them')
    return found[0]


def _read(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.read()
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidRecordError(f"{file}: this is no text in UTF-8: give what review show --toml printed") from error
    except OSError as error:
        raise InvalidRecordError(f"{file}: it cannot be read: {error.strerror or error}") from error
