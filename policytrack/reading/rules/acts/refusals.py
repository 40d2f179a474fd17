"""Makers that keep what they make from customers: "cut off users in Chad", "suspended all business in Chad"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, is_audience
from policytrack.reading.rules.acts.doings import carried
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties.speakers import called_maker
from policytrack.reading.rules.parties.who import in_phrases
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_in, things_of

__all__ = ["by_refusals"]

_REFUSING = words.listing("refusing_customers")
_CUSTOMERS = words.listing("customers")
_ENDING = words.listing("ending_business")
_BUSINESS = words.listing("business_with_customers")
_SERVING = frozenset({"offer", "provide", "sell"})
_REVOKING = words.listing("revoking_access")
_TAKING = words.listing("taking_orders")
_FORBIDDING = frozenset({"forbid", "prohibit", "ban", "bar", "restrict", "disallow", "block"})
_ALLOWING = frozenset({"allow", "permit"})
_DECLINING = frozenset({"refuse", "reject", "decline", "ignore", "block", "drop"})
_VERBS = _REFUSING | _ENDING | _SERVING | _REVOKING | _TAKING | _DECLINING | _FORBIDDING | _ALLOWING
_ASKED = words.listing("asked_of_makers")
_STOPPING = words.listing("ceasing")
_TO_WHOM = frozenset({"in", "to", "with", "from", "for", "of", "inside", "across"})


def by_refusals(scene: Scene) -> None:
    """Add what makers do not let customers somewhere have, where it is not said what that is."""
    syntax = scene.syntax
    if syntax.lemmas.isdisjoint(_VERBS):
        return
    for one in syntax.predicates:
        if _revokes(scene, one) or _turns_away(scene, one):
            continue
        makers = _makers(syntax, one) or (_told_makers(syntax, one) if _ends(syntax, one) else [])
        refuses = _refuses(syntax, one) or _ends(syntax, one) or _is_not_there(syntax, one)
        if not makers or not (refuses or _forbids_its_use(syntax, one)):
            continue
        turn = mood_of_verb(syntax, one, forbids=one.negated)
        if turn.ordered:
            continue
        turn.mood = Mood.holds if turn.mood in {Mood.denied, Mood.ended, Mood.paused} else turn.mood
        act = Act("serve", "serve", turn, one.at, noun=False, says=syntax.items[one.at].low, open_object=True)
        act.own_goods = True
        act.actors, act.around = makers, around(syntax, one)
        scene.add(act, one)


def _revokes(scene: Scene, one: Predicate) -> bool:
    """Whether a maker takes away somebody's access to what it makes: "revoked a rival's access to its API"; adds it."""
    syntax = scene.syntax
    access = next((each for each in one.objects if syntax.head(each).low.split()[-1] == "access"), None)
    if one.lemma not in _REVOKING or one.negated or access is None:
        return False
    whose = any(each.possessive for each in syntax.mentions(access))  # "a rival's access"
    makers = _makers(syntax, one) or (_told_makers(syntax, one) if whose else [])
    to = syntax.after(access, "to")
    own = to is not None and syntax.items[to.start].low == "its"
    targets = things_of(syntax, [to]) if to is not None and not own else things_in(syntax, access.start, access.head)
    targets = [] if own else [each for each in targets if each.entities and not each.possessive]
    turn = mood_of_verb(syntax, one)
    if not makers or turn.ordered or not (targets or own):
        return False
    turn.mood = Mood.holds if turn.mood in {Mood.denied, Mood.ended, Mood.paused} else turn.mood
    act = Act("deal", "serve", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
    act.own_goods = True
    act.actors, act.around = makers, around(syntax, one)
    scene.add(act, one)
    return True


def _turns_away(scene: Scene, one: Predicate) -> bool:
    """Whether a maker turns away what customers somewhere ask for: "refuses orders for it from Chad"; adds it."""
    syntax = scene.syntax
    asked = [each for each in one.objects if syntax.head(each).low.split()[-1] in _ASKED]
    if not asked or one.number in scene.used or one.modal or one.passive:
        return False
    ended = one.governor if one.link is Link.gerund and not one.to else None
    stops = ended is not None and ended.lemma in _STOPPING and not ended.negated
    said = ended if ended is not None and stops else one
    none = any(syntax.items[each.start].low in {"no", "no more"} for each in asked)
    declines = one.lemma in _DECLINING and not one.negated
    if not (declines or (one.lemma in _TAKING and (stops or none or one.negated))):
        return False
    behind = [each for phrase in asked for prep in ("for", "to") if (each := syntax.after(phrase, prep)) is not None]
    behind = behind or [each for each in one.preps if each.prep in {"for", "to"}]
    own = any(syntax.items[each.start].low == "its" for each in behind)
    targets = [each for each in things_of(syntax, behind) if each.entities]
    makers = _makers(syntax, said)
    if not makers or not (targets or own) or not _says_whose(syntax, one, relative="come"):
        return False
    turn = mood_of_verb(syntax, said, forbids=said is one)
    turn.mood = Mood.holds if turn.mood in {Mood.denied, Mood.ended, Mood.paused, Mood.refused} else turn.mood
    act = Act("deal", "serve", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
    act.own_goods, act.actors, act.around = True, makers, around(syntax, one)
    scene.add(act, one, said)
    return True


def _told_makers(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The firm that was spoken of before: "the company revoked", "it revoked"."""
    if one.passive or one.link is Link.condition:
        return []
    return [each for each in in_phrases(syntax, one.subjects) if each.actor_role in {"company", "pronoun"}]


def _makers(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The makers, or the products by whose names they go, that do what a verb says."""
    if one.passive or one.link is Link.condition:
        return []
    mentions = [syntax.head(each).mention for each in one.subjects]
    named = called_maker(syntax, one)
    return [each for each in mentions if each is not None and _is_maker(each)] or ([named] if named is not None else [])


def _is_maker(mention: Mention) -> bool:
    entity = mention.entity
    if mention.possessive or mention.modifies or entity is None or entity.target is None or entity.general:
        return False
    return entity.is_company or entity.target.maker is not None


def _refuses(syntax: Syntax, one: Predicate) -> bool:
    """As in "blocked developers in Chad", "deactivated the accounts of customers in Chad"."""
    if one.negated or one.lemma not in _REFUSING:
        return False
    if things_of(syntax, [each for each in one.preps if each.prep in {"from", "off"}]):
        return False  # "cut developers off from its API", which says what they lose
    return any(_is_customers(syntax, each) for each in one.objects) and _says_whose(syntax, one)


def _forbids_its_use(syntax: Syntax, one: Predicate) -> bool:
    """As in "Zoom forbids the use of Zoom in Chad", "does not allow the use of its service there"."""
    if one.lemma not in (_ALLOWING if one.negated else _FORBIDDING) or carried(syntax, one.objects) != "use":
        return False
    maker = called_maker(syntax, one)
    used = [*one.objects, *(each for each in one.preps if each.prep == "of")]
    again = (each.entity for phrase in used for each in syntax.mentions(phrase))
    own = any(syntax.items[each.start].low in {"its", "their"} for each in used)
    return maker is not None and (own or any(each is not None and each == maker.entity for each in again))


def _is_customers(syntax: Syntax, phrase: Phrase) -> bool:
    return not _CUSTOMERS.isdisjoint(syntax.head(phrase).low.split())


def _ends(syntax: Syntax, one: Predicate) -> bool:
    """As in "suspended all business in Chad", "ended its contract with the army"."""
    if one.negated or one.lemma not in _ENDING:
        return False
    if any(syntax.head(each).low == "support" and _is_for_goods(syntax, each) for each in one.objects):
        return False
    return any(not _BUSINESS.isdisjoint(syntax.head(each).low.split()) for each in one.objects) and _says_whose(
        syntax, one
    )


def _is_for_goods(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "will end support for its first speakers", which are only old."""
    behind = syntax.after(phrase, "for")
    mention = syntax.head(behind).mention if behind is not None else None
    goods = behind is not None and not is_audience(syntax, [behind])
    return goods and (mention is None or not _is_party(mention))


def _is_not_there(syntax: Syntax, one: Predicate) -> bool:
    """As in "does not offer connections in Chad"."""
    if not one.negated or one.modal or one.perfect or one.lemma not in _SERVING:
        return False
    if one.longer and not one.objects and one.lemma == "sell":  # "no longer sells to public bodies in Chad"
        return any(each.prep == "to" for each in one.preps) and _says_whose(syntax, one)
    return bool(one.objects) and syntax.head(one.objects[0]).low in _BUSINESS and _says_whose(syntax, one)


def _says_whose(syntax: Syntax, one: Predicate, *, relative: str = "") -> bool:
    """Whether a place or a body is named as that of the customers: "in Chad", or "that come from Chad"."""
    later = (each for each in syntax.predicates[one.number + 1 :] if each.finite and each.lemma != relative)
    end = next((each.start for each in later), len(syntax.items))
    behind = [each for each in syntax.within(one.at + 1, end) if each.prep in _TO_WHOM]
    named = (each for phrase in behind for each in syntax.mentions(phrase))
    return any(_is_party(each) for each in named)


def _is_party(mention: Mention) -> bool:
    entity = mention.entity
    if entity is None:
        return mention.place is not None and mention.actor_role not in {"", "company", "pronoun"}
    return entity.actor is not None and entity.target is None
