"""Lists whose members repeat a preposition: "the use of X in schools and [of Y] at work", "rid of X, [of Y]"."""

from policytrack.reading.rules.syntax.insertions import are_people_beside, past_closing
from policytrack.reading.rules.syntax.tree import Phrase, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = ["list_repeats"]

_LISTED = frozenset({Kind.comma, Kind.coord})


def list_repeats(syntax: Syntax) -> None:
    """List phrases with those behind them that repeat their preposition, past what is told of them between.

    So are people of one body with those of another: "[staff] of the Senate and [members] of the House".
    """
    for one in syntax.phrases:
        if one.prep and one.listed[0] is one and (Kind.coord in _parting(syntax, one) or _repeats(one)):
            members = [one]
            while (before := _repeated(syntax, members[0])) is not None:
                members.insert(0, before.listed[0])
            _list(members)
        elif not one.prep and one.number > 1 and syntax.tags[one.start - 1].kind is Kind.coord:
            before, body = syntax.phrases[one.number - 2 : one.number]
            if are_people_beside(syntax, body, one):
                _list([before, one])


def _list(members: list[Phrase]) -> None:
    """List the members of several lists together; where the preposition of the first is part of a verb, so are all."""
    together = [each for one in members for each in one.listed]
    for each in together:
        each.listed = together
        if not together[0].prep:
            each.prep, each.prep_at = "", -1


def _repeats(one: Phrase) -> bool:
    """Whether others in a list have a preposition of their own: "with [X, or with Y]"."""
    return len(one.listed) > 1 and any(each.prep_at >= 0 for each in one.listed[1:])


def _parting(syntax: Syntax, one: Phrase) -> set[Kind]:
    """What parts a phrase with a preposition from the one before: a comma, a conjunction, both, or something else."""
    if not one.number:
        return set()
    start = past_closing(syntax, syntax.phrases[one.number - 1])
    kinds = {syntax.tags[at].kind for at in range(start, one.prep_at)}
    return kinds if kinds <= _LISTED else set()


def _repeated(syntax: Syntax, one: Phrase) -> Phrase | None:
    """The phrase before that has the preposition of one, if only what is told of it stands between."""
    if not _parting(syntax, one):
        return None
    for before in reversed(syntax.phrases[: one.number]):
        if before.prep == one.prep and syntax.is_time(before) == syntax.is_time(one):
            return before
        if not before.prep and _is_of_verb(syntax, before, one.prep):
            return before
        start = before.prep_at if before.prep else before.start
        if start != syntax.phrases[before.number - 1].end:
            return None
    return None


def _is_of_verb(syntax: Syntax, phrase: Phrase, prep: str) -> bool:
    """Whether a preposition belongs to the verb before a phrase: "did away with [X] last year and with Y"."""
    verb = syntax.predicate_before(phrase.listed[0].start)
    return verb is not None and verb.at + 1 == phrase.listed[0].start and syntax.items[verb.at].low.endswith(" " + prep)
