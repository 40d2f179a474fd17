"""The file is an interface: codes that can be read, dates as text, lists as JSON, and a view that tells the truth."""

import json
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, String, text
from sqlalchemy.dialects import sqlite
from sqlmodel import Session, col, select

from policytrack import tables
from policytrack.dates import UncertainDate
from policytrack.errors import DatabaseError, NewerDatabaseError
from policytrack.model import Event, Evidence, Record, Restriction
from policytrack.query import Query
from policytrack.store.connection import writing
from policytrack.store.derived import OVERVIEW
from policytrack.store.finding import count_by, find
from policytrack.store.saving import save
from policytrack.tables import Code, Codes, Edtf, Names, Row, metadata
from policytrack.vocabulary import VOCABULARIES, EventKind, Measure, Term
from tests.databases import curated, database, fill, plain, rows
from tests.strategies import ACTORS, ARTICLES, TARGETS, distant_dates, restrictions, uncertain_dates, words

DIALECT = sqlite.dialect()


def stored(type_: Code | Codes | Names | Edtf, value: object) -> str | None:
    return type_.process_bind_param(value, DIALECT)  # type: ignore[arg-type]  # any value of the type


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_words_of_vocabularies_are_stored_by_code(vocabulary: type[Term]) -> None:
    """Each is stored as its code, alone or in a JSON array, and read back as itself; nothing is stored as nothing."""
    one, several = Code(vocabulary), Codes(vocabulary)
    assert [stored(one, term) for term in vocabulary] == [term.code for term in vocabulary]
    assert [one.process_result_value(term.code, DIALECT) for term in vocabulary] == list(vocabulary)
    every = tuple(vocabulary)
    assert json.loads(stored(several, every) or "") == [term.code for term in vocabulary]
    assert several.process_result_value(stored(several, every), DIALECT) == every
    for kind in (one, several):
        assert stored(kind, None) is kind.process_result_value(None, DIALECT) is None


def test_every_code_fits_its_column() -> None:
    """No code is longer than the column that is declared for it, on databases that would cut it."""
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, Code):
                declared = column.type.impl_instance
                assert isinstance(declared, String)
                assert max(map(len, column.type.vocabulary)) <= (declared.length or 0)


@given(distant_dates() | uncertain_dates())
def test_dates_are_stored_as_their_text(when: object) -> None:
    """A date keeps its precision: it is stored in EDTF as it is written, and read back equal."""
    assert stored(Edtf(), when) == str(when)
    assert Edtf().process_result_value(stored(Edtf(), when), DIALECT) == when


@given(st.lists(words() | st.text()).map(tuple))
def test_names_are_stored_as_a_list(names: tuple[str, ...]) -> None:
    """Names are a JSON array that shows every script as it is written."""
    written = stored(Names(), names) or ""
    assert Names().process_result_value(written, DIALECT) == tuple(json.loads(written)) == names
    assert Names().process_bind_param(("\u6f22",), DIALECT) == '["\u6f22"]'


def test_rows_have_all_that_records_have() -> None:
    """Each field of a record is a column of its row, of the same name, except what has tables of its own."""
    elsewhere = {"quote", "evidence"}
    for name in tables.__all__:
        row = getattr(tables, name)
        if isinstance(row, type) and issubclass(row, Row) and hasattr(row, "__table__"):
            bases = [base for base in row.__mro__ if issubclass(base, Record) and not issubclass(base, Row)]
            inherited = {field for base in bases for field in base.model_fields}
            assert inherited - elsewhere <= set(row.__table__.columns.keys()), name


def test_tables_stay_out_of_the_way_of_others() -> None:
    """Our tables are in a MetaData of their own, so a host application's migrations do not see them."""
    from sqlmodel import SQLModel  # noqa: PLC0415 - only here

    assert metadata is not SQLModel.metadata
    assert not SQLModel.metadata.tables.keys() & metadata.tables.keys()


def test_the_file_can_be_read_without_us() -> None:
    """A word is its code, a list a JSON array, a date its text with its bounds beside it."""
    with database() as engine:
        fill(engine)
        for one in curated().restrictions:
            [(name, measure, strength, review, actor, target)] = rows(
                engine,
                "SELECT name, measure, strength, review, actor_id, target_id FROM restriction"  # noqa: S608 - an id of ours
                f" WHERE id = '{one.id}'",
            )
            assert (name, measure, strength, review) == (one.id, one.measure, one.strength, one.review)
            assert (actor, target) == (one.actor.id, one.target.id)
            events = rows(
                engine,
                "SELECT kind, date, earliest, latest FROM event JOIN restriction ON key = restriction_key"  # noqa: S608 - an id of ours
                f" WHERE id = '{one.id}' ORDER BY number",
            )
            assert events == [
                (
                    event.kind.value,
                    event.date and event.date.text,
                    event.date and event.date.earliest and event.date.earliest.isoformat(),
                    event.date and event.date.latest and event.date.latest.isoformat(),
                )
                for event in one.events
            ]
        assert all(
            isinstance(json.loads(str(listed)), list)
            for each in rows(engine, "SELECT audience, setting, surface FROM scope")
            for listed in each
        )


