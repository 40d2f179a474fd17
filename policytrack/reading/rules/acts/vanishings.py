"""What would go from somewhere by a rule that is told of: "would vanish from shops under a rule Ruritania proposed"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.parties.beside import imposed_by, named_behind, owned_by
from policytrack.reading.rules.parties.who import placed_in
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_vanishings"]

_GOING = frozenset({"disappear", "vanish", "go"})
_MODALS = frozenset({"will", "would", "could", "must", "may", "might"})
_UNDER = frozenset({"under", "by"})
_PAPERS = words.listing("drafts") | {"rule", "rules", "plan", "plans", "law", "order", "decree", "regulation", "scheme"}
_DRAFTS = words.listing("drafts") | {"plan", "plans"}
_OUTLETS = words.listing("outlets") | words.listing("devices")
_SHOPS = frozenset({"shelves", "shops", "stores", "showrooms", "dealerships", "market"})
_PROPOSING = frozenset({"propose", "draft", "float", "table", "plan", "moot", "consider", "weigh", "put", "suggest"})


def by_vanishings(scene: Scene) -> None:
    """Add what would go from shops, devices or networks by a rule that is told of."""
    syntax = scene.syntax
    if _GOING.isdisjoint(syntax.lemmas):
        return
    for one in syntax.predicates:
        if one.lemma not in _GOING or one.modal not in _MODALS or one.negated or one.number in scene.used:
            continue
        whence = next((each for each in one.preps if each.prep == "from" and _is_outlet(syntax, each)), None)
        paper = next((each for each in one.preps if each.prep in _UNDER and _is_paper(syntax, each)), None)
        targets = things_of(syntax, one.subjects)
        if whence is None or paper is None or not targets:
            continue
        actors = _whose(syntax, paper) or placed_in(syntax, [*one.preps, *_beside(syntax, whence)])
        act = Act("remove", "", Turn(_mood(syntax, one, paper)), one.at, noun=False, targets=targets, says="gone")
        act.dealing = "sell" if syntax.head(whence).low in _SHOPS else ""
        act.actors, act.weak_actor, act.around = actors, not actors, around(syntax, one)
        scene.add(act, one)


def _beside(syntax: Syntax, phrase: Phrase) -> list[Phrase]:
    """Where outlets are: "from app stores [in Canada]"."""
    behind = syntax.after(phrase, "in", "across")
    return [] if behind is None else [behind]


def _is_outlet(syntax: Syntax, phrase: Phrase) -> bool:
    head = syntax.head(phrase)
    return head.says("setting") is not None or head.low.split()[-1] in _OUTLETS | _SHOPS


def _is_paper(syntax: Syntax, phrase: Phrase) -> bool:
    return syntax.head(phrase).low.split()[-1] in _PAPERS


def _whose(syntax: Syntax, paper: Phrase) -> list[Mention]:
    """Whose a rule is: "a rule that [the ministry] proposed", "a bill before [parliament]"."""
    return owned_by(syntax, paper) or imposed_by(syntax, paper) or named_behind(syntax, paper)


def _mood(syntax: Syntax, one: Predicate, paper: Phrase) -> Mood:
    """Whether it is decided: a draft is not, nor a rule that somebody only proposed."""
    telling = (each for each in syntax.predicates if each.noun is paper)
    proposed = any(each.lemma.split()[0] in _PROPOSING for each in telling)
    draft = syntax.head(paper).low.split()[-1] in _DRAFTS or one.modal in {"could", "may", "might"}
    return Mood.weighed if proposed or draft else Mood.planned
