"""The front door answers who, what, where and why, with names as people write them, on both clocks."""

import multiprocessing
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import policytrack as pt
from policytrack.errors import (
    AmbiguousNameError,
    ArticleTextError,
    ConflictingRecordError,
    DatabaseError,
    DateFormatError,
    PassageError,
    UnknownNameError,
)
from policytrack.model import Actor, Article, Restriction, Target
from policytrack.passages import locate, sha256
from policytrack.vocabulary import ActorKind, SourceTier, TargetKind
from tests.samples import ACTORS, ARTICLES, RESTRICTIONS, TARGETS, TEXTS, filled, ids, write_texts

ALL = [one.id for one in RESTRICTIONS]
TOCK = [one for one in ALL if "/tock/" in one]
ACME = [one for one in ALL if "/acme-chat/" in one]


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pt.Tracker]:
    with pt.open(filled(tmp_path_factory.mktemp("tracker") / "sample.db")) as opened:
        yield opened


@pytest.fixture(scope="module")
def bundled() -> Iterator[pt.Tracker]:
    with pt.open() as opened:
        yield opened


# Questions


def test_who_gives_actors_with_their_restrictions(tracker: pt.Tracker) -> None:
    """Each actor stands once, in the order of ids, with all that it restricts of the target."""
    found = tracker.who("Acme")
    assert [(one.id, one.name, ids(one.restrictions)) for one in found] == [
        ("de", "Germany", ["de/acme-chat/app_store_removal"]),
        ("us-dod", "Department of Defense", ["us-dod/acme-chat/advisory"]),
        ("us-navy", "US Navy", ["us-navy/acme-chat/use_ban"]),
        ("us-tx", "Texas", ["us-tx/acme-chat/use_ban"]),
    ]


def test_what_gives_targets_with_the_restrictions_on_them(tracker: pt.Tracker) -> None:
    """A target that several actors restrict stands once."""
    found = tracker.what(["Texas", "Namibia", "European Union", "Germany"])
    assert [(one.id, ids(one.restrictions)) for one in found] == [
        ("acme-chat", ["de/acme-chat/app_store_removal", "us-tx/acme-chat/use_ban"]),
        ("tock", ["eu/tock/app_store_removal", "na/tock/use_ban"]),
    ]


def test_where_gives_places_with_the_restrictions_in_them(tracker: pt.Tracker) -> None:
    """The places that scopes state, else that of the actor; last those whose place no source says."""
    found = tracker.where("Tock")
    assert [(one.id, one.name, ids(one.restrictions)) for one in found] == [
        ("EU", "European Union", ["eu/tock/app_store_removal"]),
        ("GE", "Georgia", ["ge/tock/use_ban"]),
        ("NA", "Namibia", ["na/tock/use_ban"]),
        (None, "place not stated", ["ministry/tock/use_ban"]),
    ]


def test_where_within_gives_only_places_within(tracker: pt.Tracker, tmp_path: Path) -> None:
    """A restriction in two places stands, when one is asked about, under that one alone."""
    model = tracker.get("us-tx/acme-chat/use_ban").to_dict()
    model["scopes"][0]["place"] = "MX"
    with pt.open(filled(tmp_path / "two.db")) as other:
        other.add([Restriction.from_dict({**model, "id": "us-tx/acme-chat/use_ban~2"})])
        assert ids(other.where("Acme", actor="Texas")) == ["MX", "US-TX"]
        assert ids(other.where("Acme", actor="Texas", within="US")) == ["US-TX"]
        assert ids(other.where("Acme", actor="Texas", place="Mexico")) == ["MX"]


def test_why_gives_each_reason(tracker: pt.Tracker) -> None:
    """The category, the words, who gave it, and the restriction it is given for."""
    found = tracker.why("Acme", actor="Texas")
    assert [(one.name, one.rationale.attributed_to, one.actor.name, one.id) for one in found] == [
        ("data privacy", "Governor Doe", "Texas", "us-tx/acme-chat/use_ban"),
        ("national security", None, "Texas", "us-tx/acme-chat/use_ban"),
    ]


