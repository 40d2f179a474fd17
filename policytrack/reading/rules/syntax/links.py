"""What each predicate hangs on, and who does it.

Predicates are tied from left to right, each to one before it, to a noun, or to nothing.
"""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax.clauses import link_absolute, link_finite
from policytrack.reading.rules.syntax.joints import Joint, Linked, is_saying, share, takes_infinitive
from policytrack.reading.rules.syntax.participles import is_main_later
from policytrack.reading.rules.syntax.tree import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.syntax.turned import deny, give_inverted
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.words import Part

__all__ = ["link"]

_WANTING = frozenset({"order", "plan", "weigh", "call", "refuse", "advise"})  # turns
_GOVERNING = words.listing("before_gerunds")
_ABOUT = frozenset({"of", "on", "against", "about"})
_KEEPING = frozenset({"keep", "stop", "prevent", "deter", "hinder", "discourage", "dissuade"})
_BESIDE_MAKERS = frozenset({"by", "of", "to", "for", "from", "in", "at", "within", "among", "across", "on"})
_RANKS = words.listing("ordinals") | {"only", "latest", "last", "next", "fourth", "fifth", "sixth", "newest"}
_MEANS = frozenset({"by", "without", "in"})
_PRESSING = frozenset({"press", "pressure", "push", "force", "compel", "coerce", "drive", "persuade"})
_PERCEIVING = words.verb_listing("perceiving")
_PICTURING = words.verb_listing("picturing")
_ASKED = frozenset({"ask", "urge", "request", "demand", "call", "tell", "warn", "press", "order", "instruct"})
_WRITING = frozenset({"write", "send", "address", "appeal", "speak", "issue", "publish", "sign", "fire", "dispatch"})
_PICTURING_OF = words.verb_listing("picturing_of")
_FAVOURING = words.listing("favouring")
_LASHING = words.listing("lashing")
_LASHED = frozenset({"at", "against"})
_FAVOURED_BY = frozenset({"", "of", "about", "to", "with", "against"})


def link(syntax: Syntax) -> None:
    """Tie the predicates of a sentence to what governs them, and to their subjects."""
    linked = Linked(syntax)
    for one in syntax.predicates:
        joint = linked.next(one)
        if one.to:
            _link_infinitive(joint)
        elif one.gerund:
            _link_gerund(joint)
        elif not link_absolute(joint):
            link_finite(joint)
    _give_fronted(syntax)
    give_inverted(syntax)
    deny(syntax)


def _give_fronted(syntax: Syntax) -> None:
    """Give a clause that opens a sentence the subject behind it: "after [banning] it, Oslo lifted the ban"."""
    for one in syntax.predicates:
        if one.link is not Link.aside or one.subjects or not one.gerund or one.governor is not None:
            continue
        opener = syntax.previous(one.start)
        opened = opener >= 0 and syntax.tags[opener].kind in {Kind.prep, Kind.sub}
        if not opened and syntax.items[one.start].low != "having":
            continue
        main = next((each for each in syntax.predicates[one.number + 1 :] if each.finite), None)
        if main is None or main.link is not Link.root or not main.subjects or main.passive:
            continue
        before = syntax.previous(main.subjects[0].start)
        if before > one.at and syntax.tags[before].kind is Kind.comma:
            one.subjects = list(main.subjects)


_WHEN = frozenset({"after", "before", "despite", "following", "since", "amid", "ahead of", "days after", "weeks after"})
"""Behind these an infinitive is of the noun: "came after a decision [to ban] it"."""


