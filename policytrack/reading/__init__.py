"""Article text to candidate restrictions with evidence: one protocol, several readers, one gate.

A reader is any callable that takes a text and what is `Known`, and gives a `Draft`. Whatever it proposes passes the
same gate; what comes out is a `Reading`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypedDict

from policytrack.dates import Precision, UncertainDate
from policytrack.errors import PolicytrackError
from policytrack.model import Article
from policytrack.reading.document import Described, Document, Source, opened
from policytrack.reading.gate import Gate, Refused, UnreadPassage
from policytrack.reading.outcome import Reading
from policytrack.reading.proposals import (
    Draft,
    Known,
    Proposal,
    ProposedActor,
    ProposedEvent,
    ProposedExemption,
    ProposedReason,
    ProposedScope,
    ProposedTarget,
    Reader,
    Span,
    Unread,
)

__all__ = [
    "Draft",
    "Known",
    "Particulars",
    "Proposal",
    "ProposedActor",
    "ProposedEvent",
    "ProposedExemption",
    "ProposedReason",
    "ProposedScope",
    "ProposedTarget",
    "Reader",
    "Reading",
    "Refused",
    "Source",
    "Span",
    "Unread",
    "UnreadPassage",
    "read",
]

_NOTHING = Known()


class Particulars(TypedDict, total=False):
    """What may be said of a document besides its text, as `read` takes it."""

    title: str | None
    published: str | date | UncertainDate | None
    publisher: str | None
    url: str | None
    tier: str | None
    article: str | None
    recorded: date | None
    name: str | None


def read(  # noqa: PLR0913 - what may be said of a document
    source: Source,
    *,
    reader: Reader | None = None,
    known: Known = _NOTHING,
    title: str | None = None,
    published: str | date | UncertainDate | None = None,
    publisher: str | None = None,
    url: str | None = None,
    tier: str | None = None,
    article: str | None = None,
    recorded: date | None = None,
    articles: Iterable[Article] = (),
    name: str | None = None,
) -> Reading:
    """Read a document: candidate restrictions, each with the passages it was read from. Nothing is saved or sent.

    Args:
        source: A text, a page in HTML, the bytes of either, or the path of a file. A string that looks like a path or
            an address but is no file is an error, never read as a text.
        reader: What reads the text; without it, by rules, which need no model and no download.
        known: The actors and targets that are known, so that a name of theirs is not taken for a new one.
        title: The title, instead of the one that the document has.
        published: When it was published (2025-01-31, 2025-01, 2025), instead of what the document says.
        publisher: Who published it.
        url: Where it was found.
        tier: What sort of source it is, by a name of `SourceTier`; "other press" if nothing says.
        article: The id to give to the article, unless it is recorded, instead of one made of its file name or title.
        recorded: The day it enters the records; today if there is none.
        articles: The articles that are recorded, so that the text of one of these is known again.
        name: What to call it in errors, where it has no path.

    Raises:
        ArticleTextError: There is no such file, it cannot be read or decoded, or there is no text in it.
        DateFormatError: `published` is no date.
        InvalidRecordError: What is said of the document breaks a rule of the records.
        MissingExtraError: It is a page, and the extra `reading` is not installed.
        PolicytrackError: The reader does not give a `Draft`.
    """
    when = None if published is None else UncertainDate.of(published)
    given = Described(id=article, title=title, publisher=publisher, url=url, published=when, tier=tier)
    made = opened(source, given, name=name, recorded=recorded, articles=articles)
    return _read(made, reader or _by_rules(), known)


def _read(made: Document, reader: Reader, known: Known) -> Reading:
    published = made.article.published
    told = replace(
        known,
        published=made.day if published else known.published,
        title=made.title,
        exact=published is None or published.precision is Precision.day,
        no_later=made.day,
    )
    draft = reader(made.text, told)
    if not isinstance(draft, Draft):
        raise PolicytrackError(f"{made.article.id}: the reader gave {_kind(draft)}, and has to give a Draft")
    admitted = Gate(made, told).admit(draft)
    return Reading(
        restrictions=admitted.restrictions,
        article=made.article,
        text=made.text,
        unread=admitted.unread,
        refused=admitted.refused,
        new_actors=admitted.new_actors,
        new_targets=admitted.new_targets,
    )


def _kind(given: object) -> str:
    return "nothing" if given is None else f"an object of the class {type(given).__name__}"


def _by_rules() -> Reader:
    from policytrack.reading.rules import read_by_rules  # noqa: PLC0415 - who brings a reader needs none of it

    return read_by_rules
