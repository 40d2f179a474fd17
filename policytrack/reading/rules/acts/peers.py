"""What others have, weigh or only advise, told by pointing at the measure told of before: "Oslo is considering it".

No sentence of these names the measure or the thing, so all of them need a measure right before.
"""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.parties.who import in_phrases, placed_in
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_peers"]

_MEASURES = words.listing("measures")
_ALIKE = words.listing("alike")
_POINTING = frozenset({"it", "that", "this"})
_WEIGHING = frozenset({"consider", "weigh", "mull", "ponder", "contemplate", "debate", "discuss"})
_REPORTING = frozenset({"say", "report", "think", "believe", "understand", "rumour"})
_ADVICE = frozenset({"recommendation", "advice", "warning", "advisory", "recommendations"})
_ADVISING = frozenset({"issue", "give", "have", "make", "leave", "publish"})
_ONLY = frozenset({"only", "merely", "just", "far"})
_STANDING = frozenset({"apply", "exist", "hold", "stand"})
_IN_FORCE = frozenset({"place", "force", "effect"})
_LEADING = frozenset({"lead", "show", "pave"})
_STEPS = frozenset({"step", "move", "decision", "ban"})
_DETERMINED = 2  # words
_TAKEN = frozenset({"step", "decision", "plunge", "action"})
_MADE = frozenset({"decision", "move", "choice"})
_DRAFTS = frozenset({"bill", "proposal", "motion", "plan", "draft", "petition"})
_LIKE_IT = ("to that effect", "along the same lines", "along similar lines", "along those lines", "with the same aim")
_CUES = _WEIGHING | _ADVISING | _STANDING | _LEADING | {"think", "take", "follow", "make"}
_SPOKEN = _ADVICE | {"such", "effect", "lines", "aim"}


def by_peers(scene: Scene) -> None:
    """Add those who have, weigh or advise what was told of before, or did it earlier."""
    syntax = scene.syntax
    if _CUES.isdisjoint(syntax.lemmas) and _SPOKEN.isdisjoint(syntax.spoken):
        return
    for one in syntax.predicates:
        if one.number in scene.used or one.negated or one.modal or not (one.finite or _is_reported(one)):
            continue
        for mood, read in _READINGS:
            actors = read(syntax, one)
            if actors and _are_public(actors):
                act = Act("same", "", Turn(mood), one.at, noun=False, actors=actors, open_object=True, says="so")
                act.around = around(syntax, one)
                scene.add(act, one)
                break


def _is_reported(one: Predicate) -> bool:
    """As in "Togo is said [to be weighing] it"."""
    above = one.governor
    return one.to and above is not None and above.passive and not above.negated and above.lemma in _REPORTING


def _are_public(actors: Sequence[Mention]) -> bool:
    """Whether all are governments or bodies that are named, and none a firm."""
    return all(
        each.place is not None or (each.entities and all(one.actor and not one.target for one in each.entities))
        for each in actors
    )


def _weighs_it(syntax: Syntax, one: Predicate) -> list[Mention]:
    """As in "Sweden is considering it", "Sweden and Finland are still thinking about it"."""
    if one.passive or one.lemma not in _WEIGHING | {"think"}:
        return []
    about = one.objects or [each for each in one.preps if one.lemma == "think" and each.prep == "about"]
    if not _point(syntax, about):
        return []
    return in_phrases(syntax, one.subjects)


def _point(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether all that is named is "it" or "the step", which is not "the step of an ally"."""
    if len(phrases) != 1:
        return False
    low = syntax.lows[phrases[0].start : phrases[0].end]
    if low in ([each] for each in _POINTING):
        return True
    step = len(low) == _DETERMINED and low[0] == "the" and low[1] in _STEPS - {"decision"}
    return step and syntax.after(phrases[0], "of", "by", "to", "on", "from") is None


def _weighs_draft(syntax: Syntax, one: Predicate) -> list[Mention]:
    """As in "parliament is debating a bill along the same lines", "in Malta a bill to that effect is before it"."""
    if _DRAFTS.isdisjoint(syntax.spoken) or not any(each in _said(syntax) for each in _LIKE_IT):
        return []
    if not any(syntax.head(each).low in _DRAFTS and not each.prep for each in syntax.phrases):
        return []
    return in_phrases(syntax, one.subjects) or placed_in(syntax, syntax.phrases)


def _said(syntax: Syntax) -> str:
    return " ".join(syntax.lows)


def _only_advises(syntax: Syntax, one: Predicate) -> list[Mention]:
    """As in "Norway has so far only issued a recommendation", "in Norway there is only a recommendation"."""
    if _ADVICE.isdisjoint(syntax.spoken) or one.passive:
        return []
    left = [each for each in one.preps if each.prep == "at"] if one.lemma == "leave" else []
    given = [each for each in (*one.objects, *one.subjects, *left) if syntax.head(each).low in _ADVICE]
    if not given or things_of(syntax, [each for phrase in given if (each := syntax.after(phrase, *_OF)) is not None]):
        return []
    if any(each.noun is given[0] for each in syntax.predicates):  # "a recommendation to avoid the app"
        return []
    lows = {item.low for item in syntax.items[one.start : given[0].end]}
    if not (left or lows & _ONLY):
        return []
    if one.copula:
        return placed_in(syntax, syntax.phrases) if not one.subjects and "there" in syntax.spoken else []
    return in_phrases(syntax, one.subjects) if one.lemma in _ADVISING else []


_OF = ("against", "on", "about", "for", "to")


def _has_such(syntax: Syntax, one: Predicate) -> list[Mention]:
    """As in "such rules have been in place in Belgium and Denmark since March"."""
    if one.passive or not one.subjects or syntax.items[one.subjects[0].start].low != "such":
        return []
    head = syntax.head(one.subjects[0]).low.split()[-1]
    if head.removesuffix("s") not in _ALIKE and head not in _MEASURES:
        return []
    stands = any(syntax.head(each).low in _IN_FORCE for each in one.preps) if one.copula else one.lemma in _STANDING
    return placed_in(syntax, one.preps) if stands else []


def _led(syntax: Syntax, one: Predicate) -> list[Mention]:
    """As in "Belgium had led the way", "Belgium took the step in March", "Belgium made this decision"."""
    if one.passive or len(one.objects) != 1:
        return []
    step = one.objects[0]
    head, behind = syntax.head(step).low, syntax.items[step.end].low if step.end < len(syntax.items) else ""
    pointed = step.end - step.start == 2 and syntax.items[step.start].low in {"the", "this", "that"}
    led = (one.lemma in _LEADING and head == "way") or head in _DONE.get(one.lemma, ())
    if not (led and pointed) or behind in {"back", "against", "to"}:
        return []  # "took the decision back"
    told = (item.says("acts") for at, item in enumerate(syntax.items) if at != one.at and item.tag != "have")
    return in_phrases(syntax, one.subjects) if not any(told) else []  # "led the way when it imposed controls on chips"


_DONE = {"take": _TAKEN, "make": _MADE}


def _is_followed(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who did it before, as in "it follows Belgium and Denmark", "the step follows Belgium's"."""
    if one.lemma != "follow" or one.passive or not one.subjects or not one.objects:
        return []
    head = syntax.head(one.subjects[0]).low
    return in_phrases(syntax, one.objects) if head in {"it", "they"} | _STEPS else []


_READINGS = (
    (Mood.weighed, _weighs_it),
    (Mood.weighed, _weighs_draft),
    (Mood.advised, _only_advises),
    (Mood.holds, _has_such),
    (Mood.holds, _led),
    (Mood.holds, _is_followed),
)
