"""Cells of a table in Markdown."""

from html import escape

__all__ = ["cell", "code"]


def cell(text: str) -> str:
    """Words on one line, in which a bar does not end the cell."""
    return " ".join(text.split()).replace("|", "\\|")


def code(text: str) -> str:
    """Code in a cell; as HTML where a bar is in it, since not every reader of Markdown takes back what escapes one."""
    plain = " ".join(text.split())
    return f"<code>{escape(plain).replace('|', '&#124;')}</code>" if "|" in plain else f"`{plain}`"
