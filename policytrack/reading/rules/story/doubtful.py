"""Names that are ordinary words too: "Signal", "Max", "Target" are names where nothing speaks against it."""

import re
from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.names import Found, Way
from policytrack.reading.rules.tagging.verbs import verb_of

__all__ = ["without_doubtful"]

_SENTENCE_BEGINS = re.compile(
    r"(?:^|[.!?:\n][\"'\u201d\u2019)\]]*\s*|\n|\s[-\u2013\u2014]\s)[\"'\u201c\u2018(\[\-*\u2022\s]*$"
)
_CAPITAL_BEFORE = re.compile(r"(?<![\w.!?:])([A-Z]\w*)[ \u00a0]$")
_CAPITAL_AFTER = re.compile(r"[ \u00a0](?!Inc\b|Corp\b|Ltd\b)([A-Z]\w*)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST_HEADING = 200
_NOT_NAMES = words.listing("not_names")
_OPENERS = words.listing("openers")
_LINKS = words.listing("links")
_SET_OFF = re.compile(r"['\u2019]s\b|,|:| \(|[.;]|$")
_NEXT = re.compile(r" ([a-z]+)")
_PEOPLE = re.compile(r"\b(?:[Cc]orporate|[Mm]ainstream|Middle)[ \u00a0]$")
"""What makes the name of a country one of firms or people there."""
_PICTURING = frozenset({"photo agency", "image library"})
_CREDITED = re.compile(r"(?:\bvia |[/|(\[] ?|\b(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]redit)s?(?: by)?:? |\n)$")
_JOINTS = frozenset({"and", "or", "app", "no", "also", "which", "in", "for", "on"})


def without_doubtful(text: str, found: Sequence[Found]) -> list[Found]:
    """The names without words that only look like one, or that end the name of another body.

    A word that is doubtful is no name beside another word with a capital that is not known ("Max Schrems"), and at the
    beginning of a sentence, where any word has a capital, it has to be a subject there or a name somewhere else.
    """
    starts, ends = {one.start for one in found}, {one.end for one in found}
    sure: set[int] = set()
    opening: list[Found] = []
    gone: set[int] = set()
    for one in found:
        if _ends_another(text, one, ends) or _is_of_people(text, one) or _is_credit(text, one):
            gone.add(one.start)
        elif one.way != Way.risky:
            sure.update(id(each) for each in one.entities)
        elif " " not in text[one.start : one.end]:
            if _is_part(text, one, starts, ends):
                gone.add(one.start)
            elif _SENTENCE_BEGINS.search(text, max(0, one.start - 8), one.start):
                opening.append(one)
            else:
                sure.update(id(each) for each in one.entities)
    for one in opening:
        links = text[one.start : one.end].casefold() in _LINKS and text[one.end : one.end + 1] == ","  # "Next, Ohio."
        if (links or not _is_subject(text, one.end)) and not any(id(each) in sure for each in one.entities):
            gone.add(one.start)
    return [one for one in found if one.start not in gone]


def _is_subject(text: str, at: int) -> bool:
    """Whether what goes on here goes on behind a name: with a verb, or a sign that sets it off."""
    if _SET_OFF.match(text, at):
        return True
    following = _NEXT.match(text, at)
    if following is None:
        return False
    word = following[1]
    auxiliary = words.groups("tags").get(word) in {"be", "have", "modal"}
    return auxiliary or word in _JOINTS or len(verb_of(word)[1]) > 0


def _is_part(text: str, one: Found, starts: set[int], ends: set[int]) -> bool:
    """Whether it stands beside another word with a capital that is no name of its own."""
    after = _CAPITAL_AFTER.match(text, one.end)
    if after is not None and one.end + 1 not in starts and after[1].casefold() not in _NOT_NAMES:
        return not _in_heading(text, one)
    before = _unknown_before(text, one, ends)
    if before is None:
        return False
    begins = _SENTENCE_BEGINS.search(text, max(0, before.start() - 8), before.start())
    return begins is None and not _in_heading(text, one)


def _unknown_before(text: str, one: Found, ends: set[int]) -> re.Match[str] | None:
    """The word with a capital before a name that is part of no name that is known."""
    before = _CAPITAL_BEFORE.search(text, max(0, one.start - 30), one.start)
    known = before is None or one.start - 1 in ends or before[1].casefold() in _NOT_NAMES
    return None if known else before


def _ends_another(text: str, one: Found, ends: set[int]) -> bool:
    """Whether a word for several ends the name of one: "Product Safety Commission", "Lattice Semiconductor"."""
    kind = one.entities[0].general and text[one.start].isupper() and not text[one.start : one.end].isupper()
    if not (kind or words.role_of(text[one.start : one.end].casefold())) or _in_heading(text, one):
        return False
    before = _unknown_before(text, one, ends)
    return before is not None and before[1] not in _OPENERS


def _is_of_people(text: str, one: Found) -> bool:
    """Whether the name of a country stands for firms or people there: "corporate America", "Middle England"."""
    return one.entities[0].is_place and _PEOPLE.search(text, max(0, one.start - 12), one.start) is not None


def _is_credit(text: str, one: Found) -> bool:
    """Whether it only tells whose photograph is shown: "STR/AFP via Getty Images"."""
    if _PICTURING.isdisjoint(one.entities[0].roles):
        return False
    return _CREDITED.search(text, max(0, one.start - 16), one.start) is not None or text[one.end : one.end + 1] == "/"


def _in_heading(text: str, one: Found) -> bool:
    """Whether it stands in a line without a full stop of which most words have a capital, as those of headings may."""
    before = text[max(0, one.start - _LONGEST_HEADING) : one.start]
    after = text[one.end : one.end + _LONGEST_HEADING]
    line = (before[before.rfind("\n") + 1 :] + after.split("\n", 1)[0]).rstrip()
    if len(line) >= _LONGEST_HEADING or line.endswith((".", "!", "?")):
        return False
    long = _LONG_WORD.findall(line)
    return len([word for word in long if word[0].isupper()]) > 0.6 * len(long)
