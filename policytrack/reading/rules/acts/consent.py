"""What minors may use only if a parent agrees, or only after their age was checked: "needs a parent's consent"."""

from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.beside import owned_by
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_consent"]

_CONSENT = frozenset({"consent", "permission", "approval", "sign-off", "agreement", "okay", "go-ahead"})
_PARENTAL = frozenset({"parental", "parent", "parents", "guardian", "guardians"})
_PARENTS = frozenset({"parent", "parents", "guardian", "guardians"})
_AGREEING = frozenset({"agree", "consent", "approve", "permit"})
_ASKING = frozenset({"require", "need", "oblige", "want", "demand", "ask"})
_FORBIDDING = frozenset({"deal", "ban", "block", "exclude", "remove", "halt", "avoid"})
_ONCE = frozenset({"before", "when", "if", "until"})
_NEEDING = frozenset(
    {"require", "need", "demand", "mandate", "impose", "get", "obtain", "seek", "have", "secure", "give"}
)


def by_consent(scene: Scene) -> None:
    """Add what minors may only use with a parent's consent."""
    syntax = scene.syntax
    if not _AGREEING.isdisjoint(syntax.lemmas) and not _PARENTS.isdisjoint(syntax.spoken):
        _add_agreeing(scene)
        _ease_unless_agreed(scene)
    if _CONSENT.isdisjoint(syntax.spoken):
        return
    for phrase in syntax.phrases:
        if _is_lacking(syntax, phrase):
            _ease(scene, phrase.start)
            continue
        governor = _needing(syntax, phrase)
        if governor is None:
            continue
        above = _requiring(governor)
        act = Act("limit", "", mood_of_verb(syntax, above), phrase.head, noun=False, says="parental consent")
        act.targets = _things(syntax, phrase, above)
        act.open_object = not act.targets
        act.around = around(syntax, above)
        act.actors, act.weak_actor = owned_by(syntax, above.noun) if above.noun is not None else [], False
        if not act.actors:  # "Ohio's rule that minors need it" is Ohio's, whoever halts it
            act.actors, act.weak_actor = agents_of(syntax, above, act.turn)
        scene.read.add(phrase.number)
        scene.add(act, above, governor)


def _is_lacking(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "without a parent's consent", "without the permission of a parent", not "with or without consent"."""
    if phrase.prep != "without" or not _is_parental(syntax, phrase):
        return False
    return syntax.items[phrase.prep_at - 1].low not in {"or", "and"}


def _ease_unless_agreed(scene: Scene) -> None:
    """Take what is forbidden unless a parent agrees for what is only limited."""
    syntax = scene.syntax
    for one in syntax.predicates:
        parents = one.lemma in _AGREEING and any(syntax.head(each).low in _PARENTS for each in one.subjects)
        if parents and one.marker == "unless" and not one.negated:
            _ease(scene, one.start)


def _ease(scene: Scene, at: int) -> None:
    """Take what is forbidden only without consent for what is limited: "may not join it without a parent's consent"."""
    before = [one for one in scene.acts if one.at < at and one.key in _FORBIDDING and not one.noun]
    for act in before[-1:]:
        act.key, act.dealing = "limit", ""


def _add_agreeing(scene: Scene) -> None:
    """Add what minors may use once a parent agrees: "requires parents to agree before anyone under 18 opens it"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        parents = one.lemma in _AGREEING and any(syntax.head(each).low in _PARENTS for each in one.subjects)
        above = one.governor if one.link == Link.infinitive else None
        required = above is not None and above.lemma in _ASKING
        if not parents or one.negated or not (required or one.obliged or one.modal == "must"):
            continue
        said = above if above is not None and required else one
        using = [each for each in syntax.predicates if each.governor is one and each.marker in _ONCE]
        behind = [phrase for each in using for phrase in (*each.objects, *each.preps)]
        targets = things_of(syntax, behind or [each for each in one.preps if each.prep in {"to", "for"}])
        if not targets:
            continue
        act = Act("limit", "", mood_of_verb(syntax, said), one.at, noun=False, targets=targets, says="parental consent")
        act.around = around(syntax, said)
        act.actors, act.weak_actor = agents_of(syntax, said, act.turn, done_to=said is one)
        scene.add(act, one, said)


def _needing(syntax: Syntax, phrase: Phrase) -> Predicate | None:
    """The verb by which somebody needs the consent that a phrase speaks of."""
    if syntax.head(phrase).low not in _CONSENT:
        return None
    if not _is_parental(syntax, phrase):
        return None
    governor, _ = syntax.governing(phrase)
    return governor if governor is not None and governor.lemma in _NEEDING else None


def _is_parental(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it is the consent of parents: "parental consent", "the permission of a parent"."""
    if syntax.head(phrase).low not in _CONSENT:
        return False
    of = syntax.after(phrase, "of", "from")
    end = phrase.end if of is None else of.end
    lows = {part for item in syntax.items[phrase.start : end] for part in item.low.replace("'s", "").split()}
    return not _PARENTAL.isdisjoint(lows)


def _requiring(one: Predicate) -> Predicate:
    """The verb by which it is required, above the one by which it is had: "would [require] minors to get it"."""
    above = one.governor if one.link == Link.infinitive else None
    return above if above is not None and above.lemma in _NEEDING else one


def _things(syntax: Syntax, phrase: Phrase, above: Predicate) -> list[Mention]:
    """For what it is needed, behind the consent or before."""
    behind = [each for each in syntax.phrases if each.start >= phrase.end]
    return things_of(syntax, behind) or things_of(syntax, above.subjects) or things_of(syntax, above.objects)