def test_why_takes_an_actor_or_a_target(tracker: pt.Tracker, bundled: pt.Tracker) -> None:
    """Either may come first; the other, or what the name is known as, says which it is."""
    assert tracker.why("Texas", target="Acme") == tracker.why("Acme", actor="Texas")
    assert tracker.why("Texas") == tracker.why(actor="Texas")
    assert tracker.why("Acme Chat") == tracker.why(target="Acme Chat")
    assert tracker.why().total == len(RESTRICTIONS)
    assert bundled.why("Texas", target="DeepSeek") == bundled.why("DeepSeek", actor="Texas")
    with pytest.raises(AmbiguousNameError, match='choose actor="Acme" or target="Acme"'):
        tracker.why("Acme")
    with pytest.raises(UnknownNameError, match='no actor or target is known as "Txas"; did you mean Texas'):
        tracker.why("Txas")


@pytest.mark.parametrize(
    "ask",
    [
        lambda one: one.who("Acme", target="Tock"),
        lambda one: one.where("Acme", target="Tock"),
        lambda one: one.what("Texas", actor="Germany"),
        lambda one: one.why("Acme", target="Tock", actor="Texas"),
    ],
)
def test_one_filter_is_not_given_twice(tracker: pt.Tracker, ask: Callable[[pt.Tracker], object]) -> None:
    """Two targets in one question are a mistake, and neither is dropped silently."""
    with pytest.raises(TypeError, match="given twice"):
        ask(tracker)


def test_one_by_its_id(tracker: pt.Tracker) -> None:
    """The restriction comes complete; an id that is not there suggests the nearest."""
    assert tuple(tracker.get(one) for one in ALL) == RESTRICTIONS
    with pytest.raises(UnknownNameError, match="did you mean us-tx/acme-chat/use_ban"):
        tracker.get("us-tx/acme-chat/useban")


def test_everything_is_listed(tracker: pt.Tracker) -> None:
    """Actors, targets and articles can be looked through, those without a restriction too."""
    assert tracker.actors() == tuple(sorted(ACTORS, key=lambda one: one.id))
    assert tracker.targets() == tuple(sorted(TARGETS, key=lambda one: one.id))
    assert tracker.articles() == ARTICLES
    assert repr(tracker).endswith("sample.db: 8 restrictions>")


# Filters


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ALL),
        ({"actor": "Namibia"}, ["na/tock/use_ban"]),
        ({"actor": ["Namibia", "Texas"]}, ["na/tock/use_ban", "us-tx/acme-chat/use_ban"]),
        ({"actor": ("us-tx", "Texas", "US-TX")}, ["us-tx/acme-chat/use_ban"]),
        ({"actor": []}, []),
        ({"actor": "United States"}, []),
        ({"actor": None, "text": None, "on": None}, ALL),
        ({"part_of": "USA"}, ["us-dod/acme-chat/advisory", "us-navy/acme-chat/use_ban"]),
        ({"part_of": "us-dod"}, ["us-dod/acme-chat/advisory", "us-navy/acme-chat/use_ban"]),
        ({"part_of": "us-navy"}, ["us-navy/acme-chat/use_ban"]),
        ({"actor_kind": "military"}, ["us-navy/acme-chat/use_ban"]),
        ({"target": "Acme"}, ACME),
        ({"target": "Acme One"}, []),
        ({"target": ["Acme", "Tock"]}, ALL),
        ({"target": []}, []),
        ({"target_kind": "app"}, ALL),
        ({"measure": "advisory"}, ["us-dod/acme-chat/advisory"]),
        ({"strength": "full"}, ["na/tock/use_ban"]),
        ({"place": "Japan"}, ["us-navy/acme-chat/use_ban"]),
        ({"place": "US"}, ["us-dod/acme-chat/advisory"]),
        ({"within": "US"}, ["us-dod/acme-chat/advisory", "us-tx/acme-chat/use_ban"]),
        ({"within": "Texas"}, ["us-tx/acme-chat/use_ban"]),
        ({"within": "Japan"}, ["us-navy/acme-chat/use_ban"]),
        ({"within": "EU"}, ["de/acme-chat/app_store_removal", "eu/tock/app_store_removal"]),
        ({"within": "Germany"}, ["de/acme-chat/app_store_removal"]),
        ({"within": "US", "part_of": "Pentagon"}, ["us-dod/acme-chat/advisory"]),
        ({"audience": "civil servants"}, ["us-tx/acme-chat/use_ban"]),
        ({"audience": ["general public", "troops"]}, ["na/tock/use_ban", "us-navy/acme-chat/use_ban"]),
        ({"setting": "app store"}, ["de/acme-chat/app_store_removal", "eu/tock/app_store_removal"]),
        ({"rationale": "data privacy"}, ["de/acme-chat/app_store_removal", "us-tx/acme-chat/use_ban"]),
        ({"rationale": "national_security"}, ["us-tx/acme-chat/use_ban"]),
        ({"review": "human-reviewed"}, ["de/acme-chat/app_store_removal"]),
        ({"text": "endangers"}, ["us-tx/acme-chat/use_ban"]),
        ({"text": 'clock "NAMIBIA'}, ["na/tock/use_ban"]),
        ({"status": "announced"}, ["ge/tock/use_ban"]),
        ({"status": ["announced", "in force"], "target": "Tock"}, TOCK),
        ({"limit": 2}, ALL[:2]),
        ({"limit": 2, "offset": 3}, ALL[3:5]),
        ({"offset": 6}, ALL[6:]),
        ({"limit": 0}, []),
    ],
)  # fmt: skip
def test_filters(tracker: pt.Tracker, filters: dict[str, Any], found: list[str]) -> None:
    """Each filter takes names as people write them; values of one are alternatives, several filters add up."""
    results = tracker.restrictions(**filters)
    assert ids(results) == found
    unlimited = {name: value for name, value in filters.items() if name not in {"limit", "offset"}}
    assert results.total == len(tracker.restrictions(**unlimited))


