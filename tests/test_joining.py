"""Joining keeps what each record says, and does not care about the order, nor about hearing the same twice."""

from collections.abc import Iterable
from itertools import permutations
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.errors import ConflictingRecordError
from policytrack.joining import join, same
from policytrack.model import Actor, Article, Evidence, Evidenced, Record, Restriction, Target, values
from policytrack.vocabulary import ActorKind, ReviewState
from tests.strategies import ACTORS, ARTICLES, TARGETS, restrictions

DescribedT = TypeVar("DescribedT", Actor, Target, Article)

PARTS = ("events", "scopes", "exemptions", "rationales", "relations")


@st.composite
def of_one_id(draw: st.DrawFn, number: int) -> list[Restriction]:
    """Records of one restriction that agree on its actor, target and articles, and on nothing else."""
    # Of a political figure not everything can be said that is said of others.
    first = draw(restrictions(pooled=True).filter(lambda one: one.actor.kind is not ActorKind.political_figure))
    others = draw(st.lists(restrictions(pooled=True), min_size=number - 1, max_size=number - 1))
    subject = {name: getattr(first, name) for name in ("id", "actor", "target", "measure")}
    return [first, *(Restriction(**{**values(other), **subject}) for other in others)]


@given(of_one_id(2))
def test_the_order_does_not_matter(records: list[Restriction]) -> None:
    """Either of two records may come first."""
    one, other = records
    assert join(one, other) == join(other, one)


@given(of_one_id(3))
def test_the_grouping_does_not_matter(records: list[Restriction]) -> None:
    """Of three records any two may be joined first."""
    one, two, three = records
    assert join(join(one, two), three) == join(one, join(two, three))


@given(of_one_id(2))
def test_the_same_twice_is_the_same_once(records: list[Restriction]) -> None:
    """A record joined with itself, or with a record that holds it already, changes nothing."""
    one, other = records
    both = join(one, other)
    assert join(one, one) == one
    assert join(both, one) == join(both, other) == join(both, both) == both


@given(of_one_id(2))
def test_nothing_is_lost(records: list[Restriction]) -> None:
    """Every part of each record is there with all its evidence, every other part is one of theirs, and so are terms."""
    one, other = records
    both = join(one, other)
    for name in PARTS:
        assert _evidenced(getattr(both, name)) == _evidenced((*getattr(one, name), *getattr(other, name)))
    assert set(both.articles) == set(one.articles) | set(other.articles)
    terms = ("summary", "strength", "review")
    assert [getattr(both, name) for name in terms] in [[getattr(each, name) for name in terms] for each in records]


def _evidenced(parts: Iterable[Evidenced]) -> dict[object, set[Evidence]]:
    """What is said, with all its evidence: a record may say one thing twice, each time by another passage."""
    said: dict[object, set[Evidence]] = {}
    for part in parts:
        said.setdefault(_without_evidence(part), set()).update(part.evidence)
    return said


def _without_evidence(part: Record) -> tuple[tuple[str, object], ...]:
    return tuple((name, value) for name, value in values(part).items() if name != "evidence")


def _reviewed(one: Restriction, review: ReviewState) -> Restriction:
    return one.model_copy(update={"review": review, "summary": f"by {review}"})


LEAST_FIRST = [
    "rejected",
    "machine_candidate",
    "stale",
    "needs_review",
    "agent_reviewed",
    "human_reviewed",
    "issuer_verified",
]


def test_every_review_state_has_a_rank() -> None:
    """No state is left out of the order that decides whose words are kept."""
    assert sorted(LEAST_FIRST) == sorted(state.code for state in ReviewState)


@given(restrictions(pooled=True), st.lists(st.sampled_from(LEAST_FIRST), min_size=2, max_size=3, unique=True))
def test_the_words_of_the_most_reviewed_are_kept(one: Restriction, states: list[str]) -> None:
    """The summary, strength and state are those of the record that more people looked at, whatever the order."""
    most = max(states, key=LEAST_FIRST.index)
    for order in permutations(states):
        first, *others = (_reviewed(one, ReviewState(state)) for state in order)
        whole = first
        for other in others:
            whole = join(whole, other)
        assert (whole.review, whole.summary) == (most, f"by {most}")


def _with_quote(one: Restriction, quote: str) -> Restriction:
    """The record with its passages shown."""

    def shown(piece: Evidence) -> Evidence:
        return piece.model_copy(update={"quote": quote})

    parts = {
        name: tuple(
            part.model_copy(update={"evidence": tuple(map(shown, part.evidence))}) for part in getattr(one, name)
        )
        for name in PARTS
    }
    return one.model_copy(update=parts)


@given(of_one_id(2))
def test_a_quote_is_not_another_piece_of_evidence(records: list[Restriction]) -> None:
    """A passage that one record shows and the other does not is one passage, and stays shown."""
    one, other = records
    shown = _with_quote(one, "the passage")
    both = join(shown, other)
    assert both == join(other, shown)
    assert both.unquoted() == join(one, other) or one == other
    assert {piece.quote for _, piece in join(shown, one).evidence()} == {"the passage"}


@given(restrictions(pooled=True))
def test_two_restrictions_are_not_joined(one: Restriction) -> None:
    """Only records with the same id are of one restriction."""
    with pytest.raises(ConflictingRecordError, match="are two restrictions: only one of the same id can be joined"):
        join(one, one.model_copy(update={"id": f"{one.id}~99"}))


DIFFERENT = [
    (ACTORS[2], {"part_of": "us"}, 'actor us-navy: part_of is "us-dod" in one record and "us" in another'),
    (ACTORS[5], {"place": "IT"}, 'actor ministry: place is "None" in one record and "IT" in another'),
    (TARGETS[2], {"maker": "bytedance"}, 'target lemon8: maker is "None" in one record and "bytedance" in another'),
    (ARTICLES[0], {"published": "2025-02-01"}, 'published is "2025-01-31" in one record and "2025-02-01" in another'),
    (ARTICLES[0], {"sha256": "0" * 64}, "article 000-dated: sha256 is"),
]


@pytest.mark.parametrize(("one", "changed", "complaint"), DIFFERENT)
def test_descriptions_that_contradict_are_refused(one: DescribedT, changed: dict[str, object], complaint: str) -> None:
    """Two descriptions of one actor, target or article agree in all but their other names; the field is named."""
    other = type(one).model_validate({**values(one), **changed})
    with pytest.raises(ConflictingRecordError, match=complaint):
        same(one, other)
    with pytest.raises(ConflictingRecordError):
        same(other, one)


ALIASES = st.sets(st.sampled_from(["USA", "America", "the States"]))


@given(ALIASES, ALIASES, ALIASES)
def test_other_names_are_a_union(first: set[str], second: set[str], third: set[str]) -> None:
    """Each description may know other names; all are kept, in any order of joining."""
    one, two, three = (
        ACTORS[0].model_copy(update={"aliases": tuple(sorted(names))}) for names in (first, second, third)
    )
    assert set(same(one, two).aliases) == first | second
    assert same(one, two) == same(two, one)
    assert same(same(one, two), three) == same(one, same(two, three))
    assert same(one, one) == one
