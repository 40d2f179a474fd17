"""Terms by which a maker lets nobody use what it makes in some way: "its terms rule out military use of the model"."""

from collections.abc import Iterator, Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import TAKING_OFF, Act, Scene, around, named
from policytrack.reading.rules.acts.lasting import is_over
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import is_general
from policytrack.reading.rules.words import Part

__all__ = ["by_clauses"]

_TERMS = words.listing("vendor_papers")
_MAKERS_ONLY = words.listing("vendor_terms") | {"licence", "license", "clause", "agreement"}
_FORBIDDING = words.listing("excluding")
_LETTING = frozenset({"allow", "permit", "let"})
_CHANGING = frozenset({"update", "change", "revise", "amend", "tighten", "rewrite", "alter", "adjust", "expand"})
_SHUTTING = _FORBIDDING | {"bar", "block", "cut", "shut", "exclude", "stop", "keep", "deny", "restrict"}
_HAVING = frozenset({"have", "contain", "include", "add"})
_OF = frozenset({"of", "for", "governing", "in", "on"})
_CUTTING = TAKING_OFF | {"scrap", "erase", "cut", "axe", "ditch", "eliminate", "lift", "expunge", "scrub", "abandon"}
_CUTTING |= {"withdraw", "repeal", "discard"}
_GOING = frozenset({"go", "vanish", "disappear"})
_WITH = frozenset({"with", "of", "to", "through", "via", "on", "in"})
_TOLD = frozenset({Mood.planned, Mood.weighed})


def by_clauses(scene: Scene) -> None:
    """Add what the terms of a maker do not let others do."""
    syntax = scene.syntax
    if _TERMS.isdisjoint(syntax.spoken):
        return
    for one in syntax.predicates:
        if one.to and one.number not in scene.used and (act := _changed_to(syntax, one)) is not None:
            scene.add(act, one, *(each for each in syntax.predicates if each.governor is one and not each.finite))
        elif one.number not in scene.used and not one.passive and _forbids(syntax, one):
            papers = next((each for each in one.subjects if _is_paper(syntax, each)), None)
            act = _excluded(syntax, one, papers) if papers is not None else None
            if act is not None and papers is not None:
                _end_if_cut(scene, papers, act)
                scene.read.add(papers.number)
                doings = [each for each in syntax.predicates if each.governor is one and not each.finite]
                scene.add(act, one, *doings)


def _changed_to(syntax: Syntax, one: Predicate) -> Act | None:
    """What a maker changed its terms for: "updated its terms of service to block access for firms in Chad"."""
    if one.negated or one.lemma not in _SHUTTING:
        return None
    before = syntax.predicate_before(one.start)
    if before is None or before.lemma not in _CHANGING or before.passive or before.negated:
        return None
    papers = [each for each in before.objects if each.end <= one.start]
    makers = (
        _is_of_service(syntax, each) or (_is_paper(syntax, each) and _is_of_makers(syntax, each)) for each in papers
    )
    if not any(makers):
        return None
    firms = [each for phrase in before.subjects for each in syntax.mentions(phrase)]
    firms = [each for each in firms if each.entity is not None and each.entity.is_company]
    if not firms:
        return None
    turn = mood_of_verb(syntax, before)
    act = Act("deal", "serve", turn, one.at, noun=False, targets=_used(syntax, one)[:1], says=syntax.items[one.at].low)
    act.around = around(syntax, one)
    act.actors, act.weak_actor, act.own_goods = firms[:1], False, True
    return act


def _forbids(syntax: Syntax, one: Predicate) -> bool:
    low = syntax.items[one.at].low
    if one.lemma in _LETTING:
        return one.negated
    if one.lemma == "keep":  # "its licence keeps the model from firms there"
        return not one.negated and any(each.prep == "from" for each in one.preps)
    return not one.negated and (one.lemma in _FORBIDDING or (low.split()[-1] == "out" and low.startswith("rul")))


def _excluded(syntax: Syntax, one: Predicate, papers: Phrase) -> Act | None:
    firms, products = _whose(syntax, one, papers)
    if firms or _is_of_makers(syntax, papers):  # the rules of a school forbid what others make too
        products = products or _used(syntax, one)
    if not firms and not products:
        return None
    turn = mood_of_verb(syntax, one, forbids=one.negated)
    if turn.mood not in _TOLD:
        turn.mood = Mood.ended if is_over(syntax, one) else Mood.holds  # "until January its policies ruled out"
    act = Act("deal", "serve", turn, one.at, noun=False, targets=products[:1], says=syntax.items[one.at].low)
    act.around = around(syntax, one)
    act.actors, act.weak_actor, act.own_goods = firms[:1], not firms, True
    return act


