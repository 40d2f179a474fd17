"""What is saved is what is found again: all of it or none, once, whatever the order."""

import copy
import pickle
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from policytrack.errors import ArticleTextError, ConflictingRecordError, InvalidRecordError, PassageError
from policytrack.joining import join
from policytrack.model import Actor, Article, Event, Evidence, Restriction, Target, values
from policytrack.passages import locate, sha256
from policytrack.query import Query
from policytrack.store.finding import count, find
from policytrack.store.saving import Saved, save
from policytrack.vocabulary import ActorKind, EventKind, Measure, ReviewState, SourceTier, TargetKind
from tests.databases import assert_sound, contents, curated, database, fill, rows
from tests.strategies import ACTORS, ARTICLES, TARGETS, restrictions

MANY = 5000
"""More than are written at once, and more than SQLite keeps in memory."""

TEXT = "Rome has banned the app. Its \U0001f6ab came at noon."
ARTICLE = Article(
    id="a-report", title="A report", recorded=date(2025, 3, 1), sha256=sha256(TEXT), tier=SourceTier.other_press
)
ACTOR = Actor(id="it", name="Italy", kind=ActorKind.national_government, place="IT")
TARGET = Target(id="lemon8", name="Lemon8", kind=TargetKind.app)


def evidence(quote: str = "banned", **changed: object) -> Evidence:
    where = locate(TEXT, quote)
    found = {"article": ARTICLE.id, "start": where.start, "end": where.end, "digest": where.digest}
    return Evidence.model_validate(found | changed)


def restriction(number: int = 1, *, actor: Actor = ACTOR, said: Evidence | None = None) -> Restriction:
    """A restriction of one event, told from others of its kind by a number."""
    suffix = "" if number == 1 else f"~{number}"
    return Restriction(
        id=f"{actor.id}/{TARGET.id}/use_ban{suffix}",
        actor=actor,
        target=TARGET,
        measure=Measure.use_ban,
        summary="It is banned.",
        events=(Event(kind=EventKind.adopted, evidence=(said or evidence(),)),),
        articles=(ARTICLE,),
    )


def keep(engine: Engine, records: Sequence[Restriction]) -> Saved:
    """Save restrictions of the pool, with all that its actors are part of."""
    return save(engine, records, actors=ACTORS, targets=TARGETS, articles=ARTICLES)


def found(engine: Engine) -> tuple[Restriction, ...]:
    return find(engine, Query())


def joined(records: Sequence[Restriction]) -> set[Restriction]:
    """One restriction for each id, by joining those that have the same."""
    by_id: dict[str, list[Restriction]] = {}
    for one in records:
        by_id.setdefault(one.id, []).append(one)
    return {reduce(join, same) for same in by_id.values()}


@given(restrictions())
def test_what_is_saved_is_found(one: Restriction) -> None:
    """Any restriction comes back equal, in all its parts, valid, and free of the database it came from."""
    with database() as engine:
        assert save(engine, [one]) == Saved(added=1)
        [same] = found(engine)
        assert same == one
        assert_sound(engine)
    assert hash(same) == hash(one)
    assert Restriction.model_validate(same.model_dump()) == one
    assert pickle.loads(pickle.dumps(same)) == copy.deepcopy(same) == one  # noqa: S301 - our own


def test_the_bundled_records_are_found() -> None:
    """All curated records come back equal, and saving them again changes nothing."""
    every = curated().restrictions
    with database() as engine:
        assert fill(engine) == Saved(added=len(every))
        before = contents(engine)
        assert set(found(engine)) == set(every)
        assert fill(engine) == save(engine, reversed(found(engine))) == Saved(unchanged=len(every))
        assert contents(engine) == before
        assert_sound(engine)


@given(st.lists(restrictions(pooled=True), max_size=5))
def test_records_of_one_restriction_become_one(records: list[Restriction]) -> None:
    """Records that come together are stored as their join, one for each id."""
    with database() as engine:
        assert keep(engine, records) == Saved(added=len({one.id for one in records}))
        assert set(found(engine)) == joined(records)
        assert_sound(engine)


@given(st.lists(restrictions(pooled=True), min_size=1, max_size=5))
def test_saving_again_changes_nothing(records: list[Restriction]) -> None:
    """What is there already is not written again: no row differs."""
    with database() as engine:
        first = keep(engine, records)
        before = contents(engine)
        assert keep(engine, records) == keep(engine, found(engine)) == Saved(unchanged=first.added)
        assert contents(engine) == before


