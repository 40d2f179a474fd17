"""What is wrong with a file, gathered so that all of it can be mended at once."""

from pathlib import Path

from policytrack.errors import ImportFileError

__all__ = ["Faults"]

_SHOWN = 20


class Faults:
    """The faults of one file; each says where it is."""

    def __init__(self, file: Path) -> None:
        """Begin with none."""
        self._file = file
        self._found: dict[str, list[str]] = {}

    def add(self, place: str, what: str) -> None:
        """Note a fault: its place in the file, and what is wrong there, beginning with the column."""
        self._found.setdefault(what, []).append(place)

    def check(self) -> None:
        """Stop if there are any.

        Raises:
            ImportFileError: There are; the message tells each once, with the first place where it is.
        """
        if not self._found:
            return
        lines = [f"  {_places(places)}: {what}" for what, places in self._found.items()]
        more = len(lines) - _SHOWN
        shown = lines[:_SHOWN] + ([f"  ... and {more:,} others"] if more > 0 else [])
        number = sum(map(len, self._found.values()))
        head = f"{self._file}: {number:,} fault{'' if number == 1 else 's'}; nothing was imported"
        raise ImportFileError("\n".join([head, *shown]))


def _places(places: list[str]) -> str:
    return places[0] if len(places) == 1 else f"{places[0]} and {len(places) - 1:,} more"
