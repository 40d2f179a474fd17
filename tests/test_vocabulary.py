"""The vocabularies keep their codes, explain every term, and understand the names that people write."""

import copy
import json
import pickle
import re
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from policytrack.errors import AmbiguousNameError, UnknownNameError
from policytrack.vocabulary import (
    VOCABULARIES,
    EventKind,
    Measure,
    RationaleCategory,
    Stance,
    Status,
    Strength,
    Term,
)

CASES = tomllib.loads((Path(__file__).parent / "cases" / "vocabulary.toml").read_text("utf-8"))
GENERATE = Path(__file__).parents[1] / "docs" / "generate.py"
BY_NAME = {terms.__name__: terms for terms in VOCABULARIES}
TERMS = [term for terms in VOCABULARIES for term in terms]

each_vocabulary = pytest.mark.parametrize("terms", VOCABULARIES, ids=list(BY_NAME))
each_term = pytest.mark.parametrize("term", TERMS, ids=lambda term: f"{type(term).__name__}.{term}")


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).lower()


def _ambiguous(terms: type[Term]) -> dict[str, list[str]]:
    meanings: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        for name in term.synonyms:
            meanings[name].append(term.code)
    return {name: codes for name, codes in meanings.items() if len(codes) > 1}


def test_every_vocabulary_is_listed() -> None:
    """No subclass of Term is left out of VOCABULARIES, nor out of the promised codes."""
    assert set(VOCABULARIES) == set(Term.__subclasses__())
    assert list(BY_NAME) == list(CASES["codes"])


@each_vocabulary
def test_codes_are_the_promised_ones(terms: type[Term]) -> None:
    """A code that is removed, renamed or added without being promised fails here."""
    assert sorted(term.code for term in terms) == sorted(CASES["codes"][terms.__name__])


@each_term
def test_term_is_its_code(term: Term) -> None:
    """A term is a string equal to its code wherever a string is wanted, and is found again by it."""
    code = term.code
    assert (term, term.value, term.name, str(term), f"{term}", json.loads(json.dumps(term))) == (code,) * 6
    assert type(code) is str
    assert hash(term) == hash(code)
    assert type(term)(code) is term


@each_term
def test_term_is_explained(term: Term) -> None:
    """A definition is one line that reads as a sentence, and no name is blank."""
    assert re.fullmatch(r"[A-Z][^\n]*[^.\s]\.", term.definition)
    assert "  " not in term.definition
    assert all(name == name.strip() != "" for name in term.names)


@each_term
def test_term_survives_pickling_and_copying(term: Term) -> None:
    """Pickling and copying give back the very member."""
    assert pickle.loads(pickle.dumps(term)) is term  # noqa: S301 - the bytes were made on this line
    assert copy.deepcopy(term) is term


@each_vocabulary
def test_codes_and_labels_are_unique(terms: type[Term]) -> None:
    """No two terms share a code or a label, and no synonym hides one or repeats itself."""
    own = [{_plain(term.code), _plain(term.label)} for term in terms]
    counts = Counter(name for names in own for name in names)
    assert [name for name, count in counts.items() if count > 1] == []
    for term in terms:
        synonyms = [_plain(name) for name in term.synonyms]
        assert len(set(synonyms)) == len(synonyms)
        assert not counts.keys() & set(synonyms)


@each_vocabulary
def test_docstring_asks_a_question(terms: type[Term]) -> None:
    """The first line of a vocabulary's docstring is the question that its terms answer."""
    assert f"{terms.__doc__}".splitlines()[0].endswith("?")


def test_label_is_the_code_with_spaces_unless_stated() -> None:
    """A label is derived from the code, or stated where that reads badly."""
    assert Measure.rip_and_replace.label == "rip and replace"
    assert RationaleCategory.export_control_or_ip.label == "export control or intellectual property"


@pytest.mark.parametrize(
    ("vocabulary", "name", "code"),
    [(vocabulary, name, code) for vocabulary, names in CASES["names"].items() for name, code in names.items()],
)
def test_names_as_people_write_them(vocabulary: str, name: str, code: str) -> None:
    """A synonym or another spelling leads to the term that it means."""
    assert BY_NAME[vocabulary].named(name) is BY_NAME[vocabulary](code)


@st.composite
def spellings(draw: st.DrawFn) -> tuple[Term, str]:
    """A term and one of its names that nothing else bears, in any case and with any separators."""
    term = draw(st.sampled_from(TERMS))
    name = draw(st.sampled_from([name for name in term.names if name not in _ambiguous(type(term))]))
    cased = "".join(draw(st.sampled_from([letter.upper(), letter.lower()])) for letter in name)
    separators = st.text(alphabet=" _-\t\n\u00a0\u2011\u2013", min_size=0, max_size=3)
    words = re.split(r"[ _-]", cased)
    return term, draw(separators) + "".join(word + draw(separators) for word in words)


@given(spellings())
def test_named_ignores_case_and_separators(spelling: tuple[Term, str]) -> None:
    """Every name finds its term, whatever its case, spaces, hyphens and underscores."""
    term, name = spelling
    assert type(term).named(name) is term


