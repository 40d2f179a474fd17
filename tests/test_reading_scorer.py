"""The scorer of reading tells every kind of fault apart, and the annotated articles can be relied on."""

import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.reading.annotations import SETS, AnnotatedArticle, AnnotatedRecord, AnnotationError, Span, load
from tests.reading.run import measure, table
from tests.reading.scoring import Miss, Rate, Score, score

TEXT = "Varland bars Pinghive from state phones, for the secrets of the state. Its army may follow. Hoxton lets it be."
KINDS = {"country": "national_government", "company": "company"}
CODES = {"lifted": "ended", "denied": "rejected"}


def record(**more: object) -> AnnotatedRecord:
    """One record of the text: Varland bars Pinghive, with whatever differs."""
    values = {
        "actor": "Varland",
        "actor_code": "VA",
        "actor_kind": "country",
        "subject": "Pinghive",
        "measure": "use_ban",
        "status": "in_force",
        "rationales": ("data_security",),
        "evidence": (Span(start=0, end=40),),
    }
    return AnnotatedRecord.model_validate(values | more)


def article(*records: AnnotatedRecord, name: str = "one") -> AnnotatedArticle:
    return AnnotatedArticle(name=name, title="Pinghive", date=date(2025, 1, 1), text=TEXT, records=records)


def candidate(**more: object) -> dict[str, Any]:
    """What a perfect reader finds for `record()`, with whatever differs."""
    values = {
        "actor": {"id": "varland", "name": "Varland", "kind": "national_government", "place": "VA"},
        "target": {"id": "pinghive", "name": "Pinghive"},
        "measure": "use_ban",
        "status": "in_force",
        "events": [{"kind": "adopted", "evidence": [{"start": 0, "end": 7}]}],
        "scopes": [],
        "exemptions": [],
        "rationales": [{"category": "cybersecurity", "evidence": [{"start": 41, "end": 70}]}],
    }
    return values | more


def perfect(one: AnnotatedRecord) -> dict[str, Any]:
    """The candidate that says just what a record says, in the classes that both vocabularies share."""
    return candidate(
        actor={"name": one.actor, "kind": KINDS.get(one.actor_kind), "place": one.actor_code},
        target={"name": one.subject},
        measure=FINE_MEASURES.get(one.measure, one.measure),
        status=CODES.get(one.status, one.status),
        events=[{"kind": "x", "evidence": [{"start": span.start, "end": span.end}]} for span in one.evidence],
        scopes=[{"place": one.territory, "note": one.setting, "who": one.audience, "places": one.territories}],
        rationales=[{"category": FINE_REASONS[reason]} for reason in one.rationales],
    )


FINE_MEASURES = {
    "data_processing_ban": "data_processing_block",
    "terms_restriction": "terms_of_service_restriction",
    "sale_or_equipment_ban": "import_restriction",
    "other_restriction": "divestiture_requirement",
}
FINE_REASONS = {
    "national_security": "national_security",
    "foreign_government_access": "foreign_government_access",
    "data_privacy": "data_privacy",
    "data_security": "cybersecurity",
    "disinformation_or_propaganda": "influence_or_disinformation",
    "content_morality_or_youth": "content_or_child_safety",
    "election_or_public_order": "public_order_or_morality",
    "legal_noncompliance": "non_cooperation",
    "ip_protection": "export_control_or_ip",
    "safety_or_accuracy": "quality_or_accuracy",
    "human_rights": "ethics_or_rights",
    "economic_or_trade": "economic_or_competition",
    "other": "academic_integrity",
}


@pytest.mark.parametrize("name", SETS)
def test_a_perfect_reader_has_full_marks(name: str) -> None:
    """Candidates made of the annotation itself are right in every way, so each record of the sets can be found."""
    articles = load(SETS[name])
    found = score((one, [perfect(each) for each in one.records]) for one in articles)
    assert found.whole_record.f1 == found.mean_f1 == found.rationale.f1 == found.actor_and_target.f1 == 1
    assert found.measure_accuracy == found.status_accuracy == found.evidence_overlap == found.grounded == 1
    assert found.alarms_in_quiet_articles == 0
    assert not any(one.misses or one.false_alarms for one in found.articles)


