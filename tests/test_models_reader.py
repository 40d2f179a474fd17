"""A language model reads behind the same protocol: typed answers, every quote found or sent back, no default."""

import asyncio
import pickle
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from pydantic_ai import models
from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, ToolCallPart
from pydantic_ai.models.function import AgentInfo, FunctionModel
from pydantic_ai.models.test import TestModel

from policytrack.errors import PassageError, PolicytrackError
from policytrack.model import Actor, Target
from policytrack.passages import verify
from policytrack.reading import Known, read
from policytrack.reading.models import ModelReader
from policytrack.reading.quotes import find_quote
from policytrack.vocabulary import ActorKind, TargetKind
from tests.readers import TEXT

GOOD = "Ruritania has forbidden its civil servants to use the video app Tock on official phones since 3 February 2025"
WHY = "gave the protection of personal data as the reason"
Answer = dict[str, Any]


@pytest.fixture(autouse=True)
def _no_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test asks a real model."""
    monkeypatch.setattr(models, "ALLOW_MODEL_REQUESTS", False)


def _answer(quote: str = GOOD, **changed: Any) -> Answer:  # noqa: ANN401 - any part of an answer
    ban = {
        "actor": {"name": "Ruritania", "kind": "national_government"},
        "target": {"name": "Tock", "kind": "app", "aliases": ["the video app"]},
        "measure": "use_ban",
        "events": [{"kind": "took_effect", "date": "2025-02-03", "quotes": [quote]}],
        "scopes": [{"audience": ["government_employees"], "setting": ["issuer_owned_device"], "quotes": [GOOD]}],
        "reasons": [{"category": "data_privacy", "statement": "Personal data are to be kept safe.", "quotes": [WHY]}],
    }
    return {"restrictions": [ban | changed], "unread": []}


def _answering(*answers: Answer) -> tuple[FunctionModel, list[list[ModelMessage]]]:
    """A model that gives these answers in turn, the last one for ever, and what it was asked each time."""
    asked: list[list[ModelMessage]] = []
    left: Iterator[Answer] = iter(answers)
    last = [answers[-1]]

    def function(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        asked.append(list(messages))
        last[0] = next(left, last[0])
        return ModelResponse(parts=[ToolCallPart(info.output_tools[0].name, last[0])])

    return FunctionModel(function), asked


def _sent_back(messages: list[ModelMessage]) -> str:
    last = messages[-1]
    assert isinstance(last, ModelRequest)
    return "\n".join(str(getattr(part, "content", "")) for part in last.parts)


def test_an_answer_becomes_a_candidate_like_any_other() -> None:
    """Quotes become positions that verify, codes and dates are those of the answer, and the gate makes the record."""
    model, asked = _answering(_answer())
    (one,) = read(TEXT, reader=ModelReader(model), published="2025-02-07")
    assert (one.id, str(one.events[0].date), one.review) == (
        "ruritania/tock/use_ban",
        "2025-02-03",
        "machine_candidate",
    )
    assert [piece.quote for _, piece in one.evidence()] == [GOOD, GOOD, WHY]
    assert all(verify(TEXT, piece.passage) for _, piece in one.evidence())
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("Ruritania has forbidden everybody to use Tock", "does not stand in the text: copy it word for word"),
        ("Tock", "is too short: quote at least 12 letters"),
        ("on official phones", "stands in the text more than once: quote more of it"),
        ("uritania has forbidden its civil serv", "does not stand in the text"),
    ],
)
def test_a_quote_that_proves_nothing_is_sent_back(quote: str, why: str) -> None:
    """The model is told which part is wrong and how, and its next answer counts."""
    model, asked = _answering(_answer(quote), _answer())
    assert len(read(TEXT, reader=ModelReader(model))) == 1
    assert len(asked) == 2
    said = _sent_back(asked[1])
    assert "restrictions[0].events[0]: " in said
    assert why in said


@pytest.mark.parametrize(
    "answer",
    [
        _answer(measure="ban"),
        _answer(events=[]),
        _answer(events=[{"kind": "adopted", "date": "soon", "quotes": [GOOD]}]),
    ],
)
def test_an_answer_of_another_form_is_sent_back(answer: Answer) -> None:
    """A code that there is not, a record without an event, a date that is none."""
    model, asked = _answering(answer, _answer())
    assert len(read(TEXT, reader=ModelReader(model))) == 1
    assert len(asked) == 2


def test_what_is_never_found_is_refused() -> None:
    """After the last retry the record that rests on it does not pass the gate, and the others do."""
    bad = _answer("Nobody wrote these words here")
    both = {"restrictions": [*bad["restrictions"], *_answer(measure="advisory")["restrictions"]]}
    model, asked = _answering(both)
    reading = read(TEXT, reader=ModelReader(model, retries=2))
    assert len(asked) == 3
    assert [one.measure.value for one in reading] == ["advisory"]
    assert [one.why for one in reading.refused] == ["events[0]: no passage says so"]


def test_what_the_model_cannot_place_is_unread() -> None:
    """With its place in the text and the model's reason."""
    said = "Freedonia is weighing the same step"
    model, _ = _answering({"restrictions": [], "unread": [{"quote": said, "why": "no measure is named"}]})
    reading = read(TEXT, reader=ModelReader(model))
    assert [(one.text, one.why) for one in reading.unread] == [(said, "no measure is named")]


