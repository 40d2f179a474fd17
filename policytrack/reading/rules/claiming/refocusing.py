"""Going back to what a text is about, where a sentence turns to others, past what was named by the way.

"Oslo banned TikTok. Its order also covers Temu. Bern did the same": Temu was named once, TikTok was banned first.
And so behind what a measure leaves alone: "Oslo banned TikTok. Temu is not affected. Bern blocked the app".
"""

import re
from collections.abc import Iterator, Sequence

from policytrack.reading.proposals import Span
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story import Story

__all__ = ["refocus", "tell_spared"]

_ADDING = re.compile(r"\b(?:also|too|as well|likewise|besides|covers|list|includes)\b")


_SPARING = re.compile(
    r"\b(?:(?:not|n't|neither|nor|never)\s(?:be\s)?(?:currently\s|directly\s)?"
    r"(?:covere?d?|affect(?:ed)?|includ(?:ed?)|concern(?:ed)?|touch(?:ed)?|subject|apply|extend)"
    r"|unaffected|untouched|exempt(?:ed)?|spared"
    r"|(?:may|can|is|are|remains?|stays?)\s(?:still\s|also\s)?(?:be\s)?(?:used|allowed|permitted))\b"
)


def refocus(read: Progress, items: Sequence[Item]) -> None:
    """Speak again of what those who acted last restricted first, if a sentence names others and nothing else."""
    if not read.claims or not _turns_to_others(read.story, items):
        return
    last = read.claims[-1]
    told = read.first_told.get(last.actor.key, [last])
    again = any(one.target is last.target for one in told) or read.named[last.target.key] != 1
    if not again and (read.named[told[0].target.key] > 1 or _is_added(read.text, last)):
        _speak_of(read, told)
    elif read.story.spared == read.story.at - 1:
        _speak_of(read, read.latest or [last])


def tell_spared(read: Progress, sentence: Span) -> None:
    """Remember that a sentence says what a measure leaves alone: "Temu is not affected"."""
    if read.claims and _SPARING.search(read.text, sentence.start, sentence.end) is not None:
        read.story.spared = read.story.at


def _turns_to_others(story: Story, items: Sequence[Item]) -> bool:
    """Whether a sentence is about others than those who acted last, and names nothing that can be restricted."""
    named = list(_named(story, items))
    things = [one for one in named[:1] if not one.is_company] + named[1:]  # "Samsung has banned it too"
    things = [one for one in things if one.target is not None and not one.setting]
    actors = [one for one in named if one.actor is not None]
    return bool(actors) and not things and all(one not in story.acting for one in actors)


def _named(story: Story, items: Sequence[Item]) -> Iterator[Entity]:
    for one in items:
        entity = story.of_name(one.mention) if one.mention is not None and one.mention.entities else None
        if entity is not None and (entity.actor is None or can_act(one.mention)):
            yield entity


def _is_added(text: str, told: Claim) -> bool:
    """Whether a sentence says that something has to do with what was told before as well: "It also covers Temu"."""
    return any(_ADDING.search(text, one.start, one.end) is not None for one in told.passages)


def _speak_of(read: Progress, told: list[Claim]) -> None:
    """Take some claims for what was told last, and their targets for what was spoken of last."""
    story, targets = read.story, tuple(dict.fromkeys(one.target for one in told))
    read.latest = told
    story.groups.append(targets)
    story.restricted.append(targets)
    story.targets += targets
    story.here = story.just = (story.at - 1, targets)
    story.topics = [one for one in story.topics if one[0] != story.at - 1]
