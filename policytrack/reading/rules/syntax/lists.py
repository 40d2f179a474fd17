"""Which phrases are listed with each other ("A, B and C"), and which say what the one before them is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax.insertions import (
    are_people_beside,
    between,
    is_place,
    is_put_in,
    names_thing,
    past_bracket,
    past_closing,
    past_seat,
)
from policytrack.reading.rules.syntax.joints import is_saying
from policytrack.reading.rules.syntax.tree import MARKERS, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.words import Part

__all__ = ["appose", "list_together"]

_JOINING = frozenset({Kind.comma, Kind.coord})
_ENDS = frozenset({".", "!", "?", "\u2026"})
_MAKING = words.listing("making")
_CAUSING = words.verb_listing("causing")


def list_together(syntax: Syntax) -> None:
    """Find the phrases that are listed with each other: "A, B and C"; what stands alone is listed with itself."""
    for one in syntax.phrases:
        one.listed = [one]
    number = 0
    while number < len(syntax.phrases) - 1:
        if not _is_parted(syntax, past_seat(syntax, number)) or is_put_in(syntax, number):
            number += 1
            continue
        chain = _chain(syntax, number)
        if chain.joined:
            for one in chain.phrases:
                one.listed = chain.phrases
                one.prep = one.prep or chain.phrases[0].prep
            _share_role(syntax, chain.phrases)
        number = chain.phrases[-1].number + 1  # a part of what is no list is none either


def _share_role(syntax: Syntax, phrases: Sequence[Phrase]) -> None:
    """Take names that nobody knows for what those are that they are listed with: "Mail.ru and the file host Kento"."""
    heads = [each for one in phrases if (each := syntax.head(one).mention) is not None and not _is_part(syntax, one)]
    unknown = [one for one in heads if one.new == "name" and not (one.target_role or one.actor_role)]
    known = [each for one in heads if one.entities for each in one.entities[:1]] if unknown else []
    if known and all(one.target and not one.general and "carrier" not in one.roles for one in known):
        for each in unknown:
            each.target_role = "company" if known[0].is_company else "app"


_PARTS = frozenset({"subsidiary", "unit", "arm", "affiliate", "parent", "owner", "division", "branch", "founder"})


def _is_part(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase names who belongs to the firm before it: "Yandex and its [subsidiary Ridetech]"."""
    return any(one.low in _PARTS for one in syntax.items[phrase.start : phrase.head])


def _is_parted(syntax: Syntax, number: int) -> bool:
    """Whether a comma or a conjunction stands behind a phrase and before the next one."""
    if number + 1 >= len(syntax.phrases):
        return False
    end, start = syntax.phrases[number].end, syntax.phrases[number + 1].start
    return not _JOINING.isdisjoint(syntax.kinds[end:start])


@dataclass(slots=True)
class _Chain:
    """Phrases with commas between them, and whether a conjunction joins them."""

    phrases: list[Phrase] = field(default_factory=list)
    joined: bool = False


def _chain(syntax: Syntax, number: int) -> _Chain:
    """The longest list that begins with a phrase."""
    chain = _Chain([syntax.phrases[number]])
    at = number
    while (at := past_seat(syntax, at)) + 1 < len(syntax.phrases):
        last, after = syntax.phrases[at], syntax.phrases[at + 1]
        at += 1
        kinds = between(syntax, last, after)
        if _is_aside(syntax, last, after) and at + 1 < len(syntax.phrases):
            after, at, kinds = syntax.phrases[at + 1], at + 1, {Kind.comma, Kind.coord}
        if not _continues(syntax, chain.phrases, after, kinds):
            break
        chain.phrases.append(after)
        if Kind.coord in kinds:
            chain.joined = True
            if not _is_joined_again(syntax, after):
                break
    return chain


def _is_aside(syntax: Syntax, last: Phrase, after: Phrase) -> bool:
    """Whether a circumstance is put in before the last of a list: "A, B and, [in some provinces], C"."""
    tags, start = syntax.tags, after.prep_at
    if start < 2 or after.end >= len(tags) or tags[after.end].kind is not Kind.comma:
        return False
    before = syntax.kinds[past_closing(syntax, last) : start]
    return before[-2:] == [Kind.coord, Kind.comma] and set(before) <= _JOINING


