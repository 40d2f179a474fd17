"""Whatever a reader proposes passes one gate: it is in the text, known or new, coded and possible, or it is refused."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytrack.model import Actor, Evidence, Restriction, Target
from policytrack.passages import verify
from policytrack.reading import (
    Known,
    Proposal,
    ProposedActor,
    ProposedEvent,
    ProposedExemption,
    ProposedReason,
    ProposedScope,
    ProposedTarget,
    Reading,
    Span,
    Unread,
    read,
)
from policytrack.vocabulary import ActorKind, TargetKind
from tests.readers import TEXT, at, ban, proposing

NOBODY = Known()
TEXAS = Actor(
    id="us-tx", name="Texas", kind=ActorKind.subnational_government, place="US-TX", aliases=("Lone Star State",)
)
NAVY = Actor(id="us-navy", name="US Navy", kind=ActorKind.military, place="US", aliases=("Navy",))
KNOWN = Known(
    actors=(TEXAS, NAVY, Actor(id="ge", name="Georgia", kind=ActorKind.national_government, place="GE")),
    targets=(
        Target(id="tock-app", name="Tock", kind=TargetKind.app, maker="tock-company"),
        Target(id="tock-company", name="Tock Inc", kind=TargetKind.company),
        Target(id="mail-one", name="Mail", kind=TargetKind.app),
        Target(id="mail-two", name="Mail", kind=TargetKind.app),
    ),
)


def _read(*proposals: Proposal, known: Known = NOBODY, unread: tuple[Unread, ...] = ()) -> Reading:
    return read(TEXT, reader=proposing(*proposals, unread=unread), known=known, published="2025-02-07")


def test_what_passes_is_a_valid_candidate_with_verified_passages() -> None:
    """What is put together at the gate is what validation makes, and every quote stands in the text."""
    (one,) = _read(ban(date="2025-02-03"))
    assert Restriction.model_validate(one.model_dump()) == one
    assert one.review == "machine_candidate"
    for _, piece in one.evidence():
        assert Evidence.model_validate(piece.model_dump()) == piece
        assert verify(TEXT, piece.passage) == piece.quote


@pytest.mark.parametrize(
    ("proposal", "why"),
    [
        (ban(measure="use_bann"), 'measure: "use_bann" is no measure; did you mean use_ban'),
        (ban(kind="adoptd"), 'events[0]: "adoptd" is no event kind; did you mean adopted'),
        (ban(audience="clerks"), 'scopes[0]: "clerks" is no audience'),
        (ban(passage=Span(5, 5000)), "events[0]: 5 to 5000 is no passage of the text, which has"),
        (ban(passage=Span(-3, 5)), "events[0]: -3 to 5 is no passage"),
        (ban(passage=Span(9, 9)), "events[0]: 9 to 9 is no passage"),
        (ban(passage=Span(38, 40)), "events[0]: the passage at 38 to 40 has no word in it"),
        (replace(ban(), events=()), "events: "),
        (replace(ban(), events=(ProposedEvent("adopted", ()),)), "events[0]: no passage says so"),
        (ban(date="3 February"), 'events[0]: "3 February" is not a date'),
        (ban(date="2025-02-30"), 'events[0]: "2025-02-30" names a day that does not exist'),
        (ban(date="1897"), "events[0]: 1897 lies before 1950"),
        (ban(date="2125"), "events[0]: 2125 lies more than 50 years after the article"),
        (
            ban(date="2025-02-08", kind="adopted"),
            "events[0]: adopted on 2025-02-08 lies after the article, which is of",
        ),
        (replace(ban(), strength="strong"), 'strength: "strong" is no strength'),
        (
            replace(ban(), reasons=(ProposedReason("spite", "Spite.", (at("Tock"),)),)),
            'reasons[0]: "spite" is no rationale category',
        ),
        (
            replace(ban(), reasons=(ProposedReason("data_privacy", " ", (at("Tock"),)),)),
            "reasons[0]: statement: it says nothing",
        ),
        (ban(actor=ProposedActor("Ruritania", "kingdom")), 'actor: new actor "Ruritania": "kingdom" is no actor kind'),
        (ban(actor=ProposedActor(" ", "company")), 'actor: new actor " ": name: '),
        (ban(actor=ProposedActor("Ruritania", "company", place="RU-RI-TA")), 'actor: new actor "Ruritania": place: '),
        (ban(target=ProposedTarget("Tock", "gadget")), 'target: new target "Tock": "gadget" is no target kind'),
        (
            ban(actor=ProposedActor("A. Person", "political_figure")),
            'A. Person can call for a measure but not impose one, so "took_effect" is no event of theirs',
        ),
        (
            replace(ban(), events=(ProposedEvent("adopted", (at("Tock"),), stance="predicts_or_advocates"),)),
            "events[0]: event adopted: none of its evidence says that it happened",
        ),
    ],
)
def test_what_fails_comes_back_with_the_reason(proposal: Proposal, why: str) -> None:
    """The proposal is refused whole, and the sentence says which field is wrong and how."""
    reading = _read(proposal)
    assert not reading
    (refused,) = reading.refused
    assert refused.proposal == proposal
    assert why in refused.why
    assert str(refused).startswith(f"{proposal.actor.name} / {proposal.target.name} / {proposal.measure}: ")
    assert not reading.new_actors


def loose(made: Callable[..., Any]) -> Callable[..., Any]:
    """The same, for whoever does not mind types."""
    return made


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (5, "proposal: Input should be a dictionary or an instance of Proposal, not 5"),
        (loose(replace)(ban(), actor="Ruritania"), "proposal.actor: Input should be a dictionary or an instance of"),
        (loose(replace)(ban(), events=None), "proposal.events: Input should be a valid tuple"),
        (ban(target=loose(ProposedTarget)("Tock", 5)), "proposal.target.kind: Input should be a valid string, not 5"),
        (ban(passage=loose(Span)("a", 5)), "proposal.events[0].passages[0].start: Input should be a valid integer"),
        (
            replace(ban(), events=(loose(ProposedEvent)("adopted", "2025-02-03", (at("Tock"),)),)),
            "proposal.events[0].passages: Input should be a valid tuple, not '2025-02-03'",
        ),
    ],
)
def test_what_is_of_no_shape_is_refused_alone(given: Proposal, why: str) -> None:
    """A reader of anybody's may give anything: what it gives besides is read."""
    reading = _read(ban(), given)
    assert len(reading) == 1
    (refused,) = reading.refused
    assert why in refused.why
    assert why in str(refused)