def test_only_names_in_the_text_are_told() -> None:
    """The provider learns the text and what is known of the names in it, and nothing else of the records."""
    known = Known(
        actors=(
            Actor(id="rt", name="Ruritania", kind=ActorKind.national_government),
            Actor(id="secret", name="Somebody Else", kind=ActorKind.company),
        ),
        targets=(Target(id="tock-app", name="Tock App", kind=TargetKind.app, aliases=("Tock",)),),
    )
    found = _answer(actor={"name": "the country", "id": "rt"}, target={"name": "Tock"})
    model, asked = _answering(found)
    (one,) = read(TEXT, reader=ModelReader(model), known=known, published="2025-02-07")
    assert one.id == "rt/tock-app/use_ban"
    prompt = str(asked[0])
    assert "Known actors: rt (Ruritania)" in prompt
    assert "Known targets: tock-app (Tock App)" in prompt
    assert str(date(2025, 2, 7)) in prompt
    assert "Somebody Else" not in prompt


def test_any_answer_that_fits_the_form_is_survived() -> None:
    """A model that makes up all of it gives no candidate, as none of its quotes is in the text."""
    reading = read(TEXT, reader=ModelReader(TestModel(), retries=1))
    assert not reading
    assert reading.refused


def test_it_reads_inside_a_running_loop() -> None:
    """As in a notebook."""
    model, _ = _answering(_answer())

    async def cell() -> int:
        return len(read(TEXT, reader=ModelReader(model)))

    assert asyncio.run(cell()) == 1


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: ModelReader(None), "name it as PROVIDER:NAME, as there is no default"),
        (lambda: read(TEXT, reader=ModelReader("nobody:nothing")), "nobody:nothing: "),
        (lambda: read(TEXT, reader=ModelReader(FunctionModel(_break))), "function:_break:: the service is away"),
    ],
)
def test_a_model_that_cannot_answer_is_a_plain_error(make: Callable[[], object], said: str) -> None:
    """The error names the model and says in a line what is wrong."""
    with pytest.raises(PolicytrackError) as caught:
        make()
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def _break(_messages: list[ModelMessage], _info: AgentInfo) -> ModelResponse:
    raise (
        models.ModelAPIError("function", "the service is away") if hasattr(models, "ModelAPIError") else ValueError("x")
    )


def test_a_reader_can_be_sent_to_another_process() -> None:
    """One that is named by a string, as on the command line."""
    reader = ModelReader("provider:name")
    assert pickle.loads(pickle.dumps(reader)) == reader  # noqa: S301 - our own


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("It is \u201cbanned\u201d\u2014for good.", 'is "banned"-for good', "is \u201cbanned\u201d\u2014for good"),
        ("It is banned\n  in the north.", "banned in the north", "banned\n  in the north"),
        ("A ban, said 'no, never again', ends.", "', ends.", None),
        ("(a+)+ is no pattern here (a+)+$", "is no pattern here (a+)+$", "is no pattern here (a+)+$"),
    ],
)
def test_a_quote_is_found_as_models_write_it(text: str, quote: str, found: str | None) -> None:
    """Marks and blanks may differ, and nothing in a quote is a pattern."""
    if found is None:
        with pytest.raises(PassageError, match="too short"):
            find_quote(text, quote)
    else:
        span = find_quote(text, quote)
        assert text[span.start : span.end] == found