def _end_if_cut(scene: Scene, papers: Phrase, act: Act) -> None:
    """As in "deleted from its policy the clause that ruled it out", "the clause that barred it is gone"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        cut = (one.lemma in _CUTTING and (one.subjects if one.passive else one.objects)) or ()
        cut = one.subjects if one.lemma in _GOING else cut
        if one.negated or not any(each is papers or syntax.after(each, "in", "of") is papers for each in cut):
            continue
        scene.used.add(one.number)
        scene.read.update(each.number for each in (*cut, *one.preps))
        if mood_of_verb(syntax, one).mood is Mood.holds:
            act.turn.mood = Mood.ended
        if not act.actors:
            firms = [each for phrase in (*one.subjects, *one.preps) for each in syntax.mentions(phrase)]
            act.actors = [each for each in firms if each.entity is not None and each.entity.is_company][:1]
            act.weak_actor = not act.actors
        return


def _is_paper(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of terms: "its usage policies", "the code of conduct", "a clause"."""
    for at in range(phrase.head, phrase.end):
        if _TERMS.intersection(syntax.items[at].low.split()[-1:]):
            return True
    behind = syntax.after(phrase, "of")
    return syntax.head(phrase).low == "code" and behind is not None and syntax.head(behind).low == "conduct"


def _is_of_service(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of the terms of a service, as makers have them: "its terms of service", "usage policy"."""
    word = syntax.head(phrase).says("acts", Part.noun)
    return word is not None and word.key == "serve"


def _is_of_makers(syntax: Syntax, papers: Phrase) -> bool:
    """Whether terms can be of nobody but makers: "the terms", "a code of conduct", and not "the new rules"."""
    low = syntax.head(papers).low.split()[-1]
    return low in _MAKERS_ONLY or low == "code"


def _whose(syntax: Syntax, one: Predicate, papers: Phrase) -> tuple[list[Mention], list[Mention]]:
    """The firm whose terms they are, and the product that they are of."""
    owners = [*_owners(syntax, papers), *_havers(syntax, one)]
    firms = [each for each in owners if each.entity is not None and each.entity.is_company]
    own = [each for each in owners if _is_product(each)]
    behind = list(_behind(syntax, papers, one))
    of = [each for phrase in behind for each in syntax.mentions(phrase)]
    firms += [each for each in of if each.entity is not None and each.entity.is_company and not _is_product(each)]
    return firms, [*(each for each in named(syntax, behind) if _is_product(each)), *own]


def _owners(syntax: Syntax, papers: Phrase) -> list[Mention]:
    return [each for each in syntax.mentions(papers) if each.entity is not None and each.entity.target is not None]


def _havers(syntax: Syntax, one: Predicate) -> Iterator[Mention]:
    """Who has a clause that forbids it: "the firm has a clause that rules out"."""
    if one.link is not Link.relative or one.noun is None:
        return
    for other in syntax.predicates[: one.number]:
        if other.lemma in _HAVING and any(one.noun is each for each in other.objects):
            yield from (
                each for phrase in other.subjects for each in syntax.mentions(phrase) if each.entity is not None
            )


def _behind(syntax: Syntax, papers: Phrase, one: Predicate) -> Iterator[Phrase]:
    """What stands behind terms, up to the verb: "the code of conduct for its cloud service"."""
    for each in syntax.phrases[papers.number + 1 :]:
        if each.prep not in _OF or each.start > one.start:
            return
        yield each


def _used(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The product that may not be used so: "rules out face recognition with its cloud", "prohibits use of it"."""
    phrases: Sequence[Phrase] = [*one.objects, *(each for each in one.preps if each.prep in _WITH)]
    doings = [each for each in syntax.predicates if each.governor is one and not each.finite]
    phrases = [*phrases, *(each for other in doings for each in (*other.objects, *other.preps, *other.subjects))]
    return [each for each in named(syntax, phrases) if _is_product(each)]


def _is_product(mention: Mention) -> bool:
    """Whether it names what somebody makes, not a kind of things."""
    made = any(one.target is not None and one.target.maker is not None for one in mention.entities)
    return made and not is_general(mention)
