"""Rows of words as a grid: aligned text for a terminal, a table for a notebook."""

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["aligned", "html_table"]

_WIDEST = 36


def aligned(rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    r"""Rows as lines of aligned columns under their names, with long words cut.

    >>> print(*aligned([{"who": "Texas", "what": "RedNote"}, {"who": "Italy", "what": "DeepSeek app"}]), sep="\n")
    who    what
    Texas  RedNote
    Italy  DeepSeek app
    """
    short = [{name: _cut(value) for name, value in row.items()} for row in rows]
    table = [list(short[0]), *(list(row.values()) for row in short)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for line in table:
        yield "  ".join(value.ljust(width) for value, width in zip(line, widths, strict=True)).rstrip()


def html_table(heads: Sequence[str], rows: Iterable[Mapping[str, str]], notes: Iterable[str]) -> str:
    """Rows as an HTML table, with notes in paragraphs below it.

    >>> html_table(["who"], [{"who": "R&D"}], [])
    '<table><thead><tr><th>who</th></tr></thead><tbody><tr><td>R&amp;D</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{html.escape(name)}</th>" for name in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(value)}</td>" for value in row.values()) + "</tr>" for row in rows
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return table + "".join(f"<p>{html.escape(line)}</p>" for line in notes)


def _cut(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= _WIDEST else f"{plain[: _WIDEST - 1]}\u2026"
