"""What is put between the members of a list: "Leeds University [in England] and", "X[, owned by Y,] and Z"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax.tree import Phrase, Syntax
from policytrack.reading.rules.tagging import Form, Kind

__all__ = [
    "are_people_beside",
    "between",
    "is_place",
    "is_put_in",
    "names_thing",
    "past_bracket",
    "past_closing",
    "past_seat",
]


def past_seat(syntax: Syntax, number: int) -> int:
    """The phrase that ends what a list may go on behind: of "Leeds University [in England] and Cardiff", the place."""
    number = _past_insertion(syntax, past_bracket(syntax, number))
    if number + 2 >= len(syntax.phrases) or not _is_body(syntax, syntax.phrases[number]):
        return number
    seat, after = syntax.phrases[number + 1 : number + 3]
    placed = seat.prep == "in" and seat.prep_at == syntax.phrases[number].end and is_place(syntax, seat)
    return number + 1 if placed and not after.prep and _is_body(syntax, after) else number


_LONGEST_INSERTION = 14
_MEMBERS = words.listing("members")


def is_put_in(syntax: Syntax, number: int) -> bool:
    """Whether a circumstance stands between commas before what a verb tells of: "blocked, [among others], X and Y"."""
    one = syntax.phrases[number]
    opened = one.prep_at > 1 and syntax.tags[one.prep_at - 1].kind is Kind.comma
    if not opened or syntax.tags[one.end].kind is not Kind.comma or one.end - one.prep_at > _SHORT_ASIDE:
        return False
    verb, after = syntax.predicate_before(one.prep_at), syntax.phrases[number + 1]
    told = after.start == one.end + 1 and (names_thing(syntax, after) or _is_unknown(syntax, after))
    return told and verb is not None and verb.at == one.prep_at - 2 and not names_thing(syntax, one)


_SHORT_ASIDE = 4


def _past_insertion(syntax: Syntax, number: int) -> int:
    """The last phrase of what is told of a thing between commas: "X, [owned by Y], and Z", "X, [a rival], and Z"."""
    one = syntax.phrases[number]
    start = one.end + 1
    placed = is_place(syntax, one)  # "Latvia, [which acted first], and Malta"
    if start >= len(syntax.items) or syntax.tags[one.end].kind is not Kind.comma:
        return number
    if not (placed or names_thing(syntax, one)):
        return number
    if not _opens_insertion(syntax, start):
        return number
    ahead = range(start, min(len(syntax.items), start + _LONGEST_INSERTION))
    end = next((at for at in ahead if syntax.tags[at].kind in {Kind.comma, Kind.stop}), 0)
    if not end or end + 1 >= len(syntax.items) or syntax.tags[end].kind is Kind.stop:
        return number
    joined = syntax.tags[end + 1].kind is Kind.coord
    begins = end + 1 + joined
    begins += joined and begins < len(syntax.items) and syntax.items[begins].low == "also"
    after = next((each for each in syntax.phrases[number + 1 :] if each.start == begins), None)
    if (
        after is None
        or after.prep
        or not (is_place(syntax, after) if placed else names_thing(syntax, after) or _is_unknown(syntax, after))
        or not _goes_on(syntax, one, after, joined=joined)
    ):
        return number
    return after.number - 1


_RELATED = frozenset({"owner", "parent", "maker", "operator", "developer", "creator", "company", "firm", "provider"})


def _opens_insertion(syntax: Syntax, at: int) -> bool:
    """Whether a word behind a comma begins what tells more of what stands before: "which", "owned by", "a rival"."""
    if syntax.tags[at].kind is Kind.rel or syntax.items[at].low in {"a", "an"} or _is_renamed(syntax, at):
        return True
    if syntax.items[at].low == "the":
        told = syntax.phrase_of(at)
        return told is not None and syntax.head(told).low in _RELATED and syntax.after(told, "of", "behind") is not None
    verb = syntax.predicate_from(at)
    by = syntax.items[at + 1].low if at + 1 < len(syntax.items) else ""
    return verb is not None and verb.start == verb.at == at and Form.participle in syntax.tags[at].forms and by == "by"


_NAMES_TOO = frozenset({"also", "better", "formerly", "previously", "originally", "once", "now", "locally"})
_CALLED = frozenset({"known", "called", "named", "branded"})


def _is_renamed(syntax: Syntax, at: int) -> bool:
    """Whether another name of the thing before a comma follows: "X, [formerly Twitter], and", "[also known as]"."""
    if syntax.items[at].low in _CALLED or {each.low for each in syntax.items[at : at + 2]} == {"or", "what"}:
        return True  # "X, [or what some call Y], and Z"
    after = syntax.items[at + 1] if at + 1 < len(syntax.items) else None
    renamed = after is not None and (after.low in _CALLED or (after.mention is not None and after.is_capital))
    return renamed and syntax.items[at].low in _NAMES_TOO


def _goes_on(syntax: Syntax, one: Phrase, after: Phrase, *, joined: bool) -> bool:
    """Whether a list goes on with a thing behind what was told of the one before, and no clause begins with it."""
    last = after
    while last.number + 1 < len(syntax.phrases) and between(syntax, last, syntax.phrases[last.number + 1]) in _LISTED:
        last = syntax.phrases[last.number + 1]
    if not joined and last is after:
        return False
    verb = syntax.predicate_from(last.end)
    follows = verb is not None and verb.start == last.end and verb.finite
    return follows != any(each.finite for each in syntax.predicates if each.at < one.start)


_LISTED = ({Kind.comma}, {Kind.coord}, {Kind.comma, Kind.coord})


def past_bracket(syntax: Syntax, number: int) -> int:
    """The last phrase of a bracket behind one: "X (since [May]) and Y (since June)", "apps (X, [Y]) and tools (Z)"."""
    at = syntax.phrases[number].end
    if at >= len(syntax.items) or syntax.items[at].low != "(":
        return number
    while at < len(syntax.items) and syntax.items[at].low != ")":
        at += 1
    while number + 1 < len(syntax.phrases) and syntax.phrases[number + 1].end <= at:
        number += 1
    return number


def _is_body(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase names somebody who is no place."""
    mention = syntax.head(phrase).mention
    if mention is None or not mention.entities:
        return mention is not None and bool(mention.new) and not mention.target_role
    return mention.entities[0].actor is not None and not mention.entities[0].is_place


