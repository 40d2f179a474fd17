"""What else the paper names that a sentence tells of: "banned X in an order that covers Y too", "its order names Y"."""

from collections.abc import Iterator, Sequence

from policytrack.reading.proposals import Span
from policytrack.reading.rules import words
from policytrack.reading.rules.claiming.covering import like
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.parties.beside import named_behind, owned_by
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story.what import what_is_meant
from policytrack.reading.rules.story.who import who_is_meant
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import is_general, things_of

__all__ = ["named_there"]

_NAMING = frozenset({"name", "list", "mention", "cover", "include", "specify", "cite", "comprise", "identify"})
_PAPERS = words.listing("decrees") | {"memo", "circular", "letter", "notice", "email", "list", "ban", "prohibition"}
_PAPERS |= {"instruction", "instructions", "policy", "guidance", "law", "rule", "rules", "decision", "message"}
_TOO = frozenset({"also", "too", "well", "alongside", "likewise", "besides"})
_OWNED = frozenset({"whose", "where"})
_HERE = words.listing("definite") | {"this", "that", "same", "its", "their"}


def named_there(read: Progress, syntax: Syntax, claims: Sequence[Claim], sentence: Span) -> Iterator[Claim]:
    """Further things that the paper names by which somebody does what a sentence tells of."""
    if not claims or _NAMING.isdisjoint(syntax.lemmas):
        return
    for verb in syntax.predicates:
        names = verb.lemma in _NAMING and verb.finite and not (verb.passive or verb.negated)
        if not names or verb.modal not in {"", "will", "would"}:
            continue
        paper = _paper(syntax, verb)
        if paper is None or not _is_of_it(syntax, verb, paper):
            continue
        known = {one.target.key for one in claims}
        targets = [one for one in _named(read, syntax, verb, claims) if one.key not in known]
        for claim in _told_by(read, syntax, verb, paper, claims) if targets else ():
            if not any(claim is one for one in claims):
                yield claim
            yield from like(claim, targets, [sentence])


def _paper(syntax: Syntax, verb: Predicate) -> Phrase | None:
    """What names things: a paper, or a ban with what it is on and where: "a ban on X on phones, which names Y"."""
    told = verb.noun if verb.link is Link.relative and verb.marker not in _OWNED else next(iter(verb.subjects), None)
    while told is not None and not _is_paper(syntax, told) and told.prep and told.number:
        before = syntax.phrases[told.number - 1]
        told = before if before.end == told.prep_at else None
    return told if told is not None and _is_paper(syntax, told) else None


def _is_paper(syntax: Syntax, phrase: Phrase) -> bool:
    return syntax.head(phrase).low.split()[-1] in _PAPERS


def _is_of_it(syntax: Syntax, verb: Predicate, paper: Phrase) -> bool:
    """Whether it is the paper of what was told: "in an order that", "whose order", "the same order", "the order"."""
    if verb.link is Link.relative:
        return True
    first = syntax.items[paper.start]
    return first.low in _HERE or (first.mention is not None and first.mention.possessive)


def _told_by(read: Progress, syntax: Syntax, verb: Predicate, paper: Phrase, claims: Sequence[Claim]) -> list[Claim]:
    """What was told of those whose paper it is; of others, the like of what was told last."""
    owners = owned_by(syntax, paper) or named_behind(syntax, paper)
    if verb.marker in _OWNED and verb.noun is not None:
        owners = syntax.mentions(verb.noun)
    actors = [each for one in owners if (each := who_is_meant(read.story, one)) is not None and each.actor is not None]
    if not actors:
        return list({one.actor.key: one for one in claims}.values())
    own = [one for one in claims if one.actor in actors]
    if own or _TOO.isdisjoint(syntax.spoken):
        return own[-1:]
    last = claims[-1]
    return [Claim(actors[-1], last.target, last.measure, last.mood, list(last.passages), last.around)]


def _named(read: Progress, syntax: Syntax, verb: Predicate, claims: Sequence[Claim]) -> Iterator[Entity]:
    """The things that a paper names; no firms that only carry it out, nor what it is named as."""
    if any(one.prep == "as" for one in verb.preps):
        return
    firms = any(one.target.is_company for one in claims) or not _TOO.isdisjoint(syntax.spoken)
    for mention in things_of(syntax, verb.objects):
        if is_general(mention) or not (mention.entities or mention.new):
            continue
        for target in what_is_meant(read.story, mention):
            if firms or target.actor is None:
                yield target
