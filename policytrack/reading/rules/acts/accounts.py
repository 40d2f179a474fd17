"""The young who are kept off platforms: "has to remove the accounts of under-16s", "must shut out children"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, is_by_company, named
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import mood_of_verb
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.who import placed_in
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_accounts", "by_minors"]

_ACCOUNTS = words.listing("accounts")
_CLOSING = words.listing("closing_accounts")
_LOSING = frozenset({"lose", "forfeit"})
_WHERE = frozenset({"on", "with", "from", "at", "to", "of"})
_REACH = 8


def by_accounts(scene: Scene) -> None:
    """Add platforms on which the young lose their accounts."""
    syntax = scene.syntax
    if _ACCOUNTS.isdisjoint(syntax.spoken) or ("audience", "minors") not in syntax.cues:
        return
    for one in syntax.predicates:
        losing = one.lemma in _LOSING
        if one.number in scene.used or one.negated or not (losing or one.lemma in _CLOSING):
            continue
        slots = one.objects if losing or not one.passive else one.subjects
        phrase = next((each for each in slots if syntax.head(each).low.split()[-1] in _ACCOUNTS), None)
        if phrase is None or not _are_of_the_young(syntax, one, phrase):
            continue
        turn = mood_of_verb(syntax, one)
        bound = not losing and not one.passive and (is_by_company(syntax, one) or bool(named(syntax, one.subjects)))
        if bound and not (turn.ordered or one.obliged or one.modal == "must"):
            continue  # what a platform does of its own
        act = Act("ban", "use", turn, one.at, noun=False, targets=_platforms(syntax, one, phrase), says="accounts")
        act.around = around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=losing or (bound and not turn.ordered))
        if act.weak_actor and not act.actors:
            act.actors = placed_in(syntax, syntax.phrases)
        if act.targets:
            scene.add(act, one)


_KEEPING_OUT = frozenset({"exclude", "block", "ban", "remove", "serve", "avoid"})
_TURNING_AWAY = frozenset({"refuse", "reject", "lock", "shut", "keep", "turn", "bar"})
_LETTING = frozenset({"let", "allow", "admit", "accept", "permit"})


def by_minors(scene: Scene) -> None:
    """Add platforms that have to keep the young out: "requires social networks to shut out children under 14"."""
    syntax = scene.syntax
    if ("audience", "minors") not in syntax.cues:
        return
    for one in syntax.predicates:
        if one.passive or not one.objects or not _keeps_out(syntax, one) or not _is_young(syntax, one.objects[0]):
            continue
        platforms = [each for each in _told(syntax, one) if each.entities or each.target_role == "app"]
        turn = mood_of_verb(syntax, one, forbids=one.negated)
        if not platforms or not (turn.ordered or _is_bound(one)):
            continue  # what a platform does of its own
        if any(act.at == one.at and act.targets for act in scene.acts):
            continue
        act = Act("ban", "use", turn, one.at, noun=False, targets=platforms, says="keep out")
        act.around = around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=not turn.ordered)
        if act.weak_actor and not act.actors:
            act.actors = _country_of(syntax, one) or placed_in(syntax, syntax.phrases)
            act.weak_actor = not act.actors
        scene.add(act, one)


def _country_of(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Whose young they are: "will have to turn away Australians under 16"."""
    people = [each for each in syntax.mentions(one.objects[0]) if each.way == Way.demonym]
    return [Mention(each.start, each.end, each.text, each.entities[:1]) for each in people if each.plural][:1]


def _is_bound(one: Predicate) -> bool:
    """As in "must shut out", "is to shut out", "may not let in"."""
    is_to = one.to and one.governor is not None and one.governor.copula
    return one.obliged or is_to or one.modal == "must" or (one.negated and one.modal in {"may", "shall"})


def _told(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who has to keep them out, and whom "it" means of which it is told: "told TikTok that it must shut out"."""
    above = one.governor if one.link is Link.said else None
    pronoun = above is not None and any(syntax.head(each).low in {"it", "they"} for each in one.subjects)
    return things_of(syntax, above.objects if above is not None and pronoun else one.subjects)


def _keeps_out(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb keeps people out, or does not let them in: "must not let children play"."""
    if one.negated:
        return one.lemma in _LETTING
    acts = [word for word in syntax.items[one.at].words if word.file == "acts" and word.key in _KEEPING_OUT]
    said = any(not word.particle or syntax.particle_at(one, word.particle) for word in acts)
    return said or one.lemma in _TURNING_AWAY


def _is_young(syntax: Syntax, phrase: Phrase) -> bool:
    items = syntax.items[phrase.start : phrase.end + 1]
    return any(each.key == "minors" for item in items for each in item.words)


def _are_of_the_young(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """Whether accounts are those of the young: "accounts of users under 16", "children lose their accounts"."""
    start = min([one.start, *(each.start for each in one.subjects)])
    items = syntax.items[start : phrase.end + _REACH]
    return any(each.key == "minors" for item in items for each in item.words)


def _platforms(syntax: Syntax, one: Predicate, phrase: Phrase) -> list[Mention]:
    """Where the accounts are: "accounts on YouTube and X", "TikTok accounts", "requires Snapchat to close accounts"."""
    behind = [each for each in syntax.phrases if each.start >= phrase.end and each.prep in _WHERE]
    places = [each for phrase in behind for each in named(syntax, [phrase])] or named(syntax, one.preps)
    return places or _sorts(syntax, [phrase]) or things_of(syntax, one.subjects) or things_of(syntax, behind)


def _sorts(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """The platforms that accounts are called by: "TikTok accounts"."""
    return [each for phrase in phrases for each in syntax.mentions(phrase) if each.entities and not each.possessive]
