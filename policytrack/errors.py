"""One root error, and one class for each thing a caller can fix."""

from collections.abc import Sequence

__all__ = [
    "AmbiguousNameError",
    "ArticleTextError",
    "CasesError",
    "ConflictingRecordError",
    "DatabaseError",
    "DateFormatError",
    "ExportError",
    "ImportFileError",
    "InvalidRecordError",
    "MappingError",
    "MissingExtraError",
    "NewerDatabaseError",
    "PassageError",
    "PolicytrackError",
    "ReviewError",
    "SeedError",
    "UnknownNameError",
]

_SHOWN = 5


class PolicytrackError(Exception):
    """The root of every error that policytrack raises on purpose."""


class DateFormatError(PolicytrackError, ValueError):
    """A date is not written in the part of EDTF that policytrack reads."""


class ExportError(PolicytrackError):
    """Records cannot be written in a format, or to a file; the message says what to do."""


class ImportFileError(PolicytrackError, ValueError):
    """A file cannot be taken in; the message lists what is wrong with file, row and column, and nothing was kept."""


class InvalidRecordError(PolicytrackError, ValueError):
    """A record breaks a rule of the domain; the message names the record and the field."""


class ConflictingRecordError(PolicytrackError):
    """A record with the same id is stored already, with another content in a field that has one value."""


class MappingError(PolicytrackError, ValueError):
    """A mapping file cannot be used; the message names the field."""


class PassageError(PolicytrackError, ValueError):
    """A passage does not stand in the text where the evidence says."""


class ArticleTextError(PolicytrackError):
    """The text of an article is missing, unreadable or not the text that was recorded."""


class SeedError(PolicytrackError, ValueError):
    """A seed file cannot be used; the message names the file and the field."""


class ReviewError(PolicytrackError):
    """A decision on a candidate cannot be made; the message says why, and what to do first."""


class DatabaseError(PolicytrackError):
    """A database cannot be opened or used as a tracker; the message says what to do."""


class NewerDatabaseError(DatabaseError):
    """A database was written by a newer policytrack than this one."""


class CasesError(PolicytrackError, ValueError):
    """Some of many cases cannot be read; the message names the row and the column of what is wrong."""

    def __init__(self, faults: Sequence[str]) -> None:
        """Keep every fault; the message shows the first."""
        self.faults = tuple(faults)
        more = len(self.faults) - _SHOWN
        lines = [*self.faults[:_SHOWN], *([f"and {more:,} more"] if more > 0 else [])]
        super().__init__("\n".join(lines))

    def __reduce__(self) -> tuple[type["CasesError"], tuple[tuple[str, ...]]]:
        """Pickle by what the error was made of, as the message is derived."""
        return type(self), (self.faults,)


class MissingExtraError(PolicytrackError, ImportError):
    """A part of policytrack needs a package that an extra installs."""

    def __init__(self, feature: str, extra: str) -> None:
        """Name the feature that was asked for and the extra that brings it."""
        self.feature = feature
        self.extra = extra
        super().__init__(f'{feature} needs the extra "{extra}": pip install "policytrack[{extra}]"')

    def __reduce__(self) -> tuple[type["MissingExtraError"], tuple[str, str]]:
        """Pickle by what the error was made of, as the message is derived."""
        return type(self), (self.feature, self.extra)


class UnknownNameError(PolicytrackError, LookupError):
    """A name matches nothing that is known."""

    def __init__(self, kind: str, name: str, suggestions: Sequence[str] = ()) -> None:
        """Keep what was asked (`kind`, `name`) and the nearest known names."""
        self.kind = kind
        self.name = name
        self.suggestions = tuple(suggestions)
        hint = f"; did you mean {_either(self.suggestions)}?" if self.suggestions else ""
        super().__init__(f'no {kind} is known as "{name}"{hint}')

    def __reduce__(self) -> tuple[type["UnknownNameError"], tuple[str, str, tuple[str, ...]]]:
        """Pickle by what the error was made of, as the message is derived."""
        return type(self), (self.kind, self.name, self.suggestions)


class AmbiguousNameError(PolicytrackError, LookupError):
    """A name matches several things; the caller has to choose one."""

    def __init__(self, kind: str, name: str, choices: Sequence[str]) -> None:
        """Keep what was asked (`kind`, `name`) and what it may mean."""
        self.kind = kind
        self.name = name
        self.choices = tuple(choices)
        super().__init__(f'"{name}" is more than one {kind}: choose {_either(self.choices)}')

    def __reduce__(self) -> tuple[type["AmbiguousNameError"], tuple[str, str, tuple[str, ...]]]:
        """Pickle by what the error was made of, as the message is derived."""
        return type(self), (self.kind, self.name, self.choices)


def _either(names: Sequence[str]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} or {last}" if rest else last