def _link_infinitive(joint: Joint) -> None:
    """Tie an infinitive to the verb or noun it belongs to: "ordered [to remove]", "a bill [to ban]".

    What belongs to neither tells a purpose: "acted [to protect] users".
    """
    one, before = joint.one, joint.before
    listed = _listed_before(joint)
    if listed is not None:
        share(one, listed)
        return
    if _link_made_first(joint) or _link_headed_first(joint):
        return
    source = _before_source(joint, joint.at)
    if source is not None and takes_infinitive(joint.syntax, source):  # "has no plans, he said, to ban it"
        one.link, one.noun = Link.infinitive, source
        return
    told = _told_before_clause(joint)
    if told is not None:
        one.link, one.governor, one.subjects = Link.infinitive, told[0], list(told[1].listed)
        return
    wanted = before is not None and _wants_infinitive(joint.syntax, before)
    behind = joint.syntax.phrase_of(joint.at)
    noun = _past_maker(joint.syntax, behind)
    wanted = wanted and not (noun is not None and _is_draft(joint.syntax, noun))
    of_chance = behind is not None and _is_of_chance(joint, behind)
    if noun is not None and takes_infinitive(joint.syntax, noun) and not (wanted and noun.prep not in {"", *_WHEN}):
        one.link, one.noun = Link.infinitive, noun
        if behind is not None and of_chance and one.passive:
            one.subjects = list(behind.listed)  # "plans for phones [to be banned]"
        return
    if behind is not None and of_chance:
        one.link, one.noun, one.subjects = Link.infinitive, joint.syntax.phrases[behind.number - 1], list(behind.listed)
        return
    one.governor = before
    if before is not None and (wanted or before.copula or before.passive):
        one.link = Link.infinitive
        one.subjects = _controlling(joint.syntax, before, one)
        return
    noun = _ranked_before(joint.syntax, noun) if before is None and noun is not None else noun
    if before is None and noun is not None and not noun.prep and joint.at == one.start - 1:
        _link_behind_subject(joint, noun)
        return
    one.link = Link.purpose
    one.subjects = joint.subjects_before()


def _is_of_chance(joint: Joint, noun: Phrase) -> bool:
    """Whether a noun behind "for" tells who may do what is told behind: "the potential for [the app] to be used"."""
    syntax = joint.syntax
    before = syntax.phrases[noun.number - 1] if noun.prep == "for" and noun.number else None
    if before is None or before.end != noun.prep_at or noun.end != joint.one.start:
        return False
    is_said = joint.before is not None and joint.before.copula and not before.prep and before.start > joint.before.at
    return takes_infinitive(syntax, before) or not (is_said or syntax.is_time(before))  # not "is rare for one to"


def _link_made_first(joint: Joint) -> bool:
    """Tie what somebody is among the first to do, by whatever makes it so: "made Milan the first city [to ban] it"."""
    one, syntax, before = joint.one, joint.syntax, joint.before
    if before is None or before.lemma != "make" or before.passive:
        return False
    named = [each for each in syntax.free(before.at + 1, one.start) if each.listed[0] is each]
    if len(named) != 2 or syntax.is_cut(named[0].end - 1, named[1].start):
        return False
    if all(syntax.items[at].low not in _RANKS for at in range(named[1].start, one.start)):
        return False
    stands = syntax.tags[named[0].head].kind is Kind.pron and before.link is Link.relative and before.noun is not None
    one.subjects = list((before.noun if stands and before.noun is not None else named[0]).listed)
    one.to, one.finite, one.modal, one.perfect = False, True, before.modal, before.perfect
    if before.link in {Link.relative, Link.reduced} and before.gerund is not before.finite and not stands:
        one.link, one.noun = before.link, before.noun  # "a bill that would make Ohio the first state [to ban] it"
    return True


def _link_headed_first(joint: Joint) -> bool:
    """Tie what somebody is the first to do, in a headline: "Lyon latest French city [to ban] it"."""
    one, syntax = joint.one, joint.syntax
    first = syntax.phrases[0] if syntax.phrases else None
    if joint.before is not None or first is None or first.start or one.start > _HEADLINE:
        return False
    mention = syntax.items[0].mention
    rank = 2 if len(syntax.items) > 1 and syntax.items[1].low == "the" else 1
    named = mention is not None and (mention.entities or mention.new) and not mention.possessive
    if not named or rank + 1 >= one.start or syntax.items[rank].low not in _RANKS:
        return False
    if first.end > 1:
        first = Phrase(0, 1, first.number)
        first.listed = [first]
    one.subjects, one.to, one.finite = [first], False, True
    return True


_HEADLINE = 10


def _link_behind_subject(joint: Joint, noun: Phrase) -> None:
    """Tie an infinitive right behind the first noun of a sentence: it tells more of it, or is a headline's verb."""
    one = joint.one
    if one.passive and is_main_later(joint):  # "the apps [to be blocked] are"
        one.link, one.noun, one.subjects = Link.infinitive, noun, list(noun.listed)
    elif _is_ranked(joint.syntax, noun):
        one.link, one.noun = Link.infinitive, noun
    else:
        _link_headline(one, noun)


