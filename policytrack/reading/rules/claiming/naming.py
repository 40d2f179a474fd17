"""Which one a plain noun told of, where the sentence behind it names it: "blocked a chatbot. Zibo, it said, lies"."""

from collections.abc import Iterator

from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.progress import Gap
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.story.what import may_be_called
from policytrack.reading.rules.syntax import Link, Phrase, Syntax

__all__ = ["named_next"]

_OTHERWISE = frozenset(
    {"unlike", "instead", "still", "remain", "remains", "allowed", "permitted", "rival", "rivals", "other", "another"}
)
_OTHERWISE |= {"too", "also", "both", "alternative", "competitor", "competitors", "spared", "exempt", "similar", "same"}
_CALLED = frozenset({"call", "name", "know", "dub", "be"})
_CLAUSES = frozenset({Link.root, Link.said, Link.same})


def named_next(story: Story, gap: Gap, syntax: Syntax) -> list[Mention]:
    """The one that a plain noun of the sentence before told of, if it is the first thing that this one is about."""
    noun = _told_plainly(gap)
    if noun is None or not _OTHERWISE.isdisjoint(syntax.spoken):
        return []
    for mention, is_told in _subjects(syntax, noun):
        if mention.new:
            mention.target_role, mention.noun = noun.target_role or "app", mention.noun or noun.noun
            return [mention]
        things = [one for one in mention.entities if one.target is not None and not one.general]
        fitting = (is_told or may_be_called(one, noun) for one in things if one not in story.targets)
        return [mention] if any(fitting) else []
    return []


def _told_plainly(gap: Gap) -> Mention | None:
    """The one thing that an act was done to, if only a plain noun tells of it: "an encrypted messenger"."""
    act = gap.act
    if act is None:
        return None
    behind = (one.mention for one in gap.items[act.at :])
    told = act.targets or [one for one in behind if one is not None and one.any_one and one.target_role]
    return told[0] if len(told) == 1 and told[0].any_one and not told[0].plural else None


def _subjects(syntax: Syntax, noun: Mention) -> Iterator[tuple[Mention, bool]]:
    """What clauses are about, and whether they tell it to be that: "Zibo lies", "the app, Zibo, lies"."""
    for verb in syntax.predicates:
        if not verb.finite or verb.link not in _CLAUSES:
            continue
        for subject in verb.subjects[:1]:
            head = syntax.head(subject).mention
            if head is None or head.modifies or head.possessive:
                continue
            if head.entities and any(one.target is not None and not one.general for one in head.entities):
                yield head, False
            elif (head.target_role or head.entities) and not head.plural:
                called = verb.objects[:1] if verb.lemma in _CALLED or verb.copula else []
                named = _named_in(syntax, [*([subject.apposed] if subject.apposed else []), *called])
                yield from ((each, True) for each in named)
                if head.new and head.noun in {noun.noun, "app"}:
                    yield head, True


def _named_in(syntax: Syntax, phrases: list[Phrase]) -> Iterator[Mention]:
    """The names of things that stand in some phrases."""
    for one in phrases:
        head = syntax.head(one).mention
        if head is not None and (head.new == "name" or (head.entity is not None and not head.entity.general)):
            yield head
