"""What is given up for another: "told to look for an alternative to Zoom", "moved its staff from Zoom to Teams"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, is_by_company, named, named_or_told
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.names.products import PROGRAMS
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_alternatives"]

_TAKING = words.listing("taking_another")
_OTHER = frozenset({"another", "other", "alternative", "alternatives", "different", "else"})
_NEW = frozenset({"new", "trusted", "non-russian", "non-chinese"})
_USING = frozenset({"use", "utilize", "utilise", "run", "employ"})
_THAN = frozenset({"other", "rather", "else"})
_PLACE = frozenset({"instead", "place"})
_THINGS = words.listing("goods") | words.listing("others_of_a_kind")
_CUSTOMERS = frozenset({"users", "customers", "developers", "owners", "subscribers", "players"})
_TELLING = frozenset({("turns", "advise"), ("turns", "order")})
_MOVING = frozenset({"switch", "move", "migrate", "transfer", "shift", "convert", "transition"})
_SOFTWARE = PROGRAMS | {"operating_system", "product_line"}
_MOVED = frozenset({Mood.holds, Mood.planned, Mood.weighed})
_BINDING = frozenset({Mood.holds, Mood.advised, Mood.called, Mood.planned})


def by_alternatives(scene: Scene) -> None:
    """Add what people are to replace by another of its kind, or was replaced for them."""
    syntax = scene.syntax
    if not _MOVING.isdisjoint(syntax.lemmas):
        _add_moved(scene)
    if (_OTHER | _NEW).isdisjoint(syntax.spoken) and _PLACE.isdisjoint(syntax.spoken):
        return
    for one in syntax.predicates:
        told = one.governor if one.link in {Link.infinitive, Link.said} else None
        if one.lemma not in _TAKING or one.negated or one.passive or told is None or not _tells(syntax, told):
            continue
        other = _other(syntax, one)
        targets = _given_up(syntax, one) or (_used_by(syntax, told) if other is not None else [])
        if other is None and not targets:
            continue
        turn = mood_of_verb(syntax, one)
        if turn.mood not in _BINDING:
            continue
        turn.mood = Mood.advised if turn.mood is Mood.called else turn.mood
        if _advises_customers(syntax, told):
            continue
        act = Act("avoid", "use", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
        act.open_object = not targets
        act.around = around(syntax, told)[0], around(syntax, one)[1]
        act.actors, act.weak_actor = agents_of(syntax, one, turn)
        scene.acts[:] = [each for each in scene.acts if each.at not in {one.at, told.at} or each.targets]
        scene.add(act, one, told)


def _add_moved(scene: Scene) -> None:
    """Add what people or machines were moved from: "switched its computers from Windows to Linux"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        if one.lemma not in _MOVING or one.negated or one.number in scene.used or " " in syntax.items[one.at].low:
            continue
        left = [each for each in one.preps if each.prep in {"from", "off", "away from"}]
        taken = [each for each in one.preps if each.prep in {"to", "onto"}]
        moved = one.subjects if one.passive else one.objects
        targets, others = named(syntax, left), named_or_told(syntax, taken)
        programs = [each for each in targets if _is_program(each)]
        turn = mood_of_verb(syntax, one)
        if not moved or not programs or not others or turn.mood not in _MOVED or named(syntax, moved):
            continue
        act = Act("remove", "use", turn, one.at, noun=False, targets=programs, says=syntax.items[one.at].low)
        act.around = around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, one, turn)
        scene.add(act, one)


def _is_program(mention: Mention) -> bool:
    target = mention.entity.target if mention.entity is not None else None
    return target is not None and target.kind in _SOFTWARE


def _tells(syntax: Syntax, told: Predicate) -> bool:
    return not told.negated and any((word.file, word.key) in _TELLING for word in syntax.items[told.at].words)


def _advises_customers(syntax: Syntax, told: Predicate) -> bool:
    """Whether a maker tells its customers what to take: "Google recommends that developers use another tool"."""
    heads = [syntax.head(each) for each in (told.subjects if told.passive else told.objects)]
    said = [one.says("audience") for one in heads]
    staff = any(one is not None and one.key == "employees_of_issuer" for one in said)
    orders = any((word.file, word.key) == ("turns", "order") for word in syntax.items[told.at].words)
    return (is_by_company(syntax, told) and not staff) or (orders and any(one.low in _CUSTOMERS for one in heads))


def _other(syntax: Syntax, one: Predicate) -> Phrase | None:
    """What is to be taken, if it is only said to be another: "an alternative", "another service", "something else"."""
    for phrase in (*one.objects, *one.preps):
        said = {syntax.items[at].low for at in range(phrase.start, min(phrase.end + 1, len(syntax.items)))}
        another = said & _OTHER or (said & _NEW and one.lemma in _MOVING)  # "switch to new vendors"
        beside = phrase.listed[0] is not phrase and named(syntax, phrase.listed[:1])  # "use ChatGPT and other tools"
        if another and not beside and syntax.head(phrase).low.split()[-1] in _THINGS and phrase.start > one.at:
            return phrase
    return None


def _given_up(syntax: Syntax, one: Predicate) -> list[Mention]:
    """What another is taken for: "an alternative to it", "something other than it", "Threema instead of it"."""
    for phrase in syntax.phrases:
        if phrase.prep_at <= one.at:
            continue
        before = syntax.items[phrase.prep_at - 1].low
        than = phrase.prep == "than" and (before in _THAN or _is_another(syntax, phrase))
        if (
            than
            or (phrase.prep == "of" and before in _PLACE)
            or (phrase.prep == "to" and before.startswith("alternative"))
        ):
            return things_of(syntax, [phrase])
    return []


def _used_by(syntax: Syntax, told: Predicate) -> list[Mention]:
    """What those use who are told to take another: "urged [firms that use Kaspersky] to switch", "users of it"."""
    for phrase in told.subjects if told.passive else told.objects:
        of = syntax.after(phrase, "of") if syntax.head(phrase).low in _CUSTOMERS else None
        using = (each for each in syntax.predicates if each.noun is phrase and each.lemma in _USING)
        used = [of] if of is not None else next((each.objects for each in using), [])
        if found := named(syntax, used):
            return found
    return []


def _is_another(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "another product than it"."""
    before = syntax.phrases[phrase.number - 1] if phrase.number else None
    if before is None or before.end != phrase.prep_at:
        return False
    return any(syntax.items[at].low in _OTHER for at in range(before.start, before.end))