def _ranked_before(syntax: Syntax, noun: Phrase) -> Phrase:
    """The one of several that a place only tells more of: of "The first city in the country [to act]", the city."""
    before = syntax.phrases[noun.number - 1] if noun.prep in {"in", "of"} and noun.number else noun
    ranked = before is not noun and before.end == noun.prep_at and not before.prep and _is_ranked(syntax, before)
    return before if ranked else noun


def _is_ranked(syntax: Syntax, noun: Phrase) -> bool:
    """Whether a subject is of the first or only one to do something: "The first city [to ban] it was Lima"."""
    ranks = {syntax.items[at].low for at in range(noun.start, noun.head + 1)} & _RANKS
    return bool(ranks) and syntax.items[noun.start].tag == "det"


def _link_headline(one: Predicate, noun: Phrase) -> None:
    """Take an infinitive behind a subject as what will be done, as in headlines: "Malaysia [to block] the app"."""
    one.subjects = list(noun.listed)
    one.to, one.finite, one.modal = False, True, "will"


def _listed_before(joint: Joint) -> Predicate | None:
    """The infinitive that one behind "and" goes on with: "to block it, which spies, and [to stop]"."""
    if joint.kind is not Kind.coord:
        return None
    for before in reversed(joint.syntax.predicates[: joint.one.number]):
        if before.to or before.link == Link.infinitive:
            return before
        if before.marker or before.link not in {Link.root, Link.relative, Link.reduced}:
            return None
    return None


def _told_before_clause(joint: Joint) -> tuple[Predicate, Phrase] | None:
    """By which verb who is told, if a clause between commas parts them: "told a firm, which has shops, [to stop]"."""
    if joint.before is None:
        return None
    before, noun = joint.before, joint.before.noun
    if joint.kind is not Kind.comma and (_wants_infinitive(joint.syntax, before) or before.passive or before.copula):
        return None
    if before.link == Link.relative and noun is not None:
        teller = joint.syntax.predicate_before(noun.start)
        parted = joint.kind is not Kind.comma or joint.syntax.tags[noun.end].kind is Kind.comma
        told = _described(joint.syntax, noun)
        wants = teller is not None and _wants_infinitive(joint.syntax, teller) and not told.prep
        return (teller, told) if teller is not None and wants and parted else None
    return None


def _is_draft(syntax: Syntax, noun: Phrase) -> bool:
    """Whether a noun is of what is proposed, which an infinitive tells of: "will vote on a bill [to ban]"."""
    said = (one for one in syntax.head(noun).words if one.file == "turns" and one.part is Part.noun)
    return any(one.key in {"weigh", "plan"} for one in said)


def _described(syntax: Syntax, noun: Phrase) -> Phrase:
    """The phrase that one on "behind" or "of" tells more of: of "the company behind the app, which", the company."""
    before = syntax.phrases[noun.number - 1] if noun.prep in {"behind", "of"} and noun.number else noun
    return before if before.end == noun.prep_at else noun


def _past_maker(syntax: Syntax, noun: Phrase | None) -> Phrase | None:
    """The noun before whoever makes it, where and when: of "a bid by Kenya last year [to block]", the bid."""
    one = noun
    while one is not None and one.number and not takes_infinitive(syntax, one):
        if one.prep not in _BESIDE_MAKERS and not syntax.is_time(one):
            return noun
        before = syntax.phrases[one.number - 1]
        if before.end != (one.prep_at if one.prep else one.start) and one not in before.listed:
            return noun
        one = before.listed[0] if one in before.listed else before
    return one if one is not None and takes_infinitive(syntax, one) else noun


def _wants_infinitive(syntax: Syntax, one: Predicate) -> bool:
    """Whether an infinitive tells what a verb is about: "told it to remove", "plans to ban", "refused to block"."""
    if one.lemma in words.verb_listing("to_infinitive"):
        return True
    word = syntax.word(one, "turns")
    return word is not None and word.key in _WANTING


