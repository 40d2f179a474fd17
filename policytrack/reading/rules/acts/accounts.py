"""Accounts of the young that are closed, or that they may not have: "has to remove the accounts of under-16s"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, is_by_company, named
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.who import placed_in
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_accounts"]

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
