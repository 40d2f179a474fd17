"""The nouns keep the rules of the domain: nothing is said without evidence, and nothing more than it says."""

import copy
import pickle
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from policytrack import lifecycle
from policytrack.dates import Certainty, UncertainDate
from policytrack.errors import DateFormatError
from policytrack.model import (
    Actor,
    Article,
    Event,
    Evidence,
    Evidenced,
    Exemption,
    Rationale,
    Reach,
    Record,
    Relation,
    Restriction,
    Scope,
    Target,
    faults,
)
from policytrack.passages import Passage
from policytrack.vocabulary import ActorKind, EventKind, Measure, ReviewState, Stance, Status, Strength
from tests.strategies import actors, articles, near_days, restrictions, scopes, slugs, targets

DIGEST = "sha256:" + "0" * 16
ACTOR = {"id": "us-tx", "name": "Texas", "kind": "subnational_government", "place": "US-TX"}
TARGET = {"id": "lemon8", "name": "Lemon8", "kind": "app", "maker": "bytedance", "origin": "CN"}
ARTICLE = {
    "id": "a-report",
    "title": "A report",
    "published": "2025-02-07",
    "recorded": "2025-03-01",
    "sha256": "0" * 64,
    "tier": "other_press",
}
EVIDENCE = {"article": "a-report", "start": 3, "end": 9, "digest": DIGEST}
EVENT = {"kind": "took_effect", "date": "2025-02-01", "evidence": [EVIDENCE]}
RATIONALE = {"category": "data_privacy", "statement": "It collects data.", "evidence": [EVIDENCE]}
RESTRICTION = {
    "id": "us-tx/lemon8/use_ban",
    "actor": ACTOR,
    "target": TARGET,
    "measure": "use_ban",
    "summary": "Texas forbids its staff to use Lemon8.",
    "events": [EVENT],
    "articles": [ARTICLE],
}


def _with(values: dict[str, Any], **changed: object) -> dict[str, Any]:
    return {**values, **changed}


def _stance(stance: str) -> dict[str, Any]:
    return _with(EVIDENCE, stance=stance)


def _restriction(**changed: object) -> Restriction:
    return Restriction.model_validate(_with(RESTRICTION, **changed))


