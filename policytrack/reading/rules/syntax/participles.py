"""Participles that describe what stands before them: "apps made in China", "Asked about it, the ministry said"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax.joints import Joint, is_saying
from policytrack.reading.rules.syntax.tree import MARKERS, Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Form, Kind
from policytrack.reading.rules.words import Part

__all__ = ["is_headline", "is_headline_passive", "is_main_later", "is_reduced", "link_reduced", "measure_before"]

_ENDS = frozenset({".", "!", "?"})
_SENTENCE_ENDS = _ENDS | {'"', "\u201d"}
_REPORTED = frozenset({"say", "tell", "report"})
_BEHIND_PARTICIPLES = words.listing("behind_participles")
_MAKING = words.listing("making")
_SERVING = frozenset({"need", "use", "design", "require", "build", "intend", "develop", "create", "employ", "mean"})
_TAKEN = frozenset({Kind.det, Kind.noun, Kind.pron, Kind.that, Kind.to})
_OF_MEASURES = frozenset({"on", "of", "against", "for", "over"})
_STOPPING = frozenset({"suspend", "halt", "freeze", "end", "pause", "extend"})
_INTRANSITIVE = words.verb_listing("intransitive")
_OF_TIME = words.listing("of_measures")
_STANDING = words.listing("standing") | words.listing("planned_hedges")
_OPENING = MARKERS | {Kind.coord}


def is_headline(joint: Joint) -> bool:
    """Whether a participle is said of the title or name before it: "Huawei: [shut out] of networks"."""
    one, syntax = joint.one, joint.syntax
    if one.start != one.at or Form.participle not in joint.forms or joint.kind_after not in {Kind.prep, Kind.adv}:
        return False
    if one.at and syntax.tags[one.at - 1].kind is Kind.stop:
        return True
    return {Kind.noun, Kind.pron}.isdisjoint(syntax.kinds[: one.at])


_TOLD = frozenset({"by", "since", "nationwide", "countrywide"})


def is_headline_passive(joint: Joint) -> bool:
    """Whether a verb without an object is passive as in headlines, which leave "is" out: "Games [barred] from trains".

    Headlines and the cells of tables end without a full stop, or tell by whom or since when, and have no other verb.
    """
    one, syntax = joint.one, joint.syntax
    if len(syntax.predicates) > 1 or one.modal or one.perfect or one.passive or Form.participle not in joint.forms:
        return False
    said = {word.file for word in syntax.items[one.at].words}
    of_measure = one.at > 0 and any(word.file == "acts" for word in syntax.items[one.at - 1].words)  # "ban lifted"
    told = joint.after is not None and joint.after.low in _TOLD
    if (syntax.items[-1].low in _SENTENCE_ENDS and not told) or not (
        "acts" in said or (of_measure and "turns" in said)
    ):
        return False
    return joint.after is None or joint.kind_after in {Kind.prep, Kind.adv, Kind.comma, Kind.stop}


def is_reduced(joint: Joint) -> bool:
    """Whether a verb without auxiliaries is a participle: "apps [taken] down", "apps [banned] by Texas were".

    A form that may be a past as well is one only if no object follows, but a preposition, and if there is another verb:
    "the apps [banned] in Texas" but "Texas [banned] the apps".
    """
    one, syntax = joint.one, joint.syntax
    if one.start != one.at or Form.participle not in joint.forms or syntax.tags[one.at].kind is not Kind.verb:
        return False
    if Form.past not in joint.forms:
        return True
    low_after = joint.after.low if joint.after is not None else ""
    if one.lemma in _INTRANSITIVE or (one.lemma in _REPORTED and low_after != "by"):
        return False
    if one.at and syntax.items[one.at - 1].low == "as" and low_after in _ENDS | {"", ","}:
        return True  # "listed the app as [banned]"
    if joint.kind_after is Kind.be and one.at:  # "the platforms [affected] are"
        return joint.before is None and is_main_later(joint)
    if low_after == "by" and one.lemma in _MAKING and one.at:  # "software [made] by the firm"
        return True
    needed = joint.kind_after is Kind.to and one.lemma in _SERVING  # "sales of machines [needed] to make chips"
    tied = syntax.items[one.at].low.partition(" ")[2] in _BEHIND_PARTICIPLES  # "computers [connected to] the internet"
    if joint.before is not None and (needed or tied):
        return _describes(joint, ties=True)
    if joint.kind_after in _TAKEN and low_after not in _ENDS:
        return _is_of_time(joint) and (is_main_later(joint) or _ends_clause(joint))
    if joint.kind_after is Kind.sub:
        return _is_put_in(joint)
    apart = joint.kind_after is Kind.adv and one.at + 2 < len(syntax.items) and syntax.items[one.at + 2].low == "by"
    ties = apart or (joint.kind_after is Kind.prep and low_after in _BEHIND_PARTICIPLES)  # "a notice [sent] out by"
    return one.at == 0 or _describes(joint, ties=ties)


def _is_put_in(joint: Joint) -> bool:
    """As in "the ban, [imposed] when protests began, lasted a week", where the main verb follows a comma."""
    one, syntax = joint.one, joint.syntax
    if joint.before is not None or one.at < 2 or syntax.tags[one.at - 1].kind is not Kind.comma:
        return False
    later = (each for each in syntax.predicates[one.number + 1 : one.number + 4] if each.finite)
    return any(syntax.tags[syntax.previous(each.start)].kind is Kind.comma for each in later)


def _is_of_time(joint: Joint) -> bool:
    """As in "the ban [imposed] six months ago no longer applies", where a time follows and no object."""
    one, syntax = joint.one, joint.syntax
    behind = syntax.phrase_of(one.at + 1)
    made = syntax.word(one, "turns") is not None or syntax.word(one, "acts") is not None
    return made and behind is not None and syntax.is_time(behind) and not one.perfect


def _ends_clause(joint: Joint) -> bool:
    """As in "lose their accounts under a law [passed] last year", whose subject could not stand behind "under"."""
    noun = joint.syntax.phrase_of(joint.one.at - 1)
    return joint.before is not None and noun is not None and bool(noun.prep)


def _describes(joint: Joint, *, ties: bool) -> bool:
    """Whether a form without an object describes what stands right before; `ties` tells if a preposition follows."""
    syntax, before = joint.syntax, joint.before
    at = joint.at if joint.low == "those" else joint.one.at - 1  # "those still used in offices"
    noun = syntax.phrase_of(at)
    if noun is not None and noun.prep:
        alone = before is None and len(syntax.predicates) == 1 and syntax.items[-1].low in _SENTENCE_ENDS
        alone = alone or (before is None and ties and syntax.items[-1].low in _SENTENCE_ENDS and _is_only_main(joint))
        return (ties and not alone) or before is not None  # "Huawei and two of its firms [landed] on the list."
    if noun is not None:
        inside = before is not None and not is_saying(before) and not syntax.is_cut(before.at, noun.listed[0].start)
        return ties and (inside or is_main_later(joint))
    if not ties or syntax.tags[at].kind is not Kind.comma:
        return False
    return _goes_on_later(joint) if before is None else is_main_later(joint)


def _goes_on_later(joint: Joint) -> bool:
    """Whether a main verb may come yet: "the ban, [imposed] in May, was lifted", not "Boise, Idaho, [followed]."."""
    syntax = joint.syntax
    if is_main_later(joint) or syntax.items[-1].low not in _SENTENCE_ENDS:
        return True
    later = (each for each in syntax.predicates[joint.one.number + 1 :] if each.finite)
    return any(syntax.tags[syntax.previous(each.start)].kind is Kind.comma for each in later)


def _is_only_main(joint: Joint) -> bool:
    """Whether all later verbs are in other clauses: "The ministry in Oslo [followed] with an order that bans"."""
    syntax = joint.syntax
    later = [each for each in syntax.predicates[joint.one.number + 1 :] if each.finite]
    return bool(later) and all(_has_own_clause(syntax, joint.one, each) for each in later)


def _has_own_clause(syntax: Syntax, one: Predicate, later: Predicate) -> bool:
    """Whether a word opens the clause of a later verb, or a subject of its own stands behind the last mark."""
    at, nominal = later.start - 1, False
    while at > one.at:
        kind = syntax.tags[at].kind
        if kind in {Kind.rel, Kind.that, Kind.sub}:
            return True
        if kind in {Kind.comma, Kind.stop, Kind.coord}:
            return nominal
        if kind is Kind.prep:
            nominal = False
        elif kind in {Kind.noun, Kind.pron}:
            nominal = True
        elif kind not in {Kind.det, Kind.adv, Kind.neg}:
            return kind is Kind.verb and nominal and _is_saying_at(syntax, at)
        at -= 1
    return False


def _is_saying_at(syntax: Syntax, at: int) -> bool:
    """Whether a verb of saying stands somewhere: "the ministry [said] it banned"."""
    return any(each.at == at and is_saying(each) for each in syntax.predicates)


def is_main_later(joint: Joint) -> bool:
    """Whether the next verb is said of the same subject: "the apps [banned] in Texas were removed"."""
    number = joint.one.number + 1
    if number >= len(joint.syntax.predicates):
        return False
    later = joint.syntax.predicates[number]
    return later.finite and not _begins_clause(joint.syntax, joint.one, later)


def _begins_clause(syntax: Syntax, one: Predicate, later: Predicate) -> bool:
    """Whether a conjunction or a subject of its own stands before the next verb."""
    opened = (at for at in range(one.at + 1, later.start) if syntax.tags[at].kind in _OPENING)
    if any(syntax.tags[at].kind is not Kind.coord or not _lists(syntax, at) for at in opened):
        return True
    return bool(syntax.free(one.at + 1, later.start))


def _lists(syntax: Syntax, at: int) -> bool:
    """Whether a conjunction joins what is listed behind a preposition: "firms based in Chile [or] Peru"."""
    before = syntax.phrase_of(at - 1)
    return before is not None and bool(before.prep) and before is not before.listed[-1]


def measure_before(syntax: Syntax, one: Predicate, noun: Phrase | None) -> Phrase | None:
    """The measure that is imposed or lifted, not what it is of: of "the ban on the app, [imposed] in May", the ban."""
    if noun is None or noun.prep not in _OF_MEASURES or not noun.number:
        return noun
    if one.lemma in _MAKING and syntax.tags[one.start - 1].kind is not Kind.comma:
        return noun  # "the ban on cameras [made] by the firm"
    before = syntax.phrases[noun.listed[0].number - 1]
    turns = syntax.word(one, "turns") is not None and (syntax.word(one, "acts") is None or one.lemma in _STOPPING)
    turns = turns or one.lemma in _OF_TIME or (one.copula and syntax.items[one.at + 1].low in _STANDING)
    measure = syntax.head(before).says("acts", Part.noun) or syntax.head(before).low in words.listing("measures")
    return before if turns and measure and before.end == noun.listed[0].prep_at else noun


def link_reduced(joint: Joint) -> None:
    """Tie a participle to the noun it describes; without one it stands aside: "[Asked] about it, a spokesman said"."""
    one, syntax = joint.one, joint.syntax
    at = joint.at
    while at >= 0 and syntax.tags[at].kind is Kind.comma:
        at = syntax.previous(at)
    noun = measure_before(syntax, one, syntax.phrase_of(at))
    one.link, one.noun, one.passive, one.finite = Link.reduced, noun, True, False
    if noun is None:
        one.link = Link.reduced if joint.before is not None else Link.aside
        one.subjects = joint.subjects_before()
    elif noun.prep == "of" and noun.number and not syntax.mentions(noun):
        one.subjects = [syntax.phrases[noun.number - 1]]  # "a list of apps [banned]"
    else:
        set_off = syntax.tags[one.start - 1].kind is Kind.comma  # "A and B, [banned] since May, are back"
        one.subjects = list(noun.listed) if set_off else [noun]
