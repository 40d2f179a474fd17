"""Tools whose users are turned away: "would have to block visitors who connect through a VPN"."""

from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.acts.doings import things_dealt_with
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_visitors"]

_VISITORS = frozenset(
    {
        "visitor", "visitors", "user", "users", "people", "anyone", "anybody", "everyone", "everybody", "those",
        "customer", "customers", "traffic", "connections", "requests", "viewers", "minors", "children", "person",
        "subscribers", "accounts", "residents",
    }
)  # fmt: skip
_KEYS = frozenset({"block", "exclude", "serve", "ban"})
_TURNING_AWAY = frozenset({"refuse", "reject", "bounce", "deny", "drop"})
_COMING = frozenset(
    {"connect", "come", "arrive", "run", "route", "browse", "visit", "surf", "hide", "log", "reach", "enter", "use"}
)
_THROUGH = frozenset({"through", "via", "over", "with", "from", "behind", "by", "using", "on"})


def by_visitors(scene: Scene) -> None:
    """Add the tools whose users are not let in."""
    syntax = scene.syntax
    if syntax.lemmas.isdisjoint(_COMING):
        return
    for coming in syntax.predicates:
        if coming.lemma not in _COMING or coming.noun is None or coming.link not in {Link.reduced, Link.relative}:
            continue
        away = _turned_away(syntax, coming.noun)
        tools = _tools(syntax, coming) if away is not None else []
        if away is None or not tools:
            continue
        scene.acts[:] = [each for each in scene.acts if each.at != away.at]
        act = Act("block", "", mood_of_verb(syntax, away), away.at, noun=False, targets=tools)
        act.says = syntax.items[away.at].low
        act.around = around(syntax, away)[0], around(syntax, coming)[1]
        act.actors, act.weak_actor = agents_of(syntax, away, act.turn)
        scene.add(act, away, coming)


def _turned_away(syntax: Syntax, people: Phrase) -> Predicate | None:
    """The verb by which people are not let in."""
    if syntax.head(people).low.split()[0] not in _VISITORS:
        return None
    one, role = syntax.governing(people)
    if one is None or one.negated or role == "prep" or (role == "subject") != one.passive:
        return None
    said = any(word.file == "acts" and word.key in _KEYS for word in syntax.items[one.at].words)
    return one if said or one.lemma in _TURNING_AWAY else None


def _tools(syntax: Syntax, coming: Predicate) -> list[Mention]:
    """The kinds of technology by which they come, not the sites to which they do."""
    by = things_of(syntax, [each for each in coming.preps if each.prep in _THROUGH])
    found = by or (things_dealt_with(syntax, coming) if coming.lemma == "use" else [])
    return [each for each in found if each.entity is not None and each.entity.general]
