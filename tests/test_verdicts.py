"""A verdict says what follows from the case and the records, and nothing more."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from policytrack import places, seeds
from policytrack.bundle import bundled
from policytrack.dates import Certainty, UncertainDate
from policytrack.errors import InvalidRecordError, UnknownNameError
from policytrack.model import (
    Actor,
    Article,
    Event,
    Evidence,
    Exemption,
    Reach,
    Relation,
    Restriction,
    Scope,
    Target,
    values,
)
from policytrack.passages import sha256
from policytrack.verdicts import Case, Hierarchy, Ruling, check_all, evaluate, lines
from policytrack.verdicts.case import PRIVATE
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    EventKind,
    Measure,
    Premise,
    PremiseState,
    RelationKind,
    Setting,
    SourceTier,
    Status,
    Strength,
    Surface,
    TargetKind,
    Verdict,
)
from tests.strategies import ACTORS, ARTICLES, TARGETS, events, evidence, near_days, restrictions, uncertain_dates

WORLD = tomllib.loads((Path(__file__).parent / "cases" / "verdicts.toml").read_text("utf-8"))
DAY = "2025-06-01"

# ---- the situations of the table ----


@cache
def records() -> seeds.Seeds:
    return seeds.read(bundled("seeds"))


@cache
def people() -> dict[str, Actor]:
    return {name: Actor(id=name, name=name, **told) for name, told in WORLD["actors"].items()}


@cache
def things() -> dict[str, Target]:
    return {name: Target(id=name, name=name, **told) for name, told in WORLD["targets"].items()}


@cache
def rule_ids() -> dict[str, str]:
    """The id of each rule: actor, target, measure, and a number where the same three stand twice."""
    seen: Counter[str] = Counter()
    named = {}
    for name, told in WORLD["rules"].items():
        triple = f"{told['actor']}/{told['target']}/{told['measure']}"
        seen[triple] += 1
        named[name] = triple if seen[triple] == 1 else f"{triple}~{seen[triple]}"
    return named


@cache
def rule(name: str) -> Restriction:
    told = WORLD["rules"][name]
    article = Article(
        id="900-told",
        title="It is told",
        published=UncertainDate(told.get("told", "2025-01-21")),
        recorded=date(2026, 1, 1),
        sha256=sha256(name),
        tier=SourceTier.other_press,
    )
    cited = ({"article": article.id, "start": 0, "end": 1, "digest": f"sha256:{'0' * 16}"},)
    happened = told.get("events", [{"kind": "took_effect", "date": "2025-01-20"}])
    return Restriction.model_validate(
        {
            "id": rule_ids()[name],
            "actor": people()[told["actor"]],
            "target": things()[told["target"]],
            "measure": told["measure"],
            "strength": told.get("strength", "unknown"),
            "summary": told.get("summary", name),
            "events": [{**each, "evidence": _citing(each, cited)} for each in happened],
            "scopes": [{**each, "evidence": cited} for each in told.get("scopes", ())],
            "exemptions": [_exemption(each, cited) for each in told.get("exemptions", ())],
            "relations": [
                {"kind": kind, "to": rule_ids()[to]} for each in told.get("relations", ()) for kind, to in each.items()
            ],
            "articles": (article,),
        }
    )


def _citing(event: Mapping[str, Any], cited: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
    stance = "predicts_or_advocates" if event["kind"] == "advocated" else "supports"
    return [{**each, "stance": stance} for each in cited]


def _exemption(told: Mapping[str, Any], cited: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    own = {name: told[name] for name in ("condition", "until") if name in told}
    return {**own, "scope": {name: told[name] for name in told if name not in own}, "evidence": cited}


def asked(case: Mapping[str, Any]) -> tuple[Case, Sequence[Restriction], Hierarchy]:
    question = Case.of(**{"on": DAY, **case["ask"]})
    if case["rules"] == "bundled":
        found = records()
        return question, found.restrictions, Hierarchy.of(found.actors, found.targets)
    rules = [rule(name) for name in case["rules"]]
    return question, rules, Hierarchy.of(people().values(), things().values())


def ids_of(case: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    return sorted(names if case["rules"] == "bundled" else (rule_ids()[name] for name in names))


def in_words_of(case: Mapping[str, Any], text: str) -> str:
    """What the table calls a rule by its name."""
    names = {} if case["rules"] == "bundled" else {rule_ids()[name]: name for name in case["rules"]}
    for one, name in sorted(names.items(), reverse=True):
        text = text.replace(one, f"rule {name}")
    return text


@pytest.mark.parametrize("case", WORLD["case"], ids=lambda case: case["name"])
def test_situations(case: dict[str, Any]) -> None:
    """Each situation has the verdict that its table states, by the rule and the premise that it states."""
    ruling = evaluate(*asked(case))
    assert ruling.verdict == case["verdict"]
    if case.get("because_of_nobody"):
        assert not ruling.looked_at
    if "because" in case:
        (decider,) = ids_of(case, [case["because"]])
        found = {one.id: one for one in ruling.deciding}
        assert decider in found
        assert case.get("premise") in {None, *found[decider].deciding}
    if "pending" in case:
        assert sorted(one.id for one in ruling.pending) == ids_of(case, case["pending"])
    if "condition" in case:
        assert case["condition"] in ruling.conditions
    turns = [in_words_of(case, turn.text) for turn in ruling.would_decide]
    assert set(case.get("would_decide", ())) <= set(turns)


@pytest.mark.parametrize("case", WORLD["case"], ids=lambda case: case["name"])
def test_rulings_are_told_as_promised(case: dict[str, Any]) -> None:
    """The JSON has the promised keys and codes, and the text begins with the verdict and names what decides."""
    ruling = evaluate(*asked(case))
    told = ruling.to_dict()
    assert list(told) == ["verdict", "case", "restrictions", "pending", "would_decide"]
    for one in (*told["restrictions"], *told["pending"]):
        assert list(one) == ["id", "verdict", "premises", "evidence"]
        decided = {name for name, state in one["premises"].items() if state != "undecided"}
        assert set(one["evidence"]) == decided
        assert all(one["evidence"][name] for name in decided & {"target", "measure", "date"})
        assert {Premise(name) for name in one["premises"]} >= set(Premise) - {Premise.condition}
        assert {PremiseState(state) for state in one["premises"].values()}
        assert Verdict(one["verdict"])
    assert (ruling.verdict is Verdict.unknown) or not told["would_decide"]
    said = lines(ruling)
    assert said[0].startswith(f"{ruling.verdict.label}: ")
    assert not ruling.deciding or ruling.deciding[0].id in "\n".join(said)
    assert max(map(len, said)) < 400
    told_of = "\n".join(lines(ruling, premises=True, every=True))
    for found in (*ruling.restrictions, *ruling.pending):
        assert found.id in told_of
    assert (" 0-1]" in told_of) or case["rules"] == "bundled" or not told["restrictions"]


def test_every_verdict_has_a_situation() -> None:
    """The table has at least sixty situations, and every verdict among them."""
    assert len(WORLD["case"]) >= 60
    assert {case["verdict"] for case in WORLD["case"]} == set(Verdict)
    assert {case["premise"] for case in WORLD["case"] if "premise" in case} == set(Premise)
    assert len({case["name"] for case in WORLD["case"]}) == len(WORLD["case"])


def test_every_premise_has_its_evidence() -> None:
    """A premise cites the scope, the events or the exemption that it rests on."""
    case = Case.of(
        target="tock-app", audience="contractors_and_suppliers", member_of="us-tx", setting="personal_device", on=DAY
    )
    (finding,) = evaluate(case, [rule("texas-but-police")]).restrictions
    one = finding.restriction
    assert finding.evidence(Premise.audience) == one.scopes[0].evidence
    assert finding.evidence(Premise.date) == one.events[0].evidence
    assert finding.evidence(Premise.exemption) == one.exemptions[0].evidence
    (bare,) = evaluate(case, [rule("texas-phones")]).restrictions
    assert bare.evidence(Premise.exemption) == ()


def test_several_products_are_several_questions() -> None:
    """A maker's name stands for all that it makes: the strictest verdict counts, and each is given."""
    rules = [rule("acme-staff"), rule("acme-m1")]
    ruling = evaluate(
        Case.of(target="tock", member_of="acme", audience="employees_of_issuer", setting="issuer_owned_device", on=DAY),
        rules,
        Hierarchy.of(people().values(), things().values()),
    )
    assert ruling.verdict is Verdict.prohibited
    assert dict(ruling.by_target)["tock-app"] is Verdict.prohibited
    assert dict(ruling.by_target)["tock-m1"] is Verdict.unknown


