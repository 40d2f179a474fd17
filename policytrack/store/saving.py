"""Keeping records: validated restrictions turned into rows, in one transaction, joined with what is there."""

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import Connection, Engine

from policytrack.errors import ArticleTextError, InvalidRecordError, PassageError
from policytrack.joining import join
from policytrack.model import Actor, Article, Restriction, Target, values
from policytrack.passages import Passage, sha256, verify
from policytrack.query import searched
from policytrack.store import derived
from policytrack.store.connection import writing
from policytrack.store.describing import Described
from policytrack.store.flattening import INSERT, Rows, add_rows
from policytrack.store.loading import load

__all__ = ["Saved", "Saving", "save"]

_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Saved:
    """How many restrictions were added, joined with a record that was there, or there already."""

    added: int = 0
    joined: int = 0
    unchanged: int = 0


def save(  # noqa: PLR0913 - each is a kind of record that can be kept
    engine: Engine,
    restrictions: Iterable[Restriction],
    *,
    actors: Iterable[Actor] = (),
    targets: Iterable[Target] = (),
    articles: Iterable[Article] = (),
    texts: Mapping[str, str] | None = None,
    makers: Callable[[str], Target | None] | None = None,
) -> Saved:
    """Keep records, all or none.

    Saving the same records again changes nothing, and the order in which records come does not matter: what is there
    already is joined with what comes.

    Args:
        engine: The database.
        restrictions: The restrictions; they are read as a stream.
        actors: Actors to keep besides those of the restrictions, such as the bodies that those are part of.
        targets: Targets to keep besides those of the restrictions, such as the companies that make those.
        articles: Articles to keep besides those of the restrictions.
        texts: The texts of articles, by the id of the article; then passages can be quoted.
        makers: What describes a company by its id, for makers that are not there and that nothing else describes.

    Raises:
        ConflictingRecordError: An actor, target or article is there already and is described differently.
        InvalidRecordError: An actor is part of, or a target made by, something that is not there.
        ArticleTextError: A text is not the one its article was recorded with.
        PassageError: A piece of evidence does not stand in the text of its article.
        DatabaseError: The file cannot be written.
    """
    with writing(engine) as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        is_first = connection.exec_driver_sql("SELECT 1 FROM restriction LIMIT 1").first() is None
        saving = Saving(connection, dict(texts or {}))
        saving.describe(actors, targets, articles)
        with derived.without_indexes(connection) if is_first else nullcontext():
            stream = iter(restrictions)
            while chunk := list(islice(stream, _CHUNK)):
                with _collector_paused():
                    saving.keep(chunk)
        if makers is not None:
            saving.describe_makers(makers)
        saving.finish()
    return Saved(saving.added, saving.joined, saving.unchanged)


@contextmanager
def _collector_paused() -> Iterator[None]:
    # Rows are many and refer to nothing, so looking through them for garbage takes time and finds none.
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()


