"""What finite verbs hang on whose clause no word opens: what stands between them and the verb before tells.

A form that may be a past or a participle is told apart here too: see `participles`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax.contact import is_measure
from policytrack.reading.rules.syntax.coordination import CLAUSES_BACK, list_with
from policytrack.reading.rules.syntax.joints import RUMOURS, Joint, is_saying
from policytrack.reading.rules.syntax.participles import is_headline, is_headline_passive, is_reduced, link_reduced
from policytrack.reading.rules.syntax.relatives import BEHIND_OBJECTS
from policytrack.reading.rules.syntax.tree import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Form, Kind

__all__ = ["Gap", "link_unopened"]

_LETTING = words.verb_listing("letting")
_HELPING = words.verb_listing("helping")  # "makes pupils [put] them away", which is no past
_CAUSING = words.verb_listing("causing")
_RECOMMENDING = frozenset({"recommend", "insist", "demand", "request", "propose"})
_KEEPING = frozenset({"keep", "leave"})
_TELLING_MORE = frozenset({Link.relative, Link.reduced})
_WITH_OBJECT = frozenset({Link.relative, Link.reduced, Link.infinitive, Link.gerund})
_LONGEST_SUBJECT = 40


@dataclass(slots=True)
class Gap:
    """A finite verb whose clause no word opens, and the phrases before it that may be its subject."""

    joint: Joint
    free: Sequence[Phrase]
    opened: bool  # by a colon, dash or bracket


def link_unopened(gap: Gap) -> None:
    """Tie a finite verb by the first construction that fits."""
    if gap.joint.before is None:
        _link_first(gap)
        return
    for construction in _CONSTRUCTIONS:
        if construction(gap, gap.joint.before):
            return
    gap.joint.one.subjects = gap.joint.linked.pending(gap.joint.before)
    _take_up_clause(gap.joint, gap.joint.before)


def _take_up_clause(joint: Joint, before: Predicate) -> None:
    """Tie a verb to what opened its clause before it tells more: "said that apps [banned] there [were removed]"."""
    syntax, one, first = joint.syntax, joint.one, joint.linked.first_listed(before)
    for _ in range(CLAUSES_BACK):
        if first.link in _TELLING_MORE or first.governor is None:
            break
        first = joint.linked.first_listed(first.governor)
    opener = syntax.previous(first.noun.listed[0].start) if first.noun is not None else -1
    above = syntax.predicate_before(opener + 1) if opener > 0 else None
    if first.link not in _TELLING_MORE or above is None or above.link in _TELLING_MORE:
        return
    opened = syntax.items[opener].low == "that" and (is_saying(above) or syntax.tags[opener].kind is Kind.that)
    if opened or (opener == above.at and is_saying(above) and not above.passive):  # "said apps [made] there [are] out"
        one.link, one.governor, one.marker = Link.said, above, "that" if opened else ""


def _link_first(gap: Gap) -> None:
    """The first verb of a sentence, which hangs on nothing, or is a participle: "Huawei: [shut out] of networks"."""
    one = gap.joint.one
    if not gap.free and is_headline(gap.joint):
        one.passive, one.finite = True, False
    elif is_headline_passive(gap.joint):
        one.passive = True
        one.subjects = list(gap.free[0].listed) if gap.free else []
    elif is_reduced(gap.joint):
        link_reduced(gap.joint)
    else:
        one.subjects = list(gap.free[0].listed) if gap.free else []


def _as_participle(gap: Gap, before: Predicate) -> bool:
    """As in "the apps [made] in China", and "had the app [removed]", where what is removed is told before."""
    one = gap.joint.one
    if _goes_on_with_have(gap, before) or not (is_reduced(gap.joint) or _is_caused(gap, before)):
        return False
    link_reduced(gap.joint)
    alone = " " not in gap.joint.syntax.items[before.at].low  # not "get rid of"
    keeps = before.lemma in _KEEPING and gap.joint.syntax.word(one, "acts") is None  # "keep the apps [made] there"
    if gap.free and alone and before.lemma in _CAUSING and not keeps:
        one.link, one.governor, one.noun = Link.infinitive, before, None
        joined = _are_names_joined(gap.joint.syntax, gap.free)
        one.subjects = list(gap.free) if joined else list(gap.free[0].listed)
    return True


def _goes_on_with_have(gap: Gap, before: Predicate) -> bool:
    """Whether a participle goes on with what somebody has done: "has gone further and [taken] it off laptops"."""
    joined = (
        gap.joint.kind is Kind.coord
        and before.perfect
        and not before.passive
        and gap.joint.one.start == gap.joint.one.at
    )
    return joined and gap.joint.kind_after in {Kind.noun, Kind.det, Kind.pron}


def _is_caused(gap: Gap, before: Predicate) -> bool:
    """Whether a form that may be a past is what somebody has done to an object: "ordered the app [blocked]"."""
    joint = gap.joint
    one, syntax, after = joint.one, joint.syntax, joint.after
    if before.lemma not in _CAUSING or one.start != one.at or Form.participle not in joint.forms or not gap.free:
        return False
    alone = len(gap.free) == len(gap.free[0].listed) or _are_names_joined(
        syntax, gap.free
    )  # but for those listed with it
    if (
        not alone
        or syntax.is_cut(before.at, gap.free[0].start)
        or gap.free[-1].end != one.start
        or not _is_done_to(syntax, one, gap.free[0])
    ):
        return False
    behind = syntax.phrase_of(one.at + 1)
    timed = behind is not None and syntax.is_time(behind)  # "had both apps [removed] a year ago"
    return timed or joint.kind_after in BEHIND_OBJECTS | {Kind.sub} or after is None or after.low in {".", "!", "?"}


def _are_names_joined(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether phrases are names that commas and conjunctions join: "had [Threads and WhatsApp] removed"."""
    heads = [syntax.head(each).mention for each in phrases]
    if not all(each is not None and each.entities for each in heads):
        return False
    between = (at for each, after in pairwise(phrases) for at in range(each.end, after.start))
    return all(syntax.tags[at].kind in {Kind.comma, Kind.coord} for at in between)