@pytest.mark.parametrize(
    "field", ["actor", "actor_kind", "target", "measure", "status", "place", "rationale", "review"]
)
@pytest.mark.parametrize("filters", [{}, {"within": "US"}, {"known": "2025-03"}, {"on": "2025-01-15"}, {"actor": []}])
def test_counting_without_loading(tracker: pt.Tracker, field: str, filters: dict[str, Any]) -> None:
    """The numbers are those of counting what is found."""
    assert tracker.count_by(field, **filters) == tracker.restrictions(**filters).count_by(field)


@pytest.mark.parametrize(
    ("filters", "error", "said"),
    [
        ({"actor": "Ruritania"}, UnknownNameError, 'no actor is known as "Ruritania"'),
        ({"actor": "Texsa"}, UnknownNameError, 'no actor is known as "Texsa"; did you mean Texas'),
        ({"actor": "France"}, UnknownNameError, 'no actor is known as "France"'),
        ({"actor": ""}, UnknownNameError, 'no actor is known as ""'),
        ({"actor": ["Texas", "Ruritania"]}, UnknownNameError, 'no actor is known as "Ruritania"'),
        ({"target": "Tok"}, UnknownNameError, 'no target is known as "Tok"; did you mean Tock'),
        ({"within": "Texsas"}, UnknownNameError, 'no place is known as "Texsas"; did you mean Texas (US-TX)?'),
        ({"within": "Georgia"}, AmbiguousNameError, '"Georgia" is more than one place: choose Georgia (GE) or Georgia'),
        ({"actor": "Georgia"}, AmbiguousNameError, '"Georgia" is more than one actor: choose Georgia (GE) or Georgia'),
        ({"measure": "bann"}, UnknownNameError, 'no measure is known as "bann"; did you mean'),
        ({"status": "inforced"}, UnknownNameError, 'no status is known as "inforced"; did you mean in_force'),
        ({"audience": "everybody ever"}, UnknownNameError, 'no audience is known as "everybody ever"'),
        ({"on": "tomorrow"}, DateFormatError, '"tomorrow"'),
        ({"known": "2025-13"}, DateFormatError, "2025-13"),
        ({"on": "2025-01/2025-02"}, DateFormatError, "2025-01/2025-02"),
        ({"colour": "red"}, UnknownNameError, 'no filter is known as "colour"'),
        ({"actors": "Texas"}, UnknownNameError, 'no filter is known as "actors"; did you mean actor'),
        ({"limit": -1}, ValueError, "give 0 or more"),
        ({"offset": -1}, ValueError, "give 0 or more"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_an_error(
    tracker: pt.Tracker, filters: dict[str, Any], error: type[Exception], said: str
) -> None:
    """Nothing is guessed or passed over: the error names what was not understood, and the nearest that would be."""
    with pytest.raises(error) as caught:
        tracker.restrictions(**filters)
    assert said in str(caught.value)
    with pytest.raises(error):
        tracker.count_by("actor", **filters)


@pytest.mark.parametrize(
    ("filters", "note"),
    [
        ({"target": "Texas"}, '"Texas" is known as an actor: ask what it restricts'),
        ({"actor": "Tock"}, '"Tock" is known as a target: ask who restricts it'),
        ({"actor": "France"}, '"France" is known as a place, but no restriction of its government is recorded'),
        ({"actor": "Ruritania"}, None),
        ({"target": "Txas"}, None),
    ],
)
def test_a_name_of_another_sort_is_recognised(tracker: pt.Tracker, filters: dict[str, Any], note: str | None) -> None:
    """Whoever mixes up who and what, or asks after a country that is not in the records, is told what the name is."""
    with pytest.raises(UnknownNameError) as caught:
        tracker.restrictions(**filters)
    assert getattr(caught.value, "__notes__", []) == ([] if note is None else [note])


def test_a_field_that_cannot_be_counted_by(tracker: pt.Tracker) -> None:
    """The error suggests the nearest field, or lists them."""
    with pytest.raises(UnknownNameError, match="did you mean target"):
        tracker.count_by("targt")
    with pytest.raises(UnknownNameError, match=r"did you mean actor, target, .* or status"):
        tracker.count_by("zzyzx")


@pytest.mark.parametrize(
    ("name", "ask"),
    [
        ("twin", lambda tracker, name: tracker.who(name)),
        ("twin", lambda tracker, name: tracker.why(name)),
        ("Georgia", lambda tracker, name: tracker.restrictions(within=name)),
        ("Georgia", lambda tracker, name: tracker.what(name)),
    ],
)
def test_the_choices_of_an_ambiguous_name_can_be_made(
    tmp_path: Path, name: str, ask: Callable[[pt.Tracker, str], object]
) -> None:
    """Each of the choices that the error lists means one thing."""
    with pt.open(filled(tmp_path / "twins.db")) as tracker:
        tracker.add(
            targets=[Target(id=one, name="Twin", kind=TargetKind.app) for one in ("big-twin", "small-twin")],
            actors=[Actor(id="ga", name="Peach State", kind=ActorKind.subnational_government, place="US-GA")],
        )
        with pytest.raises(AmbiguousNameError) as caught:
            ask(tracker, name)
        assert len(caught.value.choices) == 2
        for choice in caught.value.choices:
            ask(tracker, choice)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("South Korea", "kr"),
        ("the Republic of Korea", "kr"),
        ("Seoul", "kr"),
        ("South Korean", "kr"),
        ("KR", "kr"),
        ("the Pentagon", "us-dod"),
        ("U.S. Navy", "us-navy"),
        ("us navy", "us-navy"),
        ("Texas", "us-tx"),
        ("US-TX", "us-tx"),
        ("us-tx", "us-tx"),
        ("Texan", "us-tx"),
        ("Rome", "it"),
        ("Italy's", "it"),
        ("UK", "gb"),
        ("Taipei", "tw"),
        ("nasa", "nasa"),
    ],
)
def test_actors_as_people_name_them(bundled: pt.Tracker, name: str, actor: str) -> None:
    """Names, aliases, ids, codes of places, demonyms and capitals mean the actor that news means by them."""
    assert {one.actor.id for one in bundled.restrictions(actor=name)} == {actor}


@pytest.mark.parametrize("name", ["RedNote", "rednote", "Red Note", "red-note"])
def test_targets_as_people_name_them(bundled: pt.Tracker, name: str) -> None:
    """Case, spaces and dashes do not matter."""
    assert {one.target.id for one in bundled.who(name).restrictions} == {"rednote"}


@pytest.mark.parametrize("name", ["Korea", "Washington"])
def test_an_ambiguous_government_is_not_guessed(bundled: pt.Tracker, name: str) -> None:
    """That only one of the governments is in the records does not make it the one that is meant."""
    with pytest.raises(AmbiguousNameError, match="is more than one actor"):
        bundled.what(name)


def test_the_golden_answers(bundled: pt.Tracker) -> None:
    """What the issue shows: reasons of Texas, what binds within the United States, and what is only weighed."""
    assert {one.rationale.attributed_to for one in bundled.why("Texas", target="DeepSeek")} == {"Governor Greg Abbott"}
    within = bundled.who("DeepSeek", within="US", status="in force")
    assert {"us-tx", "us-navy", "us-dod", "nasa", "us-congress"} <= set(ids(within))
    assert not {"it", "kr", "au", "tw"} & set(ids(within))
    weighing = bundled.who("DeepSeek", status="under consideration", on="2025-02-10", known="2025-03")
    assert {"gb", "ie", "kr"} <= set(ids(weighing))
    assert not {"us-tx", "it", "microsoft"} & set(ids(weighing))
    assert {one.in_force("2025-02-10", "2025-03").value for one in weighing.restrictions} == {"no"}


# Both clocks


@pytest.mark.parametrize(
    ("on", "status", "in_force"),
    [
        ("2024", None, None),
        (date(2025, 1, 5), "indeterminate", "possible"),
        ("2025-01-05", "indeterminate", "possible"),
        ("2025-01", "in_force", "certain"),
        ("2025", "in_force", "certain"),
    ],
)
def test_the_day_in_the_world(tracker: pt.Tracker, on: str | date, status: str | None, in_force: str | None) -> None:
    """A day, or the last one of a month or year: what had not happened is left out, what may have is possible."""
    found = tracker.restrictions(actor="Namibia", on=on)
    assert [one.status(found.query.day).value for one in found] == ([] if status is None else [status])
    plain = found.to_document()["restrictions"]
    assert [(one["status"], one["in_force"]) for one in plain] == ([] if status is None else [(status, in_force)])
    assert (
        ids(found) == ids(tracker.restrictions(actor="Namibia", on=on, status=["in force", "no event"]))[: len(found)]
    )


@pytest.mark.parametrize(
    ("known", "status", "in_force"),
    [
        ("2025-01-19", None, None),
        ("2025-01-20", "under_consideration", "no"),
        ("2025-05", "under_consideration", "no"),
        ("2025-06", "in_force", "certain"),
    ],
)
def test_the_day_of_our_knowledge(tracker: pt.Tracker, known: str, status: str | None, in_force: str | None) -> None:
    """Before the later article was published, the status is what the earlier one says; before both, there is none."""
    found = tracker.restrictions(actor="Germany", known=known, on="2025-12-31")
    said = [(one["status"], one["in_force"]) for one in found.to_dicts()]
    assert said == ([] if status is None else [(status, in_force)])


def test_what_was_published_later_is_not_shown(tracker: pt.Tracker) -> None:
    """Scopes, reasons, events and articles of later evidence are gone, everywhere that the answer is written."""
    found = tracker.who("Acme", known="2025-03", actor=["Texas", "Germany"])
    assert {article.id for one in found.restrictions for article in one.articles} == {"100-early"}
    assert {piece.article for one in found.restrictions for _, piece in one.evidence()} == {"100-early"}
    written = str(found.to_document()) + repr(found) + found._repr_html_() + found.to_frame().to_csv()
    assert "102-late" not in written
    assert "national" not in written.replace("national_government", "").replace("subnational_government", "")
    assert [one.rationale.category.value for one in tracker.why(target="Acme", known="2025-03")] == ["data_privacy"]


@pytest.mark.parametrize(
    "filters",
    [
        {"rationale": "national security"},
        {"audience": "contractors"},
        {"text": "endangers"},
        {"place": "Germany", "setting": "app store"},
        {"status": "in force", "actor": "Germany"},
        {"actor": "ge"},
    ],
)
def test_what_was_published_later_is_not_matched(tracker: pt.Tracker, filters: dict[str, Any]) -> None:
    """A filter that only later evidence meets finds nothing as known earlier, and the restriction as known later."""
    assert tracker.restrictions(**filters, known="2025-06-14").total == 0
    assert tracker.restrictions(**filters, known="2025-06-15").total == 1
    assert tracker.count_by("actor", **filters, known="2025-06-14") == {}


def test_a_vague_publication_may_have_been_known(tracker: pt.Tracker) -> None:
    """An article of some day in February may have been known on any of them, and surely was at the end."""
    known = {day: tracker.who("Tock", actor="EU", known=day) for day in ("2025-01-31", "2025-02-01", "2025-02-28")}
    assert [[one["in_force"] for one in found.to_document()["restrictions"]] for found in known.values()] == [
        [],
        ["possible"],
        ["certain"],
    ]


# A database of one's own


def test_a_file_is_made_and_kept(tmp_path: Path) -> None:
    """Opening makes the file, what was added is there when it is opened again, and adding again changes nothing."""
    file = tmp_path / "bans.db"
    with pt.open(file) as tracker:
        assert tracker.restrictions().total == 0
        saved = tracker.add(RESTRICTIONS, actors=ACTORS, targets=TARGETS, articles=ARTICLES)
        assert (saved.added, saved.joined, saved.unchanged) == (len(RESTRICTIONS), 0, 0)
    for location in (file, str(file), f"sqlite:///{file}"):
        with pt.open(location) as tracker:
            assert tuple(tracker.restrictions()) == RESTRICTIONS
            assert tracker.add(RESTRICTIONS).unchanged == len(RESTRICTIONS)


def test_a_database_in_memory() -> None:
    """For a while, a database needs no file."""
    with pt.open(":memory:") as tracker:
        tracker.add(RESTRICTIONS, actors=ACTORS, targets=TARGETS)
        assert tuple(tracker.restrictions()) == RESTRICTIONS
        assert repr(tracker) == "<Tracker of :memory:: 8 restrictions>"


def test_articles_that_are_added_are_quoted_from_then_on(tmp_path: Path) -> None:
    """Their texts are kept in the database: no folder is needed, by any question, and they can be verified."""
    file = filled(tmp_path / "own.db", texts=True)
    with pt.open(file) as tracker:
        for one in (*tracker.restrictions(), tracker.get("us-tx/acme-chat/use_ban")):
            for _, piece in one.evidence():
                assert piece.quote == TEXTS[piece.article][piece.start : piece.end]
        assert [one for one in tracker.verify() if one.fault] == []
        assert {one.file for one in tracker.verify()} == set(TEXTS)
        quoted = tuple(tracker.restrictions())
        assert tracker.add(quoted).unchanged == len(RESTRICTIONS)
    with pt.open(filled(tmp_path / "bare.db")) as tracker:
        assert all(piece.quote is None for one in tracker.restrictions() for _, piece in one.evidence())
        with pytest.raises(ArticleTextError, match="no text of an article is at hand"):
            tracker.verify()
        tracker.add(texts={"100-early": TEXTS["100-early"]})
        quotes = {piece.article for one in tracker.restrictions() for _, piece in one.evidence() if piece.quote}
        assert quotes == {"100-early"}


def test_a_folder_of_articles_is_quoted(tmp_path: Path) -> None:
    """So are texts in a folder, while it is given; nothing of them is kept."""
    file, folder = filled(tmp_path / "own.db"), write_texts(tmp_path / "articles")
    with pt.open(file, articles=folder) as tracker:
        quotes = [piece.quote for one in tracker.restrictions() for _, piece in one.evidence()]
        assert all(quotes)
        assert tracker.why("Texas", target="Acme")[0].rationale.evidence[0].quote == "for the privacy of Texans"
        assert [one for one in tracker.verify() if one.fault] == []
    with pt.open(file) as tracker:
        assert [one for one in tracker.verify(folder) if one.fault] == []
        assert tracker.get("us-dod/acme-chat/advisory").events[0].evidence[0].quote is None


@pytest.mark.parametrize(
    ("texts", "error", "said"),
    [
        ({"100-early": TEXTS["100-early"] + " "}, ArticleTextError, "100-early: this is another text than was"),
        ({"999-other": "text"}, ArticleTextError, "999-other"),
    ],
)
def test_a_wrong_text_is_refused(tmp_path: Path, texts: dict[str, str], error: type[Exception], said: str) -> None:
    """A text is kept only with its article, and only if it is the recorded one; nothing else of the call is kept."""
    with pt.open(filled(tmp_path / "own.db")) as tracker:
        before = tracker.restrictions()
        with pytest.raises(error, match=said):
            tracker.add(targets=[Target(id="new", name="New", kind=TargetKind.app)], texts=texts)
        assert tracker.restrictions() == before
        with pytest.raises(UnknownNameError):
            tracker.who("New")


def test_evidence_that_does_not_stand_in_its_text_is_refused(tmp_path: Path) -> None:
    """A passage that is not found is an error on the way in, and the restriction is not kept."""
    plain = RESTRICTIONS[-1].to_dict()
    plain["events"][0]["evidence"][0]["end"] += 1
    with pt.open(tmp_path / "own.db") as tracker:
        with pytest.raises(PassageError, match="us-tx/acme-chat/use_ban"):
            tracker.add([Restriction.from_dict(plain)], targets=TARGETS, articles=ARTICLES, texts=TEXTS)
        assert tracker.restrictions().total == 0


def test_a_contradicting_description_is_refused(tmp_path: Path) -> None:
    """An actor is described in one way; the error says which field, and nothing changes."""
    with pt.open(filled(tmp_path / "own.db")) as tracker:
        other = Actor(**{**ACTORS[0].model_dump(), "place": "CA"})
        with pytest.raises(ConflictingRecordError, match='actor us: place is "US" in one record and "CA" in another'):
            tracker.add(actors=[other])
        assert tracker.actors() == tuple(sorted(ACTORS, key=lambda one: one.id))


def test_an_article_of_ones_own(tmp_path: Path) -> None:
    """A text, one restriction out of it: it is found by name and by day, and quoted, without any other file."""
    text = "On 3 March 2025 the schools of Namibia were told to keep Zap off their tablets."
    article = Article(
        id="gazette", title="Zap", recorded=date(2025, 3, 4), sha256=sha256(text), tier=SourceTier.other_press
    )
    said = locate(text, "were told to keep Zap off")
    evidence = {"article": "gazette", "start": said.start, "end": said.end, "digest": said.digest}
    told = Restriction.model_validate(
        {
            "id": "na/zap/advisory",
            "actor": Actor(id="na", name="Namibia", kind=ActorKind.national_government, place="NA"),
            "target": Target(id="zap", name="Zap", kind=TargetKind.app),
            "measure": "advisory",
            "summary": "Namibia advises schools against Zap.",
            "events": [{"kind": "took_effect", "date": "2025-03-03", "evidence": [evidence]}],
            "articles": [article],
        }
    )
    with pt.open(tmp_path / "zap.db") as tracker:
        tracker.add([told], texts={"gazette": text})
        assert ids(tracker.who("zap", on="2025-03-03")) == ["na"]
        assert ids(tracker.who("zap", on="2025-03-02")) == []
        assert tracker.get("na/zap/advisory").events[0].evidence[0].quote == "were told to keep Zap off"


def test_a_bundled_record_cannot_be_added_to(bundled: pt.Tracker) -> None:
    """They are for reading only: the error says what to do, whether there is something to add or not."""
    for records in (RESTRICTIONS, (), tuple(bundled.restrictions())):
        with pytest.raises(DatabaseError, match="for reading only: open a file of your own"):
            bundled.add(records)


def test_the_bundled_records_can_be_copied(tmp_path: Path, bundled: pt.Tracker) -> None:
    """A file of one's own can begin with all that is bundled, and both give the same answers."""
    with pt.open(tmp_path / "mine.db") as mine:
        mine.add(
            bundled.restrictions(), actors=bundled.actors(), targets=bundled.targets(), articles=bundled.articles()
        )
        assert mine.restrictions() == bundled.restrictions()
        assert mine.who("DeepSeek", within="US") == bundled.who("DeepSeek", within="US")


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda path: path.mkdir(), "this is a folder"),
        (lambda path: path.write_text("Dear diary, nothing of a database today." * 9), "not an SQLite database"),
        (lambda path: _sqlite(path, "CREATE TABLE diary (entry)"), "holds other tables (diary)"),
        (lambda path: _sqlite(path, "CREATE TABLE alembic_version (version_num)"), "holds other tables"),
    ],
)
def test_what_is_no_database_of_ours_is_refused(tmp_path: Path, prepare: Callable[[Path], object], said: str) -> None:
    """The error names the file and what it is; the file stays as it was."""
    path = tmp_path / "other.db"
    prepare(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DatabaseError) as caught:
        pt.open(path)
    assert str(path) in str(caught.value)
    assert said in str(caught.value)
    assert before is None or path.read_bytes() == before


