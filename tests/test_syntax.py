"""Who does what to what is read off a sentence, and any text whatever is parsed, each part within the sentence."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.reading.rules import syntax as parser
from policytrack.reading.rules import tagging
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax, parse
from tests.counting import lines_run
from tests.pathological import TEXTS
from tests.sentences import items_of, load, sentences

_CASES = load("syntax")

FLAGS = ("passive", "negated", "longer", "perfect", "copula")
OWN = tuple(str(Path(module.__file__ or "").parent) for module in (parser, tagging))


@pytest.mark.parametrize("case", _CASES["sentence"], ids=lambda case: case["text"])
def test_predicates_are_read(case: dict[str, Any]) -> None:
    """Every predicate of a case is found with what it hangs on, its subjects, its objects and what is said of it."""
    syntax = parse(items_of(case["text"]))
    assert [_shown(syntax, one) for one in syntax.predicates] == case["predicates"]


def _shown(syntax: Syntax, one: Predicate) -> dict[str, Any]:
    """A predicate as cases are written."""

    def heads(phrases: list[Phrase]) -> list[str]:
        return [f"{phrase.prep} {syntax.head(phrase).text}".strip() for phrase in phrases]

    shown = {
        "verb": syntax.items[one.at].text,
        "link": one.link.value if one.link != Link.root else "",
        "governor": syntax.items[one.governor.at].text if one.governor is not None else "",
        "noun": syntax.head(one.noun).text if one.noun is not None else "",
        "marker": one.marker,
        "modal": one.modal,
        "is": [flag for flag in FLAGS if getattr(one, flag)],
        "subjects": [syntax.head(phrase).text for phrase in one.subjects],
        "objects": [syntax.head(phrase).text for phrase in one.objects],
        "preps": heads(one.preps),
    }
    return {name: value for name, value in shown.items() if value}


def test_cases_show_every_link() -> None:
    """There is a case for each way in which a predicate may hang on another, or on a noun."""
    links = {one.get("link", Link.root) for case in _CASES["sentence"] for one in case["predicates"]}
    assert links == set(Link.members())


def test_what_another_phrase_is() -> None:
    """Of "the watchdog, the regulator," the second says what the first is, and is neither subject nor object."""
    syntax = parse(items_of("The watchdog, the regulator, ordered a ban."))
    watchdog, regulator, ban = syntax.phrases
    assert watchdog.apposed is regulator
    assert syntax.governing(watchdog) == (syntax.predicates[0], "subject")
    assert syntax.governing(ban) == (syntax.predicates[0], "object")
    assert syntax.governing(regulator) == (None, "")


def test_what_hangs_behind_a_phrase() -> None:
    """Of "the use of the app" the app hangs on the use by "of", and by nothing else."""
    syntax = parse(items_of("The ministry banned the use of the app."))
    _, use, app = syntax.phrases
    assert syntax.after(use, "of", "on") is app
    assert syntax.after(use, "on") is None
    assert syntax.after(app, "of") is None


def test_what_hangs_on_a_predicate() -> None:
    """The children of a verb are those that hang on it by one of some links."""
    syntax = parse(items_of("The ministry told shops to remove the app and block the site."))
    told, remove, block = syntax.predicates
    assert syntax.children(told, Link.infinitive, Link.said) == [remove, block]
    assert syntax.children(told, Link.said) == []


@given(st.text() | sentences())
def test_any_text_is_parsed_within_itself(text: str) -> None:
    """Phrases and predicates lie in the sentence, in order and apart, and what a predicate has are phrases of it."""
    _check(parse(items_of(text)))


@pytest.mark.parametrize("name", TEXTS)
def test_texts_that_nobody_writes_are_parsed(name: str) -> None:
    """Long runs of one thing are parsed like any text."""
    _check(parse(items_of(TEXTS[name](2000))))


def _check(syntax: Syntax) -> None:
    _check_phrases(syntax)
    own = {id(phrase) for phrase in syntax.phrases}
    last = -1
    for number, one in enumerate(syntax.predicates):
        assert (one.number, last < one.start <= one.at < len(syntax.items)) == (number, True)
        last = one.at
        parts = [*one.subjects, *one.objects, *one.preps, *([one.noun] if one.noun is not None else [])]
        assert {id(part) for part in parts} <= own
        # A governor stands before what it governs, so that nothing governs itself by way of others.
        assert one.governor is None or syntax.predicates[one.governor.number] is one.governor
        assert one.governor is None or one.governor.number < number


def _check_phrases(syntax: Syntax) -> None:
    end = 0
    for number, phrase in enumerate(syntax.phrases):
        assert (phrase.number, end <= phrase.start < phrase.end <= len(syntax.items)) == (number, True)
        end = phrase.end
        assert any(one is phrase for one in phrase.listed)
        assert syntax.phrase_of(phrase.head) is phrase
        assert not any(one.start <= phrase.start <= one.at for one in syntax.predicates)


@given(sentences(), st.integers(min_value=-3, max_value=45), st.integers(min_value=-3, max_value=45))
def test_what_lies_between_two_items(text: str, start: int, end: int) -> None:
    """Phrases and predicates are found by their place as a search through all of them finds them."""
    syntax = parse(items_of(text))
    assert syntax.within(start, end) == [one for one in syntax.phrases if start <= one.start and one.end <= end]
    assert syntax.phrase_of(start) is next((one for one in syntax.phrases if one.start <= start < one.end), None)
    before = [one for one in syntax.predicates if one.at < start]
    assert syntax.predicate_before(start) is (before[-1] if before else None)
    assert syntax.predicate_from(start) is next((one for one in syntax.predicates if one.start >= start), None)


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_takes_twice_the_work(name: str) -> None:
    """The lines of the parser that are run grow with the length of a sentence, and not with its square."""
    items = [items_of(TEXTS[name](size)) for size in (2000, 4000)]
    shorter, longer = map(_lines_run, items)
    assert longer * len(items[0]) <= 1.2 * shorter * len(items[1]) + 1000 * len(items[0])


def _lines_run(items: list[Item]) -> int:
    parse(items[:50])  # what is loaded once is not counted
    with lines_run(OWN) as lines:
        parse(items)
    return lines.total()
