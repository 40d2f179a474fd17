"""What is said around a sentence, or behind it, changes what is read as it should, and nothing else."""

from itertools import chain

import pytest

from policytrack.reading import read

SENTENCES = [
    "Italy has blocked DeepSeek.",
    "Taiwan has banned DeepSeek from government computers.",
    "Texas has banned RedNote from state devices.",
    "Samsung has barred its engineers from using ChatGPT.",
    "Sweden's telecoms regulator excluded Huawei from 5G networks.",
    "Nepal has lifted its ban on TikTok.",
    "Montana plans to ban Temu on government devices.",
    "Germany is considering a ban on Huawei in 5G networks.",
    "JPMorgan has restricted the use of ChatGPT by its employees.",
    "NASA has prohibited employees from using DeepSeek on agency devices.",
]
BEFORE = [
    "On Monday, ",
    "Last week ",
    "Earlier this year ",
    "Citing security concerns, ",
    "After a review, ",
    "For the first time, ",
    "In response, ",
    "Two weeks ago, ",
    "Without warning, ",
    "At the end of last year, ",
    "In what critics call overreach, ",
    "Late on Friday ",
    "Under pressure from lawmakers, ",
    "Amid growing fears of spying, ",
    "Officials said on Tuesday that ",
    "Reuters reported that ",
    "According to a memo, ",
    "A spokeswoman confirmed that ",
    "Meanwhile, ",
    "Separately, ",
]
BEHIND = [
    " on Monday",
    " last week",
    " over security concerns",
    " because of fears of spying",
    " until further notice",
    ", officials said",
    ", a spokesman said on Tuesday",
    ", according to Reuters",
    ", citing national security",
    " in a memo seen by Reuters",
    ", the latest sign of tension with Beijing",
    ", a move that critics called hasty",
    ", which has millions of users",
    " after a data leak",
    " to protect privacy",
    ", two people familiar with the matter said",
    " despite protests",
    " amid concerns about data",
    " two days before the election",
]

MEASURES = [
    # a measure, another thing, a third one, another country
    ("Italy has blocked DeepSeek.", "Grok", "Replika", "Greece"),
    ("Taiwan has banned DeepSeek from government computers.", "RedNote", "Kimi", "Japan"),
    ("Texas has banned RedNote from state devices.", "DeepSeek", "Lemon8", "Virginia"),
    ("The University of Oslo has forbidden ChatGPT in exams.", "Copilot", "Gemini", "Denmark"),
    ("Vietnam has blocked Telegram.", "Signal", "Viber", "Thailand"),
    ("Nepal banned TikTok on Monday.", "Telegram", "Viber", "Bhutan"),
]
CONTINUED = {
    "another country has it too": [
        "{place} did the same in March.",
        "{place} took a similar step last year.",
        "{place} had done so already.",
        "{place} followed suit on Friday.",
        "{place} imposed its ban in 2023.",
        "In {place} it has been banned since 2023.",
    ],
    "another country may": ["{place} is considering a similar measure.", "{place} plans to follow."],
    "it is on another thing too": ["It has also banned {other}.", "It had banned {other} a year earlier."],
    "it is on two more": ["The ban also covers {other} and {third}."],
    "it is over": [
        "The ban was lifted on Friday.",
        "A week later it reversed the decision.",
        "The decision was withdrawn after protests.",
        "It dropped the ban in June.",
        "The ban lasted three weeks.",
        "A court has since struck down the ban.",
    ],
    "it is to come": ["The ban takes effect on 1 May.", "The measure will apply from next month."],
    "nothing changes": [
        "The company said it would appeal.",
        "{other}, a rival, is not affected.",
        "Lawmakers have called for a ban on {other}.",
        "{other} is under investigation.",
        "It has 100 million users in {place}.",
        "Last year it fined the company 5 million euros.",
        "In {place} it remains available.",
        "Users can still reach it through a VPN.",
        "The ban does not apply to the police.",
        "Violators face a fine of up to 500 euros.",
        "The opposition called the ban a mistake.",
        "Employees have until Friday to comply.",
        "Experts doubt that the ban can be enforced.",
        "The ban was extended by six months on Friday.",
        "A court refused to suspend the ban.",
        "A spokesman declined to say how long the ban would last.",
    ],
}


def found(text: str) -> dict[tuple[str, str], tuple[str, str]]:
    """The measure and status of each actor and target that a text is read to tell of."""
    return {
        (one["actor"]["name"], one["target"]["name"]): (one["measure"], one["status"]) for one in read(text).to_dicts()
    }


@pytest.mark.parametrize("sentence", SENTENCES)
def test_circumstances_leave_a_measure_as_it_is(sentence: str) -> None:
    """When, why, after what and by whom it is told makes no other measure of what a sentence tells."""
    plain = found(sentence)
    assert len(plain) == 1
    before = (f"{one}{sentence}" for one in BEFORE)
    behind = (f"{sentence[:-1]}{one}." for one in BEHIND)
    assert [one for one in chain(before, behind) if found(one) != plain] == []


@pytest.mark.parametrize("kind", CONTINUED)
@pytest.mark.parametrize("case", MEASURES, ids=lambda case: case[0])
def test_the_next_sentence_adds_to_a_measure_or_turns_it(case: tuple[str, str, str, str], kind: str) -> None:
    """It may tell of another country's, of further things or of what became of it; all else leaves it as it was."""
    sentence, other, third, place = case
    stands = {"announced", "under_consideration"} if kind == "another country may" else {"in_force"}
    ((whose, told),) = found(sentence).items()
    for continuation in CONTINUED[kind]:
        text = f"{sentence} {continuation.format(other=other, third=third, place=place)}"
        rest = found(text)
        now = rest.pop(whose)
        turned = {"it is over": "ended", "it is to come": "announced"}.get(kind)
        assert now == (told if turned is None else (told[0], turned)), text
        added = {"another country has it too": 1, "another country may": 1, "it is on another thing too": 1}
        assert len(rest) == (2 if kind == "it is on two more" else added.get(kind, 0)), text
        for (actor, target), (_, status) in rest.items():
            assert (actor == whose[0]) != (target == whose[1]), text
            assert status in stands, text
