"""The repository holds no text of the articles: they belong to their publishers."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUN = 8
"""So many words in a row are a copy; fewer can be chance, a name or a title."""

_ADDRESS = re.compile(r"https?://\S+")
_WORD = re.compile(r"\w+")


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(_ADDRESS.sub(" ", text).casefold())
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def written() -> Iterator[Path]:
    """What people write in the repository: everything but what tools make."""
    for pattern in ("*.md", "*.py", "*.toml", "LICENSE", ".ci/*"):
        yield from ROOT.glob(pattern)
    for folder in ("docs", "migrations", "policytrack", "seeds", "tests"):
        yield from (one for one in (ROOT / folder).rglob("*") if one.is_file() and "__pycache__" not in one.parts)


def test_no_file_repeats_a_run_of_words_of_an_article(articles_folder: Path) -> None:
    """No eight words in a row stand in a file of the repository as they stand in an article."""
    known = {run for article in articles_folder.glob("*.txt") for run in runs(article.read_text("utf-8"))}
    assert known
    copied = {
        (file.relative_to(ROOT), " ".join(run)) for file in written() for run in runs(_text(file)) if run in known
    }
    assert not copied


def test_a_copied_run_is_noticed() -> None:
    """Neither capitals nor line ends nor punctuation hide a copy; seven words are none."""
    text = "One two, three four\nfive six seven eight."
    assert set(runs(text)) & set(runs("so ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT"))
    assert not set(runs(text)) & set(runs("one two three four five six seven"))


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8", errors="replace")
