"""Who asks for a maker finds what it makes, in a database that holds nothing but what was read and accepted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import policytrack as pt
from policytrack import seeds
from policytrack.cli import main
from policytrack.errors import UnknownNameError
from policytrack.model import Target
from policytrack.reading import read
from policytrack.reading.makers import company
from policytrack.vocabulary import TargetKind
from tests.databases import assert_sound, empty_file
from tests.terminals import terminal

CHAT = "Belgium has banned the DeepSeek app from the phones of federal staff."
MESSENGER = "Latvia has banned WeChat from the phones of ministries."
UNKNOWN = "Norway blocked the Zorple app."
ITSELF = "Denmark has barred Huawei from its 5G networks."
OFFICE = "Schleswig-Holstein has banned Microsoft Teams from the computers of its ministries."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return empty_file(tmp_path / "own.db")


@pytest.fixture
def own(file: Path) -> Iterator[pt.Tracker]:
    with pt.open(file) as tracker:
        yield tracker
    assert_sound(file)


def accepted(own: pt.Tracker, *texts: str) -> list[str]:
    """The ids of the targets that are recorded when all that was read is accepted."""
    for text in texts:
        own.queue(own.read(text))
    for one in own.review.queue():
        own.review.accept(one.number, by="Ann")
    return [one.id for one in own.targets()]


@pytest.mark.parametrize(
    ("text", "name", "recorded"),
    [
        (CHAT, "DeepSeek", ["deepseek", "deepseek-app"]),  # described by the bundled records
        (MESSENGER, "Tencent", ["tencent", "wechat"]),  # and by the lexicon alone
        (OFFICE, "Microsoft", ["microsoft-company", "microsoft-teams"]),  # under the id that the bundled records give
        (UNKNOWN, "Zorple", ["zorple"]),
        (ITSELF, "Huawei", ["huawei"]),
    ],
)
def test_what_was_accepted_is_found_by_its_maker(own: pt.Tracker, text: str, name: str, recorded: list[str]) -> None:
    """The maker is recorded with what it makes, whoever describes it; one that nobody knows is not made up."""
    assert accepted(own, text) == recorded
    for found in (own.who(name), own.ask(f"Who restricts {name}?").results):
        assert len(found) == 1, found


def test_who_asks_too_early_is_told_what_waits(own: pt.Tracker) -> None:
    """Before anything is accepted, the name of the maker leads to the candidates, by what it makes too."""
    for text in (CHAT, "Latvia has banned the DeepSeek app from the phones of ministries."):
        own.queue(own.read(text))
    told = '"DeepSeek" is named by 2 candidates, which wait for review: policytrack review show 1'
    assert own.ask("Who restricts DeepSeek?").text.endswith(f" {told}.")
    with pytest.raises(UnknownNameError) as caught:
        own.who("DeepSeek")
    assert caught.value.__notes__ == [told]


@pytest.mark.parametrize("order", [1, -1])
def test_a_maker_and_its_app_are_told_apart(own: pt.Tracker, order: int) -> None:
    """Where both are restricted, in whatever order they are accepted, the name of the maker finds both."""
    texts = (MESSENGER, "Estonia has barred Tencent from its procurement.")[::order]
    assert accepted(own, *texts) == ["tencent", "wechat"]
    assert [one.id for one in own.who("Tencent")] == ["ee", "lv"]
    assert [one.id for one in own.who("WeChat")] == ["lv"]


def test_a_maker_is_the_one_that_is_recorded(own: pt.Tracker) -> None:
    """A company that is recorded under an id of one's own is not recorded a second time."""
    own.add(targets=[Target(id="tencent-holdings", name="Tencent", kind=TargetKind.company)])
    assert accepted(own, MESSENGER) == ["tencent-holdings", "wechat"]
    assert read(OFFICE, known=pt.open().known())[0].target.maker == "microsoft-company"


def test_candidates_without_their_reading_come_with_the_maker(own: pt.Tracker) -> None:
    """Whatever way candidates take into the records."""
    reading = own.read(CHAT)
    own.queue(reading.restrictions, article=reading.article, text=reading.text)
    assert accepted(own) == ["deepseek", "deepseek-app"]
    own.add(own.read(MESSENGER).restrictions)
    assert [one.id for one in own.who("Tencent")] == ["lv"]


def test_a_maker_goes_with_the_last_that_it_makes(own: pt.Tracker) -> None:
    """Undone, an acceptance leaves nothing behind that only it brought."""
    accepted(own, CHAT, "Belgium has banned DeepSeek R1 from the phones of federal staff.")
    own.review.undo(by="Ann", candidate=1)
    assert [one.id for one in own.targets()] == ["deepseek", "deepseek-r1"]
    assert len(own.who("DeepSeek")) == 1
    own.review.undo(by="Ann", candidate=2)
    assert (own.targets(), own.actors(), own.articles()) == ((), (), ())


def test_a_body_goes_with_what_it_is_part_of(own: pt.Tracker) -> None:
    """The same holds for who restricts."""
    with pt.open() as bundled:
        ban = bundled.get("us-navy/deepseek-app/use_ban")
    reading = own.read(CHAT)
    own.queue(
        [reading[0].model_copy(update={"id": ban.id, "actor": ban.actor})], article=reading.article, text=reading.text
    )
    accepted(own)
    assert [one.id for one in own.actors()] == ["us", "us-dod", "us-navy"]
    own.review.undo(by="Ann")
    assert own.actors() == ()


def test_scripts_find_it(file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Read, accepted, asked, and taken elsewhere as seeds that can be read again."""
    (tmp_path / "page.txt").write_text(CHAT, "utf-8")
    for command in (["read", str(tmp_path / "page.txt")], ["review", "accept", "1", "--by", "Ann"]):
        main([*command, "--db", str(file)])
    capfd.readouterr()
    main(["who", "DeepSeek", "--db", str(file)])
    assert "be/deepseek-app/use_ban" in capfd.readouterr().out
    main(["export", "--format", "seeds", "--out", str(tmp_path / "seeds"), "--db", str(file)])
    found = seeds.read(tmp_path / "seeds")
    assert [(one.id, one.maker) for one in found.targets] == [("deepseek", None), ("deepseek-app", "deepseek")]


def test_a_sitting_finds_it(file: Path, tmp_path: Path) -> None:
    """So does who accepts it at a terminal."""
    (tmp_path / "page.txt").write_text(CHAT, "utf-8")
    main(["read", str(tmp_path / "page.txt"), "--db", str(file)])
    with terminal("review", "--db", file, "--by", "Ann") as sitting:
        sitting.wait_for("made by deepseek")
        sitting.wait_for("q quit ? help")
        sitting.press("a")
        sitting.wait_for("That was the last one.")
        sitting.press("q")
        assert sitting.end() == 0
    with pt.open(file) as tracker:
        assert [one.id for one in tracker.who("DeepSeek")] == ["be"]


def test_the_bundled_records_and_the_lexicon_agree_on_makers() -> None:
    """Who is described by one of them is the same by the other, so that records of both can be joined."""
    with pt.open() as bundled:
        for one in bundled.targets():
            described = company(one.id)
            if one.kind is TargetKind.company:
                assert described == one
            elif described is not None:
                assert described.kind is TargetKind.company
