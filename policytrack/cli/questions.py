"""The questions as commands, each with every filter as an option."""

import inspect
import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policytrack.cli.options import Articles, AsJson, Db, Format, Output, opened, write_json

if TYPE_CHECKING:
    from policytrack.questions import Answer
    from policytrack.results import Results

__all__ = ["add_questions", "filter_parameters", "keyword"]

_FILTERS: Mapping[str, str] = {
    "actor": "Who restricts, by name, alias, place or id.",
    "part_of": "A body and all that are part of it.",
    "actor_kind": "What sort of body restricts.",
    "target": "What is restricted, by name, alias or id; a maker stands for all it makes.",
    "target_kind": "What sort of thing is restricted.",
    "measure": "How it is restricted.",
    "strength": "How much of what the actor controls is covered.",
    "place": "Applies in exactly this place.",
    "within": "Applies in this place or inside it.",
    "status": "Has, or may have, this status on the day.",
    "audience": "Who is bound.",
    "setting": "On what device, network or occasion.",
    "surface": "By which way of reaching the target.",
    "rationale": "For a reason of this sort.",
    "review": "Who has looked at the record.",
    "text": "Words in names, summaries and reasons.",
    "on": "The day in the world: 2025-02-10, 2025-02 or 2025.",
    "known": "The day of our knowledge: only what was published by then counts.",
}
_WRONG_USE = 2
_ONE_VALUE = {"text", "on", "known"}
_EPILOG = "All filters have to be met; one that is given twice is met by either value."
_MORE = '"policytrack show ID" tells more of one, "policytrack list" has the ids.'


def add_questions(app: typer.Typer) -> None:
    """Add the commands that ask the tracker's questions of the same names."""
    _add(app, "who", "Who restricts TARGET.", "target")
    _add(app, "what", "What ACTOR restricts.", "actor")
    _add(app, "where", "Where TARGET is restricted.", "target")
    why = "Why a target is restricted, or why an actor restricts: each reason, and who gave it."
    _add(app, "why", why, "name", required=False)
    _add(app, "list", "All restrictions that satisfy the filters, with their ids.", None)
    app.command("ask", help="Answer a question in plain English.")(_ask)


def _ask(
    question: Annotated[
        list[str],
        typer.Argument(
            metavar="QUESTION...",
            help='In quotes: who, what, where, why, when ... More of them follow up the first: "and in Asia?" "why?".',
        ),
    ],
    db: Db = None,
    articles: Articles = None,
    *,
    as_json: AsJson = False,
) -> None:
    with opened(db, articles) as tracker:
        answers = [tracker.ask(question[0])]
        for follow_up in question[1:]:
            if answers[-1].understood.stops:
                break
            answers.append(answers[-1].ask(follow_up))
    last = answers[-1]
    if as_json:
        write_json(last.to_dict())
    else:
        typer.echo("\n\n".join("\n".join(_told(one, several=len(question) > 1)) for one in answers))
        if last.results:
            _write(last.results, Output.table if sys.stdout.isatty() else Output.tsv)
    if last.understood.stops:
        raise typer.Exit(_WRONG_USE)


def _told(answer: "Answer", *, several: bool) -> Iterator[str]:
    """An answer in lines, under its question where there are several."""
    if several:
        yield f"> {answer.understood.question}"
    yield _wrapped(answer.text)
    yield ""
    yield _wrapped(f"Understood{' so far' if answer.understood.stops else ''} as: {answer.understood.words}")
    if answer.not_understood:
        yield f"Not understood: {', '.join(answer.not_understood)}"


def _wrapped(text: str) -> str:
    """A paragraph in lines of the width of a terminal, or in one line where a program reads it."""
    if not sys.stdout.isatty():
        return text
    return textwrap.fill(text, shutil.get_terminal_size().columns, break_long_words=False, break_on_hyphens=False)


def _add(app: typer.Typer, name: str, said: str, argument: str | None, *, required: bool = True) -> None:
    def ask(**given: Any) -> None:  # noqa: ANN401 - what typer read
        asked = [given.pop("name")] if given.get("name") is not None else []
        given.pop("name", None)
        db, articles, form, as_json = (given.pop(one) for one in ("db", "articles", "form", "as_json"))
        filters = {one: value for one, value in given.items() if value}
        with opened(db, articles) as tracker:
            method = getattr(tracker, "restrictions" if name == "list" else name)
            found = method(*asked, **filters)
        _write(found, Output.json if as_json else form or (Output.table if sys.stdout.isatty() else Output.tsv))

    ask.__signature__ = inspect.Signature(list(_parameters(argument, required=required)))  # type: ignore[attr-defined]  # typer reads it
    app.command(name, help=said, epilog=_EPILOG)(ask)


def _parameters(argument: str | None, *, required: bool) -> Iterator[inspect.Parameter]:
    if argument is not None:
        said = typer.Argument(metavar=argument.upper(), help="By name, alias or id.", show_default=False)
        default = inspect.Parameter.empty if required else None
        yield keyword("name", Annotated[str if required else str | None, said], default)
    yield from filter_parameters(argument)
    yield from (keyword("db", Db), keyword("articles", Articles), keyword("form", Format))
    yield keyword("as_json", AsJson, default=False)


def filter_parameters(without: str | None = None) -> Iterator[inspect.Parameter]:
    """Every filter as an option of a command, but for the one that is its argument."""
    for name, said_of in _FILTERS.items():
        if name != without:
            kind = str | None if name in _ONE_VALUE else list[str] | None
            flags = [f"--{name.replace('_', '-')}", *(["--reason"] if name == "rationale" else [])]
            metavar = "DATE" if name in {"on", "known"} else "WORDS" if name == "text" else "NAME"
            yield keyword(name, Annotated[kind, typer.Option(*flags, metavar=metavar, help=said_of)])
    yield keyword(
        "limit",
        Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="At most so many restrictions.")],
    )


def keyword(name: str, annotation: object, default: object = None) -> inspect.Parameter:
    """A parameter as typer reads it."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _write(found: "Results[Any]", form: Output) -> None:
    if form is Output.json:
        write_json(found.to_document())
        return
    if form is Output.tsv:
        _write_lines(found)
    elif found:
        from policytrack.cli.layout import write_rows  # noqa: PLC0415 - only a table needs rich

        write_rows(list(found.brief_rows()))
        typer.echo(f"\n{found.footer()}\n{_MORE}")
    if not found:
        typer.echo(found.nothing(), err=form is Output.tsv)


def _write_lines(found: "Results[Any]") -> None:
    for values in (found.heads, *(row.values() for row in found.rows())):
        typer.echo("\t".join(" ".join(value.split()) for value in values))