@dataclass
class Saving:
    """One transaction in which records are kept.

    Attributes:
        connection: The connection, in a transaction that can write.
        texts: The texts of articles to keep in the end, by the ids of the articles.
    """

    connection: Connection
    texts: dict[str, str]
    added: int = 0
    joined: int = 0
    unchanged: int = 0
    next_key: int = 0
    has_texts: bool = False
    actors: Described[Actor] = field(init=False)
    targets: Described[Target] = field(init=False)
    articles: Described[Article] = field(init=False)

    def __post_init__(self) -> None:
        """See what is there."""
        self.has_texts = self.connection.exec_driver_sql("SELECT 1 FROM article_text LIMIT 1").first() is not None
        self.next_key = 1 + (self.connection.exec_driver_sql("SELECT max(key) FROM restriction").scalar() or 0)
        self.actors = Described(self.connection, Actor)
        self.targets = Described(self.connection, Target)
        self.articles = Described(self.connection, Article)

    def describe(self, actors: Iterable[Actor], targets: Iterable[Target], articles: Iterable[Article]) -> None:
        """Keep who restricts, what is restricted, and the articles that say so."""
        self.actors.add(actors)
        self.targets.add(targets)
        self.articles.add(articles)

    def describe_makers(self, described: Callable[[str], Target | None]) -> None:
        """Keep the makers of targets as well that are not there, as far as they are described."""
        missing = self.connection.exec_driver_sql(
            "SELECT DISTINCT maker FROM target WHERE maker NOT IN (SELECT id FROM target)"
        )
        for maker in list(missing.scalars()):
            found = described(maker)
            if found is not None and found.id == maker:
                self.targets.add([found])

    def keep(self, restrictions: list[Restriction]) -> None:
        """Keep restrictions, joined with what is there."""
        self._check_passages(restrictions)
        self.describe(
            [one.actor for one in restrictions],
            [one.target for one in restrictions],
            [article for one in restrictions for article in one.articles],
        )
        rows: Rows = {table: [] for table in INSERT}
        there = self._there([one.id for one in restrictions])
        for one_id, same_id in _by_id(restrictions).items():
            whole = self._as_described(_joined(same_id))
            if one_id in there:
                self._keep_again(*there[one_id], whole, rows)
            else:
                add_rows(rows, self.next_key, whole)
                self.next_key += 1
                self.added += 1
        self._insert(rows)

    def known(self, restriction: str) -> Restriction | None:
        """The restriction with this id as it is kept, if it is."""
        found = self._there([restriction])
        return found[restriction][1] if found else None

    def put(self, one: Restriction) -> None:
        """Keep a restriction exactly as it is given, in the place of what is kept of the same id."""
        self._check_passages([one])
        self.describe([one.actor], [one.target], one.articles)
        rows: Rows = {table: [] for table in INSERT}
        key, _ = self._there([one.id]).get(one.id, (self.next_key, None))
        self.next_key = max(self.next_key, key + 1)
        self.remove(one.id)
        add_rows(rows, key, self._as_described(one.unquoted()))
        self._insert(rows)

    def remove(self, restriction: str) -> None:
        """Keep the restriction with this id no longer."""
        self.connection.exec_driver_sql("DELETE FROM restriction WHERE id = ?", (restriction,))

    def finish(self) -> None:
        """Check what only the end can tell, and keep the texts."""
        for table, column, what in (("actor", "part_of", "is part of"), ("target", "maker", "is made by")):
            missing = self.connection.exec_driver_sql(
                f"SELECT id, {column} FROM {table} WHERE {column} NOT IN (SELECT id FROM {table}) LIMIT 1"  # noqa: S608 - constants
            ).first()
            if missing is not None:
                raise InvalidRecordError(
                    f"{table} {missing[0]} {what} {missing[1]}, which is not there: add it as well"
                )
        self._rename()
        self._keep_texts()

    def _as_described(self, one: Restriction) -> Restriction:
        """The restriction with all names that its actor and target have by now."""
        actor, target = self.actors.get(one.actor.id), self.targets.get(one.target.id)
        if actor is one.actor and target is one.target:
            return one
        return Restriction.trusted({**values(one), "actor": actor, "target": target})

    def _rename(self) -> None:
        """Let restrictions kept before be found by the names that their actors and targets were given since."""
        one_of_each = self.connection.exec_driver_sql(
            "SELECT min(key) FROM restriction WHERE actor_id IN (SELECT value FROM json_each(?))"
            " OR target_id IN (SELECT value FROM json_each(?)) GROUP BY actor_id, target_id",
            (json.dumps(sorted(self.actors.renamed)), json.dumps(sorted(self.targets.renamed))),
        )
        for one in load(self.connection, list(one_of_each.scalars())).values():
            names, _, _ = searched(one)
            self.connection.exec_driver_sql(
                "UPDATE restriction SET names = ? WHERE actor_id = ? AND target_id = ?",
                (names, one.actor.id, one.target.id),
            )

    def _there(self, ids: list[str]) -> dict[str, tuple[int, Restriction]]:
        found = self.connection.exec_driver_sql(
            "SELECT key FROM restriction WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
        )
        keys = [row[0] for row in found]
        return {one.id: (key, one) for key, one in load(self.connection, keys).items()}

    def _keep_again(self, key: int, before: Restriction, now: Restriction, rows: Rows) -> None:
        whole = join(before, now.unquoted())
        if whole == before:
            self.unchanged += 1
            return
        self.connection.exec_driver_sql("DELETE FROM restriction WHERE key = ?", (key,))
        add_rows(rows, key, whole)
        self.joined += 1

    def _insert(self, rows: Rows) -> None:
        for table, those in rows.items():
            if those:
                self.connection.exec_driver_sql(INSERT[table], those)

    def _check_passages(self, restrictions: Iterable[Restriction]) -> None:
        """Check what comes against the texts that are kept already; those that come are checked in the end."""
        if not self.has_texts:
            return
        pieces = [(one.id, where, piece) for one in restrictions for where, piece in one.evidence()]
        cited = json.dumps(sorted({piece.article for _, _, piece in pieces}))
        kept = self.connection.exec_driver_sql(
            "SELECT article, text FROM article_text WHERE article IN (SELECT value FROM json_each(?))", (cited,)
        )
        texts = {row[0]: row[1] for row in kept}
        for restriction, where, piece in pieces:
            if piece.article in texts:
                _check_passage(restriction, where, piece.article, texts[piece.article], piece.passage)

    def _keep_texts(self) -> None:
        for article_id, text in self.texts.items():
            article = self.articles.get(article_id)
            if article is None:
                raise ArticleTextError(f"{article_id}: a text is given, but no article of this id")
            if sha256(text) != article.sha256:
                raise ArticleTextError(f"{article_id}: this is another text than was recorded: its SHA-256 differs")
            self.connection.exec_driver_sql(
                "INSERT OR IGNORE INTO article_text (article, text) VALUES (?, ?)", (article_id, text)
            )
            self._check_evidence_in(article_id, text)

    def _check_evidence_in(self, article_id: str, text: str) -> None:
        pieces = self.connection.exec_driver_sql(
            'SELECT r.id, e.part, e.number, e.nth, e.start, e."end", e.digest'
            " FROM evidence e JOIN restriction r ON r.key = e.restriction_key WHERE e.article = ?",
            (article_id,),
        )
        for restriction, part, number, nth, start, end, digest in pieces:
            where = f"{part}s[{number}].evidence[{nth}]"
            _check_passage(restriction, where, article_id, text, Passage(start, end, digest))


def _check_passage(restriction: str, where: str, article: str, text: str, passage: Passage) -> None:
    try:
        verify(text, passage)
    except PassageError as error:
        raise PassageError(f"{restriction}: {where}: {article}: {error}") from error


def _by_id(restrictions: Iterable[Restriction]) -> dict[str, list[Restriction]]:
    found: dict[str, list[Restriction]] = {}
    for one in restrictions:
        found.setdefault(one.id, []).append(one)
    return found


def _joined(same_id: list[Restriction]) -> Restriction:
    whole = same_id[0]
    for other in same_id[1:]:
        whole = join(whole, other)
    return whole