PLACES_THAT_ARE_NONE = ["us", "USA", "Texas", "US-", "TX", "U S", "", "XX", "US-ZZ"]
SLUGS_THAT_ARE_NONE = ["", "US", "us_tx", "us-", "-us", "us--tx", "us tx", "us/tx", "caf\u00e9", "us\n", "a" * 81]
BROKEN = [
    # The record, what is changed in a valid one, and what the complaint has to name.
    *((Actor, _with(ACTOR, id=slug), "id") for slug in SLUGS_THAT_ARE_NONE),
    (Actor, _with(ACTOR, part_of="The US"), "part_of"),
    (Target, _with(TARGET, id="Lemon8"), "id"),
    (Target, _with(TARGET, maker="Byte Dance"), "maker"),
    (Article, _with(ARTICLE, id="A report"), "id"),
    (Evidence, _with(EVIDENCE, article="A report"), "article"),
    *((Actor, _with(ACTOR, place=code), f'"{code}" is no place code') for code in PLACES_THAT_ARE_NONE),
    (Target, _with(TARGET, origin="China"), '"China" is no place code'),
    (Scope, {"place": "Texas", "evidence": [EVIDENCE]}, '"Texas" is no place code'),
    (Exemption, {"scope": {"place": "Texas"}, "evidence": [EVIDENCE]}, '"Texas" is no place code'),
    (Actor, _with(ACTOR, name="  "), "name"),
    (Actor, _with(ACTOR, aliases=["TX", ""]), "aliases[1]"),
    (Actor, _with(ACTOR, place_note=" "), "place_note"),
    (Actor, _with(ACTOR, kind="state"), "kind"),
    (Target, _with(TARGET, kind="App"), "kind"),
    (Article, _with(ARTICLE, sha256="0" * 63), "sha256"),
    (Article, _with(ARTICLE, sha256="F" * 64), "sha256"),
    (Article, _with(ARTICLE, published="2025-03-02"), "published 2025-03-02, after it was recorded"),
    (Article, _with(ARTICLE, published="2025-04/.."), "after it was recorded"),
    (Article, _with(ARTICLE, published="soon"), "published"),
    (Evidence, _with(EVIDENCE, start=-1), "start"),
    (Evidence, _with(EVIDENCE, end=3), "ends at 3, not after its start 3"),
    (Evidence, _with(EVIDENCE, end=2), "ends at 2, not after its start 3"),
    (Evidence, _with(EVIDENCE, digest="0" * 16), "digest"),
    (Evidence, _with(EVIDENCE, digest="sha256:" + "0" * 15), "digest"),
    (Evidence, _with(EVIDENCE, digest="sha256:" + "0" * 65), "digest"),
    (Evidence, _with(EVIDENCE, quote=""), "quote"),
    (Event, _with(EVENT, evidence=[]), "evidence"),
    (Event, _with(EVENT, date="2025-02-30"), "date"),
    (Scope, {"place": "US-TX", "evidence": []}, "evidence"),
    (Exemption, {"condition": "for research", "evidence": []}, "evidence"),
    (Rationale, _with(RATIONALE, evidence=[]), "evidence"),
    (Rationale, _with(RATIONALE, statement=""), "statement"),
    (Reach, {"audience": []}, 'write "unspecified"'),
    (Reach, {"audience": ["students", "unspecified"]}, '"unspecified" stands alone'),
    (Reach, {"setting": ["unspecified", "app_store"]}, '"unspecified" stands alone'),
    (Scope, {"surface": ["website", "unspecified"], "evidence": [EVIDENCE]}, '"unspecified" stands alone'),
    (Reach, {"audience": ["everyone"]}, "audience[0]"),
    (Relation, {"kind": "implements", "to": "us-tx"}, "to"),
    (Relation, {"kind": "implements", "to": "us-tx/lemon8"}, "to"),
    (Relation, {"kind": "implements", "to": "us-tx/lemon8/use_ban~"}, "to"),
    (Relation, {"kind": "implements", "to": "us-tx/lemon8/use_ban~1"}, "to"),
    (Relation, {"kind": "implements", "to": "us-tx/lemon8/use_ban~02"}, "to"),
    (Relation, {"kind": "implies", "to": "us-tx/lemon8/use_ban"}, "kind"),
    (Restriction, _with(RESTRICTION, events=[]), "events"),
    (Restriction, _with(RESTRICTION, summary=""), "summary"),
    (Restriction, _with(RESTRICTION, measure="ban"), "measure"),
    (Restriction, _with(RESTRICTION, review="done"), "review"),
    (Restriction, _with(RESTRICTION, articles=[]), "evidence from an article that is not given: a-report"),
    (Restriction, _with(RESTRICTION, articles=[ARTICLE, _with(ARTICLE, title="B")]), "two different articles"),
    *(
        (Restriction, _with(RESTRICTION, id=other), 'has to be "us-tx/lemon8/use_ban"')
        for other in (
            "",
            "us-tx/lemon8",
            "us-tx/lemon8/removal_order",
            "us/lemon8/use_ban",
            "us-tx/lemon8/use_ban~",
            "us-tx/lemon8/use_ban~0",
            "us-tx/lemon8/use_ban~1",
            "us-tx/lemon8/use_ban~02",
            "us-tx/lemon8/use_ban~2~3",
            "us-tx/lemon8/use_ban~-2",
            "us-tx/lemon8/use_ban~\u0662",
            "us-tx/lemon8/use_ban~two",
        )
    ),
]


