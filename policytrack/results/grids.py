"""Rows of words as a grid: aligned text for a terminal."""

from collections.abc import Iterable, Iterator, Mapping

__all__ = ["aligned"]

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


def _cut(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= _WIDEST else f"{plain[: _WIDEST - 1]}\u2026"
