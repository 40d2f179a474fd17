"""The tracker itself; every method resolves names, asks the store and says what was found."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar, Unpack

from policytrack import cache, places
from policytrack.collection import Collection
from policytrack.dates import day
from policytrack.errors import ArticleTextError, DatabaseError, UnknownNameError
from policytrack.evidence import Check, Texts, check, quoted
from policytrack.model import Actor, Article, Restriction, Target
from policytrack.names import nearest
from policytrack.query import Query
from policytrack.results import ByActor, ByPlace, ByTarget, Reason, Results
from policytrack.store import catalogue, finding, schema
from policytrack.store.catalogue import Database
from policytrack.store.connection import connect, writing
from policytrack.tracker import resolving
from policytrack.tracker.filters import Filters, Names, query_of

if TYPE_CHECKING:
    from policytrack.export import Export, Format
    from policytrack.imports import Imported
    from policytrack.questions import Answer
    from policytrack.reading import Known, Particulars, Reader, Reading, Source
    from policytrack.report import Origin
    from policytrack.review import Queued, Review
    from policytrack.seeds import Written
    from policytrack.store.saving import Saved
    from policytrack.strictness import Strictness
    from policytrack.tracker.cases import Cases, Told
    from policytrack.verdicts import Ruling, Rulings

__all__ = ["Tracker", "open"]

_KeyT = TypeVar("_KeyT", Actor, Target)
_ItemT = TypeVar("_ItemT", ByActor, ByTarget, ByPlace, Reason)


def open(  # noqa: A001 - read as policytrack.open
    location: str | os.PathLike[str] | None = None, *, articles: str | os.PathLike[str] | None = None
) -> "Tracker":
    """Open a database of restrictions.

    Args:
        location: A file or an SQLite URL; a file that is not there is made, one of an older version is migrated.
            Without it, the bundled records are opened, for reading only.
        articles: A folder with the texts of articles. Those that are recorded, found by their SHA-256, are quoted
            wherever their evidence is shown.

    Raises:
        DatabaseError: The file cannot be opened, or is no database of restrictions.
        NewerDatabaseError: It was written by a newer version.
        ArticleTextError: There is no such folder of articles.

    Example:
        >>> tracker = open()
        >>> [one.name for one in tracker.who("Lemon8")]
        ['Texas']
    """
    texts = Texts() if articles is None else Texts.of_folder(articles)
    if location is None:
        return Tracker(connect(cache.records(), read_only=True), texts, read_only=True)
    database = connect(location)
    schema.upgrade(database)
    return Tracker(database, texts)


class Tracker:
    """A database of restrictions, with the texts of its articles where they are at hand."""

    def __init__(self, database: Database, texts: Texts | None = None, *, read_only: bool = False) -> None:
        """Use `policytrack.open` instead, which also migrates the database."""
        self._database = database
        self._texts = texts or Texts()
        self._read_only = read_only

    def __repr__(self) -> str:
        """Which database it is, and how much is in it."""
        name = "the bundled records" if self._read_only else self._database.url.database or ":memory:"
        return f"<Tracker of {name}: {finding.count(self._database, Query()):,} restrictions>"

    def __enter__(self) -> Self:
        """Close at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Let go of the database; what was found stays usable."""
        self._database.dispose()

    def who(self, target: Names, /, **filters: Unpack[Filters]) -> Results[ByActor]:
        """Who restricts a target: the actors, each with its restrictions.

        Args:
            target: What is restricted; a maker stands for all that it makes.
            filters: As for `restrictions`.

        Example:
            >>> tracker = open()
            >>> [one.id for one in tracker.who("RedNote")]
            ['us-tx']
        """
        found = self.restrictions(**_with("target", target, filters))
        return _gathered(found, ByActor, _grouped(found, lambda one: one.actor, ByActor))

    def what(self, actor: Names, /, **filters: Unpack[Filters]) -> Results[ByTarget]:
        """What an actor restricts: the targets, each with the actor's restrictions on it.

        Args:
            actor: Who restricts; for a body with all that are part of it, use `restrictions(part_of=...)`.
            filters: As for `restrictions`.

        Example:
            >>> [one.name for one in open().what("Texas")]
            ['DeepSeek app', 'Lemon8', 'RedNote']
        """
        found = self.restrictions(**_with("actor", actor, filters))
        return _gathered(found, ByTarget, _grouped(found, lambda one: one.target, ByTarget))

    def where(self, target: Names, /, **filters: Unpack[Filters]) -> Results[ByPlace]:
        """Where a target is restricted: the places, each with the restrictions that apply in it.

        Where no source states a place it is that of the actor, if that is known.

        Args:
            target: What is restricted; a maker stands for all that it makes.
            filters: As for `restrictions`; with `place` or `within`, only places that were asked about are given.

        Example:
            >>> [one.id for one in open().where("Lemon8")]
            ['US-TX']
        """
        found = self.restrictions(**_with("target", target, filters))
        by_code: dict[str | None, list[Restriction]] = {}
        for one in found:
            for code in _places_asked_about(one, found.query):
                by_code.setdefault(code, []).append(one)
        codes = sorted(by_code, key=lambda code: (code is None, code or ""))
        items = [ByPlace(None if code is None else places.get(code), tuple(by_code[code])) for code in codes]
        return _gathered(found, ByPlace, items)

    def why(self, name: str | None = None, /, **filters: Unpack[Filters]) -> Results[Reason]:
        """Why a target is restricted, or why an actor restricts: each reason, with its restriction and who gave it.

        Args:
            name: A target, or an actor; beside the filter `target` it is an actor, beside `actor` a target.
            filters: As for `restrictions`.

        Raises:
            AmbiguousNameError: The name is that of a target and of an actor: use `target` or `actor` instead.

        Example:
            >>> {one.rationale.attributed_to for one in open().why("DeepSeek", actor="Texas")}
            {'Governor Greg Abbott'}
            >>> open().why("Texas", target="DeepSeek") == open().why("DeepSeek", actor="Texas")
            True
        """
        if name is not None:
            filters = _with("actor" if self._is_actor(name, filters) else "target", name, filters)
        found = self.restrictions(**filters)
        return _gathered(found, Reason, [Reason(reason, one) for one in found for reason in one.rationales])

    def restrictions(self, **filters: Unpack[Filters]) -> Results[Restriction]:
        """The restrictions that satisfy every filter, in the order of actor, target, measure and id.

        Args:
            filters: See `Filters`. A target also stands for all that it makes ("DeepSeek" for its app and models). A
                place means the restrictions that apply in exactly that place, `within` those in any place inside it;
                `part_of` means an actor and every body that is part of it. `status` is that on the day `on`, today if
                there is none; a restriction that may have the status, as its dates leave it open, is found too, and
                `in_force` and `status` tell the two apart. With `on` or `known`, what had not happened or was not
                known by then is left out.

        Raises:
            UnknownNameError: A name matches nothing; the error suggests the nearest names.
            AmbiguousNameError: A name matches several things; the error lists them.
            DateFormatError: `on` or `known` is no day, month or year.

        Example:
            >>> found = open().restrictions(target="DeepSeek", within="US", audience="civil servants")
            >>> [one.id for one in found if one.in_force() == "certain"]
            ['us/deepseek-app/use_ban', 'us-tx/deepseek-app/use_ban']
        """
        return self._find(query_of(self._database, filters))

    def ask(self, question: str, /) -> "Answer":
        """Ask in plain English; the answer says how the question was understood, and every word that was not.

        Example:
            >>> answer = open().ask("Which apps does Texas restrict?")
            >>> answer.understood.words
            'restrictions on any app, by Texas'
            >>> answer.not_understood
            ()
            >>> [one.target.name for one in answer.results]
            ['DeepSeek app', 'Lemon8', 'RedNote']
        """
        from policytrack import questions  # noqa: PLC0415 - the grammar is not needed by who asks with filters

        known = questions.Catalogue(self.actors(), self.targets())
        today = date.today()  # noqa: DTZ011 - "last month" is the reader's own
        answer = questions.ask(question, known, self._find, today)
        words = answer.not_understood
        waiting = resolving.waiting(self._database, dict.fromkeys((" ".join(words), *words))) if words else ()
        return replace(answer, text=" ".join((answer.text, *(f"{one}." for one in waiting))))

    def check(  # noqa: PLR0913 - what a case may tell
        self,
        *,
        target: str,
        actor: str | None = None,
        member_of: str | None = None,
        audience: str | None = None,
        place: str | None = None,
        setting: str | None = None,
        surface: str | None = None,
        on: str | date | None = None,
        known: str | date | None = None,
    ) -> "Ruling":
        """Whether any restriction binds a person in a situation; what is left out stays open.

        Args:
            target: What is used; a maker stands for all that it makes.
            actor: Ask about the measures of this actor alone.
            member_of: The body whose staff, member, student, contractor or customer the person is.
            audience: What sort of person it is.
            place: Where the target is used.
            setting: On what device or network, or on what occasion.
            surface: By which way the target is reached.
            on: The day in the world; today if there is none.
            known: The day of our knowledge; all that is recorded if there is none.

        Raises:
            UnknownNameError: A name matches nothing; the error suggests the nearest names.
            AmbiguousNameError: A name matches several things; the error lists them.

        Example:
            >>> ruling = open().check(target="RedNote", audience="government employees", place="Texas", on="2025-03-01")
            >>> ruling.verdict.value, ruling.would_decide[0].text
            ('unknown', 'if the setting were issuer-owned device: prohibited')
        """
        from policytrack import verdicts  # noqa: PLC0415 - only a case needs them
        from policytrack.tracker.cases import Reader  # noqa: PLC0415 - as above

        case = Reader(self._database).case(
            {
                "target": target,
                "actor": actor,
                "member_of": member_of,
                "audience": audience,
                "place": place,
                "setting": setting,
                "surface": surface,
                "on": on,
                "known": known,
            }
        )
        hierarchy = verdicts.Hierarchy.of(self.actors(), self.targets())
        targets = (*hierarchy.reached(case.target), *hierarchy.beside(case.target))
        found = self._find(Query(target=targets))
        return verdicts.evaluate(case, found, hierarchy)

    def check_all(self, cases: "Cases", /, **same: Unpack["Told"]) -> "Rulings":
        """Whether any restriction binds in each of many situations, such as a company's offices and tools.

        Args:
            cases: A data frame, the path of a CSV or TSV file, or an iterable of mappings or of
                `policytrack.verdicts.Case`. Its columns or keys are what `check` takes; what is empty or missing stays
                open.
            same: What is told of all of them, as `check` takes it.

        Returns:
            The rulings in the order of the cases, with `to_frame` and `to_dicts`. The verdict on each is that of
            `check`; of a target with many restrictions, only those nearest to the case are listed.

        Raises:
            CasesError: Something about some of the cases cannot be read. All are read before any is answered, and the
                message names the row and the column of what is wrong.

        Example:
            >>> offices = [{"place": "Texas"}, {"place": "France"}]
            >>> open().check_all(offices, target="Lemon8", audience="the public", on="2026-01-01")
            what    who             where          on what  when        verdict               because               more
            lemon8  general public  Texas (US-TX)           2026-01-01  no known restriction  us-tx/lemon8/use_ban
            lemon8  general public  France (FR)             2026-01-01  unknown
            2 cases: 1 unknown, 1 no known restriction
        """
        from policytrack import verdicts  # noqa: PLC0415 - as above
        from policytrack.tracker import checking  # noqa: PLC0415 - as above
        from policytrack.tracker.cases import Reader  # noqa: PLC0415 - as above

        read = Reader(self._database).cases(cases, same)
        hierarchy = verdicts.Hierarchy.of(self.actors(), self.targets())
        return checking.check_all(self._database, read, hierarchy, self._quoted)

    def _quoted(self, found: Iterable[Restriction]) -> list[Restriction]:
        listed = list(found)
        texts = self._at_hand(listed)
        return [quoted(one, texts) for one in listed]

    def _find(self, query: Query) -> Results[Restriction]:
        found = finding.find(self._database, query)
        total = len(found) if query.limit is None and not query.offset else finding.count(self._database, query)
        searched = total or finding.count(self._database, Query())
        texts = self._at_hand(found)
        return Results(tuple(quoted(one, texts) for one in found), Restriction, query, total, searched)

    def count_by(self, field: str, **filters: Unpack[Filters]) -> dict[str, int]:
        """How many restrictions have each value of a field, the most frequent first, without loading them.

        Args:
            field: actor, actor_kind, target, target_kind, measure, strength, status, place, rationale or review.
            filters: As for `restrictions`.

        Raises:
            UnknownNameError: There is no such field, or a name in a filter matches nothing.

        Example:
            >>> open().count_by("measure", actor="Texas")
            {'use_ban': 3}
        """
        if field not in finding.COUNTED:
            raise UnknownNameError(
                "field to count by", field, nearest(field, finding.COUNTED) or tuple(finding.COUNTED)
            )
        return finding.count_by(self._database, query_of(self._database, filters), field)

    def get(self, restriction: str) -> Restriction:
        """One restriction by its id, complete.

        Raises:
            UnknownNameError: No restriction has this id.

        Example:
            >>> open().get("us-tx/lemon8/use_ban").measure.label
            'use ban'
        """
        found = finding.by_id(self._database, restriction)
        if found is None:
            near = nearest(restriction, catalogue.ids(self._database))
            raise resolving.unknown(self._database, "restriction", restriction, near)
        return quoted(found, self._at_hand((found,)))

    def actors(self) -> tuple[Actor, ...]:
        """All actors, in the order of their ids."""
        return catalogue.described(self._database, Actor)

    def targets(self) -> tuple[Target, ...]:
        """All targets, in the order of their ids."""
        return catalogue.described(self._database, Target)

    def articles(self) -> tuple[Article, ...]:
        """All articles, in the order of their ids."""
        return catalogue.described(self._database, Article)

    def add(
        self,
        restrictions: Iterable[Restriction] = (),
        *,
        actors: Iterable[Actor] = (),
        targets: Iterable[Target] = (),
        articles: Iterable[Article] = (),
        texts: Mapping[str, str] | None = None,
    ) -> "Saved":
        """Add records, all or none; what is there already is joined with what comes, in any order.

        Takes and raises what `policytrack.store.saving.save` does. Texts that are given, by the id of their article,
        are kept in the database, and quoted from then on. A maker that is missing is added as policytrack knows it.

        Raises:
            DatabaseError: These are the bundled records, which are for reading only.
        """
        self._check_own()
        from policytrack.reading.makers import company  # noqa: PLC0415 - who only asks does without
        from policytrack.store.saving import save  # noqa: PLC0415 - as above

        return save(
            self._database,
            restrictions,
            actors=actors,
            targets=targets,
            articles=articles,
            texts=texts,
            makers=company,
        )

    def check_writable(self) -> None:
        """Check that records can be added, before something that takes long is done to add them.

        Raises:
            DatabaseError: These are the bundled records, or a file that may only be read.
        """
        self._check_own()
        with writing(self._database):
            pass

    def export(self, file: str | os.PathLike[str], form: str | None = None, /, **filters: Unpack[Filters]) -> Path:
        """Write restrictions to a file, whole or not at all, and say where it is.

        Args:
            file: The file; for a data package, a folder or a file that ends in .zip.
            form: The name of a format, of those that docs/interchange.md describes; by default the one that the
                ending of the file means.
            filters: As for `restrictions`; without any, all of them.

        Raises:
            ExportError: No format goes by that ending, or the file cannot be written.
            UnknownNameError: There is no such format, or a name in a filter matches nothing.
            MissingExtraError: The format needs a package that is not installed.

        Example:
            >>> import tempfile
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     file = open().export(f"{folder}/texas.csv", actor="Texas")
            ...     len(file.read_text().splitlines())
            4
        """
        from policytrack import export  # noqa: PLC0415 - most runs write nothing

        path = Path(file)
        chosen = export.format_of(path) if form is None else export.named(form)
        export.write(chosen, self._exported(chosen, filters), path)
        return path

    def export_text(self, form: str = "jsonl", /, **filters: Unpack[Filters]) -> Iterator[str]:
        """Restrictions in a format that is text, piece by piece.

        Takes and raises what `export` does.

        Example:
            >>> next(open().export_text("csv", actor="Texas")).partition(",")[0]
            'id'
        """
        from policytrack import export  # noqa: PLC0415 - as above

        chosen = export.named(form)
        return export.text(chosen, self._exported(chosen, filters))

    def _exported(self, form: "Format", filters: Filters) -> "Export":
        from policytrack.export import Export  # noqa: PLC0415 - as above

        found = self.restrictions(**filters)
        kept = found.items if form.has_passages else tuple(one.unquoted() for one in found)
        collection = Collection.of(kept, self.actors(), self.targets())
        return Export(collection, found.query, self._database, self._read_only)

    def export_seeds(
        self, folder: str | os.PathLike[str], /, *, replace: bool = False, **filters: Unpack[Filters]
    ) -> "Written":
        """Write accepted restrictions as seed files, with all that they refer to, ready to commit.

        What is only a candidate, rejected, stale or flagged is left out. Evidence is checked against the texts that are
        at hand, and no file that says something else is replaced unasked.

        Args:
            folder: The folder, which may hold seed files already.
            replace: Whether a file that says something else is replaced.
            filters: As for `restrictions`; without any, all of them.

        Raises:
            SeedError: A file is there that says something else, or cannot be written.
            PassageError: A passage does not stand in the text of its article.

        Example:
            >>> import tempfile
            >>> with tempfile.TemporaryDirectory() as made:
            ...     written = open().export_seeds(made, actor="NASA")
            ...     [file.name for file in written.added if file.parent.name == "actors"]
            ['nasa.toml', 'us.toml']
        """
        from policytrack.review.publishing import ACCEPTED, publish  # noqa: PLC0415 - who only asks does without

        found = self.restrictions(**filters)
        kept = (one.unquoted() for one in found if one.review in ACCEPTED)
        records = Collection.of(kept, self.actors(), self.targets())
        return publish(Path(folder), records, self._at_hand(found), replace=replace)

    def report(
        self, folder: str | os.PathLike[str], /, *, title: str | None = None, **filters: Unpack[Filters]
    ) -> Path:
        """Write a page of HTML on restrictions, for a browser without a server or a network, and say where it is.

        It has a map, a timeline, a matrix, a table that can be searched, and each restriction with its evidence. See
        docs/how-to/send-a-report.md.

        Args:
            folder: The folder for the page, which is made if only it is missing.
            title: The title, if not the usual one.
            filters: As for `restrictions`; without any, all of them.

        Raises:
            ExportError: Nothing was found, the folder cannot be written to, or holds a page of somebody else.
            MissingExtraError: What draws the charts is not installed.
            UnknownNameError: A name in a filter matches nothing.
        """
        from policytrack import report  # noqa: PLC0415 - most runs write nothing, and the charts are heavy

        found = self.restrictions(**filters)
        return report.write(Path(folder), found, self._origin(), title=title, later=self._later(found.query))

    @property
    def review(self) -> "Review":
        """The review queue: what waits for a person, and the decisions.

        Example:
            >>> open().review.queue()
            ()
        """
        from policytrack.review import Review  # noqa: PLC0415 - who only asks does without

        return Review(self._database)

    def queue(
        self,
        candidates: "Reading | Iterable[Restriction]",
        *,
        article: Article | None = None,
        text: str | None = None,
        reader: str = "rules",
    ) -> "Queued":
        """Queue for review what a reader found in a text: all of it, as a later reading takes the place of an earlier.

        Nothing of it is in the records before somebody accepts it. The same candidate read again from the same text
        changes nothing; one that says something else now supersedes the earlier, and makes its acceptance stale.

        Args:
            candidates: A reading, or the candidates themselves with `article` and `text`.
            article: The article they were read in.
            text: Its text, exactly as the evidence counts in it.
            reader: The name of the reader; those of different readers stand side by side.

        Raises:
            ArticleTextError: The text is missing, or is not that of the article.
            PassageError: A passage does not stand in the text.
            ReviewError: A candidate has evidence from another article, or the same restriction comes twice.
            DatabaseError: These are the bundled records, which are for reading only.
        """
        self._check_own()
        from policytrack.review.queueing import queue  # noqa: PLC0415 - who only asks does without

        source = article or getattr(candidates, "article", None)
        whole = getattr(candidates, "text", None) if text is None else text
        if not isinstance(source, Article) or not isinstance(whole, str):
            raise ArticleTextError("give the article that the candidates were read in, and its text")
        return queue(self._database, candidates, source, whole, reader)

    def read(self, source: "Source", /, *, reader: "Reader | None" = None, **said: Unpack["Particulars"]) -> "Reading":
        """Read an article: candidate restrictions, each with the passages it was read from. Nothing is saved.

        Args:
            source: A text, a page in HTML, the bytes of either, or the path of a file.
            reader: What reads it; by rules if there is none, without a model or a network.
            said: What is said of the document, as `policytrack.read` takes it: title, published, publisher, url ...

        Raises:
            ArticleTextError: There is no such file, or no text in it.
        """
        from policytrack.reading import read  # noqa: PLC0415 - who only asks does without

        return read(source, reader=reader, known=self.known(), articles=self.articles(), **said)

    def known(self) -> "Known":
        """The actors and targets as a reader is told of them, to read many texts with (`policytrack.read`).

        >>> len(open().known().actors) == len(open().actors())
        True
        """
        from policytrack.reading import Known  # noqa: PLC0415 - as above

        return Known(self.actors(), self.targets())

    def strictness(
        self,
        *,
        since: str | date | None = None,
        until: str | date | None = None,
        **filters: Unpack[Filters],
    ) -> "tuple[Strictness, ...]":
        """How much each actor takes away from each target, from 0 to 100, always with what that is made of.

        Args:
            since: With it, the index on that day, and on each later day on which it changed.
            until: The last of these days; today if there is none.
            filters: As for `restrictions`; `on` is the day for which the index is given, today if there is none.

        Raises:
            UnknownNameError: A name matches nothing; the error suggests the nearest names.
            DateFormatError: A date is no day, month or year.

        Example:
            >>> for one in open().strictness(actor="Texas", target="DeepSeek", since="2025-01-01", until="2025-12-31"):
            ...     print(one.day, one.shown)
            2025-01-01 0
            2025-01-10 0 to 87.5
            2025-02-06 87.5
        """
        from policytrack import strictness  # noqa: PLC0415 - most runs ask for no index

        on = filters.pop("on", None)
        found = self.restrictions(**filters)
        today = date.today()  # noqa: DTZ011 - "today" is the reader's own
        if since is None:
            return strictness.strictness(found, today if on is None else day(on), found.query.known)
        return strictness.over_time(found, since, today if until is None else until, found.query.known)

    def import_(self, file: str | os.PathLike[str], mapping: str | os.PathLike[str] | None = None) -> "Imported":
        """Add the records of a file, all or none.

        Args:
            file: A file or folder that policytrack wrote (JSON, JSON lines, Parquet, a data package, a database or
                seeds), or a table of others.
            mapping: For a table of others, the mapping file that says what its columns and values mean; what is read
                so is a machine candidate until a person has looked at it. See docs/interchange.md.

        Raises:
            ImportFileError: Something is wrong with the file; the message lists what, with row and column.
            MappingError: Something is wrong with the mapping file.
            DatabaseError: These are the bundled records, which are for reading only.
        """
        from policytrack import imports  # noqa: PLC0415 - most runs import nothing

        path = Path(file)
        incoming = imports.Incoming(imports.read(path)) if mapping is None else imports.read_table(path, Path(mapping))
        those = incoming.collection
        saved = self.add(
            those.restrictions,
            actors=those.actors,
            targets=those.targets,
            articles=those.articles,
            texts=incoming.texts,
        )
        return imports.Imported(saved, incoming.left_out)

    def verify(self, articles: str | os.PathLike[str] | None = None) -> tuple[Check, ...]:
        """Check every piece of evidence against the texts of its articles.

        Args:
            articles: A folder with the texts, besides those that the tracker was opened with and those it keeps.

        Raises:
            ArticleTextError: There is no such folder of articles, or no text at hand at all.
        """
        found = finding.find(self._database, Query())
        texts = self._at_hand(found) if articles is None else self._at_hand(found) | Texts.of_folder(articles)
        if found and not texts.files:
            raise ArticleTextError("no text of an article is at hand: name the folder that has them (--articles DIR)")
        return tuple(check(found, texts))

    def _later(self, query: Query) -> int:
        """How many more would be found without the days; with a status, which is that of a day, it can't be said."""
        if query.status is not None or (query.on is None and query.known is None):
            return 0
        ever = replace(query, on=None, known=None, limit=None, offset=0)
        return finding.count(self._database, ever) - finding.count(self._database, replace(query, limit=None, offset=0))

    def _origin(self) -> "Origin":
        from policytrack.report import Origin  # noqa: PLC0415 - as above

        if self._read_only:
            return Origin("the records that policytrack brings along", bundled=True)
        file = self._database.url.database
        # In which folder the file lies is nobody's business to whom the page is given.
        return Origin("a database in memory" if file in {None, "", ":memory:"} else Path(str(file)).name)

    def _check_own(self) -> None:
        if self._read_only:
            raise DatabaseError('the bundled records are for reading only: open a file of your own, open("mine.db")')

    def _at_hand(self, found: Iterable[Restriction]) -> Texts:
        cited = {article.id for one in found for article in one.articles}
        return Texts.of_files(catalogue.texts(self._database, cited)) | self._texts

    def _is_actor(self, name: str, filters: Filters) -> bool:
        if filters.get("target") is None and filters.get("actor") is None:
            return resolving.is_actor(self._database, name)
        return filters.get("actor") is None


