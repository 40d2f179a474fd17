"""Plain questions and cases through the front door: `ask` and `check` of the tracker and of the command line."""

import json

import pytest

import policytrack as pt
from policytrack.cli import main


def test_an_answer_of_the_tracker_finds_what_the_same_filters_find() -> None:
    """The question and the filters it means give the same restrictions."""
    with pt.open() as tracker:
        answer = tracker.ask("Who restricts DeepSeek in Texas?")
        assert answer.results == tracker.restrictions(target="DeepSeek", within="Texas")
        assert answer.not_understood == ()


def test_a_follow_up_keeps_the_query() -> None:
    """Asking on narrows what was asked before."""
    with pt.open() as tracker:
        answer = tracker.ask("Who restricts DeepSeek?").ask("and in Texas?")
    assert {one.actor.id for one in answer.results} == {"us-tx"}


def test_the_command_prints_the_json_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    """`ask --json` is one document with the keys that scripts rely on."""
    main(["ask", "Who restricts DeepSeek in the United States, and why?", "--json"])
    document = json.loads(capsys.readouterr().out)
    assert list(document) == ["question", "understood", "query", "not_understood", "answer", "restrictions"]
    assert "us-tx/deepseek-app/use_ban" in {one["id"] for one in document["restrictions"]}


def test_further_questions_follow_up_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    """Each is told under its question, and the restrictions are those of the last."""
    main(["ask", "Who restricts DeepSeek in the US?", "and in Asia?", "why?"])
    told = capsys.readouterr().out
    assert told.index("> Who restricts") < told.index("> and in Asia?") < told.index("> why?")
    assert "us-tx/deepseek-app/use_ban" not in told
    assert "tw/deepseek-app/use_ban" in told


def test_a_word_that_is_not_understood_stops_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is left out in silence: the word is named, and the command ends with status 2."""
    with pytest.raises(SystemExit) as ended:
        main(["ask", "Who restricted DeepSeek before the hearing?"])
    assert ended.value.code == 2
    assert "Not understood: hearing" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ({"place": "Texas", "setting": "work device"}, None),
        ({"place": "Texas", "setting": "issuer_owned_device"}, "prohibited"),
        ({"place": "Texas", "setting": "personal_device"}, "no_known_restriction"),
        ({"place": "Texas"}, "unknown"),
    ],
)
def test_a_case_takes_names_as_people_write_them(told: dict[str, str], verdict: str | None) -> None:
    """The same person is bound, not known to be bound, or undecided, by what the device is; an ambiguous word asks."""
    with pt.open() as tracker:
        if verdict is None:
            with pytest.raises(pt.AmbiguousNameError):
                tracker.check(target="RedNote", audience="civil servants", on="2025-03-01", **told)
        else:
            assert (
                tracker.check(target="RedNote", audience="civil servants", on="2025-03-01", **told).verdict == verdict
            )


def test_the_command_prints_the_json_of_a_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    """`check --json` is one document with the keys that scripts rely on."""
    main(["check", "--target", "Lemon8", "--audience", "government_employees", "--place", "US-TX", "--json"])
    document = json.loads(capsys.readouterr().out)
    assert list(document) == ["verdict", "case", "restrictions", "pending", "would_decide"]
    assert document["verdict"] == "unknown"
    assert document["restrictions"][0]["premises"]["setting"] == "undecided"
