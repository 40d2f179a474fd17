"""Queueing what a reader found in a text, and noticing what it changes about earlier candidates.

A text is known by its SHA-256: read again it is the same article, whatever name it comes under. Another text of the
same address is a changed text of that article, and is kept beside the first under an id of its own. Where one of two
has no address, they are one article if they were named alike and at least half of the shorter one stands in the other:
two files may have one name, and what waits of the one is not to be lost when the other is read.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Protocol

from policytrack.errors import ArticleTextError, PassageError, ReviewError
from policytrack.joining import KEYS
from policytrack.model import Article, Restriction, values
from policytrack.passages import sha256, verify
from policytrack.review.settling import settle
from policytrack.review.states import Standings
from policytrack.store import reviewing
from policytrack.store.catalogue import Database
from policytrack.store.reviewing import Desk, ReadText
from policytrack.vocabulary import CandidateState, ReviewState

__all__ = ["Queued", "Reading", "queue"]

_DIGEST = 8
"""So many digits of the digest of a text tell its article from another of that name."""
_SAID = {"id", "strength", "events", "scopes", "exemptions", "rationales", "relations"}


class Reading(Protocol):
    """What a reader hands over: the candidates that it found in the text of an article, and that text."""

    @property
    def article(self) -> Article:
        """The article."""
        ...

    @property
    def text(self) -> str:
        """Its text."""
        ...

    def __iter__(self) -> Iterator[Restriction]:
        """The candidates."""
        ...


@dataclass(frozen=True, slots=True)
class Queued:
    """What came of queueing a reading.

    Attributes:
        article: The article as it is kept, which an earlier reading may have described.
        added: The numbers of the candidates that are new.
        unchanged: The numbers of those that were queued before.
        superseded: The numbers of those that were pending, and that this reading has no longer.
        stale: The numbers of those that were accepted, and should be looked at again.
    """

    article: Article
    added: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()
    superseded: tuple[int, ...] = ()
    stale: tuple[int, ...] = ()

    def __str__(self) -> str:
        """It in a line."""
        counted = [(len(self.added), "new"), (len(self.unchanged), "queued before")]
        counted += [(len(self.superseded), "superseded"), (len(self.stale), "stale")]
        return f"{self.article.id}: " + (
            ", ".join(f"{many} {what}" for many, what in counted if many) or "no candidates"
        )


def queue(database: Database, candidates: Iterable[Restriction], article: Article, text: str, reader: str) -> Queued:
    """Queue all that a reader found in a text; what it found there before is superseded if it is not found again.

    Raises:
        ArticleTextError: The text is not the one that the article is recorded with.
        ReviewError: A candidate has evidence from another article, or the same restriction comes twice.
        PassageError: A passage does not stand in the text.
    """
    if sha256(text) != article.sha256:
        raise ArticleTextError(f"{article.id}: this is another text than its article is of: the SHA-256 differs")
    if not reader.strip():
        raise ReviewError("the reader has no name: say which reader found the candidates")
    found = list(candidates)
    _check(found, article, text)
    with reviewing.desk(database) as desk:
        kept = _kept(desk, article, text)
        before = Standings(desk.ledger(kept.lineage))
        reading = desk.add_reading(kept.number, reader)
        for one in found:
            candidate = _of(one, kept.article)
            desk.see(candidate, _digest(candidate), kept.number, reader, reading)
        after = Standings(desk.ledger(kept.lineage))
        if any(after.states[number] is not before.states[number] for number in after.decided):
            settle(desk, Standings(desk.ledger()), kept.lineage)
    return _told(kept, reading, before, after)


def _check(candidates: Iterable[Restriction], article: Article, text: str) -> None:
    ids: set[str] = set()
    for one in candidates:
        if one.id in ids:
            raise ReviewError(f"{one.id}: the same restriction comes twice in {article.id}: join them first")
        ids.add(one.id)
        for where, piece in one.evidence():
            if piece.article != article.id:
                raise ReviewError(f"{one.id}: {where}: it is evidence from {piece.article}, not from {article.id}")
            try:
                verify(text, piece.passage)
            except PassageError as error:
                raise PassageError(f"{one.id}: {where}: {article.id}: {error}") from error


def _kept(desk: Desk, article: Article, text: str) -> ReadText:
    """The text as it is kept: as that of the article that is recorded or was read before, or as a new one."""
    recorded, before = desk.recorded_article(article.sha256), desk.text_of(article.sha256)
    if before is None:
        return desk.add_text(recorded or _with_free_id(desk, article), text, _lineage(desk, article, text))
    described = recorded or _described_anew(before.article, article)
    if described != before.article:
        desk.describe_text(before.number, described)
    return ReadText(before.number, before.lineage, described, before.text)


def _lineage(desk: Desk, article: Article, text: str) -> int | None:
    """The first text of the article of which this is a changed text, if it is one."""
    of_address = next(iter(desk.texts_at(article.url)), None)
    if of_address is not None:
        return of_address.lineage
    name = _name(article)
    for one in desk.texts_named(name):
        of_two_pages = one.article.url and article.url
        if not of_two_pages and _name(one.article) == name and _is_edited(one.text, text):
            return one.lineage
    return None


def _name(one: Article) -> str:
    """What an article was called: its id, without what tells it from another that was called so."""
    name, _, end = one.id.rpartition("-")
    if len(end) == _DIGEST and one.sha256.startswith(end):
        return name
    name, _, end = one.id.rpartition("-text-")
    return name if name and end.isdecimal() else one.id


def _is_edited(one: str, other: str) -> bool:
    """Whether at least half of the shorter text, by pairs of words, stands in the other."""
    fewer, more = sorted((set(pairwise(text.casefold().split())) for text in (one, other)), key=len)
    return bool(fewer) and 2 * len(fewer & more) >= len(fewer)


def _with_free_id(desk: Desk, article: Article) -> Article:
    if desk.is_free(article.id):
        return article
    free = next(name for number in count(2) if desk.is_free(name := f"{article.id}-text-{number}"))
    return Article.model_validate({**values(article), "id": free})


def _described_anew(before: Article, now: Article) -> Article:
    """The article as a later reading describes it, under the id and since the day that it has here."""
    first = min(before.recorded, now.recorded)
    earliest = None if now.published is None else now.published.earliest
    if earliest is not None and earliest > first:
        return before
    return Article.model_validate({**values(now), "id": before.id, "recorded": first})


def _of(one: Restriction, article: Article) -> Restriction:
    """The candidate as it is queued: of the article as it is kept, seen by nobody, without the passages themselves."""
    plain = one.unquoted().model_dump(exclude={"articles", "review"})
    for name in KEYS:
        for part in plain[name]:
            for piece in part["evidence"]:
                piece["article"] = article.id
    return Restriction.model_validate({**plain, "articles": (article,), "review": ReviewState.machine_candidate})


def _digest(one: Restriction) -> str:
    """The digest of what a candidate says; how it and its actor and target are described is no part of that."""
    said = one.model_dump(mode="json", include=_SAID)
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def _told(kept: ReadText, reading: int, before: Standings, after: Standings) -> Queued:
    here = [one for one in after.entries.values() if one.lineage == kept.lineage]
    found = [one.number for one in here if one.seen == reading]

    def turned(state: CandidateState) -> tuple[int, ...]:
        return tuple(
            one.number
            for one in here
            if after.states[one.number] is state and before.states.get(one.number) not in {state, None}
        )

    return Queued(
        kept.article,
        added=tuple(number for number in found if number not in before.entries),
        unchanged=tuple(number for number in found if number in before.entries),
        superseded=turned(CandidateState.superseded),
        stale=turned(CandidateState.stale),
    )