def names_thing(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase names a thing that is known: "the messenger [Signal]"."""
    mention = next(iter(syntax.mentions(phrase)), None)
    named = mention is not None and any(each.target is not None for each in mention.entities)
    return named and syntax.items[phrase.end - 1].is_capital


def are_people_beside(syntax: Syntax, body: Phrase, people: Phrase) -> bool:
    """Whether people of another stand beside those of a body: "staff of the Senate and [members] of the House"."""
    before = syntax.phrases[body.number - 1] if body.number else None
    after = syntax.phrases[people.number + 1 : people.number + 2]
    alike = before is not None and before.end == body.prep_at and any(each.prep_at == people.end for each in after)
    alike = alike and after[0].prep == body.prep
    return alike and before is not None and _are_people(syntax, before) and _are_people(syntax, people)


def _are_people(syntax: Syntax, phrase: Phrase) -> bool:
    head = syntax.head(phrase)
    return head.low in _MEMBERS or (head.says("audience") is not None and head.mention is None)


def _is_unknown(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is a name that nobody knows, which may be of a thing: "a tool named [Otter]"."""
    mention = syntax.head(phrase).mention
    return mention is not None and mention.new == "name" and not mention.actor_role


def is_place(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase names a place."""
    mention = syntax.head(phrase).mention
    return mention is not None and bool(mention.entities) and mention.entities[0].is_place


def between(syntax: Syntax, one: Phrase, after: Phrase) -> set[Kind]:
    """The tags of what stands between two phrases, without a bracket that closes there."""
    return {*syntax.kinds[past_closing(syntax, one) : after.start]} - {Kind.quote}


def past_closing(syntax: Syntax, one: Phrase) -> int:
    """Where what stands behind a phrase begins, past the bracket that it may end."""
    return one.end + (one.end < len(syntax.items) and syntax.items[one.end].low == ")")