def test_rows_can_be_read_as_objects() -> None:
    """Whoever prefers SQLModel's sessions can use the rows: they hold words, dates and names as records do."""
    with database() as engine:
        fill(engine)
        with Session(engine) as session:
            row = session.exec(select(tables.ActorRow).where(col(tables.ActorRow.id) == "us-navy")).one()
            navy = next(one for one in curated().actors if one.id == "us-navy")
            assert {name: getattr(row, name) for name in type(navy).model_fields} == dict(navy)
            published = [article.published for article in session.exec(select(tables.ArticleRow))]
            assert set(published) == {one.published for one in curated().articles}


def test_a_word_of_a_newer_version_is_named() -> None:
    """A word that only a newer version knows is not guessed at: the error says what to do."""
    with database() as engine:
        fill(engine)
        for statement in (
            "UPDATE restriction SET measure = 'banishment' WHERE id = 'us-tx/lemon8/use_ban'",
            "UPDATE scope SET audience = '[\"banishment\"]'",
        ):
            with writing(engine) as connection:
                connection.execute(text(statement))
            with pytest.raises(
                NewerDatabaseError, match=r'"banishment" is no (measure|audience) .* upgrade policytrack'
            ):
                find(engine, Query())
        with pytest.raises(NewerDatabaseError, match="banishment"):
            count_by(engine, Query(), "measure")


def test_a_restriction_is_stored_under_one_id() -> None:
    """SQLite itself refuses a second row with the id of another."""
    with database() as engine:
        fill(engine)
        with (
            pytest.raises(DatabaseError, match=r"UNIQUE constraint failed: restriction\.id"),
            writing(engine) as connection,
        ):
            connection.execute(text("UPDATE restriction SET id = 'us-tx/lemon8/use_ban'"))


# The flat view


def expected(one: Restriction) -> dict[str, object]:
    """What the view has to say of a restriction today."""
    dates = [event.date for event in one.events if event.date is not None]
    return {
        "id": one.id,
        "actor_id": one.actor.id,
        "actor": one.actor.name,
        "actor_kind": one.actor.kind,
        "actor_place": one.actor.place,
        "target_id": one.target.id,
        "target": one.target.name,
        "target_kind": one.target.kind,
        "maker": one.target.maker,
        "origin": one.target.origin,
        "measure": one.measure,
        "strength": one.strength,
        "status_today": one.status(),
        "in_force_today": one.in_force(),
        "places": sorted(one.places),
        "audience": _different(scope.audience for scope in one.scopes),
        "setting": _different(scope.setting for scope in one.scopes),
        "surface": _different(scope.surface for scope in one.scopes),
        "rationales": _different((reason.category,) for reason in one.rationales),
        "first_earliest": min((str(when.earliest) for when in dates if when.earliest), default=None),
        "last_latest": max((str(when.latest) for when in dates if when.latest), default=None),
        "articles": _different((piece.article,) for _, piece in one.evidence()),
        "summary": one.summary,
        "review": one.review,
    }


def _different(lists: Iterable[Iterable[str]]) -> list[str]:
    return sorted({str(term) for terms in lists for term in terms})


LISTS = ("places", "audience", "setting", "surface", "rationales", "articles")


def assert_the_view_is_right(engine: Engine) -> None:
    with plain(engine) as connection:
        found = connection.execute("SELECT * FROM restriction_overview ORDER BY actor_id, target_id, measure, id")
        names = [name for name, *_ in found.description]
        shown = [dict(zip(names, row, strict=True)) for row in found]
    assert names == list(OVERVIEW)
    assert {(one.pop("key"),) for one in shown} == set(rows(engine, "SELECT key FROM restriction"))
    for one in shown:
        one.update({name: json.loads(one[name]) for name in LISTS})
    assert shown == [expected(one) for one in find(engine, Query())]


def test_the_view_is_right_for_the_bundled_records() -> None:
    """Each restriction is one row with the status that its events give it today, and the different values it has."""
    with database() as engine:
        fill(engine)
        assert_the_view_is_right(engine)


@given(st.lists(restrictions(pooled=True), max_size=5))
def test_the_view_is_right(records: list[Restriction]) -> None:
    """For any records each row of the view says what the record says, as of today."""
    with database() as engine:
        save(engine, records, actors=ACTORS, targets=TARGETS)
        assert_the_view_is_right(engine)


DAYS = st.integers(-3, 3).map(lambda number: date.today() + timedelta(number))  # noqa: DTZ011 - as the view


@given(st.lists(st.tuples(st.sampled_from(list(EventKind)), DAYS, DAYS), min_size=1, max_size=3))
def test_the_view_knows_today(happened: list[tuple[EventKind, date, date]]) -> None:
    """Events about today give the status of today: what lies ahead does not count yet, what may have been does."""
    article = ARTICLES[0]
    said = Evidence(article=article.id, start=0, end=1, digest="sha256:" + "0" * 16)
    events = [
        Event(kind=kind, date=UncertainDate.between(min(days), max(days)), evidence=(said,)) for kind, *days in happened
    ]
    with database() as engine:
        save(
            engine,
            [
                Restriction(
                    id="it/lemon8/use_ban",
                    actor=next(one for one in ACTORS if one.id == "it"),
                    target=next(one for one in TARGETS if one.id == "lemon8"),
                    measure=Measure.use_ban,
                    summary="About today.",
                    events=tuple(events),
                    articles=(article,),
                )
            ],
        )
        assert_the_view_is_right(engine)