def _is_done_to(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """Whether a form says what is done to a thing or to a measure: "ordered it [blocked]", "wants the ban [lifted]"."""
    turns = syntax.word(one, "turns") is not None and is_measure(syntax.head(phrase))
    return turns or syntax.word(one, "acts") is not None


def _as_bare_infinitive(gap: Gap, before: Predicate) -> bool:
    """As in "let schools [ban] phones", "will not let phones [be sold]"."""
    one, forms = gap.joint.one, gap.joint.forms
    bare = one.start == one.at and Form.base in forms and (Form.past not in forms or before.lemma in _HELPING)
    bare = bare or (one.passive and gap.joint.syntax.items[one.start].low == "be")
    if not (gap.free and bare and before.lemma in _LETTING) or gap.opened:
        return False
    one.link, one.governor, one.finite = Link.infinitive, before, False
    one.subjects = list(gap.free[-1].listed)
    return True


def _as_said(gap: Gap, before: Predicate) -> bool:
    """As in "the ministry said it [would ban] the app"."""
    says = is_saying(before) or before.lemma in _RECOMMENDING
    if not (says and gap.free) or gap.joint.kind is Kind.coord or _ends_saying(gap) or _begins_another(gap):
        return False
    if gap.joint.kind is Kind.comma and before.link is Link.relative:
        return False  # "Oslo, which had announced a block, [dropped] it"
    if before.link is Link.condition and _is_behind_comma(gap):
        return False  # "until it shows a legal basis, the firm [must] not collect photos"
    gap.joint.one.link, gap.joint.one.governor = Link.said, before
    gap.joint.one.subjects = list(gap.free[-1].listed)
    return True


def _is_behind_comma(gap: Gap) -> bool:
    """Whether a comma stands before the subject of a verb."""
    first = gap.free[-1].listed[0].start
    return first > 0 and gap.joint.syntax.tags[first - 1].kind is Kind.comma


def _begins_another(gap: Gap) -> bool:
    """Whether a conjunction and a subject begin a clause: "asked the firm to explain, and Oman [says]"."""
    first = gap.free[-1].listed[0].start
    return first > 0 and gap.joint.syntax.tags[first - 1].kind is Kind.coord


def _ends_saying(gap: Gap) -> bool:
    """Whether a sentence ends with who says all of it: "may not use it to write a thesis, the school [said]"."""
    one, syntax = gap.joint.one, gap.joint.syntax
    last = (
        gap.joint.after is None
        or gap.joint.after.low == "."
        or (gap.joint.before is not None and gap.joint.before.passive)
    )
    first = gap.free[-1].start
    return last and is_saying(one) and first > 0 and syntax.tags[first - 1].kind is Kind.comma


def _as_listed(gap: Gap, before: Predicate) -> bool:
    """As in "removed the app and [banned] it"."""
    if gap.joint.kind is not Kind.coord:
        return False
    list_with(gap.joint, before)
    return True


def _behind_relative_clause(gap: Gap, before: Predicate) -> bool:
    """As in "the ministry, which oversees schools, [banned] it", where the subject stands before the clause."""
    first = gap.joint.linked.first_listed(before)
    while first.link == Link.said and first.governor is not None:  # "the firm, which said it was fined, [sued]"
        first = gap.joint.linked.first_listed(first.governor)
    first = _put_in(first)
    if gap.joint.kind is not Kind.comma or first.link not in {Link.relative, Link.reduced}:
        return False
    if gap.free:
        is_object = gap.free[-1].start > first.at and not _is_parted(gap.joint, gap.free[-1].listed[0], first)
        if first.link != Link.relative or not is_object:
            return False
    explained = _explained(gap.joint.syntax, first)
    gap.joint.one.subjects = gap.joint.linked.pending(first) if explained is None else [explained]
    if first.marker in _OF_OTHERS and gap.joint.one.subjects == first.subjects and first.noun is not None:
        gap.joint.one.subjects = [first.noun]  # "Oslo banned it, and Bergen, where it spread, [followed]"
    return True


_OF_OTHERS = frozenset({"where", "whose"})


def _put_in(one: Predicate) -> Predicate:
    """The participle that a clause hangs on: of "the ban, imposed when protests began, [lasted]", "imposed"."""
    above: Predicate | None = one
    for _ in range(CLAUSES_BACK):
        if above is None or above.link not in {Link.aside, Link.infinitive, Link.gerund}:
            break
        above = above.governor
    return above if above is not None and above.link is Link.reduced else one


def _explained(syntax: Syntax, first: Predicate) -> Phrase | None:
    """What an explanation stands behind: of "a code for Azure, a service that firms rent, [bars]", the code."""
    noun = first.noun
    if noun is None or noun.prep or not noun.number or first.number:
        return None
    if syntax.tags[noun.start - 1].kind is not Kind.comma:
        return None
    before = syntax.phrases[noun.number - 1]
    if before.end != noun.start - 1:
        return None
    while before.prep and before.number:
        before = syntax.phrases[before.number - 1]
    return None if before.prep else before


def _behind_rumour(gap: Gap, before: Predicate) -> bool:
    """As in "claims that Oslo will ban the app [are false]", "the order that it be removed [was lifted]"."""
    joint, first = gap.joint, before
    for _ in range(CLAUSES_BACK):
        if first.link not in {Link.infinitive, Link.same, Link.gerund} or first.governor is None:
            break
        first = first.governor
    if first.link != Link.said or first.governor is not None or first.marker != "that" or gap.opened:
        return False
    opener = next((at for at in range(first.start, 0, -1) if joint.syntax.items[at].low == "that"), 0)
    noun = joint.syntax.phrase_of(opener - 1) if opener else None
    if noun is None or noun.prep or joint.kind is Kind.coord:
        return False
    ordered = is_measure(joint.syntax.head(noun)) and joint.one.passive  # "the order that Google remove it was lifted"
    if joint.syntax.head(noun).low not in RUMOURS and not ordered:
        return False
    if joint.syntax.word(joint.one, "turns") is None and not joint.one.copula:
        return False
    joint.one.subjects = list(noun.listed)
    first.noun = noun
    return True


def _behind_whether(gap: Gap, before: Predicate) -> bool:
    """As in "a decision on whether Oslo should ban the app [was delayed]", where it is the decision that was."""
    joint, first = gap.joint, before
    if "whether" not in joint.syntax.spoken or joint.kind in {Kind.coord, Kind.comma} or gap.opened:
        return False
    for _ in range(CLAUSES_BACK):
        if first.marker == "whether" or first.governor is None:
            break
        first = first.governor
    items = joint.syntax.items
    back = range(first.start - 1, max(-1, first.start - _LONGEST_SUBJECT), -1)
    opener = next((at for at in back if items[at].low == "whether"), -1)
    above = joint.syntax.predicate_before(opener) if opener >= 0 else None
    if opener < 0 or (above is not None and above.finite):
        return False
    at = opener - 1 if opener and joint.syntax.phrase_of(opener - 1) is not None else opener - 2
    noun = joint.syntax.phrase_of(at) if at >= 0 else None
    if opener and noun is None:
        return False
    joint.one.subjects = [noun] if noun is not None else []
    return True


def _behind_gerund(gap: Gap, before: Predicate) -> bool:
    """As in "a ban on using the app [was lifted]", where the ban is what that is said of."""
    one = gap.joint.one
    told = before.link == Link.gerund and before.noun is not None and not before.noun.prep
    if before.noun is None or not told or not (one.passive or one.copula) or gap.opened:
        return False
    if gap.joint.kind is Kind.comma or (gap.free and not _is_object(gap, before)):
        return False
    one.subjects = list(before.noun.listed)
    return True


def _behind_measure(gap: Gap, before: Predicate) -> bool:
    """As in "the ban it imposed after hearing experts [was lifted]", where the ban is lifted."""
    above, one = before.governor, gap.joint.one
    if not before.gerund or above is None or above.link != Link.relative or above.noun is None or gap.opened:
        return False
    turned = one.passive and gap.joint.syntax.word(one, "turns") is not None and gap.joint.kind is not Kind.comma
    if not turned or not is_measure(gap.joint.syntax.head(above.noun)):
        return False
    one.subjects = list(above.noun.listed)
    return True


def _behind_explained(gap: Gap, before: Predicate) -> bool:
    """As in "Portugal followed, and its regulator, the CNPD, [gave] it a day", where the regulator gave it.

    And in "the block was lifted, the minister, Jane Doe, [said]".
    """
    joint, syntax = gap.joint, gap.joint.syntax
    name = syntax.phrase_of(joint.at - 1) if joint.kind is Kind.comma and joint.at else None
    if name is None or name.prep or name.start < 2 or syntax.tags[name.start - 1].kind is not Kind.comma:
        return False
    role = syntax.phrase_of(name.start - 2)
    if role is None or role.prep or role.end != name.start - 1 or role.start < 2 or role.start <= before.at:
        return False
    opened = syntax.tags[role.start - 1].kind is Kind.coord and syntax.tags[role.start - 2].kind is Kind.comma
    if not opened and not _is_told_by(joint, before, role):
        return False
    joint.one.subjects = [role]
    return True


def _is_told_by(joint: Joint, before: Predicate, role: Phrase) -> bool:
    """Whether a sentence ends with who says all of it: "is over[, the minister, Jane Doe, said]"."""
    syntax = joint.syntax
    if not is_saying(joint.one) or not before.finite or syntax.tags[role.start - 1].kind is not Kind.comma:
        return False
    behind = syntax.phrase_of(joint.one.at + 1) if joint.one.at + 1 < len(syntax.items) else None
    return behind is None or behind.prep != "" or syntax.is_time(behind) or joint.one.lemma == "tell"


def _as_listed_by_comma(gap: Gap, before: Predicate) -> bool:
    """As in "removed the app, [banned] it and fined its maker"; not behind "Citing risks,"."""
    if gap.joint.kind is not Kind.comma or before.link == Link.aside:
        return False
    list_with(gap.joint, before)
    return True


def _as_own_clause(gap: Gap, before: Predicate) -> bool:
    """With a subject of its own: "Citing risks, Italy [banned] it"."""
    if not gap.free or gap.joint.kind is Kind.comma or _is_object(gap, before):
        return False
    gap.joint.one.subjects = list(gap.free[-1].listed)
    return True


_CONSTRUCTIONS: tuple[Callable[[Gap, Predicate], bool], ...] = (
    _as_participle,
    _as_bare_infinitive,
    _as_said,
    _as_listed,
    _behind_relative_clause,
    _behind_rumour,
    _behind_whether,
    _behind_gerund,
    _behind_measure,
    _behind_explained,
    _as_listed_by_comma,
    _as_own_clause,
)


def _is_object(gap: Gap, before: Predicate) -> bool:
    """Whether all between two verbs is the object of the first: "the firm that makes [it] said", "to ban [it] was"."""
    first = gap.free[-1].listed[0]
    if before.link not in _WITH_OBJECT or _is_parted(gap.joint, first, before):
        return False
    return not before.passive and not before.copula and all(each in first.listed for each in gap.free)


def _is_parted(joint: Joint, phrase: Phrase, before: Predicate) -> bool:
    """Whether a comma or conjunction stands between a predicate and a phrase behind it."""
    between = range(before.at + 1, phrase.start)
    return any(joint.syntax.tags[at].kind in {Kind.comma, Kind.coord, Kind.stop} for at in between)