@given(st.lists(restrictions(pooled=True), max_size=5), st.data())
def test_the_order_does_not_matter(records: list[Restriction], data: st.DataObject) -> None:
    """The same records in any order, saved at once or in portions, give the same rows in every table."""
    shuffled = data.draw(st.permutations(records))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(records)), min_size=1, max_size=2)))
    with database() as at_once, database() as in_portions:
        keep(at_once, records)
        for start, end in zip([0, *cuts], [*cuts, len(records)], strict=True):
            keep(in_portions, shuffled[start:end])
        assert contents(in_portions) == contents(at_once)
        assert found(in_portions) == found(at_once)
        assert_sound(in_portions)


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("cut", [0, 1, 2])
def test_all_names_are_found_whoever_gave_them(order: tuple[int, ...], cut: int) -> None:
    """Records that know an actor by different names are all found by each of them, in whatever order they came."""
    aliases = [("Italian Republic",), (), ("Italian Republic", "Rome")]
    records = [restriction(2 + n, actor=ACTOR.model_copy(update={"aliases": aliases[n]})) for n in order]
    with database() as engine:
        save(engine, records[:cut])
        save(engine, records[cut:])
        assert {one.actor.aliases for one in found(engine)} == {("Italian Republic", "Rome")}
        assert count(engine, Query(text="republic")) == count(engine, Query(text="rome")) == len(records)
        assert rows(engine, "SELECT folded FROM actor_name WHERE actor = 'it' ORDER BY folded") == [
            ("it",),
            ("italian republic",),
            ("italy",),
            ("rome",),
        ]
        assert_sound(engine)


def broken_off(records: Sequence[Restriction], error: Exception) -> Iterator[Restriction]:
    yield from records
    raise error


def test_an_error_in_the_stream_leaves_the_file_as_it_was() -> None:
    """Thousands of restrictions were written when the stream breaks off, and none of them is kept."""
    with database() as engine:
        save(engine, [restriction()])
        before = contents(engine)
        with pytest.raises(OSError, match="the reader is gone"):
            save(engine, broken_off([restriction(n) for n in range(2, MANY)], OSError("the reader is gone")))
        assert contents(engine) == before
        assert_sound(engine)


def test_an_error_in_the_first_stream_leaves_the_file_empty() -> None:
    """So does the first load, which builds its indexes last: the schema is as it was too."""
    schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    with database() as engine:
        before = contents(engine), rows(engine, schema)
        with pytest.raises(OSError, match="the reader is gone"):
            save(engine, broken_off([restriction(n) for n in range(2, MANY)], OSError("the reader is gone")))
        assert (contents(engine), rows(engine, schema)) == before
        save(engine, [restriction()])
        assert sorted(rows(engine, schema)) == sorted(before[1])
        assert_sound(engine)


def _changed(record: Actor | Target | Article, **changed: object) -> Restriction:
    one = restriction()
    other = type(record).model_validate({**values(record), **changed})
    field = {Actor: "actor", Target: "target", Article: "articles"}[type(record)]
    return one.model_copy(update={field: (other,) if field == "articles" else other})


