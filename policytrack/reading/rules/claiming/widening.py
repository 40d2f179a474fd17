"""What else a measure is on: "The order also applies to Viber", "Signal followed on Friday", "then it was X's turn"."""

from collections.abc import Iterator

from policytrack.reading.proposals import Span
from policytrack.reading.rules import words
from policytrack.reading.rules.acts import tells_accident
from policytrack.reading.rules.circumstances import NOWHERE
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story.what import what_is_meant
from policytrack.reading.rules.syntax import Link, Predicate, Syntax
from policytrack.reading.rules.things import can_be_restricted, is_general, things_of

__all__ = ["followed", "widened"]

_COVERING = frozenset({"cover", "include", "concern", "affect", "hit", "target", "encompass", "catch", "touch"})
_APPLYING = words.listing("applying_verbs")
_DEFINITE = words.listing("definite") | {"this", "that", "same"}
_PLURALS = words.listing("measures") | {"ban", "block", "shutdown", "blackout", "clampdown", "crackdown", "warning"}
_ADDING = frozenset({"also", "too", "well", "likewise", "equally", "now", "same", "further", "additionally"})


def widened(read: Progress, syntax: Syntax, sentence: Span) -> Iterator[Claim]:
    """Further things that the measure just told of is said to be on: "The order also applies to Viber and Signal"."""
    if not read.latest or _ADDING.isdisjoint(syntax.spoken):
        return
    verb = next((one for one in syntax.predicates if _is_of_measure(syntax, one)), None)
    if verb is None or verb.negated or verb.passive or verb.modal in {"could", "may", "might"}:
        return
    phrases = [one for one in verb.preps if one.prep == "to"] if verb.lemma in _APPLYING else list(verb.objects)
    named = [one for one in things_of(syntax, phrases) if one.new or (one.entities and not is_general(one))]
    pattern = read.latest[-1]
    targets = [each for one in named for each in what_is_meant(read.story, one)]
    for target in dict.fromkeys(targets):
        if target is pattern.target or target is pattern.actor or target.is_place:
            continue
        if target.actor is not None and not pattern.target.is_company:
            continue  # "also applies to Apple and Google", which have to obey
        yield Claim(
            pattern.actor, target, pattern.measure, pattern.mood, [sentence, pattern.passages[0]], pattern.around
        )


_NEXT = frozenset({"follow", "come", "go"})
_FOLLOWING = frozenset({"followed", "follow", "follows", "following", "came", "comes", "went", "turn"})
_TELLING_MORE = frozenset({"which", "who", "whose"})
_MAYBE = frozenset({"could", "may", "might"})
_LATER = frozenset({"will", "would", "shall"})


def followed(read: Progress, syntax: Syntax, sentence: Span) -> Iterator[Claim]:
    """Further things to which the same was done next: "Telegram followed on Friday", "then it was Viber's turn"."""
    if not read.latest or _FOLLOWING.isdisjoint(syntax.spoken) or tells_accident(syntax):
        return
    verb = next((one for one in syntax.predicates if _may_follow(one)), None)
    named = _next_in_turn(syntax, verb) if verb is not None else []
    pattern = read.latest[-1]
    if verb is None or pattern.target.is_company or pattern.target.general:
        return
    mood = Mood.weighed if verb.modal in _MAYBE else Mood.planned if verb.modal in _LATER else pattern.mood
    ended = next((one.mood for one in read.latest if one.mood in {Mood.ended, Mood.paused}), mood)
    for target in dict.fromkeys(each for one in named for each in what_is_meant(read.story, one)):
        if target is not pattern.target and target.actor is None and not target.general:
            passages = [sentence, *(one for one in pattern.passages[:1] if one != sentence)]
            yield Claim(pattern.actor, target, pattern.measure, ended, passages, NOWHERE)


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
    same = "same" in syntax.spoken or "next" in syntax.spoken
    if one.lemma == "go" and not same:
        return []
    inverted = not one.subjects and one.lemma in {"come", "follow"}
    phrases = one.objects if inverted else one.subjects
    if (one.objects and not inverted and one.lemma != "go") or (one.lemma == "come" and not inverted and not same):
        return []
    heads = [syntax.head(each).mention for each in phrases]
    named = [each for each in heads if each is not None and each.entities and not each.possessive]
    return named if len(named) == len(heads) and all(can_be_restricted(each) for each in named) else []


def _is_of_measure(syntax: Syntax, one: Predicate) -> bool:
    """Whether the subject of a verb is a measure that was told of, and it says what that is on."""
    if one.lemma not in _COVERING | _APPLYING or not one.finite or len(one.subjects) != 1:
        return False
    subject = one.subjects[0]
    told = syntax.head(subject).low.removesuffix("s") in _PLURALS or syntax.head(subject).low in _PLURALS
    return told and syntax.items[subject.start].low in _DEFINITE and not syntax.mentions(subject)
