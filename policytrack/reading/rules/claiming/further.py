"""What a sentence adds to measures told of before: further things, further actors, and what became of them."""

import re
from collections.abc import Iterator, Sequence

from policytrack.reading.proposals import Span
from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act, tells_accident
from policytrack.reading.rules.circumstances import NOWHERE
from policytrack.reading.rules.claiming.actors import actors_of
from policytrack.reading.rules.claiming.placing import is_elsewhere
from policytrack.reading.rules.claiming.whose import told_there
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity, Way
from policytrack.reading.rules.parties.beside import owned_by
from policytrack.reading.rules.parties.who import behind, in_phrases
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story.what import what_is_meant
from policytrack.reading.rules.story.who import who_is_meant
from policytrack.reading.rules.structure import LONGEST_SENTENCE
from policytrack.reading.rules.syntax import Link, Phrase, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.things import can_be_restricted

__all__ = ["likewise", "more_things", "ordered", "same_again", "turned"]


_TOO = re.compile(
    r"\b(?:too|also|likewise|as well|affected|covered|included|(?:was|were) added|on the list|same (?:fate|way)|"
    r"was next|were next|among them)\b"
)


_SO = re.compile(
    r"\b(?:(?:so|as) (?:was|were|is|are|(?P<does>does|do|did))|"
    r"the same (?:goes|went|appl\w+|h[eo]lds?|is true|was true) (?:for|to|of)|"
    r"(?:faces?|faced|meets?|met) the same (?:requirements?|rules?|curbs?|limits?|restrictions?|ban) (?:for|on))\b",
    re.IGNORECASE,
)


_TOLD_TOO = frozenset({"too", "also", "likewise", "well", "affected", "covered", "included", "added", "list", "same"})
_TOLD_TOO |= {"next", "among"}
"""Without one of these words a sentence has nothing of `_TOO`, and none of the next ones nothing of `_SO`."""
_TOLD_SO = frozenset({"so", "as", "same"})
_UNLIKE = frozenset({"not", "n't", "unlike", "except", "never"})
_UNLIKE |= {"substitute", "alternative", "replacement", "instead", "allowed", "permitted", "approved", "recommended"}


_OBEYING = words.listing("obeying")
_TAKING_ORDERS = _OBEYING | {"receive", "get", "cite"}
_TELLING = words.listing("making_others")
_POINTING = frozenset({"it", "them", "they", "we", "us", "this", "that", "so", "both"})
_OPENING_LENGTH = 24
_REPORTED_LENGTH = 7
_HALTS = words.listing("halting_orders")
_COMPLYING = words.listing("complying")
_COMPLYING_WITH = words.listing("complying_with")
_DEEDS = words.listing("measures") | {"removal", "move", "step", "takedown", "withdrawal"}


_LISTING = frozenset({",", "and", "or", "the", "both"})
_SHARING = frozenset(
    {
        "followed",
        "suffered",
        "met",
        "shared",
        "fell",
        "got",
        "joined",
        "came",
        "went",
        "heads",
        "tops",
        "headed",
        "topped",
    }
)


_STAYING = frozenset({"stay", "remain", "linger", "keep"})
"""Verbs of what is not let off a list from which another was: "Huawei remains on the list"."""


def more_things(read: Progress, syntax: Syntax, sentence: Span) -> Iterator[Claim]:
    """Further things under the measure just told of: "Signal was on the list too", "and so are Signal and Viber"."""
    items = syntax.items
    start = _begins_more(read, syntax, sentence)
    if not read.latest or start is None:
        return
    told = told_there(read, items) or read.latest
    pattern = next((one for one in reversed(told) if not one.vague), told[-1])
    named = [one.mention for one in items if one.start >= start and one.mention is not None and one.mention.entities]
    targets = [each for one in named if can_be_restricted(one) for each in what_is_meant(read.story, one)]
    stays = not _STAYING.isdisjoint(syntax.lemmas) or "still" in syntax.spoken
    mood = Mood.holds if stays else read.mood_now(pattern)
    for target in dict.fromkeys(targets):
        watches = target.actor is not None and target.actor.kind == "civil_society"  # "X was hit too, said NetBlocks"
        if target is not pattern.target and target is not pattern.actor and not watches:
            passages = [sentence, *(one for one in pattern.passages[:1] if one != sentence)]
            yield Claim(pattern.actor, target, pattern.measure, mood, passages, pattern.around)


