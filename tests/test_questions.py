"""Plain questions are understood as they are meant, no word is ignored, and answers claim no more than is found."""

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from policytrack import places, seeds
from policytrack.bundle import bundled
from policytrack.dates import Certainty
from policytrack.model import Restriction
from policytrack.query import Query
from policytrack.questions import Answer, Catalogue, Understood, ask, understand
from policytrack.questions.lexicon import TERMS, Kind, regions
from policytrack.questions.tokens import LONGEST, keys
from policytrack.results import Results
from policytrack.vocabulary import ActorKind, Measure
from tests import samples

FILE = tomllib.loads((Path(__file__).parent / "cases" / "questions.toml").read_text(encoding="utf-8"))
TODAY: date = FILE["today"]
CASES: list[dict[str, Any]] = FILE["question"]
FITTED = [case for case in CASES if not case.get("kept_aside")]
KEPT_ASIDE = [case for case in CASES if case.get("kept_aside")]
CASE_OF = {case["ask"]: case for case in CASES}
AT_LEAST_OF_KEPT_ASIDE = 0.87
"""The share of the first questions kept aside that was reached when they were first looked at; it must not fall."""

SEEDS = seeds.read(bundled("seeds"))
CATALOGUE = Catalogue(SEEDS.actors, SEEDS.targets)
GROUPS = {
    ("measure", "ban"): [one.code for one in Measure if "ban" in one.synonyms],
    ("status", "proposed"): ["announced", "under_consideration", "advocated_only"],
    ("actor_kind", "government"): ["national_government", "subnational_government", "local_government"],
    ("actor_kind", "companies"): [
        "company",
        "platform_operator",
        "technology_provider",
        "state_owned_enterprise",
        "financial_institution",
    ],
    ("actor_kind", "agencies"): ["agency", "ministry_or_department", "regulator", "military", "police_or_intelligence"],
    ("actor_kind", "public"): [one.code for one in ActorKind if one.is_public],
    ("target_kind", "software"): ["app", "website", "service", "model"],
}
PLACES = {"within", "actor_within", "origin"}
TERM_FILTERS = {*TERMS, "actor_kind", "target_kind", "begun"}


def finder(restrictions: Iterable[Restriction], catalogue: Catalogue) -> Callable[[Query], Results[Restriction]]:
    """What the tracker does, over a few records in memory."""
    every = tuple(restrictions)

    def find(query: Query) -> Results[Restriction]:
        parts = catalogue.parts_of(query.part_of or ())
        found = tuple(one for one in every if query.matches(one, parts) is not Certainty.no)
        return Results(found, Restriction, query, len(found), len(every))

    return find


FIND = finder(SEEDS.restrictions, CATALOGUE)


def answered(question: str) -> Answer:
    return ask(question, CATALOGUE, FIND, TODAY)


def understood(question: str) -> Understood:
    return understand(question, CATALOGUE, TODAY)


def named(role: str, name: str) -> list[str]:
    found = [one for sort, one in CATALOGUE.names.get(keys(name), ()) if sort == role]
    return found or [CATALOGUE.government_of[code] for code in codes(name) if code in CATALOGUE.government_of]


def codes(name: str) -> list[str]:
    region = [list(inside) for shown, inside in regions().values() if shown == name]
    return region[0] if region else [places.resolve(name).code]


def expected(filters: dict[str, Any]) -> dict[str, object]:
    """The filters of a case as ids, codes and terms."""
    found: dict[str, object] = {}
    for name, value in filters.items():
        values = value if isinstance(value, list) else [value]
        if name in TERM_FILTERS:
            found[name] = sorted(code for one in values for code in GROUPS.get((name, one), [one]))
        elif name in {"actor", "target"}:
            ids = sorted(each for one in values for each in named(name, one))
            found |= {name: ids} if ids else {"absent": codes(value)}
        elif name in PLACES:
            found[name] = sorted(code for one in values for code in codes(one))
        else:
            found[name] = [value] if name == "part_of" else value
    return found


def plain(value: object) -> object:
    if isinstance(value, tuple):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value


def asked(case: dict[str, Any]) -> Understood:
    """How the question of a case is understood, after the one that it follows up, if it does."""
    before = understood(case["after"]) if "after" in case else None
    return understand(case["ask"], CATALOGUE, TODAY, before)


