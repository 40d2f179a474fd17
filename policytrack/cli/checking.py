"""The command that holds cases against the records: one that its options tell, or many in a file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policytrack.cli.options import Articles, AsJson, Db, Format, Output, opened, write_json

if TYPE_CHECKING:
    from policytrack.verdicts import Ruling, Rulings

__all__ = ["check"]


def check(  # noqa: PLR0913 - what a case may tell
    *,
    target: Annotated[
        str | None, typer.Option(metavar="NAME", help="What is used; a maker stands for all that it makes.")
    ] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Ask about this actor's measures alone.")] = None,
    member_of: Annotated[str | None, typer.Option(metavar="NAME", help="Whose staff or member the person is.")] = None,
    audience: Annotated[str | None, typer.Option(metavar="NAME", help="What sort of person it is.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Where the target is used.")] = None,
    setting: Annotated[str | None, typer.Option(metavar="NAME", help="On what device, network or occasion.")] = None,
    surface: Annotated[str | None, typer.Option(metavar="NAME", help="By which way the target is reached.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day in the world.")] = None,
    known: Annotated[str | None, typer.Option(metavar="DATE", help="The day of our knowledge.")] = None,
    cases: Annotated[
        Path | None,
        typer.Option(
            "--cases",
            metavar="FILE",
            help="Many cases, as CSV or TSV with columns of the names above; what an option tells holds for all.",
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--every", help="Show every restriction, not only the first few.")] = False,
    db: Db = None,
    articles: Articles = None,
    form: Format = None,
    as_json: AsJson = False,
) -> None:
    """Whether any restriction binds a person in a situation, and what would decide it."""
    told: dict[str, Any] = {
        "target": target,
        "actor": actor,
        "member_of": member_of,
        "audience": audience,
        "place": place,
        "setting": setting,
        "surface": surface,
        "on": on,
        "known": known,
    }
    same = {name: value for name, value in told.items() if value is not None}
    if cases is None and target is None:
        raise typer.BadParameter("say what is used (--target NAME), or name a file of cases (--cases FILE)")
    wanted = Output.json if as_json else form or (Output.table if sys.stdout.isatty() else Output.tsv)
    with opened(db, articles) as tracker:
        if cases is None:
            _write_one(tracker.check(**same), wanted, every=every)
        else:
            _write_all(tracker.check_all(cases, **same), wanted)


def _write_one(ruling: "Ruling", form: Output, *, every: bool) -> None:
    if form is Output.json:
        write_json(ruling.to_dict())
        return
    from policytrack.verdicts import lines  # noqa: PLC0415 - only a case needs them

    typer.echo("\n".join(lines(ruling, premises=True, every=every)))


def _write_all(rulings: "Rulings", form: Output) -> None:
    if form is Output.json:
        found = {verdict.code: number for verdict, number in rulings.verdicts.items()}
        write_json({"cases": len(rulings), "verdicts": found, "rulings": rulings.to_dicts()})
    elif form is Output.tsv:
        typer.echo("\t".join(rulings.heads))
        for row in rulings.rows():
            typer.echo("\t".join(" ".join(value.split()) for value in row.values()))
    else:
        from policytrack.cli.layout import write_rows  # noqa: PLC0415 - only a table needs rich

        if rulings:
            write_rows(list(rulings.brief_rows()))
        typer.echo(f"{rulings.footer()}")
