"""Print how well policytrack reads the annotated articles, with what it misses; for developers.

uv run python tests/reading/run.py [--set SET] [--gold FOLDER] [--details] [--json] [--export FOLDER]

The sets are development, kept_aside and unseen.

Look at the details of the development set as often as you like. The other sets say how reading generalises, so their
misses are printed only when asked for by name: whoever has looked at them can no longer measure with them.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import policytrack.reading
from tests.reading.annotations import SETS, AnnotatedArticle, AnnotationError, load
from tests.reading.scoring import Candidate, Score, score

__all__ = ["Reader", "main", "measure", "policytrack_reader", "table"]


class Reader(Protocol):
    """Whatever finds candidate restrictions in a text; title and date may help it."""

    def __call__(self, text: str, /, *, title: str, date: str) -> Iterable[Candidate]:
        """The candidates, each in the JSON shape of a restriction."""
        ...


def policytrack_reader() -> Reader:
    """The reader of policytrack, given the text alone, as where somebody pastes an article."""

    def reader(text: str, /, *, title: str, date: str) -> Iterable[Candidate]:  # noqa: ARG001 - the text alone
        return policytrack.reading.read(text).to_dicts()

    return reader


def measure(articles: Iterable[AnnotatedArticle], reader: Reader) -> Score:
    """Let a reader read each article, and compare what it finds."""
    return score((one, reader(one.text, title=one.title, date=one.date.isoformat())) for one in articles)


def table(result: Score, *, details: bool) -> str:
    """The measures, and with details every miss and false alarm."""
    lines = [f"{name:45} {_value(value)}" for name, value in result.as_dict().items()]
    if details:
        for one in result.articles:
            lines += ["", f"{one.article}: {one.whole.hits} right of {one.whole.asked}, {one.whole.found} found"]
            lines += [f"  missed       {miss.record}" for miss in one.misses if miss.instead is None]
            lines += [f"  read wrong   {miss.record} read as {miss.instead}" for miss in one.misses if miss.instead]
            lines += [f"  false alarm  {alarm}" for alarm in one.false_alarms]
    return "\n".join(lines)


def main() -> int:
    """Measure what the command line asks for."""
    options = _options()
    try:
        articles = load(options.gold or SETS[options.set])
    except AnnotationError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if options.export:
        _export(articles, options.export)
        return 0
    result = measure(articles, policytrack_reader())
    if options.json:
        details = [
            {"article": one.article, "misses": one.misses, "alarms": one.false_alarms} for one in result.articles
        ]
        found = result.as_dict() | ({"details": details} if options.details else {})
        sys.stdout.write(json.dumps(found) + "\n")
    else:
        sys.stdout.write(table(result, details=options.details) + "\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=SETS, default="development", help="which of our own sets (development)")
    parser.add_argument("--gold", type=Path, metavar="FOLDER", help="annotated articles elsewhere, in place of a set")
    parser.add_argument("--details", action="store_true", help="list every miss and false alarm")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--export", type=Path, metavar="FOLDER", help="only write the set as NAME.txt and NAME.json")
    return parser.parse_args()


def _export(articles: Iterable[AnnotatedArticle], folder: Path) -> None:
    """Write the articles in the other form that `load` reads, for other scorers."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in articles:
        found = one.model_dump(mode="json", exclude={"text", "name"})
        (folder / f"{one.name}.txt").write_bytes(one.text.encode())
        (folder / f"{one.name}.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "  ".join(f"{name} {number:.3f}" for name, number in value.items())
    if isinstance(value, list):
        return " in ".join(map(str, value))
    return str(value)


if __name__ == "__main__":
    raise SystemExit(main())