def meant(case: dict[str, Any]) -> dict[str, object]:
    """What has to be understood, by the names of what is compared."""
    return {
        "kind": case["kind"],
        "also": case.get("also", []),
        "of": case.get("of"),
        "by": case.get("by"),
        "ranked": case.get("ranked"),
        "counted": case.get("counted"),
        "threshold": case.get("threshold"),
        "every": case.get("every"),
        "filters": expected(case["filters"]),
        "other_than": expected(case.get("other_than", {})),
        "lacking": expected(case.get("lacking", {})),
        "not_understood": case.get("not_understood", []),
        "ambiguous": [case["ambiguous"]] if "ambiguous" in case else [],
        "beyond": None,
    }


def got(found: Understood, case: dict[str, Any]) -> dict[str, object]:
    """What is understood, by the same names."""
    ranking, threshold = found.gathering.ranked, found.gathering.threshold
    return {
        "kind": found.kind.value,
        "also": [one.value for one in found.also],
        "of": found.of if "of" in case else None,
        "by": found.gathering.by,
        "ranked": ranking and ranking.value,
        "counted": found.gathering.counted if "counted" in case else None,
        "threshold": threshold and {name: value for name, value in asdict(threshold).items() if value is not None},
        "every": found.gathering.every,
        "filters": {name: plain(value) for name, value in found.meaning.filters()},
        "other_than": {name: plain(value) for one in found.meaning.other_than for name, value in one},
        "lacking": {name: plain(value) for one in found.meaning.lacking for name, value in one},
        "not_understood": list(found.not_understood),
        "ambiguous": [name for name, _ in found.ambiguous],
        "beyond": found.beyond,
    }


def missed(case: dict[str, Any]) -> list[str]:
    """What of a case is not understood as it should be."""
    found = asked(case)
    if case.get("asks_back"):
        return [] if found.stops else ["does not ask back"]
    if case.get("stops"):
        return [] if found.stops and found.beyond else ["does not stop"]
    wanted, had = meant(case), got(found, case)
    return [f"{name}: {had[name]}, not {wanted[name]}" for name in wanted if had[name] != wanted[name]]


@pytest.mark.parametrize("case", FITTED, ids=lambda case: case["ask"])
def test_a_question_is_understood_as_it_is_meant(case: dict[str, Any]) -> None:
    """Kind, filters, and what is not understood are those that the case file says."""
    assert missed(case) == []


def test_figures() -> None:
    """Of the questions kept aside no smaller share is understood than at first, and next to none is misunderstood."""
    for name, cases in (("fitted", FITTED), ("kept aside", KEPT_ASIDE)):
        wrong = {case["ask"]: faults for case in cases if (faults := missed(case))}
        back = [case["ask"] for case in cases if case["ask"] in wrong and asked(case).stops]
        answered_otherwise = len(wrong) - len(back)
        print(  # noqa: T201 - what -s is for
            f"{name}: {len(cases) - len(wrong)} of {len(cases)} understood, {len(back)} more asked back about, "
            f"{answered_otherwise} answered otherwise than meant"
        )
        for question, faults in wrong.items():
            print(f"  {'back ' if question in back else 'WRONG'} {question}\n    {'; '.join(faults)}")  # noqa: T201 - what -s is for
    right = sum(not missed(case) for case in KEPT_ASIDE)
    assert right >= AT_LEAST_OF_KEPT_ASIDE * len(KEPT_ASIDE)


def test_there_are_enough_cases() -> None:
    """At least 150 questions, each once, and about a third of them kept aside."""
    questions = [case["ask"] for case in CASES]
    assert len(set(questions)) == len(questions) >= 150
    assert len(KEPT_ASIDE) / len(CASES) == pytest.approx(1 / 3, abs=0.04)


def test_the_important_questions_stand_in_three_wordings() -> None:
    """Thirty meanings are asked in at least three wordings, and one of each kind of answer is among them."""
    wordings: dict[str, list[str]] = {}
    for case in CASES:
        told = {name: case[name] for name in sorted(case) if name not in {"ask", "kept_aside"}}
        wordings.setdefault(str(told | {"filters": sorted(case.get("filters", {}).items())}), []).append(case["ask"])
    of_three = [CASE_OF[asks[0]] for asks in wordings.values() if len(asks) >= 3 and "kind" in CASE_OF[asks[0]]]
    assert len(of_three) >= 30
    assert {case["kind"] for case in of_three} == {kind.value for kind in Kind}