def _sqlite(path: Path, statement: str) -> None:
    import sqlite3  # noqa: PLC0415 - another program's

    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("location", ["missing/folder/bans.db", "postgresql://host/bans", "sqlite:nonsense://"])
def test_a_place_where_no_file_can_be_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, location: str
) -> None:
    """A folder that is missing, or a database of another kind, is named in the error, and nothing is made."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DatabaseError):
        pt.open(location)
    assert list(tmp_path.iterdir()) == []


def test_no_permission(tmp_path: Path) -> None:
    """A folder or file that may not be read or written is named, with what to check."""
    if os.getuid() == 0:
        pytest.skip("everything is permitted to root")
    file = filled(tmp_path / "own.db")
    file.chmod(0)
    with pytest.raises(DatabaseError, match="cannot be opened: check"):
        pt.open(file)


# What is left behind


def _open_files() -> set[str]:
    found = set()
    for one in Path("/proc/self/fd").iterdir():
        try:
            found.add(str(one.readlink()))
        except FileNotFoundError:  # the listing itself
            continue
    return {one for one in found if ".db" in one}


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="there is no list of open files here")
def test_no_file_stays_open(tmp_path: Path) -> None:
    """Between two questions, and after the last one, the file is closed; results hold nothing open."""
    with pt.open(filled(tmp_path / "own.db")) as tracker:
        found = [tracker.who("Acme"), tracker.where("Tock", known="2025-03"), tracker.why(), tracker.count_by("actor")]
        with pytest.raises(UnknownNameError):
            tracker.who("Tokc")
        assert [one for one in _open_files() if str(tmp_path) in one] == []
    assert found
    assert [one for one in _open_files() if str(tmp_path) in one] == []


def test_a_tracker_in_a_block_closes_even_after_an_error(tmp_path: Path) -> None:
    """The error passes through, and the file can be opened again at once."""
    file = filled(tmp_path / "own.db")
    with pytest.raises(UnknownNameError), pt.open(file) as tracker:
        tracker.who("nobody knows")
    with pt.open(file) as tracker:
        assert tracker.restrictions().total == len(RESTRICTIONS)


def _answer(location: str) -> bytes:
    with pt.open(location) as tracker:
        return pickle.dumps(tracker.who("Acme"))


def test_results_travel_between_processes(tmp_path: Path) -> None:
    """Several processes ask the same file at once, and hand back equal results."""
    file = str(filled(tmp_path / "own.db"))
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        first, second = pool.map(_answer, [file, file])
    here = pickle.loads(_answer(file))  # noqa: S301 - what was just pickled
    assert pickle.loads(first) == pickle.loads(second) == here  # noqa: S301 - as above


_STRICTLY = """
import gc, sys, warnings
warnings.simplefilter("error")
sys.unraisablehook = lambda one: sys.exit(f"left open: {one.exc_value!r}")
import policytrack as pt
for location in (None, sys.argv[1], ":memory:"):
    with pt.open(location) as tracker:
        tracker.restrictions(), tracker.count_by("actor"), tracker.actors()
    del tracker
    gc.collect()
"""


def test_nothing_is_left_open(tmp_path: Path) -> None:
    """Python warns of no connection or file that was forgotten, in a process that takes every warning as an error."""
    file = filled(tmp_path / "own.db")
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-X", "dev", "-W", "error", "-c", _STRICTLY, file], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