@each_vocabulary
def test_ambiguous_names_are_the_intended_ones(terms: type[Term]) -> None:
    """Two terms share a synonym only where the cases say so, and the error then lists exactly those terms."""
    expected = CASES["ambiguous"].get(terms.__name__, {})
    assert _ambiguous(terms) == expected
    for name, codes in expected.items():
        with pytest.raises(AmbiguousNameError) as caught:
            terms.named(name.upper())
        assert (caught.value.kind, caught.value.choices) == (terms.noun(), tuple(codes))


@each_vocabulary
@pytest.mark.parametrize("name", ["", " - ", "qqqq zzzz"])
def test_unknown_names_are_refused(terms: type[Term], name: str) -> None:
    """A name that resembles nothing is refused without a suggestion."""
    with pytest.raises(UnknownNameError) as caught:
        terms.named(name)
    assert (caught.value.kind, caught.value.name, caught.value.suggestions) == (terms.noun(), name, ())


@pytest.mark.parametrize(
    ("terms", "name", "suggestion"),
    [
        (Measure, "usse ban", "use_ban"),
        (Measure, "App store remval", "app_store_removal"),
        (RationaleCategory, "privcy", "data_privacy"),
        (Status, "activ", "in_force"),
    ],
)
def test_misspelt_names_get_suggestions(terms: type[Term], name: str, suggestion: str) -> None:
    """The nearest code comes first among at most three, also when a synonym was misspelt."""
    with pytest.raises(UnknownNameError) as caught:
        terms.named(name)
    assert caught.value.suggestions[0] == suggestion
    assert len(set(caught.value.suggestions)) == len(caught.value.suggestions) <= 3


def test_noun_is_the_class_in_words() -> None:
    """Errors name a vocabulary in words."""
    assert [terms.noun() for terms in (Measure, RationaleCategory, EventKind)] == [
        "measure",
        "rationale category",
        "event kind",
    ]


@pytest.mark.parametrize("kind", EventKind)
def test_status_after_an_event(kind: EventKind) -> None:
    """Each kind of event gives the status of the table, and a kind not in the table gives none."""
    table = {event: status for status, events in CASES["facts"]["events_by_status"].items() for event in events}
    assert kind.status == table.get(kind.code)
    assert kind.status is None or isinstance(kind.status, Status)


def test_ranks_of_strength() -> None:
    """Strengths rank from none to full, and an unknown one has no rank."""
    ranks = {strength.code: strength.rank for strength in Strength}
    assert ranks == CASES["facts"]["ranks"] | {"unknown": None}


def test_binding_measures() -> None:
    """Only measures that oblige nobody by themselves are not binding."""
    assert {measure for measure in Measure if not measure.binding} == set(CASES["facts"]["not_binding"])


def test_asserting_stances() -> None:
    """Only passages that say that something held or happened assert it."""
    assert {stance for stance in Stance if stance.asserts} == set(CASES["facts"]["asserting"])


def test_precedence_of_statuses() -> None:
    """Lists show first what is in force and last what never happened."""
    assert sorted(Status, key=lambda status: status.precedence) == CASES["facts"]["precedence"]


class Draft(BaseModel):
    """A model with coded fields, as records have them."""

    measure: Measure
    reasons: tuple[RationaleCategory, ...] = ()


def test_pydantic_reads_and_writes_codes() -> None:
    """A field takes a code, holds the member, and is written as the code again."""
    draft = Draft.model_validate({"measure": "use_ban", "reasons": ["data_privacy"]})
    assert draft.measure is Measure.use_ban
    text = draft.model_dump_json()
    assert json.loads(text) == {"measure": "use_ban", "reasons": ["data_privacy"]}
    assert Draft.model_validate_json(text) == draft
    assert Draft.model_json_schema()["$defs"]["Measure"]["enum"] == [measure.code for measure in Measure]


@pytest.mark.parametrize("name", ["delisting", "use ban", "USE_BAN"])
def test_pydantic_refuses_anything_but_codes(name: str) -> None:
    """Records hold codes: other names are resolved before, at the doors for people."""
    with pytest.raises(ValidationError, match="measure"):
        Draft.model_validate({"measure": name})


def test_importing_is_light() -> None:
    """Importing the vocabularies loads neither pydantic nor what only a misspelt name needs."""
    heavy = "{'pydantic', 'sqlmodel', 'rapidfuzz', 'pycountry'}"
    script = f"import sys, policytrack.vocabulary; sys.exit(str({heavy} & sys.modules.keys() or ''))"
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    assert finished.stderr.strip() == ""


def test_page_shows_every_term() -> None:
    """The generated page has a row for each term with its definition."""
    rows = (GENERATE.parent / "reference" / "vocabulary.md").read_text("utf-8").splitlines()
    for term in TERMS:
        assert [row for row in rows if row.startswith(f"| `{term}` | {term.label} | {term.definition} |")], term
