"""What a sentence names beside what is restricted: "blocked it, together with Viber", "and later Temu too"."""

from collections.abc import Iterator, Sequence

from policytrack.reading.rules.acts.act import Act, Scene
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.things import things_of

__all__ = ["join_companions"]

_WITH = frozenset({"along", "together"})
_LATER = frozenset({"later", "then", "since", "subsequently", "eventually", "recently", "lately", "afterwards"})
_TOO = frozenset({"too", "also", "well", "likewise"})
_CUES = _WITH | _LATER | _TOO | {"alongside", "besides", "addition", "top", "plus", "with", "followed", "not", "and"}
_NO_PATTERNS = frozenset({"same", "turn", "relent"})
_THEM = frozenset({"it", "them"})
_CUTS = frozenset({Kind.comma, Kind.coord, Kind.stop, Kind.sub, Kind.rel, Kind.verb})
_INSERTED = frozenset({Kind.prep, Kind.adv, Kind.to})
_PASSED = _THEM | {"addition", "top"}


def join_companions(scene: Scene) -> None:
    """Add to what acts are done to what a sentence names beside it."""
    syntax = scene.syntax
    if not scene.acts or _CUES.isdisjoint(syntax.spoken):
        return
    acts = sorted((one for one in scene.acts if one.key not in _NO_PATTERNS), key=lambda one: one.at)
    for phrase in _companions(syntax):
        act = _act_beside(syntax, acts, phrase)
        if act is None:
            continue
        found = [each for each in _things(syntax, phrase) if each not in act.targets]
        if found and not _acts_too(act, found):
            act.targets += found


def _companions(syntax: Syntax) -> Iterator[Phrase]:
    """The first of those that a sentence names beside others."""
    for phrase in syntax.phrases:
        if phrase.listed[0] is phrase and _is_beside(syntax, phrase):
            yield from _with_it(syntax, phrase) if syntax.head(phrase).low in _THEM else [phrase]
        elif _is_gapped(syntax, phrase):
            yield phrase
    for one in syntax.predicates:
        if one.lemma == "follow" and not one.objects and (one.passive or one.link == Link.same):
            yield from (each for each in one.preps if each.prep == "by" and each.listed[0] is each)