def _controlling(syntax: Syntax, before: Predicate, one: Predicate) -> list[Phrase]:
    """Who does what an infinitive says: those who are told to, or else who plans to."""
    told = [each for each in syntax.free(before.at + 1, one.start) if each.listed[0] is each]
    told = [each for each in told if not syntax.head(each).low[0].isdigit()]  # "voted 7-2 to ban it"
    if told and not before.copula and not before.passive:
        return list((told[0] if _is_explained(syntax, told, one) else told[-1]).listed)
    return list(before.subjects)


def _is_explained(syntax: Syntax, told: Sequence[Phrase], one: Predicate) -> bool:
    """Whether what stands between commas says what the first phrase is: "told a firm, one of many, [to stop]"."""
    between = syntax.tags[told[0].listed[-1].end].kind, syntax.tags[syntax.previous(one.start)].kind
    return len(told) > 1 and between == (Kind.comma, Kind.comma)


def _link_gerund(joint: Joint) -> None:
    """Tie a form in -ing to what stands before it; what is tied to nothing stands aside: "[Citing] risks, Italy"."""
    one, before = joint.one, joint.before
    one.link, one.governor = Link.aside, before
    one.subjects = joint.subjects_before()
    if before is None and joint.kind is Kind.comma:  # "The agency, [citing] risks, banned it"
        one.subjects = list(joint.free()[0].listed) if joint.free() else []
    if joint.kind is Kind.prep:
        _link_behind_preposition(joint)
    elif joint.kind is Kind.coord and before is not None and (before.gerund or before.link == Link.gerund):
        share(one, before)
    elif joint.kind is Kind.comma and before is not None and before.link == Link.gerund and one.start == before.at + 2:
        share(one, before)  # "from downloading, [installing] or using it"
    elif joint.kind is Kind.verb and before is not None and before.at == joint.at:
        one.link = Link.gerund  # "considers [banning]"
    elif joint.kind is Kind.sub:
        one.marker = joint.low  # "while [weighing]"
    elif joint.kind in {Kind.noun, Kind.pron}:
        _link_behind_noun(joint)


def _before_source(joint: Joint, at: int) -> Phrase | None:
    """The noun before who is put in as saying it: "has no [intention], the regulator added, of restricting it"."""
    before, syntax = joint.before, joint.syntax
    if before is None or at != before.at + 1 or syntax.tags[at].kind is not Kind.comma or not is_saying(before):
        return None
    comma = before.subjects[0].start - 1 if before.subjects else -1
    parted = comma > 0 and syntax.tags[comma].kind is Kind.comma
    return syntax.phrase_of(comma - 1) if parted else None


def _link_behind_preposition(joint: Joint) -> None:
    """As in "a ban on [using]", "barred staff from [using]", "acted by [blocking]", "after [banning]"."""
    one, before, prep = joint.one, joint.before, joint.low
    at = joint.syntax.previous(joint.at)
    noun = joint.syntax.phrase_of(at) if at >= joint.left else None
    noun = noun or _before_source(joint, at)
    if noun is not None and _takes_gerund(joint.syntax, noun, prep):
        one.link, one.noun, one.governor, one.subjects = Link.gerund, noun, None, []
        return
    if before is None:
        return
    if joint.syntax.tags[at].kind is Kind.coord and before.link is Link.gerund and prep == _prep_before(joint, before):
        share(one, before)  # "barred from using one and from [buying] another"
        return
    if prep in _GOVERNING:
        one.link = Link.gerund
        barring = _barring(joint.syntax, before) if prep == "from" else None
        if barring is not None:
            one.governor, one.subjects = barring, list(before.subjects)
            return
        barred = joint.free() if prep == "from" else []
        if barred:
            one.subjects = list(barred[-1].listed)
        return
    one.link = Link.purpose if prep in _MEANS else Link.aside
    one.marker = prep
    above = before.governor
    if prep == "by" and before.to and above is not None and above.lemma in _PRESSING and not above.passive:
        one.governor, one.subjects = above, list(above.subjects)  # "Chad forced it to pay by [banning] its app"
        return
    if prep == "for" and not before.passive and (blamed := _who_did_it(joint, before)):
        one.subjects = blamed


def _prep_before(joint: Joint, before: Predicate) -> str:
    """The preposition that a gerund hangs on: of "from [using]", "from"."""
    at = joint.syntax.previous(before.start)
    return joint.syntax.items[at].low if at >= 0 and joint.syntax.tags[at].kind is Kind.prep else ""