def _continues(syntax: Syntax, chain: Sequence[Phrase], after: Phrase, kinds: set[Kind]) -> bool:
    """Whether a list goes on with a phrase, as in "access to the bot as well as to [others]"."""
    allowed = {Kind.comma, Kind.coord, Kind.adv}
    if after.prep and after.prep == chain[0].prep:
        allowed.add(Kind.prep)
    if not kinds <= allowed or kinds.isdisjoint(_JOINING):
        return False
    if syntax.is_time(chain[-1]) != syntax.is_time(after):
        return False
    if _ends_place(syntax, chain, after) or _ends_opening(syntax, chain, after):
        return False
    if chain[0].prep == "by" and not after.prep and _is_other(syntax, chain, after):
        return False
    if (
        chain[0].prep
        and not after.prep
        and (
            _is_gapped(syntax, chain[-1], after)
            or _is_one_more(syntax, chain, after)
            or are_people_beside(syntax, chain[0], after)
        )
    ):
        return False
    return Kind.coord not in kinds or not _begins_clause(syntax, chain, after)


def _is_one_more(syntax: Syntax, chain: Sequence[Phrase], after: Phrase) -> bool:
    """Whether it is one more of what a verb tells of, and no more of what a preposition does.

    "Does not allow Viber for talks with clients, nor [WeChat]", "banned Viber from phones, as well as [WeChat]".
    """
    at = after.start - 1
    if at > 0 and syntax.items[at].low == "nor" and syntax.tags[at - 1].kind is Kind.comma:
        return True
    apart = [one.low for one in syntax.items[max(0, at - 2) : at + 1]] == ["as", "well", "as"]
    return apart and names_thing(syntax, after) and not any(names_thing(syntax, one) for one in chain)


def _is_gapped(syntax: Syntax, last: Phrase, after: Phrase) -> bool:
    """Whether a name begins what leaves out its verb: "banned one from phones and [WeChat] from tablets"."""
    behind = syntax.phrases[after.number + 1 : after.number + 2]
    parallel = any(each.prep == last.prep and each.prep_at == after.end and not syntax.is_time(each) for each in behind)
    return parallel and names_thing(syntax, after) and not names_thing(syntax, last)


def _is_other(syntax: Syntax, chain: Sequence[Phrase], after: Phrase) -> bool:
    """Whether a thing begins a clause behind who did something: "under an order by Oslo, [WeChat] and X are banned"."""
    doer = syntax.head(chain[-1]).mention
    acts = doer is not None and any(one.actor is not None for one in doer.entities)
    return acts and len(chain) == 1 and names_thing(syntax, after) and not names_thing(syntax, chain[-1])


def _ends_place(syntax: Syntax, chain: Sequence[Phrase], after: Phrase) -> bool:
    """Whether places end before a phrase: "In Iran, [Signal] is blocked", "a block of X in Iran and [a ban] on Y"."""
    if chain[0].prep_at == 0 and chain[0].prep in {"of", "among"} and not after.prep:
        return True  # "Of the 27 members, [only Belgium] and Latvia forbid it"
    if after.prep or not chain[0].prep or not is_place(syntax, chain[0]):
        return False
    if is_place(syntax, after):  # "In the United States, [Texas] and Ohio have banned it"
        return chain[0].prep_at == 0 and len(chain) == 1 and _is_within(syntax, after, chain[0])
    return chain[0].prep_at == 0 or syntax.head(after).says("acts", Part.noun) is not None


def _is_within(syntax: Syntax, part: Phrase, whole: Phrase) -> bool:
    """Whether a place is a state or province of another."""
    first, second = (
        {one.place.code for one in mention.entities if one.place is not None} if mention is not None else set()
        for mention in (syntax.head(whole).mention, syntax.head(part).mention)
    )
    return any(one.partition("-")[0] in first and "-" in one for one in second)


def _ends_opening(syntax: Syntax, chain: Sequence[Phrase], after: Phrase) -> bool:
    """Whether what opens a sentence ends before those it is about: "During the war, [Ghana] and Togo blocked it"."""
    if len(chain) > 1 or not _opens(syntax, chain[0]) or not chain[0].prep or after.prep:
        return False
    if _are_subjects(syntax, after):
        return True
    first, name = syntax.head(chain[0]).mention, syntax.head(after).mention
    if name is None or all(one.actor is None for one in name.entities):
        return False
    if chain[0].prep not in _LIKENING:
        return first is None
    verb = syntax.predicate_from(
        after.end
    )  # "Like Oslo, [Rome] and Paris ban it", not "Like Oslo and Rome, Paris bans it"
    return verb is not None and verb.finite and Kind.comma not in syntax.kinds[after.end : verb.start]


def _opens(syntax: Syntax, one: Phrase) -> bool:
    """Whether a phrase with its preposition opens a sentence: "In the Gulf", "In addition to the US".

    And so one that belongs to such a phrase: "On the orders of [Oslo]", "Under pressure from [Oslo]".
    """
    if one.prep_at == 0 or (one.prep_at == len(_ADDED) and syntax.items[1].low == _ADDED[1]):
        return True
    return syntax.tags[0].kind is Kind.prep and all(each in _OPENING for each in syntax.kinds[: one.prep_at])