@given(
    st.sampled_from(FITTED), st.sampled_from(["zorblax", "quuxify", "Wibblington", "\u5317\u4eac"]), st.integers(0, 20)
)
def test_a_word_that_is_not_known_is_never_ignored(case: dict[str, Any], word: str, at: int) -> None:
    """Wherever it stands in a question, it is listed, and nothing is answered."""
    answer = answered(inserted(case, word, at))
    assert word in answer.not_understood
    assert len(answer.results) == 0
    assert word in answer.text


PLAIN = [
    case for case in CASES if not {"asks_back", "stops", "after", "not_understood", "ambiguous"}.intersection(case)
]
TURNING = [
    "never",
    "only",
    "both",
    "except",
    "most",
    "other",
    "without",
    "before",
    "after",
    "unless",
    "if",
    "almost",
    "outside",
    "fewer",
    "none",
    "instead",
    "then",
    "than",
    "until",
    "partly",
    "secretly",
    "hardly",
    "nobody",
    "nor",
    "again",
    "same",
]
TELLING = (
    """
Germany; 2019; students; schools; soldiers; on phones; partial; Lemon8; website; temporarily; by NASA; lifted; warns;
investigates; for reciprocity; Asian; in secret; if asked
""".replace("\n", " ")
    .strip()
    .split("; ")
)


def inserted(case: dict[str, Any], words: str, at: int) -> str:
    """The question of a case with more words in it, at some place or the end."""
    parts = case["ask"].split()
    return " ".join([*parts[:at], words, *parts[at:]])


@pytest.mark.parametrize("end", ["until last year", "till 2024", "up to March 2025"])
def test_a_stretch_without_a_beginning_is_asked_back(end: str) -> None:
    """What began up to a day is not what began within that day's month or year."""
    assert understood(f"Which bans were adopted {end}?").stops


SAME = {
    "until": (" from ", " by ", "until", "till", " when ", " to ", " on ", " in "),
    "after": (" from ", " since "),
    "only": ("only", "proposed"),
    "both": ("both", " and ", "as well as"),
    "on phones": ("devices",),
    "if": ("tell me", " say "),
}
"""What says the same as a word, in other words, or takes it in: "by until 1 May", "on devices ... on phones"."""


def says_already(ask: str, word: str) -> bool:
    """Whether a question says what a word would add: "Asian" where it is about Asia, "after" behind "from"."""
    low = f" {ask.casefold()} "
    if word.casefold() in low or any(said in low for said in SAME.get(word, ())):
        return True
    plain = understood("Who restricts DeepSeek?").to_dict()
    told = understood(f"Who restricts DeepSeek {word}?").to_dict()
    whole = understood(ask).to_dict()
    added = {name: value for name, value in told.items() if plain.get(name) != value}
    return bool(added) and all(name in whole and _holds(whole[name], value) for name, value in added.items())


def _holds(whole: object, part: object) -> bool:
    if isinstance(whole, list) and isinstance(part, list):
        return set(part) <= set(whole)
    return whole == part


@example(next(case for case in PLAIN if case["ask"] == "Who restricts DeepSeek?"), "both", 0)
@example(next(case for case in PLAIN if case["ask"].startswith("Where can't you download DeepSeek")), "never", 0)
@given(st.sampled_from(PLAIN), st.sampled_from(TURNING) | st.sampled_from(TELLING), st.integers(0, 20))
def test_a_word_that_is_known_is_never_ignored_either(case: dict[str, Any], word: str, at: int) -> None:
    """A word that turns, narrows or compares stops the question or changes what is understood, unless said already."""
    found, before = understood(inserted(case, word, at)), understood(case["ask"])
    if not found.stops and not says_already(case["ask"], word):
        assert (found.kind, found.also, found.to_dict()) != (before.kind, before.also, before.to_dict())


