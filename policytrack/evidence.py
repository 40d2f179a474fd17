"""Evidence and the texts: passages shown where a text is at hand, and every piece checked against it."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from policytrack.errors import ArticleTextError, PassageError
from policytrack.model import Article, Evidence, Evidenced, Relation, Restriction, values
from policytrack.passages import sha256, verify

__all__ = ["Check", "Texts", "check", "quoted"]

_PartT = TypeVar("_PartT", bound=Evidenced | Relation)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of articles, found by what they are and not by what their file is called.

    Attributes:
        files: The text of each file, by its path; of a text that a database keeps, by the id of its article.
        by_digest: The path of the text with each SHA-256.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    by_digest: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_files(cls, files: Mapping[str, str]) -> "Texts":
        """The texts with these paths."""
        return cls(files, {sha256(text): path for path, text in files.items()})

    @classmethod
    def of_folder(cls, folder: str | os.PathLike[str]) -> "Texts":
        """Read the texts in a folder; files that are not UTF-8 text are passed over.

        Raises:
            ArticleTextError: There is no such folder, no text in it, or one that cannot be read.
        """
        path = Path(folder)
        if not path.is_dir():
            raise ArticleTextError(f"{path}: there is no such folder of articles")
        files = {str(file): text for file in _listed(path) if (text := _read(file)) is not None}
        if not files:
            raise ArticleTextError(f"{path}: there is no text in this folder of articles")
        return cls.of_files(files)

    def of(self, article: Article) -> str | None:
        """The text of an article, if it is at hand."""
        path = self.by_digest.get(article.sha256)
        return None if path is None else self.files[path]

    def __or__(self, other: "Texts") -> "Texts":
        """These texts and those."""
        return Texts({**self.files, **other.files}, {**self.by_digest, **other.by_digest})


@dataclass(frozen=True, slots=True)
class Check:
    """What came of checking one piece of evidence.

    Attributes:
        restriction: The id of the restriction.
        field: The field the evidence belongs to, such as `events[0].evidence[0]`.
        evidence: The piece of evidence.
        file: The path of the text it was checked against, if any is at hand.
        passage: The passage, if it stands where the evidence says.
        fault: What is wrong, if anything is.
    """

    restriction: str
    field: str
    evidence: Evidence
    file: str | None
    passage: str | None
    fault: str | None

    def __str__(self) -> str:
        """One line: where, and the passage or the fault."""
        where = f"{self.restriction}: {self.field}: {self.evidence.article} {self.evidence.start}-{self.evidence.end}"
        return f"{where}: {self.fault}" if self.fault else f"{where}: {' '.join((self.passage or '').split())}"


def check(restrictions: Iterable[Restriction], texts: Texts) -> Iterator[Check]:
    """Check every piece of evidence against the texts, by their digests.

    A text that is not exactly the recorded one makes every piece of its evidence fail; where a file looks like an
    altered copy, each piece is checked against that, so that one sees what was altered.
    """
    for one in restrictions:
        found = {article.id: _find(article, texts) for article in one.articles}
        for where, piece in one.evidence():
            file, fault = found[piece.article]
            passage, moved = (None, None) if file is None else _passage(texts.files[file], piece)
            faults = [said for said in (fault, moved) if said]
            if faults and file is not None:
                faults.insert(0, file)
            yield Check(one.id, where, piece, file, passage, ": ".join(faults) or None)


def quoted(one: Restriction, texts: Texts) -> Restriction:
    """The restriction with the passages of all evidence whose text is at hand.

    Raises:
        PassageError: A passage does not stand in the text of its article.
    """
    at_hand = {article.id: text for article in one.articles if (text := texts.of(article)) is not None}
    if not at_hand:
        return one
    names = ("events", "scopes", "exemptions", "rationales", "relations")
    try:
        parts = {name: tuple(_quoted(part, at_hand) for part in getattr(one, name)) for name in names}
    except PassageError as error:
        raise PassageError(f"{one.id}: {error}; verify tells in which field") from error
    return Restriction.trusted({**values(one), **parts})


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise ArticleTextError(f"{folder}: this folder cannot be read: {error.strerror}") from error


def _read(file: Path) -> str | None:
    if not file.is_file():
        return None
    try:
        # Not as text: line ends are part of what was digested.
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None
    except OSError as error:
        raise ArticleTextError(f"{file}: this text cannot be read: {error.strerror}") from error


def _quoted(part: _PartT, at_hand: Mapping[str, str]) -> _PartT:
    pieces = tuple(
        Evidence.trusted({**values(piece), "quote": verify(at_hand[piece.article], piece.passage)})
        if piece.article in at_hand
        else piece
        for piece in part.evidence
    )
    return cast("_PartT", type(part).trusted({**values(part), "evidence": pieces}))


def _find(article: Article, texts: Texts) -> tuple[str | None, str | None]:
    """The file with the text of an article, and what is wrong with it, if anything is."""
    file = texts.by_digest.get(article.sha256)
    if file is not None:
        return file, None
    number = article.id.partition("-")[0]
    alike = [path for path in texts.files if Path(path).name.replace("_", "-").partition("-")[0] == number]
    if len(alike) == 1:
        return alike[0], f"not the recorded text of {article.id}, as its SHA-256 differs"
    return None, f"no file has the recorded SHA-256 of {article.id}"


def _passage(text: str, piece: Evidence) -> tuple[str | None, str | None]:
    try:
        return verify(text, piece.passage), None
    except PassageError as error:
        return None, str(error)
