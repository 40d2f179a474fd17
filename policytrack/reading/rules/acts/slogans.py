"""Rules that are said without a verb: "no ChatGPT in exams", "the rule is simple: no phones in class"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, is_audience
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.parties.who import behind, in_phrases
from policytrack.reading.rules.syntax import Phrase, Syntax
from policytrack.reading.rules.things import things_in

__all__ = ["by_slogans"]

_NONE = frozenset({"no", "no more"})
_PLACING = frozenset({"in", "on", "at", "for", "inside", "during", "without", "before", "under"})
_OPENING = frozenset({":", "\u2014", "\u2013", "-", "--", '"', "\u201c", "'", "\u2018", ";"})
_RULES = frozenset({"rule", "line", "policy", "principle", "order", "motto"})
_SAYING = words.verb_listing("told_behind") | words.verb_listing("decided_behind")
_WHERE = frozenset(
    {
        "class", "classes", "classroom", "classrooms", "work", "school", "schools", "office", "offices", "campus",
        "lessons", "exams", "review", "reviews", "papers", "essays", "theses", "reports", "courts", "hospitals",
        "newsrooms", "meetings", "homework", "coursework", "courtrooms", "uniform",
    }
)  # fmt: skip
_OF_PEOPLE = frozenset({"students", "pupils", "minors", "children", "under-16s", "teenagers", "staff"})


def by_slogans(scene: Scene) -> None:
    """Add what there is to be none of."""
    syntax = scene.syntax
    if _NONE.isdisjoint(syntax.spoken):
        return
    for phrase in syntax.phrases:
        if syntax.items[phrase.start].low not in _NONE or not _opens(syntax, phrase):
            continue
        behind = syntax.phrases[phrase.number + 1] if phrase.number + 1 < len(syntax.phrases) else None
        targets = [each for each in things_in(syntax, phrase.start, phrase.end) if each.entities]
        if behind is None or not targets or not _is_rule(syntax, behind, phrase):
            continue
        governor, role = syntax.governing(phrase)
        if governor is not None and not (role == "subject" and governor.lemma in _SAYING):
            continue
        act = Act("ban", "", Turn(Mood.holds), phrase.head, noun=False, targets=targets, says="no")
        act.around = phrase.start, behind.end
        act.actors = _tellers(syntax, phrase) or _keepers(syntax, behind)
        act.weak_actor = not act.actors
        scene.read.add(phrase.number)
        scene.add(act)


def _opens(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase begins what is said: at the start, or behind a colon or quotation mark."""
    return phrase.start == 0 or syntax.items[phrase.start - 1].low in _OPENING


def _is_rule(syntax: Syntax, behind: Phrase, phrase: Phrase) -> bool:
    """Whether what follows tells where or for whom: "in exams", "on work phones", "for pupils"."""
    if behind.prep not in _PLACING or behind.prep_at != phrase.end or syntax.is_time(behind):
        return False
    if syntax.head(behind).low.split()[-1] in _OF_PEOPLE | _WHERE:
        return True
    whole = syntax.phrases[behind.number : behind.number + 2]
    return any(
        syntax.items[at].says("setting") or syntax.items[at].says("audience")
        for each in whole
        for at in range(each.start, each.end)
    )


def _keepers(syntax: Syntax, behind_it: Phrase) -> list[Mention]:
    """Whose rule it is, or whose people are kept from it: "[it] is the rule at the tax office", "for ministers"."""
    for one in syntax.predicates:
        if one.copula and any(syntax.head(each).low in _RULES for each in one.objects):
            return in_phrases(syntax, [each for each in one.preps if each.prep in {"at", "in"}])[:1]
    head = syntax.head(behind_it).mention
    owners = [each for each in syntax.mentions(behind_it) if each is not head and each.entity is not None]
    if behind_it.prep in {"on", "in"} and owners and owners[0].entity is not None:  # "no TikTok on Czech state phones"
        return owners[:1] if owners[0].entity.target is None else []
    return [head] if behind_it.prep == "for" and head is not None and head.actor_role else []


def _tellers(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who says so behind it: "no ChatGPT in exams, says the university"."""
    for one in syntax.predicates:
        if one.lemma in _SAYING and one.at > phrase.end and not one.passive:
            inverted = any(each is phrase for each in one.subjects) or not one.subjects
            near = syntax.phrase_of(one.start - 1) if inverted else None  # "no ChatGPT at work, [Oslo] tells its staff"
            said = [near] if near is not None and near.start > phrase.end else one.objects
            found = in_phrases(syntax, said if inverted else one.subjects)[:1]
            if found:
                return found
    before = [each for one in syntax.predicates if one.at < phrase.start for each in (*one.subjects, *one.preps)]
    named = in_phrases(syntax, before) or behind(syntax, before[0], "at", "in", "of") if before else []
    named = named or [each for one in before if is_audience(syntax, [one]) for each in syntax.mentions(one)]
    known = [each for each in named if each.entities]
    together = bool(before) and len(before[0].listed) == len(known)  # "Oslo and Riga have similar rules: no"
    return known if together else known[:1]