def _who_did_it(joint: Joint, before: Predicate) -> list[Phrase]:
    """Whom a verb praises or blames for what they did: "criticised [Sweden] for excluding it", "lashed out at"."""
    lashing = before.lemma in _LASHING
    told = [
        each
        for each in joint.syntax.within(joint.left, joint.one.start)
        if each.start > before.at and each.listed[0] is each
        if (each.prep in _LASHED if lashing else not each.prep and not joint.syntax.is_time(each))
    ]
    mention = joint.syntax.head(told[0]).mention if len(told) == 1 else None
    acts = mention is not None and (
        mention.actor_role != "" or any(each.actor is not None for each in mention.entities)
    )
    return list(told[0].listed) if acts else []


def _barring(syntax: Syntax, before: Predicate) -> Predicate | None:
    """The verb that keeps those from something of whom a clause tells more: "barred firms based here [from using]"."""
    if before.noun is None or before.link not in {Link.reduced, Link.relative}:
        return None
    above = syntax.predicate_before(before.noun.start)
    if above is None or before.noun.start < above.at or syntax.word(above, "acts", "turns") is None:
        return None
    keeps = before.lemma in _KEEPING and not before.passive  # "signed a law that keeps them from it"
    return above if syntax.word(before, "acts") is None and not keeps else None


def _takes_gerund(syntax: Syntax, noun: Phrase, prep: str) -> bool:
    """Whether a form in -ing tells what a noun is about: "a ban on using", not "the risk of using"."""
    if any(one.part is Part.noun and one.file in {"acts", "turns"} for one in syntax.head(noun).words):
        return True
    return prep in _ABOUT and takes_infinitive(syntax, noun)


def _before_time(syntax: Syntax, time: Phrase) -> Phrase | None:
    """What a form in -ing tells of past a time: "adopt a decree on Friday [banning]", not "wrote then [asking]"."""
    before = syntax.phrases[time.number - 1] if time.number else None
    end = syntax.previous(time.prep_at if time.prep else time.start) + 1  # "a bill [back] in June banning it"
    return before if before is not None and before.end == end and takes_infinitive(syntax, before) else None


def _link_behind_noun(joint: Joint) -> None:
    """As in "an order [barring] staff", or of what somebody is kept from doing: "stopped staff [using] it"."""
    one, before = joint.one, joint.before
    noun = joint.syntax.phrase_of(joint.at) if joint.at >= joint.left else None
    if noun is not None and joint.syntax.is_time(noun):
        noun = _before_time(joint.syntax, noun)
    if noun is None:
        return
    perceived = before is not None and before.lemma in _PERCEIVING and not noun.prep
    if before is not None and (perceived or _pictures(joint.syntax, before, noun)):
        one.link, one.subjects = Link.gerund, list(noun.listed)
        return
    if before is not None and noun.prep == "to" and one.lemma in _ASKED and before.lemma in _WRITING:
        one.subjects = list(before.subjects)  # "wrote to Apple [asking] it to drop the app"
        return
    favoured = _favoured(joint.syntax, noun)
    if favoured is not None:
        one.link, one.noun, one.governor, one.subjects = Link.gerund, favoured, None, list(noun.listed)
        return
    one.link, one.noun, one.governor, one.subjects = Link.reduced, noun, None, [noun]


def _pictures(syntax: Syntax, one: Predicate, noun: Phrase) -> bool:
    """Whether a verb tells what somebody would like others to do: "most support [the state] banning it"."""
    wanted = _PICTURING_OF if noun.prep else _PICTURING
    return one.lemma in wanted and noun.prep in _FAVOURED_BY and _may_act(syntax, noun)


def _favoured(syntax: Syntax, noun: Phrase) -> Phrase | None:
    """The noun of what somebody would like others to do: "are in [favour] of the state banning it"."""
    before = syntax.phrases[noun.number - 1] if noun.prep == "of" and noun.number else None
    if before is None or before.end != noun.prep_at or not _may_act(syntax, noun):
        return None
    return before if syntax.head(before).low in _FAVOURING else None


def _may_act(syntax: Syntax, noun: Phrase) -> bool:
    named = (each for each in syntax.mentions(noun))
    return any(each.actor_role or (each.entity is not None and each.entity.actor is not None) for each in named)
