"""Words laid out for the width of a terminal: rows as a table or, where that is too narrow, one below the other."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from policytrack.cli.signs import printable

__all__ = ["indented", "write_rows"]

_GAP = 2
_LEAST = 20


def write_rows(rows: Sequence[Mapping[str, str]]) -> None:
    """Write rows to the terminal, as a table if no word has to be broken for it."""
    rows = [{name: printable(value) for name, value in row.items()} for row in rows]
    console = Console(highlight=False, markup=False, emoji=False)
    widths = _widths(rows, console.width)
    if widths is None:
        blocks = ("\n".join(_block(row, console.width)) for row in rows)
        console.out("\n\n".join(blocks), highlight=False)
    else:
        console.print(_table(rows, widths))


def indented(head: str, text: str, width: int, indent: int) -> Iterator[str]:
    """A text to the right of its head, in lines that fit the width, words left whole."""
    lines = textwrap.wrap(text, max(width - indent, _LEAST), break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines):
        yield f"{'' if number else head:<{indent}}{line}"


def _table(rows: Sequence[Mapping[str, str]], widths: Mapping[str, int]) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0))
    for name, width in widths.items():
        table.add_column(name, width=width)
    for row in rows:
        table.add_row(*row.values())
    return table


def _widths(rows: Sequence[Mapping[str, str]], available: int) -> dict[str, int] | None:
    """The width of each column, as even as the available width allows; None if a word would have to be broken."""
    columns = {name: [name, *(row[name] for row in rows)] for name in rows[0]}
    whole = {name: max(map(cell_len, values)) for name, values in columns.items()}
    least = {
        name: max(cell_len(word) for value in values for word in value.split()) for name, values in columns.items()
    }
    room = available - _GAP * (len(columns) - 1)
    for widest in range(max(whole.values()), 0, -1):
        widths = {name: max(least[name], min(whole[name], widest)) for name in columns}
        if sum(widths.values()) <= room:
            return widths
    return None


def _block(row: Mapping[str, str], width: int) -> Iterator[str]:
    title, *others = row
    yield from textwrap.wrap(row[title], width)
    indent = 2 + max(map(len, others)) + _GAP
    for name in others:
        yield from indented(f"  {name}", row[name], width, indent)