def _begins_more(read: Progress, syntax: Syntax, sentence: Span) -> int | None:
    """Where further things are named in a sentence, if any are."""
    read_itself = any(claim.passages[0] == sentence for claim in read.latest)
    if not read_itself and _is_too(read, syntax, sentence):
        return sentence.start
    may = not _TOLD_SO.isdisjoint(syntax.spoken)
    so = _SO.search(read.text, sentence.start, sentence.end) if may else None
    follows = next((one for one in syntax.items if one.start >= so.end()), None) if so is not None else None
    if follows is None or so is None or not can_be_restricted(follows.mention):
        return None
    return None if so["does"] and _may_act(follows.mention) else follows.start


def _may_act(mention: Mention | None) -> bool:
    """Whether it may be who does the same, and no thing to which it is done: "so does Apple", not "so does Viber"."""
    return mention is None or not mention.entities or any(one.actor is not None for one in mention.entities)


def _is_too(read: Progress, syntax: Syntax, sentence: Span) -> bool:
    """Whether a sentence says nothing but that the measure told of is one of its things too."""
    if _TOLD_TOO.isdisjoint(syntax.spoken) or _TOO.search(read.text, sentence.start, sentence.end) is None:
        return False
    if any(one.low in _UNLIKE or one.tag == "modal" for one in syntax.items) or tells_accident(syntax):
        return False
    return _opens_with_thing(syntax, sentence)


def _opens_with_thing(syntax: Syntax, sentence: Span) -> bool:
    """Whether a sentence begins with what can be restricted, which does nothing itself."""
    for at, one in enumerate(syntax.items):
        mention = one.mention
        if mention is None or mention.modifies:
            continue
        if not can_be_restricted(mention) or one.start - sentence.start > _OPENING_LENGTH:
            return False
        named = (each.mention for each in syntax.items[at : at + 3])  # "Its largest chipmaker, SMIC, is on the list"
        if not any(each is not None and each.entities for each in named):
            return False
        verbs = (syntax.tags[each].kind is Kind.verb for each in range(at))
        if any(verbs):
            return False  # "Shops depend on phones too"
        acts = mention.entity is not None and mention.entity.actor is not None
        return _is_under_it(syntax, at, acts=acts)
    return False


def _is_under_it(syntax: Syntax, at: int, *, acts: bool) -> bool:
    """Whether things that a sentence begins with are only said to be somewhere, and do or have nothing themselves."""
    items = syntax.items
    end = next((here for here in range(at + 1, len(items)) if _ends_list(items[here])), len(items))
    kind = syntax.tags[end].kind if end < len(items) else None
    if kind is Kind.have:
        return end + 1 < len(items) and items[end + 1].low == "been"
    if kind is Kind.verb:
        return items[end].low in _SHARING
    whole = syntax.phrase_of(end - 1)
    last = syntax.head(whole.listed[-1]).mention if whole is not None else None
    if kind is Kind.noun and whole is not None and end < whole.end and not can_be_restricted(last):
        return False  # "Drone crews rely on it too"
    if kind is Kind.be and _is_something_else(syntax, end + 1):
        return False
    return kind is Kind.be or not acts


_SHARED = words.listing("named_words") | {
    "hit",
    "caught",
    "banned",
    "blocked",
    "barred",
    "concerned",
    "restricted",
    "next",
}


_COVERING = words.listing("measures") | {"list", "lists", "blacklist", "them", "those", "boat", "category"}


_SINGLED_OUT = frozenset({"target", "targets", "case", "casualty", "victim", "one", "exception", "part", "next"})