@pytest.mark.parametrize(("kind", "values", "complaint"), BROKEN)
def test_what_breaks_a_rule_is_refused(kind: type[Record], values: dict[str, Any], complaint: str) -> None:
    """A record that breaks a rule cannot be made, and the complaint names the field or the rule."""
    with pytest.raises(ValidationError) as caught:
        kind.model_validate(values)
    assert complaint in faults(caught.value)
    with pytest.raises(ValidationError):
        kind(**values)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Actor, ACTOR),
        (Target, TARGET),
        (Article, ARTICLE),
        (Evidence, EVIDENCE),
        (Event, EVENT),
        (Reach, {}),
        (Scope, {"evidence": [EVIDENCE]}),
        (Exemption, {"evidence": [EVIDENCE]}),
        (Rationale, RATIONALE),
        (Relation, {"kind": "implements", "to": "us/lemon8/use_ban~12"}),
        (Restriction, RESTRICTION),
    ],
)
def test_records_are_frozen_and_know_their_fields(kind: type[Record], values: dict[str, Any]) -> None:
    """The valid form of every record can be made; no field can be set or removed, and none be invented."""
    made = kind.model_validate(values)
    for name in kind.model_fields:
        with pytest.raises(ValidationError, match="frozen"):
            setattr(made, name, getattr(made, name))
        with pytest.raises(ValidationError, match="frozen"):
            delattr(made, name)
    with pytest.raises(ValidationError) as caught:
        kind.model_validate(_with(values, opinion="it is banned"))
    assert "opinion" in faults(caught.value)
    assert hash(made) == hash(kind.model_validate(values))


@pytest.mark.parametrize("field", ["events", "scopes", "exemptions", "rationales"])
def test_nothing_is_said_without_evidence(field: str) -> None:
    """An event, scope, exemption or rationale whose evidence is left out altogether is refused by that name."""
    parts: dict[str, dict[str, Any]] = {
        "events": EVENT,
        "scopes": {"place": "US-TX"},
        "exemptions": {},
        "rationales": RATIONALE,
    }
    bare = {name: value for name, value in parts[field].items() if name != "evidence"}
    with pytest.raises(ValidationError) as caught:
        _restriction(**{field: [bare]})
    assert f"{field}[0].evidence: Field required" in faults(caught.value)


def test_every_article_that_is_cited_is_given() -> None:
    """Evidence of any part, relations included, has to point into an article of the restriction."""
    elsewhere = [_with(EVIDENCE, article="elsewhere")]
    parts: dict[str, dict[str, Any]] = {
        "events": _with(EVENT, evidence=elsewhere),
        "scopes": {"evidence": elsewhere},
        "exemptions": {"evidence": elsewhere},
        "rationales": _with(RATIONALE, evidence=elsewhere),
        "relations": {"kind": "implements", "to": "us/lemon8/use_ban", "evidence": elsewhere},
    }
    for field, part in parts.items():
        with pytest.raises(ValidationError, match="not given: elsewhere"):
            _restriction(**{field: [part]})
        made = _restriction(**{field: [part]}, articles=[ARTICLE, _with(ARTICLE, id="elsewhere")])
        assert ("elsewhere" in {one.article for _, one in made.evidence()}) is True


def test_an_article_that_nothing_cites_is_left_out() -> None:
    """A restriction carries the articles of its evidence and no other, so what was stored with it does not matter."""
    uncited = _with(ARTICLE, id="elsewhere")
    assert _restriction(articles=[uncited, ARTICLE]) == _restriction()


STANCES_THAT_ASSERT = {"supports", "partially_supports", "qualifies", "relays", "reports_end"}
KINDS_THAT_A_CALL_CAN_SHOW = {kind for kind in EventKind if kind.status in {None, Status.advocated_only}} | {
    EventKind.considered,
    EventKind.introduced,
    EventKind.passed_stage,
    EventKind.announced,
}


@pytest.mark.parametrize("stance", Stance)
@pytest.mark.parametrize("kind", EventKind)
def test_an_event_needs_evidence_that_asserts_it(kind: EventKind, stance: Stance) -> None:
    """The whole table: a mention or denial never suffices, a call or forecast not for what binds or stops binding."""
    suffices = stance in STANCES_THAT_ASSERT or (
        stance == "predicts_or_advocates" and kind in KINDS_THAT_A_CALL_CAN_SHOW
    )
    values = _with(EVENT, kind=kind, evidence=[_stance(stance)])
    if suffices:
        assert Event.model_validate(values).kind is kind
    else:
        with pytest.raises(ValidationError, match="none of its evidence says that it happened"):
            Event.model_validate(values)
    assert Event.model_validate(_with(values, evidence=[_stance(stance), _stance("supports")])).kind is kind


