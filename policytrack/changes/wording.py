"""Changes in words, a line each."""

from collections.abc import Iterator

from policytrack.changes.comparing import Change, Changes

__all__ = ["lines", "said", "summary"]

_SECTIONS = ("added", "ended", "changed", "no longer listed, which does not tell that it was lifted")


def lines(changes: Changes) -> Iterator[str]:
    """What differs, under heads, after a line that counts it."""
    yield summary(changes)
    ids = {
        _SECTIONS[0]: [f"{one.id}: {one.summary}" for one in changes.added],
        _SECTIONS[1]: [f"{one.restriction.id}: {one.before.label} -> {one.after.label}" for one in changes.ended],
    }
    for head, those in ids.items():
        yield from _section(head, those)
    if changes.changed:
        yield from ("", _SECTIONS[2])
        for one in changes.changed:
            yield f"  {one.restriction.id}"
            yield from (f"    {said(each)}" for each in one.changes)
    yield from _section(_SECTIONS[3], [f"{one.id}: {one.summary}" for one in changes.unlisted])


def summary(changes: Changes) -> str:
    """How much differs, in one line."""
    numbers = {
        "added": changes.added,
        "ended": changes.ended,
        "changed": changes.changed,
        "no longer listed": changes.unlisted,
    }
    if not changes:
        return f"Nothing differs; status on {changes.day}."
    return f"{', '.join(f'{len(those)} {name}' for name, those in numbers.items())}; status on {changes.day}."


def said(change: Change) -> str:
    """A change in one line.

    >>> said(Change("strength", "unknown", "full")), said(Change("events[lifted]", None, "date: 2025"))
    ('strength: unknown -> full', 'events[lifted]: added: date: 2025')
    """
    if change.before is None:
        return f"{change.field}: added: {change.after}"
    if change.after is None:
        return f"{change.field}: removed: {change.before}"
    return f"{change.field}: {change.before} -> {change.after}"


def _section(head: str, those: list[str]) -> Iterator[str]:
    if those:
        yield from ("", head)
        yield from (f"  {one}" for one in those)
