"""What may leave the country only with a licence: "needs a licence to ship its scanners"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.acts.doings import carried, dealing_of
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_licences"]

_LICENCES = words.listing("licences")
_NEEDING = words.listing("needing")
_APPLYING = frozenset({"need", "apply", "ask", "obtain", "have"})
_REQUIRING = frozenset({"require", "demand", "impose", "introduce"})
_TELLING = frozenset({"tell", "inform", "notify", "warn"})


def by_licences(scene: Scene) -> None:
    """Add what needs a licence to be exported."""
    syntax = scene.syntax
    for phrase in syntax.phrases:
        governor = _needing(syntax, phrase)
        if governor is None:
            continue
        act = Act("control", "export", mood_of_verb(syntax, governor), phrase.head, noun=False, says="licence")
        act.around = around(syntax, governor)
        shipping = _shipping(syntax, phrase, governor)
        if shipping is not None:
            act.targets = things_of(syntax, shipping.objects)
            act.around = (act.around[0], around(syntax, shipping)[1])
        elif _is_for_export(syntax, phrase, governor):
            act.targets = _licensed(syntax, phrase, governor)
        else:
            continue
        if not act.targets and governor.lemma in _APPLYING:
            act.targets = [each for each in things_of(syntax, governor.subjects) if each.entities]
        if not act.targets:
            continue
        act.actors, act.weak_actor = _actors(syntax, phrase, governor, act.turn)
        scene.read.add(phrase.number)
        scene.add(act, governor)


def _needing(syntax: Syntax, phrase: Phrase) -> Predicate | None:
    """The verb by which somebody needs the licence that a phrase speaks of."""
    head = syntax.head(phrase).low.split()
    if not head or head[-1] not in _LICENCES or syntax.items[phrase.start].low in {"no", "without"}:
        return None
    governor, role = syntax.governing(phrase)
    if governor is None or governor.lemma not in _NEEDING:
        return None
    if governor.lemma == "have" and not governor.modal:  # whoever has one is kept from nothing
        return None
    if role == "subject" and not (governor.passive and governor.lemma in {"require", "need"}):
        return None
    return governor


def _shipping(syntax: Syntax, phrase: Phrase, governor: Predicate) -> Predicate | None:
    """What the licence is to be had for: "a licence to ship scanners"."""
    for each in syntax.predicates:
        hangs = (each.noun is phrase or each.governor is governor) and each.start >= phrase.end
        if hangs and dealing_of(syntax, each) in {"export", "sell"}:
            return each
    return None


def _behind(syntax: Syntax, phrase: Phrase) -> list[Phrase]:
    return [each for each in syntax.phrases[phrase.number + 1 : phrase.number + 3] if each.prep in {"for", "of", "on"}]


def _dealing_named(syntax: Syntax, phrase: Phrase, governor: Predicate) -> str:
    return carried(syntax, _behind(syntax, phrase)) or carried(syntax, governor.subjects)


def _is_for_export(syntax: Syntax, phrase: Phrase, governor: Predicate) -> bool:
    """Whether the licence is one for goods: "export licences", "needs a licence for the chip"."""
    if "export" in syntax.head(phrase).low or _dealing_named(syntax, phrase, governor) in {"export", "sell"}:
        return True
    return phrase.prep == "for" or any(each.prep == "for" for each in _behind(syntax, phrase))


def _licensed(syntax: Syntax, phrase: Phrase, governor: Predicate) -> list[Mention]:
    """What a licence is for, behind it or, as in "exports of the chip need a licence", before it."""
    if found := things_of(syntax, _behind(syntax, phrase)):
        return found
    if _dealing_named(syntax, phrase, governor) or "export" in syntax.head(phrase).low:
        return things_of(syntax, governor.subjects)
    return []


def _actors(syntax: Syntax, phrase: Phrase, governor: Predicate, turn: Turn) -> tuple[list[Mention], bool]:
    """Who asks for the licence, and whether that is only guessed."""
    asks = governor.lemma in _REQUIRING and not governor.passive
    if turn.ordered or (asks and not things_of(syntax, governor.subjects)):
        return agents_of(syntax, governor, turn)
    owners = [each for each in syntax.mentions(phrase) if each.entities and each.entities[0].is_place]
    if owners:
        return owners[:1], False
    told = governor.governor if governor.link == Link.said else None
    if told is not None and told.lemma in _TELLING and not told.passive:
        return agents_of(syntax, told, Turn(Mood.holds))
    return [], True