@given(st.text(max_size=200) | st.lists(st.sampled_from(" ".join(case["ask"] for case in CASES).split())).map(" ".join))
def test_any_text_is_answered_or_asked_back(question: str) -> None:
    """Nothing crashes, whatever is asked; there is always something to say, and it says the same again."""
    answer = answered(question)
    assert answer.text.endswith((".", "?", '"', ")"))
    assert not answer.understood.stops or len(answer.results) == 0
    assert answered(question).to_dict() == answer.to_dict()


@pytest.mark.parametrize("question", ["", "?", "  ", "Who?", "why", "DeepSeek " * LONGEST, "\x00", "\U0001f642"])
def test_a_question_that_asks_nothing_is_asked_back(question: str) -> None:
    """So is one that is too long to be one; nothing is looked up."""

    def never(query: Query) -> Results[Restriction]:
        raise AssertionError(query)

    assert ask(question, CATALOGUE, never, TODAY).text


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Who bans DeepSeek on 2025-03-01?", {"on": "2025-03-01"}),
        ("Who bans DeepSeek in 2024?", {"on": "2024-12-31"}),
        ("Who banned DeepSeek yesterday?", {"on": "2025-06-14"}),
        ("Who banned DeepSeek two months ago?", {"on": "2025-04-15"}),
        ("Who had banned DeepSeek in December?", {"on": "2024-12-31"}),
        ("Who banned DeepSeek in December?", {"since": "2024-12-01", "until": "2024-12-31"}),
        ("Is DeepSeek banned in Q1 2025?", {"on": "2025-03-31"}),
        ("Who banned DeepSeek in the first half of 2025?", {"since": "2025-01-01", "until": "2025-06-30"}),
        ("Which bans began between 1 and 10 February 2025?", {"since": "2025-02-01", "until": "2025-02-10"}),
        ("Which bans began from January to March 2025?", {"since": "2025-01-01", "until": "2025-03-31"}),
        ("Is DeepSeek banned in late February 2025?", {"on": "2025-02-28"}),
        ("Who had banned DeepSeek by mid-February 2025?", {"on": "2025-02-20"}),
        ("Who had banned DeepSeek at the beginning of 2025?", {"on": "2025-01-01"}),
        ("Who had banned DeepSeek at the start of last February?", {"on": "2025-02-01"}),
        ("Who had banned DeepSeek last Monday?", {"on": "2025-06-09"}),
        ("Who banned DeepSeek in the last three months?", {"since": "2025-03-15"}),
        ("Who banned DeepSeek after 3 March 2025?", {"since": "2025-03-04"}),
        ("Who banned DeepSeek from January 2025 to March 2025?", {"since": "2025-01-01", "until": "2025-03-31"}),
        ("Which bans took effect in February 2025?", {"since": "2025-02-01", "until": "2025-02-28"}),
        ("What changed in March 2025?", {"since": "2025-02-28", "until": "2025-03-31"}),
    ],
)
def test_dates_are_relative_to_today(question: str, days: dict[str, str]) -> None:
    """A month or a year stands for its last day where one day is asked about."""
    found = understood(question)
    assert found.not_understood == ()
    said = {name: plain(value) for name, value in found.meaning.filters()}
    assert {name: said[name] for name in ("on", "known", "since", "until") if name in said} == days | (
        {} if "until" in days or found.kind != "changed" else {"until": "2025-06-15"}
    )


@given(st.dates(date(1990, 1, 1), date(2030, 12, 28)), st.integers(0, 300), st.sampled_from(["first", "second", "no"]))
def test_the_ends_of_a_stretch_are_in_order(first: date, length: int, said: str) -> None:
    """If one of two years is said, or both, the other end is the nearest such day; if none is, it has passed."""
    first = first.replace(day=min(first.day, 28))
    last = (first + timedelta(days=length)).replace(day=first.day)
    assume(last >= first)
    told = (
        f"{first.day} {first:%B}" + f" {first.year}" * (said == "first"),
        f"{last.day} {last:%B}" + f" {last.year}" * (said == "second"),
    )
    found = understood(f"Which bans began between {told[0]} and {told[1]}?")
    assert found.not_understood == ()
    since, until = found.meaning.since, found.meaning.until
    assert since is not None
    assert until is not None
    assert (until - since).days == pytest.approx((last - first).days, abs=1)  # a leap day may lie between
    if said == "no":
        assert until <= TODAY
    else:
        assert (since if said == "first" else until) == (first if said == "first" else last)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "January 1900", "31 February 2025"])
