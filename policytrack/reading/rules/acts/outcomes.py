"""What came of what was to be done: "the ban took effect on Monday", "nothing came of it", "it never did"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, named, takes_effect
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.parties.who import is_court
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Form
from policytrack.reading.rules.words import Part

__all__ = ["by_outcomes"]

_MEASURES = words.listing("measures") | {"change", "deadline", "idea", "threat", "date", "cutoff"}
_STARTS = words.listing("starts_of_measures")
_POINTING = frozenset({"it", "this", "that"})
_DEFINITE = frozenset({"the", "its", "their", "this", "that", "his", "her", "those", "these"})
_BEGINNING = frozenset({"begin", "start", "kick", "kick in"})
_IN_FORCE = words.listing("in_force")
_BEFORE = frozenset({"before", "until", "till", "if", "unless", "once", "whether", "as"})
_PRESENT = frozenset({"is", "are", "'s", "'re"})
_LAW = frozenset({"law"})
_FOLLOWING = {"follow": "through", "go": "ahead", "make": "good", "press": "ahead", "push": "ahead"}
_NOTHING = frozenset({"nothing", "little", "none"})
_HAPPENING = frozenset({"happen", "come", "materialise", "materialize", "arrive", "occur"})
_DECIDING = frozenset({"decide", "choose", "opt"})
_SLIPPING = frozenset({"slip"})
_DATES = frozenset({"date", "start", "launch", "deadline", "introduction", "rollout"})
_CUES = frozenset(
    {"effect", "force", "place", "live", "law", "nothing", "little", "never", "did", "no", "none", "deadline", "since"}
) | {"through", "ahead", "good", "in", "not"}
_LEMMAS = _BEGINNING | _SLIPPING | {"say"}


def by_outcomes(scene: Scene) -> None:
    """Add what came of a measure that was planned or weighed, where it is told without saying it again."""
    syntax = scene.syntax
    if _CUES.isdisjoint(syntax.spoken) and _LEMMAS.isdisjoint(syntax.lemmas):
        return
    for one in syntax.predicates:
        if one.modal or one.to or one.link is Link.condition or one.marker in _BEFORE or not one.finite:
            continue
        mood = _outcome(syntax, one)
        if mood is None or (one.number in scene.used and mood is not Mood.holds and one.lemma != "do"):
            continue
        act = Act("turn", "", Turn(mood, keys=["begun"]), one.at, noun=True, weak_actor=True)
        act.targets = named(syntax, one.subjects) if mood is Mood.holds else []
        act.around, act.says = around(syntax, one), syntax.items[one.at].low
        scene.add(act, one)


def _outcome(syntax: Syntax, one: Predicate) -> Mood | None:
    """What came of it: it holds, it is held up or nobody does it."""
    if one.negated:
        return Mood.refused if _never_came(syntax, one) else None
    begins = _begins(syntax, one)
    slips = one.lemma in _SLIPPING and any(syntax.head(each).low in _DATES for each in one.subjects)
    if (begins or slips) and any(_is_of_measure(syntax, each) for each in one.subjects):
        return Mood.holds if begins else Mood.paused
    if _follows_through(syntax, one):
        return Mood.holds
    if _comes_to_nothing(syntax, one) or _decides_not_to(syntax, one):
        return Mood.refused
    if _says_no(syntax, one):
        by_court = is_court([mention for each in one.subjects for mention in syntax.mentions(each)])
        return Mood.paused if by_court else Mood.refused
    return None


def _is_of_measure(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase points at a measure, or names it: "it", "the ban", "its TikTok ban", not "a ban"."""
    if phrase.end - phrase.start == 1 and syntax.items[phrase.start].low in _POINTING:
        return True
    head = syntax.head(phrase)
    measure = head.low.split()[-1] in _MEASURES or head.says("acts", Part.noun) is not None
    owned = any(each.possessive for each in syntax.mentions(phrase))
    starts = phrase.end - phrase.start == 1 and head.low in _STARTS  # "enforcement began"
    return starts or (measure and (syntax.items[phrase.start].low in _DEFINITE or owned))


def _begins(syntax: Syntax, one: Predicate) -> bool:
    """As in "took effect on Monday", "has been in force since May", "is now in place", "became law"."""
    past = one.perfect or Form.past in syntax.tags[one.at].forms
    behind = syntax.items[one.at + 1].low if one.at + 1 < len(syntax.items) else ""
    if one.copula and any(each.prep == "in" and syntax.head(each).low in _IN_FORCE for each in one.preps):
        return one.perfect or (syntax.items[one.start].low in _PRESENT and not one.longer)
    if (one.lemma == "become" or one.copula) and any(syntax.head(each).low in _LAW for each in one.objects):
        return one.perfect or (one.lemma == "become" and past)
    if not past or one.passive:
        return False
    if takes_effect(syntax, one) or (one.lemma == "go" and behind == "live"):
        return True
    if one.lemma == "pass":
        return any(syntax.head(each).low == "deadline" for each in one.subjects)
    if one.lemma == "apply":
        return one.perfect and "since" in syntax.spoken
    return one.lemma in _BEGINNING and (one.lemma != "kick" or behind == "in") and not one.objects


def _follows_through(syntax: Syntax, one: Predicate) -> bool:
    """As in "followed through in June", "made good on the threat", "went ahead a week later"."""
    particle = _FOLLOWING.get(one.lemma)
    if particle is None or one.passive or not (one.perfect or Form.past in syntax.tags[one.at].forms):
        return False
    said = [*syntax.items[one.at].low.split()[1:], *(item.low for item in syntax.items[one.at + 1 : one.at + 3])]
    if said[:1] != [particle] or (one.lemma == "make" and said[1:2] != ["on"]):
        return False
    if "with" in said[1:2]:
        return any(_is_of_measure(syntax, each) for each in (*one.objects, *one.preps))
    return True


def _comes_to_nothing(syntax: Syntax, one: Predicate) -> bool:
    """As in "nothing came of it", "nothing has come of the plan"."""
    if one.lemma != "come" or all(syntax.items[each.start].low not in _NOTHING for each in one.subjects):
        return False
    return any(_is_of_measure(syntax, each) for each in one.preps if each.prep == "of")


def _never_came(syntax: Syntax, one: Predicate) -> bool:
    """As in "it never happened", "the ban never came", "in the end it did not", "it did not do so"."""
    if one.number or not any(_is_of_measure(syntax, each) for each in one.subjects):
        return False
    if one.lemma in _HAPPENING:
        return not one.preps and not one.objects and not one.longer and "yet" not in one.adverbs
    did = any(syntax.items[at].low in {"did", "didn't"} for at in range(one.start, one.at + 1))
    pointing = any(syntax.items[each.start].low in _POINTING for each in one.subjects)
    return one.lemma == "do" and did and pointing and not one.objects


def _decides_not_to(syntax: Syntax, one: Predicate) -> bool:
    """As in "in the end it decided not to"."""
    behind = syntax.lows[one.at + 1 : one.at + 4] if one.lemma in _DECIDING else []
    return behind[:2] == ["not", "to"] and behind[2:] in ([], ["."], [","], [";"])


def _says_no(syntax: Syntax, one: Predicate) -> bool:
    """As in "on Monday the cabinet said no", "a judge said no"."""
    behind = syntax.lows[one.at + 1 : one.at + 3] if one.lemma == "say" else []
    return behind[:1] == ["no"] and behind[1:] in ([], ["."], [","], [";"])