def test_a_list_does_for_a_tuple() -> None:
    """Most of what is written in a hurry, or read from JSON."""
    plain = json.loads(json.dumps(asdict(ban())))
    assert list(_read(plain)) == list(_read(ban()))
    (refused,) = _read(unread=(loose(Unread)((0, 5), "no reason"),)).refused
    assert str(refused).startswith("unread passage: unread.passage: Input should be")


def test_all_that_is_wrong_is_said_at_once() -> None:
    """Whoever mends a proposal need not send it again for each fault."""
    bad = ProposedScope((Span(0, 9000),), place="Ruritania")
    (refused,) = _read(replace(ban(date="soon", measure="ban"), scopes=(bad,))).refused
    assert [one in refused.why for one in ("measure: ", "events[0]: ", "scopes[0]: ")] == [True] * 3


def test_what_is_set_for_a_later_day_may_lie_ahead() -> None:
    """A rule that was adopted can take effect, and an exemption end, after the article."""
    scope = ProposedScope((at("Tock"),))
    later = replace(ban(date="2025-06-01"), exemptions=(ProposedExemption(scope, "for research", "2026"),))
    (one,) = _read(later)
    assert one.exemptions[0].until is not None
    assert one.status(date(2025, 2, 7)) != "in_force"


def test_a_text_without_a_date_is_as_old_as_its_reading() -> None:
    """Then nothing can have happened after the day on which it was read."""
    reader = proposing(ban(kind="adopted", date="2025-03-01"))
    assert len(read(TEXT, reader=reader, recorded=date(2025, 3, 1))) == 1
    assert len(read(TEXT, reader=reader, recorded=date(2025, 2, 28)).refused) == 1


@pytest.mark.parametrize(
    ("proposed", "known"),
    [
        (ProposedActor("whoever", id="us-tx"), TEXAS),
        (ProposedActor("the TEXAS"), TEXAS),
        (ProposedActor("Lone Star State", "subnational_government"), TEXAS),
        (ProposedActor("Austin", "subnational_government", place="US-TX"), TEXAS),
        (ProposedActor("U.S. Navy", "military", place="US"), NAVY),
        (ProposedActor("American fleet", "military", aliases=("Navy",)), NAVY),
    ],
)
def test_a_known_actor_stays_what_it_is(proposed: ProposedActor, known: Actor) -> None:
    """By id, by name, by alias, or as the government of its place; nothing is added to its record."""
    reading = _read(ban(actor=proposed), known=KNOWN)
    assert reading[0].actor is known
    assert not reading.new_actors


