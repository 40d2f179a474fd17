"""What people are punished for: "anyone caught using a VPN faces a fine", "owning a terminal can mean prison"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.acts.doings import dealing_of, things_dealt_with
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.bound import bound_people
from policytrack.reading.rules.parties.who import in_phrases, placed_in
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.things import things_of

__all__ = ["by_offences", "by_penalties"]

_PENALTIES = words.listing("penalties")
_PUNISHED = words.listing("punished")
_FACING = frozenset({"face", "risk", "incur", "get", "receive", "pay"})
_MEANING = words.listing("meaning_penalties")
_PUNISHABLE = frozenset({"punishable", "liable"})
_PEOPLE = words.listing("people_punished")
_TELLING = _PENALTIES | _PUNISHABLE | {"disciplinary"}
_FINDING = frozenset({"catch", "find", "see"})
_OWNING = frozenset({"own", "possess", "have", "smuggle", "hide"})
_CAN = frozenset({"can", "may", "could"})
_COUNTING = frozenset({"count", "treat", "regard", "consider", "amount", "classify", "deem", "rate", "punish", "see"})
_OF_ITSELF = frozenset({"count", "amount", "rate"})
_OFFENCES = words.listing("offences_in_exams")
_DEALINGS = frozenset({"use", "sell", "buy", "reach"})


def by_penalties(scene: Scene) -> None:
    """Add what people are punished for dealing with."""
    syntax = scene.syntax
    if _TELLING.isdisjoint(syntax.spoken) and _PUNISHED.isdisjoint(syntax.lemmas):
        return
    for doing in syntax.predicates:
        dealing = "use" if doing.lemma in _OWNING else dealing_of(syntax, doing)
        if dealing not in _DEALINGS or doing.negated or doing.passive or doing.number in scene.used:
            continue
        penalty = _punishing(syntax, doing)
        if penalty is None:
            continue
        targets = _punished_for(syntax, doing, penalty)
        if not targets:
            continue
        turn = mood_of_verb(syntax, penalty)
        if turn.mood is Mood.weighed and penalty.modal in _CAN and not turn.keys:
            turn.mood = Mood.holds
        if turn.mood not in {Mood.holds, Mood.planned, Mood.weighed}:
            continue
        act = Act("deal", dealing, turn, doing.at, noun=False, targets=targets, says=syntax.items[doing.at].low)
        act.around = min(around(syntax, doing)[0], penalty.start), max(around(syntax, doing)[1], penalty.at + 1)
        act.actors, act.weak_actor = agents_of(syntax, penalty, turn, done_to=True)
        if act.weak_actor:
            places = placed_in(syntax, [*doing.preps, *penalty.preps]) or _punisher(syntax, penalty)
            places = places or bound_people(syntax, penalty)  # "employees of the bank who use it face dismissal"
            act.actors, act.weak_actor = places or act.actors, not places
        scene.read.update(each.number for each in penalty.objects)
        scene.add(act, doing, penalty)


def _punished_for(syntax: Syntax, doing: Predicate, penalty: Predicate) -> list[Mention]:
    """The things that people are punished for dealing with."""
    targets = things_dealt_with(syntax, doing)
    if not targets and doing.gerund:  # "owning [a terminal] can mean prison"
        targets = things_of(syntax, [each for each in penalty.subjects if each.start > doing.at])
    if doing.link is Link.condition:  # not "drivers risk a fine if they use their phones"
        return [each for each in targets if each.entity is not None and not each.entity.general]
    return [each for each in targets if each.entities or each.target_role]


def by_offences(scene: Scene) -> None:
    """Add what it is an offence to use: "use of the chatbot counts as plagiarism"."""
    syntax = scene.syntax
    if _OFFENCES.isdisjoint(syntax.spoken):
        return
    for one in syntax.predicates:
        offence = any(each.prep in {"as", "to"} and _is_offence(syntax, each) for each in one.preps)
        offence = offence or (one.passive and any(_is_offence(syntax, each) for each in one.objects))
        cheating = _as_cheating(syntax, one)
        offence = offence or cheating is not None
        if one.lemma not in _COUNTING or not offence or one.negated or one.number in scene.used:
            continue
        done_to = one.passive or one.lemma in _OF_ITSELF
        targets = _used(syntax, one, one.subjects if done_to else one.objects)
        turn = mood_of_verb(syntax, one)
        if not targets or turn.mood not in {Mood.holds, Mood.planned}:
            continue
        act = Act("deal", "use", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
        act.around = around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=done_to)
        beside = [each for told in (one, cheating) if told is not None for each in told.preps]
        if act.weak_actor and (houses := in_phrases(syntax, [each for each in beside if each.prep in {"at", "in"}])):
            act.actors, act.weak_actor = houses[:1], False
        scene.add(act, one)


def _as_cheating(syntax: Syntax, one: Predicate) -> Predicate | None:
    """The verb behind "as" that is no verb: "is treated as [cheating]"."""
    behind = next(iter(syntax.predicates[one.number + 1 : one.number + 2]), None)
    said = behind is not None and syntax.items[behind.at].low in _OFFENCES and syntax.items[behind.at - 1].low == "as"
    return behind if said else None


def _used(syntax: Syntax, one: Predicate, slots: Sequence[Phrase]) -> list[Mention]:
    """What is used, of "[the use] of the chatbot counts as cheating", "[using] the chatbot counts as cheating"."""
    uses = [each for each in slots if syntax.head(each).low in {"use", "using", "usage"}]
    of = [of_it for each in uses if (of_it := syntax.after(each, "of")) is not None]
    before = syntax.predicates[one.number - 1] if one.number else None
    if not uses and before is not None and before.gerund and any(each.start > before.at for each in slots):
        used = things_dealt_with(syntax, before) or things_of(
            syntax, [each for each in slots if each.start > before.at]
        )
        return used if dealing_of(syntax, before) == "use" else []
    return things_of(syntax, [phrase for each in of for phrase in each.listed])


def _is_offence(syntax: Syntax, phrase: Phrase) -> bool:
    return syntax.head(phrase).low in _OFFENCES


def _punisher(syntax: Syntax, penalty: Predicate) -> list[Mention]:
    """As in "face expulsion from the university"."""
    return in_phrases(syntax, [each for each in penalty.preps if each.prep in {"from", "at", "by"}])[:1]


def _punishing(syntax: Syntax, doing: Predicate) -> Predicate | None:
    """The verb that says that a doing is punished."""
    for other in syntax.predicates:
        if other is doing or other.negated:
            continue
        if _means_penalty(syntax, doing, other) or _are_punished(syntax, doing, other):
            return other
    return None


def _means_penalty(syntax: Syntax, doing: Predicate, other: Predicate) -> bool:
    """As in "using a VPN can mean prison", "[using] it is punishable by a fine"."""
    if not doing.gerund or doing.number + 1 != other.number or doing.link not in {Link.aside, Link.root}:
        return False
    opens = doing.start == 0 or syntax.tags[doing.start - 1].kind not in {Kind.prep, Kind.noun, Kind.pron}
    punishable = other.copula and any(syntax.head(each).low in _PUNISHABLE for each in other.objects)
    means = other.lemma in _MEANING and _is_penalty(syntax, [*other.objects, *other.preps])
    return opens and (punishable or means)


def _are_punished(syntax: Syntax, doing: Predicate, other: Predicate) -> bool:
    """As in "those who use it face a fine", "anyone found to be using it will be jailed", "was fined for using it"."""
    punished = (other.passive and other.lemma in _PUNISHED) or (
        other.lemma in _FACING and not other.passive and _is_penalty(syntax, other.objects)
    )
    if not punished:
        return False
    if doing.link is Link.condition and doing.governor is other and doing.marker == "if":  # "face jail if they use it"
        own = [syntax.head(each).low for each in doing.subjects]
        return own == ["they"] and any(_are_people(syntax, each) for each in other.subjects)
    if doing.link in {Link.relative, Link.reduced}:
        return doing.noun is not None and _are_people(syntax, doing.noun) and _is_subject(doing.noun, other)
    above = doing.governor
    while above is not None and above is not other and above.link in {Link.infinitive, Link.gerund, Link.said}:
        above = above.governor
    if above is None or above is other or above.lemma not in _FINDING:
        return False
    return any(_are_people(syntax, each) and _is_subject(each, other) for each in above.subjects)


def _is_subject(phrase: Phrase, one: Predicate) -> bool:
    return any(each is phrase for each in one.subjects)


def _are_people(syntax: Syntax, phrase: Phrase) -> bool:
    head = syntax.head(phrase)
    return head.low in _PEOPLE or head.says("audience") is not None


def _is_penalty(syntax: Syntax, phrases: list[Phrase]) -> bool:
    return any(syntax.head(each).low.split()[-1] in _PENALTIES or _is_discipline(syntax, each) for each in phrases)


def _is_discipline(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "disciplinary action"."""
    lows = {one.low for one in syntax.items[phrase.start : phrase.end]}
    return "disciplinary" in lows or any(low.startswith("disciplinary ") for low in lows)
