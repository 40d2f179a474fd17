"""What else a measure is on: "Viber met the same fate", "Signal followed on Friday", "then it was X's turn"."""

from collections.abc import Iterator, Sequence

from policytrack.reading.proposals import Span
from policytrack.reading.rules import words
from policytrack.reading.rules.acts import tells_accident
from policytrack.reading.rules.circumstances import NOWHERE
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story.what import what_is_meant
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import can_be_restricted, is_general, things_of

__all__ = ["followed", "shared"]

_IT = frozenset({"it", "them"})
_NEXT = frozenset({"follow", "come", "go"})
_FOLLOWING = frozenset({"followed", "follow", "follows", "following", "came", "comes", "went", "turn"})
_TELLING_MORE = frozenset({"which", "who", "whose"})
_MAYBE = frozenset({"could", "may", "might"})
_LATER = frozenset({"will", "would", "shall"})


_CLAUSES = frozenset({Link.root, Link.same, Link.said, Link.relative})
_SAME = words.listing("likening")
_FATES = words.listing("alike") | {"treatment", "fate", "term", "condition", "requirement", "deadline", "prohibition"}
_UNDERGOING = frozenset({"get", "receive", "face", "meet", "suffer", "share", "have", "undergo", "draw", "incur"})
_STRIKING = frozenset({"befall", "await", "hit", "strike", "cover", "bind", "affect", "concern", "govern", "overtake"})
_REACHING = frozenset({"go", "apply", "hold", "be", "stand", "exist", "issue", "impose", "send", "place", "take"})


def shared(read: Progress, syntax: Syntax, sentence: Span) -> Iterator[Claim]:
    """Further things that have the same done to them: "A similar order went to Viber", "Signal met the same fate"."""
    if (
        not read.latest
        or (_SAME | {"fate", "treatment"}).isdisjoint(syntax.spoken)
        or any(one.passages[-1] == sentence for one in read.latest)
    ):
        return
    verb = next((one for one in syntax.predicates if one.finite and _sharing(syntax, one)), None)
    if verb is None or verb.negated or verb.link not in _CLAUSES or tells_accident(syntax):
        return
    pattern = read.latest[-1]
    for mention in things_of(syntax, _sharing(syntax, verb)):
        if not (mention.new or mention.entities) or is_general(mention):
            continue
        for target in what_is_meant(read.story, mention):
            firm = (
                target.actor is not None and not pattern.target.is_company
            )  # "Apple got a similar order", which obeys
            if firm or target is pattern.target or target is pattern.actor or target.is_place:
                continue
            yield Claim(
                pattern.actor, target, pattern.measure, _mood_of(verb, pattern), _told(pattern, sentence), NOWHERE
            )


def _sharing(syntax: Syntax, verb: Predicate) -> Sequence[Phrase]:
    """Who or what has the same done to it as others: the subject of "got the same order", or what that went to."""
    if verb.lemma in _UNDERGOING and not verb.passive and any(_is_the_same(syntax, one) for one in verb.objects):
        return verb.subjects
    if not any(_is_the_same(syntax, one) for one in verb.subjects):
        return ()
    if verb.lemma in _STRIKING and not verb.passive:
        return verb.objects
    to = [one for one in verb.preps if one.prep in _UPON]
    return to if verb.lemma in _REACHING or verb.copula else ()


_UPON = frozenset({"to", "for", "on", "against", "of"})


def _is_the_same(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "a similar order", "the same fate"."""
    head = syntax.head(phrase).low
    alike = any(one.low in _SAME for one in syntax.items[phrase.start : phrase.head])
    if head in {"fate", "treatment"} and syntax.items[phrase.start].low in {"its", "their", "that"}:
        return True
    return alike and (head in _FATES or head.removesuffix("s") in _FATES)


def _mood_of(verb: Predicate, pattern: Claim) -> Mood:
    """How a measure stands that is told of by that of something else: it may come, will come, or is as the other."""
    return Mood.weighed if verb.modal in _MAYBE else Mood.planned if verb.modal in _LATER else pattern.mood


def _told(pattern: Claim, sentence: Span) -> list[Span]:
    """Where it is told: a sentence, and the one that it goes on from."""
    return [sentence, *(one for one in pattern.passages[:1] if one != sentence)]


def followed(read: Progress, syntax: Syntax, sentence: Span) -> Iterator[Claim]:
    """Further things to which the same was done next: "Telegram followed on Friday", "then it was Viber's turn"."""
    if not read.latest or _FOLLOWING.isdisjoint(syntax.spoken) or tells_accident(syntax):
        return
    verb = next((one for one in syntax.predicates if _may_follow(one)), None)
    named = _next_in_turn(syntax, verb) if verb is not None else []
    pattern = read.latest[-1]
    if verb is None or pattern.target.is_company or pattern.target.general:
        return
    mood = _mood_of(verb, pattern)
    ended = next((one.mood for one in read.latest if one.mood in {Mood.ended, Mood.paused}), mood)
    for target in dict.fromkeys(each for one in named for each in what_is_meant(read.story, one)):
        if target is not pattern.target and target.actor is None and not target.general:
            yield Claim(pattern.actor, target, pattern.measure, ended, _told(pattern, sentence), NOWHERE)


def _may_follow(one: Predicate) -> bool:
    """Whether a verb may tell what comes next."""
    said = one.copula or one.lemma in _NEXT
    return said and one.finite and not (one.passive or one.negated) and one.link in {Link.root, Link.same, Link.said}


def _next_in_turn(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The things that come next, if nothing else is said of them."""
    if one.copula:  # "it was the turn of Viber", "it was Viber's turn"
        turn = next((each for each in one.objects if syntax.head(each).low == "turn"), None)
        of = syntax.after(turn, "of", "for") if turn is not None else None
        owned = [] if turn is None else [each for each in syntax.mentions(turn) if each.possessive]
        return owned or (things_of(syntax, of.listed) if of is not None else [])
    if " " in syntax.items[one.at].low or not _TELLING_MORE.isdisjoint(syntax.spoken):
        return []  # "went down", "then came Reels, which filled the gap"
    along = one.lemma == "go" and any(each.prep == "with" and syntax.head(each).low in _IT for each in one.preps)
    if not along and any(each.prep in {"with", "in"} and not syntax.is_time(each) for each in one.preps):
        return []  # "followed with an app of its own", "came next in the charts"
    same = along or "same" in syntax.spoken or "next" in syntax.spoken
    if one.lemma == "go" and not same:
        return []
    inverted = not one.subjects and one.lemma in {"come", "follow"}
    late = [each for each in one.objects if syntax.items[each.start - 1].low == "and"]  # "followed, and X in May"
    phrases = one.objects if inverted else [*one.subjects, *late]
    others = [each for each in one.objects if syntax.head(each).low != "next" and each not in late]  # "came next"
    if (others and not inverted and one.lemma != "go") or (one.lemma == "come" and not inverted and not same):
        return []
    heads = [syntax.head(each).mention for each in phrases]
    named = [each for each in heads if each is not None and each.entities and not each.possessive]
    return named if len(named) == len(heads) and all(can_be_restricted(each) for each in named) else []
