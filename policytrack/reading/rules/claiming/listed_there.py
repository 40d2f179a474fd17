"""Which further firms are on a list that was told of: "YMTC joined it there", "Autel has been there since May"."""

from collections.abc import Iterator, Sequence

from policytrack.reading.proposals import Span
from policytrack.reading.rules.claiming.covering import like
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story.what import what_is_meant
from policytrack.reading.rules.syntax import Link, Predicate, Syntax

__all__ = ["listed_there"]

_LISTS = frozenset({"list", "lists", "blacklist", "roster", "register", "blacklisted", "listed"})
_CUES = frozenset({"there", "where", "joined", "join", "joins", "added", "put"})
_LANDING = frozenset({"join", "land", "appear", "follow", "end", "arrive"})
_ADDING = frozenset({"add", "put", "place"})
_IT = frozenset({"it", "them", "list", "blacklist", "register", "roster"})
_STAYING = frozenset({"since", "too", "also", "already", "now", "still"})
_NEAR = 5


def listed_there(read: Progress, syntax: Syntax, claims: Sequence[Claim], sentence: Span) -> Iterator[Claim]:
    """Further firms that a sentence says are where one was listed."""
    told = claims or read.latest
    pattern = next((one for one in reversed(told) if one.target.is_company and one.mood is Mood.holds), None)
    if pattern is None or _CUES.isdisjoint(syntax.spoken) or not _is_of_list(read, pattern):
        return
    known = {one.target.key for one in told}
    for verb in syntax.predicates:
        if not verb.finite or verb.negated or verb.modal or not _is_there(syntax, verb):
            continue
        heads = [syntax.head(one).mention for one in verb.subjects]
        for target in [each for one in heads if one is not None for each in what_is_meant(read.story, one)]:
            if target.is_company and target.target is not None and target.key not in known:
                yield from like(pattern, [target], [sentence, *pattern.passages[:1]])


def _is_of_list(read: Progress, claim: Claim) -> bool:
    """Whether the sentence in which a claim was told speaks of a list."""
    passage = claim.passages[0]
    return not _LISTS.isdisjoint(read.text[passage.start : passage.end].casefold().replace(",", " ").split())


def _is_there(syntax: Syntax, verb: Predicate) -> bool:
    """Whether a verb says that its subject is on the list: "joined it there", "was added to it", "which it joined"."""
    there = any(item.low == "there" for item in syntax.items[verb.at + 1 : verb.at + _NEAR])
    if verb.lemma in _ADDING and verb.passive:
        return any(one.prep in {"to", "on"} and syntax.head(one).low in _IT for one in verb.preps)
    if verb.copula:
        return (
            there
            and all(syntax.head(one).low == "there" for one in verb.objects)
            and not _STAYING.isdisjoint(syntax.spoken)
        )
    if verb.lemma not in _LANDING or verb.passive:
        return False
    if verb.link is Link.relative and (verb.marker == "where" or _is_list(syntax, verb)):
        return True
    on_it = [*verb.objects, *(one for one in verb.preps if one.prep == "on")]
    return there or any(syntax.head(one).low.split()[-1] in _LISTS for one in on_it)


def _is_list(syntax: Syntax, verb: Predicate) -> bool:
    """Whether a clause is about a list that its subject joined."""
    noun = verb.noun
    return noun is not None and noun in verb.objects and syntax.head(noun).low.split()[-1] in _LISTS