@pytest.mark.parametrize(
    ("proposed", "expected"),
    [
        (ProposedActor("Georgia", "subnational_government", place="US-GA"), "us-ga"),
        (ProposedActor("Navy", "military", place="CA"), "ca-navy"),
        (ProposedActor("The Texas Tribune", "company", aliases=("Texas",)), "texas-tribune"),
        (ProposedActor("Italian government", "national_government", place="IT"), "it"),
        (ProposedActor("Italian Data Protection Authority", "regulator", place="IT"), "it-data-protection-authority"),
        (ProposedActor("U.S. Commerce Department", "ministry_or_department", place="US"), "us-commerce-department"),
        (ProposedActor("Malmø Škola", "educational_institution"), "malmo-skola"),
        (ProposedActor("Роскомнадзор", "regulator", place="RU"), "ru-unnamed-909f6156"),
    ],
)
def test_a_new_actor_gets_an_id_of_its_name(proposed: ProposedActor, expected: str) -> None:
    """A namesake in another place, or of another kind, is not the known one; a government has the id of its place."""
    reading = _read(ban(actor=proposed), known=KNOWN)
    assert [one.id for one in reading.new_actors] == [expected]
    assert reading[0].actor is reading.new_actors[0]


def test_a_government_has_the_name_of_its_place() -> None:
    """Whatever a text calls it, it is one actor, found under the other names too."""
    names = ("the Italian government", "Rome", "Italy")
    reading = _read(*(ban(actor=ProposedActor(name, "national_government", place="IT")) for name in names))
    (one,) = reading.new_actors
    assert (one.id, one.name, set(one.aliases)) == ("it", "Italy", {"the Italian government", "Rome"})
    assert len(reading) == 1


def test_mentions_of_one_new_thing_are_put_together() -> None:
    """One mention knows the kind, another the place and another the short name: the record has all of it."""
    said = (
        ProposedActor("Data Watch"),
        ProposedActor("DW", "regulator", aliases=("Data Watch",)),
        ProposedActor("data watch", place="IE"),
    )
    reading = _read(*(ban(actor=one) for one in said))
    (actor,) = reading.new_actors
    assert (actor.name, actor.kind, actor.place, "DW" in actor.aliases) == ("Data Watch", "regulator", "IE", True)
    assert len(reading) == 1


def test_namesakes_in_two_places_are_told_apart() -> None:
    """Two bodies of one name in two places are two actors, with two ids."""
    said = [ProposedActor("Data Watch", "company", place=place) for place in ("IE", "NZ")]
    assert [one.id for one in _read(*(ban(actor=one) for one in said)).new_actors] == ["data-watch", "data-watch-2"]


def test_a_name_of_several_known_things_is_refused() -> None:
    """Nothing is chosen among equals, and the sentence lists them."""
    (refused,) = _read(ban(target=ProposedTarget("Mail", "app")), known=KNOWN).refused
    assert refused.why == 'target: "Mail" is more than one target: choose mail-one or mail-two'


def test_a_maker_that_nobody_described_is_left_out() -> None:
    """A record cannot point at one that does not exist, and saving it would fail."""
    (one,) = _read(ban(target=ProposedTarget("Tick", "app", maker="tick-company")), known=KNOWN)
    assert one.target.maker is None
    (other,) = _read(ban(target=ProposedTarget("Tick", "app", maker="tock-company")), known=KNOWN)
    assert other.target.maker == "tock-company"


def test_proposals_of_one_restriction_are_joined() -> None:
    """What each says is kept: two events, one scope with the evidence of both."""
    again = ban(kind="adopted", date="2025-02-01", passage=at("Ruritania bans Tock on official phones"))
    (one,) = _read(ban(), again)
    assert [event.kind.value for event in one.events] == ["adopted", "took_effect"]
    assert [len(scope.evidence) for scope in one.scopes] == [2]