def _is_beside(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "along with Viber", "in addition to Viber", "besides Viber", "and with it Viber"."""
    if phrase.prep in {"alongside", "besides", "plus"}:
        return True
    if phrase.prep == "with" and phrase.prep_at > 0:
        return syntax.items[phrase.prep_at - 1].low in _WITH or syntax.head(phrase).low in _THEM
    before = syntax.phrases[phrase.number - 1] if phrase.number else None
    if before is None or before.end != phrase.prep_at or phrase.prep not in {"to", "of"}:
        return False
    return (before.prep, syntax.head(before).low, phrase.prep) in {("in", "addition", "to"), ("on", "top", "of")}


def _with_it(syntax: Syntax, phrase: Phrase) -> Iterator[Phrase]:
    """What is meant by "it": "Binance and, with it, Kraken", "Binance, and Kraken with it"."""
    start = phrase.prep_at - 1 if syntax.items[phrase.prep_at - 1].low in _WITH else phrase.prep_at
    before = start - 1
    while before > 0 and syntax.tags[before].kind is Kind.comma:
        before -= 1
    if syntax.tags[before].kind is Kind.coord:
        after = syntax.phrases[phrase.number + 1 : phrase.number + 2]
        yield from (each for each in after if each.start - phrase.end <= 1)
        return
    one = syntax.phrase_of(before)
    if one is not None and syntax.tags[syntax.previous(one.start)].kind is Kind.coord:
        yield one


def _is_gapped(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "banned one in May and later [Temu]", "banned one, and [Temu] as well"."""
    before = _past_insertion(syntax, phrase.start - 1)
    inserted = before < phrase.start - 1
    said = set()
    while before >= 0 and syntax.tags[before].kind in {Kind.adv, Kind.comma}:
        said.add(syntax.items[before].low)
        before -= 1
    if before < 0 or syntax.tags[before].kind is not Kind.coord or _has_verb(syntax, phrase):
        return False
    after = {item.low for item in syntax.items[phrase.end : phrase.end + 2]}
    too = _TOO & (said | after if phrase.listed[0] is phrase else said)  # not "banned X. It names Y and [Z] too"
    return inserted or bool(said & _LATER or too) or _is_parallel(syntax, phrase)


def _past_insertion(syntax: Syntax, at: int) -> int:
    """Past a circumstance between commas: "blocks one and[, since May,] Viber"."""
    if at < 0 or syntax.tags[at].kind is not Kind.comma:
        return at
    before = next((each for each in range(at - 1, -1, -1) if syntax.tags[each].kind in _CUTS), -1)
    first = syntax.phrase_of(before + 1)
    timed = first is not None and syntax.is_time(first)
    circumstance = timed or syntax.tags[before + 1].kind in _INSERTED
    opened = before > 0 and syntax.tags[before].kind is Kind.comma and circumstance
    return before if opened and syntax.tags[before - 1].kind is Kind.coord else at


def _is_parallel(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "banned one from phones and [Temu] from tablets", "blocked one for years, and [Temu] since May"."""
    end = phrase.listed[-1].end
    behind = syntax.phrases[phrase.listed[-1].number + 1 : phrase.listed[-1].number + 2]
    if phrase.prep or syntax.head(phrase).mention is None or not behind or not behind[0].prep:
        return False
    if any(tag.kind is not Kind.prep for tag in syntax.tags[end : behind[0].start]):  # "for about [seven years]"
        return False
    one = syntax.predicate_before(phrase.start)
    before = syntax.within(one.at + 1, phrase.start) if one is not None else []
    timed = syntax.is_time(behind[0]) and any(syntax.is_time(each) for each in before)
    return timed or any(each.prep == behind[0].prep for each in before)


def _has_verb(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is the subject of a clause of its own."""
    return any(phrase is each for one in syntax.predicates for each in one.subjects if each.end <= one.start)


def _act_beside(syntax: Syntax, acts: Sequence[Act], phrase: Phrase) -> Act | None:
    """The act of the clause that a companion stands in; of one that opens a sentence, the first one."""
    before = [one for one in acts if one.at < phrase.start]
    if not before:
        follows = acts[0] if acts else None
        others = [each for each in syntax.phrases[: phrase.number] if syntax.head(each).low not in _PASSED]
        subject = others[-1] if others else None
        told = subject is None or (follows is not None and syntax.head(subject).mention in follows.targets)
        return follows if told else None
    return None if any(_parts(one, before[-1].at, phrase.start) for one in syntax.predicates) else before[-1]


def _parts(one: Predicate, start: int, end: int) -> bool:
    """Whether a clause of its own stands between two items; "followed by Viber" is none."""
    return start < one.at < end and one.finite and one.link != Link.relative and one.lemma != "follow"


def _things(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """What a companion may be; a name of one word that nobody knows is of a thing too."""
    listed = [one for one in phrase.listed if one.number >= phrase.number]
    found = [each for one in listed for each in things_of(syntax, [one])]
    named = any(each.entities for each in found)
    taken = []
    for each in found:
        if each.new == "name" and not each.target_role and (named or " " not in each.text):
            each.target_role = "app"
        if (each.entities and not each.possessive) or each.target_role not in {"", "pronoun"}:
            taken.append(each)
    return taken


def _acts_too(act: Act, found: Sequence[Mention]) -> bool:
    """Whether firms stand beside a firm that acts, and not beside what it acts on: "Apple, together with Google"."""
    firms = _are_firms(found) and _are_firms(act.actors)
    return firms and not any(each.entity is not None and each.entity.is_company for each in act.targets)


def _are_firms(mentions: Sequence[Mention]) -> bool:
    return bool(mentions) and all(one.entity is not None and one.entity.is_company for one in mentions)