@pytest.mark.parametrize("kind", EventKind)
def test_a_person_imposes_nothing(kind: EventKind) -> None:
    """A political figure can call for a measure, but no event of theirs says that a body acted."""
    senator = _with(ACTOR, kind="political_figure")
    event = _with(EVENT, kind=kind)
    if kind.status in {None, Status.advocated_only}:
        assert _restriction(actor=senator, events=[event]).in_force("2030") is Certainty.no
    else:
        with pytest.raises(ValidationError, match=f'Texas can call for a measure but not impose one, so "{kind}"'):
            _restriction(actor=senator, events=[event])


def test_a_reach_says_unspecified_where_nothing_is_stated() -> None:
    """What no source states is unspecified, never everyone; what is stated is kept once and in order."""
    for default in (Reach().audience, Reach().setting, Reach().surface):
        assert default == ("unspecified",)
    assert Reach().place is None
    stated = Reach.model_validate({"audience": ["students", "minors", "students"]})
    assert stated.audience == ("minors", "students")
    assert stated == Reach.model_validate({"audience": ["minors", "students"]})


def test_suffixes_tell_apart_what_stands_twice() -> None:
    """A second and a tenth restriction of one triple have ids of their own."""
    for suffix in ("~2", "~10", "~19", "~200"):
        assert _restriction(id=f"us-tx/lemon8/use_ban{suffix}").measure is Measure.use_ban
        assert Relation.model_validate({"kind": "amends", "to": f"us-tx/lemon8/use_ban{suffix}"}).to.endswith(suffix)


@given(actors(part_of=st.none() | slugs()) | targets(maker=st.none() | slugs()) | articles() | scopes())
def test_records_come_back_from_json(one: Record) -> None:
    """Every noun is the same after it was written as JSON or as Python values and read again."""
    assert type(one).model_validate_json(one.model_dump_json()) == one
    assert type(one).model_validate(one.model_dump()) == one


@given(restrictions() | restrictions(pooled=True))
def test_a_restriction_comes_back_from_its_dict(one: Restriction) -> None:
    """`from_dict` reads what `to_dict` wrote, whatever the day its status was derived for."""
    for values in (one.to_dict(), one.to_dict(on="2025-02-01", known="2025-01")):
        again = Restriction.from_dict(values)
        assert again == one
        assert again.to_dict("2025-02-01") == one.to_dict("2025-02-01")


def _shuffled(value: object, chance: Random) -> object:
    """The same values with every list in another order, and a part of each twice."""
    if isinstance(value, dict):
        return {name: _shuffled(each, chance) for name, each in value.items()}
    if isinstance(value, tuple | list):
        twice = [_shuffled(each, chance) for each in (*value, *value[:1])]
        chance.shuffle(twice)
        return twice
    return value


@given(restrictions() | restrictions(pooled=True), st.randoms(use_true_random=False))
def test_order_and_repetition_say_nothing(one: Restriction, chance: Random) -> None:
    """The same parts in another order, some of them twice, are the same restriction, down to its JSON."""
    again = Restriction.model_validate(_shuffled(one.model_dump(), chance))
    assert again == one
    assert hash(again) == hash(one)
    assert again.model_dump_json() == one.model_dump_json()


EACH_FIELD: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    # Of each part: one to start from, and another value for each of its fields.
    "events": (EVENT, {"kind": "enforced", "date": "2025-02", "note": "a note", "evidence": [_stance("relays")]}),
    "scopes": (
        {"evidence": [EVIDENCE]},
        {
            "place": "US",
            "audience": ["students"],
            "setting": ["app_store"],
            "surface": ["website"],
            "condition": "in term",
            "evidence": [_with(EVIDENCE, end=10)],
        },
    ),
    "exemptions": (
        {"evidence": [EVIDENCE]},
        {
            "scope": {"place": "US"},
            "condition": "for research",
            "until": "2026",
            "evidence": [_with(EVIDENCE, start=4)],
        },
    ),
    "rationales": (
        RATIONALE,
        {
            "category": "national_security",
            "statement": "It does not.",
            "attributed_to": "the governor",
            "evidence": [_with(EVIDENCE, digest=f"{DIGEST}0")],
        },
    ),
    "relations": (
        {"kind": "implements", "to": "us/lemon8/use_ban"},
        {"kind": "amends", "to": "us/lemon8/use_ban~2", "evidence": [_with(EVIDENCE, quote="banned")]},
    ),
}