def test_a_case_is_checked() -> None:
    """A case without a target or with a place that is none is refused."""
    with pytest.raises(InvalidRecordError, match="no target"):
        Case(target=())
    with pytest.raises(UnknownNameError):
        Case.of(target="tock-app", place="Texas")
    with pytest.raises(UnknownNameError):
        Case.of(target="tock-app", setting="a phone of sorts")


def test_what_says_nothing_leaves_a_fact_open() -> None:
    """Words such as "unspecified" and "any" tell nothing of a case."""
    case = Case.of(target="a", audience="unspecified", setting="unspecified", surface="any")
    assert case == Case(target=("a",))
    assert case.open == ("place", "member_of", "audience", "setting", "surface")


def test_hierarchies_that_lead_back_to_themselves_end() -> None:
    """A circle of parts or of makers is gone round once."""
    one = Actor(id="one", name="one", kind=ActorKind.agency, part_of="two")
    two = Actor(id="two", name="two", kind=ActorKind.agency, part_of="one")
    left = Target(id="left", name="left", kind=TargetKind.company, maker="right")
    right = Target(id="right", name="right", kind=TargetKind.company, maker="left")
    hierarchy = Hierarchy.of([one, two], [left, right])
    assert hierarchy.above("one") == {"one", "two"}
    assert hierarchy.makers("left") == {"left", "right"}
    assert set(hierarchy.used(["left"])) == {"left", "right"}


