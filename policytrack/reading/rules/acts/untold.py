"""What nobody tells or knows of the end of a measure: "has not said when it will be restored"."""

from policytrack.reading.rules.acts.act import Act
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.syntax import Syntax

__all__ = ["without_untold"]

_WHEN = frozenset({"when", "whether", "if"})
_BETWEEN = frozenset({"on", "for", "about", "as", "to", "exactly", "anything", "yet", "of", "or"})
_OPEN = frozenset(
    {"unclear", "uncertain", "unknown", "ask", "asks", "asking", "asked", "wonder", "wondering", "unsure"}
)
_TOLD = frozenset(
    {"say", "said", "saying", "announce", "announced", "reveal", "revealed", "clarify", "clarified", "give"}
)
_TOLD |= {"specify", "specified", "disclose", "disclosed", "indicate", "indicated", "tell", "told", "explain", "given"}
_TOLD |= {
    "know",
    "known",
    "knows",
    "clear",
    "certain",
    "date",
    "timeline",
    "timetable",
    "word",
    "indication",
    "details",
}
_NOT = frozenset({"not", "n't", "no", "without", "nobody", "nothing", "never", "decline", "declined", "refused", "yet"})
_AHEAD = frozenset({"will", "would", "might", "may", "can", "could", "'ll", "to"})
_NEAR, _LONGEST = 7, 9


def without_untold(syntax: Syntax, acts: list[Act]) -> list[Act]:
    """The acts but for an end of which nobody says when it comes: "it is unclear when it will be [restored]"."""
    if _WHEN.isdisjoint(syntax.spoken) or all(not _is_end(one) for one in acts):
        return acts
    opened = [at for at, item in enumerate(syntax.items) if item.low in _WHEN and _is_untold(syntax.lows, at)]
    return [one for one in acts if not (_is_end(one) and any(_is_ahead(syntax.lows, at, one.at) for at in opened))]


def _is_end(act: Act) -> bool:
    return act.key == "restore" or act.turn.mood in {Mood.ended, Mood.paused}


def _is_untold(lows: list[str], at: int) -> bool:
    """Whether the word before "when" is of what is open, or of what is not told: "did not [say] when"."""
    last = at - 1
    while last >= 0 and lows[last] in _BETWEEN:
        last -= 1
    if last < 0:
        return False
    if lows[last] in _OPEN:
        return True
    return lows[last] in _TOLD and not _NOT.isdisjoint(lows[max(0, last - _NEAR) : last])


def _is_ahead(lows: list[str], at: int, end: int) -> bool:
    """Whether what is told behind "when" would come: "when access [will] be restored"."""
    return at < end <= at + _LONGEST and not _AHEAD.isdisjoint(lows[at : end + 4])