def _with(name: str, value: Names, filters: Filters) -> Filters:
    given: Filters = {name: value}  # type: ignore[misc]  # the name is one of its keys
    if filters.get(name) is not None:
        raise TypeError(f"the {name} is given twice: by its place, and by its name")
    return {**filters, **given}


def _places_asked_about(one: Restriction, query: Query) -> tuple[str | None, ...]:
    if query.place is None and query.within is None:
        return one.places or (None,)
    within = query.within or ()
    return tuple(
        code
        for code in one.places
        if code in (query.place or ()) or any(places.contains(outer, code) for outer in within)
    )


def _grouped(
    found: Results[Restriction],
    key: Callable[[Restriction], _KeyT],
    group: Callable[[_KeyT, tuple[Restriction, ...]], _ItemT],
) -> list[_ItemT]:
    by_id: dict[str, tuple[_KeyT, list[Restriction]]] = {}
    for one in found:
        by_id.setdefault(key(one).id, (key(one), []))[1].append(one)
    return [group(by_id[one_id][0], tuple(by_id[one_id][1])) for one_id in sorted(by_id)]


def _gathered(found: Results[Restriction], kind: type[_ItemT], items: list[_ItemT]) -> Results[_ItemT]:
    return Results(tuple(items), kind, found.query, found.total, found.searched)