def _is_something_else(syntax: Syntax, at: int) -> bool:
    """Whether it is something else that is done to or said of things: "Shein was [looked] at", "is also [popular]"."""
    while at < len(syntax.items) and syntax.tags[at].kind is Kind.adv:
        at += 1
    if at < len(syntax.items) and syntax.tags[at].kind is Kind.prep:  # "is on the list too", not "is in trouble"
        behind = syntax.phrase_of(at + 1)
        return behind is None or syntax.head(behind).low.split()[-1] not in _COVERING
    if (
        at < len(syntax.items) and syntax.tags[at].kind is Kind.det
    ):  # "is also a Chinese company", not "is a target too"
        told = syntax.phrase_of(at)
        return told is not None and syntax.head(told).low not in _COVERING | _SINGLED_OUT
    if at >= len(syntax.items) or syntax.tags[at].kind not in {Kind.verb, Kind.noun}:
        return False
    item = syntax.items[at]
    under = item.says("acts") is not None or item.low in _SHARED or item.end - item.start < 2
    return not under and not (item.mention is not None and can_be_restricted(item.mention))


def _ends_list(item: Item) -> bool:
    return item.mention is None and item.low not in _LISTING and item.low != "too"


def ordered(read: Progress, syntax: Syntax, sentence: Span) -> bool:
    """Give what a firm did to whoever it obeyed: "The company said it acted on a request from the ministry"."""
    firms = [one for one in read.latest if one.actor.is_company]
    if not firms or _is_far(read, sentence):
        return False
    named = (_whose_order(syntax) if _is_of_deed(syntax) else []) or _told_by(syntax) or _who_ordered_deed(syntax)
    entity = next((one for each in named if (one := who_is_meant(read.story, each)) is not None), None)
    if entity is None or entity.actor is None or entity.is_company:
        return False
    for claim in firms:
        claim.actor = entity
        claim.passages = [*claim.passages, sentence]
    return True


def _whose_order(syntax: Syntax) -> list[Mention]:
    """Whose order is told of that somebody obeyed: "on a request from the ministry"."""
    for phrase in syntax.phrases:
        follows = phrase.prep in _COMPLYING_WITH or any(
            one.lemma in _TAKING_ORDERS and not one.negated and any(each is phrase for each in one.objects)
            for one in syntax.predicates
        )
        follows = follows and syntax.items[phrase.start].low != "no"
        if not follows or syntax.head(phrase).low.removesuffix("s") not in _COMPLYING:
            continue
        if named := owned_by(syntax, phrase) or behind(syntax, phrase, "from", "of", "by"):
            return named
    return []


def _told_by(syntax: Syntax) -> list[Mention]:
    """Who told a firm to do what was told of: "it was ordered to by the ministry", "the ministry had demanded it"."""
    if _TELLING.isdisjoint(syntax.lemmas):
        return []
    for one in syntax.predicates:
        told = one.subjects if one.passive else one.objects
        if one.lemma not in _TELLING or one.negated or one.modal or not told:
            continue
        below = syntax.children(one, Link.infinitive)
        if any(each.lemma != "do" for each in below) or not all(_stands_for_firm(syntax, each) for each in told):
            continue
        by = [each for verb in (one, *below) for each in verb.preps if each.prep == "by"]
        if found := in_phrases(syntax, by if one.passive else one.subjects):
            return found[:1]
    return []


def _who_ordered_deed(syntax: Syntax) -> list[Mention]:
    """Who ordered what a firm was told to have done: "the ministry ordered the removal of the app", "of both"."""
    if _TAKEN_DOWN.isdisjoint(syntax.spoken):
        return []
    for one in syntax.predicates:
        if one.lemma not in _TELLING or one.negated or one.modal:
            continue
        if any(_is_taken_down(syntax, each) for each in (one.subjects if one.passive else one.objects)):
            by = [each for each in one.preps if each.prep == "by"] if one.passive else one.subjects
            return in_phrases(syntax, by)[:1]
    return []