@pytest.mark.parametrize(
    ("other", "complaint"),
    [
        (_changed(ACTOR, place="SM"), 'actor it: place is "IT" in one record and "SM" in another'),
        (_changed(ACTOR, name="Italia"), 'actor it: name is "Italy"'),
        (_changed(TARGET, kind="website"), 'target lemon8: kind is "app"'),
        (_changed(ARTICLE, title="The report"), 'article a-report: title is "A report"'),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_a_record_that_contradicts_what_is_there_is_refused(
    other: Restriction, complaint: str, *, at_once: bool
) -> None:
    """An actor, target or article is described in one way only; the first stays, and nothing of the other is kept."""
    with database() as engine:
        save(engine, [] if at_once else [restriction()])
        before = contents(engine)
        with pytest.raises(ConflictingRecordError, match=complaint):
            save(engine, [restriction(2), other] if at_once else [restriction(3), other])
        assert contents(engine) == before


PART = Actor(id="ministry", name="Ministry", kind=ActorKind.ministry_or_department, part_of="it")
MADE = Target(id="app", name="App", kind=TargetKind.app, maker="lemon8")


@pytest.mark.parametrize(
    ("kept", "complaint"),
    [
        (lambda engine: save(engine, [], actors=[PART]), "actor ministry is part of it, which is not there"),
        (lambda engine: save(engine, [], targets=[MADE]), "target app is made by lemon8, which is not there"),
    ],
)
def test_what_refers_to_nothing_is_refused(kept: Callable[[Engine], Saved], complaint: str) -> None:
    """An actor is part of, and a target made by, one that is there in the end."""
    with database() as engine:
        with pytest.raises(InvalidRecordError, match=complaint):
            kept(engine)
        assert not any(contents(engine)[table] for table in ("actor", "actor_name", "target", "target_name"))


def test_what_is_referred_to_may_come_later() -> None:
    """Within one call the order of actors and targets does not matter, nor whether a restriction brings them."""
    with database() as engine:
        save(engine, [restriction()], actors=[PART, ACTOR], targets=[MADE])
        assert rows(engine, "SELECT id FROM actor WHERE part_of = 'it'") == [("ministry",)]
        assert_sound(engine)


def test_the_more_reviewed_record_keeps_its_words() -> None:
    """Of two summaries the one that more people looked at is stored, whichever came first."""
    draft = restriction()
    reviewed = draft.model_copy(update={"summary": "Italy bans it.", "review": ReviewState.human_reviewed})
    for order in ([draft, reviewed], [reviewed, draft]):
        with database() as engine:
            for one in order:
                save(engine, [one])
            assert rows(engine, "SELECT summary, review FROM restriction") == [("Italy bans it.", "human_reviewed")]
            assert count(engine, Query(text="bans")) == 1
            assert count(engine, Query(text="is banned")) == 0


def test_a_quote_is_no_part_of_a_record() -> None:
    """A record that shows its passage is the one that does not: neither is stored beside the other, nor any quote."""
    quoted = restriction(said=evidence(quote="banned").model_copy(update={"quote": "banned"}))
    for order in ([quoted], [restriction(), quoted], [quoted, restriction(), quoted]):
        with database() as engine:
            for one in order:
                save(engine, [one])
            assert save(engine, order) == Saved(unchanged=1)
            assert found(engine) == (restriction(),)
            assert len(contents(engine)["evidence"]) == 1


def test_a_text_is_kept_with_its_article() -> None:
    """The text of an article is kept as it was digested, once, whether it comes with the article or after it."""
    with database() as with_it, database() as after_it:
        save(with_it, [restriction()], texts={ARTICLE.id: TEXT})
        save(after_it, [restriction()])
        save(after_it, [], texts={ARTICLE.id: TEXT})
        save(after_it, [restriction()], texts={ARTICLE.id: TEXT})
        assert contents(with_it) == contents(after_it)
        assert contents(with_it)["article_text"] == [(ARTICLE.id, TEXT)]


@pytest.mark.parametrize(
    ("texts", "complaint"),
    [
        ({ARTICLE.id: TEXT + " "}, "a-report: this is another text than was recorded"),
        ({"another": TEXT}, "another: a text is given, but no article of this id"),
    ],
)
def test_a_text_of_no_article_is_refused(texts: dict[str, str], complaint: str) -> None:
    """Only the very text that an article was recorded with is kept."""
    with database() as engine:
        with pytest.raises(ArticleTextError, match=complaint):
            save(engine, [restriction()], texts=texts)
        assert contents(engine)["restriction"] == contents(engine)["article_text"] == []


@pytest.mark.parametrize(
    "portions",
    [
        [("record", "text")],
        [("record",), ("text",)],
        [("article",), ("text",), ("record",)],
    ],
)
def test_evidence_that_does_not_stand_in_the_text_is_refused(portions: list[tuple[str, ...]]) -> None:
    """A passage is checked as soon as both it and the text are there, whichever comes first."""
    shifted = restriction(said=evidence(start=10, end=16))
    with database() as engine:
        for portion in portions[:-1]:
            _give(engine, portion, shifted)
        before = contents(engine)
        said = r"it/lemon8/use_ban: events\[0\].evidence\[0\]: a-report: another passage stands at 10 to 16"
        with pytest.raises(PassageError, match=said):
            _give(engine, portions[-1], shifted)
        assert contents(engine) == before


def _give(engine: Engine, portion: tuple[str, ...], one: Restriction) -> None:
    save(
        engine,
        [one] if "record" in portion else [],
        articles=[ARTICLE],
        texts={ARTICLE.id: TEXT} if "text" in portion else None,
    )
