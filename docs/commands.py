"""The reference of the command line: every command with its arguments and options, from the program itself."""

import re
from collections.abc import Iterator
from typing import TypeAlias, cast

import typer
from cells import cell, code
from typer.core import TyperArgument, TyperCommand, TyperGroup

from policytrack.cli import app

__all__ = ["commands_page"]

Command: TypeAlias = TyperCommand | TyperGroup
_NAME = "policytrack"
# Around choices, versions of typer have different brackets.
_CHOICES = re.compile(r"[<\[](.*)[>\]]$")
_INTRO = """\
# Commands

`policytrack COMMAND --help` prints the same in a terminal. Names are taken as people write them, in any case. An
option with a word in CAPITALS takes a value, one with words between bars one of those, any other is a switch. Several
values of one filter, `--actor Texas --actor NASA`, are alternatives.

Exit status: 0 done, 1 the answer is no (a passage does not stand where the records say), 2 wrong use or an unknown
name. An error is one or two lines on standard error; `--debug` adds where it comes from.
"""


def commands_page() -> str:
    """Describe every command of the program."""
    program = cast("TyperGroup", typer.main.get_command(app))
    context = typer.Context(program, info_name=_NAME)
    every = list(_commands(program, context))
    contents = [f"- [`{path}`](#{_anchor(path)}): {_first_line(command)}" for path, command, _ in every]
    sections = (part for path, command, inside in every for part in _section(path, command, inside))
    return "\n".join([_INTRO, *contents, "", *_options(program, context), *sections])


def _commands(group: TyperGroup, context: typer.Context) -> Iterator[tuple[str, Command, typer.Context]]:
    for name in group.list_commands(context):
        command = cast("Command", group.get_command(context, name))
        inside = typer.Context(command, info_name=name, parent=context)
        yield inside.command_path, command, inside
        if isinstance(command, TyperGroup):
            yield from _commands(command, inside)


def _section(path: str, command: Command, context: typer.Context) -> Iterator[str]:
    level = "#" * (len(path.split()))
    usage = " ".join([path, *_usage(command)])
    yield f"\n{level} {path}\n\n{(command.help or '').strip()}\n\n```text\n{usage}\n```\n"
    yield from _options(command, context)
    if command.epilog:
        yield f"\n{command.epilog}"


def _options(command: Command, context: typer.Context) -> Iterator[str]:
    yield "| argument or option | meaning |\n| --- | --- |"
    for one in command.get_params(context):
        if record := one.get_help_record(context):
            # The help adds the type in Python to an argument, which tells a reader of words nothing.
            names = str(one.metavar) if isinstance(one, TyperArgument) else _CHOICES.sub(r"\1", record[0])
            # In brackets it would be taken for a link.
            meaning = re.sub(r"\[(.*?)\]", r"(\1)", record[1])
            yield f"| {code(names)} | {cell(meaning)} |"


def _usage(command: Command) -> Iterator[str]:
    if isinstance(command, TyperGroup):
        yield "[OPTIONS] COMMAND"
        return
    for one in _arguments(command):
        name = str(one.metavar)
        yield name if one.required or name.startswith("[") else f"[{name}]"
    yield "[OPTIONS]"


def _arguments(command: Command) -> Iterator[TyperArgument]:
    return (one for one in command.params if isinstance(one, TyperArgument))


def _first_line(command: Command) -> str:
    return (command.help or "").strip().partition("\n")[0]


def _anchor(path: str) -> str:
    return path.replace(" ", "-")