def _is_taken_down(syntax: Syntax, deed: Phrase) -> bool:
    """Whether a phrase is of the removal of what was told of: "its removal", "the removal of these apps"."""
    if syntax.head(deed).low not in _TAKEN_DOWN:
        return False
    whole = syntax.after(deed, "of")
    if whole is None:
        return syntax.items[deed.start].low in {"its", "their", "this", "that", "the"}
    mention = syntax.head(whole).mention
    told = mention is not None and not (mention.entities or mention.new)
    return syntax.items[whole.start].low in _POINTED and (told or syntax.head(whole).low in _POINTING)


_TAKEN_DOWN = frozenset({"removal", "takedown", "withdrawal", "deletion", "delisting"})
_POINTED = _POINTING | {"the", "these", "those"}


def _stands_for_firm(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase only points at a firm that was told of, or at what it did: "it", "the operator"."""
    head = syntax.head(phrase)
    role = head.mention is not None and head.mention.actor_role == "company" and not head.mention.entities
    return role or head.low in _POINTING


def _is_of_deed(syntax: Syntax) -> bool:
    """Whether a sentence goes on about what was done, or who did it: "it", "the company", "the removal"."""
    first = next((one.subjects[0] for one in syntax.predicates if one.finite and one.subjects), None)
    if first is None:
        return False
    head = syntax.head(first)
    mention = head.mention
    named = mention.entity if mention is not None else None
    firm = mention is not None and (mention.actor_role == "company" or (named is not None and named.is_company))
    return firm or head.low in {"it", "this", "that", "both"} or head.low in _DEEDS


def turned(read: Progress, items: Sequence[Item], act: Act, sentence: Span) -> Iterator[Claim]:
    """What became of a measure told of before: "then repealed the law"."""
    actors = actors_of(read, items, act)
    told = [one for one in read.claims[-len(read.latest) - 4 :] if not is_elsewhere(items, one.actor)]
    here = any(sentence in one.passages for one in read.latest)  # what the sentence itself told of before
    may_be = act.key == "relent" or act.turn.mood is Mood.refused or "having" in {one.low for one in items[: act.at]}
    earlier = may_be and _is_earlier(items, act)
    if earlier or (act.of_sentence and not here):
        return
    sure = not act.weak_actor or (act.key == "turn" and not here)
    own = [one for one in told if one.actor in actors and sure]
    latest = told_there(read, items) or read.latest
    near = [one for one in latest if one in told and _lies_under(read.story.headed_actor, one.actor)]
    if any(one.entities for one in act.actors):  # "President Doe put it off" is of no state's measure
        near = [one for one in near if not actors or any(_may_turn(each, one.actor) for each in actors)]
    last = own or (near if act.key == "turn" else _of_rulers(act, actors, near))
    if act.targets:  # "has made a U-turn on the app"
        meant = [each for mention in act.targets for each in what_is_meant(read.story, mention)]
        last = [one for one in last if one.target in meant]
    if "begun" in act.turn.keys:  # "the ban took effect", which its noun tells of as well
        last = [one for one in told if any(one.actor is it.actor and one.target is it.target for it in last)]
    for one in last[-len(read.latest or last) :] if "begun" not in act.turn.keys else last:
        if act.turn.mood in {Mood.holds, Mood.planned}:  # the governor signed it
            if one.mood is Mood.weighed or (one.mood is Mood.planned and "begun" in act.turn.keys):
                yield Claim(one.actor, one.target, one.measure, act.turn.mood, [sentence], NOWHERE, only_adds=True)
        elif act.says in _HALTS and _is_of_court(one.actor):
            continue  # an injunction is what the court did itself
        elif one.mood in {Mood.holds, Mood.planned, Mood.weighed, Mood.advised}:
            dropped = act.key == "relent" and one.mood is not Mood.holds  # what was only meant to be done
            mood = Mood.refused if dropped else _mood_turned(items, act, one)
            yield Claim(one.actor, one.target, one.measure, mood, [sentence], NOWHERE, only_adds=True)


def _of_rulers(act: Act, actors: Sequence[Entity], near: Sequence[Claim]) -> list[Claim]:
    """The measures that those who are not named have taken: "Austin banned it. The authorities gave in"."""
    if any(one.entities or one.new for one in act.actors) or not actors or any(one.is_company for one in actors):
        return []
    countries = {one.actor.place[:2] for one in actors if one.actor is not None and one.actor.place}
    return [one for one in near if one.actor.actor is not None and (one.actor.actor.place or "")[:2] in countries]


def _mood_turned(items: Sequence[Item], act: Act, claim: Claim) -> Mood:
    """What became of a measure by a turn; what held and was dropped has ended: "the instruction was shelved"."""
    if act.turn.mood is Mood.refused and claim.mood is Mood.advised:
        return Mood.ended  # "the warning was withdrawn"
    dropped = act.turn.mood is Mood.refused and claim.mood is Mood.holds
    return Mood.ended if dropped and any(word.key == "relent" for word in items[act.at].words) else act.turn.mood


def _is_earlier(items: Sequence[Item], act: Act) -> bool:
    """Whether it is told what had been before: "announced the rule, months after she had rejected the idea".

    Somebody who says that they "had changed their mind" tells the latest.
    """
    before = [one.low for one in items[max(0, act.at - _REPORTED_LENGTH) : act.at]]
    having = before[-2:] == ["after", "having"]  # "reinstated it after having dropped it"
    return having or ("had" in before[-3:] and "that" not in before)


def _may_turn(actor: Entity, whose: Entity) -> bool:
    """Whether somebody may undo what another did: a court, or a body of the same place."""
    if actor is whose or _is_of_court(actor) or actor.actor is None or whose.actor is None:
        return True
    places = {actor.actor.place, whose.actor.place}
    return not (actor.is_company or whose.is_company) and (None in places or len(places) == 1)


def _is_of_court(actor: Entity) -> bool:
    """Whether somebody is a court."""
    return actor.actor is not None and actor.actor.kind == "court"


def _lies_under(heading: Entity | None, actor: Entity) -> bool:
    """Whether lines under a heading may be of somebody: of the country it names, or of a body there."""
    if heading is None or heading.actor is None or actor.actor is None or heading is actor:
        return True
    return heading.actor.place is None or heading.actor.place == actor.actor.place


def _named_too(read: Progress, items: Sequence[Item], act: Act, actors: Sequence[Entity]) -> Iterator[Entity]:
    """Others that a sentence only adds: "Italy did the same in May, and Spain a week later"."""
    behind = items[act.at :]
    for before, one, after in zip(behind, behind[1:], [*behind[2:], None], strict=False):
        mention = one.mention
        if after is not None and (after.tag in _AUXILIARIES or after.says("turns")):
            continue  # "and Spain is going to", "and Spain plans to", which is told by itself
        if mention is None or not mention.entities or mention.possessive or mention.modifies or before.low != "and":
            continue
        entity = read.story.of_name(mention)
        if entity is not None and entity.is_company and not any(one.is_company for one in actors):
            continue  # "Ohio, whose order names WeChat and Kaspersky, did so in 2023"
        done_to = any(one.target in mention.entities for one in read.latest)
        if entity is not None and entity.actor is not None and mention.way != Way.demonym and not done_to:
            yield entity


_AUXILIARIES = frozenset({"be", "have", "modal"})
_DOING = frozenset({"do", "does", "did", "so", "done", "first", "next"})
_END = re.compile(r"[.?!][\"\u201d]?\s")


_ALONGSIDE = 3


def _is_far(read: Progress, sentence: Span, *, between: int = 1) -> bool:
    """Whether other sentences stand between what was told of and "so does the bank", which then is of those."""
    told = max(passage.end for one in read.latest for passage in one.passages)
    if sentence.start - told > 2 * LONGEST_SENTENCE:  # so that not each sentence looks through all of a text
        return True
    return len(_END.findall(read.text, told, sentence.start)) > between


def _did_other(read: Progress, act: Act, actor: Entity) -> bool:
    """Whether a place does what another did that is no measure: "Japan has fined its maker. Belgium did the same"."""
    story = read.story
    at, spoken = story.spoke[-1] if story.spoke else (0, None)
    last = spoken is not None and spoken.is_place and spoken is not actor and at > story.here[0]
    return act.says in _DOING and actor.is_place and last and all(one.actor is not spoken for one in read.latest)


def _is_next(pattern: Claim, firm: Entity, own: Sequence[Entity]) -> bool:
    """Whether a firm is one more to whom a state does what it did to another."""
    return (
        firm.is_company
        and firm.target is not None
        and pattern.target.is_company
        and not (own or pattern.actor.is_company)
    )


def _done_as_meant(read: Progress, actor: Entity, sentence: Span) -> Iterator[Claim]:
    """What somebody did who had planned or weighed it."""
    for one in read.latest:
        if one.actor is actor and one.mood in {Mood.planned, Mood.weighed}:
            yield Claim(actor, one.target, one.measure, Mood.holds, [sentence], NOWHERE, only_adds=True)


def likewise(read: Progress, items: Sequence[Item], act: Act, sentence: Span) -> Iterator[Claim]:
    """Others who do what was told of: "Italy followed suit", "so did Spain"."""
    if not read.latest or (act.says in _DOING and _is_far(read, sentence, between=_ALONGSIDE)):
        return
    far = act.says in _DOING and _is_far(read, sentence)
    pattern = read.latest[-1]
    own = [one for mention in act.targets for one in what_is_meant(read.story, mention)]
    told = [one for one in read.latest if not one.of_kind] or read.latest
    targets = own or [one.target for one in told]
    mood = Mood.weighed if act.turn.mood is Mood.called and "ask" in act.turn.keys else act.turn.mood
    if mood is Mood.holds and not {"pause", "end"}.isdisjoint(act.turn.keys):
        mood = Mood.ended  # "Lebanon stopped doing so"
    actors = actors_of(read, items, act)
    for actor in dict.fromkeys([*actors, *_named_too(read, items, act, actors)]):
        if (far and not (actor.is_place and pattern.actor.is_place)) or _did_other(read, act, actor):
            continue
        advises = mood is Mood.advised and not act.weak_actor
        if actor is pattern.actor and not own and not advises:
            if mood is Mood.holds and act.says in _DOING:  # "threatened to block it and did so in June"
                yield from _done_as_meant(read, actor, sentence)
            continue
        if _is_next(pattern, actor, own):  # "Huawei was put on the list, and SMIC followed"
            yield Claim(pattern.actor, actor, pattern.measure, mood, [sentence, *pattern.passages[:1]], NOWHERE)
            continue
        measure = "advisory" if mood is Mood.advised else pattern.measure  # "recommended that cities do the same"
        for target in dict.fromkeys(targets):
            yield Claim(actor, target, measure, mood, [sentence, *pattern.passages[:1]], NOWHERE)


_SAME = frozenset({"same", "ditto", "likewise", "idem"})
_SHORT = 10


def same_again(read: Progress, syntax: Syntax, sentence: Span) -> Iterator[Claim]:
    """What a line of a list says by saying that it is the same as in the one before: "Estonia: the same.", "Ditto."."""
    items, actor = syntax.items, read.story.headed_actor
    first = next((one.low for one in items if one.low not in {"the", "much", "exactly"}), "")
    if first not in _SAME or len(items) > _SHORT or actor is None or any(one.finite for one in syntax.predicates):
        return
    for pattern in read.latest:
        if pattern.actor is not actor:
            passages = [sentence, *pattern.passages[:1]]
            yield Claim(actor, pattern.target, pattern.measure, pattern.mood, passages, pattern.around)