@pytest.mark.parametrize("name", EACH_FIELD)
def test_parts_that_differ_in_one_field_have_an_order(name: str) -> None:
    """Two parts that are the same but for one value are both kept, in an order that does not depend on the input's."""
    base, others = EACH_FIELD[name]
    parts = [base, *(_with(base, **{field: value}) for field, value in others.items())]
    one, other = _restriction(**{name: parts}), _restriction(**{name: parts[::-1] + parts})
    assert one == other
    assert len(getattr(one, name)) == len(parts)
    assert set(others) == set(type(getattr(one, name)[0]).model_fields)


def test_evidence_that_differs_in_one_field_has_an_order() -> None:
    """The same holds of evidence within a part, a quote included."""
    changes = {"start": 4, "end": 10, "digest": f"{DIGEST}0", "stance": "relays", "quote": "banned", "article": "b"}
    pieces = [EVIDENCE, *(_with(EVIDENCE, **{field: value}) for field, value in changes.items())]
    one, other = (Event.model_validate(_with(EVENT, evidence=each)) for each in (pieces, pieces[::-1] + pieces))
    assert one == other
    assert len(one.evidence) == len(pieces)
    assert set(changes) == set(Evidence.model_fields)


@given(restrictions(pooled=True))
def test_copies_are_the_same(one: Restriction) -> None:
    """Pickled, copied, or made of trusted values, before and after its steps were derived, it is the same."""
    copies: list[Callable[[Restriction], Restriction]] = [
        lambda each: pickle.loads(pickle.dumps(each)),  # noqa: S301 - our own
        copy.copy,
        copy.deepcopy,
        lambda each: each.model_copy(),
        lambda each: Restriction.trusted(dict(each)),
    ]
    for made in (make(one) for _ in range(2) for make in copies):
        assert made == one
        assert hash(made) == hash(one)
        assert made.steps == one.steps
        assert made.to_dict("2025-02-01") == one.to_dict("2025-02-01")
        assert pickle.loads(pickle.dumps(made)) == one  # noqa: S301 - our own


def test_another_value_makes_another_record() -> None:
    """Records differ that differ in a single value, a quote or a stance included."""
    base = _restriction()
    changes: list[dict[str, object]] = [
        {"summary": "Another."},
        {"strength": "full"},
        {"review": "human_reviewed"},
        {"id": "us-tx/lemon8/use_ban~2"},
        {"events": [_with(EVENT, date="2025-02")]},
        {"events": [_with(EVENT, evidence=[_with(EVIDENCE, quote="banned")])]},
        {"events": [_with(EVENT, evidence=[_stance("relays")])]},
        {"scopes": [{"evidence": [EVIDENCE]}]},
        {"articles": [_with(ARTICLE, title="Another")]},
    ]
    made = {base, *(_restriction(**changed) for changed in changes)}
    assert len(made) == 1 + len(changes)


KEYS = {
    # What interface.md promises, and what was added to it.
    "restriction": (
        "id actor target measure strength status summary events scopes exemptions rationales relations review",
        "in_force articles",
    ),
    "actor": ("id name kind place part_of", "place_note aliases"),
    "target": ("id name kind maker origin", "aliases"),
    "events": ("kind date evidence", "note"),
    "scopes": ("place audience setting surface evidence", "condition"),
    "exemptions": ("scope condition until evidence", ""),
    "rationales": ("category statement attributed_to evidence", ""),
    "relations": ("kind to", "evidence"),
    "evidence": ("article start end digest stance quote", ""),
}