_OPENING = frozenset({Kind.prep, Kind.det, Kind.noun, Kind.adv})
_ADDED = ("in", "addition")
_LIKENING = frozenset({"like", "unlike"})


def _are_subjects(syntax: Syntax, one: Phrase) -> bool:
    """Whether a phrase and the one joined to it lead up to a verb: "In the Gulf, [Kuwait] and Qatar block it"."""
    verb = syntax.predicate_from(one.end)
    joined = syntax.free(one.end, verb.start) if verb is not None and verb.finite else []
    if not joined or joined[0].start == 0 or Kind.comma in syntax.kinds[joined[-1].end : verb.start if verb else 0]:
        return False
    signs = [syntax.tags[each.start - 1].kind for each in joined]
    return signs[-1] is Kind.coord and all(each is Kind.comma for each in signs[:-1])


def _is_joined_again(syntax: Syntax, one: Phrase) -> bool:
    """Whether a further conjunction follows: "A and B and C", "A and B (since May) and C"."""
    last = syntax.phrases[past_bracket(syntax, one.number)]
    if last.number + 1 >= len(syntax.phrases):
        return False
    after = syntax.phrases[last.number + 1]
    return syntax.tags[after.start - 1].kind is Kind.coord and between(syntax, last, after) <= _JOINING


def _begins_clause(syntax: Syntax, chain: Sequence[Phrase], after: Phrase) -> bool:
    """Whether what stands behind "and" is the subject of a clause of its own: "banned the app and the firm sued"."""
    end = after.end
    for phrase in syntax.phrases[after.number + 1 :]:  # "and agencies in Taiwan are told"
        if not phrase.prep or phrase.prep_at != end:
            break
        end = phrase.end
    end = _past_listed(syntax, after, end)
    verb = syntax.predicate_from(end)
    if verb is None or not verb.finite or _is_made_by(syntax, verb):
        return False
    if any(syntax.tags[at].kind not in {Kind.adv, Kind.quote} for at in range(end, verb.start)):
        return False
    before = syntax.predicate_before(chain[0].start)
    parted = Kind.comma in syntax.kinds[chain[-1].end : after.start]
    if parted and syntax.items[after.start].low in _NOMINATIVES:  # "only in exams, and it works again"
        return True
    if before is not None and syntax.items[after.start - 1].low == "or" and _is_done_by(before, chain[0]):
        return False  # "that any app owned by A or B be deleted"
    if before is None or _is_caused(syntax, before, verb) or _only_describes(syntax, verb):
        return False
    described = _is_made_by(syntax, before) or _is_seated(syntax, before, chain[-1], after)
    if (described and _opens_sentence(syntax, before)) or (before.number == 0 and _is_aim(syntax, before)):
        return False  # "software made by A and B may not be sold"
    if len(chain) == 1 and not syntax.is_cut(before.at, chain[0].start):
        return before.lemma != "say"  # "said Iran and China had blocked it"
    return parted and _ends_main_clause(syntax, before, chain[-1].end)


_NOMINATIVES = frozenset({"it", "they", "he", "she", "we"})


def _is_aim(syntax: Syntax, one: Predicate) -> bool:
    """Whether a form tells what the noun before is for, which the main verb is of: "a bill [to ban] A and B died"."""
    noun = syntax.phrase_of(one.start - 1) if one.start else None
    return not one.finite and (one.to or one.gerund) and noun is not None and not noun.prep


def _is_done_by(before: Predicate, phrase: Phrase) -> bool:
    """Whether a phrase tells who does what a bare participle says: "owned by Tencent"."""
    return phrase.prep == "by" and phrase.prep_at == before.at + 1 and before.start == before.at


def _opens_sentence(syntax: Syntax, one: Predicate) -> bool:
    """Whether no verb stands before in a sentence or in what it says: "said that gear [made] by A and B may not"."""
    return one.number == 0 or is_saying(syntax.predicates[one.number - 1])


def _past_listed(syntax: Syntax, after: Phrase, end: int) -> int:
    """Past what is listed with the subject of a clause behind ", and": "[, and] police and fire crews were left"."""
    start = after.start - 1
    if start < 1 or (syntax.tags[start].kind, syntax.tags[start - 1].kind) != (Kind.coord, Kind.comma):
        return end
    last = end
    for later in syntax.phrases[after.number + 1 :]:
        if later.start <= last:
            continue
        between = syntax.kinds[last : later.start]
        if later.prep or not set(between) <= _JOINING:
            break
        last = later.end
        if Kind.coord in between:
            return last
    return end