@pytest.mark.parametrize(
    ("fault", "pairs", "whole"),
    [
        ({}, 1, 1),
        ({"actor": {"name": "VARLAND government"}}, 1, 1),
        ({"actor": {"name": "The Varland cabinet", "kind": "national_government", "place": "VA"}}, 1, 1),
        ({"actor": {"name": "Varland's navy", "kind": "military", "place": "VA"}}, 0, 0),
        ({"actor": {"name": "State of", "id": "varland"}}, 1, 1),
        ({"actor": {"name": "V.", "aliases": ["Varland"]}}, 1, 1),
        ({"actor": None}, 0, 0),
        ({"target": {"name": "the Pinghive app"}}, 1, 1),
        ({"target": {"name": "Pinghive Two"}}, 0, 0),
        ({"measure": "removal_order"}, 1, 1),
        ({"measure": "access_block"}, 1, 0),
        ({"measure": "other"}, 1, 0),
        ({"status": "legacy"}, 1, 1),
        ({"status": "announced"}, 1, 0),
        ({"status": "indeterminate"}, 1, 0),
    ],
)
def test_each_fault_is_counted_where_it_lies(fault: dict[str, object], pairs: int, whole: int) -> None:
    """A wrong name costs the match, a wrong measure or status the whole record; a spelling costs nothing."""
    [found] = score([(article(record()), [candidate(**fault)])]).articles
    assert found.pairs == (pairs, 1, 1)
    assert found.whole == (whole, 1, 1)
    assert len(found.misses) == 1 - whole
    assert len(found.false_alarms) == 1 - pairs


@pytest.mark.parametrize("field", ["actor", "subject", "measure", "status"])
def test_alternatives_are_as_right(field: str) -> None:
    """A record that allows a second reading is found by either."""
    second = {"actor": "Harbour Ministry", "subject": "Hive", "measure": "advisory", "status": "announced"}[field]
    read = perfect(record(**{field: second, "actor_code": None}))
    assert score([(article(record(actor_code=None)), [read])]).whole_record.hits == 0
    assert score([(article(record(**{f"{field}_alt": (second,)})), [read])]).whole_record.hits == 1


def test_optional_records_count_neither_way() -> None:
    """Finding one costs no precision, missing it no recall; yet what it does not match is a false alarm."""
    optional = record(actor="Hoxton", actor_code=None, optional=True)
    text = article(record(), optional)
    assert score([(text, [candidate()])]).whole_record == (1, 1, 1)
    assert score([(text, [candidate(), perfect(optional)])]).whole_record == (1, 1, 1)
    assert score([(text, [candidate(), perfect(optional), candidate(target={"name": "Tock"})])]).whole_record == (
        1,
        2,
        1,
    )


def test_a_candidate_takes_the_record_that_it_reads_best() -> None:
    """Of two records of one actor and target, each gets the candidate of its measure, in whatever order they come."""
    both = record(), record(measure="procurement_ban")
    read = [perfect(one) for one in both]
    for candidates in (read, read[::-1]):
        assert score([(article(*both), candidates)]).whole_record == (2, 2, 2)


def test_repeats_count_once_unless_status_or_scope_differ() -> None:
    """Saying the same again is neither rewarded nor punished."""
    again = candidate(rationales=[])
    assert score([(article(record()), [candidate(), again])]).whole_record == (1, 1, 1)
    assert score([(article(record()), [candidate(), candidate(status="ended")])]).whole_record == (1, 2, 1)
    assert score([(article(record()), [candidate(), candidate(scopes=[{"place": "VA"}])])]).whole_record == (1, 2, 1)


def test_what_is_no_restriction_is_left_out() -> None:
    """An investigation, or a measure that is only called for, is no false alarm."""
    idle = [candidate(measure="investigation"), candidate(status="advocated_only")]
    found = score([(article(), idle), (article(name="two"), [candidate()])])
    assert (found.alarms_in_quiet_articles, found.quiet_articles) == (1, 2)
    assert found.articles[1].false_alarms == ('Varland / Pinghive / use_ban / in_force: "Varland"',)


