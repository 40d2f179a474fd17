"""What may be written to a terminal of a text that comes from elsewhere."""

__all__ = ["printable"]


def printable(text: str) -> str:
    r"""A text on one line, without signs that a terminal would obey.

    Example:
        >>> printable("Tock is\n \x1b[2Jout")
        'Tock is �[2Jout'
    """
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in " ".join(text.split()))
