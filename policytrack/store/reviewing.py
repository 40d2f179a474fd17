"""The review queue in the database: texts, readings, candidates and decisions, read and appended to.

What they mean is for `policytrack.review` to say; here they are kept. A `Desk` is one transaction, in which records are
changed and the decision about them is appended, or neither.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection, Engine

from policytrack.errors import DatabaseError, NewerDatabaseError
from policytrack.model import Actor, Article, Record, Restriction, Target, faults, values
from policytrack.names import fold
from policytrack.store.connection import reading, writing
from policytrack.store.loading import described, load
from policytrack.store.saving import Saving
from policytrack.vocabulary import DecisionKind

__all__ = ["Decision", "Desk", "Entry", "Ledger", "ReadText", "desk", "ledger"]

_RecordT = TypeVar("_RecordT", bound=Record)
_DescribedT = TypeVar("_DescribedT", Actor, Target, Article)
_DECISION = "number, candidate, kind, decided_by, decided_at, reason, reading, undoes, json_extract(record, '$.id')"
_RECORDS = "record, before, after"


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text that was read: its number, the number of the first text of the same article, the article, the text."""

    number: int
    lineage: int
    article: Article
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A candidate as far as its state goes.

    Attributes:
        number: Its number.
        restriction: The id of its restriction.
        text: The number of its text.
        lineage: The number of the first text of the same article.
        reader: The name of the reader that found it.
        seen: The last reading that found it.
        digest: The digest of what it says.
    """

    number: int
    restriction: str
    text: int
    lineage: int
    reader: str
    seen: int
    digest: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided on a candidate.

    Attributes:
        number: Its number; 0 before it is appended.
        candidate: The number of the candidate.
        kind: What was decided.
        by: Who decided: the name of a person, or of a program after `agent:`.
        at: When, in UTC.
        reason: Why, if they said so.
        reading: The number of the last reading that there was.
        undoes: The number of the decision that this one reverses.
        restriction: The id of the restriction that was accepted.
        record: What was accepted, where the whole decision was asked for.
        before: The restriction as it was recorded before, if it was; likewise.
        after: The restriction as it was recorded by the decision; likewise.
    """

    number: int
    candidate: int
    kind: DecisionKind
    by: str
    at: datetime
    reason: str | None = None
    reading: int = 0
    undoes: int | None = None
    restriction: str | None = None
    record: Restriction | None = None
    before: Restriction | None = None
    after: Restriction | None = None

    def to_dict(self) -> dict[str, Any]:
        """It as plain JSON values, with what was accepted where the whole decision was asked for."""
        return {
            "number": self.number,
            "candidate": self.candidate,
            "kind": self.kind.value,
            "by": self.by,
            "at": self.at.isoformat(),
            "reason": self.reason,
            "undoes": self.undoes,
            "restriction": self.restriction,
            "record": None if self.record is None else self.record.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that the states of candidates follow from.

    Attributes:
        entries: The candidates, in the order of their numbers.
        decisions: The decisions, in the order in which they were made.
        readings: The last reading of each text by each reader, by the numbers of lineage and text and its name.
    """

    entries: tuple[Entry, ...]
    decisions: tuple[Decision, ...]
    readings: Mapping[tuple[int, int, str], int]


@contextmanager
def desk(engine: Engine) -> Iterator["Desk"]:
    """One transaction at the desk where candidates are reviewed: all of it is kept, or nothing."""
    with writing(engine) as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        opened = Desk(connection)
        yield opened
        opened.saving.finish()


@contextmanager
def ledger(engine: Engine) -> Iterator["Desk"]:
    """The same desk for looking only."""
    with reading(engine) as connection:
        yield Desk(connection)


@dataclass
class Desk:
    """One transaction at the desk where candidates are reviewed."""

    connection: Connection
    saving: Saving = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing to keep."""
        self.saving = Saving(self.connection, {})

    def ledger(self, lineage: int | None = None) -> Ledger:
        """All that the states of candidates follow from, or of those that were read in texts of one article."""
        texts, chosen = ("", ()) if lineage is None else ("WHERE t.lineage = ?", (lineage,))
        of_texts = f"FROM candidate c JOIN read_text t ON t.number = c.text_number {texts}"
        entries = self._rows(
            f"SELECT c.number, c.restriction, c.text_number, t.lineage, c.reader, c.seen, c.digest {of_texts}"
            " ORDER BY c.number",
            *chosen,
        )
        on_them = f"WHERE candidate IN (SELECT c.number {of_texts})" if chosen else ""
        decisions = self._rows(f"SELECT {_DECISION} FROM decision {on_them} ORDER BY number", *chosen)  # noqa: S608 - as above
        last = self._rows(
            "SELECT t.lineage, t.number, r.reader, max(r.number) FROM reading r"  # noqa: S608 - as above
            f" JOIN read_text t ON t.number = r.text_number {texts} GROUP BY t.lineage, t.number, r.reader",
            *chosen,
        )
        return Ledger(
            tuple(Entry(*row) for row in entries),
            tuple(_decision(row) for row in decisions),
            {(lineage, number, reader): reading for lineage, number, reader, reading in last},
        )

    def decision(self, number: int) -> Decision:
        """A decision with the records that it tells of."""
        [row] = self._rows(f"SELECT {_DECISION}, {_RECORDS} FROM decision WHERE number = ?", number)  # noqa: S608 - our columns
        return _decision(row)

    def candidate(self, number: int) -> Restriction | None:
        """What a candidate says, if there is one of this number."""
        rows = self._rows(
            "SELECT c.record, t.description FROM candidate c JOIN read_text t ON t.number = c.text_number"
            " WHERE c.number = ?",
            number,
        )
        if not rows:
            return None
        [(record, description)] = rows
        # A later reading may have described the article better than the one that found the candidate.
        article = _record(Article, description, f"the article of candidate {number}")
        one = _record(Restriction, record, f"candidate {number}")
        return Restriction.trusted({**values(one), "articles": (article,)})

    def names(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """By which names each candidate calls its restriction, who restricts and what is restricted."""
        rows = self._rows(
            "SELECT number, restriction, json_extract(record, '$.actor', '$.target') FROM candidate ORDER BY number"
        )
        for number, restriction, parties in rows:
            actor, target = json.loads(parties)
            said = (actor["id"], actor["name"], target["id"], target["name"], target["maker"])
            yield number, (restriction, *filter(None, said), *actor["aliases"], *target["aliases"])

    def read_text(self, number: int) -> ReadText:
        """A text that was read, by its number."""
        [row] = self._rows("SELECT number, lineage, description, text FROM read_text WHERE number = ?", number)
        return ReadText(row[0], row[1], _record(Article, row[2], f"text {number}"), row[3])

    def text_of(self, sha256: str) -> ReadText | None:
        """The text with this SHA-256, if it was read before."""
        found = self._rows("SELECT number FROM read_text WHERE sha256 = ?", sha256)
        return self.read_text(found[0][0]) if found else None

    def texts_at(self, url: str | None) -> Iterator[ReadText]:
        """The texts of this address, the latest first."""
        found = self._rows("SELECT number FROM read_text WHERE url = ? ORDER BY number DESC", url)
        return (self.read_text(row[0]) for row in found)

    def texts_named(self, name: str) -> Iterator[ReadText]:
        """The texts whose articles have this id, or one that begins so, the latest first; none if none has this one."""
        found = self._rows(
            "SELECT number FROM read_text WHERE (article = ?1 OR article BETWEEN ?1 || '-' AND ?1 || '-z')"
            " AND EXISTS (SELECT 1 FROM read_text WHERE article = ?1) ORDER BY number DESC",
            name,
        )
        return (self.read_text(row[0]) for row in found)

    def recorded_article(self, sha256: str) -> Article | None:
        """The article of the records whose text has this SHA-256, if there is one."""
        found = self._rows("SELECT id FROM article WHERE sha256 = ? ORDER BY id LIMIT 1", sha256)
        return self.recorded(Article, found[0][0]) if found else None

    def is_free(self, article: str) -> bool:
        """Whether no article, recorded or only read, has this id."""
        return not self._rows(
            "SELECT 1 FROM article WHERE id = ? UNION SELECT 1 FROM read_text WHERE article = ?", article, article
        )

    def recorded(self, kind: type[_DescribedT], one_id: str) -> _DescribedT | None:
        """The actor, target or article with this id, if it is recorded."""
        return described(self.connection, kind, [one_id]).get(one_id)

    def ids(self, kind: type[_DescribedT]) -> list[str]:
        """The ids of all actors, targets or articles that are recorded."""
        return [row[0] for row in self._rows(f"SELECT id FROM {_USERS[kind][0]} ORDER BY id")]  # noqa: S608 - our tables

    def called(self, kind: type[_DescribedT], name: str) -> list[str]:
        """The ids of the actors or targets that are recorded under a name."""
        table = _USERS[kind][0]
        return [row[0] for row in self._rows(f"SELECT {table} FROM {table}_name WHERE folded = ?", fold(name))]  # noqa: S608 - our tables

    def known(self, restrictions: Iterable[str]) -> dict[str, Restriction]:
        """The restrictions that are recorded under these ids."""
        keys = self._rows(
            "SELECT key FROM restriction WHERE id IN (SELECT value FROM json_each(?))", json.dumps(sorted(restrictions))
        )
        return {one.id: one for one in load(self.connection, [row[0] for row in keys]).values()}

    def add_text(self, article: Article, text: str, lineage: int | None) -> ReadText:
        """Keep a text that was read, as one of an article that was read before or as the first of its own."""
        number = 1 + (self._rows("SELECT coalesce(max(number), 0) FROM read_text")[0][0])
        added = ReadText(number, lineage or number, article, text)
        self.connection.exec_driver_sql(
            "INSERT INTO read_text (number, lineage, article, url, sha256, description, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, added.lineage, article.id, article.url, article.sha256, article.model_dump_json(), text),
        )
        return added

    def describe_text(self, number: int, article: Article) -> None:
        """Describe the article of a text anew."""
        self.connection.exec_driver_sql(
            "UPDATE read_text SET url = ?, description = ? WHERE number = ?",
            (article.url, article.model_dump_json(), number),
        )

    def add_reading(self, text: int, reader: str) -> int:
        """Note that a text was read; its number is given back."""
        return self._insert(
            "INSERT INTO reading (text_number, reader, read_at) VALUES (?, ?, ?)", text, reader, _stamp(_now())
        )

    def see(self, one: Restriction, digest: str, text: int, reader: str, reading: int) -> bool:
        """Note that a reading found a candidate; whether it is a new one is given back."""
        seen = self.connection.exec_driver_sql(
            "UPDATE candidate SET seen = ? WHERE text_number = ? AND reader = ? AND restriction = ? AND digest = ?",
            (reading, text, reader, one.id, digest),
        )
        if seen.rowcount:
            return False
        self._insert(
            "INSERT INTO candidate (restriction, text_number, reader, seen, digest, record) VALUES (?, ?, ?, ?, ?, ?)",
            one.id,
            text,
            reader,
            reading,
            digest,
            one.model_dump_json(),
        )
        return True

    def append(self, one: Decision) -> Decision:
        """Append a decision, and give it back whole, with its number and the last reading."""
        records = [None if each is None else each.model_dump_json() for each in (one.record, one.before, one.after)]
        number = self._insert(
            "INSERT INTO decision"
            " (candidate, kind, decided_by, decided_at, reason, reading, undoes, record, before, after)"
            " VALUES (?, ?, ?, ?, ?, (SELECT max(number) FROM reading), ?, ?, ?, ?)",
            one.candidate,
            str(one.kind),
            one.by,
            _stamp(one.at),
            one.reason,
            one.undoes,
            *records,
        )
        return self.decision(number)

    def forget_unused(self, kind: type[Actor] | type[Target] | type[Article], one_id: str) -> None:
        """Take an actor, target or article out of the records if nothing there refers to it."""
        table, users = _USERS[kind]
        used = " AND ".join(f"NOT EXISTS (SELECT 1 FROM {other} WHERE {column} = ?1)" for other, column in users)  # noqa: S608 - our tables
        self.connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?1 AND {used}", (one_id,))  # noqa: S608 - our tables

    def _rows(self, statement: str, *values: object) -> list[Any]:
        return list(self.connection.exec_driver_sql(statement, values))

    def _insert(self, statement: str, *values: object) -> int:
        return int(self.connection.exec_driver_sql(statement, values).lastrowid)


_USERS: Mapping[type[Record], tuple[str, tuple[tuple[str, str], ...]]] = {
    Actor: ("actor", (("restriction", "actor_id"), ("actor", "part_of"))),
    Target: ("target", (("restriction", "target_id"), ("target", "maker"))),
    Article: ("article", (("evidence", "article"),)),
}


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _decision(row: Any) -> Decision:  # noqa: ANN401 - a row of the driver
    number, candidate, kind, by, at, reason, last, undoes, restriction, *texts = row
    try:
        decided = DecisionKind(kind)
    except ValueError as error:
        raise NewerDatabaseError(f'"{kind}" is no decision that this version knows: upgrade policytrack') from error
    where = f"decision {number}"
    records = [None if one is None else _record(Restriction, one, where) for one in texts]
    return Decision(
        number, candidate, decided, by, datetime.fromisoformat(at), reason, last, undoes, restriction, *records
    )


def _record(kind: type[_RecordT], text: str, where: str) -> _RecordT:
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        raise DatabaseError(
            f"{where} cannot be read, which a newer policytrack may have written: {faults(error)}"
        ) from error