def test_many_cases_at_once() -> None:
    """`check_all` gives for each case what `evaluate` gives for it, with restrictions found by their target."""
    found = records()
    hierarchy = Hierarchy.of(found.actors, found.targets)
    cases = [
        Case.of(target=target, audience=audience, place=place, on="2025-03-01", known=known)
        for target in ("deepseek", "rednote", "tiktok", "nothing")
        for audience in ("general_public", "government_employees")
        for place in ("US-TX", "IT", "GB", None)
        for known in (None, "2025-02-08")
    ]
    rulings = check_all(cases, found.restrictions, hierarchy)
    assert list(rulings) == [evaluate(case, found.restrictions, hierarchy) for case in cases]


# ---- properties ----

AUDIENCES = (Audience.general_public, Audience.government_employees, Audience.students)
SETTINGS = (Setting.issuer_owned_device, Setting.personal_device)
SURFACES = (Surface.hosted_app, Surface.self_hosted_weights)
WHERE = ("US-TX", "US-CA", "IT")
# What is left open may also be something that no rule names.
ANY_AUDIENCE, ANY_SETTING, ANYWHERE = (
    (*AUDIENCES, Audience.investors),
    (*SETTINGS, Setting.telecom_core),
    (*WHERE, "FR"),
)
BODIES = (
    frozenset[str](),
    frozenset({"us"}),
    frozenset({"us", "us-dod"}),
    frozenset({"us", "us-dod", "us-navy"}),
    frozenset({"us-tx"}),
    frozenset({"it"}),
)
GOVERNMENTS = {"us": "US", "us-tx": "US-TX", "it": "IT"}
HIERARCHY = Hierarchy.of(ACTORS, TARGETS)
APP = next(one for one in TARGETS if one.id == "lemon8")
RULERS = [one for one in ACTORS if one.id in {"us", "us-dod", "us-navy", "us-tx", "it"}]
STEPS = (EventKind.took_effect, EventKind.considered, EventKind.lifted)
IN_FORCE = (
    Event(
        kind=EventKind.took_effect,
        date=UncertainDate("2024"),
        evidence=(Evidence(article=ARTICLES[0].id, start=0, end=1, digest=f"sha256:{'0' * 16}"),),
    ),
)
MEASURES = (Measure.use_ban, Measure.use_ban, Measure.permission, Measure.advisory, Measure.approval_requirement)
FACTS = ("place", "member_of", "audience", "setting", "surface")