def _full() -> Restriction:
    return _restriction(
        scopes=[{"place": "US-TX", "audience": ["government_employees"], "evidence": [EVIDENCE]}],
        exemptions=[{"condition": "for research", "until": "2026", "evidence": [EVIDENCE]}],
        rationales=[RATIONALE],
        relations=[{"kind": "implements", "to": "us/lemon8/use_ban", "evidence": [EVIDENCE]}],
    )


def _objects(values: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of the JSON with the name it stands under."""
    yield "restriction", values
    yield "actor", values["actor"]
    yield "target", values["target"]
    for name in ("events", "scopes", "exemptions", "rationales", "relations"):
        for part in values[name]:
            yield name, part
            yield from (("evidence", one) for one in part["evidence"])


def test_the_json_has_the_promised_shape() -> None:
    """Each object has exactly the promised keys and those that were added, with plain JSON values."""
    values = _full().to_dict(on="2025-03-01")
    for name, found in _objects(values):
        promised, added = KEYS[name]
        assert set(found) == {*promised.split(), *added.split()}, name
    assert {name for name, _ in _objects(values)} == set(KEYS)
    assert list(values)[:7] == ["id", "actor", "target", "measure", "strength", "status", "in_force"]


def test_the_json_has_plain_values() -> None:
    """Codes and dates are strings, what is not known is null, and what is not stated says so."""
    values = _full().to_dict(on="2025-03-01")
    assert values["status"] == "in_force"
    assert values["in_force"] == "certain"
    assert values["actor"] == _with(ACTOR, part_of=None, place_note=None, aliases=[])
    assert values["target"] == _with(TARGET, aliases=[])
    assert values["events"] == [_with(EVENT, note=None, evidence=[_with(_stance("supports"), quote=None)])]
    assert values["scopes"][0]["audience"] == ["government_employees"]
    assert values["scopes"][0]["setting"] == ["unspecified"]
    assert values["exemptions"][0]["until"] == "2026"
    assert values["relations"][0]["to"] == "us/lemon8/use_ban"
    assert type(values["measure"]) is str
    assert (values["strength"], values["review"]) == (Strength.unknown, ReviewState.machine_candidate)


def test_the_promised_sample_is_read() -> None:
    """An object with the promised keys alone, as another program may write it, makes a restriction."""
    event = {"kind": "adopted", "date": None, "evidence": [_with(_stance("supports"), quote=None)]}
    sample = _with(
        RESTRICTION,
        actor=_with(ACTOR, part_of=None),
        strength="partial",
        status="in_force",
        events=[event],
        exemptions=[{"scope": {}, "condition": "for research", "until": None, "evidence": [EVIDENCE]}],
        relations=[{"kind": "implements", "to": "us/lemon8/use_ban"}],
        review="human_reviewed",
    )
    made = Restriction.from_dict(sample)
    assert made.exemptions[0].scope == Reach()
    assert made.status("2025-02-07") is Status.adopted_not_in_force, "a status that is given is not believed"


def test_places_are_those_of_the_scopes_or_else_of_the_actor() -> None:
    """Where scopes state places these count, each once; where none does, the actor's place stands in, if known."""
    nowhere = {"audience": ["students"], "evidence": [EVIDENCE]}
    stated = [_with(nowhere, place=code) for code in ("US-TX", "IT", "US-TX")]
    unresolved = {name: value for name, value in ACTOR.items() if name != "place"}
    assert _restriction().places == ("US-TX",)
    assert _restriction(scopes=[nowhere]).places == ("US-TX",)
    assert _restriction(scopes=[nowhere, *stated]).places == ("IT", "US-TX")
    assert _restriction(scopes=stated, actor=_with(ACTOR, place="US")).places == ("IT", "US-TX")
    assert _restriction(actor=unresolved).places == ()
    assert _restriction(actor=unresolved, scopes=stated[:1]).places == ("US-TX",)


@pytest.mark.parametrize(
    ("on", "known", "status", "in_force"),
    [
        ("2025-01", None, "no_event", "no"),
        ("2025-02-01", None, "in_force", "certain"),
        ("2025-02", None, "in_force", "certain"),
        ("2025", None, "in_force", "certain"),
        ("2025-02-01", "2025-02-06", "no_event", "no"),
        ("2025-02-01", "2025-02-07", "in_force", "certain"),
        ("2025-02-01", "2025-02", "in_force", "certain"),
        ("2025-02-01", "2025-01", "no_event", "no"),
        (date(2025, 2, 1), date(2025, 2, 7), "in_force", "certain"),
        (None, None, "in_force", "certain"),
        (None, "2025-01", "no_event", "no"),
    ],
)
def test_status_on_both_clocks(on: date | str | None, known: date | str | None, status: str, in_force: str) -> None:
    """Days, months and years are understood on both clocks; a month or a year means its last day, no `on` today."""
    made = _restriction()
    assert made.status(on, known) is Status(status)
    assert made.in_force(on, known) is Certainty(in_force)
    values = made.to_dict(on, known)
    assert (values["status"], values["in_force"]) == (status, in_force)


@pytest.mark.parametrize("asked", ["2025-01/2025-03", "../2025", "yesterday", "2025-02-30"])
def test_a_question_names_one_day(asked: str) -> None:
    """What is no day, month or year is an error on either clock."""
    with pytest.raises(DateFormatError):
        _restriction().status(on=asked)
    with pytest.raises(DateFormatError):
        _restriction().in_force(known=asked)


@given(restrictions(pooled=True), st.dates(date(2025, 1, 28), date(2025, 2, 8)), st.data())
def test_the_status_is_that_of_its_steps(one: Restriction, on: date, data: st.DataObject) -> None:
    """On both clocks the aggregate says what lifecycle says of the steps that its events and articles make."""
    known = data.draw(st.dates(date(2025, 1, 28), date(2025, 2, 8)))
    expected = lifecycle.standing(_steps(one), on, known)
    assert one.standing(on, known) == expected
    assert one.status(on, known) is expected.status
    assert one.in_force(on, known) is expected.in_force


def _steps(one: Restriction) -> list[lifecycle.Step]:
    """The steps, made the long way: each passage from the article that it stands in."""
    made = []
    for event in one.events:
        told: dict[bool, list[UncertainDate]] = {True: [], False: []}
        for each in event.evidence:
            source = next(article for article in one.articles if article.id == each.article)
            wanted = each.stance == "predicts_or_advocates" and event.kind in KINDS_THAT_A_CALL_CAN_SHOW
            if each.stance in STANCES_THAT_ASSERT or wanted:
                told[True].append(source.known)
            elif each.stance == "refutes":
                told[False].append(source.known)
        made.append(lifecycle.Step(event.kind, event.date, tuple(told[True]), tuple(told[False])))
    return made


@pytest.mark.parametrize(
    ("published", "known"),
    [
        (None, "2025-03-01"),
        ("2025-02-07", "2025-02-07"),
        ("2025-02", "2025-02-01/2025-02-28"),
        ("../2025-02-07", "../2025-02-07"),
        ("2025-02-07/..", "2025-02-07/2025-03-01"),
        ("2025", "2025-01-01/2025-03-01"),
        ("2025-03", "2025-03-01"),
        ("../2026", "../2025-03-01"),
    ],
)
def test_an_article_is_known_when_published_and_at_the_latest_when_recorded(published: str | None, known: str) -> None:
    """Where the date of publication is open or vague, the day of recording bounds it."""
    assert Article.model_validate(_with(ARTICLE, published=published)).known == UncertainDate(known)


@given(articles())
def test_every_article_becomes_known(one: Article) -> None:
    """For any article the day on which it became known is bounded, within both what it prints and its recording."""
    latest = one.known.latest
    assert latest is not None
    assert latest <= one.recorded
    assert one.known.by(one.recorded) is Certainty.certain
    if one.published is not None:
        assert one.known.earliest == one.published.earliest


@given(restrictions(pooled=True), near_days(), near_days())
def test_what_was_known_then_stands_on_its_own(one: Restriction, known: date, on: date) -> None:
    """As known on a day it is a valid restriction, without evidence that came later, and stands as it stood then."""
    then = one.as_known(known)
    stood = one.standing(on, known)
    if then is None:
        assert stood.statuses == (Status.no_event,)
        return
    assert Restriction.model_validate(then.model_dump()) == then
    assert then.standing(on, known) == stood
    published = {article.id for article in one.articles if article.known.by(known) is not Certainty.no}
    expected = set(_evidence_by_then(one, published))
    assert {part.evidence for part in _parts(then)} == expected
    cited = {each.article for evidence in expected for each in evidence}
    assert list(then.articles) == [article for article in one.articles if article.id in cited]


def _parts(one: Restriction) -> Iterator[Evidenced | Relation]:
    for parts in (one.events, one.scopes, one.exemptions, one.rationales, one.relations):
        yield from parts


def _evidence_by_then(one: Restriction, published: set[str]) -> Iterator[tuple[Evidence, ...]]:
    """What is left of each part's evidence; a part goes when nothing is left that says it."""
    for part in _parts(one):
        left = tuple(each for each in part.evidence if each.article in published)
        saying = [each for each in left if not isinstance(part, Event) or part.asserts(each)]
        if saying or not part.evidence:
            yield left


def test_events_that_a_later_article_told_apart_were_one() -> None:
    """What differs only in evidence that came later was one event then, and is not counted twice."""
    later = _with(EVIDENCE, article="later")
    events = [EVENT, _with(EVENT, evidence=[EVIDENCE, later])]
    made = _restriction(events=events, articles=[ARTICLE, _with(ARTICLE, id="later", published="2025-02-20")])
    assert len(made.events) == 2
    assert made.as_known("2025-02-10") == _restriction()
    assert made.as_known("2025-02-06") is None


@given(restrictions(pooled=True))
def test_all_is_known_in_the_end(one: Restriction) -> None:
    """Without a day, or on a day after all articles, everything is known."""
    assert one.as_known() == one
    assert one.as_known("2025") == one


def test_evidence_is_listed_with_its_field() -> None:
    """Every piece of evidence of every part comes with the path that leads to it."""
    made = _full()
    assert [path for path, _ in made.evidence()] == [
        "events[0].evidence[0]",
        "scopes[0].evidence[0]",
        "exemptions[0].evidence[0]",
        "rationales[0].evidence[0]",
        "relations[0].evidence[0]",
    ]
    assert {one.passage for _, one in made.evidence()} == {Passage(3, 9, DIGEST)}


@given(restrictions())
def test_no_evidence_is_left_out(one: Restriction) -> None:
    """The paths are all different, and as many as there are pieces of evidence in the JSON."""
    paths = [path for path, _ in one.evidence()]
    assert len(set(paths)) == len(paths)
    assert len(paths) == sum(name == "evidence" for name, _ in _objects(one.to_dict()))


@given(restrictions())
def test_events_are_in_order_of_time(one: Restriction) -> None:
    """Events are listed by the first day they can be of; undated ones come last."""
    begins = [event.date.earliest or date.min if event.date else date.max for event in one.events]
    assert begins == sorted(begins)


def test_faults_are_sentences_about_fields() -> None:
    """Several faults are listed with their fields, without the words of the library around them."""
    with pytest.raises(ValidationError) as caught:
        _restriction(summary="", events=[_with(EVENT, kind="banned", evidence=[{**EVIDENCE, "start": -1}])])
    said = faults(caught.value)
    assert "summary: " in said
    assert "events[0].kind: " in said
    assert "events[0].evidence[0].start: Input should be greater than or equal to 0, not -1" in said
    assert "pydantic" not in said


def test_a_kind_of_actor_is_checked_by_the_vocabulary() -> None:
    """Every kind of the vocabulary makes an actor, and comes back as the word of the vocabulary."""
    for kind in ActorKind:
        assert Actor.model_validate(_with(ACTOR, kind=kind.value)).kind is kind


def test_tomorrow_is_not_today() -> None:
    """Without a day the question is about today: what begins tomorrow has not happened."""
    tomorrow = (date.today() + timedelta(1)).isoformat()  # noqa: DTZ011 - as in the model
    assert _restriction(events=[_with(EVENT, date=tomorrow)]).status() is Status.no_event