def test_reasons_accepted_count_neither_way() -> None:
    """A reason that is only accepted is no fault, one too many is, and `unstated` is none."""
    text = article(record(rationales_alt=("national_security",)))
    categories = ["cybersecurity", "national_security", "data_privacy", "unstated"]
    read = candidate(rationales=[{"category": one} for one in categories])
    assert score([(text, [read])]).rationale == (1, 2, 1)


@pytest.mark.parametrize(
    ("spans", "overlap", "grounded"),
    [
        ([(0, 7)], 1, 1),
        ([(41, 50)], 0, 1),
        ([(39, 50)], 1, 1),
        ([], 0, 0),
        ([(0, 7), (90, 500)], 1, 0),
        ([(7, 7)], 1, 0),
    ],
)
def test_evidence_is_looked_at(spans: list[tuple[int, int]], overlap: int, grounded: int) -> None:
    """A passage has to lie in the text, and one of them where a record's evidence lies."""
    evidence = [{"start": start, "end": end} for start, end in spans]
    found = score([(article(record()), [candidate(events=[{"evidence": evidence}], rationales=[])])])
    assert (found.evidence_overlap, found.grounded) == (overlap, grounded)


def test_the_figures_are_those_worked_out_by_hand() -> None:
    """Three articles ask for 4 records and get 5 candidates: 3 match, 2 are whole, 1 lies where nothing is asked.

    Whole precision 2/5 and recall 2/4 give F1 4/9. The first article has F1 2 * 2 / (3 + 3), the second 0, the third
    asks for nothing; their mean is 1/3. Of 3 matches 3 have the right measure, 2 the right status.
    """
    names = ("Varland", "Hoxton", "Mereland")
    three = [record(actor=name, actor_code=None) for name in names]
    read = [perfect(three[0]), perfect(three[1]), candidate(actor={"name": "Nowhere"})]
    found = score(
        [
            (article(*three), read),
            (article(record(), name="two"), [candidate(status="announced")]),
            (article(name="three"), [candidate()]),
        ]
    )
    assert found.actor_and_target == (3, 5, 4)
    assert found.whole_record == (2, 5, 4)
    assert found.whole_record.f1 == pytest.approx(4 / 9)
    assert found.mean_f1 == pytest.approx(1 / 3)
    assert found.measure_accuracy == 1
    assert found.status_accuracy == pytest.approx(2 / 3)
    assert found.articles[0].misses == (Miss("Mereland / Pinghive / use_ban / in_force", None),)
    assert found.articles[1].misses == (Miss("Varland / Pinghive / use_ban / in_force", "use_ban / announced"),)
    assert "whole_record " in table(found, details=False)
    assert "read wrong   Varland / Pinghive / use_ban / in_force read as use_ban / announced" in table(
        found, details=True
    )


def test_nothing_read_is_scored_too() -> None:
    """A reader that finds nothing gets zeros, and no division by them."""
    found = score([(article(record()), [])])
    assert found.whole_record == Rate(0, 0, 1)
    assert found.whole_record.f1 == found.whole_record.precision == found.measure_accuracy == found.mean_f1 == 0
    assert Score(()).as_dict()["whole_record_per_article_mean_f1"] == 0


def test_a_reader_is_given_text_title_and_day() -> None:
    """Whatever a reader returns is compared with the article that it was given."""
    seen = []

    def reader(text: str, /, *, title: str, date: str) -> Iterable[dict[str, Any]]:
        seen.append((text, title, date))
        return [candidate()]

    assert measure([article(record())], reader).whole_record.f1 == 1
    assert seen == [(TEXT, "Pinghive", "2025-01-01")]


@pytest.mark.parametrize("name", SETS)
def test_the_articles_are_fit_to_measure_with(name: str) -> None:
    """Each text is short and clean, its evidence stands in it in order, and no title repeats another's."""
    articles = load(SETS[name])
    for one in articles:
        assert 80 <= len(one.text.split()) <= 450, one.name
        assert re.fullmatch(r"(\d{2,3}|desk|news|post|press|wire)-[a-z0-9-]+", one.name)
        assert one.text.strip() + "\n" == one.text, one.name
        for each in one.records:
            starts = [span.start for span in each.evidence]
            assert starts == sorted(starts), f"{one.name}: {each}: name the evidence in the order of the text"
            assert all(reason not in each.rationales for reason in each.rationales_alt), f"{one.name}: {each}"
            assert each.measure not in each.measure_alt, f"{one.name}: {each}"
            assert each.status not in each.status_alt, f"{one.name}: {each}"
    assert len({one.title for one in articles}) == len(articles)


