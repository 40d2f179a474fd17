"""The text of a file that is to be imported, if it can be what it says it is."""

import re
from pathlib import Path

from policytrack.errors import ImportFileError

__all__ = ["bytes_of", "text_of"]

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


def bytes_of(file: Path) -> bytes:
    """What is in a file.

    Raises:
        ImportFileError: There is no such file, it cannot be read, or it is empty.
    """
    try:
        found = file.read_bytes()
    except OSError as error:
        raise ImportFileError(f"{file}: it cannot be read: {error.strerror}") from error
    if not found.strip():
        raise ImportFileError(f"{file}: this file is empty, which says nothing: get it again, or leave it out")
    return found


def text_of(file: Path, encoding: str = "utf-8") -> str:
    """What is in a file, as text; a mark of byte order at its beginning is no part of it.

    Raises:
        ImportFileError: There is no such file, it is empty, is a web page, or has another encoding.
    """
    found = bytes_of(file)
    try:
        text = found.decode(encoding).removeprefix("\ufeff")
    except LookupError as error:
        raise ImportFileError(f'{file}: encoding: there is none called "{encoding}"') from error
    except UnicodeDecodeError as error:
        line = 1 + found[: error.start].count(b"\n")
        raise ImportFileError(
            f"{file}: line {line}: the byte 0x{found[error.start]:02x} is not {encoding}: name the encoding of the file"
        ) from error
    if _PAGE.match(text):
        raise ImportFileError(
            f"{file}: this is a web page, and no data: get the file itself, without what is around it"
        )
    return text