def test_proposals_for_other_people_are_told_apart() -> None:
    """The same measure for people who cannot be the same stands twice; without scopes nothing tells them apart."""
    reading = _read(ban(), ban(audience="students"), ban(audience="students"))
    assert [one.id for one in reading] == ["ruritania/tock/use_ban", "ruritania/tock/use_ban~2"]
    assert len(_read(replace(ban(), scopes=()), ban(), ban(audience="students"))) == 1


def test_the_order_of_equal_proposals_does_not_matter() -> None:
    """The joined candidate is the same whichever sentence comes first."""
    ones = [ban(date=day) for day in ("2025-02-01", "2025-02-02", "2025-02-03", None)]
    assert _read(*ones).restrictions == _read(*reversed(ones)).restrictions


def test_unread_passages_are_given_with_their_text() -> None:
    """What was not understood can be read without looking for it; a passage that lies nowhere is refused."""
    spans = (at("Freedonia is weighing the same step"), Span(0, 9000))
    reading = _read(unread=tuple(Unread(span, "no target") for span in spans))
    assert [(one.text, one.why) for one in reading.unread] == [("Freedonia is weighing the same step", "no target")]
    assert str(reading.refused[0]).startswith("unread passage: passage: 0 to 9000 is no passage")


_SPANS = st.builds(Span, st.integers(-2, len(TEXT) + 2), st.integers(-2, len(TEXT) + 2))
_WORDS = st.sampled_from(
    ["Ruritania", "Texas", "Tock", "Data Watch", "", "国", "use_ban", "app", "US", "2025-01", "x-y"]
)
_MAYBE = st.none() | _WORDS
_PASSAGES = st.lists(_SPANS, max_size=2).map(tuple)
_NAMES = st.lists(_WORDS, max_size=2).map(tuple)
_KINDS = st.sampled_from(["unknown", "company", "app", "regulator", "national_government", "kingdom"])
_EVENTS = st.builds(ProposedEvent, st.sampled_from(["adopted", "lifted", "x"]), _PASSAGES, _MAYBE, _MAYBE)
_SCOPES = st.builds(ProposedScope, _PASSAGES, _MAYBE)
_PROPOSALS = st.builds(
    Proposal,
    st.builds(ProposedActor, _WORDS, _KINDS, _MAYBE, _MAYBE, _MAYBE, _NAMES),
    st.builds(ProposedTarget, _WORDS, _KINDS, _MAYBE, _MAYBE, _MAYBE, _NAMES),
    st.sampled_from(["use_ban", "access_block", "no"]),
    st.lists(_EVENTS, max_size=2).map(tuple),
    st.lists(_SCOPES, max_size=2).map(tuple),
)


@given(st.lists(_PROPOSALS, max_size=5))
def test_nothing_that_is_proposed_gets_past_the_gate(proposals: list[Proposal]) -> None:
    """However wrong a reader is: what passes is valid and grounded, ids are unique, and the rest is accounted for."""
    reading = _read(*proposals, known=KNOWN)
    for one in reading:
        assert Restriction.model_validate(one.model_dump()) == one
        assert all(verify(TEXT, piece.passage) == piece.quote for _, piece in one.evidence())
    assert len({one.id for one in reading}) == len(reading)
    described: dict[str, Actor] = {one.id: one for one in (*KNOWN.actors, *reading.new_actors)}
    assert len(described) == len(KNOWN.actors) + len(reading.new_actors)
    assert all(described[one.actor.id] == one.actor for one in reading)
    assert bool(reading) or len(reading.refused) == len(proposals)


def test_a_text_that_says_one_thing_for_ever_is_one_candidate() -> None:
    """However many sentences say it, each is evidence once, and joining them looks at none of them twice."""
    sentence = "Ruritania bans Tock. "
    many = [ban(passage=Span(start, start + 20)) for start in range(0, 2000 * len(sentence), len(sentence))]
    reading = read(sentence * 2000, reader=proposing(*many, *many), title="Again")
    (one,) = reading
    assert [len(part.evidence) for part in (*one.events, *one.scopes, *one.rationales)] == [2000] * 3
    assert Restriction.model_validate(one.model_dump()) == one


def test_many_names_are_looked_up_and_not_compared() -> None:
    """Each new name is an actor of its own, with an id of its own, however many there are."""
    names = [f"Bureau {number}" for number in range(2000)]
    reading = _read(*(ban(actor=ProposedActor(name, "regulator")) for name in names))
    assert [one.name for one in reading.new_actors] == names
    assert len(reading) == len({one.id for one in reading}) == 2000
