"""What a question leaves out: "other than Italy", "outside the US", "not for national security"."""

from collections.abc import Iterator

from policytrack.questions.draft import AUXILIARIES, NAMES, Draft
from policytrack.questions.lexicon import Kind
from policytrack.questions.meaning import PATTERNS, Meaning

__all__ = ["mark_left_out", "read_left_out"]

_TERMS = ("measure", "status", "audience", "setting", "surface", "rationale", "strength", "review")
_NARROWER = ("status", "audience", "setting", "surface", "rationale", "strength", "review")
_COPULAS = {"is", "are", "was", "were"}


def mark_left_out(draft: Draft) -> None:
    """Mark the phrases that name what is left out, so that whatever takes them leaves it out."""
    for at, span in enumerate(draft.spans):
        if span.may_be("except", "outside") and not span.may_be("moment"):
            _mark(draft, at, "other_than")
        elif span.may_be("but_not") and at not in draft.taken:
            _mark_narrower(draft, at)
        elif span.may_be("negation") and at not in draft.taken:
            _mark_negated(draft, at)


def _mark(draft: Draft, cue: int, how: str) -> None:
    """Mark the names and terms that follow, as far as they belong together."""
    marked = list(_belonging(draft, cue))
    if draft.at(cue).text.casefold() == "non":
        del marked[1:]  # "non-US agencies" are agencies
    if not marked:
        return
    draft.take(cue, how)
    draft.left_out.update(dict.fromkeys(marked, (how, cue)))


def read_left_out(draft: Draft) -> None:
    """Put together what each phrase leaves out, once all of it is read."""
    for how, cue in dict.fromkeys(draft.left_out.values()):
        alone = Meaning()
        for at, name, reading in sorted(draft.excepted, key=lambda one: one[0]):
            if draft.left_out[at] == (how, cue):
                alone = alone.with_(name, reading.values, reading.said)
        left_out = tuple((name, values) for name, values in alone.filters() if isinstance(values, tuple))
        said = " ".join(
            pattern.format(" or ".join(alone.said[name])) for name, pattern in PATTERNS.items() if name in alone.said
        )
        if not left_out:
            draft.unknown.append(draft.at(cue).text)
        else:
            draft.meaning = draft.meaning.leaving_out(how, left_out, said)


def _mark_narrower(draft: Draft, cue: int) -> None:
    """As in "but not on personal devices"; "but not TikTok" asks for two things at once."""
    first = next(_belonging(draft, cue), None)
    if first is not None and _is_narrower(draft, first):
        _mark(draft, cue, "lacking")


def _mark_negated(draft: Draft, at: int) -> None:
    """As in "not for privacy" and "are not bans"; where it says that somebody does not restrict it stays."""
    first = next(_belonging(draft, at), None)
    if first is None:
        return
    span, before = draft.spans[first], draft.at(at - 1).text.casefold()
    verb = any(draft.at(near).may_be("measure", "restricting") for near in range(at + 1, first))
    if verb or (span.may_be(*NAMES) and before in AUXILIARIES and not _has_cue(draft, at, first)):
        return
    noun = span.may_be("measure") and before in _COPULAS and not span.text.casefold().endswith(("ed", "en"))
    if _is_narrower(draft, first) or noun or (span.may_be(*NAMES) and draft.kinds[0] is not Kind.whether):
        _mark(draft, at, "lacking")


def _is_narrower(draft: Draft, at: int) -> bool:
    span = draft.spans[at]
    return span.may_be(*_NARROWER) and not span.may_be("today", *NAMES)


def _has_cue(draft: Draft, at: int, first: int) -> bool:
    return any(draft.at(near).may_be("inside", "by", "origin", "about") for near in range(at + 1, first))


def _belonging(draft: Draft, cue: int) -> Iterator[int]:
    """The positions of the first name or term behind a word, and of those that are joined to it."""
    at = _next(draft, cue)
    while at is not None:
        yield at
        noun = at + 1
        if draft.spans[at].may_be("place", "demonym", "federal") and draft.at(noun).may_be("body", "thing", "audience"):
            yield noun
            at = noun
        joined = draft.at(at + 1).text.casefold() in {"and", "or", "nor"}
        listed = draft.spans[at].may_be(*NAMES) and draft.at(at + 1).may_be(*NAMES)
        following = _next(draft, at) if joined or listed else None
        acts = following is not None and draft.at(following + 1).may_be("measure", "restricting")
        if following is None or not _is_alike(draft, at, following) or (acts and not joined):
            return  # "apart from Italy, Texas bans it": who bans it is not left out
        at = following


def _next(draft: Draft, at: int) -> int | None:
    """The next name or term, if only small words lie between."""
    for on in range(at + 1, len(draft.spans)):
        span = draft.spans[on]
        if span.may_be("kind", "which", "moment") and not span.may_be(*NAMES, *_TERMS):
            return None
        if span.may_be(*NAMES, *_TERMS, "body", "thing", "federal"):
            return on
        if not span.may_be("function", "inside", "by", "about", "origin", "according"):
            return None
    return None


def _is_alike(draft: Draft, one: int, other: int) -> bool:
    """Whether two phrases can be joined: both names, or terms of one sort."""
    first, second = draft.spans[one], draft.spans[other]
    if first.may_be(*NAMES):
        return second.may_be(*NAMES)
    return any(first.may_be(role) and second.may_be(role) for role in (*_TERMS, "body", "thing"))
