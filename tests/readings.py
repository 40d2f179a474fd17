"""Readings by hand: what a reader might find in a text about the people and things of the samples."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from policytrack.model import Actor, Article, Event, Evidence, Rationale, Restriction, Scope, Target
from policytrack.passages import locate, sha256
from policytrack.vocabulary import SourceTier
from tests.samples import ACTORS, TARGETS

__all__ = ["NEWS", "ByHand", "article", "news", "reading", "said"]

NEWS = """Texas widens its ban. From 1 March 2025 its contractors may not open Acme Chat on a work phone either.
Governor Doe fears spies. Bolivia, meanwhile, has taken Tock off its ministries' networks.
"""


@dataclass(frozen=True)
class ByHand:
    """A reading: candidates, the article they were found in, and its text."""

    article: Article
    text: str
    candidates: tuple[Restriction, ...]

    def __iter__(self) -> Iterator[Restriction]:
        return iter(self.candidates)


def article(text: str, **changed: object) -> Article:
    """An article with that text."""
    made: dict[str, object] = {
        "id": "103-news",
        "title": "The 103-news article",
        "published": "2025-03-02",
        "recorded": date(2025, 7, 2),
        "sha256": sha256(text),
        "tier": SourceTier.other_press,
    }
    return Article.model_validate(made | changed)


def said(source: Article, text: str, quote: str) -> list[Evidence]:
    """Evidence of the passage of a text that reads so."""
    found = locate(text, quote)
    return [Evidence(article=source.id, start=found.start, end=found.end, digest=found.digest)]


def reading(text: str, *candidates: dict[str, Any], **about: object) -> ByHand:
    """A reading of a text; where a candidate has evidence, its quotes are given."""
    source = article(text, **about)
    return ByHand(source, text, tuple(_candidate(source, text, one) for one in candidates))


def news(text: str = NEWS, **about: object) -> ByHand:
    """What a reader finds in the news: something more on a known restriction, and a new actor's."""
    return reading(text, TEXAS, BOLIVIA, **about)


TEXAS: dict[str, Any] = {
    "actor": next(one for one in ACTORS if one.id == "us-tx"),
    "target": next(one for one in TARGETS if one.id == "acme-chat"),
    "measure": "use_ban",
    "events": [{"kind": "extended", "date": "2025-03-01", "quotes": "From 1 March 2025"}],
    "scopes": [
        {
            "place": "US-TX",
            "audience": ["contractors_and_suppliers"],
            "setting": ["issuer_owned_device"],
            "quotes": "its contractors may not open Acme Chat on a work phone",
        }
    ],
    "rationales": [
        {
            "category": "foreign_government_access",
            "statement": "It may spy.",
            "attributed_to": "Governor Doe",
            "quotes": "fears spies",
        }
    ],
}
BOLIVIA: dict[str, Any] = {
    "actor": Actor.model_validate({"id": "bo", "name": "Bolivia", "kind": "national_government", "place": "BO"}),
    "target": next(one for one in TARGETS if one.id == "tock"),
    "measure": "access_block",
    "events": [{"kind": "took_effect", "quotes": "has taken Tock off its ministries' networks"}],
}


def _candidate(source: Article, text: str, given: dict[str, Any]) -> Restriction:
    actor: Actor = given["actor"]
    target: Target = given["target"]
    made = {
        "id": f"{actor.id}/{target.id}/{given['measure']}",
        "summary": f"{actor.name}: {given['measure']} of {target.name}.",
        "articles": [source],
    }
    kinds = {"events": Event, "scopes": Scope, "rationales": Rationale}
    parts = {name: [_part(source, text, one) for one in given.get(name, ())] for name in kinds}
    return Restriction.model_validate({**made, **given, **parts})


def _part(source: Article, text: str, given: dict[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in given.items() if name != "quotes"}
    return rest | {"evidence": said(source, text, given["quotes"])}