@pytest.mark.parametrize("question", ["What changed on {}?", "Who banned DeepSeek before {}?", "Bans since {}"])
def test_the_ends_of_the_calendar_are_days_too(question: str, day: str) -> None:
    """A day that has none before or after it, or that does not exist, breaks nothing."""
    assert answered(question.format(day)).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did the US ban DeepSeek in 2024?", "Whenever it began: United States (use ban of DeepSeek app: in force)"),
        ("Which EU members ban DeepSeek according to two sources?", "However many articles tell of it: Ireland"),
        ("Does any country ban DeepSeek nationwide?", "Whatever the setting: Australia"),
        ("How do the US and the EU differ on DeepSeek?", "No record is about a government of European Union"),
        ("What is the UK planning to do about DeepSeek?", "United Kingdom (use ban of DeepSeek app)"),
        ("Are Lemon8 and TikTok banned in Texas?", "Nothing of the kind is recorded as in force on TikTok."),
        ("Which US agencies have not banned DeepSeek?", "All in the records that are asked about do: NASA, US Dep"),
        ("Who does Texas restrict?", "for whom: government employees; on what: issuer-owned device"),
        ("What is not known about the Australian ban?", "for whom: Australia (use ban)"),
    ],
)
def test_what_there_is_instead_is_said(question: str, said: str) -> None:
    """Where nothing is found, the nearest that there is; and of what is found, what is stated and what is not."""
    assert said in answered(question).text


def test_how_it_was_understood_is_said_in_words() -> None:
    """The words name every filter."""
    question = "Who restricts DeepSeek in the US for privacy on 1 March 2025 according to two sources?"
    assert understood(question).words == (
        "restrictions on DeepSeek, within United States, for data privacy, on 2025-03-01, "
        "according to at least 2 articles"
    )


def test_a_misspelt_name_is_repaired_visibly() -> None:
    """The answer says what was taken for what, and one that is like nothing is not repaired."""
    assert answered("Who bans DeepSeak?").text.startswith('I took "DeepSeak" for DeepSeek.')
    assert answered("who bans deepseek in the us").text.startswith('I took "us" for United States.')
    assert understood("Who bans Huawei?").not_understood == ("Huawei",)


@pytest.mark.parametrize("question", ["Who restricts DeepSeek in Georgia?", "Has Georgia banned DeepSeek?"])
def test_an_ambiguous_name_is_asked_back_about(question: str) -> None:
    """With the choices, each of which can be written behind the name."""
    answer = answered(question)
    assert "Georgia (GE) or Georgia (US-GA)" in answer.text
    told = understood(question.replace("Georgia", "Georgia (US-GA)"))
    assert not told.stops
    assert "US-GA" in (*told.meaning.within, *told.meaning.absent)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (
            "Has the US banned DeepSeek?",
            "Yes, for some: United States, use ban of DeepSeek app, in force; for whom: gov",
        ),
        ("Has Italy banned DeepSeek?", "Yes, though not all sources say how far: Italy"),
        ("Has the UK banned DeepSeek?", "Not in force, as far as the records go: United Kingdom"),
        (
            "Has South Korea banned DeepSeek?",
            "Whatever the measure: South Korea (app store removal of DeepSeek app: in force)",
        ),
        ("Has Germany banned DeepSeek?", "No record is about a government of Germany"),
        ("How many countries have banned DeepSeek?", "4 in force"),
        ("Why did Italy ban DeepSeek?", "Reasons: data privacy (Italy); national security (Italy)"),
        ("Until when does the Texas ban on RedNote last?", "No end is recorded"),
        ("Which EU members restrict DeepSeek?", "Not counted, as no source says where they belong: Some EU members"),
        ("Should we ban DeepSeek?", "The records hold what others decided"),
        ("Who banned DeepSeek before the hearing?", 'I did not understand "hearing"'),
        ("Who bans DeepSeek since February 2025?", "Their dates leave open whether they lie in that time"),
    ],
)
def test_an_answer_claims_no_more_than_is_found(question: str, says: str) -> None:
    """A rule for some is no rule for all, a proposal no ban, another measure no ban, and no record no proof."""
    assert says in answered(question).text


