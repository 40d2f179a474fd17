"""Readers for tests: they propose what a test says, about a short text of our own."""

from policytrack.reading import (
    Draft,
    Known,
    Proposal,
    ProposedActor,
    ProposedEvent,
    ProposedReason,
    ProposedScope,
    ProposedTarget,
    Reader,
    Span,
    Unread,
)

__all__ = ["RURITANIA", "TEXT", "TOCK", "at", "ban", "proposing", "read_tock"]

TEXT = """\
Ruritania bans Tock on official phones

Ruritania has forbidden its civil servants to use the video app Tock on official phones since 3 February 2025. Its
ministry of the interior gave the protection of personal data as the reason. Freedonia is weighing the same step.
"""
RURITANIA = ProposedActor("Ruritania", "national_government")
TOCK = ProposedTarget("Tock", "app")


def at(quote: str, text: str = TEXT) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def ban(  # noqa: PLR0913 - the parts of a proposal
    *,
    actor: ProposedActor = RURITANIA,
    target: ProposedTarget = TOCK,
    measure: str = "use_ban",
    date: str | None = None,
    kind: str = "took_effect",
    audience: str = "government_employees",
    passage: Span | None = None,
) -> Proposal:
    said = (passage or at("Ruritania has forbidden its civil servants to use the video app Tock on official phones"),)
    return Proposal(
        actor,
        target,
        measure,
        events=(ProposedEvent(kind, said, date),),
        scopes=(ProposedScope(said, audience=(audience,), setting=("issuer_owned_device",)),),
        reasons=(ProposedReason("data_privacy", "The ministry names personal data.", said),),
    )


def proposing(*proposals: Proposal, unread: tuple[Unread, ...] = ()) -> Reader:
    return lambda _text, _known: Draft(proposals, unread)


def read_tock(text: str, _known: Known) -> Draft:
    """A reader that knows one word: the line that has it is taken for a ban, the last line without it is unread."""
    lines = [Span(start, start + len(line)) for start, line in _lines(text)]
    told = [one for one in lines if "Tock" in text[one.start : one.end]]
    left = [one for one in lines if one not in told and "Freedonia" in text[one.start : one.end]]
    return Draft(tuple(ban(passage=one) for one in told), tuple(Unread(one, "no target") for one in left))


def _lines(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((start, line.rstrip("\r\n")))
        start += len(line)
    return found