WRITTEN = """
title = "Pinghive"
date = 2025-01-01

[actor."Varland"]
kind = "country"
place = "VA"

[[record]]
actor = ["Varland", "Hoxton"]
actor_kind = "country"
subject = ["Pinghive", "Tock"]
measure = "use_ban"
status = "in_force"
evidence = [{ quote = "state", nth = 2 }]
"""


def write(folder: Path, annotation: str, text: str = TEXT) -> Path:
    (folder / "one.txt").write_text(text, encoding="utf-8")
    (folder / "one.toml").write_text(annotation, encoding="utf-8")
    return folder


def test_several_names_stand_for_a_record_each(tmp_path: Path) -> None:
    """Two actors and two subjects make four records, and a government's place is where its measure applies."""
    [one] = load(write(tmp_path, WRITTEN))
    assert [(each.actor, each.subject) for each in one.records] == [
        ("Varland", "Pinghive"),
        ("Varland", "Tock"),
        ("Hoxton", "Pinghive"),
        ("Hoxton", "Tock"),
    ]
    assert [(each.actor_code, each.territory) for each in one.records] == [("VA", "VA")] * 2 + [(None, None)] * 2
    assert TEXT[one.records[0].evidence[0].start :].startswith("state. Its army")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('quote = "state", nth = 2', 'quote = "stake", nth = 2', 'the text does not say "stake"'),
        ('{ quote = "state", nth = 2 }', '"state"', 'the text says "state" 2 times: quote more of it'),
        ("nth = 2", "nth = 3", "so there is no number 3"),
        ("nth = 2", "nth = 0", "so there is no number 0"),
        ('"use_ban"', '"ban"', "record.0.measure"),
        ("subject = [", "object = [", "record.0.subject"),
        ('actor_kind = "country"\n', "", '"Hoxton" has no kind'),
        ("2025-01-01", "soon", "one.toml"),
        (
            'actor_kind = "country"',
            'actor_kind = "country"\nactor_alt = ["V."]',
            "actor_alt would hold for every actor",
        ),
        ('measure = "use', 'subject_alt = ["Hive"]\nmeasure = "use', "subject_alt would hold for every subject"),
    ],
)
def test_a_slip_in_an_annotation_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    """The error names the file, and what is wrong in it."""
    assert old in WRITTEN
    with pytest.raises(AnnotationError, match=re.escape(said)) as error:
        load(write(tmp_path, WRITTEN.replace(old, new)))
    assert "one.toml" in str(error.value)


def test_files_come_in_pairs(tmp_path: Path) -> None:
    """An annotation without a text, a text without one, and a folder without either are told apart."""
    with pytest.raises(AnnotationError, match="holds no annotated article"):
        load(tmp_path)
    write(tmp_path, WRITTEN)
    (tmp_path / "two.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"two\.txt has no annotation"):
        load(tmp_path)
    (tmp_path / "two.txt").unlink()
    (tmp_path / "one.txt").rename(tmp_path / "two.txt")
    (tmp_path / "two.toml").write_text(WRITTEN, encoding="utf-8")
    with pytest.raises(AnnotationError, match="annotates a text that is missing"):
        load(tmp_path)


def test_the_other_form_is_read_too(tmp_path: Path) -> None:
    """A pair of text and JSON, as other annotated sets come, gives the same article."""
    whole = record().model_dump(mode="json")
    whole["evidence"] = [{"start": 0, "end": 40, "text": TEXT[:40]}]
    found = {"id": "one", "split": "dev", "title": "Pinghive", "date": "2025-01-01", "records": [whole]}
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps(found), encoding="utf-8")
    assert load(tmp_path) == (article(record()),)