def _is_made_by(syntax: Syntax, verb: Predicate) -> bool:
    """Whether a past form describes the noun before: "cameras or drones [made] by Chinese firms"."""
    after = syntax.items[verb.at + 1].low if verb.at + 1 < len(syntax.items) else ""
    made = verb.lemma in _MAKING and after in {"in", "for", "outside"}
    return verb.start == verb.at and (after == "by" or made)


_SEATED = frozenset({"base", "headquarter", "locate", "own", "control", "run", "incorporate", "register", "domicile"})
_SEATED |= {"source", "import", "ship", "station", "operate", "make", "build", "produce", "develop", "manufacture"}


def _is_seated(syntax: Syntax, verb: Predicate, place: Phrase, other: Phrase) -> bool:
    """Whether a past form tells in which places those before it are: "firms [based] in Chile or Peru may not"."""
    bare = verb.start == verb.at and verb.at + 1 == place.prep_at
    return bare and verb.lemma in _SEATED and is_place(syntax, place) and is_place(syntax, other)


_CLAUSE_ENDS = MARKERS | {Kind.coord, Kind.comma}


def _only_describes(syntax: Syntax, verb: Predicate) -> bool:
    """Whether a past form is part of what a later verb is said of: "A and others [based] on AI may not be used"."""
    if verb.start != verb.at or verb.number + 1 >= len(syntax.predicates):
        return False
    later = syntax.predicates[verb.number + 1]
    if not later.finite or later.start == later.at or syntax.tags[verb.at + 1].kind is not Kind.prep:
        return False
    ends = not _CLAUSE_ENDS.isdisjoint(syntax.kinds[verb.at + 1 : later.start])
    return not ends and not syntax.free(verb.at + 1, later.start)


def _is_caused(syntax: Syntax, before: Predicate, verb: Predicate) -> bool:
    """Whether a form without an object is what somebody has done to what is listed: "keep A and B [switched off]"."""
    if before.lemma not in _CAUSING or verb.start != verb.at or syntax.word(verb, "acts") is None:
        return False
    at = verb.at + 1
    ends = at >= len(syntax.items) or syntax.items[at].low in _ENDS
    return ends or syntax.tags[at].kind in {Kind.prep, Kind.comma, Kind.adv}


def _ends_main_clause(syntax: Syntax, before: Predicate, end: int) -> bool:
    """Whether a clause that no word opens ends before a comma: "stopped using apps, drones from the firm[, and]".

    Behind a verb of saying, what is listed may be the subject of what is said.
    """
    object_of_doing = not before.finite  # "told staff to stop using A and B[, and] its office"
    while not before.finite and before.number:
        before = syntax.predicates[before.number - 1]
    start = syntax.predicates[before.number - 1].at + 1 if before.number else 0
    opened = not MARKERS.isdisjoint(syntax.kinds[start:end])
    return before.finite and not opened and (object_of_doing or not is_saying(before))


def appose(syntax: Syntax) -> None:
    """Find the phrases that say what the one before them is: "the watchdog, the Garante, ordered"."""
    for one, after in zip(syntax.phrases, syntax.phrases[1:], strict=False):
        parted = after.start - one.end == 1 and (
            syntax.tags[one.end].kind is Kind.comma or _is_bracketed(syntax, after)
        )
        alone = one.listed[-1] is one and len(after.listed) == 1 and not after.prep
        if parted and alone and _is_closed(syntax, after):
            one.apposed = after


def _is_bracketed(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase alone stands in brackets: "the ministry (MIIT)"."""
    return phrase.end < len(syntax.items) and (syntax.items[phrase.start - 1].low, syntax.items[phrase.end].low) == (
        "(",
        ")",
    )


def _is_closed(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a comma, a predicate or the end of the sentence follows."""
    if phrase.end >= len(syntax.items):
        return False
    if syntax.tags[phrase.end].kind is Kind.comma or syntax.items[phrase.end].low in {".", "!", ")"}:
        return True
    verb = syntax.predicate_from(phrase.end)
    return verb is not None and verb.start == phrase.end and not _is_said_at_end(syntax, phrase, verb)


def _is_said_at_end(syntax: Syntax, phrase: Phrase, verb: Predicate) -> bool:
    """Whether somebody only says what stands before: "was banned by its owner, [Reuters] reported"."""
    if not is_saying(verb) or verb.number != len(syntax.predicates) - 1:
        return False
    return any(one.finite and one.at < phrase.start for one in syntax.predicates[: verb.number])