def _mostly(usual: st.SearchStrategy[Any], other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The usual nine times in ten: of many things that each go wrong every other time hardly anything comes."""
    return st.integers(0, 9).flatmap(lambda number: usual if number else other)


def _some_of(chosen: Sequence[Any], unsaid: str) -> st.SearchStrategy[tuple[Any, ...]]:
    return _mostly(st.lists(st.sampled_from(chosen), min_size=1, max_size=2).map(tuple), st.just((unsaid,)))


def _parts() -> dict[str, st.SearchStrategy[Any]]:
    return {
        "place": st.sampled_from((None, None, "US", "US-TX", "IT")),
        "audience": _some_of(AUDIENCES, Audience.unspecified),
        "setting": _some_of((*SETTINGS, Setting.whole_territory), Setting.unspecified),
        "surface": _some_of((*SURFACES, Surface.any), Surface.unspecified),
    }


@st.composite
def rules(draw: st.DrawFn, number: int = 1) -> Restriction:
    """Restrictions of a few words on one app, with everything that a verdict depends on."""
    actor = draw(st.sampled_from(RULERS))
    measure = draw(st.sampled_from(MEASURES if number == 1 else (*MEASURES, Measure.permission)))
    said = st.lists(evidence(), min_size=1, max_size=1).map(tuple)
    condition = _mostly(st.none(), st.just("On a condition."))
    scopes = st.builds(Scope, evidence=said, condition=condition, **_parts())
    exempt = st.builds(
        Exemption,
        evidence=said,
        condition=condition,
        until=st.none() | uncertain_dates(),
        scope=st.builds(Reach, **_parts()),
    )
    happened = _mostly(st.just(IN_FORCE), st.lists(events(kinds=STEPS), min_size=1, max_size=2).map(tuple))
    return Restriction(
        id=f"{actor.id}/{APP.id}/{measure}" + (f"~{number}" if number > 1 else ""),
        actor=actor,
        target=APP,
        measure=measure,
        strength=draw(_mostly(st.sampled_from((Strength.unknown, Strength.full)), st.sampled_from(Strength))),
        summary="Made up.",
        events=draw(happened),
        scopes=tuple(draw(_mostly(st.lists(scopes, min_size=1, max_size=2), st.just(())))),
        exemptions=tuple(draw(st.just(()) | st.lists(exempt, min_size=1, max_size=2))),
        articles=ARTICLES,
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Cases of the same few words, each fact of which may be left open."""
    return Case(
        target=(APP.id,),
        place=draw(st.sampled_from((None, "US", "EU", *WHERE))),
        member_of=draw(st.sampled_from(((), (), ("us",), ("us-dod",), ("us-navy",), ("us-tx",), ("it",)))),
        audience=draw(st.sampled_from((None, *AUDIENCES))),
        setting=draw(st.sampled_from((None, *SETTINGS))),
        surface=draw(st.sampled_from((None, *SURFACES))),
        on=draw(near_days()),
    )


Questions: TypeAlias = tuple[Case, list[Restriction]]


@st.composite
def questions(draw: st.DrawFn, least: int = 1, most: int = 1) -> Questions:
    """A few rules, and a case that lies near them: most of its facts are what one of them names.

    Of cases that are drawn apart from the rules, one in a hundred is reached by any.
    """
    found = [draw(rules(number=number)) for number in range(1, draw(st.integers(least, most)) + 1)]
    if draw(st.booleans()):  # rules that speak of the same, and so may collide
        shared = {"actor": found[0].actor, "scopes": found[0].scopes, "articles": ARTICLES}
        ids = [f"{found[0].actor.id}/{one.id.partition('/')[2]}" for one in found]
        found = [
            Restriction.model_validate({**values(one), **shared, "id": name})
            for name, one in zip(ids, found, strict=True)
        ]
    case = draw(cases())
    if not found:
        return case, found
    one = draw(st.sampled_from(found))
    reaches: list[Reach] = [*one.scopes, *(each.scope for each in one.exemptions)] or [Reach()]
    named = draw(st.sampled_from(reaches))
    told: dict[str, Any] = {
        "place": named.place or one.actor.place,
        "member_of": (one.actor.id,),
        **{fact: draw(st.sampled_from(getattr(named, fact))) for fact in ("audience", "setting", "surface")},
    }
    others = draw(st.sets(st.sampled_from(FACTS), max_size=2))
    day = draw(_mostly(st.just(date(2025, 6, 1)), near_days()))
    return replace(case, on=day, **{fact: told[fact] for fact in FACTS if fact not in others}), found


def neighbours(draw: st.DrawFn, case: Case) -> list[Case]:
    """Cases that differ from one in a single fact, one for each."""
    other = draw(cases())
    return [replace(case, **{fact: getattr(other, fact)}) for fact in FACTS]


@st.composite
def asked_around(draw: st.DrawFn) -> tuple[list[Case], list[Restriction]]:
    """A rule, a case near it, and the cases next to that one: most rules fail in these by a single premise."""
    case, found = draw(questions())
    return [case, *neighbours(draw, case)], found


# The slow, obvious evaluator: it lists every world that the case and the record allow, and looks what holds in each.

World = tuple[Audience, str, frozenset[str], Setting, Surface]


def worlds(case: Case) -> Iterator[World]:
    """Every way to complete what the case leaves open."""
    where = [one for one in ANYWHERE if case.place is None or places.contains(case.place, one)]
    ways = [case.surface or Surface.hosted_app]  # who uses an app uses the app
    yield from product(
        [case.audience] if case.audience else ANY_AUDIENCE,
        where,
        bodies_of(case),
        [case.setting] if case.setting else ANY_SETTING,
        ways,
    )


def bodies_of(case: Case) -> list[frozenset[str]]:
    """The bodies that the person may be one of: a body that is named leaves open which of its parts."""
    if case.member_of:
        return [bodies for bodies in BODIES if set(case.member_of) <= bodies]
    if case.audience is Audience.government_employees and case.place:
        serving = [body for body, place in GOVERNMENTS.items() if place == case.place]
        return [bodies for bodies in BODIES if bodies and bodies & set(serving)] or [frozenset()]
    return [frozenset()] if case.audience is Audience.general_public else list(BODIES)


def chances(*, sure: bool, maybe: bool = False) -> set[bool]:
    return {True, False} if maybe and not sure else {sure}


def both(*parts: set[bool]) -> set[bool]:
    return {all(one) for one in product(*parts)}


def either(*parts: set[bool]) -> set[bool]:
    return {any(one) for one in product(*parts)}


def reached(one: Restriction, scope: Reach, world: World) -> set[bool]:
    """Whether a scope reaches a world: for sure, for sure not, or as what it leaves unsaid may be."""
    _, _, _, setting, way = world
    ways = {*scope.surface} - {Surface.unspecified}
    return both(
        either(*(bound(one, scope, term, world) for term in scope.audience)),
        chances(
            sure=setting in scope.setting or Setting.whole_territory in scope.setting,
            maybe=Setting.unspecified in scope.setting,
        ),
        {way in ways or Surface.any in ways or (not ways and way is Surface.hosted_app)},
        {True, False}
        if isinstance(scope, Scope) and scope.condition and one.measure is not Measure.permission
        else {True},
    )


def bound(one: Restriction, scope: Reach, term: Audience, world: World) -> set[bool]:
    """Whether somebody is bound as one of an audience, in the place where they are."""
    audience, where, bodies, _, _ = world
    own = one.actor.id in bodies
    owned_only = one.actor.id in {"us-dod", "us-navy"}
    at_home = scope.place is None or places.contains(scope.place, where)
    in_territory = places.contains(scope.place or str(one.actor.place), where)
    perhaps_abroad = scope.place is not None and places.contains(scope.place, str(one.actor.place)) and own
    by_people = both({own}, chances(sure=at_home, maybe=perhaps_abroad))
    if term is Audience.unspecified:
        return both({True, False}, by_people if owned_only else either(by_people, {in_territory}))
    if term is Audience.general_public:
        return {in_territory}
    if term is Audience.government_employees or owned_only:
        return both({audience is term}, by_people)
    return both({audience is term}, {in_territory})


def exempted(one: Exemption, world: World, on: date) -> set[bool]:
    """Whether an exemption covers a world; what it does not state is as wide as the scope."""
    audience, where, _, setting, way = world
    cut = one.scope
    if cut == Reach() and one.condition is None:
        states = {True, False}
    else:
        states = {
            cut.audience == Reach().audience or audience in cut.audience or Audience.general_public in cut.audience
            if cut.place is None or places.contains(cut.place, where)
            else False
        }
        states = both(
            states,
            {cut.setting == Reach().setting or setting in cut.setting or Setting.whole_territory in cut.setting},
            {cut.surface == Reach().surface or way in cut.surface or Surface.any in cut.surface},
        )
    passed = Certainty.no if one.until is None else one.until.before(UncertainDate.of(on))
    return both(states, {Certainty.no: {True}, Certainty.possible: {True, False}, Certainty.certain: {False}}[passed])


def sayings(one: Restriction, world: World, on: date) -> set[str]:
    """What a restriction may say in a world."""
    statuses = one.standing(on).statuses
    in_force = {status is Status.in_force for status in statuses}
    found = set()
    scopes = [(scope, reached(one, scope, world)) for scope in one.scopes or (Reach(),)]
    for covering in product(*(chances_ for _, chances_ in scopes)):
        covered = [scope for (scope, _), covers in zip(scopes, covering, strict=True) if covers]
        for free in product(*(exempted(each, world, on) for each in one.exemptions)):
            freeing = [each for each, frees in zip(one.exemptions, free, strict=True) if frees]
            found |= {said(one, covered, freeing) if binds else "nothing" for binds in in_force}
    return found


def said(one: Restriction, covered: Sequence[Reach], freeing: Sequence[Exemption]) -> str:
    """What it says where these of its scopes reach, and these of its exemptions cover."""
    plain = {"use_ban": "ban", "permission": "allow", "advisory": "advise", "approval_requirement": "if"}[one.measure]
    if not covered or (plain in {"ban", "if"} and one.strength is Strength.none):
        return "nothing"
    if one.strength is Strength.conditional and plain in {"ban", "allow"}:
        plain = "if"
    if one.strength is Strength.advisory and plain in {"ban", "if"}:
        plain = "advise"
    if plain == "allow" and all(isinstance(scope, Scope) and scope.condition for scope in covered):
        plain = "if"
    if not freeing:
        return plain
    if one.measure is Measure.permission or plain == "advise":
        return "nothing"
    return "exempt" if any(each.condition is None for each in freeing) else "if"


def together(said_: Sequence[str], *, colliding: bool) -> str:
    """The verdict where restrictions say these things; a permission comes second, if it may collide."""
    if "ban" in said_:
        return "conflict" if colliding and said_[0] == "ban" and said_[1] in {"allow", "if"} else "prohibited"
    for what, verdict in (("if", "permitted_with_conditions"), ("advise", "discouraged"), ("allow", "permitted")):
        if what in said_:
            return verdict
    return "exempt" if "exempt" in said_ else "nothing"


NOTHING = {"unknown", "pending", "no_known_restriction"}


def expected(outcomes: set[str]) -> set[str]:
    """The verdicts that are right, if these outcomes are what the worlds have."""
    if outcomes and outcomes <= {"exempt", "permitted"}:  # by an exemption in one world, by a permission in another
        return {"permitted"}
    if outcomes <= {"nothing", "exempt"}:
        return NOTHING
    return outcomes if len(outcomes) == 1 else {"unknown"}


@settings(max_examples=150)
@given(asked_around())
def test_one_rule_agrees_with_every_world(asked: tuple[list[Case], list[Restriction]]) -> None:
    """With one restriction, the verdict is what all worlds that case and record allow have in common."""
    around, (one,) = asked
    for case in around:
        outcomes = {
            together([what], colliding=False) for world in worlds(case) for what in sayings(one, world, case.day)
        }
        assert evaluate(case, [one], HIERARCHY).verdict in expected(outcomes)


@settings(max_examples=200)
@given(questions(least=2, most=2))
def test_two_rules_never_say_more_than_every_world(asked: Questions) -> None:
    """With two, a verdict that is given holds in every world; where only one is undecided, none is held back."""
    case, found = asked
    first, second = sorted(found, key=lambda each: each.measure is Measure.permission)
    colliding = (
        second.measure is Measure.permission
        and first.measure is not Measure.permission
        and HIERARCHY.in_line(first.actor.id, second.actor.id)
    )
    outcomes = {
        together(pair, colliding=colliding)
        for world in worlds(case)
        for pair in product(sayings(first, world, case.day), sayings(second, world, case.day))
    }
    ruling = evaluate(case, found, HIERARCHY)
    undecided = [each for each in ruling.restrictions if len(each.effects) > 1]
    assert ruling.verdict in expected(outcomes) | ({"unknown"} if len(undecided) > 1 else set())


EVERYTHING = st.lists(restrictions(pooled=True), max_size=4, unique_by=lambda one: one.id)
FIRMNESS = {Verdict.unknown: 0, Verdict.pending: 1, Verdict.no_known_restriction: 2}
FIRM = 3


@st.composite
def told_cases(draw: st.DrawFn) -> Case:
    """Cases with every fact told, of every word, on products whose surface is not told by what they are."""
    return Case(
        target=(draw(st.sampled_from([one.id for one in TARGETS])),),
        place=draw(st.sampled_from(("US", "US-TX", "IT", "KR", "XK"))),
        member_of=draw(st.sampled_from((("us",), ("us-navy",), ("us-tx",), ("it",), ("us-dod", "it")))),
        audience=draw(st.sampled_from([one for one in Audience if one is not Audience.unspecified])),
        setting=draw(st.sampled_from([one for one in Setting if one is not Setting.unspecified])),
        surface=draw(st.sampled_from([one for one in Surface if one is not Surface.unspecified])),
        on=draw(near_days()),
    )


def less(case: Case, forgotten: Iterable[str]) -> Case:
    """The case with these facts left open."""
    left: dict[str, Any] = {name: () if name == "member_of" else None for name in forgotten}
    return replace(case, **left)


def told_anyhow(case: Case) -> bool:
    """Whether a fact that is left out is told by what is used, or by audience and place."""
    of_its_government = case.audience is Audience.government_employees and not case.member_of and case.place is not None
    return of_its_government or (case.surface is None and case.target[0] != "deepseek")


def is_nobodys(case: Case) -> bool:
    """Whether a case is about somebody who belongs to no body, which an audience alone tells: "may the public"."""
    return case.audience in PRIVATE and not case.member_of


@st.composite
def told_questions(draw: st.DrawFn) -> Questions:
    """Rules, and a case near them with every fact told: what none of the rules names is drawn."""
    case, found = draw(questions(most=3))
    other = draw(told_cases())
    return replace(case, **{fact: getattr(case, fact) or getattr(other, fact) for fact in FACTS}), found


@settings(max_examples=300)
@given(
    told_questions() | st.tuples(told_cases(), EVERYTHING),
    st.sets(st.sampled_from(FACTS), max_size=2),
    st.sets(st.sampled_from(FACTS)),
)
def test_knowing_less_is_never_firmer(asked: Questions, first: set[str], second: set[str]) -> None:
    """A firm verdict stays with every further fact, and what is not firm only becomes firmer."""
    case, found = asked
    if APP.id in case.target:  # who uses an app uses the app, so that this is never open
        first, second = first - {"surface"}, second - {"surface"}
    known, unknown = less(case, first), less(case, first | second)
    assume(not told_anyhow(known) and not told_anyhow(unknown))
    assume(not (known.member_of and is_nobodys(unknown)))
    placed = [one for one in found if one.actor.id != "ministry"]
    more, fewer = evaluate(known, placed, HIERARCHY).verdict, evaluate(unknown, placed, HIERARCHY).verdict
    assert FIRMNESS.get(fewer, FIRM) <= FIRMNESS.get(more, FIRM)
    if FIRMNESS.get(fewer, FIRM) == FIRM:
        assert more is fewer


MORE: Mapping[str, Sequence[Any]] = {
    "place": ("US", *ANYWHERE),
    "member_of": tuple((body,) for body in ("us", "us-dod", "us-navy", "us-tx", "it")),
    "audience": ANY_AUDIENCE,
    "setting": ANY_SETTING,
}


def tells_more(case: Case, fact: str, value: Any) -> bool:  # noqa: ANN401 - what the fact may be
    """Whether a fact is open, or is told more narrowly."""
    if case.place and fact == "place":
        return value != case.place and places.contains(case.place, value)
    if case.member_of and fact == "member_of":
        return value != case.member_of and HIERARCHY.above(value[0]).issuperset(case.member_of)
    if fact == "member_of" and case.audience in PRIVATE:
        return (
            False  # who is asked about as a private person belongs to no body: another is another case, not a fact more
        )
    return not getattr(case, fact)


@settings(max_examples=150)
@given(questions(most=3), st.sets(st.sampled_from(sorted(MORE)), min_size=1), st.booleans())
def test_one_more_fact_never_unsettles_a_verdict(asked: Questions, forgotten: set[str], wider: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever is told of one fact that is open, a firm verdict stays, and what is not firm only becomes firmer."""
    case, found = asked
    around = next((one for one in ("EU", "US") if wider and case.place and places.contains(one, case.place)), None)
    case = replace(less(case, forgotten), surface=case.surface or Surface.hosted_app)
    case = replace(case, place=around or case.place)
    assume(not told_anyhow(case))
    before = evaluate(case, found, HIERARCHY).verdict
    for more in (
        replace(case, **{fact: value}) for fact in MORE for value in MORE[fact] if tells_more(case, fact, value)
    ):
        if not told_anyhow(more):
            after = evaluate(more, found, HIERARCHY).verdict
            assert FIRMNESS.get(before, FIRM) <= FIRMNESS.get(after, FIRM)
            assert after is before or FIRMNESS.get(before, FIRM) < FIRM


def is_read_otherwise(case: Case, fact: str) -> bool:
    """Whether a fact that is left out is read into the case, so that telling it may say something else.

    A private person belongs to no body, so that to tell of one makes it a case of somebody else.
    """
    serves_its_place = case.audience is Audience.government_employees and case.place is not None
    return fact == "surface" or (fact == "member_of" and (serves_its_place or case.audience in PRIVATE))


@settings(max_examples=200)
@given(questions(most=3), st.sampled_from(FACTS))
def test_a_narrower_case_needs_a_permission(asked: Questions, fact: str) -> None:
    """One more fact never frees anybody of a prohibition, unless a permission or an exemption covers the case."""
    case, found = asked
    wider = less(case, [fact])
    if evaluate(wider, found, HIERARCHY).verdict is not Verdict.prohibited:
        return
    for value in MORE.get(fact, SURFACES):
        after = evaluate(replace(wider, **{fact: value}), found, HIERARCHY)
        if after.verdict in {Verdict.prohibited, Verdict.conflict}:
            continue
        freed = any(
            one.restriction.measure is Measure.permission or one.premises[Premise.exemption] is PremiseState.satisfied
            for one in after.deciding
        )
        permitted = after.verdict in {Verdict.permitted, Verdict.permitted_with_conditions}
        assert (permitted and freed) or is_read_otherwise(wider, fact)


@settings(max_examples=150)
@given(questions(most=3) | told_questions(), st.data())
def test_an_exemption_never_binds_more_people(asked: Questions, data: st.DataObject) -> None:
    """With one more exemption from something that is no permission, nobody is prohibited who was not."""
    case, found = asked
    one = data.draw(st.sampled_from(found))
    assume(one.measure is not Measure.permission)
    reach = data.draw(st.builds(Reach, **_parts()))
    exemption = Exemption(
        scope=reach,
        condition=data.draw(st.sampled_from((None, "On a condition."))),
        evidence=one.events[0].evidence,
    )
    freer = Restriction.model_validate({**values(one), "exemptions": (*one.exemptions, exemption)})
    before = evaluate(case, found, HIERARCHY).verdict
    after = evaluate(case, [freer if each is one else each for each in found], HIERARCHY).verdict
    assert after is not Verdict.prohibited or before is Verdict.prohibited


@given(questions(most=2) | st.tuples(cases(), EVERYTHING))
def test_what_would_decide_does(asked: Questions) -> None:
    """Whatever is said to decide the case if it were told gives that verdict when it is told."""
    case, found = asked
    ruling = evaluate(case, found, HIERARCHY)
    names = {Premise.membership: "member_of"}
    for turn in ruling.would_decide:
        assert turn.verdict is not Verdict.unknown
        assert str(turn).endswith(f": {turn.verdict.label}")
        if turn.restriction is None:
            fact = names.get(turn.premise, turn.premise.value)
            told: dict[str, Any] = {fact: (turn.value,) if fact == "member_of" else turn.value}
            assert evaluate(replace(case, **told), found, HIERARCHY).verdict is turn.verdict


@given(cases(), EVERYTHING, st.randoms(use_true_random=False))
def test_the_order_of_restrictions_says_nothing(case: Case, found: list[Restriction], chance: Any) -> None:  # noqa: ANN401 - a random.Random of hypothesis
    """The same restrictions in another order give the same ruling."""
    shuffled = list(found)
    chance.shuffle(shuffled)
    first, second = evaluate(case, found, HIERARCHY), evaluate(case, shuffled, HIERARCHY)
    assert first.to_dict() == second.to_dict()


@given(told_cases(), EVERYTHING)
def test_nothing_in_force_permits_or_forbids_nothing(case: Case, found: list[Restriction]) -> None:
    """What is certainly not in force never prohibits, permits or discourages; a proposal is only ever pending."""
    idle = [one for one in found if one.in_force(case.day) is Certainty.no]
    assert evaluate(case, idle, HIERARCHY).verdict in FIRMNESS


def test_a_relation_that_conflicts_is_a_conflict() -> None:
    """Two rules that are recorded to conflict do, whoever made them."""
    ban, allowed = rule("italy"), rule("acme-permission")
    case = Case.of(target="tock-app", member_of="acme", audience="employees_of_issuer", place="IT", on=DAY)
    assert evaluate(case, [ban, allowed]).verdict is Verdict.prohibited
    noted = Restriction.model_validate(
        {**values(ban), "relations": (Relation(kind=RelationKind.conflicts_with, to=allowed.id),)}
    )
    assert evaluate(case, [noted, allowed]).verdict is Verdict.conflict


def test_equal_rulings_are_equal() -> None:
    """A ruling is a value: the same question of the same records gives an equal one."""
    case = Case.of(target="tock-app", place="IT", audience="general_public", on=DAY)
    first, second = (evaluate(case, [rule("italy")]) for _ in range(2))
    assert isinstance(first, Ruling)
    assert first == second