def test_three_kinds_of_nothing_are_told_apart() -> None:
    """Known not to, looked at without a find, and never looked at."""
    text = answered("Which countries have not banned DeepSeek?").text
    assert re.search(r"Only proposed: Ireland .* United Kingdom", text)
    assert "nothing of the kind was found, which is no proof: South Korea" in text
    assert re.search(r"Never looked at, so nothing is known: the \d+ countries", text)
    assert "Italy" not in text


def test_proposals_stand_apart() -> None:
    """What is only considered is never listed among what is in force."""
    text = answered("Who restricts DeepSeek?").text
    in_force, _, proposed = text.partition("Not in force")
    assert "United Kingdom" not in in_force
    assert "United Kingdom" in proposed


@pytest.mark.parametrize(
    ("question", "follow_up", "words"),
    [
        ("Who restricts DeepSeek in the US?", "and in Asia?", "restrictions on DeepSeek, within Asia"),
        ("Who restricts DeepSeek in the US?", "why?", "restrictions on DeepSeek, within United States"),
        ("Who restricts DeepSeek in the US?", "What about TikTok?", "restrictions on TikTok, within United States"),
        ("Has Italy banned DeepSeek?", "and Taiwan?", "ban on DeepSeek, by Taiwan"),
        ("Is DeepSeek banned in Italy?", "and Germany?", "ban on DeepSeek, within Germany"),
        ("Who bans DeepSeek?", "and on 1 March 2025?", "ban on DeepSeek, on 2025-03-01"),
        ("Who bans DeepSeek?", "only companies?", "ban on DeepSeek"),
    ],
)
def test_a_follow_up_keeps_the_query(question: str, follow_up: str, words: str) -> None:
    """What it names replaces what was named before, and the rest stays."""
    answer = answered(question).ask(follow_up)
    assert answer.understood.words.startswith(words)


def test_a_follow_up_keeps_the_kind_unless_it_asks_for_another() -> None:
    """ "Why?" asks for reasons of the same; "and in Asia?" for the same of another place."""
    first = answered("Who restricts DeepSeek in the US?")
    assert first.ask("and in Asia?").understood.kind == "who"
    assert first.ask("why?").understood.kind == "why"
    assert first.ask("why?").ask("and in Taiwan?").understood.kind == "why"


def test_an_answer_is_one_plain_document() -> None:
    """It has the shape that the command line prints, and its restrictions read back."""
    answer = answered("Who restricts RedNote?")
    document = answer.to_dict()
    assert list(document) == ["question", "understood", "query", "not_understood", "answer", "restrictions"]
    assert [Restriction.from_dict(one) for one in document["restrictions"]] == list(answer.results)
    assert [one.id for one in answer.results] == ["us-tx/rednote/use_ban"]
    assert repr(answer).splitlines()[0] == "Understood as: restrictions on RedNote."


@pytest.mark.parametrize("case", FITTED, ids=lambda case: case["ask"])
def test_what_is_cited_is_behind_the_answer(case: dict[str, Any]) -> None:
    """Every article that an answer names is one of the records."""
    known = {article.id for article in SEEDS.articles}
    cited = {
        one for group in re.findall(r"\[([^\]]+)\]", answered(case["ask"]).text) for one in re.split(r", | and ", group)
    }
    assert {one for one in cited if not re.fullmatch(r"\d+ more", one)} <= known


def test_hierarchies_and_exemptions_are_answered() -> None:
    """Over made-up records: a body with all its parts, and who is exempt."""
    catalogue = Catalogue(samples.ACTORS, samples.TARGETS)
    find = finder(samples.RESTRICTIONS, catalogue)
    parts = ask("What does the Pentagon and all its branches restrict?", catalogue, find, TODAY)
    assert {one.actor.id for one in parts.results} == {"us-dod", "us-navy"}
    exempt = ask("Who is exempt from the Texas ban on Acme Chat?", catalogue, find, TODAY)
    assert "Exempt: Texas: contractors and suppliers, until 2025-07" in exempt.text
    made = ask("Who restricts apps made by Acme?", catalogue, find, TODAY)
    assert {one.target.id for one in made.results} == {"acme-chat"}
